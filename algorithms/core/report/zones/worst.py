# SPDX-License-Identifier: GPL-2.0-or-later
"""The zones that are worst off, and what holds them."""

from __future__ import annotations

from html import escape

import numpy as np

from ...known import known
from ...zones.limits import district_utilisation
from ...zones.obstacles import FAR_OFF, Obstacles, worst_zones
from ...zones.problem import UNASSIGNED
from ..page import bullets, paragraph
from ..texts import counted, listed, number, students_counted, tr
from .paper import ZoneReport

_MOST_WORST = 10
"""Zones outside their limits that are told one by one: a list that fits half a page."""
_MOST_WITHIN = 3
"""Of the zones that are worst off, where all lie within the limits."""


def worst(report: ZoneReport) -> str:
    problem, labels = (
        report.problem,
        np.where(report.main.labels < 0, UNASSIGNED, report.main.labels),
    )
    students = report.main.metrics.students
    outside = widened = 0
    if report.bound is not None:
        outside = int(known(report.bound).limits.outside_given(students).sum())
        widened = int(known(report.bound).limits.outside(students).sum())
    inside = report.bound is not None and not outside
    found = worst_zones(problem, labels, _MOST_WITHIN if inside else _MOST_WORST)
    target = 100 * district_utilisation(problem)
    if not found:
        return paragraph(
            tr("Every school is within {n} points of the district's {target} %.").format(
                n=number(100 * FAR_OFF), target=number(target, 1)
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
        if known(report.bound).limits.widened:
            told += " " + tr(
                "Not all of these limits can be met; outside the limits widened until the "
                "students fit: {n}."
            ).format(n=widened)
        body.insert(0, paragraph(told))
    for obstacles in found:
        heading = _filled(report, obstacles)
        body.append(f"<h3>{escape(heading)}</h3>" + bullets(_reasons(report, obstacles), "held"))
    return "".join(body)


def _filled(report: ZoneReport, obstacles: Obstacles) -> str:
    """How full a school is, against its own seats."""
    metrics = report.main.metrics
    over = float(metrics.students[obstacles.zone] - metrics.capacity[obstacles.zone])
    if round(abs(over)) == 0:
        text = tr("{zone}: {percent} %, as many students as seats")
    elif over > 0:
        text = tr("{zone}: {percent} %, students over capacity: {n}")
    else:
        text = tr("{zone}: {percent} %, free seats: {n}")
    return text.format(
        zone=report.zone_name(obstacles.zone),
        percent=number(100 * obstacles.utilisation, 1),
        n=number(abs(over)),
    )


def _against_district(report: ZoneReport, obstacles: Obstacles) -> str:
    """How far a school is from being filled like the district as a whole."""
    target = district_utilisation(report.problem)
    text = (
        tr("Filled like the district it would have {students}, {n} fewer.")
        if obstacles.students_off > 0
        else tr("Filled like the district it would have {students}, {n} more.")
    )
    return text.format(
        students=students_counted(target * report.problem.capacity[obstacles.zone]),
        n=number(abs(obstacles.students_off)),
    )


def _against_limits(report: ZoneReport, obstacles: Obstacles) -> list[str]:
    """Where a zone lies by the limits asked for and by those widened."""
    limits, zone = known(report.bound).limits, obstacles.zone
    students = report.main.metrics.students
    low, high = limits.asked_low[zone], limits.asked_high[zone]
    if not limits.outside_given(students)[zone]:
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


def _reasons(report: ZoneReport, obstacles: Obstacles) -> list[str]:
    """What stands in the way of evening a zone out, from the map and the plan themselves."""
    full = obstacles.students_off > 0
    reasons = [_against_district(report, obstacles)]
    if report.bound is not None:
        reasons += _against_limits(report, obstacles)
    if obstacles.part_utilisation is not None:
        reasons.append(
            tr("Its part of the map as a whole fills {n} % of its seats.").format(
                n=number(100 * obstacles.part_utilisation, 1)
            )
        )
    if not obstacles.neighbours:
        reasons.append(tr("It borders no other zone."))
    elif len(obstacles.no_better) == len(obstacles.neighbours):
        reasons.append(
            (
                tr("Its neighbours are all as full or fuller: {zones}.")
                if full
                else tr("Its neighbours are all as empty or emptier: {zones}.")
            ).format(zones=listed(report.zone_name(z) for z in obstacles.no_better))
        )
    else:
        reasons.append(_neighbourhood(report, obstacles, full))
    level = report.problem.capacity[obstacles.zone] * district_utilisation(report.problem)
    own = int(report.problem.seed_unit[obstacles.zone])
    if full and report.problem.students[own] > level:
        reasons.append(
            tr(
                "Its school's own planning unit, {unit}, may not leave it and alone has {students}."
            ).format(
                unit=report.problem.unit_ids[own],
                students=students_counted(report.problem.students[own]),
            )
        )
    elif full and obstacles.fixed_students > level:
        reasons.append(
            counted(
                obstacles.fixed_students,
                tr("1 of its students lives in a unit that may not leave it."),
                tr("{n} of its students live in units that may not leave it."),
            )
        )
    if obstacles.n_pieces > 1:
        reasons.append(tr("It lies in {n} pieces.").format(n=obstacles.n_pieces))
    if obstacles.n_moves:
        reasons.append(_moves(obstacles, full))
    return reasons


def _neighbourhood(report: ZoneReport, obstacles: Obstacles, full: bool) -> str:
    metrics = report.main.metrics
    around = list(obstacles.neighbours)
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


def _moves(obstacles: Obstacles, full: bool) -> str:
    if full:
        start = counted(
            obstacles.n_moves,
            tr("Of the one planning unit on its border that it could give away"),
            tr("Of the {n} planning units on its border that it could give away"),
        )
    else:
        start = counted(
            obstacles.n_moves,
            tr("Of the one planning unit beyond its border that it could take"),
            tr("Of the {n} planning units beyond its border that it could take"),
        )
    kinds = [
        (
            obstacles.n_fixed,
            tr("{n} may not move (locked, or with a school in it)")
            if obstacles.n_fixed == 1
            else tr("{n} may not move (locked, or with a school in them)"),
        ),
        (
            obstacles.n_cutting,
            tr("{n} holds its zone together")
            if obstacles.n_cutting == 1
            else tr("{n} hold their zone together"),
        ),
        (
            obstacles.n_unpeopled,
            tr("{n} has no students") if obstacles.n_unpeopled == 1 else tr("{n} have no students"),
        ),
        (
            obstacles.n_worse,
            tr("{n} would leave one of the two zones worse off than either is now"),
        ),
        (obstacles.n_possible, tr("{n} would even the two out")),
    ]
    told = "; ".join(text.format(n=n) for n, text in kinds if n)
    end = (
        " " + tr("So there is something left to try here: by hand, or with more effort.")
        if obstacles.n_possible
        else ""
    )
    return f"{start}: {told}.{end}"
