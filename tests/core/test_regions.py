# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions without centres: in one piece, sums within their limits, the same for the same seed."""

from dataclasses import replace
from itertools import chain, combinations, product

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import box

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.regions.annealing import Cooling, anneal
from balanced_zones.algorithms.core.regions.exchanges import border_pairs
from balanced_zones.algorithms.core.regions.goal import goal_for
from balanced_zones.algorithms.core.regions.levelling import MARGIN, level, needed_flow
from balanced_zones.algorithms.core.regions.plan import RegionPlan
from balanced_zones.algorithms.core.regions.preflight import (
    RegionColumns,
    range_of_numbers,
    region_ground,
    with_number,
    with_range,
)
from balanced_zones.algorithms.core.regions.recut import recut
from balanced_zones.algorithms.core.regions.solve import (
    form_regions,
    most_regions,
)
from balanced_zones.algorithms.core.regions.starts import start
from balanced_zones.algorithms.core.regions.trades import margin, trade, trades
from balanced_zones.algorithms.core.zones.conditions import Conditions
from balanced_zones.algorithms.core.zones.metrics import pieces
from balanced_zones.algorithms.core.zones.parts import Islands


def grid(columns, rows, values=None, side=100):
    shapes = [
        box(side * x, side * y, side * (x + 1), side * (y + 1))
        for y in range(rows)
        for x in range(columns)
    ]
    values = np.ones(len(shapes)) if values is None else values
    layer = gpd.GeoDataFrame({"people": values, "jobs": values[::-1]}, geometry=shapes)
    return layer.set_crs("EPSG:32632")


def random_grid(side, seed):
    return grid(side, side, np.random.default_rng(seed).integers(1, 40, side * side))


def ground(layer, *balance, **conditions):
    return region_ground(layer, RegionColumns(balance), conditions=Conditions(**conditions))


@pytest.mark.parametrize(("seed", "regions"), [(0, 2), (1, 5), (2, 9)])
def test_every_region_is_in_one_piece_and_within_the_tolerance(seed, regions):
    problem = with_number(ground(random_grid(12, seed), "people"), regions, [0.05])
    found = form_regions(problem, seed, Effort.QUICK)
    assert (pieces(problem.zoning, found.labels) == 1).all()
    assert found.kept
    assert np.abs(problem.deviations(found.labels)).max() <= 0.05 + 1e-9


def test_two_sums_are_both_kept():
    problem = with_number(ground(random_grid(10, 1), "people", "jobs"), 4, [0.05, 0.08])
    found = form_regions(problem, 0, Effort.QUICK)
    assert found.kept
    worst = np.abs(problem.deviations(found.labels)).max(axis=0)
    assert (worst <= np.array([0.05, 0.08]) + 1e-9).all()


def test_the_same_random_seed_gives_the_same_regions():
    problem = with_number(ground(random_grid(9, 4), "people"), 5, [0.03])
    first, again = (form_regions(problem, 7, Effort.QUICK).labels for _ in range(2))
    assert (first == again).all()


def whole(layer_ground, labels, regions):
    neighbours = layer_ground.ground["adjacency"].neighbours
    for region in range(regions):
        left = {unit for unit, label in enumerate(labels) if label == region}
        if not left:
            return False
        waiting = [left.pop()]
        while waiting:
            for other in neighbours[waiting.pop()]:
                if other in left:
                    left.remove(other)
                    waiting.append(other)
        if left:
            return False
    return True


@pytest.mark.parametrize("seed", [2, 5])
def test_tiny_maps_are_as_even_as_any_regions_can_be(seed):
    """All partitions into regions in one piece are looked at one by one."""
    there = ground(random_grid(3, seed), "people")
    problem = with_number(there, 3, [0.0])
    least = min(
        np.abs(problem.deviations(np.array(labels))).max()
        for labels in product(range(3), repeat=9)
        if whole(there, labels, 3)
    )
    within = with_number(there, 3, [least + 1e-9])
    assert form_regions(within, seed, Effort.QUICK).kept


@pytest.mark.parametrize(("columns", "rows", "regions"), [(2, 2, 2), (4, 2, 3), (3, 3, 2)])
def test_tiny_maps_are_as_good_as_any_regions_can_be(columns, rows, regions):
    """The longest effort comes within 0.2 % of the best of all partitions that keep the sums."""
    values = np.random.default_rng(rows).integers(10, 40, columns * rows)
    there = ground(grid(columns, rows, values), "people")
    problem = with_number(there, regions, [0.35])
    goal = goal_for(problem, 1.0, 0.7)
    best = min(
        goal.of(RegionPlan(problem, labels), 0)
        for labels in product(range(regions), repeat=columns * rows)
        if whole(there, labels, regions) and problem.excess(np.array(labels)) <= 0
    )
    found = form_regions(problem, 0, Effort.THOROUGH)
    assert found.kept
    assert whole(there, found.labels, regions)
    assert goal.of(RegionPlan(problem, found.labels), 0) <= best + 0.002 * abs(best)


def test_totals_moved_one_by_one_are_those_counted_at_once():
    problem = with_number(ground(random_grid(10, 2), "people", "jobs"), 6, [0.02, 0.02])
    plan = RegionPlan(problem, start(problem, 3))
    goal = goal_for(problem, 1, 1)
    anneal(plan, goal, Cooling(8_000), 5)
    recut(plan, goal, 10.0)
    afresh = RegionPlan(problem, plan.labels)
    assert plan.moves > 500
    assert np.allclose(plan.sums, afresh.sums)
    assert np.allclose(plan.perimeter, afresh.perimeter)
    assert border_pairs(plan) == border_pairs(plan, set(range(6)))
    for region in range(6):
        inside = plan.labels == region
        assert plan.units_of(region) == np.flatnonzero(inside).tolist()
        at, mass = problem.zoning.centre_m[inside], plan.mass_of[inside]
        centre = np.average(at, axis=0, weights=mass)
        assert plan.inertia(region) == pytest.approx(
            (mass * ((at - centre) ** 2).sum(axis=1)).sum()
        )


def test_a_unit_larger_than_a_region_is_no_obstacle_to_the_others():
    values = np.ones(36)
    values[14] = 30
    there = ground(grid(6, 6, values), "people")
    problem = with_number(there, 4, [0.01])
    found = form_regions(problem, 0, Effort.QUICK)
    assert not found.kept
    assert (pieces(problem.zoning, found.labels) == 1).all()
    assert there.largest(0) == (14, 30)


def test_as_many_regions_as_reach_the_least_sum():
    there = ground(grid(6, 6), "people")
    assert range_of_numbers(there, 9, None) == (1, 4)
    found = most_regions(lambda n: with_range(there, n, 9, None), 1, 4, False, effort=Effort.QUICK)
    assert found.problem.n_regions == 4
    assert found.problem.totals(found.labels).min() == 9


def test_as_few_regions_as_keep_the_largest_sum():
    there = ground(grid(6, 6), "people")
    assert range_of_numbers(there, None, 12) == (3, 36)
    found = most_regions(lambda n: with_range(there, n, None, 12), 3, 36, True, effort=Effort.QUICK)
    assert found.problem.n_regions == 3


@pytest.mark.parametrize("fewest_wanted", [False, True])
def test_the_one_number_between_those_that_both_limits_leave_is_found(fewest_wanted):
    there = ground(grid(6, 6), "people")
    # Whole units allow 3 each, and so 12 regions; sums alone would allow 10 to 17.
    limits = 2.1, 3.9
    assert range_of_numbers(there, *limits) == (10, 17)
    found = most_regions(
        lambda n: with_range(there, n, *limits), 10, 17, fewest_wanted, effort=Effort.QUICK
    )
    assert found.kept and found.problem.n_regions == 12
    assert set(found.problem.totals(found.labels).ravel().tolist()) == {3}


@pytest.mark.parametrize("limits", [(40, None), (None, 0.5), (20, 25)])
def test_sums_that_no_number_of_regions_keeps_are_refused(limits):
    with pytest.raises(InputError):
        range_of_numbers(ground(grid(6, 6), "people"), *limits)


@pytest.mark.parametrize("regions", [0, 37])
def test_more_regions_than_areas_are_refused(regions):
    with pytest.raises(InputError, match="from 1 to 36"):
        with_number(ground(grid(6, 6), "people"), regions, [0.1])


@pytest.mark.parametrize("regions", [1, 36])
def test_one_region_and_one_for_each_area(regions):
    problem = with_number(ground(grid(6, 6), "people"), regions, [0.0])
    found = form_regions(problem)
    assert found.kept
    assert len(set(found.labels.tolist())) == regions


def test_islands_are_joined_refused_or_left_out():
    layer = grid(6, 3)
    layer = layer[layer.geometry.bounds["minx"] != 400]
    assert len(ground(layer, "people").sums) == 15
    assert len(ground(layer, "people", islands=Islands.LEAVE).sums) == 12
    with pytest.raises(InputError, match="cut off from the rest"):
        ground(layer, "people", islands=Islands.REFUSE)


@pytest.mark.parametrize("value", [-1.0, np.nan])
def test_what_cannot_be_balanced_is_named(value):
    values = np.ones(9)
    values[4] = value
    with pytest.raises(InputError, match="4"):
        ground(grid(3, 3, values), "people")


def test_without_a_field_units_are_counted():
    there = ground(grid(4, 4))
    assert (there.sums == 1).all()
    found = form_regions(with_number(there, 4, [0.0]))
    assert np.bincount(found.labels).tolist() == [4, 4, 4, 4]


# -- levelling --------------------------------------------------------------------------------

PRICE = 640.0


def followed(problem, labels):
    goal = goal_for(problem, 1.0, 0.7)
    return goal.follow(RegionPlan(problem, np.array(labels))), goal


def test_what_must_flow_along_a_strip_is_what_a_hand_works_out():
    problem = with_number(ground(grid(12, 1), "people"), 3, [0.1])
    plan, goal = followed(problem, [0] * 6 + [1] * 4 + [2] * 2)
    # 6, 4 and 2 where 4 are wanted: as much passes both borders, until 4.28 and 3.72 are left.
    expected = (2 - 4 * 0.1 * MARGIN) / 4
    flow = needed_flow(plan, goal, [(0, 1), (1, 2)])
    assert flow == pytest.approx(np.array([[expected, expected]]), abs=1e-6)
    assert needed_flow(plan, goal, [(0, 1)]) is None


def test_surplus_passes_a_region_that_has_what_it_should():
    problem = with_number(ground(grid(18, 2), "people"), 3, [0.05])
    column = np.tile(np.arange(18), 2)
    plan, goal = followed(problem, np.digitize(column, [8, 14]))
    assert level(plan, goal, PRICE)
    assert goal.excess(plan) == 0
    assert np.bincount(plan.labels).tolist() == [12, 12, 12]
    assert (pieces(problem.zoning, plan.labels) == 1).all()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("fields", [("people",), ("people", "jobs")])
def test_less_lies_outside_or_the_plan_is_as_it_was(seed, fields):
    problem = with_number(ground(random_grid(9, seed), *fields), 7, [0.02] * len(fields))
    plan, goal = followed(problem, start(problem, seed))
    before, labels = goal.excess(plan), plan.labels
    assert (pieces(problem.zoning, labels) == 1).all()
    if level(plan, goal, PRICE):
        assert goal.excess(plan) < before
    else:
        assert (plan.labels == labels).all()
    assert (pieces(problem.zoning, plan.labels) == 1).all()
    # What the plan keeps up while units move is what it would count anew.
    anew, _ = followed(problem, plan.labels)
    assert np.allclose(plan.sums, anew.sums) and np.allclose(plan.perimeter, anew.perimeter)
    assert border_pairs(plan) == border_pairs(anew)


def test_sums_within_their_limits_are_left_alone():
    problem = with_number(ground(grid(18, 2), "people"), 3, [0.05])
    plan, goal = followed(problem, np.digitize(np.tile(np.arange(18), 2), [6, 12]))
    assert not level(plan, goal, PRICE)


def narrow(seed, tolerance=0.02):
    """Some 10 units a region, which may differ by a fifth of a mean unit."""
    problem = with_number(ground(random_grid(8, seed), "people"), 6, [tolerance])
    goal = goal_for(problem, 1.0, 0.7)
    return problem, goal, goal.follow(RegionPlan(problem, start(problem, seed)))


def touching(problem, labels, a, b):
    """All sets of up to three units of a region, each piece of which touches another, by trial."""
    neighbours = problem.zoning.adjacency.neighbours
    mine = np.flatnonzero(labels == a).tolist()
    found = set()
    for chosen in chain(*(combinations(mine, size) for size in range(min(3, len(mine) - 1) + 1))):
        held = {unit for unit in chosen if any(labels[o] == b for o in neighbours[unit])}
        for _ in chosen:
            held |= {unit for unit in chosen if held.intersection(neighbours[unit])}
        if held == set(chosen):
            found.add(chosen)
    return found


@pytest.mark.parametrize("seed", [0, 1])
def test_trades_are_all_there_are_and_change_what_moving_their_units_changes(seed):
    problem, goal, plan = narrow(seed)
    goal = replace(goal, pull=2.0)
    labels, before = plan.labels, goal.of(plan, 50.0)
    for a, b in sorted(border_pairs(plan))[:4]:
        of_a, of_b, i, j, change = trades(plan, goal, 50.0, (a, b), np.inf)
        for side, pair in ((of_a, (a, b)), (of_b, (b, a))):
            sets = [tuple(sorted(side.units_of(at))) for at in range(len(side.masks))]
            assert len(set(sets)) == len(sets)
            assert set(sets) == touching(problem, labels, *pair)
        assert len(change) == len(of_a.masks) * len(of_b.masks)
        for at in np.random.default_rng(seed).choice(len(change), 25):
            new = labels.copy()
            new[list(of_a.units_of(i[at]))] = b
            new[list(of_b.units_of(j[at]))] = a
            after = goal.of(RegionPlan(problem, new), 50.0)
            assert change[at] == pytest.approx(after - before, abs=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_trades_keep_regions_whole_and_leave_the_best_that_was_met(seed):
    problem, goal, plan = narrow(seed)
    plans = []
    for _ in range(2):
        plan = goal.follow(RegionPlan(problem, start(problem, seed)))
        trade(plan, goal, 2560.0, 10, seed)
        plans.append(plan.labels)
    assert (plans[0] == plans[1]).all()
    assert (pieces(problem.zoning, plan.labels) == 1).all()
    # Nothing that two regions could trade is left that keeps both whole and gains.
    steep, best = 256_000.0, goal.of(plan, 256_000.0)
    for pair in sorted(border_pairs(plan)):
        of_a, of_b, i, j, change = trades(plan, goal, steep, pair, 0.0)
        at = int(change.argmin())
        new = plan.labels
        new[list(of_a.units_of(i[at]))], new[list(of_b.units_of(j[at]))] = pair[1], pair[0]
        if (pieces(problem.zoning, new) == 1).all():
            assert goal.of(RegionPlan(problem, new), steep) > best - 1e-6


@pytest.mark.parametrize("seed", range(2))
def test_limits_much_narrower_than_a_unit_are_kept(seed):
    problem, goal, _ = narrow(seed)
    assert margin(goal) < goal.unit_share / 4
    found = form_regions(problem, seed, Effort.QUICK)
    assert found.kept
    assert (pieces(problem.zoning, found.labels) == 1).all()
