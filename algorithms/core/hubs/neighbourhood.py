"""Search among neighbouring hubs: seed a few anew, solve them again, keep what is better."""

from __future__ import annotations

from typing import Optional

import numpy as np
from scipy.spatial import cKDTree

from ..progress import SILENT, Progress
from .alternate import Ground, Grouping, Objective
from .transport import Costs, assign, assign_nearly

TOGETHER = 8
KEPT = 6
"""So many of their centres stay where they are; the others are seeded anew."""
MOST_POINTS = 1500
"""More points than this are not worth their time: fewer hubs are taken together."""
MOST_TURNS = 12
HOPELESS = 1.02
"""A trial this much longer than the present after its first turns is given up."""
TURNS_OF_GRACE = 2


def search(
    ground: Ground,
    start: Grouping,
    trials: int,
    rng: np.random.Generator,
    progress: Progress = SILENT,
) -> Grouping:
    """Better a grouping by solving hubs anew with their nearest neighbours.

    Parameters
    ----------
    ground : Ground
    start : Grouping
        With all sizes inside their ranges.
    trials : int
    rng : numpy Generator

    Returns
    -------
    Grouping
        Never worse; if the user cancelled, what was found so far. The prices are those of
        the start.
    """
    k = ground.hubs
    labels, total = start.labels.copy(), start.total
    centres = ground.centres(labels)
    members = np.split(
        np.argsort(labels, kind="stable"), np.cumsum(np.bincount(labels, minlength=k))[:-1]
    )
    together = min(TOGETHER, k, max(2, MOST_POINTS * k // len(labels)))
    if together < 2:
        return start
    queue = np.empty(0, np.int64)
    tree, moved = cKDTree(centres), 0
    for trial in range(trials):
        if progress.cancelled():
            break
        if len(queue) == 0:
            queue = rng.permutation(k)
        hub, queue = queue[0], queue[1:]
        if moved > max(16, k // 50):
            tree, moved = cKDTree(centres), 0
        hubs = np.sort(tree.query(centres[hub], k=together)[1])
        if hub not in hubs:
            hubs[0] = hub
            hubs.sort()
        points = np.concatenate([members[h] for h in hubs])
        points.sort()
        few = _Few(ground, points, hubs)
        present = np.searchsorted(hubs, labels[points])
        better = few.again(present, rng)
        if better is not None:
            labels[points] = hubs[better]
            for i, h in enumerate(hubs):
                members[h] = points[better == i]
            centres[hubs] = few.centre_places(better)
            moved += together
        progress.share((trial + 1) / trials)
    return Grouping(labels, start.prices, ground.total(labels, ground.centres(labels)))


class _Few:
    """A few hubs and their points, by themselves."""

    def __init__(self, ground: Ground, points: np.ndarray, hubs: np.ndarray):
        self.xy = ground.xy[points]
        self.low, self.high = ground.low[hubs], ground.high[hubs]
        self.k = len(hubs)
        self.squared = ground.objective is Objective.SQUARED
        x, y = self.xy.T
        self.between = (x[:, None] - x) ** 2
        self.between += (y[:, None] - y) ** 2
        if not self.squared:
            np.sqrt(self.between, out=self.between)

    def centre_places(self, labels):
        if self.squared:
            return self._means(labels)
        return self.xy[self._middles(labels)]

    def again(self, present: np.ndarray, rng: np.random.Generator) -> Optional[np.ndarray]:
        """Seed and solve anew; labels if the total is below the present one's, else None."""
        least = self._centred(present)[1]
        cost = self.between[:, self._seeds(rng, present)]
        prices, best, before = None, None, np.inf
        for turn in range(MOST_TURNS):
            nearly = assign_nearly(Costs(cost, None, self.k), self.low, self.high, prices)
            prices = nearly.prices
            if (np.bincount(nearly.labels, minlength=self.k) == 0).any():
                return None
            cost, total = self._centred(nearly.labels)
            if turn >= TURNS_OF_GRACE and total > HOPELESS * least:
                return None
            if total > before * (1 - 1e-3):
                break
            before = total
        for _ in range(MOST_TURNS):
            found = assign(Costs(cost, None, self.k), self.low, self.high, prices)
            if found is None:
                return None
            prices = found.prices
            cost, total = self._centred(found.labels)
            if best is None and total > HOPELESS * least:
                return None
            if total < least * (1 - 1e-9):
                best, least = found.labels, total
            elif best is not None or total > before * (1 - 1e-4):
                break
            before = total
        return best

    def _seeds(self, rng, present):
        """Some of the present centres and new ones, likely far from them (k-means++)."""
        n = len(self.xy)
        keep = max(0, min(KEPT, self.k - 2))
        chosen = rng.permutation(self._middles(present))[:keep].tolist()
        if not chosen:
            chosen = [int(rng.integers(n))]
        away = self.between[chosen].min(axis=0)
        if not self.squared:
            away *= away
        for _ in range(self.k - len(chosen)):
            reach = np.cumsum(away)
            seed = int(np.searchsorted(reach, rng.random() * reach[-1], side="right"))
            chosen.append(min(seed, n - 1))
            near = self.between[chosen[-1]]
            np.minimum(away, near if self.squared else near * near, out=away)
        return chosen

    def _centred(self, labels):
        """The costs with centres in the middle of the hubs, and the total of the hubs."""
        if self.squared:
            means = self._means(labels)
            cost = (self.xy[:, :1] - means[:, 0]) ** 2 + (self.xy[:, 1:] - means[:, 1]) ** 2
        else:
            cost = self.between[:, self._middles(labels)]
        return cost, float(cost[np.arange(len(cost)), labels].sum())

    def _means(self, labels):
        sizes = np.bincount(labels, minlength=self.k)
        sums = [np.bincount(labels, axis, minlength=self.k) for axis in self.xy.T]
        return np.column_stack(sums) / sizes[:, None]

    def _middles(self, labels):
        own = labels[:, None] == np.arange(self.k)
        reach = self.between @ own
        reach[~own] = np.inf
        return reach.argmin(axis=0)
