# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons stay valid, whatever a projection does to them."""

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Polygon, box

from balanced_zones.algorithms.core import geo
from balanced_zones.algorithms.core.shapes import (
    areal,
    in_crs,
    made_valid,
    meeting,
    polygons_of,
)

# The middle of an edge along a parallel lies 120 m south of the straight line between its
# projected ends; the notch ends 55 m north of it.
NOTCHED = Polygon([(0, 45), (1, 45), (1, 46), (0.5, 45.0005), (0, 46)])


def test_an_outline_that_a_projection_makes_cross_itself_is_valid_there():
    layer = gpd.GeoSeries([NOTCHED, box(2, 45, 3, 46), None], crs="EPSG:4326")
    metric = geo.local_metric_crs(layer)
    assert layer.to_crs(metric).is_valid.tolist()[:2] == [False, True]
    shown = in_crs(layer, metric)
    assert shown.crs == metric
    assert shown.is_valid.tolist()[:2] == [True, True]
    assert shown.iloc[2] is None
    assert {shape.geom_type for shape in shown.iloc[:2]} <= {"Polygon", "MultiPolygon"}
    # What is lost or gained lies between the edge and the straight line.
    assert shown.iloc[0].area == pytest.approx(abs(layer.to_crs(metric).iloc[0].area), rel=1e-3)


def test_nothing_is_done_where_nothing_is_to_do():
    layer = gpd.GeoSeries([box(0, 0, 1, 1)], crs="EPSG:27700")
    assert in_crs(layer, "EPSG:27700") is layer
    assert made_valid(layer) is layer


def test_only_areas_are_kept():
    square = box(0, 0, 1, 1)
    flat = Polygon([(0, 0), (1, 0), (2, 0)])
    mixed = GeometryCollection(
        [square, LineString([(0, 0), (5, 5)]), MultiPolygon([box(3, 3, 4, 4)])]
    )
    assert polygons_of(mixed) == [square, box(3, 3, 4, 4)]
    assert areal(mixed).geom_type == "MultiPolygon"
    assert areal(LineString([(0, 0), (1, 1)])).is_empty
    assert polygons_of(flat) == polygons_of(None) == polygons_of(Polygon()) == []
    bow = gpd.GeoSeries([Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])])
    assert made_valid(bow).iloc[0].area == pytest.approx(2)


def test_what_meets_is_what_geopandas_joins():
    rng = np.random.default_rng(0)
    corners = rng.integers(0, 20, (60, 2))
    some = gpd.GeoSeries([box(x, y, x + 2, y + 2) for x, y in corners.tolist()])
    # Triangles, whose bounds meet more than they do.
    others = gpd.GeoSeries(
        [Polygon([(x, y), (x + 3, y), (x, y + 3)]) for x, y in corners[::-1].tolist()]
    )
    some[5], some[6], others[7], others[8] = None, Polygon(), None, Polygon()
    joined = gpd.sjoin(some.to_frame("geometry"), others.to_frame("geometry"))
    expected = sorted(zip(joined.index, joined["index_right"]))
    assert meeting(some, others).tolist() == [list(pair) for pair in expected]
    assert meeting([], others).shape == meeting(some, []).shape == (0, 2)
