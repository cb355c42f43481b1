# SPDX-License-Identifier: GPL-2.0-or-later
"""What can be known of a demand to be impossible before anything is searched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ...errors import Fault
from ...texts import general, hubs_counted, listed, number, points_counted, tr
from ..wishes.wish import Sums
from .demand import Demand, DemandPart, counts_of_all
from .own_hubs import OwnHubs
from .points import HubInputs, PointGroup
from .sizes import ROUND_OFF
from .tie_faults import MOST_LISTED, too_few_hubs


def demand_faults(demand: Demand, group: PointGroup) -> Iterator[Fault]:
    """Find what of a group's demand cannot be, wherever its points are."""
    if demand.given is not None:
        yield from _centre_faults(demand)
    if demand.weights is not None:
        most = float(demand.high.max())
        for row in np.flatnonzero(demand.weights > most * (1 + ROUND_OFF)).tolist():
            yield Fault(
                tr("points that weigh more than a hub may hold ({most})").format(
                    most=general(most)
                ),
                "Points stay whole. Allow more per hub, ask for fewer hubs, or leave these out.",
                demand.layer,
                feature=demand.ids[row],
                field=demand.conditions.weight_field or "",
                detail=general(demand.weights[row]),
            )
    if demand.own_hubs is not None:
        yield from _lock_faults(demand, demand.own_hubs)
    if demand.together is not None:
        yield from _block_faults(demand, demand.together)
    if demand.table is not None:
        yield from _table_faults(demand, group)
    yield from _sum_faults(demand, group)


def _centre_faults(demand: Demand) -> Iterator[Fault]:
    """Given centres that hold too little, or need too much, in all."""
    conditions, what = demand.conditions, demand.conditions.of_what
    total = demand.loads.sum()
    most, least, slack = demand.high.sum(), demand.low.sum(), ROUND_OFF * total
    figures = {"most": general(most, 12), "total": general(total, 12), "what": what}
    if most < total - slack and conditions.centre_max is None:
        # The largest size stands for the capacity that no field gives.
        yield Fault(
            tr(
                "hubs of at most {high} around {k} centres hold {most} in all, and there are "
                "{total} {what}"
            ).format(high=general(demand.high.max(), 12), k=demand.hubs, **figures),
            "Allow larger hubs, name a field of capacities, add centres, or leave points out.",
            conditions.centres_layer,
        )
    elif most < total - slack:
        yield Fault(
            tr("the centres hold at most {most} in all, and there are {total} {what}").format(
                **figures
            ),
            "Raise the capacities, add centres, or leave points out.",
            conditions.centres_layer,
            field=conditions.centre_max or "",
        )
    if least > total + slack:
        yield Fault(
            tr(
                "the centres need at least {least} in all, and there are only {total} {what}"
            ).format(least=general(least, 12), **figures),
            "Lower what they need, leave centres out, or add points.",
            conditions.centres_layer,
            field=conditions.centre_min or "",
            detail=""
            if demand.weights is None
            else tr("in sums of '{field}'").format(field=conditions.weight_field),
        )


def _lock_faults(demand: Demand, own: OwnHubs) -> Iterator[Fault]:
    """Locks that the sizes of the hubs forbid."""
    low, high, k = demand.low, demand.high, demand.hubs
    layer, field = demand.layer, demand.conditions.locked_field
    _, locked, called = own.settled(k)
    if locked is None:
        return
    if own.locked_names > k and not own.given:
        yield too_few_hubs(own.locked_names, k, field, layer)
        return
    is_locked, one = locked >= 0, demand.loads
    load = np.bincount(locked[is_locked], one[is_locked], minlength=k)
    slack = ROUND_OFF * float(one.sum())
    over = np.flatnonzero(load > high + slack).tolist()
    for hub in over:
        yield Fault(
            "hubs that more is locked to than they may hold",
            tr("Allow hubs of {most}, or lock fewer points to them.").format(
                most=general(load[hub], 12)
            ),
            layer,
            feature=called[hub],
            field=field or "",
            detail=tr("locked: {load}, allowed: {most}").format(
                load=general(load[hub], 12), most=general(float(high[hub]), 12)
            ),
        )
    left = float(one.sum() - np.maximum(load, low).sum())
    if left < -slack and not over:
        yield Fault(
            "locks fill some hubs so that too few points are left for the others",
            "Lock fewer points, or allow smaller hubs.",
            layer,
            field=field or "",
            detail=tr("{hubs} still to be filled, short of {points}").format(
                hubs=hubs_counted((load < low).sum()), points=general(-left, 12)
            ),
        )


def _block_faults(demand: Demand, block: np.ndarray) -> Iterator[Fault]:
    """Points that are to stay together and that no hub can hold, or no cost joins."""
    most = float(demand.high.max())
    joined = None if demand.table is None else demand.table.components()
    for each in np.unique(block[block >= 0]).tolist():
        rows = np.flatnonzero(block == each)
        named, load = listed(demand.ids[rows], MOST_LISTED), float(demand.loads[rows].sum())
        if load > most * (1 + ROUND_OFF):
            yield Fault(
                "points that are to stay together are more than a hub may hold",
                tr("Allow hubs of {load}, or part them.").format(load=general(load, 12)),
                demand.layer,
                feature=named,
                field=demand.conditions.together_field or "",
                detail=tr("together: {load}, allowed: {most}").format(
                    load=general(load, 12), most=general(most, 12)
                ),
            )
        if joined is not None and len(np.unique(joined[rows])) > 1:
            yield Fault(
                "points that are to stay together are not joined by travel costs",
                "Add the ways that are missing, or part them.",
                demand.conditions.costs_layer,
                feature=named,
            )


def _table_faults(demand: Demand, group: PointGroup) -> Iterator[Fault]:
    """Parts of the points that no travel cost joins, and that cannot be hubs by themselves."""
    parts, costs_layer = demand.joined_parts(), demand.conditions.costs_layer
    torn = list(_torn_locks(demand, parts))
    yield from torn
    if torn:
        return
    for rows, (_, wanted, most), load in parts:
        if wanted is not None:
            continue
        shown = listed(demand.ids[rows], MOST_LISTED)
        locked = 0 if demand.own_hubs is None else demand.own_hubs.of_rows(rows).locked_names
        if 0 < most < locked:
            yield Fault(
                "points that travel costs join are locked to more hubs than they can make",
                "Add the ways that are missing, lock points to fewer hubs, or ask for more or "
                "smaller hubs.",
                demand.layer,
                feature=shown,
                field=demand.conditions.locked_field or "",
                detail=tr("locked to: {hubs}, possible: {most}").format(hubs=locked, most=most),
            )
            continue
        yield Fault(
            tr(
                "points that no travel cost joins to the others, and that cannot be parted "
                "into hubs of {low} to {high} by themselves"
            ).format(low=general(demand.low[0]), high=general(demand.high[0])),
            "Add the ways that are missing, leave the points out, or widen the sizes.",
            costs_layer,
            feature=shown,
            detail=tr("points: {n}").format(n=number(len(rows)))
            if demand.weights is None
            else tr("{sum} in {points}").format(
                sum=general(load), points=points_counted(len(rows))
            ),
        )
    fewest, most = counts_of_all(parts)
    is_possible = all(part.counts.wanted is not None for part in parts)
    if is_possible and not fewest <= demand.hubs <= most:
        yield Fault(
            (
                tr(
                    "travel costs join the points into {n} parts, which make {fewest} to {most} "
                    "hubs of these sizes"
                )
                if group.value is None
                else tr(
                    "travel costs join the points of {group} into {n} parts, which make {fewest} "
                    "to {most} hubs of these sizes"
                )
            ).format(group=group.name, n=len(parts), fewest=fewest, most=most),
            "Add the ways that are missing, ask for another number of hubs, or widen the sizes.",
            costs_layer,
            detail=tr("hubs asked for: {n}").format(n=demand.hubs),
        )


def _torn_locks(demand: Demand, parts: Sequence[DemandPart]) -> Iterator[Fault]:
    """Hubs that points of several parts are locked to, between which there is no way."""
    own, field = demand.own_hubs, demand.conditions.locked_field
    if own is None or own.locked is None or field is None:
        return
    in_parts = np.array([own.of_rows(part.rows).locks > 0 for part in parts])
    for name in np.flatnonzero(in_parts.sum(axis=0) > 1).tolist():
        yield Fault(
            "hubs that points are locked to which no travel costs join",
            "Add the ways that are missing, or correct the locks.",
            demand.layer,
            feature=own.names[name],
            field=field,
            detail=tr("locked: {points}").format(
                points=listed(demand.ids[own.locked == name], MOST_LISTED)
            ),
        )


def _sum_faults(demand: Demand, group: PointGroup) -> Iterator[Fault]:
    """Ranges of further sums that no hubs can keep, whatever the points."""
    for wish in demand.wishes:
        if not isinstance(wish, Sums):
            continue
        totals = wish.amounts.sum(axis=0)
        for each, total, low, high in zip(demand.conditions.sums, totals, wish.low, wish.high):
            most, least = demand.hubs * high, demand.hubs * low
            if most < total * (1 - ROUND_OFF) or least > total * (1 + ROUND_OFF):
                yield Fault(
                    tr("{hubs} of {low} to {high} cannot make up its sum of {total}").format(
                        hubs=hubs_counted(demand.hubs),
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


def too_light_faults(inputs: HubInputs) -> Iterator[Fault]:
    """Groups in which no point has a weight."""
    for group in inputs.groups:
        if not inputs.loads[group.rows].any():
            yield Fault(
                "groups with fewer points that have a weight than hubs",
                "Join them to others, or leave them out by a filter.",
                inputs.layer,
                feature=group.name,
                field=inputs.conditions.weight_field or "",
                detail=tr("{points} for {hubs}").format(points=0, hubs=1),
            )
