# SPDX-License-Identifier: GPL-2.0-or-later
"""How many hubs are needed at least so that no point is too far from the centre of its hub.

Two points of a hub are no farther apart than twice the longest way. Points of which any two are
farther apart are all in different hubs (Hochbaum, D. S. and Shmoys, D. B. (1985). A best possible
heuristic for the k-center problem. Mathematics of Operations Research 10: 180-184), and points
that no chain of shorter ways joins share no hub. And where no circle around a centre, of the
longest way's radius, holds both a point and as many as a hub needs at least, no hub keeps it.
"""

from __future__ import annotations

import math
from typing import Optional

import geopandas as gpd
import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from ...geo import largest_scale, local_metric_crs, to_lonlat
from .demand import Demand
from .sizes import ROUND_OFF

AS_LONG = 1e-6
"""As a share: ways are told to the centimetre, less is rounding of the map."""
MOST_COMPARED = 2000
"""Points of a table whose ways are compared, each with each."""
MOST_LEAST = 8
"""A point with so many times the least size within twice the longest way is taken to have a hub:
that is an area four times the circle's, of which one with too few is rare, and costs its square."""
MOST_PAIRS = 20_000_000
"""Pairs of points within reach, above which none are listed: they would fill the memory."""


def least_hubs(points: gpd.GeoDataFrame, demand: Demand) -> Optional[int]:
    """So many hubs at least; None where it would take long to know.

    Parameters
    ----------
    points : GeoDataFrame
        The group's points, in the order of the demand.
    demand : Demand
        With ``max_distance`` among its conditions.
    """
    if demand.table is not None:
        near = _by_table(demand)
    else:
        xy, reach = _on_map(points, demand)
        near = _by_distance(xy, 2 * reach)
    return None if near is None else _needed(near, demand.loads, float(demand.high.max()))


def remote_points(points: gpd.GeoDataFrame, demand: Demand) -> np.ndarray:
    """Rows of points that no hub keeps within the longest way, however many hubs there are.

    Wherever its centre is, fewer points than the least size are within the longest way of it, if
    this one is. Not all such points are found: hubs share out the points, and have to be in one
    piece.

    Parameters
    ----------
    points : GeoDataFrame
        The group's points, in the order of the demand.
    demand : Demand
        With ``max_distance`` among its conditions, and without given centres.

    Returns
    -------
    ndarray of int
        Empty where it would take long to know.
    """
    load, least = demand.loads, float(demand.low.min()) * (1 - ROUND_OFF)
    if demand.table is None:
        return _remote_by_distance(*_on_map(points, demand), load, least)
    reach = _reach(demand)
    if reach is None:
        return np.empty(0, np.int64)
    # The centre by a table is one of the points.
    enough = (reach.T @ load) >= least
    return np.flatnonzero((reach @ enough.astype(np.int64)) == 0)


def _remote_by_distance(
    xy: np.ndarray, radius: float, load: np.ndarray, least: float
) -> np.ndarray:
    tree = cKDTree(xy)
    if _has_too_many_pairs(tree, 2 * radius):
        return np.empty(0, np.int64)
    # All weigh something, but maybe little: what is near is added up, not counted.
    near = tree.query_ball_point(xy, 2 * radius)
    within = np.array([load[rows].sum() for rows in near])
    remote = within < least
    for point in np.flatnonzero(~remote & (within < MOST_LEAST * least)).tolist():
        if load[tree.query_ball_point(xy[point], radius)].sum() < least:
            rows = np.array(near[point])
            remote[point] = _heaviest_circle(xy[rows] - xy[point], load[rows], radius) < least
    return np.flatnonzero(remote)


def _heaviest_circle(xy: np.ndarray, load: np.ndarray, radius: float) -> float:
    """The most that is in one circle of a radius that holds the origin; ``xy`` has it too.

    A circle can be moved until a point is on its edge without losing any that it holds. For each
    such point the circle is turned about it: others come in and go out at two angles.
    """
    most = 0.0
    for corner in xy:
        away = xy - corner
        far = np.hypot(*away.T)
        close = (far > 0) & (far <= 2 * radius)
        to_origin = float(np.hypot(*corner))
        stay = float(load[far == 0].sum())
        angle = np.arctan2(away[close, 1], away[close, 0])
        # Points on the edge are in it, and rounding is for them.
        half = np.arccos(np.minimum(far[close] / (2 * radius), 1.0)) + 1e-9
        turns = np.append(angle - half, angle + half)
        if to_origin > 0:
            own_half = np.arccos(min(to_origin / (2 * radius), 1.0)) + 2e-9
            turns = turns[_between(turns, np.arctan2(-corner[1], -corner[0])) <= own_half]
        inside = _between(turns[:, None], angle[None]) <= half[None] + 1e-9
        most = max([most, stay, *(stay + inside @ load[close])])
    return most


def _between(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The angle between directions, 0 to pi."""
    return np.abs((one - other + np.pi) % (2 * np.pi) - np.pi)


def _on_map(points: gpd.GeoDataFrame, demand: Demand) -> tuple[np.ndarray, float]:
    """The places of points on a flat map, and the longest way there: longer than on the ground."""
    longest = demand.conditions.max_distance
    assert longest is not None
    crs = local_metric_crs(points.geometry)
    centroid = points.geometry.to_crs(crs).centroid
    xy = np.column_stack([centroid.x, centroid.y])
    scale = largest_scale(to_lonlat(xy, crs), crs)
    return xy, longest * scale * (1 + AS_LONG)


def _has_too_many_pairs(tree: cKDTree, reach: float) -> bool:
    return int(tree.count_neighbors(tree, reach)) > MOST_PAIRS


def _by_distance(xy: np.ndarray, reach: float) -> Optional[sparse.csr_matrix]:
    tree, n = cKDTree(xy), len(xy)
    if _has_too_many_pairs(tree, reach):
        return None
    a, b = tree.query_pairs(reach, output_type="ndarray").T
    ones = np.ones(2 * len(a), np.int8)
    return sparse.csr_matrix((ones, (np.append(a, b), np.append(b, a))), (n, n))


def _by_table(demand: Demand) -> Optional[sparse.csr_matrix]:
    """Points that both reach a third one, or one the other, within the longest way."""
    reach = _reach(demand)
    return None if reach is None else (reach @ reach.T).tocsr()


def _reach(demand: Demand) -> Optional[sparse.csr_matrix]:
    """Which points reach which, themselves among them, within the longest way; (m, m)."""
    table, longest = demand.table, demand.conditions.max_distance
    assert table is not None and longest is not None
    if table.n > MOST_COMPARED:
        return None
    short = table.cost <= longest * (1 + AS_LONG)
    ways = (table.starts[short], table.ends[short])
    return sparse.csr_matrix((np.ones(short.sum(), np.int64), ways), (table.n, table.n))


def _needed(near: sparse.csr_matrix, load: np.ndarray, most: float) -> int:
    """The sum over parts that share no hub: points far apart, or what hubs hold; the greater."""
    n = near.shape[0]
    parts, part = connected_components(near, directed=False)
    apart = np.zeros(parts, np.int64)
    free = np.ones(n, bool)
    # Those near the fewest others first leave room for the most.
    for point in np.argsort(np.diff(near.indptr), kind="stable").tolist():
        if free[point]:
            apart[part[point]] += 1
            free[near.indices[near.indptr[point] : near.indptr[point + 1]]] = False
            free[point] = False
    loads = np.bincount(part, load, minlength=parts)
    return sum(
        max(int(count), math.ceil(own / most * (1 - ROUND_OFF))) for count, own in zip(apart, loads)
    )
