# SPDX-License-Identifier: GPL-2.0-or-later
"""Groups of students that ought to stay in one zone, and zones that ought to feed one school.

A table of students, zones by groups, is all that it takes. Zones of the level *below* are groups
whose students should all come into one zone here; so are neighbourhoods. Of the level *above*,
the zones are groups too, but there it is the zones here that should each hold one group only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

import numpy as np

from ...texts import general, tr
from .measure import Measure
from .tables import HAIR, PART, Splits, TablePrice, members_of, splits

if TYPE_CHECKING:
    from ..problem import ZoningProblem
    from ..subproblem import SubProblem

SMALL_BRANCH = 25.0
"""Percent of a line's students: a usual threshold below which a branch isolates children."""


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
    most_split : float, optional
        How many zones of the lower of both levels may be split at most. What is beyond costs so
        much that hardly anything makes up for it; see ``ceilings``.
    """

    field: str
    group: np.ndarray
    above: bool
    weight: float = 0.0
    share: float = SMALL_BRANCH
    number: int = 1
    students: Any = None
    branch: float = PART
    most_split: Optional[float] = None

    def price(self, problem: ZoningProblem) -> Optional[TablePrice]:
        if self.weight <= 0 and self.most_split is None:
            return None
        members = members_of(np.arange(problem.n_units), self.group, self._going_on(problem))
        weight, most = max(self.weight, HAIR), self.most_split
        return TablePrice(
            members,
            self.above,
            weight,
            problem.n_zones,
            self.branch,
            np.inf if most is None else float(most),
        )

    def exceeded(self, problem: ZoningProblem, labels: np.ndarray) -> str:
        """What to say of a plan that exceeds the limit; empty where none does."""
        found = self.splits(problem, labels)
        if self.most_split is None or found.split <= self.most_split:
            return ""
        return tr(
            "{what}: {split}, in place of at most {most}. No plan within all limits at once was "
            "found; a higher weight of the feeders may lead to one."
        ).format(what=self._named(), split=found.split, most=general(self.most_split))

    def carried(self, problem: ZoningProblem, labels: np.ndarray, part: SubProblem) -> dict:
        """How many zones of a part may be split, those beside it being as in a plan."""
        if self.most_split is None:
            return {}
        inside = np.isin(np.arange(problem.n_units), part.units)
        labels, group = np.asarray(labels), np.asarray(self.group)
        lines = labels if self.above else group
        # Those that reach into the part are the part's to make whole.
        beside = np.where(np.isin(lines, lines[inside]), -1, lines)
        parts = group if self.above else labels
        found = splits(beside, parts, self._going_on(problem), self.share)
        return {"most_split": max(0.0, self.most_split - found.split)}

    def splits(self, problem: ZoningProblem, labels: np.ndarray) -> Splits:
        """What the zones of the lower of both levels are split into."""
        lines, parts = (labels, self.group) if self.above else (self.group, labels)
        return splits(np.asarray(lines), np.asarray(parts), self._going_on(problem), self.share)

    def _named(self) -> str:
        """What is counted as split."""
        text = (
            tr("Zones that feed more than one zone of {field}")
            if self.above
            else tr("Zones of {field} that feed more than one zone")
        )
        return text.format(field=self.field)

    def _going_on(self, problem: ZoningProblem) -> np.ndarray:
        return problem.students if self.students is None else np.asarray(self.students)

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        found, behind = self.splits(problem, labels), _behind(self.number)
        return [
            Measure(
                "FEEDER_SPLITS" + behind,
                self._named(),
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
        members = members_of(np.arange(problem.n_units), self.group, problem.students)
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
