# SPDX-License-Identifier: GPL-2.0-or-later
"""How full every school should be, and whether the district can be that full at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import Fault, InputError
from ..texts import listed, number, students_counted, tr, units_counted
from .problem import ZoningProblem

_HALVINGS = 60
"""Of the interval from 0 to 1: finer than the numbers of a computer, which have 53 bits."""
_UNITS_NAMED = 5
"""Units that one sentence names: examples."""
_ROOM = 0.02
"""By how much limits out of reach are widened beyond the point where divisible pupils fit."""


@dataclass(frozen=True)
class Limits:
    """Between how many pupils every zone should hold.

    Attributes
    ----------
    low, high : ndarray of shape (K,)
        Pupils. As asked for, and where that is out of reach widened as little as needed.
    faults : tuple of Fault
        Which of the limits asked for cannot be met, and by how many pupils; empty if all
        can (pupils taken as divisible and contiguity left out: a plan may still miss them).
    asked_low, asked_high : ndarray of shape (K,)
        Pupils, as asked for; ``low`` and ``high`` if left out.
    """

    low: np.ndarray
    high: np.ndarray
    faults: tuple[Fault, ...] = ()
    asked_low: np.ndarray = None  # type: ignore[assignment]  # never None once it is made
    asked_high: np.ndarray = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        if self.asked_low is None:
            object.__setattr__(self, "asked_low", self.low)
        if self.asked_high is None:
            object.__setattr__(self, "asked_high", self.high)

    @property
    def widened(self) -> bool:
        """The limits asked for cannot all be met, and are widened here."""
        return bool(self.faults)

    def outside_given(self, students: np.ndarray) -> np.ndarray:
        """Zones outside the limits asked for, by their numbers of pupils; shape (K,)."""
        return _outside(students, self.asked_low, self.asked_high)

    def outside(self, students: np.ndarray) -> np.ndarray:
        """Zones outside the limits as widened, by their numbers of pupils; shape (K,)."""
        return _outside(students, self.low, self.high)


def _outside(students: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    students = np.asarray(students, float)
    # What adding up in another order may change is not outside.
    slack = 1e-9 * np.maximum(1, students)
    return (students < low - slack) | (students > high + slack)


def check_limits(tolerance: float, max_utilisation: Optional[float] = None) -> list[Fault]:
    """Find limits in % that no school could have; see ``utilisation_limits``."""
    faults = []
    if not tolerance >= 0:
        label = tr("Tolerance around the district's utilisation (%)")
        faults.append(Fault("the tolerance is negative", "Give 0 or more, in %.", label))
    if max_utilisation is not None and not max_utilisation > 0:
        label = tr("Highest utilisation (%)")
        faults.append(Fault("the highest utilisation is not positive", "Give a % above 0.", label))
    return faults


def district_utilisation(problem: ZoningProblem) -> float:
    """All pupils over all seats, as a ratio; the whole district's where this is a part of one."""
    if problem.district is not None:
        return problem.district
    return float(problem.students.sum() / problem.capacity.sum())


def fixed_students(problem: ZoningProblem) -> np.ndarray:
    """Pupils of the units that may not leave their zone; shape (K,)."""
    fixed = np.asarray(problem.fixed_zone)
    stays = fixed >= 0
    return np.bincount(fixed[stays], problem.students[stays], minlength=problem.n_zones)


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

    Raises
    ------
    InputError
        If ``check_limits`` finds something.
    """
    wrong = check_limits(tolerance, max_utilisation)
    if wrong:
        raise InputError(wrong)
    target = district_utilisation(problem) * problem.capacity
    low = np.maximum(0, 1 - tolerance / 100) * target
    high = (1 + tolerance / 100) * target
    if max_utilisation is not None:
        high = np.minimum(high, max_utilisation / 100 * problem.capacity)
    low = np.minimum(low, high)
    asked = low.copy(), high.copy()
    fixed_pupils = fixed_students(problem)

    faults = _too_much_fixed(problem, fixed_pupils, high)
    high = np.maximum(high, fixed_pupils)
    part = problem.adjacency.components
    zone_part = part[problem.seed_unit]
    several = len(np.unique(part)) > 1
    for one_part in np.unique(zone_part).tolist():
        zones = np.flatnonzero(zone_part == one_part)
        pupils = float(problem.students[part == one_part].sum())
        where = _named_part(problem, zones) if several else ""
        faults += _widen(low, high, fixed_pupils, zones, pupils, tolerance, where)
    return Limits(low, high, tuple(faults), *asked)


def _too_much_fixed(
    problem: ZoningProblem, fixed_pupils: np.ndarray, high: np.ndarray
) -> list[Fault]:
    """Schools whose limit is broken by units that stay with them, whatever the plan."""
    fixed = np.asarray(problem.fixed_zone)
    faults = []
    for zone in np.flatnonzero(fixed_pupils > high + 1e-6).tolist():
        own = int(problem.seed_unit[zone])
        alone = problem.students[own] > high[zone] + 1e-6
        if alone:
            units = [own]
            what = tr(
                "The planning unit in which the school stands, and which cannot leave its zone, "
                "alone holds more students than the school's upper limit"
            )
            remedy = tr("Divide this unit, or raise the tolerance or the ceiling.")
        else:
            stay = np.flatnonzero((fixed == zone) & (problem.students > 0))
            units = stay[np.argsort(-problem.students[stay], kind="stable")].tolist()
            what = tr(
                "The units that may not leave the school's zone hold more students than its "
                "upper limit"
            )
            remedy = tr("Free some of them, or raise the tolerance or the ceiling.")
        faults.append(
            Fault(
                what,
                remedy,
                feature=problem.school_ids[zone],
                detail=tr("{students} in {units} ({named}), the limit is {limit}").format(
                    units=units_counted(len(units)),
                    named=listed((problem.unit_ids[unit] for unit in units), _UNITS_NAMED),
                    students=_students(
                        problem.students[own] if alone else fixed_pupils[zone], np.ceil
                    ),
                    limit=_rounded(high[zone], np.floor),
                ),
            )
        )
    return faults


def _widen(
    low: np.ndarray,
    high: np.ndarray,
    fixed_pupils: np.ndarray,
    zones: np.ndarray,
    pupils: float,
    tolerance: float,
    where: str,
) -> list[Fault]:
    """Widen the limits of one part of the map, in place, until its pupils fit."""
    faults = []
    slack = 1e-9 * max(pupils, 1)
    seats = high[zones].sum()
    if pupils > seats + slack:
        faults.append(
            Fault(
                tr("The schools' upper limits add up to fewer students than there are") + where,
                "Raise the tolerance or the ceiling, or add seats there.",
                detail=tr("{students}, the upper limits add up to {limit}: {n} too many").format(
                    n=_students(pupils - seats, np.ceil),
                    students=_students(pupils, np.ceil),
                    limit=_rounded(seats, np.floor),
                ),
            )
        )
        high[zones] *= pupils / seats * (1 + _ROOM)
    floor = np.maximum(low[zones], fixed_pupils[zones])
    needed = floor.sum()
    if pupils < needed - slack:
        faults.append(
            Fault(
                tr("The schools' lower limits add up to more students than there are") + where,
                "Raise the tolerance, or close seats there.",
                detail=tr("{students}, the lower limits add up to {limit}: {n} too few").format(
                    n=_students(needed - pupils, np.ceil),
                    students=_students(pupils, np.floor),
                    limit=_rounded(needed, np.ceil),
                ),
            )
        )
        low[zones] *= _scale_to_fit(low[zones], fixed_pupils[zones], pupils) * (1 - _ROOM)
    return faults


def _scale_to_fit(low: np.ndarray, fixed_pupils: np.ndarray, pupils: float) -> float:
    """The largest factor at which the floors, never below what is fixed, hold the pupils."""
    inside, outside = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        if np.maximum(middle * low, fixed_pupils).sum() <= pupils:
            inside = middle
        else:
            outside = middle
    return inside


def _named_part(problem: ZoningProblem, zones: np.ndarray) -> str:
    named = listed((problem.school_ids[z] for z in zones), 5)
    return tr(" in the part of the map with the schools {names}").format(names=named)


def _students(pupils: float, towards: Callable[[float], float]) -> str:
    """Whole pupils, rounded so that what is too many does not look as if it fitted."""
    return students_counted(towards(round(float(pupils), 6)))


def _rounded(pupils: float, towards: Callable[[float], float]) -> str:
    return number(towards(round(float(pupils), 6)))


def highest_balance(problem: ZoningProblem) -> float:
    """Return the highest balance (eq. 8) that any plan could reach, were pupils divisible.

    Every school is left at least the pupils of the units that are fixed to it; of all ways
    to hand out the rest within each part of the map, the best fills the smallest schools
    first, where a pupil counts most, and puts what no seat is left for in the largest.
    """
    part = problem.adjacency.components
    zone_part = part[problem.seed_unit]
    students = fixed_students(problem)
    for one_part in np.unique(zone_part).tolist():
        zones = np.flatnonzero(zone_part == one_part)
        left = float(problem.students[part == one_part].sum() - students[zones].sum())
        for zone in zones[np.argsort(problem.capacity[zones], kind="stable")].tolist():
            more = min(left, max(0.0, problem.capacity[zone] - students[zone]))
            students[zone] += more
            left -= more
        students[zones[np.argmax(problem.capacity[zones])]] += left
    return float(np.mean(100 * (1 - np.abs(1 - students / problem.capacity))))
