# SPDX-License-Identifier: GPL-2.0-or-later
"""Work on a session's plan that respects its locks: mending strays, parts for the solver."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ...algorithms.core.errors import InputError
from ...algorithms.core.zones.contiguous import make_contiguous
from ...algorithms.core.zones.problem import UNASSIGNED
from ...algorithms.core.zones.subproblem import SubProblem, subproblem
from .session import Session


class Mended(NamedTuple):
    """A plan with its strays mended, and how many that were; not yet taken."""

    labels: np.ndarray
    pieces: int
    left: int
    """Pieces that the locks, or other zones all around, keep where they are."""


def part_of(session: Session, zones: Iterable[int], unassigned: bool = False) -> SubProblem:
    """Some zones as a problem of their own, in which the session's locks hold.

    Locked zones are left out, and so are zones whose school stands in a zone beside the part.

    Raises
    ------
    InputError
        If no zone is left.
    """
    labels, problem = session.labels, session.problem
    locked = problem.locked.copy()
    held = [unit for unit in session.locks.units if labels[unit] != UNASSIGNED]
    locked[held] = labels[held]
    chosen = set(zones) - session.locks.zones
    while True:
        there = {zone: int(labels[problem.seed_unit[zone]]) for zone in chosen}
        away = {zone for zone, at in there.items() if at != UNASSIGNED and at not in chosen}
        if not away:
            break
        chosen -= away
    return subproblem(replace(problem, locked=locked), labels, sorted(chosen), unassigned)


def mended(session: Session) -> Mended:
    """Give every piece that is cut off from its school to zones that it touches."""
    before = session.figures.strays()
    labels = session.labels
    if not before:
        return Mended(labels, 0, 0)
    try:
        part = part_of(session, range(session.problem.n_zones))
        found = part.in_whole(labels, make_contiguous(part.problem, part.labels))
    except InputError:
        # All is locked, or no way is found that ties locked units to their schools.
        return Mended(labels, 0, len(before))
    # What was whole stays as it is: only pieces that were cut off change hands.
    left = sum(all(found[unit] == labels[unit] for unit in piece) for piece in before)
    return Mended(found, len(before) - left, left)
