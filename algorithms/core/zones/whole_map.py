# SPDX-License-Identifier: GPL-2.0-or-later
"""All zones of a map at once, by one integer programme around the present plan.

A search that moves unit by unit, or redraws a few zones, does not see that students who change
school in one corner of the map, for a gain, take the place of those who have to in another. The
programme does, as limits on schools and on the whole plan are rows of it (``plan_programme``).
Each unit may come to zones near its present place and the one in force. Shapes are not seen, so
its plan is one to go on from.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Optional

import numpy as np

from ..progress import Progress, Stopped
from .contiguous import make_contiguous
from .metrics import piece_of_unit
from .plan_programme import PlanProgramme
from .problem import UNASSIGNED

if TYPE_CHECKING:
    from .plan import Plan
    from .search import Search
    from .work import Budget

_NODES = 1
"""Branches of a branching: on Fairfax County's levels the first found what the next twenty did not
better, in a third of the time."""

_STEPS = 2
"""How many units away from its present place and the one in force a zone may come: with one,
Fairfax's middle schools would feed five high schools too many, with two they need not."""

_WORK, _WORK_PER_SQUARE = 300, 1e-5
"""Of one solution, and per pair of a unit and a zone, squared: 700 pairs took two to three seconds
on made-up maps, the 5,000 of Fairfax County's elementary schools three to five."""


class WholeMap(PlanProgramme):
    """The integer programme of a map, without anything that keeps zones in one piece.

    Parameters
    ----------
    search : Search
        On whose map the plan is.
    plan : Plan
    most : int
        Pairs of a unit and a zone up to which zones may come nearer.
    """

    def __init__(self, search: Search, plan: Plan, most: int):
        super().__init__(plan, search.objective)
        self.search, self.problem = search, search.problem
        self.zones_of = self._candidates(most)
        self.add_pairs((unit, zone) for unit, zones in enumerate(self.zones_of) for zone in zones)
        units_of: dict[int, list[int]] = defaultdict(list)
        for unit, zone in self.column:
            units_of[zone].append(unit)
        self.units_of = dict(sorted(units_of.items()))
        for zone in self.units_of:
            self.add_limits(zone)

    def _candidates(self, most: int) -> list[list[int]]:
        """The zones that every unit may go to."""
        problem, labels = self.problem, self.plan.labels
        existing = self.objective.existing
        plans = [labels.tolist()] if existing is None else [labels.tolist(), existing]
        near: list[set[int]] = [{each[unit] for each in plans} for unit in range(problem.n_units)]
        found = self._free(near)
        for _ in range(_STEPS):
            near = [
                near[unit].union(*(near[other] for other in problem.adjacency.neighbours[unit]))
                for unit in range(problem.n_units)
            ]
            wider = self._free(near)
            if sum(map(len, wider)) > most:
                break
            found = wider
        return found

    def _free(self, near: list[set[int]]) -> list[list[int]]:
        """Of zones, those that units may go to; where they are fixed, or stay, the one of now."""
        return [
            sorted(zones - {UNASSIGNED}) if fixed < 0 and self.may_leave(int(here)) else [int(here)]
            for fixed, zones, here in zip(self.problem.fixed_zone, near, self.plan.labels)
        ]

    def may_leave(self, zone: int) -> bool:
        """Whether units may leave a zone."""
        return True

    def stays(self, unit: int, zone: int) -> bool:
        """Whether a unit is the zone's school's, or has no other zone to go to."""
        return unit == self.problem.seed_unit[zone] or len(self.zones_of[unit]) == 1

    def add_beside(self, unit: int, zone: int, others: Any) -> None:
        """A unit is in a zone only if one of some others is."""
        beside = [(self.column[o, zone], 1.0) for o in others if (o, zone) in self.column]
        self.add_row([*beside, (self.column[unit, zone], -1.0)], 0, np.inf)

    def solved(self) -> Optional[np.ndarray]:
        """The zone of every unit; None where nothing is found."""
        answer = self.answer(self.matrix(), self.search.solver, _NODES)
        if answer.x is None:
            return None
        labels = np.full(self.problem.n_units, UNASSIGNED)
        for (unit, zone), column in self.column.items():
            if answer.x[column] > 0.5:
                labels[unit] = zone
        return labels


class _InPieces(WholeMap):
    """The same where each unit lies beside another one of its zone.

    Zones may still be in pieces of several units: those that are met are ruled out one by one, as
    by the cuts of travelling salesmen (Dantzig, Fulkerson and Johnson 1954, Solution of a
    large-scale traveling-salesman problem, Operations Research 2).
    """

    def __init__(self, search: Search, plan: Plan, most: int):
        super().__init__(search, plan, most)
        self.add_pulls()
        self.add_prices()
        for unit, zone in list(self.column):
            if not self.stays(unit, zone):
                self.add_beside(unit, zone, self.problem.adjacency.neighbours[unit])

    def rule_out(self, labels: np.ndarray) -> bool:
        """Cut off the pieces of zones without their schools; whether there are any."""
        piece = piece_of_unit(self.problem, labels)
        home = piece[self.problem.seed_unit][labels]
        apart = np.unique(piece[piece != home])
        neighbours = self.problem.adjacency.neighbours
        for number in apart.tolist():
            units = np.flatnonzero(piece == number).tolist()
            around = sorted({o for unit in units for o in neighbours[unit]}.difference(units))
            for unit in units:
                self.add_beside(unit, int(labels[unit]), around)
        return len(apart) > 0


def brought_within(
    search: Search, plan: Plan, most: int, budget: Budget, progress: Progress
) -> Plan:
    """A better plan within all limits at once, as far as one is found; never worse.

    Parameters
    ----------
    search : Search
        On whose map the plan is.
    plan : Plan
    most : int
        Pairs of a unit and a zone up to which zones may come nearer; where the nearest ones are
        more already, nothing is tried.
    budget : Budget
        No solution is begun that it would not last for.
    progress : Progress
    """
    best, worth = plan, search.objective.of
    programme = _InPieces(search, plan, most)
    columns = len(programme.column)
    work = _WORK + _WORK_PER_SQUARE * columns**2
    if columns > most:
        return best
    try:
        while budget.left >= work and not progress.cancelled():
            budget.take(work)
            labels = programme.solved()
            if labels is None:
                break
            found = search.plan(make_contiguous(search.problem, labels))
            best = min((best, found), key=worth)
            if not programme.rule_out(labels):
                break
    except Stopped:
        pass
    return best
