# SPDX-License-Identifier: GPL-2.0-or-later
"""What the report of zone plans shows, and words that its sections share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

import numpy as np

from ... import lengths
from ...plan_names import in_sentence
from ...zones.evaluation import PlanEvaluation
from ...zones.limits import Limits
from ...zones.problem import ZoningProblem
from ..page import Cell
from ..run import RunRecord
from ..texts import number, seats_counted, students_counted, tr

if TYPE_CHECKING:
    from ...zones.metrics import PlanMetrics

PLAN_COLOURS = ("#1f6f78", "#8a8f98", "#c98a10", "#7a4f8f", "#5b7f2b", "#a8486b")
"""In charts: the plan that the report is about, what it is held against, the others."""


@dataclass(frozen=True)
class PlanOnPaper:
    """A plan as the report shows it.

    Attributes
    ----------
    name : str
    evaluation : PlanEvaluation
    shapes : sequence of length K, or None
        The zones' outlines in the problem's metres; without them the plan has no map.
    """

    name: str
    evaluation: PlanEvaluation
    shapes: Optional[Sequence] = None


@dataclass(frozen=True)
class BoundOnPaper:
    """The lower bound on travel and the limits that it stands on.

    Attributes
    ----------
    mean_travel : float
        In metres or the unit of the travel costs; 0 where there is no bound.
    limits : Limits
    whole : bool
        It is for whole units and zones in one piece.
    """

    mean_travel: float
    limits: Limits
    whole: bool = False


@dataclass(frozen=True)
class ZoneReport:
    """All that the report of a zone entry says.

    Attributes
    ----------
    problem : ZoningProblem
    plans : sequence of PlanOnPaper
        In the order in which they stand side by side.
    before : int or None
        Which of the plans the one that the report is about is held against.
    run : RunRecord
    school_names : sequence of str of length K
        How the schools are called; their ids where nothing better is known.
    fills : sequence of str of length K
        The zones' colours in the layer.
    classes : sequence of (low, high, colour, text)
        Of utilisation in %, as in the layer.
    bound : BoundOnPaper, optional
    about : int
        Which of the plans the report is about.
    changed : ndarray of bool, shape (n,), optional
        Units whose students change school; None if there is nothing to compare.
    units : sequence of length n, optional
        The planning units' polygons in the problem's metres, for a map of those that change.
    left : ndarray of int, shape (n,), optional
        The plan ``before`` as changes are counted from it, where numbers below -1 stand for closed
        schools; its labels by default.
    """

    problem: ZoningProblem
    plans: Sequence[PlanOnPaper]
    before: Optional[int]
    run: RunRecord
    school_names: Sequence[str]
    fills: Sequence[str]
    classes: Sequence[tuple]
    bound: Optional[BoundOnPaper] = None
    about: int = 0
    changed: Optional[np.ndarray] = None
    units: Optional[Sequence] = None
    left: Optional[np.ndarray] = None

    @property
    def plan(self) -> PlanOnPaper:
        return self.plans[self.about]

    @property
    def main(self) -> PlanEvaluation:
        return self.plan.evaluation

    @property
    def other(self) -> Optional[PlanOnPaper]:
        return None if self.before is None else self.plans[self.before]

    def in_charts(self) -> list[tuple[PlanOnPaper, str]]:
        """The plans that charts have room for, with their colours, in the plans' order."""
        pair = [at for at in (self.about, self.before) if at is not None]
        others = [at for at in range(len(self.plans)) if at not in pair]
        colour_of = dict(zip([*pair, *others], PLAN_COLOURS))
        return [(self.plans[at], colour_of[at]) for at in sorted(colour_of)]

    def zone_name(self, zone: int) -> str:
        """How texts call a zone."""
        name, school = str(self.school_names[zone]), str(self.problem.school_ids[zone])
        return name if name == school else f"{name} ({school})"


def from_to(report: ZoneReport) -> str:
    """Between which plans students change."""
    if report.other is None:
        return ""
    return tr("From {before} to {after}").format(
        before=in_sentence(report.other.name), after=in_sentence(report.plan.name)
    )


def travel_unit(problem: ZoningProblem) -> tuple[float, str]:
    """Divide travel by the first to have it in the second."""
    if problem.costs is not None:
        return 1.0, tr("cost")
    return lengths.metres_per_unit(), lengths.unit_in_full()


def short_name(name: str) -> str:
    """A school's name as a map has room for it."""
    text = " ".join(str(name).split())
    for tail in (" Elementary School", " Middle School", " High School", " School"):
        if text.endswith(tail) and len(text) > len(tail):
            text = text[: -len(tail)]
    return text if len(text) <= 22 else text[:21] + "\N{HORIZONTAL ELLIPSIS}"


def zone_in_words(report: ZoneReport, zone: int, metrics: PlanMetrics) -> str:
    return tr("{name}: {students}, {seats}, {percent} %").format(
        name=report.zone_name(zone),
        students=students_counted(metrics.students[zone]),
        seats=seats_counted(metrics.capacity[zone]),
        percent=number(metrics.utilisation[zone]),
    )


def class_colour(report: ZoneReport, utilisation: float) -> str:
    # At a limit the lower class, as the layers have it.
    for _, high, colour, _ in report.classes:
        if utilisation <= high:
            return colour
    return report.classes[-1][2]


def cell(value: Any, digits: int = 0, tone: str = "") -> Cell:
    value = float(value)
    return Cell(number(value, digits), value, tone=tone)
