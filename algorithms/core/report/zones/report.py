# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of one or more zone plans of a district, section by section."""

from __future__ import annotations

from typing import Optional

from ..page import Section
from ..run import run_page
from ..texts import counted, seats_counted, students_counted, tr
from .headline import headline
from .moves import who_moves
from .paper import ZoneReport
from .plans import plans, spread
from .worst import worst
from .zone_maps import utilisation_maps, zone_map
from .zone_table import zone_table


def zone_report(report: ZoneReport, json_name: Optional[str]) -> str:
    """Write the report of zone plans as one HTML page.

    Parameters
    ----------
    report : ZoneReport
    json_name : str, optional
        File name of the run's JSON, which lies beside the page.
    """
    problem = report.problem
    metrics = report.main.metrics
    subtitle = tr("{zones}, {students}, {seats}; drawn on {day}").format(
        zones=counted(problem.n_zones, tr("1 zone"), tr("{n} zones")),
        students=students_counted(metrics.students.sum()),
        seats=seats_counted(metrics.capacity.sum()),
        day=report.run.day,
    )
    moves = []
    if report.other is not None:
        moves.append(Section("moves", tr("Who changes school"), who_moves(report)))
    sections = [
        Section("headline", tr("At a glance"), headline(report)),
        Section("utilisation", tr("How full the schools are"), utilisation_maps(report)),
        Section("map", tr("Map"), zone_map(report)),
        Section(
            "plans",
            tr("The plans against each other")
            if len(report.plans) > 1
            else tr("The plan in figures"),
            plans(report),
        ),
        Section("spread", tr("From zone to zone"), spread(report)),
        Section("zones", tr("Zone by zone"), zone_table(report)),
        *moves,
        Section("worst", tr("The zones that are worst off, and what holds them"), worst(report)),
    ]
    return run_page(report.run, subtitle, sections, json_name)
