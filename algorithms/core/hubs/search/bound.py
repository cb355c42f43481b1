# SPDX-License-Identifier: GPL-2.0-or-later
"""How short the distances of any hubs of these sizes could be: a lower bound.

That every point is in one hub is relaxed: each point has a reward instead. Then every place
that could be a hub's middle takes the points that pay, at least the least size and at most the
greatest, and the best places count, as many as there are hubs: a place with several points as
often as it has points, since each could be the middle of another hub. Whatever the rewards, no
grouping is shorter; a subgradient method looks for those that prove most.

References
----------
Fisher, M. L. (1981). The Lagrangian relaxation method for solving integer programming
    problems. Management Science 27.
Beasley, J. E. (1993). Lagrangean heuristics for location problems. European Journal of
    Operational Research 65.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Optional

import numpy as np
from scipy.spatial import cKDTree

from ...progress import SILENT, Progress, Stage
from ..ground.centres import centroids
from ..ground.places import Places
from ..problem import Compactness, HubProblem
from .starts import balanced_start

STEPS = 400
"""Ascents of the dual at most; `PATIENCE` ends most of them before."""
PACE = 0.5
"""Share of the step that the gap to the target asks for, from a few places."""
PACE_AFTER = 0.1
"""On all places, after the rewards are nearly right from a few that are spread over the map."""
PATIENCE = 12
"""Steps without a better bound before the pace is halved."""
MOMENTUM = 0.7
"""Share of the last direction in the next: subgradients alone go to and fro."""
RIM = 0.9
"""A hub's reach, by which rewards begin: what this share of its points do not exceed."""
NEAREST_PER_PLACE = 5
"""On the way, a place looks at so many times the greatest size of points; in the end at all."""
MOST_COSTS = 2_000_000
"""Costs kept from step to step: 16 MB."""
MOST_AT_ONCE = 400_000
"""Costs looked at together: with all that is made of them some 20 MB."""


def lower_bound(
    problem: HubProblem, labels: np.ndarray, steps: int = STEPS, progress: Progress = SILENT
) -> Optional[float]:
    """Return a total that no hubs of these sizes can be below.

    Hubs with ranges of their own are bounded by the widest range.

    Parameters
    ----------
    problem : HubProblem
        With the objective of mean distance.
    labels : ndarray of int, shape (n,)
        A good grouping; it steers the steps.
    steps : int
        The most to take; those that prove nothing more end earlier. Where the costs of all
        places cannot be kept in memory, these are the steps on all places, after others on a few.

    Returns
    -------
    float or None
        None for squared distances, whose centres may be anywhere.
    """
    if problem.objective is Compactness.SQUARED:
        return None
    middles = _Middles(problem)
    reward = _distance_to_rim(problem, labels)
    target = problem.total(labels) * 1.002
    if middles.kept is not None:
        reward = _climb(middles, reward, target, steps, PACE, progress)
    else:
        first, then = Stage(progress, 0.0, 0.2), Stage(progress, 0.2, 1.0)
        reward = _climb(middles.spread(), reward, target, STEPS, PACE, first)
        reward = _climb(middles, reward, target, steps, PACE_AFTER, then)
    return max(0.0, _Middles(problem, look_far=True).relaxed(reward)[0])


def _climb(
    middles: _Middles,
    reward: np.ndarray,
    target: float,
    steps: int,
    pace: float,
    progress: Progress,
) -> np.ndarray:
    """The rewards that proved most on the way of a subgradient method."""
    best, best_reward, stale = 0.0, reward, 0
    direction = np.zeros(len(reward))
    for step in range(steps):
        if progress.cancelled():
            break
        value, taken = middles.relaxed(reward)
        if value > best * (1 + 1e-5):
            stale = 0
        else:
            stale += 1
        if value > best:
            best, best_reward = value, reward
        if stale > PATIENCE:
            pace, stale, reward = pace / 2, 0, best_reward
            direction[:] = 0
            if pace < 0.005:
                break
            continue
        direction = (1 - MOMENTUM) * (1.0 - taken) + MOMENTUM * direction
        length = (direction**2).sum()
        if length < 1e-12:
            break
        reward = np.maximum(0.0, reward + pace * (target - value) / length * direction)
        progress.share((step + 1) / steps)
    return best_reward


def is_cheap(problem: HubProblem) -> bool:
    """Whether a lower bound takes seconds rather than minutes."""
    if problem.objective is Compactness.SQUARED or problem.is_special:
        return False
    return NEAREST_PER_PLACE * int(problem.high.max()) * len(problem.xy) <= MOST_COSTS


def _distance_to_rim(problem: HubProblem, labels: np.ndarray) -> np.ndarray:
    """What most of the points of the same hub cost at most: near to the best rewards."""
    cost = problem.cost_to(problem.xy, problem.centres(labels)[labels])
    rim = [np.quantile(cost[labels == hub], RIM) for hub in range(problem.hubs)]
    return np.array(rim)[labels]


class _Middles:
    """The places that could be the middle of a hub, each with its nearest points."""

    def __init__(self, problem: HubProblem, look_far: bool = False) -> None:
        self.low, self.high = int(problem.low.min()), int(problem.high.max())
        self.hubs, self.n = problem.hubs, len(problem.xy)
        self.high = min(self.high, self.n - int(np.sort(problem.low)[:-1].sum()))
        self.xy = problem.xy
        places = Places.of(problem.xy)
        self.places, self.points_at = places.xy, places.points
        self.tree = cKDTree(problem.xy)
        self.most = self.n if look_far else min(self.n, NEAREST_PER_PLACE * self.high)
        self.kept = None
        if len(self.places) * self.most <= MOST_COSTS:
            self.kept = self._nearest(self.places)

    def _nearest(self, places: np.ndarray) -> tuple[np.ndarray, Optional[np.ndarray]]:
        if self.most < self.n:
            distance, point = self.tree.query(places, k=self.most)
            return distance, point.astype(np.int32)
        x, y = places.T
        return np.hypot(x[:, None] - self.xy[:, 0], y[:, None] - self.xy[:, 1]), None

    def spread(self) -> _Middles:
        """As many places as fit into memory, spread as the points are."""
        few = copy(self)
        many = min(len(self.places), max(self.hubs, MOST_COSTS // self.most))
        least = len(self.places) // many
        sizes = np.full(many, least), np.full(many, least + 1)
        group = balanced_start(self.places, *sizes, 0.0, np.random.default_rng(0))
        middle = centroids(self.places, group, many)
        some = np.unique(cKDTree(self.places).query(middle)[1])
        few.places, few.points_at = self.places[some], self.points_at[some]
        few.kept = few._nearest(few.places)
        return few

    def _parts(self) -> Iterator[tuple]:
        chunk = max(1, MOST_AT_ONCE // self.most)
        for start in range(0, len(self.places), chunk):
            if self.kept is not None:
                distance, point = self.kept
                some = slice(start, start + chunk)
                yield distance[some], None if point is None else point[some]
                continue
            yield self._nearest(self.places[start : start + chunk])

    def relaxed(self, reward: np.ndarray) -> tuple[float, np.ndarray]:
        """The relaxed total, and how many of the chosen places take each point."""
        found = []
        for distance, point in self._parts():
            paid = distance - (reward if point is None else reward[point])
            best = np.argpartition(paid, self.high - 1, axis=1)[:, : self.high]
            least = np.take_along_axis(paid, best, axis=1)
            order = np.argsort(least, axis=1)
            best = np.take_along_axis(best, order, axis=1)
            least = np.take_along_axis(least, order, axis=1)
            take = least < 0
            take[:, : self.low] = True
            if point is None:
                taken_by = best.astype(np.int32)
            else:
                taken_by = np.take_along_axis(point, best.astype(np.int64), axis=1)
            found.append(((least * take).sum(axis=1), take, taken_by))
        values, takes, points = map(np.concatenate, zip(*found))
        order = np.argsort(values, kind="stable")
        before = np.cumsum(self.points_at[order]) - self.points_at[order]
        chosen = order[before < self.hubs]
        times = np.minimum(self.points_at[chosen], self.hubs - before[: len(chosen)])
        weight = np.repeat(times, takes[chosen].sum(axis=1))
        taken = np.bincount(points[chosen][takes[chosen]], weight, minlength=self.n)
        return float(reward.sum() + (times * values[chosen]).sum()), taken
