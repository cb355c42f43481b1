# SPDX-License-Identifier: GPL-2.0-or-later
"""Planning units that overlap: how much, how wide, and whether that does any harm.

Layers that were drawn by hand or joined from several sources hold hairline overlaps that
nobody minds. An island drawn twice, the district's outline among its units or a second
coverage are faults that no plan can be drawn on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

import geopandas as gpd
import numpy as np
from shapely import affinity
from shapely.geometry import MultiLineString, MultiPolygon

from .. import geo, topics
from ..errors import Fault
from ..shapes import areal, made_valid, meeting, polygons_of
from ..texts import number, pairs_counted, tr

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

SNAP_TOLERANCE_M = 1.0
"""Overlaps that are narrower do no harm, if they are small too (``LARGEST_SHARE``)."""

LARGEST_SHARE = 0.01
"""Of the smaller unit's area that a harmless overlap may take up."""

WIDEST_TIMES = 10.0
"""A harmless overlap may be this many times wider at its widest place than it is on average.

A border drawn twice parts and meets again, so slivers swell and taper; but a building that
stands in both units is not made harmless by a mile of hairline beside it.
"""

NOISE_M = 1e-3
"""Overlaps narrower than this come from the rounding of coordinates; nobody drew them."""

WHOLE_SHARE = 0.99
"""Units that have this much of the larger one in common are one unit drawn twice; a unit of
which this much lies in another one lies within it as a whole."""

EQUAL, WITHIN, OVERLAP, SLIVER = "equal", "within", "overlap", "sliver"
"""Kinds: one unit drawn twice; a unit within another; any other that does harm; a harmless one."""

TWICE_SHARE = 0.25
"""Of all units' areas that overlaps take up where a layer holds two coverages: half of them
where both cover the whole district."""

_WIDTH_PRECISION = 1.02
"""Ratio of the bounds between which the widest place is found."""


@dataclass(frozen=True)
class Overlaps:
    """Pairs of units that overlap, m of them; everything in the order of ``pairs``.

    Attributes
    ----------
    pairs : ndarray of shape (m, 2)
        The lower index first, sorted.
    area_m2 : ndarray of shape (m,)
        Of what the two have in common.
    width_m : ndarray of shape (m,)
        Mean width of that along the border of the two: its area over half its outline and the
        metres along which they only touch. A strip has its breadth, however long it is and in
        however many pieces; a compact shape, where they touch nowhere else, half its diameter.
    widest_m : ndarray of shape (m,)
        Diameter of the largest circle that has room in it, to 2 %.
    shares : ndarray of shape (m, 2)
        Its area over that of either unit, from 0 to 1.
    kinds : ndarray of str of shape (m,)
        ``EQUAL``, ``WITHIN``, ``OVERLAP`` or ``SLIVER``.
    common : tuple of m MultiPolygons
        What the two have in common, in the coordinates of the layer.
    """

    pairs: np.ndarray
    area_m2: np.ndarray
    width_m: np.ndarray
    widest_m: np.ndarray
    shares: np.ndarray
    kinds: np.ndarray
    common: tuple

    def __len__(self) -> int:
        return len(self.pairs)

    @property
    def share(self) -> np.ndarray:
        """Area of every overlap over that of the smaller of its two units; shape (m,)."""
        return self.shares.max(axis=1) if len(self) else np.zeros(0)

    @property
    def slivers(self) -> Overlaps:
        """Those that do no harm."""
        return self.only(self.kinds == SLIVER)

    @property
    def harmful(self) -> Overlaps:
        """Those that no plan can be drawn on."""
        return self.only(self.kinds != SLIVER)

    def only(self, chosen: np.ndarray) -> Overlaps:
        """The overlaps where ``chosen``, bool of shape (m,), is true."""
        return Overlaps(
            self.pairs[chosen],
            self.area_m2[chosen],
            self.width_m[chosen],
            self.widest_m[chosen],
            self.shares[chosen],
            self.kinds[chosen],
            tuple(self.common[at] for at in np.flatnonzero(chosen)),
        )

    def units_under(self) -> dict[int, list[int]]:
        """What lies, as a whole, within a unit that holds two others or more, by that unit.

        Such a unit is the outline of the district or comes from a coarser layer. The one that
        holds most others is first.
        """
        under: dict[int, list[int]] = {}
        whole = self.only(self.kinds == WITHIN)
        for (a, b), (share_of_a, share_of_b) in zip(whole.pairs.tolist(), whole.shares.tolist()):
            over, inner = (b, a) if share_of_a > share_of_b else (a, b)
            under.setdefault(over, []).append(inner)
        found = [(over, inner) for over, inner in under.items() if len(inner) > 1]
        return dict(sorted(found, key=lambda item: (-len(item[1]), item[0])))


def find_overlaps(
    units: gpd.GeoSeries,
    metric_crs: Any,
    snap_tolerance_m: float = SNAP_TOLERANCE_M,
    suspects: Optional[np.ndarray] = None,
) -> Overlaps:
    """Find the pairs of units that have an area in common, wider than ``NOISE_M``.

    They are compared in the layer's own coordinates, where a straight border is straight: once
    its corners are projected, a long border parts from the corners of the units along it.

    Parameters
    ----------
    units : GeoSeries of n polygons
        With a coordinate reference system. Invalid ones are compared as they are once made
        valid; missing and empty ones overlap nothing.
    metric_crs : CRS
        Projection in metres from which the scale of lengths and areas is taken.
    snap_tolerance_m : float
        An overlap is harmless, a ``SLIVER``, if its mean width is less than this, its widest
        place less than ``WIDEST_TIMES`` this, and its area less than ``LARGEST_SHARE`` of the
        smaller unit's.
    suspects : ndarray, optional
        Units to which the search is confined: at least one of a pair is among them (see
        ``Adjacency.suspects``). Where one of these overlaps does harm all units are searched.
        All units by default.

    Returns
    -------
    Overlaps
    """
    units = made_valid(units)
    every = np.array([shape is not None and not shape.is_empty for shape in units], bool)
    among = every if suspects is None else every & np.isin(np.arange(len(units)), suspects)
    found = _overlaps_of(units, metric_crs, snap_tolerance_m, _meeting(units, among, every))
    if len(found.harmful) and (among != every).any():
        return _overlaps_of(units, metric_crs, snap_tolerance_m, _meeting(units, every, every))
    return found


def _meeting(units: gpd.GeoSeries, among: np.ndarray, every: np.ndarray) -> np.ndarray:
    """Pairs of units that meet, the lower first, at least one ``among``; shape (m, 2)."""
    shapes = units.to_numpy()
    some, others = np.flatnonzero(among), np.flatnonzero(every)
    hits = meeting(shapes[some], shapes[others])
    pairs = np.sort(np.column_stack([some[hits[:, 0]], others[hits[:, 1]]]), axis=1)
    return np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)


def _overlaps_of(
    units: gpd.GeoSeries, metric_crs: Any, snap_tolerance_m: float, pairs: np.ndarray
) -> Overlaps:
    shapes = units.to_numpy()
    kept, common, touching = [], [], []
    for at, (a, b) in enumerate(pairs.tolist()):
        both = shapes[a].intersection(shapes[b])
        # Most only touch, often in thousands of lines that need no look.
        polygons = polygons_of(both) if both.area > 0 else []
        if polygons:
            kept.append(at)
            common.append(MultiPolygon(polygons))
            touching.append(MultiLineString(_lines_of(both)))
    if not kept:
        none = np.zeros(0)
        kinds = none.astype(str)
        return Overlaps(np.zeros((0, 2), int), none, none, none, none.reshape(0, 2), kinds, ())
    pairs = pairs[kept]
    unit_area = np.array([[shapes[a].area, shapes[b].area] for a, b in pairs.tolist()])
    shares = np.array([shape.area for shape in common])[:, None] / unit_area

    places = np.array([shape.representative_point().coords[0] for shape in common])
    scale = geo.metres_per_unit(places, units.crs, metric_crs)
    in_metres, lines_in_metres = (
        [affinity.scale(shape, x, y, origin=(0, 0)) for shape, (x, y) in zip(these, scale.tolist())]
        for these in (common, touching)
    )
    area = np.array([shape.area for shape in in_metres])
    outline = np.array([shape.length for shape in in_metres])
    width = area / (outline / 2 + np.array([lines.length for lines in lines_in_metres]))
    widest = np.full(len(pairs), np.nan)
    drawn = width > NOISE_M
    widest[drawn] = [widest_place(in_metres[at]) for at in np.flatnonzero(drawn)]

    least, most = np.sort(shares, axis=1).T
    harmless = (width < snap_tolerance_m) & (most < LARGEST_SHARE)
    harmless &= widest < WIDEST_TIMES * snap_tolerance_m
    kinds = np.select(
        [harmless, least >= WHOLE_SHARE, most >= WHOLE_SHARE], [SLIVER, EQUAL, WITHIN], OVERLAP
    )
    return Overlaps(pairs, area, width, widest, shares, kinds, tuple(common)).only(drawn)


def _lines_of(shape: BaseGeometry) -> list:
    if shape.geom_type == "LineString":
        return [shape]
    return [line for part in getattr(shape, "geoms", ()) for line in _lines_of(part)]


def without_slivers(units: gpd.GeoSeries, overlaps: Overlaps) -> gpd.GeoSeries:
    """Return the units with every harmless overlap left to the smaller of its two units.

    They meet there as units do that were drawn to one border, so that all that is measured of
    them, and of zones made of them, is as on a clean map.

    Parameters
    ----------
    units : GeoSeries of n polygons
        Valid.
    overlaps : Overlaps
        Of these units.
    """
    slivers = overlaps.slivers
    if not len(slivers):
        return units
    shapes = units.to_list()
    for (a, b), (share_of_a, share_of_b) in zip(slivers.pairs.tolist(), slivers.shares.tolist()):
        smaller, larger = (a, b) if share_of_a > share_of_b else (b, a)
        shapes[larger] = areal(shapes[larger].difference(shapes[smaller]))
    return made_valid(gpd.GeoSeries(shapes, index=units.index, crs=units.crs))


def widest_place(shape: BaseGeometry) -> float:
    """Return the diameter of the largest circle that has room in a polygon, to 2 %.

    A circle of radius r has room where something is left of the shape once r is taken off all
    along its outline. The radius is at least area / perimeter, as every point lies within it
    of the outline, and at most that of the circle of equal area.

    Parameters
    ----------
    shape : Polygon or MultiPolygon
        Not empty; of several polygons the widest counts.
    """
    polygons = polygons_of(shape)
    low = max(polygon.area / polygon.length for polygon in polygons)
    high = max(np.sqrt(polygon.area / np.pi) for polygon in polygons)
    while high > low * _WIDTH_PRECISION:
        radius = np.sqrt(low * high)
        polygons = [p for p in polygons if np.sqrt(p.area / np.pi) >= radius]
        if MultiPolygon(polygons).buffer(-radius).is_empty:
            high = radius
        else:
            low = radius
    return 2 * float(np.sqrt(low * high))


def overlap_faults(
    overlaps: Overlaps, units: gpd.GeoSeries, unit_ids: Sequence, layer: str
) -> list[Fault]:
    """Tell the overlaps that do harm, worst first.

    Units over many others are named themselves, in place of all their pairs.

    Parameters
    ----------
    overlaps : Overlaps
    units : GeoSeries of n polygons
    unit_ids : sequence of length n
    layer : str
        Name of the layer, for messages.
    """
    harmful = overlaps.harmful
    under = harmful.units_under()
    faults = [
        Fault(
            "this unit lies over other planning units",
            "If it is the outline of the district or comes from another layer, delete it.",
            layer,
            unit_ids[unit],
            detail=tr("over all others")
            if len(inner) == len(units) - 1
            else tr("over {n} of the {all} others").format(
                n=number(len(inner)), all=number(len(units) - 1)
            ),
            topic=topics.OUTLINES,
        )
        for unit, inner in under.items()
    ]
    is_under = np.isin(harmful.pairs, list(under))
    rest = harmful.only(~np.asarray(is_under.any(axis=1)))
    faults += _two_coverages(rest, units, layer)
    for (a, b), kind, area, width, widest in zip(
        rest.pairs.tolist(),
        rest.kinds.tolist(),
        rest.area_m2.tolist(),
        rest.width_m.tolist(),
        rest.widest_m.tolist(),
    ):
        two = tr("{a} and {b}").format(a=unit_ids[a], b=unit_ids[b])
        if kind == EQUAL:
            topic, what, remedy = (
                topics.EQUAL_UNITS,
                "a planning unit is drawn twice",
                "Delete one of each two, or run 'Repair planning units', which does.",
            )
            detail = tr("{area} m²").format(area=number(area))
        else:
            topic, what, remedy = (
                topics.OVERLAPS,
                "planning units overlap",
                "'Repair planning units' gives overlaps up to a width of your choice to one of "
                "the two. Cut the others yourself: take from one unit what the other is to have.",
            )
            detail = tr("{area} m², {width} m wide on average, {widest} m at most").format(
                area=number(area), width=_in_metres(width), widest=_in_metres(widest)
            )
        faults.append(Fault(what, remedy, layer, two, detail=detail, topic=topic))
    return faults


def _two_coverages(harmful: Overlaps, units: gpd.GeoSeries, layer: str) -> list[Fault]:
    if len(harmful) < 2:
        return []
    ground = sum(shape.area for shape in units if shape is not None)
    if sum(shape.area for shape in harmful.common) < TWICE_SHARE * ground:
        return []
    return [
        Fault(
            "the planning units cover their ground twice",
            "The layer seems to hold two versions of the units, or two layers merged: keep one.",
            layer,
            detail=tr("{n} of {all} units lie on others").format(
                n=len(np.unique(harmful.pairs)), all=len(units)
            ),
            topic=topics.OUTLINES,
        )
    ]


def sliver_warning(overlaps: Overlaps, layer: str) -> str:
    """Tell in one sentence of the overlaps that do no harm; empty where there are none."""
    slivers = overlaps.slivers
    if not len(slivers):
        return ""
    return tr(
        "{layer}: hairline overlaps between planning units, counted as a common border: "
        "{pairs}, on average up to {width} m wide, at one place {widest} m."
    ).format(
        layer=layer,
        pairs=pairs_counted(len(slivers)),
        width=_in_metres(slivers.width_m.max()),
        widest=_in_metres(slivers.widest_m.max()),
    )


def _in_metres(length: float) -> str:
    return number(length, 0 if length >= 100 else 1 if length >= 10 else 2 if length > 0.1 else 3)
