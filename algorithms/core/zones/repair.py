# SPDX-License-Identifier: GPL-2.0-or-later
"""Redraw a few neighbouring zones at once, by small integer programmes.

Annealing moves single units. Where a school is overfull in the midst of full ones, or two
units would have to change places, only a chain of moves over several zones helps, and the
chance to draw it is slight. An integer programme over the zones finds it at once.
"""

from __future__ import annotations

from random import Random
from typing import Optional

import numpy as np

from ..jobs.solver import Solver
from ..progress import SILENT, Progress
from .area import DEEP, SMALL, WIDE, Area, Size
from .goal import Objective
from .metrics import pieces, zone_neighbours
from .plan import Plan
from .work import Budget

_UNITS_REDRAWN, _UNITS_DEEP = 50, 185
_LEAST_REDRAWN, _MOST_REDRAWN, _MOST_DEEP = 3, 5, 24
"""About how many units the zones have that are redrawn together, in small programmes and deep
ones, and how many zones that are. Deep ones of 24 of Fairfax County's elementary schools found all
that those of 16 did and more, and those of 32 no more, for half as long again."""

_FIRST_OF_DEEP = 4
"""One zone in so many is the first of a deep group: each is in many groups even so. With all of
them four plans came out 0.1 % better than with a third, in two and a half times as long."""


def repair(
    plan: Plan,
    objective: Objective,
    size: Size = WIDE,
    groups: tuple = (4, 6, 8, 10),
    budget: Optional[Budget] = None,
    random_seed: int = 0,
    progress: Progress = SILENT,
    solver: Optional[Solver] = None,
) -> int:
    """Bring zones that lie outside their limits within, in place; returns how many still lie.

    A change is only kept if the plan's objective is better for it. Every zone is in one
    piece before and after.

    Parameters
    ----------
    groups : tuple of int
        How many neighbouring zones to redraw, one try after the other.
    budget : Budget, optional
        Work of all programmes after which to give up; what they take is taken off it.
    """
    budget = budget or Budget(400_000)
    rng, solver = Random(random_seed), solver or _in_this_process(progress)  # nosec B311  # seeded
    in_vain: set[tuple] = set()
    for count in groups:
        tried: set[tuple] = set()
        while budget.left > 0 and not progress.cancelled():
            zone = _next_violation(plan, objective, tried)
            if zone is None:
                break
            tried.add(_state(plan, zone))
            group = _group_of(plan, zone, count, rng)
            work = _redraw_unless(in_vain, plan, objective, group, size, solver, budget.left)[1]
            budget.take(work)
    return objective.violations(plan)


def redraw_everywhere(
    plan: Plan,
    objective: Objective,
    zones_at_once: int,
    size: Size = SMALL,
    random_seed: int = 0,
    progress: Progress = SILENT,
    solver: Optional[Solver] = None,
    one_in: int = 1,
) -> int:
    """Redraw small groups of neighbouring zones all over the map; returns how many got better.

    One zone in so many is the first of a group, once.
    """
    rng, solver = Random(random_seed), solver or _in_this_process(progress)  # nosec B311  # seeded
    order = list(range(plan.problem.n_zones))
    rng.shuffle(order)
    order = order[: -(-len(order) // one_in)]
    better = 0
    in_vain: set[tuple] = set()
    for count, zone in enumerate(order):
        if progress.cancelled():
            break
        progress.share(count / len(order))
        group = _group_of(plan, zone, zones_at_once, rng)
        better += _redraw_unless(in_vain, plan, objective, group, size, solver)[0]
    return better


def redraw_groups(
    plan: Plan, objective: Objective, random_seed: int, progress: Progress, solver: Solver
) -> None:
    """Redraw groups of zones all over the map, the larger the fewer units they have.

    Many zones at once where the programmes are linear in all that counts.
    """
    units_per_zone = plan.problem.n_units / plan.problem.n_zones
    deep = linear(objective)
    units, most = (_UNITS_DEEP, _MOST_DEEP) if deep else (_UNITS_REDRAWN, _MOST_REDRAWN)
    redraw_everywhere(
        plan,
        objective,
        zones_at_once=int(min(most, max(_LEAST_REDRAWN, units / units_per_zone))),
        size=DEEP if deep else SMALL,
        random_seed=random_seed,
        progress=progress,
        solver=solver,
        one_in=_FIRST_OF_DEEP if deep else 1,
    )


def linear(objective: Objective) -> bool:
    """Whether a programme knows what a plan is worth to the last digit, not to first order only."""
    return not objective.prices and not any(objective.compactness_weight)


def _in_this_process(progress: Progress) -> Solver:
    solver = Solver(progress)
    solver.may_start = False
    return solver


def _state(plan: Plan, zone: int) -> tuple:
    return zone, plan.students[zone], plan.n_units[zone]


def _next_violation(plan: Plan, objective: Objective, tried: set) -> Optional[int]:
    outside = [(objective.outside(z, s), z) for z, s in enumerate(plan.students)]
    ordered = sorted(((-out, z) for out, z in outside if out > 0))
    return next((z for _, z in ordered if _state(plan, z) not in tried), None)


def _redraw_unless(
    in_vain: set,
    plan: Plan,
    objective: Objective,
    zones: np.ndarray,
    size: Size,
    solver: Solver,
    most: float = np.inf,
) -> tuple[bool, float]:
    """Redraw some zones, but not those tried in vain since the plan last changed."""
    named = tuple(zones.tolist())
    if named in in_vain:
        return False, 1
    better, work = _redraw(plan, objective, zones, size, solver, most)
    if better:
        in_vain.clear()
    else:
        in_vain.add(named)
    return better, work


def _redraw(
    plan: Plan, objective: Objective, zones: np.ndarray, size: Size, solver: Solver, most: float
) -> tuple[bool, float]:
    """Redraw some zones, in place: whether the plan is better for it, and the work it took.

    No programme is begun that might take more than ``most``.
    """
    area = Area(plan, objective, plan.labels, zones, size)
    if len(area.units) == 0 or len(area.pairs) > size.columns:
        return False, 1
    wanted, work = area.solve(size, solver, most)
    if wanted is None:
        return False, work
    return _keep_if_better(plan, objective, area.units, wanted), work


def _keep_if_better(
    plan: Plan, objective: Objective, units: np.ndarray, wanted: np.ndarray
) -> bool:
    before, was = objective.of(plan), [plan.zone_of[unit] for unit in units.tolist()]
    if was == wanted.tolist():
        return False
    for unit, zone in zip(units.tolist(), wanted.tolist()):
        plan.move(unit, zone)
    if objective.of(plan) < before - 1e-9 and pieces(plan.problem, plan.labels).max() == 1:
        return True
    for unit, zone in zip(units.tolist(), was):
        plan.move(unit, zone)
    return False


def _group_of(plan: Plan, zone: int, count: int, rng: Random) -> np.ndarray:
    """A zone and neighbours of it, and of these, until there are ``count``."""
    ends = zone_neighbours(plan.problem, plan.labels)
    group = [zone]
    while len(group) < count:
        touching = np.isin(ends, group)
        near = np.setdiff1d(ends[touching.any(axis=1)], group).tolist()
        if not near:
            break
        group.append(rng.choice(near))
    return np.array(sorted(group))
