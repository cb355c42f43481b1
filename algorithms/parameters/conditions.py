# SPDX-License-Identifier: GPL-2.0-or-later
"""What officers bring: an existing plan, locks, barriers, bridges, travel costs."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from ..qgis_io.compat import SourceType
from ..qgis_io.texts import tr
from . import barrier_costs, travel_costs

COST_FIELDS = (
    ("COST_UNIT", "Planning unit in the travel costs", ("origin_id", "FROM_ID", "unit_id", "unit")),
    (
        "COST_SCHOOL",
        "School in the travel costs",
        ("destination_id", "TO_ID", "school_id", "school"),
    ),
    ("COST", "Cost in the travel costs", ("total_cost", "DURATION_H", "DIST_KM", "cost")),
)
"""Parameter, its label, and the names under which other plugins write such a field."""


def declare(entry):
    """Add the parameters of the conditions."""
    for name, label, help_text in (
        (
            "EXISTING_FIELD",
            tr("Existing plan"),
            tr("The school id of each unit's zone in force, to count who is reassigned."),
        ),
        (
            "LOCKED_FIELD",
            tr("Locked to school"),
            tr(
                "Units where this field names a school stay in that school's zone. Empty "
                "where a unit is free."
            ),
        ),
    ):
        entry.described(
            QgsProcessingParameterField(
                name, label, parentLayerParameterName="INPUT", optional=True
            ),
            help_text,
            advanced=name != "EXISTING_FIELD",
        )
    declare_lines(entry)
    declare_costs(entry)


def declare_lines(entry, with_costs=True):
    """Add ``BARRIERS`` and ``BRIDGES``; with costs, zones may cross some of the barriers."""
    lines = [SourceType.VectorLine]
    for name, label, help_text in (
        (
            "BARRIERS",
            tr("Barriers"),
            tr(
                "Lines, e.g. rivers or motorways, across which units do not count as "
                "neighbours: where a line crosses the way from inside one unit over the "
                "middle of the common border into the other."
            ),
        ),
        (
            "BRIDGES",
            tr("Bridges"),
            tr(
                "Lines that make two units neighbours, e.g. across water: the one in which "
                "the line starts and the one in which it ends."
            ),
        ),
    ):
        entry.described(
            QgsProcessingParameterFeatureSource(name, label, lines, optional=True),
            help_text,
            advanced=True,
        )
        if name == "BARRIERS" and with_costs:
            barrier_costs.declare(entry)


def declare_costs(entry):
    """Add the table of travel costs."""
    travel_costs.declare(
        entry,
        COST_FIELDS,
        tr(
            "A table with a row per unit and school, as QNEAT3 and ORS Tools write matrices. "
            "Travel then means this cost, in its own unit. Needs the planning unit id."
        ),
    )
    entry.described(
        QgsProcessingParameterEnum(
            "MISSING_COSTS",
            tr("Pairs without a travel cost"),
            options=[tr("Error that names them"), tr("Cannot be travelled")],
            defaultValue=0,
            optional=True,
        ),
        tr(
            "A pair of unit and school that the table lacks, or whose cost is empty, stops the "
            "run or is a way that nobody can travel. A plan then avoids it; where it cannot, "
            "the log names the unit."
        ),
        advanced=True,
    )


def read(run, crs):
    """The ``Conditions``, with lines in the planning units' reference system."""
    from ..core.zones.conditions import Conditions
    from ..core.zones.costs import CostColumns

    costs, columns, costs_layer = travel_costs.read(run, COST_FIELDS)
    return Conditions(
        locked_field=run.field("LOCKED_FIELD"),
        costs=costs,
        cost_columns=None if costs is None else CostColumns(*columns, costs_layer),
        missing_is_no_way=run.choice("MISSING_COSTS") == 1,
        **read_lines(run, crs),
    )


def read_lines(run, crs) -> dict:
    """Barriers and bridges, as arguments of ``Conditions``.

    Raises
    ------
    InputError
        If a cost of crossing barriers is given, but no barriers.
    """
    from ..qgis_io import sources
    from ..qgis_io.discretion import by_role

    run.check_layer_of("BARRIERS", ["BARRIER_COST_FIELD"])
    lines, names = {}, {}
    for name, role in (("BARRIERS", tr("Barriers")), ("BRIDGES", tr("Bridges"))):
        source = run.source_if_any(name)
        if source is not None:
            names[name] = by_role(source, role)
            fields = barrier_costs.fields(run) if name == "BARRIERS" else []
            read = sources.read(source, fields, run.context, into=crs, layer=names[name])
            lines[name] = read.frame
    return {
        "barriers": lines.get("BARRIERS"),
        "barrier_cost_field": next(iter(barrier_costs.fields(run)), None),
        "bridges": lines.get("BRIDGES"),
        "barriers_layer": names.get("BARRIERS", ""),
        "bridges_layer": names.get("BRIDGES", ""),
    }
