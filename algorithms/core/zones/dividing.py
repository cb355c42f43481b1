# SPDX-License-Identifier: GPL-2.0-or-later
"""Planning units divided between the schools that share them, by distance (Thiessen)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry import MultiLineString, MultiPoint, Point, Polygon
from shapely.ops import polygonize, unary_union, voronoi_diagram

from .. import geo
from ..date_line import beside, crosses_date_line
from ..errors import Fault, InputError
from ..ids import as_number, order, plain
from ..texts import listed, tr

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from .school_places import Places

ORIGIN = "id of the unit before it was divided"
"""Column of divided units; no field of a layer is called so."""

_SAME_PLACE_M = 0.01
"""Schools closer than this stand at one place: no line parts them."""

_FIRST_NAMED = 5
"""Units that one sentence names: examples."""


@dataclass(frozen=True)
class Division:
    """Units some of which were divided.

    Attributes
    ----------
    units : GeoDataFrame
        As it was read, with a row per part in place of the units divided, indexed from 1; the
        column ``ORIGIN`` holds every unit's id before.
    row : ndarray
        The row in the layer that each is, or is a part of.
    is_part : ndarray of bool
    """

    units: gpd.GeoDataFrame
    row: np.ndarray
    is_part: np.ndarray

    def sentence(self) -> str:
        """What was divided, in words."""
        ids = self.units[ORIGIN].to_numpy()[self.is_part]
        named = dict.fromkeys(plain(each) for each in ids)
        return tr("planning units divided between the schools in them: {n} ({units}).").format(
            n=len(named), units=listed(named, _FIRST_NAMED)
        )


def divide(
    units: gpd.GeoDataFrame,
    metric_crs: Any,
    points: gpd.GeoSeries,
    school_ids: list,
    places: Places,
    unit_id: str,
    shared: list[str],
    schools_layer: str,
    units_layer: str,
) -> Division:
    """Divide every unit that several schools share between them.

    Parts go to the nearest school. A piece that a school's part leaves behind on the far side
    of another's goes to the part with which it shares the longest border. The students (and
    all that is shared) are shared by area; whole numbers stay whole. The first part keeps
    nothing of the unit's id: whole numbers go on from the largest, texts get -1, -2 ...

    Parameters
    ----------
    units : GeoDataFrame of n polygons
    metric_crs : CRS
        In which distances are measured.
    points : GeoSeries of K points
        Schools, in the coordinate reference system of ``units``.
    school_ids : list of length K
    places : Places
    unit_id : str
        Column of the ids.
    shared : list of str
        Number columns.
    schools_layer, units_layer : str
        For messages.

    Raises
    ------
    InputError
        Where schools stand at one place, or a unit lies on both sides of the 180th meridian.
    """
    at_m = points.to_crs(metric_crs)
    groups = {int(places.unit[group[0]]): group for group in places.sharing()}
    wrong = [p for g in groups.values() for p in _same_place(at_m, g, school_ids, schools_layer)]
    wrong += [
        Fault(
            "schools share a planning unit that lies on both sides of the 180th meridian, which "
            "parts it; such a unit is not divided between them",
            "Cut the unit along the meridian into two units, merge its schools into one zone "
            "(TWO_SCHOOLS=1), or leave all but one of them out.",
            units_layer,
            units[unit_id].iloc[unit],
        )
        for unit in groups
        if crosses_date_line(units.geometry.iloc[unit], units.crs, metric_crs)
    ]
    if wrong:
        raise InputError(wrong)
    new_ids = NewIds(units[unit_id])
    parts: dict[int, list] = {}
    for unit in sorted(groups, key=lambda unit: order(units[unit_id].iloc[unit])):
        group = sorted(groups[unit].tolist(), key=lambda school: order(school_ids[school]))
        shapes = _thiessen(units.geometry.iloc[unit], units.crs, at_m.iloc[group])
        parts[unit] = list(zip(shapes, new_ids.take(units[unit_id].iloc[unit], len(group))))

    rows = [row for row in range(len(units)) for _ in parts.get(row, [None])]
    made = units.iloc[rows].copy()
    made[ORIGIN] = made[unit_id].to_numpy()
    is_part = np.isin(rows, list(parts))
    geometry, ids = list(made.geometry), list(made[unit_id])
    columns = {name: list(made[name]) for name in shared}
    whole = {name: all(float(as_number(v)).is_integer() for v in units[name]) for name in shared}
    first = {row: at for at, row in reversed(list(enumerate(rows)))}
    for unit, pieces in parts.items():
        area = gpd.GeoSeries([shape for shape, _ in pieces], crs=units.crs).to_crs(metric_crs).area
        for at, (shape, new_id) in enumerate(pieces, start=first[unit]):
            geometry[at], ids[at] = shape, new_id
        for name, values in columns.items():
            amount = as_number(units[name].iloc[unit])
            shares = shared_out(amount, area.to_numpy(), whole[name])
            values[first[unit] : first[unit] + len(pieces)] = shares
    made[unit_id] = pd.Series(ids, index=made.index, dtype=object)
    for name, values in columns.items():
        made[name] = pd.Series(values, index=made.index, dtype=object)
    made = made.set_geometry(gpd.GeoSeries(geometry, index=made.index, crs=units.crs))
    made.index = np.arange(1, len(made) + 1)
    return Division(made, np.array(rows), is_part)


def _same_place(
    at_m: gpd.GeoSeries, group: np.ndarray, school_ids: Sequence, layer: str
) -> list[Fault]:
    for one in group.tolist():
        for other in group[group > one].tolist():
            if at_m.iloc[one].distance(at_m.iloc[other]) < _SAME_PLACE_M:
                return [
                    Fault(
                        "schools stand at one place, so their planning unit cannot be divided "
                        "between them",
                        "Merge them into one zone (TWO_SCHOOLS=1), move one of them, or leave "
                        "all but one of them out.",
                        layer,
                        tr("{a} and {b}").format(a=school_ids[one], b=school_ids[other]),
                    )
                ]
    return []


class NewIds:
    """Ids for parts that no unit has.

    Parameters
    ----------
    ids : sequence
        Those of all units.
    """

    def __init__(self, ids: Sequence) -> None:
        self.taken = {plain(each) for each in ids}
        self.numbers = None
        if all(isinstance(each, (int, float, np.number)) for each in ids):
            self.numbers = int(max(as_number(each) for each in ids))
        self.kind = float if any(isinstance(each, float) for each in ids) else int

    def take(self, old: object, count: int) -> list:
        """Ids for so many parts of a unit."""
        if self.numbers is not None:
            self.numbers += count
            return [self.kind(self.numbers - count + n) for n in range(1, count + 1)]
        mark = "-"
        while any(f"{plain(old)}{mark}{n}" in self.taken for n in range(1, count + 1)):
            mark += "-"
        made = [f"{plain(old)}{mark}{n}" for n in range(1, count + 1)]
        self.taken.update(made)
        return made


def _thiessen(shape: BaseGeometry, crs: Any, at_m: gpd.GeoSeries) -> list:
    """The parts of a polygon that lie nearest to each of some points, in their order.

    The outline keeps its corners to the last digit, and parts share theirs: everything is cut
    by one set of lines.
    """
    outline_m = gpd.GeoSeries([shape], crs=crs).to_crs(at_m.crs).iloc[0]
    xy_m = np.array([(p.x, p.y) for p in at_m])
    x, y = xy_m.T
    # Far beyond the unit, so that the cells' own frame never cuts it.
    reach = 10 * max(*np.ptp(np.reshape(outline_m.bounds, (2, 2)), axis=0), np.ptp(x), np.ptp(y))
    frame = outline_m.envelope.buffer(reach)
    cells = voronoi_diagram(MultiPoint(list(at_m)), envelope=frame)
    lines = [np.asarray(cell.exterior.coords)[:, :2] for cell in cells.geoms]
    x_here = shape.centroid.x
    borders = [
        MultiLineString([beside(geo.project(_dense(xy), at_m.crs, crs), x_here, crs)])
        for xy in lines
    ]
    cut = unary_union([shape.boundary, *borders])
    faces = [face for face in polygonize(cut) if shape.contains(face.representative_point())]
    middle = gpd.GeoSeries([f.representative_point() for f in faces], crs=crs).to_crs(at_m.crs)
    near = np.array([[point.distance(p) for p in at_m] for point in middle])
    owner = near.argmin(axis=1)

    # Each school keeps the piece that it stands in (or nearest to); a piece left over goes to
    # the part that it shares most border with.
    points = [Point(xy) for xy in beside(geo.project(xy_m, at_m.crs, crs), x_here, crs)]
    parts: list = []
    for school, point in enumerate(points):
        own = [face for face, mine in zip(faces, owner) if mine == school]
        parts.append([min(own, key=point.distance)])
    left = [face for face in faces if not any(face is kept[0] for kept in parts)]
    while left:
        borders_of = [
            [sum(face.intersection(piece).length for piece in part) for part in parts]
            for face in left
        ]
        best = max(range(len(left)), key=lambda n: max(borders_of[n]))
        face = left.pop(best)
        if max(borders_of[best]) > 0:
            parts[int(np.argmax(borders_of[best]))].append(face)
        else:
            # A unit of several polygons: this one goes to the nearest school.
            at = next(n for n, each in enumerate(faces) if each is face)
            parts[owner[at]].append(face)
    return [_one(part) for part in parts]


def _dense(xy: np.ndarray) -> np.ndarray:
    """A line with corners enough to stay straight on the ground in any system."""
    share = np.linspace(0, 1, 65)[:-1, None]
    pieces = [a + share * (b - a) for a, b in zip(xy[:-1], xy[1:])]
    return np.concatenate([*pieces, xy[-1:]])


def _one(faces: list) -> BaseGeometry:
    return faces[0] if len(faces) == 1 and isinstance(faces[0], Polygon) else unary_union(faces)


def shared_out(amount: float, area: np.ndarray, whole: bool) -> list:
    """An amount shared by area; whole numbers by largest remainders."""
    exact = amount * area / area.sum()
    if not whole:
        return exact.tolist()
    parts = np.floor(exact)
    more = round(float(amount - parts.sum()))
    parts[np.argsort(parts - exact, kind="stable")[:more]] += 1
    return [int(each) for each in parts]
