# SPDX-License-Identifier: GPL-2.0-or-later
"""Libraries that QGIS lacks: what is planned, installed, refused, removed; in an empty profile.

Here pip installs from a folder of files made for it. The real libraries, from PyPI, in a run from
which Debian's packages are hidden, are tried by ``./run qt6``.
"""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT

pytest.importorskip("qgis.core", reason="QGIS is not installed for this interpreter")
pytest.importorskip("pip", reason="no pip for this interpreter")

from balanced_zones.algorithms import extra_libraries, libraries


def wheel(folder, name, version, files, needs=(), tag="py3-none-any"):
    """A file as pip installs it, of some Python modules."""
    info = f"{name}-{version}.dist-info"
    told = [f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {each}" for each in needs)]
    contents = {
        **files,
        f"{info}/METADATA": "Metadata-Version: 2.1\n" + "\n".join(told) + "\n",
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n",
    }
    contents[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in [*contents, f"{info}/RECORD"])
    with zipfile.ZipFile(folder / f"{name}-{version}-{tag}.whl", "w") as file:
        for path, text in contents.items():
            file.writestr(path, text)


@pytest.fixture
def room(tmp_path, monkeypatch, qgis_app):
    """An empty profile, in which two libraries, made up here, are wanted."""
    monkeypatch.setattr(extra_libraries, "_all_folders", lambda: tmp_path / "profile" / "libs")
    monkeypatch.setattr(extra_libraries, "MAY", ("bzfirst", "bzsecond"))
    monkeypatch.setattr(extra_libraries, "_why_not_resolved", lambda said, _: said)
    monkeypatch.setattr(sys, "path", list(sys.path))
    # Where the tests run, pip may be told of other places to look in.
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    yield wheels
    for name in ("bzfirst", "bzsecond", "bzneeded"):
        sys.modules.pop(name, None)


def test_what_is_lacking_is_planned_installed_behind_all_else_and_removed(room):
    needs = ["bzneeded", "numpy>=1", "shapely>=99; extra == 'never'"]
    wheel(room, "bzfirst", "1.2", {"bzfirst.py": "import bzneeded\nWHAT = 1"}, needs)
    wheel(room, "bzsecond", "2.0", {"bzsecond.py": ""}, ["numpy>=1"])
    wheel(room, "bzneeded", "3.1", {"bzneeded.py": ""})
    # Newer than QGIS's: the plan must not take it.
    wheel(room, "numpy", "99.0", {"numpy/__init__.py": "raise SystemExit"})

    planned = extra_libraries.plan(str(room))
    assert planned.versions == {"bzfirst": "1.2", "bzsecond": "2.0", "bzneeded": "3.1"}
    assert "--no-deps" in planned.told() and "numpy" not in planned.told()
    assert not extra_libraries.folder().exists()  # nothing yet

    extra_libraries.install(planned, print)
    assert sys.path[-1] == str(extra_libraries.folder())
    assert sorted(extra_libraries.installed()) == ["bzfirst 1.2", "bzneeded 3.1", "bzsecond 2.0"]
    assert __import__("bzfirst").WHAT == 1
    assert extra_libraries.lacking() == []
    assert extra_libraries.plan(str(room)).commands == []
    assert libraries.is_there("bzfirst") and libraries.is_there("bzsecond")

    assert extra_libraries.remove()
    assert "bzfirst" in sys.modules  # and still is not there any more
    assert not libraries.is_there("bzfirst") and not libraries.is_there("bzsecond")
    assert not extra_libraries.folder().exists()
    assert str(extra_libraries.folder()) not in sys.path
    assert extra_libraries.installed() == []


def test_compiled_files_and_what_only_qgis_may_bring_are_left_out(room):
    wheel(room, "bzfirst", "1", {"bzfirst.py": ""}, ["pyogrio", "bzneeded"])
    wheel(room, "bzsecond", "1", {"bzsecond.py": ""})
    wheel(room, "pyogrio", "1", {"pyogrio.py": ""})
    tag = f"cp{sys.version_info[0]}{sys.version_info[1]}-none-linux_x86_64"
    wheel(room, "bzneeded", "1", {"bzneeded.py": ""}, tag=tag)
    planned = extra_libraries.plan(str(room))
    assert "pyogrio" in planned.left or libraries.version_of("pyogrio")
    assert "pyogrio" not in planned.versions
    # The compiled one has no file for any platform: nothing at all is installed.
    with pytest.raises(extra_libraries.Hindrance, match="bzneeded"):
        extra_libraries.install(planned, print)
    assert not extra_libraries.folder().exists()


def test_a_library_that_hides_a_copy_of_shapely_is_refused(room):
    wheel(room, "bzfirst", "1", {"bzfirst.py": "", "shapely/__init__.py": ""})
    wheel(room, "bzsecond", "1", {"bzsecond.py": ""})
    with pytest.raises(extra_libraries.Hindrance, match="shapely"):
        extra_libraries.install(extra_libraries.plan(str(room)), print)
    assert not extra_libraries.folder().exists()


def test_without_a_network_it_says_what_to_fetch(room, monkeypatch):
    monkeypatch.undo()
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setattr(extra_libraries, "MAY", ("bzfirst",))
    with pytest.raises(extra_libraries.Hindrance) as told:
        extra_libraries.plan()
    text = str(told.value)
    assert "There is no way from here to PyPI" in text
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert f"pip download --only-binary=:all: --dest wheels --python-version {version}" in text
    assert f"numpy=={libraries.version_of('numpy')}" in text


def test_what_only_qgis_may_bring_is_not_looked_for_elsewhere(monkeypatch):
    monkeypatch.setattr(libraries, "missing_libraries", lambda: ["shapely", "networkx"])
    with pytest.raises(extra_libraries.Hindrance, match=r"(?s)QGIS itself must bring shapely"):
        extra_libraries.plan()


def test_a_library_of_which_a_part_was_removed_is_told_not_taken_to_be_there(room, monkeypatch):
    # pip goes by what it wrote down of a library, not by whether Python finds it.
    monkeypatch.setattr(extra_libraries, "lacking", lambda: ["joblib"])
    with pytest.raises(extra_libraries.Hindrance) as told:
        extra_libraries.plan(str(room))
    assert "pip takes joblib to be installed" in str(told.value)
    assert "python3-joblib" in str(told.value) and "uninstall joblib" in str(told.value)


def test_it_stops_when_asked(room):
    with pytest.raises(extra_libraries.Stopped):
        extra_libraries.plan(str(room), stopped=lambda: True)


HIDDEN = ("geopandas", "libpysal", "networkx", "sklearn", "scikit_learn", "joblib", "threadpoolctl")
IN_ONE_PROCESS = """
import sys
from pathlib import Path
import conftest
from qgis.testing import start_app
app = start_app(cleanup=False)
from balanced_zones.algorithms import extra_libraries, libraries
extra_libraries._all_folders = lambda: Path(sys.argv[1])
extra_libraries.activate()
assert libraries.what_is_missing() == "", libraries.what_is_missing()
print(libraries.report(load=True))
with open("/proc/self/maps") as maps:
    print("GEOS", len({line.split()[-1] for line in maps if "libgeos_c" in line}))
"""


@pytest.fixture
def hidden(tmp_path):
    """Calls a program where Debian's packages of these libraries are not there."""
    system = Path("/usr/lib/python3/dist-packages")
    if not os.environ.get("BALANCED_ZONES_PYQT6"):
        pytest.skip("./run qt6 runs this, not the suite")
    if os.geteuid() != 0 or shutil.which("unshare") is None or not system.is_dir():
        pytest.skip("Debian's packages, and the rights to mount, are needed")
    links, there = tmp_path / "links", tmp_path / "packages"
    links.mkdir()
    there.mkdir()
    for path in system.iterdir():
        if not path.name.startswith(HIDDEN):
            (links / path.name).symlink_to(there / path.name)
    inside = f'mount --bind {system} {there}; mount --bind {links} {system}; exec "$@"'

    def call(*command, **environment):
        return subprocess.run(
            ["unshare", "--mount", "sh", "-euc", inside, "sh", *map(str, command)],
            capture_output=True,
            text=True,
            timeout=900,
            env={**os.environ, "PYTHONPATH": str(ROOT / "tests"), **environment},
        )

    return call


def test_both_main_entries_run_on_what_was_installed_and_geos_stays_one(hidden, profile, tmp_path):
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")

    def run(entry, *given):
        told = hidden(
            program,
            *["--json", "run", f"balancedzones:{entry}", "--", *given],
            QGIS_CUSTOM_CONFIG_PATH=str(profile),
        )
        assert told.returncode == 0, told.stdout + told.stderr
        return json.loads(told.stdout[told.stdout.index("{") :])["results"]

    sample = f"{ROOT}/resources/sample/sample.gpkg|layername="
    before = run("installlibraries", "ACTION=0")
    assert "geopandas, libpysal, scikit-learn, networkx" in before["MISSING"]
    after = run("installlibraries", "ACTION=1")
    assert after["MISSING"] == "" and "geopandas" in after["INSTALLED"]
    zones = run(
        "geokmeansredistricting",
        *[f"INPUT={sample}planning_units", "STUDENT_FIELDS=g0;g1;g2;g3;g4;g5"],
        *[f"SCHOOLS={sample}schools", "SCHOOL_ID=school_id", "CAPACITY=capacity"],
        *["LEVEL_FIELD=level", "LEVEL=ES", f"OUTPUT={tmp_path}/units.gpkg"],
    )
    assert zones["ZONE_COUNT"] == 30
    hubs = run(
        "equalsizehubs",
        *[f"INPUT={sample}hub_schools", "HUBS=12", f"OUTPUT={tmp_path}/hubs.gpkg"],
    )
    assert hubs["MIN_SIZE"] == hubs["MAX_SIZE"] == 50
    # Outside QGIS Desktop and qgis_process, Python does not know the profile's folder.
    folder = profile / "profiles" / "default" / "python" / "balanced_zones_libraries"
    told = hidden(sys.executable, "-c", IN_ONE_PROCESS, folder)
    assert told.returncode == 0, told.stderr
    assert "GEOS 1" in told.stdout.splitlines()
    assert "brought by Balanced Zones" in told.stdout
    gone = run("installlibraries", "ACTION=2")
    assert gone["INSTALLED"] == "" and "geopandas" in gone["MISSING"]
