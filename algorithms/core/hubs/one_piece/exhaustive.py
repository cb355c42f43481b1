# SPDX-License-Identifier: GPL-2.0-or-later
"""Every way to part a few places into hubs in one piece, tried until one fits.

For small maps with tight sizes: where steps at random do not get there, a search of all the
ways does, or shows that there is none. Sets of places are the bits of a number. Where a place is
split, its points are alike: how many of them a hub has is all that counts, so that hubs take the
first of those that are left.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Optional

from ...progress import SILENT, Progress

ROUNDING = 1e-9
"""As a share of all weights: a sum so much outside its range is inside."""
SMALL = 5
"""In a hub of so many points none counts as cut off: its five nearest cannot all be in there."""
POLLED = 10_000
"""Steps between two looks at whether the user cancelled."""


class GivenUp(Exception):
    """There were more groupings than could be tried."""


class NoneExists(Exception):
    """Hubs of unsplit places, all in one piece and no point cut off, do not exist."""


class Exhaustive:
    """Nodes to part into hubs.

    m nodes, k hubs.

    Parameters
    ----------
    beside : sequence of sequences of int, length m
        The nodes that each is linked to.
    weight : sequence of float, length m
    many : sequence of int, length m
        How many points each node has.
    mates : sequence of sequences of int, length m
        A node of one point is cut off in a hub of more than five points without one of these.
    low, high : sequences of float, length k
        The least and greatest weight of each hub.
    """

    def __init__(
        self,
        beside: Sequence[Sequence[int]],
        weight: Sequence[float],
        many: Sequence[int],
        mates: Sequence[Sequence[int]],
        low: Sequence[float],
        high: Sequence[float],
    ) -> None:
        self.beside, self.mates = [_set(each) for each in beside], [_set(each) for each in mates]
        self.weight, self.many = weight, many
        self.later = self._later_twins()
        slack = ROUNDING * max(1.0, sum(weight))
        ranges = [(a - slack, b + slack) for a, b in zip(low, high)]
        self.kinds = sorted(set(ranges))
        self.of_kind = [[h for h, own in enumerate(ranges) if own == kind] for kind in self.kinds]
        self.steps, self.progress = 0, SILENT
        self.failed: set[tuple[int, tuple[int, ...]]] = set()

    def _later_twins(self) -> list[int]:
        """For each node the nodes behind it that are like it in all that counts; as sets."""
        alike, named_by = dict[tuple, int](), [0] * len(self.beside)
        for v, mates in enumerate(self.mates):
            for u in _bits(mates):
                named_by[u] |= 1 << v
        for v, (beside, mates) in enumerate(zip(self.beside, self.mates)):
            own = 1 << v
            # To all other nodes they must be one as good as the other, too.
            key = beside | own, mates | own, named_by[v] | own, self.weight[v], self.many[v]
            alike[key] = alike.get(key, 0) | own
        twins = [nodes for nodes in alike.values() if nodes & (nodes - 1)]
        later = [0] * len(self.beside)
        for nodes in twins:
            for v in _bits(nodes):
                later[v] = nodes >> (v + 1) << (v + 1)
        return later

    @property
    def kinds_of_nodes(self) -> int:
        """How many nodes there are, those that are alike taken for one."""
        return len(self.later) - sum(map(bool, self.later))

    def search(self, most_steps: int, progress: Progress = SILENT) -> Optional[list[int]]:
        """A hub for each node, all in one piece and in range and no point cut off; or None.

        Raises
        ------
        GivenUp
            After so many steps neither was known, or the user cancelled.
        """
        self.steps, self.progress = most_steps, progress
        everything = (1 << len(self.weight)) - 1
        found = self._filled(everything, tuple(map(len, self.of_kind)))
        if found is None:
            return None
        hub, left = [0] * len(self.weight), [list(own) for own in self.of_kind]
        for kind, nodes in found:
            own = left[kind].pop(0)
            for v in _bits(nodes):
                hub[v] = own
        return hub

    def _filled(self, nodes: int, counts: tuple[int, ...]) -> Optional[list[tuple[int, int]]]:
        """Hubs, each a kind of range and its nodes, that fill the nodes; None if none do."""
        if not nodes:
            return [] if not any(counts) else None
        if (nodes, counts) in self.failed:
            return None
        component = self._tightest(nodes, counts)
        if component is not None:
            # The node with the fewest neighbours left leaves the fewest ways.
            v = min(_bits(component), key=lambda v: (_count(self.beside[v] & component), v))
            for hub, weight in self._hubs_with(v, component, counts):
                for kind, (low, high) in enumerate(self.kinds):
                    if counts[kind] and low <= weight <= high:
                        fewer = (*counts[:kind], counts[kind] - 1, *counts[kind + 1 :])
                        rest = self._filled(nodes & ~hub, fewer)
                        if rest is not None:
                            return [(kind, hub), *rest]
        self.failed.add((nodes, counts))
        return None

    def _tightest(self, nodes: int, counts: tuple[int, ...]) -> Optional[int]:
        """The smallest component; None if components cannot be filled by hubs."""
        kinds = [kind for kind, count in zip(self.kinds, counts) if count]
        if not kinds:
            return None
        low, high = min(a for a, _ in kinds), max(b for _, b in kinds)
        smallest, fewest, most = None, 0, 0
        while nodes:
            component = self._reached(nodes & -nodes, nodes)
            nodes &= ~component
            weight = sum(self.weight[v] for v in _bits(component))
            least = max(1, math.ceil(weight / high)) if high > 0 else 1
            largest = math.floor(weight / low) if low > 0 else _count(component)
            if least > largest:
                return None
            fewest, most = fewest + least, most + largest
            if smallest is None or _count(component) < _count(smallest):
                smallest = component
        return smallest if fewest <= sum(counts) <= most else None

    def _reached(self, start: int, among: int) -> int:
        found = rim = start
        while rim:
            beside = 0
            for v in _bits(rim):
                beside |= self.beside[v]
            rim = beside & among & ~found
            found |= rim
        return found

    def _hubs_with(
        self, v: int, among: int, counts: tuple[int, ...]
    ) -> Iterator[tuple[int, float]]:
        """Every set in one piece that has a node and may be a hub, each once, with its weight."""
        kinds = [kind for kind, count in zip(self.kinds, counts) if count]
        low, high = min(a for a, _ in kinds), max(b for _, b in kinds)
        waiting = [(1 << v, self.beside[v] & among, 1 << v, self.weight[v])]
        while waiting:
            self.steps -= 1
            if self.steps < 0 or (self.steps % POLLED == 0 and self.progress.cancelled()):
                raise GivenUp
            nodes, rim, seen, weight = waiting.pop()
            if weight > high:
                continue
            if weight >= low and self._none_alone(nodes):
                yield nodes, weight
            if not rim:
                continue
            one = rim & -rim
            u, rim, seen = one.bit_length() - 1, rim & ~one, seen | one
            # Without this node none of those like it: they would only change roles.
            waiting.append((nodes, rim & ~self.later[u], seen | self.later[u], weight))
            wider = rim | (self.beside[u] & among & ~seen)
            waiting.append((nodes | one, wider, seen, weight + self.weight[u]))

    def _none_alone(self, nodes: int) -> bool:
        own = list(_bits(nodes))
        if sum(self.many[v] for v in own) <= SMALL:
            return True
        return all(self.many[v] > 1 or self.mates[v] & nodes for v in own)


def _set(nodes: Sequence[int]) -> int:
    found = 0
    for v in nodes:
        found |= 1 << v
    return found


def _count(nodes: int) -> int:
    return bin(nodes).count("1")


def _bits(nodes: int) -> Iterator[int]:
    while nodes:
        one = nodes & -nodes
        yield one.bit_length() - 1
        nodes ^= one
