# SPDX-License-Identifier: GPL-2.0-or-later
"""Two or more plans of one district, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional

import geopandas as gpd
import numpy as np

from ..errors import Fault, InputError
from .criteria.units import held_against
from .evaluation import (
    SMALLEST_PATCH,
    WALKING_DISTANCE_M,
    Measure,
    PlanEvaluation,
    evaluate_plan,
)
from .problem import ZoningProblem
from .zonefield import left_of, told_apart

if TYPE_CHECKING:
    from .criteria.term import Criterion


@dataclass(frozen=True)
class Comparison:
    """P plans of one problem.

    Attributes
    ----------
    names : tuple of str, of length P
    labels : ndarray of shape (P, n)
    schools : ndarray of int of shape (P, n)
        As ``labels``, but below ``UNASSIGNED`` where a plan names a school that is not among
        those used: one number per such school, the same in all plans.
    evaluations : tuple of PlanEvaluation, of length P
    units_moved : ndarray of int of shape (P, P)
        Units whose zone differs between two plans, a zone and none included.
    students_moved : ndarray of shape (P, P)
        Students who live in those units.
    group : ndarray of int of shape (P, n)
        Plans with the same number agree on the unit; numbers count from 0 in the order of
        the plans.
    """

    names: tuple
    labels: np.ndarray
    schools: np.ndarray
    evaluations: tuple[PlanEvaluation, ...]
    units_moved: np.ndarray
    students_moved: np.ndarray
    group: np.ndarray

    @property
    def n_zones_of_unit(self) -> np.ndarray:
        """In how many different zones the plans put every unit; 1 where all agree."""
        return self.group.max(axis=0) + 1

    def agreement(self) -> list[str]:
        """Per unit which plans agree, e.g. "zone_es = plan_a, plan_b": a comma parts groups."""
        texts: dict[tuple, str] = {}
        for key in map(tuple, np.unique(self.group, axis=1).T.tolist()):
            groups = [
                " = ".join(name for name, g in zip(self.names, key) if g == number)
                for number in range(max(key) + 1)
            ]
            texts[key] = ", ".join(groups)
        return [texts[tuple(column)] for column in self.group.T.tolist()]

    def measures(self) -> list[tuple[Measure, list[Optional[float]]]]:
        """Every measure of a whole plan with its value in every plan."""
        columns = [evaluation.measures() for evaluation in self.evaluations]
        return [(row[0], [measure.value for measure in row]) for row in zip(*columns)]

    def zone_measures(self) -> dict[str, tuple[np.ndarray, str]]:
        """What is known of every zone in every plan: values (P, K) and their unit, by name."""
        each = [evaluation.zone_measures() for evaluation in self.evaluations]
        return {
            name: (np.array([columns[name][0] for columns in each], float), unit)
            for name, (_, unit) in each[0].items()
        }

    def changed(self, first: int, second: int) -> np.ndarray:
        """Units whose zone differs between two of the plans; shape (n,)."""
        return self.schools[first] != self.schools[second]

    def left(self, first: int, second: int) -> np.ndarray:
        """The first of two plans, as changes to the second are counted from it; shape (n,).

        Below ``UNASSIGNED`` where students leave a closed school, ``UNASSIGNED`` where they have
        none or stay at a closed one.
        """
        return left_of(self.schools[first], self.schools[second])


def compare_plans(
    problem: ZoningProblem,
    plans: Sequence[tuple[str, np.ndarray]],
    units: Optional[gpd.GeoSeries] = None,
    walking_distance_m: float = WALKING_DISTANCE_M,
    named: Optional[Sequence[Sequence]] = None,
    criteria: Sequence[Criterion] = (),
    against: Optional[int] = None,
    smallest_patch: float = SMALLEST_PATCH,
) -> Comparison:
    """Measure plans and what lies between them.

    Parameters
    ----------
    problem : ZoningProblem
    plans : sequence of (name, labels)
        Two or more; labels of shape (n,), with ``UNASSIGNED`` where a unit has no zone.
    units : GeoSeries of shape (n,), optional
        The units' polygons, which Reock needs.
    walking_distance_m : float
    named : P sequences of length n, optional
        The ids of the schools as the plans name them. With them, units of different schools
        that are not among those used (closed, say) are told apart from one another and from
        units without a zone; without, they are all alike.
    criteria : sequence of Criterion
        What else is to be measured.
    against : int, optional
        Which of the plans all are held against, by criteria too: who is reassigned, swapped, in
        which patches.
    smallest_patch : float
        Students; patches that change school with fewer are counted apart.

    Raises
    ------
    InputError
        If there are fewer than two plans, or one is named twice.
    """
    names = tuple(name for name, _ in plans)
    check_names(names)
    labels = np.array([labels for _, labels in plans])
    schools = labels if named is None else told_apart(labels, named)
    differs = schools[:, None, :] != schools[None, :, :]
    evaluations = []
    for each, own in zip(labels, schools):
        before = None if against is None else left_of(schools[against], own)
        evaluations.append(
            evaluate_plan(
                problem,
                each,
                units,
                existing=before,
                walking_distance_m=walking_distance_m,
                smallest_patch=smallest_patch,
                criteria=criteria if before is None else held_against(criteria, before),
            )
        )
    return Comparison(
        names=names,
        labels=labels,
        schools=schools,
        evaluations=tuple(evaluations),
        units_moved=differs.sum(axis=2),
        students_moved=differs @ problem.students,
        group=_groups(schools),
    )


def check_names(names: Sequence[str]) -> None:
    """Raise an ``InputError`` unless two or more different plans are named."""
    if len(names) < 2:
        raise InputError(
            Fault("one plan cannot be compared", "Choose two or more zone fields.", "ZONE_FIELDS")
        )
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise InputError(
            Fault(
                "a plan is chosen twice",
                "Choose every zone field once.",
                "ZONE_FIELDS",
                detail=", ".join(repeated),
            )
        )


def _groups(labels: np.ndarray) -> np.ndarray:
    """Number the different zones of every unit in the order of the plans; shape (P, n)."""
    group = np.zeros_like(labels)
    count = np.zeros(labels.shape[1], int)
    for plan in range(len(labels)):
        new = np.ones(labels.shape[1], bool)
        for earlier in range(plan):
            same = new & (labels[plan] == labels[earlier])
            group[plan, same] = group[earlier, same]
            new &= ~same
        group[plan, new] = count[new]
        count += new
    return group
