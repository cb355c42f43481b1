# SPDX-License-Identifier: GPL-2.0-or-later
"""Points that stay together: they are assigned as one, at the sum of their costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from .transport import Costs


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
