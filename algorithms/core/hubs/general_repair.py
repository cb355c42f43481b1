# SPDX-License-Identifier: GPL-2.0-or-later
"""Faults repaired where hubs have ranges of weights, given centres or a table of costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import product
from typing import Optional

import numpy as np

from ..progress import SILENT, Progress
from .exchange import ROUNDING, STRICT
from .neighbours import Neighbours
from .problem import HubProblem
from .repair import Moves, Option, Repair

Steps = tuple[tuple[int, int, int], ...]
"""Points, from which hub and to which."""
Exchange = tuple[float, int, Steps]
"""What steps cost, the other hub and the steps."""

MOST_STEPS = 30
"""So many moves may follow one that repaired a fault, to restore the sums."""
MOST_TRIED = 25
"""Of the ways to restore the sums after a repair, so many of the cheapest are tried."""
MOST_EXCHANGED = 6
"""Of the points that could go from hub to hub, so many of the cheapest are exchanged."""


class GeneralRepair(Repair):
    """A grouping whose points move while every hub stays in one piece and in its range.

    Parameters
    ----------
    problem : HubProblem
    labels : ndarray of int, shape (n,)
        With all ranges kept.
    neighbours : Neighbours
    """

    def __init__(self, problem: HubProblem, labels: np.ndarray, neighbours: Neighbours) -> None:
        super().__init__(problem, labels, neighbours)
        self.weighs = None if problem.weights is None else problem.weights.tolist()
        self.load = problem.load(labels).tolist()
        mean = float(np.mean(self.load))
        self.slack = ROUNDING * mean
        own = problem.cost_to(problem.xy, self.centres[labels])
        self.strict = STRICT * (float(own.mean()) or 1.0) * len(labels) / problem.hubs / mean
        self.too_far = np.inf if problem.table is None else problem.table.too_far

    def _move(self, points: list[int], hub: int) -> None:
        if self.weighs is not None:
            for point in points:
                self.load[self.hub[point]] -= self.weighs[point]
                self.load[hub] += self.weighs[point]
        super()._move(points, hub)

    def _undo(self) -> None:
        self._undo_to(0)

    def _undo_to(self, mark: int) -> None:
        while len(self.log) > mark:
            point, old = self.log.pop()
            self._move([point], old)
            self.log.pop()

    def _try(self, moves: Moves, wandering: bool) -> Optional[Option]:
        if any(self._cost([point], to) >= self.too_far for point, to in moves):
            return None
        found = super()._try(moves, wandering)
        # The sizes may have been restored by moves for which the table has no way.
        if found is not None and any(self._cost([p], to) >= self.too_far for p, to in found[1]):
            return None
        return found

    def _may_go(self, point: int, a: int, b: int) -> bool:
        if self.sizes[a] < 2 or self._cost([point], b) >= self.too_far:
            return False
        return super()._may_go(point, a, b)

    def _breach(self, hub: int, gain: float = 0.0) -> float:
        load = self.load[hub] + gain
        return max(load - self.high[hub], self.low[hub] - load, 0.0)

    def _restore(self, hubs: set[int]) -> bool:
        if self.weighs is None:
            return super()._restore(hubs)
        touched = set(hubs)
        barred = {point for point, _ in self.log}
        for _ in range(MOST_STEPS):
            outside = [hub for hub in sorted(touched) if self._breach(hub) > self.slack]
            if not outside:
                return True
            hub = max(outside, key=self._breach)
            done = self._first_allowed(self._helpful_exchanges(hub, barred))
            if done is None:
                return False
            touched.add(done[0])
            barred.update(point for point, _, _ in done[1])
        return False

    def _helpful_exchanges(self, hub: int, barred: set[int]) -> Iterator[Exchange]:
        """The moves that bring a hub nearer to its range: cost, other hub, moves."""
        load, low, high = self.load[hub], self.low[hub], self.high[hub]
        now = self._breach(hub)
        for cost, other, moves, gain in self._exchanges_at(hub, barred):
            less = max(load + gain - high, low - load - gain, 0.0) - now
            if less < -self.slack:
                worse = self._breach(other, -gain) - self._breach(other)
                yield cost + self.strict * (less + worse), other, moves

    def _exchanges_at(
        self, hub: int, barred: set[int]
    ) -> Iterator[tuple[float, int, Steps, float]]:
        """Moves and exchanges at the rim of a hub: cost, other hub, moves, weight gained."""
        weighs, hub_of = self.weighs, self.hub
        assert weighs is not None
        out: dict[int, set[int]] = {}
        into: dict[int, set[int]] = {}
        for point in self.members[hub]:
            place = self.place[point]
            for q in (place, *self._beside(place)):
                for p in self._points_at(q):
                    other = hub_of[p]
                    if other != hub:
                        if p not in barred:
                            into.setdefault(other, set()).add(p)
                        if point not in barred:
                            out.setdefault(other, set()).add(point)
        for other in sorted({*out, *into}):
            given = self._priced(sorted(out.get(other, ())), hub, other)
            taken = self._priced(sorted(into.get(other, ())), other, hub)
            for cost, point in given:
                yield cost, other, ((point, hub, other),), -weighs[point]
            for cost, point in taken:
                yield cost, other, ((point, other, hub),), weighs[point]
            for (c, p), (d, q) in product(given[:MOST_EXCHANGED], taken[:MOST_EXCHANGED]):
                moves = ((p, hub, other), (q, other, hub))
                yield c + d, other, moves, weighs[q] - weighs[p]

    def _priced(self, points: list[int], a: int, b: int) -> list[tuple[float, int]]:
        """What points cost more in hub b than in a, with the points, the cheapest first."""
        if not points:
            return []
        cost = self._change(np.asarray(points), a, b)
        return sorted(zip(cost.tolist(), points))

    def _first_allowed(self, options: Iterable[Exchange]) -> Optional[tuple[int, Steps]]:
        """Do the first way that leaves hubs in one piece; its other hub and moves, or None."""
        for _, other, moves in nsmallest(MOST_TRIED, options):
            mark = len(self.log)
            for point, a, b in moves:
                if not self._may_go(point, a, b):
                    break
                self._move([point], b)
            else:
                return other, moves
            self._undo_to(mark)
        return None

    def shorten(self, progress: Progress = SILENT, passes: int = 3) -> np.ndarray:
        """Move and exchange points that shorten the total; hubs stay in one piece and in range.

        Only where hubs have ranges of weights. Returns the labels, shape (n,).
        """
        for _ in range(passes):
            moved = False
            for hub in range(self.problem.hubs):
                if progress.cancelled():
                    return np.array(self.hub)
                while True:
                    options = [
                        (cost, other, moves)
                        for cost, other, moves, gain in self._exchanges_at(hub, set())
                        if cost < -1e-9 * self.strict
                        and self._breach(hub, gain) <= self.slack
                        and self._breach(other, -gain) <= self.slack
                    ]
                    if self._first_allowed(options) is None:
                        break
                    moved = True
                    self.log.clear()
            if not moved:
                break
        return np.array(self.hub)
