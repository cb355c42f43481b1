# SPDX-License-Identifier: GPL-2.0-or-later
"""What both ways to hubs begin with: all that is given is checked, and the points are grouped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Optional

import geopandas as gpd

from ...errors import Fault, InputError, raise_any
from .conditions import HubConditions, condition_faults
from .points import HubInputs, divided, groups_of
from .settings import Settings, point_faults, settings_faults, without_group


def read_inputs(
    points: gpd.GeoDataFrame,
    group_field: Optional[str],
    conditions: HubConditions,
    settings: Settings,
    layer: str,
    faults_of_sizes: Iterable[Fault],
) -> HubInputs:
    """Check a layer of points and what is asked of its hubs, and divide it into groups.

    Parameters
    ----------
    points, group_field, conditions, settings, layer
        As in ``equal_size_hubs``.
    faults_of_sizes : iterable of Fault
        What is wrong with the sizes or the number of hubs; looked at if there are points.

    Raises
    ------
    InputError
        Something of it is wrong.
    """
    if not len(points):
        raise InputError(point_faults(points, layer))
    raise_any(
        [
            *point_faults(points, layer),
            *without_group(points, group_field, layer),
            *condition_faults(points, conditions, group_field, layer),
            *faults_of_sizes,
            *settings_faults(settings),
        ]
    )
    groups = groups_of(points, group_field)
    inputs = HubInputs(points, groups, conditions, layer, group_field)
    return replace(inputs, groups=divided(inputs))
