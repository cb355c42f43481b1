# SPDX-License-Identifier: GPL-2.0-or-later
"""Limits on the whole plan: kept wherever a plan keeps them, and told where none was found."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.jobs.codec import decode, encode
from balanced_zones.algorithms.core.progress import Progress
from balanced_zones.algorithms.core.zones.criteria.ceilings import MeanTravelLimit, MovedLimit
from balanced_zones.algorithms.core.zones.criteria.units import of_divided
from balanced_zones.algorithms.core.zones.goal import Goal, Objective
from balanced_zones.algorithms.core.zones.improve import run_start, run_starts
from balanced_zones.algorithms.core.zones.improvement import Start, StartKind
from balanced_zones.algorithms.core.zones.metrics import pieces
from balanced_zones.algorithms.core.zones.plan import Plan
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.travel import TravelTable
from balanced_zones.algorithms.core.zones.whole_bound import goal_bound
from cases import COLUMNS, county, schools_at, squares


class Warned(Progress):
    def __init__(self):
        self.said = []

    def warn(self, text):
        self.said.append(text)


def small():
    """Ten units and two schools; to fill the second as well as the first costs long ways."""
    units = squares(5, 2)
    units["students"] = [31, 12, 26, 9, 17, 14, 22, 8, 25, 19]
    problem = build_problem(units, schools_at(units, {0: 60, 9: 140}), COLUMNS)
    return problem, np.array([0, 0, 0, 1, 1, 0, 0, 0, 1, 1])


def lawful(problem):
    """Every plan in which both zones are in one piece with their schools."""
    free = [unit for unit in range(10) if problem.fixed_zone[unit] < 0]
    for zones in product(range(2), repeat=len(free)):
        labels = np.asarray(problem.fixed_zone).copy()
        labels[free] = zones
        if pieces(problem, labels).max() == 1:
            yield labels


def moved_of(problem, force, labels):
    return sum(n for n, zone, old in zip(problem.students, labels, force) if zone != old)


def miles_of(problem, labels):
    ways = problem.distance_m(np.arange(problem.n_units), labels)
    return float((ways * problem.students).sum() / problem.students.sum())


@pytest.mark.parametrize(
    "most, percent", [(None, None), (30.0, None), (None, 4.0), (40.0, 20.0), (30.0, 4.0)]
)
def test_the_best_plan_keeps_the_limits_and_is_found(most, percent):
    problem, force = small()
    criteria = []
    if most is not None:
        criteria.append(MovedLimit(force, most))
    if percent is not None:
        criteria.append(MeanTravelLimit(force, percent))
    goal = Goal(
        tolerance=80.0,
        balance_weight=10.0,
        stability_weight=0.1,
        existing=tuple(force.tolist()),
        criteria=tuple(decode(encode(each)) for each in criteria),
    )
    bound = goal_bound(problem, goal)
    objective = Objective(problem, goal, bound.limits, bound.divisible)
    free = Objective(problem, replace(goal, criteria=()), bound.limits, bound.divisible)
    table = TravelTable(problem)
    plans = [Plan(problem, labels, table) for labels in lawful(problem)]
    within = [
        plan
        for plan in plans
        if (most is None or moved_of(problem, force, plan.zone_of) <= most)
        and (
            percent is None
            or miles_of(problem, plan.labels)
            <= miles_of(problem, force) * (1 + percent / 100) + 1e-9
        )
    ]
    best = min(plans, key=objective.of)
    assert len(within) > 1 and best.labels.tolist() in [plan.labels.tolist() for plan in within]
    # The limit is all that counts: within, plans are worth what they are worth without it.
    assert objective.of(best) == pytest.approx(min(free.of(plan) for plan in within))
    if criteria:
        assert min(free.of(plan) for plan in plans) < objective.of(best) - 1e-6
    found = run_start(problem, goal, Effort.STANDARD, Start(StartKind.GIVEN, 0), force)
    assert found.objective_after == pytest.approx(objective.of(best))


def test_a_limit_that_no_plan_keeps_is_told():
    problem, force = small()
    goal = Goal(
        tolerance=20.0,
        stability_weight=1.0,
        existing=tuple(force.tolist()),
        criteria=(MovedLimit(force, 0.0), MeanTravelLimit(force, 0.0)),
    )
    heard = Warned()
    result = run_starts(problem, goal, given=force, progress=heard)[0]
    moved = moved_of(problem, force, result.labels)
    assert moved > 0 and not result.violations
    told = "".join(text for text in heard.said if "in place of at most 0:" in text)
    assert f"{moved:.0f} students" in told
    grows = miles_of(problem, result.labels) / miles_of(problem, force) - 1
    assert any("mean travel grows by" in text for text in heard.said) == (grows > 1e-9)


def test_measures_by_hand():
    problem, force = small()
    labels = np.array([0, 0, 0, 0, 1, 0, 0, 1, 1, 1])
    (beyond,) = MovedLimit(force, 10.0).measures(problem, labels)
    (grown,) = MeanTravelLimit(force, 0.0).measures(problem, labels)
    assert beyond.value == 9 + 8 - 10
    expected = 100 * (miles_of(problem, labels) / miles_of(problem, force) - 1)
    assert grown.value == pytest.approx(expected)
    assert MovedLimit(force, 17.0).exceeded(problem, labels) == ""
    assert "17 students" in MovedLimit(force, 16.0).exceeded(problem, labels)
    assert MovedLimit(force, 10.0).measures(problem, force)[0].value == 0


def test_a_divided_unit_is_still_of_the_plan_in_force():
    _, _, problem = county(40, 3, 0)
    force = np.arange(40) % 3
    limit = MovedLimit(force, 9.0, np.arange(40) < 20)
    (divided,) = of_divided((limit,), 7, np.array([1.0, 1.0]))
    assert divided.existing[-1] == force[7] and divided.concerned[-1] and divided.most == 9.0
    assert MeanTravelLimit(np.full(40, -1), 0.0).price(problem) is None
