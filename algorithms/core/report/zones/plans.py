# SPDX-License-Identifier: GPL-2.0-or-later
"""The plans against each other: charts, measures, the spread from zone to zone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np

from ... import lengths
from ...plan_names import in_sentence
from ...zones.limits import district_utilisation
from .. import charts
from ..page import Cell, Column, figure, side_by_side, table
from ..texts import number, signed, tr
from .paper import ZoneReport, class_colour, travel_unit

if TYPE_CHECKING:
    from .paper import PlanOnPaper


def plans(report: ZoneReport) -> str:
    in_charts = report.in_charts()
    plans = [plan for plan, _ in in_charts]
    main = report.main

    def bars(title: str, values: Any, digits: int, hint: str, mark: Any = None) -> str:
        rows = [
            charts.Bar(plan.name, value, colour) for (plan, colour), value in zip(in_charts, values)
        ]
        return f"<h3>{escape(title)}</h3>" + figure(charts.bars(rows, title, digits, mark), hint)

    def of(attribute: str) -> list:
        return [getattr(plan.evaluation.metrics, attribute) for plan in plans]

    highest = main.highest_balance
    parts = [
        bars(
            tr("Balance, of 100"),
            of("balance"),
            1,
            tr("Longer is better."),
            None
            if highest is None
            else charts.Mark(highest, tr("at most {n}").format(n=number(highest, 1))),
        ),
        bars(
            tr("Proximity, {unit}").format(unit=lengths.unit_in_full()),
            [lengths.from_miles(value) for value in of("proximity_mi")],
            3,
            tr("Shorter is better. The mean over the zones of their students' distance."),
        ),
        bars(tr("Compactness, of 100"), of("mean_compactness"), 1, tr("Longer is better.")),
        _travel_bars(report, bars, plans),
    ]
    return side_by_side(parts) + _measures_table(report)


def _travel_bars(report: ZoneReport, bars: Callable[..., str], plans: Sequence[PlanOnPaper]) -> str:
    per_unit, unit = travel_unit(report.problem)
    mark, said = None, tr("Shorter is better. The mean over all students.")
    all_go = not any(
        plan.evaluation.without_way.any() or plan.evaluation.students_unplaced for plan in plans
    )
    if all_go and report.bound is not None and report.bound.mean_travel > 0:
        least = report.bound.mean_travel / per_unit
        mark = charts.Mark(least, tr("at least {n}").format(n=number(least, 3)))
        said = tr(
            "Shorter is better. The mean over all students; no plan that keeps every school "
            "within the limits can do with less than the line shows."
        )
        if report.bound.whole:
            said += " " + tr("The bound is for whole units and zones in one piece.")
    return bars(
        tr("Students' mean travel, {unit}").format(unit=unit),
        [plan.evaluation.mean_travel / per_unit for plan in plans],
        3,
        said,
        mark,
    )


def _measures_table(report: ZoneReport) -> str:
    columns = [Column(tr("Measure"), False), Column(tr("Unit"), False)]
    columns += [Column(plan.name) for plan in report.plans]
    about, before = report.about, report.before
    if report.other is not None:
        columns.append(
            Column(
                tr("Change from {before} to {after}").format(
                    before=in_sentence(report.other.name), after=in_sentence(report.plan.name)
                )
            )
        )
    rows = []
    for row in zip(*[plan.evaluation.measures() for plan in report.plans]):
        values = [measure.value_shown for measure in row]
        if all(value is None for value in values):
            continue
        # Scores as the figures at a glance have them.
        digits = 1 if row[0].unit == "of 100" else _digits(values)
        cells = [Cell(tr(row[0].name)), Cell(row[0].unit_shown)]
        cells += [Cell(number(value, digits), value) for value in values]
        if before is not None:
            known = values[about] is not None and values[before] is not None
            change = values[about] - values[before] if known else None
            cells.append(Cell(signed(change, digits), change))
        rows.append(cells)
    return table(columns, rows, tr("All measures of the plans"), key="measures")


def _digits(values: Any) -> int:
    known = [value for value in values if value is not None]
    if all(float(value).is_integer() for value in known):
        return 0
    return 1 if max(map(abs, known)) >= 20 else 3


def spread(report: ZoneReport) -> str:
    plans, colours = zip(*report.in_charts())
    students_m = [plan.evaluation.metrics.proximity_m / lengths.metres_per_unit() for plan in plans]
    top = max((float(np.nanmax(v)) for v in students_m if np.isfinite(v).any()), default=1.0)
    edges = charts.classes(np.array([top]))
    utilisation = [
        charts.Spread(plan.name, plan.evaluation.metrics.utilisation, colour)
        for plan, colour in zip(plans, colours)
    ]
    step = 5.0
    most = max(float(each.values.max()) for each in utilisation)
    wide = np.arange(0, min(max(np.ceil(most / step) * step, 130), 250) + step, step)
    proximity = [
        charts.Spread(plan.name, values, colour)
        for plan, values, colour in zip(plans, students_m, colours)
    ]
    distances = tr("Distance of the zones to their school, {unit}").format(
        unit=lengths.unit_in_full()
    )
    parts = [
        f"<h3>{escape(tr('Utilisation of the schools, %'))}</h3>"
        + figure(
            charts.distributions(
                utilisation,
                tr("How many schools are how full, by plan"),
                wide,
                "%",
                reference=100 * district_utilisation(report.problem),
                colours=[class_colour(report, (a + b) / 2) for a, b in zip(wide, wide[1:])],
            ),
            tr(
                "Columns count schools. Every fine line is one school; the triangle is the "
                "median, the dotted line the district as a whole."
            ),
        ),
        f"<h3>{escape(distances)}</h3>"
        + figure(
            charts.distributions(
                proximity,
                tr("Mean distance to school in every zone, by plan"),
                edges,
                lengths.symbol(),
                None,
                2,
            ),
            tr("The mean distance of each zone's students. Farther left is better."),
        ),
    ]
    return side_by_side(parts)
