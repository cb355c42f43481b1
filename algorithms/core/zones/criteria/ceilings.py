# SPDX-License-Identifier: GPL-2.0-or-later
"""Limits on the whole plan: how long the mean journey may be, how many students may move.

What a plan adds up to beyond such a limit costs so much that hardly anything makes up for it,
what lies below it costs nothing. So the search trades whatever it is asked to trade up to the
limit and no further, and nobody has to find the weight that comes out right at the limit (an
exact penalty: Bertsekas 1975, Necessary and sufficient conditions for a penalty method to be
exact, Mathematical Programming 9).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

import numpy as np

from ...texts import general, number, students_counted, tr
from .by_unit import UnitPrice
from .measure import Measure

if TYPE_CHECKING:
    from ...progress import Progress
    from ..problem import ZoningProblem
    from ..subproblem import SubProblem

STRICT = 50.0
"""Of a student beyond a limit, where stability and criteria weigh little: as much as 50 who change
school."""

_STEP = 20.0
"""Students as which any excess counts besides, so that no plan is left just beyond a limit; as a
zone just outside its limits (``goal.OUTSIDE``) of a thousand students does."""

_ROUNDING = 1e-9
"""Share of a limit that rounding may take."""


@dataclass(frozen=True)
class MeanTravelLimit:
    """Students' mean travel ought not to grow by more than so much.

    Attributes
    ----------
    existing : ndarray of int, shape (n,)
        The plan in force; numbers below 0 stand for no zone.
    increase : float
        Percent of the mean travel of the plan in force.
    concerned : ndarray of bool, shape (n,), optional
        Units whose students it is about; all by default.
    left : (float, float), optional
        Of a part of the district: the mean travel of the whole district's plan in force, and how
        many times as much all students of the part may travel.
    """

    existing: Any
    increase: float
    concerned: Any = None
    weight: float = 0.0
    """None of its own: it weighs what the goal makes limits weigh."""
    left: Optional[tuple[float, float]] = None

    def price(self, problem: ZoningProblem) -> Optional[CeilingPrice]:
        concerned = _concerned(problem, self.concerned)
        # In ways as long as the average one today, so that an excess is one in students.
        way = self._mean(problem, self.existing) if self.left is None else self.left[0]
        if not way > 0:
            return None
        zones = np.arange(problem.n_zones)
        nowhere = np.zeros(problem.n_zones)

        def row(unit: int) -> np.ndarray:
            students = problem.students[unit]
            if not concerned[unit] or not students:
                return nowhere
            return students / way * problem.travel(np.full(problem.n_zones, unit), zones)

        going = concerned & ~np.asarray(problem.stranded)
        most = float(problem.students[going].sum()) * (1 + self.increase / 100)
        return _ceiling(problem, row, most if self.left is None else self.left[1])

    def carried(self, problem: ZoningProblem, labels: np.ndarray, part: SubProblem) -> dict:
        """What a part of the district may travel, the rest travelling as in a plan."""
        way = self._mean(problem, self.existing)
        inside = np.isin(np.arange(problem.n_units), part.units)
        concerned = _concerned(problem, self.concerned)
        travel = problem.travel_of(labels)
        # Who has no zone yet, or no way there, counts when that is decided.
        beside = concerned & ~inside & ~np.isnan(travel)
        going = beside | (concerned & inside & ~np.asarray(problem.stranded))
        most = float(problem.students[going].sum()) * (1 + self.increase / 100)
        used = float(problem.students[beside] @ travel[beside])
        return {"left": (way, most - used / way if way > 0 else most)}

    def _mean(self, problem: ZoningProblem, labels: Any) -> float:
        labels = np.asarray(labels)
        return problem.mean_travel(
            np.where(_concerned(problem, self.concerned), np.maximum(labels, -1), -1)
        )

    def grown(self, problem: ZoningProblem, labels: np.ndarray) -> float:
        """Percent by which the mean travel of a plan exceeds that of the plan in force."""
        before = self._mean(problem, self.existing)
        return 100 * (self._mean(problem, labels) / before - 1) if before > 0 else float("nan")

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        grown = self.grown(problem, labels)
        name = tr("Increase of students' mean travel")
        return [Measure("MEAN_TRAVEL_INCREASE", name, None if grown != grown else grown, "%")]

    def exceeded(self, problem: ZoningProblem, labels: np.ndarray) -> str:
        """What to say of a plan that exceeds the limit; empty where none does."""
        grown = self.grown(problem, labels)
        if not grown > self.increase + 100 * _ROUNDING:
            return ""
        return tr(
            "Students' mean travel grows by {grown} %, in place of at most {most} %: no plan "
            "within all limits at once was found."
        ).format(grown=number(grown, 3), most=general(self.increase))


@dataclass(frozen=True)
class MovedLimit:
    """No more than so many students ought to change school.

    Attributes
    ----------
    existing : ndarray of int, shape (n,)
        The plan in force; numbers below 0 stand for no zone.
    most : float
        Students.
    concerned : ndarray of bool, shape (n,), optional
        Units whose students it is about; all by default.
    """

    existing: Any
    most: float
    concerned: Any = None
    weight: float = 0.0
    """None of its own: it weighs what the goal makes limits weigh."""

    def price(self, problem: ZoningProblem) -> Optional[CeilingPrice]:
        concerned, existing = _concerned(problem, self.concerned), np.asarray(self.existing)
        counted = np.where(concerned & (existing >= 0), problem.students, 0.0)
        zones = np.arange(problem.n_zones)

        def row(unit: int) -> np.ndarray:
            return counted[unit] * (zones != existing[unit])

        return _ceiling(problem, row, self.most)

    def carried(self, problem: ZoningProblem, labels: np.ndarray, part: SubProblem) -> dict:
        """How many of a part may move, those beside it doing so as in a plan."""
        existing, labels = np.asarray(self.existing), np.asarray(labels)
        inside = np.isin(np.arange(problem.n_units), part.units)
        # Those of the part whose old school is not of it have moved, wherever they go now.
        gone = (existing >= 0) & (labels >= 0) & (existing != labels)
        gone &= ~(inside & np.isin(existing, part.zones)) & _concerned(problem, self.concerned)
        return {"most": self.most - float(problem.students[gone].sum())}

    def moved(self, problem: ZoningProblem, labels: np.ndarray) -> float:
        """Students of a plan who leave the school of the plan in force."""
        existing = np.asarray(self.existing)
        leave = (existing >= 0) & (existing != np.asarray(labels))
        return float(problem.students[leave & _concerned(problem, self.concerned)].sum())

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        beyond = max(0.0, self.moved(problem, labels) - self.most)
        name = tr("Students who change school beyond the limit")
        return [Measure("MOVED_BEYOND_LIMIT", name, beyond, "students")]

    def exceeded(self, problem: ZoningProblem, labels: np.ndarray) -> str:
        """What to say of a plan that exceeds the limit; empty where none does."""
        moved = self.moved(problem, labels)
        if moved <= self.most * (1 + _ROUNDING):
            return ""
        return tr(
            "{students} change school, in place of at most {most}: no plan within all limits at "
            "once was found."
        ).format(students=students_counted(moved), most=number(self.most))


LIMITS = (MeanTravelLimit, MovedLimit)
"""Criteria that are limits on the whole plan, and nothing else."""


def tell_exceeded(
    problem: ZoningProblem, criteria: Iterable, labels: np.ndarray, progress: Progress
) -> None:
    """Warn of the limits on the whole plan that a plan exceeds."""
    for criterion in criteria:
        limits = hasattr(criterion, "exceeded")
        text = criterion.exceeded(problem, labels) if limits else ""
        if text:
            progress.warn(text)


def _concerned(problem: ZoningProblem, concerned: Any) -> np.ndarray:
    return np.ones(problem.n_units, bool) if concerned is None else np.asarray(concerned, bool)


def _ceiling(problem: ZoningProblem, row: Callable[[int], np.ndarray], most: float) -> CeilingPrice:
    total = UnitPrice(row, 1.0, [[unit] for unit in range(problem.n_units)])
    return CeilingPrice(total, most, STRICT)


class CeilingPrice:
    """So much for what a sum exceeds its limit by.

    Parameters
    ----------
    total : UnitPrice
        The sum, of a cost for every unit and zone.
    most : float
        Its limit.
    weight : float
        Students, per unit of the sum.
    """

    def __init__(self, total: UnitPrice, most: float, weight: float):
        self.total, self.most, self.weight = total, most, weight
        self.nothing = _ROUNDING * max(1.0, abs(most))

    def term(self, zone_of: list[int]) -> CeilingTerm:
        return CeilingTerm(self, zone_of)

    def of(self, labels: np.ndarray) -> float:
        return self.cost(self.total.of(labels) - self.most)

    def exceeded(self, labels: np.ndarray) -> bool:
        return self.total.of(labels) - self.most > self.nothing

    def cost(self, over: float) -> float:
        """Of so much beyond the limit."""
        return self.weight * (over + _STEP) if over > self.nothing else 0.0

    @property
    def step(self) -> float:
        """What any excess costs, however small."""
        return self.weight * _STEP

    def heavier(self, times: float) -> CeilingPrice:
        """The same, costing so many times as much."""
        return CeilingPrice(self.total, self.most, times * self.weight)

    def merged(self, problem: ZoningProblem, unit_of: np.ndarray) -> CeilingPrice:
        return CeilingPrice(self.total.merged(problem, unit_of), self.most, self.weight)


class CeilingTerm:
    """What the sum of one plan has left below its limit."""

    def __init__(self, price: CeilingPrice, zone_of: list[int]):
        self.costs, self.cost = price.total.costs, price.cost
        self.nothing = price.nothing
        self.over = price.total.of(np.array(zone_of, int)) - price.most
        # Of units that count in no zone, an empty one.
        self._rows: list[Optional[list[float]]] = [None] * len(zone_of)

    @property
    def value(self) -> float:
        return self.cost(self.over)

    def _row(self, unit: int) -> list[float]:
        row = self._rows[unit]
        if row is None:
            row = self.costs(unit)
            self._rows[unit] = row = row if any(row) else []
        return row

    def change(self, unit: int, donor: int, zone: int) -> float:
        row = self._row(unit)
        if not row:
            return 0.0
        over = self.over
        after = over
        if zone >= 0:
            after += row[zone]
        if donor >= 0:
            after -= row[donor]
        if over <= self.nothing and after <= self.nothing:
            return 0.0
        return self.cost(after) - self.cost(over)

    def move(self, unit: int, donor: int, zone: int) -> None:
        row = self._row(unit)
        if row:
            self.over += (row[zone] if zone >= 0 else 0.0) - (row[donor] if donor >= 0 else 0.0)
