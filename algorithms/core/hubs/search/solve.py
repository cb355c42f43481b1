# SPDX-License-Identifier: GPL-2.0-or-later
"""Compact hubs, every size or sum of weights inside its range, in one piece if that is asked for.

From a start, assignment and centres alternate (`alternate`); then a few neighbouring hubs at a
time are seeded anew and solved again (`neighbourhood`); then points cut off and stray pieces
rejoin their hubs (`repair`). To given centres points are assigned once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
from threadpoolctl import threadpool_limits

from ...effort import Effort
from ...progress import SILENT, Progress, Stage
from ..assignment.bonds import Blocks, start_from_ties, tied_to
from ..assignment.transport import Assignment
from ..ground.cost_table import CostTable
from ..ground.neighbours import Neighbours
from ..ground.walls import Walls
from ..one_piece.repair import LENGTHENED, full_rank, repair
from ..problem import Compactness, HubProblem
from ..wishes.search import search_wishes
from ..wishes.wish import LongestWay, Wish
from .alternate import alternate
from .bound import is_cheap, lower_bound
from .neighbourhood import MOST_POINTS, search
from .programme import shortest_of_few
from .starts import started
from .work import MANY_HUBS, WORK, WORK_BY_WEIGHT, Budget, Work

FEW_HUBS = 8
"""With so few hubs several starts find more than the search among neighbours does."""
MOST_SEARCHED_AGAIN = 100
"""Up to so many points, in more hubs, the best of several searches is kept, each with its share of
the trials: of 10 drawn cases of 100 points in 10 hubs one came out shorter by 1.1 %, none longer.
Of 120 to 300 points so few trials each did no better."""
TRIALS_UNTIL_KEPT = 4
"""So many trials per hub at least where ranges are not kept, or points cannot be reached."""
LESS = {Effort.STANDARD: Effort.QUICK, Effort.THOROUGH: Effort.STANDARD}
MOST_TRIED_AGAIN = 5000
"""Points of a map for which less effort is looked at where joining pieces lengthened its hubs."""
MOST_ROUNDS = 40  # Of exchanges; mostly the next ends them.
SHORTENED_UNTIL = 1e-4  # The share that a round must gain.


@dataclass(frozen=True)
class Solution:
    """Hubs as asked for, or as near as was found.

    Attributes
    ----------
    labels : ndarray of int, shape (n,)
        The hub of each point, 0..k-1.
    load : ndarray of shape (k,)
        What each hub holds: points, or the sum of their weights.
    kept : bool
        Whether all hubs are in their ranges.
    unreachable : ndarray of int
        Points from which the table has no way to the centre of their hub.
    unlocked : ndarray of int
        Points that are not in the hub that they are locked to.
    total : float
        Metres (or square metres) from all points to the centres of their hubs: to the middle
        point (medoid), to the centroid where squared distance was asked for, or to the given
        centres; with a table, its costs.
    lower_bound : float, optional
        No hubs of these sizes have a lower total; None where it was not computed.
    """

    labels: np.ndarray
    load: np.ndarray
    kept: bool
    unreachable: np.ndarray
    unlocked: np.ndarray
    total: float
    lower_bound: Optional[float]


def solve_hubs(
    xy: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    *,
    weights: Optional[np.ndarray] = None,
    given: Optional[np.ndarray] = None,
    table: Optional[CostTable] = None,
    start: Optional[np.ndarray] = None,
    packed: Optional[np.ndarray] = None,
    wishes: Sequence[Wish] = (),
    existing: Optional[np.ndarray] = None,
    stability: float = 1.0,
    locked: Optional[np.ndarray] = None,
    together: Optional[np.ndarray] = None,
    walls: Optional[Walls] = None,
    objective: Compactness = Compactness.MEAN_DISTANCE,
    effort: Effort = Effort.STANDARD,
    connected: bool = True,
    is_part_of_many: bool = False,
    is_trial: bool = False,
    random_seed: int = 0,
    progress: Progress = SILENT,
) -> Optional[Solution]:
    """Group points into compact hubs.

    The same points and random seed give the same hubs, whatever the number of threads, and
    wherever the map's origin lies; another order of the points gives the same hubs if no two
    that weigh the same are at one place.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        Points in metres.
    low, high : ndarray of shape (k,)
        Least and greatest number of points of each hub, or sum of weights; low above 0.
    weights : ndarray of shape (n,), optional
        Not negative, not all 0. Without, numbers of points are bound, and there must be
        groupings that keep them: sum(low) <= n <= sum(high).
    given : ndarray of shape (k, 2), optional
        Centres that do not move, in metres.
    table : CostTable, optional
        Costs that replace distances; not with ``given``.
    start : ndarray of int, shape (n,), optional
        A first grouping, of any sizes; by default the map is cut in even parts. Where it keeps
        the ranges, the result is never worse.
    packed : ndarray of int, shape (n,), optional
        A grouping that keeps the ranges of weights, wherever the points are: hubs start from
        there where no others are found that keep them.
    wishes : sequence of Wish
        What else is asked for, ways in metres or in the unit of ``table``. Where no hubs that keep
        it all are found, these are the nearest to it that were.
    existing, locked : ndarray of int, shape (n,), optional
        The hub that each point was in, and the one that it has to be in; -1 for none.
    stability : float
        How many mean distances farther a point may be rather than change hub; 0 for no matter,
        the hubs are then only called as those that most of their points were in.
    together : ndarray of int, shape (n,), optional
        Points of the same number stay in one hub; -1 for those by themselves.
    walls : Walls, optional
        Barriers, in metres, that no hub in one piece crosses but over a bridge.
    objective : Compactness
        Without ``table``; that is what is kept short else.
    effort : Effort
    connected : bool
        Whether every hub is to be in one piece, and no point cut off. Without, hubs are never
        longer than with it, for which hubs in one piece are formed too.
    is_part_of_many : bool
        Whether these hubs are a part of very many (``MANY_HUBS``), for which less time is taken.
    is_trial : bool
        Whether only to learn if wishes can be kept: hubs that do not keep them are searched less.
    random_seed : int
    progress : Progress

    Returns
    -------
    Solution or None
        None if the user cancelled before there was anything as asked for; else the best found
        until then.

    Raises
    ------
    ValueError
        Sizes that cannot be kept.
    """
    xy, low, high = np.asarray(xy, float), np.asarray(low), np.asarray(high)
    if weights is None and not (
        len(low) == len(high)
        and (low >= 1).all()
        and (low <= high).all()
        and low.sum() <= len(xy) <= high.sum()
    ):
        raise ValueError("no grouping keeps these sizes")
    if progress.cancelled():
        return None
    # Points in one order, about their middle and in kilometres: none of these may matter.
    tied = np.zeros(len(xy)) if weights is None else weights
    order = np.lexsort((tied, xy[:, 1], xy[:, 0]))
    corner = xy.min(axis=0)
    problem = HubProblem.of(
        (xy - corner)[order] / 1000,
        low,
        high,
        objective,
        None if weights is None else np.asarray(weights, float)[order],
        None if given is None else (given - corner) / 1000,
        None if table is None else table.part(order),
        connected,
    )
    problem = replace(problem, is_brisk=is_part_of_many or problem.hubs > MANY_HUBS)
    unit = 1.0 if table is not None else 1e3
    # One thread: sums in another order would differ in their last digits.
    with threadpool_limits(limits=1):
        first = None if start is None else np.asarray(start, np.int64)[order]
        if together is not None:
            problem = replace(problem, blocks=Blocks.of_groups(together[order]))
        was = None if existing is None else existing[order]
        problem = tied_to(problem, was, stability, None if locked is None else locked[order])
        walls = None if walls is None else walls.moved(corner, 1e3)
        neighbours = Neighbours.of(problem.map, walls)
        if progress.cancelled():
            return None
        wished = tuple(wish.scaled(unit).of_points(order) for wish in wishes)
        is_free = given is None and problem.ties is None
        may_exchange = is_free and not problem.is_uniform
        longest = min((w.longest for w in wished if isinstance(w, LongestWay)), default=None)
        run = _Run(replace(problem, longest=longest), first, neighbours, random_seed % 2**63)
        run.starts_whole = walls is not None
        early = Stage(progress, 0.0, 0.6) if wished or may_exchange else progress
        labels = run.solved(effort, early) if connected else _in_any_pieces(run, effort, early)
        if labels is not None and packed is not None and not problem.keeps(labels):
            labels = _drawn_together(problem, problem.named(packed[order]), progress)
        if labels is None:
            return None
        if (wished or may_exchange) and not progress.cancelled():
            labels = search_wishes(
                replace(problem, wishes=wished),
                labels,
                neighbours,
                connected,
                effort,
                random_seed % 2**63,
                Stage(progress, 0.6, 1.0),
                is_trial,
            )
        named = tied_to(replace(problem, ties=None), was, 1.0, None) if stability == 0 else problem
        if not len(problem.unreachable(named.named(labels))):
            labels = named.named(labels)
        bound = None
        is_wanted = effort is Effort.THOROUGH and problem.hubs > 1 and is_cheap(problem)
        if is_wanted and not progress.cancelled():
            untied = replace(problem, ties=None, blocks=None)
            bound = lower_bound(untied, labels, progress=Stage(progress, 1.0, 1.0))
        if objective is Compactness.SQUARED and table is None:
            unit *= unit
        found = _solution(problem, labels, order, unit, bound)
        is_fit = found.kept and not len(found.unreachable) and not len(found.unlocked)
        return found if is_fit or not progress.cancelled() else None


def _solution(
    problem: HubProblem, labels: np.ndarray, order: np.ndarray, unit: float, bound: Optional[float]
) -> Solution:
    """Hubs in the user's order of points, whose rows ``order`` has, and in their unit."""
    back = np.empty_like(labels)
    back[order] = labels
    unlocked = np.empty(0, np.int64)
    if problem.ties is not None:
        unlocked = order[problem.ties.broken_locks(labels)]
    return Solution(
        labels=back,
        load=problem.load(labels),
        kept=problem.keeps(labels),
        unreachable=order[problem.without_way(labels)],
        unlocked=unlocked,
        total=unit * replace(problem, ties=None).total(labels),
        lower_bound=None if bound is None else unit * bound,
    )


def _in_any_pieces(run: _Run, effort: Effort, progress: Progress) -> Optional[np.ndarray]:
    """The shortest hubs met, in one piece or not, made shorter; None if there are none."""
    labels = _shortest_met(run, effort, Stage(progress, 0.0, 0.9))
    work = _work(run.problem, effort)
    if labels is None or not work.parts or progress.cancelled():
        return labels
    return shortest_of_few(run.problem, labels, work.parts, work.links, progress)


def _shortest_met(run: _Run, effort: Effort, progress: Progress) -> Optional[np.ndarray]:
    """The shortest hubs met, in one piece or not; None if the user cancelled before any.

    What is shorter on the way may be the longer one in the end, and by weight hubs that are cells
    are searched otherwise: without the hubs in one piece, free ones could be longer than these.
    """
    if run.problem.weights is None or run.problem.hubs == 1:
        run.solved(effort, progress)
        return run.shortest
    free = _Run(run.problem, run.first, None, run.random_seed)
    free.solved(effort, Stage(progress, 0.0, 0.4))
    if not progress.cancelled():
        cells = replace(run.problem, as_cells=True)
        run = _Run(cells, run.first, run.neighbours, run.random_seed)
        run.solved(effort, Stage(progress, 0.4, 1.0))
    found = [each for each in (free.shortest, run.shortest) if each is not None]
    return min(found, key=free.problem.rank, default=None)


class _Run:
    """One problem, solved with more or less effort.

    Attributes
    ----------
    shortest : ndarray of int, shape (n,), or None
        Of the hubs met on the way, in one piece or not, the ones of least rank.
    """

    def __init__(
        self,
        problem: HubProblem,
        first: Optional[np.ndarray],
        neighbours: Optional[Neighbours],
        random_seed: int,
    ) -> None:
        self.problem, self.first, self.neighbours = problem, first, neighbours
        self.random_seed = random_seed
        self.budget = Budget.of(len(problem.xy))
        self.shortest: Optional[np.ndarray] = None
        # Whether the start is one of hubs in one piece.
        self.starts_whole = False

    def _note(self, labels: np.ndarray) -> None:
        met = (labels,) if self.shortest is None else (self.shortest, labels)
        self.shortest = min(met, key=self.problem.rank)

    def solved(self, effort: Effort, progress: Progress) -> Optional[np.ndarray]:
        """Labels; None if the user cancelled before there was anything."""
        problem, neighbours = self.problem, self.neighbours
        rng = np.random.default_rng(self.random_seed)
        if problem.hubs == 1:
            self.shortest = np.zeros(len(problem.xy), np.int64)
            return self.shortest
        if problem.given is not None:
            labels = _to_given(problem, progress)
        else:
            labels = self._to_free(effort, rng, progress)
        if labels is None:
            return None
        self._note(labels)
        if neighbours is not None and problem.keeps(labels) and not progress.cancelled():
            raw, stage = problem.total(labels), Stage(progress, 0.8, 1.0)
            labels = repair(problem, labels, neighbours, rng, stage, self.budget)
            labels = self._or_with_less(raw, labels, effort, progress)
        labels = problem.named(labels)
        if self.first is not None and self._is_better(self.first, labels):
            labels = self.first
        self._note(labels)
        progress.share(1.0)
        return labels

    def _or_with_less(
        self, raw: float, labels: np.ndarray, effort: Effort, progress: Progress
    ) -> np.ndarray:
        """Hubs in one piece, or those of less effort where they have fewer faults or are shorter.

        The shorter hubs that more effort finds may be the longer ones once they are in one piece.
        Where that lengthened them little, or the user cancelled, less effort is not tried; with
        given centres it would make no difference.
        """
        problem, neighbours = self.problem, self.neighbours
        assert neighbours is not None
        little = len(labels) > MOST_TRIED_AGAIN or problem.total(labels) <= LENGTHENED * raw
        if little or problem.given is not None or effort is Effort.QUICK or progress.cancelled():
            return labels
        self.budget = self.budget.again()
        other = self.solved(LESS[effort], Stage(progress, 1.0, 1.0))
        if other is None or not problem.keeps(other):
            return labels
        return min((labels, other), key=lambda each: full_rank(problem, each, neighbours))

    def _is_better(self, first: np.ndarray, labels: np.ndarray) -> bool:
        """Whether a start keeps the ranges, has no more faults than the result and is shorter."""
        problem, neighbours = self.problem, self.neighbours
        if self.starts_whole and neighbours is not None and problem.keeps(first):
            return full_rank(problem, first, neighbours) < full_rank(problem, labels, neighbours)
        return (
            problem.given is None
            and int(first.max()) < problem.hubs
            and problem.keeps(first)
            and problem.rank(first) < problem.rank(labels)
            and (neighbours is None or neighbours.faults(first) <= neighbours.faults(labels))
        )

    def _to_free(self, effort: Effort, rng: np.random.Generator, progress: Progress) -> np.ndarray:
        """Labels without given centres, in any number of pieces: the best of some searches."""
        problem, k, n = self.problem, self.problem.hubs, len(self.problem.xy)
        work, few = _work(problem, effort), k <= FEW_HUBS
        searches = work.searches if n <= MOST_SEARCHED_AGAIN and not few else 1
        firsts = [self.first]
        if self.first is not None and problem.is_special:
            # Which of the two is better is a matter of the map: by weight it is up to 3 %.
            firsts = [self.first, None]
        if problem.ties is not None:
            firsts = [start_from_ties(problem), *firsts]
        starts = work.starts_of_few if few else 1
        trials = int(np.clip(work.trials_per_hub * k, work.least_trials, work.most_trials))
        trials = 0 if few and n > MOST_POINTS else -(-trials // searches)
        best = None
        for turn in range(searches):
            stage = Stage(progress, 0.8 * turn / searches, 0.8 * (turn + 1) / searches)
            found = self._searched(firsts, starts + len(firsts) - 1, trials, rng, stage)
            best = found if best is None else min(best, found, key=problem.rank)
            if progress.cancelled():
                break
            firsts = [None]
        assert best is not None
        return best

    def _searched(
        self,
        firsts: Sequence[Optional[np.ndarray]],
        starts: int,
        trials: int,
        rng: np.random.Generator,
        progress: Progress,
    ) -> np.ndarray:
        """Labels from the best of some starts, of which the first are near given groupings."""
        problem = self.problem
        best = None
        for turn in range(starts):
            stage = Stage(progress, 0.4 * turn / starts, 0.4 * (turn + 1) / starts)
            first = firsts[turn] if turn < len(firsts) else None
            tried = started(problem, first, rng, stage)
            found = alternate(problem, tried, progress)
            # What was found keeps the ranges, and is never worse than a start that does.
            tried = tried if found is None else found.labels
            best = tried if best is None else min(best, tried, key=problem.rank)
            if progress.cancelled():
                return best
        assert best is not None
        if not problem.keeps(best) or len(problem.unreachable(best)):
            trials = max(trials, TRIALS_UNTIL_KEPT * problem.hubs)
        if trials and not progress.cancelled():
            best = search(problem, best, trials, rng, Stage(progress, 0.4, 1.0))
            again = None if progress.cancelled() else alternate(problem, best, progress)
            best = best if again is None else min(best, again.labels, key=problem.rank)
        return best


def _work(problem: HubProblem, effort: Effort) -> Work:
    return (WORK_BY_WEIGHT if problem.is_weighed else WORK)[effort]


def _to_given(problem: HubProblem, progress: Progress) -> Optional[np.ndarray]:
    """The assignment to given centres: exact by count, near the optimum by weight."""
    assert problem.given is not None
    most = 12
    while True:
        costs = problem.costs(problem.given, None, most)
        found = problem.assign(costs, None, progress)
        if progress.cancelled() and found is None:
            return None
        if costs.hubs == costs.cost.shape[1] or (found and not _envies(problem, found)):
            break
        most = min(2 * most, problem.hubs)
    if found is not None:
        return found.labels
    nearly = problem.assign_nearly(costs)
    if not problem.is_weighed:
        return nearly.labels
    return problem.brought_into_range(costs, nearly.labels, progress)


def _envies(problem: HubProblem, found: Assignment) -> bool:
    """Whether a point would be cheaper off, prices included, at a centre not looked at."""
    weights = problem.weights
    assert problem.given is not None
    unit = np.ones(len(problem.xy)) if weights is None else weights / weights.mean()
    for start in range(0, len(problem.xy), 10_000):
        some = slice(start, start + 10_000)
        rows = problem.rows[some, None]
        cost = problem.cost_in(rows, np.arange(problem.hubs), problem.given)
        total = cost + unit[some, None] * found.prices
        own = total[np.arange(len(total)), found.labels[some]]
        if not problem.is_weighed and (total.min(axis=1) < own - 1e-9 * cost.max()).any():
            return True
    return False


def _drawn_together(problem: HubProblem, labels: np.ndarray, progress: Progress) -> np.ndarray:
    """Points moved and exchanged between hubs that keep their ranges, for as long as it helps."""
    total = np.inf
    for _ in range(MOST_ROUNDS):
        if progress.cancelled() or problem.total(labels) > total * (1 - SHORTENED_UNTIL):
            break
        total = problem.total(labels)
        costs = problem.costs(problem.centres(labels), labels, problem.hubs)
        labels = problem.shortened(costs, labels, progress)
    return labels
