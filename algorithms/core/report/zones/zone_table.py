# SPDX-License-Identifier: GPL-2.0-or-later
"""Every zone with its figures."""

from __future__ import annotations

from ... import lengths
from ...known import known
from ..page import Cell, Column, paragraph, table
from ..texts import tr
from .paper import ZoneReport, cell


def zone_table(report: ZoneReport) -> str:
    problem, main, m = report.problem, report.main, report.main.metrics
    named = any(
        str(name) != str(school) for name, school in zip(report.school_names, problem.school_ids)
    )
    before = report.other.evaluation.metrics if report.other else None
    metres, unit = lengths.metres_per_unit(), lengths.symbol()
    columns = [Column(tr("School"), False)]
    if named:
        columns.append(Column(tr("Zone"), False))
    columns += [Column(tr("Students")), Column(tr("Seats")), Column(tr("Utilisation %"))]
    if before is not None:
        columns += [
            Column(tr("{plan}: utilisation %").format(plan=known(report.other).name)),
            Column(tr("{plan}: students").format(plan=known(report.other).name)),
        ]
    columns += [
        Column(tr("Over capacity")),
        Column(tr("Mean distance, {unit}").format(unit=unit)),
        Column(tr("Longest, {unit}").format(unit=unit)),
        Column(tr("Compactness %")),
        Column(tr("Units")),
        Column(tr("Pieces")),
    ]
    rows = []
    for zone, school in enumerate(problem.school_ids):
        name = str(report.school_names[zone])
        row = [Cell(name, name)]
        if named:
            row.append(Cell(str(school), school))
        row += [
            cell(m.students[zone]),
            cell(m.capacity[zone]),
            cell(m.utilisation[zone], 1, _full(m.utilisation[zone])),
        ]
        if before is not None:
            row += [cell(before.utilisation[zone], 1), cell(before.students[zone])]
        row += [
            cell(main.seats_over[zone]),
            cell(m.proximity_m[zone] / metres, 2),
            cell(m.max_distance_m[zone] / metres, 2),
            cell(m.compactness[zone], 1),
            cell(m.n_units[zone]),
            cell(m.n_pieces[zone]),
        ]
        rows.append(row)
    return paragraph(tr("Click on a column's head to sort by it."), "mouse") + table(
        columns, rows, tr("Every zone: {plan}").format(plan=report.plan.name), True, "by-zone"
    )


def _full(utilisation: float) -> str:
    return "over" if utilisation > 105 else "under" if utilisation < 70 else ""
