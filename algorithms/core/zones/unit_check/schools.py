# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the schools stand."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from ... import topics
from ...errors import Fault
from ...on_earth import has_no_place
from ...shapes import made_valid
from ..geometry_checks import check_layer
from .survey import WARNING, Survey


def look_at_schools_on_borders(survey: Survey, ground: gpd.GeoSeries) -> None:
    if survey.schools is None:
        return
    schools, columns = survey.of_level(), survey.columns
    ids = (schools[columns.school_id] if columns.school_id else schools.index).tolist()
    for school, units in _school_hits(survey, ground).groupby("school")["unit"].agg(list).items():
        if len(units) > 1:
            problem = Fault(
                "the school stands on the border of several planning units",
                "It is taken to be in one of them that holds no other school; move it into "
                "the unit that it belongs to.",
                columns.schools_layer,
                ids[school],
                columns.school_id or "",
                ", ".join(str(survey.unit(ground.index[unit])) for unit in units),
                topics.SCHOOLS_ON_BORDERS,
            )
            survey.add(WARNING, problem, survey.place_of(problem))


def unit_of_schools(survey: Survey, ground: gpd.GeoSeries) -> np.ndarray:
    """The row of ground in which every school of the level stands, or -1."""
    unit = np.full(len(survey.of_level()), -1)
    hits = _school_hits(survey, ground).drop_duplicates("school")
    unit[hits["school"].to_numpy(int)] = hits["unit"].to_numpy(int)
    return unit


def _school_hits(survey: Survey, ground: gpd.GeoSeries) -> pd.DataFrame:
    """Rows of schools of the level and of ground that they touch."""
    schools = survey.of_level()
    if not len(schools) or check_layer(schools, survey.columns.schools_layer):
        return pd.DataFrame({"school": [], "unit": []}, dtype=int)
    points = schools.geometry.to_crs(ground.crs)
    there = np.flatnonzero([not has_no_place(shape) for shape in points])
    points = made_valid(points.iloc[there]).representative_point()
    hits = gpd.sjoin(
        gpd.GeoDataFrame({"school": there}, geometry=list(points)),
        gpd.GeoDataFrame({"unit": range(len(ground))}, geometry=list(ground)),
        predicate="intersects",
    )
    return hits[["school", "unit"]].sort_values(["school", "unit"])
