# SPDX-License-Identifier: GPL-2.0-or-later
"""Districts across the 180th meridian, where most reference systems part the map.

Units on either side of it touch on the ground and lie a world apart in their coordinates. They
are brought together before anything is asked of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

import geopandas as gpd
import numpy as np
from pyproj import CRS
from shapely.ops import unary_union

from . import geo
from .shapes import in_crs, made_valid, with_coordinates

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_BESIDE = 1e-9
"""Degrees from the meridian at which its two sides are told apart."""

_LATITUDES = np.array([-60.0, -15.0, 15.0, 60.0])
"""Where the two sides of the meridian are compared: a projection may lay them apart on one of these
and not on another, and school districts lie between them."""


@dataclass(frozen=True)
class UnbrokenMap:
    """How layers of one district are laid so that the 180th meridian does not part them.

    Attributes
    ----------
    period : float, optional
        Around the world in the layers' x, where they repeat along it: x is counted on past the
        meridian. None where they do not.
    middle : float
        x of the middle of the district, to which all x are brought near.
    crs : CRS, optional
        The system to reproject to, where counting on cannot join them.
    """

    period: Optional[float] = None
    middle: float = 0.0
    crs: Optional[CRS] = None

    @property
    def changes_nothing(self) -> bool:
        return self.period is None and self.crs is None

    def lay(self, geometries: gpd.GeoSeries) -> gpd.GeoSeries:
        """Return geometries of the layers' reference system as they lie on the ground.

        In the same reference system, with x counted on, or in ``crs``; as they are where
        nothing parts them. Missing geometries stay missing.
        """
        if self.changes_nothing:
            return geometries
        if self.period is None:
            return in_crs(geometries, self.crs)
        shapes = [
            shape if shape is None or shape.is_empty else self._shifted(shape)
            for shape in geometries
        ]
        return made_valid(gpd.GeoSeries(shapes, index=geometries.index, crs=geometries.crs))

    def lay_layer(self, layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Return a layer with its geometries laid."""
        return layer if self.changes_nothing else layer.set_geometry(self.lay(layer.geometry))

    def _shifted(self, shape: BaseGeometry) -> BaseGeometry:
        shifted = with_coordinates(shape, self._counted_on)
        # A unit on both sides is drawn as two parts, with a border between them that is none.
        return unary_union(shifted) if shifted.geom_type == "MultiPolygon" else shifted

    def lay_points(self, xy: np.ndarray) -> np.ndarray:
        """Return coordinates of shape (n, 2) as ``lay`` does, where x is counted on."""
        return xy if self.period is None else np.column_stack(self._counted_on(*xy.T))

    def _counted_on(self, x: Any, y: Any) -> tuple[np.ndarray, np.ndarray]:
        x = np.asarray(x, float)
        laps = np.round((self.middle - x) / self.period)
        return x + self.period * laps, np.asarray(y, float)


def unbroken_map(
    geometries: gpd.GeoSeries, metric_crs: Any, bounds: Optional[np.ndarray] = None
) -> UnbrokenMap:
    """Find out whether the 180th meridian parts a layer, and how it is made whole.

    Parameters
    ----------
    geometries : GeoSeries
        With a coordinate reference system.
    metric_crs : CRS
        A projection around them that parts nothing there (``geo.local_metric_crs``).
    bounds : ndarray of shape (n, 4), optional
        Their bounds, if they are known: with shapely 1.8 these are dear.
    """
    if bounds is None:
        bounds = geometries.bounds.to_numpy()
    there = np.isfinite(bounds).all(axis=1)
    bounds = bounds[there]
    if len(bounds) == 0:
        return UnbrokenMap()
    crs = CRS.from_user_input(geometries.crs)
    ends = np.concatenate([bounds[:, :2], bounds[:, 2:]])
    lon = geo.to_lonlat(ends, crs)[:, 0]
    if np.ptp(lon[np.isfinite(lon)]) < 180:
        return UnbrokenMap()
    beside, repeats = _sides(crs)
    if beside is None:
        return UnbrokenMap()
    if not repeats:
        return UnbrokenMap(crs=CRS.from_user_input(metric_crs))
    middle = float(geo.project(np.zeros((1, 2)), metric_crs, crs)[0, 0])
    whole = UnbrokenMap(period=beside, middle=middle)
    # A layer that goes around the world cannot be laid in one piece; it is left as it is. Its
    # middle may be anywhere, and half a world away from it a unit would be torn apart.
    west, _, east, _ = whole.lay(geometries[there]).bounds.to_numpy().T
    torn = (east - west > bounds[:, 2] - bounds[:, 0] + _BESIDE * beside).any()
    narrower = east.max() - west.min() < np.ptp(ends[:, 0])
    return whole if narrower and not torn else UnbrokenMap()


def beside(xy: np.ndarray, middle: float, crs: Any) -> np.ndarray:
    """Return places as near to an x as they lie on the ground.

    Layers hold longitudes from -180 to 180, from 0 to 360, or beyond: what is projected
    comes back in the first of these.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        In ``crs``; shape (n, 2) is returned, with x counted on where the system repeats along it.
    middle : float
    crs : anything pyproj takes
    """
    apart, repeats = _sides(CRS.from_user_input(crs))
    if apart is None or not repeats:
        return xy
    return UnbrokenMap(period=apart, middle=middle).lay_points(xy)


def crosses_date_line(shape: BaseGeometry, crs: Any, metric_crs: Any) -> bool:
    """Whether a geometry lies on both sides of the 180th meridian, which parts it."""
    return not unbroken_map(gpd.GeoSeries([shape], crs=crs), metric_crs).changes_nothing


def _sides(crs: CRS) -> tuple[Optional[float], bool]:
    """How far apart a system puts the two sides of the meridian, and whether x alone differs.

    None if it puts them together.
    """
    if crs.is_geographic:
        return float(
            geo.project(np.array([[180.0, 0.0]]), geo.in_degrees(crs), crs)[0, 0]
        ) * 2, True
    degrees = geo.in_degrees(crs)
    east, west = (
        geo.project(np.column_stack([np.full(4, lon), _LATITUDES]), degrees, crs)
        for lon in (180 - _BESIDE, -180 + _BESIDE)
    )
    apart = east - west
    if not np.isfinite(apart).all():
        return None, False
    width = np.abs(apart[:, 0]).max()
    if width < 1e3:
        return None, False
    repeats = np.ptp(apart[:, 0]) < 1e-3 and np.abs(apart[:, 1]).max() < 1e-3
    # Around the whole world, the two hairs beside the meridian included.
    return float(width * 360 / (360 - 2 * _BESIDE)), bool(repeats)


def in_unbroken_degrees(geometries: gpd.GeoSeries) -> tuple[gpd.GeoSeries, UnbrokenMap]:
    """Return polygons in longitude and latitude, counted on past 180 where they cross it.

    Parameters
    ----------
    geometries : GeoSeries
        In a projection in metres around them.

    Returns
    -------
    GeoSeries
        In EPSG:4326, valid.
    UnbrokenMap
        How to lay what belongs to them.
    """
    degrees = geometries.to_crs("EPSG:4326")
    whole = unbroken_map(degrees, geometries.crs)
    return made_valid(whole.lay(degrees)), whole
