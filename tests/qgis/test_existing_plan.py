# SPDX-License-Identifier: GPL-2.0-or-later
"""The existing plan: easy to find, weighed where it is given, swaps told."""

import json
from pathlib import Path

import numpy as np
import pytest

from cases import county
from pages import Reader

pytestmark = pytest.mark.usefixtures("quick_search")
ENTRIES = ("geokmeansredistricting", "azpredistricting", "saraannealing", "improveplan")


@pytest.fixture
def district(files, tmp_path):
    units, schools, problem = county(60, 4, 3)
    rng = np.random.default_rng(3)
    distance = np.linalg.norm(problem.centre_m[:, None] - problem.school_m[None], axis=2)
    nearest = (distance * rng.uniform(0.7, 1.3, distance.shape)).argmin(axis=1)
    units["now"] = [problem.school_ids[z] for z in nearest]
    source, seats = files(units=units, schools=schools)
    return {
        "INPUT": source,
        "SCHOOLS": seats,
        "UNIT_ID": "unit",
        "STUDENT_FIELDS": ["students"],
        "SCHOOL_ID": "school",
        "CAPACITY": "seats",
        "EXISTING_FIELD": "now",
        "OUTPUT": "TEMPORARY_OUTPUT",
        "ZONES": "TEMPORARY_OUTPUT",
        "REPORT": str(tmp_path / "report.html"),
    }


@pytest.mark.parametrize("entry", [*ENTRIES, "evaluateplan"])
def test_it_is_not_hidden(provider, entry):
    definition = provider.algorithm(entry).parameterDefinition("EXISTING_FIELD")
    assert not definition.flags() & definition.Flag.FlagAdvanced


def settings_of(results):
    return json.loads(Path(results["REPORT"] + ".json").read_text())["inputs"]


def test_its_weight_is_1_unless_set(run, district):
    plans = {}
    for given in ({}, {"STABILITY": ""}, {"STABILITY": 1}, {"STABILITY": 0}):
        results = run("improveplan", **district, **given, STARTS=1, TOLERANCE=40)
        weight = 0 if given.get("STABILITY") == 0 else 1
        assert settings_of(results)["STABILITY"] == weight
        assert f"Weight of the existing plan: {weight}." in results["said"]
        plan = [unit["zone_id"] for unit in results["OUTPUT"].getFeatures()]
        assert plans.setdefault(weight, plan) == plan
    assert plans[0] != plans[1]
    without = {name: value for name, value in district.items() if name != "EXISTING_FIELD"}
    assert settings_of(run("improveplan", **without, STARTS=1, TOLERANCE=40))["STABILITY"] == 0


@pytest.mark.parametrize("entry", ["geokmeansredistricting", "evaluateplan", "compareplans"])
def test_swaps_are_counted_and_told(run, district, files, entry):
    drawn = run("geokmeansredistricting", **district)
    units = list(drawn["OUTPUT"].getFeatures())
    flows = {}
    for unit in units:
        way = unit["now"], unit["zone_id"]
        flows[way] = flows.get(way, 0) + unit["students"]
    swapped = sum(2 * min(n, flows.get((b, a), 0)) for (a, b), n in flows.items() if a < b)
    assert swapped > 0
    results = drawn
    if entry != "geokmeansredistricting":
        asked = {name: value for name, value in district.items() if name != "OUTPUT"}
        asked |= {"INPUT": drawn["OUTPUT"], "TABLE": "TEMPORARY_OUTPUT"}
        if entry == "evaluateplan":
            asked["ZONE_FIELD"] = "zone_id"
        else:
            del asked["EXISTING_FIELD"], asked["ZONES"]
            tables = dict.fromkeys(("OUTPUT", "ZONE_TABLE", "MOVES_TABLE"), "TEMPORARY_OUTPUT")
            asked |= {"ZONE_FIELDS": ["now", "zone_id"], **tables}
        results = run(entry, **asked)
    assert results["STUDENTS_SWAPPED"] == swapped
    assert f"{swapped:,.0f} of them change places one for one" in results["said"]
    page = Reader(Path(results["REPORT"]).read_text()).text
    assert f"{swapped:,} of them change places one for one" in page
