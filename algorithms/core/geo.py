# SPDX-License-Identifier: GPL-2.0-or-later
"""Metres on the ground: a local projection and geodesic distances."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Optional

import geopandas as gpd
import numpy as np
from pyproj import CRS, Proj, Transformer
from pyproj.crs import GeographicCRS, ProjectedCRS
from pyproj.crs.coordinate_operation import LambertAzimuthalEqualAreaConversion


def local_metric_crs(geometries: gpd.GeoSeries, bounds: Optional[np.ndarray] = None) -> CRS:
    """Return an equal-area projection in metres, centred on the given geometries.

    Lambert's azimuthal equal-area projection keeps areas exactly and, within 100 km of
    its centre, lengths to 4 parts in 100,000; it does so wherever on Earth the layer lies
    and whatever the unit of its own coordinate reference system, degrees included. The
    datum is the layer's own.

    Parameters
    ----------
    geometries : GeoSeries
        With a coordinate reference system, and at least one that is neither missing nor empty.
    bounds : ndarray of shape (n, 4), optional
        Their bounds, if they are known: with shapely 1.8 these are dear.
    """
    if bounds is None:
        bounds = geometries.bounds.to_numpy()
    there = np.isfinite(bounds).all(axis=1)
    bounds = bounds[there]
    lon = to_lonlat(bounds.reshape(-1, 2), geometries.crs)[:, 0].reshape(-1, 2)
    # A unit on both sides of the 180th meridian has its middle on neither: its parts have.
    both = np.abs(lon[:, 1] - lon[:, 0]) > 180
    if both.any():
        parts = geometries[there][both].explode(index_parts=False).bounds.to_numpy()
        bounds = np.concatenate([bounds[~both], parts])
    return metric_crs_around((bounds[:, :2] + bounds[:, 2:]) / 2, geometries.crs)


def metric_crs_around(xy: np.ndarray, crs: Any) -> CRS:
    """Return the projection of ``local_metric_crs``, centred on places.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        In ``crs``, in x, y order; n is at least 1.
    crs : anything pyproj takes
    """
    crs = CRS.from_user_input(crs)
    lon, lat = to_lonlat(xy, crs).T
    # The mean direction, not the mean longitude: a layer may cross the date line.
    lon, lat = np.radians(lon), np.radians(lat)
    x = np.mean(np.cos(lat) * np.cos(lon))
    y = np.mean(np.cos(lat) * np.sin(lon))
    z = np.mean(np.sin(lat))
    centre_lon = float(np.degrees(np.arctan2(y, x)))
    centre_lat = float(np.degrees(np.arctan2(z, np.hypot(x, y))))
    return ProjectedCRS(
        conversion=LambertAzimuthalEqualAreaConversion(
            latitude_natural_origin=centre_lat, longitude_natural_origin=centre_lon
        ),
        name="Balanced Zones local metres",
        geodetic_crs=in_degrees(crs),
    )


def is_on_earth(crs: Any) -> bool:
    """Whether a coordinate reference system ties coordinates to the ground.

    An engineering or undefined one, as files without any are sometimes given, does not.
    """
    if crs is None:
        return False
    crs = _horizontal(CRS.from_user_input(crs))
    return crs.is_geographic or crs.is_projected or crs.is_bound


def project(xy: np.ndarray, from_crs: Any, to_crs: Any) -> np.ndarray:
    """Return coordinates in another coordinate reference system.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        In ``from_crs``, in x, y order.
    from_crs, to_crs : anything pyproj takes

    Returns
    -------
    ndarray of shape (n, 2)
    """
    transformer = _transformer(CRS.from_user_input(from_crs), CRS.from_user_input(to_crs))
    return np.column_stack(transformer.transform(*_columns(xy)))


@lru_cache(maxsize=32)
def _transformer(from_crs: CRS, to_crs: CRS) -> Transformer:
    # It takes 10 ms to make one.
    return Transformer.from_crs(_horizontal(from_crs), to_crs, always_xy=True)


def metres_per_unit(places: np.ndarray, crs: Any, metric_crs: Any) -> np.ndarray:
    """Return how many metres a unit of x and a unit of y are at places.

    Parameters
    ----------
    places : ndarray of shape (m, 2)
        In ``crs``, in x, y order.
    crs, metric_crs : anything pyproj takes
        The second one in metres.

    Returns
    -------
    ndarray of shape (m, 2)
    """
    step = 1e-3
    steps = step * np.array([[0, 0], [1, 0], [0, 1]])
    probes = project((places[None] + steps[:, None]).reshape(-1, 2), crs, metric_crs)
    here, east, north = probes.reshape(3, -1, 2)
    return (
        np.column_stack([np.linalg.norm(east - here, axis=1), np.linalg.norm(north - here, axis=1)])
        / step
    )


def to_lonlat(xy: np.ndarray, crs: Any) -> np.ndarray:
    """Return longitude and latitude in degrees, on the datum of ``crs``.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        Coordinates in ``crs``, in x, y order.
    crs : anything pyproj takes

    Returns
    -------
    ndarray of shape (n, 2)
    """
    return project(xy, crs, in_degrees(crs))


def geodesic_m(from_lonlat: np.ndarray, to_lonlat: np.ndarray, crs: Any) -> np.ndarray:
    """Return distances in metres along the ellipsoid of ``crs``.

    Parameters
    ----------
    from_lonlat, to_lonlat : ndarray of shape (n, 2)
        Degrees, paired row by row.
    crs : anything pyproj takes

    Returns
    -------
    ndarray of shape (n,)
    """
    if len(from_lonlat) == 0:
        return np.zeros(0)
    geod = CRS.from_user_input(crs).get_geod()
    return np.asarray(geod.inv(*_columns(from_lonlat), *_columns(to_lonlat))[2])


def largest_scale(lonlat: np.ndarray, crs: Any) -> float:
    """Return by how much a projection stretches ways among places at the most.

    Parameters
    ----------
    lonlat : ndarray of shape (n, 2)
        Degrees; n is at least 1.
    crs : anything pyproj takes
        A projection made around them, which stretches more the farther from its centre.

    Returns
    -------
    float
        Length on the map over length on the ground; at least 1.
    """
    factors = Proj(CRS.from_user_input(crs)).get_factors(*_columns(lonlat))
    return max(1.0, float(np.max(factors.tissot_semimajor)))


def in_degrees(crs: Any) -> CRS:
    """The geographic system on the datum of ``crs``, in degrees.

    Some national systems count in grads; their meridian stays their own, which neither
    distances nor a local projection mind.
    """
    geographic = _horizontal(CRS.from_user_input(crs)).geodetic_crs
    if geographic.axis_info and geographic.axis_info[0].unit_name == "degree":
        return geographic
    return GeographicCRS(name=f"{geographic.name} in degrees", datum=geographic.datum)


def geocentric_m(lonlat: np.ndarray, crs: Any) -> np.ndarray:
    """Return places on the ellipsoid as x, y, z in metres from its centre; shape (n, 3).

    The straight line between two of them is never longer than the geodesic, and within
    50 km shorter by less than 3 parts in a million.

    Parameters
    ----------
    lonlat : ndarray of shape (n, 2)
        Degrees.
    crs : anything pyproj takes
    """
    geod = CRS.from_user_input(crs).get_geod()
    lon, lat = np.radians(np.asarray(lonlat, float)).T
    across = geod.a / np.sqrt(1 - geod.es * np.sin(lat) ** 2)
    return np.column_stack(
        [
            across * np.cos(lat) * np.cos(lon),
            across * np.cos(lat) * np.sin(lon),
            across * (1 - geod.es) * np.sin(lat),
        ]
    )


def _columns(xy: np.ndarray) -> Any:
    """The x and the y as pyproj takes them: it has deprecated arrays of one element."""
    columns = np.asarray(xy, float).T
    return columns.tolist() if columns.shape[1] == 1 else columns


def _horizontal(crs: CRS) -> CRS:
    return crs.sub_crs_list[0] if crs.is_compound else crs
