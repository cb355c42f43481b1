# SPDX-License-Identifier: GPL-2.0-or-later
"""k-means as a first grouping."""

import numpy as np
import pytest

from balanced_zones.algorithms.core.hubs.ground import kmeans_start as module
from balanced_zones.algorithms.core.hubs.ground.kmeans_start import kmeans_labels
from balanced_zones.algorithms.core.progress import Progress


def test_clumps_are_found():
    rng = np.random.default_rng(0)
    middle = rng.permutation(np.stack(np.meshgrid(range(3), range(3)), -1).reshape(-1, 2)) * 9000.0
    truth = np.repeat(np.arange(9), rng.integers(5, 60, 9))
    labels = kmeans_labels(middle[truth] + rng.normal(size=(len(truth), 2)) * 300, 9, 0)
    assert len(set(zip(truth.tolist(), labels.tolist()))) == 9


@pytest.mark.parametrize("most", [module.MOST_FOR_CHOICE, 0])
@pytest.mark.parametrize("hubs", [1, 7, 60, 99])
def test_no_cluster_is_empty_and_places_stay_together(monkeypatch, most, hubs):
    monkeypatch.setattr(module, "MOST_FOR_CHOICE", most)
    xy = np.repeat(np.random.default_rng(1).random((100, 2)) * 9000 + 5e6, 2, axis=0)
    labels = kmeans_labels(xy, hubs, 3)
    assert sorted(set(labels.tolist())) == list(range(hubs))
    assert (labels[::2] == labels[1::2]).all()
    assert (kmeans_labels(xy, hubs, 3) == labels).all()


def test_more_hubs_than_places():
    labels = kmeans_labels(np.repeat([[0.0, 0], [9, 9]], 5, axis=0), 4, 0)
    assert sorted(set(labels.tolist())) == [0, 1, 2, 3]


def test_a_cancelled_run_returns_nothing():
    class Stop(Progress):
        def cancelled(self):
            return True

    assert kmeans_labels(np.random.default_rng(0).random((9, 2)), 2, 0, Stop()) is None
