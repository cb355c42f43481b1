# SPDX-License-Identifier: GPL-2.0-or-later
"""What binds points: others that they stay with, the hub that each was in before, and locks.

Points that stay together are assigned as one, at the sum of their costs. A point with a hub of its
own costs more in any other: with that in the costs, an assignment weighs staying against distances
exactly, and so does all that builds on it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Optional

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.spatial import cKDTree

from ..ground.centres import centroids
from ..ground.places import split_along
from .transport import Costs

if TYPE_CHECKING:
    from ..problem import HubProblem

NO_HUB = -1
"""For a point that is in none: new since, or free."""
LOCKED = 1e3
"""Extents of the map that a locked point costs anywhere else: more than all that could be gained
by it. Greater ones would drown the distances in rounding."""


@dataclass(frozen=True)
class Blocks:
    """Which of n points stay together.

    Attributes
    ----------
    of : ndarray of int, shape (n,)
        The block of each point, from 0; most have but one point.
    """

    of: np.ndarray

    @classmethod
    def of_groups(cls, group: np.ndarray) -> Blocks:
        """From the group of each point, below 0 for points by themselves."""
        alone = group < 0
        own = np.where(alone, group.max(initial=0) + 1 + np.arange(len(group)), group)
        return cls(np.unique(own, return_inverse=True)[1].reshape(-1))

    @cached_property
    def sizes(self) -> np.ndarray:
        """How many points each block has."""
        return np.bincount(self.of)

    @property
    def count(self) -> int:
        return len(self.sizes)

    @cached_property
    def first(self) -> np.ndarray:
        """The first point of each block; rows."""
        return np.unique(self.of, return_index=True)[1]

    @cached_property
    def bound(self) -> np.ndarray:
        """Which points have others in their block, shape (n,)."""
        return self.sizes[self.of] > 1

    def part(self, rows: np.ndarray) -> Blocks:
        """Some of the points by themselves, or all in another order."""
        return Blocks(np.unique(self.of[rows], return_inverse=True)[1].reshape(-1))

    def split_count(self, labels: np.ndarray) -> int:
        """How many points are in another hub than the first of their block."""
        return int(np.count_nonzero(labels != self.whole(labels)))

    def whole(self, labels: np.ndarray) -> np.ndarray:
        """Labels in which every point is where the first of its block is."""
        return labels[self.first][self.of]

    def middles(self, xy: np.ndarray) -> np.ndarray:
        """The mean place of each point's block, shape (n, 2)."""
        summed = np.column_stack([np.bincount(self.of, axis) for axis in xy.T])
        return (summed / self.sizes[:, None])[self.of]

    def home(self, hub: np.ndarray, cost: np.ndarray) -> np.ndarray:
        """The hub of its own that counts most in each point's block; (n,)."""
        order = np.lexsort((-cost, self.of))
        return hub[order[np.searchsorted(self.of[order], np.arange(self.count))]][self.of]

    def merged(self, costs: Costs) -> Costs:
        """The costs of blocks. All points of one must name the same candidates."""
        order = np.argsort(self.of, kind="stable")
        starts = np.searchsorted(self.of[order], np.arange(self.count))
        weights = np.ones(len(self.of)) if costs.weights is None else costs.weights
        return replace(
            costs,
            cost=np.add.reduceat(costs.cost[order], starts, axis=0),
            candidates=None if costs.candidates is None else costs.candidates[self.first],
            weights=np.bincount(self.of, weights, minlength=self.count),
        )


@dataclass(frozen=True)
class Ties:
    """The hub of its own that each of n points has.

    Attributes
    ----------
    hub : ndarray of int, shape (n,)
        ``NO_HUB`` where a point is free.
    cost : ndarray of shape (n,)
        What the point costs more in any other hub, in the problem's unit; 0 where it is free.
    locked : ndarray of bool, shape (n,)
        Points that may be in no other hub.
    """

    hub: np.ndarray
    cost: np.ndarray
    locked: np.ndarray

    def price(self, rows: np.ndarray, hubs: np.ndarray) -> np.ndarray:
        """What points cost more than their way, in the given hubs; of the shape of both."""
        own = self.hub[rows]
        return np.where((own >= 0) & (own != hubs), self.cost[rows], 0.0)

    def part(self, rows: np.ndarray, hubs: np.ndarray) -> Ties:
        """Some points and hubs by themselves; a point whose own hub is not there is free."""
        at = np.full(max(int(self.hub.max(initial=NO_HUB)), int(hubs.max())) + 2, NO_HUB)
        at[hubs] = np.arange(len(hubs))
        own = at[self.hub[rows]]
        free = own < 0
        return Ties(
            own, np.where(free, 0.0, self.cost[rows]), np.where(free, False, self.locked[rows])
        )

    def broken_locks(self, labels: np.ndarray) -> np.ndarray:
        """Locked points that are in another hub; rows."""
        return np.flatnonzero(self.locked & (labels != self.hub))

    def names(self, labels: np.ndarray, hubs: int) -> np.ndarray:
        """Which hub each group of points is best called, so that most stay; shape (hubs,)."""
        tied = self.hub >= 0
        kept = np.bincount(
            self.hub[tied] * hubs + labels[tied], self.cost[tied], minlength=hubs * hubs
        )
        named, groups = linear_sum_assignment(-kept.reshape(hubs, hubs))
        names = np.empty(hubs, np.int64)
        names[groups] = named
        return names


def tied_to(
    problem: HubProblem,
    existing: Optional[np.ndarray],
    stability: float,
    locked: Optional[np.ndarray],
) -> HubProblem:
    """A problem whose points are bound to hubs.

    Parameters
    ----------
    problem : HubProblem
    existing : ndarray of int, shape (n,), optional
        The hub that each point was in, ``NO_HUB`` for new ones.
    stability : float
        What a change of hub costs, in mean distances (mean costs, where there is a table) from
        these points to the centres that their hubs had; with 0 changes cost nothing.
    locked : ndarray of int, shape (n,), optional
        The hub that each point has to be in, ``NO_HUB`` for the others.
    """
    n = len(problem.xy)
    own, cost = np.full(n, NO_HUB), np.zeros(n)
    if existing is not None and stability > 0 and (existing >= 0).any():
        own = existing.copy()
        cost[own >= 0] = stability * _mean_cost(problem, existing)
    is_locked = np.zeros(n, bool)
    if locked is not None:
        is_locked = locked >= 0
        own = np.where(is_locked, locked, own)
        extent = float(np.ptp(problem.map, axis=0).max())
        far = problem.cost_of(np.array(extent)) if problem.table is None else problem.table.too_far
        cost[is_locked] = LOCKED * max(float(far), 1e-300)
    if problem.blocks is not None and is_locked.any():
        # What stays together with a locked point is locked too.
        home = problem.blocks.home(own, np.where(is_locked, cost, 0.0))
        with_locked = np.bincount(problem.blocks.of, is_locked)[problem.blocks.of] > 0
        own, is_locked = np.where(with_locked, home, own), with_locked
        cost[with_locked] = cost.max()
    if not (own >= 0).any():
        return problem
    return replace(problem, ties=Ties(own, cost, is_locked))


def _mean_cost(problem: HubProblem, existing: np.ndarray) -> float:
    """The mean cost of points in the hubs that they were in."""
    rows = np.flatnonzero(existing >= 0)
    hubs, labels = np.unique(existing[rows], return_inverse=True)
    part = problem.part(rows, hubs)
    return part.total(labels.reshape(-1)) / len(rows)


def start_from_ties(problem: HubProblem) -> Optional[np.ndarray]:
    """Labels in which points are in their own hubs, the free ones in the nearest.

    None without ties. Hubs of their own that nobody is bound to get half of the largest one.
    """
    ties, k = problem.ties, problem.hubs
    if ties is None:
        return None
    labels = ties.hub.copy()
    bound = np.flatnonzero(labels >= 0)
    present = np.unique(labels[bound])
    middles = centroids(problem.map[bound], np.searchsorted(present, labels[bound]), len(present))
    free = np.flatnonzero(labels < 0)
    labels[free] = present[cKDTree(middles).query(problem.map[free])[1]]
    for hub in np.setdiff1d(np.arange(k), present).tolist():
        members = np.flatnonzero(labels == np.bincount(labels, minlength=k).argmax())
        if len(members) < 2:
            break
        halves = split_along(problem.map, members)
        labels[min(halves, key=lambda half: float(ties.cost[half].sum()))] = hub
    return labels
