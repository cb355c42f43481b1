# SPDX-License-Identifier: GPL-2.0-or-later
"""k-means of points on the ground: a first grouping for hubs, of any sizes."""

from __future__ import annotations

import warnings
from typing import Optional

import numpy as np
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning
from threadpoolctl import threadpool_limits

from ...progress import SILENT, Progress
from .places import Places
from .spectral import fill_empty

# Distances to look at per round, above which centres start at random points: choosing them
# well (k-means++) would then take longer than all rounds together.
MOST_FOR_CHOICE = 10_000_000
# Sizes are balanced next, which moves the centres anyway.
MOST_ROUNDS = 20
# With very many distances fewer do, as each takes longer.
FEWEST_ROUNDS = 3
# Looked at in all rounds together: some seconds.
MOST_DISTANCES = 1_000_000_000
# A start of few hubs takes little, and may end in a poor grouping: of several the best is kept.
STARTS_OF_FEW = 10
# Of more hubs, a poor start spoils a part of the map only.
FEW_HUBS = 20


def kmeans_labels(
    xy: np.ndarray, hubs: int, random_seed: int, progress: Progress = SILENT
) -> Optional[np.ndarray]:
    """Cluster points into exactly ``hubs`` clusters, none empty, by k-means.

    Points at one place stay together unless there are fewer places than hubs. The result
    depends on the random seed, not on the number of threads.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        Points in metres.
    hubs : int
        With ``1 <= hubs <= n``.
    random_seed : int

    Returns
    -------
    ndarray of int, shape (n,), or None if the user cancelled
        Labels 0..hubs-1.
    """
    if progress.cancelled():
        return None
    places = Places.of(xy)
    if places.count <= hubs:
        return fill_empty(xy, places.index, hubs)
    work = places.count * hubs
    means = KMeans(
        hubs,
        init="k-means++" if work <= MOST_FOR_CHOICE else "random",
        n_init=STARTS_OF_FEW if hubs <= FEW_HUBS else 1,
        max_iter=int(np.clip(MOST_DISTANCES // work, FEWEST_ROUNDS, MOST_ROUNDS)),
        random_state=int(np.random.default_rng(random_seed % 2**63).integers(2**31 - 1)),
    )
    # One thread: sums in another order would differ in their last digits.
    with threadpool_limits(limits=1), warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        labels = means.fit_predict(
            places.xy - places.xy.mean(axis=0), sample_weight=places.points.astype(float)
        )
    progress.share(1.0)
    return fill_empty(xy, labels[places.index], hubs)
