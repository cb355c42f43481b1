# SPDX-License-Identifier: GPL-2.0-or-later
"""Wishes of regions: last time's, locked areas, places kept together, groups, districts."""

import dataclasses

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import LineString

from balanced_zones.algorithms.core import balanced_regions
from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.regions.annealing import Cooling, anneal
from balanced_zones.algorithms.core.regions.districts import (
    districts_of,
    form_in_districts,
    shared_out,
)
from balanced_zones.algorithms.core.regions.goal import goal_for
from balanced_zones.algorithms.core.regions.measures import measure
from balanced_zones.algorithms.core.regions.plan import RegionPlan
from balanced_zones.algorithms.core.regions.preflight import with_number
from balanced_zones.algorithms.core.regions.solve import form_regions
from balanced_zones.algorithms.core.regions.wishes import (
    NO_WISHES,
    KeptPlaces,
    RegionWishes,
    SpreadGroup,
    named_regions,
    with_wishes,
)
from balanced_zones.algorithms.core.zones.metrics import pieces

from .test_regions import grid, ground, random_grid

SIDE = 10


def quarters(side=SIDE, names=("SW", "SE", "NW", "NE")):
    """The quarter of every cell of a grid."""
    x, y = np.arange(side * side) % side, np.arange(side * side) // side
    return [names[2 * (b >= side / 2) + (a >= side / 2)] for a, b in zip(x, y)]


def wishes(locked=None, existing=None, **more):
    names, locked, existing = named_regions(locked, existing)
    return RegionWishes(names, locked, existing, layer="Areas", field="lock", **more)


def formed(layer_ground, regions, wished, tolerance=0.1, seed=0):
    problem = with_wishes(with_number(layer_ground, regions, [tolerance]), wished)
    found = form_regions(problem, seed, Effort.QUICK)
    assert (pieces(problem.zoning, found.labels) == 1).all()
    return found


def locks(*placed):
    """A column of locks from pairs of a column and a row of the grid and a name."""
    column = [None] * SIDE**2
    for x, y, name in placed:
        column[x + SIDE * y] = name
    return column


# --- Locks ------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(2))
def test_areas_locked_to_a_region_are_in_it_and_in_no_other(seed):
    column = locks((0, 0, "b"), (9, 0, "b"), (0, 9, "a"), (9, 9, "a"), (5, 5, "c"))
    found = formed(ground(random_grid(SIDE, seed), "people"), 5, wishes(column), seed=seed)
    assert found.problem.names == ("a", "b", "c")
    for unit, name in enumerate(column):
        if name is not None:
            assert found.labels[unit] == found.problem.names.index(name)


def test_locks_to_more_regions_than_there_are_say_how_many():
    column = locks((0, 0, "a"), (9, 0, "b"), (0, 9, "c"))
    with pytest.raises(InputError, match="3 regions in the field, 2 formed"):
        formed(ground(random_grid(SIDE, 0), "people"), 2, wishes(column))


def strip(**conditions):
    """Five cells in a row, of which the outer ones belong together, and the second and fourth."""
    return ground(grid(5, 1), "people", **conditions)


def test_locked_areas_that_cannot_be_joined_are_named_and_a_bridge_helps():
    column = ["a", "b", None, "b", "a"]
    with pytest.raises(InputError, match="BRIDGES") as refused:
        formed(strip(), 2, wishes(column), 1.0)
    assert "a: 0 and 4" in str(refused.value)
    bridge = LineString([(50, 50), (450, 50)])
    tied = strip(bridges=gpd.GeoDataFrame(geometry=[bridge], crs="EPSG:32632"))
    found = formed(tied, 2, wishes(column), 1.0)
    assert found.labels[[0, 4]].tolist() == [0, 0] and found.labels[[1, 3]].tolist() == [1, 1]


def test_locks_that_leave_no_area_for_the_other_regions_say_so_and_fewer_regions_help():
    column = ["a", None, None, None, "a"]
    with pytest.raises(InputError, match="areas left: 0; regions without locked areas: 1"):
        formed(strip(), 2, wishes(column), 1.0)
    assert formed(strip(), 1, wishes(column), 1.0).problem.names == ("a",)


# --- Last time --------------------------------------------------------------------------


def test_regions_that_are_even_stay_as_they_are():
    found = formed(ground(grid(SIDE, SIDE), "people"), 4, wishes(existing=quarters()))
    assert [found.problem.names[label] for label in found.labels] == quarters()


def test_a_higher_weight_moves_fewer_areas_and_other_names_change_nothing():
    layer_ground = ground(random_grid(SIDE, 3), "people")

    def moved(weight, names):
        wished = wishes(existing=quarters(names=names), stability=weight)
        found = formed(layer_ground, 4, wished, 0.03)
        assert found.kept
        return int((found.problem.existing != found.labels).sum())

    free, few = moved(0.0, ("1", "2", "3", "4")), moved(5.0, ("1", "2", "3", "4"))
    assert few < free
    assert moved(5.0, ("a", "b", "c", "d")) == few


def test_new_regions_grow_beside_those_of_last_time_and_surplus_ones_are_given_up():
    layer_ground = ground(random_grid(SIDE, 4), "people")
    more = formed(layer_ground, 5, wishes(existing=quarters(), stability=2.0))
    assert more.kept and len(more.problem.names) == 4
    stayed = more.problem.existing == more.labels
    assert stayed.mean() > 0.6
    fewer = formed(layer_ground, 3, wishes(existing=quarters()))
    assert fewer.kept and len(fewer.problem.names) == 3
    gone = ({"SW", "SE", "NW", "NE"} - set(fewer.problem.names)).pop()
    # What is given up is the region with least in it.
    held = dict.fromkeys(quarters(), 0.0)
    for name, people in zip(quarters(), layer_ground.sums[:, 0]):
        held[name] += people
    assert gone == min(held, key=held.get)


def test_many_new_regions_grow_where_a_few_were_or_none_was():
    few = [None] * (SIDE**2 - 10) + ["old"] * 10
    layer_ground = ground(random_grid(SIDE, 5), "people")
    found = formed(layer_ground, 7, wishes(existing=few), 0.3)
    assert found.kept and found.problem.names == ("old",)
    nobody = RegionWishes(existing=np.full(SIDE**2, -1))
    assert formed(layer_ground, 3, nobody, 0.3).kept


# --- Places and groups ------------------------------------------------------------------


def towns(side=SIDE):
    """Ten towns: strips of two columns, in halves."""
    return np.array([(u % side) // 2 + 5 * (u // side >= side / 2) for u in range(side * side)])


def test_places_are_split_less_with_a_weight():
    layer_ground = ground(random_grid(SIDE, 6), "people")

    def split(weight):
        wished = wishes(criteria=(KeptPlaces("town", towns(), weight),))
        found = formed(layer_ground, 5, wished, 0.15)
        (measured,) = wished.criteria[0].measures(found.problem.zoning, found.labels)
        # Counted by hand.
        seen = sum(len(set(found.labels[towns() == town])) > 1 for town in range(10))
        assert measured.value == seen
        return seen

    assert split(3.0) < split(0.0)


def test_groups_are_spread_more_evenly_with_a_weight():
    layer = random_grid(SIDE, 7)
    people = layer["people"].to_numpy(float)
    group = people * np.linspace(0.05, 0.6, SIDE**2).round(2)
    layer_ground = ground(layer, "people")

    def spread(weight):
        wished = wishes(criteria=(SpreadGroup("g", group, weight, 1, people),))
        found = formed(layer_ground, 4, wished)
        low, high = wished.criteria[0].measures(found.problem.zoning, found.labels)
        shares = [
            100 * group[found.labels == k].sum() / people[found.labels == k].sum() for k in range(4)
        ]
        assert np.allclose([low.value, high.value], [min(shares), max(shares)])
        return high.value - low.value

    # Strips across the slope would be even, and cost more than a fifth of this in shape.
    assert spread(20.0) < 0.7 * spread(0.0)


def test_the_sums_of_the_criteria_stay_true_move_by_move():
    layer = random_grid(SIDE, 8)
    people = layer["people"].to_numpy(float)
    wished = wishes(
        existing=quarters(),
        criteria=(KeptPlaces("town", towns(), 1.0), SpreadGroup("g", people / 3, 1.0, 1, people)),
    )
    problem = with_wishes(with_number(ground(layer, "people"), 4, [0.05]), wished)
    goal = goal_for(problem, 1.0, 0.7)
    start = np.array([("NE", "NW", "SE", "SW").index(name) for name in quarters()])
    plan = goal.follow(RegionPlan(problem, start))
    anneal(plan, goal, Cooling(3000), 1)
    assert (plan.labels != start).any()
    assert [term.value for term in plan.terms] == pytest.approx(
        [price.of(plan.labels) for price in goal.prices]
    )


def test_a_measure_of_what_is_balanced_does_not_change_what_weights_mean():
    few = random_grid(SIDE, 9)
    many = few.assign(people=few["people"] * 1000)
    wished = wishes(existing=quarters(), criteria=(KeptPlaces("town", towns(), 1.0),))
    one, other = (formed(ground(layer, "people"), 4, wished).labels for layer in (few, many))
    assert (one == other).all()


def test_a_group_is_a_part_of_the_people_from_python_too():
    layer = random_grid(SIDE, 0)
    layer["group"] = layer["people"]
    layer.loc[3, "group"] += 1
    with pytest.raises(InputError, match=r"number of people of the area \(field 'group'\): 3"):
        balanced_regions(layer, 3, balance="people", shares=["group"], unit_id=None)
    with pytest.raises(InputError, match="no field says of how many people"):
        balanced_regions(layer, 3, shares=["group"])


# --- Districts --------------------------------------------------------------------------


def test_regions_are_shared_out_as_d_hondt_does():
    layer_ground = ground(grid(SIDE, SIDE, np.repeat([1, 1, 1, 1, 1, 1, 2, 2, 2, 4], 10)), "people")
    column = ["low"] * 60 + ["mid"] * 30 + ["top"] * 10
    districts = districts_of(layer_ground, column, "district", NO_WISHES)
    # 60, 60 and 40: by hand, 7 regions go 3, 2, 2 (the first of equals first).
    assert shared_out(districts, 7, "Areas") == [3, 2, 2]
    with pytest.raises(InputError, match="from 3 to 100"):
        shared_out(districts, 2, "Areas")


def test_no_region_crosses_a_district_and_shares_are_the_districts_own():
    layer_ground = ground(random_grid(SIDE, 2), "people")
    column, wished = quarters(), wishes(existing=["x"] * SIDE**2)
    districts = districts_of(layer_ground, column, "district", wished)
    counts = shared_out(districts, 9, "Areas")

    def form(number, district, progress):
        problem = with_number(district.ground, counts[number], [0.15])
        return form_regions(
            with_wishes(problem, district.wishes), 0, Effort.QUICK, progress=progress
        )

    found = form_in_districts(layer_ground, districts, form, wished)
    assert found.kept and found.problem.n_regions == 9
    assert (pieces(found.problem.zoning, found.labels) == 1).all()
    people = layer_ground.sums[:, 0]
    for region in range(9):
        mine = found.labels == region
        (district,) = {column[unit] for unit in np.flatnonzero(mine)}
        of_district = np.array([name == district for name in column])
        share = people[of_district].sum() / len(set(found.labels[of_district]))
        deviation = measure(found.problem, found.labels).deviation[region, 0]
        assert deviation == pytest.approx(100 * (people[mine].sum() / share - 1))
    # One name in four districts is made four.
    assert sorted(filter(None, found.problem.names)) == ["x (NE)", "x (NW)", "x (SE)", "x (SW)"]


def test_a_district_in_two_parts_is_named_and_either_remedy_helps():
    column = ["a", "b", "a", "b", "b"]
    with pytest.raises(InputError, match="a: apart from the largest part lie 2") as refused:
        districts_of(strip(), column, "district", NO_WISHES)
    assert "BRIDGES" in str(refused.value) and "name of its own" in str(refused.value)
    assert len(districts_of(strip(), ["a", "b", "c", "d", "d"], "district", NO_WISHES)) == 4


def test_a_region_locked_in_two_districts_is_named_and_either_remedy_helps():
    layer_ground = ground(grid(SIDE, SIDE), "people")
    west_east = ["west" if unit % SIDE < SIDE / 2 else "east" for unit in range(SIDE**2)]
    across = wishes(locks((0, 0, "L"), (1, 0, "L"), (9, 9, "L"), (5, 5, "M")))
    with pytest.raises(InputError, match=r"L: 0 \(west\) and 99 \(east\)") as refused:
        districts_of(layer_ground, west_east, "district", across)
    assert "M" not in str(refused.value).split("(field 'lock')")[1]
    for mended in (
        locks((0, 0, "L"), (1, 0, "L"), (9, 9, "N")),
        locks((0, 0, "L"), (1, 0, "L")),
    ):
        assert len(districts_of(layer_ground, west_east, "district", wishes(mended))) == 2


def test_areas_without_a_district_are_named():
    with pytest.raises(InputError, match="belongs to no district"):
        districts_of(strip(), ["a", "a", None, "b", "b"], "district", NO_WISHES)


def test_wishes_of_a_part_are_those_of_the_whole():
    column = locks((0, 0, "q"), (9, 9, "p"))
    whole = wishes(column, quarters(), criteria=(KeptPlaces("town", towns(), 1.0),))
    part = whole.of(np.arange(SIDE * SIDE // 2, SIDE * SIDE))
    assert part.names == ("p", "NE", "NW")
    assert part.n_locked == 1 and (part.criteria[0].group == towns()[SIDE * SIDE // 2 :]).all()
    assert dataclasses.replace(whole, names=()).names == ()
