# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines that say who is a neighbour: barriers, bridges, and the neighbours given back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
from shapely.geometry import LineString
from shapely.ops import linemerge

from ..errors import Fault
from ..ids import is_missing, plain, rows_by_id
from ..texts import tr
from .adjacency import Adjacency

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

UNIT_A, UNIT_B, KIND = "unit_a", "unit_b", "kind"
"""Columns of the neighbours as they are written, and as they are read back."""

NEIGHBOURS = ("found", "added", "bridge", "joined", "priced")
"""Kinds of lines that say of their two units that they are neighbours."""
NO_NEIGHBOURS = ("cut", "near")
"""Kinds of lines that say that they are none."""


@dataclass(frozen=True)
class Walls:
    """What keeps units apart by the user's will.

    Attributes
    ----------
    shapes : GeoSeries of lines
        Barriers, in the coordinate reference system of the units.
    ids : sequence
        Of the barriers.
    of_pair : mapping of (int, int) to int
        Number of the barrier that cuts a pair of units, the lower unit first; empty where
        the neighbours were given.
    layer : str
    given : bool
        Who is a neighbour was given, pair by pair: what was left out is meant so.
    """

    shapes: gpd.GeoSeries = field(default_factory=lambda: gpd.GeoSeries([]))
    ids: Sequence = ()
    of_pair: Mapping = field(default_factory=dict)
    layer: str = ""
    given: bool = False

    def in_system(self, crs: Any) -> Walls:
        """The same, with the barriers in another coordinate reference system."""
        return replace(self, shapes=self.shapes.to_crs(crs)) if len(self.shapes) else self


def links(units: gpd.GeoSeries, pairs: np.ndarray) -> gpd.GeoSeries:
    """Return a line per adjacent pair: from inside one unit over their border into the other.

    Parameters
    ----------
    units : GeoSeries of n polygons
    pairs : ndarray of shape (m, 2)

    Returns
    -------
    GeoSeries of m LineStrings
        From a point inside the first over the middle of the common border (or of the gap,
        where there is none) to a point inside the second.
    """
    shapes = units.to_numpy()
    inside = list(units.representative_point())
    lines = []
    for a, b in pairs.tolist():
        border = shapes[a].intersection(shapes[b])
        middle = _middle(border) if not border.is_empty else None
        way = [inside[a], middle, inside[b]] if middle is not None else [inside[a], inside[b]]
        lines.append(LineString([(p.x, p.y) for p in way]))
    return gpd.GeoSeries(lines, crs=units.crs)


def _middle(border: BaseGeometry) -> Any:
    """The middle of the longest line of a border; None if it has no line."""
    parts = [p for p in getattr(border, "geoms", (border,)) if p.length > 0]
    if not parts:
        return None
    lines = [p for p in parts if p.geom_type == "LineString"]
    if not lines:
        return max(parts, key=lambda p: p.length).representative_point()
    merged = linemerge(lines) if len(lines) > 1 else lines[0]
    longest = max(getattr(merged, "geoms", (merged,)), key=lambda p: p.length)
    return longest.interpolate(0.5, normalized=True)


def cut_by_barriers(
    units: gpd.GeoSeries, adjacency: Adjacency, barriers: gpd.GeoSeries
) -> dict[tuple[int, int], int]:
    """Return the adjacent pairs that a barrier separates, each with the number of a barrier.

    A barrier separates two units if it meets the link between them (see ``links``): a river
    drawn along their border does, wherever exactly it is drawn, one that only touches the
    end of it does not.

    Parameters
    ----------
    units : GeoSeries of n polygons
    adjacency : Adjacency
    barriers : GeoSeries of lines
        In the coordinate reference system of ``units``.
    """
    pair, wall = _crossed(units, adjacency, barriers)
    first = np.unique(pair, return_index=True)[1]
    pairs = adjacency.pairs[pair[first]]
    return dict(zip(map(tuple, pairs.tolist()), wall[first].tolist()))


def priced_by_barriers(
    units: gpd.GeoSeries, adjacency: Adjacency, barriers: gpd.GeoSeries, cost: np.ndarray
) -> Adjacency:
    """Return the adjacency with what barriers that may be crossed ask for each crossing.

    Which pairs a barrier lies between is told as in ``cut_by_barriers``; where several do, the
    dearest counts, so that a line drawn in two pieces is no dearer than one. A bridge leads over
    them.

    Parameters
    ----------
    units : GeoSeries of n polygons
    adjacency : Adjacency
    barriers : GeoSeries of m lines
        In the coordinate reference system of ``units``.
    cost : ndarray of shape (m,)
        Of each barrier, in students; 0 or more.
    """
    pair, wall = _crossed(units, adjacency, barriers)
    dearest = np.zeros(len(adjacency.pairs))
    np.maximum.at(dearest, pair, np.asarray(cost, float)[wall])
    bridges = set(map(tuple, np.concatenate([adjacency.joined, adjacency.islands]).tolist()))
    is_bridge = [pair in bridges for pair in map(tuple, adjacency.pairs.tolist())]
    crossed = np.flatnonzero((dearest > 0) & ~np.array(is_bridge, bool))
    return replace(adjacency, soft=adjacency.pairs[crossed], soft_cost=dearest[crossed])


def _crossed(
    units: gpd.GeoSeries, adjacency: Adjacency, barriers: gpd.GeoSeries
) -> tuple[np.ndarray, np.ndarray]:
    """Which barriers meet the links of which adjacent pairs, by their numbers, in order."""
    pairs = adjacency.pairs
    if len(barriers) == 0 or len(pairs) == 0:
        return np.zeros(0, int), np.zeros(0, int)
    lines = gpd.GeoDataFrame({"pair": np.arange(len(pairs))}, geometry=list(links(units, pairs)))
    walls = gpd.GeoDataFrame({"wall": np.arange(len(barriers))}, geometry=list(barriers))
    hits = gpd.sjoin(lines, walls, predicate="intersects").sort_values(["pair", "wall"])
    return hits["pair"].to_numpy(int), hits["wall"].to_numpy(int)


def joined_by_bridges(
    units: gpd.GeoSeries,
    bridges: gpd.GeoSeries,
    bridge_ids: Sequence,
    unit_ids: Sequence,
    layer: str,
) -> tuple[np.ndarray, list[Fault]]:
    """Return the pairs of units that bridges join.

    A bridge joins the unit in which it starts to the unit in which it ends.

    Parameters
    ----------
    units : GeoSeries of n polygons
    bridges : GeoSeries of lines
        In the coordinate reference system of ``units``.
    bridge_ids : sequence
    unit_ids : sequence of length n
    layer : str

    Returns
    -------
    ndarray of shape (m, 2)
    list of Fault
        Bridges with an end outside all units or on the border of several, or with both ends
        in one unit.
    """
    pairs, faults = [], []
    for bridge, here, there in _ends_of_lines(units, bridges, bridge_ids):
        border = next((found for found in (here, there) if len(found) > 1), None)
        detail = ""
        if not here or not there:
            what = tr("a bridge starts or ends outside all planning units")
        elif border:
            what = tr("a bridge starts or ends on the border of several planning units")
            detail = ", ".join(str(unit_ids[unit]) for unit in border)
        elif here == there:
            what = tr("a bridge starts and ends in the same planning unit")
        else:
            pairs.append(sorted((here[0], there[0])))
            continue
        faults.append(
            Fault(
                what,
                "Draw it from inside one unit to inside the other.",
                layer,
                bridge,
                detail=detail,
            )
        )
    return np.array(pairs, int).reshape(-1, 2), faults


def _ends_of_lines(units: gpd.GeoSeries, lines: gpd.GeoDataFrame, ids: Sequence) -> Iterator[tuple]:
    """For every part of every line its id and the units at its start and at its end."""
    ends, owners = [], []
    for one, shape in zip(ids, lines):
        for part in getattr(shape, "geoms", (shape,)):
            owners.append(one)
            ends += [part.interpolate(0), part.interpolate(1, normalized=True)]
    if not ends:
        return
    ground = gpd.GeoDataFrame({"unit": np.arange(len(units))}, geometry=list(units))
    points = gpd.GeoDataFrame({"end": np.arange(len(ends))}, geometry=ends)
    hits = gpd.sjoin(points, ground, predicate="intersects").sort_values(["end", "unit"])
    at = hits.groupby("end")["unit"].agg(list).to_dict()
    for number, one in enumerate(owners):
        yield one, at.get(2 * number, []), at.get(2 * number + 1, [])


def neighbours_given(
    units: gpd.GeoSeries,
    adjacency: Adjacency,
    lines: gpd.GeoDataFrame,
    unit_ids: Sequence,
    layer: str,
) -> tuple[Adjacency, list[Fault]]:
    """Return the adjacency that the user gives pair by pair, whatever was found.

    A line with ids in both ``unit_a`` and ``unit_b`` speaks of these units: they are
    neighbours unless its kind is ``cut`` or ``near``. A line without ids, drawn by hand,
    joins the units in which it starts and ends. Pairs without a line are no neighbours.
    Borders keep the lengths that were found.

    Parameters
    ----------
    units : GeoSeries of n polygons
    adjacency : Adjacency
        As it was found.
    lines : GeoDataFrame of lines
        Indexed by feature id, in the coordinate reference system of ``units``, with the
        columns ``unit_a``, ``unit_b`` and ``kind``.
    unit_ids : sequence of length n
    layer : str

    Returns
    -------
    Adjacency
    list of Fault
        Lines with one id, with ids of no unit or twice of one, of unknown kind, that
        contradict each other, or that join nothing.
    """
    row_of = rows_by_id(unit_ids)
    said: dict[tuple[int, int], tuple[bool, object]] = {}
    kinds: dict[tuple[int, int], str] = {}
    drawn, faults = [], []

    def wrong(what: str, remedy: str, feature: object, detail: str = "") -> None:
        faults.append(Fault(what, remedy, layer, feature, detail=detail))

    for feature, one, other, kind in zip(lines.index, lines[UNIT_A], lines[UNIT_B], lines[KIND]):
        kind = "" if is_missing(kind) else plain(kind).lower()
        if kind and kind not in (*NEIGHBOURS, *NO_NEIGHBOURS):
            wrong(
                tr("the kind of the neighbours is none that is known"),
                tr("Write one of {kinds}, or leave it empty.").format(
                    kinds=", ".join((*NEIGHBOURS, *NO_NEIGHBOURS))
                ),
                feature,
                kind,
            )
            continue
        missing = [is_missing(each) for each in (one, other)]
        if all(missing):
            drawn.append((feature, kind))
            continue
        ends = [row_of[plain(each)] for each in (one, other) if plain(each) in row_of]
        unknown = [
            plain(v)
            for v, gone in zip((one, other), missing)
            if plain(v) not in row_of and not gone
        ]
        if any(missing):
            wrong(
                tr("the line names one planning unit only"),
                tr("Fill in both unit_a and unit_b, or neither: then its ends say which."),
                feature,
            )
        elif unknown:
            wrong(
                tr("the line names a planning unit that is not there"),
                tr(
                    "Correct the id, or delete the line. The ids are those of the field UNIT_ID "
                    "with which the lines were written."
                ),
                feature,
                ", ".join(unknown),
            )
        elif ends[0] == ends[1]:
            wrong(
                tr("the line names the same planning unit twice"),
                tr("Correct one of the ids, or delete the line."),
                feature,
                plain(one),
            )
        else:
            pair = min(ends), max(ends)
            joins = kind not in NO_NEIGHBOURS
            if pair in said and said[pair][0] != joins:
                wrong(
                    tr("two lines contradict each other on a pair of planning units"),
                    tr("Delete one of them."),
                    feature,
                    tr("{a} and {b}, also line {line}").format(
                        a=plain(one), b=plain(other), line=said[pair][1]
                    ),
                )
            said[pair] = joins, feature
            kinds[pair] = kind
    # What is drawn by hand counts: it may lie over a line that says otherwise.
    for wanted in (False, True):
        some = [feature for feature, kind in drawn if (kind not in NO_NEIGHBOURS) == wanted]
        pairs, bad = joined_by_bridges(units, lines.geometry.loc[some], some, unit_ids, layer)
        faults += bad
        for pair in map(tuple, pairs.tolist()):
            said[pair] = wanted, None
            kinds[pair] = "bridge" if wanted else ""
    joined = {pair for pair, (joins, _) in said.items() if joins}
    borders = set(map(tuple, adjacency.border_pairs.tolist()))
    by_itself = {p for p in joined - borders if kinds[p] == "joined"}
    bridges = (joined - borders - by_itself) | {p for p in joined if kinds[p] == "bridge"}
    return (
        adjacency.changed(_pairs(borders - joined), _pairs(bridges), _pairs(by_itself)),
        faults,
    )


def _pairs(pairs: Iterable) -> np.ndarray:
    return np.array(sorted(pairs), int).reshape(-1, 2)
