# SPDX-License-Identifier: GPL-2.0-or-later
"""Sums within narrow limits and good shapes at once: sets of units traded across borders, by heat.

Where a unit is a large part of a region and limits are narrow, few moves or swaps of single units
keep the sums; but of all trades of up to three units against up to three between two neighbours
hundreds do. What each of them changes is known exactly, from matrices of the units' shared
borders. One of them, or none, is drawn with the probability that its worth has at the present
temperature (a heat bath: Geman and Geman 1984, IEEE PAMI 6, 721-741).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import exp, inf
from random import Random
from typing import NamedTuple, Optional

import numpy as np

from ..progress import SILENT, Progress
from ..zones.annealing import Borders
from .annealing import mean_change
from .exchanges import border_pairs, made, undo
from .goal import LEAST_GAIN, RegionGoal
from .plan import ROUND, RegionPlan

LARGEST = 3
"""Units of a set at most: with two, regions were less round by 1 of 100."""

MOST_UNITS = 60
"""Units of one side that sets are made of, those next to the border first: each is a bit of a
number."""

MOST_SETS = 160
"""Sets of one side; larger ones are left out beyond it, as two sides multiply."""

TRIED = 12
"""Trades drawn in turn at a visit, as regions would fall apart with some."""

HOT, COLD = 0.4, 0.1
"""Temperature at the start and at the end, in mean changes of shape and distance by a move."""

BEYOND = 1.0, 300.0
"""What a sum costs that lies its margin beyond a limit, in temperatures: first and last."""

SPREAD = 2.2, 0.22
"""How far sums lie from an equal share by heat alone, in margins: first and last. Were they free
within the limits, a part of the map would keep a surplus that each of its regions has a little
of, and no trade between two of them would be rid of it."""

INSIDE = 0.9
"""Part of the margin that heat keeps to: a sum just beyond it costs next to nothing."""

STEEP = 100.0
"""Times the price in the end, where trades are made without heat while they gain: no shape is
worth a single student beyond a limit then."""

LEAST_MARGIN = 0.02
"""Of limits, in mean units, where they leave none."""

MOST_VISITS = 100_000
"""Of borders between regions: on large maps they are visited less often."""


def margin(goal: RegionGoal) -> float:
    """The part of an equal share that the widest limits leave on either side; may be infinite."""
    return max(
        max(target - low, high - target) / target
        for low, high, target in zip(goal.low, goal.high, goal.target)
    )


def trade(
    plan: RegionPlan,
    goal: RegionGoal,
    price: float,
    sweeps: int,
    random_seed: int,
    progress: Progress = SILENT,
    hot: float = HOT,
) -> None:
    """Better a plan in place; its regions stay in one piece, and the best state met is kept.

    Parameters
    ----------
    price : float
        Of what lies outside the limits, when states are compared.
    sweeps : int
        Visits of every border between two regions.
    """
    scale = mean_change(plan, goal, Borders(plan), Random(random_seed))  # nosec B311  # seeded
    pairs = sorted(border_pairs(plan))
    if not scale or not pairs:
        return
    rng = np.random.default_rng(random_seed)
    sweeps = max(1, min(sweeps, MOST_VISITS // len(pairs)))
    room = max(margin(goal), LEAST_MARGIN * goal.unit_share)
    table, inner = _Table(plan), goal.tighter(INSIDE)
    best, labels = (True, inf), plan.labels
    for sweep in range(sweeps):
        if progress.cancelled():
            break
        progress.share(sweep / sweeps)
        done = sweep / max(1, sweeps - 1)
        heat = scale * hot * (COLD / hot) ** done
        beyond = heat / room * BEYOND[0] * (BEYOND[1] / BEYOND[0]) ** done
        spread = room * SPREAD[0] * (SPREAD[1] / SPREAD[0]) ** done
        # Heat spreads a sum that costs c d^2 by the root of heat / 2c; here c = price pull / u.
        pull = heat / (2 * spread**2) * goal.unit_share / beyond
        now = replace(inner, pull=pull)
        pairs = sorted(border_pairs(plan))
        for at in rng.permutation(len(pairs)).tolist():
            if progress.cancelled():
                break
            _visit(plan, pairs[at], _Draw(now, table, beyond, heat, rng))
        worth = goal.excess(plan) > 0, goal.of(plan, price)
        if worth < best:
            best, labels = worth, plan.labels
    for unit in np.flatnonzero(plan.labels != labels).tolist():
        plan.move(unit, int(labels[unit]))
    last = _Draw(goal, table, STEEP * price, 0.0, rng)
    gained = True
    while gained and not progress.cancelled():
        gained = False
        for pair in sorted(border_pairs(plan)):
            while _visit(plan, pair, last):
                gained = True


class _Table:
    """What units add to areas, moments and sums; ``values`` of shape (5 + F, n)."""

    def __init__(self, plan: RegionPlan) -> None:
        self.outline = np.asarray(plan.problem.perimeter_m)
        self.values = np.vstack(
            [plan.problem.area_m2, plan.mass_of, plan.moments_of, *plan.unit_sums]
        )


class _Draw(NamedTuple):
    """By what trades are drawn."""

    goal: RegionGoal
    table: _Table
    price: float
    heat: float
    rng: np.random.Generator


def _visit(plan: RegionPlan, pair: tuple[int, int], draw: _Draw) -> bool:
    """Draw a trade between two regions, or none, and make it; whether one was made.

    Without heat the best one is made that gains.
    """
    goal, heat = draw.goal, draw.heat
    for out, back, change in _drawn(plan, pair, draw):
        if not out and not back:
            return False
        wished = goal.wishes(plan)
        if not made(plan, out, back, *pair):
            continue
        # What criteria say is known only now.
        wished = goal.wishes(plan) - wished
        if heat:
            refused = wished > 0 and draw.rng.random() > exp(-wished / heat)
        else:
            refused = change + wished > -LEAST_GAIN
        if not refused:
            return True
        undo(plan, out, back, *pair)
    return False


def _drawn(
    plan: RegionPlan, pair: tuple[int, int], draw: _Draw
) -> Iterator[tuple[tuple, tuple, float]]:
    """Trades in the order in which they are drawn: what goes out, what comes back, the change."""
    goal, table, price, heat, rng = draw
    found = trades(plan, goal, price, pair, 8 * heat, table)
    if found is None or not len(found[-1]):
        return
    of_a, of_b, i, j, change = found
    key = change
    if heat:
        # The least of these is drawn with the probability wanted (the Gumbel-max trick).
        key = change + heat * np.log(-np.log1p(-rng.random(len(change))))
    last = min(TRIED, len(key)) - 1
    likely = np.argpartition(key, last)[: last + 1]
    for at in likely[np.lexsort((likely, key[likely]))].tolist():
        yield of_a.units_of(i[at]), of_b.units_of(j[at]), float(change[at])


def trades(
    plan: RegionPlan,
    goal: RegionGoal,
    price: float,
    pair: tuple[int, int],
    reach: float,
    table: Optional[_Table] = None,
) -> Optional[tuple[_Side, _Side, np.ndarray, np.ndarray, np.ndarray]]:
    """Trades between two regions, and what they change, the criteria left out.

    Parameters
    ----------
    reach : float
        Trades that are sure to cost more are left out.

    Returns
    -------
    of_a, of_b : _Side
        Sets of units of either region that could go to the other; the first is empty.
    i, j : ndarray of int, shape (m,)
        The sets of each trade.
    change : ndarray of shape (m,)
        Of looks, and of what lies outside the limits at its price.

    None where nothing can be traded.
    """
    a, b = pair
    table = table or _Table(plan)
    of_a, of_b = _Side(plan, table, a, b), _Side(plan, table, b, a)
    if len(of_a.masks) < 2 and len(of_b.masks) < 2:
        return None
    before = goal.around(plan, a, b, price) - goal.wishes(plan)
    beyond = np.zeros((len(of_a.masks), len(of_b.masks)))
    for field, totals in enumerate(plan.sums):
        over = of_a.values[:, 5 + field, None] - of_b.values[None, :, 5 + field]
        beyond += goal.outside_all(field, totals[a] - over)
        beyond += goal.outside_all(field, totals[b] + over)
    # Even two circles would not make up for more.
    i, j = np.nonzero(price * beyond <= before + reach + 2 * goal.compactness)
    change = price * beyond[i, j] - before
    touch = 2 * (of_a.chosen @ of_a.facing(of_b) @ of_b.chosen.T)[i, j]
    traded = of_a.values[i] - of_b.values[j]
    outlines = of_a.at_home[i] + of_b.away[j] + touch, of_a.away[i] + of_b.at_home[j] + touch
    for region, sign, outline in zip(pair, (-1, 1), outlines):
        area, mass, x, y, squares = sign * traded[:, :5].T
        area, mass = area + plan.area[region], mass + plan.mass[region]
        x, y = x + plan.moment_x[region], y + plan.moment_y[region]
        squares = squares + plan.moment_2[region]
        change += goal.distance / goal.reference * (squares - (x * x + y * y) / mass)
        around = np.maximum(plan.perimeter[region] + outline, np.finfo(float).tiny)
        change -= goal.compactness * ROUND * np.sqrt(np.maximum(area, 0)) / around
    return of_a, of_b, i, j, change


class _Side:
    """Sets of up to three of a region's units, each piece of which touches another region.

    The empty one comes first. Whether the rest of the region stays in one piece is not looked at.

    Attributes
    ----------
    units : list of int
        All units of any set.
    masks : list of int
        The sets, a bit for each of ``units``.
    chosen : ndarray of shape (sets, len(units))
        1 where a set has a unit.
    values : ndarray of shape (sets, 5 + F)
        What a set adds to areas, moments and sums.
    at_home, away : ndarray of shape (sets,)
        What the own region's outline changes by without a set, and the other one's with it.
    """

    def __init__(self, plan: RegionPlan, table: _Table, own: int, other: int) -> None:
        self._adjacency = plan.problem.adjacency
        self.units, self.masks = _sets(plan, own, other)
        self._at = {unit: number for number, unit in enumerate(self.units)}
        bits = np.arange(len(self.units))
        self.chosen = (np.array(self.masks, np.int64)[:, None] >> bits & 1).astype(float)
        self.values = self.chosen @ table.values[:, self.units].T
        inner = (self.chosen @ self.facing(self) * self.chosen).sum(axis=1)
        outline = table.outline[self.units]
        with_own = np.array([plan.border_with(unit, own) for unit in self.units])
        with_other = np.array([plan.border_with(unit, other) for unit in self.units])
        self.at_home = self.chosen @ (2 * with_own - outline) - inner
        self.away = self.chosen @ (outline - 2 * with_other) - inner

    def facing(self, side: _Side) -> np.ndarray:
        """The borders that units share with those of a side; (len(units), len(side.units))."""
        around, borders = self._adjacency.border_neighbours, self._adjacency.borders
        at, lengths = side._at, np.zeros((len(self.units), len(side.units)))
        for row, unit in enumerate(self.units):
            for other, length in zip(around[unit], borders[unit]):
                if other in at:
                    lengths[row, at[other]] = length
        return lengths

    def units_of(self, number: int) -> tuple:
        """The units of a set."""
        mask = self.masks[number]
        return tuple(unit for at, unit in enumerate(self.units) if mask >> at & 1)


def _sets(plan: RegionPlan, a: int, b: int) -> tuple[list[int], list[int]]:
    """The units and the masks of a ``_Side``."""
    zone_of, neighbours, fixed = (
        plan.zone_of,
        plan.problem.adjacency.neighbours,
        plan.problem.fixed_zone,
    )
    free = sorted(unit for unit in plan.members[a] if fixed[unit] < 0)
    units = [unit for unit in free if any(zone_of[other] == b for other in neighbours[unit])]
    edge, found, layer = (1 << min(len(units), MOST_UNITS)) - 1, set(units), units
    for _ in range(LARGEST - 1):
        next_layer = sorted(
            {o for unit in layer for o in neighbours[unit] if zone_of[o] == a and fixed[o] < 0}
            - found
        )
        found.update(next_layer)
        units, layer = units + next_layer, next_layer
    units = units[:MOST_UNITS]
    at = {unit: number for number, unit in enumerate(units)}
    beside = [sum(1 << at[o] for o in neighbours[unit] if o in at) for unit in units]
    masks, last = [0], {0: edge}
    for size in range(1, min(LARGEST, plan.n_units[a] - 1) + 1):
        larger: dict[int, int] = {}
        for mask, near in last.items():
            near &= ~mask
            while near:
                bit = near & -near
                near ^= bit
                if mask | bit not in larger:
                    larger[mask | bit] = last[mask] | beside[bit.bit_length() - 1]
        if size > 1 and len(masks) + len(larger) > MOST_SETS:
            break
        last = larger
        masks += larger
    return units, masks
