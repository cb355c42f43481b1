# SPDX-License-Identifier: GPL-2.0-or-later
"""What a better plan is: one number, made of terms that an officer can weigh."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import pi, sqrt
from typing import TYPE_CHECKING, Optional

import numpy as np

from ..errors import Fault, InputError
from ..texts import number, tr
from ..travel_costs import TOO_FAR
from .criteria.ceilings import CeilingPrice
from .criteria.chain import ChainPrice
from .criteria.patches import PatchPrice
from .criteria.tables import TablePrice
from .limits import Limits, check_limits
from .plan import Plan
from .problem import UNASSIGNED, ZoningProblem

if TYPE_CHECKING:
    from .criteria.term import Price

OUTSIDE = 0.02
"""What a zone outside its limits costs besides its excess, so that none is left just outside."""

LIMIT_PRICES = (CeilingPrice, ChainPrice, TablePrice)
"""Prices that may hold a limit on the whole plan; it weighs more where stability and criteria
do."""

DEFAULT_STABILITY = 1.0
"""Of an existing plan that is given: on Fairfax's elementary schools 10.2 % of the students change
school in place of 28.8 % without, for a mean travel 0.07 mile longer."""

_HEAVY = 10.0
"""Weights of stability and criteria, added up, from which on the limits weigh more too: else a
school would stay overfull because too many are to be spared."""

_BRANCH = 100.0
"""Students as which a branch counts that add as much to that sum as its weight does: so a branch
fewer is never worth more than some 20 students beyond a limit. With limits that weighed by the
weights alone, a hundred students beyond one were worth a branch that counts as a thousand."""

_FINE = 50
"""Units per zone from which on shape and balance weigh in full (see ``Objective``)."""


@dataclass(frozen=True)
class Scale:
    """What a zone's weights are measured by where several levels are drawn as one problem.

    Attributes
    ----------
    district : float
        Pupils of the zone's level over its seats.
    least_travel : float
        The bound on the level's mean travel.
    pupils_per_zone : float
        Of the level.
    grain : float
        Of the level's map; see ``Objective``.
    stability : float
        What the level's weight of stability is, as a share of the goal's.
    """

    district: float
    least_travel: float
    pupils_per_zone: float
    grain: float
    stability: float = 1.0


@dataclass(frozen=True)
class Goal:
    """What to aim for, and how much each aim weighs.

    Attributes
    ----------
    tolerance : float
        How far, in % of the district's utilisation, a school's may lie from it.
    max_utilisation : float, optional
        Ceiling in % of a school's own seats, kept where that is possible.
    travel_weight : float
        Of mean travel per pupil over the lower bound.
    compactness_weight : float
        Of 1 - perimeter ratio (eq. 9's term), averaged over the zones.
    balance_weight : float
        Of 1 - balance (eq. 8), averaged over the zones.
    limits_weight : float
        Of what lies outside the limits: so high that nothing else makes up for it, and raised
        where stability and criteria weigh much.
    stability_weight : float
        Of the share of pupils that change school; needs ``existing``.
    existing : tuple of length n, optional
        Zone of every unit in the plan in force, or ``UNASSIGNED``.
    may_lie_apart : tuple of length n, optional
        Zone of every unit in a plan, or ``UNASSIGNED``: its pieces that are cut off from their
        school may stay so; without it every zone is in one piece.
    smallest_patch : float
        Students: of the plan in force no piece with fewer changes school by itself, and every
        piece that does counts as so many students moved.
    criteria : tuple of Criterion
        What else counts.
    scales : tuple of length K, optional
        A ``Scale`` for every zone, where they are of several levels.
    """

    tolerance: float = 10.0
    max_utilisation: Optional[float] = None
    travel_weight: float = 1.0
    compactness_weight: float = 0.74
    balance_weight: float = 1.35
    limits_weight: float = 300.0
    stability_weight: float = 0.0
    existing: Optional[tuple] = None
    may_lie_apart: Optional[tuple] = None
    smallest_patch: float = 0.0
    criteria: tuple = ()
    scales: Optional[tuple] = None


DEFAULT_GOAL = Goal()
"""What is aimed for unless the user says otherwise; it cannot be changed, so one serves all."""


def check_goal(problem: ZoningProblem, goal: Goal) -> None:
    """Raise an InputError if the goal makes no sense for the problem."""
    faults = check_limits(goal.tolerance, goal.max_utilisation)
    if goal.stability_weight > 0 and goal.existing is None:
        faults.append(
            Fault(
                "Stability is asked for without an existing plan",
                "Choose the field that holds the existing plan.",
            )
        )
    for labels, text in (
        (goal.existing, tr("the existing plan has {n} units, the map {all}")),
        (goal.may_lie_apart, tr("the plan whose islands may stay has {n} units, the map {all}")),
    ):
        if labels is not None and len(labels) != problem.n_units:
            faults.append(
                Fault(
                    text.format(n=number(len(labels)), all=number(problem.n_units)),
                    "Give one zone for every unit.",
                )
            )
    if faults:
        raise InputError(faults)


class Objective:
    """A goal for one problem: what a plan is worth; less is better.

    The sum over the zones of

        travel_weight x mean travel / least mean travel
        + grain x compactness_weight x (1 - perimeter ratio)
        + grain^3 x balance_weight x abs(1 - utilisation)
        + limits_weight x (excess + ``OUTSIDE``), if the zone is outside its limits
        + stability_weight x share of pupils moved
        + price of every criterion, in shares of pupils
        + what a travel weight under 1 leaves out of the price of ways that nobody can travel

    where travel and share are the district's, so that the weights mean the same for few and
    for many zones, and excess is in shares of the zone's pupils at the district's
    utilisation. ``grain`` is 1 for maps with many units per zone, down to 0.49 where zones
    have so few that a rounder outline costs long ways, and even more so the last pupil. The
    last term keeps pupils from schools that they cannot reach, however little travel weighs.

    Of several levels drawn as one (``Goal.scales``) it is the sum of what each is worth by itself,
    times its pupils per zone over those of all levels, so that a pupil who changes school counts
    alike at every level.
    """

    def __init__(
        self,
        problem: ZoningProblem,
        goal: Goal,
        limits: Limits,
        least_travel: float,
        grain: Optional[float] = None,
        prices: Optional[Sequence[Price]] = None,
    ):
        self.grain = grain_of(problem) if grain is None else grain
        pupils = float(problem.students.sum())
        self.heavy = goal.stability_weight + sum(each.weight for each in goal.criteria)
        # Of criteria that count branches.
        branches = [each.weight * getattr(each, "branch", 0.0) for each in goal.criteria]
        self.heavier = max(1.0, (self.heavy + max(branches, default=0.0) / _BRANCH) / _HEAVY)
        self.stiffness = self.heavier / max(1.0, self.heavy / _HEAVY)
        self.limits_weight = goal.limits_weight * self.heavier
        self.goal = replace(goal, limits_weight=self.limits_weight)
        self.low, self.high = limits.low.tolist(), limits.high.tolist()
        self.capacity = problem.capacity.tolist()
        self.per_student = problem.n_zones / pupils
        scales = goal.scales
        if scales is None:
            district = problem.district
            if district is None:
                district = pupils / float(problem.capacity.sum())
            alike = Scale(district, least_travel, pupils / problem.n_zones, self.grain)
            scales = (alike,) * problem.n_zones
        mean = pupils / problem.n_zones
        share = [scale.pupils_per_zone / mean for scale in scales]
        self.compactness_weight = [
            part * scale.grain * goal.compactness_weight for part, scale in zip(share, scales)
        ]
        self.balance_weight = [
            part * scale.grain**3 * goal.balance_weight for part, scale in zip(share, scales)
        ]
        self.target = [seats * scale.district for seats, scale in zip(self.capacity, scales)]
        least = [scale.least_travel if scale.least_travel > 0 else 1.0 for scale in scales]
        self.per_travel = [goal.travel_weight * problem.n_zones / (each * pupils) for each in least]
        self.dearest, self.per_excess = np.inf, [0.0] * problem.n_zones
        if np.isfinite(problem.too_far) and goal.travel_weight < 1:
            self.dearest = problem.too_far / TOO_FAR
            self.per_excess = [
                (1 - goal.travel_weight) * problem.n_zones / (each * pupils) for each in least
            ]
        self.stability = [goal.stability_weight * scale.stability for scale in scales]
        self.per_moved = [weight * problem.n_zones / pupils for weight in self.stability]
        self.existing = None
        if goal.existing is not None and goal.stability_weight > 0:
            self.existing = list(goal.existing)
        self.prices = self._priced(problem) if prices is None else prices

    def _priced(self, problem: ZoningProblem) -> list[Price]:
        """The prices of all criteria that weigh."""
        goal = self.goal
        prices = [criterion.price(problem) for criterion in goal.criteria]
        if self.existing is not None and goal.smallest_patch > 0:
            weight = np.array(self.stability) * goal.smallest_patch
            prices.append(PatchPrice(problem, self.existing, weight))
        found: list[Price] = []
        for price in prices:
            if isinstance(price, LIMIT_PRICES):
                price = price.heavier(self.heavier)
            if price is not None:
                found.append(price)
        return found

    def follow(self, plan: Plan) -> Plan:
        """Let a plan keep the sums of all criteria from now on; returns it."""
        plan.terms = [price.term(plan.zone_of) for price in self.prices]
        return plan

    def _criteria(self, plan: Plan) -> float:
        if not self.prices:
            return 0.0
        if plan.terms:
            return self.per_student * sum(term.value for term in plan.terms)
        return self.per_student * sum(price.of(plan.labels) for price in self.prices)

    def of(self, plan: Plan) -> float:
        """Return what a plan with all units assigned is worth."""
        shape = sum(
            weight * (1 - perimeter_ratio(a, p))
            for weight, a, p in zip(self.compactness_weight, plan.area, plan.perimeter)
        )
        uneven = sum(
            weight * abs(1 - s / c)
            for weight, s, c in zip(self.balance_weight, plan.students, self.capacity)
        )
        outside = sum(self.outside(zone, pupils) for zone, pupils in enumerate(plan.students))
        return (
            sum(per * travel for per, travel in zip(self.per_travel, plan.travel))
            + shape
            + uneven
            + self.goal.limits_weight * outside
            + self._moved(plan)
            + self._criteria(plan)
            + self._ways_out_of_reach(plan)
        )

    def form(self, zone: int, students: float, area: float, perimeter: float) -> float:
        """What a zone costs for its shape and its seats, besides its units' pulls.

        With the pulls, that is what the zone adds to the objective as long as it lies within its
        limits.
        """
        uneven = abs(1 - students / self.capacity[zone])
        shape = 1 - sqrt(4 * pi * area) / perimeter
        return self.compactness_weight[zone] * shape + self.balance_weight[zone] * uneven

    def of_part(self, plan: Plan, zones: Iterable[int], units: Iterable[int]) -> float:
        """What some zones and units cost, of which ``of`` is made up.

        A move of these units between these zones changes it by as much as it changes ``of``.
        """
        return (
            sum(
                self.form(zone, plan.students[zone], plan.area[zone], plan.perimeter[zone])
                + self.goal.limits_weight * self.outside(zone, plan.students[zone])
                for zone in zones
            )
            + sum(self.pull(plan, unit, plan.zone_of[unit]) for unit in units)
            + self._criteria(plan)
        )

    def pull(self, plan: Plan, unit: int, zone: int) -> float:
        """What it costs that a unit belongs to a zone, in travel and in stability."""
        students = plan.problem.students[unit]
        assert plan.travel_table is not None, "an objective is of plans that keep their travel"
        value = self.per_travel[zone] * students * plan.travel_table.of(unit, zone)
        if self.existing is not None and self.existing[unit] not in (zone, UNASSIGNED):
            value += self.per_moved[zone] * students
        if self.per_excess[zone]:
            value += self._out_of_reach(plan, unit, zone)
        return float(value)

    def _out_of_reach(self, plan: Plan, unit: int, zone: int) -> float:
        """What a way costs, at full weight, beyond the dearest that can be travelled."""
        assert plan.travel_table is not None
        excess = plan.travel_table.of(unit, zone) - self.dearest
        if excess <= 0:
            return 0.0
        return self.per_excess[zone] * float(plan.problem.students[unit]) * excess

    def _ways_out_of_reach(self, plan: Plan) -> float:
        if not any(self.per_excess):
            return 0.0
        return sum(self._out_of_reach(plan, unit, zone) for unit, zone in enumerate(plan.zone_of))

    def outside(self, zone: int, pupils: float) -> float:
        """Excess beyond the limits, and a step, or 0 within them."""
        excess = max(self.low[zone] - pupils, pupils - self.high[zone])
        return excess / self.target[zone] + OUTSIDE if excess > 1e-9 else 0.0

    def violations(self, plan: Plan) -> int:
        """How many zones lie outside their limits."""
        return sum(self.outside(z, pupils) > 0 for z, pupils in enumerate(plan.students))

    def keeps_limits(self, plan: Plan) -> bool:
        """Whether every zone lies within its limits, and the whole plan within those on it."""
        limits = [price for price in self.prices if isinstance(price, LIMIT_PRICES)]
        return not self.violations(plan) and not any(p.exceeded(plan.labels) for p in limits)

    def students_moved(self, plan: Plan) -> float:
        """Pupils whose school is not that of the existing plan."""
        return sum(pupils for pupils, _ in self._moves(plan))

    def _moved(self, plan: Plan) -> float:
        """What it costs that pupils change school."""
        return sum(pupils * self.per_moved[before] for pupils, before in self._moves(plan))

    def _moves(self, plan: Plan) -> list[tuple[float, int]]:
        """Pupils of every unit that changes school, and the zone that it was in."""
        if self.existing is None:
            return []
        every = zip(plan.problem.students.tolist(), plan.zone_of, self.existing)
        return [
            (pupils, before) for pupils, zone, before in every if before not in (zone, UNASSIGNED)
        ]


def grain_of(problem: ZoningProblem) -> float:
    """How finely a map divides its zones: 1 from 50 units per zone, 0.49 at 24 and below."""
    return min(1.0, max(0.49, problem.n_units / problem.n_zones / _FINE))


def perimeter_ratio(area: float, perimeter: float) -> float:
    """Circumference of the circle of equal area over the perimeter: 1 for a circle (eq. 9)."""
    return float(np.sqrt(4 * np.pi * area)) / perimeter
