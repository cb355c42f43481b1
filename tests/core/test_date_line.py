# SPDX-License-Identifier: GPL-2.0-or-later
"""A district across the 180th meridian is what it would be anywhere else."""

import geopandas as gpd
import numpy as np
import pytest
from shapely import affinity
from shapely.geometry import LineString, MultiPolygon, Point, box

from balanced_zones.algorithms.core import geo, topics
from balanced_zones.algorithms.core.date_line import in_unbroken_degrees, unbroken_map
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.zones.conditions import Conditions
from balanced_zones.algorithms.core.zones.evaluation import evaluate_plan
from balanced_zones.algorithms.core.zones.preflight import (
    build_problem,
    divided_units,
    problem_and_outlines,
)
from balanced_zones.algorithms.core.zones.unit_check import check_units
from balanced_zones.algorithms.core.zones.unit_repair import repair_units
from cases import COLUMNS

CONIC = "+proj=lcc +lat_1=-10 +lat_2=-20 +lon_0=0 +datum=WGS84 +units=m"
"""Puts the two sides apart, and not by x alone: counting on cannot join them."""
CELL = 0.05


def island_group(east, lowest=0.5):
    """Six by four cells around a meridian at 17 degrees south, and two schools.

    ``east`` is the longitude of the middle; the lowest row lies so many cells farther west, so
    that one of them is on both sides.
    """
    shapes = []
    for row in range(4):
        edges = CELL * (np.arange(7) - (3 if row else 3 + lowest))
        for left, right in zip(edges[:-1], edges[1:]):
            south = -17 + CELL * row
            shapes.append(box(left, south, right, south + CELL))
    schools = [Point(-2.6 * CELL, -17 + 1.5 * CELL), Point(2.6 * CELL, -17 + 2.5 * CELL)]
    return (
        gpd.GeoDataFrame(
            {"unit": [f"U{i}" for i in range(24)], "students": 10},
            geometry=[affinity.translate(shape, east, 0) for shape in shapes],
            crs="EPSG:4326",
        ),
        gpd.GeoDataFrame(
            {"school": ["A", "B"], "seats": 130},
            geometry=[affinity.translate(point, east, 0) for point in schools],
            crs="EPSG:4326",
        ),
    )


def parted(shape):
    """A geometry as layers hold it: nothing beyond 180 degrees, cut in two at the meridian."""
    if shape.geom_type == "Point":
        return affinity.translate(shape, -360, 0) if shape.x > 180 else shape
    parts = [
        shape.intersection(box(170, -90, 180, 90)),
        affinity.translate(shape.intersection(box(180, -90, 190, 90)), -360, 0),
    ]
    parts = [part for part in parts if part.area > 0]
    return MultiPolygon(parts) if len(parts) > 1 else parts[0]


def across(crs="EPSG:4326", lowest=0.5):
    """The island group at 180 degrees, parted there, in a reference system."""
    layers = []
    for layer in island_group(180, lowest):
        cut = layer.set_geometry([parted(shape) for shape in layer.geometry], crs=layer.crs)
        layers.append(cut.to_crs(crs))
    return layers


@pytest.mark.parametrize(
    "crs", ["EPSG:4326", "EPSG:3857", "EPSG:3460", CONIC], ids=["degrees", "web", "fiji", "conic"]
)
def test_the_same_problem_as_elsewhere(crs):
    # The edge of a cell that is straight in degrees is none in other systems, where corners of
    # two cells in the middle of it would leave a gap of its own.
    lowest = 0.5 if crs in ("EPSG:4326", "EPSG:3857") else 0
    units, schools = across(crs, lowest)
    problem, outlines = problem_and_outlines(units, schools, COLUMNS)
    there, seats = island_group(0, lowest)
    elsewhere = build_problem(there, seats, COLUMNS)
    assert problem.adjacency.components.max() == 0
    assert problem.adjacency.pairs.tolist() == elsewhere.adjacency.pairs.tolist()
    assert problem.seed_unit.tolist() == elsewhere.seed_unit.tolist()
    # On another datum's ellipsoid lengths differ by some parts in 100,000.
    same = {"rel": 1e-3 if crs == "EPSG:3460" else 1e-6}
    assert problem.perimeter_m == pytest.approx(elsewhere.perimeter_m, **same)
    assert problem.adjacency.pair_border_m == pytest.approx(
        elsewhere.adjacency.pair_border_m, abs=0.3, **same
    )
    assert problem.area_m2 == pytest.approx(elsewhere.area_m2, **same)
    every, zone = np.arange(24), np.zeros(24, int)
    assert problem.distance_m(every, zone) == pytest.approx(
        elsewhere.distance_m(every, zone), abs=10
    )
    labels = np.arange(24) % 6 // 3
    for measure, expected in zip(
        evaluate_plan(problem, labels, outlines).measures(),
        evaluate_plan(elsewhere, labels, there.geometry).measures(),
    ):
        if expected.value is not None:
            assert measure.value == pytest.approx(expected.value, rel=0.02), measure.key


def test_barriers_and_bridges_cross_it_too():
    units, schools = across()
    # Along the meridian between the upper three rows, drawn on its western side as -180.
    wall = gpd.GeoDataFrame(
        geometry=[LineString([(-180, -17 + CELL), (-180, -17 + 4 * CELL)])], crs=units.crs
    )
    problem = build_problem(units, schools, COLUMNS, conditions=Conditions(barriers=wall))
    assert problem.adjacency.cut.tolist() == [[8, 9], [14, 15], [20, 21]]
    # From one end of the group to the other, in layers' longitudes halfway around the world.
    way = LineString([(180 - 2.5 * CELL, -16.975 + CELL), (-180 + 2.5 * CELL, -16.975 + CELL)])
    bridge = gpd.GeoDataFrame(geometry=[way], crs=units.crs)
    problem = build_problem(units, schools, COLUMNS, conditions=Conditions(bridges=bridge))
    assert problem.adjacency.joined.tolist() == [[6, 11]]


def test_longitudes_that_are_counted_on_are_left_alone():
    units, schools = island_group(180)
    metric = geo.local_metric_crs(units.geometry)
    assert unbroken_map(units.geometry, metric).changes_nothing
    assert build_problem(units, schools, COLUMNS).adjacency.components.max() == 0


@pytest.mark.parametrize("middle", [None, -180, -45, 0, 1e-10, 45, 180])
def test_a_layer_around_the_world_is_left_alone(middle):
    world = gpd.GeoSeries([box(x, -10, x + 10, 10) for x in range(-180, 180, 10)], crs=4326)
    # Where its middle lies is a matter of rounding.
    metric = geo.local_metric_crs(world)
    if middle is not None:
        metric = f"+proj=laea +lat_0=0 +lon_0={middle} +datum=WGS84"
    assert unbroken_map(world, metric).changes_nothing


def test_the_middle_is_not_drawn_away_by_a_unit_on_both_sides():
    units, _ = across()
    metric = geo.local_metric_crs(units.geometry[units.geometry.geom_type == "MultiPolygon"])
    lon = geo.to_lonlat(np.zeros((1, 2)), metric)[0, 0]
    assert abs(lon) == pytest.approx(180, abs=0.01)


def test_outlines_in_degrees_are_counted_on():
    units, _ = island_group(180)
    metric = geo.local_metric_crs(units.geometry)
    shapes, whole = in_unbroken_degrees(units.geometry.to_crs(metric))
    assert shapes.is_valid.all()
    assert shapes.total_bounds == pytest.approx(units.total_bounds)
    assert whole.lay_points(np.array([[-179.9, -17.0]])) == pytest.approx(np.array([[180.1, -17]]))


def test_the_check_finds_no_fault_in_it():
    """No gap along the meridian, no cut-off part, and no outline that crosses itself."""
    units, schools = across()
    check = check_units(units, schools, COLUMNS)
    found = {finding.topic for finding in check.findings}
    assert found <= {topics.MULTIPART, topics.UNMATCHED}, found


SHARED = [(0.3, 1.3), (0.7, 1.9), (-2.5, 2.5)]
"""Schools in cells from the middle: two in a unit that begins there, one to the west."""


def with_schools(east, at):
    units, _ = island_group(east)
    points = [affinity.translate(Point(CELL * x, -17 + CELL * y), east, 0) for x, y in at]
    schools = {"school": ["A", "B", "C"], "seats": 100}
    return units, gpd.GeoDataFrame(schools, geometry=points, crs="EPSG:4326")


def in_parts(layer):
    return layer.assign(geometry=layer.geometry.map(parted))


@pytest.mark.parametrize("as_held", [in_parts, lambda layer: layer], ids=["parted", "beyond 180"])
def test_a_unit_beside_the_meridian_is_divided_as_anywhere(as_held):
    here = divided_units(*with_schools(0, SHARED), COLUMNS)
    units, schools = (as_held(layer) for layer in with_schools(180, SHARED))
    there = divided_units(units, schools, COLUMNS)
    assert there.units["students"].tolist() == here.units["students"].tolist()
    for one, other in zip(here.units.geometry, there.units.geometry):
        assert other.area == pytest.approx(one.area)
    assert build_problem(there.units, schools, COLUMNS).n_units == 25


def test_a_unit_on_both_sides_of_the_meridian_is_not_divided():
    at = [(0.3, 0.3), (-0.3, 0.7), (-2.5, 2.5)]
    units, schools = (in_parts(layer) for layer in with_schools(180, at))
    with pytest.raises(InputError, match=r"both sides of the 180th meridian.*U3.*Cut the unit"):
        divided_units(units, schools, COLUMNS)
    # The remedy: two units.
    cut = units.explode(index_parts=False).reset_index(drop=True)
    cut["unit"] = [f"U{n}" for n in range(len(cut))]
    assert divided_units(cut, schools, COLUMNS) is None
    assert build_problem(cut, schools, COLUMNS).n_units == 25


def test_a_repair_says_that_the_meridian_parts_the_layer():
    units, _ = island_group(180)
    beside = box(180, -90, 180 + 1e-5, 90)  # a gap of a metre along the meridian
    shapes = [s.difference(beside) if s.bounds[0] == 180 else s for s in units.geometry]
    layer = gpd.GeoSeries([parted(shape) for shape in shapes], crs=units.crs)
    repair = repair_units(layer)
    assert repair.crosses_date_line and repair.changes == []
    elsewhere = repair_units(layer.to_crs("EPSG:3832"))
    assert not elsewhere.crosses_date_line
    # The unit on both sides is one polygon now, and the strip between the others is gone.
    assert [change.kind for change in elsewhere.changes] == ["mended", "gap"]
