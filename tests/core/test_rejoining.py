# SPDX-License-Identifier: GPL-2.0-or-later
"""Pieces cut off from their school go where they are best, against every plan that there is."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from balanced_zones.algorithms.core.zones.contiguous import make_contiguous
from balanced_zones.algorithms.core.zones.evaluation import evaluate_plan
from balanced_zones.algorithms.core.zones.goal import Goal, Objective
from balanced_zones.algorithms.core.zones.limits import utilisation_limits
from balanced_zones.algorithms.core.zones.metrics import (
    detached_units,
    piece_of_unit,
    pieces,
)
from balanced_zones.algorithms.core.zones.plan import Plan
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.rejoining import anchored, rejoin
from balanced_zones.algorithms.core.zones.seeding import initial_labels
from balanced_zones.algorithms.core.zones.travel import TravelTable
from cases import COLUMNS, county, schools_at, squares


def torn(random_seed):
    """A plan of four zones with a few units cut off, and the units that are."""
    problem = county(30, 4, random_seed)[2]
    rng = np.random.default_rng(random_seed)
    labels = make_contiguous(problem, initial_labels(problem))
    some = np.setdiff1d(rng.choice(problem.n_units, 6, replace=False), problem.seed_unit)
    labels[some] = rng.integers(0, problem.n_zones, len(some))
    return (
        problem,
        labels,
        np.flatnonzero(detached_units(problem, labels, piece_of_unit(problem, labels))),
    )


def worth_of(problem, goal, limits):
    """What a plan is worth, by the whole objective."""
    table = TravelTable(problem)
    least = float(problem.students @ [min(r.values()) for r in table.rows] / problem.students.sum())
    objective = Objective(problem, goal, limits, least)
    return lambda labels: objective.of(Plan(problem, labels, table))


def test_no_piece_or_unit_is_better_elsewhere_and_most_plans_are_the_best_there_are():
    best_found = cases = 0
    for random_seed in range(11):
        problem, labels, loose = torn(random_seed)
        if not 1 < len(loose) <= 3:
            continue
        cases += 1
        goal = Goal(stability_weight=1.0, existing=tuple(labels.tolist()))
        limits = utilisation_limits(problem, 10)
        worth = worth_of(problem, goal, limits)
        found = rejoin(problem, labels, goal, limits)
        assert pieces(problem, found).max() == 1
        kept = np.setdiff1d(np.arange(problem.n_units), loose)
        assert (found[kept] == labels[kept]).all()
        assert worth(found) <= worth(make_contiguous(problem, labels)) + 1e-9
        piece = piece_of_unit(problem, labels)[loose]
        lowest = np.inf
        for zones in product(range(problem.n_zones), repeat=len(loose)):
            other = found.copy()
            other[loose] = zones
            if pieces(problem, other).max() > 1:
                continue
            lowest = min(lowest, worth(other))
            changed = found[loose] != zones
            together = len(set(piece[changed])) == 1 and len(set(np.array(zones)[changed])) == 1
            whole = together and (changed | (piece != piece[changed][0])).all()
            if changed.sum() == 1 or whole:
                assert worth(other) >= worth(found) - 1e-6
        best_found += worth(found) <= lowest + 1e-6
    assert cases >= 4 and best_found >= 0.8 * cases


def test_seats_decide_between_schools_that_are_as_near():
    units = squares(7, 1)
    units["students"] = [40, 40, 10, 10, 10, 20, 20]
    problem = build_problem(units, schools_at(units, {0: 110, 4: 24, 6: 50}), COLUMNS)
    # U2 belongs to the school in the east, which it does not touch; two others are as near.
    labels = np.array([0, 0, 2, 1, 1, 2, 2])
    for seats, zone in (([110.0, 24.0, 50.0], 0), ([98.0, 37.0, 50.0], 1)):
        room = replace(problem, capacity=np.array(seats))
        found = rejoin(room, labels, Goal(), utilisation_limits(room, 10))
        assert found.tolist() == [0, 0, zone, 1, 1, 2, 2]


@pytest.mark.parametrize("random_seed", range(3))
def test_a_zone_whose_school_stands_in_another_stays_where_it_lies(random_seed):
    problem = county(60, 5, random_seed)[2]
    labels = make_contiguous(problem, initial_labels(problem))
    # The school's unit goes to a zone beside it that does not fall into pieces by that.
    neighbours = problem.adjacency.neighbours
    zone, beside = next(
        (zone, labels[other])
        for zone, unit in enumerate(problem.seed_unit.tolist())
        for other in neighbours[unit]
        if labels[other] != zone and (labels == zone).sum() > 3
    )
    labels[problem.seed_unit[zone]] = beside
    held = anchored(problem, labels)
    apart = evaluate_plan(problem, labels).detached
    found = rejoin(held, labels, Goal(), utilisation_limits(problem, 10))
    assert (found[~apart] == labels[~apart]).all()
    assert anchored(problem, found) is problem or found[problem.seed_unit[zone]] != zone
    # Held by its school's unit instead, the zone would be drawn anew around that.
    assert (make_contiguous(problem, labels)[~apart] != labels[~apart]).any()
    whole = make_contiguous(problem, labels)
    assert anchored(problem, whole) is problem
