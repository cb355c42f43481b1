# SPDX-License-Identifier: GPL-2.0-or-later
"""How plans of several levels are bettered: by moves of single units and of whole branches.

Where a zone feeds two, the branch as a whole has to change hands, at this level or at that, before
anything is gained. So the moves are those of ``wholes``; in between branches are tried one by one
(``branches``), at two levels at once too. The objective is the one of ``goal`` on the map of the
stacked levels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..effort import Effort
from ..jobs.pool import processors, run_jobs
from ..jobs.solver import Solver
from ..progress import SILENT, Progress, Stage
from ..texts import tr
from .bounds import Bound
from .branches import move_branches
from .goal import Goal
from .improve import run_start, tell
from .improvement import ImproveResult, Start, StartKind
from .lawful import ground_of
from .levels import Ladder, LevelsResult
from .metrics import pieces
from .pace import PACE
from .plan import Plan
from .problem import ZoningProblem
from .search import Search
from .stack import Stack, stacked
from .whole_bound import goal_bound
from .wholes import climbed
from .work import Budget

STARTS = {Effort.STANDARD: 4, Effort.THOROUGH: 16}
ROUNDS = {Effort.STANDARD: 3, Effort.THOROUGH: 6}
"""How many climbs, of which the best is kept, and how many rounds of both maps each has."""

_LEVEL, _CLIMB = 104_729, 15_485_863
"""Between the random seeds of levels and of climbs: none share one."""


def improve_levels(
    ladder: Ladder,
    effort: Effort = Effort.STANDARD,
    random_seed: int = 0,
    progress: Progress = SILENT,
    workers: Optional[int] = None,
) -> LevelsResult:
    """Better the plans of all levels; together they are never worse than at the start.

    Parameters
    ----------
    ladder : Ladder
    effort : Effort
    random_seed : int
        The same gives the same plans, whatever the number of workers.
    progress : Progress
        A cancelled run returns the best plans until then.
    workers : int, optional
        How many processes; as many as there are processors by default.

    Raises
    ------
    InputError
        If the levels are not of one layer of units, or a goal makes no sense.
    """
    ladder.check()
    levels = ladder.levels
    share = 0.05 / len(levels)
    bounds = [
        goal_bound(each.problem, each.goal, Stage(progress, share * at, share * (at + 1)))
        for at, each in enumerate(levels)
    ]
    plans = _plans_to_start_from(ladder, bounds, effort, random_seed, Stage(progress, 0.05, 0.15))
    stack = stacked(ladder, bounds)
    labels = stack.joined(plans)
    ground = ground_of(stack.problem, stack.goal)
    before = ground.lawful(labels)
    climb = _Climb(stack, labels, effort)
    seeds = [random_seed + _CLIMB * number for number in range(STARTS[effort])]
    found = _climbs(climb, seeds, workers, Stage(progress, 0.15, 1.0))
    best = min(found, key=lambda each: each.objective)
    after = stack.parted(best.labels)
    results = [
        _measured(each.problem, each.goal, bound, plan, random_seed)
        for each, bound, plan in zip(levels, bounds, after)
    ]
    for each, result in zip(levels, results):
        tell(each.problem, each.goal, result, _OfLevel(progress, each.name))
    return LevelsResult(
        results=tuple(results),
        before=best.before,
        after=best.objective,
        splits_before=tuple(ladder.splits(stack.parted(before))),
        splits=tuple(ladder.splits(after)),
        cancelled=progress.cancelled(),
    )


def _plans_to_start_from(
    ladder: Ladder, bounds: Sequence[Bound], effort: Effort, random_seed: int, progress: Progress
) -> list[np.ndarray]:
    """The plans given; for a level without one, the plan that is best for it alone."""
    plans, levels = [], ladder.levels
    for at, (each, bound) in enumerate(zip(levels, bounds)):
        if each.labels is not None:
            plans.append(np.asarray(each.labels))
            continue
        stage = Stage(progress, at / len(levels), (at + 1) / len(levels))
        start = Start(StartKind.BOUND, random_seed + _LEVEL * at)
        found = run_start(each.problem, each.goal, effort, start, None, bound, stage)
        plans.append(found.labels)
    return plans


def _climbs(
    climb: _Climb, seeds: Sequence[int], workers: Optional[int], progress: Progress
) -> list[_Climbed]:
    """What climbs give; where the user stops, those not begun are missing, the first never is."""
    workers = processors() if workers is None else workers
    if workers > 1 and len(seeds) > 1:
        found = [each for each in run_jobs(climb, seeds, workers, progress) if each is not None]
        return found or [climb(seeds[0], progress)]
    found = []
    for number, seed in enumerate(seeds):
        if number and progress.cancelled():
            break
        stage = Stage(progress, number / len(seeds), (number + 1) / len(seeds))
        found.append(climb(seed, stage))
    return found


def _measured(
    problem: ZoningProblem, goal: Goal, bound: Bound, labels: np.ndarray, random_seed: int
) -> ImproveResult:
    """A level's plan as the result of an improvement that leaves it as it is."""
    with Solver() as solver:
        search = Search(ground_of(problem, goal).problem, goal, bound, solver)
        plan = search.plan(labels)
        start = Start(StartKind.GIVEN, random_seed)
        return search.result(plan, search.objective.of(plan), start, False)


class _OfLevel(Stage):
    """A listener that hears of one level, and passes on what is wrong with the level's name."""

    def __init__(self, parent: Progress, level: str):
        super().__init__(parent, 1.0, 1.0)
        self.level = level

    def warn(self, text: str) -> None:
        super().warn(tr("Level {level}: {text}").format(level=self.level, text=text))


@dataclass(frozen=True)
class _Climbed:
    """What a climb gives: a plan of the stack, what it is worth, and what the start was."""

    labels: np.ndarray
    objective: float
    before: float


@dataclass(frozen=True)
class _Climb:
    """One climb, in whatever process: a function of its random seed.

    Attributes
    ----------
    stack : Stack
    labels : ndarray of int, shape (n,)
        The plan of the stack to start from, lawful or not.
    effort : Effort
    """

    stack: Stack
    labels: np.ndarray
    effort: Effort

    def __call__(self, random_seed: int, progress: Progress) -> _Climbed:
        stack = self.stack
        ground = ground_of(stack.problem, stack.goal)
        with Solver(progress) as solver:
            whole = Search(ground.problem, stack.goal, stack.bound, solver)
            search = whole.on(ground)
            start = search.plan(ground.onto(ground.lawful(self.labels)))
            before = search.objective.of(start)
            plan = self.climbed(search, start, random_seed, progress)
            if pieces(search.problem, plan.labels).max() > 1:
                # No step may do this; if one did, the start is in one piece.
                plan = start
            return _Climbed(ground.back(plan.labels), search.objective.of(plan), before)

    def climbed(self, search: Search, start: Plan, random_seed: int, progress: Progress) -> Plan:
        plan = search.plan(start.labels)
        pace = PACE[self.effort]
        search.mend(plan, pace, Budget(pace.repair_work), random_seed, progress)
        move_branches(plan, search.objective, progress)
        rounds = ROUNDS[self.effort]
        plan = climbed(search, plan, pace, rounds, Budget(), random_seed, progress)
        return min((plan, start), key=search.objective.of)
