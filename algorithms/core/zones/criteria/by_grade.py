# SPDX-License-Identifier: GPL-2.0-or-later
"""Who changes school, grade by grade."""

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
class MovedByGrade:
    """Students reassigned by the fields that are added up; measured, never weighed.

    Attributes
    ----------
    existing : ndarray of int, shape (n,)
        The plan that others are held against; -1 where there is no zone, less for a closed school.
    grades : mapping of str to ndarray of shape (n,)
        Students of every unit by field.
    """

    existing: Any
    grades: Mapping[str, np.ndarray]
    weight: float = 0.0

    def price(self, problem: ZoningProblem) -> None:
        return None

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        change = moved(np.asarray(self.existing), np.asarray(labels))
        return [
            Measure(
                f"REASSIGNED_{field}",
                tr("Students of {field} reassigned").format(field=field),
                float(students[change].sum()),
                "students",
            )
            for field, students in self.grades.items()
        ]
