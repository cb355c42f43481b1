# SPDX-License-Identifier: GPL-2.0-or-later
"""Whole feeders at all levels at once, by one integer programme.

Where all schools are full, a split zone can only be made whole by a chain of exchanges at several
levels, of which no step is a gain by itself. The programme sees them all. Which branches there
are is hard to tell in such a programme, as any zone might feed any other; which zones are whole is
not, once it is said what each goes on to: wherever a zone lies that is to be whole, the zone above
it that most of its students go on to now has to lie too. So there is one column for each zone that
says whether it is whole, and else only those that say which zone each unit belongs to.

Students who change school, travel and all else that is a sum over units is exact, limits on
schools and on the whole plan are kept; shapes and patches are not seen. So its plan is one to go
on from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Optional

import numpy as np

from ..progress import Stopped
from .contiguous import make_contiguous
from .criteria.by_unit import UnitPrice
from .criteria.ceilings import CeilingPrice
from .criteria.chain import ChainPrice
from .goal import OUTSIDE
from .problem import UNASSIGNED
from .programme import Programme

if TYPE_CHECKING:
    from .plan import Plan
    from .search import Search

_NODES = 1
"""Branches of a branching: on Fairfax County's levels the first found what the next twenty did not
better, in a third of the time."""

_STEPS = 2
"""How many units away from its present place and the one in force a zone may come: with one,
Fairfax's middle schools would feed five high schools too many, with two they need not."""

_MOST_COLUMNS = 15_000
"""Pairs of a unit and a zone up to which zones may come nearer: the 10,000 of Fairfax County's
three levels take half a minute, which grows with more than their square."""


def fed_as_wholes(search: Search, start: Plan, rounds: int) -> Iterator[np.ndarray]:
    """Yield labels of plans in which more zones feed one zone of the level above, each better.

    From the top down: the highest two levels first, whose zones are few and whose splits are dear;
    then with the next lower level, where what became whole stays whole. Then all levels once more,
    some times, from the plan that came out.

    Parameters
    ----------
    search : Search
        Of stacked levels, on whose map the plan is.
    start : Plan
        That keeps a ``ChainTerm``; otherwise there is nothing to be found. Its zones go on to what
        most of their students go on to here.
    rounds : int
        How often once more.

    Yields
    ------
    ndarray of int, shape (n,)
        Of all levels; with all zones in one piece that were so at the start.
    """
    chains = [price for price in search.objective.prices if isinstance(price, ChainPrice)]
    if not chains:
        return
    pairs, plan = max(chains[0].level_of), start
    try:
        for lowest in reversed(range(pairs)):
            labels = _Programme(search, plan, chains[0], lowest, lowest + 1).solved()
            if labels is None:
                return
            plan = search.plan(labels)
        yield plan.labels
        for _ in range(rounds):
            labels = _Programme(search, plan, chains[0], 0, 0).solved()
            if labels is None:
                return
            plan = search.plan(labels)
            yield labels
    except Stopped:
        return


class _Programme(Programme):
    """The integer programme of some levels.

    Parameters
    ----------
    search : Search
    plan : Plan
    chain : ChainPrice
    lowest : int
        The level whose zones are to be whole, with those above; units of lower levels stay.
    settled : int
        The level from which on zones that are whole in the plan have to stay so.
    """

    def __init__(self, search: Search, plan: Plan, chain: ChainPrice, lowest: int, settled: int):
        super().__init__()
        self.search, self.plan, self.chain = search, plan, chain
        self.lowest, self.settled = lowest, settled
        self.problem, self.objective = search.problem, search.objective
        self.term = chain.term(plan.zone_of)
        self.column: dict[tuple[int, int], int] = {}
        self.zones_of = self._candidates()
        self._add_pairs()
        self._add_limits()
        self._add_ceilings()
        self._add_contiguity()
        self._add_feeders()

    def _candidates(self) -> list[list[int]]:
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
            if sum(map(len, wider)) > _MOST_COLUMNS:
                break
            found = wider
        return found

    def _free(self, near: list[set[int]]) -> list[list[int]]:
        """Of zones, those that units may go to; where they are fixed, or stay, the one of now."""
        level_of = self.chain.level_of
        return [
            sorted(zones - {UNASSIGNED})
            if held < 0 and level_of[here] >= self.lowest
            else [int(here)]
            for held, zones, here in zip(self.problem.fixed_zone, near, self.plan.labels)
        ]

    def _add_pairs(self) -> None:
        sums = [price for price in self.objective.prices if isinstance(price, UnitPrice)]
        per_student = self.objective.per_student
        for unit, zones in enumerate(self.zones_of):
            for zone in zones:
                cost = self.objective.pull(self.plan, unit, zone)
                cost += per_student * sum(price.costs(unit)[zone] for price in sums)
                self.column[unit, zone] = self.add_column(cost, len(zones) > 1)
            self.add_row([(self.column[unit, zone], 1.0) for zone in zones], 1, 1)

    def _add_limits(self) -> None:
        """Students beyond a school's limits cost what they cost in the objective."""
        objective, students = self.objective, self.problem.students
        for zone, units in sorted(self._units_of().items()):
            inside = [(self.column[u, zone], float(students[u])) for u in units if students[u]]
            weight, all_students = objective.goal.limits_weight, sum(s for _, s in inside)
            outside = self.add_column(weight * OUTSIDE, True)
            for sign, limit, most in (
                (-1.0, objective.high[zone], all_students - objective.high[zone]),
                (1.0, objective.low[zone], objective.low[zone]),
            ):
                if most > 0:
                    beyond = self.add_column(weight / objective.target[zone], False, most)
                    least, highest = (-np.inf, limit) if sign < 0 else (limit, np.inf)
                    self.add_row([*inside, (beyond, sign)], least, highest)
                    self.add_row([(beyond, 1.0), (outside, -most)], -np.inf, 0)

    def _add_ceilings(self) -> None:
        """What the whole plan exceeds a limit by costs what it costs in the objective."""
        per_student = self.objective.per_student
        for price in self.objective.prices:
            if not isinstance(price, CeilingPrice):
                continue
            entries = []
            for (unit, zone), column in self.column.items():
                amount = price.total.costs(unit)[zone]
                if amount:
                    entries.append((column, amount))
            most = max(0.0, sum(amount for _, amount in entries) - price.most)
            outside = self.add_column(per_student * price.step, True)
            beyond = self.add_column(per_student * price.weight, False, most)
            self.add_row([*entries, (beyond, -1.0)], -np.inf, price.most)
            self.add_row([(beyond, 1.0), (outside, -most)], -np.inf, 0)

    def _add_contiguity(self) -> None:
        """Beside every unit but the school's lies another one of its zone, on the way to it.

        So no zone is in pieces, but one that winds anew around what it gives away is not seen.
        """
        problem = self.problem
        for zone, units in sorted(self._units_of().items()):
            steps = self._steps_from_school(zone, units)
            for unit in units:
                if unit == problem.seed_unit[zone] or len(self.zones_of[unit]) == 1:
                    continue
                beside = [
                    (self.column[other, zone], 1.0)
                    for other in problem.adjacency.neighbours[unit]
                    if steps.get(other, np.inf) < steps[unit]
                ]
                self.add_row([*beside, (self.column[unit, zone], -1.0)], 0, np.inf)

    def _units_of(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for unit, zone in self.column:
            found[zone].append(unit)
        return found

    def _steps_from_school(self, zone: int, units: list[int]) -> dict[int, float]:
        """How many units lie between, those of other zones counting as more than a whole zone."""
        inside, labels = set(units), self.plan.labels
        neighbours, apart = self.problem.adjacency.neighbours, self.problem.n_units
        seed = int(self.problem.seed_unit[zone])
        found: dict[int, float] = {}
        heap = [(0, seed)]
        while heap:
            steps, unit = heappop(heap)
            if unit in found:
                continue
            found[unit] = steps
            for other in neighbours[unit]:
                if other in inside and other not in found:
                    step = 1 if labels[other] == zone else apart
                    heappush(heap, (steps + step, other))
        return {unit: found.get(unit, np.inf) for unit in units}

    def _add_feeders(self) -> None:
        """Where a zone lies that is whole, the zone lies that it goes on to."""
        chain, per_student = self.chain, self.objective.per_student
        main = {
            line: max(parts, key=lambda part: (parts[part], -part))
            for line, parts in enumerate(self.term.lines)
            if parts and chain.level_of[line] >= self.lowest
        }
        split = {
            line: self.add_column(self._price(line), True, 0.0 if self._stays_whole(line) else 1.0)
            for line in main
        }
        for level, most in enumerate(chain.most):
            of_level = [(split[line], 1.0) for line in main if chain.level_of[line] == level]
            if most < len(of_level):
                beyond = self.add_column(per_student * chain.per_beyond, False, np.inf)
                self.add_row([*of_level, (beyond, -1.0)], -np.inf, most)
        for unit, above in sorted(self._between()):
            for zone in self.zones_of[unit]:
                if zone not in main:
                    continue
                entries = [(self.column[unit, zone], 1.0), (split[zone], -1.0)]
                if (above, main[zone]) in self.column:
                    entries.append((self.column[above, main[zone]], -1.0))
                self.add_row(entries, -np.inf, 0)

    def _stays_whole(self, line: int) -> bool:
        return self.chain.level_of[line] >= self.settled and len(self.term.lines[line]) == 1

    def _price(self, line: int) -> float:
        """What it costs that a zone is split, with as many branches as now."""
        chain, level = self.chain, self.chain.level_of[line]
        if 0 < level == self.lowest and chain.most[level] < np.inf:
            # Up to the limit: what fewer would cost is rather left to the levels below.
            return 0.0
        branches = max(1, len(self.term.lines[line]) - 1)
        return self.objective.per_student * chain.weight * chain.branch * branches

    def _between(self) -> set[tuple[int, int]]:
        """Units of the map and those of the next level that students of theirs go on to."""
        chain = self.chain
        unit_of = {m: unit for unit, members in enumerate(chain.members) for m in members}
        return {
            (unit_of[member], unit_of[above])
            for member, above in enumerate(chain.above)
            if above >= 0
        }

    def solved(self) -> Optional[np.ndarray]:
        """The zone of every unit; None where nothing is found."""
        answer = self.answer(self.matrix(), self.search.solver, _NODES)
        if answer.x is None:
            return None
        labels = np.full(self.problem.n_units, UNASSIGNED)
        for (unit, zone), column in self.column.items():
            if answer.x[column] > 0.5:
                labels[unit] = zone
        return make_contiguous(self.problem, labels)
