# SPDX-License-Identifier: GPL-2.0-or-later
"""Zones as polygons, dissolved once for the output."""

from __future__ import annotations

from typing import Optional

import geopandas as gpd
import numpy as np
from shapely.geometry import MultiPolygon
from shapely.ops import unary_union

from .adjacency import TOLERANCE_M
from .problem import ZoningProblem

_MITRE = 2
"""Buffers with sharp corners (GEOS's number), so that closing a gap rounds none off."""


def dissolve_zones(
    problem: ZoningProblem, units: gpd.GeoSeries, labels: np.ndarray
) -> list[Optional[MultiPolygon]]:
    """Unite the units of every zone.

    Where units only touch within the adjacency's tolerance, the hairline between them is
    closed, so that a zone in one piece is drawn in one piece.

    Parameters
    ----------
    problem : ZoningProblem
    units : GeoSeries of shape (n,)
        In any coordinate reference system.
    labels : ndarray of shape (n,)

    Returns
    -------
    list of length K
        A MultiPolygon per zone in the coordinates of ``units``; None for an empty zone.
    """
    return dissolve_groups(problem, units, labels, problem.n_zones)


def dissolve_groups(
    problem: ZoningProblem, units: gpd.GeoSeries, labels: np.ndarray, count: int
) -> list[Optional[MultiPolygon]]:
    """Unite the units of every group, from 0 to ``count`` - 1, as ``dissolve_zones`` does."""
    shapes = units.to_numpy()
    # Layer units per metre: the layer may be in feet or degrees.
    scale = np.sqrt(sum(shape.area for shape in shapes) / problem.area_m2.sum())
    gap = TOLERANCE_M * scale
    added = problem.adjacency.added
    with_gaps = set(labels[added[labels[added[:, 0]] == labels[added[:, 1]]][:, 0]].tolist())

    zones: list[Optional[MultiPolygon]] = []
    for zone in range(count):
        parts = [shapes[i] for i in np.flatnonzero(labels == zone)]
        if not parts:
            zones.append(None)
            continue
        shape = unary_union(parts)
        if zone in with_gaps:
            wide = shape.buffer(gap, join_style=_MITRE)
            shape = wide.buffer(-gap, join_style=_MITRE)
        zones.append(MultiPolygon(list(getattr(shape, "geoms", (shape,)))))
    return zones
