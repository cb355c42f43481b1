# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans read and measured, as GeoDataFrames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Optional, Union

import geopandas as gpd
import numpy as np

from ..errors import Fault, InputError
from ..progress import Progress
from ..texts import tr
from ..zones.criteria.criteria import NOTHING_ELSE, Criteria
from ..zones.criteria.units import held_against
from ..zones.evaluation import (
    SMALLEST_PATCH,
    WALKING_DISTANCE_M,
    PlanEvaluation,
    evaluate_plan,
)
from ..zones.improvement import ImproveResult
from ..zones.limits import highest_balance
from ..zones.metrics import PlanMetrics, moved
from ..zones.metrics import evaluate as evaluate_metrics
from ..zones.outlines import dissolve_zones
from ..zones.runs import RunsResult
from ..zones.tables import more_zone_columns, zone_columns
from ..zones.zonefield import existing_left, labels_of_field
from .choices import TO_WARNINGS
from .district import District
from .goals import criteria_for


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
    labels: np.ndarray
    runs: Optional[RunsResult] = None
    improvement: Optional[ImproveResult] = None
    named: Optional[list] = None

    def __repr__(self) -> str:
        problem = self.district.problem
        return f"ZonePlan({problem.n_units:,} units, {problem.n_zones:,} schools, {self.metrics})"

    @cached_property
    def metrics(self) -> PlanMetrics:
        """Balance, compactness, proximity and the totals of the zones."""
        return evaluate_metrics(self.district.problem, self.labels)

    @cached_property
    def left(self) -> Optional[np.ndarray]:
        """The existing plan as changes to this one are counted from it; None without one.

        A zone, -1 where a unit has none or both plans name the same school that is not used, less
        where students leave such a school.
        """
        district, existing = self.district, self.district.existing
        if existing is None or self.named is None:
            return existing
        in_force = district.units[district.existing_column].tolist()
        return existing_left(existing, self.labels, (in_force, self.named))

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
            "zone_id": school_ids_of(self.district, self.labels),
            "distance_m": self.metrics.unit_distance_m,
        }
        if problem.costs is not None:
            columns["travel_cost"] = problem.travel_of(self.labels)
        if self.left is not None:
            columns["changed"] = moved(self.left, self.labels)
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


def evaluate(
    plan: ZonePlan,
    criteria: Criteria = NOTHING_ELSE,
    *,
    walking_distance_m: float = WALKING_DISTANCE_M,
    smallest_patch: float = SMALLEST_PATCH,
    progress: Progress = TO_WARNINGS,
) -> PlanEvaluation:
    """Measure a plan, whole or not, in one piece or not.

    Parameters
    ----------
    plan : ZonePlan
    criteria : Criteria
        What else is to be measured; weights do not matter.
    walking_distance_m : float
        Students who live no farther from their school count as walkers; a mile by default.
    smallest_patch : float
        Students; patches that change school with fewer are counted apart.
    progress : Progress
        Takes the warnings, which become Python's by default.

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
    district, existing = plan.district, plan.left
    found = criteria_for(district, criteria, progress)
    if existing is not None:
        found = held_against(found, existing)
    return evaluate_plan(
        district.problem,
        plan.labels,
        district.outlines_m,
        existing=existing,
        walking_distance_m=walking_distance_m,
        highest_balance=highest_balance(district.problem),
        smallest_patch=smallest_patch,
        criteria=found,
    )


def school_ids_of(district: District, labels: np.ndarray) -> list:
    """The id of every unit's school; None without one."""
    ids = district.problem.school_ids
    return [ids[zone] if zone >= 0 else None for zone in labels.tolist()]
