# SPDX-License-Identifier: GPL-2.0-or-later
"""How many hubs, and of which sizes: whole numbers, worked out exactly."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple, Optional, Union

from ...texts import tr

ROUND_OFF = 1e-9
"""As a share: sums that are equal but for rounding do not make one hub more or less."""


def size_range(points: int, hubs: int, equity: float) -> tuple[int, int]:
    """Return the least and the greatest size of a hub at a given equity.

    The method sets the range to ``floor(n / k) * e`` .. ``ceil(n / k) * (2 - e)`` for ``n``
    points, ``k`` hubs and an equity fraction ``e``. A size is a whole number, so the lower
    end is rounded up and the upper end down, in exact arithmetic: the range is never left,
    and as ``floor(n / k)`` and ``ceil(n / k)`` lie inside it, sizes that fit always exist.
    A hub has at least one point, even at equity 0.

    Parameters
    ----------
    points, hubs : int
        With ``1 <= hubs <= points``.
    equity : float
        0 (free) to 1 (sizes differ by at most one).

    Returns
    -------
    low, high : int
        Both ends belong to the range.

    References
    ----------
    Equal-size spectral clustering, A. Mabo, equity fraction.
    """
    # str() first: 0.7 is meant, not the binary fraction next to it.
    fraction = Fraction(str(float(equity)))
    floor, ceil = points // hubs, -(-points // hubs)
    low = -(-floor * fraction // 1)
    high = ceil * (2 - fraction) // 1
    return max(1, int(low)), int(high)


class HubCounts(NamedTuple):
    """How many hubs can be formed of some points."""

    fewest: int
    wanted: Optional[int]
    """The method's number; None if none is possible."""
    most: int


def hub_counts(load: float, low: float, high: float, most_hubs: int) -> HubCounts:
    """Return the numbers of hubs for a range of sizes, or of sums of weights.

    Every number from ``ceil(load / high)`` to ``floor(load / low)`` is possible and no other; if
    the first is greater than the second, none is. With weights, whole points may forbid more.
    The method divides the load by the middle of the range and rounds down; where that many
    cannot keep the range, the nearest number that can is taken.

    Parameters
    ----------
    load : float
        Points, or the sum of their weights.
    low, high : float
        With ``0 < low <= high``.
    most_hubs : int
        Points that can be a hub: those that weigh something.

    References
    ----------
    Equal-size spectral clustering, A. Mabo, second example.
    """
    fewest = max(1, math.ceil(load / high * (1 - ROUND_OFF)))
    most = min(math.floor(load / low * (1 + ROUND_OFF)), most_hubs)
    if fewest > most:
        return HubCounts(fewest, None, most)
    wanted = math.floor(2 * load / (low + high) * (1 + ROUND_OFF))
    return HubCounts(fewest, min(max(wanted, fewest), most), most)


def share_out(
    total: int,
    points: Sequence[Union[int, Fraction]],
    fewest: Sequence[int],
    most: Sequence[int],
) -> list[int]:
    """Share hubs out to groups in proportion to their points, by the largest remainder.

    A group whose share would be below its fewest (above its most) gets its fewest (its
    most), and the others share the rest.

    Parameters
    ----------
    total : int
        From ``sum(fewest)`` to ``sum(most)``.
    points : sequence of int or Fraction
        Points per group, or the sum of their weights, all positive.
    fewest, most : sequence of int
        Bounds per group.

    Returns
    -------
    list of int
        Hubs per group; they add up to ``total``. Of equal remainders the first comes first.
    """
    given: dict[int, int] = {}
    free = list(range(len(points)))
    while True:
        left = total - sum(given.values())
        all_points = sum(points[g] for g in free)
        quota = {g: Fraction(left * points[g], all_points) for g in free}
        lacking = {g: fewest[g] - quota[g] for g in free if quota[g] < fewest[g]}
        exceeding = {g: quota[g] - most[g] for g in free if quota[g] > most[g]}
        if not lacking and not exceeding:
            break
        # Those that lack or exceed more in all stay so when the others are settled.
        if sum(lacking.values()) >= sum(exceeding.values()):
            given.update((g, fewest[g]) for g in lacking)
        else:
            given.update((g, most[g]) for g in exceeding)
        free = [g for g in free if g not in given]
        if not free:
            break
    given.update((g, int(quota[g])) for g in free)
    by_remainder = sorted(free, key=lambda g: int(quota[g]) - quota[g])
    for g in by_remainder[: total - sum(given.values())]:
        given[g] += 1
    return [given[g] for g in range(len(points))]


def why_none(points: int, low: int, high: int) -> str:
    """Say why points cannot be divided into hubs of ``low`` to ``high``.

    Parameters
    ----------
    points, low, high : int
        For which ``hub_counts`` wants none.
    """
    hubs = points // low
    if hubs == 0:
        return tr("one hub needs at least {n}").format(n=low)
    text = (
        tr("1 hub holds at most {held}, {next} hubs need at least {needed}")
        if hubs == 1
        else tr("{hubs} hubs hold at most {held}, {next} hubs need at least {needed}")
    )
    return text.format(hubs=hubs, held=hubs * high, next=hubs + 1, needed=(hubs + 1) * low)


def ranges_that_fit(points: Sequence[int], low: int, high: int) -> tuple[int, int]:
    """Return by how little a range must be widened for every group to be possible.

    Parameters
    ----------
    points : sequence of int
        Points per group, all positive.
    low, high : int

    Returns
    -------
    low : int
        The greatest least size with which all are possible at the same ``high``.
    high : int
        The smallest greatest size with which all are possible at the same ``low``; 0 if
        none is, as a group has fewer than ``low`` points.
    """

    def fit(low: int, high: int) -> bool:
        return all(hub_counts(n, low, high, n).wanted is not None for n in points)

    lower = next(size for size in range(low, 0, -1) if fit(size, high))
    if min(points) < low:
        return lower, 0
    # With twice the least size less one, any number of points from the least size on fits.
    return lower, next(size for size in range(high, 2 * low + high) if fit(low, size))
