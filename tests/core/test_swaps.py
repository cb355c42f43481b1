# SPDX-License-Identifier: GPL-2.0-or-later
"""Students who change places between the same two schools."""

import numpy as np

from balanced_zones.algorithms.core.zones.metrics import swaps


def test_by_hand():
    # 0 -> 1: 30 + 5, 1 -> 0: 20; 1 -> 2: 7 with nobody back; 2 -> 0 of a unit without students.
    before = np.array([0, 0, 1, 1, 2, -1, -2, 3])
    after = np.array([1, 1, 0, 2, 0, 0, 1, 3])
    students = np.array([30, 5, 20, 7, 0, 9, 9, 50])
    found = swaps(students, before, after)
    assert (found.pairs, found.students) == (1, 40.0)
    same = swaps(students, after, after)
    assert (same.pairs, same.students) == (0, 0.0)


def test_against_a_plain_count():
    rng = np.random.default_rng(0)
    for _ in range(50):
        before, after = rng.integers(-2, 5, (2, 40))
        students = rng.integers(0, 4, 40)

        def way(a, b, before=before, after=after, students=students):
            return students[(before == a) & (after == b)].sum()

        both = [(way(a, b), way(b, a)) for a in range(5) for b in range(a)]
        found = swaps(students, before, after)
        assert found.pairs == sum(x > 0 and y > 0 for x, y in both)
        assert found.students == sum(2 * min(x, y) for x, y in both)
