# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures and ground of hubs against worked numbers and brute force."""

import geopandas as gpd
import networkx as nx
import numpy as np
import pandas as pd
import pytest
from scipy.spatial.distance import pdist, squareform
from shapely.geometry import MultiPoint, Point, box

from balanced_zones.algorithms.core.geo import project
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.ground.neighbours import Neighbours
from balanced_zones.algorithms.core.hubs.ground.places import Places, gabriel_links
from balanced_zones.algorithms.core.hubs.results import metrics as module
from balanced_zones.algorithms.core.hubs.results.metrics import (
    cut_off_points,
    hub_neighbours,
    hub_outlines,
    outlines_around,
    shares_of_hubs,
    spread_of_hubs,
)


def test_dispersion_by_hand():
    """3-4-5 triangle: mean 4, deviations -1, 0, 1; equilateral: none; one place: none."""
    xy = np.array(
        [[0.0, 0], [3, 0], [0, 4], [0, 0], [2, 0], [1, np.sqrt(3)], [9, 9], [9, 9], [5, 5]]
    )
    labels = np.array([0, 0, 0, 1, 1, 1, 2, 2, 3])
    dispersion, medoids = spread_of_hubs(xy, labels, 4)
    assert dispersion == pytest.approx([np.sqrt(2 / 3), 0, 0, 0], abs=1e-7)
    assert medoids.tolist() == [0, 3, 6, 8]


@pytest.mark.parametrize("pairs", [7, 10_000])
def test_dispersion_and_medoid_against_all_pairs(monkeypatch, pairs):
    monkeypatch.setattr(module, "MOST_PAIRS", pairs)
    rng = np.random.default_rng(0)
    xy = np.round(rng.random((90, 2)) * 12) * 1000 + 5e5
    labels = rng.integers(0, 4, 90)
    dispersion, medoids = spread_of_hubs(xy, labels, 4)
    for hub in range(4):
        members = np.flatnonzero(labels == hub)
        distance = pdist(xy[members])
        assert dispersion[hub] == pytest.approx(distance[distance > 0].std())
        assert medoids[hub] == members[squareform(distance).sum(axis=1).argmin()]


def test_outlines_are_hulls_and_always_have_ground():
    square = [[0.0, 0], [100, 0], [100, 100], [0, 100], [50, 50]]
    one, two = [[500, 0]], [[900, 0], [1000, 0]]
    line, same = [[0, 900], [100, 1000], [200, 1100]], [[700, 700], [700, 700]]
    xy = np.array([*square, *one, *two, *line, *same])
    labels = np.repeat([0, 1, 2, 3, 4], [5, 1, 2, 3, 2])
    outlines = hub_outlines(xy, labels, 5, "EPSG:27700")
    assert outlines[0].equals(box(0, 0, 100, 100))
    assert (outlines.area > 0).all()
    assert (outlines.geom_type == "Polygon").all()
    assert outlines.is_valid.all()
    for place, hub in zip(xy, labels):
        assert outlines[hub].covers(Point(place))


def neighbours(xy, labels):
    xy = np.asarray(xy, float)
    outlines = hub_outlines(xy, np.asarray(labels), max(labels) + 1, "EPSG:27700")
    return [tuple(pair) for pair in hub_neighbours(xy, np.asarray(labels), outlines).tolist()]


def test_neighbours_on_a_line():
    xy = [[i * 1000, i * 500] for i in range(6)]
    assert neighbours(xy, [0, 0, 1, 1, 2, 2]) == [(0, 1), (1, 2)]


def test_hubs_that_share_a_place_are_neighbours():
    assert neighbours([[0, 0]] * 4, [0, 1, 2, 2]) == [(0, 1), (0, 2), (1, 2)]
    assert neighbours([[0, 0], [0, 0], [900, 0]], [0, 1, 1]) == [(0, 1)]


def test_hubs_whose_outlines_overlap_are_neighbours():
    """A long thin hub whose outline crosses others that no Delaunay edge joins to it."""
    column = [[0, y] for y in range(-5000, 5001, 100)]
    far = [[-9000, 0], [9000, 1], [-9000, 10], [9000, 11]]
    wall_w = [[-500, y] for y in range(-5000, 5001, 100)]
    wall_e = [[500, y] for y in range(-5000, 5001, 100)]
    labels = [0] * 101 + [1] * 4 + [2] * 101 + [3] * 101
    assert (0, 1) in neighbours(column + far + wall_w + wall_e, labels)


def test_neighbours_against_all_triangles():
    """Every pair of hubs that holds two mutually nearest points is found, none in a corner."""
    xy = [[x * 100 + y, y * 100 - x] for x in range(9) for y in range(3)]
    labels = [x // 3 for x in range(9) for y in range(3)]
    assert neighbours(xy, labels) == [(0, 1), (1, 2)]


def test_outlines_are_parted_at_the_date_line():
    local = "+proj=laea +lon_0=180 +lat_0=-17 +datum=WGS84 +units=m"
    outlines = gpd.GeoSeries([box(-50e3, 0, 30e3, 20e3), box(40e3, 0, 50e3, 9e3)], crs=local)
    corners = [(-50e3, 0), (30e3, 0), (30e3, 20e3), (-10e3, 5e3), (45e3, 5e3)]
    points = project(np.array(corners), local, "EPSG:4326")
    found = outlines_around(outlines, points, "EPSG:4326", np.array([0, 0, 0, 0, 1]))
    assert [len(shape.geoms) for shape in found] == [2, 1]
    assert found.total_bounds[0] >= -180
    assert found.total_bounds[2] <= 180
    assert all(part.bounds[2] - part.bounds[0] < 1 for shape in found for part in shape.geoms)
    assert all(found[hub].covers(Point(point)) for hub, point in zip([0, 0, 0, 0, 1], points))
    back = found.to_crs(local).area
    assert np.allclose(back, outlines.area, rtol=1e-3)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857"])
def test_outlines_across_the_date_line_stay_narrow_in_any_system(crs):
    """Around Fiji: every point in its outline, and no outline as wide as the world."""
    rng = np.random.default_rng(3)
    lon, lat = rng.uniform(176, 184, 200), rng.uniform(-20, -15, 200)
    points = gpd.GeoSeries.from_xy((lon + 180) % 360 - 180, lat, crs="EPSG:4326").to_crs(crs)
    result = equal_size_hubs(gpd.GeoDataFrame(geometry=points), 7)
    world = 360 if crs == "EPSG:4326" else 2 * 20037508.34
    crossing = 0
    for hub, outline in enumerate(result.outlines):
        own = points[result.labels == hub]
        assert own.distance(outline).max() < 1e-6 * world
        assert sum(part.bounds[2] - part.bounds[0] for part in outline.geoms) < world / 20
        crossing += len(outline.geoms) > 1
    assert crossing


def test_outlines_follow_longitudes_counted_to_360():
    rng = np.random.default_rng(3)
    points = gpd.GeoSeries.from_xy(
        rng.uniform(176, 184, 200), rng.uniform(-20, -15, 200), crs="EPSG:4326"
    )
    result = equal_size_hubs(gpd.GeoDataFrame(geometry=points), 7)
    for hub, outline in enumerate(result.outlines):
        assert points[result.labels == hub].distance(outline).max() < 1e-6


def test_pieces_and_parted_places_by_hand():
    """A row of places; hub 0 has both ends and the middle place, where hub 1 is too."""
    xy = np.array([[0.0, 0], [1, 0], [2, 0], [2, 0], [3, 0], [4, 0], [5, 0]])
    labels = np.array([0, 1, 0, 1, 1, 2, 0])
    found = Neighbours.of(xy)
    # Hub 1 goes on through the place that it shares.
    assert found.pieces_per_hub(labels, 3).tolist() == [3, 1, 1]
    assert found.places.xy[found.split_places(labels)].tolist() == [[2, 0]]


def test_pieces_against_networkx():
    rng = np.random.default_rng(0)
    for _ in range(50):
        n, hubs = int(rng.integers(6, 60)), int(rng.integers(1, 6))
        xy = rng.integers(0, 6, (n, 2)).astype(float)
        labels = np.concatenate([np.arange(hubs), rng.integers(0, hubs, n - hubs)])
        places = Places.of(xy)
        near = {tuple(sorted(link)) for link in gabriel_links(places.xy).tolist()}
        graph = nx.Graph()
        graph.add_nodes_from(range(n))
        at = places.index.tolist()
        graph.add_edges_from(
            (i, j)
            for i in range(n)
            for j in range(i)
            if at[i] == at[j] or tuple(sorted((at[i], at[j]))) in near
        )
        expected = [
            nx.number_connected_components(graph.subgraph(np.flatnonzero(labels == hub).tolist()))
            for hub in range(hubs)
        ]
        found = Neighbours.of(xy)
        assert found.pieces_per_hub(labels, hubs).tolist() == expected
        company = pd.Series(labels).groupby(places.index).nunique()
        assert found.split_places(labels).tolist() == np.flatnonzero(company > 1).tolist()


def test_points_cut_off_whatever_their_order():
    """Eight points at one place are as near to one another as can be: none is cut off."""
    rng = np.random.default_rng(0)
    xy = np.vstack([np.full((8, 2), 5.0), rng.random((12, 2)) * 2 + 90, [[91.0, 91.0]]])
    labels = np.array([0] * 6 + [1] * 2 + [1] * 12 + [0])
    for _ in range(20):
        order = rng.permutation(len(xy))
        alone = cut_off_points(xy[order], labels[order], Neighbours.of(xy[order]))
        # The last stands among points of the other hub.
        assert order[alone].tolist() == [20]


def test_shares_against_pandas():
    rng = np.random.default_rng(1)
    values, labels = rng.random(200), np.arange(200) % 7
    expected = pd.Series(values).groupby(labels).quantile(0.95).tolist()
    assert shares_of_hubs(values, labels, 7, 0.95) == pytest.approx(expected)


@pytest.mark.parametrize("step", [1.0, 1 / 3, 0.01])
def test_outlines_cover_every_point_of_a_grid(step):
    """Many points on every edge, which rounding puts a hair inside or outside."""
    turn = np.array([[np.cos(0.3), np.sin(0.3)], [-np.sin(0.3), np.cos(0.3)]])
    grid = np.stack(np.meshgrid(np.arange(9), np.arange(7)), -1).reshape(-1, 2) * step
    xy = grid @ turn * 1000 + 5e5
    (outline,) = hub_outlines(xy, np.zeros(len(xy), int), 1, "EPSG:27700")
    assert outline.equals(MultiPoint(xy).convex_hull)
