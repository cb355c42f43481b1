"""Hubs whose sizes all lie within a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Optional

import geopandas as gpd

from ..errors import InputError, Problem
from ..progress import SILENT, Progress
from .forming import (
    DEFAULTS,
    HubResult,
    Settings,
    Sizes,
    form_hubs,
    point_problems,
    settings_problems,
)
from .groups import PointGroup, groups_of, without_group
from .sizes import count_for_range, possible_counts, ranges_that_fit, share_out, why_none
from .spectral import MOST_NEIGHBOURS


def hubs_within_range(
    points: gpd.GeoDataFrame,
    low: int,
    high: int,
    hubs: Optional[int] = None,
    group_field: Optional[str] = None,
    settings: Settings = DEFAULTS,
    layer: str = "",
    progress: Progress = SILENT,
) -> Optional[HubResult]:
    """Group points into compact hubs, each of ``low`` to ``high`` points.

    Parameters
    ----------
    points : GeoDataFrame of length n
        With a coordinate reference system, indexed by feature id. Geometries other than
        points are taken by their centroid.
    low, high : int
    hubs : int, optional
        By default the method's number (``sizes.count_for_range``), group by group. With
        groups: of the whole layer, shared out to them in proportion to their points.
    group_field : str, optional
        The column that tells groups of points which are worked on apart.
    settings : Settings
        Without ``neighbours`` the method's number is taken, the middle of the range, at
        most 30.
    layer : str
        Name of the layer, for messages.
    progress : Progress

    Returns
    -------
    HubResult or None
        None if the user cancelled.

    Raises
    ------
    InputError
        No points; no reference system; missing geometries or groups; a range or number of
        hubs that is not possible; a setting out of range.

    References
    ----------
    Equal-size spectral clustering, A. Mabo, second example.
    """
    problems = list(point_problems(points, layer))
    if len(points):
        problems += [
            *without_group(points, group_field, layer),
            *_range_problems(low, high),
            *settings_problems(settings),
        ]
    if problems:
        raise InputError(problems)
    groups = groups_of(points, group_field)
    problems = list(_size_problems(groups, low, high, layer, group_field))
    problems = problems or list(_hubs_problems(groups, low, high, hubs))
    if problems:
        raise InputError(problems)
    if settings.neighbours is None:
        settings = replace(settings, neighbours=min((low + high) // 2, MOST_NEIGHBOURS))
    sizes = [Sizes(k, low, high) for k in _counts(groups, low, high, hubs)]
    _tell_count(groups, sizes, low, high, hubs, progress)
    return form_hubs(points, groups, sizes, settings, progress)


def _counts(groups, low, high, hubs):
    count = [group.size for group in groups]
    if hubs is None:
        return [count_for_range(n, low, high) for n in count]
    fewest, most = zip(*(possible_counts(n, low, high) for n in count))
    return share_out(hubs, count, fewest, most)


def _tell_count(groups, sizes, low, high, hubs, progress):
    fewest, most = _possible(groups, low, high)
    how = "as asked for"
    if hubs is None:
        how = f"the points divided by {(low + high) / 2:g}, the middle of the range"
        if any(each.hubs != 2 * group.size // (low + high) for each, group in zip(sizes, groups)):
            how += ", as near as the range allows"
    of_all = " in all groups" if len(groups) > 1 else ""
    progress.info(
        f"Sizes of {low} to {high} allow {_span(fewest, most)}{of_all}. "
        f"Chosen: {sum(each.hubs for each in sizes)}, {how}."
    )


def _range_problems(low, high):
    if low < 1:
        yield Problem(
            "a hub has at least 1 point", "Ask for 1 or more.", "Smallest size", detail=str(low)
        )
    elif high < low:
        yield Problem(
            f"it is below the smallest size ({low})",
            f"Ask for {low} or more.",
            "Largest size",
            detail=str(high),
        )


def _size_problems(
    groups: Sequence[PointGroup], low: int, high: int, layer: str, field: Optional[str]
):
    impossible = [g for g in groups if count_for_range(g.size, low, high) is None]
    if not impossible:
        return
    large = [group.size for group in groups if group.size >= low]
    if field is None:
        n = groups[0].size
        remedy = f"With {_wider([n], low, high)}, they can."
        yield Problem(
            f"{n} points cannot be parted into hubs of {low} to {high}",
            remedy,
            layer,
            detail=why_none(n, low, high),
        )
        return
    remedy = "Leave these out by a filter or selection"
    if len(large) < len(groups):
        remedy = f"Join groups of fewer than {low} points to others, or leave them out by a filter"
    if any(group.size >= low for group in impossible):
        rest = "all groups" if len(large) == len(groups) else "the larger ones"
        remedy += f"; with {_wider(large, low, high)}, {rest} can"
    for group in impossible:
        yield Problem(
            f"groups that cannot be parted into hubs of {low} to {high}",
            f"{remedy}.",
            layer,
            feature=group.value,
            field=field,
            detail=f"{_points(group.size)}: {why_none(group.size, low, high)}",
        )


def _hubs_problems(groups, low, high, hubs):
    fewest, most = _possible(groups, low, high)
    if hubs is not None and not fewest <= hubs <= most:
        n = sum(group.size for group in groups)
        among = f" in {len(groups)} groups" if len(groups) > 1 else ""
        allowed = _span(fewest, most)
        yield Problem(
            f"{_points(n)}{among} make {allowed} of {low} to {high}",
            f"Ask for {allowed}, or leave it empty.",
            "Number of hubs",
            detail=str(hubs),
        )


def _wider(points, low, high):
    lower, higher = ranges_that_fit(points, low, high)
    wider = f"a smallest size of at most {lower}"
    return f"{wider}, or a largest of at least {higher}" if higher else wider


def _possible(groups, low, high):
    fewest, most = zip(*(possible_counts(group.size, low, high) for group in groups))
    return sum(fewest), sum(most)


def _span(fewest, most):
    if fewest == most:
        return "1 hub" if most == 1 else f"{most} hubs"
    return f"{fewest} to {most} hubs"


def _points(count):
    return "1 point" if count == 1 else f"{count} points"
