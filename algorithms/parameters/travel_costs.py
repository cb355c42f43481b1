# SPDX-License-Identifier: GPL-2.0-or-later
"""Travel costs as a table, for the entries that take one."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from ..qgis_io.compat import SourceType
from ..qgis_io.texts import tr


def declare(entry, fields, help_text):
    """Add ``TRAVEL_COSTS`` and its fields to an entry.

    Parameters
    ----------
    fields : sequence of (str, str, tuple of str)
        Parameter, its label, and the names under which other plugins write such a field.
    """
    entry.described(
        QgsProcessingParameterFeatureSource(
            "TRAVEL_COSTS",
            tr("Travel costs"),
            [SourceType.Vector],
            optional=True,
        ),
        help_text,
        advanced=True,
    )
    for name, label, known in fields:
        entry.described(
            QgsProcessingParameterField(
                name, tr(label), parentLayerParameterName="TRAVEL_COSTS", optional=True
            ),
            tr("If left empty, looked for as: {names}.").format(names=", ".join(known)),
            advanced=True,
        )


def read(run, fields):
    """Read the table, if one is given.

    Returns
    -------
    DataFrame or None
    list of str
        Its columns, one per field.
    str
        How messages call it.
    """
    from ..core.errors import Fault, InputError
    from ..qgis_io import sources
    from ..qgis_io.discretion import by_role

    run.check_layer_of("TRAVEL_COSTS", [name for name, *_ in fields])
    source = run.source_if_any("TRAVEL_COSTS")
    if source is None:
        return None, [], ""
    layer = by_role(source, tr("Travel costs"))
    chosen, missing = [], []
    for name, label, known in fields:
        given = run.fields(name)
        ours = (source.fields().lookupField(field) for field in known)
        there = [source.fields().at(at).name() for at in ours if at >= 0]
        if not given and not there:
            missing.append(
                Fault(
                    "no field is chosen",
                    tr("Give {name}: one of the table's fields, which are {fields}.").format(
                        name=name, fields=", ".join(source.fields().names())
                    ),
                    layer,
                    detail=tr(label),
                )
            )
        chosen += (given or there or [None])[:1]
    if missing:
        raise InputError(missing)
    return sources.read(source, chosen, run.context, layer=layer).frame, chosen, layer
