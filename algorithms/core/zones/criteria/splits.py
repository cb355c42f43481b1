# SPDX-License-Identifier: GPL-2.0-or-later
"""Groups of students that ought to stay in one zone, and zones that ought to feed one school.

A table of students, zones by groups, is all that it takes. Zones of the level *below* are groups
whose students should all come into one zone here; so are neighbourhoods. Of the level *above*,
the zones are groups too, but there it is the zones here that should each hold one group only.
Each line of the table (a group or a zone) has a main part, the largest; the others are its
branches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

import numpy as np
from scipy import sparse

from ...texts import general, tr
from .measure import Measure

if TYPE_CHECKING:
    from ..problem import ZoningProblem

PART = 25.0
"""Students: so many as would be in a minority does every branch cost, so that a few in a branch
are no small matter."""

SMALL_BRANCH = 25.0
"""Percent of a line's students: a usual threshold below which a branch isolates children."""


@dataclass(frozen=True)
class Splits:
    """What the lines of a table are split into.

    Attributes
    ----------
    lines : int
        With students.
    split : int
        Of these, in more than one part.
    branches : int
        Parts beyond the largest of each line.
    small : int
        Branches with a smaller share of their line's students than asked.
    minority : float
        Students in branches.
    """

    lines: int
    split: int
    branches: int
    small: int
    minority: float


def splits(lines: np.ndarray, parts: np.ndarray, students: np.ndarray, share: float) -> Splits:
    """Count what lines are split into.

    Parameters
    ----------
    lines, parts : ndarray of int, shape (n,)
        Of every unit; a number below 0 in either leaves it out.
    students : ndarray of shape (n,)
    share : float
        Percent of a line's students below which a branch is small.

    Examples
    --------
    A zone that sends 60, 25 and 15 students to three schools is split, with two branches and 40
    students in them; one of the two is under 25 %.
    """
    use = (lines >= 0) & (parts >= 0) & (students > 0)
    if not use.any():
        return Splits(0, 0, 0, 0, 0.0)
    table = sparse.coo_matrix((students[use], (lines[use], parts[use]))).tocsr()
    total = np.asarray(table.sum(axis=1)).reshape(-1)
    largest = table.max(axis=1).toarray().reshape(-1)
    count = np.diff(table.indptr)
    line = np.repeat(np.arange(len(total)), count)
    small = table.data < share / 100 * total[line]
    # The largest of very many parts may be small itself; it is no branch.
    main_small = (largest < share / 100 * total) & (count > 0)
    return Splits(
        lines=int((count > 0).sum()),
        split=int((count > 1).sum()),
        branches=int(np.maximum(count - 1, 0).sum()),
        small=int(small.sum() - main_small.sum()),
        minority=float((total - largest).sum()),
    )


@dataclass(frozen=True)
class Feeders:
    """Zones of another level: each ought to feed, or to be fed from, one zone here.

    Attributes
    ----------
    field : str
        That holds the other level's plan, for messages.
    group : ndarray of int, shape (n,)
        The other level's zone of every unit; -1 without one.
    above : bool
        The other level is the one above: students go on from the zones here to its zones.
    weight : float
    share : float
        Percent below which a branch is counted as small.
    number : int
        Of several such criteria: those from the second on have a number behind their keys.
    branch : float
        Students as which every branch counts besides.
    students : ndarray of shape (n,), optional
        Who goes on, where they are not those of the problem: seen from the level above, the
        students of the level below.
    """

    field: str
    group: np.ndarray
    above: bool
    weight: float = 0.0
    share: float = SMALL_BRANCH
    number: int = 1
    students: Any = None
    branch: float = PART

    def price(self, problem: ZoningProblem) -> Optional[TablePrice]:
        if self.weight <= 0:
            return None
        members = _members(np.arange(problem.n_units), self.group, self._going_on(problem))
        return TablePrice(members, self.above, self.weight, problem.n_zones, self.branch)

    def splits(self, problem: ZoningProblem, labels: np.ndarray) -> Splits:
        """What the zones of the lower of both levels are split into."""
        lines, parts = (labels, self.group) if self.above else (self.group, labels)
        return splits(np.asarray(lines), np.asarray(parts), self._going_on(problem), self.share)

    def _going_on(self, problem: ZoningProblem) -> np.ndarray:
        return problem.students if self.students is None else np.asarray(self.students)

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        found, behind = self.splits(problem, labels), _behind(self.number)
        return [
            Measure(
                "FEEDER_SPLITS" + behind,
                (
                    tr("Zones that feed more than one zone of {field}")
                    if self.above
                    else tr("Zones of {field} that feed more than one zone")
                ).format(field=self.field),
                found.split,
                "",
            ),
            Measure(
                "FEEDER_BRANCHES" + behind,
                tr("Feeder branches under {share} % ({field})").format(
                    share=general(self.share), field=self.field
                ),
                found.small,
                "",
            ),
            Measure(
                "FEEDER_MINORITY" + behind,
                tr("Students in minority feeder branches ({field})").format(field=self.field),
                found.minority,
                "students",
            ),
        ]


@dataclass(frozen=True)
class KeptTogether:
    """Areas (neighbourhoods, municipalities) whose students ought to share a school.

    Attributes
    ----------
    field : str
        For messages.
    group : ndarray of int, shape (n,)
        The area of every unit; -1 without one.
    weight : float
    number : int
        See ``Feeders``.
    """

    field: str
    group: np.ndarray
    weight: float = 0.0
    number: int = 1

    def price(self, problem: ZoningProblem) -> Optional[TablePrice]:
        if self.weight <= 0:
            return None
        members = _members(np.arange(problem.n_units), self.group, problem.students)
        return TablePrice(members, False, self.weight, problem.n_zones)

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        labels, behind = np.asarray(labels), _behind(self.number)
        found = splits(np.asarray(self.group), labels, problem.students, 0)
        return [
            Measure(
                "AREAS_SPLIT" + behind,
                tr("Areas of {field} split between zones").format(field=self.field),
                found.split,
                "",
            ),
            Measure(
                "AREAS_MINORITY" + behind,
                tr("Students apart from most of their area ({field})").format(field=self.field),
                found.minority,
                "students",
            ),
        ]


def _behind(number: int) -> str:
    return "" if number == 1 else f"_{number}"


Members = list  # of lists of (group, students): who lives in each unit


def _members(unit_of: np.ndarray, group: Any, students: np.ndarray) -> Members:
    """Students of every (merged) unit by their group; those without either are left out."""
    group = np.asarray(group)
    found: Members = [[] for _ in range(int(unit_of.max()) + 1)]
    use = np.flatnonzero((group >= 0) & (students > 0))
    table = sparse.coo_matrix(
        (students[use], (unit_of[use], group[use])), shape=(len(found), int(group.max()) + 1)
    ).tocsr()
    for unit, row in enumerate(found):
        of_unit = slice(table.indptr[unit], table.indptr[unit + 1])
        row += zip(table.indices[of_unit].tolist(), table.data[of_unit].tolist())
    return found


class TablePrice:
    """Students in branches, and a price per branch, on one map."""

    def __init__(
        self,
        members: Members,
        by_zone: bool,
        weight: float,
        n_zones: int,
        branch: float = PART,
    ):
        self.members, self.by_zone, self.weight = members, by_zone, weight
        self.n_zones, self.branch = n_zones, branch
        groups = [group for row in members for group, _ in row]
        self.n_lines = n_zones if by_zone else max(groups, default=-1) + 1

    def term(self, zone_of: list[int]) -> TableTerm:
        return TableTerm(self, zone_of)

    def wholes(self, labels: np.ndarray) -> list[int]:
        """The group of most students of every unit, or -1: those of one group go together."""
        return [max(row, key=lambda each: each[1])[0] if row else -1 for row in self.members]

    def of(self, labels: np.ndarray) -> float:
        rows = [(u, g, s) for u, row in enumerate(self.members) for g, s in row]
        if not rows:
            return 0.0
        unit, group, students = (np.array(column) for column in zip(*rows))
        zone = np.asarray(labels)[unit]
        lines, parts = (zone, group) if self.by_zone else (group, zone)
        found = splits(lines, parts, students, 0)
        return self.weight * (found.minority + self.branch * found.branches)

    def merged(self, problem: ZoningProblem, unit_of: np.ndarray) -> TablePrice:
        members: list[dict] = [{} for _ in range(problem.n_units)]
        for unit, into in enumerate(unit_of.tolist()):
            for group, students in self.members[unit]:
                members[into][group] = members[into].get(group, 0.0) + students
        rows = [sorted(row.items()) for row in members]
        return TablePrice(rows, self.by_zone, self.weight, self.n_zones, self.branch)


class BranchTable:
    """Students and units of every part of every line, and what the lines' branches cost.

    Parameters
    ----------
    weight : float
        Of a student in a branch.
    branch : float
        Students as which every branch counts besides.
    n_lines : int
    """

    def __init__(self, weight: float, branch: float, n_lines: int):
        self.weight, self.branch = weight, branch
        self.lines: list[dict[int, float]] = [{} for _ in range(n_lines)]
        self.units: list[dict[int, int]] = [{} for _ in self.lines]

    def begin(self) -> None:
        """Cost the lines for the first time."""
        self.costs = [self._cost(line) for line in self.lines]
        self.value = sum(self.costs)

    def _cost(self, line: dict[int, float]) -> float:
        if len(line) < 2:
            return 0.0
        parts = line.values()
        return self.weight * (sum(parts) - max(parts) + self.branch * (len(line) - 1))

    def _cost_if(self, at: int, changes: Mapping[int, tuple[float, int]]) -> float:
        """What a line would cost with so many students and units more, or fewer, of some parts."""
        line, units = self.lines[at], self.units[at]
        total, most, count = 0.0, 0.0, 0
        for part, students in line.items():
            if part in changes:
                more, more_units = changes[part]
                if units[part] + more_units == 0:
                    continue
                students += more
            total += students
            count += 1
            if students > most:
                most = students
        for part, (students, _) in changes.items():
            if part not in line:
                total += students
                count += 1
                if students > most:
                    most = students
        return self.weight * (total - most + self.branch * (count - 1)) if count > 1 else 0.0

    def _count(self, at: int, part: int, students: float, units: int) -> None:
        """Count students and units into a part of a line, or out of it where below 0."""
        line, of_parts = self.lines[at], self.units[at]
        of_parts[part] = of_parts.get(part, 0) + units
        if of_parts[part] == 0:
            del of_parts[part], line[part]
        else:
            line[part] = line.get(part, 0.0) + students

    def _cost_anew(self, lines: Iterable[int]) -> None:
        """Take note of what lines cost after a move."""
        for at in lines:
            cost = self._cost(self.lines[at])
            self.value += cost - self.costs[at]
            self.costs[at] = cost


class TableTerm(BranchTable):
    """The table of one plan: per line the students and the (merged) units of every part."""

    def __init__(self, price: TablePrice, zone_of: list[int]):
        super().__init__(price.weight, price.branch, price.n_lines)
        self.members, self.by_zone = price.members, price.by_zone
        for unit, zone in enumerate(zone_of):
            if zone >= 0:
                self._add(unit, zone, 1)
        self.begin()

    def _add(self, unit: int, zone: int, sign: int) -> None:
        for group, students in self.members[unit]:
            at, part = (zone, group) if self.by_zone else (group, zone)
            self._count(at, part, sign * students, sign)

    def _touched(self, unit: int, donor: int, zone: int) -> list[int]:
        if self.by_zone:
            return [each for each in (donor, zone) if each >= 0]
        return [group for group, _ in self.members[unit]]

    def change(self, unit: int, donor: int, zone: int) -> float:
        members = self.members[unit]
        if not members:
            return 0.0
        touched = self._touched(unit, donor, zone)
        before = sum(self.costs[line] for line in touched)
        if len(members) == 1:
            ((group, students),) = members
            if self.by_zone:
                after = self._without(donor, group, students) + self._with(zone, group, students)
            else:
                after = self._swapped(group, donor, zone, students)
            return after - before
        kept = [dict(self.lines[line]) for line in touched]
        counts = [dict(self.units[line]) for line in touched]
        self._add(unit, donor, -1)
        self._add(unit, zone, 1)
        after = sum(self._cost(self.lines[line]) for line in touched)
        for line, parts, units in zip(touched, kept, counts):
            self.lines[line], self.units[line] = parts, units
        return after - before

    def _without(self, at: int, part: int, students: float) -> float:
        line = self.lines[at]
        most, total, count = 0.0, 0.0, len(line)
        for each, of_part in line.items():
            if each == part:
                if self.units[at][part] == 1:
                    count -= 1
                    continue
                of_part -= students
            total += of_part
            if of_part > most:
                most = of_part
        return self.weight * (total - most + self.branch * (count - 1)) if count > 1 else 0.0

    def _with(self, at: int, part: int, students: float) -> float:
        line = self.lines[at]
        mine = line.get(part, 0.0) + students
        count = len(line) + (part not in line)
        if count < 2:
            return 0.0
        total = sum(line.values()) + students
        return self.weight * (total - max(mine, max(line.values())) + self.branch * (count - 1))

    def _swapped(self, at: int, donor: int, zone: int, students: float) -> float:
        line = dict(self.lines[at])
        if self.units[at][donor] == 1:
            del line[donor]
        else:
            line[donor] -= students
        line[zone] = line.get(zone, 0.0) + students
        return self._cost(line)

    def move(self, unit: int, donor: int, zone: int) -> None:
        if donor >= 0:
            self._add(unit, donor, -1)
        if zone >= 0:
            self._add(unit, zone, 1)
        self._cost_anew(self._touched(unit, donor, zone))
