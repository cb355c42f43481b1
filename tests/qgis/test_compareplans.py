# SPDX-License-Identifier: GPL-2.0-or-later
"""The comparison entry through real QGIS."""

from pathlib import Path

import geopandas as gpd
import pytest

from cases import county, schools_at, squares
from pages import Reader

FIELDS = {
    "UNIT_ID": "unit",
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
}
TEMPORARY = dict.fromkeys(("OUTPUT", "TABLE", "ZONE_TABLE", "MOVES_TABLE"), "TEMPORARY_OUTPUT")


@pytest.fixture
def layers(files):
    """The case worked by hand in tests/core/test_comparison.py."""
    units = squares(6, 1)
    units["students"] = [10, 20, 30, 40, 50, 60]
    units["young"], units["older"] = units["students"] - 4, 4
    units["old"] = ["S0", "S0", "S0", "S1", "S1", "S1"]
    units["new"] = ["S0", "S0", "S1", "S1", "S1", "S1"]
    units["odd"] = ["S0", "S1", None, "S1", None, "S1"]
    source, seats = files(units=units, schools=schools_at(units, {0: 50, 5: 100}))
    return {"INPUT": source, "SCHOOLS": seats, **FIELDS}


def test_outputs_hold_what_is_promised(run, layers, tmp_path):
    results = run(
        "compareplans",
        **{**layers, "STUDENT_FIELDS": ["young", "older"]},
        ZONE_FIELDS=["old", "new", "odd"],
        **{name: str(tmp_path / f"{name}.gpkg") for name in TEMPORARY},
    )
    out = gpd.read_file(results["OUTPUT"])
    assert out["unit"].tolist() == [f"U{i}" for i in range(6)]
    assert out["changed"].tolist() == [0, 0, 1, 0, 0, 0]
    assert out["from"].tolist() == out["old"].tolist()
    assert out["to"].tolist() == out["new"].tolist()
    assert out["n_zones"].tolist() == [1, 2, 3, 1, 2, 1]
    assert out["agreement"][1:3].tolist() == ["old = new, odd", "old, new, odd"]
    assert (results["PLAN_COUNT"], results["UNITS_CHANGED"], results["UNITS_AGREED"]) == (3, 1, 3)
    assert results["STUDENTS_CHANGED"] == 30

    table = gpd.read_file(results["TABLE"]).set_index("metric")
    assert table.loc["BALANCE", ["old", "new", "difference"]].tolist() == pytest.approx(
        [65, 40, -25]
    )
    assert table.loc["UNASSIGNED", ["old", "new", "odd"]].tolist() == [0, 0, 2]
    # All against the first plan: units 1, 2 and 4 of the third go elsewhere, two of them nowhere.
    for measure, values in (
        ("STUDENTS_REASSIGNED", [0, 30, 100]),
        ("REASSIGNED_young", [0, 26, 88]),
        ("REASSIGNED_older", [0, 4, 12]),
        ("PATCHES", [0, 1, 3]),
        ("STUDENTS_SWAPPED", [0, 0, 0]),
        ("STUDENTS_FARTHER", [0, 30, 20]),
        ("DETACHED_PIECES", [0, 0, 2]),
    ):
        assert table.loc[measure, ["old", "new", "odd"]].tolist() == values, measure

    by_zone = gpd.read_file(results["ZONE_TABLE"]).set_index(["zone_id", "metric"])
    columns = ["old", "new", "odd", "difference"]
    assert by_zone.loc[("S0", "students"), columns].tolist() == [60, 30, 10, -30]
    assert by_zone.loc[("S1", "students"), columns].tolist() == [150, 180, 120, 30]

    moves = gpd.read_file(results["MOVES_TABLE"]).set_index(["from_plan", "to_plan"])
    assert len(moves) == 6
    assert moves.loc[("old", "odd"), ["units", "students"]].tolist() == [3, 100]
    assert moves.loc[("new", "old"), "students_percent"] == pytest.approx(100 * 30 / 210)
    assert "Between “old” and “odd” differ: units 3, students 100." in results["said"]


def test_the_pair_is_a_choice(run, layers):
    def changed(**pair):
        results = run(
            "compareplans", **layers, ZONE_FIELDS=["old", "new", "odd"], **pair, **TEMPORARY
        )
        features = list(results["OUTPUT"].getFeatures())
        return [f["changed"] for f in features], [f["from"] for f in features][2]

    assert changed(FROM="new", TO="odd") == ([0, 1, 1, 0, 1, 0], "S1")
    assert changed(TO="old") == ([0, 0, 1, 0, 0, 0], "S1")
    assert changed(FROM="odd")[0] == [0, 1, 1, 0, 1, 0]


@pytest.mark.parametrize(
    "options, message",
    [
        ({"ZONE_FIELDS": ["old"]}, "one plan cannot be compared"),
        ({"ZONE_FIELDS": ["old", "new"], "TO": "odd"}, "'odd' is not one of the plans compared"),
        ({"ZONE_FIELDS": ["old", "new"], "FROM": "new", "TO": "new"}, "the same plan"),
        (
            {"ZONE_FIELDS": ["old", "new"], "PLAN_NAMES": "Now; Then; Other"},
            "not as many names as plans",
        ),
        ({"ZONE_FIELDS": ["old", "new"], "PLAN_NAMES": "Now; now"}, "the same name"),
        ({"ZONE_FIELDS": ["old", "unit"]}, "no planning unit has a zone of any school used"),
    ],
)
def test_bad_choices_are_messages(run, layers, options, message):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=message):
        run("compareplans", **layers, **options, **TEMPORARY)


def test_names_that_are_taken_get_a_number(run, files):
    units, schools, problem = county(30, 3, 0)
    units["from"] = [problem.school_ids[0]] * 30
    units["unit_2"] = [problem.school_ids[1]] * 30
    source, seats = files(units=units, schools=schools)
    results = run(
        "compareplans",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        ZONE_FIELDS=["from", "unit_2"],
        **TEMPORARY,
    )
    assert results["OUTPUT"].fields().names()[-5:] == [
        "changed",
        "from_2",
        "to",
        "n_zones",
        "agreement",
    ]
    assert results["UNITS_CHANGED"] == 30
    assert results["TABLE"].fields().names()[:5] == ["metric", "name", "unit", "from", "unit_2"]


def test_plans_are_called_as_the_user_says_and_stand_in_that_order(run, layers, tmp_path):
    results = run(
        "compareplans",
        **layers,
        ZONE_FIELDS=["odd", "old", "new"],
        PLAN_NAMES="Plan B; In force ;Plan A",
        FROM="old",
        TO="new",
        WALKING_DISTANCE=700,
        **TEMPORARY,
        REPORT=str(tmp_path / "report.html"),
        MAP=str(tmp_path / "map.html"),
    )
    assert "Balance (of 100): Plan B 50, In force 65, Plan A 40" in results["said"]
    assert "Between “In force” and “Plan A” differ: units 1, students 30." in results["said"]
    heads = [field.name() for field in results["TABLE"].fields()]
    assert heads[3:] == ["Plan B", "In force", "Plan A", "difference"]

    reader = Reader(Path(results["REPORT"]).read_text("utf-8"))
    table = reader.tables["All measures of the plans"]
    assert table[0][2:] == ["Plan B", "In force", "Plan A", "Change from “In force” to “Plan A”"]
    told = {row[0]: row[1:] for row in table[1:]}
    assert told["Balance"] == ["of 100", "50.0", "65.0", "40.0", "\u221225.0"]
    # The page measures what the log and the table do, with the run's own walking distance.
    measured = {f["name"]: f["In force"] for f in results["TABLE"].getFeatures()}
    assert float(told["Mean Reock"][2]) == pytest.approx(measured["Mean Reock"], abs=5e-4)
    assert any("700 m" in name for name in told)
    assert "From “In force” to “Plan A”" in reader.text
    page = Path(results["MAP"]).read_text("utf-8")
    assert "<h1>Attendance zones: 210 students, 2 schools</h1>" in page
    # The map opens with the plan that the run is about; the reader can switch to the others.
    assert '"plan":"Plan A"' in page.replace('": "', '":"')


@pytest.mark.slow
def test_fairfax(run, qgis_process, shared_data, tmp_path):
    """The high school plan in force against GeoKMeans: nearer schools, no zone in pieces."""
    file = shared_data / "fairfax.gpkg"
    layer = f"{file}|layername=planning_units"
    common = {
        "UNIT_ID": "unit_id",
        "STUDENT_FIELDS": "hs_students",
        "SCHOOLS": f"{file}|layername=schools",
        "SCHOOL_ID": "school_id",
        "CAPACITY": "capacity",
        "LEVEL_FIELD": "level",
        "LEVEL": "HS",
    }
    plan = run(
        "geokmeansredistricting",
        INPUT=layer,
        **{**common, "STUDENT_FIELDS": ["hs_students"]},
        OUTPUT=str(tmp_path / "plan.gpkg"),
        ZONES="TEMPORARY_OUTPUT",
    )
    done = qgis_process(
        "compareplans",
        INPUT=tmp_path / "plan.gpkg",
        **common,
        ZONE_FIELDS="zone_hs;zone_id",
        **{name: tmp_path / f"{name}.gpkg" for name in TEMPORARY},
    )
    assert done.returncode == 0, done.stderr
    table = gpd.read_file(done.json["results"]["TABLE"]).set_index("metric")
    for key in ("BALANCE", "COMPACTNESS", "PROXIMITY_MI"):
        assert table.loc[key, "zone_id"] == pytest.approx(plan[key])
    assert table.loc["PROXIMITY_MI", "difference"] < -0.2
    assert table.loc["ZONES_IN_PIECES", ["zone_hs", "zone_id"]].tolist() == [8, 0]


def test_plans_named_like_the_tables_own_columns_keep_their_figures(run, files):
    """A plan written by another tool is called zone_id, as the table's first column is."""
    units = squares(4, 1)
    units["metric"] = ["S0", "S0", "S1", "S1"]
    units["zone_id"] = ["S0", "S1", "S1", "S1"]
    source, seats = files(units=units, schools=schools_at(units, {0: 25, 3: 25}))
    results = run(
        "compareplans",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        ZONE_FIELDS=["metric", "zone_id"],
        OUTPUT="TEMPORARY_OUTPUT",
        TABLE="TEMPORARY_OUTPUT",
        ZONE_TABLE="TEMPORARY_OUTPUT",
        MOVES_TABLE="TEMPORARY_OUTPUT",
    )
    table = results["ZONE_TABLE"]
    assert table.fields().names() == [
        "zone_id",
        "metric",
        "unit",
        "metric_2",
        "zone_id_2",
        "difference",
    ]
    (row,) = [
        f.attributes()
        for f in table.getFeatures()
        if f.attributes()[0] == "S0" and f.attributes()[1] == "students"
    ]
    assert row[3:] == [20, 10, -10]


def test_students_of_closed_schools_count_alike_everywhere(run, files, tmp_path):
    """They change school in table, numbers and page alike; who stays at one does not."""
    units = squares(8, 1)
    units["students"] = [10, 20, 30, 40, 50, 60, 70, 80]
    units["young"], units["older"] = units["students"] - 4, 4
    units["old"] = ["S0", "S0", "X", "X", "Y", None, "S1", "S1"]
    units["new"] = ["S0", "S1", "S0", "X", "S1", "S1", "S1", None]
    source, seats = files(units=units, schools=schools_at(units, {0: 150, 7: 200}))
    found = run(
        "compareplans",
        INPUT=source,
        SCHOOLS=seats,
        **{**FIELDS, "STUDENT_FIELDS": ["young", "older"]},
        ZONE_FIELDS=["new", "old"],
        FROM="old",
        TO="new",
        SMALLEST_PATCH=25,
        OUTPUT="TEMPORARY_OUTPUT",
        TABLE="TEMPORARY_OUTPUT",
        REPORT=str(tmp_path / "report.html"),
    )
    hand = {
        "Students reassigned": 20 + 30 + 50 + 80,
        "Students of young reassigned": 16 + 26 + 46 + 76,
        "Students of older reassigned": 4 * 4,
        "Patches that change school together": 4,
        "Patches of fewer than 25 students": 1,
    }
    assert (found["PATCHES"], found["SMALL_PATCHES"]) == (4, 1)
    table = {f["name"]: f["new"] for f in found["TABLE"].getFeatures()}
    reader = Reader((tmp_path / "report.html").read_text("utf-8"))
    page = {row[0]: row[2] for row in reader.tables["All measures of the plans"][1:]}
    for name, value in hand.items():
        assert table[name] == value == float(page[name]), name
    sentence = "change school together: {}; with fewer than 25 students: {}."
    assert sentence.format(4, 1) in reader.text
    evaluated = run(
        "evaluateplan",
        INPUT=source,
        SCHOOLS=seats,
        **FIELDS,
        ZONE_FIELD="new",
        EXISTING_FIELD="old",
        SMALLEST_PATCH=25,
        REPORT=str(tmp_path / "evaluated.html"),
    )
    told = evaluated["PATCHES"], evaluated["SMALL_PATCHES"]
    assert told == (4, 1)
    assert evaluated["STUDENTS_REASSIGNED"] == hand["Students reassigned"]
    page = Reader((tmp_path / "evaluated.html").read_text("utf-8"))
    assert sentence.format(*told) in page.text
