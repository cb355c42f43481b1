# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers beside the main one may be left out, and are made in Desktop unless they are."""

from pathlib import Path

import numpy as np
import pytest

from cases import county
from conftest import ROOT
from pages import Reader

pytestmark = pytest.mark.usefixtures("quick_search")
SECONDARY = ("ZONES", "HUBS_OUTPUT", "TABLE", "PROFILE")
ASKED = {
    "geokmeansredistricting": {"EXISTING_FIELD": "now"},
    "azpredistricting": {"RUNS": 1},
    "saraannealing": {},
    "improveplan": {"ZONE_FIELD": "now", "STARTS": 1},
    "evaluateplan": {"ZONE_FIELD": "now"},
}


@pytest.fixture
def district(files):
    units, schools, _ = county(60, 4, 4)
    units["now"] = [f"S{k}" for k in np.random.default_rng(4).integers(0, 4, len(units))]
    source, seats = files(units=units, schools=schools)
    fields = {"UNIT_ID": "unit", "STUDENT_FIELDS": ["students"], "CAPACITY": "seats"}
    return {"INPUT": source, "SCHOOLS": seats, "SCHOOL_ID": "school", **fields}


def test_secondary_outputs_are_optional_and_made_by_default(provider):
    seen = set()
    for entry in provider.algorithms():
        for definition in entry.parameterDefinitions():
            if definition.isDestination() and definition.name() in SECONDARY:
                seen.add(definition.name())
                where = entry.name(), definition.name()
                assert definition.flags() & definition.Flag.FlagOptional, where
                assert definition.createByDefault(), where
    assert seen == set(SECONDARY)


@pytest.mark.parametrize("entry", ASKED)
def test_zones_are_dissolved_only_where_they_are_wanted(run, district, entry, monkeypatch):
    from balanced_zones.algorithms.core.zones import outlines

    dissolved = []
    dissolve = outlines.dissolve_zones
    monkeypatch.setattr(
        outlines, "dissolve_zones", lambda *given: dissolved.append(1) or dissolve(*given)
    )
    asked = {**district, **ASKED[entry]}
    if entry != "evaluateplan":
        asked["OUTPUT"] = "TEMPORARY_OUTPUT"
    results = run(entry, **asked)
    assert not dissolved and results.get("ZONES") is None and 0 < results["BALANCE"] <= 100
    if entry != "evaluateplan":
        assert results["OUTPUT"].featureCount() == 60
    results = run(entry, **asked, ZONES="TEMPORARY_OUTPUT")
    assert len(dissolved) == 1 and results["ZONES"].featureCount() == 4


def test_pages_draw_zones_that_no_layer_holds(run, district, tmp_path):
    pages = {name: str(tmp_path / f"{name}.html") for name in ("REPORT", "MAP")}
    asked = {**district, "EXISTING_FIELD": "now", "OUTPUT": "TEMPORARY_OUTPUT", **pages}
    without = run("geokmeansredistricting", **asked)
    page = Path(without["REPORT"]).read_text(encoding="utf-8")
    map_page = Path(without["MAP"]).read_text(encoding="utf-8")
    whole = run("geokmeansredistricting", **asked, ZONES="TEMPORARY_OUTPUT")
    assert without.get("ZONES") is None and whole["ZONES"].featureCount() == 4
    assert page.count("<path") == Path(whole["REPORT"]).read_text(encoding="utf-8").count("<path")
    assert map_page == Path(whole["MAP"]).read_text(encoding="utf-8")
    assert "Plan in force" in Reader(page).text


@pytest.mark.parametrize("left_out", [{}, {"HUBS_OUTPUT": ""}, {"HUBS_OUTPUT": None}])
def test_hubs_without_the_layer_of_hubs(run, tmp_path, left_out):
    results = run(
        "equalsizehubs",
        INPUT=f"{ROOT}/resources/sample/sample.gpkg|layername=cohort",
        HUBS=12,
        EFFORT=0,
        METHOD=1,
        OUTPUT="TEMPORARY_OUTPUT",
        REPORT=str(tmp_path / "hubs.html"),
        **left_out,
    )
    assert results.get("HUBS_OUTPUT") is None and results["HUB_COUNT"] == 12
    text = Path(results["REPORT"]).read_text(encoding="utf-8")
    assert len(Reader(text).tables["Every hub"]) == 13
