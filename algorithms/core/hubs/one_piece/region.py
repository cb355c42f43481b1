# SPDX-License-Identifier: GPL-2.0-or-later
"""A few hubs with all their points, by themselves, to be drawn anew."""

from __future__ import annotations

import heapq
import math
import random
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Optional

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from ...progress import Progress
from ..ground.neighbours import Neighbours
from ..problem import HubProblem
from .annealing import USUAL, Annealing, Pricing
from .descent import bring_back, descend, hand_on
from .exhaustive import Exhaustive, GivenUp, NoneExists

if TYPE_CHECKING:
    from ..wishes.wish import Term

STEPS_PER_PLACE = 300
"""Of an annealing: the more places, the longer it takes."""
STEPS = (20_000, 150_000)
"""Of an annealing at least and at most, whatever the number of places."""
BLOCK = 256
"""Steps at one temperature."""
USUAL_LINKS = 8
"""Of a place: where there are more, a step takes as much longer, and counts so."""
RECENTRED = 8
"""Times that centres move in an annealing; between them the costs of all steps are known."""
RECENTRED_OFTEN, SMALL = 16, 300
"""Times that centres move where more is asked than sizes; in regions of few places always."""
COLD = 0.03
"""The temperature at the end, in mean distances: below, next to nothing moves."""
SPREADING = (Pricing(0.0, 0.3, 1.0), Pricing(0.0, 1.0, 2.0), Pricing(0.5, 3.0, 2.0))
"""With no price on being outside at all, surplus goes from hub to hub until one has room."""
TIMES_SPREAD, SWEEPS = 2, 8
MOST_SEARCHED = 100_000
"""Steps of the search of all groupings."""
MOST_NODES = 150
"""In regions of more it does not begin, unless most of them are alike."""
FEW_KINDS = 40
"""Points at one place are alike; with so few kinds, searching all groupings ends soon."""
MOST_POINTS_SEARCHED = 1000
"""Points of a region that is searched so."""


class Start(Enum):
    """What hubs are annealed from."""

    PRESENT = 1
    """As they are, with stray pieces joined to the hubs beside them."""
    SEARCHED = 2
    """The first of all groupings that has no fault."""
    GROWN = 3
    """Grown from other places."""
    CUT = 4
    """Cut anew by straight lines."""


@dataclass(frozen=True)
class Attempt:
    """How hubs are drawn anew: how many of them, from what, and how freely at first."""

    hubs: int
    start: Start
    hot: float = 1.0
    steps: Optional[int] = None
    """By default what the number of places asks for."""
    share: float = 1.0
    """Of these steps."""
    strict: float = 1.0
    """Times that faults, and being outside the sizes, count as usual."""
    in_pieces: bool = False
    """Whether stray pieces are faults among others: some sizes cannot be kept without."""


class Region:
    """A few hubs and their points, a node for each place (or each point of a place split).

    Parameters
    ----------
    problem : HubProblem
    labels : ndarray of int, shape (n,)
        The hubs of all points.
    neighbours : Neighbours
    hubs : ndarray of int
        Those of the region.
    split : set of int
        Places whose points may go to different hubs.
    is_loose : bool
        Whether hubs may be in pieces, and points cut off.
    takes_nearest : bool
        Whether hubs that are not all that is asked for are kept too where none better are met.
    """

    def __init__(
        self,
        problem: HubProblem,
        labels: np.ndarray,
        neighbours: Neighbours,
        hubs: np.ndarray,
        split: set[int],
        is_loose: bool = False,
        takes_nearest: bool = False,
    ) -> None:
        self.problem, self.labels, self.hubs = problem, labels, hubs
        self.is_loose, self.takes_nearest = is_loose, takes_nearest
        self.points = np.flatnonzero(np.isin(labels, hubs))
        place = neighbours.places.index[self.points]
        of_place: dict[int, list[int]] = {}
        for at, where in enumerate(place.tolist()):
            of_place.setdefault(where, []).append(at)
        self.members: list[list[int]] = []
        self.at_place: list[list[int]] = []
        nodes_at: dict[int, list[int]] = {}
        for where, points in of_place.items():
            parts = [[p] for p in points] if where in split else [points]
            nodes_at[where] = list(range(len(self.members), len(self.members) + len(parts)))
            self.members += parts
            self.at_place += [nodes_at[where]] * len(parts)
        self.beside: list[list[int]] = []
        for where in of_place:
            beside = list(nodes_at[where])
            for other in neighbours.links.indices[
                neighbours.links.indptr[where] : neighbours.links.indptr[where + 1]
            ].tolist():
                beside += nodes_at.get(other, ())
            self.beside += [[q for q in beside if q != p] for p in nodes_at[where]]
        if problem.blocks is not None:
            nodes_at = self._join(nodes_at)
        m = len(self.members)
        self.node = np.empty(len(self.points), np.int64)
        for node, points in enumerate(self.members):
            self.node[points] = node
        p = len(self.points)
        self.gathers = sparse.csr_matrix((np.ones(p), (self.node, np.arange(p))), (m, p))
        self.many = [len(points) for points in self.members]
        ties = problem.ties
        self.locked = set() if ties is None else set(self.node[ties.locked[self.points]].tolist())
        weights = np.ones(len(labels)) if problem.weights is None else problem.weights
        own = np.bincount(self.node, weights[self.points], minlength=m)
        self.unit = float(own.mean()) or 1.0
        self.weight = (own / self.unit).tolist()
        self.low = (problem.low[hubs] / self.unit).tolist()
        self.high = (problem.high[hubs] / self.unit).tolist()
        ranges = set(zip(self.low, self.high))
        # A hub that points are bound to keeps its range.
        is_free = problem.given is None and problem.ties is None
        self.has_ranges_to_exchange = is_free and len(ranges) > 1
        # Only a point that is by itself can be cut off: others have one another.
        self.mates: list[list[int]] = [[] for _ in range(m)]
        self.named: list[list[int]] = [[] for _ in range(m)]
        for node, points in enumerate(self.members):
            if len(points) == 1:
                # Where many share a place, its nearest are but some of them.
                near = neighbours.places.index[neighbours.near[self.points[points[0]]]]
                mates = {mate for place in set(near.tolist()) for mate in nodes_at.get(place, ())}
                self.mates[node] = sorted((mates | {*self.at_place[node]}) - {node})
                for other in self.mates[node]:
                    self.named[other].append(node)
        self.counted_from = len(labels) + 1 if is_loose else neighbours.near.shape[1] + 1
        self.mean: Optional[float] = None
        # Of large maps a few hubs' centres are found in less time by themselves.
        by_itself = len(hubs) < problem.hubs
        self.part = replace(problem, wishes=()).part(self.points, hubs) if by_itself else None
        self._recentre(labels)

    def _join(self, nodes_at: dict[int, list[int]]) -> dict[int, list[int]]:
        """Make one node of those whose points stay together; returns the nodes at each place."""
        assert self.problem.blocks is not None
        m = len(self.members)
        node = np.repeat(np.arange(m), [len(points) for points in self.members])
        block = self.problem.blocks.of[self.points[np.concatenate(self.members)]]
        # Nodes and blocks are joined where a node has points of a block.
        links = sparse.coo_matrix(
            (np.ones(len(node)), (node, m + block)), (m + int(block.max()) + 1,) * 2
        )
        joined = connected_components(links, directed=False)[1][:m]
        new = np.unique(joined, return_inverse=True)[1].reshape(-1).tolist()
        members: list[list[int]] = [[] for _ in range(max(new) + 1)]
        company: list[set[int]] = [set() for _ in members]
        beside: list[set[int]] = [set() for _ in members]
        for old, now in enumerate(new):
            members[now] += self.members[old]
            company[now].update(new[v] for v in self.at_place[old])
            beside[now].update(new[v] for v in self.beside[old])
        self.members = members
        self.at_place = [sorted(each) for each in company]
        self.beside = [sorted(each - {now}) for now, each in enumerate(beside)]
        return {where: sorted({new[v] for v in nodes}) for where, nodes in nodes_at.items()}

    def _centres(self, labels: np.ndarray) -> np.ndarray:
        """The centres of all hubs, of which only the region's are right."""
        problem = self.problem
        if self.part is None:
            return problem.centres(labels)
        few = self.part.centres(np.searchsorted(self.hubs, labels[self.points]))
        if problem.table is not None:
            few = problem.xy[self.points[few[:, 0]]]
        centres = np.zeros((problem.hubs, *few.shape[1:]), few.dtype)
        centres[self.hubs] = few
        return centres

    def total(self, labels: np.ndarray) -> float:
        """The sum of costs of the region's points."""
        own, centres = labels[self.points], self._centres(labels)
        return float(self.problem.cost_in(self.points, own, centres).sum())

    def _recentre(self, labels: np.ndarray) -> None:
        """What each node costs in each hub, in mean costs of a point."""
        present = np.searchsorted(self.hubs, labels[self.points])
        centres = self._centres(labels)
        self.centres = centres[self.hubs]
        cost = self.problem.cost_in(self.points[:, None], self.hubs, centres)
        if self.mean is None:
            own = float(cost[np.arange(len(cost)), present].sum()) or float(cost.sum()) or 1.0
            self.mean = own / len(self.members)
        self.cost = self.by_node(cost / self.mean).tolist()

    def _steps(self, attempt: Attempt) -> float:
        usual = min(max(STEPS[0], STEPS_PER_PLACE * len(self.members)), STEPS[1])
        return attempt.share * (attempt.steps or usual)

    def _blocks_per_centre(self, blocks: int) -> int:
        """Blocks of steps after which centres move: what is asked for besides may hang on them."""
        if not self.takes_nearest:
            return max(1, blocks // RECENTRED)
        return 1 if len(self.members) <= SMALL else max(1, blocks // RECENTRED_OFTEN)

    def work(self, attempt: Attempt) -> float:
        """How much work it is to draw the hubs once: the more places lie side by side the more."""
        links = sum(map(len, self.beside)) / len(self.members)
        return self._steps(attempt) * max(1.0, links / USUAL_LINKS)

    def terms(self) -> list[Term]:
        """What else is asked of the region's hubs, ready to be priced step by step."""
        return [wish.term(self) for wish in self.problem.wishes]

    def ways_to_centres(self) -> np.ndarray:
        """How far each point of the region is from each centre, or by the table; (m, k)."""
        problem, at = self.problem, self.problem.xy[self.points][:, None]
        if problem.table is not None:
            return problem.cost_to(at, self.centres[None])
        return np.hypot(*np.moveaxis(at - self.centres[None], -1, 0))

    def by_node(self, values: np.ndarray) -> np.ndarray:
        """Values of the region's points, shape (p, q), summed up by node: shape (m, q)."""
        return self.gathers @ values

    def _labels(self, hub: list[int], range_of: Optional[list[int]] = None) -> np.ndarray:
        own = self.hubs if range_of is None else self.hubs[range_of]
        labels = self.labels.copy()
        labels[self.points] = own[np.array(hub)[self.node]]
        return labels

    def drawn(
        self, attempt: Attempt, chance: random.Random, progress: Progress
    ) -> Optional[np.ndarray]:
        """Labels of all points, the region's hubs drawn anew; None if the sizes are not kept."""
        if attempt.strict != 1.0:
            assert self.mean is not None
            self.mean *= attempt.strict
            self._recentre(self.labels)
        if attempt.start is Start.SEARCHED:
            try:
                hub = self.searched(MOST_SEARCHED, progress)
            except GivenUp:
                hub = None
        elif attempt.start is Start.GROWN:
            hub = self._grown(chance)
        elif attempt.start is Start.CUT:
            hub = self._gathered(self._cut(chance))
        else:
            hub = self._present() if attempt.in_pieces else self._gathered(self._present())
        if hub is None:
            return None
        if attempt.start is not Start.PRESENT:
            hub = self._called(hub)
        return self.annealed(hub, attempt, chance, progress)

    def _called(self, hub: list[int]) -> list[int]:
        """The same hubs, called so that as many points as can be stay in their own."""
        if self.problem.ties is None:
            return hub
        part = self.problem.part(self.points, self.hubs)
        labels = part.named(np.array(hub)[self.node])
        return labels[[points[0] for points in self.members]].tolist()

    # Starts: every hub in one piece, of whatever size

    def _present(self) -> list[int]:
        """The hub of each node, of most of its points where it is split."""
        present = np.searchsorted(self.hubs, self.labels[self.points]).tolist()
        hub = []
        for points in self.members:
            own = [present[p] for p in points]
            hub.append(max(sorted(set(own)), key=own.count))
        return hub

    def _gathered(self, hub: list[int]) -> Optional[list[int]]:
        """Hubs without their stray pieces, which go to the hubs beside them; None if one has
        no node."""
        k = len(self.hubs)
        kept = [-1] * len(hub)
        for h in range(k):
            best, left = list[int](), {v for v, own in enumerate(hub) if own == h}
            while left:
                piece = self._reached(min(left), left)
                left -= piece
                if sum(self.many[v] for v in piece) > sum(self.many[v] for v in best):
                    best = sorted(piece)
            if not best:
                return None
            for v in best:
                kept[v] = h
        filled = self._filled(kept)
        # A piece with none of the region's hubs beside it stays as it is.
        return [own if v < 0 else v for v, own in zip(filled, hub)]

    def searched(self, most_steps: int, progress: Progress) -> Optional[list[int]]:
        """The first of all groupings that has no fault; None if there are too many nodes.

        Raises
        ------
        NoWay
            There is none.
        GivenUp
            It was not found in so many steps.
        """
        if len(self.members) > MOST_POINTS_SEARCHED:
            return None
        search = Exhaustive(self.beside, self.weight, self.many, self.mates, self.low, self.high)
        if len(self.members) > MOST_NODES and search.kinds_of_nodes > FEW_KINDS:
            return None
        found = search.search(most_steps, progress)
        if found is None:
            raise NoneExists
        return found

    def _reached(self, start: int, among: set[int]) -> set[int]:
        found, waiting = {start}, [start]
        while waiting:
            for u in self.beside[waiting.pop()]:
                if u in among and u not in found:
                    found.add(u)
                    waiting.append(u)
        return found

    def _filled(self, hub: list[int]) -> list[int]:
        """Nodes without a hub (-1) join hubs beside them, the cheapest first."""
        rim: list[tuple[float, int, int]] = []

        def offer(to: int, u: int) -> None:
            for v in self.beside[u]:
                if hub[v] < 0:
                    heapq.heappush(rim, (self.cost[v][to], v, to))

        for u, own in enumerate(hub):
            if own >= 0:
                offer(own, u)
        while rim:
            _, v, to = heapq.heappop(rim)
            if hub[v] < 0:
                hub[v] = to
                offer(to, v)
        return hub

    def _cut(self, chance: random.Random) -> list[int]:
        """Hubs of about equal weight, or as the ranges have it, between lines at random."""
        at = self.problem.map[self.points[[points[0] for points in self.members]]]
        weight = np.array(self.weight)
        middle = np.array(
            [self.problem.map[self.labels == hub].mean(axis=0) for hub in self.hubs.tolist()]
        )
        wanted = np.minimum(self.high, weight.sum()) + np.array(self.low)
        hub, waiting = np.empty(len(at), np.int64), [(np.arange(len(at)), np.arange(len(middle)))]
        while waiting:
            nodes, hubs = waiting.pop()
            if len(hubs) == 1:
                hub[nodes] = hubs[0]
                continue
            turn = chance.uniform(0.0, 2 * math.pi)
            along = np.array([math.cos(turn), math.sin(turn)])
            nodes = nodes[np.argsort(at[nodes] @ along, kind="stable")]
            hubs = hubs[np.argsort(middle[hubs] @ along, kind="stable")]
            half = (len(hubs) + chance.randrange(2)) // 2 if len(hubs) > 2 else 1
            share = wanted[hubs[:half]].sum() / wanted[hubs].sum()
            reach = np.cumsum(weight[nodes])
            many = int(np.searchsorted(reach, share * reach[-1])) + 1 if len(nodes) else 0
            waiting.append((nodes[:many], hubs[:half]))
            waiting.append((nodes[many:], hubs[half:]))
        return hub.tolist()

    def _grown(self, chance: random.Random) -> Optional[list[int]]:
        """Hubs grown from nodes drawn by lot: the emptiest takes the cheapest place beside it."""
        k, m = len(self.hubs), len(self.members)
        if m < k:
            return None
        hub, load = [-1] * m, [0.0] * k
        rim: list[list[tuple[float, int]]] = [[] for _ in range(k)]

        def take(v: int, h: int) -> None:
            hub[v] = h
            load[h] += self.weight[v]
            for u in self.beside[v]:
                if hub[u] < 0:
                    heapq.heappush(rim[h], (self.cost[u][h] * chance.uniform(0.8, 1.2), u))

        for h, v in enumerate(self._seeds(chance)):
            take(v, h)
        growing = set(range(k))
        while growing:
            h = min(growing, key=lambda h: (load[h] / self.high[h], h))
            while rim[h] and hub[rim[h][0][1]] >= 0:
                heapq.heappop(rim[h])
            if rim[h]:
                take(heapq.heappop(rim[h])[1], h)
            else:
                growing.discard(h)
        hub = self._filled(hub)
        return hub if min(hub) >= 0 else None

    def _seeds(self, chance: random.Random) -> list[int]:
        """A node for each hub: near its present centre, some elsewhere."""
        k, m = len(self.hubs), len(self.members)
        if self.problem.given is None and chance.random() < 0.5:
            return chance.sample(range(m), k)
        seeds = []
        for h in range(k):
            free = [v for v in range(m) if v not in seeds]
            seeds.append(min(free, key=lambda v: self.cost[v][h] / self.many[v]))
        return seeds

    # Annealing

    def annealed(
        self, hub: list[int], attempt: Attempt, chance: random.Random, progress: Progress
    ) -> Optional[np.ndarray]:
        """Labels of all points, with the best hubs met; None if none kept their sizes."""
        state = Annealing(self, hub, attempt.in_pieces)
        if self.takes_nearest:
            self._spread(state, progress)
        elif attempt.start is Start.PRESENT and not attempt.in_pieces:
            bring_back(state, progress)
            hand_on(state, progress)
        blocks = math.ceil(self._steps(attempt) / BLOCK)
        pause = self._blocks_per_centre(blocks)
        for block in range(blocks):
            if progress.cancelled():
                break
            if self.problem.given is None and block % pause == 0 and block:
                self._recentre(self._labels(state.hub))
                state.measure()
            state.walk(BLOCK, attempt.hot * (COLD / attempt.hot) ** (block / blocks), chance)
        if state.best is not None and not progress.cancelled():
            self._settle(state, progress)
        return None if state.best is None else self._labels(state.best, state.best_ranges)

    def _spread(self, state: Annealing, progress: Progress) -> None:
        """Let what is too much in one hub go on to those that have room."""
        for pricing in SPREADING:
            state.reprice(pricing)
            for _ in range(TIMES_SPREAD):
                self._move_centres(state)
                descend(state, SWEEPS, progress)
        state.reprice(USUAL)

    def _settle(self, state: Annealing, progress: Progress) -> None:
        for _ in range(TIMES_SPREAD):
            state.take_best()
            self._move_centres(state)
            descend(state, SWEEPS, progress)

    def _move_centres(self, state: Annealing) -> None:
        if self.problem.given is None:
            self._recentre(self._labels(state.hub))
            state.measure()
