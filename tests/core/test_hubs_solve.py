# SPDX-License-Identifier: GPL-2.0-or-later
"""The hub solver: sizes are promises, hubs are whole, and hardly any are more compact."""

import itertools

import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.spatial import cKDTree

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.hubs.assignment import transport
from balanced_zones.algorithms.core.hubs.assignment.transport import Assignment, Costs, assign
from balanced_zones.algorithms.core.hubs.ground.centres import centroids, medoids
from balanced_zones.algorithms.core.hubs.ground.neighbours import Neighbours
from balanced_zones.algorithms.core.hubs.ground.places import delaunay_links, gabriel_links
from balanced_zones.algorithms.core.hubs.problem import HubProblem
from balanced_zones.algorithms.core.hubs.search import bound
from balanced_zones.algorithms.core.hubs.search import starts as start_module
from balanced_zones.algorithms.core.hubs.search.bound import lower_bound
from balanced_zones.algorithms.core.hubs.search.solve import Compactness, solve_hubs
from balanced_zones.algorithms.core.hubs.search.starts import balanced_start, even_out
from balanced_zones.algorithms.core.progress import Progress


def least_cost(cost, low, high):
    """The transportation problem as a linear program: an independent optimum."""
    n, k = cost.shape
    one_each = np.kron(np.eye(n), np.ones(k))
    sizes = np.tile(np.eye(k), n)
    found = linprog(
        cost.ravel(),
        A_ub=np.vstack([sizes, -sizes]),
        b_ub=np.concatenate([high, -low]),
        A_eq=one_each,
        b_eq=np.ones(n),
        method="highs",
    )
    return found.fun


def random_problem(case):
    rng = np.random.default_rng(case)
    n, k = int(rng.integers(5, 40)), int(rng.integers(2, 6))
    cost = rng.random((n, k)) ** 3 if case % 2 else rng.integers(0, 6, (n, k)).astype(float)
    low = rng.integers(0, n // k + 1, k)
    high = np.maximum(low, rng.integers(n // k, n // k + 4, k))
    while high.sum() < n:
        high[rng.integers(k)] += 1
    return rng, cost, low, high


def total(cost, labels):
    return cost[np.arange(len(cost)), labels].sum()


def every_hub(cost):
    return np.tile(np.arange(cost.shape[1]), (len(cost), 1))


def keeps(labels, low, high):
    sizes = np.bincount(labels, minlength=len(low))
    return len(sizes) == len(low) and ((low <= sizes) & (sizes <= high)).all()


def alike(a, b):
    """Whether two labellings are the same hubs under other numbers."""
    return len(set(zip(a.tolist(), b.tolist()))) == len(set(a.tolist())) == len(set(b.tolist()))


def ranges(k, low, high):
    return np.full(k, low), np.full(k, high)


def towns(n, random_seed, spread=400.0):
    rng = np.random.default_rng(random_seed)
    centres = rng.random((max(2, n // 60), 2)) * 20_000
    at = centres[rng.integers(0, len(centres), n)]
    return at + rng.normal(size=(n, 2)) * spread * rng.choice([1, 4], (n, 1))


# The balanced assignment


@pytest.mark.parametrize("block", range(4))
def test_the_assignment_is_the_optimum(block):
    for case in range(20 * block, 20 * block + 20):
        rng, cost, low, high = random_problem(case)
        prices = rng.normal(size=cost.shape[1]) if case % 3 == 0 else None
        best = least_cost(cost, low, high)
        for candidates in (None, every_hub(cost)):
            found = assign(Costs(cost, candidates, cost.shape[1]), low, high, prices)
            assert keeps(found.labels, low, high)
            assert total(cost, found.labels) == pytest.approx(best, abs=1e-9)
            # The prices prove it.
            priced = cost + found.prices
            assert (priced[np.arange(len(cost)), found.labels] <= priced.min(axis=1) + 1e-9).all()
            sizes = np.bincount(found.labels, minlength=len(low))
            assert (sizes[found.prices > 1e-9] == high[found.prices > 1e-9]).all()
            assert (sizes[found.prices < -1e-9] == low[found.prices < -1e-9]).all()


def test_the_hand_over_is_exact_from_any_prices(monkeypatch):
    def unpriced(costs, low, high, prices, progress):
        return Assignment(costs.hub_at(costs.cost.argmin(axis=1)), np.zeros(costs.hubs))

    monkeypatch.setattr(transport, "assign_nearly", unpriced)
    for case in range(20):
        _, cost, low, high = random_problem(case)
        for candidates in (None, every_hub(cost)):
            found = assign(Costs(cost, candidates, cost.shape[1]), low, high)
            assert total(cost, found.labels) == pytest.approx(least_cost(cost, low, high), abs=1e-9)


@pytest.mark.parametrize("weighed", [False, True])
def test_prices_far_off_are_no_worse_than_none(weighed):
    """Prices of another problem once left hundreds of points outside the sizes."""
    for case in range(12):
        rng = np.random.default_rng(case)
        k, n = int(rng.integers(5, 10)), 500
        centres, xy = rng.random((k, 2)), rng.random((n, 2)) ** 3
        cost = np.hypot(*(xy[:, None] - centres).transpose(2, 0, 1))
        weights = rng.lognormal(0, 0.5, n) if weighed else None
        load = n if weights is None else weights.sum()
        low, high = np.full(k, 0.85 * load / k).astype(int), np.full(k, 1.15 * load / k).astype(int)
        costs = Costs(cost, None, k, weights)
        outside = list[float]()
        for prices in (None, rng.normal(size=k) * 20 * cost.mean()):
            labels = transport.assign_nearly(costs, low, high, prices).labels
            own = np.bincount(labels, weights, minlength=k)
            outside.append(float(np.maximum(0, np.maximum(own - high, low - own)).sum()))
        assert outside[1] <= outside[0] + 0.02 * load


def test_candidates_that_cannot_keep_the_sizes_give_none():
    costs = Costs(np.ones((4, 1)), np.zeros((4, 1), int), 2)
    assert assign(costs, np.array([0, 1]), np.array([4, 4])) is None


def test_many_hubs_few_candidates():
    """Against a linear program over the same candidates, with a sparse Laplacian."""
    rng = np.random.default_rng(1)
    xy, centres = rng.random((700, 2)), rng.random((100, 2))
    cost, candidates = cKDTree(centres).query(xy, k=12)
    low, high = ranges(100, 6, 8)
    found = assign(Costs(cost, candidates, 100), low, high)
    assert keeps(found.labels, low, high)
    column = np.arange(cost.size)
    points = sparse.csr_matrix((np.ones(cost.size), (column // 12, column)))
    hubs = sparse.csr_matrix((np.ones(cost.size), (candidates.ravel(), column)))
    best = linprog(
        cost.ravel(),
        A_ub=sparse.vstack([hubs, -hubs]),
        b_ub=np.concatenate([high, -low]),
        A_eq=points,
        b_eq=np.ones(700),
        method="highs",
    ).fun
    own = np.hypot(*(xy - centres[found.labels]).T).sum()
    assert own == pytest.approx(best, abs=1e-9)


# Parts


def test_medoids_by_brute_force():
    rng = np.random.default_rng(2)
    xy, labels = rng.random((300, 2)), np.repeat([0, 1, 2, 3], [1, 2, 40, 257])
    for hub, middle in enumerate(medoids(xy, labels, 4)):
        own = np.flatnonzero(labels == hub)
        reach = np.hypot(*(xy[own, None] - xy[None, own]).transpose(2, 0, 1)).sum(axis=1)
        assert middle == own[reach.argmin()]


def test_the_medoid_of_many_points():
    xy = np.random.default_rng(3).normal(size=(3000, 2)) ** 3
    reach = np.array([np.hypot(*(xy - at).T).sum() for at in xy])
    assert medoids(xy, np.zeros(3000, int), 1)[0] == reach.argmin()


@pytest.mark.parametrize("kind", ["towns", "shared places", "on a line", "one place"])
@pytest.mark.parametrize("seed", range(5))
def test_the_medoid_of_a_large_hub_by_brute_force(kind, seed):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(101, 900))
    xy = rng.normal(size=(n, 2)) * rng.choice([0.1, 1.0, 4.0], (n, 1))
    xy += 30.0 * rng.integers(0, 2, (n, 1))
    if kind == "shared places":
        xy = np.round(xy)
    elif kind == "on a line":
        xy[:, 1] = 2.0
    elif kind == "one place":
        xy[:] = xy[0]
    reach = np.array([np.hypot(*(xy - at).T).sum() for at in xy])
    middle = medoids(xy, np.zeros(n, int), 1)[0]
    assert reach[middle] == pytest.approx(reach.min(), rel=1e-12)
    # Of several at one place, the first.
    assert middle == np.flatnonzero((xy == xy[middle]).all(axis=1))[0]


def test_gabriel_links_by_brute_force():
    xy = np.random.default_rng(4).random((60, 2))
    expected = []
    for a, b in itertools.combinations(range(60), 2):
        middle, radius = (xy[a] + xy[b]) / 2, np.hypot(*(xy[a] - xy[b])) / 2
        inside = np.hypot(*(xy - middle).T) < radius
        inside[[a, b]] = False
        if not inside.any():
            expected.append([a, b])
    assert gabriel_links(xy).tolist() == expected


def test_gabriel_links_of_a_chessboard_and_of_a_line():
    board = np.array([[x, y] for x in range(4) for y in range(3)], float)
    links = gabriel_links(board)
    assert len(links) == 17
    assert (np.hypot(*(board[links[:, 0]] - board[links[:, 1]]).T) == 1).all()
    assert len(delaunay_links(board)) > 17
    assert gabriel_links(np.array([[0, 0], [2, 2], [1, 1.0]])).tolist() == [[0, 2], [1, 2]]
    assert gabriel_links(np.zeros((1, 2))).shape == (0, 2)


def test_pieces_and_points_cut_off_by_hand():
    xy = np.array([[0, 0], [1, 0], [2, 0], [3, 0], [3, 0], [4, 0.0]])
    neighbours = Neighbours.of(xy)
    labels = np.array([0, 1, 0, 0, 1, 1])
    assert neighbours.pieces_per_hub(labels, 2).tolist() == [2, 2]
    assert neighbours.outside_main_piece(labels).tolist() == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
    assert len(neighbours.split_places(labels)) == 1
    assert neighbours.faults(np.array([0, 0, 0, 1, 1, 1])) == (0, 0, 0)


def test_many_points_at_one_place_are_not_cut_off_by_chance():
    """Seven of each hub share a place: the five named as nearest may all be of the other."""
    xy = np.vstack([np.zeros((14, 2)), np.random.default_rng(1).random((6, 2)) + 1])
    labels = np.arange(20) % 2
    for case in range(30):
        order = np.random.default_rng(case).permutation(20)
        neighbours = Neighbours.of(xy[order])
        assert not neighbours.cut_off(labels[order])[order < 14].any()
    # One by itself among them is.
    alone = np.append(np.ones(13, int), [0, 0, 0, 0, 0, 0, 0])
    neighbours = Neighbours.of(xy)
    assert np.flatnonzero(neighbours.cut_off(alone)).tolist() == [13]


def test_the_even_start_keeps_the_sizes():
    for case in range(30):
        rng = np.random.default_rng(case)
        n, k = int(rng.integers(5, 300)), int(rng.integers(2, 5))
        low = rng.integers(1, n // k + 1, k)
        high = low + rng.integers(0, 30, k)
        high[0] = max(high[0], n - high[1:].sum())
        assert keeps(balanced_start(rng.random((n, 2)), low, high, 0.3, rng), low, high)


def test_evening_out_keeps_the_count():
    rng = np.random.default_rng(5)
    xy = np.vstack([rng.normal(size=(500, 2)), rng.uniform(-40, 40, (60, 2))])
    labels = np.append(np.zeros(500, int), np.arange(60) % 11 + 1)
    sizes = np.bincount(even_out(xy, labels, 12, 2.0), minlength=12)
    assert 0 < sizes.max() <= 2 * sizes.min()
    assert np.bincount(even_out(xy, np.zeros(560, int), 12, 2.0), minlength=12).min() > 0


def test_the_nearest_of_centres_that_move_is_that_of_all(monkeypatch):
    monkeypatch.setattr(start_module, "FEW_CENTRES", 0)
    rng = np.random.default_rng(6)
    centres = start_module._MovingCentres(60)
    for hub in range(60):
        centres.move(hub, rng.random(2))
    for _ in range(150):
        # Now and then a hub is dissolved, and comes back elsewhere.
        centres.move(int(rng.integers(60)), np.inf if rng.random() < 0.2 else rng.random(2))
        xy = rng.random((5, 2))
        away = np.hypot(*(xy[:, None] - centres.xy[None]).transpose(2, 0, 1))
        assert centres.nearest(xy).tolist() == away.argmin(axis=1).tolist()


# Whole solutions


@pytest.mark.parametrize("case", range(6))
@pytest.mark.parametrize("objective", Compactness)
def test_sizes_are_kept_and_hubs_are_whole(case, objective):
    rng = np.random.default_rng(case)
    n = int(rng.integers(80, 240))
    size = int(rng.integers(8, 40))
    k = max(2, n // size)
    xy = towns(n, case) if case % 2 else rng.random((n, 2)) * 10_000
    low, high = ranges(k, n // k, -(-n // k)) if case % 3 else ranges(k, n // k - 3, -(-n // k) + 3)
    found = solve_hubs(xy, low, high, objective=objective, effort=Effort.QUICK)
    assert keeps(found.labels, low, high)
    pieces, cut_off, split_count = Neighbours.of(xy).faults(found.labels)
    assert pieces == split_count == 0
    # A town far from others may have one point more than its hubs take.
    assert cut_off <= case % 2
    if objective is Compactness.SQUARED:
        centre = centroids(xy, found.labels, k)[found.labels]
        expected = ((xy - centre) ** 2).sum()
    else:
        centre = xy[medoids(xy, found.labels, k)][found.labels]
        expected = np.hypot(*(xy - centre).T).sum()
    assert found.total == pytest.approx(expected)


def test_a_range_of_each_hub_s_own_is_kept():
    xy = np.random.default_rng(1).random((100, 2)) * 1000
    low, high = np.array([5, 10, 40, 20]), np.array([5, 12, 60, 50])
    assert keeps(solve_hubs(xy, low, high).labels, low, high)


@pytest.mark.parametrize("case", range(3))
def test_small_cases_against_an_integer_program(case):
    """Within 0.1 % of the best medoids and assignment there are."""
    rng = np.random.default_rng(case)
    n, k = 24, 3 + case % 3
    xy = rng.random((n, 2)) * 1000
    low, high = ranges(k, n // k - 1, -(-n // k) + 1)
    distance = np.hypot(*(xy[:, None] - xy).transpose(2, 0, 1))
    # Variables: point i in the hub of middle j (n * n), then whether j is a middle (n).
    opened = sparse.hstack([sparse.csr_matrix((1, n * n)), np.ones((1, n))])
    one_each = sparse.hstack([sparse.kron(sparse.eye(n), np.ones((1, n))), np.zeros((n, n))])
    sums = sparse.kron(np.ones((1, n)), sparse.eye(n))
    at_most = sparse.hstack([sums, -high[0] * sparse.eye(n)])
    at_least = sparse.hstack([sums, -low[0] * sparse.eye(n)])
    only_open = sparse.hstack([sparse.eye(n * n), -sparse.kron(np.ones((n, 1)), sparse.eye(n))])
    best = milp(
        np.append(distance.ravel(), np.zeros(n)),
        constraints=[
            LinearConstraint(opened, k, k),
            LinearConstraint(one_each, 1, 1),
            LinearConstraint(at_most, -np.inf, 0),
            LinearConstraint(at_least, 0, np.inf),
            LinearConstraint(only_open, -np.inf, 0),
        ],
        integrality=np.ones(n * n + n),
        bounds=Bounds(0, 1),
    ).fun
    found = solve_hubs(xy, low, high, effort=Effort.THOROUGH, connected=False)
    assert best - 1e-6 <= found.total <= best * 1.001
    assert found.lower_bound <= best + 1e-6


def test_the_lower_bound_is_below_and_near():
    xy = np.random.default_rng(6).random((160, 2)) * 1000
    low, high = ranges(8, 18, 22)
    found = solve_hubs(xy, low, high, effort=Effort.STANDARD, connected=False)
    problem = HubProblem(xy, low, high, Compactness.MEAN_DISTANCE)
    least = lower_bound(problem, found.labels)
    assert 0.96 * found.total < least < found.total
    squared = HubProblem(xy, low, high, Compactness.SQUARED)
    assert lower_bound(squared, found.labels) is None


def test_the_lower_bound_where_the_costs_cannot_be_held(monkeypatch):
    """First on places spread over the map, then on all of them."""
    xy = towns(250, 3)
    low, high = ranges(5, 50, 50)
    found = solve_hubs(xy, low, high, effort=Effort.STANDARD, connected=False)
    problem = HubProblem(xy / 1000, low, high, Compactness.MEAN_DISTANCE)
    held = 1000 * lower_bound(problem, found.labels)
    monkeypatch.setattr(bound, "MOST_COSTS", 60 * 250)
    spread = 1000 * lower_bound(problem, found.labels, 60)
    assert max(held, spread) <= found.total
    assert spread >= 0.99 * held


def test_never_worse_than_the_start():
    for case in range(2):
        xy = towns(90, case)
        low, high = ranges(5, 16, 20)
        first = solve_hubs(xy, low, high, random_seed=case)
        again = solve_hubs(xy, low, high, start=first.labels, effort=Effort.QUICK)
        assert again.total <= first.total * (1 + 1e-12)
        neighbours = Neighbours.of(xy)
        assert neighbours.faults(again.labels) <= neighbours.faults(first.labels)


def test_more_effort_finds_more():
    low, high = ranges(12, 13, 17)
    gains = []
    for map_seed in range(8, 13):
        xy = towns(180, map_seed)
        quick, standard = (
            solve_hubs(xy, low, high, effort=effort).total
            for effort in (Effort.QUICK, Effort.STANDARD)
        )
        gains.append(1 - standard / quick)
    assert min(gains) >= 0 and sum(gain > 0.005 for gain in gains) >= 3


@pytest.mark.parametrize("effort", [Effort.QUICK, Effort.STANDARD])
def test_the_same_hubs_wherever_and_however(effort):
    rng = np.random.default_rng(9)
    xy = np.round(towns(85, 9), 3)
    low, high = ranges(5, 16, 18)
    found = solve_hubs(xy, low, high, effort=effort, random_seed=5)
    again = solve_hubs(xy, low, high, effort=effort, random_seed=5)
    assert (found.labels == again.labels).all()
    order = rng.permutation(85)
    mixed = solve_hubs(xy[order], low, high, effort=effort, random_seed=5)
    assert (mixed.labels == found.labels[order]).all()
    moved = solve_hubs(xy + np.array([4096.0, -8192.0]), low, high, effort=effort, random_seed=5)
    assert alike(moved.labels, found.labels)


def test_a_start_under_other_numbers_gives_hubs_of_the_same_sizes():
    xy = towns(200, 10)
    low, high = ranges(8, 24, 26)
    start = np.random.default_rng(0).integers(0, 8, 200)
    found = solve_hubs(xy, low, high, start=start, effort=Effort.QUICK)
    assert keeps(found.labels, low, high)
    other = solve_hubs(xy, low, high, start=7 - start, effort=Effort.QUICK)
    assert other.total == pytest.approx(found.total, rel=0.05)


def test_a_start_far_from_the_sizes():
    xy = np.vstack([np.random.default_rng(0).normal(size=(300, 2)), [[1e5, 1e5], [1e5, 1e5 + 1]]])
    low, high = ranges(40, 7, 8)
    start = np.append(np.zeros(300, int), [1, 2])
    assert keeps(solve_hubs(xy, low, high, start=start, effort=Effort.QUICK).labels, low, high)


# What users of the method had to live with


def test_a_place_larger_than_a_hub_is_parted_and_counted():
    xy = np.vstack([np.zeros((50, 2)), np.random.default_rng(0).random((30, 2)) * 1000])
    found = solve_hubs(xy, *ranges(4, 20, 20))
    assert np.bincount(found.labels).tolist() == [20] * 4
    assert len(Neighbours.of(xy).split_places(found.labels)) == 1


@pytest.mark.parametrize(
    "xy",
    [
        np.zeros((20, 2)),
        np.column_stack([np.arange(20.0), np.zeros(20)]),
        np.column_stack([np.arange(20.0), np.arange(20.0)]) * 1e6,
        np.array([[x, y] for x in range(5) for y in range(4)], float),
        np.random.default_rng(0).random((20, 2)) * 1e-6,
        np.random.default_rng(0).random((20, 2)) + 1e7,
    ],
    ids=["one place", "line", "diagonal", "grid", "tiny", "far"],
)
@pytest.mark.parametrize("k", [1, 2, 5, 20])
def test_maps_out_of_the_ordinary(xy, k):
    low, high = ranges(k, 20 // k, 20 // k)
    found = solve_hubs(xy, low, high)
    assert keeps(found.labels, low, high)
    if k in (2, 5) and len(np.unique(xy, axis=0)) > 1:
        assert Neighbours.of((xy - xy.min(axis=0)) / 1000).faults(found.labels)[0] == 0


@pytest.mark.parametrize("n, k, low, high", [(100, 2, 40, 45), (50, 2, 30, 40), (5, 6, 1, 1)])
def test_impossible_sizes_are_refused(n, k, low, high):
    with pytest.raises(ValueError, match="no grouping"):
        solve_hubs(np.random.default_rng(0).random((n, 2)), *ranges(k, low, high))


def test_one_hub_is_right():
    found = solve_hubs(np.random.default_rng(0).random((70, 2)), *ranges(1, 50, 70))
    assert (found.labels == 0).all()


# Stopping


class StopAfter(Progress):
    def __init__(self, conditions):
        self.conditions = conditions

    def cancelled(self):
        self.conditions -= 1
        return self.conditions < 0


@pytest.mark.parametrize("conditions", [2, 3, 5, 20, 60, 200])
def test_a_stopped_run_gives_what_it_found(conditions):
    low, high = ranges(8, 19, 21)
    found = solve_hubs(towns(160, 13), low, high, progress=StopAfter(conditions))
    assert keeps(found.labels, low, high)


def test_a_run_stopped_at_once_gives_nothing():
    assert solve_hubs(towns(100, 0), *ranges(4, 20, 30), progress=StopAfter(0)) is None


def test_progress_rises_to_one():
    class Noted(Progress):
        def __init__(self):
            self.shares = []

        def share(self, done):
            self.shares.append(done)

    noted = Noted()
    solve_hubs(towns(100, 14), *ranges(4, 23, 27), progress=noted)
    assert noted.shares == sorted(noted.shares)
    assert noted.shares[-1] == 1


def far_off(seed):
    """Clusters of all densities, some of them a few points far from the others."""
    rng = np.random.default_rng(seed)
    n, c = int(rng.integers(60, 700)), int(rng.integers(2, 12))
    middle, spread = rng.random((c, 2)) * 20_000, rng.uniform(100, 2500, c)
    of = rng.choice(c, n, p=rng.dirichlet(np.ones(c)))
    return middle[of] + rng.normal(size=(n, 2)) * spread[of, None]


def test_a_point_far_from_all_is_not_left_alone_in_another_hub():
    """The one point between two clusters: moving single points from hub to hub leaves it alone."""
    xy = far_off(33)
    k = 51
    low, high = np.full(k, 12), np.full(k, 13)
    found = solve_hubs(xy, low, high, effort=Effort.QUICK, random_seed=33)
    assert set(np.bincount(found.labels)) == {12, 13}
    assert Neighbours.of(xy).faults(found.labels)[:2] == (0, 0)


@pytest.mark.parametrize("borough, hubs", [("Hertsmere", 3), ("Watford", 3), ("Westminster", 3)])
def test_boroughs_in_equal_hubs_are_whole(shared_data, borough, hubs):
    schools = pd.read_csv(shared_data / "london_schools_2016.csv")
    schools = schools[schools["LA_NAME"] == borough]
    xy = schools[["EASTING", "NORTHING"]].to_numpy(float)
    low, high = len(xy) // hubs, -(-len(xy) // hubs)
    found = solve_hubs(xy, np.full(hubs, low), np.full(hubs, high))
    assert np.bincount(found.labels).min() >= low and np.bincount(found.labels).max() <= high
    assert Neighbours.of(xy).faults(found.labels)[:2] == (0, 0)


def test_where_no_plan_is_whole_the_faults_are_told(shared_data):
    """Twelve schools in two hubs of six: of all 462 plans none is whole."""
    schools = pd.read_csv(shared_data / "london_schools_2016.csv")
    xy = schools.loc[schools["LA_NAME"] == "Chiltern", ["EASTING", "NORTHING"]].to_numpy(float)
    neighbours = Neighbours.of((xy - xy.min(axis=0)) / 1000)
    for others in itertools.combinations(range(1, 12), 5):
        labels = np.ones(12, int)
        labels[[0, *others]] = 0
        assert sum(neighbours.faults(labels)[:2]) > 0
    found = solve_hubs(xy, np.full(2, 6), np.full(2, 6))
    assert sum(neighbours.faults(found.labels)[:2]) == 1


@pytest.mark.parametrize("seed", [1, 9, 13])
@pytest.mark.parametrize("by_weight", [False, True])
def test_hubs_in_any_pieces_are_never_longer(seed, by_weight):
    """What is shorter before its pieces are joined may be longer than what comes of joining."""
    rng = np.random.default_rng(seed)
    n, k = 40 + 5 * seed, 4 + seed % 5
    around = rng.normal(0, 4000, (n // 2, 2))
    xy = np.vstack([around, rng.uniform(-9000, 9000, (n - n // 2, 2))])
    weights = rng.integers(1, 20, n).astype(float)
    low, high, given = np.full(k, n // k), np.full(k, -(-n // k)), None
    if by_weight:
        low, high = (np.full(k, share * weights.sum() / k) for share in (0.95, 1.05))
        given = weights
    joined, free = (
        solve_hubs(
            xy,
            low,
            high,
            weights=given,
            connected=connected,
            effort=Effort.QUICK,
            random_seed=seed,
        )
        for connected in (True, False)
    )
    assert free.kept >= joined.kept
    assert free.total <= joined.total * (1 + 1e-12) or not joined.kept
