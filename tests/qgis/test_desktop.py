# SPDX-License-Identifier: GPL-2.0-or-later
"""Cancel and time limit in real QGIS Desktop, on a screen of its own."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import geopandas as gpd
import pytest

from conftest import ROOT

SAMPLE = f"{ROOT}/resources/sample/sample.gpkg|layername="
GIVEN = {
    "INPUT": SAMPLE + "planning_units",
    "STUDENT_FIELDS": [f"g{grade}" for grade in range(7)],
    "SCHOOLS": SAMPLE + "schools",
    "SCHOOL_ID": "school_id",
    "CAPACITY": "capacity",
    "LEVEL_FIELD": "level",
    "LEVEL": "ES",
    "EFFORT": 1,
    "STARTS": 1,
    "TOLERANCE": 2,
    "OUTPUT": "TEMPORARY_OUTPUT",
    "ZONES": "TEMPORARY_OUTPUT",
}


pytestmark = pytest.mark.slow
RUNS = {
    "cancelled": {"given": GIVEN, "cancel_after_s": 1.5},
    "limited": {"given": {**GIVEN, "TIME_LIMIT": 0.03}},
}


@pytest.fixture(scope="module")
def seen(profile, tmp_path_factory):
    """What was seen of every run from the dialog of Improve a zone plan, all in one Desktop."""
    program = shutil.which("qgis.bin") or shutil.which("qgis")
    if program is None or shutil.which("xvfb-run") is None or shutil.which("openbox") is None:
        pytest.skip("QGIS Desktop, xvfb and openbox are needed")
    private = tmp_path_factory.mktemp("xdg")
    private.chmod(0o700)
    file = tmp_path_factory.mktemp("desktop") / "seen.json"
    script = Path(__file__).with_name("desktop_run.py")
    inside = 'openbox & exec "$0" --nologo --noversioncheck --code "$1"'
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", "sh", "-c", inside, program, script],
        capture_output=True,
        text=True,
        timeout=300,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "xcb",
            "QGIS_CUSTOM_CONFIG_PATH": str(profile),
            "XDG_RUNTIME_DIR": str(private),
            "PATH": "/usr/bin:" + os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "TOOL": "balancedzones:improveplan",
            "RUNS": json.dumps(RUNS),
            "SEEN": str(file),
        },
    )
    assert file.is_file(), done.stderr[-2000:]
    told = json.loads(file.read_text())
    assert "error" not in told, told["error"]
    return told


def test_after_a_cancel_the_plan_is_found_again(seen):
    told = seen["cancelled"]
    assert told["layers"] == {}
    named = dict(
        re.findall(r"(Planning units by zone|Attendance zones): (/\S+\.gpkg)", told["log"])
    )
    assert "this is the best plan until then" in told["log"] and len(named) == 2
    units, zones = (gpd.read_file(path) for path in named.values())
    assert len(units) == 400 and len(zones) == 30
    assert set(units["zone_id"]) == set(zones["zone_id"])


def test_at_the_time_limit_the_layers_load(seen):
    told = seen["limited"]
    assert told["layers"] == {
        "Planning units by zone": 400,
        "Attendance zones": 30,
        "Schools, with their figures": 30,
    }
    assert "The time limit (0.03 min) ended the search" in told["log"]
