"""What officers bring to a map: locked units, barriers, bridges, and costs of travel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import geopandas as gpd
import networkx as nx
import numpy as np
import pandas as pd

from ..errors import InputError, Problem
from ..texts import tr
from ..travel_costs import cost_pairs, is_missing, plain
from .adjacency import Adjacency
from .overlaps import SNAP_TOLERANCE_M
from .parts import Islands
from .problem import UNASSIGNED, ZoningProblem, zones_by_school
from .school_places import TwoSchools


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
    neighbours : GeoDataFrame of lines, optional
        Who is a neighbour, pair by pair (see ``neighbour_lines.neighbours_given``).
    islands : Islands
        What becomes of parts of the map without a school.
    two_schools : TwoSchools
        What becomes of units that hold several schools.
    snap_tolerance_m : float
        Overlaps of planning units that are narrower, and small, do no harm (see
        ``overlaps.find_overlaps``).
    barriers_layer, bridges_layer, neighbours_layer : str
        For messages.
    """

    locked_field: Optional[str] = None
    barriers: Optional[gpd.GeoDataFrame] = None
    bridges: Optional[gpd.GeoDataFrame] = None
    neighbours: Optional[gpd.GeoDataFrame] = None
    islands: Islands = Islands.JOIN
    two_schools: TwoSchools = TwoSchools.REFUSE
    snap_tolerance_m: float = SNAP_TOLERANCE_M
    costs: Optional[pd.DataFrame] = None
    cost_columns: Optional[CostColumns] = None
    barriers_layer: str = "Barriers"
    bridges_layer: str = "Bridges"
    neighbours_layer: str = "Neighbours"


NO_CONDITIONS = Conditions()


# -- zones named in a field ---------------------------------------------------------------


def zones_named(
    values: Sequence,
    school_ids: Sequence,
    unit_ids: Sequence,
    layer: str,
    field: str,
    other_schools: Sequence[Sequence] = (),
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
    other_schools : sequence of length K, or empty
        Further schools of each zone.

    Returns
    -------
    ndarray of shape (n,)
        Zone of every unit, or ``UNASSIGNED``.
    list of Problem
        One per unit that names a school that is not there.
    """
    zone_of = zones_by_school(school_ids, other_schools)
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
