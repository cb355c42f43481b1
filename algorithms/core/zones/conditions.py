"""What officers bring to a map: locked units, barriers, bridges, and costs of travel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import geopandas as gpd
import networkx as nx
import numpy as np
import pandas as pd
from shapely.geometry import LineString
from shapely.ops import linemerge

from ..errors import InputError, Problem
from ..texts import tr
from ..travel_costs import cost_pairs, is_missing, plain
from .adjacency import Adjacency
from .problem import UNASSIGNED, ZoningProblem


@dataclass(frozen=True)
class CostColumns:
    """Which columns of a table of travel costs hold what."""

    unit: str
    school: str
    cost: str
    layer: str = "Travel costs"


@dataclass(frozen=True)
class Conditions:
    """What the officer asks of every plan, as layers; all of it optional.

    Attributes
    ----------
    locked_field : str, optional
        Column of the planning units with the school that a unit must stay with.
    barriers, bridges : GeoDataFrame of lines, optional
        Indexed by feature id.
    costs : DataFrame, optional
        A row per pair of unit and school.
    cost_columns : CostColumns, optional
        Given with ``costs``.
    barriers_layer, bridges_layer : str
        For messages.
    """

    locked_field: Optional[str] = None
    barriers: Optional[gpd.GeoDataFrame] = None
    bridges: Optional[gpd.GeoDataFrame] = None
    costs: Optional[pd.DataFrame] = None
    cost_columns: Optional[CostColumns] = None
    barriers_layer: str = "Barriers"
    bridges_layer: str = "Bridges"


NO_CONDITIONS = Conditions()


# -- zones named in a field ---------------------------------------------------------------


def zones_named(
    values: Sequence, school_ids: Sequence, unit_ids: Sequence, layer: str, field: str
) -> tuple[np.ndarray, list[Problem]]:
    """Read a field that names schools as zones.

    Parameters
    ----------
    values : sequence of length n
        A school's id per unit; nothing (NULL, empty) means no zone.
    school_ids : sequence of length K
    unit_ids : sequence of length n
    layer, field : str
        For messages.

    Returns
    -------
    ndarray of shape (n,)
        Zone of every unit, or ``UNASSIGNED``.
    list of Problem
        One per unit that names a school that is not there.
    """
    zone_of = {plain(school): zone for zone, school in enumerate(school_ids)}
    labels = np.full(len(values), UNASSIGNED)
    problems = []
    for unit, value in enumerate(values):
        if is_missing(value):
            continue
        zone = zone_of.get(plain(value))
        if zone is None:
            problems.append(
                Problem(
                    "the field names a school that is not among the schools used",
                    "Correct it, leave it empty, or check the level and the school id field.",
                    layer,
                    unit_ids[unit],
                    field,
                    plain(value),
                )
            )
        else:
            labels[unit] = zone
    return labels, problems


def check_locks(
    adjacency: Adjacency,
    seed_unit: np.ndarray,
    locked: np.ndarray,
    school_ids: Sequence,
    unit_ids: Sequence,
    layer: str,
    field: str,
) -> list[Problem]:
    """Find locks that no plan can honour.

    A unit that holds a school belongs to that school; a locked unit must be able to reach
    its school over units that are not locked to another one.

    Parameters
    ----------
    adjacency : Adjacency
    seed_unit : ndarray of shape (K,)
    locked : ndarray of shape (n,)
        Zone of every locked unit, or ``UNASSIGNED``.
    school_ids, unit_ids : sequences of length K and n
    layer, field : str
        For messages.
    """
    problems = []
    for zone, unit in enumerate(seed_unit.tolist()):
        if locked[unit] not in (UNASSIGNED, zone):
            problems.append(
                Problem(
                    "a unit is locked to another school than the one that stands in it",
                    "Unlock it, or lock it to its own school.",
                    layer,
                    unit_ids[unit],
                    field,
                    tr("locked to {locked}, holds {held}").format(
                        locked=school_ids[locked[unit]], held=school_ids[zone]
                    ),
                )
            )
    if problems:
        return problems
    fixed = locked.copy()
    fixed[seed_unit] = np.arange(len(seed_unit))
    for zone in np.unique(locked[locked != UNASSIGNED]).tolist():
        ground = np.flatnonzero((fixed == UNASSIGNED) | (fixed == zone))
        reached = nx.node_connected_component(_graph(adjacency, ground), int(seed_unit[zone]))
        problems += [
            Problem(
                "a locked unit cannot be joined to its school in one piece",
                "Units locked to other schools, or a barrier, lie between: unlock some of them.",
                layer,
                unit_ids[unit],
                field,
                str(school_ids[zone]),
            )
            for unit in np.flatnonzero(locked == zone).tolist()
            if unit not in reached
        ]
    return problems


def _graph(adjacency: Adjacency, units: np.ndarray) -> nx.Graph:
    inside = np.zeros(adjacency.n_units, bool)
    inside[units] = True
    pairs = adjacency.pairs
    graph = nx.Graph()
    graph.add_nodes_from(units.tolist())
    graph.add_edges_from(pairs[inside[pairs].all(axis=1)].tolist())
    return graph


def join_locked(problem: ZoningProblem, labels: np.ndarray) -> np.ndarray:
    """Join every locked unit to its school over free units, by the shortest ways.

    Parameters
    ----------
    problem : ZoningProblem
    labels : ndarray of shape (n,)
        Every school's own unit in its zone, all else unassigned.

    Returns
    -------
    ndarray of shape (n,)
        The same with the locked units, and the units on the way to them, in their zones.

    Raises
    ------
    InputError
        If the ways of two zones cross in whatever order they are laid.
    """
    is_locked = problem.locked != UNASSIGNED
    zones = np.unique(problem.locked[is_locked]).tolist()
    start = labels.copy()
    start[is_locked] = problem.locked[is_locked]
    # A zone whose way was blocked by another's goes first in the next round.
    for _ in range(len(zones) + 1):
        labels = start.copy()
        blocked = next((zone for zone in zones if not _lay_ways(problem, labels, zone)), None)
        if blocked is None:
            return labels
        zones = [blocked, *(zone for zone in zones if zone != blocked)]
    raise InputError(
        Problem(
            "the units locked to some schools cannot all be joined to them in one piece",
            "The ways of two schools to their locked units cross: unlock some of them.",
            detail=tr("school {id}").format(id=problem.school_ids[zones[0]]),
        )
    )


def _lay_ways(problem: ZoningProblem, labels: np.ndarray, zone: int) -> bool:
    """Lay the shortest ways from a school to its locked units; False if there is none."""
    graph = _graph(problem.adjacency, np.flatnonzero((labels == UNASSIGNED) | (labels == zone)))
    for a, b in graph.edges:
        # Units that are in the zone already cost nothing.
        free = int(labels[a] == UNASSIGNED) + int(labels[b] == UNASSIGNED)
        metres = float(np.hypot(*(problem.centre_m[a] - problem.centre_m[b])))
        graph.edges[a, b]["metres"] = free * metres
    ways = nx.single_source_dijkstra_path(graph, int(problem.seed_unit[zone]), weight="metres")
    for unit in np.flatnonzero(problem.locked == zone).tolist():
        if unit not in ways:
            return False
        labels[ways[unit]] = zone
    return True


# -- barriers and bridges -----------------------------------------------------------------


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


def _middle(border):
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
) -> np.ndarray:
    """Return the adjacent pairs that a barrier separates; shape (m, 2).

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
    pairs = adjacency.pairs
    if len(barriers) == 0 or len(pairs) == 0:
        return np.zeros((0, 2), int)
    lines = gpd.GeoDataFrame({"pair": np.arange(len(pairs))}, geometry=list(links(units, pairs)))
    walls = gpd.GeoDataFrame(geometry=list(barriers))
    hits = gpd.sjoin(lines, walls, predicate="intersects")
    return pairs[np.unique(hits["pair"].to_numpy())]


def joined_by_bridges(
    units: gpd.GeoSeries,
    bridges: gpd.GeoSeries,
    bridge_ids: Sequence,
    unit_ids: Sequence,
    layer: str,
) -> tuple[np.ndarray, list[Problem]]:
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
    list of Problem
        Bridges with an end outside all units or on the border of several, or with both ends
        in one unit.
    """
    ends, owners = [], []
    for bridge, shape in zip(bridge_ids, bridges):
        for part in getattr(shape, "geoms", (shape,)):
            owners.append(bridge)
            ends += [part.interpolate(0), part.interpolate(1, normalized=True)]
    ground = gpd.GeoDataFrame({"unit": np.arange(len(units))}, geometry=list(units))
    points = gpd.GeoDataFrame({"end": np.arange(len(ends))}, geometry=ends)
    hits = gpd.sjoin(points, ground, predicate="intersects").sort_values(["end", "unit"])
    at = hits.groupby("end")["unit"].agg(list).to_dict()

    pairs, problems = [], []
    for number, bridge in enumerate(owners):
        here, there = at.get(2 * number, []), at.get(2 * number + 1, [])
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
        problems.append(
            Problem(
                what,
                "Draw it from inside one unit to inside the other.",
                layer,
                bridge,
                detail=detail,
            )
        )
    return np.array(pairs, int).reshape(-1, 2), problems


# -- travel costs ---------------------------------------------------------------------------


def cost_matrix(
    table: pd.DataFrame, columns: CostColumns, unit_ids: Sequence, school_ids: Sequence
) -> tuple[Optional[np.ndarray], list[Problem]]:
    """Read a table of travel costs.

    Parameters
    ----------
    table : DataFrame
        A row per pair; pairs of other units or schools are passed over.
    columns : CostColumns
    unit_ids : sequence of length n
    school_ids : sequence of length K

    Returns
    -------
    ndarray of shape (n, K) or None
        Costs in the table's unit; None if there are problems.
    list of Problem
        Pairs that are missing, given twice with different costs, or not a number from 0 up.
    """
    rows, cols, cost, problems = cost_pairs(
        table,
        (columns.unit, columns.school, columns.cost),
        unit_ids,
        school_ids,
        tr("unit and school"),
        columns.layer,
    )
    matrix = np.full((len(unit_ids), len(school_ids)), np.nan)
    matrix[rows, cols] = cost
    problems += [
        Problem(
            "a pair of unit and school has no travel cost",
            "Give every planning unit a cost to every school used.",
            columns.layer,
            tr("{unit} to {school}").format(unit=unit_ids[r], school=school_ids[c]),
            columns.cost,
        )
        for r, c in np.argwhere(np.isnan(matrix))
    ]
    return (None if problems else matrix), problems
