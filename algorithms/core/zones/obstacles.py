# SPDX-License-Identifier: GPL-2.0-or-later
"""Why the zones that are worst off stay so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import networkx as nx
import numpy as np

from .limits import district_utilisation, fixed_students
from .metrics import pieces, zone_neighbours
from .problem import UNASSIGNED, ZoningProblem

FAR_OFF = 0.05
"""From how far off the district's utilisation, as a ratio, a zone is worth a word."""


@dataclass(frozen=True)
class Obstacles:
    """A zone that is fuller or emptier than the district, and what stands in the way.

    Attributes
    ----------
    zone : int
    utilisation : float
        Students over seats, as a ratio.
    students_off : float
        Students above (or, negative, below) the district's level.
    neighbours : tuple of int
        Zones that it borders.
    no_better : tuple of int
        Those of them that are as full or fuller (of a full zone), or as empty or emptier.
    fixed_students : float
        Students in units that may not leave the zone.
    part_utilisation : float or None
        Of the zone's part of the map, as a ratio, if that is not the only one.
    n_pieces : int
    n_moves : int
        Units on the border that could pass it: out of a full zone, into an empty one.
    n_fixed, n_cutting, n_unpeopled, n_worse, n_possible : int
        Of those: locked or a school's own; would cut their zone in two; have no students;
        would leave one of the two farther off than the farther one is now; would even the
        two out.
    """

    zone: int
    utilisation: float
    students_off: float
    neighbours: tuple
    no_better: tuple
    fixed_students: float
    part_utilisation: Optional[float]
    n_pieces: int
    n_moves: int
    n_fixed: int
    n_cutting: int
    n_unpeopled: int
    n_worse: int
    n_possible: int


def worst_zones(problem: ZoningProblem, labels: np.ndarray, most: int = 10) -> list[Obstacles]:
    """Find the zones farthest off the district's utilisation and what holds each there.

    Parameters
    ----------
    problem : ZoningProblem
    labels : ndarray of shape (n,)
    most : int

    Returns
    -------
    list of Obstacles
        The worst first; only zones that are off by 5 points or more.
    """
    labels = np.asarray(labels)
    placed = labels != UNASSIGNED
    students = np.bincount(labels[placed], problem.students[placed], minlength=problem.n_zones)
    target = district_utilisation(problem)
    off = students / problem.capacity - target
    order = np.lexsort((np.arange(len(off)), -np.round(np.abs(off), 9)))
    scene = _Scene(problem, labels, students, off, target)
    return [scene.of(zone) for zone in order[:most].tolist() if abs(off[zone]) >= FAR_OFF]


class _Scene:
    def __init__(
        self,
        problem: ZoningProblem,
        labels: np.ndarray,
        students: np.ndarray,
        off: np.ndarray,
        target: float,
    ) -> None:
        self.problem, self.labels = problem, labels
        self.students, self.off, self.target = students, off, target
        self.fixed = np.asarray(problem.fixed_zone) >= 0
        self.fixed_students = fixed_students(problem)
        self.n_pieces = pieces(problem, labels)
        self.around: dict[int, list[int]] = {}
        for a, b in zone_neighbours(problem, labels).tolist():
            self.around.setdefault(a, []).append(b)
            self.around.setdefault(b, []).append(a)
        self.cutting: dict[int, set[int]] = {}

    def of(self, zone: int) -> Obstacles:
        off = self.off[zone]
        sign = 1 if off > 0 else -1
        around = sorted(self.around.get(zone, []))
        kinds = [self._kind(unit, ways, sign, zone) for unit, ways in self._movable(zone, sign)]
        return Obstacles(
            zone=zone,
            utilisation=float(off + self.target),
            students_off=float(off * self.problem.capacity[zone]),
            neighbours=tuple(around),
            no_better=tuple(z for z in around if sign * self.off[z] >= sign * off - 1e-9),
            fixed_students=float(self.fixed_students[zone]),
            part_utilisation=self._part(zone),
            n_pieces=int(self.n_pieces[zone]),
            n_moves=len(kinds),
            n_fixed=kinds.count("fixed"),
            n_cutting=kinds.count("cutting"),
            n_unpeopled=kinds.count("unpeopled"),
            n_worse=kinds.count("worse"),
            n_possible=kinds.count("possible"),
        )

    def _movable(self, zone: int, sign: int) -> list[tuple[int, set[int]]]:
        """Units on the zone's border and the zones that each could go to."""
        neighbours, labels = self.problem.adjacency.neighbours, self.labels
        ways: dict[int, set] = {}
        for unit in np.flatnonzero(labels == zone).tolist():
            for other in neighbours[unit]:
                there = int(labels[other])
                if there in (zone, UNASSIGNED):
                    continue
                if sign > 0:
                    ways.setdefault(unit, set()).add(there)
                else:
                    ways.setdefault(other, set()).add(zone)
        return sorted(ways.items())

    def _kind(self, unit: int, ways: set, sign: int, zone: int) -> str:
        donor = int(self.labels[unit])
        if self.fixed[unit]:
            return "fixed"
        if unit in self._cut_units(donor):
            return "cutting"
        moved = self.problem.students[unit]
        if not moved:
            return "unpeopled"
        seats = self.problem.capacity
        left = self.off[donor] - moved / seats[donor]
        for to in ways:
            before = max(abs(self.off[donor]), abs(self.off[to]))
            if max(abs(left), abs(self.off[to] + moved / seats[to])) < before - 1e-9:
                return "possible"
        return "worse"

    def _cut_units(self, zone: int) -> set:
        """Units without which the zone falls apart."""
        if zone not in self.cutting:
            members = np.flatnonzero(self.labels == zone).tolist()
            inside = set(members)
            graph = nx.Graph()
            graph.add_nodes_from(members)
            for unit in members:
                graph.add_edges_from(
                    (unit, other)
                    for other in self.problem.adjacency.neighbours[unit]
                    if other in inside
                )
            self.cutting[zone] = set(nx.articulation_points(graph))
        return self.cutting[zone]

    def _part(self, zone: int) -> Optional[float]:
        part = self.problem.adjacency.components
        zone_part = part[self.problem.seed_unit]
        if len(np.unique(zone_part)) < 2:
            return None
        here = part[self.problem.seed_unit[zone]]
        seats = self.problem.capacity[zone_part == here].sum()
        return float(self.problem.students[part == here].sum() / seats)
