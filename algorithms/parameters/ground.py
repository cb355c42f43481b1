# SPDX-License-Identifier: GPL-2.0-or-later
"""The ground that plans stand on: who is a neighbour, parts without a school, shared units."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
)

from ..qgis_io.compat import SourceType
from ..qgis_io.texts import tr


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
    declare_neighbours(entry)


def declare_neighbours(entry):
    """Add ``ADJACENCY_LINES``."""
    entry.described(
        QgsProcessingParameterFeatureSource(
            "ADJACENCY_LINES",
            tr("Neighbours given"),
            [SourceType.VectorLine],
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


def read(run, crs) -> dict:
    """What the parameters say, as arguments of ``Conditions``."""
    from ..core.zones.school_places import TwoSchools

    return {"two_schools": TwoSchools(run.choice("TWO_SCHOOLS")), **read_parts(run, crs)}


def read_parts(run, crs) -> dict:
    """``ISLANDS`` and ``ADJACENCY_LINES``, as arguments of ``Conditions``."""
    from ..core.zones.parts import Islands
    from ..qgis_io.discretion import by_role

    asked = {"islands": Islands(run.choice("ISLANDS"))}
    source = run.source_if_any("ADJACENCY_LINES")
    if source is not None:
        layer = by_role(source, tr("Neighbours given"))
        asked["neighbours"] = _read_lines(source, layer, run.context, crs)
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
    lines = sources.read(source, names.values(), context, into=crs, layer=layer).frame
    lines = lines.rename(columns={name: wanted for wanted, name in names.items()})
    return lines.assign(
        **{wanted: None for wanted in (UNIT_A, UNIT_B, KIND) if wanted not in names}
    )
