# SPDX-License-Identifier: GPL-2.0-or-later
"""A coarser map of the same district: neighbouring units merged, to be solved first.

Where a zone has hundreds of small units, single units are too small a step: annealing from
scratch stays ragged and takes minutes. On a map of a few dozen units per zone it takes
seconds, and the fine map then only needs its borders smoothed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from .. import geo
from .adjacency import Adjacency
from .problem import UNASSIGNED, ZoningProblem
from .travel import TravelTable

COARSE_ABOVE_PER_ZONE = 60
COARSE_ABOVE = 5000
"""From so many units, per zone or in all, the plan is first drawn on merged units."""

_MERGED_PER_ZONE = 30
_FEWEST_MERGED = 1500
"""Merged units, per zone and in all, that a coarser map has at least."""
_STEP = 4
"""How many units are merged into one from one map to the next coarser, on average."""

_LARGEST = 3.0
"""A merged unit may hold this many times the pupils, and the area, of the average."""

_ROUNDS = 40
"""A guard: the work ends before, with a round that merges nothing or once few units are left."""


def merged_size(problem: ZoningProblem) -> int:
    """How many merged units to solve the problem on first; all, where it is small enough."""
    many = problem.n_units > COARSE_ABOVE_PER_ZONE * problem.n_zones
    if not many and problem.n_units <= COARSE_ABOVE:
        return problem.n_units
    merged = max(_MERGED_PER_ZONE * problem.n_zones, _FEWEST_MERGED, problem.n_units // _STEP)
    # A map hardly smaller would cost its time and bring nothing.
    return merged if merged < 0.7 * problem.n_units else problem.n_units


@dataclass(frozen=True)
class CoarseMap:
    """A problem of merged units, and who went where.

    Attributes
    ----------
    problem : ZoningProblem
        Travel of a merged unit is measured from the centre of its pupils.
    unit_of : ndarray of shape (n,)
        The merged unit that each unit of the fine problem belongs to.
    labels : ndarray
        The plan given, on the merged units.
    """

    problem: ZoningProblem
    unit_of: np.ndarray
    labels: np.ndarray

    def project(self, labels: np.ndarray) -> np.ndarray:
        """Return a plan of merged units on the fine map; shape (n,)."""
        return labels[self.unit_of]


def coarsen(problem: ZoningProblem, labels: np.ndarray, n_target: int) -> CoarseMap:
    """Merge neighbouring units of the same zone until about ``n_target`` are left.

    Parameters
    ----------
    problem : ZoningProblem
    labels : ndarray of shape (n,)
        A plan without unassigned units: no merged unit lies in two of its zones, so that
        the coarse map starts from the same plan.
    n_target : int

    Notes
    -----
    In every round each unit picks the neighbour with which it makes the roundest and
    smallest whole, and those that pick each other merge. Fixed units stay single. Merged
    units are in one piece, and so are zones of them if they were.
    """
    unit_of = np.arange(problem.n_units)
    state = _single(problem, labels)
    most = _LARGEST * np.array([problem.students.sum(), problem.area_m2.sum()]) / n_target
    for _ in range(_ROUNDS):
        surplus = len(state.students) - n_target
        if surplus <= 0:
            break
        into = state.matches(most, surplus)
        if into.max() + 1 == len(into):
            break
        state = state.merge(into)
        unit_of = into[unit_of]
    return CoarseMap(_merged_problem(problem, unit_of, state), unit_of, state.labels)


def merge_agreed(problem: ZoningProblem, plans: Sequence[np.ndarray]) -> CoarseMap:
    """Merge neighbouring units that every one of several plans puts into the same zone.

    What good plans agree on is most often right; on the few units that are left, an integer
    programme sees many zones at once. So are tours of a travelling salesman merged (Cook and
    Seymour 2003, Tour merging via branch-decomposition, INFORMS Journal on Computing 15).

    Parameters
    ----------
    problem : ZoningProblem
    plans : sequence of ndarray of shape (n,)
        Without unassigned units. The coarse map starts from the first, and can be given any
        of them, and what is made up of their parts.
    """
    pairs = problem.adjacency.pairs
    alike = np.ones(len(pairs), bool)
    for labels in plans:
        alike &= labels[pairs[:, 0]] == labels[pairs[:, 1]]
    ends = pairs[alike]
    together = sparse.csr_matrix(
        (np.ones(len(ends)), ends.T), shape=(problem.n_units, problem.n_units)
    )
    unit_of = csgraph.connected_components(together, directed=False)[1].astype(int)
    return merge_units(problem, unit_of, plans[0])


def merge_units(problem: ZoningProblem, unit_of: np.ndarray, labels: np.ndarray) -> CoarseMap:
    """Merge units as told.

    Parameters
    ----------
    problem : ZoningProblem
    unit_of : ndarray of int, shape (n,)
        The merged unit of each unit, from 0; each in one piece and of one zone.
    labels : ndarray of shape (n,)
        Zone of every unit, or ``UNASSIGNED``.
    """
    state = _single(problem, labels).merge(unit_of)
    return CoarseMap(_merged_problem(problem, unit_of, state), unit_of, state.labels)


class MergedTravel(TravelTable):
    """Travel of merged units as the mean of their units', each weighed by its pupils.

    So a plan of merged units is worth what it is worth on the fine map, but for the borders that
    barriers cut, which count as outline here.

    Parameters
    ----------
    coarse : CoarseMap
    fine : TravelTable
        Of the units that were merged.
    """

    def __init__(self, coarse: CoarseMap, fine: TravelTable):
        self.problem = coarse.problem
        self.rows: list[dict[int, float]] = [{} for _ in range(coarse.problem.n_units)]
        self._fine = fine
        self._members: list[list[tuple[int, float]]] = [[] for _ in self.rows]
        for unit, merged in enumerate(coarse.unit_of.tolist()):
            students = float(fine.problem.students[unit])
            if students:
                self._members[merged].append((unit, students))

    def of(self, unit: int, zone: int) -> float:
        row = self.rows[unit]
        if zone not in row:
            members = self._members[unit]
            way = sum(students * self._fine.of(member, zone) for member, students in members)
            row[zone] = way / sum(students for _, students in members) if members else 0.0
        return row[zone]

    def measure(self, units: np.ndarray, zones: np.ndarray) -> None:
        for unit, zone in zip(units.tolist(), zones.tolist()):
            self.of(unit, zone)


_BRIDGE_M = 1e-6
"""What a bridge, which has no length of border, counts, so that units joined by it can merge."""


def _borders(problem: ZoningProblem) -> sparse.csr_matrix:
    """The borders of adjacent units, as sums of which the coarse map's are made.

    What a barrier cuts counts as outline here; the fine map sets that right. Bridges have no
    length, which sums would forget: they get a hair's breadth.
    """
    borders = problem.adjacency.open_border_m.copy()
    borders.data = np.maximum(borders.data, _BRIDGE_M)
    return borders


@dataclass
class _Merged:
    students: np.ndarray
    area: np.ndarray
    perimeter: np.ndarray
    border: sparse.csr_matrix
    labels: np.ndarray
    fixed: np.ndarray

    def matches(self, most: np.ndarray, surplus: int) -> np.ndarray:
        """Number the units that remain after merging those that pick each other; shape (n,)."""
        pairs = self.border.tocoo()
        a, b, border = pairs.row, pairs.col, pairs.data
        students, area = self.students[a] + self.students[b], self.area[a] + self.area[b]
        outline = self.perimeter[a] + self.perimeter[b] - 2 * border
        may = (
            (a != b)
            & (self.labels[a] == self.labels[b])
            & ~(self.fixed[a] | self.fixed[b])
            & (students <= most[0])
            & (area <= most[1])
        )
        a, b = a[may], b[may]
        size = students[may] / most[0] + area[may] / most[1]
        score = np.sqrt(area[may]) / outline[may] / (0.2 + size)
        n = len(self.students)
        # The best of each unit; equal ones by number, so that the result is always the same.
        order = np.lexsort((np.minimum(a, b), np.maximum(a, b), -score, a))
        units, first = np.unique(a[order], return_index=True)
        pick = np.full(n, -1)
        pick[units] = b[order][first]
        strength = np.full(n, -np.inf)
        strength[units] = score[order][first]
        mutual = np.flatnonzero((pick >= 0) & (pick[pick] == np.arange(n)))
        mutual = mutual[mutual < pick[mutual]]
        mutual = mutual[np.lexsort((mutual, -strength[mutual]))][:surplus]
        keeper = np.arange(n)
        keeper[pick[mutual]] = mutual
        return np.unique(keeper, return_inverse=True)[1].reshape(-1)

    def merge(self, into: np.ndarray) -> _Merged:
        n, m = len(into), int(into.max()) + 1
        gather = sparse.csr_matrix((np.ones(n), (into, np.arange(n))), shape=(m, n))
        border = (gather @ self.border @ gather.T).tocsr()
        inner = border.diagonal()
        border = _without_diagonal(border)
        labels = np.empty(m, int)
        labels[into] = self.labels
        fixed = np.zeros(m, bool)
        fixed[into[self.fixed]] = True
        return _Merged(
            gather @ self.students,
            gather @ self.area,
            gather @ self.perimeter - inner,
            border,
            labels,
            fixed,
        )


def _single(problem: ZoningProblem, labels: np.ndarray) -> _Merged:
    """Every unit by itself."""
    return _Merged(
        problem.students,
        problem.area_m2,
        problem.perimeter_m,
        _borders(problem),
        labels,
        np.asarray(problem.fixed_zone) >= 0,
    )


def _without_diagonal(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    entries = matrix.tocoo()
    off = entries.row != entries.col
    result = sparse.csr_matrix(
        (entries.data[off], (entries.row[off], entries.col[off])), shape=matrix.shape
    )
    result.sort_indices()
    return result


def _merged_problem(problem: ZoningProblem, unit_of: np.ndarray, state: _Merged) -> ZoningProblem:
    n, m = problem.n_units, len(state.students)
    # Units without pupils count a little, so that empty merged units have a centre too.
    weight = problem.students + 1e-6 * problem.area_m2 / problem.area_m2.mean()
    gather = sparse.csr_matrix((weight, (unit_of, np.arange(n))), shape=(m, n))
    total = np.asarray(gather.sum(axis=1)).reshape(-1, 1)
    centre = (gather @ problem.centre_m) / total
    locked = np.full(m, UNASSIGNED)
    is_locked = problem.locked != UNASSIGNED
    locked[unit_of[is_locked]] = problem.locked[is_locked]
    return ZoningProblem(
        unit_ids=tuple(range(m)),
        students=state.students,
        area_m2=state.area,
        perimeter_m=state.perimeter,
        centre_m=centre,
        centre_lonlat=geo.to_lonlat(centre, problem.crs),
        adjacency=Adjacency(state.border),
        school_ids=problem.school_ids,
        capacity=problem.capacity,
        school_m=problem.school_m,
        school_lonlat=problem.school_lonlat,
        seed_unit=unit_of[problem.seed_unit],
        crs=problem.crs,
        locked=locked,
        costs=None if problem.costs is None else (gather @ problem.costs) / total,
        too_far=problem.too_far,
    )
