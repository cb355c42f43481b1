# SPDX-License-Identifier: GPL-2.0-or-later
"""What the root of an integer programme proves beyond the Lagrangian dual of ``whole_bound``.

The same pairs and the same rules, all at once: every unit in one zone, every zone within its
limits, no unit in a zone without one of its neighbours. HiGHS's cutting planes at the root know
how these go together, which prices on units and ties do not. Nothing is branched on: that takes
long and proves little more.
"""

from __future__ import annotations

from typing import Optional

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint

from ..jobs.solver import Solver

MOST_PAIRS = 25_000
"""Of 18,000 pairs, those of Fairfax County's elementary schools, the root takes about 15 s."""

TOLERANCE = 1e-6
"""Taken off what is proven, as a share: HiGHS keeps rows and reduced costs to about 1e-7 each."""

_INFEASIBLE = 2
"""What scipy calls a programme without an answer."""


def root_bound(
    cost: np.ndarray,
    unit: np.ndarray,
    zone: np.ndarray,
    students: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    ties: sparse.csr_matrix,
    solver: Solver,
) -> Optional[float]:
    """Return the least cost that the root proves; infinite where no plan exists, None if unknown.

    Parameters
    ----------
    cost, unit, zone : ndarray of shape (m,)
        Of pairs of a unit and a zone that may hold it.
    students : ndarray of shape (m,)
        The unit's.
    low, high : ndarray of shape (K,)
        What every zone needs and may take of units that can move.
    ties : sparse matrix of shape (ties, m)
        Rows that may be at most 0.
    solver : Solver

    Raises
    ------
    Stopped
        If the user stopped it.
    """
    m, column = len(cost), np.arange(len(cost))
    units, row = np.unique(unit, return_inverse=True)
    once = sparse.csr_matrix((np.ones(m), (row.reshape(-1), column)), (len(units), m))
    load = sparse.csr_matrix((students, (zone, column)), (len(low), m))
    rules = [LinearConstraint(once, 1, 1), LinearConstraint(load, low, high)]
    if ties.shape[0]:
        rules.append(LinearConstraint(ties, -np.inf, 0))
    integers, bounds, options = np.ones(m), Bounds(np.zeros(m), np.ones(m)), {"node_limit": 1}
    found = solver.milp(
        cost, constraints=rules, integrality=integers, bounds=bounds, options=options
    )
    if found.status == _INFEASIBLE:
        return np.inf
    least = getattr(found, "mip_dual_bound", None)
    return None if least is None or not np.isfinite(least) else float(least)
