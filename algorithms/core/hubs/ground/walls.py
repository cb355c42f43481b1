# SPDX-License-Identifier: GPL-2.0-or-later
"""Barriers that no hub crosses and bridges that lead over them, where points are neighbours.

The way between two neighbouring places counts: a link that meets a barrier is none. Places that
are then cut from others on their side are linked to them by the shortest way that meets no
barrier.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Optional

import geopandas as gpd
import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from ...shapes import in_crs
from .places import Places, delaunay_links, gabriel_links, spanning

NEAREST = 12
"""Of the nearest places, so many are tried as neighbours on one side of a barrier."""


@dataclass(frozen=True)
class Walls:
    """Barriers and bridges in the plane of the points.

    Attributes
    ----------
    barriers : ndarray of shape (b, 2, 2)
        Straight pieces, each from one end to the other.
    bridges : ndarray of shape (c, 2, 2)
        Where each starts and where it ends.
    """

    barriers: np.ndarray
    bridges: np.ndarray

    @classmethod
    def of_lines(
        cls, barriers: Optional[gpd.GeoDataFrame], bridges: Optional[gpd.GeoDataFrame], crs: Any
    ) -> Optional[Walls]:
        """From layers of lines, in another reference system; None if there are no barriers."""
        if barriers is None or not len(barriers):
            return None
        pieces = [
            piece
            for line in _lines(barriers, crs)
            for piece in np.stack([line[:-1], line[1:]], axis=1)
        ]
        ends = [] if bridges is None else [line[[0, -1]] for line in _lines(bridges, crs)]
        shape = (-1, 2, 2)
        return cls(np.array(pieces).reshape(shape), np.array(ends, float).reshape(shape))

    def moved(self, corner: np.ndarray, unit: float) -> Walls:
        """In coordinates from a corner, in another unit."""
        return Walls((self.barriers - corner) / unit, (self.bridges - corner) / unit)

    @property
    def without_bridges(self) -> Walls:
        return replace(self, bridges=self.bridges[:0])

    def are_crossed(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Which straight ways from a to b, shape (e, 2) each, meet a barrier; shape (e,).

        shapely's tree finds the same, with version 1.8 in ten times the time.
        """
        found = np.zeros(len(a), bool)
        if not len(self.barriers) or not len(a):
            return found
        low, high = np.minimum(a, b), np.maximum(a, b)
        order = np.argsort(low[:, 0], kind="stable")
        west = low[order, 0]
        widest = float((high - low)[:, 0].max())
        for start, end in self.barriers:
            x, y = np.sort([start[0], end[0]]), np.sort([start[1], end[1]])
            # Ways that reach as far: those that begin at most the widest one's width to the west.
            first, last = np.searchsorted(west, [x[0] - widest, x[1]], side="left")
            some = order[first : last + np.count_nonzero(west[last:] == x[1])]
            near = (high[some, 0] >= x[0]) & (high[some, 1] >= y[0]) & (low[some, 1] <= y[1])
            some = some[near & ~found[some]]
            p, q = a[some], b[some]
            # Either's ends lie on different sides of the other, or on it.
            apart = _side(start, end, p) * _side(start, end, q) <= 0
            apart &= _side(p, q, start) * _side(p, q, end) <= 0
            found[some[apart]] = True
        return found

    def links(self, places: Places) -> np.ndarray:
        """The pairs of places that are neighbours; shape (e, 2)."""
        xy, m = places.xy, places.count
        links = self._uncrossed(xy, gabriel_links(xy))
        joined = _components(links, m)
        if joined.max(initial=0):
            near = cKDTree(xy).query(xy, k=min(m, NEAREST + 1))[1][:, 1:]
            more = np.column_stack([np.repeat(np.arange(m), near.shape[1]), near.ravel()])
            more = np.unique(np.sort(np.vstack([more, delaunay_links(xy)]), axis=1), axis=0)
            more = self._uncrossed(xy, more[joined[more[:, 0]] != joined[more[:, 1]]])
            links = np.vstack([links, _shortest(xy, more, joined)])
        return np.unique(np.vstack([links, self._over_bridges(xy)]), axis=0)

    def _uncrossed(self, xy: np.ndarray, links: np.ndarray) -> np.ndarray:
        return links[~self.are_crossed(xy[links[:, 0]], xy[links[:, 1]])]

    def _over_bridges(self, xy: np.ndarray) -> np.ndarray:
        ends = cKDTree(xy).query(self.bridges.reshape(-1, 2))[1].reshape(-1, 2)
        return np.sort(ends[ends[:, 0] != ends[:, 1]], axis=1).astype(np.int64)

    def near(self, xy: np.ndarray, part: np.ndarray, most: int) -> np.ndarray:
        """The nearest other points of each point on its side of the barriers.

        Parameters
        ----------
        xy : ndarray of shape (n, 2)
        part : ndarray of int, shape (n,)
            The part of the map that each point is in.
        most : int

        Returns
        -------
        ndarray of int, shape (n, most)
            Where there are fewer, those of the part across a barrier follow, and then the point
            itself.
        """
        n = len(xy)
        many = min(n, 4 * most + 1)
        away, near = cKDTree(xy).query(xy, k=many)
        rows = np.repeat(np.arange(n), many).reshape(n, many)
        crossed = self.are_crossed(xy[rows.ravel()], xy[near.ravel()]).reshape(n, many)
        # In the order of: on this side, of this part, the point itself, all others.
        rank = np.where(part[near] != part[rows], 3, np.where(near == rows, 2, crossed * 1))
        order = np.lexsort((away, rank), axis=1)[:, :most]
        found = np.take_along_axis(near, order, axis=1)
        return np.where(np.take_along_axis(rank, order, axis=1) == 3, np.arange(n)[:, None], found)


def _side(start: np.ndarray, end: np.ndarray, point: np.ndarray) -> np.ndarray:
    """On which side of straight ways points lie: 1 on the left, -1 on the right, 0 on them."""
    along, to = end - start, point - start
    return np.sign(along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0])


def _lines(layer: gpd.GeoDataFrame, crs: Any) -> list[np.ndarray]:
    """The lines of a layer, one by one, as coordinates."""
    shapes = in_crs(gpd.GeoSeries(layer.geometry), crs)
    parts = [
        part
        for shape in shapes
        if shape is not None and not shape.is_empty
        for part in getattr(shape, "geoms", (shape,))
    ]
    return [np.array(part.coords)[:, :2] for part in parts]


def _components(links: np.ndarray, count: int) -> np.ndarray:
    graph = sparse.coo_matrix((np.ones(len(links)), links.T), shape=(count, count))
    return connected_components(graph, directed=False)[1]


def _shortest(xy: np.ndarray, links: np.ndarray, joined: np.ndarray) -> np.ndarray:
    """Of links between parts the shortest that join as many of these as can be joined."""
    if not len(links):
        return links
    step = xy[links[:, 0]] - xy[links[:, 1]]
    order = np.argsort(np.hypot(*step.T), kind="stable")
    between = np.sort(joined[links[order]], axis=1)
    # The shortest link of each pair of parts.
    pairs, first = np.unique(between, axis=0, return_index=True)
    best = order[first]
    tree = spanning(pairs, np.hypot(*step[best].T), int(joined.max()) + 1)
    kept = set(map(tuple, tree.tolist()))
    return links[[row for row, pair in zip(best, map(tuple, pairs.tolist())) if pair in kept]]
