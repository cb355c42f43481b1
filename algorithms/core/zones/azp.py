# SPDX-License-Identifier: GPL-2.0-or-later
"""The Automatic Zoning Procedure (Openshaw and Rao 1995), with the schools as seeds."""

from __future__ import annotations

import random

import numpy as np

from ..progress import SILENT, Progress
from .plan import Plan
from .problem import ZoningProblem
from .runs import Deviation, RunsResult, Target, best_of_runs

_LEAST_GAIN = 1e-9
"""Percentage points of deviation; less is rounding, and would keep the method going."""

_CANDIDATES_BETWEEN_CHECKS = 512
"""Some milliseconds of work between two checks whether the user wants to stop."""


def azp(
    problem: ZoningProblem,
    target: Target = Target.CAPACITY,
    runs: int = 1,
    random_seed: int = 0,
    progress: Progress = SILENT,
) -> RunsResult:
    """Draw zones by the Automatic Zoning Procedure.

    From a random plan in one piece, zones are taken in random order. Units of other zones
    that border the zone are tried in random order; the first that does not raise the
    deviation and may leave its zone in one piece joins, and the list of candidates is made
    anew. A zone is done when its list is used up; passes over all zones are repeated
    until one of them brings no gain.

    Moves that change nothing are accepted, as in the original. So units without students
    wander, and the zones become ragged: neither shape nor distance counts here.

    Parameters
    ----------
    problem : ZoningProblem
    target : Target
    runs : int
        Independent starts; the best plan is kept.
    random_seed : int
    progress : Progress
        A cancelled run still returns a whole plan.

    References
    ----------
    Openshaw and Rao (1995), Algorithms for reengineering 1991 census geography,
    Environment and Planning A 27(3), 425-446.
    """
    return best_of_runs(problem, _search, target, runs, random_seed, progress)


def _search(
    plan: Plan, deviation: Deviation, rng: np.random.Generator, progress: Progress
) -> np.ndarray:
    shuffled = random.Random(int(rng.integers(2**63)))  # nosec B311  # seeded
    members: list[dict[int, None]] = [{} for _ in range(plan.problem.n_zones)]
    for unit, zone in enumerate(plan.zone_of):
        if zone >= 0:
            members[zone][unit] = None

    gain, passes = np.inf, 0
    while gain > _LEAST_GAIN and not progress.cancelled():
        gain = 0.0
        zones = list(range(plan.problem.n_zones))
        shuffled.shuffle(zones)
        for zone in zones:
            gain -= _grow(plan, zone, members, deviation, shuffled, progress)
        passes += 1
        progress.share(1 - 0.5**passes)
    return plan.labels


def _grow(
    plan: Plan,
    zone: int,
    members: list[dict[int, None]],
    deviation: Deviation,
    shuffled: random.Random,
    progress: Progress,
) -> float:
    """Move what helps from the neighbours into one zone; the change of the deviation."""
    zone_of, neighbours = plan.zone_of, plan.problem.adjacency.neighbours
    fixed = plan.problem.fixed_zone
    # A dictionary keeps its order, which a set of the same units does not promise.
    frontier = dict.fromkeys(
        other
        for unit in members[zone]
        for other in neighbours[unit]
        if zone_of[other] != zone and zone_of[other] >= 0 and fixed[other] < 0
    )
    total, tried = 0.0, 0
    candidates = list(frontier)
    while candidates:
        if tried % _CANDIDATES_BETWEEN_CHECKS == 0 and progress.cancelled():
            break
        tried += 1
        at = int(shuffled.random() * len(candidates))
        unit, candidates[at] = candidates[at], candidates[-1]
        candidates.pop()
        change = deviation.change(plan, unit, zone)
        if change > 0 or not plan.can_leave(unit):
            continue
        del members[zone_of[unit]][unit], frontier[unit]
        plan.move(unit, zone)
        members[zone][unit] = None
        total += change
        for other in neighbours[unit]:
            if zone_of[other] != zone and zone_of[other] >= 0 and fixed[other] < 0:
                frontier[other] = None
        candidates = list(frontier)
    return total
