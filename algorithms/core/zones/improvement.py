# SPDX-License-Identifier: GPL-2.0-or-later
"""What an improvement starts from, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Optional

import numpy as np

from .bounds import Bound, gap_percent
from .limits import district_utilisation
from .metrics import moved

if TYPE_CHECKING:
    from .goal import Goal, Objective
    from .plan import Plan

STARVED = 0.7
"""A school below this share of the district's utilisation is said to starve."""


class StartKind(Enum):
    """Where an improvement starts from."""

    BOUND = "bound"
    """The divisible plan behind the lower bound, made contiguous."""
    GIVEN = "given"
    """A plan given, e.g. the one in force."""
    GEOKMEANS = "geokmeans"
    EXISTING = "existing"
    """The goal's existing plan."""


@dataclass(frozen=True)
class Start:
    """One start: its kind and the random seed of everything that follows."""

    kind: StartKind
    random_seed: int


@dataclass(frozen=True)
class ImproveResult:
    """A better plan and how much better it is.

    Attributes
    ----------
    labels : ndarray of shape (n,)
        Zone of every unit; all are assigned, every zone is in one piece with its school, but
        for the islands that the goal lets stay.
    objective_before, objective_after : float
        Of the start once made contiguous, and of the plan; less is better.
    violations : tuple of int
        Zones outside the limits, widened where they cannot be met (``bound.limits``).
    outside_given : tuple of int
        Zones outside the limits asked for.
    starved : tuple of int
        Zones under 70 % of the district's utilisation.
    mean_travel : float
        Per pupil who can travel; metres or the unit of the travel costs.
    without_way : int
        Units with a school that they cannot reach, though they can another.
    students_moved : float
        Pupils who leave the school of the existing plan; 0 without one.
    bound : Bound
    start : Start
    cancelled : bool
        The plan is the best until the user stopped.
    """

    labels: np.ndarray
    objective_before: float
    objective_after: float
    violations: tuple
    outside_given: tuple
    starved: tuple
    mean_travel: float
    without_way: int
    students_moved: float
    bound: Bound
    start: Start
    cancelled: bool

    @property
    def gap(self) -> float:
        """By how many % the mean travel lies above its lower bound; NaN without a meaning."""
        if not self.bound.proves or self.without_way:
            return float("nan")
        return gap_percent(self.mean_travel, self.bound.mean_travel)


def result_of(
    plan: Plan, objective: Objective, bound: Bound, before: float, start: Start, cancelled: bool
) -> ImproveResult:
    """What came out: a plan of one start, whose objective was ``before``."""
    problem, labels, goal = plan.problem, plan.labels, objective.goal
    students, limits = np.array(plan.students), bound.limits
    ratio = students / problem.capacity
    existing = labels if goal.existing is None else np.asarray(goal.existing)
    floor = STARVED * district_utilisation(problem)
    return ImproveResult(
        labels=labels,
        objective_before=before,
        objective_after=objective.of(plan),
        violations=tuple(np.flatnonzero(limits.outside(students)).tolist()),
        outside_given=tuple(np.flatnonzero(limits.outside_given(students)).tolist()),
        starved=tuple(np.flatnonzero(ratio < floor).tolist()),
        mean_travel=problem.mean_travel(labels),
        without_way=int(np.count_nonzero(problem.without_way(labels) & ~problem.stranded)),
        students_moved=float(problem.students[moved(existing, labels)].sum()),
        bound=bound,
        start=start,
        cancelled=cancelled,
    )


def starts_for(
    goal: Goal, count: int, random_seed: int = 0, given: Optional[np.ndarray] = None
) -> tuple[Start, ...]:
    """Return ``count`` starts for a goal; its existing plan is one if it weighs anything.

    Parameters
    ----------
    goal : Goal
    count : int
    random_seed : int
    given : ndarray of shape (n,), optional
        The plan given.
    """
    weighs = goal.existing is not None and goal.stability_weight > 0
    another = given is None or not np.array_equal(given, np.array(goal.existing))
    return starts(count, random_seed, given is not None, weighs and another)


def starts(
    count: int, random_seed: int = 0, given: bool = False, existing: bool = False
) -> tuple[Start, ...]:
    """Return ``count`` different starts, and from the last of them on the bound again.

    They are the plan given, the existing one, the bound and GeoKMeans, as far as there are.
    """
    kinds = [StartKind.BOUND, StartKind.GEOKMEANS]
    if existing:
        kinds.insert(0, StartKind.EXISTING)
    if given:
        kinds.insert(0, StartKind.GIVEN)
    first = kinds[: min(count, len(kinds))]
    # The bound starts best; from the second round on it is the only one repeated.
    rest = [StartKind.BOUND] * (count - len(first))
    return tuple(Start(kind, random_seed + i) for i, kind in enumerate([*first, *rest]))
