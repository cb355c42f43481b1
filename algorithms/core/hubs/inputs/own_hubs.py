# SPDX-License-Identifier: GPL-2.0-or-later
"""Which hub points were in, and which they have to be in."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Optional

import geopandas as gpd
import numpy as np
from scipy.optimize import linear_sum_assignment

from ...errors import Fault, InputError
from ...ids import id_faults, is_missing, numbered_names, plain, rows_of
from ...texts import counted, general, listed, tr
from .conditions import HubConditions
from .groups import PointGroup

NONE, GONE = -1, -2
"""A point without a hub of its own: it had none, or its hub is no more."""


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
            existing=None if self.existing is None else self.existing[rows],
            locked=None if self.locked is None else self.locked[rows],
            was_in=None if self.was_in is None else self.was_in[rows],
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
        existing = None if self.existing is None else at[self.existing]
        locked = None if self.locked is None else at[self.locked]
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
    values_of_both = [[] if values is None else values for values in (existing, locked)]
    names, (both,) = numbered_names([*values_of_both[0], *values_of_both[1]])
    was_in = None if existing is None else both[: len(points)]
    locks = None if locked is None else both[len(values_of_both[0]) :]
    return OwnHubs(names, was_in, locks, conditions.stability, 0, was_in)


def last_counts(
    points: gpd.GeoDataFrame, groups: Sequence[PointGroup], conditions: HubConditions
) -> Optional[list[int]]:
    """How many hubs the points of each group were in; None if that is not known."""
    own = own_hubs(points, conditions)
    if own is None or own.existing is None:
        return None
    parts = in_one_part_each(own, [group.rows for group in groups])
    return [len(each.settled(len(each.names)).names) for each in parts]


def least_by_locks(
    points: gpd.GeoDataFrame,
    groups: Sequence[PointGroup],
    conditions: HubConditions,
    hubs: Optional[int],
    layer: str,
) -> list[int]:
    """How many hubs each group has at least, by those that its points are locked to; from 1 on.

    Raises
    ------
    InputError
        More than ``hubs`` in all, if these are given.
    """
    own = own_hubs(points, conditions)
    if own is None:
        return [1] * len(groups)
    least = [max(1, own.of_rows(group.rows).locked_names) for group in groups]
    if hubs is not None and hubs < sum(least):
        raise InputError(_too_few_hubs(sum(least), hubs, conditions.locked_field, layer))
    return least


def _too_few_hubs(least: int, hubs: int, field: Optional[str], layer: str) -> Fault:
    return Fault(
        "points are locked to more hubs than are formed",
        tr("Form at least {n} hubs, or lock points to fewer.").format(n=least),
        layer,
        field=field or "",
        detail=tr("hubs formed: {n}").format(n=hubs),
    )


# -- what is wrong with them ------------------------------------------------------------------


def own_hub_faults(
    points: gpd.GeoDataFrame,
    groups: Sequence[PointGroup],
    conditions: HubConditions,
    layer: str,
) -> Iterator[Fault]:
    """Find what is wrong with the fields, whatever the sizes."""
    if not (math.isfinite(conditions.stability) and conditions.stability >= 0):
        yield Fault(
            "it must be 0 or more",
            "Choose 1 for few changes, 0 where changes do not matter.",
            tr("Weight of last time's hubs"),
            detail=general(conditions.stability),
        )
    empty = False
    for field in (conditions.existing_field, conditions.locked_field):
        if field is not None and all(is_missing(value) for value in points[field].tolist()):
            empty = True
            yield Fault(
                "the field is empty for all points",
                "Choose the field that names the hub of each point, or none.",
                layer,
                field=field,
            )
    own = None if empty else own_hubs(points, conditions)
    if own is None:
        return
    if own.given:
        yield from _unknown_centres(points, own, conditions, layer)
    if own.locked is None or conditions.locked_field is None:
        return
    group_of = np.empty(len(points), np.int64)
    for number, group in enumerate(groups):
        group_of[group.rows] = number
    for name in np.flatnonzero(own.locks).tolist():
        there = np.unique(group_of[own.locked == name])
        if len(there) > 1:
            yield Fault(
                "hubs that points of different groups, or on two sides of barriers, are locked to",
                "These share no hub: correct the locks, draw a line in BRIDGES, or do not group.",
                layer,
                feature=own.names[name],
                field=conditions.locked_field,
                detail=tr("{one} and {other}").format(
                    one=groups[there[0]].name, other=groups[there[1]].name
                ),
            )


def _unknown_centres(
    points: gpd.GeoDataFrame, own: OwnHubs, conditions: HubConditions, layer: str
) -> Iterator[Fault]:
    names = listed(own.names[: own.given], 5)
    remedy = tr("Name centres as they are called: {names}.").format(names=names)
    if conditions.centres is not None and conditions.centre_id is not None:
        # Two of one name, or one without, would be taken for one another.
        yield from id_faults(
            list(conditions.centre_names),
            conditions.centres.index,
            conditions.centre_id,
            conditions.centres_layer,
        )
    existing = own.existing
    if existing is not None and not ((existing >= 0) & (existing < own.given)).any():
        yield Fault(
            "no value of the field is the name of a given centre",
            remedy,
            layer,
            field=conditions.existing_field or "",
        )
    if own.locked is None:
        return
    values = points[conditions.locked_field].tolist()
    for row in np.flatnonzero(own.locked < 0).tolist():
        if not is_missing(values[row]):
            yield Fault(
                "points that are locked to a hub that is none of the given centres",
                remedy,
                layer,
                feature=points.index[row],
                field=conditions.locked_field or "",
                detail=plain(values[row]),
            )


def lock_faults(
    own: OwnHubs,
    low: np.ndarray,
    high: np.ndarray,
    weights: Optional[np.ndarray],
    field: Optional[str],
    layer: str,
) -> Iterator[Fault]:
    """Find locks that the sizes of the hubs forbid.

    Parameters
    ----------
    own : OwnHubs
        Of the points of one group.
    low, high : ndarray of shape (k,)
    weights : ndarray of shape (m,), optional
    field : str, optional
        That holds the locks.
    layer : str
    """
    _, locked, called = own.settled(len(low))
    if own.locked is None or locked is None:
        return
    names, k = own.locked_names, len(low)
    if names > k and not own.given:
        yield _too_few_hubs(names, k, field, layer)
        return
    is_locked = locked >= 0
    one = np.ones(len(locked)) if weights is None else weights
    load = np.bincount(locked[is_locked], one[is_locked], minlength=k)
    slack = 1e-9 * float(one.sum())
    over = np.flatnonzero(load > high + slack).tolist()
    for hub in over:
        yield Fault(
            "hubs that more is locked to than they may hold",
            tr("Allow hubs of {most}, or lock fewer points to them.").format(
                most=general(load[hub], 12)
            ),
            layer,
            feature=called[hub],
            field=field or "",
            detail=tr("locked: {load}, allowed: {most}").format(
                load=general(load[hub], 12), most=general(float(high[hub]), 12)
            ),
        )
    left = float(one.sum() - np.maximum(load, low).sum())
    if left < -slack and not over:
        short = int((load < low).sum())
        yield Fault(
            "locks fill some hubs so that too few points are left for the others",
            "Lock fewer points, or allow smaller hubs.",
            layer,
            field=field or "",
            detail=tr("{hubs} still to be filled, short of {points}").format(
                hubs=counted(short, tr("1 hub"), tr("{n} hubs")), points=general(-left, 12)
            ),
        )
