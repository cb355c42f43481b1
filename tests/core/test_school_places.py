# SPDX-License-Identifier: GPL-2.0-or-later
"""Schools on borders, and units that several schools share."""

import itertools

import geopandas as gpd
import networkx as nx
import numpy as np
import pytest
from shapely.geometry import MultiPolygon, Point, box

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.zones.conditions import Conditions
from balanced_zones.algorithms.core.zones.dividing import ORIGIN
from balanced_zones.algorithms.core.zones.geokmeans import geokmeans
from balanced_zones.algorithms.core.zones.metrics import evaluate
from balanced_zones.algorithms.core.zones.preflight import Columns, build_problem, divided_units
from balanced_zones.algorithms.core.zones.school_places import TwoSchools, find_places
from balanced_zones.algorithms.core.zones.zonefield import labels_of_field
from cases import COLUMNS, CORNER, CRS, cells, schools_at, squares


def standing(*places, seats=60):
    """Schools at places in kilometres from the corner of the map."""
    points = [Point(CORNER[0] + 1000 * x, CORNER[1] + 1000 * y) for x, y in places]
    return gpd.GeoDataFrame(
        {"school": [f"S{n}" for n in range(len(points))], "seats": seats}, geometry=points, crs=CRS
    )


def placed(units, schools, **conditions):
    return build_problem(units, schools, COLUMNS, conditions=Conditions(**conditions))


def refusal(units, schools, columns=COLUMNS, **conditions):
    with pytest.raises(InputError) as caught:
        build_problem(units, schools, columns, conditions=Conditions(**conditions))
    return str(caught.value)


@pytest.mark.parametrize("random_seed", range(25))
def test_schools_are_placed_as_well_as_can_be(random_seed):
    """Against every way there is: as many units as possible, then the least distance."""
    rng = np.random.default_rng(random_seed)
    units = gpd.GeoSeries([Point(xy).buffer(1) for xy in rng.uniform(0, 100, (5, 2))])
    at = rng.uniform(0, 100, (5, 2))
    touched = [sorted(rng.choice(5, rng.integers(1, 4), replace=False).tolist()) for _ in at]
    centres = np.array([(c.x, c.y) for c in units.centroid])
    ways = list(itertools.product(*touched))
    distinct = max(len(set(way)) for way in ways)

    places = find_places(units, touched, at, np.ones(2))
    assert all(unit in units for unit, units in zip(places.unit, touched))
    assert len(set(places.unit.tolist())) == distinct
    short = 0
    for schools, its_units in places.crowded:
        assert set().union(*(touched[s] for s in schools)) == set(its_units.tolist())
        assert len(its_units) < len(schools)
        short += len(schools) - len(its_units)
    assert short == 5 - distinct
    if distinct == 5:
        best = min(
            sum(np.hypot(*(at[s] - centres[u])) for s, u in enumerate(way))
            for way in ways
            if len(set(way)) == 5
        )
        found = sum(np.hypot(*(at[s] - centres[u])) for s, u in enumerate(places.unit))
        assert found == pytest.approx(best, abs=0.05)

    schools, order = rng.permutation(5), rng.permutation(5)
    number = np.argsort(order)
    again = find_places(
        units.iloc[order].reset_index(drop=True),
        [number[touched[s]].tolist() for s in schools],
        at[schools],
        np.ones(2),
    )
    assert order[again.unit].tolist() == places.unit[schools].tolist()


def test_schools_on_borders_that_fit_one_way_only():
    units = squares(6, 6)
    # Between the first two squares of the second row, the next two, and the first two again.
    schools = standing((1, 1.5), (2, 1.5), (1, 1.4))
    assert sorted(placed(units, schools).seed_unit[[0, 2]].tolist()) == [6, 7]
    assert placed(units, schools).seed_unit[1] == 8
    shuffled = schools.iloc[[2, 0, 1]]
    by_name = dict(zip(shuffled["school"], placed(units, shuffled).seed_unit))
    assert by_name == dict(zip(schools["school"], placed(units, schools).seed_unit))


def test_schools_that_fit_no_way_are_named_with_their_units():
    schools = standing((1, 1.5), (1, 1.4), (1, 1.6), (3.5, 3.5))
    text = refusal(squares(6, 6), schools)
    assert "U6, U7 (schools S0, S1, S2)" in text
    assert "S3" not in text and "TWO_SCHOOLS" in text


def test_the_level_field_is_named_where_it_tells_the_schools_apart():
    schools = standing((0.4, 0.5), (0.6, 0.5), (2.5, 0.5)).assign(phase=["ES", "MS", "ES"])
    columns = Columns(["students"], "school", "seats", "unit", level_candidate="phase")
    units = squares(4, 2)
    assert "the field 'phase' (LEVEL_FIELD) tells these schools apart" in refusal(
        units, schools, columns
    )
    # The remedy, tried: one school of the level is left in the unit.
    chosen = Columns(["students"], "school", "seats", "unit", level_field="phase", level="ES")
    assert build_problem(units, schools, chosen).school_ids == ("S0", "S2")
    assert "LEVEL_FIELD" not in refusal(units, schools.assign(phase="ES"), columns)


def test_merged_schools_are_one_zone_with_all_seats():
    units = squares(4, 2)
    schools = standing((0.4, 0.5), (0.6, 0.5), (3.5, 0.5)).assign(seats=[20, 30, 40])
    units["plan"] = ["S0", "S1", "S2", "S2"] * 2
    units["lock"] = [None, "S0"] + [None] * 6
    for order in ([0, 1, 2], [2, 1, 0], [1, 0, 2]):
        problem = placed(
            units,
            schools.iloc[order],
            two_schools=TwoSchools.MERGE,
            locked_field="lock",
        )
        zone = problem.school_ids.index("S1")
        assert sorted(problem.school_ids) == ["S1", "S2"]
        assert problem.capacity[zone] == 50 and problem.other_schools[zone] == ("S0",)
        # Either of its schools names the zone, in locks and in plans.
        assert problem.locked[1] == zone
        labels = labels_of_field(problem, units["plan"], "plan")
        assert (labels[[0, 1, 4, 5]] == zone).all() and (labels[[2, 3, 6, 7]] != zone).all()
        assert evaluate(problem, labels).n_pieces.tolist() == [1, 1]


def test_a_divided_unit_is_shared_by_distance():
    rng = np.random.default_rng(0)
    units = cells(40, 3)
    middle = int(units.area.to_numpy().argmax())
    shape = units.geometry[middle]
    at = [shape.representative_point(), shape.centroid]
    while len(at) < 4:
        point = Point(rng.uniform(*np.reshape(shape.bounds, (2, 2))))
        at += [point] if shape.contains(point) else []
    at += [units.geometry[n].representative_point() for n in (0, 1) if n != middle]
    schools = gpd.GeoDataFrame(
        {"school": [f"S{n}" for n in range(len(at))], "seats": 400}, geometry=at, crs=CRS
    )
    units.loc[middle, "students"] = 59
    division = divided_units(units, schools, COLUMNS)
    parts = division.units[division.is_part]
    assert sorted(parts["unit"]) == [f"U{middle}-{n}" for n in (1, 2, 3, 4)]
    assert set(parts[ORIGIN]) == {f"U{middle}"} and set(division.row[division.is_part]) == {middle}
    assert parts["students"].sum() == 59
    assert all(isinstance(each, int) for each in parts["students"])
    assert np.abs(parts["students"] - 59 * parts.area / shape.area).max() <= 1
    # They tile the unit, and every place in it goes to the nearest school.
    assert parts.area.sum() == pytest.approx(shape.area)
    assert parts.unary_union.symmetric_difference(shape).area < 1e-3
    for xy in rng.uniform(*np.reshape(shape.bounds, (2, 2)), (300, 2)):
        point = Point(xy)
        away = np.array([point.distance(school) for school in at[:4]])
        if shape.buffer(-1).contains(point) and np.diff(np.sort(away)[:2])[0] > 1:
            inside = parts[parts.contains(point)]["unit"].tolist()
            assert inside == [f"U{middle}-{away.argmin() + 1}"]

    problem = build_problem(division.units, schools, COLUMNS)
    assert problem.n_units == 43 and len(set(problem.seed_unit.tolist())) == len(at)
    labels = geokmeans(problem).labels
    assert evaluate(problem, labels).n_pieces.max() == 1
    whole = build_problem(units, schools.iloc[[0, *range(4, len(at))]], COLUMNS)
    assert nx.number_connected_components(nx.Graph(problem.adjacency.pairs.tolist())) == 1
    assert problem.area_m2.sum() == pytest.approx(whole.area_m2.sum())
    assert problem.students.sum() == whole.students.sum()


def test_what_cannot_or_need_not_be_divided():
    units = squares(4, 2)
    assert divided_units(units, standing((0.5, 0.5), (3.5, 0.5)), COLUMNS) is None
    with pytest.raises(InputError, match=r"stand at one place.*S0 and S1"):
        divided_units(units, standing((0.5, 0.5), (0.5, 0.5)), COLUMNS)
    without_ids = Columns(["students"], "school", "seats")
    with pytest.raises(InputError, match="UNIT_ID"):
        divided_units(units, standing((0.4, 0.5), (0.6, 0.5)), without_ids)


def test_ids_of_parts_are_new_whatever_the_ids_are():
    units = squares(3, 1).assign(unit=[1, 2, 7])
    schools = standing((0.4, 0.5), (0.6, 0.5), (2.5, 0.5))
    assert divided_units(units, schools, COLUMNS).units["unit"].tolist() == [8, 9, 2, 7]
    units["unit"] = ["a", "a-1", "b"]
    assert divided_units(units, schools, COLUMNS).units["unit"].tolist() == [
        "a--1",
        "a--2",
        "a-1",
        "b",
    ]


def test_a_part_is_in_one_piece_where_the_unit_is():
    """A unit like a U: what lies nearest to a school beyond the bay goes to the other arm."""
    x, y = CORNER
    arms = box(x, y, x + 3000, y + 3000).difference(box(x + 1000, y + 1000, x + 2000, y + 3000))
    units = squares(4, 3).assign(unit=[f"V{n}" for n in range(12)]).iloc[[3, 7, 11]]
    units = units.reset_index(drop=True)
    units.loc[len(units)] = ["U", 30, arms]
    units = gpd.GeoDataFrame(units, geometry="geometry", crs=CRS)
    schools = standing((0.9, 2.5), (0.5, 0.5), (3.5, 0.5))
    division = divided_units(units, schools, COLUMNS)
    parts = division.units[division.is_part]
    assert not any(isinstance(shape, MultiPolygon) for shape in parts.geometry)
    assert parts.area.sum() == pytest.approx(arms.area)
    assert build_problem(division.units, schools, COLUMNS).n_units == 5


def test_schools_on_a_crowded_border_are_divided_too():
    units, schools = squares(3, 3), standing((1, 1.5), (1, 1.4), (1, 1.6), (2.5, 2.5))
    division = divided_units(units, schools, COLUMNS)
    problem = build_problem(division.units, schools, COLUMNS)
    assert len(set(problem.seed_unit.tolist())) == 4
    assert problem.students.sum() == 90


def test_travel_costs_know_a_divided_unit_by_its_id():
    import pandas as pd

    from balanced_zones.algorithms.core.zones.conditions import CostColumns

    units, schools = squares(3, 1), standing((0.4, 0.5), (0.6, 0.5), (2.5, 0.5))
    table = pd.DataFrame(
        [(f"U{u}", f"S{s}", 10 * u + s) for u in range(3) for s in range(3)],
        columns=["unit", "school", "minutes"],
    )
    division = divided_units(units, schools, COLUMNS)
    costs = Conditions(costs=table, cost_columns=CostColumns("unit", "school", "minutes"))
    problem = build_problem(division.units, schools, COLUMNS, conditions=costs)
    assert problem.costs.tolist() == [[0, 1, 2], [0, 1, 2], [10, 11, 12], [20, 21, 22]]
    assert schools_at(units, {0: 1}).crs == CRS
