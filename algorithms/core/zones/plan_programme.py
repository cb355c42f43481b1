# SPDX-License-Identifier: GPL-2.0-or-later
"""What a plan costs, as an integer programme of which zone each unit belongs to.

Limits on schools and on the whole plan, travel, stability and all else that is a sum over units
are exact in it. So are branches, but that students in them are counted as if the largest part of
each line stayed the largest. Other prices, as of patches, count to first order around the present
plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from .criteria.ceilings import CeilingPrice
from .criteria.tables import TablePrice
from .goal import OUTSIDE
from .programme import Programme

if TYPE_CHECKING:
    from .criteria.ceilings import CeilingTerm
    from .criteria.tables import TableTerm
    from .goal import Objective
    from .plan import Plan

EXACT = (CeilingPrice, TablePrice)
"""Prices that have rows of their own."""


class PlanProgramme(Programme):
    """Around a plan, whose objective it keeps the terms of.

    Attributes
    ----------
    column : dict
        Of every pair of a unit and a zone that it may belong to.
    held : set
        Pairs that are given, of units without columns.
    """

    def __init__(self, plan: Plan, objective: Objective):
        super().__init__()
        self.plan, self.objective = plan, objective
        self.column: dict[tuple[int, int], int] = {}
        self.fixed_pairs: set[tuple[int, int]] = set()

    def add_pairs(self, pairs: Iterable[tuple[int, int]]) -> None:
        """A column for every pair, and one zone for every unit of them."""
        of_unit: dict[int, list] = {}
        for pair in pairs:
            self.column[pair] = column = self.add_column(0.0, True)
            of_unit.setdefault(pair[0], []).append((column, 1.0))
        for entries in of_unit.values():
            self.add_row(entries, 1, 1)

    def add_pulls(self, apart: tuple = EXACT) -> None:
        """What each pair costs by itself, but for prices that are added apart."""
        plan, objective = self.plan, self.objective
        each = zip(objective.prices, plan.terms)
        terms = [term for price, term in each if not isinstance(price, apart)]
        for (unit, zone), c in self.column.items():
            self.cost[c] += objective.pull(plan, unit, zone)
            if terms and plan.zone_of[unit] != zone:
                changes = [term.change(unit, plan.zone_of[unit], zone) for term in terms]
                self.cost[c] += objective.per_student * sum(changes)

    def add_limits(self, zone: int) -> None:
        """Pupils beyond the limits are charged as in the objective, and so is eq. 8."""
        objective = self.objective
        students = self.plan.problem.students
        inside = [(c, float(students[u])) for (u, z), c in self.column.items() if z == zone]
        taken = sum(float(students[u]) for u, z in self.fixed_pairs if z == zone)
        price = objective.goal.limits_weight
        # The least that is surely enough: the looser it is, the longer the branching.
        pupils = taken + sum(s for _, s in inside)
        largest = max(pupils - objective.high[zone], objective.low[zone] - taken, 1e-6)
        excess = self.add_column(price / objective.target[zone], False, np.inf)
        outside = self.add_column(price * OUTSIDE, True)
        self.add_row([*inside, (excess, -1.0)], -np.inf, objective.high[zone] - taken)
        self.add_row([*inside, (excess, 1.0)], objective.low[zone] - taken, np.inf)
        self.add_row([(excess, 1.0), (outside, -largest)], -np.inf, 0)
        per_seat = objective.balance_weight[zone] / objective.capacity[zone]
        if per_seat > 0:
            off = self.add_column(per_seat, False, np.inf)
            self.add_row([*inside, (off, -1.0)], -np.inf, objective.capacity[zone] - taken)
            self.add_row([*inside, (off, 1.0)], objective.capacity[zone] - taken, np.inf)

    def add_prices(self) -> None:
        """The prices that have rows of their own."""
        for price, term in zip(self.objective.prices, self.plan.terms):
            if isinstance(price, CeilingPrice):
                self.add_ceiling(price, term)  # type: ignore[arg-type]  # the price's own
            elif isinstance(price, TablePrice):
                self.add_table(price, term)  # type: ignore[arg-type]  # the price's own

    def add_ceiling(self, price: CeilingPrice, term: CeilingTerm) -> None:
        """What the whole plan exceeds a limit by costs what it costs in the objective."""
        per_student, zone_of = self.objective.per_student, self.plan.zone_of
        entries, highest, left = [], dict[int, float](), -term.over
        for (unit, zone), column in self.column.items():
            amount = price.total.costs(unit)[zone]
            highest[unit] = max(highest.get(unit, 0.0), amount)
            if amount:
                entries.append((column, amount))
            if zone_of[unit] == zone:
                # What these units take of the limit now is theirs to take.
                left += amount
        most = sum(highest.values()) - left
        if most > 0:
            outside = self.add_column(per_student * price.step, True)
            beyond = self.add_column(per_student * price.weight, False, most)
            self.add_row([*entries, (beyond, -1.0)], -np.inf, left)
            self.add_row([(beyond, 1.0), (outside, -most)], -np.inf, 0)

    def add_table(self, price: TablePrice, term: TableTerm) -> None:
        """Every part of a line, and the students of all but the line's largest part."""
        of_part: dict[tuple[int, int], list[int]] = {}
        present: set[tuple[int, int]] = set()
        largest = {
            line: max(parts, key=lambda part: (parts[part], -part))
            for line, parts in enumerate(term.lines)
            if parts
        }
        weight = self.objective.per_student * price.weight
        for (unit, zone), column in self.column.items():
            for group, students in price.members[unit]:
                line, part = (zone, group) if price.by_zone else (group, zone)
                of_part.setdefault((line, part), []).append(column)
                if part != largest.get(line, part):
                    self.cost[column] += weight * students
        for unit, zone in self.fixed_pairs:
            for group, _ in price.members[unit]:
                present.add((zone, group) if price.by_zone else (group, zone))
        parts_of: dict[int, list[tuple[int, float]]] = {}
        for (line, part), columns in of_part.items():
            parts = parts_of.setdefault(line, [])
            if (line, part) not in present:
                # Whole by itself wherever the units are.
                there = self.add_column(weight * price.branch, False)
                parts.append((there, 1.0))
                for column in columns:
                    self.add_row([(there, 1.0), (column, -1.0)], 0, np.inf)
        if term.limited:
            standing = {
                line: sum((line, part) not in of_part for part in term.lines[line])
                + sum((line, part) in of_part for at, part in present if at == line)
                for line in parts_of
            }
            self.add_split_limit(price, term, parts_of, standing)

    def add_split_limit(
        self,
        price: TablePrice,
        term: TableTerm,
        parts_of: dict[int, list[tuple[int, float]]],
        standing: dict[int, int],
    ) -> None:
        """Lines that are split beyond a limit cost what they cost in the objective.

        Parameters
        ----------
        price : TablePrice
        term : TableTerm
        parts_of : dict
            Of lines, the columns of their parts.
        standing : dict
            And how many parts more they have, wherever the units are.
        """
        entries = []
        beside = sum(cost > 0 for line, cost in enumerate(term.costs) if line not in parts_of)
        for line, parts in parts_of.items():
            # Of any number of parts, one makes no split.
            most = len(parts) + standing[line] - 1
            if most > 0:
                split = self.add_column(0.0, True)
                self.add_row([*parts, (split, -float(most))], -np.inf, 1.0 - standing[line])
                entries.append((split, 1.0))
        if beside + len(entries) > price.most:
            per_beyond = self.objective.per_student * price.per_beyond
            beyond = self.add_column(per_beyond, False, np.inf)
            self.add_row([*entries, (beyond, -1.0)], -np.inf, price.most - beside)
