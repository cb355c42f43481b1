# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of regions without schools."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
from shapely.geometry.base import BaseGeometry

from .. import lengths
from ..regions.measures import RegionMeasures
from ..zones.criteria.measure import Measure
from . import maps
from .page import Cell, Column, Figure, Section, cards, figure, paragraph, table
from .run import RunRecord, run_page
from .texts import number, signed, tr


@dataclass(frozen=True)
class RegionReport:
    """All that the report of regions says.

    Attributes
    ----------
    measures : RegionMeasures
    names : sequence of str
        Of the sums.
    shapes : sequence of geometries in metres, one per region
    fills : sequence of str
        The regions' colours in the layer.
    run : RunRecord
    titles : sequence of str
        Of the regions, where they have names; else their numbers serve.
    wishes : sequence of Measure
        Of what else was wished.
    """

    measures: RegionMeasures
    names: Sequence[str]
    shapes: Sequence[Optional[BaseGeometry]]
    fills: Sequence[str]
    run: RunRecord
    titles: Sequence[str] = ()
    wishes: Sequence[Measure] = ()

    def title(self, region: int) -> str:
        return self.titles[region] if self.titles else str(region + 1)


def region_report(report: RegionReport, json_name: str) -> str:
    """Write the report of regions as one HTML page.

    Parameters
    ----------
    report : RegionReport
    json_name : str
        File name of the run's JSON, which lies beside the page.
    """
    measures = report.measures
    subtitle = tr("{n} areas in {k} regions; formed on {day}").format(
        n=number(measures.n_units.sum()), k=number(len(measures.n_units)), day=report.run.day
    )
    sections = [
        Section("headline", tr("At a glance"), _headline(report)),
        Section("map", tr("Map"), _map(report)),
        Section("regions", tr("Region by region"), _table(report)),
    ]
    return run_page(report.run, subtitle, sections, json_name)


def _headline(report: RegionReport) -> str:
    measures = report.measures
    worst = np.abs(measures.deviation).max(axis=0)
    figures = [
        Figure(tr("Regions"), number(len(measures.n_units)), "", [tr("Each in one piece")])
        if (measures.pieces == 1).all()
        else Figure(tr("Regions"), number(len(measures.n_units)), "")
    ]
    figures += [
        Figure(tr("Largest deviation"), number(value, 2), "%", [name])
        for name, value in zip(report.names, worst)
    ]
    figures += [
        Figure(
            tr("Compactness"),
            number(measures.compactness.mean(), 1),
            tr("of 100"),
            [tr("100 for circles")],
        ),
        Figure(
            tr("Mean distance"),
            lengths.far(measures.mean_distance_m),
            lengths.symbol(),
            [tr("To the centre of the own region")],
        ),
    ]
    figures += [
        Figure(measure.name, number(measure.value, 1 if measure.unit else 0), measure.unit)
        for measure in report.wishes
        if measure.value is not None
    ]
    return cards(figures)


def _map(report: RegionReport) -> str:
    measures = report.measures
    areas = [
        maps.Area(shape, fill, _label(report, region), report.title(region))
        for region, (shape, fill) in enumerate(zip(report.shapes, report.fills))
    ]
    caption = tr("Regions by number, {least} to {most} {name} each.").format(
        least=number(measures.totals[:, 0].min()),
        most=number(measures.totals[:, 0].max()),
        name=report.names[0],
    )
    return figure(maps.map_svg(areas, tr("Map of the regions")), caption)


def _label(report: RegionReport, region: int) -> str:
    title = report.title(region) if report.titles else tr("Region {n}").format(n=region + 1)
    return title + "".join(
        f"\n{name} {number(total)}"
        for name, total in zip(report.names, report.measures.totals[region])
    )


def _table(report: RegionReport) -> str:
    measures = report.measures
    columns = [Column(tr("Region")), Column(tr("Areas"))]
    for name in report.names:
        columns += [Column(name), Column(tr("{name}: deviation %").format(name=name))]
    metres, unit = lengths.metres_per_unit(), lengths.symbol()
    columns += [
        Column(tr("Area, {unit}").format(unit=lengths.square_symbol())),
        Column(tr("Compactness")),
        Column(tr("Mean distance, {unit}").format(unit=unit)),
        Column(tr("Longest, {unit}").format(unit=unit)),
    ]
    rows = []
    for region, units in enumerate(measures.n_units):
        row = [Cell(report.title(region), float(region)), _cell(units)]
        for total, deviation in zip(measures.totals[region], measures.deviation[region]):
            row += [_cell(total), Cell(signed(deviation, 2), float(deviation))]
        row += [
            _cell(1e6 * measures.area_km2[region] / metres**2, 1),
            _cell(measures.compactness[region], 1),
            _cell(measures.distance_m[region] / metres, 2),
            _cell(measures.longest_m[region] / metres, 2),
        ]
        rows.append(row)
    return paragraph(tr("Click on a column's head to sort by it."), "mouse") + table(
        columns, rows, tr("Every region"), True, "by-region"
    )


def _cell(value: Any, digits: int = 0) -> Cell:
    return Cell(number(value, digits), float(value))
