# SPDX-License-Identifier: GPL-2.0-or-later
"""Mended planning units: valid, each drawn once, noded, and nothing changed that was right."""

import geopandas as gpd
import numpy as np
import pytest
from shapely import affinity
from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from balanced_zones.algorithms.core import geo
from balanced_zones.algorithms.core.shapes import made_valid
from balanced_zones.algorithms.core.zones.adjacency import libpysal_rook, rook_adjacency
from balanced_zones.algorithms.core.zones.overlaps import NOISE_M, find_overlaps
from balanced_zones.algorithms.core.zones.unit_repair import (
    DROPPED,
    GAP,
    MADE_VALID,
    OVERLAP,
    WITHOUT,
    repair_units,
)
from cases import CORNER, CRS, cells, squares

SYSTEMS = [CRS, "EPSG:4326", "EPSG:2283"]


def as_layer(shapes, crs=CRS):
    """Shapes drawn in metres, as a layer in another system; feet and degrees are noded too."""
    drawn = gpd.GeoSeries(list(shapes), crs=CRS)
    if crs == "EPSG:2283":  # feet, in Virginia
        feet = drawn.affine_transform([1 / 0.3048006096, 0, 0, 1 / 0.3048006096, 0, 0])
        return feet.translate(1.0e7, 6.4e6).set_crs(crs, allow_override=True)
    return drawn.to_crs(crs)


def kinds(repair):
    return sorted(change.kind for change in repair.changes)


def left_of(repair, crs):
    return gpd.GeoSeries([s for s in repair.shapes if s is not None], crs=crs)


def dirty(random_seed, crs):
    """A map of cells with every kind of dirt; returns it and what was done to how many."""
    rng = np.random.default_rng(random_seed)
    units = cells(60, random_seed)
    shapes = list(units.geometry)
    wide, narrow, shaken, twice, none, bent = rng.choice(60, 6, replace=False)
    shapes[wide] = shapes[wide].buffer(rng.uniform(0.1, 2), join_style=2)
    shapes[narrow] = shapes[narrow].buffer(-rng.uniform(0.1, 2), join_style=2)
    ring = np.array(shapes[shaken].exterior.coords[:-1])
    middles = (ring + np.roll(ring, -1, axis=0)) / 2
    ring = np.stack([ring, middles], axis=1).reshape(-1, 2)
    shapes[shaken] = Polygon(ring + rng.uniform(-1.5, 1.5, ring.shape))
    x, y = shapes[bent].exterior.coords[0]
    # A loop outside the ring, over its first corner.
    loop = [(x, y), (x + 3, y + 1), (x + 1, y + 3), (x, y)]
    shapes[bent] = Polygon([*shapes[bent].exterior.coords, *loop[1:]])
    shapes.append(shapes[twice])
    shapes[none] = None
    return as_layer(shapes, crs)


@pytest.mark.parametrize(("random_seed", "crs"), list(enumerate(SYSTEMS)))
def test_what_a_repair_promises(random_seed, crs):
    layer = dirty(random_seed, crs)
    repair = repair_units(layer)
    found = kinds(repair)
    assert {DROPPED, WITHOUT, MADE_VALID, OVERLAP, GAP} >= set(found)
    assert found.count(DROPPED) == found.count(WITHOUT) == 1
    assert MADE_VALID in found and GAP in found and OVERLAP in found

    valid = left_of(repair, crs)
    assert valid.is_valid.all()
    metric = geo.local_metric_crs(valid)
    assert len(find_overlaps(valid, metric)) == 0
    assert len(repair.left) == 0
    # Nothing narrow is left between units, and the one that had no geometry is a hole.
    outline = unary_union(list(valid.to_crs(metric)))
    holes = [Polygon(r) for p in getattr(outline, "geoms", [outline]) for r in p.interiors]
    assert all(2 * h.area / h.length > 5 or 2 * h.area / h.length < NOISE_M for h in holes)

    # What a unit lost another one got, or it was there twice. In the layer's own coordinates:
    # a long border bends a little where it gets a vertex before it is projected.
    whole = sum(shape.area for shape in made_valid(layer) if shape is not None)
    for change in repair.changes:
        if change.kind in (OVERLAP, DROPPED):
            whole -= change.ground.area * (len(change.units) - 1)
        elif change.kind == GAP:
            whole += change.ground.area
    assert sum(shape.area for shape in valid) == pytest.approx(whole, rel=1e-8)

    again = repair_units(valid)
    assert again.changes == [] and len(again.noded) == 0
    assert all(a is b for a, b in zip(again.shapes, valid))


@pytest.mark.parametrize("crs", SYSTEMS)
def test_what_is_clean_stays_as_it_is(crs):
    layer = as_layer(cells(80, 3).geometry, crs)
    repair = repair_units(layer)
    assert repair.changes == [] and len(repair.noded) == 0
    assert all(new is old for new, old in zip(repair.shapes, layer))


def test_real_units_are_left_alone(shared_data):
    layer = gpd.read_file(shared_data / "fairfax.gpkg", layer="planning_units").geometry
    repair = repair_units(layer)
    assert repair.changes == [] and len(repair.noded) == 0
    assert all(new is old for new, old in zip(repair.shapes, layer))


@pytest.mark.parametrize("crs", SYSTEMS)
def test_borders_made_anew_are_shared_exactly(crs):
    """libpysal's rook, which knows equal vertices alone, finds the neighbours of the clean map."""
    clean = cells(60, 9)
    shapes = list(clean.geometry)
    inner = [
        i
        for i, s in enumerate(shapes)
        if not s.buffer(50).intersects(box(*clean.total_bounds).boundary)
    ]
    for at, metres in zip(inner[::7], (1.3, -1.1, 0.7, -0.4)):
        shapes[at] = shapes[at].buffer(metres, join_style=2)
    repair = repair_units(as_layer(shapes, crs))
    valid = gpd.GeoSeries(repair.shapes, crs=crs)
    adjacency, _ = rook_adjacency(valid, geo.local_metric_crs(valid))
    assert len(adjacency.added) == 0
    before = libpysal_rook(clean.geometry)
    after = libpysal_rook(valid)
    # A corner may have become a border as short as the strip is wide.
    new = (after - before).tocoo()
    border = adjacency.border_m.tocsr()
    assert all(border[a, b] < 6 for a, b in zip(new.row, new.col))
    assert (after - before).min() >= 0


def corner(*shapes):
    return gpd.GeoSeries([affinity.translate(shape, *CORNER) for shape in shapes], crs=CRS)


def test_an_overlap_goes_to_the_longer_border():
    """The strip of 1 by 400 m borders on the left unit with its one side and both ends."""
    left, right = box(0, 0, 1000, 1000), box(999, 300, 2000, 700)
    repair = repair_units(corner(left, right))
    (change,) = repair.changes
    assert (change.kind, change.units) == (OVERLAP, (0, 1))
    assert change.area_m2 == pytest.approx(400, rel=1e-3)
    assert change.width_m == pytest.approx(800 / 802, rel=1e-3)
    assert repair.shapes[0].area == pytest.approx(1e6)
    assert repair.shapes[1].area == pytest.approx(400 * 1000)
    assert repair.noded.tolist() == [0]


def test_a_gap_goes_to_the_longest_border():
    """A gap of 2 m: a kilometre of it along the left unit, half of it along the others."""
    shapes = box(0, 0, 1000, 1000), box(1002, 0, 2000, 400), box(1002, 400, 2000, 1000)
    frame = box(-100, -100, 2100, 1100).difference(box(0, 0, 2000, 1000))
    repair = repair_units(corner(*shapes, frame))
    (change,) = repair.changes
    assert (change.kind, change.units) == (GAP, (0, 1, 2, 3))
    assert change.area_m2 == pytest.approx(2000, rel=1e-3)
    assert repair.shapes[0].area == pytest.approx(1002 * 1000)


def test_a_gap_that_is_open_at_its_ends():
    repair = repair_units(corner(box(0, 0, 1000, 1000), box(1000.3, 0, 2000, 1000)))
    (change,) = repair.changes
    assert (change.kind, change.units) == (GAP, (0, 1))
    assert change.area_m2 == pytest.approx(300, rel=1e-3)
    adjacency, _ = rook_adjacency(gpd.GeoSeries(repair.shapes, crs=CRS), CRS)
    assert adjacency.pairs.tolist() == [[0, 1]] and len(adjacency.added) == 0


def test_what_is_wider_than_asked_is_left():
    shapes = corner(box(0, 0, 1000, 1000), box(990, 0, 2000, 1000), box(2003, 0, 3000, 1000))
    repair = repair_units(shapes, overlap_m=5, gap_m=1)
    assert repair.changes == []
    assert repair.left.pairs.tolist() == [[0, 1]]
    repair = repair_units(shapes, overlap_m=12, gap_m=4)
    assert kinds(repair) == [GAP, OVERLAP]
    assert len(repair.left) == 0


def test_widths_of_zero_leave_all_overlaps_and_gaps():
    row = (box(0, 0, 1000, 1000), box(999, 0, 2000, 1000), box(2000.2, 0, 3000, 1000))
    assert repair_units(corner(*row), overlap_m=0, gap_m=0).changes == []
    assert kinds(repair_units(corner(*row), overlap_m=0, gap_m=5)) == [GAP]
    assert kinds(repair_units(corner(*row), overlap_m=5, gap_m=0)) == [OVERLAP]
    assert kinds(repair_units(corner(*row, row[0]), overlap_m=0, gap_m=0)) == [DROPPED]


def test_a_unit_within_another_is_not_swallowed():
    repair = repair_units(corner(box(0, 0, 1000, 1000), box(100, 100, 103, 400)))
    assert repair.shapes[1].area == pytest.approx(900)
    assert repair.shapes[0].area == pytest.approx(1e6 - 900)


def test_inlets_wedges_and_lakes_are_no_gaps():
    coast = Polygon(
        [
            (0, 0),
            (1000, 0),
            (1000, 500),
            (500, 498),
            (500, 502),
            (1000, 504),
            (1000, 1000),
            (0, 1000),
        ]
    )
    wedge = Polygon([(0, 1000), (990, 1000), (1000, 1100), (0, 1100)])
    lake = box(2000, 0, 3000, 1000).difference(box(2200, 200, 2204, 900))
    repair = repair_units(corner(coast, wedge, lake))
    assert repair.changes == []


def test_three_of_one_and_none_of_another():
    units = squares(3, 1)
    one = units.geometry[1]
    layer = gpd.GeoSeries([*units.geometry, one, Polygon(), one.buffer(0.001), None], crs=CRS)
    repair = repair_units(layer)
    assert kinds(repair) == [DROPPED, DROPPED, WITHOUT, WITHOUT]
    assert [c.units for c in repair.changes if c.kind == DROPPED] == [(1, 3), (1, 5)]
    assert [s is None for s in repair.shapes] == [False] * 3 + [True] * 4
    nothing = repair_units(gpd.GeoSeries([None, Polygon()], crs=CRS))
    assert kinds(nothing) == [WITHOUT, WITHOUT]


def test_what_a_neighbours_repair_makes_narrow_is_mended_too():
    """An overlap too wide at first, most of which another unit takes."""
    rng = np.random.default_rng(20)
    shapes = []
    for shape in squares(5, 5).geometry:
        way = rng.integers(0, 5)
        if way == 0:
            shape = affinity.translate(shape, *rng.uniform(-8, 8, 2))
        elif way == 1:
            shape = shape.buffer(rng.uniform(-8, 8) / 2)
        shapes.append(shape)
    once = repair_units(gpd.GeoSeries(shapes, crs=CRS))
    assert all(shape is not None for shape in once.shapes)
    assert not (once.left.width_m <= 5).any()
    ground = unary_union(shapes)
    assert ground.difference(unary_union(once.shapes)).area < 1
    twice = repair_units(gpd.GeoSeries(once.shapes, crs=CRS))
    assert sum(change.area_m2 for change in twice.changes) < 0.1
