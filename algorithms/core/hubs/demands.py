# SPDX-License-Identifier: GPL-2.0-or-later
"""From what is asked of hubs to the demand of each group of points."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Optional

import geopandas as gpd
import numpy as np

from ..errors import Fault, InputError, raise_any
from ..ids import as_numbers
from ..texts import counted, tr
from ..travel_costs import cost_pairs
from .ground.cost_table import CostTable
from .inputs.conditions import HubConditions
from .inputs.demand import Demand
from .inputs.demand_faults import demand_faults, too_light_faults
from .inputs.own_hubs import arranged, at_rows
from .inputs.points import HubInputs
from .inputs.range_faults import limits_of_hubs
from .inputs.sizes import share_out, size_range
from .inputs.tie_faults import least_by_locks
from .wishes.wish import LongestWay, Sums, Wish

ENDLESS = 10**12
"""More points than any layer has."""


def equal_demands(inputs: HubInputs, hubs: int, equity: float) -> list[Demand]:
    """What is asked of each group where hubs are to be equal.

    With weights, within the tolerance around the mean, whatever the equity. The hubs of given
    centres that have capacities are within these.

    Parameters
    ----------
    inputs : HubInputs
    hubs : int
        In all; not used with given centres.
    equity : float

    Raises
    ------
    InputError
        Such hubs cannot be.
    """
    groups, loads, conditions = inputs.groups, inputs.loads, inputs.conditions
    if conditions.centres is not None:
        shares = [conditions.centre_count]
    else:
        fewest = least_by_locks(inputs, hubs)
        raise_any(too_light_faults(inputs))
        heavy = [int(np.count_nonzero(loads[group.rows])) for group in groups]
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
        total = [Fraction(float(loads[group.rows].sum())) for group in groups]
        shares = share_out(hubs, total, least, heavy)
    ranges: list[tuple[float, float]] = []
    for group, k in zip(groups, shares):
        if inputs.weights is None:
            ranges.append(size_range(group.size, k, equity))
        else:
            mean = inputs.weights[group.rows].sum() / k
            share = conditions.tolerance / 100
            ranges.append((mean * (1 - share), mean * (1 + share)))
    return _demands(inputs, shares, ranges)


def range_demands(
    inputs: HubInputs,
    low: Optional[float],
    high: Optional[float],
    shares: Sequence[int],
    packed: Optional[Sequence[np.ndarray]] = None,
) -> list[Demand]:
    """What is asked of each group where hubs are to lie in a range.

    Parameters
    ----------
    inputs : HubInputs
    low, high : float, optional
        None for no such limit; a hub has at least one point, or one that has a weight.
    shares : sequence of int
        Hubs per group; possible by the number of points, or by their weight
        (``hub_counts``). Not used with given centres.
    packed : sequence of ndarray of int, optional
        For each group hubs that keep the range, wherever the points are.

    Raises
    ------
    InputError
        Such hubs cannot be.
    """
    conditions = inputs.conditions
    if conditions.centres is not None:
        shares = [conditions.centre_count]
    ranges = []
    for group in inputs.groups:
        own = inputs.loads[group.rows]
        # Whole points: a hub that weighs as much as the lightest one is a hub that has a point.
        lightest = own[own > 0].min() if (own > 0).any() else 0.0
        ranges.append((lightest if low is None else low, own.sum() if high is None else high))
    has_own = conditions.has_capacities or bool(conditions.hub_limits)
    wanted_low = 0.0 if low is None and inputs.weights is not None and not has_own else None
    return _demands(inputs, shares, ranges, wanted_low, packed)


def _demands(
    inputs: HubInputs,
    shares: Sequence[int],
    ranges: Sequence[tuple[float, float]],
    wanted_low: Optional[float] = None,
    packed: Optional[Sequence[np.ndarray]] = None,
) -> list[Demand]:
    points, conditions = inputs.points, inputs.conditions
    table = None if conditions.costs is None else _table(points, conditions)
    given = None
    if conditions.centres is not None:
        given = _places(conditions.centres.to_crs(points.crs).geometry)
    together, apart = (
        None if field is None else inputs.names(field)[1]
        for field in (conditions.together_field, conditions.apart_field)
    )
    demands, amounts, own_hubs = [], conditions.amounts(points), inputs.own_hubs_by_group()
    for number, (group, k, (low, high)) in enumerate(zip(inputs.groups, shares, ranges)):
        rows = group.rows
        weights = at_rows(inputs.weights, rows)
        lows, highs = np.full(k, low), np.full(k, high)
        lows_wanted = None if wanted_low is None else np.full(k, wanted_low)
        if conditions.hub_limits:
            lows, highs = limits_of_hubs(conditions.hub_limits, lows, highs)
            if inputs.own_hubs is not None:
                order = arranged(inputs.own_hubs, lows, highs, weights)
                lows, highs = lows[order], highs[order]
        if conditions.has_capacities:
            lows, highs, lows_wanted = _capacities(conditions, group.size, weights)
        demands.append(
            Demand(
                hubs=k,
                low=lows,
                high=highs,
                weights=weights,
                given=given,
                table=None if table is None else table.part(rows),
                conditions=conditions,
                layer=inputs.layer,
                ids=points.index.to_numpy()[rows],
                wanted_low=lows_wanted,
                packed=None if packed is None else packed[number],
                own_hubs=own_hubs[number],
                together=at_rows(together, rows),
                apart=at_rows(apart, rows),
                wishes=_wishes(amounts[rows], k, conditions),
            )
        )
    raise_any(
        fault
        for demand, group in zip(demands, inputs.groups)
        for fault in demand_faults(demand, group)
    )
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
