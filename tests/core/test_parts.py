# SPDX-License-Identifier: GPL-2.0-or-later
"""Parts of the map without a school: joined, refused, or left out."""

import itertools

import geopandas as gpd
import networkx as nx
import numpy as np
import pandas as pd
import pytest
from shapely import affinity
from shapely.geometry import LineString

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.zones.bounds import lower_bound
from balanced_zones.algorithms.core.zones.conditions import Conditions
from balanced_zones.algorithms.core.zones.evaluation import evaluate_plan
from balanced_zones.algorithms.core.zones.geokmeans import geokmeans
from balanced_zones.algorithms.core.zones.goal import Goal
from balanced_zones.algorithms.core.zones.improve import run_starts
from balanced_zones.algorithms.core.zones.limits import highest_balance, utilisation_limits
from balanced_zones.algorithms.core.zones.metrics import evaluate
from balanced_zones.algorithms.core.zones.nearest import Outlines
from balanced_zones.algorithms.core.zones.parts import Islands
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.unit_check import check_units
from cases import (
    COLUMNS,
    CRS,
    Listener,
    archipelago,
    in_two,
    lines,
    schools_at,
    squares,
    with_row,
)


def problem_of(units, schools, progress=None, **conditions):
    return build_problem(
        units, schools, COLUMNS, progress or Listener(), conditions=Conditions(**conditions)
    )


def refusal(units, schools, **conditions):
    with pytest.raises(InputError) as caught:
        problem_of(units, schools, **conditions)
    return str(caught.value)


def named(problem, pairs):
    return {tuple(sorted((problem.unit_ids[a], problem.unit_ids[b]))) for a, b in pairs}


@pytest.mark.parametrize("random_seed", range(5))
def test_parts_are_joined_by_a_minimum_spanning_tree(random_seed):
    """Against networkx on distances that shapely measures."""
    units, schools, part = archipelago(random_seed)
    problem = problem_of(units, schools)
    shapes = units.geometry.to_crs(problem.crs)
    whole = [shapes[part == number].unary_union for number in range(9)]
    graph = nx.Graph()
    for a, b in itertools.combinations(range(9), 2):
        ends = tuple("school" if number < 2 else number for number in (a, b))
        away = whole[a].distance(whole[b])
        if ends[0] != ends[1] and away < graph.edges.get(ends, {"weight": np.inf})["weight"]:
            graph.add_edge(*ends, weight=away)
    tree = nx.minimum_spanning_tree(graph).size(weight="weight")

    joins = problem.adjacency.islands
    away = [shapes[a].distance(shapes[b]) for a, b in joins]
    assert len(joins) == 7 and sum(away) == pytest.approx(tree)
    # Joined or not, each part hangs together with one of the two that hold a school.
    assert len(np.unique(problem.adjacency.components)) == 2
    assert (problem.adjacency.border_m[joins[:, 0], joins[:, 1]] == 0).all()
    assert [k for k in problem.adjacency.kinds[1] if k != "found"] == ["joined"] * 7
    labels = geokmeans(problem).labels
    assert (labels >= 0).all() and evaluate(problem, labels).n_pieces.max() == 1

    order = np.random.default_rng(random_seed).permutation(len(units))
    shuffled = problem_of(units.iloc[order].reset_index(drop=True), schools.iloc[::-1])
    assert named(shuffled, shuffled.adjacency.islands) == named(problem, joins)
    moved = problem_of(
        units.set_geometry(units.translate(7000, -3000)),
        schools.set_geometry(schools.translate(7000, -3000)),
    )
    assert named(moved, moved.adjacency.islands) == named(problem, joins)


def test_equal_ways_do_not_depend_on_the_order():
    units = squares(5, 5)
    keep = [n for n in range(25) if (n % 5) % 2 == 0 and (n // 5) % 2 == 0]
    units = units.iloc[keep].reset_index(drop=True)
    schools = schools_at(units, {4: 100})
    problem = problem_of(units, schools)
    assert len(problem.adjacency.islands) == 8
    for random_seed in range(5):
        order = np.random.default_rng(random_seed).permutation(9)
        other = problem_of(units.iloc[order].reset_index(drop=True), schools)
        assert named(other, other.adjacency.islands) == named(problem, problem.adjacency.islands)


@pytest.mark.parametrize("random_seed", range(10))
def test_ways_are_measured_as_shapely_does(random_seed):
    rng = np.random.default_rng(random_seed)
    shapes = [
        affinity.translate(
            LineString(rng.uniform(0, 100, (4, 2))).buffer(1, resolution=1), *rng.uniform(0, 900, 2)
        )
        for _ in range(12)
    ]
    units, others = np.arange(3), np.arange(3, 12)
    pairs = {(a, b): shapes[a].distance(shapes[b]) for a in range(3) for b in range(3, 12)}
    pairs = {pair: away for pair, away in pairs.items() if away > 0}
    if len(pairs) < 27:
        return  # outlines that cross are none of its business
    ways = Outlines(shapes).ways(units, others)
    assert ways[0].distance_m == pytest.approx(min(pairs.values()))
    reach = float(np.median(list(pairs.values())))
    found = {(w.unit, w.other): w for w in Outlines(shapes).ways(units, others, reach)}
    assert set(found) == {pair for pair, away in pairs.items() if away <= reach}
    for pair, way in found.items():
        assert way.distance_m == pytest.approx(pairs[pair])
        assert np.hypot(*np.subtract(way.start, way.end)) == pytest.approx(way.distance_m)


def test_a_gap_is_named_with_its_width_and_the_ways_out():
    units, schools = in_two(0.3)
    text = refusal(units, schools, islands=Islands.REFUSE)
    assert "a gap cuts a part of the map off" in text
    assert "U3 (0.30 m from unit U2; a single unit)" in text
    for way_out in ("Close the gap", "BRIDGES", "ADJACENCY_LINES", "ISLANDS"):
        assert way_out in text
    listener = Listener()
    problem = problem_of(units, schools, listener)
    assert problem.adjacency.islands.tolist() == [[2, 3]]
    assert "Pairs: 1 (U3 to U2 (0.30 m))" in "".join(listener.warned)
    # They are neighbours now: nothing says that they are not.
    assert not any("not counted as neighbours" in text for text in listener.warned)
    # Two of the ways out, tried.
    bridge = LineString([units.geometry[2].centroid, units.geometry[3].centroid])
    bridge = gpd.GeoDataFrame(index=[1], geometry=[bridge], crs=CRS)
    joined = problem_of(units, schools, bridges=bridge, islands=Islands.REFUSE)
    assert joined.adjacency.kinds[1] == ["found", "found", "bridge"]


def test_water_is_named_with_its_width():
    units, schools = in_two(12_500)
    assert "U3 (7.8 mi from unit U2" in refusal(units, schools, islands=Islands.REFUSE)
    listener = Listener()
    problem_of(units, schools, listener)
    assert "joined to the nearest planning unit: 1 (U3 to U2 (7.8 mi))" in "".join(listener.warned)


def test_what_a_barrier_cuts_off_is_not_joined():
    units = squares(4, 1)
    schools = schools_at(units, {0: 40, 1: 40})
    for islands in (Islands.REFUSE, Islands.JOIN):
        text = refusal(units, schools, islands=islands, barriers=lines([(2, -1), (2, 2)]))
        assert "U2 (Barriers 1 between it and unit U1; a part of 2 units)" in text
    listener = Listener()
    problem = problem_of(
        units, schools, listener, islands=Islands.LEAVE, barriers=lines([(2, -1), (2, 2)])
    )
    assert problem.unit_ids == ("U0", "U1") and problem.left_out.unit_ids == ("U2", "U3")
    assert "Barriers cut these parts off: those with the units U2" in "".join(listener.warned)


def test_no_bridge_leads_over_a_barrier_in_the_water():
    units, schools = in_two(1000)
    text = refusal(units, schools, barriers=lines([(3.5, -50), (3.5, 50)]))
    assert "a barrier lies between" in text and "U3 (Barriers 1 between it and unit U2" in text
    # Farther round there is a way where the barrier ends: over the unit in the north.
    units = with_row(units, 4, "U4", 10, affinity.translate(units.geometry[2], 0, 3000))
    units = with_row(units, 5, "U5", 10, affinity.translate(units.geometry[1], 0, 2000))
    problem = problem_of(units, schools, barriers=lines([(3.5, -50), (3.5, 2)]))
    assert named(problem, problem.adjacency.islands) >= {("U3", "U4")}
    assert ("U2", "U3") not in named(problem, problem.adjacency.islands)


def test_an_island_that_a_barrier_divides_is_two():
    units = pd.concat([squares(2, 1), squares(2, 2).iloc[2:]], ignore_index=True)
    units["unit"] = [f"U{n}" for n in range(4)]
    units.loc[[2, 3], "geometry"] = units.geometry[2:].translate(0, 500)
    schools = schools_at(units, {0: 40, 1: 40})
    problem = problem_of(units, schools, barriers=lines([(1, 1.2), (1, 3)]))
    assert named(problem, problem.adjacency.islands) == {("U0", "U2"), ("U1", "U3")}


def test_units_left_out_are_in_no_figure():
    units, schools, part = archipelago(3)
    with_school = part < 2
    units["students"] = np.random.default_rng(0).integers(5, 40, len(units))
    problem = problem_of(units, schools, islands=Islands.LEAVE)
    alone = problem_of(units[with_school].reset_index(drop=True), schools)
    assert problem.unit_ids == alone.unit_ids
    assert problem.left_out.unit_ids == tuple(units["unit"][~with_school])
    assert problem.left_out.students.sum() == units["students"][~with_school].sum()
    assert problem.rows.tolist() == np.flatnonzero(with_school).tolist()
    assert problem.over_layer(problem.unit_ids, "none") == [
        name if inside else "none" for name, inside in zip(units["unit"], with_school)
    ]
    assert problem.adjacency.kinds[0].tolist() == alone.adjacency.kinds[0].tolist()

    limits = utilisation_limits(problem, 10)
    bound = lower_bound(problem, limits)
    assert bound.mean_travel == pytest.approx(
        lower_bound(alone, utilisation_limits(alone, 10)).mean_travel
    )
    assert highest_balance(problem) == pytest.approx(highest_balance(alone))
    best = run_starts(problem, Goal(tolerance=40))[0]
    assert (best.labels >= 0).all() and len(best.labels) == with_school.sum()
    evaluation = evaluate_plan(problem, best.labels, units.geometry[with_school])
    figures = {m.key: m.value for m in evaluation.measures()}
    assert figures["UNASSIGNED"] == (~with_school).sum()
    assert figures["STUDENTS_UNASSIGNED"] == units["students"][~with_school].sum()
    assert figures["STUDENTS"] == units["students"][with_school].sum()


def test_a_lock_on_a_unit_left_out_is_refused():
    units, schools = in_two(1000)
    units["lock"] = [None, None, None, "S1"]
    text = refusal(units, schools, islands=Islands.LEAVE, locked_field="lock")
    assert "left without a zone with its part of the map (field 'lock'): U3" in text
    assert problem_of(units, schools, locked_field="lock").locked[3] == 1


def test_nobody_left_in_the_zones_is_refused():
    """Shares of no students would be no numbers."""
    units, schools = in_two(1000)
    units["students"] = [0, 0, 0, 25]
    text = refusal(units, schools[:1], islands=Islands.LEAVE)
    assert "all students live in parts of the map without a school" in text
    left_out = Conditions(islands=Islands.LEAVE)
    found = check_units(units, schools[:1], COLUMNS, conditions=left_out).findings
    assert [f.problem.what for f in found if f.severity == "error"] == [
        "all students live in parts of the map without a school, which are left out"
    ]
    assert problem_of(units, schools[:1], islands=Islands.JOIN).students.sum() == 25
