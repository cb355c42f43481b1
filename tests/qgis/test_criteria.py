# SPDX-License-Identifier: GPL-2.0-or-later
"""What else is wished of a plan, through real QGIS: fields in, figures and a better plan out."""

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import LineString

from balanced_zones.algorithms.parameters import criteria
from cases import county

FIELDS = {
    "UNIT_ID": "unit",
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
}


@pytest.fixture
def map_with_plans(quick_search):
    units, schools, problem = county(40, 3, 3)
    distance = np.linalg.norm(problem.centre_m[:, None] - problem.school_m[None], axis=2)
    units["now"] = [problem.school_ids[z] for z in distance.argmin(axis=1)]
    # Five zones of another level, in stripes from west to east; one unit is in none.
    stripe = np.argsort(np.argsort(problem.centre_m[:, 0])) // 8
    units["below"] = [f"E{n}" for n in stripe]
    units.loc[7, "below"] = None
    units["town"] = np.where(problem.centre_m[:, 1] > np.median(problem.centre_m[:, 1]), 2.0, 1.0)
    units["empty"] = None
    units["empty"] = units["empty"].astype(object)
    return units, schools


def test_criteria_are_weighed_and_measured(run, files, map_with_plans):
    units, schools = map_with_plans
    source, seats = files(units=units, schools=schools)
    common = dict(INPUT=source, SCHOOLS=seats, **FIELDS)
    asked = {"FEEDER_FIELD": ["below"], "KEEP_FIELD": ["town"]}
    before = run("evaluateplan", **common, **asked, ZONE_FIELD="now", TABLE="TEMPORARY_OUTPUT")
    table = units.dropna(subset=["below"]).groupby(["below", "now"])["students"].sum()
    table = table[table > 0].unstack(fill_value=0)
    assert before["FEEDER_SPLITS"] == ((table > 0).sum(axis=1) > 1).sum()
    assert before["FEEDER_MINORITY"] == (table.sum(axis=1) - table.max(axis=1)).sum()
    assert before["AREAS_SPLIT"] == 2
    assert "the 5 zones of 'below' feed the 3 here" in before["said"]
    better = {"EXISTING_FIELD": "now", "ZONE_FIELD": "now", "TOLERANCE": 40, "STABILITY": 0.1}
    outputs = {"OUTPUT": "TEMPORARY_OUTPUT", "ZONES": "TEMPORARY_OUTPUT", "STARTS": 1}
    after = run("improveplan", **common, **asked, **better, **outputs, FEEDER_WEIGHT=20)
    assert after["FEEDER_MINORITY"] < before["FEEDER_MINORITY"]
    assert f"(existing plan: {before['FEEDER_SPLITS']:g})" in after["said"]
    assert "Patches that change school together" in after["said"]
    with pytest.raises(Exception, match="no field is chosen that holds the existing plan"):
        run("improveplan", **common, **outputs, ZONE_FIELD="now", MAX_MOVED=5)
    limits = {"MAX_MOVED": after["STUDENTS_REASSIGNED"] // 2, "MAX_MEAN_INCREASE": 3}
    fewer = run("improveplan", **common, **asked, **better, **outputs, **limits, FEEDER_WEIGHT=20)
    assert 0 < fewer["STUDENTS_REASSIGNED"] <= limits["MAX_MOVED"]
    assert fewer["MOVED_BEYOND_LIMIT"] == 0 and 0 < fewer["MEAN_TRAVEL_INCREASE"] <= 3
    with pytest.raises(Exception, match="no field that holds the feeder zones"):
        run("improveplan", **common, **outputs, ZONE_FIELD="now", MAX_SPLIT=5)
    most = {"MAX_SPLIT": int(fewer["FEEDER_SPLITS"]) - 1}
    whole = run("improveplan", **common, **asked, **better, **outputs, **most, FEEDER_WEIGHT=0)
    assert whole["FEEDER_SPLITS"] <= most["MAX_SPLIT"] or "in place of at most" in whole["said"]
    units["then"] = [f["zone_id"] for f in after["OUTPUT"].getFeatures()]
    (source,) = files(again=units)
    common["INPUT"] = source
    compared = run(
        "compareplans",
        **common,
        **asked,
        ZONE_FIELDS=["now", "then"],
        OUTPUT="TEMPORARY_OUTPUT",
        TABLE="TEMPORARY_OUTPUT",
    )
    rows = {f["metric"]: (f["now"], f["then"]) for f in compared["TABLE"].getFeatures()}
    assert rows["FEEDER_MINORITY"] == (before["FEEDER_MINORITY"], after["FEEDER_MINORITY"])
    assert rows["AREAS_MINORITY"][1] == after["AREAS_MINORITY"]


def test_barriers_with_a_cost_are_crossed_seldom(run, files, map_with_plans):
    units, schools = map_with_plans
    source, seats, water = files(units=units, schools=schools, water=river(units, 12.5))
    common = dict(INPUT=source, SCHOOLS=seats, **FIELDS, BARRIERS=water)
    common["BARRIER_COST_FIELD"] = "toll"
    before = run("evaluateplan", **common, ZONE_FIELD="now", ADJACENCY="TEMPORARY_OUTPUT")
    toll = {f["kind"]: f["crossing_cost"] for f in before["ADJACENCY"].getFeatures()}
    assert toll["priced"] == 12.5 and not toll["found"]
    entries = before["ADJACENCY"].renderer().categories()
    assert "Barrier with a cost between" in [each.label() for each in entries]
    again = run("evaluateplan", **common, ZONE_FIELD="now", ADJACENCY_LINES=before["ADJACENCY"])
    assert again["BARRIER_COST"] == before["BARRIER_COST"]
    assert before["BARRIER_CROSSINGS"] > 0 and "Barriers with a cost lie along" in before["said"]
    assert before["BARRIER_COST"] == 12.5 * before["BARRIER_CROSSINGS"]
    outputs = {"OUTPUT": "TEMPORARY_OUTPUT", "ZONES": "TEMPORARY_OUTPUT", "STARTS": 1}
    after = run("improveplan", **common, **outputs, ZONE_FIELD="now", TOLERANCE=40)
    assert after["BARRIER_COST"] < before["BARRIER_COST"]
    units["then"] = [f["zone_id"] for f in after["OUTPUT"].getFeatures()]
    (common["INPUT"],) = files(again=units)
    asked = {"ZONE_FIELDS": ["now", "then"], "OUTPUT": "TEMPORARY_OUTPUT"}
    compared = run("compareplans", **common, **asked, TABLE="TEMPORARY_OUTPUT")
    rows = {f["metric"]: (f["now"], f["then"]) for f in compared["TABLE"].getFeatures()}
    assert rows["BARRIER_COST"] == (before["BARRIER_COST"], after["BARRIER_COST"])


def test_what_a_plan_that_is_not_improved_does_not_heed_is_told_and_measured(
    run, files, map_with_plans
):
    units, schools = map_with_plans
    source, seats, water = files(units=units, schools=schools, water=river(units, 12.5))
    common = dict(INPUT=source, SCHOOLS=seats, **FIELDS, EXISTING_FIELD="now")
    common["OUTPUT"] = common["ZONES"] = "TEMPORARY_OUTPUT"
    toll = {"BARRIERS": water, "BARRIER_COST_FIELD": "toll"}
    said = "are only measured here: they count where a plan is improved"
    plain = run("geokmeansredistricting", **common, IMPROVE=0)
    assert said not in plain["said"] and plain["STUDENTS_REASSIGNED"] > 1
    found = run("geokmeansredistricting", **common, IMPROVE=0, MAX_MOVED=1)
    assert said in found["said"]
    assert found["MOVED_BEYOND_LIMIT"] == found["STUDENTS_REASSIGNED"] - 1
    for entry in ("geokmeansredistricting", "azpredistricting", "saraannealing"):
        found = run(entry, **common, **toll, **({"IMPROVE": 0} if "geo" in entry else {"RUNS": 1}))
        assert said in found["said"]
        assert found["BARRIER_COST"] == 12.5 * found["BARRIER_CROSSINGS"] > 0


def test_an_empty_field_of_feeders_is_told(run, files, map_with_plans):
    units, schools = map_with_plans
    source, seats = files(units=units, schools=schools)
    with pytest.raises(Exception, match="empty for every planning unit"):
        run(
            "evaluateplan",
            INPUT=source,
            SCHOOLS=seats,
            **FIELDS,
            ZONE_FIELD="now",
            FEEDER_FIELD=["empty"],
        )


def river(units, toll):
    """A barrier with a cost from west to east over the middle of a map."""
    west, _, east, _ = units.total_bounds
    middle = units.geometry.centroid.y.median()
    shape = LineString([(west, middle), (east, middle)])
    return gpd.GeoDataFrame({"toll": [toll]}, geometry=[shape], crs=units.crs)


def test_all_criteria_at_once_are_measured_as_by_the_evaluation(run, files, map_with_plans):
    units, schools = map_with_plans
    units["group"] = units["students"] // 3
    units["other"] = (units.index % 5) * units["students"] // 5
    units["again"] = [1.0 if n % 4 == 0 else None for n in range(len(units))]
    source, seats, water = files(units=units, schools=schools, water=river(units, 12.5))
    common = {"INPUT": source, "SCHOOLS": seats, **FIELDS, "EXISTING_FIELD": "now"}
    asked = {
        "FEEDER_FIELD": ["below"],
        "KEEP_FIELD": ["town"],
        "SHARE_FIELDS": ["group", "other"],
        "MAX_TRAVEL": 1500,
        "MAX_INCREASE": 20,
        "MOVED_BEFORE_FIELD": "again",
        "GRANDFATHERED_FIELDS": ["students"],
        "BARRIERS": water,
        "BARRIER_COST_FIELD": "toll",
        "MAX_UTILISATION": 130,
        "MARGIN": 20,
        "TOLERANCE": 40,
    }
    found = run(
        "improveplan",
        **common,
        **asked,
        ZONE_FIELD="now",
        WALK_DISTANCE=2000,
        STARTS=1,
        OUTPUT="TEMPORARY_OUTPUT",
        ZONES="TEMPORARY_OUTPUT",
    )
    assert "Units with no school within the longest journey" in found["said"]
    assert found["MOVED_AT_ONCE"] == 0 and found["MOVED_students"] == 0
    assert 0 <= found["DISSIMILARITY"] < 0.1 < found["HIGHEST_SHARE"]
    units["then"] = [f["zone_id"] for f in found["OUTPUT"].getFeatures()]
    (common["INPUT"],) = files(again=units)
    told = run("evaluateplan", **common, **asked, ZONE_FIELD="then", WALKING_DISTANCE=2000)
    moved = units["now"] != units["then"]
    assert told["MOVED_AGAIN"] == units["students"][moved & units["again"].notna()].sum()
    keys = {name for name, _ in criteria.NUMBERS} & set(found)
    keys |= {f"{name}_2" for name in ("DISSIMILARITY", "VARIANCE_RATIO", "LOWEST_SHARE")}
    assert len(keys) >= 22
    for key in keys:
        assert told[key] == pytest.approx(found[key]), key


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"SHARE_FIELDS": ["students2"]}, "more students than there are in the unit"),
        ({"SHARE_FIELDS": ["holes"]}, "missing, negative or not a number"),
        ({"MARGIN": 5}, "not below which utilisation"),
        ({"BARRIER_COST_FIELD": "toll"}, "BARRIER_COST_FIELD is given, but no layer"),
        ({"EXISTING_FIELD": "empty", "MAX_INCREASE": 5}, "would hold nothing"),
        ({"MAX_INCREASE": 5}, "no field is chosen that holds the existing plan"),
        (
            {"EXISTING_FIELD": "now", "GRANDFATHERED_FIELDS": ["students2"]},
            "not among the fields of students",
        ),
    ],
)
def test_what_cannot_be_measured_is_refused(run, files, map_with_plans, asked, told):
    units, schools = map_with_plans
    units["students2"] = 2 * units["students"] + 1
    units["holes"] = [None, *units["students"][1:]]
    source, seats = files(units=units, schools=schools)
    with pytest.raises(Exception, match=told):
        run("evaluateplan", INPUT=source, SCHOOLS=seats, **FIELDS, ZONE_FIELD="now", **asked)


def test_a_preference_multiplies_weights_and_needs_its_field(run, files, map_with_plans):
    units, schools = map_with_plans
    source, seats = files(units=units, schools=schools)
    common = {"INPUT": source, "SCHOOLS": seats, **FIELDS, "TOLERANCE": 40, "STARTS": 1}
    common["OUTPUT"] = common["ZONES"] = "TEMPORARY_OUTPUT"
    with pytest.raises(Exception, match="no field that it could be seen by"):
        run("improveplan", **common, PREFERENCE=5)
    few = run("improveplan", **common, EXISTING_FIELD="now", ZONE_FIELD="now", PREFERENCE=1)
    assert "Few changes: Weight of the existing plan 10." in few["said"]
    assert "Weight of the existing plan: 10." in few["said"]
