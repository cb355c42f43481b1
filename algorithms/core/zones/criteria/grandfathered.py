# SPDX-License-Identifier: GPL-2.0-or-later
"""Grades that may finish where they are: who moves at once, and how full schools are until then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

import numpy as np

from ...texts import general, tr
from ..metrics import moved
from .measure import Measure
from .overfull import OverfullPrice

if TYPE_CHECKING:
    from ..problem import ZoningProblem
    from ..subproblem import SubProblem


@dataclass(frozen=True)
class Grandfathered:
    """Students who stay at their old school for the first year, while it may be too full.

    Attributes
    ----------
    existing : ndarray of int, shape (n,)
        The plan in force; numbers below 0 stand for no zone or a closed school, where none stays.
    grades : mapping of str to ndarray of shape (n,)
        Students of every unit by the fields that are added up.
    stays : tuple of str
        Those of the fields whose students stay.
    above : float
        Percent of a school's seats from which on its students of the first year count.
    weight : float
        Of such a student.
    stay : (ndarray of shape (n,), ndarray of shape (K,)), optional
        Of a part of the district: who stays, of every unit, whichever school that is, and at
        every school, from all units.
    """

    existing: Any
    grades: Mapping[str, np.ndarray]
    stays: tuple
    above: float = 100.0
    weight: float = 0.0
    stay: Optional[tuple] = None

    def price(self, problem: ZoningProblem) -> Optional[OverfullPrice]:
        if self.weight <= 0:
            return None
        staying, there = self._stay(problem)
        most = self.above / 100 * problem.capacity - there
        return OverfullPrice(problem.students - staying, most, self.weight)

    def _stay(self, problem: ZoningProblem) -> tuple[np.ndarray, np.ndarray]:
        """Who stays, of every unit and at every school; shapes (n,) and (K,)."""
        if self.stay is not None:
            return self.stay
        existing = np.asarray(self.existing)
        old = existing >= 0
        staying = np.where(old, sum(self.grades[field] for field in self.stays), 0.0)
        return staying, np.bincount(existing[old], staying[old], minlength=problem.n_zones)

    def carried(self, problem: ZoningProblem, labels: np.ndarray, part: SubProblem) -> dict:
        """Who stays at a school of a part of the district, or in a unit of it."""
        staying, there = self._stay(problem)
        return {"stay": (staying[part.units], there[part.zones])}

    def first_year(self, problem: ZoningProblem, labels: np.ndarray) -> np.ndarray:
        """Students of every school while those who may stay do; shape (K,)."""
        labels = np.asarray(labels)
        placed = labels >= 0
        staying, there = self._stay(problem)
        goes = (problem.students - staying)[placed]
        return there + np.bincount(labels[placed], goes, minlength=problem.n_zones)

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        existing = np.asarray(self.existing)
        change = moved(existing, np.asarray(labels))
        year = self.first_year(problem, labels)
        full = 100 * year / problem.capacity
        over = np.maximum(year - self.above / 100 * problem.capacity, 0)
        rows, at_once = [], 0.0
        for field, students in self.grades.items():
            goes = change & (existing < 0) if field in self.stays else change
            at_once += float(students[goes].sum())
            rows.append(
                Measure(
                    f"MOVED_{field}",
                    tr("Students of {field} who change school at once").format(field=field),
                    float(students[goes].sum()),
                    "students",
                )
            )
        return [
            Measure("MOVED_AT_ONCE", tr("Students who change school at once"), at_once, "students"),
            Measure(
                "FIRST_YEAR_MAX_UTILISATION",
                tr("Highest utilisation in the first year"),
                float(full.max()),
                "%",
            ),
            Measure(
                "FIRST_YEAR_OVER_105",
                tr("Zones over 105 % in the first year"),
                int((full > 105 + 1e-9).sum()),
                "",
            ),
            Measure(
                "FIRST_YEAR_STUDENTS_OVER",
                tr("Students beyond {above} % of the seats in the first year").format(
                    above=general(self.above)
                ),
                float(over.sum()),
                "students",
            ),
            *rows,
        ]
