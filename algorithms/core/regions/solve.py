# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions of equal sums: several starts, annealing, cuts anew, exchanges."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from math import inf
from typing import Optional

import numpy as np
from threadpoolctl import threadpool_limits

from ..effort import Effort
from ..progress import SILENT, Progress, Stage
from ..texts import tr
from .annealing import Cooling, anneal
from .exchanges import exchange
from .goal import goal_for
from .levelling import level
from .plan import RegionPlan
from .problem import RegionProblem
from .recut import recut
from .starts import start, start_from_existing
from .trades import HOT, margin, trade

PRICES = (10.0, 40.0, 160.0, 640.0, 2560.0)
"""Of what lies outside the limits, one after the other: a high one at once spoils shapes."""

TIGHTER = 0.8
"""Part of the limits' margin that annealing keeps to, so that what follows has some left."""

FRESH = Cooling(0)
"""From a start."""

WARM = Cooling(0, hot=0.2, first_price=5.0)
"""From a plan within its limits, or near: it loosens only a little."""

MANY_UNITS = 2_500
"""Above, several starts would take longer than they are worth: one that cools more slowly is better
than a second one, or than warming it up again (honeycomb of 10,000 in 50 regions)."""

LARGE_SHARE, MOST_PER_PROPOSAL, LEAST_SHARE = 0.6, 25_000, 0.1
"""Part of the proposals per unit on such maps; how many there are at most for each one that the
effort has per unit: on 100,000 units a third as many do, in place of minutes more; and the part
that every map has, however large."""

FEWEST_PROPOSALS = 8_000
"""Of each annealing, however small the map."""

STRICT = Cooling(0, last_price=100.0, tighten=0.1)
"""Of further starts: sums count while the plan is still hot, and shape next to nothing."""

FURTHER_STARTS, FURTHER_UNITS = 8, 3_000
"""Starts that follow where no sums within the limits were found, and units of them all: on small
maps a start takes no time, and which one leads there is a matter of luck."""

NARROW = 1 / 4
"""Of a mean unit: where limits leave less, few moves and swaps keep them, and sums are levelled
from the start and kept by trades of several units. Where they leave a little more (40 regions of
Fairfax within 1 %, ten of Hawaii), regions were a little rounder that way and a little less close;
where much more, they cost little in the end, and shape comes first."""

PULL = 3.0
"""Towards an equal share, of starts whose limits are narrow: with less, half of a map may have a
surplus in the end that its borders to the other half would have to pass; with three times as
much, regions are less round by 2 of 100."""

AGAIN = (1.0, 0.4)
"""Heat of trades, as part of ``HOT``; the later one where sums are not within their limits yet."""

FALL = 0.05
"""Part of the regions that is given up where so many cannot be formed, before the number is
searched for in between."""

TRIED_BETWEEN = 5
"""Numbers in the middle that are tried where neither end of their range led to regions: they have
about the same room, so that more would hardly find what these do not."""


@dataclass(frozen=True)
class Work:
    """What an effort makes.

    Attributes
    ----------
    starts : int
        Of maps of up to ``MANY_UNITS``; one above.
    proposals : int
        Of each annealing, per unit.
    rounds : int
        Times that the best plan is warmed up again; above ``MANY_UNITS`` a third of them, and one
        at most.
    sweeps : int
        Of trades over all borders between regions where limits are narrow, in place of the rounds
        if they are kept so.
    """

    starts: int
    proposals: int
    rounds: int
    sweeps: int


WORK = {
    Effort.QUICK: Work(1, 40, 1, 30),
    Effort.STANDARD: Work(5, 300, 2, 200),
    Effort.THOROUGH: Work(12, 500, 6, 600),
}
"""Several starts, as which one leads to the best regions is a matter of luck, and long ones: with
250 proposals per unit in place of 60 regions of Fairfax and Delaware were rounder in five of six
cases (by 0.5 to 1.7 of 100), and about as close. Thorough first makes four times the proposals of
standard."""


@dataclass(frozen=True)
class Weights:
    """How much shape and distance count: a circle for a line, twice the mean squared distance."""

    compactness: float = 1.0
    distance: float = 0.7


WEIGHTINGS = (Weights(1.5, 0.4), Weights(), Weights(0.6, 1.2))
"""Rounder, as usual, and closer: what people choose from in plain words. Twice as much or more of
the one for the other: regions of Fairfax differ visibly then, and neither measure is given up."""


@dataclass(frozen=True)
class Regions:
    """Regions that were formed.

    Attributes
    ----------
    problem : RegionProblem
    labels : ndarray of shape (n,)
        The region of every unit, from 0: the named ones first, in their order; without names all
        in the order of their centres from north to south.
    kept : bool
        Whether every sum lies within its limits.
    """

    problem: RegionProblem
    labels: np.ndarray
    kept: bool


def form_regions(
    problem: RegionProblem,
    random_seed: int = 0,
    effort: Effort = Effort.STANDARD,
    weights: Weights = Weights(),
    progress: Progress = SILENT,
    until_kept: bool = False,
) -> Regions:
    """Group units into regions in one piece, sums within their limits, compact and close.

    The same random seed gives the same regions. Cancelled, the best found is returned.

    Parameters
    ----------
    problem : RegionProblem
    random_seed : int
    effort : Effort
    weights : Weights
    progress : Progress
    until_kept : bool
        End with the first plan whose sums are within their limits.

    Returns
    -------
    Regions
    """
    return _formed(problem, random_seed, WORK[effort], weights, progress, until_kept)


def _formed(
    problem: RegionProblem,
    random_seed: int,
    work: Work,
    weights: Weights,
    progress: Progress,
    until_kept: bool,
) -> Regions:
    with threadpool_limits(limits=1):
        return _Search(problem, random_seed, weights, until_kept).run(work, progress)


def better_regions(
    found: Regions,
    random_seed: int = 0,
    effort: Effort = Effort.STANDARD,
    weights: Weights = Weights(),
    progress: Progress = SILENT,
) -> Regions:
    """Better regions that were formed, without further starts; parameters as in `form_regions`."""
    with threadpool_limits(limits=1):
        search = _Search(found.problem, random_seed, weights, False)
        return search.run(replace(WORK[effort], starts=0), progress, found.labels)


class _Search:
    """The best plan so far, and the steps towards better ones."""

    def __init__(
        self, problem: RegionProblem, random_seed: int, weights: Weights, until_kept: bool
    ) -> None:
        self.until_kept = until_kept
        self.problem, self.random_seed = problem, random_seed
        self.goal = goal_for(problem, weights.compactness, weights.distance)
        self.tight = self.goal.tighter(TIGHTER)
        self.narrow = margin(self.goal) < NARROW * self.goal.unit_share and not _was_there(problem)
        self.worth, self.labels = (True, inf), np.zeros(0, int)

    def run(self, work: Work, progress: Progress, labels: Optional[np.ndarray] = None) -> Regions:
        n, regions = self.problem.zoning.n_units, self.problem.n_regions
        if regions == 1 or regions == n:
            return self._found(_only_way(self.problem))
        if labels is not None:
            self._keep(self._plan(labels))
        starts, rounds = work.starts, work.rounds
        proposals = max(work.proposals * n, FEWEST_PROPOSALS)
        if n > MANY_UNITS:
            starts, rounds = min(1, starts), min(1, rounds // 3)
            most = max(work.proposals * MOST_PER_PROPOSAL, round(LEAST_SHARE * proposals))
            proposals = min(round(LARGE_SHARE * proposals), most)
        if self.narrow:
            self._trade(starts, work.sweeps, proposals, progress)
            if progress.cancelled() or (self.until_kept and self._kept()):
                return self._found(self.labels)
            if self._kept():
                starts = rounds = 0
        steps = starts + rounds + 1
        for number in range(starts):
            self._begin(number, proposals, Stage(progress, number / steps, (number + 1) / steps))
            if progress.cancelled() or (self.until_kept and self._kept()):
                return self._found(self.labels)
        for number in range(rounds):
            at = starts + number
            self._warm_up(number, proposals, Stage(progress, at / steps, (at + 1) / steps))
            if progress.cancelled() or (self.until_kept and self._kept()):
                return self._found(self.labels)
        for number in range(starts, starts + min(FURTHER_STARTS, FURTHER_UNITS // n)):
            if self._kept() or progress.cancelled():
                break
            self._begin(number, proposals, Stage(progress, 1, 1), STRICT)
        if rounds or n <= MANY_UNITS or not self._kept():
            plan = self._plan(self.labels)
            recut(plan, self.goal, PRICES[-1], progress)
            self._settle(plan, progress)
        return self._found(self.labels)

    def _kept(self) -> bool:
        return not self.goal.excess(RegionPlan(self.problem, self.labels))

    def _plan(self, labels: np.ndarray) -> RegionPlan:
        return self.goal.follow(RegionPlan(self.problem, labels))

    def _begin(
        self, number: int, proposals: int, progress: Progress, cooling: Cooling = FRESH
    ) -> None:
        seed = 1000 * self.random_seed + number
        if number == 0 and _was_there(self.problem):
            # The first start is last time's plan, which heat must not undo.
            labels, cooling = start_from_existing(self.problem), WARM
        else:
            labels = start(self.problem, seed)
        plan = self._plan(labels)
        anneal(plan, self.tight, replace(cooling, proposals=proposals), seed, progress)
        large = self.problem.zoning.n_units > MANY_UNITS
        recut(plan, self.goal if large else self.tight, PRICES[1], progress)
        self._settle(plan, progress)

    def _trade(self, starts: int, sweeps: int, proposals: int, progress: Progress) -> None:
        """Level sums from the start on, and keep them by trades, where limits are narrow."""
        level_goal = replace(self.tight, pull=PULL)
        worth, labels = inf, self.labels
        begun = Stage(progress, 0, 0.4)
        for number in range(starts):
            seed = 1000 * self.random_seed + number
            plan = self._plan(start(self.problem, seed))
            stage = Stage(begun, number / starts, (number + 1) / starts)
            anneal(plan, level_goal, replace(FRESH, proposals=proposals), seed, stage)
            found = level_goal.of(plan, PRICES[0])
            if found < worth:
                worth, labels = found, plan.labels
            if progress.cancelled():
                break
        for number, heat in enumerate(AGAIN):
            plan = self._plan(labels)
            seed = 1000 * self.random_seed + number
            stage = Stage(progress, 0.4, 1)
            trade(plan, self.goal, PRICES[-1], sweeps, seed, stage, heat * HOT)
            self._settle(plan, progress)
            if self._kept() or progress.cancelled():
                break
            labels, sweeps = self.labels, max(1, sweeps // 3)

    def _warm_up(self, number: int, proposals: int, progress: Progress) -> None:
        plan = self._plan(self.labels)
        warm = replace(WARM, proposals=proposals)
        anneal(plan, self.tight, warm, 1000 * self.random_seed + number, progress)
        recut(plan, self.tight, PRICES[2], progress)
        self._settle(plan, progress)

    def _settle(self, plan: RegionPlan, progress: Progress) -> None:
        """Bring the sums within their limits by exchanges."""
        for price in PRICES:
            if not self.goal.excess(plan):
                break
            exchange(plan, self.goal, price, progress)
        level(plan, self.goal, PRICES[-2], progress)
        exchange(plan, self.goal, PRICES[-1], progress)
        self._keep(plan)

    def _keep(self, plan: RegionPlan) -> None:
        """Keep a plan if it is the best; those whose sums are within their limits come first."""
        worth = self.goal.excess(plan) > 0, self.goal.of(plan, PRICES[-1])
        if worth < self.worth:
            self.worth, self.labels = worth, plan.labels

    def _found(self, labels: np.ndarray) -> Regions:
        if not self.problem.names:
            labels = _in_order(self.problem, labels)
        kept = not self.goal.excess(RegionPlan(self.problem, labels))
        return Regions(self.problem, labels, kept)


def _was_there(problem: RegionProblem) -> bool:
    """Whether any of the regions was there last time."""
    return problem.existing is not None and bool((problem.existing >= 0).any())


def _only_way(problem: RegionProblem) -> np.ndarray:
    """The labels of a single region, or of as many regions as there are units."""
    if problem.n_regions == 1:
        return np.zeros(problem.zoning.n_units, int)
    if _was_there(problem):
        return start_from_existing(problem)
    locked, labels = problem.zoning.locked, np.arange(problem.n_regions)
    labels[locked < 0] = np.setdiff1d(labels, locked[locked >= 0])
    return np.where(locked >= 0, locked, labels)


def _in_order(problem: RegionProblem, labels: np.ndarray) -> np.ndarray:
    """The regions numbered from north to south, and from west to east."""
    zoning, regions = problem.zoning, problem.n_regions
    count = np.bincount(labels, minlength=regions)
    x, y = (np.bincount(labels, axis, minlength=regions) / count for axis in zoning.centre_m.T)
    rank = np.empty(regions, int)
    rank[np.lexsort((x, -y))] = np.arange(regions)
    return rank[labels]


# -- how many ------------------------------------------------------------------------------


def most_regions(
    make: Callable[[int], RegionProblem],
    fewest: int,
    most: int,
    fewest_wanted: bool,
    random_seed: int = 0,
    effort: Effort = Effort.STANDARD,
    weights: Weights = Weights(),
    progress: Progress = SILENT,
) -> Optional[Regions]:
    """The most regions, or the fewest, for which regions within the limits are found.

    Numbers are tried from the best one on, quickly; the regions last found are bettered with the
    full effort.

    Parameters
    ----------
    make : callable
        The problem with so many regions.
    fewest, most : int
        The numbers that sums allow.
    fewest_wanted : bool
        The fewest rather than the most.

    Returns
    -------
    Regions or None
        None where no number in the range led to regions within the limits.
    """
    best, way = (fewest, 1) if fewest_wanted else (most, -1)
    last = most if fewest_wanted else fewest
    quick = WORK[Effort.QUICK]
    if effort is not Effort.QUICK:
        quick = replace(quick, starts=2)
    tried: dict[int, Regions] = {}

    def works(number: int) -> bool:
        if number not in tried:
            progress.info(tr("Trying {n} regions ...").format(n=number))
            tried[number] = _formed(
                make(number), random_seed, quick, weights, Stage(progress, 0, 0.5), True
            )
        return tried[number].kept

    bad, step = best - way, 1
    at = best
    while not works(at):
        if progress.cancelled():
            return None
        if at == last:
            found_between = _between(fewest, most, tried, works)
            if found_between is None:
                return None
            at = found_between
            bad = max((n for n in tried if way * n < way * at), key=lambda n: way * n)
            break
        bad = at
        step = max(step, round(FALL * at))
        at = min(at + way * step, last, key=lambda n: abs(n - best))
        step *= 2
    good = at
    while abs(good - bad) > 1 and good != best and not progress.cancelled():
        middle = (good + bad) // 2
        if works(middle):
            good = middle
        else:
            bad = middle
    found = tried[good]
    # Other starts might not come within the limits again, and took two thirds of the time.
    return better_regions(found, random_seed, effort, weights, Stage(progress, 0.5, 1))


def _between(
    fewest: int, most: int, tried: Container[int], works: Callable[[int], bool]
) -> Optional[int]:
    """A number for which there are regions though there are none for the first nor for the last.

    With a least and a largest sum both ends leave the least room: the middle leaves the most.
    """
    rest = [number for number in range(fewest, most + 1) if number not in tried]
    rest.sort(key=lambda number: (abs(2 * number - fewest - most), number))
    return next(filter(works, rest[:TRIED_BETWEEN]), None)
