# SPDX-License-Identifier: GPL-2.0-or-later
"""The pages of a hub entry: the report and the web map."""

from __future__ import annotations

from dataclasses import replace

from ..parameters.hub_extras import not_used
from ..qgis_io.texts import tr
from .hubs import colours_of


def report(inputs, hubs, record, json_name):
    """The report as HTML."""
    import numpy as np

    from ..core import geo
    from ..core.hubs.ground.walls import Walls
    from ..core.hubs.results.hub_columns import names_of_hubs
    from ..core.report.hubs import HubReport, hub_report
    from ..core.shapes import in_crs
    from ..qgis_io import sources

    points, conditions = inputs.points, inputs.conditions
    metric = geo.local_metric_crs(points.geometry)
    centres = np.column_stack([hubs.centres.x, hubs.centres.y])
    return hub_report(
        HubReport(
            hubs=hubs,
            xy=geo.project(sources.middles(points), points.crs, metric),
            centres=geo.project(centres, points.crs, metric),
            outlines=in_crs(hubs.outlines, metric).tolist(),
            fills=_fills(hubs),
            run=_told_what_is_not_used(record, conditions),
            group_field=inputs.group_field,
            weight_field=conditions.weight_field,
            hub_names=names_of_hubs(hubs, conditions, inputs.named_by),
            members=inputs.members,
            given_centres=conditions.centres is not None,
            walls=Walls.of_lines(conditions.barriers, conditions.bridges, metric),
            capacities=conditions.has_capacities or bool(conditions.hub_limits),
            sums=[each.name for each in conditions.sums],
            longest=conditions.max_distance,
        ),
        json_name,
    )


def web_map(run, inputs, hubs):
    """The ``WebMap``."""
    from ..core import geo, lengths
    from ..core.hubs.results.hub_columns import names_of_hubs
    from ..core.report.hubs import hub_called, in_short
    from ..core.report.texts import amount, number
    from ..core.report.webmap import MapGroup, WebMap
    from ..core.shapes import in_crs
    from ..qgis_io import sources

    points, group_field, conditions = inputs.points, inputs.group_field, inputs.conditions
    names, fields, columns = inputs.layer.labelled(run.layer_of("INPUT"), run.fields("MAP_FIELDS"))
    groups, fills = [], _fills(hubs)
    called = names_of_hubs(hubs, conditions, inputs.named_by) or [""] * hubs.count
    centres = hubs.centres.to_crs("EPSG:4326") if conditions.centres is not None else None
    for hub, outline in enumerate(in_crs(hubs.outlines, "EPSG:4326")):
        group = ""
        facts = [
            (tr("Points"), number(hubs.sizes[hub])),
            (tr("Mean distance"), lengths.shown(hubs.mean_distance_m[hub])),
            (tr("95 % within"), lengths.shown(hubs.p95_distance_m[hub])),
            (tr("Longest distance"), lengths.shown(hubs.max_distance_m[hub])),
        ]
        if conditions.weight_field is not None:
            facts.append((conditions.weight_field, amount(hubs.load[hub])))
        facts += [(each.name, amount(s)) for each, s in zip(conditions.sums, hubs.sums[hub])]
        if conditions.has_capacities or conditions.hub_limits:
            facts += [
                (tr("Least allowed"), amount(hubs.low[hub])),
                (tr("Most allowed"), amount(hubs.high[hub])),
            ]
        if group_field is not None:
            group = hubs.groups[hubs.group_of_hub[hub]].name
            facts.append((group_field, group))
        centre = None if centres is None else (centres[hub].x, centres[hub].y)
        name = hub_called(int(hubs.numbers[hub]) - 1, called[hub], group)
        groups.append(MapGroup(name, fills[hub], outline, facts, centre, name))
    return WebMap(
        title=in_short(hubs, conditions.weight_field),
        all_groups=tr("All hubs"),
        one_group=tr("Hub"),
        groups=groups,
        lonlat=geo.project(sources.middles(points), points.crs, "EPSG:4326"),
        group_of_point=hubs.labels,
        names=[name or tr("Point {n}").format(n=at) for at, name in enumerate(names, 1)],
        fields=fields,
        values=columns,
        marks=tr("Point"),
    )


def _fills(hubs):
    """The hubs' colours, as in the layers."""
    from ..qgis_io import styling

    return [styling.colour_name(number) for number in colours_of(hubs)]


def _told_what_is_not_used(record, conditions):
    """The record of a run whose settings say so where what is asked besides replaces them."""
    idle = not_used(conditions)
    return replace(
        record,
        settings=[
            each._replace(value=tr("{value} (not used)").format(value=each.value))
            if each.name in idle
            else each
            for each in record.settings
        ],
    )
