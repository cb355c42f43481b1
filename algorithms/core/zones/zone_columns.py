# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans as choices among whole zones, for maps on which a zone has few units.

An objective that is a sum over the zones asks for one zone per school, every unit in exactly
one, at the least sum: an integer programme, exact for any weights, whose columns are zones. Of
all zones, which are far too many, it needs the few that good plans are made of: those that a
walk from plan to plan meets, and those that are worth more than the prices which the linear
relaxation sets on their units (Mehrotra, Johnson and Nemhauser 1998, An optimization based
heuristic for political districting, Management Science 44). The prices are smoothed (Wentges
1997, Weighted Dantzig-Wolfe decomposition for linear mixed-integer programming, International
Transactions in Operational Research 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from random import Random
from typing import Any, Optional

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint

from ..jobs.solver import Solver
from ..progress import SILENT, Progress, Stage, Stopped
from .annealing import Schedule, anneal
from .goal import Objective
from .plan import Plan
from .problem import UNASSIGNED
from .work import Budget

MOST_UNITS_PER_ZONE = 14
"""Beyond, the zones that a plan needs are too rarely met."""


@dataclass(frozen=True)
class Search:
    """How long to look for zones.

    Attributes
    ----------
    proposals : int
        Of the walk whose zones are stored first, per unit of the map.
    rounds : int
        How often to price the units and to look for zones that are worth more.
    steps : int
        Of the annealing of each zone alone, in every round.
    columns : int
        Zones that the last, integer programme chooses from at most.
    nodes : int
        Its branches.
    gap : float
        Share of its bound that it may stay above: what it gains beyond, while it tries small
        programmes of its own at the first node, cost 10 of 15 CPU seconds on Fairfax County and
        changed one choice of three, by 0.4 %, which the annealing that follows wins back.
    """

    proposals: int = 350
    rounds: int = 24
    steps: int = 1_000
    columns: int = 2_500
    nodes: int = 1
    gap: float = 0.03


_SLACK = 2.0
"""What a unit in no zone, or in one too many, costs: so many zones of average cost."""

_SMOOTH = 0.5
"""Share of the earlier prices in those that zones are looked for at: new ones alone leap about.
Wentges (1997), Weighted Dantzig-Wolfe decomposition for linear mixed-integer programming."""
_SOFT = 4.0
"""What a zone annealed alone pays beyond its limits, per share of its students: little, so that
it can pass through on its way to another zone within them."""

_HOT, _COLD = 0.3, 0.01
_PER_ZONE = 12
"""Zones of a school that are added to the relaxation in one round at most."""

_HOPELESS = 0.05
"""Units per zone that the relaxation leaves without a zone, from which on it is given up."""

_LAST_PASSES = 4
"""How often zones that were met are taken up at the end, without looking for more."""

_ROUND_WORK, _CHOICE_WORK = 60, 300
_ZONES_OF_WORK = 138
"""Of the work of a start, what one round takes on a map with so many zones, and the choice."""

_MOST_ACTIVE = 4_500
"""Zones in the relaxation; it is solved anew in every round."""
_EPS = 1e-7
"""What the solver's own tolerance lets a price or a share be off by."""


class Zones:
    """All zones met so far that lie within their limits: none twice.

    Attributes
    ----------
    units : list of tuple of int
    zone : list of int
        Whose each is.
    cost : list of float
        What each adds to the objective.
    """

    def __init__(self, plan: Plan, objective: Objective, rng: Random):
        self.plan, self.objective = plan, objective
        self.code = [rng.getrandbits(62) for _ in plan.zone_of]
        self.units: list[tuple[int, ...]] = []
        self.zone: list[int] = []
        self.cost: list[float] = []
        self._known: list[set[int]] = [set() for _ in range(plan.problem.n_zones)]
        self._pulls: list[dict[int, float]] = [{} for _ in plan.zone_of]
        self._packed: list[np.ndarray] = []

    def pull(self, unit: int, zone: int) -> float:
        row = self._pulls[unit]
        if zone not in row:
            row[zone] = self.objective.pull(self.plan, unit, zone)
        return row[zone]

    def add(self, zone: int, code: int, units: Any, students: float, form: float) -> None:
        """Store a zone, if it is within its limits and new; ``code`` stands for its units."""
        if code in self._known[zone] or self.objective.outside(zone, students) > 0:
            return
        self._known[zone].add(code)
        self.units.append(tuple(units))
        self.zone.append(zone)
        self.cost.append(form + sum(self.pull(unit, zone) for unit in units))

    def reduced(self, of_unit: np.ndarray, of_zone: np.ndarray) -> np.ndarray:
        """What every zone costs beyond the prices of its units and of its school."""
        cost, zone, first, index = self.arrays()
        return cost - of_zone[zone] - np.add.reduceat(of_unit[index], first)

    def arrays(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Cost and school of every zone, and its units: all in a row, and where each begins."""
        sizes = np.fromiter(map(len, self.units), int, len(self.units))
        index = np.fromiter((u for units in self.units for u in units), int, int(sizes.sum()))
        return np.array(self.cost), np.array(self.zone), np.cumsum(sizes) - sizes, index

    def matrix(self, chosen: np.ndarray) -> sparse.csc_matrix:
        """Rows for units and then for schools, a column for every chosen zone."""
        n, k = len(self.code), len(self._known)
        rows = [u for c in chosen.tolist() for u in (*self.units[c], n + self.zone[c])]
        sizes = [len(self.units[c]) + 1 for c in chosen.tolist()]
        indptr = np.concatenate([[0], np.cumsum(sizes)])
        shape = (n + k, len(chosen))
        return sparse.csc_matrix((np.ones(len(rows)), rows, indptr), shape=shape)


class _Watch:
    """Stores the zones of a plan that is annealed, move by move."""

    def __init__(self, plan: Plan, zones: Zones):
        self.plan, self.zones = plan, zones
        self.members: list[set[int]] = [set() for _ in range(plan.problem.n_zones)]
        self.code = [0] * plan.problem.n_zones
        for unit, zone in enumerate(plan.zone_of):
            self.members[zone].add(unit)
            self.code[zone] ^= zones.code[unit]
        for zone in range(plan.problem.n_zones):
            self.store(zone)

    def moved(self, unit: int, donor: int, zone: int) -> None:
        self.members[donor].discard(unit)
        self.members[zone].add(unit)
        for changed in (donor, zone):
            self.code[changed] ^= self.zones.code[unit]
            self.store(changed)

    def store(self, zone: int) -> None:
        plan = self.plan
        students = plan.students[zone]
        if self.zones.objective.outside(zone, students) == 0:
            form = self.zones.objective.form(zone, students, plan.area[zone], plan.perimeter[zone])
            self.zones.add(zone, self.code[zone], self.members[zone], students, form)


class _Alone:
    """One school's zone, annealed by itself at prices on units."""

    def __init__(self, zones: Zones):
        problem = zones.plan.problem
        self.zones, self.objective = zones, zones.objective
        self.links = problem.adjacency.rings.links
        self.rings = problem.adjacency.rings
        self.neighbours = problem.adjacency.neighbours
        self.fixed = list(problem.fixed_zone)
        self.students, self.area = problem.students.tolist(), problem.area_m2.tolist()
        self.perimeter = problem.perimeter_m.tolist()

    def anneal(
        self, zone: int, units: tuple, price: list, below: float, steps: int, rng: Random
    ) -> None:
        """Look for zones of a school that cost less than ``below`` beyond their units' prices."""
        zones, objective, draw = self.zones, self.objective, rng.random
        form, outside, code_of = objective.form, objective.outside, zones.code
        member, order = set(units), list(units)
        code, worth, students, area, perimeter = 0, 0.0, 0.0, 0.0, 0.0
        for unit in units:
            code ^= code_of[unit]
            worth += zones.pull(unit, zone) - price[unit]
            students += self.students[unit]
            area += self.area[unit]
            perimeter += self.perimeter[unit]
            perimeter -= sum(m for other, m, _ in self.links[unit] if other in member)
        shape = form(zone, students, area, perimeter)
        soft = shape + _SOFT * outside(zone, students)
        cooling = (_COLD / _HOT) ** (1 / steps)
        temperature = _HOT
        for _ in range(steps):
            temperature *= cooling
            near = self.neighbours[order[int(draw() * len(order))]]
            if not near:
                continue  # An island of one unit, with a school of its own.
            unit = near[int(draw() * len(near))]
            joins = unit not in member
            if self.fixed[unit] >= 0 and not (joins and self.fixed[unit] == zone):
                continue
            shared, inside = 0.0, 0
            for other, length, bit in self.links[unit]:
                if other in member:
                    shared += length
                    inside |= bit
            sign = 1 if joins else -1
            new_students = students + sign * self.students[unit]
            new_area = area + sign * self.area[unit]
            new_perimeter = perimeter + sign * (self.perimeter[unit] - 2 * shared)
            if new_area <= 0 or new_perimeter <= 0:
                continue
            new_shape = form(zone, new_students, new_area, new_perimeter)
            new_soft = new_shape + _SOFT * outside(zone, new_students)
            more = sign * (zones.pull(unit, zone) - price[unit])
            change = new_soft - soft + more
            if change > 0 and draw() >= exp(-change / temperature):
                continue
            if joins:
                member.add(unit)
                order.append(unit)
            else:
                groups = self.rings.groups_of(unit, inside)
                if len(groups) > 1 and not _connected(groups, unit, member, self.neighbours):
                    continue
                member.discard(unit)
                order.remove(unit)
            code ^= code_of[unit]
            students, area, perimeter = new_students, new_area, new_perimeter
            shape, soft, worth = new_shape, new_soft, worth + more
            if shape + worth < below - _EPS:
                zones.add(zone, code, order, students, shape)


def _connected(groups: list, without: int, member: set, neighbours: list) -> bool:
    """Whether groups of neighbours of a unit are connected through a zone without it."""
    reached, front = {without, groups[0][0]}, [groups[0][0]]
    for unit in front:
        for other in neighbours[unit]:
            if other in member and other not in reached:
                reached.add(other)
                front.append(other)
    return all(group[0] in reached for group in groups)


def best_of_zones(
    plan: Plan,
    objective: Objective,
    random_seed: int = 0,
    budget: Optional[Budget] = None,
    progress: Progress = SILENT,
    solver: Optional[Solver] = None,
    search: Search = Search(),
) -> Optional[np.ndarray]:
    """Return a plan of zones within their limits, all but a few units; None if none was found.

    Parameters
    ----------
    plan : Plan
        Where the walk begins, with all units assigned; it is left at the best plan met.
    objective : Objective
        A sum over the zones: it has no other terms.

    Returns
    -------
    ndarray of shape (n,) or None
        Every zone is in one piece. The few units that no zone was found for are unassigned;
        where a unit was in two zones, one of them may be in pieces without it.
    """
    rng = Random(random_seed)  # nosec B311  # seeded
    budget = Budget() if budget is None else budget
    solver = solver or _in_this_process(progress)
    zones = Zones(plan, objective, rng)
    walk = Schedule(search.proposals * plan.problem.n_units, hot=0.05, cold=0.0025)
    watch = _Watch(plan, zones)
    stage = Stage(progress, 0.0, 0.3)
    anneal(plan, objective, walk, random_seed, stage, budget, watch=watch.moved)
    if progress.cancelled() or len(set(zones.zone)) < plan.problem.n_zones:
        return None
    try:
        return _Master(zones, search, rng, solver).solve(budget, Stage(progress, 0.3, 1.0))
    except (Stopped, _Unsolved):
        return None


def _in_this_process(progress: Progress) -> Solver:
    solver = Solver(progress)
    solver.may_start = False
    return solver


class _Unsolved(Exception):
    """A relaxation could not be solved."""


class _Master:
    """The programme over the zones: its relaxation, round by round, and the dive to a plan."""

    def __init__(self, zones: Zones, search: Search, rng: Random, solver: Solver):
        self.zones, self.search, self.rng, self.solver = zones, search, rng, solver
        self.n, self.k = len(zones.code), zones.plan.problem.n_zones
        self.alone = _Alone(zones)
        cost, zone = np.array(zones.cost), np.array(zones.zone)
        self.slack = _SLACK * float(cost.sum() / len(cost))
        # The relaxation begins with the cheapest zones of every school.
        self.active = _first_of_each(zone, cost, 3 * _PER_ZONE)
        self.share, self.uncovered = np.zeros(0), 0.0
        self.centre: Optional[np.ndarray] = None

    def solve(self, budget: Budget, progress: Progress) -> Optional[np.ndarray]:
        """The zone of every unit, ``UNASSIGNED`` where none was found; None if too few were."""
        rounds = self.search.rounds
        for number in range(rounds):
            if progress.cancelled() or budget.left < _ROUND_WORK * (rounds - number):
                return None
            progress.share(number / rounds)
            self.round()
            budget.take(_ROUND_WORK * self.k / _ZONES_OF_WORK)
            if number + 1 == rounds // 2 and self.uncovered > _HOPELESS * self.k:
                return None
        for _ in range(_LAST_PASSES):
            self.activate(self.relaxed())
        price = self.relaxed()
        if self.uncovered > _HOPELESS * self.k:
            return None
        budget.take(_CHOICE_WORK)
        return self.chosen(price)

    def round(self) -> None:
        """Price the units, look for zones that are worth more, and take them up."""
        price = self.relaxed()
        self.centre = (
            price if self.centre is None else _SMOOTH * self.centre + (1 - _SMOOTH) * price
        )
        self.look(self.centre)
        self.activate(price)

    def relaxed(self) -> np.ndarray:
        """The prices of units and schools; keeps the share of every active zone."""
        cost = np.array(self.zones.cost)[self.active]
        answer = self.solver.call(
            "linprog",
            np.concatenate([cost, np.full(2 * self.n, self.slack)]),
            A_eq=self.matrix(self.active),
            b_eq=np.ones(self.n + self.k),
            bounds=(0, None),
            method="highs-ds",
        )
        if answer.x is None:
            raise _Unsolved
        self.share = answer.x[: len(self.active)]
        self.uncovered = float(answer.x[len(self.active) :].sum())
        return answer.eqlin.marginals

    def matrix(self, columns: np.ndarray) -> sparse.csc_matrix:
        """The rows of units and schools; the last columns leave a unit out, or have it twice."""
        slack = sparse.identity(self.n + self.k, format="csc")[:, : self.n]
        return sparse.hstack([self.zones.matrix(columns), slack, -slack], format="csc")

    def look(self, price: np.ndarray) -> None:
        """Anneal every school's zone at prices, from one that the relaxation has a share of."""
        of_unit, of_zone = price[: self.n].tolist(), price[self.n :].tolist()
        shares: dict[int, list] = {}
        for place in np.flatnonzero(self.share > _EPS).tolist():
            column = int(self.active[place])
            shares.setdefault(self.zones.zone[column], []).append((self.share[place], column))
        for zone, mine in sorted(shares.items()):
            column = self.rng.choices([c for _, c in mine], [w for w, _ in mine])[0]
            units = self.zones.units[column]
            self.alone.anneal(zone, units, of_unit, of_zone[zone], self.search.steps, self.rng)

    def activate(self, price: np.ndarray) -> None:
        """Take up the zones worth most at the prices, and let go of those worth least."""
        reduced = self.zones.reduced(price[: self.n], price[self.n :])
        zone = np.array(self.zones.zone)
        new = np.flatnonzero(reduced < -_EPS)
        new = new[_first_of_each(zone[new], reduced[new], _PER_ZONE)]
        active = np.union1d(self.active, new)
        if len(active) > _MOST_ACTIVE:
            active = active[np.argsort(reduced[active], kind="stable")[:_MOST_ACTIVE]]
        self.active = np.sort(active)

    def chosen(self, price: np.ndarray) -> Optional[np.ndarray]:
        """The plan that the integer programme makes of the zones worth most."""
        zones, search = self.zones, self.search
        reduced = zones.reduced(price[: self.n], price[self.n :])
        # What the relaxation left out by mistake would crowd out the zones that it is made of.
        reduced[self.active] -= 1e6
        columns = np.sort(np.argsort(reduced, kind="stable")[: search.columns])
        rows = self.n + self.k
        costs = np.concatenate([np.array(zones.cost)[columns], np.full(2 * self.n, self.slack)])
        whole = np.concatenate([np.ones(len(columns)), np.zeros(2 * self.n)])
        answer = self.solver.call(
            "milp",
            costs,
            constraints=LinearConstraint(self.matrix(columns), np.ones(rows), np.ones(rows)),
            integrality=whole,
            bounds=Bounds(0, np.inf),
            options={"node_limit": search.nodes, "mip_rel_gap": search.gap},
        )
        if answer.x is None:
            return None
        labels = np.full(self.n, UNASSIGNED)
        for column in columns[answer.x[: len(columns)] > 0.5].tolist():
            labels[list(zones.units[column])] = zones.zone[column]
        return labels


def _first_of_each(group: np.ndarray, value: np.ndarray, count: int) -> np.ndarray:
    """Places of the ``count`` least values of every group."""
    order = np.lexsort((np.arange(len(group)), value, group))
    sorted_group = group[order]
    start = np.searchsorted(sorted_group, sorted_group)
    return np.sort(order[np.arange(len(order)) - start < count])
