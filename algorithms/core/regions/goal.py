# SPDX-License-Identifier: GPL-2.0-or-later
"""What a plan of regions is worth: shape, distance, and a price on sums outside their limits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf

import numpy as np

from .plan import RegionPlan
from .problem import RegionProblem


@dataclass(frozen=True)
class RegionGoal:
    """The least is the best: a sum over the regions.

    Attributes
    ----------
    compactness, distance : float
        What shape and distance weigh: a circle instead of a line, and an inertia as large as
        ``reference``, once.
    reference : float
        Inertia of a region of ordinary extent, in mass x m^2.
    unit_share : float
        A mean unit's part of a region.
    low, high, target : list of float
        Per sum.
    prices : tuple of Price
        Of the criteria.
    pull : float
        How strongly sums are drawn towards an equal share within their limits too; see
        ``outside``.
    """

    compactness: float
    distance: float
    reference: float
    unit_share: float
    low: list
    high: list
    target: list
    prices: tuple = ()
    pull: float = 0.0

    def follow(self, plan: RegionPlan) -> RegionPlan:
        """Let a plan keep the sums of all criteria from now on; returns it."""
        plan.terms = [price.term(plan.zone_of) for price in self.prices]
        return plan

    def wishes(self, plan: RegionPlan) -> float:
        """What the criteria of a plan cost that follows them."""
        return sum(term.value for term in plan.terms) / A_REGION if plan.terms else 0.0

    def tighter(self, part: float) -> RegionGoal:
        """The same with a part of the limits' margin."""
        low, high = [], []
        for least, most, target in zip(self.low, self.high, self.target):
            low.append(least + (1 - part) * max(0.0, target - least))
            high.append(most if most == inf else most - (1 - part) * max(0.0, most - target))
        return replace(self, low=low, high=high)

    def outside(self, total: float, field: int) -> float:
        """What a sum costs outside its limits, at a price of 1.

        With e the part of an equal share that it lies outside, and u a mean unit's part of a
        region, e + e^2 / u: at a price in proportion to e alone, a surplus could lie anywhere
        between two overfull regions. Towards an equal share sums are drawn with the square of
        the part that they differ by, as part of a unit.
        """
        low, high, cost = self.low[field], self.high[field], 0.0
        if self.pull:
            cost = self.pull * (total / self.target[field] - 1) ** 2 / self.unit_share
        if low <= total <= high:
            return cost
        e = (low - total if total < low else total - high) / self.target[field]
        return cost + e + e * e / self.unit_share

    def outside_all(self, field: int, totals: np.ndarray) -> np.ndarray:
        """``outside`` of many totals at once."""
        e = np.maximum(self.low[field] - totals, totals - self.high[field])
        e = np.maximum(e, 0) / self.target[field]
        cost = e + e * e / self.unit_share
        if self.pull:
            cost += self.pull / self.unit_share * (totals / self.target[field] - 1) ** 2
        return cost

    def penalty(self, plan: RegionPlan, region: int) -> float:
        return sum(self.outside(totals[region], f) for f, totals in enumerate(plan.sums))

    def form_cost(self, plan: RegionPlan, region: int) -> float:
        """What shape and distance of a region cost."""
        return self.distance * plan.inertia(
            region
        ) / self.reference - self.compactness * plan.shape(region)

    def of(self, plan: RegionPlan, price: float) -> float:
        """What a plan costs, with what lies outside the limits at a price."""
        return sum(
            self.form_cost(plan, k) + price * self.penalty(plan, k) for k in range(len(plan.mass))
        ) + self.wishes(plan)

    def around(self, plan: RegionPlan, a: int, b: int, price: float) -> float:
        """What of a plan's cost can change if two regions change between themselves."""
        return (
            self.form_cost(plan, a)
            + self.form_cost(plan, b)
            + price * (self.penalty(plan, a) + self.penalty(plan, b))
            + self.wishes(plan)
        )

    def excess(self, plan: RegionPlan) -> float:
        """What all sums cost that lie outside their limits, at a price of 1."""
        return sum(self.penalty(plan, k) for k in range(len(plan.mass)))


_ROUNDING = 1e-9
"""Part of an equal share by which sums may miss a limit through rounding."""

A_REGION = 1000.0
"""What a mean region holds when criteria are priced: they count some things in students, whatever
the regions are made to hold alike, and 1,000 are a school of ordinary size."""

LEAST_GAIN = 1e-9
"""What a change must better a plan by, so that rounding is not taken for a gain."""

_HEXAGON = 5 / (18 * 3**0.5) * 1.0
"""Mean squared distance from a hexagon's centre, in its area: 5 / (18 sqrt 3)."""


def goal_for(problem: RegionProblem, compactness: float, distance: float) -> RegionGoal:
    """The goal of a problem.

    The reference is a hexagon of a K-th of the area, evenly lived in.
    """
    zoning = problem.zoning
    weight = zoning.students if zoning.students.any() else np.ones(zoning.n_units)
    regions = problem.n_regions
    spread = _HEXAGON * zoning.area_m2.sum() / regions
    margin = _ROUNDING * problem.target
    return RegionGoal(
        compactness=compactness,
        distance=distance,
        reference=float(weight.sum() / regions * spread),
        unit_share=regions / zoning.n_units,
        low=(problem.low - margin).tolist(),
        high=(problem.high + margin).tolist(),
        target=problem.target.tolist(),
        prices=_priced(problem),
    )


def _priced(problem: RegionProblem) -> tuple:
    """The prices of all criteria that weigh, a mean region holding ``A_REGION`` students."""
    if not problem.criteria:
        return ()
    zoning = problem.zoning
    weight = zoning.students if zoning.students.any() else np.ones(zoning.n_units)
    times = A_REGION * problem.n_regions / weight.sum()
    scaled = replace(zoning, students=weight * times)
    found = [criterion.price(scaled) for criterion in problem.criteria]
    return tuple(price for price in found if price is not None)
