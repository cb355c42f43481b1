# SPDX-License-Identifier: GPL-2.0-or-later
"""Which zones of one level feed more than one zone of the next, while both are edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...algorithms.core.zones.criteria.splits import SMALL_BRANCH
from ...algorithms.core.zones.criteria.tables import Splits, splits
from .session import Session


class Feeding(NamedTuple):
    """Two levels, the one with more zones first, and what its zones are split into."""

    below: Session
    above: Session
    found: Splits


def feeding(sessions: Sequence[Session]) -> list[Feeding]:
    """What the zones of every level feed, as 'Evaluate a zone plan' counts it.

    Parameters
    ----------
    sessions : sequence of Session
        On the same units. Of two levels the one with more zones feeds the other.
    """
    ordered = sorted(sessions, key=lambda each: -each.problem.n_zones)
    return [
        Feeding(
            below,
            above,
            splits(below.labels, above.labels, below.problem.students, SMALL_BRANCH),
        )
        for below, above in zip(ordered, ordered[1:])
    ]
