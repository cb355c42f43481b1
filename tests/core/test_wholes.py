# SPDX-License-Identifier: GPL-2.0-or-later
"""Moves of wholes: a hill that no single unit climbs, against every plan that there is."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.jobs.solver import Solver
from balanced_zones.algorithms.core.progress import SILENT
from balanced_zones.algorithms.core.zones.coarse import merge_agreed
from balanced_zones.algorithms.core.zones.criteria.ceilings import MovedLimit
from balanced_zones.algorithms.core.zones.criteria.splits import Feeders, KeptTogether
from balanced_zones.algorithms.core.zones.goal import Goal
from balanced_zones.algorithms.core.zones.improve import run_start
from balanced_zones.algorithms.core.zones.improvement import Start, StartKind
from balanced_zones.algorithms.core.zones.lawful import ground_of
from balanced_zones.algorithms.core.zones.metrics import pieces
from balanced_zones.algorithms.core.zones.pace import PACE
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.search import Search
from balanced_zones.algorithms.core.zones.whole_bound import goal_bound
from balanced_zones.algorithms.core.zones.wholes import climbed, cooled, recombined
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


def test_cooling_exchanges_units_of_full_schools_where_each_alone_breaks_a_limit():
    """Half of a town in each of two full zones: two units have to make room for two others."""
    units = squares(12, 4)
    problem = build_problem(units, schools_at(units, {0: 240, 11: 240}), COLUMNS)
    column, row = np.arange(48) % 12, np.arange(48) // 12
    force = (column > 5).astype(int)
    town = np.isin(column, (5, 6)) & (row < 2)
    goal = Goal(
        tolerance=3,
        stability_weight=1.0,
        existing=tuple(force.tolist()),
        criteria=(KeptTogether("town", np.where(town, 0, -1), weight=3.0),),
    )
    search = search_on(problem, goal)
    start = search.plan(force)
    worth = search.objective.of(start)
    # Two units move in place of none, and a branch of two units is no more.
    hand = force.copy()
    hand[town], hand[np.isin(column, 5) & (row > 1)] = 0, 1
    for seed in range(3):
        plan = cooled(search, start, Budget(), seed, SILENT)
        assert len(set(plan.labels[town])) == 1 and search.objective.violations(plan) == 0
        assert search.objective.of(plan) < search.objective.of(search.plan(hand)) + 1e-6 < worth
        assert (pieces(search.problem, plan.labels) == 1).all()
    again = cooled(search, search.plan(force), Budget(), seed, SILENT)
    assert (again.labels == plan.labels).all() and (start.labels == force).all()


def test_what_plans_do_better_each_is_put_together():
    """Each of two plans joins one of two areas: together they are as good as any."""
    units = squares(6, 4)
    problem = build_problem(units, schools_at(units, {0: 200, 5: 200}), COLUMNS)
    force = (np.arange(24) % 6 > 2).astype(int)
    halves = np.isin(np.arange(24) % 6, (2, 3))
    town = np.where(halves, np.where(np.arange(24) < 12, 0, 1), -1)
    goal = Goal(
        tolerance=60,
        stability_weight=1.0,
        existing=tuple(force.tolist()),
        criteria=(KeptTogether("town", town, weight=3.0),),
    )
    search = search_on(problem, goal)
    plans = []
    for area in (0, 1):
        labels = force.copy()
        labels[town == area] = area
        plans.append(search.plan(labels))
    worths = [search.objective.of(plan) for plan in plans]
    plan = recombined(search, plans, Budget(), 0, SILENT)
    assert search.objective.of(plan) < min(worths) - 0.1
    assert [len(set(plan.labels[town == area])) for area in (0, 1)] == [1, 1]
    agreed = plans[0].labels == plans[1].labels
    beside = recombined(search, [plans[0], search.plan(plans[0].labels)], Budget(), 0, SILENT)
    assert agreed.any() and search.objective.of(beside) <= worths[0]


def test_limits_cost_so_many_times_as_much_and_nothing_else_does(board):
    problem, force, goal = board
    limited = replace(goal, tolerance=5, criteria=(*goal.criteria, MovedLimit(force, 15.0)))
    search = search_on(problem, limited)
    loose = search.with_limits(0.25, 0.25)
    free = search.with_limits(0.0, 0.0)
    for labels in (force, *(np.where(np.arange(12) < n, 0, 1) for n in (2, 5))):
        labels = np.where(np.array(search.problem.fixed_zone) >= 0, force, labels)
        value, quarter, none = (
            each.objective.of(each.plan(labels)) for each in (search, loose, free)
        )
        assert quarter - none == pytest.approx((value - none) / 4)
    assert value > quarter > none


@pytest.mark.parametrize("branch", [25.0, 1_000.0, 20_000.0])
def test_no_limit_is_given_up_for_a_branch_fewer(branch):
    """Whatever a branch counts as: joining the town moves thirty students, and none may."""
    units = squares(6, 2).assign(students=30)
    problem = build_problem(units, schools_at(units, {0: 180, 5: 180}), COLUMNS)
    force = (np.arange(12) % 6 > 2).astype(int)
    joined = force.copy()
    joined[3] = 0
    town = np.where(np.isin(np.arange(12), (2, 3)), 0, -1)
    feeders = Feeders("high", town, above=False, weight=20.0, branch=branch)
    goal = Goal(tolerance=60, stability_weight=1.0, existing=tuple(force.tolist()))
    worths = []
    for asked in ((feeders,), (feeders, MovedLimit(force, 0.0))):
        search = search_on(problem, replace(goal, criteria=asked))
        worths.append([search.objective.of(search.plan(each)) for each in (joined, force)])
    (free, split), (beyond, within) = worths
    assert free < split and within < beyond
    # Nor is a seat: the same with schools that are full.
    full = search_on(problem, replace(goal, tolerance=5, criteria=(feeders,)))
    assert full.objective.of(full.plan(force)) < full.objective.of(full.plan(joined))
