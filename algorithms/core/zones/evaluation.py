# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything that planners ask of a plan, beyond the paper's three metrics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

import geopandas as gpd
import numpy as np
from scipy.optimize import minimize
from shapely.geometry import GeometryCollection

from .. import lengths
from ..lengths import METRES_PER_MILE
from ..shapes import in_crs
from ..texts import general, tr
from .criteria.measure import Measure
from .metrics import (
    Patches,
    PlanMetrics,
    Swaps,
    detached_units,
    evaluate,
    moved,
    patches,
    piece_of_unit,
    swaps,
)
from .problem import UNASSIGNED, ZoningProblem

if TYPE_CHECKING:
    from .criteria.term import Criterion

OVERFULL_PERCENT = (100, 105, 110)
"""Utilisation beyond which zones are counted: full, over what many districts allow, crowded."""

_ROUNDING = 1e-9
"""In %: what adding up students in another order may change."""

SMALLEST_PATCH = 10.0
"""Students: a patch with fewer that changes school is a scrap."""

WALKING_DISTANCE_M = 1609.0
"""A mile in whole metres, which many districts take as the longest walk to school."""


@dataclass(frozen=True)
class PlanEvaluation:
    """A plan measured; see ``PlanMetrics`` for the paper's metrics.

    Per zone (shape (K,)) or per unit (shape (n,)) unless it says otherwise.

    Attributes
    ----------
    labels : ndarray of int, per unit
    metrics : PlanMetrics
    seats_over : ndarray, per zone
        Students beyond the school's seats; 0 where all have a seat.
    reock : ndarray, per zone
        Area / area of the smallest circle around the zone, from 0 to 1; NaN where the zone
        is empty or the units' polygons were not given.
    walk_share : ndarray, per zone
        Students who live within the walking distance, in %; NaN without students.
    piece : ndarray of int, per unit
        The connected piece that the unit is in.
    detached : ndarray of bool, per unit
        In a piece of a zone that does not hold its school. Where no piece of the zone holds
        it, all but the piece with most students are detached.
    detached_students : ndarray, per zone
    school_outside : ndarray of bool, per zone
        The school stands in a unit of another zone, or of none.
    walking_distance_m : float
    travel : ndarray, per unit
        Metres to school, or what travel costs where the problem says; NaN if unassigned or
        without a way to the school.
    mean_travel, max_travel : float
        Mean over the students who can travel, and the longest of any unit with such.
    without_way : ndarray of bool, per unit
        With students who cannot reach their school by the travel costs.
    within_walking_percent : float
    cut_edges : int
        Pairs of adjacent units in different zones.
    reassigned : ndarray of bool, per unit, or None
        Of an existing zone, and now in another or in none; None without an existing plan.
    swaps : Swaps or None
        Students who change places with others of the same two schools; None without an existing
        plan.
    patches : Patches or None
        Of units that change school together; None without an existing plan.
    smallest_patch : float
        Students; patches with fewer are counted apart.
    criteria : tuple of Measure
        Of what else was asked for.
    highest_balance : float or None
        That any plan can reach with these students and seats, if it is known.
    students : ndarray, per unit
    travel_is_cost : bool
        Travel is in the user's own unit, not in metres.
    """

    labels: np.ndarray
    metrics: PlanMetrics
    seats_over: np.ndarray
    reock: np.ndarray
    walk_share: np.ndarray
    piece: np.ndarray
    detached: np.ndarray
    detached_students: np.ndarray
    school_outside: np.ndarray
    walking_distance_m: float
    travel: np.ndarray
    mean_travel: float
    max_travel: float
    without_way: np.ndarray
    within_walking_percent: float
    cut_edges: int
    reassigned: Optional[np.ndarray]
    swaps: Optional[Swaps]
    patches: Optional[Patches]
    smallest_patch: float
    criteria: tuple
    highest_balance: Optional[float]
    students: np.ndarray
    travel_is_cost: bool

    def __repr__(self) -> str:
        return f"PlanEvaluation({self.metrics})"

    @property
    def students_unplaced(self) -> float:
        """Students without a zone in units that could have one; not those left out."""
        return float(self.students[self.labels == UNASSIGNED].sum())

    @property
    def detached_pieces(self) -> int:
        """Attendance islands: pieces of zones away from their school."""
        return len(np.unique(self.piece[self.detached]))

    @property
    def units_reassigned(self) -> Optional[int]:
        return None if self.reassigned is None else int(self.reassigned.sum())

    @property
    def students_reassigned(self) -> Optional[float]:
        return None if self.reassigned is None else float(self.students[self.reassigned].sum())

    def measures(self) -> list[Measure]:
        """The figures of the whole plan, in the order of a report."""
        m, students = self.metrics, self.metrics.students.sum()
        seats = m.capacity.sum()
        used = m.n_units > 0
        everybody = self.students.sum()
        share = 100 / everybody if everybody else float("nan")
        rows = [
            Measure("ZONE_COUNT", "Zones", len(m.capacity), ""),
            Measure("EMPTY_ZONES", "Zones without any unit", int((~used).sum()), ""),
            Measure("STUDENTS", "Students in zones", students, "students"),
            Measure("SEATS", "Seats", seats, "seats"),
            Measure("UNASSIGNED", "Units without a zone", m.n_unassigned, "units"),
            Measure(
                "STUDENTS_UNASSIGNED",
                "Students without a zone",
                m.students_unassigned,
                "students",
            ),
            Measure("BALANCE", "Balance", m.balance, "of 100"),
            Measure(
                "HIGHEST_BALANCE", "Highest balance of any plan", self.highest_balance, "of 100"
            ),
            Measure("UTILISATION", "Utilisation of the district", 100 * everybody / seats, "%"),
            Measure("MIN_UTILISATION", "Lowest utilisation", m.utilisation.min(), "%"),
            Measure("MAX_UTILISATION", "Highest utilisation", m.utilisation.max(), "%"),
            Measure("SEATS_OVER", "Students over capacity", self.seats_over.sum(), "students"),
            *(
                Measure(
                    f"ZONES_OVER_{percent}",
                    tr("Zones over {n} %").format(n=percent),
                    int((m.utilisation > percent + _ROUNDING).sum()),
                    "",
                )
                for percent in OVERFULL_PERCENT
            ),
            Measure("PROXIMITY_MI", "Proximity", m.proximity_mi, "mi"),
            *self._travel_measures(),
            Measure(
                "WALK_SHARE",
                tr("Students within {distance} of their school").format(
                    distance=lengths.in_words(self.walking_distance_m)
                ),
                self.within_walking_percent,
                "%",
            ),
            Measure("COMPACTNESS", "Compactness", m.mean_compactness, "of 100"),
            Measure("POLSBY_POPPER", "Mean Polsby-Popper", _mean(m.polsby_popper), ""),
            Measure("REOCK", "Mean Reock", _mean(self.reock), ""),
            Measure("CUT_EDGES", "Cut edges", self.cut_edges, ""),
            Measure(
                "ZONES_IN_PIECES",
                "Zones in more than one piece",
                int((m.n_pieces > 1).sum()),
                "",
            ),
            Measure(
                "DETACHED_PIECES", "Attendance islands (detached pieces)", self.detached_pieces, ""
            ),
            Measure(
                "STUDENTS_DETACHED",
                "Students in detached pieces",
                self.detached_students.sum(),
                "students",
            ),
            Measure(
                "SCHOOLS_OUTSIDE", "Schools outside their zone", int(self.school_outside.sum()), ""
            ),
            Measure("UNITS_REASSIGNED", "Units reassigned", self.units_reassigned, "units"),
            Measure(
                "STUDENTS_REASSIGNED",
                "Students reassigned",
                self.students_reassigned,
                "students",
            ),
            Measure(
                "REASSIGNED_SHARE",
                "Share of students reassigned",
                None
                if self.reassigned is None
                else share * float(self.students[self.reassigned].sum()),
                "%",
            ),
            Measure(
                "STUDENTS_SWAPPED",
                "Students swapped between two schools",
                None if self.swaps is None else self.swaps.students,
                "students",
            ),
            *self._patch_measures(),
            *self.criteria,
        ]
        return [row._replace(value=_known(row.value)) for row in rows]

    def _patch_measures(self) -> list[Measure]:
        found = self.patches
        return [
            Measure(
                "PATCHES",
                "Patches that change school together",
                None if found is None else len(found.students),
                "",
            ),
            Measure(
                "SMALL_PATCHES",
                tr("Patches of fewer than {n} students").format(n=general(self.smallest_patch)),
                None if found is None else found.smaller_than(self.smallest_patch),
                "",
            ),
        ]

    def _travel_measures(self) -> list[Measure]:
        mean, longest = tr("Students' mean travel"), tr("Students' longest travel")
        if self.travel_is_cost:
            return [
                Measure("MEAN_TRAVEL_COST", mean, self.mean_travel, "cost"),
                Measure("MAX_TRAVEL_COST", longest, self.max_travel, "cost"),
                Measure(
                    "STUDENTS_WITHOUT_WAY",
                    tr("Students who cannot reach their school by the travel costs"),
                    self.students[self.without_way].sum(),
                    "students",
                ),
            ]
        mile = METRES_PER_MILE
        return [
            Measure("MEAN_TRAVEL_MI", mean, self.mean_travel / mile, "mi"),
            Measure("MAX_TRAVEL_MI", longest, self.max_travel / mile, "mi"),
        ]

    def zone_measures(self) -> dict[str, tuple[np.ndarray, str]]:
        """What is known of every zone: values of shape (K,) and their unit, by name."""
        m = self.metrics
        return {
            "students": (m.students, "students"),
            "capacity": (m.capacity, "seats"),
            "utilisation": (m.utilisation, "%"),
            "seats_over": (self.seats_over, "students"),
            "compactness": (m.compactness, "%"),
            "polsby_popper": (m.polsby_popper, ""),
            "reock": (self.reock, ""),
            "proximity_m": (m.proximity_m, "m"),
            "max_distance_m": (m.max_distance_m, "m"),
            "walk_share": (self.walk_share, "%"),
            "n_units": (m.n_units, "units"),
            "n_pieces": (m.n_pieces, ""),
            "students_detached": (self.detached_students, "students"),
            "school_outside": (self.school_outside.astype(int), ""),
        }


def evaluate_plan(
    problem: ZoningProblem,
    labels: np.ndarray,
    units: Optional[gpd.GeoSeries] = None,
    existing: Optional[np.ndarray] = None,
    walking_distance_m: float = WALKING_DISTANCE_M,
    highest_balance: Optional[float] = None,
    smallest_patch: float = SMALLEST_PATCH,
    criteria: Sequence[Criterion] = (),
) -> PlanEvaluation:
    """Measure a plan, whole or not, in one piece or not.

    Parameters
    ----------
    problem : ZoningProblem
    labels : ndarray of shape (n,)
        Zone of every unit, or ``UNASSIGNED``.
    units : GeoSeries of shape (n,), optional
        The units' polygons, which Reock needs: in the problem's metres, or they are reprojected.
    existing : ndarray of shape (n,), optional
        Labels of the plan in force.
    walking_distance_m : float
    highest_balance : float, optional
        Balance that any plan can reach with these students and seats, in %; handed on.
    smallest_patch : float
        Students; patches that change school with fewer are counted apart.
    criteria : sequence of Criterion
        What else is to be measured.
    """
    labels = np.asarray(labels)
    metrics = evaluate(problem, labels)
    students, zones = problem.students, problem.n_zones
    placed = np.flatnonzero(labels != UNASSIGNED)
    travel = problem.travel_of(labels)
    near = placed[metrics.unit_distance_m[placed] <= walking_distance_m]
    walkers = np.bincount(labels[near], students[near], minlength=zones)
    peopled = placed[students[placed] > 0]
    total = students[peopled].sum()
    goes = peopled[~np.isnan(travel[peopled])]

    piece = piece_of_unit(problem, labels)
    detached = detached_units(problem, labels, piece)
    cut = labels[problem.adjacency.pairs]
    with np.errstate(divide="ignore", invalid="ignore"):
        walk_share = 100 * walkers / metrics.students
    return PlanEvaluation(
        labels=labels,
        metrics=metrics,
        seats_over=np.maximum(0, metrics.students - problem.capacity),
        reock=reock(problem, labels, units) if units is not None else np.full(zones, np.nan),
        walk_share=walk_share,
        piece=piece,
        detached=detached,
        detached_students=np.bincount(labels[detached], students[detached], minlength=zones),
        school_outside=labels[problem.seed_unit] != np.arange(zones),
        walking_distance_m=walking_distance_m,
        travel=travel,
        mean_travel=problem.mean_travel(labels),
        max_travel=float(travel[goes].max()) if len(goes) else float("nan"),
        without_way=problem.without_way(labels),
        within_walking_percent=float(100 * walkers.sum() / total) if total else float("nan"),
        cut_edges=int(np.count_nonzero((cut[:, 0] != cut[:, 1]) & (cut != UNASSIGNED).all(axis=1))),
        reassigned=None if existing is None else moved(np.asarray(existing), labels),
        swaps=None if existing is None else swaps(students, np.asarray(existing), labels),
        patches=None if existing is None else patches(problem, np.asarray(existing), labels),
        smallest_patch=smallest_patch,
        criteria=tuple(m for each in criteria for m in each.measures(problem, labels)),
        highest_balance=highest_balance,
        students=students,
        travel_is_cost=problem.costs is not None,
    )


def reock(problem: ZoningProblem, labels: np.ndarray, units: gpd.GeoSeries) -> np.ndarray:
    """Return Reock's compactness per zone: area / area of the smallest circle around it.

    Parameters
    ----------
    problem : ZoningProblem
    labels : ndarray of shape (n,)
    units : GeoSeries of shape (n,)
        In the problem's metres, or they are reprojected.

    Returns
    -------
    ndarray of shape (K,)
        From 0 to 1, 1 for a circle; NaN for an empty zone.

    References
    ----------
    Reock (1961), A note: measuring compactness as a requirement of legislative
    apportionment, Midwest Journal of Political Science 5(1), 70-74.

    Examples
    --------
    A square of side 1 lies in a circle of area pi / 2: 2 / pi = 0.637.
    """
    shapes = in_crs(units, problem.crs).to_numpy()
    scores = np.full(problem.n_zones, np.nan)
    for zone in range(problem.n_zones):
        members = np.flatnonzero(labels == zone)
        if len(members):
            # The circle around the zone is the one around its corners: no union is needed.
            hull = GeometryCollection([shapes[unit] for unit in members]).convex_hull
            circle = np.pi * smallest_circle_radius(np.asarray(hull.exterior.coords)) ** 2
            if circle > 0:
                scores[zone] = min(1.0, problem.area_m2[members].sum() / circle)
    return scores


def smallest_circle_radius(points: np.ndarray) -> float:
    """Return the radius of the smallest circle that holds all points.

    The centre c minimises the largest |p - c|^2 = |c|^2 + (|p|^2 - 2 p c): a quadratic
    programme in three variables, to machine precision in half a millisecond.

    Parameters
    ----------
    points : ndarray of shape (m, 2)
        The corners of a convex hull, best, since every point is a constraint.
    """
    middle = points.mean(axis=0)
    size = np.abs(points - middle).max()
    if size == 0:
        return 0.0
    p = (points - middle) / size
    squares = (p**2).sum(axis=1)
    gradient = np.column_stack([2 * p, np.ones(len(p))])
    found = minimize(
        lambda v: v[0] ** 2 + v[1] ** 2 + v[2],
        [0, 0, squares.max()],
        jac=lambda v: np.array([2 * v[0], 2 * v[1], 1.0]),
        constraints=[
            {
                "type": "ineq",
                "fun": lambda v: gradient @ v - squares,
                "jac": lambda v: gradient,
            }
        ],
        method="SLSQP",
        options={"ftol": 1e-14, "maxiter": 200},
    )
    # Measured from the centre found, so that every point is inside whatever the solver left.
    return float(size * np.sqrt(((p - found.x[:2]) ** 2).sum(axis=1).max()))


def _mean(values: np.ndarray) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else float("nan")


def _known(value: Any) -> Optional[float]:
    """A plain number, or None for NaN."""
    if value is None or value != value:
        return None
    return value.item() if hasattr(value, "item") else value
