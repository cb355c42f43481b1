# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlines that no equal segment explains: which of two units run close to one another."""

from __future__ import annotations

from copy import copy

import geopandas as gpd
import numpy as np
from scipy import sparse
from shapely.geometry import LineString, MultiLineString, box
from shapely.ops import linemerge

from .segments import Segments

_STRETCH = 32
"""Segments of a line that are looked at together: what is far from all others is passed over."""


class LooseOutlines:
    """Outlines that no equal segment explains, as lines, and where those of two units are near.

    Parameters
    ----------
    segments : Segments
    reach_m : float
        The widest distance that will be asked for.
    """

    def __init__(self, segments: Segments, reach_m: float):
        owner, flat, n = segments.owner, segments.flat, segments.n_units
        self.n = n
        # Segments that follow on one another are one line, cut into stretches: a coast is long,
        # and another unit is near a small part of it.
        line = np.concatenate([[0], np.cumsum(~segments.follows)])[: len(owner)]
        first_of_line = np.unique(line, return_index=True)[1]
        place = np.arange(len(owner)) - first_of_line[line]
        starts = np.flatnonzero(place % _STRETCH == 0)
        stops = np.append(starts[1:], len(owner))[: len(starts)]
        self.owner = owner[starts]
        self.lines = np.empty(len(starts), object)
        for at, (start, stop) in enumerate(zip(starts, stops)):
            corners = np.vstack([flat[start:stop, :2], flat[stop - 1, None, 2:]])
            self.lines[at] = LineString(corners)
        # Metres measured over metres scaled: brings a scaled length to the measured one.
        flat_length = np.hypot(flat[:, 2] - flat[:, 0], flat[:, 3] - flat[:, 1])
        total = np.bincount(owner, flat_length, minlength=n)
        self.ratio = np.bincount(owner, segments.length, minlength=n) / np.where(
            total > 0, total, 1
        )
        self.pairs, self.distance = self._meeting(reach_m)

    def _meeting(self, reach: float) -> tuple[np.ndarray, np.ndarray]:
        """Ordered pairs of stretches of two units, and their distance where it is within reach."""
        if len(self.lines) == 0:
            return np.zeros((0, 2), int), np.zeros(0)
        lines = gpd.GeoSeries(list(self.lines))
        margin = reach / 2
        bounds = lines.bounds.to_numpy() + np.array([-margin, -margin, margin, margin])
        boxes = gpd.GeoDataFrame(
            {"at": np.arange(len(lines))}, geometry=[box(*each) for each in bounds.tolist()]
        )
        hits = gpd.sjoin(boxes, boxes, predicate="intersects")
        one, two = hits["at_left"].to_numpy(int), hits["at_right"].to_numpy(int)
        keep = (one < two) & (self.owner[one] != self.owner[two])
        one, two = one[keep], two[keep]
        distance = _each(lines, one).distance(_each(lines, two)).to_numpy(float)
        keep = distance <= reach
        one, two, distance = one[keep], two[keep], distance[keep]
        both = np.column_stack([np.concatenate([one, two]), np.concatenate([two, one])])
        return both, np.concatenate([distance, distance])

    def between_others_than(self, found: sparse.csr_matrix) -> LooseOutlines:
        """The same for pairs of units that are not among those found, a matrix of shape (n, n)."""
        if len(self.pairs) == 0:
            return self
        others = copy(self)
        is_found = np.asarray(
            found[self.owner[self.pairs[:, 0]], self.owner[self.pairs[:, 1]]]
        ).reshape(-1)
        others.pairs, others.distance = self.pairs[~is_found], self.distance[~is_found]
        return others

    def runs_within(self, tolerance_m: float) -> sparse.csr_matrix:
        """Metres along which the outlines of two units run this close; symmetric, shape (n, n)."""
        close = self.pairs[self.distance <= tolerance_m]
        if len(close) == 0:
            return sparse.csr_matrix((self.n, self.n))
        units = self.owner[close]
        order = np.lexsort(units.T[::-1])
        close, units = close[order], units[order]
        starts = np.flatnonzero(np.any(units[1:] != units[:-1], axis=1)) + 1
        along, wide = [], []
        for group in np.split(close, starts):
            ours, theirs = (self.lines[np.unique(side)] for side in group.T)
            # Most groups are of one stretch, which is faster by itself.
            along.append(ours[0] if len(ours) == 1 else MultiLineString(list(ours)))
            # Joined again, so that no end of a stretch rounds off what is around it.
            wide.append(theirs[0] if len(theirs) == 1 else linemerge(list(theirs)))
        ground = gpd.GeoSeries(wide).buffer(tolerance_m)
        run = gpd.GeoSeries(along).intersection(ground).length.to_numpy()
        one, two = units[np.concatenate([[0], starts])].T
        # Each border is seen from both sides: half of each.
        return pair_matrix(one, two, run * self.ratio[one] / 2, self.n)


def _each(series: gpd.GeoSeries, at: np.ndarray) -> gpd.GeoSeries:
    return series.iloc[at].reset_index(drop=True)


def pair_matrix(a: np.ndarray, b: np.ndarray, value: np.ndarray, n: int) -> sparse.csr_matrix:
    """Sum values by unordered pair into a symmetric matrix."""
    return sparse.csr_matrix(
        (np.concatenate([value, value]), (np.concatenate([a, b]), np.concatenate([b, a]))),
        shape=(n, n),
    )
