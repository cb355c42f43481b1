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

    def cut_off(self, labels: np.ndarray) -> np.ndarray:
        """Which points have all of their five nearest points in other hubs, shape (n,).

        In a hub of no more than five points that says nothing, and is not counted. Where more
        points share a place, which of them are the nearest is chance: one that has any other
        point of its hub at the places of its five nearest, or at its own, is not cut off.
        """
        alone = ~(labels[self.near] == labels[:, None]).any(axis=1)
        alone &= np.bincount(labels)[labels] > NEAR
        index, points = self.places.index, self.places.points
        shared = points[index[self.near[alone]]].max(axis=1, initial=0) > 1
        shared |= points[index[alone]] > NEAR + 1
        doubtful = np.flatnonzero(alone)[shared]
        if len(doubtful):
            alone[doubtful] = ~self._have_company(doubtful, labels)
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

    def pieces(self, labels: np.ndarray) -> np.ndarray:
        """Return a number for the piece of its hub that each point is in, shape (n,)."""
        k = int(labels.max()) + 1
        keys, node = np.unique(self.places.index * k + labels, return_inverse=True)
        node = node.reshape(-1)
        place, hub = np.divmod(keys, k)
        has = sparse.csr_matrix(
            (np.arange(1, len(keys) + 1), (place, hub)), shape=(self.places.count, k)
        )
        from_place = np.repeat(np.arange(self.places.count), np.diff(self.links.indptr))
        # Links that can join anything: from the hubs at one end, those that are at the other.
        counts = np.diff(has.indptr)[from_place]
        start = np.repeat(has.indptr[from_place], counts)
        within = np.arange(len(start)) - np.repeat(np.cumsum(counts) - counts, counts)
        at = start + within
        wanted = np.repeat(self.links.indices, counts).astype(np.int64) * k + hub[at]
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

    def outside_main_piece(self, labels: np.ndarray) -> np.ndarray:
        """Which points are in a piece of their hub that is not its largest, shape (n,)."""
        piece = self.pieces(labels)
        points = np.bincount(piece)
        hub = np.empty(len(points), np.int64)
        hub[piece] = labels
        order = np.lexsort((np.arange(len(points)), -points, hub))
        largest = np.zeros(len(points), bool)
        first = np.ones(len(points), bool)
        first[1:] = hub[order][1:] != hub[order][:-1]
        largest[order[first]] = True
        return ~largest[piece]

    def split_count(self, labels: np.ndarray) -> int:
        """How many places have points in different hubs."""
        return len(self.split_places(labels))

    def split_places(self, labels: np.ndarray) -> np.ndarray:
        least = np.full(self.places.count, np.iinfo(np.int64).max)
        most = np.full(self.places.count, -1)
        np.minimum.at(least, self.places.index, labels)
        np.maximum.at(most, self.places.index, labels)
        return np.flatnonzero(least != most)

    def faults(self, labels: np.ndarray) -> tuple[int, int, int]:
        """Pieces too many, points cut off, places split."""
        k = int(labels.max()) + 1
        pieces = int(self.pieces_per_hub(labels, k).sum()) - len(np.unique(labels))
        return pieces, int(self.cut_off(labels).sum()), self.split_count(labels)
