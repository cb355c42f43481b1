# SPDX-License-Identifier: GPL-2.0-or-later
"""The map cut into faces along all outlines, each face with the units that have it.

Overlays of floating-point coordinates leave hairs where lines that should be one run a rounding
error apart. Cut once, at common vertices, the map can be put together again without any: two
units then share a border vertex by vertex.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
from scipy import sparse
from scipy.sparse import csgraph
from scipy.spatial import cKDTree
from shapely.geometry import MultiLineString, Polygon
from shapely.ops import polygonize, unary_union

from .. import geo
from ..shapes import polygons_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

SAME_PLACE_M = 1e-5
"""A new vertex closer than this to another is that one: far more than rounding, in degrees too,
and far less than anybody draws."""


@dataclass(frozen=True)
class Faces:
    """The map cut into m faces.

    Attributes
    ----------
    polygons : list of m Polygons
        That share their borders vertex by vertex, in the layer's coordinates.
    owners : list of m tuples of int
        Positions of the units that have the face, ascending; empty for ground of none.
    area_m2, width_m : ndarray of shape (m,)
        The width is the mean one, twice the area over the perimeter.
    border_m : csr_matrix of shape (m, m)
        Common border of every two faces.
    """

    polygons: list
    owners: list
    area_m2: np.ndarray
    width_m: np.ndarray
    border_m: sparse.csr_matrix

    def __len__(self) -> int:
        return len(self.polygons)

    def borders_of(self, faces: Sequence[int]) -> dict[int, float]:
        """The faces around some faces, with the border in metres that they have with them."""
        rows = self.border_m[list(faces)].tocoo()
        inside = set(faces)
        around: dict[int, float] = {}
        for face, metres in zip(rows.col.tolist(), rows.data.tolist()):
            if face not in inside:
                around[face] = around.get(face, 0.0) + metres
        return around

    def components(self, faces: Sequence[int]) -> list[list[int]]:
        """Faces sorted into groups that hang together over common borders."""
        at = np.asarray(sorted(faces), int)
        if not len(at):
            return []
        part = csgraph.connected_components(self.border_m[at][:, at], directed=False)[1]
        return [at[part == number].tolist() for number in range(part.max() + 1)]


def cut_into_faces(
    shapes: Sequence, among: Iterable[int], lines: Sequence, crs: Any, metric_crs: Any
) -> Faces:
    """Cut a part of a map into faces.

    Parameters
    ----------
    shapes : sequence of n Polygons or MultiPolygons, None where there is none
        All units.
    among : iterable of int
        The units along whose outlines the map is cut.
    lines : sequence of lines or polygons
        Along whose outlines it is cut too.
    crs, metric_crs : CRS
        Of the units, and a projection in metres.
    """
    among = list(among)
    outlines = [shapes[unit].boundary for unit in among]
    given = np.unique(np.concatenate([_vertices(outline) for outline in outlines]), axis=0)
    scale = geo.metres_per_unit(given.mean(axis=0)[None], crs, metric_crs)[0]
    drawn = unary_union([*outlines, *(getattr(line, "boundary", line) for line in lines)])
    polygons = list(polygonize(_merged(drawn, given, scale)))
    series = gpd.GeoSeries(polygons, crs=crs)
    flat = series.to_crs(metric_crs)
    area, length = flat.area.to_numpy(), flat.length.to_numpy()
    return Faces(
        polygons,
        _owners(series, shapes),
        area,
        np.divide(2 * area, length, out=np.zeros_like(area), where=length > 0),
        _borders(polygons, scale),
    )


def _vertices(line: BaseGeometry) -> np.ndarray:
    parts = getattr(line, "geoms", (line,))
    return np.concatenate([np.asarray(part.coords)[:, :2] for part in parts])


def _merged(lines: BaseGeometry, given: np.ndarray, scale: np.ndarray) -> Any:
    """Lines of which the vertices that are no farther apart than rounding are one.

    Those that were given stay where they are.
    """
    parts = [np.asarray(part.coords)[:, :2] for part in getattr(lines, "geoms", (lines,))]
    segments = np.concatenate([np.stack([xy[:-1], xy[1:]], axis=1) for xy in parts])
    vertices, at = np.unique(segments.reshape(-1, 2), axis=0, return_inverse=True)
    at = np.asarray(at).reshape(-1, 2)
    known = set(map(tuple, given.tolist()))
    is_new = np.array([tuple(xy) not in known for xy in vertices.tolist()])
    near = cKDTree(vertices * scale).query_pairs(SAME_PLACE_M, output_type="ndarray")
    near = near[is_new[near].any(axis=1)] if len(near) else near
    if not len(near):
        return lines
    into = np.arange(len(vertices))
    links = sparse.coo_matrix(
        (np.ones(len(near)), (near[:, 0], near[:, 1])), shape=(len(vertices),) * 2
    )
    part = csgraph.connected_components(links, directed=False)[1]
    # Of every group the first given vertex, or else the first.
    order = np.lexsort((np.arange(len(vertices)), is_new, part))
    first = order[np.concatenate([[True], part[order][1:] != part[order][:-1]])]
    into = np.where(is_new, first[part], into)
    moved = into[at]
    moved = np.unique(np.sort(moved[moved[:, 0] != moved[:, 1]], axis=1), axis=0)
    # The few that were moved may cross others now.
    return unary_union(MultiLineString(vertices[moved].tolist()))


def _owners(faces: gpd.GeoSeries, shapes: Sequence) -> list[tuple]:
    there = [at for at, shape in enumerate(shapes) if shape is not None]
    hits = gpd.sjoin(
        gpd.GeoDataFrame({"unit": there}, geometry=[shapes[at] for at in there]),
        gpd.GeoDataFrame(
            {"face": np.arange(len(faces))}, geometry=list(faces.representative_point())
        ),
        predicate="intersects",
    )
    owners: list[list] = [[] for _ in range(len(faces))]
    for face, unit in zip(hits["face"].tolist(), hits["unit"].tolist()):
        owners[face].append(unit)
    return [tuple(sorted(units)) for units in owners]


def _borders(polygons: list[Polygon], scale: np.ndarray) -> sparse.csr_matrix:
    """The common borders of faces, of which every segment is one of one or two faces."""
    n = len(polygons)
    rings, owners = [], []
    for face, polygon in enumerate(polygons):
        for ring in (polygon.exterior, *polygon.interiors):
            xy = np.asarray(ring.coords)[:, :2]
            rings.append(np.stack([xy[:-1], xy[1:]], axis=1))
            owners.append(np.full(len(xy) - 1, face))
    if not rings:
        return sparse.csr_matrix((n, n))
    segments, owner = np.concatenate(rings), np.concatenate(owners)
    _, at = np.unique(segments.reshape(-1, 2), axis=0, return_inverse=True)
    ends = np.sort(np.asarray(at).reshape(-1, 2), axis=1)
    order = np.lexsort(ends.T)
    same = (ends[order[1:]] == ends[order[:-1]]).all(axis=1)
    one, two = order[:-1][same], order[1:][same]
    metres = np.hypot(*((segments[one, 1] - segments[one, 0]) * scale).T)
    both = sparse.coo_matrix((metres, (owner[one], owner[two])), shape=(n, n))
    return (both + both.T).tocsr()


def put_together(faces: Sequence[Polygon]) -> list[Polygon]:
    """The polygons that faces make, as they share their borders vertex by vertex."""
    return polygons_of(unary_union(list(faces)))
