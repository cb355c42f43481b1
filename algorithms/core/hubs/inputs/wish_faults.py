# SPDX-License-Identifier: GPL-2.0-or-later
"""What of limits and wishes cannot be, and what hubs that were formed do not keep."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Optional

import geopandas as gpd
import numpy as np

from ... import lengths
from ...errors import MOST_NAMED, Fault
from ...ids import as_numbers
from ...progress import Progress
from ...texts import amount, counted, general, listed, number, signed, tr
from ..wishes.wish import ROUNDING, Sums
from .conditions import HubConditions
from .cover import AS_LONG, least_hubs, remote_points
from .demand import Demand
from .groups import PointGroup
from .limit_texts import Limit, SizeLimit
from .sizes import ROUND_OFF

if TYPE_CHECKING:
    from ..results.result import HubResult


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


def limit_faults(
    points: gpd.GeoDataFrame, conditions: HubConditions, asked: dict[str, Any], total: float
) -> Iterator[Fault]:
    """Find what is wrong with limits per hub.

    Parameters
    ----------
    points : GeoDataFrame
    conditions : HubConditions
        With ``hub_limits``.
    asked : dict
        What else was asked for that they do not go together with, by its name; None if it was not.
    total : float
        Points, or the sum of their weight.
    """
    where, limits = tr("Limits per hub"), conditions.hub_limits
    hubs = sum(each.hubs for each in limits)
    for name, value in asked.items():
        if value is not None:
            yield Fault(
                tr("limits per hub do not go together with {name}").format(name=name),
                "Leave one of them empty.",
                where,
            )
    if hubs > len(points):
        yield Fault(
            tr("limits for more hubs than there are points ({n})").format(n=len(points)),
            "Every hub needs a point: name fewer hubs.",
            where,
            detail=str(hubs),
        )
    # As the search takes them: a hub has a point, and points stay whole.
    weights = None
    if conditions.weight_field is not None:
        weights = as_numbers(points[conditions.weight_field])
    lightest = 1 if weights is None else float(weights[weights > 0].min())
    all_of_it = int(total) if weights is None else total
    lows, highs = limits_of_hubs(limits, np.array([lightest]), np.array([all_of_it]))
    first = np.cumsum([0, *(each.hubs for each in limits)])
    for each, low, high in zip(limits, lows[first[:-1]], highs[first[:-1]]):
        if low > high:
            yield Fault(
                "limits that no hub of whole points can keep",
                "Widen them: points stay whole, and every hub has at least one.",
                where,
                detail=_range_told(each.limit),
            )
    if (lows > highs).any():
        return
    most, least = float(highs.sum()), float(lows.sum())
    what = tr("points")
    if conditions.weight_field is not None:
        what = tr("of '{field}'").format(field=conditions.weight_field)
    if most < total * (1 - ROUND_OFF):
        yield Fault(
            tr("hubs within these limits hold {most} in all, and there are {total} {what}").format(
                most=general(most, 12), total=general(total, 12), what=what
            ),
            "Raise the limits or name more hubs.",
            where,
        )
    if least > total * (1 + ROUND_OFF):
        yield Fault(
            tr("hubs within these limits need {least} in all, and there are {total} {what}").format(
                least=general(least, 12), total=general(total, 12), what=what
            ),
            "Lower the limits or name fewer hubs.",
            where,
        )


def _range_told(limit: Limit) -> str:
    if limit.high is None:
        return tr("at least {low}").format(low=general(limit.low or 0.0, 12))
    if not limit.low:
        return tr("at most {high}").format(high=general(limit.high, 12))
    return tr("{low} to {high}").format(low=general(limit.low, 12), high=general(limit.high, 12))


def sums_faults(demand: Demand, group: PointGroup) -> Iterator[Fault]:
    """Ranges of further sums that no hubs can keep, whatever the points: reported at once."""
    for wish in demand.wishes:
        if not isinstance(wish, Sums):
            continue
        totals = wish.amounts.sum(axis=0)
        for each, total, low, high in zip(demand.conditions.sums, totals, wish.low, wish.high):
            most, least = demand.hubs * high, demand.hubs * low
            if most < total * (1 - ROUND_OFF) or least > total * (1 + ROUND_OFF):
                yield Fault(
                    tr("{hubs} of {low} to {high} cannot make up its sum of {total}").format(
                        hubs=counted(demand.hubs, tr("1 hub"), tr("{n} hubs")),
                        low=general(low),
                        high=general(high),
                        total=general(total),
                    ),
                    tr("Let the mean, {mean}, be within the range.").format(
                        mean=general(total / demand.hubs)
                    ),
                    demand.layer,
                    feature=None if group.value is None else group.name,
                    field=each.name,
                )


def tell_unkept(
    result: HubResult, points: gpd.GeoDataFrame, demands: Sequence[Demand], progress: Progress
) -> None:
    """Warn of further sums outside their ranges and of points too far from their centre."""
    if demands:
        conditions = demands[0].conditions
        for column in range(result.sums.shape[1]):
            _tell_sum(result, points, conditions, column, progress)
        if conditions.max_distance is not None:
            _tell_ways(result, points, demands, conditions.max_distance, progress)


def outside_of_sums(result: HubResult) -> np.ndarray:
    """How far each further sum is outside its range; 0 inside; shape (k, q)."""
    off = np.maximum(np.maximum(result.sums - result.sums_high, result.sums_low - result.sums), 0.0)
    return np.where(off > ROUNDING * np.maximum(result.sums.mean(axis=0), 1e-300), off, 0.0)


def _tell_sum(
    result: HubResult,
    points: gpd.GeoDataFrame,
    conditions: HubConditions,
    column: int,
    progress: Progress,
) -> None:
    each, off = conditions.sums[column], outside_of_sums(result)[:, column]
    worst = [hub for hub in np.argsort(-off, kind="stable").tolist() if off[hub] > 0]
    if not worst:
        return
    own, deviations = conditions.amounts(points)[:, column], result.sums_deviations[:, column]
    named = []
    for hub in worst[:MOST_NAMED]:
        members = np.flatnonzero(result.labels == hub)
        largest = members[np.argmax(own[members])]
        mean = result.sums[hub, column] / (1 + deviations[hub])
        named.append(
            tr(
                "hub {hub} has {sum}, {off} % from the mean (allowed {low} to {high}; its largest "
                "point, {point}, is {share} % of the mean)"
            ).format(
                hub=result.numbers[hub] if result.names is None else result.names[hub],
                sum=amount(result.sums[hub, column]),
                off=signed(100 * deviations[hub], 1),
                low=amount(result.sums_low[hub, column]),
                high=amount(result.sums_high[hub, column]),
                point=points.index[largest],
                share=number(100 * own[largest] / mean if mean > 0 else 0.0, 1),
            )
        )
    if len(worst) > MOST_NAMED:
        named.append(tr("{n} more").format(n=len(worst) - MOST_NAMED))
    sums = result.sums[:, column]
    wide = math.ceil(1000 * float(np.abs(deviations).max())) / 10
    allow = (
        tr("A tolerance of {n} % would allow these hubs.").format(n=general(wide))
        if each.limit.tolerance is not None
        else tr("A range of {low} to {high} would allow these hubs.").format(
            low=general(math.floor(sums.min())), high=general(math.ceil(sums.max()))
        )
    )
    progress.warn(
        tr(
            "No hubs of whole points were found that all keep their range of '{field}'; these are "
            "the nearest: {hubs}. {allow} Fewer hubs, more effort or other tolerances may help too."
        ).format(field=each.name, hubs="; ".join(named), allow=allow)
    )


def too_far(result: HubResult, longest: float, by_cost: bool) -> np.ndarray:
    """Rows of the points farther from the centre of their hub, the farthest first."""
    ways = result.cost if by_cost else result.distance_m
    far = np.flatnonzero(~(ways <= longest * (1 + AS_LONG)))
    return far[np.argsort(-ways[far], kind="stable")]


def _tell_ways(
    result: HubResult,
    points: gpd.GeoDataFrame,
    demands: Sequence[Demand],
    longest: float,
    progress: Progress,
) -> None:
    by_cost = demands[0].table is not None
    far = too_far(result, longest, by_cost)

    def as_text(way: float) -> str:
        return general(way, 6) if by_cost else lengths.told(way)

    if not len(far):
        progress.info(
            tr("No point is farther than {longest} from the centre of its hub.").format(
                longest=as_text(longest)
            )
        )
        return
    ways = result.cost if by_cost else result.distance_m
    named = [f"{points.index[row]} ({as_text(float(ways[row]))})" for row in far.tolist()]
    remote = _remote(result, points, demands)
    bound = ""
    if len(remote):
        bound = tr(
            "However the hubs are formed, some points will be farther: for {n} ({points}) no place "
            "has as many points within that distance as the smallest hub needs."
        ).format(
            n=counted(len(remote), tr("1 point"), tr("{n} points")),
            points=listed([str(points.index[row]) for row in remote.tolist()], MOST_NAMED),
        )
    elif (needed := _least(result, points, demands)) is not None:
        bound = tr("At least {n} hubs are needed for it, by the distances between points.").format(
            n=needed
        )
        if needed <= result.count:
            bound = tr(
                "The distances between points alone do not forbid it with {n}, and no such hubs "
                "were found."
            ).format(n=counted(result.count, tr("1 hub"), tr("{n} hubs")))
    progress.warn(
        tr(
            "Points farther than {longest} from the centre of their hub: {n} ({points}). {bound} "
            "Ask for more or smaller hubs, allow a longer way, or leave these points out."
        ).format(
            longest=as_text(longest), n=len(far), points=listed(named, MOST_NAMED), bound=bound
        )
    )


def _least(result: HubResult, points: gpd.GeoDataFrame, demands: Sequence[Demand]) -> Optional[int]:
    """So many hubs at least; None with given centres, or where it would take long to know."""
    if demands[0].given is not None:
        return None
    needed = 0
    for group, demand in zip(result.groups, demands):
        own = least_hubs(points.iloc[group.rows], demand)
        if own is None:
            return None
        needed += own
    return needed


def _remote(result: HubResult, points: gpd.GeoDataFrame, demands: Sequence[Demand]) -> np.ndarray:
    """Rows of the points that no hubs of such sizes keep within the longest way."""
    if demands[0].given is not None:
        return np.empty(0, np.int64)
    own = [
        group.rows[remote_points(points.iloc[group.rows], demand)]
        for group, demand in zip(result.groups, demands)
    ]
    return np.concatenate(own)
