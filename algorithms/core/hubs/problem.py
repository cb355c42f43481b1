# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked of hubs, in one immutable object: points, ranges, weights, what is to be short."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Optional

import numpy as np
from scipy.spatial import cKDTree

from ..progress import SILENT, Progress
from .assignment import transport
from .assignment.bonds import Blocks, Ties
from .assignment.exchange import breach, brought_into_range, shortened, within_ranges
from .assignment.transport import Assignment, Costs
from .ground.centres import centroids, medoids
from .ground.cost_table import CostTable

if TYPE_CHECKING:
    from .wishes.wish import Wish

CANDIDATES = 12
"""So many of the nearest hubs a point may go to: with 111 hubs of 35 the exact optimum over all
hubs is the same, and dense towns beside empty land still pass points on."""
MOST_DENSE = 4_000_000
"""Up to so many costs (32 MB), every point may go to every given centre, or by any way of a
table."""
STEEP = 10.0
"""Times that what is beyond the longest way costs."""
LEAST_WEIGHT = 0.01
"""A lighter point, in mean weights, still minds where it goes."""


class Compactness(Enum):
    """What hubs are made compact by."""

    MEAN_DISTANCE = "mean distance"
    """The mean distance to the hub's middle point: the shortest journeys."""
    SQUARED = "squared distance"
    """The mean squared distance to the hub's centroid: round hubs that do not overlap."""


SIZES_FIRST = 1e6
"""What being outside the sizes counts beside wishes: more than all wishes can be
missed by, and little enough that nine digits behind the point are left."""


@dataclass(frozen=True)
class HubProblem:
    """Points to group into hubs whose sizes, or sums of weights, lie in ranges.

    n points, k hubs.

    Attributes
    ----------
    xy : ndarray of shape (n, 2)
        Where points are; with a table their rows, shape (n, 1). Centres are given likewise.
    low, high : ndarray of shape (k,)
        Least and greatest number of points of each hub, or sum of their weights.
    objective : Compactness
        What is to be short; with a table the costs are.
    weights : ndarray of shape (n,), optional
        What ``low`` and ``high`` are sums of; without, they are numbers of points.
    given : ndarray of shape (k, 2), optional
        Centres that do not move.
    table : CostTable, optional
        What distances are replaced with.
    places : ndarray of shape (n, 2), optional
        Where the points are; given with ``table``.
    as_cells : bool
        Whether, with weights, points are assigned at costs times their weight. A heavy point is
        then no dearer to hand over than the light ones around it, and hubs are cells of the map
        with hardly any point inside another's; without, distances are a little shorter.
    blocks : Blocks, optional
        Points that stay together.
    wishes : tuple of Wish
        What else is asked of hubs; kept by the search for it (`wishes.search`) alone.
    ties : Ties, optional
        The hubs that points are bound to: these are then no longer interchangeable.
    longest : float, optional
        Beyond, a distance or cost counts ``STEEP`` times, so that hubs grow where ways are long.
    is_brisk : bool
        Whether hubs are so many, here or with those of other parts of the map, that fewer rounds
        are worth more than the last digits.
    """

    xy: np.ndarray
    low: np.ndarray
    high: np.ndarray
    objective: Compactness = Compactness.MEAN_DISTANCE
    weights: Optional[np.ndarray] = None
    given: Optional[np.ndarray] = None
    table: Optional[CostTable] = None
    places: Optional[np.ndarray] = None
    as_cells: bool = False
    wishes: tuple[Wish, ...] = ()
    ties: Optional[Ties] = None
    blocks: Optional[Blocks] = None
    longest: Optional[float] = None
    is_brisk: bool = False

    @classmethod
    def of(
        cls,
        xy: np.ndarray,
        low: np.ndarray,
        high: np.ndarray,
        objective: Compactness = Compactness.MEAN_DISTANCE,
        weights: Optional[np.ndarray] = None,
        given: Optional[np.ndarray] = None,
        table: Optional[CostTable] = None,
        connected: bool = False,
    ) -> HubProblem:
        """From points at ``xy``, shape (n, 2), in any unit; a table replaces their distances."""
        cells = connected and weights is not None
        if table is None:
            return cls(xy, low, high, objective, weights, given, as_cells=cells)
        rows = np.arange(len(xy))[:, None]
        return cls(rows, low, high, Compactness.MEAN_DISTANCE, weights, None, table, xy, cells)

    @property
    def hubs(self) -> int:
        return len(self.low)

    @property
    def is_special(self) -> bool:
        """Whether assigning takes longer: by weight, by a table, or to given centres."""
        return self.is_weighed or any(each is not None for each in (self.table, self.given))

    @property
    def is_weighed(self) -> bool:
        """Whether what is assigned counts more or less: weights, or points that stay together."""
        return self.weights is not None or self.blocks is not None

    @property
    def map(self) -> np.ndarray:
        """Where the points are, shape (n, 2)."""
        return self.xy if self.places is None else self.places

    # What a grouping is like

    def centres(self, labels: np.ndarray) -> np.ndarray:
        """The centres of hubs, none empty; k in the first axis."""
        if self.given is not None:
            return self.given
        if self.table is not None:
            return self.xy[self.table.middles(labels, self.hubs)]
        if self.objective is Compactness.SQUARED:
            return centroids(self.xy, labels, self.hubs)
        return self.xy[medoids(self.xy, labels, self.hubs)]

    def spots(self, centres: np.ndarray) -> np.ndarray:
        """Where centres are on the map, shape (k, 2)."""
        return centres if self.places is None else self.places[centres[:, 0]]

    def cost_to(self, at: np.ndarray, centres: np.ndarray) -> np.ndarray:
        """What it costs to join points to centres, row by row."""
        if self.table is not None:
            starts, ends = np.broadcast_arrays(at[..., 0], centres[..., 0])
            return self._bent(np.minimum(self.table.of_pairs(starts, ends), self.table.too_far))
        return self.cost_of(np.hypot(at[..., 0] - centres[..., 0], at[..., 1] - centres[..., 1]))

    def cost_in(self, rows: np.ndarray, hubs: np.ndarray, centres: np.ndarray) -> np.ndarray:
        """What points cost in hubs, row by row: the way to their centres and what binds them.

        Parameters
        ----------
        rows, hubs : ndarray of int
            Of one shape, or of shapes that make one.
        centres : ndarray
            Of all hubs.
        """
        cost = self.cost_to(self.xy[rows], centres[hubs])
        return cost if self.ties is None else cost + self.ties.price(rows, hubs)

    @property
    def rows(self) -> np.ndarray:
        return np.arange(len(self.xy))

    def cost_of(self, distance: np.ndarray) -> np.ndarray:
        return distance**2 if self.objective is Compactness.SQUARED else self._bent(distance)

    def _bent(self, cost: np.ndarray) -> np.ndarray:
        if self.longest is None:
            return cost
        return cost + (STEEP - 1) * np.maximum(cost - self.longest, 0.0)

    def total(self, labels: np.ndarray, centres: Optional[np.ndarray] = None) -> float:
        """The sum of costs of all points."""
        if centres is None:
            centres = self.centres(labels)
        return float(self.cost_in(self.rows, labels, centres).sum())

    def centred(self, labels: np.ndarray) -> tuple[np.ndarray, float]:
        """The centres of hubs, none empty, and the sum of costs of all points."""
        centres = self.centres(labels)
        return centres, self.total(labels, centres)

    def total_of(self, labels: np.ndarray, points: np.ndarray) -> float:
        """The sum of costs of some points, rows."""
        return float(self.cost_in(points, labels[points], self.centres(labels)).sum())

    def load(self, labels: np.ndarray) -> np.ndarray:
        """What each hub holds: points, or their weights; shape (k,)."""
        return np.bincount(labels, self.weights, minlength=self.hubs)

    def keeps(self, labels: np.ndarray) -> bool:
        """Whether every hub has a point and keeps its range, and no block is split."""
        if self.blocks is not None and self.blocks.split_count(labels):
            return False
        return bool(np.bincount(labels, minlength=self.hubs).all()) and within_ranges(
            self.load(labels), self.low, self.high
        )

    def named(self, labels: np.ndarray) -> np.ndarray:
        """The same hubs, called so that as many points as can be stay in their own."""
        if self.ties is None or not self.is_uniform:
            return labels
        return self.ties.names(labels, self.hubs)[labels]

    @property
    def is_uniform(self) -> bool:
        """Whether all hubs have the same range and may be where they like."""
        low, high = self.low, self.high
        return self.given is None and bool((low == low[0]).all() and (high == high[0]).all())

    @property
    def price_of_sizes(self) -> float:
        """What being outside the sizes counts beside wishes.

        Numbers of points can always be kept, and other wishes are no reason to give up sizes; a
        sum that hubs are equal by is one of several.
        """
        is_one_of_several = any(wish.is_like_sizes for wish in self.wishes)
        return 1.0 if self.weights is not None and is_one_of_several else SIZES_FIRST

    def unreachable(self, labels: np.ndarray) -> np.ndarray:
        """Points from which there is no way to their hub: to its centre, or for a lock; rows."""
        astray = self.without_way(labels)
        if self.ties is None:
            return astray
        return np.union1d(astray, self.ties.broken_locks(labels))

    def without_way(self, labels: np.ndarray) -> np.ndarray:
        """Points from which the table has no way to the centre of their hub; rows."""
        if self.table is None:
            return np.empty(0, np.int64)
        middles = self.table.middles(labels, self.hubs)
        cost = self.table.of_pairs(np.arange(len(labels)), middles[labels])
        return np.flatnonzero(~np.isfinite(cost))

    def rank(self, labels: np.ndarray) -> tuple[int, float, float]:
        """What is to be least: hubs without points, what is outside the ranges, the total."""
        empty = self.hubs - np.count_nonzero(np.bincount(labels, minlength=self.hubs))
        if empty:
            return empty, np.inf, np.inf
        outside = 0.0
        if not self.keeps(labels):
            outside = float(breach(self.load(labels), self.low, self.high).sum())
            if self.blocks is not None:
                outside += self.blocks.split_count(labels)
        return 0, outside, self.total(labels)

    # Assignment

    def costs(
        self, centres: np.ndarray, labels: Optional[np.ndarray], most: int = CANDIDATES
    ) -> Costs:
        """Costs in the nearest centres and, so that the ranges can be kept, the present hub."""
        at = self.xy
        if self.blocks is not None:
            # All points of a block look at the same hubs.
            labels = None if labels is None else self.blocks.whole(labels)
            at = self.blocks.middles(self.xy)
        if self.table is not None:
            return self._bound(self._table_costs(centres[:, 0], labels, most), centres)
        k, weights = self.hubs, self.weights
        if k <= most or (self.given is not None and k * len(self.xy) <= MOST_DENSE):
            cost = self.cost_to(self.xy[:, None], centres[None])
            return self._bound(Costs(cost, None, k, weights), centres)
        distance, candidates = cKDTree(centres).query(at, k=most)
        cost = self.cost_of(distance)
        if self.blocks is not None:
            cost = self.cost_to(self.xy[:, None], centres[candidates])
        if labels is not None:
            own = self.cost_to(self.xy, centres[labels])
            own[(candidates == labels[:, None]).any(axis=1)] = np.inf
            cost = np.column_stack([cost, own])
            candidates = np.column_stack([candidates, labels])
        return self._bound(Costs(cost, candidates, k, weights), centres)

    def _bound(self, costs: Costs, centres: np.ndarray) -> Costs:
        """Costs with what binds points to hubs, their own ones among the candidates."""
        if self.ties is None:
            return costs
        cost, candidates, own = costs.cost, costs.candidates, self.ties.hub
        if candidates is None:
            extra = self.ties.price(self.rows[:, None], np.arange(self.hubs))
            return replace(costs, cost=cost + extra)
        if self.blocks is not None:
            own = self.blocks.home(own, self.ties.cost)
        home = np.maximum(own, 0)
        way = self.cost_to(self.xy, centres[home])
        named = ((candidates == home[:, None]) & np.isfinite(cost)).any(axis=1)
        way[named | (own < 0)] = np.inf
        cost = np.column_stack([cost, way])
        candidates = np.column_stack([candidates, home])
        extra = self.ties.price(self.rows[:, None], candidates)
        return replace(costs, cost=cost + extra, candidates=candidates)

    def _table_costs(self, centres: np.ndarray, labels: Optional[np.ndarray], most: int) -> Costs:
        n, k, table = len(self.xy), self.hubs, self.table
        assert table is not None
        hub_of = np.full(n, -1)
        hub_of[centres] = np.arange(k)
        if k <= most or n * k <= MOST_DENSE or self.blocks is not None:
            cost = self.cost_to(self.xy[:, None], centres[None, :, None])
            # A centre stays in its hub, which the others reach it by.
            cost[centres] = table.too_far
            cost[centres, hub_of[centres]] = 0.0
            return Costs(cost, None, k, self.weights)
        near = hub_of[table.ends] >= 0
        starts, cost = table.starts[near], table.cost[near]
        hubs = hub_of[table.ends[near]]
        is_centre = hub_of[starts] >= 0
        own = hub_of[starts] == hubs
        cost = np.where(is_centre & ~own, table.too_far, cost)
        order = np.lexsort((hubs, cost, starts))
        starts, hubs, cost = starts[order], hubs[order], cost[order]
        rank = np.arange(len(starts)) - np.searchsorted(starts, starts)
        kept = rank < most
        filled = np.full((n, most + 1), np.inf)
        candidates = np.zeros((n, most + 1), np.int64)
        filled[starts[kept], rank[kept]] = cost[kept]
        candidates[starts[kept], rank[kept]] = hubs[kept]
        if labels is None:
            labels = cKDTree(self.map[centres]).query(self.map)[1]
        present = self.cost_to(self.xy, centres[labels][:, None])
        named = ((candidates == labels[:, None]) & np.isfinite(filled)).any(axis=1)
        filled[:, -1], candidates[:, -1] = np.where(named, np.inf, present), labels
        return Costs(filled, candidates, k, self.weights)

    def assign(
        self, costs: Costs, prices: Optional[np.ndarray] = None, progress: Progress = SILENT
    ) -> Optional[Assignment]:
        """Assign at the least cost, sizes or sums inside their ranges; None if not found."""
        costs = self._merged(self._as_cells(costs))
        found = transport.assign(costs, self.low, self.high, prices, progress)
        return None if found is None else replace(found, labels=self._of_points(found.labels))

    def assign_nearly(
        self, costs: Costs, prices: Optional[np.ndarray] = None, progress: Progress = SILENT
    ) -> Assignment:
        """As ``assign``, but sizes or sums are near their ranges, not inside."""
        costs = self._merged(self._as_cells(costs))
        found = transport.assign_nearly(costs, self.low, self.high, prices, progress)
        return replace(found, labels=self._of_points(found.labels))

    def brought_into_range(
        self, costs: Costs, labels: np.ndarray, progress: Progress = SILENT
    ) -> np.ndarray:
        """Labels whose sums are brought into their ranges by moving and exchanging."""
        own = labels if self.blocks is None else labels[self.blocks.first]
        merged = self._merged(costs)
        return self._of_points(brought_into_range(merged, own, self.low, self.high, progress))

    def shortened(self, costs: Costs, labels: np.ndarray, progress: Progress) -> np.ndarray:
        """Labels with a lesser total by moving and exchanging; all sums stay in their ranges."""
        own = labels if self.blocks is None else labels[self.blocks.first]
        return self._of_points(shortened(self._merged(costs), own, self.low, self.high, progress))

    def _merged(self, costs: Costs) -> Costs:
        return costs if self.blocks is None else self.blocks.merged(costs)

    def _of_points(self, labels: np.ndarray) -> np.ndarray:
        """The hubs of points from those of what is assigned."""
        return labels if self.blocks is None else labels[self.blocks.of]

    def _as_cells(self, costs: Costs) -> Costs:
        if self.weights is None or not self.as_cells:
            return costs
        weights = np.maximum(self.weights / self.weights.mean(), LEAST_WEIGHT)
        return replace(costs, cost=costs.cost * weights[:, None])

    # Parts

    def part(self, points: np.ndarray, hubs: np.ndarray) -> HubProblem:
        """Some points and hubs by themselves."""
        table = None if self.table is None else self.table.part(points)
        return HubProblem(
            self.xy[points] if table is None else np.arange(len(points))[:, None],
            self.low[hubs],
            self.high[hubs],
            self.objective,
            None if self.weights is None else self.weights[points],
            None if self.given is None else self.given[hubs],
            table,
            None if table is None else self.map[points],
            self.as_cells,
            tuple(wish.of_points(points, hubs) for wish in self.wishes),
            None if self.ties is None else self.ties.part(points, hubs),
            None if self.blocks is None else self.blocks.part(points),
            self.longest,
        )

    def between(self) -> np.ndarray:
        """Costs from all points (rows) to all points; for few of them."""
        if self.table is not None:
            return self.cost_to(self.xy[:, None], self.xy[None])
        x, y = self.xy.T
        between = (x[:, None] - x) ** 2
        between += (y[:, None] - y) ** 2
        if self.objective is not Compactness.SQUARED:
            np.sqrt(between, out=between)
            between = self._bent(between)
        return between
