# SPDX-License-Identifier: GPL-2.0-or-later
"""The ground of hubs: areas that tile a map, every place of it with the nearest point's hub.

Around every place lies what is nearer to it than to any other (its Thiessen or Voronoi polygon);
those of a hub's places are united.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import geopandas as gpd
import numpy as np
from pyproj import CRS
from scipy.spatial import Voronoi
from shapely.affinity import translate
from shapely.geometry import MultiPoint, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from ... import geo
from ...date_line import in_unbroken_degrees, unbroken_map
from ...errors import Fault, InputError
from ...shapes import areal, in_crs, made_valid

FAR = 20.0
"""Times the extent of the points at which eight more are set, so that every polygon has an end."""

_ALIKE_M = 1e-3
"""Places nearer to one another than a millimetre are one: their polygons would be slivers."""


@dataclass(frozen=True)
class HubAreas:
    """Areas of hubs without overlap or gaps.

    Attributes
    ----------
    shapes : GeoSeries of length k
        Polygons and multipolygons in the points' reference system, none where a hub has no
        ground of its own.
    area_km2 : ndarray of shape (k,)
    pieces : ndarray of int, shape (k,)
        Parts that an area is in.
    shared : int
        Places with points of several hubs: their ground goes to the one with most points there.
    outside : ndarray of int
        Rows of points outside the boundary.
    """

    shapes: gpd.GeoSeries
    area_km2: np.ndarray
    pieces: np.ndarray
    shared: int
    outside: np.ndarray


def hub_areas(
    points: gpd.GeoSeries,
    labels: np.ndarray,
    hubs: int,
    boundary: Optional[gpd.GeoSeries] = None,
    boundary_layer: str = "",
) -> HubAreas:
    """Divide the ground among hubs.

    Parameters
    ----------
    points : GeoSeries of length n
        Points, or shapes that count by their centroid.
    labels : ndarray of int, shape (n,)
        Hubs 0..hubs-1.
    hubs : int
    boundary : GeoSeries of polygons, optional
        The ground, in any reference system. By default the points' convex hull, with a margin of
        half the distance that points would have if they were spread evenly.
    boundary_layer : str
        For messages.

    Raises
    ------
    InputError
        If the boundary has no area, or no point lies in it.
    """
    xy, ground, inside, metric = on_ground(points, boundary, boundary_layer)
    places, of_point = np.unique(np.round(xy / _ALIKE_M), axis=0, return_inverse=True)
    places, of_point = places * _ALIKE_M, of_point.reshape(-1)
    hub_of_place, shared = _most_points(of_point, labels, hubs)
    cells = _cells(places, ground)
    areas = []
    for hub in range(hubs):
        united = unary_union([cells[at] for at in np.flatnonzero(hub_of_place == hub)])
        areas.append(areal(united.intersection(ground)))
    in_metres = made_valid(gpd.GeoSeries(areas, crs=metric))
    return HubAreas(
        _in_layers_crs(in_metres, points),
        in_metres.area.to_numpy() / 1e6,
        np.array([len(getattr(a, "geoms", [a])) if not a.is_empty else 0 for a in in_metres]),
        shared,
        np.flatnonzero(~inside),
    )


def on_ground(
    points: gpd.GeoSeries, boundary: Optional[gpd.GeoSeries] = None, boundary_layer: str = ""
) -> tuple[np.ndarray, BaseGeometry, np.ndarray, CRS]:
    """The points and their ground on a map in metres; see ``hub_areas``.

    Returns
    -------
    xy : ndarray of shape (n, 2)
    ground : Polygon or MultiPolygon
    inside : ndarray of bool, shape (n,)
    metric : CRS

    Raises
    ------
    InputError
        If the boundary has no area, or no point lies in it.
    """
    metric = geo.local_metric_crs(points)
    centroids = [shape.centroid for shape in points]
    xy = geo.project(np.array([(at.x, at.y) for at in centroids]), points.crs, metric)
    ground = _ground(xy, boundary, metric, boundary_layer)
    inside = gpd.GeoSeries.from_xy(*xy.T, crs=metric).intersects(ground).to_numpy()
    if not inside.any():
        raise InputError(
            Fault(
                "no point lies inside the boundary",
                "Choose the polygons around the points, or none.",
                boundary_layer,
            )
        )
    return xy, ground, inside, metric


def _most_points(of_point: np.ndarray, labels: np.ndarray, hubs: int) -> tuple[np.ndarray, int]:
    """The hub with most points at every place (of equals the first), and how many are shared."""
    pairs, count = np.unique(
        of_point * np.int64(hubs) + np.asarray(labels), axis=0, return_counts=True
    )
    place, hub = pairs // hubs, pairs % hubs
    order = np.lexsort((hub, -count, place))
    first = np.unique(place[order], return_index=True)[1]
    return hub[order][first], int((np.bincount(place) > 1).sum())


def _ground(
    xy: np.ndarray, boundary: Optional[gpd.GeoSeries], metric: Any, layer: str
) -> BaseGeometry:
    if boundary is None:
        hull = MultiPoint(xy).convex_hull
        extent = max(float(np.ptp(xy, axis=0).max()), 1.0)
        # Points on one line have no hull: a strip of a tenth of their length stands in for it.
        spread = hull.area if hull.area > 0 else extent**2 / 10
        return hull.buffer(max(np.sqrt(spread / len(xy)) / 2, 1.0))
    laid = unbroken_map(boundary, metric).lay(boundary.dropna())
    ground = areal(unary_union(made_valid(in_crs(laid, metric)).to_list()))
    if ground.is_empty:
        raise InputError(
            Fault("the boundary has no area", "Choose a layer of polygons, or none.", layer)
        )
    return ground


def _cells(places: np.ndarray, ground: BaseGeometry) -> list[BaseGeometry]:
    """The polygon of every place; what reaches beyond the ground ends somewhere."""
    left, bottom, right, top = unary_union([ground.envelope, MultiPoint(places)]).bounds
    middle = np.array([(left + right) / 2, (bottom + top) / 2])
    far = FAR * max(right - left, top - bottom, 1.0)
    angles = np.arange(8) * np.pi / 4
    around = middle + far * np.column_stack([np.cos(angles), np.sin(angles)])
    # Around the middle, for the sake of the last digits.
    found = Voronoi(np.vstack([places, around]) - middle)
    corners = found.vertices + middle
    return [Polygon(corners[found.regions[found.point_region[at]]]) for at in range(len(places))]


def _in_layers_crs(areas: gpd.GeoSeries, points: gpd.GeoSeries) -> gpd.GeoSeries:
    """The areas in the points' reference system, cut at the 180th meridian if that does."""
    if unbroken_map(points, areas.crs).changes_nothing:
        return in_crs(areas, points.crs)
    degrees, _ = in_unbroken_degrees(areas)
    sides_of_all = []
    for shape in degrees:
        sides = [
            translate(
                shape.intersection(box(360 * lap - 180, -90, 360 * lap + 180, 90)), -360 * lap
            )
            for lap in (-1, 0, 1)
        ]
        sides_of_all.append(areal(unary_union([side for side in sides if not side.is_empty])))
    found = gpd.GeoSeries(sides_of_all, crs="EPSG:4326")
    return found if CRS.from_user_input(points.crs) == found.crs else in_crs(found, points.crs)
