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

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import TYPE_CHECKING

import numpy as np

from ..progress import Stopped
from .contiguous import make_contiguous
from .criteria.chain import ChainPrice
from .criteria.patches import PatchPrice
from .plan_programme import EXACT
from .whole_map import WholeMap

if TYPE_CHECKING:
    from .plan import Plan
    from .search import Search

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
            plan = search.plan(make_contiguous(search.problem, labels))
        yield plan.labels
        for _ in range(rounds):
            labels = _Programme(search, plan, chains[0], 0, 0).solved()
            if labels is None:
                return
            plan = search.plan(make_contiguous(search.problem, labels))
            yield plan.labels
    except Stopped:
        return


class _Programme(WholeMap):
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
        self.chain, self.lowest, self.settled = chain, lowest, settled
        self.term = chain.term(plan.zone_of)
        super().__init__(search, plan, _MOST_COLUMNS)
        self.add_pulls(apart=(*EXACT, ChainPrice, PatchPrice))
        self.add_prices()
        self._add_contiguity()
        self._add_feeders()

    def may_leave(self, zone: int) -> bool:
        return self.chain.level_of[zone] >= self.lowest

    def _add_contiguity(self) -> None:
        """Beside every unit but the school's lies another one of its zone, on the way to it.

        So no zone is in pieces, but one that winds anew around what it gives away is not seen.
        """
        for zone, units in self.units_of.items():
            steps = self._steps_from_school(zone, units)
            for unit in units:
                if not self.stays(unit, zone):
                    around = self.problem.adjacency.neighbours[unit]
                    nearer = [o for o in around if steps.get(o, np.inf) < steps[unit]]
                    self.add_beside(unit, zone, nearer)

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
