# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbox entry: a mended copy of planning units, and what was changed."""

from qgis.core import (
    QgsGeometry,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..core.errors import MOST_NAMED, InputError, describe
from ..core.texts import listed, number
from ..entry import Entry, Results
from ..parameters import outputs
from ..parameters.outputs import POLYGONS
from ..qgis_io.compat import FieldDataType, NumberType, WkbType
from ..qgis_io.texts import tr

NUMBERS = (
    ("UNITS_MENDED", "Invalid units made valid"),
    ("OVERLAPS_GIVEN", "Overlaps given to one unit"),
    ("GAPS_FILLED", "Gaps filled"),
    ("UNITS_DROPPED", "Units left out"),
    ("STUDENTS_DROPPED", "Students of units left out"),
    ("OVERLAPS_LEFT", "Overlaps left"),
)


class RepairPlanningUnits(Entry):
    ID = "repairplanningunits"
    TITLE = "Repair planning units"
    GROUP = "Zones"
    ICON = "zones.svg"
    TAGS = (
        "repair",
        "fix geometries",
        "overlap",
        "sliver",
        "gap",
        "topology",
        "redistricting",
        "school",
        "catchment",
        "attendance boundary",
        "territory",
    )
    HELP = (
        "Writes a copy of the planning units on which zones can be drawn, with all fields, and a "
        "layer of everything that was changed.\n\n"
        "Invalid outlines are made valid. Of units that are drawn twice the first is kept. "
        "Overlaps up to a width are given to one of their units, gaps up to a width to a unit "
        "beside them: to the one with the longer border. Where borders are drawn anew both units "
        "get the same vertices. Everything else stays exactly as it was drawn.\n\n"
        "Units without a geometry are left out. What is left out is named, with its students: "
        "they are not in the copy."
    )

    def initAlgorithm(self, config=None):
        self.described(
            QgsProcessingParameterFeatureSource("INPUT", tr("Planning units"), [POLYGONS]),
            tr("Polygons that are to tile the district."),
            kind="layer",
        )
        self.described(
            QgsProcessingParameterField(
                "UNIT_ID", tr("Planning unit id"), parentLayerParameterName="INPUT", optional=True
            ),
            tr("Names the units in messages. Without it, the feature id does."),
            kind="unit_id",
        )
        self.described(
            QgsProcessingParameterField(
                "STUDENT_FIELDS",
                tr("Students (fields are added up)"),
                parentLayerParameterName="INPUT",
                type=FieldDataType.Numeric,
                allowMultiple=True,
                optional=True,
            ),
            tr("To tell how many students live in units that are left out."),
            kind="students",
        )
        for name, label, help_text in (
            (
                "OVERLAP_WIDTH",
                tr("Widest overlap to mend (metres)"),
                tr(
                    "Mean width, as the messages tell it: the area of all that two units have in "
                    "common, over half its perimeter and the length along which they only touch. "
                    "Wider overlaps are left, and named."
                ),
            ),
            (
                "GAP_WIDTH",
                tr("Widest gap to fill (metres)"),
                tr(
                    "Mean width: twice the area over the perimeter. Gaps that two units leave "
                    "between them, open to the outside too, are filled as far as they are no "
                    "wider; lakes and inlets of one unit are no gaps."
                ),
            ),
        ):
            self.described(
                QgsProcessingParameterNumber(
                    name,
                    label,
                    type=NumberType.Double,
                    defaultValue=5,
                    minValue=0,
                ),
                help_text,
            )
        self.described(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Repaired planning units"), POLYGONS),
            tr("The planning units with all their fields."),
        )
        self.described(
            QgsProcessingParameterFeatureSink(
                "CHANGES", tr("What was changed"), POLYGONS, optional=True
            ),
            tr("The ground that changed hands and the units that were mended or left out."),
        )
        outputs.declare_numbers(self, NUMBERS)

    def compute(self, run):
        from ..core.progress import interruptible
        from ..core.zones.attributes import names_of
        from ..core.zones.geometry_checks import check_layer
        from ..core.zones.unit_repair import repair_units
        from ..qgis_io import sources
        from ..qgis_io.discretion import by_role

        progress = run.progress()
        progress.stage(tr("Reading the layer ..."))
        source = run.source("INPUT")
        name = by_role(source, tr("Planning units"))
        sources.check_geometry(source, name, only_polygons=True)
        every = source.fields().names()
        layer = sources.read(source, every, run.context, layer=name, progress=progress)
        units = layer.frame
        faults = check_layer(units, name)
        if faults:
            raise InputError(faults)
        progress.stage(tr("Looking for faults and mending them ..."))
        widths = run.number("OVERLAP_WIDTH"), run.number("GAP_WIDTH")
        repair = interruptible(
            lambda listener: repair_units(units.geometry, *widths, listener), progress
        )
        id_field = run.field("UNIT_ID")
        names, students = names_of(units, id_field), _students(run, units)
        lost = _tell(repair, units, id_field, students, name, progress)
        return Results(
            {
                "OUTPUT": _write_units(run, repair, layer),
                "CHANGES": _write_changes(run, repair, layer, id_field, names, students),
                **lost,
            }
        )


def _students(run, units):
    """The students of every unit, or None if nobody said where they stand."""
    import numpy as np

    from ..core.ids import as_numbers

    names = list(dict.fromkeys(run.fields("STUDENT_FIELDS")))
    return sum(np.nan_to_num(as_numbers(units[name])) for name in names) if names else None


def _tell(repair, units, id_field, students, layer, progress):
    """Say what was done and what was left; returns it as numbers."""
    import geopandas as gpd

    from ..core.zones.attributes import names_of
    from ..core.zones.overlaps import overlap_faults
    from ..core.zones.unit_repair import DROPPED, GAP, MADE_VALID, OVERLAP, WITHOUT

    ids = names_of(units, id_field)
    of = {
        kind: [change for change in repair.changes if change.kind == kind]
        for kind in (MADE_VALID, OVERLAP, GAP, DROPPED, WITHOUT)
    }

    def named(changes):
        texts = (" - ".join(str(ids[unit]) for unit in change.units) for change in changes)
        return listed(dict.fromkeys(texts), MOST_NAMED)

    if not repair.changes:
        progress.info(tr("Nothing had to be mended."))
    for kind, text in (
        (MADE_VALID, tr("Invalid outlines made valid: {n} ({units}).")),
        (
            OVERLAP,
            tr("Overlaps given to one unit, the first of each: {n}, {area} m² ({units})."),
        ),
        (GAP, tr("Gaps given to one unit, the first of each: {n}, {area} m² ({units}).")),
    ):
        if of[kind]:
            area = number(sum(change.area_m2 for change in of[kind]), 1)
            progress.info(text.format(n=len(of[kind]), area=area, units=named(of[kind])))
    if len(repair.noded):
        progress.info(
            tr("Units that got vertices where a neighbour's new border meets theirs: {n}.").format(
                n=len(repair.noded)
            )
        )
    if of[DROPPED]:
        texts = (_twin(units, id_field, ids, *change.units) for change in of[DROPPED])
        progress.warn(
            tr("Left out, as they are drawn twice: {n} ({units}).").format(
                n=len(of[DROPPED]), units=listed(texts, MOST_NAMED)
            )
        )
    if of[WITHOUT]:
        progress.warn(
            tr("Left out, as they have no geometry: {n} ({units}).").format(
                n=len(of[WITHOUT]), units=named(of[WITHOUT])
            )
        )
    gone = [change.units[-1] for change in of[DROPPED] + of[WITHOUT]]
    numbers = {
        "UNITS_MENDED": len(of[MADE_VALID]),
        "OVERLAPS_GIVEN": len(of[OVERLAP]),
        "GAPS_FILLED": len(of[GAP]),
        "UNITS_DROPPED": len(gone),
        "OVERLAPS_LEFT": len(repair.left.harmful),
    }
    if gone and students is not None:
        numbers["STUDENTS_DROPPED"] = float(students[gone].sum())
    if numbers.get("STUDENTS_DROPPED"):
        progress.warn(
            tr(
                "Students of the units left out, who are not in the repaired units: {n}. Add "
                "those who are not counted elsewhere to the unit where they live."
            ).format(n=number(numbers["STUDENTS_DROPPED"]))
        )
    if repair.crosses_date_line:
        progress.warn(
            tr(
                "{layer}: the 180th meridian parts the layer; overlaps and gaps along it are "
                "not mended. To mend them too, reproject the layer first to a system that "
                "does not part there, e.g. EPSG:3832."
            ).format(layer=layer)
        )
    shapes = gpd.GeoSeries(repair.shapes, crs=units.crs)
    for text in describe(overlap_faults(repair.left, shapes, ids, layer)).splitlines():
        progress.warn(tr("Left as it is: {problem}").format(problem=text))
    return numbers


def _twin(units, id_field, ids, kept, gone):
    """A unit left out, the one kept, and the fields in which they differ."""
    from ..core.ids import is_missing, plain

    def alike(a, b):
        return (is_missing(a) and is_missing(b)) or plain(a) == plain(b)

    rows = units.drop(columns=units.geometry.name).iloc[[kept, gone]]
    other = [
        name
        for name in rows.columns
        if name != id_field and name.lower() != "fid" and not alike(*rows[name].tolist())
    ]
    text = tr("{gone}, equal to {kept}").format(gone=ids[gone], kept=ids[kept])
    if other:
        text += "; " + tr("other values in {fields}").format(fields=", ".join(other))
    return text


def _write_units(run, repair, layer):
    from ..qgis_io import sinks, sources

    fields, kind = sinks.fields_of(layer, run.feedback), layer.kind
    geometries = layer.frame.geometry
    # What was changed may have come apart; curves, if any, are straight there.
    changed = [new for old, new in zip(geometries, repair.shapes) if new is not old]
    if any(shape is not None and shape.geom_type == "MultiPolygon" for shape in changed):
        kind = QgsWkbTypes.multiType(kind)
    sink, destination = run.sink("OUTPUT", fields, kind, layer.crs)
    for feature, old, new in zip(layer.features, geometries, repair.shapes):
        if new is None:
            continue
        shape = feature.geometry() if new is old else _like(sources.to_qgis(new), kind)
        sinks.write(sink, fields, feature.attributes(), shape, tr("Repaired planning units"))
    return destination


def _write_changes(run, repair, layer, id_field, names, students):
    from ..core.zones.attributes import ids_of
    from ..core.zones.unit_repair import DROPPED, WITHOUT
    from ..qgis_io import sinks, sources, styling

    given_to = (
        sinks.field("given_to", int)
        if id_field is None
        else sinks.renamed(layer.field(id_field), "given_to")
    )
    fields = sinks.as_fields(
        [
            sinks.field("change", str),
            sinks.field("units", str),
            given_to,
            sinks.field("area_m2", float),
            sinks.field("width_m", float),
            sinks.field("students", float),
        ]
    )
    sink, destination = run.sink("CHANGES", fields, WkbType.MultiPolygon, layer.crs)
    if sink is None:
        return None
    ids = ids_of(layer.frame, id_field)
    for change in repair.changes:
        gone = change.units[-1] if change.kind in (DROPPED, WITHOUT) else None
        row = [
            change.kind,
            ", ".join(str(names[unit]) for unit in change.units),
            None if change.kind == WITHOUT else ids[change.units[0]],
            change.area_m2,
            change.width_m,
            None if gone is None or students is None else students[gone],
        ]
        shape = sources.to_qgis(change.ground)
        shape.convertToMultiType()
        sinks.write(sink, fields, row, shape, tr("What was changed"))
    run.style(destination, fields, [_changes_style()], styling.MARKS)
    return destination


def _changes_style():
    from ..core.zones.unit_repair import DROPPED, GAP, MADE_VALID, OVERLAP
    from ..qgis_io import styling

    texts = {
        OVERLAP: tr("Overlap, given to one unit"),
        GAP: tr("Gap, given to one unit"),
        MADE_VALID: tr("Invalid outline, made valid"),
        DROPPED: tr("Drawn twice, left out"),
    }
    return styling.by_area(
        tr("What was changed"), "change", list(texts), range(len(texts)), list(texts.values())
    )


def _like(shape: QgsGeometry, kind) -> QgsGeometry:
    """A geometry with the dimensions of a layer, and of several parts if it takes such."""
    if QgsWkbTypes.hasZ(kind):
        shape.get().addZValue(0)
    if QgsWkbTypes.hasM(kind):
        shape.get().addMValue(0)
    if QgsWkbTypes.isMultiType(kind):
        shape.convertToMultiType()
    return shape
