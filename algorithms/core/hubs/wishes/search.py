# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs that keep all that is asked of them, or come as near to it as is found.

From hubs that are short and in range, places go one by one, or in exchange, from hub to hub beside
it (`annealing`), each step priced by all that is asked for (`wishes`) and by distance. Hubs in one
piece stay so. Of all hubs met those are kept that are nearest to what is asked for, then those with
the fewest faults on the map, then the shortest.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
from scipy import sparse
from scipy.spatial import cKDTree

from ...effort import Effort
from ...progress import SILENT, Progress, Stage
from ..ground.neighbours import Neighbours
from ..one_piece.region import Attempt, Region, Start
from ..one_piece.repair import fault_rank
from ..problem import MOST_DENSE, HubProblem
from .wish import beyond_all

FEW_PLACES = 300
"""Maps of so few places are searched from several starts: each takes a moment."""


@dataclass(frozen=True)
class _Work:
    """What an effort makes."""

    starts: int
    """In maps of few places."""
    steps_per_place: int
    """In each of these, and in other maps."""
    fixes_per_hub: int
    """How often a few hubs are searched where not all is kept, for each hub of the map."""
    ways_out: int
    """Ways out of a hub that are tried, the shortest first."""
    sweeps_out: int
    """Times that all hubs are looked at for such ways: where one changed there may be room then."""


WORK = {
    Effort.QUICK: _Work(4, 60, 2, 3, 1),
    Effort.STANDARD: _Work(10, 200, 4, 6, 3),
    Effort.THOROUGH: _Work(30, 400, 8, 12, 5),
}
LEAST_PLACES = 15
"""A map of fewer takes no less steps."""
FRESH = (Start.PRESENT, Start.CUT, Start.GROWN, Start.CUT)
"""What several starts are made from, in turn."""
LOOSE = 16
"""Places may go to the hubs of so many nearest places where hubs need not be in one piece."""
AROUND = (2, 3, 4, 6, 8)
"""Hubs searched together around one that is not as asked for, in turn."""
LITTLE = 1e-6
"""Points cut off count after all that is asked for."""
AROUND_WAYS = 4
"""Hubs searched together around a way out of one: with three fewer points came apart, with six it
took half as long again for no more (1,000 points, 37 and 66 pairs of nearest neighbours)."""
MOST_MISSED = 10
"""After so many turns without gain a hub is left as it is."""
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
    is_trial: bool = False,
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
    is_trial : bool
        Whether to take fewer turns, on maps of many places.

    Returns
    -------
    ndarray of int, shape (n,)
        Never worse by ``wish_rank``; if the user cancelled, what was found so far.
    """
    if problem.hubs == 1:
        return labels
    chance = random.Random(random_seed)  # nosec B311  # seeded
    search, work = _Search(problem, neighbours, connected, chance), WORK[effort]
    if neighbours.places.count <= FEW_PLACES:
        if not connected:
            # Hubs in one piece may be the shorter ones, as they are found.
            whole = _Search(problem, neighbours, True, chance)
            found = whole.from_several_starts(labels, work, Stage(progress, 0.0, 0.5))
            labels, progress = min((labels, found), key=search.rank), Stage(progress, 0.5, 1.0)
        return search.from_several_starts(labels, work, progress)
    if neighbours.places.count * problem.hubs <= MOST_DENSE:
        labels = search.as_a_whole(labels, work, Stage(progress, 0.0, 0.7))
    return search.around_faults(labels, work, Stage(progress, 0.7, 1.0), is_trial)


def wish_rank(
    problem: HubProblem, labels: np.ndarray, neighbours: Optional[Neighbours]
) -> tuple[int, float, tuple[int, int, int], float]:
    """What is to be least: broken locks, how far from what is asked for, faults on the map, total.

    Points without a way count as broken locks do: no hubs are returned that have such points.
    """
    off = float(beyond_all(problem, labels).sum())
    astray = len(problem.unreachable(labels))
    faults = (astray, 0, 0)
    if neighbours is not None:
        faults = fault_rank(problem, labels, neighbours)
    return astray, round(off, 9), faults, problem.total(labels)


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
        # The hubs last kept are ranked against many: on large maps that takes half of the time.
        self._kept: Optional[np.ndarray] = None

    def rank(self, labels: np.ndarray) -> tuple[int, float, tuple[int, int, int], float]:
        return wish_rank(self.problem, labels, self.neighbours if self.connected else None)

    def _rank_of_kept(self, labels: np.ndarray) -> tuple[int, float, tuple[int, int, int], float]:
        if self._kept is not labels:
            self._kept, self._kept_rank = labels, self.rank(labels)
        return self._kept_rank

    def from_several_starts(
        self, labels: np.ndarray, work: _Work, progress: Progress
    ) -> np.ndarray:
        """The best hubs of a map of few places."""
        best = labels
        steps = work.steps_per_place * max(self.neighbours.places.count, LEAST_PLACES) // 2
        hubs = np.arange(self.problem.hubs)
        for turn in range(work.starts):
            if progress.cancelled():
                break
            start = FRESH[turn % len(FRESH)]
            hot = WARM if turn % 2 else HOT
            attempt = Attempt(len(hubs), start, hot, steps)
            best = self._better(best, hubs, attempt, False, progress)
            if self._may_split(best):
                best = self._better(best, hubs, attempt, True, progress)
            progress.share((turn + 1) / work.starts)
        return self.let_out(best, work, progress)

    def as_a_whole(self, labels: np.ndarray, work: _Work, progress: Progress) -> np.ndarray:
        """All hubs searched together, more freely and then less so."""
        steps = work.steps_per_place * self.neighbours.places.count // 2
        hubs = np.arange(self.problem.hubs)
        for turn, hot in enumerate((WARM, COOL)):
            if progress.cancelled():
                break
            attempt = Attempt(len(hubs), Start.PRESENT, hot, steps)
            labels = self._better(labels, hubs, attempt, False, progress)
            progress.share((turn + 1) / 2)
        return labels

    def around_faults(
        self, labels: np.ndarray, work: _Work, progress: Progress, is_trial: bool
    ) -> np.ndarray:
        """A few hubs at a time around those that are not as is asked, the farthest off first.

        In a trial there are fewer turns, and a hub is left sooner as it is.
        """
        if not is_trial:
            labels = self.let_out(labels, work, Stage(progress, 0.0, 0.3))
        progress = Stage(progress, 0.3, 1.0)
        problem, missed = self.problem, np.zeros(self.problem.hubs)
        most_missed = len(AROUND) if is_trial else MOST_MISSED
        turns = problem.hubs // 2 if is_trial else work.fixes_per_hub * problem.hubs
        for turn in range(turns):
            off = self._off(labels)
            ill = np.flatnonzero((off > 0) & (missed < most_missed))
            if not len(ill) or progress.cancelled():
                break
            worst = int(ill[np.lexsort((-off[ill], missed[ill]))[0]])
            many = AROUND[int(missed[worst]) % len(AROUND)]
            hubs = self._hubs_around(labels, [worst], many)
            places = self._places_of(labels, hubs)
            cut = missed[worst] >= len(AROUND)
            start, hot = (Start.CUT, HOT) if cut else (Start.PRESENT, WARM)
            attempt = Attempt(many, start, hot, max(work.steps_per_place, 200) * places)
            found = self._better(labels, hubs, attempt, missed[worst] % 2 > 0, progress)
            missed[worst] += 1
            if found is not labels:
                # What stands beside a hub that changed may help it now.
                missed[hubs] = 0
            labels = found
            progress.share((turn + 1) / turns)
        return labels

    def let_out(self, labels: np.ndarray, work: _Work, progress: Progress) -> np.ndarray:
        """Hubs from which what is too much was handed on, over other places where it has to be."""
        problem = self.problem
        if not self.connected:
            return labels
        for sweep in range(work.sweeps_out):
            before = labels
            ill = np.flatnonzero(beyond_all(problem, labels))
            for number, hub in enumerate(ill.tolist()):
                labels = self._let_out_of(labels, hub, work, progress)
                progress.share((sweep + number / len(ill)) / work.sweeps_out)
                if progress.cancelled():
                    return labels
            if labels is before:
                break
        return labels

    def _let_out_of(
        self, labels: np.ndarray, hub: int, work: _Work, progress: Progress
    ) -> np.ndarray:
        for wish in self.problem.wishes:
            while True:
                before = labels
                ways = wish.ways_out(self.problem, labels, self.neighbours, hub)
                for begun in ways[: work.ways_out]:
                    other = int(begun[(labels != begun)][0])
                    hubs = self._hubs_around(labels, [hub, other], AROUND_WAYS)
                    steps = work.steps_per_place * self._places_of(labels, hubs) // 2
                    attempt = Attempt(len(hubs), Start.PRESENT, COOL, steps)
                    labels = self._better(labels, hubs, attempt, False, progress, begun)
                    if labels is not before or progress.cancelled():
                        break
                if labels is before or progress.cancelled():
                    break
        return labels

    def _hubs_around(self, labels: np.ndarray, first: Sequence[int], many: int) -> np.ndarray:
        """Some hubs and, so that there are so many, those with points nearest to the first."""
        problem = self.problem
        away = np.full(problem.hubs, np.inf)
        near = np.hypot(*(problem.map - problem.map[labels == first[0]].mean(axis=0)).T)
        np.minimum.at(away, labels, near)
        away[list(first)] = -1.0
        return np.sort(np.argsort(away, kind="stable")[:many])

    def _places_of(self, labels: np.ndarray, hubs: np.ndarray) -> int:
        return len(np.unique(self.neighbours.places.index[np.isin(labels, hubs)]))

    def _off(self, labels: np.ndarray) -> np.ndarray:
        """How far each hub is from what is asked for, then its points at fault on the map; (k,)."""
        off = beyond_all(self.problem, labels)
        if not self.connected:
            return off
        alone = self.neighbours.cut_off(labels) | self.neighbours.outside_main_piece(labels)
        return off + LITTLE * np.bincount(labels[alone], minlength=self.problem.hubs)

    def _may_split(self, labels: np.ndarray) -> bool:
        """Whether places may be split: hubs of whole ones are not all that is asked for."""
        return bool(self.connected and self.shared and beyond_all(self.problem, labels).any())

    def _better(
        self,
        labels: np.ndarray,
        hubs: np.ndarray,
        attempt: Attempt,
        splits: bool,
        progress: Progress,
        begun: Optional[np.ndarray] = None,
    ) -> np.ndarray:
        """The better of a grouping and of what is found with some of its hubs drawn anew.

        Drawn from the hubs as they are, or as they were ``begun``.
        """
        split = set(self.neighbours.split_places(labels).tolist())
        if splits or not self.connected:
            split = self.shared
        region = Region(
            self.problem,
            labels if begun is None else begun,
            self.neighbours,
            hubs,
            split,
            is_loose=not self.connected,
            takes_nearest=True,
        )
        found = region.drawn(attempt, self.chance, progress)
        if found is None or not np.bincount(found, minlength=self.problem.hubs).all():
            return labels
        return found if self.rank(found) < self._rank_of_kept(labels) else labels


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
