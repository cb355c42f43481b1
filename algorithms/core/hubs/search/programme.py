# SPDX-License-Identifier: GPL-2.0-or-later
"""A few neighbouring hubs at a time as short as they can be, by an integer programme.

Where each hub holds few points, searches end at hubs of which no small change is shorter, but a
change of several hubs at once is. The capacitated p-median problem of a few of them is small: most
links from a point to a middle are ruled out by what they add at least to the optimum with split
points, and HiGHS finds the best of the rest, or that there is none.

References
----------
Stefanello, F., de Araujo, O. C. B. and Mueller, F. M. (2015). Matheuristics for the capacitated
    p-median problem. International Transactions in Operational Research 22.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Optional

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog
from scipy.spatial import cKDTree

from ...jobs.solver import Solver
from ...progress import SILENT, Progress, Stopped
from ..problem import Compactness, HubProblem

LEAST_GAIN = 1e-7
"""As a share; what HiGHS calls an optimum is exact to about as many digits."""
MOST_POINTS, ALL_POINTS = 300, 100
"""On larger maps more trials of the search shorten more in the same time; small ones are solved as
a whole too, if few enough links are left."""
SLACK = 1e-3
"""What rows of mean weights may be broken by; HiGHS breaks them by 1e-6 or so."""
NODES_PER_LINK = 1
"""Branches that HiGHS looks at most: a bound on its time that is no clock."""


def shortest_of_few(
    problem: HubProblem,
    labels: np.ndarray,
    parts: Sequence[tuple[int, int]],
    links_of_whole: int,
    progress: Progress = SILENT,
) -> np.ndarray:
    """Better a grouping until no few neighbouring hubs can be shorter; a small one as a whole.

    Parameters
    ----------
    problem : HubProblem
    labels : ndarray of int, shape (n,)
    parts : sequence of (int, int)
        Points of the hubs that are solved together, and links from points to middles that may be
        left: with more it would take too long. One after the other.
    links_of_whole : int
        The same of the whole of a small map.
    progress : Progress

    Returns
    -------
    ndarray of int, shape (n,)
        The same on a larger map, where ranges are not kept, or are not the same for all hubs,
        where hubs have ties or points stay together, or where it is squared distance that is to
        be short.
    """
    if not _is_fit(problem, labels):
        return labels
    with Solver(progress) as solver, suppress(Stopped):
        for points, links in parts:
            labels = _parts_solved(problem, labels, points, links, solver, progress)
        if len(labels) <= ALL_POINTS and not progress.cancelled():
            found = _shorter(problem, labels, links_of_whole, solver)
            labels = labels if found is None else found
    return labels


def _is_fit(problem: HubProblem, labels: np.ndarray) -> bool:
    return (
        1 < problem.hubs < len(labels) <= MOST_POINTS
        and problem.is_uniform
        and problem.ties is None
        and problem.blocks is None
        and problem.objective is not Compactness.SQUARED
        and problem.keeps(labels)
        and not len(problem.unreachable(labels))
    )


def _parts_solved(
    problem: HubProblem,
    labels: np.ndarray,
    most_points: int,
    links: int,
    solver: Solver,
    progress: Progress,
) -> np.ndarray:
    """Every hub with its neighbours, and all again once any became shorter."""
    labels, settled = labels.copy(), set[bytes]()
    waiting, tree = dict.fromkeys(range(problem.hubs)), None
    while waiting and not progress.cancelled():
        hub = next(iter(waiting))
        del waiting[hub]
        if tree is None:
            spots = problem.spots(problem.centres(labels))
            tree, sizes = cKDTree(spots), np.bincount(labels, minlength=problem.hubs)
        near = tree.query(spots[hub], k=min(problem.hubs, most_points))[1]
        near = np.sort(near[np.cumsum(sizes[near]) <= most_points])
        points = np.flatnonzero(np.isin(labels, near))
        key = points.tobytes() + labels[points].tobytes()
        if len(near) < 2 or key in settled:
            continue
        settled.add(key)
        part = problem.part(points, near)
        found = _shorter(part, np.searchsorted(near, labels[points]), links, solver)
        if found is not None:
            labels[points], tree = near[found], None
            waiting.update(dict.fromkeys(range(problem.hubs)))
    return labels


def _shorter(
    part: HubProblem, labels: np.ndarray, links: int, solver: Solver
) -> Optional[np.ndarray]:
    """The shortest hubs of a few points; None if these are, or if it would take too long."""
    n, now = len(labels), part.total(labels)
    cost = part.between()
    a, b = (each.ravel() for each in np.indices((n, n)))
    open_ = cost[a, b] < (np.inf if part.table is None else part.table.too_far)
    a, b = a[open_], b[open_]
    programme = _Programme(part, a, b, cost[a, b])
    least, more = programme.with_split_points()
    spare = now * (1 - LEAST_GAIN) - least
    kept = more <= spare
    is_middle = np.zeros(n, bool)
    is_middle[b[kept & (a == b)]] = True
    kept &= is_middle[b]
    if spare <= 0 or is_middle.sum() < part.hubs or kept.sum() > links:
        return None
    better = _Programme(part, a[kept], b[kept], programme.cost[kept]).solved(solver)
    if better is None or not part.keeps(better) or part.total(better) >= now * (1 - LEAST_GAIN):
        return None
    return better


class _Programme:
    """Which links to use: each point goes to one middle, which goes to itself.

    Parameters
    ----------
    part : HubProblem
    points, middles : ndarray of int
        Where each link starts and ends.
    cost : ndarray
        Of each link.
    """

    def __init__(
        self, part: HubProblem, points: np.ndarray, middles: np.ndarray, cost: np.ndarray
    ) -> None:
        self.points, self.middles, self.cost = points, middles, cost
        n, m = len(part.xy), len(points)
        weights = np.ones(n) if part.weights is None else part.weights
        unit = float(weights.mean())
        weights, low, high = weights / unit, part.low[0] / unit, part.high[0] / unit
        link, is_own = np.arange(m), points == middles
        own = np.full(n, -1)
        own[points[is_own]] = link[is_own]
        once = sparse.csr_matrix((np.ones(m), (points, link)), (n, m))
        self.equal = sparse.vstack([once, sparse.csr_matrix(is_own.astype(float))]).tocsr()
        self.sums = np.append(np.ones(n), part.hubs)
        load = sparse.csr_matrix((weights[points], (middles, link)), (n, m))
        each = sparse.csr_matrix((np.ones(is_own.sum()), (middles[is_own], link[is_own])), (n, m))
        others = np.flatnonzero(~is_own)
        row = np.arange(len(others))
        to_middle = sparse.csr_matrix(
            (
                np.repeat([1.0, -1.0], len(others)),
                (np.tile(row, 2), np.concatenate([others, own[middles[others]]])),
            ),
            (len(others), m),
        )
        rows = [load - high * each, to_middle]
        if low > weights.min():
            rows.append(low * each - load)
        self.below = sparse.vstack(rows).tocsr()

    def with_split_points(self) -> tuple[float, np.ndarray]:
        """The least total with points and middles split, and what each link adds to it at least."""
        found = linprog(
            self.cost,
            self.below,
            np.zeros(self.below.shape[0]),
            self.equal,
            self.sums,
            bounds=(0, 1),
            method="highs",
        )
        if found.status != 0:
            return np.inf, self.cost
        return found.fun, found.lower.marginals + found.upper.marginals

    def solved(self, solver: Solver) -> Optional[np.ndarray]:
        """The hub of each point; None if none were found."""
        for presolve in (True, False):
            found = solver.milp(
                self.cost,
                constraints=[
                    LinearConstraint(self.equal, self.sums, self.sums),
                    LinearConstraint(self.below, -np.inf, 0.0),
                ],
                integrality=np.ones(len(self.cost)),
                bounds=Bounds(0, 1),
                options={
                    "mip_rel_gap": LEAST_GAIN,
                    "node_limit": NODES_PER_LINK * len(self.cost),
                    "presolve": presolve,
                },
            )
            if found.x is None:
                return None
            # HiGHS as it comes with scipy 1.10 may presolve a row away and then break it.
            if (self.below @ found.x < SLACK).all():
                used, labels = found.x > 0.5, np.empty(len(self.sums) - 1, np.int64)
                labels[self.points[used]] = np.unique(self.middles[used], return_inverse=True)[1]
                return labels
        return None
