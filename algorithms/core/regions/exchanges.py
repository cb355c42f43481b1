# SPDX-License-Identifier: GPL-2.0-or-later
"""The last step: units on a border change sides, up to two against two, while the plan gains."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Optional

import numpy as np

from ..progress import SILENT, Progress
from .goal import LEAST_GAIN, RegionGoal
from .plan import RegionPlan

MOST_UNITS = 40
"""Border units of one side that are looked at, those whose sums differ most left out."""

TRIED = 60
"""Exchanges of a pair of regions that are tried in earnest, the likeliest first."""

MISSED = 0.999
"""Part of what is wanted that an exchange may miss at most: each brings it a tenth nearer at least,
so that there is an end."""


def exchange(
    plan: RegionPlan,
    goal: RegionGoal,
    price: float,
    progress: Progress = SILENT,
    rounds: int = 400,
) -> int:
    """Better a plan in place by exchanges between neighbouring regions; returns how many.

    For each pair of regions all exchanges of up to two units against up to two are ranked in
    one table, by their sums exactly and by their looks as if each unit moved alone; the first
    ones are tried.

    Parameters
    ----------
    price : float
        Of what lies outside the limits.
    rounds : int
        At most so many exchanges per region.
    """
    waiting = deque(sorted(border_pairs(plan)))
    inside = set(waiting)
    made = 0
    while waiting and made < rounds * len(plan.mass):
        if progress.cancelled():
            break
        pair = waiting.popleft()
        inside.discard(pair)
        members = plan.units_of(*pair)
        while exchanged(plan, goal, price, *pair, members):
            made += 1
            beside = set(pair)
            for other in sorted(border_pairs(plan, beside)):
                if other not in inside:
                    inside.add(other)
                    waiting.append(other)
    return made


def border_pairs(plan: RegionPlan, regions: Optional[set[int]] = None) -> set[tuple[int, int]]:
    """Pairs of neighbouring regions, the lower first; those with one of some regions."""
    if regions is None:
        labels = plan.labels
        sides = np.sort(labels[plan.problem.adjacency.pairs], axis=1)
        sides = np.unique(sides[sides[:, 0] != sides[:, 1]], axis=0)
        return set(map(tuple, sides.tolist()))
    zone_of, neighbours = plan.zone_of, plan.problem.adjacency.neighbours
    found = set()
    for region in regions:
        beside = {zone_of[o] for unit in plan.members[region] for o in neighbours[unit]}
        found |= {(min(region, o), max(region, o)) for o in beside - {region}}
    return found


def exchanged(
    plan: RegionPlan, goal: RegionGoal, price: float, a: int, b: int, members: list
) -> bool:
    """Make the best exchange between two regions that is found, if one gains.

    ``members`` are the units of both, others among them doing no harm.
    """
    now = goal.around(plan, a, b, price)
    for out, back in likely_exchanges(plan, goal, price, a, b, members):
        if made(plan, out, back, a, b):
            if goal.around(plan, a, b, price) < now - LEAST_GAIN:
                return True
            undo(plan, out, back, a, b)
    return False


def likely_exchanges(
    plan: RegionPlan,
    goal: RegionGoal,
    price: float,
    a: int,
    b: int,
    members: list,
    wanted: Optional[np.ndarray] = None,
) -> Iterator[tuple[tuple, tuple]]:
    """The likeliest exchanges between two regions: what goes from a to b, and what from b to a.

    Parameters
    ----------
    members : list of int
        The units of both.
    wanted : ndarray of shape (fields,), optional
        What b is to gain of each sum; missing it costs as much as sums outside their limits, and
        what misses most of it is none. By default the limits of both count, and exchanges end
        where none can gain.
    """
    give = _border_units(plan, a, b, members)
    take = _border_units(plan, b, a, members)
    sets_a, costs_a = _sets(plan, goal, give, a, b)
    sets_b, costs_b = _sets(plan, goal, take, b, a)
    worth, missed = costs_a[:, None] + costs_b[None, :], 0.0
    for field, (totals, values) in enumerate(zip(plan.sums, plan.unit_sums)):
        s_a = _sums([values[u] for u in give])
        s_b = _sums([values[u] for u in take])
        over = s_a[:, None] - s_b[None, :]
        if wanted is not None:
            missed = missed + np.abs(over - wanted[field]) / goal.target[field]
            continue
        worth = worth + price * (
            goal.outside_all(field, totals[a] - over) + goal.outside_all(field, totals[b] + over)
        )
    if wanted is not None:
        most = MISSED * float(np.abs(wanted / np.array(goal.target)).sum())
        worth = np.where(missed <= most, worth + price * missed, np.inf)
    worth[0, 0] = np.inf
    flat = worth.ravel()
    likely = np.argpartition(flat, min(TRIED, flat.size - 1))[:TRIED]
    likely = likely[np.lexsort((likely, flat[likely]))]
    hopeful = np.inf
    if wanted is None:
        hopeful = goal.around(plan, a, b, price) + 0.1 * abs(costs_a[0]) + 0.05
    for at in likely.tolist():
        if not flat[at] < hopeful:
            break
        yield sets_a[at // len(sets_b)], sets_b[at % len(sets_b)]


def undo(plan: RegionPlan, out: tuple, back: tuple, a: int, b: int) -> None:
    """Take back an exchange that was made."""
    for unit in out:
        plan.move(unit, a)
    for unit in back:
        plan.move(unit, b)


def _border_units(plan: RegionPlan, a: int, b: int, units: list) -> list[int]:
    """Those of a region's units that are next to another region and free to leave."""
    zone_of, neighbours, fixed = (
        plan.zone_of,
        plan.problem.adjacency.neighbours,
        plan.problem.fixed_zone,
    )
    return [
        unit
        for unit in units
        if zone_of[unit] == a
        and fixed[unit] < 0
        and any(zone_of[other] == b for other in neighbours[unit])
    ][:MOST_UNITS]


def _sets(
    plan: RegionPlan, goal: RegionGoal, units: list[int], a: int, b: int
) -> tuple[list[tuple], np.ndarray]:
    """All sets of up to two units, and what looks and criteria cost if each moved alone."""
    base = goal.around(plan, a, b, 0.0)
    alone = []
    for unit in units:
        if plan.n_units[a] == 1:
            alone.append(np.inf)
            continue
        plan.move(unit, b)
        alone.append(goal.around(plan, a, b, 0.0) - base)
        plan.move(unit, a)
    sets: list[tuple] = [(), *((unit,) for unit in units)]
    costs = [0.0, *alone]
    for i in range(len(units)):
        for j in range(i):
            sets.append((units[i], units[j]))
            costs.append(alone[i] + alone[j])
    return sets, np.array(costs) + base / 2


def _sums(values: list) -> np.ndarray:
    """The sums of all sets of up to two units, in the order of ``_sets``."""
    one = np.array(values, float)
    i, j = np.tril_indices(len(values), -1)
    return np.concatenate([[0.0], one, one[i] + one[j]])


def made(plan: RegionPlan, out: tuple, back: tuple, a: int, b: int) -> bool:
    """Move some units from a to b and others back, one by one in an order that keeps both whole."""
    waiting = [*((unit, b) for unit in out), *((unit, a) for unit in back)]
    done: list[tuple[int, int]] = []
    while waiting:
        for move in waiting:
            unit, zone = move
            if zone in plan.adjacent_zones(unit) and plan.can_leave(unit):
                plan.move(unit, zone)
                done.append((unit, b if zone == a else a))
                waiting.remove(move)
                break
        else:
            for unit, zone in reversed(done):
                plan.move(unit, zone)
            return False
    return True
