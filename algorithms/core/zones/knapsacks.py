# SPDX-License-Identifier: GPL-2.0-or-later
"""The cheapest set of whole units for every zone, with a number of students within its limits.

One dynamic programme over the students of a zone (Bellman 1957; Kellerer, Pferschy and
Pisinger 2004, Knapsack Problems, chapter 2), for all zones at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_MOST_STEPS = 4_000
"""Of students in the largest zone; so many where they are multiples of nothing coarse enough."""

_FRACTIONS = (1, 2, 4, 5, 10, 100)
"""Parts of a student that students may be counted in: whole, halves, quarters, to hundredths."""
_BLURRED = 0.1
"""Share of what lies between a zone's limits; rounding that takes more is made up for by prices."""
_EQUAL = 1e-9
"""As a share: decimals that differ by no more are the same number, stored in binary."""
_ROOM = 1e-6
"""What sums over the same students may differ by, as a share: a plan on a limit is within it."""


@dataclass(frozen=True)
class Steps:
    """Students counted in steps, never so that a set within the limits falls outside them.

    Attributes
    ----------
    weight : ndarray of int, shape (n,)
        Whole steps in the students of every unit, rounded down.
    exact : bool
        Rounding took nothing.
    rest : ndarray of shape (n,)
        Part of a step that rounding took.
    size : float
        Students per step.
    """

    weight: np.ndarray
    exact: bool
    rest: np.ndarray
    size: float

    @classmethod
    def of(cls, students: np.ndarray, most: float) -> Steps:
        """Count students in the largest steps that all are multiples of, or in small ones.

        Parameters
        ----------
        students : ndarray of shape (n,)
        most : float
            In any zone.
        """
        for parts in _FRACTIONS:
            scaled = students * parts
            whole = np.rint(scaled)
            if not np.all(np.abs(scaled - whole) <= _EQUAL * np.maximum(1, scaled)):
                continue
            common = max(1, int(np.gcd.reduce(whole.astype(np.int64))))
            if most * parts / common <= _MOST_STEPS:
                weight = (whole.astype(np.int64) // common).astype(int)
                return cls(weight, True, np.zeros(len(students)), common / parts)
        size = most / _MOST_STEPS
        # A rounding error upwards must not make a whole step.
        weight = np.floor(students / size * (1 - _EQUAL)).astype(int)
        return cls(weight, False, students / size - weight, size)

    def limits(
        self, low: np.ndarray, high: np.ndarray, unit: np.ndarray, zone: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Limits in steps, loosened by what rounding may have taken, and whether by much.

        Parameters
        ----------
        low, high : ndarray of shape (K,)
            In students.
        unit, zone : ndarray of shape (m,)
            The units that each zone may hold.

        Returns
        -------
        least, most : ndarray of int, shape (K,)
        blurred : ndarray of bool, shape (K,)
            By more than a tenth of what lies between the limits.
        """
        room = _ROOM * np.maximum(1, high)
        least, most = (low - room) / self.size, (high + room) / self.size
        taken = np.zeros(len(low)) if self.exact else self._taken(high + room, unit, zone)
        blurred = taken > _BLURRED * (most - least)
        least = np.maximum(0, np.ceil(least - taken))
        return least.astype(int), np.floor(most).astype(int), blurred

    def _taken(self, high: np.ndarray, unit: np.ndarray, zone: np.ndarray) -> np.ndarray:
        """The most steps that rounding may take from the units of each zone together.

        As many units as fit, those first that lose most per student: a set that fits loses no
        more than these and a part of the next.
        """
        taken = np.zeros(len(high))
        students = (self.weight + self.rest) * self.size
        for number, limit in enumerate(high.tolist()):
            units = unit[(zone == number) & (students[unit] > 0)]
            units = units[np.argsort(-self.rest[units] / students[units], kind="stable")]
            before = np.cumsum(students[units]) - students[units]
            taken[number] = self.rest[units][before < limit].sum()
        return taken


class Knapsacks:
    """The sets to choose from.

    Parameters
    ----------
    zone : ndarray of shape (m,)
        Of every pair of a unit and a zone that may hold it.
    weight : ndarray of int, shape (m,)
        The unit's students in steps.
    low, high : ndarray of int, shape (K,)
        Every zone's limits in steps.
    """

    def __init__(self, zone: np.ndarray, weight: np.ndarray, low: np.ndarray, high: np.ndarray):
        self.zone, self.low, self.high = zone, low, high
        self.light = np.flatnonzero(weight == 0)
        heavy = np.flatnonzero((weight > 0) & (weight <= high[zone]))
        counts = np.bincount(zone[heavy], minlength=len(low))
        # Zones with more units come first, so that every step is about the first few of them.
        self.order = np.argsort(-counts, kind="stable")
        position = np.empty(len(low), int)
        position[self.order] = np.arange(len(low))
        by_zone = heavy[np.lexsort((heavy, position[zone[heavy]]))]
        first = np.concatenate([[0], np.cumsum(counts[self.order])[:-1]])
        self.steps = []
        for step in range(int(counts.max(initial=0))):
            many = int(np.count_nonzero(counts > step))
            pairs = by_zone[first[:many] + step]
            self.steps.append((pairs, weight[pairs]))
        self.width = int(high.max(initial=0)) + 1

    @property
    def cells(self) -> int:
        """How many numbers one solution works out, and bytes it needs."""
        return self.width * sum(len(pairs) for pairs, _ in self.steps)

    def solve(self, cost: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The least cost of every zone and the pairs that it takes.

        Parameters
        ----------
        cost : ndarray of shape (m,)

        Returns
        -------
        value : ndarray of shape (K,)
            Infinite for a zone that no set fits.
        chosen : ndarray of bool, shape (m,)
        """
        zones, width = len(self.low), self.width
        # To the left of every row stands room that is never reached: sums below none.
        least = np.full((zones, 2 * width), np.inf)
        least[:, width] = 0
        flat = least.reshape(-1)
        shifted = np.lib.stride_tricks.sliding_window_view(flat, width)
        taken = []
        for pairs, weight in self.steps:
            many = len(pairs)
            with_it = shifted[np.arange(many) * 2 * width + width - weight]
            with_it += cost[pairs, None]
            so_far = least[:many, width:]
            taken.append(with_it < so_far)
            np.minimum(so_far, with_it, out=so_far)
        chosen = np.zeros(len(cost), bool)
        value, at = np.full(zones, np.inf), np.zeros(zones, int)
        for place, zone in enumerate(self.order.tolist()):
            low, high = int(self.low[zone]), int(self.high[zone])
            if low > high:
                continue
            sums = least[place, width + low : width + high + 1]
            best = int(np.argmin(sums))
            value[zone], at[place] = sums[best], low + best
        for (pairs, weight), took in zip(reversed(self.steps), reversed(taken)):
            is_chosen = took[np.arange(len(pairs)), at[: len(pairs)]]
            chosen[pairs[is_chosen]] = True
            at[np.flatnonzero(is_chosen)] -= weight[is_chosen]
        free = self.light[cost[self.light] < 0]
        chosen[free] = True
        value += np.bincount(self.zone[free], cost[free], minlength=zones)
        return value, chosen
