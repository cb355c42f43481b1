# SPDX-License-Identifier: GPL-2.0-or-later
"""The shipped sample holds what its README promises, and its script makes it again.

The promises are checked here by other means than the script's own checks: libpysal for
adjacency, networkx for connection, geopandas for who lies where.
"""

import importlib.util
import os
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from shapely.ops import unary_union

from balanced_zones.algorithms.core.zones.adjacency import libpysal_rook

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
LAYERS = ("planning_units", "schools", "hub_schools", "cohort")
LEVELS = {"ES": (30, range(0, 6)), "MS": (8, range(6, 9)), "HS": (6, range(9, 13))}

SCORES = ["confidence", "curiosity", "teamwork", "maths", "reading"]


@pytest.fixture(scope="module")
def shipped():
    path = str(SAMPLE / "sample.gpkg")
    return {layer: gpd.read_file(path, layer=layer) for layer in LAYERS}


@pytest.fixture(scope="module")
def units(shipped):
    return shipped["planning_units"]


@pytest.fixture(scope="module")
def graph(units):
    """Units that share a segment of border with identical end points, as a graph."""
    networkx = pytest.importorskip("networkx")
    holders = {}
    for number, polygon in enumerate(units.geometry):
        ring = list(polygon.exterior.coords)
        for segment in zip(ring[:-1], ring[1:]):
            holders.setdefault(frozenset(segment), []).append(number)
    assert max(map(len, holders.values())) == 2
    graph = networkx.Graph()
    graph.add_nodes_from(range(len(units)))
    graph.add_edges_from(pair for pair in holders.values() if len(pair) == 2)
    return graph


def pupils(units, grades):
    return units[[f"g{grade}" for grade in grades]].sum(axis=1)


def of_level(shipped, level):
    schools = shipped["schools"]
    return schools[schools["level"] == level].reset_index(drop=True)


def test_layers_have_their_fields_and_counts(shipped):
    units, schools, hubs, cohort = (shipped[layer] for layer in LAYERS)
    grades = [f"g{grade}" for grade in range(13)]
    assert list(units.columns) == [
        "unit_id",
        "name",
        "pop",
        *grades,
        "zone_es",
        "zone_ms",
        "zone_hs",
        "geometry",
    ]
    assert list(schools.columns) == [
        "school_id",
        "name",
        "level",
        "capacity",
        "enrolment",
        "geometry",
    ]
    assert list(hubs.columns) == ["school_id", "name", "phase", "pupils", "borough", "geometry"]
    assert list(cohort.columns) == ["person_id", "age", "borough", *SCORES, "geometry"]
    assert (len(units), len(schools), len(hubs), len(cohort)) == (400, 44, 600, 300)
    assert units["unit_id"].is_unique and schools["school_id"].is_unique
    for layer in shipped.values():
        assert layer.crs.to_epsg() == 26919
        assert not layer.isna().any().any()
    assert (units[["pop", *grades]] >= 0).all().all()


def test_file_is_small():
    assert (SAMPLE / "sample.gpkg").stat().st_size < 1_000_000


def test_units_are_a_coverage_with_identical_vertices(units):
    """Segments shared vertex by vertex account for all the border that is not the outline."""
    assert units.geometry.is_valid.all() and (units.geom_type == "Polygon").all()
    ground = unary_union(list(units.geometry))
    assert ground.area == pytest.approx(units.area.sum(), abs=0.01)
    segments = {}
    for polygon in units.geometry:
        ring = list(polygon.exterior.coords)
        for segment in zip(ring[:-1], ring[1:]):
            key = frozenset(segment)
            segments[key] = segments.get(key, 0) + 1
    once = sum(np.hypot(*np.subtract(*s)) for s, count in segments.items() if count == 1)
    assert once == pytest.approx(ground.length, abs=0.01)


def test_libpysal_finds_the_same_neighbours(units, graph):
    rows, columns = libpysal_rook(units.geometry).nonzero()
    found = {(a, b) for a, b in zip(rows.tolist(), columns.tolist()) if a < b}
    assert found == {tuple(sorted(edge)) for edge in graph.edges}


def test_county_is_connected_with_a_lake_and_a_peninsula(units, graph):
    networkx = pytest.importorskip("networkx")
    assert networkx.is_connected(graph)
    ground = unary_union(list(units.geometry))
    assert ground.geom_type == "Polygon" and len(ground.interiors) == 1
    beyond = []
    for neck in networkx.articulation_points(graph):
        rest = graph.subgraph(set(graph) - {neck})
        beyond.append(min(len(part) for part in networkx.connected_components(rest)))
    assert max(beyond) >= 6


def test_some_units_are_empty_of_pupils(units):
    empty = pupils(units, range(13)) == 0
    assert 10 <= empty.sum() <= 30
    assert (units.loc[empty, "pop"] == 0).all()


def test_units_are_no_grid(units):
    """Sizes differ widely, and hardly any border runs north-south or east-west."""
    smallest, largest = np.quantile(units.area, [0.05, 0.95])
    assert largest > 10 * smallest
    steps = np.vstack([np.abs(np.diff(p.exterior.coords, axis=0)) for p in units.geometry])
    lengths = np.hypot(*steps.T)
    assert lengths[steps.min(axis=1) < 0.01 * lengths].sum() < 0.1 * lengths.sum()


@pytest.mark.parametrize("level", LEVELS)
def test_schools_stand_apart_and_off_centre(shipped, units, level):
    schools = of_level(shipped, level)
    assert len(schools) == LEVELS[level][0]
    at = []
    for point in schools.geometry:
        holding = np.flatnonzero(units.contains(point))
        assert len(holding) == 1
        at.append(holding[0])
        shape = units.geometry[holding[0]]
        assert point.distance(shape.centroid) > 0.3 * np.sqrt(shape.area / np.pi)
    assert len(set(at)) == len(schools)
    zones = units.dissolve(f"zone_{level.lower()}").geometry
    off = [
        point.distance(zones[school].centroid) / np.sqrt(zones[school].area / np.pi)
        for school, point in zip(schools["school_id"], schools.geometry)
    ]
    assert np.median(off) > 0.2


@pytest.mark.parametrize("level", LEVELS)
def test_existing_plan_holds_together_and_is_out_of_balance(shipped, units, graph, level):
    networkx = pytest.importorskip("networkx")
    schools = of_level(shipped, level).set_index("school_id")
    zone = units[f"zone_{level.lower()}"]
    assert set(zone) == set(schools.index)
    for school, held in zone.groupby(zone).groups.items():
        assert networkx.is_connected(graph.subgraph(held)), school
        assert units.loc[held].contains(schools.geometry[school]).sum() == 1, school
    enrolled = pupils(units, LEVELS[level][1]).groupby(zone).sum()
    assert (enrolled[schools.index] == schools["enrolment"]).all()
    assert 1.04 <= schools["capacity"].sum() / enrolled.sum() <= 1.12
    assert schools["capacity"].nunique() > len(schools) / 2
    utilisation = schools["enrolment"] / schools["capacity"]
    assert 0.5 < utilisation.min() < 0.75
    assert 1.15 < utilisation.max() < 1.55


def test_hub_schools_share_places_and_cluster(shipped):
    hubs = shipped["hub_schools"]
    places = hubs.groupby([hubs.geometry.x, hubs.geometry.y]).size()
    assert len(places) == 580 and (places == 2).sum() == 20
    assert hubs["borough"].nunique() == 6 and hubs["borough"].value_counts().min() > 40
    assert hubs["phase"].nunique() == 5


def test_cohort_has_scores_within_their_scales(shipped):
    cohort = shipped["cohort"]
    assert cohort["person_id"].is_unique and cohort["age"].between(14, 18).all()
    for score in SCORES:
        top = 5 if score in SCORES[:3] else 100
        assert cohort[score].between(1 if top == 5 else 0, top).all()
        assert cohort[score].nunique() >= 5


def test_script_makes_the_shipped_layers_again(shipped, tmp_path, monkeypatch):
    """Attributes alike and every vertex within 1e-6 m, whatever versions are installed.

    The bytes of the file are not compared: they differ between versions of GDAL and SQLite.
    """
    monkeypatch.setenv("OGR_CURRENT_DATE", os.environ.get("OGR_CURRENT_DATE", ""))
    spec = importlib.util.spec_from_file_location("make_sample", SAMPLE / "make_sample.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    path = tmp_path / "again.gpkg"
    assert script.main([str(path)]) == 0
    for name, before in shipped.items():
        after = gpd.read_file(str(path), layer=name)
        assert list(after.columns) == list(before.columns)
        for field in before.columns.drop("geometry"):
            assert list(after[field]) == list(before[field]), (name, field)
        assert after.crs == before.crs
        for new, old in zip(after.geometry, before.geometry):
            assert new.equals_exact(old, 1e-6)
