# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked of a plan beside its goal, by columns and numbers; and the criteria of a map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

import numpy as np

from ...errors import MOST_NAMED, Fault, InputError
from ...ids import as_numbers, is_missing
from ...texts import listed, students_counted, tr
from ..problem import UNASSIGNED
from .by_grade import MovedByGrade
from .by_unit import LongerJourneys, LongJourneys, MovedBefore, Walkers
from .ceilings import MeanTravelLimit, MovedLimit
from .crossings import SoftBarriers
from .grandfathered import Grandfathered
from .groups import groups_of
from .overfull import Overfull
from .shares import Shares
from .splits import SMALL_BRANCH, Feeders, KeptTogether
from .tables import PART

if TYPE_CHECKING:
    import geopandas as gpd

    from ...progress import Progress
    from ..attributes import Columns
    from ..problem import ZoningProblem
    from .term import Criterion

STRICT = 50.0
"""Of a student beyond a limit on journeys: as much as 50 who change school."""


@dataclass(frozen=True)
class Criteria:
    """What else is wished of a plan; all of it optional, and all at once if need be.

    Weights say how much a student counts who is not as wished, held against one who changes
    school at a stability of 1; 0 only measures. What is measured stands in
    ``PlanEvaluation.measures()``, under the keys in brackets; of several columns those from the
    second on have a number behind (``FEEDER_SPLITS_2``).

    Attributes
    ----------
    feeders : sequence of str
        Columns of the units with the zones of the level below or above
        (``FEEDER_SPLITS``, ``FEEDER_BRANCHES``, ``FEEDER_MINORITY``).
    feeders_above : bool, optional
        Whether that level is the one above; by default the level with more zones feeds the other.
    feeder_share : float
        Percent of a zone's students below which a branch counts as small.
    feeder_branch : float
        Students that every minority branch counts as besides.
    feeder_weight : float
    max_split : float, optional
        No more zones of the lower of both levels are split, as far as such a plan is found; of
        several columns, by each.
    keep : sequence of str
        Columns that name each unit's neighbourhood or the like (``AREAS_SPLIT``,
        ``AREAS_MINORITY``).
    keep_weight : float
    shares : sequence of str
        Columns with the students of a group in each unit (``DISSIMILARITY``: Duncan and Duncan
        1955; ``VARIANCE_RATIO``: James and Taeuber 1985; ``LOWEST_SHARE``, ``HIGHEST_SHARE``).
    share_weight : float
    max_travel : float, optional
        Metres, or the unit of the travel costs: nobody farther, where that is possible
        (``STUDENTS_TOO_FAR``).
    max_increase : float, optional
        Percent by which a way may grow against the existing plan (``STUDENTS_MUCH_FARTHER``).
    farther : bool
        Students whose way grows are counted, where there is an existing plan
        (``STUDENTS_FARTHER``).
    by_grade : bool
        Students reassigned are counted by the columns of students, where there are several and an
        existing plan (``REASSIGNED_`` and the column).
    walk_distance_m : float, optional
        Who lives so near to a school ought to go to one that is (``WALKERS_LOST``,
        ``WALKERS_GAINED``).
    walk_weight : float
    moved_before : str, optional
        Column that is above 0 for units that changed school the last time (``MOVED_AGAIN``).
    moved_before_weight : float
    grandfathered : sequence of str
        Those of the columns of students whose students stay at their old school
        (``MOVED_AT_ONCE``, ``FIRST_YEAR_MAX_UTILISATION``, ``FIRST_YEAR_STUDENTS_OVER``).
    first_year_above : float
        Percent of a school's seats beyond which its students of the first year count.
    first_year_weight : float
    full_above : float, optional
        Percent of a school's seats beyond which students count (``STUDENTS_IN_MARGIN``).
    full_weight : float
    barrier_weight : float, optional
        Of what barriers with a cost ask for (``Conditions.barrier_cost_field``;
        ``BARRIER_CROSSINGS``, ``BARRIER_COST``); None does not measure it either.
    max_moved : float, optional
        Students: no more change school, as far as such a plan is found; those of schools that
        close are not counted.
    max_mean_increase : float, optional
        Percent by which mean travel may grow against the existing plan.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> units["town"] = ["north" if n >= 24 else "south" for n in range(48)]
    >>> district = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats",
    ...     existing="school",
    ... )
    >>> wanted = core.Criteria(keep=["town"], keep_weight=20, max_increase=50)
    >>> plans = [core.zone_plan(district, "school"), core.improve(district, criteria=wanted)[0]]
    >>> measured = [core.evaluate(plan, wanted).measures() for plan in plans]
    >>> before, after = ({m.key: m.value for m in each}["AREAS_MINORITY"] for each in measured)
    >>> after < before
    True
    """

    feeders: Sequence[str] = ()
    feeders_above: Optional[bool] = None
    feeder_share: float = SMALL_BRANCH
    feeder_branch: float = PART
    feeder_weight: float = 1.0
    max_split: Optional[float] = None
    keep: Sequence[str] = ()
    keep_weight: float = 1.0
    shares: Sequence[str] = ()
    share_weight: float = 1.0
    max_travel: Optional[float] = None
    max_increase: Optional[float] = None
    farther: bool = True
    by_grade: bool = False
    walk_distance_m: Optional[float] = None
    walk_weight: float = 1.0
    moved_before: Optional[str] = None
    moved_before_weight: float = 1.0
    grandfathered: Sequence[str] = ()
    first_year_above: float = 100.0
    first_year_weight: float = 1.0
    full_above: Optional[float] = None
    full_weight: float = 1.0
    barrier_weight: Optional[float] = 1.0
    max_moved: Optional[float] = None
    max_mean_increase: Optional[float] = None

    def columns(self) -> list[str]:
        """The columns of the units that are needed."""
        more = [self.moved_before] if self.moved_before else []
        return [*self.feeders, *self.keep, *self.shares, *self.grandfathered, *more]

    @property
    def limits_changes(self) -> bool:
        """Whether something is asked that an existing plan without zones would make idle."""
        limits = (self.max_moved, self.max_mean_increase, self.max_increase, self.moved_before)
        return bool(self.grandfathered) or any(each is not None for each in limits)


NOTHING_ELSE = Criteria()
"""Nothing else is asked for; it cannot be changed, so one serves all."""


def criteria_of(
    wanted: Criteria,
    problem: ZoningProblem,
    units: gpd.GeoDataFrame,
    columns: Columns,
    existing: Optional[np.ndarray],
    progress: Progress,
) -> tuple[Criterion, ...]:
    """Return the criteria of a map.

    Parameters
    ----------
    wanted : Criteria
    problem : ZoningProblem
    units : GeoDataFrame of length n
        The problem's.
    columns : Columns
    existing : ndarray of int, shape (n,), optional
        The plan in force; numbers below 0 stand for no zone or a closed school. Without it
        nothing is said of changes.
    progress : Progress
        Hears which level feeds which, and which units have no school near enough.

    Raises
    ------
    InputError
        If a column is empty, or holds no numbers where it must; if the plan in force has no zone
        and something is asked of changes from it.
    """
    if existing is not None and wanted.limits_changes and (existing < 0).all():
        raise InputError(
            Fault(
                "no planning unit has a zone of a school used in the existing plan, so that what "
                "is asked of changes from it would hold nothing",
                "Choose the field that names the school of each unit today, and check the level; "
                "or leave out the limits and weights on changes.",
                columns.units_layer,
            )
        )
    reader = _Reader(problem, units, columns, progress)
    found = [*reader.groups(wanted), *reader.journeys(wanted, existing)]
    if wanted.full_above is not None:
        found.append(Overfull(wanted.full_above, wanted.full_weight))
    if existing is not None:
        found += reader.spared(wanted, existing)
        if wanted.by_grade and len(columns.students) > 1:
            found.append(MovedByGrade(existing, reader.grades()))
        placed = np.maximum(existing, -1)
        if wanted.max_moved is not None:
            found.append(MovedLimit(placed, wanted.max_moved))
            reader.tell_closed(existing)
        if wanted.max_mean_increase is not None:
            found.append(MeanTravelLimit(placed, wanted.max_mean_increase))
    if wanted.barrier_weight is not None and len(problem.adjacency.soft):
        found.append(SoftBarriers(wanted.barrier_weight))
    return tuple(found)


@dataclass(frozen=True)
class _Reader:
    """The units' columns as criteria."""

    problem: ZoningProblem
    units: gpd.GeoDataFrame
    columns: Columns
    progress: Progress

    def groups(self, wanted: Criteria) -> Iterator[Any]:
        """Feeders, areas kept together, groups of students."""
        layer = self.columns.units_layer
        for number, field in enumerate(wanted.feeders, 1):
            group = groups_of(self.units[field].tolist(), field, layer)
            yield Feeders(
                field,
                group,
                self._feeds(wanted, field, group),
                wanted.feeder_weight,
                wanted.feeder_share,
                number,
                branch=wanted.feeder_branch,
                most_split=wanted.max_split,
            )
        for number, field in enumerate(wanted.keep, 1):
            group = groups_of(self.units[field].tolist(), field, layer)
            yield KeptTogether(field, group, wanted.keep_weight, number)
        faults: list[Fault] = []
        found = [
            Shares(field, self._group(field, faults), wanted.share_weight, number)
            for number, field in enumerate(wanted.shares, 1)
        ]
        if faults:
            raise InputError(faults)
        yield from found

    def _feeds(self, wanted: Criteria, field: str, group: np.ndarray) -> bool:
        """Whether the zones here feed those of a field, and says so."""
        own, count = self.problem.n_zones, len(np.unique(group[group >= 0]))
        above = count < own if wanted.feeders_above is None else wanted.feeders_above
        said = (
            tr("Feeders: the {own} zones here feed the {n} of '{field}'.")
            if above
            else tr("Feeders: the {n} zones of '{field}' feed the {own} here.")
        )
        self.progress.info(said.format(own=own, n=count, field=field))
        return above

    def _group(self, field: str, faults: list[Fault]) -> np.ndarray:
        group = self._numbers(field)
        faults += [
            Fault(
                "a group has more students than there are in the unit",
                "Correct the number, or choose the fields of the students that it is part of.",
                self.columns.units_layer,
                self.problem.unit_ids[unit],
                field,
            )
            for unit in np.flatnonzero(group > self.problem.students + 1e-6).tolist()
        ]
        return group

    def journeys(self, wanted: Criteria, existing: Optional[np.ndarray]) -> Iterator[Any]:
        if wanted.max_travel is not None:
            limit = LongJourneys(wanted.max_travel, STRICT)
            lost = np.flatnonzero(limit.unreachable(self.problem)).tolist()
            if lost:
                ids = self.problem.unit_ids
                self.progress.warn(
                    tr("Units with no school within the longest journey: {n} ({units}).").format(
                        n=len(lost), units=listed((ids[unit] for unit in lost), MOST_NAMED)
                    )
                )
            yield limit
        if existing is not None and (wanted.farther or wanted.max_increase is not None):
            yield LongerJourneys(existing, wanted.max_increase, STRICT)
        if wanted.walk_distance_m is not None:
            yield Walkers(wanted.walk_distance_m, existing, wanted.walk_weight)

    def spared(self, wanted: Criteria, existing: np.ndarray) -> Iterator[Any]:
        """Who moved before, and who may stay."""
        if wanted.moved_before:
            times = self._numbers(wanted.moved_before, empty=0.0)
            yield MovedBefore(existing, times, wanted.moved_before_weight)
        if wanted.grandfathered:
            stays = tuple(wanted.grandfathered)
            self._check_grades(stays)
            above, weight = wanted.first_year_above, wanted.first_year_weight
            yield Grandfathered(existing, self.grades(), stays, above, weight)

    def tell_closed(self, existing: np.ndarray) -> None:
        """Say who changes school beside a limit on that: who is reassigned is more than it."""
        leave = float(self.problem.students[existing < UNASSIGNED].sum())
        if leave > 0:
            self.progress.warn(
                tr(
                    "The limit on students who change school leaves out those of closed schools, "
                    "who change in any case: {students}."
                ).format(students=students_counted(leave))
            )

    def grades(self) -> dict[str, np.ndarray]:
        """The students of every unit by the columns that are added up."""
        return {each: self._numbers(each) for each in self.columns.students}

    def _check_grades(self, stays: tuple) -> None:
        faults = [
            Fault(
                "a grade that stays is not among the fields of students",
                "Choose it there too, or leave it out here.",
                self.columns.units_layer,
                field=field,
            )
            for field in stays
            if field not in self.columns.students
        ]
        if faults:
            raise InputError(faults)

    def _numbers(self, field: str, empty: Optional[float] = None) -> np.ndarray:
        """Numbers of 0 or more; empty ones are refused unless they mean something."""
        values = self.units[field].tolist()
        if empty is not None:
            values = [empty if is_missing(value) else value for value in values]
        found = as_numbers(values)
        faults = [
            Fault(
                "the value is missing, negative or not a number",
                "Fill it in, or write 0.",
                self.columns.units_layer,
                self.problem.unit_ids[unit],
                field,
            )
            for unit in np.flatnonzero(~(found >= 0)).tolist()
        ]
        if faults:
            raise InputError(faults)
        return found
