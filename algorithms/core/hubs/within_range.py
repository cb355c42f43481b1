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

from ..errors import Fault, InputError
from ..ids import as_numbers
from ..progress import SILENT, Progress
from ..texts import amount, counted, general, number, tr
from .asked import NOTHING, Asked, asked_faults
from .demands import ROUND_OFF, counts_by_weight, raise_any, range_demands
from .forming import (
    DEFAULTS,
    HubResult,
    Settings,
    Sizes,
    form_hubs,
    point_faults,
    settings_faults,
)
from .groups import PointGroup, groups_of, without_group
from .packing import fewest_hubs, most_hubs, pack
from .sizes import count_for_range, possible_counts, ranges_that_fit, share_out, why_none
from .spectral import MOST_NEIGHBOURS


def hubs_within_range(
    points: gpd.GeoDataFrame,
    low: Optional[float],
    high: Optional[float],
    hubs: Optional[int] = None,
    group_field: Optional[str] = None,
    settings: Settings = DEFAULTS,
    layer: str = "",
    progress: Progress = SILENT,
    asked: Asked = NOTHING,
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
    low, high = low or None, high or None
    faults = list(point_faults(points, layer))
    if len(points):
        faults += [
            *without_group(points, group_field, layer),
            *asked_faults(points, asked, group_field, layer),
            *_range_faults(low, high, asked),
            *settings_faults(settings),
        ]
    if faults:
        raise InputError(faults)
    groups = groups_of(points, group_field)
    if settings.neighbours is None:
        # Where one of the two is left out hubs are about as large as the other.
        middle = (low + high) / 2 if low and high else low or high
        if asked.weight_field is not None:
            middle *= len(points) / as_numbers(points[asked.weight_field]).sum()
        middle = min(max(1, int(middle)), MOST_NEIGHBOURS)
        settings = replace(settings, neighbours=middle)
    if asked.centres is not None or asked.weight_field is not None:
        packed = None
        if asked.centres is not None:
            shares = [len(asked.centres)]
            _centres_or_raise(hubs, asked)
        elif low and high:
            shares = _counts_by_weight(points, groups, low, high, hubs, asked, layer, progress)
        else:
            shares, packed = _packed(points, groups, low, high, hubs, asked, layer, progress)
        demands = range_demands(points, groups, low, high, shares, asked, layer, packed)
        return form_hubs(points, groups, demands, settings, progress)
    how = None if low and high else _how_many(low)
    as_many = low is not None
    low, high = int(low or 1), int(high or max(group.size for group in groups))
    faults = list(_size_faults(groups, low, high, layer, group_field))
    faults = faults or list(_hubs_faults(groups, low, high, hubs))
    if faults:
        raise InputError(faults)
    if how is None or hubs is not None:
        shares = _counts(groups, low, high, hubs)
    else:
        fewest, most = zip(*(possible_counts(group.size, low, high) for group in groups))
        shares = most if as_many else fewest
    sizes = [Sizes(k, low, high) for k in shares]
    _tell_count(groups, sizes, low, high, hubs, progress, how)
    if asked.costs is not None:
        sizes = range_demands(points, groups, low, high, shares, asked, layer)
    return form_hubs(points, groups, sizes, settings, progress)


def _how_many(low):
    if low:
        return tr("the most in which all have enough")
    return tr("the fewest that hold all")


def _counts(groups, low, high, hubs):
    count = [group.size for group in groups]
    if hubs is None:
        return [count_for_range(n, low, high) for n in count]
    fewest, most = zip(*(possible_counts(n, low, high) for n in count))
    return share_out(hubs, count, fewest, most)


def _tell_count(groups, sizes, low, high, hubs, progress, one_limit):
    fewest, most = _possible(groups, low, high)
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
            allowed=_span(fewest, most),
            n=sum(each.hubs for each in sizes),
            how=how,
        )
    )


def _centres_or_raise(hubs, asked):
    if hubs is not None and hubs != len(asked.centres):
        raise InputError(
            Fault(
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
            Fault(
                tr("its sum cannot be parted into hubs of {low} to {high}").format(
                    low=general(low), high=general(high)
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
    progress.info(
        tr("Sums of '{field}' of {low} to {high} allow {allowed}. Chosen: {n}, {how}.").format(
            field=asked.weight_field,
            low=general(low),
            high=general(high),
            allowed=allowed,
            n=sum(shares),
            how=how,
        )
    )
    return shares


def _packed(points, groups, low, high, hubs, asked, layer, progress):
    """Hubs per group where only a least or a largest sum is set, and points packed into them."""
    weights = as_numbers(points[asked.weight_field])
    parts = [weights[group.rows] for group in groups]
    least, most = ([int(np.count_nonzero(part)) for part in parts] for _ in range(2))
    empty = [group for group, part in zip(groups, parts) if not part.any()]
    raise_any(_too_small(group, asked, layer, low, 0.0) for group in empty)
    if high is None:
        raise_any(
            _too_small(group, asked, layer, low, float(part.sum()))
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
        allowed = _span(sum(least), sum(most))
        raise InputError(
            Fault(
                tr("the sums of '{field}' make {hubs}").format(
                    field=asked.weight_field, hubs=allowed
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
            bound=_span(bound, bound),
            field=asked.weight_field,
            size=amount(low or high),
            n=sum(shares),
            how=how,
        )
    )
    return shares, None if any(each is None for each in labels) else labels


def _too_small(group, asked, layer, low, total):
    return Fault(
        tr("its sum is below the smallest size ({low})").format(low=amount(low))
        if low
        else "its points have no weight",
        "Lower the smallest size, or leave these out by a filter."
        if low
        else "Leave these out by a filter.",
        layer,
        feature=group.value,
        field=asked.weight_field,
        detail=amount(total),
    )


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


def _range_faults(low, high, asked):
    by_weight = asked.weight_field is not None
    names = tr("Smallest size"), tr("Largest size")
    if low is None and high is None:
        yield Fault(
            "neither a smallest nor a largest size is given",
            "Give one of the two, or both.",
            ", ".join(names),
        )
    for value, name in zip((low, high), names):
        if value is None:
            continue
        if not (math.isfinite(value) and value > 0):
            yield Fault(
                "it is below 0",
                "Ask for more than 0, or leave it empty.",
                name,
                detail=general(value),
            )
        elif not by_weight and value != int(value):
            yield Fault(
                "numbers of points are whole",
                "Give a whole number, or a weight field whose sums these are.",
                name,
                detail=general(value),
            )
    if low is not None and high is not None and 0 < high < low:
        yield Fault(
            tr("it is below the smallest size ({low})").format(low=general(low)),
            tr("Ask for {low} or more.").format(low=general(low)),
            tr("Largest size"),
            detail=general(high),
        )


def _size_faults(
    groups: Sequence[PointGroup], low: int, high: int, layer: str, field: Optional[str]
):
    impossible = [g for g in groups if count_for_range(g.size, low, high) is None]
    if not impossible:
        return
    large = [group.size for group in groups if group.size >= low]
    if field is None:
        n = groups[0].size
        remedy = tr("With {wider}, they can.").format(wider=_wider([n], low, high))
        yield Fault(
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
        yield Fault(
            tr("groups that cannot be parted into hubs of {low} to {high}").format(
                low=low, high=high
            ),
            f"{remedy}.",
            layer,
            feature=group.name,
            field=field,
            detail=f"{_points(group.size)}: {why_none(group.size, low, high)}",
        )


def _hubs_faults(groups, low, high, hubs):
    fewest, most = _possible(groups, low, high)
    if hubs is not None and not fewest <= hubs <= most:
        n = sum(group.size for group in groups)
        allowed = _span(fewest, most)
        told = {"points": _points(n), "n": len(groups), "hubs": allowed, "low": low, "high": high}
        yield Fault(
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
    return counted(count, tr("1 point"), tr("{n} points"))
