# SPDX-License-Identifier: GPL-2.0-or-later
"""The columns that layers of points and hubs hold, whoever writes them."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np

from ..ids import is_missing, plain
from .conditions import HubConditions
from .limit_texts import SumLimit
from .result import HubResult
from .wish_faults import too_far


def point_columns(hubs: HubResult, conditions: HubConditions) -> dict[str, tuple[type, Any]]:
    """Return what a layer of points tells of each: its type and values of length n, by name.

    Distances are in metres, ``travel_cost`` in the unit of the table; hubs count from 1, or as
    last time's did.
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
        far[too_far(hubs, conditions.max_distance, conditions.costs is not None)] = True
        columns["too_far"] = int, far.astype(int)
    if conditions.costs is not None:
        columns["travel_cost"] = float, hubs.cost
    names = names_of_hubs(hubs, conditions)
    if names is not None:
        columns["hub_name"] = str, [names[hub] for hub in hubs.labels]
    if hubs.last is not None and hubs.last.is_told:
        columns["hub_before"] = str, hubs.last.names_before
        columns["changed"] = int, hubs.changed.astype(int)
    return columns


def hub_columns(hubs: HubResult, conditions: HubConditions) -> dict[str, tuple[type, Any]]:
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
        "sites_parted": (int, hubs.parted_sites),
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
    names = names_of_hubs(hubs, conditions)
    if names is not None:
        columns["hub_name"] = str, names
    return columns


def _sums(sums: np.ndarray, conditions: HubConditions) -> dict[str, tuple[type, Any]]:
    """Columns of further sums, values by row."""
    return {_column(each): (float, values) for each, values in zip(conditions.sums, sums.T)}


def _column(each: SumLimit) -> str:
    return "sum_points" if each.field is None else f"sum_{each.field}"


def names_of_hubs(hubs: HubResult, conditions: HubConditions) -> Optional[list[str]]:
    """The names of given centres or of last time's hubs as texts, or None without such."""
    if conditions.centres is None or conditions.centre_id is None:
        return hubs.names
    return ["" if is_missing(name) else plain(name) for name in conditions.centre_names]
