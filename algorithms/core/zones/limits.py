"""How full every school should be, and whether the district can be that full at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import Problem
from ..texts import listed, tr
from .problem import ZoningProblem

_HALVINGS = 60
_ROOM = 0.02
"""By how much limits out of reach are widened beyond the point where divisible pupils fit."""


@dataclass(frozen=True)
class Limits:
    """Between how many pupils every zone should hold.

    Attributes
    ----------
    low, high : ndarray of shape (K,)
        Pupils. As asked for, and where that is out of reach widened as little as needed.
    problems : tuple of Problem
        Which of the limits asked for cannot be met, and by how many seats; empty if all
        can (pupils taken as divisible and contiguity left out: a plan may still miss them).
    """

    low: np.ndarray
    high: np.ndarray
    problems: tuple[Problem, ...] = ()


def district_utilisation(problem: ZoningProblem) -> float:
    """All pupils over all seats, as a ratio."""
    return float(problem.students.sum() / problem.capacity.sum())


def fixed_students(problem: ZoningProblem) -> np.ndarray:
    """Pupils of the units that may not leave their zone; shape (K,)."""
    fixed = np.asarray(problem.fixed_zone)
    held = fixed >= 0
    return np.bincount(fixed[held], problem.students[held], minlength=problem.n_zones)


def utilisation_limits(
    problem: ZoningProblem, tolerance: float, max_utilisation: Optional[float] = None
) -> Limits:
    """Turn limits in % into pupils per zone.

    Parameters
    ----------
    problem : ZoningProblem
    tolerance : float
        In % of the district's utilisation: 10 around 90 % means 81 to 99 %.
    max_utilisation : float, optional
        A ceiling in % of a school's own seats, whatever the tolerance.
    """
    target = district_utilisation(problem) * problem.capacity
    low = np.maximum(0, 1 - tolerance / 100) * target
    high = (1 + tolerance / 100) * target
    if max_utilisation is not None:
        high = np.minimum(high, max_utilisation / 100 * problem.capacity)
    low = np.minimum(low, high)
    held = fixed_students(problem)

    problems = _too_much_fixed(problem, held, high)
    high = np.maximum(high, held)
    part = problem.adjacency.components
    zone_part = part[problem.seed_unit]
    several = len(np.unique(part)) > 1
    for number in np.unique(zone_part).tolist():
        zones = np.flatnonzero(zone_part == number)
        pupils = float(problem.students[part == number].sum())
        where = _named_part(problem, zones) if several else ""
        problems += _widen(low, high, held, zones, pupils, tolerance, where)
    return Limits(low, high, tuple(problems))


def _too_much_fixed(problem, held, high) -> list[Problem]:
    return [
        Problem(
            "the units that may not leave the school's zone hold more students than its limit",
            "Free some of them, or raise the tolerance or the ceiling.",
            feature=problem.school_ids[zone],
            detail=tr("{n} seats too few").format(n=_seats(held[zone] - high[zone])),
        )
        for zone in np.flatnonzero(held > high + 1e-6)
    ]


def _widen(low, high, held, zones, pupils, tolerance, where) -> list[Problem]:
    """Widen the limits of one part of the map, in place, until its pupils fit."""
    problems = []
    slack = 1e-9 * max(pupils, 1)
    seats = high[zones].sum()
    if pupils > seats + slack:
        problems.append(
            Problem(
                tr("the schools' upper limits leave too few seats for the students") + where,
                "Raise the tolerance or the ceiling, or add seats there.",
                detail=tr(
                    "{n} seats too few: {students} students, {seats} seats within the limits"
                ).format(n=_seats(pupils - seats), students=f"{pupils:.0f}", seats=f"{seats:.0f}"),
            )
        )
        high[zones] *= pupils / seats * (1 + _ROOM)
    floor = np.maximum(low[zones], held[zones])
    needed = floor.sum()
    if pupils < needed - slack:
        problems.append(
            Problem(
                tr("the schools' lower limits ask for more students than there are") + where,
                "Raise the tolerance, or close seats there.",
                detail=tr(
                    "{n} students too few: {students} students, {needed} needed within the limits"
                ).format(
                    n=_seats(needed - pupils), students=f"{pupils:.0f}", needed=f"{needed:.0f}"
                ),
            )
        )
        low[zones] *= _scale_to_fit(low[zones], held[zones], pupils) * (1 - _ROOM)
    return problems


def _scale_to_fit(low, held, pupils) -> float:
    """The largest factor at which the floors, never below what is fixed, hold the pupils."""
    inside, outside = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        if np.maximum(middle * low, held).sum() <= pupils:
            inside = middle
        else:
            outside = middle
    return inside


def _named_part(problem, zones) -> str:
    named = listed((problem.school_ids[z] for z in zones), 5)
    return tr(" in the part of the map with the schools {names}").format(names=named)


def _seats(number: float) -> str:
    return f"{int(np.ceil(number - 1e-6))}"


def highest_balance(problem: ZoningProblem) -> float:
    """Return the highest balance (eq. 8) that any plan could reach, were pupils divisible.

    Every school is left at least the pupils of the units that are fixed to it; of all ways
    to hand out the rest within each part of the map, the best fills the smallest schools
    first, where a pupil counts most, and puts what no seat is left for in the largest.
    """
    part = problem.adjacency.components
    zone_part = part[problem.seed_unit]
    students = fixed_students(problem)
    for number in np.unique(zone_part).tolist():
        zones = np.flatnonzero(zone_part == number)
        left = float(problem.students[part == number].sum() - students[zones].sum())
        for zone in zones[np.argsort(problem.capacity[zones], kind="stable")].tolist():
            more = min(left, max(0.0, problem.capacity[zone] - students[zone]))
            students[zone] += more
            left -= more
        students[zones[np.argmax(problem.capacity[zones])]] += left
    return float(np.mean(100 * (1 - np.abs(1 - students / problem.capacity))))
