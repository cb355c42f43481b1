# SPDX-License-Identifier: GPL-2.0-or-later
"""How far students may walk."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterNumber

from ..qgis_io.compat import NumberType
from ..qgis_io.texts import tr


def declare(entry):
    """Add ``WALKING_DISTANCE``."""
    entry.described(
        QgsProcessingParameterNumber(
            "WALKING_DISTANCE",
            tr("Walking distance (metres)"),
            type=NumberType.Double,
            defaultValue=1609.344,
            minValue=0,
        ),
        tr(
            "Students who live no farther than this from their school count as walkers: "
            "1609.344 m is one mile. Always in metres, whatever the layers' unit, and as the "
            "crow flies."
        ),
    )


def read(run) -> float:
    """The value of ``WALKING_DISTANCE`` in metres."""
    return run.number("WALKING_DISTANCE")
