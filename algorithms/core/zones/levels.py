# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans of several levels of schools at once: elementary, middle and high, with one goal.

Every level has its own schools, students, limits and plan; what ties them is that the zones of a
level feed those of the next, and ought to do so whole. They are drawn as one problem, which holds
the units of every level side by side, each bordering on those of its own level only: so that the
one improver moves a place at any level, and the feeders (``criteria.chain``) see every move.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import Fault, InputError
from .criteria.splits import SMALL_BRANCH, Feeders
from .criteria.tables import PART, Splits
from .goal import Goal, check_goal
from .problem import UNASSIGNED, ZoningProblem


@dataclass(frozen=True)
class Level:
    """One level of schools.

    Attributes
    ----------
    name : str
        For messages.
    problem : ZoningProblem
        Of the same layer of planning units as the other levels' problems.
    goal : Goal
        Of this level alone.
    labels : ndarray of int, shape (n,), optional
        The plan to start from; without it the least travel that the limits allow.
    """

    name: str
    problem: ZoningProblem
    goal: Goal
    labels: Optional[np.ndarray] = None


@dataclass(frozen=True)
class Ladder:
    """Levels, each of which feeds the next.

    Attributes
    ----------
    levels : tuple of Level
        From the lowest to the highest.
    feeder_weight : float
        Of a student in a minority branch between two levels, held against one who changes school
        at a stability of 1.
    branch : float
        Students as which every minority branch counts besides.
    islands_weight : float
        Of every island that stays, at any level; see ``FewIslands``.
    share : float
        Percent of a zone's students below which a branch is counted as small.
    most_split : tuple, optional
        Of every level but the highest: how many of its zones may at most feed several zones of the
        next one, or None for any number.
    """

    levels: tuple
    feeder_weight: float = 1.0
    branch: float = PART
    islands_weight: float = 0.0
    share: float = SMALL_BRANCH
    most_split: Optional[tuple] = None

    def feeders(self, at: int, plans: Sequence[np.ndarray]) -> list[Feeders]:
        """The criteria by which a level sees the plans of the levels next to it."""
        found: list[Feeders] = []
        for other in (at - 1, at + 1):
            if 0 <= other < len(self.levels):
                lower = self.levels[min(at, other)]
                found.append(
                    Feeders(
                        field=self.levels[other].name,
                        group=self._onto(at, other, plans[other]),
                        above=other > at,
                        weight=self.feeder_weight,
                        branch=self.branch,
                        share=self.share,
                        number=len(found) + 1,
                        students=self._onto(at, min(at, other), lower.problem.students, 0.0),
                    )
                )
        return found

    def _onto(
        self, at: int, other: int, values: np.ndarray, missing: float = UNASSIGNED
    ) -> np.ndarray:
        """Values of another level's units, of the units of this one; ``missing`` without one."""
        mine, theirs = self.levels[at].problem, self.levels[other].problem
        every = np.array(theirs.over_layer(np.asarray(values).tolist(), missing))
        return every[mine.rows]

    def splits(self, plans: Sequence[np.ndarray]) -> list[Splits]:
        """What the zones of every level but the highest are split into by the next level."""
        return [
            self.feeders(at, plans)[-1].splits(self.levels[at].problem, plans[at])
            for at in range(len(self.levels) - 1)
        ]

    def branches(self, at: int, plans: Sequence[np.ndarray]) -> list[dict[int, float]]:
        """Of every zone of a level, the students who go on to each zone of the next one."""
        feeders, level = self.feeders(at, plans)[-1], self.levels[at]
        found: list[dict[int, float]] = [{} for _ in range(level.problem.n_zones)]
        students = level.problem.students
        for unit, (zone, to) in enumerate(zip(np.asarray(plans[at]).tolist(), feeders.group)):
            if zone >= 0 and to >= 0 and students[unit] > 0:
                found[zone][int(to)] = found[zone].get(int(to), 0.0) + float(students[unit])
        return found

    def check(self) -> None:
        """Raise an InputError where levels are not of one layer, or a goal makes no sense."""
        sizes = {each.problem.n_units + len(each.problem.left_out) for each in self.levels}
        if len(sizes) > 1:
            raise InputError(
                Fault(
                    "the levels are not of the same planning units",
                    "Read all levels from one layer, without dividing units between schools.",
                )
            )
        faults = [
            Fault(
                "the limit on split zones is no number of 0 or more",
                "Give how many zones may be split, or no limit.",
                level.name,
                detail=str(most),
            )
            for level, most in zip(self.levels, self.most_split or ())
            if most is not None and not most >= 0
        ]
        if faults:
            raise InputError(faults)
        for each in self.levels:
            check_goal(each.problem, each.goal)


@dataclass(frozen=True)
class LevelsResult:
    """Plans of all levels.

    Attributes
    ----------
    results : tuple of ImproveResult
        Of every level by its own goal, as ``measured``.
    before, after : float
        The joint objective of the plans started from, once they are lawful, and of the plans;
        less is better.
    splits_before, splits : tuple of Splits
        Of every level but the highest.
    cancelled : bool
    """

    results: tuple
    before: float
    after: float
    splits_before: tuple
    splits: tuple
    cancelled: bool

    @property
    def plans(self) -> list[np.ndarray]:
        return [result.labels for result in self.results]
