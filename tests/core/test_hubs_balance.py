"""Balancing: sizes are promises, and the assignment is the cheapest there is."""

import numpy as np
import pytest
from scipy.optimize import linprog
from shapely.geometry import MultiPoint

from balanced_zones.algorithms.core.hubs import balance as module
from balanced_zones.algorithms.core.hubs.balance import (
    assign,
    assign_to_centres,
    balance,
    centroids,
    cut_off,
    even_out,
    gather,
    nearest_costs,
)
from balanced_zones.algorithms.core.hubs.places import nearest_others
from balanced_zones.algorithms.core.hubs.sizes import size_range
from balanced_zones.algorithms.core.progress import Progress


def least_cost(cost, low, high):
    """The transportation problem as a linear program: an independent optimum."""
    n, k = cost.shape
    one_each = np.zeros((n, n * k))
    for i in range(n):
        one_each[i, i * k : (i + 1) * k] = 1
    sizes = np.tile(np.eye(k), n)
    found = linprog(
        cost.ravel(),
        A_ub=np.vstack([sizes, -sizes]),
        b_ub=np.concatenate([high, -low]),
        A_eq=one_each,
        b_eq=np.ones(n),
        method="highs",
    )
    return found.fun if found.status == 0 else None


def total(cost, labels):
    return cost[np.arange(len(cost)), labels].sum()


def everywhere(n, k):
    return np.broadcast_to(np.arange(k), (n, k))


def random_range(rng, n, k):
    low = rng.integers(0, n // k + 1, k)
    high = np.maximum(low, rng.integers(n // k, n // k + 4, k))
    while high.sum() < n:
        high[rng.integers(k)] += 1
    return low, high


# The assignment


@pytest.mark.parametrize("case", range(60))
def test_the_assignment_is_the_optimum(case):
    rng = np.random.default_rng(case)
    n, k = int(rng.integers(5, 45)), int(rng.integers(2, 6))
    cost = rng.random((n, k)) ** 3 if case % 2 else rng.integers(0, 6, (n, k)).astype(float)
    low, high = random_range(rng, n, k)
    prices = rng.normal(size=k) if case % 3 == 0 else None

    found = assign(cost, everywhere(n, k), low, high, prices)

    sizes = np.bincount(found.labels, minlength=k)
    assert ((low <= sizes) & (sizes <= high)).all()
    assert total(cost, found.labels) == pytest.approx(least_cost(cost, low, high), abs=1e-9)


@pytest.mark.parametrize("case", range(20))
def test_the_prices_prove_the_optimum(case):
    rng = np.random.default_rng(case)
    n, k = 40, 5
    cost = rng.random((n, k))
    low, high = random_range(rng, n, k)

    found = assign(cost, everywhere(n, k), low, high)

    priced = cost + found.prices
    assert (priced[np.arange(n), found.labels] <= priced.min(axis=1) + 1e-9).all()
    sizes = np.bincount(found.labels, minlength=k)
    assert (sizes[found.prices > 1e-9] == high[found.prices > 1e-9]).all()
    assert (sizes[found.prices < -1e-9] == low[found.prices < -1e-9]).all()


def test_the_hand_over_is_exact_from_any_prices(monkeypatch):
    """Also when the smoothed prices are useless, shortest paths alone must find it."""
    monkeypatch.setattr(module, "_smoothed_prices", lambda c, h, low, high, p: np.zeros(len(low)))
    for case in range(20):
        rng = np.random.default_rng(case)
        n, k = 40, 5
        cost = rng.random((n, k))
        low, high = random_range(rng, n, k)
        found = assign(cost, everywhere(n, k), low, high)
        assert total(cost, found.labels) == pytest.approx(least_cost(cost, low, high), abs=1e-9)


def test_a_chain_by_hand():
    """Three hubs on a line at 0, 10, 20; the surplus at 0 reaches 20 by way of 10."""
    x = np.array([0.0, 1, 2, 3, 10, 11])
    cost = (x[:, None] - np.array([0.0, 10, 20])) ** 2
    found = assign(cost, everywhere(6, 3), [2, 2, 2], [2, 2, 2])
    assert found.labels.tolist() == [0, 0, 1, 1, 2, 2]


def test_candidates_that_cannot_keep_the_sizes_give_none():
    cost, candidates = np.ones((4, 1)), np.zeros((4, 1), int)
    assert assign(cost, candidates, np.array([0, 1]), np.array([4, 4])) is None


def test_few_candidates_still_give_the_optimum_over_all_centres():
    rng = np.random.default_rng(3)
    centres = rng.random((40, 2))
    # All points in one corner: most of them must go to a centre far down their list.
    xy = rng.random((200, 2)) * 0.2
    sizes = np.full(40, 5)
    found = assign_to_centres(xy, centres, sizes, sizes)
    cost, candidates = nearest_costs(xy, centres, 40)
    best = assign(cost, candidates, sizes, sizes)
    assert total(cost, found.labels) == pytest.approx(total(cost, best.labels), rel=1e-9)
    assert (np.bincount(found.labels) == 5).all()


def test_a_better_centre_beyond_the_candidates_is_found(monkeypatch):
    monkeypatch.setattr(module, "FEWEST_CANDIDATES", 3)
    worse = 0
    for case in range(10):
        rng = np.random.default_rng(case)
        xy, centres, sizes = rng.random((120, 2)) ** 2, rng.random((12, 2)), np.full(12, 10)
        cost, candidates = nearest_costs(xy, centres, 12)
        best = total(cost, assign(cost, candidates, sizes, sizes).labels)
        found, near = (
            total(cost, assign_to_centres(xy, centres, sizes, sizes, exact=exact).labels)
            for exact in (True, False)
        )
        assert found == pytest.approx(best, rel=1e-9)
        worse += near > best * (1 + 1e-6)
    assert worse > 0


# Balancing


@pytest.mark.parametrize("case", range(7))
@pytest.mark.parametrize("equity", [1.0, 0.8, 0.0])
def test_every_size_is_inside_its_range(case, equity):
    rng = np.random.default_rng(case)
    n = int(rng.integers(8, 400))
    k = int(rng.integers(2, min(n, 40)))
    xy = rng.normal(size=(n, 2)) * rng.choice([10.0, 1000.0], (n, 1))
    if case % 3 == 0:
        xy = np.round(xy / 500) * 500
    first = rng.permutation(np.arange(n) % k)
    low, high = size_range(n, k, equity)
    labels = balance(xy, first, np.full(k, low), np.full(k, high))
    sizes = np.bincount(labels, minlength=k)
    assert sizes.sum() == n
    assert low <= sizes.min()
    assert sizes.max() <= high


def test_a_range_of_each_hub_s_own_is_kept():
    rng = np.random.default_rng(1)
    xy = rng.random((100, 2))
    low, high = np.array([5, 10, 40, 20]), np.array([5, 12, 60, 50])
    sizes = np.bincount(balance(xy, np.arange(100) % 4, low, high), minlength=4)
    assert ((low <= sizes) & (sizes <= high)).all()


def test_groups_that_stand_apart_are_found_whole():
    rng = np.random.default_rng(2)
    corners = np.array([[0, 0], [9000, 0], [0, 9000], [9000, 9000]])
    truth = np.repeat(np.arange(4), 25)
    xy = corners[truth] + rng.normal(size=(100, 2)) * 300
    first = np.where(np.arange(100) < 60, truth, 3)
    labels = balance(xy, first, np.full(4, 25), np.full(4, 25))
    assert len(set(zip(truth, labels))) == 4


def test_the_grounds_of_two_hubs_do_not_overlap_before_gathering(monkeypatch):
    """Cells of a power diagram: a straight line parts every two hubs."""
    monkeypatch.setattr(module, "gather", lambda xy, found, *_: found)
    rng = np.random.default_rng(4)
    xy, k = rng.random((300, 2)), 7
    low, high = size_range(300, k, 1)
    found = balance(xy, np.arange(300) % k, np.full(k, low), np.full(k, high))
    hulls = [MultiPoint(xy[found.labels == h]).convex_hull for h in range(k)]
    for a in range(k):
        for b in range(a):
            assert hulls[a].intersection(hulls[b]).area < 1e-12


def test_evening_out_keeps_the_count_and_comes_closer():
    rng = np.random.default_rng(5)
    xy = np.vstack([rng.normal(size=(500, 2)), rng.uniform(-40, 40, (60, 2))])
    k = 12
    labels = np.append(np.zeros(500, int), np.arange(60) % (k - 1) + 1)
    evened = even_out(xy, labels, 2.0)
    sizes = np.bincount(evened, minlength=k)
    assert sizes.min() > 0
    assert sizes.max() <= 2 * sizes.min() < np.bincount(labels).max()
    assert (even_out(xy, np.arange(560) % k, 2.0) == np.arange(560) % k).all()


def test_evening_out_makes_hubs_more_compact(monkeypatch):
    rng = np.random.default_rng(7)
    towns = rng.normal(size=(600, 2)) + rng.choice([0, 30], (600, 1))
    xy = np.vstack([towns, rng.uniform(-40, 70, (120, 2))])
    k, size = 24, np.full(24, 30)
    first = np.append(np.zeros(600, int), np.arange(120) % (k - 1) + 1)

    def spread():
        labels = balance(xy, first, size, size)
        return ((xy - centroids(xy, labels, k)[labels]) ** 2).sum()

    with_it = spread()
    monkeypatch.setattr(module, "even_out", lambda xy, labels, ratio: labels)
    assert with_it < 0.95 * spread()


def test_gathering_leaves_fewer_cut_off_at_next_to_no_distance():
    rng = np.random.default_rng(6)
    xy, k = rng.random((1500, 2)) ** 2, 100
    low, high = np.full(k, 15), np.full(k, 15)
    found = assign_to_centres(xy, xy[rng.choice(1500, k, replace=False)], low, high)
    near = nearest_others(xy, 5)
    before = cut_off(found.labels, near).sum()
    gathered = gather(xy, found, low, high)
    assert before > 10
    assert cut_off(gathered, near).sum() <= before / 2
    assert (np.bincount(gathered) == 15).all()

    def spread(labels):
        return ((xy - centroids(xy, labels, k)[labels]) ** 2).sum()

    assert spread(gathered) <= module.MOST_SPREAD * spread(found.labels)


def test_cut_off_by_hand():
    near = np.array([[1, 2], [0, 2], [0, 1]])
    assert cut_off(np.array([0, 0, 1]), near).tolist() == [False, False, True]


def test_a_cancelled_run_returns_nothing():
    class Stop(Progress):
        def cancelled(self):
            return True

    xy = np.random.default_rng(0).random((50, 2))
    first = np.where(np.arange(50) < 40, 0, 1)
    assert balance(xy, first, [25, 25], [25, 25], Stop()) is None
