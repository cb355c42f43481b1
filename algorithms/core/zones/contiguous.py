"""Zones in one piece: keep what hangs together with each school, and regrow the rest."""

from __future__ import annotations

import heapq

import numpy as np

from ..errors import InputError, Problem
from ..texts import tr
from .metrics import piece_of_unit
from .problem import UNASSIGNED, ZoningProblem

_STEP_IN_OWN_ZONE = 1e-3


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
        If locked units cannot be tied to their schools without crossing other zones.
    """
    labels = np.array(labels)
    core = _cores(problem, labels)
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

    def offer(unit, zone, way):
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


def _cores(problem: ZoningProblem, labels: np.ndarray) -> np.ndarray:
    """Every zone's fixed units and the ways that tie them to its school; shape (n,)."""
    fixed = np.asarray(problem.fixed_zone)
    held = np.bincount(fixed[fixed >= 0], minlength=problem.n_zones)
    order = np.flatnonzero(held > 1).tolist()
    for _ in range(len(order) + 1):
        core = fixed.copy()
        failed = next((z for z in order if not _tie(problem, labels, core, z)), None)
        if failed is None:
            return core
        # What is hardest to tie goes first next time.
        order.remove(failed)
        order.insert(0, failed)
    stuck = _untied(problem, core, order[0])
    raise InputError(
        Problem(
            "the unit is locked to a school that it cannot reach without crossing other "
            "zones' schools or locked units",
            "Unlock it, or lock a way for it; or join it with a bridge.",
            feature=problem.unit_ids[stuck],
            detail=tr("locked to {school}").format(school=problem.school_ids[order[0]]),
        )
    )


def _tie(problem, labels, core, zone) -> bool:
    """Grow the core of a zone, in place, until it is in one piece; False if it cannot be."""
    neighbours = problem.adjacency.neighbours
    apart = set(np.flatnonzero(core == zone).tolist())
    root = int(problem.seed_unit[zone])
    while True:
        ways = {root: UNASSIGNED}
        waiting = [(0.0, root, UNASSIGNED)]
        done: set[int] = set()
        reached = None
        tied = set()
        while waiting:
            way, unit, before = heapq.heappop(waiting)
            if unit in done:
                continue
            done.add(unit)
            ways[unit] = before
            if way == 0.0:
                tied.add(unit)
            elif unit in apart:
                reached = unit
                break
            for other in neighbours[unit]:
                if other not in done and core[other] in (UNASSIGNED, zone):
                    step = _STEP_IN_OWN_ZONE if labels[other] == zone else 1.0
                    step = 0.0 if way == 0.0 and core[other] == zone else step
                    heapq.heappush(waiting, (way + step, other, unit))
        if apart <= tied:
            return True
        if reached is None:
            return False
        while reached != UNASSIGNED:
            core[reached] = zone
            reached = ways[reached]


def _untied(problem, core, zone) -> int:
    tied = piece_of_unit(problem, core)
    mine = np.flatnonzero(core == zone)
    apart = mine[tied[mine] != tied[problem.seed_unit[zone]]]
    return int(apart[0] if len(apart) else mine[0])
