# SPDX-License-Identifier: GPL-2.0-or-later
"""The state of a plan of regions: a ``Plan`` that keeps what moving centres need as well."""

from __future__ import annotations

from collections.abc import Iterable
from math import pi, sqrt

import numpy as np

from ..zones.plan import Plan
from .problem import RegionProblem

ROUND = sqrt(4 * pi)
"""Perimeter of a circle over the root of its area: of no outline is it less."""


class RegionPlan(Plan):
    """Which region every unit belongs to, and every region's totals.

    Beside a ``Plan``'s totals every region has its mass, mass x position and
    mass x |position|^2, so that its inertia around its own centre of mass is known at any
    time: the centre moves with every unit, for free.

    Parameters
    ----------
    problem : RegionProblem
    labels : array-like of shape (n,)

    Attributes
    ----------
    sums : list of F lists of K floats
        The further totals of every region, field by field.
    mass_of : ndarray of shape (n,)
    moments_of : ndarray of shape (3, n)
        Mass x position, and x its square, of every unit.
    mass, moment_x, moment_y, moment_2 : list of float, one entry per region
    members : list of set of int, one entry per region
        Its units.
    """

    def __init__(self, problem: RegionProblem, labels: Iterable[int]):
        regions = problem.n_regions
        self.asked = problem
        self._unit_sums = [column.tolist() for column in problem.sums.T]
        zoning = problem.zoning
        weight = zoning.students
        if not weight.any():
            weight = np.ones(zoning.n_units)
        # A unit in which nobody lives weighs next to nothing, so that no region has no centre.
        weight = weight + 1e-6 * weight.mean()
        middle = np.average(zoning.centre_m, axis=0, weights=weight)
        at = zoning.centre_m - middle
        self.mass_of = weight
        self.moments_of = weight * np.vstack([at.T, (at**2).sum(axis=1)])
        self.unit_mass = weight.tolist()
        self.unit_x, self.unit_y, self.unit_2 = self.moments_of.tolist()
        self.sums = [[0.0] * regions for _ in self._unit_sums]
        self.members: list[set[int]] = [set() for _ in range(regions)]
        self.mass = [0.0] * regions
        self.moment_x = [0.0] * regions
        self.moment_y = [0.0] * regions
        self.moment_2 = [0.0] * regions
        super().__init__(zoning, labels)

    @property
    def unit_sums(self) -> list:
        """What each unit adds to every sum: F lists of length n."""
        return self._unit_sums

    def _change(self, unit: int, zone: int, sign: int, border: float) -> None:
        super()._change(unit, zone, sign, border)
        if sign > 0:
            self.members[zone].add(unit)
        else:
            self.members[zone].discard(unit)
        for totals, values in zip(self.sums, self._unit_sums):
            totals[zone] += sign * values[unit]
        self.mass[zone] += sign * self.unit_mass[unit]
        self.moment_x[zone] += sign * self.unit_x[unit]
        self.moment_y[zone] += sign * self.unit_y[unit]
        self.moment_2[zone] += sign * self.unit_2[unit]

    def units_of(self, *regions: int) -> list[int]:
        """The units of some regions, in order."""
        return sorted(set().union(*(self.members[region] for region in regions)))

    def inertia(self, region: int) -> float:
        """Sum of mass x squared distance from the region's centre of mass, in m^2."""
        x, y = self.moment_x[region], self.moment_y[region]
        return self.moment_2[region] - (x * x + y * y) / self.mass[region]

    def shape(self, region: int) -> float:
        """1 for a circle (eq. 9 of Biswas et al. 2020)."""
        return ROUND * sqrt(self.area[region]) / self.perimeter[region]
