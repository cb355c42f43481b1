# SPDX-License-Identifier: GPL-2.0-or-later
"""Methods that start from random plans: what they aim at, and many runs of one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from ..progress import SILENT, Progress
from .metrics import evaluate
from .plan import Plan
from .problem import ZoningProblem
from .seeding import random_partition


class Target(IntEnum):
    """What a zone's students should equal."""

    POPULATION = 0
    """The same number in every zone, as in the original methods."""
    CAPACITY = 1
    """The seats of the zone's school; the mean deviation is then 100 - balance (eq. 8)."""


class Deviation:
    """Mean over the zones of |students / target - 1|, in %, kept up to date by a plan.

    With ``Target.POPULATION`` the target is the mean number of students per zone, so that
    the value is, but for a constant factor, the sum of the absolute differences from the
    mean population that Openshaw and Rao (1995) minimise in equal-value zoning.

    Parameters
    ----------
    problem : ZoningProblem
    target : Target
    """

    def __init__(self, problem: ZoningProblem, target: Target):
        mean = problem.students.sum() / problem.n_zones
        equal = np.full(problem.n_zones, mean)
        students = equal if target == Target.POPULATION else problem.capacity
        self.target = students.tolist()
        self._students = problem.students.tolist()
        self._percent = 100 / problem.n_zones

    def of(self, plan: Plan) -> float:
        """The value of a plan, in %."""
        return self._percent * sum(
            abs(students / target - 1) for students, target in zip(plan.students, self.target)
        )

    def change(self, plan: Plan, unit: int, zone: int) -> float:
        """What moving an assigned unit to a zone adds to the value, in %."""
        moved = self._students[unit]
        if not moved:
            return 0.0
        donor = plan.zone_of[unit]
        there, here = self.target[zone], self.target[donor]
        before_there, before_here = plan.students[zone], plan.students[donor]
        return self._percent * (
            abs((before_there + moved) / there - 1)
            - abs(before_there / there - 1)
            + abs((before_here - moved) / here - 1)
            - abs(before_here / here - 1)
        )


@dataclass(frozen=True)
class Spread:
    """A metric over all runs; ``std`` is the standard deviation of these runs (n, not n - 1)."""

    mean: float
    std: float
    min: float
    max: float


@dataclass(frozen=True)
class RunsResult:
    """The best plan of all runs, and how all of them did.

    Attributes
    ----------
    labels : ndarray of shape (n,)
        The plan with the lowest deviation; of equal ones the first.
    best_run : int
        Counted from 0.
    deviation, balance, compactness, proximity_mi : ndarray of shape (runs done,)
        What was minimised, in %; eq. 8, 9 and 10 of every run.
    completed : bool
        False if the user stopped the method; the plan is then the best so far.
    """

    labels: np.ndarray
    best_run: int
    deviation: np.ndarray
    balance: np.ndarray
    compactness: np.ndarray
    proximity_mi: np.ndarray
    completed: bool

    @property
    def n_runs(self) -> int:
        return len(self.deviation)

    def spread(self, metric: str) -> Spread:
        """Mean, standard deviation, least and greatest of one of the metrics above."""
        values = getattr(self, metric)
        return Spread(
            float(values.mean()), float(values.std()), float(values.min()), float(values.max())
        )


def best_of_runs(
    problem: ZoningProblem,
    search: Callable[[Plan, Deviation, np.random.Generator, Progress], np.ndarray],
    target: Target,
    runs: int,
    random_seed: int,
    progress: Progress = SILENT,
) -> RunsResult:
    """Search from random plans in one piece and keep the best plan.

    Parameters
    ----------
    problem : ZoningProblem
    search : callable
        Takes the plan to start from, the deviation to lower, a random generator and a
        listener; returns the labels of a whole plan, also when cancelled.
    target : Target
    runs : int
        At least 1.
    random_seed : int
        Run i is the same however many runs there are.
    progress : Progress
    """
    if runs < 1:
        raise ValueError("at least one run is needed")
    deviation = Deviation(problem, Target(target))
    measured: list[tuple[float, float, float, float]] = []
    best, best_run, completed = np.zeros(0, int), 0, True
    for run, seed in enumerate(np.random.SeedSequence(random_seed).spawn(runs)):
        rng = np.random.default_rng(seed)
        start = Plan(problem, random_partition(problem, rng))
        labels = search(start, deviation, rng, _OneRun(progress, run, runs))
        metrics = evaluate(problem, labels)
        value = deviation.of(Plan(problem, labels))
        measured.append((value, metrics.balance, metrics.mean_compactness, metrics.proximity_mi))
        if run == 0 or value < measured[best_run][0]:
            best, best_run = labels, run
        progress.share((run + 1) / runs)
        if progress.cancelled():
            completed = False
            break
    value, balance, compactness, proximity_mi = np.array(measured).T
    return RunsResult(best, best_run, value, balance, compactness, proximity_mi, completed)


class _OneRun(Progress):
    """Hands on the progress of one run as its part of the whole."""

    def __init__(self, parent: Progress, run: int, runs: int):
        self._parent, self._run, self._runs = parent, run, runs

    def share(self, done: float) -> None:
        self._parent.share((self._run + done) / self._runs)

    def cancelled(self) -> bool:
        return self._parent.cancelled()

    def unlimited(self) -> Progress:
        return _OneRun(self._parent.unlimited(), self._run, self._runs)
