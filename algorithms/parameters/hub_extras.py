# SPDX-License-Identifier: GPL-2.0-or-later
"""What may be asked of hubs besides their sizes: sums, given centres, travel costs, limits."""

from __future__ import annotations

import re

from qgis.core import (
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..qgis_io.compat import FieldDataType, NumberType, SourceType
from ..qgis_io.texts import tr
from . import hub_lines, hub_wishes, outputs, travel_costs

COST_FIELDS = (
    ("COST_FROM", "From, in the travel costs", ("origin_id", "FROM_ID", "from_id", "from")),
    ("COST_TO", "To, in the travel costs", ("destination_id", "TO_ID", "to_id", "to")),
    ("COST", "Cost in the travel costs", ("total_cost", "DURATION_H", "DIST_KM", "cost")),
)
CENTRE_FIELDS = (
    (
        "CENTRE_MIN",
        "Least size, in the centres",
        "No hub holds less than its centre asks for here: points, or the sum of their weight. "
        "Empty or 0: no limit but one point (with a field to balance, one that has a weight).",
    ),
    (
        "CENTRE_MAX",
        "Capacity, in the centres",
        "No hub holds more than its centre can: points, or the sum of their weight. Empty: no "
        "limit.",
    ),
)

NUMBERS = (
    ("MIN_WEIGHT", "Least sum of the balanced field in a hub"),
    ("MAX_WEIGHT", "Greatest sum of the balanced field in a hub"),
    ("WEIGHT_DEVIATION", "Greatest deviation of a hub's sum from the mean (%)"),
    ("MEAN_COST", "Mean travel cost to the centre (in the table's unit)"),
    ("SUMS_OUTSIDE", "Hubs' sums of further fields outside their ranges"),
    ("SUMS_DEVIATION", "Greatest deviation of such a sum from its mean (%)"),
    ("TOO_FAR", "Points farther from the centre than the longest way"),
)


def declare(entry, weight_help, centres_help, sums_help, in_range=False):
    """Add the parameters; limits per hub where sizes are given by a range."""
    numeric = FieldDataType.Numeric
    entry.described(
        QgsProcessingParameterField(
            "WEIGHT_FIELD",
            tr("Balance the sum of"),
            parentLayerParameterName="INPUT",
            type=numeric,
            optional=True,
        ),
        weight_help,
    )
    _declare_sums(entry, sums_help)
    _declare_tolerance(entry)
    if in_range:
        _declare_hub_limits(entry)
    entry.described(
        QgsProcessingParameterNumber(
            "MAX_DISTANCE",
            tr("Longest way to the centre (metres, or travel cost)"),
            type=NumberType.Double,
            optional=True,
        ),
        tr(
            "No point is to be farther from the centre of its hub: in metres on the ground, or, "
            "with travel costs, in their unit. Kept where hubs that keep it are found; else the "
            "message names the points and how many hubs are needed at least. Where the number of "
            "hubs follows from a range, there are as many as it takes."
        ),
        advanced=True,
    )
    hub_wishes.declare(entry)
    hub_lines.declare(entry)
    entry.described(
        QgsProcessingParameterFeatureSource(
            "CENTRES",
            tr("Given centres"),
            [SourceType.VectorAnyGeometry],
            optional=True,
        ),
        centres_help,
        kind="layer",
    )
    for name, label, help_text in CENTRE_FIELDS:
        entry.described(
            QgsProcessingParameterField(
                name,
                tr(label),
                parentLayerParameterName="CENTRES",
                type=numeric,
                optional=True,
            ),
            tr(help_text),
            advanced=True,
        )
    entry.described(
        QgsProcessingParameterField(
            "CENTRE_ID",
            tr("Name, in the centres"),
            parentLayerParameterName="CENTRES",
            optional=True,
        ),
        tr("Becomes the hub's name, and names centres in messages."),
        advanced=True,
        kind="centre_name",
    )
    travel_costs.declare(
        entry,
        COST_FIELDS,
        tr(
            "A table with a row per way between two points, as QNEAT3 and ORS Tools write "
            "matrices. Hubs are then kept short by this cost, in its own unit, from every point "
            "to the centre of its hub, which is the point with the least sum of costs from the "
            "others. Ways that are not in the table cannot be travelled. Needs the point id."
        ),
    )
    entry.described(
        QgsProcessingParameterField(
            "POINT_ID", tr("Point id"), parentLayerParameterName="INPUT", optional=True
        ),
        tr("The id by which the travel costs name the points."),
        advanced=True,
    )


def _declare_sums(entry, sums_help):
    entry.described(
        QgsProcessingParameterField(
            "WEIGHT_FIELDS",
            tr("Balance several sums"),
            parentLayerParameterName="INPUT",
            type=FieldDataType.Numeric,
            allowMultiple=True,
            optional=True,
        ),
        sums_help,
        advanced=True,
    )
    entry.described(
        QgsProcessingParameterString("SUM_LIMITS", tr("Limits of these sums"), optional=True),
        tr(
            "In place of the tolerance, for some or all of these fields: a tolerance of the mean, "
            "or a range, with semicolons between, such as pupils 5 %; rooms 10-20; staff >= 12. "
            "The number of points is called points: points <= 40."
        ),
        advanced=True,
    )


def declare_outputs(entry):
    """Add the numbers and what is told of every further sum."""
    outputs.declare_numbers(entry, NUMBERS)
    entry.addOutput(
        QgsProcessingOutputString(
            "SUM_DEVIATIONS", tr("Greatest deviation from the mean (%), sum by sum")
        )
    )


def _declare_hub_limits(entry):
    entry.described(
        QgsProcessingParameterString("HUB_LIMITS", tr("Limits per hub"), optional=True),
        tr(
            "Hubs of different sizes, without centres: how many hubs of which size, with "
            "semicolons between, such as 1 of <= 6; 2 of 2-4. Which hub has which size is "
            "searched for. With a field to balance, sums of it. Replaces smallest size, largest "
            "size and number of hubs; not with groups, given centres or travel costs."
        ),
        advanced=True,
    )


def _declare_tolerance(entry):
    entry.described(
        QgsProcessingParameterNumber(
            "TOLERANCE",
            tr("Tolerance of balanced sums (%)"),
            type=NumberType.Double,
            defaultValue=5.0,
            minValue=0,
            maxValue=100,
        ),
        tr(
            "With fields to balance: how far the sum of a hub may be from the mean. Points stay "
            "whole; where no hubs within it are found, the message says how near they came."
        ),
        advanced=True,
    )


def read(run, crs, in_range=False):
    """Read what is asked: the ``HubConditions``, without or with a centres' layer and a table.

    Parameters
    ----------
    run : Run
    crs : QgsCoordinateReferenceSystem
        Of the points.
    in_range : bool
        Whether a range of sizes is asked for: further sums are then kept beside it. Else the
        first of several sums is the one that hubs are equal by.
    """
    from ..core.hubs.inputs.conditions import HubConditions
    from ..qgis_io import sources
    from ..qgis_io.discretion import by_role

    centre_names = ("CENTRE_MIN", "CENTRE_MAX", "CENTRE_ID")
    run.check_layer_of("CENTRES", centre_names)
    centres, centre_fields, centres_layer = None, {}, ""
    source = run.source_if_any("CENTRES")
    if source is not None:
        centres_layer = by_role(source, tr("Given centres"))
        centre_fields = {name.lower(): run.field(name) for name in centre_names}
        fields = filter(None, centre_fields.values())
        read = sources.read(source, fields, run.context, into=crs, layer=centres_layer)
        centres = read.frame
    costs, columns, costs_layer = travel_costs.read(run, COST_FIELDS)
    weight_field, tolerance, sums = _sums(run, in_range)
    return HubConditions(
        weight_field=weight_field,
        tolerance=tolerance,
        sums=sums,
        max_distance=run.number_if_any("MAX_DISTANCE"),
        hub_limits=_hub_limits(run) if in_range else (),
        centres=centres,
        **centre_fields,
        costs=costs,
        cost_columns=None if costs is None else tuple(columns),
        point_id=run.field("POINT_ID") if costs is not None else None,
        **hub_wishes.read(run),
        **hub_lines.read(run, crs),
        centres_layer=centres_layer,
        costs_layer=costs_layer,
    )


def _typed(run, name) -> list:
    return [each.strip() for each in re.split("[;,]", run.text(name)) if each.strip()]


def _sums(run, in_range) -> tuple:
    """The field by which hubs are equal or in range, its tolerance, and the further sums."""
    from ..core.errors import Fault, InputError
    from ..core.hubs.inputs.limit_texts import Limit, sum_limits

    first, fields = run.field("WEIGHT_FIELD"), run.fields("WEIGHT_FIELDS")
    tolerance, where = run.number("TOLERANCE"), run.label("SUM_LIMITS")
    if first is not None and first not in fields:
        fields = [first, *fields]
    if first is None and not in_range:
        first = next(iter(fields), None)
    limits = sum_limits(fields, _typed(run, "SUM_LIMITS"), tolerance, where)
    own = [each for each in limits if each.field == first]
    further = tuple(each for each in limits if each.field != first)
    if in_range:
        if own and (first is None or own[0].limit != Limit(tolerance=tolerance)):
            raise InputError(
                Fault(
                    tr("the size that is given by smallest and largest size"),
                    tr("Leave it out here: smallest and largest size say what it may be."),
                    where,
                    detail=own[0].name,
                )
            )
        return first, tolerance, further
    if own and own[0].limit.tolerance is None:
        raise InputError(
            Fault(
                tr("a range of the sum that hubs are equal by"),
                tr(
                    "Give a tolerance for it in %, name another field first, or form hubs within "
                    "a range."
                ),
                where,
                detail=own[0].name,
            )
        )
    return first, own[0].limit.tolerance if own else tolerance, further


def _hub_limits(run) -> tuple:
    from ..core.hubs.inputs.limit_texts import hubs_limits

    return tuple(hubs_limits(_typed(run, "HUB_LIMITS"), run.label("HUB_LIMITS")))


def not_used(conditions) -> set:
    """Parameters that what is asked besides replaces."""
    idle = set()
    if conditions.centres is not None:
        idle |= {"HUBS", "METHOD", "NEIGHBOURS"}
    if conditions.has_capacities:
        idle |= {"EQUITY", "TOLERANCE", "MIN_SIZE", "MAX_SIZE"}
    if conditions.hub_limits:
        idle |= {"MIN_SIZE", "MAX_SIZE", "HUBS"}
    if conditions.weight_field is not None:
        idle.add("EQUITY")
    elif not conditions.sums:
        idle.add("TOLERANCE")
    idle.add("POINT_ID" if conditions.costs is None else "OBJECTIVE")
    if conditions.existing_field is None:
        idle.add("STABILITY")
    if conditions.barriers is None:
        idle.add("BRIDGES")
    return idle
