# SPDX-License-Identifier: GPL-2.0-or-later
"""What the solver does for the editor: in another process, so without Qt and QGIS."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Optional

import numpy as np

from ...algorithms.core.progress import Progress
from ...algorithms.core.zones.bounds import Bound, lower_bound
from ...algorithms.core.zones.criteria.units import of_part
from ...algorithms.core.zones.goal import Goal
from ...algorithms.core.zones.improve import improve
from ...algorithms.core.zones.limits import Limits, district_utilisation
from ...algorithms.core.zones.metrics import detached_units, piece_of_unit
from ...algorithms.core.zones.problem import UNASSIGNED, ZoningProblem
from ...algorithms.core.zones.rejoining import anchored
from ...algorithms.core.zones.subproblem import SubProblem
from ...algorithms.core.zones.whole_bound import with_whole_units
from ..state.repairs import part_of
from ..state.session import Session


class Wish(Enum):
    """What the solver is asked for."""

    IMPROVE = "improve"
    """Within some zones."""
    EVERYWHERE = "everywhere"
    """Within all zones but the locked ones."""
    UNASSIGNED = "unassigned"
    """Units without a zone get one; all others stay."""
    BALANCE = "balance"
    """Two zones are to be equally full, whatever the limits."""
    SMOOTH = "smooth"
    """Rounder outlines, and as few units moved as that takes."""


class Preference(Enum):
    """What counts most within the limits."""

    EVEN = "even"
    SHORT = "short"
    ROUND = "round"


_WEIGHTS = {
    Preference.EVEN: {},
    Preference.SHORT: {"compactness_weight": 0.3, "balance_weight": 0.6},
    Preference.ROUND: {"compactness_weight": 2.0},
}
"""Against the defaults of ``Goal``: 0.3 favours short journeys, above 1 compact shapes."""

_SMOOTH = {"compactness_weight": 3.0, "travel_weight": 0.3, "balance_weight": 0.0}
_SMOOTH_STAY = 0.5
"""How much it then counts that units stay: enough that only borders change."""
_BALANCE = {"balance_weight": 10.0, "compactness_weight": 0.3, "tolerance": 1.0}


@dataclass(frozen=True)
class Options:
    """How the user wants it.

    Attributes
    ----------
    tolerance : float
    max_utilisation : float, optional
    prefer : Preference
    keep : float
        Weight of the plan in force.
    """

    tolerance: float = 10.0
    max_utilisation: Optional[float] = None
    prefer: Preference = Preference.EVEN
    keep: float = 0.0


@dataclass(frozen=True)
class Task:
    """All that one run of the solver needs."""

    problem: ZoningProblem
    labels: np.ndarray
    goal: Goal


@dataclass(frozen=True)
class Found:
    """What it found: a plan of the part, and whether the user stopped it."""

    labels: np.ndarray
    cancelled: bool


def solve(task: Task, progress: Progress) -> Found:
    """Better a part's plan; the best until the user stopped it."""
    result = improve(task.problem, task.labels, task.goal, progress=progress)
    return Found(np.asarray(result.labels), bool(result.cancelled))


def bound_of(task: tuple, progress: Progress) -> Bound:
    """The lower bound on the mean travel of plans within limits.

    Parameters
    ----------
    task : (ZoningProblem, Limits, ndarray of shape (m, 2))
        The last are the pairs of unit and zone that may lie apart: see ``with_whole_units``.
    """
    problem, limits, apart = task
    assert isinstance(problem, ZoningProblem) and isinstance(limits, Limits)
    return with_whole_units(problem, lower_bound(problem, limits, progress), apart, progress)


@dataclass(frozen=True)
class Request:
    """A task, and where its result belongs.

    Attributes
    ----------
    wish : Wish
    part : SubProblem
    task : Task
    """

    wish: Wish
    part: SubProblem
    task: Task


def request(session: Session, wish: Wish, zones: list[int], options: Options) -> Request:
    """Make a task of what the user wants.

    Parameters
    ----------
    session : Session
        Whose locks hold.
    wish : Wish
    zones : list of int
        Those selected; not asked for ``EVERYWHERE`` and ``UNASSIGNED``.
    options : Options

    Raises
    ------
    InputError
        If nothing is left to work on.
    """
    everywhere = wish in (Wish.EVERYWHERE, Wish.UNASSIGNED)
    chosen = range(session.problem.n_zones) if everywhere else zones
    if wish is Wish.UNASSIGNED:
        part = part_of(session, chosen, True, _held_where_it_lies(session))
    else:
        part = part_of(session, chosen)
    problem, labels = part.problem, part.labels
    settings = {
        "tolerance": options.tolerance,
        "max_utilisation": options.max_utilisation,
        **_WEIGHTS[options.prefer],
    }
    existing, stay = None, 0.0
    criteria = of_part(session.criteria, part, session.problem, session.labels)
    if session.in_force is not None and options.keep > 0:
        existing, stay = part.of_whole(np.array(session.in_force)), options.keep
    if wish is Wish.UNASSIGNED:
        problem = _all_held(problem, labels)
    elif wish is Wish.BALANCE:
        # Equally full among themselves: the district's utilisation may be out of their reach.
        problem = replace(problem, district=None)
        settings.update(_BALANCE, max_utilisation=None)
        criteria = ()
    elif wish is Wish.SMOOTH:
        settings.update(_SMOOTH, **_as_full_as_now(problem, labels, options))
        criteria = ()
        existing, stay = labels, _SMOOTH_STAY
    goal = Goal(
        **settings,
        stability_weight=stay,
        criteria=criteria,
        existing=None if existing is None else tuple(existing.tolist()),
    )
    return Request(wish, part, Task(problem, labels, goal))


def _as_full_as_now(problem: ZoningProblem, labels: np.ndarray, options: Options) -> dict:
    """Limits within which the zones lie already: to bring them in would take other moves."""
    placed = labels >= 0
    students = np.bincount(labels[placed], problem.students[placed], minlength=problem.n_zones)
    full = students / problem.capacity
    away = 100 * np.abs(full / district_utilisation(problem) - 1).max()
    most = options.max_utilisation
    return {
        "tolerance": max(options.tolerance, float(np.ceil(away))),
        "max_utilisation": None if most is None else max(most, float(np.ceil(100 * full.max()))),
    }


def _held_where_it_lies(session: Session) -> ZoningProblem:
    """The session's problem, in which no zone moves to a school that stands in another one."""
    labels, problem = session.labels, session.problem
    own = labels[problem.seed_unit] == UNASSIGNED
    labels[problem.seed_unit[own]] = np.flatnonzero(own)
    return anchored(problem, labels)


def _all_held(problem: ZoningProblem, labels: np.ndarray) -> ZoningProblem:
    """Every unit with a zone locked to it, but those cut off that no bridge holds already."""
    apart = detached_units(problem, labels, piece_of_unit(problem, labels))
    locked = problem.locked.copy()
    stays = (labels != UNASSIGNED) & ~apart
    locked[stays] = labels[stays]
    return replace(problem, locked=locked)
