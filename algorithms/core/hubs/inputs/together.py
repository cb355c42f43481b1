# SPDX-License-Identifier: GPL-2.0-or-later
"""The field that names points which stay in one hub, and what may be wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Optional

import geopandas as gpd
import numpy as np

from ...errors import Fault
from ...ids import is_missing, numbered_names, plain
from ...texts import general, listed, tr
from .conditions import HubConditions
from .demand import Demand
from .groups import PointGroup
from .sizes import ROUND_OFF

MOST_TOLD = 5
"""Points or hubs that one sentence names: examples."""


def together_of(points: gpd.GeoDataFrame, conditions: HubConditions) -> Optional[np.ndarray]:
    """For each point the number of the points that it stays with, -1 for none; shape (n,)."""
    if conditions.together_field is None:
        return None
    return numbered_names(points[conditions.together_field].tolist())[1][0]


def together_faults(
    points: gpd.GeoDataFrame,
    groups: Sequence[PointGroup],
    conditions: HubConditions,
    layer: str,
) -> Iterator[Fault]:
    """Find points that are to stay together and cannot, whatever the sizes."""
    field = conditions.together_field
    if field is None:
        return
    names, (block,) = numbered_names(points[field].tolist())
    if not names:
        yield Fault(
            "the field is empty for all points",
            "Choose the field that names what stays together, or none.",
            layer,
            field=field,
        )
        return
    of_group = np.empty(len(points), np.int64)
    for number, group in enumerate(groups):
        of_group[group.rows] = number
    hub: list = [""] * len(points)
    if conditions.locked_field is not None:
        values = points[conditions.locked_field].tolist()
        hub = ["" if is_missing(value) else plain(value) for value in values]
    for number, name in enumerate(names):
        rows = np.flatnonzero(block == number)
        if len(np.unique(of_group[rows])) > 1:
            yield Fault(
                "points that are to stay together are in different groups, or parted by barriers",
                "These share no hub: correct the field, draw a line in BRIDGES, or do not group.",
                layer,
                feature=name,
                field=field,
            )
        locked = sorted({hub[row] for row in rows} - {""})
        if len(locked) > 1:
            yield Fault(
                "points that are to stay together are locked to different hubs",
                "Unlock them, or lock them to the same hub.",
                layer,
                feature=name,
                field=field,
                detail=tr("locked to {hubs}").format(hubs=listed(locked, MOST_TOLD)),
            )


def block_faults(demand: Demand) -> Iterator[Fault]:
    """Find points that are to stay together and that no hub can hold, or no cost joins."""
    block, most = demand.together, float(np.max(demand.high))
    if block is None:
        return
    weights = np.ones(len(block)) if demand.weights is None else demand.weights
    own = block >= 0
    load = np.bincount(block[own], weights[own])
    joined = None if demand.table is None else demand.table.components()
    for number in np.unique(block[own]).tolist():
        rows = np.flatnonzero(block == number)
        named = listed(demand.ids[rows], MOST_TOLD)
        if load[number] > most * (1 + ROUND_OFF):
            yield Fault(
                "points that are to stay together are more than a hub may hold",
                tr("Allow hubs of {load}, or part them.").format(load=general(load[number], 12)),
                demand.layer,
                feature=named,
                field=demand.conditions.together_field or "",
                detail=tr("together: {load}, allowed: {most}").format(
                    load=general(load[number], 12), most=general(most, 12)
                ),
            )
        if joined is not None and len(np.unique(joined[rows])) > 1:
            yield Fault(
                "points that are to stay together are not joined by travel costs",
                "Add the ways that are missing, or part them.",
                demand.conditions.costs_layer,
                feature=named,
            )


def split_faults(demand: Demand, labels: np.ndarray) -> Iterator[Fault]:
    """Find points that ought to be together and are not."""
    if demand.together is None:
        return
    for number in np.unique(demand.together[demand.together >= 0]).tolist():
        rows = np.flatnonzero(demand.together == number)
        if len(np.unique(labels[rows])) > 1:
            yield Fault(
                "no hubs were found in which these points are together",
                "Widen the sizes, or part them.",
                demand.layer,
                feature=listed(demand.ids[rows], MOST_TOLD),
                field=demand.conditions.together_field or "",
            )
