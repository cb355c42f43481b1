# SPDX-License-Identifier: GPL-2.0-or-later
"""Every remedy that a message about the layers' ground names does away with that very fault."""

from dataclasses import dataclass, replace
from typing import Any, Callable

import geopandas as gpd
import pandas as pd
import pytest
from shapely import affinity
from shapely.geometry import LineString, Point, Polygon, box

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.progress import Progress
from balanced_zones.algorithms.core.zones.conditions import NO_CONDITIONS
from balanced_zones.algorithms.core.zones.parts import Islands
from balanced_zones.algorithms.core.zones.preflight import build_problem, divided_units
from balanced_zones.algorithms.core.zones.school_places import TwoSchools
from balanced_zones.algorithms.core.zones.unit_repair import repair_units
from cases import COLUMNS, CORNER, CRS, schools_at, squares


@dataclass
class Given:
    """What a run is given: four columns of squares in three rows, a school in two corners."""

    units: Any
    schools: Any
    conditions: Any = NO_CONDITIONS

    def run(self, listener=None):
        listener = listener or Progress()
        return build_problem(self.units, self.schools, COLUMNS, listener, self.conditions)


def at_corner(shape):
    return affinity.translate(shape, *CORNER)


def given():
    units = squares(4, 3)
    return Given(units, schools_at(units, {0: 80, 11: 80}))


def shape(at, what):
    """The fault that unit ``at`` has another shape."""

    def fault():
        case = given()
        case.units.at[at, "geometry"] = what
        return case

    return fault


def added(*shapes):
    """The fault that there are more units."""

    def fault():
        case = given()
        more = {"unit": [f"X{i}" for i in range(len(shapes))], "students": 5}
        more = gpd.GeoDataFrame(more, geometry=list(shapes), crs=CRS)
        case.units = gpd.GeoDataFrame(pd.concat([case.units, more], ignore_index=True), crs=CRS)
        return case

    return fault


def asked(fault, **conditions):
    def with_conditions():
        case = fault()
        case.conditions = replace(case.conditions, **conditions)
        return case

    return with_conditions


def lines(*ends):
    shapes = [affinity.translate(LineString(each), *CORNER) for each in ends]
    return gpd.GeoDataFrame(geometry=shapes, crs=CRS)


# -- remedies: each takes what was given and changes it ----------------------------------------


def repair(**widths):
    def remedy(case):
        done = repair_units(case.units.geometry, **widths)
        kept = [s is not None for s in done.shapes]
        case.units = case.units[kept].set_geometry(
            gpd.GeoSeries([s for s in done.shapes if s is not None], case.units.index[kept], CRS)
        )

    return remedy


def delete(*names):
    def remedy(case):
        case.units = case.units[~case.units["unit"].isin(names)]

    return remedy


def cut(one, other):
    """Take from one unit what the other is to have."""

    def remedy(case):
        shapes = case.units.geometry
        case.units.at[one, "geometry"] = shapes[one].difference(shapes[other])

    return remedy


def ask(**conditions):
    def remedy(case):
        case.conditions = replace(case.conditions, **conditions)

    return remedy


def bridge(*ends):
    return ask(bridges=lines(ends))


def draw(at):
    def remedy(case):
        case.units.at[at, "geometry"] = squares(4, 3).geometry[at]

    return remedy


def schools(change):
    def remedy(case):
        case.schools = change(case.schools.copy())

    return remedy


def divide(case):
    done = divided_units(case.units, case.schools, COLUMNS)
    case.units = done.units
    case.conditions = replace(case.conditions, two_schools=TwoSchools.DIVIDE)


def assign(case):
    case.units = case.units.set_crs(CRS, allow_override=True)


def own_id(case):
    case.units.at[2, "unit"] = "own"


def merge(case):
    case.units = case.units.dissolve("unit", aggfunc="sum").reset_index()


def moved(to):
    def change(layer):
        layer.at[1, "geometry"] = at_corner(to)
        return layer

    return change


def placed(*points, crs=CRS):
    """The fault that schools stand elsewhere."""

    def fault():
        case = given()
        case.schools = case.schools.set_geometry(gpd.GeoSeries([*map(at_corner, points)], crs=CRS))
        case.schools = case.schools.set_crs(crs, allow_override=True)
        return case

    return fault


def in_degrees():
    case = given()
    case.units = case.units.set_crs("EPSG:4326", allow_override=True)
    return case


def nowhere():
    case = given()
    shapes = list(case.units.geometry)
    case.units = gpd.GeoDataFrame(case.units.drop(columns="geometry"), geometry=shapes)
    return case


def same_id():
    case = given()
    case.units.at[2, "unit"] = "U3"
    return case


BOW = at_corner(Polygon([(1000, 0), (2000, 1000), (2000, 0), (1000, 1000)]))
WIDE = at_corner(box(1800, 1000, 3000, 2000))
GAP = [affinity.translate(s, 0.3 * (i % 4 == 3)) for i, s in enumerate(squares(4, 3).geometry)]
ISLAND = at_corner(box(9000, 0, 9500, 500))


def gap():
    """A gap of 30 cm before the last column, where there is no school."""
    case = given()
    case.units = case.units.set_geometry(gpd.GeoSeries(GAP, crs=CRS))
    case.schools = schools_at(case.units, {0: 80, 9: 80})
    case.conditions = replace(case.conditions, islands=Islands.REFUSE)
    return case


def walled(case=None):
    """A river before the last column, where there is no school."""
    case = given()
    case.schools = schools_at(case.units, {0: 80, 9: 80})
    wall = lines([(3000, -10), (3000, 3010)])
    case.conditions = replace(case.conditions, barriers=wall)
    return case


@dataclass
class Fault:
    make: Callable
    told: str
    ways: dict


MIDDLES = [[(1000 * x + 500, 1000 * y + 500) for x in range(4)] for y in range(3)]
NEIGHBOURS = lines(
    *(row[at : at + 2] for row in MIDDLES for at in range(3)),
    *(list(pair) for pair in zip(MIDDLES[0], MIDDLES[1])),
    *(list(pair) for pair in zip(MIDDLES[1], MIDDLES[2])),
)
NEIGHBOURS[["unit_a", "unit_b", "kind"]] = None
"""A line over every border, the gap included."""

OVER_GAP = [(2500, 500), (3500, 500)]
TO_ISLAND = [(3500, 500), (9200, 300)]

FAULTS = {
    "invalid": Fault(shape(1, BOW), "Run 'Repair planning units' first", {"repair": repair()}),
    "no geometry": Fault(
        shape(5, None),
        "Draw or delete these features",
        {"draw": draw(5), "delete": delete("U5"), "repair": repair()},
    ),
    "a line": Fault(
        shape(5, at_corner(LineString([(0, 0), (9, 9)]))),
        "The layer must hold polygons",
        {"delete": delete("U5"), "repair": repair()},
    ),
    "drawn twice": Fault(
        added(squares(4, 3).geometry[5]),
        "Delete one of each two, or run 'Repair planning units'",
        {"delete": delete("X0"), "repair": repair()},
    ),
    "drawn twice, anew": Fault(
        added(squares(4, 3).geometry[5].buffer(-0.5)),
        "Delete one of each two, or run 'Repair planning units'",
        {"delete": delete("X0"), "repair": repair()},
    ),
    "outline": Fault(
        added(at_corner(box(0, 0, 4000, 3000))), "delete it", {"delete": delete("X0")}
    ),
    "overlap": Fault(
        shape(6, WIDE),
        "up to a width of your choice to one of the two. Cut the others yourself",
        {"repair": repair(overlap_m=200), "cut": cut(6, 5), "cut the other": cut(5, 6)},
    ),
    "a unit within": Fault(
        added(at_corner(box(1300, 1300, 1600, 1600))),
        "up to a width of your choice to one of the two. Cut the others yourself",
        {"repair": repair(overlap_m=200), "cut": cut(5, 12)},
    ),
    "two coverages": Fault(
        added(*squares(4, 3).geometry.translate(300, 200)),
        "keep one",
        {"keep one": delete(*(f"X{i}" for i in range(12)))},
    ),
    "gap": Fault(
        gap,
        "Close the gap between the two units (run 'Repair planning units'), draw a line over it "
        "in BRIDGES or ADJACENCY_LINES, let ISLANDS join the units (1), or leave the part "
        "without a zone (2)",
        {
            "repair": repair(),
            "bridge": bridge(*OVER_GAP),
            "line": ask(neighbours=NEIGHBOURS),
            "join": ask(islands=Islands.JOIN),
            "leave": ask(islands=Islands.LEAVE),
        },
    ),
    "island": Fault(
        asked(added(ISLAND), islands=Islands.REFUSE),
        "Draw a line in BRIDGES from it to a neighbour, let ISLANDS join it to the nearest unit "
        "(1), or leave it without a zone (2)",
        {
            "bridge": bridge(*TO_ISLAND),
            "join": ask(islands=Islands.JOIN),
            "leave": ask(islands=Islands.LEAVE),
        },
    ),
    "barrier": Fault(
        walled,
        "Draw a line over it in BRIDGES where there is a way, shorten or delete the barrier, or "
        "leave the part without a zone (ISLANDS=2)",
        {
            "bridge": bridge(*OVER_GAP),
            "shorten": ask(barriers=lines([(3000, -10), (3000, 1900)])),
            "delete": ask(barriers=None),
            "leave": ask(islands=Islands.LEAVE),
        },
    ),
    "two schools": Fault(
        placed(Point(300, 300), Point(700, 700)),
        "let TWO_SCHOOLS merge the schools into one zone (1) or divide the unit between them "
        "(2), or leave all but one of them out",
        {
            "merge": ask(two_schools=TwoSchools.MERGE),
            "divide": divide,
            "leave out": schools(lambda layer: layer.iloc[:1]),
        },
    ),
    "school outside": Fault(
        placed(Point(500, 500), Point(5000, 500)),
        "move it into a unit, or leave it out",
        {
            "move": schools(moved(Point(3500, 500))),
            "leave out": schools(lambda layer: layer.iloc[:1]),
        },
    ),
    "all schools outside": Fault(
        placed(Point(500, 500), Point(3500, 500), crs="EPSG:32631"),
        "Check both layers' coordinate systems",
        {"assign": schools(lambda layer: layer.set_crs(CRS, allow_override=True))},
    ),
    "metres taken for degrees": Fault(in_degrees, "Assign the right one", {"assign": assign}),
    "no reference system": Fault(nowhere, "Set it in the layer's properties", {"set": assign}),
    "same id": Fault(
        same_id,
        "Give every feature its own id (merge features that belong together)",
        {"own id": own_id, "merge": merge},
    ),
}


@pytest.mark.parametrize(
    "fault, way", [(fault, way) for fault, case in FAULTS.items() for way in case.ways]
)
def test_the_remedy_named_does_away_with_the_fault(fault, way):
    made = FAULTS[fault].make()
    with pytest.raises(InputError) as caught:
        made.run()
    assert FAULTS[fault].told in str(caught.value)
    FAULTS[fault].ways[way](made)
    assert made.run().n_zones > 0


class Listener(Progress):
    def __init__(self):
        self.said = []

    def warn(self, text):
        self.said.append(text)


@pytest.mark.parametrize(
    "what, told",
    [
        (at_corner(box(1003, 1000, 2000, 2000)), "'Repair planning units' closes the gaps"),
        (at_corner(box(1000, 1000, 2000.4, 2000)), "hairline overlaps"),
    ],
)
def test_the_remedy_of_a_warning_does_away_with_it(what, told):
    case = shape(5, what)()
    listener = Listener()
    case.run(listener)
    assert told in "\n".join(listener.said)
    repair()(case)
    listener.said.clear()
    case.run(listener)
    assert listener.said == []
