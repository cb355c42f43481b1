# SPDX-License-Identifier: GPL-2.0-or-later
"""The layer that divides the ground among hubs."""

from __future__ import annotations

from ..qgis_io.compat import WkbType
from ..qgis_io.texts import tr
from .hubs import colours_of, hub_texts


def write_areas(run, inputs, hubs, boundary, boundary_name):
    """Write ``HUB_AREAS``; None where that is left out."""
    from ..core.hubs.results.areas import hub_areas
    from ..qgis_io import sinks, sources, styling

    if not run.has("HUB_AREAS"):
        return None
    areas = hub_areas(inputs.points.geometry, hubs.labels, hubs.count, boundary, boundary_name)
    columns = {
        "hub_id": (int, hubs.numbers),
        "hub_size": (int, hubs.sizes),
        "area_km2": (float, areas.area_km2),
        "n_pieces": (int, areas.pieces),
    }
    fields = sinks.as_fields([sinks.field(name, kind) for name, (kind, _) in columns.items()])
    sink, destination = run.sink("HUB_AREAS", fields, WkbType.MultiPolygon, inputs.layer.crs)
    for shape, *row in zip(areas.shapes, *(values for _, values in columns.values())):
        values = [kind(value) for (kind, _), value in zip(columns.values(), row)]
        sinks.write(sink, fields, values, sources.to_qgis(shape), tr("Hub areas"))
    _tell(areas, hubs, run.feedback)
    ids = hubs.numbers.tolist()
    style = styling.by_area(
        tr("Hubs"), "hub_id", ids, colours_of(hubs), hub_texts(hubs), label='"hub_id"'
    )
    run.style(destination, fields, [style])
    return destination


def _tell(areas, hubs, feedback):
    if areas.shared:
        feedback.pushInfo(
            tr(
                "Places with points of several hubs: {n}. In the layer of hub areas each belongs "
                "to the hub with most points there."
            ).format(n=areas.shared)
        )
    if len(areas.outside):
        feedback.pushWarning(
            tr("Points outside the boundary of the hub areas: {n}.").format(n=len(areas.outside))
        )
    without = [str(hub) for hub, pieces in zip(hubs.numbers, areas.pieces) if pieces == 0]
    if without:
        feedback.pushWarning(
            tr("Hubs without an area of their own inside the boundary: {hubs}.").format(
                hubs=", ".join(without)
            )
        )
