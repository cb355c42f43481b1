# SPDX-License-Identifier: GPL-2.0-or-later
"""What a board asks first of a plan, answered in sentences."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ...known import known
from ...zones.evaluation import PlanEvaluation
from ..texts import listed, number, students_counted, tr
from .paper import ZoneReport, travel_unit


def in_words(report: ZoneReport) -> str:
    """What changes, for how many, which schools are relieved, how far, what no plan could do."""
    sentences = [*_who_changes(report), *_how_full(report), *_how_far(report)]
    return " ".join(sentence for sentence in sentences if sentence)


def over_capacity(students: np.ndarray, seats: np.ndarray) -> np.ndarray:
    """Which schools have more students than seats."""
    return np.asarray(students) > np.asarray(seats)


def longest_travel(report: ZoneReport, evaluation: PlanEvaluation) -> float:
    """The longest way of a student to school, in the unit of ``travel_unit``; 0 if none has one."""
    peopled = (report.problem.students > 0) & np.isfinite(evaluation.travel)
    per_unit, _ = travel_unit(report.problem)
    return float(evaluation.travel[peopled].max()) / per_unit if peopled.any() else 0.0


def _who_changes(report: ZoneReport) -> Iterator[str]:
    changed = report.changed
    if changed is None or report.other is None:
        return
    students = report.problem.students
    moving = float(students[changed].sum())
    if moving == 0:
        yield tr("No student changes school.")
        return
    yield tr("{students} change school, {share} % of all.").format(
        students=students_counted(moving), share=number(100 * moving / students.sum(), 1)
    )


def _how_full(report: ZoneReport) -> Iterator[str]:
    m = report.main.metrics
    after = over_capacity(m.students, m.capacity)
    if report.other is None:
        yield (
            tr("Schools over capacity: {n}.").format(n=int(after.sum()))
            if after.any()
            else tr("No school is over capacity.")
        )
        return
    was = known(report.other).evaluation.metrics
    before = over_capacity(was.students, was.capacity)
    if after.any():
        yield tr("Schools over capacity: {n}; before: {before}.").format(
            n=int(after.sum()), before=int(before.sum())
        )
    else:
        yield tr("No school is over capacity; before: {before}.").format(before=int(before.sum()))
    relieved = np.flatnonzero(before & ~after)
    if len(relieved):
        # The fullest first.
        relieved = relieved[np.argsort(-was.utilisation[relieved], kind="stable")]
        yield tr("Relieved: {names}.").format(
            names=listed([str(report.school_names[int(zone)]) for zone in relieved], 8)
        )


def _how_far(report: ZoneReport) -> Iterator[str]:
    per_unit, unit = travel_unit(report.problem)
    main = report.main
    if not main.mean_travel > 0:
        return
    mean, longest = main.mean_travel / per_unit, longest_travel(report, main)
    if report.other is None:
        yield tr("Students' way to school: {mean} {unit} on average, {longest} at most.").format(
            mean=number(mean, 2), longest=number(longest, 1), unit=unit
        )
    else:
        before = report.other.evaluation
        yield tr(
            "Students' way to school: {mean} {unit} on average (before: {mean_before}), {longest} "
            "at most (before: {longest_before})."
        ).format(
            mean=number(mean, 2),
            mean_before=number(before.mean_travel / per_unit, 2),
            longest=number(longest, 1),
            longest_before=number(longest_travel(report, before), 1),
            unit=unit,
        )
    if report.bound is not None and report.bound.mean_travel > 0:
        yield tr("No plan within the limits could bring the average below {least}.").format(
            least=number(report.bound.mean_travel / per_unit, 2)
        )
