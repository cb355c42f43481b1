# SPDX-License-Identifier: GPL-2.0-or-later
"""The columns that layers of points and hubs hold, whoever writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Optional

import numpy as np

from ...ids import is_missing, plain
from ..inputs.conditions import HubConditions
from ..inputs.limit_texts import SumLimit
from .result import HubResult


def point_columns(
    hubs: HubResult, conditions: HubConditions, named_by: Optional[Sequence] = None
) -> dict[str, tuple[type, Any]]:
    """Return what a layer of points tells of each: its type and values of length n, by name.

    Distances are in metres, ``travel_cost`` in the unit of the table; hubs count from 1, or as
    last time's did. Hubs may be ``named_by`` values of the points; see ``names_of_hubs``.
    """
    columns: dict[str, tuple[type, Any]] = {
        "hub_id": (int, hubs.hub_ids),
        "hub_size": (int, hubs.sizes[hubs.labels]),
        "distance_m": (float, hubs.distance_m),
    }
    if conditions.weight_field is not None:
        columns["hub_weight"] = float, hubs.load[hubs.labels]
    columns.update(_sums(hubs.sums[hubs.labels], conditions))
    if conditions.max_distance is not None:
        far = np.zeros(len(hubs.labels), bool)
        far[hubs.too_far(conditions.max_distance)] = True
        columns["too_far"] = int, far.astype(int)
    if conditions.costs is not None:
        columns["travel_cost"] = float, hubs.cost
    names = names_of_hubs(hubs, conditions, named_by)
    if names is not None:
        columns["hub_name"] = str, [names[hub] for hub in hubs.labels]
    if hubs.last is not None and hubs.last.is_shown:
        columns["hub_before"] = str, hubs.last.names_before
        columns["changed"] = int, hubs.changed.astype(int)
    return columns


def hub_columns(
    hubs: HubResult, conditions: HubConditions, named_by: Optional[Sequence] = None
) -> dict[str, tuple[type, Any]]:
    """Return what a layer of hubs tells of each: its type and values of length k, by name."""
    columns: dict[str, tuple[type, Any]] = {
        "hub_id": (int, hubs.numbers),
        "hub_size": (int, hubs.sizes),
        "mean_distance_m": (float, hubs.mean_distance_m),
        "max_distance_m": (float, hubs.max_distance_m),
        "dispersion_m": (float, hubs.dispersion_m),
        "p95_distance_m": (float, hubs.p95_distance_m),
        "mean_to_medoid_m": (float, hubs.mean_to_medoid_m),
        "points_cut_off": (int, hubs.points_cut_off),
        "pieces": (int, hubs.pieces),
        "sites_parted": (int, hubs.places_split),
    }
    if conditions.weight_field is not None:
        columns["hub_weight"] = float, hubs.load
        columns["weight_deviation_pct"] = float, 100 * hubs.deviations
    columns.update(_sums(hubs.sums, conditions))
    for each, values in zip(conditions.sums, 100 * hubs.sums_deviations.T):
        columns[f"{_column(each)}_deviation_pct"] = float, values
    if conditions.has_capacities or conditions.hub_limits:
        columns["least_allowed"] = float, hubs.low
        columns["most_allowed"] = float, hubs.high
    if conditions.costs is not None:
        columns["mean_cost"] = float, hubs.mean_cost
    names = names_of_hubs(hubs, conditions, named_by)
    if names is not None:
        columns["hub_name"] = str, names
    return columns


def _sums(sums: np.ndarray, conditions: HubConditions) -> dict[str, tuple[type, Any]]:
    """Columns of further sums, values by row."""
    return {_column(each): (float, values) for each, values in zip(conditions.sums, sums.T)}


def _column(each: SumLimit) -> str:
    return "sum_points" if each.field is None else f"sum_{each.field}"


def names_of_hubs(
    hubs: HubResult, conditions: HubConditions, named_by: Optional[Sequence] = None
) -> Optional[list[str]]:
    """What hubs are called, or None without names.

    As given centres or last time's hubs were; else after the most common of their points' values,
    of equally common ones the first of the alphabet, with a number where several share one.

    Parameters
    ----------
    hubs : HubResult
    conditions : HubConditions
    named_by : sequence of length n, optional
        A value of every point, missing ones among them.
    """
    if conditions.centres is not None and conditions.centre_id is not None:
        return ["" if is_missing(name) else plain(name) for name in conditions.centre_names]
    if hubs.names is not None or named_by is None:
        return hubs.names
    counts: list[Counter] = [Counter() for _ in range(hubs.count)]
    for hub, value in zip(hubs.labels.tolist(), named_by):
        if not is_missing(value) and plain(value).strip():
            counts[hub][plain(value).strip()] += 1
    first = [min(own, key=lambda name: (-own[name], name), default="") for own in counts]
    shared = Counter(first)
    taken: Counter = Counter()
    names = [""] * hubs.count
    for hub in np.argsort(hubs.numbers, kind="stable").tolist():
        name = first[hub]
        taken[name] += 1
        names[hub] = f"{name} {taken[name]}" if name and shared[name] > 1 else name
    return names
