"""A first grouping of points with exact sizes, in a moment."""

from __future__ import annotations

import numpy as np

from .places import split_along

MOST_UNEVEN = 2.0
"""Clusters are parted and dissolved until the largest is at most so many times the smallest."""
TURN = np.pi / 8
"""Cuts are turned by up to so much, at random, so that another seed starts elsewhere."""


def wanted_sizes(n: int, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return sizes inside their ranges that add up to n, as even as the ranges allow.

    Parameters
    ----------
    n : int
        From the sum of ``low`` to the sum of ``high``.
    low, high : ndarray of int, shape (k,)

    Returns
    -------
    ndarray of int, shape (k,)
    """
    # The common size that fits best, found by halving; what is left over goes one by one.
    least, most = 0, int(high.max())
    while least < most:
        middle = (least + most + 1) // 2
        if np.clip(middle, low, high).sum() <= n:
            least = middle
        else:
            most = middle - 1
    sizes = np.clip(least, low, high)
    room = np.flatnonzero((sizes < high) & (sizes >= least))
    sizes[room[: n - int(sizes.sum())]] += 1
    return sizes


def balanced_start(xy: np.ndarray, sizes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Group points by cutting the map again and again across its longer direction.

    Each cut parts the hubs in halves and the points so that either side has as many as its
    hubs want.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
    sizes : ndarray of int, shape (k,)
        How many points each hub gets; their sum is n.
    rng : numpy Generator

    Returns
    -------
    ndarray of int, shape (n,)
        Hubs 0..k-1.
    """
    labels = np.empty(len(xy), np.int64)
    ends = np.concatenate([[0], np.cumsum(sizes)])
    waiting = [(np.arange(len(xy)), 0, len(sizes))]
    while waiting:
        members, first, last = waiting.pop()
        if last - first == 1:
            labels[members] = first
            continue
        middle = (first + last + int(rng.integers(2))) // 2 if last - first > 2 else first + 1
        along = _along(xy[members], rng.uniform(-TURN, TURN))
        order = members[np.argsort(along, kind="stable")]
        cut = ends[middle] - ends[first]
        waiting.append((order[:cut], first, middle))
        waiting.append((order[cut:], middle, last))
    return labels


def even_out(xy: np.ndarray, labels: np.ndarray, hubs: int, ratio: float) -> np.ndarray:
    """Dissolve the smallest cluster and part the largest, until their ratio is small.

    Alternating with fixed centres moves them only a little: where a dense town has too few
    centres, points would be handed from hub to hub across the map.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
    labels : ndarray of int, shape (n,)
        Clusters 0..hubs-1; some may be empty.
    hubs : int
        At most n.
    ratio : float
        Greatest wanted ratio of the largest size to the smallest.

    Returns
    -------
    ndarray of int, shape (n,)
        As many clusters, none empty; even as far as it can be done in 2 k steps.
    """
    labels = labels.copy()
    order = np.argsort(labels, kind="stable")
    sizes = np.bincount(labels, minlength=hubs)
    members = np.split(order, np.cumsum(sizes)[:-1])
    centres = np.full((hubs, 2), np.inf)

    def settle(hub, points):
        members[hub], sizes[hub] = points, len(points)
        labels[points] = hub
        centres[hub] = xy[points].mean(axis=0) if len(points) else np.inf

    for hub in range(hubs):
        settle(hub, members[hub])
    for _ in range(2 * hubs):
        smallest, largest = int(sizes.argmin()), int(sizes.argmax())
        if sizes[largest] <= max(1.0, ratio * sizes[smallest]):
            break
        homeless = members[smallest]
        settle(smallest, homeless[:0])
        if len(homeless):
            away = np.hypot(
                xy[homeless, 0][:, None] - centres[:, 0], xy[homeless, 1][:, None] - centres[:, 1]
            )
            to = away.argmin(axis=1)
            for hub in np.unique(to):
                settle(hub, np.append(members[hub], homeless[to == hub]))
        first, second = split_along(xy, np.sort(members[int(sizes.argmax())]))
        settle(int(sizes.argmax()), first)
        settle(smallest, second)
    return labels


def _along(xy, turn):
    """Positions along the principal axis, turned by an angle."""
    if len(xy) == 0:
        return np.zeros(0)
    centred = xy - xy.mean(axis=0)
    xx, yy = (centred**2).sum(axis=0)
    xy_ = (centred[:, 0] * centred[:, 1]).sum()
    angle = 0.5 * np.arctan2(2 * xy_, xx - yy) + turn
    return centred[:, 0] * np.cos(angle) + centred[:, 1] * np.sin(angle)
