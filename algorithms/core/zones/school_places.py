# SPDX-License-Identifier: GPL-2.0-or-later
"""Which planning unit every school stands in, and what to do where two share one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import geopandas as gpd
import networkx as nx
import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from .. import topics
from ..errors import Fault
from ..ids import as_numbers, order
from ..texts import amount, listed, tr

_ROUNDED_M = 1e-3
"""Distances and places that differ by less are equal: rounding never decides."""

_SCHOOLS_NAMED = 20
"""Schools that a message names; the rest are counted."""


class TwoSchools(IntEnum):
    """What becomes of a planning unit that holds several schools.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> schools.loc[1, "geometry"] = schools.geometry[0].buffer(9).centroid
    >>> district = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats",
    ...     conditions=core.Conditions(two_schools=core.TwoSchools.MERGE),
    ...     progress=core.Progress(),
    ... )
    >>> district.problem.school_ids, district.problem.other_schools
    (('A', 'C'), (('B',), ()))
    """

    REFUSE = 0
    """An error that names it."""
    MERGE = 1
    """One zone for all of its schools."""
    DIVIDE = 2
    """Every place of the unit goes to the nearest of its schools."""


@dataclass(frozen=True)
class Places:
    """Where the schools stand.

    Attributes
    ----------
    unit : ndarray of shape (K,)
        The unit of every school; -1 where it stands outside all units. Schools share one only
        where there is no way to give each its own.
    on_border : ndarray
        Schools that touch several units.
    crowded : tuple of (schools, units)
        Sets of schools that touch no more than these units, which are fewer (Hall's theorem);
        ndarrays of numbers.
    """

    unit: np.ndarray
    on_border: np.ndarray
    crowded: tuple

    def sharing(self) -> list[np.ndarray]:
        """The schools of every unit that is given to several of them."""
        taken, times = np.unique(self.unit[self.unit >= 0], return_counts=True)
        return [np.flatnonzero(self.unit == unit) for unit in taken[times > 1]]


def find_places(
    shapes: gpd.GeoSeries, touched: Sequence[Sequence[int]], at: np.ndarray, scale: np.ndarray
) -> Places:
    """Give every school a unit of its own, as far as that is possible at all.

    Of all ways to do so the one in which schools stand nearest to the middle of their units;
    it depends neither on the order of the features nor on where the map lies.

    Parameters
    ----------
    shapes : GeoSeries of n polygons
        The planning units.
    touched : sequence of K sequences of int
        The units that every school stands in, or on whose border: one for most.
    at : ndarray of shape (K, 2)
        Where the schools stand, in the coordinates of ``shapes``.
    scale : ndarray of shape (2,)
        Metres per unit of x and of y: on the layer's own plane what is as far is as far to
        the last digit, which a projection would not promise.
    """
    unit = np.full(len(touched), -1)
    graph = nx.Graph()
    for school, units in enumerate(touched):
        graph.add_edges_from((("school", school), ("unit", each)) for each in units)
    crowded = []
    centres: dict[int, np.ndarray] = {}
    for component in nx.connected_components(graph):
        schools = sorted(number for kind, number in component if kind == "school")
        units = sorted(number for kind, number in component if kind == "unit")
        if len(units) == 1:
            unit[schools] = units[0]
            if len(schools) > 1:
                crowded.append((np.array(schools), np.array(units)))
            continue
        for each in units:
            middle = shapes.iloc[each].centroid
            centres[each] = np.array([middle.x, middle.y]) * scale
        chosen, left_over = _match(
            np.array(schools),
            np.array(units),
            touched,
            np.asarray(at)[schools] * scale,
            np.array([centres[each] for each in units]),
        )
        unit[schools] = chosen
        crowded += _crowded(schools, unit, left_over, touched)
    on_border = np.array([s for s, units in enumerate(touched) if len(units) > 1], int)
    return Places(unit, on_border, tuple(crowded))


def _match(
    schools: np.ndarray,
    units: Any,
    touched: Sequence[Sequence[int]],
    at: np.ndarray,
    centres: np.ndarray,
) -> Any:
    """The unit of every school of one knot, and the schools that there was none left for."""
    order, columns = _by_place(at), _by_place(centres)
    m = len(schools)
    away = np.hypot(*np.moveaxis(at[:, None] - centres[None], -1, 0))
    away = np.round(away / _ROUNDED_M)
    touches = np.array([np.isin(units, touched[school]) for school in schools])
    share = away / max(away[touches].max(), 1)
    cost = np.full((m, len(units) + m), np.inf)
    cost[:, : len(units)] = np.where(touches, share, np.inf)[np.ix_(order, columns)]
    # To do without a unit costs more than all distances together: as few as possible do.
    cost[np.arange(m), len(units) + np.arange(m)] = m + 1
    row, column = linear_sum_assignment(cost)
    chosen = np.full(m, -1)
    has_own = column < len(units)
    chosen[order[row[has_own]]] = units[columns[column[has_own]]]
    left_over = schools[chosen < 0]
    rank = np.argsort(columns)
    for number in np.flatnonzero(chosen < 0).tolist():
        near = np.where(touches[number], share[number], np.inf)
        chosen[number] = units[np.lexsort([rank, near])[0]]
    return chosen, left_over


def _by_place(xy: np.ndarray) -> np.ndarray:
    """An order of places that neither a shift nor the order of the features changes."""
    return np.lexsort(np.round((xy - xy.min(axis=0)) / _ROUNDED_M).T)


def _crowded(
    schools: Any, unit: np.ndarray, left_over: Any, touched: Sequence[Sequence[int]]
) -> list:
    """For the schools left over, the sets of schools that hold too few units among them."""
    owner: dict[int, int] = {}
    for school in schools:
        if school not in left_over:
            owner[int(unit[school])] = school
    graph = nx.Graph()
    for school in left_over.tolist():
        # Whoever could make room for it by moving on, and where to: nobody can, or the
        # matching would not be the largest.
        met, waiting, units = {school}, [school], set()
        while waiting:
            for each in touched[waiting.pop()]:
                units.add(int(each))
                other = owner.get(int(each))
                if other is not None and other not in met:
                    met.add(other)
                    waiting.append(other)
        nx.add_path(graph, [("unit", each) for each in sorted(units)])
        graph.add_edges_from((("school", each), ("unit", min(units))) for each in met)
    return [
        tuple(
            np.array(sorted(number for kind, number in component if kind == wanted))
            for wanted in ("school", "unit")
        )
        for component in nx.connected_components(graph)
    ]


def crowded_faults(
    places: Places, school_ids: Sequence, unit_ids: Sequence, layer: str, level_hint: str = ""
) -> list[Fault]:
    """What is wrong where schools have to share units, as Faults.

    Parameters
    ----------
    places : Places
    school_ids, unit_ids : sequences of length K and n
    layer : str
        The planning units, for messages.
    level_hint : str
        A sentence about the field that tells levels; empty where there is none.
    """
    faults = []
    for schools, units in places.crowded:
        named = listed((school_ids[school] for school in schools), _SCHOOLS_NAMED)
        if len(units) == 1:
            what = tr("the planning unit holds more than one school of this level")
            remedy = tr(
                "A unit belongs to one zone: let TWO_SCHOOLS merge the schools into one zone (1) "
                "or divide the unit between them (2), or leave all but one of them out."
            )
        else:
            what = tr(
                "more schools of this level stand in these planning units and on their borders "
                "than there are units"
            )
            remedy = tr(
                "Every school needs a unit of its own: move a school off the border into another "
                "unit, or let TWO_SCHOOLS merge schools into one zone (1) or divide a unit "
                "between them (2)."
            )
        faults.append(
            Fault(
                what,
                f"{remedy} {level_hint}".rstrip(),
                layer,
                ", ".join(str(unit_ids[unit]) for unit in units),
                detail=tr("schools {ids}").format(ids=named),
                topic=topics.TWO_SCHOOLS,
            )
        )
    return faults


def merged_schools(
    schools: gpd.GeoDataFrame, places: Places, school_id: str, capacity: str, unit_ids: Sequence
) -> tuple[gpd.GeoDataFrame, Places, tuple, str]:
    """Make one school of all that share a unit, with the seats of all.

    The school with most seats lends its id and its place; of equals the one whose id comes
    first.

    Parameters
    ----------
    schools : GeoDataFrame of K schools
    places : Places
    school_id, capacity : str
        Columns.
    unit_ids : sequence

    Returns
    -------
    GeoDataFrame of K' schools
    Places
        Of these.
    tuple of length K'
        The ids of the others in each.
    str
        Which were merged, in words; empty if none were.
    """
    seats = as_numbers(schools[capacity])
    ids = schools[school_id].tolist()
    others: list[tuple] = [()] * len(ids)
    gone: list[int] = []
    named = []
    for group in places.sharing():
        first, *rest = sorted(group.tolist(), key=lambda s: (-seats[s], order(ids[s])))
        seats[first] = seats[group].sum()
        others[first] = tuple(ids[school] for school in rest)
        gone += rest
        named.append(
            tr("{school} with {others} (unit {unit}, {seats} seats)").format(
                school=ids[first],
                others=", ".join(str(ids[school]) for school in rest),
                unit=unit_ids[places.unit[first]],
                seats=amount(seats[first]),
            )
        )
    if not gone:
        return schools, places, (), ""
    kept = np.setdiff1d(np.arange(len(ids)), gone)
    merged = schools.assign(**{capacity: pd.Series(seats, index=schools.index)}).iloc[kept]
    said = tr(
        "schools that share a planning unit are one zone with the seats of all, under the id and "
        "at the place of the one with most seats: {schools}."
    ).format(schools=listed(named, _SCHOOLS_NAMED))
    return (
        merged,
        Places(places.unit[kept], np.zeros(0, int), ()),
        tuple(others[school] for school in kept),
        said,
    )
