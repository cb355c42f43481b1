# SPDX-License-Identifier: GPL-2.0-or-later
"""The balanced assignment: points to fixed centres at the least cost, every sum in its range.

For fixed centres this is a transportation problem. A price per hub and unit of weight steers it:
each point goes where its cost and the price of its weight together are least. Newton's method on
an entropy-smoothed dual finds prices that nearly keep the ranges. Then, where every point counts
one, points are handed over between hubs along shortest paths until every size is inside its
range, which is the exact optimum over the candidates; where weights differ, whole points are
moved and exchanged (`exchange`).

References
----------
Ahuja, R. K., Magnanti, T. L. and Orlin, J. B. (1993). Network flows, section 9.7.
    (Successive shortest paths.)
Cuturi, M. and Peyre, G. (2018). Semi-dual regularized optimal transport. SIAM Review 60.
    (The smoothed dual.)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import dijkstra
from scipy.sparse.linalg import splu

from ..progress import SILENT, Progress
from .exchange import brought_into_range, within_ranges

TEMPERATURES = (1.0, 0.1, 0.01)
WARM_TEMPERATURES = (0.03, 0.01)
NEWTON_STEPS = 25
NEARLY_KEPT = 0.005
"""Share of points that may violate the sizes before warm prices are smoothed again."""
LEAST_SHARE = 1e-5
"""A smaller share of a point in a hub does not bend the dual."""
DENSE_UP_TO = 64
"""Up to so many hubs, matrices of hubs by hubs are dense."""
NO_HUB = -1
LISTED = 8.0
"""Steps of up to so many times the length now looked for are listed: half as many and twice as many
take longer."""


@dataclass(frozen=True)
class Assignment:
    """Points assigned to fixed centres.

    Attributes
    ----------
    labels : ndarray of int, shape (n,)
        The hub of each point.
    prices : ndarray of float, shape (k,)
        What a place in each hub costs, in the unit of the cost; with weights, for a mean one.
        In an exact assignment every point is in the candidate where its cost and the price
        together are least, a hub with a price above 0 is full and one with a price below 0 has
        its least size: that proves the optimum.
    """

    labels: np.ndarray
    prices: np.ndarray


@dataclass(frozen=True)
class Costs:
    """What each point costs in each of its candidate hubs.

    Attributes
    ----------
    cost : ndarray of shape (n, c)
        Not negative; inf where a candidate is named for filling up only.
    candidates : ndarray of int, shape (n, c), or None
        The hubs that the costs belong to, no hub with a finite cost twice in a row. None if
        there are c hubs and every point has a cost in each, in their order.
    hubs : int
    weights : ndarray of shape (n,), optional
        What ranges are sums of: not negative, not all 0. Without, each point counts one.
    """

    cost: np.ndarray
    candidates: Optional[np.ndarray]
    hubs: int
    weights: Optional[np.ndarray] = None

    @property
    def n(self) -> int:
        return len(self.cost)

    def with_prices(self, prices: np.ndarray) -> np.ndarray:
        """Cost and price together, shape (n, c)."""
        if self.candidates is None:
            return self.cost + (prices if self.weights is None else self.weights[:, None] * prices)
        # In place: of very many points each copy is hundreds of megabytes.
        own = prices[self.candidates]
        if self.weights is not None:
            own *= self.weights[:, None]
        own += self.cost
        return own

    def hub_at(self, columns: np.ndarray) -> np.ndarray:
        """The hubs that stand in the given column of each row, shape (n,)."""
        if self.candidates is None:
            return columns.astype(np.int64)
        return self.candidates[np.arange(self.n), columns].astype(np.int64)

    def sums(self, share: np.ndarray) -> np.ndarray:
        """Shares of the points' weights, shape (n, c), added up by hub, shape (k,)."""
        share = self.weighed(share)
        if self.candidates is None:
            return share.sum(axis=0)
        return np.bincount(self.candidates.ravel(), share.ravel(), minlength=self.hubs)

    def weighed(self, share: np.ndarray) -> np.ndarray:
        """Shares of the points times their weights."""
        return share if self.weights is None else share * self.weights[:, None]


def assign(
    costs: Costs,
    low: np.ndarray,
    high: np.ndarray,
    prices: Optional[np.ndarray] = None,
    progress: Progress = SILENT,
) -> Optional[Assignment]:
    """Assign points to hubs at the least total cost, every size or sum inside its range.

    Parameters
    ----------
    costs : Costs
    low, high : ndarray of shape (k,)
        Least and greatest size of each hub; with weights, sum of weights.
    prices : ndarray of shape (k,), optional
        Prices of a similar problem, to start from.

    Returns
    -------
    Assignment or None
        Exact over the candidates; with weights near the optimum of the problem whose points may
        be split, which bounds it from below. None if no assignment keeps the ranges (with
        weights: if none was found), or if the user cancelled.
    """
    nearly = assign_nearly(costs, low, high, prices, progress)
    if costs.weights is None:
        return _HandOver(costs, low, high, nearly).run(progress)
    labels = brought_into_range(costs, nearly.labels, low, high, progress)
    load = np.bincount(labels, costs.weights, minlength=costs.hubs)
    return Assignment(labels, nearly.prices) if within_ranges(load, low, high) else None


def assign_nearly(
    costs: Costs,
    low: np.ndarray,
    high: np.ndarray,
    prices: Optional[np.ndarray] = None,
    progress: Progress = SILENT,
) -> Assignment:
    """Assign by smoothed prices: sizes or sums are near their ranges, not inside.

    Parameters and result as in `assign`; if the user cancelled, they are farther off.
    """
    if costs.weights is not None:
        unit = float(costs.weights.mean())
        costs, low, high = replace(costs, weights=costs.weights / unit), low / unit, high / unit
    warm = prices is not None
    prices = np.zeros(costs.hubs) if prices is None else prices.copy()
    if warm and costs.weights is None:
        # Sums are restored the better the nearer the prices are.
        labels = costs.hub_at(costs.with_prices(prices).argmin(axis=1))
        if _violation(labels, prices, low, high) <= NEARLY_KEPT * costs.n:
            return Assignment(labels, prices)
    scale = float(costs.cost.min(axis=1).mean()) or _finite_mean(costs.cost) or 1.0
    for temperature in np.array(WARM_TEMPERATURES if warm else TEMPERATURES) * scale:
        prices = _newton(costs, low, high, prices, temperature, progress)
    # Inside its range a hub's price is zero; leave no trace of the smoothing there.
    prices[(low < high) & (np.abs(prices) < 4 * temperature)] = 0.0
    return Assignment(costs.hub_at(costs.with_prices(prices).argmin(axis=1)), prices)


def _finite_mean(cost: np.ndarray) -> float:
    finite = cost[np.isfinite(cost)]
    return float(finite.mean()) if len(finite) else 0.0


def _violation(labels: np.ndarray, prices: np.ndarray, low: np.ndarray, high: np.ndarray) -> int:
    """How many points stand where the prices do not want them."""
    sizes = np.bincount(labels, minlength=len(low))
    return np.abs(sizes - _kept(sizes, prices, low, high)).sum()


def _kept(sizes: np.ndarray, prices: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """The sizes that the prices ask for."""
    return np.where(prices > 0, high, np.where(prices < 0, low, np.clip(sizes, low, high)))


# --- The smoothed dual ----------------------------------------------------------------------


def _newton(
    costs: Costs,
    low: np.ndarray,
    high: np.ndarray,
    prices: np.ndarray,
    temperature: float,
    progress: Progress,
) -> np.ndarray:
    """Climb the smoothed dual at one temperature; returns the prices.

    Each point is shared among its candidates by a soft minimum, and a hub's wanted size
    slides from ``low`` to ``high`` with its price.
    """
    now = _dual(costs, low, high, prices, temperature)
    enough = max(0.5, 0.001 * costs.n)
    for _ in range(NEWTON_STEPS):
        value, gap = now[:2]
        if np.abs(gap).sum() < enough or progress.cancelled():
            break
        bound = 8 * temperature
        step = np.clip(_newton_step(costs, low, high, prices, temperature, *now[1:]), -bound, bound)
        del now  # Of very many points, no shares beside those that are worked out.
        length = 1.0
        while length > 1e-3:
            now = _dual(costs, low, high, prices + length * step, temperature)
            if now[0] > value:
                break
            del now
            length /= 2
        else:
            break
        prices = prices + length * step
    return prices


def _dual(
    costs: Costs, low: np.ndarray, high: np.ndarray, prices: np.ndarray, temperature: float
) -> tuple[float, np.ndarray, np.ndarray]:
    """The smoothed dual's value, its gradient and the points' shares."""
    share = costs.with_prices(prices)
    least = share.min(axis=1, keepdims=True)
    np.subtract(least, share, out=share)
    share /= temperature
    np.exp(share, out=share)
    mass = share.sum(axis=1, keepdims=True)
    share /= mass
    slope = prices / temperature
    value = float(least.sum() - temperature * np.log(mass).sum())
    value -= float((low * prices + (high - low) * temperature * np.logaddexp(0, slope)).sum())
    wanted = low + (high - low) * _sigmoid(slope)
    return value, costs.sums(share) - wanted, share


def _newton_step(
    costs: Costs,
    low: np.ndarray,
    high: np.ndarray,
    prices: np.ndarray,
    temperature: float,
    gap: np.ndarray,
    share: np.ndarray,
) -> np.ndarray:
    k = costs.hubs
    bend = _sigmoid(prices / temperature)
    bend = (high - low) * bend * (1 - bend)
    # Prices count only up to a constant when no range has slack: a ridge pins them.
    pull = costs.weighed(share)
    diagonal = costs.sums(pull) + bend + 1e-6 * max(1.0, costs.n / k)
    if costs.candidates is None:
        return temperature * np.linalg.solve(np.diag(diagonal) - pull.T @ pull, gap)
    rows, columns = np.nonzero(share > LEAST_SHARE)
    ends = np.searchsorted(rows, np.arange(costs.n + 1))
    pulls = sparse.csr_matrix(
        (pull[rows, columns], costs.candidates[rows, columns], ends), shape=(costs.n, k)
    )
    met = pulls.T @ pulls
    if k <= DENSE_UP_TO:
        return temperature * np.linalg.solve(np.diag(diagonal) - met.toarray(), gap)
    curvature = (sparse.diags(diagonal) - met).tocsc()
    solver = splu(curvature, permc_spec="MMD_AT_PLUS_A", options={"SymmetricMode": True})
    return temperature * solver.solve(gap)


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 0.5 * (1 + np.tanh(x / 2))


# --- Exact sizes ----------------------------------------------------------------------------


class _Between:
    """Which point goes from hub to hub; edges from hub to hub come first, in order."""

    def __init__(self, tails: np.ndarray, heads: np.ndarray, points: np.ndarray, root: int) -> None:
        self._root, self._points = root, points
        inner = np.count_nonzero((tails != root) & (heads != root))
        self._keys = tails[:inner] * root + heads[:inner]

    def point(self, a: int, b: int) -> int:
        """``NO_HUB`` for a step from or to the root."""
        if self._root in (a, b):
            return NO_HUB
        return int(self._points[np.searchsorted(self._keys, a * self._root + b)])


class _HandOver:
    """Successive shortest paths on the graph of hubs.

    The nodes are the hubs and a root. The edge from hub a to hub b is the point of a that
    costs least to hand over; an edge between a hub and the root uses the slack of its range.
    Prices are the nodes' potentials: with them no edge is negative.
    """

    def __init__(self, costs: Costs, low: np.ndarray, high: np.ndarray, start: Assignment) -> None:
        self.costs, self.low, self.high = costs, low, high
        self.k = self.root = costs.hubs
        self.labels = start.labels.copy()
        self.column = costs.with_prices(start.prices).argmin(axis=1)
        self.own = costs.cost[np.arange(costs.n), self.column]
        self.prices = np.append(start.prices, 0.0)
        sizes = np.bincount(self.labels, minlength=self.k)
        self.kept = _kept(sizes, start.prices, low, high).astype(np.int64)
        self.excess = np.append(sizes - self.kept, self.kept.sum() - costs.n)
        finite = costs.cost[:, 0][np.isfinite(costs.cost[:, 0])]
        # Most steps are short: longer edges are looked at only when they are needed.
        self.radius = self.least_radius = 0.003 * float(finite.mean() if len(finite) else 0) or 1.0
        # Steps that may be short enough soon, up to a length; and steps back of what was moved.
        self._listed = np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
        self._listed_to = -1.0
        self._left: list[tuple[int, int]] = []

    def run(self, progress: Progress) -> Optional[Assignment]:
        while self.excess.any():
            if progress.cancelled() or not self._round():
                return None
        return Assignment(self.labels, self.prices[: self.k] - self.prices[self.root])

    def _round(self) -> bool:
        """Hand over along all paths of one forest that do not meet; False if there is none."""
        surplus, deficit = self.excess > 0, self.excess < 0
        # The fewer trees there are, the less of the graph they have to cover.
        forward = np.count_nonzero(surplus) <= np.count_nonzero(deficit)
        roots, ends = (surplus, deficit) if forward else (deficit, surplus)
        while True:
            tails, heads, length, points = self._edges(self.radius)
            size = self.k + 1
            a, b = (tails, heads) if forward else (heads, tails)
            graph = sparse.csr_matrix((length, (a, b)), shape=(size, size))
            distance, before, _ = dijkstra(
                graph,
                indices=np.flatnonzero(roots),
                limit=self.radius,
                return_predecessors=True,
                min_only=True,
            )
            reached = np.flatnonzero(ends & np.isfinite(distance))
            if len(reached):
                break
            if not np.isfinite(self.radius):
                return False
            self.radius = 4 * self.radius if 4 * self.radius < self._widest() else np.inf
        far = distance[reached].max()
        shift = np.minimum(distance, far)
        self.prices += -shift if forward else shift
        self._listed_to -= far
        between = _Between(tails, heads, points, self.root)
        used: set = set()
        for end in reached[np.argsort(distance[reached], kind="stable")].tolist():
            path = [end]
            while before[path[-1]] >= 0:
                path.append(int(before[path[-1]]))
            if forward:
                path.reverse()
            self._hand_over(path, between, used)
        self.radius = max(2 * far, self.least_radius)
        return True

    def _widest(self) -> float:
        """More than any path can be long whose edges do not repeat a hub."""
        finite = self.costs.cost[np.isfinite(self.costs.cost)]
        top = float(finite.max()) if len(finite) else 0.0
        return 2 * (top + float(np.ptp(self.prices)))

    def _edges(self, radius: float) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """The edges no longer than ``radius``: from, to, length, and the point (or none)."""
        found = self._dense_edges if self.costs.candidates is None else self._sparse_edges
        tails, heads, length, points = found(radius)
        gives = np.flatnonzero(self.kept > self.low)
        takes = np.flatnonzero(self.kept < self.high)
        root = self.prices[self.root]
        slack = np.concatenate([self.prices[gives] - root, root - self.prices[takes]])
        from_ = np.concatenate([np.full(len(gives), self.root), takes])
        to = np.concatenate([gives, np.full(len(takes), self.root)])
        near = slack <= radius
        # Rounding may leave a reduced cost a hair below zero.
        return (
            np.concatenate([tails, from_[near]]),
            np.concatenate([heads, to[near]]),
            np.maximum(np.concatenate([length, slack[near]]), 0.0),
            np.concatenate([points, np.full(np.count_nonzero(near), NO_HUB)]),
        )

    def _reduced(self) -> np.ndarray:
        total = self.costs.with_prices(self.prices[: self.k])
        total -= total[np.arange(len(total)), self.column][:, None]
        return total

    def _dense_edges(self, radius: float) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        total = self._reduced()
        k = self.k
        best = np.full((k, k), np.inf)
        point = np.zeros((k, k), np.int64)
        order = np.argsort(self.labels, kind="stable")
        ends = np.searchsorted(self.labels[order], np.arange(k + 1))
        for hub in range(k):
            members = order[ends[hub] : ends[hub + 1]]
            if len(members):
                rows = total[members]
                at = rows.argmin(axis=0)
                point[hub] = members[at]
                best[hub] = rows[at, np.arange(k)]
        np.fill_diagonal(best, np.inf)
        tails, heads = np.nonzero(best <= radius)
        finite = np.isfinite(best[tails, heads])
        tails, heads = tails[finite], heads[finite]
        return tails, heads, best[tails, heads], point[tails, heads]

    def _sparse_edges(self, radius: float) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        rows, heads, cost = self._list(radius)
        tails = self.labels[rows]
        length = cost + self.prices[heads]
        length -= self.own[rows] + self.prices[tails]
        near = np.flatnonzero((length <= radius) & (heads != tails))
        rows, heads, tails, length = rows[near], heads[near], tails[near], length[near]
        key = tails * self.k + heads
        order = np.lexsort((rows, length, key))
        key = key[order]
        first = np.ones(len(key), bool)
        first[1:] = key[1:] != key[:-1]
        best = order[first]
        return tails[best], heads[best], length[best], rows[best]

    def _list(self, radius: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Points and hubs among which are all steps of up to a length, and what each costs there.

        Steps get no shorter than prices move; and a point that was handed over may go back.
        """
        if radius >= self._listed_to:
            total = self._reduced()
            self._listed_to = LISTED * radius
            near = (total <= self._listed_to) & np.isfinite(total)
            near[np.arange(len(near)), self.column] = False
            found = np.nonzero(near)
            self._left.clear()
            self._listed = self._with_costs(*found)
        elif self._left:
            more = self._with_costs(*np.array(self._left).T)
            self._left.clear()
            rows, heads, cost = (np.concatenate(pair) for pair in zip(self._listed, more))
            self._listed = rows, heads, cost
        return self._listed

    def _with_costs(
        self, rows: np.ndarray, columns: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        assert self.costs.candidates is not None
        heads = self.costs.candidates[rows, columns].astype(np.int64)
        return rows, heads, self.costs.cost[rows, columns]

    def _hand_over(self, path: list[int], between: _Between, used: set) -> None:
        """Move a point along every step of a path, unless another path needed one of them."""
        start, end = path[0], path[-1]
        if self.excess[start] <= 0 or self.excess[end] >= 0:
            return
        moves = []
        for a, b in zip(path[:-1], path[1:]):
            point = between.point(a, b)
            mark = point if point >= 0 else (a, b)
            if mark in used:
                return
            moves.append((a, b, point, mark))
        for a, b, point, mark in moves:
            used.add(mark)
            if a == self.root:
                self.kept[b] -= 1
            elif b == self.root:
                self.kept[a] += 1
            else:
                if self.costs.candidates is not None:
                    self._left.append((point, int(self.column[point])))
                self.labels[point], self.column[point] = b, self._column_of(point, b)
                self.own[point] = self.costs.cost[point, self.column[point]]
        self.excess[start] -= 1
        self.excess[end] += 1

    def _column_of(self, point: int, hub: int) -> int:
        if self.costs.candidates is None:
            return hub
        named = np.flatnonzero(self.costs.candidates[point] == hub)
        return named[np.argmin(self.costs.cost[point, named])]
