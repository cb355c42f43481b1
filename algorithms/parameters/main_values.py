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


def by_zone(inputs, labels, field) -> list:
    """Of every zone the value of a field that most students have; None without any; length K."""
    import numpy as np

    from ..core.ids import as_numbers, is_missing, plain

    students = inputs.problem.students
    if inputs.sums:
        students = sum(as_numbers(inputs.units[name]) for name in inputs.sums)
    counts: list = [{} for _ in range(inputs.problem.n_zones)]
    shown = {}
    for zone, value, n in zip(labels.tolist(), inputs.units[field].tolist(), np.asarray(students)):
        if zone >= 0 and not is_missing(value):
            shown.setdefault(plain(value), value)
            counts[zone][plain(value)] = counts[zone].get(plain(value), 0.0) + float(n)
    # Of values with as many students the first in the layer's order.
    return [shown[max(each, key=each.get)] if each else None for each in counts]
