# SPDX-License-Identifier: GPL-2.0-or-later
"""Points in groups that are worked on apart: boroughs, phases, cohorts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Optional

import numpy as np
import pandas as pd

from ...errors import Fault
from ...ids import is_missing, order, plain
from ...texts import tr


@dataclass(frozen=True)
class PointGroup:
    """Points that share a value.

    Attributes
    ----------
    value : object
        As in the layer; None if the layer is not grouped.
    rows : ndarray of int, shape (m,)
        Their rows in the layer, ascending.
    part : int
        Where barriers part the points of a value, which of these parts they are, from 1; else 0.
    """

    value: object
    rows: np.ndarray
    part: int = 0

    @property
    def name(self) -> Optional[str]:
        """The value as people write it, and the part; None if the layer is neither."""
        value = None if self.value is None else plain(self.value)
        if not self.part:
            return value
        if value is None:
            return tr("part {n} of the map").format(n=self.part)
        return tr("{group}, part {n} of its map").format(group=value, n=self.part)

    @property
    def size(self) -> int:
        return len(self.rows)


def groups_of(points: pd.DataFrame, field: Optional[str]) -> list[PointGroup]:
    """Return the groups of a layer: numbers by size, then texts by letters.

    What is one id (see ``ids.plain``) is one group, called as where it comes first.

    Parameters
    ----------
    points : DataFrame of length n
    field : str, optional
        The column that holds each point's group; without it all points are one group. Rows
        without a value are in none.
    """
    if field is None:
        return [PointGroup(None, np.arange(len(points)))]
    rows: dict[str, list[int]] = {}
    values: dict[str, object] = {}
    for row, value in enumerate(points[field].tolist()):
        if not is_missing(value):
            key = plain(value)
            values.setdefault(key, value)
            rows.setdefault(key, []).append(row)
    keys = sorted(rows, key=lambda key: order(values[key]))
    return [PointGroup(values[key], np.array(rows[key])) for key in keys]


def without_group(points: pd.DataFrame, field: Optional[str], layer: str) -> Iterator[Fault]:
    """Find the points whose group is not known."""
    if field is None:
        return
    for feature, value in zip(points.index, points[field].tolist()):
        if is_missing(value):
            yield Fault(
                "points without a group",
                "Fill the field, or leave them out by a filter or selection.",
                layer,
                feature=feature,
                field=field,
            )
