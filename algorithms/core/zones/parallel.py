# SPDX-License-Identifier: GPL-2.0-or-later
"""Several starts at once: worker processes, threads or a Dask cluster; the same plans always."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..effort import Effort
from ..jobs.cluster import run_on_cluster
from ..jobs.pool import processors, run_jobs
from ..progress import SILENT, Progress, Stage
from .bounds import Bound
from .goal import Goal, check_goal
from .improve import best_crossed, run_start, run_starts, share_of_starts, tell
from .improvement import ImproveResult, Start
from .problem import ZoningProblem
from .whole_bound import goal_bound

_BOUND_SHARE = 0.05
"""About which share of the time the bound takes, for the progress bar."""


def run_starts_in_parallel(
    problem: ZoningProblem,
    goal: Goal,
    effort: Effort,
    start_list: Sequence[Start],
    given: Optional[np.ndarray] = None,
    workers: Optional[int] = None,
    dask_address: Optional[str] = None,
    progress: Progress = SILENT,
    python: Optional[str] = None,
) -> tuple[ImproveResult, ...]:
    """Run several starts at once; all results, best first, as of ``run_starts``.

    Starts that the user's stop left no time for are missing; there is always one result.

    Parameters
    ----------
    problem : ZoningProblem
    goal : Goal
    effort : Effort
    start_list : sequence of Start
    given : array-like of shape (n,), optional
        The plan that ``StartKind.GIVEN`` starts from.
    workers : int, optional
        How many processes; as many as there are processors by default. One means this process.
    dask_address : str, optional
        Of the scheduler of a Dask cluster, which then does the work.
    progress : Progress
        Only called in the calling thread.
    python : str, optional
        Path of the workers' Python, instead of the one that is found.
    """
    if workers is None:
        workers = processors()
    if not dask_address and (workers < 2 or len(start_list) < 2):
        return run_starts(problem, goal, effort, start_list, given, progress)
    check_goal(problem, goal)
    bound = goal_bound(problem, goal, Stage(progress, 0.0, _BOUND_SHARE), effort is Effort.THOROUGH)
    work = _OneStart(problem, goal, effort, given, bound)
    crossing = share_of_starts(effort, len(start_list))
    stage = Stage(progress, _BOUND_SHARE, crossing)
    if dask_address:
        results = run_on_cluster(work, start_list, dask_address, stage)
    else:
        results = run_jobs(work, start_list, workers, stage, python)
    found = [result for result in results if result is not None]
    if not found and start_list:
        found = [work(start_list[0], stage)]
    ordered = best_crossed(problem, goal, effort, found, Stage(progress, crossing, 1.0))
    tell(problem, goal, ordered[0], progress)
    return ordered


@dataclass(frozen=True)
class _OneStart:
    """``run_start`` with all its arguments but the start: the work of every process."""

    problem: ZoningProblem
    goal: Goal
    effort: Effort
    given: Optional[np.ndarray]
    bound: Bound

    def __call__(self, start: Start, progress: Progress) -> ImproveResult:
        return run_start(
            self.problem, self.goal, self.effort, start, self.given, self.bound, progress
        )
