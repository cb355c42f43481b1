"""Hubs whose sizes all lie within a range."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Optional

import geopandas as gpd
import numpy as np

from ..errors import InputError, Problem
from ..ids import as_numbers
from ..progress import SILENT, Progress
from ..texts import amount, number, tr
from .asked import NOTHING, Asked, asked_problems
from .demands import ROUND_OFF, counts_by_weight, raise_any, range_demands
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
    low: float,
    high: float,
    hubs: Optional[int] = None,
    group_field: Optional[str] = None,
    settings: Settings = DEFAULTS,
    layer: str = "",
    progress: Progress = SILENT,
    asked: Asked = NOTHING,
) -> Optional[HubResult]:
    """Group points into compact hubs, each of ``low`` to ``high`` points.

    Parameters
    ----------
    points : GeoDataFrame of length n
        With a coordinate reference system, indexed by feature id. Geometries other than
        points are taken by their centroid.
    low, high : float
        Whole numbers of points; with weights any sums of them above 0.
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
    asked : Asked
        Weights to balance, given centres (the number of hubs is then theirs), travel costs.

    Returns
    -------
    HubResult or None
        None if the user cancelled.

    Raises
    ------
    InputError
        No points; no reference system; missing geometries or groups; a range or number of
        hubs that is not possible; a setting out of range; what is asked besides cannot be, or
        was not found.

    References
    ----------
    Equal-size spectral clustering, A. Mabo, second example.
    """
    problems = list(point_problems(points, layer))
    if len(points):
        problems += [
            *without_group(points, group_field, layer),
            *asked_problems(points, asked, group_field, layer),
            *_range_problems(low, high, asked),
            *settings_problems(settings),
        ]
    if problems:
        raise InputError(problems)
    groups = groups_of(points, group_field)
    if settings.neighbours is None:
        middle = (low + high) / 2
        if asked.weight_field is not None:
            middle *= len(points) / as_numbers(points[asked.weight_field]).sum()
        middle = min(max(1, int(middle)), MOST_NEIGHBOURS)
        settings = replace(settings, neighbours=middle)
    if asked.centres is not None or asked.weight_field is not None:
        if asked.centres is not None:
            shares = [len(asked.centres)]
            _centres_or_raise(hubs, asked)
        else:
            shares = _counts_by_weight(points, groups, low, high, hubs, asked, layer, progress)
        demands = range_demands(points, groups, low, high, shares, asked, layer)
        return form_hubs(points, groups, demands, settings, progress)
    low, high = int(low), int(high)
    problems = list(_size_problems(groups, low, high, layer, group_field))
    problems = problems or list(_hubs_problems(groups, low, high, hubs))
    if problems:
        raise InputError(problems)
    sizes = [Sizes(k, low, high) for k in _counts(groups, low, high, hubs)]
    _tell_count(groups, sizes, low, high, hubs, progress)
    if asked.costs is not None:
        shares = [each.hubs for each in sizes]
        sizes = range_demands(points, groups, low, high, shares, asked, layer)
    return form_hubs(points, groups, sizes, settings, progress)


def _counts(groups, low, high, hubs):
    count = [group.size for group in groups]
    if hubs is None:
        return [count_for_range(n, low, high) for n in count]
    fewest, most = zip(*(possible_counts(n, low, high) for n in count))
    return share_out(hubs, count, fewest, most)


def _tell_count(groups, sizes, low, high, hubs, progress):
    fewest, most = _possible(groups, low, high)
    how = tr("as asked for")
    if hubs is None:
        how = (
            tr("the points divided by {middle}, the middle of the range")
            if len(groups) == 1
            else tr("in each group the points divided by {middle}, the middle, rounded down")
        ).format(middle=f"{(low + high) / 2:g}")
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
            allowed=_span(fewest, most),
            n=sum(each.hubs for each in sizes),
            how=how,
        )
    )


def _centres_or_raise(hubs, asked):
    if hubs is not None and hubs != len(asked.centres):
        raise InputError(
            Problem(
                tr("with given centres the number of hubs is theirs, {n}").format(
                    n=len(asked.centres)
                ),
                "Leave it empty.",
                tr("Number of hubs"),
                detail=str(hubs),
            )
        )


def _counts_by_weight(points, groups, low, high, hubs, asked, layer, progress):
    counts = counts_by_weight(points, groups, low, high, asked.weight_field)
    weight = points[asked.weight_field].astype(float).to_numpy()
    totals = [float(weight[group.rows].sum()) for group in groups]
    if any(wanted is None for _, wanted, _ in counts):
        remedy = _sums_remedy(points, groups, low, high, asked.weight_field)
        raise_any(
            Problem(
                tr("its sum cannot be parted into hubs of {low} to {high}").format(
                    low=f"{low:,g}", high=f"{high:,g}"
                ),
                remedy,
                layer,
                feature=group.name,
                field=asked.weight_field,
                detail=_sums_detail(total, low, high, int((weight[group.rows] > 0).sum())),
            )
            for group, total, (_, wanted, _) in zip(groups, totals, counts)
            if wanted is None
        )
    fewest, wanted, most = zip(*counts)
    allowed = _span(sum(fewest), sum(most))
    if hubs is None:
        shares = list(wanted)
    elif sum(fewest) <= hubs <= sum(most):
        shares = share_out(hubs, [Fraction(total) for total in totals], fewest, most)
    else:
        raise InputError(
            Problem(
                tr("a sum of {sum} makes {hubs} of {low} to {high}").format(
                    sum=f"{sum(totals):.6g}", hubs=allowed, low=f"{low:g}", high=f"{high:g}"
                ),
                tr("Ask for {hubs}, or leave it empty.").format(hubs=allowed),
                tr("Number of hubs"),
                detail=str(hubs),
            )
        )
    how = tr("as asked for") if hubs is not None else tr("the sum over the middle of the range")
    progress.info(
        tr("Sums of '{field}' of {low} to {high} allow {allowed}. Chosen: {n}, {how}.").format(
            field=asked.weight_field,
            low=f"{low:g}",
            high=f"{high:g}",
            allowed=allowed,
            n=sum(shares),
            how=how,
        )
    )
    return shares


def _sums_detail(total, low, high, holding):
    fewest = math.ceil(total / high * (1 - ROUND_OFF))
    most = math.floor(total / low * (1 + ROUND_OFF))
    if fewest > holding:
        text = tr(
            "the sum over {n} points is {total}, which takes at least {fewest} hubs: more than "
            "there are points"
        )
    elif most == 0:
        text = tr("the sum over {n} points is {total}, and one hub needs at least {low}")
    else:
        text = tr(
            "the sum over {n} points is {total}; hubs that hold at most {high} must be {fewest} "
            "or more, hubs that need at least {low} must be {most} or fewer"
        )
    return text.format(
        n=number(holding),
        total=amount(total),
        fewest=number(fewest),
        most=number(most),
        low=amount(low),
        high=amount(high),
    )


def _sums_remedy(points, groups, low, high, field):
    """What the range means with a weight, and, if there is a simple one, a range that can be."""
    weight = as_numbers(points[field])
    total, holding = float(weight.sum()), int((weight > 0).sum())
    # A range that no hubs of whole points can reach was meant as one of numbers of points.
    mean = total / max(1, holding // ((low + high) / 2))
    if total / high <= holding:
        mean = total / max(1, round(2 * total / (low + high)))
    for share in (0.1, 0.2, 0.3, 0.4, 0.5):
        lower = _rounded(mean * (1 - share), math.floor)
        higher = _rounded(max(mean * (1 + share), float(weight.max())), math.ceil)
        fit = counts_by_weight(points, groups, lower, higher, field)
        if all(
            wanted is not None and _parts_fit(weight[group.rows], wanted, lower, higher)
            for (_, wanted, _), group in zip(fit, groups)
        ):
            return tr(
                "With a field to balance, smallest and largest size are sums of it, not numbers "
                "of points. Ask, for instance, for {low} to {high}."
            ).format(low=amount(lower), high=amount(higher))
    return tr(
        "With a field to balance, smallest and largest size are sums of it, not numbers of "
        "points. Widen the range, or leave groups out by a filter."
    )


def _parts_fit(weights, hubs, low, high):
    """Whether whole points, each in turn given to the lightest hub, keep a range."""
    loads = [0.0] * hubs
    for weight in np.sort(weights)[::-1].tolist():
        heapq.heapreplace(loads, loads[0] + weight)
    return low <= min(loads) and max(loads) <= high


def _rounded(value, way):
    """To two digits, down or up."""
    step = 10.0 ** (math.floor(math.log10(value)) - 1)
    return float(f"{way(value / step) * step:.10g}")


def _range_problems(low, high, asked):
    by_weight = asked.weight_field is not None
    if not by_weight:
        for value, name in ((low, tr("Smallest size")), (high, tr("Largest size"))):
            if value != int(value):
                yield Problem(
                    "numbers of points are whole",
                    "Give a whole number, or a weight field whose sums these are.",
                    name,
                    detail=f"{value:g}",
                )
    if by_weight and not low > 0:
        yield Problem(
            "the sum of a hub is above 0",
            "Ask for more than 0.",
            tr("Smallest size"),
            detail=f"{low:g}",
        )
    elif low < 1 and not by_weight:
        yield Problem(
            "a hub has at least 1 point",
            "Ask for 1 or more.",
            tr("Smallest size"),
            detail=f"{low:g}",
        )
    elif high < low:
        yield Problem(
            tr("it is below the smallest size ({low})").format(low=f"{low:g}"),
            tr("Ask for {low} or more.").format(low=f"{low:g}"),
            tr("Largest size"),
            detail=f"{high:g}",
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
        remedy = tr("With {wider}, they can.").format(wider=_wider([n], low, high))
        yield Problem(
            tr("{n} points cannot be parted into hubs of {low} to {high}").format(
                n=n, low=low, high=high
            ),
            remedy,
            layer,
            detail=why_none(n, low, high),
        )
        return
    remedy = tr("Leave these out by a filter or selection")
    if len(large) < len(groups):
        remedy = tr(
            "Join groups of fewer than {n} points to others, or leave them out by a filter"
        ).format(n=low)
    if any(group.size >= low for group in impossible):
        rest = tr("all groups") if len(large) == len(groups) else tr("the larger ones")
        wider = _wider(large, low, high)
        remedy += tr("; with {wider}, {groups} can").format(wider=wider, groups=rest)
    for group in impossible:
        yield Problem(
            tr("groups that cannot be parted into hubs of {low} to {high}").format(
                low=low, high=high
            ),
            f"{remedy}.",
            layer,
            feature=group.name,
            field=field,
            detail=f"{_points(group.size)}: {why_none(group.size, low, high)}",
        )


def _hubs_problems(groups, low, high, hubs):
    fewest, most = _possible(groups, low, high)
    if hubs is not None and not fewest <= hubs <= most:
        n = sum(group.size for group in groups)
        allowed = _span(fewest, most)
        told = {"points": _points(n), "n": len(groups), "hubs": allowed, "low": low, "high": high}
        yield Problem(
            tr("{points} in {n} groups make {hubs} of {low} to {high}").format(**told)
            if len(groups) > 1
            else tr("{points} make {hubs} of {low} to {high}").format(**told),
            tr("Ask for {hubs}, or leave it empty.").format(hubs=allowed),
            tr("Number of hubs"),
            detail=str(hubs),
        )


def _wider(points, low, high):
    lower, higher = ranges_that_fit(points, low, high)
    if not higher:
        return tr("a smallest size of at most {low}").format(low=lower)
    return tr("a smallest size of at most {low}, or a largest of at least {high}").format(
        low=lower, high=higher
    )


def _possible(groups, low, high):
    fewest, most = zip(*(possible_counts(group.size, low, high) for group in groups))
    return sum(fewest), sum(most)


def _span(fewest, most):
    if fewest == most:
        return tr("1 hub") if most == 1 else tr("{n} hubs").format(n=most)
    return tr("{fewest} to {most} hubs").format(fewest=fewest, most=most)


def _points(count):
    return tr("1 point") if count == 1 else tr("{n} points").format(n=count)
