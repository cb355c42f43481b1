# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked of hubs besides the range of their sizes, as parts of the one problem.

A wish says three things of itself: how far each hub of a grouping is from it (``beyond``, 0 where
it is kept; the exact measure, which results are ranked by), what it is for some of the points
(``of_points``), and what steps change of it (``term``, the price that `annealing` weighs while
points go from hub to hub). To ask for something new, write a ``Wish`` with its ``Term`` and put it
among ``HubProblem.wishes``: the search (`search`) then seeks hubs that keep it.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional, Union

import numpy as np

from ..assignment.exchange import ROUNDING, breach
from ..ground.centres import centroids
from ..one_piece.annealing import Pricing

if TYPE_CHECKING:
    from ..ground.neighbours import Neighbours
    from ..one_piece.region import Region
    from ..problem import HubProblem

TOO_LONG, LONGER = 3.0, 12.0
"""What a point too far from its centre costs, and each time the longest way that it is beyond
it, in mean distances."""

MOST_OVER = 100.0
"""Times the longest way; a way that a table does not have is far beyond."""


class Term(ABC):
    """The price of a wish while nodes of a region go from hub to hub, in mean distances.

    Hubs are numbered as in the region. A price is 0 where the wish is kept.
    """

    price: float = 0.0

    @abstractmethod
    def begin(self, hub: Sequence[int], pricing: Pricing) -> float:
        """Take the hub of each node, and the region's centres, as they are; return the price."""

    @abstractmethod
    def change(self, v: int, a: int, b: int, u: Optional[int] = None) -> float:
        """What the price grows by if node v goes from hub a to b and, if given, u from b to a."""

    @abstractmethod
    def go(self, v: int, a: int, b: int) -> float:
        """Node v goes from hub a to b; return the new price."""

    def by_hub(self) -> Sequence[float]:
        """The price of each hub, so far as it is one hub's; for which are looked at first."""
        return ()

    def of_sets(
        self, a: int, b: int, out: Sequence[Sequence[int]], back: Sequence[Sequence[int]]
    ) -> Union[float, np.ndarray]:
        """What the price grows by if each set of nodes goes from hub a to b for each from b to a.

        Shape (len(out), len(back)); or 0 where only what steps really change is to count.
        """
        return 0.0


class HubsTerm(Term):
    """A price that is the sum of those of the region's hubs, each by what is in it.

    Attributes
    ----------
    prices : list of float
        Of each hub; set by ``begin``.
    """

    prices: list[float]

    def by_hub(self) -> Sequence[float]:
        return self.prices

    @abstractmethod
    def moved(self, v: int, a: int, b: int) -> None:
        """Node v goes from hub a to b; their prices are those of what is in them then."""

    def go(self, v: int, a: int, b: int) -> float:
        before = self.prices[a] + self.prices[b]
        self.moved(v, a, b)
        self.price += self.prices[a] + self.prices[b] - before
        return self.price


class Wish(ABC):
    """Something that is asked of hubs; immutable.

    Attributes
    ----------
    is_like_sizes : bool
        Whether it counts as much as the range of the hubs' weight where not all can be kept;
        else sizes come first.
    """

    is_like_sizes = False

    @abstractmethod
    def beyond(self, problem: HubProblem, labels: np.ndarray) -> np.ndarray:
        """How far each hub of a grouping of all points is from it; 0 where it is kept; (k,)."""

    @abstractmethod
    def of_points(self, points: np.ndarray, hubs: Optional[np.ndarray] = None) -> Wish:
        """The same for some points, or all in another order, and some of the hubs."""

    def scaled(self, unit: float) -> Wish:
        """The same with ways divided by ``unit``."""
        return self

    @abstractmethod
    def term(self, region: Region) -> Term:
        """Its price for the hubs of a region."""

    def ways_out(
        self, problem: HubProblem, labels: np.ndarray, neighbours: Neighbours, hub: int
    ) -> list[np.ndarray]:
        """Groupings in which a hub of a grouping in one piece is nearer to it, the best first.

        For wishes that steps of one place at a time seldom come nearer to. Sizes need not be kept.
        """
        return []


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

    is_like_sizes = True

    def sums(self, labels: np.ndarray, hubs: int) -> np.ndarray:
        """What each hub has of each quantity, shape (hubs, q)."""
        columns = [np.bincount(labels, own, minlength=hubs) for own in self.amounts.T]
        return np.column_stack(columns)

    def beyond(self, problem: HubProblem, labels: np.ndarray) -> np.ndarray:
        # In shares of the mean sum.
        sums = self.sums(labels, problem.hubs)
        mean = np.maximum(sums.mean(axis=0), 1e-300)
        off = breach(sums, self.low, self.high) / mean
        return np.where(off > ROUNDING, off, 0.0).sum(axis=1)

    def of_points(self, points: np.ndarray, hubs: Optional[np.ndarray] = None) -> Sums:
        return Sums(self.amounts[points], self.low, self.high)

    def term(self, region: Region) -> Term:
        return _SumsTerm(self, region)


class _SumsTerm(HubsTerm):
    def __init__(self, wish: Sums, region: Region) -> None:
        own = region.by_node(wish.amounts[region.points])
        unit = np.where(own.mean(axis=0) > 0, own.mean(axis=0), 1.0)
        self.own: list[list[float]] = (own / unit).tolist()
        self.hubs = len(region.hubs)
        ranges = zip((wish.low / unit).tolist(), (wish.high / unit).tolist())
        slack = ROUNDING * (own / unit).sum(axis=0) / self.hubs
        self.ranges = [(low - s, high + s) for (low, high), s in zip(ranges, slack.tolist())]

    def begin(self, hub: Sequence[int], pricing: Pricing) -> float:
        self.pricing = pricing
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
                price += self.pricing.of(x - high)
            elif x < low:
                price += self.pricing.of(low - x)
        return price

    def change(self, v: int, a: int, b: int, u: Optional[int] = None) -> float:
        own = self.own[v]
        if u is not None:
            own = [x - y for x, y in zip(own, self.own[u])]
        after = self._price([x - d for x, d in zip(self.load[a], own)])
        after += self._price([x + d for x, d in zip(self.load[b], own)])
        return after - self.prices[a] - self.prices[b]

    def of_sets(
        self, a: int, b: int, out: Sequence[Sequence[int]], back: Sequence[Sequence[int]]
    ) -> np.ndarray:
        given, taken = (np.array([self._sums(each) for each in sets]) for sets in (out, back))
        gain = given[:, None] - taken[None]
        low, high = np.array(self.ranges).T
        price = np.full(gain.shape[:2], -self.prices[a] - self.prices[b])
        for sums in (np.array(self.load[a]) - gain, np.array(self.load[b]) + gain):
            price += self.pricing.of_all(breach(sums, low, high)).sum(axis=2)
        return price

    def _sums(self, nodes: Sequence[int]) -> list[float]:
        return [sum(self.own[v][j] for v in nodes) for j in range(len(self.ranges))]

    def moved(self, v: int, a: int, b: int) -> None:
        left, joined = self.load[a], self.load[b]
        for j, amount in enumerate(self.own[v]):
            left[j] -= amount
            joined[j] += amount
        self.prices[a], self.prices[b] = self._price(left), self._price(joined)


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

    def beyond(self, problem: HubProblem, labels: np.ndarray) -> np.ndarray:
        ways = self.ways(problem, labels)
        far = ways > self.longest * (1 + ROUNDING)
        each = 2 - self.longest / ways[far]
        return np.bincount(labels[far], each, minlength=problem.hubs)

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

    def begin(self, hub: Sequence[int], pricing: Pricing) -> float:
        over = self.region.ways_to_centres() / self.longest - 1
        prices = np.where(over > ROUNDING, TOO_LONG + LONGER * np.minimum(over, MOST_OVER), 0.0)
        # What each node costs in each hub.
        self.own: list[list[float]] = self.region.by_node(prices).tolist()
        self.price = sum(row[h] for row, h in zip(self.own, hub))
        return self.price

    def change(self, v: int, a: int, b: int, u: Optional[int] = None) -> float:
        extra = self.own[v][b] - self.own[v][a]
        return extra if u is None else extra + self.own[u][a] - self.own[u][b]

    def go(self, v: int, a: int, b: int) -> float:
        self.price += self.own[v][b] - self.own[v][a]
        return self.price


class _MeanPlaceTerm(HubsTerm):
    """Ways to the mean place of a hub's points, which moves with every step."""

    def __init__(self, longest: float, region: Region) -> None:
        self.longest, self.hubs = longest, len(region.hubs)
        xy, self.many = region.problem.xy[region.points], region.many
        # Where the points of each node are: those that stay together may be at several places.
        self.spots: list[list[tuple[float, float, int]]] = []
        for points in region.members:
            at, many = np.unique(xy[points], axis=0, return_counts=True)
            self.spots.append(list(zip(*at.T.tolist(), many.tolist())))
        self.x, self.y = (
            [sum(spot[axis] * spot[2] for spot in own) / n for own, n in zip(self.spots, self.many)]
            for axis in (0, 1)
        )

    def begin(self, hub: Sequence[int], pricing: Pricing) -> float:
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
        # Squares first: of most points no way has to be taken, and this is run most of all.
        square, spots = longest * longest, self.spots
        for v in nodes:
            for spot_x, spot_y, many in spots[v]:
                way = (spot_x - x) * (spot_x - x) + (spot_y - y) * (spot_y - y)
                if way > reach:
                    reach = way
                if way > square:
                    price += many * too_long(math.sqrt(way), longest)
        return price, math.sqrt(reach)

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
            reach = max(reach, *(math.hypot(p - x, q - y) for p, q, _ in self.spots[back]))
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

    def moved(self, v: int, a: int, b: int) -> None:
        self._put(v, a, -1)
        self._put(v, b, 1)
        self._measure(a)
        self._measure(b)


def beyond_all(problem: HubProblem, labels: np.ndarray) -> np.ndarray:
    """How far each hub is from its range and from all wishes; 0 where all are kept; (k,)."""
    load = problem.load(labels)
    outside = breach(load, problem.low, problem.high) / float(load.mean())
    off = problem.price_of_sizes * np.where(outside > ROUNDING, outside, 0.0)
    for wish in problem.wishes:
        off = off + wish.beyond(problem, labels)
    return off
