# SPDX-License-Identifier: GPL-2.0-or-later
"""Who changes school: the map and the table."""

from __future__ import annotations

import numpy as np

from ...known import known
from ...zones.metrics import patches, swaps
from ...zones.problem import UNASSIGNED
from .. import maps
from ..page import Cell, Column, figure, paragraph, table
from ..texts import counted, general, number, students_counted, tr
from .paper import ZoneReport, cell, from_to, short_name, zone_in_words

_MOVES_ON_PAPER = 80
"""As ``report.css`` prints; all of a large district's fill pages that nobody reads."""
_STAYS, _NOWHERE = "#f6f5f1", "#76828d"
"""On the map of changes: zones, and units that no zone has any more."""


def who_moves(report: ZoneReport) -> str:
    return _moves_map(report) + _moves_table(report)


def _moves_map(report: ZoneReport) -> str:
    """The units that change school, in the colour of their new zone."""
    changed, shapes = report.changed, report.plan.shapes
    if (
        report.other is None
        or report.units is None
        or shapes is None
        or changed is None
        or not changed.any()
    ):
        return ""
    old = np.maximum(report.other.evaluation.labels, UNASSIGNED)
    new = np.maximum(report.main.labels, UNASSIGNED)
    gaining = set(new[changed].tolist())

    def called(zone: int) -> str:
        return tr("none of these schools") if zone < 0 else report.zone_name(zone)

    areas = [
        maps.Area(
            shape,
            _STAYS,
            zone_in_words(report, zone, report.main.metrics),
            short_name(report.school_names[zone]) if zone in gaining else "",
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
        for unit in np.flatnonzero(known(changed)).tolist()
    ]
    drawing = maps.map_svg(
        areas,
        tr("Map of the planning units that change school. {plans}").format(plans=from_to(report)),
        [maps.Dots(report.problem.school_m, "#1f2933", 6, "mark")],
        shaded=True,
    )
    return figure(
        drawing,
        tr(
            "{plans}: planning units that change school, in the colour of their new zone; the "
            "rest is pale. Names are those of the schools that gain units."
        ).format(plans=from_to(report)),
        mouse=tr("Rest the pointer on a unit to see where it comes from."),
    )


def _moves_table(report: ZoneReport) -> str:
    """Students by old and new school, the largest moves first."""
    changed = report.changed
    if changed is None or report.other is None:
        return ""
    if not changed.any():
        return paragraph(tr("No planning unit changes its school."))
    pairs = np.column_stack([known(report.other).evaluation.labels, report.main.labels])[changed]
    moves, which = np.unique(np.maximum(pairs, UNASSIGNED), axis=0, return_inverse=True)
    which = which.ravel()
    students = np.bincount(which, report.problem.students[changed])
    units = np.bincount(which)
    order = np.lexsort((moves[:, 1], moves[:, 0], -np.round(students, 6)))

    def called(zone: int) -> Cell:
        name = tr("None of these schools") if zone < 0 else report.zone_name(zone)
        return Cell(name, name)

    rows = [
        [called(moves[at, 0]), called(moves[at, 1]), cell(students[at]), cell(units[at])]
        for at in order.tolist()
    ]
    columns = [
        Column(tr("From school"), False),
        Column(tr("To school"), False),
        Column(tr("Students")),
        Column(tr("Planning units")),
    ]
    caption = tr("Students by old and new school, the largest moves first. {plans}").format(
        plans=from_to(report)
    )
    fewer = ""
    if len(rows) > _MOVES_ON_PAPER:
        text = tr("On paper the {n} largest of {all} moves; the page in a browser has them all.")
        fewer = paragraph(text.format(n=_MOVES_ON_PAPER, all=number(len(rows))), "paper")
    moved = table(columns, rows, caption, True, "moves-table")
    return moved + fewer + _patches_and_swaps(report)


def _patches_and_swaps(report: ZoneReport) -> str:
    """In how many pieces of the map students change school, and how many change places."""
    before, after = known(report.other).evaluation.labels, report.main.labels
    if report.left is not None:
        before = report.left
    found, least = patches(report.problem, before, after), report.main.smallest_patch
    return paragraph(
        tr(
            "Patches of units that change school together: {n}; with fewer than {least} "
            "students: {small}."
        ).format(n=len(found.students), least=general(least), small=found.smaller_than(least))
    ) + _swaps_sentence(report, before, after)


def _swaps_sentence(report: ZoneReport, before: np.ndarray, after: np.ndarray) -> str:
    """How many students change places with others of the same two schools."""
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
