# SPDX-License-Identifier: GPL-2.0-or-later
"""The outlines of planning units, cut into segments, and which of them are drawn twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
from shapely.geometry import LineString

from .. import geo

_SAME_VERTEX_M = 1e-6
"""Vertices closer than this are one vertex: floating-point noise, never drawn."""

_NOWHERE_M = 1e12
"""Beyond any place on Earth."""


@dataclass(frozen=True)
class Segments:
    """The outlines of n units as m straight segments, unit by unit as they are drawn.

    Attributes
    ----------
    n_units : int
    owner : ndarray of int of shape (m,)
        The unit of every segment.
    flat : ndarray of shape (m, 4)
        x1 y1 x2 y2 in the layer's own coordinates, scaled to about metres: a straight border
        stays straight, which a projection would not promise.
    length : ndarray of shape (m,)
        In metres as borders are measured.
    is_left : ndarray of bool of shape (m,)
        The unit lies to the left of the segment as it is drawn, else to the right.
    """

    n_units: int
    owner: np.ndarray
    flat: np.ndarray
    length: np.ndarray
    is_left: np.ndarray

    def only(self, chosen: np.ndarray) -> Segments:
        """The segments where ``chosen``, bool of shape (m,), is true."""
        columns = self.owner, self.flat, self.length, self.is_left
        return Segments(self.n_units, *(column[chosen] for column in columns))

    @property
    def follows(self) -> np.ndarray:
        """Whether each but the first goes on where the one before it ends; shape (m - 1,)."""
        same = self.owner[1:] == self.owner[:-1]
        return same & (self.flat[1:, :2] == self.flat[:-1, 2:]).all(axis=1)

    def equal(self) -> Any:
        """Match segments with equal ends.

        Returns
        -------
        ndarray, ndarray, ndarray of shape (k,)
            Pairs of units on either side of a segment, and its length.
        ndarray of bool of shape (m,)
            Whether exactly one other segment equals it, of a unit on its other side. Two units
            on the same side of a segment lie over one another there.
        ndarray of int of shape (m,)
            How often the segment occurs.
        """
        grid = np.round(self.flat / _SAME_VERTEX_M).astype(np.int64)
        swap = (grid[:, 0] > grid[:, 2]) | ((grid[:, 0] == grid[:, 2]) & (grid[:, 1] > grid[:, 3]))
        grid[swap] = grid[swap][:, [2, 3, 0, 1]]
        side = swap != self.is_left
        order = np.lexsort((self.owner, *grid.T[::-1]))
        same = np.all(grid[order[1:]] == grid[order[:-1]], axis=1)
        group = np.concatenate([[0], np.cumsum(~same)])[: len(order)]
        times = np.empty(len(order), int)
        times[order] = np.bincount(group)[group] if len(order) else 0
        one, two = order[:-1][same], order[1:][same]
        across = (self.owner[one] != self.owner[two]) & (side[one] != side[two])
        one, two = one[across], two[across]
        is_matched = np.zeros(len(order), bool)
        is_matched[one] = is_matched[two] = True
        return self.owner[one], self.owner[two], self.length[one], is_matched & (times == 2), times

    def as_lines(self) -> list[LineString]:
        """One line per unit through its segments; where they do not follow it goes nowhere.

        No two lines go the same way there, so that equal pieces are equal segments.
        """
        ends_run = np.append(~self.follows, True)[: len(self.owner)]
        # Every segment gives its start; the last of a run its end, too, and a place beyond.
        size = np.where(ends_run, 3, 1)
        at = np.concatenate([[0], np.cumsum(size)]).astype(int)
        xy = np.empty((at[-1], 2))
        xy[at[:-1]] = self.flat[:, :2]
        last = np.flatnonzero(ends_run)
        xy[at[last] + 1] = self.flat[last, 2:]
        xy[at[last] + 2] = np.column_stack([_NOWHERE_M + np.arange(len(last)), 0 * last])
        bounds = at[np.searchsorted(self.owner, np.arange(self.n_units + 1))]
        return [
            LineString(xy[start:stop] if stop > start else [(_NOWHERE_M + unit, y) for y in (1, 2)])
            for unit, (start, stop) in enumerate(zip(bounds[:-1], bounds[1:]))
        ]


def cut_into_segments(units: gpd.GeoSeries, metric_crs: Any) -> Segments:
    """Cut the outlines of units into segments; those of no length are left out.

    Parameters
    ----------
    units : GeoSeries of n Polygons or MultiPolygons
        With a coordinate reference system.
    metric_crs : CRS
        Projection in metres in which lengths are measured.
    """
    rings, owners, is_hole = [], [], []
    for i, geometry in enumerate(units):
        for polygon in getattr(geometry, "geoms", (geometry,)):
            for number, ring in enumerate((polygon.exterior, *polygon.interiors)):
                rings.append(np.asarray(ring.coords)[:, :2])
                owners.append(i)
                is_hole.append(number > 0)
    sizes = np.array([len(ring) for ring in rings])
    xy = np.concatenate(rings)
    del rings
    ring_of = np.repeat(np.arange(len(sizes)), sizes)
    start = np.flatnonzero(ring_of[:-1] == ring_of[1:])
    ring_of = ring_of[start]

    metric = geo.project(xy, units.crs, metric_crs)
    length = np.hypot(*(metric[start + 1] - metric[start]).T)
    middle = xy.mean(axis=0)
    xy = (xy - middle) * geo.metres_per_unit(middle[None], units.crs, metric_crs)[0]
    flat = np.hstack([xy[start], xy[start + 1]])
    twice_area = np.bincount(
        ring_of, flat[:, 0] * flat[:, 3] - flat[:, 2] * flat[:, 1], minlength=len(sizes)
    )
    is_left = (twice_area > 0) != np.array(is_hole, bool)
    real = length > 0
    owner = np.asarray(owners)[ring_of]
    return Segments(len(units), owner[real], flat[real], length[real], is_left[ring_of][real])
