# SPDX-License-Identifier: GPL-2.0-or-later
"""The columns that layers of features and profiles of groups hold, whoever writes them."""

from __future__ import annotations

from typing import Any

from ..texts import tr
from .groups import GroupResult


def feature_columns(result: GroupResult) -> dict[str, tuple[type, Any]]:
    """Return what a layer of features tells of each: its type and values of length n, by name.

    ``distance_m`` is in metres, ``distance_sd`` in standard deviations; groups count from 1.
    """
    columns: dict[str, tuple[type, Any]] = {
        "group_id": (int, result.labels + 1),
        "group_size": (int, result.sizes[result.labels]),
    }
    for name, away in (("distance_m", result.distance_m), ("distance_sd", result.distance_sd)):
        if away is not None:
            columns[name] = float, away
    return columns


def profile_columns(result: GroupResult) -> list[tuple[str, type, list]]:
    """Return the profile's columns: name, type, and a value per group with that of all behind.

    None where all features together have no such value.
    """
    k, n = result.count, len(result.labels)
    columns: list[tuple[str, type, list]] = [
        ("group_id", int, [*range(1, k + 1), None]),
        ("group_size", int, [*result.sizes, n]),
        ("share_percent", float, [*(100 * result.sizes / n), 100.0]),
    ]
    profile = result.profile
    if profile.fields:
        words = [profile.set_apart(group) for group in range(k)]
        columns.append(("set_apart", str, [*words, tr("all features")]))
    for name, away in (("distance_m", result.distance_m), ("distance_sd", result.distance_sd)):
        if away is not None:
            mean, longest = result.mean_and_longest(away)
            columns.append((f"mean_{name}", float, [*mean, away.mean()]))
            columns.append((f"max_{name}", float, [*longest, away.max()]))
    if result.centres is not None:
        columns.append(("centre_x", float, [*result.centres.x, None]))
        columns.append(("centre_y", float, [*result.centres.y, None]))
    for column, name in enumerate(profile.fields):
        of_all = profile.mean_of_all[column], profile.deviation_of_all[column]
        columns.append((f"{name}_mean", float, [*profile.mean[:, column], of_all[0]]))
        columns.append((f"{name}_sd", float, [*profile.deviation[:, column], of_all[1]]))
        columns.append((f"{name}_difference_sd", float, [*profile.difference[:, column], 0.0]))
    return columns
