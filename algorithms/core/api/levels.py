# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans of several levels of schools at once, as GeoDataFrames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Optional, Union

import geopandas as gpd
import numpy as np

from ..effort import Effort
from ..errors import Fault, InputError
from ..progress import Progress
from ..zones.climb import improve_levels as _improve_levels
from ..zones.criteria.criteria import NOTHING_ELSE
from ..zones.evaluation import SMALLEST_PATCH
from ..zones.goal import DEFAULT_GOAL, Goal
from ..zones.levels import Ladder, Level, LevelsResult
from ..zones.pace import PACE
from .choices import TO_WARNINGS, chosen
from .district import District
from .goals import goal_for
from .plans import ZonePlan

OfLevels = Union[float, Mapping[str, float]]
"""One number for all levels, or one for each by its name."""


@dataclass(frozen=True)
class LevelPlans:
    """Plans of several levels that were drawn together; made by ``improve_levels``.

    Attributes
    ----------
    plans : dict of str to ZonePlan
        Of every level by its name, from the lowest to the highest.
    result : LevelsResult
        The joint objective ``before`` and ``after`` (less is better), and what the zones of every
        level but the highest are split into by the next (``splits_before``, ``splits``).

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> lower = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats"
    ... )
    >>> upper = core.build_district(
    ...     units, schools[:2], students="students", school_id="school", capacity="seats"
    ... )
    >>> drawn = core.improve_levels({"low": lower, "up": upper}, tolerance=40, workers=1)
    >>> sorted(drawn.to_geodataframe().columns)[-4:]
    ['students', 'unit', 'zone_low', 'zone_up']
    """

    plans: dict
    result: LevelsResult = field(repr=False)

    def to_geodataframe(self) -> gpd.GeoDataFrame:
        """Return the planning units with their zone at every level.

        Returns
        -------
        GeoDataFrame
            The units of the lowest level, with ``zone_`` and the level's name for each level;
            None where a unit has no zone.
        """
        first = next(iter(self.plans.values())).district.units
        zones = {
            f"zone_{name}": plan.to_geodataframe()["zone_id"].reindex(first.index).tolist()
            for name, plan in self.plans.items()
        }
        return first.assign(**zones)


def improve_levels(
    levels: Mapping[str, Union[District, ZonePlan]],
    *,
    feeder_weight: float = 1.0,
    feeder_branch: float = 100.0,
    feeder_share: float = 25.0,
    max_split: Optional[Mapping[str, float]] = None,
    effort: Union[str, Effort] = Effort.STANDARD,
    tolerance: OfLevels = DEFAULT_GOAL.tolerance,
    max_utilisation: Optional[float] = None,
    travel_weight: float = DEFAULT_GOAL.travel_weight,
    compactness_weight: float = DEFAULT_GOAL.compactness_weight,
    evenness_weight: float = DEFAULT_GOAL.balance_weight,
    stability: Optional[OfLevels] = None,
    keep_islands: bool = True,
    islands_weight: float = 0.0,
    smallest_patch: float = SMALLEST_PATCH,
    random_seed: int = 0,
    workers: Optional[int] = 1,
    progress: Progress = TO_WARNINGS,
) -> LevelPlans:
    """Look for the best plans of several levels together, so that zones feed zones as wholes.

    Parameters
    ----------
    levels : mapping of str to District or ZonePlan
        By name, from the lowest level to the highest, all of the same planning units. A plan is
        what its level starts from; a district starts from its existing plan, or without one from
        the plan that is best for it alone.
    feeder_weight : float
        Of a student in a minority branch, held against one who changes school at a stability of
        1: of a zone whose students go on to several schools all but most are in such branches.
    feeder_branch : float
        Students that every minority branch counts as besides.
    feeder_share : float
        Percent of a zone's students below which a branch is counted as small.
    max_split : mapping of str to float, optional
        By level: how many of its zones may at most feed more than one zone of the next one, as far
        as such plans are found.
    effort : {"standard", "thorough"}
        Minutes, or up to an hour.
    tolerance : float or mapping of str to float
        How far, in % of the level's utilisation, a school's may lie from it; for all levels, or
        by level.
    max_utilisation : float, optional
        A ceiling for every school, in % of its seats.
    travel_weight, compactness_weight, evenness_weight : float
        How much short journeys, round outlines, and students equal to seats count.
    stability : float or mapping of str to float, optional
        How much it counts that students keep the school of the existing plan, for all levels or
        by level; 1 by default with such a plan, 0 without.
    keep_islands : bool
        Pieces that lie away from their school in the existing plan may stay with it.
    islands_weight : float
        Every island that stays counts as so many times 25 students who change school.
    smallest_patch : float
        Students: of the existing plans no area with fewer changes school by itself.
    random_seed : int
        The same gives the same plans.
    workers : int, optional
        Processes; None for as many as there are processors.
    progress : Progress

    Returns
    -------
    LevelPlans
        Never worse together than what they start from, by the objective that the weights state.

    Raises
    ------
    InputError
        If there are fewer than two levels, they are not of the same planning units, a number is
        given by level and lacks one, a limit is of no level that feeds another, or a goal makes
        no sense.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> lower = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats",
    ...     existing="school",
    ... )
    >>> upper = core.build_district(
    ...     units, schools[:2], students="students", school_id="school", capacity="seats"
    ... )
    >>> drawn = core.improve_levels(
    ...     {"low": lower, "up": upper}, tolerance=40, stability={"low": 2, "up": 0}, workers=1
    ... )
    >>> drawn.result.after <= drawn.result.before
    True
    """
    if len(levels) < 2:
        raise InputError(
            Fault("one level cannot be drawn together", "Give two levels or more.", "levels")
        )
    rungs, districts = [], {}
    for name, start in levels.items():
        given = start if isinstance(start, ZonePlan) else None
        district = districts[name] = start.district if isinstance(start, ZonePlan) else start
        weights = Goal(
            tolerance=_of_level(tolerance, name, "tolerance"),
            max_utilisation=max_utilisation,
            travel_weight=travel_weight,
            compactness_weight=compactness_weight,
            balance_weight=evenness_weight,
        )
        goal = goal_for(
            district,
            None if given is None else given.labels,
            weights,
            None if stability is None else _of_level(stability, name, "stability"),
            keep_islands,
            islands_weight,
            smallest_patch,
            NOTHING_ELSE,
            progress,
        )
        labels = None if goal.existing is None else np.array(goal.existing)
        if given is not None:
            labels = given.labels
        rungs.append(Level(name, district.problem, goal, labels))
    ladder = Ladder(
        tuple(rungs),
        feeder_weight,
        feeder_branch,
        islands_weight=islands_weight,
        share=feeder_share,
        most_split=_most_split(list(levels), max_split or {}),
    )
    kind = chosen(effort, PACE, "effort")
    result = _improve_levels(ladder, kind, random_seed, progress, workers)
    plans = {
        name: ZonePlan(district, each.labels, improvement=each)
        for (name, district), each in zip(districts.items(), result.results)
    }
    return LevelPlans(plans, result)


def _most_split(names: list[str], given: Mapping[str, float]) -> tuple:
    for name in given:
        if name not in names[:-1]:
            raise InputError(
                Fault(
                    "a limit on split zones is of no level that feeds another",
                    "Name a level but the highest.",
                    "max_split",
                    name,
                )
            )
    return tuple(given.get(name) for name in names[:-1])


def _of_level(value: OfLevels, name: str, argument: str) -> float:
    if not isinstance(value, Mapping):
        return value
    if name not in value:
        raise InputError(
            Fault("a number is given by level, but not for this one", "Add it.", argument, name)
        )
    return value[name]
