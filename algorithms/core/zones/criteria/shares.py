# SPDX-License-Identifier: GPL-2.0-or-later
"""Groups of students (of low income, by language, ethnicity) spread over the schools.

References
----------
Duncan and Duncan (1955), A methodological analysis of segregation indexes, American Sociological
Review 20(2), 210-217, for dissimilarity; James and Taeuber (1985), Measures of segregation,
Sociological Methodology 15, 1-32, for the variance ratio.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

import numpy as np

from ...texts import tr
from .measure import Measure

if TYPE_CHECKING:
    from ..problem import ZoningProblem


def dissimilarity(group: np.ndarray, students: np.ndarray) -> float:
    """The share of a group that would have to change school for all schools to be alike.

    Parameters
    ----------
    group, students : ndarray of shape (K,)
        Of every school; the group is part of the students.

    Returns
    -------
    float
        1/2 sum |g / G - (s - g) / (S - G)|, from 0 (all alike) to 1; NaN without a group, or
        where all belong to it.

    Examples
    --------
    Two schools of 100, one with 80 of the group, one with 20: (0.6 + 0.6) / 2 = 0.6.
    """
    rest = students - group
    if group.sum() <= 0 or rest.sum() <= 0:
        return float("nan")
    return float(np.abs(group / group.sum() - rest / rest.sum()).sum() / 2)


def variance_ratio(group: np.ndarray, students: np.ndarray) -> float:
    """How much more of the group a member meets at school than others do, from 0 to 1.

    Parameters
    ----------
    group, students : ndarray of shape (K,)

    Returns
    -------
    float
        (I - P) / (1 - P), I = sum g / G x g / s the share that a member meets, P = G / S that of
        the district; NaN as for ``dissimilarity``.

    Examples
    --------
    Two schools of 100, one with 80 of the group, one with 20: I = 0.68, P = 0.5: 0.36.
    """
    used = students > 0
    if group.sum() <= 0 or group.sum() >= students.sum():
        return float("nan")
    part = group.sum() / students.sum()
    met = float((group[used] / group.sum() * group[used] / students[used]).sum())
    return float((met - part) / (1 - part))


@dataclass(frozen=True)
class Shares:
    """A group whose share ought to be about the district's at every school.

    Attributes
    ----------
    field : str
        For messages.
    group : ndarray of shape (n,)
        Students of the group in every unit.
    weight : float
    number : int
        Of several such criteria: those from the second on have a number behind their keys.
    """

    field: str
    group: np.ndarray
    weight: float = 0.0
    number: int = 1

    def price(self, problem: ZoningProblem) -> Optional[SharePrice]:
        if self.weight <= 0:
            return None
        return SharePrice(problem, np.asarray(self.group, float), self.weight)

    def by_zone(self, problem: ZoningProblem, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Students of the group, and all students, of every zone; shape (K,) each."""
        placed = np.asarray(labels) >= 0
        zone, k = np.asarray(labels)[placed], problem.n_zones
        group = np.bincount(zone, np.asarray(self.group, float)[placed], minlength=k)
        return group, np.bincount(zone, problem.students[placed], minlength=k)

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        group, students = self.by_zone(problem, labels)
        shares = 100 * group[students > 0] / students[students > 0]
        behind = "" if self.number == 1 else f"_{self.number}"
        rows = [
            ("DISSIMILARITY", tr("Dissimilarity ({field})"), dissimilarity(group, students), ""),
            ("VARIANCE_RATIO", tr("Variance ratio ({field})"), variance_ratio(group, students), ""),
            (
                "LOWEST_SHARE",
                tr("Lowest share of a school ({field})"),
                min(shares, default=None),
                "%",
            ),
            (
                "HIGHEST_SHARE",
                tr("Highest share of a school ({field})"),
                max(shares, default=None),
                "%",
            ),
        ]
        return [
            Measure(key + behind, name.format(field=self.field), _known(value), unit)
            for key, name, value, unit in rows
        ]


def _known(value: Any) -> Optional[float]:
    return None if value is None or value != value else float(value)


class SharePrice:
    """How many students of a group every school has too many or too few.

    Their sum is the group's dissimilarity times 2 G (1 - G / S).
    """

    def __init__(self, problem: ZoningProblem, group: np.ndarray, weight: float):
        self.group, self.weight, self.n_zones = group, weight, problem.n_zones
        students = problem.students.sum()
        self.share = float(group.sum() / students) if students else 0.0
        # Of every unit: how many it has beyond the district's share.
        self.surplus = group - self.share * problem.students

    def term(self, zone_of: list[int]) -> ShareTerm:
        return ShareTerm(self, zone_of)

    def of(self, labels: np.ndarray) -> float:
        labels = np.asarray(labels)
        placed = labels >= 0
        surplus = np.bincount(labels[placed], self.surplus[placed], minlength=self.n_zones)
        return self.weight * float(np.abs(surplus).sum())

    def merged(self, problem: ZoningProblem, unit_of: np.ndarray) -> SharePrice:
        group = np.bincount(unit_of, self.group, minlength=problem.n_units)
        return SharePrice(problem, group, self.weight)


class ShareTerm:
    """The surplus of every zone of one plan."""

    def __init__(self, price: SharePrice, zone_of: list[int]):
        self.surplus, self.weight = price.surplus.tolist(), price.weight
        self.zones = [0.0] * price.n_zones
        for unit, zone in enumerate(zone_of):
            if zone >= 0:
                self.zones[zone] += self.surplus[unit]
        self.value = self.weight * sum(map(abs, self.zones))

    def change(self, unit: int, donor: int, zone: int) -> float:
        surplus, zones, change = self.surplus[unit], self.zones, 0.0
        if donor >= 0:
            change += abs(zones[donor] - surplus) - abs(zones[donor])
        if zone >= 0:
            change += abs(zones[zone] + surplus) - abs(zones[zone])
        return self.weight * change

    def move(self, unit: int, donor: int, zone: int) -> None:
        self.value += self.change(unit, donor, zone)
        if donor >= 0:
            self.zones[donor] -= self.surplus[unit]
        if zone >= 0:
            self.zones[zone] += self.surplus[unit]
