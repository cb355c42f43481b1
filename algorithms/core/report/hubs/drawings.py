# SPDX-License-Identifier: GPL-2.0-or-later
"""The map of the hubs, and their sizes and distances as charts."""

from __future__ import annotations

from html import escape

import numpy as np

from ... import lengths
from .. import charts, maps
from ..page import figure, side_by_side
from ..texts import counted, tr
from .paper import BEFORE, MAIN, HubReport

BARRIER = "#3d5a98"
"""The blue of water on maps, dark enough beside the hubs' pale ground."""


def hub_map(report: HubReport) -> str:
    hubs = report.hubs
    areas = [
        maps.Area(
            outline,
            fill,
            tr("{hub}: {points}, mean distance {mean}").format(
                hub=report.called(hub),
                points=counted(hubs.sizes[hub], tr("1 point"), tr("{n} points")),
                mean=lengths.shown(hubs.mean_distance_m[hub]),
            ),
            f"{report.name_of(hub)}\n{hubs.numbers[hub]}".strip(),
            0.28,
        )
        for hub, (outline, fill) in enumerate(zip(report.outlines, report.fills))
    ]
    radius = float(np.clip(260 / np.sqrt(max(len(report.xy), 1)), 3.5, 10))
    fills = np.array(report.fills)[hubs.labels]
    dots = [
        maps.Dots(report.xy[fills == fill], maps.darker(fill), radius)
        for fill in dict.fromkeys(report.fills)
    ]
    text = tr(
        "Points in the colour of their hub, and its number. Neighbours differ in colour; "
        "colours mean nothing else. Outlines are drawn around the points and may overlap a "
        "little."
    )
    if report.given_centres:
        dots.append(maps.Dots(report.centres, "#1f2933", 16, "cross"))
        text += " " + tr("Crosses are the given centres.")
    lines = []
    if report.walls is not None:
        lines.append(maps.Lines(report.walls.barriers, BARRIER))
        lines.append(maps.Lines(report.walls.bridges, BARRIER, dashed=True))
        text += " " + tr("Thick lines are barriers, dashed ones the bridges over them.")
    drawing = maps.map_svg(
        areas, tr("Map of the points by hub"), dots, label_size=30, shaded=True, lines=lines
    )
    return figure(drawing, text)


def spread(report: HubReport) -> str:
    hubs = report.hubs
    first, now = hubs.first_sizes.astype(float), hubs.sizes.astype(float)
    top = int(max(first.max(), now.max()))
    step = max(1, round(charts.round_step((top + 1) / 40)))
    edges = np.arange(0, top + 2 * step, step) - 0.5
    rows = [
        charts.Spread(tr("Hubs"), now, MAIN),
        charts.Spread(tr("Before balancing"), first, BEFORE),
    ]
    far = hubs.distance_m / lengths.metres_per_unit()
    mean = hubs.mean_distance_m / lengths.metres_per_unit()
    to_centre = tr("Distance to the hub’s centre, {unit}").format(unit=lengths.symbol())
    distances = [
        charts.Spread(tr("Every point"), far, MAIN),
        charts.Spread(tr("Every hub's mean"), mean, "#7a4f8f"),
    ]
    by_weight = []
    if report.weighted:
        text = tr("{field} per hub").format(field=report.weight_field)
        by_weight.append(
            f"<h3>{escape(text)}</h3>"
            + figure(
                charts.distributions(
                    [charts.Spread(tr("Hubs"), np.asarray(hubs.load, float), MAIN)],
                    text,
                    charts.classes(np.asarray(hubs.load, float), 24),
                    "",
                ),
                tr("Columns count hubs. Every fine line is one hub; the triangle is the median."),
            )
        )
    return side_by_side(
        [
            *by_weight,
            f"<h3>{escape(tr('Points per hub'))}</h3>"
            + figure(
                charts.distributions(rows, tr("Sizes of the hubs"), edges, tr("points")),
                tr("Columns count hubs. Every fine line is one hub; the triangle is the median."),
            ),
            f"<h3>{escape(to_centre)}</h3>"
            + figure(
                charts.distributions(
                    distances,
                    tr("Distances of points, and of hubs on average"),
                    charts.classes(far, 24),
                    lengths.symbol(),
                    digits=2,
                    one_scale=False,
                ),
                tr("Farther left is better."),
            ),
        ]
    )
