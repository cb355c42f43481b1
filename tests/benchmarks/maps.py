# SPDX-License-Identifier: GPL-2.0-or-later
"""Large made-up districts for timing: noisy honeycombs, noded exactly, with empty units.

The arrays of the problem are built directly: 100,000 polygons as GeoDataFrames would take
longer to check than the methods take to run, and the checks have benchmarks of their own.
"""

import geopandas as gpd
import numpy as np
from pyproj import CRS
from scipy import sparse
from scipy.spatial import cKDTree
from shapely.geometry import Polygon

from balanced_zones.algorithms.core import geo
from balanced_zones.algorithms.core.zones.adjacency import Adjacency
from balanced_zones.algorithms.core.zones.problem import ZoningProblem

UTM = CRS.from_epsg(32618)
SOUTH_WEST = np.array([290000.0, 4280000.0])


def honeycomb(
    n_units, n_schools, random_seed=0, side_m=400.0, share_empty=0.25, seats_per_pupil=1.1
):
    """A district of about ``n_units`` six-sided units, each corner moved at random.

    Pupils cluster around towns; ``share_empty`` of the units hold none (parks, industry,
    water), more of them between the towns. Schools stand where pupils live, at least a few
    units apart. Their seats follow the demand around them, but not closely.
    """
    rng = np.random.default_rng(random_seed)
    corners, corner_of = _noisy_corners(n_units, side_m, rng)
    area, perimeter, centre = _measures(corners[corner_of])
    students = _students(centre, rng, share_empty)
    school_unit = _school_units(centre, students, n_schools, rng)
    share = _demand(centre, students, school_unit) * rng.uniform(0.75, 1.3, n_schools)
    capacity = np.maximum(1, np.round(share / share.sum() * students.sum() * seats_per_pupil))
    lonlat = geo.to_lonlat(centre, UTM)
    return ZoningProblem(
        unit_ids=tuple(range(len(area))),
        students=students,
        area_m2=area,
        perimeter_m=perimeter,
        centre_m=centre,
        centre_lonlat=lonlat,
        adjacency=Adjacency(_shared_borders(corners, corner_of)),
        school_ids=tuple(f"S{k}" for k in range(n_schools)),
        capacity=capacity,
        school_m=centre[school_unit],
        school_lonlat=lonlat[school_unit],
        seed_unit=school_unit,
        crs=UTM,
    )


def write_layers(path, n_units, n_schools, random_seed=0, side_m=400.0):
    """Write the district of ``honeycomb`` as a GeoPackage with units and schools.

    Layers ``units`` (unit_id, students) and ``schools`` (school_id, capacity).
    """
    problem = honeycomb(n_units, n_schools, random_seed, side_m)
    corners, corner_of = _noisy_corners(n_units, side_m, np.random.default_rng(random_seed))
    units = gpd.GeoDataFrame(
        {"unit_id": problem.unit_ids, "students": problem.students.astype(int)},
        geometry=[Polygon(ring) for ring in corners[corner_of]],
        crs=UTM,
    )
    schools = gpd.GeoDataFrame(
        {"school_id": problem.school_ids, "capacity": problem.capacity.astype(int)},
        geometry=gpd.points_from_xy(*problem.school_m.T),
        crs=UTM,
    )
    units.to_file(path, layer="units", driver="GPKG")
    schools.to_file(path, layer="schools", driver="GPKG")


def _noisy_corners(n_units, side, rng):
    columns = int(np.ceil(np.sqrt(n_units)))
    rows = int(np.ceil(n_units / columns))
    corners, corner_of = _honeycomb_corners(columns, rows, side)
    return corners + rng.uniform(-0.28, 0.28, corners.shape) * side + SOUTH_WEST, corner_of


def _honeycomb_corners(columns, rows, side):
    """Corners as (m, 2) and, for every cell, its six corners in order as (n, 6)."""
    row, column = np.divmod(np.arange(columns * rows), columns)
    # On this integer lattice equal corners of neighbours have equal coordinates.
    x = 2 * column + row % 2
    y = 3 * row
    ring = np.array([(0, 2), (1, 1), (1, -1), (0, -2), (-1, -1), (-1, 1)])
    lattice = np.stack([x, y], axis=1)[:, None] + ring
    points, corner_of = np.unique(lattice.reshape(-1, 2), axis=0, return_inverse=True)
    scale = side * np.array([np.sqrt(3) / 2, 0.5])
    return points * scale, corner_of.reshape(-1, 6)


def _measures(rings):
    following = np.roll(rings, -1, axis=1)
    cross = rings[..., 0] * following[..., 1] - following[..., 0] * rings[..., 1]
    signed = cross.sum(axis=1) / 2
    origin = rings.mean(axis=1, keepdims=True)
    local, local_following = rings - origin, following - origin
    cross = local[..., 0] * local_following[..., 1] - local_following[..., 0] * local[..., 1]
    centre = ((local + local_following) * cross[..., None]).sum(axis=1) / (6 * signed[:, None])
    perimeter = np.linalg.norm(following - rings, axis=2).sum(axis=1)
    return np.abs(signed), perimeter, centre + origin[:, 0]


def _shared_borders(corners, corner_of):
    n = len(corner_of)
    ends = np.sort(np.stack([corner_of, np.roll(corner_of, -1, axis=1)], axis=2), axis=2)
    ends = ends.reshape(-1, 2)
    owner = np.repeat(np.arange(n), 6)
    order = np.lexsort((owner, ends[:, 1], ends[:, 0]))
    same = np.all(ends[order[1:]] == ends[order[:-1]], axis=1)
    a, b = owner[order[:-1][same]], owner[order[1:][same]]
    edge = ends[order[:-1][same]]
    length = np.linalg.norm(corners[edge[:, 0]] - corners[edge[:, 1]], axis=1)
    border = sparse.csr_matrix((np.r_[length, length], (np.r_[a, b], np.r_[b, a])), shape=(n, n))
    border.sort_indices()
    return border


def _students(centre, rng, share_empty):
    low, high = centre.min(axis=0), centre.max(axis=0)
    towns = max(5, len(centre) // 700)
    at = rng.uniform(low, high, (towns, 2))
    reach = np.sqrt(np.prod(high - low) / towns) * rng.uniform(0.3, 0.9, towns)
    size = rng.lognormal(0, 0.5, towns)
    density = np.full(len(centre), 0.15)
    for point, radius, pupils in zip(at, reach, size):
        density += pupils * np.exp(-(((centre - point) / radius) ** 2).sum(axis=1) / 2)
    noisy = density * rng.lognormal(0, 0.8, len(centre))
    students = np.round(noisy / noisy.mean() * 12)
    emptiness = rng.random(len(centre)) / (0.3 + density / density.mean())
    students[np.argsort(-emptiness)[: int(share_empty * len(centre))]] = 0
    return students


def _demand(centre, students, school_unit):
    """Pupils nearest to each school, drawn half-way to the mean: schools are built to size."""
    nearest = cKDTree(centre[school_unit]).query(centre)[1]
    pupils = np.bincount(nearest, students, minlength=len(school_unit))
    return np.clip(pupils, 0.5 * pupils.mean(), 2.5 * pupils.mean()) + 0.5 * pupils.mean()


def _school_units(centre, students, n_schools, rng):
    apart = 0.35 * np.sqrt(np.prod(np.ptp(centre, axis=0)) / n_schools)
    chosen = []
    order = np.argsort(rng.random(len(students)) ** (1 / np.maximum(students, 1e-3)))[::-1]
    for unit in order.tolist():
        if not chosen or np.linalg.norm(centre[chosen] - centre[unit], axis=1).min() > apart:
            chosen.append(unit)
        if len(chosen) == n_schools:
            return np.array(sorted(chosen))
    raise ValueError("too many schools for so few units")
