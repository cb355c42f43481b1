# SPDX-License-Identifier: GPL-2.0-or-later
"""What one run forms hubs of: points in groups that are worked on apart, each column read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import CRS

from ...geo import local_metric_crs, metric_crs_around, project
from ...ids import as_numbers, is_missing, numbered_names, order, plain
from ...texts import tr
from ..ground.neighbours import Neighbours
from ..ground.walls import Walls
from .conditions import HubConditions
from .own_hubs import OwnHubs, in_one_part_each, own_hubs


@dataclass(frozen=True)
class PointGroup:
    """Points that share a value: of a borough, a phase, a cohort.

    Attributes
    ----------
    value : object
        As in the layer; None if the layer is not grouped.
    rows : ndarray of int, shape (m,)
        Their rows in the layer, ascending.
    part : int
        Where barriers part the points of a value, which of these parts they are, from 1; else 0.
    """

    value: object
    rows: np.ndarray
    part: int = 0

    @property
    def name(self) -> Optional[str]:
        """The value as people write it, and the part; None if the layer is neither."""
        value = None if self.value is None else plain(self.value)
        if not self.part:
            return value
        if value is None:
            return tr("part {n} of the map").format(n=self.part)
        return tr("{group}, part {n} of its map").format(group=value, n=self.part)

    @property
    def size(self) -> int:
        return len(self.rows)


@dataclass(frozen=True)
class Ground:
    """Points on a flat map.

    Attributes
    ----------
    order : ndarray of int, shape (m,)
        What brings the features, in any order, to that of the other attributes: from west to
        east.
    crs : CRS
        In metres.
    xy : ndarray of shape (m, 2)
        In ``crs``.
    layer_crs : CRS
    at : ndarray of shape (m, 2)
        In ``layer_crs``.
    """

    order: np.ndarray
    crs: CRS
    xy: np.ndarray
    layer_crs: CRS
    at: np.ndarray


@dataclass(frozen=True)
class HubInputs:
    """A layer of n points in groups, and what is asked of their hubs.

    Attributes
    ----------
    points : GeoDataFrame of length n
        Without faults (``read_inputs``), indexed by feature id.
    groups : sequence of PointGroup
        Every point is in one.
    conditions : HubConditions
    layer : str
        Name of the points' layer, for messages.
    group_field : str, optional
        What the points are grouped by, for messages.
    """

    points: gpd.GeoDataFrame
    groups: Sequence[PointGroup]
    conditions: HubConditions
    layer: str = ""
    group_field: Optional[str] = None

    @cached_property
    def weights(self) -> Optional[np.ndarray]:
        """What each point weighs, shape (n,); None where points are counted."""
        field = self.conditions.weight_field
        return None if field is None else as_numbers(self.points[field])

    @property
    def loads(self) -> np.ndarray:
        """What each point counts among what hubs hold: its weight, or 1; shape (n,)."""
        return np.ones(len(self.points), np.int64) if self.weights is None else self.weights

    @cached_property
    def group_of(self) -> np.ndarray:
        """The number of each point's group, shape (n,)."""
        found = np.empty(len(self.points), np.int64)
        for number, group in enumerate(self.groups):
            found[group.rows] = number
        return found

    @cached_property
    def own_hubs(self) -> Optional[OwnHubs]:
        """The hubs that points were in and have to be in; None if nothing is known of them."""
        return own_hubs(self.points, self.conditions)

    def own_hubs_by_group(self) -> list[Optional[OwnHubs]]:
        """Those of each group, a name in one of them only."""
        if self.own_hubs is None:
            return [None] * len(self.groups)
        return [*in_one_part_each(self.own_hubs, [group.rows for group in self.groups])]

    def names(self, field: str) -> tuple[tuple[str, ...], np.ndarray]:
        """The values of a column, and the number of each point's, -1 where it is empty; (n,)."""
        names, (number,) = numbered_names(self.points[field].tolist())
        return names, number

    @cached_property
    def _at(self) -> Optional[np.ndarray]:
        """The coordinates of a layer in which all are points, shape (n, 2)."""
        geometry = self.points.geometry
        if not (geometry.geom_type == "Point").all():
            return None
        return np.column_stack([geometry.x, geometry.y])

    def ground(self, rows: np.ndarray) -> Ground:
        """Some of the points on a flat map."""
        layer_crs = self.points.crs
        if self._at is None:
            geometry = self.points.geometry.iloc[rows]
            order = np.lexsort(geometry.bounds.to_numpy().T)
            geometry = geometry.iloc[order]
            crs = local_metric_crs(geometry)
            centroid = geometry.to_crs(crs).centroid
            xy = np.column_stack([centroid.x, centroid.y])
            at = project(xy, crs, layer_crs)
        else:
            at = self._at[rows]
            order = np.lexsort(at.T)
            at = at[order]
            crs = metric_crs_around(at, layer_crs)
            xy = project(at, layer_crs, crs)
        # The order in which they are searched.
        ranked = np.lexsort((xy[:, 1], xy[:, 0]))
        return Ground(order[ranked], crs, xy[ranked], layer_crs, at[ranked])


def groups_of(points: pd.DataFrame, field: Optional[str]) -> list[PointGroup]:
    """Return the groups of a layer: numbers by size, then texts by letters.

    What is one id (see ``ids.plain``) is one group, called as where it comes first.

    Parameters
    ----------
    points : DataFrame of length n
    field : str, optional
        The column that holds each point's group; without it all points are one group. Rows
        without a value are in none.
    """
    if field is None:
        return [PointGroup(None, np.arange(len(points)))]
    rows: dict[str, list[int]] = {}
    values: dict[str, object] = {}
    for row, value in enumerate(points[field].tolist()):
        if not is_missing(value):
            key = plain(value)
            values.setdefault(key, value)
            rows.setdefault(key, []).append(row)
    keys = sorted(rows, key=lambda key: order(values[key]))
    return [PointGroup(values[key], np.array(rows[key])) for key in keys]


def divided(inputs: HubInputs) -> list[PointGroup]:
    """The groups, and where barriers part one wholly, its parts, the largest first."""
    barriers, found = inputs.conditions.barriers, list[PointGroup]()
    if barriers is None or not len(barriers):
        return list(inputs.groups)
    for group in inputs.groups:
        ground = inputs.ground(group.rows)
        walls = Walls.of_lines(barriers, inputs.conditions.bridges, ground.crs)
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
