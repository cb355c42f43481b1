# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs of which more is asked than sizes, against every grouping there is of few points."""

from itertools import product

import numpy as np
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.hubs.ground.neighbours import Neighbours
from balanced_zones.algorithms.core.hubs.search.solve import solve_hubs
from balanced_zones.algorithms.core.hubs.wishes.wish import LongestWay, Sums


def groupings(n, k):
    """All groupings of n points into k hubs, none empty, each numbering of them once more."""
    return [
        labels
        for labels in map(np.array, product(range(k), repeat=n))
        if np.bincount(labels, minlength=k).all()
    ]


def total(between, labels, k):
    """Ways to the points in the middle, hub by hub."""
    hubs = [labels == hub for hub in range(k)]
    return sum(between[own][:, own].sum(axis=0).min() for own in hubs)


def farthest(xy, labels, k):
    hubs = [xy[labels == hub] for hub in range(k)]
    return max(np.hypot(*(own - own.mean(axis=0)).T).max() for own in hubs)


def least_total(xy, k, allowed, connected):
    """The least total of all groupings that are allowed; inf if there is none."""
    neighbours = Neighbours.of(xy)
    between = np.hypot(*(xy[:, None] - xy).transpose(2, 0, 1))
    # Which hub has which number does not matter: the first point is in the first.
    found = [labels for labels in groupings(len(xy), k) if labels[0] == 0 and allowed(labels)]
    totals = np.array([total(between, labels, k) for labels in found])
    for row in np.argsort(totals):
        if not (connected and any(neighbours.faults(found[row])[:2])):
            return totals[row]
    return np.inf


def places(n, seed):
    return np.random.default_rng(seed).uniform(0, 10_000, (n, 2))


@pytest.mark.parametrize("connected", [True, False])
@pytest.mark.parametrize("seed", range(2))
def test_two_sums_are_kept_at_the_least_total(seed, connected):
    n, k = (8, 3) if seed % 2 else (9, 2)
    rng = np.random.default_rng(100 + seed)
    xy, amounts = places(n, seed), rng.integers(1, 20, (n, 2)).astype(float)
    mean = amounts.sum(axis=0) / k
    low, high = 0.75 * mean, 1.25 * mean

    def allowed(labels):
        sums = np.array([amounts[labels == hub].sum(axis=0) for hub in range(k)])
        return (sums >= low).all() and (sums <= high).all()

    exact = least_total(xy, k, allowed, connected)
    wish = Sums(amounts, low, high)
    found = solve_hubs(
        xy,
        np.full(k, 1),
        np.full(k, n),
        wishes=[wish],
        effort=Effort.THOROUGH,
        connected=connected,
    )
    if np.isfinite(exact):
        assert allowed(found.labels)
        assert found.total == pytest.approx(exact, rel=0.002)
    else:
        assert not allowed(found.labels)


@pytest.mark.parametrize("connected", [True, False])
@pytest.mark.parametrize("seed", range(1))
def test_the_longest_way_is_kept_at_the_least_total(seed, connected):
    n, k = 8, 3
    xy = places(n, 50 + seed)
    free = [labels for labels in groupings(n, k) if np.bincount(labels).max() <= 4]
    reach = sorted({round(farthest(xy, labels, k), 6) for labels in free})
    # A few of all groupings keep it.
    longest = reach[len(reach) // 50]

    def allowed(labels):
        sizes = np.bincount(labels, minlength=k)
        return sizes.max() <= 4 and sizes.min() >= 2 and farthest(xy, labels, k) <= longest + 1e-6

    exact = least_total(xy, k, allowed, connected)
    found = solve_hubs(
        xy,
        np.full(k, 2),
        np.full(k, 4),
        wishes=[LongestWay(longest + 1e-6)],
        effort=Effort.THOROUGH,
        connected=connected,
    )
    assert np.isfinite(exact) == allowed(found.labels)
    if np.isfinite(exact):
        assert found.total == pytest.approx(exact, rel=0.002)


@pytest.mark.parametrize("seed", range(2))
def test_hubs_of_different_sizes_exchange_their_limits(seed):
    n, k = 8, 3
    xy = places(n, 80 + seed)
    low, high = np.array([1, 1, 1]), np.array([4, 2, 2])

    def allowed(labels):
        return (np.sort(np.bincount(labels, minlength=k)) == [2, 2, 4]).all()

    exact = least_total(xy, k, allowed, True)
    found = solve_hubs(xy, low, high, effort=Effort.THOROUGH)
    assert found.kept and (np.bincount(found.labels) <= high).all()
    assert found.total == pytest.approx(exact, rel=0.002)
