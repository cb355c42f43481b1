# SPDX-License-Identifier: GPL-2.0-or-later
"""What a move of units would do to a plan, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Optional

import numpy as np

from ...algorithms.core.zones.leaving import Reason, as_far_as_possible, leaving
from ...algorithms.core.zones.limits import Limits
from ...algorithms.core.zones.plan import Plan
from ...algorithms.core.zones.problem import UNASSIGNED, ZoningProblem
from ...algorithms.core.zones.travel import TravelTable
from .figures import Figures
from .locks import Locks
from .refusals import Refusal, Why


@dataclass(frozen=True)
class Rules:
    """Which units a stroke may take; those that it may not are passed over without a word.

    Attributes
    ----------
    only_unassigned : bool
    only_from : int, optional
        The only zone that units are taken from.
    not_over : bool
        Units that a step has moved already stay as they are.
    """

    only_unassigned: bool = False
    only_from: Optional[int] = None
    not_over: bool = False


@dataclass(frozen=True)
class WhatIf:
    """What a move would do.

    Attributes
    ----------
    zone : int
        Where to.
    moved : tuple of int
        Units that would move, those enclosed among them; empty if it is refused.
    refusal : Refusal or None
        Why none of them would.
    staying : tuple of int
        Of several units those that would stay where they are.
    zones : dict of int to (ZoneFigures, ZoneFigures)
        Of every zone that it touches the figures now and then.
    students_changed : float
        By how many more students would have another school than in the plan in force.
    """

    zone: int
    moved: tuple[int, ...]
    refusal: Optional[Refusal]
    zones: dict = field(default_factory=dict)
    students_changed: float = 0.0
    staying: tuple[int, ...] = ()


class Moves:
    """A plan, and what may be done to it.

    Parameters
    ----------
    problem : ZoningProblem
    labels : ndarray of shape (n,)
        The plan to begin with.
    titles : sequence of str of length K
        What people call the zones.
    limits : Limits
    in_force : ndarray of shape (n,), optional
        Labels of the plan in force.
    """

    def __init__(
        self,
        problem: ZoningProblem,
        labels: np.ndarray,
        titles: Sequence[str],
        limits: Limits,
        in_force: Optional[np.ndarray] = None,
    ):
        self.problem, self.titles, self.limits = problem, list(titles), limits
        self.start = np.array(labels, int)
        self.in_force = None if in_force is None else np.asarray(in_force).tolist()
        self.plan = Plan(problem, self.start, TravelTable(problem))
        low, high = limits.asked_low.tolist(), limits.asked_high.tolist()
        self.figures = Figures(self.plan, self.in_force, low, high)
        self.locks = Locks()
        self.rules = Rules()
        self._stroke: Optional[dict[int, int]] = None

    def exchange(self, problem: ZoningProblem, labels: np.ndarray, unit: int) -> None:
        """Go on with other units: one has been divided, or made of its parts again."""
        table = self.plan.travel_table.of_units(problem, unit)
        self.problem = problem
        self.plan = Plan(problem, labels, table)
        figures = self.figures
        force = labels if self.in_force is None else self.in_force
        # The unit's own zone, and the one that it is missed in, count one unit more or less.
        known: list = list(figures.zones)
        for zone in (labels[unit], force[unit]):
            if zone >= 0:
                known[zone] = None
        self.figures = Figures(self.plan, self.in_force, figures.low, figures.high, known)

    def limits_target(self, zone: int) -> float:
        """The utilisation, as a ratio, in the middle of a zone's limits."""
        middle = (self.limits.asked_low[zone] + self.limits.asked_high[zone]) / 2
        return float(middle / self.problem.capacity[zone])

    def words(self, refusal: Refusal) -> str:
        """A refusal in words."""
        return refusal.text(self.problem.unit_ids, self.titles, self.plan.zone_of)

    def allowed_by_rules(self, unit: int) -> bool:
        """Whether the rules let a stroke take a unit at all."""
        here = self.plan.zone_of[unit]
        if self.rules.only_unassigned and here != UNASSIGNED:
            return False
        if self.rules.only_from is not None and here != self.rules.only_from:
            return False
        if self.rules.not_over and self._stroke is not None and unit in self._stroke:
            return True
        return not (self.rules.not_over and here != self.start[unit])

    def _against(self, units: Iterable[int], zone: int) -> Optional[Refusal]:
        """What the locks have against a move."""
        zone_of = self.plan.zone_of
        units = [unit for unit in units if zone_of[unit] != zone]
        if zone in self.locks.zones:
            return Refusal(Why.TARGET_LOCKED, tuple(units), zone)
        locked = tuple(unit for unit in units if unit in self.locks.units)
        if locked:
            return Refusal(Why.UNIT_LOCKED, locked, zone)
        kept = tuple(unit for unit in units if zone_of[unit] in self.locks.zones)
        return Refusal(Why.ZONE_LOCKED, kept, zone) if kept else None

    def _examined(
        self, units: Sequence[int], zone: int, enclosed: bool
    ) -> tuple[list[int], Optional[Refusal]]:
        """Which units would move with some, and what stands against it."""
        refusal = self._against(units, zone)
        if refusal:
            return [], refusal
        moving = [unit for unit in units if self.plan.zone_of[unit] != zone]
        move = leaving(self.plan, moving, zone)
        if move.reason is Reason.CUTS_OFF and enclosed:
            refusal = self._against(move.units, zone)
            if refusal:
                return [], refusal
            moving = [*moving, *move.units]
            move = leaving(self.plan, moving, zone)
        if move.reason is not Reason.FREE:
            return [], Refusal(Why(move.reason.value), move.units, zone)
        return moving, None

    def _as_far_as_possible(
        self, units: Sequence[int], zone: int
    ) -> tuple[list[int], list[int], dict[int, Refusal]]:
        """Of several units those that can move, one by one; those that cannot; those locked."""
        free, refusals = [], {}
        for unit in units:
            against = self._against([unit], zone)
            if against is None:
                free.append(unit)
            else:
                refusals[unit] = against
        moving, left = as_far_as_possible(self.plan, free, zone)
        return moving, left, refusals

    def what_if(self, units: Sequence[int], zone: int, enclosed: bool = False) -> WhatIf:
        """Return what a move would do, without doing it.

        Parameters
        ----------
        units : sequence of int
            Those that the rules pass over are left out.
        zone : int
        enclosed : bool
            Units that would be cut off go along.
        """
        plan, figures = self.plan, self.figures
        units = [unit for unit in units if self.allowed_by_rules(unit)]
        concerned = {zone, *(plan.zone_of[unit] for unit in units)} - {UNASSIGNED}
        sums = [plan.students, plan.area, plan.perimeter, plan.sum_x, plan.sum_y, plan.travel]
        kept = [(totals, [(each, totals[each]) for each in concerned]) for totals in sums]
        moves = plan.moves
        moving, refusal = self._examined(units, zone, enclosed)
        if refusal is not None and len(units) > 1:
            others = [unit for unit in units if plan.zone_of[unit] != zone]
            moving, _, _ = self._as_far_as_possible(others, zone)
        if not moving:
            _put_back(plan, kept, moves)
            return WhatIf(zone, (), refusal)
        before = {unit: plan.zone_of[unit] for unit in moving}
        touched = sorted({zone, *before.values()} - {UNASSIGNED})
        taken = set(moving)
        for unit in moving:
            plan.move(unit, zone)
        after = {}
        for each in touched:
            members = figures.members[each] - taken
            members |= taken if each == zone else set()
            after[each] = figures.of_zone(each, members, pieces=False)
        for unit in reversed(moving):
            plan.move(unit, before[unit])
        _put_back(plan, kept, moves)
        return WhatIf(
            zone,
            tuple(moving),
            None,
            {each: (figures.zones[each], after[each]) for each in touched},
            self._changed(moving, zone) - sum(self._changed([u], z) for u, z in before.items()),
            tuple(u for u in units if u not in taken and plan.zone_of[u] != zone),
        )

    def _changed(self, units: Iterable[int], zone: int) -> float:
        """Students of units who would have another school than in the plan in force."""
        if self.in_force is None:
            return 0.0
        students = self.problem.students
        return sum(
            float(students[unit]) for unit in units if self.in_force[unit] not in (zone, UNASSIGNED)
        )


def _put_back(plan: Plan, kept: list, moves: int) -> None:
    """Give a plan the sums that it had: adding and taking away may differ in the last bit."""
    for totals, values in kept:
        for each, value in values:
            totals[each] = value
    plan.moves = moves
