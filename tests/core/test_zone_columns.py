# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans chosen from whole zones: sound, exact on small maps, the same every time."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from shapely.affinity import translate

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.jobs.solver import Solver
from balanced_zones.algorithms.core.progress import SILENT
from balanced_zones.algorithms.core.zones import search, zone_columns
from balanced_zones.algorithms.core.zones.contiguous import make_contiguous
from balanced_zones.algorithms.core.zones.goal import Goal, Objective
from balanced_zones.algorithms.core.zones.improve import run_starts
from balanced_zones.algorithms.core.zones.metrics import pieces
from balanced_zones.algorithms.core.zones.pace import PACE
from balanced_zones.algorithms.core.zones.plan import Plan
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.problem import UNASSIGNED
from balanced_zones.algorithms.core.zones.travel import TravelTable
from balanced_zones.algorithms.core.zones.whole_bound import goal_bound
from balanced_zones.algorithms.core.zones.work import Budget
from balanced_zones.algorithms.core.zones.zone_columns import Search, best_of_zones
from cases import COLUMNS, county


def work_on(units, zones, random_seed, tolerance, **goal):
    problem = county(units, zones, random_seed)[2]
    goal = Goal(tolerance=tolerance, **goal)
    bound = goal_bound(problem, goal)
    objective = Objective(problem, goal, bound.limits, bound.divisible)
    labels = make_contiguous(problem, bound.labels)
    return problem, objective, Plan(problem, labels, TravelTable(problem))


def of_all_plans(problem, objective):
    """The least objective of all plans within limits, every zone in one piece."""
    fixed, least = problem.fixed_zone, np.inf
    choices = [[fixed[u]] if fixed[u] >= 0 else range(problem.n_zones) for u in range(len(fixed))]
    table = TravelTable(problem)
    for labels in product(*choices):
        students = np.bincount(labels, problem.students, problem.n_zones)
        if any(objective.outside(z, s) > 0 for z, s in enumerate(students)):
            continue
        if pieces(problem, np.array(labels)).max() == 1:
            least = min(least, objective.of(Plan(problem, np.array(labels), table)))
    return least


@pytest.mark.parametrize(
    "random_seed, goal", [(1, {}), (3, {"compactness_weight": 0.0, "balance_weight": 0.0})]
)
def test_it_finds_the_best_of_all_plans_of_a_small_map(random_seed, goal):
    problem, objective, plan = work_on(11, 3, random_seed, 30.0, **goal)
    best = of_all_plans(problem, objective)
    assert np.isfinite(best)
    labels = best_of_zones(plan, objective, random_seed)
    assert labels.min() >= 0 and pieces(problem, labels).max() == 1
    assert objective.of(Plan(problem, labels, TravelTable(problem))) == pytest.approx(best)


def test_what_zones_cost_adds_up_to_the_objective(monkeypatch):
    problem, objective, plan = work_on(40, 4, 1, 20.0)
    kept = []
    chosen = zone_columns._Master.chosen

    def watched(self, price):
        kept.append(self.zones)
        return chosen(self, price)

    monkeypatch.setattr(zone_columns._Master, "chosen", watched)
    labels = best_of_zones(plan, objective, 2, search=Search(rounds=4))
    zones = kept[0]
    assert len(zones.units) == len({(z, *sorted(u)) for z, u in zip(zones.zone, zones.units)})
    cost = {(z, tuple(sorted(u))): c for z, u, c in zip(zones.zone, zones.units, zones.cost)}
    assert (labels != UNASSIGNED).all()
    of = [tuple(np.flatnonzero(labels == zone).tolist()) for zone in range(problem.n_zones)]
    worth = objective.of(Plan(problem, labels, TravelTable(problem)))
    assert sum(cost[zone, units] for zone, units in enumerate(of)) == pytest.approx(worth)
    # None is in pieces, without its school, or outside its limits.
    for zone, units in list(zip(zones.zone, zones.units))[::50]:
        alone = np.full(problem.n_units, UNASSIGNED)
        alone[list(units)] = zone
        assert pieces(problem, alone)[zone] == 1 and problem.seed_unit[zone] in units
        assert objective.outside(zone, problem.students[list(units)].sum()) == 0


def test_the_same_seed_gives_the_same_plan_and_little_work_gives_none():
    _, objective, plan = work_on(60, 6, 1, 20.0)
    search = Search(rounds=4)
    first = best_of_zones(plan, objective, 5, search=search)
    again = best_of_zones(work_on(60, 6, 1, 20.0)[2], objective, 5, search=search)
    assert (first == again).all()
    assert best_of_zones(plan, objective, 5, Budget(0), search=search) is None


@pytest.mark.parametrize("random_seed", range(3))
def test_several_choices_make_one_plan_at_least_as_good_as_each(random_seed):
    problem = county(48, 5, random_seed)[2]
    goal = Goal(tolerance=15)
    bound = goal_bound(problem, goal)
    labels = make_contiguous(problem, bound.labels)
    pace = replace(PACE[Effort.THOROUGH], choices=2, crossings=1)
    with Solver() as solver:
        work = search.Search(problem, goal, bound, solver)
        plan = work.chosen(labels, pace, random_seed, Budget(), SILENT)
        seeds = (random_seed, random_seed + search._MELT)
        quick = PACE[Effort.STANDARD]
        each = [work.of_zones(labels, quick, seed, Budget(), SILENT) for seed in seeds]
        best = min(work.objective.of(one) for one in each)
        assert work.objective.of(plan) <= best + 1e-9
        assert pieces(problem, plan.labels).max() == 1 and plan.labels.min() >= 0
        none = replace(pace, choices=0)
        assert work.chosen(labels, none, random_seed, Budget(), SILENT) is None


def test_an_island_of_one_unit_with_a_school_of_its_own_stays_as_it_is():
    units, schools, problem = county(30, 4, 2)
    island, away = int(problem.seed_unit[0]), 50_000
    shapes = units.geometry.tolist()
    shapes[island] = translate(shapes[island], away)
    places = schools.geometry.tolist()
    places[0] = translate(places[0], away)
    problem = build_problem(
        units.set_geometry(shapes, crs=units.crs),
        schools.set_geometry(places, crs=schools.crs),
        COLUMNS,
    )
    assert not problem.adjacency.neighbours[island]
    (result,) = run_starts(problem, Goal(tolerance=60))
    assert np.flatnonzero(result.labels == 0).tolist() == [island]
    assert pieces(problem, result.labels).max() == 1


def test_where_travel_alone_counts_walks_are_redrawn(monkeypatch):
    problem = county(60, 6, 2)[2]
    goal = Goal(tolerance=20.0, compactness_weight=0, balance_weight=0)
    bound = goal_bound(problem, goal)
    monkeypatch.setattr(search, "best_of_zones", None)
    found = []
    for random_seed in (1, 1, 2):
        with Solver() as solver:
            solver.may_start = False
            work = search.Search(problem, goal, bound, solver)
            labels = make_contiguous(problem, bound.labels)
            plan = work.chosen(labels, PACE[Effort.STANDARD], random_seed, Budget(), SILENT)
        assert pieces(problem, plan.labels).max() == 1 and work.objective.violations(plan) == 0
        assert work.objective.of(plan) <= work.objective.of(work.plan(labels))
        # No plan travels less than the bound.
        assert problem.mean_travel(plan.labels) >= bound.mean_travel - 1e-6
        found.append(plan.labels)
    assert (found[0] == found[1]).all()
