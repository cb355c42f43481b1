# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs that keep all that is asked of them, or come as near to it as is found.

From hubs that are short and in range, places go one by one, or in exchange, from hub to hub beside
it (`annealing`), each step priced by all that is asked (`wishes`) and by distance. Hubs in one
piece stay so. Of all hubs met those are kept that are nearest to what is asked, then those with
the fewest faults on the map, then the shortest.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
from scipy import sparse
from scipy.spatial import cKDTree

from ..progress import SILENT, Progress, Stage
from .effort import Effort
from .exchange import ROUNDING, breach
from .neighbours import Neighbours
from .problem import HubProblem
from .redraw import fault_rank
from .region import Attempt, Region, Start
from .wishes import beyond_all

FEW_PLACES = 300
"""Maps of so few places are searched from several starts: each takes a moment."""


@dataclass(frozen=True)
class _Plan:
    """What an effort buys."""

    starts: int
    """In maps of few places."""
    steps_per_place: int
    """In each of these, and in other maps."""


PLANS = {
    Effort.QUICK: _Plan(2, 100),
    Effort.STANDARD: _Plan(6, 250),
    Effort.THOROUGH: _Plan(16, 600),
}
LEAST_PLACES = 15
"""A map of fewer takes no less steps."""
FRESH = (Start.PRESENT, Start.CUT, Start.PRESENT, Start.GROWN)
"""What several starts are made from, in turn."""
LOOSE = 16
"""Places may go to the hubs of so many nearest places where hubs need not be in one piece."""
HOT, WARM, COOL = 1.0, 0.4, 0.15
"""How freely places go at first: hubs drawn anew, as they are, and those of a large map."""


def search_wishes(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    connected: bool,
    effort: Effort,
    random_seed: int,
    progress: Progress = SILENT,
) -> np.ndarray:
    """Move and exchange points until hubs keep all wishes and are short.

    Parameters
    ----------
    problem : HubProblem
        With wishes, or hubs of different ranges that may exchange these.
    labels : ndarray of int, shape (n,)
        No hub empty.
    neighbours : Neighbours
    connected : bool
        Whether every hub is to be in one piece, and no point cut off.
    effort : Effort
    random_seed : int
    progress : Progress

    Returns
    -------
    ndarray of int, shape (n,)
        Never worse by ``wish_rank``; if the user cancelled, what was found so far.
    """
    chance = random.Random(random_seed)  # nosec B311  # seeded
    if problem.hubs == 1:
        return labels
    search = _Search(problem, neighbours, connected, chance)
    best, few = labels, neighbours.places.count <= FEW_PLACES
    plan = PLANS[effort]
    turns = plan.starts if few else 2
    for turn in range(turns):
        if progress.cancelled():
            break
        stage = Stage(progress, turn / turns, (turn + 1) / turns)
        best = search.better(best, _attempt(problem, plan, turn, few, neighbours), stage)
        progress.share((turn + 1) / turns)
    return best


def _attempt(
    problem: HubProblem, plan: _Plan, turn: int, few: bool, neighbours: Neighbours
) -> Attempt:
    steps = plan.steps_per_place * max(neighbours.places.count, LEAST_PLACES)
    if not few:
        return Attempt(problem.hubs, Start.PRESENT, WARM if turn == 0 else COOL, steps // 2)
    start = FRESH[turn % len(FRESH)]
    hot = WARM if start is Start.PRESENT else HOT
    return Attempt(problem.hubs, start, hot, steps)


def wish_rank(
    problem: HubProblem, labels: np.ndarray, neighbours: Optional[Neighbours]
) -> tuple[float, tuple[int, int, int], float]:
    """What is to be least: how far from all that is asked, faults on the map, the total."""
    load = problem.load(labels)
    outside = breach(load, problem.low, problem.high) / float(load.mean())
    off = float(outside[outside > ROUNDING].sum()) + beyond_all(problem, labels)
    faults = (len(problem.unreachable(labels)), 0, 0)
    if neighbours is not None:
        faults = fault_rank(problem, labels, neighbours)
    return round(off, 9), faults, problem.total(labels)


class _Search:
    def __init__(
        self,
        problem: HubProblem,
        neighbours: Neighbours,
        connected: bool,
        chance: random.Random,
    ) -> None:
        self.problem, self.connected, self.chance = problem, connected, chance
        self.neighbours = neighbours if connected else _wider(neighbours)
        self.shared = set(np.flatnonzero(neighbours.places.points > 1).tolist())

    def rank(self, labels: np.ndarray) -> tuple[float, tuple[int, int, int], float]:
        return wish_rank(self.problem, labels, self.neighbours if self.connected else None)

    def better(self, labels: np.ndarray, attempt: Attempt, progress: Progress) -> np.ndarray:
        """The better of a grouping and of what is found from it."""
        tried = [labels]
        split = set(self.neighbours.split_places(labels).tolist())
        if not self.connected:
            split = self.shared
        for allowed in (split, self.shared):
            region = Region(
                self.problem,
                labels,
                self.neighbours,
                np.arange(self.problem.hubs),
                allowed,
                is_loose=not self.connected,
                takes_nearest=True,
            )
            found = region.drawn(attempt, self.chance, progress)
            if found is not None and np.bincount(found, minlength=self.problem.hubs).all():
                tried.append(found)
            best = min(tried, key=self.rank)
            # Places are split only where hubs of whole ones are not all that is asked.
            if not self.rank(best)[0] or allowed == self.shared or progress.cancelled():
                break
        return best


def _wider(neighbours: Neighbours) -> Neighbours:
    """Each place beside the nearest ones too: hubs need not be in one piece."""
    xy = neighbours.places.xy
    m = len(xy)
    near = cKDTree(xy).query(xy, k=min(m, LOOSE))[1].reshape(m, -1)
    rows = np.repeat(np.arange(m), near.shape[1])
    near_links = sparse.csr_matrix((np.ones(len(rows), np.int8), (rows, near.ravel())), (m, m))
    links = ((neighbours.links + near_links + near_links.T) > 0).astype(np.int8).tocsr()
    links.setdiag(0)
    links.eliminate_zeros()
    return replace(neighbours, links=links)
