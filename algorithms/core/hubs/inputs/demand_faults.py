# SPDX-License-Identifier: GPL-2.0-or-later
"""What of a demand cannot be, and what was not found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ...errors import Fault
from ...texts import counted, general, listed, signed, tr
from ..search.solve import Solution
from .conditions import HubConditions
from .demand import Demand, joined_parts
from .groups import PointGroup
from .own_hubs import lock_faults
from .sizes import ROUND_OFF
from .together import MOST_TOLD, block_faults, split_faults


def demand_faults(demand: Demand, group: PointGroup) -> Iterator[Fault]:
    """What can be known to be impossible before anything is searched."""
    weights, conditions = demand.weights, demand.conditions
    total = len(demand.ids) if weights is None else float(weights.sum())
    what = (
        tr("points")
        if weights is None
        else tr("of '{field}'").format(field=conditions.weight_field)
    )
    if demand.given is not None:
        slack = ROUND_OFF * total
        is_short = demand.high.sum() < total - slack
        if is_short and conditions.centre_max is None:
            # The largest size stands for the capacity that no field gives.
            yield Fault(
                tr(
                    "hubs of at most {high} around {k} centres hold {most} in all, and there are "
                    "{total} {what}"
                ).format(
                    high=general(demand.high.max(), 12),
                    k=len(demand.high),
                    most=general(demand.high.sum(), 12),
                    total=general(total, 12),
                    what=what,
                ),
                "Allow larger hubs, name a field of capacities, add centres, or leave points out.",
                conditions.centres_layer,
            )
        elif is_short:
            yield Fault(
                tr("the centres hold at most {most} in all, and there are {total} {what}").format(
                    most=general(demand.high.sum(), 12), total=general(total, 12), what=what
                ),
                "Raise the capacities, add centres, or leave points out.",
                conditions.centres_layer,
                field=conditions.centre_max or "",
            )
        if demand.low.sum() > total + slack:
            yield Fault(
                tr(
                    "the centres need at least {least} in all, and there are only {total} {what}"
                ).format(least=general(demand.low.sum(), 12), total=general(total, 12), what=what),
                "Lower what they need, leave centres out, or add points.",
                conditions.centres_layer,
                field=conditions.centre_min or "",
                detail=""
                if weights is None
                else tr("in sums of '{field}'").format(field=conditions.weight_field),
            )
    if weights is not None:
        most = float(demand.high.max())
        for feature, weight in zip(demand.ids, weights.tolist()):
            if weight > most * (1 + ROUND_OFF):
                yield Fault(
                    tr("points that weigh more than a hub may hold ({most})").format(
                        most=general(most)
                    ),
                    "Points stay whole. Allow more per hub, ask for fewer hubs, or leave these "
                    "out.",
                    demand.layer,
                    feature=feature,
                    field=conditions.weight_field or "",
                    detail=general(weight),
                )
    if demand.own_hubs is not None:
        field, layer = conditions.locked_field, demand.layer
        yield from lock_faults(demand.own_hubs, demand.low, demand.high, weights, field, layer)
    yield from block_faults(demand)
    if demand.table is not None:
        yield from _table_faults(demand, group)


def _table_faults(demand: Demand, group: PointGroup) -> Iterator[Fault]:
    """Parts of the points that no travel cost joins, and that cannot be hubs by themselves."""
    parts = joined_parts(demand)
    torn = list(_torn_locks(demand, [part.rows for part in parts]))
    yield from torn
    if torn:
        return
    for rows, (_, wanted, most), load in parts:
        locked = 0 if demand.own_hubs is None else demand.own_hubs.of_rows(rows).locked_names
        if wanted is None and 0 < most < locked:
            yield Fault(
                "points that travel costs join are locked to more hubs than they can make",
                "Add the ways that are missing, lock points to fewer hubs, or ask for more or "
                "smaller hubs.",
                demand.layer,
                feature=listed(demand.ids[rows], MOST_TOLD),
                field=demand.conditions.locked_field or "",
                detail=tr("locked to: {hubs}, possible: {most}").format(hubs=locked, most=most),
            )
        elif wanted is None:
            low, high = demand.low[0], demand.high[0]
            shown = listed(demand.ids[rows], MOST_TOLD)
            yield Fault(
                tr(
                    "points that no travel cost joins to the others, and that cannot be parted "
                    "into hubs of {low} to {high} by themselves"
                ).format(low=general(low), high=general(high)),
                "Add the ways that are missing, leave the points out, or widen the sizes.",
                demand.conditions.costs_layer,
                feature=shown,
                detail=tr("{sum} in {points}").format(
                    sum=general(load), points=counted(len(rows), tr("1 point"), tr("{n} points"))
                )
                if demand.weights is not None
                else tr("points: {n}").format(n=len(rows)),
            )
    if all(count is not None for _, (_, count, _), _ in parts):
        fewest, most = (
            sum(counts.fewest for _, counts, _ in parts),
            sum(counts.most for _, counts, _ in parts),
        )
        if not fewest <= demand.hubs <= most:
            figures = {"n": len(parts), "fewest": fewest, "most": most}
            yield Fault(
                tr(
                    "travel costs join the points into {n} parts, which make {fewest} to {most} "
                    "hubs of these sizes"
                ).format(**figures)
                if group.value is None
                else tr(
                    "travel costs join the points of {group} into {n} parts, which make {fewest} "
                    "to {most} hubs of these sizes"
                ).format(group=group.name, **figures),
                "Add the ways that are missing, ask for another number of hubs, or widen the "
                "sizes.",
                demand.conditions.costs_layer,
                detail=tr("hubs asked for: {n}").format(n=demand.hubs),
            )


def _torn_locks(demand: Demand, parts: Sequence[np.ndarray]) -> Iterator[Fault]:
    """Hubs that points of several parts are locked to, between which there is no way."""
    if demand.own_hubs is None or demand.conditions.locked_field is None:
        return
    in_parts = np.array([demand.own_hubs.of_rows(rows).locks > 0 for rows in parts])
    for name in np.flatnonzero(in_parts.sum(axis=0) > 1).tolist():
        locked = demand.own_hubs.locked
        assert locked is not None
        yield Fault(
            "hubs that points are locked to which no travel costs join",
            "Add the ways that are missing, or correct the locks.",
            demand.layer,
            feature=demand.own_hubs.names[name],
            field=demand.conditions.locked_field,
            detail=tr("locked: {points}").format(
                points=listed(demand.ids[locked == name], MOST_TOLD)
            ),
        )


def broken_faults(found: Solution, demand: Demand) -> Iterator[Fault]:
    """The hubs outside their ranges and the points without a way, where not all was found."""
    conditions, low, high, ids = demand.conditions, demand.low, demand.high, demand.ids
    shown_low = demand.shown_low
    if not found.kept:
        outside = np.maximum(found.load - high, low - found.load)
        slack = ROUND_OFF * float(found.load.mean())
        worst = np.argsort(-outside, kind="stable")
        of = tr("points") if demand.weights is None else f"'{conditions.weight_field}'"
        for hub in worst[outside[worst] > slack].tolist():
            members = ids[found.labels == hub]
            if demand.given is not None:
                name = conditions.centre_names[hub]
            else:
                shown = ", ".join(map(str, members[:3]))
                shown += ", ..." if len(members) > 3 else ""
                name = tr("the hub with the points {ids}").format(ids=shown)
            yield Fault(
                tr("no hubs of whole points were found that all keep their range of {what}").format(
                    what=of
                ),
                "Allow a larger tolerance or range, or another number of hubs.",
                demand.layer,
                feature=name,
                field=conditions.weight_field or "",
                detail=tr(
                    "best reached {load}, allowed {low} to {high}, {off} % of the mean"
                ).format(
                    load=general(found.load[hub]),
                    low=general(shown_low[hub]),
                    high=general(high[hub]),
                    off=signed(100 * (found.load[hub] / demand.mean - 1), 2),
                ),
            )
    yield from split_faults(demand, found.labels)
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


def too_light_faults(
    groups: Sequence[PointGroup],
    heavy: Sequence[int],
    hubs: Sequence[int],
    conditions: HubConditions,
    layer: str,
) -> Iterator[Fault]:
    for group, count, wanted in zip(groups, heavy, hubs):
        if count < wanted:
            yield Fault(
                "groups with fewer points that have a weight than hubs",
                "Join them to others, or leave them out by a filter.",
                layer,
                feature=group.name,
                field=conditions.weight_field or "",
                detail=tr("{points} for {hubs}").format(points=count, hubs=wanted),
            )
