# SPDX-License-Identifier: GPL-2.0-or-later
"""Barriers with a cost: a zone may lie on both sides of one, and ought not to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Optional

import numpy as np

from ...texts import tr
from .measure import Measure

if TYPE_CHECKING:
    from ..problem import ZoningProblem


@dataclass(frozen=True)
class SoftBarriers:
    """Neighbouring units across a barrier ought not to be of one zone.

    Which pairs of units that are, and what each of them costs, is told by the map
    (``Adjacency.soft``).

    Attributes
    ----------
    weight : float
        Of what the barriers ask for, held against students who change school.
    """

    weight: float = 0.0

    def price(self, problem: ZoningProblem) -> Optional[CrossingPrice]:
        soft, cost = problem.adjacency.soft, problem.adjacency.soft_cost
        if self.weight <= 0 or not len(soft):
            return None
        return CrossingPrice(soft, self.weight * cost, problem.n_units)

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        soft, labels = problem.adjacency.soft, np.asarray(labels)
        crossed = (labels[soft[:, 0]] == labels[soft[:, 1]]) & (labels[soft[:, 0]] >= 0)
        return [
            Measure(
                "BARRIER_CROSSINGS",
                tr("Neighbouring units of one zone across barriers with a cost"),
                int(crossed.sum()),
                "",
            ),
            Measure(
                "BARRIER_COST",
                tr("What these crossings cost"),
                float(problem.adjacency.soft_cost[crossed].sum()),
                "students",
            ),
        ]


class CrossingPrice:
    """So much for every pair of units, if both are of one zone.

    Parameters
    ----------
    pairs : ndarray of int, shape (m, 2)
    cost : ndarray of shape (m,)
        Weighed.
    n_units : int
    inside : float
        Of pairs within merged units, which are of one zone in every plan.
    """

    def __init__(self, pairs: np.ndarray, cost: np.ndarray, n_units: int, inside: float = 0.0):
        self.pairs, self.cost, self.inside = pairs, cost, inside
        self.across: list[list[tuple[int, float]]] = [[] for _ in range(n_units)]
        for (one, other), price in zip(pairs.tolist(), cost.tolist()):
            self.across[one].append((other, price))
            self.across[other].append((one, price))

    def term(self, zone_of: list[int]) -> CrossingTerm:
        return CrossingTerm(self, zone_of)

    def of(self, labels: np.ndarray) -> float:
        zone = np.asarray(labels)[self.pairs]
        same = (zone[:, 0] == zone[:, 1]) & (zone[:, 0] >= 0)
        return self.inside + float(self.cost[same].sum())

    def merged(self, problem: ZoningProblem, unit_of: np.ndarray) -> CrossingPrice:
        pairs = np.asarray(unit_of)[self.pairs]
        within = pairs[:, 0] == pairs[:, 1]
        inside = self.inside + float(self.cost[within].sum())
        return CrossingPrice(pairs[~within], self.cost[~within], problem.n_units, inside)


class CrossingTerm:
    """What the crossings of one plan cost."""

    def __init__(self, price: CrossingPrice, zone_of: list[int]):
        self.zone_of, self.across = zone_of, price.across
        self.value = price.of(np.array(zone_of, int))

    def change(self, unit: int, donor: int, zone: int) -> float:
        change, zone_of = 0.0, self.zone_of
        for other, cost in self.across[unit]:
            there = zone_of[other]
            if there >= 0:
                if there == zone:
                    change += cost
                elif there == donor:
                    change -= cost
        return change

    def move(self, unit: int, donor: int, zone: int) -> None:
        self.value += self.change(unit, donor, zone)
