# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans of one district side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from ..errors import Fault, InputError
from ..progress import Progress
from ..texts import tr
from ..zones.comparison import Comparison, compare_plans
from ..zones.criteria.criteria import NOTHING_ELSE, Criteria
from ..zones.evaluation import WALKING_DISTANCE_M
from .choices import TO_WARNINGS
from .district import District
from .goals import criteria_for
from .plans import ZonePlan, school_ids_of


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
    comparison: Comparison

    def __repr__(self) -> str:
        """A line for each measure, a column for each plan."""
        rows = {
            f"{measure.name} ({measure.unit})" if measure.unit else measure.name: values
            for measure, values in self.comparison.measures()
        }
        table = pd.DataFrame.from_dict(rows, "index", float, list(self.comparison.names))
        return table.to_string(float_format="{:,.2f}".format)

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
            name: school_ids_of(self.district, labels)
            for name, labels in zip(comparison.names, comparison.labels)
        }
        return self.district.units.assign(
            **zones, n_zones=comparison.n_zones_of_unit, agreement=comparison.agreement()
        )


def compare(
    plans: Mapping[str, ZonePlan],
    criteria: Criteria = NOTHING_ELSE,
    *,
    against: Optional[str] = None,
    walking_distance_m: float = WALKING_DISTANCE_M,
    progress: Progress = TO_WARNINGS,
) -> PlanComparison:
    """Measure plans of one district and what lies between them.

    Parameters
    ----------
    plans : mapping of str to ZonePlan
        Two or more, by name.
    criteria : Criteria
        What else is to be measured; weights do not matter.
    against : str, optional
        The plan, by its name, that all are held against: who changes school, in which patches.
    walking_distance_m : float
        Metres.
    progress : Progress
        Takes the warnings, which become Python's by default.

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
    place = None if against is None else _place(plans, against)
    left = None if against is None else np.asarray(plans[against].labels)
    comparison = compare_plans(
        district.problem,
        [(name, plan.labels) for name, plan in plans.items()],
        district.outlines_m,
        walking_distance_m=walking_distance_m,
        named=[plan.named or school_ids_of(district, plan.labels) for plan in plans.values()],
        criteria=criteria_for(district, criteria, progress, left),
        against=place,
    )
    return PlanComparison(district, comparison)


def _place(plans: Mapping[str, ZonePlan], name: str) -> int:
    if name not in plans:
        raise InputError(
            Fault(
                "there is no such plan",
                tr("Choose one of: {names}.").format(names=", ".join(plans)),
                "against",
                detail=name,
            )
        )
    return list(plans).index(name)
