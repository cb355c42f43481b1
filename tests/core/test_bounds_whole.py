# SPDX-License-Identifier: GPL-2.0-or-later
"""The bound for whole units and zones in one piece: never above a plan, and near the best one."""

import dataclasses
import itertools

import networkx as nx
import numpy as np
import pytest

from balanced_zones.algorithms.core.progress import Progress
from balanced_zones.algorithms.core.zones import knapsacks, whole_bound
from balanced_zones.algorithms.core.zones.bounds import lower_bound
from balanced_zones.algorithms.core.zones.conditions import Conditions
from balanced_zones.algorithms.core.zones.goal import Goal
from balanced_zones.algorithms.core.zones.improve import run_starts
from balanced_zones.algorithms.core.zones.limits import utilisation_limits
from balanced_zones.algorithms.core.zones.pace import PACE
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.whole_bound import (
    detached_pairs,
    goal_bound,
    with_whole_units,
)
from cases import COLUMNS, county, lines, schools_at, squares

ROUNDING = 1 + 1e-9


def bounds_of(problem, tolerance, apart=None):
    limits = utilisation_limits(problem, tolerance)
    divisible = lower_bound(problem, limits)
    return limits, divisible, with_whole_units(problem, divisible, apart)


def within(problem, labels, limits):
    students = np.bincount(labels, problem.students, minlength=problem.n_zones)
    return not limits.outside(students).any()


def plans_of(problem, apart=()):
    """Every plan whose pieces hold their school or a unit that may lie apart in this zone."""
    graph = nx.Graph()
    graph.add_nodes_from(range(problem.n_units))
    graph.add_edges_from(problem.adjacency.pairs.tolist())
    roots = [{int(unit)} for unit in problem.seed_unit]
    for unit, zone in apart:
        roots[zone].add(unit)
    choices = [[z] if z >= 0 else range(problem.n_zones) for z in problem.fixed_zone]
    for labels in itertools.product(*choices):
        zones = [[u for u, z in enumerate(labels) if z == k] for k in range(problem.n_zones)]
        if all(
            piece & roots[zone]
            for zone, units in enumerate(zones)
            for piece in nx.connected_components(graph.subgraph(units))
        ):
            yield np.array(labels)


def with_wall():
    units = squares(4, 3)
    units["students"] = [7, 12, 9, 14, 8, 11, 0, 13, 10, 6, 12, 9]
    schools = schools_at(units, {0: 40, 3: 45, 9: 50})
    return build_problem(
        units, schools, COLUMNS, conditions=Conditions(barriers=lines([(2, 0.5), (2, 3)]))
    )


def in_fractions(problem):
    """Numbers of students that are multiples of nothing."""
    drawn = np.random.default_rng(5).uniform(0.2, 1, problem.n_units)
    return dataclasses.replace(problem, students=problem.students * drawn)


def locked_and_priced(problem):
    """One unit locked away from its school, and travel by a table."""
    free = np.setdiff1d(np.arange(problem.n_units), problem.seed_unit)
    locked = np.full(problem.n_units, -1)
    locked[free[0]] = 1
    costs = np.random.default_rng(4).uniform(1, 9, (problem.n_units, problem.n_zones))
    return dataclasses.replace(problem, locked=locked, costs=costs)


@pytest.mark.parametrize(
    "problem",
    [
        county(10, 3, 0)[2],
        county(10, 3, 3)[2],
        in_fractions(county(10, 3, 1)[2]),
        locked_and_priced(county(10, 3, 2)[2]),
        with_wall(),
    ],
    ids=["a", "b", "fractions", "locked, costs", "barrier"],
)
def test_never_above_the_best_plan_found_by_trying_all(problem):
    plans = list(plans_of(problem))
    travel = np.array([problem.mean_travel(labels) for labels in plans])
    gained = 0
    for tolerance in (15, 40, 10_000):
        limits, divisible, bound = bounds_of(problem, tolerance)
        assert divisible.mean_travel <= bound.mean_travel
        assert bound.divisible == divisible.mean_travel
        assert bound.whole == (bound.mean_travel > divisible.mean_travel)
        gained += bound.whole
        allowed = [within(problem, labels, limits) for labels in plans]
        if any(allowed):
            assert bound.mean_travel <= travel[allowed].min() * ROUNDING
    assert gained > 0


def test_the_root_of_the_integer_programme_proves_more_but_never_too_much(monkeypatch):
    more = 0
    for seed in range(8):
        problem = county(11, 3, seed)[2]
        limits, _, bound = bounds_of(problem, 20)
        with monkeypatch.context() as patch:
            patch.setattr(whole_bound, "MOST_ROOT_PAIRS", 0)
            without = bounds_of(problem, 20)[2]
        assert bound.mean_travel >= without.mean_travel
        more += bound.mean_travel > without.mean_travel
        plans = [each for each in plans_of(problem) if within(problem, each, limits)]
        best = min(map(problem.mean_travel, plans), default=np.inf)
        assert bound.mean_travel <= best * ROUNDING
    assert more > 0


def test_pieces_that_may_lie_apart_are_allowed_for():
    """The bound with such pairs holds for plans that use them; the one without does not."""
    problem = county(10, 3, 3)[2]
    problem = dataclasses.replace(problem, costs=np.full((10, 3), 9.0))
    far = next(
        int(u)
        for u in range(10)
        if u not in problem.seed_unit
        and problem.seed_unit[0] not in problem.adjacency.neighbours[u]
    )
    costs = problem.costs.copy()
    costs[far, 0] = 1.0
    problem = dataclasses.replace(problem, costs=costs)
    limits, _, strict = bounds_of(problem, 40)
    apart = np.array([[far, 0]])
    loose = with_whole_units(problem, lower_bound(problem, limits), apart)
    free = [problem.mean_travel(p) for p in plans_of(problem, apart) if within(problem, p, limits)]
    tied = [problem.mean_travel(p) for p in plans_of(problem) if within(problem, p, limits)]
    assert min(free) < min(tied)
    assert loose.mean_travel <= min(free) * ROUNDING
    assert strict.mean_travel <= min(tied) * ROUNDING
    assert loose.mean_travel < strict.mean_travel


def test_the_detached_units_of_a_plan():
    units = squares(4, 1)
    problem = build_problem(units, schools_at(units, {0: 25, 3: 25}), COLUMNS)
    assert detached_pairs(problem, [0, 1, 0, 1]).tolist() == [[1, 1], [2, 0]]
    assert len(detached_pairs(problem, [0, 0, -1, 1])) == 0


@pytest.mark.parametrize("fractions", [False, True])
def test_never_above_plans_drawn_at_random(fractions):
    """Zones grown in random order, each judged by limits that it just meets."""
    problem = county(30, 4, 7)[2]
    if fractions:
        problem = in_fractions(problem)
    found = {tolerance: bounds_of(problem, tolerance) for tolerance in (20, 80)}
    assert found[20][2].whole
    rng, met = np.random.default_rng(1), 0
    for _ in range(1000):
        labels = grown(problem, rng)
        travel = problem.mean_travel(labels)
        for limits, _, bound in found.values():
            if within(problem, labels, limits):
                met += 1
                assert bound.mean_travel <= travel * ROUNDING
    assert met > 50


def grown(problem, rng):
    """A plan with every zone in one piece: the emptiest zone that can takes a neighbour."""
    labels, neighbours = list(problem.fixed_zone), problem.adjacency.neighbours
    students = problem.students.tolist()
    held = [students[unit] for unit in problem.seed_unit]
    edge = [{unit for unit in neighbours[seed] if labels[unit] < 0} for seed in problem.seed_unit]
    while -1 in labels:
        zone = min(
            (z for z in range(problem.n_zones) if edge[z]),
            key=lambda z: held[z] / problem.capacity[z] * rng.uniform(0.7, 1.4),
        )
        unit = sorted(edge[zone])[int(rng.integers(len(edge[zone])))]
        labels[unit] = zone
        held[zone] += students[unit]
        edge[zone] |= {other for other in neighbours[unit] if labels[other] < 0}
        for each in edge:
            each.discard(unit)
    return np.array(labels)


def test_the_answer_is_the_same_twice():
    problem = county(30, 6, 2)[2]
    _, divisible, once = bounds_of(problem, 10)
    again = with_whole_units(problem, divisible)
    assert once.mean_travel == again.mean_travel > divisible.mean_travel * 1.001


def test_a_large_map_keeps_the_divisible_bound(monkeypatch):
    problem = county(30, 6, 2)[2]
    divisible = lower_bound(problem, utilisation_limits(problem, 10))
    for name in ("MOST_PAIRS", "MOST_CELLS"):
        with monkeypatch.context() as patch:
            patch.setattr(whole_bound, name, 5)
            assert with_whole_units(problem, divisible) is divisible


class StopsAfter(Progress):
    def __init__(self, asked):
        self.left = asked

    def cancelled(self):
        self.left -= 1
        return self.left < 0


def test_a_stop_leaves_what_is_proven():
    problem = county(30, 6, 2)[2]
    _, divisible, best = bounds_of(problem, 10)
    found = [
        with_whole_units(problem, divisible, progress=StopsAfter(n)).mean_travel
        for n in (0, 12, 25, 60)
    ]
    assert found[0] == divisible.mean_travel
    assert found == sorted(found) and found[-1] <= best.mean_travel


def test_only_thorough_improvements_look_for_it_and_the_goal_stays_the_same():
    problem = county(30, 4, 1)[2]
    goal = Goal(tolerance=20)
    standard, whole = goal_bound(problem, goal), goal_bound(problem, goal, whole=True)
    assert whole.mean_travel > standard.mean_travel and not standard.whole
    assert whole.divisible == standard.divisible == standard.mean_travel
    found = [run_starts(problem, goal, effort, progress=StopsAfterTheBound())[0] for effort in PACE]
    assert [result.bound.whole for result in found] == [False, True]
    assert found[0].objective_before == found[1].objective_before


class StopsAfterTheBound(Progress):
    """Lets the bound be found, and stops the search for plans."""

    def __init__(self):
        self.bound = True

    def share(self, done):
        self.bound = self.bound and done < 0.0499

    def cancelled(self):
        return not self.bound


@pytest.mark.parametrize("random_seed", range(4))
def test_knapsacks_against_all_sets(random_seed):
    rng = np.random.default_rng(random_seed)
    zones, units = 3, 7
    zone = np.repeat(np.arange(zones), units)
    weight = rng.integers(0, 9, len(zone))
    low, high = np.array([5, 0, 200]), np.array([11, 6, 220])
    cost = rng.normal(size=len(zone))
    value, chosen = knapsacks.Knapsacks(zone, weight, low, high).solve(cost)
    for z in range(zones):
        mine = zone == z
        sums = [
            (cost[mine][list(s)].sum(), weight[mine][list(s)].sum())
            for n in range(units + 1)
            for s in itertools.combinations(range(units), n)
        ]
        fits = [c for c, w in sums if low[z] <= w <= high[z]]
        assert value[z] == pytest.approx(min(fits, default=np.inf))
        if fits:
            assert cost[mine & chosen].sum() == pytest.approx(value[z])
            assert low[z] <= weight[mine & chosen].sum() <= high[z]


@pytest.mark.parametrize("kind", ["tens", "halves", "any", "many"])
def test_counting_in_steps_never_leaves_a_set_outside(kind):
    rng = np.random.default_rng(3)
    students = {
        "tens": rng.integers(0, 9, 30) * 10.0,
        "halves": rng.integers(0, 90, 30) / 2,
        "any": rng.uniform(0, 40, 30),
        "many": rng.integers(0, 40_000, 30).astype(float),
    }[kind]
    most = students.sum() / 3
    steps = knapsacks.Steps.of(students, most)
    assert steps.exact == (kind in ("tens", "halves"))
    assert {"tens": 10, "halves": 0.5}.get(kind, steps.size) == steps.size
    unit, zone = np.arange(30), np.zeros(30, int)
    for _ in range(300):
        held = rng.random(30) < 0.3
        total = students[held].sum()
        if not 0 < total <= most:
            continue
        low, high, _ = steps.limits(np.array([total]), np.array([total]), unit, zone)
        assert low[0] <= steps.weight[held].sum() <= high[0]


def test_a_map_whose_units_all_stay_has_the_bound_of_what_they_travel():
    units = squares(2, 1)
    problem = build_problem(units, schools_at(units, {0: 40, 1: 60}), COLUMNS)
    limits = utilisation_limits(problem, 100.0)
    divisible = lower_bound(problem, limits)
    whole = with_whole_units(problem, divisible)
    assert whole.mean_travel == divisible.mean_travel == problem.mean_travel(np.arange(2))
