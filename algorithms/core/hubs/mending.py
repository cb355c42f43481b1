# SPDX-License-Identifier: GPL-2.0-or-later
"""What faults of hubs are left, mended by drawing the hubs around them anew.

Around a fault a few hubs are taken with all their points. Every one is first made one piece of
whole places, whatever its size; then places at the rims go from hub to hub at random, never so
that a hub falls apart, at first freely and then only where that brings sizes into their ranges,
points cut off home, or distances down (simulated annealing). Sizes may be outside their ranges
on the way: where they are tight, no single step could be taken else.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Optional

import numpy as np

from ..progress import SILENT, Progress
from .exhaustive import GivenUp, NoWay
from .last_resorts import LastResorts, share_of
from .neighbours import Neighbours
from .problem import HubProblem
from .region import MOST_LOOKED_AT, STEPS, Region, Start, Way
from .weighted import ROUNDING

MOST_FAULTS = 40
MOST_MISSED = 4
"""After so many faults that could not be mended the others are left too."""
MOST_POINTS = 3000
"""More points are not drawn anew together, unless two hubs have more."""
SLIGHTLY = 1.02
"""Hubs around a fault that become longer by no more are kept at once; else of a few such groups
the shortest is."""
ENOUGH = 3
AGAIN = 0.4
"""How freely hubs that became longer are drawn once more."""


MOST_HUBS_SEARCHED = 12
"""In maps of no more hubs all the ways to part the whole map are searched too."""
LOOK = 20_000
"""Steps of that search before anything else is tried, for what the sizes forbid: a moment."""


WAYS = (
    *(Way(hubs, Start.PRESENT, 0.6) for hubs in (4, 6, 8)),
    Way(8, Start.PRESENT),
    Way(12, Start.PRESENT, 0.6),
    Way(12, Start.PRESENT),
    Way(12, Start.SEARCHED),
    *(Way(hubs, Start.CUT, hot) for hot in (0.5, 1.0, 2.0) for hubs in (12, 8, 5)),
    *(Way(hubs, Start.GROWN) for hubs in (12, 6)),
    Way(4, Start.SEARCHED),
)
"""What is tried in turn until there are fewer faults."""
WAYS_SPLIT = (
    *(Way(hubs, Start.PRESENT) for hubs in (6, 12)),
    Way(12, Start.SEARCHED),
    *(Way(hubs, Start.CUT) for hubs in (12, 8, 5)),
)
"""The same where places are split."""


def mend(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    rng: np.random.Generator,
    progress: Progress = SILENT,
    resorts: Optional[LastResorts] = None,
) -> np.ndarray:
    """Bring points cut off, pieces apart and places parted home, keeping the sizes.

    Parameters
    ----------
    problem : HubProblem
    labels : ndarray of int, shape (n,)
        With all sizes, or sums of weights, inside their ranges.
    neighbours : Neighbours
    rng : numpy Generator
    progress : Progress
    resorts : LastResorts, optional
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
    resorts, given = share_of(resorts), labels
    too_large = set(_too_large(problem, neighbours).tolist())
    for _ in range(MOST_FAULTS):
        if progress.cancelled() or len(missed) >= MOST_MISSED or resorts.work < STEPS[0]:
            break
        fault = _next_fault(problem, labels, neighbours, missed)
        if fault is None:
            break
        _look(problem, labels, neighbours, too_large, resorts, progress)
        labels = _with_one_parted(problem, labels, neighbours, too_large, resorts, chance, progress)
        if resorts.is_best(gravity(problem, labels, neighbours), too_large):
            break
        found = _mended_at(problem, labels, neighbours, fault, resorts, chance, progress)
        progress.share(1 - resorts.work / resorts.most)
        if found is None:
            missed.add(int(neighbours.places.index[fault]))
        else:
            labels = found
    if problem.hubs <= MOST_HUBS_SEARCHED and not progress.cancelled():
        labels = _searched_long(problem, labels, neighbours, too_large, resorts, chance, progress)
    if labels is not given:
        labels = _shorter(problem, labels, neighbours, too_large, resorts, chance, progress)
    return labels


def _shorter(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    split: set[int],
    resorts: LastResorts,
    chance: random.Random,
    progress: Progress,
) -> np.ndarray:
    """A small map drawn once more as a whole: what has no more faults may be shorter."""
    if problem.hubs > MOST_HUBS_SEARCHED or len(labels) > MOST_LOOKED_AT or progress.cancelled():
        return labels
    split = split | set(neighbours.parted_places(labels).tolist())
    region = Region(problem, labels, neighbours, np.arange(problem.hubs), split)
    if not resorts.takes(region.work()):
        return labels
    found = region.drawn(Way(problem.hubs, Start.PRESENT, AGAIN), chance, progress)
    tried = (labels,) if found is None else (labels, found)
    return min(tried, key=lambda each: soundness(problem, each, neighbours))


def _look(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    split: set[int],
    resorts: LastResorts,
    progress: Progress,
) -> None:
    """Note whether the sizes forbid hubs without fault, where that is seen at once."""
    small = problem.hubs <= MOST_HUBS_SEARCHED and len(labels) <= MOST_LOOKED_AT
    if not small or resorts.is_impossible(split) or resorts.was_given_up(split, LOOK):
        return
    region = Region(problem, labels, neighbours, np.arange(problem.hubs), split)
    try:
        region.searched(LOOK, progress)
    except GivenUp:
        resorts.note_given_up(split, LOOK)
    except NoWay:
        resorts.note_impossible(split)


def _with_one_parted(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    split: set[int],
    resorts: LastResorts,
    chance: random.Random,
    progress: Progress,
) -> np.ndarray:
    """Where the sizes forbid that all places are whole: one more parted, if that is enough."""
    rank = gravity(problem, labels, neighbours)
    if rank <= (0, 0, len(split) + 1) or not resorts.is_impossible(split):
        return labels
    found, points = list[np.ndarray](), neighbours.places.points
    for place in np.argsort(-points, kind="stable").tolist():
        more = split | {place}
        done = points[place] < 2 or len(found) == ENOUGH or resorts.searches < LOOK
        if done or progress.cancelled():
            break
        if place in split or resorts.is_impossible(more) or resorts.was_given_up(more, LOOK):
            continue
        region = Region(problem, labels, neighbours, np.arange(problem.hubs), more)
        resorts.searches -= LOOK
        try:
            hub = region.searched(LOOK, progress)
        except NoWay:
            resorts.note_impossible(more)
            continue
        except GivenUp:
            resorts.note_given_up(more, LOOK)
            continue
        if hub is None or not resorts.takes(region.work()):
            break
        drawn = region.annealed(hub, Way(problem.hubs, Start.SEARCHED), chance, progress)
        if drawn is not None and gravity(problem, drawn, neighbours) < rank:
            found.append(drawn)
    return min(found, key=lambda each: soundness(problem, each, neighbours), default=labels)


def _searched_long(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    split: set[int],
    resorts: LastResorts,
    chance: random.Random,
    progress: Progress,
) -> np.ndarray:
    """Hubs without fault from a long search of all the ways, where faults are left."""
    rank, steps = gravity(problem, labels, neighbours), resorts.searches
    if not any(rank) or resorts.is_best(rank, split) or resorts.is_impossible(split):
        return labels
    if steps <= 0 or resorts.was_given_up(split, steps):
        return labels
    region = Region(problem, labels, neighbours, np.arange(problem.hubs), split)
    resorts.searches = 0
    try:
        hub = region.searched(steps, progress)
    except GivenUp:
        resorts.note_given_up(split, steps)
        return labels
    except NoWay:
        resorts.note_impossible(split)
        return labels
    way = Way(problem.hubs, Start.SEARCHED)
    found = None if hub is None else region.annealed(hub, way, chance, progress)
    return labels if found is None or gravity(problem, found, neighbours) >= rank else found


def _next_fault(
    problem: HubProblem, labels: np.ndarray, neighbours: Neighbours, missed: set[int]
) -> Optional[int]:
    """A point at fault that may be mended, the gravest first; None if there is none."""
    index = neighbours.places.index
    parted = np.zeros(neighbours.places.count, bool)
    parted[neighbours.parted_places(labels)] = True
    too_large = np.zeros(neighbours.places.count, bool)
    too_large[_too_large(problem, neighbours)] = True
    parted &= ~too_large
    apart, alone = neighbours.apart(labels) & ~too_large[index], neighbours.cut_off(labels)
    for found in (apart, alone, parted[index]):
        for point in np.flatnonzero(found).tolist():
            if int(index[point]) not in missed:
                return point
    return None


def _too_large(problem: HubProblem, neighbours: Neighbours) -> np.ndarray:
    """The places that no hub can hold whole."""
    places = neighbours.places
    held = np.bincount(places.index, problem.weights, minlength=places.count)
    return np.flatnonzero(held > problem.high.max() * (1 + ROUNDING))


def gravity(
    problem: HubProblem, labels: np.ndarray, neighbours: Neighbours
) -> tuple[int, int, int]:
    """How grave the faults of hubs are, the gravest kind first; less is better."""
    pieces, alone, parted = neighbours.faults(labels)
    return len(problem.unreachable(labels)), pieces + alone, parted


def soundness(problem: HubProblem, labels: np.ndarray, neighbours: Neighbours) -> tuple:
    """The faults of hubs by their gravity, then their total; less is better."""
    return *gravity(problem, labels, neighbours), problem.total(labels)


def _mended_at(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    fault: int,
    resorts: LastResorts,
    chance: random.Random,
    progress: Progress,
) -> Optional[np.ndarray]:
    """Labels with fewer faults around a point at fault; None if none were found."""
    rank = gravity(problem, labels, neighbours)
    # The nearest hubs by their nearest points: those at the fault's own place come first.
    away = np.full(problem.hubs, np.inf)
    np.minimum.at(away, labels, np.hypot(*(problem.map - problem.map[fault]).T))
    order = np.argsort(away, kind="stable")
    sizes = np.bincount(labels, minlength=problem.hubs)[order]
    most = max(2, int(np.searchsorted(np.cumsum(sizes), MOST_POINTS, side="right")))
    too_large = set(_too_large(problem, neighbours).tolist())
    parted = set(neighbours.parted_places(labels).tolist()) | too_large
    shared = set(np.flatnonzero(neighbours.places.points > 1).tolist())
    # Places are split only where whole ones leave points cut off or pieces apart, or where
    # some are split already: perhaps fewer need be.
    splits = [too_large, parted]
    if rank[1] or rank[2] > 1:
        splits.append(shared)
    for turn, split in enumerate(splits):
        if split in splits[:turn] or resorts.is_impossible(split):
            continue
        tried, longer = set[Way](), list[tuple[float, int, np.ndarray]]()
        for way in WAYS if turn == 0 else WAYS_SPLIT:
            if progress.cancelled() or resorts.work < STEPS[0]:
                break
            way = replace(way, hubs=min(way.hubs, most, problem.hubs))
            if way in tried and way.start in (Start.PRESENT, Start.SEARCHED):
                continue
            tried.add(way)
            region = Region(problem, labels, neighbours, np.sort(order[: way.hubs]), split)
            if not resorts.takes(region.work()):
                continue
            try:
                found = region.drawn(way, chance, progress)
            except NoWay:
                # Fewer of the hubs would not do it either.
                if way.hubs == problem.hubs:
                    resorts.note_impossible(split)
                    break
                continue
            if found is None or gravity(problem, found, neighbours) >= rank:
                continue
            now, then = (_length(problem, each, region.points) for each in (labels, found))
            if then > SLIGHTLY * now:
                # Once more from there: what was found first is seldom the shortest.
                region = Region(problem, found, neighbours, region.hubs, split)
                way, again = replace(way, start=Start.PRESENT, hot=AGAIN), None
                if resorts.takes(region.work()):
                    again = region.drawn(way, chance, progress)
                if again is not None and gravity(problem, again, neighbours) < rank:
                    length = _length(problem, again, region.points)
                    found, then = (again, length) if length < then else (found, then)
            if then <= SLIGHTLY * now:
                return found
            longer.append((then - now, len(longer), found))
            if len(longer) == ENOUGH:
                break
        if longer:
            return min(longer)[2]
    return None


def _length(problem: HubProblem, labels: np.ndarray, points: np.ndarray) -> float:
    centres = problem.centres(labels)[labels[points]]
    return float(problem.cost_to(problem.xy[points], centres).sum())
