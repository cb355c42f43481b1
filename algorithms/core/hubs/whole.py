"""Hubs in one piece: what is neighbouring, what is cut off, and how it is brought home.

A hub is in one piece if its points are connected on the Gabriel graph of the places. A point
is cut off if its five nearest points are all in other hubs. Both are first made rare by
assigning again with a penalty on them, which keeps the sizes exact and hardly lengthens the
distances; what is left is moved by hand, and the sizes are restored along the cheapest chain
of hubs whose moves leave every hub whole; where that fails too, the hubs around are drawn anew
(`mending`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from ..progress import SILENT, Progress, Stage
from .alternate import Ground
from .mending import mend
from .neighbourhood import solve_around
from .places import Places, gabriel_links, nearest_others
from .repair import Repair
from .transport import Costs

NEAR = 5
PENALTIES = (0.1, 0.3, 1.0, 3.0)
TURNS_PER_PENALTY = 3
SOLVED_ANEW_UP_TO = 5000
MOST_ANEW = 20
LONGER_ANEW = 1.05


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
    def of(cls, xy: np.ndarray) -> Neighbours:
        places = Places.of(xy)
        a, b = gabriel_links(places.xy).T
        links = sparse.csr_matrix(
            (np.ones(2 * len(a), np.int8), (np.append(a, b), np.append(b, a))),
            shape=(places.count, places.count),
        )
        near = nearest_others(xy, NEAR) if len(xy) > 1 else np.empty((len(xy), 0), np.int64)
        return cls(places, links, near)

    def cut_off(self, labels: np.ndarray) -> np.ndarray:
        """Which points have all of their five nearest points in other hubs, shape (n,).

        In a hub of no more than five points that says nothing, and is not counted.
        """
        alone = ~(labels[self.near] == labels[:, None]).any(axis=1)
        return alone & (np.bincount(labels)[labels] > NEAR)

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

    def apart(self, labels: np.ndarray) -> np.ndarray:
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

    def parted(self, labels: np.ndarray) -> int:
        """How many places have points in different hubs."""
        return len(self.parted_places(labels))

    def parted_places(self, labels: np.ndarray) -> np.ndarray:
        least = np.full(self.places.count, np.iinfo(np.int64).max)
        most = np.full(self.places.count, -1)
        np.minimum.at(least, self.places.index, labels)
        np.maximum.at(most, self.places.index, labels)
        return np.flatnonzero(least != most)

    def faults(self, labels: np.ndarray) -> tuple[int, int, int]:
        """Pieces too many, points cut off, places parted."""
        k = int(labels.max()) + 1
        pieces = int(self.pieces_per_hub(labels, k).sum()) - len(np.unique(labels))
        return pieces, int(self.cut_off(labels).sum()), self.parted(labels)


def make_whole(
    ground: Ground,
    labels: np.ndarray,
    neighbours: Neighbours,
    rng: np.random.Generator,
    progress: Progress = SILENT,
) -> np.ndarray:
    """Bring points cut off and pieces apart home, keeping the sizes.

    Parameters
    ----------
    ground : Ground
    labels : ndarray of int, shape (n,)
        With all sizes inside their ranges.
    neighbours : Neighbours
    rng : numpy Generator

    Returns
    -------
    ndarray of int, shape (n,)
        With all sizes inside their ranges and no more faults; if the user cancelled, what
        was found so far.
    """
    labels = gather(ground, labels, neighbours, progress)
    if progress.cancelled():
        return labels
    progress.share(0.5)
    labels = Repair(ground, labels, neighbours).run(Stage(progress, 0.5, 0.8))
    return _solve_anew(ground, labels, neighbours, rng, progress)


def _solve_anew(ground, labels, neighbours, rng, progress):
    """Where faults are left, solve their surroundings anew, and keep what has fewer."""
    faults = neighbours.faults(labels)
    if len(labels) > SOLVED_ANEW_UP_TO:
        return labels
    for _ in range(MOST_ANEW):
        if progress.cancelled() or sum(faults[:2]) == 0:
            break
        where = np.flatnonzero(neighbours.apart(labels) | neighbours.cut_off(labels))
        hub = int(labels[rng.choice(where)])
        other = solve_around(ground, labels, hub, LONGER_ANEW, rng)
        if other is not None:
            other = Repair(ground, other, neighbours).run(wandering=False)
            found = neighbours.faults(other)
            if sum(found[:2]) < sum(faults[:2]):
                labels, faults = other, found
    return mend(ground, labels, neighbours, rng, progress)


def gather(
    ground: Ground, labels: np.ndarray, neighbours: Neighbours, progress: Progress = SILENT
) -> np.ndarray:
    """Assign again with a rising penalty on points alone among others' and pieces apart."""
    best, fewest, prices = labels, sum(neighbours.faults(labels)[:2]), None
    for turn, penalty in enumerate(PENALTIES):
        for _ in range(TURNS_PER_PENALTY):
            if fewest == 0 or progress.cancelled():
                return best
            costs = _penalised(ground, labels, neighbours, penalty)
            found = ground.assign(costs, prices, progress)
            if found is None or (found.labels == labels).all():
                break
            labels, prices = found.labels, found.prices
            faults = sum(neighbours.faults(labels)[:2])
            if faults < fewest:
                best, fewest = labels, faults
        progress.share(0.5 * (turn + 1) / len(PENALTIES))
    return best


def _penalised(ground, labels, neighbours, penalty):
    plain = ground.costs(ground.centres(labels), labels)
    candidates = plain.candidates
    if candidates is None:
        candidates = np.broadcast_to(np.arange(ground.hubs), plain.cost.shape)
    absent = np.ones(candidates.shape, bool)
    for column in neighbours.near.T:
        absent &= labels[column][:, None] != candidates
    apart = neighbours.apart(labels)
    absent[apart] |= candidates[apart] == labels[apart][:, None]
    extra = penalty * plain.cost.min(axis=1).mean()
    return Costs(plain.cost + extra * absent, plain.candidates, ground.hubs)
