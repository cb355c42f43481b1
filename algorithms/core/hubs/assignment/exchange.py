# SPDX-License-Identifier: GPL-2.0-or-later
"""Points with weights: every hub's sum brought into its range, at the least cost.

With a point allowed to be split, prices solve the assignment (`transport`). At most one point
fewer than there are hubs would have to be split; each goes undivided to one hub, and the sums that
this breaks are restored by moving and exchanging points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

import numpy as np

from ...progress import SILENT, Progress

if TYPE_CHECKING:
    from .transport import Costs

ROUNDING = 1e-9
"""A sum of weights this share of the mean sum outside its range is inside."""
STRICT = 20.0
"""What a mean weight too much costs, in mean costs, while sums are restored."""
BARRED_FOR = 12
"""A point that was moved stays for so many steps."""
MOST_PAIRED = 2_000_000
"""Exchanges at a hub that are looked at together: 100 MB. In a hub of thousands of points, points
far from the other hub are no use to it."""


def breach(load: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """How far sums of weights are outside their ranges; 0 inside."""
    return np.maximum(np.maximum(load - high, low - load), 0.0)


def within_ranges(load: np.ndarray, low: np.ndarray, high: np.ndarray) -> bool:
    """Whether all sums of weights are in their ranges, but for rounding."""
    slack = ROUNDING * max(1e-300, float(np.abs(load).mean()))
    return bool((breach(load, low, high) <= slack).all())


def brought_into_range(
    costs: Costs,
    labels: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    progress: Progress = SILENT,
) -> np.ndarray:
    """Bring sums of weights into their ranges by moving and exchanging whole points.

    A tabu search: each step takes the move, or the exchange of two points, that helps a hub
    outside its range at the least cost, even where another hub has to bear it; a point just
    moved stays for a while. Then points are moved and exchanged that shorten the total.

    Returns
    -------
    ndarray of int, shape (n,)
        Of the labellings met the one that is least outside the ranges.
    """
    state = _Exchange(costs, labels, low, high)
    state.restore(200 + 20 * costs.hubs, progress)
    if state.is_kept():
        state.shorten(progress)
    return state.labels


def shortened(
    costs: Costs,
    labels: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    progress: Progress = SILENT,
) -> np.ndarray:
    """Move and exchange whole points that shorten the total; all sums are and stay in range.

    Returns
    -------
    ndarray of int, shape (n,)
    """
    state = _Exchange(costs, labels, low, high)
    state.shorten(progress)
    return state.labels


class _Exchange:
    def __init__(self, costs: Costs, labels: np.ndarray, low: np.ndarray, high: np.ndarray) -> None:
        assert costs.weights is not None
        self.unit = float(costs.weights.mean())
        self.weights: np.ndarray = costs.weights / self.unit
        self.low, self.high = low / self.unit, high / self.unit
        self.costs, self.labels = costs, labels.copy()
        self.load = np.bincount(labels, self.weights, minlength=costs.hubs)
        own = costs.cost.min(axis=1)
        finite = costs.cost[np.isfinite(costs.cost)]
        self.penalty = STRICT * (float(own.mean()) or float(finite.mean()) or 1.0)
        # The hubs that each point names, and for each hub the points that name it.
        self.heads = costs.heads
        rows, columns = np.nonzero(np.isfinite(costs.cost))
        heads = self.heads[rows, columns]
        self.named, self.named_cost = rows, costs.cost[rows, columns]
        self.by_head = np.argsort(heads, kind="stable")
        self.ends = np.searchsorted(heads[self.by_head], np.arange(costs.hubs + 1))
        self.own = self._own()

    def _own(self) -> np.ndarray:
        named = self.heads == self.labels[:, None]
        return np.where(named, self.costs.cost, np.inf).min(axis=1)

    def is_kept(self) -> bool:
        return within_ranges(self.load, self.low, self.high)

    def _breach(self, load: np.ndarray, hub: Union[int, np.ndarray]) -> np.ndarray:
        return np.maximum(np.maximum(load - self.high[hub], self.low[hub] - load), 0.0)

    def _outs(self, hub: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Moves out of a hub: point, to, extra cost."""
        members = np.flatnonzero(self.labels == hub)
        to, cost = self.heads[members].ravel(), self.costs.cost[members].ravel()
        points = np.repeat(members, self.heads.shape[1])
        usable = (to != hub) & np.isfinite(cost)
        return points[usable], to[usable], cost[usable] - self.own[points[usable]]

    def _ins(self, hub: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Moves into a hub: point, from, extra cost."""
        named = self.by_head[self.ends[hub] : self.ends[hub + 1]]
        named = named[self.labels[self.named[named]] != hub]
        points = self.named[named]
        return points, self.labels[points], self.named_cost[named] - self.own[points]

    def _exchanges(
        self, hub: int, below: float = np.inf
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Moves and exchanges at one hub: out, in (-1 for none), other hub, extra cost.

        Those with an extra cost of ``below`` or more may be missing, and of very many those of
        points that cost most to move.
        """
        out, to, out_cost = self._outs(hub)
        into, source, in_cost = self._ins(hub)
        given, taken = np.arange(len(out)), np.arange(len(into))
        k = self.costs.hubs
        if np.isfinite(below):
            least_out, least_in = np.full(k, np.inf), np.full(k, np.inf)
            np.minimum.at(least_out, to, out_cost)
            np.minimum.at(least_in, source, in_cost)
            given = np.flatnonzero(out_cost + least_in[to] < below)
            taken = np.flatnonzero(in_cost + least_out[source] < below)
        pairs = np.bincount(to[given], minlength=k) @ np.bincount(source[taken], minlength=k)
        if pairs > MOST_PAIRED:
            many = int(np.sqrt(MOST_PAIRED / k))
            given = _cheapest(given, to, out_cost, many)
            taken = _cheapest(taken, source, in_cost, many)
        # Points that change hands between the same two hubs.
        taken = taken[np.argsort(source[taken], kind="stable")]
        start = np.searchsorted(source[taken], to[given], side="left")
        count = np.searchsorted(source[taken], to[given], side="right") - start
        which = np.repeat(given, count)
        within = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
        other = taken[np.repeat(start, count) + within]
        none = np.full(len(out), -1), np.full(len(into), -1)
        return (
            np.concatenate([out, none[1], out[which]]),
            np.concatenate([none[0], into, into[other]]),
            np.concatenate([to, source, to[which]]),
            np.concatenate([out_cost, in_cost, out_cost[which] + in_cost[other]]),
        )

    def _moved_weight(self, out: np.ndarray, into: np.ndarray) -> np.ndarray:
        return np.where(into >= 0, self.weights[into], 0) - np.where(out >= 0, self.weights[out], 0)

    def _apply(self, out: int, into: int, hub: int, other: int) -> None:
        for point, to in ((out, other), (into, hub)):
            if point >= 0:
                self.load[self.labels[point]] -= self.weights[point]
                self.load[to] += self.weights[point]
                self.labels[point] = to
                self.own[point] = self._cost(point, to)

    def _cost(self, point: int, hub: int) -> float:
        return self.costs.cost[point, self.heads[point] == hub].min()

    def restore(self, steps: int, progress: Progress) -> None:
        barred = np.zeros(self.costs.n, np.int64)
        best, least = self.labels.copy(), breach(self.load, self.low, self.high).sum()
        for step in range(1, steps + 1):
            outside = breach(self.load, self.low, self.high)
            if self.is_kept() or progress.cancelled():
                break
            hub = int(outside.argmax())
            out, into, other, cost = self._exchanges(hub)
            gain = self._moved_weight(out, into)
            fresh = ((out < 0) | (barred[out] < step)) & ((into < 0) | (barred[into] < step))
            less = self._breach(self.load[hub] + gain, hub)
            worse = self._breach(self.load[other] - gain, other) - outside[other]
            change = less - outside[hub] + worse
            # Something has to change at this hub, or the search would stand still.
            may = fresh & (less < outside[hub] * (1 - 1e-9))
            if not may.any():
                may = fresh & (np.abs(gain) > 0)
                if not may.any():
                    break
            score = np.where(may, cost + self.penalty * change, np.inf)
            best_at = int(score.argmin())
            self._apply(int(out[best_at]), int(into[best_at]), hub, int(other[best_at]))
            for point in (out[best_at], into[best_at]):
                if point >= 0:
                    barred[point] = step + BARRED_FOR
            total = breach(self.load, self.low, self.high).sum()
            if total < least:
                best, least = self.labels.copy(), total
        self.labels = best
        self.load = np.bincount(best, self.weights, minlength=self.costs.hubs)
        self.own = self._own()

    def shorten(self, progress: Progress, passes: int = 3) -> None:
        """Move and exchange points that shorten the total, inside the ranges."""
        slack = ROUNDING * float(self.load.mean())
        for _ in range(passes):
            moved = False
            for hub in range(self.costs.hubs):
                if progress.cancelled():
                    return
                while True:
                    out, into, other, cost = self._exchanges(hub, -1e-9 * self.penalty)
                    better = cost < -1e-9 * self.penalty
                    out, into, other, cost = out[better], into[better], other[better], cost[better]
                    gain = self._moved_weight(out, into)
                    fits = (self._breach(self.load[hub] + gain, hub) <= slack) & (
                        self._breach(self.load[other] - gain, other) <= slack
                    )
                    if not fits.any():
                        break
                    best_at = int(np.where(fits, cost, np.inf).argmin())
                    self._apply(int(out[best_at]), int(into[best_at]), hub, int(other[best_at]))
                    moved = True
            if not moved:
                break


def _cheapest(moves: np.ndarray, hub: np.ndarray, cost: np.ndarray, many: int) -> np.ndarray:
    """Of some moves, those to each hub that cost least."""
    order = moves[np.lexsort((cost[moves], hub[moves]))]
    rank = np.arange(len(order)) - np.searchsorted(hub[order], hub[order])
    return np.sort(order[rank < many])
