# SPDX-License-Identifier: GPL-2.0-or-later
"""From what is asked of hubs besides their sizes to each group's demand, and to its hubs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Optional

import geopandas as gpd
import numpy as np
from scipy.spatial import cKDTree

from ..errors import Fault, InputError
from ..ids import as_numbers
from ..progress import SILENT, Progress, Stage
from ..texts import counted, tr
from ..travel_costs import cost_pairs
from .apart import apart_of, spread_evenly
from .ground.centres import centroids
from .ground.cost_table import CostTable
from .ground.neighbours import Neighbours
from .ground.walls import Walls
from .inputs.conditions import HubConditions
from .inputs.demand import Demand, JoinedPart, joined_parts, parts_of
from .inputs.demand_faults import broken_faults, demand_faults, too_light_faults
from .inputs.groups import PointGroup
from .inputs.own_hubs import arranged, in_one_part_each, least_by_locks, own_hubs
from .inputs.settings import Settings
from .inputs.sizes import share_out, size_range
from .inputs.together import together_of
from .inputs.wish_faults import limits_of_hubs, sums_faults
from .search.solve import Solution, solve_hubs
from .wishes.wish import LongestWay, Sums, Wish

ENDLESS = 10**12
"""More points than any layer has."""


# -- from sizes to demands --------------------------------------------------------------------


def equal_demands(
    points: gpd.GeoDataFrame,
    groups: Sequence[PointGroup],
    hubs: int,
    equity: float,
    conditions: HubConditions,
    layer: str,
) -> list[Demand]:
    """What is asked of each group where hubs are to be equal.

    With weights, within the tolerance around the mean, whatever the equity. The hubs of given
    centres that have capacities are within these.

    Parameters
    ----------
    points : GeoDataFrame
        Without problems (``condition_faults``).
    groups : sequence of PointGroup
    hubs : int
        Not used with given centres.
    """
    weights = _weights(points, conditions)
    fewest = [1] * len(groups)
    if conditions.centres is None:
        fewest = least_by_locks(points, groups, conditions, hubs, layer)
    if conditions.centres is not None:
        shares = [conditions.centre_count]
    elif weights is None:
        count = [group.size for group in groups]
        shares = share_out(hubs, count, fewest, count)
    else:
        heavy = [int((weights[group.rows] > 0).sum()) for group in groups]
        raise_any(too_light_faults(groups, heavy, [1] * len(groups), conditions, layer))
        total = [Fraction(float(weights[group.rows].sum())) for group in groups]
        if hubs > sum(heavy):
            raise InputError(
                Fault(
                    counted(
                        sum(heavy),
                        tr("only 1 point has a weight"),
                        tr("only {n} points have a weight"),
                    ),
                    counted(sum(heavy), tr("Ask for 1 hub."), tr("Ask for at most {n} hubs.")),
                    tr("Number of hubs"),
                    detail=str(hubs),
                )
            )
        # Of locks on points without weight a group may have more: that is reported by itself.
        least = [min(few, many) for few, many in zip(fewest, heavy)]
        shares = share_out(hubs, total, least, heavy)
    ranges = []
    for group, k in zip(groups, shares):
        if weights is None:
            ranges.append(size_range(group.size, k, equity))
        else:
            mean = weights[group.rows].sum() / k
            share = conditions.tolerance / 100
            ranges.append((mean * (1 - share), mean * (1 + share)))
    return _demands(points, groups, shares, ranges, weights, conditions, layer)


def range_demands(
    points: gpd.GeoDataFrame,
    groups: Sequence[PointGroup],
    low: Optional[float],
    high: Optional[float],
    shares: Sequence[int],
    conditions: HubConditions,
    layer: str,
    packed: Optional[Sequence[np.ndarray]] = None,
) -> list[Demand]:
    """What is asked of each group where hubs are to lie in a range.

    Parameters
    ----------
    low, high : float, optional
        None for no such limit; a hub has at least one point, or one that has a weight.
    shares : sequence of int
        Hubs per group; possible by the number of points, or by their weight
        (``counts_by_weight``). Not used with given centres.
    packed : sequence of ndarray of int, optional
        For each group hubs that keep the range, wherever the points are.
    """
    weights = _weights(points, conditions)
    if conditions.centres is not None:
        shares = [conditions.centre_count]
    ranges = []
    for group in groups:
        own = np.ones(group.size, np.int64) if weights is None else weights[group.rows]
        # Whole points: a hub that weighs as much as the lightest one is a hub that has a point.
        lightest = own[own > 0].min() if (own > 0).any() else 0.0
        ranges.append((lightest if low is None else low, own.sum() if high is None else high))
    demands = _demands(points, groups, shares, ranges, weights, conditions, layer)
    has_own = conditions.has_capacities or bool(conditions.hub_limits)
    if low is None and weights is not None and not has_own:
        demands = [replace(each, wanted_low=np.zeros(each.hubs)) for each in demands]
    if packed is not None:
        demands = [replace(each, packed=own) for each, own in zip(demands, packed)]
    return demands


def raise_any(faults: Iterable[Fault]) -> None:
    faults = list(faults)
    if faults:
        raise InputError(faults)


def _weights(points: gpd.GeoDataFrame, conditions: HubConditions) -> Optional[np.ndarray]:
    return None if conditions.weight_field is None else as_numbers(points[conditions.weight_field])


def _demands(
    points: gpd.GeoDataFrame,
    groups: Sequence[PointGroup],
    shares: Sequence[int],
    ranges: Sequence[tuple[float, float]],
    weights: Optional[np.ndarray],
    conditions: HubConditions,
    layer: str,
) -> list[Demand]:
    table = None if conditions.costs is None else _table(points, conditions)
    given = (
        None
        if conditions.centres is None
        else _places(conditions.centres.to_crs(points.crs).geometry)
    )
    demands, amounts = [], conditions.amounts(points)
    for group, k, (low, high) in zip(groups, shares, ranges):
        own = None if weights is None else weights[group.rows]
        lows, highs, wanted_lows = np.full(k, low), np.full(k, high), None
        if conditions.hub_limits:
            lows, highs = limits_of_hubs(conditions.hub_limits, lows, highs)
        if conditions.has_capacities:
            lows, highs, wanted_lows = _capacities(conditions, len(group.rows), own)
        demands.append(
            Demand(
                k,
                lows,
                highs,
                own,
                given,
                None if table is None else table.part(group.rows),
                conditions,
                layer,
                points.index.to_numpy()[group.rows],
                wanted_lows,
                wishes=_wishes(amounts[group.rows], k, conditions),
            )
        )
    of_all = own_hubs(points, conditions)
    if of_all is not None:
        own_of_each = in_one_part_each(of_all, [group.rows for group in groups])
        demands = [replace(each, own_hubs=own) for each, own in zip(demands, own_of_each)]
    if of_all is not None and conditions.hub_limits:
        ranged = []
        for each in demands:
            order = arranged(of_all, each.low, each.high, each.weights)
            ranged.append(replace(each, low=each.low[order], high=each.high[order]))
        demands = ranged
    blocks = together_of(points, conditions)
    if blocks is not None:
        demands = [
            replace(each, together=blocks[group.rows]) for each, group in zip(demands, groups)
        ]
    apart = apart_of(points, conditions)
    if apart is not None:
        demands = [replace(each, apart=apart[group.rows]) for each, group in zip(demands, groups)]
    faults: list[Fault] = []
    for demand, group in zip(demands, groups):
        faults += demand_faults(demand, group)
        faults += sums_faults(demand, group)
    raise_any(faults)
    return demands


def _wishes(amounts: np.ndarray, hubs: int, conditions: HubConditions) -> tuple[Wish, ...]:
    """What is asked of the hubs of one group besides the range of their sizes."""
    wishes: list[Wish] = []
    if conditions.sums:
        means = amounts.sum(axis=0) / hubs
        ranges = [each.limit.around(mean) for each, mean in zip(conditions.sums, means.tolist())]
        low, high = np.array(ranges).T
        wishes.append(Sums(amounts, low, high))
    if conditions.max_distance is not None:
        wishes.append(LongestWay(conditions.max_distance))
    return tuple(wishes)


def _places(geometry: gpd.GeoSeries) -> np.ndarray:
    centroid = geometry if (geometry.geom_type == "Point").all() else geometry.centroid
    return np.column_stack([centroid.x, centroid.y])


def _capacities(
    conditions: HubConditions, n: int, weights: Optional[np.ndarray]
) -> tuple[np.ndarray, np.ndarray, Optional[np.ndarray]]:
    """Least and greatest size of each given centre's hub, and the least asked for; (k,) each."""
    assert conditions.centres is not None
    k = conditions.centre_count
    least, total = (1, n) if weights is None else (float(weights[weights > 0].min()), weights.sum())
    found = []
    for field, fallback in ((conditions.centre_min, 0.0), (conditions.centre_max, total)):
        values = np.full(k, np.nan) if field is None else as_numbers(conditions.centres[field])
        found.append(np.where(np.isfinite(values), values, fallback))
    # Whole points: a hub that weighs as much as the lightest one is a hub that has a point.
    low, high = np.maximum(found[0], least), found[1]
    if weights is not None:
        return low, high, found[0]
    # A part of a point is none: 12.5 and more is 13 and more.
    low, high = np.minimum(np.ceil(low), ENDLESS), np.minimum(np.floor(high), ENDLESS)
    return low.astype(np.int64), high.astype(np.int64), None


def _table(points: gpd.GeoDataFrame, conditions: HubConditions) -> CostTable:
    assert conditions.cost_columns is not None
    ids = points[conditions.point_id].tolist()
    starts, ends, cost, faults = cost_pairs(
        conditions.costs,
        conditions.cost_columns,
        ids,
        ids,
        tr("points"),
        conditions.costs_layer,
        (tr("points"), tr("points")),
    )
    raise_any(faults)
    if len(cost) == 0:
        raise InputError(
            Fault(
                tr("no row names two points by their '{field}'").format(field=conditions.point_id),
                "Check the id field and which fields hold where ways start and end.",
                conditions.costs_layer,
            )
        )
    return CostTable.of(len(ids), starts, ends, cost)


# -- hubs -------------------------------------------------------------------------------------


def solve_demand(
    xy: np.ndarray,
    demand: Demand,
    start: Optional[np.ndarray],
    settings: Settings,
    progress: Progress = SILENT,
    walls: Optional[Walls] = None,
) -> Optional[np.ndarray]:
    """Form the hubs of one group.

    Parameters
    ----------
    xy : ndarray of shape (m, 2)
        Points in metres.
    demand : Demand
        In the order of ``xy``, with given centres in metres too.
    start : ndarray of int, shape (m,), optional
        A first grouping.
    settings : Settings
    walls : Walls, optional
        Barriers and bridges, in the plane of ``xy``.

    Returns
    -------
    ndarray of int, shape (m,), or None if the user cancelled

    Raises
    ------
    InputError
        No hubs were found that keep what is asked for.
    """
    parts = [] if demand.table is None else joined_parts(demand)
    if len(parts) < 2:
        if walls is not None and len(walls.bridges):
            stage = Stage(progress, 0.0, 0.5)
            apart = _side_by_side(xy, demand, start, settings, stage, walls)
            start = start if apart is None else apart
            progress = progress if apart is None else Stage(progress, 0.5, 1.0)
        found = _solve(xy, demand, start, settings, progress, walls)
        if found is not None:
            _raise_or_tell(broken_faults(found, demand), demand, progress)
        return None if found is None else found.labels
    return _apart(xy, demand, parts, settings, progress, walls)


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
        parts = parts_of(demand, sides)
        lone = [at for at, part in enumerate(parts) if part.counts[1] is None]
        fewest, most = (sum(part.counts[at] or 0 for part in parts) for at in (0, 2))
        if not lone and fewest <= demand.hubs <= most:
            try:
                sides_alone = walls.without_bridges
                return _apart(xy, demand, parts, settings, progress, sides_alone, start)
            except InputError:
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
    parts: Sequence[JoinedPart],
    settings: Settings,
    progress: Progress,
    walls: Optional[Walls],
    start: Optional[np.ndarray] = None,
) -> Optional[np.ndarray]:
    """Form the hubs of parts that share none, perhaps from a first grouping of all."""
    shares = share_out(
        demand.hubs,
        [Fraction(load) for _, _, load in parts],
        [counts[0] for _, counts, _ in parts],
        [counts[2] for _, counts, _ in parts],
    )
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
        _raise_or_tell(broken_faults(found, part), part, progress)
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


def _raise_or_tell(faults: Iterable[Fault], demand: Demand, progress: Progress) -> None:
    """Where several sums are asked for, hubs near to them are better than none."""
    faults = list(faults)
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
