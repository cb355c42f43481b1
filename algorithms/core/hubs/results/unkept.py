# SPDX-License-Identifier: GPL-2.0-or-later
"""What hubs that were found do not keep of what was asked for."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from ... import lengths
from ...errors import MOST_NAMED, Fault
from ...progress import Progress
from ...texts import amount, general, hubs_counted, listed, number, points_counted, signed, tr
from ..inputs.cover import least_hubs, remote_points
from ..inputs.demand import Demand
from ..inputs.points import HubInputs
from ..inputs.sizes import ROUND_OFF
from ..inputs.tie_faults import MOST_LISTED
from ..search.solve import Solution
from .result import HubResult


def broken_faults(found: Solution, demand: Demand) -> Iterator[Fault]:
    """The hubs outside their ranges and the points without a way, where not all was found."""
    conditions, ids = demand.conditions, demand.ids
    if not found.kept:
        yield from _outside_range(found, demand)
    block = np.full(len(ids), -1) if demand.together is None else demand.together
    for each in np.unique(block[block >= 0]).tolist():
        rows = np.flatnonzero(block == each)
        if len(np.unique(found.labels[rows])) > 1:
            yield Fault(
                "no hubs were found in which these points are together",
                "Widen the sizes, or part them.",
                demand.layer,
                feature=listed(ids[rows], MOST_LISTED),
                field=conditions.together_field or "",
            )
    for row in found.unlocked.tolist():
        yield Fault(
            "points for which no way was found to be in the hub that they are locked to",
            "Widen the sizes, or unlock points.",
            demand.layer,
            feature=ids[row],
            field=conditions.locked_field or "",
        )
    for row in found.unreachable.tolist():
        yield Fault(
            "points for which no hub with room was found to whose centre there is a travel cost",
            "Add the ways that are missing, widen the sizes, or ask for another number of hubs.",
            conditions.costs_layer,
            feature=ids[row],
        )


def _outside_range(found: Solution, demand: Demand) -> Iterator[Fault]:
    conditions, load, high = demand.conditions, found.load, demand.high
    outside = np.maximum(load - high, demand.low - load)
    worst = np.argsort(-outside, kind="stable")
    of = tr("points") if demand.weights is None else f"'{conditions.weight_field}'"
    for hub in worst[outside[worst] > ROUND_OFF * float(load.mean())].tolist():
        if demand.given is not None:
            name = conditions.centre_names[hub]
        else:
            members = demand.ids[found.labels == hub]
            shown = ", ".join(map(str, members[:3])) + (", ..." if len(members) > 3 else "")
            name = tr("the hub with the points {ids}").format(ids=shown)
        yield Fault(
            tr("no hubs of whole points were found that all keep their range of {what}").format(
                what=of
            ),
            "Allow a larger tolerance or range, or another number of hubs.",
            demand.layer,
            feature=name,
            field=conditions.weight_field or "",
            detail=tr("best reached {load}, allowed {low} to {high}, {off} % of the mean").format(
                load=general(load[hub]),
                low=general(demand.shown_low[hub]),
                high=general(high[hub]),
                off=signed(100 * (load[hub] / demand.mean - 1), 2),
            ),
        )


def tell_unkept(
    result: HubResult, inputs: HubInputs, demands: Sequence[Demand], progress: Progress
) -> None:
    """Warn of further sums outside their ranges and of points too far from their centre."""
    for column in range(result.sums.shape[1]):
        _tell_sum(result, inputs, column, progress)
    if inputs.conditions.max_distance is not None:
        _tell_ways(result, inputs, demands, inputs.conditions.max_distance, progress)


def _tell_sum(result: HubResult, inputs: HubInputs, column: int, progress: Progress) -> None:
    each, off = inputs.conditions.sums[column], result.sums_outside[:, column]
    worst = [hub for hub in np.argsort(-off, kind="stable").tolist() if off[hub] > 0]
    if not worst:
        return
    own = inputs.conditions.amounts(inputs.points)[:, column]
    sums, deviations = result.sums[:, column], result.sums_deviations[:, column]
    named = []
    for hub in worst[:MOST_NAMED]:
        members = np.flatnonzero(result.labels == hub)
        largest = members[np.argmax(own[members])]
        mean = sums[hub] / (1 + deviations[hub])
        named.append(
            tr(
                "hub {hub} has {sum}, {off} % from the mean (allowed {low} to {high}; its largest "
                "point, {point}, is {share} % of the mean)"
            ).format(
                hub=result.numbers[hub] if result.names is None else result.names[hub],
                sum=amount(sums[hub]),
                off=signed(100 * deviations[hub], 1),
                low=amount(result.sums_low[hub, column]),
                high=amount(result.sums_high[hub, column]),
                point=inputs.points.index[largest],
                share=number(100 * own[largest] / mean if mean > 0 else 0.0, 1),
            )
        )
    if len(worst) > MOST_NAMED:
        named.append(tr("{n} more").format(n=len(worst) - MOST_NAMED))
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


def _tell_ways(
    result: HubResult,
    inputs: HubInputs,
    demands: Sequence[Demand],
    longest: float,
    progress: Progress,
) -> None:
    ids, far = inputs.points.index, result.too_far(longest)

    def as_text(way: float) -> str:
        return lengths.shown(way) if inputs.conditions.costs is None else general(way, 6)

    if not len(far):
        progress.info(
            tr("No point is farther than {longest} from the centre of its hub.").format(
                longest=as_text(longest)
            )
        )
        return
    named = [f"{ids[row]} ({as_text(float(result.ways[row]))})" for row in far.tolist()]
    progress.warn(
        tr(
            "Points farther than {longest} from the centre of their hub: {n} ({points}). {bound} "
            "Ask for more or smaller hubs, allow a longer way, or leave these points out."
        ).format(
            longest=as_text(longest),
            n=len(far),
            points=listed(named, MOST_NAMED),
            bound="" if inputs.conditions.centres is not None else _bound(result, inputs, demands),
        )
    )


def _bound(result: HubResult, inputs: HubInputs, demands: Sequence[Demand]) -> str:
    """What the distances between points say of whether all ways can be short enough."""
    own = [(inputs.points.iloc[group.rows], group.rows) for group in inputs.groups]
    remote = np.concatenate(
        [rows[remote_points(points, demand)] for (points, rows), demand in zip(own, demands)]
    )
    if len(remote):
        return tr(
            "However the hubs are formed, some points will be farther: for {n} ({points}) no place "
            "has as many points within that distance as the smallest hub needs."
        ).format(
            n=points_counted(len(remote)),
            points=listed(inputs.points.index[remote], MOST_NAMED),
        )
    least = [least_hubs(points, demand) for (points, _), demand in zip(own, demands)]
    if None in least:
        return ""
    needed = sum(each or 0 for each in least)
    if needed > result.count:
        return tr("At least {n} hubs are needed for it, by the distances between points.").format(
            n=needed
        )
    return tr(
        "The distances between points alone do not forbid it with {n}, and no such hubs were found."
    ).format(n=hubs_counted(result.count))
