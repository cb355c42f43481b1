# SPDX-License-Identifier: GPL-2.0-or-later
"""How long the neighbours of a map with a coast take, against those of a clean map.

    ./run bench adjacency [--units 400] [--coast 150000]

Both maps have the same units; the second one's rim is a coast of so many segments, which no
other unit shares. The ratio of the two, in this same run, is what to watch: a coast costs
reading and matching its segments once, whatever lies along it.
"""

# The package is loaded by its path before its modules can be imported.
# ruff: noqa: E402

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from conftest import load_package

load_package()

import geopandas as gpd
import numpy as np
from shapely.geometry import Point, Polygon
from shapely.ops import unary_union

from balanced_zones.algorithms.core import geo
from balanced_zones.algorithms.core.zones.adjacency import rook_adjacency
from balanced_zones.algorithms.core.zones.overlaps import find_overlaps
from cases import cells


def with_coast(units: gpd.GeoSeries, segments: int) -> gpd.GeoSeries:
    """The map with its rim drawn as a coast: edges divided and bent inwards and outwards."""
    rim = unary_union(units.tolist()).exterior
    step = rim.length / segments
    shapes = []
    for number, shape in enumerate(units):
        corners = list(shape.exterior.coords)
        ring = []
        for (x, y), (u, v) in zip(corners, corners[1:]):
            ring.append((x, y))
            middle = ((x + u) / 2, (y + v) / 2)
            length = np.hypot(u - x, v - y)
            if rim.distance(Point(middle)) > 1e-3 or length < 2 * step:
                continue
            rng = np.random.default_rng(number)
            along = np.arange(1, int(length / step)) / int(length / step)
            off = rng.uniform(-0.4, 0.4, len(along)) * step
            ring += [
                (x + t * (u - x) - d * (v - y) / length, y + t * (v - y) + d * (u - x) / length)
                for t, d in zip(along, off)
            ]
        shapes.append(Polygon(ring).buffer(0))
    return gpd.GeoSeries(shapes, crs=units.crs)


def seconds(units: gpd.GeoSeries) -> tuple[float, float, int]:
    """CPU seconds of the adjacency and of the search for overlaps, and the pairs found."""
    metric = geo.local_metric_crs(units)
    start = time.process_time()
    adjacency, _ = rook_adjacency(units, metric)
    middle = time.process_time()
    find_overlaps(units, metric, suspects=adjacency.suspects)
    return middle - start, time.process_time() - middle, len(adjacency.pairs)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--units", type=int, default=400)
    parser.add_argument("--coast", type=int, default=150000)
    options = parser.parse_args()
    clean = cells(options.units, 0, size=40000.0).geometry
    seconds(clean)  # what is loaded once
    plain = seconds(clean)
    coast = with_coast(clean, options.coast)
    corners = sum(len(shape.exterior.coords) for shape in coast)
    rough = seconds(coast)
    print(f"{'':24}{'segments':>10}{'adjacency':>12}{'overlaps':>12}{'pairs':>8}")
    for name, count, (near, over, pairs) in (
        ("clean map", sum(len(shape.exterior.coords) for shape in clean), plain),
        ("the same with a coast", corners, rough),
    ):
        print(f"{name:24}{count:>10,}{near:>10.2f} s{over:>10.2f} s{pairs:>8,}")
    print(f"ratio of the adjacency: {rough[0] / plain[0]:.1f}")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
