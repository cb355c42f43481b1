# SPDX-License-Identifier: GPL-2.0-or-later
"""The spectral start: exactly k clusters, whatever the points look like."""

import numpy as np
import pytest
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import cdist

from balanced_zones.algorithms.core.hubs.ground import spectral as module
from balanced_zones.algorithms.core.hubs.ground.places import (
    Places,
    delaunay_links,
    nearest_others,
    shortest_links,
    split_along,
)
from balanced_zones.algorithms.core.hubs.ground.spectral import (
    affinity,
    default_neighbours,
    embedding,
    fill_empty,
    spectral_labels,
)


def same_groups(a, b):
    return len(set(zip(a.tolist(), b.tolist()))) == len(set(a.tolist())) == len(set(b.tolist()))


def test_default_neighbours_follow_the_method_up_to_the_cap():
    assert [default_neighbours(n) for n in (3, 120, 300, 3889, 100_000)] == [1, 12, 30, 30, 30]


def test_affinity_by_hand():
    """Places at 0, 1, 3 on a line, two points at the first, one neighbour each."""
    xy = np.array([[0.0, 0], [1, 0], [3, 0]])
    found = affinity(xy, np.array([2, 1, 1]), 1).toarray()
    # 0 and 1 choose each other (1, times 2 points); 2 chooses 1, not 1 chooses 2 (1/2).
    assert found.tolist() == [[2, 2, 0], [2, 0, 0.5], [0, 0.5, 0]]


def test_affinity_against_all_pairs():
    xy = np.random.default_rng(0).random((60, 2))
    distance = cdist(xy, xy)
    np.fill_diagonal(distance, np.inf)
    chosen = (distance.argsort(axis=1).argsort(axis=1) < 7).astype(float)
    assert (affinity(xy, np.ones(60, int), 7).toarray() == (chosen + chosen.T) / 2).all()


def test_parts_without_a_link_are_joined_by_the_shortest():
    xy = np.array([[0.0, 0], [1, 0], [10, 0], [11, 0], [30, 0], [31, 0]])
    found = affinity(xy, np.ones(6, int), 1)
    assert connected_components(found)[0] == 1
    assert found[1, 2] == found[3, 4] == module.WEAK_LINK
    assert found[0, 3] == found[1, 4] == 0


def test_the_embedding_spans_the_leading_eigenvectors():
    xy = np.random.default_rng(1).random((450, 2))
    graph = affinity(xy, np.ones(450, int), 12)
    found = embedding(graph, 5, np.random.default_rng(0))
    degree = np.asarray(graph.sum(axis=1)).ravel()
    dense = graph.toarray() / np.sqrt(np.outer(degree, degree))
    exact = np.linalg.eigh(dense)[1][:, -5:]
    exact /= np.linalg.norm(exact, axis=1, keepdims=True)
    # Bases may differ, angles between rows may not.
    assert np.abs(found @ found.T - exact @ exact.T).max() < 1e-3


def test_separate_groups_are_found():
    rng = np.random.default_rng(2)
    truth = np.repeat(np.arange(5), (80, 14, 6, 6, 14))
    middle = np.array([[0, 0], [9000, 0], [0, 9000], [9000, 9000], [20000, 0]])
    xy = middle[truth] + rng.normal(size=(120, 2)) * 200
    assert same_groups(spectral_labels(xy, 5, 5, 0), truth)


@pytest.mark.parametrize("hubs", [2, 5, 40, 119])
@pytest.mark.parametrize("shape", ["random", "line", "grid", "places", "one place"])
def test_exactly_k_clusters(hubs, shape):
    rng = np.random.default_rng(3)
    xy = {
        "random": rng.random((120, 2)) * 1000,
        "line": np.column_stack([np.arange(120.0), 2 * np.arange(120.0)]),
        "grid": np.column_stack([np.arange(120) % 12, np.arange(120) // 12]) * 100.0,
        "places": np.repeat(rng.random((12, 2)) * 1000, 10, axis=0),
        "one place": np.full((120, 2), 7.0),
    }[shape]
    labels = spectral_labels(xy, hubs, 12, 0)
    assert sorted(set(labels.tolist())) == list(range(hubs))


def test_points_at_one_place_stay_together():
    rng = np.random.default_rng(4)
    xy = np.repeat(rng.random((80, 2)) * 1000, 3, axis=0)
    labels = spectral_labels(xy, 9, 10, 0)
    assert (labels.reshape(80, 3) == labels[::3, None]).all()


def test_many_points_are_taken_in_small_groups(monkeypatch):
    monkeypatch.setattr(module, "MOST_NODES", 200)
    rng = np.random.default_rng(5)
    truth = np.repeat(np.arange(3), 700)
    xy = np.array([[0, 0], [9000, 0], [0, 9000]])[truth] + rng.normal(size=(2100, 2)) * 300
    nodes = module._nodes(Places.of(xy), 200)
    assert len(nodes.xy) <= 200
    assert nodes.points.sum() == 2100
    assert (np.bincount(nodes.index) == nodes.points).all()
    for axis in (0, 1):
        mean = np.bincount(nodes.index, xy[:, axis]) / nodes.points
        assert np.allclose(mean, nodes.xy[:, axis])
    # A small group may straddle two far ones; all but those are found.
    found = spectral_labels(xy, 3, 10, 0)
    agree = sum(np.bincount(found[truth == group]).max() for group in range(3))
    assert len(set(found.tolist())) == 3
    assert agree > 0.97 * 2100


def test_the_random_seed_decides():
    xy = np.random.default_rng(6).random((600, 2))
    runs = [spectral_labels(xy, 30, 20, seed) for seed in (1, 1, 2)]
    assert (runs[0] == runs[1]).all()
    assert not same_groups(runs[0], runs[2])


def test_an_empty_cluster_gets_half_of_the_largest():
    xy = np.column_stack([np.arange(7.0), np.zeros(7)])
    labels = fill_empty(xy, np.array([0, 0, 0, 0, 0, 2, 2]), 4)
    assert labels.tolist() == [0, 0, 1, 3, 3, 2, 2]


def test_clusters_that_k_means_leaves_empty_are_filled(monkeypatch):
    monkeypatch.setattr(module, "_group", lambda space, *_: np.zeros(len(space), int))
    labels = spectral_labels(np.random.default_rng(7).random((50, 2)), 6, 5, 0)
    assert sorted(set(labels.tolist())) == list(range(6))


# Places


def test_delaunay_links_of_a_square_with_a_middle():
    xy = np.array([[0.0, 0], [2, 0], [0, 2], [2, 2], [1, 1]])
    links = {tuple(pair) for pair in delaunay_links(xy).tolist()}
    assert links == {(0, 1), (0, 2), (1, 3), (2, 3), (0, 4), (1, 4), (2, 4), (3, 4)}


@pytest.mark.parametrize(
    ("xy", "expected"),
    [
        ([[0, 0]], []),
        ([[0, 0], [5, 5]], [[0, 1]]),
        ([[0, 0], [6, 3], [4, 2], [2, 1]], [[0, 3], [1, 2], [2, 3]]),
        ([[3, 0], [3, 9], [3, 4]], [[0, 2], [1, 2]]),
    ],
)
def test_links_of_places_on_a_line(xy, expected):
    assert delaunay_links(np.array(xy, float)).tolist() == expected


def test_shortest_links_against_all_pairs():
    from scipy.sparse.csgraph import minimum_spanning_tree

    xy = np.random.default_rng(7).random((50, 2))
    links = shortest_links(xy)
    length = np.hypot(*(xy[links[:, 0]] - xy[links[:, 1]]).T).sum()
    assert len(links) == 49
    assert length == pytest.approx(minimum_spanning_tree(cdist(xy, xy)).sum())


def test_nearest_others_never_name_the_point_itself():
    rng = np.random.default_rng(8)
    xy = np.vstack([np.zeros((9, 2)), rng.random((20, 2)) + 1])
    near = nearest_others(xy, 5)
    assert near.shape == (29, 5)
    assert (near != np.arange(29)[:, None]).all()
    distance = cdist(xy, xy)
    np.fill_diagonal(distance, np.inf)
    expected = np.sort(distance, axis=1)[:, :5]
    assert np.allclose(np.sort(np.take_along_axis(distance, near, 1), axis=1), expected)
    assert nearest_others(xy[:3], 5).shape == (3, 2)


def test_a_group_is_parted_across_its_longest_direction():
    xy = np.array([[0.0, 0], [0, 30], [1, 1], [1, 29], [0, 14]])
    first, second = split_along(xy, np.arange(5))
    assert {*first.tolist()} == {0, 2}
    assert {*second.tolist()} == {1, 3, 4}


def test_a_group_is_parted_from_west_to_east():
    rng = np.random.default_rng(9)
    for _ in range(20):
        xy = rng.normal(size=(30, 2)) * [rng.uniform(3, 9), 1]
        first, second = split_along(xy, np.arange(30))
        assert xy[first, 0].mean() < xy[second, 0].mean()


def test_very_many_hubs_are_formed_in_parts(monkeypatch):
    """None empty, places together, each part with its share, and where towns are many hubs."""
    monkeypatch.setattr(module, "MOST_HUBS_AT_ONCE", 20)
    monkeypatch.setattr(module, "HUBS_PER_PART", 10)
    rng = np.random.default_rng(4)
    xy = np.vstack([rng.normal(size=(900, 2)), rng.normal((30, 0), 1, (300, 2))])
    xy[::50] = xy[1]
    labels = spectral_labels(xy, 60, 10, 3)
    assert (np.bincount(labels, minlength=60) > 0).all()
    assert len(set(labels[::50])) == 1
    assert same_groups(labels, spectral_labels(xy, 60, 10, 3))
    east = np.unique(labels[xy[:, 0] > 15])
    assert not set(east) & set(labels[xy[:, 0] < 15]) and 14 <= len(east) <= 16
