# SPDX-License-Identifier: GPL-2.0-or-later
"""Limits as they are typed, what of them cannot be, and how many hubs a longest way takes."""

from itertools import product

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import Point

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.geo import local_metric_crs
from balanced_zones.algorithms.core.hubs.demands import range_demands
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.inputs.conditions import HubConditions
from balanced_zones.algorithms.core.hubs.inputs.cover import remote_points
from balanced_zones.algorithms.core.hubs.inputs.limit_texts import (
    Limit,
    SizeLimit,
    SumLimit,
    hubs_limits,
    sum_limits,
)
from balanced_zones.algorithms.core.hubs.inputs.points import HubInputs, groups_of
from balanced_zones.algorithms.core.hubs.inputs.settings import Method, Settings
from balanced_zones.algorithms.core.hubs.within_range import hubs_within_range
from balanced_zones.algorithms.core.progress import Progress

QUICK = Settings(method=Method.KMEANS, effort=Effort.QUICK)


class Told(Progress):
    def __init__(self):
        self.texts = []

    def warn(self, text):
        self.texts.append(text)


def layer(n, seed, **columns):
    xy = np.random.default_rng(seed).uniform(0, 10_000, (n, 2)) + np.array((530_000, 180_000))
    return gpd.GeoDataFrame(columns, geometry=[Point(p) for p in xy], crs="EPSG:27700")


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("<= 6", Limit(high=6)),
        ("at most 6.5", Limit(high=6.5)),
        (">=3", Limit(low=3)),
        ("at least 3", Limit(low=3)),
        ("2-4", Limit(2, 4)),
        ("2 to 4", Limit(2, 4)),
        ("5", Limit(5, 5)),
        ("5 %", Limit(tolerance=5)),
        ("± 2.5%", Limit(tolerance=2.5)),
        ("some", None),
        ("2-", None),
    ],
)
def test_limits_are_read_as_they_are_typed(text, limit):
    assert Limit.of(text) == limit


def test_fields_with_spaces_and_points_have_limits():
    found = sum_limits(["rooms", "rooms free"], ["rooms free 3-5", "points <= 9"], 7.0, "here")
    assert found == [
        SumLimit("rooms", Limit(tolerance=7.0)),
        SumLimit("rooms free", Limit(3, 5)),
        SumLimit(None, Limit(high=9)),
    ]
    assert hubs_limits(["1 of <= 6", "2 x 2-4"], "here") == [
        SizeLimit(1, Limit(high=6)),
        SizeLimit(2, Limit(2, 4)),
    ]


@pytest.mark.parametrize("text", ["pupil 5 %", "pupils", "pupils 4-2", "pupils 0 %"])
def test_limits_that_say_nothing_are_refused(text):
    with pytest.raises(InputError, match=r"pupils 5 %|pupils"):
        sum_limits(["pupils"], [text], 5.0, "here")


def test_limits_of_hubs_that_cannot_be_are_told_and_the_remedy_works():
    points = layer(9, 0)
    tight = HubConditions(hub_limits=tuple(hubs_limits(["1 of <= 4", "2 of <= 2"], "")))
    with pytest.raises(InputError, match=r"hold 8 in all, and there are 9 points.*Raise"):
        hubs_within_range(points, None, None, settings=QUICK, conditions=tight)
    raised = HubConditions(hub_limits=tuple(hubs_limits(["1 of <= 5", "2 of <= 2"], "")))
    found = hubs_within_range(points, None, None, settings=QUICK, conditions=raised)
    assert sorted(found.sizes.tolist()) == [2, 2, 5]
    # Each hub is told with the limit that was found for it.
    assert (found.sizes <= found.high).all() and sorted(found.high.tolist()) == [2, 2, 5]


@pytest.mark.parametrize(
    ("n", "texts", "wrong", "right"),
    [
        (6, ["2 of <= 3", "1 of >= 5"], "need 7 in all, and there are 6", ["3 of <= 3"]),
        (13, ["2 of <= 6.5"], "hold 12 in all, and there are 13", ["2 of <= 7"]),
        (11, ["3 of >= 3.5"], "need 12 in all, and there are 11", ["3 of >= 3"]),
        (11, ["1 of <= 0.5", "1 of <= 20"], "at most 0.5", ["1 of <= 1", "1 of <= 20"]),
        (7, ["2 of 2.2-2.8", "1 of <= 5"], "2.2 to 2.8", ["2 of 2.2-3", "1 of <= 5"]),
        (6, ["1 of >= 7", "1 of <= 5"], "at least 7", ["1 of >= 5", "1 of <= 5"]),
    ],
)
def test_limits_are_kept_by_whole_points_or_told(n, texts, wrong, right):
    points = layer(n, 1)
    for each, is_right in ((texts, False), (right, True)):
        conditions = HubConditions(hub_limits=tuple(hubs_limits(each, "limits")))
        if is_right:
            found = hubs_within_range(points, None, None, settings=QUICK, conditions=conditions)
            assert (found.sizes >= found.low).all() and (found.sizes <= found.high).all()
        else:
            with pytest.raises(InputError, match=wrong):
                hubs_within_range(points, None, None, settings=QUICK, conditions=conditions)


def test_sums_that_whole_points_forbid_are_told_with_the_nearest_hubs():
    pupils = [100.0, *[10.0] * 8]
    points, told = layer(9, 1, pupils=pupils, rooms=[1.0] * 9), Told()
    sums = (SumLimit("pupils", Limit(tolerance=5)),)
    found = hubs_within_range(
        points, 2, 6, 3, settings=QUICK, conditions=HubConditions(sums=sums), progress=told
    )
    # The mean is 60, and the large point needs another one in its hub.
    assert 110 <= found.sums[:, 0].max() <= 120
    text = next(text for text in told.texts if "pupils" in text)
    assert "166.7 % of the mean" in text
    # Hubs are called as in the layer: here by the numbers, or names, that they had.
    for was, called in ((7, "hub 7 has"), ("North", "hub North has")):
        again = Told()
        conditions = HubConditions(sums=sums, existing_field="was")
        had = points.assign(was=[was] * 9)
        hubs_within_range(had, 2, 6, 3, settings=QUICK, conditions=conditions, progress=again)
        assert called in next(text for text in again.texts if "pupils" in text)
    wide = float(text.split("A tolerance of ")[1].split(" %")[0])
    again = Told()
    sums = (SumLimit("pupils", Limit(tolerance=wide)),)
    hubs_within_range(
        points, 2, 6, 3, settings=QUICK, conditions=HubConditions(sums=sums), progress=again
    )
    assert not [text for text in again.texts if "pupils" in text]


@pytest.mark.parametrize("longest", [300.0, 3_000.0])
def test_more_hubs_than_sums_allow_are_not_tried_for_the_longest_way(longest):
    # A sum of 120 makes up to four hubs of 25 and more; the longest way would take more.
    points = layer(24, 3, pupils=[5.0] * 24)
    sums = (SumLimit("pupils", Limit(25, 60)),)
    conditions = HubConditions(max_distance=longest, sums=sums)
    found = hubs_within_range(points, 3, 12, settings=QUICK, conditions=conditions)
    assert found.count == 4


@pytest.mark.parametrize("seed", range(8))
def test_sizes_are_kept_where_not_all_else_can_be(seed):
    rng = np.random.default_rng(seed)
    n, hubs = int(rng.integers(8, 13)), int(rng.integers(2, 5))
    points = layer(n, seed, apart=["x"] * 4 + [None] * (n - 4), was=rng.integers(1, 3, n))
    for asked in ({"max_distance": 1_500.0}, {"apart_field": "apart"}):
        conditions = HubConditions(existing_field="was", **asked)
        found = equal_size_hubs(points, hubs, settings=QUICK, conditions=conditions)
        assert found.sizes.max() - found.sizes.min() <= 1


def test_equal_hubs_keep_two_sums_and_a_number_of_points():
    rng = np.random.default_rng(3)
    pupils, staff = rng.integers(50, 400, 60).astype(float), rng.integers(3, 30, 60).astype(float)
    points = layer(60, 2, pupils=pupils, staff=staff)
    conditions = HubConditions(
        weight_field="pupils",
        tolerance=5,
        sums=(SumLimit("staff", Limit(tolerance=10)), SumLimit(None, Limit(10, 20))),
    )
    found = equal_size_hubs(points, 4, settings=QUICK, conditions=conditions)
    assert found.deviation <= 0.05
    assert np.abs(found.sums_deviations[:, 0]).max() <= 0.1
    assert found.sizes.min() >= 10 and found.sizes.max() <= 20
    assert (found.pieces == 1).all()


def fewest(xy, longest, most):
    """The least number of hubs of up to ``most`` points, of all groupings of a few points."""
    for k in range(1, len(xy) + 1):
        for labels in map(np.array, product(range(k), repeat=len(xy))):
            sizes = np.bincount(labels, minlength=k)
            if not sizes.all() or sizes.max() > most:
                continue
            hubs = [xy[labels == hub] for hub in range(k)]
            if all((np.hypot(*(own - own.mean(axis=0)).T) <= longest).all() for own in hubs):
                return k
    return len(xy)


@pytest.mark.parametrize("seed", range(3))
def test_there_are_as_many_hubs_as_the_longest_way_takes(seed):
    points = layer(6, 20 + seed)
    xy = np.column_stack([points.geometry.x, points.geometry.y])
    longest = 2600.0
    conditions = HubConditions(max_distance=longest)
    found = hubs_within_range(
        points,
        1,
        5,
        settings=Settings(method=Method.KMEANS, one_piece=False),
        conditions=conditions,
    )
    assert found.distance_m.max() <= longest
    assert found.count in (fewest(xy, longest, 5), max(fewest(xy, longest, 5), 2))


def test_points_that_are_too_far_are_told_with_the_number_of_hubs_it_takes():
    xy = [(0, 0), (10, 0), (5000, 0), (5010, 0), (9000, 0), (9010, 0)]
    points = gpd.GeoDataFrame(
        geometry=[Point(530_000 + x, 180_000 + y) for x, y in xy], crs="EPSG:27700"
    )
    told, conditions = Told(), HubConditions(max_distance=100)
    found = hubs_within_range(points, 2, 4, 2, settings=QUICK, conditions=conditions, progress=told)
    assert (found.distance_m > 100).sum() == 4
    text = next(text for text in told.texts if "farther" in text)
    assert "At least 3 hubs are needed" in text and "4 (" in text
    again = Told()
    hubs_within_range(points, 2, 4, 3, settings=QUICK, conditions=conditions, progress=again)
    assert not [text for text in again.texts if "farther" in text]


def test_a_number_of_hubs_that_does_not_keep_the_longest_way_is_not_told_as_if_it_did():
    def informed(xy):
        points = gpd.GeoDataFrame(
            geometry=[Point(530_000 + x, 180_000 + y) for x, y in xy], crs="EPSG:27700"
        )
        told = Told()
        told.info = told.texts.append
        conditions = HubConditions(max_distance=100)
        found = hubs_within_range(
            points, 2, 3, settings=QUICK, conditions=conditions, progress=told
        )
        return (found.distance_m > 100).any(), " ".join(told.texts)

    too_far, text = informed([(5000 * x, 0) for x in range(6)])
    assert too_far and "with 3, so there are so many; no number was found" in text
    too_far, text = informed([(5000 * (x // 2) + x % 2, 0) for x in range(6)])
    assert not too_far and "so there are 3." in text and "no number was found" not in text


def held_by_no_circle(xy, load, radius, least):
    """Points for which no circle through two others, or around one, holds enough: all circles."""
    middles = [xy]
    for a, b in product(xy, xy):
        half = np.hypot(*(b - a)) / 2
        if 0 < half <= radius:
            aside = np.array((a[1] - b[1], b[0] - a[0])) / (2 * half)
            middles.append([(a + b) / 2 + np.sqrt(radius**2 - half**2) * aside])
    away = np.hypot(*(np.concatenate(middles)[:, None] - xy[None]).transpose(2, 0, 1))
    inside = away <= radius * (1 + 1e-9)
    return np.flatnonzero(~inside[inside @ load >= least].any(axis=0))


@pytest.mark.parametrize("seed", range(6))
def test_points_are_remote_where_no_circle_holds_enough_with_them(seed):
    rng = np.random.default_rng(seed)
    weights = rng.integers(0, 5, 40).astype(float)
    points = layer(40, seed, weight=weights)
    points.loc[5, "geometry"] = points.geometry[4]
    longest = rng.uniform(1500, 2000)
    for field, load, low in ((None, np.ones(40), 7.0), ("weight", weights, 12.0)):
        conditions = HubConditions(weight_field=field, max_distance=longest)
        groups = groups_of(points, None)
        demand = range_demands(HubInputs(points, groups, conditions), low, 40.0, [2])[0]
        found = remote_points(points, demand)
        crs = local_metric_crs(points.geometry)
        flat = points.geometry.to_crs(crs)
        xy = np.column_stack([flat.x, flat.y])
        assert set(found) <= set(held_by_no_circle(xy, load, longest, low))
        assert set(found) >= set(held_by_no_circle(xy, load, longest * 1.001, low))
        assert 0 < len(found) < 40


def test_points_that_no_hub_keeps_near_are_named_and_without_them_the_rest_is_kept():
    near = np.random.default_rng(0).uniform(0, 1000, (12, 2))
    far = [(9000.0, 0.0), (9500.0, 100.0)]
    points = gpd.GeoDataFrame(
        geometry=[Point(530_000 + x, 180_000 + y) for x, y in [*near, *far]], crs="EPSG:27700"
    )
    conditions, told = HubConditions(max_distance=2000), Told()
    hubs_within_range(points, 4, 6, settings=QUICK, conditions=conditions, progress=told)
    text = next(text for text in told.texts if "farther" in text)
    assert "for 2 points (12, 13) no place has as many points within that distance" in text
    again = Told()
    found = hubs_within_range(
        points.iloc[:12], 4, 6, settings=QUICK, conditions=conditions, progress=again
    )
    assert found.distance_m.max() <= 2000 and not again.texts


def test_by_a_table_points_are_remote_where_too_few_reach_the_same_one():
    rng = np.random.default_rng(1)
    points = layer(12, 1, name=[f"P{at}" for at in range(12)])
    a, b = np.nonzero(rng.random((12, 12)) < 0.5)
    cost = rng.uniform(1, 10, len(a))
    costs = pd.DataFrame({"from": points.name.to_numpy()[a], "to": points.name.to_numpy()[b]})
    costs["cost"] = cost
    conditions = HubConditions(
        costs=costs, cost_columns=("from", "to", "cost"), point_id="name", max_distance=3.0
    )
    inputs = HubInputs(points, groups_of(points, None), conditions)
    demand = range_demands(inputs, 3, 6, [2])[0]
    ways = {(own, own) for own in range(12)} | set(
        zip(a[cost <= 3].tolist(), b[cost <= 3].tolist())
    )
    within = {c: {p for p in range(12) if (p, c) in ways} for c in range(12)}
    kept = set().union(*(own for own in within.values() if len(own) >= 3))
    assert set(remote_points(points, demand)) == set(range(12)) - kept
    assert 0 < len(kept) < 12


@pytest.mark.parametrize("more", [{"max_distance": 2500.0}, {"locked_field": "lock"}])
def test_the_least_distance_is_one_with_more_asked_too(more):
    points = layer(40, 8, lock=["a", "b", *[None] * 36, "b", "a"])
    thorough = Settings(effort=Effort.THOROUGH, method=Method.KMEANS)
    free = equal_size_hubs(points, 4, settings=thorough)
    found = equal_size_hubs(points, 4, settings=thorough, conditions=HubConditions(**more))
    assert 0 < found.lower_bound_km <= free.mean_to_medoid_km <= found.mean_to_medoid_km
