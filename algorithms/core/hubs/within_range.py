# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs whose sizes all lie within a range."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Optional

import geopandas as gpd
import numpy as np

from ..errors import Fault, InputError
from ..ids import as_numbers
from ..progress import SILENT, Progress
from ..texts import amount, general, tr
from .apart import apart_faults
from .demands import raise_any, range_demands
from .enough import enough_hubs
from .forming import form_hubs
from .ground.spectral import MOST_NEIGHBOURS
from .inputs.conditions import NO_CONDITIONS, HubConditions, condition_faults
from .inputs.demand import ROUND_OFF, Demand, counts_by_weight
from .inputs.groups import PointGroup, groups_of, without_group
from .inputs.own_hubs import last_counts, least_by_locks, own_hub_faults
from .inputs.packing import Packing, fewest_hubs, most_hubs, pack
from .inputs.range_faults import (
    hubs_faults,
    possible,
    range_faults,
    size_faults,
    span,
    sums_detail,
    sums_remedy,
    too_small,
)
from .inputs.settings import DEFAULTS, Settings, Sizes, point_faults, settings_faults
from .inputs.sizes import count_for_range, possible_counts, share_out
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
        By default the method's number (``sizes.count_for_range``), or the fewest or the most
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
    last = last_counts(points, groups, conditions)
    locked = [1] * len(groups)
    if conditions.centres is None:
        locked = least_by_locks(points, groups, conditions, hubs, layer)
    if conditions.centres is not None or conditions.weight_field is not None:
        packed = None
        shares: Sequence[int]
        if conditions.centres is not None:
            shares = [conditions.centre_count]
            _centres_or_raise(hubs, conditions)
        elif low and high:
            shares = _counts_by_weight(
                points, groups, low, high, hubs, conditions, layer, progress, last, locked
            )
        else:
            shares, packed = _packed(points, groups, low, high, hubs, conditions, layer, progress)

        def demanded_by_weight(shares: Sequence[int]) -> list[Demand]:
            kept = packed if shares is own else None
            return range_demands(points, groups, low, high, shares, conditions, layer, kept)

        own = shares
        if conditions.max_distance is not None and hubs is None and conditions.centres is None:
            most_hubs = _most_by_weight(points, groups, low, conditions)
            shares = enough_hubs(
                points, groups, shares, most_hubs, demanded_by_weight, settings, progress
            )
        demands = demanded_by_weight(shares)
        return form_hubs(points, groups, demands, settings, progress)
    how = None if low and high else _how_many(low)
    as_many = low is not None
    least, most = int(low or 1), int(high or max(group.size for group in groups))
    faults = list(size_faults(groups, least, most, layer, group_field))
    faults = faults or list(hubs_faults(groups, least, most, hubs))
    if faults:
        raise InputError(faults)
    if how is None or hubs is not None:
        shares = _counts(groups, least, most, hubs, last, locked)
    else:
        counts = [possible_counts(group.size, least, most) for group in groups]
        shares = [count[1 if as_many else 0] for count in counts]
    if conditions.max_distance is not None and hubs is None:
        most_hubs = [possible_counts(group.size, least, most)[1] for group in groups]

        def demanded(shares: Sequence[int]) -> list[Demand]:
            return range_demands(points, groups, least, most, shares, conditions, layer)

        found = enough_hubs(points, groups, shares, most_hubs, demanded, settings, progress)
        how = tr("by the longest way") if found != list(shares) else how
        shares = found
    sizes = [Sizes(k, least, most) for k in shares]
    if how is None and hubs is None:
        if shares != _counts(groups, least, most, hubs, last, [1] * len(groups)):
            how = _as_locked()
        elif last is not None:
            how = _as_last_time()
    _tell_count(groups, sizes, least, most, hubs, progress, how)
    if conditions.is_anything:
        demands = range_demands(points, groups, least, most, shares, conditions, layer)
        return form_hubs(points, groups, demands, settings, progress)
    return form_hubs(points, groups, sizes, settings, progress)


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


def _how_many(low: Optional[float]) -> str:
    if low:
        return tr("the most in which all have enough")
    return tr("the fewest that hold all")


def _as_last_time() -> str:
    return tr("as many as last time, or as near to that as the range allows")


def _as_locked() -> str:
    return tr("as many as points are locked to")


def _counts(
    groups: Sequence[PointGroup],
    low: int,
    high: int,
    hubs: Optional[int],
    last: Optional[Sequence[int]],
    locked: Sequence[int],
) -> list[int]:
    count = [group.size for group in groups]
    limits = [possible_counts(n, low, high) for n in count]
    most = [many for _, many in limits]
    fewest = [min(max(few, own), many) for (few, many), own in zip(limits, locked)]
    if hubs is None and last is not None:
        return [min(max(k, few), many) for k, few, many in zip(last, fewest, most)]
    if hubs is None:
        wanted = [count_for_range(n, low, high) for n in count]
        return [max(each, few) for each, few in zip(wanted, fewest) if each is not None]
    if sum(fewest) > hubs:
        # By locks of some groups together with the largest sizes of others: said group by group.
        fewest = [few for few, _ in limits]
    return share_out(hubs, count, fewest, most)


def _tell_count(
    groups: Sequence[PointGroup],
    sizes: Sequence[Sizes],
    low: int,
    high: int,
    hubs: Optional[int],
    progress: Progress,
    one_limit: Optional[str],
) -> None:
    fewest, most = possible(groups, low, high)
    how = tr("as asked for")
    if hubs is None and one_limit is not None:
        how = one_limit
    elif hubs is None:
        how = (
            tr("the points divided by {middle}, the middle of the range")
            if len(groups) == 1
            else tr("in each group the points divided by {middle}, the middle, rounded down")
        ).format(middle=general((low + high) / 2))
        if any(each.hubs != 2 * group.size // (low + high) for each, group in zip(sizes, groups)):
            how = tr("{rule}, as near as the range allows").format(rule=how)
    progress.info(
        (
            tr("Sizes of {low} to {high} allow {allowed}. Chosen: {n}, {how}.")
            if len(groups) == 1
            else tr("Sizes of {low} to {high} allow {allowed} in all groups. Chosen: {n}, {how}.")
        ).format(
            low=low,
            high=high,
            allowed=span(fewest, most),
            n=sum(each.hubs for each in sizes),
            how=how,
        )
    )


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


def _counts_by_weight(
    points: gpd.GeoDataFrame,
    groups: Sequence[PointGroup],
    low: float,
    high: float,
    hubs: Optional[int],
    conditions: HubConditions,
    layer: str,
    progress: Progress,
    last: Optional[Sequence[int]],
    locked: Sequence[int],
) -> list[int]:
    assert conditions.weight_field is not None
    counts = counts_by_weight(points, groups, low, high, conditions.weight_field)
    weight = points[conditions.weight_field].astype(float).to_numpy()
    totals = [float(weight[group.rows].sum()) for group in groups]
    if any(wanted is None for _, wanted, _ in counts):
        remedy = sums_remedy(points, groups, low, high, conditions.weight_field)
        raise_any(
            Fault(
                tr("its sum cannot be parted into hubs of {low} to {high}").format(
                    low=general(low), high=general(high)
                ),
                remedy,
                layer,
                feature=group.name,
                field=conditions.weight_field,
                detail=sums_detail(total, low, high, int((weight[group.rows] > 0).sum())),
            )
            for group, total, (_, wanted, _) in zip(groups, totals, counts)
            if wanted is None
        )
    fewest, wanted, most = zip(*counts)
    allowed = span(sum(fewest), sum(most))
    least = [min(max(few, own), many) for few, own, many in zip(fewest, locked, most)]
    if hubs is None:
        shares = [min(max(k, few), many) for k, few, many in zip(last or wanted, least, most)]
    elif sum(fewest) <= hubs <= sum(most):
        # More than that by locks of some groups together with the largest sums of others: reported
        # group by group.
        least = least if sum(least) <= hubs else list(fewest)
        shares = share_out(hubs, [Fraction(total) for total in totals], least, most)
    else:
        raise InputError(
            Fault(
                tr("a sum of {sum} makes {hubs} of {low} to {high}").format(
                    sum=general(sum(totals)), hubs=allowed, low=general(low), high=general(high)
                ),
                tr("Ask for {hubs}, or leave it empty.").format(hubs=allowed),
                tr("Number of hubs"),
                detail=str(hubs),
            )
        )
    how = tr("as asked for") if hubs is not None else tr("the sum over the middle of the range")
    if hubs is None and any(
        max(k, few) < own for k, few, own in zip(last or wanted, fewest, least)
    ):
        how = _as_locked()
    elif hubs is None and last is not None:
        how = _as_last_time()
    progress.info(
        tr("Sums of '{field}' of {low} to {high} allow {allowed}. Chosen: {n}, {how}.").format(
            field=conditions.weight_field,
            low=general(low),
            high=general(high),
            allowed=allowed,
            n=sum(shares),
            how=how,
        )
    )
    return shares


def _most_by_weight(
    points: gpd.GeoDataFrame,
    groups: Sequence[PointGroup],
    low: Optional[float],
    conditions: HubConditions,
) -> list[int]:
    """How many hubs each group can have at most; all have a point that weighs something."""
    weights = as_numbers(points[conditions.weight_field])
    found = []
    for group in groups:
        own = weights[group.rows]
        heavy = int(np.count_nonzero(own))
        found.append(heavy if not low else min(heavy, int(own.sum() / low * (1 + ROUND_OFF))))
    return found


def _packed(
    points: gpd.GeoDataFrame,
    groups: Sequence[PointGroup],
    low: Optional[float],
    high: Optional[float],
    hubs: Optional[int],
    conditions: HubConditions,
    layer: str,
    progress: Progress,
) -> tuple[list[int], Optional[list[np.ndarray]]]:
    """Hubs per group where only a least or a largest sum is set, and points packed into them."""
    weights = as_numbers(points[conditions.weight_field])
    parts = [weights[group.rows] for group in groups]
    least, most = ([int(np.count_nonzero(part)) for part in parts] for _ in range(2))
    empty = [group for group, part in zip(groups, parts) if not part.any()]
    raise_any(too_small(group, conditions, layer, low, 0.0) for group in empty)
    packings: list[Packing]
    labels: Sequence[Optional[np.ndarray]]
    if high is None:
        assert low is not None
        raise_any(
            too_small(group, conditions, layer, low, float(part.sum()))
            for group, part in zip(groups, parts)
            if part.sum() < low * (1 - ROUND_OFF)
        )
        packings = [most_hubs(part, low) for part in parts]
        least = [1] * len(groups)
        most = [each.bound for each in packings]
    elif weights.max() > high * (1 + ROUND_OFF):
        # Told with the points that are too heavy, as with any range.
        return [1] * len(groups), None
    else:
        packings = [fewest_hubs(part, high) for part in parts]
        least = [each.bound for each in packings]
    if hubs is None:
        shares, how = [each.hubs for each in packings], _how_many(low)
        labels = [each.labels for each in packings]
    elif sum(least) <= hubs <= sum(most):
        totals = [Fraction(float(part.sum())) for part in parts]
        shares, how = share_out(hubs, totals, least, most), tr("as asked for")
        labels = [pack(part, k, low or 0.0, high or math.inf) for part, k in zip(parts, shares)]
    else:
        allowed = span(sum(least), sum(most))
        raise InputError(
            Fault(
                tr("the sums of '{field}' make {hubs}").format(
                    field=conditions.weight_field, hubs=allowed
                ),
                tr("Ask for {hubs}, or leave it empty.").format(hubs=allowed),
                tr("Number of hubs"),
                detail=str(hubs),
            )
        )
    bound = sum(most) if high is None else sum(least)
    text = (
        tr("No more than {bound} can have sums of '{field}' of {size} or more. Chosen: {n}, {how}.")
        if high is None
        else tr(
            "No fewer than {bound} can hold all with sums of '{field}' of at most {size}. Chosen: "
            "{n}, {how}."
        )
    )
    progress.info(
        text.format(
            bound=span(bound, bound),
            field=conditions.weight_field,
            size=amount(low or high),
            n=sum(shares),
            how=how,
        )
    )
    found = [each for each in labels if each is not None]
    return shares, found if len(found) == len(labels) else None
