# SPDX-License-Identifier: GPL-2.0-or-later
"""From what is asked of hubs to the demand of each group of points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Optional

import geopandas as gpd
import numpy as np

from ..errors import Fault, InputError
from ..ids import as_numbers
from ..texts import counted, tr
from ..travel_costs import cost_pairs
from .apart import apart_of
from .ground.cost_table import CostTable
from .inputs.conditions import HubConditions
from .inputs.demand import Demand
from .inputs.demand_faults import demand_faults, too_light_faults
from .inputs.groups import PointGroup
from .inputs.own_hubs import arranged, in_one_part_each, least_by_locks, own_hubs
from .inputs.sizes import share_out, size_range
from .inputs.together import together_of
from .inputs.wish_faults import limits_of_hubs, sums_faults
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
        (``hub_counts``). Not used with given centres.
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
