# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans side by side, against numbers worked by hand and brute force."""

import numpy as np
import pytest

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.zones.comparison import compare_plans
from balanced_zones.algorithms.core.zones.evaluation import evaluate_plan
from balanced_zones.algorithms.core.zones.geokmeans import Variant, geokmeans
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.problem import UNASSIGNED
from cases import COLUMNS, county, schools_at, squares


def three_plans():
    """Six squares in a row, students 10 to 60, schools at both ends."""
    units = squares(6, 1)
    units["students"] = [10, 20, 30, 40, 50, 60]
    problem = build_problem(units, schools_at(units, {0: 50, 5: 100}), COLUMNS)
    plans = [
        ("old", np.array([0, 0, 0, 1, 1, 1])),
        ("new", np.array([0, 0, 1, 1, 1, 1])),
        ("odd", np.array([0, 1, UNASSIGNED, 1, UNASSIGNED, 1])),
    ]
    return units, problem, plans


def test_numbers_worked_by_hand():
    """old and new differ in unit 2; old and odd in 1, 2, 4; new and odd in 1, 2, 4."""
    units, problem, plans = three_plans()
    comparison = compare_plans(problem, plans, units.geometry)
    assert comparison.units_moved.tolist() == [[0, 1, 3], [1, 0, 3], [3, 3, 0]]
    assert comparison.students_moved.tolist() == [[0, 30, 100], [30, 0, 100], [100, 100, 0]]
    assert comparison.n_zones_of_unit.tolist() == [1, 2, 3, 1, 2, 1]
    assert comparison.agreement() == [
        "old = new = odd",
        "old = new, odd",
        "old, new, odd",
        "old = new = odd",
        "old = new, odd",
        "old = new = odd",
    ]
    assert comparison.changed(0, 1).tolist() == [False, False, True, False, False, False]
    values, unit = comparison.zone_measures()["students"]
    assert values.tolist() == [[60, 150], [30, 180], [10, 120]]
    assert unit == "students"
    by_key = {measure.key: values for measure, values in comparison.measures()}
    assert by_key["UNASSIGNED"] == [0, 0, 2]
    # old: |60/50 - 1| = 0.2 and 0.5; new: 0.4 and 0.8.
    assert by_key["BALANCE"][:2] == pytest.approx([65, 40])


def test_schools_that_are_not_used_differ_from_one_another_and_from_none():
    _, problem, _ = three_plans()
    own = problem.school_ids
    #        both closed  alike  no zone in one  another spelling of an id
    old = [own[0], "closed", "shut", "closed", 7, own[1]]
    new = [own[0], "shut", "shut", None, "7.0", own[1]]
    labels = np.array([0, UNASSIGNED, UNASSIGNED, UNASSIGNED, UNASSIGNED, 1])
    pair = [("old", labels), ("new", labels.copy())]
    comparison = compare_plans(problem, pair, named=[old, new])
    assert comparison.changed(0, 1).tolist() == [False, True, False, True, False, False]
    assert comparison.units_moved[0, 1] == 2
    assert comparison.students_moved[0, 1] == 20 + 40
    assert comparison.n_zones_of_unit.tolist() == [1, 2, 1, 2, 1, 1]
    assert comparison.agreement()[3] == "old, new"
    # They have no zone in any measure.
    assert comparison.measures() == compare_plans(problem, pair).measures()


@pytest.mark.parametrize("random_seed", range(4))
def test_against_brute_force(random_seed):
    units, _, problem = county(80, 6, random_seed)
    rng = np.random.default_rng(random_seed)
    plans = [(f"p{i}", rng.integers(-1, 3, 80)) for i in range(4)]
    comparison = compare_plans(problem, plans, units.geometry)
    for i, (_, one) in enumerate(plans):
        for j, (_, other) in enumerate(plans):
            moved = [u for u in range(80) if one[u] != other[u]]
            assert comparison.units_moved[i, j] == len(moved)
            assert comparison.students_moved[i, j] == problem.students[moved].sum()
            assert (comparison.changed(i, j).nonzero()[0] == moved).all()
            same = comparison.group[i] == comparison.group[j]
            assert (same == (one == other)).all()
        single = evaluate_plan(problem, one, units.geometry)
        assert comparison.evaluations[i].measures() == single.measures()
    for unit in range(80):
        zones = [plan[unit] for _, plan in plans]
        assert comparison.n_zones_of_unit[unit] == len(set(zones))
        # Groups are numbered in the order of the plans.
        numbers = comparison.group[:, unit].tolist()
        assert list(dict.fromkeys(numbers)) == sorted(set(numbers))


def test_a_plan_and_itself_agree_everywhere():
    _, problem, plans = three_plans()
    comparison = compare_plans(problem, [plans[0], ("copy", plans[0][1])])
    assert comparison.students_moved.tolist() == [[0, 0], [0, 0]]
    assert set(comparison.agreement()) == {"old = copy"}
    for _, (first, second) in comparison.measures():
        assert first == second


@pytest.mark.parametrize(
    "names, what",
    [
        ((), "one plan cannot be compared"),
        ((0,), "one plan cannot be compared"),
        ((0, 1, 0), "twice"),
    ],
)
def test_one_plan_or_one_twice_is_an_error(names, what):
    _, problem, plans = three_plans()
    with pytest.raises(InputError, match=what):
        compare_plans(problem, [plans[i] for i in names])


def test_fairfax_figure_2_as_numbers(fairfax):
    """The plan in force against automated ones: nearer schools for GeoKMeans and SCKM."""
    problem = fairfax.problem("MS")
    plans = [
        ("zone_ms", fairfax.in_force("MS")),
        ("geokmeans", geokmeans(problem).labels),
        ("sckm", geokmeans(problem, Variant.SCKM).labels),
    ]
    comparison = compare_plans(problem, plans)
    by_key = {measure.key: values for measure, values in comparison.measures()}
    in_force, geokm, sckm = by_key["PROXIMITY_MI"]
    assert sckm < geokm < in_force
    assert by_key["BALANCE"][1] > by_key["BALANCE"][2] + 10
    total = problem.students.sum()
    assert 0.1 * total < comparison.students_moved[0, 1] < 0.6 * total
