"""What may be asked of hubs besides their sizes: weights, given centres, travel costs."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from .entry import tr
from .parameters.cost_tables import add_cost_parameters, read_costs

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


def add_extra_parameters(entry, weight_help, centres_help):
    """Add the parameters to a hub entry."""
    numeric = QgsProcessingParameterField.DataType.Numeric
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
            [QgsProcessing.SourceType.TypeVectorAnyGeometry],
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
    add_cost_parameters(
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


def add_tolerance_parameter(entry):
    entry.described(
        QgsProcessingParameterNumber(
            "TOLERANCE",
            tr("Tolerance of the balanced sum (%)"),
            type=QgsProcessingParameterNumber.Type.Double,
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


def add_extra_outputs(entry):
    for name, label in (
        ("MIN_WEIGHT", tr("Least sum of the balanced field in a hub")),
        ("MAX_WEIGHT", tr("Greatest sum of the balanced field in a hub")),
        ("WEIGHT_DEVIATION", tr("Greatest deviation of a hub's sum from the mean (%)")),
        ("MEAN_COST", tr("Mean travel cost to the centre (in the table's unit)")),
    ):
        entry.addOutput(QgsProcessingOutputNumber(name, label))


def read_extras(entry, source, parameters, context):
    """Read what is asked: an ``Asked``, without or with a centres' layer and a table."""
    from .core.hubs.asked import TOLERANCE, Asked
    from .qgis_io import sources

    def one(name):
        return next(iter(entry.field_names(name, parameters, context)), None)

    centre_names = ("CENTRE_MIN", "CENTRE_MAX", "CENTRE_ID")
    entry.check_layer_of("CENTRES", centre_names, parameters)
    tolerance = TOLERANCE
    if entry.parameterDefinition("TOLERANCE") is not None:
        tolerance = entry.parameterAsDouble(parameters, "TOLERANCE", context)
    centres, centre_fields, centres_layer = None, {}, ""
    centre_source = entry.parameterAsSource(parameters, "CENTRES", context)
    if centre_source is not None:
        centres_layer = entry.layer_name(centre_source, tr("Given centres"))
        for name in centre_names:
            centre_fields[name.lower()] = one(name)
        centres = sources.read(
            centre_source,
            filter(None, centre_fields.values()),
            context,
            into=source.sourceCrs(),
            layer=centres_layer,
        )
    costs, columns, costs_layer = read_costs(entry, COST_FIELDS, parameters, context)
    return Asked(
        weight_field=one("WEIGHT_FIELD"),
        tolerance=tolerance,
        centres=centres,
        **centre_fields,
        costs=costs,
        cost_columns=None if costs is None else tuple(columns),
        point_id=one("POINT_ID") if costs is not None else None,
        centres_layer=centres_layer,
        costs_layer=costs_layer,
    )


def fields_read(asked):
    """The fields of the points that are needed besides."""
    return [field for field in (asked.weight_field, asked.point_id) if field is not None]


def numbers(hubs, asked):
    """The output numbers."""
    found = {}
    if asked.weight_field is not None:
        found.update(
            MIN_WEIGHT=float(hubs.load.min()),
            MAX_WEIGHT=float(hubs.load.max()),
            WEIGHT_DEVIATION=100 * hubs.deviation,
        )
    if asked.costs is not None:
        found["MEAN_COST"] = hubs.mean_cost_of_all
    return found


def told_what_is_not_used(record, asked):
    """The record of a run whose settings say so where what is asked besides replaces them."""
    idle = set()
    if asked.centres is not None:
        idle |= {"HUBS", "METHOD", "NEIGHBOURS"}
    if asked.has_capacities:
        idle |= {"EQUITY", "TOLERANCE", "MIN_SIZE", "MAX_SIZE"}
    idle.add("TOLERANCE" if asked.weight_field is None else "EQUITY")
    idle.add("POINT_ID" if asked.costs is None else "OBJECTIVE")
    return replace(
        record,
        settings=[
            each._replace(value=tr("{value} (not used)").format(value=each.value))
            if each.name in idle
            else each
            for each in record.settings
        ],
    )


def log(hubs, asked, feedback):
    if asked.weight_field is not None:
        from .core.report.texts import amount

        feedback.pushInfo(
            tr(
                "Sum of '{field}' per hub: {low} to {high}, at most {most:.2f} % from the mean."
            ).format(
                field=asked.weight_field,
                low=amount(hubs.load.min()),
                high=amount(hubs.load.max()),
                most=100 * hubs.deviation,
            )
        )
    if asked.centres is not None:
        feedback.pushInfo(
            tr("One hub around each of {n} given centres, in their order.").format(n=hubs.count)
        )
    free = int((hubs.low == 0).sum())
    if asked.has_capacities and asked.weight_field is not None and free:
        feedback.pushInfo(
            tr(
                "Centres that ask for no least sum of '{field}': {n}. Each has at least one point "
                "that has some."
            ).format(field=asked.weight_field, n=free)
        )
    if asked.costs is not None:
        feedback.pushInfo(
            tr("Mean travel cost to the hub's centre: {cost:.6g}, in the table's unit.").format(
                cost=hubs.mean_cost_of_all
            )
        )
