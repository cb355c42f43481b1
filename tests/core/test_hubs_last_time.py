# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs that stay as they were last time, as far as that is worth it, and points locked to them."""

from dataclasses import replace
from itertools import product

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.inputs.conditions import HubConditions
from balanced_zones.algorithms.core.hubs.inputs.limit_texts import hubs_limits
from balanced_zones.algorithms.core.hubs.inputs.settings import Settings
from balanced_zones.algorithms.core.hubs.search.solve import solve_hubs
from balanced_zones.algorithms.core.hubs.within_range import hubs_within_range

FREE = Settings(one_piece=False, effort=Effort.QUICK)
QUICK = Settings(effort=Effort.QUICK)


def layer_of(xy, **columns):
    return gpd.GeoDataFrame(
        columns, geometry=gpd.points_from_xy(*np.add(xy, [530_000, 180_000]).T), crs=27700
    )


def scattered(n, random_seed):
    return np.random.default_rng(random_seed).random((n, 2)) * 10_000


def to_middle(between, members):
    return between[np.ix_(members, members)].sum(axis=1).min()


def best_of_all(xy, k, low, high, was, stability, locked):
    """The least of distances and changes over all groupings, written down one by one."""
    n, between = len(xy), np.hypot(*(xy[:, None] - xy).transpose(2, 0, 1))
    had = was >= 0
    scale = 0.0
    for hub in np.unique(was[had]):
        scale += to_middle(between, np.flatnonzero(was == hub))
    price = stability * scale / max(1, had.sum())
    best = np.inf
    for labels in product(range(k), repeat=n):
        labels = np.array(labels)
        sizes = np.bincount(labels, minlength=k)
        if sizes.min() < low or sizes.max() > high or (labels != locked)[locked >= 0].any():
            continue
        total = sum(to_middle(between, np.flatnonzero(labels == hub)) for hub in range(k))
        best = min(best, total + price * ((labels != was) & had & (locked < 0)).sum())
    return best, price


@pytest.mark.parametrize("random_seed", range(8))
def test_no_grouping_is_better_where_changes_have_a_price(random_seed):
    rng = np.random.default_rng(random_seed)
    n, k = 7, 2 + random_seed % 2
    xy = scattered(n, random_seed)
    was, locked = rng.integers(-1, k, n), np.full(n, -1)
    was[:k] = np.arange(k)
    locked[-1] = rng.integers(0, k) if random_seed % 2 else -1
    stability = [0.3, 1.0][random_seed // 4]
    best, price = best_of_all(xy, k, 2, 4, was, stability, locked)
    found = solve_hubs(
        xy,
        np.full(k, 2),
        np.full(k, 4),
        existing=was,
        stability=stability,
        locked=locked,
        connected=False,
        effort=Effort.THOROUGH,
    )
    assert (found.labels == locked)[locked >= 0].all()
    moved = ((found.labels != was) & (was >= 0) & (locked < 0)).sum()
    assert found.total + price * moved <= best * 1.002


@pytest.mark.parametrize("random_seed", range(4))
def test_with_given_centres_staying_and_distances_are_weighed_exactly(random_seed):
    """Against an integer programme."""
    rng = np.random.default_rng(random_seed)
    n, k = 40, 4
    xy, centres = scattered(n, random_seed), scattered(k, 100 + random_seed)
    was = rng.integers(-1, k, n)
    away = np.hypot(*(xy[:, None] - centres).transpose(2, 0, 1))
    price = 0.7 * away[np.arange(n), was][was >= 0].mean()
    cost = away + price * ((was[:, None] >= 0) & (was[:, None] != np.arange(k)))
    one, size = np.kron(np.eye(n), np.ones(k)), np.kron(np.ones(n), np.eye(k))
    exact = milp(
        cost.ravel(),
        constraints=[LinearConstraint(one, 1, 1), LinearConstraint(size, 8, 12)],
        bounds=Bounds(0, 1),
        integrality=np.ones(n * k),
    )
    found = solve_hubs(
        xy,
        np.full(k, 8),
        np.full(k, 12),
        given=centres,
        existing=was,
        stability=0.7,
        connected=False,
    )
    assert cost[np.arange(n), found.labels].sum() == pytest.approx(exact.fun, rel=1e-9)


def town(n=240, k=8, random_seed=3):
    """A layer with last time's hubs, one point in twenty gone and as many new."""
    xy = scattered(n, random_seed)
    rng = np.random.default_rng(random_seed)
    lot = rng.permutation(n)
    then, now = np.sort(lot[n // 20 :]), np.sort(lot[: n - n // 20])
    formed = equal_size_hubs(layer_of(xy[then]), k, equity=0.8, settings=QUICK)
    was = np.zeros(n, int)
    was[then] = 10 * formed.hub_ids
    return layer_of(xy[now], hub=[each or None for each in was[now].tolist()])


@pytest.fixture(scope="module")
def changed_town():
    return town()


def test_few_points_change_and_hubs_keep_their_numbers(changed_town):
    conditions = HubConditions(existing_field="hub")
    found = equal_size_hubs(changed_town, 8, equity=0.8, settings=QUICK, conditions=conditions)
    free = equal_size_hubs(changed_town, 8, equity=0.8, settings=QUICK)
    assert found.numbers.tolist() == list(range(10, 90, 10))
    assert found.sizes.min() >= 0.8 * 28 - 1 and found.sizes.max() <= 1.2 * 29 + 1
    assert found.hubs_in_pieces == 0 and not found.cut_off.any()
    had = changed_town["hub"].notna().to_numpy()
    told = changed_town["hub"].astype(float).to_numpy()
    assert found.changed.tolist() == (had & (told != found.hub_ids)).tolist()
    assert found.changed.sum() <= 0.07 * had.sum()
    assert found.mean_to_medoid_km <= 1.03 * free.mean_to_medoid_km
    assert not found.closed and not found.opened


def test_without_a_weight_hubs_are_those_without_last_years(changed_town):
    free = equal_size_hubs(changed_town, 8, equity=0.8, settings=QUICK)
    called = equal_size_hubs(
        changed_town,
        8,
        0.8,
        settings=QUICK,
        conditions=HubConditions(existing_field="hub", stability=0),
    )
    pairs = set(zip(free.labels.tolist(), called.labels.tolist()))
    assert len(pairs) == 8
    weighed = equal_size_hubs(
        changed_town,
        8,
        0.8,
        settings=QUICK,
        conditions=HubConditions(existing_field="hub"),
    )
    assert weighed.changed.sum() <= called.changed.sum()


def test_a_hub_more_and_a_hub_less(changed_town):
    conditions = HubConditions(existing_field="hub")
    more = equal_size_hubs(changed_town, 9, equity=0.8, settings=QUICK, conditions=conditions)
    assert more.numbers.tolist() == [*range(10, 90, 10), 81]
    assert more.opened == [more.numbers[8]]
    less = equal_size_hubs(changed_town, 7, equity=0.8, settings=QUICK, conditions=conditions)
    (gone,) = less.closed
    assert set(less.numbers) == set(range(10, 90, 10)) - {int(gone)}
    # Those of the hub that is no more have changed, whatever else.
    assert less.changed[(changed_town["hub"] == int(gone)).to_numpy()].all()
    # By the middle of the range there would be six hubs; last time there were eight.
    ranged = hubs_within_range(changed_town, 20, 50, settings=QUICK, conditions=conditions)
    assert ranged.count == 8


def test_names_that_are_texts_stay_and_new_hubs_get_names_of_their_own():
    xy = scattered(24, 1)
    names = np.where(xy[:, 0] < 5_000, "West", "New hub 1")
    found = equal_size_hubs(
        layer_of(xy, hub=names), 3, conditions=HubConditions(existing_field="hub")
    )
    assert found.names == ["New hub 1", "West", "New hub 2"]
    assert found.numbers.tolist() == [1, 2, 3]
    assert found.last.names_before == names.tolist()


def test_codes_with_zeros_in_front_are_names_and_not_numbers():
    codes = ["01", "1"] * 10
    found = equal_size_hubs(
        layer_of(scattered(20, 1), hub=codes), 2, conditions=HubConditions(existing_field="hub")
    )
    assert found.names == ["01", "1"] and found.numbers.tolist() == [1, 2]
    inside = [found.names[hub] for hub in found.labels]
    assert found.changed.tolist() == [a != b for a, b in zip(codes, inside)]


def test_locked_points_are_in_their_hub_and_the_sizes_are_kept():
    xy = scattered(60, 5)
    weight = np.random.default_rng(5).integers(1, 9, 60)
    lock = [None] * 60
    west, east = np.argsort(xy[:, 0])[[0, 1, 2]], np.argsort(-xy[:, 0])[[0, 1, 2]]
    for row in west:
        lock[row] = "A"
    for row in east:
        lock[row] = "B"
    layer = layer_of(xy, weight=weight, lock=lock, side=(xy[:, 1] > 5_000).astype(int))
    for conditions in (
        HubConditions(locked_field="lock"),
        HubConditions(locked_field="lock", weight_field="weight", tolerance=10),
    ):
        found = equal_size_hubs(layer, 5, settings=FREE, conditions=conditions)
        inside = [found.names[hub] for hub in found.labels]
        assert all(own is None or own == name for own, name in zip(lock, inside))
        assert (found.load >= found.low - 1e-6).all() and (found.load <= found.high + 1e-6).all()


def said(call, *given, **named):
    with pytest.raises(InputError) as caught:
        call(*given, **named)
    return str(caught.value)


def test_locks_that_cannot_be_are_named_with_what_would_do():
    xy = scattered(20, 2)
    xy = xy[np.argsort(xy[:, 0])]
    lock = ["A"] * 7 + [None] * 13
    layer = layer_of(xy, lock=lock, none=[None] * 20, side=["l", "r"] * 10)
    locked = HubConditions(locked_field="lock")
    text = said(hubs_within_range, layer, 4, 6, settings=FREE, conditions=locked)
    assert "A" in text and "locked: 7, allowed: 6" in text and "Allow hubs of 7" in text
    assert hubs_within_range(layer, 4, 7, settings=FREE, conditions=locked).sizes.max() == 7
    text = said(
        equal_size_hubs,
        layer.assign(lock=np.repeat(range(5), 4)),
        4,
        settings=FREE,
        conditions=locked,
    )
    assert "more hubs than are formed" in text and "at least 5 hubs" in text
    assert (
        equal_size_hubs(
            layer.assign(lock=np.repeat(range(5), 4)), 5, settings=FREE, conditions=locked
        ).count
        == 5
    )
    full = layer.assign(lock=["A"] * 8 + ["B"] * 8 + [None] * 4)
    text = said(hubs_within_range, full, 5, 8, 3, settings=FREE, conditions=locked)
    assert "too few points are left" in text and "short of 1" in text
    assert hubs_within_range(full, 4, 8, 3, settings=FREE, conditions=locked).count == 3
    text = said(
        hubs_within_range, layer, 4, 7, group_field="side", settings=FREE, conditions=locked
    )
    assert "different groups" in text
    empty = HubConditions(existing_field="none", stability=-1)
    text = said(equal_size_hubs, layer, 4, settings=FREE, conditions=empty)
    assert "empty for all" in text and "0 or more" in text


def two_towns(locks):
    """Ten points in each of two towns between which there is no way, and where they are locked."""
    xy = np.vstack([scattered(10, 1), np.add(scattered(10, 2), [50_000, 0])])
    lock = [locks.get(row) for row in range(20)]
    layer = layer_of(xy, lock=lock, town=["west"] * 10 + ["east"] * 10, id=range(20))
    away = np.hypot(*(xy[:, None] - xy).transpose(2, 0, 1))
    rows = [(a, b, away[a, b]) for a, b in product(range(20), range(20)) if a // 10 == b // 10]
    costs = pd.DataFrame(rows, columns=["from", "to", "cost"])
    return layer, HubConditions(
        locked_field="lock", costs=costs, cost_columns=("from", "to", "cost"), point_id="id"
    )


def test_locks_on_two_sides_of_a_gap_in_the_costs_are_named():
    layer, conditions = two_towns({0: "A", 15: "A"})
    text = said(equal_size_hubs, layer, 4, settings=FREE, conditions=conditions)
    assert "A (locked: 0, 15)" in text and "no travel costs join" in text


def called(found, row):
    return found.names[found.labels[row]]


def test_each_part_of_the_points_has_the_hubs_that_its_points_are_locked_to():
    locks = {0: "A", 1: "B", 2: "C", 15: "D"}
    layer, conditions = two_towns(locks)
    text = said(equal_size_hubs, layer, 4, settings=FREE, conditions=conditions)
    assert "locked to: 3, possible: 2" in text and "more or smaller hubs" in text
    by_town = HubConditions(locked_field="lock")
    for found in (
        equal_size_hubs(layer, 6, settings=FREE, conditions=conditions),
        hubs_within_range(layer, 3, 10, 4, settings=FREE, conditions=conditions),
        equal_size_hubs(layer, 4, group_field="town", settings=FREE, conditions=by_town),
        hubs_within_range(layer, 3, 10, group_field="town", settings=FREE, conditions=by_town),
        hubs_within_range(
            layer.assign(one=1),
            3,
            10,
            group_field="town",
            settings=FREE,
            conditions=replace(by_town, weight_field="one"),
        ),
    ):
        assert all(called(found, row) == name for row, name in locks.items())
    text = said(equal_size_hubs, layer, 3, group_field="town", settings=FREE, conditions=by_town)
    assert "at least 4 hubs" in text


def test_a_hub_of_last_time_gets_the_limit_that_suits_it():
    lock = ["A"] * 5 + [None] * 15
    layer = layer_of(scattered(20, 1), lock=lock, was=["B"] * 4 + ["C"] * 16)
    limits = tuple(hubs_limits(["1 of <= 4", "1 of <= 18"], "limits"))
    locked = HubConditions(locked_field="lock", hub_limits=limits)
    found = hubs_within_range(layer, None, None, settings=FREE, conditions=locked)
    assert [called(found, row) for row in range(5)] == ["A"] * 5
    reversed_limits = HubConditions(existing_field="was", stability=10, hub_limits=limits[::-1])
    found = hubs_within_range(layer, None, None, settings=FREE, conditions=reversed_limits)
    assert not found.changed.any() and found.high.tolist() == [4, 18]


def test_given_centres_are_the_hubs_by_their_names():
    xy = scattered(30, 4)
    centres = layer_of(scattered(3, 40), name=["b", "a", "c"])
    was = (["a", "b", "gone"] * 10)[:30]
    layer = layer_of(xy, was=was, lock=["c", "x"] + [None] * 28)
    conditions = HubConditions(centres=centres, centre_id="name", existing_field="was")
    found = equal_size_hubs(layer, 3, conditions=conditions)
    assert found.closed == ["gone"]
    assert found.opened == [found.numbers[2]]
    here = [("b", "a", "c")[hub] for hub in found.labels]
    assert found.changed.tolist() == [a != b for a, b in zip(was, here)]
    text = said(
        equal_size_hubs,
        layer,
        3,
        conditions=HubConditions(centres=centres, centre_id="name", locked_field="lock"),
    )
    assert "none of the given centres" in text and "b, a, c" in text and "x" in text
    kept = HubConditions(centres=centres, centre_id="name", locked_field="lock")
    assert (
        equal_size_hubs(layer.assign(lock=["c"] + [None] * 29), 3, conditions=kept).labels[0] == 2
    )
    # Values that are no centre's are no empty ones: these alone are no last time.
    for was in (["gone"] * 30, ["gone"] * 29 + [None]):
        text = said(equal_size_hubs, layer.assign(was=was), 3, conditions=conditions)
        assert "no value of the field is the name of a given centre" in text and "b, a, c" in text


@pytest.mark.parametrize(
    ("names", "wrong"), [(["b", "a", "b"], "not unique"), (["b", "a", None], "missing")]
)
def test_centres_that_last_times_hubs_name_have_a_name_each(names, wrong):
    layer = layer_of(scattered(30, 4), was=["a", "b", "c"] * 10)
    centres = layer_of(scattered(3, 40), name=names)
    conditions = HubConditions(centres=centres, centre_id="name", existing_field="was")
    assert wrong in said(equal_size_hubs, layer, 3, conditions=conditions)
    unnamed = HubConditions(centres=centres, centre_id="name")
    assert equal_size_hubs(layer, 3, settings=QUICK, conditions=unnamed).count == 3


def test_many_hubs_keep_to_their_neighbours_only():
    """More hubs than each point looks at: its own is looked at all the same."""
    xy = scattered(400, 6)
    labels = solve_hubs(xy, np.full(40, 8), np.full(40, 12), effort=Effort.QUICK).labels
    far = np.argsort(np.hypot(*(xy - xy[0]).T))[-1]
    locked = np.full(400, -1)
    locked[far] = labels[0]
    found = solve_hubs(
        xy,
        np.full(40, 8),
        np.full(40, 12),
        existing=labels,
        locked=locked,
        connected=False,
        effort=Effort.QUICK,
    )
    assert found.labels[far] == labels[0] and found.kept
    assert (found.labels != labels).sum() <= 8
