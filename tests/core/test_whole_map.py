# SPDX-License-Identifier: GPL-2.0-or-later
"""One programme for the whole map: the best plan within all limits, against every plan."""

from itertools import product

import numpy as np
import pytest

from balanced_zones.algorithms.core.jobs.solver import Solver
from balanced_zones.algorithms.core.progress import SILENT
from balanced_zones.algorithms.core.zones.criteria.by_unit import MovedBefore
from balanced_zones.algorithms.core.zones.criteria.ceilings import MeanTravelLimit, MovedLimit
from balanced_zones.algorithms.core.zones.criteria.splits import Feeders
from balanced_zones.algorithms.core.zones.goal import Goal
from balanced_zones.algorithms.core.zones.lawful import ground_of
from balanced_zones.algorithms.core.zones.metrics import pieces
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.repair import WIDE, repair
from balanced_zones.algorithms.core.zones.search import Search
from balanced_zones.algorithms.core.zones.whole_bound import goal_bound
from balanced_zones.algorithms.core.zones.whole_map import brought_within
from balanced_zones.algorithms.core.zones.work import Budget
from cases import COLUMNS, schools_at, squares


def search_on(problem, goal):
    solver = Solver(SILENT)
    solver.may_start = False
    return Search(ground_of(problem, goal).problem, goal, goal_bound(problem, goal), solver)


def drawn(random_seed):
    """Eleven units of three schools, of which the plan in force overfills the first."""
    rng = np.random.default_rng(random_seed)
    units = squares(4, 3)
    units["students"] = rng.integers(8, 40, 12)
    force = np.array([0, 0, 0, 1, 0, 0, 2, 1, 0, 2, 2, 1])
    load = np.bincount(force, units["students"])
    seats = [load[0] * 0.8, load[1] * 1.3, load[2] * 1.3]
    problem = build_problem(units, schools_at(units, dict(zip((0, 3, 10), seats))), COLUMNS)
    moved = float(rng.integers(25, 60))
    feeders = Feeders(
        "middle",
        rng.integers(0, 2, 12),
        above=bool(random_seed % 2),
        weight=0.2,
        most_split=None if random_seed == 0 else 1,
    )
    goal = Goal(
        tolerance=60.0,
        max_utilisation=105.0,
        compactness_weight=0.0,
        stability_weight=1.0,
        existing=tuple(force.tolist()),
        criteria=(
            MovedLimit(force, moved),
            MeanTravelLimit(force, 6.0),
            MovedBefore(force, rng.integers(0, 2, 12), 1.0),
            feeders,
        ),
    )
    return problem, force, goal


def every_plan(search):
    fixed = np.array(search.problem.fixed_zone)
    free = np.flatnonzero(fixed < 0)
    for zones in product(range(3), repeat=len(free)):
        labels = fixed.copy()
        labels[free] = zones
        if pieces(search.problem, labels).max() == 1:
            yield search.plan(labels)


@pytest.mark.parametrize("random_seed", range(5))
def test_the_whole_map_is_brought_within_its_limits_at_the_least_cost(random_seed):
    problem, force, goal = drawn(random_seed)
    search = search_on(problem, goal)
    worth, plan = search.objective.of, search.plan(force)
    assert not search.objective.keeps_limits(plan)
    best = min(every_plan(search), key=worth)
    found = brought_within(search, plan, 1_000, Budget(), SILENT)
    assert pieces(problem, found.labels).max() == 1
    assert search.objective.keeps_limits(found) == search.objective.keeps_limits(best)
    assert worth(found) == pytest.approx(worth(best))


def strip():
    """Zones of three units in a row, each with its school in the middle, but for the first one's.

    The last school is too full. Who is moved already, at the other end, is nearer to school so,
    but no more than 30 students may be.
    """
    zones = 14
    units = squares(3 * zones, 1)
    units["students"] = [25, 10, 25] + [20] * (3 * zones - 3)
    at = [0, *range(4, 3 * zones, 3)]
    seats = [100.0] * (zones - 1) + [50.0]
    problem = build_problem(units, schools_at(units, dict(zip(at, seats))), COLUMNS)
    force = np.arange(3 * zones) // 3
    goal = Goal(
        tolerance=100.0,
        max_utilisation=100.0,
        existing=tuple(force.tolist()),
        criteria=(MovedLimit(force, 30.0),),
    )
    before = force.copy()
    before[2] = 1
    return search_on(problem, goal), before, force


def test_students_moved_for_a_gain_make_room_for_those_whom_a_limit_needs():
    search, before, force = strip()
    plan = search.plan(before)
    assert search.objective.of(plan) < search.objective.of(search.plan(force))
    # Between both ends lie more zones than are ever repaired at once.
    repair(plan, search.objective, WIDE, solver=search.solver)
    assert not search.objective.keeps_limits(plan)
    found = brought_within(search, plan, 1_000, Budget(), SILENT)
    assert search.objective.keeps_limits(found)
    assert np.flatnonzero(found.labels != force).tolist() == [39]


def test_no_work_is_begun_that_the_budget_does_not_last_for(monkeypatch):
    search, before, _ = strip()
    plan = search.plan(before)
    monkeypatch.setattr(search.solver, "call", None)
    for most, work in ((1_000, 1.0), (30, 10_000)):
        assert brought_within(search, plan, most, Budget(work), SILENT) is plan
