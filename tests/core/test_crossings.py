# SPDX-License-Identifier: GPL-2.0-or-later
"""Barriers with a cost: which borders they lie along, and plans against all plans there are."""

from dataclasses import replace
from itertools import product

import networkx as nx
import numpy as np
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.progress import SILENT
from balanced_zones.algorithms.core.zones.conditions import Conditions
from balanced_zones.algorithms.core.zones.criteria.crossings import SoftBarriers
from balanced_zones.algorithms.core.zones.goal import Goal
from balanced_zones.algorithms.core.zones.improve import run_start
from balanced_zones.algorithms.core.zones.improvement import Start, StartKind
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.splitting import Parts, cut, with_parts
from cases import COLUMNS, lines, schools_at, squares

RIVER = [(2, -1), (2, 4)]
"""Between the second and the third column of a chessboard."""


def board(costs, *ways, bridges=None):
    """Four by three squares with 10 students each, two schools in the west, and barriers."""
    units = squares(4, 3)
    barriers = lines(*(ways or [RIVER])).assign(cost=costs)
    asked = Conditions(barriers=barriers, barrier_cost_field="cost", bridges=bridges)
    schools = schools_at(units, {0: 60, 8: 60})
    return build_problem(units, schools, COLUMNS, SILENT, asked)


def priced(problem):
    soft = map(tuple, problem.adjacency.soft.tolist())
    return dict(zip(soft, problem.adjacency.soft_cost.tolist()))


def test_borders_along_a_barrier_have_its_cost():
    assert priced(board([7.0])) == {(1, 2): 7.0, (5, 6): 7.0, (9, 10): 7.0}
    adjacency = board([7.0]).adjacency
    assert not len(adjacency.cut)
    kind_of = dict(zip(map(tuple, adjacency.kinds[0].tolist()), adjacency.kinds[1]))
    assert {pair for pair, kind in kind_of.items() if kind == "priced"} == {(1, 2), (5, 6), (9, 10)}
    assert kind_of[0, 1] == "found"
    # No cost, no barrier.
    free = board([0.0]).adjacency
    assert not len(free.soft) and not len(free.cut)


def test_where_several_barriers_lie_the_dearest_counts_and_an_absolute_one_before_all():
    ways = [RIVER, [(2, -1), (2, 0.9)], [(2, 2.1), (2, 4)]]
    problem = board([7.0, 9.0, None], *ways)
    assert priced(problem) == {(1, 2): 9.0, (5, 6): 7.0}
    assert problem.adjacency.cut.tolist() == [[9, 10]]


def test_a_bridge_leads_over_a_barrier_with_a_cost():
    problem = board([7.0], bridges=lines([(1.5, 0.5), (2.5, 0.5)]))
    assert priced(problem) == {(5, 6): 7.0, (9, 10): 7.0}


def test_units_taken_out_of_a_map_keep_their_barriers():
    adjacency = board([7.0]).adjacency.of(np.array([10, 9, 6, 1, 2]))
    assert adjacency.soft.tolist() == [[3, 4], [0, 1]]
    assert adjacency.soft_cost.tolist() == [7.0, 7.0]


@pytest.mark.parametrize("cost", [-1.0, "dear", np.inf])
def test_a_cost_that_is_none_is_refused(cost):
    with pytest.raises(InputError, match=r"negative or not a number \(field 'cost'\): 1"):
        board([cost])


def in_one_piece(labels, neighbours):
    for zone in (0, 1):
        members = [unit for unit, own in enumerate(labels) if own == zone]
        graph = nx.Graph((u, v) for u in members for v in neighbours[u] if v in members)
        graph.add_nodes_from(members)
        if not nx.is_connected(graph):
            return False
    return True


def best_of_all(problem, worth):
    """The least that any plan within the limits is worth: each of the 1,024 is looked at."""
    neighbours, found = problem.adjacency.neighbours, np.inf
    free = [unit for unit in range(12) if unit not in (0, 8)]
    for zones in product((0, 1), repeat=10):
        labels = np.zeros(12, int)
        labels[8], labels[free] = 1, zones
        if 5 <= labels.sum() <= 7 and in_one_piece(labels, neighbours):
            found = min(found, worth(labels))
    return found


@pytest.mark.usefixtures("quick_search")
def test_the_plan_found_is_the_best_of_all():
    cost = 7.0
    problem = board([cost])
    goal = Goal(tolerance=20, compactness_weight=0, balance_weight=0)
    weighed = replace(goal, criteria=(SoftBarriers(2.0),))

    def found(goal):
        return run_start(problem, goal, Effort.STANDARD, Start(StartKind.BOUND, 0))

    result = found(weighed)
    travel = problem.travel(np.repeat(np.arange(12), 2), np.tile([0, 1], 12)).reshape(12, 2)

    def crossings(labels):
        return sum(labels[one] == labels[other] for one, other in ((1, 2), (5, 6), (9, 10)))

    def worth(labels):
        way = travel[np.arange(12), labels].sum() * 10 / 120 / result.bound.divisible
        return 2 * way + 2 * 2.0 * cost * crossings(labels) / 120

    assert result.objective_after == pytest.approx(worth(result.labels))
    assert result.objective_after == pytest.approx(best_of_all(problem, worth))
    measured = {m.key: m.value for m in SoftBarriers().measures(problem, result.labels)}
    assert measured["BARRIER_CROSSINGS"] == crossings(result.labels)
    assert measured["BARRIER_COST"] == pytest.approx(cost * crossings(result.labels))
    assert crossings(result.labels) < crossings(found(goal).labels)


def test_parts_of_a_unit_share_the_cost_of_its_barrier():
    units, problem = squares(4, 3), board([7.0])
    shape = units.geometry[5]
    halves = cut(shape, lines([(0.9, 1.5), (2.1, 1.5)]).geometry[1])
    parts = Parts(5, tuple(halves), ("U5a", "U5b"), (1.0, 1.0))
    shapes_m = units.geometry.to_crs(problem.crs).tolist()
    made, _ = with_parts(problem, shapes_m, parts, np.array([5.0, 5.0]), units.crs)
    assert priced(made) == {(1, 2): 7.0, (9, 10): 7.0, (5, 6): 3.5, (6, 12): 3.5}
