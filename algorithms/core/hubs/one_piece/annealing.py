# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs in one piece whose places go from one to another at random (simulated annealing).

At first freely and then only where that brings sizes into their ranges, points cut off back to
their hubs, or distances down. Sizes may be outside their ranges on the way: where they are tight,
no single step could be taken otherwise. No hub falls into pieces; only where sizes seem to forbid
hubs in one piece, stray pieces are faults among others, of which as few as can be are looked for.

What else is asked of hubs comes in as terms (`wishes.Term`), each with a price that steps change:
the best hubs are then those nearest to all that is asked for, the shortest among them.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional

import numpy as np

if TYPE_CHECKING:
    from .region import Region

OUTSIDE, BEYOND, ALONE, STRAY, SPLIT = 2.5, 3.0, 6.0, 6.0, 3.0
"""What a hub outside its range, a mean point beyond it, a point cut off, a stray piece and a split
place cost in mean distances."""
EXCHANGED = 0.5
"""The share of steps in which two nodes change places."""
MOST_DRAWN = 6
"""A node to exchange is drawn from all on a rim up to so often; then those beside are looked at."""
FAR = 0.5
"""Where hubs may fall into pieces, the share of steps in which any node may go to the hub of one of
its nearest, beside it or not: what lies between may be of other hubs."""
RANGES_EXCHANGED = 0.02
"""The share of steps in which two hubs of different ranges exchange these: they are few."""


@dataclass(frozen=True)
class Pricing:
    """What it costs to be outside a range: at all, by mean nodes, and by their square."""

    outside: float = OUTSIDE
    beyond: float = BEYOND
    # The square lets what is too much spread from hub to hub.
    squared: float = 0.5

    def of(self, beyond: float) -> float:
        return self.outside + self.beyond * beyond * (1 + self.squared * beyond)

    def of_all(self, beyond: np.ndarray) -> np.ndarray:
        """The same for many; 0 where they are not outside."""
        price = self.outside + self.beyond * beyond * (1 + self.squared * beyond)
        return np.where(beyond > 0, price, 0.0)


USUAL, FIRM = Pricing(), Pricing(6.0, 6.0)
"""What most regions are searched with, and where hubs may fall into pieces: to be outside its range
must then not be cheaper for a hub than a stray piece. Neither can be changed, so one serves all."""


class Annealing:
    """Hubs in one piece while nodes go from one to another; or in pieces, each at a price."""

    def __init__(self, region: Region, hub: list[int], in_pieces: bool = False) -> None:
        self.region, self.hub, self.in_pieces = region, hub, in_pieces
        self.pricing = FIRM if in_pieces else USUAL
        k = len(region.hubs)
        self.nodes, self.count, self.load = [0] * k, [0] * k, [0.0] * k
        for v, h in enumerate(hub):
            self.nodes[h] += 1
            self.count[h] += region.many[v]
            self.load[h] += region.weight[v]
        self.slack = 1e-9 * max(self.load)
        self.for_sizes = region.problem.price_of_sizes
        # Which hub's range each has: free hubs of different sizes may exchange them.
        self.range_of = list(range(k))
        self.terms = region.terms()
        self.wish_price = 0.0
        self.penalty = [self._penalty(h, self.load[h]) for h in range(k)]
        self.alone = {v for v in range(len(hub)) if self._is_alone(v)}
        self.split_count = sum(
            len({hub[v] for v in nodes}) - 1
            for nodes in {min(each): each for each in region.at_place if len(each) > 1}.values()
        )
        self.stray = self._stray_pieces() if in_pieces else 0
        # How many nodes beside each are of another hub.
        self.foreign = [
            sum(hub[u] != hub[v] for u in beside) for v, beside in enumerate(region.beside)
        ]
        self.rim: list[int] = []
        self.at_rim = [-1] * len(hub)
        for v, others in enumerate(self.foreign):
            if others:
                self._change_rim(v)
        self.best: Optional[list[int]] = None
        self.best_ranges = self.range_of
        self.wish_price = self._begin(hub)
        self.least: tuple[float, int, int, float] = (0.0, 0, 0, math.inf)
        self.measure()

    def measure(self) -> None:
        """Add the costs up anew, those of the best hubs met too."""
        cost = self.region.cost
        self.length = sum(cost[v][h] for v, h in enumerate(self.hub))
        if self.best is not None:
            length = sum(cost[v][h] for v, h in enumerate(self.best))
            outside = self.least[0]
            if self.terms:
                loads = [0.0] * len(self.load)
                for v, h in enumerate(self.best):
                    loads[h] += self.region.weight[v]
                outside = self._begin(self.best)
                for h, load in enumerate(loads):
                    outside += self.for_sizes * self._penalty(h, load, self.best_ranges)
                self.wish_price = self._begin(self.hub)
            self.least = (round(outside, 9), *self.least[1:3], length)
        else:
            self.least = (math.inf, 0, 0, 0.0)
        self._note()

    def _begin(self, hub: list[int]) -> float:
        return sum(term.begin(hub, self.pricing) for term in self.terms)

    def reprice(self, pricing: Pricing) -> None:
        """Weigh from now on otherwise what is outside."""
        self.pricing = pricing
        self.penalty = [self._penalty(h, load) for h, load in enumerate(self.load)]
        self.measure()

    def score(self) -> float:
        """What is to be least: distances and the price of all that is not as asked for."""
        return self.length + sum(self.penalty) + self.wish_price + self.faults_price()

    def take_best(self) -> None:
        """Go on from the best hubs met."""
        if self.best is not None:
            self.range_of = list(self.best_ranges)
            self.take(self.best)

    def take(self, hubs: Sequence[int]) -> None:
        """Go on with other hubs of the nodes, each in one piece where these are."""
        for v, h in enumerate(hubs):
            if self.hub[v] != h:
                self._go(v, self.hub[v], h)
        self.penalty = [self._penalty(h, load) for h, load in enumerate(self.load)]

    def faults_price(self) -> float:
        """All that points cut off and split places cost, which an exchange could save at most."""
        return ALONE * len(self.alone) + STRAY * self.stray + SPLIT * self.split_count

    def prices(self) -> list[float]:
        """What each hub costs for not being as asked for, so far as that is known by hub."""
        prices = list(self.penalty)
        for term in self.terms:
            for h, price in enumerate(term.by_hub()):
                prices[h] += price
        return prices

    def at_hub(self, a: int, b: int) -> list[int]:
        """The nodes of hub a that have one of hub b beside them."""
        hub, beside = self.hub, self.region.beside
        return [v for v in self.rim if hub[v] == a and any(hub[u] == b for u in beside[v])]

    def of_sets(
        self, a: int, b: int, out: Sequence[Sequence[int]], back: Sequence[Sequence[int]]
    ) -> np.ndarray:
        """What the prices grow by if sets of nodes go from a to b for others; as the terms'."""
        weight, region = self.region.weight, self.region
        given, taken = (np.array([sum(weight[v] for v in each) for each in x]) for x in (out, back))
        gain = given[:, None] - taken
        price = np.full(gain.shape, -self.penalty[a] - self.penalty[b])
        for h, load in ((a, self.load[a] - gain), (b, self.load[b] + gain)):
            low, high = region.low[self.range_of[h]], region.high[self.range_of[h]]
            outside = np.maximum(load - high, low - load)
            price += self.pricing.of_all(np.where(outside <= self.slack, 0.0, outside))
        for term in self.terms:
            price += term.of_sets(a, b, out, back)
        return price

    def went(
        self, moves: Sequence[tuple[int, int, int]], price: Callable[[], float], least: float
    ) -> Optional[int]:
        """Let nodes go one after the other, each from a hub to one beside it, if that saves enough.

        Parameters
        ----------
        moves : sequence of (node, hub that it leaves, hub that it goes to)
        price : callable
            What is to be less, by more than ``least``.

        Returns
        -------
        int or None
            None if they went; else none did, and it is the move that could not be made, or the
            last where all could and it saves too little.
        """
        before, done = price(), 0
        for v, start, end in moves:
            beside = any(self.hub[u] == end for u in self.region.beside[v])
            if not beside or self.nodes[start] < 2 or not self.may_leave(v, start):
                break
            self._go(v, start, end)
            done += 1
        else:
            if price() < before - least:
                self._note()
                return None
        for v, start, end in reversed(moves[:done]):
            self._go(v, end, start)
        return min(done, len(moves) - 1)

    def _change_rim(self, v: int) -> None:
        """Add a node to those that have one of another hub beside them, or take it off."""
        at = self.at_rim[v]
        if at < 0:
            self.at_rim[v] = len(self.rim)
            self.rim.append(v)
        else:
            last = self.rim.pop()
            if last != v:
                self.rim[at], self.at_rim[last] = last, at
            self.at_rim[v] = -1

    def _penalty(self, h: int, load: float, range_of: Optional[list[int]] = None) -> float:
        own = (self.range_of if range_of is None else range_of)[h]
        beyond = max(load - self.region.high[own], self.region.low[own] - load)
        return 0.0 if beyond <= self.slack else self.pricing.of(beyond)

    def _is_alone(self, v: int) -> bool:
        region, hub = self.region, self.hub
        h = hub[v]
        if region.many[v] > 1 or self.count[h] < region.counted_from:
            return False
        return all(hub[u] != h for u in region.mates[v])

    def _note(self) -> None:
        outside = 0.0
        if self.region.takes_nearest:
            outside = round(self.for_sizes * sum(self.penalty) + self.wish_price, 9)
        elif any(self.penalty):
            return
        here = outside, len(self.alone) + self.stray, self.split_count, self.length
        if here < self.least:
            self.best, self.least = list(self.hub), here
            self.best_ranges = list(self.range_of)

    def walk(self, steps: int, heat: float, chance: random.Random) -> None:
        """Propose steps at one temperature: a node goes to a hub beside it, or two change."""
        hub, beside, draw = self.hub, self.region.beside, chance.random
        for _ in range(steps):
            if not self.rim:
                return
            if self.in_pieces and draw() < FAR:
                v = int(draw() * len(hub))
                # One whose neighbours are all of hubs outside the region has none.
                near = self.region.mates[v] or beside[v] or [v]
                b = hub[near[int(draw() * len(near))]]
            else:
                v = self.rim[int(draw() * len(self.rim))]
                b = hub[beside[v][int(draw() * len(beside[v]))]]
            a = hub[v]
            if a == b:
                continue
            give = -heat * math.log(draw() or 1e-300)
            if self.region.has_ranges_to_exchange and draw() < RANGES_EXCHANGED:
                self._exchange_ranges(a, b, give)
                continue
            if draw() < EXCHANGED:
                u = self._to_exchange(v, a, b, chance)
                # Points of one place would only change roles.
                if u is not None and self.region.at_place[u] is not self.region.at_place[v]:
                    self._exchange(v, u, a, b, give)
                continue
            if self.nodes[a] > 1 and self._extra(v, a, b, give) <= give and self.may_leave(v, a):
                self._go(v, a, b)
                self._note()

    def _extra(self, v: int, a: int, b: int, give: float) -> float:
        """What it costs if a node goes from hub to hub; only a part if that is too much."""
        cost, w = self.region.cost[v], self.region.weight[v]
        extra = self._penalty(a, self.load[a] - w) + self._penalty(b, self.load[b] + w)
        extra += cost[b] - cost[a] - self.penalty[a] - self.penalty[b]
        if extra - self.faults_price() - self.wish_price > give:
            return extra
        for term in self.terms:
            extra += term.change(v, a, b)
        return extra + self.faults_by(v, a, b)

    def faults_by(self, v: int, a: int, b: int) -> float:
        """What the faults cost more if a node goes to another hub."""
        extra = SPLIT * self._split_by(v, a, b) + ALONE * self._alone_by(v, a, b)
        return extra + STRAY * self._stray_by(v, a, b) if self.in_pieces else extra

    def _to_exchange(self, v: int, a: int, b: int, chance: random.Random) -> Optional[int]:
        """A node of hub b near hub a that may go there in place of another; or None."""
        hub, beside, mates = self.hub, self.region.beside, self.region.mates
        drawn = range(len(hub)) if self.in_pieces else self.rim
        for _ in range(MOST_DRAWN):
            u = drawn[int(chance.random() * len(drawn))]
            if hub[u] != b:
                continue
            near = (*beside[u], *mates[u]) if self.in_pieces else beside[u]
            if any(hub[q] == a and q != v for q in near):
                return u
        for u in beside[v]:
            if hub[u] == b and any(hub[q] == a and q != v for q in beside[u]):
                return u
        return None

    def _exchange(self, v: int, u: int, a: int, b: int, give: float) -> None:
        region, (load_a, load_b) = self.region, (self.load[a], self.load[b])
        cost, gain = region.cost, region.weight[u] - region.weight[v]
        extra = self._penalty(a, load_a + gain) + self._penalty(b, load_b - gain)
        extra += (
            cost[v][b] - cost[v][a] + cost[u][a] - cost[u][b] - self.penalty[a] - self.penalty[b]
        )
        faults = self.faults_price()
        most = give + faults
        if extra - self.wish_price > most:
            return
        for term in self.terms:
            extra += term.change(v, a, b, u)
        if extra > most or not self.may_leave(v, a):
            return
        self._go(v, a, b)
        # The node that comes back must still be beside the hub, and not hold its own together.
        if self.may_leave(u, b):
            self._go(u, b, a)
            extra += self.faults_price() - faults
            if extra <= give:
                self._note()
                return
            self._go(u, a, b)
        self._go(v, b, a)

    def _exchange_ranges(self, a: int, b: int, give: float) -> None:
        """Let two hubs exchange the ranges of their sizes."""
        self._swap_ranges(a, b)
        now = self._penalty(a, self.load[a]), self._penalty(b, self.load[b])
        if sum(now) - self.penalty[a] - self.penalty[b] > give:
            self._swap_ranges(a, b)
            return
        self.penalty[a], self.penalty[b] = now
        self._note()

    def _swap_ranges(self, a: int, b: int) -> None:
        self.range_of[a], self.range_of[b] = self.range_of[b], self.range_of[a]

    def _go(self, v: int, a: int, b: int) -> None:
        region, w = self.region, self.region.weight[v]
        self.split_count += self._split_by(v, a, b)
        self.stray += self._stray_by(v, a, b) if self.in_pieces else 0
        self.hub[v] = b
        self.nodes[a] -= 1
        self.nodes[b] += 1
        self.load[a] -= w
        self.load[b] += w
        self.penalty[a], self.penalty[b] = (
            self._penalty(a, self.load[a]),
            self._penalty(b, self.load[b]),
        )
        self.length += region.cost[v][b] - region.cost[v][a]
        if self.terms:
            self.wish_price = sum(term.go(v, a, b) for term in self.terms)
        self._watch(v, a, b)
        hub, foreign, own = self.hub, self.foreign, 0
        for u in region.beside[v]:
            h = hub[u]
            if h == a:
                foreign[u] += 1
            elif h == b:
                foreign[u] -= 1
            own += h != b
        foreign[v] = own
        at_rim = self.at_rim
        for u in (v, *region.beside[v]):
            if (foreign[u] > 0) != (at_rim[u] >= 0):
                self._change_rim(u)

    def _split_by(self, v: int, a: int, b: int) -> int:
        company = self.region.at_place[v]
        if len(company) == 1:
            return 0
        others = {self.hub[u] for u in company if u != v}
        return (b not in others) - (a not in others)

    def _alone_by(self, v: int, a: int, b: int) -> int:
        """How many points more are cut off if a node goes; but for hubs that become small."""
        region, hub = self.region, self.hub
        change = 0
        if region.many[v] == 1 and self.count[b] + 1 >= region.counted_from:
            change += all(hub[u] != b for u in region.mates[v])
        change -= v in self.alone
        for u in region.named[v]:
            if hub[u] == b:
                change -= u in self.alone
            elif hub[u] == a and self.count[a] > region.counted_from:
                change += all(hub[q] != a for q in region.mates[u] if q != v)
        return change

    def may_leave(self, v: int, a: int) -> bool:
        """Whether a hub is in one piece without a node."""
        hub, beside = self.hub, self.region.beside
        if self.region.is_loose or self.in_pieces:
            return True
        wanted = {u for u in beside[v] if hub[u] == a}
        if len(wanted) < 2:
            return True
        self._reach(wanted.pop(), v, wanted)
        return not wanted

    def _reach(self, start: int, without: int, wanted: set[int]) -> None:
        """Take off some nodes those of its hub that one hangs together with, without another.

        Ends when none are left.
        """
        hub, beside, own = self.hub, self.region.beside, self.hub[start]
        seen, waiting = {without, start}, [start]
        while waiting and wanted:
            for u in beside[waiting.pop()]:
                if hub[u] == own and u not in seen:
                    seen.add(u)
                    wanted.discard(u)
                    waiting.append(u)

    def _stray_pieces(self) -> int:
        """How many pieces there are beyond one of each hub."""
        left, pieces = set(range(len(self.hub))), 0
        while left:
            self._reach(left.pop(), -1, left)
            pieces += 1
        return pieces - len(self.nodes)

    def _stray_by(self, v: int, a: int, b: int) -> int:
        """How many pieces more there are if a node goes to another hub."""
        change = 0
        for h, sign in ((a, 1), (b, -1)):
            wanted, pieces = {u for u in self.region.beside[v] if self.hub[u] == h}, 0
            while wanted:
                self._reach(wanted.pop(), v, wanted)
                pieces += 1
            change += sign * (pieces - 1)
        return change

    def _watch(self, v: int, a: int, b: int) -> None:
        """Keep up who is cut off after a node went from hub to hub."""
        region, hub, counted = self.region, self.hub, self.region.counted_from
        before = self.count[a] >= counted, self.count[b] >= counted
        self.count[a] -= region.many[v]
        self.count[b] += region.many[v]
        if before == (self.count[a] >= counted, self.count[b] >= counted):
            changed = [v, *(u for u in region.named[v] if hub[u] == a or hub[u] == b)]
        else:
            changed = [u for u, h in enumerate(hub) if h in (a, b)]
        for u in changed:
            if self._is_alone(u):
                self.alone.add(u)
            else:
                self.alone.discard(u)
