# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether the geometries of a layer can be worked with at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Optional

import geopandas as gpd
import numpy as np
from shapely.validation import explain_validity

from .. import geo, topics
from ..errors import Fault
from ..on_earth import has_no_place, off_earth_faults, what_is_missing
from ..texts import tr

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

AREAS = frozenset({"Polygon", "MultiPolygon"})
"""Kinds of geometry that planning units may have."""

PLACES = AREAS | {"Point", "MultiPoint"}
"""Kinds of geometry that schools may have."""


def check_layer(
    layer: gpd.GeoDataFrame, name: str, bounds: Optional[np.ndarray] = None
) -> list[Fault]:
    """Find out whether a layer has features and ties them to the ground.

    ``bounds`` are theirs, shape (n, 4), if they are known: with shapely 1.8 these are dear.
    """
    if layer.empty:
        return [
            Fault(
                "the layer has no feature",
                "Choose another layer or selection.",
                name,
                topic=topics.NO_GEOMETRY,
            )
        ]
    if not geo.is_on_earth(layer.crs):
        return [
            Fault(
                "the layer has no coordinate reference system that ties it to the ground",
                "Set it in the layer's properties, so that distances can be measured.",
                name,
                topic=topics.REFERENCE,
            )
        ]
    return list(off_earth_faults(layer, name, bounds))


def is_bad_geometry(shape: BaseGeometry, kinds: frozenset[str]) -> bool:
    """Whether ``check_geometries`` finds anything wrong with a shape."""
    return _what_is_bad(shape, kinds) is not None


def _what_is_bad(shape: BaseGeometry, kinds: frozenset[str]) -> Optional[tuple[str, str, str]]:
    """What is wrong with a geometry, what to do, and the detail; None if nothing is."""
    if has_no_place(shape):
        return tr("no geometry"), tr("Draw or delete these features."), what_is_missing(shape)
    if shape.geom_type not in kinds:
        wanted = (
            tr("The layer must hold polygons.")
            if kinds == AREAS
            else tr("The layer must hold points or polygons.")
        )
        return tr("the wrong kind of geometry"), wanted, shape.geom_type
    if shape.geom_type == "MultiPoint" and len(shape.geoms) > 1:
        return tr("a school with several points"), tr("Leave one point for each."), ""
    if not shape.is_valid:
        remedy = (
            tr("Run 'Repair planning units' first, and take the layer that it writes.")
            if kinds == AREAS
            else tr("Run QGIS's tool 'Fix geometries' first, and take the layer that it writes.")
        )
        return tr("invalid geometry"), remedy, explain_validity(shape)
    return None


def check_geometries(
    layer: gpd.GeoDataFrame, name: str, ids: Sequence, kinds: frozenset
) -> list[Fault]:
    """Find geometries that are missing, empty, invalid or not of the kinds wanted.

    Parameters
    ----------
    layer : GeoDataFrame of n features
    name : str
        Of the layer, for messages.
    ids : sequence of length n
    kinds : frozenset of str
        ``AREAS`` or ``PLACES``.
    """
    faults = []
    for feature, shape in zip(ids, layer.geometry):
        bad = _what_is_bad(shape, kinds)
        if bad is not None:
            what, remedy, detail = bad
            there = shape is not None and not shape.is_empty and shape.geom_type in kinds
            topic = topics.INVALID if there and not has_no_place(shape) else topics.NO_GEOMETRY
            faults.append(Fault(what, remedy, name, feature, detail=detail, topic=topic))
    return faults
