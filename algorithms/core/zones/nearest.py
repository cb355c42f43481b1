# SPDX-License-Identifier: GPL-2.0-or-later
"""The shortest ways between parts of a map, from outline to outline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.spatial import cKDTree

if TYPE_CHECKING:
    import geopandas as gpd

_AT_ONCE = 500_000
"""Pairs of corners and sides that are measured in one go: some 30 MB."""


class Connection(NamedTuple):
    """The shortest way between two units; ends in metres."""

    distance_m: float
    unit: int
    other: int
    start: tuple[float, float]
    end: tuple[float, float]


class Outlines:
    """The outlines of units, ready to be measured.

    Parameters
    ----------
    units_m : sequence of n polygons
        In metres. They do not overlap, so that what is between them is what is between
        their outlines.
    """

    def __init__(self, units_m: gpd.GeoSeries) -> None:
        self.sides, self.bounds = [], np.zeros((len(units_m), 4))
        for number, shape in enumerate(units_m):
            rings = [
                np.asarray(ring.coords)[:, :2]
                for polygon in getattr(shape, "geoms", (shape,))
                for ring in (polygon.exterior, *polygon.interiors)
            ]
            self.sides.append(np.concatenate([np.hstack([r[:-1], r[1:]]) for r in rings]))
            self.bounds[number] = shape.bounds

    def ways(
        self, units: np.ndarray, others: np.ndarray, at_least_m: float = 0.0
    ) -> list[Connection]:
        """Return the shortest way of every pair within reach, nearest first.

        Parameters
        ----------
        units, others : ndarrays of numbers of units
        at_least_m : float
            All pairs are found that lie within this distance of each other, or within the
            least distance of all if that is longer.
        """
        near = self._box_distance(units, others)
        first = others[np.argsort(near, kind="stable")[:1]]
        reach = max(at_least_m, self._corner_distance(units, first))
        close = others[near <= reach]
        reach = max(at_least_m, min(reach, self._corner_distance(units, close)))
        found: dict[tuple[int, int], Connection] = {}
        mine, their = self._within(units, close, reach)
        for forth, (corners, sides) in enumerate(((their, mine), (mine, their))):
            for way in _corner_to_side(corners, sides, reach):
                distance, one, two, start, end = way
                if not forth:
                    one, two, start, end = two, one, end, start
                best = found.get((one, two))
                if best is None or distance < best.distance_m:
                    found[one, two] = Connection(distance, one, two, start, end)
        return sorted(found.values())

    def _box_distance(self, units: np.ndarray, others: np.ndarray) -> np.ndarray:
        """From the box around the units to the box of each other one; shape (len(others),)."""
        west, south = self.bounds[units, :2].min(axis=0)
        east, north = self.bounds[units, 2:].max(axis=0)
        box = self.bounds[others]
        across = np.maximum(0, np.maximum(box[:, 0] - east, west - box[:, 2]))
        along = np.maximum(0, np.maximum(box[:, 1] - north, south - box[:, 3]))
        return np.hypot(across, along)

    def _corner_distance(self, units: np.ndarray, others: np.ndarray) -> float:
        """From corner to corner: no less than from outline to outline."""
        mine, their = self._all(units)[0], self._all(others)[0]
        return float(cKDTree(mine[:, :2]).query(their[:, :2])[0].min())

    def _all(self, units: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        sides = [self.sides[unit] for unit in units.tolist()]
        return np.concatenate(sides), np.repeat(units, [len(each) for each in sides])

    def _within(self, units: np.ndarray, others: np.ndarray, reach: float) -> Any:
        """The sides, with their owners, of both that may lie within reach of each other."""
        both = [self._all(units), self._all(others)]
        middles = [(sides[:, :2] + sides[:, 2:]) / 2 for sides, _ in both]
        halves = [np.hypot(*(sides[:, 2:] - sides[:, :2]).T) / 2 for sides, _ in both]
        kept = []
        for own, other in ((0, 1), (1, 0)):
            away = cKDTree(middles[other]).query(middles[own])[0]
            # A hair more, for rounding.
            limit = (reach + halves[own] + halves[other].max()) * (1 + 1e-9)
            keep = away <= limit
            kept.append((both[own][0][keep], both[own][1][keep]))
        return kept


def _corner_to_side(corners: Any, sides: Any, reach: float) -> list:
    """The shortest way, within reach, from a corner of each unit to a side of each other."""
    (ends, owner), (lines, owner_of_line) = corners, sides
    points = ends[:, :2]
    start, along = lines[:, :2], lines[:, 2:] - lines[:, :2]
    square = np.maximum((along**2).sum(axis=1), 1e-30)
    limit = reach * (1 + 1e-9) + 1e-9
    best: dict[tuple[int, int], tuple] = {}
    step = max(1, _AT_ONCE // max(1, len(lines)))
    for chunk in range(0, len(points), step):
        p = points[chunk : chunk + step]
        share = ((p[:, None] - start[None]) * along[None]).sum(axis=2) / square[None]
        foot = start[None] + np.clip(share, 0, 1)[:, :, None] * along[None]
        away = np.hypot(*np.moveaxis(p[:, None] - foot, -1, 0))
        row, column = np.nonzero(away <= limit)
        # Of every pair of units the nearest, which comes first.
        one, two, length = owner[chunk + row], owner_of_line[column], away[row, column]
        order = np.lexsort((length, two, one))
        first = np.ones(len(order), bool)
        first[1:] = (np.diff(one[order]) != 0) | (np.diff(two[order]) != 0)
        for at in order[first].tolist():
            pair = int(one[at]), int(two[at])
            if pair not in best or length[at] < best[pair][0]:
                r, c = row[at], column[at]
                best[pair] = (
                    float(length[at]),
                    *pair,
                    tuple(p[r].tolist()),
                    tuple(foot[r, c].tolist()),
                )
    return list(best.values())
