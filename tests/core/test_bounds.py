# SPDX-License-Identifier: GPL-2.0-or-later
"""The lower bound is one, limits that cannot be met are told, the highest balance is one."""

import itertools

import networkx as nx
import numpy as np
import pytest
from scipy.optimize import linprog

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.zones import bounds
from balanced_zones.algorithms.core.zones.bounds import lower_bound
from balanced_zones.algorithms.core.zones.limits import (
    district_utilisation,
    highest_balance,
    utilisation_limits,
)
from balanced_zones.algorithms.core.zones.metrics import evaluate
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.problem import ZoningProblem
from cases import COLUMNS, county, schools_at, squares


def changed(problem, **what):
    """The same problem with some attributes replaced."""
    fields = {name: getattr(problem, name) for name in ZoningProblem.__dataclass_fields__}
    return ZoningProblem(**{**fields, **what})


def mean_travel(problem, labels):
    travel = problem.travel(np.arange(problem.n_units), np.asarray(labels))
    return float(problem.students @ travel / problem.students.sum())


def contiguous_plans(problem):
    """Every plan of a small problem whose zones are in one piece with their schools."""
    graph = nx.Graph()
    graph.add_nodes_from(range(problem.n_units))
    graph.add_edges_from(problem.adjacency.pairs.tolist())
    choices = [[z] if z >= 0 else range(problem.n_zones) for z in problem.fixed_zone]
    for labels in itertools.product(*choices):
        zones = [[u for u, z in enumerate(labels) if z == k] for k in range(problem.n_zones)]
        if all(nx.is_connected(graph.subgraph(zone)) for zone in zones):
            yield np.array(labels)


def within(problem, labels, limits):
    students = np.bincount(labels, problem.students, minlength=problem.n_zones)
    return np.all((students >= limits.low - 1e-9) & (students <= limits.high + 1e-9))


@pytest.mark.parametrize("random_seed", range(5))
def test_never_above_the_best_plan_found_by_trying_all(random_seed):
    _, _, problem = county(10, 3, random_seed)
    plans = list(contiguous_plans(problem))
    travel = np.array([mean_travel(problem, labels) for labels in plans])
    met = 0
    for tolerance in (10, 30, 60):
        limits = utilisation_limits(problem, tolerance)
        bound = lower_bound(problem, limits)
        allowed = [within(problem, labels, limits) for labels in plans]
        if any(allowed):
            met += 1
            assert bound.mean_travel <= travel[allowed].min() + 1e-6
    assert met > 0
    # Without limits to speak of, and without contiguity, everyone goes to the nearest school.
    loose = lower_bound(problem, utilisation_limits(problem, 10_000))
    assert loose.mean_travel <= travel.min() + 1e-6


def whole_programme(problem, limits):
    """The linear programme with all columns, as scipy solves it."""
    n, k = problem.n_units, problem.n_zones
    unit, zone = np.divmod(np.arange(n * k), k)
    cost = problem.travel(unit, zone) * problem.students[unit]
    fixed = np.asarray(problem.fixed_zone)[unit]
    share = (zone[None] == np.arange(k)[:, None]) * problem.students[unit]
    answer = linprog(
        cost,
        A_ub=np.vstack([share, -share]),
        b_ub=np.concatenate([limits.high, -limits.low]),
        A_eq=(unit[None] == np.arange(n)[:, None]).astype(float),
        b_eq=np.ones(n),
        bounds=[(float(f == z), float(f in (-1, z))) for f, z in zip(fixed, zone)],
        method="highs",
    )
    assert answer.status == 0
    return answer.fun / problem.students.sum()


@pytest.mark.parametrize("random_seed", range(5))
@pytest.mark.parametrize("grouped_above", [3000, 20])
def test_equals_the_programme_with_all_columns(random_seed, grouped_above, monkeypatch):
    """Also where columns are few at first and prices come from groups of units."""
    monkeypatch.setattr(bounds, "FIRST_COLUMNS", 2)
    monkeypatch.setattr(bounds, "GROUPED_ABOVE", grouped_above)
    _, _, problem = county(90, 9, random_seed)
    locked = np.full(problem.n_units, -1)
    free = np.setdiff1d(np.arange(problem.n_units), problem.seed_unit)
    locked[free[:3]] = [1, 4, 7]
    costs = np.random.default_rng(random_seed).uniform(1, 50, (90, 9))
    for case in (problem, changed(problem, locked=locked), changed(problem, costs=costs)):
        limits = utilisation_limits(case, 25)
        if limits.faults:
            continue
        bound = lower_bound(case, limits)
        assert bound.mean_travel == pytest.approx(whole_programme(case, limits), rel=1e-6)
        assert bound.gap < 1e-6


def test_prices_that_do_not_fit_only_weaken_it(monkeypatch):
    """Weak duality: the value is a bound even if the programme is never solved."""
    _, _, problem = county(90, 9, 1)
    limits = utilisation_limits(problem, 25)
    best = lower_bound(problem, limits).mean_travel
    monkeypatch.setattr(bounds, "FIRST_COLUMNS", 1)
    monkeypatch.setattr(bounds, "_MAX_ROUNDS", 1)
    assert lower_bound(problem, limits).mean_travel <= best + 1e-6


def two_islands(pupils_east=10):
    """Two rows of four squares, apart; a school at the west end and one at the east end of each."""
    units = squares(4, 3)
    units["students"] = [10] * 4 + [0] * 4 + [pupils_east] * 4
    units = units.drop(index=range(4, 8)).reset_index(drop=True)
    return build_problem(units, schools_at(units, {0: 25, 3: 25, 4: 25, 7: 25}), COLUMNS)


def test_pupils_stay_on_their_island():
    problem = two_islands()
    limits = utilisation_limits(problem, 0)
    assert not limits.faults
    bound = lower_bound(problem, limits)
    assert bound.labels.tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
    assert bound.mean_travel == pytest.approx(500, rel=1e-3)


def test_limits_out_of_reach_are_told_by_island_with_the_students_that_do_not_fit():
    """40 pupils on one island and 80 on the other, 50 seats on each: utilisation 120 %.

    Within 10 % a school may hold 25 x 1.2 x 1.1 = 33 pupils and must hold 27: the second
    island has 80 - 66 = 14 too many, the first 54 - 40 = 14 too few.
    """
    problem = two_islands(20)
    limits = utilisation_limits(problem, 10)
    told = {(p.what, p.detail) for p in limits.faults}
    assert told == {
        (
            "The schools' upper limits add up to fewer students than there are in the part of the "
            "map with the schools S2, S3",
            "80 students, the upper limits add up to 66: 14 students too many",
        ),
        (
            "The schools' lower limits add up to more students than there are in the part of the "
            "map with the schools S0, S1",
            "40 students, the lower limits add up to 54: 14 students too few",
        ),
    }
    assert limits.widened
    even = [20, 20, 40, 40]
    assert limits.outside_given(even).tolist() == [True] * 4
    assert not limits.outside(even).any()
    # The plan that is as even as it can be lies within the widened limits.
    assert within(problem, np.array([0, 0, 1, 1, 2, 2, 3, 3]), limits)
    assert lower_bound(problem, limits).mean_travel == pytest.approx(500, rel=1e-3)


def test_a_ceiling_below_the_districts_utilisation_is_told():
    units = squares(4, 1)
    problem = build_problem(units, schools_at(units, {0: 25, 3: 25}), COLUMNS)
    limits = utilisation_limits(problem, 10, max_utilisation=60)
    (told,) = limits.faults
    assert told.detail == "40 students, the upper limits add up to 30: 10 students too many"
    assert within(problem, np.array([0, 0, 1, 1]), limits)


def test_locked_units_beyond_the_limit_are_told():
    units = squares(4, 1)
    problem = build_problem(units, schools_at(units, {0: 25, 3: 25}), COLUMNS)
    problem = changed(problem, locked=np.array([-1, 0, 0, -1]))
    limits = utilisation_limits(problem, 10)
    first = limits.faults[0]
    assert first.feature == "S0" and first.remedy.startswith("Free some of them")
    assert (
        first.detail == "30 students in 3 planning units (U0, U1 and 1 more), the limit is 22"
        or (first.detail == "30 students in 3 planning units (U0, U1, U2), the limit is 22")
    )
    assert within(problem, np.array([0, 0, 0, 1]), limits)


def test_a_schools_own_unit_beyond_the_limit_is_named():
    """70 students for 100 seats, but 40 of them in the unit of a school that may hold 38.5."""
    units = squares(4, 1)
    units["students"] = [40, 10, 10, 10]
    problem = build_problem(units, schools_at(units, {0: 50, 3: 50}), COLUMNS)
    limits = utilisation_limits(problem, 10)
    told, also = limits.faults
    # What is stuck there is missing at the other school: 40 and 31.5 are more than 70.
    assert also.what.startswith("The schools' lower limits add up to more students")
    assert "in which the school stands" in told.what and told.remedy.startswith("Divide this unit")
    assert (told.feature, told.detail) == (
        "S0",
        "40 students in 1 planning unit (U0), the limit is 38",
    )
    assert limits.outside_given([40, 30]).tolist() == [True, True]
    assert limits.outside([40, 31.5]).tolist() == [False, False]


@pytest.mark.parametrize("tolerance, ceiling", [(-1, None), (10, 0), (10, -5), (np.nan, None)])
def test_limits_that_no_school_could_have_are_refused(tolerance, ceiling):
    with pytest.raises(InputError):
        utilisation_limits(two_islands(), tolerance, ceiling)


@pytest.mark.parametrize("random_seed", range(6))
@pytest.mark.parametrize("slack", [0.7, 1.1, 2.0])
def test_no_plan_is_better_balanced_than_the_highest(random_seed, slack):
    _, _, problem = county(40, 5, random_seed)
    problem = changed(problem, capacity=problem.capacity * slack)
    highest = highest_balance(problem)
    rng = np.random.default_rng(random_seed)
    assert highest >= 100 * (1 - abs(1 - district_utilisation(problem))) - 1e-9
    for _ in range(50):
        labels = rng.choice(5, 40, p=rng.dirichlet(np.ones(5)))
        labels[problem.seed_unit] = np.arange(5)
        assert evaluate(problem, labels).balance <= highest + 1e-9


def test_highest_balance_worked_by_hand():
    """40 pupils, 10 and 50 seats: 10 fill the small school, 30 on 50 seats: (100 + 60) / 2."""
    units = squares(4, 1)
    problem = build_problem(units, schools_at(units, {0: 10, 3: 50}), COLUMNS)
    assert highest_balance(problem) == pytest.approx(80)


def test_students_in_fixed_units_alone_travel_what_they_travel():
    units = squares(4, 1)
    units["students"] = [30, 0, 0, 50]
    schools = schools_at(units, {0: 40, 3: 60})
    problem = build_problem(units, schools, COLUMNS)
    limits = utilisation_limits(problem, 50.0)
    bound = lower_bound(problem, limits)
    assert bound.mean_travel == pytest.approx(mean_travel(problem, [0, 0, 1, 1]))
    # The others go to the nearest school.
    assert bound.labels.tolist() == [0, 0, 1, 1]
