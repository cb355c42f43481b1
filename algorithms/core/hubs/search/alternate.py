# SPDX-License-Identifier: GPL-2.0-or-later
"""Assignment and centres in turn, until they agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional, Protocol

import numpy as np

from ...progress import SILENT, Progress
from ..assignment.transport import Assignment, Costs
from ..problem import HubProblem

NEARLY_UNTIL = 1e-3
"""While a round with nearly kept ranges gains a larger share, another follows."""
EXACT_UNTIL = 1e-4
"""The same with ranges kept: such rounds take longer, and what comes after gains more."""
EXACT_UNTIL_OF_MANY = 1e-3
"""The same of very many hubs, where each round takes longest."""
MOST_ROUNDS = 60
"""Hardly ever reached: most starts take ten."""
ROUNDS_OF_GRACE = 2
"""The first rounds shorten most, so what is wanted is not held against them."""
HOPELESS = 1.02
"""What is this much longer than wanted after its first rounds is given up."""


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


class Centred(Protocol):
    """Points that are assigned to centres: of a whole map, or of a few of its hubs."""

    @property
    def hubs(self) -> int: ...

    def centred(self, labels: np.ndarray) -> tuple[Any, float]:
        """The centres of hubs, in whatever form ``costs`` takes, and the total of the hubs."""

    def costs(self, centres: Any, labels: Optional[np.ndarray]) -> Costs:
        """What points cost there; the hubs that they are in now are among the candidates."""

    def assign(
        self, costs: Costs, prices: Optional[np.ndarray], progress: Progress
    ) -> Optional[Assignment]: ...

    def assign_nearly(
        self, costs: Costs, prices: Optional[np.ndarray], progress: Progress
    ) -> Assignment: ...


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
    centres, first = problem.centred(labels)
    until = EXACT_UNTIL_OF_MANY if problem.is_brisk else EXACT_UNTIL
    best = alternate_from(problem, centres, labels, np.inf, until, progress)
    if best is not None and best.total >= first and problem.keeps(labels):
        return Grouping(labels, first)
    return best


def alternate_from(
    problem: Centred,
    centres: Any,
    labels: Optional[np.ndarray] = None,
    wanted: float = np.inf,
    until: float = EXACT_UNTIL,
    progress: Progress = SILENT,
) -> Optional[Grouping]:
    """Assign and centre in turn from given centres.

    Parameters
    ----------
    problem : Centred
    centres
        As ``problem.centred`` returns them.
    labels : ndarray of int, shape (n,), optional
        The hubs that points are in now.
    wanted : float
        What is far from so low a total is given up.
    until : float
        The share that a round with ranges kept must gain.
    progress : Progress

    Returns
    -------
    Grouping or None
        The best with all ranges kept; None if there was none, or none near to what is wanted.
    """
    least, prices = np.inf, None
    for turn in range(MOST_ROUNDS):
        if progress.cancelled():
            return None
        nearly = problem.assign_nearly(problem.costs(centres, labels), prices, progress)
        if not _has_all(nearly, problem):
            break
        prices = nearly.prices
        moved, total = problem.centred(nearly.labels)
        if turn >= ROUNDS_OF_GRACE and total > HOPELESS * wanted:
            return None
        if total > least * (1 - NEARLY_UNTIL):
            break
        centres, least = moved, total
    best = None
    for _ in range(MOST_ROUNDS):
        if progress.cancelled():
            break
        found = problem.assign(problem.costs(centres, labels), prices, progress)
        if found is None or not _has_all(found, problem):
            break
        prices = found.prices
        centres, total = problem.centred(found.labels)
        if best is None and total > HOPELESS * wanted:
            return None
        if best is not None:
            gain = best.total - total
        else:
            # What is not as wanted, and as long as it nearly was, will hardly become it.
            gain = np.inf if total < wanted else least - total
        if best is None or gain > 0:
            best = Grouping(found.labels, total)
            labels = None if labels is None else found.labels
        # What is as wanted will be kept: there the last digits count.
        if gain <= (0.0 if total < wanted < np.inf else until * total):
            break
    return best


def _has_all(found: Assignment, problem: Centred) -> bool:
    """Whether no hub is empty."""
    return bool(np.bincount(found.labels, minlength=problem.hubs).all())
