# SPDX-License-Identifier: GPL-2.0-or-later
"""What may be wrong with a range of sizes, and which range would do."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from typing import Callable, Optional

import geopandas as gpd
import numpy as np

from ...errors import Fault
from ...ids import as_numbers
from ...texts import amount, counted, general, number, tr
from .conditions import HubConditions
from .groups import PointGroup
from .sizes import ROUND_OFF, hub_counts, ranges_that_fit, why_none


def too_small_faults(
    groups: Sequence[PointGroup],
    parts: Sequence[np.ndarray],
    low: Optional[float],
    field: str,
    layer: str,
) -> Iterator[Fault]:
    """Groups of no weight, or of less than a smallest size, where only one limit is set.

    Parameters
    ----------
    parts : sequence of ndarray
        The weights of the points of each group.
    """
    sums = [float(part.sum()) for part in parts]
    least = (low or 0.0) * (1 - ROUND_OFF)
    # Those of no weight alone, where there are any: they are left out first.
    for group, total in zip(groups, sums):
        if total > 0 and (total >= least or min(sums) <= 0):
            continue
        yield Fault(
            tr("its sum is below the smallest size ({low})").format(low=amount(low))
            if low
            else "its points have no weight",
            "Lower the smallest size, or leave these out by a filter."
            if low
            else "Leave these out by a filter.",
            layer,
            feature=group.value,
            field=field,
            detail=amount(total),
        )


def sum_faults(
    points: gpd.GeoDataFrame,
    groups: Sequence[PointGroup],
    low: float,
    high: float,
    field: str,
    layer: str,
) -> Iterator[Fault]:
    """Groups whose sum of weights cannot be parted into hubs of a range."""
    weights = as_numbers(points[field])
    for group in groups:
        own = weights[group.rows]
        total, heavy = float(own.sum()), int(np.count_nonzero(own))
        if hub_counts(total, low, high, heavy).wanted is None:
            yield Fault(
                tr("its sum cannot be parted into hubs of {low} to {high}").format(
                    low=general(low), high=general(high)
                ),
                _sums_remedy(points, groups, low, high, field),
                layer,
                feature=group.name,
                field=field,
                detail=_sums_detail(total, low, high, heavy),
            )


def _sums_detail(total: float, low: float, high: float, holding: int) -> str:
    fewest, _, _ = hub_counts(total, low, high, holding)
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


def _sums_remedy(
    points: gpd.GeoDataFrame, groups: Sequence[PointGroup], low: float, high: float, field: str
) -> str:
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
        if all(_is_fit(weight[group.rows], lower, higher) for group in groups):
            return tr(
                "With a field to balance, smallest and largest size are sums of it, not numbers "
                "of points. Ask, for instance, for {low} to {high}."
            ).format(low=amount(lower), high=amount(higher))
    return tr(
        "With a field to balance, smallest and largest size are sums of it, not numbers of "
        "points. Widen the range, or leave groups out by a filter."
    )


def _is_fit(weights: np.ndarray, low: float, high: float) -> bool:
    """Whether whole points, each in turn given to the lightest hub, keep a range."""
    hubs = hub_counts(float(weights.sum()), low, high, int(np.count_nonzero(weights))).wanted
    loads = [0.0] * (hubs or 0)
    for weight in np.sort(weights)[::-1].tolist() if hubs else ():
        heapq.heapreplace(loads, loads[0] + weight)
    return bool(loads) and low <= min(loads) and max(loads) <= high


def _rounded(value: float, way: Callable[[float], float]) -> float:
    """To two digits, down or up."""
    step = 10.0 ** (math.floor(math.log10(value)) - 1)
    return float(f"{way(value / step) * step:.10g}")


def range_faults(
    low: Optional[float], high: Optional[float], conditions: HubConditions
) -> Iterator[Fault]:
    by_weight = conditions.weight_field is not None
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


def size_faults(
    groups: Sequence[PointGroup], low: int, high: int, layer: str, field: Optional[str]
) -> Iterator[Fault]:
    impossible = [g for g in groups if hub_counts(g.size, low, high, g.size).wanted is None]
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


def _wider(points: Sequence[int], low: int, high: int) -> str:
    lower, higher = ranges_that_fit(points, low, high)
    if not higher:
        return tr("a smallest size of at most {low}").format(low=lower)
    return tr("a smallest size of at most {low}, or a largest of at least {high}").format(
        low=lower, high=higher
    )


def span(fewest: int, most: int) -> str:
    if fewest == most:
        return tr("1 hub") if most == 1 else tr("{n} hubs").format(n=most)
    return tr("{fewest} to {most} hubs").format(fewest=fewest, most=most)


def _points(count: float) -> str:
    return counted(count, tr("1 point"), tr("{n} points"))
