"""From a layer of points and the sizes asked for to numbered hubs with their measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import NamedTuple, Optional, Union

import geopandas as gpd
import numpy as np
from pyproj import CRS
from scipy.spatial import cKDTree

from ..errors import Fault
from ..geo import (
    geodesic_m,
    largest_scale,
    local_metric_crs,
    metric_crs_around,
    project,
    to_lonlat,
)
from ..on_earth import no_place_faults, off_earth_faults
from ..progress import SILENT, Progress, Stage
from ..shapes import in_crs
from ..texts import tr
from .centres import centroids
from .demands import Demand, solve_demand
from .groups import PointGroup
from .kmeans_start import kmeans_labels
from .metrics import (
    cut_off_points,
    hub_neighbours,
    hub_outlines,
    outlines_around,
    shares_of_hubs,
    spread_of_hubs,
)
from .solve import Effort, Objective, solve_hubs
from .spectral import default_neighbours, spectral_labels
from .whole import Neighbours

WIDE_M = 2_000_000
"""Beyond, a flat map bends distances by more than 1 %."""


class Method(Enum):
    """What gives the first grouping, before sizes are balanced."""

    SPECTRAL = "spectral clustering"
    KMEANS = "k-means"


@dataclass(frozen=True)
class Settings:
    """How hubs are formed, whatever their sizes.

    Attributes
    ----------
    method : Method
    neighbours : int, optional
        How many nearest places each place is joined to by spectral clustering; 10 % of the
        points, at most 30, by default.
    effort : Effort
    objective : Objective
    one_piece : bool
        Whether every hub is to be connected on the neighbour graph of the points.
    random_seed : int
    """

    method: Method = Method.SPECTRAL
    neighbours: Optional[int] = None
    effort: Effort = Effort.STANDARD
    objective: Objective = Objective.MEAN_DISTANCE
    one_piece: bool = True
    random_seed: int = 0


DEFAULTS = Settings()


class Sizes(NamedTuple):
    """What is asked of one group of points: so many hubs, each of ``low`` to ``high``."""

    hubs: int
    low: int
    high: int


@dataclass(frozen=True)
class _PerHub:
    """Measures of k hubs, beside one another in arrays."""

    sizes: np.ndarray
    low: np.ndarray
    high: np.ndarray
    medoids: np.ndarray
    mean_distance_m: np.ndarray
    p95_distance_m: np.ndarray
    max_distance_m: np.ndarray
    mean_to_medoid_m: np.ndarray
    dispersion_m: np.ndarray
    points_cut_off: np.ndarray
    pieces: np.ndarray
    parted_sites: np.ndarray
    load: np.ndarray
    mean_cost: np.ndarray


@dataclass(frozen=True)
class HubResult(_PerHub):
    """Hubs of points.

    n points, k hubs. Hubs are numbered group by group, within a group from the north-west to
    the south-east.

    Attributes
    ----------
    sizes : ndarray of int, shape (k,)
        Points per hub.
    load : ndarray of shape (k,)
        What is balanced, per hub, all from ``low`` to ``high``: points, or the sum of their
        weights.
    low, high : ndarray of shape (k,)
        What is allowed of it. A least sum of 0 asks for a point that has a weight.
    medoids : ndarray of int, shape (k,)
        The row of the point in the middle of each hub: the one with the least sum of
        distances to the hub's other points.
    mean_distance_m, p95_distance_m, max_distance_m : ndarray of shape (k,)
        Of ``distance_m``, per hub: mean, 95th percentile, longest.
    mean_to_medoid_m : ndarray of shape (k,)
        Mean distance of the hub's points to its medoid.
    dispersion_m : ndarray of shape (k,)
        The method's dispersion per hub: the standard deviation of the distances between
        its points.
    points_cut_off : ndarray of int, shape (k,)
        Of ``cut_off``, per hub.
    pieces : ndarray of int, shape (k,)
        In how many pieces the hub is on the neighbour graph of its group's points.
    parted_sites : ndarray of int, shape (k,)
        Places where the hub has some of the points and another hub of its group others.
    mean_cost : ndarray of shape (k,)
        Mean of ``cost``, per hub; not a number without travel costs.
    labels : ndarray of int, shape (n,)
        The hub of each point, 0..k-1, in the order of the layer.
    distance_m : ndarray of shape (n,)
        Metres along the ellipsoid from each point to the centre of its hub.
    cost : ndarray of shape (n,)
        The travel cost from each point to the centre of its hub, in the unit of the table; not
        a number without travel costs.
    groups : list of PointGroup
    group_of_hub : ndarray of int, shape (k,)
        Which of ``groups`` each hub is of.
    centres : GeoSeries of length k
        In the layer's reference system: the mean place of each hub's points; with travel
        costs the point with the least sum of costs from the others; or the given centre.
    first_dispersion_km : float
        Total dispersion of the clusters before balancing, in kilometres.
    first_sizes : ndarray of int, shape (k,)
        Sizes of those clusters, largest first.
    lower_bound_km : float, optional
        No hubs of these sizes have a shorter ``mean_to_medoid_km``; None if it was not worked
        out.
    cut_off : ndarray of bool, shape (n,)
        Points whose five nearest points are all in other hubs.
    sites, sites_parted : int
        Places where several points of one group stand, and those of them whose points are in
        different hubs.
    outlines : GeoSeries of length k
        A multipolygon around each hub, in the layer's reference system.
    neighbours : ndarray of int, shape (e, 2)
        Pairs of hubs that meet on the map, the lower number first.
    """

    labels: np.ndarray
    distance_m: np.ndarray
    groups: Sequence[PointGroup]
    group_of_hub: np.ndarray
    centres: gpd.GeoSeries
    first_dispersion_km: float
    first_sizes: np.ndarray
    lower_bound_km: Optional[float]
    cut_off: np.ndarray
    cost: np.ndarray
    sites: int
    sites_parted: int
    outlines: gpd.GeoSeries
    neighbours: np.ndarray

    @property
    def deviations(self) -> np.ndarray:
        """How far each hub's load is from the mean load of its group; signed shares, (k,)."""
        total = np.bincount(self.group_of_hub, self.load)
        mean = (total / np.bincount(self.group_of_hub))[self.group_of_hub]
        return self.load / mean - 1

    @property
    def deviation(self) -> float:
        """The greatest of ``deviations``, whichever way."""
        return float(np.abs(self.deviations).max())

    @property
    def mean_cost_of_all(self) -> float:
        """Mean travel cost of all points to the centre of their hub; in the table's unit."""
        return float(self.cost.mean())

    @property
    def count(self) -> int:
        return len(self.sizes)

    @property
    def hub_ids(self) -> np.ndarray:
        """The hub of each point, numbered from 1, shape (n,)."""
        return self.labels + 1

    @property
    def mean_distance_km(self) -> float:
        """Mean distance of all points to the centre of their hub, in kilometres."""
        return float(self.distance_m.mean()) / 1000

    @property
    def p95_distance_km(self) -> float:
        """The distance to the centre that 95 % of all points do not exceed."""
        return float(np.quantile(self.distance_m, 0.95)) / 1000

    @property
    def max_distance_km(self) -> float:
        return float(self.distance_m.max()) / 1000

    @property
    def mean_to_medoid_km(self) -> float:
        """Mean distance of all points to the point in the middle of their hub."""
        return float((self.mean_to_medoid_m * self.sizes).sum() / self.sizes.sum()) / 1000

    @property
    def dispersion_km(self) -> float:
        """Total dispersion over the hubs, in kilometres."""
        return float(self.dispersion_m.sum()) / 1000

    @property
    def hubs_in_pieces(self) -> int:
        return int((self.pieces > 1).sum())


def form_hubs(
    points: gpd.GeoDataFrame,
    groups: Sequence[PointGroup],
    sizes: Sequence[Union[Sizes, Demand]],
    settings: Settings,
    progress: Progress = SILENT,
) -> Optional[HubResult]:
    """Group points into compact hubs of the sizes asked for, each group of points apart.

    The first grouping is spectral clustering's or k-means'; then hubs of the right sizes are
    searched from there. The hubs of a group are those of a layer that holds nothing else.

    The same points and random seed give the same hubs, whatever the order of the features
    (points at one place may change roles). Distances are measured in an equal-area
    projection around the group; those reported are along the ellipsoid.

    Parameters
    ----------
    points : GeoDataFrame of length n
        Without problems (``point_faults``).
    groups : sequence of PointGroup
        Every point is in one.
    sizes : sequence of Sizes or Demand
        One per group; possible.
    settings : Settings
    progress : Progress

    Returns
    -------
    HubResult or None
        None if the user cancelled before there were hubs in all groups; else the best found
        until then.

    Raises
    ------
    InputError
        No hubs were found that keep a demand.
    """
    whole = _Layer.of(points)
    ends = np.cumsum([group.size for group in groups]) / len(points)
    formed = []
    for number, (group, wanted) in enumerate(zip(groups, sizes)):
        start = ends[number - 1] if number else 0.0
        part = Stage(progress, 0.95 * start, 0.95 * ends[number])
        found = _form_group(_ground(whole, group.rows), wanted, settings, part)
        if found is None:
            return None
        formed.append(found)
    bounded = settings.objective is Objective.MEAN_DISTANCE
    result = _together(whole, groups, formed, bounded)
    progress.share(1.0)
    return result


@dataclass(frozen=True)
class _Layer:
    """The geometries of a layer and, if all are points, their coordinates (n, 2)."""

    geometry: gpd.GeoSeries
    at: Optional[np.ndarray]

    @classmethod
    def of(cls, points):
        geometry = points.geometry
        if not (geometry.geom_type == "Point").all():
            return cls(geometry, None)
        return cls(geometry, np.column_stack([geometry.x, geometry.y]))


@dataclass(frozen=True)
class _Ground:
    """Points on a flat map.

    Attributes
    ----------
    order : ndarray of int, shape (m,)
        What brings the features, in any order, to that of the other attributes: from west to
        east.
    crs : CRS
        In metres.
    xy : ndarray of shape (m, 2)
        In ``crs``.
    layer_crs : CRS
    at : ndarray of shape (m, 2)
        In ``layer_crs``.
    """

    order: np.ndarray
    crs: CRS
    xy: np.ndarray
    layer_crs: CRS
    at: np.ndarray


def _ground(layer, rows):
    layer_crs = layer.geometry.crs
    if layer.at is None:
        geometry = layer.geometry.iloc[rows]
        order = np.lexsort(geometry.bounds.to_numpy().T)
        geometry = geometry.iloc[order]
        crs = local_metric_crs(geometry)
        centroid = geometry.to_crs(crs).centroid
        xy = np.column_stack([centroid.x, centroid.y])
        at = project(xy, crs, layer_crs)
    else:
        at = layer.at[rows]
        order = np.lexsort(at.T)
        at = at[order]
        crs = metric_crs_around(at, layer_crs)
        xy = project(at, layer_crs, crs)
    # The order in which they are searched.
    ranked = np.lexsort((xy[:, 1], xy[:, 0]))
    return _Ground(order[ranked], crs, xy[ranked], layer_crs, at[ranked])


@dataclass(frozen=True)
class _Formed(_PerHub):
    """The hubs of one group; rows and numbers are the group's own."""

    labels: np.ndarray
    distance_m: np.ndarray
    cut_off: np.ndarray
    cost: np.ndarray
    centres: np.ndarray
    outlines: gpd.GeoSeries
    first_dispersion_m: float
    first_sizes: np.ndarray
    lower_bound_m: Optional[float]
    sites: int
    sites_parted: int


def _form_group(ground, wanted, settings, progress):
    xy = ground.xy
    if np.ptp(xy, axis=0).max() > WIDE_M:
        progress.warn(
            "The points spread over more than 2,000 km. Hubs are formed on a flat map, which "
            "bends distances there; so are their middle points and dispersion. Distances to the "
            "centres are measured along the ellipsoid."
        )
    search = _form_demand if isinstance(wanted, Demand) else _form_sizes
    found = search(ground, wanted, settings, progress)
    if found is None and not progress.unlimited().cancelled():
        progress.warn(
            "The time limit was too short to find any hubs: these are those of the least effort, "
            "which were formed after it."
        )
        least = replace(settings, method=Method.KMEANS, effort=Effort.QUICK)
        found = search(ground, wanted, least, progress.unlimited())
    return found


def _form_sizes(ground, wanted, settings, progress):
    xy, bound = ground.xy, None
    if wanted.hubs == 1:
        first = labels = np.zeros(len(xy), np.int64)
    else:
        first = _first_grouping(xy, wanted.hubs, settings, Stage(progress, 0.0, 0.2))
        if first is None:
            return None
        solution = solve_hubs(
            xy,
            np.full(wanted.hubs, wanted.low),
            np.full(wanted.hubs, wanted.high),
            start=first,
            objective=settings.objective,
            effort=settings.effort,
            connected=settings.one_piece,
            random_seed=settings.random_seed,
            progress=Stage(progress, 0.2, 0.9),
        )
        if solution is None:
            return None
        labels = number_from_north_west(xy, solution.labels, wanted.hubs)
        if solution.lower_bound is not None:
            # Ways on the ground are shorter than on the flat map by its scale at the most.
            bound = solution.lower_bound / largest_scale(to_lonlat(xy, ground.crs), ground.crs)
        if progress.cancelled():
            progress.warn("Stopped: these are the best hubs found until then.")
    end = Stage(progress.to_the_end(), 0.9, 1.0)
    return _measured(ground, labels, first, wanted, bound, end)


def _form_demand(ground, demand, settings, progress):
    xy, k = ground.xy, demand.hubs
    demand = demand.of_rows(ground.order)
    if demand.given is not None:
        given = project(demand.given, ground.layer_crs, ground.crs)
        demand = replace(demand, given=given)
        nearest = cKDTree(given).query(xy)[1]
        # A centre may be nearest to no point.
        first = np.unique(nearest, return_inverse=True)[1].reshape(-1)
    elif k == 1:
        first = np.zeros(len(xy), np.int64)
    else:
        first = _first_grouping(xy, k, settings, Stage(progress, 0.0, 0.2))
        if first is None:
            return None
    labels = solve_demand(xy, demand, first, settings, Stage(progress, 0.2, 0.9))
    if labels is None:
        return None
    if progress.cancelled():
        progress.warn("Stopped: these are the best hubs found until then.")
    if demand.given is None:
        labels = number_from_north_west(xy, labels, k)
    end = Stage(progress.to_the_end(), 0.9, 1.0)
    return _measured(ground, labels, first, demand, None, end)


def _first_grouping(xy, hubs, settings, progress):
    if settings.method is Method.KMEANS:
        return kmeans_labels(xy, hubs, settings.random_seed, progress)
    neighbours = settings.neighbours or default_neighbours(len(xy))
    return spectral_labels(xy, hubs, neighbours, settings.random_seed, progress)


def _measured(ground, labels, first, wanted, bound, progress):
    hubs, order, xy, crs = wanted.hubs, ground.order, ground.xy, ground.crs
    before = spread_of_hubs(xy, first, int(first.max()) + 1, Stage(progress, 0.0, 0.5))
    after = spread_of_hubs(xy, labels, hubs, Stage(progress, 0.5, 1.0))
    if before is None or after is None:
        return None
    dispersion, medoids = after

    sizes = np.bincount(labels, minlength=hubs)
    demand = wanted if isinstance(wanted, Demand) else None
    centre_xy = centroids(xy, labels, hubs)
    cost = np.full(len(xy), np.nan)
    load = sizes
    if demand is not None:
        load = np.bincount(labels, demand.weights, minlength=hubs)
        if demand.given is not None:
            centre_xy = demand.given
        elif demand.table is not None:
            middles = demand.table.middles(labels, hubs)
            centre_xy = xy[middles]
            cost = demand.table.of_pairs(np.arange(len(xy)), middles[labels])
    lonlat = to_lonlat(xy, crs)
    distance = geodesic_m(lonlat, to_lonlat(centre_xy, crs)[labels], crs)
    to_medoid = geodesic_m(lonlat, lonlat[medoids[labels]], crs)
    if hubs == 1 and demand is None:
        # There are no other hubs to choose from.
        bound = float(to_medoid.sum())
    longest = np.zeros(hubs)
    np.maximum.at(longest, labels, distance)

    # In the very coordinates of the search, so that both see the same neighbours.
    neighbours = Neighbours.of((xy - xy.min(axis=0)) / 1000)
    places = neighbours.places
    parted = np.zeros(places.count, bool)
    parted[neighbours.parted_places(labels)] = True
    hub_at_parted = np.unique(np.column_stack([places.index, labels])[parted[places.index]], axis=0)
    alone = cut_off_points(xy, labels, neighbours)
    outlines = hub_outlines(xy, labels, hubs, crs)
    return _Formed(
        labels=_in_layer_order(labels, order),
        distance_m=_in_layer_order(distance, order),
        cut_off=_in_layer_order(alone, order),
        cost=_in_layer_order(cost, order),
        load=load,
        mean_cost=np.bincount(labels, cost, minlength=hubs) / sizes,
        sizes=sizes,
        low=np.full(hubs, wanted.low if demand is None else demand.told_low),
        high=np.full(hubs, wanted.high),
        centres=project(centre_xy, crs, ground.layer_crs),
        medoids=order[medoids],
        mean_distance_m=np.bincount(labels, distance, minlength=hubs) / sizes,
        p95_distance_m=shares_of_hubs(distance, labels, hubs, 0.95),
        max_distance_m=longest,
        mean_to_medoid_m=np.bincount(labels, to_medoid, minlength=hubs) / sizes,
        dispersion_m=dispersion,
        points_cut_off=np.bincount(labels[alone], minlength=hubs),
        pieces=neighbours.pieces_per_hub(labels, hubs),
        parted_sites=np.bincount(hub_at_parted[:, 1], minlength=hubs),
        first_dispersion_m=float(before[0].sum()),
        first_sizes=np.bincount(first, minlength=hubs),
        lower_bound_m=bound,
        sites=int((places.points > 1).sum()),
        sites_parted=int(parted.sum()),
        outlines=outlines_around(outlines, ground.at, ground.layer_crs, labels),
    )


def _together(whole, groups, formed, bounded):
    bounds = [each.lower_bound_m for each in formed]
    bounded = bounded and None not in bounds
    n = sum(group.size for group in groups)
    starts = np.cumsum([0, *(len(each.sizes) for each in formed)])
    per_point = {}
    for name in ("labels", "distance_m", "cut_off", "cost"):
        values = np.empty(n, getattr(formed[0], name).dtype)
        for group, each, start in zip(groups, formed, starts):
            own = getattr(each, name)
            values[group.rows] = own + start if name == "labels" else own
        per_point[name] = values
    per_hub = {
        each.name: np.concatenate([getattr(one, each.name) for one in formed])
        for each in fields(_PerHub)
    }
    per_hub["medoids"] = np.concatenate(
        [group.rows[each.medoids] for group, each in zip(groups, formed)]
    )
    crs = whole.geometry.crs
    outlines = gpd.GeoSeries([shape for each in formed for shape in each.outlines], crs=crs)
    centres = np.vstack([each.centres for each in formed])
    ground = _ground(whole, np.arange(n))
    neighbours = hub_neighbours(
        ground.xy, per_point["labels"][ground.order], in_crs(outlines, ground.crs)
    )
    return HubResult(
        **per_point,
        **per_hub,
        groups=groups,
        group_of_hub=np.repeat(np.arange(len(groups)), np.diff(starts)),
        centres=gpd.GeoSeries.from_xy(*centres.T, crs=crs),
        outlines=outlines,
        first_dispersion_km=sum(each.first_dispersion_m for each in formed) / 1000,
        first_sizes=np.sort(np.concatenate([each.first_sizes for each in formed]))[::-1],
        lower_bound_km=sum(bounds) / n / 1000 if bounded else None,
        sites=sum(each.sites for each in formed),
        sites_parted=sum(each.sites_parted for each in formed),
        neighbours=neighbours,
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


def _in_layer_order(values: np.ndarray, order: np.ndarray) -> np.ndarray:
    back = np.empty_like(values)
    back[order] = values
    return back


def point_faults(points: gpd.GeoDataFrame, layer: str) -> Iterator[Fault]:
    """Find what is wrong with a layer of points, for hubs of any kind.

    Parameters
    ----------
    points : GeoDataFrame
        Indexed by feature id.
    layer : str
        Its name, for messages.
    """
    if len(points) == 0:
        yield Fault(
            "the layer has no features",
            "Choose a layer with points, or clear its filter or selection.",
            layer,
        )
        return
    if points.crs is None:
        yield Fault(
            "the layer has no coordinate reference system",
            "Assign one in the layer's properties; without it distances have no meaning.",
            layer,
        )
    elif CRS.from_user_input(points.crs).geodetic_crs is None:
        yield Fault(
            "the layer's coordinate reference system has no place on Earth",
            "Assign the right one in the layer's properties.",
            layer,
        )
    else:
        yield from off_earth_faults(points, layer)
    yield from no_place_faults(points, layer)


def settings_faults(settings: Settings) -> Iterator[Fault]:
    """Find what is wrong with the settings."""
    if settings.neighbours is not None and settings.neighbours < 1:
        yield Fault(
            "at least 1 neighbour is needed",
            "Ask for 1 or more, or leave it empty for the default.",
            tr("Neighbours per point"),
            detail=str(settings.neighbours),
        )
