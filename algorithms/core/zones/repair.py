"""Bring the last zones within their limits by small integer programmes.

Annealing moves single units. Where a school is overfull in the midst of full ones, only a
chain of moves over several zones helps, and the chance to draw it is slight. An integer
programme over the zone and its neighbours finds it at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from ..progress import SILENT, Progress
from .goal import OUTSIDE, Objective
from .metrics import pieces, zone_neighbours
from .plan import Plan

MOST_COLUMNS = 4000
"""Pairs of unit and zone beyond which a programme would take too long."""

RINGS = (1, 2, 3)
_NODES = 400
"""Branches after which the programme takes the best found: a clock would make the plan
depend on the machine."""
_HOPS = 3
_STAY = 0.05
"""What a unit that changes zone costs: about what it does to compactness, which the
programme does not see."""


def repair(
    plan: Plan, objective: Objective, rings: tuple = RINGS, progress: Progress = SILENT
) -> int:
    """Bring zones that lie outside their limits within, in place; returns how many still lie.

    A change is only kept if the plan's objective is better for it. Every zone is in one
    piece before and after.
    """
    tried: set[tuple] = set()
    for width in rings:
        while not progress.cancelled():
            zone = _next_violation(plan, objective, tried, width)
            if zone is None:
                break
            tried.add(_key(plan, zone, width))
            _solve_around(plan, objective, zone, width)
    return objective.violations(plan)


def _key(plan, zone, rings):
    return zone, rings, plan.students[zone], plan.n_units[zone]


def _next_violation(plan, objective, tried, rings):
    outside = [(objective.outside(z, s), z) for z, s in enumerate(plan.students)]
    ordered = sorted(((-out, z) for out, z in outside if out > 0))
    return next((z for _, z in ordered if _key(plan, z, rings) not in tried), None)


def _solve_around(plan: Plan, objective: Objective, zone: int, rings: int) -> bool:
    labels = plan.labels
    zones = _zones_around(plan.problem, labels, zone, rings)
    area = _Area(plan, objective, labels, zones)
    if len(area.units) == 0 or len(area.pairs) > MOST_COLUMNS:
        return False
    wanted = area.solve()
    return wanted is not None and _keep_if_better(plan, objective, area.units, wanted)


def _keep_if_better(plan, objective, units, wanted) -> bool:
    before, was = objective.of(plan), [plan.zone_of[unit] for unit in units.tolist()]
    for unit, zone in zip(units.tolist(), wanted.tolist()):
        plan.move(unit, zone)
    if objective.of(plan) < before - 1e-9 and pieces(plan.problem, plan.labels).max() == 1:
        return True
    for unit, zone in zip(units.tolist(), was):
        plan.move(unit, zone)
    return False


def _zones_around(problem, labels, zone, rings) -> np.ndarray:
    ends = zone_neighbours(problem, labels)
    inside = np.zeros(problem.n_zones, bool)
    inside[zone] = True
    for _ in range(rings):
        near = inside[ends].any(axis=1)
        inside[ends[near].ravel()] = True
    return np.flatnonzero(inside)


@dataclass
class _Area:
    """The movable units of some zones, and the zones among these that each may go to."""

    plan: Plan
    objective: Objective
    labels: np.ndarray
    zones: np.ndarray

    def __post_init__(self):
        problem = self.plan.problem
        fixed = np.asarray(problem.fixed_zone)
        mine = np.isin(self.labels, self.zones)
        self.units = np.flatnonzero(mine & (fixed < 0))
        self.held = np.flatnonzero(mine & (fixed >= 0))
        self.row_of = {unit: row for row, unit in enumerate(self.units.tolist())}
        self.depth = {zone: self.depths(zone, mine) for zone in self.zones.tolist()}
        near = {zone: self.within_hops(zone) for zone in self.zones.tolist()}
        self.pairs = [
            (unit, zone)
            for unit in self.units.tolist()
            for zone in self.zones.tolist()
            if unit in near[zone] and unit in self.depth[zone]
        ]

    def depths(self, zone, mine) -> dict:
        """Steps from the school to the units of the area; other schools' units are in the way."""
        neighbours, fixed = self.plan.problem.adjacency.neighbours, self.plan.problem.fixed_zone
        root = int(self.plan.problem.seed_unit[zone])
        depth, front = {root: 0}, [root]
        while front:
            following = []
            for unit in front:
                for other in neighbours[unit]:
                    if other not in depth and mine[other] and fixed[other] in (-1, zone):
                        depth[other] = depth[unit] + 1
                        following.append(other)
            front = following
        return depth

    def within_hops(self, zone) -> set:
        """Units of the zone and a few steps around it: no zone is redrawn from scratch."""
        neighbours = self.plan.problem.adjacency.neighbours
        reached = set(np.flatnonzero(self.labels == zone).tolist())
        for _ in range(_HOPS):
            reached |= {other for unit in reached for other in neighbours[unit]}
        return reached

    def solve(self):
        """The zone of every unit at the least cost; None if nothing was found."""
        column = {pair: c for c, pair in enumerate(self.pairs)}
        n, k = len(self.pairs), len(self.zones)
        number = {zone: i for i, zone in enumerate(self.zones.tolist())}
        students = self.plan.problem.students
        low = np.array(self.objective.low)[self.zones]
        high = np.array(self.objective.high)[self.zones]
        target = np.array(self.objective.target)[self.zones]
        taken = np.zeros(k)
        for unit in self.held.tolist():
            taken[number[int(self.labels[unit])]] += students[unit]

        # Columns: pairs; then per zone its excess in pupils, and whether it has any.
        price = self.objective.goal.limits_weight
        cost = [
            self.objective.pull(self.plan, unit, zone) + _STAY * (self.labels[unit] != zone)
            for unit, zone in self.pairs
        ]
        cost = np.concatenate([cost, price / target, np.full(k, price * OUTSIDE)])
        rows, columns, values, lower, upper = [], [], [], [], []

        def add(entries, least, most):
            for c, value in entries:
                rows.append(len(lower))
                columns.append(c)
                values.append(value)
            lower.append(least)
            upper.append(most)

        by_unit, by_zone = {}, {}
        for c, (unit, zone) in enumerate(self.pairs):
            by_unit.setdefault(unit, []).append((c, 1.0))
            by_zone.setdefault(zone, []).append((c, float(students[unit])))
        for entries in by_unit.values():
            add(entries, 1, 1)
        for zone, i in number.items():
            entries = by_zone.get(zone, [])
            add([*entries, (n + i, -1.0)], -np.inf, high[i] - taken[i])
            add([*entries, (n + i, 1.0)], low[i] - taken[i], np.inf)
            most = float(students.sum())
            add([(n + i, 1.0), (n + k + i, -most)], -np.inf, 0)
        for unit, zone in [*self.pairs, *((u, int(self.labels[u])) for u in self.held.tolist())]:
            self.add_contiguity(add, column, unit, zone)

        size = n + 2 * k
        matrix = sparse.csr_matrix((values, (rows, columns)), shape=(len(lower), size))
        whole = np.concatenate([np.ones(n), np.zeros(k), np.ones(k)])
        ceiling = np.concatenate([np.ones(n), np.full(k, np.inf), np.ones(k)])
        answer = milp(
            cost,
            constraints=LinearConstraint(matrix, lower, upper),
            integrality=whole,
            bounds=Bounds(np.zeros(size), ceiling),
            options={"node_limit": _NODES, "mip_rel_gap": 0.002},
        )
        if answer.x is None:
            return None
        wanted = np.full(len(self.units), -1)
        for c, (unit, zone) in enumerate(self.pairs):
            if answer.x[c] > 0.5:
                wanted[self.row_of[unit]] = zone
        return wanted if (wanted >= 0).all() else None

    def add_contiguity(self, add, column, unit, zone):
        """A unit may only be in a zone with a neighbour that is a step nearer to the school."""
        depth, fixed = self.depth[zone], self.plan.problem.fixed_zone
        if depth.get(unit, 0) == 0:
            return
        nearer = [
            other
            for other in self.plan.problem.adjacency.neighbours[unit]
            if depth.get(other, depth[unit]) < depth[unit]
        ]
        if any(fixed[other] == zone for other in nearer):
            return
        entries = [(column[other, zone], 1.0) for other in nearer if (other, zone) in column]
        if (unit, zone) in column:
            add([*entries, (column[unit, zone], -1.0)], 0, np.inf)
        else:
            add(entries, 1, np.inf)
