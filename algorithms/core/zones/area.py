# SPDX-License-Identifier: GPL-2.0-or-later
"""A few neighbouring zones as an integer programme: which of them each of their units goes to.

Compactness counts to first order around the present shapes; every zone is in one piece, as a unit
may only be in it with a neighbour that is nearer to the school.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import pi, sqrt
from typing import Any, Optional

import numpy as np
from scipy import sparse

from ..jobs.solver import Solver
from ..progress import Stopped
from .goal import Objective
from .plan import Plan
from .plan_programme import PlanProgramme
from .programme import GAP


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
    kept : int, optional
        Of the pairs, at most so many are tried, and none that no better plan can use by the linear
        relaxation. Ways to a zone's units lead through the zone as it is, so that the present plan
        is among those tried.
    gap : float
        Between the best found and the proof at which to stop, as a share.
    """

    columns: int = 300
    nodes: int = 100
    hops: int = 2
    narrow: Optional[int] = None
    kept: Optional[int] = None
    gap: float = GAP


SMALL = Size()
"""For a few zones."""

WIDE = Size(columns=700, nodes=30, hops=4)
"""For repairs: a school that starves amid units without pupils must reach beyond them."""

NARROW = Size(columns=700, nodes=10, hops=4, narrow=100)
"""For repairs that are to take seconds. Of 478 columns 100 more than needed were tried: 1.1 s in
place of 13.4, and what came out was better by 0.2 %, as the search had more of its time."""

BROAD = Size(columns=500, nodes=100, hops=4)
"""For maps of what several plans agree on, whose units are few."""

DEEP = Size(columns=20_000, nodes=20, hops=4, kept=400, gap=1e-4)
"""For many zones at once, where redrawing few of them brings nothing more. Of some 2,000 pairs of
24 of Fairfax County's elementary schools 400 took 0.1 s; 500 of 16 schools took three times as
long, and found less."""


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

_EPS = 1e-9
"""What the solver's rounding may let a share be above nothing."""

_OUT_OF_BRANCHES = 1
"""What scipy calls an answer that a limit cut short."""


class Area:
    """The movable units of some zones, and the zones among these that each may go to."""

    def __init__(
        self, plan: Plan, objective: Objective, labels: np.ndarray, zones: np.ndarray, size: Size
    ) -> None:
        self.plan, self.objective, self.labels, self.zones = plan, objective, labels, zones
        problem = plan.problem
        self.neighbours = problem.adjacency.neighbours
        self.fixed = problem.fixed_zone
        mine = np.isin(labels, zones)
        is_fixed = np.asarray(self.fixed) >= 0
        self.units = np.flatnonzero(mine & ~is_fixed)
        self.fixed_units = np.flatnonzero(mine & is_fixed).tolist()
        self.present_first = size.kept is not None
        self.depth = {zone: self.depths(zone, mine) for zone in zones.tolist()}
        # Many zones are redrawn near their borders only, rather than not at all.
        for hops in range(size.hops, 0, -1):
            self.pairs = self.pairs_within(hops)
            if len(self.pairs) <= size.columns:
                break

    def depths(self, zone: int, mine: Any) -> dict:
        """Steps from the school to the units of the area; other schools' units are in the way."""
        queue = [(0, int(self.plan.problem.seed_unit[zone]))]
        depth: dict[int, int] = {}
        # With the present first, the zone as it is, and then what lies around it.
        for inside in [mine & (self.labels == zone), mine] if self.present_first else [mine]:
            queue += [
                (steps + 1, other)
                for unit, steps in depth.items()
                for other in self.neighbours[unit]
                if mine[other] and self.fixed[other] in (-1, zone)
            ]
            heapify(queue)
            while queue:
                steps, unit = heappop(queue)
                if unit in depth:
                    continue
                depth[unit] = steps
                for other in self.neighbours[unit]:
                    if other not in depth and inside[other] and self.fixed[other] in (-1, zone):
                        heappush(queue, (steps + 1, other))
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

    def __init__(self, area: Area, most_work: float):
        super().__init__(area.plan, area.objective)
        self.area = area
        self.work, self.most_work = 1.0, most_work
        self.fixed_pairs = {(u, int(area.labels[u])) for u in area.fixed_units}
        self.add_pairs(area.pairs)
        self.add_pulls()
        for zone in area.zones.tolist():
            self.add_limits(zone)
            self.add_shape(zone)
        self.add_prices()
        for pair in [*area.pairs, *sorted(self.fixed_pairs)]:
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
                if (other, zone) in self.fixed_pairs:
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
        if any((other, zone) in self.fixed_pairs for other in nearer):
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
            if size.kept is not None:
                return self.bettering(matrix, most, size, solver)
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
        gap: float = GAP,
    ) -> Optional[np.ndarray]:
        """Solve the integer programme with columns of 0 to ``most``; None if it found nothing."""
        columns = columns or len(self.column)
        if self.work + columns * (_UNSOLVED_WORK + _UNSOLVED_NODE_WORK * nodes) > self.most_work:
            return None
        answer = self.answer(matrix, solver, nodes, most, gap)
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
        answer = self.relaxed(matrix, np.zeros(len(most)), most, solver)
        columns = np.fromiter(self.column.values(), int, len(self.column))
        if answer.status != 0:
            return columns, len(columns)
        present = self.present
        needed = (answer.x[columns] > _EPS) | present
        order = np.lexsort((columns, np.round(answer.lower.marginals[columns], 9), ~needed))
        return columns[order], int(needed.sum())

    def bettering(
        self, matrix: sparse.csr_matrix, most: np.ndarray, size: Size, solver: Solver
    ) -> Optional[np.ndarray]:
        """Solve with pairs that a plan better than the present one can use; None if none can.

        A pair makes any plan that uses it worse than the relaxation by its reduced cost at least.
        """
        columns, present = np.fromiter(self.column.values(), int, len(self.column)), self.present
        free = self.relaxed(matrix, np.zeros(len(most)), most, solver)
        least, greatest = np.zeros(len(most)), most.copy()
        least[columns[present]], greatest[columns[~present]] = 1, 0
        as_it_is = self.relaxed(matrix, least, greatest, solver)
        if free.status != 0 or as_it_is.status != 0:
            return None
        room = as_it_is.fun - free.fun
        if room <= _EPS:
            return None
        reduced = np.round(free.lower.marginals[columns], 9)
        needed = (free.x[columns] > _EPS) | present
        order = np.lexsort((columns, reduced, ~needed))
        kept = order[(needed | (reduced <= room))[order]][: size.kept]
        narrowed = most.copy()
        narrowed[np.delete(columns, kept)] = 0
        return self.whole_numbers(matrix, narrowed, size.nodes, solver, len(kept), size.gap)

    @property
    def present(self) -> np.ndarray:
        """Whether each pair is one of the present plan."""
        return np.array([self.area.labels[unit] == zone for unit, zone in self.column])

    def relaxed(
        self, matrix: sparse.csr_matrix, least: np.ndarray, most: np.ndarray, solver: Solver
    ) -> Any:
        """The linear relaxation with columns of ``least`` to ``most``."""
        lower, upper = np.array(self.lower, float), np.array(self.upper, float)
        equal = lower == upper
        below, above = np.isfinite(upper) & ~equal, np.isfinite(lower) & ~equal
        return solver.call(
            "linprog",
            np.array(self.cost),
            A_ub=sparse.vstack([matrix[below], -matrix[above]]).tocsr(),
            b_ub=np.concatenate([upper[below], -lower[above]]),
            A_eq=matrix[equal],
            b_eq=upper[equal],
            bounds=np.column_stack([least, most]),
            method="highs-ds",
            options={"maxiter": _LP_STEPS},
        )
