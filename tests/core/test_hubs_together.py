# SPDX-License-Identifier: GPL-2.0-or-later
"""Points that stay together in one hub."""

from itertools import product

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.hubs.assignment.bonds import Blocks
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.inputs.conditions import HubConditions
from balanced_zones.algorithms.core.hubs.inputs.settings import Settings
from balanced_zones.algorithms.core.hubs.search.solve import solve_hubs
from balanced_zones.algorithms.core.hubs.within_range import hubs_within_range

QUICK = Settings(effort=Effort.QUICK)
TOGETHER = HubConditions(together_field="block")


def layer_of(xy, **columns):
    at = np.add(xy, [530_000, 180_000])
    return gpd.GeoDataFrame(columns, geometry=gpd.points_from_xy(*at.T), crs=27700)


def scattered(n, random_seed):
    return np.random.default_rng(random_seed).random((n, 2)) * 10_000


def best_of_all(xy, k, low, high, block, weights):
    n, between = len(xy), np.hypot(*(xy[:, None] - xy).transpose(2, 0, 1))
    best = np.inf
    for labels in product(range(k), repeat=n):
        labels = np.array(labels)
        load = np.bincount(labels, weights, minlength=k)
        if load.min() < low or load.max() > high or len(np.unique(labels)) < k:
            continue
        if any(len(np.unique(labels[block == each])) > 1 for each in np.unique(block[block >= 0])):
            continue
        total = 0.0
        for hub in range(k):
            members = np.flatnonzero(labels == hub)
            total += between[np.ix_(members, members)].sum(axis=1).min()
        best = min(best, total)
    return best


@pytest.mark.parametrize("random_seed", range(8))
def test_no_grouping_that_keeps_them_together_is_shorter(random_seed):
    rng = np.random.default_rng(random_seed)
    n, k = 7, 2 + random_seed % 2
    xy = scattered(n, random_seed)
    block = np.full(n, -1)
    block[rng.choice(n, 2, replace=False)] = 0
    block[rng.choice(np.flatnonzero(block < 0), 2, replace=False)] = 1
    weights = None if random_seed < 5 else rng.integers(1, 4, n).astype(float)
    low, high = (2, 5) if weights is None else (0.5 * weights.sum() / k, 1.6 * weights.sum() / k)
    best = best_of_all(xy, k, low, high, block, weights)
    found = solve_hubs(
        xy,
        np.full(k, low),
        np.full(k, high),
        weights=weights,
        together=block,
        connected=False,
        effort=Effort.THOROUGH,
    )
    assert found.kept
    assert all(len(np.unique(found.labels[block == each])) == 1 for each in (0, 1))
    assert found.total <= best * 1.002


def test_they_stay_together_where_there_are_many_hubs_in_one_piece():
    """More hubs than a point looks at, and places with more than one point."""
    xy = np.round(scattered(300, 3), -2)
    near = np.argsort(np.hypot(*(xy - xy[0]).T))
    block = np.full(300, -1)
    block[near[[0, 3, 5]]] = 0
    block[near[[40, 45]]] = 4
    found = solve_hubs(xy, np.full(30, 8), np.full(30, 12), together=block, effort=Effort.QUICK)
    free = solve_hubs(xy, np.full(30, 8), np.full(30, 12), effort=Effort.QUICK)
    assert found.kept
    assert all(len(np.unique(found.labels[block == each])) == 1 for each in (0, 4))
    assert found.total <= 1.05 * free.total


def test_blocks_are_assigned_at_the_sum_of_their_costs():
    blocks = Blocks.of_groups(np.array([3, -1, 3, -1]))
    assert blocks.count == 3 and blocks.bound.tolist() == [True, False, True, False]
    assert blocks.whole(np.array([5, 6, 7, 8])).tolist() == [5, 6, 5, 8]
    assert blocks.split_count(np.array([5, 6, 7, 8])) == 1
    assert blocks.part(np.array([2, 1])).count == 2


def with_blocks(n, random_seed, **more):
    xy = scattered(n, random_seed)
    near = np.argsort(np.hypot(*(xy - xy[0]).T))
    block = [None] * n
    for row in near[:4]:
        block[row] = "sites"
    return layer_of(xy, block=block, **more), near[:4]


def test_with_weights_groups_locks_centres_and_costs():
    rng = np.random.default_rng(1)
    layer, rows = with_blocks(48, 7, pupils=rng.integers(1, 9, 48), code=range(48))
    lock = [None] * 48
    lock[rows[0]] = "east"
    layer["lock"] = lock
    xy = np.column_stack([layer.geometry.x, layer.geometry.y])
    starts, ends = np.argwhere(~np.eye(48, dtype=bool)).T
    ways = np.hypot(*(xy[starts] - xy[ends]).T)
    costs = pd.DataFrame({"from": starts, "to": ends, "cost": ways})
    for more in (
        {"weight_field": "pupils", "tolerance": 15},
        {"locked_field": "lock"},
        {"existing_field": "lock"},
        {"centres": layer_of(scattered(4, 70))},
        {"costs": costs, "cost_columns": ("from", "to", "cost"), "point_id": "code"},
    ):
        conditions = HubConditions(together_field="block", **more)
        found = equal_size_hubs(layer, 4, settings=QUICK, conditions=conditions)
        assert len(set(found.labels[rows])) == 1
        assert (found.load >= found.low - 1e-6).all() and (found.load <= found.high + 1e-6).all()


def said(call, *given, **named):
    with pytest.raises(InputError) as caught:
        call(*given, **named)
    return str(caught.value)


def test_what_cannot_stay_together_is_named_with_what_would_do():
    layer, rows = with_blocks(24, 2, side=["l", "r"] * 12, none=[None] * 24)
    text = said(hubs_within_range, layer, 2, 3, settings=QUICK, conditions=TOGETHER)
    assert "together: 4, allowed: 3" in text and "Allow hubs of 4" in text
    found = hubs_within_range(layer, 2, 4, settings=QUICK, conditions=TOGETHER)
    assert found.sizes.max() == 4 and len(set(found.labels[rows])) == 1
    text = said(equal_size_hubs, layer, 4, group_field="side", conditions=TOGETHER)
    assert "different groups" in text and "sites" in text
    lock = [None] * 24
    lock[rows[0]], lock[rows[1]] = "a", "b"
    locked = HubConditions(together_field="block", locked_field="lock")
    text = said(equal_size_hubs, layer.assign(lock=lock), 4, conditions=locked)
    assert "locked to different hubs" in text and "locked to a, b" in text
    empty = HubConditions(together_field="none")
    assert "empty for all" in said(equal_size_hubs, layer, 4, conditions=empty)
    # Three by three never make seven.
    threes = layer.iloc[np.argsort(layer.geometry.x)[:21]].assign(block=np.repeat(range(7), 3))
    text = said(hubs_within_range, threes, 7, 7, settings=QUICK, conditions=TOGETHER)
    assert "in which these points are together" in text and "Widen the sizes" in text
    assert hubs_within_range(threes, 6, 9, settings=QUICK, conditions=TOGETHER).sizes.max() <= 9
