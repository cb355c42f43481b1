# SPDX-License-Identifier: GPL-2.0-or-later
"""Where regions start from: a balanced power diagram, made of regions in one piece."""

from __future__ import annotations

import warnings
from heapq import heapify, heappop, heappush

import numpy as np
from scipy.sparse import coo_matrix, csgraph
from scipy.spatial import cKDTree
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning

from ..hubs.transport import Costs, assign_nearly
from ..zones.problem import ZoningProblem
from .problem import RegionProblem

CANDIDATES = 16
"""Nearest centres that a unit may be assigned to."""

ROUNDS = 4
"""Times that centres move to the middle of what is assigned to them."""


def start(problem: RegionProblem, random_seed: int) -> np.ndarray:
    """A first plan: every region in one piece, sums near their limits at best.

    Parameters
    ----------
    problem : RegionProblem
    random_seed : int

    Returns
    -------
    ndarray of shape (n,)
    """
    zoning, regions = problem.zoning, problem.n_regions
    weight = (problem.sums / problem.target).mean(axis=1)
    weight = weight + 1e-6 * weight.mean()
    at = zoning.centre_m
    with warnings.catch_warnings():
        # Fewer places than regions: what is left empty is filled below.
        warnings.simplefilter("ignore", ConvergenceWarning)
        found = KMeans(
            regions, init="k-means++", n_init=1, max_iter=20, random_state=random_seed % 2**32
        ).fit(at, sample_weight=weight)
    centres = found.cluster_centers_
    share = np.full(regions, weight.sum() / regions)
    near = min(regions, CANDIDATES)
    for _ in range(ROUNDS):
        distance, nearest = cKDTree(centres).query(at, k=near)
        distance, nearest = distance.reshape(-1, near), nearest.reshape(-1, near)
        cost = weight[:, None] * distance**2
        costs = Costs(cost, nearest, regions, weight)
        assigned = assign_nearly(costs, 0.99 * share, 1.01 * share)
        labels = assigned.labels
        mass = np.bincount(labels, weight, minlength=regions)
        kept = mass > 0
        for axis in (0, 1):
            moment = np.bincount(labels, weight * at[:, axis], minlength=regions)
            centres[kept, axis] = moment[kept] / mass[kept]
    return in_one_piece(zoning, labels, centres, weight)


def in_one_piece(
    zoning: ZoningProblem, labels: np.ndarray, centres: np.ndarray, weight: np.ndarray
) -> np.ndarray:
    """Keep every region's heaviest piece, and let the regions grow over all else.

    A unit left over goes to the neighbouring region whose centre is nearest; a region without
    any unit starts from the unit nearest to its centre that leaves no other region empty.
    """
    regions = len(centres)
    labels = labels.copy()
    count = np.bincount(labels, minlength=regions)
    for empty in np.flatnonzero(count == 0).tolist():
        away = ((zoning.centre_m - centres[empty]) ** 2).sum(axis=1)
        away[count[labels] < 2] = np.inf
        unit = int(away.argmin())
        count[labels[unit]] -= 1
        labels[unit], count[empty] = empty, 1
    pairs = zoning.adjacency.pairs
    inside = pairs[labels[pairs[:, 0]] == labels[pairs[:, 1]]]
    shape = (zoning.n_units, zoning.n_units)
    links = coo_matrix((np.ones(len(inside)), (inside[:, 0], inside[:, 1])), shape=shape)
    piece = csgraph.connected_components(links, directed=False)[1]
    heavy = np.bincount(piece, weight + 1e-9)
    order = np.lexsort((-heavy[piece], labels))
    first = np.unique(labels[order], return_index=True)[1]
    kept = np.isin(piece, piece[order[first]])
    zone_of = np.where(kept, labels, -1).tolist()
    neighbours = zoning.adjacency.neighbours
    x, y = zoning.centre_m.T.tolist()
    cx, cy = centres.T.tolist()

    def way(unit: int, zone: int) -> float:
        return (x[unit] - cx[zone]) ** 2 + (y[unit] - cy[zone]) ** 2

    heap = [
        (way(unit, zone_of[other]), unit, zone_of[other])
        for unit in np.flatnonzero(~kept).tolist()
        for other in neighbours[unit]
        if zone_of[other] >= 0
    ]
    heapify(heap)
    while heap:
        _, unit, zone = heappop(heap)
        if zone_of[unit] >= 0:
            continue
        zone_of[unit] = zone
        for other in neighbours[unit]:
            if zone_of[other] < 0:
                heappush(heap, (way(other, zone), other, zone))
    return np.array(zone_of)
