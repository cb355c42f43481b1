# SPDX-License-Identifier: GPL-2.0-or-later
"""The models that come with the plugin, and the batch tables of its help."""

import ast
import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

SAMPLE = ROOT / "resources" / "sample" / "sample.gpkg"
LEVELS = {
    "ES": ["g0", "g1", "g2", "g3", "g4", "g5"],
    "MS": ["g6", "g7", "g8"],
    "HS": ["g9", "g10", "g11", "g12"],
}


def layers(source):
    return {
        "INPUT": f"{source}|layername=planning_units",
        "UNIT_ID": "unit_id",
        "SCHOOLS": f"{source}|layername=schools",
        "SCHOOL_ID": "school_id",
        "CAPACITY": "capacity",
        "LEVEL_FIELD": "level",
    }


def table(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def read(path):
    import geopandas as gpd

    return gpd.read_file(path)


def test_the_models_are_in_the_toolbox_with_help(provider):
    models = {"threelevels", "feederchain", "hubsperborough"}
    entries = {entry.name(): entry for entry in provider.algorithms()}
    assert models <= set(entries)
    for name in models:
        entry = entries[name]
        assert entry.canExecute()[0], entry.canExecute()[1]
        assert entry.displayName() != name
        copy = entry.create()  # on which the dialog works
        assert copy.displayName() == entry.displayName()
        assert [each.name() for each in copy.parameterDefinitions()] == [
            each.name() for each in entry.parameterDefinitions()
        ]
        assert any(each.isDestination() for each in entry.parameterDefinitions())
    zones = entries["geokmeansredistricting"].parameterDefinition("IMPROVE").defaultValue()
    for name in ("threelevels", "feederchain"):
        assert entries[name].parameterDefinition("IMPROVE").defaultValue() == zones


def test_the_models_are_what_their_script_makes(tmp_path):
    done = subprocess.run(
        [sys.executable, ROOT / "resources" / "models" / "make_models.py", tmp_path],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    kept = sorted((ROOT / "resources" / "models").glob("*.model3"))
    assert [path.name for path in kept] == sorted(path.name for path in tmp_path.iterdir())
    from qgis.core import Qgis

    if Qgis.QGIS_VERSION_INT < 32300:  # later ones write the same in other words
        for path in kept:
            assert (tmp_path / path.name).read_bytes() == path.read_bytes(), (
                f"{path.name} is out of date: run resources/models/make_models.py"
            )


def test_three_levels_in_one_run(qgis_process, tmp_path):
    done = qgis_process(
        "threelevels",
        **layers(SAMPLE),
        **{f"{level}_STUDENTS": ";".join(fields) for level, fields in LEVELS.items()},
        IMPROVE=0,
        **{
            "es:ZONES_ES": tmp_path / "es.gpkg",
            "ms:ZONES_MS": tmp_path / "ms.gpkg",
            "hs:ZONES_HS": tmp_path / "hs.gpkg",
            "hs:UNITS": tmp_path / "units.gpkg",
            "table:TABLE": tmp_path / "table.csv",
            "report:REPORT": tmp_path / "report.html",
        },
    )
    assert done.returncode == 0, done.stderr
    report = (tmp_path / "report.html").read_text("utf-8")
    for title in ("Elementary schools", "Middle schools", "High schools"):
        assert f"<h2>{title}</h2>" in report
    rows = {row["level"]: row for row in table(tmp_path / "table.csv")}
    units = read(tmp_path / "units.gpkg")
    assert len(units) == 400
    for level, zones in (("ES", 30), ("MS", 8), ("HS", 6)):
        assert units[f"plan_{level.lower()}"].nunique() == zones == int(rows[level]["zones"])
        here = read(tmp_path / f"{level.lower()}.gpkg")
        assert len(here) == zones
        students = units[LEVELS[level]].sum().sum()
        assert float(rows[level]["students"]) == pytest.approx(students)
        assert float(rows[level]["balance"]) == pytest.approx(
            (100 - (100 - here["utilisation"]).abs()).mean()
        )
        assert float(rows[level]["max_utilisation"]) == pytest.approx(here["utilisation"].max())
        assert here["students"].sum() == pytest.approx(students)


def split_feeders(units):
    """How many elementary zones have units in more than one middle zone."""
    return int((units.groupby("plan_es")["plan_ms"].nunique() > 1).sum())


@pytest.mark.slow
def test_no_elementary_school_of_fairfax_is_split(qgis_process, tmp_path, shared_data):
    source = shared_data / "fairfax.gpkg"
    done = qgis_process(
        "feederchain",
        **layers(source),
        ES_STUDENTS="es_students",
        MS_STUDENTS="ms_students",
        IMPROVE=0,
        **{
            "es:ZONES_ES": tmp_path / "es.gpkg",
            "ms:ZONES_MS": tmp_path / "ms.gpkg",
            "ms:FEEDERS": tmp_path / "feeders.gpkg",
            "both:UNITS": tmp_path / "units.gpkg",
            "report:REPORT": tmp_path / "report.html",
        },
    )
    assert done.returncode == 0, done.stderr
    units = read(tmp_path / "units.gpkg")
    assert split_feeders(units) == 0
    assert units["plan_es"].nunique() == 138 and units["plan_ms"].nunique() == 26
    in_force = read_layer(source).rename(columns={"zone_es": "plan_es", "zone_ms": "plan_ms"})
    assert split_feeders(in_force) > 0  # so the measure can tell
    # The middle students of every unit are counted once, in its elementary and middle zone.
    by_zone = units.groupby("plan_ms")["ms_students"].sum()
    zones = read(tmp_path / "ms.gpkg").set_index("zone_id")["students"]
    assert by_zone.sort_index().tolist() == pytest.approx(zones.sort_index().tolist())
    assert "ms_students" in read(tmp_path / "es.gpkg").columns
    assert len(read(tmp_path / "feeders.gpkg")) and (tmp_path / "report.html").is_file()


def read_layer(source):
    import geopandas as gpd

    return gpd.read_file(source, layer="planning_units")


def test_hubs_keep_to_their_borough(qgis_process, tmp_path):
    done = qgis_process(
        "hubsperborough",
        INPUT=f"{SAMPLE}|layername=hub_schools",
        BOROUGH="borough",
        MIN_SIZE=25,
        MAX_SIZE=40,
        **{
            "hubs:POINTS": tmp_path / "points.gpkg",
            "hubs:HUBS": tmp_path / "hubs.gpkg",
            "hubs:MAP": tmp_path / "map.html",
            "table:TABLE": tmp_path / "table.csv",
        },
    )
    assert done.returncode == 0, done.stderr
    # QGIS 3.22 left the write-ahead log on after each style, and the next step could not read.
    assert "unable to open database file" not in done.stderr
    for name in ("points", "hubs"):
        assert (tmp_path / f"{name}.gpkg").read_bytes()[18:20] == b"\1\1"  # no such log
    assert "plotly" in (tmp_path / "map.html").read_text("utf-8").lower()
    points = read(tmp_path / "points.gpkg")
    assert (points.groupby("hub_id")["borough"].nunique() == 1).all()
    assert points.groupby("hub_id").size().between(25, 40).all()
    rows = {row["borough"]: row for row in table(tmp_path / "table.csv")}
    assert {name: int(row["points"]) for name, row in rows.items()} == (
        points["borough"].value_counts().to_dict()
    )
    assert sum(int(row["hubs"]) for row in rows.values()) == points["hub_id"].nunique()


# --- Batch ------------------------------------------------------------------------------


def batch(name):
    return json.loads((ROOT / "resources" / "help" / f"{name}.json").read_text())


@pytest.mark.parametrize("name", ["batch_levels", "batch_random_seeds"])
def test_both_formats_say_the_same(name):
    newer = json.loads((ROOT / "resources" / "help" / f"{name}.batch").read_text())
    assert newer["rows"] == [
        {**row, "PARAMETERS": {k: ast.literal_eval(v) for k, v in row["PARAMETERS"].items()}}
        for row in batch(name)
    ]


def batch_file(name):
    from processing.gui.BatchPanel import BatchPanel

    # From 3.40 on QGIS saves another format, and warns of the old one.
    ending = "batch" if hasattr(BatchPanel, "CURRENT_FORMAT") else "json"
    return str(ROOT / "resources" / "help" / f"{name}.{ending}")


IN_THE_BATCH_DIALOG = """
import json, os, sys
import conftest
from qgis.testing import start_app
start_app(cleanup=False)
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
sys.path.append(QgsApplication.pkgDataPath() + "/python/plugins")
from processing.core.Processing import Processing
from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog
from processing.gui.BatchPanel import QFileDialog
Processing.initialize()
from balanced_zones.algorithms.provider import BalancedZonesProvider
provider = BalancedZonesProvider()
QgsApplication.processingRegistry().addProvider(provider)
tables, sample, made = sys.argv[1:]
for name in ("planning_units", "schools"):
    layer = QgsVectorLayer(f"{sample}|layername={name}", name, "ogr")
    QgsProject.instance().addMapLayer(layer)
QFileDialog.getOpenFileName = lambda *_, **__: (tables, "")

NUMBERS = ("UNASSIGNED", "ZONE_COUNT", "BALANCE")

def tell_results(dialog, results, errors):
    # As text: a failure may hold anything.
    loaded = [layer.name() for layer in QgsProject.instance().mapLayers().values()]
    told = {
        "rows": rows,
        "results": [{key: each["results"][key] for key in NUMBERS} for each in results],
        "errors": [str(each["errors"]) for each in errors],
        "loaded": sorted(loaded),
    }
    with open(made, "w") as file:
        json.dump(told, file)
    os._exit(0)  # QGIS may crash on the way out: no window has ever been shown

BatchAlgorithmDialog.createSummaryTable = tell_results
dialog = BatchAlgorithmDialog(provider.algorithm("geokmeansredistricting").create())
panel = dialog.mainWidget()
panel.load()
keys = ("STUDENT_FIELDS", "LEVEL", "ZONE_NAME")
rows = [
    {key: row[panel.parameter_to_column[key]].parameterValue() for key in keys}
    for row in panel.wrappers[: panel.batchRowCount()]
]
panel.checkLoadLayersOnCompletion.setChecked(True)
dialog.show()  # QGIS 3.44 deletes a dialog that is not to be seen when the run ends
dialog.runAlgorithm()
QgsApplication.instance().exec()  # from 3.28 on the rows are worked off in a thread
"""


@pytest.fixture(scope="module", params=["batch_levels", "batch_random_seeds"])
def batch_run(request, qgis_app, tmp_path_factory):
    """A batch table of the help, and what QGIS's own dialog, in its own process, makes of it."""
    name, folder = request.param, tmp_path_factory.mktemp("batch")
    made, shipped = folder / "told.json", Path(batch_file(name))
    # The improvement takes seconds a row, and what is tried here is the table.
    tables = folder / shipped.name
    tables.write_text(re.sub(r'("IMPROVE": "?)1', r"\g<1>0", shipped.read_text()))
    done = subprocess.run(
        [sys.executable, "-c", IN_THE_BATCH_DIALOG, tables, SAMPLE, made],
        cwd=ROOT / "tests",
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert made.is_file(), (done.returncode, done.stderr)
    return name, json.loads(made.read_text())


def test_qgis_own_batch_dialog_opens_the_tables(batch_run):
    name, told = batch_run
    rows = [row["PARAMETERS"] for row in batch(name)]
    assert len(told["rows"]) == len(rows)
    for values, row in zip(told["rows"], rows):
        assert values == {key: ast.literal_eval(row[key]) for key in values}


def test_qgis_own_batch_dialog_runs_the_tables(batch_run):
    name, told = batch_run
    assert told["errors"] == []
    rows, results = len(batch(name)), told["results"]
    assert [each["UNASSIGNED"] for each in results] == [0] * rows
    assert told["loaded"].count("Planning units by zone") == rows
    assert told["loaded"].count("Attendance zones") == rows
    if name == "batch_levels":
        assert [each["ZONE_COUNT"] for each in results] == [30, 8, 6]
    else:
        assert rows == 5 and len({each["BALANCE"] for each in results}) > 1


def test_a_row_of_a_batch_can_be_run_again(batch_run, run):
    name, told = batch_run
    row = batch(name)[-1]
    given = {key: ast.literal_eval(value) for key, value in row["PARAMETERS"].items()}
    given |= {
        "INPUT": f"{SAMPLE}|layername=planning_units",
        "SCHOOLS": f"{SAMPLE}|layername=schools",
    }
    again = run("geokmeansredistricting", **{**given, **row["OUTPUTS"], "IMPROVE": 0})
    assert again["BALANCE"] == told["results"][-1]["BALANCE"]


# --- What makes such chains possible ----------------------------------------------------


def small_county(files):
    from cases import county

    units, schools, _ = county(40, 4, 0)
    units["older"] = range(40)
    units["balance"] = 1
    source, seats = files(units=units, schools=schools)
    return units, {
        "INPUT": source,
        "UNIT_ID": "unit",
        "STUDENT_FIELDS": ["students"],
        "SCHOOLS": seats,
        "SCHOOL_ID": "school",
        "CAPACITY": "seats",
        "OUTPUT": "TEMPORARY_OUTPUT",
        "ZONES": "TEMPORARY_OUTPUT",
    }


def test_fields_are_added_up_per_zone(run, files):
    from balanced_zones.algorithms.parameters.outputs import ZONE_FIELDS

    _, layers = small_county(files)
    made = run("geokmeansredistricting", **layers, SUM_FIELDS=["older"])
    assert {*made["ZONES"].fields().names()} == {*ZONE_FIELDS, "older"}
    sums = {}
    for unit in made["OUTPUT"].getFeatures():
        sums[unit["zone_id"]] = sums.get(unit["zone_id"], 0) + unit["older"]
    assert {zone["zone_id"]: zone["older"] for zone in made["ZONES"].getFeatures()} == sums


def test_fields_to_add_up_are_checked(run, files):
    from qgis.core import QgsProcessingException

    units, layers = small_county(files)
    with pytest.raises(QgsProcessingException, match=r"balance.*Rename"):
        run("geokmeansredistricting", **layers, SUM_FIELDS=["balance"])
    units["older"] = units["older"].astype(float)
    units.loc[3, "older"] = None
    (layers["INPUT"],) = files(units=units)
    with pytest.raises(QgsProcessingException, match=r"older.*U3"):
        run("geokmeansredistricting", **layers, SUM_FIELDS=["older"])


def test_a_named_plan_replaces_the_one_of_its_name(run, files):
    _, layers = small_county(files)
    first = run("geokmeansredistricting", **layers, ZONE_NAME="plan")
    names = first["OUTPUT"].fields().names()
    assert names[-2:] == ["plan", "plan_distance_m"]
    layers["INPUT"] = first["OUTPUT"]
    again = run("geokmeansredistricting", **layers, ZONE_NAME="Plan", VARIANT=3)
    assert [name.lower() for name in again["OUTPUT"].fields().names()] == names
    assert run("geokmeansredistricting", **layers)["OUTPUT"].fields().names()[-2:] == [
        "zone_id",
        "distance_m",
    ]
