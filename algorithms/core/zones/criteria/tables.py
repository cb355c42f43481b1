# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of students, lines by parts, whose lines ought to have one part each: what they cost.

Each line of the table (a group or a zone) has a main part, the largest; the others are its
branches. See ``splits`` for what is asked by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from .ceilings import STRICT

if TYPE_CHECKING:
    from ..problem import ZoningProblem

PART = 25.0
"""Students: so many as would be in a minority does every branch cost, so that a few in a branch
are no small matter."""

BEYOND = 100.0
"""Students beyond a limit as which a zone counts that is split beyond one: about the smallest
branch that a district would open a zone's border for, so that it is not left for a few moves."""

HAIR = 1e-9
"""The least weight of a student in a branch: a zone costs something exactly where it is split."""


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


Members = list  # of lists of (group, students): who lives in each unit


def members_of(unit_of: np.ndarray, group: Any, students: np.ndarray) -> Members:
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
    """Students in branches, a price per branch, and a limit on split lines, on one map.

    Parameters
    ----------
    members : list of lists of (int, float)
        Group and students of who lives in each unit.
    by_zone : bool
        Lines are zones and parts are groups, rather than the other way round.
    weight : float
    n_zones : int
    branch : float
    most : float
        How many lines may be split; infinite without a limit.
    times : float
        How many times as much as by themselves lines cost that are split beyond it.
    """

    def __init__(
        self,
        members: Members,
        by_zone: bool,
        weight: float,
        n_zones: int,
        branch: float = PART,
        most: float = np.inf,
        times: float = 1.0,
    ):
        self.members, self.by_zone, self.weight = members, by_zone, weight
        self.n_zones, self.branch = n_zones, branch
        self.most, self.times = most, times
        self.per_beyond = times * STRICT * BEYOND
        groups = [group for row in members for group, _ in row]
        self.n_lines = n_zones if by_zone else max(groups, default=-1) + 1

    def term(self, zone_of: list[int]) -> TableTerm:
        return TableTerm(self, zone_of)

    def wholes(self, labels: np.ndarray) -> list[int]:
        """The group of most students of every unit, or -1: those of one group go together."""
        return [max(row, key=lambda each: each[1])[0] if row else -1 for row in self.members]

    def of(self, labels: np.ndarray) -> float:
        found = self._splits(labels)
        value = self.weight * (found.minority + self.branch * found.branches)
        return value + self.per_beyond * max(0.0, found.split - self.most)

    def exceeded(self, labels: np.ndarray) -> bool:
        return self.most < np.inf and self._splits(labels).split > self.most

    def _splits(self, labels: np.ndarray) -> Splits:
        rows = [(u, g, s) for u, row in enumerate(self.members) for g, s in row]
        if not rows:
            return Splits(0, 0, 0, 0, 0.0)
        unit, group, students = (np.array(column) for column in zip(*rows))
        zone = np.asarray(labels)[unit]
        lines, parts = (zone, group) if self.by_zone else (group, zone)
        return splits(lines, parts, students, 0)

    def heavier(self, times: float) -> TablePrice:
        """The same, lines that are split beyond a limit costing so many times as much."""
        return TablePrice(
            self.members,
            self.by_zone,
            self.weight,
            self.n_zones,
            self.branch,
            self.most,
            times * self.times,
        )

    def merged(self, problem: ZoningProblem, unit_of: np.ndarray) -> TablePrice:
        members: list[dict] = [{} for _ in range(problem.n_units)]
        for unit, into in enumerate(unit_of.tolist()):
            for group, students in self.members[unit]:
                members[into][group] = members[into].get(group, 0.0) + students
        rows = [sorted(row.items()) for row in members]
        return TablePrice(
            rows, self.by_zone, self.weight, self.n_zones, self.branch, self.most, self.times
        )


class BranchTable:
    """Students and units of every part of every line, and what the lines' branches cost.

    Parameters
    ----------
    weight : float
        Of a student in a branch.
    branch : float
        Students as which every branch counts besides.
    level_of : sequence of int
        Of every line, which limit it falls under.
    most : sequence of float
        How many lines may be split, by limit; infinite without one.
    per_beyond : float
        Of a line that is split beyond it.
    """

    def __init__(
        self,
        weight: float,
        branch: float,
        level_of: Sequence[int],
        most: Sequence[float],
        per_beyond: float,
    ):
        self.weight, self.branch = weight, branch
        self.level_of, self.most, self.per_beyond = level_of, most, per_beyond
        self.limited = min(most, default=np.inf) < np.inf
        self.lines: list[dict[int, float]] = [{} for _ in level_of]
        self.units: list[dict[int, int]] = [{} for _ in self.lines]

    def begin(self) -> None:
        """Cost the lines for the first time."""
        self.costs = [self._cost(line) for line in self.lines]
        # Of every limit, how many lines are split.
        self.split = [0] * len(self.most)
        for line, cost in enumerate(self.costs):
            self.split[self.level_of[line]] += cost > 0
        self.value = sum(self.costs) + sum(self._beyond(at, 0) for at in range(len(self.split)))

    def _beyond(self, level: int, more: int) -> float:
        """What lines cost that are split beyond a limit, with so many more of them."""
        return self.per_beyond * max(0.0, self.split[level] + more - self.most[level])

    def _beyond_changes(self, level: int, more: int) -> float:
        """By how much that changes with so many more of them."""
        return self._beyond(level, more) - self._beyond(level, 0) if more else 0.0

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
            cost, before = self._cost(self.lines[at]), self.costs[at]
            self.value += cost - before
            self.costs[at] = cost
            more = (cost > 0) - (before > 0)
            if more:
                level = self.level_of[at]
                self.value += self._beyond_changes(level, more)
                self.split[level] += more


class TableTerm(BranchTable):
    """The table of one plan: per line the students and the (merged) units of every part."""

    def __init__(self, price: TablePrice, zone_of: list[int]):
        one = [0] * price.n_lines
        super().__init__(price.weight, price.branch, one, [price.most], price.per_beyond)
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
        if len(members) == 1:
            ((group, students),) = members
            if self.by_zone:
                after = [self._without(donor, group, students), self._with(zone, group, students)]
            else:
                after = [self._swapped(group, donor, zone, students)]
            return self._changed(touched, after)
        kept = [dict(self.lines[line]) for line in touched]
        counts = [dict(self.units[line]) for line in touched]
        self._add(unit, donor, -1)
        self._add(unit, zone, 1)
        after = [self._cost(self.lines[line]) for line in touched]
        for line, parts, units in zip(touched, kept, counts):
            self.lines[line], self.units[line] = parts, units
        return self._changed(touched, after)

    def _changed(self, lines: list[int], after: list[float]) -> float:
        """By how much the value changes where some lines come to cost so much."""
        before = [self.costs[line] for line in lines]
        change = sum(after) - sum(before)
        if self.limited:
            more = sum(cost > 0 for cost in after) - sum(cost > 0 for cost in before)
            change += self._beyond_changes(0, more)
        return change

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
