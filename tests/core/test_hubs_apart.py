# SPDX-License-Identifier: GPL-2.0-or-later
"""Points that ought to be in different hubs."""

from itertools import combinations, product

import geopandas as gpd
import numpy as np
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.ground.neighbours import Neighbours
from balanced_zones.algorithms.core.hubs.inputs.conditions import HubConditions
from balanced_zones.algorithms.core.hubs.inputs.settings import Settings
from balanced_zones.algorithms.core.hubs.one_piece.annealing import Pricing
from balanced_zones.algorithms.core.hubs.one_piece.region import Region
from balanced_zones.algorithms.core.hubs.problem import Compactness, HubProblem
from balanced_zones.algorithms.core.hubs.wishes.apart import Apart, spread_of
from balanced_zones.algorithms.core.hubs.wishes.corridors import corridors
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


def kinds(n, k, random_seed):
    """Points, their hubs, and values of two, of three and of more than k points; -1 for some."""
    rng = np.random.default_rng(random_seed)
    value = np.full(n, -1)
    rows = rng.permutation(n)
    for number, many in enumerate((2, 2, 3, k + 2, 2 * k)):
        value[rows[:many]], rows = number, rows[many:]
    labels = np.append(np.arange(k), rng.integers(k, size=n - k))
    low, more = np.divmod(np.bincount(value[value >= 0]), k)
    return rng.random((n, 2)), labels, Apart(value, low, low + (more > 0))


def problem_of(xy, k):
    n = len(xy)
    return HubProblem.of(
        xy, np.full(k, 1), np.full(k, n), Compactness.MEAN_DISTANCE, None, None, None, True
    )


def in_each(value, labels, k):
    """How many points of each value each hub has, counted one by one; (k, values)."""
    count = np.zeros((k, value.max() + 1), int)
    for own, hub in zip(value, labels):
        if own >= 0:
            count[hub, own] += 1
    return count


@pytest.mark.parametrize("random_seed", range(3))
def test_what_is_beyond_is_what_counting_each_value_in_each_hub_gives(random_seed):
    k = 4
    xy, labels, wish = kinds(40, k, random_seed)
    count = in_each(wish.value, labels, k)
    off = np.maximum(count - wish.high, 0) + np.maximum(wish.low - count, 0)
    assert wish.beyond(problem_of(xy, k), labels).tolist() == off.sum(axis=1).tolist()


@pytest.mark.parametrize("random_seed", range(3))
def test_prices_of_steps_and_of_sets_are_those_of_the_hubs_they_lead_to(random_seed):
    k, pricing = 3, Pricing(1.0, 2.0, 0.5)
    xy, labels, wish = kinds(25, k, random_seed)
    region = Region(problem_of(xy, k), labels, Neighbours.of(xy), np.arange(k), set())
    hub = [int(labels[region.points[points[0]]]) for points in region.members]
    term, other = wish.term(region), wish.term(region)
    price = term.begin(hub, pricing)
    count = in_each(wish.value, labels, k)
    outside = np.maximum(np.maximum(count - wish.high, wish.low - count), 0)
    assert price == pytest.approx(pricing.of_all(outside).sum())
    nodes = [[v for v in range(len(hub)) if hub[v] == h] for h in (0, 1)]
    sets = [[(), *((v,) for v in own[:3]), *combinations(own[:3], 2)] for own in nodes]
    table = np.broadcast_to(term.of_sets(0, 1, *sets), (len(sets[0]), len(sets[1])))
    for (i, out), (j, back) in product(enumerate(sets[0]), enumerate(sets[1])):
        after = list(hub)
        for v in out:
            after[v] = 1
        for v in back:
            after[v] = 0
        change = other.begin(after, pricing) - price
        assert table[i, j] == pytest.approx(change)
        if len(out) == 1 and len(back) < 2:
            assert term.change(out[0], 0, 1, *back) == pytest.approx(change)
    v = nodes[0][0]
    moved = [*hub[:v], 2, *hub[v + 1 :]]
    assert term.go(v, 0, 2) == pytest.approx(other.begin(moved, pricing))
    assert term.by_hub() == pytest.approx(other.by_hub())


def test_a_way_out_leaves_the_hub_in_one_piece_and_spares_what_it_must():
    x, y = np.meshgrid(np.arange(10.0), np.arange(6.0))
    rng = np.random.default_rng(0)
    xy = np.column_stack([x.ravel(), y.ravel()]) + 0.1 * rng.random((60, 2))
    labels = (xy[:, 0] >= 5).astype(int)
    neighbours = Neighbours.of(xy)
    point, kept = 20, np.array([21])  # At the far side of hub 0, and the next one.
    ((lost, after, hub),) = corridors(problem_of(xy, 2), labels, neighbours, point, kept)
    assert hub == 1 == after[point] and after[21] == 0 and lost > 0
    assert not neighbours.outside_main_piece(after).any()
    changed = np.flatnonzero(after != labels)
    assert (after[changed] == 1).all() and 5 <= len(changed) < 15


def test_points_side_by_side_within_a_hub_are_parted_in_one_piece():
    xy = scattered(150, 3)
    near = np.hypot(*(xy[:, None] - xy).transpose(2, 0, 1)) + 1e9 * np.eye(150)
    rivals, used = [None] * 150, set()
    for row in range(150):
        other = int(near[row].argmin())
        if len(used) < 24 and not {row, other} & used:
            rivals[row] = rivals[other] = f"p{row}"
            used |= {row, other}
    layer = layer_of(xy, rivals=rivals)
    found = hubs_within_range(layer, 20, 30, settings=QUICK, conditions=APART)
    spread = spread_of(layer, APART, found)
    count = layer.assign(hub=found.labels).dropna().groupby(["rivals", "hub"]).size()
    assert spread.sharing == count[count > 1].sum() <= 2
    assert (found.pieces == 1).all() and set(found.sizes) <= set(range(20, 31))
