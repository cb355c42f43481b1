"""What faults of hubs are left, mended by drawing the hubs around them anew.

Around a fault a few hubs are taken with all their points. Every one is first made one piece of
whole places, whatever its size; then places at the rims go from hub to hub at random, never so
that a hub falls apart, at first freely and then only where that brings sizes into their ranges,
points cut off home, or distances down (simulated annealing). Sizes may be outside their ranges
on the way: where they are tight, no single step could be taken else.
"""

from __future__ import annotations

import heapq
import math
import random
from dataclasses import dataclass, replace
from enum import Enum
from typing import Optional

import numpy as np

from ..progress import SILENT, Progress
from .exhaustive import Exhaustive, GivenUp
from .last_resorts import LastResorts, share_of
from .problem import HubProblem
from .weighted import ROUNDING

MOST_FAULTS = 40
MOST_MISSED = 4
"""After so many faults that could not be mended the others are left too."""
MOST_POINTS = 3000
"""More points are not drawn anew together, unless two hubs have more."""
STEPS_PER_PLACE = 300
STEPS = (20_000, 150_000)
BLOCK = 256
"""Steps at one temperature."""
USUAL_LINKS = 8
RECENTRED = 8
COLD = 0.03
OUTSIDE, BEYOND, ALONE, PARTED = 2.5, 3.0, 6.0, 3.0
"""What a hub outside its range, a mean point beyond it, a point cut off and a place parted cost
in mean distances."""
EXCHANGED = 0.5
"""The share of steps in which two nodes change places."""
LOOKED_FOR = 6
SLIGHTLY = 1.02
"""Hubs around a fault that become longer by no more are kept at once; else of a few such groups
the shortest is."""
ENOUGH = 3
AGAIN = 0.4
"""How freely hubs that became longer are drawn once more."""


class Start(Enum):
    """What hubs are annealed from."""

    PRESENT = 1
    """As they are, with pieces apart joined to the hubs beside them."""
    SEARCHED = 2
    """The first of all the ways that has no fault."""
    GROWN = 3
    """Grown from other places."""
    CUT = 4
    """Cut anew by straight lines."""


MOST_SEARCHED = 100_000
"""Steps of the search of all the ways."""
MOST_NODES = 150
"""In regions of more it does not begin, unless most of them are alike."""
FEW_KINDS = 40
MOST_HUBS_SEARCHED = 12
"""In maps of no more hubs all the ways to part the whole map are searched too."""
LOOK = 20_000
"""Steps of that search before anything else is tried, for what the sizes forbid: a moment."""
MOST_LOOKED_AT = 1000
"""Points of a region that is searched so."""


@dataclass(frozen=True)
class _Way:
    """How hubs are drawn anew: how many of them, from what, and how freely at first."""

    hubs: int
    start: Start
    hot: float = 1.0


WAYS = (
    *(_Way(hubs, Start.PRESENT, 0.6) for hubs in (4, 6, 8)),
    _Way(8, Start.PRESENT),
    _Way(12, Start.PRESENT, 0.6),
    _Way(12, Start.PRESENT),
    _Way(12, Start.SEARCHED),
    *(_Way(hubs, Start.CUT, hot) for hot in (0.5, 1.0, 2.0) for hubs in (12, 8, 5)),
    *(_Way(hubs, Start.GROWN) for hubs in (12, 6)),
    _Way(4, Start.SEARCHED),
)
"""What is tried in turn until there are fewer faults."""
WAYS_SPLIT = (
    *(_Way(hubs, Start.PRESENT) for hubs in (6, 12)),
    _Way(12, Start.SEARCHED),
    *(_Way(hubs, Start.CUT) for hubs in (12, 8, 5)),
)
"""The same where places are split."""


def mend(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours,
    rng: np.random.Generator,
    progress: Progress = SILENT,
    resorts: Optional[LastResorts] = None,
) -> np.ndarray:
    """Bring points cut off, pieces apart and places parted home, keeping the sizes.

    Parameters
    ----------
    problem : HubProblem
    labels : ndarray of int, shape (n,)
        With all sizes, or sums of weights, inside their ranges.
    neighbours : Neighbours
    rng : numpy Generator
    progress : Progress
    resorts : LastResorts, optional
        The work that may be spent. Here is noted which sets of places, if split, still leave no
        hubs without fault.

    Returns
    -------
    ndarray of int, shape (n,)
        With all sizes inside their ranges and no more faults; if the user cancelled, what was
        found so far.
    """
    chance = random.Random(int(rng.integers(2**63)))  # nosec B311  # seeded
    missed, resorts, given = set(), share_of(resorts), labels
    too_large = set(_too_large(problem, neighbours).tolist())
    for _ in range(MOST_FAULTS):
        if progress.cancelled() or len(missed) >= MOST_MISSED or resorts.work < STEPS[0]:
            break
        fault = _next_fault(problem, labels, neighbours, missed)
        if fault is None:
            break
        _look(problem, labels, neighbours, too_large, resorts, progress)
        labels = _with_one_parted(problem, labels, neighbours, too_large, resorts, chance, progress)
        if resorts.is_best(gravity(problem, labels, neighbours), too_large):
            break
        found = _mended_at(problem, labels, neighbours, fault, resorts, chance, progress)
        progress.share(1 - resorts.work / resorts.most)
        if found is None:
            missed.add(int(neighbours.places.index[fault]))
        else:
            labels = found
    if problem.hubs <= MOST_HUBS_SEARCHED and not progress.cancelled():
        labels = _searched_long(problem, labels, neighbours, too_large, resorts, chance, progress)
    if labels is not given:
        labels = _shorter(problem, labels, neighbours, too_large, resorts, chance, progress)
    return labels


def _shorter(problem, labels, neighbours, split, resorts, chance, progress):
    """A small map drawn once more as a whole: what has no more faults may be shorter."""
    if problem.hubs > MOST_HUBS_SEARCHED or len(labels) > MOST_LOOKED_AT or progress.cancelled():
        return labels
    split = split | set(neighbours.parted_places(labels).tolist())
    region = _Region(problem, labels, neighbours, np.arange(problem.hubs), split)
    if not resorts.takes(region.work()):
        return labels
    found = region.drawn(_Way(problem.hubs, Start.PRESENT, AGAIN), chance, progress)
    tried = (labels,) if found is None else (labels, found)
    return min(tried, key=lambda each: soundness(problem, each, neighbours))


def _look(problem, labels, neighbours, split, resorts, progress):
    """Note whether the sizes forbid hubs without fault, where that is seen at once."""
    small = problem.hubs <= MOST_HUBS_SEARCHED and len(labels) <= MOST_LOOKED_AT
    if not small or resorts.is_impossible(split) or resorts.was_given_up(split, LOOK):
        return
    region = _Region(problem, labels, neighbours, np.arange(problem.hubs), split)
    try:
        region.searched(LOOK, progress)
    except GivenUp:
        resorts.note_given_up(split, LOOK)
    except NoWay:
        resorts.note_impossible(split)


def _with_one_parted(problem, labels, neighbours, split, resorts, chance, progress):
    """Where the sizes forbid that all places are whole: one more parted, if that is enough."""
    rank = gravity(problem, labels, neighbours)
    if rank <= (0, 0, len(split) + 1) or not resorts.is_impossible(split):
        return labels
    found, points = [], neighbours.places.points
    for place in np.argsort(-points, kind="stable").tolist():
        more = split | {place}
        done = points[place] < 2 or len(found) == ENOUGH or resorts.searches < LOOK
        if done or progress.cancelled():
            break
        if place in split or resorts.is_impossible(more) or resorts.was_given_up(more, LOOK):
            continue
        region = _Region(problem, labels, neighbours, np.arange(problem.hubs), more)
        resorts.searches -= LOOK
        try:
            hub = region.searched(LOOK, progress)
        except NoWay:
            resorts.note_impossible(more)
            continue
        except GivenUp:
            resorts.note_given_up(more, LOOK)
            continue
        if hub is None or not resorts.takes(region.work()):
            break
        drawn = region.annealed(hub, _Way(problem.hubs, Start.SEARCHED), chance, progress)
        if drawn is not None and gravity(problem, drawn, neighbours) < rank:
            found.append(drawn)
    return min(found, key=lambda each: soundness(problem, each, neighbours), default=labels)


def _searched_long(problem, labels, neighbours, split, resorts, chance, progress):
    """Hubs without fault from a long search of all the ways, where faults are left."""
    rank, steps = gravity(problem, labels, neighbours), resorts.searches
    if not any(rank) or resorts.is_best(rank, split) or resorts.is_impossible(split):
        return labels
    if steps <= 0 or resorts.was_given_up(split, steps):
        return labels
    region = _Region(problem, labels, neighbours, np.arange(problem.hubs), split)
    resorts.searches = 0
    try:
        hub = region.searched(steps, progress)
    except GivenUp:
        resorts.note_given_up(split, steps)
        return labels
    except NoWay:
        resorts.note_impossible(split)
        return labels
    way = _Way(problem.hubs, Start.SEARCHED)
    found = None if hub is None else region.annealed(hub, way, chance, progress)
    return labels if found is None or gravity(problem, found, neighbours) >= rank else found


def _next_fault(problem, labels, neighbours, missed):
    """A point at fault that may be mended, the gravest first; None if there is none."""
    index = neighbours.places.index
    parted = np.zeros(neighbours.places.count, bool)
    parted[neighbours.parted_places(labels)] = True
    too_large = np.zeros(neighbours.places.count, bool)
    too_large[_too_large(problem, neighbours)] = True
    parted &= ~too_large
    apart, alone = neighbours.apart(labels) & ~too_large[index], neighbours.cut_off(labels)
    for found in (apart, alone, parted[index]):
        for point in np.flatnonzero(found).tolist():
            if int(index[point]) not in missed:
                return point
    return None


def _too_large(problem, neighbours):
    """The places that no hub can hold whole."""
    places = neighbours.places
    held = np.bincount(places.index, problem.weights, minlength=places.count)
    return np.flatnonzero(held > problem.high.max() * (1 + ROUNDING))


def gravity(problem: HubProblem, labels: np.ndarray, neighbours) -> tuple[int, int, int]:
    """How grave the faults of hubs are, the gravest kind first; less is better."""
    pieces, alone, parted = neighbours.faults(labels)
    return len(problem.unreachable(labels)), pieces + alone, parted


def soundness(problem: HubProblem, labels: np.ndarray, neighbours) -> tuple:
    """The faults of hubs by their gravity, then their total; less is better."""
    return *gravity(problem, labels, neighbours), problem.total(labels)


def _mended_at(problem, labels, neighbours, fault, resorts, chance, progress):
    """Labels with fewer faults around a point at fault; None if none were found."""
    rank = gravity(problem, labels, neighbours)
    # The nearest hubs by their nearest points: those at the fault's own place come first.
    away = np.full(problem.hubs, np.inf)
    np.minimum.at(away, labels, np.hypot(*(problem.map - problem.map[fault]).T))
    order = np.argsort(away, kind="stable")
    sizes = np.bincount(labels, minlength=problem.hubs)[order]
    most = max(2, int(np.searchsorted(np.cumsum(sizes), MOST_POINTS, side="right")))
    too_large = set(_too_large(problem, neighbours).tolist())
    parted = set(neighbours.parted_places(labels).tolist()) | too_large
    shared = set(np.flatnonzero(neighbours.places.points > 1).tolist())
    # Places are split only where whole ones leave points cut off or pieces apart, or where
    # some are split already: perhaps fewer need be.
    splits = [too_large, parted]
    if rank[1] or rank[2] > 1:
        splits.append(shared)
    for turn, split in enumerate(splits):
        if split in splits[:turn] or resorts.is_impossible(split):
            continue
        tried, longer = set(), []
        for way in WAYS if turn == 0 else WAYS_SPLIT:
            if progress.cancelled() or resorts.work < STEPS[0]:
                break
            way = replace(way, hubs=min(way.hubs, most, problem.hubs))
            if way in tried and way.start in (Start.PRESENT, Start.SEARCHED):
                continue
            tried.add(way)
            region = _Region(problem, labels, neighbours, np.sort(order[: way.hubs]), split)
            if not resorts.takes(region.work()):
                continue
            try:
                found = region.drawn(way, chance, progress)
            except NoWay:
                # Fewer of the hubs would not do it either.
                if way.hubs == problem.hubs:
                    resorts.note_impossible(split)
                    break
                continue
            if found is None or gravity(problem, found, neighbours) >= rank:
                continue
            now, then = (_length(problem, each, region.points) for each in (labels, found))
            if then > SLIGHTLY * now:
                # Once more from there: what was found first is seldom the shortest.
                region = _Region(problem, found, neighbours, region.hubs, split)
                way, again = replace(way, start=Start.PRESENT, hot=AGAIN), None
                if resorts.takes(region.work()):
                    again = region.drawn(way, chance, progress)
                if again is not None and gravity(problem, again, neighbours) < rank:
                    length = _length(problem, again, region.points)
                    found, then = (again, length) if length < then else (found, then)
            if then <= SLIGHTLY * now:
                return found
            longer.append((then - now, len(longer), found))
            if len(longer) == ENOUGH:
                break
        if longer:
            return min(longer)[2]
    return None


def _length(problem, labels, points):
    centres = problem.centres(labels)[labels[points]]
    return float(problem.cost_to(problem.xy[points], centres).sum())


class NoWay(Exception):
    """Hubs of whole places, all in one piece and no point cut off, do not exist."""


class _Region:
    """A few hubs and their points, a node for each place (or each point of a place split)."""

    def __init__(self, problem, labels, neighbours, hubs, split):
        self.problem, self.labels, self.hubs = problem, labels, hubs
        self.points = np.flatnonzero(np.isin(labels, hubs))
        place = neighbours.places.index[self.points]
        of_place = {}
        for at, where in enumerate(place.tolist()):
            of_place.setdefault(where, []).append(at)
        self.members, self.at_place, nodes_at = [], [], {}
        for where, points in of_place.items():
            parts = [[p] for p in points] if where in split else [points]
            nodes_at[where] = list(range(len(self.members), len(self.members) + len(parts)))
            self.members += parts
            self.at_place += [nodes_at[where]] * len(parts)
        self.beside = []
        for where in of_place:
            beside = list(nodes_at[where])
            for other in neighbours.links.indices[
                neighbours.links.indptr[where] : neighbours.links.indptr[where + 1]
            ].tolist():
                beside += nodes_at.get(other, ())
            self.beside += [[q for q in beside if q != p] for p in nodes_at[where]]
        m = len(self.members)
        self.node = np.empty(len(self.points), np.int64)
        for node, points in enumerate(self.members):
            self.node[points] = node
        self.many = [len(points) for points in self.members]
        weights = np.ones(len(labels)) if problem.weights is None else problem.weights
        own = np.bincount(self.node, weights[self.points], minlength=m)
        self.unit = float(own.mean()) or 1.0
        self.weight = (own / self.unit).tolist()
        self.low = (problem.low[hubs] / self.unit).tolist()
        self.high = (problem.high[hubs] / self.unit).tolist()
        # Only a point that is by itself can be cut off: others have one another.
        self.mates, self.named = [[] for _ in range(m)], [[] for _ in range(m)]
        for node, points in enumerate(self.members):
            if len(points) == 1:
                # Where many share a place, its nearest are but some of them.
                near = neighbours.places.index[neighbours.near[self.points[points[0]]]]
                mates = {mate for place in set(near.tolist()) for mate in nodes_at.get(place, ())}
                self.mates[node] = sorted((mates | {*self.at_place[node]}) - {node})
                for other in self.mates[node]:
                    self.named[other].append(node)
        self.counted_from = neighbours.near.shape[1] + 1
        self.mean = None
        self._recentre(labels)

    def _recentre(self, labels):
        """What each node costs in each hub, in mean costs of a point."""
        problem = self.problem
        centres = problem.centres(labels)[self.hubs]
        cost = problem.cost_to(problem.xy[self.points][:, None], centres[None])
        present = np.searchsorted(self.hubs, labels[self.points])
        if self.mean is None:
            own = float(cost[np.arange(len(cost)), present].sum()) or float(cost.sum()) or 1.0
            self.mean = own / len(self.members)
        summed = np.zeros((len(self.members), len(self.hubs)))
        np.add.at(summed, self.node, cost / self.mean)
        self.cost = summed.tolist()

    def _steps(self):
        return min(max(STEPS[0], STEPS_PER_PLACE * len(self.members)), STEPS[1])

    def work(self):
        """How much work it is to draw the hubs once: the more places lie side by side the more."""
        links = sum(map(len, self.beside)) / len(self.members)
        return self._steps() * max(1.0, links / USUAL_LINKS)

    def _labels(self, hub):
        labels = self.labels.copy()
        labels[self.points] = self.hubs[np.array(hub)[self.node]]
        return labels

    def drawn(self, way, chance, progress):
        """Labels of all points, the region's hubs drawn anew; None if the sizes are not kept."""
        if way.start is Start.SEARCHED:
            try:
                hub = self.searched(MOST_SEARCHED, progress)
            except GivenUp:
                hub = None
        elif way.start is Start.GROWN:
            hub = self._grown(chance)
        elif way.start is Start.CUT:
            hub = self._gathered(self._cut(chance))
        else:
            hub = self._gathered(self._present())
        return None if hub is None else self.annealed(hub, way, chance, progress)

    # Starts: every hub in one piece, of whatever size

    def _present(self):
        """The hub of each node, of most of its points where it is parted."""
        present = np.searchsorted(self.hubs, self.labels[self.points]).tolist()
        hub = []
        for points in self.members:
            own = [present[p] for p in points]
            hub.append(max(sorted(set(own)), key=own.count))
        return hub

    def _gathered(self, hub):
        """Hubs without their pieces apart, which go to the hubs beside them."""
        k = len(self.hubs)
        kept = [-1] * len(hub)
        for h in range(k):
            best, left = [], {v for v, own in enumerate(hub) if own == h}
            while left:
                piece = self._reached(min(left), left)
                left -= piece
                if sum(self.many[v] for v in piece) > sum(self.many[v] for v in best):
                    best = sorted(piece)
            if not best:
                return None
            for v in best:
                kept[v] = h
        return self._filled(kept)

    def searched(self, most_steps, progress):
        """The first of all the ways that has no fault; None if there are too many nodes.

        Raises
        ------
        NoWay
            There is none.
        GivenUp
            It was not found in so many steps.
        """
        if len(self.members) > MOST_LOOKED_AT:
            return None
        ways = Exhaustive(self.beside, self.weight, self.many, self.mates, self.low, self.high)
        if len(self.members) > MOST_NODES and ways.kinds_of_nodes > FEW_KINDS:
            return None
        found = ways.search(most_steps, progress)
        if found is None:
            raise NoWay
        return found

    def _reached(self, start, among):
        found, waiting = {start}, [start]
        while waiting:
            for u in self.beside[waiting.pop()]:
                if u in among and u not in found:
                    found.add(u)
                    waiting.append(u)
        return found

    def _filled(self, hub):
        """Nodes without a hub (-1) join hubs beside them, the cheapest first."""
        rim = []

        def offer(to, u):
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
        return hub if min(hub) >= 0 else None

    def _cut(self, chance):
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

    def _grown(self, chance):
        """Hubs grown from nodes drawn by lot: the emptiest takes the cheapest place beside it."""
        k, m = len(self.hubs), len(self.members)
        if m < k:
            return None
        hub, load = [-1] * m, [0.0] * k
        rim = [[] for _ in range(k)]

        def take(v, h):
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
        return self._filled(hub)

    def _seeds(self, chance):
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

    def annealed(self, hub, way, chance, progress):
        """Labels of all points, with the best hubs met; None if none kept their sizes."""
        state = _State(self, hub)
        blocks = -(-self._steps() // BLOCK)
        for block in range(blocks):
            if progress.cancelled():
                break
            if self.problem.given is None and block % max(1, blocks // RECENTRED) == 0 and block:
                self._recentre(self._labels(state.hub))
                state.measure()
            state.walk(BLOCK, way.hot * (COLD / way.hot) ** (block / blocks), chance)
        return None if state.best is None else self._labels(state.best)


class _State:
    """Hubs in one piece while nodes go from one to another."""

    def __init__(self, region, hub):
        self.region, self.hub = region, hub
        k = len(region.hubs)
        self.nodes, self.count, self.load = [0] * k, [0] * k, [0.0] * k
        for v, h in enumerate(hub):
            self.nodes[h] += 1
            self.count[h] += region.many[v]
            self.load[h] += region.weight[v]
        self.slack = 1e-9 * max(self.load)
        self.fine = [self._fine(h, self.load[h]) for h in range(k)]
        self.alone = {v for v in range(len(hub)) if self._is_alone(v)}
        self.parted = sum(
            len({hub[v] for v in nodes}) - 1
            for nodes in {min(each): each for each in region.at_place if len(each) > 1}.values()
        )
        # How many nodes beside each are of another hub.
        self.foreign = [
            sum(hub[u] != hub[v] for u in beside) for v, beside in enumerate(region.beside)
        ]
        self.rim, self.at_rim = [], [-1] * len(hub)
        for v in range(len(hub)):
            self._see(v)
        self.best, self.least = None, (0, 0, math.inf)
        self.measure()

    def measure(self):
        """Add the costs up anew, those of the best hubs met too."""
        cost = self.region.cost
        self.length = sum(cost[v][h] for v, h in enumerate(self.hub))
        if self.best is not None:
            length = sum(cost[v][h] for v, h in enumerate(self.best))
            self.least = (*self.least[:2], length)
        else:
            self.least = (math.inf, 0, 0.0)
        self._note()

    def _see(self, v):
        """Keep up which nodes have one of another hub beside them."""
        at = self.at_rim[v]
        if (self.foreign[v] > 0) == (at >= 0):
            return
        if at < 0:
            self.at_rim[v] = len(self.rim)
            self.rim.append(v)
        else:
            last = self.rim.pop()
            if last != v:
                self.rim[at], self.at_rim[last] = last, at
            self.at_rim[v] = -1

    def _fine(self, h, load):
        beyond = max(load - self.region.high[h], self.region.low[h] - load)
        # The square lets what is too much spread from hub to hub.
        return 0.0 if beyond <= self.slack else OUTSIDE + BEYOND * beyond * (1 + 0.5 * beyond)

    def _is_alone(self, v):
        region, hub = self.region, self.hub
        h = hub[v]
        if region.many[v] > 1 or self.count[h] < region.counted_from:
            return False
        return all(hub[u] != h for u in region.mates[v])

    def _note(self):
        if any(self.fine):
            return
        here = len(self.alone), self.parted, self.length
        if here < self.least:
            self.best, self.least = list(self.hub), here

    def walk(self, steps, heat, chance):
        """Propose steps at one temperature: a node goes to a hub beside it, or two change."""
        hub, beside, draw = self.hub, self.region.beside, chance.random
        for _ in range(steps):
            if not self.rim:
                return
            v = self.rim[int(draw() * len(self.rim))]
            b, a = hub[beside[v][int(draw() * len(beside[v]))]], hub[v]
            if a == b:
                continue
            give = -heat * math.log(draw() or 1e-300)
            if draw() < EXCHANGED:
                u = self._to_exchange(v, a, b, chance)
                # Points of one place would only change roles.
                if u is not None and self.region.at_place[u] is not self.region.at_place[v]:
                    self._exchange(v, u, a, b, give)
                continue
            if self.nodes[a] > 1 and self._extra(v, a, b, give) <= give and self._may_leave(v, a):
                self._go(v, a, b)
                self._note()

    def _extra(self, v, a, b, give):
        """What it costs if a node goes from hub to hub; only a part if that is too much."""
        cost, w = self.region.cost[v], self.region.weight[v]
        extra = self._fine(a, self.load[a] - w) + self._fine(b, self.load[b] + w)
        extra += cost[b] - cost[a] - self.fine[a] - self.fine[b]
        if extra - ALONE * len(self.alone) - PARTED * self.parted > give:
            return extra
        return extra + PARTED * self._parted_by(v, a, b) + ALONE * self._alone_by(v, a, b)

    def _to_exchange(self, v, a, b, chance):
        """A node of hub b beside hub a that may go there in place of another; or None."""
        hub, beside = self.hub, self.region.beside
        for _ in range(LOOKED_FOR):
            u = self.rim[int(chance.random() * len(self.rim))]
            if hub[u] == b and any(hub[q] == a and q != v for q in beside[u]):
                return u
        for u in beside[v]:
            if hub[u] == b and any(hub[q] == a and q != v for q in beside[u]):
                return u
        return None

    def _exchange(self, v, u, a, b, give):
        region, (load_a, load_b) = self.region, (self.load[a], self.load[b])
        cost, gain = region.cost, region.weight[u] - region.weight[v]
        extra = self._fine(a, load_a + gain) + self._fine(b, load_b - gain)
        extra += cost[v][b] - cost[v][a] + cost[u][a] - cost[u][b] - self.fine[a] - self.fine[b]
        if extra - ALONE * len(self.alone) - PARTED * self.parted > give:
            return
        if not self._may_leave(v, a):
            return
        alone, parted = len(self.alone), self.parted
        self._go(v, a, b)
        # The node that comes back must still be beside the hub, and not hold its own together.
        if self._may_leave(u, b):
            self._go(u, b, a)
            extra += ALONE * (len(self.alone) - alone) + PARTED * (self.parted - parted)
            if extra <= give:
                self._note()
                return
            self._go(u, a, b)
        self._go(v, b, a)

    def _go(self, v, a, b):
        region, w = self.region, self.region.weight[v]
        self.parted += self._parted_by(v, a, b)
        self.hub[v] = b
        self.nodes[a] -= 1
        self.nodes[b] += 1
        self.load[a] -= w
        self.load[b] += w
        self.fine[a], self.fine[b] = self._fine(a, self.load[a]), self._fine(b, self.load[b])
        self.length += region.cost[v][b] - region.cost[v][a]
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
        for u in (v, *region.beside[v]):
            self._see(u)

    def _parted_by(self, v, a, b):
        company = self.region.at_place[v]
        if len(company) == 1:
            return 0
        others = {self.hub[u] for u in company if u != v}
        return (b not in others) - (a not in others)

    def _alone_by(self, v, a, b):
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

    def _may_leave(self, v, a):
        """Whether a hub is in one piece without a node."""
        hub, beside = self.hub, self.region.beside
        wanted = {u for u in beside[v] if hub[u] == a}
        if len(wanted) < 2:
            return True
        start = wanted.pop()
        seen, waiting = {v, start}, [start]
        while waiting:
            for u in beside[waiting.pop()]:
                if hub[u] == a and u not in seen:
                    seen.add(u)
                    wanted.discard(u)
                    if not wanted:
                        return True
                    waiting.append(u)
        return False

    def _watch(self, v, a, b):
        """Keep up who is cut off after a node went from hub to hub."""
        region, counted = self.region, self.region.counted_from
        before = self.count[a] >= counted, self.count[b] >= counted
        self.count[a] -= region.many[v]
        self.count[b] += region.many[v]
        if before == (self.count[a] >= counted, self.count[b] >= counted):
            changed = (v, *region.named[v])
        else:
            changed = [u for u, h in enumerate(self.hub) if h in (a, b)]
        for u in changed:
            if self._is_alone(u):
                self.alone.add(u)
            else:
                self.alone.discard(u)
