# SPDX-License-Identifier: GPL-2.0-or-later
"""Grades that may finish where they are: who moves at once, and how full schools are until then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...texts import tr
from ..metrics import moved
from .measure import Measure

if TYPE_CHECKING:
    from ..problem import ZoningProblem


@dataclass(frozen=True)
class Grandfathered:
    """Students who stay at their old school for the first year; measured, never weighed.

    Attributes
    ----------
    existing : ndarray of int, shape (n,)
        The plan in force; numbers below 0 stand for no zone or a closed school, where none stays.
    grades : mapping of str to ndarray of shape (n,)
        Students of every unit by the fields that are added up.
    stays : tuple of str
        Those of the fields whose students stay.
    """

    existing: Any
    grades: Mapping[str, np.ndarray]
    stays: tuple
    weight: float = 0.0

    def price(self, problem: ZoningProblem) -> None:
        return None

    def first_year(self, problem: ZoningProblem, labels: np.ndarray) -> np.ndarray:
        """Students of every school while those who may stay do; shape (K,)."""
        labels, existing = np.asarray(labels), np.asarray(self.existing)
        staying = np.where(existing >= 0, sum(self.grades[field] for field in self.stays), 0.0)
        k = problem.n_zones
        placed, old = labels >= 0, existing >= 0
        now = np.bincount(labels[placed], (problem.students - staying)[placed], minlength=k)
        return now + np.bincount(existing[old], staying[old], minlength=k)

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        existing = np.asarray(self.existing)
        change = moved(existing, np.asarray(labels))
        full = 100 * self.first_year(problem, labels) / problem.capacity
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
            *rows,
        ]
