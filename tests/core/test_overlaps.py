# SPDX-License-Identifier: GPL-2.0-or-later
"""Overlapping units: what does harm is named, what does none stops nobody."""

import re

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import affinity
from shapely.geometry import MultiPolygon, Point, Polygon, box
from shapely.ops import unary_union

from balanced_zones.algorithms.core import geo
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.zones.metrics import evaluate
from balanced_zones.algorithms.core.zones.overlaps import (
    EQUAL,
    OVERLAP,
    SLIVER,
    WITHIN,
    find_overlaps,
    widest_place,
    without_slivers,
)
from balanced_zones.algorithms.core.zones.preflight import (
    Columns,
    build_problem,
    problem_and_outlines,
)
from cases import COLUMNS, CORNER, CRS, Listener, cells, schools_at, squares


def at_corner(shape):
    return affinity.translate(shape, *CORNER)


def overlaps_of(shapes, crs=CRS, **options):
    units = gpd.GeoSeries(list(shapes), crs=crs)
    return find_overlaps(units, geo.local_metric_crs(units), **options)


def with_units(units, shapes):
    """The units and more of them, called X0, X1 ..."""
    more = gpd.GeoDataFrame(
        {"unit": [f"X{i}" for i in range(len(shapes))], "students": 5},
        geometry=list(shapes),
        crs=units.crs,
    )
    return pd.concat([units, more], ignore_index=True)


def refusal(units, schools):
    with pytest.raises(InputError) as caught:
        build_problem(units, schools, COLUMNS)
    return str(caught.value)


@pytest.fixture
def units():
    return squares(4, 3)


@pytest.fixture
def schools(units):
    return schools_at(units, {0: 60, 11: 60})


@pytest.mark.parametrize("crs", [CRS, "EPSG:4326", "EPSG:2283"])
def test_area_and_width_are_metres_whatever_the_layer_counts_in(crs):
    """A strip of 1,000 by 4 m has 4,000 m² and, ends included, a mean width of 3.98 m."""
    pair = gpd.GeoSeries(
        [at_corner(box(0, 0, 1000, 1000)), at_corner(box(996, 0, 2000, 1000))], crs=CRS
    )
    if crs == "EPSG:2283":  # feet, in Virginia
        feet = pair.affine_transform([1 / 0.3048006096, 0, 0, 1 / 0.3048006096, 0, 0])
        pair = feet.translate(1.1e7, 6.5e6).set_crs(crs, allow_override=True)
    else:
        pair = pair.to_crs(crs)
    found = overlaps_of(pair, crs)
    assert found.pairs.tolist() == [[0, 1]]
    assert found.area_m2[0] == pytest.approx(4000, rel=2e-3)
    assert found.width_m[0] == pytest.approx(2 * 4000 / 2008, rel=2e-3)
    assert found.widest_m[0] == pytest.approx(4, rel=0.03)
    assert found.share[0] == pytest.approx(0.004, rel=2e-3)
    assert found.kinds.tolist() == [OVERLAP]


def test_the_widest_place():
    strip, disc = box(0, 0, 500, 3), Point(0, 0).buffer(20, 64)
    assert widest_place(strip) == pytest.approx(3, rel=0.02)
    assert widest_place(disc) == pytest.approx(40, rel=0.02)
    apart = MultiPolygon([affinity.translate(strip, 0, 100), disc])
    assert widest_place(apart) == pytest.approx(40, rel=0.02)
    # Between the legs of a right-angled triangle of 30 and 40: (30 + 40 - 50) / 2.
    assert widest_place(Polygon([(0, 0), (30, 0), (0, 40)])) == pytest.approx(20, rel=0.02)


def kind_of(left, right, **options):
    found = overlaps_of([at_corner(left), at_corner(right)], **options)
    return found.kinds.tolist()


LEFT = box(0, 0, 1000, 1000)


def comb(width, teeth=50):
    """What reaches from the right over LEFT's border in many thin teeth, 10 m apart."""
    body = box(1000, 0, 2000, 1000)
    return body.union(
        MultiPolygon([box(1000 - width, 20 * i, 1001, 20 * i + 10) for i in range(teeth)])
    )


def test_a_bulge_counts_as_wide_as_it_is_along_the_whole_border():
    """10 m by 4 m of a border of 100 m: 40 m² over 90 m touched and half an outline of 28 m."""
    right = box(100, 0, 200, 100).union(box(96, 40, 101, 50))
    found = overlaps_of([at_corner(box(0, 0, 100, 100)), at_corner(right)])
    assert found.width_m[0] == pytest.approx(40 / (90 + 14), rel=2e-3)
    assert found.widest_m[0] == pytest.approx(4, rel=0.03)


@pytest.mark.parametrize(
    "right, kind",
    [
        (box(1000, 0, 2000, 1000), []),
        (box(1000 - 5e-4, 0, 2000, 1000), []),
        (box(999.5, 0, 2000, 1000), [SLIVER]),
        (box(998, 0, 2000, 1000), [OVERLAP]),
        (comb(0.8), [SLIVER]),
        (comb(3), [OVERLAP]),
        # A building of 40 m that a hairline of 1 km would make narrow on average.
        (box(999.99, 0, 2000, 1000).union(box(960, 500, 1001, 540)), [OVERLAP]),
        # Narrow, yet more than a hundredth of the smaller unit.
        (box(999.2, 0, 1050, 1000), [OVERLAP]),
        (LEFT, [EQUAL]),
        (LEFT.buffer(-1), [EQUAL]),
        (LEFT.buffer(-100), [WITHIN]),
    ],
    ids=[
        "a common border",
        "rounding",
        "a narrow strip",
        "a wide strip",
        "narrow teeth",
        "wide teeth",
        "a building and a hairline",
        "a narrow strip of a narrow unit",
        "one unit twice",
        "one unit twice, drawn anew",
        "within the other",
    ],
)
def test_kinds(right, kind):
    assert kind_of(LEFT, right) == kind
    assert kind_of(right, LEFT) == kind


def test_the_tolerance_is_the_users():
    strip = box(997, 0, 2000, 1000)
    assert kind_of(LEFT, strip, snap_tolerance_m=5) == [SLIVER]
    assert kind_of(LEFT, box(999.5, 0, 2000, 1000), snap_tolerance_m=0) == [OVERLAP]


def test_an_island_drawn_twice_is_named(units, schools):
    island = at_corner(box(6000, 6000, 6500, 6500))
    text = refusal(with_units(units, [island, island]), schools)
    # Half a kilometre each way on the map, 250,102 m² on the ground; PROJ's versions differ by one.
    assert re.search(r"a planning unit is drawn twice: X0 and X1 \(250,10[12] m²\)", text)


def test_the_outline_of_the_district_is_named_once(units, schools):
    text = refusal(with_units(units, [units.geometry.unary_union]), schools)
    assert "this unit lies over other planning units: X0 (over all others)" in text
    assert "planning units overlap" not in text


def test_units_of_a_coarser_layer_are_named(units, schools):
    half = at_corner(box(0, 0, 2000, 3000))
    text = refusal(with_units(units, [half]), schools)
    assert "X0 (over 6 of the 12 others)" in text


def test_a_second_coverage_is_named(units, schools):
    again = units.geometry.translate(300, 200).tolist()
    text = refusal(with_units(units, again), schools)
    assert "cover their ground twice: 24 of 24 units lie on others" in text
    assert "planning units overlap: U0 and X0 (560,2" in text


def test_equal_coverages_are_units_drawn_twice(units, schools):
    text = refusal(with_units(units, units.geometry.tolist()), schools)
    assert "cover their ground twice: 24 of 24 units lie on others" in text
    assert "a planning unit is drawn twice: U0 and X0 (1,000,4" in text


def test_the_remedies_help(units, schools):
    """What the messages tell to do, done to what they are told of."""
    island = at_corner(box(6000, 6000, 6500, 6500))
    outline = units.geometry.unary_union
    inner = at_corner(box(1200, 1200, 1700, 1700))
    holed = units.copy()
    holed.geometry = units.geometry.difference(inner)
    for faulty, mended in (
        (with_units(units, [island, island]), with_units(units, [island])),
        (with_units(units, [outline]), units),
        (with_units(units, units.geometry.translate(300, 200)), units),
        (with_units(units, [inner]), with_units(holed, [inner])),
    ):
        assert refusal(faulty, schools)
        assert build_problem(mended, schools, COLUMNS).n_units == len(mended)


def test_at_most_twenty_pairs_are_named():
    units = squares(6, 5)
    schools = schools_at(units, {0: 100, 29: 200})
    text = refusal(with_units(units, units.geometry.tolist()), schools)
    line = next(line for line in text.splitlines() if "drawn twice" in line)
    assert line.count(" and X") == 20
    assert "and 10 more" in line


def test_what_suspects_find_equals_a_search_of_all(units):
    """Within a map whose rim alone is suspect, all harmful pairs are found all the same."""
    both = with_units(cells(40, 1), cells(40, 2).geometry.tolist())
    metric = geo.local_metric_crs(both.geometry)
    from balanced_zones.algorithms.core.zones.adjacency import rook_adjacency

    suspects = rook_adjacency(both.geometry, metric)[0].suspects
    assert len(suspects) < len(both)
    some = find_overlaps(both.geometry, metric, suspects=suspects)
    every = find_overlaps(both.geometry, metric)
    assert some.pairs.tolist() == every.pairs.tolist()
    assert len(every.harmful) > 40


def test_slivers_are_told_once_and_measured_as_on_the_clean_map(units, schools):
    """Three strips along borders of 1 km; the figures of the clean map, to a thousandth."""
    clean = build_problem(units, schools, COLUMNS)
    x, y = CORNER
    dirty = units.copy()
    dirty.loc[0, "geometry"] = box(x, y, x + 1000.5, y + 1000)
    dirty.loc[5, "geometry"] = box(x + 1000, y + 999.7, x + 2000.9, y + 2000)
    listener = Listener()
    problem = build_problem(dirty, schools, COLUMNS, listener)
    told = [text for text in listener.warned if "hairline" in text]
    assert len(told) == 1
    # And the two corners where the strips cross other units.
    assert "5 pairs, on average up to 0.90 m wide, at one place 0.91 m" in told[0]
    assert problem.adjacency.pairs.tolist() == clean.adjacency.pairs.tolist()
    assert problem.adjacency.pair_border_m == pytest.approx(
        clean.adjacency.pair_border_m, rel=2e-3, abs=2
    )
    assert problem.perimeter_m == pytest.approx(clean.perimeter_m, rel=2e-3)
    assert problem.area_m2 == pytest.approx(clean.area_m2, rel=2e-3)
    assert problem.area_m2.sum() == pytest.approx(clean.area_m2.sum(), rel=1e-6)


def test_the_smaller_unit_keeps_the_sliver():
    large, small = at_corner(box(0, 0, 1000, 1000)), at_corner(box(999.5, 0, 1400, 400))
    units = gpd.GeoSeries([large, small], crs=CRS)
    found = find_overlaps(units, geo.local_metric_crs(units))
    mended = without_slivers(units, found)
    assert mended.iloc[1].equals(small)
    assert mended.iloc[0].area == pytest.approx(1e6 - 200)
    assert not len(find_overlaps(mended, geo.local_metric_crs(units)))


def test_invalid_and_missing_units_stop_no_search():
    bow = Polygon([(0, 0), (100, 100), (100, 0), (0, 100)])
    found = overlaps_of([at_corner(bow), None, Polygon(), at_corner(box(60, 0, 200, 100))])
    assert found.pairs.tolist() == [[0, 3]]
    assert np.isfinite(found.width_m).all()


def test_zones_of_a_layer_full_of_slivers_are_measured_as_drawn(shared_cases):
    """Against the zones' polygons, united and closed where 10 cm gape: within 0.5 %."""
    source = shared_cases / "sliver_overlaps.gpkg"
    units = gpd.read_file(source, layer="planning_units")
    schools = gpd.read_file(source, layer="schools")
    columns = Columns(["students"], "school_id", "capacity", "unit_id")
    problem, outlines = problem_and_outlines(units, schools, columns)
    away = np.hypot(*np.moveaxis(problem.centre_m[:, None] - problem.school_m[None], -1, 0))
    labels = away.argmin(axis=1)
    found = evaluate(problem, labels)
    assert (found.polsby_popper <= 1).all() and (found.compactness <= 100).all()
    shapes = units.geometry.to_crs(problem.crs).buffer(0).to_numpy()
    for zone in range(problem.n_zones):
        united = unary_union(list(shapes[labels == zone]))
        closed = united.buffer(0.05, join_style=2).buffer(-0.05, join_style=2)
        expected = 100 * np.sqrt(4 * np.pi * united.area) / closed.length
        assert found.compactness[zone] == pytest.approx(expected, rel=0.005)
    assert outlines.area.sum() == pytest.approx(unary_union(list(shapes)).area, rel=1e-6)


def test_no_figure_is_impossible_where_a_unit_is_thinner_than_the_tolerance():
    """A strip of 5 cm and its neighbours share more border than they have outline."""
    strip = [box(0, 0, 100, 100), box(100, 0, 100.05, 100), box(100.05, 0, 200, 100)]
    units = gpd.GeoDataFrame(
        {"unit": ["a", "b", "c"], "students": 10},
        geometry=[at_corner(shape) for shape in strip],
        crs=CRS,
    )
    problem = build_problem(units, schools_at(units, {0: 30}), COLUMNS)
    found = evaluate(problem, np.zeros(3, int))
    assert 0 < found.polsby_popper[0] <= 1
    assert 0 < found.mean_compactness <= 100
