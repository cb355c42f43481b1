# SPDX-License-Identifier: GPL-2.0-or-later
"""Islands that stay and units that go together, held against searches of their own."""

import networkx as nx
import numpy as np
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.jobs.codec import decode, encode
from balanced_zones.algorithms.core.zones.contiguous import make_contiguous
from balanced_zones.algorithms.core.zones.evaluation import evaluate_plan
from balanced_zones.algorithms.core.zones.goal import Goal
from balanced_zones.algorithms.core.zones.improve import run_start, run_starts
from balanced_zones.algorithms.core.zones.improvement import Start, StartKind, starts
from balanced_zones.algorithms.core.zones.lawful import ground_of, islands, main_zone, tied
from balanced_zones.algorithms.core.zones.metrics import patches
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.whole_bound import goal_bound
from cases import COLUMNS, county, schools_at, squares


def graph_of(problem):
    graph = nx.Graph()
    graph.add_nodes_from(range(problem.n_units))
    graph.add_edges_from(problem.adjacency.pairs.tolist())
    return graph


def cut_off(problem, labels):
    """Every island of a plan as (zone, units), by networkx."""
    graph, found = graph_of(problem), []
    for zone, school in enumerate(problem.seed_unit.tolist()):
        of_zone = graph.subgraph(np.flatnonzero(labels == zone).tolist())
        found += [(zone, set(p)) for p in nx.connected_components(of_zone) if school not in p]
    return found


def with_islands(random_seed, count=4, n=100, zones=6):
    """A plan in which some zones hold units far from their school."""
    _, _, problem = county(n, zones, random_seed)
    rng = np.random.default_rng(random_seed)
    offset = problem.centre_m[:, None] - problem.school_m[None]
    labels = make_contiguous(problem, np.argmin((offset**2).sum(axis=2), axis=1))
    free = np.flatnonzero(np.asarray(problem.fixed_zone) < 0)
    for unit in rng.choice(free, count, replace=False).tolist():
        labels[unit] = rng.integers(zones)
    return problem, labels


def test_islands_are_counted_and_so_are_those_whom_joining_moves():
    """A row of squares: S0 holds U0 and, beyond S1's, U4 and U5; U4 and U5 would go to S1."""
    units = squares(6, 1)
    units["students"] = [5, 5, 5, 5, 7, 9]
    problem = build_problem(units, schools_at(units, {0: 30, 2: 30}), COLUMNS)
    found = islands(problem, np.array([0, 0, 1, 1, 0, 0]))
    assert found == (1, 1, 16.0, 16.0)
    assert islands(problem, np.array([0, 0, 1, 1, 1, 1])) == (0, 0, 0.0, 0.0)


@pytest.mark.parametrize("random_seed", range(2))
def test_islands_of_the_plan_in_force_stay_and_none_is_made(random_seed, quick_search):
    problem, force = with_islands(random_seed, n=60, zones=4)
    before = cut_off(problem, force)
    assert len(before) == islands(problem, force).pieces > 0
    assert (make_contiguous(tied(problem, force), force) == force).all()
    goal = Goal(
        tolerance=40,
        stability_weight=float(random_seed),
        existing=tuple(force.tolist()),
        may_lie_apart=tuple(force.tolist()),
    )
    for kind in (StartKind.GIVEN, StartKind.BOUND):
        result = run_start(problem, goal, Effort.STANDARD, Start(kind, 1), force)
        for zone, piece in cut_off(problem, result.labels):
            assert any(zone == z and piece & units for z, units in before)
        assert len(cut_off(problem, result.labels)) <= len(before)
    # Without leave to lie apart, all are joined.
    alone = run_start(problem, Goal(tolerance=40), Effort.STANDARD, Start(kind, 1), force)
    assert cut_off(problem, alone.labels) == []


def test_who_need_not_move_stays_on_the_island():
    problem, force = with_islands(7, n=60, zones=4)
    free = Goal(
        tolerance=1e6,
        travel_weight=0,
        compactness_weight=0,
        balance_weight=0,
        stability_weight=1,
        existing=tuple(force.tolist()),
        may_lie_apart=tuple(force.tolist()),
    )
    result = run_start(problem, free, Effort.STANDARD, Start(StartKind.GIVEN, 0), force)
    assert result.students_moved == 0


@pytest.mark.parametrize("random_seed", range(4))
def test_what_goes_together_is_large_enough_wherever_it_can_be(random_seed):
    problem, force = with_islands(random_seed, n=150)
    smallest = 60
    goal = Goal(existing=tuple(force.tolist()), smallest_patch=smallest)
    ground = ground_of(problem, goal)
    graph, fixed = graph_of(problem), np.asarray(problem.fixed_zone)
    unit_of = ground.merged.unit_of
    labels = force[np.unique(unit_of, return_index=True)[1]]
    assert (ground.back(labels) == force).all() and (ground.onto(force) == labels).all()
    for atom in range(unit_of.max() + 1):
        units = np.flatnonzero(unit_of == atom)
        assert nx.is_connected(graph.subgraph(units.tolist()))
        assert len(set(force[units].tolist())) == 1
        if problem.students[units].sum() < smallest and (fixed[units] < 0).all():
            around = {o for u in units.tolist() for o in graph[u]} - set(units.tolist())
            assert not [o for o in around if force[o] == force[units[0]] and fixed[o] < 0]


def patches_by_search(problem, before, after):
    """Students of every patch, by networkx."""
    graph, found = graph_of(problem), []
    for way in {(b, a) for b, a in zip(before.tolist(), after.tolist()) if b >= 0 and a != b}:
        units = np.flatnonzero((before == way[0]) & (after == way[1])).tolist()
        for piece in nx.connected_components(graph.subgraph(units)):
            found.append(problem.students[sorted(piece)].sum())
    return sorted(found)


@pytest.mark.parametrize("random_seed", range(2))
def test_patches_are_counted_and_none_is_a_scrap(random_seed):
    problem, force = with_islands(random_seed, n=80, zones=4)
    random = np.random.default_rng(random_seed).integers(-1, problem.n_zones, problem.n_units)
    found = patches(problem, force, random)
    assert sorted(found.students.tolist()) == patches_by_search(problem, force, random)
    assert ((found.of_unit >= 0) == (random != force)).all()
    goal = Goal(
        tolerance=25,
        stability_weight=0.2,
        existing=tuple(force.tolist()),
        may_lie_apart=tuple(force.tolist()),
        smallest_patch=60,
    )
    goal = decode(encode(goal))
    results = run_starts(problem, goal, Effort.STANDARD, starts(2, 0, given=True), force)
    for result in results:
        found = patches_by_search(problem, force, result.labels)
        assert found and found[0] >= 60
        evaluation = evaluate_plan(problem, result.labels, existing=force, smallest_patch=60)
        measured = {m.key: m.value for m in evaluation.measures()}
        assert measured["PATCHES"] == len(found) and measured["SMALL_PATCHES"] == 0
        assert measured["DETACHED_PIECES"] == len(cut_off(problem, result.labels))


def test_the_bound_allows_for_islands():
    problem, force = with_islands(3, n=50, zones=4)
    goal = Goal(tolerance=40, may_lie_apart=tuple(force.tolist()), travel_weight=1)
    bound = goal_bound(problem, goal, whole=True)
    result = run_start(problem, goal, Effort.STANDARD, Start(StartKind.GIVEN, 0), force)
    assert bound.mean_travel <= result.mean_travel + 1e-9


def test_merged_units_take_the_zone_of_most():
    unit_of, labels = np.array([0, 0, 0, 1, 1]), np.array([2, 2, -1, -2, 3])
    assert main_zone(unit_of, labels, np.array([1, 1, 3, 1, 0.5])).tolist() == [-1, -2]
    assert main_zone(unit_of, labels, np.array([2, 2, 3, 1, 1.5])).tolist() == [2, 3]


def test_a_plan_of_another_map_is_refused():
    _, _, problem = county(60, 4, 0)
    with pytest.raises(InputError, match="whose islands may stay has 2 units"):
        run_start(problem, Goal(may_lie_apart=(0, 1)), Effort.STANDARD, Start(StartKind.BOUND, 0))
