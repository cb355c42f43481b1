# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs to start from: near a first grouping, or the map cut evenly."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ...progress import Progress
from ..problem import Compactness, HubProblem
from .alternate import alternate
from .balanced_start import MOST_UNEVEN, balanced_start, even_out

DENSITY_POWER = {Compactness.MEAN_DISTANCE: 1 / 3, Compactness.SQUARED: 1 / 2}
"""The best size of a hub grows with this power of the density of its points."""
STARTING_CANDIDATES = (12, 24, 48)
"""Nearest hubs that a point of a start may go to, more if the sizes ask for it. Where hubs are very
many the first number was too small, and that is found out late: they begin with the second."""


def started(
    problem: HubProblem, first: Optional[np.ndarray], rng: np.random.Generator, progress: Progress
) -> np.ndarray:
    """Labels to start from, no hub empty: near a first grouping, or the map cut evenly."""
    found = None if first is None else _with_ranges_kept(problem, first, progress)
    if found is not None:
        return found
    return problem.named(_cut_evenly(problem, rng, progress))


def _cut_evenly(problem: HubProblem, rng: np.random.Generator, progress: Progress) -> np.ndarray:
    power, low, high = DENSITY_POWER[problem.objective], problem.low, problem.high
    if problem.weights is not None:
        low, high = np.ones(problem.hubs, int), np.full(problem.hubs, len(problem.xy))
    labels = balanced_start(problem.map, low, high, power, rng, weights=problem.weights)
    if problem.table is None or problem.weights is not None:
        return labels
    as_map = alternate(HubProblem(problem.map, problem.low, problem.high), labels, progress)
    return labels if as_map is None else as_map.labels


def _with_ranges_kept(
    problem: HubProblem, first: np.ndarray, progress: Progress
) -> Optional[np.ndarray]:
    """A grouping near the first one, with all ranges kept; None if there is none."""
    k, low, high = problem.hubs, problem.low, problem.high
    first = problem.named(first) if int(first.max()) < k else first
    if int(first.max()) < k and problem.keeps(first):
        return first
    near = first
    if not problem.is_special or len(np.unique(first)) < k:
        near = even_out(problem.map, first, k, max(MOST_UNEVEN, high.max() / low.min()))
    near = problem.named(near)
    centres = problem.centres(near)
    for most in STARTING_CANDIDATES[1:] if problem.is_brisk else STARTING_CANDIDATES:
        found = problem.assign(problem.costs(centres, None, most), None, progress)
        if found is not None and np.bincount(found.labels, minlength=k).all():
            return found.labels
        if progress.cancelled() or most >= k:
            break
    return None
