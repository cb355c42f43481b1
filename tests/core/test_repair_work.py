# SPDX-License-Identifier: GPL-2.0-or-later
"""Repairs in seconds: fewer columns, no less of a plan, and an end that no clock sets."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from balanced_zones.algorithms.core.jobs.solver import Solver
from balanced_zones.algorithms.core.progress import SILENT
from balanced_zones.algorithms.core.zones import area as area_module
from balanced_zones.algorithms.core.zones.area import NARROW
from balanced_zones.algorithms.core.zones.contiguous import make_contiguous
from balanced_zones.algorithms.core.zones.geokmeans import geokmeans
from balanced_zones.algorithms.core.zones.goal import Goal, Objective
from balanced_zones.algorithms.core.zones.metrics import pieces
from balanced_zones.algorithms.core.zones.plan import Plan
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.repair import redraw_groups, repair
from balanced_zones.algorithms.core.zones.travel import TravelTable
from balanced_zones.algorithms.core.zones.whole_bound import goal_bound
from balanced_zones.algorithms.core.zones.work import Budget
from cases import COLUMNS, county, schools_at, squares


class Counting(Solver):
    """Solves in this process; keeps how many whole columns each programme could use, and how
    much of its work a programme may be charged for at least and at most."""

    def __init__(self):
        super().__init__()
        self.may_start, self.zones = False, 3
        self.open, self.least, self.most = [], [], []

    def call(self, name, *args, **options):
        answer = super().call(name, *args, **options)
        if name == "milp":
            self.open.append(int((options["bounds"].ub[options["integrality"] == 1] > 0).sum()))
            each = 1.2 if answer.status == 1 else 0.2
            self.least.append(each * (self.open[-1] - self.zones))
            self.most.append((each + 0.12 * (answer.mip_node_count or 0)) * self.open[-1])
        return answer


def work_on(random_seed, tolerance, n=20, zones=3):
    problem = county(n, zones, random_seed)[2]
    goal = Goal(tolerance=tolerance)
    bound = goal_bound(problem, goal)
    objective = Objective(problem, goal, bound.limits, bound.mean_travel)
    return problem, objective, geokmeans(problem).labels


def repaired(random_seed, tolerance, **more):
    problem, objective, labels = work_on(random_seed, tolerance)
    plan, solver = Plan(problem, labels, TravelTable(problem)), Counting()
    left = repair(plan, objective, NARROW, random_seed=3, solver=solver, **more)
    return problem, objective, labels, plan, left, solver


@pytest.mark.parametrize("random_seed", [1])
def test_a_narrowed_repair_is_sound_and_never_worse(random_seed):
    problem, objective, labels, plan, left, solver = repaired(random_seed, 3.0, budget=Budget(200))
    before = Plan(problem, labels, TravelTable(problem))
    assert objective.violations(before) > 0 and solver.open
    assert left == objective.violations(plan)
    assert objective.of(plan) <= objective.of(before)
    assert pieces(problem, plan.labels).max() == 1 and (plan.labels >= 0).all()
    again = repaired(random_seed, 3.0, budget=Budget(200))[3]
    assert (again.labels == plan.labels).all()


def test_the_work_is_bounded_by_its_budget():
    assert repaired(0, 0.2, budget=Budget(0))[-1].open == []
    # Of these programmes none is begun that might take more than is left.
    budget = Budget(300)
    few = repaired(0, 0.2, budget=budget)
    assert few[-2] > 0 and budget.left >= -1
    assert 0 < sum(few[-1].least) <= 300
    budget = Budget(1_000)
    solver = repaired(0, 0.2, budget=budget)[-1]
    assert len(solver.open) > 1
    # Of what a programme could use, one column per zone is no pair of a unit and a zone.
    assert sum(solver.least) <= 1_000 - budget.left <= sum(solver.most) + 100


def test_few_columns_are_left_of_many():
    problem, objective, labels = work_on(2, 2.0)
    whole, enough = Counting(), Budget(2_000)
    repair(Plan(problem, labels, TravelTable(problem)), objective, budget=enough, solver=whole)
    plan, narrowed = Plan(problem, labels, TravelTable(problem)), Counting()
    tight = area_module.Size(columns=700, nodes=10, hops=4, narrow=10)
    repair(plan, objective, tight, budget=Budget(200), solver=narrowed)
    assert np.median(narrowed.open) < np.median(whole.open)
    assert max(narrowed.open) <= area_module._MOST_NARROWED + problem.n_zones


def linear_work(n, zones, random_seed, tolerance=30.0):
    """A map where travel alone counts, and a plan of zones in one piece."""
    problem = county(n, zones, random_seed)[2]
    goal = Goal(tolerance=tolerance, compactness_weight=0, balance_weight=0)
    bound = goal_bound(problem, goal)
    objective = Objective(problem, goal, bound.limits, bound.divisible)
    return problem, objective, make_contiguous(problem, bound.labels)


@pytest.mark.parametrize("random_seed", range(4))
def test_deep_programmes_do_without_pairs_of_no_use_only(random_seed):
    problem, objective, labels = linear_work(24, 4, random_seed, 15.0)
    plan = Plan(problem, labels, TravelTable(problem))
    zones = np.arange(problem.n_zones)
    found, left = [], []
    for size in (area_module.DEEP, replace(area_module.DEEP, kept=10_000)):
        area = area_module.Area(plan, objective, labels, zones, size)
        programme, solver = area_module._Programme(area, np.inf), Counting()
        matrix, most = programme.matrix(), np.array(programme.most)
        x = programme.bettering(matrix, most, size, solver)
        # All pairs, nothing left out, as an answer from elsewhere.
        every = programme.whole_numbers(matrix, most, 10_000, solver, gap=0.0)
        value = np.inf if x is None else float(np.array(programme.cost) @ x)
        present = objective.of(plan)
        found.append(min(value, present))
        left.append(min(float(np.array(programme.cost) @ every), present))
    assert found == pytest.approx(left, rel=2e-4)


@pytest.mark.parametrize("random_seed", [1, 3])
def test_deep_groups_find_the_best_of_all_plans_of_a_small_map(random_seed):
    problem, objective, labels = linear_work(11, 3, random_seed)
    table, fixed = TravelTable(problem), problem.fixed_zone
    plan = Plan(problem, labels, table)
    for again in range(4):
        redraw_groups(plan, objective, again, SILENT, Counting())
    choices = [[zone] if zone >= 0 else range(problem.n_zones) for zone in fixed]
    every = [np.array(each) for each in product(*choices)]
    whole = [each for each in every if pieces(problem, each).max() == 1]
    best = min(objective.of(Plan(problem, each, table)) for each in whole)
    assert pieces(problem, plan.labels).max() == 1
    assert objective.of(plan) == pytest.approx(best)


def test_a_zone_that_winds_may_stay_as_it_is():
    # A's zone leads around B's, whose school stands on A's way and whose other unit is a shortcut.
    units = squares(3, 3)
    problem = build_problem(units, schools_at(units, {0: 70, 3: 20}), COLUMNS)
    labels = np.array([0, 0, 0, 1, 1, 0, 0, 0, 0])
    goal = Goal(tolerance=30.0, compactness_weight=0)
    bound = goal_bound(problem, goal)
    objective = Objective(problem, goal, bound.limits, bound.divisible)
    plan = Plan(problem, labels, TravelTable(problem))
    stays = []
    for size in (area_module.DEEP, area_module.SMALL):
        area = area_module.Area(plan, objective, labels, np.arange(2), size)
        programme = area_module._Programme(area, np.inf)
        held = np.array(programme.most)
        for (unit, zone), column in programme.column.items():
            held[column] = labels[unit] == zone
        answer = programme.whole_numbers(programme.matrix(), held, 10, Counting())
        stays.append(answer is not None)
    assert stays == [True, False]
