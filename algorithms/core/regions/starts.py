# SPDX-License-Identifier: GPL-2.0-or-later
"""Where regions start from: a balanced power diagram, made of regions in one piece."""

from __future__ import annotations

import warnings
from heapq import heapify, heappop, heappush

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_matrix, csgraph
from scipy.spatial import cKDTree
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning

from ..hubs.assignment.transport import Costs, assign_nearly
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
    name = _named(problem, labels, weight)
    return in_one_piece(zoning, name[labels], centres[np.argsort(name)], weight)


def start_from_existing(problem: RegionProblem) -> np.ndarray:
    """Last time's regions as a first plan; a further region grows where most are in one region.

    Parameters
    ----------
    problem : RegionProblem
        With ``existing``, not all of which is gone.

    Returns
    -------
    ndarray of shape (n,)
    """
    zoning, regions = problem.zoning, problem.n_regions
    labels = np.asarray(problem.existing)
    weight = (problem.sums / problem.target).mean(axis=1)
    weight = weight + 1e-6 * weight.mean()
    placed = labels >= 0
    mass = np.bincount(labels[placed], weight[placed], minlength=regions)
    centres = np.zeros((regions, 2))
    for region in np.flatnonzero(mass > 0).tolist():
        mine = labels == region
        centres[region] = np.average(zoning.centre_m[mine], axis=0, weights=weight[mine])
    grows_in = np.arange(regions)
    for region in np.flatnonzero(mass == 0).tolist():
        # In the fullest region, as far from its middle as half of its mass lies.
        fullest = int(grows_in[mass.argmax()])
        grows_in[region] = fullest
        mine = np.flatnonzero(labels == fullest)
        away = ((zoning.centre_m[mine] - centres[fullest]) ** 2).sum(axis=1)
        order = np.argsort(away, kind="stable")
        part = np.cumsum(weight[mine[order]])
        half = np.searchsorted(part, part[-1] / 2)
        centres[region] = zoning.centre_m[mine[order[half]]]
        parts = grows_in == fullest
        mass[parts] = mass[fullest] * (parts.sum() - 1) / parts.sum()
    return in_one_piece(zoning, labels, centres, weight)


_LOCKED = 1e9
"""What a locked unit weighs where a region's heaviest piece is kept, or its name is chosen."""


def _named(problem: RegionProblem, labels: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The region's number for each label: that which most of it is locked to, or was in."""
    regions = problem.n_regions
    shared = np.zeros((regions, regions))
    for before, times in ((problem.zoning.locked, _LOCKED), (problem.existing, 1.0)):
        if before is not None:
            placed = before >= 0
            np.add.at(shared, (labels[placed], before[placed]), times * weight[placed])
    if not shared.any():
        return np.arange(regions)
    return linear_sum_assignment(shared, maximize=True)[1]


def in_one_piece(
    zoning: ZoningProblem, labels: np.ndarray, centres: np.ndarray, weight: np.ndarray
) -> np.ndarray:
    """Keep every region's heaviest piece, and let the regions grow over all else.

    A unit left over goes to the neighbouring region whose centre is nearest; a region without
    any unit starts from the unit nearest to its centre that leaves no other region empty. Locked
    units, which touch one another, stay in their region.

    Parameters
    ----------
    labels : ndarray of int, shape (n,)
        Below 0 for units that are still free.
    """
    regions = len(centres)
    is_locked = zoning.locked >= 0
    labels = np.where(is_locked, zoning.locked, labels)
    weight = np.where(is_locked, _LOCKED, weight)
    count = np.bincount(labels[labels >= 0], minlength=regions)
    for empty in np.flatnonzero(count == 0).tolist():
        away = ((zoning.centre_m - centres[empty]) ** 2).sum(axis=1)
        away[is_locked | ((labels >= 0) & (count[labels] < 2))] = np.inf
        unit = int(away.argmin())
        if labels[unit] >= 0:
            count[labels[unit]] -= 1
        labels[unit], count[empty] = empty, 1
    pairs = zoning.adjacency.pairs
    alike = (labels[pairs[:, 0]] == labels[pairs[:, 1]]) & (labels[pairs[:, 0]] >= 0)
    inside = pairs[alike]
    shape = (zoning.n_units, zoning.n_units)
    links = coo_matrix((np.ones(len(inside)), (inside[:, 0], inside[:, 1])), shape=shape)
    piece = csgraph.connected_components(links, directed=False)[1]
    heavy = np.bincount(piece, weight + 1e-9)
    order = np.lexsort((-heavy[piece], labels))
    order = order[labels[order] >= 0]
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
