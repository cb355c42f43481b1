# SPDX-License-Identifier: GPL-2.0-or-later
"""The layer of neighbours: a line per pair of planning units, from inside one into the other."""

from __future__ import annotations

from qgis.core import QgsGeometry

from ..qgis_io.compat import WkbType
from ..qgis_io.texts import tr


def write_adjacency(run, inputs):
    """Write the neighbours of a problem; None where that is left out.

    Units that the problem leaves out are drawn too: they may be joined by hand.
    """
    from ..core.date_line import unbroken_map

    problem, layer = inputs.problem, inputs.layer
    if not run.wants("ADJACENCY"):
        return None
    adjacency, ids = problem.layer_neighbours
    shapes = layer.frame.geometry
    insides = unbroken_map(shapes, problem.crs).lay(shapes).representative_point()
    return write_neighbours(run, layer, inputs.columns, adjacency, ids, insides)


def write_neighbours(run, layer, columns, adjacency, ids, insides):
    """Write ``ADJACENCY``; None where that is left out.

    Parameters
    ----------
    run : Run
    layer : Layer
        Of the planning units.
    columns : Columns
    adjacency : Adjacency
        Its pairs are of rows of ``insides``.
    ids : sequence
        Of the units that the pairs name.
    insides : GeoSeries of Points
        A point inside every such unit, in any reference system.
    """
    from ..core.shapes import in_crs
    from ..qgis_io import sinks, sources, styling

    def end(name):
        if columns.unit_id is None:
            return sinks.field(name, int)
        return sinks.renamed(layer.field(columns.unit_id), name)

    fields = sinks.as_fields(
        [
            end("unit_a"),
            end("unit_b"),
            sinks.field("kind", str),
            sinks.field("border_m", float),
            sinks.field("crossing_cost", float),
        ]
    )
    sink, destination = run.sink("ADJACENCY", fields, WkbType.LineString, layer.crs)
    if sink is None:
        return None
    points = in_crs(insides, layer.frame.crs).tolist()
    cost = dict(zip(map(tuple, adjacency.soft.tolist()), adjacency.soft_cost.tolist()))
    for (a, b), kind, border in zip(*adjacency.kinds):
        ends = [sources.to_qgis(points[unit]).asPoint() for unit in (a, b)]
        line = QgsGeometry.fromPolylineXY(ends)
        sinks.write(
            sink, fields, [ids[a], ids[b], kind, border, cost.get((a, b))], line, tr("Neighbours")
        )
    styles = [styling.from_file(tr("Neighbours"), "adjacency")]
    run.style(destination, fields, styles, styling.LINES)
    return destination
