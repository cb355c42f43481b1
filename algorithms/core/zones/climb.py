# SPDX-License-Identifier: GPL-2.0-or-later
"""How plans of several levels are bettered: by moves of single units and of whole branches.

Where a zone feeds two, the branch as a whole has to change hands, at this level or at that, before
anything is gained. So the moves are those of ``wholes``; in between branches are tried one by one
(``branches``), at two levels at once too. The objective is the one of ``goal`` on the map of the
stacked levels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Optional, Union

import numpy as np

from ..effort import Effort
from ..jobs.pool import processors, run_jobs
from ..jobs.solver import Solver
from ..progress import SILENT, Progress, Stage
from ..texts import general, tr
from .bounds import Bound
from .branches import move_branches
from .criteria.tables import Splits
from .goal import Goal
from .improve import run_start, tell
from .improvement import ImproveResult, Start, StartKind, result_of
from .lawful import Ground, ground_of
from .levels import Ladder, LevelsResult
from .metrics import pieces
from .pace import PACE
from .plan import Plan
from .problem import ZoningProblem
from .search import Search
from .stack import Stack, stacked
from .whole_bound import goal_bound
from .whole_feeders import fed_as_wholes
from .wholes import cooled, recombined
from .work import Budget

STARTS = {Effort.STANDARD: 8, Effort.THOROUGH: 16}
ROUNDS = {Effort.STANDARD: 1, Effort.THOROUGH: 3}
CROSSINGS = {Effort.STANDARD: 4, Effort.THOROUGH: 8}
"""How many climbs, how often each cools, and how often what they differ in is annealed. What the
crossings differ in is annealed once more, and the best is kept."""

AGAIN = {Effort.STANDARD: 1, Effort.THOROUGH: 4}
"""How often the programme of whole feeders is solved once more for all levels."""

_LEVEL, _CLIMB, _CROSSING, _COOLING = 104_729, 15_485_863, 32_452_843, 49_979_687
"""Between the random seeds of levels, climbs, crossings and coolings: none share one."""


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
    # The programmes take longest, so they come first.
    seeds: list[Optional[int]] = [None]
    seeds += [random_seed + _CLIMB * number for number in range(STARTS[effort])]
    fed, *found = _side_by_side(climb, seeds, workers, Stage(progress, 0.15, 0.8))
    best = _crossed(climb, found or [fed], random_seed, workers, Stage(progress, 0.8, 0.9))
    if fed.objective < fed.before:
        best = _crossed(climb, [best, fed], random_seed, workers, Stage(progress, 0.9, 1.0))
    after = stack.by_level(best.labels)
    results = [
        _measured(each.problem, each.goal, bound, plan, random_seed)
        for each, bound, plan in zip(levels, bounds, after)
    ]
    for each, result in zip(levels, results):
        tell(each.problem, each.goal, result, _OfLevel(progress, each.name))
    splits = tuple(ladder.splits(after))
    _tell_split(ladder, splits, progress)
    return LevelsResult(
        results=tuple(results),
        before=best.before,
        after=best.objective,
        splits_before=tuple(ladder.splits(stack.by_level(before))),
        splits=splits,
        cancelled=progress.cancelled(),
    )


def _tell_split(ladder: Ladder, splits: Sequence[Splits], progress: Progress) -> None:
    """Warn of limits on split zones that the plans exceed."""
    for lower, upper, found, most in zip(
        ladder.levels, ladder.levels[1:], splits, ladder.most_split or ()
    ):
        if most is not None and found.split > most:
            if found.split == 1:
                text = tr(
                    "1 zone feeds more than one zone of {upper}, in place of none: no plan within "
                    "all limits at once was found. A higher weight of the feeders may lead to one."
                )
            else:
                text = tr(
                    "{split} zones feed more than one zone of {upper}, in place of at most {most}: "
                    "no plan within all limits at once was found. A higher weight of the feeders "
                    "may lead to one."
                )
            text = text.format(split=found.split, upper=upper.name, most=general(most))
            _OfLevel(progress, lower.name).warn(text)


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


def _crossed(
    climb: _Climb,
    found: Sequence[_Climbed],
    random_seed: int,
    workers: Optional[int],
    progress: Progress,
) -> _Climbed:
    """The best of some plans and of those that take from each what it does better."""
    effort = climb.effort
    if len(found) > 1 and not progress.cancelled():
        crossing = _Crossing(climb, tuple(each.labels for each in found), found[0].before)
        seeds = [random_seed + _CROSSING * (number + 1) for number in range(CROSSINGS[effort])]
        crossed = _side_by_side(crossing, seeds, workers, Stage(progress, 0.0, 0.8))
        if not progress.cancelled():
            # Each is the best around itself: what all of them agree on is less to look through.
            crossing = replace(crossing, plans=tuple(each.labels for each in crossed))
            crossed = [*crossed, crossing(random_seed, Stage(progress, 0.8, 1.0))]
        found = [*found, *crossed]
    return min(found, key=lambda each: each.objective)


def _side_by_side(
    work: Union[_Climb, _Crossing],
    seeds: Sequence[Any],
    workers: Optional[int],
    progress: Progress,
) -> list[_Climbed]:
    """What seeds give; where the user stops, those not begun are missing, the first never is."""
    workers = processors() if workers is None else workers
    if workers > 1 and len(seeds) > 1:
        found = [each for each in run_jobs(work, seeds, workers, progress) if each is not None]
        return found or [work(seeds[0], progress)]
    found = []
    for number, seed in enumerate(seeds):
        if number and progress.cancelled():
            break
        stage = Stage(progress, number / len(seeds), (number + 1) / len(seeds))
        found.append(work(seed, stage))
    return found


def _measured(
    problem: ZoningProblem, goal: Goal, bound: Bound, labels: np.ndarray, random_seed: int
) -> ImproveResult:
    """A level's plan as the result of an improvement that leaves it as it is."""
    with Solver() as solver:
        search = Search(ground_of(problem, goal).problem, goal, bound, solver)
        plan = search.plan(labels)
        start = Start(StartKind.GIVEN, random_seed)
        objective = search.objective
        return result_of(plan, objective, bound, objective.of(plan), start, False)


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
    """One climb, in whatever process: a function of its random seed; without one, of programmes.

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

    def __call__(self, random_seed: Optional[int], progress: Progress) -> _Climbed:
        stack = self.stack
        ground = ground_of(stack.problem, stack.goal)
        with Solver(progress) as solver:
            search = Search(ground.problem, stack.goal, stack.bound, solver).on(ground)
            start = search.plan(ground.onto(ground.lawful(self.labels)))
            before = search.objective.of(start)
            if random_seed is None:
                plan = self.fed(search, start, progress)
            else:
                plan = self.climbed(search, start, random_seed, progress)
            return _climbed(search, ground, plan, start, before)

    def climbed(self, search: Search, start: Plan, random_seed: int, progress: Progress) -> Plan:
        plan = search.plan(start.labels)
        self.repaired(search, plan, random_seed, progress)
        rounds = ROUNDS[self.effort]
        for number in range(rounds):
            if progress.cancelled():
                break
            seed = random_seed + _COOLING * number
            stage = Stage(progress, number / rounds, (number + 1) / rounds)
            trial = cooled(search, plan, Budget(), seed, stage)
            self.repaired(search, trial, seed, progress)
            if number and not progress.cancelled():
                # Worse as a whole, it may be better in parts.
                trial = recombined(search, (plan, trial), Budget(), seed, Stage(stage, 1.0, 1.0))
                self.repaired(search, trial, seed, progress)
            plan = min((plan, trial), key=search.objective.of)
        return min((plan, start), key=search.objective.of)

    def fed(self, search: Search, start: Plan, progress: Progress) -> Plan:
        """The best of the plans with more whole feeders that programmes find; or the start."""
        best = start
        for labels in fed_as_wholes(search, start, AGAIN[self.effort]):
            plan = search.plan(labels)
            best = min((best, search.plan(labels)), key=search.objective.of)
            self.repaired(search, plan, 0, progress)
            best = min((best, plan), key=search.objective.of)
            if progress.cancelled():
                break
        return best

    def repaired(self, search: Search, plan: Plan, random_seed: int, progress: Progress) -> None:
        """Bring a plan within its limits and try its branches, in place."""
        pace = PACE[self.effort]
        search.repair_if_outside(plan, pace, Budget(pace.repair_work), random_seed, progress)
        move_branches(plan, search.objective, progress)


@dataclass(frozen=True)
class _Crossing:
    """One annealing of what some climbs differ in, as a climb.

    Attributes
    ----------
    climb : _Climb
    plans : tuple of ndarray of int, shape (n,)
        Lawful plans of the stack.
    before : float
        What the start of the climbs was worth.
    """

    climb: _Climb
    plans: tuple
    before: float

    def __call__(self, random_seed: int, progress: Progress) -> _Climbed:
        stack = self.climb.stack
        ground = ground_of(stack.problem, stack.goal)
        with Solver(progress) as solver:
            search = Search(ground.problem, stack.goal, stack.bound, solver).on(ground)
            plans = [search.plan(ground.onto(labels)) for labels in self.plans]
            best = min(plans, key=search.objective.of)
            plan = recombined(search, plans, Budget(), random_seed, progress)
            self.climb.repaired(search, plan, random_seed, progress)
            return _climbed(search, ground, plan, best, self.before)


def _climbed(search: Search, ground: Ground, plan: Plan, start: Plan, before: float) -> _Climbed:
    if pieces(search.problem, plan.labels).max() > 1:
        # No step may do this; if one did, the start is in one piece.
        plan = start
    return _Climbed(ground.back(plan.labels), search.objective.of(plan), before)
