# SPDX-License-Identifier: GPL-2.0-or-later
"""The capacitated p-median problem: cases, proven optima and strong references.

Small cases are solved to the optimum by HiGHS. Large ones get a reference that no method of ours
makes: the best hubs known are bettered a few neighbouring hubs at a time, each time to the proven
optimum of that part, until no part can be bettered.

References
----------
Osman, I. H. and Christofides, N. (1994). Capacitated clustering problems by hybrid simulated
    annealing and tabu search. International Transactions in Operational Research 1. (The cases.)
Stefanello, F., de Araujo, O. C. B. and Mueller, F. M. (2015). Matheuristics for the capacitated
    p-median problem. International Transactions in Operational Research 22. (The references.)
"""

from __future__ import annotations

import time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import coo_matrix, csr_matrix, hstack, vstack

EXACT = ((50, 5), (80, 8), (100, 10))
"""Points and hubs of the cases whose optimum is proven."""
LARGE = ((300, 30), (1000, 100), (3000, 300))
CASES = 4
WANTED = {"standard": "at most 0.2 %", "thorough": "at most 0.05 %"}
SECONDS = 120
"""The most for a proof."""
PROVEN = {(100, 2): 107_246.56, (100, 3): 109_573.50}
"""Optima, by points and case, whose proof takes `optimum` longer: 1,344 and 241 s."""
TOGETHER = 4
"""Hubs of a part of a large case."""
SECONDS_OF_PART = 20


def made_case(n, hubs, seed):
    """Places in a square, demands of 1-20, and a capacity of which 82-96 % is used."""
    rng = np.random.default_rng([n, seed])
    xy = rng.integers(1, 101, (n, 2)) * 100.0
    demand = rng.integers(1, 21, n).astype(float)
    return xy, demand, max(demand.max(), np.ceil(demand.sum() / hubs / rng.uniform(0.82, 0.96)))


def length(xy, labels):
    """The sum of distances to the middle point of each hub."""
    total = 0.0
    for hub in np.unique(labels):
        x, y = xy[labels == hub].T
        total += np.hypot(x[:, None] - x, y[:, None] - y).sum(axis=0).min()
    return total


def optimum(xy, demand, hubs, capacity, known, seconds=SECONDS):
    """The least sum of distances and its labels; None if it is not proven in time.

    A way from a point to a middle is left out where the optimum with split points and middles,
    and what the way adds to it at least, is longer than hubs that are known.
    """
    n = len(xy)
    cost = np.hypot(*(xy[:, None] - xy).transpose(2, 0, 1))
    a, b = (each.ravel() for each in np.indices((n, n)))
    equal, below, limit, total = _rows(a, b, cost[a, b], demand, hubs, capacity)
    split = linprog(
        total, below, limit, equal, np.append(np.ones(n), hubs), bounds=(0, 1), method="highs"
    )
    if split.status != 0:
        return None
    slack = known * (1 + 1e-9) - split.fun
    kept = np.flatnonzero(split.lower.marginals[: n * n] + split.upper.marginals[: n * n] <= slack)
    a, b = a[kept], b[kept]
    equal, below, limit, total = _rows(a, b, cost[a, b], demand, hubs, capacity)
    found = milp(
        total,
        constraints=[
            LinearConstraint(equal, np.append(np.ones(n), hubs), np.append(np.ones(n), hubs)),
            LinearConstraint(below, -np.inf, limit),
        ],
        integrality=np.ones(len(total)),
        bounds=Bounds(0, 1),
        options={"time_limit": seconds, "mip_rel_gap": 1e-6},
    )
    if found.status != 0:
        return None
    labels, used = np.empty(n, int), found.x[: len(a)] > 0.5
    labels[a[used]] = np.unique(b[used], return_inverse=True)[1]
    return found.fun, labels


def _rows(a, b, cost, demand, hubs, capacity):
    """Equations, inequalities with their limits, and costs, for ways from points to middles.

    Unknowns: whether each way is used, then whether each point is a middle.
    """
    n, m = len(demand), len(a)
    way, point = np.arange(m), np.arange(n)
    once = hstack([coo_matrix((np.ones(m), (a, way)), shape=(n, m)), csr_matrix((n, n))])
    many = coo_matrix((np.ones(n), (np.zeros(n, int), m + point)), shape=(1, m + n))
    held = hstack(
        [
            coo_matrix((demand[a], (b, way)), shape=(n, m)),
            coo_matrix((np.full(n, -capacity), (point, point)), shape=(n, n)),
        ]
    )
    middle = hstack(
        [
            coo_matrix((np.ones(m), (way, way)), shape=(m, m)),
            coo_matrix((np.full(m, -1.0), (way, b)), shape=(m, n)),
        ]
    )
    below = vstack([held, middle]).tocsr()
    return vstack([once, many]).tocsr(), below, np.zeros(n + m), np.append(cost, np.zeros(n))


def reference(xy, demand, capacity, labels):
    """The sum of distances of hubs bettered part by part until no part can be."""
    labels, settled = labels.copy(), set()
    while True:
        hubs = np.unique(labels)
        middle = np.array([xy[labels == hub].mean(axis=0) for hub in hubs])
        for at in range(len(hubs)):
            near = hubs[np.argsort(np.hypot(*(middle - middle[at]).T), kind="stable")[:TOGETHER]]
            points = np.flatnonzero(np.isin(labels, near))
            key = points.tobytes()
            if key in settled:
                continue
            settled.add(key)
            now = length(xy[points], labels[points])
            found = optimum(xy[points], demand[points], len(near), capacity, now, SECONDS_OF_PART)
            if found is not None and found[0] < now * (1 - 1e-9):
                labels[points] = near[found[1]]
                break
        else:
            return length(xy, labels)


def bench(solve, quick):
    """Print mean gaps to the optima and to the references.

    Parameters
    ----------
    solve : callable
        Takes places, lows, highs, demands and an effort; returns labels, None if not found.
    quick : bool
        Two cases of each size, and none above 300 points.
    """
    print("\np-median: demands of 1-20, 82-96 % of the capacity used, hubs in any pieces")
    for n, hubs in (*EXACT, *(LARGE[:1] if quick else LARGE)):
        is_exact = (n, hubs) in EXACT
        gaps, seconds, cases = {}, {}, 0
        tried = (2 if quick else CASES) if is_exact else 1
        for seed in range(tried):
            xy, demand, capacity = made_case(n, hubs, seed)
            low, high = np.full(hubs, demand.min()), np.full(hubs, capacity)
            totals, best = {}, None
            for effort in ("quick", *WANTED):
                began = time.process_time()
                labels = solve(xy, low, high, demand, effort)
                seconds[effort] = seconds.get(effort, 0.0) + time.process_time() - began
                totals[effort] = np.inf if labels is None else length(xy, labels)
                if labels is not None and (best is None or totals[effort] < best[0]):
                    best = totals[effort], labels
            if best is None:
                print(f"  {n} points, {hubs} hubs, case {seed}: nothing found")
                continue
            if is_exact:
                least = PROVEN.get((n, seed))
                if least is None:
                    found = optimum(xy, demand, hubs, capacity, best[0])
                    if found is None:
                        continue
                    least = found[0]
            else:
                least = reference(xy, demand, capacity, best[1])
            cases += 1
            for effort, total in totals.items():
                gaps.setdefault(effort, []).append(100 * (total / least - 1))
        compared = f"{cases} of {tried} optima proven" if is_exact else "a reference"
        for effort, own in gaps.items():
            wanted = f"; wanted {WANTED[effort]}" if is_exact and effort in WANTED else ""
            print(
                f"  {n} points, {hubs} hubs, {effort:<9} mean gap {np.mean(own):.3f} %, largest "
                f"{max(own):.3f} %, {seconds[effort]:.1f} CPU s; {compared}{wanted}",
                flush=True,
            )
