# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything that is wrong or odd in planning units and schools, looked at in turn."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

import geopandas as gpd

from ... import geo
from ...known import known
from ...progress import SILENT, Progress
from ...shapes import in_crs
from ..adjacency import rook_adjacency
from ..attributes import Columns
from ..conditions import NO_CONDITIONS, Conditions
from ..geometry_checks import check_layer
from ..overlaps import find_overlaps
from .attributes import look_at_attributes
from .ground import (
    in_one_piece,
    look_at_gaps,
    look_at_overlaps,
    look_at_shapes,
    usable_ground,
    without_overlaps,
)
from .neighbours import look_at_borders, look_at_parts
from .refusals import adjacency_with_lines, look_again, problem_as_it_is
from .schools import look_at_schools_on_borders
from .survey import Check, Survey


def check_units(
    units: gpd.GeoDataFrame,
    schools: Optional[gpd.GeoDataFrame],
    columns: Columns,
    progress: Progress = SILENT,
    conditions: Conditions = NO_CONDITIONS,
) -> Check:
    """Find everything that is wrong or odd in planning units and schools.

    If no error is among the findings, ``build_problem`` takes the layers.

    Parameters
    ----------
    units : GeoDataFrame of n polygons
        Indexed by feature id.
    schools : GeoDataFrame of points or polygons, optional
        In the coordinate reference system of the units if its own differs. Without it the units
        are checked alone.
    columns : Columns
        ``students`` may be empty, ``school_id`` and ``capacity`` too where there are no schools.
    progress : Progress
    conditions : Conditions

    Raises
    ------
    Stopped
        If the user stopped.
    """
    survey = Survey(units, schools, columns, conditions, progress)
    problem = problem_as_it_is(survey)
    look_at_attributes(survey)
    survey.stop_if_cancelled()
    wrong = check_layer(units, columns.units_layer)
    survey.refuse(wrong)
    usable = usable_ground(survey, wrong)
    if not len(usable):
        return survey.check()
    metric = geo.local_metric_crs(usable)
    before = len(survey.findings)
    usable = in_one_piece(survey, metric, usable)
    overlaps = find_overlaps(usable, metric, conditions.snap_tolerance_m)
    look_at_overlaps(survey, usable, overlaps)
    ground = without_overlaps(survey, metric, usable, overlaps)
    survey.stop_if_cancelled()
    progress.share(0.4)
    in_metres = in_crs(ground, metric)
    if problem is None:
        adjacency, _ = rook_adjacency(ground, metric)
        adjacency = adjacency_with_lines(survey, adjacency, ground)
        look_again(survey, ground)
    else:
        adjacency = known(problem.left_out.adjacency)
    survey.stop_if_cancelled()
    progress.share(0.7)
    look_at_shapes(survey, metric)
    look_at_gaps(survey, metric, ground)
    look_at_borders(survey, in_metres, ground, adjacency)
    look_at_parts(survey, in_metres, ground, adjacency)
    look_at_schools_on_borders(survey, ground)
    if ground.crs != units.crs:
        places = [finding.place for finding in survey.findings[before:]]
        places = gpd.GeoSeries(places, crs=ground.crs).to_crs(units.crs)
        survey.findings[before:] = [
            replace(finding, place=place)
            for finding, place in zip(survey.findings[before:], places)
        ]
    progress.share(1)
    return survey.check(adjacency, ground)
