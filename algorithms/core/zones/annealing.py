# SPDX-License-Identifier: GPL-2.0-or-later
"""Simulated annealing of a plan by moving units across borders between zones.

Kirkpatrick, Gelatt and Vecchi (1983), Optimization by simulated annealing, Science 220, with
two things of our own: what lies outside the limits costs little at first and ever more (a
high price from the start freezes the plan before it is any good), and moves are drawn from
the borders between zones only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, log, pi, sqrt
from random import Random
from typing import Optional

import numpy as np

from ..progress import SILENT, Progress
from .goal import OUTSIDE, Objective
from .plan import Plan
from .work import Budget

_BLOCK = 4096
"""Proposals between two checks of temperature, price and the user's wish to stop."""

_COOLER = 0.5
"""About how much work a block still takes on average, of what it takes now: the colder the
plan, the fewer of its units move."""


@dataclass(frozen=True)
class Schedule:
    """How long and how hot.

    Attributes
    ----------
    proposals : int
    hot, cold : float
        Temperature at the start and at the end, in units of the objective.
    first_price : float
        What a zone outside its limits costs at the start, per unit of excess; it rises to
        the goal's own weight over the first ``ramp`` of the proposals.
    ramp : float
    keep_start : bool
        Whether the state that the plan came with may be the best one. Without, the plan is
        left at the best state met after the ramp, which may be worse than it was.
    """

    proposals: int
    hot: float = 0.1
    cold: float = 0.001
    first_price: float = 1.0
    ramp: float = 0.95
    keep_start: bool = True


class _Pulls(dict):
    """What it costs that a unit belongs to a zone, by zone, asked for once."""

    __slots__ = ("objective", "plan", "unit")

    def __init__(self, plan: Plan, objective: Objective, unit: int):
        self.plan, self.objective, self.unit = plan, objective, unit

    def __missing__(self, zone: int) -> float:
        self[zone] = pull = self.objective.pull(self.plan, self.unit, zone)
        return pull


class Borders:
    """The pairs of neighbouring units in different zones, kept up to date; none twice.

    A pair (x, y) stands for the move of x to the zone of y. Pairs whose x may never move
    are left out.
    """

    def __init__(self, plan: Plan):
        matrix = plan.problem.adjacency.open_border_m
        fixed = plan.problem.fixed_zone
        rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
        self.unit = rows.tolist()
        self.other = matrix.indices.tolist()
        # Row by row is the order of the pairs; the order column by column is their inverse.
        back = np.lexsort((rows, matrix.indices)).tolist()
        around = list(zip(range(len(self.unit)), self.other, back))
        first = matrix.indptr.tolist()
        self.around = [around[a:b] for a, b in zip(first[:-1], first[1:])]
        self.movable = [fixed[unit] < 0 for unit in self.unit]
        self.at = [-1] * len(self.unit)
        self.pairs: list[int] = []
        zone_of = plan.zone_of
        for e, (a, b) in enumerate(zip(self.unit, self.other)):
            if zone_of[a] != zone_of[b] and self.movable[e]:
                self.add(e)

    def add(self, e: int) -> None:
        if self.at[e] < 0:
            self.at[e] = len(self.pairs)
            self.pairs.append(e)

    def remove(self, e: int) -> None:
        at = self.at[e]
        if at >= 0:
            last = self.pairs.pop()
            if last != e:
                self.pairs[at] = last
                self.at[last] = at
            self.at[e] = -1

    def moved(self, unit: int, zone_of: list) -> None:
        """Take note that a unit has moved."""
        zone, movable, at, pairs = zone_of[unit], self.movable, self.at, self.pairs
        for e, other, opposite in self.around[unit]:
            if zone_of[other] == zone:
                if at[e] >= 0:
                    self.remove(e)
                if at[opposite] >= 0:
                    self.remove(opposite)
            else:
                if at[e] < 0 and movable[e]:
                    at[e] = len(pairs)
                    pairs.append(e)
                if at[opposite] < 0 and movable[opposite]:
                    at[opposite] = len(pairs)
                    pairs.append(opposite)


def anneal(
    plan: Plan,
    objective: Objective,
    schedule: Schedule,
    random_seed: int,
    progress: Progress = SILENT,
    budget: Optional[Budget] = None,
    watch: Optional[Callable[[int, int, int], None]] = None,
) -> float:
    """Better a plan in place; returns its objective.

    The plan has all units assigned and every zone in one piece; both stay so after every
    move. The plan is left at the best state met, the one it came with included.

    Parameters
    ----------
    budget : Budget, optional
        What the work is taken off. Where it would not last for all proposals, the plan cools
        the faster, and fewer are made.
    watch : callable, optional
        Called after every move with the unit, the zone that it left and the one it joined.
    """
    rng = Random(random_seed)  # nosec B311  # seeded
    draw = rng.random
    borders = Borders(plan)
    pairs, unit_of, other_of = borders.pairs, borders.unit, borders.other
    links = plan.problem.adjacency.rings.links
    # The plan's own lists, under local names: attribute look-ups would double the time.
    zone_of, students, area, perimeter = plan.zone_of, plan.students, plan.area, plan.perimeter
    pulls = [_Pulls(plan, objective, unit) for unit in range(len(zone_of))]
    weight = plan.problem.students.tolist()
    unit_area, unit_perimeter = plan.problem.area_m2.tolist(), plan.problem.perimeter_m.tolist()
    low = [pupils - 1e-9 for pupils in objective.low]
    high = [pupils + 1e-9 for pupils in objective.high]
    capacity, target = objective.capacity, objective.target
    round_weight = [weight * sqrt(4 * pi) for weight in objective.compactness_weight]
    two_circles = [2 * weight for weight in objective.compactness_weight]
    shape = [-w * sqrt(a) / p for w, a, p in zip(round_weight, area, perimeter)]

    terms, per_student = plan.terms, objective.per_student
    full_price = objective.goal.limits_weight
    per_seat = [weight / c for weight, c in zip(objective.balance_weight, capacity)]
    worth = objective.of(plan)
    best, best_zone_of = worth if schedule.keep_start else inf, list(zone_of)
    since_best: set[int] = set()
    blocks = max(1, schedule.proposals // _BLOCK)
    budget = Budget() if budget is None else budget
    moved, searched, block = plan.moves, plan.searched, 0.0
    while block < blocks:
        done = min(1.0, block / max(1, blocks - 1))
        temperature = schedule.hot * (schedule.cold / schedule.hot) ** done
        ramped = min(1.0, done / schedule.ramp) if schedule.ramp > 0 else 1.0
        price = full_price
        if schedule.first_price < full_price:
            price = schedule.first_price * (full_price / schedule.first_price) ** ramped
        step = price * OUTSIDE
        price_of = [price / t for t in target]
        paid = [
            abs(c - s) * even
            + ((max(least - s, s - most) * p + step) if s < least or s > most else 0.0)
            for s, c, even, least, most, p in zip(students, capacity, per_seat, low, high, price_of)
        ]
        keep_best = ramped >= 1.0
        if keep_best:
            worth = objective.of(plan)
        if progress.cancelled():
            # The state met so far, at the full price that the ramp has not reached yet.
            worth = objective.of(plan)
            if worth < best:
                best_zone_of[:] = zone_of
                since_best.clear()
            break
        if not pairs:
            break
        progress.share(done)
        for _ in range(_BLOCK):
            e = pairs[int(draw() * len(pairs))]
            x = unit_of[e]
            b = zone_of[other_of[e]]
            a = zone_of[x]
            s = weight[x]
            row = pulls[x]
            change = row[b] - row[a]
            if s:
                sa = students[a] - s
                sb = students[b] + s
                pa = abs(capacity[a] - sa) * per_seat[a]
                if sa < low[a]:
                    pa += (low[a] - sa) * price_of[a] + step
                elif sa > high[a]:
                    pa += (sa - high[a]) * price_of[a] + step
                pb = abs(capacity[b] - sb) * per_seat[b]
                if sb < low[b]:
                    pb += (low[b] - sb) * price_of[b] + step
                elif sb > high[b]:
                    pb += (sb - high[b]) * price_of[b] + step
                change += pa + pb - paid[a] - paid[b]
            for term in terms:
                change += per_student * term.change(x, a, b)
            allowed = -temperature * log(1.0 - draw())
            old_shape = shape[a] + shape[b]
            # Even two circles would not make up for it; both zones are of one level.
            if change - old_shape - two_circles[a] > allowed:
                continue
            with_a = with_b = 0.0
            inside = 0
            for y, length, bit in links[x]:
                z = zone_of[y]
                if z == a:
                    with_a += length
                    inside |= bit
                elif z == b:
                    with_b += length
            outline = unit_perimeter[x]
            rest = area[a] - unit_area[x]
            if rest <= 0:
                continue
            round_ = round_weight[a]
            shape_a = -round_ * sqrt(rest) / (perimeter[a] - outline + 2 * with_a)
            shape_b = -round_ * sqrt(area[b] + unit_area[x]) / (perimeter[b] + outline - 2 * with_b)
            change += shape_a + shape_b - old_shape
            if change > allowed or not plan.hangs_together(x, inside):
                continue
            plan.transfer(x, b, with_a, with_b)
            borders.moved(x, zone_of)
            if watch is not None:
                watch(x, a, b)
            shape[a] = shape_a
            shape[b] = shape_b
            if s:
                paid[a] = pa
                paid[b] = pb
            worth += change
            if keep_best:
                if worth < best - 1e-9:
                    best = worth
                    best_zone_of[x] = b
                    for unit in since_best:
                        best_zone_of[unit] = zone_of[unit]
                    since_best.clear()
                else:
                    since_best.add(x)
            else:
                since_best.add(x)
        work = budget.anneal(_BLOCK, plan.moves - moved, plan.searched - searched)
        moved, searched = plan.moves, plan.searched
        block += _step(schedule, block, blocks, work, budget.left)
    for unit in sorted(since_best):
        plan.move(unit, best_zone_of[unit])
    return objective.of(plan)


def _step(schedule: Schedule, block: float, blocks: int, work: float, left: float) -> float:
    """How many blocks further to cool: one, or more where the work left would not last.

    The price is always brought to its full height, and what follows is done whole: only then
    does the plan come to rest within its limits.
    """
    to_full_price = schedule.ramp * (blocks - 1) - block
    if to_full_price <= 1:
        return 1.0
    needed = _COOLER * work * (blocks - block)
    return max(1.0, min(needed / left if left > 0 else inf, to_full_price))
