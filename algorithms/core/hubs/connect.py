# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs brought into one piece, with no point cut off.

Faults are first made rare by assigning again with a penalty on them, which keeps the sizes exact
and hardly lengthens the distances. What is left is moved point by point, and the sizes are
restored along the cheapest chain of hubs whose moves leave every hub in one piece (`repair`). Where
that fails too, the hubs around are drawn anew (`redraw`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Optional

import numpy as np

from ..progress import SILENT, Progress, Stage
from .alternate import alternate
from .balanced_start import balanced_start
from .budget import Budget, or_new
from .neighbourhood import MOST_POINTS, TOGETHER, solve_around
from .neighbours import Neighbours
from .problem import Compactness, HubProblem
from .redraw import redraw
from .repair import Repair
from .transport import Costs, assign

PENALTIES = (0.1, 0.3, 1.0, 3.0)
TURNS_PER_PENALTY = 3
SOLVED_ANEW_UP_TO = 5000
MOST_ANEW = 20
LONGER_ANEW = 1.05
MOST_REARRANGED = 4
MOST_FAULTS_REARRANGED = 3
HUBS_REARRANGED = 12
KEPT_TOGETHER = (0, 1, 2, 3, 5, 7, 10)
FAR = 1e3
CUTS = 24
LONGER_REARRANGED = 1.5
SHORTENED = 12
TURNS_SHORTENED = 4
DENSITY_POWER = 1 / 3


def connect(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    rng: np.random.Generator,
    progress: Progress = SILENT,
    budget: Optional[Budget] = None,
) -> np.ndarray:
    """Let points cut off and stray pieces rejoin their hubs, keeping the sizes.

    Parameters
    ----------
    problem : HubProblem
    labels : ndarray of int, shape (n,)
        With all sizes inside their ranges.
    neighbours : Neighbours
    rng : numpy Generator
    progress : Progress
    budget : Budget, optional
        What may be spent on what is left in the end.

    Returns
    -------
    ndarray of int, shape (n,)
        With all sizes inside their ranges and no more faults; if the user cancelled, what
        was found so far.
    """
    budget = or_new(budget)
    labels = reassign_with_penalty(problem, labels, neighbours, progress)
    if progress.cancelled():
        return labels
    progress.share(0.5)
    labels = Repair(problem, labels, neighbours).run(Stage(progress, 0.5, 0.8))
    return _solve_anew(problem, labels, neighbours, rng, progress, budget)


def _solve_anew(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    rng: np.random.Generator,
    progress: Progress,
    budget: Budget,
) -> np.ndarray:
    """Where faults are left, solve their surroundings anew, and keep what has fewer."""
    faults = neighbours.faults(labels)
    if len(labels) > SOLVED_ANEW_UP_TO:
        return labels
    for _ in range(MOST_ANEW):
        if progress.cancelled() or sum(faults[:2]) == 0:
            break
        where = np.flatnonzero(neighbours.outside_main_piece(labels) | neighbours.cut_off(labels))
        hub = int(labels[rng.choice(where)])
        other = solve_around(problem, labels, hub, LONGER_ANEW, rng)
        if other is not None:
            other = Repair(problem, other, neighbours).run(wandering=False)
            found = neighbours.faults(other)
            if sum(found[:2]) < sum(faults[:2]):
                labels, faults = other, found
    labels = redraw(problem, labels, neighbours, rng, Stage(progress, 0.8, 0.95), budget)
    rearranged = _rearrange(problem, labels, neighbours, rng, progress)
    if rearranged is labels or progress.cancelled():
        return rearranged
    # The new hubs may split a place.
    return redraw(problem, rearranged, neighbours, rng, Stage(progress, 0.95, 1.0), budget)


def _rearrange(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    rng: np.random.Generator,
    progress: Progress,
) -> np.ndarray:
    """Where faults are left still, hold neighbours together or cut their surroundings anew.

    Of all that have fewer faults the one with the fewest is kept, of equals the shortest.
    """
    for turn in range(MOST_REARRANGED):
        faults = sum(neighbours.faults(labels)[:2])
        # Many are left only where places hold more points than a hub: each would take long.
        if not 0 < faults <= MOST_FAULTS_REARRANGED or progress.cancelled():
            break
        where = np.flatnonzero(neighbours.outside_main_piece(labels) | neighbours.cut_off(labels))
        point = int(rng.choice(where))
        best, rank, now = labels, (faults, -np.inf), problem.total(labels)
        for variants in (_kept_together, _cut_around):
            for hubs, tried in variants(problem, labels, neighbours, point, rng):
                if progress.cancelled():
                    return best
                found = Repair(problem, tried, neighbours).run(wandering=turn > 0)
                total = problem.total(found)
                here = sum(neighbours.faults(found)[:2]), total
                most = (LONGER_REARRANGED - 1) * problem.total_of(
                    labels, np.flatnonzero(np.isin(labels, hubs))
                )
                if here < rank and total - now < most:
                    best, rank = found, here
            if rank[0] == 0:
                break
        if best is not labels:
            labels = _shortened(problem, best, neighbours, point, rng, progress)
    return labels


def _shortened(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    point: int,
    rng: np.random.Generator,
    progress: Progress,
) -> np.ndarray:
    """Hubs around a point solved anew where that is shorter and makes no fault."""
    faults = neighbours.faults(labels)
    away = np.hypot(*(problem.centres(labels) - problem.xy[point]).T)
    for hub in np.tile(np.argsort(away, kind="stable")[:SHORTENED], TURNS_SHORTENED):
        if progress.cancelled():
            break
        other = solve_around(problem, labels, int(hub), 1.0, rng)
        if other is None:
            continue
        other = Repair(problem, other, neighbours).run(wandering=False)
        found = neighbours.faults(other)
        if found <= faults and problem.total(other) < problem.total(labels):
            labels, faults = other, found
    return labels


def _kept_together(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    point: int,
    rng: np.random.Generator,
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """A point at fault and its nearest in one hub, the others assigned again around them."""
    own, near = int(labels[point]), neighbours.near[point]
    centres = problem.centres(labels)
    away = np.hypot(*(centres - problem.xy[point]).T)
    away[own] = -1.0
    hubs = np.sort(np.argsort(away, kind="stable")[:HUBS_REARRANGED])
    points = np.flatnonzero(np.isin(labels, hubs))
    plain = problem.cost_to(problem.xy[points][:, None], centres[hubs][None])
    nearest = points[
        np.argsort(np.hypot(*(problem.xy[points] - problem.xy[point]).T), kind="stable")
    ]
    for many in KEPT_TOGETHER:
        kept_points = np.isin(points, [point, *nearest[: many + 1]])
        for hub in np.unique([own, *labels[near]]) if many else np.unique(labels[near]):
            if hub not in hubs:
                continue
            cost = plain.copy()
            cost[kept_points] += FAR * plain.max()
            cost[kept_points, hubs == hub] = 0.0
            costs = Costs(cost, None, len(hubs))
            found = assign(costs, problem.low[hubs], problem.high[hubs])
            if found is not None:
                tried = labels.copy()
                tried[points] = hubs[found.labels]
                yield hubs, tried


def _cut_around(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    point: int,
    rng: np.random.Generator,
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """A hub at fault and some of its nearest, cut anew by straight lines."""
    hub, centres = int(labels[point]), problem.centres(labels)
    most = min(TOGETHER, problem.hubs, max(2, MOST_POINTS * problem.hubs // len(problem.xy)))
    away = np.hypot(*(centres - centres[hub]).T)
    for turn in range(CUTS):
        hubs = np.sort(np.argsort(away, kind="stable")[: 2 + turn % (most - 1)])
        points = np.flatnonzero(np.isin(labels, hubs))
        xy, low, high = problem.xy[points], problem.low[hubs], problem.high[hubs]
        found = balanced_start(xy, low, high, DENSITY_POWER, rng, np.pi)
        for objective in ((), (Compactness.SQUARED,), (problem.objective,))[int(rng.integers(3))]:
            again = alternate(HubProblem(xy, low, high, objective), found)
            found = found if again is None else again.labels
        tried = labels.copy()
        tried[points] = hubs[found]
        yield hubs, tried


def reassign_with_penalty(
    problem: HubProblem, labels: np.ndarray, neighbours: Neighbours, progress: Progress = SILENT
) -> np.ndarray:
    """Assign again with a rising penalty on points alone among others' and stray pieces."""
    best, fewest, prices = labels, sum(neighbours.faults(labels)[:2]), None
    for turn, penalty in enumerate(PENALTIES):
        for _ in range(TURNS_PER_PENALTY):
            if fewest == 0 or progress.cancelled():
                return best
            costs = _penalised(problem, labels, neighbours, penalty)
            found = problem.assign(costs, prices, progress)
            if found is None or (found.labels == labels).all():
                break
            labels, prices = found.labels, found.prices
            faults = sum(neighbours.faults(labels)[:2])
            if faults < fewest:
                best, fewest = labels, faults
        progress.share(0.5 * (turn + 1) / len(PENALTIES))
    return best


def _penalised(
    problem: HubProblem, labels: np.ndarray, neighbours: Neighbours, penalty: float
) -> Costs:
    plain = problem.costs(problem.centres(labels), labels)
    candidates = plain.candidates
    if candidates is None:
        candidates = np.broadcast_to(np.arange(problem.hubs), plain.cost.shape)
    absent = np.ones(candidates.shape, bool)
    for column in neighbours.near.T:
        absent &= labels[column][:, None] != candidates
    outside_main_piece = neighbours.outside_main_piece(labels)
    absent[outside_main_piece] |= (
        candidates[outside_main_piece] == labels[outside_main_piece][:, None]
    )
    extra = penalty * plain.cost.min(axis=1).mean()
    return replace(plain, cost=plain.cost + extra * absent)
