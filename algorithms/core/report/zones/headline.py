# SPDX-License-Identifier: GPL-2.0-or-later
"""The report at a glance."""

from __future__ import annotations

from typing import Any, Optional, Union

from ...known import known
from ...plan_names import in_sentence
from ...zones.bounds import gap_percent
from ...zones.evaluation import PlanEvaluation
from ...zones.limits import district_utilisation
from ..page import Figure, cards, paragraph
from ..texts import number, seats_counted, signed, students_counted, tr, units_counted
from .in_words import in_words, longest_travel, over_capacity
from .paper import ZoneReport, from_to, travel_unit


def headline(report: ZoneReport) -> str:
    main, other = report.main, report.other
    before = other.evaluation if other else None
    m = main.metrics
    full = _full_figures(report, before)
    changes = _change_figure(report)
    pieces = int((m.n_pieces > 1).sum())
    figures = [
        *full,
        *([] if changes is None else [changes]),
        _travel_figure(report, before),
        _against(
            report,
            tr("Zones in more than one piece"),
            pieces,
            before and int((before.metrics.n_pieces > 1).sum()),
            0,
            "",
            more_is_better=False,
        ),
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
        _against(
            report,
            tr("Compactness"),
            m.mean_compactness,
            before and before.metrics.mean_compactness,
            1,
            tr("of 100"),
            more_is_better=True,
        ),
    ]
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
    empty = int((m.n_units == 0).sum())
    if empty:
        words.append(tr("Zones without any unit: {n}.").format(n=empty))
    if pieces:
        words.append(
            tr(
                "Zones in more than one piece: {n}; attendance islands: {islands}, with {students}."
            ).format(
                n=pieces,
                islands=main.detached_pieces,
                students=students_counted(main.detached_students.sum()),
            )
        )
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
                after=in_sentence(report.plan.name), before=in_sentence(other.name)
            )
        )
    return paragraph(in_words(report), "lead") + which + cards(figures) + paragraph(" ".join(words))


def _full_figures(report: ZoneReport, before: Optional[PlanEvaluation]) -> list[Figure]:
    """How many schools are over capacity, and between what the others lie."""
    main, other = report.main, report.other
    m = main.metrics
    over = over_capacity(m.students, m.capacity)
    was = None
    if before is not None:
        was = int(over_capacity(before.metrics.students, before.metrics.capacity).sum())
    return [
        _against(
            report,
            tr("Schools over capacity"),
            int(over.sum()),
            was,
            0,
            "",
            more_is_better=False,
            note=tr("Students over capacity: {n}").format(n=number(main.seats_over.sum())),
        ),
        Figure(
            tr("Fullest and emptiest school"),
            f"{number(m.utilisation.max())} / {number(m.utilisation.min())}",
            "%",
            [
                ""
                if before is None
                else tr("{plan}: {high} / {low} %").format(
                    plan=known(other).name,
                    high=number(before.metrics.utilisation.max()),
                    low=number(before.metrics.utilisation.min()),
                ),
                tr("The district as a whole: {mean} %").format(
                    mean=number(100 * district_utilisation(report.problem))
                ),
            ],
        ),
    ]


def _change_figure(report: ZoneReport) -> Optional[Figure]:
    """How many students change school; None where there is nothing to compare."""
    changed = report.changed
    if changed is None:
        return None
    students = report.problem.students[changed].sum()
    return Figure(
        tr("Students who change school"),
        number(students),
        "",
        [
            tr("{share} % of all, in {units}").format(
                share=number(100 * students / report.problem.students.sum(), 1),
                units=units_counted(changed.sum()),
            ),
            from_to(report),
        ],
    )


def _against(
    report: ZoneReport,
    name: str,
    value: Optional[float],
    before: Any,
    digits: int,
    unit: str,
    more_is_better: Optional[bool],
    note: Union[str, list[str], None] = None,
) -> Figure:
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


def _tone(change: float, more_is_better: Optional[bool], least: float) -> str:
    if not abs(change) >= least:
        return ""
    return "better" if (change > 0) == more_is_better else "worse"


def _travel_figure(report: ZoneReport, before: Optional[PlanEvaluation]) -> Figure:
    main = report.main
    per_unit, unit = travel_unit(report.problem)
    note: Optional[str] = None
    more: list[str] = []
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
        if report.bound.whole:
            more.append(tr("The bound is for whole units and zones in one piece"))
        if report.bound.limits.widened:
            more.append(tr("The limits meant are those widened until the students fit"))
    longest = tr("Longest: {value}").format(value=number(longest_travel(report, main), 1))
    if before is not None and report.other:
        longest = tr("Longest: {value}; {plan}: {before}").format(
            value=number(longest_travel(report, main), 1),
            plan=report.other.name,
            before=number(longest_travel(report, before), 1),
        )
    return _against(
        report,
        tr("Students' mean travel"),
        main.mean_travel / per_unit,
        before and before.mean_travel / per_unit,
        3,
        unit,
        more_is_better=False,
        note=[longest, *([] if note is None else [note]), *more],
    )
