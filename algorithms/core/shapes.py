# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons kept valid, whatever an overlay or a projection leaves of them."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS
from shapely.geometry import MultiPolygon
from shapely.strtree import STRtree
from shapely.validation import make_valid

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


_SHAPELY_2 = hasattr(shapely, "transform")
"""Debian 12 has shapely 1.8, which has no functions of whole arrays in its own name."""


def with_coordinates(shape: BaseGeometry, function: Callable[..., tuple]) -> BaseGeometry:
    """Return a geometry with the coordinates that a function of all its x and y returns.

    Heights are dropped.
    """
    if _SHAPELY_2:
        return shapely.transform(shape, lambda xy: np.column_stack(function(*xy.T)))
    # shapely 1.8, whose function newer ones warn of.
    from shapely.ops import transform

    return transform(lambda x, y, z=None: function(x, y), shape)


def polygons_of(shape: BaseGeometry) -> list:
    """The polygons with an area in a geometry of any kind, collections included."""
    if shape is None or shape.is_empty:
        return []
    if shape.geom_type == "Polygon":
        return [shape] if shape.area > 0 else []
    return [polygon for part in getattr(shape, "geoms", ()) for polygon in polygons_of(part)]


def joined(polygons: list) -> BaseGeometry:
    """Polygons that do not overlap as one Polygon or MultiPolygon; an empty one for none."""
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


def areal(shape: BaseGeometry) -> BaseGeometry:
    """A geometry's area alone, as a Polygon or MultiPolygon; empty where it has none."""
    if shape.geom_type == "Polygon":
        return shape
    return joined(polygons_of(shape))


def meeting(some: Sequence, others: Sequence) -> np.ndarray:
    """Return which geometries have a place in common.

    geopandas' own join makes a table of all bounds first, which with shapely 1.8 takes most of a
    second for 10,000 polygons.

    Parameters
    ----------
    some, others : sequence of shapely geometries or None
        Missing and empty ones meet nothing.

    Returns
    -------
    ndarray of shape (m, 2)
        Index of one of ``some`` and of one of ``others``, ascending.
    """
    some, others = list(some), list(others)
    with warnings.catch_warnings():
        # shapely 1.8 warns of its next version, whose way comes first.
        warnings.simplefilter("ignore")
        tree = STRtree(others)
    if _SHAPELY_2:
        queried = np.empty(len(some), object)
        queried[:] = some
        first, second = tree.query(queried, predicate="intersects")
        pairs = np.column_stack([first, second]).astype(int)
    else:
        near = (
            (at, other)
            for at, shape in enumerate(some)
            if shape is not None and not shape.is_empty
            for other in tree.query_items(shape)
        )
        met = [(at, other) for at, other in near if some[at].intersects(others[other])]
        pairs = np.array(met, int).reshape(-1, 2)
    return pairs[np.lexsort(pairs.T[::-1])]


def made_valid(geometries: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return polygons of which the invalid ones are made valid; the others stay as they are.

    Parameters
    ----------
    geometries : GeoSeries
        Of polygons; missing and empty ones are passed over.
    """
    wrong = np.flatnonzero(~geometries.is_valid.to_numpy())
    if len(wrong) == 0:
        return geometries
    shapes = geometries.to_list()
    for at in wrong:
        if shapes[at] is not None:
            shapes[at] = areal(make_valid(shapes[at]))
    return gpd.GeoSeries(shapes, index=geometries.index, crs=geometries.crs)


def in_crs(geometries: gpd.GeoSeries, crs: Any) -> gpd.GeoSeries:
    """Return polygons in another coordinate reference system, valid there too.

    A border that comes back to within a hair of itself may cross itself once its corners are
    projected; every overlay of such an outline can fail.

    Parameters
    ----------
    geometries : GeoSeries
        Of polygons that are valid in their own coordinates; returned as they are if these are
        the ones asked for.
    crs : anything pyproj takes
    """
    if CRS.from_user_input(geometries.crs) == CRS.from_user_input(crs):
        return geometries
    return made_valid(geometries.to_crs(crs))
