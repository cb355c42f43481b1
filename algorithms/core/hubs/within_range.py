# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs whose sizes all lie within a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Optional

import geopandas as gpd

from ..errors import Fault, InputError
from ..ids import as_numbers
from ..progress import SILENT, Progress
from ..texts import tr
from .apart import apart_faults
from .counts import RangeCounts
from .demands import raise_any, range_demands
from .enough import enough_hubs
from .forming import form_hubs
from .ground.spectral import MOST_NEIGHBOURS
from .inputs.conditions import NO_CONDITIONS, HubConditions, condition_faults
from .inputs.demand import Demand
from .inputs.groups import PointGroup, groups_of, without_group
from .inputs.own_hubs import last_counts, least_by_locks, own_hub_faults
from .inputs.range_faults import range_faults
from .inputs.settings import DEFAULTS, Settings, point_faults, settings_faults
from .inputs.together import together_faults
from .inputs.wish_faults import limit_faults
from .parting import divided, part_faults
from .results.result import HubResult


def hubs_within_range(
    points: gpd.GeoDataFrame,
    low: Optional[float],
    high: Optional[float],
    hubs: Optional[int] = None,
    group_field: Optional[str] = None,
    settings: Settings = DEFAULTS,
    layer: str = "",
    progress: Progress = SILENT,
    conditions: HubConditions = NO_CONDITIONS,
) -> Optional[HubResult]:
    """Group points into compact hubs, each of ``low`` to ``high`` points.

    With a largest size alone there are as few hubs as are found to hold all, with a smallest
    alone as many as are found to have enough.

    Parameters
    ----------
    points : GeoDataFrame of length n
        With a coordinate reference system, indexed by feature id. Geometries other than
        points are taken by their centroid.
    low, high : float, optional
        Whole numbers of points; with weights any sums of them above 0. None or 0 for no such
        limit; not both.
    hubs : int, optional
        By default the method's number (``sizes.hub_counts``), or the fewest or the most
        (``packing``), group by group. With groups: of the whole layer, shared out to them in
        proportion to their points.
    group_field : str, optional
        The column that tells groups of points which are worked on apart.
    settings : Settings
        Without ``neighbours`` the method's number is taken, the middle of the range, at
        most 30.
    layer : str
        Name of the layer, for messages.
    progress : Progress
    conditions : HubConditions
        Weights to balance, given centres (the number of hubs is then theirs), travel costs.

    Returns
    -------
    HubResult or None
        None if the user cancelled.

    Raises
    ------
    InputError
        No points; no reference system; missing geometries or groups; a range or number of
        hubs that is not possible; a setting out of range; what is asked for besides cannot be, or
        was not found.

    References
    ----------
    Equal-size spectral clustering, A. Mabo, second example.
    """
    low, high = low or None, high or None
    faults = list(point_faults(points, layer))
    if len(points):
        faults += [
            *without_group(points, group_field, layer),
            *condition_faults(points, conditions, group_field, layer),
            *(() if conditions.hub_limits else range_faults(low, high, conditions)),
            *settings_faults(settings),
        ]
    if faults:
        raise InputError(faults)
    groups = divided(points, groups_of(points, group_field), conditions)
    raise_any(
        [
            *own_hub_faults(points, groups, conditions, layer),
            *together_faults(points, groups, conditions, layer),
            *apart_faults(points, conditions, layer),
            *(
                ()
                if conditions.hub_limits
                else part_faults(points, groups, low, high, conditions, layer)
            ),
        ]
    )
    if conditions.hub_limits:
        return _of_limits(points, groups, hubs, group_field, settings, layer, progress, conditions)
    if settings.neighbours is None:
        # Where one of the two is left out hubs are about as large as the other.
        middle = (low + high) / 2 if low and high else low or high or 0.0
        if conditions.weight_field is not None:
            middle *= len(points) / as_numbers(points[conditions.weight_field]).sum()
        settings = replace(settings, neighbours=min(max(1, int(middle)), MOST_NEIGHBOURS))
    if conditions.centres is not None:
        _centres_or_raise(hubs, conditions)
        demands = range_demands(points, groups, low, high, [], conditions, layer)
        return form_hubs(points, groups, demands, settings, progress)
    locked = least_by_locks(points, groups, conditions, hubs, layer)
    counts = RangeCounts(points, groups, low, high, conditions, layer, group_field)
    last = last_counts(points, groups, conditions) if low and high else None
    shares = counts.shares(hubs, last, locked)
    packed = counts.packed(shares)
    if hubs is not None:
        how = tr("as asked for")
    elif shares != counts.shares(None, last, [1] * len(groups)):
        how = tr("as many as points are locked to")
    elif last is not None:
        how = tr("as many as last time, or as near to that as the range allows")
    else:
        how = counts.how(shares)

    def demanded(tried: Sequence[int]) -> list[Demand]:
        kept = packed if list(tried) == shares else None
        return range_demands(
            points, groups, counts.low, counts.high, tried, conditions, layer, kept
        )

    found = shares
    if conditions.max_distance is not None and hubs is None:
        most = [each.most for each in counts.counts]
        found = enough_hubs(points, groups, shares, most, demanded, settings, progress)
        how = how if found == shares else tr("by the longest way")
    progress.info(counts.text(sum(found), how))
    return form_hubs(points, groups, demanded(found), settings, progress)


def _of_limits(
    points: gpd.GeoDataFrame,
    groups: Sequence[PointGroup],
    hubs: Optional[int],
    group_field: Optional[str],
    settings: Settings,
    layer: str,
    progress: Progress,
    conditions: HubConditions,
) -> Optional[HubResult]:
    """Hubs of different sizes, as their limits say; which hub has which is searched too."""
    total, count = float(len(points)), sum(each.hubs for each in conditions.hub_limits)
    if conditions.weight_field is not None:
        total = float(as_numbers(points[conditions.weight_field]).sum())
    asked = {
        tr("a field to group apart by"): group_field,
        tr("given centres"): conditions.centres,
        tr("travel costs"): conditions.costs,
        tr("barriers that part the points"): conditions.barriers if len(groups) > 1 else None,
        tr("another number of hubs"): None if hubs in (None, count) else hubs,
    }
    raise_any(limit_faults(points, conditions, asked, total))
    demands = range_demands(points, groups, None, None, [count], conditions, layer)
    return form_hubs(points, groups, demands, settings, progress)


def _centres_or_raise(hubs: Optional[int], conditions: HubConditions) -> None:
    if hubs is not None and hubs != conditions.centre_count:
        raise InputError(
            Fault(
                tr("with given centres the number of hubs is theirs, {n}").format(
                    n=conditions.centre_count
                ),
                "Leave it empty.",
                tr("Number of hubs"),
                detail=str(hubs),
            )
        )
