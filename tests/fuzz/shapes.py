# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps of polygons, points and lines from a few plain values, tidy and in disorder.

All are made in metres around an origin; ``layers`` brings them to where they are on Earth.
"""

from __future__ import annotations

import numpy as np
from scipy.spatial import Voronoi
from shapely import affinity, wkt
from shapely.geometry import LineString, MultiPoint, MultiPolygon, Point, Polygon, box
from shapely.ops import unary_union

CELL = 1000.0
LAYOUTS = ("grid", "row", "honeycomb", "voronoi", "islands", "ring", "offset")


def grid(columns, rows):
    return [
        box(x * CELL, y * CELL, (x + 1) * CELL, (y + 1) * CELL)
        for y in range(rows)
        for x in range(columns)
    ]


def honeycomb(columns, rows):
    """Regular hexagons; neighbours share their corners to the last digit."""
    side = CELL / np.sqrt(3)

    def corner(x, y):
        # Corners lie on a lattice: rounded, they are the same for all that share them.
        return round(x, 6), round(y, 6)

    cells = []
    for y in range(rows):
        for x in range(columns):
            cx, cy = x * CELL + (y % 2) * CELL / 2, y * 1.5 * side
            angles = np.pi / 6 + np.arange(6) * np.pi / 3
            cells.append(
                Polygon([corner(cx + side * np.cos(a), cy + side * np.sin(a)) for a in angles])
            )
    return cells


def voronoi(n, random_seed):
    """n irregular cells in a square; mirrored points make them end at its sides."""
    rng = np.random.default_rng(random_seed)
    size = CELL * np.sqrt(n)
    points = rng.random((n, 2)) * size
    mirrored = [points]
    for axis in (0, 1):
        for side in (0, size):
            image = points.copy()
            image[:, axis] = 2 * side - image[:, axis]
            mirrored.append(image)
    diagram = Voronoi(np.vstack(mirrored))
    vertices = np.round(diagram.vertices, 3)
    return [Polygon(vertices[diagram.regions[diagram.point_region[i]]]).buffer(0) for i in range(n)]


def layout(kind, columns, rows, random_seed):
    """Polygons of a map of about ``columns`` x ``rows`` cells."""
    if kind == "row":
        return grid(columns * rows, 1)
    if kind == "honeycomb":
        return honeycomb(columns, rows)
    if kind == "voronoi":
        return voronoi(max(2, columns * rows), random_seed)
    if kind == "islands":
        cells = grid(columns, rows)
        half = len(cells) // 2
        return cells[:half] + [affinity.translate(c, 0, 3 * CELL) for c in cells[half:]]
    if kind == "ring":
        # The last cell lies in a hole of the first.
        cells = grid(columns, rows)
        inner = affinity.scale(cells[0], 0.4, 0.4)
        return [cells[0].difference(inner), *cells[1:], inner]
    if kind == "offset":
        # Rows that meet at T-junctions: vertices do not match.
        return [
            affinity.translate(cell, (i // columns % 2) * CELL / 3, 0)
            for i, cell in enumerate(grid(columns, rows))
        ]
    return grid(columns, rows)


POLYGON_DIRT = (
    "null",
    "empty",
    "duplicate",
    "bowtie",
    "spike",
    "hairline",
    "overlap",
    "gap",
    "outline",
    "two parts",
    "point",
    "far",
    "collapsed",
    "collection",
)


def soiled(shapes, dirt):
    """The shapes with dirt of some kinds at some places.

    Parameters
    ----------
    shapes : list of geometry
    dirt : list of [kind, at]
        ``at`` is a place in the list, wrapped around.
    """
    shapes = list(shapes)
    for kind, at in dirt:
        at %= len(shapes)
        shape = shapes[at]
        if shape is None or shape.is_empty:
            continue
        x, y = shape.centroid.x, shape.centroid.y
        if kind == "null":
            shapes[at] = None
        elif kind == "empty":
            shapes[at] = wkt.loads("POLYGON EMPTY")
        elif kind == "duplicate":
            shapes.append(shape)
        elif kind == "bowtie":
            shapes[at] = Polygon([(x, y), (x + 400, y + 400), (x + 400, y), (x, y + 400)])
        elif kind == "spike" and shape.geom_type == "Polygon":
            ring = list(shape.exterior.coords)
            shapes[at] = Polygon([*ring[:-1], (ring[0][0] - 900, ring[0][1] - 1), ring[0]])
        elif kind == "hairline":
            shapes[at] = affinity.translate(shape, 0.02, -0.03)
        elif kind == "overlap":
            shapes[at] = affinity.scale(shape, 1.3, 1.1)
        elif kind == "gap":
            shapes[at] = affinity.scale(shape, 0.9997, 0.9997)
        elif kind == "outline":
            valid = [s for s in shapes if s is not None and s.is_valid and s.area > 0]
            shapes.append(unary_union(valid))
        elif kind == "two parts":
            piece = box(x + 30 * CELL, y, x + 30.3 * CELL, y + CELL / 3)
            parts = [*getattr(shape, "geoms", [shape]), piece]
            shapes[at] = MultiPolygon([p for p in parts if p.geom_type == "Polygon"])
        elif kind == "point":
            shapes[at] = Point(x, y)
        elif kind == "far":
            shapes[at] = affinity.translate(shape, 3e5, 0)
        elif kind == "collapsed":
            shapes[at] = Polygon([(x, y), (x + 100, y), (x, y)])
        elif kind == "collection":
            shapes[at] = wkt.loads(f"GEOMETRYCOLLECTION({shape.wkt}, POINT({x} {y}))")
    return shapes


PLACES = ("inside", "centre", "border", "corner", "outside", "same unit")


def points_in(shapes, places, random_seed):
    """A point per place, each in, on or off a unit of its own as far as there are enough.

    Parameters
    ----------
    shapes : list of geometry
    places : list of str of ``PLACES``
    """
    rng = np.random.default_rng(random_seed)
    kinds = ("Polygon", "MultiPolygon")
    whole = [s for s in shapes if s is not None and s.geom_type in kinds and s.is_valid]
    whole = [s for s in whole if s.area > 0]
    if not whole:
        whole = grid(2, 2)
    order = rng.permutation(len(whole))
    points = []
    for number, place in enumerate(places):
        unit = whole[order[number % len(order)]]
        if place == "same unit":
            unit = whole[order[0]]
        inside = unit.representative_point()
        x, y = inside.x, inside.y
        polygon = max(getattr(unit, "geoms", [unit]), key=lambda part: part.area)
        (x0, y0), (x1, y1) = polygon.exterior.coords[0], polygon.exterior.coords[1]
        if place in ("inside", "same unit"):
            x, y = x + rng.uniform(-1, 1), y + rng.uniform(-1, 1)
        elif place == "border":
            x, y = (x0 + x1) / 2, (y0 + y1) / 2
        elif place == "corner":
            x, y = x0, y0
        elif place == "outside":
            x, y = x + 50 * CELL, y
        points.append(Point(x, y))
    return points


CLOUDS = ("spread", "clumps", "one place", "two places", "line", "lattice", "around a place")
POINT_DIRT = ("null", "empty", "several", "far", "repeated")


def cloud(kind, n, random_seed):
    """Points of a kind of arrangement."""
    rng = np.random.default_rng(random_seed)
    if kind == "clumps":
        middle = rng.uniform(0, 20 * CELL, (3, 2))
        at = middle[rng.integers(0, 3, n)] + rng.normal(0, CELL / 2, (n, 2))
    elif kind == "one place":
        at = np.zeros((n, 2)) + rng.uniform(0, CELL, 2)
    elif kind == "two places":
        at = rng.uniform(0, CELL, (2, 2))[rng.integers(0, 2, n)]
    elif kind == "line":
        at = np.column_stack([np.arange(n) * 250.0, np.zeros(n)])
    elif kind == "lattice":
        side = int(np.ceil(np.sqrt(n)))
        at = np.column_stack([np.arange(n) % side, np.arange(n) // side]) * CELL
    elif kind == "around a place":
        at = rng.uniform(0, 9 * CELL, (n, 2))
        at[: n // 2] = at[0]
    else:
        at = rng.uniform(0, 9 * CELL, (n, 2))
    return [Point(x, y) for x, y in at]


def soiled_points(points, dirt):
    points = list(points)
    for kind, at in dirt:
        at %= len(points)
        point = points[at]
        if point is None or point.is_empty or point.geom_type != "Point":
            continue
        if kind == "null":
            points[at] = None
        elif kind == "empty":
            points[at] = wkt.loads("POINT EMPTY")
        elif kind == "several":
            points[at] = MultiPoint([(point.x, point.y), (point.x + CELL, point.y)])
        elif kind == "far":
            points[at] = Point(point.x + 2e5, point.y)
        elif kind == "repeated":
            points.append(point)
    return points


def lines_between(shapes, pairs):
    """Lines from inside one polygon to inside another, by their places in the list."""
    whole = [s for s in shapes if s is not None and s.is_valid and s.area > 0] or grid(2, 2)
    lines = []
    for a, b in pairs:
        start, end = (whole[i % len(whole)].representative_point() for i in (a, b))
        lines.append(LineString([(start.x, start.y), (end.x, end.y + (a == b))]))
    return lines
