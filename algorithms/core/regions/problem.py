# SPDX-License-Identifier: GPL-2.0-or-later
"""What regions are asked for: sums between limits, on a map without schools."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Optional

import numpy as np

from ..zones.problem import ZoningProblem


@dataclass(frozen=True)
class RegionProblem:
    """n units to be grouped into K regions in one piece, each with its sums between limits.

    Attributes
    ----------
    zoning : ZoningProblem
        The map, its regions being zones without a school: ``seed_unit`` is empty, and
        ``students`` is what distances are weighted with.
    sums : ndarray of shape (n, F)
        What each unit adds to every sum; not negative.
    low, high : ndarray of shape (F,), or (K, F) of regions in several districts
        Least and most of every sum that a region shall have; ``high`` may be infinite.
    names : tuple of str
        Of the first regions: those that areas are locked to, and those of last time.
    existing : ndarray of int, shape (n,), optional
        The region of every unit last time; below 0 where it is gone or there was none.
    criteria : tuple of Criterion
        What else counts.
    shares : ndarray of shape (K, F), optional
        An equal part of every sum, where districts differ in it.
    """

    zoning: ZoningProblem
    sums: np.ndarray
    low: np.ndarray
    high: np.ndarray
    names: tuple = ()
    existing: Optional[np.ndarray] = None
    criteria: tuple = ()
    shares: Optional[np.ndarray] = None

    @property
    def n_regions(self) -> int:
        return self.zoning.n_zones

    @cached_property
    def target(self) -> np.ndarray:
        """An equal part of every sum; shape (F,), or (K, F) as ``low``."""
        if self.shares is not None:
            return self.shares
        return self.sums.sum(axis=0) / self.n_regions

    def totals(self, labels: np.ndarray) -> np.ndarray:
        """The sums of every region; shape (K, F)."""
        return np.column_stack(
            [np.bincount(labels, column, minlength=self.n_regions) for column in self.sums.T]
        )

    def deviations(self, labels: np.ndarray) -> np.ndarray:
        """By what part of an equal share each sum of each region differs; shape (K, F)."""
        return self.totals(labels) / self.target - 1

    def excess(self, labels: np.ndarray) -> float:
        """By what part of an equal share the worst sum lies outside its limits; 0 inside."""
        totals = self.totals(labels)
        outside = np.maximum(self.low - totals, totals - self.high) / self.target
        return float(max(0.0, outside.max()))


def without_schools(ground: dict[str, Any], regions: int) -> ZoningProblem:
    """A map with so many zones that have no school."""
    nowhere = np.zeros((0, 2))
    return ZoningProblem(
        **ground,
        school_ids=tuple(range(1, regions + 1)),
        capacity=np.full(regions, ground["students"].sum() / regions),
        school_m=nowhere,
        school_lonlat=nowhere,
        seed_unit=np.zeros(0, int),
    )
