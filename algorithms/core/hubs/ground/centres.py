# SPDX-License-Identifier: GPL-2.0-or-later
"""Centres of hubs: the mean place, and the point in the middle."""

from __future__ import annotations

import numpy as np

MOST_PAIRS = 1_000_000
"""Distances in memory at a time: 8 MB."""
LARGE = 100
"""In a hub of more points comparing all pairs takes longer than looking at a few of them."""
MIDDLE_STEPS = 12
"""Of Weiszfeld's way to the place of the least sum: near enough to know where to look first."""
LOOKED_AT = 16
"""Points looked at together: nearly always enough to rule out all others."""
ROUNDING = 1e-9
"""As a share of a sum: what is so much above the least may be as good."""


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

    Of equals, the first.

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
    small = by_size[sizes[by_size] <= LARGE]
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
        found[hub] = members[_medoid_of_large(xy[members])]
    return found


def _medoids_of(
    xy: np.ndarray, order: np.ndarray, starts: np.ndarray, sizes: np.ndarray
) -> np.ndarray:
    widest = int(sizes.max())
    at = np.arange(widest)
    real = at < sizes[:, None]
    members = order[np.where(real, starts[:, None] + at, starts[:, None])]
    x, y = xy[members, 0], xy[members, 1]
    # Far quicker than hypot, and at these sizes as exact.
    distance = (x[:, :, None] - x[:, None, :]) ** 2
    distance += (y[:, :, None] - y[:, None, :]) ** 2
    np.sqrt(distance, out=distance)
    reach = np.matmul(distance, real[:, :, None].astype(float))[:, :, 0]
    reach[~real] = np.inf
    return members[np.arange(len(members)), reach.argmin(axis=1)]


def _medoid_of_large(xy: np.ndarray) -> int:
    """The same of one hub, by cutting planes (Kelley, 1960).

    The sum of distances from a place is a convex function of it: what it is at some points, and
    how it grows there, tells of every other how little it can be.
    """
    x, y = xy.T
    middle = xy.mean(axis=0)
    for _ in range(MIDDLE_STEPS):
        away = np.maximum(np.hypot(*(xy - middle).T), 1e-9)
        middle = (xy / away[:, None]).sum(axis=0) / (1 / away).sum()
    reach, least = np.full(len(xy), np.inf), np.zeros(len(xy))
    by_distance = np.argsort(np.hypot(*(xy - middle).T), kind="stable")
    some = by_distance[:LOOKED_AT]
    while len(some):
        dx, dy = x[some, None] - x, y[some, None] - y
        away = np.hypot(dx, dy)
        sums = away.sum(axis=1)
        row, same = np.nonzero(away == 0.0)
        reach[same] = sums[row]
        away[row, same] = 1.0
        growth = np.array([(dx / away).sum(axis=1), (dy / away).sum(axis=1)])
        planes = xy @ growth + (sums - (growth * xy[some].T).sum(axis=0))
        least = np.maximum(least, planes.max(axis=1))
        is_open = np.isinf(reach) & (least <= reach.min() * (1 + ROUNDING))
        some = by_distance[is_open[by_distance]]
        some = some[np.argsort(least[some], kind="stable")[:LOOKED_AT]]
    return int(reach.argmin())
