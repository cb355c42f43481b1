# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs in one piece, no point cut off and no place split, their sizes or sums kept.

Faults are first made rare by assigning again with a penalty on them, which keeps the sizes exact
and hardly lengthens the distances. Around each fault that is left a few hubs are drawn anew with
all their points (`region`): at first few hubs, briefly and as they are, which repairs most; then
more of them, more freely and from other starts.
"""

from __future__ import annotations

import random
from collections.abc import Set
from dataclasses import replace
from enum import Enum
from itertools import chain, zip_longest
from typing import Optional

import numpy as np
from scipy.spatial import cKDTree

from ...progress import SILENT, Progress, Stage
from ..assignment.exchange import ROUNDING
from ..assignment.transport import Costs
from ..ground.neighbours import Neighbours
from ..problem import HubProblem
from ..search.work import Budget
from .exhaustive import GivenUp, NoneExists
from .region import MOST_POINTS_SEARCHED, STEPS, Attempt, Region, Start

PENALTIES = (0.1, 0.3, 1.0, 3.0)
"""Of a fault, in mean distances, from light to heavy."""
TURNS_PER_PENALTY = 3
"""A third turn still repairs some faults on maps of thousands of points; very many hubs get one."""
WORTH_ANOTHER_TURN = 0.7
"""At the same penalty, where the last left less than so much of the faults."""
MOST_POINTS = 3000
"""More points are not drawn anew together, unless two hubs have more."""
AT_POINT = 4
"""Hubs nearest to a fault that are drawn anew first; more of them lie beside the hub at fault."""
MOST_HUBS_SEARCHED = 12
"""In maps of no more hubs all groupings of the whole map are searched too."""
BRIEF_SEARCH = 20_000
"""Steps of that search before anything else is tried, for what the sizes forbid: a moment."""
LENGTHENED = 1.003
"""Where joining their pieces lengthens hubs more, it is worth looking for others."""
SHORTER = (1.0, 0.4)
"""How freely a small map that was lengthened so is drawn as a whole in the end."""
ENOUGH = 3
"""So many groupings with one more place split, of which the shortest is kept."""


class Splits(Enum):
    """Which places may be split while hubs are drawn anew."""

    NONE = 1
    """Those that no hub can hold."""
    PRESENT = 2
    """These and what is split already: perhaps fewer need be."""
    SMALL = 3
    """These and all places of few points: enough to make sizes that whole places do not, and
    much less work than if all could be split."""
    ALL = 4


FEW_AT_PLACE = 5
"""Points of a place of few points: each lies beside all the others there."""
BRIEF = 0.1
"""Of the usual steps of an annealing: most faults are repaired by a few moves."""
STERN = 16.0
"""Times that faults and sizes count where nothing else has helped: at such a price points go as far
as from town to town, which sizes may ask for."""
_N, _P, _S, _A = Splits.NONE, Splits.PRESENT, Splits.SMALL, Splits.ALL
_IN_PIECES = Attempt(12, Start.PRESENT, 3.0, share=4.0, strict=STERN, in_pieces=True)
"""Where nothing else helped. What it finds is a matter of luck, so there are several."""
ATTEMPTS = (
    (_N, Attempt(6, Start.PRESENT, 0.03, share=BRIEF / 2)),
    (_N, Attempt(8, Start.PRESENT, 0.03, share=BRIEF)),
    (_N, Attempt(12, Start.PRESENT, 0.03, share=BRIEF)),
    (_N, Attempt(6, Start.PRESENT, 0.1, share=2 * BRIEF)),
    (_N, Attempt(8, Start.PRESENT, 0.3, share=3 * BRIEF)),
    (_N, Attempt(4, Start.PRESENT, 0.6)),
    (_N, Attempt(8, Start.PRESENT, 0.6)),
    (_N, Attempt(12, Start.PRESENT, 1.0)),
    (_N, Attempt(12, Start.PRESENT, 1.0, strict=4.0)),
    (_N, Attempt(12, Start.PRESENT, 3.0, strict=STERN)),
    (_N, Attempt(30, Start.PRESENT, 3.0, strict=STERN)),
    (_N, _IN_PIECES),
    (_S, Attempt(30, Start.PRESENT, 1.0, strict=STERN)),
    (_A, Attempt(30, Start.PRESENT, 1.0, strict=STERN)),
    (_A, Attempt(12, Start.PRESENT, 3.0, strict=STERN, in_pieces=True)),
    (_P, Attempt(12, Start.PRESENT, 1.0, strict=STERN)),
    (_A, Attempt(3, Start.PRESENT, 1.0, strict=STERN)),
    (_N, Attempt(12, Start.SEARCHED)),
    (_P, Attempt(12, Start.SEARCHED)),
    (_N, Attempt(4, Start.SEARCHED)),
    (_N, _IN_PIECES),
    (_N, _IN_PIECES),
)
"""What is tried in turn at all faults that are left: from the brief and cold, which change little,
to the long and hot, then from the first grouping that has no fault."""
MOST_OF_WORK = 0.15
"""Of the work left, what one of the long ones may take at all faults together."""
AGAIN = (
    (0.02, Attempt(20, Start.PRESENT, 0.03, share=BRIEF / 5)),
    (0.05, Attempt(6, Start.PRESENT, 0.1, share=2 * BRIEF)),
)
"""What is tried too where hubs become longer by more than so much of the usual hub: first longer
chains of hubs that hand places on, then more freely."""


def repair(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    rng: np.random.Generator,
    progress: Progress,
    budget: Budget,
) -> np.ndarray:
    """Let points cut off and stray pieces rejoin their hubs, keeping the sizes.

    Parameters
    ----------
    problem : HubProblem
    labels : ndarray of int, shape (n,)
        With all sizes, or sums of weights, inside their ranges.
    neighbours : Neighbours
    rng : numpy Generator
    progress : Progress
    budget : Budget
        The work that may be spent. Here is noted which sets of places, if split, still leave no
        hubs without fault.

    Returns
    -------
    ndarray of int, shape (n,)
        With all ranges kept and no more faults; if the user cancelled, what was found so far.
    """
    labels = reassign_with_penalty(problem, labels, neighbours, Stage(progress, 0.0, 0.4))
    return RegionRepair(problem, labels, neighbours, rng, budget).run(Stage(progress, 0.4, 1.0))


def fault_rank(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    some: Optional[np.ndarray] = None,
) -> tuple[int, int, int]:
    """How grave the faults of hubs are, the gravest kind first; less is better.

    Of some hubs if all their points, rows, are given.
    """
    pieces, alone, split = neighbours.faults(labels, some)
    return len(problem.unreachable(labels)), pieces + alone, split


def full_rank(problem: HubProblem, labels: np.ndarray, neighbours: Neighbours) -> tuple:
    """The faults of hubs, the gravest first, then their total; less is better."""
    return *fault_rank(problem, labels, neighbours), problem.total(labels)


class RegionRepair:
    """Hubs whose faults are repaired region by region: fast where they are rare.

    As ``repair`` has its parameters.
    """

    def __init__(
        self,
        problem: HubProblem,
        labels: np.ndarray,
        neighbours: Neighbours,
        rng: np.random.Generator,
        budget: Budget,
    ) -> None:
        self.problem, self.labels, self.neighbours = problem, labels, neighbours
        self.budget = budget
        self.chance = random.Random(int(rng.integers(2**63)))  # nosec B311  # seeded
        places = neighbours.places
        load = np.bincount(places.index, problem.weights, minlength=places.count)
        too_large = np.flatnonzero(load > problem.high.max() * (1 + ROUNDING))
        self.too_large = set(too_large.tolist())
        self.shared = set(np.flatnonzero(places.points > 1).tolist())
        self.small = {place for place in self.shared if places.points[place] <= FEW_AT_PLACE}
        # Hubs that what is tried has not helped.
        self.tried: set[tuple[int, ...]] = set()
        # All groupings of so small a map may be searched.
        self.is_small = (
            problem.hubs <= MOST_HUBS_SEARCHED and len(problem.xy) <= MOST_POINTS_SEARCHED
        )

    def run(self, progress: Progress) -> np.ndarray:
        """The labels with no more faults, shape (n,)."""
        given = self.labels
        if self._is_done():
            return given
        if self.is_small:
            self._searched(self.too_large, BRIEF_SEARCH, progress)
        for turn, (splits, attempt) in enumerate(ATTEMPTS):
            self.tried.clear()
            kept = (1 - MOST_OF_WORK) * self.budget.work
            rank = self._rank_of(self.labels)
            if splits in (_S, _A) and not rank[1] and rank[2] < 2:
                continue
            if attempt.in_pieces and not rank[1]:
                continue
            for fault in self._faults():
                if progress.cancelled():
                    return self.labels
                if attempt.share >= 1 and self.budget.work < max(kept, STEPS[0]):
                    break
                if self._is_at_fault(fault):
                    self._draw_around(fault, splits, attempt, progress)
            if self._is_done():
                break
            progress.share((turn + 1) / len(ATTEMPTS))
        if self.is_small and not progress.cancelled():
            self._split_one(progress)
            self._search_long(progress)
            if self.problem.total(self.labels) > LENGTHENED * self.problem.total(given):
                self._draw_whole(progress)
        return self.labels

    def _rank_of(self, labels: np.ndarray) -> tuple[int, int, int]:
        return fault_rank(self.problem, labels, self.neighbours)

    def _full_rank(self, labels: np.ndarray) -> tuple:
        return full_rank(self.problem, labels, self.neighbours)

    def _is_done(self) -> bool:
        return self.budget.is_best(self._rank_of(self.labels), self.too_large)

    def _faults(self) -> list[int]:
        """A point of each fault, the gravest kind first."""
        labels, neighbours = self.labels, self.neighbours
        outside, alone = neighbours.outside_main_piece(labels), neighbours.cut_off(labels)
        piece = neighbours.pieces(labels)
        split = neighbours.split_places(labels)
        split = split[~np.isin(split, list(self.too_large))]
        found = dict.fromkeys(self.problem.unreachable(labels).tolist())
        strays = np.flatnonzero(outside)
        found.update(dict.fromkeys(strays[np.unique(piece[strays], return_index=True)[1]].tolist()))
        found.update(dict.fromkeys(np.flatnonzero(alone).tolist()))
        index = neighbours.places.index
        first = np.unique(index, return_index=True)[1]
        found.update(dict.fromkeys(first[split].tolist()))
        return list(found)

    def _is_at_fault(self, point: int) -> bool:
        labels, neighbours = self.labels, self.neighbours
        own = np.flatnonzero(labels == labels[point])
        at = int(np.searchsorted(own, point))
        place = neighbours.places.index[point]
        return bool(
            neighbours.cut_off(labels, np.array([point]))[0]
            or neighbours.outside_main_piece(labels, own)[at]
            or place in neighbours.split_places(labels, own)
            or point in self.problem.unreachable(labels)
        )

    def _split(self, splits: Splits) -> set[int]:
        if splits is Splits.NONE:
            return self.too_large
        if splits is Splits.ALL:
            return self.shared | self.too_large
        already_split = self.neighbours.split_places(self.labels).tolist()
        found = self.too_large.union(already_split)
        return found | self.small if splits is Splits.SMALL else found

    def _nearest(self, point: int) -> np.ndarray:
        """Hubs around a point, the nearest first, and in turn hubs around its own; so many as may
        be drawn together."""
        labels, at = self.labels, self.problem.map
        away = np.hypot(*(at - at[point]).T)
        rows = _nearest_of(away, MOST_POINTS + 1)
        if len(rows) < len(labels) and (labels[rows] == labels[rows[0]]).all():
            rows = _nearest_of(away, len(labels))
        own = np.flatnonzero(labels == labels[point])
        from_hub = cKDTree(at[own]).query(at[rows])[0]
        around_point = _in_order(labels[rows])
        around_hub = _in_order(labels[rows[np.argsort(from_hub, kind="stable")]])
        first, rest = around_point[:AT_POINT], around_point[AT_POINT:]
        in_turn = chain.from_iterable(zip_longest(around_hub, rest, fillvalue=first[0]))
        hubs = _in_order(np.array([*first, *in_turn]))
        sizes = np.bincount(labels, minlength=self.problem.hubs)[hubs]
        most = int(np.searchsorted(np.cumsum(sizes), MOST_POINTS, side="right"))
        return hubs[: max(2, most)]

    def _draw_around(
        self, fault: int, splits: Splits, attempt: Attempt, progress: Progress
    ) -> None:
        """Take the hubs around a fault drawn anew, if they have fewer faults."""
        hubs = np.sort(self._nearest(fault)[: attempt.hubs])
        if tuple(hubs) in self.tried:
            return
        self.tried.add(tuple(hubs))
        best = self._drawn(hubs, splits, attempt, progress)
        if best is None:
            return
        for longer, other in AGAIN:
            if best[0] < longer or progress.cancelled():
                break
            hubs = np.sort(self._nearest(fault)[: other.hubs])
            found = self._drawn(hubs, splits, other, progress)
            if found is not None and found[0] < best[0]:
                best = found
        self.labels = best[1]
        self.tried.clear()

    def _drawn(
        self, hubs: np.ndarray, splits: Splits, attempt: Attempt, progress: Progress
    ) -> Optional[tuple[float, np.ndarray]]:
        """Labels with some hubs drawn anew, if that leaves fewer faults, and by what share of
        the usual hub they are longer."""
        problem, neighbours, split = self.problem, self.neighbours, self._split(splits)
        region = Region(problem, self.labels, neighbours, hubs, split)
        if not self.budget.takes(region.work(attempt)):
            return None
        try:
            found = region.drawn(attempt, self.chance, progress)
        except NoneExists:
            if len(hubs) == problem.hubs:
                self.budget.note_impossible(split)
            return None
        points = region.points
        rank = fault_rank(problem, self.labels, neighbours, points)
        if found is None or fault_rank(problem, found, neighbours, points) >= rank:
            return None
        now = region.total(self.labels)
        # Where all points are at their centres, no share is known.
        return (region.total(found) - now) / (now / len(hubs) or 1.0), found

    # Small maps, of which all groupings may be searched

    def _whole(self, split: Set[int]) -> Region:
        hubs = np.arange(self.problem.hubs)
        return Region(self.problem, self.labels, self.neighbours, hubs, set(split))

    def _searched(
        self, split: Set[int], steps: int, progress: Progress
    ) -> Optional[tuple[Region, list[int]]]:
        """A grouping without fault but for these places split, and its region; None if none was
        found, which is noted."""
        budget = self.budget
        if budget.is_impossible(split) or budget.was_given_up(split, steps):
            return None
        region = self._whole(split)
        try:
            hub = region.searched(steps, progress)
        except GivenUp:
            budget.note_given_up(split, steps)
        except NoneExists:
            budget.note_impossible(split)
        else:
            return None if hub is None else (region, hub)
        return None

    def _drawn_from(
        self, found: Optional[tuple[Region, list[int]]], progress: Progress
    ) -> Optional[np.ndarray]:
        """What was searched, made shorter; None if it has no fewer faults."""
        attempt = Attempt(self.problem.hubs, Start.SEARCHED)
        if found is None or not self.budget.takes(found[0].work(attempt)):
            return None
        labels = found[0].annealed(found[1], attempt, self.chance, progress)
        if labels is None or self._rank_of(labels) >= self._rank_of(self.labels):
            return None
        return labels

    def _split_one(self, progress: Progress) -> None:
        """Where sizes forbid unsplit places: one more is split, if that is enough."""
        points = self.neighbours.places.points
        if not self.budget.is_impossible(self.too_large):
            return
        if self._rank_of(self.labels) <= (0, 0, len(self.too_large) + 1):
            return
        found = list[np.ndarray]()
        for place in np.argsort(-points, kind="stable").tolist():
            done = points[place] < 2 or len(found) == ENOUGH or self.budget.searches < BRIEF_SEARCH
            if done or progress.cancelled():
                break
            if place not in self.too_large:
                self.budget.searches -= BRIEF_SEARCH
                one = self._searched({*self.too_large, place}, BRIEF_SEARCH, progress)
                drawn = self._drawn_from(one, progress)
                found += [] if drawn is None else [drawn]
        self.labels = min(found, key=self._full_rank, default=self.labels)

    def _search_long(self, progress: Progress) -> None:
        """Hubs without fault from a long search of all groupings, where faults are left."""
        steps = self.budget.searches
        if any(self._rank_of(self.labels)) and not self._is_done() and steps > 0:
            self.budget.searches = 0
            found = self._drawn_from(self._searched(self.too_large, steps, progress), progress)
            self.labels = self.labels if found is None else found

    def _draw_whole(self, progress: Progress) -> None:
        """The map drawn once more as a whole: what has no more faults may be shorter."""
        in_pieces = bool(self._rank_of(self.labels)[1])
        for hot in SHORTER:
            region = self._whole(self._split(Splits.PRESENT))
            attempt = Attempt(self.problem.hubs, Start.PRESENT, hot, in_pieces=in_pieces)
            if self.budget.takes(region.work(attempt)):
                found = region.drawn(attempt, self.chance, progress)
                tried = (self.labels,) if found is None else (self.labels, found)
                self.labels = min(tried, key=self._full_rank)


def _in_order(hubs: np.ndarray) -> np.ndarray:
    """Each hub once, where it comes first."""
    return hubs[np.sort(np.unique(hubs, return_index=True)[1])]


def _nearest_of(away: np.ndarray, many: int) -> np.ndarray:
    """The rows with the least values, in their order, of equals the first."""
    if many < len(away):
        # Sorting all points of a large map would take longer than to draw the hubs.
        least = np.flatnonzero(away <= np.partition(away, many - 1)[many - 1])
        return least[np.argsort(away[least], kind="stable")]
    return np.argsort(away, kind="stable")


def reassign_with_penalty(
    problem: HubProblem, labels: np.ndarray, neighbours: Neighbours, progress: Progress = SILENT
) -> np.ndarray:
    """Assign again with a rising penalty on points alone among others' and stray pieces."""
    best, fewest, prices = labels, sum(neighbours.faults(labels)[:2]), None
    for turn, penalty in enumerate(PENALTIES):
        for _ in range(1 if problem.is_brisk else TURNS_PER_PENALTY):
            if fewest == 0 or progress.cancelled():
                return best
            costs = _penalised(problem, labels, neighbours, penalty)
            found = problem.assign(costs, prices, progress)
            if found is None or (found.labels == labels).all():
                break
            labels, prices = found.labels, found.prices
            faults = sum(neighbours.faults(labels)[:2])
            few_left = faults < WORTH_ANOTHER_TURN * fewest
            if faults < fewest:
                best, fewest = labels, faults
            if not few_left:
                break
        progress.share((turn + 1) / len(PENALTIES))
    return best


def _penalised(
    problem: HubProblem, labels: np.ndarray, neighbours: Neighbours, penalty: float
) -> Costs:
    plain = problem.costs(problem.centres(labels), labels)
    candidates = plain.candidates
    if candidates is None:
        candidates = np.broadcast_to(np.arange(problem.hubs), plain.cost.shape)
    absent = np.ones(candidates.shape, bool)
    for column in neighbours.near.T:
        absent &= labels[column][:, None] != candidates
    outside_main_piece = neighbours.outside_main_piece(labels)
    absent[outside_main_piece] |= (
        candidates[outside_main_piece] == labels[outside_main_piece][:, None]
    )
    extra = penalty * plain.cost.min(axis=1).mean()
    return replace(plain, cost=plain.cost + extra * absent)
