# SPDX-License-Identifier: GPL-2.0-or-later
"""How narrow an overlap of planning units must be to do no harm, for the entries that ask."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterDistance

from ..qgis_io.compat import DistanceUnit
from ..qgis_io.texts import tr

DEFAULT_M = 1.0
"""As ``core.zones.overlaps.SNAP_TOLERANCE_M``, which is not imported before a run."""


def declare(entry):
    """Add ``SNAP_TOLERANCE``, in metres whatever the layer counts in."""
    parameter = QgsProcessingParameterDistance(
        "SNAP_TOLERANCE",
        tr("Harmless width of overlaps (metres)"),
        defaultValue=DEFAULT_M,
        minValue=0.0,
    )
    parameter.setDefaultUnit(DistanceUnit.Meters)
    entry.described(
        parameter,
        tr(
            "Planning units may overlap where the overlap is narrower than this, on average along "
            "their border, no more than ten times as wide at any place, and below 1 % of the "
            "smaller unit: the common border then counts as if it were drawn once. Wider overlaps "
            "are refused. Gaps are not closed by this."
        ),
        advanced=True,
    )


def read(run) -> float:
    """The value of ``SNAP_TOLERANCE`` in metres."""
    return run.number("SNAP_TOLERANCE")
