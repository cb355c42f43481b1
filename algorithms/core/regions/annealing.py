# SPDX-License-Identifier: GPL-2.0-or-later
"""Simulated annealing of regions by moves and swaps of units across their borders.

Centres move with the units. What lies outside the limits costs little at first, so that the
plan takes its shape, and much in the end (see ``goal.RegionGoal.outside``). Where a unit is a
large part of a region, moves alone cannot even out the sums: two units that change places can.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import inf, log, sqrt
from random import Random

import numpy as np

from ..progress import SILENT, Progress
from ..zones.annealing import Borders
from .goal import A_REGION, RegionGoal
from .plan import ROUND, RegionPlan

_BLOCK = 2048
"""Proposals between two checks of temperature, price and the user's wish to stop; more on maps
with many borders, whose lists per pair of regions are made anew each time."""

_FEWEST_BLOCKS = 40
"""Blocks are smaller where there would be fewer, so that each annealing cools step by step."""


@dataclass(frozen=True)
class Cooling:
    """How long and how hot.

    Attributes
    ----------
    proposals : int
    hot, cold : float
        Temperature at the start and at the end, in mean changes of shape and distance by a move.
    first_price, last_price : float
        What a unit outside the limits costs, in the same.
    tighten : float
        Part of the proposals after which the price rises to the last one.
    swaps : float
        Part of the proposals that are swaps.
    """

    proposals: int
    hot: float = 1.0
    cold: float = 0.02
    first_price: float = 0.5
    last_price: float = 10.0
    tighten: float = 0.75
    swaps: float = 0.3
    last_swaps: float = 0.6


def mean_change(plan: RegionPlan, goal: RegionGoal, borders: Borders, rng: Random) -> float:
    """By how much a move changes shape and distance, on average over some of the borders."""
    changes = []
    for _ in range(min(300, 3 * len(borders.pairs))):
        e = borders.pairs[int(rng.random() * len(borders.pairs))]
        x, b = borders.unit[e], plan.zone_of[borders.other[e]]
        a = plan.zone_of[x]
        if plan.n_units[a] == 1:
            continue
        before = goal.form_cost(plan, a) + goal.form_cost(plan, b)
        plan.move(x, b)
        changes.append(abs(goal.form_cost(plan, a) + goal.form_cost(plan, b) - before))
        plan.move(x, a)
    return float(np.mean(changes)) if changes else 0.0


def anneal(
    plan: RegionPlan,
    goal: RegionGoal,
    cooling: Cooling,
    random_seed: int,
    progress: Progress = SILENT,
) -> None:
    """Better a plan in place; all of its regions stay in one piece after every move.

    The plan is left at the best state met at the full price; of those, sums inside the limits
    come first.
    """
    rng = Random(random_seed)  # nosec B311  # seeded
    draw = rng.random
    borders = Borders(plan)
    pairs, unit_of, other_of = borders.pairs, borders.unit, borders.other
    adjacency = plan.problem.adjacency
    neighbours, lengths = adjacency.border_neighbours, adjacency.borders
    # The plan's own lists, under local names: attribute look-ups would double the time.
    zone_of, area, perimeter, n_units = plan.zone_of, plan.area, plan.perimeter, plan.n_units
    mass, mx, my, m2 = plan.mass, plan.moment_x, plan.moment_y, plan.moment_2
    unit_mass, unit_x, unit_y, unit_2 = plan.unit_mass, plan.unit_x, plan.unit_y, plan.unit_2
    unit_area, unit_perimeter = plan.problem.area_m2.tolist(), plan.problem.perimeter_m.tolist()
    fields = list(zip(range(len(plan.sums)), plan.sums, plan.unit_sums))
    outside = goal.outside
    far, round_weight = goal.distance / goal.reference, goal.compactness * ROUND
    regions, terms = range(len(mass)), plan.terms

    scale = mean_change(plan, goal, borders, rng)
    if not pairs or not scale:
        return
    per_unit = scale / (2 * goal.unit_share)
    first_price, last_price = cooling.first_price * per_unit, cooling.last_price * per_unit

    look = [goal.form_cost(plan, k) for k in regions]
    beyond = [goal.penalty(plan, k) for k in regions]
    best, best_zone_of = inf, list(zone_of)
    since_best: set[int] = set()
    size = max(_BLOCK, len(pairs) // 4)
    size = max(1, min(size, cooling.proposals // _FEWEST_BLOCKS))
    blocks = max(1, cooling.proposals // size)
    for block in range(blocks):
        if progress.cancelled():
            break
        progress.share(block / blocks)
        done = block / max(1, blocks - 1)
        temperature = scale * cooling.hot * (cooling.cold / cooling.hot) ** done
        price, swaps = first_price, cooling.swaps
        if done > cooling.tighten:
            rise = min(1.0, (done - cooling.tighten) / (1 - cooling.tighten) * 1.25)
            price = first_price * (last_price / first_price) ** rise
            swaps = cooling.last_swaps
        if not pairs:
            break
        keep_best = price >= last_price * 0.999
        worth = sum(look) + price * sum(beyond) + goal.wishes(plan)
        # Lists per ordered pair of regions, to draw swaps from; stale ones are seen below.
        facing = defaultdict(list)
        for e in pairs:
            facing[zone_of[unit_of[e]], zone_of[other_of[e]]].append(e)
        for _ in range(size):
            e = pairs[int(draw() * len(pairs))]
            x = unit_of[e]
            a, b = zone_of[x], zone_of[other_of[e]]
            y = -1
            if draw() < swaps:
                against = facing.get((b, a))
                if not against:
                    continue
                f = against[int(draw() * len(against))]
                y = unit_of[f]
                if zone_of[y] != b or y == x:
                    continue
            elif n_units[a] == 1:
                continue
            allowed = -temperature * log(1.0 - draw())
            # Sums first: they cost the least to look at.
            beyond_a = beyond_b = 0.0
            for field, totals, values in fields:
                s = values[x] if y < 0 else values[x] - values[y]
                beyond_a += outside(totals[a] - s, field)
                beyond_b += outside(totals[b] + s, field)
            change = price * (beyond_a + beyond_b - beyond[a] - beyond[b])
            if y < 0:
                w, wx, wy, w2 = unit_mass[x], unit_x[x], unit_y[x], unit_2[x]
                ground = unit_area[x]
            else:
                w, wx = unit_mass[x] - unit_mass[y], unit_x[x] - unit_x[y]
                wy, w2 = unit_y[x] - unit_y[y], unit_2[x] - unit_2[y]
                ground = unit_area[x] - unit_area[y]
            xa, ya, xb, yb = mx[a] - wx, my[a] - wy, mx[b] + wx, my[b] + wy
            look_a = far * (m2[a] - w2 - (xa * xa + ya * ya) / (mass[a] - w))
            look_b = far * (m2[b] + w2 - (xb * xb + yb * yb) / (mass[b] + w))
            old = look[a] + look[b]
            # Even two circles would not make up for it.
            if change + look_a + look_b - old - 2 * goal.compactness > allowed:
                continue
            xa = xb = 0.0
            for other, length in zip(neighbours[x], lengths[x]):
                z = zone_of[other]
                if z == a:
                    xa += length
                elif z == b and other != y:
                    xb += length
            outline_a = perimeter[a] - unit_perimeter[x] + 2 * xa
            outline_b = perimeter[b] + unit_perimeter[x] - 2 * xb
            if y >= 0:
                ya = yb = 0.0
                for other, length in zip(neighbours[y], lengths[y]):
                    z = zone_of[other]
                    if other == x:
                        yb += length
                    elif z == a:
                        ya += length
                    elif z == b:
                        yb += length
                # Where the two touch, x is counted in b when y leaves it.
                touch = 0.0
                for other, length in zip(neighbours[x], lengths[x]):
                    if other == y:
                        touch = length
                outline_b += -2 * touch - unit_perimeter[y] + 2 * yb
                outline_a += unit_perimeter[y] - 2 * ya
            if area[a] - ground <= 0 or area[b] + ground <= 0:
                continue
            look_a -= round_weight * sqrt(area[a] - ground) / outline_a
            look_b -= round_weight * sqrt(area[b] + ground) / outline_b
            change += look_a + look_b - old
            if y < 0 and terms:
                change += sum(term.change(x, a, b) for term in terms) / A_REGION
            if change > allowed:
                continue
            if y < 0:
                if not plan.can_leave(x):
                    continue
                plan.move(x, b)
                borders.moved(x, zone_of)
            else:
                wished = goal.wishes(plan)
                if not swapped(plan, x, y):
                    continue
                if terms:
                    # What two units change together is known only once both have changed.
                    change += goal.wishes(plan) - wished
                    if change > allowed:
                        plan.move(x, a)
                        plan.move(y, b)
                        continue
                borders.moved(x, zone_of)
                borders.moved(y, zone_of)
            look[a], look[b] = look_a, look_b
            beyond[a], beyond[b] = beyond_a, beyond_b
            worth += change
            if keep_best and worth < best - 1e-9:
                best = worth
                since_best.update((x, y) if y >= 0 else (x,))
                for unit in since_best:
                    best_zone_of[unit] = zone_of[unit]
                since_best.clear()
            else:
                since_best.add(x)
                if y >= 0:
                    since_best.add(y)
    if best < inf:
        go_to(plan, best_zone_of, since_best)


def swapped(plan: RegionPlan, x: int, y: int) -> bool:
    """Swap two units of neighbouring regions, if both regions stay in one piece."""
    zone_of, neighbours = plan.zone_of, plan.problem.adjacency.neighbours
    a, b = zone_of[x], zone_of[y]
    if not any(zone_of[other] == a and other != x for other in neighbours[y]):
        return False
    if not any(zone_of[other] == b and other != y for other in neighbours[x]):
        return False
    if plan.n_units[a] == 1 or not plan.can_leave(x):
        return False
    plan.move(x, b)
    if not plan.can_leave(y):
        plan.move(x, a)
        return False
    plan.move(y, a)
    return True


def go_to(plan: RegionPlan, zone_of: list, units: set) -> None:
    """Bring some units back to the regions of a state met before."""
    for unit in sorted(units):
        plan.move(unit, zone_of[unit])
