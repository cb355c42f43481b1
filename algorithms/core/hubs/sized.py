# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs of the sizes asked for, where nothing else is: all at once, or very many in parts."""

from __future__ import annotations

from typing import NamedTuple, Optional

import numpy as np

from ..progress import Progress, Stage
from .balanced_start import balanced_start
from .effort import MANY_HUBS
from .kmeans_start import kmeans_labels
from .settings import Method, Settings, Sizes
from .solve import solve_hubs
from .spectral import default_neighbours, spectral_labels
from .starts import DENSITY_POWER

HUBS_OF_PART = 150
"""So many hubs of very many are formed at once: as many as a large city's, for which exact
assignment takes a second or two. Its time grows faster than the number of hubs."""


class Sized(NamedTuple):
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


def sized_hubs(
    xy: np.ndarray, wanted: Sizes, settings: Settings, progress: Progress
) -> Optional[Sized]:
    """Form hubs of points at ``xy``, metres; None if the user cancelled before there were any.

    Where they are very many, the map is cut into parts whose hubs are formed by themselves; then
    it is cut otherwise, and the hubs of each part are bettered, so that no cut is left in the end.
    """
    if wanted.hubs == 1:
        alone = np.zeros(len(xy), np.int64)
        return Sized(alone, alone)
    if wanted.hubs <= MANY_HUBS:
        first = first_grouping(xy, wanted.hubs, settings, Stage(progress, 0.0, 0.2))
        if first is None:
            return None
        return _solved(xy, first, wanted, settings, Stage(progress, 0.2, 1.0))
    return _in_parts(xy, wanted, settings, progress)


def _solved(
    xy: np.ndarray,
    first: np.ndarray,
    wanted: Sizes,
    settings: Settings,
    progress: Progress,
    is_part_of_many: bool = False,
) -> Optional[Sized]:
    solution = solve_hubs(
        xy,
        np.full(wanted.hubs, wanted.low),
        np.full(wanted.hubs, wanted.high),
        start=first,
        objective=settings.objective,
        effort=settings.effort,
        connected=settings.one_piece,
        is_part_of_many=is_part_of_many,
        random_seed=settings.random_seed,
        progress=progress,
    )
    return None if solution is None else Sized(first, solution.labels, solution.lower_bound)


def _in_parts(
    xy: np.ndarray, wanted: Sizes, settings: Settings, progress: Progress
) -> Optional[Sized]:
    rng = np.random.default_rng(settings.random_seed)
    counts = np.diff(np.linspace(0, wanted.hubs, _parts(wanted.hubs) + 1).astype(int))
    power = DENSITY_POWER[settings.objective]
    part = balanced_start(xy, counts * wanted.low, counts * wanted.high, power, rng)
    first, labels = (np.full(len(xy), -1) for _ in range(2))
    stage = Stage(progress, 0.0, 0.7)
    for number, rows in enumerate(_rows_by(part, len(counts))):
        share = Stage(stage, number / len(counts), (number + 1) / len(counts))
        asked = wanted._replace(hubs=int(counts[number]))
        own = first_grouping(xy[rows], asked.hubs, settings, share)
        found = None if own is None else _solved(xy[rows], own, asked, settings, share, True)
        if own is None or found is None:
            return None
        first[rows] = first.max() + 1 + own
        labels[rows] = labels.max() + 1 + found.labels
    return Sized(first, _across_the_cuts(xy, labels, wanted, settings, rng, progress))


def _across_the_cuts(
    xy: np.ndarray,
    labels: np.ndarray,
    wanted: Sizes,
    settings: Settings,
    rng: np.random.Generator,
    progress: Progress,
) -> np.ndarray:
    """Hubs bettered in parts of another cut of the map."""
    labels, stage = labels.copy(), Stage(progress, 0.7, 1.0)
    size = np.bincount(labels)
    middle = np.column_stack([np.bincount(labels, axis) / size for axis in xy.T])
    counts = np.full(_parts(wanted.hubs) + 1, wanted.hubs // (_parts(wanted.hubs) + 1))
    counts[: wanted.hubs - counts.sum()] += 1
    part_of_hub = balanced_start(middle, counts, counts, 0.0, rng)
    for number, rows in enumerate(_rows_by(part_of_hub[labels], len(counts))):
        share = Stage(stage, number / len(counts), (number + 1) / len(counts))
        hubs, own = np.unique(labels[rows], return_inverse=True)
        found = None
        if not progress.cancelled():
            asked = wanted._replace(hubs=len(hubs))
            found = _solved(xy[rows], own.reshape(-1), asked, settings, share, True)
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
