# SPDX-License-Identifier: GPL-2.0-or-later
"""Every hub and every group with its figures."""

from __future__ import annotations

import numpy as np

from ... import lengths
from ...known import known
from ..page import Cell, Column, paragraph, table
from ..texts import amount, tr
from .paper import HubReport, cell, limits_of


def hub_table(report: HubReport) -> str:
    hubs = report.hubs
    columns = [Column(tr("Hub"))]
    if report.hub_names is not None:
        columns.append(Column(tr("Name"), False))
    if report.grouped:
        columns.append(Column(known(report.group_field), False))
    columns.append(Column(tr("Points")))
    if report.weighted:
        columns.append(Column(known(report.weight_field)))
    columns += [Column(known(name)) for name in report.sums]
    if report.capacities:
        columns += [Column(tr("Least allowed")), Column(tr("Most allowed"))]
    metres, unit = lengths.metres_per_unit(), lengths.symbol()
    columns += [
        Column(tr("Mean distance, {unit}").format(unit=unit)),
        Column(tr("95 % within, {unit}").format(unit=unit)),
        Column(tr("Longest, {unit}").format(unit=unit)),
        Column(tr("Mean to middle point, {unit}").format(unit=unit)),
        Column(tr("Dispersion, {unit}").format(unit=unit)),
        Column(tr("Cut off")),
        Column(tr("Pieces")),
    ]
    if report.with_costs:
        columns.append(Column(tr("Mean travel cost")))
    low, high = limits_of(report)
    rows = []
    for hub in range(hubs.count):
        row = [cell(hubs.numbers[hub])]
        if report.hub_names is not None:
            row.append(Cell(report.name_of(hub), report.name_of(hub)))
        if report.grouped:
            row.append(Cell(report.group_of(hub), report.group_of(hub)))
        row.append(cell(hubs.sizes[hub]))
        if report.weighted:
            row.append(Cell(amount(hubs.load[hub]), float(hubs.load[hub])))
        row += [Cell(amount(value), float(value)) for value in hubs.sums[hub].tolist()]
        if report.capacities:
            row += [Cell(amount(each[hub]), float(each[hub])) for each in (low, high)]
        row += [
            cell(hubs.mean_distance_m[hub] / metres, 3),
            cell(hubs.p95_distance_m[hub] / metres, 2),
            cell(hubs.max_distance_m[hub] / metres, 2),
            cell(hubs.mean_to_medoid_m[hub] / metres, 3),
            cell(hubs.dispersion_m[hub] / metres, 3),
            cell(hubs.points_cut_off[hub]),
            cell(hubs.pieces[hub]),
        ]
        if report.with_costs:
            row.append(cell(hubs.mean_cost[hub], 2))
        rows.append(row)
    return paragraph(tr("Click on a column's head to sort by it."), "mouse") + table(
        columns, rows, tr("Every hub"), True, "by-hub"
    )


def group_table(report: HubReport) -> str:
    hubs = report.hubs
    metres, unit = lengths.metres_per_unit(), lengths.symbol()
    rows = []
    for at, group in enumerate(hubs.groups):
        members = hubs.group_of_hub == at
        sizes = hubs.sizes[members]
        mean = np.average(hubs.mean_distance_m[members], weights=sizes) / metres
        rows.append(
            [
                Cell(known(group.name), group.name),
                cell(group.size),
                cell(members.sum()),
                cell(sizes.min()),
                cell(sizes.max()),
                cell(mean, 3),
            ]
        )
    columns = [
        Column(known(report.group_field), False),
        Column(tr("Points")),
        Column(tr("Hubs")),
        Column(tr("Smallest")),
        Column(tr("Largest")),
        Column(tr("Mean distance, {unit}").format(unit=unit)),
    ]
    return table(columns, rows, tr("Every group of points"), True, "by-group")
