# SPDX-License-Identifier: GPL-2.0-or-later
"""GeoKMeans and its ablations (Biswas et al., AAAI 2020, Algorithm 2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from scipy.spatial import cKDTree

from ..progress import SILENT, Progress
from .plan import Plan, polsby_popper
from .problem import UNASSIGNED, ZoningProblem
from .seeding import initial_labels

MAX_ITERATIONS = 200
"""The paper has no cap; without one a method that oscillates would never end."""

_UNITS_BETWEEN_CHECKS = 256
"""Some milliseconds of work between two checks whether the user wants to stop."""


class Variant(IntEnum):
    """GeoKMeans and the paper's ablations, by the checks that they make."""

    GEOKMEANS = 0
    """Adjacency, spatial contiguity and feasibility."""
    SCKM = 1
    """Adjacency and spatial contiguity."""
    CKM = 2
    """Adjacency."""
    SKM = 3
    """No check: K-means from the schools."""


class UnitOrder(IntEnum):
    """The order in which the E-step takes the units, on which the paper is silent."""

    NEAREST_FIRST = 0
    """Nearest to a school first, so that zones grow outwards from their schools."""
    AS_GIVEN = 1
    RANDOM = 2
    """Shuffled once per run by the random seed."""


class OwnZone(IntEnum):
    """What a unit does when the nearest zone left is its own; the paper is silent."""

    LOOK_FURTHER = 0
    """Look at the next nearest: the feasibility check keeps it from a worse zone."""
    STOP = 1
    """Stay."""


@dataclass(frozen=True)
class GeoKMeansResult:
    """A plan and how the method came to it.

    Attributes
    ----------
    labels : ndarray of shape (n,)
        Zone of every unit; none is unassigned if every part of the map has a school.
    iterations : int
        E- and M-steps done.
    n_relaxed : int
        Units that only the final pass, without the feasibility check, could assign.
    converged : bool
        False if the iterations ran out or the user stopped the method.
    """

    labels: np.ndarray
    iterations: int
    n_relaxed: int
    converged: bool


def geokmeans(
    problem: ZoningProblem,
    variant: Variant = Variant.GEOKMEANS,
    balance_weight: float = 0.9,
    max_stagnation: int = 5,
    random_seed: int = 0,
    unit_order: UnitOrder = UnitOrder.NEAREST_FIRST,
    own_zone: OwnZone = OwnZone.LOOK_FURTHER,
    progress: Progress = SILENT,
) -> GeoKMeansResult:
    """Draw one attendance zone around every school.

    Parameters
    ----------
    problem : ZoningProblem
    variant : Variant
    balance_weight : float in [0, 1]
        w of eq. 3: the weight of balance (eq. 4) against compactness (eq. 5).
    max_stagnation : int
        T_max: iterations without improvement that end the method.
    random_seed : int
        Orders the units if ``unit_order`` is random; without effect otherwise.
    unit_order : UnitOrder
    own_zone : OwnZone
        Has no effect without the feasibility check: there the nearest zone is the best.
    progress : Progress
        A cancelled run still returns a whole plan.

    References
    ----------
    Biswas et al. (2020), Geospatial clustering for balanced and proximal schools, AAAI.
    """
    return _GeoKMeans(
        problem,
        variant,
        balance_weight,
        max_stagnation,
        random_seed,
        unit_order,
        own_zone,
        progress,
    ).run()


class _GeoKMeans:
    """One run: the plan, the weighted centres of the present iteration, the settings."""

    def __init__(
        self,
        problem: ZoningProblem,
        variant: Variant,
        weight: float,
        max_stagnation: int,
        random_seed: int,
        unit_order: UnitOrder,
        own_zone: OwnZone,
        progress: Progress,
    ) -> None:
        self.problem = problem
        self.variant = Variant(variant)
        self.weight = weight
        self.max_stagnation = max_stagnation
        self.unit_order = UnitOrder(unit_order)
        self.stop_at_own = own_zone == OwnZone.STOP or self.variant != Variant.GEOKMEANS
        self.progress = progress
        self.capacity = problem.capacity.tolist()
        self.x, self.y = problem.centre_m.T.tolist()
        self.movable = np.flatnonzero(np.asarray(problem.fixed_zone) < 0)
        if self.unit_order == UnitOrder.RANDOM:
            self.movable = np.random.default_rng(random_seed).permutation(self.movable)
        elif self.unit_order == UnitOrder.NEAREST_FIRST:
            self.movable = self.nearest_to_a_school_first(self.movable)

        self.plan = Plan(problem, initial_labels(problem))
        self.centres = self.weighted_centres()

    def nearest_to_a_school_first(self, units: np.ndarray) -> np.ndarray:
        distance = cKDTree(self.problem.school_m).query(self.problem.centre_m[units])[0]
        return units[np.argsort(distance, kind="stable")]

    def run(self) -> GeoKMeansResult:
        stagnation, iterations, cancelled = 0, 0, False
        unassigned, spread, labels = self.plan.n_unassigned, np.inf, self.plan.labels
        while stagnation <= self.max_stagnation and iterations < MAX_ITERATIONS:
            self.expectation_step()
            self.centres = self.weighted_centres()
            iterations += 1
            if self.plan.n_unassigned > 0:
                stagnates = self.plan.n_unassigned >= unassigned
            else:
                now = self.mean_squared_distance()
                stagnates = now >= spread or np.array_equal(self.plan.labels, labels)
                spread = min(spread, now)
            unassigned, labels = self.plan.n_unassigned, self.plan.labels
            stagnation = stagnation + 1 if stagnates else 0
            self.progress.share(stagnation / (self.max_stagnation + 1))
            if self.progress.cancelled():
                cancelled = True
                break
        n_relaxed = self.relaxed_pass()
        return GeoKMeansResult(
            labels=self.plan.labels,
            iterations=iterations,
            n_relaxed=n_relaxed,
            converged=stagnation > self.max_stagnation and not cancelled,
        )

    # -- E-step ---------------------------------------------------------------------------

    def expectation_step(self) -> None:
        """Constrained assignment of every unit, then once more of those left over."""
        if self.variant == Variant.SKM:
            self.assign_to_nearest()
            return
        left_over = [unit for unit in self.units_until_cancelled() if not self.assign(unit)]
        for unit in left_over:
            self.assign(unit)

    def units_until_cancelled(self) -> Iterator[int]:
        for count, unit in enumerate(self.movable.tolist()):
            if count % _UNITS_BETWEEN_CHECKS == 0 and self.progress.cancelled():
                return
            yield unit

    def assign(self, unit: int) -> bool:
        """Put a unit in the nearest zone that passes the checks; True if it is in a zone."""
        own = self.plan.zone_of[unit]
        may_leave = None
        for zone in self.zones_by_distance(unit):
            if zone == own:
                if self.stop_at_own:
                    break
                continue
            if own != UNASSIGNED and self.variant <= Variant.SCKM:
                if may_leave is None:
                    may_leave = self.plan.can_leave(unit)
                if not may_leave:
                    break
            if self.variant == Variant.GEOKMEANS and self.change_of_state(unit, zone) > 0:
                continue
            self.plan.move(unit, zone)
            return True
        return own != UNASSIGNED

    def zones_by_distance(self, unit: int) -> list[int]:
        """The zones that pass the adjacency check, nearest weighted centre first."""
        x, y, (cx, cy) = self.x[unit], self.y[unit], self.centres
        return sorted(
            self.plan.adjacent_zones(unit),
            key=lambda zone: ((cx[zone] - x) ** 2 + (cy[zone] - y) ** 2, zone),
        )

    def assign_to_nearest(self) -> None:
        centres = np.column_stack(self.centres)
        for unit in self.movable.tolist():
            offset = centres - self.problem.centre_m[unit]
            self.plan.move(unit, int(np.argmin(np.einsum("ij,ij->i", offset, offset))))

    # -- state function (eq. 3-6) ---------------------------------------------------------

    def state(self, zone: int, students: float, area: float, perimeter: float) -> float:
        """F of eq. 3. Capacities are positive, so eq. 4's epsilons are left out."""
        balance = abs(1 - students / self.capacity[zone])
        compactness = 1 - polsby_popper(area, perimeter)
        return self.weight * balance + (1 - self.weight) * compactness

    def change_of_state(self, unit: int, zone: int) -> float:
        """Change of F over the zones that a move touches (eq. 6)."""
        plan = self.plan
        change = self.state(zone, *plan.state_with(unit, zone)) - self.state(
            zone, plan.students[zone], plan.area[zone], plan.perimeter[zone]
        )
        donor = plan.zone_of[unit]
        if donor != UNASSIGNED:
            change += self.state(donor, *plan.state_without(unit, donor)) - self.state(
                donor, plan.students[donor], plan.area[donor], plan.perimeter[donor]
            )
        return change

    # -- M-step and adaptive weighing (eq. 7) -----------------------------------------------

    def weighted_centres(self) -> tuple[list[float], list[float]]:
        """Centres between each zone's centroid and its school: x and y, one per zone.

        alpha of eq. 7 is held within [0, 1]: beyond, the centre would leave the line
        between the two, and an overfull zone would push it ever further.
        """
        plan = self.plan
        alpha = np.clip(np.array(plan.students) / self.problem.capacity, 0, 1)
        n = np.array(plan.n_units)
        centroid = np.column_stack([plan.sum_x, plan.sum_y]) / n[:, None]
        centre = alpha[:, None] * self.problem.school_m + (1 - alpha[:, None]) * centroid
        return centre[:, 0].tolist(), centre[:, 1].tolist()

    def mean_squared_distance(self) -> float:
        """MSSC: mean squared distance from the units to their zone's weighted centre."""
        labels = self.plan.labels
        placed = np.flatnonzero(labels != UNASSIGNED)
        centres = np.column_stack(self.centres)
        offset = self.problem.centre_m[placed] - centres[labels[placed]]
        return float(np.mean(np.sum(offset**2, axis=1)))

    # -- the final pass ---------------------------------------------------------------------

    def relaxed_pass(self) -> int:
        """Put every unit left over where it violates eq. 6 least; returns how many.

        Passes are repeated, because a unit may border a zone only once its neighbour is in.
        """
        left = [unit for unit in self.movable.tolist() if self.plan.zone_of[unit] == UNASSIGNED]
        n_before = len(left)
        while left:
            waiting = []
            for unit in left:
                zones = self.plan.adjacent_zones(unit)
                if zones:
                    best = min(zones, key=lambda z: (self.change_of_state(unit, z), z))
                    self.plan.move(unit, best)
                else:
                    waiting.append(unit)
            if len(waiting) == len(left):
                break
            left = waiting
        return n_before - self.plan.n_unassigned
