# SPDX-License-Identifier: GPL-2.0-or-later
"""Points that barriers part from the others, which are worked on apart."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Optional

import geopandas as gpd
import numpy as np

from ..errors import Fault
from ..ids import as_numbers
from ..texts import counted, general, listed, tr
from .forming import Layer, ground_of
from .ground.neighbours import Neighbours
from .ground.walls import Walls
from .inputs.conditions import HubConditions
from .inputs.groups import PointGroup
from .inputs.sizes import hub_counts

MOST_TOLD = 5
"""Points that one sentence names: examples."""


def divided(
    points: gpd.GeoDataFrame, groups: Sequence[PointGroup], conditions: HubConditions
) -> list[PointGroup]:
    """The groups, and where barriers part one wholly, its parts, the largest first."""
    if conditions.barriers is None or not len(conditions.barriers):
        return list(groups)
    layer, found = Layer.of(points), list[PointGroup]()
    for group in groups:
        ground = ground_of(layer, group.rows)
        walls = Walls.of_lines(conditions.barriers, conditions.bridges, ground.crs)
        part = np.empty(group.size, np.int64)
        part[ground.order] = Neighbours.of(ground.xy, walls).parts
        if not part.any():
            found.append(group)
            continue
        by_size = np.argsort(-np.bincount(part), kind="stable").tolist()
        found += [
            PointGroup(group.value, group.rows[part == each], number)
            for number, each in enumerate(by_size, 1)
        ]
    return found


def part_faults(
    points: gpd.GeoDataFrame,
    groups: Sequence[PointGroup],
    low: Optional[float],
    high: Optional[float],
    conditions: HubConditions,
    layer: str,
) -> Iterator[Fault]:
    """Find parts that make no hubs within a range by themselves.

    Parameters
    ----------
    points : GeoDataFrame
    groups : sequence of PointGroup
        As ``divided`` returns them.
    low, high : float, optional
        None for no such limit.
    conditions : HubConditions
    layer : str
    """
    weights = np.ones(len(points))
    if conditions.weight_field is not None:
        weights = as_numbers(points[conditions.weight_field])
    for group in groups:
        own = weights[group.rows]
        heavy = int(np.count_nonzero(own))
        lightest = float(own[own > 0].min(initial=math.inf))
        if not group.part or (
            heavy and hub_counts(float(own.sum()), low or lightest, high or math.inf, heavy)[1]
        ):
            continue
        yield Fault(
            tr(
                "points that barriers part from all others, and that make no hubs of {sizes} by "
                "themselves"
            ).format(sizes=_sizes(low, high)),
            "Draw a line in BRIDGES that ties them to others, leave them out by a filter, or widen "
            "the sizes.",
            layer,
            feature=listed(points.index[group.rows], MOST_TOLD),
            detail=counted(group.size, tr("1 point"), tr("{n} points"))
            if conditions.weight_field is None
            else tr("sum: {sum}").format(sum=general(float(own.sum()), 12)),
        )


def _sizes(low: Optional[float], high: Optional[float]) -> str:
    if low and high:
        return tr("{low} to {high}").format(low=general(low), high=general(high))
    if high:
        return tr("at most {high}").format(high=general(high))
    return tr("at least {low}").format(low=general(low or 0.0))
