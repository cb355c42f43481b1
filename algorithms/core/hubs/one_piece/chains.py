# SPDX-License-Identifier: GPL-2.0-or-later
"""Faults of hubs of points that all count alike, one by one, by chains of hubs.

A fault is repaired by moving a few points; the sizes are then restored along the cheapest chain
of hubs, each handing one place to the next, whose moves leave every hub in one piece. Of all
repairs of a fault the cheapest is kept that leaves fewer faults than before.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator
from typing import Optional

import numpy as np

from ...progress import SILENT, Progress
from ..assignment.bonds import NO_HUB
from ..ground.neighbours import Neighbours
from ..problem import HubProblem

Moves = list[tuple[int, int]]
"""Points, and the hub that each goes to."""
Option = tuple[float, Moves]
"""What moves cost, and the moves."""

PIECE, ALONE, SPLIT = 4, 3, 1
"""What a piece too many, a point cut off and a split place weigh against one another."""
MOST_OPTIONS = 12
"""Ways to repair a fault that are tried, the cheapest first."""
MOST_HUBS = 60
"""So many hubs are looked at for a chain that restores the sizes."""
MOST_ROUNDS = 8
"""Looks at all faults that are left; a round that repairs none is the last."""
STEPS_PER_FAULT = 30
"""Times that a fault may be moved on, on average, to where it can be repaired."""
MOST_STEPS = 300
"""The same for all faults together: each step looks at the whole map."""
PENALTY = 3.0
"""Times the mean cost: what a handing over that makes a fault costs in a chain."""
TRIED_PER_HUB = 4
"""Of the points that could be handed to a hub beside, so many of the cheapest are tried."""


class Chains:
    """A grouping whose points move one place at a time.

    Parameters
    ----------
    problem : HubProblem
    labels : ndarray of int, shape (n,)
        With all sizes inside their ranges.
    neighbours : Neighbours
    """

    def __init__(self, problem: HubProblem, labels: np.ndarray, neighbours: Neighbours) -> None:
        self.problem, self.neighbours = problem, neighbours
        self.xy, self.low, self.high = problem.xy, problem.low.tolist(), problem.high.tolist()
        self.hub = labels.tolist()
        self.centres = problem.centres(labels)
        self.sizes = np.bincount(labels, minlength=problem.hubs).tolist()
        self.members: list[set[int]] = [set() for _ in range(problem.hubs)]
        for point, hub in enumerate(self.hub):
            self.members[hub].add(point)
        self.place = neighbours.places.index.tolist()
        self._order = np.argsort(neighbours.places.index, kind="stable")
        self._starts = np.concatenate([[0], np.cumsum(neighbours.places.points)])
        # What was looked up before: lists are read many times faster than arrays.
        self._points_of: dict[int, list[int]] = {}
        self._links_of: dict[int, list[int]] = {}
        n = len(labels)
        near = neighbours.near
        back = np.argsort(near.ravel(), kind="stable")
        self._named_by = back // max(1, near.shape[1])
        self._named_from = np.searchsorted(near.ravel()[back], np.arange(n + 1))
        ties = problem.ties
        locks = np.full(n, NO_HUB) if ties is None else np.where(ties.locked, ties.hub, NO_HUB)
        self.lock = locks.tolist()
        self.log: list[tuple[int, int]] = []
        self.rested: set[int] = set()
        # When nothing else is left, a chain may make a fault: what counts is their sum.
        self.is_bold = False
        self.penalty = PENALTY * problem.total(labels) / n

    def run(self, progress: Progress = SILENT) -> np.ndarray:
        """Repair what can be repaired; returns the labels, shape (n,)."""
        for turn in range(MOST_ROUNDS):
            faults = self._faults()
            repaired = 0
            for at, (kind, what) in enumerate(faults):
                if progress.cancelled():
                    return np.array(self.hub)
                repaired += self._repair_fault(kind, what)
                progress.share((turn + at / len(faults)) / MOST_ROUNDS)
            if not repaired:
                break
        self._wander(progress)
        return np.array(self.hub)

    def _wander(self, progress: Progress) -> None:
        """Move the faults that are left to where they can be repaired, or leave them."""
        faults = self._faults()
        weight, kept = sum(kind for kind, _ in faults), list(self.hub)
        self.is_bold = True
        steps = min(MOST_STEPS, STEPS_PER_FAULT * len(faults))
        failed = 0
        for step in range(steps):
            # Where none can be moved on, trying again changes nothing.
            if failed == len(faults) or progress.cancelled():
                break
            if not self._repair_fault(*faults[step % len(faults)], wandering=True):
                failed += 1
                continue
            faults, failed = self._faults(), 0
            now = sum(kind for kind, _ in faults)
            if now < weight:
                weight, kept = now, list(self.hub)
                self.rested.clear()
        for point, hub in enumerate(kept):
            if self.hub[point] != hub:
                self._move([point], hub)
        self.log.clear()

    def _faults(self) -> list[tuple[int, int]]:
        labels = np.array(self.hub)
        outside_main_piece = self.neighbours.outside_main_piece(labels)
        _, one = np.unique(self.neighbours.pieces(labels)[outside_main_piece], return_index=True)
        found = [(PIECE, point) for point in np.flatnonzero(outside_main_piece)[one].tolist()]
        found += [(ALONE, p) for p in np.flatnonzero(self.neighbours.cut_off(labels)).tolist()]
        found += [(SPLIT, p) for p in self.neighbours.split_places(labels).tolist()]
        return found

    # What is where

    def _points_at(self, place: int) -> list[int]:
        found = self._points_of.get(place)
        if found is None:
            found = self._order[self._starts[place] : self._starts[place + 1]].tolist()
            self._points_of[place] = found
        return found

    def _beside(self, place: int) -> list[int]:
        found = self._links_of.get(place)
        if found is None:
            links = self.neighbours.links
            found = links.indices[links.indptr[place] : links.indptr[place + 1]].tolist()
            self._links_of[place] = found
        return found

    def _hubs_at(self, place: int) -> Collection[int]:
        hub, points = self.hub, self._points_at(place)
        return (hub[points[0]],) if len(points) == 1 else {hub[p] for p in points}

    def _block(self, place: int, hub: int) -> list[int]:
        return [p for p in self._points_at(place) if self.hub[p] == hub]

    def _hubs_beside(self, place: int) -> set[int]:
        found = set(self._hubs_at(place))
        for other in self._beside(place):
            found.update(self._hubs_at(other))
        return found

    def _piece_of(self, place: int, hub: int) -> set[int]:
        """The places of one piece."""
        seen, waiting = {place}, [place]
        while waiting:
            for other in self._beside(waiting.pop()):
                if other not in seen and hub in self._hubs_at(other):
                    seen.add(other)
                    waiting.append(other)
        return seen

    def _stays_connected(self, place: int, hub: int) -> bool:
        """Whether a hub's other places beside one stay connected without it."""
        beside = [p for p in self._beside(place) if hub in self._hubs_at(p)]
        if not beside:
            # The piece vanishes with its only place, unless it is the whole hub.
            return self.sizes[hub] > 1
        wanted = set(beside[1:])
        seen, waiting = {place, beside[0]}, [beside[0]]
        while waiting and wanted:
            for other in self._beside(waiting.pop()):
                if other not in seen and hub in self._hubs_at(other):
                    seen.add(other)
                    wanted.discard(other)
                    waiting.append(other)
        return not wanted

    def _is_alone(self, point: int) -> bool:
        own = self.hub[point]
        if self.sizes[own] <= self.neighbours.near.shape[1]:
            return False
        near = self.neighbours.near[point].tolist()
        if any(self.hub[q] == own for q in near):
            return False
        if len(self._block(self.place[point], own)) > 1:
            return False
        # Where many share a place, its nearest are but some of them.
        places = {self.place[q] for q in near} - {self.place[point]}
        return not any(own in self._hubs_at(q) for q in places)

    def _named(self, point: int) -> list[int]:
        """The points that have this one among their nearest."""
        return self._named_by[self._named_from[point] : self._named_from[point + 1]].tolist()

    def _cost(self, points: list[int], hub: int) -> float:
        rows, hubs = np.asarray(points), np.asarray(hub)
        return float(self.problem.cost_in(rows, hubs, self.centres).sum())

    def _change(self, points: np.ndarray, a: int, b: int) -> np.ndarray:
        """What points cost more in hub b than in hub a."""
        there, here = np.asarray(b), np.asarray(a)
        return self.problem.cost_in(points, there, self.centres) - self.problem.cost_in(
            points, here, self.centres
        )

    def _is_free(self, point: int, hub: int) -> bool:
        """Whether no lock keeps a point from a hub."""
        return self.lock[point] in (NO_HUB, hub)

    # Moving

    def _move(self, points: list[int], hub: int) -> None:
        for point in points:
            old = self.hub[point]
            self.log.append((point, old))
            self.members[old].discard(point)
            self.members[hub].add(point)
            self.sizes[old] -= 1
            self.sizes[hub] += 1
            self.hub[point] = hub

    def _undo(self) -> None:
        while self.log:
            point, old = self.log.pop()
            now = self.hub[point]
            self.members[now].discard(point)
            self.members[old].add(point)
            self.sizes[now] -= 1
            self.sizes[old] += 1
            self.hub[point] = old

    def _weight(self, points: Iterable[int], hubs: Iterable[int]) -> int:
        """The weight of the faults at some points and in some hubs."""
        weight = 0
        watched = set(points)
        for point in points:
            watched.update(self._named(point))
        weight += ALONE * sum(map(self._is_alone, watched))
        weight += SPLIT * sum(len(self._hubs_at(p)) > 1 for p in {self.place[q] for q in points})
        for hub in hubs:
            left = {self.place[p] for p in self.members[hub]}
            pieces = 0
            while left:
                left -= self._piece_of(next(iter(left)), hub)
                pieces += 1
            weight += PIECE * max(0, pieces - 1)
        return weight

    def _repair_fault(self, kind: int, what: int, wandering: bool = False) -> int:
        """Repair one fault, or if ``wandering`` move it on; whether anything was done."""
        options = list(self._options(kind, what))
        options.sort(key=lambda option: option[0])
        best = None
        for _, moves in options[:MOST_OPTIONS]:
            found = self._try(moves, wandering)
            if found is not None and (best is None or found[0] < best[0]):
                best = found
        if best is None:
            return 0
        for point, hub in best[1]:
            self._move([point], hub)
            if wandering:
                self.rested.add(point)
        self.log.clear()
        return 1

    def _options(self, kind: int, what: int) -> Iterator[Option]:
        """Moves that would repair a fault: their cost, and which points go to which hub."""
        if kind == SPLIT:
            hubs = sorted(self._hubs_at(what))
            for to in hubs if len(hubs) > 1 else ():
                yield self._option([(p, to) for p in self._points_at(what) if self.hub[p] != to])
            return
        own = self.hub[what]
        place = self.place[what]
        if kind == PIECE:
            piece = self._piece_of(place, own)
            if len(piece) == len({self.place[p] for p in self.members[own]}):
                return
        else:
            if not self._is_alone(what):
                return
            piece = {place}
        block = [p for q in sorted(piece) for p in self._block(q, own)]
        around = set()
        for q in piece:
            around |= self._hubs_beside(q)
        for p in block:
            around.update(self.hub[q] for q in self.neighbours.near[p].tolist())
        around.discard(own)
        for to in sorted(around):
            yield self._option([(p, to) for p in block])
        # Or the hub comes to the point: a neighbour of it joins the hub.
        if kind == PIECE:
            bridges = {q for p in piece for q in self._beside(p)} - piece
        else:
            bridges = {self.place[q] for q in self.neighbours.near[what].tolist()}
        for q in sorted(bridges):
            if kind == ALONE or any(
                own in self._hubs_at(r) for r in self._beside(q) if r not in piece
            ):
                yield self._option([(p, own) for p in self._points_at(q) if self.hub[p] != own])

    def _option(self, moves: Moves) -> Option:
        cost = 0.0
        for point, to in moves:
            cost += self._cost([point], to) - self._cost([point], self.hub[point])
        return cost, moves

    def _try(self, moves: Moves, wandering: bool) -> Optional[Option]:
        """The cost and all the moves of a way, the sizes restored; None if it repairs nothing.

        Leaves everything as it was.
        """
        if not all(self._is_free(point, to) for point, to in moves):
            return None
        hubs = {self.hub[p] for p, _ in moves} | {to for _, to in moves}
        for point, to in moves:
            self._move([point], to)
        restored = self._restore(hubs)
        moved: dict[int, int] = {}
        for point, old in self.log:
            moved.setdefault(point, old)
        after = {p: self.hub[p] for p in moved}
        touched = set(moved.values()) | set(after.values())
        result = None
        if restored and min(self.sizes[h] for h in touched) > 0:
            weight = self._weight(moved, touched)
            self._undo()
            fewer = self._weight(moved, touched) - weight
            if fewer > 0 or (wandering and fewer == 0 and self.rested.isdisjoint(moved)):
                cost = sum(
                    self._cost([p], to) - self._cost([p], moved[p]) for p, to in after.items()
                )
                result = cost, list(after.items())
        self._undo()
        return result

    # Restoring sizes

    def _restore(self, hubs: set[int]) -> bool:
        """Bring the sizes of some hubs into their ranges along chains; whether it was done."""
        for hub in sorted(hubs):
            while self.sizes[hub] > self.high[hub]:
                if not self._chain(hub, giving=True):
                    return False
            while self.sizes[hub] < self.low[hub]:
                if not self._chain(hub, giving=False):
                    return False
        return True

    def _chain(self, start: int, giving: bool) -> bool:
        """Hand points from hub to hub, from or to one; whether a chain was found."""
        # Cost, hub, the hub before it and the point handed over between the two, -1 for none.
        heap, done, before = [(0.0, start, -1, -1)], set[int](), dict[int, tuple[int, int]]()
        while heap and len(done) < MOST_HUBS:
            cost, hub, via, point = heapq.heappop(heap)
            if hub in done:
                continue
            done.add(hub)
            before[hub] = via, point
            room = self.sizes[hub] < self.high[hub] if giving else self.sizes[hub] > self.low[hub]
            if hub != start and room:
                while before[hub][0] >= 0:
                    via, point = before[hub]
                    self._move([point], hub if giving else via)
                    hub = via
                return True
            for other, extra, handed in self._steps(hub, giving, done):
                heapq.heappush(heap, (cost + extra, other, hub, handed))
        return False

    def _steps(self, hub: int, giving: bool, done: set[int]) -> Iterator[tuple[int, float, int]]:
        """For each hub beside one: the cheapest point that may be handed over, and its cost."""
        offers: dict[int, list[int]] = {}
        for point in sorted(self.members[hub]):
            place = self.place[point]
            if giving:
                for to in self._hubs_beside(place):
                    if to != hub and to not in done:
                        offers.setdefault(to, []).append(point)
            else:
                for q in self._beside(place):
                    for p in self._points_at(q):
                        if self.hub[p] != hub and self.hub[p] not in done:
                            offers.setdefault(self.hub[p], []).append(p)
        for other, offered in sorted(offers.items()):
            a, b = (hub, other) if giving else (other, hub)
            points = np.unique(offered)
            cost = self._change(points, a, b)
            tried = np.argsort(cost, kind="stable")[:TRIED_PER_HUB]
            for i in tried:
                if self._may_go(int(points[i]), a, b):
                    yield other, max(0.0, float(cost[i])), int(points[i])
                    break
            else:
                if self.is_bold and self.sizes[a] > 1 and self._is_free(int(points[tried[0]]), b):
                    yield (
                        other,
                        max(0.0, float(cost[tried[0]])) + self.penalty,
                        int(points[tried[0]]),
                    )

    def _may_go(self, point: int, a: int, b: int) -> bool:
        """Whether a point may go from hub to hub without a new fault."""
        if not self._is_free(point, b):
            return False
        place = self.place[point]
        company = [p for p in self._points_at(place) if p != point]
        if any(self.hub[p] != b for p in company):
            return False
        if not company and not self._stays_connected(place, a):
            return False
        near = self.neighbours.near
        if all(self.hub[q] != b for q in near[point].tolist()):
            return False
        self.hub[point] = b
        fine = not any(self.hub[q] == a and self._is_alone(q) for q in self._named(point))
        self.hub[point] = a
        return fine
