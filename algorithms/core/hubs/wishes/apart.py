# SPDX-License-Identifier: GPL-2.0-or-later
"""Points that ought to be in different hubs, or spread over these as evenly as can be.

Of m points with one value every one of k hubs should have m / k, rounded down or up. There may be
thousands of values with two points each: only what hubs have is counted, never each value in each
hub.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Optional, Union

import geopandas as gpd
import numpy as np

from ...ids import numbered_names
from ..assignment.exchange import breach
from ..inputs.conditions import HubConditions
from ..inputs.demand import Demand
from ..one_piece.annealing import Pricing
from ..results.result import HubResult
from .corridors import corridors
from .wish import HubsTerm, Term, Wish

if TYPE_CHECKING:
    from ..ground.neighbours import Neighbours
    from ..one_piece.region import Region
    from ..problem import HubProblem


@dataclass(frozen=True)
class Apart(Wish):
    """How many points of each value every hub has.

    Attributes
    ----------
    value : ndarray of int, shape (n,)
        The value of each point, from 0; -1 for none.
    low, high : ndarray of int, shape (q,)
        How many points of each value a hub ought to have at least and at most.
    """

    value: np.ndarray
    low: np.ndarray
    high: np.ndarray

    def beyond(self, problem: HubProblem, labels: np.ndarray) -> np.ndarray:
        """Points that each hub has too many or too few of all values; shape (k,)."""
        value, hub, many = _counted(self.value, labels)
        # And what it ought to have of the values of which it has no point.
        off = breach(many, self.low[value], self.high[value]) - self.low[value]
        return np.bincount(hub, off, minlength=problem.hubs) + float(self.low.sum())

    def of_points(self, points: np.ndarray, hubs: Optional[np.ndarray] = None) -> Apart:
        return replace(self, value=self.value[points])

    def term(self, region: Region) -> Term:
        return _ApartTerm(self, region)

    def ways_out(
        self, problem: HubProblem, labels: np.ndarray, neighbours: Neighbours, hub: int
    ) -> list[np.ndarray]:
        """One of the points that are too many goes to another hub, with those on the way."""
        value, hubs, many = _counted(self.value, labels)
        is_over = (many > self.high[value]) & (hubs == hub)
        full = many >= self.high[value]
        found: list[tuple[float, np.ndarray]] = []
        for over in value[is_over].tolist():
            points = np.flatnonzero((self.value == over) & (labels == hub))
            taken = hubs[full & (value == over)]
            for point in points.tolist():
                kept = points[points != point]
                for lost, after, other in corridors(problem, labels, neighbours, point, kept):
                    if other not in taken:
                        found.append((lost, after))
        return [after for _, after in sorted(found, key=lambda each: each[0])]


class _ApartTerm(HubsTerm):
    """A point too many or too few costs what a mean point beyond a hub's range does."""

    def __init__(self, wish: Apart, region: Region) -> None:
        self.low, self.high = wish.low.tolist(), wish.high.tolist()
        value = wish.value[region.points].tolist()
        # Of each node: its values and how many of its points have them; mostly none.
        self.own: list[list[tuple[int, int]]] = [
            sorted(Counter(value[p] for p in points if value[p] >= 0).items())
            for points in region.members
        ]
        self.hubs = len(region.hubs)

    def begin(self, hub: Sequence[int], pricing: Pricing) -> float:
        self.pricing = pricing
        self.count: list[dict[int, int]] = [{} for _ in range(self.hubs)]
        bare = sum(self._of(value, 0) for value, low in enumerate(self.low) if low > 0)
        self.prices = [bare] * self.hubs
        for v, h in enumerate(hub):
            self._put(v, h, 1)
        self.price = sum(self.prices)
        return self.price

    def _of(self, value: int, many: int) -> float:
        if many > self.high[value]:
            return self.pricing.of(many - self.high[value])
        if many < self.low[value]:
            return self.pricing.of(self.low[value] - many)
        return 0.0

    def _extra(self, h: int, value: int, more: int) -> float:
        many = self.count[h].get(value, 0)
        return self._of(value, many + more) - self._of(value, many)

    def _put(self, v: int, h: int, sign: int) -> None:
        count = self.count[h]
        for value, many in self.own[v]:
            self.prices[h] += self._extra(h, value, sign * many)
            count[value] = count.get(value, 0) + sign * many

    def change(self, v: int, a: int, b: int, u: Optional[int] = None) -> float:
        given: Sequence[tuple[int, int]] = self.own[v]
        if u is not None and self.own[u]:
            net = Counter(dict(given))
            net.subtract(dict(self.own[u]))
            given = list(net.items())
        return sum(
            self._extra(a, value, -many) + self._extra(b, value, many) for value, many in given
        )

    def moved(self, v: int, a: int, b: int) -> None:
        self._put(v, a, -1)
        self._put(v, b, 1)

    def of_sets(
        self, a: int, b: int, out: Sequence[Sequence[int]], back: Sequence[Sequence[int]]
    ) -> Union[float, np.ndarray]:
        nodes = {v for sets in (out, back) for each in sets for v in each}
        values = sorted({value for v in nodes for value, _ in self.own[v]})
        if not values:
            return 0.0
        given, taken = (np.array([self._counts(each, values) for each in x]) for x in (out, back))
        gain = given[:, None] - taken[None]
        low, high = (np.array([of[x] for x in values]) for of in (self.low, self.high))
        price = np.zeros(gain.shape[:2])
        for h, sign in ((a, -1), (b, 1)):
            now = np.array([self.count[h].get(x, 0) for x in values])
            for many, times in ((now + sign * gain, 1.0), (now, -1.0)):
                price += times * self.pricing.of_all(breach(many, low, high)).sum(axis=-1)
        return price

    def _counts(self, nodes: Sequence[int], values: Sequence[int]) -> list[int]:
        count = Counter[int]()
        for v in nodes:
            count.update(dict(self.own[v]))
        return [count[value] for value in values]


def _counted(value: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Values that hubs have, and how many points of them; three arrays of one length."""
    has = np.flatnonzero(value >= 0)
    hubs = int(labels.max()) + 1
    pairs, many = np.unique(value[has] * hubs + labels[has], return_counts=True)
    return (*np.divmod(pairs, hubs), many)


def spread_evenly(demand: Demand) -> tuple[Apart, ...]:
    """The wish that points of one value are spread over the hubs; none without such values."""
    if demand.apart is None:
        return ()
    count = np.bincount(demand.apart[demand.apart >= 0], minlength=1)
    several = np.flatnonzero(count > 1)
    if not len(several):
        return ()
    number = np.full(len(count) + 1, -1)
    number[several] = np.arange(len(several))
    low, more = np.divmod(count[several], demand.hubs)
    return (Apart(number[demand.apart], low, low + (more > 0)),)


class Spread(NamedTuple):
    """How far points of one value are apart."""

    sharing: int
    """Points that are in a hub with another of their value."""
    least: int
    """As many would be at least, by the numbers of points and hubs."""
    beyond: int
    """Points that would have to change hub for all to be spread as evenly as can be."""


def spread_of(
    points: gpd.GeoDataFrame, conditions: HubConditions, hubs: HubResult
) -> Optional[Spread]:
    """How far points are apart in hubs that were formed; None if that was not asked for."""
    if conditions.apart_field is None:
        return None
    value = numbered_names(points[conditions.apart_field].tolist())[1][0]
    sharing = least = beyond = 0
    for at, group in enumerate(hubs.groups):
        k = int(np.count_nonzero(hubs.group_of_hub == at))
        of_value, _, many = _counted(value[group.rows], hubs.labels[group.rows])
        total = np.bincount(of_value, many, minlength=1).astype(np.int64)
        sharing += int(many[many > 1].sum())
        share, more = np.divmod(total, k)
        # Of m points m // k go to each hub, and one more to m % k of them.
        least += int((np.where(share > 1, share * (k - more), 0)).sum())
        least += int((np.where(share > 0, (share + 1) * more, 0)).sum())
        most = share + (more > 0)
        over = np.bincount(of_value, np.maximum(many - most[of_value], 0), len(total))
        had = np.bincount(of_value, np.minimum(many, share[of_value]), len(total))
        under = share * k - had
        beyond += int(np.maximum(over, under).sum())
    return Spread(sharing, least, beyond)
