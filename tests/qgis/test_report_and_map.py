# SPDX-License-Identifier: GPL-2.0-or-later
"""REPORT and MAP of every entry through real QGIS, and the JSON that runs the same again."""

import json
import math
import re
from collections import Counter
from html import unescape
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest

from cases import county
from conftest import ROOT
from pages import NASTY, Reader, figures

SAMPLE = f"{ROOT}/resources/sample/sample.gpkg|layername="
FIELDS = {
    "UNIT_ID": "unit",
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
}
HUBS = {"INPUT": SAMPLE + "hub_schools"}
COHORT = {"INPUT": SAMPLE + "cohort", "FIELDS": ["maths", "reading", "teamwork"]}


@pytest.fixture
def case(quick_search, files, tmp_path):
    """Layers of a county with two plans, and where the outputs go."""
    units, schools, _ = county(90, 6, 4)
    rng = np.random.default_rng(4)
    units["now"] = [f"S{k}" for k in rng.integers(0, 6, len(units))]
    units["then"] = [f"S{k}" for k in rng.integers(0, 6, len(units))]
    schools["name"] = ["Alder", "Birch", NASTY, "Dogwood & Elm", "Fir", "Gorse"]
    source, seats = files(units=units, schools=schools)
    return {
        "INPUT": source,
        "SCHOOLS": seats,
        **FIELDS,
        "REPORT": str(tmp_path / "report.html"),
        "MAP": str(tmp_path / "map.html"),
    }


ZONES = {"OUTPUT": "TEMPORARY_OUTPUT", "ZONES": "TEMPORARY_OUTPUT"}
TABLES = {"TABLE": "TEMPORARY_OUTPUT"}
ENTRIES = {
    "geokmeansredistricting": {**ZONES, "EXISTING_FIELD": "now", "IMPROVE": 1, "STARTS": 1},
    "improveplan": {**ZONES, "ZONE_FIELD": "then", "EXISTING_FIELD": "now", "STARTS": 1},
    "azpredistricting": {**ZONES, "RUNS": 2},
    "saraannealing": {**ZONES, "EXISTING_FIELD": "now"},
    "evaluateplan": {"ZONES": "TEMPORARY_OUTPUT", **TABLES, "ZONE_FIELD": "then"},
    "compareplans": {
        "OUTPUT": "TEMPORARY_OUTPUT",
        **TABLES,
        "ZONE_TABLE": "TEMPORARY_OUTPUT",
        "MOVES_TABLE": "TEMPORARY_OUTPUT",
        "ZONE_FIELDS": ["now", "then"],
    },
}


def check_figures(results, page):
    """Every number of the results stands in the report."""
    told = figures(page)
    numbers = {
        name: value
        for name, value in results.items()
        if isinstance(value, (int, float)) and value == value
    }
    assert numbers and told == pytest.approx(numbers, rel=1e-4, abs=6e-5)


def data_of(page):
    return json.loads(re.search(r"var DATA = (.*);\nvar WORDS", page)[1])


@pytest.mark.parametrize("entry", ENTRIES)
def test_zone_entries_write_both_pages(run, case, entry):
    results = run(entry, **case, **ENTRIES[entry])
    page = Path(results["REPORT"]).read_text(encoding="utf-8")
    check_figures(results, page)
    reader = Reader(page)
    assert reader.open == []
    assert NASTY not in page and "Dogwood &amp; Elm" in page
    (zones,) = [rows for title, rows in reader.tables.items() if title.startswith("Every zone")]
    assert [row[0] for row in zones[1:]][:2] == ["Alder", "Birch"] and len(zones) == 7
    against = "EXISTING_FIELD" in ENTRIES[entry] or entry == "compareplans"
    heads = reader.tables["All measures of the plans"][0]
    assert any(head.startswith("Change from ") for head in heads) == against
    settings = {
        row[2]: row[1]
        for row in next(
            rows for title, rows in reader.tables.items() if title.startswith("Settings of")
        )[1:]
    }
    assert "90 features" in settings["INPUT"] and settings["CAPACITY"] == "seats"
    versions = {row[0] for row in reader.tables["Versions"][1:]}
    assert {"Balanced Zones", "QGIS", "Python", "numpy", "libpysal"} <= versions

    data = data_of(Path(results["MAP"]).read_text(encoding="utf-8"))
    assert data["all"] == "All zones" and len(data["groups"]) == 6 == len(data["lon"])
    # No field travels that nobody asked for, and none of the planning units at all.
    assert data["names"][0] == "Alder (S0)" and data["fields"] == [] == data["values"]
    assert data["groups"][3]["label"] == "Dogwood & Elm" and data["marks"] == "School"
    assert all(group["outline"] for group in data["groups"])
    check_levels(data)
    assert bool(data["moves"]) == against
    if against:
        (change,) = [head for head in heads if head.startswith("Change from ")]
        before = data["others"][0]["name"]
        before = {"Plan in force": "the plan in force"}.get(before, f"“{before}”")
        assert change.startswith(f"Change from {before} to ")
        moved = sum(number_of(move["facts"], "Students") for move in data["moves"])
        told = results.get("STUDENTS_REASSIGNED", moved)
        assert moved > 0 and moved == pytest.approx(told, abs=len(data["moves"]))


def number_of(facts, name):
    return float(dict(map(tuple, facts))[name].replace(",", "").replace(" %", ""))


def check_levels(data):
    """Every zone of every plan has the colour of the class that its figure is in."""
    tops = [70, 85, 95, 105, 115, 130, math.inf]
    assert len(data["scale"]["entries"]) == len(tops)
    for groups in [data["groups"], *(other["groups"] for other in data["others"])]:
        for group in groups:
            percent = number_of(group["facts"], "Utilisation")
            low = [-math.inf, *tops][group["level"]]
            # Figures are told rounded to a tenth.
            assert low - 0.05 <= percent <= tops[group["level"]] + 0.05


def test_fields_of_the_schools_travel_with_the_map_when_chosen(run, case):
    results = run("evaluateplan", **case, **ENTRIES["evaluateplan"], MAP_FIELDS=["SEATS", "name"])
    data = data_of(Path(results["MAP"]).read_text(encoding="utf-8"))
    assert data["fields"] == ["seats", "name"]
    seats, names = data["values"]
    assert names["texts"][3] == "Dogwood & Elm" and len(seats["texts"]) == 6


def test_warnings_of_the_run_are_in_the_report(run, case):
    results = run("evaluateplan", **case, **ENTRIES["evaluateplan"])
    warned = [line for line in results["said"].splitlines() if "in more than one piece" in line]
    assert warned and warned[0] in Reader(Path(results["REPORT"]).read_text()).text


def test_hub_entries_write_both_pages(run, tmp_path):
    results = run(
        "equalsizehubs",
        **HUBS,
        HUBS=12,
        EFFORT=0,
        OUTPUT="TEMPORARY_OUTPUT",
        HUBS_OUTPUT="TEMPORARY_OUTPUT",
        REPORT=str(tmp_path / "hubs.html"),
        MAP=str(tmp_path / "map.html"),
        MAP_FIELDS=["name"],
        HUB_NAME_FIELD="borough",
        MEMBER_FIELD="name",
        REPORT_TITLE="Hubs <2027>",
        REPORT_DISTRICT="Our charity",
    )
    page = Path(results["REPORT"]).read_text(encoding="utf-8")
    check_figures(results, page)
    assert len(Reader(page).tables["Every hub"]) == 13
    assert "<h1>Hubs &lt;2027&gt;</h1>" in page and "Our charity" in page
    # Every hub is called after the borough that most of its points are in, and has its points.
    rows = [
        (point["hub_id"], point["borough"], point["name"], point["hub_name"])
        for point in results["OUTPUT"].getFeatures()
    ]
    lists = dict(re.findall(r"<h3>([^<]*): 50 points</h3><p>([^<]*)</p>", page))
    assert len(lists) == 12
    for hub in range(1, 13):
        own = [row for row in rows if row[0] == hub]
        counts = Counter(row[1] for row in own)
        name = own[0][3]
        assert counts[re.sub(r" \d+$", "", name)] == max(counts.values())
        listed = unescape(lists[f"{name} (hub {hub})"])
        assert sorted(listed.split("; ")) == sorted(row[2] for row in own)
    assert len({row[3] for row in rows}) == 12
    data = data_of(Path(results["MAP"]).read_text(encoding="utf-8"))
    points = list(results["OUTPUT"].getFeatures())
    assert [group + 1 for group in data["group"]] == [point["hub_id"] for point in points]
    at = [point.geometry().asPoint() for point in points]
    assert results["OUTPUT"].crs().isValid()
    assert len(at) == len(data["lon"]) == 600
    assert data["names"][0] == points[0]["name"]
    assert max(Path(results[name]).stat().st_size for name in ("REPORT", "MAP")) < 6e6


def test_hubs_by_weight_are_told_by_it(run, files, tmp_path):
    rng = np.random.default_rng(2)
    places = gpd.GeoDataFrame(
        {"name": [f"P{i}" for i in range(60)], "pupils": rng.integers(20, 90, 60)},
        geometry=gpd.points_from_xy(*rng.uniform(0, 20000, (2, 60)) + 500000),
        crs="EPSG:27700",
    )
    (source,) = files(places=places)
    results = run(
        "equalsizehubs",
        INPUT=source,
        HUBS=4,
        WEIGHT_FIELD="pupils",
        EFFORT=0,
        OUTPUT=str(tmp_path / "points.gpkg"),
        HUBS_OUTPUT="TEMPORARY_OUTPUT",
        REPORT=str(tmp_path / "hubs.html"),
        MAP=str(tmp_path / "map.html"),
    )
    points = gpd.read_file(tmp_path / "points.gpkg", layer="points")
    sums = points.groupby("hub_id")["pupils"].sum().tolist()
    page = Path(results["REPORT"]).read_text(encoding="utf-8")
    check_figures(results, page)
    rows = Reader(page).tables["Every hub"]
    at = rows[0].index("pupils")
    assert [int(row[at].replace(",", "")) for row in rows[1:]] == sums
    data = data_of(Path(results["MAP"]).read_text(encoding="utf-8"))
    told = [dict(map(tuple, group["facts"]))["pupils"] for group in data["groups"]]
    assert [int(text.replace(",", "")) for text in told] == sums


def test_groups_write_a_report(run, tmp_path):
    results = run(
        "kmeansgroups",
        **COHORT,
        GROUPS=3,
        OUTPUT="TEMPORARY_OUTPUT",
        PROFILE="TEMPORARY_OUTPUT",
        REPORT=str(tmp_path / "groups.html"),
        MEMBER_FIELD="maths",
    )
    page = Path(results["REPORT"]).read_text(encoding="utf-8")
    check_figures(results, page)
    lists = re.findall(r"<h3>Group \d+ \([\d,]+\)</h3><p>([^<]*)</p>", page)
    members = results["OUTPUT"].featureCount()
    assert len(lists) == 3 and sum(len(each.split("; ")) for each in lists) == members
    assert page.count('aria-label="Profile of group') == 3
    words = [f["set_apart"] for f in results["PROFILE"].getFeatures()][:3]
    for text in words:
        assert text[1:] in Reader(page).text


WITHOUT_PAGES = ("joinreports", "checkplanningunits", "repairplanningunits", "installlibraries")
"""Reports that are there are joined; two give tables and layers; one installs libraries."""


def test_pages_are_html_outputs_and_optional(provider):
    from qgis.core import QgsProcessingModelAlgorithm, QgsProcessingOutputHtml

    entries = [
        entry
        for entry in provider.algorithms()
        # Models offer the pages of their steps.
        if not isinstance(entry, QgsProcessingModelAlgorithm) and entry.name() not in WITHOUT_PAGES
    ]
    assert len(entries) >= 9
    for entry in entries:
        definition = entry.parameterDefinition("REPORT")
        assert definition is not None, entry.name()
        for name in ("REPORT", "MAP"):
            definition = entry.parameterDefinition(name)
            if definition is not None:
                assert isinstance(entry.outputDefinition(name), QgsProcessingOutputHtml)
                assert definition.flags() & definition.Flag.FlagOptional
                assert definition.createByDefault() == (name == "REPORT") and definition.help()
        has_map = entry.parameterDefinition("MAP") is not None
        assert has_map == (entry.name() not in ("kmeansgroups", "drawlevels"))


def test_nothing_is_written_that_was_not_asked_for(run, case, tmp_path):
    asked = {name: value for name, value in case.items() if name not in ("REPORT", "MAP")}
    before = set(tmp_path.iterdir())
    results = run("geokmeansredistricting", **asked, **ZONES)
    assert not {"REPORT", "MAP"} & {name for name, value in results.items() if value}
    assert set(tmp_path.iterdir()) == before


def test_json_runs_the_same_again(run, case, tmp_path):
    asked = {
        **case,
        **ENTRIES["geokmeansredistricting"],
        "OUTPUT": str(tmp_path / "units.gpkg"),
        "RANDOM_SEED": 3,
    }
    first = run("geokmeansredistricting", **asked)
    first_zones = gpd.read_file(asked["OUTPUT"])["zone_id"].tolist()
    given = json.loads(Path(case["REPORT"] + ".json").read_text(encoding="utf-8"))["inputs"]
    assert given["RANDOM_SEED"] == 3 and given["IMPROVE"] == 1 and given["TOLERANCE"] == 10
    given["OUTPUT"] = str(tmp_path / "again.gpkg")
    second = run("geokmeansredistricting", **given)
    assert gpd.read_file(given["OUTPUT"])["zone_id"].tolist() == first_zones
    for name, value in first.items():
        if isinstance(value, (int, float)):
            assert second[name] == value, name


def test_json_on_standard_input(qgis_process, case, tmp_path):
    """``qgis_process run ENTRY -`` takes the JSON back; QGIS can that from 3.24 on."""
    from qgis.core import Qgis

    if Qgis.QGIS_VERSION_INT < 32400:
        pytest.skip("qgis_process reads no JSON before QGIS 3.24")
    asked = {**case, "STUDENT_FIELDS": "students", "OUTPUT": str(tmp_path / "units.gpkg")}
    asked |= {"ZONES": str(tmp_path / "zones.gpkg"), "EXISTING_FIELD": "now"}
    first = qgis_process("geokmeansredistricting", **asked)
    assert first.returncode == 0, first.stderr
    units = gpd.read_file(asked["OUTPUT"])
    Path(asked["OUTPUT"]).unlink()
    second = qgis_process(
        "geokmeansredistricting", given=Path(case["REPORT"] + ".json").read_text(encoding="utf-8")
    )
    assert second.returncode == 0, second.stderr
    assert second.json["results"]["BALANCE"] == first.json["results"]["BALANCE"]
    again = gpd.read_file(asked["OUTPUT"])
    assert again["zone_id"].tolist() == units["zone_id"].tolist()


def test_selected_features_and_temporary_layers_are_owned_up_to(run, case):
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer

    layer = QgsVectorLayer(case["INPUT"], "Units")
    memory = QgsVectorLayer(case["SCHOOLS"], "Schools").materialize(_everything())
    QgsProject.instance().addMapLayers([layer, memory])
    try:
        layer.selectAll()
        asked = {**case, "INPUT": QgsProcessingFeatureSourceDefinition(layer.id(), True)}
        asked["SCHOOLS"] = memory.id()
        results = run("geokmeansredistricting", **asked, **ZONES)
    finally:
        QgsProject.instance().removeAllMapLayers()
    text = Reader(Path(results["REPORT"]).read_text(encoding="utf-8")).text
    assert "Units (input.gpkg), 90 features, EPSG:27700, selected features only" in text
    assert case["INPUT"].split("|")[0] not in text
    assert "only the selected features were used" in text
    assert "Schools was a temporary layer" in text


def test_a_limit_on_the_features_is_owned_up_to(run, case):
    from qgis.core import QgsProcessingFeatureSourceDefinition

    few = QgsProcessingFeatureSourceDefinition(case["SCHOOLS"], False, 2)
    results = run("geokmeansredistricting", **{**case, "SCHOOLS": few}, **ZONES)
    text = Reader(Path(results["REPORT"]).read_text(encoding="utf-8")).text
    assert "Schools: only some of the features were used" in text


def test_a_joined_report_may_not_overwrite_what_it_reads(run, tmp_path):
    from qgis.core import QgsProcessingException

    report = tmp_path / "report.html"
    report.write_text("<h1>Mine</h1>", encoding="utf-8")
    overwrites = "OUTPUT would overwrite a file that REPORTS reads"
    with pytest.raises(QgsProcessingException, match=overwrites):
        run("joinreports", REPORTS=[str(report)], OUTPUT=str(tmp_path / "." / "report.html"))
    assert report.read_text("utf-8") == "<h1>Mine</h1>"


def test_a_selection_may_not_be_overwritten(run, case):
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer

    layer = QgsVectorLayer(case["INPUT"], "Units")
    QgsProject.instance().addMapLayer(layer)
    try:
        layer.selectAll()
        asked = {**case, "INPUT": QgsProcessingFeatureSourceDefinition(layer.id(), True), **ZONES}
        asked["ZONES"] = case["INPUT"].split("|")[0]
        said = error_of(run, "geokmeansredistricting", **asked)
    finally:
        QgsProject.instance().removeAllMapLayers()
    assert "ZONES would overwrite the layer that INPUT reads" in said


def _everything():
    from qgis.core import QgsFeatureRequest

    return QgsFeatureRequest()


def error_of(run, entry, **parameters):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException) as caught:
        run(entry, **parameters)
    return str(caught.value)


def test_without_plotly_the_map_says_how_to_get_it(run, case, monkeypatch, tmp_path):
    from balanced_zones.algorithms import libraries

    there = libraries.find_spec
    monkeypatch.setattr(
        libraries, "find_spec", lambda name: None if name == "plotly" else there(name)
    )
    asked = {**case, **ZONES, "OUTPUT": str(tmp_path / "units.gpkg")}
    said = error_of(run, "geokmeansredistricting", **asked)
    assert "MAP" in said and "plotly" in said and "python3-plotly" in said
    assert not (tmp_path / "units.gpkg").exists()
    del asked["MAP"]
    assert Path(run("geokmeansredistricting", **asked)["REPORT"]).is_file()


def test_a_folder_that_is_not_there_is_told_before_any_work(run, case, tmp_path):
    asked = {**case, **ZONES, "REPORT": str(tmp_path / "nowhere" / "report.html")}
    said = error_of(run, "geokmeansredistricting", **asked)
    assert "REPORT: the folder does not exist" in said


def test_one_file_for_two_pages_is_refused(run, case):
    asked = {**case, **ZONES, "MAP": case["REPORT"]}
    assert "MAP would overwrite REPORT" in error_of(run, "geokmeansredistricting", **asked)
