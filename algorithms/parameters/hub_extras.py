# SPDX-License-Identifier: GPL-2.0-or-later
"""What may be asked of hubs besides their sizes: weights, given centres, travel costs."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from ..qgis_io.compat import FieldDataType, NumberType, SourceType
from ..qgis_io.texts import tr
from . import hub_lines, hub_wishes, travel_costs

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
)


def declare(entry, weight_help, centres_help):
    """Add the parameters."""
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
    hub_wishes.declare(entry)
    hub_lines.declare(entry)


def declare_tolerance(entry):
    """Add ``TOLERANCE``, where sizes are not given by a range."""
    entry.described(
        QgsProcessingParameterNumber(
            "TOLERANCE",
            tr("Tolerance of the balanced sum (%)"),
            type=NumberType.Double,
            defaultValue=5.0,
            minValue=0,
            maxValue=100,
        ),
        tr(
            "With a field to balance: how far the sum of a hub may be from the mean. Points stay "
            "whole; where no hubs within it are found, the message says how near they came."
        ),
        advanced=True,
    )


def read(run, crs, tolerance=None):
    """Read what is asked: the ``HubConditions``, without or with a centres' layer and a table.

    Parameters
    ----------
    run : Run
    crs : QgsCoordinateReferenceSystem
        Of the points.
    tolerance : float, optional
        Of balanced sums, in %; the core's own by default.
    """
    from ..core.hubs.conditions import TOLERANCE, HubConditions
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
    return HubConditions(
        weight_field=run.field("WEIGHT_FIELD"),
        tolerance=TOLERANCE if tolerance is None else tolerance,
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


def not_used(conditions) -> set:
    """Parameters that what is asked besides replaces."""
    idle = set()
    if conditions.centres is not None:
        idle |= {"HUBS", "METHOD", "NEIGHBOURS"}
    if conditions.has_capacities:
        idle |= {"EQUITY", "TOLERANCE", "MIN_SIZE", "MAX_SIZE"}
    idle.add("TOLERANCE" if conditions.weight_field is None else "EQUITY")
    idle.add("POINT_ID" if conditions.costs is None else "OBJECTIVE")
    if conditions.existing_field is None:
        idle.add("STABILITY")
    if conditions.barriers is None:
        idle.add("BRIDGES")
    return idle
