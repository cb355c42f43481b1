# SPDX-License-Identifier: GPL-2.0-or-later
"""Zones in one piece: keep what hangs together with each school, and regrow the rest."""

from __future__ import annotations

import heapq

import numpy as np

from .locks import cores
from .metrics import piece_of_unit
from .problem import UNASSIGNED, ZoningProblem


def make_contiguous(problem: ZoningProblem, labels: np.ndarray) -> np.ndarray:
    """Return the plan with every zone in one piece that holds its school.

    Units that may not leave their zone are in it, tied to its school by the shortest way if
    they lie apart. A zone keeps the piece around its school; every other unit goes to the
    zone whose kept piece is nearest along the map, by the distance between centres.

    Parameters
    ----------
    problem : ZoningProblem
    labels : ndarray of shape (n,)
        Zone of every unit, or ``UNASSIGNED``.

    Returns
    -------
    ndarray of shape (n,)
        Without unassigned units.

    Raises
    ------
    InputError
        If no ways are found that tie the locked units to their schools.
    """
    labels = np.array(labels)
    core = cores(problem, labels)
    labels[core != UNASSIGNED] = core[core != UNASSIGNED]
    piece = piece_of_unit(problem, labels)
    kept = (labels != UNASSIGNED) & (piece == piece[problem.seed_unit][labels])
    labels[~kept] = UNASSIGNED
    return regrow(problem, labels)


def regrow(problem: ZoningProblem, labels: np.ndarray) -> np.ndarray:
    """Give every unassigned unit to the nearest zone, by distance from centre to centre."""
    neighbours = problem.adjacency.neighbours
    x, y = problem.centre_m.T.tolist()
    zone_of = labels.tolist()
    empty = np.flatnonzero(labels == UNASSIGNED).tolist()
    waiting: list[tuple[float, int, int]] = []

    def offer(unit: int, zone: int, way: float) -> None:
        for other in neighbours[unit]:
            if zone_of[other] == UNASSIGNED:
                step = ((x[unit] - x[other]) ** 2 + (y[unit] - y[other]) ** 2) ** 0.5
                heapq.heappush(waiting, (way + step, other, zone))

    for unit in sorted({o for e in empty for o in neighbours[e] if zone_of[o] != UNASSIGNED}):
        offer(unit, zone_of[unit], 0.0)
    while waiting:
        way, unit, zone = heapq.heappop(waiting)
        if zone_of[unit] == UNASSIGNED:
            zone_of[unit] = zone
            offer(unit, zone, way)
    return np.array(zone_of, dtype=int)
