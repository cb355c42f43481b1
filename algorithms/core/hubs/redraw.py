# SPDX-License-Identifier: GPL-2.0-or-later
"""What faults of hubs are left, repaired by drawing the hubs around them anew.

Around a fault a few hubs are taken with all their points. Every one is first made one piece of
unsplit places, whatever its size; then places at the rims go from hub to hub at random (see
`annealing`).
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Optional

import numpy as np

from ..progress import SILENT, Progress
from .budget import Budget, or_new
from .exchange import ROUNDING
from .exhaustive import GivenUp, NoneExists
from .neighbours import Neighbours
from .problem import HubProblem
from .region import MOST_POINTS_SEARCHED, STEPS, Attempt, Region, Start

MOST_FAULTS = 40
"""Faults that are looked at in one run: more are left where sizes forbid what is looked for."""
MOST_MISSED = 4
"""After so many faults that could not be repaired the others are left too."""
MOST_POINTS = 3000
"""More points are not drawn anew together, unless two hubs have more."""
SLIGHTLY = 1.02
"""Hubs around a fault that become longer by no more are kept at once; else of a few such groups
the shortest is."""
ENOUGH = 3
"""So many groups of hubs that repair a fault, of which the shortest is kept."""
AGAIN = 0.4
"""How freely hubs that became longer are drawn once more."""


MOST_HUBS_SEARCHED = 12
"""In maps of no more hubs all groupings of the whole map are searched too."""
BRIEF_SEARCH = 20_000
"""Steps of that search before anything else is tried, for what the sizes forbid: a moment."""


ATTEMPTS = (
    *(Attempt(hubs, Start.PRESENT, 0.6) for hubs in (4, 6, 8)),
    Attempt(8, Start.PRESENT),
    Attempt(12, Start.PRESENT, 0.6),
    Attempt(12, Start.PRESENT),
    Attempt(12, Start.SEARCHED),
    *(Attempt(hubs, Start.CUT, hot) for hot in (0.5, 1.0, 2.0) for hubs in (12, 8, 5)),
    *(Attempt(hubs, Start.GROWN) for hubs in (12, 6)),
    Attempt(4, Start.SEARCHED),
)
"""What is tried in turn until there are fewer faults."""
ATTEMPTS_SPLIT = (
    *(Attempt(hubs, Start.PRESENT) for hubs in (6, 12)),
    Attempt(12, Start.SEARCHED),
    *(Attempt(hubs, Start.CUT) for hubs in (12, 8, 5)),
)
"""The same where places are split."""


def redraw(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    rng: np.random.Generator,
    progress: Progress = SILENT,
    budget: Optional[Budget] = None,
) -> np.ndarray:
    """Rejoin points cut off, stray pieces and split places, keeping the sizes.

    Parameters
    ----------
    problem : HubProblem
    labels : ndarray of int, shape (n,)
        With all sizes, or sums of weights, inside their ranges.
    neighbours : Neighbours
    rng : numpy Generator
    progress : Progress
    budget : Budget, optional
        The work that may be spent. Here is noted which sets of places, if split, still leave no
        hubs without fault.

    Returns
    -------
    ndarray of int, shape (n,)
        With all sizes inside their ranges and no more faults; if the user cancelled, what was
        found so far.
    """
    chance = random.Random(int(rng.integers(2**63)))  # nosec B311  # seeded
    missed: set[int] = set()
    budget, given = or_new(budget), labels
    too_large = set(_too_large(problem, neighbours).tolist())
    for _ in range(MOST_FAULTS):
        if progress.cancelled() or len(missed) >= MOST_MISSED or budget.work < STEPS[0]:
            break
        fault = _next_fault(problem, labels, neighbours, missed)
        if fault is None:
            break
        _search_briefly(problem, labels, neighbours, too_large, budget, progress)
        labels = _with_one_split(problem, labels, neighbours, too_large, budget, chance, progress)
        if budget.is_best(fault_rank(problem, labels, neighbours), too_large):
            break
        found = _redrawn_at(problem, labels, neighbours, fault, budget, chance, progress)
        progress.share(1 - budget.work / budget.most)
        if found is None:
            missed.add(int(neighbours.places.index[fault]))
        else:
            labels = found
    if problem.hubs <= MOST_HUBS_SEARCHED and not progress.cancelled():
        labels = _searched_long(problem, labels, neighbours, too_large, budget, chance, progress)
    if labels is not given:
        labels = _shorter(problem, labels, neighbours, too_large, budget, chance, progress)
    return labels


def _is_small(problem: HubProblem) -> bool:
    """Whether all groupings of the map may be searched."""
    return problem.hubs <= MOST_HUBS_SEARCHED and len(problem.xy) <= MOST_POINTS_SEARCHED


def _shorter(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    split: set[int],
    budget: Budget,
    chance: random.Random,
    progress: Progress,
) -> np.ndarray:
    """A small map drawn once more as a whole: what has no more faults may be shorter."""
    if not _is_small(problem) or progress.cancelled():
        return labels
    split = split | set(neighbours.split_places(labels).tolist())
    region = Region(problem, labels, neighbours, np.arange(problem.hubs), split)
    if not budget.takes(region.work()):
        return labels
    found = region.drawn(Attempt(problem.hubs, Start.PRESENT, AGAIN), chance, progress)
    tried = (labels,) if found is None else (labels, found)
    return min(tried, key=lambda each: full_rank(problem, each, neighbours))


def _search_briefly(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    split: set[int],
    budget: Budget,
    progress: Progress,
) -> None:
    """Note whether the sizes forbid hubs without fault, where that is seen at once."""
    if (
        not _is_small(problem)
        or budget.is_impossible(split)
        or budget.was_given_up(split, BRIEF_SEARCH)
    ):
        return
    region = Region(problem, labels, neighbours, np.arange(problem.hubs), split)
    try:
        region.searched(BRIEF_SEARCH, progress)
    except GivenUp:
        budget.note_given_up(split, BRIEF_SEARCH)
    except NoneExists:
        budget.note_impossible(split)


def _with_one_split(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    split: set[int],
    budget: Budget,
    chance: random.Random,
    progress: Progress,
) -> np.ndarray:
    """Where the sizes forbid unsplit places: one more is split, if that is enough."""
    rank = fault_rank(problem, labels, neighbours)
    if rank <= (0, 0, len(split) + 1) or not budget.is_impossible(split):
        return labels
    found, points = list[np.ndarray](), neighbours.places.points
    for place in np.argsort(-points, kind="stable").tolist():
        more = split | {place}
        done = points[place] < 2 or len(found) == ENOUGH or budget.searches < BRIEF_SEARCH
        if done or progress.cancelled():
            break
        if place in split or budget.is_impossible(more) or budget.was_given_up(more, BRIEF_SEARCH):
            continue
        region = Region(problem, labels, neighbours, np.arange(problem.hubs), more)
        budget.searches -= BRIEF_SEARCH
        try:
            hub = region.searched(BRIEF_SEARCH, progress)
        except NoneExists:
            budget.note_impossible(more)
            continue
        except GivenUp:
            budget.note_given_up(more, BRIEF_SEARCH)
            continue
        if hub is None or not budget.takes(region.work()):
            break
        drawn = region.annealed(hub, Attempt(problem.hubs, Start.SEARCHED), chance, progress)
        if drawn is not None and fault_rank(problem, drawn, neighbours) < rank:
            found.append(drawn)
    return min(found, key=lambda each: full_rank(problem, each, neighbours), default=labels)


def _searched_long(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    split: set[int],
    budget: Budget,
    chance: random.Random,
    progress: Progress,
) -> np.ndarray:
    """Hubs without fault from a long search of all groupings, where faults are left."""
    rank, steps = fault_rank(problem, labels, neighbours), budget.searches
    if not any(rank) or budget.is_best(rank, split) or budget.is_impossible(split):
        return labels
    if steps <= 0 or budget.was_given_up(split, steps):
        return labels
    region = Region(problem, labels, neighbours, np.arange(problem.hubs), split)
    budget.searches = 0
    try:
        hub = region.searched(steps, progress)
    except GivenUp:
        budget.note_given_up(split, steps)
        return labels
    except NoneExists:
        budget.note_impossible(split)
        return labels
    attempt = Attempt(problem.hubs, Start.SEARCHED)
    found = None if hub is None else region.annealed(hub, attempt, chance, progress)
    return labels if found is None or fault_rank(problem, found, neighbours) >= rank else found


def _next_fault(
    problem: HubProblem, labels: np.ndarray, neighbours: Neighbours, missed: set[int]
) -> Optional[int]:
    """A point at fault that may be repaired, the gravest first; None if there is none."""
    index = neighbours.places.index
    already_split = np.zeros(neighbours.places.count, bool)
    already_split[neighbours.split_places(labels)] = True
    too_large = np.zeros(neighbours.places.count, bool)
    too_large[_too_large(problem, neighbours)] = True
    already_split &= ~too_large
    outside_main_piece, alone = (
        neighbours.outside_main_piece(labels) & ~too_large[index],
        neighbours.cut_off(labels),
    )
    for found in (outside_main_piece, alone, already_split[index]):
        for point in np.flatnonzero(found).tolist():
            if int(index[point]) not in missed:
                return point
    return None


def _too_large(problem: HubProblem, neighbours: Neighbours) -> np.ndarray:
    """The places that no hub can hold unsplit."""
    places = neighbours.places
    load = np.bincount(places.index, problem.weights, minlength=places.count)
    return np.flatnonzero(load > problem.high.max() * (1 + ROUNDING))


def fault_rank(
    problem: HubProblem, labels: np.ndarray, neighbours: Neighbours
) -> tuple[int, int, int]:
    """How grave the faults of hubs are, the gravest kind first; less is better."""
    pieces, alone, already_split = neighbours.faults(labels)
    return len(problem.unreachable(labels)), pieces + alone, already_split


def full_rank(problem: HubProblem, labels: np.ndarray, neighbours: Neighbours) -> tuple:
    """The faults of hubs, the gravest first, then their total; less is better."""
    return *fault_rank(problem, labels, neighbours), problem.total(labels)


def _redrawn_at(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    fault: int,
    budget: Budget,
    chance: random.Random,
    progress: Progress,
) -> Optional[np.ndarray]:
    """Labels with fewer faults around a point at fault; None if none were found."""
    rank = fault_rank(problem, labels, neighbours)
    # The nearest hubs by their nearest points: those at the fault's own place come first.
    away = np.full(problem.hubs, np.inf)
    np.minimum.at(away, labels, np.hypot(*(problem.map - problem.map[fault]).T))
    order = np.argsort(away, kind="stable")
    sizes = np.bincount(labels, minlength=problem.hubs)[order]
    most = max(2, int(np.searchsorted(np.cumsum(sizes), MOST_POINTS, side="right")))
    too_large = set(_too_large(problem, neighbours).tolist())
    already_split = set(neighbours.split_places(labels).tolist()) | too_large
    shared = set(np.flatnonzero(neighbours.places.points > 1).tolist())
    # Places are split only where unsplit ones leave points cut off or stray pieces, or where
    # some are split already: perhaps fewer need be.
    splits = [too_large, already_split]
    if rank[1] or rank[2] > 1:
        splits.append(shared)
    for turn, split in enumerate(splits):
        if split in splits[:turn] or budget.is_impossible(split):
            continue
        tried, longer = set[Attempt](), list[tuple[float, int, np.ndarray]]()
        for attempt in ATTEMPTS if turn == 0 else ATTEMPTS_SPLIT:
            if progress.cancelled() or budget.work < STEPS[0]:
                break
            attempt = replace(attempt, hubs=min(attempt.hubs, most, problem.hubs))
            if attempt in tried and attempt.start in (Start.PRESENT, Start.SEARCHED):
                continue
            tried.add(attempt)
            region = Region(problem, labels, neighbours, np.sort(order[: attempt.hubs]), split)
            if not budget.takes(region.work()):
                continue
            try:
                found = region.drawn(attempt, chance, progress)
            except NoneExists:
                # Fewer of the hubs would not do it either.
                if attempt.hubs == problem.hubs:
                    budget.note_impossible(split)
                    break
                continue
            if found is None or fault_rank(problem, found, neighbours) >= rank:
                continue
            now, then = (problem.total_of(each, region.points) for each in (labels, found))
            if then > SLIGHTLY * now:
                # Once more from there: what was found first is seldom the shortest.
                region = Region(problem, found, neighbours, region.hubs, split)
                attempt, again = replace(attempt, start=Start.PRESENT, hot=AGAIN), None
                if budget.takes(region.work()):
                    again = region.drawn(attempt, chance, progress)
                if again is not None and fault_rank(problem, again, neighbours) < rank:
                    length = problem.total_of(again, region.points)
                    found, then = (again, length) if length < then else (found, then)
            if then <= SLIGHTLY * now:
                return found
            longer.append((then - now, len(longer), found))
            if len(longer) == ENOUGH:
                break
        if longer:
            return min(longer)[2]
    return None
