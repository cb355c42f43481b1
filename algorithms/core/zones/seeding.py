"""Where zones start from (Algorithm 1 of Biswas et al. 2020)."""

from __future__ import annotations

import numpy as np

from .problem import UNASSIGNED, ZoningProblem


def initial_labels(problem: ZoningProblem) -> np.ndarray:
    """Return the plan in which every zone is its school's own unit and nothing else.

    Parameters
    ----------
    problem : ZoningProblem

    Returns
    -------
    ndarray of shape (n,)
        Zone of every unit, or ``UNASSIGNED``.
    """
    labels = np.full(problem.n_units, UNASSIGNED)
    labels[problem.seed_unit] = np.arange(problem.n_zones)
    return labels
