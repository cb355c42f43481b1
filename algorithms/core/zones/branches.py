# SPDX-License-Identifier: GPL-2.0-or-later
"""Moves of whole feeder branches, at one level or at two at once.

A minority branch goes away where its places join, at the upper level, the zone that most of their
lower zone goes on to, or at the lower level a neighbouring zone that goes on with them. The first
may split the upper zone in turn between zones of the level above it: then both levels move.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..progress import SILENT, Progress
from .criteria.chain import ChainTerm
from .goal import Objective
from .metrics import pieces
from .plan import Plan

_MOST_PASSES = 10
"""A guard: the passes end before, with one that gains nothing."""

Moves = dict  # of int to int: the zones that units go to


def move_branches(plan: Plan, objective: Objective, progress: Progress = SILENT) -> float:
    """Better a plan of stacked levels in place, branch by branch; returns its objective.

    Only what lowers the objective and leaves every zone in one piece is kept.

    Parameters
    ----------
    plan : Plan
        That keeps a ``ChainTerm``; otherwise nothing is done.
    objective : Objective
    progress : Progress
    """
    terms = [term for term in plan.terms if isinstance(term, ChainTerm)]
    worth = objective.of(plan)
    if not terms:
        return worth
    branches = _Branches(plan, terms[0])
    for _ in range(_MOST_PASSES):
        before = worth
        for line in range(plan.problem.n_zones):
            if progress.cancelled():
                return worth
            # What is kept may change the line's branches: they are looked up one by one.
            for part in branches.minority(line):
                worth = branches.better(line, part, objective, worth)
        if worth > before - 1e-9:
            break
    return worth


class _Branches:
    """The branches of one plan."""

    def __init__(self, plan: Plan, term: ChainTerm):
        self.plan, self.term, self.price = plan, term, term.price
        self.fixed = plan.problem.fixed_zone
        self.unit_of = {
            member: unit for unit, row in enumerate(self.price.members) for member in row
        }

    def minority(self, line: int) -> list[int]:
        """The parts of a zone but its largest, the smallest first."""
        parts = self.term.lines[line]
        return sorted(parts, key=lambda part: (parts[part], part))[:-1]

    def main(self, line: int) -> int:
        """The largest part of a zone; -1 for one of the highest level."""
        parts = self.term.lines[line]
        return max(parts, key=lambda part: (parts[part], -part), default=-1)

    def better(self, line: int, part: int, objective: Objective, worth: float) -> float:
        """Try the ways in which a branch may go; keeps the best and returns the objective."""
        if part not in self.term.lines[line]:
            return worth
        best: Moves = {}
        for moves in self.ways(line, part):
            found = self.tried(moves, objective)
            if found < worth - 1e-9:
                best, worth = moves, found
        for unit, zone in best.items():
            self.plan.move(unit, zone)
        return worth

    def ways(self, line: int, part: int) -> Iterator[Moves]:
        zone, above = self.term.zone, self.price.above
        lower = [
            member
            for member, of in enumerate(zone)
            if of == line and above[member] >= 0 and zone[above[member]] == part
        ]
        upper = [above[member] for member in lower]
        main = self.main(line)
        joined = self.moves(upper, main)
        yield joined
        highest = [above[member] for member in upper if above[member] >= 0]
        if highest:
            yield {**joined, **self.moves(highest, self.main(main))}
        here = self.moves(lower, line)
        around = {self.plan.zone_of[o] for u in here for o in self._neighbours(u)} - {line}
        for other in sorted(around):
            if self.main(other) == part:
                yield self.moves(lower, other)

    def _neighbours(self, unit: int) -> list[int]:
        return self.plan.problem.adjacency.neighbours[unit]

    def moves(self, members: list[int], zone: int) -> Moves:
        """The moves that bring some (unmerged) units to a zone."""
        return {} if zone < 0 else dict.fromkeys((self.unit_of[m] for m in members), zone)

    def tried(self, moves: Moves, objective: Objective) -> float:
        """What the plan would be worth; infinite where it must not be. It is left as it was."""
        plan, before = self.plan, {}
        for unit, zone in moves.items():
            if self.fixed[unit] not in (-1, zone):
                return float("inf")
            before[unit] = plan.zone_of[unit]
        if all(before[unit] == zone for unit, zone in moves.items()):
            return float("inf")
        for unit, zone in moves.items():
            plan.move(unit, zone)
        found = objective.of(plan)
        if pieces(plan.problem, np.array(plan.zone_of)).max() > 1:
            found = float("inf")
        for unit, zone in before.items():
            plan.move(unit, zone)
        return found
