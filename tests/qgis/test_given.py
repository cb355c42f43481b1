# SPDX-License-Identifier: GPL-2.0-or-later
"""What parameters hold: fields whatever their case, blanks, and what dialogs choose."""

import pytest

from cases import schools_in, squares

STUDENTS = {"UNIT_ID": "UNIT", "STUDENT_FIELDS": "Students"}
SCHOOLS = {"SCHOOL_ID": "SCHOOL", "CAPACITY": "Seats"}


@pytest.fixture
def layers(files):
    units = squares(4, 4)
    units["Plan_A"] = ["S0", "S1"] * 8
    given, schools = files(units=units, schools=schools_in(squares(4, 4), 2, 1))
    return {"INPUT": given, "SCHOOLS": schools}


@pytest.mark.parametrize("entry", ["geokmeansredistricting", "azpredistricting", "improveplan"])
def test_fields_are_found_whatever_their_case_and_blanks_are_not_given(run, layers, entry):
    results = run(
        entry,
        **layers,
        **STUDENTS,
        **SCHOOLS,
        EXISTING_FIELD="plan_a",
        LOCKED_FIELD="  ",
        RANDOM_SEED="",
        MISSING_COSTS="",
        **({"STARTS": 1} if entry == "improveplan" else {}),
        OUTPUT="TEMPORARY_OUTPUT",
        ZONES="TEMPORARY_OUTPUT",
    )
    assert results["ZONE_COUNT"] == 2 and results["UNITS_REASSIGNED"] >= 1


def test_a_plan_is_evaluated_by_its_real_name(run, layers):
    results = run(
        "evaluateplan",
        **layers,
        **STUDENTS,
        **SCHOOLS,
        ZONE_FIELD="PLAN_a",
        ZONES="TEMPORARY_OUTPUT",
    )
    assert results["ZONE_COUNT"] == 2


def test_fields_that_are_not_there_are_told_all_at_once(run, layers):
    with pytest.raises(Exception, match="there is no such field") as caught:
        run(
            "geokmeansredistricting",
            **layers,
            **{**STUDENTS, "UNIT_ID": "nowhere"},
            **{**SCHOOLS, "CAPACITY": "chairs"},
            OUTPUT="TEMPORARY_OUTPUT",
            ZONES="TEMPORARY_OUTPUT",
        )
    said = str(caught.value)
    assert "nowhere (UNIT_ID)" in said and "chairs (CAPACITY)" in said
    assert "fid, unit, students, Plan_A" in said and "fid, school, seats" in said


def test_dialogs_propose_fields_by_their_names_and_never_a_guess(provider):
    from qgis.core import QgsApplication, QgsVectorLayer

    from balanced_zones.algorithms.parameters import dialogs

    registry = QgsApplication.processingRegistry()
    entry = registry.createAlgorithmById("balancedzones:geokmeansredistricting")

    def proposed(fields):
        layer = QgsVectorLayer(f"Point?field={'&field='.join(fields)}", "schools", "memory")
        dialogs._choose_all(entry, "SCHOOLS", layer)
        return [
            entry.parameterDefinition(name).guiDefaultValueOverride()
            for name in ("SCHOOL_ID", "CAPACITY", "LEVEL_FIELD")
        ]

    assert proposed(["fid:integer", "School_ID:string", "Seats:integer"]) == [
        "School_ID",
        "Seats",
        "",
    ]
    # Neither a key nor one of several numbers is proposed as the capacity.
    assert proposed(["fid:integer", "code:string", "a:integer", "b:integer"])[1] == ""
    assert proposed(["fid:integer", "code:string", "places:string"])[1] == ""
    # What is run without a dialog knows nothing of it.
    assert entry.parameterDefinition("CAPACITY").defaultValue() is None
