# SPDX-License-Identifier: GPL-2.0-or-later
"""What may be wrong with what ties points: to last time's hubs, to locks, to or from each other."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Optional

import numpy as np

from ...errors import Fault, InputError
from ...ids import id_faults, is_missing, plain
from ...texts import general, listed, tr
from .own_hubs import OwnHubs
from .points import HubInputs

MOST_LISTED = 5
"""Points or hubs that one sentence names: examples."""


def tie_faults(inputs: HubInputs) -> Iterator[Fault]:
    """Find what cannot be whatever the sizes."""
    yield from _own_hub_faults(inputs)
    yield from _together_faults(inputs)
    yield from _apart_faults(inputs)


def least_by_locks(inputs: HubInputs, hubs: Optional[int]) -> list[int]:
    """How many hubs each group has at least, by those that its points are locked to; from 1 on.

    Raises
    ------
    InputError
        More than ``hubs`` in all, if these are given.
    """
    own = inputs.own_hubs
    if own is None:
        return [1] * len(inputs.groups)
    least = [max(1, own.of_rows(group.rows).locked_names) for group in inputs.groups]
    if hubs is not None and hubs < sum(least):
        raise InputError(
            too_few_hubs(sum(least), hubs, inputs.conditions.locked_field, inputs.layer)
        )
    return least


def too_few_hubs(least: int, hubs: int, field: Optional[str], layer: str) -> Fault:
    return Fault(
        "points are locked to more hubs than are formed",
        tr("Form at least {n} hubs, or lock points to fewer.").format(n=least),
        layer,
        field=field or "",
        detail=tr("hubs formed: {n}").format(n=hubs),
    )


def _own_hub_faults(inputs: HubInputs) -> Iterator[Fault]:
    points, conditions, groups = inputs.points, inputs.conditions, inputs.groups
    if not (math.isfinite(conditions.stability) and conditions.stability >= 0):
        yield Fault(
            "it must be 0 or more",
            "Choose 1 for few changes, 0 where changes do not matter.",
            tr("Weight of last time's hubs"),
            detail=general(conditions.stability),
        )
    empty = [
        field
        for field in (conditions.existing_field, conditions.locked_field)
        if field is not None and all(is_missing(value) for value in points[field].tolist())
    ]
    for field in empty:
        yield Fault(
            "the field is empty for all points",
            "Choose the field that names the hub of each point, or none.",
            inputs.layer,
            field=field,
        )
    own = None if empty else inputs.own_hubs
    if own is None:
        return
    if own.given:
        yield from _unknown_centres(inputs, own)
    if own.locked is None or conditions.locked_field is None:
        return
    for name in np.flatnonzero(own.locks).tolist():
        there = np.unique(inputs.group_of[own.locked == name])
        if len(there) > 1:
            yield Fault(
                "hubs that points of different groups, or on two sides of barriers, are locked to",
                "These share no hub: correct the locks, draw a line in BRIDGES, or do not group.",
                inputs.layer,
                feature=own.names[name],
                field=conditions.locked_field,
                detail=tr("{one} and {other}").format(
                    one=groups[there[0]].name, other=groups[there[1]].name
                ),
            )


def _unknown_centres(inputs: HubInputs, own: OwnHubs) -> Iterator[Fault]:
    conditions = inputs.conditions
    names = listed(own.names[: own.given], MOST_LISTED)
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
            inputs.layer,
            field=conditions.existing_field or "",
        )
    if own.locked is None:
        return
    values = inputs.points[conditions.locked_field].tolist()
    for row in np.flatnonzero(own.locked < 0).tolist():
        if not is_missing(values[row]):
            yield Fault(
                "points that are locked to a hub that is none of the given centres",
                remedy,
                inputs.layer,
                feature=inputs.points.index[row],
                field=conditions.locked_field or "",
                detail=plain(values[row]),
            )


def _together_faults(inputs: HubInputs) -> Iterator[Fault]:
    field = inputs.conditions.together_field
    if field is None:
        return
    names, block = inputs.names(field)
    if not names:
        yield Fault(
            "the field is empty for all points",
            "Choose the field that names what stays together, or none.",
            inputs.layer,
            field=field,
        )
    hub: list = [""] * len(inputs.points)
    if inputs.conditions.locked_field is not None:
        values = inputs.points[inputs.conditions.locked_field].tolist()
        hub = ["" if is_missing(value) else plain(value) for value in values]
    for number, name in enumerate(names):
        rows = np.flatnonzero(block == number)
        if len(np.unique(inputs.group_of[rows])) > 1:
            yield Fault(
                "points that are to stay together are in different groups, or parted by barriers",
                "These share no hub: correct the field, draw a line in BRIDGES, or do not group.",
                inputs.layer,
                feature=name,
                field=field,
            )
        locked = sorted({hub[row] for row in rows} - {""})
        if len(locked) > 1:
            yield Fault(
                "points that are to stay together are locked to different hubs",
                "Unlock them, or lock them to the same hub.",
                inputs.layer,
                feature=name,
                field=field,
                detail=tr("locked to {hubs}").format(hubs=listed(locked, MOST_LISTED)),
            )


def _apart_faults(inputs: HubInputs) -> Iterator[Fault]:
    field, together = inputs.conditions.apart_field, inputs.conditions.together_field
    if field is None:
        return
    names, value = inputs.names(field)
    if not names:
        yield Fault(
            "the field is empty for all points",
            "Choose the field whose values name what is to be apart, or none.",
            inputs.layer,
            field=field,
        )
    if together is None:
        return
    blocks, block = inputs.names(together)
    both = np.flatnonzero((value >= 0) & (block >= 0))
    pairs, count = np.unique(np.column_stack([value, block])[both], axis=0, return_counts=True)
    several = count > 1
    for (apart, number), many in zip(pairs[several].tolist(), count[several].tolist()):
        yield Fault(
            "points that are to stay together are to be apart too",
            "Correct one of the two fields.",
            inputs.layer,
            feature=blocks[number],
            field=field,
            detail=tr("'{name}': {n} points").format(name=names[apart], n=many),
        )
