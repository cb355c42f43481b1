# SPDX-License-Identifier: GPL-2.0-or-later
"""Which hub points were in, and which they have to be in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Optional

import geopandas as gpd
import numpy as np
from scipy.optimize import linear_sum_assignment

from ...ids import numbered_names, plain, rows_of
from .conditions import HubConditions

NONE, GONE = -1, -2
"""A point without a hub of its own: it had none, or its hub is no more."""


def at_rows(values: Optional[np.ndarray], rows: np.ndarray) -> Optional[np.ndarray]:
    """What an array says of some rows; None without an array."""
    return None if values is None else values[rows]


class Settled(NamedTuple):
    """The hubs of their own that points have, once it is known how many hubs there are."""

    existing: Optional[np.ndarray]
    locked: Optional[np.ndarray]
    names: tuple[str, ...]


@dataclass(frozen=True)
class OwnHubs:
    """The hubs of their own of m points, before it is known how many hubs they will be in.

    Attributes
    ----------
    names : tuple of str
        Hubs that have a name: those that points were in or are locked to, in the order of numbers
        or of the alphabet; of given centres theirs first, in their order.
    existing, locked : ndarray of int, shape (m,), optional
        For each point the number of the name, or below 0.
    stability : float
    given : int
        So many of the names are those of given centres.
    was_in : ndarray of int, shape (m,), optional
        As ``existing``, also for hubs that no longer are one of these points'.
    """

    names: tuple[str, ...]
    existing: Optional[np.ndarray]
    locked: Optional[np.ndarray]
    stability: float
    given: int = 0
    was_in: Optional[np.ndarray] = None

    def of_rows(self, rows: np.ndarray) -> OwnHubs:
        """The same with some of the points, or all in another order."""
        return replace(
            self,
            existing=at_rows(self.existing, rows),
            locked=at_rows(self.locked, rows),
            was_in=at_rows(self.was_in, rows),
        )

    @property
    def locks(self) -> np.ndarray:
        """How many points are locked to each name."""
        return self._count(self.locked)

    @property
    def locked_names(self) -> int:
        """How many hubs points are locked to."""
        return int((self.locks > 0).sum())

    def _count(self, column: Optional[np.ndarray]) -> np.ndarray:
        if column is None:
            return np.zeros(len(self.names), np.int64)
        return np.bincount(column[column >= 0], minlength=len(self.names))

    def settled(self, hubs: int) -> Settled:
        """Own hubs by number of a hub: names that points are locked to stay, then the largest.

        Where there were more hubs than there will be, points of the smallest are free.
        """
        if self.given:
            existing = self.existing
            if existing is not None:
                existing = np.where(existing >= hubs, GONE, existing)
            return Settled(existing, self.locked, self.names[:hubs])
        # A lock counts more than all points that could be in a hub.
        weight = self._count(self.existing) + (self.locks > 0) * 1e9
        kept = np.sort(np.argsort(-weight, kind="stable")[:hubs])
        kept = kept[weight[kept] > 0]
        at = np.full(len(self.names) + 2, GONE)
        at[NONE] = NONE
        at[kept] = np.arange(len(kept))
        existing, locked = (
            None if own is None else at[own] for own in (self.existing, self.locked)
        )
        return Settled(existing, locked, tuple(self.names[name] for name in kept))

    def names_of(self, labels: np.ndarray, hubs: int) -> np.ndarray:
        """The number of the name of each hub, ``NONE`` for a new one; shape (hubs,).

        A hub is called as the one that most of its points were in, over all hubs; one that
        points are locked to has their name.
        """
        if self.given:
            return np.arange(hubs)
        shared = np.zeros((len(self.names), hubs))
        for column, weight in ((self.existing, 1.0), (self.locked, 1e9)):
            if column is not None:
                own = column >= 0
                np.add.at(shared, (column[own], labels[own]), weight)
        names = np.full(hubs, NONE)
        rows, columns = linear_sum_assignment(-shared)
        kept = shared[rows, columns] > 0
        names[columns[kept]] = rows[kept]
        return names


def in_one_part_each(own: OwnHubs, parts: Sequence[np.ndarray]) -> list[OwnHubs]:
    """Those of parts of the points that share no hub: of a name only where most of it is."""
    found = [own.of_rows(rows) for rows in parts]
    if len(parts) == 1 or own.given:
        return found
    weight = np.array([each._count(each.existing) + each.locks * 1e9 for each in found])
    owner = weight.argmax(axis=0)

    def owned(column: Optional[np.ndarray], part: int) -> Optional[np.ndarray]:
        if column is None:
            return None
        foreign = (column >= 0) & (owner[np.maximum(column, 0)] != part)
        return np.where(foreign, GONE, column)

    return [
        replace(each, existing=owned(each.existing, at), locked=owned(each.locked, at))
        for at, each in enumerate(found)
    ]


def arranged(
    own: OwnHubs, low: np.ndarray, high: np.ndarray, weights: Optional[np.ndarray]
) -> np.ndarray:
    """Which of the ranges each hub gets, so that locks are kept and few points have to leave.

    Parameters
    ----------
    own : OwnHubs
        Of m points.
    low, high : ndarray of shape (k,)
        Ranges that hubs may have in any order.
    weights : ndarray of shape (m,), optional

    Returns
    -------
    ndarray of int, shape (k,)
    """
    k = len(low)
    existing, locked, _ = own.settled(k)
    beyond = np.zeros((k, k))
    for column, price in ((existing, 1.0), (locked, 1e6)):
        if column is None:
            continue
        at = column >= 0
        one = np.ones(len(column)) if weights is None else weights
        load = np.bincount(column[at], one[at], minlength=k)[:, None]
        beyond += price * np.maximum(load - high, 0.0)
        if column is existing:
            beyond += np.where(load > 0, np.maximum(low - load, 0.0), 0.0)
    return linear_sum_assignment(beyond)[1]


def own_hubs(points: gpd.GeoDataFrame, conditions: HubConditions) -> Optional[OwnHubs]:
    """What is wished of all points of a layer; None if nothing is."""
    if not conditions.has_own_hubs:
        return None
    locked, existing = (
        None if field is None else points[field].tolist()
        for field in (conditions.locked_field, conditions.existing_field)
    )
    if conditions.centres is not None:
        centres = list(conditions.centre_names)
        all_names, (_, was_in) = numbered_names(centres, existing)
        # In the order of the centres, whatever that of their names.
        called = [plain(name) for name in centres]
        k, at = len(called), np.array([*rows_of(all_names, called), NONE])
        others = np.flatnonzero(at[:-1] < 0)
        at[others] = k + np.arange(len(others))
        called += [all_names[each] for each in others]
        was_in = None if was_in is None else at[was_in]
        locks = None if locked is None else rows_of(locked, centres)
        return OwnHubs(tuple(called), was_in, locks, conditions.stability, k, was_in)
    names, (both,) = numbered_names([*(existing or ()), *(locked or ())])
    was_in = None if existing is None else both[: len(points)]
    locks = None if locked is None else both[-len(points) :]
    return OwnHubs(names, was_in, locks, conditions.stability, 0, was_in)
