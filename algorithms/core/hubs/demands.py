"""From what is asked of hubs besides their sizes to each group's demand, and to its hubs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Optional

import geopandas as gpd
import numpy as np

from ..errors import Fault, InputError
from ..ids import as_numbers
from ..progress import SILENT, Progress, Stage
from ..texts import counted, general, signed, tr
from ..travel_costs import cost_pairs
from .asked import Asked
from .cost_table import CostTable
from .groups import PointGroup
from .sizes import share_out, size_range
from .solve import Solution, solve_hubs

ROUND_OFF = 1e-9
ENDLESS = 10**12
"""More points than any layer has."""


@dataclass(frozen=True)
class Demand:
    """What is asked of one group of points.

    m points, k hubs.

    Attributes
    ----------
    hubs : int
    low, high : ndarray of shape (k,)
        Least and greatest number of points of each hub, or sum of their weights.
    weights : ndarray of shape (m,), optional
    given : ndarray of shape (k, 2), optional
        Centres that do not move, in the reference system of the layer.
    table : CostTable, optional
    asked : Asked
    layer : str
        Name of the points' layer, for messages.
    ids : ndarray of shape (m,)
        The feature ids of the points, for messages.
    asked_low : ndarray of shape (k,), optional
        The least sums of weights as they were asked for, where a centre may ask for less than
        its ``low``, the weight of the lightest point.
    packed : ndarray of int, shape (m,), optional
        Hubs that keep the ranges, wherever the points are.
    """

    hubs: int
    low: np.ndarray
    high: np.ndarray
    weights: Optional[np.ndarray]
    given: Optional[np.ndarray]
    table: Optional[CostTable]
    asked: Asked
    layer: str
    ids: np.ndarray
    asked_low: Optional[np.ndarray] = None
    packed: Optional[np.ndarray] = None

    @property
    def told_low(self) -> np.ndarray:
        """The least of each hub as the user knows it, shape (k,)."""
        return self.low if self.asked_low is None else self.asked_low

    @property
    def mean(self) -> float:
        """Points, or weight, per hub."""
        total = len(self.ids) if self.weights is None else self.weights.sum()
        return float(total) / self.hubs

    def of_rows(self, rows: np.ndarray) -> Demand:
        """The same with some of the points, or all in another order."""
        return replace(
            self,
            weights=None if self.weights is None else self.weights[rows],
            table=None if self.table is None else self.table.part(rows),
            ids=self.ids[rows],
            packed=None if self.packed is None else self.packed[rows],
        )


# -- from sizes to demands --------------------------------------------------------------------


def equal_demands(
    points: gpd.GeoDataFrame,
    groups: Sequence[PointGroup],
    hubs: int,
    equity: float,
    asked: Asked,
    layer: str,
) -> list[Demand]:
    """What is asked of each group where hubs are to be equal.

    With weights, within the tolerance around the mean, whatever the equity. The hubs of given
    centres that have capacities are within these.

    Parameters
    ----------
    points : GeoDataFrame
        Without problems (``asked_faults``).
    groups : sequence of PointGroup
    hubs : int
        Not used with given centres.
    """
    weights = _weights(points, asked)
    if asked.centres is not None:
        shares = [len(asked.centres)]
    elif weights is None:
        count = [group.size for group in groups]
        shares = share_out(hubs, count, [1] * len(groups), count)
    else:
        heavy = [int((weights[group.rows] > 0).sum()) for group in groups]
        raise_any(_too_light(groups, heavy, [1] * len(groups), asked, layer))
        total = [Fraction(float(weights[group.rows].sum())) for group in groups]
        if hubs > sum(heavy):
            raise InputError(
                Fault(
                    counted(
                        sum(heavy),
                        tr("only 1 point has a weight"),
                        tr("only {n} points have a weight"),
                    ),
                    counted(sum(heavy), tr("Ask for 1 hub."), tr("Ask for at most {n} hubs.")),
                    tr("Number of hubs"),
                    detail=str(hubs),
                )
            )
        shares = share_out(hubs, total, [1] * len(groups), heavy)
    ranges = []
    for group, k in zip(groups, shares):
        if weights is None:
            ranges.append(size_range(group.size, k, equity))
        else:
            mean = weights[group.rows].sum() / k
            share = asked.tolerance / 100
            ranges.append((mean * (1 - share), mean * (1 + share)))
    return _demands(points, groups, shares, ranges, weights, asked, layer)


def range_demands(
    points: gpd.GeoDataFrame,
    groups: Sequence[PointGroup],
    low: Optional[float],
    high: Optional[float],
    shares: Sequence[int],
    asked: Asked,
    layer: str,
    packed: Optional[Sequence[np.ndarray]] = None,
) -> list[Demand]:
    """What is asked of each group where hubs are to lie in a range.

    Parameters
    ----------
    low, high : float, optional
        None for no such limit; a hub has at least one point, or one that has a weight.
    shares : sequence of int
        Hubs per group; possible by the number of points, or by their weight
        (``counts_by_weight``). Not used with given centres.
    packed : sequence of ndarray of int, optional
        For each group hubs that keep the range, wherever the points are.
    """
    weights = _weights(points, asked)
    if asked.centres is not None:
        shares = [len(asked.centres)]
    ranges = []
    for group in groups:
        own = np.ones(group.size, np.int64) if weights is None else weights[group.rows]
        # Whole points: a hub that weighs as much as the lightest one is a hub that has a point.
        lightest = own[own > 0].min() if (own > 0).any() else 0.0
        ranges.append((lightest if low is None else low, own.sum() if high is None else high))
    demands = _demands(points, groups, shares, ranges, weights, asked, layer)
    if low is None and weights is not None and not asked.has_capacities:
        demands = [replace(each, asked_low=np.zeros(each.hubs)) for each in demands]
    if packed is not None:
        demands = [replace(each, packed=own) for each, own in zip(demands, packed)]
    return demands


def counts_by_weight(
    points: gpd.GeoDataFrame, groups: Sequence[PointGroup], low: float, high: float, field: str
) -> list[tuple[int, Optional[int], int]]:
    """The fewest hubs, the method's number and the most, per group, for a range of weights.

    As for numbers of points (``sizes.count_for_range``): any number from ceil(total / high) to
    floor(total / low); the method's is total over the middle of the range, rounded down and
    brought into these. None where no number is possible. Whole points may forbid more.
    """
    weights = as_numbers(points[field])
    found = []
    for group in groups:
        total = float(weights[group.rows].sum())
        found.append(_counts(total, low, high, int((weights[group.rows] > 0).sum())))
    return found


def _counts(total, low, high, most_hubs):
    fewest = max(1, math.ceil(total / high * (1 - ROUND_OFF)))
    most = min(math.floor(total / low * (1 + ROUND_OFF)), most_hubs)
    if fewest > most:
        return fewest, None, most
    wanted = math.floor(2 * total / (low + high) * (1 + ROUND_OFF))
    return fewest, min(max(wanted, fewest), most), most


def raise_any(faults):
    faults = list(faults)
    if faults:
        raise InputError(faults)


def _too_light(groups, heavy, hubs, asked, layer):
    for group, count, wanted in zip(groups, heavy, hubs):
        if count < wanted:
            yield Fault(
                "groups with fewer points that have a weight than hubs",
                "Join them to others, or leave them out by a filter.",
                layer,
                feature=group.name,
                field=asked.weight_field,
                detail=tr("{points} for {hubs}").format(points=count, hubs=wanted),
            )


def _weights(points, asked):
    return None if asked.weight_field is None else as_numbers(points[asked.weight_field])


def _demands(points, groups, shares, ranges, weights, asked, layer):
    table = None if asked.costs is None else _table(points, asked)
    given = None if asked.centres is None else _places(asked.centres.to_crs(points.crs).geometry)
    demands = []
    for group, k, (low, high) in zip(groups, shares, ranges):
        own = None if weights is None else weights[group.rows]
        lows, highs, asked_lows = np.full(k, low), np.full(k, high), None
        if asked.has_capacities:
            lows, highs, asked_lows = _capacities(asked, len(group.rows), own)
        demands.append(
            Demand(
                k,
                lows,
                highs,
                own,
                given,
                None if table is None else table.part(group.rows),
                asked,
                layer,
                points.index.to_numpy()[group.rows],
                asked_lows,
            )
        )
    faults = []
    for demand, group in zip(demands, groups):
        faults += _demand_faults(demand, group)
    raise_any(faults)
    return demands


def _places(geometry):
    centroid = geometry if (geometry.geom_type == "Point").all() else geometry.centroid
    return np.column_stack([centroid.x, centroid.y])


def _capacities(asked, n, weights):
    """Least and greatest size of each given centre's hub, and the least asked; (k,) each."""
    k = len(asked.centres)
    least, total = (1, n) if weights is None else (float(weights[weights > 0].min()), weights.sum())
    found = []
    for field, fallback in ((asked.centre_min, 0.0), (asked.centre_max, total)):
        values = np.full(k, np.nan) if field is None else as_numbers(asked.centres[field])
        found.append(np.where(np.isfinite(values), values, fallback))
    # Whole points: a hub that weighs as much as the lightest one is a hub that has a point.
    low, high = np.maximum(found[0], least), found[1]
    if weights is not None:
        return low, high, found[0]
    # A part of a point is none: 12.5 and more is 13 and more.
    low, high = np.minimum(np.ceil(low), ENDLESS), np.minimum(np.floor(high), ENDLESS)
    return low.astype(np.int64), high.astype(np.int64), None


def _table(points, asked):
    ids = points[asked.point_id].tolist()
    starts, ends, cost, faults = cost_pairs(
        asked.costs,
        asked.cost_columns,
        ids,
        ids,
        tr("points"),
        asked.costs_layer,
        (tr("points"), tr("points")),
    )
    raise_any(faults)
    if len(cost) == 0:
        raise InputError(
            Fault(
                tr("no row names two points by their '{field}'").format(field=asked.point_id),
                "Check the id field and which fields hold where ways start and end.",
                asked.costs_layer,
            )
        )
    return CostTable.of(len(ids), starts, ends, cost)


def _demand_faults(demand, group):
    """What can be known to be impossible before anything is searched."""
    weights, asked = demand.weights, demand.asked
    total = len(demand.ids) if weights is None else float(weights.sum())
    what = tr("points") if weights is None else tr("of '{field}'").format(field=asked.weight_field)
    if demand.given is not None:
        slack = ROUND_OFF * total
        is_short = demand.high.sum() < total - slack
        if is_short and asked.centre_max is None:
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
                asked.centres_layer,
            )
        elif is_short:
            yield Fault(
                tr("the centres hold at most {most} in all, and there are {total} {what}").format(
                    most=general(demand.high.sum(), 12), total=general(total, 12), what=what
                ),
                "Raise the capacities, add centres, or leave points out.",
                asked.centres_layer,
                field=asked.centre_max or "",
            )
        if demand.low.sum() > total + slack:
            yield Fault(
                tr(
                    "the centres need at least {least} in all, and there are only {total} {what}"
                ).format(least=general(demand.low.sum(), 12), total=general(total, 12), what=what),
                "Lower what they need, leave centres out, or add points.",
                asked.centres_layer,
                field=asked.centre_min or "",
                detail=""
                if weights is None
                else tr("in sums of '{field}'").format(field=asked.weight_field),
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
                    field=asked.weight_field,
                    detail=general(weight),
                )
    if demand.table is not None:
        yield from _table_faults(demand, group)


def _table_faults(demand, group):
    """Parts of the points that no travel cost joins, and that cannot be hubs by themselves."""
    parts = _parts(demand)
    for rows, (_, wanted, _), held in parts:
        if wanted is None:
            low, high = demand.low[0], demand.high[0]
            shown = ", ".join(str(demand.ids[row]) for row in rows[:5])
            yield Fault(
                tr(
                    "points that no travel cost joins to the others, and that cannot be parted "
                    "into hubs of {low} to {high} by themselves"
                ).format(low=general(low), high=general(high)),
                "Add the ways that are missing, leave the points out, or widen the sizes.",
                demand.asked.costs_layer,
                feature=shown + (", ..." if len(rows) > 5 else ""),
                detail=tr("{sum} in {points}").format(
                    sum=general(held), points=counted(len(rows), tr("1 point"), tr("{n} points"))
                )
                if demand.weights is not None
                else tr("points: {n}").format(n=len(rows)),
            )
    if all(count is not None for _, (_, count, _), _ in parts):
        fewest, most = (sum(counts[at] for _, counts, _ in parts) for at in (0, 2))
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
                demand.asked.costs_layer,
                detail=tr("hubs asked for: {n}").format(n=demand.hubs),
            )


def _parts(demand):
    """The points that travel costs join: their rows, possible numbers of hubs, and size."""
    component = demand.table.components()
    found = []
    for number in range(int(component.max()) + 1):
        rows = np.flatnonzero(component == number)
        if demand.weights is None:
            held, most_hubs = len(rows), len(rows)
        else:
            held = float(demand.weights[rows].sum())
            most_hubs = int((demand.weights[rows] > 0).sum())
        counts = _counts(held, float(demand.low[0]), float(demand.high[0]), most_hubs)
        found.append((rows, counts, held))
    return found


# -- hubs -------------------------------------------------------------------------------------


def solve_demand(
    xy: np.ndarray,
    demand: Demand,
    start: Optional[np.ndarray],
    settings,
    progress: Progress = SILENT,
) -> Optional[np.ndarray]:
    """Form the hubs of one group.

    Parameters
    ----------
    xy : ndarray of shape (m, 2)
        Points in metres.
    demand : Demand
        In the order of ``xy``, with given centres in metres too.
    start : ndarray of int, shape (m,), optional
        A first grouping.
    settings : Settings

    Returns
    -------
    ndarray of int, shape (m,), or None if the user cancelled

    Raises
    ------
    InputError
        No hubs were found that keep what is asked.
    """
    parts = [] if demand.table is None else _parts(demand)
    if len(parts) < 2:
        found = _solve(xy, demand, start, settings, progress)
        if found is not None:
            _raise_broken(found, demand)
        return None if found is None else found.labels
    shares = share_out(
        demand.hubs,
        [Fraction(held) for _, _, held in parts],
        [counts[0] for _, counts, _ in parts],
        [counts[2] for _, counts, _ in parts],
    )
    labels, done = np.empty(len(xy), np.int64), 0
    for number, ((rows, _, _), k) in enumerate(zip(parts, shares)):
        stage = Stage(progress, number / len(parts), (number + 1) / len(parts))
        part = replace(
            demand.of_rows(rows), hubs=k, low=demand.low[:k], high=demand.high[:k], packed=None
        )
        found = _solve(xy[rows], part, None, settings, stage)
        if found is None:
            return None
        _raise_broken(found, part)
        labels[rows] = found.labels + done
        done += k
    return labels


def _solve(xy, demand, start, settings, progress):
    return solve_hubs(
        xy,
        demand.low,
        demand.high,
        weights=demand.weights,
        given=demand.given,
        table=demand.table,
        start=start,
        packed=demand.packed,
        objective=settings.objective,
        effort=settings.effort,
        connected=settings.one_piece,
        random_seed=settings.random_seed,
        progress=progress,
    )


def _raise_broken(found: Solution, demand):
    asked, low, high, ids = demand.asked, demand.low, demand.high, demand.ids
    told = demand.told_low
    faults = []
    if not found.kept:
        outside = np.maximum(found.load - high, low - found.load)
        slack = ROUND_OFF * float(found.load.mean())
        worst = np.argsort(-outside, kind="stable")
        of = tr("points") if demand.weights is None else f"'{asked.weight_field}'"
        for hub in worst[outside[worst] > slack].tolist():
            members = ids[found.labels == hub]
            if demand.given is not None:
                name = asked.centre_names[hub]
            else:
                shown = ", ".join(map(str, members[:3]))
                shown += ", ..." if len(members) > 3 else ""
                name = tr("the hub with the points {ids}").format(ids=shown)
            faults.append(
                Fault(
                    tr(
                        "no hubs of whole points were found that all keep their range of {what}"
                    ).format(what=of),
                    "Allow a larger tolerance or range, or another number of hubs.",
                    demand.layer,
                    feature=name,
                    field=asked.weight_field or "",
                    detail=tr(
                        "best reached {load}, allowed {low} to {high}, {off} % of the mean"
                    ).format(
                        load=general(found.load[hub]),
                        low=general(told[hub]),
                        high=general(high[hub]),
                        off=signed(100 * (found.load[hub] / demand.mean - 1), 2),
                    ),
                )
            )
    for row in found.unreachable.tolist():
        faults.append(
            Fault(
                "points for which no hub with room was found to whose centre there is a travel "
                "cost",
                "Add the ways that are missing, widen the sizes, or ask for another number of "
                "hubs.",
                asked.costs_layer,
                feature=ids[row],
            )
        )
    raise_any(faults)
