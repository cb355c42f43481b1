"""Exact sizes for hubs: the cheapest assignment of points to centres within a size range.

For fixed centres the cheapest assignment that keeps every size is a transportation problem.
It is solved exactly: prices on the hubs, found by Newton's method on a smoothed dual, bring
the sizes close; then points are handed over between hubs along shortest paths until every
size is inside its range. Centres and assignment alternate until they agree.

Distances are squared, so that the hubs are the cells of a power diagram: the ground of one
hub never reaches into that of another.

References
----------
Bradley, P. S., Bennett, K. P. and Demiriz, A. (2000). Constrained k-means clustering.
    Microsoft Research, MSR-TR-2000-65. (Alternating with a minimum-cost flow.)
Ahuja, R. K., Magnanti, T. L. and Orlin, J. B. (1993). Network flows, section 9.7.
    (Successive shortest paths.)
Aurenhammer, F., Hoffmann, F. and Aronov, B. (1998). Minkowski-type theorems and
    least-squares clustering. Algorithmica 20. (Power diagrams.)
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import Optional

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import spsolve
from scipy.spatial import cKDTree
from threadpoolctl import threadpool_limits

from ..progress import SILENT, Progress
from .places import nearest_others, split_along

# Each point may go to this many of its nearest centres, or to more if the sizes ask for it.
FEWEST_CANDIDATES = 16
# Costs held at a time when all centres are looked at: 16 MB.
MOST_COSTS = 2_000_000
TEMPERATURES = (1.0, 0.3, 0.1, 0.03, 0.01)
NEWTON_STEPS = 25
MOST_ROUNDS = 100
LEAST_GAIN = 1e-4
# Clusters are parted and dissolved until the largest is at most this many times the
# smallest. Measured on London schools in 111 hubs: mean distance 1 % shorter.
MOST_UNEVEN = 2.0
NEAR = 5
PENALTIES = (0.1, 0.3, 1.0, 3.0)
TURNS_PER_PENALTY = 3
MOST_SPREAD = 1.01


@dataclass(frozen=True)
class Assignment:
    """Points assigned to fixed centres.

    Attributes
    ----------
    labels : ndarray of int, shape (n,)
        The hub of each point.
    prices : ndarray of float, shape (k,)
        What a place in each hub costs, in the unit of the cost: every point is in the hub
        where its cost and the price together are least, which proves the optimum.
    """

    labels: np.ndarray
    prices: np.ndarray


def assign(
    cost: np.ndarray,
    candidates: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    prices: Optional[np.ndarray] = None,
    progress: Progress = SILENT,
) -> Optional[Assignment]:
    """Assign points to hubs at the least total cost, every size inside its range.

    Parameters
    ----------
    cost : ndarray of shape (n, c)
        Cost of each point in each of its candidate hubs.
    candidates : ndarray of int, shape (n, c)
        The hubs that the costs belong to; no hub twice in a row.
    low, high : ndarray of int, shape (k,)
        Least and greatest size of each hub.
    prices : ndarray of shape (k,), optional
        Prices of a similar problem, to start from.

    Returns
    -------
    Assignment or None
        None if no assignment to the candidates keeps the sizes, or if the user cancelled.
    """
    low, high = np.asarray(low, np.int64), np.asarray(high, np.int64)
    prices = _smoothed_prices(cost, candidates, low, high, prices)
    return _HandOver(cost, candidates, low, high, prices).run(progress)


def _smoothed_prices(cost, candidates, low, high, prices):
    """Return prices that bring the sizes close to their ranges.

    Each point is shared among its candidates by a soft minimum, and a hub's wanted size
    slides from ``low`` to ``high`` with its price. The dual of that problem is smooth and
    concave; Newton's method climbs it while the temperature falls.
    """
    scale = float(cost.min(axis=1).mean()) or float(cost.mean()) or 1.0
    warm = prices is not None
    prices = prices.copy() if warm else np.zeros(len(low))
    for temperature in np.array(TEMPERATURES[-1:] if warm else TEMPERATURES) * scale:
        prices = _newton(cost, candidates, low, high, prices, temperature)
    # Inside its range a hub's price is zero; leave no trace of the smoothing there.
    free = (low < high) & (np.abs(prices) < 4 * temperature)
    prices[free] = 0.0
    return prices


def _newton(cost, candidates, low, high, prices, temperature):
    value, gap, share = _dual(cost, candidates, low, high, prices, temperature)
    enough = max(0.5, 0.001 * len(cost))
    for _ in range(NEWTON_STEPS):
        if np.abs(gap).sum() < enough:
            break
        step = np.clip(
            _newton_step(candidates, low, high, prices, temperature, gap, share),
            -8 * temperature,
            8 * temperature,
        )
        length = 1.0
        while length > 1e-3:
            tried = _dual(cost, candidates, low, high, prices + length * step, temperature)
            if tried[0] > value:
                break
            length /= 2
        else:
            break
        prices = prices + length * step
        value, gap, share = tried
    return prices


def _dual(cost, candidates, low, high, prices, temperature):
    """Return the smoothed dual's value, its gradient and the points' shares."""
    total = cost + prices[candidates]
    least = total.min(axis=1, keepdims=True)
    share = np.exp((least - total) / temperature)
    mass = share.sum(axis=1, keepdims=True)
    share /= mass
    sizes = np.bincount(candidates.ravel(), share.ravel(), minlength=len(low))
    slope = prices / temperature
    value = float(least.sum() - temperature * np.log(mass).sum())
    value -= float((low * prices + (high - low) * temperature * np.logaddexp(0, slope)).sum())
    wanted = low + (high - low) * _sigmoid(slope)
    return value, sizes - wanted, share


def _newton_step(candidates, low, high, prices, temperature, gap, share):
    n, c = candidates.shape
    k = len(low)
    sizes = np.bincount(candidates.ravel(), share.ravel(), minlength=k)
    bend = _sigmoid(prices / temperature)
    bend = (high - low) * bend * (1 - bend)
    # Prices count only up to a constant when no range has slack: a ridge pins them.
    diagonal = sizes + bend + 1e-6 * max(1.0, n / k)
    if c == k:
        return temperature * np.linalg.solve(np.diag(diagonal) - share.T @ share, gap)
    shares = sparse.csr_matrix(
        (share.ravel(), candidates.ravel(), np.arange(0, n * c + 1, c)), shape=(n, k)
    )
    curvature = sparse.diags(diagonal) - shares.T @ shares
    return temperature * spsolve(curvature.tocsc(), gap)


def _sigmoid(x):
    return 0.5 * (1 + np.tanh(x / 2))


class _HandOver:
    """Successive shortest paths on the graph of hubs.

    The nodes are the hubs and a root. The edge from hub a to hub b is the point of a that
    costs least to hand over; an edge between a hub and the root uses the slack of its range.
    Prices are the nodes' potentials: with them no edge is negative.
    """

    def __init__(self, cost, candidates, low, high, prices):
        self.cost, self.candidates = cost, candidates
        self.low, self.high = low, high
        self.k = self.root = len(low)
        total = cost + prices[candidates]
        self.column = total.argmin(axis=1)
        self.labels = candidates[np.arange(len(cost)), self.column].astype(np.int64)
        self.prices = np.append(prices, 0.0)
        sizes = np.bincount(self.labels, minlength=self.k)
        kept = np.where(prices > 0, high, np.where(prices < 0, low, np.clip(sizes, low, high)))
        self.kept = kept.astype(np.int64)
        self.excess = np.append(sizes - self.kept, self.kept.sum() - len(cost))
        self.edges = [self._cheapest(a) for a in range(self.k)]

    def run(self, progress):
        while (self.excess > 0).any():
            if progress.cancelled():
                return None
            path = self._shortest_path()
            if path is None:
                return None
            self._hand_over(path)
        return Assignment(self.labels, self.prices[: self.k] - self.prices[self.root])

    def _cheapest(self, a):
        """Return, for each hub that could take a point of ``a``: hub, extra cost, point."""
        members = np.flatnonzero(self.labels == a)
        own = self.cost[members, self.column[members]]
        extra = (self.cost[members] - own[:, None]).ravel()
        takers = self.candidates[members].ravel()
        order = np.lexsort((extra, takers))
        takers = takers[order]
        first = np.ones(len(takers), bool)
        first[1:] = takers[1:] != takers[:-1]
        first &= takers != a
        where = order[first]
        return takers[first], extra[where], members[where // self.candidates.shape[1]]

    def _edges_from(self, a):
        if a == self.root:
            heads = np.flatnonzero(self.kept > self.low)
            return heads, np.zeros(len(heads))
        heads, extra, _ = self.edges[a]
        if self.kept[a] < self.high[a]:
            heads, extra = np.append(heads, self.root), np.append(extra, 0.0)
        return heads, extra

    def _shortest_path(self):
        """Return the path from the nearest surplus to the nearest deficit; update prices."""
        distance = np.full(self.k + 1, np.inf)
        before = np.full(self.k + 1, -1)
        done = np.zeros(self.k + 1, bool)
        sources = np.flatnonzero(self.excess > 0)
        distance[sources] = 0.0
        heap = [(0.0, int(s)) for s in sources]
        end = None
        while heap:
            d, a = heapq.heappop(heap)
            if done[a]:
                continue
            done[a] = True
            if self.excess[a] < 0:
                end = a
                break
            heads, extra = self._edges_from(a)
            # Rounding may leave a reduced cost a hair below zero.
            reached = d + np.maximum(extra + self.prices[heads] - self.prices[a], 0.0)
            for i in np.flatnonzero(reached < distance[heads]):
                b = int(heads[i])
                distance[b] = reached[i]
                before[b] = a
                heapq.heappush(heap, (float(reached[i]), b))
        if end is None:
            return None
        self.prices += distance[end] - np.minimum(distance, distance[end])
        path = [end]
        while before[path[-1]] >= 0:
            path.append(int(before[path[-1]]))
        return path[::-1]

    def _hand_over(self, path):
        moves = []
        for a, b in zip(path[:-1], path[1:]):
            if a == self.root:
                self.kept[b] -= 1
            elif b == self.root:
                self.kept[a] += 1
            else:
                heads, _, points = self.edges[a]
                moves.append((int(points[np.flatnonzero(heads == b)[0]]), b))
        for point, b in moves:
            self.labels[point] = b
            self.column[point] = np.flatnonzero(self.candidates[point] == b)[0]
        self.excess[path[0]] -= 1
        self.excess[path[-1]] += 1
        for a in path:
            if a != self.root:
                self.edges[a] = self._cheapest(a)


def nearest_costs(xy: np.ndarray, centres: np.ndarray, most: int):
    """Return the squared distances from points to their nearest centres.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
    centres : ndarray of shape (k, 2)
    most : int
        How many centres to look at per point; all if ``most >= k``.

    Returns
    -------
    cost : ndarray of shape (n, c)
        In the square of the unit of the coordinates.
    candidates : ndarray of int, shape (n, c)
    """
    if most < len(centres):
        distance, candidates = cKDTree(centres).query(xy, k=most)
        return distance**2, candidates
    cost = np.subtract.outer(xy[:, 0], centres[:, 0]) ** 2
    cost += np.subtract.outer(xy[:, 1], centres[:, 1]) ** 2
    return cost, np.broadcast_to(np.arange(len(centres)), cost.shape)


def assign_to_centres(
    xy: np.ndarray,
    centres: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    prices: Optional[np.ndarray] = None,
    exact: bool = True,
    progress: Progress = SILENT,
) -> Optional[Assignment]:
    """Assign points to centres at the least total squared distance, sizes inside the range.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
    centres : ndarray of shape (k, 2)
    low, high : ndarray of int, shape (k,)
    prices : ndarray of shape (k,), optional
        Prices of a similar problem, to start from.
    exact : bool
        Whether the optimum over all centres is wanted; else over each point's nearest
        centres, as many as the sizes need.

    Returns
    -------
    Assignment or None
        None if the user cancelled.
    """
    most = min(len(centres), FEWEST_CANDIDATES)
    while True:
        cost, candidates = nearest_costs(xy, centres, most)
        found = assign(cost, candidates, low, high, prices, progress)
        if most == len(centres) or progress.cancelled():
            return found
        if found is not None and not (exact and _envies(xy, centres, found)):
            return found
        most = min(len(centres), 2 * most)


def _envies(xy, centres, found):
    """Whether any point would be cheaper off, prices included, in another hub."""
    chunk = max(1, MOST_COSTS // len(centres))
    for start in range(0, len(xy), chunk):
        some = slice(start, start + chunk)
        cost, _ = nearest_costs(xy[some], centres, len(centres))
        total = cost + found.prices
        own = total[np.arange(len(total)), found.labels[some]]
        # A difference in the last digits is no reason to start over.
        if (total.min(axis=1) < own - 1e-9 * cost.max()).any():
            return True
    return False


def balance(
    xy: np.ndarray,
    labels: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    progress: Progress = SILENT,
) -> Optional[np.ndarray]:
    """Bring every hub's size inside its range, keeping hubs compact and whole.

    Clusters far too large or small are first parted or dissolved; then assignment and
    centres alternate until the sum of squared distances falls by less than 1 in 10,000;
    then points that stand alone among points of other hubs are moved where sizes allow.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        Points in metres.
    labels : ndarray of int, shape (n,)
        A first clustering into hubs 0..k-1, none empty.
    low, high : ndarray of int, shape (k,)
        Least and greatest size of each hub; sum(low) <= n <= sum(high).

    Returns
    -------
    ndarray of int, shape (n,), or None if the user cancelled
    """
    low, high = np.asarray(low, np.int64), np.asarray(high, np.int64)
    xy = xy - xy.mean(axis=0)
    # One thread: sums in another order would differ in their last digits.
    with threadpool_limits(limits=1):
        labels = even_out(xy, labels, max(MOST_UNEVEN, high.max() / low.min()))
        found = _alternate(xy, labels, low, high, progress)
        if found is None:
            return None
        return gather(xy, found, low, high, progress)


def even_out(xy: np.ndarray, labels: np.ndarray, ratio: float) -> np.ndarray:
    """Dissolve the smallest cluster and part the largest, until their ratio is small.

    Alternating with fixed centres moves them only a little: where a dense town has too few
    centres, points would be handed from hub to hub across the map.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
    labels : ndarray of int, shape (n,)
        Clusters 0..k-1, none empty.
    ratio : float
        Greatest allowed ratio of the largest size to the smallest.

    Returns
    -------
    ndarray of int, shape (n,)
        As many clusters, none empty; even as far as it can be done in 2 k steps.
    """
    labels = labels.copy()
    k = int(labels.max()) + 1
    for _ in range(2 * k):
        sizes = np.bincount(labels, minlength=k)
        smallest = int(sizes.argmin())
        if k < 2 or sizes.max() <= ratio * sizes[smallest]:
            break
        centres = centroids(xy, labels, k)
        centres[smallest] = np.inf
        members = np.flatnonzero(labels == smallest)
        away = nearest_costs(xy[members], centres, k)[0]
        labels[members] = away.argmin(axis=1)
        largest = int(np.bincount(labels, minlength=k).argmax())
        labels[split_along(xy, np.flatnonzero(labels == largest))[1]] = smallest
    return labels


def _alternate(xy, labels, low, high, progress):
    best, least, prices = None, np.inf, None
    for turn in range(MOST_ROUNDS):
        centres = centroids(xy, labels, len(low))
        found = assign_to_centres(xy, centres, low, high, prices, False, progress)
        if found is None or progress.cancelled():
            return None
        labels, prices = found.labels, found.prices
        spread = _spread(xy, labels, len(low))
        gain = least - spread
        if gain > 0:
            best, least = found, spread
        if gain <= LEAST_GAIN * spread:
            break
        progress.share(0.7 * (turn + 1) / (turn + 6))
    return best


def gather(
    xy: np.ndarray,
    found: Assignment,
    low: np.ndarray,
    high: np.ndarray,
    progress: Progress = SILENT,
) -> Optional[np.ndarray]:
    """Move points that stand alone among other hubs' points, keeping the sizes.

    A point is cut off if none of its five nearest points is in its hub. A rising penalty on
    hubs absent from those five moves such points, and others for them, at almost no
    distance; the assignment with the fewest points cut off is kept.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
    found : Assignment
    low, high : ndarray of int, shape (k,)

    Returns
    -------
    ndarray of int, shape (n,), or None if the user cancelled
    """
    labels, prices, k = found.labels, found.prices, len(low)
    near = nearest_others(xy, NEAR)
    best, fewest = labels, cut_off(labels, near).sum()
    most_spread = MOST_SPREAD * _spread(xy, labels, k)
    for turn, penalty in enumerate(PENALTIES):
        if fewest == 0:
            break
        for _ in range(TURNS_PER_PENALTY):
            if progress.cancelled():
                return None
            cost, candidates = nearest_costs(xy, centroids(xy, labels, k), FEWEST_CANDIDATES)
            absent = np.ones(candidates.shape, bool)
            for column in near.T:
                absent &= labels[column][:, None] != candidates
            cost = cost + penalty * cost.min(axis=1).mean() * absent
            found = assign(cost, candidates, low, high, prices, progress)
            if found is None or (found.labels == labels).all():
                break
            labels, prices = found.labels, found.prices
            alone = cut_off(labels, near).sum()
            if alone < fewest and _spread(xy, labels, k) <= most_spread:
                best, fewest = labels, alone
        progress.share(0.7 + 0.3 * (turn + 1) / len(PENALTIES))
    return best


def cut_off(labels: np.ndarray, near: np.ndarray) -> np.ndarray:
    """Return which points have none of their nearest points in their own hub.

    Parameters
    ----------
    labels : ndarray of int, shape (n,)
    near : ndarray of int, shape (n, m)
        The nearest other points of each point.

    Returns
    -------
    ndarray of bool, shape (n,)
    """
    return ~(labels[near] == labels[:, None]).any(axis=1)


def _spread(xy, labels, k):
    return float(((xy - centroids(xy, labels, k)[labels]) ** 2).sum())


def centroids(xy: np.ndarray, labels: np.ndarray, hubs: int) -> np.ndarray:
    """Return the mean of each hub's points, shape (hubs, 2), in the unit of ``xy``."""
    sizes = np.bincount(labels, minlength=hubs)
    sums = [np.bincount(labels, xy[:, axis], minlength=hubs) for axis in (0, 1)]
    return np.column_stack(sums) / sizes[:, None]
