# SPDX-License-Identifier: GPL-2.0-or-later
"""How far students may walk."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterDistance

from ..qgis_io.compat import DistanceUnit
from ..qgis_io.texts import tr

DEFAULT_M = 1609.0
"""As ``core.zones.evaluation.WALKING_DISTANCE_M``, which is not imported before a run."""


def declare(entry):
    """Add ``WALKING_DISTANCE``."""
    parameter = QgsProcessingParameterDistance(
        "WALKING_DISTANCE", tr("Walking distance (metres)"), defaultValue=DEFAULT_M, minValue=0
    )
    parameter.setDefaultUnit(DistanceUnit.Meters)
    entry.described(
        parameter,
        tr(
            "Students who live no farther than this from their school count as walkers: "
            "1,609 m is one mile. Always in metres, whatever the layers' unit, and as the "
            "crow flies."
        ),
    )


def read(run) -> float:
    """The value of ``WALKING_DISTANCE`` in metres."""
    return run.number("WALKING_DISTANCE")
