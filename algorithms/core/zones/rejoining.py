# SPDX-License-Identifier: GPL-2.0-or-later
"""Pieces that are cut off from their school, given to zones beside them with the goal in mind.

All that hangs together with a school stays. Where a piece goes is weighed as every plan is: the
seats of the schools within their limits, travel, shape, and what else the goal names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from .contiguous import make_contiguous
from .goal import Goal, Objective
from .leaving import Reason, leaving
from .limits import Limits
from .metrics import main_pieces, piece_of_unit
from .plan import Plan
from .problem import UNASSIGNED, ZoningProblem
from .travel import TravelTable

_MOST_PASSES = 50
"""A guard: the passes end before, with one that gains nothing."""

_MOST_PAIRS = 1_000
"""Moves of two pieces looked at in a pass, so that a map of many pieces is ready at once."""

_LEAST_GAIN = 1e-9
"""A smaller one is rounding: moves could go to and fro for ever."""


def rejoin(problem: ZoningProblem, labels: np.ndarray, goal: Goal, limits: Limits) -> np.ndarray:
    """Return the plan with every zone in one piece, and what was cut off where it is best.

    From the plan of ``make_contiguous`` on, whole pieces, single units of them, and two pieces
    together go to neighbouring zones as long as that lowers the objective: no move of a piece or
    of a unit is left that would.

    Parameters
    ----------
    problem : ZoningProblem
    labels : ndarray of shape (n,)
        Zone of every unit, or ``UNASSIGNED``.
    goal : Goal
    limits : Limits
        On the pupils of each zone.

    Returns
    -------
    ndarray of shape (n,)
        Without unassigned units.

    Raises
    ------
    InputError
        If no ways are found that tie the locked units to their schools.
    """
    labels = np.asarray(labels)
    start = make_contiguous(problem, labels)
    table = TravelTable(problem)
    objective = Objective(problem, goal, limits, _nearest_school(problem, table))
    plan = objective.follow(Plan(problem, start, table))
    pieces = _loose(problem, labels)
    if pieces:
        _Descent(plan, objective, pieces).run()
    return plan.labels


def anchored(problem: ZoningProblem, labels: np.ndarray) -> ZoningProblem:
    """Return the problem with every zone held where it lies, be its school beside it or not.

    A plan in force may have a school in a unit of another zone. Methods that hold every zone by
    its school's unit would take all of that zone for cut off; here it is held by a unit of its
    main piece (see ``main_pieces``) instead, and the school's unit is one like others. Students
    travel to the school as before.

    Parameters
    ----------
    problem : ZoningProblem
    labels : ndarray of shape (n,)
        The plan. A zone without units in it is held as before.
    """
    labels = np.asarray(labels)
    piece = piece_of_unit(problem, labels)
    main = main_pieces(problem, labels, piece)
    away = (labels[problem.seed_unit] != np.arange(problem.n_zones)) & (main >= 0)
    if not away.any():
        return problem
    held_by = problem.seed_unit.copy()
    firsts = dict(zip(*(each.tolist() for each in np.unique(piece, return_index=True))))
    held_by[away] = [firsts[number] for number in main[away].tolist()]
    return replace(problem, seed_unit=held_by)


def _nearest_school(problem: ZoningProblem, table: TravelTable) -> float:
    """Mean travel if everyone went to the nearest school: no plan's is lower."""
    nearest = np.array([min(row.values()) for row in table.rows])
    going = ~problem.stranded & (nearest < problem.too_far)
    pupils = problem.students[going]
    return float(pupils @ nearest[going] / pupils.sum()) if pupils.sum() > 0 else 1.0


def _loose(problem: ZoningProblem, labels: np.ndarray) -> list[tuple[int, ...]]:
    """The pieces that were cut off, or had no zone, and are not tied to a school by locks."""
    piece = piece_of_unit(problem, labels)
    kept = (labels != UNASSIGNED) & (piece == piece[problem.seed_unit][labels])
    # What locks have tied to a school stays where it is now.
    loose = ~kept & (np.asarray(problem.fixed_zone) < 0)
    pieces: dict[int, list[int]] = {}
    for unit in np.flatnonzero(loose).tolist():
        pieces.setdefault(int(piece[unit]), []).append(unit)
    return [tuple(units) for units in pieces.values()]


class _Descent:
    """Moves groups of units of one plan as long as that lowers the objective."""

    def __init__(self, plan: Plan, objective: Objective, pieces: Sequence[tuple[int, ...]]):
        self.plan, self.objective, self.pieces = plan, objective, pieces
        units = [(unit,) for piece in pieces if len(piece) > 1 for unit in piece]
        self.groups = [*pieces, *units]

    def run(self) -> None:
        for _ in range(_MOST_PASSES):
            if not self._step() and not self._pair():
                return

    def _step(self) -> bool:
        """Move every group where it is best, one after the other; whether any has gone."""
        gone = False
        for group in self.groups:
            best, gain = UNASSIGNED, _LEAST_GAIN
            for zone in self._ways(group):
                found = self._gain(group, zone)
                if found > gain:
                    best, gain = zone, found
            if best != UNASSIGNED:
                self._move(group, best)
                gone = True
        return gone

    def _pair(self) -> bool:
        """Move two pieces that gain together what neither gains alone."""
        left = _MOST_PAIRS
        for group in self.pieces:
            for zone in self._ways(group):
                lost = -self._gain(group, zone)
                touched = {zone, *(self.plan.zone_of[unit] for unit in group)}
                back = self._move(group, zone)
                for other in self.pieces:
                    theirs = {self.plan.zone_of[unit] for unit in other}
                    if other is group or touched.isdisjoint(theirs):
                        continue
                    for second in self._ways(other):
                        left -= 1
                        if self._gain(other, second) > lost + _LEAST_GAIN:
                            self._move(other, second)
                            return True
                for unit, before in back.items():
                    self.plan.move(unit, before)
                if left <= 0:
                    return False
        return False

    def _ways(self, group: tuple[int, ...]) -> Iterator[int]:
        """Zones that a group may go to, all zones staying in one piece."""
        plan = self.plan
        here = {plan.zone_of[unit] for unit in group}
        around = set().union(*(plan.adjacent_zones(unit) for unit in group)) | here
        for zone in sorted(around if len(here) > 1 else around - here):
            if leaving(plan, group, zone).reason is Reason.FREE:
                yield zone

    def _gain(self, group: tuple[int, ...], zone: int) -> float:
        """By how much a move lowers the objective; the plan is left as it was."""
        touched = {zone, *(self.plan.zone_of[unit] for unit in group)}
        before = self.objective.of_part(self.plan, touched, group)
        back = self._move(group, zone)
        after = self.objective.of_part(self.plan, touched, group)
        for unit, donor in back.items():
            self.plan.move(unit, donor)
        return before - after

    def _move(self, group: Iterable[int], zone: int) -> dict[int, int]:
        """Move a group; returns where its units were."""
        plan = self.plan
        back = {unit: plan.zone_of[unit] for unit in group if plan.zone_of[unit] != zone}
        for unit in back:
            plan.move(unit, zone)
        return back
