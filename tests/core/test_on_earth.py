# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinates that cannot be where the layer says: found by feature, and told apart."""

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import (
    GeometryCollection,
    LineString,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    box,
)

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.groups.groups import k_means_groups
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.within_range import hubs_within_range
from balanced_zones.algorithms.core.on_earth import (
    has_no_place,
    looks_like_degrees,
    no_place_faults,
    off_earth_faults,
)


def layer(shapes, crs, first=1):
    index = range(first, first + len(shapes))
    return gpd.GeoDataFrame(geometry=list(shapes), index=index, crs=crs)


def wrong(shapes, crs):
    return [each.feature for each in off_earth_faults(layer(shapes, crs), "Points")]


def london(n=60):
    xy = np.random.default_rng(2).uniform([510_000, 160_000], [550_000, 200_000], (n, 2))
    return [Point(each) for each in xy]


def test_features_off_the_earth_are_named():
    shapes = [Point(0, 51), Point(530_000, 180_000), Point(10, -90.5), Point(359, 90), None]
    assert wrong(shapes, "EPSG:4326") == [2, 3]
    assert wrong([box(0, 0, 1, 91), Point(), box(170, -10, 190, 10)], "EPSG:4326") == [1]
    assert wrong([Point(530_000, 180_000), Point(1e12, 0)], "EPSG:27700") == [2]
    # Grads reach to 100, and to 400 around.
    assert wrong([Point(0, 99), Point(0, 101)], "EPSG:4807") == [2]


def test_shapes_without_a_place_are_told_from_others():
    nan, inf = float("nan"), float("inf")
    for shape in (
        None,
        Point(),
        Polygon(),
        MultiPolygon(),
        GeometryCollection(),
        Point(nan, 1),
        Point(1, inf),
        LineString([(0, 0), (nan, 1), (2, 2)]),
        MultiLineString([[(0, 0), (1, 1)], [(2, 2), (3, nan)]]),
        Polygon([(0, 0), (1, 0), (1, nan)]),
        GeometryCollection([Point(0, 0), Point(nan, nan)]),
    ):
        assert has_no_place(shape), shape
    for shape in (
        Point(0, 0),
        MultiPoint([(0, 0), (1, 1)]),
        LineString([(0, 0), (0, 0)]),
        box(0, 0, 1, 1),
        MultiPolygon([box(0, 0, 1, 1), box(2, 2, 3, 3)]),
        GeometryCollection([Point(0, 0), box(0, 0, 1, 1)]),
    ):
        assert not has_no_place(shape), shape
    found = list(no_place_faults(layer([Point(1, 1), None, Point(inf, 1)], "EPSG:27700"), "P"))
    assert [each.feature for each in found] == [2, 3]
    assert [each.detail for each in found] == ["", "a part or a coordinate of it is empty"]


def test_metres_taken_for_degrees_are_refused():
    points = layer(london(), "EPSG:4326")
    said = "do not exist in the layer's reference system"
    with pytest.raises(InputError, match=said):
        equal_size_hubs(points, 4)
    with pytest.raises(InputError, match=said):
        hubs_within_range(points, 10, 20)
    with pytest.raises(InputError, match=said):
        k_means_groups(points, [], groups=3)


def test_degrees_taken_for_metres_are_seen():
    degrees = [Point(-0.1, 51.5), Point(0.2, 51.3)]
    assert looks_like_degrees(layer(degrees, "EPSG:27700"))
    assert not looks_like_degrees(layer(degrees, "EPSG:4326"))
    assert not looks_like_degrees(layer(degrees, None))
    assert not looks_like_degrees(layer([*degrees, Point(530_000, 180_000)], "EPSG:27700"))
    assert not looks_like_degrees(layer([], "EPSG:27700"))
