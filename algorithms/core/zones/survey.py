# SPDX-License-Identifier: GPL-2.0-or-later
"""What the map itself says, schools or no schools: outlines, borders, neighbours and parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

import geopandas as gpd
import numpy as np

from .. import geo
from ..errors import Fault, InputError
from ..progress import Progress
from ..shapes import in_crs
from .adjacency import Adjacency, rook_adjacency
from .attributes import ids_of
from .borders import tell_borders, tell_multiparts, with_lines
from .overlaps import find_overlaps, overlap_faults, sliver_warning, without_slivers
from .part_texts import apart_from_largest, without_school
from .parts import Ground, settle_parts
from .problem import LeftOut

if TYPE_CHECKING:
    from pyproj import CRS

    from .attributes import Columns
    from .conditions import Conditions


@dataclass(frozen=True)
class Survey:
    """The n polygons of a layer as a map.

    Attributes
    ----------
    units : GeoDataFrame of length n
    unit_ids : list of length n
    units_m : GeoSeries of length n
        In metres, valid there and without harmless overlaps.
    metric : CRS
        Theirs.
    adjacency : Adjacency
        With barriers, bridges and joined parts.
    perimeter_m : ndarray of shape (n,)
    left_out : ndarray of bool, shape (n,)
        Units in parts that are left out.
    faults : list of Fault
        What is wrong with the lines and with parts that cannot be reached.
    """

    units: gpd.GeoDataFrame
    unit_ids: list
    units_m: gpd.GeoSeries
    metric: CRS
    adjacency: Adjacency
    perimeter_m: np.ndarray
    left_out: np.ndarray
    faults: list

    @property
    def inside(self) -> np.ndarray:
        """The units that are not left out."""
        return np.flatnonzero(~self.left_out)

    def tell(self, progress: Progress) -> None:
        """Say what is worth a look about borders and outlines."""
        tell_borders(self.adjacency, self.units_m, self.unit_ids, progress)
        tell_multiparts(self.units.geometry, self.unit_ids, progress)

    def for_problem(self, students: np.ndarray) -> dict[str, Any]:
        """The fields of a ``ZoningProblem`` that depend on the map alone.

        Parameters
        ----------
        students : ndarray of shape (n,)
        """
        inside, left_out = self.inside, self.left_out
        centre_m = xy(self.units_m.centroid)[inside]
        return {
            "unit_ids": tuple(self.unit_ids[unit] for unit in inside),
            "students": students[inside],
            "area_m2": self.units_m.area.to_numpy()[inside],
            "perimeter_m": self.perimeter_m[inside],
            "centre_m": centre_m,
            "centre_lonlat": geo.to_lonlat(centre_m, self.metric),
            "adjacency": self.adjacency.of(inside) if left_out.any() else self.adjacency,
            "crs": self.metric,
            "left_out": LeftOut(
                rows=np.flatnonzero(left_out),
                unit_ids=tuple(self.unit_ids[unit] for unit in np.flatnonzero(left_out)),
                students=students[left_out],
                adjacency=self.adjacency,
            ),
        }


def survey(
    units: gpd.GeoDataFrame,
    metric: CRS,
    columns: Columns,
    conditions: Conditions,
    progress: Progress,
    home: Optional[np.ndarray] = None,
    weight: Optional[np.ndarray] = None,
    known: Sequence[Fault] = (),
) -> Survey:
    """Find out who borders whom, and settle what becomes of parts of the map.

    Parameters
    ----------
    units : GeoDataFrame of n polygons
        Whose outlines have been checked.
    metric : CRS
        A local one in metres.
    columns : Columns
        The names of the layer and of its ids.
    conditions : Conditions
        Barriers, bridges, neighbours, islands and the tolerance for overlaps.
    progress : Progress
        Takes the warnings.
    home : ndarray of int, optional
        Units with a school: every part of the map needs one. Without, the part with most
        weight is what the others are joined to.
    weight : ndarray of shape (n,), optional
        Given without ``home``.
    known : sequence of Fault
        What else is wrong with the layers, told together with overlaps.

    Raises
    ------
    InputError
        If units overlap: what could be said of neighbours would mislead.
    """
    unit_ids = ids_of(units, columns.unit_id)
    adjacency, perimeter = rook_adjacency(units.geometry, metric)
    overlaps = find_overlaps(
        units.geometry, metric, conditions.snap_tolerance_m, adjacency.suspects
    )
    overlapping = overlap_faults(overlaps, units.geometry, unit_ids, columns.units_layer)
    if overlapping:
        raise InputError([*overlapping, *known])
    ground = without_slivers(units.geometry, overlaps)
    if len(overlaps.slivers):
        adjacency, perimeter = rook_adjacency(ground, metric)
        progress.warn(sliver_warning(overlaps, columns.units_layer))
    in_metres = in_crs(ground, metric)
    adjacency, walls, faults = with_lines(adjacency, ground, units, columns, conditions, progress)
    texts = without_school
    if home is None:
        texts = apart_from_largest
        parts = adjacency.components
        home = np.flatnonzero(parts == np.bincount(parts, weight).argmax())[:1]
    settled = settle_parts(
        adjacency,
        home,
        Ground(in_metres, unit_ids, columns.units_layer, walls.in_system(metric), texts),
        conditions.islands,
        progress,
    )
    return Survey(
        units,
        unit_ids,
        in_metres,
        metric,
        settled.adjacency,
        perimeter,
        settled.left_out,
        [*faults, *settled.faults],
    )


def xy(points: gpd.GeoSeries) -> np.ndarray:
    """Coordinates of points, shape (n, 2)."""
    return np.column_stack([points.x, points.y])
