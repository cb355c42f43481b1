# SPDX-License-Identifier: GPL-2.0-or-later
"""Better plans: from any plan to one that is nearer to a stated goal.

An improvement makes the zones contiguous, anneals, repairs what is left outside the limits
and cools; on maps of many small units it does so on merged units first. A thorough one anneals
several times, crosses the plans that come out, and redraws zones; a standard one anneals several
times where that is worth its time (``Pace.melts``). Several starts give several
plans; the best is kept or, where they are thorough, what their crossing makes of it. Every run
is a function of its arguments alone: no clock and no global random numbers, so that a random
seed always gives the same plan, wherever it runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np

from ..effort import Effort
from ..errors import MOST_NAMED, Fault, InputError, describe
from ..jobs.solver import Solver
from ..progress import SILENT, Progress, Stage
from ..texts import listed, tr
from .bounds import Bound
from .coarse import merged_size
from .contiguous import make_contiguous
from .criteria.ceilings import tell_exceeded
from .geokmeans import UnitOrder, geokmeans
from .goal import DEFAULT_GOAL, Goal, check_goal
from .improvement import ImproveResult, Start, StartKind, result_of
from .lawful import ground_of
from .metrics import pieces
from .pace import PACE
from .problem import ZoningProblem
from .search import Search
from .whole_bound import goal_bound

_HOT = {
    StartKind.BOUND: 0.05,
    StartKind.GIVEN: 1.0,
    StartKind.EXISTING: 1.0,
    StartKind.GEOKMEANS: 0.2,
}
"""First temperatures: the better the start, the less of it should melt. A plan given has often
just been made contiguous by force; hot enough, its units find back to where they were."""

_SLOW_HOT = 0.05
"""The slower the annealing, the less heat it takes."""


def improve(
    problem: ZoningProblem,
    labels: np.ndarray,
    goal: Goal = DEFAULT_GOAL,
    effort: Effort = Effort.STANDARD,
    random_seed: int = 0,
    progress: Progress = SILENT,
    bound: Optional[Bound] = None,
) -> ImproveResult:
    """Better a plan.

    Parameters
    ----------
    problem : ZoningProblem
    labels : array-like of shape (n,)
        Any plan, ``UNASSIGNED`` included; zones in pieces are made contiguous first.
    goal : Goal
    effort : Effort
    random_seed : int
    progress : Progress
        A cancelled run returns the best plan until then.
    bound : Bound, optional
        Of ``goal_bound``, if it is known already.
    """
    start = Start(StartKind.GIVEN, random_seed)
    return run_start(problem, goal, effort, start, labels, bound, progress)


def run_starts(
    problem: ZoningProblem,
    goal: Goal = DEFAULT_GOAL,
    effort: Effort = Effort.STANDARD,
    start_list: Sequence[Start] = (Start(StartKind.BOUND, 0),),
    given: Optional[np.ndarray] = None,
    progress: Progress = SILENT,
) -> tuple[ImproveResult, ...]:
    """Run several starts one after the other; all results, best first.

    Starts that the user's stop left no time for are missing, the first one never is.
    """
    check_goal(problem, goal)
    bound = goal_bound(problem, goal, Stage(progress, 0.0, 0.05), effort is Effort.THOROUGH)
    crossing = share_of_starts(effort, len(start_list))
    results = []
    for number, start in enumerate(start_list):
        if number > 0 and progress.cancelled():
            break
        share = [0.05 + (crossing - 0.05) * (number + i) / len(start_list) for i in (0, 1)]
        stage = Stage(progress, *share)
        results.append(run_start(problem, goal, effort, start, given, bound, stage))
    stage = Stage(progress, crossing, 1.0)
    ordered = best_crossed(problem, goal, effort, results, stage)
    tell(problem, goal, ordered[0], progress)
    return ordered


def tell(problem: ZoningProblem, goal: Goal, result: ImproveResult, progress: Progress) -> None:
    """Say which of what was asked for the plan does not hold, school by school."""
    widened = result.bound.limits.widened
    if widened:
        progress.warn(describe(result.bound.limits.faults))
    for zones, what in (
        (
            result.outside_given,
            tr("Schools outside the limits on utilisation asked for: {names}."),
        ),
        (
            result.violations if widened else (),
            tr("Of these, outside even the limits widened until the students fit: {names}."),
        ),
        (result.starved, tr("Schools under 70 % of the district's utilisation: {names}.")),
    ):
        if zones:
            named = listed((problem.school_ids[zone] for zone in zones), MOST_NAMED)
            progress.warn(what.format(names=named))
    tell_exceeded(problem, goal.criteria, result.labels, progress)
    if result.cancelled:
        progress.warn("Stopped before the end: this is the best plan until then.")


def best_first(results: Sequence[ImproveResult]) -> tuple[ImproveResult, ...]:
    """Order results by their objective, equal ones by random seed."""
    return tuple(sorted(results, key=lambda r: (r.objective_after, r.start.random_seed)))


def share_of_starts(effort: Effort, count: int) -> float:
    """About which share of the time several starts take, before ``best_crossed``."""
    return 0.9 if effort is Effort.THOROUGH and count > 1 else 1.0


def best_crossed(
    problem: ZoningProblem,
    goal: Goal,
    effort: Effort,
    results: Sequence[ImproveResult],
    progress: Progress = SILENT,
) -> tuple[ImproveResult, ...]:
    """Order results, the best bettered by what the others do better where they were thorough.

    The plan in front is at least as good as the best of them; the others are as they were.
    """
    results = best_first(results)
    coarse = merged_size(problem) < problem.n_units
    if effort is not Effort.THOROUGH or len(results) < 2 or coarse or progress.cancelled():
        return results
    best = results[0]
    ground = ground_of(problem, goal)
    with Solver(progress) as solver:
        whole = Search(ground.problem, goal, best.bound, solver)
        work = whole.on(ground)
        plans = [work.plan(ground.onto(result.labels)) for result in results]
        seed = min(result.start.random_seed for result in results)
        plan = work.crossed(plans, seed, Stage(progress, 0.0, 0.6), PACE[effort].crossings)
        if not progress.cancelled():
            work.redraw(plan, seed, Stage(progress, 0.6, 0.95))
            work.cool(plan, PACE[effort], seed, Stage(progress, 0.95, 1.0))
        if pieces(work.problem, plan.labels).max() > 1:
            # No step may do this; if one did, the best plan is in one piece.
            return results
        plan = whole.plan(ground.back(plan.labels))
    before, start = best.objective_before, best.start
    best = result_of(plan, whole.objective, whole.bound, before, start, progress.cancelled())
    return (best, *results[1:])


def run_start(
    problem: ZoningProblem,
    goal: Goal,
    effort: Effort,
    start: Start,
    given: Optional[np.ndarray] = None,
    bound: Optional[Bound] = None,
    progress: Progress = SILENT,
) -> ImproveResult:
    """Run one start: a function of its arguments alone, which other processes can be sent."""
    check_goal(problem, goal)
    if bound is None:
        bound = goal_bound(problem, goal, Stage(progress, 0.0, 0.05), effort is Effort.THOROUGH)
    if start.kind == StartKind.EXISTING:
        given = None if goal.existing is None else np.array(goal.existing)
    started = _start_labels(problem, start, given, bound, progress)
    ground = ground_of(problem, goal)
    with Solver(progress) as solver:
        whole = Search(ground.problem, goal, bound, solver)
        work = whole.on(ground)
        labels = ground.onto(make_contiguous(ground.problem, started))
        labels = make_contiguous(work.problem, labels)
        before = work.objective.of(work.plan(labels))
        hot = _HOT[start.kind] if effort is Effort.STANDARD else _SLOW_HOT
        # The walk whose zones are stored has to begin near the best plans.
        from_zones = start.kind == StartKind.BOUND and PACE[effort].choices > 0
        plan = work.better(labels, effort, hot, start.random_seed, progress, from_zones)
        if pieces(work.problem, plan.labels).max() > 1:
            # No step may do this; if one did, the start is in one piece.
            plan = work.plan(labels)
        plan = whole.plan(ground.back(plan.labels))
    return result_of(plan, whole.objective, whole.bound, before, start, progress.cancelled())


def _start_labels(
    problem: ZoningProblem,
    start: Start,
    given: Optional[np.ndarray],
    bound: Bound,
    progress: Progress,
) -> np.ndarray:
    if start.kind in (StartKind.GIVEN, StartKind.EXISTING):
        if given is None:
            raise InputError(Fault("there is no plan to start from", "Give the plan's field."))
        return np.asarray(given)
    if start.kind == StartKind.BOUND:
        return bound.labels
    quiet = Stage(progress, 0.05, 0.06)
    order = UnitOrder.NEAREST_FIRST if start.random_seed % 2 == 0 else UnitOrder.RANDOM
    return geokmeans(
        problem, random_seed=start.random_seed, unit_order=order, progress=quiet
    ).labels
