# SPDX-License-Identifier: GPL-2.0-or-later
"""Where outputs go: those not wanted, and those that cannot be written."""

import pytest

from cases import county
from conftest import ROOT

SAMPLE = ROOT / "resources" / "sample" / "sample.gpkg"
TEMPORARY = "TEMPORARY_OUTPUT"
LEVELS = {"ES": "g0;g1;g2;g3;g4;g5", "MS": "g6;g7;g8", "HS": "g9;g10;g11;g12"}


@pytest.fixture
def inputs(quick_search, files, tmp_path):
    """The least that each entry needs."""
    units, schools, problem = county(40, 4, 0)
    units["now"] = [problem.school_ids[0]] * 40
    units["new"] = [problem.school_ids[1]] * 40
    units["older"] = units["students"] // 2
    levels = schools.assign(level=["ES", "ES", "MS", "MS"])
    source, seats, of_levels = files(units=units, schools=schools, levels=levels)
    (tmp_path / "one.html").write_text("<html><body><main>One</main></body></html>")
    zones = {
        "INPUT": source,
        "UNIT_ID": "unit",
        "STUDENT_FIELDS": ["students"],
        "SCHOOLS": seats,
        "SCHOOL_ID": "school",
        "CAPACITY": "seats",
    }
    several = {name: value for name, value in zones.items() if name != "STUDENT_FIELDS"}
    several |= {"SCHOOLS": of_levels, "LEVEL_FIELD": "level", "EFFORT": 0}
    for number, (level, field) in enumerate((("ES", "students"), ("MS", "older")), 1):
        several |= {f"LEVEL_{number}": level, f"STUDENT_FIELDS_{number}": [field]}
    sample = {
        "INPUT": f"{SAMPLE}|layername=planning_units",
        "UNIT_ID": "unit_id",
        "SCHOOLS": f"{SAMPLE}|layername=schools",
        "SCHOOL_ID": "school_id",
        "CAPACITY": "capacity",
        "LEVEL_FIELD": "level",
        "IMPROVE": 0,
        **{f"{level}_STUDENTS": fields.split(";") for level, fields in LEVELS.items()},
    }
    return {
        "geokmeansredistricting": zones,
        "azpredistricting": zones,
        "saraannealing": zones,
        "improveplan": {**zones, "STARTS": 1, "EFFORT": 0},
        "drawlevels": several,
        "evaluateplan": {**zones, "ZONE_FIELD": "now"},
        "compareplans": {**zones, "ZONE_FIELDS": ["now", "new"]},
        "checkplanningunits": zones,
        "repairplanningunits": {"INPUT": source, "UNIT_ID": "unit"},
        "joinreports": {"REPORTS": [str(tmp_path / "one.html")]},
        "equalsizehubs": {"INPUT": source, "HUBS": 4, "EFFORT": 0},
        "hubswithinsizerange": {"INPUT": source, "MIN_SIZE": 8, "MAX_SIZE": 12, "EFFORT": 0},
        "kmeansgroups": {"INPUT": source, "GROUPS": 3},
        "balancedregions": {"INPUT": source, "REGIONS": 3, "EFFORT": 0},
        "threelevels": sample,
        "feederchain": {key: value for key, value in sample.items() if key != "HS_STUDENTS"},
        "hubsperborough": {
            "INPUT": f"{SAMPLE}|layername=hub_schools",
            "BOROUGH": "borough",
            "MIN_SIZE": 25,
            "MAX_SIZE": 40,
        },
    }


def destinations(provider, entry):
    """Names of the outputs of an entry: those it must have, and the optional ones."""
    there = [p for p in provider.algorithm(entry).parameterDefinitions() if p.isDestination()]
    optional = [p.name() for p in there if p.flags() & p.Flag.FlagOptional]
    return [p.name() for p in there if p.name() not in optional], optional


def not_wanted(kind):
    from qgis.core import QgsProcessingOutputLayerDefinition, QgsProject

    if kind == "definition":  # what the batch dialog gives
        return QgsProcessingOutputLayerDefinition("")
    if kind == "definition for the project":
        return QgsProcessingOutputLayerDefinition("", QgsProject.instance())
    return {"text": "", "none": None}[kind]


ENTRIES = (
    "geokmeansredistricting",
    "azpredistricting",
    "saraannealing",
    "improveplan",
    "drawlevels",
    "evaluateplan",
    "compareplans",
    "checkplanningunits",
    "repairplanningunits",
    "joinreports",
    "equalsizehubs",
    "hubswithinsizerange",
    "kmeansgroups",
    "balancedregions",
)
WITHOUT_OUTPUTS = ("installlibraries",)
MODELS = ("threelevels", "feederchain", "hubsperborough")


def test_every_entry_is_tried_here(provider):
    assert {entry.name() for entry in provider.algorithms()} == {
        *ENTRIES,
        *MODELS,
        *WITHOUT_OUTPUTS,
    }


@pytest.mark.parametrize(
    "entry, kind",
    [
        *[(entry, "definition") for entry in ENTRIES],
        # What is told by kind is told in one place for all entries.
        *[("evaluateplan", kind) for kind in ("text", "none", "definition for the project")],
        ("equalsizehubs", "none"),
        # Three levels have the steps of the feeder chain.
        *[(model, "definition") for model in MODELS if model != "threelevels"],
    ],
)
def test_optional_outputs_left_empty_are_not_wanted(provider, run, inputs, entry, kind):
    needed, optional = destinations(provider, entry)
    results = run(
        entry,
        **inputs[entry],
        **dict.fromkeys(needed, TEMPORARY),
        **{name: not_wanted(kind) for name in optional},
    )
    for name in needed:
        assert results[name], name
    for name in optional:
        assert not results.get(name), name


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_output_that_has_no_folder_is_told_before_any_work(
    provider, run, inputs, tmp_path, entry, monkeypatch
):
    from qgis.core import QgsProcessingException

    needed, optional = destinations(provider, entry)
    copy = provider.algorithm(entry)
    monkeypatch.setattr(
        type(copy), "compute", lambda *_: pytest.fail("the work had begun"), raising=True
    )
    for name in [*needed, *optional]:
        ending = "html" if name in ("REPORT", "MAP") or entry == "joinreports" else "gpkg"
        for path in (
            str(tmp_path / "nowhere" / f"one.{ending}"),
            f"ogr:dbname='{tmp_path}/nowhere/one.gpkg' table=\"one\" (geom)",
        ):
            asked = {**dict.fromkeys(needed, TEMPORARY), name: path}
            if ending == "html" and path.startswith("ogr:"):
                continue
            with pytest.raises(QgsProcessingException) as caught:
                run(entry, **inputs[entry], **asked)
            assert f"{name}: the folder does not exist: {tmp_path}/nowhere" in str(caught.value)


@pytest.mark.parametrize("model", MODELS)
def test_models_tell_it_before_their_first_step(provider, inputs, tmp_path, model):
    from qgis.core import QgsProcessingContext

    needed, optional = destinations(provider, model)
    for name in [*needed, *optional]:
        asked = {**inputs[model], **dict.fromkeys(needed, TEMPORARY)}
        asked[name] = str(tmp_path / "nowhere" / "one.gpkg")
        fine, why = provider.algorithm(model).checkParameterValues(asked, QgsProcessingContext())
        assert not fine and f"{name}: the folder does not exist" in why


def test_a_folder_in_place_of_a_file_is_told(run, inputs, tmp_path):
    from qgis.core import QgsProcessingException

    folder = tmp_path / "zones.gpkg"
    folder.mkdir()
    asked = {"OUTPUT": TEMPORARY, "ZONES": str(folder)}
    with pytest.raises(QgsProcessingException, match="ZONES: this is a folder"):
        run("geokmeansredistricting", **inputs["geokmeansredistricting"], **asked)
