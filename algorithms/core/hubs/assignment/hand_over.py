# SPDX-License-Identifier: GPL-2.0-or-later
"""Points handed over between hubs along shortest paths, until every size is inside its range.

References
----------
Ahuja, R. K., Magnanti, T. L. and Orlin, J. B. (1993). Network flows, section 9.7.
    (Successive shortest paths.)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Optional

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import dijkstra

from ...progress import Progress

if TYPE_CHECKING:
    from .transport import Assignment, Costs

NO_HUB = -1  # On an edge from or to the root.
LISTED = 8.0
"""Steps of up to so many times the length now looked for are listed: half as many and twice as many
take longer."""


def kept_sizes(
    sizes: np.ndarray, prices: np.ndarray, low: np.ndarray, high: np.ndarray
) -> np.ndarray:
    """The sizes that the prices ask for."""
    return np.where(prices > 0, high, np.where(prices < 0, low, np.clip(sizes, low, high)))


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


class HandOver:
    """Successive shortest paths on the graph of hubs.

    The nodes are the hubs and a root. The edge from hub a to hub b is the point of a that
    costs least to hand over; an edge between a hub and the root uses the slack of its range.
    Prices are the nodes' potentials: with them no edge is negative.
    """

    def __init__(self, costs: Costs, low: np.ndarray, high: np.ndarray, start: Assignment) -> None:
        self.costs, self.low, self.high, self.start = costs, low, high, start
        self.k = self.root = costs.hubs
        self.labels = start.labels.copy()
        self.column = costs.with_prices(start.prices).argmin(axis=1)
        self.own = costs.cost[np.arange(costs.n), self.column]
        self.prices = np.append(start.prices, 0.0)
        sizes = np.bincount(self.labels, minlength=self.k)
        self.kept = kept_sizes(sizes, start.prices, low, high).astype(np.int64)
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
        prices = self.prices[: self.k] - self.prices[self.root]
        return replace(self.start, labels=self.labels, prices=prices)

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
        tails, heads, length, points = self._between_hubs(radius)
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

    def _between_hubs(self, radius: float) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
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
        heads = self.costs.heads[rows, columns].astype(np.int64)
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
                self._left.append((point, int(self.column[point])))
                self.labels[point], self.column[point] = b, self._column_of(point, b)
                self.own[point] = self.costs.cost[point, self.column[point]]
        self.excess[start] -= 1
        self.excess[end] += 1

    def _column_of(self, point: int, hub: int) -> int:
        named = np.flatnonzero(self.costs.heads[point] == hub)
        return named[np.argmin(self.costs.cost[point, named])]
