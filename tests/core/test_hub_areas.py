# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas of hubs: they tile the ground, and every place of it belongs to the nearest point's."""

import geopandas as gpd
import numpy as np
import pytest
from scipy.spatial import cKDTree
from shapely.geometry import MultiPoint, Point, box
from shapely.ops import unary_union

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.hubs.results.areas import hub_areas

METRES = "EPSG:32632"


def drawn(n=60, hubs=5, seed=0):
    rng = np.random.default_rng(seed)
    xy = rng.uniform((500_000, 5_500_000), (510_000, 5_506_000), (n, 2))
    return gpd.GeoSeries.from_xy(*xy.T, crs=METRES), rng.integers(0, hubs, n)


def check_tiling(areas, ground_area, crs=METRES):
    shapes = areas.shapes.to_crs(crs)
    whole = unary_union(shapes.to_list())
    assert shapes.area.sum() == pytest.approx(whole.area, rel=1e-6)
    assert whole.area == pytest.approx(ground_area, rel=1e-3)
    # No gaps: nothing but the outer ring.
    assert sum(len(part.interiors) for part in getattr(whole, "geoms", [whole])) == 0


@pytest.mark.parametrize("seed", range(3))
def test_areas_tile_the_hull_and_follow_the_nearest_point(seed):
    points, labels = drawn(seed=seed)
    areas = hub_areas(points, labels, 5)
    hull = MultiPoint(list(points)).convex_hull
    margin = np.sqrt(hull.area / 60) / 2
    check_tiling(areas, hull.buffer(margin).area)
    rng = np.random.default_rng(seed + 100)
    asked = rng.uniform((500_500, 5_500_500), (509_500, 5_505_500), (300, 2))
    nearest = labels[cKDTree(np.column_stack([points.x, points.y])).query(asked)[1]]
    for place, hub in zip(asked, nearest):
        # A hair's breadth for places on a border.
        if hull.contains(Point(place)):
            assert areas.shapes[hub].distance(Point(place)) < 0.01
    assert areas.area_km2.sum() == pytest.approx(areas.shapes.area.sum() / 1e6, rel=0.01)
    assert len(areas.outside) == 0 and areas.shared == 0


def test_a_boundary_is_the_ground_and_points_outside_are_told():
    points, labels = drawn()
    boundary = gpd.GeoSeries([box(500_000, 5_500_000, 505_000, 5_506_000)], crs=METRES)
    areas = hub_areas(points, labels, 5, boundary.to_crs("EPSG:4326"), "County")
    check_tiling(areas, boundary.area.sum())
    assert set(areas.outside) == set(np.flatnonzero(points.x > 505_000))
    far = gpd.GeoSeries([box(0, 0, 1, 1)], crs="EPSG:4326")
    with pytest.raises(InputError, match="no point lies inside the boundary"):
        hub_areas(points, labels, 5, far, "Far")
    with pytest.raises(InputError, match="has no area"):
        hub_areas(points, labels, 5, gpd.GeoSeries([Point(0, 0)], crs="EPSG:4326"), "Points")


def test_a_place_of_several_hubs_goes_to_the_one_with_most_points():
    points = gpd.GeoSeries.from_xy([0, 0, 0, 100, 100], [0, 0, 0, 0, 0], crs=METRES)
    areas = hub_areas(points, np.array([0, 1, 1, 2, 2]), 3)
    assert areas.shared == 1 and areas.shapes[0].is_empty
    assert areas.pieces.tolist() == [0, 1, 1]
    assert areas.shapes[1].distance(Point(0, 0)) == 0


@pytest.mark.parametrize("hubs", [1, 2])
def test_few_points_have_areas_too(hubs):
    points = gpd.GeoSeries.from_xy([0.0, 50.0][:hubs], [0.0, 0.0][:hubs], crs=METRES)
    areas = hub_areas(points, np.arange(hubs), hubs)
    assert (areas.area_km2 > 0).all()


def test_areas_across_the_date_line_are_parted_by_it():
    lon = np.array([179.6, 179.8, -179.9, -179.7])
    points = gpd.GeoSeries.from_xy(lon, [-17.0, -17.1, -17.05, -17.1], crs="EPSG:4326")
    areas = hub_areas(points, np.array([0, 0, 1, 1]), 2)
    bounds = areas.shapes.bounds
    assert bounds["minx"].min() >= -180 and bounds["maxx"].max() <= 180
    flat = "+proj=laea +lat_0=-17 +lon_0=180"
    assert areas.shapes.to_crs(flat).area.sum() / 1e6 == pytest.approx(
        areas.area_km2.sum(), rel=0.01
    )
    assert areas.area_km2.sum() < 10_000
