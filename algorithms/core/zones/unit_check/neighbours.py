# SPDX-License-Identifier: GPL-2.0-or-later
"""Who is a neighbour and who is not: borders, near misses, parts of the map."""

from __future__ import annotations

from typing import Optional

import geopandas as gpd
import numpy as np
from scipy import sparse
from scipy.sparse import csgraph
from shapely.geometry import LineString, Point

from ... import topics
from ...errors import Fault
from ...ids import as_numbers
from ...texts import general, number, tr
from ..adjacency import NEAR_M, Adjacency
from .schools import unit_of_schools
from .survey import NOTE, WARNING, Survey


def look_at_borders(
    survey: Survey, in_metres: gpd.GeoSeries, ground: gpd.GeoSeries, adjacency: Adjacency
) -> None:
    at = ground.index.to_numpy()
    metres = in_metres.to_list()
    insides = ground.representative_point().to_list()

    def report(
        pairs: np.ndarray, severity: str, what: str, remedy: str, topic: str, detail: str
    ) -> None:
        for a, b in pairs.tolist():
            distance = metres[a].distance(metres[b])
            survey.add(
                severity,
                Fault(
                    what,
                    remedy,
                    survey.columns.units_layer,
                    survey.pair(at[a], at[b]),
                    detail=detail.format(metres=number(distance, 2)),
                    topic=topic,
                ),
                _between(insides[a], insides[b]),
                distance_m=float(distance),
            )

    report(
        adjacency.near,
        WARNING,
        tr("planning units less than {near} m apart along a border, no neighbours").format(
            near=general(NEAR_M)
        ),
        tr("If they should be neighbours, 'Repair planning units' closes the gap."),
        topics.NEAR,
        tr("{metres} m apart"),
    )
    report(
        adjacency.added,
        NOTE,
        tr("a border whose vertices do not match, counted all the same"),
        tr("It does no harm."),
        topics.UNMATCHED,
        "",
    )
    own = _without_islands(adjacency.border_pairs, adjacency)
    alone = np.setdiff1d(np.arange(len(at)), own.ravel())
    has_school = np.zeros(len(at), bool)
    if survey.schools is not None:
        unit = unit_of_schools(survey, ground)
        has_school[unit[unit >= 0]] = True
    for row in alone.tolist() if len(at) > 1 else []:
        survey.add(
            NOTE if has_school[row] else WARNING,
            Fault(
                "the planning unit has no neighbour",
                "It is the zone of its own school; a line in BRIDGES joins it to others."
                if has_school[row]
                else "ISLANDS of the zone tools says what becomes of it; a line in BRIDGES "
                "joins it to the unit of your choice.",
                survey.columns.units_layer,
                survey.unit(at[row]),
                topic=topics.ISLANDS,
            ),
            ground.iloc[row],
        )


def look_at_parts(
    survey: Survey, in_metres: gpd.GeoSeries, ground: gpd.GeoSeries, adjacency: Adjacency
) -> None:
    """Every part of the map, and whether it has schools and seats for its students."""
    part = _components(_without_islands(adjacency.pairs, adjacency), len(ground))
    if part.max(initial=0) == 0:
        return
    students, schools, seats = _by_part(survey, ground, part)
    for number_of, size in enumerate(np.bincount(part)):
        rows = np.flatnonzero(part == number_of)
        remedy, severity = tr("It does no harm."), NOTE
        if schools is not None and schools[number_of] == 0:
            severity = WARNING
            remedy = tr(
                "The zone tools join it to the nearest unit, refuse it or leave it out, as "
                "ISLANDS says. A line in BRIDGES joins it where you draw it."
            )
        elif seats is not None and students is not None and seats[number_of] < students[number_of]:
            severity = WARNING
            remedy = tr("Its schools cannot hold its students: join it to another part by BRIDGES.")
        facts = [tr("units: {n}").format(n=size)]
        if students is not None:
            facts.append(tr("students: {n}").format(n=number(students[number_of])))
        if schools is not None:
            facts.append(tr("schools: {n}").format(n=schools[number_of]))
        if seats is not None:
            facts.append(tr("seats: {n}").format(n=number(seats[number_of])))
        survey.add(
            severity,
            Fault(
                "a part of the map that hangs together with no other",
                remedy,
                survey.columns.units_layer,
                survey.unit(ground.index[rows[0]]),
                detail=", ".join(facts),
                topic=topics.PARTS,
            ),
            ground.iloc[rows[0]].representative_point(),
            area_m2=float(in_metres.iloc[rows].area.sum()),
        )


def _by_part(
    survey: Survey, ground: gpd.GeoSeries, part: np.ndarray
) -> tuple[Optional[np.ndarray], Optional[np.ndarray], Optional[np.ndarray]]:
    """Students, schools and seats of every part; None for what nobody gave."""
    columns, n = survey.columns, part.max() + 1
    students = schools = seats = None
    if columns.students:
        living = sum(
            np.nan_to_num(as_numbers(survey.units[name]))[ground.index] for name in columns.students
        )
        students = np.bincount(part, living, minlength=n)
    if survey.schools is not None:
        unit = unit_of_schools(survey, ground)
        placed = unit >= 0
        schools = np.bincount(part[unit[placed]], minlength=n)
        if columns.capacity:
            seats_there = np.nan_to_num(as_numbers(survey.of_level()[columns.capacity]))[placed]
            seats = np.bincount(part[unit[placed]], seats_there, minlength=n)
    return students, schools, seats


def _between(one: Point, two: Point) -> LineString:
    return LineString([(one.x, one.y), (two.x, two.y)])


def _without_islands(pairs: np.ndarray, adjacency: Adjacency) -> np.ndarray:
    """Pairs but those that were joined for want of a school."""
    joined = set(map(tuple, np.sort(adjacency.islands, axis=1).tolist()))
    return np.array([p for p in pairs.tolist() if tuple(p) not in joined], int).reshape(-1, 2)


def _components(pairs: np.ndarray, n: int) -> np.ndarray:
    links = sparse.coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(n, n))
    return csgraph.connected_components(links, directed=False)[1]
