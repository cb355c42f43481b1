# SPDX-License-Identifier: GPL-2.0-or-later
"""What the entries say: in plain words, the remedy first, figures that agree."""

import re
from pathlib import Path
from types import SimpleNamespace

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import Point

from cases import county, schools_at, squares

FIELDS = {
    "UNIT_ID": "unit",
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
}
OUTPUTS = {"OUTPUT": "TEMPORARY_OUTPUT", "ZONES": "TEMPORARY_OUTPUT"}


def refusal(run, entry, **parameters):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException) as caught:
        run(entry, **parameters)
    return str(caught.value)


@pytest.fixture
def zones(files):
    units, schools, _ = county(40, 4, 0)
    units["text"] = [str(n) for n in units["students"]]
    units["words"] = ["12", "n/a"] * 20
    source, seats = files(units=units, schools=schools)
    return {"INPUT": source, "SCHOOLS": seats, **FIELDS, **OUTPUTS}


def test_reports_with_semicolons_between_are_several(run, zones, tmp_path):
    reports = [str(tmp_path / name) for name in ("one.html", "two.html")]
    for report in reports:
        run("geokmeansredistricting", **zones, REPORT=report)
    joined = str(tmp_path / "joined.html")
    run("joinreports", REPORTS=";".join(reports), TITLES="First;Second", OUTPUT=joined)
    text = Path(joined).read_text("utf-8")
    assert "<h2>First</h2>" in text and "<h2>Second</h2>" in text
    odd = tmp_path / "one;odd.html"  # a name that is there is one file
    odd.write_bytes((tmp_path / "one.html").read_bytes())
    run("joinreports", REPORTS=[str(odd)], TITLES="First", OUTPUT=joined)
    said = refusal(run, "joinreports", REPORTS=reports, TITLES="First", OUTPUT=joined)
    assert "1 titles, 2 reports" in said


def test_reports_with_semicolons_on_the_command_line(qgis_process, run, zones, tmp_path):
    reports = [str(tmp_path / name) for name in ("one.html", "two.html")]
    for report in reports:
        run("geokmeansredistricting", **zones, REPORT=report)
    done = qgis_process(
        "joinreports",
        REPORTS=";".join(reports),
        TITLES="First;Second",
        OUTPUT=tmp_path / "joined.html",
    )
    assert done.returncode == 0, done.stderr
    assert "<h2>Second</h2>" in (tmp_path / "joined.html").read_text("utf-8")


def test_warnings_name_schools_and_the_remedy(run, files):
    units = squares(6, 1)
    units["old"] = ["S0"] + ["S1"] * 5
    schools = schools_at(units, {0: 500, 5: 60})
    schools["name"] = ["Ashby", "Birch"]
    source, seats = files(units=units, schools=schools)
    layers = {"INPUT": source, "SCHOOLS": seats, **FIELDS}
    said = run("geokmeansredistricting", **layers, **OUTPUTS)["said"]
    assert "less than half of their school: 1 (Ashby (S0))" in said
    assert "IMPROVE=1" in said
    said = run("geokmeansredistricting", **layers, **OUTPUTS, IMPROVE=1, STARTS=1)["said"]
    assert "IMPROVE=1" not in said
    said = run(
        "evaluateplan",
        **layers,
        ZONE_FIELD="old",
        ZONES="TEMPORARY_OUTPUT",
        TABLE="TEMPORARY_OUTPUT",
    )["said"]
    assert "Ashby (S0)" in said and "'Improve a zone plan'" in said


def test_log_and_output_tell_the_same_gap(run, quick_search, zones):
    results = run("improveplan", **zones, STARTS=1)
    told = re.search(r"([\d.]+) % above the bound", results["said"])
    assert told, results["said"]
    assert float(told[1]) == pytest.approx(results["GAP"], abs=0.051)


def test_the_gap_in_words():
    from balanced_zones.algorithms.writing.log import travel_sentence

    problem = SimpleNamespace(costs=True)

    def said(mean, least, **more):
        limits = SimpleNamespace(widened=False)
        bound = SimpleNamespace(mean_travel=least, proves=True, limits=limits, whole=False)
        return travel_sentence(problem, mean, bound, **more)

    told = said(1.2, 1.0)
    assert "20.0 % above the bound: no plan within these limits can do better than 1.000" in told
    assert "above the bound" not in said(0.0, 0.0)
    assert "above the bound" not in said(1.2, 0.0)
    # Rounding is not "outside the limits".
    assert "0.0 % above the bound" in said(1.2, 1.2 * (1 + 1e-15))
    assert "only a plan outside the limits" in said(1.1, 1.2)
    # A plan for some of the students is not held against what all of them need at least.
    for mean in (1.1, 1.3):
        told = said(mean, 1.2, unplaced=5)
        assert "above the bound" not in told and "outside the limits" not in told
        assert "not counting those without a zone" in told


def test_schools_that_are_all_off_the_map(run, files):
    units, schools, _ = county(40, 4, 0)
    schools = schools.to_crs("EPSG:4326").set_crs("EPSG:27700", allow_override=True)
    source, seats = files(units=units, schools=schools)
    said = refusal(run, "geokmeansredistricting", INPUT=source, SCHOOLS=seats, **FIELDS, **OUTPUTS)
    assert "all schools stand outside all planning units. Check both layers' coordinate" in said
    assert "cut off" not in said


def test_text_fields_as_students(run, zones):
    said = run("geokmeansredistricting", **{**zones, "STUDENT_FIELDS": ["text"]})["said"]
    assert "text fields whose digits are taken as numbers of students: text" in said
    said = refusal(run, "geokmeansredistricting", **{**zones, "STUDENT_FIELDS": ["words"]})
    assert "this is a text field" in said and "(field 'words'): U1 ('n/a')" in said
    assert "write 0" not in said


def test_points_as_units_are_told_before_fields(run, zones):
    said = refusal(run, "geokmeansredistricting", **{**zones, "INPUT": zones["SCHOOLS"]})
    assert "wrong kind of geometry: Point. The layer must hold polygons" in said
    assert "no such field" not in said


def test_a_weight_for_no_existing_plan_is_told_before_any_work(run, zones):
    for entry, more in (("improveplan", {}), ("geokmeansredistricting", {"IMPROVE": 1})):
        given = {**zones, **more, "STABILITY": 1, "STUDENT_FIELDS": ["words"]}
        said = refusal(run, entry, **given)
        assert said.startswith("STABILITY: the existing plan has a weight"), said


def test_a_table_in_place_of_points_is_told_in_one_line(run, tmp_path):
    (tmp_path / "schools.csv").write_text("name,lon,lat\nA,0.1,51.5\nB,0.2,51.6\nC,0.3,51.4\n")
    said = refusal(
        run,
        "equalsizehubs",
        INPUT=str(tmp_path / "schools.csv"),
        HUBS=2,
        OUTPUT="TEMPORARY_OUTPUT",
        HUBS_OUTPUT="TEMPORARY_OUTPUT",
    )
    assert "\n" not in said.strip()
    assert "table without geometry" in said and "delimitedtext://file:///" in said


@pytest.fixture
def points(files):
    xy = np.random.default_rng(3).uniform([510_000, 160_000], [550_000, 200_000], (60, 2))
    shapes = [Point(each) for each in xy]
    return gpd.GeoDataFrame({"code": range(60)}, geometry=shapes, crs="EPSG:27700")


HUBS = {
    "HUBS": 4,
    "EFFORT": 0,
    "METHOD": 1,
    "OUTPUT": "TEMPORARY_OUTPUT",
    "HUBS_OUTPUT": "TEMPORARY_OUTPUT",
}


def test_a_wrong_reference_system_is_told(run, files, points):
    metres = points.set_crs("EPSG:4326", allow_override=True)
    degrees = points.to_crs("EPSG:4326").set_crs("EPSG:27700", allow_override=True)
    one, other = files(metres=metres, degrees=degrees)
    said = refusal(run, "equalsizehubs", INPUT=one, **HUBS)
    assert "do not exist in the layer's reference system (WGS 84): 1 (" in said
    said = run("equalsizehubs", INPUT=other, **HUBS)["said"]
    assert "look like longitudes and latitudes" in said and "(EPSG:27700)" in said
    # Layers that are brought into the system of another.
    centres, right = files(centres=metres.iloc[:4], points=points)
    said = refusal(run, "equalsizehubs", INPUT=right, CENTRES=centres, **HUBS)
    assert "Given centres" in said and "coordinates that do not exist" in said
    assert "look like" not in run("equalsizehubs", INPUT=right, **HUBS)["said"]


def test_numbers_that_must_be_whole(run, files, points):
    (source,) = files(points=points)
    said = refusal(run, "equalsizehubs", INPUT=source, **{**HUBS, "HUBS": 2.5})
    assert "Number of hubs: this number is not whole: 2.5. Give a whole number." in said
    said = refusal(run, "kmeansgroups", INPUT=source, GROUPS=2.5, OUTPUT="TEMPORARY_OUTPUT")
    assert "this number is not whole: 2.5" in said


def test_fields_of_a_layer_that_is_not_given(run, files, points):
    (source,) = files(points=points)
    said = refusal(run, "equalsizehubs", INPUT=source, **HUBS, CENTRE_MAX="seats")
    assert "Given centres: CENTRE_MAX is given, but no layer: seats. Choose the layer" in said
    said = refusal(run, "equalsizehubs", INPUT=source, **HUBS, COST="hours")
    assert "Travel costs: COST is given, but no layer: hours." in said


def test_a_largest_size_that_centres_cannot_take(run, files, points):
    source, centres = files(points=points, centres=points.iloc[:3])
    given = {"MIN_SIZE": 5, "MAX_SIZE": 10, "CENTRES": centres}
    said = refusal(run, "hubswithinsizerange", INPUT=source, **{**HUBS, "HUBS": None, **given})
    assert "hubs of at most 10 around 3 centres hold 30 in all, and there are 60 points" in said
