# SPDX-License-Identifier: GPL-2.0-or-later
"""Generated maps and problems for the tests."""

import functools

import geopandas as gpd
import numpy as np
import pandas as pd
from scipy.spatial import Voronoi
from shapely.affinity import translate
from shapely.geometry import LineString, Point, Polygon, box

from balanced_zones.algorithms.core.progress import Progress
from balanced_zones.algorithms.core.zones.preflight import Columns, build_problem

CRS = "EPSG:27700"
CORNER = (520000, 170000)
COLUMNS = Columns(students=["students"], school_id="school", capacity="seats", unit_id="unit")


def cells(n, random_seed, size=10000.0):
    """A map of n irregular cells that fill a square of ``size`` metres, exactly noded.

    The points are mirrored in the four sides, so that their Voronoi cells end there.
    """
    rng = np.random.default_rng(random_seed)
    points = rng.random((n, 2)) * size
    mirrored = [points]
    for axis in (0, 1):
        for side in (0, size):
            image = points.copy()
            image[:, axis] = 2 * side - image[:, axis]
            mirrored.append(image)
    diagram = Voronoi(np.vstack(mirrored))
    vertices = np.round(diagram.vertices, 3) + CORNER
    shapes = [
        Polygon(vertices[diagram.regions[diagram.point_region[i]]]).buffer(0) for i in range(n)
    ]
    return gpd.GeoDataFrame(
        {"unit": [f"U{i}" for i in range(n)], "students": rng.integers(0, 60, n)},
        geometry=shapes,
        crs=CRS,
    )


def schools_in(units, count, random_seed, slack=1.1):
    """Schools inside ``count`` different units; seats are ``slack`` x students in all."""
    rng = np.random.default_rng(random_seed)
    at = rng.choice(len(units), count, replace=False)
    share = rng.uniform(0.5, 1.5, count)
    seats = np.maximum(1, share / share.sum() * units["students"].sum() * slack).round()
    return gpd.GeoDataFrame(
        {"school": [f"S{i}" for i in range(count)], "seats": seats},
        geometry=[units.geometry.iloc[i].representative_point() for i in at],
        crs=units.crs,
    )


def county(n=120, zones=8, random_seed=0):
    """Units, schools and the problem that they make; the layers are the caller's to change."""
    units, schools, problem = _county(n, zones, random_seed)
    return units.copy(), schools.copy(), problem


@functools.cache
def _county(n, zones, random_seed):
    units = cells(n, random_seed)
    schools = schools_in(units, zones, random_seed)
    return units, schools, build_problem(units, schools, COLUMNS)


def squares(columns, rows, side=1000.0):
    """A chessboard, row by row from the south-west."""
    shapes = [
        box(x * side, y * side, (x + 1) * side, (y + 1) * side)
        for y in range(rows)
        for x in range(columns)
    ]
    moved = gpd.GeoSeries(shapes, crs=CRS).translate(*CORNER)
    return gpd.GeoDataFrame(
        {"unit": [f"U{i}" for i in range(len(shapes))], "students": 10}, geometry=moved, crs=CRS
    )


def schools_at(units, seats_by_unit):
    """A school in the middle of each unit named, by its position."""
    return gpd.GeoDataFrame(
        {
            "school": [f"S{i}" for i in range(len(seats_by_unit))],
            "seats": list(seats_by_unit.values()),
        },
        geometry=[Point(units.geometry.iloc[i].centroid) for i in seats_by_unit],
        crs=units.crs,
    )


def lines(*ways, crs=CRS):
    """Lines in kilometres from the corner of the map, as a layer numbered from 1."""
    shapes = [
        LineString([(CORNER[0] + 1000 * x, CORNER[1] + 1000 * y) for x, y in way]) for way in ways
    ]
    return gpd.GeoDataFrame(index=range(1, len(shapes) + 1), geometry=shapes, crs=crs)


def archipelago(random_seed, count=9):
    """Blocks of cells in the sea, none nearer than 20 m to another; two have schools."""
    rng = np.random.default_rng(random_seed)
    blocks, taken = [], []
    while len(blocks) < count:
        block = cells(int(rng.integers(1, 6)), int(rng.integers(1000)), size=800.0)
        block = block.set_geometry(block.translate(*rng.uniform(0, 9000, 2)))
        around = box(*block.total_bounds).buffer(20)
        if not any(around.intersects(other) for other in taken):
            taken.append(around)
            blocks.append(block)
    units = pd.concat(blocks, ignore_index=True)
    units = gpd.GeoDataFrame(units, geometry="geometry", crs=CRS)
    units["unit"] = [f"U{n}" for n in range(len(units))]
    units["students"] = 10
    part = np.repeat(np.arange(count), [len(block) for block in blocks])
    at = [int(np.flatnonzero(part == number)[0]) for number in (0, 1)]
    return units, schools_at(units, dict.fromkeys(at, 200)), part


def in_two(gap):
    """Three squares, a gap to the east, and a fourth."""
    units = squares(4, 1)
    units.loc[3, "geometry"] = translate(units.geometry[3], gap, 0)
    return units, schools_at(units, {0: 40, 1: 40})


def with_row(layer, index, *values):
    """A layer with one more feature; the last value is its geometry."""
    *rest, shape = values
    row = gpd.GeoDataFrame([rest], columns=layer.columns.drop("geometry"), index=[index])
    return pd.concat([layer, row.set_geometry([shape], crs=layer.crs)])


def unimproved(entry, parameters):
    """What a test runs an entry with: GeoKMeans alone, unless the test says otherwise.

    The improvement, which people get by default, is seconds of search; it has tests of its own.
    """
    improves = {"IMPROVE": 0} if entry == "geokmeansredistricting" else {}
    return {**improves, **parameters}


class Stopped(Progress):
    """A user who stops when asked for the ``after``-th time whether to go on."""

    def __init__(self, after):
        self.left = after

    def cancelled(self):
        self.left -= 1
        return self.left < 0


class Listener(Progress):
    """Keeps what is said and what is warned of."""

    def __init__(self):
        self.said, self.warned = [], []

    def info(self, text):
        self.said.append(text)

    def warn(self, text):
        self.warned.append(text)


def hard_map(seed):
    """Clusters, strings of points, discs on strings, or points that share places; 20-400."""
    rng = np.random.default_rng(seed)
    n = int(np.exp(rng.uniform(np.log(20), np.log(400))))
    c = int(rng.integers(2, 9))
    middle = rng.random((c, 2)) * 20_000
    of = rng.choice(c, n, p=rng.dirichlet(np.ones(c)))
    clusters = middle[of] + rng.normal(size=(n, 2)) * rng.uniform(100, 2500, c)[of, None]
    part = rng.random((n, 1))
    lines = middle[of] * (1 - part) + middle[(of + 1) % c] * part
    lines += rng.normal(size=(n, 2)) * rng.choice([0.0, 20.0, 300.0])
    if seed % 4 == 0:
        xy = clusters
    elif seed % 4 == 1:
        xy = lines
    elif seed % 4 == 2:
        xy = np.where(rng.random((n, 1)) < 0.15, lines, clusters)
    else:
        xy = clusters[rng.integers(0, max(3, n // 2), n)]
    k = int(rng.integers(2, min(12, n // 5) + 1))
    low, high = n // k, -(-n // k)
    if rng.random() < 0.5:
        low, high = max(1, int(low * 0.85)), int(np.ceil(high * 1.15))
    return np.round(xy, 1), k, low, high, rng
