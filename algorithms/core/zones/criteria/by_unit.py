# SPDX-License-Identifier: GPL-2.0-or-later
"""What a plan costs unit by unit: long journeys, lost walks, a second move in a few years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

import numpy as np

from ...texts import general, tr
from .measure import Measure

if TYPE_CHECKING:
    from ..problem import ZoningProblem
    from ..subproblem import SubProblem


class UnitPrice:
    """A cost for every pair of a unit and a zone, measured when it is first needed.

    Parameters
    ----------
    row : callable
        From a unit to its costs in all zones, in students; shape (K,).
    weight : float
    members : list of lists of int
        The units that each (merged) unit stands for.
    """

    def __init__(self, row: Callable[[int], np.ndarray], weight: float, members: list[list[int]]):
        self.row, self.weight, self.members = row, weight, members
        self._rows: list[Optional[list[float]]] = [None] * len(members)

    def costs(self, unit: int) -> list[float]:
        """Of a unit in every zone, weighed; length K."""
        found = self._rows[unit]
        if found is None:
            rows = [np.asarray(self.row(member), float) for member in self.members[unit]]
            found = (self.weight * np.sum(rows, axis=0)).tolist()
            self._rows[unit] = found
        return found

    def term(self, zone_of: list[int]) -> UnitTerm:
        return UnitTerm(self, zone_of)

    def of(self, labels: np.ndarray) -> float:
        pairs = enumerate(np.asarray(labels).tolist())
        return sum(self.costs(unit)[zone] for unit, zone in pairs if zone >= 0)

    def merged(self, problem: ZoningProblem, unit_of: np.ndarray) -> UnitPrice:
        members: list[list[int]] = [[] for _ in range(problem.n_units)]
        for unit, into in enumerate(unit_of.tolist()):
            members[into] += self.members[unit]
        return UnitPrice(self.row, self.weight, members)


class UnitTerm:
    """The sum of one plan."""

    def __init__(self, price: UnitPrice, zone_of: list[int]):
        self.costs, self.value = price.costs, price.of(np.array(zone_of, int))

    def change(self, unit: int, donor: int, zone: int) -> float:
        costs = self.costs(unit)
        return (costs[zone] if zone >= 0 else 0.0) - (costs[donor] if donor >= 0 else 0.0)

    def move(self, unit: int, donor: int, zone: int) -> None:
        self.value += self.change(unit, donor, zone)


def _price(
    problem: ZoningProblem, weight: float, row: Callable[[int], np.ndarray]
) -> Optional[UnitPrice]:
    if weight <= 0:
        return None
    return UnitPrice(row, weight, [[unit] for unit in range(problem.n_units)])


def _travel(problem: ZoningProblem, unit: int) -> np.ndarray:
    """From a unit to every school; infinite where there is no way; shape (K,)."""
    zones = np.arange(problem.n_zones)
    units = np.full(problem.n_zones, unit)
    return np.where(problem.has_way(units, zones), problem.travel(units, zones), np.inf)


def _counted(problem: ZoningProblem, rows: list[tuple[str, str, np.ndarray]]) -> list[Measure]:
    """Measures of the students in some units: id, name and which units, for each."""
    return [
        Measure(key, name, float(problem.students[which].sum()), "students")
        for key, name, which in rows
    ]


@dataclass(frozen=True)
class LongJourneys:
    """Nobody ought to travel farther than a limit, where a school lies within it.

    Attributes
    ----------
    limit : float
        Metres, or the unit of the travel costs.
    weight : float
        Of a student beyond it; twice as much of one twice as far.
    """

    limit: float
    weight: float = 0.0

    def price(self, problem: ZoningProblem) -> Optional[UnitPrice]:
        def row(unit: int) -> np.ndarray:
            travel = _travel(problem, unit)
            # Where all schools lie beyond, the nearest one is the limit.
            limit = max(self.limit, float(travel.min()))
            if not np.isfinite(limit) or limit <= 0:
                return np.zeros(problem.n_zones)
            far = np.minimum(travel / limit, _FARTHEST)
            return problem.students[unit] * np.where(far > 1 + _ROUNDING, far, 0.0)

        return _price(problem, self.weight, row)

    def beyond(self, problem: ZoningProblem, labels: np.ndarray) -> np.ndarray:
        """Units with students who travel farther than the limit; shape (n,)."""
        travel = np.nan_to_num(problem.travel_of(labels), nan=-1.0)
        return (travel > self.limit * (1 + _ROUNDING)) & (problem.students > 0)

    def unreachable(self, problem: ZoningProblem) -> np.ndarray:
        """Units with students that have no school within the limit; shape (n,)."""
        peopled = np.flatnonzero(problem.students > 0).tolist()
        found = np.zeros(problem.n_units, bool)
        limit = self.limit * (1 + _ROUNDING)
        found[[unit for unit in peopled if _travel(problem, unit).min() > limit]] = True
        return found

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        beyond = self.beyond(problem, labels)
        name = tr("Students who travel farther than the longest journey allowed")
        return _counted(problem, [("STUDENTS_TOO_FAR", name, beyond)])


_FARTHEST = 100.0
"""Times the limit: beyond, or without a way, no journey is worse than another."""

_ROUNDING = 1e-9
"""What adding up in another order may change, as a share: no journey is too long by that alone."""


@dataclass(frozen=True)
class LongerJourneys:
    """Nobody's way to school ought to grow by more than so much.

    Attributes
    ----------
    existing : ndarray of int, shape (n,)
        The plan in force; numbers below 0 stand for no zone.
    most : float, optional
        Percent by which a way may grow; None measures only how many grow.
    weight : float
        Of a student whose way grows by more.
    ways : ndarray of shape (n,), optional
        Of a part of the district: every unit's way in the plan in force, to whichever school;
        NaN where it has none.
    """

    existing: Any
    most: Optional[float]
    weight: float = 0.0
    ways: Any = None

    def price(self, problem: ZoningProblem) -> Optional[UnitPrice]:
        if self.most is None:
            return None
        existing, most = np.asarray(self.existing), 1 + self.most / 100

        def row(unit: int) -> np.ndarray:
            travel = _travel(problem, unit)
            if self.ways is not None:
                before = self.ways[unit]
            elif existing[unit] < 0:
                return np.zeros(problem.n_zones)
            else:
                before = travel[existing[unit]]
            # Nothing is longer than no way, which is NaN.
            grows = travel > before * most + _ROUNDING
            return problem.students[unit] * grows

        return _price(problem, self.weight, row)

    def carried(self, problem: ZoningProblem, labels: np.ndarray, part: SubProblem) -> dict:
        """The ways of a part's units today, to schools beside it too."""
        ways = problem.travel_of(np.maximum(np.asarray(self.existing), -1))
        return {"ways": ways[part.units]}

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        before = problem.travel_of(np.maximum(np.asarray(self.existing), -1))
        after = problem.travel_of(labels)
        grows = after > before * (1 + _ROUNDING) + _ROUNDING
        rows = [("STUDENTS_FARTHER", tr("Students whose way to school grows"), grows)]
        if self.most is not None:
            much = after > before * (1 + self.most / 100) + _ROUNDING
            name = tr("Students whose way grows by more than {most} %").format(
                most=general(self.most)
            )
            rows.append(("STUDENTS_MUCH_FARTHER", name, much))
        return _counted(problem, rows)


@dataclass(frozen=True)
class Walkers:
    """Who lives within walking distance of a school ought to go to one that is.

    Attributes
    ----------
    distance_m : float
    existing : ndarray of int, shape (n,), optional
        The plan in force, to tell who loses a walk and who gains one.
    weight : float
        Of a student who could walk to a school, and goes to another one.
    """

    distance_m: float
    existing: Any = None
    weight: float = 0.0

    def price(self, problem: ZoningProblem) -> Optional[UnitPrice]:
        def row(unit: int) -> np.ndarray:
            zones = np.arange(problem.n_zones)
            near = problem.distance_m(np.full(problem.n_zones, unit), zones) <= self.distance_m
            return problem.students[unit] * (~near if near.any() else np.zeros(len(near)))

        return _price(problem, self.weight, row)

    def walks(self, problem: ZoningProblem, labels: np.ndarray) -> np.ndarray:
        """Units within walking distance of their school; shape (n,)."""
        labels = np.asarray(labels)
        placed = np.flatnonzero(labels >= 0)
        found = np.zeros(problem.n_units, bool)
        found[placed] = problem.distance_m(placed, labels[placed]) <= self.distance_m
        return found

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        if self.existing is None:
            return []
        before, after = self.walks(problem, self.existing), self.walks(problem, labels)
        rows = [
            ("WALKERS_LOST", tr("Students who lose their walk to school"), before & ~after),
            ("WALKERS_GAINED", tr("Students who gain a walk to school"), after & ~before),
        ]
        return _counted(problem, rows)


@dataclass(frozen=True)
class MovedBefore:
    """Who changed school the last time ought to be spared.

    Attributes
    ----------
    existing : ndarray of int, shape (n,)
        The plan in force; numbers below 0 stand for no zone.
    times : ndarray of shape (n,)
        How often every unit was moved, or how much it is to be spared; 0 for not at all.
    weight : float
        Of a student of a unit moved once who changes school again, beside all else that counts.
    """

    existing: Any
    times: np.ndarray
    weight: float = 0.0

    def price(self, problem: ZoningProblem) -> Optional[UnitPrice]:
        existing = np.asarray(self.existing)

        def row(unit: int) -> np.ndarray:
            elsewhere = np.arange(problem.n_zones) != existing[unit]
            return problem.students[unit] * self.times[unit] * (elsewhere & (existing[unit] >= 0))

        return _price(problem, self.weight, row)

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        existing = np.asarray(self.existing)
        again = (existing != -1) & (existing != np.asarray(labels)) & (np.asarray(self.times) > 0)
        name = tr("Students moved who were moved before")
        return _counted(problem, [("MOVED_AGAIN", name, again)])


@dataclass(frozen=True)
class FewIslands:
    """Attendance islands that may stay, and ought not to be many.

    Attributes
    ----------
    anchors : ndarray of int, shape (m, 2)
        The unit that every island has as long as it is there, and its zone.
    weight : float
        Of an island, held against ``ISLAND`` students who change school.
    """

    anchors: np.ndarray
    weight: float = 0.0

    def price(self, problem: ZoningProblem) -> Optional[UnitPrice]:
        costs = np.zeros(problem.n_zones)
        zones_of = dict(np.asarray(self.anchors, int).tolist())

        def row(unit: int) -> np.ndarray:
            found = costs.copy()
            if unit in zones_of:
                found[zones_of[unit]] = ISLAND
            return found

        return _price(problem, self.weight, row)

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        # Islands are counted of every plan, asked or not.
        return []


ISLAND = 25.0
"""Students: what an island counts for at a weight of 1."""
