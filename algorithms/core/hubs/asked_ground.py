"""Ground for hubs with more asked of them: weights, given centres, or a table of travel costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
from scipy import sparse
from scipy.spatial import cKDTree

from ..progress import SILENT, Progress
from ..travel_costs import TOO_FAR
from . import transport
from .alternate import CANDIDATES, Ground, Objective
from .transport import Assignment, Costs
from .weighted import all_kept

MOST_DENSE = 4_000_000
"""Up to so many costs, every point may go to every given centre."""
LEAST_WEIGHT = 0.01
"""A lighter point, in mean weights, still minds where it goes."""


@dataclass(frozen=True)
class CostTable:
    """Costs from points to points; ways that are not in it cannot be travelled.

    Attributes
    ----------
    n : int
    keys : ndarray of int, shape (m,)
        ``start * n + end`` of each way, ascending. From each point to itself there is one.
    cost : ndarray of shape (m,)
    """

    n: int
    keys: np.ndarray
    cost: np.ndarray

    @classmethod
    def of(cls, n: int, starts: np.ndarray, ends: np.ndarray, cost: np.ndarray) -> CostTable:
        """From pairs, each once; from a point to itself it costs nothing."""
        other = starts != ends
        keys = np.append(starts[other].astype(np.int64) * n + ends[other], np.arange(n) * (n + 1))
        cost = np.append(cost[other], np.zeros(n))
        order = np.argsort(keys)
        return cls(n, keys[order], cost[order])

    @property
    def starts(self) -> np.ndarray:
        return self.keys // self.n

    @property
    def ends(self) -> np.ndarray:
        return self.keys % self.n

    @property
    def too_far(self) -> float:
        """More than any ways that are in the table could save."""
        return TOO_FAR * (float(self.cost.max()) or 1.0)

    def of_pairs(self, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Costs of ways, inf where there is none."""
        wanted = np.asarray(starts, np.int64) * self.n + ends
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[at] == wanted, self.cost[at], np.inf)

    def part(self, points: np.ndarray) -> CostTable:
        """The ways among some points, in their order."""
        m = len(points)
        if m * m < len(self.keys):
            starts, ends = np.divmod(np.arange(m * m), m)
            cost = self.of_pairs(points[starts], points[ends])
            found = np.isfinite(cost)
            return CostTable.of(m, starts[found], ends[found], cost[found])
        place = np.full(self.n, -1)
        place[points] = np.arange(len(points))
        starts, ends = place[self.starts], place[self.ends]
        own = (starts >= 0) & (ends >= 0)
        return CostTable.of(len(points), starts[own], ends[own], self.cost[own])

    def components(self) -> np.ndarray:
        """Numbers of the parts that no way joins, whichever way it goes; shape (n,)."""
        links = sparse.csr_matrix(
            (np.ones(len(self.keys), np.int8), (self.starts, self.ends)), shape=(self.n, self.n)
        )
        return sparse.csgraph.connected_components(links, directed=False)[1]

    def middles(self, labels: np.ndarray, hubs: int) -> np.ndarray:
        """The point of each hub with the least sum of costs from the hub's points; (hubs,)."""
        own = labels[self.starts] == labels[self.ends]
        ends = self.ends[own]
        reach = np.bincount(ends, self.cost[own], minlength=self.n)
        missing = np.bincount(labels, minlength=hubs)[labels] - np.bincount(ends, minlength=self.n)
        reach = reach + self.too_far * missing
        order = np.lexsort((np.arange(self.n), reach, labels))
        return order[np.searchsorted(labels[order], np.arange(hubs))]


@dataclass(frozen=True)
class AskedGround(Ground):
    """Points with their hubs' ranges, of counts or of sums of weights.

    Attributes
    ----------
    weights : ndarray of shape (n,), optional
        What ``low`` and ``high`` are sums of; without, they are numbers of points.
    given : ndarray of shape (k, 2), optional
        Centres that do not move.
    table : CostTable, optional
        What distances are replaced with. Then ``xy`` holds the rows of the points, shape
        (n, 1), and so do centres.
    places : ndarray of shape (n, 2), optional
        Where the points are; given with ``table``.
    as_cells : bool
        Whether, with weights, points are assigned at costs times their weight. A heavy point is
        then no dearer to hand over than the light ones around it, and hubs are cells of the map
        with hardly any point inside another's; without, distances are a little shorter.
    """

    weights: Optional[np.ndarray] = None
    given: Optional[np.ndarray] = None
    table: Optional[CostTable] = None
    places: Optional[np.ndarray] = None
    as_cells: bool = False

    @property
    def map(self) -> np.ndarray:
        """Where the points are, shape (n, 2)."""
        return self.xy if self.places is None else self.places

    def centres(self, labels: np.ndarray) -> np.ndarray:
        if self.given is not None:
            return self.given
        if self.table is not None:
            return self.xy[self.table.middles(labels, self.hubs)]
        return super().centres(labels)

    def cost_to(self, at: np.ndarray, centres: np.ndarray) -> np.ndarray:
        if self.table is None:
            return super().cost_to(at, centres)
        starts, ends = np.broadcast_arrays(at[..., 0], centres[..., 0])
        return np.minimum(self.table.of_pairs(starts, ends), self.table.too_far)

    def costs(
        self, centres: np.ndarray, labels: Optional[np.ndarray], most: int = CANDIDATES
    ) -> Costs:
        if self.table is not None:
            return self._table_costs(centres[:, 0], labels, most)
        if self.given is not None and self.hubs * len(self.xy) <= MOST_DENSE:
            most = self.hubs
        return super().costs(centres, labels, most)

    def _table_costs(self, centres, labels, most):
        n, k, table = len(self.xy), self.hubs, self.table
        hub_of = np.full(n, -1)
        hub_of[centres] = np.arange(k)
        if k <= most or n * k <= MOST_DENSE:
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
        return transport.assign(self._as_cells(costs), self.low, self.high, prices, progress)

    def assign_nearly(self, costs: Costs, prices: Optional[np.ndarray] = None) -> Assignment:
        """As ``assign``, but sizes or sums are near their ranges, not inside."""
        return transport.assign_nearly(self._as_cells(costs), self.low, self.high, prices)

    def _as_cells(self, costs):
        if not self.as_cells:
            return costs
        weights = np.maximum(self.weights / self.weights.mean(), LEAST_WEIGHT)
        return replace(costs, cost=costs.cost * weights[:, None])

    def load(self, labels: np.ndarray) -> np.ndarray:
        """What each hub holds: points, or their weights; shape (k,)."""
        return np.bincount(labels, self.weights, minlength=self.hubs)

    def keeps(self, labels: np.ndarray) -> bool:
        """Whether every hub has a point and keeps its range."""
        return bool(np.bincount(labels, minlength=self.hubs).all()) and all_kept(
            self.load(labels), self.low, self.high
        )

    def unreachable(self, labels: np.ndarray) -> np.ndarray:
        """Points from which there is no way to the centre of their hub; rows."""
        if self.table is None:
            return np.empty(0, np.int64)
        middles = self.table.middles(labels, self.hubs)
        cost = self.table.of_pairs(np.arange(len(labels)), middles[labels])
        return np.flatnonzero(~np.isfinite(cost))

    def part(self, points: np.ndarray, hubs: np.ndarray) -> AskedGround:
        """Some points and hubs by themselves."""
        table = None if self.table is None else self.table.part(points)
        return AskedGround(
            self.xy[points] if table is None else np.arange(len(points))[:, None],
            self.low[hubs],
            self.high[hubs],
            self.objective,
            None if self.weights is None else self.weights[points],
            None if self.given is None else self.given[hubs],
            table,
            None if table is None else self.map[points],
            self.as_cells,
        )

    def between(self) -> np.ndarray:
        """Costs from all points (rows) to all points; for few of them."""
        if self.table is not None:
            return self.cost_to(self.xy[:, None], self.xy[None])
        return super().cost_to(self.xy[:, None], self.xy[None])


def asked_ground(
    xy: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    objective: Objective,
    weights: Optional[np.ndarray] = None,
    given: Optional[np.ndarray] = None,
    table: Optional[CostTable] = None,
    connected: bool = False,
) -> AskedGround:
    """Ground with points at ``xy``, shape (n, 2), in any unit."""
    cells = connected and weights is not None
    if table is None:
        return AskedGround(xy, low, high, objective, weights, given, as_cells=cells)
    rows = np.arange(len(xy))[:, None]
    return AskedGround(rows, low, high, Objective.MEAN_DISTANCE, weights, None, table, xy, cells)
