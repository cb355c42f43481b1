# SPDX-License-Identifier: GPL-2.0-or-later
"""Simulated annealing redistricting (SARA, after Macmillan 2001), with the schools as seeds."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import exp
from typing import Optional

import numpy as np

from ..progress import SILENT, Progress
from .plan import Plan
from .problem import ZoningProblem
from .runs import Deviation, RunsResult, Target, best_of_runs

_LEAST_GAIN = 1e-9
"""Percentage points of deviation; less is rounding."""

_FROZEN = 0.01
"""Percentage points of deviation that no longer matter."""

_PROBES = 500
"""Proposals from which the first temperature is estimated: a rough mean is enough to start from."""
_TRIES_BETWEEN_CHECKS = 1024
"""Some milliseconds of work between two checks whether the user wants to stop."""


@dataclass(frozen=True)
class Cooling:
    """The annealing schedule, the usual geometric one.

    Attributes
    ----------
    start_acceptance : float
        The first temperature is such that a worsening move of average size is accepted
        with this probability.
    factor : float
        From one stage to the next the temperature is multiplied by this.
    tries_per_unit : float
        A stage ends after so many proposals per planning unit ...
    moves_per_unit : float
        ... or after so many accepted moves per planning unit.
    frozen_stages : int
        The method ends after so many stages in a row that neither found a plan better by
        more than 0.01 percentage points of deviation nor ended so far above the best ...
    max_stages : int
        ... and in any case after so many.
    """

    start_acceptance: float = 0.5
    factor: float = 0.85
    tries_per_unit: float = 5
    moves_per_unit: float = 1
    frozen_stages: int = 4
    max_stages: int = 100


DEFAULT_COOLING = Cooling()
"""It cannot be changed, so one serves all."""


def sara(
    problem: ZoningProblem,
    target: Target = Target.POPULATION,
    runs: int = 1,
    random_seed: int = 0,
    cooling: Cooling = DEFAULT_COOLING,
    progress: Progress = SILENT,
) -> RunsResult:
    """Draw zones by simulated annealing.

    From a random plan in one piece, a random unit on the border of its zone is proposed to
    the zone of a random neighbour. A move that does not raise the deviation is accepted;
    one that raises it by d is accepted with probability exp(-d / temperature), and the
    temperature falls from stage to stage. The best plan met is returned.

    Macmillan's contribution is to see from a unit's own neighbours whether its zone stays
    in one piece without it: walking around the unit, the zone must begin and end once (two
    switching points). ``Plan.can_leave`` asks the same of the neighbours; where they do not
    decide, it searches the zone, where Macmillan refuses the move.

    Parameters
    ----------
    problem : ZoningProblem
    target : Target
    runs : int
        Independent starts; the best plan is kept.
    random_seed : int
    cooling : Cooling
    progress : Progress
        A cancelled run still returns a whole plan, the best so far.

    References
    ----------
    Macmillan (2001), Redistricting in a GIS environment: an optimisation algorithm using
    switching-points, Journal of Geographical Systems 3(2), 167-180.
    Kirkpatrick, Gelatt and Vecchi (1983), Optimization by simulated annealing, Science 220.
    """
    search = partial(_search, cooling=cooling)
    return best_of_runs(problem, search, target, runs, random_seed, progress)


def _search(
    plan: Plan,
    deviation: Deviation,
    rng: np.random.Generator,
    progress: Progress,
    cooling: Cooling,
) -> np.ndarray:
    draw = random.Random(int(rng.integers(2**63))).random  # nosec B311  # seeded
    movable = np.flatnonzero(np.asarray(plan.problem.fixed_zone) < 0).tolist()
    movable = [unit for unit in movable if plan.zone_of[unit] >= 0]
    if not movable:
        return plan.labels
    temperature = _first_temperature(plan, deviation, movable, draw, cooling.start_acceptance)
    value = best = deviation.of(plan)
    best_labels, frozen = plan.labels, 0
    for stage in range(cooling.max_stages):
        value, met, labels = _stage(
            plan, deviation, movable, draw, temperature, cooling, value, best, progress
        )
        is_frozen = best - met < _FROZEN and value - met < _FROZEN
        frozen = frozen + 1 if is_frozen else 0
        if labels is not None:
            best, best_labels = met, labels
        if frozen >= cooling.frozen_stages or progress.cancelled():
            break
        temperature *= cooling.factor
        progress.share((stage + 1) / cooling.max_stages)
    return best_labels


def _first_temperature(
    plan: Plan,
    deviation: Deviation,
    movable: Sequence[int],
    draw: Callable[[], float],
    acceptance: float,
) -> float:
    """The temperature at which an average worsening move passes with this probability."""
    rises = []
    for _ in range(_PROBES):
        unit, zone = _proposal(plan, movable, draw)
        if zone is not None:
            change = deviation.change(plan, unit, zone)
            if change > 0:
                rises.append(change)
    return sum(rises) / len(rises) / -np.log(acceptance) if rises else 1.0


def _proposal(
    plan: Plan, movable: Sequence[int], draw: Callable[[], float]
) -> tuple[int, Optional[int]]:
    """A random unit and the zone of a random neighbour, None if that is its own or none."""
    unit = movable[int(draw() * len(movable))]
    around = plan.problem.adjacency.neighbours[unit]
    if not around:
        return unit, None
    zone = plan.zone_of[around[int(draw() * len(around))]]
    return unit, None if zone < 0 or zone == plan.zone_of[unit] else zone


def _stage(
    plan: Plan,
    deviation: Deviation,
    movable: Sequence[int],
    draw: Callable[[], float],
    temperature: float,
    cooling: Cooling,
    value: float,
    best: float,
    progress: Progress,
) -> tuple[float, float, Optional[np.ndarray]]:
    """Propose moves at one temperature.

    Returns the deviation at the end, the best met, and its labels if it beats ``best``.
    """
    tries = int(cooling.tries_per_unit * len(movable)) + 1
    moves = int(cooling.moves_per_unit * len(movable)) + 1
    # What to take back at the end to come to the best plan of the stage.
    since_best: Optional[list[tuple[int, int]]] = None
    for tried in range(tries):
        if tried % _TRIES_BETWEEN_CHECKS == 0 and progress.cancelled():
            break
        unit, zone = _proposal(plan, movable, draw)
        if zone is None:
            continue
        change = deviation.change(plan, unit, zone)
        if change > 0 and draw() >= exp(-change / temperature):
            continue
        if not plan.can_leave(unit):
            continue
        if since_best is not None:
            since_best.append((unit, plan.zone_of[unit]))
        plan.move(unit, zone)
        value += change
        if value < best - _LEAST_GAIN:
            best, since_best = value, []
        moves -= 1
        if moves == 0:
            break
    if since_best is None:
        return value, best, None
    labels = plan.labels
    for unit, zone in reversed(since_best):
        labels[unit] = zone
    return value, best, labels
