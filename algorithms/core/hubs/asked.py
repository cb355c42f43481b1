"""What may be asked of hubs besides their sizes: balanced weights, given centres, travel costs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from ..errors import InputError, Problem
from ..progress import SILENT, Progress, Stage
from ..travel_costs import cost_pairs, is_missing, plain
from .asked_ground import CostTable
from .asked_solve import AskedSolution, solve_asked
from .groups import PointGroup
from .sizes import share_out, size_range

TOLERANCE = 5.0
"""Per cent of the mean weight of a hub that a hub's weight may differ by."""
ROUND_OFF = 1e-9


@dataclass(frozen=True)
class Asked:
    """What the user asks of hubs besides their sizes; all of it optional.

    Attributes
    ----------
    weight_field : str, optional
        Column of the points whose sum is balanced in place of their number.
    tolerance : float
        Per cent by which a hub's sum may differ from the mean where hubs are to be equal.
    centres : GeoDataFrame of points, optional
        One hub grows around each; indexed by feature id.
    centre_min, centre_max, centre_id : str, optional
        Columns of the centres with the least and greatest size of their hub, and its name.
    costs : DataFrame, optional
        A row per way between two points.
    cost_columns : tuple of str, optional
        Where a way starts, where it ends and its cost; given with ``costs``.
    point_id : str, optional
        Column of the points with the ids that the costs use; given with ``costs``.
    centres_layer, costs_layer : str
        For messages.
    """

    weight_field: Optional[str] = None
    tolerance: float = TOLERANCE
    centres: Optional[gpd.GeoDataFrame] = None
    centre_min: Optional[str] = None
    centre_max: Optional[str] = None
    centre_id: Optional[str] = None
    costs: Optional[pd.DataFrame] = None
    cost_columns: Optional[tuple[str, str, str]] = None
    point_id: Optional[str] = None
    centres_layer: str = "Centres"
    costs_layer: str = "Travel costs"

    @property
    def is_anything(self) -> bool:
        return any(each is not None for each in (self.weight_field, self.centres, self.costs))

    @property
    def has_capacities(self) -> bool:
        return self.centre_min is not None or self.centre_max is not None

    @property
    def centre_names(self) -> Sequence:
        """What each centre is called: by its id field, or its feature id."""
        if self.centre_id is None:
            return list(self.centres.index)
        return self.centres[self.centre_id].tolist()


NOTHING = Asked()


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
        )


# -- what is wrong with the layers ------------------------------------------------------------


def asked_problems(
    points: gpd.GeoDataFrame, asked: Asked, group_field: Optional[str], layer: str
) -> Iterator[Problem]:
    """Find what is wrong with the weights, the centres and the travel costs."""
    if asked.weight_field is not None:
        yield from _weight_problems(points, asked, layer)
    if asked.centres is not None:
        yield from _centre_problems(points, asked, group_field)
    if asked.costs is not None:
        yield from _id_problems(points, asked, layer)
    if not (math.isfinite(asked.tolerance) and 0 < asked.tolerance < 100):
        yield Problem(
            "it must be above 0 and below 100 %",
            "Choose, for instance, 5: the weight of every hub is then within 5 % of the mean.",
            "Tolerance",
            detail=f"{asked.tolerance:g}",
        )


def _weight_problems(points, asked, layer):
    values = _numbers(points[asked.weight_field])
    for feature, value in zip(points.index, values):
        if not math.isfinite(value):
            yield Problem(
                "points without a weight",
                "Give them a number, 0 if they do not count, or leave them out by a filter.",
                layer,
                feature=feature,
                field=asked.weight_field,
            )
        elif value < 0:
            yield Problem(
                "negative weights",
                "Correct them: a weight is 0 or more.",
                layer,
                feature=feature,
                field=asked.weight_field,
                detail=f"{value:g}",
            )
    if not (values != 0).any():
        yield Problem(
            "all weights are 0",
            "Choose a field that holds what is to be balanced.",
            layer,
            field=asked.weight_field,
        )


def _centre_problems(points, asked, group_field):
    centres, layer = asked.centres, asked.centres_layer
    for name, chosen in (
        ("a field to group apart by", group_field),
        ("travel costs", asked.costs),
    ):
        if chosen is not None:
            yield Problem(
                f"given centres do not go together with {name}",
                "Leave one of them empty.",
                layer,
            )
    if len(centres) == 0:
        yield Problem(
            "the layer has no features",
            "Choose a layer with a point per hub, or clear its filter or selection.",
            layer,
        )
        return
    if centres.crs is None:
        yield Problem(
            "the layer has no coordinate reference system",
            "Assign one in the layer's properties; without it distances have no meaning.",
            layer,
        )
    for feature, shape in zip(centres.index, centres.geometry):
        if shape is None or shape.is_empty or not np.isfinite(shape.bounds).all():
            yield Problem(
                "centres without a geometry",
                "Give them a geometry, or leave them out by a filter or selection.",
                layer,
                feature=feature,
            )
    if len(centres) > len(points):
        yield Problem(
            f"there are more centres than points ({len(points)})",
            "Every hub needs a point: leave centres out by a filter or selection.",
            layer,
            detail=str(len(centres)),
        )
    lows, highs = (
        [None] * len(centres) if field is None else centres[field].tolist()
        for field in (asked.centre_min, asked.centre_max)
    )
    for name, low, high in zip(asked.centre_names, lows, highs):
        for value, field in ((low, asked.centre_min), (high, asked.centre_max)):
            if not is_missing(value) and not _number(value) >= 0:
                yield Problem(
                    "capacities that are negative or not a number",
                    "Correct them, or leave them empty for no limit.",
                    layer,
                    feature=name,
                    field=field,
                    detail=str(value),
                )
        if not is_missing(high) and _number(high) == 0:
            yield Problem(
                "centres that may hold nothing",
                "Leave them out by a filter or selection.",
                layer,
                feature=name,
                field=asked.centre_max,
            )
        elif not (is_missing(low) or is_missing(high)) and _number(low) > _number(high):
            yield Problem(
                f"centres whose '{asked.centre_min}' is above their '{asked.centre_max}'",
                "Correct one of the two.",
                layer,
                feature=name,
                detail=f"{_number(low):g} above {_number(high):g}",
            )


def _id_problems(points, asked, layer):
    if asked.point_id is None:
        yield Problem(
            "travel costs name points by an id, and no id field is chosen",
            "Give POINT_ID, the field of the points that the costs refer to.",
            layer,
        )
        return
    seen = {}
    for feature, value in zip(points.index, points[asked.point_id].tolist()):
        if is_missing(value):
            yield Problem(
                "points without an id, which travel costs are found by",
                "Give them one, or leave them out by a filter or selection.",
                layer,
                feature=feature,
                field=asked.point_id,
            )
        elif seen.setdefault(plain(value), feature) != feature:
            yield Problem(
                "points that share an id, which travel costs are found by",
                "Give each its own.",
                layer,
                feature=feature,
                field=asked.point_id,
                detail=plain(value),
            )


def _number(value):
    try:
        return float(value)
    except (TypeError, ValueError):
        return math.nan


def _numbers(column):
    return np.array([_number(value) for value in column.tolist()], float)


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
        Without problems (``asked_problems``).
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
                Problem(
                    f"only {sum(heavy)} points have a weight, fewer than the hubs asked for",
                    f"Ask for at most {sum(heavy)} hubs.",
                    "Number of hubs",
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
    low: float,
    high: float,
    shares: Sequence[int],
    asked: Asked,
    layer: str,
) -> list[Demand]:
    """What is asked of each group where hubs are to lie in a range.

    Parameters
    ----------
    shares : sequence of int
        Hubs per group; possible by the number of points, or by their weight
        (``counts_by_weight``). Not used with given centres.
    """
    weights = _weights(points, asked)
    if asked.centres is not None:
        shares = [len(asked.centres)]
    return _demands(points, groups, shares, [(low, high)] * len(groups), weights, asked, layer)


def counts_by_weight(
    points: gpd.GeoDataFrame, groups: Sequence[PointGroup], low: float, high: float, field: str
) -> list[tuple[int, Optional[int], int]]:
    """The fewest hubs, the method's number and the most, per group, for a range of weights.

    As for numbers of points (``sizes.count_for_range``): any number from ceil(total / high) to
    floor(total / low); the method's is total over the middle of the range, rounded down and
    brought into these. None where no number is possible. Whole points may forbid more.
    """
    weights = _numbers(points[field])
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


def raise_any(problems):
    problems = list(problems)
    if problems:
        raise InputError(problems)


def _too_light(groups, heavy, hubs, asked, layer):
    for group, count, wanted in zip(groups, heavy, hubs):
        if count < wanted:
            yield Problem(
                "groups with fewer points that have a weight than hubs",
                "Join them to others, or leave them out by a filter.",
                layer,
                feature=group.value,
                field=asked.weight_field,
                detail=f"{count} for {wanted}",
            )


def _weights(points, asked):
    return None if asked.weight_field is None else _numbers(points[asked.weight_field])


def _demands(points, groups, shares, ranges, weights, asked, layer):
    table = None if asked.costs is None else _table(points, asked)
    given = None if asked.centres is None else _places(asked.centres.to_crs(points.crs).geometry)
    demands = []
    for group, k, (low, high) in zip(groups, shares, ranges):
        own = None if weights is None else weights[group.rows]
        lows, highs = np.full(k, low), np.full(k, high)
        if asked.has_capacities:
            lows, highs = _capacities(asked, len(group.rows), own)
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
            )
        )
    problems = []
    for demand, group in zip(demands, groups):
        problems += _demand_problems(demand, group)
    raise_any(problems)
    return demands


def _places(geometry):
    centroid = geometry if (geometry.geom_type == "Point").all() else geometry.centroid
    return np.column_stack([centroid.x, centroid.y])


def _capacities(asked, n, weights):
    """Least and greatest size of each given centre's hub, shape (k,) each."""
    k = len(asked.centres)
    least, total = (1, n) if weights is None else (float(weights[weights > 0].min()), weights.sum())
    found = []
    for field, fallback in ((asked.centre_min, least), (asked.centre_max, total)):
        values = np.full(k, np.nan) if field is None else _numbers(asked.centres[field])
        found.append(np.where(np.isfinite(values), values, fallback))
    low, high = np.maximum(found[0], least), found[1]
    if weights is None:
        # A part of a point is none: 12.5 and more is 13 and more.
        low, high = np.ceil(low).astype(np.int64), np.floor(high).astype(np.int64)
    return low, high


def _table(points, asked):
    ids = points[asked.point_id].tolist()
    starts, ends, cost, problems = cost_pairs(
        asked.costs, asked.cost_columns, ids, ids, "points", asked.costs_layer
    )
    raise_any(problems)
    if len(cost) == 0:
        raise InputError(
            Problem(
                f"no row names two points by their '{asked.point_id}'",
                "Check the id field and which fields hold where ways start and end.",
                asked.costs_layer,
            )
        )
    return CostTable.of(len(ids), starts, ends, cost)


def _demand_problems(demand, group):
    """What can be known to be impossible before anything is searched."""
    weights, asked = demand.weights, demand.asked
    total = len(demand.ids) if weights is None else float(weights.sum())
    what = "points" if weights is None else f"of '{asked.weight_field}'"
    if demand.given is not None:
        slack = ROUND_OFF * total
        of = "points" if weights is None else f"'{asked.weight_field}'"
        if demand.high.sum() < total - slack:
            yield Problem(
                f"the centres hold at most {demand.high.sum():.12g} in all, and there are "
                f"{total:.12g} {what}",
                "Raise the capacities, add centres, or leave points out.",
                asked.centres_layer,
                field=asked.centre_max or "",
            )
        if demand.low.sum() > total + slack:
            yield Problem(
                f"the centres need at least {demand.low.sum():.12g} in all, and there are only "
                f"{total:.12g} {what}",
                "Lower what they need, leave centres out, or add points.",
                asked.centres_layer,
                field=asked.centre_min or "",
                detail=f"in sums of {of}" if weights is not None else "",
            )
    if weights is not None:
        most = float(demand.high.max())
        for feature, weight in zip(demand.ids, weights.tolist()):
            if weight > most * (1 + ROUND_OFF):
                yield Problem(
                    f"points that weigh more than a hub may hold ({most:.6g})",
                    "Points stay whole. Allow more per hub, ask for fewer hubs, or leave these "
                    "out.",
                    demand.layer,
                    feature=feature,
                    field=asked.weight_field,
                    detail=f"{weight:.6g}",
                )
    if demand.table is not None:
        yield from _table_problems(demand, group)


def _table_problems(demand, group):
    """Parts of the points that no travel cost joins, and that cannot be hubs by themselves."""
    parts = _parts(demand)
    for rows, (_, wanted, _), held in parts:
        if wanted is None:
            low, high = demand.low[0], demand.high[0]
            shown = ", ".join(str(demand.ids[row]) for row in rows[:5])
            yield Problem(
                f"points that no travel cost joins to the others, and that cannot be parted into "
                f"hubs of {low:.6g} to {high:.6g} by themselves",
                "Add the ways that are missing, leave the points out, or widen the sizes.",
                demand.asked.costs_layer,
                feature=shown + (", ..." if len(rows) > 5 else ""),
                detail=f"{held:.6g} in {len(rows)} points"
                if demand.weights is not None
                else f"points: {len(rows)}",
            )
    if all(count is not None for _, (_, count, _), _ in parts):
        fewest, most = (sum(counts[at] for _, counts, _ in parts) for at in (0, 2))
        if not fewest <= demand.hubs <= most:
            of_group = "" if group.value is None else f" of {group.value}"
            yield Problem(
                f"travel costs join the points{of_group} into {len(parts)} parts, which make "
                f"{fewest} to {most} hubs of these sizes",
                "Add the ways that are missing, ask for another number of hubs, or widen the "
                "sizes.",
                demand.asked.costs_layer,
                detail=f"hubs asked for: {demand.hubs}",
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
            _raise_broken(found, demand, progress)
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
        part = replace(demand.of_rows(rows), hubs=k, low=demand.low[:k], high=demand.high[:k])
        found = _solve(xy[rows], part, None, settings, stage)
        if found is None:
            return None
        _raise_broken(found, part, progress)
        labels[rows] = found.labels + done
        done += k
    return labels


def _solve(xy, demand, start, settings, progress):
    return solve_asked(
        xy,
        demand.low,
        demand.high,
        weights=demand.weights,
        given=demand.given,
        table=demand.table,
        start=start,
        objective=settings.objective,
        effort=settings.effort,
        connected=settings.one_piece,
        random_seed=settings.random_seed,
        progress=progress,
    )


def _raise_broken(found: AskedSolution, demand, progress):
    asked, low, high, ids = demand.asked, demand.low, demand.high, demand.ids
    stopped = " The search was stopped." if progress.cancelled() else ""
    problems = []
    if not found.kept:
        outside = np.maximum(found.load - high, low - found.load)
        slack = ROUND_OFF * float(found.load.mean())
        worst = np.argsort(-outside, kind="stable")
        of = "points" if demand.weights is None else f"'{asked.weight_field}'"
        for hub in worst[outside[worst] > slack].tolist():
            members = ids[found.labels == hub]
            if demand.given is not None:
                name = asked.centre_names[hub]
            else:
                shown = ", ".join(map(str, members[:3]))
                name = f"the hub with the points {shown}{', ...' if len(members) > 3 else ''}"
            problems.append(
                Problem(
                    f"no hubs of whole points were found that all keep their range of {of}",
                    f"Allow a larger tolerance or range, or another number of hubs.{stopped}",
                    demand.layer,
                    feature=name,
                    field=asked.weight_field or "",
                    detail=f"best reached {found.load[hub]:.6g}, allowed {low[hub]:.6g} to "
                    f"{high[hub]:.6g}, {100 * (found.load[hub] / demand.mean - 1):+.2f} % of the "
                    "mean",
                )
            )
    for row in found.unreachable.tolist():
        problems.append(
            Problem(
                "points for which no hub with room was found to whose centre there is a travel "
                "cost",
                "Add the ways that are missing, widen the sizes, or ask for another number of "
                f"hubs.{stopped}",
                asked.costs_layer,
                feature=ids[row],
            )
        )
    raise_any(problems)
