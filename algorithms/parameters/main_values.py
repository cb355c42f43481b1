# SPDX-License-Identifier: GPL-2.0-or-later
"""Values of the planning units that the zones are to hold too: of each that of most students."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterField

from ..qgis_io.compat import FieldDataType
from ..qgis_io.texts import tr


def declare(entry):
    """Add ``MAIN_FIELDS``."""
    entry.described(
        QgsProcessingParameterField(
            "MAIN_FIELDS",
            tr("Also the commonest value per zone"),
            parentLayerParameterName="INPUT",
            type=FieldDataType.Any,
            allowMultiple=True,
            optional=True,
        ),
        tr(
            "Fields of the planning units of which every attendance zone is to hold the value that "
            "most of its students have, under the same names: the plan in force of the next level, "
            "say, whose planning units these zones are to be. Where fields are added up per zone, "
            "the students counted are theirs."
        ),
        advanced=True,
    )


def check(fields, taken, columns):
    """Refuse fields that are named like one that the attendance zones hold already."""
    from ..core.errors import Fault, InputError

    faults = [
        Fault(
            "the attendance zones hold a field of this name already",
            "Rename the field whose commonest value is asked for.",
            columns.units_layer,
            field=name,
        )
        for name in fields
        if name.lower() in taken
    ]
    if faults:
        raise InputError(faults)
