# SPDX-License-Identifier: GPL-2.0-or-later
"""Rook adjacency and shared borders, against brute force and worked cases."""

import geopandas as gpd
import numpy as np
import pytest
from shapely import affinity
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon, box

from balanced_zones.algorithms.core import geo
from balanced_zones.algorithms.core.zones.adjacency import libpysal_rook, rook_adjacency
from cases import CRS, cells, squares


def adjacency_of(shapes, crs=CRS, **options):
    series = gpd.GeoSeries(list(shapes), crs=crs)
    return rook_adjacency(series, geo.local_metric_crs(series), **options)


def near_greenwich(shape):
    return affinity.translate(shape, 530000, 180000)


def pairs_of(adjacency):
    return {tuple(pair) for pair in adjacency.pairs.tolist()}


def brute_force(units):
    """Borders by intersecting every two polygons in metres."""
    shapes = list(units.to_crs(geo.local_metric_crs(units.geometry)).geometry)
    found = {}
    for a in range(len(shapes)):
        for b in range(a + 1, len(shapes)):
            length = shapes[a].intersection(shapes[b]).length
            if length > 1e-3:
                found[a, b] = length
    return found


@pytest.mark.parametrize("random_seed", range(5))
def test_borders_equal_the_intersections_of_all_pairs(random_seed):
    units = cells(60, random_seed)
    adjacency, perimeter = rook_adjacency(units.geometry, geo.local_metric_crs(units.geometry))
    expected = brute_force(units)
    got = dict(zip(map(tuple, adjacency.pairs.tolist()), adjacency.pair_border_m))
    assert {p for p in got if got[p] > 1e-3} == set(expected)
    for pair, length in expected.items():
        assert got[pair] == pytest.approx(length, abs=0.01)
    in_metres = units.geometry.to_crs(geo.local_metric_crs(units.geometry))
    assert perimeter == pytest.approx(in_metres.length.to_numpy())


def test_the_papers_figure_1():
    """By rook's contiguity A borders all polygons except B, which it meets in one point."""
    # A is in the middle of the left; B above it to the right meets A's corner only.
    a = box(0, 1, 1, 2)
    b = box(1, 2, 2, 3)
    c = box(0, 2, 1, 3)
    d = box(0, 0, 1, 1)
    e = box(1, 1, 2, 1.5)
    f = box(1, 1.5, 2, 2)
    shapes = [
        near_greenwich(affinity.scale(s, 1000, 1000, origin=(0, 0))) for s in (a, b, c, d, e, f)
    ]
    adjacency, _ = adjacency_of(shapes)
    assert adjacency.neighbours[0] == [2, 3, 4, 5]
    assert 0 not in adjacency.neighbours[1]


SQUARE = box(0, 0, 100, 100)
CASES = {
    "a whole edge shared": (box(100, 0, 200, 100), 100, False),
    "an extra vertex on the shared edge": (
        Polygon([(100, 0), (200, 0), (200, 100), (100, 100), (100, 40)]),
        100,
        True,
    ),
    "a T-junction": (box(100, 30, 200, 170), 70, True),
    "a gap of rounding": (box(100 + 1e-9, 0, 200, 100), 100, None),
    "an overlap of rounding": (box(100 - 1e-9, 0, 200, 100), 100, None),
    "a gap of 5 cm": (box(100.05, 0, 200, 100), 100, True),
}


@pytest.mark.parametrize("case", CASES)
def test_neighbours_whatever_the_vertices(case):
    other, border, added = CASES[case]
    adjacency, _ = adjacency_of([near_greenwich(SQUARE), near_greenwich(other)])
    assert pairs_of(adjacency) == {(0, 1)}
    assert adjacency.pair_border_m[0] == pytest.approx(border, rel=0.01)
    if added is not None:
        assert (len(adjacency.added) == 1) == added


@pytest.mark.parametrize(
    "other",
    [
        box(100, 100, 200, 200),
        box(101, 0, 200, 100),
        # Touches the square's right side in two points.
        Polygon([(100, 20), (150, 0), (200, 50), (150, 100), (100, 80), (140, 50)]),
    ],
    ids=["one corner", "a gap of 1 m", "two points"],
)
def test_not_neighbours(other):
    adjacency, _ = adjacency_of([near_greenwich(SQUARE), near_greenwich(other)])
    assert pairs_of(adjacency) == set()


def test_units_on_both_sides_of_a_thin_wedge_meet_in_a_point_only():
    """Within the tolerance they run together for metres, and yet share no border."""
    above = Polygon([(0, 0), (0, 500), (1000, 500), (1000, 0)])
    wedge = Polygon([(0, 0), (400, 0), (1000, 0), (1000, -30)])
    below = Polygon([(0, 0), (500, -15), (1000, -30), (1000, -500), (0, -500)])
    adjacency, _ = adjacency_of(map(near_greenwich, (above, wedge, below)))
    assert pairs_of(adjacency) == {(0, 1), (1, 2)}


def test_border_partly_noded_and_partly_not():
    """One edge shared vertex by vertex and another by a T-junction add up."""
    left = Polygon([(0, 0), (100, 0), (100, 50), (100, 200), (0, 200)])
    right = Polygon([(100, 0), (200, 0), (200, 120), (100, 120), (100, 50)])
    adjacency, _ = adjacency_of(map(near_greenwich, (left, right)))
    assert adjacency.pair_border_m[0] == pytest.approx(120, rel=0.01)
    assert len(adjacency.added) == 0


def test_holes_and_parts_are_outlines_too():
    ring = SQUARE.difference(box(40, 40, 60, 60))
    island = box(40, 40, 60, 60)
    apart = MultiPolygon([box(100, 0, 120, 20), box(500, 500, 520, 520)])
    adjacency, perimeter = adjacency_of(map(near_greenwich, (ring, island, apart)))
    assert pairs_of(adjacency) == {(0, 1), (0, 2)}
    assert dict(zip(map(tuple, adjacency.pairs.tolist()), adjacency.pair_border_m)) == {
        (0, 1): pytest.approx(80, rel=1e-3),
        (0, 2): pytest.approx(20, rel=0.02),
    }
    assert perimeter == pytest.approx([480, 80, 160], rel=1e-3)


def test_degrees_and_feet_give_the_same_neighbours_in_metres():
    units = cells(40, 3)
    reference, _ = rook_adjacency(units.geometry, geo.local_metric_crs(units.geometry))
    for crs in ("EPSG:4326", "EPSG:3857"):
        other = units.geometry.to_crs(crs)
        adjacency, _ = rook_adjacency(other, geo.local_metric_crs(other))
        # Borders shorter than a vertex's rounding may come and go.
        firm = {p for p, m in zip(pairs_of_list(reference), reference.pair_border_m) if m > 0.1}
        assert firm <= pairs_of(adjacency)
        got = dict(zip(map(tuple, adjacency.pairs.tolist()), adjacency.pair_border_m))
        for pair, metres in zip(pairs_of_list(reference), reference.pair_border_m):
            if metres > 0.1:
                assert got[pair] == pytest.approx(metres, rel=1e-3)


def pairs_of_list(adjacency):
    return [tuple(pair) for pair in adjacency.pairs.tolist()]


def test_nothing_added_where_vertices_match():
    units = squares(5, 4)
    adjacency, _ = rook_adjacency(units.geometry, geo.local_metric_crs(units.geometry))
    assert len(adjacency.pairs) == 4 * 4 + 5 * 3
    assert len(adjacency.added) == 0
    assert (libpysal_rook(units.geometry) != (adjacency.border_m != 0)).nnz == 0


def test_fairfax_is_one_noded_map(fairfax):
    units = fairfax.units
    metric = geo.local_metric_crs(units.geometry)
    adjacency, _ = rook_adjacency(units.geometry, metric)
    assert len(adjacency.added) == 0
    assert adjacency.components.max() == 0
    shapes = list(units.geometry.to_crs(metric))
    some = np.random.default_rng(0).choice(len(adjacency.pairs), 300, replace=False)
    for at in some:
        a, b = adjacency.pairs[at]
        border = shapes[a].intersection(shapes[b]).length
        assert adjacency.pair_border_m[at] == pytest.approx(border, abs=1e-6)


def roughened(units, random_seed):
    """The units, each drawn anew: corners off by centimetres, and half the edges divided."""
    rng = np.random.default_rng(random_seed)
    shapes = []
    for shape in units.geometry:
        corners = np.array(shape.exterior.coords)[:-1]
        corners += rng.normal(0, 0.02, corners.shape)
        halves = (corners + np.roll(corners, -1, axis=0)) / 2
        chosen = rng.random(len(corners)) < 0.5
        ring = [p for c, h, both in zip(corners, halves, chosen) for p in ([c, h] if both else [c])]
        shapes.append(Polygon(ring))
    return gpd.GeoSeries(shapes, crs=units.crs)


def runs_segment_by_segment(shapes, tolerance):
    """Metres along which every two outlines run together, every segment a line of its own."""
    lines = []
    for shape in shapes:
        corners = list(shape.exterior.coords)
        lines.append(MultiLineString([LineString(pair) for pair in zip(corners, corners[1:])]))
    wide = [line.buffer(tolerance) for line in lines]
    found = {}
    for a in range(len(lines)):
        for b in range(a + 1, len(lines)):
            if lines[a].distance(lines[b]) <= tolerance:
                run = lines[a].intersection(wide[b]).length + lines[b].intersection(wide[a]).length
                found[a, b] = run / 2
    return found


@pytest.mark.parametrize("random_seed", range(2))
def test_borders_equal_the_slow_way_segment_by_segment(random_seed):
    """Where no vertex matches: the same pairs, and borders to fractions of a millimetre."""
    units = roughened(cells(40, random_seed), random_seed)
    adjacency, _ = rook_adjacency(units, geo.local_metric_crs(units))
    in_metres = units.to_crs(geo.local_metric_crs(units)).tolist()
    once, twice = (runs_segment_by_segment(in_metres, reach) for reach in (0.1, 0.2))
    expected = {pair: 2 * once.get(pair, 0) - run for pair, run in twice.items()}
    expected = {pair: run for pair, run in expected.items() if run >= 1}
    got = dict(zip(map(tuple, adjacency.pairs.tolist()), adjacency.pair_border_m.tolist()))
    assert set(got) == set(expected)
    assert len(adjacency.added) == len(got) > 80
    for pair, border in expected.items():
        assert got[pair] == pytest.approx(border, abs=0.01, rel=1e-6)


def test_a_coast_makes_no_neighbours_and_costs_none(monkeypatch):
    """Two units that share an edge, each with 20,000 segments of coast: few are looked at."""
    from balanced_zones.algorithms.core.zones import adjacency as module

    angle = np.linspace(0, np.pi, 20000)
    rough = 5000 + 50 * np.sin(400 * angle) + 20 * np.cos(7000 * angle)
    arc = np.column_stack([rough * np.sin(angle), rough * np.cos(angle)])
    east = Polygon(arc)
    west = affinity.scale(east, -1, 1, origin=(0, 0))
    seen = []
    rook = module.libpysal_rook

    def listened(outlines):
        outlines = list(outlines)
        seen.extend(len(line.coords) for line in outlines)
        return rook(outlines)

    monkeypatch.setattr(module, "libpysal_rook", listened)
    adjacency, perimeter = adjacency_of(map(near_greenwich, (east, west)))
    assert adjacency.pairs.tolist() == [[0, 1]]
    assert len(adjacency.added) == 0
    assert max(seen) < 10
    assert adjacency.pair_border_m[0] == pytest.approx(np.ptp(arc[[0, -1], 1]), rel=1e-3)
    assert perimeter == pytest.approx([east.length, west.length], rel=1e-3)


def test_units_that_touch_around_a_lake_at_two_points_are_no_neighbours():
    """Each borders a third unit up to either point, and the lake in between both ways."""
    left = Polygon([(0, 0), (100, 40), (60, 50), (100, 60), (0, 100)])
    right = Polygon([(200, 0), (200, 100), (100, 60), (140, 50), (100, 40)])
    above = Polygon([(0, 100), (100, 60), (200, 100), (100, 200)])
    below = Polygon([(0, 0), (100, -100), (200, 0), (100, 40)])
    adjacency, _ = adjacency_of(map(near_greenwich, (left, right, above, below)))
    assert pairs_of(adjacency) == {(0, 2), (0, 3), (1, 2), (1, 3)}


def test_a_sliver_of_a_gap_never_closes_by_the_tolerance_of_overlaps():
    """A gap of 30 cm stays a gap: what is accepted as an overlap says nothing of gaps."""
    adjacency, _ = adjacency_of(map(near_greenwich, (SQUARE, box(100.3, 0, 200, 100))))
    assert pairs_of(adjacency) == set()
    assert adjacency.near.tolist() == [[0, 1]]


@pytest.mark.parametrize("tolerance_m", [0.0, 0.1])
@pytest.mark.parametrize("shortest_added_m", [0.0, 1.0])
def test_a_tolerance_and_a_shortest_border_of_zero(tolerance_m, shortest_added_m):
    row = [SQUARE, box(100, 0, 200, 100), box(200.05, 0, 300, 100), box(500, 0, 600, 100)]
    adjacency, _ = adjacency_of(
        map(near_greenwich, row), tolerance_m=tolerance_m, shortest_added_m=shortest_added_m
    )
    assert pairs_of(adjacency) == ({(0, 1), (1, 2)} if tolerance_m else {(0, 1)})


def test_borders_are_never_longer_than_the_outline():
    """A unit of 5 cm between two others: each of the three runs along both of the others."""
    left, strip, right = box(0, 0, 100, 100), box(100, 0, 100.05, 100), box(100.05, 0, 200, 100)
    adjacency, perimeter = adjacency_of(map(near_greenwich, (left, strip, right)))
    total = np.asarray(adjacency.border_m.sum(axis=1)).reshape(-1)
    assert (total <= perimeter * (1 + 1e-3)).all()
