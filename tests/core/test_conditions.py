# SPDX-License-Identifier: GPL-2.0-or-later
"""Locks, barriers, bridges and travel costs."""

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import affinity
from shapely.geometry import LineString

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.progress import Progress
from balanced_zones.algorithms.core.zones.bounds import lower_bound
from balanced_zones.algorithms.core.zones.conditions import Conditions, CostColumns
from balanced_zones.algorithms.core.zones.costs import tell_without_way
from balanced_zones.algorithms.core.zones.geokmeans import geokmeans
from balanced_zones.algorithms.core.zones.goal import Goal, Objective
from balanced_zones.algorithms.core.zones.improve import run_starts
from balanced_zones.algorithms.core.zones.limits import utilisation_limits
from balanced_zones.algorithms.core.zones.metrics import evaluate, pieces
from balanced_zones.algorithms.core.zones.parts import Islands
from balanced_zones.algorithms.core.zones.plan import Plan
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.seeding import initial_labels
from balanced_zones.algorithms.core.zones.travel import TravelTable
from cases import COLUMNS, CORNER, CRS, county, lines, schools_at, squares

COST = CostColumns("unit", "school", "minutes")


class Warnings(Progress):
    def __init__(self):
        self.warnings = []

    def warn(self, text):
        self.warnings.append(text)


def problem_of(units, seats, **conditions):
    return build_problem(
        units, schools_at(units, seats), COLUMNS, conditions=Conditions(**conditions)
    )


def refusal(units, seats, **conditions):
    with pytest.raises(InputError) as caught:
        problem_of(units, seats, **conditions)
    return str(caught.value)


def test_a_barrier_cuts_what_it_crosses_and_keeps_the_borders_length():
    units = squares(4, 2)
    wall = lines([(2, -1), (2, 1)])
    problem = problem_of(units, {0: 40, 3: 40}, barriers=wall)
    assert problem.adjacency.cut.tolist() == [[1, 2]]
    assert 2 not in problem.adjacency.neighbours[1]
    assert 6 in problem.adjacency.neighbours[5]
    whole = Plan(problem, [0] * 8)
    assert whole.perimeter[0] == pytest.approx(12000, rel=1e-3)
    assert evaluate(problem, np.zeros(8, int)).compactness[0] == pytest.approx(
        100 * 2 * np.sqrt(np.pi * 8) / 12, rel=1e-3
    )


@pytest.mark.parametrize(
    "wall, cuts",
    [
        ([(1.9, -1), (1.9, 3)], [[1, 2], [5, 6]]),
        ([(2, -1), (2, 0)], []),
        ([(1.8, 0.1), (2.2, 0.1)], []),
        ([(1.5, -1), (1.5, 0.2)], []),
    ],
    ids=["beside the border", "touches its end", "crosses it aside of its middle", "in a unit"],
)
def test_which_borders_a_barrier_cuts(wall, cuts):
    problem = problem_of(squares(4, 2), {0: 40, 3: 40}, barriers=lines(wall))
    assert problem.adjacency.cut.tolist() == cuts


def test_a_barrier_in_another_crs():
    wall = lines([(2, -1), (2, 1)]).to_crs("EPSG:4326")
    problem = problem_of(squares(4, 2), {0: 40, 3: 40}, barriers=wall)
    assert problem.adjacency.cut.tolist() == [[1, 2]]


def test_a_barrier_that_cuts_a_part_off_says_so():
    text = refusal(squares(4, 1), {0: 40, 1: 40}, barriers=lines([(2, -1), (2, 2)]))
    assert "a barrier cuts a part of the map off from every school" in text
    assert "U2 (Barriers 1 between it and unit U1; a part of 2 units)" in text


def islands():
    units = squares(4, 1)
    units.geometry = [affinity.translate(g, 500 * (i > 1), 0) for i, g in enumerate(units.geometry)]
    return units


def test_a_bridge_joins_what_lies_apart():
    assert "cut off" in refusal(islands(), {0: 20, 1: 20}, islands=Islands.REFUSE)
    bridge = lines([(1.5, 0.5), (3, 0.5)])
    problem = problem_of(islands(), {0: 20, 1: 20}, bridges=bridge)
    assert problem.adjacency.joined.tolist() == [[1, 2]]
    result = geokmeans(problem)
    assert result.labels.tolist() == [0, 1, 1, 1]
    metrics = evaluate(problem, result.labels)
    assert metrics.n_pieces.tolist() == [1, 1]
    # No border is shared over water: a square's 4 km and the island's 6.
    assert Plan(problem, result.labels).perimeter[1] == pytest.approx(10000, rel=1e-3)


def test_a_bridge_leads_over_a_barrier():
    wall, bridge = lines([(2, -1), (2, 2)]), lines([(1.5, 0.5), (2.5, 0.5)])
    problem = problem_of(squares(4, 1), {0: 20, 1: 20}, barriers=wall, bridges=bridge)
    assert problem.adjacency.neighbours[1] == [0, 2]
    assert problem.adjacency.cut.tolist() == []
    assert dict(zip(map(tuple, problem.adjacency.pairs.tolist()), problem.adjacency.pair_border_m))[
        1, 2
    ] == pytest.approx(1000, rel=1e-3)


@pytest.mark.parametrize(
    "way, message",
    [
        ([(1.5, 0.5), (9, 9)], "starts or ends outside all planning units: 1"),
        ([(1.2, 0.5), (1.8, 0.5)], "starts and ends in the same planning unit: 1"),
        ([(0.5, 0.5), (2, 0.5)], "on the border of several planning units: 1"),
    ],
)
def test_bridges_that_join_nothing_are_named(way, message):
    assert message in refusal(squares(4, 1), {0: 20, 1: 20}, bridges=lines(way))


def test_locked_units_stay_and_are_joined_to_their_school():
    units = squares(5, 3)
    units["lock"] = None
    units.loc[2, "lock"] = "S1"
    problem = problem_of(units, {0: 80, 14: 80}, locked_field="lock")
    start = initial_labels(problem)
    assert start[2] == 1
    assert evaluate(problem, start).n_pieces.tolist() == [1, 1]
    result = geokmeans(problem)
    assert result.labels[2] == 1
    assert evaluate(problem, result.labels).n_pieces.tolist() == [1, 1]
    assert not Plan(problem, result.labels).can_leave(2)


@pytest.mark.parametrize("random_seed", range(6))
def test_locks_hold_on_irregular_maps(random_seed):
    units, schools, problem = county(80, 5, random_seed)
    free = geokmeans(problem).labels
    rng = np.random.default_rng(random_seed)
    # Units next to another zone, locked to that zone.
    plan = Plan(problem, free)
    border = [u for u in range(80) if len(plan.adjacent_zones(u)) > 1 and plan.can_leave(u)]
    chosen = rng.choice(border, 3, replace=False)
    units["lock"] = None
    for unit in chosen:
        other = min(plan.adjacent_zones(unit) - {free[unit]})
        units.loc[unit, "lock"] = problem.school_ids[other]
    locked = build_problem(units, schools, COLUMNS, conditions=Conditions(locked_field="lock"))
    labels = geokmeans(locked).labels
    assert (labels[chosen] == locked.locked[chosen]).all()
    assert (labels != free).any()
    assert evaluate(locked, labels).n_pieces.max() == 1


def test_locks_that_cannot_hold_are_named():
    units = squares(4, 1)
    units["lock"] = [None, "S9", None, None]
    assert "names a school that is not among the schools used (field 'lock'): U1 (S9)" in refusal(
        units, {0: 20, 3: 20}, locked_field="lock"
    )
    units["lock"] = ["S1", None, None, None]
    assert "U0 (locked to S1, holds S0)" in refusal(units, {0: 20, 3: 20}, locked_field="lock")
    units["lock"] = [None, "S1", "S0", None]
    text = refusal(units, {0: 20, 3: 20}, locked_field="lock")
    assert "cannot be joined to its school" in text and "U1 (S1)" in text and "U2 (S0)" in text


def test_ways_of_locked_units_that_cross():
    """Each way alone is free, both together are not: the second school is in the middle."""
    units = squares(3, 2)
    units["lock"] = [None, None, "S0", "S1", None, None]
    # S0 in the south-west must reach the south-east, S1 in the north-east the north-west.
    problem = problem_of(units, {0: 30, 5: 30}, locked_field="lock")
    assert evaluate(problem, initial_labels(problem)).n_pieces.tolist() == [1, 1]
    units["lock"] = ["S1", None, "S0", None, None, None]
    # Now on a ring of six with the schools in the middle of both rows.
    problem = problem_of(units, {1: 30, 4: 30}, locked_field="lock")
    assert evaluate(problem, initial_labels(problem)).n_pieces.tolist() == [1, 1]


def costs_of(units, schools=("S0", "S1"), minutes=lambda u, s: 10 * s + u):
    return pd.DataFrame(
        [(u, s, minutes(i, j)) for i, u in enumerate(units["unit"]) for j, s in enumerate(schools)],
        columns=["unit", "school", "minutes"],
    )


def test_travel_costs_replace_distances():
    units = squares(4, 1)
    problem = problem_of(units, {0: 20, 3: 20}, costs=costs_of(units), cost_columns=COST)
    assert problem.travel(np.array([2, 3]), np.array([1, 0])).tolist() == [12, 3]


def test_pairs_without_a_cost_are_named():
    units = squares(4, 1)
    table = costs_of(units)
    text = refusal(units, {0: 20, 3: 20}, costs=table.drop(index=[2, 5]), cost_columns=COST)
    assert "has no travel cost (field 'minutes'): U1 to S0, U2 to S1" in text
    table.loc[3, "minutes"] = -1
    text = refusal(units, {0: 20, 3: 20}, costs=table, cost_columns=COST)
    assert "missing, negative or not a number (field 'minutes'): U1 to S1" in text
    twice = pd.concat([costs_of(units), pd.DataFrame([("U0", "S0", 99)], columns=table.columns)])
    text = refusal(units, {0: 20, 3: 20}, costs=twice, cost_columns=COST)
    assert "two different costs" in text and "U0 to S0" in text


def test_travel_costs_need_the_units_ids():
    units = squares(4, 1)
    columns = type(COLUMNS)(["students"], "school", "seats")
    with pytest.raises(InputError, match="no field with the planning units' ids"):
        build_problem(
            units,
            schools_at(units, {0: 20, 3: 20}),
            columns,
            conditions=Conditions(costs=costs_of(units), cost_columns=COST),
        )


def test_all_four_are_honoured_by_the_improver_and_each_of_them_matters(quick_search):
    """On an irregular map: a locked unit, a river, a ferry, and costs that are no distances."""
    units, schools, free = county(100, 6, 3)
    rng = np.random.default_rng(0)
    goal = Goal(tolerance=30)
    plain_plan = run_starts(free, goal)[0].labels
    plan = Plan(free, plain_plan)
    unit = next(u for u in range(100) if len(plan.adjacent_zones(u)) > 1 and free.fixed_zone[u] < 0)
    other = min(plan.adjacent_zones(unit) - {int(plain_plan[unit])})
    units["lock"] = None
    units.loc[unit, "lock"] = free.school_ids[other]

    x, y = CORNER
    river = gpd.GeoDataFrame(
        index=[1], geometry=[LineString([(x + 5000, y + 1500), (x + 5200, y + 12000)])], crs=CRS
    )
    far = free.centre_lonlat[:, 0].argmin(), free.centre_lonlat[:, 0].argmax()
    banks = [units.geometry.iloc[int(u)].representative_point() for u in far]
    ferry = gpd.GeoDataFrame(index=[1], geometry=[LineString(banks)], crs=CRS)
    minutes = free.distance_m(np.repeat(np.arange(100), 6), np.tile(np.arange(6), 100)) / 500
    costs = pd.DataFrame(
        {
            "unit": np.repeat(units["unit"].to_numpy(), 6),
            "school": np.tile(schools["school"].to_numpy(), 100),
            "minutes": minutes * rng.uniform(0.5, 1.5, 600),
        }
    )
    every = {
        "locked_field": "lock",
        "barriers": river,
        "bridges": ferry,
        "costs": costs,
        "cost_columns": COST,
    }

    def solved(without=()):
        asked = {name: value for name, value in every.items() if name not in without}
        problem = build_problem(units, schools, COLUMNS, conditions=Conditions(**asked))
        return problem, run_starts(problem, goal)[0]

    problem, result = solved()
    assert result.labels[unit] == other
    assert len(problem.adjacency.cut) > 5 and len(problem.adjacency.joined) == 1
    assert evaluate(problem, result.labels).n_pieces.max() == 1
    by_hand = problem.costs[np.arange(100), result.labels] @ problem.students
    assert result.mean_travel == pytest.approx(by_hand / problem.students.sum())
    assert result.mean_travel >= result.bound.mean_travel

    for name in ("locked_field", "barriers", "bridges", "costs"):
        _, changed = solved(without=(name,))
        assert (changed.labels != result.labels).any(), name


def without(table, *pairs):
    """A table of costs in which some pairs of unit and school are missing."""
    gone = [pair in pairs for pair in zip(table["unit"], table["school"])]
    return table[~np.array(gone)].reset_index(drop=True)


def test_pairs_without_a_cost_may_be_ways_that_cannot_be_travelled():
    """The remedy that the message names, on the very fault; a row without a cost is the same."""
    units = squares(4, 1)
    table = without(costs_of(units), ("U1", "S0"))
    text = refusal(units, {0: 20, 3: 20}, costs=table, cost_columns=COST)
    assert "U1 to S0" in text and "MISSING_COSTS=1" in text
    table.loc[len(table)] = ["U1", "S0", None]
    listener = Warnings()
    problem = build_problem(
        units,
        schools_at(units, {0: 20, 3: 20}),
        COLUMNS,
        listener,
        Conditions(costs=table, cost_columns=COST, missing_is_no_way=True),
    )
    every = np.array([0, 1, 2, 3])
    assert problem.has_way(every, np.zeros(4, int)).tolist() == [True, False, True, True]
    assert np.isfinite(problem.costs).all() and not listener.warnings
    assert problem.without_way(np.array([0, 0, 1, 1])).tolist() == [False, True, False, False]
    # 10 students each: minutes 0, none, 12, 13.
    assert problem.mean_travel(np.array([0, 0, 1, 1])) == pytest.approx(25 / 3)
    tell_without_way(problem, np.array([0, 0, 1, 1]), listener)
    assert listener.warnings == [
        "Planning units of a school that they cannot reach by the travel costs: 1, with "
        "10 students: U1 to S0."
    ]


def test_a_unit_that_can_reach_no_school_is_named_and_counts_in_no_travel():
    units = squares(4, 1)
    table = without(costs_of(units), ("U1", "S0"), ("U1", "S1"))
    listener = Warnings()
    problem = build_problem(
        units,
        schools_at(units, {0: 20, 3: 20}),
        COLUMNS,
        listener,
        Conditions(costs=table, cost_columns=COST, missing_is_no_way=True),
    )
    assert (
        "planning units from which no school can be reached: 1, with 10 students (U1)"
        in (listener.warnings[0])
    )
    assert problem.stranded.tolist() == [False, True, False, False]
    limits = utilisation_limits(problem, 10)
    bound = lower_bound(problem, limits)
    assert bound.proves
    # Contiguity left out, U2 goes to S0 (2 minutes) and U1 to S1; U0 has 0, U3 13: 30 students.
    assert bound.mean_travel == pytest.approx(15 / 3)


@pytest.mark.parametrize("random_seed", range(3))
def test_plans_avoid_ways_that_cannot_be_travelled(random_seed):
    """Against every plan there is on a small map: none has fewer units without a way."""
    units = squares(4, 3)
    rng = np.random.default_rng(random_seed)
    names = [(f"U{u}", f"S{s}") for u in range(1, 11) for s in (0, 1)]
    gone = [names[at] for at in rng.choice(len(names), 6, replace=False)]
    problem = problem_of(
        units,
        {0: 60, 11: 60},
        costs=without(costs_of(units), *gone),
        cost_columns=COST,
        missing_is_no_way=True,
    )
    result = run_starts(problem, Goal(tolerance=20))[0]
    found = int((problem.without_way(result.labels) & ~problem.stranded).sum())
    least = 12
    for code in range(2**10):
        labels = np.array([0, *((code >> bit) & 1 for bit in range(10)), 1])
        if abs((labels == 0).sum() - 6) <= 1 and pieces(problem, labels).max() == 1:
            without_way = problem.without_way(labels) & ~problem.stranded
            least = min(least, int(without_way.sum()))
    assert found == least == result.without_way
    assert evaluate(problem, result.labels).n_pieces.tolist() == [1, 1]
    assert np.isfinite(result.mean_travel)


def test_columns_the_other_way_round_and_strangers_are_told():
    units = squares(4, 1)
    table = costs_of(units)
    crossed = CostColumns("school", "unit", "minutes")
    text = refusal(units, {0: 20, 3: 20}, costs=table, cost_columns=crossed)
    assert "the column for planning units holds schools, and the other way round" in text
    assert "Exchange the two fields" in text and "no travel cost" not in text
    problem_of(units, {0: 20, 3: 20}, costs=table, cost_columns=COST)
    strange = table.assign(unit=[f"X{unit}" for unit in table["unit"]])
    text = refusal(units, {0: 20, 3: 20}, costs=strange, cost_columns=COST)
    assert (
        "names none of the planning units (field 'unit'): the table has 'XU0', the layer 'U0'"
        in (text)
    )
    for ids, told in (([7, 8], "1"), (["007", "008"], "leading zeros")):
        schools = schools_at(units, {0: 20, 3: 20})
        schools["school"] = ids
        lost = table.assign(school=table["school"].map({"S0": 7, "S1": 8}))
        conditions = Conditions(costs=lost, cost_columns=COST)
        if told == "1":
            build_problem(units, schools, COLUMNS, conditions=conditions)
        else:
            with pytest.raises(InputError, match=told):
                build_problem(units, schools, COLUMNS, conditions=conditions)


def test_a_decimal_comma_is_told_with_the_value():
    units = squares(4, 1)
    table = costs_of(units)
    table["minutes"] = [f"{minutes},50" for minutes in table["minutes"]]
    text = refusal(units, {0: 20, 3: 20}, costs=table, cost_columns=COST)
    assert "written with a decimal comma" in text and "U0 to S0 ('0,50')" in text
    # What the message proposes, to_real(replace(...)).
    table["minutes"] = [float(text.replace(",", ".")) for text in table["minutes"]]
    problem_of(units, {0: 20, 3: 20}, costs=table, cost_columns=COST)


@pytest.mark.parametrize("weight", [0, 0.001, 0.5])
def test_ways_that_cannot_be_travelled_are_avoided_however_little_travel_weighs(weight):
    """Columns in the west reach the western school only, those in the east the eastern one."""
    units = squares(8, 6)
    schools = schools_at(units, {9: 240, 38: 240})
    table = pd.DataFrame(
        [
            (f"U{unit}", f"S{school}", 1 + (7 * unit + school) % 19)
            for unit in range(48)
            for school in range(2)
            if not (unit % 8 < 3 and school == 1) and not (unit % 8 > 5 and school == 0)
        ],
        columns=["unit", "school", "minutes"],
    )
    costs = CostColumns("unit", "school", "minutes")
    asked = Conditions(costs=table, cost_columns=costs, missing_is_no_way=True)
    problem = build_problem(units, schools, COLUMNS, conditions=asked)
    goal = Goal(travel_weight=weight, tolerance=60, compactness_weight=5.0)
    bound = lower_bound(problem, utilisation_limits(problem, 60))
    objective = Objective(problem, goal, bound.limits, bound.mean_travel)
    plan = Plan(problem, np.arange(48) % 8 > 3, TravelTable(problem))
    worth = objective.of(plan)
    pull = objective.pull(plan, 47, 0) - objective.pull(plan, 47, 1)
    labels = plan.labels
    labels[47] = 0
    stray = Plan(problem, labels, TravelTable(problem))
    # The same by both accounts, and dearer than a whole zone off its seats.
    assert pull > 100 * 10 / problem.students.sum()
    parts = {"compactness_weight": 0, "balance_weight": 0, "limits_weight": 0}
    bare = Objective(problem, replace(goal, **parts), bound.limits, bound.mean_travel)
    assert bare.of(stray) - bare.of(plan) == pytest.approx(pull)
    assert objective.of(stray) > worth
    best = run_starts(problem, goal)[0]
    assert best.without_way == 0
