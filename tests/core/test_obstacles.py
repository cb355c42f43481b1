# SPDX-License-Identifier: GPL-2.0-or-later
"""What holds the worst zones, on maps small enough to see."""

import numpy as np
import pytest

from balanced_zones.algorithms.core.zones.metrics import pieces
from balanced_zones.algorithms.core.zones.obstacles import worst_zones
from balanced_zones.algorithms.core.zones.preflight import build_problem
from cases import COLUMNS, county, schools_at, squares


def row(seats, cells=6):
    """A row of unit squares with 10 students each, schools in the cells named."""
    units = squares(cells, 1)
    return build_problem(units, schools_at(units, seats), COLUMNS)


def test_a_full_zone_could_give_one_unit():
    # S0 has 4 of 6 squares: 40 students for 30 seats; S1 20 for 30. The district is full.
    found = worst_zones(row({0: 30, 5: 30}), np.array([0, 0, 0, 0, 1, 1]))
    assert [held.zone for held in found] == [0, 1]
    full, empty = found
    assert (full.students_off, empty.students_off) == pytest.approx((10, -10))
    assert full.neighbours == (1,) and full.no_better == ()
    assert (full.n_moves, full.n_possible, empty.n_moves, empty.n_possible) == (1, 1, 1, 1)
    assert full.part_utilisation is None and full.n_pieces == 1


def test_a_unit_that_is_too_large_to_help_is_worse():
    # 30 students for 25 seats and 30 for 35: moving 10 would overshoot.
    found = worst_zones(row({0: 25, 5: 35}), np.array([0, 0, 0, 1, 1, 1]))
    assert [(h.zone, h.n_worse, h.n_possible) for h in found] == [(0, 1, 0), (1, 1, 0)]


def test_a_school_of_its_own_unit_may_not_move():
    # S0 could take only the square in which S1 stands.
    found = worst_zones(row({0: 20, 1: 40}), np.array([0, 1, 1, 1, 1, 1]))
    held = next(h for h in found if h.zone == 0)
    assert held.students_off == pytest.approx(-10)
    assert (held.n_moves, held.n_fixed, held.n_possible) == (1, 1, 0)
    assert held.fixed_students == 10


def test_units_that_hold_the_zone_together_stay():
    # A cross: the middle column of a 3 x 3 board hangs on its middle square.
    units = squares(3, 3)
    problem = build_problem(units, schools_at(units, {1: 15, 3: 60, 5: 15}), COLUMNS)
    labels = np.array([1, 0, 2, 1, 0, 2, 1, 0, 2])
    assert pieces(problem, labels).tolist() == [1, 1, 1]
    held = next(h for h in worst_zones(problem, labels) if h.zone == 0)
    assert held.students_off > 0
    assert (held.n_moves, held.n_fixed, held.n_cutting) == (3, 1, 1)


def test_kinds_add_up_and_order_is_by_distance_from_the_district():
    for random_seed in range(5):
        _, _, problem = county(100, 9, random_seed)
        rng = np.random.default_rng(random_seed)
        labels = rng.integers(0, 9, problem.n_units)
        labels[problem.seed_unit] = np.arange(9)
        found = worst_zones(problem, labels, most=9)
        target = problem.students.sum() / problem.capacity.sum()
        off = [abs(held.utilisation - target) for held in found]
        assert off == sorted(off, reverse=True) and min(off) >= 0.05
        for held in found:
            kinds = (
                held.n_fixed + held.n_cutting + held.n_unpeopled + held.n_worse + held.n_possible
            )
            assert kinds == held.n_moves
            assert set(held.no_better) <= set(held.neighbours)


def test_a_unit_said_to_help_does_help():
    for random_seed in range(3):
        _, _, problem = county(60, 5, random_seed)
        rng = np.random.default_rng(random_seed)
        labels = rng.integers(0, 5, problem.n_units)
        labels[problem.seed_unit] = np.arange(5)
        target = problem.students.sum() / problem.capacity.sum()

        def off(plan, problem=problem, target=target):
            students = np.bincount(plan, problem.students, minlength=5)
            return np.abs(students / problem.capacity - target)

        before = off(labels)
        for held in worst_zones(problem, labels, most=5):
            helping = set()
            for unit in range(problem.n_units):
                home = labels[unit]
                if problem.fixed_zone[unit] >= 0:
                    continue
                for other in problem.adjacency.neighbours[unit]:
                    to = labels[other]
                    full = held.students_off > 0
                    if to == home or held.zone != (home if full else to):
                        continue
                    plan = labels.copy()
                    plan[unit] = to
                    if (
                        pieces(problem, plan)[home] <= pieces(problem, labels)[home]
                        and problem.students[unit]
                        and off(plan)[[home, to]].max() < before[[home, to]].max() - 1e-9
                    ):
                        helping.add(unit)
            assert held.n_possible == len(helping)
