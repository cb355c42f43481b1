"""Compact hubs with more asked of them: balanced weights, given centres, travel costs.

As in `solve`, assignment and centres alternate, then a few neighbouring hubs at a time are
seeded anew and solved again, then points cut off and pieces apart are brought home.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
from scipy.spatial import cKDTree
from threadpoolctl import threadpool_limits

from ..progress import SILENT, Progress, Stage
from .alternate import Objective
from .asked_ground import AskedGround, CostTable, asked_ground
from .asked_repair import AskedRepair
from .centres import centroids
from .last_resorts import LastResorts
from .mending import gravity, mend, soundness
from .solve import FEW_HUBS, Effort, or_with_less, solve_hubs
from .weighted import breach, mended, shortened
from .whole import SOLVED_ANEW_UP_TO, Neighbours, gather

MOST_ROUNDS = 40
NEARLY_UNTIL = 1e-3
EXACT_UNTIL = 1e-4
TOGETHER = 8
MOST_POINTS = 600
"""More points than this are not worth a trial's time: fewer hubs are taken together."""
SEEDED = (1, 2, 3)
MOST_MENDINGS = 3
STARTS_OF_FEW = {Effort.QUICK: 2, Effort.STANDARD: 6, Effort.THOROUGH: 16}
TRIALS_PER_HUB = {Effort.QUICK: 0, Effort.STANDARD: 6, Effort.THOROUGH: 24}
MOST_TRIALS = {Effort.QUICK: 0, Effort.STANDARD: 2000, Effort.THOROUGH: 10000}


@dataclass(frozen=True)
class AskedSolution:
    """Hubs as asked for, or as near as was found.

    Attributes
    ----------
    labels : ndarray of int, shape (n,)
    load : ndarray of shape (k,)
        What each hub holds: points, or the sum of their weights.
    kept : bool
        Whether all hubs are in their ranges.
    unreachable : ndarray of int
        Points from which the table has no way to the centre of their hub.
    """

    labels: np.ndarray
    load: np.ndarray
    kept: bool
    unreachable: np.ndarray


def solve_asked(
    xy: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    *,
    weights: Optional[np.ndarray] = None,
    given: Optional[np.ndarray] = None,
    table: Optional[CostTable] = None,
    start: Optional[np.ndarray] = None,
    packed: Optional[np.ndarray] = None,
    objective: Objective = Objective.MEAN_DISTANCE,
    effort: Effort = Effort.STANDARD,
    connected: bool = True,
    random_seed: int = 0,
    progress: Progress = SILENT,
) -> Optional[AskedSolution]:
    """Group points into compact hubs.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        Points in metres.
    low, high : ndarray of shape (k,)
        Least and greatest number of points of each hub, or sum of weights; low above 0.
    weights : ndarray of shape (n,), optional
        Not negative, not all 0.
    given : ndarray of shape (k, 2), optional
        Centres that do not move, in metres.
    table : CostTable, optional
        Costs that replace distances; not with ``given``.
    start : ndarray of int, shape (n,), optional
        A first grouping, of any sizes, from which hubs are searched too.
    packed : ndarray of int, shape (n,), optional
        A grouping that keeps the ranges of weights, wherever the points are: hubs start from
        there where no others are found that keep them.
    objective : Objective
        Without ``table``; that is what is kept short else.
    effort, connected, random_seed, progress
        As in `solve.solve_hubs`.

    Returns
    -------
    AskedSolution or None
        The best found; None if the user cancelled before it was as asked for.
    """
    if progress.cancelled():
        return None
    low, high = np.asarray(low), np.asarray(high)
    tied = np.zeros(len(xy)) if weights is None else weights
    order = np.lexsort((tied, xy[:, 1], xy[:, 0]))
    corner = xy.min(axis=0)
    ground = asked_ground(
        (xy - corner)[order] / 1000,
        low,
        high,
        objective,
        None if weights is None else np.asarray(weights, float)[order],
        None if given is None else (given - corner) / 1000,
        None if table is None else table.part(order),
        connected,
    )
    # One thread: sums in another order would differ in their last digits.
    with threadpool_limits(limits=1):
        first = None if start is None else start[order]
        found = _solve(ground, first, effort, connected, random_seed, progress, LastResorts())
        if packed is not None and found is not None and not ground.keeps(found):
            found = _drawn_together(ground, packed[order], progress)
    if found is None:
        return None
    labels = np.empty_like(found)
    labels[order] = found
    kept, unreachable = ground.keeps(found), order[ground.unreachable(found)]
    if progress.cancelled() and (len(unreachable) or not kept):
        return None
    return AskedSolution(labels, ground.load(found), kept, unreachable)


def _solve(ground, first, effort, connected, random_seed, progress, resorts):
    rng = np.random.default_rng(random_seed % 2**63)
    if ground.hubs == 1:
        return np.zeros(len(ground.xy), np.int64)
    if ground.given is not None:
        labels = _to_given(ground, progress)
    else:
        labels = _to_free(ground, first, effort, random_seed, rng, progress)
    if labels is None:
        return None
    if connected and ground.keeps(labels) and not progress.cancelled():
        neighbours, raw = Neighbours.of(ground.map), ground.total(labels)
        labels = _made_whole(ground, labels, neighbours, rng, Stage(progress, 0.8, 1.0), resorts)

        def solve_again(less, progress):
            known = resorts.again()
            found = _solve(ground, first, less, connected, random_seed, progress, known)
            return found if found is not None and ground.keeps(found) else None

        if ground.given is None:  # else the effort makes no difference
            labels = or_with_less(solve_again, ground, raw, labels, neighbours, effort, progress)
    progress.share(1.0)
    return labels


def _to_given(ground, progress):
    """The assignment to given centres: exact by count, near the optimum by weight."""
    most = 12
    while True:
        costs = ground.costs(ground.given, None, most)
        found = ground.assign(costs, None, progress)
        if progress.cancelled() and found is None:
            return None
        if costs.hubs == costs.cost.shape[1] or (found and not _envies(ground, found)):
            break
        most = min(2 * most, ground.hubs)
    if found is not None:
        return found.labels
    nearly = ground.assign_nearly(costs)
    if ground.weights is None:
        return nearly.labels
    return mended(costs, nearly.labels, ground.low, ground.high, progress)


def _envies(ground, found):
    """Whether a point would be cheaper off, prices included, at a centre not looked at."""
    weights = ground.weights
    unit = np.ones(len(ground.xy)) if weights is None else weights / weights.mean()
    for start in range(0, len(ground.xy), 10_000):
        some = slice(start, start + 10_000)
        cost = ground.cost_to(ground.xy[some, None], ground.given[None])
        total = cost + unit[some, None] * found.prices
        own = total[np.arange(len(total)), found.labels[some]]
        if weights is None and (total.min(axis=1) < own - 1e-9 * cost.max()).any():
            return True
    return False


def _to_free(ground, first, effort, random_seed, rng, progress):
    k = ground.hubs
    few = k <= FEW_HUBS
    starts = STARTS_OF_FEW[effort] if few else 1
    best = None
    if first is not None and len(np.unique(first)) == k:
        best = settle(ground, ground.centres(first), None, progress)
    for turn in range(starts):
        stage = Stage(progress, 0.3 * turn / starts, 0.3 * (turn + 1) / starts)
        labels = _start(ground, random_seed + turn, rng, stage)
        if labels is None:
            break
        found = settle(ground, ground.centres(labels), labels, progress)
        best = _better(ground, found, _better(ground, labels, best))
        if progress.cancelled():
            break
    if best is None:
        return None
    trials = min(TRIALS_PER_HUB[effort] * k, MOST_TRIALS[effort])
    if few:
        trials = 0
    if trials or not ground.keeps(best) or len(ground.unreachable(best)):
        best = _search(ground, best, max(trials, 4 * k), rng, Stage(progress, 0.3, 0.8))
    return best


def _drawn_together(ground, labels, progress):
    """Points moved and exchanged between hubs that keep their ranges, for as long as it helps."""
    total = np.inf
    for _ in range(MOST_ROUNDS):
        if progress.cancelled() or ground.total(labels) > total * (1 - EXACT_UNTIL):
            break
        total = ground.total(labels)
        costs = ground.costs(ground.centres(labels), labels, ground.hubs)
        labels = shortened(costs, labels, ground.low, ground.high, progress)
    return labels


def _badness(ground, labels):
    """What is to be least: breaches of ranges first, then the total."""
    outside = breach(ground.load(labels), ground.low, ground.high).sum()
    empty = ground.hubs - np.count_nonzero(np.bincount(labels, minlength=ground.hubs))
    if ground.keeps(labels):
        outside = 0.0
    return empty, outside, ground.total(labels) if empty == 0 else np.inf


def _better(ground, one, other):
    if one is None or other is None:
        return other if one is None else one
    return one if _badness(ground, one) < _badness(ground, other) else other


def _start(ground, random_seed, rng, progress):
    if ground.weights is not None:
        return cut_by_weight(ground.map, ground.weights, ground.hubs, rng)
    found = solve_hubs(
        ground.map * 1000,
        ground.low,
        ground.high,
        effort=Effort.QUICK,
        connected=False,
        random_seed=random_seed,
        progress=progress,
    )
    return None if found is None else found.labels


def cut_by_weight(
    xy: np.ndarray, weights: np.ndarray, hubs: int, rng: np.random.Generator
) -> np.ndarray:
    """Group points by cutting the map again and again, into parts of about equal weight.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        With n at least ``hubs``.
    weights : ndarray of shape (n,)
    hubs : int
    rng : numpy Generator

    Returns
    -------
    ndarray of int, shape (n,)
        Hubs 0..hubs-1, none empty.
    """
    labels = np.empty(len(xy), np.int64)
    waiting = [(np.arange(len(xy)), 0, hubs)]
    while waiting:
        members, first, last = waiting.pop()
        if last - first == 1:
            labels[members] = first
            continue
        middle = (first + last) // 2
        spread = xy[members] - xy[members].mean(axis=0)
        x, y = np.linalg.eigh(spread.T @ spread)[1][:, -1]
        turn = np.arctan2(y, x) % np.pi + rng.uniform(-np.pi / 8, np.pi / 8)
        along = spread @ [np.cos(turn), np.sin(turn)]
        order = members[np.argsort(along, kind="stable")]
        reach = np.cumsum(weights[order])
        wanted = reach[-1] * (middle - first) / (last - first)
        cut = 1 + int(np.abs(reach[:-1] - wanted).argmin())
        cut = int(np.clip(cut, middle - first, len(order) - (last - middle)))
        waiting.append((order[:cut], first, middle))
        waiting.append((order[cut:], middle, last))
    return labels


def settle(
    ground: AskedGround,
    centres: np.ndarray,
    labels: Optional[np.ndarray] = None,
    progress: Progress = SILENT,
    hopeless: float = np.inf,
) -> Optional[np.ndarray]:
    """Assign and centre in turn, first nearly and then exactly.

    Parameters
    ----------
    ground : AskedGround
    centres : ndarray of shape (k, 2)
    labels : ndarray of int, shape (n,), optional
        A grouping near those centres.
    hopeless : float
        A total after the first rounds that is not worth going on for.

    Returns
    -------
    ndarray of int, shape (n,)
        In their ranges; None if that was not found or the user cancelled.
    """
    prices, before = None, np.inf
    for turn in range(MOST_ROUNDS):
        if progress.cancelled():
            return None
        nearly = ground.assign_nearly(ground.costs(centres, labels), prices)
        if (np.bincount(nearly.labels, minlength=ground.hubs) == 0).any():
            break
        prices, centres = nearly.prices, ground.centres(nearly.labels)
        total = ground.total(nearly.labels, centres)
        if turn >= 2 and total > hopeless:
            return None
        if total > before * (1 - NEARLY_UNTIL):
            break
        before = total
    best, least = None, np.inf
    for _ in range(MOST_ROUNDS):
        if progress.cancelled():
            break
        costs = ground.costs(centres, labels if best is None else best)
        found = ground.assign(costs, prices, progress)
        if found is None or (np.bincount(found.labels, minlength=ground.hubs) == 0).any():
            break
        prices, centres = found.prices, ground.centres(found.labels)
        total = ground.total(found.labels, centres)
        gain = least - total
        if gain > 0:
            best, least = found.labels, total
        if gain <= EXACT_UNTIL * total:
            break
    return best


def _search(ground, labels, trials, rng, progress):
    """Solve a few neighbouring hubs anew, with some of their centres seeded elsewhere."""
    k, n = ground.hubs, len(ground.xy)
    together = min(TOGETHER, k, max(2, MOST_POINTS * k // n))
    queue = []
    middle = centroids(ground.map, labels, k)
    for trial in range(trials):
        if progress.cancelled():
            break
        if not queue:
            queue = rng.permutation(k).tolist()
            # Hubs outside their ranges, or that cannot be reached, first.
            ill = breach(ground.load(labels), ground.low, ground.high) > 0
            ill[labels[ground.unreachable(labels)]] = True
            queue.sort(key=lambda hub: ill[hub])
        hub = queue.pop()
        middle_of = cKDTree(middle)
        hubs = np.sort(middle_of.query(middle[hub], k=together)[1])
        points = np.flatnonzero(np.isin(labels, hubs))
        part = ground.part(points, hubs)
        present = np.searchsorted(hubs, labels[points])
        seeds = _seeds(part, present, rng)
        hopeless = 1.02 * part.total(present) if part.keeps(present) else np.inf
        found = settle(part, part.xy[seeds], None, progress, hopeless)
        if found is not None and _badness(part, found) < _badness(part, present):
            labels = labels.copy()
            labels[points] = hubs[found]
            middle[hubs] = centroids(part.map, found, len(hubs))
        progress.share((trial + 1) / trials)
    return labels


def _seeds(part, present, rng):
    """Some of the present centres and new ones, likely far from them (k-means++)."""
    k, between = part.hubs, part.between()
    own = np.where(present[:, None] == present, between, 0.0).sum(axis=0)
    centres = [min(np.flatnonzero(present == hub), key=lambda p: own[p]) for hub in range(k)]
    keep = max(1, k - int(rng.choice(SEEDED)))
    chosen = rng.permutation(centres)[:keep].tolist()
    away = between[:, chosen].min(axis=1)
    if part.objective is not Objective.SQUARED:
        away = away**2
    for _ in range(k - keep):
        reach = np.cumsum(away)
        if reach[-1] <= 0:
            left = np.setdiff1d(np.arange(len(away)), chosen)
            chosen.append(int(left[0]))
            continue
        seed = int(np.searchsorted(reach, rng.random() * reach[-1], side="right"))
        chosen.append(min(seed, len(away) - 1))
        near = between[:, chosen[-1]]
        away = np.minimum(away, near if part.objective is Objective.SQUARED else near**2)
    return chosen


def _made_whole(ground, labels, neighbours, rng, progress, resorts):
    """Hubs in one piece, as far as the ranges allow: of two ways the one that does more."""
    best, least = labels, None
    gathered = gather(ground, labels, neighbours, Stage(progress, 0.0, 0.4))
    for turn, start in enumerate((gathered, labels)):
        found, stage = start, Stage(progress, 0.4 + 0.2 * turn, 0.6 + 0.2 * turn)
        for mending in range(MOST_MENDINGS):
            if progress.cancelled():
                return best
            repair = AskedRepair(ground, found, neighbours)
            ends = mending / MOST_MENDINGS, (mending + 0.5) / MOST_MENDINGS
            other = repair.run(Stage(stage, *ends))
            if ground.weights is not None:
                other = repair.shorten(Stage(stage, ends[1], ends[1]))
            if (other == found).all():
                break
            found = other
        rank = soundness(ground, found, neighbours)
        if least is None or rank < least:
            best, least = found, rank
        stage.share(1.0)
    if len(labels) > SOLVED_ANEW_UP_TO:
        return best
    mended_best = mend(ground, best, neighbours, rng, Stage(progress, 0.8, 1.0), resorts)
    if ground.weights is not None and (mended_best != best).any():
        shorter = AskedRepair(ground, mended_best, neighbours).shorten(Stage(progress, 1.0, 1.0))
        if gravity(ground, shorter, neighbours) <= gravity(ground, mended_best, neighbours):
            return shorter
    return mended_best
