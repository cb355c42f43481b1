# SPDX-License-Identifier: GPL-2.0-or-later
"""From a layer of points and what is asked of each group to numbered hubs with their measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Optional

import geopandas as gpd
import numpy as np

from ..effort import Effort
from ..geo import geodesic_m, largest_scale, project, to_lonlat
from ..progress import SILENT, Progress, Stage
from ..shapes import in_crs
from .ground.centres import centroids
from .ground.neighbours import Neighbours
from .ground.walls import Walls
from .inputs.demand import Demand
from .inputs.own_hubs import NONE
from .inputs.points import Ground, HubInputs, PointGroup
from .inputs.settings import Method, Settings
from .results.metrics import (
    cut_off_points,
    hub_neighbours,
    hub_outlines,
    outlines_around,
    shares_of_hubs,
    spread_of_hubs,
)
from .results.result import HubResult, LastHubs, PerHub
from .results.unkept import tell_unkept
from .search.solve import Compactness
from .solving import solve_demand
from .wishes.wish import Sums

WIDE_M = 2_000_000
"""Beyond, a flat map bends distances by more than 1 %."""


def form_hubs(
    inputs: HubInputs,
    demands: Sequence[Demand],
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
    inputs : HubInputs
    demands : sequence of Demand
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
    groups = inputs.groups
    ends = np.cumsum([group.size for group in groups]) / len(inputs.points)
    formed = []
    for number, (group, wanted) in enumerate(zip(groups, demands)):
        start = ends[number - 1] if number else 0.0
        part = Stage(progress, 0.95 * start, 0.95 * ends[number])
        found = _form_group(inputs.ground(group.rows), wanted, settings, part)
        if found is None:
            return None
        formed.append(found)
    bounded = settings.objective is Compactness.MEAN_DISTANCE
    result = replace(_together(inputs, formed, bounded), last=_last_hubs(groups, demands))
    tell_unkept(result, inputs, demands, progress)
    progress.share(1.0)
    return result


@dataclass(frozen=True)
class _Formed(PerHub):
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
    shared_places: int
    split_places: int


def _form_group(
    ground: Ground, demand: Demand, settings: Settings, progress: Progress
) -> Optional[_Formed]:
    if np.ptp(ground.xy, axis=0).max() > WIDE_M:
        progress.warn(
            "The points spread over more than 2,000 km. Hubs are formed on a flat map, which "
            "bends distances there; so are their middle points and dispersion. Distances to the "
            "centres are measured along the ellipsoid."
        )
    demand = _on_flat_map(ground, demand)
    found = _searched(ground, demand, settings, progress)
    if found is None and not progress.unlimited().cancelled():
        progress.warn(
            "The time limit was too short to find any hubs: these are those of the least effort, "
            "which were formed after it."
        )
        least = replace(settings, method=Method.KMEANS, effort=Effort.QUICK)
        found = _searched(ground, demand, least, progress.unlimited())
    return found


def _on_flat_map(ground: Ground, demand: Demand) -> Demand:
    """A demand in the order of the ground's points, its centres and ways on the flat map."""
    demand = demand.of_rows(ground.order)
    if demand.given is not None:
        given = project(demand.given, ground.layer_crs, ground.crs)
        demand = replace(demand, given=given)
    if demand.table is None and demand.wishes:
        # Ways on the ground are longer than on the flat map by its scale at the most.
        scale = largest_scale(to_lonlat(ground.xy, ground.crs), ground.crs)
        demand = replace(demand, wishes=tuple(wish.scaled(scale) for wish in demand.wishes))
    return demand


def _searched(
    ground: Ground, demand: Demand, settings: Settings, progress: Progress
) -> Optional[_Formed]:
    xy, k = ground.xy, demand.hubs
    conditions = demand.conditions
    walls = Walls.of_lines(conditions.barriers, conditions.bridges, ground.crs)
    found = solve_demand(xy, demand, settings, Stage(progress, 0.0, 0.9), walls)
    if found is None:
        return None
    if progress.cancelled():
        progress.warn("Stopped: these are the best hubs found until then.")
    labels, bound = found.labels, None
    if found.lower_bound is not None:
        # Ways on the ground are shorter than on the flat map by its scale at the most.
        bound = found.lower_bound / largest_scale(to_lonlat(xy, ground.crs), ground.crs)
    if demand.given is None:
        numbered = number_from_north_west(xy, labels, k)
        if demand.own_hubs is not None:
            # Those with a name in the names' order, then the new ones.
            name = demand.own_hubs.names_of(numbered, k)
            ranked = np.lexsort((np.arange(k), name, name < 0))
            numbered = np.argsort(ranked)[numbered]
        # Each hub keeps the range that was found for it.
        was = labels[np.unique(numbered, return_index=True)[1]]
        wanted_low = None if demand.wanted_low is None else demand.wanted_low[was]
        demand = replace(demand, low=demand.low[was], high=demand.high[was], wanted_low=wanted_low)
        labels = numbered
    end = Stage(progress.to_the_end(), 0.9, 1.0)
    return _measured(ground, labels, found.first, demand, walls, bound, end)


def _measured(
    ground: Ground,
    labels: np.ndarray,
    first: np.ndarray,
    demand: Demand,
    walls: Optional[Walls],
    bound: Optional[float],
    progress: Progress,
) -> Optional[_Formed]:
    hubs, xy, crs, back = demand.hubs, ground.xy, ground.crs, np.argsort(ground.order)
    before = spread_of_hubs(xy, first, int(first.max()) + 1, Stage(progress, 0.0, 0.5))
    after = spread_of_hubs(xy, labels, hubs, Stage(progress, 0.5, 1.0))
    if before is None or after is None:
        return None
    dispersion, medoids = after

    sizes = np.bincount(labels, minlength=hubs)
    load = np.bincount(labels, demand.weights, minlength=hubs)
    sums = next((wish for wish in demand.wishes if isinstance(wish, Sums)), None)
    centre_xy = centroids(xy, labels, hubs)
    cost = np.full(len(xy), np.nan)
    if demand.given is not None:
        centre_xy = demand.given
    elif demand.table is not None:
        middles = demand.table.middles(labels, hubs)
        centre_xy = xy[middles]
        cost = demand.table.of_pairs(np.arange(len(xy)), middles[labels])
    lonlat = to_lonlat(xy, crs)
    distance = geodesic_m(lonlat, to_lonlat(centre_xy, crs)[labels], crs)
    to_medoid = geodesic_m(lonlat, lonlat[medoids[labels]], crs)
    if hubs == 1 and demand.is_of_sizes_alone:
        # There are no other hubs to choose from.
        bound = float(to_medoid.sum())
    longest = np.zeros(hubs)
    np.maximum.at(longest, labels, distance)

    # In the very coordinates of the search, so that both see the same neighbours.
    corner = xy.min(axis=0)
    walls = None if walls is None else walls.moved(corner, 1000)
    neighbours = Neighbours.of((xy - corner) / 1000, walls)
    places = neighbours.places
    is_split = np.zeros(places.count, bool)
    is_split[neighbours.split_places(labels)] = True
    hub_at_split = np.unique(
        np.column_stack([places.index, labels])[is_split[places.index]], axis=0
    )
    alone = cut_off_points(xy, labels, neighbours)
    outlines = hub_outlines(xy, labels, hubs, crs)
    return _Formed(
        labels=labels[back],
        distance_m=distance[back],
        cut_off=alone[back],
        cost=cost[back],
        load=load,
        mean_cost=np.bincount(labels, cost, minlength=hubs) / sizes,
        sizes=sizes,
        sums=np.empty((hubs, 0)) if sums is None else sums.sums(labels, hubs),
        sums_low=np.empty((hubs, 0)) if sums is None else np.tile(sums.low, (hubs, 1)),
        sums_high=np.empty((hubs, 0)) if sums is None else np.tile(sums.high, (hubs, 1)),
        low=demand.shown_low,
        high=demand.high,
        centres=project(centre_xy, crs, ground.layer_crs),
        medoids=ground.order[medoids],
        mean_distance_m=np.bincount(labels, distance, minlength=hubs) / sizes,
        p95_distance_m=shares_of_hubs(distance, labels, hubs, 0.95),
        max_distance_m=longest,
        mean_to_medoid_m=np.bincount(labels, to_medoid, minlength=hubs) / sizes,
        dispersion_m=dispersion,
        points_cut_off=np.bincount(labels[alone], minlength=hubs),
        pieces=neighbours.pieces_per_hub(labels, hubs),
        places_split=np.bincount(hub_at_split[:, 1], minlength=hubs),
        name=np.full(hubs, NONE)
        if demand.own_hubs is None
        else demand.own_hubs.names_of(labels, hubs),
        first_dispersion_m=float(before[0].sum()),
        first_sizes=np.bincount(first, minlength=hubs),
        lower_bound_m=bound,
        shared_places=int((places.points > 1).sum()),
        split_places=int(is_split.sum()),
        outlines=outlines_around(outlines, ground.at, ground.layer_crs, labels),
    )


def _together(inputs: HubInputs, formed: Sequence[_Formed], bounded: bool) -> HubResult:
    groups = inputs.groups
    bounds = [each.lower_bound_m for each in formed if each.lower_bound_m is not None]
    bounded = bounded and len(bounds) == len(formed)
    n = sum(group.size for group in groups)
    starts = np.cumsum([0, *(len(each.sizes) for each in formed)])
    per_point: dict[str, Any] = {}
    for name in ("labels", "distance_m", "cut_off", "cost"):
        values = np.empty(n, getattr(formed[0], name).dtype)
        for group, each, start in zip(groups, formed, starts):
            own = getattr(each, name)
            values[group.rows] = own + start if name == "labels" else own
        per_point[name] = values
    per_hub: dict[str, Any] = {
        each.name: np.concatenate([getattr(one, each.name) for one in formed])
        for each in fields(PerHub)
    }
    per_hub["medoids"] = np.concatenate(
        [group.rows[each.medoids] for group, each in zip(groups, formed)]
    )
    crs = inputs.points.crs
    outlines = gpd.GeoSeries([shape for each in formed for shape in each.outlines], crs=crs)
    centres = np.vstack([each.centres for each in formed])
    ground = inputs.ground(np.arange(n))
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
        shared_places=sum(each.shared_places for each in formed),
        split_places=sum(each.split_places for each in formed),
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
    return np.argsort(ranked)[labels]


def _last_hubs(groups: Sequence[PointGroup], demands: Sequence[Demand]) -> Optional[LastHubs]:
    """Last time's hubs of all groups; None if nothing is known of them."""
    known = [each.own_hubs for each in demands if each.own_hubs is not None]
    if not known:
        return None
    before = np.full(sum(group.size for group in groups), NONE)
    for group, each in zip(groups, known):
        if each.was_in is not None:
            before[group.rows] = each.was_in
    return LastHubs(known[0].names, before, known[0].was_in is not None, known[0].given > 0)
