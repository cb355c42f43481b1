# SPDX-License-Identifier: GPL-2.0-or-later
"""What a plan would be refused for, by the very checks that refuse it."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from ...errors import InputError
from ...ids import as_numbers, is_missing, plain
from ...on_earth import has_no_place
from ...progress import SILENT
from ..adjacency import Adjacency
from ..borders import with_lines
from ..geometry_checks import check_layer
from ..preflight import build_problem, divided_units
from ..problem import ZoningProblem
from ..school_places import TwoSchools
from .survey import Survey


def problem_as_it_is(survey: Survey) -> Optional[ZoningProblem]:
    """The problem that the layers make, or None with what refuses it among the findings."""
    if not survey.is_complete():
        return None
    units, columns, conditions = survey.units, survey.columns, survey.conditions
    try:
        if conditions.two_schools == TwoSchools.DIVIDE:
            division = divided_units(units, survey.schools, columns)
            units = units if division is None else division.units
        problem = build_problem(units, survey.schools, columns, SILENT, conditions)
    except InputError as error:
        survey.refuse(error.faults)
        return None
    # Of units that are divided only for the plan the neighbours are looked for themselves.
    return problem if units is survey.units else None


def adjacency_with_lines(survey: Survey, adjacency: Adjacency, ground: gpd.GeoSeries) -> Adjacency:
    units = survey.units.iloc[ground.index]
    adjacency, _, wrong = with_lines(
        adjacency, ground, units, survey.columns, survey.conditions, SILENT
    )
    survey.refuse(wrong)
    return adjacency


def look_again(survey: Survey, ground: gpd.GeoSeries) -> None:
    """Look again once the faults found are put right, so that none hides another."""
    if not survey.is_complete() or not survey.findings:
        return
    columns = survey.columns
    units = survey.units.iloc[ground.index].copy()
    units = units.set_geometry(gpd.GeoSeries(ground.to_list(), units.index, crs=ground.crs))
    conditions = survey.conditions
    if columns.unit_id:
        names = _made_unique(units[columns.unit_id])
        if names != units[columns.unit_id].tolist():
            conditions = replace(conditions, costs=None, cost_columns=None)
        units[columns.unit_id] = names
    for name in columns.students:
        units[name] = np.maximum(np.nan_to_num(as_numbers(units[name]), posinf=0), 0)
    if sum(units[name].sum() for name in columns.students) == 0:
        units[columns.students[0]] = 1.0
    schools = survey.schools
    if schools is None:
        return
    there = [not has_no_place(shape) for shape in schools.geometry]
    schools = schools[np.array(there, bool)].copy()
    if not len(schools) or check_layer(schools, columns.schools_layer):
        return
    schools[columns.school_id] = _made_unique(schools[columns.school_id])
    seats = as_numbers(schools[columns.capacity])
    schools[columns.capacity] = np.where(np.isfinite(seats) & (seats > 0), seats, 1.0)
    points = gpd.GeoSeries(
        [shape if shape.is_valid else shape.buffer(0) for shape in schools.geometry],
        schools.index,
        crs=schools.crs,
    )
    points = points.representative_point()
    schools = schools.set_geometry(points)
    try:
        if conditions.two_schools == TwoSchools.DIVIDE:
            division = divided_units(units, schools, columns)
            units = units if division is None else division.units
        build_problem(units, schools, columns, SILENT, conditions)
    except InputError as error:
        survey.refuse(error.faults)


def _made_unique(values: pd.Series) -> list:
    """Ids of which each is there once; those that were are what they were."""
    seen, unique = set(), []
    for row, value in enumerate(values):
        name = value
        if is_missing(value) or plain(value) in seen:
            name = f"\N{NUMBER SIGN}{row} {'' if is_missing(value) else plain(value)}".strip()
        seen.add(plain(name))
        unique.append(name)
    return unique
