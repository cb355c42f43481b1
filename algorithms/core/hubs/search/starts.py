# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs to start from: near a first grouping, or the map cut evenly.

A map is cut with exact sizes, or about equal sums of weights, in a moment.
"""

from __future__ import annotations

from typing import Optional, Union

import numpy as np
from scipy.spatial import cKDTree

from ...progress import Progress
from ..ground.places import members_of_hubs, split_along
from ..problem import Compactness, HubProblem
from .alternate import alternate

DENSITY_POWER = {Compactness.MEAN_DISTANCE: 1 / 3, Compactness.SQUARED: 1 / 2}
"""The best size of a hub grows with this power of the density of its points."""
STARTING_CANDIDATES = (12, 24, 48)
"""Nearest hubs that a point of a start may go to, more if the sizes ask for it. Where hubs are very
many the first number was too small, and that is found out late: they begin with the second."""
MOST_UNEVEN = 2.0
"""Clusters are split and dissolved until the largest is at most so many times the smallest."""
DENSITY_FROM = 30
"""How dense points are is measured by the way to the nearest so many: about a hub as people ask for
it."""
FEW_CENTRES = 1000
"""Of so many centres, looking at all is quickest."""
MOST_MOVED, LOOKED_AT = 100, 8
"""How many of more may have moved, and how many that have not are looked at, until all are."""
TURN = np.pi / 8
"""Cuts are turned by up to so much, at random, so that another seed starts elsewhere."""


def started(
    problem: HubProblem, first: Optional[np.ndarray], rng: np.random.Generator, progress: Progress
) -> np.ndarray:
    """Labels to start from, no hub empty: near a first grouping, or the map cut evenly."""
    found = None if first is None else _with_ranges_kept(problem, first, progress)
    if found is not None:
        return found
    return problem.named(_cut_evenly(problem, rng, progress))


def _cut_evenly(problem: HubProblem, rng: np.random.Generator, progress: Progress) -> np.ndarray:
    power, low, high = DENSITY_POWER[problem.objective], problem.low, problem.high
    if problem.weights is not None:
        low, high = np.ones(problem.hubs, int), np.full(problem.hubs, len(problem.xy))
    labels = balanced_start(problem.map, low, high, power, rng, weights=problem.weights)
    if problem.table is None or problem.weights is not None:
        return labels
    as_map = alternate(HubProblem(problem.map, problem.low, problem.high), labels, progress)
    return labels if as_map is None else as_map.labels


def _with_ranges_kept(
    problem: HubProblem, first: np.ndarray, progress: Progress
) -> Optional[np.ndarray]:
    """A grouping near the first one, with all ranges kept; None if there is none."""
    k, low, high = problem.hubs, problem.low, problem.high
    first = problem.named(first) if int(first.max()) < k else first
    if int(first.max()) < k and problem.keeps(first):
        return first
    near = first
    if not problem.is_special or len(np.unique(first)) < k:
        near = even_out(problem.map, first, k, max(MOST_UNEVEN, high.max() / low.min()))
    near = problem.named(near)
    centres = problem.centres(near)
    for most in STARTING_CANDIDATES[1:] if problem.is_brisk else STARTING_CANDIDATES:
        found = problem.assign(problem.costs(centres, None, most), None, progress)
        if found is not None and np.bincount(found.labels, minlength=k).all():
            return found.labels
        if progress.cancelled() or most >= k:
            break
    return None


def balanced_start(
    xy: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    power: float,
    rng: np.random.Generator,
    turn: float = TURN,
    weights: Optional[np.ndarray] = None,
) -> np.ndarray:
    """Group points by cutting the map again and again across its longer direction.

    Each cut parts the hubs in halves and the points so that either side can keep the sizes of
    its hubs. Within the ranges, hubs are larger where the points are denser. By weight, both sides
    get what falls to their hubs as nearly as whole points make it.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
    low, high : ndarray of int, shape (k,)
        With sum(low) <= n <= sum(high).
    power : float
        The size of a hub grows with this power of the density of the points.
    rng : numpy Generator
    turn : float
        Cuts are turned by up to so many radians, at random.
    weights : ndarray of shape (n,), optional
        What is cut evenly in place of sizes: ``low`` and ``high`` are then numbers of points that
        hubs have at least and at most, and ``power`` does not count.

    Returns
    -------
    ndarray of int, shape (n,)
        Hubs 0..k-1, all sizes inside their ranges.
    """
    n, k = len(xy), len(low)
    labels = np.empty(n, np.int64)
    weight = _hubs_per_point(xy, low, high, power) if weights is None else weights
    lows, highs = (np.concatenate([[0], np.cumsum(sizes)]) for sizes in (low, high))
    waiting = [(np.arange(n), 0, k)]
    while waiting:
        members, first, last = waiting.pop()
        if last - first == 1:
            labels[members] = first
            continue
        middle = first + 1
        if last - first > 2:
            # By weight as evenly as can be: by lot hubs came out 0.2 % longer.
            odd = int(rng.integers(2)) if weights is None else 0
            middle = (first + last + odd) // 2
        along = _along(xy[members], rng.uniform(-turn, turn))
        order = members[np.argsort(along, kind="stable")]
        reach = np.cumsum(weight[order])
        wanted = reach[-1] * (middle - first) / (last - first)
        if weights is None:
            cut = int(np.searchsorted(reach, wanted - 0.5 * weight[order[0]]))
        else:
            cut = 1 + int(np.abs(reach - wanted).argmin())
        least = max(lows[middle] - lows[first], len(order) - (highs[last] - highs[middle]))
        most = min(highs[middle] - highs[first], len(order) - (lows[last] - lows[middle]))
        cut = int(np.clip(cut, least, most))
        waiting.append((order[:cut], first, middle))
        waiting.append((order[cut:], middle, last))
    return labels


def _hubs_per_point(xy: np.ndarray, low: np.ndarray, high: np.ndarray, power: float) -> np.ndarray:
    """What part of a hub each point makes up: less where points are denser; shape (n,)."""
    n, k = len(xy), len(low)
    if n <= DENSITY_FROM or (low == high).all():
        return np.ones(n)
    reach = cKDTree(xy).query(xy, k=DENSITY_FROM)[0][:, -1]
    sparse = np.maximum(reach, 1e-3 * np.median(reach[reach > 0]) if reach.any() else 1.0)
    part = sparse ** (2 * power)
    least, most = 1 / float(np.mean(high)), 1 / float(np.mean(low))
    scale = k / part.sum()
    for _ in range(20):
        scale *= k / np.clip(scale * part, least, most).sum()
    return np.clip(scale * part, least, most)


def even_out(xy: np.ndarray, labels: np.ndarray, hubs: int, ratio: float) -> np.ndarray:
    """Dissolve the smallest cluster and part the largest, until their ratio is small.

    Alternating with fixed centres moves them only a little: where a dense town has too few
    centres, points would be handed from hub to hub across the map.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
    labels : ndarray of int, shape (n,)
        Clusters 0..hubs-1; some may be empty.
    hubs : int
        At most n.
    ratio : float
        Greatest wanted ratio of the largest size to the smallest.

    Returns
    -------
    ndarray of int, shape (n,)
        As many clusters, none empty; even as far as it can be done in 2 k steps.
    """
    labels = labels.copy()
    members = members_of_hubs(labels, hubs)
    sizes = np.zeros(hubs, np.int64)
    centres = _MovingCentres(hubs)

    def settle(hub: int, points: np.ndarray) -> None:
        members[hub], sizes[hub] = points, len(points)
        labels[points] = hub
        centres.move(hub, xy[points].mean(axis=0) if len(points) else np.inf)

    for hub in range(hubs):
        settle(hub, members[hub])
    for _ in range(2 * hubs):
        smallest, largest = int(sizes.argmin()), int(sizes.argmax())
        if sizes[largest] <= max(1.0, ratio * sizes[smallest]):
            break
        homeless = members[smallest]
        settle(smallest, homeless[:0])
        if len(homeless):
            to = centres.nearest(xy[homeless])
            for hub in np.unique(to):
                settle(hub, np.append(members[hub], homeless[to == hub]))
        first, second = split_along(xy, np.sort(members[int(sizes.argmax())]))
        settle(int(sizes.argmax()), first)
        settle(smallest, second)
    return labels


class _MovingCentres:
    """Centres that move one at a time, and which of them is nearest.

    Those that have moved since the tree was made are looked at one by one, and the tree is made
    anew when they are many: with a hundred thousand centres, looking at all takes too long.
    """

    def __init__(self, hubs: int) -> None:
        self.xy = np.full((hubs, 2), np.inf)
        self._moved: dict[int, None] = {}
        self._has_moved = np.zeros(hubs, bool)
        self._tree: Optional[cKDTree] = None
        self._in_tree = np.zeros(0, np.int64)

    def move(self, hub: int, to: Union[np.ndarray, float]) -> None:
        """Let a centre be at a place; at infinity it is none."""
        self.xy[hub] = to
        self._moved[hub] = None
        self._has_moved[hub] = True

    def nearest(self, xy: np.ndarray) -> np.ndarray:
        """The centre nearest to each place, of equals the first; shape (n,)."""
        if len(self.xy) <= FEW_CENTRES:
            return self._away(xy, np.arange(len(self.xy))).argmin(axis=1)
        if self._tree is None or len(self._moved) > MOST_MOVED:
            self._in_tree = np.flatnonzero(np.isfinite(self.xy[:, 0]))
            self._tree = cKDTree(self.xy[self._in_tree])
            self._moved.clear()
            self._has_moved[:] = False
        near = self._tree.query(xy, k=min(LOOKED_AT, len(self._in_tree)))[1]
        unmoved = self._in_tree[near.reshape(len(xy), -1)]
        found = np.empty(len(xy), np.int64)
        moved = np.array(list(self._moved), np.int64)
        for at, place in enumerate(xy):
            some = unmoved[at][~self._has_moved[unmoved[at]]]
            # One that has not moved is the nearest of all that have not.
            known = np.union1d(some, moved) if len(some) else np.arange(len(self.xy))
            found[at] = known[self._away(place[None], known)[0].argmin()]
        return found

    def _away(self, xy: np.ndarray, hubs: np.ndarray) -> np.ndarray:
        centres = self.xy[hubs]
        return np.hypot(xy[:, 0][:, None] - centres[:, 0], xy[:, 1][:, None] - centres[:, 1])


def _along(xy: np.ndarray, turn: float) -> np.ndarray:
    """Positions along the principal axis, turned by an angle."""
    if len(xy) == 0:
        return np.zeros(0)
    centred = xy - xy.mean(axis=0)
    xx, yy = (centred**2).sum(axis=0)
    xy_ = (centred[:, 0] * centred[:, 1]).sum()
    angle = 0.5 * np.arctan2(2 * xy_, xx - yy) + turn
    return centred[:, 0] * np.cos(angle) + centred[:, 1] * np.sin(angle)
