# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether units may move to another zone, and if not, why not and what would be cut off.

For plans of any kind, in pieces or not: a move is measured by what hangs together with each
school before and after it. ``Plan.can_leave`` asks the same of one unit of a plan in one piece, as
often as a method needs it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from .plan import Plan
from .problem import UNASSIGNED


class Reason(Enum):
    """Why units may not move, the first that holds."""

    FREE = "free"
    """They may."""
    SCHOOL = "school"
    """One of them holds the school of another zone."""
    LOCKED = "locked"
    """One of them is locked to another zone."""
    APART = "apart"
    """One of them would not touch its new zone."""
    CUTS_OFF = "cuts off"
    """Other units would be cut off from their school."""


@dataclass(frozen=True)
class Move:
    """What a move of units to a zone would do.

    Attributes
    ----------
    reason : Reason
    units : tuple of int
        Those that are the reason: the school's, the locked ones, those that lie apart, or those
        that would be cut off, ascending.
    """

    reason: Reason
    units: tuple[int, ...] = ()


FREE = Move(Reason.FREE)
"""Nothing is in the way: the same for all such moves."""


def leaving(plan: Plan, units: Iterable[int], zone: int) -> Move:
    """Return whether units may move to a zone together.

    Units that are in the zone already stay, and count for nothing.

    Parameters
    ----------
    plan : Plan
    units : iterable of int
        Of any zones, or of none.
    zone : int
        Where to; ``UNASSIGNED`` takes them out of every zone.
    """
    zone_of = plan.zone_of
    moved = {unit for unit in units if zone_of[unit] != zone}
    if not moved:
        return FREE
    problem = plan.problem
    fixed = problem.fixed_zone
    bound = [unit for unit in moved if fixed[unit] >= 0 and fixed[unit] != zone]
    schools = tuple(sorted(unit for unit in bound if problem.seed_unit[fixed[unit]] == unit))
    if schools:
        return Move(Reason.SCHOOL, schools)
    if bound:
        return Move(Reason.LOCKED, tuple(sorted(bound)))
    apart = _apart(plan, moved, zone) if zone != UNASSIGNED else ()
    if apart:
        return Move(Reason.APART, apart)
    donors = {zone_of[unit] for unit in moved} - {UNASSIGNED}
    cut = sorted(unit for donor in donors for unit in _cut_off(plan, donor, moved))
    return Move(Reason.CUTS_OFF, tuple(cut)) if cut else FREE


def _apart(plan: Plan, moved: set, zone: int) -> tuple[int, ...]:
    """Those of some units that neither touch a zone nor hang with others that do."""
    zone_of = plan.zone_of
    neighbours = plan.problem.adjacency.neighbours
    seed = int(plan.problem.seed_unit[zone])
    touching = [
        unit
        for unit in moved
        if unit == seed or any(zone_of[other] == zone for other in neighbours[unit])
    ]
    reached, search = set(touching), deque(touching)
    while search:
        for other in neighbours[search.popleft()]:
            if other in moved and other not in reached:
                reached.add(other)
                search.append(other)
    return tuple(sorted(moved - reached))


def _cut_off(plan: Plan, donor: int, moved: set) -> set[int]:
    """Units that hang together with a zone's school, and would not without those moved."""
    if _local(plan, donor, moved):
        return set()
    before = hanging(plan, donor)
    rest = before - moved
    if len(rest) <= 1 or len(rest) == len(before):
        return set()
    return rest - hanging(plan, donor, moved)


def _local(plan: Plan, donor: int, moved: set) -> bool:
    """Whether the neighbours of a single unit show that nothing is cut off."""
    if len(moved) > 1:
        return False
    (unit,) = moved
    zone_of, neighbours = plan.zone_of, plan.problem.adjacency.neighbours
    inside = [other for other in neighbours[unit] if zone_of[other] == donor]
    return len(inside) <= 1 or (len(inside) == 2 and inside[1] in neighbours[inside[0]])


def hanging(plan: Plan, zone: int, without: Iterable[int] = ()) -> set[int]:
    """Return the units that hang together with a zone's school, within the zone.

    Where the school stands in none of the zone's units, its piece with most students, and of
    equal ones the larger (see ``metrics.main_pieces``).

    Parameters
    ----------
    plan : Plan
    zone : int
    without : iterable of int
        Units that are left out as if they were of another zone.
    """
    without = set(without)
    seed = int(plan.problem.seed_unit[zone])
    if plan.zone_of[seed] == zone and seed not in without:
        return _piece(plan, seed, without)
    found: list[set] = []
    seen: set[int] = set()
    for unit, here in enumerate(plan.zone_of):
        if here == zone and unit not in seen and unit not in without:
            found.append(_piece(plan, unit, without))
            seen |= found[-1]
    if not found:
        return set()
    students, area = plan.problem.students, plan.problem.area_m2

    def size(piece: set) -> tuple[float, float, int]:
        some = sorted(piece)
        return -float(students[some].sum()), -float(area[some].sum()), some[0]

    return min(found, key=size)


def _piece(plan: Plan, start: int, without: set) -> set[int]:
    zone_of, neighbours = plan.zone_of, plan.problem.adjacency.neighbours
    zone = zone_of[start]
    reached, search = {start}, deque([start])
    while search:
        for other in neighbours[search.popleft()]:
            if zone_of[other] == zone and other not in reached and other not in without:
                reached.add(other)
                search.append(other)
    return reached


def as_far_as_possible(plan: Plan, units: Sequence[int], zone: int) -> tuple[list[int], list[int]]:
    """Return which of some units can move to a zone, and which cannot.

    All together if that is possible; else one after the other, in their order, as often as one
    more can.

    Returns
    -------
    list of int
        In an order in which they can move one by one, or all at once.
    list of int
    """
    rest = [unit for unit in dict.fromkeys(units) if plan.zone_of[unit] != zone]
    if leaving(plan, rest, zone).reason is Reason.FREE:
        return rest, []
    before = {unit: plan.zone_of[unit] for unit in rest}
    taken: list[int] = []
    while True:
        left = []
        for unit in rest:
            if leaving(plan, [unit], zone).reason is Reason.FREE:
                plan.move(unit, zone)
                taken.append(unit)
            else:
                left.append(unit)
        if len(left) == len(rest) or not left:
            break
        rest = left
    for unit in reversed(taken):
        plan.move(unit, before[unit])
    return taken, left
