# SPDX-License-Identifier: GPL-2.0-or-later
"""The least that pupils must travel, whatever the plan.

A linear programme hands out pupils, not units, and does not ask for contiguity, so no plan
within the same limits can travel less. What is returned is not the programme's own value but
its Lagrangian dual, evaluated over every unit and every school: weak duality makes that a
bound whatever columns the programme was given and however exactly it was solved.
``whole_bound`` makes more of it where the map is not too large.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Union

import numpy as np
from scipy import sparse

from .. import geo
from ..jobs.solver import Solver
from ..progress import SILENT, Progress, Stopped
from .limits import Limits
from .problem import UNASSIGNED, ZoningProblem

FIRST_COLUMNS = 6
"""Nearest schools that every unit may choose from at first; pricing adds the others."""

GROUPED_ABOVE = 3000
"""With more units than this the prices are first found on groups of neighbouring units."""

ALONE_ABOVE = 2500
"""With more units than this the programmes take long enough for a process of their own."""

_UNITS_PER_GROUP = 12
"""So many or fewer; from 6 on, as groups come from halving the map."""
_CHUNK = 1 << 21
"""Pairs of a unit and a school that are looked at together: 16 MB for each number of theirs."""
_SAME = 1e-7
"""Relative gap between the programme and its dual at which the programme counts as solved."""
_MAX_ROUNDS = 40
"""Of pricing and solving. The bound holds after any of them; more only make it sharper."""
_WHOLE = 1e-6
"""Share of the pupils that rounding in the programme may make up."""
_LARGEST_BOX = 1e5
"""Times the longest travel: a price beyond it says that the limits cannot be met."""

_ROUNDING = 1e-9
"""Share by which sums over the same students, added up in another order, may differ."""


@dataclass(frozen=True)
class Bound:
    """The lower bound on travel, and the divisible plan that comes closest to it.

    Attributes
    ----------
    mean_travel : float
        No plan within the limits can have a lower mean travel per pupil; metres or, with
        travel costs, their unit. Pupils who cannot travel in any plan are left out. Where
        ``whole`` is set it holds for zones in one piece only.
    labels : ndarray of shape (n,)
        The school of most of every unit's pupils; contiguity was not asked for.
    gap : float
        By which share the divisible plan found lies above the bound: 0 unless the search
        was stopped early, when the bound is valid but weaker.
    limits : Limits
        That the bound stands on; see ``Limits.problems``.
    without_way : float
        Pupils whom even the divisible plan sends where there is no way, though they could go
        elsewhere. If there are any, ``mean_travel`` is that plan's, of the others, and no bound.
    prices : ndarray of shape (K,), optional
        Per pupil at every school, at which the divisible plan is everyone's cheapest way.
    whole : bool
        Whether it knows that units are whole and zones in one piece: see ``whole_bound``.
    divisible : float
        The bound as it is without that; ``mean_travel`` unless given.
    """

    mean_travel: float
    labels: np.ndarray
    gap: float
    limits: Limits
    without_way: float = 0.0
    prices: Optional[np.ndarray] = None
    whole: bool = False
    divisible: float = float("nan")

    def __post_init__(self) -> None:
        if np.isnan(self.divisible):
            object.__setattr__(self, "divisible", self.mean_travel)

    @property
    def proves(self) -> bool:
        """Whether ``mean_travel`` is a bound."""
        return self.without_way == 0


def gap_percent(mean_travel: float, least: float) -> float:
    """By how many % a mean travel lies above a bound; below 0 where it lies under it.

    0 where only rounding parts the two; NaN where there is nothing to take a share of.
    """
    if abs(mean_travel - least) <= _ROUNDING * max(mean_travel, least):
        return 0.0
    return 100 * (mean_travel / least - 1) if least > 0 else float("nan")


def lower_bound(problem: ZoningProblem, limits: Limits, progress: Progress = SILENT) -> Bound:
    """Return the lowest mean travel of pupils that limits on utilisation allow.

    Parameters
    ----------
    problem : ZoningProblem
        Units that are fixed stay; a unit can only go to schools in its part of the map.
    limits : Limits
    progress : Progress
        A cancelled search returns a weaker bound.

    Notes
    -----
    For any price per pupil on every school, the cheapest school for each unit gives a bound
    (the Lagrangian dual). The programme, over the nearest schools of every unit at first,
    finds the prices; schools that are cheaper at these prices than a unit's columns are
    added until there is none. Which schools need a geodesic is decided by straight lines
    through the ellipsoid, which are never longer.
    """
    fixed = np.asarray(problem.fixed_zone)
    labels = fixed.copy()
    fixed_units = np.flatnonzero(fixed >= 0)
    least = fixed_travel(problem)
    found, lost = least, 0.0
    all_prices = np.zeros(problem.n_zones)
    part = problem.adjacency.components
    fixed_pupils = np.bincount(
        fixed[fixed_units], problem.students[fixed_units], minlength=problem.n_zones
    )
    for number in np.unique(part[problem.seed_unit]).tolist():
        units = np.flatnonzero((part == number) & (fixed < 0))
        zones = np.flatnonzero(part[problem.seed_unit] == number)
        if len(units) == 0:
            continue
        low = np.maximum(0, limits.low[zones] - fixed_pupils[zones])
        high = np.maximum(0, limits.high[zones] - fixed_pupils[zones])
        market = _Market(Travel(problem, units, zones), problem.students[units], low, high)
        with Solver(progress) as solver:
            solver.may_start = len(units) > ALONE_ABOVE
            prices = market.first_prices(progress, solver)
            solved = market.solve(progress, solver, prices)
        least += solved.dual
        found += solved.primal
        lost += solved.without_way
        all_prices[zones] = solved.prices
        labels[units] = zones[solved.choice]
    pupils = pupils_who_can_travel(problem)
    gap = (found - least) / least if least > 0 and np.isfinite(found) else 0.0
    if lost > _WHOLE * pupils:
        mean = problem.mean_travel(labels)
        return Bound(mean if mean == mean else 0.0, labels, 0.0, limits, lost)
    return Bound(least / pupils, labels, max(0.0, gap), limits, prices=all_prices)


def fixed_travel(problem: ZoningProblem) -> float:
    """What those pupils travel in every plan who live in units that may not leave their zone."""
    fixed = np.asarray(problem.fixed_zone)
    fixed_units = np.flatnonzero(fixed >= 0)
    goes = fixed_units[problem.has_way(fixed_units, fixed[fixed_units])]
    return float(problem.students[goes] @ problem.travel(goes, fixed[goes]))


def pupils_who_can_travel(problem: ZoningProblem) -> float:
    """Whose mean the bound is: not stranded, nor fixed where there is no way; 1 if none are."""
    fixed = np.asarray(problem.fixed_zone)
    fixed_units = np.flatnonzero(fixed >= 0)
    never = problem.stranded.copy()
    never[fixed_units] |= ~problem.has_way(fixed_units, fixed[fixed_units])
    return float(problem.students[~never].sum()) or 1.0


class Travel:
    """Travel between units and schools: exact by pair, and a cheap floor in whole rows."""

    def __init__(self, problem: ZoningProblem, units: np.ndarray, zones: np.ndarray) -> None:
        self.problem, self.units, self.zones = problem, units, zones
        self.at_units = geo.geocentric_m(problem.centre_lonlat[units], problem.crs)
        self.at_zones = geo.geocentric_m(problem.school_lonlat[zones], problem.crs)

    def __len__(self) -> int:
        return len(self.units)

    def cost_rows(self) -> Optional[np.ndarray]:
        """The travel costs given, of these units and schools; None without costs."""
        if self.problem.costs is None:
            return None
        return self.problem.costs[np.ix_(self.units, self.zones)]

    def floor(self, rows: np.ndarray) -> np.ndarray:
        """Never above the travel; shape (len(rows), number of schools)."""
        if self.problem.costs is not None:
            return self.problem.costs[np.ix_(self.units[rows], self.zones)]
        return _straight(self.at_units[rows], self.at_zones)

    def exact(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        return self.problem.travel(self.units[rows], self.zones[columns])

    def without_way(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """Pairs without a way whose units have one to another school."""
        units = self.units[rows]
        return ~self.problem.has_way(units, self.zones[columns]) & ~self.problem.stranded[units]


class _GroupedTravel:
    """The same between groups of units and schools, about right: for first prices only."""

    def __init__(self, travel: _AnyTravel, group: np.ndarray, weight: np.ndarray) -> None:
        n = int(group.max()) + 1
        weight = weight + 1e-9
        total = np.bincount(group, weight, minlength=n)
        self.at_zones: np.ndarray = travel.at_zones
        self.at_units: np.ndarray = np.column_stack(
            [np.bincount(group, weight * axis, minlength=n) / total for axis in travel.at_units.T]
        )
        self.costs = travel.cost_rows()
        if self.costs is not None:
            mean = sparse.csr_matrix((weight, (group, np.arange(len(group)))))
            self.costs = (mean @ self.costs) / total[:, None]

    def __len__(self) -> int:
        return len(self.at_units)

    def cost_rows(self) -> Optional[np.ndarray]:
        return self.costs

    def floor(self, rows: np.ndarray) -> np.ndarray:
        if self.costs is not None:
            return self.costs[rows]
        return _straight(self.at_units[rows], self.at_zones)

    def exact(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        if self.costs is not None:
            return self.costs[rows, columns]
        return np.linalg.norm(self.at_units[rows] - self.at_zones[columns], axis=1)

    def without_way(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        return np.zeros(len(rows), bool)


def _straight(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    square = (a**2).sum(axis=1)[:, None] + (b**2).sum(axis=1) - 2 * a @ b.T
    # The squares are of the order of the Earth's radius: what rounding takes is given back.
    return np.sqrt(np.maximum(0, square - 0.05))


@dataclass
class _Solved:
    dual: float
    primal: float
    prices: np.ndarray
    choice: np.ndarray
    without_way: float = 0.0


_AnyTravel = Union[Travel, _GroupedTravel]


class _Market:
    """Pupils to hand out to the schools of one part of the map, at least travel."""

    def __init__(
        self, travel: _AnyTravel, students: np.ndarray, low: np.ndarray, high: np.ndarray
    ) -> None:
        self.travel, self.students, self.low, self.high = travel, students, low, high
        self.n, self.k = len(travel), len(low)

    def first_prices(self, progress: Progress, solver: Solver) -> Optional[np.ndarray]:
        """Prices from groups of neighbouring units, where there are many; None otherwise."""
        peopled = np.flatnonzero(self.students > 0)
        if len(peopled) <= GROUPED_ABOVE:
            return None
        group = np.zeros(self.n, int)
        group[peopled] = _neighbourhoods(self.travel, peopled)
        students = np.bincount(group[peopled], self.students[peopled])
        weight = np.where(self.students > 0, self.students, 0.0)
        grouped = _Market(_GroupedTravel(self.travel, group, weight), students, self.low, self.high)
        return grouped.solve(progress, solver, grouped.first_prices(progress, solver)).prices

    def solve(
        self, progress: Progress, solver: Solver, prices: Optional[np.ndarray] = None
    ) -> _Solved:
        if not self.students.any():
            # All who live here live in units that may not leave their zone.
            nothing = np.zeros(0, int)
            prices = np.zeros(self.k)
            return _Solved(0.0, 0.0, prices, self.choice(prices, nothing, nothing, None), 0.0)
        rows, columns = self.first_columns(prices)
        cost = self.travel.exact(rows, columns)
        if prices is None:
            prices = np.zeros(self.k)
        best_dual, best_prices, primal, amount = -np.inf, prices, np.inf, None
        box = 2 * np.ptp(prices) + float(cost.max(initial=1.0)) + 1.0
        for _ in range(_MAX_ROUNDS):
            if progress.cancelled() and np.isfinite(best_dual):
                break
            try:
                tried, value, unmet, amount = self.programme(rows, columns, cost, box, solver)
                dual, cheaper = self.price_all(tried, rows, columns, cost, progress)
            except Stopped:
                if not np.isfinite(best_dual):
                    best_dual = self.price_all(prices, rows, columns, cost)[0]
                break
            if dual > best_dual:
                best_dual, best_prices = dual, tried
            if unmet <= 1e-6 * max(1.0, self.students.sum()):
                primal = value
                if primal - best_dual <= _SAME * max(primal, 1e-9):
                    break
            elif len(cheaper[0]) == 0 and box < _LARGEST_BOX * cost.max(initial=1.0):
                box *= 10
                continue
            if len(cheaper[0]) == 0:
                break
            rows = np.concatenate([rows, cheaper[0]])
            columns = np.concatenate([columns, cheaper[1]])
            cost = np.concatenate([cost, cheaper[2]])
        choice = self.choice(best_prices, rows, columns, amount)
        return _Solved(best_dual, primal, best_prices, choice, self.lost(rows, columns, amount))

    def lost(self, rows: np.ndarray, columns: np.ndarray, amount: Optional[np.ndarray]) -> float:
        """Pupils whom the programme sends where there is no way."""
        if amount is None:
            return 0.0
        rows, columns = rows[: len(amount)], columns[: len(amount)]
        return float(amount[self.travel.without_way(rows, columns)].sum())

    def first_columns(self, prices: Optional[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
        """Pairs of unit and school: the nearest; or with prices, only the near ties.

        At good prices most units have one school that is clearly cheapest, and the
        programme need only decide the others.
        """
        many = min(FIRST_COLUMNS, self.k)
        rows, columns = [], []
        ties = None
        for part in self.chunks():
            value = self.travel.floor(part)
            if prices is not None:
                value = value + prices
            if many < self.k:
                near = np.argpartition(value, many - 1, axis=1)[:, :many]
            else:
                near = np.tile(np.arange(self.k), (len(part), 1))
            keep = np.ones(near.shape, bool)
            if prices is not None:
                over = np.take_along_axis(value, near, axis=1)
                over -= over.min(axis=1, keepdims=True)
                if ties is None:
                    second = np.partition(over, min(1, many - 1), axis=1)[:, min(1, many - 1)]
                    ties = np.quantile(second, 0.15)
                keep = over <= ties
            rows.append(np.repeat(part, keep.sum(axis=1)))
            columns.append(near[keep])
        return np.concatenate(rows), np.concatenate(columns)

    def chunks(self) -> list[np.ndarray]:
        # Only units with pupils; a few rows spread over the map come first, as a sample.
        peopled = np.flatnonzero(self.students > 0)
        size = max(1, _CHUNK // self.k)
        pieces = max(1, -(-len(peopled) // size))
        return [peopled[start::pieces] for start in range(pieces)] if len(peopled) else []

    def programme(
        self, rows: np.ndarray, columns: np.ndarray, cost: np.ndarray, box: float, solver: Solver
    ) -> tuple[np.ndarray, float, float, np.ndarray]:
        """Solve the programme over some columns; unmet limits cost ``box`` per pupil.

        Units with a single column are not variables: their pupils are taken off the limits.
        Returns prices (K,), value, pupils that break the limits, amounts per column.
        """
        per_unit = np.bincount(rows, minlength=self.n)
        free = per_unit[rows] > 1
        amount = np.where(free, 0.0, self.students[rows])
        taken = np.bincount(columns, amount, minlength=self.k)
        low, high = self.low - taken, self.high - taken
        units, row = np.unique(rows[free], return_inverse=True)
        n_free, k = int(free.sum()), self.k
        once = sparse.csr_matrix(
            (np.ones(n_free), (row, np.arange(n_free))), shape=(len(units), n_free)
        )
        into = sparse.csr_matrix(
            (np.ones(n_free), (columns[free], np.arange(n_free))), shape=(k, n_free)
        )
        one, none = sparse.identity(k), sparse.csr_matrix((k, k))
        # Columns: amounts, pupils above the upper limits, pupils below the lower limits.
        answer = solver.call(
            "linprog",
            np.concatenate([cost[free], np.full(2 * k, box)]),
            A_ub=sparse.vstack(
                [sparse.hstack([into, -one, none]), sparse.hstack([-into, none, -one])]
            ).tocsr(),
            b_ub=np.concatenate([high, -low]),
            A_eq=sparse.hstack([once, sparse.csr_matrix((len(units), 2 * k))]) if n_free else None,
            b_eq=self.students[units] if n_free else None,
            method="highs-ds",
        )
        if answer.x is None:
            raise RuntimeError(f"the linear programme could not be solved: {answer.message}")
        # marginals are <= 0: what the value falls by if a limit is loosened by one pupil.
        over, under = answer.ineqlin.marginals[:k], answer.ineqlin.marginals[k:]
        amount[free] = answer.x[:n_free]
        unmet = float(answer.x[n_free:].sum())
        value = float(cost @ amount)
        return under - over, value, unmet, amount

    def price_all(
        self,
        prices: np.ndarray,
        rows: np.ndarray,
        columns: np.ndarray,
        cost: np.ndarray,
        progress: Progress = SILENT,
    ) -> tuple[float, tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """The dual at prices over all pairs, and the pairs cheaper than a unit's columns."""
        at_columns = np.full(self.n, np.inf)
        np.minimum.at(at_columns, rows, cost + prices[columns])
        best = at_columns.copy()
        tiny = 1e-9 * max(1.0, float(np.abs(cost).max(initial=1.0)))
        found: tuple[list[np.ndarray], ...] = [], [], []
        for part in self.chunks():
            if progress.cancelled():
                raise Stopped
            row, column = np.nonzero(self.travel.floor(part) + prices < at_columns[part, None])
            row = part[row]
            exact = self.travel.exact(row, column)
            value = exact + prices[column]
            np.minimum.at(best, row, value)
            less = value < at_columns[row] - tiny
            for into, values in zip(found, (row[less], column[less], exact[less])):
                into.append(values)
        peopled = self.students > 0
        dual = float(
            self.students[peopled] @ best[peopled]
            - np.maximum(prices, 0) @ self.high
            + np.maximum(-prices, 0) @ self.low
        )
        row, column, exact = (np.concatenate(v) if v else np.zeros(0, int) for v in found)
        return dual, self.cheapest_few(row, column, exact, exact + prices[column])

    def cheapest_few(
        self,
        row: np.ndarray,
        column: np.ndarray,
        exact: np.ndarray,
        value: np.ndarray,
        few: int = 3,
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """At most a few new columns per unit and round: later prices differ anyway."""
        order = np.lexsort((column, value, row))
        row, column, exact = row[order], column[order], exact[order]
        first = np.searchsorted(row, row)
        keep = np.arange(len(row)) - first < few
        return row[keep], column[keep], exact[keep]

    def choice(
        self,
        prices: np.ndarray,
        rows: np.ndarray,
        columns: np.ndarray,
        amount: Optional[np.ndarray],
    ) -> np.ndarray:
        """Every unit's main school; by price where the programme says nothing."""
        choice = np.full(self.n, UNASSIGNED)
        size = max(1, _CHUNK // self.k)
        for start in range(0, self.n, size):
            part = np.arange(start, min(self.n, start + size))
            choice[part] = np.argmin(self.travel.floor(part) + prices, axis=1)
        if amount is not None:
            rows, columns = rows[: len(amount)], columns[: len(amount)]
            order = np.lexsort((columns, -amount, rows))
            unit, first = np.unique(rows[order], return_index=True)
            top = order[first]
            choice[unit] = np.where(amount[top] > 0, columns[top], choice[unit])
        return choice


def _neighbourhoods(travel: _AnyTravel, units: np.ndarray) -> np.ndarray:
    """Groups of neighbouring units, numbered from 0, by halving the map along its longest axis."""
    group = np.zeros(len(units), int)
    halves = int(np.ceil(np.log2(max(1, len(units) / _UNITS_PER_GROUP))))
    places = travel.at_units[units]
    parts = [np.arange(len(units))]
    for _ in range(halves):
        split = []
        for part in parts:
            axis = int(np.argmax(np.ptp(places[part], axis=0)))
            order = part[np.argsort(places[part, axis], kind="stable")]
            split += [order[: len(order) // 2], order[len(order) // 2 :]]
        parts = split
    for number, part in enumerate(parts):
        group[part] = number
    return group
