# SPDX-License-Identifier: GPL-2.0-or-later
"""How good a plan is: the paper's metrics and the totals that they stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from ..colouring import colour_classes
from ..lengths import METRES_PER_MILE
from .problem import UNASSIGNED, ZoningProblem


@dataclass(frozen=True)
class PlanMetrics:
    """Metrics of a plan, per zone (shape (K,)) and overall.

    Attributes
    ----------
    students, capacity : ndarray
    utilisation : ndarray
        Students over capacity, in %.
    compactness : ndarray
        100 x circumference of the circle of equal area / perimeter (eq. 9's term), in %.
    polsby_popper : ndarray
        4 pi A / P^2, from 0 to 1; its square root is ``compactness`` / 100.
    proximity_m : ndarray
        Mean geodesic distance of the zone's students from their units' centroids to their
        school (eq. 10's term); NaN where the zone has no student.
    max_distance_m : ndarray
        The longest such distance of a unit with students; NaN where there is none.
    n_units, n_pieces : ndarray of int
    unit_distance_m : ndarray of shape (n,)
        Distance from every unit's centroid to its school; NaN where unassigned.
    balance : float
        Mean over the zones of 100 (1 - |1 - utilisation|) (eq. 8, whose print lacks the
        outer "1 -"). A zone filled more than twice over scores below 0.
    mean_compactness : float
        Mean of ``compactness`` over the zones that have a unit (eq. 9).
    proximity_mi : float
        Mean of ``proximity_m`` over the zones with students, in miles (eq. 10).
    n_unassigned : int
        Units without a zone, those that the problem leaves out among them.
    students_unassigned : float
        In these units.
    """

    students: np.ndarray
    capacity: np.ndarray
    utilisation: np.ndarray
    compactness: np.ndarray
    polsby_popper: np.ndarray
    proximity_m: np.ndarray
    max_distance_m: np.ndarray
    n_units: np.ndarray
    n_pieces: np.ndarray
    unit_distance_m: np.ndarray
    balance: float
    mean_compactness: float
    proximity_mi: float
    n_unassigned: int
    students_unassigned: float

    def __str__(self) -> str:
        return (
            f"balance {self.balance:.1f}, compactness {self.mean_compactness:.1f}, "
            f"proximity {self.proximity_mi:.3f} mi"
        )


def evaluate(problem: ZoningProblem, labels: np.ndarray) -> PlanMetrics:
    """Measure a plan.

    Parameters
    ----------
    problem : ZoningProblem
    labels : ndarray of shape (n,)
        Zone of every unit, or ``UNASSIGNED``.

    Examples
    --------
    Two zones of two unit squares each: 2 x 1 rectangles, of area 2 and perimeter 6, so
    Polsby-Popper is 8 pi / 36 = 0.698 and compactness 83.6 %.
    """
    labels = np.asarray(labels)
    zones = problem.n_zones
    placed = np.flatnonzero(labels != UNASSIGNED)
    zone = labels[placed]

    def total(values: np.ndarray) -> np.ndarray:
        return np.bincount(zone, values[placed], minlength=zones)

    students = total(problem.students)
    area = total(problem.area_m2)
    perimeter = total(problem.perimeter_m) - 2 * _inner_border(problem, labels)
    distance = np.full(problem.n_units, np.nan)
    distance[placed] = problem.distance_m(placed, zone)

    with np.errstate(divide="ignore", invalid="ignore"):
        # No shape has a shorter outline than the circle of its area; a sum of borders that were
        # measured within a tolerance may.
        perimeter = np.maximum(perimeter, np.sqrt(4 * np.pi * np.maximum(area, 0)))
        polsby_popper = np.minimum(1, 4 * np.pi * area / perimeter**2)
        proximity = total(problem.students * np.nan_to_num(distance)) / students
    longest = np.full(zones, -np.inf)
    peopled = placed[problem.students[placed] > 0]
    np.maximum.at(longest, labels[peopled], distance[peopled])

    ratio = students / problem.capacity
    return PlanMetrics(
        students=students,
        capacity=problem.capacity,
        utilisation=100 * ratio,
        compactness=100 * np.sqrt(polsby_popper),
        polsby_popper=polsby_popper,
        proximity_m=proximity,
        max_distance_m=np.where(np.isfinite(longest), longest, np.nan),
        n_units=np.bincount(zone, minlength=zones),
        n_pieces=pieces(problem, labels),
        unit_distance_m=distance,
        balance=float(np.mean(100 * (1 - np.abs(1 - ratio)))),
        mean_compactness=_mean_of_known(100 * np.sqrt(polsby_popper)),
        proximity_mi=_mean_of_known(proximity) / METRES_PER_MILE,
        n_unassigned=problem.n_units - len(placed) + len(problem.left_out),
        students_unassigned=float(
            problem.students[labels == UNASSIGNED].sum() + problem.left_out.students.sum()
        ),
    )


def _mean_of_known(values: np.ndarray) -> float:
    """Mean of what is not NaN; NaN if nothing is."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else float("nan")


def pieces(problem: ZoningProblem, labels: np.ndarray) -> np.ndarray:
    """Return in how many pieces each zone lies, by rook adjacency; shape (K,)."""
    piece = piece_of_unit(problem, labels)
    first = np.unique(piece, return_index=True)[1]
    zone = labels[first]
    return np.bincount(zone[zone != UNASSIGNED], minlength=problem.n_zones)


def piece_of_unit(problem: ZoningProblem, labels: np.ndarray) -> np.ndarray:
    """Return the connected piece, within its zone, of every unit; shape (n,)."""
    pairs = problem.adjacency.pairs
    pairs = pairs[labels[pairs[:, 0]] == labels[pairs[:, 1]]]
    links = sparse.coo_matrix(
        (np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(problem.n_units,) * 2
    )
    return csgraph.connected_components(links, directed=False)[1]


def main_pieces(problem: ZoningProblem, labels: np.ndarray, piece: np.ndarray) -> np.ndarray:
    """Return the piece that each zone is about; -1 for a zone without units; shape (K,).

    The one that holds its school; where none does, the one with most students, then the larger.
    """
    main = np.full(problem.n_zones, -1)
    inside = labels[problem.seed_unit] == np.arange(problem.n_zones)
    main[inside] = piece[problem.seed_unit[inside]]
    students = np.bincount(piece, problem.students)
    area = np.bincount(piece, problem.area_m2)
    firsts = np.unique(piece, return_index=True)[1]
    for unit in sorted(firsts.tolist(), key=lambda u: (-students[piece[u]], -area[piece[u]], u)):
        zone = labels[unit]
        if zone != UNASSIGNED and main[zone] < 0:
            main[zone] = piece[unit]
    return main


def detached_units(problem: ZoningProblem, labels: np.ndarray, piece: np.ndarray) -> np.ndarray:
    """Return which units lie in pieces other than their zone's main one; shape (n,).

    Parameters
    ----------
    piece : ndarray of shape (n,)
        Of ``piece_of_unit``.
    """
    return (labels != UNASSIGNED) & (piece != main_pieces(problem, labels, piece)[labels])


def zone_neighbours(problem: ZoningProblem, labels: np.ndarray) -> np.ndarray:
    """Return the pairs of zones that share a border, the lower first; shape (m, 2)."""
    ends = np.sort(labels[problem.adjacency.border_pairs], axis=1)
    ends = ends[(ends[:, 0] != ends[:, 1]) & (ends[:, 0] != UNASSIGNED)]
    return np.unique(ends, axis=0)


def moved(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Return which units had a zone and now have another or none; shape (n,).

    Their students are those reassigned: the one notion of it, in layers, numbers and reports.
    """
    return (before != UNASSIGNED) & (before != after)


@dataclass(frozen=True)
class Swaps:
    """Students who change places between the same two schools.

    Attributes
    ----------
    pairs : int
        Of schools between which students change both ways.
    students : float
        Twice the lesser of the two ways, summed over the pairs: so many could stay, as far as
        numbers go, without a school's being another.
    """

    pairs: int
    students: float


def swaps(students: np.ndarray, before: np.ndarray, after: np.ndarray) -> Swaps:
    """Return what two plans swap between schools.

    Parameters
    ----------
    students : ndarray of shape (n,)
    before, after : ndarray of int, shape (n,)
        Zones; units with a number below 0 in either have none, or one of a closed school.
    """
    change = (before >= 0) & (after >= 0) & (before != after) & (students > 0)
    if not change.any():
        return Swaps(0, 0.0)
    k = int(max(before.max(), after.max())) + 1
    ways = sparse.coo_matrix((students[change], (before[change], after[change])), shape=(k, k))
    both = sparse.triu(ways.tocsr().minimum(ways.T.tocsr()))
    return Swaps(both.nnz, 2 * float(both.sum()))


@dataclass(frozen=True)
class Patches:
    """Pieces of the map that change school together: from one school to another.

    Attributes
    ----------
    of_unit : ndarray of int, shape (n,)
        The patch of every unit, from 0; -1 for those that stay.
    students : ndarray, one entry per patch
    """

    of_unit: np.ndarray
    students: np.ndarray

    def smaller_than(self, students: float) -> int:
        """How many of them have fewer students."""
        return int((self.students < students).sum())


def patches(problem: ZoningProblem, before: np.ndarray, after: np.ndarray) -> Patches:
    """Return the patches that lie between two plans.

    Parameters
    ----------
    problem : ZoningProblem
    before, after : ndarray of int, shape (n,)
        Zones; a number below 0 stands for none or for a closed school.
    """
    change = moved(before, after)
    together = np.full(problem.n_units, UNASSIGNED)
    if change.any():
        ways = np.column_stack([before[change], after[change]])
        together[change] = np.unique(ways, axis=0, return_inverse=True)[1].reshape(-1)
    piece = piece_of_unit(problem, together)
    of_unit = np.full(problem.n_units, -1)
    of_unit[change] = np.unique(piece[change], return_inverse=True)[1].reshape(-1)
    count = int(of_unit.max(initial=-1)) + 1
    students = np.bincount(of_unit[change], problem.students[change], minlength=count)
    return Patches(of_unit, students)


def plan_colours(
    problem: ZoningProblem, labels: np.ndarray, before: Optional[np.ndarray] = None
) -> list[int]:
    """Return a colour class per zone such that no two neighbours share one; length K.

    Parameters
    ----------
    labels : ndarray of shape (n,)
    before : ndarray of shape (n,), optional
        Another plan: its neighbours differ too, and so do the zones between which a unit
        changes.
    """
    pairs = zone_neighbours(problem, labels)
    if before is not None:
        before = np.maximum(before, UNASSIGNED)
        both = (before != UNASSIGNED) & (labels != UNASSIGNED) & (before != labels)
        changes = np.column_stack([before[both], labels[both]])
        pairs = np.concatenate([pairs, zone_neighbours(problem, before), changes])
    return colour_classes(problem.n_zones, pairs)


def _inner_border(problem: ZoningProblem, labels: np.ndarray) -> np.ndarray:
    """Metres of border between units of the same zone; shape (K,)."""
    pairs, border = problem.adjacency.border_pairs, problem.adjacency.border_pair_m
    zone = labels[pairs[:, 0]]
    same = (zone == labels[pairs[:, 1]]) & (zone != UNASSIGNED)
    return np.bincount(zone[same], border[same], minlength=problem.n_zones)
