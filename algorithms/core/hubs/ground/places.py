# SPDX-License-Identifier: GPL-2.0-or-later
"""Points on the ground: which share a place, which are near, how to halve a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import Delaunay, QhullError, cKDTree


@dataclass(frozen=True)
class Places:
    """The distinct places of points.

    Attributes
    ----------
    xy : ndarray of shape (m, 2)
    points : ndarray of int, shape (m,)
        How many points stand at each place.
    index : ndarray of int, shape (n,)
        The place of each point.
    """

    xy: np.ndarray
    points: np.ndarray
    index: np.ndarray

    @classmethod
    def of(cls, xy: np.ndarray) -> Places:
        places, index, points = np.unique(xy, axis=0, return_inverse=True, return_counts=True)
        # numpy 2.0 gives the inverse a second axis.
        return cls(places, points, index.reshape(-1))

    @property
    def count(self) -> int:
        return len(self.xy)


def delaunay_links(xy: np.ndarray) -> np.ndarray:
    """Return the pairs of places that share a Delaunay edge.

    Places on one line are linked one to the next; places that the triangulation leaves out,
    because they are too close to others, are linked to the nearest of them.

    Parameters
    ----------
    xy : ndarray of shape (m, 2)
        Distinct places.

    Returns
    -------
    ndarray of int, shape (e, 2)
        Each pair once, the lower number first, sorted.
    """
    mesh = _mesh(xy)
    if mesh is None:
        return _links_in_line(xy)
    corners = mesh.simplices.astype(np.int64)
    links = np.vstack([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [2, 0]]])
    links = np.vstack([links, mesh.coplanar[:, [0, 2]]])
    return np.unique(np.sort(links, axis=1), axis=0)


def _mesh(xy: np.ndarray) -> Optional[Delaunay]:
    """The triangulation of places; None if they are too few or on one line."""
    if len(xy) < 3:
        return None
    try:
        return Delaunay(xy - xy.mean(axis=0))
    except QhullError:
        return None


def _links_in_line(xy: np.ndarray) -> np.ndarray:
    if len(xy) < 2:
        return np.empty((0, 2), np.int64)
    order = np.argsort(along(xy - xy.mean(axis=0)), kind="stable")
    links = np.sort(np.column_stack([order[:-1], order[1:]]), axis=1)
    return np.unique(links, axis=0).astype(np.int64)


def gabriel_links(xy: np.ndarray) -> np.ndarray:
    """Return the pairs of places with no other place in the circle between them.

    The Gabriel graph: the Delaunay edges without those that span an obtuse or right angle,
    among them the long ones around the rim. It joins all places, as it holds their minimum
    spanning tree.

    Parameters
    ----------
    xy : ndarray of shape (m, 2)
        Distinct places.

    Returns
    -------
    ndarray of int, shape (e, 2)
        Each pair once, the lower number first, sorted.

    References
    ----------
    Gabriel, K. R. and Sokal, R. R. (1969). A new statistical approach to geographic variation
        analysis. Systematic Zoology 18.
    """
    mesh = _mesh(xy)
    if mesh is None:
        return _links_in_line(xy)
    corners = mesh.simplices.astype(np.int64)
    sides, obtuse = [], []
    for at in range(3):
        apex, a, b = corners[:, at], corners[:, at - 1], corners[:, at - 2]
        to_a, to_b = xy[a] - xy[apex], xy[b] - xy[apex]
        lengths = np.hypot(*to_a.T) * np.hypot(*to_b.T)
        sides.append(np.column_stack([a, b]))
        # Four places on a circle: neither diagonal, so that rounding has no say.
        obtuse.append((to_a * to_b).sum(axis=1) <= 1e-9 * lengths)
    links, spanned = np.sort(np.vstack(sides), axis=1), np.concatenate(obtuse)
    key = links[:, 0] * len(xy) + links[:, 1]
    kept = np.setdiff1d(key, key[spanned])
    left_out = np.sort(mesh.coplanar[:, [0, 2]].astype(np.int64), axis=1)
    kept = np.union1d(kept, left_out[:, 0] * len(xy) + left_out[:, 1])
    return np.column_stack(np.divmod(kept, len(xy)))


def shortest_links(xy: np.ndarray) -> np.ndarray:
    """Return the shortest links that join all places: their minimum spanning tree.

    Parameters
    ----------
    xy : ndarray of shape (m, 2)
        Distinct places.

    Returns
    -------
    ndarray of int, shape (m - 1, 2)
    """
    links = delaunay_links(xy)
    return spanning(links, np.hypot(*(xy[links[:, 0]] - xy[links[:, 1]]).T), len(xy))


def spanning(links: np.ndarray, length: np.ndarray, count: int) -> np.ndarray:
    """Return the links, each pair once, of the shortest tree that joins what they join; (t, 2)."""
    # The tree is taken over sparse data, where a length of zero would be no link at all.
    length = np.maximum(length, np.finfo(float).tiny)
    graph = sparse.csr_matrix((length, (links[:, 0], links[:, 1])), shape=(count, count))
    return np.column_stack(minimum_spanning_tree(graph).nonzero())


def nearest_others(xy: np.ndarray, most: int) -> np.ndarray:
    """Return the nearest other points of each point, at the same place or not.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        With n at least 2.
    most : int
        How many; fewer if there are no more.

    Returns
    -------
    ndarray of int, shape (n, min(most, n - 1))
    """
    n = len(xy)
    most = min(most, n - 1)
    _, near = cKDTree(xy).query(xy, k=most + 1)
    other = near != np.arange(n)[:, None]
    # Among many points at one place the point itself may not be named.
    other[other.all(axis=1), -1] = False
    return near[other].reshape(n, most)


def members_of_hubs(labels: np.ndarray, hubs: int) -> list[np.ndarray]:
    """Return the rows of each hub's points, ascending; hubs are 0..hubs-1."""
    order = np.argsort(labels, kind="stable")
    return np.split(order, np.cumsum(np.bincount(labels, minlength=hubs))[:-1])


def split_along(xy: np.ndarray, members: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cut a group in two equal halves across its longest direction.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
    members : ndarray of int, shape (m,)
        Rows of ``xy``; at least 2.

    Returns
    -------
    first, second : ndarray of int
        With ``len(second)`` equal to ``len(first)`` or one more.
    """
    order = members[np.argsort(along(xy[members]), kind="stable")]
    middle = len(order) // 2
    return order[:middle], order[middle:]


def along(xy: np.ndarray) -> np.ndarray:
    """Return the positions along the principal axis, from west to east; in any dimensions."""
    centred = xy - xy.mean(axis=0)
    axis = np.linalg.eigh(centred.T @ centred)[1][:, -1]
    # An eigenvector's sign is left to chance; fix it.
    if axis[np.abs(axis).argmax()] < 0:
        axis = -axis
    return centred @ axis
