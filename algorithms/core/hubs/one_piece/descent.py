# SPDX-License-Identifier: GPL-2.0-or-later
"""Steps of several places at once, the best first: chains from hub to hub, and exchanges of two.

Steps at random seldom meet the few that bring several sums into their ranges at once. Where one hub
has too much and one too little, as when a point cut off was brought back, places are handed on
along the cheapest chain of hubs between them; and of all exchanges of up to two places for up to
two between the rims of two hubs, ranked in one table, the best is found at once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from typing import Optional

import numpy as np

from ...progress import SILENT, Progress
from .annealing import Annealing

AT_RIM = 11
"""So many places of a hub that are the nearest to the other hub: 67 sets of up to two of them."""
MOST_TRIED = 8
"""Exchanges of a table that are tried: the best may break a hub, or part points from others."""
LEAST_GAIN = 1e-9
"""A smaller one is rounding: points could go to and fro for ever."""
MOST_CHAINS, FEW_CHAINS = 40, 12
"""Chains that are tried in one region, and after each of many moves of which one is kept."""
MOST_JOINING = 12
"""Moves that bring a point back, the cheapest: a place of many points could offer hundreds."""

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
        moves = [(v, a, b) for v in out[i][1]] + [(v, b, a) for v in back[j][1]]
        if state.went(moves, state.score, LEAST_GAIN) is None:
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


def bring_back(state: Annealing, progress: Progress = SILENT) -> None:
    """Let points cut off go to a hub beside them, or one of their nearest come to their hub.

    Of all such moves the one is made that is shortest once sizes are in their ranges again. No
    step by itself would do so: it takes a size out of its range, which costs more than it saves.

    Parameters
    ----------
    state : Annealing
        Changed in place; its best hubs are kept up.
    """
    for v in sorted(state.alone):
        if v not in state.alone:
            continue
        before, fewest = list(state.hub), len(state.alone)
        found = list[tuple[tuple[float, ...], list[int]]]()
        for move in _joining(state, v):
            if progress.cancelled():
                return
            if state.went([move], state.score, -math.inf) is None:
                hand_on(state, progress, FEW_CHAINS)
                faults = len(state.alone), state.split_count
                rank = round(sum(state.penalty), 9), *faults, state.length
                if len(state.alone) < fewest:
                    found.append((rank, list(state.hub)))
                state.take(before)
        if found:
            state.take(min(found)[1])


def _joining(state: Annealing, v: int) -> list[tuple[int, int, int]]:
    """Moves after which a node is no longer cut off: nodes, the hub that each leaves and the one
    that it goes to."""
    region, hub = state.region, state.hub
    own, mates, cost = hub[v], region.mates[v], region.cost
    beside = {hub[u] for u in region.beside[v]} & {hub[u] for u in mates} - {own}
    moves = [(v, own, other) for other in beside]
    moves += [(u, hub[u], own) for u in mates if hub[u] != own]
    moves = [move for move in moves if move[0] not in region.locked]
    return sorted(moves, key=lambda m: (cost[m[0]][m[2]] - cost[m[0]][m[1]], m))[:MOST_JOINING]


def hand_on(state: Annealing, progress: Progress = SILENT, most_chains: int = MOST_CHAINS) -> None:
    """Hand places on along chains of hubs, the cheapest first, until sums are in their ranges.

    Parameters
    ----------
    state : Annealing
        Changed in place; its best hubs are kept up. Left as it is where no chain helps.
    most_chains : int
    """
    barred = set[tuple[int, int]]()
    for _ in range(most_chains):
        chain = None if progress.cancelled() else _cheapest_chain(state, barred)
        if chain is None:
            return
        moves = chain[::-1]
        failed = state.went(moves, lambda: sum(state.penalty), LEAST_GAIN)
        if failed is not None:
            barred.add(moves[failed][::2])


def _cheapest_chain(
    state: Annealing, barred: set[tuple[int, int]]
) -> Optional[list[tuple[int, int, int]]]:
    """Nodes, each with the hub that it leaves and the one that it goes to; None if there is none.

    From the hub that is most above its range to any that has room, or else from any that can give
    to the one that is most below.
    """
    region, k = state.region, len(state.load)
    low, high = ([each[own] for own in state.range_of] for each in (region.low, region.high))
    room = [most - load for most, load in zip(high, state.load)]
    spare = [load - least for least, load in zip(low, state.load)]
    lightest = min(region.weight)
    if min(room) < -state.slack:
        amount, starts = -min(room), {room.index(min(room))}
        ends = {h for h in range(k) if room[h] >= lightest - state.slack}
    elif min(spare) < -state.slack:
        amount, ends = -min(spare), {spare.index(min(spare))}
        starts = {h for h in range(k) if spare[h] >= lightest - state.slack}
    else:
        return None
    # What weighs more than is too much would be too much elsewhere.
    steps = _steps(state, max(amount, lightest) + state.slack, barred)
    # Bellman and Ford: steps may save something.
    cost = [0.0 if h in starts else math.inf for h in range(k)]
    last: list[tuple[tuple[int, int, int], ...]] = [()] * k
    for _ in range(k - 1):
        before = list(cost)
        for (a, b), (extra, v) in steps.items():
            is_less = cost[a] + extra < cost[b] - LEAST_GAIN and b not in starts
            if is_less and all(b != passed for _, passed, _ in last[a]):
                cost[b], last[b] = cost[a] + extra, (*last[a], (v, a, b))
        if cost == before:
            break
    found = [h for h in ends - starts if cost[h] < math.inf]
    return list(last[min(found, key=lambda h: (cost[h], h))]) if found else None


def _steps(
    state: Annealing, most: float, barred: set[tuple[int, int]]
) -> dict[tuple[int, int], tuple[float, int]]:
    """Of each hub and one beside it the node that is cheapest to hand on, and what it costs."""
    hub, region = state.hub, state.region
    offers: dict[tuple[int, int], list[tuple[float, int]]] = {}
    for v in state.rim:
        a = hub[v]
        if region.weight[v] <= most and state.nodes[a] > 1 and v not in region.locked:
            for b in {hub[u] for u in region.beside[v]} - {a}:
                if (v, b) not in barred and state.faults_by(v, a, b) <= 0:
                    extra = region.cost[v][b] - region.cost[v][a]
                    offers.setdefault((a, b), []).append((extra, v))
    steps = {}
    for pair, nodes in sorted(offers.items()):
        for extra, v in sorted(nodes):
            if state.may_leave(v, pair[0]):
                steps[pair] = extra, v
                break
    return steps
