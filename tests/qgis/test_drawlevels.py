# SPDX-License-Identifier: GPL-2.0-or-later
"""Zones of several levels together, through real QGIS."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cases import cells, schools_in

LEVELS = (("ES", 5, "low"), ("MS", 3, "high"))


@pytest.fixture
def two_levels():
    """Units with students and a plan in force of two levels, and the schools of both."""
    units, schools = cells(45, 5), []
    rng = np.random.default_rng(5)
    for name, count, students in LEVELS:
        units[students] = rng.integers(1, 40, len(units)).astype(float)
        here = schools_in(units.assign(students=units[students]), count, count)
        schools.append(here.assign(school=[f"{name}{i}" for i in range(count)], level=name))
        way = units.centroid.apply(here.distance)
        units[f"zone_{name.lower()}"] = way.to_numpy().argmin(axis=1)
        units[f"zone_{name.lower()}"] = [f"{name}{at}" for at in units[f"zone_{name.lower()}"]]
    return units, pd.concat(schools, ignore_index=True)


COMMON = {
    "UNIT_ID": "unit",
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
    "LEVEL_FIELD": "level",
    "LEVEL_1": "ES",
    "STUDENT_FIELDS_1": ["low"],
    "EXISTING_FIELD_1": "zone_es",
    "LEVEL_2": "MS",
    "STUDENT_FIELDS_2": ["high"],
    "EXISTING_FIELD_2": "zone_ms",
    "TOLERANCE": 80,
    "STABILITY": 0.5,
    "FEEDER_WEIGHT": 5,
}


def splits_by_hand(units, lower, upper, students):
    table = units.groupby([lower, upper])[students].sum().unstack(fill_value=0)
    return int(((table > 0).sum(axis=1) > 1).sum()), float(
        (table.sum(axis=1) - table.max(axis=1)).sum()
    )


def test_two_levels_with_layers_numbers_and_report(run, files, two_levels, tmp_path, quick_search):
    units, schools = two_levels
    source, seats = files(units=units, schools=schools)
    report = tmp_path / "levels.html"
    found = run(
        "drawlevels",
        INPUT=source,
        SCHOOLS=seats,
        **COMMON,
        OUTPUT="TEMPORARY_OUTPUT",
        ZONES_1="TEMPORARY_OUTPUT",
        ZONES_2="TEMPORARY_OUTPUT",
        REPORT=str(report),
    )
    layer = found["OUTPUT"]
    after = units.copy()
    for name in ("plan_es", "plan_ms", "plan_es_changed", "plan_ms_changed"):
        after[name] = [feature[name] for feature in layer.getFeatures()]
    before = splits_by_hand(units, "zone_es", "zone_ms", "low")
    assert (found["FEEDER_SPLITS_1"], found["FEEDER_MINORITY_1"]) == splits_by_hand(
        after, "plan_es", "plan_ms", "low"
    )
    assert found["FEEDER_MINORITY_1"] < before[1]
    assert f"In the existing plans: {before[0]} and {before[1]:,.0f}." in found["said"]
    assert found["OBJECTIVE"] < found["OBJECTIVE_BEFORE"]
    for level, (name, count, students) in enumerate(LEVELS, start=1):
        plan, force = f"plan_{name.lower()}", f"zone_{name.lower()}"
        moved = after[plan] != after[force]
        assert (after[f"{plan}_changed"] == moved).all()
        assert found[f"STUDENTS_REASSIGNED_{level}"] == after[students][moved].sum()
        zones = {f["zone_id"]: f["students"] for f in found[f"ZONES_{level}"].getFeatures()}
        assert zones == after.groupby(plan)[students].sum().to_dict() and len(zones) == count
    page = Path(report).read_text("utf-8")
    assert "Feeders between the levels" in page and ">ES<" in page and ">MS<" in page
    assert list(tmp_path.glob("levels*.json"))


def test_what_makes_no_ladder_is_refused_before_any_work(run, files, two_levels):
    units, schools = two_levels
    source, seats = files(units=units, schools=schools)
    common = {"INPUT": source, "SCHOOLS": seats, **COMMON, "OUTPUT": "TEMPORARY_OUTPUT"}
    for changes, said in (
        ({"LEVEL_3": "HS"}, "given in part"),
        ({"LEVEL_2": "ES"}, "two levels have the same schools"),
        ({"TWO_SCHOOLS": 2}, "cannot be divided for several levels at once"),
        ({"EXISTING_FIELD_2": None, "STABILITY_2": 5}, "plan of a level has a weight"),
        ({"EXISTING_FIELD_2": None, "MAX_MOVED_2": 5}, "MAX_MOVED_2: this is about changes"),
        ({"MAX_SPLIT_2": 1}, "the highest level feeds no other"),
        ({"EXISTING_FIELD_1": None, "EXISTING_FIELD_2": None}, "no field is chosen that holds it"),
    ):
        with pytest.raises(Exception, match=said):
            run("drawlevels", **{**common, **changes})
