# SPDX-License-Identifier: GPL-2.0-or-later
"""A search that is out of time ends as one that the user stops; nothing else does."""

import geopandas as gpd
import numpy as np
import pytest

from balanced_zones.algorithms.core import progress as progress_module
from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.groups.groups import k_means_groups
from balanced_zones.algorithms.core.hubs.equal_size import equal_size_hubs
from balanced_zones.algorithms.core.hubs.inputs.conditions import HubConditions
from balanced_zones.algorithms.core.hubs.inputs.settings import Settings
from balanced_zones.algorithms.core.progress import Deadline, Limited, Progress, Stage
from balanced_zones.algorithms.core.zones.azp import azp
from balanced_zones.algorithms.core.zones.goal import Goal
from balanced_zones.algorithms.core.zones.improvement import starts
from balanced_zones.algorithms.core.zones.metrics import pieces
from balanced_zones.algorithms.core.zones.parallel import run_starts_in_parallel
from balanced_zones.algorithms.core.zones.sara import sara
from cases import county


class Listener(Progress):
    def __init__(self, stop=False):
        self.stop, self.said = stop, []

    def warn(self, text):
        self.said.append(text)

    def cancelled(self):
        return self.stop


@pytest.fixture
def clock(monkeypatch):
    """A clock that a test sets."""
    now = [100.0]
    monkeypatch.setattr(progress_module.time, "monotonic", lambda: now[0])
    return now


def test_the_time_is_up_for_the_search_alone(clock):
    user = Listener()
    deadline = Deadline(30)
    search = Stage(Limited(user, deadline), 0.2, 0.6)
    assert not search.cancelled() and not deadline.over
    clock[0] += 29.9
    assert not search.cancelled()
    clock[0] += 0.2
    assert not deadline.over  # nobody has asked
    assert search.cancelled() and deadline.over
    assert not search.unlimited().cancelled() and not search.to_the_end().cancelled()
    user.stop = True
    assert search.unlimited().cancelled()
    # What was found is still measured and written after a stop.
    assert not search.to_the_end().cancelled()


def test_shares_and_words_pass(clock):
    shares = []
    user = Listener()
    user.share = shares.append
    search = Limited(user, Deadline(1))
    Stage(search, 0.5, 1.0).share(0.5)
    search.warn("warned")
    assert shares == [0.75] and user.said == ["warned"]


def over(user=None):
    return Limited(user or Listener(), Deadline(0))


@pytest.fixture(scope="module")
def problem():
    return county(200, 8)[2]


@pytest.mark.parametrize("workers", [1, 2])
def test_zones_are_whole_when_the_time_is_up(problem, workers):
    goal = Goal(tolerance=1)
    for search in (over(), Limited(Listener(), Deadline(0.5))):
        result = run_starts_in_parallel(
            problem, goal, Effort.THOROUGH, starts(2, 0), workers=workers, progress=search
        )[0]
        assert search.deadline.over and result.cancelled
        assert (result.labels >= 0).all() and pieces(problem, result.labels).max() == 1
        assert (result.labels[problem.seed_unit] == np.arange(problem.n_zones)).all()


@pytest.mark.parametrize("search", [azp, sara])
def test_plans_of_random_starts_are_whole(problem, search):
    result = search(problem, runs=50, progress=over())
    assert not result.completed and result.n_runs == 1
    assert pieces(problem, result.labels).max() == 1


def points(n):
    rng = np.random.default_rng(1)
    return gpd.GeoDataFrame(
        {"area": np.arange(n) % 3, "pupils": rng.integers(1, 9, n)},
        geometry=gpd.points_from_xy(*rng.uniform(0, 20000, (2, n)) + 500000),
        crs="EPSG:27700",
    )


@pytest.mark.parametrize("group_field", [None, "area"])
def test_hubs_keep_their_sizes_when_there_was_no_time(group_field):
    user = Listener()
    found = equal_size_hubs(
        points(120), hubs=6, group_field=group_field, settings=Settings(), progress=over(user)
    )
    assert found.sizes.tolist() == [20] * 6
    assert sum("time limit was too short" in line for line in user.said) == (
        3 if group_field else 1
    )


def test_hubs_by_weight_too():
    conditions = HubConditions(weight_field="pupils", tolerance=10)
    layer = points(120)
    found = equal_size_hubs(
        layer, hubs=4, settings=Settings(), progress=over(), conditions=conditions
    )
    sums = np.bincount(found.labels, layer["pupils"])
    mean = layer["pupils"].sum() / 4
    assert ((0.9 * mean <= sums) & (sums <= 1.1 * mean)).all()


def test_a_user_who_stops_gets_no_late_hubs():
    assert equal_size_hubs(points(60), hubs=3, progress=over(Listener(stop=True))) is None


def test_the_number_of_groups_is_the_best_tried_in_time():
    found = k_means_groups(points(60), ["pupils"], progress=over())
    assert list(found.silhouettes) == [2] and len(found.sizes) == 2
    assert k_means_groups(points(60), ["pupils"], progress=over(Listener(stop=True))) is None
