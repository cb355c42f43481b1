# SPDX-License-Identifier: GPL-2.0-or-later
"""Very many hubs, formed in parts of the map: here a few, with parts as small."""

import geopandas as gpd
import numpy as np
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.hubs import solving as module
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.ground.centres import medoids
from balanced_zones.algorithms.core.hubs.ground.neighbours import Neighbours
from balanced_zones.algorithms.core.hubs.inputs.conditions import HubConditions
from balanced_zones.algorithms.core.hubs.inputs.settings import Method, Settings
from balanced_zones.algorithms.core.hubs.search.solve import solve_hubs
from balanced_zones.algorithms.core.hubs.solving import in_parts
from balanced_zones.algorithms.core.progress import SILENT
from cases import Listener, Stopped


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch):
    monkeypatch.setattr(module, "HUBS_OF_PART", 8)


def town(n, random_seed):
    rng = np.random.default_rng(random_seed)
    middle = rng.uniform(0, 40_000, (6, 2))
    return np.round(middle[rng.integers(0, 6, n)] + 4000 * rng.normal(size=(n, 2)))


def settings(**more):
    return Settings(effort=Effort.QUICK, method=Method.KMEANS, **more)


def sizes(hubs, low, high):
    return np.full(hubs, low), np.full(hubs, high)


def mean(xy, labels):
    return np.hypot(*(xy - xy[medoids(xy, labels, labels.max() + 1)][labels]).T).mean()


@pytest.mark.parametrize(("low", "high"), [(6, 12), (9, 9)])
def test_sizes_are_kept_and_hubs_are_as_short_as_formed_at_once(low, high):
    xy, wanted = town(540, 3), sizes(60, low, high)
    whole = solve_hubs(xy, *wanted, effort=Effort.QUICK).labels
    parts = in_parts(xy, *wanted, settings(), SILENT)
    found = np.bincount(parts.labels, minlength=60)
    assert len(found) == 60 and found.min() >= low and found.max() <= high
    assert parts.first.min() == 0 and len(np.unique(parts.first)) == 60
    assert mean(xy, parts.labels) <= 1.05 * mean(xy, whole)
    # The cuts leave none in pieces.
    assert Neighbours.of(xy).faults(parts.labels)[:2] == (0, 0)
    again = in_parts(xy, *wanted, settings(), SILENT)
    assert (again.labels == parts.labels).all()


def test_across_the_cuts_hubs_only_become_shorter(monkeypatch):
    xy, met = town(400, 5), []
    across = module._across_the_cuts

    def noted(xy, labels, *more):
        met.extend([labels, across(xy, labels, *more)])
        return met[-1]

    monkeypatch.setattr(module, "_across_the_cuts", noted)
    in_parts(xy, *sizes(50, 6, 10), settings(one_piece=False), SILENT)
    assert mean(xy, met[1]) < mean(xy, met[0])


def test_other_processes_form_the_same_hubs(monkeypatch):
    monkeypatch.setattr(module, "FEWEST_SHARED", 1)
    listener, xy, wanted = Listener(), town(400, 6), sizes(50, 6, 10)
    here, there = (in_parts(xy, *wanted, settings(), listener, workers) for workers in (1, 2))
    assert not listener.said, "a process was lost, so all was done here"
    assert (here.labels == there.labels).all() and (here.first == there.first).all()


@pytest.mark.parametrize("after", [0, 40, 150])
def test_a_stop_gives_none_or_hubs_of_their_sizes(after):
    xy = town(400, 7)
    found = in_parts(xy, *sizes(50, 6, 10), settings(), Stopped(after))
    assert found is None or set(np.bincount(found.labels)) <= set(range(6, 11))
    assert after or found is None


@pytest.mark.parametrize(("more", "is_in_parts"), [({}, True), ({"max_distance": 1e6}, False)])
def test_only_hubs_of_sizes_alone_are_formed_in_parts(more, is_in_parts, monkeypatch):
    called = []
    monkeypatch.setattr(module, "MANY_HUBS", 20)
    monkeypatch.setattr(
        module, "in_parts", lambda *given: called.append(in_parts(*given)) or called[-1]
    )
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(*town(200, 8).T), crs="EPSG:27700")
    found = equal_size_hubs(points, 25, settings=settings(), conditions=HubConditions(**more))
    assert bool(called) == is_in_parts and (found.sizes == 8).all()
