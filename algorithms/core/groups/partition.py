# SPDX-License-Identifier: GPL-2.0-or-later
"""k-means partitions: best of several starts, of equal sizes if wanted, and their silhouette.

References
----------
Lloyd, S. (1982). Least squares quantization in PCM. IEEE Transactions on Information
    Theory 28.
Arthur, D. and Vassilvitskii, S. (2007). k-means++: the advantages of careful seeding. SODA.
Bradley, P. S., Bennett, K. P. and Demiriz, A. (2000). Constrained k-means clustering.
    Microsoft Research, MSR-TR-2000-65.
Rousseeuw, P. J. (1987). Silhouettes: a graphical aid to the interpretation and validation of
    cluster analysis. Journal of Computational and Applied Mathematics 20.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

import numpy as np
from sklearn import config_context
from sklearn.cluster import KMeans, kmeans_plusplus
from sklearn.metrics import silhouette_score
from sklearn.neighbors import NearestNeighbors
from threadpoolctl import threadpool_limits

from ..hubs.assignment.transport import Costs, assign
from ..hubs.ground.places import along
from ..progress import SILENT, Progress

# Random starts: many where they are cheap, by features times groups.
FEWEST_STARTS, MOST_STARTS, WORK_FOR_STARTS = 10, 50, 30_000
# Rounds of one start, as scikit-learn's KMeans has by default: one that goes round and round ends.
MOST_ROUNDS = 300
# Multiplications between two looks at the cancel button: well under a second.
WORK_AT_A_TIME = 500_000_000
# With more costs than this (32 MB) each feature may go to its nearest centres only.
MOST_COSTS = 4_000_000
# So many of them at first; more where no assignment is found.
FEWEST_CANDIDATES = 16
# Up to this many features times groups, equal sizes are brought about from every start and to
# the last digit; beyond, from the best starts and until a round gains less than 1 in 10,000.
THOROUGH = 20_000
# How many those are: the fewer, the more features times groups there are.
MOST_BEST_STARTS, WORK_FOR_BEST_STARTS = 5, 600_000
# Up to so many features, pairs of them are exchanged too: all pairs are looked at at once.
EXCHANGED_UP_TO = 1_500
# Of the best few starts only: each of them takes a look at all pairs, again and again.
MOST_EXCHANGED_STARTS = 5
SAMPLE = 5_000
"""Features that the silhouette is taken over, at most; it looks at all pairs."""


def means(points: np.ndarray, labels: np.ndarray, k: int) -> np.ndarray:
    """Return the mean of each group's points, shape (k, d)."""
    sums = [np.bincount(labels, column, minlength=k) for column in points.T]
    return np.column_stack(sums) / np.bincount(labels, minlength=k)[:, None]


def inertia(points: np.ndarray, labels: np.ndarray, k: int) -> float:
    """Return the sum of squared distances from the points to the means of their groups."""
    return float(((points - means(points, labels, k)[labels]) ** 2).sum())


# One thread: sums in another order would differ in their last digits.
@threadpool_limits.wrap(limits=1)
def partition(
    points: np.ndarray,
    k: int,
    equal_sizes: bool = False,
    random_seed: int = 0,
    progress: Progress = SILENT,
) -> Optional[np.ndarray]:
    """Return the best of several k-means partitions.

    Each starts from centres drawn by k-means++ and, once, from a split into equal parts.

    Parameters
    ----------
    points : ndarray of shape (n, d)
        Of mean about 0. At least ``k`` distinct ones, unless ``equal_sizes``.
    k : int
        From 1 to n.
    equal_sizes : bool
        Whether sizes may differ by at most one. Then groups and centres alternate under an
        exact assignment that keeps the sizes at the least sum of squared distances.
    random_seed : int
        The result for one ``k`` does not depend on which others are tried.

    Returns
    -------
    ndarray of int, shape (n,), or None if the user cancelled
        No group is empty.
    """
    starts = int(np.clip(WORK_FOR_STARTS // (len(points) * k), FEWEST_STARTS, MOST_STARTS))
    seeds = np.random.SeedSequence([random_seed, k]).generate_state(starts)
    even = split_evenly(points, k)
    found = []
    if k <= len(np.unique(points, axis=0)):
        for number in range(starts + 1):
            if number < starts:
                centres = kmeans_plusplus(points, k, random_state=int(seeds[number]))[0]
            else:
                centres = means(points, even, k)
            labels = _k_means(points, centres, progress)
            if labels is None:
                return None
            progress.share((0.5 if equal_sizes else 0.95) * (number + 1) / (starts + 1))
            found.append(labels)
    if equal_sizes:
        return _equal(points, k, found, even, progress)
    return _lloyd(points, means(points, _ranked(points, found, k)[0], k), 0.0, progress)


def _ranked(points: np.ndarray, found: Sequence[np.ndarray], k: int) -> list[np.ndarray]:
    # Starts that end alike but for the last digits count as equal: the first stays first.
    return sorted(found, key=lambda labels: _rounded(inertia(points, labels, k)))


def _rounded(value: float) -> float:
    return float(f"{value:.9e}")


def _k_means(points: np.ndarray, centres: np.ndarray, progress: Progress) -> Optional[np.ndarray]:
    k = len(centres)
    labels = _lloyd(points, centres, 1e-4, progress)
    if labels is not None and len(np.unique(labels)) < k:
        # Points a rounding error apart may be drawn as two centres; take distinct ones.
        distinct = np.unique(points, axis=0)
        spread = np.linspace(0, len(distinct) - 1, k).round().astype(int)
        labels = _lloyd(points, distinct[spread], 1e-4, progress)
    return labels


def _lloyd(
    points: np.ndarray, centres: np.ndarray, tolerance: float, progress: Progress
) -> Optional[np.ndarray]:
    k = len(centres)
    rounds = max(1, WORK_AT_A_TIME // (points.size * k))
    done = 0
    while True:
        if progress.cancelled():
            return None
        model = KMeans(k, init=centres, n_init=1, max_iter=rounds, tol=tolerance).fit(points)
        centres, done = model.cluster_centers_, done + model.n_iter_
        if model.n_iter_ < rounds or done >= MOST_ROUNDS:
            return model.labels_.astype(np.int64)


def _equal(
    points: np.ndarray, k: int, starts: Sequence[np.ndarray], even: np.ndarray, progress: Progress
) -> Optional[np.ndarray]:
    low, high = np.full(k, len(points) // k), np.full(k, -(-len(points) // k))
    thorough = len(points) * k <= THOROUGH or not starts
    if thorough:
        starts = [*starts, even]
    else:
        most = np.clip(WORK_FOR_BEST_STARTS // (len(points) * k), 1, MOST_BEST_STARTS)
        starts = _ranked(points, starts, k)[: int(most)]
    found, starts = [], _distinct(starts)
    for number, labels in enumerate(starts):
        least_gain = 1e-9 if thorough else 1e-4
        settled = _alternate(points, labels, low, high, least_gain, progress)
        if settled is None:
            return None
        found.append(settled)
        progress.share(0.5 + 0.4 * (number + 1) / len(starts))
    found = _ranked(points, _distinct(found), k)
    if len(points) > EXCHANGED_UP_TO:
        return found[0]
    better = []
    for number, labels in enumerate(found[:MOST_EXCHANGED_STARTS]):
        exchanged = _exchange(points, labels, low, high, progress)
        if exchanged is None:
            return None
        better.append(exchanged)
        progress.share(0.9 + 0.01 * (number + 1))
    return _ranked(points, better, k)[0]


def _distinct(found: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Those that differ in more than how their groups are numbered; of equals the first."""
    kept: dict[bytes, np.ndarray] = {}
    for labels in found:
        _, first, of_point = np.unique(labels, return_index=True, return_inverse=True)
        by_appearance = np.argsort(np.argsort(first))[of_point]
        kept.setdefault(by_appearance.tobytes(), labels)
    return list(kept.values())


def _exchange(
    points: np.ndarray, labels: np.ndarray, low: np.ndarray, high: np.ndarray, progress: Progress
) -> Optional[np.ndarray]:
    """Exchange features between groups, or move one where the sizes allow, as long as it helps.

    The assignment sees the centres where they are; an exchange also sees how they would move.
    None if the user cancelled.
    """
    k, every = len(low), np.arange(len(points))
    apart = sum(np.subtract.outer(x, x) ** 2 for x in points.T)
    labels, barely = labels.copy(), 1e-9 * inertia(points, labels, k)
    while True:
        if progress.cancelled():
            return None
        size, centres = np.bincount(labels, minlength=k), means(points, labels, k)
        cost = sum(np.subtract.outer(x, c) ** 2 for x, c in zip(points.T, centres.T))
        own = cost[every, labels]
        change = cost[:, labels] - own[:, None]
        change = change + change.T - apart * (1 / size[labels][:, None] + 1 / size[labels])
        change[labels[:, None] == labels] = np.inf
        move = (
            cost * (size / (size + 1))
            - (own * size[labels] / np.maximum(1, size[labels] - 1))[:, None]
        )
        move[size[labels] <= low[labels]] = np.inf
        move[:, size >= high] = np.inf
        move[every, labels] = np.inf
        best = np.minimum(change.min(axis=1), move.min(axis=1))
        touched, done = np.zeros(k, bool), False
        for i in np.argsort(best, kind="stable"):
            if not best[i] < -barely:
                break
            a, moves = labels[i], move[i].min() <= change[i].min()
            j = -1 if moves else int(change[i].argmin())
            b = int(move[i].argmin()) if moves else labels[j]
            if touched[a] or touched[b]:
                continue
            labels[i], touched[[a, b]], done = b, True, True
            if j >= 0:
                labels[j] = a
        if not done:
            return labels


def _alternate(
    points: np.ndarray,
    labels: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    least_gain: float,
    progress: Progress,
) -> Optional[np.ndarray]:
    k = len(low)
    best, least, prices = labels, np.inf, None
    for _ in range(MOST_ROUNDS):
        found = _assign(points, means(points, best, k), low, high, prices, progress)
        if found is None:
            return None
        spread = inertia(points, found.labels, k)
        gain = least - spread
        if gain > 0:
            best, least, prices = found.labels, spread, found.prices
        if not gain > least_gain * spread:
            return best
    return best


def _assign(
    points: np.ndarray,
    centres: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    prices: Optional[np.ndarray],
    progress: Progress,
) -> Any:
    """The cheapest assignment that keeps the sizes; None if the user cancelled."""
    n, k = len(points), len(centres)
    if n * k <= MOST_COSTS:
        cost = sum(np.subtract.outer(x, c) ** 2 for x, c in zip(points.T, centres.T))
        return assign(Costs(cost, None, k), low, high, prices, progress)
    nearest = NearestNeighbors().fit(centres)
    most = min(k, FEWEST_CANDIDATES)
    while True:
        distance, candidates = nearest.kneighbors(points, most)
        found = assign(Costs(distance**2, candidates, k), low, high, prices, progress)
        if found is not None or most == k or progress.cancelled():
            return found
        most = min(k, 2 * most)


def split_evenly(points: np.ndarray, k: int) -> np.ndarray:
    """Return k groups of sizes that differ by at most one, by splits along the widest spread.

    A part is split across its principal axis such that both sides hold whole groups.

    Parameters
    ----------
    points : ndarray of shape (n, d)
    k : int
        From 1 to n.

    Returns
    -------
    ndarray of int, shape (n,)
    """
    sizes = np.full(k, len(points) // k)
    sizes[: len(points) % k] += 1
    labels = np.empty(len(points), np.int64)
    parts = [(np.arange(len(points)), 0, k)]
    while parts:
        members, first, end = parts.pop()
        if end - first == 1:
            labels[members] = first
            continue
        middle = (first + end) // 2
        ranked = members[np.argsort(along(points[members]), kind="stable")]
        cut = int(sizes[first:middle].sum())
        parts += [(ranked[:cut], first, middle), (ranked[cut:], middle, end)]
    return labels


@threadpool_limits.wrap(limits=1)
def silhouette(points: np.ndarray, labels: np.ndarray, random_seed: int = 0) -> float:
    """Return the mean silhouette: from -1 over 0 (groups run together) to 1 (far apart).

    Of more than ``SAMPLE`` points a random sample is measured, the same for every partition,
    and one point of each group that the sample misses.

    Parameters
    ----------
    points : ndarray of shape (n, d)
    labels : ndarray of int, shape (n,)
        At least 2 groups, fewer than n.
    """
    n = len(points)
    if n > SAMPLE:
        chance = np.random.RandomState(random_seed % 2**32)
        drawn = chance.choice(n, SAMPLE, replace=False)
        groups, first = np.unique(labels, return_index=True)
        drawn = np.union1d(drawn, first[~np.isin(groups, labels[drawn])])
        points, labels = points[drawn], labels[drawn]
    if len(np.unique(labels)) == len(points):
        # Each alone in its group: 0 by definition.
        return 0.0
    with config_context(working_memory=64):
        return float(silhouette_score(points, labels))
