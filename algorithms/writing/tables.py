# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables: features without geometry."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem

from ..qgis_io.compat import WkbType


def write_table(run, name, fields, rows):
    """Write a table; returns its destination, None where it is left out."""
    from ..qgis_io import sinks, styling

    none = QgsCoordinateReferenceSystem()
    sink, destination = run.sink(name, fields, WkbType.NoGeometry, none)
    if sink is None:
        return None
    for row in rows:
        sinks.write(sink, fields, row, None, name)
    run.style(destination, fields, (), styling.TABLES)
    return destination
