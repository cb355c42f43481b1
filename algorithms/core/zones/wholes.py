# SPDX-License-Identifier: GPL-2.0-or-later
"""Moves of wholes: of all that goes to one school together, now and by what is wished.

Where stability and criteria weigh much, hardly anything is gained by a single unit: a patch goes
back to its school as a whole or not at all, a branch of a split zone joins the others as a whole.
Single units climb that hill only by chance. So annealing takes turns on the map itself and on
the map of such wholes: places of one zone in the plan, in the plan in force and in every table of
groups that ought to stay together. Both have one objective.

``climbed`` takes few turns, each from warm to cold. ``cooled`` takes many while it cools once: what
wholes undo at a temperature, single units make good at the same one. What several such plans differ
in are wholes too, the larger the more the plans agree; ``recombined`` anneals these alone, and so
takes from each what it does better (Schneider, Froschhammer, Morgenstern, Husslein and Singer 1996,
Searching for backbones, Computer Physics Communications 96).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..progress import Progress, Stage
from .annealing import Schedule, anneal
from .branches import move_branches
from .criteria.chain import ChainPrice
from .criteria.tables import TablePrice
from .work import Budget

if TYPE_CHECKING:
    from .coarse import CoarseMap
    from .pace import Pace
    from .plan import Plan
    from .search import Search

_BY_WHOLE, _BY_UNIT = 500, 100
"""Proposals per unit of the map of wholes, and of the map itself, in every round."""

HOT = 0.05
"""The first temperature, per weight of stability and criteria: about what it costs that a few
dozen students change school. On Fairfax's elementary and high schools 0.02 to 0.1 came out alike,
and plans that were annealed at a temperature without regard to the weights 2 to 6 % worse."""

COLDER = 50.0
"""By how much the last temperature is lower."""

_UNITS_COOLER = 4.0
"""By how much cooler single units are moved than wholes, as they hold fewer students."""

_TURNS = 6
"""Turns of one cooling. On Fairfax County's three levels 6, 8 and 12 came out alike."""

_BY_WHOLE_A_TURN, _BY_UNIT_A_TURN = 200, 80
"""Proposals per unit of either map in every turn: with two to four times as many, plans of Fairfax
County's three levels were no better by themselves than eight of these, and one crossing of the
eight was better than the best of them by 3 %."""

_HOTTER, _OF_A_BRANCH = 2.0, 0.5
"""What a cooling begins at: in first temperatures of a climb, and in prices of a branch besides.
Begun two and a half times as cold, plans of Fairfax County's three levels were 5 % worse; twice as
hot, the first turns brought nothing."""

_COOLED = 10.0
"""By how much a cooling ends colder: below, hardly any whole moves any more."""

_LOOSE = 20.0
"""What schools' limits weigh before, in first temperatures: one may then be a twentieth too full.
Limits on the whole plan weigh then by the weights alone."""

_STRICT_TURNS = 2
"""Of the turns, the last, in which limits weigh in full."""

_PER_DIFFERENCE = 2_000
"""Proposals per whole that plans differ in."""

_ROUND = 1_000_003
"""Between the random seeds of rounds."""


def has_wholes(search: Search) -> bool:
    """Whether anything asks that units move together."""
    return search.objective.existing is not None or any(
        isinstance(price, (TablePrice, ChainPrice)) for price in search.objective.prices
    )


def climbed(
    search: Search,
    plan: Plan,
    pace: Pace,
    rounds: int,
    budget: Budget,
    random_seed: int,
    progress: Progress,
) -> Plan:
    """A plan bettered by moves of wholes and of single units, in turns; never worse.

    Parameters
    ----------
    search : Search
        On whose map the plan is.
    plan : Plan
    pace : Pace
        Of the repairs.
    rounds : int
    budget : Budget
        Of the annealings and repairs; no round is begun that it would not last for.
    random_seed : int
    progress : Progress
    """
    worth = search.objective.of
    before = budget.taken
    for number in range(rounds):
        a_round = (budget.taken - before) / max(1, number)
        if progress.cancelled() or budget.left < a_round:
            break
        seed = random_seed + _ROUND * number
        stage = Stage(progress, number / rounds, (number + 1) / rounds)
        trial = _by_whole(search, plan, budget, seed, Stage(stage, 0.0, 0.5))
        move_branches(trial, search.objective, progress)
        schedule = _schedule(search, _BY_UNIT, _warmth(search) / _UNITS_COOLER)
        anneal(trial, search.objective, schedule, seed + 1, Stage(stage, 0.5, 0.95), budget)
        search.repair_if_outside(trial, pace, budget, seed, progress)
        move_branches(trial, search.objective, progress)
        if worth(trial) < worth(plan):
            plan = trial
    return plan


def cooled(
    search: Search, plan: Plan, budget: Budget, random_seed: int, progress: Progress
) -> Plan:
    """The best plan met while it cools, wholes and single units moving in turns; never worse.

    Parameters
    ----------
    search : Search
        On whose map the plan is.
    plan : Plan
    budget : Budget
        Of the annealings.
    random_seed : int
    progress : Progress
    """
    worth, best = search.objective.of, plan
    hot, colder = _heat(search), _COOLED ** (1 / _TURNS)
    loose = _loose(search)
    for number in range(_TURNS):
        if progress.cancelled():
            break
        work = loose if number < _TURNS - _STRICT_TURNS else search
        seed = random_seed + _ROUND * number
        stage = Stage(progress, number / _TURNS, (number + 1) / _TURNS)
        coarse, wholes = _wholes_of(work, plan)
        trial = wholes.plan(coarse.labels)
        schedule = _schedule(wholes, _BY_WHOLE_A_TURN, hot, colder, keep_start=False)
        anneal(trial, wholes.objective, schedule, seed, Stage(stage, 0.0, 0.5), budget)
        plan = work.plan(coarse.project(trial.labels))
        cooler = hot / _UNITS_COOLER
        schedule = _schedule(work, _BY_UNIT_A_TURN, cooler, colder, keep_start=False)
        anneal(plan, work.objective, schedule, seed + 1, Stage(stage, 0.5, 1.0), budget)
        found = search.plan(plan.labels)
        best = min((best, found), key=worth)
        hot /= colder
    return best


def recombined(
    search: Search, plans: Sequence[Plan], budget: Budget, random_seed: int, progress: Progress
) -> Plan:
    """The best plan met on the map of what some plans agree on; never worse than the best of them.

    Parameters
    ----------
    search : Search
        On whose map the plans are.
    plans : sequence of Plan
    budget : Budget
        Of the annealing.
    random_seed : int
    progress : Progress
    """
    plans = sorted(plans, key=search.objective.of)
    coarse, wholes = search.on_what_agrees([plan.labels for plan in plans])
    trial = wholes.plan(coarse.labels)
    schedule = _schedule(wholes, _PER_DIFFERENCE, _heat(search))
    anneal(trial, wholes.objective, schedule, random_seed, progress, budget)
    return min(
        (plans[0], search.plan(coarse.project(trial.labels))),
        key=search.objective.of,
    )


def _loose(search: Search) -> Search:
    """The same work with limits that may be exceeded for a while.

    Between full schools branches can only be exchanged, and one of them has to go first.
    """
    objective = search.objective
    schools = min(1.0, _LOOSE * _heat(search) / objective.limits_weight)
    return search.with_limits(schools, 1 / objective.stiffness)


def _heat(search: Search) -> float:
    """The first temperature of a cooling: there, branches join and part."""
    objective = search.objective
    branches = [
        price.weight * price.branch
        for price in objective.prices
        if isinstance(price, (TablePrice, ChainPrice))
    ]
    dearest = objective.per_student * max(branches, default=0.0)
    return _HOTTER * _warmth(search) + _OF_A_BRANCH * dearest


def _warmth(search: Search) -> float:
    """The first temperature of a climb."""
    return HOT * max(1.0, search.objective.heavy)


def _by_whole(
    search: Search, plan: Plan, budget: Budget, random_seed: int, progress: Progress
) -> Plan:
    """A plan after moves of wholes; never worse."""
    coarse, wholes = _wholes_of(search, plan)
    trial = wholes.plan(coarse.labels)
    schedule = _schedule(wholes, _BY_WHOLE, _warmth(wholes))
    anneal(trial, wholes.objective, schedule, random_seed, progress, budget)
    return search.plan(coarse.project(trial.labels))


def _wholes_of(search: Search, plan: Plan) -> tuple[CoarseMap, Search]:
    """The map of what belongs together in a plan, in the one in force and in all tables."""
    labels = plan.labels
    groups = [
        np.asarray(price.wholes(labels))
        for price in search.objective.prices
        if isinstance(price, (TablePrice, ChainPrice))
    ]
    return search.on_what_agrees([labels, *groups])


def _schedule(
    search: Search, per_unit: int, hot: float, colder: float = COLDER, keep_start: bool = True
) -> Schedule:
    """Limits weigh as the objective has them, from the first proposal on."""
    return Schedule(
        per_unit * search.problem.n_units,
        hot=hot,
        cold=hot / colder,
        first_price=np.inf,
        ramp=0.0,
        keep_start=keep_start,
    )
