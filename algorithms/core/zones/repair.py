# SPDX-License-Identifier: GPL-2.0-or-later
"""Redraw a few neighbouring zones at once, by small integer programmes.

Annealing moves single units. Where a school is overfull in the midst of full ones, or two
units would have to change places, only a chain of moves over several zones helps, and the
chance to draw it is slight. An integer programme over the zones finds it at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sqrt
from random import Random
from typing import Any, Optional

import numpy as np
from scipy import sparse

from ..jobs.solver import Solver
from ..progress import SILENT, Progress, Stopped
from .goal import Objective
from .metrics import pieces, zone_neighbours
from .plan import Plan
from .plan_programme import PlanProgramme
from .work import Budget


@dataclass(frozen=True)
class Size:
    """How large a programme may be and how long it may take.

    Attributes
    ----------
    columns : int
        Pairs of unit and zone beyond which a programme is not tried; before that, its zones
        grow by fewer hops.
    nodes : int
        Branches after which it takes the best found: a clock would make the plan depend
        on the machine.
    hops : int
        How many steps beyond its units a zone may grow: no zone is redrawn from scratch.
    narrow : int, optional
        Of the pairs, only those of the linear relaxation, those of the present plan and so many
        more are tried, those of least reduced cost. A limit on branches does not bound the time
        that HiGHS takes before the first one; the number of columns does.
    """

    columns: int = 300
    nodes: int = 100
    hops: int = 2
    narrow: Optional[int] = None


WIDE = Size(columns=700, nodes=30, hops=4)
"""For repairs: a school that starves amid units without pupils must reach beyond them."""

NARROW = Size(columns=700, nodes=10, hops=4, narrow=100)
"""For repairs that are to take seconds. Of 478 columns 100 more than needed were tried: 1.1 s in
place of 13.4, and what came out was better by 0.2 %, as the search had more of its time."""

BROAD = Size(columns=500, nodes=100, hops=4)
"""For maps of what several plans agree on, whose units are few."""


_ONE_WORK = 120
"""Columns from which on the root of a branching takes what all branches take on fewer."""

_SOLVED_WORK, _SOLVED_NODE_WORK = 0.2, 0.1
_UNSOLVED_WORK, _UNSOLVED_NODE_WORK = 1.2, 0.12
"""What a programme takes for each of its columns, and for each of them at every branch that was
looked at: of 36 programmes of repairs on Fairfax County and on a map whose seats lie elsewhere
than its students, solved ones took 0.2 to 0.9 s and those cut short 1 to 3.4 s, whether they
had 80 columns and 10 branches or 320 and the root alone."""

_MOST_NARROWED = 350
"""Columns beyond which a narrowed programme would still take too long."""

_LP_STEPS = 20_000
"""Of the simplex: a relaxation that needs more is done without, and all its columns stay."""

_OUT_OF_BRANCHES = 1
"""What scipy calls an answer that a limit cut short."""


def repair(
    plan: Plan,
    objective: Objective,
    size: Size = WIDE,
    groups: tuple = (4, 6, 8, 10),
    budget: Optional[Budget] = None,
    random_seed: int = 0,
    progress: Progress = SILENT,
    solver: Optional[Solver] = None,
) -> int:
    """Bring zones that lie outside their limits within, in place; returns how many still lie.

    A change is only kept if the plan's objective is better for it. Every zone is in one
    piece before and after.

    Parameters
    ----------
    groups : tuple of int
        How many neighbouring zones to redraw, one try after the other.
    budget : Budget, optional
        Work of all programmes after which to give up; what they take is taken off it.
    """
    budget = budget or Budget(400_000)
    rng, solver = Random(random_seed), solver or _in_this_process(progress)  # nosec B311  # seeded
    in_vain: set[tuple] = set()
    for count in groups:
        tried: set[tuple] = set()
        while budget.left > 0 and not progress.cancelled():
            zone = _next_violation(plan, objective, tried)
            if zone is None:
                break
            tried.add(_state(plan, zone))
            group = _group_of(plan, zone, count, rng)
            work = _redraw_unless(in_vain, plan, objective, group, size, solver, budget.left)[1]
            budget.take(work)
    return objective.violations(plan)


def redraw_everywhere(
    plan: Plan,
    objective: Objective,
    zones_at_once: int,
    size: Size = Size(),
    random_seed: int = 0,
    progress: Progress = SILENT,
    solver: Optional[Solver] = None,
) -> int:
    """Redraw small groups of neighbouring zones all over the map; returns how many got better.

    Every zone is the first of a group once.
    """
    rng, solver = Random(random_seed), solver or _in_this_process(progress)  # nosec B311  # seeded
    order = list(range(plan.problem.n_zones))
    rng.shuffle(order)
    better = 0
    in_vain: set[tuple] = set()
    for count, zone in enumerate(order):
        if progress.cancelled():
            break
        progress.share(count / len(order))
        group = _group_of(plan, zone, zones_at_once, rng)
        better += _redraw_unless(in_vain, plan, objective, group, size, solver)[0]
    return better


def _in_this_process(progress: Progress) -> Solver:
    solver = Solver(progress)
    solver.may_start = False
    return solver


def _state(plan: Plan, zone: int) -> tuple:
    return zone, plan.students[zone], plan.n_units[zone]


def _next_violation(plan: Plan, objective: Objective, tried: set) -> Optional[int]:
    outside = [(objective.outside(z, s), z) for z, s in enumerate(plan.students)]
    ordered = sorted(((-out, z) for out, z in outside if out > 0))
    return next((z for _, z in ordered if _state(plan, z) not in tried), None)


def _redraw_unless(
    in_vain: set,
    plan: Plan,
    objective: Objective,
    zones: np.ndarray,
    size: Size,
    solver: Solver,
    most: float = np.inf,
) -> tuple[bool, float]:
    """Redraw some zones, but not those tried in vain since the plan last changed."""
    named = tuple(zones.tolist())
    if named in in_vain:
        return False, 1
    better, work = _redraw(plan, objective, zones, size, solver, most)
    if better:
        in_vain.clear()
    else:
        in_vain.add(named)
    return better, work


def _redraw(
    plan: Plan, objective: Objective, zones: np.ndarray, size: Size, solver: Solver, most: float
) -> tuple[bool, float]:
    """Redraw some zones, in place: whether the plan is better for it, and the work it took.

    No programme is begun that might take more than ``most``.
    """
    area = _Area(plan, objective, plan.labels, zones, size)
    if len(area.units) == 0 or len(area.pairs) > size.columns:
        return False, 1
    wanted, work = area.solve(size, solver, most)
    if wanted is None:
        return False, work
    return _keep_if_better(plan, objective, area.units, wanted), work


def _keep_if_better(
    plan: Plan, objective: Objective, units: np.ndarray, wanted: np.ndarray
) -> bool:
    before, was = objective.of(plan), [plan.zone_of[unit] for unit in units.tolist()]
    if was == wanted.tolist():
        return False
    for unit, zone in zip(units.tolist(), wanted.tolist()):
        plan.move(unit, zone)
    if objective.of(plan) < before - 1e-9 and pieces(plan.problem, plan.labels).max() == 1:
        return True
    for unit, zone in zip(units.tolist(), was):
        plan.move(unit, zone)
    return False


def _group_of(plan: Plan, zone: int, count: int, rng: Random) -> np.ndarray:
    """A zone and neighbours of it, and of these, until there are ``count``."""
    ends = zone_neighbours(plan.problem, plan.labels)
    group = [zone]
    while len(group) < count:
        touching = np.isin(ends, group)
        near = np.setdiff1d(ends[touching.any(axis=1)], group).tolist()
        if not near:
            break
        group.append(rng.choice(near))
    return np.array(sorted(group))


class _Area:
    """The movable units of some zones, and the zones among these that each may go to."""

    def __init__(
        self, plan: Plan, objective: Objective, labels: np.ndarray, zones: np.ndarray, size: Size
    ) -> None:
        self.plan, self.objective, self.labels, self.zones = plan, objective, labels, zones
        problem = plan.problem
        self.neighbours = problem.adjacency.neighbours
        self.fixed = problem.fixed_zone
        mine = np.isin(labels, zones)
        held = np.asarray(self.fixed) >= 0
        self.units = np.flatnonzero(mine & ~held)
        self.held = np.flatnonzero(mine & held).tolist()
        self.depth = {zone: self.depths(zone, mine) for zone in zones.tolist()}
        # Many zones are redrawn near their borders only, rather than not at all.
        for hops in range(size.hops, 0, -1):
            self.pairs = self.pairs_within(hops)
            if len(self.pairs) <= size.columns:
                break

    def depths(self, zone: int, mine: Any) -> dict:
        """Steps from the school to the units of the area; other schools' units are in the way."""
        root = int(self.plan.problem.seed_unit[zone])
        depth, front = {root: 0}, [root]
        while front:
            following = []
            for unit in front:
                for other in self.neighbours[unit]:
                    if other not in depth and mine[other] and self.fixed[other] in (-1, zone):
                        depth[other] = depth[unit] + 1
                        following.append(other)
            front = following
        return depth

    def pairs_within(self, hops: int) -> list:
        """Every movable unit with every zone that is so many steps away and can reach it."""
        near = {zone: self.within_hops(zone, hops) for zone in self.zones.tolist()}
        return [
            (unit, zone)
            for unit in self.units.tolist()
            for zone in self.zones.tolist()
            if unit in near[zone] and unit in self.depth[zone]
        ]

    def within_hops(self, zone: int, hops: int) -> set:
        """Units of the zone and of some steps around it."""
        reached = set(np.flatnonzero(self.labels == zone).tolist())
        for _ in range(hops):
            reached |= {other for unit in reached for other in self.neighbours[unit]}
        return reached

    def solve(
        self, size: Size, solver: Solver, most: float = np.inf
    ) -> tuple[Optional[np.ndarray], float]:
        """The zone of every unit at about the least cost, and the work that it took.

        None in place of the zones if nothing was found.
        """
        programme = _Programme(self, most)
        x = programme.solve(size, solver)
        if x is None:
            return None, programme.work
        wanted = {unit: zone for c, (unit, zone) in enumerate(self.pairs) if x[c] > 0.5}
        if len(wanted) < len(self.units):
            return None, programme.work
        return np.array([wanted[unit] for unit in self.units.tolist()]), programme.work


class _Programme(PlanProgramme):
    """The integer programme of an area."""

    def __init__(self, area: _Area, most_work: float):
        super().__init__(area.plan, area.objective)
        self.area = area
        self.work, self.most_work = 1.0, most_work
        self.held = {(u, int(area.labels[u])) for u in area.held}
        self.add_pairs(area.pairs)
        self.add_pulls()
        for zone in area.zones.tolist():
            self.add_limits(zone)
            self.add_shape(zone)
        self.add_prices()
        for pair in [*area.pairs, *sorted(self.held)]:
            self.add_contiguity(*pair)

    def add_shape(self, zone: int) -> None:
        """Compactness, to first order around the present shape: by area and outline."""
        area, plan = self.area, self.area.plan
        weight = area.objective.compactness_weight[zone]
        if weight == 0:
            return
        size, outline = plan.area[zone], plan.perimeter[zone]
        per_metre = weight * sqrt(4 * pi * size) / outline**2
        per_m2 = weight * sqrt(pi / size) / outline
        problem = plan.problem
        for (unit, z), c in self.column.items():
            if z != zone:
                continue
            self.cost[c] += per_metre * float(problem.perimeter_m[unit])
            self.cost[c] -= per_m2 * float(problem.area_m2[unit])
            adjacency = problem.adjacency
            for other, border in zip(adjacency.border_neighbours[unit], adjacency.borders[unit]):
                if (other, zone) in self.held:
                    self.cost[c] -= 2 * per_metre * border
                elif other > unit and (other, zone) in self.column:
                    both = self.add_column(-2 * per_metre * border, False)
                    self.add_row([(both, 1.0), (c, -1.0)], -np.inf, 0)
                    self.add_row([(both, 1.0), (self.column[other, zone], -1.0)], -np.inf, 0)

    def add_contiguity(self, unit: int, zone: int) -> None:
        """A unit may only be in a zone with a neighbour that is a step nearer to the school."""
        depth = self.area.depth[zone]
        if depth.get(unit, 0) == 0:
            return
        nearer = [o for o in self.area.neighbours[unit] if depth.get(o, depth[unit]) < depth[unit]]
        if any((other, zone) in self.held for other in nearer):
            return
        entries = [(self.column[o, zone], 1.0) for o in nearer if (o, zone) in self.column]
        if (unit, zone) in self.column:
            self.add_row([*entries, (self.column[unit, zone], -1.0)], 0, np.inf)
        else:
            self.add_row(entries, 1, np.inf)

    def solve(self, size: Size, solver: Solver) -> Optional[np.ndarray]:
        """The value of every column; None if nothing was found."""
        matrix, most = self.matrix(), np.array(self.most)
        try:
            if size.narrow is None:
                return self.whole_numbers(matrix, most, size.nodes, solver)
            order, needed = self.ranked(matrix, most, solver)
            # Where too few were kept for zones in one piece, HiGHS sees it at once.
            for more in (size.narrow, 2 * size.narrow, 4 * size.narrow):
                kept = order[: needed + more]
                if len(kept) > _MOST_NARROWED:
                    return None
                narrowed = most.copy()
                narrowed[np.setdiff1d(order, kept)] = 0
                # On more columns the root alone takes what the branches take on few.
                nodes = size.nodes if len(kept) <= _ONE_WORK else 1
                x = self.whole_numbers(matrix, narrowed, nodes, solver, len(kept))
                if x is not None or len(kept) == len(order):
                    return x
        except Stopped:
            pass
        return None

    def whole_numbers(
        self,
        matrix: sparse.csr_matrix,
        most: np.ndarray,
        nodes: int,
        solver: Solver,
        columns: Any = None,
    ) -> Optional[np.ndarray]:
        """Solve the integer programme with columns of 0 to ``most``; None if it found nothing."""
        columns = columns or len(self.column)
        if self.work + columns * (_UNSOLVED_WORK + _UNSOLVED_NODE_WORK * nodes) > self.most_work:
            return None
        answer = self.answer(matrix, solver, nodes, most)
        branches = answer.mip_node_count or 0
        if answer.status == _OUT_OF_BRANCHES:
            self.work += columns * (_UNSOLVED_WORK + _UNSOLVED_NODE_WORK * branches)
        else:
            self.work += columns * (_SOLVED_WORK + _SOLVED_NODE_WORK * branches)
        return answer.x

    def ranked(
        self, matrix: sparse.csr_matrix, most: np.ndarray, solver: Solver
    ) -> tuple[np.ndarray, int]:
        """The columns of the pairs, best first, and how many of them are needed at least.

        Those are the pairs of the linear relaxation and of the present plan; the others follow by
        their reduced costs: by so much at least would the programme be worse with them.
        """
        lower, upper = np.array(self.lower, float), np.array(self.upper, float)
        equal = lower == upper
        below, above = np.isfinite(upper) & ~equal, np.isfinite(lower) & ~equal
        answer = solver.call(
            "linprog",
            np.array(self.cost),
            A_ub=sparse.vstack([matrix[below], -matrix[above]]).tocsr(),
            b_ub=np.concatenate([upper[below], -lower[above]]),
            A_eq=matrix[equal],
            b_eq=upper[equal],
            bounds=np.column_stack([np.zeros(len(most)), most]),
            method="highs-ds",
            options={"maxiter": _LP_STEPS},
        )
        columns = np.fromiter(self.column.values(), int, len(self.column))
        if answer.status != 0:
            return columns, len(columns)
        labels = self.area.labels
        present = np.array([labels[unit] == zone for unit, zone in self.column])
        needed = (answer.x[columns] > 1e-9) | present
        order = np.lexsort((columns, np.round(answer.lower.marginals[columns], 9), ~needed))
        return columns[order], int(needed.sum())
