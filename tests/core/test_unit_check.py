# SPDX-License-Identifier: GPL-2.0-or-later
"""The check of layers: every fault at once, and of one mind with what refuses a plan."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import affinity
from shapely.geometry import LineString, Point, Polygon, box

from balanced_zones.algorithms.core import topics
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.zones.conditions import Conditions
from balanced_zones.algorithms.core.zones.parts import Islands
from balanced_zones.algorithms.core.zones.preflight import Columns, build_problem
from balanced_zones.algorithms.core.zones.school_places import TwoSchools
from balanced_zones.algorithms.core.zones.unit_check import ERROR, NOTE, WARNING, check_units
from balanced_zones.algorithms.core.zones.unit_repair import repair_units
from cases import COLUMNS, CORNER, cells, schools_at, schools_in, squares


def at_corner(shape):
    return affinity.translate(shape, *CORNER)


def put(layer, row, column, value):
    changed = layer.copy()
    if column != "geometry":
        changed[column] = changed[column].astype(object)
    changed.at[row, column] = value
    return changed


def more(layer, **values):
    return gpd.GeoDataFrame(
        pd.concat([layer, gpd.GeoDataFrame([values], crs=layer.crs)], ignore_index=True),
        crs=layer.crs,
    )


BOW = at_corner(Polygon([(0, 0), (1000, 1000), (1000, 0), (0, 1000)]))

# What is done to the map, and what the check is to call it.
UNITS = {
    "invalid": (lambda u: put(u, 0, "geometry", BOW), topics.INVALID),
    "missing": (lambda u: put(u, 6, "geometry", None), topics.NO_GEOMETRY),
    "a line": (
        lambda u: put(u, 6, "geometry", at_corner(LineString([(0, 0), (9, 9)]))),
        topics.NO_GEOMETRY,
    ),
    "wide overlap": (
        lambda u: put(u, 6, "geometry", at_corner(box(1800, 1000, 3000, 2000))),
        topics.OVERLAPS,
    ),
    "twice": (
        lambda u: more(u, unit="Twin", students=3, geometry=u.geometry[5]),
        topics.EQUAL_UNITS,
    ),
    "outline": (
        lambda u: more(u, unit="All", students=3, geometry=at_corner(box(0, 0, 4000, 3000))),
        topics.OUTLINES,
    ),
    "no id": (lambda u: put(u, 2, "unit", None), topics.IDS),
    "same id": (lambda u: put(u, 2, "unit", "U3"), topics.IDS),
    "negative": (lambda u: put(u, 4, "students", -3), topics.NUMBERS),
    "text": (lambda u: put(u, 4, "students", "many"), topics.NUMBERS),
    "NULL": (lambda u: put(u, 4, "students", None), topics.NUMBERS),
    "nobody": (lambda u: u.assign(students=0), topics.NUMBERS),
    "metres as degrees": (
        lambda u: u.set_crs("EPSG:4326", allow_override=True),
        topics.REFERENCE,
    ),
}
SCHOOLS = {
    "outside": (lambda s: put(s, 1, "geometry", Point(0, 0)), topics.SCHOOLS_OUTSIDE),
    "no seats": (lambda s: put(s, 0, "seats", 0), topics.NUMBERS),
    "no capacity": (lambda s: put(s, 0, "seats", None), topics.NUMBERS),
    "same id": (lambda s: put(s, 0, "school", "S1"), topics.IDS),
    "two in a unit": (
        lambda s: put(s, 1, "geometry", at_corner(Point(300, 300))),
        topics.TWO_SCHOOLS,
    ),
    "no geometry": (lambda s: put(s, 1, "geometry", None), topics.NO_GEOMETRY),
}


@pytest.fixture
def units():
    return squares(4, 3)


@pytest.fixture
def schools(units):
    return schools_at(units, {0: 80, 11: 80})


def kinds(check, severity=ERROR):
    return {finding.topic for finding in check.of(severity)}


def refusal(units, schools, conditions=None):
    try:
        build_problem(units, schools, COLUMNS, **({"conditions": conditions} if conditions else {}))
    except InputError as error:
        return error.faults
    return ()


def key(problem):
    return problem.what, str(problem.feature), problem.detail


def test_a_clean_map_has_no_finding(units, schools):
    check = check_units(units, schools, COLUMNS)
    assert check.findings == []
    assert len(check.adjacency.pairs) == 17


@pytest.mark.parametrize("fault", UNITS)
def test_every_fault_of_units_is_found(units, schools, fault):
    change, topic = UNITS[fault]
    check = check_units(change(units), schools, COLUMNS)
    assert topic in kinds(check)
    alone = check_units(change(units), None, Columns(["students"], "", "", "unit"))
    assert topic in kinds(alone)


@pytest.mark.parametrize("fault", SCHOOLS)
def test_every_fault_of_schools_is_found(units, schools, fault):
    change, topic = SCHOOLS[fault]
    assert kinds(check_units(units, change(schools), COLUMNS)) == {topic}


@pytest.mark.parametrize("random_seed", range(6))
def test_the_check_and_the_tools_are_of_one_mind(random_seed):
    """Several faults at once: the tools refuse if, and only if, the check finds errors."""
    rng = np.random.default_rng(random_seed)
    units = cells(40, random_seed)
    schools = schools_in(units, 4, random_seed)
    # Cells have other corners than squares: faults of shapes made for squares are left out.
    for fault in rng.permutation([*UNITS])[: rng.integers(0, 4)]:
        units = UNITS[fault][0](units)
    for fault in rng.permutation([*SCHOOLS])[: rng.integers(0, 3)]:
        schools = SCHOOLS[fault][0](schools)
    faults = refusal(units, schools)
    errors = check_units(units, schools, COLUMNS).of(ERROR)
    assert bool(faults) == bool(errors)
    assert {key(problem) for problem in faults} <= {key(f.problem) for f in errors}


def test_no_fault_hides_another(units, schools):
    """The tools raise in stages: overlaps, then schools and parts. The check goes on."""
    units = UNITS["wide overlap"][0](UNITS["negative"][0](UNITS["invalid"][0](units)))
    units = UNITS["same id"][0](units)
    schools = put(schools, 1, "geometry", Point(0, 0))
    check = check_units(units, schools, COLUMNS)
    assert kinds(check) == {
        topics.INVALID,
        topics.OVERLAPS,
        topics.IDS,
        topics.NUMBERS,
        topics.SCHOOLS_OUTSIDE,
    }
    (overlap,) = [f for f in check.findings if f.topic == topics.OVERLAPS]
    assert overlap.problem.feature == "U5 and U6"
    assert overlap.area_m2 == pytest.approx(200 * 1000, rel=1e-3)
    assert overlap.width_m == pytest.approx(2 * 200_000 / 2400, rel=1e-3)
    assert overlap.place.area == pytest.approx(200_000)
    # The lines of the neighbours are there whatever is found.
    assert len(check.adjacency.pairs) >= 15


def test_what_is_odd_is_told_with_its_size(units, schools):
    units = put(units, 0, "geometry", at_corner(box(0, 0, 997, 1000)))
    units = put(units, 7, "geometry", at_corner(box(3000.5, 1000, 4000, 2000)))
    units = put(units, 10, "geometry", at_corner(box(1999.6, 2000, 3000, 3000)))
    units = put(units, 4, "students", 2.5)
    island = at_corner(box(9000, 0, 9500, 500).union(box(9600, 0, 9700, 500)))
    units = more(units, unit="Isle", students=10, geometry=island)
    schools = put(schools, 0, "geometry", at_corner(Point(1000, 1500)))
    check = check_units(units, schools, COLUMNS)
    assert kinds(check) == set()
    assert {topics.NEAR, topics.SLIVERS, topics.ISLANDS, topics.PARTS} <= kinds(check, WARNING)
    assert topics.SCHOOLS_ON_BORDERS in kinds(check, WARNING)
    assert {topics.MULTIPART, topics.NUMBERS} <= kinds(check, NOTE)
    by_topic = {f.topic: f for f in check.findings}
    near = next(f for f in check.findings if f.problem.feature == "U0 and U1")
    assert near.topic == topics.NEAR and near.distance_m == pytest.approx(3, rel=1e-3)
    assert by_topic[topics.SLIVERS].width_m == pytest.approx(0.4, rel=1e-2)
    parts = [f.problem.detail for f in check.findings if f.topic == topics.PARTS]
    assert "units: 1, students: 10, schools: 0, seats: 0" in parts
    assert build_problem(units, schools, COLUMNS)
    # Refused, the part without a school is an error.
    refused = check_units(units, schools, COLUMNS, conditions=Conditions(islands=Islands.REFUSE))
    assert topics.PARTS in kinds(refused)


def test_gaps_and_holes(units, schools):
    units = put(units, 5, "geometry", at_corner(box(1000, 1000, 1998, 2000)))
    units = units.drop(index=6).reset_index(drop=True)
    check = check_units(units, schools, COLUMNS)
    (hole,) = [f for f in check.findings if f.topic == topics.HOLES]
    assert hole.severity == NOTE and hole.area_m2 == pytest.approx(1002 * 1000, rel=1e-3)
    units = put(squares(4, 3), 5, "geometry", at_corner(box(1000, 1000, 1998, 2000)))
    check = check_units(units, schools, COLUMNS)
    (gap,) = [f for f in check.findings if f.topic == topics.GAPS]
    assert gap.severity == WARNING
    assert (gap.area_m2, gap.width_m) == pytest.approx((2000, 4000 / 2004), rel=1e-3)
    mended = units.set_geometry(gpd.GeoSeries(repair_units(units.geometry).shapes, crs=units.crs))
    assert check_units(mended, schools, COLUMNS).findings == []


def test_layers_that_hold_nothing(units, schools):
    assert kinds(check_units(units.iloc[:0], schools, COLUMNS)) == {topics.NO_GEOMETRY}
    assert topics.NO_GEOMETRY in kinds(check_units(units, schools.iloc[:0], COLUMNS))
    nowhere = gpd.GeoDataFrame(units.drop(columns="geometry"), geometry=list(units.geometry))
    assert topics.REFERENCE in kinds(check_units(nowhere, schools, COLUMNS))
    schools["level"] = "MS"
    one_level = Columns(["students"], "school", "seats", "unit", level_field="level", level="ES")
    wrong = check_units(UNITS["negative"][0](units), schools, one_level)
    assert {topics.NUMBERS, topics.OTHER} <= kinds(wrong)


def test_what_is_asked_of_a_plan_is_asked_of_the_check(units, schools):
    schools = SCHOOLS["two in a unit"][0](schools)
    for two, errors in ((0, {topics.TWO_SCHOOLS}), (1, set()), (2, set())):
        asked = Conditions(two_schools=TwoSchools(two))
        assert kinds(check_units(units, schools, COLUMNS, conditions=asked)) == errors
    wall = gpd.GeoDataFrame(
        geometry=[at_corner(LineString([(1000, -9), (1000, 3009)]))], crs=units.crs
    )
    apart = Conditions(barriers=wall)
    one = check_units(units, schools.iloc[:1], COLUMNS, conditions=apart)
    assert topics.PARTS in kinds(one)
    assert len(one.adjacency.pairs) == 17 - 3


def test_a_map_across_the_date_line():
    """Two columns on either side of it: they are neighbours, and the places stay near."""
    shapes = [
        box(west, 50 + y, west + 0.1, 50 + y + 0.1)
        for west in (179.8, 179.9, -180, -179.9)
        for y in (0, 0.1)
    ]
    names = [f"U{i}" for i in range(8)]
    units = gpd.GeoDataFrame({"unit": names, "students": 5}, geometry=shapes, crs="EPSG:4326")
    schools = schools_at(units, {0: 30, 7: 30})
    for faulty in (units, put(units, 3, "students", None)):
        check = check_units(faulty, schools, COLUMNS)
        assert len(check.adjacency.pairs) == 10
        assert {f.topic for f in check.findings} <= {topics.NUMBERS}


def test_an_island_with_a_school_of_its_own_needs_no_bridge():
    """Two squares, an island with a school and one without: only the last has to be joined."""
    units = squares(6, 1).iloc[[0, 1, 3, 5]].reset_index(drop=True)
    check = check_units(units, schools_at(units, {0: 30, 2: 30}), COLUMNS)
    names = units[COLUMNS.unit_id].tolist()
    told = {
        finding.problem.feature: (finding.severity, finding.problem.remedy)
        for finding in check.findings
        if finding.topic == topics.ISLANDS
    }
    assert {name: severity for name, (severity, _) in told.items()} == {
        names[2]: NOTE,
        names[3]: WARNING,
    }
    assert told[names[2]][1].startswith("It is the zone of its own school")
    assert not check.of(ERROR)
