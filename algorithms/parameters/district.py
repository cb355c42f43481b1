# SPDX-License-Identifier: GPL-2.0-or-later
"""The district: planning units and schools, which of their fields hold what, and their ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from qgis.core import (
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from ..qgis_io.compat import FieldDataType, ParameterFlag, SourceType
from ..qgis_io.texts import tr
from . import ground, snap_tolerance

POLYGONS = SourceType.VectorPolygon
POINTS = SourceType.VectorPoint

UNITS_ALONE = ("STUDENT_FIELDS", "SCHOOLS", "SCHOOL_ID", "CAPACITY")
"""What may be left out where planning units are looked at alone."""


@dataclass(frozen=True)
class District:
    """Both layers as they were read, and which of their fields hold what.

    Attributes
    ----------
    units : Layer
    schools : Layer or None
        In the units' coordinates; None where they may be left out and are.
    columns : Columns
    school_labels : tuple or None
        What the schools are called, their fields' names and a column of values per field.
    """

    units: Any
    schools: Optional[Any]
    columns: Any
    school_labels: Optional[tuple] = None


def declare(entry, units_alone=False):
    """Add the parameters of the district; with ``units_alone`` schools may be left out."""
    declare_units(entry)
    entry.described(
        QgsProcessingParameterField(
            "STUDENT_FIELDS",
            tr("Students (fields are added up)"),
            parentLayerParameterName="INPUT",
            type=FieldDataType.Numeric,
            allowMultiple=True,
        ),
        tr("Students who live in each unit: the grades of one level, or their total."),
        kind="students",
    )
    declare_schools(entry)
    entry.described(
        QgsProcessingParameterString("LEVEL", tr("Level"), optional=True),
        tr("Only schools whose level field reads this are used, e.g. ES."),
    )
    snap_tolerance.declare(entry)
    ground.declare(entry)
    if units_alone:
        for name in UNITS_ALONE:
            definition = entry.parameterDefinition(name)
            definition.setFlags(definition.flags() | ParameterFlag.Optional)


def declare_units(entry):
    """Add the layer of planning units."""
    entry.described(
        QgsProcessingParameterFeatureSource("INPUT", tr("Planning units"), [POLYGONS]),
        tr("Polygons that tile the district: the smallest areas that one school serves."),
        kind="layer",
    )
    entry.described(
        QgsProcessingParameterField(
            "UNIT_ID", tr("Planning unit id"), parentLayerParameterName="INPUT", optional=True
        ),
        tr("Names the units in messages. Without it, the feature id does."),
        kind="unit_id",
    )


def declare_schools(entry):
    """Add the layer of schools."""
    entry.described(
        QgsProcessingParameterFeatureSource(
            "SCHOOLS",
            tr("Schools"),
            [POINTS, POLYGONS],
        ),
        tr("Points, or polygons, of which a point inside is taken. One zone per school."),
        kind="schools",
    )
    entry.described(
        QgsProcessingParameterField(
            "SCHOOL_ID", tr("School id"), parentLayerParameterName="SCHOOLS"
        ),
        tr("Becomes the id of the school's zone."),
        kind="school_id",
    )
    entry.described(
        QgsProcessingParameterField(
            "CAPACITY",
            tr("Capacity"),
            parentLayerParameterName="SCHOOLS",
            type=FieldDataType.Numeric,
        ),
        tr("Seats of each school."),
        kind="capacity",
    )
    entry.described(
        QgsProcessingParameterField(
            "LEVEL_FIELD",
            tr("Level field"),
            parentLayerParameterName="SCHOOLS",
            optional=True,
        ),
        tr("Where one layer holds the schools of several levels: the field that tells them."),
        kind="level",
    )


def read(run, progress, also=(), units_alone=False) -> District:
    """Read both layers, each once.

    Parameters
    ----------
    run : Run
    progress : Progress
    also : iterable of str
        More fields of the planning units that the core needs.
    units_alone : bool
        Schools may be left out.
    """
    from ..core.fields import level_like_field
    from ..core.zones.preflight import Columns
    from ..qgis_io import sources
    from ..qgis_io.discretion import by_role

    units_source = run.source("INPUT")
    units_layer = by_role(units_source, tr("Planning units"))
    sources.check_geometry(units_source, units_layer, only_polygons=True)
    schools_source, schools_layer = None, tr("Schools")
    if run.has("SCHOOLS") or not units_alone:
        schools_source = run.source("SCHOOLS")
        schools_layer = by_role(schools_source, schools_layer)
        sources.check_geometry(schools_source, schools_layer)
    columns = Columns(
        students=run.fields("STUDENT_FIELDS"),
        school_id=run.field("SCHOOL_ID"),
        capacity=run.field("CAPACITY"),
        unit_id=run.field("UNIT_ID"),
        level_field=run.field("LEVEL_FIELD"),
        level=run.text("LEVEL") or None,
        level_candidate=schools_source and level_like_field(schools_source.fields().names()),
        units_layer=units_layer,
        schools_layer=schools_layer,
    )
    units = sources.read(
        units_source,
        filter(None, [columns.unit_id, *columns.students, *also]),
        run.context,
        layer=units_layer,
        progress=progress,
    )
    if schools_source is None:
        return District(units, None, columns)
    level_field = columns.level_field or columns.level_candidate
    schools = sources.read(
        schools_source,
        filter(None, [columns.school_id, columns.capacity, level_field]),
        run.context,
        into=units.crs,
        layer=schools_layer,
    )
    return District(units, schools, columns, schools.labelled(run.layer_of("SCHOOLS")))
