# SPDX-License-Identifier: GPL-2.0-or-later
"""Centres of hubs: the mean place, and the point in the middle."""

from __future__ import annotations

import numpy as np

MOST_PAIRS = 1_000_000
"""Distances in memory at a time: 8 MB."""
MOST_COMPARED = 600
"""In a larger hub only so many points close to its middle are compared as medoids."""
MIDDLE_STEPS = 30
"""Of Weiszfeld's way to the place of the least sum: near enough to choose the points to compare."""


def centroids(xy: np.ndarray, labels: np.ndarray, hubs: int) -> np.ndarray:
    """Return the mean of each hub's points, shape (hubs, 2), in the unit of ``xy``.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
    labels : ndarray of int, shape (n,)
        Hubs 0..hubs-1, none empty.
    hubs : int
    """
    sizes = np.bincount(labels, minlength=hubs)
    sums = [np.bincount(labels, xy[:, axis], minlength=hubs) for axis in (0, 1)]
    return np.column_stack(sums) / sizes[:, None]


def medoids(xy: np.ndarray, labels: np.ndarray, hubs: int) -> np.ndarray:
    """Return the point in the middle of each hub: the least sum of distances to the others.

    Of equals, the first. In hubs of more than 600 points only the 600 points closest to the
    place of the least sum of distances are compared.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
    labels : ndarray of int, shape (n,)
        Hubs 0..hubs-1, none empty.
    hubs : int

    Returns
    -------
    ndarray of int, shape (hubs,)
        Rows of ``xy``.
    """
    order = np.argsort(labels, kind="stable")
    sizes = np.bincount(labels, minlength=hubs)
    starts = np.cumsum(sizes) - sizes
    found = np.empty(hubs, np.int64)
    by_size = np.argsort(sizes, kind="stable")
    small = by_size[sizes[by_size] <= MOST_COMPARED]
    done = 0
    while done < len(small):
        # Hubs of about the same size together, so that little of the block is padding.
        many = 1
        while done + many < len(small):
            if (many + 1) * sizes[small[done + many]] ** 2 > MOST_PAIRS:
                break
            many += 1
        some = small[done : done + many]
        done += many
        found[some] = _medoids_of(xy, order, starts[some], sizes[some])
    for hub in by_size[len(small) :]:
        members = order[starts[hub] : starts[hub] + sizes[hub]]
        found[hub] = members[_medoid_of_many(xy[members])]
    return found


def _medoids_of(
    xy: np.ndarray, order: np.ndarray, starts: np.ndarray, sizes: np.ndarray
) -> np.ndarray:
    widest = int(sizes.max())
    at = np.arange(widest)
    real = at < sizes[:, None]
    members = order[np.where(real, starts[:, None] + at, starts[:, None])]
    x, y = xy[members, 0], xy[members, 1]
    distance = np.hypot(x[:, :, None] - x[:, None, :], y[:, :, None] - y[:, None, :])
    reach = (distance * real[:, None, :]).sum(axis=2)
    reach[~real] = np.inf
    return members[np.arange(len(members)), reach.argmin(axis=1)]


def _medoid_of_many(xy: np.ndarray) -> int:
    middle = xy.mean(axis=0)
    for _ in range(MIDDLE_STEPS):
        away = np.maximum(np.hypot(*(xy - middle).T), 1e-9)
        middle = (xy / away[:, None]).sum(axis=0) / (1 / away).sum()
    close = np.argsort(np.hypot(*(xy - middle).T), kind="stable")[:MOST_COMPARED]
    close.sort()
    reach = np.zeros(len(close))
    chunk = max(1, MOST_PAIRS // len(close))
    for start in range(0, len(xy), chunk):
        some = xy[start : start + chunk]
        reach += np.hypot(
            xy[close, 0][:, None] - some[:, 0], xy[close, 1][:, None] - some[:, 1]
        ).sum(axis=1)
    return close[reach.argmin()]
