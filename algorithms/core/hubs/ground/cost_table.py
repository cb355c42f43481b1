# SPDX-License-Identifier: GPL-2.0-or-later
"""Travel costs between the points of hubs, in place of distances."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ...travel_costs import TOO_FAR


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
