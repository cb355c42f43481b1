# SPDX-License-Identifier: GPL-2.0-or-later
"""Why units may not move, and parts of a district, against searches of the whole map."""

import networkx as nx
import numpy as np
import pytest

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.zones.conditions import Conditions
from balanced_zones.algorithms.core.zones.contiguous import make_contiguous
from balanced_zones.algorithms.core.zones.evaluation import evaluate_plan
from balanced_zones.algorithms.core.zones.goal import Goal
from balanced_zones.algorithms.core.zones.improve import improve
from balanced_zones.algorithms.core.zones.leaving import (
    Reason,
    as_far_as_possible,
    hanging,
    leaving,
)
from balanced_zones.algorithms.core.zones.limits import utilisation_limits
from balanced_zones.algorithms.core.zones.metrics import pieces
from balanced_zones.algorithms.core.zones.plan import Plan
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.problem import UNASSIGNED
from balanced_zones.algorithms.core.zones.seeding import initial_labels
from balanced_zones.algorithms.core.zones.subproblem import subproblem
from cases import COLUMNS, county, schools_at, squares


def whole_plan(problem):
    return make_contiguous(problem, initial_labels(problem))


def torn(problem, rng, share=0.25):
    """A plan in pieces, with units of no zone, and some schools in zones of others."""
    labels = whole_plan(problem)
    some = rng.random(problem.n_units) < share
    labels[some] = rng.integers(-1, problem.n_zones, some.sum())
    return labels


def main_by_networkx(problem, labels, zone):
    """What hangs with a zone's school: of all its pieces, said anew."""
    graph = nx.Graph()
    graph.add_nodes_from(np.flatnonzero(labels == zone).tolist())
    graph.add_edges_from(
        (a, b) for a, b in problem.adjacency.pairs.tolist() if labels[a] == labels[b] == zone
    )
    found = list(nx.connected_components(graph))
    seed = int(problem.seed_unit[zone])
    with_school = [piece for piece in found if seed in piece]
    if with_school:
        return with_school[0]

    def size(piece):
        some = list(piece)
        return problem.students[some].sum(), problem.area_m2[some].sum()

    return max(found, key=size, default=set())


@pytest.mark.parametrize("random_seed", range(3))
def test_what_is_cut_off_is_what_a_search_of_the_map_finds(random_seed):
    problem = county(80, 6, random_seed)[2]
    rng = np.random.default_rng(random_seed)
    labels = torn(problem, rng)
    if random_seed < 2:
        labels[problem.seed_unit] = np.arange(problem.n_zones)
    plan = Plan(problem, labels)
    seen = set()
    for _ in range(400):
        units = rng.choice(problem.n_units, rng.integers(1, 4), replace=False).tolist()
        zone = int(rng.integers(problem.n_zones))
        move = leaving(plan, units, zone)
        seen.add(move.reason)
        after = labels.copy()
        after[units] = zone
        fixed = [u for u in units if problem.fixed_zone[u] not in (-1, zone, labels[u])]
        if move.reason in (Reason.SCHOOL, Reason.APART):
            continue
        assert not [u for u in fixed if labels[u] != zone]
        cut = set()
        for donor in {int(labels[u]) for u in units} - {zone, UNASSIGNED}:
            stays = main_by_networkx(problem, labels, donor) - set(units)
            cut |= stays - main_by_networkx(problem, after, donor) if len(stays) > 1 else set()
        # Where no piece holds the school the rest of the main piece counts, not another piece.
        if all(labels[problem.seed_unit[z]] == z for z in range(problem.n_zones)):
            assert set(move.units) == cut
        assert (move.reason is Reason.CUTS_OFF) == bool(move.units)
        assert list(plan.zone_of) == labels.tolist()
    assert seen >= {Reason.FREE, Reason.SCHOOL, Reason.APART}


def test_of_a_plan_in_one_piece_it_is_what_the_methods_ask():
    problem = county(80, 6, 3)[2]
    plan = Plan(problem, whole_plan(problem))
    for unit in range(problem.n_units):
        for zone in plan.adjacent_zones(unit) - {plan.zone_of[unit]}:
            assert (leaving(plan, [unit], zone).reason is Reason.FREE) == plan.can_leave(unit)


def test_a_detached_piece_may_go_and_its_ring_is_named():
    """Five squares in a row: S0 at the west; the zone of S1 lies on both sides of unit 2."""
    units = squares(5, 1)
    problem = build_problem(units, schools_at(units, {0: 50, 4: 50}), COLUMNS)
    plan = Plan(problem, [0, 1, 0, 1, 1])
    # Unit 2 is cut off from S0 as it is: it may go. So may unit 1, cut off from S1.
    assert leaving(plan, [2], 1).reason is Reason.FREE
    assert leaving(plan, [1], 0).reason is Reason.FREE
    assert leaving(plan, [0], 1) == leaving(plan, [0, 2], 1)
    assert leaving(plan, [0], 1).reason is Reason.SCHOOL
    whole = Plan(problem, [0, 0, 0, 1, 1])
    move = leaving(whole, [1], 1)
    assert (move.reason, move.units) == (Reason.APART, (1,))
    whole = Plan(problem, [0, 0, 0, 0, 1])
    move = leaving(whole, [2, 3], 1)
    assert move.reason is Reason.FREE
    strip = Plan(problem, [0, UNASSIGNED, UNASSIGNED, UNASSIGNED, 1])
    assert leaving(strip, [1, 2, 3], 1).reason is Reason.FREE
    assert strip.can_leave(2)


def test_units_that_hang_on_one_that_goes_can_go_with_it():
    units = squares(4, 1)
    problem = build_problem(units, schools_at(units, {0: 50, 3: 50}), COLUMNS)
    plan = Plan(problem, [0, 1, 1, 1])
    move = leaving(plan, [2], 0)
    assert move.reason is Reason.APART
    plan = Plan(problem, [0, UNASSIGNED, 1, 1])
    assert leaving(plan, [1, 2], 0).reason is Reason.FREE
    # A corner: 3 x 3, the middle of the south side cuts off the corner beyond it.
    units = squares(3, 3)
    problem = build_problem(units, schools_at(units, {0: 50, 8: 50}), COLUMNS)
    plan = Plan(problem, [0, 0, 0, 1, 1, 1, 1, 1, 1])
    move = leaving(plan, [1], 1)
    assert (move.reason, move.units) == (Reason.CUTS_OFF, (2,))
    assert leaving(plan, [1, *move.units], 1).reason is Reason.FREE


def test_locked_units_and_what_can_go_one_by_one():
    units = squares(3, 3).assign(stays=[None, None, "S0", *[None] * 6])
    problem = build_problem(
        units,
        schools_at(units, {0: 50, 8: 50}),
        COLUMNS,
        conditions=Conditions(locked_field="stays"),
    )
    plan = Plan(problem, [0, 0, 0, 1, 1, 1, 1, 1, 1])
    assert leaving(plan, [2], 1).reason is Reason.LOCKED
    taken, left = as_far_as_possible(plan, [3, 4, 5, 8], 0)
    assert (sorted(taken), left) == ([3, 4, 5], [8])
    assert plan.labels.tolist() == [0, 0, 0, 1, 1, 1, 1, 1, 1]


@pytest.mark.parametrize("random_seed", range(3))
def test_strays_are_what_evaluation_calls_detached(random_seed):
    problem = county(80, 6, random_seed)[2]
    labels = torn(problem, np.random.default_rng(random_seed))
    plan = Plan(problem, labels)
    detached = evaluate_plan(problem, labels).detached
    for zone in range(problem.n_zones):
        main = hanging(plan, zone)
        assert set(np.flatnonzero((labels == zone) & ~detached).tolist()) == main


def test_a_part_is_improved_within_the_limits_of_the_district():
    problem = county(80, 6, 5)[2]
    rng = np.random.default_rng(5)
    labels = whole_plan(problem)
    far = [u for u in range(80) if u not in problem.seed_unit and rng.random() < 0.1]
    labels[far] = rng.integers(0, 6, len(far))
    zones = [0, 1, 2]
    part = subproblem(problem, labels, zones)
    whole_limits = utilisation_limits(problem, 10)
    limits = utilisation_limits(part.problem, 10)
    assert limits.asked_low == pytest.approx(whole_limits.asked_low[zones])
    assert limits.asked_high == pytest.approx(whole_limits.asked_high[zones])
    assert part.problem.students.sum() == problem.students[np.isin(labels, zones)].sum()
    result = improve(part.problem, part.labels, Goal())
    found = part.in_whole(labels, result.labels)
    same = ~np.isin(labels, zones)
    assert (found[same] == labels[same]).all()
    assert np.isin(found[~same], zones).all()
    # What could be brought together is: pieces left are those that other zones surround.
    assert (pieces(part.problem, result.labels) == 1).all()
    assert (pieces(problem, found)[zones] <= pieces(problem, labels)[zones]).all()


def test_a_piece_that_other_zones_surround_stays_and_counts():
    """S0 | S1 S1 | S0, and S2 above all: the part of S0 and S2 leaves unit 3 where it is."""
    units = squares(4, 1)
    problem = build_problem(units, schools_at(units, {0: 50, 1: 50}), COLUMNS)
    labels = np.array([0, 1, 1, 0])
    part = subproblem(problem, labels, [0])
    assert part.units.tolist() == [0, 3]
    assert part.problem.locked.tolist() == [-1, 0]
    assert part.problem.students.sum() == 20
    assert pieces(part.problem, part.labels).tolist() == [1]
    with pytest.raises(InputError, match="no zone is chosen"):
        subproblem(problem, labels, [])
    with pytest.raises(InputError, match="S0 stands in zone S1"):
        subproblem(problem, np.array([1, 1, 0, 0]), [0])
    free = np.array([0, 1, UNASSIGNED, UNASSIGNED])
    assert subproblem(problem, free, [1], unassigned=True).units.tolist() == [1, 2, 3]
    assert subproblem(problem, free, [0], unassigned=True).units.tolist() == [0]
