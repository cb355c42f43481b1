# SPDX-License-Identifier: GPL-2.0-or-later
"""What the zone entries write: units, zones, neighbours, tables, numbers."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from ..qgis_io.compat import FieldDataType, SourceType
from ..qgis_io.texts import tr
from . import main_values, pages

LINES = SourceType.VectorLine
POINTS = SourceType.VectorPoint
POLYGONS = SourceType.VectorPolygon

ZONE_FIELDS = (
    "zone_id",
    "school_name",
    "students",
    "capacity",
    "utilisation",
    "balance",
    "compactness",
    "polsby_popper",
    "proximity_m",
    "max_distance_m",
    "n_units",
)
"""What the layer of zones holds of its own."""

PATCH_NUMBERS = (
    ("PATCHES", "Patches that change school together"),
    ("SMALL_PATCHES", "Patches with too few students"),
)
ISLAND_NUMBERS = (("DETACHED_PIECES", "Attendance islands (detached pieces)"),)


def declare(entry):
    """Add what every entry writes that makes a plan."""
    entry.described(
        QgsProcessingParameterField(
            "SUM_FIELDS",
            tr("Also add up per zone"),
            parentLayerParameterName="INPUT",
            type=FieldDataType.Numeric,
            allowMultiple=True,
            optional=True,
        ),
        tr(
            "Number fields of the planning units whose sums the attendance zones are to hold "
            "too, under the same names: the grades of the next level, say, so that these "
            "zones can be its planning units."
        ),
        advanced=True,
    )
    main_values.declare(entry)
    entry.described(
        QgsProcessingParameterString("ZONE_NAME", tr("Name of the zone field"), optional=True),
        tr(
            "How the planning units by zone call the plan, e.g. plan_es: a field of this name "
            "that they hold already is replaced, and the distance is called after it "
            "(plan_es_distance_m). Left empty: zone_id, and distance_m, with a number behind "
            "where the name is taken."
        ),
        advanced=True,
    )
    entry.described(
        QgsProcessingParameterFeatureSink("OUTPUT", tr("Planning units by zone"), POLYGONS),
        tr("Every planning unit with its zone and its distance to school."),
    )
    declare_zones(entry)
    declare_schools(entry)
    declare_old_zones(
        entry,
        tr("Zones in force"),
        tr(
            "Their outlines, dashed, with each school's students and seats: what was where, over "
            "any map of the new plan. Written where the existing plan is given."
        ),
    )
    declare_divided(entry)
    declare_neighbours(entry)
    pages.declare_of_zones(entry)
    entry.addOutput(QgsProcessingOutputNumber("BALANCE", tr("Balance (of 100)")))
    entry.addOutput(QgsProcessingOutputNumber("COMPACTNESS", tr("Compactness (of 100)")))
    entry.addOutput(QgsProcessingOutputNumber("PROXIMITY_MI", tr("Proximity (miles)")))
    entry.addOutput(QgsProcessingOutputNumber("ZONE_COUNT", tr("Number of zones")))
    entry.addOutput(QgsProcessingOutputNumber("UNASSIGNED", tr("Units without a zone")))
    entry.addOutput(QgsProcessingOutputNumber("STUDENTS_UNASSIGNED", tr("Students without a zone")))
    entry.addOutput(QgsProcessingOutputNumber("UNITS_REASSIGNED", tr("Units reassigned")))
    entry.addOutput(QgsProcessingOutputNumber("STUDENTS_REASSIGNED", tr("Students reassigned")))
    entry.addOutput(
        QgsProcessingOutputNumber("STUDENTS_SWAPPED", tr("Students swapped between two schools"))
    )
    declare_numbers(entry, PATCH_NUMBERS)
    declare_numbers(entry, ISLAND_NUMBERS)
    entry.addOutput(
        QgsProcessingOutputNumber(
            "STUDENTS_WITHOUT_WAY",
            tr("Students who cannot reach their school by the travel costs"),
        )
    )


def declare_zones(entry):
    """Add the layer of attendance zones."""
    entry.described(
        QgsProcessingParameterFeatureSink(
            "ZONES",
            tr("Attendance zones"),
            POLYGONS,
            optional=True,
            createByDefault=True,
        ),
        tr("One polygon per zone with its students, capacity and measures."),
    )


def declare_schools(entry):
    """Add the layer of schools with their zone's figures."""
    entry.described(
        QgsProcessingParameterFeatureSink(
            "SCHOOLS_OUTPUT",
            tr("Schools, with their figures"),
            POINTS,
            optional=True,
            createByDefault=True,
        ),
        tr("Every school with its seats, the students of its zone and how full they make it."),
    )


def declare_old_zones(entry, label, help_text):
    """Add the layer of the zones that a plan is held against."""
    entry.described(
        QgsProcessingParameterFeatureSink(
            "OLD_ZONES", label, POLYGONS, optional=True, createByDefault=True
        ),
        help_text,
    )


def declare_divided(entry):
    """Add the layer of the units after their division to an entry that works on them."""
    entry.described(
        QgsProcessingParameterFeatureSink(
            "DIVIDED",
            tr("Planning units, divided"),
            POLYGONS,
            optional=True,
            createByDefault=False,
        ),
        tr(
            "The planning units with parts in place of those that were divided between schools: "
            "the layer to go on with."
        ),
        advanced=True,
    )


def declare_neighbours(entry):
    """Add the layer of neighbours."""
    entry.described(
        QgsProcessingParameterFeatureSink(
            "ADJACENCY",
            tr("Neighbours"),
            LINES,
            optional=True,
            createByDefault=False,
        ),
        tr(
            "A line between every two planning units that count as neighbours, or nearly do: "
            "whether libpysal found their border or the tolerance did, a bridge joins them, a "
            "barrier parts them, or they only run close to each other; and how many metres of "
            "border they share."
        ),
    )


def declare_table(entry, name, description, help_text):
    """Add a table, features without geometry; it may be left out, as on a server."""
    entry.described(
        QgsProcessingParameterFeatureSink(
            name,
            description,
            SourceType.Vector,
            optional=True,
            createByDefault=True,
        ),
        help_text,
    )


def declare_numbers(entry, numbers):
    """Add output numbers, each with its name and label."""
    for name, label in numbers:
        entry.addOutput(QgsProcessingOutputNumber(name, tr(label)))


def check_sums(units, names, columns):
    """Refuse fields to add up that are no numbers everywhere, or named like one of ours."""
    import numpy as np

    from ..core.errors import Fault, InputError
    from ..core.ids import as_numbers

    faults = [
        Fault(
            "the attendance zones hold a field of this name already",
            "Rename the field that is to be added up.",
            columns.units_layer,
            field=name,
        )
        for name in names
        if name.lower() in ZONE_FIELDS
    ]
    for name in names:
        numbers = as_numbers(units[name])
        ids = units[columns.unit_id] if columns.unit_id else units.index
        faults += [
            Fault(
                "the value to be added up per zone is missing or not a number",
                "Fill it in, or write 0.",
                columns.units_layer,
                unit,
                name,
            )
            for unit in ids[np.isnan(numbers)]
        ]
    if faults:
        raise InputError(faults)
