# SPDX-License-Identifier: GPL-2.0-or-later
"""Mended planning units: valid, each drawn once, without narrow overlaps and gaps.

All is done in the layer's own coordinates, which are never projected and brought back, so that
what is not repaired stays as it was drawn and a border that two units share is the same line for
both. Only measures are taken in metres.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
from pyproj import CRS
from shapely import affinity
from shapely.geometry import Polygon, box
from shapely.ops import unary_union
from shapely.validation import make_valid

from .. import geo
from ..date_line import unbroken_map
from ..progress import SILENT, Progress, Stopped
from ..shapes import joined, polygons_of
from .adjacency import NEAR_M, pairs_alongside
from .faces import Faces, cut_into_faces, put_together
from .overlaps import EQUAL, NOISE_M, Overlaps, find_overlaps

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

NARROW_M = NEAR_M
"""Overlaps and gaps up to this width are taken for drawing errors: outlines that run so close
are what the zone entries warn of."""

HAIR_M = 1e-4
"""Faces narrower than this were made by rounding, whoever has them."""

_MORE_PASSES = 2
"""Over narrow overlaps that the first one leaves, if it does."""
_JOIN_MITRE = 2
"""What shapely calls corners that stay sharp."""
_REACH_M = 1e-3
"""How far the ground between two outlines is taken into both, so that it surely meets them;
wider than a hair."""

MADE_VALID, OVERLAP, GAP, DROPPED, WITHOUT = "mended", "overlap", "gap", "dropped", "no geometry"
"""Kinds of changes, as the layer of changes names them."""


@dataclass(frozen=True)
class Change:
    """One thing that was changed.

    Attributes
    ----------
    kind : str
        ``MADE_VALID``: an invalid unit made valid. ``OVERLAP``: ground of several units that one
        now has alone. ``GAP``: ground of no unit that one now has. ``DROPPED``: a unit equal
        to an earlier one, left out. ``WITHOUT``: a unit without any polygon, left out.
    units : tuple of int
        Positions of the units concerned; the first has the ground now.
    ground : Polygon, MultiPolygon or None
        What changed hands; all of the unit where it was made valid or dropped. In the layer's
        coordinates.
    area_m2, width_m : float
        Of the ground; where a unit was made valid, by how much its area changed. The width is
        the mean one, twice the area over the perimeter; NaN where it has no meaning.
    """

    kind: str
    units: tuple
    ground: object = None
    area_m2: float = np.nan
    width_m: float = np.nan


@dataclass(frozen=True)
class Repair:
    """What came of a repair.

    Attributes
    ----------
    shapes : list of length n
        Polygon or MultiPolygon of every unit, in the layer's coordinates; the very object
        that was given where nothing changed, None where the unit is left out.
    changes : list of Change
    left : Overlaps
        That are left, because they are wider than allowed.
    noded : ndarray of int
        Units that only got vertices, where a neighbour's new border meets theirs.
    crosses_date_line : bool
        The 180th meridian parts the layer. What lies along it is not repaired: the two sides do
        not meet in its coordinates.
    """

    shapes: list
    changes: list
    left: Overlaps
    noded: np.ndarray = field(default_factory=lambda: np.zeros(0, int))
    crosses_date_line: bool = False


def repair_units(
    units: gpd.GeoSeries,
    overlap_m: float = NARROW_M,
    gap_m: float = NARROW_M,
    progress: Progress = SILENT,
) -> Repair:
    """Repair planning units.

    Invalid outlines are made valid (GEOS's ``make_valid``, of which the polygons are kept)
    and units equal to an earlier one left out. Then the map is cut into faces around all
    narrow overlaps and gaps. A face that several units have goes to the one along which it has
    the longest border; one that none has goes to the unit with the longest border along it.
    Units are put together again from their faces. Doing all this twice changes no more than
    doing it once.

    Parameters
    ----------
    units : GeoSeries of n polygons
        With a coordinate reference system on Earth; missing and empty ones are left out.
    overlap_m, gap_m : float
        Widest overlap and gap that is repaired, in metres: of an overlap the mean width that
        ``find_overlaps`` tells, of a gap twice the area over the outline's length.
    progress : Progress

    Raises
    ------
    Stopped
        If the user stopped.
    """
    work = _Work(units, progress)
    work.make_valid()
    if all(shape is None for shape in work.shapes):
        return Repair(work.shapes, work.changes, work.overlaps())
    progress.share(0.1)
    narrow, wide = work.drop_equal_units(overlap_m)
    progress.share(0.3)
    gaps = work.enclosed_gaps(gap_m)
    between = work.between_outlines(gap_m, gaps)
    progress.share(0.6)
    work.put_in_order(narrow, wide, gaps, between, gap_m)
    progress.share(0.8)
    left = work.overlaps()
    for _ in range(_MORE_PASSES):
        # Of an overlap that was too wide a neighbour's repair may have left a narrow one.
        if not (left.width_m <= overlap_m).any():
            break
        narrow, wide = work.drop_equal_units(overlap_m)
        work.put_in_order(narrow, wide, (), (), gap_m)
        left = work.overlaps()
    progress.share(1)
    noded = np.array(sorted(work.noded), int)
    return Repair(work.shapes, work.changes, left, noded, work.crosses_date_line)


class _Work:
    """The shapes while they are repaired."""

    def __init__(self, units: gpd.GeoSeries, progress: Progress):
        self.crs = CRS.from_user_input(units.crs)
        self.shapes = list(units)
        self.changes: list[Change] = []
        self.noded: set[int] = set()
        self._made_valid: set[int] = set()
        self._progress = progress
        there = [shape for shape in self.shapes if shape is not None and not shape.is_empty]
        layer = gpd.GeoSeries(there, crs=self.crs)
        self.metric = geo.local_metric_crs(layer) if there else self.crs
        self.crosses_date_line = (
            bool(there) and not unbroken_map(layer, self.metric).changes_nothing
        )

    def overlaps(self) -> Overlaps:
        """The overlaps of the units as they are now."""
        return find_overlaps(gpd.GeoSeries(self.shapes, crs=self.crs), self.metric)

    def make_valid(self) -> None:
        for at, shape in enumerate(self.shapes):
            parts = polygons_of(shape)
            if parts and shape.is_valid and shape.geom_type in ("Polygon", "MultiPolygon"):
                continue
            valid = polygons_of(make_valid(shape)) if parts else []
            if not valid:
                self.shapes[at] = None
                self.changes.append(Change(WITHOUT, (at,)))
                continue
            self.shapes[at] = joined(valid)
            self._made_valid.add(at)
            (before, _), (after, _) = self._measured([joined(parts), self.shapes[at]])
            self.changes.append(Change(MADE_VALID, (at,), self.shapes[at], abs(after - before)))

    def drop_equal_units(self, widest_m: float) -> tuple[set, set]:
        """Leave out all but the first of equal units; returns pairs to be parted, or to be left."""
        found = self.overlaps()
        for a, b in found.pairs[found.kinds == EQUAL].tolist():
            if self.shapes[a] is not None and self.shapes[b] is not None:
                ((area, _),) = self._measured([self.shapes[b]])
                self.changes.append(Change(DROPPED, (a, b), self.shapes[b], area))
                self.shapes[b] = None
        narrow: set[tuple[int, int]] = set()
        wide: set[tuple[int, int]] = set()
        for (a, b), width in zip(found.pairs.tolist(), found.width_m):
            if self.shapes[a] is not None and self.shapes[b] is not None:
                (narrow if width <= widest_m else wide).add((a, b))
        return narrow, wide

    def enclosed_gaps(self, widest_m: float) -> list[Polygon]:
        """Narrow ground of no unit that units enclose."""
        gaps = enclosed_gaps(gpd.GeoSeries(self.shapes, crs=self.crs))
        return [
            gap
            for gap, (_, width) in zip(gaps, self._measured(gaps))
            if NOISE_M <= width <= widest_m
        ]

    def between_outlines(self, widest_m: float, gaps: Sequence) -> list[tuple[tuple, Polygon]]:
        """Narrow ground between two units whose outlines run along each other, gaps apart."""
        there = [at for at, shape in enumerate(self.shapes) if shape is not None]
        shapes = gpd.GeoSeries([self.shapes[at] for at in there], crs=self.crs)
        found = []
        for one, two in pairs_alongside(shapes, self.metric, widest_m).tolist():
            if self._progress.cancelled():
                raise Stopped
            pair = there[one], there[two]
            for ground in self._between(*pair, widest_m):
                near = [gap for gap in gaps if gap.intersects(ground)]
                if sum(gap.intersection(ground).area for gap in near) < ground.area / 2:
                    found.append((pair, ground))
        return found

    def _between(self, a: int, b: int, widest_m: float) -> list[Polygon]:
        """The ground between two units where they are no farther apart than a width.

        It reaches a hair's breadth into both.
        """
        bounds = np.array([self.shapes[a].bounds, self.shapes[b].bounds])
        low, high = bounds[:, :2].max(axis=0), bounds[:, 2:].min(axis=0)
        scale = geo.metres_per_unit((low + high)[None] / 2, self.crs, self.metric)[0]
        reach = 2 * widest_m / scale
        window = box(*(low - reach), *(high + reach))
        flat = [
            affinity.scale(self.shapes[unit].intersection(window), *scale, origin=(0, 0))
            for unit in (a, b)
        ]
        mitred = {"join_style": _JOIN_MITRE}
        # A closing: what no square of the width could lie in between the two.
        closing = unary_union([shape.buffer(widest_m / 2, **mitred) for shape in flat])
        closing = closing.buffer(-widest_m / 2, **mitred)
        for shape in flat:
            closing = closing.difference(shape.buffer(0))
        return [
            affinity.scale(piece.buffer(_REACH_M, **mitred), *(1 / scale), origin=(0, 0))
            for piece in polygons_of(closing)
            if 2 * piece.area / piece.length > NOISE_M
        ]

    # -- faces ------------------------------------------------------------------------------

    def put_in_order(self, narrow: Any, wide: Any, gaps: Any, between: Any, gap_m: float) -> None:
        """Give every face to one unit, as far as it is narrow, and put the units together."""
        among = {unit for units in [*self._near(gaps), *narrow] for unit in units}
        among |= {unit for pair, _ in between for unit in pair}
        if not among:
            return
        # Their neighbours get the vertices where a new border meets theirs.
        among |= {unit for units in self._near([self.shapes[at] for at in among]) for unit in units}
        lines = [ground for _, ground in between]
        faces = cut_into_faces(self.shapes, sorted(among), lines, self.crs, self.metric)
        owners = [set(units) for units in faces.owners]
        self._part_overlaps(faces, owners, wide)
        self._fill_gaps(faces, owners, lines, gap_m)
        _join_hairs(faces, owners)
        pieces: dict[int, list] = {}
        for polygon, units in zip(faces.polygons, owners):
            for unit in units:
                pieces.setdefault(unit, []).append(polygon)
        moved = {
            unit
            for before, after in zip(faces.owners, owners)
            for unit in after.symmetric_difference(before)
        }
        for unit in sorted(among):
            parts = self._without_hairs(put_together(pieces.get(unit, ())))
            if parts and (unit in moved or not _same_vertices(parts, self.shapes[unit])):
                self.shapes[unit] = joined(parts)
                if unit not in moved:
                    self.noded.add(unit)

    def _part_overlaps(self, faces: Faces, owners: list, wide: set) -> None:
        """Leave every overlap but those of the wide pairs to one of its units."""
        shared = [
            face
            for face, units in enumerate(faces.owners)
            if any((a, b) not in wide for a, b in combinations(units, 2))
        ]
        area = self._areas(faces)
        common: dict[int, float] = {}
        for face in shared:
            for unit in faces.owners[face]:
                common[unit] = common.get(unit, 0.0) + faces.area_m2[face]
        for face in shared:
            units = faces.owners[face]
            # A unit of which little would be left keeps its ground.
            small = [unit for unit in units if common[unit] > area[unit] / 2]
            borders = dict.fromkeys(small or units, 0.0)
            for other, metres in faces.borders_of([face]).items():
                if len(faces.owners[other]) == 1 and faces.owners[other][0] in borders:
                    borders[faces.owners[other][0]] += metres
            taker = _longest(borders)
            losers = {u for u in units if u != taker and tuple(sorted((u, taker))) not in wide}
            owners[face] -= losers
            if losers and faces.width_m[face] >= NOISE_M:
                self._tell(OVERLAP, (taker, *sorted(losers)), faces, [face])

    def _fill_gaps(self, faces: Faces, owners: list, lines: Sequence, widest_m: float) -> None:
        """Give narrow ground of no unit to the one with the longest border."""
        free = [face for face, units in enumerate(faces.owners) if not units]
        inside = self._inside([faces.polygons[face] for face in free], lines)
        narrow = faces.width_m[free] <= widest_m
        for group in faces.components([f for f, yes in zip(free, narrow | inside) if yes]):
            borders: dict[int, float] = {}
            for face, metres in faces.borders_of(group).items():
                for unit in owners[face]:
                    borders[unit] = borders.get(unit, 0.0) + metres
            taker = _longest(borders)
            if len(borders) < 2 and taker not in self._made_valid:
                continue  # a hole in one unit lies between none, unless it was made just now
            for face in group:
                owners[face] = {taker}
            if faces.width_m[group].max() >= NOISE_M:
                self._tell(GAP, (taker, *sorted(set(borders) - {taker})), faces, group)

    def _inside(self, polygons: Sequence, lines: Sequence) -> np.ndarray:
        """Which polygons lie in one of the areas."""
        found = np.zeros(len(polygons), bool)
        if polygons and lines:
            hits = gpd.sjoin(
                gpd.GeoDataFrame(geometry=list(lines)),
                gpd.GeoDataFrame(
                    {"at": range(len(polygons))},
                    geometry=[polygon.representative_point() for polygon in polygons],
                ),
                predicate="intersects",
            )
            found[hits["at"].to_numpy(int)] = True
        return found

    def _tell(self, kind: str, units: Any, faces: Faces, some: Sequence[int]) -> None:
        ground = joined(put_together([faces.polygons[face] for face in some]))
        ((area, width),) = self._measured([ground])
        self.changes.append(Change(kind, units, ground, area, width))

    # -- measures ---------------------------------------------------------------------------

    def _areas(self, faces: Faces) -> dict[int, float]:
        area: dict[int, float] = {}
        for metres, units in zip(faces.area_m2.tolist(), faces.owners):
            for unit in units:
                area[unit] = area.get(unit, 0.0) + metres
        return area

    def _measured(self, shapes: Sequence) -> list[tuple[float, float]]:
        """Area in m² and mean width in m of every shape."""
        if not len(shapes):
            return []
        flat = gpd.GeoSeries(list(shapes), crs=self.crs).to_crs(self.metric)
        areas, lengths = flat.area.to_numpy(), flat.length.to_numpy()
        widths = np.divide(2 * areas, lengths, out=np.zeros_like(areas), where=lengths > 0)
        return list(zip(areas.tolist(), widths.tolist()))

    def _near(self, shapes: Sequence) -> list[set[int]]:
        """The units that meet every shape."""
        found: list[set[int]] = [set() for _ in shapes]
        if not len(shapes):
            return found
        there = [at for at, shape in enumerate(self.shapes) if shape is not None]
        hits = gpd.sjoin(
            gpd.GeoDataFrame({"unit": there}, geometry=[self.shapes[at] for at in there]),
            gpd.GeoDataFrame({"shape": range(len(shapes))}, geometry=list(shapes)),
            predicate="intersects",
        )
        for shape, unit in zip(hits["shape"].tolist(), hits["unit"].tolist()):
            found[shape].add(unit)
        return found

    def _without_hairs(self, parts: list[Polygon]) -> list[Polygon]:
        if len(parts) < 2:
            return parts
        return [part for part, (_, width) in zip(parts, self._measured(parts)) if width >= HAIR_M]


def enclosed_gaps(units: gpd.GeoSeries) -> list[Polygon]:
    """Return the ground of no unit that units enclose, wide or narrow.

    Parameters
    ----------
    units : GeoSeries of n polygons
        Valid; missing ones are passed over.
    """
    outline = polygons_of(unary_union([shape for shape in units if shape is not None]))
    gaps = []
    for hole in (Polygon(ring) for part in outline for ring in part.interiors):
        # Units may lie in a hole without touching its rim.
        within = [part for part in outline if hole.contains(part)]
        gaps += polygons_of(hole.difference(unary_union(within))) if within else [hole]
    return gaps


def _join_hairs(faces: Faces, owners: list) -> None:
    """Give faces that rounding made to the units of the face with the longest border."""
    for face in np.flatnonzero(faces.width_m < HAIR_M).tolist():
        around = {
            other: metres
            for other, metres in faces.borders_of([face]).items()
            if owners[other] and faces.width_m[other] >= HAIR_M
        }
        if around:
            owners[face] = set(owners[_longest(around)])


def _longest(borders: dict[int, float]) -> int:
    """The key with the largest value; of equal ones, to a tenth of a millimetre, the lowest."""
    return max(borders, key=lambda unit: (round(borders[unit], 4), -unit))


def _same_vertices(parts: Sequence[Polygon], shape: BaseGeometry) -> bool:
    def vertices(polygons: Iterable) -> set:
        return {
            xy[:2]
            for polygon in polygons
            for ring in (polygon.exterior, *polygon.interiors)
            for xy in ring.coords
        }

    return vertices(parts) == vertices(polygons_of(shape))
