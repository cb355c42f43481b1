# SPDX-License-Identifier: GPL-2.0-or-later
"""Barriers that no hub crosses, and bridges over them."""

from itertools import combinations

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import LineString

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.ground.neighbours import Neighbours
from balanced_zones.algorithms.core.hubs.ground.walls import Walls
from balanced_zones.algorithms.core.hubs.inputs.conditions import HubConditions
from balanced_zones.algorithms.core.hubs.inputs.limit_texts import hubs_limits
from balanced_zones.algorithms.core.hubs.inputs.settings import Settings
from balanced_zones.algorithms.core.hubs.within_range import hubs_within_range

CORNER = np.array([530_000.0, 180_000.0])
QUICK = Settings(effort=Effort.QUICK)


def layer_of(xy, **columns):
    return gpd.GeoDataFrame(columns, geometry=gpd.points_from_xy(*(xy + CORNER).T), crs=27700)


def lines_of(*lines, crs=4326):
    shapes = [LineString(np.asarray(line, float) + CORNER) for line in lines]
    return gpd.GeoDataFrame(geometry=shapes, crs=27700).to_crs(crs)


def banks(west, east, random_seed=0, gap=1_000):
    """Points on either side of a river from south to north at x = 0."""
    rng = np.random.default_rng(random_seed)
    x = np.concatenate([-rng.uniform(gap / 2, 4_000, west), rng.uniform(gap / 2, 4_000, east)])
    return np.column_stack([x, rng.uniform(0, 6_000, west + east)])


RIVER = [(0, -9_000), (100, 3_000), (-100, 3_500), (0, 15_000)]


@pytest.mark.parametrize("random_seed", range(3))
def test_ways_that_cross_are_those_that_shapely_finds(random_seed):
    rng = np.random.default_rng(random_seed)
    a, b = rng.random((2, 300, 2))
    line = LineString(rng.random((7, 2)))
    coordinates = np.array(line.coords)
    # Ways that end on the line and that lead along it cross it too.
    a[:3], b[3:5] = coordinates[:3], coordinates[2:4]
    a[6], b[6] = coordinates[0], coordinates[1]
    walls = Walls(np.stack([coordinates[:-1], coordinates[1:]], axis=1), np.empty((0, 2, 2)))
    wanted = [LineString(ends).intersects(line) for ends in zip(a, b)]
    assert walls.are_crossed(a, b).tolist() == wanted


def test_neighbours_are_joined_on_either_side_and_over_bridges_only():
    xy = banks(30, 20, 1)
    west = xy[:, 0] < 0
    walls = Walls.of_lines(lines_of(RIVER, crs=27700), None, 27700).moved(CORNER, 1)
    found = Neighbours.of(xy, walls)
    assert sorted(np.bincount(found.parts)) == [20, 30]
    assert (west[found.near] == west[:, None]).all()
    assert len(np.unique(found.parts[west])) == 1
    a, b = np.argmax(xy[:, 1]), np.argmin(np.hypot(*(xy - [900, 0]).T))
    ends = xy[np.flatnonzero(west)[0]], xy[np.flatnonzero(~west)[0]]
    bridge = lines_of([ends[0], ends[1]], crs=27700)
    walls = Walls.of_lines(lines_of(RIVER, crs=27700), bridge, 27700).moved(CORNER, 1)
    found = Neighbours.of(xy, walls)
    assert found.parts.max() == 0 and a != b
    places = found.places
    rows, columns = found.links.nonzero()
    crossing = (places.xy[rows, 0] < 0) != (places.xy[columns, 0] < 0)
    assert crossing.sum() == 2


def shortest_halves(xy, k):
    """The least total over all ways to part points into k equal hubs."""
    between = np.hypot(*(xy[:, None] - xy).transpose(2, 0, 1))
    size = len(xy) // k

    def best(left):
        if not left:
            return 0.0
        first, others = left[0], left[1:]
        totals = []
        for rest in combinations(others, size - 1):
            members = [first, *rest]
            own = between[np.ix_(members, members)].sum(axis=1).min()
            totals.append(own + best([p for p in others if p not in rest]))
        return min(totals)

    return best(list(range(len(xy))))


@pytest.mark.parametrize("random_seed", range(3))
def test_either_side_is_as_short_as_by_itself(random_seed):
    xy = banks(8, 4, random_seed, gap=100)
    settings = Settings(effort=Effort.THOROUGH, one_piece=False)
    conditions = HubConditions(barriers=lines_of(RIVER))
    found = equal_size_hubs(layer_of(xy), 3, settings=settings, conditions=conditions)
    side = (xy[:, 0] < 0).astype(int)
    assert all(len(set(side[found.labels == hub])) == 1 for hub in range(3))
    wanted = shortest_halves(xy[side == 1], 2) + shortest_halves(xy[side == 0], 1)
    assert found.mean_to_medoid_km * 12_000 == pytest.approx(wanted, rel=2e-3)


def test_no_hub_crosses_and_sizes_are_kept():
    xy = banks(120, 77, 2, gap=60)
    layer = layer_of(xy)
    free = hubs_within_range(layer, 8, 12, settings=QUICK)
    conditions = HubConditions(barriers=lines_of([(0, -9_000), (0, 15_000)]))
    found = hubs_within_range(layer, 8, 12, settings=QUICK, conditions=conditions)
    west = xy[:, 0] < 0

    def crossing(result):
        hubs = range(result.count)
        return sum(len(np.unique(west[result.labels == hub])) > 1 for hub in hubs)

    assert crossing(free) > 0 and crossing(found) == 0
    assert found.sizes.min() >= 8 and found.sizes.max() <= 12
    assert found.hubs_in_pieces == 0 and not found.cut_off.any()
    assert found.mean_to_medoid_km <= 1.1 * free.mean_to_medoid_km


def test_a_hub_may_cross_by_a_bridge_where_sizes_ask_for_it():
    xy = banks(22, 18, 3, gap=200)
    west, east = np.flatnonzero(xy[:, 0] < 0), np.flatnonzero(xy[:, 0] > 0)
    # Tens do not come out of 22 and 18.
    away = np.hypot(*(xy[west][:, None] - xy[east]).transpose(2, 0, 1))
    a, b = np.unravel_index(away.argmin(), away.shape)
    conditions = HubConditions(
        barriers=lines_of(RIVER), bridges=lines_of([xy[west[a]], xy[east[b]]])
    )
    found = hubs_within_range(layer_of(xy), 10, 10, settings=QUICK, conditions=conditions)
    side = (xy[:, 0] < 0).astype(int)
    mixed = [hub for hub in range(4) if len(set(side[found.labels == hub])) == 2]
    assert len(mixed) == 1 and found.hubs_in_pieces == 0
    assert {found.labels[west[a]], found.labels[east[b]]} == set(mixed)


def test_the_ways_around_the_end_of_a_barrier_stay_open():
    xy = banks(60, 60, 4, gap=100)
    wall = lines_of([(0, 1_500), (0, 15_000)])
    found = hubs_within_range(
        layer_of(xy), 10, 14, settings=QUICK, conditions=HubConditions(barriers=wall)
    )
    assert len(found.groups) == 1
    assert found.hubs_in_pieces == 0 and found.sizes.max() <= 14


def said(call, *given, **named):
    with pytest.raises(InputError) as caught:
        call(*given, **named)
    return str(caught.value)


def test_what_barriers_forbid_is_named_with_what_would_do():
    xy = banks(20, 3, 5)
    layer = layer_of(xy, lock=["a"] + [None] * 21 + ["a"], sites=["s"] + [None] * 21 + ["s"])
    barriers = lines_of(RIVER)
    walled = HubConditions(barriers=barriers)
    text = said(hubs_within_range, layer, 4, 6, settings=QUICK, conditions=walled)
    assert "make no hubs of 4 to 6" in text and "20, 21, 22" in text and "BRIDGES" in text
    bridged = HubConditions(barriers=barriers, bridges=lines_of([xy[0], xy[20]]))
    assert hubs_within_range(layer, 4, 6, settings=QUICK, conditions=bridged).sizes.max() <= 6
    assert hubs_within_range(layer, 3, 6, settings=QUICK, conditions=walled).sizes.min() == 3
    three = lines_of(RIVER, [(-9_000, 3_000), (9_000, 3_000)])
    text = said(equal_size_hubs, layer, 2, settings=QUICK, conditions=HubConditions(barriers=three))
    assert "barriers part the points into" in text
    for field, word in (("locked_field", "lock"), ("together_field", "sites")):
        conditions = HubConditions(barriers=barriers, **{field: word})
        assert "barriers" in said(hubs_within_range, layer, 3, 6, conditions=conditions)
    conditions = HubConditions(barriers=barriers, centres=layer_of(xy[:4]))
    assert "do not go together with barriers" in said(
        equal_size_hubs, layer, 4, conditions=conditions
    )


def test_limits_per_hub_are_kept_where_a_bridge_joins_both_sides():
    river, bridge = lines_of(RIVER), lines_of([(-2_000, 3_000), (2_000, 3_000)])
    limits = tuple(hubs_limits(["1 of 1-20", "1 of 9-10", "2 of 1-5"], "limits"))
    conditions = HubConditions(barriers=river, bridges=bridge, hub_limits=limits)
    found = hubs_within_range(
        layer_of(banks(8, 8)), None, None, settings=QUICK, conditions=conditions
    )
    assert (found.sizes >= found.low).all() and (found.sizes <= found.high).all()
    assert sorted(found.high.tolist()) == [5, 5, 10, 16]


def test_areas_and_points_are_no_barriers():
    layer, river = layer_of(banks(8, 8)), lines_of(RIVER, RIVER, crs=27700)
    river.geometry = [river.geometry[0].buffer(50), river.geometry[0].boundary]
    with pytest.raises(InputError) as caught:
        equal_size_hubs(layer, 2, settings=QUICK, conditions=HubConditions(barriers=river))
    assert "no lines" in str(caught.value)
    assert "0 (Polygon)" in str(caught.value) and "1 (MultiPoint)" in str(caught.value)
    outlines = river.iloc[:1].copy()
    outlines.geometry = outlines.boundary
    outlined = HubConditions(barriers=outlines)
    assert equal_size_hubs(layer, 2, settings=QUICK, conditions=outlined).count == 2
