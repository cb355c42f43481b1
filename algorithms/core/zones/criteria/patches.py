# SPDX-License-Identifier: GPL-2.0-or-later
"""Few and large patches: what changes school does so in as few pieces of the map as may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..metrics import patches

if TYPE_CHECKING:
    from ..problem import ZoningProblem


class PatchPrice:
    """Of every patch as much as of so many students who change school.

    Parameters
    ----------
    problem : ZoningProblem
    existing : array-like of int, shape (n,)
        The plan in force; numbers below 0 stand for no zone.
    weight : float or ndarray of shape (K,)
        Students times the weight of stability; of the patches of every zone in force.
    """

    def __init__(self, problem: ZoningProblem, existing: Any, weight: Any):
        self.problem = problem
        self.weight = np.broadcast_to(np.asarray(weight, float), (problem.n_zones,))
        self.existing = np.asarray(existing)

    def term(self, zone_of: list[int]) -> PatchTerm:
        return PatchTerm(self, zone_of)

    def of(self, labels: np.ndarray) -> float:
        found = patches(self.problem, self.existing, np.asarray(labels))
        changes = np.flatnonzero(found.of_unit >= 0)
        firsts = changes[np.unique(found.of_unit[changes], return_index=True)[1]]
        # Those of a closed school count as those of the zone that they go to.
        zone = np.where(self.existing >= 0, self.existing, labels)[firsts]
        return float(self.weight[zone].sum())

    def merged(self, problem: ZoningProblem, unit_of: np.ndarray) -> PatchPrice:
        # Merged units lie in one zone in force, or stand for most of them.
        existing = np.empty(problem.n_units, int)
        existing[unit_of[::-1]] = self.existing[::-1]
        return PatchPrice(problem, existing, self.weight)


class PatchTerm:
    """The number of patches of a plan; nothing else is kept, a search through a patch is short."""

    def __init__(self, price: PatchPrice, zone_of: list[int]):
        self.zone_of, self.weight = zone_of, price.weight.tolist()
        self.existing = price.existing.tolist()
        self.neighbours = price.problem.adjacency.neighbours
        self.value = price.of(np.array(zone_of, int))

    def change(self, unit: int, donor: int, zone: int) -> float:
        force = self.existing[unit]
        if force < 0:
            return 0.0
        more = 0
        if donor != force:
            more += self._groups(unit, force, donor) - 1
        if zone != force:
            more += 1 - self._groups(unit, force, zone)
        return float(self.weight[force] * more)

    def move(self, unit: int, donor: int, zone: int) -> None:
        self.value += self.change(unit, donor, zone)

    def _groups(self, unit: int, force: int, zone: int) -> int:
        """How many patches from ``force`` to ``zone`` a unit's neighbours are in, without it."""
        zone_of, existing, neighbours = self.zone_of, self.existing, self.neighbours
        to_meet = {o for o in neighbours[unit] if zone_of[o] == zone and existing[o] == force}
        groups = 0
        while to_meet:
            groups += 1
            seen = {unit, to_meet.pop()}
            front = [each for each in seen if each != unit]
            while front and to_meet:
                for other in neighbours[front.pop()]:
                    if other not in seen and zone_of[other] == zone and existing[other] == force:
                        seen.add(other)
                        to_meet.discard(other)
                        front.append(other)
        return groups
