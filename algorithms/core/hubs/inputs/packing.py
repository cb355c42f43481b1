# SPDX-License-Identifier: GPL-2.0-or-later
"""How few hubs can hold all points where only a largest sum is set, how many where only a least.

The first is bin packing, the second bin covering; points stay whole. Large inputs are packed best
fit, the heaviest first, which hardly ever takes more than the bound; what is between the two is
tried by exchanging points, and where they are few by a search of all packings, within a bound of
work.

References
----------
Martello, S. and Toth, P. (1990). Lower bounds and reduction procedures for the bin packing
    problem. Discrete Applied Mathematics 28.
Assmann, S. F. et al. (1984). On a dual version of the one-dimensional bin packing problem. Journal
    of Algorithms 5.
"""

from __future__ import annotations

import bisect
import heapq
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..assignment.exchange import brought_into_range, within_ranges
from ..assignment.transport import Costs
from .sizes import ROUND_OFF

MOST_COSTS = 20_000
"""Points times hubs up to which points are exchanged: more take seconds, and are seldom tight."""
MOST_TRIED = 6
"""So many numbers of hubs between the bound and what was found at once."""
MOST_STEPS = 500_000
"""Of the search of all packings, times the hubs looked at in each: about a second."""


@dataclass(frozen=True)
class Packing:
    """Points in as few hubs as were found, or as many.

    Attributes
    ----------
    labels : ndarray of int, shape (n,)
        A hub for each point, wherever the points are.
    hubs : int
    bound : int
        No fewer hubs hold all, or no more have enough.
    """

    labels: np.ndarray
    hubs: int
    bound: int


def fewest_hubs(weights: np.ndarray, most: float) -> Packing:
    """As few hubs as are found whose sums of weights are at most ``most``.

    Parameters
    ----------
    weights : ndarray of shape (n,)
        Not negative, not all 0, none above ``most``.
    most : float
    """
    heavy = np.flatnonzero(weights > 0)
    bound = fewest_possible(weights, most)
    labels = np.zeros(len(weights), np.int64)
    labels[heavy] = _best_fit(weights[heavy], most)
    hubs = int(labels.max()) + 1
    for fewer in range(bound, min(hubs, bound + MOST_TRIED)):
        found = pack(weights, fewer, 0.0, most)
        if found is not None:
            return Packing(found, fewer, bound)
    return Packing(labels, hubs, bound)


def most_hubs(weights: np.ndarray, least: float) -> Packing:
    """As many hubs as are found whose sums of weights are at least ``least``.

    Parameters
    ----------
    weights : ndarray of shape (n,)
        Not negative; their sum is at least ``least``.
    least : float
        Above 0.
    """
    bound = most_possible(weights, least)
    labels, hubs = _filled_in_turn(weights, least)
    for more in range(bound, max(hubs, bound - MOST_TRIED), -1):
        found = pack(weights, more, least, math.inf)
        if found is not None:
            return Packing(found, more, bound)
    return Packing(labels, hubs, bound)


def fewest_possible(weights: np.ndarray, most: float) -> int:
    """No fewer hubs hold all weights: Martello and Toth's second bound."""
    share = np.sort(weights[weights > 0] / most)
    found = math.ceil(share.sum() * (1 - ROUND_OFF))
    from_largest = np.append(0.0, np.cumsum(share[::-1]))
    small = np.append(0.0, np.unique(share[share <= 0.5]))
    # How many leave no room for a small one, are above half, or are not below the small one.
    alone = len(share) - np.searchsorted(share, 1 - small, side="right")
    half = len(share) - int(np.searchsorted(share, 0.5, side="right"))
    fitted = len(share) - np.searchsorted(share, small, side="left")
    rest = from_largest[fitted] - from_largest[half]
    room = (half - alone) - (from_largest[half] - from_largest[alone])
    more = np.maximum(0, np.ceil(rest - room - 1e-6)).max()
    return max(1, found, half + int(more))


def most_possible(weights: np.ndarray, least: float) -> int:
    """No more hubs have enough: what a point weighs beyond ``least`` is of use to one hub only."""
    return math.floor(float(np.minimum(weights, least).sum()) / least * (1 + ROUND_OFF))


def pack(weights: np.ndarray, hubs: int, low: float, high: float) -> Optional[np.ndarray]:
    """A hub for each point, all sums from ``low`` to ``high``; None if none were found.

    Every hub gets a point that has a weight.
    """
    n = len(weights)
    if np.count_nonzero(weights) < hubs:
        return None
    labels = np.empty(n, np.int64)
    loads = [(0.0, hub) for hub in range(hubs)]
    for point in np.argsort(-weights, kind="stable").tolist():
        load, hub = loads[0]
        labels[point] = hub
        heapq.heapreplace(loads, (load + float(weights[point]), hub))
    high = min(high, float(weights.sum()))
    lows, highs = np.full(hubs, low), np.full(hubs, high)
    if not _keeps(labels, weights, lows, highs) and n * hubs <= MOST_COSTS:
        labels = brought_into_range(
            Costs(np.zeros((n, hubs)), None, hubs, weights), labels, lows, highs
        )
    if _keeps(labels, weights, lows, highs):
        return labels
    return _Search(weights, hubs, low, high).run()


def _keeps(labels: np.ndarray, weights: np.ndarray, low: np.ndarray, high: np.ndarray) -> bool:
    load = np.bincount(labels, weights, minlength=len(low))
    return bool((load > 0).all()) and within_ranges(load, low, high)


def _best_fit(weights: np.ndarray, most: float) -> np.ndarray:
    """The heaviest first, each to the fullest hub that has room for it."""
    labels, room = np.empty(len(weights), np.int64), list[tuple[float, int]]()
    slack, hubs = ROUND_OFF * most, 0
    for point in np.argsort(-weights, kind="stable").tolist():
        weight = float(weights[point])
        at = bisect.bisect_left(room, (weight - slack, -1))
        if at == len(room):
            left, hub = most, hubs
            hubs += 1
        else:
            left, hub = room.pop(at)
        labels[point] = hub
        bisect.insort(room, (left - weight, hub))
    return labels


def _filled_in_turn(weights: np.ndarray, least: float) -> tuple[np.ndarray, int]:
    """Hub after hub is filled, by the heaviest and then the lightest that do; with their number."""
    order = np.argsort(-weights, kind="stable").tolist()
    labels = np.zeros(len(weights), np.int64)
    first, last, hub = 0, len(order) - 1, 0
    enough = least * (1 - ROUND_OFF)
    while first <= last:
        load = 0.0
        while first <= last and load + weights[order[first]] < enough:
            load += float(weights[order[first]])
            labels[order[first]] = hub
            first += 1
        while first <= last and load < enough:
            load += float(weights[order[last]])
            labels[order[last]] = hub
            last -= 1
        if load < enough:
            break
        hub += 1
    # What does not fill a hub any more goes to the last one that is filled.
    labels[labels >= hub] = max(0, hub - 1)
    return labels, max(1, hub)


class _Search:
    """All packings of points into hubs, the heaviest first, within a bound of steps."""

    def __init__(self, weights: np.ndarray, hubs: int, low: float, high: float) -> None:
        self.order = np.argsort(-weights, kind="stable").tolist()
        self.weight = [float(weights[point]) for point in self.order]
        slack = ROUND_OFF * max(1.0, float(weights.mean()))
        self.low, self.high = low - slack, high + slack
        self.hubs, self.load = hubs, [0.0] * hubs
        self.hub_of = [0] * len(weights)
        self.left = np.append(np.cumsum(self.weight[::-1])[::-1], 0.0).tolist()

    def run(self) -> Optional[np.ndarray]:
        # One level at a time, without recursion: the hubs still to be tried at each.
        steps, waiting = MOST_STEPS // self.hubs, [self._hubs_with_room(0)]
        while waiting:
            at = len(waiting) - 1
            steps -= 1
            if steps < 0:
                return None
            hub = next(waiting[-1], None)
            if hub is None:
                waiting.pop()
                if waiting:
                    self._take_back(at - 1)
                continue
            self.hub_of[at] = hub
            self.load[hub] += self.weight[at]
            if at + 1 == len(self.weight):
                if all(0 < load >= self.low for load in self.load):
                    labels = np.empty(len(self.hub_of), np.int64)
                    labels[self.order] = self.hub_of
                    return labels
                self._take_back(at)
            elif self._may_still(at + 1):
                waiting.append(self._hubs_with_room(at + 1))
            else:
                self._take_back(at)
        return None

    def _take_back(self, at: int) -> None:
        self.load[self.hub_of[at]] -= self.weight[at]

    def _may_still(self, at: int) -> bool:
        lacking = sum(self.low - load for load in self.load if load < self.low)
        return lacking <= self.left[at] + 1e-9 * self.left[0]

    def _hubs_with_room(self, at: int) -> Iterator[int]:
        """Hubs that have room for a point, of those equally full one only; the fullest first."""
        room: dict[float, int] = {}
        for hub, load in enumerate(self.load):
            if load + self.weight[at] <= self.high:
                room.setdefault(round(load, 9), hub)
        return iter([room[load] for load in sorted(room, reverse=True)])
