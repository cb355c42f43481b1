# SPDX-License-Identifier: GPL-2.0-or-later
"""Which points are neighbours, and by that what of a hub is cut off or in pieces.

A hub is in one piece if its points are connected on the Gabriel graph of the places. A point
is cut off if its five nearest points are all in other hubs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from .places import Places, gabriel_links, nearest_others
from .walls import Walls

NEAR = 5
"""Nearest points that say whether one is cut off: all of them in other hubs."""


@dataclass(frozen=True)
class Neighbours:
    """Which points are neighbours.

    n points at m places.

    Attributes
    ----------
    places : Places
    links : csr_matrix of shape (m, m)
        The Gabriel graph of the places, both ways.
    near : ndarray of int, shape (n, 5)
        The nearest other points of each point; fewer if there are no more.
    """

    places: Places
    links: sparse.csr_matrix
    near: np.ndarray

    @classmethod
    def of(cls, xy: np.ndarray, walls: Optional[Walls] = None) -> Neighbours:
        """From points; with walls only those that no barrier lies between are neighbours."""
        places = Places.of(xy)
        a, b = (gabriel_links(places.xy) if walls is None else walls.links(places)).T
        links = sparse.csr_matrix(
            (np.ones(2 * len(a), np.int8), (np.append(a, b), np.append(b, a))),
            shape=(places.count, places.count),
        )
        near = nearest_others(xy, NEAR) if len(xy) > 1 else np.empty((len(xy), 0), np.int64)
        if walls is not None and len(xy) > 1:
            part = connected_components(links, directed=False)[1][places.index]
            near = walls.near(xy, part, NEAR)
        return cls(places, links, near)

    @property
    def parts(self) -> np.ndarray:
        """The part of the map that each point is in, by what links join; shape (n,)."""
        return connected_components(self.links, directed=False)[1][self.places.index]

    def cut_off(self, labels: np.ndarray, some: Optional[np.ndarray] = None) -> np.ndarray:
        """Which points have all of their five nearest points in other hubs.

        In a hub of no more than five points that says nothing, and is not counted. Where more
        points share a place, which of them are the nearest is chance: one that has any other
        point of its hub at the places of its five nearest, or at its own, is not cut off.

        Parameters
        ----------
        labels : ndarray of int, shape (n,)
        some : ndarray of int, shape (p,), optional
            Points, rows; without, all.

        Returns
        -------
        ndarray of bool, shape (n,) or (p,)
        """
        rows = np.arange(len(labels)) if some is None else some
        alone = ~(labels[self.near[rows]] == labels[rows][:, None]).any(axis=1)
        alone &= np.bincount(labels)[labels[rows]] > NEAR
        index, points = self.places.index, self.places.points
        shared = points[index[self.near[rows[alone]]]].max(axis=1, initial=0) > 1
        shared |= points[index[rows[alone]]] > NEAR + 1
        doubtful = np.flatnonzero(alone)[shared]
        if len(doubtful):
            alone[doubtful] = ~self._have_company(rows[doubtful], labels)
        return alone

    def _have_company(self, points: np.ndarray, labels: np.ndarray) -> np.ndarray:
        """Whether other points of their hubs are at the places of some points or of those near."""
        k, index = int(labels.max()) + 1, self.places.index
        keys, counts = np.unique(index * k + labels, return_counts=True)

        def mates(places: np.ndarray) -> np.ndarray:
            wanted = places * k + labels[points][:, None]
            at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
            return np.where(keys[at] == wanted, counts[at], 0)

        here, near = index[points][:, None], index[self.near[points]]
        beside = ((near != here) & (mates(near) > 0)).any(axis=1)
        return np.asarray((mates(here)[:, 0] > 1) | beside)

    def pieces(self, labels: np.ndarray, some: Optional[np.ndarray] = None) -> np.ndarray:
        """A number for the piece of its hub that each point is in.

        Parameters
        ----------
        labels : ndarray of int, shape (n,)
        some : ndarray of int, shape (p,), optional
            All points of some hubs, rows; without, all points.

        Returns
        -------
        ndarray of int, shape (n,) or (p,)
        """
        k, index, links = int(labels.max()) + 1, self.places.index, self.links
        if some is not None:
            labels, index = labels[some], index[some]
        keys, node = np.unique(index * k + labels, return_inverse=True)
        node = node.reshape(-1)
        place, hub = np.divmod(keys, k)
        has = sparse.csr_matrix(
            (np.arange(1, len(keys) + 1), (place, hub)), shape=(self.places.count, k)
        )
        starts = np.arange(self.places.count)
        if some is not None:
            starts = np.unique(place)
            links = links[starts]
        from_place = np.repeat(starts, np.diff(links.indptr))
        # Links that can join anything: from the hubs at one end, those that are at the other.
        counts = np.diff(has.indptr)[from_place]
        start = np.repeat(has.indptr[from_place], counts)
        within = np.arange(len(start)) - np.repeat(np.cumsum(counts) - counts, counts)
        at = start + within
        wanted = np.repeat(links.indices, counts).astype(np.int64) * k + hub[at]
        end = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        same = keys[end] == wanted
        graph = sparse.csr_matrix(
            (np.ones(same.sum(), np.int8), (at[same], end[same])), shape=(len(keys), len(keys))
        )
        return connected_components(graph, directed=False)[1][node]

    def pieces_per_hub(self, labels: np.ndarray, hubs: int) -> np.ndarray:
        """In how many pieces each hub is, shape (hubs,)."""
        _, one_of_each = np.unique(self.pieces(labels), return_index=True)
        return np.bincount(labels[one_of_each], minlength=hubs)

    def outside_main_piece(
        self, labels: np.ndarray, some: Optional[np.ndarray] = None
    ) -> np.ndarray:
        """Which points are in a piece of their hub that is not its largest; as ``pieces``."""
        piece = self.pieces(labels, some)
        labels = labels if some is None else labels[some]
        points = np.bincount(piece)
        hub = np.empty(len(points), np.int64)
        hub[piece] = labels
        order = np.lexsort((np.arange(len(points)), -points, hub))
        largest = np.zeros(len(points), bool)
        first = np.ones(len(points), bool)
        first[1:] = hub[order][1:] != hub[order][:-1]
        largest[order[first]] = True
        return ~largest[piece]

    def split_places(self, labels: np.ndarray, some: Optional[np.ndarray] = None) -> np.ndarray:
        """The places that have points in different hubs; of some hubs as ``pieces``."""
        rows = np.arange(len(labels)) if some is None else some
        index, here = self.places.index[rows], self.places.points
        first = np.full(self.places.count, -1)
        first[index] = labels[rows]
        alike = np.bincount(index[labels[rows] == first[index]], minlength=self.places.count)
        return np.flatnonzero((first >= 0) & (alike < here))

    def faults(self, labels: np.ndarray, some: Optional[np.ndarray] = None) -> tuple[int, int, int]:
        """Pieces too many, points cut off, places split; of some hubs as ``pieces``."""
        piece = self.pieces(labels, some)
        own = labels if some is None else labels[some]
        # Pieces have no gaps in their numbers.
        pieces = int(piece.max()) + 1 - len(np.unique(own))
        alone, split = self.cut_off(labels, some), self.split_places(labels, some)
        return pieces, int(alone.sum()), len(split)
