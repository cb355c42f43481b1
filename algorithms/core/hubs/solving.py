# SPDX-License-Identifier: GPL-2.0-or-later
"""From the demand of one group of points to its hubs: at once, or in parts that share none.

Very many hubs are formed in parts of the map, in several processes.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Optional

import numpy as np
from scipy.spatial import cKDTree

from ..errors import InputError, raise_any
from ..jobs.pool import processors, run_jobs
from ..progress import SILENT, Progress, Stage
from .ground.centres import centroids
from .ground.kmeans_start import kmeans_labels
from .ground.neighbours import Neighbours
from .ground.spectral import default_neighbours, spectral_labels
from .ground.walls import Walls
from .inputs.demand import Demand, DemandPart, counts_of_all
from .inputs.own_hubs import in_one_part_each
from .inputs.settings import Method, Settings
from .inputs.sizes import share_out
from .one_piece.repair import RegionRepair
from .problem import HubProblem
from .results.unkept import broken_faults
from .search.solve import Solution, solve_hubs
from .search.starts import DENSITY_POWER, balanced_start
from .search.work import MANY_HUBS, Budget
from .wishes.apart import spread_evenly

HUBS_OF_PART = 150
"""So many hubs of very many are formed at once: as many as a large city's, for which exact
assignment takes a second or two. Its time grows faster than the number of hubs."""
FEWEST_SHARED = 20
"""Fewer parts or places are done before other processes have begun."""


@dataclass(frozen=True)
class FoundHubs:
    """Hubs of n points.

    Attributes
    ----------
    first : ndarray of int, shape (n,)
        Clusters before sizes were balanced.
    labels : ndarray of int, shape (n,)
        The hubs.
    lower_bound : float, optional
        No hubs of these sizes have a lower total; None where it was not computed.
    """

    first: np.ndarray
    labels: np.ndarray
    lower_bound: Optional[float] = None


def solve_demand(
    xy: np.ndarray,
    demand: Demand,
    settings: Settings,
    progress: Progress = SILENT,
    walls: Optional[Walls] = None,
) -> Optional[FoundHubs]:
    """Form the hubs of one group.

    Parameters
    ----------
    xy : ndarray of shape (m, 2)
        Points in metres.
    demand : Demand
        In the order of ``xy``, with given centres in metres too.
    settings : Settings
    walls : Walls, optional
        Barriers and bridges, in the plane of ``xy``.

    Returns
    -------
    FoundHubs or None
        None if the user cancelled before there were any.

    Raises
    ------
    InputError
        No hubs were found that keep what is asked for.
    """
    if demand.hubs > MANY_HUBS and demand.is_of_sizes_alone:
        return in_parts(xy, demand.low, demand.high, settings, progress)
    first: Optional[np.ndarray] = np.zeros(len(xy), np.int64)
    if demand.given is not None:
        # A centre may be nearest to no point.
        nearest = cKDTree(demand.given).query(xy)[1]
        first = np.unique(nearest, return_inverse=True)[1].reshape(-1)
    elif demand.hubs > 1:
        first = _first_grouping(xy, demand.hubs, settings, Stage(progress, 0.0, 0.2))
    if first is None:
        return None
    start, progress = first, Stage(progress, 0.2, 1.0)
    parts = [] if demand.table is None else demand.joined_parts()
    if len(parts) > 1:
        labels = _apart(xy, demand, parts, settings, progress, walls)
        return None if labels is None else FoundHubs(first, labels)
    if walls is not None and len(walls.bridges):
        stage = Stage(progress, 0.0, 0.5)
        apart = _side_by_side(xy, demand, first, settings, stage, walls)
        start = first if apart is None else apart
        progress = progress if apart is None else Stage(progress, 0.5, 1.0)
    found = _solve(xy, demand, start, settings, progress, walls)
    if found is None:
        return None
    _raise_or_tell(found, demand, progress)
    return FoundHubs(first, found.labels, found.lower_bound)


def _first_grouping(
    xy: np.ndarray, hubs: int, settings: Settings, progress: Progress
) -> Optional[np.ndarray]:
    """Clusters of any sizes, as the method chosen finds them; None if the user cancelled."""
    if settings.method is Method.KMEANS:
        return kmeans_labels(xy, hubs, settings.random_seed, progress)
    neighbours = settings.neighbours or default_neighbours(len(xy))
    return spectral_labels(xy, hubs, neighbours, settings.random_seed, progress)


def _side_by_side(
    xy: np.ndarray,
    demand: Demand,
    start: Optional[np.ndarray],
    settings: Settings,
    progress: Progress,
    walls: Walls,
) -> Optional[np.ndarray]:
    """Hubs formed on either side of the barriers by themselves, as if there were no bridges.

    None if the barriers part nothing, the sizes do not come out so, or hubs have limits of their
    own, of which nothing says on which side they are. Sides that are no hubs by themselves are
    taken together with the one that most bridges lead to.
    """
    if np.ptp(demand.low) > 0 or np.ptp(demand.high) > 0:
        return None
    sides = Neighbours.of(xy, walls.without_bridges).parts
    ends = cKDTree(xy).query(walls.bridges.reshape(-1, 2))[1].reshape(-1, 2)
    while sides.max() > 0:
        parts = demand.parts(sides)
        lone = [at for at, part in enumerate(parts) if part.counts.wanted is None]
        fewest, most = counts_of_all(parts)
        if not lone and fewest <= demand.hubs <= most:
            with suppress(InputError):
                sides_alone = walls.without_bridges
                return _apart(xy, demand, parts, settings, progress, sides_alone, start)
            return None
        alone = lone[0] if lone else int(np.bincount(sides).argmin())
        over = sides[ends][(sides[ends] == alone).any(axis=1)]
        others = over[over != alone]
        if not len(others):
            return None
        sides = np.where(sides == alone, np.bincount(others).argmax(), sides)
        sides = np.unique(sides, return_inverse=True)[1].reshape(-1)
    return None


def _apart(
    xy: np.ndarray,
    demand: Demand,
    parts: Sequence[DemandPart],
    settings: Settings,
    progress: Progress,
    walls: Optional[Walls],
    start: Optional[np.ndarray] = None,
) -> Optional[np.ndarray]:
    """Form the hubs of parts that share none, perhaps from a first grouping of all."""
    loads = [Fraction(part.load) for part in parts]
    fewest, _, most = zip(*(part.counts for part in parts))
    shares = share_out(demand.hubs, loads, fewest, most)
    labels, done = np.empty(len(xy), np.int64), 0
    own: list = [None] * len(parts)
    if demand.own_hubs is not None:
        own = in_one_part_each(demand.own_hubs, [rows for rows, _, _ in parts])
    for number, ((rows, _, _), k) in enumerate(zip(parts, shares)):
        stage = Stage(progress, number / len(parts), (number + 1) / len(parts))
        part = replace(
            demand.of_rows(rows),
            hubs=k,
            low=demand.low[:k],
            high=demand.high[:k],
            packed=None,
            own_hubs=own[number],
        )
        first = None if start is None else _first_of_part(xy[rows], start[rows], k)
        found = _solve(xy[rows], part, first, settings, stage, walls)
        if found is None:
            return None
        _raise_or_tell(found, part, progress)
        labels[rows] = found.labels + done
        done += k
    return labels


def _first_of_part(xy: np.ndarray, start: np.ndarray, hubs: int) -> np.ndarray:
    """The clusters of a first grouping that have most points in a part, others joined to them."""
    largest = np.argsort(-np.bincount(start), kind="stable")[:hubs]
    kept = largest[np.bincount(start)[largest] > 0]
    at = np.full(int(start.max()) + 1, -1)
    at[kept] = np.arange(len(kept))
    labels = at[start]
    own = labels >= 0
    middles = centroids(xy[own], labels[own], len(kept))
    labels[~own] = cKDTree(middles).query(xy[~own])[1]
    return labels


def _raise_or_tell(found: Solution, demand: Demand, progress: Progress) -> None:
    """Where several sums are asked for, hubs near to them are better than none."""
    faults = list(broken_faults(found, demand))
    if faults and demand.conditions.sums:
        progress.warn(str(InputError(faults)))
    else:
        raise_any(faults)


def _solve(
    xy: np.ndarray,
    demand: Demand,
    start: Optional[np.ndarray],
    settings: Settings,
    progress: Progress,
    walls: Optional[Walls] = None,
) -> Optional[Solution]:
    of_group = demand.own_hubs
    own = None if of_group is None else of_group.settled(demand.hubs)
    return solve_hubs(
        xy,
        demand.low,
        demand.high,
        weights=demand.weights,
        given=demand.given,
        table=demand.table,
        start=start,
        packed=demand.packed,
        existing=None if own is None else own.existing,
        stability=1.0 if of_group is None else of_group.stability,
        locked=None if own is None else own.locked,
        together=demand.together,
        walls=walls,
        wishes=(*demand.wishes, *spread_evenly(demand)),
        objective=settings.objective,
        effort=settings.effort,
        connected=settings.one_piece,
        is_trial=settings.is_trial,
        random_seed=settings.random_seed,
        progress=progress,
    )


# -- very many hubs -----------------------------------------------------------------------------


def in_parts(
    xy: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    settings: Settings,
    progress: Progress,
    workers: Optional[int] = None,
) -> Optional[FoundHubs]:
    """Form very many hubs of points at ``xy``, metres; None if the user cancelled before any.

    The map is cut into parts whose hubs are formed by themselves; then it is cut otherwise, and the
    hubs of each part are bettered, so that no cut is left in the end, and what is in pieces after
    that is repaired. Parts are worked on in so many processes, by default as many as there are
    processors; the hubs are the same with any.

    Parameters
    ----------
    low, high : ndarray of int, shape (k,)
        Least and greatest size, the same for all hubs.
    """
    k, rng = len(low), np.random.default_rng(settings.random_seed)
    counts = np.diff(np.linspace(0, k, _parts(k) + 1).astype(int))
    power = DENSITY_POWER[settings.objective]
    of_point = balanced_start(xy, counts * low[0], counts * high[0], power, rng)
    of_parts = _rows_by(of_point, len(counts))
    first, labels = (np.full(len(xy), -1) for _ in range(2))
    work = _OnePart(int(low[0]), int(high[0]), settings)
    workers = processors() if workers is None else workers
    parts = [_Part(xy[rows], int(hubs), None) for rows, hubs in zip(of_parts, counts)]
    done = _all_formed(work, parts, workers, Stage(progress, 0.0, 0.6))
    for rows, found in zip(of_parts, done):
        if found is None:
            return None
        first[rows] = first.max() + 1 + found.first
        labels[rows] = labels.max() + 1 + found.labels
    labels = _across_the_cuts(xy, labels, work, workers, k, rng, Stage(progress, 0.6, 0.95))
    if settings.one_piece:
        labels = _repaired(xy, labels, low, high, settings, Stage(progress, 0.95, 1.0))
    return FoundHubs(first, labels)


def _across_the_cuts(
    xy: np.ndarray,
    labels: np.ndarray,
    work: _OnePart,
    workers: int,
    hubs: int,
    rng: np.random.Generator,
    progress: Progress,
) -> np.ndarray:
    """Hubs bettered in parts of another cut of the map; parts are whole hubs."""
    counts = np.full(_parts(hubs) + 1, hubs // (_parts(hubs) + 1))
    counts[: hubs - counts.sum()] += 1
    part_of_hub = balanced_start(centroids(xy, labels, hubs), counts, counts, 0.0, rng)
    of_parts = _rows_by(part_of_hub[labels], len(counts))
    own = [np.unique(labels[rows], return_inverse=True) for rows in of_parts]
    parts = [
        _Part(xy[rows], len(names), inverse.reshape(-1))
        for rows, (names, inverse) in zip(of_parts, own)
    ]
    labels, done = labels.copy(), _all_formed(work, parts, workers, progress)
    for rows, (names, _), found in zip(of_parts, own, done):
        if found is not None:
            labels[rows] = names[found.labels]
    return labels


def _repaired(
    xy: np.ndarray,
    labels: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    settings: Settings,
    progress: Progress,
) -> np.ndarray:
    """Hubs without the pieces and points cut off that the cuts have left in a few of them."""
    # In the coordinates in which hubs are measured, so that both see the same neighbours.
    at = (xy - xy.min(axis=0)) / 1000
    problem = HubProblem.of(at, low, high, settings.objective)
    rng = np.random.default_rng(settings.random_seed)
    budget = Budget.of(len(at))
    return RegionRepair(problem, labels, Neighbours.of(at), rng, budget).run(progress)


@dataclass(frozen=True)
class _Part:
    """Some points: where they are, in how many hubs, and the hubs that they are in, if any."""

    xy: np.ndarray
    hubs: int
    labels: Optional[np.ndarray]


@dataclass(frozen=True)
class _OnePart:
    """The hubs of one part, in whatever process."""

    low: int
    high: int
    settings: Settings

    def __call__(self, part: _Part, progress: Progress) -> Optional[FoundHubs]:
        """None if the user cancelled before there were any."""
        first, share = part.labels, progress
        if first is None:
            share = Stage(progress, 0.3, 1.0)
            first = _first_grouping(part.xy, part.hubs, self.settings, Stage(progress, 0.0, 0.3))
        if first is None:
            return None
        solution = solve_hubs(
            part.xy,
            np.full(part.hubs, self.low),
            np.full(part.hubs, self.high),
            start=first,
            objective=self.settings.objective,
            effort=self.settings.effort,
            connected=self.settings.one_piece,
            is_part_of_many=True,
            random_seed=self.settings.random_seed,
            progress=share,
        )
        return None if solution is None else FoundHubs(first, solution.labels)


def _all_formed(
    work: _OnePart, parts: Sequence[_Part], workers: int, progress: Progress
) -> list[Optional[FoundHubs]]:
    """What becomes of parts, at once where it pays; None for those without time left."""
    if workers > 1 and len(parts) >= FEWEST_SHARED:
        return run_jobs(work, parts, workers, progress)
    found: list[Optional[FoundHubs]] = []
    for number, part in enumerate(parts):
        share = Stage(progress, number / len(parts), (number + 1) / len(parts))
        found.append(None if progress.cancelled() else work(part, share))
    return found


def _parts(hubs: int) -> int:
    return -(-hubs // HUBS_OF_PART)


def _rows_by(part: np.ndarray, parts: int) -> list[np.ndarray]:
    ends = np.cumsum(np.bincount(part, minlength=parts))
    return np.split(np.argsort(part, kind="stable"), ends)[:-1]
