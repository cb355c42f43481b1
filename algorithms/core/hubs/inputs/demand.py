# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked of one group of points, and how many hubs that makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Optional

import numpy as np

from ..ground.cost_table import CostTable
from ..wishes.wish import Wish
from .conditions import HubConditions
from .own_hubs import OwnHubs, at_rows
from .sizes import HubCounts, hub_counts


@dataclass(frozen=True)
class Demand:
    """What is asked of one group of points.

    m points, k hubs.

    Attributes
    ----------
    hubs : int
    low, high : ndarray of shape (k,)
        Least and greatest number of points of each hub, or sum of their weights.
    weights : ndarray of shape (m,), optional
    given : ndarray of shape (k, 2), optional
        Centres that do not move, in the reference system of the layer.
    table : CostTable, optional
    conditions : HubConditions
    layer : str
        Name of the points' layer, for messages.
    ids : ndarray of shape (m,)
        The feature ids of the points, for messages.
    wanted_low : ndarray of shape (k,), optional
        The least sums of weights as they were asked for, where a centre may ask for less than
        its ``low``, the weight of the lightest point.
    packed : ndarray of int, shape (m,), optional
        Hubs that keep the ranges, wherever the points are.
    together, apart : ndarray of int, shape (m,), optional
        Points of the same number stay in one hub, or ought to be in different ones; -1 for those
        by themselves.
    own_hubs : OwnHubs, optional
        The hubs that points were in, and those they have to be in.
    wishes : tuple of Wish
        What else is asked for; ways in metres, or in the unit of ``table``.
    """

    hubs: int
    low: np.ndarray
    high: np.ndarray
    weights: Optional[np.ndarray]
    given: Optional[np.ndarray]
    table: Optional[CostTable]
    conditions: HubConditions
    layer: str
    ids: np.ndarray
    wanted_low: Optional[np.ndarray] = None
    packed: Optional[np.ndarray] = None
    own_hubs: Optional[OwnHubs] = None
    together: Optional[np.ndarray] = None
    apart: Optional[np.ndarray] = None
    wishes: tuple[Wish, ...] = ()

    @property
    def shown_low(self) -> np.ndarray:
        """The least of each hub as the user knows it, shape (k,)."""
        return self.low if self.wanted_low is None else self.wanted_low

    @property
    def is_of_sizes_alone(self) -> bool:
        """Whether nothing is asked but one range of numbers of points for all hubs."""
        return not self.conditions.is_anything

    @property
    def loads(self) -> np.ndarray:
        """What each point counts among what hubs hold: its weight, or 1; shape (m,)."""
        return np.ones(len(self.ids)) if self.weights is None else self.weights

    @property
    def mean(self) -> float:
        """Points, or weight, per hub."""
        return float(self.loads.sum()) / self.hubs

    def of_rows(self, rows: np.ndarray) -> Demand:
        """The same with some of the points, or all in another order."""
        return replace(
            self,
            weights=at_rows(self.weights, rows),
            table=None if self.table is None else self.table.part(rows),
            ids=self.ids[rows],
            packed=at_rows(self.packed, rows),
            apart=at_rows(self.apart, rows),
            together=at_rows(self.together, rows),
            own_hubs=None if self.own_hubs is None else self.own_hubs.of_rows(rows),
            wishes=tuple(wish.of_points(rows) for wish in self.wishes),
        )

    def parts(self, part: np.ndarray) -> list[DemandPart]:
        """Parts of the points that share no hub, by the number of the part of each point, (m,)."""
        found = []
        for number in range(int(part.max()) + 1):
            rows = np.flatnonzero(part == number)
            own = self.loads[rows]
            load, low, high = float(own.sum()), float(self.low[0]), float(self.high[0])
            fewest, wanted, most = hub_counts(load, low, high, int((own > 0).sum()))
            locked = 0 if self.own_hubs is None else self.own_hubs.of_rows(rows).locked_names
            if wanted is not None:
                wanted = None if locked > most else max(wanted, locked)
            found.append(DemandPart(rows, HubCounts(max(fewest, locked), wanted, most), load))
        return found

    def joined_parts(self) -> list[DemandPart]:
        """The parts that travel costs join."""
        assert self.table is not None
        return self.parts(self.table.components())


class DemandPart(NamedTuple):
    """Points that share no hub with the others of a group."""

    rows: np.ndarray
    counts: HubCounts
    """How many hubs they can be in."""
    load: float
    """Their number, or the sum of their weights."""


def counts_of_all(parts: Sequence[DemandPart]) -> tuple[int, int]:
    """How few and how many hubs parts make together."""
    return sum(part.counts.fewest for part in parts), sum(part.counts.most for part in parts)
