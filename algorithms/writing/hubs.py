# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers of hubs: the points, the hubs' outlines, lines to their centres."""

from __future__ import annotations

from qgis.core import QgsGeometry, QgsPointXY

from ..qgis_io.compat import WkbType
from ..qgis_io.texts import tr


def write_points(run, inputs, hubs):
    """Write ``OUTPUT``: every point with its hub."""
    from ..core.hubs.results.hub_columns import point_columns
    from ..qgis_io import sinks, styling

    layer = inputs.layer
    columns = point_columns(hubs, inputs.conditions, inputs.named_by)
    new = [sinks.field(name, kind) for name, (kind, _) in columns.items()]
    if "changed" in columns:
        new[-1].setAlias(tr("Changes hub (1 = yes)"))
    fields = sinks.with_new_fields(sinks.fields_of(layer, run.feedback), new, run.feedback)
    sink, destination = run.sink("OUTPUT", fields, layer.kind, layer.crs)
    for feature, *row in zip(layer.features, *(values for _, values in columns.values())):
        sinks.write(
            sink,
            fields,
            [*feature.attributes(), *row],
            feature.geometry(),
            tr("Points by hub"),
        )
    ids = hubs.numbers.tolist()
    colours = colours_of(hubs)
    hub_name, _, distance_name = fields.names()[-len(new) :][:3]
    styles = [
        styling.by_area(tr("Hubs"), hub_name, ids, colours, hub_texts(hubs)),
        styling.by_class(
            tr("Distance to centre"),
            distance_name,
            styling.distance_classes(hubs.distance_m),
        ),
    ]
    if "changed" in columns:
        texts = [tr("Stays, or is new"), tr("Changes hub")]
        styles.append(styling.by_area(tr("Changes"), fields.names()[-1], [0, 1], [0, 1], texts))
    run.style(destination, fields, styles, styling.POINTS)
    return destination


def write_outlines(run, inputs, hubs):
    """Write ``HUBS_OUTPUT``: a polygon around every hub; None where that is left out."""
    from ..core.hubs.results.hub_columns import hub_columns
    from ..qgis_io import sinks, sources, styling

    layer = inputs.layer
    columns = hub_columns(hubs, inputs.conditions, inputs.named_by)
    new = [sinks.field(name, kind) for name, (kind, _) in columns.items()]
    values = [each for _, each in columns.values()]
    if inputs.group_field is not None:
        new.append(sinks.renamed(layer.field(inputs.group_field), "hub_group"))
        values.append([hubs.groups[number].value for number in hubs.group_of_hub])
    fields = sinks.as_fields(new)
    sink, destination = run.sink("HUBS_OUTPUT", fields, WkbType.MultiPolygon, layer.crs)
    if sink is None:
        return None
    for outline, *row in zip(hubs.outlines, *values):
        sinks.write(sink, fields, row, sources.to_qgis(outline), tr("Hubs"))
    ids = hubs.numbers.tolist()
    colours = colours_of(hubs)
    run.style(
        destination,
        fields,
        [
            styling.by_area(
                tr("Hubs"),
                "hub_id",
                ids,
                colours,
                hub_texts(hubs),
                base="hub_outlines",
                label='"hub_id"',
            ),
            styling.by_class(
                tr("Mean distance"),
                "mean_distance_m",
                styling.distance_classes(hubs.mean_distance_m),
                base="hub_outlines",
                label='"hub_id"',
            ),
        ],
    )
    return destination


def write_spider_lines(run, inputs, hubs):
    """Write ``SPIDER_LINES``: from every point to its hub's centre; None where left out."""
    from ..qgis_io import sinks, sources, styling

    fields = sinks.as_fields(
        [
            sinks.field("hub_id", int),
            sinks.field("hub_size", int),
            sinks.field("distance_m", float),
        ]
    )
    sink, destination = run.sink("SPIDER_LINES", fields, WkbType.LineString, inputs.layer.crs)
    if sink is None:
        return None
    centres = [QgsPointXY(each.x, each.y) for each in hubs.centres]
    for place, hub, distance in zip(sources.middles(inputs.points), hubs.labels, hubs.distance_m):
        line = QgsGeometry.fromPolylineXY([QgsPointXY(*place.tolist()), centres[hub]])
        row = [hubs.numbers[hub], hubs.sizes[hub], distance]
        sinks.write(sink, fields, row, line, tr("Lines to the centres"))
    ids = hubs.numbers.tolist()
    colours = colours_of(hubs)
    run.style(
        destination,
        fields,
        [
            styling.from_file(tr("Lines to the centres"), "spider_lines"),
            styling.by_area(tr("Hubs"), "hub_id", ids, colours, hub_texts(hubs)),
            styling.by_class(
                tr("Distance to centre"),
                "distance_m",
                styling.distance_classes(hubs.distance_m),
            ),
        ],
        styling.LINES,
    )
    return destination


def colours_of(hubs):
    """A colour class per hub."""
    from ..core.colouring import colour_classes

    return colour_classes(hubs.count, hubs.neighbours)


def hub_texts(hubs):
    """What the legend says of every hub."""
    return [
        tr("Hub {hub} ({size})").format(hub=hub, size=size)
        for hub, size in zip(hubs.numbers, hubs.sizes)
    ]
