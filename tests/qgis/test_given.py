# SPDX-License-Identifier: GPL-2.0-or-later
"""What parameters hold: fields whatever their case, blanks, and what dialogs choose."""

import re

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterNumber,
    QgsProject,
    QgsProperty,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QLocale, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDoubleSpinBox

from balanced_zones.algorithms.entry import Entry
from balanced_zones.algorithms.qgis_io.compat import ParameterFlag
from balanced_zones.algorithms.qgis_io.given import wrong_numbers
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


@pytest.mark.parametrize("text", ["2,600", "105,5", "1 000", "1_000", "many", "nan", "inf"])
def test_what_is_no_number_is_refused_wherever_one_belongs(provider, text):
    """QGIS makes 0 of it where a number may be left empty: a limit that nobody set."""
    context, numbers = QgsProcessingContext(), 0
    for entry in provider.algorithms():
        for definition in entry.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterNumber):
                given = {definition.name(): text}
                fine, why = entry.checkParameterValues(given, context)
                said = f"{definition.description()}: this is no number: {text}."
                assert not fine and said in why, (entry.id(), definition.name())
                numbers += 1
    assert numbers > 100


def test_numbers_out_of_their_range_are_told_with_it(provider, run, layers):
    entry = QgsApplication.processingRegistry().algorithmById("balancedzones:improveplan")
    for given, said in (
        ({"MAX_MOVED": -1}, "this number is too small: -1. Give 0 or more."),
        ({"FEEDER_SHARE": "101"}, "this number is too large: 101. Give 100 or less."),
    ):
        fine, why = entry.checkParameterValues(given, QgsProcessingContext())
        assert not fine and said in why
    for number in (5, "5", " 5.5 ", "1e3", QgsProperty.fromValue("7")):
        assert not wrong_numbers(entry, {"MAX_MOVED": number, "MAX_UTILISATION": None})
    # What scripts run is not checked by QGIS.
    asked = {**layers, **STUDENTS, **SCHOOLS, "EXISTING_FIELD": "plan_a", "MAX_MOVED": "2,600"}
    feedback = QgsProcessingFeedback(False)
    _, done = entry.create().run(asked, QgsProcessingContext(), feedback)
    assert not done and "this is no number: 2,600" in feedback.textLog()


def test_dialogs_propose_fields_by_their_names_and_never_a_guess(provider):
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


@pytest.fixture
def reading(request):
    """Numbers as people of a country write them."""
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield QLocale().decimalPoint()
    QLocale.setDefault(before)


@pytest.mark.parametrize("reading", ["en_GB", "es_ES"], indirect=True)
def test_every_dialog_shows_numbers_as_people_write_them(provider, reading):
    """Whole ones without decimals, and others without zeros at their end; what is typed stays."""
    from balanced_zones.ui.start_dialog import EntryDialog

    shown = {}
    for entry in provider.algorithms():
        if not isinstance(entry, Entry):
            continue  # models are QGIS's own
        dialog = EntryDialog(entry.create(), "Run", lambda *_: None)
        QCoreApplication.processEvents()
        for name, wrapper in dialog.panel.wrappers.items():
            widget = wrapper.wrappedWidget() if hasattr(wrapper, "wrappedWidget") else None
            boxes = [widget, *widget.findChildren(QDoubleSpinBox)] if widget is not None else ()
            for box in boxes:
                if isinstance(box, QDoubleSpinBox):
                    default = entry.parameterDefinition(name).defaultValue()
                    assert wrapper.parameterValue() == default, (entry.id(), name)
                    shown[entry.name(), name] = box.lineEdit().text(), default
        if entry.name() == "improveplan":
            (box,) = (dialog.panel.wrappers["TOLERANCE"].wrappedWidget(),)
            box.setFocus()
            for typed, seen in ((f"7{reading}50", f"7{reading}5"), ("12", "12"), ("", "10")):
                box.selectAll()
                QTest.keyClicks(box, typed)
                QTest.keyClick(box, Qt.Key.Key_Return)
                if typed:
                    assert box.text() == seen
            for shows in (dialog.show, dialog.hide, dialog.show):
                shows()
                QCoreApplication.processEvents()
            assert box.isVisible() and box.text() == "12"
        dialog.reject()
    assert len(shown) > 60
    for (tool, name), (text, default) in shown.items():
        if default is not None:
            assert text == f"{default:g}".replace(".", reading), (tool, name)
    assert shown["equalsizehubs", "EQUITY"][0] == "1"
    assert shown["improveplan", "COMPACTNESS_WEIGHT"][0] == f"0{reading}74"
    assert shown["evaluateplan", "WALKING_DISTANCE"][0] == "1609"


RESEARCH = (
    "VARIANT|OWN_ZONE|UNIT_ORDER|MAX_STAGNATION|METHOD|.*_WEIGHT|STABILITY|FEEDER_BRANCH|RUNS|"
    "(ALL_)?STARTS|RANDOM_SEED"
)


def test_what_only_research_needs_is_advanced_in_every_tool(provider):
    names = set()
    for entry in provider.algorithms():
        for each in entry.parameterDefinitions():
            if not each.isDestination() and re.fullmatch(RESEARCH, each.name()):
                names.add(each.name())
                assert each.flags() & ParameterFlag.Advanced, (entry.id(), each.name())
            assert each.isDestination() or each.help() or "model" in entry.id(), each.name()
    assert {"VARIANT", "MAX_STAGNATION", "TRAVEL_WEIGHT", "PLACE_WEIGHT", "RUNS"} <= names


def test_a_dialog_proposes_planning_units_where_schools_are_the_active_layer(provider, files):
    """Without a guess: of two layers alike it proposes none."""
    from balanced_zones.algorithms.parameters import dialogs

    units, schools = squares(4, 4), schools_in(squares(4, 4), 2, 1)
    given = files(units=units, schools=schools, other=units.rename(columns={"students": "kids"}))
    project = QgsProject.instance()
    project.clear()
    param = provider.algorithm("repairplanningunits").parameterDefinition("INPUT")
    assert dialogs._fitting_layer(param) is None
    layers = [QgsVectorLayer(each, "layer", "ogr") for each in given]
    project.addMapLayers(layers[1:])
    assert dialogs._fitting_layer(param) is layers[2]
    project.addMapLayer(layers[0])
    assert dialogs._fitting_layer(param) is layers[0]
    project.addMapLayer(layers[0].clone())
    assert dialogs._fitting_layer(param) is None
    project.clear()
