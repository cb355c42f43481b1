# SPDX-License-Identifier: GPL-2.0-or-later
"""Very many hubs, formed in parts of the map: here a few, with parts as small."""

import numpy as np
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.hubs import sized
from balanced_zones.algorithms.core.hubs.ground.centres import medoids
from balanced_zones.algorithms.core.hubs.ground.neighbours import Neighbours
from balanced_zones.algorithms.core.hubs.inputs.settings import Method, Settings, Sizes
from balanced_zones.algorithms.core.progress import SILENT
from cases import Listener, Stopped


@pytest.fixture
def few_are_many(monkeypatch):
    monkeypatch.setattr(sized, "MANY_HUBS", 20)
    monkeypatch.setattr(sized, "HUBS_OF_PART", 8)


def town(n, random_seed):
    rng = np.random.default_rng(random_seed)
    middle = rng.uniform(0, 40_000, (6, 2))
    return np.round(middle[rng.integers(0, 6, n)] + 4000 * rng.normal(size=(n, 2)))


def settings(**more):
    return Settings(effort=Effort.QUICK, method=Method.KMEANS, **more)


def mean(xy, labels):
    return np.hypot(*(xy - xy[medoids(xy, labels, labels.max() + 1)][labels]).T).mean()


@pytest.mark.parametrize(("low", "high"), [(6, 12), (9, 9)])
def test_sizes_are_kept_and_hubs_are_as_short_as_formed_at_once(low, high, monkeypatch):
    xy, wanted = town(540, 3), Sizes(60, low, high)
    whole = sized.sized_hubs(xy, wanted, settings(), SILENT).labels
    monkeypatch.setattr(sized, "MANY_HUBS", 20)
    monkeypatch.setattr(sized, "HUBS_OF_PART", 8)
    parts = sized.sized_hubs(xy, wanted, settings(), SILENT)
    sizes = np.bincount(parts.labels, minlength=60)
    assert len(sizes) == 60 and sizes.min() >= low and sizes.max() <= high
    assert parts.first.min() == 0 and len(np.unique(parts.first)) == 60
    assert mean(xy, parts.labels) <= 1.05 * mean(xy, whole)
    # The cuts leave none in pieces.
    assert Neighbours.of(xy).faults(parts.labels)[:2] == (0, 0)
    again = sized.sized_hubs(xy, wanted, settings(), SILENT)
    assert (again.labels == parts.labels).all()


def test_across_the_cuts_hubs_only_become_shorter(few_are_many, monkeypatch):
    xy, wanted, met = town(400, 5), Sizes(50, 6, 10), []
    across = sized._across_the_cuts

    def noted(xy, labels, *more):
        met.extend([labels, across(xy, labels, *more)])
        return met[-1]

    monkeypatch.setattr(sized, "_across_the_cuts", noted)
    sized.sized_hubs(xy, wanted, settings(one_piece=False), SILENT)
    assert mean(xy, met[1]) < mean(xy, met[0])


def test_other_processes_form_the_same_hubs(few_are_many, monkeypatch):
    monkeypatch.setattr(sized, "FEWEST_SHARED", 1)
    listener, xy, wanted = Listener(), town(400, 6), Sizes(50, 6, 10)
    here, there = (
        sized.sized_hubs(xy, wanted, settings(), listener, workers) for workers in (1, 2)
    )
    assert not listener.said, "a process was lost, so all was done here"
    assert (here.labels == there.labels).all() and (here.first == there.first).all()


@pytest.mark.parametrize("after", [0, 40, 150])
def test_a_stop_gives_none_or_hubs_of_their_sizes(after, few_are_many):
    xy = town(400, 7)
    found = sized.sized_hubs(xy, Sizes(50, 6, 10), settings(), Stopped(after))
    assert found is None or set(np.bincount(found.labels)) <= set(range(6, 11))
    assert after or found is None
