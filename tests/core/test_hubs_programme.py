# SPDX-License-Identifier: GPL-2.0-or-later
"""A few hubs at a time by an integer programme: the optimum, or nothing changed."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from balanced_zones.algorithms.core.hubs.ground.cost_table import CostTable
from balanced_zones.algorithms.core.hubs.problem import Compactness, HubProblem
from balanced_zones.algorithms.core.hubs.search.programme import shortest_of_few
from balanced_zones.algorithms.core.hubs.search.work import PARTS
from balanced_zones.algorithms.core.progress import Progress

ANY = 10**6


def drawn(seed, points, hubs, by_table=False, columns=None):
    """A problem, and a grouping that keeps its ranges: at random, or cut in columns and these."""
    rng = np.random.default_rng(seed)
    xy, weights = rng.random((points, 2)), rng.integers(1, 9, points).astype(float)
    labels = rng.permutation(np.arange(points) % hubs)
    if columns is not None:
        column = np.argsort(np.argsort(xy[:, 0])) * columns // points
        labels[np.lexsort((xy[:, 1], column))] = np.arange(points) * hubs // points
    load = np.bincount(labels, weights)
    low, high = np.full(hubs, load.min()), np.full(hubs, load.max())
    table = None
    if by_table:
        ways = np.indices((points, points)).reshape(2, -1)
        table = CostTable.of(points, *ways, rng.random(points**2))
    return HubProblem.of(xy, low, high, weights=weights, table=table), labels


def least(problem):
    """The least total of all groupings that keep the ranges, each tried."""
    every = (np.array(each) for each in product(range(problem.hubs), repeat=len(problem.xy)))
    return min(problem.total(labels) for labels in every if problem.keeps(labels))


@pytest.mark.parametrize("by_table", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_a_small_map_is_solved_to_the_optimum(seed, by_table):
    problem, labels = drawn(seed, 8, 3, by_table)
    found = shortest_of_few(problem, labels, PARTS, ANY)
    assert problem.keeps(found)
    assert problem.total(found) == pytest.approx(least(problem))


@pytest.mark.parametrize("seed", range(2))
def test_part_by_part_hubs_become_shorter_and_no_few_of_them_can_be(seed):
    problem, labels = drawn(seed, 60, 20, columns=4)
    found = shortest_of_few(problem, labels, PARTS, 0)
    assert problem.keeps(found)
    assert problem.total(found) < problem.total(labels)
    assert (shortest_of_few(problem, found, PARTS, 0) == found).all()


def test_what_it_cannot_solve_stays_as_it_is():
    problem, labels = drawn(0, 12, 3)
    others = (
        replace(problem, objective=Compactness.SQUARED),
        replace(problem, low=problem.low - np.arange(3) / 9),
        replace(problem, high=problem.high - 1),
        replace(problem, given=problem.xy[:3]),
    )
    assert all(shortest_of_few(each, labels, PARTS, ANY) is labels for each in others)
    assert (shortest_of_few(problem, labels, PARTS, ANY) != labels).any()


def test_stopped_it_returns_what_it_has():
    class Stops(Progress):
        def cancelled(self):
            return True

    problem, labels = drawn(1, 12, 3)
    assert (shortest_of_few(problem, labels, PARTS, ANY, Stops()) == labels).all()
