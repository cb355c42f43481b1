#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the sample that Balanced Zones ships: an invented county and an invented city.

Usage: ``python3 make_sample.py [OUTPUT.gpkg]`` (by default ``sample.gpkg`` beside this file).

Everything is invented. The script is deterministic and means to give the same layers under
any version of its libraries, so:

* chance comes from :class:`random.Random` with a text as its seed, and only from its
  ``random()``, the one sequence that Python promises to keep;
* a thing that is drawn at random (a border's bends, a unit's pupils) has a generator of its
  own, seeded by what it is, so that the order in which a library lists things is no matter;
* coordinates are rounded to a centimetre at every step, so that the last bits of a float,
  which do differ between versions, never accumulate.
"""

import heapq
import math
import os
import random
import sys
from collections import defaultdict
from pathlib import Path

import geopandas as gpd
import numpy as np
from scipy.spatial import Voronoi, cKDTree
from shapely.geometry import LineString, Point, Polygon
from shapely.ops import polygonize, unary_union
from shapely.prepared import prep

CRS = "EPSG:26919"  # NAD83 / UTM zone 19N, in metres
# Both places are put in the open sea of the Gulf of Maine, so as to be no real place.
COUNTY_ORIGIN = (480_000.0, 4_740_000.0)
CITY_ORIGIN = (478_000.0, 4_690_000.0)
MADE_ON = "2025-01-01T00:00:00.000Z"  # written into the file instead of today's date

N_UNITS = 400
LEVELS = {"ES": range(0, 6), "MS": range(6, 9), "HS": range(9, 13)}
ZONE_FIELDS = {"ES": "zone_es", "MS": "zone_ms", "HS": "zone_hs"}
GRADES = [f"g{grade}" for grade in range(13)]

# --- the county, in kilometres from its south-west corner --------------------------------

# Straight survey lines in the west and north, a winding eastern border, a coast in the south.
# Each part: its corners, and how much it winds (displacement as a share of the length).
BORDER = [
    ([(0, 4.6), (0, 30.8)], 0.0),
    ([(0, 30.8), (14.2, 31.1)], 0.0),
    ([(14.2, 31.1), (14.2, 33.0)], 0.0),
    ([(14.2, 33.0), (33.4, 33.3)], 0.0),
    ([(33.4, 33.3), (32.2, 27.5), (35.0, 21.5), (34.4, 16.6), (36.4, 13.2)], 0.14),
    ([(36.4, 13.2), (35.5, 10.9), (34.1, 9.9), (34.9, 9.2)], 0.10),
    # the peninsula beyond its neck
    ([(34.9, 9.2), (36.3, 9.3), (38.6, 10.4), (41.6, 8.9), (43.9, 5.2), (43.1, 2.3)], 0.11),
    ([(43.1, 2.3), (39.4, 2.6), (36.9, 5.0), (35.9, 7.7), (34.5, 8.5)], 0.11),
    ([(34.5, 8.5), (33.3, 8.6), (31.6, 6.6), (27.2, 6.4), (24.6, 4.2), (23.0, 5.6)], 0.11),
    # the estuary
    ([(23.0, 5.6), (22.2, 7.0), (21.9, 5.4), (20.6, 3.6)], 0.08),
    ([(20.6, 3.6), (16.1, 2.9), (12.4, 0.8), (8.3, 2.4), (4.1, 2.1), (0, 4.6)], 0.11),
]
LAKE = [
    (14.3, 24.6),
    (16.2, 24.2),
    (17.0, 22.3),
    (15.9, 20.4),
    (15.4, 18.3),
    (14.0, 18.9),
    (13.9, 21.1),
    (12.9, 22.7),
    (14.3, 24.6),
]
NECK = (34.75, 8.85)
# From the northern border into the lake, and from the lake through the city to the estuary.
RIVER = [
    [(19.4, 33.8), (18.1, 30.2), (18.6, 27.4), (16.0, 25.4), (15.4, 22.8)],
    [(15.0, 20.0), (15.3, 17.2), (17.6, 14.8), (18.6, 12.0), (21.2, 9.7), (22.1, 6.4)],
]
# Name, centre, people then and now, how far the place reached then and now (kilometres).
PLACES = [
    ("Port Alder", (20.2, 10.8), 66_000, 70_000, 1.7, 2.2),
    ("Cedar Heights", (25.3, 16.6), 3_000, 27_000, 0.9, 1.7),
    ("Westmoor", (12.6, 9.2), 9_000, 17_000, 0.9, 1.3),
    ("Eastgate", (28.6, 10.6), 8_000, 15_000, 0.8, 1.2),
    ("Millbrook", (6.6, 25.8), 9_000, 17_000, 0.8, 1.2),
    ("Stanton", (28.6, 26.9), 16_000, 13_000, 1.1, 1.2),
    ("Barrow Mills", (4.4, 12.4), 7_500, 6_500, 0.8, 0.8),
    ("Lakeside", (11.7, 19.3), 3_000, 6_500, 0.6, 0.8),
    ("Gull Point", (40.4, 6.2), 3_500, 5_500, 0.7, 0.9),
    ("Fairview", (21.6, 25.4), 1_000, 9_500, 0.6, 1.0),
    ("Tanner Falls", (31.0, 19.9), 2_500, 4_500, 0.5, 0.7),
    ("Orchard Hill", (6.7, 5.6), 1_800, 2_800, 0.5, 0.7),
]
RURAL = 11.0  # people per square kilometre everywhere
# Ground where nobody lives: name, centre, number of units.
EMPTY = [
    ("Lake Alder State Park", (17.6, 21.3), 3),
    ("Stony Ridge Forest", (2.3, 20.6), 3),
    ("Port Alder Harbor", (22.9, 7.9), 3),
    ("Alder Yards", (17.7, 8.4), 2),
    ("County Airport", (30.2, 15.2), 2),
    ("Millbrook Quarry", (9.6, 28.6), 1),
    ("Heron Marsh", (37.9, 4.6), 1),
    ("Riverside Park", (21.0, 12.9), 1),
    ("Stanton Industrial Park", (26.6, 29.4), 2),
]
# Share of the people who are in each grade: more young children where a place has grown.
GRADE_SHARE = 0.0128

ES_NAMES = [
    "Alder Creek",
    "Amber Hill",
    "Bayview",
    "Beacon Street",
    "Birch Lane",
    "Blue Heron",
    "Brickyard",
    "Canal Street",
    "Chestnut Grove",
    "Clover Field",
    "Cooper's Mill",
    "Copper Ridge",
    "Dogwood",
    "Ferry Road",
    "Foxglove",
    "Granite Bridge",
    "Hawthorn",
    "Juniper",
    "Kettle Pond",
    "Larkspur",
    "Maple Bend",
    "Meadowlark",
    "North Quay",
    "Old Orchard",
    "Pine Hollow",
    "Quail Run",
    "Rosemary Hill",
    "Sandpiper",
    "Thistle Down",
    "Willow Brook",
]
MS_NAMES = [
    "Arrowhead",
    "Boatwright",
    "Cardinal",
    "Driftwood",
    "Evergreen",
    "Flint River",
    "Lantern Hill",
    "Osprey",
]
HS_NAMES = [
    "Alder County Central",
    "Bellwether",
    "Harbor Light",
    "Ironworks",
    "Northern",
    "Summit Ridge",
]

# --- the city with the schools for hubs, in kilometres ------------------------------------

N_HUB_SCHOOLS, N_SHARED = 600, 20
# Centre, spread, share of the schools.
QUARTERS = [
    ((20, 16), 3.0, 0.22),
    ((13.5, 20.5), 1.7, 0.10),
    ((27.5, 21), 1.9, 0.11),
    ((28.5, 11.5), 1.6, 0.09),
    ((17, 7.5), 1.7, 0.09),
    ((9.5, 12), 1.4, 0.08),
    ((20.5, 26.5), 1.2, 0.07),
    ((34, 16.5), 1.0, 0.05),
    ((20.5, 15.5), 8.5, 0.19),
]
BOROUGHS = {
    "Old Town": (20.4, 16.2),
    "Northgate": (19, 25),
    "Eastmere": (30, 20.5),
    "Harborside": (28, 9.5),
    "Southfield": (15.5, 6.5),
    "Westhollow": (9.5, 15.5),
}
CITY_RIVER = [(0, 18), (8, 16.6), (14, 14.2), (19, 13.4), (24, 14.6), (30, 13.9), (42, 17)]
CITY_PARK = ((23.6, 18.4), 1.1)
PHASES = [
    ("Primary", 0.62, (150, 620)),
    ("Secondary", 0.20, (600, 1700)),
    ("Nursery", 0.08, (40, 140)),
    ("Special", 0.06, (40, 180)),
    ("All-through", 0.04, (800, 1900)),
]
# The cohort: kinds of young people with their share, then the mean of each score by kind.
N_COHORT = 300
SCORES = {
    "confidence": ((1, 5), 0.7),
    "curiosity": ((1, 5), 0.7),
    "teamwork": ((1, 5), 0.7),
    "maths": ((0, 100), 9.0),
    "reading": ((0, 100), 9.0),
}
KINDS = [
    (0.40, (3.8, 3.0, 4.2, 58, 62)),
    (0.28, (2.2, 4.3, 2.4, 78, 71)),
    (0.20, (3.1, 2.2, 2.9, 38, 40)),
    (0.12, (4.4, 4.2, 2.2, 47, 84)),
]
FIRST = [
    "Ash",
    "Beech",
    "Briar",
    "Brook",
    "Castle",
    "Cedar",
    "Church",
    "Cliff",
    "Cross",
    "East",
    "Elm",
    "Fern",
    "Gold",
    "Green",
    "Haw",
    "Hazel",
    "High",
    "Holly",
    "King",
    "Long",
    "Mill",
    "Moor",
    "New",
    "North",
    "Oak",
    "Old",
    "Raven",
    "Stone",
    "Well",
    "White",
]
LAST = [
    "bank",
    "bourne",
    "bridge",
    "combe",
    "croft",
    "dale",
    "field",
    "ford",
    "gate",
    "ham",
    "hill",
    "hurst",
    "land",
    "leigh",
    "mead",
    "moor",
    "side",
    "stead",
    "way",
    "wood",
]


# --- chance and lines ---------------------------------------------------------------------


class Chance(random.Random):
    """A generator seeded by what it is for; draws from ``random()`` only (see the module)."""

    def __init__(self, *what):
        super().__init__("/".join(str(w) for w in what))

    def between(self, low, high):
        return low + (high - low) * self.random()

    def normal(self):
        """A draw close to the standard normal distribution, from additions alone."""
        return sum(self.random() for _ in range(12)) - 6.0

    def one_of(self, options, share):
        """One of the options, each with the share that it holds at position ``share``."""
        pick = self.random()
        for option in options:
            pick -= option[share]
            if pick < 0:
                return option
        return options[-1]

    def count(self, mean):
        """A whole number scattered around ``mean`` as counts are, never negative."""
        drawn = mean + math.sqrt(mean) * 0.8 * self.normal()
        return max(0, math.floor(drawn + self.random()))


def centimetres(values):
    """Round to centimetres; adding zero turns -0.0 into 0.0."""
    return np.round(np.asarray(values, dtype=float), 2) + 0.0


def place(points_km, origin):
    """Turn local kilometres into the CRS's metres."""
    return centimetres(np.asarray(points_km, dtype=float) * 1000.0 + np.asarray(origin))


def winding(points, amount, shortest, *what):
    """Let a line wind: displace midpoints again and again, each end staying where it is."""
    line = [tuple(points[0])]
    for start, end in zip(points[:-1], points[1:]):
        line += _bend(tuple(start), tuple(end), amount, shortest, Chance(*what, start, end))
        line.append(tuple(end))
    return centimetres(line)


def _bend(start, end, amount, shortest, chance):
    """Points between two ends, both left out."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    if math.hypot(dx, dy) < 2 * shortest or amount == 0.0:
        return []
    aside = amount * chance.normal()
    middle = ((start[0] + end[0]) / 2 - dy * aside, (start[1] + end[1]) / 2 + dx * aside)
    return [
        *_bend(start, middle, amount, shortest, chance),
        middle,
        *_bend(middle, end, amount, shortest, chance),
    ]


# --- the ground -----------------------------------------------------------------------------


def county_lines():
    """The county's outline, its lake and its river, as (ring, ring, list of lines)."""
    outline = []
    for number, (corners, amount) in enumerate(BORDER):
        corners = [tuple(p) for p in place(corners, COUNTY_ORIGIN).tolist()]
        outline += winding(corners, amount, 180.0, "border", number).tolist()[:-1]
    lake = [tuple(p) for p in place(LAKE, COUNTY_ORIGIN).tolist()]
    lake = winding(lake, 0.10, 180.0, "lake")
    river = []
    for number, course in enumerate(RIVER):
        course = [tuple(p) for p in place(course, COUNTY_ORIGIN).tolist()]
        river.append(LineString(winding(course, 0.09, 150.0, "river", number)))
    return Polygon(outline), Polygon(lake), river


def people_per_km2(points, now=True):
    """Density of people at points (metres), today or when the zones were drawn."""
    points = np.atleast_2d(points)
    density = np.full(len(points), RURAL)
    for _, centre, then_people, now_people, then_reach, now_reach in PLACES:
        people, reach = (now_people, now_reach) if now else (then_people, then_reach)
        away = np.hypot(*(points - place(centre, COUNTY_ORIGIN)).T) / 1000.0
        density += people / (2 * math.pi * reach**2) * np.exp(-away / reach)
    return density


def cell_sites(land, how_many):
    """Centres of cells, dense where people are: k-means of a cloud of points on the land."""
    chance = Chance("cloud")
    west, south, east, north = land.bounds
    inside = prep(land)
    raw = [
        (chance.between(west, east), chance.between(south, north), chance.random())
        for _ in range(400_000)
    ]
    raw = np.array(raw)
    # The root makes town cells small and country cells big without making them extreme.
    wanted = people_per_km2(raw[:, :2]) ** 0.8
    kept = raw[raw[:, 2] < wanted / 500.0, :2]
    cloud = centimetres([p for p in kept if inside.contains(Point(p))])
    # Taken evenly along a curve through the cloud, the first sites follow its density closely.
    curve = sorted(range(len(cloud)), key=lambda i: _along_curve(*(cloud[i] - (west, south))))
    sites = cloud[[curve[int((k + 0.5) * len(cloud) / how_many)] for k in range(how_many)]]
    for _ in range(3):  # more rounds would make them all alike
        _, nearest = cKDTree(sites).query(cloud)
        counts = np.bincount(nearest, minlength=how_many)
        sums = [np.bincount(nearest, cloud[:, axis], how_many) for axis in (0, 1)]
        sites = centimetres(np.column_stack(sums) / np.maximum(counts, 1)[:, None])
        sites = sites[counts > 0]
        how_many = len(sites)
    # One unit spans the neck of the peninsula from shore to shore.
    neck = place(NECK, COUNTY_ORIGIN)
    return np.vstack([sites[np.hypot(*(sites - neck).T) > 1300.0], neck])


def _along_curve(x, y):
    """Position of a point along a Z-order curve with steps of 10 m."""
    x, y = int(x / 10), int(y / 10)
    return sum(((x >> bit & 1) << 2 * bit) | ((y >> bit & 1) << 2 * bit + 1) for bit in range(13))


def outside_sites(county):
    """Centres of cells in the land and sea around, which end the cells at the border."""
    west, south = county.bounds[:2]
    sites = []
    for row in range(-4, 15):
        for column in range(-4, 18):
            chance = Chance("outside", row, column)
            point = (
                west + 3000.0 * (column + chance.between(-0.4, 0.4)),
                south + 3000.0 * (row + chance.between(-0.4, 0.4)),
            )
            if county.distance(Point(point)) > 1500.0:
                sites.append(point)
    return centimetres(sites)


def cell_borders(sites):
    """Borders between Voronoi cells; most wind a little like streams, some run straight."""
    diagram = Voronoi(sites - sites.mean(axis=0))
    corners = centimetres(diagram.vertices + sites.mean(axis=0))
    borders = []
    for a, b in diagram.ridge_vertices:
        if a < 0 or b < 0:
            continue
        ends = sorted([tuple(corners[a].tolist()), tuple(corners[b].tolist())])
        if ends[0] != ends[1]:
            straight = Chance("straight", *ends).random() < 0.3
            borders.append(LineString(winding(ends, 0.0 if straight else 0.085, 120.0, "cell")))
    return borders


def canonical(polygon):
    """The same polygon, counter-clockwise from its south-westernmost vertex, rounded."""
    ring = [tuple(p) for p in centimetres(polygon.exterior.coords).tolist()]
    ring = [p for p, following in zip(ring, ring[1:]) if p != following]
    if not Polygon(ring).exterior.is_ccw:
        ring.reverse()
    start = ring.index(min(ring))
    ring = ring[start:] + ring[:start]
    return Polygon([*ring, ring[0]])


def in_map_order(polygons):
    """Sort polygons as a page is read, from north to south."""
    return sorted(polygons, key=lambda p: (-round(p.centroid.y, 1), round(p.centroid.x, 1)))


def shared_borders(polygons):
    """Length of border that each pair of polygons shares, {(a, b): metres} with a < b.

    The polygons' vertices must agree exactly; a border counts when both hold its segments.
    """
    holders = defaultdict(list)
    for number, polygon in enumerate(polygons):
        ring = list(polygon.exterior.coords)
        for ends in zip(ring[:-1], ring[1:]):
            holders[tuple(sorted(ends))].append(number)
    shared = defaultdict(float)
    for (start, end), numbers in sorted(holders.items()):
        if len(numbers) == 2:
            shared[tuple(sorted(numbers))] += math.dist(start, end)
    return dict(shared)


def neighbours_of(shared):
    """Turn shared borders into {unit: set of neighbours}."""
    neighbours = defaultdict(set)
    for a, b in shared:
        neighbours[a].add(b)
        neighbours[b].add(a)
    return neighbours


def merge_small(faces, banks, how_many):
    """Join the smallest faces to a neighbour on the same bank until so many are left.

    Small is meant for the place: an area that is small in the country is big in town.
    """

    def size(face):
        point = [(face.centroid.x, face.centroid.y)]
        return round(face.area * people_per_km2(point)[0] ** 0.65, 2)

    def bank(face):
        inner = face.representative_point()
        return next(i for i, b in enumerate(banks) if b.contains(inner))

    # By number; a joined face gets the next one, and the borders that the two had with others.
    faces, shared = dict(enumerate(faces)), shared_borders(faces)
    sizes = {number: size(face) for number, face in faces.items()}
    bank_of = {number: bank(face) for number, face in faces.items()}
    following = len(faces)
    while len(faces) > how_many:
        for smallest in sorted(faces, key=sizes.get):
            options = [
                (round(length, 2), -b if a == smallest else -a)
                for (a, b), length in shared.items()
                if smallest in (a, b)
            ]
            options = [o for o in options if bank_of[-o[1]] == bank_of[smallest]]
            if options:
                break
        other = -max(options)[1]
        joined = canonical(unary_union([faces.pop(smallest), faces.pop(other)]))
        for pair in [pair for pair in shared if smallest in pair or other in pair]:
            length = shared.pop(pair)
            for third in set(pair) - {smallest, other}:
                key = third, following
                shared[key] = shared.get(key, 0.0) + length
        faces[following], sizes[following] = joined, size(joined)
        bank_of[following] = bank_of[other]
        following += 1
    return list(faces.values())


def close_short_borders(polygons, shortest):
    """Let units that share only a very short border meet in one point instead."""
    moved = {}
    for (a, b), length in shared_borders(polygons).items():
        if length < shortest:
            both = set(polygons[a].exterior.coords) & set(polygons[b].exterior.coords)
            target = min(both)
            moved.update(dict.fromkeys(both, target))
    return [
        canonical(Polygon([moved.get(p, p) for p in polygon.exterior.coords]))
        for polygon in polygons
    ]


def planning_unit_shapes():
    """Polygons of the planning units in map order, and the bank of the river of each."""
    county, lake, river = county_lines()
    land = county.difference(lake)
    sites = np.vstack([cell_sites(land, N_UNITS - 6), outside_sites(county)])
    limits = [county.exterior, lake.exterior, *river]
    # Noding all lines together gives neighbours identical vertices along what they share.
    lines = unary_union([*cell_borders(sites), *limits])
    faces = [canonical(f) for f in polygonize(lines) if land.contains(f.representative_point())]
    banks = [b for b in polygonize(unary_union(limits)) if land.contains(b.representative_point())]
    banks.sort(key=lambda b: -b.area)
    shapes = merge_small(in_map_order(faces), banks, N_UNITS)
    shapes = in_map_order(close_short_borders(shapes, 25.0))
    bank = [
        next(i for i, b in enumerate(banks) if b.contains(s.representative_point())) for s in shapes
    ]
    return shapes, bank


# --- the people -----------------------------------------------------------------------------


def centres_of(shapes):
    return centimetres([(s.centroid.x, s.centroid.y) for s in shapes])


def empty_units(centres):
    """Units where nobody lives, {unit: what is there}."""
    empty = {}
    for what, centre, how_many in EMPTY:
        away = np.hypot(*(centres - place(centre, COUNTY_ORIGIN)).T)
        for unit in np.argsort(away, kind="stable")[:how_many].tolist():
            empty[unit] = what
    return empty


def people(shapes, centres, empty):
    """People in every unit, when the zones were drawn and now."""
    area = np.array([s.area for s in shapes]) / 1e6
    counts = []
    for now in (False, True):
        expected = area * people_per_km2(centres, now)
        drawn = [
            0
            if unit in empty
            else round(mean * math.exp(0.28 * Chance("people", now, unit).normal()))
            for unit, mean in enumerate(expected.tolist())
        ]
        counts.append(np.array(drawn))
    return counts


def pupils(then, now):
    """Pupils by unit and grade; a place that has grown has more and younger children."""
    table = np.zeros((len(now), len(GRADES)), dtype=int)
    for unit, count in enumerate(now.tolist()):
        grown = min(2.5, (count + 50) / (then[unit] + 50))
        for grade in range(len(GRADES)):
            young = 1.0 + 0.07 * (grown - 1.2) * (6 - grade) / 6
            rate = GRADE_SHARE * (0.93 + 0.10 * (grown - 1.0)) * young
            table[unit, grade] = Chance("pupils", unit, grade).count(count * rate)
    return table


def unit_names(centres, empty):
    """Each unit is called after the nearest place, numbered in map order."""
    spots = np.array([place(p[1], COUNTY_ORIGIN) for p in PLACES])
    _, nearest = cKDTree(spots).query(centres)
    counts, names = defaultdict(int), []
    for unit, spot in enumerate(nearest.tolist()):
        called = empty.get(unit, PLACES[spot][0])
        counts[called] += 1
        names.append(f"{called} {counts[called]}")
    return names


# --- schools and the existing plan ----------------------------------------------------------


def road_lengths(shapes, bank, centres):
    """Length of road between neighbours' centres, {unit: {neighbour: metres}}.

    Roads wind, and outside the city the river has few bridges.
    """
    density = people_per_km2(centres)
    roads = defaultdict(dict)
    for a, b in sorted(shared_borders(shapes)):
        length = math.dist(centres[a], centres[b]) * Chance("road", a, b).between(1.05, 1.55)
        if bank[a] != bank[b] and min(density[a], density[b]) < 900.0:
            length += 4000.0
        roads[a][b] = roads[b][a] = round(length, 2)
    return roads


def school_units(how_many, weights, centres, empty, level):
    """Units for schools: centres of groups of people then, drawn towards the nearest place."""
    chance, spots = Chance("school sites", level), []
    total = np.cumsum(weights)
    while len(spots) < how_many:
        unit = int(np.searchsorted(total, chance.random() * total[-1]))
        # Starting points that keep a distance make groups of similar size.
        if all(math.dist(centres[unit], s) > chance.between(0, 5000) for s in spots):
            spots.append(tuple(centres[unit].tolist()))
    spots = np.array(spots)
    far = np.ones(how_many)
    for _ in range(25):
        away = np.hypot(*(centres[:, None, :] - spots[None, :, :]).transpose(2, 0, 1))
        nearest = np.argmin(np.round(away * far, 2), axis=1)
        sums = [np.bincount(nearest, weights * centres[:, axis], how_many) for axis in (0, 1)]
        heavy = np.maximum(np.bincount(nearest, weights, how_many), 1.0)
        spots = centimetres(np.column_stack(sums) / heavy[:, None])
        # A group with too many people looks farther away from now on, and so loses some.
        far = np.round(np.clip(far * np.sqrt(np.sqrt(heavy / heavy.mean())), 0.4, 2.5), 4)
    towns = np.array([place(p[1], COUNTY_ORIGIN) for p in PLACES])
    _, town = cKDTree(towns).query(spots)
    spots = centimetres(spots + 0.12 * (towns[town] - spots))
    taken = []
    for spot in spots[np.lexsort((spots[:, 0], -spots[:, 1]))]:
        away = np.hypot(*(centres - spot).T)
        taken.append(
            next(
                u
                for u in np.argsort(away, kind="stable").tolist()
                if u not in taken and u not in empty
            )
        )
    return taken


def off_centre(shape, *what):
    """A point inside the unit, clear of its border and clear of its centre."""
    reach = math.sqrt(shape.area / math.pi)
    west, south, east, north = shape.bounds
    chance = Chance("stands", *what)
    while True:
        point = Point(np.round([chance.between(west, east), chance.between(south, north)], 1))
        if (
            shape.contains(point)
            and shape.exterior.distance(point) > 0.15 * reach
            and point.distance(shape.centroid) > 0.35 * reach
        ):
            return point


def grow_zones(sources, head_starts, roads):
    """Zones grown from the schools along the roads; every zone is in one piece.

    A unit follows the neighbour from which the road reached it, hence the one piece.
    """
    zone, queue = {}, []
    for number, (unit, start) in enumerate(zip(sources, head_starts)):
        heapq.heappush(queue, (round(-start, 2), unit, number))
    while queue:
        travelled, unit, number = heapq.heappop(queue)
        if unit in zone or (unit in sources and sources[number] != unit):
            continue
        zone[unit] = number
        for following, length in roads[unit].items():
            if following not in zone:
                heapq.heappush(queue, (round(travelled + length, 2), following, number))
    return np.array([zone[unit] for unit in range(len(roads))])


def existing_plan(sources, weights, roads, step):
    """The plan that was about balanced for the people of its time.

    Schools with too few people then were given a head start; a few rounds of that, not
    more: the plan in force is the work of a committee.
    """
    starts = np.zeros(len(sources))
    for _ in range(8):
        zone = grow_zones(sources, starts, roads)
        then = np.bincount(zone, weights, len(sources))
        starts = np.round(np.clip(starts + step * (1.0 - then / then.mean()), -3000, 3000), 2)
    return grow_zones(sources, starts, roads)


def capacities(zone, then, enrolment, level):
    """Seats in steps of ten, 8 % more in all than pupils now.

    Schools were built for the pupils of then and have been extended since, but never by as
    much as was needed.
    """
    built = np.bincount(zone, then, len(enrolment)) / then.sum() * enrolment.sum()
    extended = {"ES": 0.5, "MS": 0.15, "HS": 0.05}[level]
    built = built ** (1 - extended) * enrolment**extended
    built *= [Chance("built", level, i).between(0.88, 1.15) for i in range(len(built))]
    goal = 1.08 * enrolment.sum()
    seats = built
    for _ in range(40):
        # Nobody runs a school at a third or at twice its seats for long.
        seats = seats * goal / seats.sum()
        seats = np.clip(seats, enrolment / 1.49, enrolment / 0.57)
    return (np.round(seats / 10.0) * 10).astype(int)


def schools_of(level, names, units, then):
    """Schools of one level with their zones: (list of records, zone of every unit)."""
    ids = {"ES": "E{:02d}", "MS": "M{}", "HS": "H{}"}[level]
    suffix = {"ES": "Elementary School", "MS": "Middle School", "HS": "High School"}[level]
    today = units["pupils"][:, list(LEVELS[level])].sum(axis=1)
    sources = school_units(len(names), then, units["centres"], units["empty"], level)
    step = {"ES": 700.0, "MS": 1500.0, "HS": 1500.0}[level]
    zone = existing_plan(sources, then, units["roads"], step)
    enrolment = np.bincount(zone, today, len(names)).astype(int)
    seats = capacities(zone, then, enrolment, level)
    records = []
    for number, (unit, name) in enumerate(zip(sources, names)):
        records.append(
            {
                "school_id": ids.format(number + 1),
                "name": f"{name} {suffix}",
                "level": level,
                "capacity": int(seats[number]),
                "enrolment": int(enrolment[number]),
                "geometry": off_centre(units["shapes"][unit], level, number),
            }
        )
    return records, [ids.format(number + 1) for number in zone.tolist()]


def county_layers():
    """The layers ``planning_units`` and ``schools``."""
    shapes, bank = planning_unit_shapes()
    centres = centres_of(shapes)
    empty = empty_units(centres)
    then, now = people(shapes, centres, empty)
    by_grade = pupils(then, now)
    units = {
        "shapes": shapes,
        "centres": centres,
        "empty": empty,
        "pupils": by_grade,
        "roads": road_lengths(shapes, bank, centres),
    }
    table = {
        "unit_id": [f"U{number + 1:03d}" for number in range(len(shapes))],
        "name": unit_names(centres, empty),
        "pop": now,
    }
    for grade, field in enumerate(GRADES):
        table[field] = by_grade[:, grade]
    schools = []
    for level, names in (("ES", ES_NAMES), ("MS", MS_NAMES), ("HS", HS_NAMES)):
        records, table[ZONE_FIELDS[level]] = schools_of(level, names, units, then)
        schools += records
    return (
        gpd.GeoDataFrame(table, geometry=shapes, crs=CRS),
        gpd.GeoDataFrame(schools, geometry="geometry", crs=CRS),
    )


# --- schools for hubs -----------------------------------------------------------------------


def city_places(how_many):
    """Places of schools: gathered in the quarters, none in the river or the park."""
    river = LineString(CITY_RIVER).buffer(0.35)
    park = Point(CITY_PARK[0]).buffer(CITY_PARK[1])
    chance, spots = Chance("city"), []
    while len(spots) < how_many:
        centre, spread, _ = chance.one_of(QUARTERS, share=2)
        spot = (centre[0] + spread * chance.normal(), centre[1] + spread * chance.normal())
        if river.contains(Point(spot)) or park.contains(Point(spot)):
            continue
        if math.dist(spot, (20.5, 16)) < 17.5 and all(math.dist(spot, s) > 0.12 for s in spots):
            spots.append(spot)
    return spots


def borough_of(spot):
    """The nearest borough centre, seen through a bend so that the limits are not straight."""
    x, y = spot
    seen = (x + 0.9 * math.sin(y / 2.1), y + 0.9 * math.sin(x / 2.7))
    # The old town was never large.
    return min(
        BOROUGHS,
        key=lambda b: (math.dist(seen, BOROUGHS[b]) * (1.35 if b == "Old Town" else 1.0), b),
    )


def hub_layer():
    """The layer ``hub_schools``: 600 schools, of which 20 share another one's place."""
    spots = city_places(N_HUB_SCHOOLS - N_SHARED)
    names = [first + last for first in FIRST for last in LAST if first.lower() != last]
    order = Chance("city names")
    names.sort(key=lambda name: (order.random(), name))
    schools = []
    for number, spot in enumerate(spots):
        chance = Chance("hub school", number)
        if number % (len(spots) // N_SHARED) == 7:  # an infant and a junior school on one site
            wanted = [
                ("Infant School", "Primary", (120, 270)),
                ("Junior School", "Primary", (180, 360)),
            ]
        else:
            wanted = [_kind(chance)]
        for suffix, phase, (low, high) in wanted:
            schools.append(
                {
                    "name": f"{names[number]} {suffix}",
                    "phase": phase,
                    "pupils": round(chance.between(low, high)),
                    "borough": borough_of(spot),
                    "geometry": Point(place(spot, CITY_ORIGIN)),
                }
            )
    layer = gpd.GeoDataFrame(schools, geometry="geometry", crs=CRS)
    layer.insert(0, "school_id", [f"S{number + 1:03d}" for number in range(len(layer))])
    return layer


def _kind(chance):
    """How a school's name ends, its phase, and the least and most pupils of such a school."""
    phase, _, size = chance.one_of(PHASES, share=1)
    suffix = "School" if phase in ("Special", "All-through") else f"{phase} School"
    return suffix, phase, size


# --- a cohort for groups --------------------------------------------------------------------


def cohort_layer():
    """The layer ``cohort``: young people around the city's schools, with five scores.

    Each is of one of four kinds; what kind has nothing to do with where they live.
    """
    spots, people = city_places(N_HUB_SCHOOLS - N_SHARED), []
    for number in range(N_COHORT):
        chance = Chance("cohort", number)
        _, middles = chance.one_of(KINDS, share=0)
        home = spots[int(chance.between(0, len(spots)))]
        home = (home[0] + 0.4 * chance.normal(), home[1] + 0.4 * chance.normal())
        record = {
            "person_id": f"P{number + 1:03d}",
            "age": int(chance.between(14, 19)),
            "borough": borough_of(home),
        }
        for (score, ((low, high), spread)), middle in zip(SCORES.items(), middles):
            value = round(middle + spread * chance.normal())
            record[score] = min(max(value, low), high)
        people.append({**record, "geometry": Point(place(home, CITY_ORIGIN))})
    return gpd.GeoDataFrame(people, geometry="geometry", crs=CRS)


# --- checking and writing -------------------------------------------------------------------


def pieces(units, neighbours):
    """Number of connected pieces in which a set of units lies."""
    left, count = set(units), 0
    while left:
        count += 1
        reached = [left.pop()]
        while reached:
            near = neighbours[reached.pop()] & left
            left -= near
            reached.extend(near)
    return count


def check(units, schools, hubs, cohort):
    """Assert what the sample promises; see README.md beside this file."""
    shapes = list(units.geometry)
    shared = shared_borders(shapes)
    neighbours = neighbours_of(shared)
    everywhere = set(range(len(units)))
    assert len(units) == N_UNITS and units.unit_id.is_unique
    assert all(s.is_valid and not s.interiors for s in shapes)
    ground = unary_union(shapes)
    assert ground.geom_type == "Polygon" and len(ground.interiors) == 1, "one piece, one lake"
    assert abs(ground.area - sum(s.area for s in shapes)) < 0.01, "no overlaps"
    assert pieces(everywhere, neighbours) == 1, "connected by shared borders, no islands"
    assert min(shared.values()) > 20.0, "no border too short to see"
    cut_off = [min(len(everywhere) - 1 - n, n) for n in _beyond(everywhere, neighbours)]
    assert max(cut_off) >= 6, "the peninsula hangs on one unit"
    assert 10 <= (units[GRADES].sum(axis=1) == 0).sum() <= 30

    assert schools.school_id.is_unique and schools.name.is_unique
    for level, grades in LEVELS.items():
        of_level = schools[schools.level == level].reset_index(drop=True)
        today = units[[f"g{g}" for g in grades]].sum(axis=1)
        zone = units[ZONE_FIELDS[level]]
        at = [_holding_unit(point, shapes) for point in of_level.geometry]
        assert len(set(at)) == len(of_level), "one school per unit and level"
        assert list(zone[at]) == list(of_level.school_id), "a school lies in its own zone"
        assert sorted(set(zone)) == sorted(of_level.school_id)
        for school in of_level.itertuples():
            held = np.flatnonzero(zone == school.school_id).tolist()
            assert pieces(held, neighbours) == 1, "every zone in one piece"
            assert today[held].sum() == school.enrolment
        assert 1.04 <= of_level.capacity.sum() / today.sum() <= 1.12
        used = of_level.enrolment / of_level.capacity
        assert used.min() < 0.75 and used.max() > 1.15, "visibly out of balance"
        assert used.min() > 0.5 and used.max() < 1.55
        assert of_level.capacity.nunique() > 0.7 * len(of_level)
    assert list(schools.level.value_counts()[["ES", "MS", "HS"]]) == [30, 8, 6]

    spots = {(p.x, p.y) for p in hubs.geometry}
    assert len(hubs) == N_HUB_SCHOOLS and len(spots) == N_HUB_SCHOOLS - N_SHARED
    assert hubs.school_id.is_unique and hubs.name.is_unique and hubs.borough.nunique() == 6

    assert len(cohort) == N_COHORT and cohort.person_id.is_unique
    for score, ((low, high), _) in SCORES.items():
        assert cohort[score].between(low, high).all() and cohort[score].nunique() >= 5


def _beyond(everywhere, neighbours):
    """For every unit whose loss cuts the county in two: the units in one of the parts."""
    for unit in sorted(everywhere):
        rest = everywhere - {unit}
        reached, open_ = set(), [min(rest)]
        while open_:
            here = open_.pop()
            if here not in reached:
                reached.add(here)
                open_.extend((neighbours[here] & rest) - reached)
        if len(reached) < len(rest):
            yield len(reached)


def _holding_unit(point, shapes):
    holding = [i for i, shape in enumerate(shapes) if shape.contains(point)]
    assert len(holding) == 1, "a school stands strictly inside one unit"
    return holding[0]


def build():
    """Make the four layers: planning units, schools, schools for hubs, a cohort."""
    units, schools = county_layers()
    return {
        "planning_units": units,
        "schools": schools,
        "hub_schools": hub_layer(),
        "cohort": cohort_layer(),
    }


def write(layers, path):
    """Write the layers into one GeoPackage, replacing it, with a date that never changes."""
    os.environ["OGR_CURRENT_DATE"] = MADE_ON
    path = Path(path)
    if path.exists():
        path.unlink()
    for name, layer in layers.items():
        layer.to_file(str(path), layer=name, driver="GPKG", index=False)


def main(arguments):
    path = Path(arguments[0]) if arguments else Path(__file__).with_name("sample.gpkg")
    layers = build()
    check(*layers.values())
    write(layers, path)
    for name, layer in layers.items():
        print(f"{name}: {len(layer)} features")
    for level, of_level in layers["schools"].groupby("level", sort=False):
        used = 100 * of_level.enrolment / of_level.capacity
        print(
            f"{level}: {of_level.enrolment.sum()} pupils, {of_level.capacity.sum()} seats, "
            f"schools {used.min():.0f}-{used.max():.0f} % full"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
