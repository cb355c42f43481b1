"""From layers to a validated problem: every check before any work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.validation import explain_validity

from .. import geo
from ..errors import InputError, Problem
from ..progress import SILENT, Progress
from .adjacency import rook_adjacency
from .conditions import (
    NO_CONDITIONS,
    Conditions,
    check_locks,
    cost_matrix,
    cut_by_barriers,
    joined_by_bridges,
    plain,
    zones_named,
)
from .problem import ZoningProblem

ADDED_BORDERS_NAMED = 5


@dataclass(frozen=True)
class Columns:
    """Which columns of the two layers hold what, and how the layers are called.

    Attributes
    ----------
    students : sequence of str
        Added up: the grades of a level.
    school_id, capacity : str
    unit_id : str, optional
        The index of the layer (the feature id) if absent.
    level_field, level : str, optional
        Only schools whose ``level_field`` reads ``level`` are used.
    units_layer, schools_layer : str
        For messages.
    """

    students: Sequence[str]
    school_id: str
    capacity: str
    unit_id: Optional[str] = None
    level_field: Optional[str] = None
    level: Optional[str] = None
    units_layer: str = "Planning units"
    schools_layer: str = "Schools"


def build_problem(
    units: gpd.GeoDataFrame,
    schools: gpd.GeoDataFrame,
    columns: Columns,
    progress: Progress = SILENT,
    conditions: Conditions = NO_CONDITIONS,
) -> ZoningProblem:
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
        Locked units, barriers, bridges and travel costs.

    Raises
    ------
    InputError
        With everything that is wrong, as far as it can be known at once.
    """
    problems = [*_check_layer(units, columns.units_layer), *_check_level(columns)]
    problems += _check_layer(schools, columns.schools_layer)
    if problems:
        raise InputError(problems)

    schools = _schools_of_level(schools, columns)
    problems = _check_geometries(units, columns.units_layer, _ids(units, columns.unit_id))
    problems += _check_geometries(schools, columns.schools_layer, schools.index)
    problems += _check_ids(units, columns.unit_id, columns.units_layer)
    problems += _check_ids(schools, columns.school_id, columns.schools_layer)
    problems += _check_students(units, columns)
    problems += _check_capacity(schools, columns)
    if len(units) < len(schools):
        problems.append(
            Problem(
                f"there are fewer planning units ({len(units)}) than schools ({len(schools)})",
                "Every zone needs a unit of its own: use smaller units, or fewer schools.",
                columns.units_layer,
            )
        )
    if any(_is_bad_geometry(g) for layer in (units, schools) for g in layer.geometry):
        raise InputError(problems)

    schools = schools.to_crs(units.crs)
    points = _school_points(schools)
    seed_unit, not_seeded = _seeds(units, points, schools, columns, progress)
    problems += not_seeded

    metric = geo.local_metric_crs(units.geometry)
    adjacency, perimeter = rook_adjacency(units.geometry, metric)
    adjacency, wrong = _with_lines(adjacency, units, columns, conditions, progress)
    problems += wrong
    problems += _check_parts(adjacency, seed_unit, units, columns)
    locked, wrong = _locked(adjacency, seed_unit, units, schools, columns, conditions)
    problems += wrong
    costs, wrong = _costs(units, schools, columns, conditions)
    problems += wrong
    if problems:
        raise InputError(problems)

    _tell_added(adjacency, _ids(units, columns.unit_id), progress)
    in_metres = units.geometry.to_crs(metric)
    centre_m = _xy(in_metres.centroid)
    return ZoningProblem(
        unit_ids=tuple(_ids(units, columns.unit_id)),
        students=_students(units, columns).sum(axis=1).to_numpy(),
        area_m2=in_metres.area.to_numpy(),
        perimeter_m=perimeter,
        centre_m=centre_m,
        centre_lonlat=geo.to_lonlat(centre_m, metric),
        adjacency=adjacency,
        school_ids=tuple(_ids(schools, columns.school_id)),
        capacity=pd.to_numeric(schools[columns.capacity]).to_numpy(float),
        school_m=_xy(points.to_crs(metric)),
        school_lonlat=geo.to_lonlat(_xy(points), units.crs),
        seed_unit=seed_unit,
        crs=metric,
        locked=locked,
        costs=costs,
    )


def _ids(layer: gpd.GeoDataFrame, field: Optional[str]) -> list:
    return (layer[field] if field else layer.index).tolist()


def _xy(points: gpd.GeoSeries) -> np.ndarray:
    return np.column_stack([points.x, points.y])


def _school_points(schools: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """One point per school: a polygon's is inside it, even where its centroid is not."""
    return schools.representative_point()


def _students(units: gpd.GeoDataFrame, columns: Columns) -> pd.DataFrame:
    return units[list(columns.students)].apply(pd.to_numeric, errors="coerce").astype(float)


def _check_layer(layer: gpd.GeoDataFrame, name: str) -> list[Problem]:
    if layer.empty:
        return [Problem("the layer has no feature", "Choose another layer or selection.", name)]
    if layer.crs is None:
        return [
            Problem(
                "the layer has no coordinate reference system",
                "Set it in the layer's properties, so that distances can be measured.",
                name,
            )
        ]
    return []


def _check_level(columns: Columns) -> list[Problem]:
    if bool(columns.level_field) == bool(columns.level):
        return []
    given, missing = ("field", "level") if columns.level_field else ("level", "field")
    return [
        Problem(
            f"a school {given} is chosen to pick the schools of one level, but no {missing}",
            "Give both the level field and the level, or neither.",
            columns.schools_layer,
        )
    ]


def _schools_of_level(schools: gpd.GeoDataFrame, columns: Columns) -> gpd.GeoDataFrame:
    if not columns.level_field:
        return schools
    levels = schools[columns.level_field].map(plain)
    chosen = schools[levels == plain(columns.level)]
    if chosen.empty:
        there = ", ".join(sorted(set(levels)))
        raise InputError(
            Problem(
                f"there is no school of level '{columns.level}'",
                f"The levels in the layer are: {there}.",
                columns.schools_layer,
                field=columns.level_field,
            )
        )
    return chosen


def _is_bad_geometry(geometry) -> bool:
    return geometry is None or geometry.is_empty or not geometry.is_valid


def _check_geometries(layer: gpd.GeoDataFrame, name: str, ids) -> list[Problem]:
    problems = []
    for feature, geometry in zip(ids, layer.geometry):
        if geometry is None or geometry.is_empty:
            problems.append(Problem("no geometry", "Draw or delete these features.", name, feature))
        elif not geometry.is_valid:
            problems.append(
                Problem(
                    "invalid geometry",
                    "Run the tool 'Fix geometries' on the layer first.",
                    name,
                    feature,
                    detail=explain_validity(geometry),
                )
            )
    return problems


def _check_ids(layer: gpd.GeoDataFrame, field: Optional[str], name: str) -> list[Problem]:
    if not field:
        return []
    values = layer[field]
    problems = [
        Problem("the id is missing", "Give every feature an id.", name, fid, field)
        for fid in layer.index[values.isna()]
    ]
    repeated = values[values.duplicated(keep=False) & values.notna()]
    problems += [
        Problem(
            "the id is not unique",
            "Give every feature its own id (merge features that belong together).",
            name,
            value,
            field,
            detail=f"{count} features",
        )
        for value, count in repeated.value_counts(sort=False).items()
    ]
    return problems


def _check_students(units: gpd.GeoDataFrame, columns: Columns) -> list[Problem]:
    problems = []
    ids = _ids(units, columns.unit_id)
    numbers = _students(units, columns)
    for name in columns.students:
        for feature, raw, number in zip(ids, units[name], numbers[name]):
            if not np.isfinite(number):
                missing = raw is None or raw != raw
                problems.append(
                    Problem(
                        "the number of pupils is missing or not a number",
                        "Fill it in; where nobody lives, write 0.",
                        columns.units_layer,
                        feature,
                        name,
                        "NULL" if missing else repr(raw),
                    )
                )
            elif number < 0:
                problems.append(
                    Problem(
                        "the number of pupils is negative",
                        "Correct it; where nobody lives, write 0.",
                        columns.units_layer,
                        feature,
                        name,
                        plain(raw),
                    )
                )
    if not problems and numbers.to_numpy().sum() == 0:
        problems.append(
            Problem(
                "no planning unit has any pupil",
                "Choose the fields that count the pupils of this level.",
                columns.units_layer,
                field=", ".join(columns.students),
            )
        )
    return problems


def _check_capacity(schools: gpd.GeoDataFrame, columns: Columns) -> list[Problem]:
    numbers = pd.to_numeric(schools[columns.capacity], errors="coerce").astype(float)
    wrong = ~(np.isfinite(numbers) & (numbers > 0))
    return [
        Problem(
            "the capacity is missing, zero or negative",
            "A zone needs a school with seats: give its capacity, or leave the school out.",
            columns.schools_layer,
            school,
            columns.capacity,
            "NULL" if raw is None or raw != raw else plain(raw),
        )
        for school, raw in zip(
            schools.loc[wrong, columns.school_id], schools.loc[wrong, columns.capacity]
        )
    ]


def _seeds(units, points, schools, columns, progress) -> tuple[np.ndarray, list[Problem]]:
    """Find the unit that holds each school (the paper's Algorithm 1)."""
    at = gpd.GeoDataFrame({"school": np.arange(len(points))}, geometry=points.to_numpy())
    ground = gpd.GeoDataFrame({"unit": np.arange(len(units))}, geometry=units.geometry.to_numpy())
    hits = gpd.sjoin(at, ground, predicate="intersects").sort_values(["school", "unit"])
    ids = _ids(schools, columns.school_id)
    unit_ids = _ids(units, columns.unit_id)

    on_border = hits["school"][hits["school"].duplicated()].unique()
    if len(on_border):
        progress.warn(
            f"{columns.schools_layer}: on the border of several planning units, taken to be in "
            "the first of them: " + ", ".join(str(ids[s]) for s in on_border)
        )
    hits = hits.drop_duplicates("school")
    seed_unit = np.full(len(points), -1)
    seed_unit[hits["school"]] = hits["unit"]

    problems = [
        Problem(
            "the school stands outside all planning units",
            "Move it into a unit, or leave it out (check both layers' coordinate systems).",
            columns.schools_layer,
            ids[school],
            columns.school_id,
        )
        for school in np.flatnonzero(seed_unit < 0)
    ]
    for unit in hits["unit"][hits["unit"].duplicated()].unique():
        here = [str(ids[s]) for s in np.flatnonzero(seed_unit == unit)]
        problems.append(
            Problem(
                "the planning unit holds more than one school of this level",
                "A unit belongs to one zone: split the unit between the schools, or leave "
                "all but one of them out.",
                columns.units_layer,
                unit_ids[unit],
                detail="schools " + ", ".join(here),
            )
        )
    return seed_unit, problems


def _check_parts(adjacency, seed_unit, units, columns) -> list[Problem]:
    part = adjacency.components
    ids = _ids(units, columns.unit_id)
    without = np.setdiff1d(part, part[seed_unit[seed_unit >= 0]])
    return [
        Problem(
            "a part of the map is cut off from every school of this level, so no zone in one "
            "piece can hold it",
            "Join it to its neighbours (close the gap, or merge its units into one across the "
            "water), or leave it out.",
            columns.units_layer,
            ids[unit],
            detail=f"a part of {np.count_nonzero(part == part[unit])} units",
        )
        for unit in (int(np.flatnonzero(part == p)[0]) for p in without)
    ]


def _with_lines(adjacency, units, columns, conditions, progress):
    """The adjacency with barriers and bridges, and what is wrong with them."""
    cut = joined = np.zeros((0, 2), int)
    problems = []
    if conditions.barriers is not None:
        problems += _check_lines(conditions.barriers, conditions.barriers_layer)
        if not problems:
            barriers = conditions.barriers.geometry.to_crs(units.crs)
            cut = cut_by_barriers(units.geometry, adjacency, barriers)
            progress.info(f"Barriers cut {len(cut)} borders between planning units.")
    if conditions.bridges is not None:
        wrong = _check_lines(conditions.bridges, conditions.bridges_layer)
        if not wrong:
            bridges = conditions.bridges.geometry.to_crs(units.crs)
            joined, wrong = joined_by_bridges(
                units.geometry, bridges, conditions.bridges.index.tolist(), conditions.bridges_layer
            )
            progress.info(f"Bridges join {len(joined)} pairs of planning units.")
        problems += wrong
    if len(cut) or len(joined):
        adjacency = adjacency.changed(cut, joined)
    return adjacency, problems


def _check_lines(lines, name) -> list[Problem]:
    if lines.crs is None and len(lines):
        return _check_layer(lines, name)
    return [
        Problem("no geometry", "Draw or delete these features.", name, feature)
        for feature, shape in lines.geometry.items()
        if shape is None or shape.is_empty
    ]


def _locked(adjacency, seed_unit, units, schools, columns, conditions):
    if not conditions.locked_field:
        return None, []
    school_ids, unit_ids = _ids(schools, columns.school_id), _ids(units, columns.unit_id)
    where = columns.units_layer, conditions.locked_field
    values = units[conditions.locked_field]
    locked, problems = zones_named(values, school_ids, unit_ids, *where)
    if not problems and (seed_unit >= 0).all():
        problems = check_locks(adjacency, seed_unit, locked, school_ids, unit_ids, *where)
    return locked, problems


def _costs(units, schools, columns, conditions):
    if conditions.costs is None:
        return None, []
    if not columns.unit_id:
        return None, [
            Problem(
                "travel costs are given, but no field with the planning units' ids",
                "Choose the field whose values the table of travel costs names.",
                columns.units_layer,
            )
        ]
    unit_ids, school_ids = _ids(units, columns.unit_id), _ids(schools, columns.school_id)
    return cost_matrix(conditions.costs, conditions.cost_columns, unit_ids, school_ids)


def _tell_added(adjacency, ids, progress) -> None:
    if not len(adjacency.added):
        return
    named = ", ".join(f"{ids[a]}-{ids[b]}" for a, b in adjacency.added[:ADDED_BORDERS_NAMED])
    rest = len(adjacency.added) - ADDED_BORDERS_NAMED
    more = f" and {rest} more" if rest > 0 else ""
    progress.warn(
        f"Planning units that share a border whose vertices do not match: "
        f"{len(adjacency.added)} pairs, counted as neighbours: {named}{more}."
    )
