# SPDX-License-Identifier: GPL-2.0-or-later
"""The ground of hubs: its boundary, and the layer that divides it."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterFeatureSink, QgsProcessingParameterFeatureSource

from ..qgis_io.compat import SourceType
from ..qgis_io.texts import tr


def declare_boundary(entry):
    """Add ``BOUNDARY``."""
    entry.described(
        QgsProcessingParameterFeatureSource(
            "BOUNDARY", tr("Boundary of the hub areas"), [SourceType.VectorPolygon], optional=True
        ),
        tr(
            "Polygons that hub areas fill, e.g. the county. Without it, areas end a little way "
            "outside the outermost points."
        ),
        advanced=True,
    )


def declare_output(entry):
    """Add ``HUB_AREAS``."""
    entry.described(
        QgsProcessingParameterFeatureSink(
            "HUB_AREAS",
            tr("Hub areas"),
            SourceType.VectorPolygon,
            optional=True,
            createByDefault=False,
        ),
        tr(
            "Areas that tile the map without overlap or gaps: every place belongs to the hub of "
            "the nearest point (Thiessen polygons, united by hub)."
        ),
    )


def read(run, inputs):
    """The boundary and its name, checked against the points; (None, "") without one.

    Raises
    ------
    InputError
        If it has no area, or no point lies in it.
    """
    from ..core.hubs.results.areas import on_ground
    from ..qgis_io import sources
    from ..qgis_io.discretion import by_role

    source = run.source_if_any("BOUNDARY")
    if source is None:
        return None, ""
    name = by_role(source, tr("Boundary"))
    boundary = sources.read(source, [], run.context, layer=name).frame.geometry
    on_ground(inputs.points.geometry, boundary, name)
    return boundary, name
