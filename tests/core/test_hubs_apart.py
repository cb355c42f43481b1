# SPDX-License-Identifier: GPL-2.0-or-later
"""Points that ought to be in different hubs."""

from itertools import product

import geopandas as gpd
import numpy as np
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.hubs.apart import spread_of
from balanced_zones.algorithms.core.hubs.conditions import HubConditions
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.settings import Settings
from balanced_zones.algorithms.core.hubs.within_range import hubs_within_range

APART = HubConditions(apart_field="rivals")
QUICK = Settings(effort=Effort.QUICK)
FREE = Settings(effort=Effort.QUICK, one_piece=False)


def layer_of(xy, **columns):
    at = np.add(xy, [530_000, 180_000])
    return gpd.GeoDataFrame(columns, geometry=gpd.points_from_xy(*at.T), crs=27700)


def scattered(n, random_seed):
    return np.random.default_rng(random_seed).random((n, 2)) * 10_000


@pytest.mark.parametrize("random_seed", range(4))
def test_no_grouping_that_keeps_them_apart_is_shorter(random_seed):
    n, k = 7, 2 + random_seed % 2
    xy = scattered(n, random_seed)
    near = np.argsort(np.hypot(*(xy - xy[0]).T))
    rivals = [None] * n
    # The two nearest, and three of another kind: in two hubs one of these shares.
    for row in near[:2]:
        rivals[row] = "a"
    for row in near[2:5]:
        rivals[row] = "b"
    between = np.hypot(*(xy[:, None] - xy).transpose(2, 0, 1))
    best = np.inf
    for labels in product(range(k), repeat=n):
        labels = np.array(labels)
        sizes = np.bincount(labels, minlength=k)
        if sizes.min() < 2 or sizes.max() > 4:
            continue
        b = np.bincount(labels[near[2:5]], minlength=k)
        if labels[near[0]] == labels[near[1]] or b.max() > -(-3 // k) or b.min() < 3 // k:
            continue
        groups = [np.flatnonzero(labels == hub) for hub in range(k)]
        best = min(best, sum(between[np.ix_(g, g)].sum(axis=1).min() for g in groups))
    settings = Settings(effort=Effort.THOROUGH, one_piece=False)
    layer = layer_of(xy, rivals=rivals)
    found = hubs_within_range(layer, 2, 4, k, settings=settings, conditions=APART)
    spread = spread_of(layer, APART, found)
    assert spread.beyond == 0 and spread.sharing == spread.least == (2 if k == 2 else 0)
    assert found.mean_to_medoid_km * 1000 * n <= best * 1.003


def test_many_are_spread_evenly_in_each_group():
    xy = scattered(60, 4)
    rivals = [f"v{row % 3}" if row < 30 else None for row in range(60)]
    layer = layer_of(xy, rivals=rivals, side=(xy[:, 0] > 5_000).astype(int))
    free = equal_size_hubs(layer, 6, group_field="side", settings=FREE)
    found = equal_size_hubs(layer, 6, group_field="side", settings=FREE, conditions=APART)
    spread = spread_of(layer, APART, found)
    assert spread_of(layer, APART, free).beyond > 0
    assert spread.beyond == 0 and spread.sharing == spread.least
    assert sorted(found.sizes) == sorted(free.sizes)


def test_what_cannot_be_apart_is_named():
    layer = layer_of(
        scattered(20, 1), rivals=["a", "a"] + [None] * 18, sites=["s", "s"] + [None] * 18
    )
    both = HubConditions(apart_field="rivals", together_field="sites")
    with pytest.raises(InputError, match="are to be apart too"):
        equal_size_hubs(layer, 4, settings=QUICK, conditions=both)
    empty = layer.assign(rivals=[None] * 20)
    with pytest.raises(InputError, match="empty for all points"):
        equal_size_hubs(empty, 4, settings=QUICK, conditions=APART)
