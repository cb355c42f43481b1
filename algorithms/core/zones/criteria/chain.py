# SPDX-License-Identifier: GPL-2.0-or-later
"""Feeders between levels that are drawn together: both ends of every branch may move.

A place belongs to a zone of each level. Seen from a level, ``Feeders`` are a table of its own
zones by those of a plan that stands still; here the table of two neighbouring levels follows the
moves of either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional

import numpy as np

from ..problem import UNASSIGNED
from .ceilings import STRICT
from .measure import Measure
from .tables import BEYOND, HAIR, PART, BranchTable, splits

if TYPE_CHECKING:
    from ..problem import ZoningProblem

Members = list  # of lists of int: the (unmerged) units that each unit stands for


@dataclass(frozen=True)
class Chain:
    """Zones of every level ought to feed one zone of the next.

    Attributes
    ----------
    level : ndarray of int, shape (n,)
        Of every unit of a problem that holds the units of all levels, from 0.
    place : ndarray of int, shape (n,)
        Which spot of the map a unit is: of each level at most one unit lies there.
    weight : float
        Of a student in a minority branch.
    branch : float
        Students as which every minority branch counts besides.
    most_split : tuple, optional
        Of every level but the highest: how many of its zones may at most feed several zones of the
        next one, or None. What is beyond costs so much that hardly anything makes up for it; see
        ``ceilings``.
    """

    level: np.ndarray
    place: np.ndarray
    weight: float = 0.0
    branch: float = PART
    most_split: Optional[tuple] = None

    @property
    def limited(self) -> bool:
        return any(most is not None for most in self.most_split or ())

    def price(self, problem: ZoningProblem) -> Optional[ChainPrice]:
        if self.weight <= 0 and not self.limited:
            return None
        return ChainPrice(self, problem, [[unit] for unit in range(problem.n_units)])

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        # Levels are measured one by one, by ``Feeders``.
        return []

    def pairs(self) -> list[tuple[int, int]]:
        """Units of neighbouring levels at one place: the lower one and the upper one."""
        at = {
            (int(level), int(place)): unit
            for unit, (level, place) in enumerate(zip(self.level, self.place))
        }
        found = []
        for (level, place), unit in at.items():
            above = at.get((level + 1, place))
            if above is not None:
                found.append((unit, above))
        return found


class ChainPrice:
    """What all tables cost, on one map.

    Parameters
    ----------
    chain : Chain
    problem : ZoningProblem
        Whose units the chain is of.
    members : list of lists of int
        Of these units, those that each unit of the map stands for.
    times : float
        How many times as much as by themselves zones cost that are split beyond a limit.
    """

    def __init__(self, chain: Chain, problem: ZoningProblem, members: Members, times: float = 1.0):
        self.chain, self.problem, self.members, self.times = chain, problem, members, times
        self.weight, self.branch = max(chain.weight, HAIR), chain.branch
        self.per_beyond = times * STRICT * BEYOND
        self.level_of = np.asarray(chain.level)[problem.seed_unit].tolist()
        given = chain.most_split or ()
        levels = max(self.level_of, default=0) + 1
        self.most = [np.inf if most is None else float(most) for most in given]
        self.most += [np.inf] * (levels - len(self.most))
        students = problem.students.tolist()
        n = problem.n_units
        # Of every unit: the one above it with its own students, the one below with that one's.
        self.above = [-1] * n
        self.below = [-1] * n
        self.above_students = [0.0] * n
        self.below_students = [0.0] * n
        for lower, upper in chain.pairs():
            if students[lower] > 0:
                self.above[lower], self.above_students[lower] = upper, students[lower]
                self.below[upper], self.below_students[upper] = lower, students[lower]

    def term(self, zone_of: list[int]) -> ChainTerm:
        return ChainTerm(self, zone_of)

    def zones(self, labels: Sequence[int]) -> list[int]:
        """The zone of every unmerged unit, from a plan of the map."""
        zones = [-1] * self.problem.n_units
        for unit, zone in enumerate(labels):
            for member in self.members[unit]:
                zones[member] = int(zone)
        return zones

    def wholes(self, labels: np.ndarray) -> list[int]:
        """Number places that have the same zone at every level, of every unit of the map.

        Units of one number that border on each other are a branch, or a part of one: whatever
        feeds, or is fed by, one zone of every other level. Of a merged unit the place with most
        students counts.
        """
        chain, zones = self.chain, np.array(self.zones(np.asarray(labels).tolist()), int)
        table = np.full((chain.place.max() + 1, chain.level.max() + 1), -1)
        table[chain.place, chain.level] = zones
        alike = np.unique(table[chain.place], axis=0, return_inverse=True)[1].reshape(-1)
        students = self.problem.students
        return [int(alike[max(row, key=lambda m: students[m])]) for row in self.members]

    def of(self, labels: np.ndarray) -> float:
        zones = np.array(self.zones(np.asarray(labels).tolist()), int)
        lower = np.flatnonzero(np.array(self.above) >= 0)
        upper = np.array(self.above)[lower]
        students = np.array(self.above_students)[lower]
        found = splits(zones[lower], zones[upper], students, 0)
        value = self.weight * (found.minority + self.branch * found.branches)
        return value + self.per_beyond * self._beyond(zones)

    def exceeded(self, labels: np.ndarray) -> bool:
        return self._beyond(np.array(self.zones(np.asarray(labels).tolist()), int)) > 0

    def _beyond(self, zones: np.ndarray) -> float:
        """How many zones of (unmerged) units' plans are split beyond the levels' limits."""
        lower = np.flatnonzero(np.array(self.above) >= 0)
        beyond = 0.0
        for level, most in enumerate(self.most):
            if most < np.inf:
                units = lower[self.chain.level[lower] == level]
                above = np.array(self.above)[units]
                students = np.array(self.above_students)[units]
                beyond += max(0.0, splits(zones[units], zones[above], students, 0).split - most)
        return beyond

    def heavier(self, times: float) -> ChainPrice:
        """The same, zones that are split beyond a limit costing so many times as much."""
        return ChainPrice(self.chain, self.problem, self.members, times * self.times)

    def merged(self, problem: ZoningProblem, unit_of: np.ndarray) -> ChainPrice:
        members: Members = [[] for _ in range(problem.n_units)]
        for unit, into in enumerate(unit_of.tolist()):
            members[into] += self.members[unit]
        return ChainPrice(self.chain, self.problem, members, self.times)


Goers = dict[int, tuple[float, int]]
"""Students and (unmerged) units, by a zone."""


class ChainTerm(BranchTable):
    """The tables of one plan: of every zone, its students and units by the zone they go on to.

    Zones are numbered over all levels, so that one table holds those of every two levels.
    """

    def __init__(self, price: ChainPrice, zone_of: list[int]):
        super().__init__(price.weight, price.branch, price.level_of, price.most, price.per_beyond)
        self.price = price
        self.zone = price.zones(zone_of)
        for unit, (zone, above) in enumerate(zip(self.zone, price.above)):
            if above >= 0 and zone >= 0 and self.zone[above] >= 0:
                self._count(zone, self.zone[above], price.above_students[unit], 1)
        self.begin()
        self.unit_of = {
            member: unit for unit, members in enumerate(price.members) for member in members
        }
        # Most moves that are thought of are not made: who goes where is kept until it changes.
        self._known: list[Optional[tuple[Goers, Goers, Goers]]] = [None] * len(price.members)

    def _goers(self, unit: int) -> tuple[Goers, Goers, Goers]:
        """Who goes on from a unit, by the zone above; the same, taken away; who comes to it."""
        known = self._known[unit]
        if known is not None:
            return known
        price, zones = self.price, self.zone
        on: Goers = {}
        come: Goers = {}
        for member in price.members[unit]:
            for at, students, goers in (
                (price.above[member], price.above_students[member], on),
                (price.below[member], price.below_students[member], come),
            ):
                if at >= 0 and zones[at] >= 0:
                    before, units = goers.get(zones[at], (0.0, 0))
                    goers[zones[at]] = before + students, units + 1
        gone = {at: (-students, -units) for at, (students, units) in on.items()}
        self._known[unit] = found = on, gone, come
        return found

    def change(self, unit: int, donor: int, zone: int) -> float:
        on, gone, come = self._goers(unit)
        change, costs = 0.0, self.costs
        here = below = 0
        if on:
            for line, goers in ((donor, gone), (zone, on)):
                if line >= 0:
                    cost, before = self._cost_if(line, goers), costs[line]
                    change += cost - before
                    here += (cost > 0.0) - (before > 0.0)
        for line, (students, units) in come.items():
            moved = {donor: (-students, -units), zone: (students, units)}
            moved.pop(UNASSIGNED, None)
            cost, before = self._cost_if(line, moved), costs[line]
            change += cost - before
            below += (cost > 0.0) - (before > 0.0)
        if self.limited and (here or below):
            level = self.level_of[donor if donor >= 0 else zone]
            change += self._beyond_changes(level, here) + self._beyond_changes(level - 1, below)
        return change

    def move(self, unit: int, donor: int, zone: int) -> None:
        price, (on, _, come) = self.price, self._goers(unit)
        for part, (students, units) in on.items():
            if donor >= 0:
                self._count(donor, part, -students, -units)
            if zone >= 0:
                self._count(zone, part, students, units)
        for line, (students, units) in come.items():
            if donor >= 0:
                self._count(line, donor, -students, -units)
            if zone >= 0:
                self._count(line, zone, students, units)
        self._cost_anew({each for each in (donor, zone) if each >= 0 and on} | set(come))
        for member in price.members[unit]:
            self.zone[member] = zone
            for other in (price.above[member], price.below[member]):
                if other >= 0:
                    self._known[self.unit_of[other]] = None
