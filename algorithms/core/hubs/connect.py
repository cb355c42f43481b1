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
from .budget import Budget, or_new
from .general_repair import GeneralRepair
from .neighbours import Neighbours
from .problem import HubProblem
from .redraw import fault_rank, full_rank, redraw
from .repair import Repair
from .transport import Costs, assign

PENALTIES = (0.1, 0.3, 1.0, 3.0)
"""Of a fault, in mean distances, from light to heavy."""
TURNS_PER_PENALTY = 3
"""A third turn still mends some faults on maps of thousands of points; very many hubs get one."""
MOST_REPAIRS = 3
"""Times that what shortened hubs by weight is repaired and shortened again."""
REDRAWN_UP_TO = 5000
"""Points of a map whose last faults are drawn anew."""
MOST_REARRANGED, MOST_FAULTS_REARRANGED = 4, 3
"""So often, and where no more faults are left, points are kept together: each time takes long."""
HUBS_REARRANGED = 12
"""Nearest hubs that are assigned again around a point at fault: two rings of neighbours, about."""
KEPT_TOGETHER = (0, 1, 2, 3, 5, 7, 10)
"""How many of the nearest points are kept together with one at fault."""
FAR = 1e3
"""Times the greatest cost: what it costs to part them."""
LONGER_REARRANGED = 1.5
"""Hubs around that become longer than this are not taken."""


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
        With all ranges kept and no more faults; if the user cancelled, what was found so far.
    """
    starts = [reassign_with_penalty(problem, labels, neighbours, Stage(progress, 0.0, 0.4))]
    if problem.is_special:
        # Repaired as they were, hubs may be the shorter ones.
        starts.append(labels)
    best, least = labels, None
    for turn, start in enumerate(starts):
        ends = 0.4 + 0.4 * turn / len(starts), 0.4 + 0.4 * (turn + 1) / len(starts)
        found = _repaired(problem, start, neighbours, Stage(progress, *ends))
        if progress.cancelled():
            return found if least is None else best
        rank = full_rank(problem, found, neighbours)
        if least is None or rank < least:
            best, least = found, rank
    if len(labels) > REDRAWN_UP_TO:
        return best
    budget = or_new(budget)
    redrawn = redraw(problem, best, neighbours, rng, Stage(progress, 0.8, 0.95), budget)
    if problem.weights is not None and (redrawn != best).any():
        shorter = GeneralRepair(problem, redrawn, neighbours).shorten(Stage(progress, 1.0, 1.0))
        if fault_rank(problem, shorter, neighbours) <= fault_rank(problem, redrawn, neighbours):
            return shorter
    if problem.is_special:
        return redrawn
    rearranged = _rearrange(problem, redrawn, neighbours, rng, progress)
    if rearranged is redrawn or progress.cancelled():
        return rearranged
    # The new hubs may split a place.
    return redraw(problem, rearranged, neighbours, rng, Stage(progress, 0.95, 1.0), budget)


def _repaired(
    problem: HubProblem, labels: np.ndarray, neighbours: Neighbours, progress: Progress
) -> np.ndarray:
    """Hubs whose faults are repaired one by one, and shortened where they have weights."""
    if not problem.is_special:
        return Repair(problem, labels, neighbours).run(progress)
    for turn in range(MOST_REPAIRS):
        if progress.cancelled():
            break
        repair = GeneralRepair(problem, labels, neighbours)
        ends = turn / MOST_REPAIRS, (turn + 0.5) / MOST_REPAIRS
        found = repair.run(Stage(progress, *ends))
        if problem.weights is not None:
            found = repair.shorten(Stage(progress, ends[1], ends[1]))
        if (found == labels).all():
            break
        labels = found
    progress.share(1.0)
    return labels


def _rearrange(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    rng: np.random.Generator,
    progress: Progress,
) -> np.ndarray:
    """Where faults are left still, hold neighbours together and assign those around them again.

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
        for hubs, tried in _kept_together(problem, labels, neighbours, point):
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
        labels = best
    return labels


def _kept_together(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    point: int,
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """A point at fault and its nearest in one hub, the others assigned again around them."""
    own, near = int(labels[point]), neighbours.near[point]
    centres = problem.centres(labels)
    away = np.hypot(*(centres - problem.xy[point]).T)
    away[own] = -1.0
    hubs = np.sort(np.argsort(away, kind="stable")[:HUBS_REARRANGED])
    points = np.flatnonzero(np.isin(labels, hubs))
    plain = problem.cost_in(points[:, None], hubs, centres)
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


def reassign_with_penalty(
    problem: HubProblem, labels: np.ndarray, neighbours: Neighbours, progress: Progress = SILENT
) -> np.ndarray:
    """Assign again with a rising penalty on points alone among others' and stray pieces."""
    best, fewest, prices = labels, sum(neighbours.faults(labels)[:2]), None
    for turn, penalty in enumerate(PENALTIES):
        for _ in range(1 if problem.is_brisk else TURNS_PER_PENALTY):
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
        progress.share((turn + 1) / len(PENALTIES))
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
