# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs of the sizes asked for, where nothing else is: all at once, or very many in parts."""

from __future__ import annotations

from typing import NamedTuple, Optional

import numpy as np
from scipy.spatial import cKDTree

from ..progress import Progress, Stage
from .balanced_start import balanced_start
from .centres import centroids
from .effort import MANY_HUBS
from .kmeans_start import kmeans_labels
from .neighbours import Neighbours
from .settings import Method, Settings, Sizes
from .solve import solve_hubs
from .spectral import default_neighbours, spectral_labels
from .starts import DENSITY_POWER

HUBS_OF_PART = 150
"""So many hubs of very many are formed at once: as many as a large city's, for which exact
assignment takes a second or two. Its time grows faster than the number of hubs."""
AROUND = 12
"""What a cut left in pieces is formed anew with so many hubs around."""
ROUNDS, MOST_MENDED = 2, 500
"""So often, and at so many places: cuts leave a few of ten thousand hubs in pieces."""


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
    it is cut otherwise, and the hubs of each part are bettered, so that no cut is left in the end,
    and what is in pieces after that is formed anew with the hubs around.
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
    labels = _across_the_cuts(xy, labels, wanted, settings, rng, progress)
    if settings.one_piece:
        labels = _with_those_around(xy, labels, wanted, settings, progress)
    return Sized(first, labels)


def _across_the_cuts(
    xy: np.ndarray,
    labels: np.ndarray,
    wanted: Sizes,
    settings: Settings,
    rng: np.random.Generator,
    progress: Progress,
) -> np.ndarray:
    """Hubs bettered in parts of another cut of the map."""
    labels, stage = labels.copy(), Stage(progress, 0.7, 0.97)
    middle = centroids(xy, labels, wanted.hubs)
    counts = np.full(_parts(wanted.hubs) + 1, wanted.hubs // (_parts(wanted.hubs) + 1))
    counts[: wanted.hubs - counts.sum()] += 1
    part_of_hub = balanced_start(middle, counts, counts, 0.0, rng)
    for number, rows in enumerate(_rows_by(part_of_hub[labels], len(counts))):
        share = Stage(stage, number / len(counts), (number + 1) / len(counts))
        if progress.cancelled():
            break
        labels[rows] = _bettered(xy[rows], labels[rows], wanted, settings, share)
    return labels


def _bettered(
    xy: np.ndarray, labels: np.ndarray, wanted: Sizes, settings: Settings, progress: Progress
) -> np.ndarray:
    """The hubs of some points, whatever their numbers, never worse than they were."""
    hubs, own = np.unique(labels, return_inverse=True)
    asked = wanted._replace(hubs=len(hubs))
    found = _solved(xy, own.reshape(-1), asked, settings, progress, True)
    return labels if found is None else hubs[found.labels]


def _with_those_around(
    xy: np.ndarray, labels: np.ndarray, wanted: Sizes, settings: Settings, progress: Progress
) -> np.ndarray:
    """Hubs in pieces, or with points cut off, formed anew with the hubs around."""
    # In the coordinates in which hubs are measured, so that both see the same neighbours.
    neighbours = Neighbours.of((xy - xy.min(axis=0)) / 1000)
    least = sum(neighbours.faults(labels)[:2])
    for _ in range(ROUNDS):
        if least == 0 or progress.cancelled():
            break
        tried, tree = labels.copy(), cKDTree(centroids(xy, labels, wanted.hubs))
        wrong = neighbours.outside_main_piece(labels) | neighbours.cut_off(labels)
        for hub in np.unique(labels[wrong])[:MOST_MENDED].tolist():
            if progress.cancelled():
                break
            around = tree.query(tree.data[hub], k=min(AROUND, wanted.hubs))[1]
            rows = np.flatnonzero(np.isin(tried, around))
            quiet = Stage(progress, 0.97, 0.97)
            tried[rows] = _bettered(xy[rows], tried[rows], wanted, settings, quiet)
        faults = sum(neighbours.faults(tried)[:2])
        if faults >= least:
            break
        labels, least = tried, faults
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
