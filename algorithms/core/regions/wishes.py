# SPDX-License-Identifier: GPL-2.0-or-later
"""What else is wished of regions: last time's, areas locked to a region, places kept together.

The criteria are those of attendance zones, with weights in the same unit, and words of their own
for reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional

import geopandas as gpd
import numpy as np
from scipy.sparse import coo_matrix, csgraph

from ..errors import Fault, InputError
from ..ids import as_numbers, numbered_names
from ..texts import tr
from ..zones.criteria.by_unit import UnitPrice
from ..zones.criteria.groups import groups_of
from ..zones.criteria.measure import Measure
from ..zones.criteria.shares import SharePrice, Shares
from ..zones.criteria.splits import KeptTogether
from ..zones.criteria.tables import splits
from ..zones.locks import cores
from ..zones.problem import UNASSIGNED, ZoningProblem
from .preflight import RegionGround
from .problem import RegionProblem


@dataclass(frozen=True)
class Stability:
    """Areas ought to stay in the region that they were in.

    Attributes
    ----------
    existing : ndarray of int, shape (n,)
        Below 0 where the region is gone, or where there was none.
    weight : float
        1 holds a region's worth of areas that change against a line made a circle.
    """

    existing: np.ndarray
    weight: float = 1.0

    def price(self, problem: ZoningProblem) -> Optional[UnitPrice]:
        if self.weight <= 0:
            return None
        regions = np.arange(problem.n_zones)

        def row(unit: int) -> np.ndarray:
            before = self.existing[unit]
            return problem.students[unit] * (regions != before) * (before >= 0)

        return UnitPrice(row, self.weight, [[unit] for unit in range(problem.n_units)])

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        moved = (self.existing >= 0) & (self.existing != np.asarray(labels))
        total = problem.students.sum()
        return [
            Measure("AREAS_MOVED", tr("Areas that change region"), int(moved.sum()), ""),
            Measure(
                "SHARE_MOVED",
                tr("Share that changes region"),
                100 * float(problem.students[moved].sum() / total) if total else 0.0,
                "%",
            ),
        ]


class KeptPlaces(KeptTogether):
    """Places (towns, counties) that ought not to be split between regions."""

    def of(self, units: np.ndarray) -> KeptPlaces:
        """The places of some areas."""
        return replace(self, group=np.asarray(self.group)[units])

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        found = splits(np.asarray(self.group), np.asarray(labels), problem.students, 0)
        behind = "" if self.number == 1 else f"_{self.number}"
        name = tr("Places of {field} split between regions").format(field=self.field)
        return [Measure("PLACES_SPLIT" + behind, name, found.split, "")]


@dataclass(frozen=True)
class SpreadGroup(Shares):
    """A group whose share ought to be about the same in every region.

    Attributes
    ----------
    people : ndarray of shape (n,), optional
        Of whom the group is a part, in the group's own measure; the problem's by default.
    """

    people: Optional[np.ndarray] = None

    def of(self, units: np.ndarray) -> SpreadGroup:
        """The group in some areas."""
        people = None if self.people is None else self.people[units]
        return replace(self, group=np.asarray(self.group)[units], people=people)

    def price(self, problem: ZoningProblem) -> Optional[SharePrice]:
        if self.weight <= 0:
            return None
        people = problem.students if self.people is None else self.people
        times = problem.students.sum() / people.sum()
        return SharePrice(problem, np.asarray(self.group, float) * times, self.weight)

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        group, people = self.by_zone(problem, labels)
        shares = 100 * group[people > 0] / people[people > 0]
        behind = "" if self.number == 1 else f"_{self.number}"
        low, high = (
            tr("Lowest share of {field} in a region"),
            tr("Highest share of {field} in a region"),
        )
        return [
            Measure("LOWEST_SHARE" + behind, low.format(field=self.field), min(shares), "%"),
            Measure("HIGHEST_SHARE" + behind, high.format(field=self.field), max(shares), "%"),
        ]


@dataclass(frozen=True)
class RegionWishes:
    """Wishes before it is known how many regions there will be.

    Attributes
    ----------
    names : tuple of str
        Regions that have a name: locked ones first, then those of last time.
    locked, existing : ndarray of int, shape (n,), optional
        Per area the number of its name, or -1.
    stability : float
    criteria : tuple of Criterion
    layer, field : str
        The layer and the field of the locks, for messages.
    """

    names: tuple = ()
    locked: Optional[np.ndarray] = None
    existing: Optional[np.ndarray] = None
    stability: float = 1.0
    criteria: tuple = ()
    layer: str = ""
    field: str = ""

    @property
    def n_locked(self) -> int:
        """How many regions areas are locked to."""
        return 0 if self.locked is None else int(self.locked.max()) + 1

    def of(self, units: np.ndarray) -> RegionWishes:
        """The wishes of some areas alone."""
        used: dict[int, int] = {}

        def numbered(column: Optional[np.ndarray]) -> Optional[np.ndarray]:
            if column is None:
                return None
            mine = column[units]
            for name in np.unique(mine[mine >= 0]).tolist():
                used.setdefault(name, len(used))
            return np.array([used.get(name, -1) for name in mine.tolist()], int)

        locked = numbered(self.locked)
        existing = numbered(self.existing)
        return replace(
            self,
            names=tuple(self.names[name] for name in used),
            locked=locked,
            existing=existing,
            criteria=tuple(criterion.of(units) for criterion in self.criteria),
        )


NO_WISHES = RegionWishes()
"""Nothing but connected regions with sums as equal as they can be."""


def wishes_of(
    frame: gpd.GeoDataFrame,
    ground: RegionGround,
    *,
    existing: Optional[str] = None,
    locked: Optional[str] = None,
    keep: Sequence[str] = (),
    shares: Sequence[str] = (),
    stability: float = 1.0,
    keep_weight: float = 1.0,
    share_weight: float = 1.0,
    shares_called: str = "",
) -> RegionWishes:
    """Read what is wished from the columns of a layer.

    Parameters
    ----------
    frame : GeoDataFrame of length n
        The areas of the ground, with the columns named.
    ground : RegionGround
    existing, locked : str, optional
        Columns with last time's regions, and with those that areas are locked to.
    keep, shares : sequence of str
        Columns that name places, and columns with the people of a group.
    stability, keep_weight, share_weight : float
    shares_called : str
        What ``shares`` is called, for the message.

    Raises
    ------
    InputError
        If a column is empty, or a group has more people than there are.
    """
    layer = ground.columns.layer
    for column in (locked, existing):
        if column:
            groups_of(frame[column].tolist(), column, layer)
    names, locked_to, was_in = named_regions(
        *(frame[column].tolist() if column else None for column in (locked, existing))
    )
    criteria: list = [
        KeptPlaces(column, groups_of(frame[column].tolist(), column, layer), keep_weight, number)
        for number, column in enumerate(keep, 1)
    ]
    criteria += _groups(frame, ground, shares, share_weight, shares_called)
    return RegionWishes(names, locked_to, was_in, stability, tuple(criteria), layer, locked or "")


def _groups(
    frame: gpd.GeoDataFrame,
    ground: RegionGround,
    shares: Sequence[str],
    weight: float,
    called: str,
) -> list[SpreadGroup]:
    if shares and not ground.columns.balance:
        raise InputError(
            Fault(
                "a group is to be spread over the regions, but no field says of how many people",
                "Choose the field of all people first among the fields to balance "
                "(BALANCE_FIELDS).",
                called,
            )
        )
    found: list[SpreadGroup] = []
    faults: list[Fault] = []
    people, ids = ground.sums[:, 0], ground.ground["unit_ids"]
    for number, column in enumerate(shares, 1):
        group = as_numbers(frame[column])
        wrong = ~(group >= 0) | (group > people * (1 + 1e-9))
        faults += [
            Fault(
                "the number of a group is no number from 0 to the number of people of the area",
                "Correct it, or put the field that the group is a part of first in BALANCE_FIELDS.",
                ground.columns.layer,
                ids[unit],
                column,
            )
            for unit in np.flatnonzero(wrong).tolist()
        ]
        found.append(SpreadGroup(column, group, weight, number, people))
    if faults:
        raise InputError(faults)
    return found


def named_regions(
    locked: Optional[Sequence], existing: Optional[Sequence]
) -> tuple[tuple, Optional[np.ndarray], Optional[np.ndarray]]:
    """The names in one or two columns, and either column as numbers of these names.

    Returns
    -------
    names : tuple of str
        Those of ``locked`` first, either lot in the order of numbers or of the alphabet.
    locked, existing : ndarray of int, or None where none is given
    """
    names, (first, second) = numbered_names(locked, existing)
    return names, first, second


def with_wishes(problem: RegionProblem, wishes: RegionWishes) -> RegionProblem:
    """A problem with wishes as well.

    Where last time's regions are more than there will be, those with most in them are kept, and
    the areas of the others are free to join any.

    Raises
    ------
    InputError
        If areas are locked to more regions than there will be, or cannot be joined.
    """
    regions, zoning = problem.n_regions, problem.zoning
    if wishes.n_locked > regions:
        raise InputError(
            Fault(
                "areas are locked to more regions than are formed",
                "Form more regions, or lock areas to fewer.",
                wishes.layer,
                field=wishes.field,
                detail=tr("{locked} regions in the field, {n} formed").format(
                    locked=wishes.n_locked, n=regions
                ),
            )
        )
    locked, existing, names = wishes.locked, wishes.existing, wishes.names
    kept = _kept(problem, wishes)
    criteria = list(wishes.criteria)
    if existing is not None:
        place = np.full(len(names) + 1, -1)
        place[kept] = np.arange(len(kept))
        existing = place[existing]
        criteria.append(Stability(existing, wishes.stability))
    if locked is not None and (locked >= 0).any():
        zoning = _joined(replace(zoning, locked=locked), wishes)
    return replace(
        problem,
        zoning=zoning,
        names=tuple(names[name] for name in kept),
        existing=existing,
        criteria=tuple(criteria),
    )


def _kept(problem: RegionProblem, wishes: RegionWishes) -> np.ndarray:
    """The names that stay: all locked ones, and as many others as there is room for."""
    count, locked = len(wishes.names), wishes.n_locked
    if count <= problem.n_regions or wishes.existing is None:
        return np.arange(count)
    placed = wishes.existing >= 0
    first = problem.sums[:, 0] / max(problem.target[0], 1e-300)
    staying = np.bincount(wishes.existing[placed], first[placed], minlength=count)
    staying[:locked] = np.inf
    return np.sort(np.argsort(-staying, kind="stable")[: problem.n_regions])


def _joined(zoning: ZoningProblem, wishes: RegionWishes) -> ZoningProblem:
    """With the areas on the ways between locked ones locked too, so that regions hold together."""
    locked = zoning.locked
    roots = np.zeros(zoning.n_zones, int)
    for region in range(wishes.n_locked):
        mine = np.flatnonzero(locked == region)
        at = zoning.centre_m[mine]
        roots[region] = mine[((at - at.mean(axis=0)) ** 2).sum(axis=1).argmin()]
    try:
        tied = cores(replace(zoning, seed_unit=roots[: wishes.n_locked]))
    except InputError as error:
        raise InputError(
            Fault(
                "no way was found to join all areas that are locked to the same region",
                "Areas locked to other regions, or a barrier, lie between: unlock some of them, or "
                "draw a line in BRIDGES that ties them together.",
                wishes.layer,
                field=wishes.field,
                detail=_unjoined(zoning, wishes),
            )
        ) from error
    free = int((tied == UNASSIGNED).sum())
    if free < zoning.n_zones - wishes.n_locked:
        raise InputError(
            Fault(
                "locked areas, and those on the ways between them, leave too few for the other "
                "regions",
                "Form fewer regions, or unlock some areas.",
                wishes.layer,
                field=wishes.field,
                detail=tr("areas left: {n}; regions without locked areas: {k}").format(
                    n=free, k=zoning.n_zones - wishes.n_locked
                ),
            )
        )
    return replace(zoning, locked=np.where(tied == UNASSIGNED, -1, tied))


def _unjoined(zoning: ZoningProblem, wishes: RegionWishes) -> str:
    """Regions whose locked areas do not all touch, with two of them each."""
    pairs, locked, n = zoning.adjacency.pairs, zoning.locked, zoning.n_units
    inside = pairs[(locked[pairs[:, 0]] == locked[pairs[:, 1]]) & (locked[pairs[:, 0]] >= 0)]
    links = coo_matrix((np.ones(len(inside)), (inside[:, 0], inside[:, 1])), shape=(n, n))
    piece = csgraph.connected_components(links, directed=False)[1]
    sentences = []
    for region in range(wishes.n_locked):
        mine = np.flatnonzero(locked == region)
        first = mine[np.unique(piece[mine], return_index=True)[1]]
        if len(first) > 1:
            sentences.append(
                tr("{region}: {one} and {other}").format(
                    region=wishes.names[region],
                    one=zoning.unit_ids[first[0]],
                    other=zoning.unit_ids[first[1]],
                )
            )
    return "; ".join(sentences[:_MOST_NAMED])


_MOST_NAMED = 5
"""Regions that one sentence names: examples."""
