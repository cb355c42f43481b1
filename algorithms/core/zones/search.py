# SPDX-License-Identifier: GPL-2.0-or-later
"""The stages of an improvement, on one map: annealing, repairing, crossing, redrawing, cooling.

``improve`` says in which runs they are used. On maps of many small units they run on merged
units first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Optional

import numpy as np

from ..effort import Effort
from ..jobs.solver import Solver
from ..known import known
from ..progress import Progress, Stage
from .annealing import Schedule, anneal
from .area import BROAD
from .bounds import Bound
from .coarse import MergedTravel, coarsen, merge_agreed, merged_size
from .contiguous import make_contiguous
from .goal import LIMIT_PRICES, Goal, Objective
from .lawful import main_zone
from .pace import PACE, UNITS_OF_WORK, WORK_PER_UNIT, Pace
from .plan import Plan
from .problem import ZoningProblem
from .repair import linear, redraw_everywhere, redraw_groups, repair
from .travel import TravelTable
from .whole_map import brought_within
from .wholes import COLDER, HOT, climbed, has_wholes
from .work import Budget
from .zone_columns import MOST_UNITS_PER_ZONE, best_of_zones

if TYPE_CHECKING:
    from .coarse import CoarseMap
    from .criteria.term import Price
    from .lawful import Ground

_SETTLING = 100_000
_SETTLED_UP_TO = 20_000
"""A quarter of a second's moves, on maps where getting ready for them takes no longer."""

_ATTEMPTS = 3
"""How often to anneal, or to repair what was chosen from whole zones, where zones stay outside."""

_WALK, _REDRAWN, _WALKS = 700, 2, 2
"""Where travel alone counts, walks take the place of a single choice: proposals per unit of each,
how often its zones are redrawn, how many are crossed. On Fairfax County's elementary schools they
came to 142.0 to 142.5. Three choices, redrawn as well, lead thorough starts further than six."""

_CLIMBING = 0.3
"""Of the work of a start, what moves of wholes may take, where anything asks for them. Fairfax
County's high schools came out at 36.00 and 80.7 (stability 1 and 20) with it, at 35.95 and 85.8
without any limit, which took a quarter more."""

_WARM = 0.02
"""Warm enough to leave a local optimum, too cold to lose what the zones owe to it."""

_SETTLED_SHARE = 1e-4
"""A plan is settled when a round of redrawing betters it by less than this share."""

_IN_VAIN = 4
"""Rounds in a row that better a settled plan no more, after which no others follow: on Fairfax
County's high schools the best plans were met after up to three (five random seeds). A fifth took
about as long as the annealings of parts in all of them."""

_TRIALS_CROSSED = 5
"""How many of the last rounds' plans are crossed with the best. With five in place of one, Fairfax
County's middle schools came out at 32.814 in place of 32.832 and its high schools at 30.521 in
place of 30.530 (one random seed), for a second of a start's sixty."""

_MELTS_SHARE = 0.7
"""Of the time until the plans that several meltings leave are one: the meltings' share."""

_ZONES_CROSSED = 8
_PER_MERGED = 8_000
"""How many zones to redraw at once on the map of what plans agree on, and how many proposals per
merged unit to anneal before."""

_ROUND = 1_000_003
_MELT = 7_919
"""Between the random seeds of two rounds or attempts, and of two meltings: starts side by side
share none."""


class Search:
    """One problem with one goal: what all stages on it share."""

    def __init__(
        self,
        problem: ZoningProblem,
        goal: Goal,
        bound: Bound,
        solver: Solver,
        grain: Optional[float] = None,
        table: Optional[TravelTable] = None,
        prices: Optional[Sequence[Price]] = None,
    ):
        self.problem, self.goal, self.bound, self.solver = problem, goal, bound, solver
        self.objective = Objective(problem, goal, bound.limits, bound.divisible, grain, prices)
        self.table = TravelTable(problem) if table is None else table

    def on(self, ground: Ground) -> Search:
        """The work on the map that plans are drawn on, where what goes together is one."""
        if ground.merged is None:
            return self
        return self.merged(ground.merged)

    def merged(self, coarse: CoarseMap) -> Search:
        """The work on merged units: what a plan is worth there it is worth here."""
        goal, table = self.goal, MergedTravel(coarse, self.table)
        if goal.existing is not None:
            existing = main_zone(coarse.unit_of, np.asarray(goal.existing), self._weight)
            goal = replace(goal, existing=tuple(existing.tolist()))
        grain, prices = self.objective.grain, self.merged_prices(coarse)
        return Search(coarse.problem, goal, self.bound, self.solver, grain, table, prices)

    def merged_prices(self, coarse: CoarseMap) -> list[Price]:
        return [price.merged(coarse.problem, coarse.unit_of) for price in self.objective.prices]

    @property
    def _weight(self) -> np.ndarray:
        """By which units count within a merged one: by their students, else all alike."""
        return self.problem.students + 1e-6

    def with_limits(self, schools: float, sums: float) -> Search:
        """The work on the same map where what is beyond limits costs so many times as much.

        Parameters
        ----------
        schools, sums : float
            Of the limits of every school, and of those on the whole plan.
        """
        goal = replace(self.goal, limits_weight=schools * self.goal.limits_weight)
        prices = [
            price.heavier(sums) if isinstance(price, LIMIT_PRICES) else price
            for price in self.objective.prices
        ]
        grain, table = self.objective.grain, self.table
        return Search(self.problem, goal, self.bound, self.solver, grain, table, prices)

    def plan(self, labels: np.ndarray) -> Plan:
        return self.objective.follow(Plan(self.problem, labels, self.table))

    def better(
        self,
        labels: np.ndarray,
        effort: Effort,
        hot: float,
        random_seed: int,
        progress: Progress,
        from_zones: bool = False,
    ) -> Plan:
        if progress.cancelled():
            return self.plan(labels)
        if merged_size(self.problem) < self.problem.n_units:
            return self.coarse_to_fine(labels, effort, hot, random_seed, progress)
        plan: Optional[Plan] = None
        pace = PACE[effort]
        more = WORK_PER_UNIT * max(0, self.problem.n_units - UNITS_OF_WORK)
        climbs = has_wholes(self)
        melts = self.melts(pace)
        budget = Budget((pace.work * melts + more) * (1 - _CLIMBING if climbs else 1))
        if from_zones and self.few_units_per_zone:
            plan = self.chosen(labels, pace, random_seed, budget, Stage(progress, 0.0, 0.5))
            if plan is not None and self.objective.violations(plan) == 0:
                if not progress.cancelled():
                    plan = self.shaken(plan, pace, random_seed, Stage(progress, 0.5, 0.97))
                self.cool(plan, pace, random_seed, Stage(progress, 0.97, 1.0))
                return plan
        for attempt in range(_ATTEMPTS):
            seed = random_seed + _ROUND * attempt
            trial = self.drawn(labels, pace, hot, seed, budget, Stage(progress, 0.0, pace.melting))
            if not progress.cancelled():
                trial = self.shaken(trial, pace, seed, Stage(progress, pace.melting, 0.97))
            if plan is None or self.objective.of(trial) < self.objective.of(plan):
                plan = trial
            if progress.cancelled() or self.objective.violations(plan) == 0:
                break
            if budget.annealed / (attempt + 1) > budget.left - more:
                break
        best = known(plan)
        if climbs and not progress.cancelled():
            # A start within its limits at once has work left.
            left = Budget(pace.work * _CLIMBING + max(0.0, budget.left))
            stage = Stage(progress, 0.8, 0.97)
            best = climbed(self, best, pace, pace.climbs, left, random_seed, stage)
        best = self.within(best, pace, random_seed, climbs, progress)
        if not progress.cancelled():
            self.cool(best, pace, random_seed, Stage(progress, 0.97, 1.0))
        return best

    @property
    def few_units_per_zone(self) -> bool:
        """Whether a plan may be chosen from whole zones, and what it is worth is their sum."""
        few = self.problem.n_units <= MOST_UNITS_PER_ZONE * self.problem.n_zones
        return few and not self.objective.prices

    def chosen(
        self, labels: np.ndarray, pace: Pace, random_seed: int, budget: Budget, progress: Progress
    ) -> Optional[Plan]:
        """Choose from whole zones as often as the pace wants, and make one plan of all of them."""
        plans, draw, choices = list[Plan](), self.of_zones, pace.choices
        if linear(self.objective):
            draw, choices = (self.walked, _WALKS) if choices == 1 else (draw, min(choices, 3))
        for number in range(choices):
            stage = Stage(progress, number / choices, (number + 1) / choices)
            # Long repairs are for what is left of all choices, not for each.
            quick, seed = PACE[Effort.STANDARD], random_seed + _MELT * number
            plan = draw(labels, quick, seed, budget, stage)
            if plan is not None:
                plans.append(plan)
            # Where two choices leave zones outside, the next ones will as well.
            if progress.cancelled() or (number > 0 and all(map(self.objective.violations, plans))):
                break
        if not plans:
            return None
        return self.crossed(plans, random_seed, Stage(progress, 1.0, 1.0), pace.crossings)

    def of_zones(
        self, labels: np.ndarray, pace: Pace, random_seed: int, budget: Budget, progress: Progress
    ) -> Optional[Plan]:
        """A plan chosen from whole zones, what it leaves out or double being repaired."""
        stage = Stage(progress, 0.0, 0.8)
        start = self.plan(labels)
        found = best_of_zones(start, self.objective, random_seed, budget, stage, self.solver)
        if found is None:
            return None
        plan = self.plan(make_contiguous(self.problem, found))
        # The choice takes most of the budget; other groups of zones, drawn by chance, do what the
        # first did not: of Fairfax's elementary schools one to four stayed outside with one repair.
        for attempt in range(_ATTEMPTS):
            repairs, seed = Budget(pace.repair_work), random_seed + attempt
            self.repair(plan, pace, repairs, seed, Stage(progress, 0.8, 1.0))
            budget.take(repairs.taken)
            if progress.cancelled() or self.objective.violations(plan) == 0:
                break
        if linear(self.objective) and not progress.cancelled():
            self.redraw(plan, random_seed, Stage(progress, 0.8, 1.0))
        return plan

    def walked(
        self, labels: np.ndarray, pace: Pace, random_seed: int, budget: Budget, progress: Progress
    ) -> Plan:
        """A plan annealed for a moment, many of its zones at once redrawn after that."""
        plan = self.plan(labels)
        schedule = Schedule(_WALK * self.problem.n_units, hot=0.05, cold=0.0025)
        anneal(plan, self.objective, schedule, random_seed, Stage(progress, 0.0, 0.1), budget)
        for number in range(_REDRAWN):
            stage = Stage(progress, 0.1 + 0.4 * number, 0.5 + 0.4 * number)
            self.redraw(plan, random_seed + number, stage)
        self.repair_if_outside(plan, pace, budget, random_seed, Stage(progress, 0.9, 1.0))
        return plan

    def drawn(
        self,
        labels: np.ndarray,
        pace: Pace,
        hot: float,
        random_seed: int,
        budget: Budget,
        progress: Progress,
    ) -> Plan:
        """Melt the start as often as the pace wants, and make one plan of all that come out."""
        melts = self.melts(pace)
        melting = 1.0 if melts == 1 else _MELTS_SHARE
        plans, share = [], melting / melts
        for number in range(melts):
            plan, seed = self.plan(labels), random_seed + _MELT * number
            stage = Stage(progress, number * share, (number + 1) * share)
            # Each has its part of what the repairs leave.
            part = Budget((budget.left - pace.repair_spared) / (melts - number))
            self.melt(plan, pace, hot, seed, part, stage)
            budget.add(part)
            if progress.cancelled():
                self.settle(plan, seed)
            plans.append(plan)
            if progress.cancelled():
                break
        plan = self.crossed(plans, random_seed, Stage(progress, melting, 1.0), pace.crossings)
        self.repair(plan, pace, budget, random_seed, progress)
        return plan

    def crossed(
        self, plans: Sequence[Plan], random_seed: int, progress: Progress, tries: int = 1
    ) -> Plan:
        """The best plan found on the map of what some plans agree on; never worse than they.

        The first try redraws the best of them there, the others anneal it a little before.
        """
        plans = sorted(plans, key=self.objective.of)
        best = plans[0]
        if len(plans) == 1 or progress.cancelled():
            return best
        coarse, work = self.on_what_agrees([plan.labels for plan in plans])
        found = []
        for number in range(tries):
            stage = Stage(progress, number / tries, (number + 1) / tries)
            seed, trial = random_seed + _ROUND * number, work.plan(coarse.labels)
            if number > 0:
                anneal(trial, work.objective, work.stirring(), seed, Stage(stage, 0.0, 0.5))
            redraw_everywhere(
                trial,
                work.objective,
                zones_at_once=_ZONES_CROSSED,
                size=BROAD,
                random_seed=seed,
                progress=Stage(stage, 0.5, 1.0),
                solver=self.solver,
            )
            found.append(self.plan(coarse.project(trial.labels)))
            if progress.cancelled():
                break
        if len(found) > 1:
            # Each is the best around itself: what all of them agree on is less to look through.
            found.append(self.crossed(found, random_seed, Stage(progress, 1.0, 1.0)))
        return min([best, *found], key=self.objective.of)

    def on_what_agrees(self, plans: Sequence[np.ndarray]) -> tuple[CoarseMap, Search]:
        """A map of what plans agree on, and the work on it.

        Worth there is worth here, but for the borders that barriers cut, which count as outline.
        """
        alike = list(plans)
        if self.objective.existing is not None:
            alike.append(np.asarray(self.goal.existing))
        coarse = merge_agreed(self.problem, alike)
        return coarse, self.merged(coarse)

    def stirring(self) -> Schedule:
        """A short annealing, for a map of what plans agree on."""
        return Schedule(
            _PER_MERGED * self.problem.n_units,
            hot=0.1,
            cold=0.005,
            first_price=self.objective.goal.limits_weight,
            ramp=0.8,
            keep_start=False,
        )

    def settle(self, plan: Plan, random_seed: int) -> None:
        """After a stop, a moment of cold moves: what was still hot falls into place."""
        if self.problem.n_units <= _SETTLED_UP_TO:
            schedule = Schedule(_SETTLING, hot=0.005, cold=0.0005, ramp=0.0, first_price=np.inf)
            anneal(plan, self.objective, schedule, random_seed)

    def melts(self, pace: Pace) -> int:
        """How often to anneal a start: once where that is all that its time is good for."""
        units = self.problem.n_units
        if units <= pace.melted_above * self.problem.n_zones or units > pace.melted_up_to:
            return 1
        if has_wholes(self) and pace.work < np.inf:
            # Moves of wholes are what the time is better spent on.
            return 1
        return max(1, min(pace.melts, int(units // pace.units_a_melt)))

    def proposals(self, pace: Pace) -> int:
        return pace.per_unit * self.problem.n_units + pace.per_zone * self.problem.n_zones

    def melt(
        self,
        plan: Plan,
        pace: Pace,
        hot: float,
        random_seed: int,
        budget: Budget,
        progress: Progress,
    ) -> None:
        heat = HOT * self.objective.heavy
        schedule = Schedule(
            self.proposals(pace), hot=max(hot, heat), cold=max(pace.cold, heat / COLDER)
        )
        anneal(plan, self.objective, schedule, random_seed, progress, budget)

    def repair(
        self, plan: Plan, pace: Pace, budget: Budget, random_seed: int, progress: Progress
    ) -> None:
        most = Budget(min(pace.repair_work, budget.left))
        repair(
            plan,
            self.objective,
            size=pace.repair_size,
            budget=most,
            random_seed=random_seed,
            progress=progress,
            solver=self.solver,
        )
        budget.take(most.taken)

    def within(
        self, plan: Plan, pace: Pace, random_seed: int, climbs: bool, progress: Progress
    ) -> Plan:
        """A plan within all limits, where it lies beyond any and the whole map shows a way."""
        if progress.cancelled() or self.objective.keeps_limits(plan):
            return plan
        most, budget = pace.whole_columns, Budget(pace.whole_work)
        found = brought_within(self, plan, most, budget, progress)
        if found is plan or not climbs or progress.cancelled():
            return found
        # Shapes and patches are not what it looked at.
        left = Budget(min(pace.work, pace.whole_work) * _CLIMBING)
        return climbed(self, found, pace, 1, left, random_seed, progress)

    def repair_if_outside(
        self, plan: Plan, pace: Pace, budget: Budget, random_seed: int, progress: Progress
    ) -> None:
        """Repair a plan that lies outside its limits."""
        if self.objective.violations(plan):
            self.repair(plan, pace, budget, random_seed, progress)

    def shaken(self, plan: Plan, pace: Pace, random_seed: int, progress: Progress) -> Plan:
        """Iterated local search: warm the best plan up, redraw its zones, keep what is better.

        Lourenço, Martin and Stützle (2003), Iterated local search, Handbook of Metaheuristics.
        """
        best, trials, in_vain = self.objective.of(plan), list[Plan](), 0
        warm = Schedule(
            pace.per_unit_warm * self.problem.n_units,
            hot=_WARM,
            first_price=self.objective.goal.limits_weight,
            ramp=0.8,
            keep_start=False,
        )
        settled = False
        for number in range(pace.rounds):
            stage = Stage(progress, number / pace.rounds, (number + 1) / pace.rounds)
            seed = random_seed + _ROUND * number
            trial = self.plan(plan.labels)
            if settled:
                anneal(trial, self.objective, warm, seed, Stage(stage, 0.0, 0.5))
            if progress.cancelled():
                break
            self.redraw(trial, seed, Stage(stage, 0.5, 1.0))
            trials = [trial, *trials][:_TRIALS_CROSSED]
            # Worse as a whole, each may be better in parts. Where programmes alone find no better
            # mix of them, an annealing may, by way of worse ones: Fairfax's high schools came
            # to 30.502 in place of 30.510 with one of four random seeds, the others as without,
            # for 3 to 5 s of a start's 60.
            tries = pace.crossings if settled else 1
            trial = self.crossed([plan, *trials], seed, Stage(stage, 1.0, 1.0), tries)
            worth = self.objective.of(trial)
            # Only where redrawing alone brings nothing more does the plan need warming up.
            settled = worth > best * (1 - _SETTLED_SHARE)
            in_vain = in_vain + 1 if settled else 0
            if worth < best:
                plan, best = trial, worth
            if in_vain == _IN_VAIN:
                break
        return plan

    def redraw(self, plan: Plan, random_seed: int, progress: Progress) -> None:
        """Redraw groups of zones all over the map."""
        redraw_groups(plan, self.objective, random_seed, progress, self.solver)

    def cool(self, plan: Plan, pace: Pace, random_seed: int, progress: Progress) -> None:
        """Anneal once more, too cold to lose anything: the outlines settle."""
        schedule = Schedule(
            min(300_000, pace.per_unit * self.problem.n_units // 4),
            hot=0.01,
            cold=0.0005,
            ramp=0.0,
        )
        anneal(plan, self.objective, schedule, random_seed, progress)

    def coarse_to_fine(
        self, labels: np.ndarray, effort: Effort, hot: float, random_seed: int, progress: Progress
    ) -> Plan:
        problem = self.problem
        coarse = coarsen(problem, labels, merged_size(problem))
        if progress.cancelled():
            return self.plan(labels)
        goal = self.goal
        if goal.existing is not None:
            existing = main_zone(coarse.unit_of, np.asarray(goal.existing), self._weight)
            goal = replace(goal, existing=tuple(existing.tolist()))
        grain, prices = self.objective.grain, self.merged_prices(coarse)
        work = Search(coarse.problem, goal, self.bound, self.solver, grain, prices=prices)
        merged = work.better(coarse.labels, effort, hot, random_seed, Stage(progress, 0.1, 0.6))
        plan = self.plan(coarse.project(merged.labels))
        borders = _border_pairs(problem, plan.labels)
        cool = Schedule(PACE[effort].per_border * borders, hot=0.02, cold=0.0005, first_price=30.0)
        anneal(plan, self.objective, cool, random_seed, Stage(progress, 0.6, 0.95))
        self.repair(plan, PACE[effort], Budget(), random_seed, progress)
        start = self.plan(labels)
        return plan if self.objective.of(plan) <= self.objective.of(start) else start


def _border_pairs(problem: ZoningProblem, labels: np.ndarray) -> int:
    pairs = problem.adjacency.pairs
    return int(np.count_nonzero(labels[pairs[:, 0]] != labels[pairs[:, 1]])) * 2
