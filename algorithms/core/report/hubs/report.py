# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of points in hubs, section by section."""

from __future__ import annotations

from ..members import member_lists
from ..page import Section
from ..run import run_page
from ..texts import counted, tr
from .changes import changes
from .drawings import hub_map, spread
from .headline import headline
from .paper import HubReport, in_short
from .tables import group_table, hub_table
from .worst import worst


def hub_report(report: HubReport, json_name: str) -> str:
    """Write the report of hubs as one HTML page.

    Parameters
    ----------
    report : HubReport
    json_name : str
        File name of the run's JSON, which lies beside the page.
    """
    hubs = report.hubs
    subtitle = tr("{points}; formed on {day}").format(
        points=in_short(hubs, report.weight_field), day=report.run.day
    )
    sections = [
        Section("headline", tr("At a glance"), headline(report)),
        Section("map", tr("Map"), hub_map(report)),
        Section("spread", tr("Sizes and distances"), spread(report)),
        Section("hubs", tr("Hub by hub"), hub_table(report)),
    ]
    if report.grouped:
        sections.append(Section("groups", tr("Group by group"), group_table(report)))
    if hubs.last is not None and hubs.last.is_shown:
        sections.append(Section("changes", tr("Against last time's hubs"), changes(report)))
    sections += [
        Section("worst", tr("The widest hubs, and what holds them"), worst(report)),
    ]
    if report.members is not None:
        sections.append(_members(report))
    return run_page(report.run, subtitle, sections, json_name)


def _members(report: HubReport) -> Section:
    """The points of every hub, by the name that the reader knows them by."""
    hubs = report.hubs
    titles = [
        tr("{name}: {n}").format(
            name=report.called(hub), n=counted(int(size), tr("1 point"), tr("{n} points"))
        )
        for hub, size in enumerate(hubs.sizes)
    ]
    body = member_lists(titles, hubs.labels.tolist(), report.members or ())
    return Section("members", tr("Who is in which hub"), body)
