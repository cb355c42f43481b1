# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked of hubs besides the range of their sizes, as parts of the one problem.

A wish says three things of itself: how far a grouping is from it (``beyond``, 0 where it is kept;
the exact measure, which results are ranked and told by), what it is for some of the points
(``of_points``), and what steps change of it (``term``, the price that `annealing` weighs while
points go from hub to hub). To ask for something new, write a ``Wish`` with its ``Term`` and put it
among ``HubProblem.wishes``: the search (`wish_search`) then seeks hubs that keep it.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional

import numpy as np

from .annealing import penalty_of
from .centres import centroids

if TYPE_CHECKING:
    from .problem import HubProblem
    from .region import Region

ROUNDING = 1e-9
"""A sum this share of the mean sum outside its range is inside, and a way this share longer than
the longest is not too long."""
TOO_LONG, LONGER = 3.0, 12.0
"""What a point too far from its centre costs, and each time the longest way that it is beyond
it, in mean distances."""


class Term(ABC):
    """The price of a wish while nodes of a region go from hub to hub, in mean distances.

    Hubs are numbered as in the region. A price is 0 where the wish is kept.
    """

    price: float = 0.0

    @abstractmethod
    def begin(self, hub: Sequence[int]) -> float:
        """Take the hub of each node, and the region's centres, as they are; return the price."""

    @abstractmethod
    def change(self, v: int, a: int, b: int, u: Optional[int] = None) -> float:
        """What the price grows by if node v goes from hub a to b and, if given, u from b to a."""

    @abstractmethod
    def go(self, v: int, a: int, b: int) -> float:
        """Node v goes from hub a to b; return the new price."""


class Wish(ABC):
    """Something that is asked of hubs; immutable."""

    @abstractmethod
    def beyond(self, problem: HubProblem, labels: np.ndarray) -> float:
        """How far a grouping of all points is from it; 0 where it is kept."""

    @abstractmethod
    def of_points(self, points: np.ndarray, hubs: Optional[np.ndarray] = None) -> Wish:
        """The same for some points, or all in another order, and some of the hubs."""

    def scaled(self, unit: float) -> Wish:
        """The same with ways divided by ``unit``."""
        return self

    @abstractmethod
    def term(self, region: Region) -> Term:
        """Its price for the hubs of a region."""


# -- several sums -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Sums(Wish):
    """Sums of several quantities, each in a range of its own in every hub.

    Attributes
    ----------
    amounts : ndarray of shape (n, q)
        What each point has of each quantity, not negative.
    low, high : ndarray of shape (q,)
        What every hub may have of it.
    """

    amounts: np.ndarray
    low: np.ndarray
    high: np.ndarray

    def sums(self, labels: np.ndarray, hubs: int) -> np.ndarray:
        """What each hub has of each quantity, shape (hubs, q)."""
        columns = [np.bincount(labels, own, minlength=hubs) for own in self.amounts.T]
        return np.column_stack(columns)

    def outside(self, labels: np.ndarray, hubs: int) -> np.ndarray:
        """How far the sums are outside their ranges, in shares of the mean sum; (hubs, q)."""
        sums = self.sums(labels, hubs)
        mean = np.maximum(sums.mean(axis=0), 1e-300)
        off = np.maximum(np.maximum(sums - self.high, self.low - sums), 0.0) / mean
        return np.where(off > ROUNDING, off, 0.0)

    def beyond(self, problem: HubProblem, labels: np.ndarray) -> float:
        return float(self.outside(labels, problem.hubs).sum())

    def of_points(self, points: np.ndarray, hubs: Optional[np.ndarray] = None) -> Sums:
        return Sums(self.amounts[points], self.low, self.high)

    def term(self, region: Region) -> Term:
        return _SumsTerm(self, region)


class _SumsTerm(Term):
    def __init__(self, wish: Sums, region: Region) -> None:
        own = region.node_sums(wish.amounts)
        unit = np.where(own.mean(axis=0) > 0, own.mean(axis=0), 1.0)
        self.own: list[list[float]] = (own / unit).tolist()
        self.hubs = len(region.hubs)
        ranges = zip((wish.low / unit).tolist(), (wish.high / unit).tolist())
        slack = ROUNDING * (own / unit).sum(axis=0) / self.hubs
        self.ranges = [(low - s, high + s) for (low, high), s in zip(ranges, slack.tolist())]

    def begin(self, hub: Sequence[int]) -> float:
        self.load = [[0.0] * len(self.ranges) for _ in range(self.hubs)]
        for h, own in zip(hub, self.own):
            load = self.load[h]
            for j, amount in enumerate(own):
                load[j] += amount
        self.prices = [self._price(load) for load in self.load]
        self.price = sum(self.prices)
        return self.price

    def _price(self, load: Sequence[float]) -> float:
        price = 0.0
        for x, (low, high) in zip(load, self.ranges):
            if x > high:
                price += penalty_of(x - high)
            elif x < low:
                price += penalty_of(low - x)
        return price

    def change(self, v: int, a: int, b: int, u: Optional[int] = None) -> float:
        own = self.own[v]
        if u is not None:
            own = [x - y for x, y in zip(own, self.own[u])]
        after = self._price([x - d for x, d in zip(self.load[a], own)])
        after += self._price([x + d for x, d in zip(self.load[b], own)])
        return after - self.prices[a] - self.prices[b]

    def go(self, v: int, a: int, b: int) -> float:
        own, left, joined = self.own[v], self.load[a], self.load[b]
        for j, amount in enumerate(own):
            left[j] -= amount
            joined[j] += amount
        before = self.prices[a] + self.prices[b]
        self.prices[a], self.prices[b] = self._price(left), self._price(joined)
        self.price += self.prices[a] + self.prices[b] - before
        return self.price


# -- a longest way ----------------------------------------------------------------------------


@dataclass(frozen=True)
class LongestWay(Wish):
    """No point farther than so much from the centre of its hub.

    The centre is the mean place of the hub's points; with a table of costs its middle point, by
    the table; or the given centre.

    Attributes
    ----------
    longest : float
        In the unit of the problem's places, or of its table.
    """

    longest: float

    def ways(self, problem: HubProblem, labels: np.ndarray) -> np.ndarray:
        """The way from each point to the centre of its hub, shape (n,)."""
        if problem.table is not None:
            middles = problem.table.middles(labels, problem.hubs)
            return problem.table.of_pairs(np.arange(len(labels)), middles[labels])
        centres = problem.given
        if centres is None:
            centres = centroids(problem.xy, labels, problem.hubs)
        return np.hypot(*(problem.xy - centres[labels]).T)

    def too_far(self, problem: HubProblem, labels: np.ndarray) -> np.ndarray:
        """Which points are farther away, shape (n,)."""
        return self.ways(problem, labels) > self.longest * (1 + ROUNDING)

    def beyond(self, problem: HubProblem, labels: np.ndarray) -> float:
        ways = self.ways(problem, labels)
        ways = ways[ways > self.longest * (1 + ROUNDING)]
        if problem.table is not None:
            ways = np.minimum(ways, problem.table.too_far)
        return float(len(ways) + (1 - self.longest / ways).sum())

    def of_points(self, points: np.ndarray, hubs: Optional[np.ndarray] = None) -> LongestWay:
        return self

    def scaled(self, unit: float) -> LongestWay:
        return LongestWay(self.longest / unit)

    def term(self, region: Region) -> Term:
        if region.problem.table is None and region.problem.given is None:
            return _MeanPlaceTerm(self.longest, region)
        return _FixedCentreTerm(self.longest, region)


def too_long(way: float, longest: float) -> float:
    """What a way costs that is longer than the longest, in mean distances."""
    over = way / longest - 1
    return TOO_LONG + LONGER * over if over > ROUNDING else 0.0


class _FixedCentreTerm(Term):
    """Ways to centres that stay where they are between two moves of all of them."""

    def __init__(self, longest: float, region: Region) -> None:
        self.longest, self.region = longest, region

    def begin(self, hub: Sequence[int]) -> float:
        self.own = self._prices(hub)
        self.price = sum(row[h] for row, h in zip(self.own, hub))
        return self.price

    def _prices(self, hub: Sequence[int]) -> list[list[float]]:
        """What each node costs in each hub."""
        region = self.region
        ways = region.ways_to_centres()
        over = ways / self.longest - 1
        prices = np.where(over > ROUNDING, TOO_LONG + LONGER * np.minimum(over, 1e3), 0.0)
        summed = np.zeros((len(region.members), len(region.hubs)))
        np.add.at(summed, region.node, prices)
        return summed.tolist()

    def change(self, v: int, a: int, b: int, u: Optional[int] = None) -> float:
        extra = self.own[v][b] - self.own[v][a]
        return extra if u is None else extra + self.own[u][a] - self.own[u][b]

    def go(self, v: int, a: int, b: int) -> float:
        self.price += self.own[v][b] - self.own[v][a]
        return self.price


class _MeanPlaceTerm(Term):
    """Ways to the mean place of a hub's points, which moves with every step."""

    def __init__(self, longest: float, region: Region) -> None:
        self.longest, self.hubs = longest, len(region.hubs)
        xy = region.problem.xy[region.points[[points[0] for points in region.members]]]
        self.x, self.y = xy.T.tolist()
        self.many = region.many

    def begin(self, hub: Sequence[int]) -> float:
        k = self.hubs
        self.members: list[set[int]] = [set() for _ in range(k)]
        self.count, self.sum_x, self.sum_y = [0] * k, [0.0] * k, [0.0] * k
        for v, h in enumerate(hub):
            self._put(v, h, 1)
        # Of each hub: the price, and no more than so far is any point from the mean place.
        self.prices, self.reach = [0.0] * k, [0.0] * k
        for h in range(k):
            self._measure(h)
        self.price = sum(self.prices)
        return self.price

    def _put(self, v: int, h: int, sign: int) -> None:
        many = sign * self.many[v]
        self.count[h] += many
        self.sum_x[h] += many * self.x[v]
        self.sum_y[h] += many * self.y[v]
        if sign > 0:
            self.members[h].add(v)
        else:
            self.members[h].discard(v)

    def _measure(self, h: int) -> None:
        self.prices[h], self.reach[h] = 0.0, 0.0
        if self.count[h]:
            x, y = self.sum_x[h] / self.count[h], self.sum_y[h] / self.count[h]
            self.prices[h], self.reach[h] = self._price(self.members[h], x, y)

    def _price(self, nodes: set[int], x: float, y: float) -> tuple[float, float]:
        """What nodes cost whose hub has its mean place here, and the farthest one's way."""
        price, reach, longest = 0.0, 0.0, self.longest
        for v in nodes:
            way = math.hypot(self.x[v] - x, self.y[v] - y)
            if way > reach:
                reach = way
            if way > longest:
                price += self.many[v] * too_long(way, longest)
        return price, reach

    def _with(self, h: int, out: Optional[int], back: Optional[int]) -> float:
        """The price of a hub that one node leaves and another joins."""
        count, x, y = self.count[h], self.sum_x[h], self.sum_y[h]
        for v, sign in ((out, -1), (back, 1)):
            if v is not None:
                many = sign * self.many[v]
                count, x, y = count + many, x + many * self.x[v], y + many * self.y[v]
        if not count:
            return 0.0
        x, y = x / count, y / count
        moved = math.hypot(x - self.sum_x[h] / self.count[h], y - self.sum_y[h] / self.count[h])
        reach = self.reach[h] + moved
        if back is not None:
            reach = max(reach, math.hypot(self.x[back] - x, self.y[back] - y))
        if reach <= self.longest:
            return 0.0
        nodes = self.members[h]
        price = self._price(nodes, x, y)[0]
        for v, sign in ((out, -1), (back, 1)):
            if v is not None:
                price += sign * self._price({v}, x, y)[0]
        return max(price, 0.0)

    def change(self, v: int, a: int, b: int, u: Optional[int] = None) -> float:
        after = self._with(a, v, u) + self._with(b, u, v)
        return after - self.prices[a] - self.prices[b]

    def go(self, v: int, a: int, b: int) -> float:
        before = self.prices[a] + self.prices[b]
        self._put(v, a, -1)
        self._put(v, b, 1)
        self._measure(a)
        self._measure(b)
        self.price += self.prices[a] + self.prices[b] - before
        return self.price


def beyond_all(problem: HubProblem, labels: np.ndarray) -> float:
    """How far a grouping is from all wishes together; 0 where all are kept."""
    return sum(wish.beyond(problem, labels) for wish in problem.wishes)
