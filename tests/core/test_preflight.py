# SPDX-License-Identifier: GPL-2.0-or-later
"""Every bad input gets a message that says which layer, which feature and what to do."""

import geopandas as gpd
import numpy as np
import pytest
from shapely import affinity
from shapely.geometry import LineString, MultiPoint, Point, Polygon, box

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.progress import Progress
from balanced_zones.algorithms.core.zones.conditions import Conditions
from balanced_zones.algorithms.core.zones.parts import Islands
from balanced_zones.algorithms.core.zones.preflight import Columns, build_problem
from cases import COLUMNS, CORNER, county, schools_at, squares, with_row


@pytest.fixture
def units():
    return squares(4, 3)


@pytest.fixture
def schools(units):
    return schools_at(units, {0: 60, 11: 60})


def refusal(units, schools, columns=COLUMNS):
    with pytest.raises(InputError) as caught:
        build_problem(units, schools, columns)
    return str(caught.value)


def with_value(layer, row, column, value):
    changed = layer.copy()
    changed[column] = changed[column].astype(object)
    changed.loc[row, column] = value
    return changed


def with_level(**names):
    return Columns(
        students=["students"], school_id="school", capacity="seats", unit_id="unit", **names
    )


def test_no_school_of_the_level(units, schools):
    schools["level"] = ["ES", "MS"]
    text = refusal(units, schools, with_level(level_field="level", level="HS"))
    assert "no school of level 'HS' (field 'level')" in text
    assert "ES, MS" in text


def test_a_level_is_read_as_the_user_sees_it(units, schools):
    schools["level"] = [1.0, 2.0]
    problem = build_problem(units, schools, with_level(level_field="level", level="1"))
    assert problem.school_ids == ("S0",)


@pytest.mark.parametrize("names", [{"level_field": "level"}, {"level": "ES"}])
def test_level_and_its_field_go_together(units, schools, names):
    assert "Give both the level field and the level" in refusal(
        units, schools.assign(level="ES"), with_level(**names)
    )


def test_two_schools_in_one_unit(units):
    schools = schools_at(units, {0: 60, 5: 60, 11: 60})
    schools.loc[1, "geometry"] = affinity.translate(schools.geometry[0], 10, 10)
    text = refusal(units, schools)
    assert "more than one school" in text
    assert "U0 (schools S0, S1)" in text


def test_a_school_outside_all_units(units, schools):
    schools.loc[1, "geometry"] = Point(0, 0)
    text = refusal(units, schools)
    assert "outside all planning units (field 'school'): S1" in text


def test_capacity_that_is_no_number(units, schools):
    text = refusal(units, with_value(schools, 1, "seats", "many"))
    assert "the capacity is not a number (field 'seats'): S1 (many)" in text
    text = refusal(units, with_value(schools, 1, "seats", "412,5"))
    assert "written with a decimal comma (field 'seats'): S1 (412,5)" in text


@pytest.mark.parametrize("value", [None, np.nan, 0, -5, "  ", np.inf])
def test_capacity_missing_zero_or_negative(units, schools, value):
    text = refusal(units, with_value(schools, 1, "seats", value))
    assert "capacity is missing, zero or negative (field 'seats'): S1" in text


def test_students_negative(units, schools):
    text = refusal(with_value(units, 3, "students", -2), schools)
    assert "number of students is negative (field 'students'): U3 (-2)" in text


@pytest.mark.parametrize("value, shown", [(None, "NULL"), (np.nan, "NULL"), ("x", "'x'")])
def test_students_missing_or_not_a_number(units, schools, value, shown):
    text = refusal(with_value(units, 3, "students", value), schools)
    assert f"missing or not a number (field 'students'): U3 ({shown})" in text


def test_no_students_at_all(units, schools):
    assert "no planning unit has any student" in refusal(units.assign(students=0), schools)


def test_fewer_units_than_schools(units):
    schools = schools_at(units, {0: 60, 11: 60})
    assert "fewer planning units (1) than schools (2)" in refusal(units.iloc[:1], schools)


def test_a_part_of_the_map_without_any_school(units, schools):
    units.geometry = [
        affinity.translate(g, 500, 0) if i % 4 == 3 else g for i, g in enumerate(units.geometry)
    ]
    schools = schools_at(units, {0: 60, 9: 60})
    with pytest.raises(InputError) as caught:
        build_problem(units, schools, COLUMNS, conditions=Conditions(islands=Islands.REFUSE))
    text = str(caught.value)
    assert "cut off from every school" in text
    # Of the column beyond the gap of 500 m, and of what faces it, the south-western ones.
    assert "U3 (500 m from unit U2; a part of 3 units)" in text


@pytest.mark.parametrize("which", ["units", "schools"])
def test_a_layer_without_crs(units, schools, which):
    layers = {"units": units, "schools": schools}
    layers[which] = gpd.GeoDataFrame(
        layers[which].drop(columns="geometry"), geometry=list(layers[which].geometry)
    )
    name = {"units": "Planning units", "schools": "Schools"}[which]
    assert f"{name}: the layer has no coordinate reference system" in refusal(**layers)


@pytest.mark.parametrize("which", ["units", "schools"])
def test_an_empty_layer(units, schools, which):
    layers = {"units": units, "schools": schools}
    layers[which] = layers[which].iloc[:0]
    assert "the layer has no feature" in refusal(**layers)


def test_geometry_missing_or_invalid(units, schools):
    units.loc[2, "geometry"] = None
    units.loc[5, "geometry"] = Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    text = refusal(units, schools)
    assert "no geometry: U2." in text
    assert "invalid geometry: U5 (Self-intersection" in text
    assert "Run 'Repair planning units' first" in text


def test_ids_missing_or_repeated(units, schools):
    text = refusal(with_value(units, 2, "unit", "U1"), with_value(schools, 0, "school", None))
    assert "the id is not unique (field 'unit'): U1 (2 features: 1, 2)" in text
    assert "the id is missing (field 'school'): 0" in text


def test_everything_wrong_is_told_at_once(units, schools):
    units = with_value(with_value(units, 2, "students", None), 3, "students", -1)
    schools.loc[1, "geometry"] = Point(0, 0)
    text = refusal(units, with_value(schools, 0, "seats", 0))
    for part in ("U2 (NULL)", "U3 (-1)", "S1", "S0 (0)"):
        assert part in text
    assert len(text.splitlines()) == 4


def test_layers_are_not_changed(units, schools):
    before = units.copy(), schools.copy()
    build_problem(units, schools, COLUMNS)
    assert units.equals(before[0])
    assert schools.equals(before[1])


def test_schools_in_another_crs_and_as_polygons(units, schools):
    reference = build_problem(units, schools, COLUMNS)
    in_degrees = build_problem(units, schools.to_crs("EPSG:4326"), COLUMNS)
    assert in_degrees.seed_unit.tolist() == reference.seed_unit.tolist()
    assert in_degrees.school_m == pytest.approx(reference.school_m, abs=0.01)
    grounds = schools.set_geometry(schools.buffer(50))
    assert build_problem(units, grounds, COLUMNS).seed_unit.tolist() == [0, 11]


def test_a_school_on_a_border_is_placed_and_said(units, schools):
    said = []

    class Listener(Progress):
        def warn(self, text):
            said.append(text)

    x, y = CORNER
    schools.loc[0, "geometry"] = Point(x + 1000, y + 500)
    problem = build_problem(units, schools, COLUMNS, Listener())
    assert problem.seed_unit.tolist() == [0, 11]
    assert "on the border" in said[0] and "S0" in said[0]
    # Where units overlap, borders are not what they seem: nothing is said of them.
    said.clear()
    twice = with_row(units, 12, "U12", 10, units.geometry[1])
    with pytest.raises(InputError, match="drawn twice"):
        build_problem(twice, schools, COLUMNS, Listener())
    assert said == []


def test_borders_within_tolerance_are_said(units, schools):
    said = []

    class Listener(Progress):
        def warn(self, text):
            said.append(text)

    x, y = CORNER
    units.loc[0, "geometry"] = box(x, y, x + 999.95, y + 1000)
    build_problem(units, schools, COLUMNS, Listener())
    # The gap to the east, and the corner that it leaves off the northern neighbour's edge.
    assert "2 pairs" in said[0]
    assert "U0-U1, U0-U4" in said[0]


def test_grades_are_added_up(units, schools):
    units["more"] = 1
    columns = Columns(["students", "more"], "school", "seats", "unit")
    assert build_problem(units, schools, columns).students.tolist() == [11] * 12


def test_the_problem_does_not_change():
    _, _, problem = county(50, 4, 0)
    with pytest.raises(ValueError):
        problem.students[0] = 1
    with pytest.raises(AttributeError):
        problem.capacity = None


@pytest.mark.parametrize("which", ["units", "schools"])
def test_geometries_of_the_wrong_kind(units, schools, which):
    layers = {"units": units, "schools": schools}
    layers[which].loc[1, "geometry"] = LineString([(0, 0), (1, 1)])
    name = {"units": "U1", "schools": "S1"}[which]
    assert f"the wrong kind of geometry: {name} (LineString)" in refusal(**layers)


def test_a_school_with_several_points(units, schools):
    both = MultiPoint(list(schools.geometry))
    schools.geometry = [schools.geometry[0], both]
    assert "a school with several points: S1" in refusal(units, schools)


def test_a_crs_that_is_not_on_earth(units, schools):
    local = 'LOCAL_CS["Undefined", UNIT["metre", 1]]'
    text = refusal(units.set_crs(local, allow_override=True), schools)
    assert "Planning units: the layer has no coordinate reference system" in text


def test_a_system_that_counts_in_grads(units, schools):
    """NTF (Paris) counts in grads from Paris; distances are metres all the same."""
    reference = build_problem(units, schools, COLUMNS)
    french = units.translate(80000, -200000).set_crs("EPSG:27700", allow_override=True)
    units = units.set_geometry(french.to_crs("EPSG:27572"))
    schools = schools.set_geometry(
        schools.translate(80000, -200000).set_crs("EPSG:27700").to_crs("EPSG:27572")
    )
    problem = build_problem(units, schools, COLUMNS)
    every, zone = np.arange(12), np.zeros(12, int)
    assert problem.distance_m(every, zone) == pytest.approx(
        reference.distance_m(every, zone), rel=2e-3, abs=1
    )


def test_levels_that_are_not_given_are_no_level(units, schools):
    schools["level"] = ["ES", None]
    assert "no school of level 'None'" in refusal(
        units, schools, with_level(level_field="level", level="None")
    )


def test_a_school_on_a_border_leaves_the_unit_to_the_school_inside(units, schools):
    x, y = CORNER
    schools.loc[0, "geometry"] = Point(x + 1000, y + 500)
    schools.loc[1, "geometry"] = Point(x + 500, y + 500)
    assert build_problem(units, schools, COLUMNS).seed_unit.tolist() == [1, 0]


def test_units_nearly_touching_are_said(units, schools):
    said = []

    class Listener(Progress):
        def warn(self, text):
            said.append(text)

    x, y = CORNER
    units.loc[0, "geometry"] = box(x, y, x + 999, y + 1000)
    problem = build_problem(units, schools, COLUMNS, Listener())
    assert 1 not in problem.adjacency.neighbours[0]
    assert any("less than 5 m apart" in text and "U0-U1" in text for text in said)
