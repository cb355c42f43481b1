# SPDX-License-Identifier: GPL-2.0-or-later
"""The check entry through real QGIS."""

import geopandas as gpd
import pandas as pd
import pytest
from qgis.core import QgsExpression, QgsExpressionContext
from shapely import affinity
from shapely.geometry import Point, Polygon, box

from balanced_zones.algorithms.core import palette
from cases import CORNER, schools_at, squares

FIELDS = {
    "UNIT_ID": "unit",
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
}
OUTPUTS = dict.fromkeys(
    ("TABLE", "PROBLEM_AREAS", "PROBLEM_POINTS", "ADJACENCY"), "TEMPORARY_OUTPUT"
)


def at_corner(shape):
    return affinity.translate(shape, *CORNER)


@pytest.fixture
def units():
    return squares(4, 3)


@pytest.fixture
def schools(units):
    return schools_at(units, {1: 80, 11: 80})


def rows(layer):
    return [
        {name: feature[name] for name in layer.fields().names()} for feature in layer.getFeatures()
    ]


def test_a_clean_map(run, files, units, schools):
    source, seats = files(units=units, schools=schools)
    results = run("checkplanningunits", INPUT=source, SCHOOLS=seats, **FIELDS, **OUTPUTS)
    assert (results["ERRORS"], results["WARNINGS"], results["NOTES"]) == (0, 0, 0)
    assert "Nothing was found" in results["said"]
    assert rows(results["TABLE"]) == rows(results["PROBLEM_AREAS"]) == []
    lines = rows(results["ADJACENCY"])
    assert len(lines) == 17 and {line["kind"] for line in lines} == {"found"}


def test_everything_at_once_as_table_layers_numbers_and_log(run, files, units, schools):
    units.loc[0, "geometry"] = at_corner(Polygon([(0, 0), (1000, 1000), (1000, 0), (0, 1000)]))
    units.loc[6, "geometry"] = at_corner(box(1800, 1000, 3000, 2000))
    units.loc[9, "geometry"] = None
    units.loc[4, "students"] = -3
    schools.loc[1, "geometry"] = Point(0, 0)
    source, seats = files(units=units, schools=schools)
    results = run("checkplanningunits", INPUT=source, SCHOOLS=seats, **FIELDS, **OUTPUTS)
    counted = {
        "INVALID": 1,
        "OVERLAPS": 1,
        "WITHOUT_GEOMETRY": 1,
        "ODD_NUMBERS": 1,
        "SCHOOLS_OUTSIDE": 1,
        "ID_FAULTS": 0,
    }
    assert {name: results[name] for name in counted} == counted
    table = pd.DataFrame(rows(results["TABLE"]))
    assert (table["severity"] == "error").sum() == results["ERRORS"] == 5
    assert table["severity"].tolist() == sorted(table["severity"])  # errors, notes, warnings
    overlap = table.set_index("problem").loc["overlap"]
    assert overlap["feature"] == "U5 and U6"
    assert overlap["area_m2"] == pytest.approx(200 * 1000, rel=1e-3)
    assert "Repair planning units" in overlap["remedy"]
    assert [row["problem"] for row in rows(results["PROBLEM_AREAS"])] == ["overlap"]
    placed = {row["problem"] for row in rows(results["PROBLEM_POINTS"])}
    assert {"overlap", "invalid geometry", "numbers", "school outside"} <= placed
    said = results["said"]
    assert said.index("Error: ") < said.index("Warning: ") if "Warning: " in said else True
    assert "planning units overlap: U5 and U6 (200," in said
    lines = rows(results["ADJACENCY"])
    assert len(lines) >= 10
    assert not any("U9" in (line["unit_a"], line["unit_b"]) for line in lines)
    ends = [f.geometry().asPolyline() for f in results["ADJACENCY"].getFeatures()]
    assert all(len(line) == 2 for line in ends)
    shown = results["PROBLEM_AREAS"].renderer().categories()
    assert "Overlap" in [category.label() for category in shown]
    # Errors stand out, and are drawn over what matters less.
    places = results["PROBLEM_POINTS"].renderer()
    colours = {c.value(): c.symbol().color().name() for c in places.categories()}
    assert colours == palette.SEVERITIES
    order = places.orderBy().list()[0]
    point = next(results["PROBLEM_POINTS"].getFeatures())
    ranks = {}
    for severity in colours:
        point["severity"] = severity
        context = QgsExpressionContext()
        context.setFeature(point)
        context.setFields(point.fields())
        ranks[severity] = QgsExpression(order.expression().expression()).evaluate(context)
    assert places.orderByEnabled() and not order.ascending()
    assert ranks["note"] > ranks["warning"] > ranks["error"]


def test_units_alone(run, files, units):
    units.loc[6, "geometry"] = at_corner(box(2002, 1000, 3000, 2000))
    source, _ = files(units=units, schools=units)
    results = run("checkplanningunits", INPUT=source, **OUTPUTS)
    assert results["ERRORS"] == 0 and results["NEAR_PAIRS"] + results["GAPS"] >= 1


def test_what_the_check_passes_and_refuses(run, files, units, schools):
    from qgis.core import QgsProcessingException

    plan = {"OUTPUT": "TEMPORARY_OUTPUT"}
    source, seats = files(units=units, schools=schools)
    given = {"INPUT": source, "SCHOOLS": seats, **FIELDS}
    assert run("checkplanningunits", **given)["ERRORS"] == 0
    run("geokmeansredistricting", **given, **plan)
    twice = gpd.GeoDataFrame(pd.concat([units, units.iloc[[3]]], ignore_index=True), crs=units.crs)
    source, _ = files(units=twice, schools=schools)
    found = run("checkplanningunits", **given)
    assert found["EQUAL_UNITS"] == 1 and found["ID_FAULTS"] == 1
    with pytest.raises(QgsProcessingException, match="drawn twice"):
        run("geokmeansredistricting", **given, **plan)


@pytest.mark.slow
def test_hawaii_as_it_is(run, shared_data):
    """Two invalid outlines, islands, parts of the map: all are told, and nothing refuses a plan
    but the outlines."""
    source = f"{shared_data}/hawaii.gpkg|layername="
    results = run(
        "checkplanningunits",
        INPUT=f"{source}planning_units",
        UNIT_ID="unit_id",
        STUDENT_FIELDS=["students"],
        SCHOOLS=f"{source}schools",
        SCHOOL_ID="school_id",
        CAPACITY="capacity",
        TABLE="TEMPORARY_OUTPUT",
    )
    assert results["INVALID"] == 2 == results["ERRORS"]
    assert results["UNITS_WITHOUT_NEIGHBOUR"] > 0 and results["PARTS"] > 4
    assert results["MULTIPART_UNITS"] > 0
