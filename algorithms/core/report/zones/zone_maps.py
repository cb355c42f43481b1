# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps of the zones and of how full their schools are."""

from __future__ import annotations

from html import escape

from ...known import known
from ...plan_names import in_sentence
from .. import maps
from ..page import figure, paragraph, side_by_side
from ..texts import number, tr
from .paper import ZoneReport, class_colour, short_name, zone_in_words


def zone_map(report: ZoneReport) -> str:
    shapes = report.plan.shapes
    if shapes is None:
        return ""
    metrics = report.main.metrics
    areas = [
        maps.Area(
            shape,
            fill,
            zone_in_words(report, zone, metrics),
            short_name(report.school_names[zone]) + f"\n{number(metrics.utilisation[zone])} %",
            0.8,
        )
        for zone, (shape, fill) in enumerate(zip(shapes, report.fills))
    ]
    schools = maps.Dots(report.problem.school_m, "#1f2933", 7, "mark")
    drawing = maps.map_svg(
        areas,
        tr("Map of the attendance zones of {plan}").format(plan=in_sentence(report.plan.name)),
        [schools],
    )
    return figure(
        drawing,
        tr(
            "Attendance zones, each with its school and how full that is. Neighbours differ in "
            "colour; colours mean nothing else. Where there is no room for a name, see the table."
        ),
        mouse=tr("Rest the pointer on a zone to see its figures."),
    )


def utilisation_maps(report: ZoneReport) -> str:
    shown = [plan for plan in report.plans if plan.shapes]
    bounds = maps.bounds_of(
        [shape for plan in shown for shape in known(plan.shapes)], report.problem.school_m
    )
    parts = []
    for plan in shown:
        metrics = plan.evaluation.metrics
        areas = [
            maps.Area(
                shape,
                class_colour(report, metrics.utilisation[zone]),
                zone_in_words(report, zone, metrics),
            )
            for zone, shape in enumerate(known(plan.shapes))
        ]
        name = tr("Map of utilisation: {plan}").format(plan=plan.name)
        drawing = maps.map_svg(areas, name, (), bounds, label_size=0, scale_bar=False, shaded=True)
        parts.append(figure(drawing, plan.name))
    legend = "".join(
        f'<li><span class="key" style="background:{colour}"></span>{escape(tr(text))}</li>'
        for _, _, colour, text in report.classes
    )
    return (
        paragraph(
            tr(
                "Students in % of the school's seats. White is about full, blue has seats to "
                "spare, red is over capacity. The classes are the same in every report."
            )
        )
        + f'<ul class="legend">{legend}</ul>'
        + side_by_side(parts)
    )
