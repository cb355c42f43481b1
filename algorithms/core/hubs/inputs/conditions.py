# SPDX-License-Identifier: GPL-2.0-or-later
"""What may be asked of hubs besides their sizes: sums, given centres, travel costs, limits."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from ...errors import Fault
from ...ids import as_number, as_numbers, id_faults, is_missing
from ...on_earth import no_place_faults, off_earth_faults
from ...texts import general, tr
from .limit_texts import SizeLimit, SumLimit

TOLERANCE = 5.0
"""Per cent of the mean weight of a hub that a hub's weight may differ by."""
STABILITY = 1.0
"""A point rather goes the mean distance farther than to another hub: as much as zones and regions
hold last time's against all else."""

LINES = ("LineString", "LinearRing", "MultiLineString")
"""What barriers and bridges may be, by shapely's names."""


@dataclass(frozen=True)
class HubConditions:
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
    existing_field : str, optional
        Column with the hub that each point was in last time; empty for new points.
    stability : float
        How many mean distances farther a point may be rather than change its hub; with 0 hubs
        are only called as they were and changes counted.
    locked_field : str, optional
        Column that names the hub of points that have to be in it; empty for all others.
    together_field : str, optional
        Column whose values name points that stay in one hub; empty for all others.
    apart_field : str, optional
        Column whose values name points that ought to be in different hubs; empty for all others.
    barriers, bridges : GeoDataFrame of lines, optional
        What no hub in one piece crosses, and what leads over it.
    centres_layer, costs_layer, barriers_layer, bridges_layer : str
        For messages.
    sums : tuple of SumLimit
        Further sums, each in a range of its own in every hub: the nearest hubs are formed where
        none are found that keep all.
    max_distance : float, optional
        No point is to be farther from the centre of its hub, in metres, or in the unit of
        ``costs``; kept where that is found possible.
    hub_limits : tuple of SizeLimit
        So many hubs have sizes, or sums of the weight, within such limits, without centres.

    Examples
    --------
    Hubs of as many students, one around each school:

    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> balanced = core.HubConditions(weight_field="students", tolerance=10, centres=schools)
    >>> hubs = core.equal_size_hubs(units, 3, conditions=balanced)
    >>> bool(hubs.result.deviation <= 0.10)
    True
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
    existing_field: Optional[str] = None
    stability: float = STABILITY
    locked_field: Optional[str] = None
    together_field: Optional[str] = None
    apart_field: Optional[str] = None
    barriers: Optional[gpd.GeoDataFrame] = None
    bridges: Optional[gpd.GeoDataFrame] = None
    barriers_layer: str = "Barriers"
    bridges_layer: str = "Bridges"
    centres_layer: str = "Centres"
    costs_layer: str = "Travel costs"
    sums: tuple[SumLimit, ...] = ()
    max_distance: Optional[float] = None
    hub_limits: tuple[SizeLimit, ...] = ()

    @property
    def is_anything(self) -> bool:
        asked = (
            self.weight_field,
            self.centres,
            self.costs,
            self.together_field,
            self.apart_field,
            self.barriers,
            self.max_distance,
        )
        is_more = self.has_own_hubs or bool(self.sums or self.hub_limits)
        return is_more or any(each is not None for each in asked)

    @property
    def of_what(self) -> str:
        """What sizes count, for messages after a number."""
        if self.weight_field is None:
            return tr("points")
        return tr("of '{field}'").format(field=self.weight_field)

    @property
    def point_columns(self) -> list[str]:
        """The columns of the points that are needed."""
        named = (
            self.weight_field,
            self.point_id,
            self.existing_field,
            self.locked_field,
            self.together_field,
            *(each.field for each in self.sums),
            self.apart_field,
        )
        return [each for each in named if each is not None]

    @property
    def has_own_hubs(self) -> bool:
        """Whether points have a hub of their own."""
        return self.existing_field is not None or self.locked_field is not None

    @property
    def takes_nearest(self) -> bool:
        """Whether hubs that are not all that is asked for are better than none."""
        return bool(self.sums)

    def amounts(self, points: gpd.GeoDataFrame) -> np.ndarray:
        """What each point has of each further quantity, shape (n, q)."""
        columns = [
            np.ones(len(points)) if each.field is None else as_numbers(points[each.field])
            for each in self.sums
        ]
        return np.column_stack(columns) if columns else np.empty((len(points), 0))

    @property
    def has_capacities(self) -> bool:
        return self.centre_min is not None or self.centre_max is not None

    @property
    def centre_names(self) -> Sequence:
        """What each centre is called: by its id field, or its feature id."""
        assert self.centres is not None
        if self.centre_id is None:
            return list(self.centres.index)
        return self.centres[self.centre_id].tolist()

    @property
    def centre_count(self) -> int:
        return 0 if self.centres is None else len(self.centres)


NO_CONDITIONS = HubConditions()
"""Nothing besides sizes is asked for; it cannot be changed, so one serves all."""


def condition_faults(
    points: gpd.GeoDataFrame, conditions: HubConditions, group_field: Optional[str], layer: str
) -> Iterator[Fault]:
    """Find what is wrong with the weights, the centres and the travel costs."""
    further = [each.field for each in conditions.sums]
    for field in dict.fromkeys([conditions.weight_field, *further]):
        if field is not None:
            yield from _weight_faults(points, field, layer)
    if conditions.max_distance is not None and not (
        math.isfinite(conditions.max_distance) and conditions.max_distance > 0
    ):
        yield Fault(
            "the longest way must be above 0",
            "Leave it empty for no such limit.",
            tr("Longest way to the centre (metres, or travel cost)"),
            detail=general(conditions.max_distance),
        )
    if conditions.centres is not None:
        yield from _centre_faults(points, conditions, group_field)
    yield from _line_faults(conditions)
    if conditions.costs is not None:
        yield from _id_faults(points, conditions, layer)
    if not (math.isfinite(conditions.tolerance) and 0 < conditions.tolerance < 100):
        yield Fault(
            "it must be above 0 and below 100 %",
            "Choose, for instance, 5: the weight of every hub is then within 5 % of the mean.",
            tr("Tolerance"),
            detail=general(conditions.tolerance),
        )


def _weight_faults(points: gpd.GeoDataFrame, weight_field: str, layer: str) -> Iterator[Fault]:
    values = as_numbers(points[weight_field])
    if not np.isfinite(values).any():
        yield Fault(
            "the field holds no numbers",
            "Choose a field of numbers.",
            layer,
            field=weight_field,
        )
        return
    for feature, value in zip(points.index, values):
        if not math.isfinite(value):
            yield Fault(
                "points without a weight",
                "Give them a number, 0 if they do not count, or leave them out by a filter.",
                layer,
                feature=feature,
                field=weight_field,
            )
        elif value < 0:
            yield Fault(
                "negative weights",
                "Correct them: a weight is 0 or more.",
                layer,
                feature=feature,
                field=weight_field,
                detail=general(value),
            )
    if not (values != 0).any():
        yield Fault(
            "all weights are 0",
            "Choose a field that holds what is to be balanced.",
            layer,
            field=weight_field,
        )


def _centre_faults(
    points: gpd.GeoDataFrame, conditions: HubConditions, group_field: Optional[str]
) -> Iterator[Fault]:
    centres, layer = conditions.centres, conditions.centres_layer
    assert centres is not None
    for name, chosen in (
        (tr("a field to group apart by"), group_field),
        (tr("travel costs"), conditions.costs),
    ):
        if chosen is not None:
            yield Fault(
                tr("given centres do not go together with {name}").format(name=name),
                "Leave one of them empty.",
                layer,
            )
    if len(centres) == 0:
        yield Fault(
            "the layer has no features",
            "Choose a layer with a point per hub, or clear its filter or selection.",
            layer,
        )
        return
    if centres.crs is None:
        yield Fault(
            "the layer has no coordinate reference system",
            "Assign one in the layer's properties; without it distances have no meaning.",
            layer,
        )
    else:
        yield from off_earth_faults(centres, layer)
    yield from no_place_faults(centres, layer, "centres without a geometry")
    if len(centres) > len(points):
        yield Fault(
            tr("there are more centres than points ({n})").format(n=len(points)),
            "Every hub needs a point: leave centres out by a filter or selection.",
            layer,
            detail=str(len(centres)),
        )
    lightest = 1.0
    if conditions.weight_field is not None:
        weights = as_numbers(points[conditions.weight_field])
        heavy = weights[weights > 0]
        lightest = float(heavy.min()) if len(heavy) else 0.0
        if 0 < len(heavy) < len(centres) <= len(points):
            yield Fault(
                tr("there are more centres than points that have a weight ({n})").format(
                    n=len(heavy)
                ),
                "Every hub needs such a point: leave centres out by a filter or selection.",
                layer,
                detail=str(len(centres)),
            )
    lows, highs = (
        [None] * len(centres) if field is None else centres[field].tolist()
        for field in (conditions.centre_min, conditions.centre_max)
    )
    for name, low, high in zip(conditions.centre_names, lows, highs):
        for value, field in ((low, conditions.centre_min), (high, conditions.centre_max)):
            if not is_missing(value) and not as_number(value) >= 0:
                yield Fault(
                    "capacities that are negative or not a number",
                    "Correct them, or leave them empty for no limit.",
                    layer,
                    feature=name,
                    field=field or "",
                    detail=str(value),
                )
        if not is_missing(high) and as_number(high) == 0:
            yield Fault(
                "centres that may hold nothing",
                "Leave them out by a filter or selection.",
                layer,
                feature=name,
                field=conditions.centre_max or "",
            )
        elif not is_missing(high) and 0 < as_number(high) < lightest:
            weighted = conditions.weight_field is not None
            yield Fault(
                tr(
                    "centres that hold less than the lightest point weighs "
                    "({lightest} of '{field}')"
                ).format(lightest=general(lightest, 12), field=conditions.weight_field)
                if weighted
                else "centres that hold less than one point",
                "Every hub needs a point: correct the capacity, or leave the centres out by a "
                "filter or selection.",
                layer,
                feature=name,
                field=conditions.centre_max or "",
                detail=general(as_number(high), 12),
            )
        elif not (is_missing(low) or is_missing(high)):
            low, high = as_number(low), as_number(high)
            if low > high:
                yield Fault(
                    tr("centres whose '{low}' is above their '{high}'").format(
                        low=conditions.centre_min, high=conditions.centre_max
                    ),
                    "Correct one of the two.",
                    layer,
                    feature=name,
                    detail=tr("{low} above {high}").format(low=general(low), high=general(high)),
                )
            elif conditions.weight_field is None and math.floor(high) < low:
                yield Fault(
                    tr("centres with no whole number from '{low}' to '{high}'").format(
                        low=conditions.centre_min, high=conditions.centre_max
                    ),
                    "Points stay whole: give whole numbers of points.",
                    layer,
                    feature=name,
                    detail=tr("{low} to {high}").format(
                        low=general(low, 12), high=general(high, 12)
                    ),
                )


def _line_faults(conditions: HubConditions) -> Iterator[Fault]:
    for lines, layer in (
        (conditions.barriers, conditions.barriers_layer),
        (conditions.bridges, conditions.bridges_layer),
    ):
        if lines is not None and len(lines) and lines.crs is None:
            yield Fault(
                "the layer has no coordinate reference system",
                "Assign one in the layer's properties; without it distances have no meaning.",
                layer,
            )
        if lines is None:
            continue
        for feature, shape in zip(lines.index, lines.geometry):
            if shape is not None and not shape.is_empty and shape.geom_type not in LINES:
                yield Fault(
                    "features that are no lines",
                    "Give lines; turn areas into their outlines first (Polygons to lines).",
                    layer,
                    feature=feature,
                    detail=shape.geom_type,
                )
    if conditions.barriers is not None and conditions.centres is not None:
        yield Fault(
            tr("given centres do not go together with {name}").format(name=tr("barriers")),
            "Leave one of them empty.",
            conditions.centres_layer,
        )


def _id_faults(points: gpd.GeoDataFrame, conditions: HubConditions, layer: str) -> Iterator[Fault]:
    if conditions.point_id is None:
        yield Fault(
            "travel costs name points by an id, and no id field is chosen",
            "Give POINT_ID, the field of the points that the costs refer to.",
            layer,
        )
        return
    yield from id_faults(
        points[conditions.point_id].tolist(),
        points.index,
        conditions.point_id,
        layer,
        (
            tr("points without an id, which travel costs are found by"),
            tr("Give them one, or leave them out by a filter or selection."),
        ),
        (tr("points that share an id, which travel costs are found by"), tr("Give each its own.")),
    )
