# SPDX-License-Identifier: GPL-2.0-or-later
"""Assignment and centres in turn, until they agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...progress import SILENT, Progress
from ..problem import HubProblem

NEARLY_UNTIL = 1e-3
"""While a round with nearly kept ranges gains a larger share, another follows."""
EXACT_UNTIL = 1e-4
"""The same with ranges kept: such rounds take longer, and what comes after gains more."""
EXACT_UNTIL_OF_MANY = 1e-3
"""The same of very many hubs, where each round takes longest."""
MOST_ROUNDS = 60
"""Hardly ever reached: most starts take ten."""


@dataclass(frozen=True)
class Grouping:
    """Points grouped around centres.

    Attributes
    ----------
    labels : ndarray of int, shape (n,)
        With all ranges kept.
    total : float
        The costs to the centres of the hubs as they are.
    """

    labels: np.ndarray
    total: float


def alternate(
    problem: HubProblem, labels: np.ndarray, progress: Progress = SILENT
) -> Optional[Grouping]:
    """Assign and centre in turn, first nearly and then exactly.

    Parameters
    ----------
    problem : HubProblem
    labels : ndarray of int, shape (n,)
        A grouping to start from, no hub empty. Where it keeps the ranges, there always is
        a result.

    Returns
    -------
    Grouping or None
        With all ranges kept; where ``labels`` keep them, never worse. None if none was found, or
        if the user cancelled before there was anything better.
    """
    kept, least, prices = labels, np.inf, None
    centres = problem.centres(labels)
    first = problem.total(labels, centres)
    for _ in range(MOST_ROUNDS):
        if progress.cancelled():
            return None
        # The present hub of each point is always among the candidates.
        nearly = problem.assign_nearly(problem.costs(centres, kept), prices, progress)
        if (np.bincount(nearly.labels, minlength=problem.hubs) == 0).any():
            break
        prices, moved = nearly.prices, problem.centres(nearly.labels)
        total = problem.total(nearly.labels, moved)
        if total > least * (1 - NEARLY_UNTIL):
            break
        centres, least = moved, total
    best = None
    until = EXACT_UNTIL_OF_MANY if problem.is_brisk else EXACT_UNTIL
    for _ in range(MOST_ROUNDS):
        if progress.cancelled():
            break
        found = problem.assign(problem.costs(centres, kept), prices, progress)
        if found is None or (np.bincount(found.labels, minlength=problem.hubs) == 0).any():
            break
        prices, centres = found.prices, problem.centres(found.labels)
        total = problem.total(found.labels, centres)
        gain = np.inf if best is None else best.total - total
        if gain > 0:
            best, kept = Grouping(found.labels, total), found.labels
        if gain <= until * total:
            break
    if best is not None and best.total >= first and problem.keeps(labels):
        return Grouping(labels, first)
    return best
