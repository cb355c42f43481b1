# SPDX-License-Identifier: GPL-2.0-or-later
"""What may be wrong with a range of sizes or with limits per hub, and which range would do."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from typing import Any, Callable, Optional

import numpy as np

from ...errors import Fault
from ...texts import amount, general, listed, number, points_counted, tr
from .conditions import HubConditions
from .limit_texts import SizeLimit
from .points import HubInputs
from .sizes import ROUND_OFF, hub_counts, ranges_that_fit, why_none
from .tie_faults import MOST_LISTED


def too_small_faults(inputs: HubInputs, low: Optional[float]) -> Iterator[Fault]:
    """Groups of no weight, or of less than a smallest size, where only one limit is set."""
    sums = [float(inputs.loads[group.rows].sum()) for group in inputs.groups]
    least = (low or 0.0) * (1 - ROUND_OFF)
    # Those of no weight alone, where there are any: they are left out first.
    for group, total in zip(inputs.groups, sums):
        if total > 0 and (total >= least or min(sums) <= 0):
            continue
        yield Fault(
            tr("its sum is below the smallest size ({low})").format(low=amount(low))
            if low
            else "its points have no weight",
            "Lower the smallest size, or leave these out by a filter."
            if low
            else "Leave these out by a filter.",
            inputs.layer,
            feature=group.value,
            field=inputs.conditions.weight_field or "",
            detail=amount(total),
        )


def sum_faults(inputs: HubInputs, low: float, high: float) -> Iterator[Fault]:
    """Groups whose sum of weights cannot be parted into hubs of a range."""
    for group in inputs.groups:
        own = inputs.loads[group.rows]
        total, heavy = float(own.sum()), int(np.count_nonzero(own))
        if hub_counts(total, low, high, heavy).wanted is None:
            yield Fault(
                tr("its sum cannot be parted into hubs of {low} to {high}").format(
                    low=general(low), high=general(high)
                ),
                _sums_remedy(inputs, low, high),
                inputs.layer,
                feature=group.name,
                field=inputs.conditions.weight_field or "",
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


def _sums_remedy(inputs: HubInputs, low: float, high: float) -> str:
    """What the range means with a weight, and, if there is a simple one, a range that can be."""
    weight = inputs.loads
    total, holding = float(weight.sum()), int((weight > 0).sum())
    # A range that no hubs of whole points can reach was meant as one of numbers of points.
    mean = total / max(1, holding // ((low + high) / 2))
    if total / high <= holding:
        mean = total / max(1, round(2 * total / (low + high)))
    for share in (0.1, 0.2, 0.3, 0.4, 0.5):
        lower = _rounded(mean * (1 - share), math.floor)
        higher = _rounded(max(mean * (1 + share), float(weight.max())), math.ceil)
        if all(_is_fit(weight[group.rows], lower, higher) for group in inputs.groups):
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


def size_faults(inputs: HubInputs, low: int, high: int) -> Iterator[Fault]:
    """Groups whose points cannot be parted into hubs of a range."""
    groups, field = inputs.groups, inputs.group_field
    impossible = [g for g in groups if hub_counts(g.size, low, high, g.size).wanted is None]
    if not impossible:
        return
    if field is None:
        n = groups[0].size
        yield Fault(
            tr("{n} points cannot be parted into hubs of {low} to {high}").format(
                n=n, low=low, high=high
            ),
            tr("With {wider}, they can.").format(wider=_wider([n], low, high)),
            inputs.layer,
            detail=why_none(n, low, high),
        )
        return
    large = [group.size for group in groups if group.size >= low]
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
            inputs.layer,
            feature=group.name,
            field=field,
            detail=f"{points_counted(group.size)}: {why_none(group.size, low, high)}",
        )


def _wider(points: Sequence[int], low: int, high: int) -> str:
    lower, higher = ranges_that_fit(points, low, high)
    if not higher:
        return tr("a smallest size of at most {low}").format(low=lower)
    return tr("a smallest size of at most {low}, or a largest of at least {high}").format(
        low=lower, high=higher
    )


def part_faults(inputs: HubInputs, low: Optional[float], high: Optional[float]) -> Iterator[Fault]:
    """Parts of the map behind barriers that make no hubs of a range by themselves."""
    for group in inputs.groups:
        if not group.part:
            continue
        own = inputs.loads[group.rows].astype(float)
        heavy, total = int(np.count_nonzero(own)), float(own.sum())
        lightest = float(own[own > 0].min(initial=math.inf))
        if heavy and hub_counts(total, low or lightest, high or math.inf, heavy).wanted:
            continue
        yield Fault(
            tr(
                "points that barriers part from all others, and that make no hubs of {sizes} by "
                "themselves"
            ).format(sizes=_range_text(low, high)),
            "Draw a line in BRIDGES that ties them to others, leave them out by a filter, or widen "
            "the sizes.",
            inputs.layer,
            feature=listed(inputs.points.index[group.rows], MOST_LISTED),
            detail=points_counted(group.size)
            if inputs.weights is None
            else tr("sum: {sum}").format(sum=general(total, 12)),
        )


def _range_text(low: Optional[float], high: Optional[float], digits: int = 6) -> str:
    lower, higher = general(low or 0.0, digits), general(high or 0.0, digits)
    if not high:
        return tr("at least {low}").format(low=lower)
    if not low:
        return tr("at most {high}").format(high=higher)
    return tr("{low} to {high}").format(low=lower, high=higher)


def limits_of_hubs(
    limits: Sequence[SizeLimit], low: np.ndarray, high: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The least and the most of each hub, shape (k,); as of all where a limit does not say."""
    whole = np.issubdtype(low.dtype, np.integer)
    lows, highs = list[float](), list[float]()
    for each in limits:
        least = max(float(low[0]), each.limit.low or 0.0)
        most = float(high[0]) if each.limit.high is None else min(each.limit.high, float(high[0]))
        lows += [math.ceil(least) if whole else least] * each.hubs
        highs += [math.floor(most) if whole else most] * each.hubs
    return np.array(lows, low.dtype), np.array(highs, low.dtype)


def limit_faults(inputs: HubInputs, others: dict[str, Any]) -> Iterator[Fault]:
    """Find what is wrong with limits per hub.

    Parameters
    ----------
    inputs : HubInputs
        With ``hub_limits`` among its conditions.
    others : dict
        What else was asked for that they do not go together with, by its name; None if it was not.
    """
    where, limits, loads = tr("Limits per hub"), inputs.conditions.hub_limits, inputs.loads
    hubs, n, total = sum(each.hubs for each in limits), len(loads), loads.sum()
    for name, value in others.items():
        if value is not None:
            yield Fault(
                tr("limits per hub do not go together with {name}").format(name=name),
                "Leave one of them empty.",
                where,
            )
    if hubs > n:
        yield Fault(
            tr("limits for more hubs than there are points ({n})").format(n=number(n)),
            "Every hub needs a point: name fewer hubs.",
            where,
            detail=str(hubs),
        )
    # As the search takes them: a hub has a point, and points stay whole.
    lows, highs = limits_of_hubs(limits, loads[loads > 0].min(keepdims=True), total[None])
    first = np.cumsum([0, *(each.hubs for each in limits)])[:-1]
    for each, low, high in zip(limits, lows[first], highs[first]):
        if low > high:
            yield Fault(
                "limits that no hub of whole points can keep",
                "Widen them: points stay whole, and every hub has at least one.",
                where,
                detail=_range_text(each.limit.low, each.limit.high, 12),
            )
    if (lows > highs).any():
        return
    most, least = float(highs.sum()), float(lows.sum())
    figures = {"total": general(total, 12), "what": inputs.conditions.of_what}
    if most < total * (1 - ROUND_OFF):
        yield Fault(
            tr("hubs within these limits hold {most} in all, and there are {total} {what}").format(
                most=general(most, 12), **figures
            ),
            "Raise the limits or name more hubs.",
            where,
        )
    if least > total * (1 + ROUND_OFF):
        yield Fault(
            tr("hubs within these limits need {least} in all, and there are {total} {what}").format(
                least=general(least, 12), **figures
            ),
            "Lower the limits or name fewer hubs.",
            where,
        )
