# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans: drawn, improved, measured and compared, as GeoDataFrames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Callable, Optional, Union

import geopandas as gpd
import numpy as np

from ..errors import Fault, InputError
from ..progress import Progress
from ..texts import tr
from ..zones import azp as _azp
from ..zones import geokmeans as _geokmeans
from ..zones import sara as _sara
from ..zones.bounds import Bound
from ..zones.comparison import Comparison, compare_plans
from ..zones.evaluation import WALKING_DISTANCE_M, PlanEvaluation, evaluate_plan
from ..zones.geokmeans import OwnZone, UnitOrder, Variant
from ..zones.goal import DEFAULT_GOAL, DEFAULT_STABILITY, Goal
from ..zones.improvement import ImproveResult, starts
from ..zones.limits import highest_balance
from ..zones.metrics import PlanMetrics, moved
from ..zones.metrics import evaluate as evaluate_metrics
from ..zones.outlines import dissolve_zones
from ..zones.pace import Effort
from ..zones.parallel import run_starts_in_parallel
from ..zones.runs import RunsResult, Target
from ..zones.tables import more_zone_columns, zone_columns
from ..zones.whole_bound import goal_bound
from ..zones.zonefield import labels_of_field
from .choices import TO_WARNINGS, chosen
from .district import District


@dataclass(frozen=True)
class ZonePlan:
    """Which zone every planning unit belongs to.

    Attributes
    ----------
    district : District
    labels : ndarray of int, shape (n,)
        Zone of every unit, the position of its school in ``district.problem.school_ids``; -1
        without one.
    runs : RunsResult, optional
        Of ``azp`` and ``sara``: how all their runs did.
    improvement : ImproveResult, optional
        Of ``improve``: the objective before and after, the bound, zones outside the limits.
    named : list of length n, optional
        Of ``zone_plan``: the schools as they were given, those that are not used among them.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> district = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats"
    ... )
    >>> plan = core.geokmeans(district)
    >>> int(plan.to_geodataframe()["zone_id"].notna().sum())
    48
    >>> plan.zones_to_geodataframe()[["zone_id", "capacity"]].values.tolist()
    [['A', 260.0], ['B', 180.0], ['C', 140.0]]
    """

    district: District
    labels: np.ndarray = field(repr=False)
    runs: Optional[RunsResult] = field(default=None, repr=False)
    improvement: Optional[ImproveResult] = field(default=None, repr=False)
    named: Optional[list] = field(default=None, repr=False)

    @cached_property
    def metrics(self) -> PlanMetrics:
        """Balance, compactness, proximity and the totals of the zones."""
        return evaluate_metrics(self.district.problem, self.labels)

    def to_geodataframe(self) -> gpd.GeoDataFrame:
        """Return the planning units with all their columns, and the plan's.

        Returns
        -------
        GeoDataFrame of length n
            In the reference system of the units. New columns (in place of those of the same
            name): ``zone_id``, the id of the school, None without a zone; ``distance_m``, metres
            from the unit's centroid to the school along the ellipsoid; with travel costs
            ``travel_cost``; with an existing plan ``changed``.
        """
        problem = self.district.problem
        columns: dict[str, object] = {
            "zone_id": _school_ids(self.district, self.labels),
            "distance_m": self.metrics.unit_distance_m,
        }
        if problem.costs is not None:
            columns["travel_cost"] = problem.travel_of(self.labels)
        if self.district.existing is not None:
            columns["changed"] = moved(self.district.existing, self.labels)
        return self.district.units.assign(**columns)

    def zones_to_geodataframe(self) -> gpd.GeoDataFrame:
        """Return one polygon per zone, with its students, seats and measures.

        Returns
        -------
        GeoDataFrame of length K
            In the reference system of the units; None for the polygon of a zone without a unit.
            Columns: ``zone_id``, and those of the attendance zones that the toolbox writes, with
            those of *Evaluate a zone plan* (README, "Draw attendance zones", "Evaluate").
        """
        district = self.district
        columns = {
            **zone_columns(self.metrics),
            **more_zone_columns(evaluate(self)),
        }
        outlines = dissolve_zones(district.problem, district.units.geometry, self.labels)
        return gpd.GeoDataFrame(
            {
                "zone_id": list(district.problem.school_ids),
                **{name: np.asarray(values, kind) for name, (kind, values) in columns.items()},
            },
            geometry=gpd.GeoSeries(outlines, crs=district.units.crs),
        )


def zone_plan(
    district: District,
    zones: Union[str, Sequence],
    progress: Progress = TO_WARNINGS,
) -> ZonePlan:
    """Return the plan that a column, or any sequence, of school ids holds.

    Parameters
    ----------
    district : District
    zones : str or sequence of length n
        A column of ``district.units``, or the id of each unit's school in their order; None
        where a unit has no zone.
    progress : Progress
        Takes the warnings, which become Python's by default.

    Returns
    -------
    ZonePlan

    Raises
    ------
    InputError
        If no unit has a zone of a school of the district, or the numbers differ.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> district = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats"
    ... )
    >>> plan = core.zone_plan(district, "school")
    >>> [int(n) for n in plan.metrics.n_units]
    [18, 18, 12]
    """
    name = zones if isinstance(zones, str) else "zones"
    if isinstance(zones, str):
        if zones not in district.units.columns:
            raise InputError(
                Fault(
                    tr("there is no column '{name}'").format(name=zones),
                    "Choose a column of the planning units.",
                    "zones",
                )
            )
        values = district.units[zones].tolist()
    else:
        values = list(zones)
    if len(values) != district.problem.n_units:
        raise InputError(
            Fault(
                tr("the plan has {n} units, the district {all}").format(
                    n=len(values), all=district.problem.n_units
                ),
                "Give one zone for every unit.",
                "zones",
            )
        )
    layer = district.columns.units_layer
    labels = labels_of_field(district.problem, values, name, layer, progress)
    return ZonePlan(district, labels, named=values)


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
    starts_count : int
        How many times to improve, from different starts: the plan given, the least travel
        possible, GeoKMeans.
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
        If the limits make no sense, or stability is asked for without an existing plan.

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
    existing = None
    if district.existing is not None:
        existing = tuple(np.maximum(district.existing, -1).tolist())
    if stability is None:
        stability = 0.0 if existing is None else DEFAULT_STABILITY
    goal = Goal(
        tolerance=tolerance,
        max_utilisation=max_utilisation,
        travel_weight=travel_weight,
        compactness_weight=compactness_weight,
        balance_weight=evenness_weight,
        stability_weight=stability,
        existing=existing,
    )
    results = run_starts_in_parallel(
        district.problem,
        goal,
        chosen(effort, Effort, "effort"),
        starts(starts_count, random_seed, given=given is not None),
        given=None if given is None else given.labels,
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


def evaluate(plan: ZonePlan, *, walking_distance_m: float = WALKING_DISTANCE_M) -> PlanEvaluation:
    """Measure a plan, whole or not, in one piece or not.

    Parameters
    ----------
    plan : ZonePlan
    walking_distance_m : float
        Students who live no farther from their school count as walkers; a mile by default.

    Returns
    -------
    PlanEvaluation
        ``measures()`` lists all figures of the plan with name and unit; against the existing
        plan too, if the district has one.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> district = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats",
    ...     existing="school",
    ... )
    >>> measured = core.evaluate(core.zone_plan(district, "school"))
    >>> {m.key: m.value for m in measured.measures()}["STUDENTS_REASSIGNED"]
    0.0
    """
    district = plan.district
    return evaluate_plan(
        district.problem,
        plan.labels,
        district.outlines_m,
        existing=district.existing,
        walking_distance_m=walking_distance_m,
        highest_balance=highest_balance(district.problem),
    )


@dataclass(frozen=True)
class PlanComparison:
    """Two or more plans of one district, side by side; made by ``compare``.

    Attributes
    ----------
    district : District
    comparison : Comparison
        Measures by plan (``measures()``), by zone (``zone_measures()``), units and students
        that differ between every two plans (``units_moved``, ``students_moved``).

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> district = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats"
    ... )
    >>> plan = core.zone_plan(district, "school")
    >>> both = core.compare({"in force": plan, "the same": plan})
    >>> both.to_geodataframe()["agreement"].unique().tolist()
    ['in force = the same']
    """

    district: District
    comparison: Comparison = field(repr=False)

    def to_geodataframe(self) -> gpd.GeoDataFrame:
        """Return the planning units with their zone in every plan.

        Returns
        -------
        GeoDataFrame of length n
            New columns: one per plan, by its name; ``n_zones``, in how many zones the plans put
            the unit; ``agreement``, which plans agree on it.
        """
        comparison = self.comparison
        zones = {
            name: _school_ids(self.district, labels)
            for name, labels in zip(comparison.names, comparison.labels)
        }
        return self.district.units.assign(
            **zones, n_zones=comparison.n_zones_of_unit, agreement=comparison.agreement()
        )


def compare(
    plans: Mapping[str, ZonePlan], *, walking_distance_m: float = WALKING_DISTANCE_M
) -> PlanComparison:
    """Measure plans of one district and what lies between them.

    Parameters
    ----------
    plans : mapping of str to ZonePlan
        Two or more, by name.
    walking_distance_m : float

    Returns
    -------
    PlanComparison

    Raises
    ------
    InputError
        If there are fewer than two plans, or they are of different districts.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> district = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats"
    ... )
    >>> plans = {"drawn": core.geokmeans(district), "in force": core.zone_plan(district, "school")}
    >>> core.compare(plans).comparison.names
    ('drawn', 'in force')
    """
    districts = {id(plan.district): plan.district for plan in plans.values()}
    if len(districts) > 1:
        raise InputError(
            Fault(
                "the plans are of different districts",
                "Draw or read them on the same one.",
                "plans",
            )
        )
    if len(plans) < 2:
        raise InputError(Fault("one plan cannot be compared", "Give two or more plans.", "plans"))
    district = next(iter(districts.values()))
    comparison = compare_plans(
        district.problem,
        [(name, plan.labels) for name, plan in plans.items()],
        district.outlines_m,
        walking_distance_m=walking_distance_m,
        named=[plan.named or _school_ids(district, plan.labels) for plan in plans.values()],
    )
    return PlanComparison(district, comparison)


def _school_ids(district: District, labels: np.ndarray) -> list:
    ids = district.problem.school_ids
    return [ids[zone] if zone >= 0 else None for zone in labels.tolist()]
