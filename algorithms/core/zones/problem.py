# SPDX-License-Identifier: GPL-2.0-or-later
"""The redistricting problem: planning units, schools and who borders whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Optional

import numpy as np
from pyproj import CRS

from .. import geo
from ..ids import plain, rows_by_id
from .adjacency import Adjacency

UNASSIGNED = -1
"""In a plan: no zone."""


@dataclass(frozen=True)
class LeftOut:
    """Planning units of the layer that belong to no zone from the start.

    Attributes
    ----------
    rows : ndarray of shape (m,)
        Their rows in the layer, which has n + m.
    unit_ids : tuple of length m
    students : ndarray of shape (m,)
    adjacency : Adjacency, optional
        Of all n + m units; None where the problem was not read from layers.
    """

    rows: np.ndarray = field(default_factory=lambda: np.zeros(0, int))
    unit_ids: tuple = ()
    students: np.ndarray = field(default_factory=lambda: np.zeros(0))
    adjacency: Optional[Adjacency] = None

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True)
class ZoningProblem:
    """Everything that a zoning method needs to know, validated once; never changed.

    Units and zones are numbered from 0; zone k is the attendance zone of school k. A plan
    is an integer array of shape (n,) with the zone of every unit, or ``UNASSIGNED``.

    Attributes
    ----------
    unit_ids : tuple of length n
        How the user knows the units.
    students : ndarray of shape (n,)
        Pupils of the level that live in each unit (g in the paper).
    area_m2, perimeter_m : ndarray of shape (n,)
    centre_m : ndarray of shape (n, 2)
        Centroids in a local projection in metres (mu_x in the paper).
    centre_lonlat : ndarray of shape (n, 2)
        The same in degrees.
    adjacency : Adjacency
    school_ids : tuple of length K
    capacity : ndarray of shape (K,)
        Seats, positive (c in the paper).
    school_m, school_lonlat : ndarray of shape (K, 2)
        Locations of the schools (sigma in the paper).
    seed_unit : ndarray of shape (K,)
        The unit that holds each school; no unit holds two.
    crs : CRS
        Whose ellipsoid geodesic distances follow.
    locked : ndarray of shape (n,), optional
        The zone that a unit must stay in, or -1; none is locked by default.
    costs : ndarray of shape (n, K), optional
        What travel from each unit to each school costs, in the user's unit; geodesic metres
        by default.
    other_schools : tuple, optional
        Of length K: the ids of further schools that share each zone, its seats counted with
        theirs; none by default.
    left_out : LeftOut
        Units of the layer that are not part of the problem.
    too_far : float
        A cost that stands for a pair without a way; see ``costs.TravelCosts``.
    stranded : ndarray of bool, shape (n,), optional
        Units without a way to any school; none by default.
    district : float, optional
        Pupils over seats of the whole district, where the problem is a part of it (see
        ``subproblem``): limits are set around it.
    """

    unit_ids: tuple
    students: np.ndarray
    area_m2: np.ndarray
    perimeter_m: np.ndarray
    centre_m: np.ndarray
    centre_lonlat: np.ndarray
    adjacency: Adjacency
    school_ids: tuple
    capacity: np.ndarray
    school_m: np.ndarray
    school_lonlat: np.ndarray
    seed_unit: np.ndarray
    crs: CRS
    locked: np.ndarray = None  # type: ignore[assignment]  # never None once it is made
    costs: Optional[np.ndarray] = None
    other_schools: tuple = ()
    left_out: LeftOut = field(default_factory=LeftOut)
    too_far: float = np.inf
    stranded: np.ndarray = None  # type: ignore[assignment]
    district: Optional[float] = None

    def __post_init__(self) -> None:
        if self.locked is None:
            object.__setattr__(self, "locked", np.full(len(self.students), UNASSIGNED))
        if self.stranded is None:
            object.__setattr__(self, "stranded", np.zeros(len(self.students), bool))
        for value in vars(self).values():
            if isinstance(value, np.ndarray):
                value.setflags(write=False)

    @property
    def n_units(self) -> int:
        return len(self.students)

    @property
    def n_zones(self) -> int:
        return len(self.capacity)

    @property
    def rows(self) -> np.ndarray:
        """The row of every unit in the layer; shape (n,)."""
        return np.delete(np.arange(self.n_units + len(self.left_out)), self.left_out.rows)

    def over_layer(self, values: Sequence, missing: Any = None) -> list:
        """Values of the units as values of the layer's features, with those left out."""
        every = [missing] * (self.n_units + len(self.left_out))
        for row, value in zip(self.rows.tolist(), values):
            every[row] = value
        return every

    @property
    def layer_neighbours(self) -> tuple[Adjacency, list]:
        """The adjacency and the ids of all units of the layer, those left out among them."""
        ids = self.over_layer(self.unit_ids)
        for row, unit in zip(self.left_out.rows.tolist(), self.left_out.unit_ids):
            ids[row] = unit
        return self.left_out.adjacency or self.adjacency, ids

    @cached_property
    def zone_of_school(self) -> dict[str, int]:
        """The zone of every school, by the normal form of its id."""
        return zones_by_school(self.school_ids, self.other_schools)

    @cached_property
    def fixed_zone(self) -> list[int]:
        """The zone that a unit may never leave, or -1: a school's own unit, a locked one."""
        fixed = self.locked.tolist()
        for zone, unit in enumerate(self.seed_unit.tolist()):
            fixed[unit] = zone
        return fixed

    def travel(self, units: np.ndarray, zones: np.ndarray) -> np.ndarray:
        """What travel from units to schools costs, paired; metres unless costs are given.

        ``too_far`` where there is no way, 0 for stranded units.
        """
        if self.costs is not None:
            return self.costs[units, zones]
        return self.distance_m(units, zones)

    def has_way(self, units: np.ndarray, zones: np.ndarray) -> np.ndarray:
        """Whether units can reach schools, paired."""
        if self.costs is None or not np.isfinite(self.too_far):
            return np.ones(np.shape(units), bool)
        return ~self.stranded[units] & (self.costs[units, zones] < self.too_far)

    def without_way(self, labels: np.ndarray) -> np.ndarray:
        """Units with students that cannot reach the school of their zone; shape (n,)."""
        labels = np.asarray(labels)
        placed = np.flatnonzero((labels >= 0) & (self.students > 0))
        found = np.zeros(self.n_units, bool)
        found[placed] = ~self.has_way(placed, labels[placed])
        return found

    def travel_of(self, labels: np.ndarray) -> np.ndarray:
        """What travel costs each unit of a plan; NaN without a zone or a way; shape (n,)."""
        labels = np.asarray(labels)
        placed = np.flatnonzero(labels >= 0)
        placed = placed[self.has_way(placed, labels[placed])]
        travel = np.full(self.n_units, np.nan)
        travel[placed] = self.travel(placed, labels[placed])
        return travel

    def mean_travel(self, labels: np.ndarray) -> float:
        """Mean travel of the students of a plan who can travel; NaN without any."""
        travel = self.travel_of(labels)
        goes = ~np.isnan(travel) & (self.students > 0)
        if not goes.any():
            return float("nan")
        return float(np.average(travel[goes], weights=self.students[goes]))

    def distance_m(self, units: np.ndarray, zones: np.ndarray) -> np.ndarray:
        """Geodesic metres from units' centroids to schools, paired; shape (len(units),)."""
        return geo.geodesic_m(self.centre_lonlat[units], self.school_lonlat[zones], self.crs)


def zones_by_school(school_ids: Sequence, other_schools: Sequence[Sequence] = ()) -> dict[str, int]:
    """The zone of every school, by the normal form of its id.

    Parameters
    ----------
    school_ids : sequence of length K
    other_schools : sequence of length K, or empty
        Further schools of each zone.
    """
    zones = rows_by_id(school_ids)
    for zone, others in enumerate(other_schools):
        zones.update((plain(other), zone) for other in others)
    return zones
