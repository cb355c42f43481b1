# SPDX-License-Identifier: GPL-2.0-or-later
"""Search among neighbouring hubs: seed a few anew, solve them again, keep what is better.

A trial takes a hub and its nearest ones with all their points, seeds some of the centres anew
and solves them by themselves. Some trials do so with one hub less, and tell what its loss would
cost there; some with one more, and tell what it would save. Where a saving in one part of the
map is greater than a loss in another, a hub goes from the one to the other: no single trial
could do that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional, Union

import numpy as np
from scipy.spatial import cKDTree

from ...progress import SILENT, Progress
from ..assignment.exchange import breach
from ..assignment.transport import Costs
from ..problem import Compactness, HubProblem
from .alternate import Grouping, alternate_from

TOGETHER = 8
"""Neighbouring hubs that are drawn anew together: one and about the ring around it."""
SEEDED = (1, 2, 3)
"""So many of their centres are seeded anew, at random; the others stay where they are."""
CHANGES = (0, 0, -1, 1)
"""How many hubs more a trial has, at random, where the ranges leave a choice."""
MOST_POINTS, MOST_WEIGHED = 1500, 600
"""More points, counted or weighed, are not worth their time: fewer hubs are taken together."""
AT_LEAST, MOST_AT_ONCE = 4, 6000
"""So many hubs are taken together even so, with fewer trials as each takes longer, up to so many
points, all pairs of which fill 300 megabytes. London in 9 to 24 hubs came out shorter by 0.05 to
0.2 % than with two or three at a time, in about the same time."""
WORTH_KNOWING = 1.1
"""A hub's loss that makes its surroundings longer than this is of no interest."""
MOST_OFFERS = 100
"""Of hubs that could do with one less or more, so many of the best are remembered."""


@dataclass(frozen=True)
class _Offer:
    """What some hubs would be with one less, or one more."""

    cost: float
    hubs: np.ndarray
    points: np.ndarray
    labels: np.ndarray
    stamp: int


def search(
    problem: HubProblem,
    labels: np.ndarray,
    trials: int,
    rng: np.random.Generator,
    progress: Progress = SILENT,
) -> np.ndarray:
    """Better a grouping by solving hubs anew with their nearest neighbours.

    Parameters
    ----------
    problem : HubProblem
        Without given centres.
    labels : ndarray of int, shape (n,)
        No hub empty. Hubs outside their ranges, or that cannot be reached, are solved first.
    trials : int
    rng : numpy Generator

    Returns
    -------
    ndarray of int, shape (n,)
        Never worse; if the user cancelled, what was found so far.
    """
    state = _Search(problem, labels, rng)
    if state.is_feasible:
        points = state.together * len(problem.xy) / problem.hubs
        trials = int(trials * min(1.0, (_most_points(problem) / points) ** 2))
    for trial in range(trials):
        if progress.cancelled():
            break
        state.trial()
        progress.share((trial + 1) / trials)
    return state.labels


def together(problem: HubProblem) -> int:
    """How many neighbouring hubs are solved together; at least two where any can be."""
    size = len(problem.xy) / problem.hubs
    least = min(AT_LEAST, int(MOST_AT_ONCE / size))
    return min(TOGETHER, problem.hubs, max(2, least, int(_most_points(problem) / size)))


def _most_points(problem: HubProblem) -> int:
    return MOST_WEIGHED if problem.is_weighed else MOST_POINTS


class _Search:
    def __init__(self, problem: HubProblem, labels: np.ndarray, rng: np.random.Generator) -> None:
        self.problem, self.rng, self.together = problem, rng, together(problem)
        self.labels = labels.copy()
        self.centres = problem.spots(problem.centres(labels))
        sizes = np.bincount(labels, minlength=problem.hubs)
        self.members = np.split(np.argsort(labels, kind="stable"), np.cumsum(sizes)[:-1])
        self.changed = np.zeros(problem.hubs, np.int64)
        self.now = 0
        self.queue: list[int] = []
        self.tree, self.moved = cKDTree(self.centres), 0
        # Hubs that points are bound to are not closed here and opened there.
        self.is_uniform = problem.is_uniform and problem.ties is None
        self.offers: dict[int, list[_Offer]] = {-1: [], 1: []}
        self.is_feasible = self._is_feasible()

    def _is_feasible(self) -> bool:
        return self.problem.keeps(self.labels) and not len(self.problem.unreachable(self.labels))

    def trial(self) -> None:
        hubs = self._next_hubs()
        points = np.sort(np.concatenate([self.members[hub] for hub in hubs]))
        change = int(self.rng.choice(CHANGES)) if self.is_feasible else 0
        if change and not self._may_change(points, len(hubs) + change):
            change = 0
        few = _Few(self.problem, points, hubs, change)
        present = np.searchsorted(hubs, self.labels[points])
        now = few.total_of(present, len(hubs))
        wanted = now if change >= 0 else WORTH_KNOWING * now
        if change and self._valid(-change):
            wanted = now - self.offers[-change][0].cost
        if not self.is_feasible and not few.keeps(present):
            wanted = np.inf
        found = few.again(wanted * (1 - 1e-9), present, self.rng)
        if found is None:
            return
        labels, total = found.labels, found.total
        if not change:
            self._settle(hubs, points, hubs[labels])
            self.is_feasible = self.is_feasible or self._is_feasible()
            return
        self.offers[change].append(_Offer(total - now, hubs, points, labels, self.now))
        self._exchange(change)

    def _next_hubs(self) -> np.ndarray:
        problem = self.problem
        if not self.queue:
            self.queue = self.rng.permutation(self.problem.hubs).tolist()
            if not self.is_feasible:
                # Hubs outside their ranges, or that cannot be reached, first.
                ill = breach(problem.load(self.labels), problem.low, problem.high) > 0
                ill[self.labels[problem.unreachable(self.labels)]] = True
                self.queue.sort(key=lambda hub: ill[hub])
        hub = self.queue.pop()
        if self.moved > max(16, self.problem.hubs // 50):
            self.tree, self.moved = cKDTree(self.centres), 0
        hubs = np.sort(self.tree.query(self.centres[hub], k=self.together)[1])
        return hubs if hub in hubs else np.sort(np.append(hubs[1:], hub))

    def _may_change(self, points: np.ndarray, hubs: int) -> bool:
        low, high = self.problem.low[0], self.problem.high[0]
        weights = self.problem.weights
        load = len(points) if weights is None else weights[points].sum()
        may = self.is_uniform and 1 < hubs <= len(points)
        return bool(may and low * hubs <= load <= high * hubs)

    def _settle(self, hubs: np.ndarray, points: np.ndarray, labels: np.ndarray) -> None:
        self.now += 1
        self.labels[points] = labels
        order = np.argsort(labels, kind="stable")
        ends = np.searchsorted(labels[order], hubs, side="right")
        starts = np.searchsorted(labels[order], hubs, side="left")
        at = np.searchsorted(hubs, labels)
        few = self.problem.part(points, hubs)
        self.centres[hubs] = few.spots(few.centres(at))
        for hub, start, end in zip(hubs.tolist(), starts, ends):
            self.members[hub] = points[order[start:end]]
        self.changed[hubs] = self.now
        self.moved += len(hubs)

    def _valid(self, change: int) -> list[_Offer]:
        """Offers of whose hubs none changed since, the best first; few of them are kept."""
        kept = [o for o in self.offers[change] if self.changed[o.hubs].max() <= o.stamp]
        kept.sort(key=lambda offer: offer.cost)
        self.offers[change] = kept[:MOST_OFFERS]
        return self.offers[change]

    def _exchange(self, change: int) -> None:
        """Let a hub go where it saves more than its loss costs, if the last offer allows."""
        new = self.offers[change][-1]
        for other in self._valid(-change):
            if new.cost + other.cost >= -1e-9 * abs(new.cost):
                return
            if len(np.intersect1d(new.hubs, other.hubs)) == 0:
                less, more = (new, other) if change < 0 else (other, new)
                freed = less.hubs[-1]
                hubs = np.append(more.hubs, freed)
                self._settle(less.hubs[:-1], less.points, less.hubs[less.labels])
                labels, order = hubs[more.labels], np.sort(hubs)
                self._settle(order, more.points, labels)
                return


class _Few:
    """A few hubs and their points, by themselves; perhaps with one hub more or less."""

    def __init__(
        self, problem: HubProblem, points: np.ndarray, hubs: np.ndarray, change: int
    ) -> None:
        self.part = problem.part(points, hubs)
        low, high = self.part.low, self.part.high
        if change < 0:
            low, high = low[:change], high[:change]
        elif change > 0:
            low, high = np.append(low, low[:change]), np.append(high, high[:change])
        self.solved = replace(self.part, low=low, high=high)
        self.hubs, self.assign = len(low), self.solved.assign
        self.assign_nearly = self.solved.assign_nearly
        self.squared = problem.objective is Compactness.SQUARED
        self.between = self.part.between()
        self.extra: Optional[np.ndarray] = None
        if self.part.ties is not None and not change:
            self.extra = self.part.ties.price(self.part.rows[:, None], np.arange(self.hubs))

    def total_of(self, labels: np.ndarray, hubs: int) -> float:
        return self._centred(labels, hubs)[1]

    def centred(self, labels: np.ndarray) -> tuple[np.ndarray, float]:
        """What all points cost with centres in the middle of the hubs, and the total."""
        return self._centred(labels, self.hubs)

    def costs(self, centres: np.ndarray, labels: Optional[np.ndarray]) -> Costs:
        """Of what all points cost, as ``centred`` returns it: all hubs are candidates."""
        return Costs(centres, None, self.hubs, self.part.weights)

    def keeps(self, labels: np.ndarray) -> bool:
        """Whether the hubs as they are keep their ranges."""
        return self.part.keeps(labels)

    def again(
        self, wanted: float, present: np.ndarray, rng: np.random.Generator
    ) -> Optional[Grouping]:
        """Seed and solve anew; None if the total is not below ``wanted``."""
        seeded = self._bound(self._costs_to(self._called(self._seeds(rng, present))))
        found = alternate_from(self, seeded, wanted=wanted)
        return None if found is None or found.total >= wanted else found

    def _seeds(self, rng: np.random.Generator, present: np.ndarray) -> list[int]:
        """Some of the present centres and new ones, likely far from them (k-means++)."""
        n, hubs = len(self.part.xy), int(present.max()) + 1
        centres = rng.permutation(self._middles(present, hubs))
        fewer = max(0, hubs - self.hubs)
        keep = max(1, min(hubs, self.hubs) - int(rng.choice(SEEDED)) + (hubs != self.hubs))
        chosen = centres[: min(keep, hubs - fewer)].tolist()
        away = self.between[:, chosen].min(axis=1)
        if not self.squared:
            away *= away
        for _ in range(self.hubs - len(chosen)):
            reach = np.cumsum(away)
            seed = int(np.searchsorted(reach, rng.random() * reach[-1], side="right"))
            chosen.append(min(seed, n - 1))
            near = self.between[:, chosen[-1]]
            np.minimum(away, near if self.squared else near * near, out=away)
        return chosen

    def _centred(self, labels: np.ndarray, hubs: int) -> tuple[np.ndarray, float]:
        """The costs with centres in the middle of the hubs, and the total of the hubs."""
        if self.squared:
            means = self._means(labels, hubs)
            cost = (self.part.xy[:, :1] - means[:, 0]) ** 2 + (
                self.part.xy[:, 1:] - means[:, 1]
            ) ** 2
        else:
            cost = self._costs_to(self._middles(labels, hubs))
        cost = self._bound(cost)
        return cost, float(cost[np.arange(len(cost)), labels].sum())

    def _bound(self, cost: np.ndarray) -> np.ndarray:
        return cost if self.extra is None else cost + self.extra

    def _called(self, seeds: list[int]) -> list[int]:
        """The seeds in the order of the hubs that most of the points around each are bound to."""
        if self.part.ties is None:
            return seeds
        names = self.part.ties.names(self.between[:, seeds].argmin(axis=1), self.hubs)
        return np.array(seeds)[np.argsort(names)].tolist()

    def _costs_to(self, centres: Union[np.ndarray, list[int]]) -> np.ndarray:
        """Costs to points that are centres; with a table, centres stay in their hub."""
        cost = self.between[:, centres]
        if self.part.table is not None:
            cost[centres] = self.part.table.too_far
            cost[centres, np.arange(len(centres))] = 0.0
        return cost

    def _means(self, labels: np.ndarray, hubs: int) -> np.ndarray:
        sizes = np.bincount(labels, minlength=hubs)
        sums = [np.bincount(labels, axis, minlength=hubs) for axis in self.part.xy.T]
        return np.column_stack(sums) / sizes[:, None]

    def _middles(self, labels: np.ndarray, hubs: int) -> np.ndarray:
        own = labels[:, None] == np.arange(hubs)
        reach = self.between.T @ own
        reach[~own] = np.inf
        return reach.argmin(axis=0)
