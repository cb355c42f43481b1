# SPDX-License-Identifier: GPL-2.0-or-later
"""Work on a session's plan that respects its locks: strays rejoined, parts for the solver."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple, Optional

import numpy as np

from ...algorithms.core.errors import InputError
from ...algorithms.core.zones.criteria.units import of_part
from ...algorithms.core.zones.goal import DEFAULT_STABILITY, Goal
from ...algorithms.core.zones.limits import Limits
from ...algorithms.core.zones.metrics import patches
from ...algorithms.core.zones.problem import UNASSIGNED, ZoningProblem
from ...algorithms.core.zones.rejoining import anchored, rejoin
from ...algorithms.core.zones.subproblem import SubProblem, subproblem
from .session import Session

SCHOOLS_NAMED = 2
"""That one message names: it has few lines."""


class Repaired(NamedTuple):
    """A plan with its strays rejoined, and how many that were; not yet taken."""

    labels: np.ndarray
    pieces: int
    left: int
    """Pieces that the locks, or other zones all around, keep where they are."""


class Seats(NamedTuple):
    """What a plan in place of another does to the schools' seats."""

    before: int
    """Schools outside the limits."""
    after: int
    fuller: tuple[tuple[int, float, float], ...]
    """Zones outside them that gain students, the fullest first; utilisation in %, then and now."""
    emptier: tuple[tuple[int, float, float], ...]
    """Zones below them that lose students, the emptiest first; told as those."""
    newly_outside: tuple[tuple[int, float, float], ...]
    """Zones that were within the limits and are no longer, ordered and told as those."""
    beyond_before: float
    """Students above the limits and missing below them, in all schools together."""
    beyond_after: float


def part_of(
    session: Session,
    zones: Iterable[int],
    unassigned: bool = False,
    problem: Optional[ZoningProblem] = None,
) -> SubProblem:
    """Some zones as a problem of their own, in which the session's locks hold.

    Locked zones are left out, and so are zones whose school stands in a zone beside the part.

    Parameters
    ----------
    session : Session
    zones : iterable of int
    unassigned : bool
        Units without a zone that hang together with the part belong to it too.
    problem : ZoningProblem, optional
        The session's, its zones held otherwise (see ``anchored``).

    Raises
    ------
    InputError
        If no zone is left.
    """
    labels, problem = session.labels, session.problem if problem is None else problem
    locked = problem.locked.copy()
    held = [unit for unit in session.locks.units if labels[unit] != UNASSIGNED]
    locked[held] = labels[held]
    chosen = set(zones) - session.locks.zones
    while True:
        there = {zone: int(labels[problem.seed_unit[zone]]) for zone in chosen}
        away = {zone for zone, at in there.items() if at != UNASSIGNED and at not in chosen}
        if not away:
            break
        chosen -= away
    return subproblem(replace(problem, locked=locked), labels, sorted(chosen), unassigned)


def repaired(session: Session) -> Repaired:
    """Give every piece that is cut off from its school to zones beside it, as is best.

    Seats, travel, outlines and the session's criteria are weighed as the toolbox does by default.
    """
    before = session.figures.strays()
    labels = session.labels
    if not before:
        return Repaired(labels, 0, 0)
    peopled = [zone for zone, units in enumerate(session.figures.members) if units]
    try:
        part = part_of(session, peopled, problem=anchored(session.problem, labels))
        limits = Limits(session.limits.low[part.zones], session.limits.high[part.zones])
        joined = rejoin(part.problem, part.labels, _goal(session, part), limits)
        found = part.in_whole(labels, joined)
    except InputError:
        # All is locked, or no way is found that ties locked units to their schools.
        return Repaired(labels, 0, len(before))
    # What was whole stays as it is: only pieces that were cut off change hands.
    left = sum(all(found[unit] == labels[unit] for unit in piece) for piece in before)
    return Repaired(found, len(before) - left, left)


def _goal(session: Session, part: SubProblem) -> Goal:
    criteria = of_part(session.criteria, part, session.problem, session.labels)
    if session.in_force is None:
        return Goal(criteria=criteria)
    existing = part.of_whole(np.array(session.in_force))
    return Goal(
        stability_weight=DEFAULT_STABILITY, existing=tuple(existing.tolist()), criteria=criteria
    )


def patches_of(session: Session, labels: np.ndarray) -> list[list[int]]:
    """Units that another plan would move the same way in one piece, the largest unit first."""
    problem, now = session.problem, session.labels
    # Those without a zone come from somewhere too.
    there, then = (
        np.where(each == UNASSIGNED, problem.n_zones, each) for each in (now, np.asarray(labels))
    )
    of_unit = patches(problem, there, then).of_unit
    found: dict[int, list[int]] = {}
    for unit in np.argsort(-problem.area_m2, kind="stable").tolist():
        if of_unit[unit] >= 0:
            found.setdefault(int(of_unit[unit]), []).append(unit)
    return list(found.values())


def seats(session: Session, labels: np.ndarray) -> Seats:
    """What another plan would do to the seats of a session's schools."""
    problem, limits = session.problem, session.limits
    then, now = (
        np.bincount(each[each >= 0], problem.students[each >= 0], minlength=problem.n_zones)
        for each in (session.labels, np.asarray(labels))
    )
    was_outside, outside = (limits.outside_given(students) for students in (then, now))
    full = [100 * students / problem.capacity for students in (then, now)]

    def told(which: np.ndarray) -> tuple[tuple[int, float, float], ...]:
        ordered = sorted(np.flatnonzero(which).tolist(), key=lambda zone: (-full[1][zone], zone))
        return tuple((zone, float(full[0][zone]), float(full[1][zone])) for zone in ordered)

    def beyond(students: np.ndarray) -> float:
        over = np.maximum(students - limits.asked_high, limits.asked_low - students)
        return float(np.maximum(over, 0).sum())

    return Seats(
        int(was_outside.sum()),
        int(outside.sum()),
        told(outside & (now > then) & (now > limits.asked_high)),
        told(outside & (now < then) & (now < limits.asked_low))[::-1],
        told(outside & ~was_outside),
        beyond(then),
        beyond(now),
    )
