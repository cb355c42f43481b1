"""The ground that plans stand on: who is a neighbour, parts without a school, shared units."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any, Optional

from qgis.core import (
    QgsFeature,
    QgsField,
    QgsFields,
    QgsMemoryProviderUtils,
    QgsProcessing,
    QgsProcessingFeatureSource,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsWkbTypes,
)

from ..core.texts import students_counted
from ..qgis_io.texts import tr


@dataclass
class Divided:
    """Planning units that were divided, in place of the layer that was given.

    Attributes
    ----------
    units : GeoDataFrame
    layer : QgsVectorLayer
        The same with all the fields of the layer, in memory.
    source : QgsProcessingFeatureSource
        Of ``layer``.
    """

    units: Any
    layer: Any = field(repr=False)
    source: Any = field(repr=False)


def declare(entry):
    """Add the parameters to an entry."""
    entry.described(
        QgsProcessingParameterEnum(
            "ISLANDS",
            tr("Parts of the map without a school"),
            options=[
                tr("Refuse, and name them"),
                tr("Join each to the nearest unit by a bridge"),
                tr("Leave their units without a zone"),
            ],
            defaultValue=1,
        ),
        tr(
            "Islands, and whole parts of the map that no border ties to a school of this level. "
            "Bridges are as short as can be and never lead over a barrier; log, report and the "
            "layer of neighbours show them. Units left without a zone are in no figure, and "
            "counted."
        ),
        advanced=True,
    )
    entry.described(
        QgsProcessingParameterEnum(
            "TWO_SCHOOLS",
            tr("Planning units with several schools"),
            options=[
                tr("Refuse, and name them"),
                tr("Merge the schools into one zone"),
                tr("Divide the unit between the schools"),
            ],
            defaultValue=0,
        ),
        tr(
            "A zone needs a unit of its own. Merged, the zone has the seats of all, and the id and "
            "the place of the school with most. Divided, every place goes to the nearest school, "
            "and students are shared by area; this needs the planning unit id, as parts get new "
            "ones."
        ),
        advanced=True,
    )
    entry.described(
        QgsProcessingParameterFeatureSource(
            "ADJACENCY_LINES",
            tr("Neighbours given"),
            [QgsProcessing.SourceType.TypeVectorLine],
            optional=True,
        ),
        tr(
            "The layer of neighbours of an earlier run, edited: its lines say who is a neighbour, "
            "whatever borders, barriers and bridges say. Pairs of units without a line, or of the "
            "kinds cut and near, are none; lines drawn by hand, without ids, join the units in "
            "which they start and end."
        ),
        advanced=True,
    )


def declare_output(entry):
    """Add the layer of the units after their division to an entry that works on them."""
    entry.described(
        QgsProcessingParameterFeatureSink(
            "DIVIDED",
            tr("Planning units, divided"),
            QgsProcessing.SourceType.TypeVectorPolygon,
            optional=True,
            createByDefault=False,
        ),
        tr(
            "The planning units with parts in place of those that were divided between schools: "
            "the layer to go on with."
        ),
        advanced=True,
    )


def read(entry, parameters, context, crs) -> dict:
    """What the parameters say, as arguments of ``Conditions``."""
    from ..core.zones.parts import Islands
    from ..core.zones.school_places import TwoSchools

    asked = {
        "islands": Islands(entry.parameterAsEnum(parameters, "ISLANDS", context)),
        "two_schools": TwoSchools(entry.parameterAsEnum(parameters, "TWO_SCHOOLS", context)),
    }
    source = entry.parameterAsSource(parameters, "ADJACENCY_LINES", context)
    if source is not None:
        layer = entry.layer_name(source, tr("Neighbours given"))
        asked["neighbours"] = _read_lines(source, layer, context, crs)
        asked["neighbours_layer"] = layer
    return asked


def _read_lines(source, layer, context, crs):
    from ..core.errors import Fault, InputError
    from ..core.zones.neighbour_lines import KIND, UNIT_A, UNIT_B
    from ..qgis_io import sources

    names = {}
    for wanted in (UNIT_A, UNIT_B, KIND):
        at = source.fields().lookupField(wanted)
        if at >= 0:
            names[wanted] = source.fields().at(at).name()
    if (UNIT_A in names) != (UNIT_B in names):
        raise InputError(
            Fault(
                "of the fields unit_a and unit_b, which name the neighbours, only one is there",
                "Give a layer with both, or with neither, whose lines start in one unit and end "
                "in the other.",
                layer,
            )
        )
    lines = sources.read(source, names.values(), context, into=crs, layer=layer)
    lines = lines.rename(columns={name: wanted for wanted, name in names.items()})
    return lines.assign(
        **{wanted: None for wanted in (UNIT_A, UNIT_B, KIND) if wanted not in names}
    )


def divide(source, inputs, sums, context, progress) -> Optional[Divided]:
    """Divide the units that several schools share; None where there is none.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
        Of the planning units.
    inputs : ZoneInputs
    sums : list of str
        Further fields that parts share by area.
    """
    from ..core.zones.preflight import divided_units
    from ..qgis_io import sources

    columns = inputs.columns
    division = divided_units(inputs.units, inputs.schools, columns, sums)
    if division is None:
        return None
    made, shapes = division.units, division.units.geometry
    fields = source.fields()
    kind = source.wkbType()
    if any(shape.geom_type == "MultiPolygon" for shape in shapes[division.is_part]):
        kind = QgsWkbTypes.multiType(kind)
    changed = {
        fields.lookupField(name): made[name].tolist()
        for name in dict.fromkeys([columns.unit_id, *columns.students, *sums])
    }
    key = fields.lookupField("fid")
    unused = None
    if key >= 0 and key not in changed:
        unused = _unused_keys(source, key)
    wide = QgsFields()
    for each in fields:
        each = QgsField(each)
        if each.name() == columns.unit_id:
            each.setLength(0)  # the ids of parts may be longer than any before
        wide.append(each)
    layer = QgsMemoryProviderUtils.createMemoryLayer(
        source.sourceName(), wide, kind, source.sourceCrs()
    )
    given = list(sources.features(source))
    features = []
    for number, (row, is_part) in enumerate(zip(division.row.tolist(), division.is_part)):
        feature, values = QgsFeature(layer.fields()), given[row].attributes()
        feature.setGeometry(given[row].geometry())
        if is_part:
            feature.setGeometry(sources.to_qgis(shapes.iloc[number]))
            if unused is not None:
                values[key] = next(unused)
            for place, column in changed.items():
                values[place] = column[number]
        feature.setAttributes(values)
        features.append(feature)
    added, _ = layer.dataProvider().addFeatures(features)
    if not added or layer.featureCount() != len(features):
        raise RuntimeError(layer.dataProvider().lastError())
    progress.warn(f"{columns.units_layer}: {division.sentence()}")
    return Divided(made, layer, QgsProcessingFeatureSource(layer, context))


def _unused_keys(source, at):
    """Row numbers that no feature has: a GeoPackage wants each once."""
    numbers = [value for value in source.uniqueValues(at) if isinstance(value, (int, float))]
    return itertools.count(1 + int(max(numbers, default=0)))


def tell_plans_left_out(problem, inputs, fields, progress):
    """Say which plans have a zone for units that are left without one.

    Parameters
    ----------
    problem : ZoningProblem
    inputs : ZoneInputs
    fields : list of str
        That hold plans.
    """
    from ..core.ids import is_missing

    rows = problem.left_out.rows
    for name in dict.fromkeys(fields):
        zoned = [not is_missing(value) for value in inputs.units[name].iloc[rows]]
        if any(zoned):
            progress.warn(
                tr(
                    "{layer}: units left without a zone that have one in '{field}', which is not "
                    "looked at: {n}, with {students}."
                ).format(
                    layer=inputs.columns.units_layer,
                    n=sum(zoned),
                    students=students_counted(problem.left_out.students[zoned].sum()),
                    field=name,
                )
            )


def write_divided(entry, divided, parameters, context, feedback):
    """Write ``DIVIDED``; returns its destination, None where it is not asked for.

    Where no unit had to be divided it is the layer as it was given.
    """
    from ..qgis_io import sinks, sources, styling

    source = divided.source if divided else entry.source("INPUT", parameters, context)
    fields = sinks.fields_of(source, feedback)
    sink, destination = entry.sink(
        "DIVIDED", parameters, context, fields, source.wkbType(), source.sourceCrs()
    )
    if sink is None:
        return None
    for feature in sources.features(source):
        sinks.write(
            sink, fields, feature.attributes(), feature.geometry(), tr("Planning units, divided")
        )
    entry.output_styles.append(styling.OutputStyles(destination, fields, (), styling.UNITS))
    return destination
