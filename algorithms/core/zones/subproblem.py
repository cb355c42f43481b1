# SPDX-License-Identifier: GPL-2.0-or-later
"""A part of a district as a problem of its own: some of its zones, and nothing beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from ..errors import Fault, InputError
from ..texts import tr
from .limits import district_utilisation
from .metrics import piece_of_unit
from .problem import UNASSIGNED, LeftOut, ZoningProblem


@dataclass(frozen=True)
class SubProblem:
    """Some zones of a plan, cut out of their district.

    Attributes
    ----------
    problem : ZoningProblem
        Of the m units and k zones alone. Its limits are those of the whole district.
    units : ndarray of int, shape (m,)
        Their numbers in the whole, ascending.
    zones : ndarray of int, shape (k,)
        Likewise.
    labels : ndarray of int, shape (m,)
        The plan, in the numbers of the part.
    """

    problem: ZoningProblem
    units: np.ndarray
    zones: np.ndarray
    labels: np.ndarray

    def of_whole(self, labels: np.ndarray) -> np.ndarray:
        """Return another plan of the whole in the numbers of the part; shape (m,).

        ``UNASSIGNED`` for units whose zone in it is not of the part.
        """
        labels = np.asarray(labels)[self.units]
        place = {zone: number for number, zone in enumerate(self.zones.tolist())}
        return np.array([place.get(zone, UNASSIGNED) for zone in labels.tolist()], int)

    def in_whole(self, labels: np.ndarray, part: np.ndarray) -> np.ndarray:
        """Return a plan of the whole with that of the part in it; shape (n,).

        Parameters
        ----------
        labels : ndarray of shape (n,)
            Of the whole.
        part : ndarray of shape (m,)
            In the numbers of the part.
        """
        part, whole = np.asarray(part), np.array(labels)
        whole[self.units] = np.where(part >= 0, self.zones[part], UNASSIGNED)
        return whole


def subproblem(
    problem: ZoningProblem, labels: np.ndarray, zones: Iterable[int], unassigned: bool = False
) -> SubProblem:
    """Return the units of some zones as a problem of its own.

    Pieces of a zone that nothing but other zones connects with a school of the part stay with
    their zone: they are locked to it, and joined to its school by a bridge, so that their
    students count.

    Parameters
    ----------
    problem : ZoningProblem
    labels : ndarray of shape (n,)
        The plan.
    zones : iterable of int
        Those of the part.
    unassigned : bool
        Units without a zone that hang together with the part belong to it too.

    Raises
    ------
    InputError
        Without a zone, and for zones whose school stands in a zone that is not among them.
    """
    labels = np.asarray(labels)
    chosen = np.unique(np.fromiter(zones, int))
    if not len(chosen):
        raise InputError(Fault("no zone is chosen", "Choose the zones to work on."))
    _check_schools(problem, labels, chosen)
    inside = np.isin(labels, chosen)
    # Without a zone, a school's unit can only be its own school's.
    schools = problem.seed_unit[chosen]
    inside[schools[labels[schools] == UNASSIGNED]] = True
    if unassigned:
        inside |= _free_around(problem, labels, inside, chosen)
    units = np.flatnonzero(inside)
    place = np.full(problem.n_zones + 1, UNASSIGNED)
    place[chosen] = np.arange(len(chosen))
    part = place[labels[units]]
    unit_place = np.full(problem.n_units, -1)
    unit_place[units] = np.arange(len(units))
    locked = np.where(problem.locked[units] == labels[units], part, place[problem.locked[units]])
    # Locked to a zone beside the part: nobody may move it.
    beside = (problem.locked[units] >= 0) & (locked < 0)
    locked[beside] = part[beside]
    cut = replace(
        problem,
        unit_ids=tuple(problem.unit_ids[unit] for unit in units),
        students=problem.students[units],
        area_m2=problem.area_m2[units],
        perimeter_m=problem.perimeter_m[units],
        centre_m=problem.centre_m[units],
        centre_lonlat=problem.centre_lonlat[units],
        adjacency=problem.adjacency.of(units),
        school_ids=tuple(problem.school_ids[zone] for zone in chosen),
        capacity=problem.capacity[chosen],
        school_m=problem.school_m[chosen],
        school_lonlat=problem.school_lonlat[chosen],
        seed_unit=unit_place[problem.seed_unit[chosen]],
        locked=locked,
        costs=None if problem.costs is None else problem.costs[np.ix_(units, chosen)],
        other_schools=tuple(problem.other_schools[zone] for zone in chosen)
        if problem.other_schools
        else (),
        left_out=LeftOut(),
        stranded=problem.stranded[units],
        district=district_utilisation(problem),
    )
    return SubProblem(_with_bridges(cut, part), units, chosen, part)


def _check_schools(problem: ZoningProblem, labels: np.ndarray, zones: np.ndarray) -> None:
    there = labels[problem.seed_unit[zones]]
    away = (there != UNASSIGNED) & ~np.isin(there, zones)
    if away.any():
        zone = int(zones[away][0])
        raise InputError(
            Fault(
                tr("the school of zone {zone} stands in zone {other}, which is not chosen").format(
                    zone=problem.school_ids[zone], other=problem.school_ids[int(there[away][0])]
                ),
                "Choose both zones.",
            )
        )


def _free_around(
    problem: ZoningProblem, labels: np.ndarray, inside: np.ndarray, zones: np.ndarray
) -> np.ndarray:
    """Units without a zone that hang together with a part, and may come to it; shape (n,)."""
    fixed = np.asarray(problem.fixed_zone)
    free = (labels == UNASSIGNED) & ((fixed < 0) | np.isin(fixed, zones))
    piece = piece_of_unit(problem, np.where(inside | free, 0, UNASSIGNED))
    starts = np.union1d(np.flatnonzero(inside), problem.seed_unit[zones])
    return free & np.isin(piece, piece[starts])


def _with_bridges(problem: ZoningProblem, labels: np.ndarray) -> ZoningProblem:
    """Lock pieces to their zone that no way leads from, and join them to its school."""
    component = problem.adjacency.components
    stuck = (labels >= 0) & ~np.isin(component, component[problem.seed_unit])
    piece = piece_of_unit(problem, labels)
    # What is locked apart from its school can only be reached over such a bridge as well.
    pinned = (problem.locked >= 0) & (problem.locked == labels)
    home = piece[problem.seed_unit][labels]
    stuck |= (labels >= 0) & np.isin(piece, piece[pinned & (piece != home)])
    if not stuck.any():
        return problem
    locked = problem.locked.copy()
    locked[stuck] = labels[stuck]
    firsts = np.flatnonzero(stuck)[np.unique(piece[stuck], return_index=True)[1]]
    bridges = np.column_stack([firsts, problem.seed_unit[labels[firsts]]])
    adjacency = problem.adjacency
    joined = adjacency.changed(
        adjacency.cut, np.concatenate([adjacency.joined, bridges]), adjacency.islands
    )
    return replace(problem, adjacency=joined, locked=locked)
