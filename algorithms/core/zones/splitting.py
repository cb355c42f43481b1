# SPDX-License-Identifier: GPL-2.0-or-later
"""A planning unit divided along a line, in a problem that is at work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
from scipy import sparse
from shapely.geometry import Point
from shapely.ops import polygonize, unary_union

from .. import geo
from ..errors import Fault, InputError
from ..shapes import made_valid, polygons_of
from .adjacency import TOLERANCE_M, Adjacency, rook_adjacency
from .problem import LeftOut, ZoningProblem

if TYPE_CHECKING:
    from shapely.geometry import LineString
    from shapely.geometry.base import BaseGeometry

SMALLEST_SHARE = 1e-4
"""Of a unit's area: a smaller part is a slip of the hand, and a sliver on the map."""


@dataclass(frozen=True)
class Parts:
    """What a unit becomes when it is divided.

    Attributes
    ----------
    unit : int
        Its number, which the first part keeps; the others are numbered from n on.
    shapes : tuple of polygons, length k
        In the layer's coordinates.
    ids : tuple of length k
    weights : tuple of length k
        By which they share the students.
    """

    unit: int
    shapes: tuple
    ids: tuple
    weights: tuple

    def numbers(self, n_units: int) -> list[int]:
        """The parts' numbers as units of a problem that had n before."""
        return [self.unit, *range(n_units, n_units + len(self.shapes) - 1)]


def cut(shape: BaseGeometry, line: LineString, unit_id: object = None) -> list:
    """Return the parts that a line divides a polygon into, the larger ones first.

    Of a unit of several polygons those that the line does not cross stay with the nearest part.
    Parts share the corners of the line, and keep those of the outline to the last digit.

    Parameters
    ----------
    shape : Polygon or MultiPolygon
    line : LineString
        In the same coordinates.
    unit_id : object
        For messages.

    Raises
    ------
    InputError
        The line does not cross the unit, or leaves a sliver.
    """
    faces: list = []
    whole: list = []
    for polygon in polygons_of(shape):
        lines = unary_union([polygon.boundary, line])
        found = [f for f in polygonize(lines) if polygon.contains(f.representative_point())]
        if len(found) > 1:
            faces += found
        else:
            whole.append(polygon)
    if len(faces) < 2:
        raise InputError(
            Fault(
                "the line does not divide the unit",
                "Draw it from outside the unit through to its other side.",
                feature=unit_id,
            )
        )
    if min(face.area for face in faces) < SMALLEST_SHARE * shape.area:
        raise InputError(
            Fault(
                "the line would leave a sliver of the unit",
                "Draw it farther from the unit's border.",
                feature=unit_id,
            )
        )
    faces.sort(key=lambda face: -face.area)
    parts: list = [[face] for face in faces]
    for polygon in whole:
        nearest = min(range(len(faces)), key=lambda at: faces[at].distance(polygon))
        parts[nearest].append(polygon)
    return [part[0] if len(part) == 1 else unary_union(part) for part in parts]


def weights_of(parts: Sequence, shapes: Sequence, values: Sequence[float]) -> np.ndarray:
    """Return how much of some features lies in each of some parts; shape (k,).

    Parameters
    ----------
    parts : sequence of polygons, length k
    shapes : sequence of geometries
        In the same coordinates. A point counts where it stands, an area by the share of it that
        lies in a part.
    values : sequence of float
        What each counts.
    """
    found = np.zeros(len(parts))
    for shape, amount in zip(shapes, values):
        for at, part in enumerate(parts):
            if not part.intersects(shape):
                continue
            if shape.area > 0:
                found[at] += amount * part.intersection(shape).area / shape.area
            else:
                # On the line itself it is counted once.
                found[at] += amount
                break
    return found


def with_parts(
    problem: ZoningProblem,
    shapes_m: Sequence,
    parts: Parts,
    students: np.ndarray,
    crs: Any,
    tolerance_m: float = TOLERANCE_M,
) -> tuple[ZoningProblem, list]:
    """Return the problem with a unit divided, and the parts in its metres.

    Area, outline and borders of the parts add up to those of the unit, so that no figure of a
    zone that holds them all changes. Who borders whom is found anew around the unit alone. The
    parts inherit its lock, its barriers and what its travel costs; a bridge leads on to the
    nearest of them, and a school stands in the part that it stood in.

    Parameters
    ----------
    problem : ZoningProblem
    shapes_m : sequence of polygons, length n
        Of the units, in the problem's metres.
    parts : Parts
    students : ndarray of shape (k,)
        Of the parts.
    crs : anything pyproj takes
        Of the parts.
    tolerance_m : float
        See ``rook_adjacency``.
    """
    unit, n = parts.unit, problem.n_units
    series = made_valid(gpd.GeoSeries(list(parts.shapes), crs=crs).to_crs(problem.crs))
    parts_m = series.tolist()
    around = sorted({*problem.adjacency.border_neighbours[unit]} - {unit})
    local, perimeter = rook_adjacency(
        gpd.GeoSeries([*parts_m, *(shapes_m[other] for other in around)], crs=problem.crs),
        problem.crs,
        tolerance_m,
    )
    k = len(parts_m)
    between = local.border_m[:k, :k].toarray()
    beside = local.border_m[:k, k:].toarray()
    outer = np.array([problem.adjacency.border_m[unit, other] for other in around])
    touches = np.zeros(beside.shape, bool)
    for at, other in enumerate(around):
        if not beside[:, at].any():
            # Joined by a bridge, or over a border that is too short now to be found again.
            nearest = int(np.argmin([part.distance(shapes_m[other]) for part in parts_m]))
            beside[nearest, at], touches[nearest, at] = outer[at], True
        else:
            beside[:, at] *= outer[at] / beside[:, at].sum()
            touches[:, at] = beside[:, at] > 0
    perimeter = perimeter[:k] + (
        problem.perimeter_m[unit] - (perimeter[:k].sum() - between.sum())
    ) * (perimeter[:k] / perimeter[:k].sum())
    area = series.area.to_numpy()
    centre_m = np.column_stack([series.centroid.x, series.centroid.y])

    def grown(values: np.ndarray, own: np.ndarray) -> np.ndarray:
        made = np.concatenate([values, own[1:]])
        made[unit] = own[0]
        return made

    def repeated(values: np.ndarray) -> np.ndarray:
        return np.concatenate([values, np.repeat(values[[unit]], k - 1, axis=0)])

    rest = problem.left_out
    rows = problem.rows
    local_borders = _Local(around, between, beside, touches)
    adjacency = local_borders.put_into(problem.adjacency, unit)
    outer_map = rest.adjacency
    if outer_map is not None:
        on_layer = _Local(rows[around].tolist(), between, beside, touches)
        outer_map = on_layer.put_into(outer_map, int(rows[unit])) if len(rest) else adjacency
    ids = [*problem.unit_ids, *parts.ids[1:]]
    ids[unit] = parts.ids[0]
    made = replace(
        problem,
        unit_ids=tuple(ids),
        students=grown(problem.students, np.asarray(students, float)),
        area_m2=grown(problem.area_m2, area * (problem.area_m2[unit] / area.sum())),
        perimeter_m=grown(problem.perimeter_m, perimeter),
        centre_m=grown(problem.centre_m, centre_m),
        centre_lonlat=grown(problem.centre_lonlat, geo.to_lonlat(centre_m, problem.crs)),
        adjacency=adjacency,
        seed_unit=_seeds(problem, parts, parts_m),
        locked=repeated(problem.locked),
        stranded=repeated(problem.stranded),
        costs=None if problem.costs is None else repeated(problem.costs),
        left_out=LeftOut(rest.rows, rest.unit_ids, rest.students, outer_map),
    )
    assert made.n_units == n + k - 1
    return made, parts_m


def _seeds(problem: ZoningProblem, parts: Parts, parts_m: Sequence) -> np.ndarray:
    """The unit of every school: of one that stood in the unit, the part where it stands."""
    seeds = problem.seed_unit.copy()
    numbers = parts.numbers(problem.n_units)
    for zone in np.flatnonzero(seeds == parts.unit).tolist():
        school = Point(problem.school_m[zone])
        seeds[zone] = numbers[int(np.argmin([part.distance(school) for part in parts_m]))]
    return seeds


@dataclass(frozen=True)
class _Local:
    """Borders of k parts among each other and with the m units around the one they were."""

    around: Sequence[int]
    between: np.ndarray
    beside: np.ndarray
    touches: np.ndarray

    def put_into(self, before: Adjacency, unit: int) -> Adjacency:
        n, k = before.n_units, len(self.between)
        number = np.array([unit, *range(n, n + k - 1)])
        old = before.border_m.tocoo()
        kept = (old.row != unit) & (old.col != unit)
        a, b = np.nonzero(self.touches)
        c, d = np.nonzero(self.between)
        around = np.asarray(self.around, int)
        outside, length = number[a], self.beside[a, b]
        there = around[b] if len(around) else np.zeros(0, int)
        row = np.concatenate([old.row[kept], outside, there, number[c]])
        col = np.concatenate([old.col[kept], there, outside, number[d]])
        data = np.concatenate([old.data[kept], length, length, self.between[c, d]])
        order = np.lexsort((col, row))
        indptr = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=n + k - 1))])
        # Made by hand: a border of no length, as bridges have, must stay an entry.
        border = sparse.csr_matrix((data[order], col[order], indptr), shape=(n + k - 1, n + k - 1))
        pairs = {
            name: self._moved(getattr(before, name), unit, number)
            for name in ("added", "cut", "joined", "islands", "near")
        }
        suspects = before.suspects
        if unit in suspects:
            suspects = np.concatenate([suspects, number[1:]])
        soft, cost = self._priced(before, unit, number)
        return Adjacency(border, suspects=suspects, soft=soft, soft_cost=cost, **pairs)

    def _priced(
        self, before: Adjacency, unit: int, number: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """The pairs across soft barriers; the parts that touch the other share its price."""
        pairs, costs = [np.zeros((0, 2), int)], [np.zeros(0)]
        for pair, cost in zip(before.soft, before.soft_cost):
            found = self._moved(pair[None], unit, number)
            pairs.append(found)
            costs.append(np.full(len(found), cost / max(1, len(found))))
        return np.concatenate(pairs), np.concatenate(costs)

    def _moved(self, pairs: np.ndarray, unit: int, number: np.ndarray) -> np.ndarray:
        """Pairs of the unit as pairs of those of its parts that touch the other."""
        mine = (pairs == unit).any(axis=1) if len(pairs) else np.zeros(0, bool)
        if not mine.any():
            return pairs
        place = {other: at for at, other in enumerate(self.around)}
        found = pairs[~mine].tolist()
        for one, two in pairs[mine].tolist():
            other = two if one == unit else one
            if other in place:
                parts = np.flatnonzero(self.touches[:, place[other]])
                found += [sorted((int(number[part]), other)) for part in parts]
        return np.array(found, int).reshape(-1, 2)
