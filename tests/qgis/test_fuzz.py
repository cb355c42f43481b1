# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawn cases: a few in every run of the tests, and that the judge of them can say no."""

import os
import subprocess
import sys

import pytest

from conftest import ROOT

pytest.importorskip("qgis.core", reason="QGIS is not installed for this interpreter")
pytest.importorskip("hypothesis", reason="hypothesis is not installed for this interpreter")

ZONES = {
    "entry": "balancedzones:geokmeansredistricting",
    "layers": {
        "units": {
            "type": "Polygon",
            "ground": "metres",
            "scale": 1.0,
            "seed": 0,
            "shapes": "map",
            "layout": "grid",
            "columns": 3,
            "rows": 2,
            "dirt": [],
            "fields": {
                "id": {"kind": "string", "ids": "A1", "seed": 0, "dirt": []},
                "g0": {"kind": "integer", "low": 5, "high": 9, "seed": 0, "dirt": []},
            },
        },
        "schools": {
            "type": "Point",
            "ground": "metres",
            "scale": 1.0,
            "seed": 0,
            "shapes": "in",
            "of": "units",
            "places": ["inside", "inside"],
            "dirt": [],
            "fields": {
                "id": {"kind": "string", "ids": "A1", "seed": 0, "dirt": []},
                "seats": {"kind": "integer", "low": 20, "high": 30, "seed": 0, "dirt": []},
            },
        },
    },
    "parameters": {
        "INPUT": {"layer": "units"},
        "UNIT_ID": "id",
        "STUDENT_FIELDS": ["g0"],
        "SCHOOLS": {"layer": "schools"},
        "SCHOOL_ID": "id",
        "CAPACITY": "seats",
        "IMPROVE": 0,
        "OUTPUT": "memory:",
        "ZONES": "memory:",
        "ADJACENCY": "memory:",
    },
}


@pytest.mark.slow
def test_a_few_drawn_cases_show_no_fault():
    """./run fuzz draws as many as there is time for; the seed makes these the same each time."""
    done = subprocess.run(
        [sys.executable, "-m", "fuzz", "--cases", "12", "--seed", "7", "--shrink", "10"],
        cwd=ROOT / "tests",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "12 cases: " in done.stdout and ", 0 faults" in done.stdout


def break_balance(outcome):
    outcome.results["BALANCE"] = float("nan")


def lose_a_unit(outcome):
    layer = outcome.outputs["OUTPUT"]
    layer.dataProvider().deleteFeatures([next(layer.getFeatures()).id()])


def tear_a_zone(outcome):
    """Without a single pair of neighbours every zone of two units is in pieces."""
    layer = outcome.outputs["ADJACENCY"]
    layer.dataProvider().deleteFeatures([line.id() for line in layer.getFeatures()])


def change_the_input(outcome):
    layer = outcome.made.layers["units"]
    layer.dataProvider().changeAttributeValues({next(layer.getFeatures()).id(): {1: 99}})


def say_nan(outcome):
    outcome.said.append("Balance nan of 100")


@pytest.mark.parametrize(
    "sabotage, said",
    [
        (break_balance, "the number BALANCE is nan"),
        (lose_a_unit, "6 features went in, 5 came out"),
        (tear_a_zone, "cut off on the adjacency used"),
        (change_the_input, "the layer that was read has changed"),
        (say_nan, "the log says nan"),
    ],
)
def test_the_judge_says_no(provider, tmp_path, sabotage, said):
    from fuzz import invariants, running

    outcome = running.run_case(ZONES, tmp_path)
    assert outcome.error is None
    invariants.check(ZONES, outcome)
    sabotage(outcome)
    with pytest.raises(invariants.Breach, match=said):
        invariants.check(ZONES, outcome)


def test_an_error_has_to_say_what_it_is_about(provider, tmp_path):
    from fuzz import invariants, running

    case = {**ZONES, "parameters": {**ZONES["parameters"], "CAPACITY": "nowhere"}}
    outcome = running.run_case(case, tmp_path)
    assert outcome.error
    invariants.check(case, outcome)
    for error, said in (
        ("Something went wrong that Balanced Zones did not foresee (E: x).", "not foreseen: E: x"),
        ("It failed.", "names neither layer nor parameter"),
    ):
        outcome.error = error
        with pytest.raises(invariants.Breach, match=said):
            invariants.check(case, outcome)


def test_a_case_that_cannot_be_made_is_told_too(provider):
    from fuzz import child, invariants

    with pytest.raises(invariants.Breach, match="making or judging the case failed: KeyError"):
        child.judge({**ZONES, "layers": {"units": {}}}, False)


def test_a_crash_of_the_process_is_told_with_its_case(tmp_path):
    """A stub of libpysal that ends the process stands for a crash in a C library."""
    package = tmp_path / "libpysal"
    package.mkdir()
    (package / "__init__.py").write_text("import os; os.abort()")
    code = (
        "import os, sys; os.environ['PYTHONPATH'] = sys.argv[1];"
        "from fuzz import __main__ as m;"
        "m.TESTS = os.pathsep.join([sys.argv[1], str(m.TESTS)]);"
        "sys.argv[1:] = ['--cases', '2', '--entry', 'geokmeansredistricting']; m.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT / "tests",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "tests")},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 1
    assert "the process ended with code -6" in done.stdout
    assert "./run fuzz --case" in done.stdout and '"entry": "balancedzones:' in done.stdout
