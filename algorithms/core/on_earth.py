# SPDX-License-Identifier: GPL-2.0-or-later
"""Geometries that have no place on Earth: missing or empty ones, a wrong reference system."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Optional

import geopandas as gpd
import numpy as np
from pyproj import CRS

from . import geo, topics
from .errors import Fault
from .texts import tr

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

ROUNDING = 1e-6
"""Degrees, a tenth of a metre: a pole or the date line may be missed by so much."""
FARTHEST_EAST = 360.0
"""Layers across the date line may count on, to 180 and more."""


def has_no_place(shape: BaseGeometry) -> bool:
    """Whether a geometry is missing or empty, or a part of it or a coordinate is.

    Such parts and coordinates are skipped by some operations and end others in an error.

    Parameters
    ----------
    shape : shapely geometry or None
    """
    if shape is None or shape.is_empty:
        return True
    if shape.geom_type == "Point":
        return not (math.isfinite(shape.x) and math.isfinite(shape.y))
    if hasattr(shape, "geoms"):
        return any(has_no_place(part) for part in shape.geoms)
    # Bounds pass over a coordinate that is not a number; lengths do not.
    return not math.isfinite(shape.length)


def what_is_missing(shape: BaseGeometry) -> str:
    """For messages, of a geometry without a place: what of it is missing; empty for all of it."""
    return "" if shape is None or shape.is_empty else tr("a part or a coordinate of it is empty")


def no_place_faults(
    layer: gpd.GeoDataFrame, name: str, what: str = "features without a geometry"
) -> Iterator[Fault]:
    """Find the features that have no place (``has_no_place``).

    Parameters
    ----------
    layer : GeoDataFrame
        Indexed by feature id.
    name : str
        Its name, for messages.
    what : str
        How messages call such features.
    """
    for feature, shape in zip(layer.index, layer.geometry):
        if has_no_place(shape):
            yield Fault(
                what,
                "Give them a geometry, or leave them out by a filter or selection.",
                name,
                feature=feature,
                detail=what_is_missing(shape),
            )


def off_earth_faults(
    layer: gpd.GeoDataFrame, name: str, bounds: Optional[np.ndarray] = None
) -> Iterator[Fault]:
    """Find the features whose coordinates do not exist in the layer's reference system.

    As when metres are taken for degrees: no distance can be measured from there.

    Parameters
    ----------
    layer : GeoDataFrame
        Empty and missing geometries are passed over, and all without a coordinate reference
        system that is on Earth (``geo.is_on_earth``), which is another problem.
    name : str
        Its name, for messages.
    bounds : ndarray of shape (n, 4), optional
        The features' bounds, if they are known: with shapely 1.8 these are dear.
    """
    if not geo.is_on_earth(layer.crs):
        return
    if bounds is None:
        bounds = layer.geometry.bounds.to_numpy()
    there = np.flatnonzero(np.isfinite(bounds).all(axis=1))
    wrong = np.zeros(len(layer), bool)
    for corner in ([0, 1], [2, 3]):
        lon, lat = geo.to_lonlat(bounds[there][:, corner], layer.crs).T
        is_there = np.isfinite(lon) & np.isfinite(lat)
        is_there &= (np.abs(lon) <= FARTHEST_EAST + ROUNDING) & (np.abs(lat) <= 90 + ROUNDING)
        wrong[there] |= ~is_there
    crs = CRS.from_user_input(layer.crs)
    for at in np.flatnonzero(wrong):
        x, y = bounds[at][:2]
        yield Fault(
            tr("coordinates that do not exist in the layer's reference system ({crs})").format(
                crs=crs.name
            ),
            "Assign the right one in the layer's properties, or as crs= in the address of a "
            "text file.",
            name,
            feature=layer.index[at],
            topic=topics.REFERENCE,
            detail=f"{x:.9g}, {y:.9g}",
        )


def looks_like_degrees(layer: gpd.GeoDataFrame) -> bool:
    """Whether longitudes and latitudes seem to be taken for metres.

    All coordinates of a layer in metres or feet are then within 180 and 90 of the origin.
    """
    if layer.crs is None or not CRS.from_user_input(layer.crs).is_projected:
        return False
    n_there = 0
    for shape in layer.geometry:
        if shape is None or shape.is_empty:
            continue
        bounds = np.abs(shape.bounds)
        if not np.isfinite(bounds).all():
            continue
        # The first that lies elsewhere settles it: seldom more than one is looked at.
        if (bounds > [180.0, 90.0, 180.0, 90.0]).any():
            return False
        n_there += 1
    return n_there > 1
