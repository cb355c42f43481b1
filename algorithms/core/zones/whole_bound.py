# SPDX-License-Identifier: GPL-2.0-or-later
"""A better bound on travel: it knows that units are whole and zones in one piece.

Three things are added to the divisible bound, and every one is a bound by itself:

- *Which pairs matter.* A unit can only be in a zone with a chain of units that reaches its
  school. Every pair of a unit and a zone costs at least its reduced cost beyond the divisible
  bound, so a plan that uses a pair travels at least the bound plus the shortest chain: pairs
  for which that exceeds a target are not in any plan under the target.
- *Whole units.* What is left is bounded by a Lagrangian dual in which every zone takes the
  cheapest set of whole units within its limits (``knapsacks``), and prices on the units make
  the sets agree (Geoffrion 1974, Lagrangean relaxation for integer programming).
- *One piece.* The same dual charges a unit that a zone takes without any of its neighbours.

Whatever the prices, the lower of target and dual is a bound. Subgradient steps better them, a
number of steps that the size of the map alone decides: no clock, the same bound always. Where the
map is not too large, the root of an integer programme proves the last of it (``root_bound``).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Optional, Union

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from ..jobs.solver import Solver
from ..known import known
from ..progress import SILENT, Progress, Stopped
from .bounds import Bound, Travel, fixed_travel, lower_bound, pupils_who_can_travel
from .goal import Goal
from .knapsacks import Knapsacks, Steps
from .lawful import tied
from .limits import utilisation_limits
from .metrics import piece_of_unit
from .problem import ZoningProblem
from .root_bound import MOST_PAIRS as MOST_ROOT_PAIRS
from .root_bound import TOLERANCE, root_bound

MOST_PAIRS = 20_000_000
"""With more pairs of units and schools than this the divisible bound stays."""

MOST_CELLS = 40_000_000
"""Of the knapsacks of one step: so many bytes. A target that needs more is not tried."""

_WORK = 4_500_000_000
"""Cells of all steps together: about 25 seconds."""
_STEP_WORK = 3_000_000
"""What a step takes beside its knapsacks, in cells."""

_CHUNK = 1 << 21
"""Pairs of a unit and a school that are looked at together: 16 MB for each number of theirs."""

_FIRST_TARGET = 0.0025
_LAST_TARGET = 0.1
"""Beyond the divisible bound, as shares of it; each target doubles the one before."""

_REACHED = 0.7
"""Of the way to a target: then the next is tried."""

_STRETCHES = (1.15, 1.4)
"""Times what the dual gained, targets for the root of the integer programme: the root has proved up
to an eighth more, and pairs beyond what it proves only make it slower."""

_WORTH = 0.005
"""Share of the divisible bound: where the dual gained less, on zones of many units, the root of the
programme proved no more in five seconds."""

_ROUNDING = 1e-9
"""Taken off the bound, as a share: what adding up in another order may change."""

_PACE = 0.2
_SLOWER = 0.6
_SLOWEST = 0.002
"""Share of Polyak's length that a step goes; the last one ends the search."""

_PATIENCE = 15
"""Steps in vain after which the search goes on from its best prices, at a slower pace."""

_MOMENTUM = 0.85
"""Part of the step before that a step goes on with, so that zigzags cancel out."""
_NOTHING = 1e-6
"""Share of the bound: what a step must gain not to be in vain."""


def detached_pairs(problem: ZoningProblem, labels: np.ndarray) -> np.ndarray:
    """Units of a plan that lie in their zone, but cut off from its school; shape (m, 2).

    Pairs of unit and zone, as ``with_whole_units`` takes them.
    """
    labels = np.asarray(labels)
    piece = piece_of_unit(problem, labels)
    placed = np.flatnonzero(labels >= 0)
    cut_off = placed[piece[placed] != piece[problem.seed_unit[labels[placed]]]]
    return np.column_stack([cut_off, labels[cut_off]])


def goal_bound(
    problem: ZoningProblem, goal: Goal, progress: Progress = SILENT, whole: bool = False
) -> Bound:
    """Return the lower bound on travel within the goal's limits, for whole units if asked."""
    limits = utilisation_limits(problem, goal.tolerance, goal.max_utilisation)
    problem = tied(problem, goal.may_lie_apart)
    bound = lower_bound(problem, limits, progress)
    return with_whole_units(problem, bound, progress=progress) if whole else bound


def with_whole_units(
    problem: ZoningProblem,
    bound: Bound,
    apart: Optional[np.ndarray] = None,
    progress: Progress = SILENT,
) -> Bound:
    """Return the bound for plans of whole units with every zone in one piece.

    Parameters
    ----------
    problem : ZoningProblem
    bound : Bound
        The divisible one, which is returned as it is where the map is too large, where it
        proves nothing, and where nothing better is found.
    apart : ndarray of int, shape (m, 2), optional
        Pairs of unit and zone: pieces of the zone that hold such a unit may be cut off from
        its school.
    progress : Progress
        A cancelled search returns what is proven until then.
    """
    start = bound.mean_travel
    if (
        not bound.proves
        or bound.prices is None
        or start <= 0
        or problem.n_units * problem.n_zones > MOST_PAIRS
    ):
        return bound
    if apart is None:
        apart = np.zeros((0, 2), int)
    search = _Search(problem, bound, np.asarray(apart, int).reshape(-1, 2), progress)
    least = search.run() / pupils_who_can_travel(problem)
    if not least > start:
        return bound
    return replace(bound, mean_travel=least, whole=True, divisible=start)


@dataclass(frozen=True)
class _Pairs:
    """Free units with zones that may hold them, in the order of zone and unit.

    Attributes
    ----------
    unit, zone : ndarray of shape (m,)
    cost : ndarray of shape (m,)
        Travel of all the unit's pupils.
    over : ndarray of shape (m,)
        Reduced cost at the divisible bound's prices, 0 or more.
    """

    unit: np.ndarray
    zone: np.ndarray
    cost: np.ndarray
    over: np.ndarray

    def __len__(self) -> int:
        return len(self.unit)

    def at(self, which: np.ndarray) -> _Pairs:
        return _Pairs(self.unit[which], self.zone[which], self.cost[which], self.over[which])


class _Search:
    """Raises the target, and the dual towards it."""

    def __init__(self, problem: ZoningProblem, bound: Bound, apart: np.ndarray, progress: Progress):
        self.problem, self.bound, self.progress = problem, bound, progress
        self.base = bound.mean_travel * pupils_who_can_travel(problem)
        self.fixed = np.asarray(problem.fixed_zone)
        self.apart = apart
        self.links = problem.adjacency.open_border_m
        part = problem.adjacency.components
        schooled = np.isin(part, part[problem.seed_unit])
        self.free = np.flatnonzero((self.fixed < 0) & schooled)
        self.unit_prices = np.zeros(problem.n_units)

    def run(self) -> float:
        """The best bound found, on the travel of all pupils together."""
        self.proven = self.base
        with suppress(Stopped):
            self.climb()
            with Solver(self.progress) as solver:
                self.prove_at_root(solver)
        return self.proven

    def prove_at_root(self, solver: Solver) -> None:
        gained = self.proven - self.base
        for stretch in _STRETCHES if gained > _WORTH * self.base else ():
            self.look_up()
            pairs = self.pairs(stretch * gained)
            if len(pairs) > MOST_ROOT_PAIRS:
                return
            least, target = _Dual(self, pairs).at_root(solver), self.base + stretch * gained
            if least is None:
                return
            self.proven = max(self.proven, min(target, least) * (1 - TOLERANCE))
            if least < target:
                return

    def climb(self) -> None:
        if not len(self.free):
            return  # Where every unit must stay, the bound is what they travel.
        share, left = _FIRST_TARGET, _WORK
        dual = self.dual(share)
        if dual.cells > MOST_CELLS:
            return
        ascent, largest = _Ascent(dual), False
        while left > 0 and not ascent.settled:
            self.look_up()
            target = self.base * (1 + share)
            ascent.step(target)
            self.proven = max(self.proven, min(target, ascent.best) * (1 - _ROUNDING))
            left -= dual.cells + _STEP_WORK
            self.progress.share(1 - max(0, left) / _WORK)
            if ascent.best >= self.base * (1 + _REACHED * share) and not largest:
                following = self.dual(2 * share) if 2 * share <= _LAST_TARGET else None
                largest = following is None or following.cells > MOST_CELLS
                if following is not None and not largest:
                    share, dual, ascent = 2 * share, following, ascent.on(following)
                    continue
            if ascent.best >= target:
                break

    def look_up(self) -> None:
        if self.progress.cancelled():
            raise Stopped

    def dual(self, share: float) -> _Dual:
        return _Dual(self, self.pairs(share * self.base))

    def pairs(self, budget: float) -> _Pairs:
        """The pairs that a plan may use which travels no more than a budget beyond the bound."""
        part = self.problem.adjacency.components
        zone_part = part[self.problem.seed_unit]
        found = []
        for number in np.unique(zone_part).tolist():
            units = np.flatnonzero((part == number) & (self.fixed < 0))
            zones = np.flatnonzero(zone_part == number)
            if len(units):
                found += self.cheap_pairs(units, zones, budget)
        pairs = _Pairs(*(np.concatenate(v) if v else np.zeros(0) for v in zip(*found)))
        pairs = pairs.at(np.lexsort((pairs.unit, pairs.zone)))
        return pairs.at(self.chains(pairs, budget) <= budget)

    def cheap_pairs(self, units: np.ndarray, zones: np.ndarray, budget: float) -> list[tuple]:
        """Pairs of one part of the map that alone do not exceed the budget."""
        travel = Travel(self.problem, units, zones)
        prices, found = known(self.bound.prices)[zones], []
        students = self.problem.students[units]
        for rows in np.array_split(np.arange(len(units)), 1 + len(units) * len(zones) // _CHUNK):
            self.look_up()
            floor = travel.floor(rows) + prices
            near = np.argmin(floor, axis=1)
            best = travel.exact(rows, near) + prices[near]
            # Straight lines are never longer, so nothing cheaper is overlooked.
            row, column = np.nonzero(floor <= best[:, None])
            np.minimum.at(best, row, travel.exact(rows[row], column) + prices[column])
            self.unit_prices[units[rows]] = students[rows] * best
            row, column = np.nonzero(students[rows, None] * (floor - best[:, None]) <= budget)
            way = travel.exact(rows[row], column)
            number = students[rows[row]]
            over = np.maximum(0, number * (way + prices[column] - best[row]))
            keep = over <= budget
            found.append(
                (
                    units[rows[row]][keep],
                    zones[column][keep],
                    (number * way)[keep],
                    over[keep],
                )
            )
        return found

    def chains(self, pairs: _Pairs, budget: float) -> np.ndarray:
        """What the cheapest chain from school to unit costs, for every pair; shape (m,)."""
        n = self.problem.n_units
        links = self.links
        tail = np.repeat(np.arange(n), np.diff(links.indptr))
        chain = np.full(len(pairs), np.inf)
        for zone in range(self.problem.n_zones):
            self.look_up()
            mine = slice(*np.searchsorted(pairs.zone, [zone, zone + 1]))
            price = np.full(n, np.inf)
            price[pairs.unit[mine]] = pairs.over[mine]
            price[self.fixed == zone] = 0
            # One more node from which every piece starts.
            roots = np.append(self.apart[self.apart[:, 1] == zone, 0], self.problem.seed_unit[zone])
            open_to = np.isfinite(price[links.indices]) & np.isfinite(price[tail])
            graph = sparse.csr_matrix(
                (
                    np.concatenate([price[links.indices[open_to]], price[roots]]),
                    (
                        np.concatenate([tail[open_to], np.full(len(roots), n)]),
                        np.concatenate([links.indices[open_to], roots]),
                    ),
                ),
                shape=(n + 1, n + 1),
            )
            way = csgraph.dijkstra(graph, indices=n, limit=budget * (1 + _ROUNDING))
            chain[mine] = way[pairs.unit[mine]]
        return chain


class _Dual:
    """The Lagrangian dual over some pairs: a bound for every price per unit and per tie.

    A tie is the rule that a unit may only be in a zone with one of its neighbours.
    """

    def __init__(self, search: _Search, pairs: _Pairs):
        problem, bound, fixed = search.problem, search.bound, search.fixed
        self.pairs, self.base, self.n_units = pairs, search.base, problem.n_units
        self.units = search.free
        self.first_prices = search.unit_prices
        self.left_out = len(np.setdiff1d(self.units, pairs.unit)) > 0
        students = np.where(fixed < 0, problem.students, 0.0)
        fixed_students = np.where(fixed >= 0, problem.students, 0.0)
        fixed_students = np.bincount(
            np.maximum(fixed, 0), fixed_students, minlength=problem.n_zones
        )
        low = np.maximum(0, bound.limits.low - fixed_students)
        # No more than all the units that are left for a zone.
        high = np.bincount(pairs.zone, students[pairs.unit], minlength=problem.n_zones)
        high = np.minimum(high, np.maximum(0, bound.limits.high - fixed_students))
        steps = Steps.of(students, float(high.max()))
        self.low, self.high, self.students = low, high, students[pairs.unit]
        least, most, blurred = steps.limits(low, high, pairs.unit, pairs.zone)
        self.knapsacks = Knapsacks(pairs.zone, steps.weight[pairs.unit], least, most)
        # Limits that the steps leave unsharp are kept by the divisible bound's prices as well.
        price = np.where(blurred, known(bound.prices), 0.0)
        self.cost = pairs.cost + students[pairs.unit] * price[pairs.zone]
        self.constant = self.fixed = fixed_travel(problem)
        self.constant += float(np.maximum(-price, 0) @ low - np.maximum(price, 0) @ high)
        self.ties = self.tie_rows(search)

    @property
    def cells(self) -> int:
        return self.knapsacks.cells

    def at_root(self, solver: Solver) -> Optional[float]:
        """The travel of all pupils that the root of the integer programme proves; None if none."""
        if self.left_out:
            return np.inf
        pairs = self.pairs
        least = root_bound(
            pairs.cost,
            pairs.unit,
            pairs.zone,
            self.students,
            self.low,
            self.high,
            self.ties,
            solver,
        )
        return None if least is None else least + self.fixed

    def tie_rows(self, search: _Search) -> sparse.csr_matrix:
        """A row per tie: 1 for its pair, -1 for those of the neighbours; shape (ties, m)."""
        pairs, links, n = self.pairs, search.links, self.n_units
        many = np.diff(links.indptr)[pairs.unit]
        pair = np.repeat(np.arange(len(pairs)), many)
        offset = np.arange(len(pair)) - np.repeat(np.cumsum(many) - many, many)
        other = links.indices[links.indptr[pairs.unit[pair]] + offset]
        zone = pairs.zone[pair]
        loose = np.zeros(len(pairs), bool)
        loose[pair[search.fixed[other] == zone]] = True
        key = pairs.zone * n + pairs.unit
        loose[np.isin(key, search.apart[:, 1] * n + search.apart[:, 0])] = True
        tied = np.flatnonzero(~loose)
        row = np.full(len(pairs), -1)
        row[tied] = np.arange(len(tied))
        wanted = zone * n + other
        at = np.minimum(np.searchsorted(key, wanted), max(0, len(key) - 1))
        there = (key[at] == wanted) & (row[pair] >= 0) if len(key) else np.zeros(0, bool)
        self.tied = tied
        return sparse.csr_matrix(
            (
                np.concatenate([np.ones(len(tied)), np.full(int(there.sum()), -1.0)]),
                (
                    np.concatenate([np.arange(len(tied)), row[pair[there]]]),
                    np.concatenate([tied, at[there]]),
                ),
            ),
            shape=(len(tied), len(pairs)),
        )

    def value(
        self, prices: np.ndarray, charges: np.ndarray
    ) -> tuple[float, np.ndarray, np.ndarray]:
        """The bound at some prices, and its slopes.

        Parameters
        ----------
        prices : ndarray of shape (n,)
            Of the units.
        charges : ndarray of shape (ties,)
            0 or more.

        Returns
        -------
        value : float
        slope : ndarray of shape (n,)
        tie_slope : ndarray of shape (ties,)
        """
        pairs = self.pairs
        cost = self.cost - prices[pairs.unit] + self.ties.T @ charges
        values, chosen = self.knapsacks.solve(cost)
        value = self.constant + float(prices[self.units].sum()) + float(values.sum())
        slope = np.zeros(self.n_units)
        slope[self.units] = 1
        slope -= np.bincount(pairs.unit[chosen], minlength=self.n_units)
        return value, slope, self.ties @ chosen.astype(float)


class _Ascent:
    """Subgradient steps with momentum; their length is Polyak's, towards the target.

    Polyak (1969), Minimization of unsmooth functionals; Camerini, Fratta and Maffioli (1975),
    On improving relaxation methods by modified gradient techniques.
    """

    def __init__(
        self,
        dual: _Dual,
        prices: Optional[np.ndarray] = None,
        charges: Optional[np.ndarray] = None,
    ):
        self.dual = dual
        self.prices = dual.first_prices.copy() if prices is None else prices
        self.charges = np.zeros(len(dual.tied)) if charges is None else charges
        self.best = -np.inf
        self.best_at = self.prices, self.charges
        self.pace, self.in_vain, self.steps = _PACE, 0, 0
        self.forget()

    def forget(self) -> None:
        self.push: Union[float, np.ndarray] = 0.0
        self.tie_push: Union[float, np.ndarray] = 0.0

    def on(self, dual: _Dual) -> _Ascent:
        """The same over other pairs, from the best prices found."""
        n, (prices, charges) = dual.n_units, self.best_at
        key = dual.pairs.zone[dual.tied] * n + dual.pairs.unit[dual.tied]
        mine = self.dual.pairs.zone[self.dual.tied] * n + self.dual.pairs.unit[self.dual.tied]
        _, here, there = np.intersect1d(key, mine, return_indices=True)
        carried = np.zeros(len(dual.tied))
        carried[here] = charges[there]
        return _Ascent(dual, prices.copy(), carried)

    @property
    def settled(self) -> bool:
        return self.pace < _SLOWEST

    def step(self, target: float) -> None:
        dual = self.dual
        if dual.left_out:
            self.best = np.inf
            return
        value, slope, tie_slope = dual.value(self.prices, self.charges)
        if value > self.best:
            if value > self.best + _NOTHING * dual.base:
                self.in_vain = 0
            self.best, self.best_at = value, (self.prices, self.charges)
        else:
            self.in_vain += 1
        if self.in_vain >= _PATIENCE:
            self.pace, self.in_vain = self.pace * _SLOWER, 0
            self.prices, self.charges = self.best_at
            self.forget()
            return
        if not np.isfinite(value):
            return
        tie_slope = np.where((self.charges <= 0) & (tie_slope < 0), 0.0, tie_slope)
        self.push = slope + _MOMENTUM * self.push
        self.tie_push = tie_slope + _MOMENTUM * self.tie_push
        steep = float(slope @ slope + tie_slope @ tie_slope)
        if steep == 0:
            self.pace = 0.0
            return
        length = self.pace * max(target - value, 0.0) / steep
        self.prices = self.prices + length * self.push
        self.charges = np.maximum(0, self.charges + length * self.tie_push)
