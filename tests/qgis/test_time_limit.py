# SPDX-License-Identifier: GPL-2.0-or-later
"""TIME_LIMIT in every entry that searches, through real QGIS."""

from pathlib import Path

import pytest
from qgis.core import QgsProcessingException

from cases import county
from conftest import ROOT
from pages import Reader

SAMPLE = f"{ROOT}/resources/sample/sample.gpkg|layername="
FIELDS = {
    "UNIT_ID": "unit",
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
    "OUTPUT": "TEMPORARY_OUTPUT",
    "ZONES": "TEMPORARY_OUTPUT",
}
HUBS = {"INPUT": SAMPLE + "hub_schools", "OUTPUT": "TEMPORARY_OUTPUT"}
ENTRIES = {
    "geokmeansredistricting": {"IMPROVE": 2},
    "improveplan": {"EFFORT": 1, "STARTS": 1},
    "azpredistricting": {"RUNS": 10_000},
    "saraannealing": {"RUNS": 10_000},
    "equalsizehubs": {"HUBS": 60, "EFFORT": 2, "HUBS_OUTPUT": "TEMPORARY_OUTPUT", **HUBS},
    "hubswithinsizerange": {
        "MIN_SIZE": 8,
        "MAX_SIZE": 12,
        "EFFORT": 2,
        "HUBS_OUTPUT": "TEMPORARY_OUTPUT",
        **HUBS,
    },
    "kmeansgroups": {"FIELDS": ["maths"], **HUBS, "INPUT": SAMPLE + "cohort", "MAX_GROUPS": 60},
}
LONG = "ended the search: this is the best found until then"


@pytest.fixture
def district(files):
    units, schools, _ = county(200, 8, 4)
    source, seats = files(units=units, schools=schools)
    return {"INPUT": source, "SCHOOLS": seats, **FIELDS}


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_best_found_in_time_is_written_and_said_to_be_that(run, district, tmp_path, entry):
    report = {"REPORT": str(tmp_path / "report.html")}
    asked = ENTRIES[entry] if "INPUT" in ENTRIES[entry] else {**district, **ENTRIES[entry]}
    results = run(entry, TIME_LIMIT=0.01, **asked, **report)
    assert results["CUT_SHORT"] == 1 and LONG in results["said"]
    assert results["OUTPUT"].featureCount() == {"kmeansgroups": 300}.get(
        entry, 600 if "INPUT" in ENTRIES[entry] else 200
    )
    page = Reader(Path(results["REPORT"]).read_text())
    assert LONG in page.text and "Search cut short" in page.text


def test_without_a_limit_nothing_is_cut(run, district):
    for more in ({}, {"TIME_LIMIT": None}, {"TIME_LIMIT": ""}, {"TIME_LIMIT": 60}):
        results = run("geokmeansredistricting", **district, **more)
        assert results["CUT_SHORT"] == 0 and LONG not in results["said"]


@pytest.mark.parametrize("minutes", [0, -1, "soon", float("nan")])
def test_a_limit_must_be_above_0(run, district, minutes):
    with pytest.raises(QgsProcessingException, match="Time limit"):
        run("geokmeansredistricting", **district, TIME_LIMIT=minutes)
