# SPDX-License-Identifier: GPL-2.0-or-later
"""Travel between units and the schools they may come to belong to, measured once per pair."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from .. import geo
from .problem import ZoningProblem

_FIRST = 8
"""Nearest schools measured for every unit at the start: a plan rarely asks for one farther away."""


class TravelTable:
    """Travel by unit and zone, filled as pairs are asked for.

    A plan only ever asks for zones next to a unit: of 100,000 units and 500 schools these
    are one pair in a hundred. The nearest schools of every unit are measured at once,
    because single geodesics are slow.

    Parameters
    ----------
    problem : ZoningProblem
    nearest : int
        Schools per unit to measure at the start.

    Attributes
    ----------
    rows : list of dict
        For every unit its travel by zone, as far as measured; metres or the costs given.
    """

    def __init__(self, problem: ZoningProblem, nearest: int = _FIRST):
        self.problem = problem
        near = _nearest_schools(problem, min(nearest, problem.n_zones))
        units = np.repeat(np.arange(problem.n_units), near.shape[1])
        travel = problem.travel(units, near.ravel()).reshape(near.shape)
        self.rows = [dict(zip(z, t)) for z, t in zip(near.tolist(), travel.tolist())]

    def of_units(self, problem: ZoningProblem, unit: int) -> TravelTable:
        """Return the table of a problem of which one unit, and those from the last on, differ."""
        table = TravelTable.__new__(TravelTable)
        table.problem = problem
        rows = self.rows[: problem.n_units]
        rows += [{} for _ in range(problem.n_units - len(rows))]
        rows[unit] = {}
        table.rows = rows
        return table

    def of(self, unit: int, zone: int) -> float:
        """Travel from a unit to the school of a zone."""
        row = self.rows[unit]
        if zone not in row:
            row[zone] = float(self.problem.travel(np.array([unit]), np.array([zone]))[0])
        return row[zone]

    def measure(self, units: np.ndarray, zones: np.ndarray) -> None:
        """Fill pairs at once that are about to be asked for."""
        new = [z not in self.rows[u] for u, z in zip(units.tolist(), zones.tolist())]
        units, zones = units[new], zones[new]
        travel = self.problem.travel(units, zones)
        for unit, zone, value in zip(units.tolist(), zones.tolist(), travel.tolist()):
            self.rows[unit][zone] = value


def _nearest_schools(problem: ZoningProblem, count: int) -> np.ndarray:
    if problem.costs is not None:
        return np.argsort(problem.costs, axis=1, kind="stable")[:, :count]
    schools = cKDTree(geo.geocentric_m(problem.school_lonlat, problem.crs))
    units = geo.geocentric_m(problem.centre_lonlat, problem.crs)
    return schools.query(units, k=np.arange(1, count + 1))[1]
