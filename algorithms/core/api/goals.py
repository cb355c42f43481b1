# SPDX-License-Identifier: GPL-2.0-or-later
"""What is aimed for and asked of a plan of a district, as the core takes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

import numpy as np

from ..progress import Progress
from ..zones.criteria.criteria import Criteria, criteria_of
from ..zones.goal import DEFAULT_STABILITY, Goal
from ..zones.lawful import with_islands_kept
from .checks import check_columns
from .district import District


def criteria_for(
    district: District,
    wanted: Criteria,
    progress: Progress,
    left: Optional[np.ndarray] = None,
) -> tuple:
    """The criteria of a district; an InputError names columns that are not there.

    Changes are those from a plan that is left, or else from the district's existing one.
    """
    check_columns(district.units, wanted.columns(), "criteria")
    existing = district.existing if left is None else left
    return criteria_of(
        wanted, district.problem, district.units, district.columns, existing, progress
    )


def goal_for(
    district: District,
    given: Optional[np.ndarray],
    weights: Goal,
    stability: Optional[float],
    keep_islands: bool,
    islands_weight: float,
    smallest_patch: float,
    wanted: Criteria,
    progress: Progress,
) -> Goal:
    """The goal for a plan of a district.

    Parameters
    ----------
    district : District
    given : ndarray of int, shape (n,), optional
        The plan to start from.
    weights : Goal
        Its limits and weights.
    stability : float, optional
        None for the default where there is an existing plan.
    keep_islands : bool
        Islands of the existing plan (without one, of the plan given) may stay.
    islands_weight, smallest_patch : float
    wanted : Criteria
    progress : Progress
    """
    existing = None if district.existing is None else np.maximum(district.existing, -1)
    if stability is None:
        stability = 0.0 if existing is None else DEFAULT_STABILITY
    goal = replace(
        weights,
        stability_weight=stability,
        existing=None if existing is None else tuple(existing.tolist()),
        smallest_patch=smallest_patch,
        criteria=criteria_for(district, wanted, progress),
    )
    islands_of = None
    if keep_islands:
        islands_of = given if existing is None else existing
    return with_islands_kept(goal, district.problem, islands_of, islands_weight)
