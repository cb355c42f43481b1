# SPDX-License-Identifier: GPL-2.0-or-later
"""The figures of a plan, against numbers worked by hand, brute force and networkx."""

import geopandas as gpd
import networkx as nx
import numpy as np
import pytest
from shapely.geometry import Point
from shapely.ops import unary_union

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.lengths import in_words
from balanced_zones.algorithms.core.progress import Progress
from balanced_zones.algorithms.core.zones.evaluation import (
    evaluate_plan,
    reock,
    smallest_circle_radius,
)
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.problem import UNASSIGNED
from balanced_zones.algorithms.core.zones.zonefield import labels_of_field
from cases import COLUMNS, county, schools_at, squares


def row_of_six(students=(10, 20, 30, 40, 50, 60), seats=(50, 100)):
    """Six squares of 1 km in a row, a school in the first and in the last."""
    units = squares(6, 1)
    units["students"] = list(students)
    return units, build_problem(units, schools_at(units, {0: seats[0], 5: seats[1]}), COLUMNS)


def value_of(evaluation):
    return {measure.key: measure.value for measure in evaluation.measures()}


def test_numbers_worked_by_hand():
    """Zone 0: units 0, 1, 4; zone 1: units 2, 3, 5; unit 4 and units 2-3 are cut off.

    80 students on 50 seats (160 %), 130 on 100 (130 %): 30 + 30 too many, both over 110 %.
    Metres to school: 0, 1000, 4000 and 3000, 2000, 0. Of 210 students, 10 + 20 + 60 live
    within a mile. Students x km: 20 + 200 + 90 + 80 = 390; 390 / 210 = 1.857 km.
    Cut edges: 1-2, 3-4, 4-5.
    """
    units, problem = row_of_six()
    evaluation = evaluate_plan(problem, [0, 0, 1, 1, 0, 1], units.geometry)
    value = value_of(evaluation)
    assert evaluation.seats_over.tolist() == [30, 30]
    assert value["SEATS_OVER"] == 60
    assert value["ZONES_OVER_110"] == 2
    assert (value["MIN_UTILISATION"], value["MAX_UTILISATION"]) == pytest.approx((130, 160))
    assert value["UTILISATION"] == pytest.approx(140)
    assert evaluation.mean_travel == pytest.approx(390_000 / 210, rel=5e-4)
    assert evaluation.max_travel == pytest.approx(4000, rel=5e-4)
    assert value["MEAN_TRAVEL_MI"] == pytest.approx(390_000 / 210 / 1609.344, rel=5e-4)
    assert value["MAX_TRAVEL_MI"] == pytest.approx(4000 / 1609.344, rel=5e-4)
    assert value["WALK_SHARE"] == pytest.approx(100 * 90 / 210)
    assert evaluation.walk_share == pytest.approx([100 * 30 / 80, 100 * 60 / 130])
    assert value["CUT_EDGES"] == 3
    assert value["ZONES_IN_PIECES"] == 2
    assert evaluation.detached.tolist() == [False, False, True, True, True, False]
    assert evaluation.detached_students.tolist() == [50, 70]
    assert value["STUDENTS_DETACHED"] == 120
    assert value["SCHOOLS_OUTSIDE"] == 0
    assert (value["ZONE_COUNT"], value["EMPTY_ZONES"], value["UNASSIGNED"]) == (2, 0, 0)
    assert value["UNITS_REASSIGNED"] is None and value["HIGHEST_BALANCE"] is None
    # 100 (1 - 0.6) and 100 (1 - 0.3).
    assert value["BALANCE"] == pytest.approx(55)


@pytest.mark.parametrize(
    "metres, words",
    [
        (1609.344, "1 mile"),
        (1609, "1 mile"),
        (804.672, "half a mile"),
        (402, "a quarter of a mile"),
        (1207, "three quarters of a mile"),
        (2 * 1609.344, "2 miles"),
        (1.5 * 1609.344, "1.5 miles"),
        (1.25 * 1609.344, "1.25 miles"),
        (1000, "1 km"),
        (1500, "1.5 km"),
        (1234, "1,234 m"),
        (800, "800 m"),
        (0, "0 m"),
    ],
)
def test_distances_are_told_as_people_say_them(metres, words):
    assert in_words(metres) == words


def test_the_walking_distance_is_a_choice():
    _, problem = row_of_six()
    plan = [0, 0, 0, 1, 1, 1]
    share = {
        metres: value_of(evaluate_plan(problem, plan, walking_distance_m=metres))["WALK_SHARE"]
        for metres in (0, 1100, 2100)
    }
    # Nobody; the schools' own units and the next ones; all.
    assert share[1100] == pytest.approx(100 * (10 + 20 + 50 + 60) / 210)
    assert share[2100] == pytest.approx(100)
    assert share[0] < share[1100]


def test_units_without_a_zone_and_schools_without_a_unit():
    units, problem = row_of_six()
    evaluation = evaluate_plan(problem, [1, 1, 1, UNASSIGNED, UNASSIGNED, 1], units.geometry)
    value = value_of(evaluation)
    assert (value["UNASSIGNED"], value["STUDENTS_UNASSIGNED"], value["EMPTY_ZONES"]) == (2, 90, 1)
    assert value["STUDENTS"] == 120
    # Zone 1's school is in its own unit; zone 0's is in another zone.
    assert evaluation.school_outside.tolist() == [True, False]
    assert evaluation.detached.tolist() == [True, True, True, False, False, False]
    # An edge to a unit without a zone cuts no two zones.
    assert value["CUT_EDGES"] == 0
    assert np.isnan(evaluation.reock[0]) and np.isnan(evaluation.metrics.compactness[0])
    for key in ("COMPACTNESS", "REOCK", "POLSBY_POPPER", "PROXIMITY_MI"):
        assert np.isfinite(value[key])


def test_the_piece_with_most_students_counts_where_the_school_is_outside():
    """Both schools stand in each other's zone; zone 0 is 1-2 and 4, zone 1 is 0, 3 and 5."""
    _, problem = row_of_six(students=(10, 5, 5, 40, 50, 60))
    evaluation = evaluate_plan(problem, [1, 0, 0, 1, 0, 0])
    assert evaluation.school_outside.tolist() == [True, True]
    # Zone 0: pieces {1, 2} with 10 and {4, 5} with 110; zone 1: {0} with 10 and {3} with 40.
    assert evaluation.detached.tolist() == [True, True, True, False, False, False]


def test_reassigned_counts_units_that_had_a_zone():
    _, problem = row_of_six()
    existing = [0, 0, 0, 1, UNASSIGNED, 1]
    evaluation = evaluate_plan(problem, [0, 1, 0, UNASSIGNED, 1, 1], existing=existing)
    assert evaluation.units_reassigned == 2
    assert evaluation.students_reassigned == 20 + 40
    same = evaluate_plan(problem, existing, existing=existing)
    assert (same.units_reassigned, same.students_reassigned) == (0, 0)


def test_travel_costs_take_the_place_of_metres():
    from dataclasses import replace

    _, problem = row_of_six()
    minutes = np.arange(12.0).reshape(6, 2)
    problem = replace(problem, costs=minutes)
    evaluation = evaluate_plan(problem, [0, 0, 0, 1, 1, 1])
    expected = (10 * 0 + 20 * 2 + 30 * 4 + 40 * 7 + 50 * 9 + 60 * 11) / 210
    assert evaluation.mean_travel == pytest.approx(expected)
    value = value_of(evaluation)
    assert value["MEAN_TRAVEL_COST"] == pytest.approx(expected)
    assert value["MAX_TRAVEL_COST"] == 11
    assert "MEAN_TRAVEL_MI" not in value


def test_the_highest_balance_is_handed_on():
    _, problem = row_of_six()
    value = value_of(evaluate_plan(problem, [0, 0, 0, 1, 1, 1], highest_balance=91.1))
    assert value["HIGHEST_BALANCE"] == 91.1


@pytest.mark.parametrize("random_seed", range(4))
def test_against_networkx_and_united_polygons(random_seed):
    units, _, problem = county(80, 6, random_seed)
    rng = np.random.default_rng(random_seed)
    labels = rng.integers(-1, problem.n_zones, problem.n_units)
    evaluation = evaluate_plan(problem, labels, units.geometry)
    graph = nx.Graph(problem.adjacency.pairs.tolist())
    graph.add_nodes_from(range(problem.n_units))

    cut = sum(labels[a] != labels[b] and min(labels[a], labels[b]) >= 0 for a, b in graph.edges)
    assert evaluation.cut_edges == cut
    for zone in range(problem.n_zones):
        mine = np.flatnonzero(labels == zone).tolist()
        parts = list(nx.connected_components(graph.subgraph(mine)))
        assert evaluation.metrics.n_pieces[zone] == len(parts)
        seed = problem.seed_unit[zone]
        assert evaluation.school_outside[zone] == (labels[seed] != zone)
        if labels[seed] == zone:
            main = next(part for part in parts if seed in part)
            assert set(np.flatnonzero(evaluation.detached & (labels == zone))) == set(mine) - main
        else:
            kept = set(mine) - set(np.flatnonzero(evaluation.detached))
            most = max(problem.students[list(part)].sum() for part in parts)
            assert kept in parts and problem.students[list(kept)].sum() == most
    assert not evaluation.detached[labels == UNASSIGNED].any()


@pytest.mark.parametrize("random_seed", range(3))
def test_order_of_the_units_changes_nothing(random_seed):
    units, schools, problem = county(80, 6, random_seed)
    rng = np.random.default_rng(random_seed)
    labels = rng.integers(-1, 6, 80)
    order, mixing = rng.permutation(80), rng.permutation(6)
    other = build_problem(
        units.iloc[order].reset_index(drop=True),
        schools.iloc[mixing].reset_index(drop=True),
        COLUMNS,
    )
    renamed = np.append(np.argsort(mixing), UNASSIGNED)
    one = value_of(evaluate_plan(problem, labels, units.geometry, existing=labels[::-1]))
    two = value_of(
        evaluate_plan(
            other,
            renamed[labels[order]],
            units.geometry.iloc[order],
            existing=renamed[labels[::-1][order]],
        )
    )
    assert one.keys() == two.keys()
    for key, value in one.items():
        assert two[key] == (value if value is None else pytest.approx(value, rel=1e-6)), key


# -- Reock ----------------------------------------------------------------------------------


def brute_force_radius(points):
    """The smallest circle through two or three of the points that holds them all."""
    from itertools import combinations

    best = np.inf

    def consider(centre, radius):
        nonlocal best
        if radius < best and (np.hypot(*(points - centre).T) <= radius * (1 + 1e-9)).all():
            best = radius

    for a, b in combinations(points, 2):
        consider((a + b) / 2, np.hypot(*(a - b)) / 2)
    for a, b, c in combinations(points, 3):
        matrix = 2 * np.array([b - a, c - a])
        if abs(np.linalg.det(matrix)) > 1e-9:
            centre = np.linalg.solve(matrix, [b @ b - a @ a, c @ c - a @ a])
            consider(centre, np.hypot(*(a - centre)))
    return best


@pytest.mark.parametrize("random_seed", range(30))
def test_smallest_circle_against_brute_force(random_seed):
    rng = np.random.default_rng(random_seed)
    n = rng.integers(2, 12)
    points = rng.normal(size=(n, 2)) * rng.uniform(0.01, 1, 2) * 1e4 + rng.normal(size=2) * 1e5
    if random_seed % 5 == 0:
        angle = rng.uniform(0, 2 * np.pi, n)
        points = 3000 * np.column_stack([np.cos(angle), np.sin(angle)])
    assert smallest_circle_radius(points) == pytest.approx(brute_force_radius(points), rel=1e-8)


def test_smallest_circle_of_one_place():
    assert smallest_circle_radius(np.array([[5.0, 7.0], [5.0, 7.0]])) == 0


def test_reock_worked_by_hand():
    """A square fills 2 / pi of its circle; two squares in a row 2 / (pi 1.25) = 0.509; and
    two squares apart lie in the circle around both."""
    units = squares(4, 1)
    problem = build_problem(units, schools_at(units, {0: 9, 1: 9}), COLUMNS)
    square, pair, apart = 2 / np.pi, 2 / (np.pi * 1.25), 2 / (np.pi * (1.5**2 + 0.25))
    assert reock(problem, np.array([0, 1, 1, -1]), units.geometry) == pytest.approx(
        [square, pair], rel=1e-3
    )
    assert reock(problem, np.array([0, 1, 0, -1]), units.geometry) == pytest.approx(
        [apart, square], rel=1e-3
    )


def test_reock_of_a_disc_and_in_other_coordinates():
    disc = Point(520000, 170000).buffer(1000, 64)
    units = gpd.GeoDataFrame(
        {"unit": ["disc", "ring"], "students": [1, 1]},
        geometry=[disc, disc.buffer(1000).difference(disc)],
        crs="EPSG:27700",
    )
    schools = gpd.GeoDataFrame(
        {"school": [1, 2], "seats": [5, 5]},
        geometry=[Point(520000, 170000), Point(521500, 170000)],
        crs="EPSG:27700",
    )
    problem = build_problem(units, schools, COLUMNS)
    labels = np.array([0, 1])
    assert reock(problem, labels, units.geometry) == pytest.approx([1, 0.75], abs=0.003)
    degrees = units.geometry.to_crs("EPSG:4326")
    assert reock(problem, labels, degrees) == pytest.approx([1, 0.75], abs=0.003)


def test_reock_is_that_of_the_united_polygon():
    units, _, problem = county(80, 6, 2)
    labels = np.random.default_rng(2).integers(0, 6, 80)
    shapes = units.geometry.to_crs(problem.crs)
    for zone, score in enumerate(reock(problem, labels, units.geometry)):
        united = unary_union(list(shapes[labels == zone]))
        parts = getattr(united, "geoms", [united])
        corners = np.vstack([np.asarray(part.exterior.coords) for part in parts])
        assert score == pytest.approx(united.area / (np.pi * smallest_circle_radius(corners) ** 2))
        assert 0 < score <= 1


# -- zone fields ----------------------------------------------------------------------------


class Listener(Progress):
    def __init__(self):
        self.warnings = []

    def warn(self, text):
        self.warnings.append(text)


def test_values_of_a_zone_field_become_labels():
    _, problem = row_of_six()
    labels = labels_of_field(problem, ["S0", " S1 ", None, float("nan"), "", "S1"], "zone")
    assert labels.tolist() == [0, 1, -1, -1, -1, 1]


@pytest.mark.parametrize("values", [[7, 8, 8], [7.0, 8.0, 8.0], ["7", "8", "8"]])
def test_numbers_and_their_text_are_the_same(values):
    units = squares(3, 1)
    schools = schools_at(units, {0: 9, 2: 9})
    for ids in ([7, 8], ["7", "8"], [7.0, 8.0]):
        schools["school"] = ids
        problem = build_problem(units, schools, COLUMNS)
        assert labels_of_field(problem, values, "zone").tolist() == [0, 1, 1]


def test_units_of_an_unknown_school_count_as_without_a_zone_and_are_told():
    _, problem = row_of_six()
    listener = Listener()
    values = ["S0", "S9", None, "S1", " S9 ", "X"]
    labels = labels_of_field(problem, values, "zone_es", "Units 'a'", listener)
    assert labels.tolist() == [0, -1, -1, 1, -1, -1]
    assert listener.warnings[0] == (
        "Units 'a': 'zone_es' names schools that are not among the schools used. Their units "
        "count as without a zone: 3 planning units, with 130 students: S9 (2 units), X (1 unit)."
    )
    assert (
        "planning units without a zone in 'zone_es', which count as unassigned: 1 (U2)"
        in (listener.warnings[1])
    )


def test_a_field_of_other_schools_alone_is_an_error_with_an_example():
    _, problem = row_of_six()
    with pytest.raises(InputError) as caught:
        labels_of_field(problem, [None, "X1", "X2", None, None, "X1"], "zone", "Units")
    assert "no planning unit has a zone of any school used (field 'zone')" in str(caught.value)
    assert "the field has X1, the schools S0" in str(caught.value)


def test_a_field_without_any_value_is_an_error():
    _, problem = row_of_six()
    with pytest.raises(InputError, match="no planning unit has a zone"):
        labels_of_field(problem, [None] * 6, "zone")


def test_gaps_are_told():
    _, problem = row_of_six()
    listener = Listener()
    labels_of_field(problem, ["S1"] * 5 + [None], "zone", "Units", listener)
    assert listener.warnings == [
        "Units: planning units without a zone in 'zone', which count as unassigned: 1 (U5).",
        "Units: no planning unit in 'zone' has these schools: S0.",
    ]


# -- real data ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "level, in_pieces, outside, balance",
    [("ES", 45, 2, 86.4), ("MS", 7, 1, 89.6), ("HS", 8, 0, 91.5)],
)
def test_plans_in_force_of_fairfax(fairfax, level, in_pieces, outside, balance):
    """45 elementary zones in pieces, and three schools in all outside their own zone."""
    units, schools, problem = fairfax.units, fairfax.schools, fairfax.problem(level)
    field = f"zone_{level.lower()}"
    labels = labels_of_field(problem, units[field].tolist(), field)
    evaluation = evaluate_plan(problem, labels, units.geometry, existing=labels)
    value = value_of(evaluation)
    assert value["ZONES_IN_PIECES"] == in_pieces
    assert value["SCHOOLS_OUTSIDE"] == outside
    assert value["BALANCE"] == pytest.approx(balance, abs=0.06)
    assert value["UNITS_REASSIGNED"] == value["UNASSIGNED"] == 0
    assert 0 < value["STUDENTS_DETACHED"] < 0.06 * value["STUDENTS"]

    schools = schools[schools["level"] == level]
    united = units.dissolve(field).geometry
    inside = [united[s].intersects(p) for s, p in zip(schools["school_id"], schools.geometry)]
    assert inside.count(False) == outside
