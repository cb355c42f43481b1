# SPDX-License-Identifier: GPL-2.0-or-later
"""The figures of a plan under the user's hands: of every zone, and of the whole.

Of a zone that has changed they are made anew from its units, a few dozen of them: that takes
microseconds, and adding up never drifts. Area and perimeter are the ``Plan``'s own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, inf, nan, pi, sqrt
from typing import NamedTuple, Optional

from ...algorithms.core.zones.bounds import gap_percent
from ...algorithms.core.zones.leaving import hanging
from ...algorithms.core.zones.plan import Plan
from ...algorithms.core.zones.problem import UNASSIGNED


class ZoneFigures(NamedTuple):
    """Of one zone; the definitions are those of ``core.zones.metrics``.

    Travel is in metres, or in the unit of the travel costs; NaN without a student who can travel.
    """

    students: float
    capacity: float
    utilisation: float
    compactness: float
    mean_travel: float
    longest_travel: float
    students_in: float
    """Who had another school in the plan in force."""
    students_out: float
    """Who had this school in the plan in force and have another now, or none."""
    n_units: int
    detached: tuple[int, ...]
    """Units cut off from what hangs together with the school, ascending."""
    n_pieces: int
    units_out: int
    pupils_going: float
    """Who can travel to the school."""
    travel: float
    """Of all of them together."""
    n_lost: int
    """Units with students that could reach another school, but not this one."""


class Totals(NamedTuple):
    """Of the whole plan."""

    balance: float
    compactness: float
    mean_travel: float
    longest_travel: float
    students_changed: float
    units_changed: int
    n_outside: int
    n_detached: int
    """Pieces cut off from their school."""
    n_zones_in_pieces: int
    n_unassigned: int
    students_unassigned: float
    gap: float
    """Of the mean travel above the lowest possible, in %; NaN where that is not known."""


@dataclass
class Figures:
    """Keeps the figures of a plan; whoever moves units says which zones that touches.

    Parameters
    ----------
    plan : Plan
        With a travel table.
    in_force : sequence of int, optional
        Labels of the plan in force; below 0 where a unit has no zone, or one of a closed school.
    low, high : sequence of float
        Limits on the students of each zone.

    Attributes
    ----------
    members : list of set of int
        Units of every zone.
    zones : list of ZoneFigures
    least : dict of tuple to float
        Lower bounds on mean travel, as far as they are known, by the pieces that may lie apart:
        see ``detached_pairs``.
    """

    plan: Plan
    in_force: Optional[Sequence[int]]
    low: Sequence[float]
    high: Sequence[float]

    known: Sequence[Optional[ZoneFigures]] = ()
    """Figures of zones that need not be made anew."""

    def __post_init__(self) -> None:
        problem = self.plan.problem
        self.least: dict[tuple, float] = {}
        self._students = problem.students.tolist()
        self._capacity = problem.capacity.tolist()
        self._reach = problem.costs is not None
        self._stranded = problem.stranded.tolist()
        self._all_students = fsum(self._students)
        # Whose school is closed changes school, wherever it goes.
        closed = [unit for unit, zone in enumerate(self.in_force or ()) if zone < UNASSIGNED]
        self._closed = fsum(self._students[unit] for unit in closed), len(closed)
        self.restart()

    def restart(self) -> None:
        """Count all zones anew."""
        n = self.plan.problem.n_zones
        self.members: list[set[int]] = [set() for _ in range(n)]
        self.of_force: list[set[int]] = [set() for _ in range(n)]
        for unit, zone in enumerate(self.plan.zone_of):
            if zone != UNASSIGNED:
                self.members[zone].add(unit)
        for unit, zone in enumerate(self.in_force or ()):
            if zone >= 0:
                self.of_force[zone].add(unit)
        known, self.known = self.known or [None] * n, ()
        self.zones = [
            each or self.of_zone(zone, self.members[zone]) for zone, each in enumerate(known)
        ]

    def moved(self, unit: int, donor: int, zone: int) -> None:
        """Take note of a move that the plan has made."""
        if donor != UNASSIGNED:
            self.members[donor].discard(unit)
        if zone != UNASSIGNED:
            self.members[zone].add(unit)

    def refresh(self, zones: Iterable[int]) -> None:
        """Make the figures of zones anew."""
        for zone in zones:
            self.zones[zone] = self.of_zone(zone, self.members[zone])

    def of_zone(self, zone: int, members: set[int], pieces: bool = True) -> ZoneFigures:
        """The figures of a zone with some units; area and perimeter as the plan has them.

        Parameters
        ----------
        pieces : bool
            Look for pieces, for which the units must be those of the plan.
        """
        plan, students, reach = self.plan, self._students, self._reach
        stranded = self._stranded
        peopled = [unit for unit in members if students[unit] > 0]
        total = fsum(students[unit] for unit in peopled)
        ways = [(students[unit], way) for unit in peopled for way in self._way(unit, zone)]
        going = fsum(pupils for pupils, _ in ways)
        capacity = self._capacity[zone]
        travel = fsum(pupils * way for pupils, way in ways)
        students_in = students_out = 0.0
        gone: set[int] = set()
        if self.in_force is not None:
            force = self.in_force
            students_in = fsum(
                students[unit] for unit in peopled if force[unit] not in (zone, UNASSIGNED)
            )
            gone = self.of_force[zone] - members
            students_out = fsum(students[unit] for unit in gone)
        detached: tuple[int, ...] = ()
        n_pieces = 1 if members else 0
        if pieces and members:
            cut_off = members - hanging(plan, zone)
            if cut_off:
                detached = tuple(sorted(cut_off))
                n_pieces = 1 + len(self._parts(cut_off))
        return ZoneFigures(
            total,
            capacity,
            100 * total / capacity,
            _compactness(plan.area[zone], plan.perimeter[zone]) if members else nan,
            travel / going if going else nan,
            max((way for _, way in ways), default=nan),
            students_in,
            students_out,
            len(members),
            detached,
            n_pieces,
            len(gone),
            going,
            travel,
            len(peopled) - len(ways) - sum(stranded[unit] for unit in peopled) if reach else 0,
        )

    def _way(self, unit: int, zone: int) -> tuple[float, ...]:
        """Travel of a unit to a school; nothing where there is no way."""
        way = self.plan.travel_table.of(unit, zone)
        problem = self.plan.problem
        if self._reach and (way >= problem.too_far or problem.stranded[unit]):
            return ()
        return (way,)

    def _parts(self, units: set[int]) -> list[set[int]]:
        """Units of one zone by what hangs together."""
        neighbours = self.plan.problem.adjacency.neighbours
        rest, parts = set(units), []
        while rest:
            part = [rest.pop()]
            for unit in part:
                met = rest.intersection(neighbours[unit])
                rest -= met
                part.extend(met)
            parts.append(set(part))
        return parts

    def strays(self) -> list[tuple[int, ...]]:
        """The pieces that are cut off from their school, zone by zone; units ascending."""
        found = []
        for figures in self.zones:
            parts = self._parts(set(figures.detached)) if figures.detached else []
            found += sorted(tuple(sorted(part)) for part in parts)
        return found

    def detached_pairs(self) -> tuple[tuple[int, int], ...]:
        """Every unit that is cut off from its school, with its zone."""
        return tuple((unit, zone) for zone, z in enumerate(self.zones) for unit in z.detached)

    def outside(self, zone: int) -> bool:
        """Whether a zone's students lie outside its limits, as ``Limits.outside`` asks it."""
        students = self.zones[zone].students
        slack = 1e-9 * max(1.0, students)
        return students < self.low[zone] - slack or students > self.high[zone] + slack

    def totals(self) -> Totals:
        """The figures of the whole plan, at any moment."""
        zones, plan = self.zones, self.plan
        compact = [each.compactness for each in zones if each.n_units]
        pupils = fsum(each.pupils_going for each in zones)
        mean = fsum(each.travel for each in zones) / pupils if pupils else nan
        longest = [each.longest_travel for each in zones if each.pupils_going]
        left_out = plan.problem.left_out
        nowhere = 0.0
        if plan.n_unassigned:
            nowhere = max(0.0, self._all_students - fsum(each.students for each in zones))
        closed_students, closed_units = self._closed
        n_detached = sum(max(0, each.n_pieces - 1) for each in zones)
        least = self.least.get(self.detached_pairs(), nan) if self.least else nan
        # As 'Evaluate a zone plan' gives it: not where some of the journeys are left out.
        known = least > 0 and not plan.n_unassigned and not any(each.n_lost for each in zones)
        gap = gap_percent(mean, least) if known else nan
        return Totals(
            balance=fsum(100 * (1 - abs(1 - z.students / z.capacity)) for z in zones) / len(zones),
            compactness=fsum(compact) / len(compact) if compact else nan,
            mean_travel=mean,
            longest_travel=max(longest, default=nan),
            students_changed=fsum(each.students_out for each in zones) + closed_students,
            units_changed=sum(each.units_out for each in zones) + closed_units,
            n_outside=sum(self.outside(zone) for zone in range(len(zones))),
            n_detached=n_detached,
            n_zones_in_pieces=sum(each.n_pieces > 1 for each in zones),
            n_unassigned=plan.n_unassigned + len(left_out),
            students_unassigned=nowhere + float(left_out.students.sum()),
            gap=gap if gap >= 0 else nan,
        )


def _compactness(area: float, perimeter: float) -> float:
    """As ``metrics.evaluate`` has it: no outline is shorter than that of the circle of its area."""
    if area <= 0:
        return nan
    around = sqrt(4 * pi * area)
    return 100 * around / max(perimeter, around) if perimeter < inf else nan
