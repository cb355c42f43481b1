# SPDX-License-Identifier: GPL-2.0-or-later
"""Faults and oddities of the ground: overlaps, shapes, gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import geopandas as gpd
import numpy as np
from pyproj import CRS

from ... import topics
from ...date_line import unbroken_map
from ...errors import Fault
from ...ids import plain
from ...on_earth import has_no_place
from ...shapes import made_valid, polygons_of
from ...texts import listed, number, tr
from ..geometry_checks import check_layer
from ..overlaps import NOISE_M, SLIVER, Overlaps, overlap_faults, without_slivers
from ..preflight import unbroken
from ..unit_repair import NARROW_M, enclosed_gaps
from .survey import ERROR, NOTE, WARNING, Survey

_UNITS_NAMED = 5
"""Units that one sentence names: examples."""


def in_one_piece(survey: Survey, metric: CRS, usable: gpd.GeoSeries) -> gpd.GeoSeries:
    """Lay everything as it lies on the ground, where the 180th meridian parts the units."""
    whole = unbroken_map(usable, metric)
    if whole.changes_nothing:
        return usable
    schools = survey.schools
    if schools is None or check_layer(schools, survey.columns.schools_layer):
        survey.units, _, survey.conditions = unbroken(
            survey.units, survey.units, survey.conditions, metric
        )
    else:
        survey.units, survey.schools, survey.conditions = unbroken(
            survey.units, schools.to_crs(survey.units.crs), survey.conditions, metric
        )
    return made_valid(whole.lay(usable))


def usable_ground(survey: Survey, wrong: Sequence[Fault]) -> gpd.GeoSeries:
    """The units that have a ground, made valid, indexed by position."""
    off = {plain(problem.feature) for problem in wrong if problem.feature is not None}
    if any(problem.feature is None for problem in wrong):
        return gpd.GeoSeries([])
    shapes = {
        at: shape
        for at, (feature, shape) in enumerate(zip(survey.units.index, survey.units.geometry))
        if polygons_of(shape) and not has_no_place(shape) and plain(feature) not in off
    }
    series = gpd.GeoSeries(list(shapes.values()), index=list(shapes), crs=survey.units.crs)
    series = made_valid(series)
    return series[[bool(polygons_of(shape)) for shape in series]]


def look_at_overlaps(survey: Survey, usable: gpd.GeoSeries, overlaps: Overlaps) -> None:
    names = [survey.unit(at) for at in usable.index]
    at = usable.index.to_numpy()
    by_pair = {survey.pair(at[a], at[b]): row for row, (a, b) in enumerate(overlaps.pairs)}
    for problem in overlap_faults(overlaps, usable, names, survey.columns.units_layer):
        row = by_pair.get(str(problem.feature))
        survey.reported.discard((problem.kind, str(problem.feature), problem.detail))
        survey.findings = [f for f in survey.findings if f.problem != problem]
        if row is None:
            survey.refuse([problem])
        else:
            survey.add(
                ERROR,
                problem,
                overlaps.common[row],
                area_m2=float(overlaps.area_m2[row]),
                width_m=float(overlaps.width_m[row]),
            )
    for row in np.flatnonzero(overlaps.kinds == SLIVER).tolist():
        a, b = at[overlaps.pairs[row]].tolist()
        survey.add(
            WARNING,
            Fault(
                "planning units overlap by a hair, which counts as a common border",
                "It does no harm. 'Repair planning units' removes it.",
                survey.columns.units_layer,
                survey.pair(a, b),
                detail=_size(overlaps.area_m2[row], overlaps.width_m[row]),
                topic=topics.SLIVERS,
            ),
            overlaps.common[row],
            area_m2=float(overlaps.area_m2[row]),
            width_m=float(overlaps.width_m[row]),
        )


def without_overlaps(
    survey: Survey, metric: CRS, usable: gpd.GeoSeries, overlaps: Overlaps
) -> gpd.GeoSeries:
    """The units with every overlap left to the smaller one; none that is left with nothing."""
    if not len(overlaps):
        return usable
    all_slivers = replace(overlaps, kinds=np.full(len(overlaps), SLIVER))
    separated = without_slivers(usable, all_slivers)
    # What is left of the outline of a district are hairs.
    flat = separated.to_crs(metric)
    wide = 2 * flat.area > NOISE_M * flat.length
    return separated[[bool(polygons_of(s)) and w for s, w in zip(separated, wide)]]


def look_at_shapes(survey: Survey, metric: CRS) -> None:
    layer = survey.columns.units_layer
    for at, shape in enumerate(survey.units.geometry):
        if len(polygons_of(shape)) > 1:
            survey.add(
                NOTE,
                Fault(
                    "the planning unit is drawn in several parts, which count as one piece",
                    "Make a unit of each part if they are to go to different schools.",
                    layer,
                    survey.unit(at),
                    detail=tr("parts: {n}").format(n=len(polygons_of(shape))),
                    topic=topics.MULTIPART,
                ),
                shape,
            )
    is_valid = survey.units.geometry.is_valid.to_numpy()
    there = np.array([bool(polygons_of(s)) and not has_no_place(s) for s in survey.units.geometry])
    valid = np.flatnonzero(is_valid & there)
    in_metres = survey.units.geometry.iloc[valid].to_crs(metric)
    for at in valid[~in_metres.is_valid.to_numpy()].tolist():
        survey.add(
            WARNING,
            Fault(
                "the outline is valid as it is, but crosses itself by a hair once it is "
                "projected into metres",
                "The zone tools make it valid. Elsewhere it may do harm: take out the "
                "vertices that all but touch another stretch of the outline.",
                layer,
                survey.unit(at),
                topic=topics.INVALID,
            ),
            survey.units.geometry.iloc[at],
        )


def look_at_gaps(survey: Survey, metric: CRS, ground: gpd.GeoSeries) -> None:
    gaps = enclosed_gaps(ground)
    if not gaps:
        return
    holes = gpd.GeoSeries(gaps, crs=ground.crs).to_crs(metric)
    width = 2 * holes.area / holes.length
    at = ground.index.to_numpy()
    hits = gpd.sjoin(
        gpd.GeoDataFrame({"unit": at}, geometry=list(ground)),
        gpd.GeoDataFrame({"gap": range(len(gaps))}, geometry=gaps),
        predicate="intersects",
    )
    around = hits.groupby("gap")["unit"].agg(sorted).to_dict()
    for row, gap in enumerate(gaps):
        units = around.get(row, [])
        if width[row] < NOISE_M or len(units) < 2:
            continue
        narrow = width[row] <= NARROW_M
        survey.add(
            WARNING if narrow else NOTE,
            Fault(
                "a gap between planning units"
                if narrow
                else "ground within the district that is of no planning unit",
                "'Repair planning units' gives it to one of them."
                if narrow
                else "Where nobody lives, as on a lake, it does no harm. Is a unit missing?",
                survey.columns.units_layer,
                listed((survey.unit(unit) for unit in units), _UNITS_NAMED),
                detail=_size(holes.area.iloc[row], width[row]),
                topic=topics.GAPS if narrow else topics.HOLES,
            ),
            gap,
            area_m2=float(holes.area.iloc[row]),
            width_m=float(width[row]),
        )


def _size(area: float, width: float) -> str:
    return tr("{area} m², {width} m wide").format(
        area=number(area, 0 if area >= 10 else 2), width=number(width, 1 if width >= 10 else 3)
    )
