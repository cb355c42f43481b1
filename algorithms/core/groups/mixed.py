# SPDX-License-Identifier: GPL-2.0-or-later
"""Groups of equal size that are each like the whole: the opposite of clusters.

References
----------
Späth, H. (1986). Anticlustering: maximizing the variance criterion. Control and
    Cybernetics 15.
Papenberg, M. and Klau, G. W. (2021). Using anticlustering to partition data sets into equivalent
    parts. Psychological Methods 26.
Papenberg, M. (2024). K-plus anticlustering: an improved k-means criterion for maximizing
    between-group similarity. British Journal of Mathematical and Statistical Psychology 77.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Optional

import geopandas as gpd
import numpy as np
from threadpoolctl import threadpool_limits

from ..ids import is_missing, plain
from ..progress import SILENT, Progress, Stage
from .partition import split_evenly

MOST_PASSES = 30
"""Times that every feature is looked at; fewer than ten have always been enough."""

STARTS, WORK_FOR_STARTS = 8, 3_000
"""Starts, and features of them all where there are many: several are worth it on small layers."""

PARTNERS = 2_000
"""Features that one is compared with for an exchange, at most, drawn at random."""

_BARELY = 1e-12
"""Part of the whole spread below which an exchange gains nothing but rounding."""


@dataclass(frozen=True)
class Category:
    """A field of categories, e.g. school or sex.

    Attributes
    ----------
    field : str
    values : tuple of str
        In the order of the alphabet; "" for features without one.
    of : ndarray of int, shape (n,)
        The number of each feature's value.
    """

    field: str
    values: tuple
    of: np.ndarray

    def ordered(self, order: np.ndarray) -> Category:
        """Of the same features in another order."""
        return replace(self, of=self.of[order])

    def columns(self) -> np.ndarray:
        """One column per value, 0 on average, with a variance of 1 together; (n, values)."""
        of = np.eye(len(self.values))[self.of]
        of -= of.mean(axis=0)
        total = of.var(axis=0).sum()
        return of / np.sqrt(total) if total > 0 else of

    def gap(self, labels: np.ndarray) -> float:
        """Percentage points by which a value's share in a group differs most from the whole's."""
        table = np.zeros((int(labels.max()) + 1, len(self.values)))
        np.add.at(table, (labels, self.of), 1)
        shares = table / table.sum(axis=1, keepdims=True)
        return float(100 * np.abs(shares - table.sum(axis=0) / table.sum()).max())


def categories_of(features: gpd.GeoDataFrame, fields: Sequence[str]) -> list[Category]:
    """The categories of some fields, feature by feature."""
    found = []
    for field in fields:
        texts = ["" if is_missing(value) else plain(value) for value in features[field]]
        values = tuple(sorted(set(texts)))
        place = {value: number for number, value in enumerate(values)}
        found.append(Category(field, values, np.array([place[text] for text in texts], int)))
    return found


def traits(points: np.ndarray, categories: Sequence[Category], place: int = 0) -> np.ndarray:
    """What groups are to have alike, column by column, each with a mean of 0.

    Parameters
    ----------
    points : ndarray of shape (n, d)
        Scores in standard deviations, and scaled place.
    categories : sequence of Category
        Of the points, in their order.
    place : int
        How many of the columns are place, whose squares do not count.

    Returns
    -------
    ndarray of shape (n, t)
        The points; their squares, so that groups have the same spread as well as the same mean
        (k-plus); one column per category value, those of a field having a variance of 1 together.
    """
    scores = points[:, : points.shape[1] - place]
    squares = scores**2 - (scores**2).mean(axis=0)
    spread = squares.std(axis=0)
    squares = squares[:, spread > 0] / spread[spread > 0]
    columns = [category.columns() for category in categories]
    return np.column_stack([points - points.mean(axis=0), squares, *columns])


def unlikeness(points: np.ndarray, labels: np.ndarray) -> float:
    """The share of the points' variance that lies between the groups, 0 to 1.

    0 if all groups have the same means; groups drawn by lot have (k - 1) / (n - 1) on average.
    """
    count = np.bincount(labels)
    sums = np.column_stack([np.bincount(labels, column) for column in points.T])
    total = float((points**2).sum())
    return float((sums**2 / count[:, None]).sum() / total) if total > 0 else 0.0


@threadpool_limits.wrap(limits=1)
def mixed_partition(
    points: np.ndarray, k: int, random_seed: int = 0, progress: Progress = SILENT
) -> Optional[np.ndarray]:
    """Divide points into groups of equal size whose means are as alike as can be found.

    Each start deals neighbours out to different groups; then points of two groups are exchanged
    as long as the groups become more alike.

    Parameters
    ----------
    points : ndarray of shape (n, t)
        Of mean 0; see ``traits``.
    k : int
        From 2 to n.
    random_seed : int
    progress : Progress

    Returns
    -------
    ndarray of int, shape (n,), or None if the user cancelled before there were any
        Sizes differ by at most one.
    """
    n = len(points)
    starts = int(np.clip(WORK_FOR_STARTS // n, 1, STARTS))
    best: Optional[np.ndarray] = None
    least = np.inf
    for number in range(starts):
        rng = np.random.default_rng([random_seed, k, number])
        labels = _dealt(points, k, rng)
        stage = Stage(progress, number / starts, (number + 1) / starts)
        _exchange(points, labels, k, rng, stage)
        worth = unlikeness(points, labels)
        if worth < least - _BARELY:
            best, least = labels, worth
        if progress.cancelled():
            break
    if progress.unlimited().cancelled():
        return None
    return best


def _dealt(points: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    """Neighbours in different groups: points in lots of k near one another, dealt at random."""
    n = len(points)
    order = np.lexsort((rng.random(n), split_evenly(points, max(1, n // k))))
    labels = np.empty(n, np.int64)
    for first in range(0, n, k):
        lot = order[first : first + k]
        labels[lot] = rng.permutation(k)[: len(lot)]
    return labels


def _exchange(
    points: np.ndarray, labels: np.ndarray, k: int, rng: np.random.Generator, progress: Progress
) -> None:
    """Exchange points of two groups in place, the best partner of each, while it helps."""
    n = len(points)
    count = np.bincount(labels, minlength=k).astype(float)
    sums = np.column_stack([np.bincount(labels, column, minlength=k) for column in points.T])
    barely = _BARELY * float((points**2).sum())
    for number in range(MOST_PASSES):
        gained = False
        for i in rng.permutation(n).tolist():
            if progress.cancelled():
                return
            others = np.arange(n) if n <= PARTNERS else rng.choice(n, PARTNERS, replace=False)
            others = others[labels[others] != labels[i]]
            if not len(others):
                continue
            a, b = labels[i], labels[others]
            step = points[others] - points[i]
            square = (step**2).sum(axis=1)
            change = (2 * step @ sums[a] + square) / count[a]
            change += (square - 2 * (sums[b] * step).sum(axis=1)) / count[b]
            at = int(change.argmin())
            if change[at] < -barely:
                j = int(others[at])
                sums[labels[j]] -= step[at]
                sums[a] += step[at]
                labels[i], labels[j] = labels[j], a
                gained = True
        progress.share((number + 1) / MOST_PASSES)
        if not gained:
            return


def sorted_by(points: np.ndarray, categories: Sequence[Category]) -> np.ndarray:
    """An order of features that depends on nothing but what counts of them; shape (n,)."""
    keys: list[Any] = [category.of for category in categories]
    return np.lexsort([*keys, *points.T[::-1]] if keys else [*points.T[::-1]])
