# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs whose sizes all lie within a range."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Optional

import geopandas as gpd

from ..errors import Fault, raise_any
from ..progress import SILENT, Progress
from ..texts import tr
from .counts import RangeCounts, enough_hubs
from .demands import range_demands
from .forming import form_hubs
from .ground.spectral import MOST_NEIGHBOURS
from .inputs.conditions import NO_CONDITIONS, HubConditions
from .inputs.demand import Demand
from .inputs.points import HubInputs
from .inputs.range_faults import limit_faults, part_faults, range_faults
from .inputs.reading import read_inputs
from .inputs.settings import DEFAULTS, Settings
from .inputs.tie_faults import least_by_locks, tie_faults
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
    low, high, limits = low or None, high or None, conditions.hub_limits
    faults = () if limits else range_faults(low, high, conditions)
    inputs = read_inputs(points, group_field, conditions, settings, layer, faults)
    raise_any([*tie_faults(inputs), *(() if limits else part_faults(inputs, low, high))])
    if limits:
        return _of_limits(inputs, hubs, settings, progress)
    if settings.neighbours is None:
        # Where one of the two is left out hubs are about as large as the other.
        middle = (low + high) / 2 if low and high else low or high or 0.0
        middle *= len(points) / inputs.loads.sum()
        settings = replace(settings, neighbours=min(max(1, int(middle)), MOST_NEIGHBOURS))
    if conditions.centres is not None:
        raise_any(_centre_faults(hubs, conditions))
        return form_hubs(inputs, range_demands(inputs, low, high, []), settings, progress)
    locked = least_by_locks(inputs, hubs)
    counts = RangeCounts(inputs, low, high)
    last = _last_counts(inputs) if low and high else None
    shares = counts.shares(hubs, last, locked)
    packed = counts.packed(shares)
    if hubs is not None:
        how = tr("as asked for")
    elif shares != counts.shares(None, last, [1] * len(inputs.groups)):
        how = tr("as many as points are locked to")
    elif last is not None:
        how = tr("as many as last time, or as near to that as the range allows")
    else:
        how = counts.how(shares)

    def demanded(tried: Sequence[int]) -> list[Demand]:
        kept = packed if list(tried) == shares else None
        return range_demands(inputs, counts.low, counts.high, tried, kept)

    found = shares
    if conditions.max_distance is not None and hubs is None:
        most = [each.most for each in counts.counts]
        found = enough_hubs(inputs, shares, most, demanded, settings, progress)
        how = how if found == shares else tr("by the longest way")
    progress.info(counts.text(sum(found), how))
    return form_hubs(inputs, demanded(found), settings, progress)


def _of_limits(
    inputs: HubInputs, hubs: Optional[int], settings: Settings, progress: Progress
) -> Optional[HubResult]:
    """Hubs of different sizes, as their limits say; which hub has which is searched too."""
    conditions, has_groups = inputs.conditions, len(inputs.groups) > 1
    count = sum(each.hubs for each in conditions.hub_limits)
    others = {
        tr("a field to group apart by"): inputs.group_field,
        tr("given centres"): conditions.centres,
        tr("travel costs"): conditions.costs,
        tr("barriers that part the points"): conditions.barriers if has_groups else None,
        tr("another number of hubs"): None if hubs in (None, count) else hubs,
    }
    raise_any(limit_faults(inputs, others))
    return form_hubs(inputs, range_demands(inputs, None, None, [count]), settings, progress)


def _last_counts(inputs: HubInputs) -> Optional[list[int]]:
    """How many hubs the points of each group were in; None if that is not known."""
    if inputs.own_hubs is None or inputs.own_hubs.existing is None:
        return None
    parts = [own for own in inputs.own_hubs_by_group() if own is not None]
    return [len(own.settled(len(own.names)).names) for own in parts]


def _centre_faults(hubs: Optional[int], conditions: HubConditions) -> Iterator[Fault]:
    if hubs is not None and hubs != conditions.centre_count:
        yield Fault(
            tr("with given centres the number of hubs is theirs, {n}").format(
                n=conditions.centre_count
            ),
            "Leave it empty.",
            tr("Number of hubs"),
            detail=str(hubs),
        )
