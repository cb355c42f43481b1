# SPDX-License-Identifier: GPL-2.0-or-later
"""Between two neighbouring hubs up to two places go for up to two: the best such exchange first.

Steps at random seldom meet the few exchanges that bring several sums into their ranges at once; of
all those between the rims of two hubs, ranked in one table, the best is found at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from ...progress import SILENT, Progress
from .annealing import Annealing

AT_RIM = 11
"""So many places of a hub that are the nearest to the other hub: 67 sets of up to two of them."""
MOST_TRIED = 8
"""Exchanges of a table that are tried: the best may break a hub, or part points from others."""
LEAST_GAIN = 1e-9
"""A smaller one is rounding: points could go to and fro for ever."""

Nodes = tuple[int, ...]


def descend(state: Annealing, sweeps: int, progress: Progress = SILENT) -> None:
    """Exchange places between neighbouring hubs for as long as that makes the score less.

    Parameters
    ----------
    state : Annealing
        Changed in place; its best hubs are kept up.
    sweeps : int
        How often at most all pairs of neighbouring hubs are looked at.
    """
    waiting = set(range(len(state.region.hubs)))
    for _ in range(sweeps):
        changed = set[int]()
        for a, b in _pairs(state, waiting):
            if progress.cancelled():
                return
            if _exchange_best(state, a, b):
                changed |= {a, b}
        if not changed:
            return
        waiting = changed


def _pairs(state: Annealing, hubs: set[int]) -> list[tuple[int, int]]:
    """Pairs of hubs side by side with one of some hubs among them, the costliest first."""
    hub, found = state.hub, set[tuple[int, int]]()
    for v in state.rim:
        for u in state.region.beside[v]:
            a, b = hub[v], hub[u]
            if a < b and (a in hubs or b in hubs):
                found.add((a, b))
    penalty = state.prices()
    return sorted(found, key=lambda pair: (-penalty[pair[0]] - penalty[pair[1]], pair))


def _exchange_best(state: Annealing, a: int, b: int) -> bool:
    """Do the best exchange of two hubs that helps; whether there was one."""
    out, back = _sets(state, a, b), _sets(state, b, a)
    table = state.of_sets(a, b, [each for _, each in out], [each for _, each in back])
    table += np.array([cost for cost, _ in out])[:, None] + np.array([cost for cost, _ in back])
    flat, most = table.ravel(), state.faults_price() - LEAST_GAIN
    few = np.argpartition(flat, min(MOST_TRIED, len(flat) - 1))[:MOST_TRIED]
    for at in few[np.argsort(flat[few], kind="stable")].tolist():
        if flat[at] > most:
            return False
        i, j = divmod(at, len(back))
        if state.exchanged(a, b, out[i][1], back[j][1], LEAST_GAIN):
            return True
    return False


def _sets(state: Annealing, a: int, b: int) -> Sequence[tuple[float, Nodes]]:
    """Sets of up to two places of hub a at hub b, none among them, and what they cost more in b."""
    cost, rim = state.region.cost, state.at_hub(a, b)
    ranked = sorted((cost[v][b] - cost[v][a], v) for v in rim)[:AT_RIM]
    sets: list[tuple[float, Nodes]] = [(0.0, ())]
    sets += [(extra, (v,)) for extra, v in ranked]
    sets += [(c + d, (v, u)) for (c, v), (d, u) in combinations(ranked, 2)]
    return sets
