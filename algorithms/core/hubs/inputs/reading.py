# SPDX-License-Identifier: GPL-2.0-or-later
"""What both ways to hubs begin with: all that is given is checked, and the points are grouped."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Optional

import geopandas as gpd
import numpy as np
from pyproj import CRS

from ...errors import Fault, InputError, raise_any
from ...ids import as_number, as_numbers, id_faults, is_missing
from ...on_earth import no_place_faults, off_earth_faults
from ...texts import general, number, tr
from .conditions import HubConditions
from .points import HubInputs, divided, groups_of
from .settings import Settings

LINES = ("LineString", "LinearRing", "MultiLineString")
"""What barriers and bridges may be, by shapely's names."""


def read_inputs(
    points: gpd.GeoDataFrame,
    group_field: Optional[str],
    conditions: HubConditions,
    settings: Settings,
    layer: str,
    faults_of_sizes: Iterable[Fault],
) -> HubInputs:
    """Check a layer of points and what is asked of its hubs, and divide it into groups.

    Parameters
    ----------
    points, group_field, conditions, settings, layer
        As in ``equal_size_hubs``.
    faults_of_sizes : iterable of Fault
        What is wrong with the sizes or the number of hubs; looked at if there are points.

    Raises
    ------
    InputError
        Something of it is wrong.
    """
    if not len(points):
        raise InputError(_point_faults(points, layer))
    raise_any(
        [
            *_point_faults(points, layer),
            *_group_faults(points, group_field, layer),
            *_condition_faults(points, conditions, group_field, layer),
            *faults_of_sizes,
            *_settings_faults(settings),
        ]
    )
    groups = groups_of(points, group_field)
    inputs = HubInputs(points, groups, conditions, layer, group_field)
    return replace(inputs, groups=divided(inputs))


def _settings_faults(settings: Settings) -> Iterator[Fault]:
    """Find what is wrong with the settings."""
    if settings.neighbours is not None and settings.neighbours < 1:
        yield Fault(
            "at least 1 neighbour is needed",
            "Ask for 1 or more, or leave it empty for the default.",
            tr("Neighbours per point"),
            detail=str(settings.neighbours),
        )


def _point_faults(points: gpd.GeoDataFrame, layer: str) -> Iterator[Fault]:
    if len(points) == 0:
        yield Fault(
            "the layer has no features",
            "Choose a layer with points, or clear its filter or selection.",
            layer,
        )
        return
    yield from _crs_faults(points, layer)
    yield from no_place_faults(points, layer)


def _group_faults(points: gpd.GeoDataFrame, field: Optional[str], layer: str) -> Iterator[Fault]:
    """Find the points whose group is not known."""
    if field is None:
        return
    for feature, value in zip(points.index, points[field].tolist()):
        if is_missing(value):
            yield Fault(
                "points without a group",
                "Fill the field, or leave them out by a filter or selection.",
                layer,
                feature=feature,
                field=field,
            )


def _crs_faults(layer: gpd.GeoDataFrame, name: str) -> Iterator[Fault]:
    if layer.crs is None:
        yield Fault(
            "the layer has no coordinate reference system",
            "Assign one in the layer's properties; without it distances have no meaning.",
            name,
        )
    elif CRS.from_user_input(layer.crs).geodetic_crs is None:
        yield Fault(
            "the layer's coordinate reference system has no place on Earth",
            "Assign the right one in the layer's properties.",
            name,
        )
    else:
        yield from off_earth_faults(layer, name)


def _condition_faults(
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
    yield from _crs_faults(centres, layer)
    yield from no_place_faults(centres, layer, "centres without a geometry")
    if len(centres) > len(points):
        yield Fault(
            tr("there are more centres than points ({n})").format(n=number(len(points))),
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
        if lines is None:
            continue
        if len(lines) and lines.crs is None:
            yield from _crs_faults(lines, layer)
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
