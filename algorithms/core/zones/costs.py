# SPDX-License-Identifier: GPL-2.0-or-later
"""Travel costs between planning units and schools, and ways that cannot be travelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import numpy as np
import pandas as pd

from ..errors import Fault
from ..progress import Progress
from ..texts import listed, number, students_counted, tr
from ..travel_costs import TOO_FAR, cost_pairs
from .problem import ZoningProblem

_MOST_NAMED = 20
"""Units that a message names; the rest are counted."""


@dataclass(frozen=True)
class CostColumns:
    """Which columns of a table of travel costs hold what.

    Attributes
    ----------
    unit, school, cost : str
        Columns with the id of the planning unit, that of the school, and the cost.
    layer : str
        How messages call the table.

    Examples
    --------
    Minutes from every unit to every school:

    >>> import pandas as pd
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> minutes = pd.DataFrame(
    ...     [
    ...         (unit, school, 5 + place.distance(there) / 100)
    ...         for unit, place in zip(units["unit"], units.centroid)
    ...         for school, there in zip(schools["school"], schools.geometry)
    ...     ],
    ...     columns=["from", "to", "minutes"],
    ... )
    >>> district = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats",
    ...     unit_id="unit",
    ...     conditions=core.Conditions(
    ...         costs=minutes, cost_columns=core.CostColumns("from", "to", "minutes")
    ...     ),
    ... )
    >>> "travel_cost" in core.geokmeans(district).to_geodataframe().columns
    True
    """

    unit: str
    school: str
    cost: str
    layer: str = "Travel costs"


@dataclass(frozen=True)
class TravelCosts:
    """What travel costs, with a number for every pair.

    Attributes
    ----------
    cost : ndarray of shape (n, K)
        A pair without a way has ``too_far``, so that whatever looks for short ways avoids it;
        a unit without a way to any school has 0 everywhere: no plan can better its travel.
    too_far : float
        Many times the dearest way; infinite where every pair has one.
    stranded : ndarray of bool, shape (n,)
        Units without a way to any school.
    """

    cost: np.ndarray
    too_far: float
    stranded: np.ndarray

    @classmethod
    def of(cls, matrix: np.ndarray) -> TravelCosts:
        """From costs of shape (n, K), infinite where there is no way."""
        way = np.isfinite(matrix)
        stranded = ~way.any(axis=1)
        too_far = np.inf
        if not way.all():
            too_far = TOO_FAR * (float(matrix[way].max(initial=0.0)) or 1.0)
        cost = np.where(way, matrix, too_far)
        cost[stranded] = 0.0
        return cls(cost, too_far, stranded)


def cost_matrix(
    table: pd.DataFrame,
    columns: CostColumns,
    unit_ids: Sequence,
    school_ids: Sequence,
    missing_is_no_way: bool = False,
) -> tuple[Optional[np.ndarray], list[Fault]]:
    """Read a table of travel costs.

    Parameters
    ----------
    table : DataFrame
        A row per pair; pairs of other units or schools are passed over.
    columns : CostColumns
    unit_ids : sequence of length n
    school_ids : sequence of length K
    missing_is_no_way : bool
        A pair that the table lacks, or has without a cost, cannot be travelled; otherwise it
        is a problem.

    Returns
    -------
    ndarray of shape (n, K) or None
        Costs in the table's unit, infinite where there is no way; None if there are problems.
    list of Fault
        Pairs that are missing, given twice with different costs, or not a number from 0 up;
        columns that name no unit or no school.
    """
    rows, cols, cost, faults = cost_pairs(
        table,
        (columns.unit, columns.school, columns.cost),
        unit_ids,
        school_ids,
        tr("unit and school"),
        columns.layer,
        (tr("planning units"), tr("schools")),
        missing_is_no_way,
    )
    matrix = np.full((len(unit_ids), len(school_ids)), np.inf)
    matrix[rows, cols] = cost
    if faults:
        return None, faults
    if missing_is_no_way:
        if np.isfinite(matrix).any():
            return matrix, []
        what = tr("no pair of unit and school has a travel cost")
        return None, [Fault(what, "Choose the field with the costs.", columns.layer)]
    faults = [
        Fault(
            "a pair of unit and school has no travel cost",
            "Give every planning unit a cost to every school used; or let pairs that are missing "
            "count as ways that cannot be travelled (MISSING_COSTS=1).",
            columns.layer,
            tr("{unit} to {school}").format(unit=unit_ids[r], school=school_ids[c]),
            columns.cost,
        )
        for r, c in np.argwhere(~np.isfinite(matrix))
    ]
    return (None if faults else matrix), faults


def tell_missing(problem: ZoningProblem, layer: str, progress: Progress) -> None:
    """Warn of units from which no school can be reached, and say how many pairs have no way."""
    if problem.costs is None or not np.isfinite(problem.too_far):
        return
    every = np.indices(problem.costs.shape)
    none = int(np.count_nonzero(~problem.has_way(every[0], every[1])))
    progress.info(
        tr(
            "{layer}: pairs of unit and school without a cost, which cannot be travelled: {n}."
        ).format(layer=layer, n=number(none))
    )
    alone = np.flatnonzero(problem.stranded & (problem.students > 0))
    if len(alone):
        progress.warn(
            tr(
                "{layer}: planning units from which no school can be reached: {n}, with "
                "{students} ({units}). Such units are placed by their borders, and their travel "
                "counts nowhere."
            ).format(
                layer=layer,
                n=number(len(alone)),
                students=students_counted(problem.students[alone].sum()),
                units=listed((problem.unit_ids[unit] for unit in alone), _MOST_NAMED),
            )
        )


def tell_without_way(
    problem: ZoningProblem, labels: np.ndarray, progress: Progress, plan: str = ""
) -> None:
    """Warn of units that a plan puts with a school that they cannot reach, though they can another.

    Parameters
    ----------
    labels : ndarray of shape (n,)
    plan : str
        The plan's name, where there are several.
    """
    units = np.flatnonzero(problem.without_way(labels) & ~problem.stranded)
    if len(units) == 0:
        return
    text = (
        tr(
            "{plan}: planning units of a school that they cannot reach by the travel costs: {n}, "
            "with {students}: {units}."
        )
        if plan
        else tr(
            "Planning units of a school that they cannot reach by the travel costs: {n}, with "
            "{students}: {units}."
        )
    )
    progress.warn(
        text.format(
            plan=plan,
            n=number(len(units)),
            students=students_counted(problem.students[units].sum()),
            units=listed(
                (
                    tr("{unit} to {school}").format(
                        unit=problem.unit_ids[unit], school=problem.school_ids[labels[unit]]
                    )
                    for unit in units
                ),
                _MOST_NAMED,
            ),
        )
    )
