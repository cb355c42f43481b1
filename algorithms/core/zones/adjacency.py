# SPDX-License-Identifier: GPL-2.0-or-later
"""Rook adjacency of planning units, with the length of every shared border.

libpysal's rook finds the neighbours whose outlines share an edge vertex by vertex. Real
layers also hold neighbours that differ by an extra vertex, a T-junction or a gap of
rounding; those are found here within a tolerance and reported, so that the officer can
look at them.
"""

from __future__ import annotations

import sys
import types
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import geopandas as gpd
import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from .loose_outlines import LooseOutlines, pair_matrix
from .rings import Rings
from .segments import cut_into_segments

TOLERANCE_M = 0.1
"""Outlines closer than this are the same border: the rounding of 6-digit degrees."""

SHORTEST_ADDED_BORDER_M = 1.0
"""A border that only the tolerance finds must be this long."""

NEAR_M = 5.0
"""Outlines that run this close without counting as shared are worth a look."""

_CORNERS = 1e-3
"""Part by which borders may be longer than the outline, as each counts its corners within the
tolerance; a zone's outline remains far from nothing."""

NO_PAIRS = np.zeros((0, 2), int)
"""No pairs of units, in the shape that pairs have."""


@dataclass(frozen=True)
class Adjacency:
    """Who borders whom, and over how many metres (eq. 2 of Biswas et al. 2020).

    Attributes
    ----------
    border_m : csr_matrix of shape (n, n)
        Shared border in metres; symmetric, an entry for every pair that shares a border or
        is joined by a bridge (0 metres then).
    added : ndarray of shape (m, 2)
        Pairs that libpysal's rook misses and the tolerance finds.
    cut : ndarray of shape (m, 2)
        Pairs that share a border and yet do not count as adjacent: a barrier lies between.
    joined : ndarray of shape (m, 2)
        Pairs that share no border and yet count as adjacent: a bridge joins them.
    islands : ndarray of shape (m, 2)
        The same, joined without being asked: a part of the map has no school.
    near : ndarray of shape (m, 2)
        Pairs that are not adjacent though their outlines run close together.
    soft : ndarray of shape (m, 2)
        Adjacent pairs, the lower index first, that a barrier with a price lies between.
    soft_cost : ndarray of shape (m,)
        That price: what it costs, in students, that such a pair is of one zone.
    suspects : ndarray
        Units whose outline is not matched, segment by segment, by exactly one neighbour on its
        other side: at the edge of the map, along borders whose vertices differ, or where units
        overlap.
    """

    border_m: sparse.csr_matrix
    added: np.ndarray = field(default_factory=lambda: np.zeros((0, 2), int))
    cut: np.ndarray = field(default_factory=lambda: np.zeros((0, 2), int))
    joined: np.ndarray = field(default_factory=lambda: np.zeros((0, 2), int))
    islands: np.ndarray = field(default_factory=lambda: np.zeros((0, 2), int))
    near: np.ndarray = field(default_factory=lambda: np.zeros((0, 2), int))
    soft: np.ndarray = field(default_factory=lambda: np.zeros((0, 2), int))
    soft_cost: np.ndarray = field(default_factory=lambda: np.zeros(0))
    suspects: np.ndarray = field(default_factory=lambda: np.zeros(0, int))

    @property
    def n_units(self) -> int:
        return self.border_m.shape[0]

    @cached_property
    def border_neighbours(self) -> list[list[int]]:
        """For every unit those that it shares a border with, ascending."""
        indptr, indices = self.border_m.indptr, self.border_m.indices
        return [indices[a:b].tolist() for a, b in zip(indptr[:-1], indptr[1:])]

    @cached_property
    def borders(self) -> list[list[float]]:
        """For every unit the shared borders in metres, in the order of ``border_neighbours``."""
        indptr, data = self.border_m.indptr, self.border_m.data
        return [data[a:b].tolist() for a, b in zip(indptr[:-1], indptr[1:])]

    @cached_property
    def neighbours(self) -> list[list[int]]:
        """For every unit the adjacent ones, ascending: no barrier lies between."""
        if not len(self.cut):
            return self.border_neighbours
        walls = {*map(tuple, self.cut.tolist()), *map(tuple, self.cut[:, ::-1].tolist())}
        return [
            [other for other in others if (unit, other) not in walls]
            for unit, others in enumerate(self.border_neighbours)
        ]

    @cached_property
    def rings(self) -> Rings:
        """Who lies around every unit, as moves ask for it."""
        return Rings(self.border_neighbours, self.borders, self.neighbours)

    @cached_property
    def open_border_m(self) -> sparse.csr_matrix:
        """``border_m`` of the adjacent pairs alone: those that a barrier cuts are left out."""
        if not len(self.cut):
            return self.border_m
        rows = np.repeat(np.arange(self.n_units), np.diff(self.border_m.indptr))
        walls = {*map(tuple, self.cut.tolist()), *map(tuple, self.cut[:, ::-1].tolist())}
        pairs = zip(rows.tolist(), self.border_m.indices.tolist())
        is_open = np.array([pair not in walls for pair in pairs])
        counts = np.bincount(rows[is_open], minlength=self.n_units)
        indptr = np.concatenate([[0], np.cumsum(counts)])
        return sparse.csr_matrix(
            (self.border_m.data[is_open], self.border_m.indices[is_open], indptr),
            shape=self.border_m.shape,
        )

    @cached_property
    def components(self) -> np.ndarray:
        """The connected component of every unit, counted from 0; shape (n,)."""
        pairs = self.pairs
        links = sparse.coo_matrix(
            (np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=self.border_m.shape
        )
        return csgraph.connected_components(links, directed=False)[1]

    @cached_property
    def border_pairs(self) -> np.ndarray:
        """Every pair of ``border_m`` once, the lower index first; shape (m, 2)."""
        rows = np.repeat(np.arange(self.n_units), np.diff(self.border_m.indptr))
        upper = rows < self.border_m.indices
        return np.column_stack([rows[upper], self.border_m.indices[upper]])

    @cached_property
    def border_pair_m(self) -> np.ndarray:
        """Shared border in metres of every row of ``border_pairs``; shape (m,)."""
        rows = np.repeat(np.arange(self.n_units), np.diff(self.border_m.indptr))
        return self.border_m.data[rows < self.border_m.indices]

    @cached_property
    def _is_open(self) -> np.ndarray:
        walls = set(map(tuple, np.sort(self.cut, axis=1).tolist()))
        return np.array(
            [pair not in walls for pair in map(tuple, self.border_pairs.tolist())], bool
        )

    @cached_property
    def pairs(self) -> np.ndarray:
        """Every adjacent pair once, the lower index first; shape (m, 2)."""
        return self.border_pairs[self._is_open] if len(self.cut) else self.border_pairs

    @cached_property
    def pair_border_m(self) -> np.ndarray:
        """Shared border in metres of every row of ``pairs``; shape (m,)."""
        return self.border_pair_m[self._is_open] if len(self.cut) else self.border_pair_m

    @cached_property
    def kinds(self) -> tuple[np.ndarray, list[str], np.ndarray]:
        """How every pair worth a look is joined or parted.

        Returns
        -------
        ndarray of shape (m, 2)
            Pairs, the lower index first.
        list of str of length m
            ``found`` by libpysal, ``added`` within the tolerance, ``bridge``, ``joined``
            because a part of the map has no school, ``priced`` where a barrier that may be crossed
            at a cost lies between neighbours, ``cut`` by a barrier (or because the user says so),
            or ``near``: close, yet no neighbours.
        ndarray of shape (m,)
            Shared border in metres; 0 where there is none.
        """
        kind_of = dict.fromkeys(map(tuple, self.border_pairs.tolist()), "found")
        # The later word counts: a barrier cuts a border however it was found.
        for kind, some in (
            ("added", self.added),
            ("priced", self.soft),
            ("cut", self.cut),
            ("bridge", self.joined),
            ("joined", self.islands),
        ):
            kind_of.update(dict.fromkeys(map(tuple, np.sort(some, axis=1).tolist()), kind))
        for pair in map(tuple, np.sort(self.near, axis=1).tolist()):
            kind_of.setdefault(pair, "near")
        border = dict(zip(map(tuple, self.border_pairs.tolist()), self.border_pair_m.tolist()))
        pairs = sorted(kind_of)
        return (
            np.array(pairs, int).reshape(-1, 2),
            [kind_of[pair] for pair in pairs],
            np.array([border.get(pair, 0.0) for pair in pairs]),
        )

    def changed(
        self, cut: np.ndarray, joined: np.ndarray, islands: np.ndarray = NO_PAIRS
    ) -> Adjacency:
        """Return the adjacency with barriers and bridges.

        Parameters
        ----------
        cut, joined, islands : ndarray of shape (m, 2)
            Pairs that no longer count as adjacent, and pairs that do from now on, by bridges
            or for want of a school. A pair in both is joined: the bridge leads over the
            barrier, whether that has a price or not.
        """
        joined, islands = _distinct(joined), _distinct(islands)
        new = np.concatenate([joined, islands])
        bridged = set(map(tuple, new.tolist()))
        extra = pair_matrix(new[:, 0], new[:, 1], np.ones(len(new)), self.n_units)
        present = sparse.csr_matrix(
            (np.ones(self.border_m.nnz), self.border_m.indices, self.border_m.indptr),
            shape=self.border_m.shape,
        )
        border = _with_explicit_zeros((present + extra).astype(bool), self.border_m)
        gone = {*bridged, *map(tuple, _distinct(cut).tolist())}
        priced = np.array([pair not in gone for pair in map(tuple, self.soft.tolist())], bool)
        return replace(
            self,
            border_m=border,
            soft=self.soft[priced],
            soft_cost=self.soft_cost[priced],
            cut=_except(_distinct(cut), bridged),
            joined=joined,
            islands=islands,
            near=_except(np.sort(self.near, axis=1), bridged),
        )

    def of(self, units: np.ndarray) -> Adjacency:
        """Return the adjacency of some of the units, which are numbered anew in their order."""
        place = np.full(self.n_units, -1)
        place[units] = np.arange(len(units))
        border = self.border_m[units][:, units].tocsr()
        border.sort_indices()

        def within(pairs: np.ndarray) -> np.ndarray:
            pairs = place[pairs]
            return pairs[(pairs >= 0).all(axis=1)]

        suspects = place[self.suspects]
        soft = np.sort(place[self.soft], axis=1)
        kept = (soft >= 0).all(axis=1)
        return replace(
            self,
            border_m=border,
            suspects=suspects[suspects >= 0],
            soft=soft[kept],
            soft_cost=self.soft_cost[kept],
            **{
                name: within(getattr(self, name))
                for name in ("added", "cut", "joined", "islands", "near")
            },
        )


def _distinct(pairs: np.ndarray) -> np.ndarray:
    """Every pair once, the lower index first."""
    return np.unique(np.sort(pairs, axis=1), axis=0)


def _except(pairs: np.ndarray, gone: set) -> np.ndarray:
    kept = [pair for pair in pairs.tolist() if tuple(pair) not in gone]
    return np.array(kept, int).reshape(-1, 2)


def rook_adjacency(
    units: gpd.GeoSeries,
    metric_crs: Any,
    tolerance_m: float = TOLERANCE_M,
    shortest_added_m: float = SHORTEST_ADDED_BORDER_M,
) -> tuple[Adjacency, np.ndarray]:
    """Return the rook adjacency of polygons and their perimeters.

    Parameters
    ----------
    units : GeoSeries of n Polygons or MultiPolygons
        With a coordinate reference system.
    metric_crs : CRS
        Projection in metres in which lengths are measured.
    tolerance_m : float
        Outlines that run closer than this count as shared.
    shortest_added_m : float
        Shortest border, in metres, of a pair that only the tolerance finds.

    Returns
    -------
    Adjacency
    ndarray of shape (n,)
        Perimeter of every unit in metres, holes included, measured as the borders are.
    """
    n = len(units)
    segments = cut_into_segments(units, metric_crs)
    perimeter = np.bincount(segments.owner, segments.length, minlength=n)

    first, second, shared, is_matched, times = segments.equal()
    loose = LooseOutlines(segments.only(times == 1), 2 * max(NEAR_M, tolerance_m))
    exact = pair_matrix(first, second, shared, n)
    # Outlines that part in a corner run within the tolerance for a while too, twice as long
    # within twice the tolerance; a border does not grow so.
    near = 2 * loose.runs_within(tolerance_m) - loose.runs_within(2 * tolerance_m)
    near = _at_least(near, shortest_added_m)

    # A segment that occurs once makes no neighbours: without a long coast it takes little.
    rook = libpysal_rook(segments.only(times > 1).as_lines())
    found = ((rook + exact + near) != 0).astype(bool)
    border = _no_longer_than(perimeter, _with_explicit_zeros(found, exact + near))
    adjacency = Adjacency(
        border,
        added=_pairs_of(found.astype(np.int8) - (rook != 0).astype(np.int8)),
        near=_pairs_of(_alongside(loose.between_others_than(found), NEAR_M)),
        suspects=np.unique(segments.owner[~is_matched]),
    )
    return adjacency, perimeter


def _no_longer_than(perimeter: np.ndarray, border: sparse.csr_matrix) -> sparse.csr_matrix:
    """The borders, cut down where a unit's are longer in all than its outline can be.

    Within the tolerance one stretch of it may lie on two others. A zone's outline, the sum of
    its units' less what they share, would come out too short, or as nothing at all.
    """
    total = np.asarray(border.sum(axis=1)).reshape(-1)
    too_long = total > perimeter * (1 + _CORNERS)
    if not too_long.any():
        return border
    factor = np.ones(len(total))
    factor[too_long] = perimeter[too_long] / total[too_long]
    rows = np.repeat(np.arange(len(total)), np.diff(border.indptr))
    data = border.data * np.minimum(factor[rows], factor[border.indices])
    return sparse.csr_matrix((data, border.indices, border.indptr), shape=border.shape)


def pairs_alongside(units: gpd.GeoSeries, metric_crs: Any, within_m: float) -> np.ndarray:
    """Return the pairs of units whose outlines run along each other without matching.

    Parameters
    ----------
    units : GeoSeries of n Polygons or MultiPolygons
    metric_crs : CRS
        Projection in metres.
    within_m : float
        How close they run, over at least four times this length; 0 finds none.

    Returns
    -------
    ndarray of shape (m, 2)
        The lower index first.
    """
    segments = cut_into_segments(units, metric_crs)
    *_, times = segments.equal()
    return _pairs_of(_alongside(LooseOutlines(segments.only(times == 1), 2 * within_m), within_m))


def _alongside(loose: LooseOutlines, within_m: float) -> sparse.csr_matrix:
    straight = 2 * loose.runs_within(within_m) - loose.runs_within(2 * within_m)
    return _at_least(straight, 4 * within_m)


def _at_least(lengths: sparse.csr_matrix, least_m: float) -> sparse.csr_matrix:
    """The positive entries that are this long, also where that is 0."""
    kept = lengths.tocsr(copy=True)
    kept.data *= (kept.data > 0) & (kept.data >= least_m)
    kept.eliminate_zeros()
    return kept


def _pairs_of(matrix: sparse.csr_matrix) -> np.ndarray:
    """The positive entries above the diagonal, sorted; shape (m, 2)."""
    upper = sparse.triu(matrix, k=1).tocoo()
    pairs = np.column_stack([upper.row, upper.col])[upper.data > 0].astype(int)
    return pairs[np.lexsort(pairs.T[::-1])]


def libpysal_rook(outlines: Iterable) -> sparse.csr_matrix:
    """Return libpysal's rook contiguity as a sparse 0/1 matrix of shape (n, n).

    Parameters
    ----------
    outlines : iterable of n polygons, or lines along their borders
    """
    rook = libpysal_weights().Rook
    with warnings.catch_warnings():
        # It warns of islands and components, which preflight reports by name.
        warnings.simplefilter("ignore")
        w = rook.from_iterable(list(outlines), silence_warnings=True)
    n = w.n
    rows = np.repeat(np.arange(n), [len(w.neighbors[i]) for i in range(n)])
    cols = np.array([j for i in range(n) for j in w.neighbors[i]], dtype=int)
    return sparse.csr_matrix((np.ones(len(rows), np.int8), (rows, cols)), shape=(n, n))


def libpysal_weights() -> Any:
    """The module ``libpysal.weights``, loaded when it is first needed."""
    # Old releases of libpysal fetch a web page when their examples are imported, which on
    # a closed network stalls; nothing here needs the examples.
    if "libpysal" not in sys.modules and "libpysal.examples" not in sys.modules:
        from importlib.metadata import version

        if tuple(int(part) for part in version("libpysal").split(".")[:2]) < (4, 8):
            sys.modules["libpysal.examples"] = types.ModuleType("libpysal.examples")
    from libpysal import weights

    return weights


def _with_explicit_zeros(found: sparse.csr_matrix, value: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return ``value`` with an entry for every pair found, even one of length 0."""
    found = found.tocsr()
    found.sort_indices()
    rows = np.repeat(np.arange(found.shape[0]), np.diff(found.indptr))
    data = np.asarray(value.tocsr()[rows, found.indices]).reshape(-1) if len(rows) else rows
    return sparse.csr_matrix((data, found.indices, found.indptr), shape=found.shape)
