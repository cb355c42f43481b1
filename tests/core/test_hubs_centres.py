# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs around given centres, with a capacity each."""

import geopandas as gpd
import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment
from shapely.geometry import Point

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.ground.neighbours import Neighbours
from balanced_zones.algorithms.core.hubs.inputs.conditions import HubConditions
from balanced_zones.algorithms.core.hubs.inputs.settings import Settings
from balanced_zones.algorithms.core.hubs.search.solve import solve_hubs
from balanced_zones.algorithms.core.hubs.within_range import hubs_within_range

FREE = Settings(one_piece=False)


def layer_of(xy, crs="EPSG:27700", **columns):
    return gpd.GeoDataFrame(columns, geometry=[Point(p) for p in xy], crs="EPSG:27700").to_crs(crs)


def scene(n=200, k=7, random_seed=0):
    rng = np.random.default_rng(random_seed)
    corner = [530_000, 180_000]
    return rng.random((n, 2)) * 10_000 + corner, rng.random((k, 2)) * 10_000 + corner


def said(call, *given, **named):
    with pytest.raises(InputError) as caught:
        call(*given, **named)
    return str(caught.value)


@pytest.mark.parametrize("random_seed", range(8))
def test_the_assignment_is_exact(random_seed):
    """Against places opened one by one at every centre, as a linear assignment."""
    xy, centres = scene(60, 5, random_seed)
    rng = np.random.default_rng(random_seed)
    high = rng.multinomial(60, [0.2] * 5) + rng.integers(0, 3, 5)
    high = np.maximum(high, 1)
    found = solve_hubs(
        xy, np.ones(5, np.int64), high, given=centres, connected=False, random_seed=1
    )
    cost = np.hypot(*(xy[:, None] - centres).transpose(2, 0, 1))
    seat = np.repeat(np.arange(5), high)
    rows, columns = linear_sum_assignment(cost[:, seat])
    sizes = np.bincount(found.labels, minlength=5)
    assert (sizes <= high).all()
    if (np.bincount(seat[columns], minlength=5) > 0).all():
        total = cost[np.arange(60), found.labels].sum()
        assert total == pytest.approx(cost[rows, seat[columns]].sum(), rel=1e-9)


def test_with_many_centres_only_near_ones_are_looked_at_and_it_stays_exact(monkeypatch):
    from balanced_zones.algorithms.core.hubs import problem

    xy, centres = scene(600, 40, 3)
    low, high = np.full(40, 15), np.full(40, 15)
    dense = solve_hubs(xy, low, high, given=centres, connected=False)
    monkeypatch.setattr(problem, "MOST_DENSE", 0)
    near = solve_hubs(xy, low, high, given=centres, connected=False)
    cost = np.hypot(*(xy[:, None] - centres).transpose(2, 0, 1))
    totals = [cost[np.arange(600), each.labels].sum() for each in (dense, near)]
    assert totals[0] == pytest.approx(totals[1], rel=1e-9)


def test_capacities_are_kept_and_hubs_follow_the_order_of_the_centres():
    xy, at = scene()
    high = np.array([10, 50, 40, 60, 30, 20, 40])
    low = np.array([5, 0, 0, 0, 30, 0, 0])
    centres = layer_of(at, least=low, most=high, name=list("ABCDEFG"))
    conditions = HubConditions(
        centres=centres, centre_min="least", centre_max="most", centre_id="name"
    )
    found = equal_size_hubs(layer_of(xy), hubs=2, settings=FREE, conditions=conditions)
    assert found.count == 7
    assert (found.sizes <= high).all() and (found.sizes >= low).all()
    assert (
        found.centres.distance(gpd.GeoSeries(centres.geometry.values, crs="EPSG:27700")).max() < 1
    )
    distance = np.hypot(*(xy - at[found.labels]).T)
    assert found.distance_m == pytest.approx(distance, rel=2e-3)
    assert found.low.tolist() == [5, 1, 1, 1, 30, 1, 1]
    # The same in another reference system.
    moved = HubConditions(
        centres=centres.to_crs("EPSG:4326"), centre_min="least", centre_max="most"
    )
    again = equal_size_hubs(layer_of(xy), hubs=2, settings=FREE, conditions=moved)
    assert (again.labels == found.labels).all()


def test_without_capacities_sizes_are_those_of_the_entry():
    xy, at = scene()
    conditions = HubConditions(centres=layer_of(at))
    found = equal_size_hubs(layer_of(xy), hubs=99, conditions=conditions)
    assert sorted(found.sizes) == [28] * 3 + [29] * 4
    found = hubs_within_range(layer_of(xy), 20, 40, conditions=conditions)
    assert found.count == 7
    assert found.sizes.min() >= 20 and found.sizes.max() <= 40
    assert "the number of hubs is theirs, 7" in said(
        hubs_within_range, layer_of(xy), 20, 40, hubs=6, conditions=conditions
    )


def test_empty_capacities_are_no_limit():
    xy, at = scene()
    centres = layer_of(at, most=np.array([5, None, 5, None, 5, 5, None], object))
    found = equal_size_hubs(
        layer_of(xy),
        hubs=2,
        settings=FREE,
        conditions=HubConditions(centres=centres, centre_max="most"),
    )
    assert found.sizes[[0, 2, 4, 5]].max() <= 5
    assert found.sizes.sum() == 200


def test_hubs_around_centres_in_one_piece():
    xy, at = scene(400, 9, 5)
    low, high = np.full(9, 40), np.full(9, 48)
    neighbours = Neighbours.of((xy - xy.min(axis=0)) / 1000)
    found = solve_hubs(xy, low, high, given=at)
    assert found.kept
    free = solve_hubs(xy, low, high, given=at, connected=False)
    assert sum(neighbours.faults(found.labels)[:2]) == 0
    cost = np.hypot(*(xy[:, None] - at).transpose(2, 0, 1))
    one, other = (cost[np.arange(400), each.labels].sum() for each in (found, free))
    assert other <= one < 1.05 * other


def test_capacities_in_pupils():
    xy, at = scene(300, 6, 4)
    weights = np.round(np.random.default_rng(4).lognormal(5, 0.5, 300))
    share = np.array([0.1, 0.1, 0.2, 0.2, 0.2, 0.3])
    most = share * weights.sum() * 1.05
    conditions = HubConditions(
        weight_field="pupils", centres=layer_of(at, most=most), centre_max="most"
    )
    found = equal_size_hubs(layer_of(xy, pupils=weights), hubs=2, conditions=conditions)
    assert (np.bincount(found.labels, weights, minlength=6) <= most + 1e-6).all()
    # And equal sums around given centres.
    conditions = HubConditions(weight_field="pupils", centres=layer_of(at), tolerance=3)
    found = equal_size_hubs(layer_of(xy, pupils=weights), hubs=2, conditions=conditions)
    assert found.deviation <= 0.03 + 1e-9


def test_errors_say_the_numbers():
    xy, at = scene()
    points = layer_of(xy)
    centres = layer_of(at, most=[20] * 7, least=[10, 30, 10, 10, 10, 10, 10], name=list("ABCDEFG"))
    few = HubConditions(centres=centres, centre_max="most", centres_layer="Offices")
    message = said(equal_size_hubs, points, 2, conditions=few)
    assert "Offices: the centres hold at most 140 in all, and there are 200 points" in message
    crossed = HubConditions(
        centres=centres, centre_min="least", centre_max="most", centre_id="name"
    )
    message = said(equal_size_hubs, points, 2, conditions=crossed)
    assert "centres whose 'least' is above their 'most': B (30 above 20)" in message
    centres["least"] = 40
    many = HubConditions(centres=centres, centre_min="least")
    assert "need at least 280 in all, and there are only 200" in said(
        equal_size_hubs, points, 2, conditions=many
    )
    centres["most"] = [20, -1, 0, 20, 20, 20, 20]
    message = said(
        equal_size_hubs, points, 2, conditions=HubConditions(centres=centres, centre_max="most")
    )
    assert "negative or not a number (field 'most'): 1 (-1)" in message
    assert "centres that may hold nothing (field 'most'): 2" in message
    assert "there are more centres than points (3): 7" in said(
        equal_size_hubs, points[:3], 2, conditions=HubConditions(centres=layer_of(at))
    )
    points["borough"] = "A"
    assert "do not go together with a field to group apart by" in said(
        equal_size_hubs,
        points,
        2,
        group_field="borough",
        conditions=HubConditions(centres=layer_of(at)),
    )
    assert "the layer has no features" in said(
        equal_size_hubs, points, 2, conditions=HubConditions(centres=layer_of(at)[:0])
    )


def test_a_capacity_below_one_point_is_named():
    xy, at = scene()
    rest = [200] * 5
    centres = layer_of(at, most=[0.5, 0.9, *rest], name=list("ABCDEFG"))
    conditions = HubConditions(
        centres=centres, centre_max="most", centre_id="name", centres_layer="Partner offices"
    )
    message = said(equal_size_hubs, layer_of(xy), 2, conditions=conditions)
    assert "Partner offices: centres that hold less than one point (field 'most')" in message
    assert "A (0.5), B (0.9)" in message
    assert "correct the capacity, or leave the centres out" in message
    centres = layer_of(at, least=[12.2] + [0] * 6, most=[12.8, 200, *rest], name=list("ABCDEFG"))
    conditions = HubConditions(
        centres=centres, centre_min="least", centre_max="most", centre_id="name"
    )
    message = said(equal_size_hubs, layer_of(xy), 2, conditions=conditions)
    assert "no whole number from 'least' to 'most': A (12.2 to 12.8)" in message


def test_a_capacity_below_the_lightest_point_is_named():
    xy, at = scene()
    points = layer_of(xy, pupils=np.r_[0.0, np.arange(199) + 34])
    most = [10, *[1e5] * 6]
    conditions = HubConditions(
        weight_field="pupils",
        centres=layer_of(at, most=most),
        centre_max="most",
        centres_layer="Partner offices",
    )
    message = said(hubs_within_range, points, 1, 1e6, conditions=conditions)
    assert "Partner offices: centres that hold less than the lightest point weighs" in message
    assert "(34 of 'pupils') (field 'most'): 0 (10)" in message
    few = layer_of(xy, pupils=np.r_[np.zeros(195), np.ones(5)])
    conditions = HubConditions(weight_field="pupils", centres=layer_of(at))
    message = said(equal_size_hubs, few, 2, conditions=conditions)
    assert "there are more centres than points that have a weight (5): 7" in message


def test_a_missing_least_sum_asks_for_one_point():
    """A centre far off, where nobody would go by themselves."""
    xy, at = scene()
    at[0] += 100_000
    weights = np.r_[0.0, np.arange(199) + 34]
    centres = layer_of(at, least=np.array([None, 0, 10, 34, 100, 5000, None], object))
    conditions = HubConditions(weight_field="pupils", centres=centres, centre_min="least")
    found = equal_size_hubs(
        layer_of(xy, pupils=weights), hubs=2, settings=FREE, conditions=conditions
    )
    assert found.low.tolist() == [0, 0, 10, 34, 100, 5000, 0]
    assert found.load[0] == weights[found.labels == 0].sum() > 0
    assert (found.load >= found.low).all()


def test_endless_capacities():
    xy, at = scene()
    centres = layer_of(at, most=[1e300] * 7)
    found = equal_size_hubs(
        layer_of(xy), 2, conditions=HubConditions(centres=centres, centre_max="most")
    )
    assert found.sizes.sum() == 200
    centres = layer_of(at, least=[1e300] * 7)
    assert "and there are only 200 points" in said(
        equal_size_hubs,
        layer_of(xy),
        2,
        conditions=HubConditions(centres=centres, centre_min="least"),
    )
