# SPDX-License-Identifier: GPL-2.0-or-later
"""Moves of wholes: a hill that no single unit climbs, against every plan that there is."""

from itertools import product

import numpy as np
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.jobs.solver import Solver
from balanced_zones.algorithms.core.progress import SILENT
from balanced_zones.algorithms.core.zones.coarse import merge_agreed
from balanced_zones.algorithms.core.zones.criteria.splits import KeptTogether
from balanced_zones.algorithms.core.zones.goal import Goal
from balanced_zones.algorithms.core.zones.improve import run_start
from balanced_zones.algorithms.core.zones.improvement import Start, StartKind
from balanced_zones.algorithms.core.zones.lawful import ground_of
from balanced_zones.algorithms.core.zones.metrics import pieces
from balanced_zones.algorithms.core.zones.pace import PACE
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.search import Search
from balanced_zones.algorithms.core.zones.whole_bound import goal_bound
from balanced_zones.algorithms.core.zones.wholes import climbed
from balanced_zones.algorithms.core.zones.work import Budget
from cases import COLUMNS, schools_at, squares

AREA = np.isin(np.arange(12) % 6, (2, 3))


@pytest.fixture(scope="module")
def board():
    """Two rows of six, a school at either end, half of the area in the middle in each zone."""
    units = squares(6, 2)
    problem = build_problem(units, schools_at(units, {0: 90, 5: 90}), COLUMNS)
    force = (np.arange(12) % 6 > 2).astype(int)
    goal = Goal(
        tolerance=60,
        stability_weight=12.0,
        existing=tuple(force.tolist()),
        may_lie_apart=tuple(force.tolist()),
        smallest_patch=10.0,
        criteria=(KeptTogether("town", np.where(AREA, 0, -1), weight=10.0),),
    )
    return problem, force, goal


def search_on(problem, goal):
    solver = Solver(SILENT)
    solver.may_start = False
    return Search(ground_of(problem, goal).problem, goal, goal_bound(problem, goal), solver)


def every_plan(search):
    """What each plan is worth whose zones are in one piece."""
    fixed = np.array(search.problem.fixed_zone)
    free = np.flatnonzero(fixed < 0)
    for zones in product((0, 1), repeat=len(free)):
        labels = fixed.copy()
        labels[free] = zones
        if pieces(search.problem, labels).max() == 1:
            yield search.objective.of(search.plan(labels)), labels


def test_a_whole_moves_over_a_hill_that_no_unit_climbs(board):
    problem, force, goal = board
    search = search_on(problem, goal)
    worth = search.objective.of(search.plan(force))
    every = list(every_plan(search))
    best = min(value for value, _ in every)
    beside = [value for value, labels in every if (labels != force).sum() == 1]
    assert best < worth - 1e-6 and min(beside) > worth
    plan = climbed(search, search.plan(force), PACE[Effort.STANDARD], 1, Budget(), 0, SILENT)
    assert search.objective.of(plan) == pytest.approx(best)
    assert len(set(plan.labels[AREA])) == 1


def test_an_improvement_from_the_plan_in_force_finds_the_best(board):
    problem, force, goal = board
    best = min(value for value, _ in every_plan(search_on(problem, goal)))
    found = run_start(problem, goal, Effort.STANDARD, Start(StartKind.GIVEN, 0), force)
    assert found.objective_after == pytest.approx(best)


def test_wholes_of_merged_units_are_the_groups_of_most_students(board):
    problem, _, goal = board
    price = goal.criteria[0].price(problem)
    assert price.wholes(np.zeros(12, int)) == np.where(AREA, 0, -1).tolist()
    halves = merge_agreed(problem, [np.arange(12) % 6 // 3])
    assert price.merged(halves.problem, halves.unit_of).wholes(halves.labels) == [0, 0]
