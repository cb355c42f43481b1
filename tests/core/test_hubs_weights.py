# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs that balance a weight: sums in their ranges, points whole, honest errors."""

import re

import geopandas as gpd
import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix
from shapely.geometry import Point

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.hubs.assignment.exchange import within_ranges
from balanced_zones.algorithms.core.hubs.assignment.transport import Costs, assign
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.ground.neighbours import Neighbours
from balanced_zones.algorithms.core.hubs.inputs.conditions import HubConditions
from balanced_zones.algorithms.core.hubs.inputs.settings import Method, Settings
from balanced_zones.algorithms.core.hubs.search.solve import Compactness, solve_hubs
from balanced_zones.algorithms.core.hubs.search.starts import balanced_start
from balanced_zones.algorithms.core.hubs.within_range import hubs_within_range
from cases import Stopped

QUICK = Settings(method=Method.KMEANS, effort=Effort.QUICK)


def layer_of(xy, **columns):
    return gpd.GeoDataFrame(columns, geometry=[Point(p) for p in xy], crs="EPSG:27700")


def town(n, random_seed):
    """Points in clumps with weights as pupils are: many small, few large, some 0."""
    rng = np.random.default_rng(random_seed)
    middle = rng.uniform(0, 20_000, (6, 2))
    xy = middle[rng.integers(0, 6, n)] + rng.normal(0, 1500, (n, 2))
    weights = np.round(rng.lognormal(5.5, 0.6, n))
    weights[rng.random(n) < 0.03] = 0
    return xy + np.array([530_000, 180_000]), weights


def said(call, *given, **named):
    with pytest.raises(InputError) as caught:
        call(*given, **named)
    return str(caught.value)


# The assignment


def whole_optimum(cost, weights, low, high):
    """The least cost of whole points within the ranges, by integer programming; or inf."""
    n, k = cost.shape
    once = csr_matrix((np.ones(n * k), (np.repeat(np.arange(n), k), np.arange(n * k))))
    hub = np.tile(np.arange(k), n)
    sums = csr_matrix((np.repeat(weights, k), (hub, np.arange(n * k))), shape=(k, n * k))
    found = milp(
        cost.ravel(),
        constraints=[LinearConstraint(once, 1, 1), LinearConstraint(sums, low, high)],
        bounds=Bounds(0, 1),
        integrality=np.ones(n * k),
        options={"mip_rel_gap": 1e-6, "time_limit": 5},
    )
    return found.fun if found.x is not None else np.inf


def test_assignment_is_near_the_integer_optimum():
    rng = np.random.default_rng(11)
    gaps, missed = [], 0
    for _ in range(25):
        n, k = int(rng.integers(12, 31)), int(rng.integers(2, 5))
        xy, centres = rng.random((n, 2)), rng.random((k, 2))
        cost = np.hypot(*(xy[:, None] - centres).transpose(2, 0, 1))
        weights = rng.integers(1, 30, n).astype(float)
        mean = weights.sum() / k
        low, high = np.full(k, 0.92 * mean), np.full(k, 1.08 * mean)
        best = whole_optimum(cost, weights, low, high)
        found = assign(Costs(cost, None, k, weights), low, high)
        if found is None:
            missed += np.isfinite(best)
            continue
        load = np.bincount(found.labels, weights, minlength=k)
        assert (load >= low - 1e-9).all() and (load <= high + 1e-9).all()
        gaps.append(cost[np.arange(n), found.labels].sum() / best - 1)
    assert missed == 0
    assert min(gaps) >= -1e-6
    assert np.median(gaps) < 0.01 and max(gaps) < 0.1


def test_assignment_over_candidates_is_near_the_splittable_bound():
    """With many points few would be split: whole ones cost hardly more."""
    from scipy.optimize import linprog
    from scipy.spatial import cKDTree

    xy, weights = town(800, 3)
    rng = np.random.default_rng(3)
    centres = xy[rng.choice(800, 20, replace=False)]
    distance, candidates = cKDTree(centres).query(xy, k=12)
    n, k, c = 800, 20, 12
    mean = weights.sum() / k
    low, high = np.full(k, 0.5 * mean), np.full(k, 1.5 * mean)
    columns = np.arange(n * c)
    once = csr_matrix((np.ones(n * c), (np.repeat(np.arange(n), c), columns)))
    sums = csr_matrix((np.repeat(weights, c), (candidates.ravel(), columns)), shape=(k, n * c))
    bound = linprog(
        distance.ravel(),
        A_ub=np.vstack([sums.toarray(), -sums.toarray()]),
        b_ub=np.concatenate([high, -low]),
        A_eq=once,
        b_eq=np.ones(n),
        bounds=(0, 1),
    )
    assert bound.status == 0
    found = assign(Costs(distance, candidates, k, weights), low, high)
    assert within_ranges(np.bincount(found.labels, weights, minlength=k), low, high)
    named = candidates == found.labels[:, None]
    total = distance[named].sum()
    assert bound.fun - 1e-6 <= total < 1.01 * bound.fun


def test_few_hubs_of_very_many_points_need_little_memory():
    """All exchanges of two points between two hubs would be 16 million and more."""
    import tracemalloc

    rng = np.random.default_rng(5)
    n, k = 12_000, 3
    xy, weights = rng.random((n, 2)), rng.lognormal(0, 0.5, n)
    centres = np.array([[0.2, 0.2], [0.3, 0.3], [0.8, 0.7]])
    cost = np.hypot(*(xy[:, None] - centres).transpose(2, 0, 1))
    mean = weights.sum() / k
    low, high = np.full(k, 0.99999 * mean), np.full(k, 1.00001 * mean)
    tracemalloc.start()
    found = assign(Costs(cost, None, k, weights), low, high)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert within_ranges(np.bincount(found.labels, weights, minlength=k), low, high)
    assert most < 400e6


def test_cuts_have_about_equal_weight():
    xy, weights = town(600, 1)
    low, high = np.ones(13, int), np.full(13, 600)
    labels = balanced_start(xy, low, high, 0.3, np.random.default_rng(0), weights=weights)
    load = np.bincount(labels, weights, minlength=13)
    assert np.abs(load / load.mean() - 1).max() < 0.25


# Whole solutions


@pytest.mark.parametrize("random_seed", range(4))
@pytest.mark.parametrize("connected", [True, False])
def test_sums_stay_within_the_tolerance(random_seed, connected):
    xy, weights = town(300, random_seed)
    k = 9
    mean = weights.sum() / k
    low, high = np.full(k, 0.95 * mean), np.full(k, 1.05 * mean)
    found = solve_hubs(
        xy, low, high, weights=weights, effort=Effort.QUICK, connected=connected, random_seed=1
    )
    load = np.bincount(found.labels, weights, minlength=k)
    assert found.kept
    assert found.load == pytest.approx(load)
    assert np.abs(load / mean - 1).max() <= 0.05 + 1e-9


def test_hubs_are_whole_where_asked_and_longer_effort_is_no_worse():
    xy, weights = town(200, 5)
    k = 7
    mean = weights.sum() / k
    low, high = np.full(k, 0.94 * mean), np.full(k, 1.06 * mean)
    neighbours = Neighbours.of((xy - xy.min(axis=0)) / 1000)
    totals = {}
    for effort in (Effort.QUICK, Effort.STANDARD):
        found = solve_hubs(xy, low, high, weights=weights, effort=effort)
        assert found.kept
        assert neighbours.faults(found.labels)[:2] == (0, 0)
        totals[effort] = sum(
            np.hypot(*(own[:, None] - own).transpose(2, 0, 1)).sum(axis=0).min()
            for own in (xy[found.labels == hub] for hub in range(k))
        )
    assert totals[Effort.STANDARD] <= totals[Effort.QUICK]


def test_same_hubs_whatever_the_order():
    xy, weights = town(200, 8)
    mean = weights.sum() / 6
    low, high = np.full(6, 0.95 * mean), np.full(6, 1.05 * mean)
    order = np.random.default_rng(0).permutation(200)
    one = solve_hubs(xy, low, high, weights=weights, effort=Effort.QUICK)
    other = solve_hubs(xy[order], low, high, weights=weights[order], effort=Effort.QUICK)
    assert (one.labels[order] == other.labels).all()


def test_small_cases_are_near_the_best_of_all_medoids():
    """Every set of medoids, each with its integer optimum."""
    from itertools import combinations

    rng = np.random.default_rng(2)
    for _ in range(3):
        xy = rng.random((12, 2)) * 1000
        weights = rng.integers(3, 9, 12).astype(float)
        mean = weights.sum() / 2
        low, high = np.full(2, 0.9 * mean), np.full(2, 1.1 * mean)
        between = np.hypot(*(xy[:, None] - xy).transpose(2, 0, 1))
        best = min(
            whole_optimum(between[:, chosen], weights, low, high)
            for chosen in map(list, combinations(range(12), 2))
        )
        found = solve_hubs(xy, low, high, weights=weights, connected=False)
        total = sum(
            between[np.ix_(own, own)].sum(axis=0).min()
            for own in (np.flatnonzero(found.labels == hub) for hub in range(2))
        )
        assert found.kept
        assert best - 1e-6 <= total <= 1.03 * best


@pytest.mark.parametrize("objective", list(Compactness))
def test_equal_hubs_by_weight(objective):
    xy, weights = town(240, 4)
    points = layer_of(xy, pupils=weights.astype(object))
    settings = Settings(method=Method.KMEANS, effort=Effort.QUICK, objective=objective)
    found = equal_size_hubs(
        points, 8, settings=settings, conditions=HubConditions(weight_field="pupils", tolerance=4)
    )
    load = np.bincount(found.labels, weights, minlength=8)
    assert found.load == pytest.approx(load)
    assert found.deviation == pytest.approx(np.abs(load / load.mean() - 1).max())
    assert found.deviation <= 0.04 + 1e-9
    assert ((found.low - 1e-6 <= load) & (load <= found.high + 1e-6)).all()
    assert found.sizes.tolist() == np.bincount(found.labels).tolist()


def test_a_range_of_sums_with_fractions():
    xy, _ = town(300, 6)
    rng = np.random.default_rng(6)
    weights = rng.random(300)
    weights *= 100 / weights.sum()
    points = layer_of(xy, hectares=weights)
    conditions = HubConditions(weight_field="hectares")
    found = hubs_within_range(points, 9.5, 12.5, settings=QUICK, conditions=conditions)
    # 100 over 11, the middle of the range, rounded down.
    assert found.count == 9
    assert found.load.min() >= 9.5 and found.load.max() <= 12.5
    ten = hubs_within_range(points, 9.5, 12.5, hubs=10, settings=QUICK, conditions=conditions)
    assert ten.count == 10 and ten.load.min() >= 9.5 and ten.load.max() <= 12.5
    assert "makes 8 to 10 hubs of 9.5 to 12.5" in said(
        hubs_within_range, points, 9.5, 12.5, hubs=11, settings=QUICK, conditions=conditions
    )
    assert "at most 45 must be 3 or more, hubs that need at least 40 must be 2 or fewer" in said(
        hubs_within_range, points, 40, 45, settings=QUICK, conditions=conditions
    )


def test_groups_get_hubs_by_their_weight():
    xy, weights = town(300, 7)
    borough = np.where(np.arange(300) < 150, "Ayton", "Beeham")
    weights[:150] *= 2
    points = layer_of(xy, pupils=weights, borough=borough)
    found = equal_size_hubs(
        points,
        9,
        group_field="borough",
        settings=QUICK,
        conditions=HubConditions(weight_field="pupils"),
    )
    totals = [weights[:150].sum(), weights[150:].sum()]
    quota = 9 * totals[0] / sum(totals)
    shares = np.bincount(found.group_of_hub)
    assert shares.sum() == 9 and abs(shares[0] - quota) < 1
    for group, k in enumerate(shares):
        own = found.load[found.group_of_hub == group]
        assert np.abs(own / (totals[group] / k) - 1).max() <= 0.05 + 1e-9
    ranged = hubs_within_range(
        points,
        4000,
        7000,
        group_field="borough",
        settings=QUICK,
        conditions=HubConditions(weight_field="pupils"),
    )
    assert (ranged.load >= 4000).all() and (ranged.load <= 7000).all()
    assert np.bincount(ranged.group_of_hub).tolist() == [int(t // 5500) for t in totals]


def test_points_without_weight_go_where_they_are_near():
    """Two heavy ends of a street; light points count for nothing and go to the nearer end."""
    x = np.arange(12.0) * 100
    weights = np.zeros(12)
    weights[[0, 11]] = 10
    points = layer_of(np.column_stack([x, np.zeros(12)]), seats=weights)
    found = equal_size_hubs(
        points, 2, settings=QUICK, conditions=HubConditions(weight_field="seats")
    )
    assert found.labels.tolist() == [0] * 6 + [1] * 6
    assert found.load.tolist() == [10, 10]


# Errors


def test_bad_weights_are_named():
    xy, weights = town(60, 0)
    bad = weights.astype(object)
    bad[[3, 9]] = None, -4
    points = layer_of(xy, pupils=bad)
    message = said(
        equal_size_hubs, points, 3, conditions=HubConditions(weight_field="pupils"), layer="Schools"
    )
    assert "Schools: points without a weight (field 'pupils'): 3. " in message
    assert "negative weights (field 'pupils'): 9 (-4)" in message
    points["pupils"] = 0
    assert "all weights are 0" in said(
        equal_size_hubs, points, 3, conditions=HubConditions(weight_field="pupils")
    )
    points["pupils"] = 1.0
    assert "Tolerance: it must be above 0" in said(
        equal_size_hubs, points, 3, conditions=HubConditions(weight_field="pupils", tolerance=0)
    )


def test_a_point_heavier_than_a_hub_is_named():
    xy, weights = town(60, 0)
    weights[17] = weights.sum()
    points = layer_of(xy, pupils=weights)
    message = said(equal_size_hubs, points, 4, conditions=HubConditions(weight_field="pupils"))
    assert "points that weigh more than a hub may hold" in message
    assert f": 17 ({weights[17]:.6g})" in message


def test_an_impossible_balance_says_how_near_it_came():
    """Five points of 10 in two hubs: 30 and 20 at best, 20 % off the mean."""
    points = layer_of(np.random.default_rng(0).random((5, 2)) * 1000, seats=[10.0] * 5)
    message = said(
        equal_size_hubs, points, 2, settings=QUICK, conditions=HubConditions(weight_field="seats")
    )
    assert "no hubs of whole points were found that all keep their range" in message
    assert "allowed 23.75 to 26.25" in message
    assert "best reached 30" in message and "+20.00 % of the mean" in message
    fine = equal_size_hubs(
        points, 2, settings=QUICK, conditions=HubConditions(weight_field="seats", tolerance=20)
    )
    assert sorted(fine.load) == [20, 30]


def test_too_few_points_with_a_weight():
    points = layer_of(np.random.default_rng(0).random((6, 2)) * 1000, seats=[1, 1, 0, 0, 0, 0])
    assert "only 2 points have a weight" in said(
        equal_size_hubs, points, 3, settings=QUICK, conditions=HubConditions(weight_field="seats")
    )


# Stopping


def test_stopping_gives_none_or_hubs_that_keep_their_ranges():
    xy, weights = town(120, 2)
    low, high = np.full(5, 0.94), np.full(5, 1.06)
    mean = weights.sum() / 5
    for after in (0, 3, 40, 150):
        found = solve_hubs(xy, low * mean, high * mean, weights=weights, progress=Stopped(after))
        assert found is None or found.kept
        if after == 0:
            assert found is None


def test_a_range_of_numbers_of_points_is_told_to_be_one_of_sums():
    rng = np.random.default_rng(8)
    points = layer_of(rng.uniform(0, 20_000, (600, 2)), pupils=rng.integers(300, 700, 600))
    conditions = HubConditions(weight_field="pupils")
    message = said(hubs_within_range, points, 30, 40, settings=QUICK, conditions=conditions)
    assert "smallest and largest size are sums of it, not numbers of points" in message
    assert "more than there are points" in message
    low, high = re.search(r"Ask, for instance, for ([\d,]+) to ([\d,]+)", message).groups()
    low, high = (float(text.replace(",", "")) for text in (low, high))
    found = hubs_within_range(points, low, high, settings=QUICK, conditions=conditions)
    assert 30 < 600 / found.count < 40


def test_a_weight_of_words_only():
    points = layer_of(np.random.default_rng(1).uniform(0, 9, (20, 2)), pupils=["many"] * 20)
    message = said(equal_size_hubs, points, hubs=2, conditions=HubConditions(weight_field="pupils"))
    assert "the field holds no numbers" in message and "without a weight" not in message


def test_no_range_is_proposed_that_whole_points_cannot_keep():
    """One point weighs more than all the others: no two hubs have sums that are alike."""
    xy, _ = town(10, 2)
    points = layer_of(xy, pupils=[288.3, 4.2] + [4.4] * 8)
    conditions = HubConditions(weight_field="pupils")
    message = said(hubs_within_range, points, 5, 5, settings=QUICK, conditions=conditions)
    assert "are sums of it" in message
    assert "for instance" not in message


def test_every_range_that_is_proposed_can_be_kept():
    proposed = 0
    for case in range(8):
        rng = np.random.default_rng(case)
        n = int(rng.integers(8, 40))
        points = layer_of(town(n, case)[0], pupils=np.round(rng.gamma(0.8, 100, n), 1) + 1)
        conditions = HubConditions(weight_field="pupils")
        low = float(rng.choice([3, 10, 2000]))
        message = said(
            hubs_within_range, points, low, 1.1 * low, settings=QUICK, conditions=conditions
        )
        found = re.search(r"Ask, for instance, for ([\d,.]+) to ([\d,]+(?:\.\d+)?)", message)
        if found:
            low, high = (float(each.replace(",", "")) for each in found.groups())
            result = hubs_within_range(points, low, high, settings=QUICK, conditions=conditions)
            assert low <= result.load.min() and result.load.max() <= high
            proposed += 1
    assert proposed > 3
