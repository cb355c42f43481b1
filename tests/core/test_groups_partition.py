# SPDX-License-Identifier: GPL-2.0-or-later
"""k-means partitions beside scikit-learn, brute force and hand-worked cases."""

import numpy as np
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, silhouette_score

from balanced_zones.algorithms.core.groups import partition as module
from balanced_zones.algorithms.core.groups.partition import (
    inertia,
    means,
    partition,
    silhouette,
    split_evenly,
)
from balanced_zones.algorithms.core.progress import Progress


def blobs(seed, n, k, d, apart=10.0):
    rng = np.random.default_rng(seed)
    points = rng.normal(0, apart, (k, d))[np.arange(n) % k] + rng.normal(0, 1, (n, d))
    return points - points.mean(axis=0)


def test_two_pairs_by_hand():
    """Groups {0, 2} and {10, 12}: centres 1 and 11, inertia 4, silhouette 0.8 by hand.

    The point 0: 2 from its own, 11 on average from the others: (11 - 2) / 11; 2: 7 / 9.
    """
    points = np.array([[0.0], [10.0], [2.0], [12.0]])
    labels = partition(points, 2)
    assert labels[0] == labels[2] != labels[1] == labels[3]
    assert inertia(points, labels, 2) == 4
    assert sorted(means(points, labels, 2).ravel()) == [1, 11]
    by_hand = (9 / 11 + 7 / 9 + 7 / 9 + 9 / 11) / 4
    assert silhouette(points, labels) == pytest.approx(by_hand)


@pytest.mark.parametrize("seed", range(6))
def test_never_worse_than_scikit_learn_and_the_same_where_groups_stand_apart(seed):
    apart = 20 if seed % 2 else 1.5
    points = blobs(seed, 200, 2 + seed, 1 + seed % 3, apart)
    labels = partition(points, 2 + seed)
    model = KMeans(2 + seed, n_init=10, tol=0, random_state=0).fit(points)
    assert inertia(points, labels, 2 + seed) <= model.inertia_ * (1 + 1e-9)
    if inertia(points, labels, 2 + seed) > model.inertia_ * (1 - 1e-9):
        assert adjusted_rand_score(labels, model.labels_) == 1
    assert silhouette(points, labels) == pytest.approx(silhouette_score(points, labels))


def test_every_point_is_with_its_nearest_centre():
    points = blobs(1, 500, 4, 3, 2)
    labels = partition(points, 6)
    gap = points[:, None, :] - means(points, labels, 6)[None]
    assert ((gap**2).sum(axis=2).argmin(axis=1) == labels).all()


def least_inertia(points, k):
    """By trying every partition into equal sizes."""
    n = len(points)
    low, high = n // k, -(-n // k)
    squares = float((points**2).sum())
    groups = [[] for _ in range(k)]

    def place(i):
        if i == n:
            if min(map(len, groups)) < low:
                return np.inf
            return squares - sum((points[g].sum(axis=0) ** 2).sum() / len(g) for g in groups)
        least = np.inf
        for group in groups:
            if len(group) < high:
                group.append(i)
                least = min(least, place(i + 1))
                group.pop()
            if not group:
                break
        return least

    return place(0)


def test_equal_sizes_beside_brute_force():
    """Local optima remain possible: most must be the best there is, and none far from it."""
    rng = np.random.default_rng(1)
    ratios = []
    for trial in range(20):
        n, k, d = (int(rng.integers(*ends)) for ends in ((5, 9), (2, 4), (1, 4)))
        points = rng.normal(size=(n, d)) if trial % 3 else rng.integers(0, 4, (n, d)) * 1.0
        points -= points.mean(axis=0)
        labels = partition(points, k, equal_sizes=True)
        sizes = np.bincount(labels, minlength=k)
        assert sizes.max() - sizes.min() <= 1 and len(sizes) == k
        best, ours = least_inertia(points, k), inertia(points, labels, k)
        assert ours >= best * (1 - 1e-9) - 1e-12
        ratios.append(ours / best if best > 0 else 1 + ours)
    assert np.mean(np.array(ratios) < 1 + 1e-9) >= 0.95
    assert max(ratios) < 1.2


@pytest.mark.parametrize("n, k, d", [(10, 9, 1), (97, 5, 2), (300, 7, 4), (200, 40, 2)])
def test_equal_sizes_differ_by_at_most_one(n, k, d):
    points = blobs(n, n, 3, d)
    sizes = np.bincount(partition(points, k, equal_sizes=True), minlength=k)
    assert sizes.max() - sizes.min() <= 1


def test_equal_sizes_of_uneven_blobs_and_of_one_place():
    """Five blobs of 80, 14, 6, 6 and 14 make five groups of 24; so do 120 points at one place."""
    rng = np.random.default_rng(0)
    centres = np.repeat(rng.normal(0, 10, (5, 2)), [80, 14, 6, 6, 14], axis=0)
    for points in (centres + rng.normal(0, 1, (120, 2)), np.zeros((120, 2))):
        labels = partition(points - points.mean(axis=0), 5, equal_sizes=True)
        assert np.bincount(labels).tolist() == [24] * 5


def test_equal_sizes_hold_with_a_few_candidates_each(monkeypatch):
    points = blobs(2, 200, 3, 2)
    exact = inertia(points, partition(points, 20, equal_sizes=True), 20)
    monkeypatch.setattr(module, "MOST_COSTS", 1)
    monkeypatch.setattr(module, "THOROUGH", 1)
    labels = partition(points, 20, equal_sizes=True)
    assert np.bincount(labels).tolist() == [10] * 20
    assert inertia(points, labels, 20) < 1.1 * exact


def test_starts_that_end_alike_are_followed_once():
    found = [
        np.array(labels) for labels in ([0, 0, 1, 2], [2, 2, 0, 1], [0, 1, 1, 2], [1, 1, 2, 0])
    ]
    assert [labels.tolist() for labels in module._distinct(found)] == [[0, 0, 1, 2], [0, 1, 1, 2]]


@pytest.mark.parametrize("n, k", [(10, 3), (10, 10), (100, 7), (5, 1)])
def test_even_split(n, k):
    sizes = np.bincount(split_evenly(blobs(0, n, 2, 3), k), minlength=k)
    assert sizes.sum() == n and sizes.max() - sizes.min() <= 1


def test_a_silhouette_of_a_sample_is_close_and_the_same_every_time(monkeypatch):
    points = blobs(3, 3000, 4, 2, 3)
    labels = partition(points, 4)
    whole = silhouette(points, labels)
    monkeypatch.setattr(module, "SAMPLE", 600)
    sampled = silhouette(points, labels, random_seed=5)
    assert sampled == pytest.approx(whole, abs=0.03)
    assert sampled == silhouette(points, labels, random_seed=5)
    # A group too small to be drawn is looked at all the same.
    lone = np.zeros(3000, int)
    lone[17] = 1
    assert -1 <= silhouette(points, lone) <= 1


def test_global_chance_is_left_alone():
    before = np.random.get_state()[1].tolist()  # noqa: NPY002
    partition(blobs(0, 100, 3, 2), 3, equal_sizes=True)
    silhouette(blobs(0, 100, 3, 2), np.arange(100) % 3)
    assert np.random.get_state()[1].tolist() == before  # noqa: NPY002


@pytest.mark.parametrize("equal_sizes", [False, True])
def test_cancelling_ends_the_work(equal_sizes):
    class Stop(Progress):
        looks = 0

        def cancelled(self):
            self.looks += 1
            return self.looks > 3

    assert partition(blobs(0, 2000, 3, 2), 5, equal_sizes, progress=Stop()) is None


@pytest.mark.parametrize("random_seed", range(6))
def test_no_exchange_of_two_and_no_move_makes_equal_sizes_better(random_seed):
    rng = np.random.default_rng(random_seed)
    n, k = int(rng.integers(20, 50)), int(rng.integers(3, 15))
    points = rng.normal(size=(n, 3))
    points -= points.mean(axis=0)
    labels = partition(points, k, equal_sizes=True, random_seed=random_seed)
    low, high, least = n // k, -(-n // k), inertia(points, labels, k)
    for i in range(n):
        for group in range(k):
            tried = labels.copy()
            tried[i] = group
            sizes = np.bincount(tried, minlength=k)
            if low <= sizes.min() and sizes.max() <= high:
                assert inertia(points, tried, k) >= least * (1 - 1e-8)
        for j in range(i):
            tried = labels.copy()
            tried[[i, j]] = tried[[j, i]]
            assert inertia(points, tried, k) >= least * (1 - 1e-8)


def test_equal_sizes_of_many_small_groups():
    """29 groups of two or three: an exchange still helped after the assignment alone."""
    points = np.random.default_rng(0).normal(size=(60, 3))
    points -= points.mean(axis=0)
    labels = partition(points, 29, equal_sizes=True)
    assert sorted(set(np.bincount(labels))) == [2, 3]
    least = inertia(points, labels, 29)
    for i in range(60):
        for j in range(i):
            tried = labels.copy()
            tried[[i, j]] = tried[[j, i]]
            assert inertia(points, tried, 29) >= least * (1 - 1e-8)
