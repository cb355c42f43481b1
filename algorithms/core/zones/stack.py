# SPDX-License-Identifier: GPL-2.0-or-later
"""Several levels of schools as one problem, whose units border on those of their own level only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Optional

import numpy as np
from scipy import sparse

from .adjacency import Adjacency
from .bounds import Bound
from .criteria.by_unit import FewIslands
from .criteria.ceilings import LIMITS
from .criteria.chain import Chain
from .criteria.crossings import SoftBarriers
from .goal import Goal, Scale, grain_of
from .lawful import anchors
from .levels import Ladder
from .limits import Limits
from .problem import UNASSIGNED, ZoningProblem


@dataclass(frozen=True)
class Stack:
    """All levels as one problem.

    Attributes
    ----------
    ladder : Ladder
    problem : ZoningProblem
        The units and the zones of the first level, then those of the second, and so on.
    goal : Goal
    bound : Bound
        It only says what travel is measured by: it proves nothing of all levels together.
    units, zones : ndarray of int, shape (levels + 1,)
        Where the units and the zones of every level begin, and where the last ones end.
    """

    ladder: Ladder
    problem: ZoningProblem
    goal: Goal
    bound: Bound
    units: np.ndarray
    zones: np.ndarray

    @cached_property
    def place(self) -> np.ndarray:
        """Which unit of the layer every unit is, at its level; shape (n,)."""
        return np.concatenate([level.problem.rows for level in self.ladder.levels])

    def joined(self, plans: Sequence[np.ndarray]) -> np.ndarray:
        """Plans of the levels as one of the stack; numbers below 0 stand for no zone."""
        return np.concatenate(
            [
                np.where(np.asarray(plan) >= 0, np.asarray(plan) + first, UNASSIGNED)
                for plan, first in zip(plans, self.zones)
            ]
        )

    def by_level(self, labels: np.ndarray) -> list[np.ndarray]:
        """A plan of the stack as plans of the levels."""
        return [
            labels[start:end] - first
            for start, end, first in zip(self.units, self.units[1:], self.zones)
        ]


def stacked(ladder: Ladder, bounds: Sequence[Bound]) -> Stack:
    """Return the levels as one problem.

    Parameters
    ----------
    ladder : Ladder
    bounds : sequence of Bound
        Of ``goal_bound``, one per level.
    """
    levels = ladder.levels
    problems = [level.problem for level in levels]
    units = np.cumsum([0, *(problem.n_units for problem in problems)])
    zones = np.cumsum([0, *(problem.n_zones for problem in problems)])
    problem = _stacked_problem(problems, units, zones)
    limits = [bound.limits for bound in bounds]
    bound = Bound(
        mean_travel=1.0,
        labels=np.zeros(problem.n_units, int),
        gap=0.0,
        limits=Limits(
            low=np.concatenate([each.low for each in limits]),
            high=np.concatenate([each.high for each in limits]),
            asked_low=np.concatenate([each.asked_low for each in limits]),
            asked_high=np.concatenate([each.asked_high for each in limits]),
        ),
        without_way=1.0,
    )
    stack = Stack(ladder, problem, levels[0].goal, bound, units, zones)
    return replace(stack, goal=_stacked_goal(ladder, bounds, stack))


def _stacked_problem(
    problems: Sequence[ZoningProblem], units: np.ndarray, zones: np.ndarray
) -> ZoningProblem:
    def rows(name: str) -> np.ndarray:
        return np.concatenate([getattr(problem, name) for problem in problems])

    def pairs(name: str) -> np.ndarray:
        return np.concatenate(
            [getattr(each.adjacency, name) + first for each, first in zip(problems, units)]
        )

    def numbered(name: str, firsts: np.ndarray) -> np.ndarray:
        parts = [getattr(problem, name) for problem in problems]
        return np.concatenate(
            [np.where(part >= 0, part + first, part) for part, first in zip(parts, firsts)]
        )

    costs, too_far = None, np.inf
    if problems[0].costs is not None:
        too_far = max(problem.too_far for problem in problems)
        costs = sparse.block_diag([problem.costs for problem in problems]).toarray()
    border = sparse.block_diag([each.adjacency.border_m for each in problems], "csr")
    costs_of_pairs = [each.adjacency.soft_cost for each in problems]
    # Bridges have borders of 0 metres, which count as entries.
    return ZoningProblem(
        unit_ids=tuple(unit for problem in problems for unit in problem.unit_ids),
        students=rows("students"),
        area_m2=rows("area_m2"),
        perimeter_m=rows("perimeter_m"),
        centre_m=rows("centre_m"),
        centre_lonlat=rows("centre_lonlat"),
        adjacency=Adjacency(
            border,
            cut=pairs("cut"),
            joined=pairs("joined"),
            islands=pairs("islands"),
            soft=pairs("soft"),
            soft_cost=np.concatenate(costs_of_pairs),
        ),
        school_ids=tuple(school for problem in problems for school in problem.school_ids),
        capacity=rows("capacity"),
        school_m=rows("school_m"),
        school_lonlat=rows("school_lonlat"),
        seed_unit=numbered("seed_unit", units),
        crs=problems[0].crs,
        locked=numbered("locked", zones),
        costs=costs,
        too_far=too_far,
        stranded=rows("stranded"),
    )


def _stacked_goal(ladder: Ladder, bounds: Sequence[Bound], stack: Stack) -> Goal:
    levels = ladder.levels
    goals = [level.goal for level in levels]

    def plans(name: str) -> Optional[tuple]:
        found = [getattr(goal, name) for goal in goals]
        if all(plan is None for plan in found):
            return None
        filled = [
            np.full(level.problem.n_units, UNASSIGNED) if plan is None else np.asarray(plan)
            for level, plan in zip(levels, found)
        ]
        return tuple(stack.joined(filled).tolist())

    heaviest = max(goal.stability_weight for goal in goals)
    scales = []
    for level, bound in zip(levels, bounds):
        problem = level.problem
        pupils = float(problem.students.sum())
        scale = Scale(
            district=pupils / float(problem.capacity.sum()),
            least_travel=bound.divisible,
            pupils_per_zone=pupils / problem.n_zones,
            grain=grain_of(problem),
            stability=level.goal.stability_weight / heaviest if heaviest > 0 else 1.0,
        )
        scales += [scale] * problem.n_zones
    existing, apart = plans("existing"), plans("may_lie_apart")
    chain = Chain(
        level=np.repeat(np.arange(len(levels)), np.diff(stack.units)),
        place=stack.place,
        weight=ladder.feeder_weight,
        branch=ladder.branch,
        most_split=ladder.most_split,
    )
    criteria: list = [chain]
    if apart is not None and ladder.islands_weight > 0:
        ends = anchors(stack.problem, np.array(apart))
        criteria.append(FewIslands(ends, ladder.islands_weight))
    barriers = [
        each.weight for goal in goals for each in goal.criteria if isinstance(each, SoftBarriers)
    ]
    if any(barriers):
        criteria.append(SoftBarriers(max(barriers)))
    for at, goal in enumerate(goals):
        of_level = np.arange(stack.problem.n_units)
        of_level = (of_level >= stack.units[at]) & (of_level < stack.units[at + 1])
        criteria += [
            replace(each, existing=np.asarray(existing), concerned=of_level)
            for each in goal.criteria
            if isinstance(each, LIMITS)
        ]
    first = goals[0]
    return replace(
        first,
        stability_weight=heaviest,
        existing=existing,
        may_lie_apart=apart,
        criteria=tuple(criteria),
        scales=tuple(scales),
    )
