# SPDX-License-Identifier: GPL-2.0-or-later
"""The evaluation entry through real QGIS."""

import json
import re
from pathlib import Path

import geopandas as gpd
import pytest
from qgis.core import QgsProject, QgsVectorLayer

from cases import county, schools_at, squares
from pages import Reader

FIELDS = {
    "UNIT_ID": "unit",
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
}
TEMPORARY = {"ZONES": "TEMPORARY_OUTPUT", "TABLE": "TEMPORARY_OUTPUT"}


def row_of_six(**columns):
    """Six squares of 1 km in a row, a school in the first and in the last."""
    units = squares(6, 1)
    units["students"] = [10, 20, 30, 40, 50, 60]
    for name, values in columns.items():
        units[name] = values
    return units, schools_at(units, {0: 50, 5: 100})


def rows_of(layer):
    return {f["metric"]: (f["name"], f["value"], f["unit"]) for f in layer.getFeatures()}


def test_outputs_hold_what_is_promised(run, files, tmp_path):
    """The case worked by hand in tests/core/test_evaluation.py."""
    units, schools = row_of_six(
        zone=["S0", "S0", "S1", "S1", "S0", "S1"], old=["S0", "S0", "S0", "S1", None, "S1"]
    )
    source, seats = files(units=units, schools=schools)
    results = run(
        "evaluateplan",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        ZONE_FIELD="zone",
        EXISTING_FIELD="old",
        ZONES=str(tmp_path / "zones.gpkg"),
        DETACHED=str(tmp_path / "detached.gpkg"),
        TABLE=str(tmp_path / "table.csv"),
    )
    expected = {
        "ZONE_COUNT": 2,
        "UNASSIGNED": 0,
        "EMPTY_ZONES": 0,
        "STUDENTS": 210,
        "SEATS": 150,
        "BALANCE": 55,
        "MIN_UTILISATION": 130,
        "MAX_UTILISATION": 160,
        "SEATS_OVER": 60,
        "ZONES_OVER_110": 2,
        "WALK_SHARE": 100 * 90 / 210,
        "CUT_EDGES": 3,
        "ZONES_IN_PIECES": 2,
        "STUDENTS_DETACHED": 120,
        "SCHOOLS_OUTSIDE": 0,
        "UNITS_REASSIGNED": 1,
        "STUDENTS_REASSIGNED": 30,
        "REASSIGNED_SHARE": 100 * 30 / 210,
    }
    for key, value in expected.items():
        assert results[key] == pytest.approx(value), key
    assert results["BALANCE"] <= results["HIGHEST_BALANCE"] <= 100

    zones = gpd.read_file(results["ZONES"]).set_index("zone_id")
    assert zones["seats_over"].tolist() == [30, 30]
    assert zones["n_pieces"].tolist() == [2, 2]
    assert zones["students_detached"].tolist() == [50, 70]
    assert zones["school_outside"].tolist() == [0, 0]
    assert zones["walk_share"].tolist() == pytest.approx([37.5, 100 * 60 / 130])
    assert zones["reock"].between(0.05, 1).all()
    assert [len(g.geoms) for g in zones.geometry] == [2, 2]

    detached = gpd.read_file(results["DETACHED"])
    assert sorted(zip(detached["zone_id"], detached["students"], detached["n_units"])) == [
        ("S0", 50, 1),
        ("S1", 70, 2),
    ]
    assert detached.area.sum() == pytest.approx(3e6)

    table = gpd.read_file(results["TABLE"])
    assert table.columns[:4].tolist() == ["metric", "name", "value", "unit"]
    for metric, value in zip(table["metric"], table["value"].astype(float)):
        assert results[metric] == pytest.approx(value)
    assert "1 schools" not in results["said"]
    assert "Zones in more than one piece: 2 (S0, S1)." in results["said"]
    assert "planning units without a zone in 'old': 1." in results["said"]
    assert "Students within 1 mile of their school: 42.857 %" in results["said"]


def test_pages_call_plans_as_people_do(run, files, tmp_path):
    """The plan in force is listed once, and a result layer's field is no name."""
    columns = {"zone": ["S0"] * 3 + ["S1"] * 3, "zone_id": ["S0"] * 2 + ["S1"] * 4}
    units, schools = row_of_six(**columns)
    source, seats = files(units=units, schools=schools)

    def pages(field, **more):
        where = {key: str(tmp_path / f"{key}.html") for key in ("REPORT", "MAP")}
        asked = {"INPUT": source, "SCHOOLS": seats, **FIELDS, "ZONES": "TEMPORARY_OUTPUT"}
        run("evaluateplan", **asked, ZONE_FIELD=field, **where, **more)
        report = Reader(Path(where["REPORT"]).read_text("utf-8"))
        page = Path(where["MAP"]).read_text("utf-8")
        data = json.loads(re.search(r"var DATA = (.*);\nvar WORDS", page)[1])
        return report, [data["plan"], *(other["name"] for other in data["others"])]

    report, on_map = pages("zone", EXISTING_FIELD="ZONE")
    assert on_map == ["Plan in force"]
    assert report.tables["All measures of the plans"][0] == ["Measure", "Unit", "Plan in force"]
    assert "Students who change school" not in report.text
    assert "against each other" not in report.text
    report, on_map = pages("zone_id", EXISTING_FIELD="zone")
    assert on_map == ["This plan", "Plan in force"]
    assert "Figures of this plan, held against the plan in force." in report.text
    assert pages("zone")[1] == ["zone"]
    # In QGIS the user's own names stand: the layer's, or what they call the field.
    layer = QgsVectorLayer(source, "Plan of the board", "ogr")
    QgsProject.instance().addMapLayer(layer)
    layer.setFieldAlias(layer.fields().lookupField("zone"), "Plan of 2019")
    source = layer.id()
    assert pages("zone_id")[1] == ["Plan of the board"]
    assert pages("zone")[1] == ["Plan of 2019"]
    # A plan that is only called so is held against the one in force as any other.
    layer.setFieldAlias(layer.fields().lookupField("zone"), "Plan in force")
    assert len(pages("zone", EXISTING_FIELD="zone_id")[1]) == 2
    QgsProject.instance().clear()


def test_the_numbers_are_those_of_the_method(run, files):
    """A plan evaluated is what the method said of it; no piece is detached."""
    units, schools, _ = county(80, 6, 1)
    source, seats = files(units=units, schools=schools)
    plan = run(
        "geokmeansredistricting",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        OUTPUT="TEMPORARY_OUTPUT",
        ZONES="TEMPORARY_OUTPUT",
    )
    results = run(
        "evaluateplan",
        INPUT=plan["OUTPUT"],
        SCHOOLS=seats,
        **FIELDS,
        ZONE_FIELD="zone_id",
        DETACHED="TEMPORARY_OUTPUT",
        **TEMPORARY,
    )
    for key in ("BALANCE", "COMPACTNESS", "PROXIMITY_MI", "ZONE_COUNT", "UNASSIGNED"):
        assert results[key] == pytest.approx(plan[key]), key
    assert results["ZONES_IN_PIECES"] == results["SCHOOLS_OUTSIDE"] == 0
    assert results["DETACHED"].featureCount() == 0
    assert "UNITS_REASSIGNED" not in results
    declared = {output.name() for output in plan_entry().outputDefinitions()}
    assert set(rows_of(results["TABLE"])) <= declared


def plan_entry():
    from qgis.core import QgsApplication

    return QgsApplication.processingRegistry().algorithmById("balancedzones:evaluateplan")


def test_every_measure_is_declared_as_an_output(provider):
    from balanced_zones.algorithms.core.zones.evaluation import evaluate_plan

    _, _, problem = county(20, 2, 0)
    measures = evaluate_plan(problem, [0] * 20).measures()
    declared = {output.name() for output in plan_entry().outputDefinitions()}
    assert {measure.key for measure in measures} <= declared


def test_gaps_and_schools_outside_are_told(run, files):
    units, schools = row_of_six(zone=["S1", "S1", None, "S1", "S0", "S0"])
    source, seats = files(units=units, schools=schools)
    results = run(
        "evaluateplan", INPUT=source, SCHOOLS=seats, **FIELDS, ZONE_FIELD="zone", **TEMPORARY
    )
    assert (results["UNASSIGNED"], results["STUDENTS_UNASSIGNED"]) == (1, 30)
    assert results["SCHOOLS_OUTSIDE"] == 2
    assert "without a zone in 'zone', which count as unassigned: 1 (U2)" in results["said"]
    assert "Schools outside their own zone: 2 (S0, S1)." in results["said"]


def test_a_school_without_any_unit(run, files):
    units, schools = row_of_six(zone=["S1"] * 6)
    source, seats = files(units=units, schools=schools)
    results = run(
        "evaluateplan", INPUT=source, SCHOOLS=seats, **FIELDS, ZONE_FIELD="zone", **TEMPORARY
    )
    assert results["EMPTY_ZONES"] == 1
    assert "no planning unit in 'zone' has these schools: S0" in results["said"]
    zones = {f["zone_id"]: f for f in results["ZONES"].getFeatures()}
    assert zones["S0"]["students"] == 0 and zones["S0"].geometry().isEmpty()
    assert zones["S1"]["students"] == 210


def test_a_plan_that_names_a_closed_school(run, files):
    """Its units count as without a zone, in every figure, and what is left is no bound's equal."""
    units, schools = row_of_six(
        zone=["S0", "S0", "S7", "S1", "S1", "S1"], now=["S0", "S0", "S0", "S1", "S7", "S7"]
    )
    source, seats = files(units=units, schools=schools)
    layers = {"INPUT": source, "SCHOOLS": seats, **FIELDS}
    results = run("evaluateplan", **layers, ZONE_FIELD="zone", EXISTING_FIELD="now", **TEMPORARY)
    told = "count as without a zone: 1 planning unit, with 30 students: S7 (1 unit)"
    assert told in results["said"]
    assert (results["UNASSIGNED"], results["STUDENTS_UNASSIGNED"]) == (1, 30)
    assert results["STUDENTS"] == 180
    # From S0 to nowhere, and from the closed school to S1.
    assert (results["UNITS_REASSIGNED"], results["STUDENTS_REASSIGNED"]) == (3, 30 + 50 + 60)
    assert "GAP" not in results and "above the bound" not in results["said"]
    assert "not counting those without a zone" in results["said"]

    compared = run(
        "compareplans",
        **layers,
        ZONE_FIELDS=["now", "zone"],
        **dict.fromkeys(("OUTPUT", "TABLE", "ZONE_TABLE", "MOVES_TABLE"), "TEMPORARY_OUTPUT"),
    )
    assert "2 planning units, with 110 students" in compared["said"]
    assert (compared["UNITS_CHANGED"], compared["STUDENTS_CHANGED"]) == (3, 140)
    assert compared["UNITS_AGREED"] == 3 and compared["STUDENTS_SWAPPED"] == 0
    ways = {f["unit"]: (f["from"], f["to"]) for f in compared["OUTPUT"].getFeatures()}
    nothing = [unit for unit, way in ways.items() if not all(isinstance(end, str) for end in way)]
    assert sorted(nothing) == ["U2", "U4", "U5"]


def test_numbers_as_ids_and_walking_distance_in_metres_on_a_map_in_feet(run, files):
    units, schools = row_of_six(zone=[1, 1, 1, 2, 2, 2])
    schools["school"] = ["1", "2"]
    feet = units.to_crs("+proj=tmerc +lat_0=51 +lon_0=0 +units=us-ft +datum=WGS84")
    source, seats = files(units=feet, schools=schools)
    results = run(
        "evaluateplan",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        ZONE_FIELD="zone",
        WALKING_DISTANCE=1100,
        **TEMPORARY,
    )
    assert results["WALK_SHARE"] == pytest.approx(100 * 140 / 210)
    assert results["MAX_TRAVEL_MI"] == pytest.approx(2000 / 1609.344, rel=1e-3)
    name, value, unit = rows_of(results["TABLE"])["WALK_SHARE"]
    assert (name, unit) == ("Students within 1.1 km of their school", "%")
    assert value == results["WALK_SHARE"]


def test_fairfax(qgis_process, shared_data, tmp_path):
    """Seven middle zones in force are in pieces, and one school outside its own zone."""
    file = shared_data / "fairfax.gpkg"
    level, in_pieces, outside = "MS", 7, 1
    done = qgis_process(
        "evaluateplan",
        INPUT=f"{file}|layername=planning_units",
        UNIT_ID="unit_id",
        STUDENT_FIELDS=f"{level.lower()}_students",
        SCHOOLS=f"{file}|layername=schools",
        SCHOOL_ID="school_id",
        CAPACITY="capacity",
        LEVEL_FIELD="level",
        LEVEL=level,
        ZONE_FIELD=f"zone_{level.lower()}",
        ZONES=tmp_path / "zones.gpkg",
        DETACHED=tmp_path / "detached.gpkg",
        TABLE=tmp_path / "table.gpkg",
    )
    assert done.returncode == 0, done.stderr
    results = done.json["results"]
    assert results["ZONES_IN_PIECES"] == in_pieces
    assert results["SCHOOLS_OUTSIDE"] == outside
    detached = gpd.read_file(results["DETACHED"])
    assert detached["students"].sum() == pytest.approx(results["STUDENTS_DETACHED"])
    assert detached["zone_id"].nunique() <= in_pieces


def test_a_zone_that_crosses_itself_once_projected_has_its_pages(run, shared_cases, tmp_path):
    """The zone is valid in the layer's system; a hairline overlap makes it cross itself."""
    source = shared_cases / "hairline_zone.gpkg"
    results = run(
        "evaluateplan",
        INPUT=f"{source}|layername=planning_units",
        SCHOOLS=f"{source}|layername=schools",
        UNIT_ID="unit_id",
        STUDENT_FIELDS=["students"],
        SCHOOL_ID="school_id",
        CAPACITY="capacity",
        ZONE_FIELD="plan",
        REPORT=str(tmp_path / "report.html"),
        **TEMPORARY,
    )
    assert "could not be written" not in results["said"]
    assert results["said"].count("hairline overlaps") == 1
    assert "</html>" in (tmp_path / "report.html").read_text()


def test_the_units_are_reprojected_once_a_run(run, files, tmp_path, monkeypatch):
    """With a report of two plans, whose circles and maps need metres."""
    units, schools = row_of_six(
        zone=["S0", "S0", "S1", "S1", "S0", "S1"], old=["S0", "S0", "S0", "S1", None, "S1"]
    )
    source, seats = files(units=units, schools=schools)
    projected = []

    def to_crs(series, *args, **options):
        projected.append(len(series))
        return original(series, *args, **options)

    original = gpd.GeoSeries.to_crs
    monkeypatch.setattr(gpd.GeoSeries, "to_crs", to_crs)
    run(
        "evaluateplan",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        ZONE_FIELD="zone",
        EXISTING_FIELD="old",
        REPORT=str(tmp_path / "report.html"),
        **TEMPORARY,
    )
    assert projected.count(len(units)) == 1
