# SPDX-License-Identifier: GPL-2.0-or-later
"""Parts of the map without a school: refused, joined to the nearest unit, or left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Optional

import geopandas as gpd
import numpy as np
from scipy.cluster.hierarchy import DisjointSet
from scipy.sparse import coo_matrix, csgraph
from shapely.geometry import LineString

from .. import lengths, topics
from ..errors import MOST_NAMED, Fault
from ..progress import SILENT, Progress
from ..texts import listed, number, tr, units_counted
from .adjacency import NEAR_M, Adjacency
from .nearest import Connection, Outlines
from .neighbour_lines import Walls
from .part_texts import PartTexts, without_school

_ROUNDED_M = 1e-3
"""Ways whose lengths differ by less are equal, so that rounding never decides."""


class Islands(IntEnum):
    """What becomes of units, and of whole parts of the map, without a school.

    Examples
    --------
    The first column of units is cut off, and left without a zone:

    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> cut = units[units.geometry.bounds["minx"] != 390_500]
    >>> schools = schools[schools["school"] != "A"]
    >>> district = core.build_district(
    ...     cut, schools, students="students", school_id="school", capacity="seats",
    ...     conditions=core.Conditions(islands=core.Islands.LEAVE), progress=core.Progress(),
    ... )
    >>> len(cut), district.problem.n_units
    (42, 36)
    """

    REFUSE = 0
    """An error that names them."""
    JOIN = 1
    """A bridge to the nearest unit."""
    LEAVE = 2
    """Units without a zone."""


@dataclass(frozen=True)
class Settled:
    """What became of the parts without a school.

    Attributes
    ----------
    adjacency : Adjacency
        With the pairs joined.
    left_out : ndarray of bool, shape (n,)
    faults : list of Fault
    """

    adjacency: Adjacency
    left_out: np.ndarray
    faults: list = field(default_factory=list)


@dataclass(frozen=True)
class Ground:
    """The map on which parts are distinguished and joined.

    Attributes
    ----------
    units_m : GeoSeries of n polygons, in metres
    ids : sequence of length n
    layer : str
    walls : Walls
    texts : callable
        Makes what is said of parts: of those without a school by default.
    """

    units_m: gpd.GeoSeries
    ids: list
    layer: str
    walls: Walls
    texts: Callable[[], PartTexts] = without_school


def settle_parts(
    adjacency: Adjacency,
    seed_unit: np.ndarray,
    ground: Ground,
    islands: Islands = Islands.JOIN,
    progress: Progress = SILENT,
) -> Settled:
    """Join, leave out or refuse every part of the map without a school.

    Joined, every such part gets one bridge, over the shortest way there is: together they
    are a minimum spanning tree that reaches from the parts with a school. It depends neither
    on the order of the units nor on where the map lies. No bridge leads over a barrier, nor
    anywhere if the user has given the neighbours pair by pair.

    Parameters
    ----------
    adjacency : Adjacency
    seed_unit : ndarray
        The units that hold schools.
    ground : Ground
    islands : Islands
    progress : Progress
        Takes the warnings.
    """
    nothing = np.zeros(adjacency.n_units, bool)
    part = adjacency.components
    lonely = np.setdiff1d(part, part[seed_unit])
    if not len(lonely) or not len(seed_unit):
        return Settled(adjacency, nothing)
    parts = _PartsWithoutSchool(adjacency, seed_unit, ground, lonely)
    if islands == Islands.LEAVE:
        left_out = np.isin(part, lonely)
        progress.warn(parts.left_out_sentence(left_out))
        return Settled(adjacency, left_out)
    if islands == Islands.REFUSE:
        return Settled(adjacency, nothing, parts.faults(lonely.tolist()))
    walled = [number for number in lonely.tolist() if parts.reason(number)]
    faults = parts.faults(walled)
    joins, blocked = parts.joins([n for n in lonely.tolist() if n not in walled])
    faults += [parts.blocked_problem(number, wall) for number, wall in blocked]
    if not faults:
        parts.tell(joins, progress)
    pairs = np.array([(way.unit, way.other) for way in joins], int).reshape(-1, 2)
    joined = adjacency.changed(adjacency.cut, adjacency.joined, pairs)
    return Settled(joined, nothing, faults)


class _PartsWithoutSchool:
    """The parts without a school, and the ways from them."""

    def __init__(
        self, adjacency: Adjacency, seed_unit: np.ndarray, ground: Ground, lonely: np.ndarray
    ) -> None:
        self.texts = ground.texts()
        self.adjacency, self.ground, self.lonely = adjacency, ground, lonely
        self.part = adjacency.components
        self.outlines = Outlines(ground.units_m)
        corner = self.outlines.bounds[:, :2].min(axis=0)
        grid = np.round((self.outlines.bounds - np.tile(corner, 2)) / _ROUNDED_M)
        self.rank = np.argsort(np.lexsort(grid.T))
        self.inside = ground.units_m.representative_point()
        # Parts as they would be without any barrier.
        pairs = adjacency.border_pairs
        shape = (adjacency.n_units, adjacency.n_units)
        links = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=shape)
        whole = csgraph.connected_components(links, directed=False)[1]
        self.has_school = np.isin(whole, whole[seed_unit])
        cut = self.part[adjacency.cut]
        self.cut_pairs = set(map(tuple, np.sort(cut, axis=1).tolist()))

    # -- why a part is cut off ------------------------------------------------------------

    def units_of(self, number: int) -> np.ndarray:
        return np.flatnonzero(self.part == number)

    def reason(self, number: int) -> str:
        """``given`` by the user, a ``barrier``, or nothing: it is an island."""
        if self.ground.walls.given:
            return "given"
        return "barrier" if self.has_school[self.units_of(number)[0]] else ""

    def faults(self, numbers: Sequence[int]) -> list[Fault]:
        return [self._problem(number) for number in numbers]

    def _problem(self, number: int) -> Fault:
        units = self.units_of(number)
        reason = self.reason(number)
        if reason == "barrier":
            return self._barrier_problem(number, units)
        way = self._nearest(units)
        size = _size(units)
        if reason == "given":
            return self._fault(
                self.texts.given,
                self.texts.given_remedy,
                way,
                size,
            )
        if way.distance_m < NEAR_M:
            return self._fault(
                self.texts.gap,
                self.texts.gap_remedy,
                way,
                size,
            )
        return self._fault(
            self.texts.cut_off,
            self.texts.cut_off_remedy,
            way,
            size,
        )

    def _fault(self, what: str, remedy: str, way: Connection, size: str) -> Fault:
        detail = tr("{distance} from unit {other}; {size}").format(
            distance=lengths.between(way.distance_m), other=self.ground.ids[way.other], size=size
        )
        return Fault(
            what,
            remedy,
            self.ground.layer,
            self.ground.ids[way.unit],
            detail=detail,
            topic=topics.PARTS,
        )

    def _barrier_problem(self, number: int, units: np.ndarray) -> Fault:
        walls = self.ground.walls
        inside = self.part[self.adjacency.cut] == number
        pairs = self.adjacency.cut[inside[:, 0] != inside[:, 1]]
        a, b = min(pairs.tolist(), key=lambda pair: sorted(self.rank[pair].tolist()))
        here, there = (a, b) if self.part[a] == number else (b, a)
        numbers = sorted(
            {walls.of_pair[pair] for pair in map(tuple, pairs.tolist()) if pair in walls.of_pair}
        )
        named = listed((walls.ids[wall] for wall in numbers), MOST_NAMED)
        return Fault(
            self.texts.barrier,
            self.texts.barrier_remedy,
            self.ground.layer,
            self.ground.ids[here],
            detail=tr("{barriers} {named} between it and unit {other}; {size}").format(
                barriers=walls.layer,
                named=named,
                other=self.ground.ids[there],
                size=_size(units),
            ),
            topic=topics.PARTS,
        )

    def blocked_problem(self, number: int, wall: int) -> Fault:
        walls = self.ground.walls
        units = self.units_of(number)
        way = self._nearest(units)
        return Fault(
            self.texts.blocked,
            self.texts.barrier_remedy,
            self.ground.layer,
            self.ground.ids[way.unit],
            detail=tr("{barriers} {named} between it and unit {other}; {size}").format(
                barriers=walls.layer,
                named=walls.ids[wall],
                other=self.ground.ids[way.other],
                size=_size(units),
            ),
            topic=topics.PARTS,
        )

    # -- ways ---------------------------------------------------------------------------------

    def _key(self, way: Connection) -> tuple:
        """Orders ways: by length, and equal ones by where they lie."""
        ends = sorted((int(self.rank[way.unit]), int(self.rank[way.other])))
        return (round(way.distance_m / _ROUNDED_M), *ends)

    def _nearest(self, units: np.ndarray) -> Connection:
        others = np.setdiff1d(np.arange(self.adjacency.n_units), units)
        least = self.outlines.ways(units, others)[0].distance_m
        ways = self.outlines.ways(units, others, least + _ROUNDED_M)
        return min(ways, key=self._key)

    def joins(self, numbers: Sequence[int]) -> tuple[list, list]:
        """One bridge per part: a minimum spanning tree from the parts with a school.

        Returns
        -------
        list of Connection
            From the part that is joined to the one that it is joined to.
        list of (int, int)
            Parts that no bridge can reach, each with the number of a barrier in between.
        """
        sets = DisjointSet([*numbers, "school"])
        name = {number: number for number in numbers}
        barred = np.isin(self.part, np.setdiff1d(self.lonely, numbers))
        joins, blocked = [], {}
        # Boruvka: the shortest way out of each set is part of the tree.
        while True:
            root = sets["school"]
            waiting = [
                members
                for members in sets.subsets()
                if root not in members and not any(number in blocked for number in members)
            ]
            if not waiting:
                break
            found = []
            for members in waiting:
                way, wall = self._connection_out(np.isin(self.part, list(members)), barred)
                if way is None:
                    blocked.update(dict.fromkeys(members, wall))
                else:
                    found.append(way)
            for way in sorted(found, key=self._key):
                ends = [name.get(int(self.part[unit]), "school") for unit in (way.unit, way.other)]
                if sets.merge(*ends):
                    joins.append(way)
        joins.sort(key=self._key)
        return joins, sorted(
            (number, wall)
            for number, wall in blocked.items()
            if not sets.connected(number, "school")
        )

    def _connection_out(self, inside: np.ndarray, barred: Any) -> tuple:
        """The shortest way from some units to others that no barrier crosses.

        Returns the way and None, or None and the number of a barrier.
        """
        units, others = np.flatnonzero(inside), np.flatnonzero(~inside & ~barred)
        if not len(others):
            return None, None
        reach, wall = 0.0, None
        while True:
            ways = self.outlines.ways(units, others, reach)
            reach = max(reach, ways[0].distance_m) + _ROUNDED_M
            ways = self.outlines.ways(units, others, reach)
            for way in sorted(ways, key=self._key):
                crossed = self._crossed(way)
                if crossed is None:
                    return way, None
                wall = crossed if crossed >= 0 else wall
            if len(ways) == len(units) * len(others):
                return None, wall
            reach = 2 * reach + 1

    def _crossed(self, way: Connection) -> Optional[int]:
        """The number of a barrier that a way would lead over; None if it leads over none."""
        parts = self.part[[way.unit, way.other]]
        if tuple(sorted(parts.tolist())) in self.cut_pairs:
            return self._wall_between(*parts.tolist())
        walls = self.ground.walls.shapes
        if not len(walls):
            return None
        # Free if a line from inside one unit to inside the other is, straight or over the
        # narrowest place: that is how a bridge is drawn.
        one, other = ((p.x, p.y) for p in self.inside.iloc[[way.unit, way.other]])
        met = None
        for line in ([one, way.start, way.end, other], [one, other]):
            meets = np.flatnonzero(walls.intersects(LineString(line)).to_numpy())
            if not len(meets):
                return None
            met = int(meets[0]) if met is None else met
        return met

    def _wall_between(self, one: int, other: int) -> int:
        for pair in self.adjacency.cut.tolist():
            if sorted(self.part[pair].tolist()) == sorted((one, other)):
                return self.ground.walls.of_pair.get(tuple(pair), -1)
        return -1

    # -- what is said ---------------------------------------------------------------------------

    def tell(self, joins: Any, progress: Progress) -> None:
        ids = self.ground.ids
        gaps = [way for way in joins if way.distance_m < NEAR_M]
        waters = [way for way in joins if way.distance_m >= NEAR_M]
        for ways, text in (
            (
                gaps,
                self.texts.gaps_joined,
            ),
            (
                waters,
                self.texts.waters_joined,
            ),
        ):
            if ways:
                named = listed(
                    (
                        tr("{unit} to {other} ({distance})").format(
                            unit=ids[way.unit],
                            other=ids[way.other],
                            distance=lengths.between(way.distance_m),
                        )
                        for way in ways
                    ),
                    MOST_NAMED,
                )
                progress.warn(text.format(layer=self.ground.layer, n=len(ways), named=named))

    def left_out_sentence(self, left_out: np.ndarray) -> str:
        named = [self.ground.ids[unit] for unit in np.flatnonzero(left_out)]
        text = self.texts.left_out.format(
            layer=self.ground.layer,
            counted=units_counted(len(named)),
            units=listed(named, MOST_NAMED),
        )
        walled = [n for n in self.lonely.tolist() if self.reason(n) == "barrier"]
        if walled:
            first = [self.ground.ids[self.units_of(number)[0]] for number in walled]
            text += " " + tr("Barriers cut these parts off: those with the units {units}.").format(
                units=listed(first, MOST_NAMED)
            )
        return text


def _size(units: np.ndarray) -> str:
    if len(units) == 1:
        return tr("a single unit")
    return tr("a part of {n} units").format(n=number(len(units)))
