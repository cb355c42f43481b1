# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions within each of several districts apart: no region crosses a district's border."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
from scipy.sparse import coo_matrix, csgraph

from ..errors import MOST_NAMED, Fault, InputError
from ..ids import is_missing, plain
from ..progress import SILENT, Progress, Stage
from ..texts import listed, tr
from ..zones.problem import LeftOut
from .preflight import RegionGround
from .problem import RegionProblem, without_schools
from .solve import Regions
from .wishes import RegionWishes, Stability


@dataclass(frozen=True)
class District:
    """Areas that make regions of their own.

    Attributes
    ----------
    name : str
    units : ndarray of int, shape (m,)
        Numbers of its areas in the whole ground.
    ground : RegionGround
    wishes : RegionWishes
    """

    name: str
    units: np.ndarray
    ground: RegionGround
    wishes: RegionWishes


def districts_of(
    ground: RegionGround, values: Sequence, field: str, wishes: RegionWishes
) -> list[District]:
    """Divide areas into districts.

    Parameters
    ----------
    ground : RegionGround
    values : sequence of length n
        What the field says of each area.
    field : str
        For messages.
    wishes : RegionWishes

    Raises
    ------
    InputError
        If an area has no district, or a district is not in one piece or has nothing to balance.
    """
    names = ["" if is_missing(value) else plain(value) for value in values]
    ids, layer = ground.ground["unit_ids"], ground.columns.layer
    faults = [
        Fault(
            "the area belongs to no district",
            "Fill in the field of the districts, or choose none.",
            layer,
            ids[unit],
            field,
        )
        for unit, name in enumerate(names)
        if not name
    ]
    if faults:
        raise InputError(faults)
    found = []
    for name in sorted(set(names)):
        units = np.flatnonzero(np.array([each == name for each in names]))
        faults += _faults(ground, units, name, field)
        found.append(District(name, units, _part(ground, units, name), wishes.of(units)))
    faults += _locks_across(names, wishes, ids)
    if faults:
        raise InputError(faults)
    return found


def _locks_across(names: Sequence[str], wishes: RegionWishes, ids: Sequence) -> Iterator[Fault]:
    """Regions to which areas of several districts are locked: none can hold them all."""
    first: dict[int, int] = {}
    named = set[int]()
    for unit, region in enumerate([] if wishes.locked is None else wishes.locked.tolist()):
        other = first.setdefault(region, unit)
        if region < 0 or region in named or names[other] == names[unit]:
            continue
        named.add(region)
        yield Fault(
            "areas of several districts are locked to one region, and no region crosses a "
            "district's border",
            "Give them a region of its own in each district, or unlock those of all but one.",
            wishes.layer,
            field=wishes.field,
            detail=tr("{region}: {one} ({here}) and {other} ({there})").format(
                region=wishes.names[region],
                one=ids[other],
                here=names[other],
                other=ids[unit],
                there=names[unit],
            ),
        )


def _faults(ground: RegionGround, units: np.ndarray, name: str, field: str) -> list[Fault]:
    ids, layer = ground.ground["unit_ids"], ground.columns.layer
    faults = []
    pairs = ground.ground["adjacency"].of(units).pairs
    shape = (len(units), len(units))
    links = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=shape)
    count, piece = csgraph.connected_components(links, directed=False)
    if count > 1:
        apart = np.flatnonzero(piece != np.bincount(piece).argmax())
        shown = listed((ids[units[unit]] for unit in apart.tolist()), MOST_NAMED)
        faults.append(
            Fault(
                "a district is in several parts, and no border ties them together",
                "Draw a line in BRIDGES from one part to the other, or give each part a name of "
                "its own in this field.",
                layer,
                field=field,
                detail=tr("{name}: apart from the largest part lie {units}").format(
                    name=name, units=shown
                ),
            )
        )
    for column, sums in zip(ground.names, ground.sums[units].T):
        if not sums.any():
            faults.append(
                Fault(
                    "a district has nothing of what is to be balanced",
                    "Join it to another district in this field, or leave its areas out.",
                    layer,
                    field=field,
                    detail=f"{name}: {column}" if column else name,
                )
            )
    return faults


def _part(ground: RegionGround, units: np.ndarray, name: str) -> RegionGround:
    whole = dict(ground.ground)
    adjacency = whole["adjacency"].of(units)
    nothing = np.zeros(0, int)
    whole.update(
        {key: whole[key][units] for key in ("students", "area_m2", "perimeter_m", "centre_m")},
        unit_ids=tuple(whole["unit_ids"][unit] for unit in units.tolist()),
        centre_lonlat=whole["centre_lonlat"][units],
        adjacency=adjacency,
        left_out=LeftOut(nothing, (), np.zeros(0), adjacency),
    )
    layer = tr("{layer} ({name})").format(layer=ground.columns.layer, name=name)
    columns = replace(ground.columns, layer=layer)
    return RegionGround(
        whole, ground.sums[units], ground.names, ground.units_m.iloc[units], columns
    )


def shared_out(districts: Sequence[District], regions: int, layer: str) -> list[int]:
    """How many of so many regions each district gets, by its part of the first sum.

    The next region always goes where regions hold most (the method of D'Hondt), so that none of
    them all is larger than it must be; every district gets one.

    Raises
    ------
    InputError
        If there are more districts than regions, or fewer areas.
    """
    areas = sum(len(district.units) for district in districts)
    if not len(districts) <= regions <= areas:
        raise InputError(
            Fault(
                "so many regions cannot be formed",
                tr(
                    "Ask for a number of regions from {least} to {most}: every district needs one, "
                    "and every region an area."
                ).format(least=len(districts), most=areas),
                layer,
                detail=str(regions),
            )
        )
    load = [float(district.ground.sums[:, 0].sum()) for district in districts]
    given = [1] * len(districts)
    for _ in range(regions - len(districts)):
        free = [at for at, d in enumerate(districts) if given[at] < len(d.units)]
        given[max(free, key=lambda at: (load[at] / given[at], -at))] += 1
    return given


def form_in_districts(
    ground: RegionGround,
    districts: Sequence[District],
    form: Callable[[int, District, Progress], Optional[Regions]],
    wishes: RegionWishes,
    progress: Progress = SILENT,
) -> Optional[Regions]:
    """Form the regions of every district and put them together.

    Parameters
    ----------
    ground : RegionGround
        The whole.
    districts : sequence of District
    form : callable
        From the number of a district and the district to its regions; None if cancelled.
    wishes : RegionWishes
        Of the whole.
    progress : Progress

    Returns
    -------
    Regions or None
        Numbered district by district. Equal shares and limits are those of each region's district.
    """
    n = len(ground.sums)
    labels, existing = np.zeros(n, int), np.full(n, -1)
    names: list[str] = []
    parts: list[Regions] = []
    done = 0
    for number, district in enumerate(districts):
        progress.info(tr("District {name} ...").format(name=district.name))
        stage = Stage(progress, done / n, (done + len(district.units)) / n)
        found = form(number, district, stage)
        if found is None:
            return None
        done += len(district.units)
        labels[district.units] = found.labels + len(names)
        before = found.problem.existing
        if before is not None:
            existing[district.units] = np.where(before >= 0, before + len(names), -1)
        own = found.problem.names
        names += [*own, *[""] * (found.problem.n_regions - len(own))]
        parts.append(found)
    of_each = [found.problem for found in parts]
    criteria = list(wishes.criteria)
    if wishes.existing is not None:
        criteria.append(Stability(existing, wishes.stability))
    problem = RegionProblem(
        without_schools(ground.ground, len(names)),
        ground.sums[:, : of_each[0].sums.shape[1]],
        np.concatenate([_for_each(each, each.low) for each in of_each]),
        np.concatenate([_for_each(each, each.high) for each in of_each]),
        _distinct(names, districts, of_each) if any(names) else (),
        existing if wishes.existing is not None else None,
        tuple(criteria),
        np.concatenate([_for_each(each, each.target) for each in of_each]),
    )
    return Regions(problem, labels, all(found.kept for found in parts))


def _for_each(problem: RegionProblem, limits: np.ndarray) -> np.ndarray:
    return np.broadcast_to(limits, (problem.n_regions, problem.sums.shape[1]))


def _distinct(
    names: list[str], districts: Sequence[District], problems: Sequence[RegionProblem]
) -> tuple:
    """Names of regions; where two districts share one, with the district's behind it."""
    of = [d.name for d, each in zip(districts, problems) for _ in range(each.n_regions)]
    return tuple(
        f"{name} ({district})" if name and names.count(name) > 1 else name
        for name, district in zip(names, of)
    )
