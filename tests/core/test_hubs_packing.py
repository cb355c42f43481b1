# SPDX-License-Identifier: GPL-2.0-or-later
"""A largest size alone: the fewest hubs that hold all; a smallest: the most that have enough."""

import itertools

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.hubs.inputs.conditions import HubConditions
from balanced_zones.algorithms.core.hubs.inputs.packing import (
    fewest_hubs,
    fewest_possible,
    most_hubs,
    pack,
)
from balanced_zones.algorithms.core.hubs.inputs.settings import Method, Settings
from balanced_zones.algorithms.core.hubs.search import solve
from balanced_zones.algorithms.core.hubs.within_range import hubs_within_range
from balanced_zones.algorithms.core.progress import Progress

QUICK = Settings(method=Method.KMEANS, effort=Effort.QUICK)


def layer(xy, **columns):
    xy = np.asarray(xy, float)
    return gpd.GeoDataFrame(columns, geometry=gpd.points_from_xy(*xy.T), crs="EPSG:27700")


def every_way(n, hubs):
    """All groupings of n things into so many hubs, but for what the hubs are called."""
    for labels in itertools.product(range(hubs), repeat=n - 1):
        if len({0, *labels}) == hubs:
            yield np.array((0, *labels))


def best_of_all(weights, keeps):
    """The numbers of hubs for which some grouping keeps the limit."""
    n = len(weights)
    return [
        hubs
        for hubs in range(1, n + 1)
        if any(keeps(np.bincount(way, weights)) for way in every_way(n, hubs))
    ]


@pytest.mark.parametrize("seed", range(12))
def test_as_few_and_as_many_as_all_ways_together_find(seed):
    rng = np.random.default_rng(seed)
    weights = rng.integers(1, 60, int(rng.integers(3, 8))).astype(float)
    most = float(max(weights.max(), rng.integers(60, 130)))
    found = fewest_hubs(weights, most)
    load = np.bincount(found.labels, weights)
    assert len(load) == found.hubs and load.max() <= most and load.min() > 0
    assert found.bound <= found.hubs == min(best_of_all(weights, lambda own: own.max() <= most))
    least = float(rng.integers(10, int(weights.sum())))
    found = most_hubs(weights, least)
    load = np.bincount(found.labels, weights)
    assert len(load) == found.hubs and load.min() >= least
    assert found.bound >= found.hubs == max(best_of_all(weights, lambda own: own.min() >= least))


def test_packings_without_any_room():
    """Pieces of 30 full hubs; the heaviest first would need more."""
    rng = np.random.default_rng(3)
    cuts = [np.sort(rng.choice(np.arange(1, 200), 6, replace=False)) for _ in range(30)]
    weights = np.concatenate([np.diff([0, *cut, 200]) for cut in cuts]).astype(float)
    found = fewest_hubs(rng.permutation(weights), 200.0)
    assert (found.hubs, found.bound) == (30, 30)
    found = most_hubs(rng.permutation(weights), 200.0)
    assert (found.hubs, found.bound) == (30, 30)


def test_the_bound_sees_points_that_do_not_go_together():
    assert fewest_possible(np.array([6.0] * 5), 10) == 5
    assert fewest_possible(np.array([6.0, 6, 6, 5, 5]), 10) == 4
    assert fewest_possible(np.array([1.0] * 7), 3) == 3
    assert pack(np.array([6.0, 6, 6]), 2, 0.0, 10.0) is None


def test_a_large_layer_takes_a_moment():
    weights = np.random.default_rng(1).lognormal(5, 0.7, 50_000)
    found = fewest_hubs(weights, 20_000)
    assert found.hubs == found.bound
    assert np.bincount(found.labels, weights).max() <= 20_000 * (1 + 1e-9)


class Listen(Progress):
    def __init__(self):
        self.said = []

    def info(self, text):
        self.said.append(text)


def test_the_demand_of_a_town_in_25_hubs(shared_data):
    table = pd.read_csv(shared_data.parent / "cases" / "capacity_only.csv")
    points = gpd.GeoDataFrame(
        {"demand": table["demand"]},
        geometry=gpd.points_from_xy(table["lon"], table["lat"]),
        crs="EPSG:4326",
    )
    conditions, heard = HubConditions(weight_field="demand"), Listen()
    found = hubs_within_range(
        points, 0, 1000, settings=QUICK, conditions=conditions, progress=heard
    )
    assert found.count == 25 and found.load.max() <= 1000 and found.load.sum() == 24_513
    assert (found.low == 0).all() and (found.high == 1000).all()
    assert any("No fewer than 25 hubs" in text and "Chosen: 25" in text for text in heard.said)
    found = hubs_within_range(points, 1000, None, settings=QUICK, conditions=conditions)
    assert found.count == 24 and found.load.min() >= 1000


def test_hubs_keep_the_limit_where_the_search_does_not(monkeypatch):
    """As if no hubs were found that keep their sums: then from the packing, drawn together."""
    monkeypatch.setattr(
        solve._Run, "solved", lambda run, *more: np.zeros(len(run.problem.xy), np.int64)
    )
    rng = np.random.default_rng(5)
    xy, weights = rng.uniform(0, 10_000, (120, 2)), rng.integers(1, 90, 120).astype(float)
    points = layer(xy, w=weights)
    found = hubs_within_range(
        points, None, 300, settings=QUICK, conditions=HubConditions(weight_field="w")
    )
    packed = fewest_hubs(weights, 300)
    assert found.count == packed.hubs and found.load.max() <= 300
    centres = np.array([xy[packed.labels == hub].mean(axis=0) for hub in range(packed.hubs)])
    scattered = np.hypot(*(xy - centres[packed.labels]).T).mean()
    assert found.distance_m.mean() < 0.6 * scattered


def test_one_limit_of_numbers_of_points():
    rng = np.random.default_rng(2)
    points = layer(rng.uniform(0, 9000, (103, 2)), part=["a"] * 70 + ["b"] * 33)
    few = hubs_within_range(points, None, 20, settings=QUICK)
    assert few.count == 6 and few.sizes.max() <= 20
    many = hubs_within_range(points, 20, 0, settings=QUICK)
    assert many.count == 5 and many.sizes.min() >= 20
    grouped = hubs_within_range(points, None, 20, group_field="part", settings=QUICK)
    assert np.bincount(grouped.group_of_hub).tolist() == [4, 2] and grouped.sizes.max() <= 20
    nine = hubs_within_range(points, None, 20, hubs=9, settings=QUICK)
    assert nine.count == 9 and nine.sizes.max() <= 20
    centres = layer([[2000, 2000], [7000, 7000]])
    around = hubs_within_range(
        points, None, 60, settings=QUICK, conditions=HubConditions(centres=centres)
    )
    assert around.count == 2 and around.sizes.max() <= 60


@pytest.mark.parametrize(
    "low, high, hubs, message",
    [
        (None, None, None, "neither a smallest nor a largest size is given"),
        (None, 50, None, "weigh more than a hub may hold (50) (field 'w'): 3 (90)"),
        (1000, None, None, "its sum is below the smallest size (1,000)"),
        (None, 100, 2, "the sums of 'w' make 3 to 4 hubs: 2. Ask for 3 to 4 hubs"),
        (-5, 100, None, "Smallest size: it is below 0: -5"),
    ],
)
def test_limits_that_cannot_be_kept_say_why(low, high, hubs, message):
    points = layer([[0, 0], [900, 0], [0, 900], [50, 50]], w=[40.0, 40, 45, 90])
    with pytest.raises(InputError) as caught:
        hubs_within_range(
            points,
            low,
            high,
            hubs,
            settings=QUICK,
            conditions=HubConditions(weight_field="w"),
            layer="P",
        )
    assert message in str(caught.value)
