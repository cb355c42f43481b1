# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans drawn and improved, and the least travel that any plan can have."""

from __future__ import annotations

from typing import Callable, Optional, Union

import numpy as np

from ..effort import Effort
from ..errors import Fault, InputError
from ..progress import Progress
from ..zones import azp as _azp
from ..zones import geokmeans as _geokmeans
from ..zones import sara as _sara
from ..zones.bounds import Bound
from ..zones.criteria.criteria import NOTHING_ELSE, Criteria
from ..zones.evaluation import SMALLEST_PATCH
from ..zones.geokmeans import OwnZone, UnitOrder, Variant
from ..zones.goal import DEFAULT_GOAL, Goal
from ..zones.improvement import starts_for
from ..zones.pace import PACE
from ..zones.parallel import run_starts_in_parallel
from ..zones.runs import RunsResult, Target
from ..zones.whole_bound import goal_bound
from .choices import TO_WARNINGS, chosen
from .district import District
from .goals import goal_for
from .plans import ZonePlan


def geokmeans(
    district: District,
    variant: Union[str, Variant] = Variant.GEOKMEANS,
    *,
    balance_weight: float = 0.9,
    max_stagnation: int = 5,
    unit_order: Union[str, UnitOrder] = UnitOrder.NEAREST_FIRST,
    own_zone: Union[str, OwnZone] = OwnZone.LOOK_FURTHER,
    random_seed: int = 0,
    progress: Progress = TO_WARNINGS,
) -> ZonePlan:
    """Draw attendance zones by GeoKMeans or one of its ablations.

    Parameters
    ----------
    district : District
    variant : {"geokmeans", "sckm", "ckm", "skm"}
        GeoKMeans; without balance; zones that may fall apart, too; the nearest school alone.
    balance_weight : float
        Weight of balance against compactness, from 0 to 1 (w).
    max_stagnation : int
        Iterations without improvement before it stops (T_max).
    unit_order : {"nearest_first", "as_given", "random"}
        In which order units are taken, on which the paper is silent.
    own_zone : {"look_further", "stop"}
        What a unit does when its own zone is the nearest left, on which the paper is silent.
    random_seed : int
        For the random order.
    progress : Progress
        A listener that cancels gets the plan so far.

    Returns
    -------
    ZonePlan

    Raises
    ------
    InputError
        If there is no such option.

    References
    ----------
    Biswas et al. (2020), Geospatial clustering for balanced and proximal schools, AAAI.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> district = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats"
    ... )
    >>> balanced, nearest = core.geokmeans(district), core.geokmeans(district, "SKM")
    >>> bool(balanced.metrics.balance > nearest.metrics.balance)
    True
    """
    result = _geokmeans.geokmeans(
        district.problem,
        variant=chosen(variant, Variant, "variant"),
        balance_weight=balance_weight,
        max_stagnation=max_stagnation,
        random_seed=random_seed,
        unit_order=chosen(unit_order, UnitOrder, "unit_order"),
        own_zone=chosen(own_zone, OwnZone, "own_zone"),
        progress=progress,
    )
    return ZonePlan(district, result.labels)


def azp(
    district: District,
    *,
    target: Union[str, Target] = Target.CAPACITY,
    runs: int = 1,
    random_seed: int = 0,
    progress: Progress = TO_WARNINGS,
) -> ZonePlan:
    """Draw attendance zones by the Automatic Zoning Procedure, from random plans.

    Parameters
    ----------
    district : District
    target : {"capacity", "population"}
        What the students of a zone should equal: the seats, or the same number everywhere.
    runs : int
        Independent starts; the best plan is kept, ``ZonePlan.runs`` tells of all.
    random_seed : int
    progress : Progress

    Returns
    -------
    ZonePlan

    Raises
    ------
    InputError
        If there is no such option, or no run.

    References
    ----------
    Openshaw and Rao (1995), Algorithms for reengineering 1991 census geography,
    Environment and Planning A 27(3), 425-446.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> district = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats"
    ... )
    >>> plan = core.azp(district, runs=3)
    >>> plan.runs.n_runs, int(plan.metrics.n_pieces.max())
    (3, 1)
    """
    return _of_runs(_azp.azp, district, target, runs, random_seed, progress)


def sara(
    district: District,
    *,
    target: Union[str, Target] = Target.CAPACITY,
    runs: int = 1,
    random_seed: int = 0,
    progress: Progress = TO_WARNINGS,
) -> ZonePlan:
    """Draw attendance zones by simulated annealing (SARA), from random plans.

    Parameters
    ----------
    district : District
    target, runs, random_seed, progress
        As in ``azp``.

    Returns
    -------
    ZonePlan

    Raises
    ------
    InputError
        If there is no such option, or no run.

    References
    ----------
    Macmillan (2001), Redistricting in a GIS environment: an optimisation algorithm using
    switching-points, Journal of Geographical Systems 3(2), 167-180.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> district = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats"
    ... )
    >>> int(core.sara(district).metrics.n_pieces.max())
    1
    """
    return _of_runs(_sara.sara, district, target, runs, random_seed, progress)


def _of_runs(
    method: Callable[..., RunsResult],
    district: District,
    target: Union[str, Target],
    runs: int,
    random_seed: int,
    progress: Progress,
) -> ZonePlan:
    if runs < 1:
        raise InputError(
            Fault("at least one run is needed", "Ask for 1 or more.", "runs", detail=str(runs))
        )
    result = method(
        district.problem,
        target=chosen(target, Target, "target"),
        runs=runs,
        random_seed=random_seed,
        progress=progress,
    )
    return ZonePlan(district, result.labels, runs=result)


def improve(
    start: Union[District, ZonePlan],
    *,
    effort: Union[str, Effort] = Effort.STANDARD,
    tolerance: float = DEFAULT_GOAL.tolerance,
    max_utilisation: Optional[float] = None,
    travel_weight: float = DEFAULT_GOAL.travel_weight,
    compactness_weight: float = DEFAULT_GOAL.compactness_weight,
    evenness_weight: float = DEFAULT_GOAL.balance_weight,
    stability: Optional[float] = None,
    keep_islands: bool = True,
    islands_weight: float = 0.0,
    smallest_patch: float = SMALLEST_PATCH,
    criteria: Criteria = NOTHING_ELSE,
    starts_count: int = 1,
    random_seed: int = 0,
    workers: Optional[int] = 1,
    dask_scheduler: Optional[str] = None,
    progress: Progress = TO_WARNINGS,
) -> list[ZonePlan]:
    """Look for the best plan: every school filled within a tolerance, short journeys, round zones.

    Parameters
    ----------
    start : ZonePlan or District
        The plan to start from; a district starts from the least travel possible.
    effort : {"standard", "thorough"}
        Seconds or minutes.
    tolerance : float
        How far, in % of the district's utilisation, a school's may lie from it.
    max_utilisation : float, optional
        A ceiling for every school, in % of its seats.
    travel_weight, compactness_weight, evenness_weight : float
        How much short journeys, round outlines, and students equal to seats count.
    stability : float, optional
        How much it counts that students keep the school of the existing plan; 1 by default
        with such a plan, 0 without.
    keep_islands : bool
        Pieces that lie away from their school in the existing plan (without one, in the plan to
        start from) may stay with it; no new ones are made. Otherwise every zone is in one piece.
    islands_weight : float
        Every island that stays counts as so many times 25 students who change school.
    smallest_patch : float
        Students: of the existing plan no area with fewer changes school by itself.
    criteria : Criteria
        What else counts: feeders, areas, groups, journeys, who is to be spared.
    starts_count : int
        How many times to improve, from different starts: the plan given, the existing one where
        it has a weight, the least travel possible, GeoKMeans.
    random_seed : int
    workers : int, optional
        Processes that run the starts; None for as many as there are processors.
    dask_scheduler : str, optional
        Address of the scheduler of a Dask cluster that runs them instead.
    progress : Progress

    Returns
    -------
    list of ZonePlan
        One per start, the best first; ``ZonePlan.improvement`` tells how much better it is.

    Raises
    ------
    InputError
        If the limits make no sense, stability is asked for without an existing plan, or a column
        that the criteria name is not there or holds what it must not.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> district = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats"
    ... )
    >>> best = core.improve(core.geokmeans(district), tolerance=10)[0]
    >>> best.improvement.violations
    ()
    """
    given = start if isinstance(start, ZonePlan) else None
    district = start.district if isinstance(start, ZonePlan) else start
    if starts_count < 1:
        raise InputError(
            Fault(
                "at least one start is needed",
                "Ask for 1 or more.",
                "starts_count",
                detail=str(starts_count),
            )
        )
    labels = None if given is None else np.asarray(given.labels)
    weights = Goal(
        tolerance=tolerance,
        max_utilisation=max_utilisation,
        travel_weight=travel_weight,
        compactness_weight=compactness_weight,
        balance_weight=evenness_weight,
    )
    goal = goal_for(
        district,
        labels,
        weights,
        stability,
        keep_islands,
        islands_weight,
        smallest_patch,
        criteria,
        progress,
    )
    results = run_starts_in_parallel(
        district.problem,
        goal,
        chosen(effort, PACE, "effort"),
        starts_for(goal, starts_count, random_seed, labels),
        given=labels,
        workers=workers,
        dask_address=dask_scheduler,
        progress=progress,
    )
    return [ZonePlan(district, result.labels, improvement=result) for result in results]


def lower_bound(
    district: District,
    *,
    tolerance: float = DEFAULT_GOAL.tolerance,
    max_utilisation: Optional[float] = None,
    progress: Progress = TO_WARNINGS,
) -> Bound:
    """Return the least mean travel that any plan within limits on utilisation can have.

    Parameters
    ----------
    district : District
    tolerance : float
        How far, in % of the district's utilisation, a school's may lie from it.
    max_utilisation : float, optional
        A ceiling for every school, in % of its seats.
    progress : Progress

    Returns
    -------
    Bound
        ``mean_travel`` is the bound, in metres per student or in the unit of the travel costs.

    Raises
    ------
    InputError
        If the limits make no sense.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> district = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats"
    ... )
    >>> bound = core.lower_bound(district, tolerance=10)
    >>> plan = core.improve(district, tolerance=10)[0]
    >>> bool(bound.mean_travel <= core.evaluate(plan).mean_travel)
    True
    """
    goal = Goal(tolerance=tolerance, max_utilisation=max_utilisation)
    return goal_bound(district.problem, goal, progress)
