# SPDX-License-Identifier: GPL-2.0-or-later
"""What hubs are measured by, and their ground on the map."""

from __future__ import annotations

import contextlib
from typing import Any, Optional

import geopandas as gpd
import numpy as np
from pyproj import CRS
from scipy import sparse
from scipy.spatial import ConvexHull, QhullError, cKDTree
from shapely.affinity import translate
from shapely.geometry import MultiPoint, MultiPolygon, box
from shapely.geometry.base import BaseGeometry

from ...geo import in_degrees, project, to_lonlat
from ...progress import SILENT, Progress
from ...shapes import in_crs, polygons_of
from ..ground.neighbours import Neighbours
from ..ground.places import Places, delaunay_links, members_of_hubs

# Distances in memory at a time when all pairs of a hub are looked at: 16 MB.
MOST_PAIRS = 2_000_000
LEAST_WIDTH_M = 10.0
"""An outline that is narrower gets a margin: else it would not be seen."""
LEAST_WIDTH_DEGREES = 1e-4
"""About the same, where the layer counts in degrees."""


def spread_of_hubs(
    xy: np.ndarray, labels: np.ndarray, hubs: int, progress: Progress = SILENT
) -> Optional[tuple[np.ndarray, np.ndarray]]:
    """Return each hub's dispersion and its middle point.

    The dispersion is the method's own: the standard deviation of the distances between all
    pairs of a hub's points, each pair once, pairs at the same place left out. It measures
    how unequal those distances are rather than how long: three points at equal distances
    have none. A hub without two distinct places has a dispersion of 0. The total of the
    hubs is what the method compares.

    The middle point (medoid) is the one with the least sum of distances to the others; of
    equals, the first.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        Points in metres.
    labels : ndarray of int, shape (n,)
        Hubs 0..hubs-1, none empty.
    hubs : int

    Returns
    -------
    dispersion : ndarray of shape (hubs,)
        Metres.
    medoids : ndarray of int, shape (hubs,)
        Rows of ``xy``.

    None if the user cancelled.

    References
    ----------
    Equal-size spectral clustering, A. Mabo, cluster dispersion.
    """
    dispersion = np.zeros(hubs)
    medoids = np.zeros(hubs, np.int64)
    for hub, members in enumerate(members_of_hubs(labels, hubs)):
        if progress.cancelled():
            return None
        found = _pairs(xy[members], progress)
        if found is None:
            return None
        dispersion[hub], middle = found
        medoids[hub] = members[middle]
        progress.share((hub + 1) / hubs)
    return dispersion, medoids


def _pairs(xy: np.ndarray, progress: Progress) -> Optional[tuple[float, int]]:
    n = len(xy)
    reach = np.zeros(n)
    count, total, squares = 0, 0.0, 0.0
    # Deviations from a distance of the right size: squares of the distances themselves
    # would drown small deviations.
    typical = float(np.hypot(*(xy - xy.mean(axis=0)).T).mean())
    chunk = max(1, MOST_PAIRS // n)
    for start in range(0, n, chunk):
        if progress.cancelled():
            return None
        some = xy[start : start + chunk]
        step = some[:, None, :] - xy[None, :, :]
        distance = np.hypot(step[..., 0], step[..., 1])
        reach[start : start + chunk] = distance.sum(axis=1)
        off_typical = distance[distance > 0] - typical
        count += len(off_typical)
        total += float(off_typical.sum())
        squares += float((off_typical**2).sum())
    middle = int(reach.argmin())
    if count == 0:
        return 0.0, middle
    # Every pair was met twice, which changes neither mean.
    variance = squares / count - (total / count) ** 2
    return float(np.sqrt(max(0.0, variance))), middle


def cut_off_points(xy: np.ndarray, labels: np.ndarray, neighbours: Neighbours) -> np.ndarray:
    """Return which points are cut off: their five nearest points are all in other hubs.

    Where several points are as near as the fifth, any of them counts, so that the order of
    the points does not matter. In a hub of no more than five points nothing is counted.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
    labels : ndarray of int, shape (n,)
    neighbours : Neighbours

    Returns
    -------
    ndarray of bool, shape (n,)
    """
    alone = neighbours.cut_off(labels)
    members = members_of_hubs(labels, int(labels.max()) + 1) if alone.any() else []
    for point in np.flatnonzero(alone):
        mates = members[labels[point]]
        away = np.hypot(*(xy[mates[mates != point]] - xy[point]).T)
        reach = np.hypot(*(xy[neighbours.near[point]] - xy[point]).T)
        alone[point] = away.min() > reach.max()
    return alone


def shares_of_hubs(values: np.ndarray, labels: np.ndarray, hubs: int, share: float) -> np.ndarray:
    """Return each hub's quantile of a value of its points, e.g. 0.95 of the distances.

    Parameters
    ----------
    values : ndarray of shape (n,)
    labels : ndarray of int, shape (n,)
        Hubs 0..hubs-1, none empty.
    hubs : int
    share : float

    Returns
    -------
    ndarray of shape (hubs,)
        Linear between values, as numpy's.
    """
    return np.array([np.quantile(values[own], share) for own in members_of_hubs(labels, hubs)])


def hub_neighbours(xy: np.ndarray, labels: np.ndarray, outlines: gpd.GeoSeries) -> np.ndarray:
    """Return the pairs of hubs that meet on the map and should differ in colour.

    Two hubs meet if points of both are joined by a Delaunay edge or share a place, or if
    their outlines have ground or a border in common.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        Points in metres.
    labels : ndarray of int, shape (n,)
        Hubs 0..k-1.
    outlines : GeoSeries of length k

    Returns
    -------
    ndarray of int, shape (e, 2)
        Each pair once, the lower number first, sorted.
    """
    k = len(outlines)
    places = Places.of(xy)
    ones = np.ones(len(labels))
    at = sparse.csr_matrix((ones, (labels, places.index)), shape=(k, places.count))
    links = delaunay_links(places.xy)
    joined = sparse.csr_matrix(
        (np.ones(len(links)), (links[:, 0], links[:, 1])), shape=(places.count, places.count)
    )
    joined = joined + sparse.identity(places.count)
    by_links = np.column_stack((at @ joined @ at.T).nonzero())

    shapes = gpd.GeoDataFrame(geometry=outlines.reset_index(drop=True))
    met = gpd.sjoin(shapes, shapes, predicate="intersects")
    by_ground = np.column_stack([met.index.to_numpy(), met["index_right"].to_numpy()])

    pairs = np.sort(np.vstack([by_links, by_ground]).astype(np.int64), axis=1)
    return np.unique(pairs[pairs[:, 0] < pairs[:, 1]], axis=0)


def hub_outlines(xy: np.ndarray, labels: np.ndarray, hubs: int, crs: Any) -> gpd.GeoSeries:
    """Return a polygon around each hub's points.

    It is their convex hull. Where the hull has no area (one or two places, or all on one
    line) or less than 10 m of width, a margin is laid around it: half of the median
    distance between neighbouring places of the layer, at least 10 m.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        Points in metres.
    labels : ndarray of int, shape (n,)
        Hubs 0..hubs-1, none empty.
    hubs : int
    crs : anything pyproj takes
        The reference system of ``xy``.

    Returns
    -------
    GeoSeries of length hubs
        Polygons, each with an area.
    """
    places = Places.of(xy)
    margin = LEAST_WIDTH_M
    if places.count > 1:
        nearest = cKDTree(places.xy).query(places.xy, k=2)[0][:, 1]
        margin = max(margin, float(np.median(nearest)) / 2)
    shapes = []
    for members in members_of_hubs(labels, hubs):
        hull = _hull(xy[members])
        if hull.area < LEAST_WIDTH_M * hull.length / 2:
            hull = hull.buffer(margin)
        shapes.append(hull if hull.area > 0 else hull.buffer(margin))
    return gpd.GeoSeries(shapes, crs=crs)


def _hull(xy: np.ndarray) -> BaseGeometry:
    if len(xy) > 3:
        # Most points are inside, and shapely takes long to take them.
        with contextlib.suppress(QhullError):
            # Those within rounding of an edge may be a hair outside: Qc names them.
            found = ConvexHull(xy - xy[0], qhull_options="Qc")
            xy = xy[np.union1d(found.vertices, found.coplanar[:, 0])]
    return MultiPoint(xy).convex_hull


def outlines_around(
    outlines: gpd.GeoSeries, at: np.ndarray, crs: Any, labels: np.ndarray
) -> gpd.GeoSeries:
    """Return outlines in the points' own reference system, where they hold every point.

    An edge that is straight in one reference system bends in another, and a point close to
    it may come to lie outside; so the hull is taken anew there. An outline that crosses the
    date line is cut by it.

    Parameters
    ----------
    outlines : GeoSeries of length k
        Convex polygons in a projection in metres, none over a pole or half the globe.
    at : ndarray of shape (n, 2)
        The points in ``crs``, in x, y order.
    crs : anything pyproj takes
    labels : ndarray of int, shape (n,)
        Hubs 0..k-1.

    Returns
    -------
    GeoSeries of length k
        Multipolygons.
    """
    lonlat = to_lonlat(at, crs)
    is_geographic = CRS.from_user_input(crs).is_geographic
    corners = [np.array(shape.exterior.coords)[:, :2] for shape in outlines]
    ends = np.cumsum([len(each) for each in corners])[:-1]
    all_corners = project(np.vstack(corners), outlines.crs, crs)
    shapes = []
    for flat, there, own in zip(
        corners, np.split(all_corners, ends), members_of_hubs(labels, len(outlines))
    ):
        if np.ptp(lonlat[own, 0]) > 180:
            degrees = np.vstack([to_lonlat(flat, outlines.crs), lonlat[own]])
            degrees = degrees[np.isfinite(degrees).all(axis=1)]
            parts = gpd.GeoSeries(_parted_at_date_line(degrees), crs=in_degrees(crs))
            shapes.append(
                MultiPolygon([each for part in in_crs(parts, crs) for each in polygons_of(part)])
            )
            continue
        # Beyond the edge of a map of half the world and more there are no coordinates.
        there = there[np.isfinite(there).all(axis=1)]
        if is_geographic:
            # Longitudes may be counted from 0 to 360: the outline's follow the points'.
            there[:, 0] += 360 * np.round((at[own, 0].mean() - there[:, 0]) / 360)
        hull = _hull(np.vstack([there, at[own]]))
        if hull.area == 0:
            hull = hull.buffer(LEAST_WIDTH_DEGREES if is_geographic else LEAST_WIDTH_M)
        shapes.append(MultiPolygon([hull]))
    return gpd.GeoSeries(shapes, crs=crs)


# A hair short of the line: on it, the sign of the longitude would be anybody's guess.
_DATE_LINE = 180 - 1e-9


def _parted_at_date_line(corners: np.ndarray) -> list:
    """The parts, on both sides of the date line, of the hull of longitudes and latitudes."""
    east = np.column_stack([corners[:, 0] % 360, corners[:, 1]])
    hull = MultiPoint(east).convex_hull
    parts = [
        hull.intersection(box(0, -90, _DATE_LINE, 90)),
        translate(hull.intersection(box(360 - _DATE_LINE, -90, 360, 90)), -360),
    ]
    return [part for part in parts if part.area > 0]
