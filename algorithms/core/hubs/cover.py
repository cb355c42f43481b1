# SPDX-License-Identifier: GPL-2.0-or-later
"""How many hubs are needed at least so that no point is too far from the centre of its hub.

Two points of a hub are no farther apart than twice the longest way. Points of which any two are
farther apart are all in different hubs (Hochbaum, D. S. and Shmoys, D. B. (1985). A best possible
heuristic for the k-center problem. Mathematics of Operations Research 10: 180-184), and points
that no chain of shorter ways joins share no hub.
"""

from __future__ import annotations

import math
from typing import Optional

import geopandas as gpd
import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from ..geo import largest_scale, local_metric_crs, to_lonlat
from .demand import ROUND_OFF, Demand

MOST_COMPARED = 2000
"""Points of a table whose ways are compared, each with each."""
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
    longest, load = demand.conditions.max_distance, np.ones(len(points))
    assert longest is not None
    if demand.weights is not None:
        load = demand.weights
    if demand.table is not None:
        near = _by_table(demand, longest)
    else:
        crs = local_metric_crs(points.geometry)
        centroid = points.geometry.to_crs(crs).centroid
        xy = np.column_stack([centroid.x, centroid.y])
        # On the flat map a way may be longer than on the ground.
        scale = largest_scale(to_lonlat(xy, crs), crs)
        near = _by_distance(xy, 2 * longest * scale * (1 + 1e-9))
    return None if near is None else _needed(near, load, float(demand.high.max()))


def _by_distance(xy: np.ndarray, reach: float) -> Optional[sparse.csr_matrix]:
    tree, n = cKDTree(xy), len(xy)
    if tree.count_neighbors(tree, reach) > MOST_PAIRS:
        return None
    a, b = tree.query_pairs(reach, output_type="ndarray").T
    ones = np.ones(2 * len(a), np.int8)
    return sparse.csr_matrix((ones, (np.append(a, b), np.append(b, a))), (n, n))


def _by_table(demand: Demand, longest: float) -> Optional[sparse.csr_matrix]:
    """Points that both reach a third one, or one the other, within the longest way."""
    table = demand.table
    assert table is not None
    if table.n > MOST_COMPARED:
        return None
    short = table.cost <= longest * (1 + 1e-9)
    reach = sparse.csr_matrix(
        (np.ones(short.sum()), (table.starts[short], table.ends[short])), (table.n, table.n)
    )
    return (reach @ reach.T).tocsr()


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
