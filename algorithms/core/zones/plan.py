# SPDX-License-Identifier: GPL-2.0-or-later
"""The state of a plan, kept up to date move by move."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from math import pi
from typing import TYPE_CHECKING, Optional

import numpy as np

from .problem import UNASSIGNED, ZoningProblem
from .travel import TravelTable

if TYPE_CHECKING:
    from .criteria.term import Term


class Plan:
    """Which zone every unit belongs to, and every zone's totals.

    A move of one unit updates the totals in O(degree) from the shared borders, which were
    measured once: no polygon is ever united. Totals are plain Python lists, because the
    methods touch single entries millions of times.

    Parameters
    ----------
    problem : ZoningProblem
    labels : array-like of shape (n,), optional
        Zone of every unit, or ``UNASSIGNED``; all unassigned by default.
    travel_table : TravelTable, optional
        With it the plan keeps ``travel`` as well.

    Attributes
    ----------
    zone_of : list of int
    students, area, perimeter, sum_x, sum_y : list of float, one entry per zone
    travel : list of float, one entry per zone
        Sum of pupils x travel to the zone's school; zeros without ``travel_table``.
    n_units : list of int, one entry per zone
    n_unassigned : int
    moves : int
        How many units have been moved so far.
    searched : int
        How many units were visited so far to see whether a zone stays in one piece.
    terms : sequence of Term
        Of criteria beyond the totals, kept up to date too; none unless they are asked for.
    """

    def __init__(
        self,
        problem: ZoningProblem,
        labels: Optional[Iterable[int]] = None,
        travel_table: Optional[TravelTable] = None,
    ):
        self.problem = problem
        self.travel_table = travel_table
        self._neighbours = problem.adjacency.neighbours
        self._rings = problem.adjacency.rings
        self._border_neighbours = problem.adjacency.border_neighbours
        self._borders = problem.adjacency.borders
        self._students = problem.students.tolist()
        self._area = problem.area_m2.tolist()
        self._perimeter = problem.perimeter_m.tolist()
        self._x, self._y = problem.centre_m.T.tolist()

        zones = problem.n_zones
        self.zone_of = [UNASSIGNED] * problem.n_units
        self.n_unassigned = problem.n_units
        self.students = [0.0] * zones
        self.area = [0.0] * zones
        self.perimeter = [0.0] * zones
        self.sum_x = [0.0] * zones
        self.sum_y = [0.0] * zones
        self.travel = [0.0] * zones
        self.n_units = [0] * zones
        self.moves = 0
        self.searched = 0
        self.terms: Sequence[Term] = ()
        if labels is not None:
            self._fill(np.asarray(labels))

    def _fill(self, labels: np.ndarray) -> None:
        if self.travel_table is not None:
            placed = np.flatnonzero(labels != UNASSIGNED)
            self.travel_table.measure(placed, labels[placed])
        for unit, zone in enumerate(labels.tolist()):
            if zone != UNASSIGNED:
                self.move(unit, zone)

    @property
    def labels(self) -> np.ndarray:
        """A copy of the zone of every unit; shape (n,)."""
        return np.array(self.zone_of, dtype=int)

    def border_with(self, unit: int, zone: int) -> float:
        """Metres of border that a unit shares with the units of a zone."""
        zone_of = self.zone_of
        return sum(
            border
            for other, border in zip(self._border_neighbours[unit], self._borders[unit])
            if zone_of[other] == zone
        )

    def adjacent_zones(self, unit: int) -> set[int]:
        """The zones, its own included, that units next to this one belong to."""
        zone_of = self.zone_of
        zones = {zone_of[other] for other in self._neighbours[unit]}
        zones.discard(UNASSIGNED)
        return zones

    def move(self, unit: int, zone: int) -> None:
        """Assign a unit to a zone, taking it from the one it was in."""
        zone_of = self.zone_of
        donor = zone_of[unit]
        if donor == zone:
            return
        with_donor = with_zone = 0.0
        for other, border in zip(self._border_neighbours[unit], self._borders[unit]):
            beside = zone_of[other]
            if beside == donor:
                with_donor += border
            elif beside == zone:
                with_zone += border
        self.transfer(unit, zone, with_donor, with_zone)

    def transfer(self, unit: int, zone: int, with_donor: float, with_zone: float) -> None:
        """Move a unit to another zone, its borders with the two of them being known, in metres."""
        donor = self.zone_of[unit]
        if donor == UNASSIGNED:
            self.n_unassigned -= 1
        else:
            self._change(unit, donor, -1, with_donor)
        if zone == UNASSIGNED:
            self.n_unassigned += 1
        else:
            self._change(unit, zone, 1, with_zone)
        for term in self.terms:
            term.move(unit, donor, zone)
        self.zone_of[unit] = zone
        self.moves += 1

    def _change(self, unit: int, zone: int, sign: int, border: float) -> None:
        students = self._students[unit]
        self.area[zone] += sign * self._area[unit]
        self.perimeter[zone] += sign * (self._perimeter[unit] - 2 * border)
        self.sum_x[zone] += sign * self._x[unit]
        self.sum_y[zone] += sign * self._y[unit]
        self.n_units[zone] += sign
        if students:
            self.students[zone] += sign * students
            if self.travel_table is not None:
                self.travel[zone] += sign * students * self.travel_table.of(unit, zone)

    def perimeter_change(self, unit: int, zone: int) -> float:
        """Metres by which a unit lengthens the outline of the rest of a zone.

        The same number serves both ways: a zone gains it with the unit and loses it
        without.
        """
        return self._perimeter[unit] - 2 * self.border_with(unit, zone)

    def state_with(self, unit: int, zone: int) -> tuple[float, float, float]:
        """Students, area and perimeter of a zone if the unit joined it."""
        return (
            self.students[zone] + self._students[unit],
            self.area[zone] + self._area[unit],
            self.perimeter[zone] + self.perimeter_change(unit, zone),
        )

    def state_without(self, unit: int, zone: int) -> tuple[float, float, float]:
        """Students, area and perimeter of a zone if the unit left it."""
        return (
            self.students[zone] - self._students[unit],
            self.area[zone] - self._area[unit],
            self.perimeter[zone] - self.perimeter_change(unit, zone),
        )

    def can_leave(self, unit: int) -> bool:
        """Whether the unit's zone stays as connected without it, and keeps its school.

        Answered from the unit's own neighbours where they are connected among themselves;
        else by a search through the zone (the paper's spatial contiguity check). A unit
        without a zone leaves none. For a plan in pieces, and for why not, see ``leaving``.
        """
        donor = self.zone_of[unit]
        if self.problem.fixed_zone[unit] >= 0:
            return False
        if donor == UNASSIGNED:
            return True
        if self.n_units[donor] == 1:
            return False
        zone_of = self.zone_of
        inside = 0
        for other, _, bit in self._rings.links[unit]:
            if zone_of[other] == donor:
                inside |= bit
        return self.hangs_together(unit, inside)

    def hangs_together(self, unit: int, inside: int) -> bool:
        """Whether those neighbours of a unit that its zone has are connected through the rest.

        Parameters
        ----------
        inside : int
            Their bits; see ``Rings``.
        """
        groups = self._rings.groups_of(unit, inside)
        return len(groups) <= 1 or self._meet(groups, unit)

    def _meet(self, groups: list[list[int]], without: int) -> bool:
        """Whether groups of units of a zone are connected through it without one unit.

        One search from each, a unit of each in turn: where a few units are cut off, their
        search ends first, however large the rest of the zone is.
        """
        zone_of, neighbours = self.zone_of, self._neighbours
        zone = zone_of[without]
        side = {unit: number for number, group in enumerate(groups) for unit in group}
        side[without] = UNASSIGNED
        searches = dict(enumerate(map(deque, groups)))
        while True:
            for number in list(searches):
                search = searches.get(number)
                if search is None:
                    continue
                if not search:
                    self.searched += len(side)
                    return False
                for other in neighbours[search.popleft()]:
                    if zone_of[other] != zone:
                        continue
                    met = side.get(other)
                    if met is None:
                        side[other] = number
                        search.append(other)
                    elif met != number and met in searches:
                        if len(searches) == 2:
                            self.searched += len(side)
                            return True
                        search.extend(searches.pop(met))
                        side.update({unit: number for unit, s in side.items() if s == met})


def polsby_popper(area: float, perimeter: float) -> float:
    """Return 4 pi A / P^2: 1 for a circle, towards 0 the less compact (eq. 5 is 1 - this)."""
    return 4 * pi * area / perimeter**2
