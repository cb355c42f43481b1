# SPDX-License-Identifier: GPL-2.0-or-later
"""A district: planning units and schools, checked once, ready for plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional, Union

import geopandas as gpd
import numpy as np
from shapely.geometry import Point, box

from ..errors import Fault, InputError
from ..fields import level_like_field
from ..progress import Progress
from ..texts import tr
from ..zones.attributes import Columns
from ..zones.conditions import NO_CONDITIONS, Conditions
from ..zones.neighbour_lines import KIND, UNIT_A, UNIT_B
from ..zones.preflight import divided_units, problem_and_outlines
from ..zones.problem import ZoningProblem
from ..zones.school_places import TwoSchools
from ..zones.zonefield import CLOSED, existing_labels
from .checks import check_columns, check_geodataframe
from .choices import TO_WARNINGS


@dataclass(frozen=True)
class District:
    """Planning units and schools on which plans can be drawn; made by ``build_district``.

    Attributes
    ----------
    problem : ZoningProblem
        The same as arrays, in metres: what every method works on. Its ``n_units`` and
        ``n_zones`` say how many units and schools there are, ``school_ids`` in which order.
    units : GeoDataFrame of length n
        The planning units with all their columns, as they were given; without those that are
        left out (``islands="leave"``), with parts in place of those divided.
    outlines_m : GeoSeries of length n
        Their polygons in metres, valid and without hairline overlaps.
    columns : Columns
        Which columns hold what.
    existing : ndarray of int, shape (n,), optional
        The plan in force: a zone, -1 without one, -2 of a school that is not used. None if no
        column holds it.
    existing_column : str, optional

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> district = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats"
    ... )
    >>> district.problem.n_units, district.problem.n_zones
    (48, 3)
    """

    problem: ZoningProblem
    units: gpd.GeoDataFrame
    outlines_m: gpd.GeoSeries
    columns: Columns
    existing: Optional[np.ndarray] = None
    existing_column: Optional[str] = None

    def __repr__(self) -> str:
        problem = self.problem
        return (
            f"District({problem.n_units:,} units, {problem.n_zones:,} schools, "
            f"{problem.students.sum():,.0f} students, {problem.capacity.sum():,.0f} seats)"
        )


def build_district(
    units: gpd.GeoDataFrame,
    schools: gpd.GeoDataFrame,
    *,
    students: Union[str, Sequence[str]],
    school_id: str,
    capacity: str,
    unit_id: Optional[str] = None,
    level_column: Optional[str] = None,
    level: Optional[str] = None,
    existing: Optional[str] = None,
    conditions: Conditions = NO_CONDITIONS,
    progress: Progress = TO_WARNINGS,
) -> District:
    """Check planning units and schools, and make a district of them.

    Parameters
    ----------
    units : GeoDataFrame of polygons
        They tile the district. With a coordinate reference system.
    schools : GeoDataFrame of points or polygons
        Reprojected if its reference system differs.
    students : str or sequence of str
        Columns of the units that are added up: the grades of a level.
    school_id, capacity : str
        Columns of the schools: the id, which becomes that of the zone, and the seats.
    unit_id : str, optional
        Column that names the units in messages and in travel costs; their index by default.
    level_column, level : str, optional
        Use only the schools whose ``level_column`` reads ``level``.
    existing : str, optional
        Column of the units with the id of the school in force.
    conditions : Conditions
        Locked units, barriers, bridges, travel costs, and what becomes of parts of the map
        without a school and of units with several.
    progress : Progress
        Takes the warnings, which become Python's by default.

    Returns
    -------
    District

    Raises
    ------
    InputError
        With everything that is wrong, where, and what to do, as far as it can be known at once.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> district = core.build_district(
    ...     units, schools, students=["students"], school_id="school", capacity="seats",
    ...     conditions=core.Conditions(islands=core.Islands.REFUSE),
    ... )
    >>> [round(seats) for seats in district.problem.capacity]
    [260, 180, 140]
    """
    columns = named_columns(
        units, schools, students, school_id, capacity, unit_id, level_column, level
    )
    check_columns(units, [existing, conditions.locked_field], "units")
    conditions = on_units(conditions, units)
    if conditions.two_schools == TwoSchools.DIVIDE:
        division = divided_units(units, schools, columns)
        if division is not None:
            units = division.units
            progress.warn(f"{columns.units_layer}: {division.sentence()}")
    problem, outlines = problem_and_outlines(units, schools, columns, progress, conditions)
    units = units.iloc[problem.rows]
    plan = None
    if existing is not None:
        values = units[existing].tolist()
        plan = existing_labels(problem, values, existing, columns.units_layer, progress, CLOSED)
    return District(problem, units, outlines, columns, plan, existing)


def named_columns(
    units: gpd.GeoDataFrame,
    schools: Optional[gpd.GeoDataFrame],
    students: Union[str, Sequence[str]],
    school_id: Optional[str],
    capacity: Optional[str],
    unit_id: Optional[str],
    level_column: Optional[str],
    level: Optional[str],
) -> Columns:
    """Return which columns hold what; an InputError names those that are not there."""
    names = [students] if isinstance(students, str) else list(students)
    check_geodataframe(units, "units")
    check_columns(units, [*names, unit_id], "units")
    candidate = None
    if schools is not None:
        check_geodataframe(schools, "schools")
        check_columns(schools, [school_id, capacity, level_column], "schools")
        candidate = level_like_field([str(name) for name in schools.columns])
    return Columns(
        students=names,
        school_id=school_id or "",
        capacity=capacity or "",
        unit_id=unit_id,
        level_field=level_column,
        level=level,
        level_candidate=candidate,
    )


def on_units(conditions: Conditions, units: gpd.GeoDataFrame) -> Conditions:
    """Return conditions whose lines are in the reference system of the units."""
    columns = conditions.cost_columns
    if conditions.costs is not None and columns is not None:
        check_columns(conditions.costs, [columns.unit, columns.school, columns.cost], "costs")
    if conditions.barriers is not None:
        check_columns(conditions.barriers, [conditions.barrier_cost_field], "barriers")
    elif conditions.barrier_cost_field:
        raise InputError(
            Fault(
                tr("{name} is given, but no layer").format(name="barrier_cost_field"),
                tr("Choose the layer ({layer}), or leave {name} empty.").format(
                    layer=conditions.barriers_layer, name="barrier_cost_field"
                ),
                conditions.barriers_layer,
                detail=conditions.barrier_cost_field,
            )
        )
    neighbours = _in_crs_of(conditions.neighbours, units)
    if neighbours is not None:
        missing = [name for name in (UNIT_A, UNIT_B, KIND) if name not in neighbours.columns]
        neighbours = neighbours.assign(**dict.fromkeys(missing))
    return replace(
        conditions,
        barriers=_in_crs_of(conditions.barriers, units),
        bridges=_in_crs_of(conditions.bridges, units),
        neighbours=neighbours,
    )


def _in_crs_of(
    lines: Optional[gpd.GeoDataFrame], units: gpd.GeoDataFrame
) -> Optional[gpd.GeoDataFrame]:
    if lines is None or lines.crs is None or units.crs is None:
        return lines
    return lines.to_crs(units.crs)


def example_layers() -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Return the layers of a small invented district, for examples and first steps.

    Returns
    -------
    units : GeoDataFrame of 48 squares of 500 m
        With ``unit``, ``students`` (how many live there) and ``school`` (the plan in force).
    schools : GeoDataFrame of 3 points
        With ``school`` (the id) and ``seats``.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> len(units), int(units["students"].sum()), int(schools["seats"].sum())
    (48, 474, 580)
    """
    side, columns, rows = 500.0, 8, 6
    # Anywhere on land where the reference system (UTM zone 33 N) is at home.
    west, south = 390_000.0, 5_820_000.0
    cells = [(column, row) for row in range(rows) for column in range(columns)]
    shapes = [
        box(west + x * side, south + y * side, west + (x + 1) * side, south + (y + 1) * side)
        for x, y in cells
    ]
    crs = "EPSG:32633"
    units = gpd.GeoDataFrame(
        {
            "unit": [f"U{number:02d}" for number in range(1, len(cells) + 1)],
            "students": [6 + (3 * x + 5 * y) % 9 for x, y in cells],
            "school": ["A" if x < 3 else "B" if x < 6 else "C" for x, _ in cells],
        },
        geometry=shapes,
        crs=crs,
    )
    places = [(1, 1), (5, 4), (6, 1)]
    schools = gpd.GeoDataFrame(
        {"school": ["A", "B", "C"], "seats": [260, 180, 140]},
        geometry=[Point(west + (x + 0.5) * side, south + (y + 0.5) * side) for x, y in places],
        crs=crs,
    )
    return units, schools
