# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked of one group of points, and how many hubs that makes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple, Optional

import numpy as np

from ..ground.cost_table import CostTable
from ..wishes.wish import Wish
from .conditions import HubConditions
from .own_hubs import OwnHubs
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
    def mean(self) -> float:
        """Points, or weight, per hub."""
        total = len(self.ids) if self.weights is None else self.weights.sum()
        return float(total) / self.hubs

    def of_rows(self, rows: np.ndarray) -> Demand:
        """The same with some of the points, or all in another order."""
        return replace(
            self,
            weights=None if self.weights is None else self.weights[rows],
            table=None if self.table is None else self.table.part(rows),
            ids=self.ids[rows],
            packed=None if self.packed is None else self.packed[rows],
            apart=None if self.apart is None else self.apart[rows],
            together=None if self.together is None else self.together[rows],
            own_hubs=None if self.own_hubs is None else self.own_hubs.of_rows(rows),
            wishes=tuple(wish.of_points(rows) for wish in self.wishes),
        )


def _with_locks(counts: HubCounts, locked_names: int) -> HubCounts:
    """The same numbers of hubs where points are locked to so many of them."""
    fewest, wanted, most = counts
    if locked_names > most or wanted is None:
        return HubCounts(max(fewest, locked_names), None, most)
    return HubCounts(max(fewest, locked_names), max(wanted, locked_names), most)


class JoinedPart(NamedTuple):
    """Points that travel costs join."""

    rows: np.ndarray
    counts: HubCounts
    load: float
    """Their number, or the sum of their weights."""


def joined_parts(demand: Demand) -> list[JoinedPart]:
    """The points that travel costs join: their rows, possible numbers of hubs, and size."""
    assert demand.table is not None
    return parts_of(demand, demand.table.components())


def parts_of(demand: Demand, component: np.ndarray) -> list[JoinedPart]:
    """The parts of a demand, by the number of the part that each point is in."""
    found = []
    for number in range(int(component.max()) + 1):
        rows = np.flatnonzero(component == number)
        if demand.weights is None:
            load, most_hubs = float(len(rows)), len(rows)
        else:
            load = float(demand.weights[rows].sum())
            most_hubs = int((demand.weights[rows] > 0).sum())
        counts = hub_counts(load, float(demand.low[0]), float(demand.high[0]), most_hubs)
        if demand.own_hubs is not None:
            counts = _with_locks(counts, demand.own_hubs.of_rows(rows).locked_names)
        found.append(JoinedPart(rows, counts, load))
    return found
