# SPDX-License-Identifier: GPL-2.0-or-later
"""From layers to a validated problem: every check before any work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Optional

import geopandas as gpd
import numpy as np

from .. import geo, topics
from ..date_line import unbroken_map
from ..errors import MOST_NAMED, Fault, InputError
from ..ids import as_numbers, plain, rows_of
from ..progress import SILENT, Progress
from ..shapes import meeting
from ..texts import listed, tr
from .attributes import (
    Columns,
    check_capacity,
    check_ids,
    check_level,
    check_students,
    ids_of,
    schools_of_level,
    students_of,
    tell_doubts,
    tell_text_fields,
)
from .conditions import NO_CONDITIONS, Conditions, zones_named
from .costs import TravelCosts, cost_matrix, tell_missing
from .dividing import ORIGIN, Division, divide
from .geometry_checks import AREAS, PLACES, check_geometries, check_layer, is_bad_geometry
from .locks import check_locks, cores
from .problem import UNASSIGNED, ZoningProblem
from .school_places import TwoSchools, crowded_faults, find_places, merged_schools
from .survey import survey, xy

if TYPE_CHECKING:
    from pyproj import CRS

    from .adjacency import Adjacency
    from .school_places import Places


def build_problem(
    units: gpd.GeoDataFrame,
    schools: gpd.GeoDataFrame,
    columns: Columns,
    progress: Progress = SILENT,
    conditions: Conditions = NO_CONDITIONS,
) -> ZoningProblem:
    """Check both layers and build the problem from them: see ``problem_and_outlines``."""
    return problem_and_outlines(units, schools, columns, progress, conditions)[0]


def problem_and_outlines(
    units: gpd.GeoDataFrame,
    schools: gpd.GeoDataFrame,
    columns: Columns,
    progress: Progress = SILENT,
    conditions: Conditions = NO_CONDITIONS,
) -> tuple[ZoningProblem, gpd.GeoSeries]:
    """Check both layers and build the problem from them.

    Parameters
    ----------
    units : GeoDataFrame of n polygons
        Indexed by feature id.
    schools : GeoDataFrame of points or polygons
        Indexed by feature id; a polygon stands for a point inside it. Read in the
        coordinate reference system of ``units`` if its own differs.
    columns : Columns
    progress : Progress
        Takes the warnings.
    conditions : Conditions
        Locked units, barriers, bridges, travel costs, and what is to become of parts of the
        map without a school and of units with several.

    Returns
    -------
    ZoningProblem
    GeoSeries of polygons
        The problem's units in its metres, reprojected once for all who need them, valid there
        and without harmless overlaps.

    Raises
    ------
    InputError
        With everything that is wrong, as far as it can be known at once.
    """
    bounds = units.geometry.bounds.to_numpy()
    schools, faults = _first_checks(units, schools, columns, conditions.two_schools, bounds)
    if not faults:
        tell_doubts(units, schools, columns, progress)
    unit_ids = ids_of(units, columns.unit_id)
    schools = schools.to_crs(units.crs)
    metric = geo.local_metric_crs(units.geometry, bounds)
    units, schools, conditions = unbroken(units, schools, conditions, metric, bounds)
    places, not_placed = _places(units, metric, schools, columns)
    faults += not_placed
    on_border = _on_border_warning(places, schools, unit_ids, columns)
    others: tuple = ()
    if conditions.two_schools == TwoSchools.MERGE:
        schools, places, others, said = merged_schools(
            schools, places, columns.school_id, columns.capacity, unit_ids
        )
        if said:
            progress.warn(f"{columns.schools_layer}: {said}")
    else:
        faults += crowded_faults(
            places,
            ids_of(schools, columns.school_id),
            unit_ids,
            columns.units_layer,
            _level_hint(schools, places, columns),
        )
    points, seed_unit = _school_points(schools), places.unit

    mapped = survey(
        units, metric, columns, conditions, progress, seed_unit[seed_unit >= 0], known=faults
    )
    if on_border:
        progress.warn(on_border)
    faults += mapped.faults
    adjacency, left_out, inside = mapped.adjacency, mapped.left_out, mapped.inside
    locked, wrong = _locked(
        adjacency, seed_unit, left_out, units, schools, others, columns, conditions
    )
    faults += wrong
    students = students_of(units, columns).sum(axis=1).to_numpy()
    if not faults and students[inside].sum() == 0:
        faults.append(
            Fault(
                "all students live in parts of the map without a school, which are left out",
                "Let ISLANDS join these parts to the nearest unit (1), or draw a line to them in "
                "BRIDGES.",
                columns.units_layer,
                topic=topics.PARTS,
            )
        )
    costs, wrong = _costs(units.iloc[inside], schools, columns, conditions)
    faults += wrong
    if faults:
        raise InputError(faults)

    tell_text_fields(units, columns, progress)
    mapped.tell(progress)
    number = np.cumsum(~left_out) - 1
    travel = None if costs is None else TravelCosts.of(costs)
    problem = ZoningProblem(
        **mapped.for_problem(students),
        school_ids=tuple(ids_of(schools, columns.school_id)),
        capacity=as_numbers(schools[columns.capacity]),
        school_m=xy(points.to_crs(metric)),
        school_lonlat=geo.to_lonlat(xy(points), units.crs),
        seed_unit=number[seed_unit],
        locked=np.full(len(inside), UNASSIGNED) if locked is None else locked[inside],
        costs=travel.cost if travel else None,
        too_far=travel.too_far if travel else np.inf,
        stranded=travel.stranded if travel else np.zeros(len(inside), bool),
        other_schools=others,
    )
    if conditions.locked_field:
        cores(problem, layer=columns.units_layer, field=conditions.locked_field)
    if conditions.costs is not None and conditions.cost_columns is not None:
        tell_missing(problem, conditions.cost_columns.layer, progress)
    return problem, mapped.units_m.iloc[inside]


def divided_units(
    units: gpd.GeoDataFrame,
    schools: gpd.GeoDataFrame,
    columns: Columns,
    shared: Sequence[str] = (),
    progress: Progress = SILENT,
) -> Optional[Division]:
    """Divide every unit that several schools have to share; None if there is none.

    Parameters
    ----------
    units, schools, columns
        As in ``build_problem``.
    shared : sequence of str
        More number columns, beside the students, that the parts of a unit share by area.
    progress : Progress

    Raises
    ------
    InputError
        If the layers cannot be worked with, or schools stand at one place.
    """
    schools, faults = _first_checks(units, schools, columns, TwoSchools.DIVIDE)
    if faults:
        raise InputError(faults)
    schools = schools.to_crs(units.crs)
    metric = geo.local_metric_crs(units.geometry)
    places, faults = _places(units, metric, schools, columns)
    if faults:
        raise InputError(faults)
    if not places.crowded:
        return None
    if not columns.unit_id:
        raise InputError(
            Fault(
                "units are to be divided between their schools, but there is no field with the "
                "planning units' ids",
                "Choose the field (UNIT_ID) in which the parts get ids of their own.",
                columns.units_layer,
            )
        )
    return divide(
        units,
        metric,
        _school_points(schools),
        ids_of(schools, columns.school_id),
        places,
        columns.unit_id,
        list(dict.fromkeys([*columns.students, *shared])),
        columns.schools_layer,
        columns.units_layer,
    )


def _first_checks(
    units: gpd.GeoDataFrame,
    schools: gpd.GeoDataFrame,
    columns: Columns,
    two_schools: TwoSchools,
    bounds: Optional[np.ndarray] = None,
) -> tuple[gpd.GeoDataFrame, list[Fault]]:
    """The schools of the level, and what is wrong with the layers taken by themselves.

    Raises an InputError where nothing more can be found out.
    """
    faults = [*check_layer(units, columns.units_layer, bounds), *check_level(schools, columns)]
    faults += check_layer(schools, columns.schools_layer)
    if faults:
        raise InputError(faults)

    schools = schools_of_level(schools, columns)
    unit_ids = ids_of(units, columns.unit_id)
    faults = check_geometries(units, columns.units_layer, unit_ids, AREAS)
    school_names = ids_of(schools, columns.school_id)
    faults += check_geometries(schools, columns.schools_layer, school_names, PLACES)
    faults += check_ids(units, columns.unit_id, columns.units_layer)
    faults += check_ids(schools, columns.school_id, columns.schools_layer)
    faults += check_students(units, columns)
    faults += check_capacity(schools, columns)
    if len(units) < len(schools) and two_schools == TwoSchools.REFUSE:
        faults.append(
            Fault(
                tr("there are fewer planning units ({units}) than schools ({schools})").format(
                    units=len(units), schools=len(schools)
                ),
                "Every zone needs a unit of its own: use smaller units, or fewer schools.",
                columns.units_layer,
            )
        )
    is_bad = [
        *(is_bad_geometry(shape, AREAS) for shape in units.geometry),
        *(is_bad_geometry(shape, PLACES) for shape in schools.geometry),
    ]
    if any(is_bad):
        raise InputError(faults)
    return schools, faults


def _school_points(schools: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """One point per school: a polygon's is inside it, even where its centroid is not."""
    return schools.representative_point()


def unbroken(
    units: gpd.GeoDataFrame,
    schools: gpd.GeoDataFrame,
    conditions: Conditions,
    metric: CRS,
    bounds: Optional[np.ndarray] = None,
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, Conditions]:
    """All layers as they lie on the ground, where the 180th meridian parts the units."""
    whole = unbroken_map(units.geometry, metric, bounds)
    if whole.changes_nothing:
        return units, schools, conditions
    lines = {
        name: whole.lay_layer(layer.to_crs(units.crs))
        for name, layer in (
            ("barriers", conditions.barriers),
            ("bridges", conditions.bridges),
            ("neighbours", conditions.neighbours),
        )
        if layer is not None and layer.crs is not None
    }
    return whole.lay_layer(units), whole.lay_layer(schools), replace(conditions, **lines)


def _places(
    units: gpd.GeoDataFrame, metric: CRS, schools: gpd.GeoDataFrame, columns: Columns
) -> tuple[Places, list[Fault]]:
    """The unit of every school (the paper's Algorithm 1), and schools outside all units."""
    points = _school_points(schools)
    touched: list[list[int]] = [[] for _ in range(len(points))]
    for school, unit in meeting(points, units.geometry).tolist():
        touched[school].append(unit)
    at = xy(points)
    places = find_places(
        units.geometry,
        touched,
        at,
        geo.metres_per_unit(at.mean(axis=0)[None], units.crs, metric)[0],
    )
    ids = ids_of(schools, columns.school_id)
    outside = np.flatnonzero(places.unit < 0)
    if len(outside) == len(ids):
        return places, [
            Fault(
                "all schools stand outside all planning units",
                "Check both layers' coordinate systems: one of them is likely to be wrong.",
                columns.schools_layer,
                topic=topics.SCHOOLS_OUTSIDE,
            )
        ]
    return places, [
        Fault(
            "the school stands outside all planning units",
            "Check both layers' coordinate systems. If they are right, move it into a unit, or "
            "leave it out.",
            columns.schools_layer,
            ids[school],
            columns.school_id,
            topic=topics.SCHOOLS_OUTSIDE,
        )
        for school in outside
    ]


def _on_border_warning(
    places: Places, schools: gpd.GeoDataFrame, unit_ids: Sequence, columns: Columns
) -> str:
    """Which unit every school on a border is taken to be in; empty where none is on one."""
    if not len(places.on_border):
        return ""
    ids = ids_of(schools, columns.school_id)
    return tr(
        "{layer}: on the border of several planning units, each taken to be in one of "
        "them that holds no other school, if there is one: {schools}."
    ).format(
        layer=columns.schools_layer,
        schools=listed(
            (
                tr("{school} in unit {unit}").format(
                    school=ids[school], unit=unit_ids[places.unit[school]]
                )
                for school in places.on_border.tolist()
            ),
            MOST_NAMED,
        ),
    )


def _level_hint(schools: gpd.GeoDataFrame, places: Places, columns: Columns) -> str:
    """A word on the field of the levels, where it tells schools apart that share a unit."""
    field = columns.level_candidate
    if columns.level_field or not field or field not in schools.columns:
        return ""
    for crowd, _ in places.crowded:
        if schools[field].iloc[crowd].map(plain).nunique() > 1:
            return tr(
                "Or choose one level: the field '{field}' (LEVEL_FIELD) tells these schools apart."
            ).format(field=field)
    return ""


def _locked(
    adjacency: Adjacency,
    seed_unit: np.ndarray,
    left_out: np.ndarray,
    units: gpd.GeoDataFrame,
    schools: gpd.GeoDataFrame,
    others: Sequence[Sequence],
    columns: Columns,
    conditions: Conditions,
) -> tuple[Optional[np.ndarray], list[Fault]]:
    if not conditions.locked_field:
        return None, []
    school_ids, unit_ids = ids_of(schools, columns.school_id), ids_of(units, columns.unit_id)
    where = columns.units_layer, conditions.locked_field
    values = units[conditions.locked_field].tolist()
    locked, unknown = zones_named(values, school_ids, others)
    faults = [
        Fault(
            "the field names a school that is not among the schools used",
            "Correct it, leave it empty, or check the level and the school id field.",
            columns.units_layer,
            unit_ids[unit],
            conditions.locked_field,
            plain(values[unit]),
        )
        for unit in unknown.tolist()
    ]
    faults += [
        Fault(
            "a unit is locked to a school, but left without a zone with its part of the map",
            "Unlock it, or join its part (ISLANDS=1, or a line in BRIDGES).",
            columns.units_layer,
            unit_ids[unit],
            conditions.locked_field,
        )
        for unit in np.flatnonzero(left_out & (locked >= 0)).tolist()
    ]
    # Schools without a unit of their own are faults by themselves.
    if not faults and (seed_unit >= 0).all() and len(np.unique(seed_unit)) == len(seed_unit):
        faults = check_locks(adjacency, seed_unit, locked, school_ids, unit_ids, *where)
    return locked, faults


def _costs(
    units: gpd.GeoDataFrame, schools: gpd.GeoDataFrame, columns: Columns, conditions: Conditions
) -> tuple[Optional[np.ndarray], list[Fault]]:
    if conditions.costs is None or conditions.cost_columns is None:
        return None, []
    if not columns.unit_id:
        return None, [
            Fault(
                "travel costs are given, but no field with the planning units' ids",
                "Choose the field whose values the table of travel costs names.",
                columns.units_layer,
            )
        ]
    # The table knows a unit that was divided by the id that it had.
    named = ORIGIN if ORIGIN in units.columns else columns.unit_id
    unit_ids = list(dict.fromkeys(ids_of(units, named)))
    school_ids = ids_of(schools, columns.school_id)
    costs, wrong = cost_matrix(
        conditions.costs,
        conditions.cost_columns,
        unit_ids,
        school_ids,
        conditions.missing_is_no_way,
    )
    if costs is not None:
        costs = costs[rows_of(ids_of(units, named), unit_ids)]
    return costs, wrong
