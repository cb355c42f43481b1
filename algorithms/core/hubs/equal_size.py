"""Equal-size hubs, from a layer of points to numbered hubs with their measures."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Optional

import geopandas as gpd
import numpy as np
from pyproj import CRS

from ..errors import InputError, Problem
from ..geo import geodesic_m, local_metric_crs, to_lonlat
from ..progress import SILENT, Progress
from .balance import NEAR, balance, centroids, cut_off, size_range
from .metrics import hub_neighbours, hub_outlines, outlines_around, spread_of_hubs
from .places import nearest_others
from .spectral import default_neighbours, spectral_labels

WIDE_M = 2_000_000
"""Beyond, a flat map bends distances by more than 1 %."""


@dataclass(frozen=True)
class HubResult:
    """Hubs of about equal size.

    n points, k hubs. Hubs are numbered from the north-west to the south-east of the layer.

    Attributes
    ----------
    labels : ndarray of int, shape (n,)
        The hub of each point, 0..k-1, in the order of the layer.
    distance_m : ndarray of shape (n,)
        Metres along the ellipsoid from each point to the centre of its hub.
    sizes : ndarray of int, shape (k,)
        Points per hub, all from ``low`` to ``high``.
    low, high : int
        The sizes allowed at the equity asked for.
    centres : GeoSeries of length k
        The mean place of each hub's points, in the layer's reference system.
    medoids : ndarray of int, shape (k,)
        The row of the point in the middle of each hub: the one with the least sum of
        distances to the hub's other points.
    mean_distance_m, max_distance_m : ndarray of shape (k,)
        Of ``distance_m``, per hub.
    dispersion_m : ndarray of shape (k,)
        The method's dispersion per hub: the standard deviation of the distances between
        its points.
    dispersion_km, first_dispersion_km : float
        Total dispersion over the hubs, after and before balancing, in kilometres.
    first_sizes : ndarray of int, shape (k,)
        Sizes of the clusters before balancing, largest first.
    mean_distance_km : float
        Mean of ``distance_m`` over all points, in kilometres.
    cut_off : ndarray of bool, shape (n,)
        Points whose five nearest points are all in other hubs.
    outlines : GeoSeries of length k
        A multipolygon around each hub, in the layer's reference system.
    neighbours : ndarray of int, shape (e, 2)
        Pairs of hubs that meet on the map, the lower number first.
    nearest_neighbours : int
        How many neighbours each point was joined to.
    """

    labels: np.ndarray
    distance_m: np.ndarray
    sizes: np.ndarray
    low: int
    high: int
    centres: gpd.GeoSeries
    medoids: np.ndarray
    mean_distance_m: np.ndarray
    max_distance_m: np.ndarray
    dispersion_m: np.ndarray
    dispersion_km: float
    first_dispersion_km: float
    first_sizes: np.ndarray
    mean_distance_km: float
    cut_off: np.ndarray
    outlines: gpd.GeoSeries
    neighbours: np.ndarray
    nearest_neighbours: int

    @property
    def hub_ids(self) -> np.ndarray:
        """The hub of each point, numbered from 1, shape (n,)."""
        return self.labels + 1


def equal_size_hubs(
    points: gpd.GeoDataFrame,
    hubs: int,
    neighbours: Optional[int] = None,
    equity: float = 1.0,
    random_seed: int = 0,
    layer: str = "",
    progress: Progress = SILENT,
) -> Optional[HubResult]:
    """Group points into compact hubs of equal or nearly equal size.

    Spectral clustering on the nearest-neighbour graph gives a first grouping; an exact
    assignment, alternating with the hubs' centres, brings every size inside its range.

    The same points and random seed give the same hubs, whatever the order of the features
    (points at one place may change roles). Distances are measured in an equal-area
    projection around the layer; those reported are along the ellipsoid.

    Parameters
    ----------
    points : GeoDataFrame of length n
        With a coordinate reference system, indexed by feature id. Geometries other than
        points are taken by their centroid.
    hubs : int
        From 2 to n - 1.
    neighbours : int, optional
        How many nearest places each place is joined to; 10 % of the points, at most 30, by
        default.
    equity : float
        From 0 to 1. At 1 the sizes differ by at most one; below, they stay within
        ``balance.size_range``.
    random_seed : int
    layer : str
        Name of the layer, for messages.
    progress : Progress

    Returns
    -------
    HubResult or None
        None if the user cancelled.

    Raises
    ------
    InputError
        No points; no reference system; missing geometries; ``hubs``, ``neighbours`` or
        ``equity`` out of range.

    References
    ----------
    Equal-size spectral clustering, A. Mabo; each part names its own sources.
    """
    _check(points, hubs, neighbours, equity, layer)
    if neighbours is None:
        neighbours = default_neighbours(len(points))
    # Any order of the features is brought to one, so that it cannot matter.
    order = _order(points.geometry)
    geometry = points.geometry.iloc[order]
    crs = local_metric_crs(geometry)
    centroid = geometry.to_crs(crs).centroid
    xy = np.column_stack([centroid.x, centroid.y])
    if np.ptp(xy, axis=0).max() > WIDE_M:
        progress.warn(
            "The points spread over more than 2,000 km. Hubs are formed on a flat map, which "
            "bends distances there; those written are measured along the ellipsoid."
        )
    low, high = size_range(len(xy), hubs, equity)

    first = spectral_labels(xy, hubs, neighbours, random_seed, _Part(progress, 0.0, 0.3))
    if first is None:
        return None
    bounds = np.full(hubs, low), np.full(hubs, high)
    labels = balance(xy, first, *bounds, progress=_Part(progress, 0.3, 0.9))
    if labels is None:
        return None
    labels = number_from_north_west(xy, labels, hubs)

    before = spread_of_hubs(xy, first, hubs, _Part(progress, 0.9, 0.95))
    after = spread_of_hubs(xy, labels, hubs, _Part(progress, 0.95, 1.0))
    if before is None or after is None:
        return None

    sizes = np.bincount(labels, minlength=hubs)
    centre_xy = centroids(xy, labels, hubs)
    distance = geodesic_m(to_lonlat(xy, crs), to_lonlat(centre_xy[labels], crs), crs)
    longest = np.zeros(hubs)
    np.maximum.at(longest, labels, distance)
    outlines = hub_outlines(xy, labels, hubs, crs)
    all_points = (geometry.geom_type == "Point").all()
    places = geometry if all_points else centroid.to_crs(points.crs)
    # Where a hub is not larger than a point's company, being alone in it says nothing.
    alone = cut_off(labels, nearest_others(xy, NEAR)) & (sizes[labels] > NEAR)
    return HubResult(
        labels=_in_layer_order(labels, order),
        distance_m=_in_layer_order(distance, order),
        sizes=sizes,
        low=low,
        high=high,
        centres=gpd.GeoSeries.from_xy(*centre_xy.T, crs=crs).to_crs(points.crs),
        medoids=order[after[1]],
        mean_distance_m=np.bincount(labels, distance, minlength=hubs) / sizes,
        max_distance_m=longest,
        dispersion_m=after[0],
        dispersion_km=float(after[0].sum()) / 1000,
        first_dispersion_km=float(before[0].sum()) / 1000,
        first_sizes=np.sort(np.bincount(first, minlength=hubs))[::-1],
        mean_distance_km=float(distance.mean()) / 1000,
        cut_off=_in_layer_order(alone, order),
        outlines=outlines_around(outlines, places, labels),
        neighbours=hub_neighbours(xy, labels, outlines),
        nearest_neighbours=neighbours,
    )


def number_from_north_west(xy: np.ndarray, labels: np.ndarray, hubs: int) -> np.ndarray:
    """Number hubs along the diagonal from north-west to south-east.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        East and north in one unit.
    labels : ndarray of int, shape (n,)
        Hubs 0..hubs-1, none empty, in any order.
    hubs : int

    Returns
    -------
    ndarray of int, shape (n,)
        The same hubs under their new numbers. Of two hubs at the same height of the
        diagonal the western one comes first.
    """
    centres = centroids(xy, labels, hubs)
    ranked = np.lexsort((centres[:, 0], centres[:, 0] - centres[:, 1]))
    number = np.empty(hubs, np.int64)
    number[ranked] = np.arange(hubs)
    return number[labels]


def _order(geometry: gpd.GeoSeries) -> np.ndarray:
    return np.lexsort(geometry.bounds.to_numpy().T)


def _in_layer_order(values: np.ndarray, order: np.ndarray) -> np.ndarray:
    back = np.empty_like(values)
    back[order] = values
    return back


def _check(points, hubs, neighbours, equity, layer):
    problems = list(_problems(points, hubs, neighbours, equity, layer))
    if problems:
        raise InputError(problems)


def _problems(points, hubs, neighbours, equity, layer):
    n = len(points)
    if n == 0:
        yield Problem(
            "the layer has no features",
            "Choose a layer with points, or clear its filter or selection.",
            layer,
        )
        return
    if points.crs is None:
        yield Problem(
            "the layer has no coordinate reference system",
            "Assign one in the layer's properties; without it distances have no meaning.",
            layer,
        )
    elif CRS.from_user_input(points.crs).geodetic_crs is None:
        yield Problem(
            "the layer's coordinate reference system has no place on Earth",
            "Assign the right one in the layer's properties.",
            layer,
        )
    for feature, shape in zip(points.index, points.geometry):
        if shape is None or shape.is_empty or not np.isfinite(shape.bounds).all():
            yield Problem(
                "features without a geometry",
                "Give them a geometry, or leave them out by a filter or selection.",
                layer,
                feature=feature,
            )
    if hubs < 2:
        yield Problem(
            "at least 2 hubs are needed", "Ask for 2 or more.", "Number of hubs", detail=str(hubs)
        )
    elif hubs >= n:
        yield Problem(
            f"there must be fewer hubs than points ({n})",
            f"Ask for at most {n - 1} hubs." if n > 2 else "Choose a layer with more points.",
            "Number of hubs",
            detail=str(hubs),
        )
    if neighbours is not None and neighbours < 1:
        yield Problem(
            "at least 1 neighbour is needed",
            "Ask for 1 or more, or leave it empty for the default.",
            "Neighbours per point",
            detail=str(neighbours),
        )
    if math.isnan(equity) or not 0 <= equity <= 1:
        yield Problem(
            "it must be from 0 to 1",
            "Choose 1 for equal sizes, less for more compact hubs of less equal sizes.",
            "Equity",
            detail=str(equity),
        )


class _Part(Progress):
    """Passes a part of the work on as its share of the whole."""

    def __init__(self, whole: Progress, start: float, end: float):
        self._whole, self._start, self._end = whole, start, end

    def share(self, done):
        self._whole.share(self._start + (self._end - self._start) * done)

    def info(self, text):
        self._whole.info(text)

    def warn(self, text):
        self._whole.warn(text)

    def cancelled(self):
        return self._whole.cancelled()
