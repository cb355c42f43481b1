# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers of hubs and their sizes against worked numbers and brute force."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from balanced_zones.algorithms.core.hubs.inputs.sizes import (
    hub_counts,
    ranges_that_fit,
    share_out,
    size_range,
    why_none,
)

# The range


@pytest.mark.parametrize(
    ("points", "hubs", "equity", "expected"),
    [
        (3889, 6, 1, (648, 649)),
        (3889, 111, 1, (35, 36)),
        (120, 4, 1, (30, 30)),
        # 0.1 * 30 is 3 and 1.9 * 30 is 57, but not in binary fractions.
        (120, 4, 0.1, (3, 57)),
        (120, 4, 0.7, (21, 39)),
        # 0.855 * 35 = 29.925, 1.145 * 36 = 41.22
        (3889, 111, 0.855, (30, 41)),
        (10, 3, 0, (1, 8)),
        (5, 4, 0.5, (1, 3)),
    ],
)
def test_the_range_by_hand(points, hubs, equity, expected):
    assert size_range(points, hubs, equity) == expected


def test_the_range_is_inside_the_formula_and_always_holds_a_solution():
    rng = np.random.default_rng(0)
    for _ in range(2000):
        n = int(rng.integers(2, 5000))
        k = int(rng.integers(1, n))
        percent = int(rng.integers(0, 101))
        low, high = size_range(n, k, percent / 100)
        equity = Fraction(percent, 100)
        assert low == 1 or low >= n // k * equity
        assert high <= -(-n // k) * (2 - equity)
        assert low * k <= n <= high * k
    assert size_range(n, k, 1) == (n // k, -(-n // k))


# The number of hubs


def sums_of(hubs, low, high):
    return range(hubs * low, hubs * high + 1)


@pytest.mark.parametrize("low, high", [(1, 1), (1, 4), (3, 3), (3, 4), (4, 7), (5, 6), (9, 30)])
def test_possible_counts_against_all_counts(low, high):
    for n in range(1, 80):
        possible = [k for k in range(1, n + 1) if n in sums_of(k, low, high)]
        fewest, count, most = hub_counts(n, low, high, n)
        assert list(range(fewest, most + 1)) == possible
        if possible:
            assert count in possible
            middle = int(n / ((low + high) / 2))
            assert abs(count - middle) == min(abs(k - middle) for k in possible)
        else:
            assert count is None


@pytest.mark.parametrize(
    ("points", "low", "high", "expected"),
    [
        (3889, 30, 40, 111),  # the method's: 3889 / 35 = 111.1
        (3889, 20, 30, 155),
        (4500, 30, 40, 128),
        (70, 50, 70, 1),
        (61, 50, 60, None),
        (50, 30, 40, None),
        (100, 40, 45, None),
        (29, 30, 40, None),
        # 2 by the method, but two hubs hold 80 at most.
        (90, 30, 40, 3),
        (41, 20, 21, 2),
        (40, 20, 21, 2),
        (5, 1, 1, 5),
    ],
)
def test_the_count_by_hand(points, low, high, expected):
    assert hub_counts(points, low, high, points).wanted == expected


@pytest.mark.parametrize(
    ("points", "low", "high", "expected"),
    [
        (50, 30, 40, "1 hub holds at most 40, 2 hubs need at least 60"),
        (100, 40, 45, "2 hubs hold at most 90, 3 hubs need at least 120"),
        (7, 30, 40, "one hub needs at least 30"),
    ],
)
def test_why_none_is_possible(points, low, high, expected):
    assert why_none(points, low, high) == expected


def test_ranges_that_fit_are_the_nearest():
    rng = np.random.default_rng(0)
    for _ in range(300):
        low = int(rng.integers(1, 30))
        high = low + int(rng.integers(0, 12))
        points = rng.integers(max(1, low - 5), 150, rng.integers(1, 5)).tolist()

        def fit(low, high, points=points):
            return all(any(n in sums_of(k, low, high) for k in range(1, n + 1)) for n in points)

        lower, higher = ranges_that_fit(points, low, high)
        assert fit(lower, high)
        assert not any(fit(size, high) for size in range(lower + 1, low + 1))
        assert (higher == 0) == (min(points) < low)
        if higher:
            assert fit(low, higher)
            assert not any(fit(low, size) for size in range(high, higher))


# Shares of groups


def test_shares_by_hand():
    # Quotas 4.2, 3.5, 2.3: the remainder of the second is the largest.
    assert share_out(10, [42, 35, 23], [1] * 3, [42, 35, 23]) == [4, 4, 2]
    # The last would get none; the others share what is left: 5.94 and 3.06.
    assert share_out(10, [66, 34, 1], [1] * 3, [66, 34, 1]) == [6, 3, 1]
    assert share_out(3, [5, 5, 5], [1] * 3, [5] * 3) == [1, 1, 1]
    # Equal remainders: the first.
    assert share_out(4, [5, 5, 5], [1] * 3, [5] * 3) == [2, 1, 1]
    # The first holds 2 at most.
    assert share_out(7, [80, 10, 10], [1] * 3, [2, 10, 10]) == [2, 3, 2]


def test_shares_are_the_closest_to_proportion():
    rng = np.random.default_rng(1)
    for _ in range(60):
        points = rng.integers(1, 40, rng.integers(1, 4)).tolist()
        total = int(rng.integers(0, min(sum(points), 12) + 1))
        shares = share_out(total, points, [0] * len(points), points)
        quota = [Fraction(total * n, sum(points)) for n in points]

        def off(shares, quota=quota):
            return sum((a - b) ** 2 for a, b in zip(shares, quota))

        choices = product(range(total + 1), repeat=len(points))
        assert off(shares) == min(off(each) for each in choices if sum(each) == total)


def test_shares_keep_their_bounds():
    rng = np.random.default_rng(2)
    for _ in range(500):
        points = rng.integers(1, 400, rng.integers(1, 9))
        fewest = rng.integers(0, 5, len(points))
        most = fewest + rng.integers(0, 30, len(points))
        total = int(rng.integers(fewest.sum(), most.sum() + 1))
        shares = share_out(total, points.tolist(), fewest.tolist(), most.tolist())
        assert sum(shares) == total
        assert (fewest <= shares).all() and (shares <= most).all()
        assert all(type(share) is int for share in shares)
