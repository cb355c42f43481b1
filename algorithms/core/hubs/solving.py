# SPDX-License-Identifier: GPL-2.0-or-later
"""From the demand of one group of points to its hubs: at once, or in parts that share none."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from typing import Optional

import numpy as np
from scipy.spatial import cKDTree

from ..errors import InputError, raise_any
from ..progress import SILENT, Progress, Stage
from .apart import spread_evenly
from .ground.centres import centroids
from .ground.neighbours import Neighbours
from .ground.walls import Walls
from .in_parts import FoundHubs, first_grouping, in_parts
from .inputs.demand import Demand, DemandPart, counts_of_all
from .inputs.own_hubs import in_one_part_each
from .inputs.settings import Settings
from .inputs.sizes import share_out
from .results.unkept import broken_faults
from .search.solve import Solution, solve_hubs
from .search.work import MANY_HUBS


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
        first = first_grouping(xy, demand.hubs, settings, Stage(progress, 0.0, 0.2))
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
    if faults and demand.conditions.takes_nearest:
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
