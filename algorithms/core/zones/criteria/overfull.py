# SPDX-License-Identifier: GPL-2.0-or-later
"""A margin below the highest utilisation, so that schools are not filled to the last seat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional

import numpy as np

from ...texts import general, tr
from .measure import Measure

if TYPE_CHECKING:
    from ..problem import ZoningProblem


@dataclass(frozen=True)
class Overfull:
    """Students beyond a share of their school's seats.

    Attributes
    ----------
    above : float
        Percent of a school's seats from which on its students count.
    weight : float
    """

    above: float
    weight: float = 0.0

    def price(self, problem: ZoningProblem) -> Optional[OverfullPrice]:
        if self.weight <= 0:
            return None
        most = self.above / 100 * problem.capacity
        return OverfullPrice(problem.students, most, self.weight)

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        most = self.above / 100 * problem.capacity
        over = OverfullPrice(problem.students, most, 1.0).of(labels)
        name = tr("Students beyond {above} % of the seats").format(above=general(self.above))
        return [Measure("STUDENTS_IN_MARGIN", name, over, "students")]


class OverfullPrice:
    """So much for every student beyond what each school should take.

    Parameters
    ----------
    students : ndarray of shape (n,)
        Of every unit, who go to the school of its zone.
    most : ndarray of shape (K,)
        That each school should take of them; it may be below 0.
    weight : float
    """

    def __init__(self, students: np.ndarray, most: np.ndarray, weight: float):
        self.students, self.most, self.weight = students, most, weight

    def term(self, zone_of: list[int]) -> OverfullTerm:
        return OverfullTerm(self, zone_of)

    def of(self, labels: np.ndarray) -> float:
        labels = np.asarray(labels)
        placed = labels >= 0
        taken = np.bincount(labels[placed], self.students[placed], minlength=len(self.most))
        return self.weight * float(np.maximum(taken - self.most, 0).sum())

    def merged(self, problem: ZoningProblem, unit_of: np.ndarray) -> OverfullPrice:
        students = np.bincount(unit_of, self.students, minlength=problem.n_units)
        return OverfullPrice(students, self.most, self.weight)


class OverfullTerm:
    """The students of every zone of one plan, held against what it should take."""

    def __init__(self, price: OverfullPrice, zone_of: list[int]):
        self.students, self.weight = price.students.tolist(), price.weight
        self.over = (-price.most).tolist()
        for unit, zone in enumerate(zone_of):
            if zone >= 0:
                self.over[zone] += self.students[unit]
        self.value = self.weight * sum(max(0.0, over) for over in self.over)

    def change(self, unit: int, donor: int, zone: int) -> float:
        students, over, change = self.students[unit], self.over, 0.0
        if donor >= 0:
            change += max(0.0, over[donor] - students) - max(0.0, over[donor])
        if zone >= 0:
            change += max(0.0, over[zone] + students) - max(0.0, over[zone])
        return self.weight * change

    def move(self, unit: int, donor: int, zone: int) -> None:
        self.value += self.change(unit, donor, zone)
        if donor >= 0:
            self.over[donor] -= self.students[unit]
        if zone >= 0:
            self.over[zone] += self.students[unit]
