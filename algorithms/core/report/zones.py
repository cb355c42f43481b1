"""The report of one or more zone plans of a district."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Optional

import numpy as np

from ..lengths import METRES_PER_MILE
from ..zones.bounds import gap_percent
from ..zones.evaluation import PlanEvaluation
from ..zones.holding import AWAY, Held, worst_zones
from ..zones.limits import Limits, district_utilisation
from ..zones.metrics import swaps
from ..zones.problem import UNASSIGNED, ZoningProblem
from . import charts, maps
from .page import (
    Cell,
    Column,
    Figure,
    Section,
    bullets,
    cards,
    figure,
    paragraph,
    side_by_side,
    table,
)
from .run import RunRecord, run_page
from .texts import (
    counted,
    listed,
    number,
    seats_counted,
    signed,
    students_counted,
    tr,
    units_counted,
)

PLAN_COLOURS = ("#1f6f78", "#8a8f98", "#c98a10", "#7a4f8f", "#5b7f2b", "#a8486b")
"""In charts: the plan that the report is about, what it is held against, the others."""

_STAYS, _NOWHERE = "#f6f5f1", "#76828d"
"""On the map of changes: zones, and units that no zone has any more."""
_MOST_WORST = 10
_MOST_WITHIN = 3
"""Of the zones that are worst off, where all lie within the limits."""


@dataclass(frozen=True)
class PlanOnPaper:
    """A plan as the report shows it.

    Attributes
    ----------
    name : str
    evaluation : PlanEvaluation
    shapes : sequence of length K, or None
        The zones' outlines in the problem's metres; without them the plan has no map.
    """

    name: str
    evaluation: PlanEvaluation
    shapes: Optional[Sequence] = None


@dataclass(frozen=True)
class BoundOnPaper:
    """The lower bound on travel and the limits that it stands on.

    Attributes
    ----------
    mean_travel : float
        In metres or the unit of the travel costs; 0 where there is no bound.
    limits : Limits
    """

    mean_travel: float
    limits: Limits


@dataclass(frozen=True)
class ZoneReport:
    """All that the report of a zone entry says.

    Attributes
    ----------
    problem : ZoningProblem
    plans : sequence of PlanOnPaper
        In the order in which they stand side by side.
    before : int or None
        Which of the plans the one that the report is about is held against.
    run : RunRecord
    school_names : sequence of str of length K
        How the schools are called; their ids where nothing better is known.
    fills : sequence of str of length K
        The zones' colours in the layer.
    classes : sequence of (low, high, colour, text)
        Of utilisation in %, as in the layer.
    bound : BoundOnPaper, optional
    about : int
        Which of the plans the report is about.
    units : sequence of length n, optional
        The planning units' polygons in the problem's metres, for a map of those that change.
    """

    problem: ZoningProblem
    plans: Sequence[PlanOnPaper]
    before: Optional[int]
    run: RunRecord
    school_names: Sequence[str]
    fills: Sequence[str]
    classes: Sequence[tuple]
    bound: Optional[BoundOnPaper] = None
    about: int = 0
    units: Optional[Sequence] = None

    @property
    def plan(self) -> PlanOnPaper:
        return self.plans[self.about]

    @property
    def main(self) -> PlanEvaluation:
        return self.plan.evaluation

    @property
    def other(self) -> Optional[PlanOnPaper]:
        return None if self.before is None else self.plans[self.before]

    def in_charts(self) -> list[tuple[PlanOnPaper, str]]:
        """The plans that charts have room for, with their colours, in the plans' order."""
        pair = [at for at in (self.about, self.before) if at is not None]
        others = [at for at in range(len(self.plans)) if at not in pair]
        colour_of = dict(zip([*pair, *others], PLAN_COLOURS))
        return [(self.plans[at], colour_of[at]) for at in sorted(colour_of)]

    def zone_name(self, zone: int) -> str:
        """How texts call a zone."""
        name, school = str(self.school_names[zone]), str(self.problem.school_ids[zone])
        return name if name == school else f"{name} ({school})"


def zone_report(report: ZoneReport, json_name: str) -> str:
    """Write the report of zone plans as one HTML page.

    Parameters
    ----------
    report : ZoneReport
    json_name : str
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
        moves.append(Section("moves", tr("Who changes school"), _who_moves(report)))
    sections = [
        Section("headline", tr("At a glance"), _headline(report)),
        Section("map", tr("Map"), _map(report)),
        Section("utilisation", tr("How full the schools are"), _utilisation_maps(report)),
        Section("plans", tr("The plans against each other"), _plans(report)),
        Section("spread", tr("From zone to zone"), _spread(report)),
        Section("zones", tr("Zone by zone"), _zone_table(report)),
        *moves,
        Section("worst", tr("The zones that are worst off, and what holds them"), _worst(report)),
    ]
    return run_page(report.run, subtitle, sections, json_name)


# --- At a glance ------------------------------------------------------------------------


def _headline(report: ZoneReport) -> str:
    main, other = report.main, report.other
    before = other.evaluation if other else None
    m = main.metrics
    figures = [
        _against(
            report,
            tr("Balance"),
            m.balance,
            before and before.metrics.balance,
            1,
            tr("of 100"),
            more_is_better=True,
            note=None
            if main.highest_balance is None
            else tr("Any plan: at most {best}").format(best=number(main.highest_balance, 1)),
        ),
        _travel_figure(report, before),
        _against(
            report,
            tr("Compactness"),
            m.mean_compactness,
            before and before.metrics.mean_compactness,
            1,
            tr("of 100"),
            more_is_better=True,
        ),
        _against(
            report,
            tr("Students over capacity"),
            main.seats_over.sum(),
            before and before.seats_over.sum(),
            0,
            "",
            more_is_better=False,
        ),
        Figure(
            tr("Fullest and emptiest school"),
            f"{number(m.utilisation.max())} / {number(m.utilisation.min())}",
            "%",
            [
                ""
                if before is None
                else tr("{plan}: {high} / {low} %").format(
                    plan=other.name,
                    high=number(before.metrics.utilisation.max()),
                    low=number(before.metrics.utilisation.min()),
                ),
                tr("The district as a whole: {mean} %").format(
                    mean=number(100 * district_utilisation(report.problem))
                ),
            ],
        ),
    ]
    changed = _changed(report)
    if changed is not None:
        students = report.problem.students[changed].sum()
        figures.append(
            Figure(
                tr("Students who change school"),
                number(students),
                "",
                [
                    tr("{share} % of all, in {units}").format(
                        share=number(100 * students / report.problem.students.sum(), 1),
                        units=units_counted(changed.sum()),
                    ),
                    _from_to(report),
                ],
            )
        )
    words = [
        tr(
            "Balance is the mean over the zones of 100 × (1 − |1 − students / seats|). "
            "Compactness compares each outline with a circle's. Travel runs from the middle of "
            "each planning unit to its school."
        )
    ]
    seats = main.metrics.capacity.sum()
    if abs(main.students.sum() / seats - 1) > 0.005:
        words.append(
            tr("With {students} and {seats} no plan can bring every school to 100 %.").format(
                students=students_counted(main.students.sum()), seats=seats_counted(seats)
            )
        )
    pieces, empty = int((m.n_pieces > 1).sum()), int((m.n_units == 0).sum())
    if empty:
        words.append(tr("Zones without any unit: {n}.").format(n=empty))
    if pieces:
        words.append(tr("Zones in more than one piece: {n}.").format(n=pieces))
    else:
        words.append(
            tr("Every other zone is in one piece.") if empty else tr("Every zone is in one piece.")
        )
    if m.n_unassigned:
        words.append(
            tr("Planning units without a zone: {n}, with {students}.").format(
                n=number(m.n_unassigned), students=students_counted(m.students_unassigned)
            )
        )
    which = ""
    if other is not None:
        which = paragraph(
            tr("Figures of {after}, held against {before}.").format(
                after=report.plan.name, before=other.name
            )
        )
    return which + cards(figures) + paragraph(" ".join(words))


def _against(report, name, value, before, digits, unit, more_is_better, note=None) -> Figure:
    """A figure beside that of the plan it is held against."""
    notes, tone = [], ""
    if before is not None and report.other:
        notes.append(
            tr("{plan}: {value} ({change})").format(
                plan=report.other.name,
                value=number(before, digits),
                change=signed(value - before, digits),
            )
        )
        tone = _tone(value - before, more_is_better, 0.5 * 10**-digits)
    if note:
        notes += [note] if isinstance(note, str) else note
    return Figure(name, number(value, digits), unit, notes, tone)


def _changed(report: ZoneReport) -> Optional[np.ndarray]:
    """Units whose students change school, shape (n,); None if there is nothing to compare."""
    if report.main.reassigned is not None:
        return report.main.reassigned
    if report.other is None:
        return None
    return report.main.labels != report.other.evaluation.labels


def _from_to(report: ZoneReport) -> str:
    """Between which plans students change."""
    if report.other is None:
        return ""
    return tr("From {before} to {after}").format(before=report.other.name, after=report.plan.name)


def _who_moves(report: ZoneReport) -> str:
    return _moves_map(report) + _moves_table(report)


def _moves_map(report: ZoneReport) -> str:
    """The units that change school, in the colour of their new zone."""
    changed, shapes = _changed(report), report.plan.shapes
    if report.other is None or report.units is None or shapes is None or not changed.any():
        return ""
    old = np.maximum(report.other.evaluation.labels, UNASSIGNED)
    new = np.maximum(report.main.labels, UNASSIGNED)
    gaining = set(new[changed].tolist())

    def called(zone):
        return tr("none of these schools") if zone < 0 else report.zone_name(zone)

    areas = [
        maps.Area(
            shape,
            _STAYS,
            _told(report, zone, report.main.metrics),
            _short(report.school_names[zone]) if zone in gaining else "",
        )
        for zone, shape in enumerate(shapes)
    ]
    areas += [
        maps.Area(
            report.units[unit],
            report.fills[new[unit]] if new[unit] >= 0 else _NOWHERE,
            tr("{unit}: {students}, from {before} to {after}").format(
                unit=report.problem.unit_ids[unit],
                students=students_counted(report.problem.students[unit]),
                before=called(old[unit]),
                after=called(new[unit]),
            ),
        )
        for unit in np.flatnonzero(changed).tolist()
    ]
    drawing = maps.map_svg(
        areas,
        tr("Map of the planning units that change school. {plans}").format(plans=_from_to(report)),
        [maps.Dots(report.problem.school_m, "#1f2933", 6, "mark")],
        shaded=True,
    )
    return figure(
        drawing,
        tr(
            "{plans}: planning units that change school, in the colour of their new zone; the "
            "rest is pale. Names are those of the schools that gain units. Rest the pointer on a "
            "unit to see where it comes from."
        ).format(plans=_from_to(report)),
    )


def _moves_table(report: ZoneReport) -> str:
    """Students by old and new school, the largest moves first."""
    changed = _changed(report)
    if changed is None or report.other is None:
        return ""
    if not changed.any():
        return paragraph(tr("No planning unit changes its school."))
    pairs = np.column_stack([report.other.evaluation.labels, report.main.labels])[changed]
    moves, which = np.unique(np.maximum(pairs, UNASSIGNED), axis=0, return_inverse=True)
    which = which.ravel()
    students = np.bincount(which, report.problem.students[changed])
    units = np.bincount(which)
    order = np.lexsort((moves[:, 1], moves[:, 0], -np.round(students, 6)))

    def called(zone):
        name = tr("None of these schools") if zone < 0 else report.zone_name(zone)
        return Cell(name, name)

    rows = [
        [called(moves[at, 0]), called(moves[at, 1]), _cell(students[at]), _cell(units[at])]
        for at in order.tolist()
    ]
    columns = [
        Column(tr("From school"), False),
        Column(tr("To school"), False),
        Column(tr("Students")),
        Column(tr("Planning units")),
    ]
    caption = tr("Students by old and new school, the largest moves first. {plans}").format(
        plans=_from_to(report)
    )
    return table(columns, rows, caption, True, "moves-table") + _swaps_sentence(report)


def _swaps_sentence(report: ZoneReport) -> str:
    """How many students change places with others of the same two schools."""
    before, after = report.other.evaluation.labels, report.main.labels
    swapped = swaps(report.problem.students, before, after)
    if not swapped.pairs:
        return paragraph(tr("Between no two schools students change both ways."))
    return paragraph(
        tr(
            "Students swapped: between {pairs} students change both ways; "
            "{students} of them change places one for one, which leaves the schools' numbers as "
            "they are."
        ).format(
            pairs=counted(swapped.pairs, tr("1 pair of schools"), tr("{n} pairs of schools")),
            students=number(swapped.students),
        )
    )


def _tone(change: float, more_is_better: bool, least: float) -> str:
    if not abs(change) >= least:
        return ""
    return "better" if (change > 0) == more_is_better else "worse"


def _travel_figure(report: ZoneReport, before: Optional[PlanEvaluation]) -> Figure:
    main = report.main
    per_unit, unit = _travel_unit(report.problem)
    note = None
    lost = float(main.students[main.without_way].sum())
    if lost:
        note = tr("Without {students} who cannot reach their school").format(
            students=students_counted(lost)
        )
    elif main.students_unplaced:
        note = tr("Without {students} who have no zone").format(
            students=students_counted(main.students_unplaced)
        )
    elif report.bound is not None and report.bound.mean_travel > 0:
        least = report.bound.mean_travel
        gap = gap_percent(main.mean_travel, least)
        if gap >= 0:
            note = tr("Within the limits no plan is below {least} (this one: {gap} %)").format(
                least=number(least / per_unit, 3), gap=signed(gap, 1)
            )
        else:
            note = tr(
                "Within the limits no plan is below {least}; zones of this one outside them: {n}"
            ).format(
                least=number(least / per_unit, 3),
                n=int(report.bound.limits.outside(main.metrics.students).sum()),
            )
        note = [note]
        if report.bound.limits.widened:
            note.append(tr("The limits meant are those widened until the students fit"))
    return _against(
        report,
        tr("Students' mean travel"),
        main.mean_travel / per_unit,
        before and before.mean_travel / per_unit,
        3,
        unit,
        more_is_better=False,
        note=note,
    )


def _travel_unit(problem: ZoningProblem) -> tuple[float, str]:
    """Divide travel by the first to have it in the second."""
    return (METRES_PER_MILE, tr("miles")) if problem.costs is None else (1.0, tr("cost"))


# --- Maps -------------------------------------------------------------------------------


def _map(report: ZoneReport) -> str:
    shapes = report.plan.shapes
    if shapes is None:
        return ""
    metrics = report.main.metrics
    areas = [
        maps.Area(
            shape,
            fill,
            _told(report, zone, metrics),
            _short(report.school_names[zone]) + f"\n{number(metrics.utilisation[zone])} %",
            0.8,
        )
        for zone, (shape, fill) in enumerate(zip(shapes, report.fills))
    ]
    schools = maps.Dots(report.problem.school_m, "#1f2933", 7, "mark")
    drawing = maps.map_svg(
        areas,
        tr("Map of the attendance zones of {plan}").format(plan=report.plan.name),
        [schools],
    )
    return figure(
        drawing,
        tr(
            "Attendance zones, each with its school and how full that is. Neighbours differ in "
            "colour; colours mean nothing else. Where there is no room for a name, rest the "
            "pointer on the zone or see the table below."
        ),
    )


def _short(name) -> str:
    """A school's name as a map has room for it."""
    text = " ".join(str(name).split())
    for tail in (" Elementary School", " Middle School", " High School", " School"):
        if text.endswith(tail) and len(text) > len(tail):
            text = text[: -len(tail)]
    return text if len(text) <= 22 else text[:21] + "\N{HORIZONTAL ELLIPSIS}"


def _told(report: ZoneReport, zone: int, metrics) -> str:
    return tr("{name}: {students}, {seats}, {percent} %").format(
        name=report.zone_name(zone),
        students=students_counted(metrics.students[zone]),
        seats=seats_counted(metrics.capacity[zone]),
        percent=number(metrics.utilisation[zone]),
    )


def _utilisation_maps(report: ZoneReport) -> str:
    shown = [plan for plan in report.plans if plan.shapes]
    bounds = maps.bounds_of(
        [shape for plan in shown for shape in plan.shapes], report.problem.school_m
    )
    parts = []
    for plan in shown:
        metrics = plan.evaluation.metrics
        areas = [
            maps.Area(
                shape,
                _class_colour(report, metrics.utilisation[zone]),
                _told(report, zone, metrics),
            )
            for zone, shape in enumerate(plan.shapes)
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


def _class_colour(report: ZoneReport, utilisation: float) -> str:
    # At a limit the lower class, as the layers have it.
    for _, high, colour, _ in report.classes:
        if utilisation <= high:
            return colour
    return report.classes[-1][2]


# --- Charts -----------------------------------------------------------------------------


def _plans(report: ZoneReport) -> str:
    in_charts = report.in_charts()
    plans = [plan for plan, _ in in_charts]
    main = report.main

    def bars(title, values, digits, hint, mark=None):
        rows = [
            charts.Bar(plan.name, value, colour) for (plan, colour), value in zip(in_charts, values)
        ]
        return f"<h3>{escape(title)}</h3>" + figure(charts.bars(rows, title, digits, mark), hint)

    def of(attribute):
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
            tr("Proximity, miles"),
            of("proximity_mi"),
            3,
            tr("Shorter is better. The mean over the zones of their students' distance."),
        ),
        bars(tr("Compactness, of 100"), of("mean_compactness"), 1, tr("Longer is better.")),
        _travel_bars(report, bars, plans),
    ]
    return side_by_side(parts) + _measures_table(report)


def _travel_bars(report, bars, plans) -> str:
    per_unit, unit = _travel_unit(report.problem)
    mark = None
    all_go = not any(
        plan.evaluation.without_way.any() or plan.evaluation.students_unplaced for plan in plans
    )
    if all_go and report.bound is not None and report.bound.mean_travel > 0:
        least = report.bound.mean_travel / per_unit
        mark = charts.Mark(least, tr("at least {n}").format(n=number(least, 3)))
    return bars(
        tr("Students' mean travel, {unit}").format(unit=unit),
        [plan.evaluation.mean_travel / per_unit for plan in plans],
        3,
        tr("Shorter is better. The mean over all students.")
        if mark is None
        else tr(
            "Shorter is better. The mean over all students; no plan that keeps every school "
            "within the limits can do with less than the line shows."
        ),
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
                    before=report.other.name, after=report.plan.name
                )
            )
        )
    rows = []
    for row in zip(*[plan.evaluation.measures() for plan in report.plans]):
        values = [measure.value for measure in row]
        if all(value is None for value in values):
            continue
        # Scores as the figures at a glance have them.
        digits = 1 if row[0].unit == "of 100" else _digits(values)
        cells = [Cell(tr(row[0].name)), Cell(tr(row[0].unit) if row[0].unit else "")]
        cells += [Cell(number(value, digits), value) for value in values]
        if before is not None:
            known = values[about] is not None and values[before] is not None
            change = values[about] - values[before] if known else None
            cells.append(Cell(signed(change, digits), change))
        rows.append(cells)
    return table(columns, rows, tr("All measures of the plans"), key="measures")


def _digits(values) -> int:
    known = [value for value in values if value is not None]
    if all(float(value).is_integer() for value in known):
        return 0
    return 1 if max(map(abs, known)) >= 20 else 3


def _spread(report: ZoneReport) -> str:
    plans, colours = zip(*report.in_charts())
    students_m = [plan.evaluation.metrics.proximity_m / METRES_PER_MILE for plan in plans]
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
    parts = [
        f"<h3>{escape(tr('Utilisation of the schools, %'))}</h3>"
        + figure(
            charts.distributions(
                utilisation,
                tr("How many schools are how full, by plan"),
                wide,
                "%",
                reference=100 * district_utilisation(report.problem),
                colours=[_class_colour(report, (a + b) / 2) for a, b in zip(wide, wide[1:])],
            ),
            tr(
                "Columns count schools. Every fine line is one school; the triangle is the "
                "median, the dotted line the district as a whole."
            ),
        ),
        f"<h3>{escape(tr('Distance of the zones to their school, miles'))}</h3>"
        + figure(
            charts.distributions(
                proximity,
                tr("Mean distance to school in every zone, by plan"),
                edges,
                "mi",
                None,
                2,
            ),
            tr("The mean distance of each zone's students. Farther left is better."),
        ),
    ]
    return side_by_side(parts)


# --- Zones ------------------------------------------------------------------------------


def _zone_table(report: ZoneReport) -> str:
    problem, main, m = report.problem, report.main, report.main.metrics
    named = any(
        str(name) != str(school) for name, school in zip(report.school_names, problem.school_ids)
    )
    before = report.other.evaluation.metrics if report.other else None
    columns = [Column(tr("School"), False)]
    if named:
        columns.append(Column(tr("Zone"), False))
    columns += [Column(tr("Students")), Column(tr("Seats")), Column(tr("Utilisation %"))]
    if before is not None:
        columns += [
            Column(tr("{plan}: utilisation %").format(plan=report.other.name)),
            Column(tr("{plan}: students").format(plan=report.other.name)),
        ]
    columns += [
        Column(tr("Over capacity")),
        Column(tr("Mean distance, mi")),
        Column(tr("Longest, mi")),
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
            _cell(m.students[zone]),
            _cell(m.capacity[zone]),
            _cell(m.utilisation[zone], 1, _full(m.utilisation[zone])),
        ]
        if before is not None:
            row += [_cell(before.utilisation[zone], 1), _cell(before.students[zone])]
        row += [
            _cell(main.seats_over[zone]),
            _cell(m.proximity_m[zone] / METRES_PER_MILE, 2),
            _cell(m.max_distance_m[zone] / METRES_PER_MILE, 2),
            _cell(m.compactness[zone], 1),
            _cell(m.n_units[zone]),
            _cell(m.n_pieces[zone]),
        ]
        rows.append(row)
    return paragraph(tr("Click on a column's head to sort by it.")) + table(
        columns, rows, tr("Every zone: {plan}").format(plan=report.plan.name), True, "by-zone"
    )


def _cell(value, digits: int = 0, tone: str = "") -> Cell:
    value = float(value)
    return Cell(number(value, digits), value, tone=tone)


def _full(utilisation: float) -> str:
    return "over" if utilisation > 105 else "under" if utilisation < 70 else ""


def _worst(report: ZoneReport) -> str:
    problem, labels = (
        report.problem,
        np.where(report.main.labels < 0, UNASSIGNED, report.main.labels),
    )
    students = report.main.metrics.students
    outside = widened = 0
    if report.bound is not None:
        outside = int(report.bound.limits.outside_asked(students).sum())
        widened = int(report.bound.limits.outside(students).sum())
    inside = report.bound is not None and not outside
    found = worst_zones(problem, labels, _MOST_WITHIN if inside else _MOST_WORST)
    target = 100 * district_utilisation(problem)
    if not found:
        return paragraph(
            tr("Every school is within {n} points of the district's {target} %.").format(
                n=number(100 * AWAY), target=number(target, 1)
            )
        )
    body = [
        paragraph(
            tr(
                "The district fills {target} % of its seats. These schools are farthest from "
                "that, the farthest first."
            ).format(target=number(target, 1))
        )
    ]
    if inside:
        body.insert(0, paragraph(tr("No zone lies outside the limits of the run.")))
    elif outside:
        told = tr("Zones outside the limits asked for: {n}.").format(n=outside)
        if report.bound.limits.widened:
            told += " " + tr(
                "Not all of these limits can be met; outside the limits widened until the "
                "students fit: {n}."
            ).format(n=widened)
        body.insert(0, paragraph(told))
    for held in found:
        heading = _filled(report, held)
        body.append(f"<h3>{escape(heading)}</h3>" + bullets(_reasons(report, held), "held"))
    return "".join(body)


def _filled(report: ZoneReport, held: Held) -> str:
    """How full a school is, against its own seats."""
    metrics = report.main.metrics
    over = float(metrics.students[held.zone] - metrics.capacity[held.zone])
    if round(abs(over)) == 0:
        text = tr("{zone}: {percent} %, as many students as seats")
    elif over > 0:
        text = tr("{zone}: {percent} %, students over capacity: {n}")
    else:
        text = tr("{zone}: {percent} %, free seats: {n}")
    return text.format(
        zone=report.zone_name(held.zone),
        percent=number(100 * held.utilisation, 1),
        n=number(abs(over)),
    )


def _against_district(report: ZoneReport, held: Held) -> str:
    """How far a school is from being filled like the district as a whole."""
    target = district_utilisation(report.problem)
    text = (
        tr("Filled like the district it would have {students}, {n} fewer.")
        if held.students_off > 0
        else tr("Filled like the district it would have {students}, {n} more.")
    )
    return text.format(
        students=students_counted(target * report.problem.capacity[held.zone]),
        n=number(abs(held.students_off)),
    )


def _against_limits(report: ZoneReport, held: Held) -> list[str]:
    """Where a zone lies by the limits asked for and by those widened."""
    limits, zone = report.bound.limits, held.zone
    students = report.main.metrics.students
    low, high = limits.asked_low[zone], limits.asked_high[zone]
    if not limits.outside_asked(students)[zone]:
        return [
            tr("It is within the limits of the run: from {low} to {high} students.").format(
                low=number(low), high=number(high)
            )
        ]
    said = [
        tr("It is outside the limits asked for: from {low} to {high} students.").format(
            low=number(low), high=number(high)
        )
    ]
    if limits.widened and not limits.outside(students)[zone]:
        said.append(
            tr("It is within the limits as widened: from {low} to {high} students.").format(
                low=number(limits.low[zone]), high=number(limits.high[zone])
            )
        )
    return said


def _reasons(report: ZoneReport, held: Held) -> list[str]:
    """What stands in the way of evening a zone out, from the map and the plan themselves."""
    full = held.students_off > 0
    reasons = [_against_district(report, held)]
    if report.bound is not None:
        reasons += _against_limits(report, held)
    if held.part_utilisation is not None:
        reasons.append(
            tr("Its part of the map as a whole fills {n} % of its seats.").format(
                n=number(100 * held.part_utilisation, 1)
            )
        )
    if not held.neighbours:
        reasons.append(tr("It borders no other zone."))
    elif len(held.no_better) == len(held.neighbours):
        reasons.append(
            (
                tr("Its neighbours are all as full or fuller: {zones}.")
                if full
                else tr("Its neighbours are all as empty or emptier: {zones}.")
            ).format(zones=listed(report.zone_name(z) for z in held.no_better))
        )
    else:
        reasons.append(_neighbourhood(report, held, full))
    level = report.problem.capacity[held.zone] * district_utilisation(report.problem)
    own = int(report.problem.seed_unit[held.zone])
    if full and report.problem.students[own] > level:
        reasons.append(
            tr(
                "Its school's own planning unit, {unit}, may not leave it and alone has {students}."
            ).format(
                unit=report.problem.unit_ids[own],
                students=students_counted(report.problem.students[own]),
            )
        )
    elif full and held.fixed_students > level:
        reasons.append(
            counted(
                held.fixed_students,
                tr("1 of its students lives in a unit that may not leave it."),
                tr("{n} of its students live in units that may not leave it."),
            )
        )
    if held.n_pieces > 1:
        reasons.append(tr("It lies in {n} pieces.").format(n=held.n_pieces))
    if held.n_moves:
        reasons.append(_moves(held, full))
    return reasons


def _neighbourhood(report: ZoneReport, held: Held, full: bool) -> str:
    metrics = report.main.metrics
    around = list(held.neighbours)
    target = district_utilisation(report.problem)
    off = metrics.students[around] - target * metrics.capacity[around]
    if full:
        text = (
            tr(
                "Its one neighbour fills {low} % of its seats; below the district's level it has "
                "room for {room}."
            )
            if len(around) == 1
            else tr(
                "Its {n} neighbours fill from {low} to {high} % of their seats; below the "
                "district's level they have room for {room} together."
            )
        )
        room = np.maximum(0, -off).sum()
    else:
        text = (
            tr(
                "Its one neighbour fills {low} % of its seats; above the district's level it "
                "holds {room}."
            )
            if len(around) == 1
            else tr(
                "Its {n} neighbours fill from {low} to {high} % of their seats; above the "
                "district's level they hold {room} together."
            )
        )
        room = np.maximum(0, off).sum()
    if round(float(room)) == 0:
        one = len(around) == 1
        if full:
            text = (
                tr(
                    "Its one neighbour fills {low} % of its seats and has no room below the "
                    "district's level."
                )
                if one
                else tr(
                    "Its {n} neighbours fill from {low} to {high} % of their seats; none has "
                    "room below the district's level."
                )
            )
        else:
            text = (
                tr(
                    "Its one neighbour fills {low} % of its seats and is not above the "
                    "district's level."
                )
                if one
                else tr(
                    "Its {n} neighbours fill from {low} to {high} % of their seats; none is "
                    "above the district's level."
                )
            )
    return text.format(
        n=len(around),
        low=number(metrics.utilisation[around].min()),
        high=number(metrics.utilisation[around].max()),
        room=students_counted(room),
    )


def _moves(held: Held, full: bool) -> str:
    if full:
        start = counted(
            held.n_moves,
            tr("Of the one planning unit on its border that it could give away"),
            tr("Of the {n} planning units on its border that it could give away"),
        )
    else:
        start = counted(
            held.n_moves,
            tr("Of the one planning unit beyond its border that it could take"),
            tr("Of the {n} planning units beyond its border that it could take"),
        )
    kinds = [
        (
            held.n_fixed,
            tr("{n} may not move (locked, or with a school in it)")
            if held.n_fixed == 1
            else tr("{n} may not move (locked, or with a school in them)"),
        ),
        (
            held.n_cutting,
            tr("{n} holds its zone together")
            if held.n_cutting == 1
            else tr("{n} hold their zone together"),
        ),
        (
            held.n_unpeopled,
            tr("{n} has no students") if held.n_unpeopled == 1 else tr("{n} have no students"),
        ),
        (held.n_worse, tr("{n} would leave one of the two zones worse off than either is now")),
        (held.n_possible, tr("{n} would even the two out")),
    ]
    told = "; ".join(text.format(n=n) for n, text in kinds if n)
    end = (
        " " + tr("So there is something left to try here: by hand, or with more effort.")
        if held.n_possible
        else ""
    )
    return f"{start}: {told}.{end}"
