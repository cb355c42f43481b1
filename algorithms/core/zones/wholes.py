# SPDX-License-Identifier: GPL-2.0-or-later
"""Moves of wholes: of all that goes to one school together, now and by what is wished.

Where stability and criteria weigh much, hardly anything is gained by a single unit: a patch goes
back to its school as a whole or not at all, a branch of a split zone joins the others as a whole.
Single units climb that hill only by chance. So annealing takes turns on the map itself and on
the map of such wholes: places of one zone in the plan, in the plan in force and in every table of
groups that ought to stay together. Both have one objective.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..progress import Progress, Stage
from .annealing import Schedule, anneal
from .branches import move_branches
from .criteria.chain import ChainPrice
from .criteria.splits import TablePrice
from .work import Budget

if TYPE_CHECKING:
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
        schedule = _schedule(search, _BY_UNIT, _UNITS_COOLER)
        anneal(trial, search.objective, schedule, seed + 1, Stage(stage, 0.5, 0.95), budget)
        search.mend(trial, pace, budget, seed, progress)
        move_branches(trial, search.objective, progress)
        if worth(trial) < worth(plan):
            plan = trial
    return plan


def _by_whole(
    search: Search, plan: Plan, budget: Budget, random_seed: int, progress: Progress
) -> Plan:
    """A plan after moves of wholes; never worse."""
    labels = plan.labels
    groups = [
        np.asarray(price.wholes(labels))
        for price in search.objective.prices
        if isinstance(price, (TablePrice, ChainPrice))
    ]
    coarse, wholes = search.on_what_agrees([labels, *groups])
    trial = wholes.plan(coarse.labels)
    schedule = _schedule(wholes, _BY_WHOLE)
    anneal(trial, wholes.objective, schedule, random_seed, progress, budget)
    return search.plan(coarse.project(trial.labels))


def _schedule(search: Search, per_unit: int, cooler: float = 1.0) -> Schedule:
    hot = HOT * max(1.0, search.objective.heavy) / cooler
    return Schedule(
        per_unit * search.problem.n_units,
        hot=hot,
        cold=hot / COLDER,
        first_price=np.inf,
        ramp=0.0,
    )
