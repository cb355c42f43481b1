# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of features in groups of like ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Optional

import numpy as np

from .. import lengths
from ..groups.apart import little_apart
from ..groups.groups import GroupResult
from . import charts, maps
from .members import member_lists
from .page import Cell, Column, Figure, Section, cards, figure, paragraph, table
from .run import RunRecord, run_page
from .texts import counted, number, signed, tr

MAIN, OTHERS = "#1f6f78", "#8a8f98"
"""The group and all the others: told apart in print too."""


@dataclass(frozen=True)
class GroupReport:
    """All that the report of groups says.

    Attributes
    ----------
    groups : GroupResult
    fills : sequence of str of length k
        The groups' colours in the layer.
    run : RunRecord
    xy : ndarray of shape (n, 2), optional
        The features' places in local metres; without them there is no map.
    members : sequence of length n, optional
        What every feature is called where they are to be listed.
    """

    groups: GroupResult
    fills: Sequence[str]
    run: RunRecord
    xy: Optional[np.ndarray] = None
    members: Optional[Sequence] = None


def group_report(report: GroupReport, json_name: str) -> str:
    """Write the report of groups as one HTML page.

    Parameters
    ----------
    report : GroupReport
    json_name : str
        File name of the run's JSON, which lies beside the page.
    """
    groups = report.groups
    subtitle = tr("{n} features in {k} groups; formed on {day}").format(
        n=number(len(groups.labels)), k=number(groups.count), day=report.run.day
    )
    sections = [Section("headline", tr("At a glance"), _headline(report))]
    if len(groups.silhouettes) > 1:
        sections.append(Section("number", tr("How many groups"), _silhouettes(report)))
    if groups.profile.fields:
        heading = (
            tr("How alike the groups are") if groups.mixed else tr("What sets each group apart")
        )
        sections.append(Section("profiles", heading, _profiles(report)))
    if report.xy is not None and np.isfinite(report.xy).all():
        sections.append(Section("map", tr("Map"), _map(report)))
    sections += [
        Section("groups", tr("Group by group"), _table(report)),
    ]
    if report.members is not None:
        titles = [
            tr("Group {group} ({size})").format(group=group + 1, size=number(size))
            for group, size in enumerate(groups.sizes)
        ]
        lists = member_lists(titles, groups.labels.tolist(), report.members)
        sections.append(Section("members", tr("Who is in which group"), lists))
    return run_page(report.run, subtitle, sections, json_name)


def _headline(report: GroupReport) -> str:
    groups = report.groups
    what = tr("by place and scores")
    if not (groups.by_place and groups.by_scores):
        what = tr("by place") if groups.by_place else tr("by scores")
    sampled = (
        tr("Over a random sample of {n}").format(n=number(groups.sampled))
        if groups.sampled < len(groups.labels)
        else ""
    )
    first = little_apart(groups)
    return (paragraph(first, "warnings") if first else "") + cards(
        [
            Figure(tr("Groups"), number(groups.count), "", [what]),
            Figure(
                tr("Sizes"),
                f"{number(groups.sizes.min())}\N{EN DASH}{number(groups.sizes.max())}",
                tr("features"),
            ),
            *(_likeness(groups) if groups.mixed else _distinctness(groups, sampled)),
            Figure(
                tr("Missing scores"),
                number(sum(groups.imputed.values())),
                "",
                [tr("Medians stand in for them")],
            ),
        ]
    )


def _distinctness(groups: GroupResult, sampled: str) -> list[Figure]:
    return [
        Figure(
            tr("Silhouette"),
            number(groups.silhouette, 3),
            "",
            [tr("1 far apart, 0 run together, below 0 mixed up"), sampled],
        ),
        Figure(
            tr("Variance between the groups"),
            number(100 * groups.explained, 1),
            "%",
            [tr("The rest lies within them")],
        ),
    ]


def _likeness(groups: GroupResult) -> list[Figure]:
    return [
        Figure(
            tr("Variance between the groups"),
            number(100 * groups.explained, 3),
            "%",
            [tr("Drawn by lot: {n} %").format(n=number(100 * groups.by_lot, 3))],
        ),
        *(
            Figure(
                tr("{field}: largest difference of a share").format(field=field),
                number(gap, 1),
                tr("percentage points"),
                [tr("Of a value in a group, from that of all")],
            )
            for field, gap in groups.gaps.items()
        ),
    ]


def _silhouettes(report: GroupReport) -> str:
    groups = report.groups
    rows = [
        charts.Bar(str(k), max(value, 0.0), MAIN if k == groups.count else OTHERS)
        for k, value in groups.silhouettes.items()
    ]
    return figure(
        charts.bars(rows, tr("Silhouette by number of groups"), 3),
        tr("The silhouette of every number of groups that was tried. The longest bar was chosen."),
    )


def _profiles(report: GroupReport) -> str:
    profile, groups = report.groups.profile, report.groups
    known = np.abs(profile.difference[np.isfinite(profile.difference)])
    limit = max(1.0, float(np.ceil(known.max())) if len(known) else 1.0)
    parts = [
        paragraph(
            tr(
                "How far each group's mean lies from that of all, in standard deviations of all: "
                "to the right it is higher, to the left lower."
            )
        )
    ]
    blocks = []
    for group, size in enumerate(groups.sizes):
        heading = tr("Group {group}: {features}").format(
            group=group + 1, features=counted(size, tr("1 feature"), tr("{n} features"))
        )
        drawing = charts.profile(
            profile.fields,
            profile.difference[group],
            tr("Profile of group {group}").format(group=group + 1),
            limit,
        )
        blocks.append(
            f'<div><h3><span class="swatch" style="background:{report.fills[group]}"></span>'
            f"{escape(heading)}</h3>{figure(drawing, _sentence(profile.set_apart(group)))}</div>"
        )
    return "".join(parts) + f'<div class="beside">{"".join(blocks)}</div>'


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "." if text else ""


def _map(report: GroupReport) -> str:
    groups = report.groups
    assert report.xy is not None, "a map is drawn where there are places"
    radius = float(np.clip(260 / np.sqrt(max(len(report.xy), 1)), 3.5, 10))
    fills = [maps.darker(fill) for fill in report.fills]
    dots = [
        maps.Dots(report.xy[groups.labels == group], fill, radius)
        for group, fill in enumerate(fills)
    ]
    legend = "".join(
        f'<li><span class="key" style="background:{fill}"></span>'
        + escape(tr("Group {group} ({size})").format(group=group + 1, size=number(size)))
        + "</li>"
        for group, (fill, size) in enumerate(zip(fills, groups.sizes))
    )
    return f'<ul class="legend">{legend}</ul>' + figure(
        maps.map_svg([], tr("Map of the features by group"), dots, label_size=0),
        tr("Features in the colour of their group."),
    )


def _table(report: GroupReport) -> str:
    groups, profile = report.groups, report.groups.profile
    columns = [Column(tr("Group")), Column(tr("Features")), Column(tr("Share %"))]
    distances = []
    if groups.distance_m is not None:
        unit = lengths.symbol()
        columns.append(Column(tr("Mean distance, {unit}").format(unit=unit)))
        columns.append(Column(tr("Longest, {unit}").format(unit=unit)))
        distances += [
            each / lengths.metres_per_unit() for each in groups.mean_and_longest(groups.distance_m)
        ]
    if groups.distance_sd is not None:
        columns += [Column(tr("Mean distance, sd")), Column(tr("Longest, sd"))]
        distances += list(groups.mean_and_longest(groups.distance_sd))
    columns += [
        Column(tr("{field}: mean (difference, sd)").format(field=f)) for f in profile.fields
    ]
    rows = []
    for group, size in enumerate(groups.sizes):
        row = [_cell(group + 1), _cell(size), _cell(100 * size / len(groups.labels), 1)]
        row += [_cell(each[group], 2) for each in distances]
        for mean, difference in zip(profile.mean[group], profile.difference[group]):
            text = f"{number(mean, 2)} ({signed(difference, 1)})"
            row.append(Cell(text, float(mean)))
        rows.append(row)
    return paragraph(tr("Click on a column's head to sort by it."), "mouse") + table(
        columns, rows, tr("Every group"), True, "by-group"
    )


def _cell(value: Any, digits: int = 0) -> Cell:
    return Cell(number(float(value), digits), float(value))
