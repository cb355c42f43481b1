# SPDX-License-Identifier: GPL-2.0-or-later
"""What a plan may look like beyond one piece per zone: islands that stay, units that go together.

Both are made part of the map on which a plan is drawn, so that every method that works on a map
honours them without knowing: a piece that lies apart in the plan in force is tied to its school
by a bridge, which counts as long as it belongs to that school; units too small to change hands
alone are merged with neighbours of the same zone in force.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple, Optional

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from .coarse import CoarseMap, merge_units
from .contiguous import make_contiguous
from .criteria.by_unit import FewIslands
from .goal import Goal
from .metrics import moved, piece_of_unit
from .problem import UNASSIGNED, ZoningProblem

_ROUNDS = 40
"""A guard: the merging ends before, with a round that merges nothing."""


class Islands(NamedTuple):
    """Pieces of zones that do not hold the zone's school.

    Attributes
    ----------
    pieces : int
    zones : int
        In which they lie.
    students : float
    joined : float
        Students who change school if all that such pieces hold goes to the zones around them.
    """

    pieces: int
    zones: int
    students: float
    joined: float


def islands(problem: ZoningProblem, labels: np.ndarray) -> Islands:
    """Count the islands of a plan.

    Parameters
    ----------
    problem : ZoningProblem
    labels : ndarray of shape (n,)
        Zone of every unit, or a number below 0.
    """
    labels = np.maximum(np.asarray(labels), UNASSIGNED)
    ends = anchors(problem, labels)
    piece = piece_of_unit(problem, labels)
    apart = np.isin(piece, piece[ends[:, 0]]) & (labels != UNASSIGNED)
    after = make_contiguous(problem, labels)
    return Islands(
        pieces=len(ends),
        zones=len(np.unique(ends[:, 1])),
        students=float(problem.students[apart].sum()),
        joined=float(problem.students[moved(labels, after)].sum()),
    )


def tied(problem: ZoningProblem, plan: Optional[Any]) -> ZoningProblem:
    """Return the problem with the islands of a plan tied to their schools.

    The unit with most students of every island and the unit of its school become neighbours, as
    by a bridge. They lie in one zone only as long as the island is the school's: so it may stay,
    shrink to that unit, go to others and come back, and no other piece may come off a zone.

    Parameters
    ----------
    problem : ZoningProblem
    plan : array-like of shape (n,), optional
        Zone of every unit, or a number below 0; None ties nothing.
    """
    if plan is None:
        return problem
    labels = np.maximum(np.asarray(plan), UNASSIGNED)
    ends = anchors(problem, labels)
    if not len(ends):
        return problem
    adjacency = problem.adjacency
    bridges = np.column_stack([ends[:, 0], problem.seed_unit[ends[:, 1]]])
    joined = np.concatenate([adjacency.joined, bridges])
    return replace(problem, adjacency=adjacency.changed(adjacency.cut, joined, adjacency.islands))


def anchors(problem: ZoningProblem, labels: np.ndarray) -> np.ndarray:
    """Return the unit with most students of every island, and its zone; shape (m, 2).

    Units that a plan must not give to a zone are no part of it, whatever the plan says.
    """
    labels = np.maximum(np.asarray(labels), UNASSIGNED)
    fixed = np.asarray(problem.fixed_zone)
    labels = np.where(fixed >= 0, fixed, labels)
    piece = piece_of_unit(problem, labels)
    home = piece[problem.seed_unit]
    placed = np.flatnonzero(labels != UNASSIGNED)
    apart = placed[piece[placed] != home[labels[placed]]]
    order = apart[np.lexsort((apart, -problem.students[apart], piece[apart]))]
    first = order[np.unique(piece[order], return_index=True)[1]]
    return np.column_stack([first, labels[first]])


def with_islands_kept(
    goal: Goal, problem: ZoningProblem, labels: Optional[np.ndarray], weight: float
) -> Goal:
    """Return the goal with the islands of a plan allowed to stay.

    Parameters
    ----------
    goal : Goal
    problem : ZoningProblem
    labels : ndarray of int, shape (n,), optional
        That plan; without one the goal is returned as it is.
    weight : float
        Of every island that stays; 0 for none.
    """
    if labels is None:
        return goal
    criteria = goal.criteria
    if weight > 0:
        criteria = (*criteria, FewIslands(anchors(problem, labels), weight))
    return replace(goal, may_lie_apart=tuple(labels.tolist()), criteria=criteria)


@dataclass(frozen=True)
class Ground:
    """The map that a plan is drawn on.

    Attributes
    ----------
    problem : ZoningProblem
        The units as they are, islands tied.
    merged : CoarseMap or None
        The same with units that go together as one; None where none do.
    """

    problem: ZoningProblem
    merged: Optional[CoarseMap] = None

    @cached_property
    def _weight(self) -> np.ndarray:
        # Where nobody lives, the larger part of the ground decides.
        area = self.problem.area_m2
        return self.problem.students + 1e-6 * area / area.sum()

    def onto(self, labels: np.ndarray) -> np.ndarray:
        """A plan of the units on the map to draw on: what is one takes the zone of most of it."""
        if self.merged is None:
            return labels
        return main_zone(self.merged.unit_of, labels, self._weight)

    def lawful(self, labels: np.ndarray) -> np.ndarray:
        """A plan of the units, any, with its zones in one piece but for islands, and no scraps."""
        labels = make_contiguous(self.problem, labels)
        if self.merged is None:
            return labels
        return self.back(make_contiguous(self.merged.problem, self.onto(labels)))

    def back(self, labels: np.ndarray) -> np.ndarray:
        """A plan of the map to draw on as a plan of the units; shape (n,)."""
        return labels if self.merged is None else self.merged.project(labels)


def ground_of(problem: ZoningProblem, goal: Goal) -> Ground:
    """Return the map on which a plan is drawn so that it is lawful by the goal."""
    fine = tied(problem, goal.may_lie_apart)
    if goal.existing is None or goal.smallest_patch <= 0:
        return Ground(fine)
    existing = np.asarray(goal.existing)
    unit_of = _together(fine, existing, goal.smallest_patch)
    if unit_of.max() + 1 == len(unit_of):
        return Ground(fine)
    merged = merge_units(fine, unit_of, existing)
    return Ground(fine, replace(merged, problem=_with_scraps_locked(merged, goal)))


def _with_scraps_locked(merged: CoarseMap, goal: Goal) -> ZoningProblem:
    """The merged map with scraps that nothing can go along with held where they may stay.

    Else they would have to change hands alone. A scrap of an island that may not stay must.
    """
    problem, labels = merged.problem, merged.labels
    small = (problem.students < goal.smallest_patch) & (labels != UNASSIGNED)
    small &= np.asarray(problem.fixed_zone) < 0
    # Whatever is tied, or in one piece with its school, may stay.
    piece = piece_of_unit(problem, labels)
    at_home = piece == piece[problem.seed_unit][labels]
    locked = problem.locked.copy()
    stays = small & at_home
    locked[stays] = labels[stays]
    return replace(problem, locked=locked)


def _together(problem: ZoningProblem, existing: np.ndarray, smallest: float) -> np.ndarray:
    """Number what goes together: units of one zone in force, in one piece; shape (n,).

    In every round each that has fewer students than ``smallest`` picks the neighbour with which
    it shares most of its outline; it is merged with one that is large enough, or that picks it
    too. Fixed units are picked last: what goes with them can never move.
    """
    fixed = np.asarray(problem.fixed_zone)
    n = problem.n_units
    unit_of = np.arange(n)
    pairs = problem.adjacency.pairs
    alike = (existing[pairs[:, 0]] == existing[pairs[:, 1]]) & (existing[pairs[:, 0]] >= 0)
    # A unit that must go elsewhere goes with nobody who may stay.
    leaves = (fixed >= 0) & (fixed != existing)
    alike &= ~leaves[pairs].any(axis=1)
    # Ties are no ground to go together: what lies apart would be one with its school.
    alike &= problem.adjacency.pair_border_m > 0
    pairs, border = pairs[alike], problem.adjacency.pair_border_m[alike]
    ends = np.concatenate([pairs, pairs[:, ::-1]])
    border = np.concatenate([border, border])
    for _ in range(_ROUNDS):
        students = np.bincount(unit_of, problem.students)
        stays = np.bincount(unit_of, fixed >= 0) > 0
        a, b = unit_of[ends].T
        open_ = (a != b) & (students[a] < smallest) & ~stays[a]
        m = len(students)
        shared = sparse.coo_matrix((border[open_], (a[open_], b[open_])), shape=(m, m)).tocsr()
        a = np.repeat(np.arange(m), np.diff(shared.indptr))
        b, length = shared.indices, shared.data
        if not len(a):
            break
        order = np.lexsort((b, -length, stays[b], a))
        first = order[np.unique(a[order], return_index=True)[1]]
        pick = np.full(m, -1)
        pick[a[first]] = b[first]
        picks = np.flatnonzero(pick >= 0)
        chosen = pick[picks]
        settled = (pick[chosen] < 0) | (pick[chosen] == picks)
        links = sparse.coo_matrix(
            (np.ones(settled.sum()), (picks[settled], chosen[settled])), shape=(m, m)
        )
        unit_of = csgraph.connected_components(links, directed=False)[1][unit_of]
    return unit_of.astype(int)


def main_zone(unit_of: np.ndarray, labels: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """The zone of most of every merged unit; shape (m,).

    Parameters
    ----------
    unit_of : ndarray of int, shape (n,)
        The merged unit of each unit.
    labels : ndarray of int, shape (n,)
        Zones; codes below 0 stand for units without one and for schools that are not there.
    weight : ndarray of shape (n,)
        By which the parts of a merged unit count.
    """
    zones, code = np.unique(labels, return_inverse=True)
    code = code.reshape(-1)
    total = sparse.coo_matrix((weight, (unit_of, code))).tocsr()
    unit = np.repeat(np.arange(total.shape[0]), np.diff(total.indptr))
    best = np.lexsort((total.indices, -total.data, unit))
    first = best[np.unique(unit[best], return_index=True)[1]]
    return zones[total.indices[first]]
