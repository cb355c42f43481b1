# SPDX-License-Identifier: GPL-2.0-or-later
"""What regions are like: sums, shapes, distances."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..zones.metrics import pieces
from .plan import RegionPlan
from .problem import RegionProblem


@dataclass(frozen=True)
class RegionMeasures:
    """Measures of K regions of n units.

    Attributes
    ----------
    totals : ndarray of shape (K, F)
    deviation : ndarray of shape (K, F)
        Of the sums from an equal share, in %.
    n_units, pieces : ndarray of int, shape (K,)
    area_km2 : ndarray of shape (K,)
    compactness : ndarray of shape (K,)
        Of 100 (eq. 9 of Biswas et al. 2020): 100 for a circle.
    unit_distance_m : ndarray of shape (n,)
        From each unit's centroid to its region's centre of mass, on the map.
    distance_m, longest_m : ndarray of shape (K,)
        Mean, weighted with the first sum, and longest.
    mean_distance_m : float
        Of all regions.
    """

    totals: np.ndarray
    deviation: np.ndarray
    n_units: np.ndarray
    pieces: np.ndarray
    area_km2: np.ndarray
    compactness: np.ndarray
    unit_distance_m: np.ndarray
    distance_m: np.ndarray
    longest_m: np.ndarray
    mean_distance_m: float


def measure(problem: RegionProblem, labels: np.ndarray) -> RegionMeasures:
    """Measure regions.

    Parameters
    ----------
    problem : RegionProblem
    labels : ndarray of shape (n,)
        No region is empty.
    """
    zoning, regions = problem.zoning, problem.n_regions
    plan = RegionPlan(problem, labels)
    weight = plan.mass_of
    mass = np.bincount(labels, weight, minlength=regions)
    centre = np.column_stack(
        [np.bincount(labels, weight * axis, minlength=regions) / mass for axis in zoning.centre_m.T]
    )
    distance = np.hypot(*(zoning.centre_m - centre[labels]).T)
    longest = np.zeros(regions)
    np.maximum.at(longest, labels, distance)
    return RegionMeasures(
        totals=problem.totals(labels),
        deviation=100 * problem.deviations(labels),
        n_units=np.bincount(labels, minlength=regions),
        pieces=pieces(zoning, labels),
        area_km2=np.bincount(labels, zoning.area_m2, minlength=regions) / 1e6,
        compactness=100 * np.array([plan.shape(region) for region in range(regions)]),
        unit_distance_m=distance,
        distance_m=np.bincount(labels, weight * distance, minlength=regions) / mass,
        longest_m=longest,
        mean_distance_m=float(np.average(distance, weights=weight)),
    )
