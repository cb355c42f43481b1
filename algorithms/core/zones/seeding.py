"""Where zones start from (Algorithm 1 of Biswas et al. 2020)."""

from __future__ import annotations

import numpy as np

from .conditions import join_locked
from .problem import UNASSIGNED, ZoningProblem


def initial_labels(problem: ZoningProblem) -> np.ndarray:
    """Return the plan in which every zone is its school's own unit and what is locked to it.

    Parameters
    ----------
    problem : ZoningProblem

    Returns
    -------
    ndarray of shape (n,)
        Zone of every unit, or ``UNASSIGNED``. Every zone is in one piece: units on the way
        to locked ones are in it too, but free to leave.

    Raises
    ------
    InputError
        If locked units cannot be joined to their schools.
    """
    labels = np.full(problem.n_units, UNASSIGNED)
    labels[problem.seed_unit] = np.arange(problem.n_zones)
    return join_locked(problem, labels)
