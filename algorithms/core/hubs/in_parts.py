# SPDX-License-Identifier: GPL-2.0-or-later
"""Very many hubs of points of which sizes alone are asked: formed in parts of the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..jobs.pool import processors, run_jobs
from ..progress import Progress, Stage
from .ground.centres import centroids
from .ground.kmeans_start import kmeans_labels
from .ground.neighbours import Neighbours
from .ground.spectral import default_neighbours, spectral_labels
from .inputs.settings import Method, Settings
from .one_piece.budget import Budget
from .one_piece.repair import RegionRepair
from .problem import HubProblem
from .search.balanced_start import balanced_start
from .search.solve import solve_hubs
from .search.starts import DENSITY_POWER

HUBS_OF_PART = 150
"""So many hubs of very many are formed at once: as many as a large city's, for which exact
assignment takes a second or two. Its time grows faster than the number of hubs."""
FEWEST_SHARED = 20
"""Fewer parts or places are done before other processes have begun."""


@dataclass(frozen=True)
class FoundHubs:
    """Hubs of n points.

    Attributes
    ----------
    first : ndarray of int, shape (n,)
        Clusters before sizes were balanced.
    labels : ndarray of int, shape (n,)
        The hubs.
    lower_bound : float, optional
        No hubs of these sizes have a lower total; None where it was not computed.
    """

    first: np.ndarray
    labels: np.ndarray
    lower_bound: Optional[float] = None


def in_parts(
    xy: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    settings: Settings,
    progress: Progress,
    workers: Optional[int] = None,
) -> Optional[FoundHubs]:
    """Form very many hubs of points at ``xy``, metres; None if the user cancelled before any.

    The map is cut into parts whose hubs are formed by themselves; then it is cut otherwise, and the
    hubs of each part are bettered, so that no cut is left in the end, and what is in pieces after
    that is repaired. Parts are worked on in so many processes, by default as many as there are
    processors; the hubs are the same with any.

    Parameters
    ----------
    low, high : ndarray of int, shape (k,)
        Least and greatest size, the same for all hubs.
    """
    k, rng = len(low), np.random.default_rng(settings.random_seed)
    counts = np.diff(np.linspace(0, k, _parts(k) + 1).astype(int))
    power = DENSITY_POWER[settings.objective]
    of_point = balanced_start(xy, counts * low[0], counts * high[0], power, rng)
    of_parts = _rows_by(of_point, len(counts))
    first, labels = (np.full(len(xy), -1) for _ in range(2))
    jobs = _Jobs(_OnePart(int(low[0]), int(high[0]), settings), workers)
    tasks = [_Part(xy[rows], int(hubs), None) for rows, hubs in zip(of_parts, counts)]
    for rows, found in zip(of_parts, jobs.done(tasks, Stage(progress, 0.0, 0.6))):
        if found is None:
            return None
        first[rows] = first.max() + 1 + found.first
        labels[rows] = labels.max() + 1 + found.labels
    labels = _across_the_cuts(xy, labels, k, jobs, rng, Stage(progress, 0.6, 0.95))
    if settings.one_piece:
        labels = _repaired(xy, labels, low, high, settings, Stage(progress, 0.95, 1.0))
    return FoundHubs(first, labels)


def _across_the_cuts(
    xy: np.ndarray,
    labels: np.ndarray,
    hubs: int,
    jobs: _Jobs,
    rng: np.random.Generator,
    progress: Progress,
) -> np.ndarray:
    """Hubs bettered in parts of another cut of the map."""
    counts = np.full(_parts(hubs) + 1, hubs // (_parts(hubs) + 1))
    counts[: hubs - counts.sum()] += 1
    part_of_hub = balanced_start(centroids(xy, labels, hubs), counts, counts, 0.0, rng)
    return jobs.bettered(xy, labels, _rows_by(part_of_hub[labels], len(counts)), progress)


def _repaired(
    xy: np.ndarray,
    labels: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    settings: Settings,
    progress: Progress,
) -> np.ndarray:
    """Hubs without the pieces and points cut off that the cuts have left in a few of them."""
    # In the coordinates in which hubs are measured, so that both see the same neighbours.
    at = (xy - xy.min(axis=0)) / 1000
    problem = HubProblem.of(at, low, high, settings.objective)
    rng = np.random.default_rng(settings.random_seed)
    budget = Budget.of(len(at))
    return RegionRepair(problem, labels, Neighbours.of(at), rng, budget).run(progress)


@dataclass(frozen=True)
class _Part:
    """Some points: where they are, in how many hubs, and the hubs that they are in, if any."""

    xy: np.ndarray
    hubs: int
    labels: Optional[np.ndarray]


@dataclass(frozen=True)
class _OnePart:
    """The hubs of one part, in whatever process."""

    low: int
    high: int
    settings: Settings

    def __call__(self, part: _Part, progress: Progress) -> Optional[FoundHubs]:
        """None if the user cancelled before there were any."""
        first, share = part.labels, progress
        if first is None:
            share = Stage(progress, 0.3, 1.0)
            first = first_grouping(part.xy, part.hubs, self.settings, Stage(progress, 0.0, 0.3))
        if first is None:
            return None
        solution = solve_hubs(
            part.xy,
            np.full(part.hubs, self.low),
            np.full(part.hubs, self.high),
            start=first,
            objective=self.settings.objective,
            effort=self.settings.effort,
            connected=self.settings.one_piece,
            is_part_of_many=True,
            random_seed=self.settings.random_seed,
            progress=share,
        )
        return None if solution is None else FoundHubs(first, solution.labels)


class _Jobs:
    """Parts that do not depend on each other, worked on at once where there are processors."""

    def __init__(self, work: _OnePart, workers: Optional[int]) -> None:
        self.work, self.workers = work, processors() if workers is None else workers

    def done(self, parts: Sequence[_Part], progress: Progress) -> list[Optional[FoundHubs]]:
        """What becomes of parts; None for those that the user left no time for."""
        if self.workers > 1 and len(parts) >= FEWEST_SHARED:
            return run_jobs(self.work, parts, self.workers, progress)
        found: list[Optional[FoundHubs]] = []
        for number, part in enumerate(parts):
            share = Stage(progress, number / len(parts), (number + 1) / len(parts))
            found.append(None if progress.cancelled() else self.work(part, share))
        return found

    def bettered(
        self, xy: np.ndarray, labels: np.ndarray, of_parts: Sequence[np.ndarray], progress: Progress
    ) -> np.ndarray:
        """Labels with the hubs of parts, rows, bettered; parts are whole hubs."""
        own = [np.unique(labels[rows], return_inverse=True) for rows in of_parts]
        parts = [
            _Part(xy[rows], len(hubs), inverse.reshape(-1))
            for rows, (hubs, inverse) in zip(of_parts, own)
        ]
        labels = labels.copy()
        for rows, (hubs, _), found in zip(of_parts, own, self.done(parts, progress)):
            if found is not None:
                labels[rows] = hubs[found.labels]
        return labels


def _parts(hubs: int) -> int:
    return -(-hubs // HUBS_OF_PART)


def _rows_by(part: np.ndarray, parts: int) -> list[np.ndarray]:
    return np.split(np.argsort(part, kind="stable"), np.cumsum(np.bincount(part, minlength=parts)))[
        :-1
    ]


def first_grouping(
    xy: np.ndarray, hubs: int, settings: Settings, progress: Progress
) -> Optional[np.ndarray]:
    """Clusters of any sizes, as the method chosen finds them; None if the user cancelled."""
    if settings.method is Method.KMEANS:
        return kmeans_labels(xy, hubs, settings.random_seed, progress)
    neighbours = settings.neighbours or default_neighbours(len(xy))
    return spectral_labels(xy, hubs, neighbours, settings.random_seed, progress)
