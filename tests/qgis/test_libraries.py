# SPDX-License-Identifier: GPL-2.0-or-later
"""Libraries that are there but cannot be loaded, as stubs in front of the real ones."""

import ast
import os
import subprocess
import sys

import pytest

from conftest import ROOT

pytest.importorskip("qgis.core", reason="QGIS is not installed for this interpreter")

ABI = "numpy.dtype size changed, may indicate binary incompatibility. Expected 96, got 88"

SAYS = """
import conftest
from balanced_zones.algorithms import libraries
assert libraries.missing_libraries() == [], libraries.missing_libraries()
print(repr(libraries.what_is_broken(libraries.FOR_HUBS)))
print(repr(libraries.what_is_broken(libraries.FOR_HUBS)))
"""

RUNS = """
import sys
import conftest
from qgis.testing import start_app
app = start_app(cleanup=False)
from qgis.core import (
    QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback
)
from balanced_zones.algorithms.provider import BalancedZonesProvider
provider = BalancedZonesProvider()
assert QgsApplication.processingRegistry().addProvider(provider)

def run(entry, **parameters):
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    algorithm = provider.algorithm(entry).create()
    fine, why = algorithm.checkParameterValues(parameters, context)
    print("CHECKED", fine, why)
    try:
        algorithm.prepare(parameters, context, feedback)
        print("RAN", algorithm.processAlgorithm(parameters, context, feedback))
    except QgsProcessingException as error:
        print("SAID", error)

points = "Point?crs=EPSG:27700&field=n:integer"
run("equalsizehubs", INPUT=sys.argv[1], HUBS=2, OUTPUT="memory:", HUBS_OUTPUT="memory:")
print("ENDED")
"""


def python(code, stubs, *arguments):
    """Run code where the stubs stand in front of all other modules."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(stubs), str(ROOT / "tests")]),
            "QT_QPA_PLATFORM": "offscreen",
        },
    )


def stub(folder, name, code):
    """A package of some name that fails as it is loaded; returns its file."""
    package = folder / name
    package.mkdir()
    (package / "__init__.py").write_text(code)
    return str(package / "__init__.py")


@pytest.mark.parametrize(
    "name, code, said",
    [
        ("sklearn", f"raise ValueError({ABI!r})", f"ValueError: {ABI}"),
        ("sklearn", "import joblib_is_not_here", "No module named 'joblib_is_not_here'"),
        ("networkx", "import ctypes; ctypes.CDLL('libgone.so.3')", "libgone.so.3"),
        ("geopandas", "raise SystemError('no exception set')", "SystemError: no exception set"),
        ("numpy", "numpy.bool", "NameError"),
    ],
)
def test_a_broken_library_is_named_with_its_file_and_what_to_do(tmp_path, name, code, said):
    file = stub(tmp_path, name, code)
    done = python(SAYS, tmp_path)
    if name == "numpy" and "qgis/core/__init__.py" in done.stderr:
        pytest.skip("this QGIS loads numpy itself: with a broken one it has no Python at all")
    assert done.returncode == 0, done.stderr
    first, again = map(ast.literal_eval, done.stdout.splitlines())
    assert first == again
    assert said in first and file in first
    package = "python3-" + name
    assert f"apt install --reinstall {package}" in first
    # The stub's folder is told beside that of the others.
    assert "come from several folders" in first and str(tmp_path) in first
    # The same list as on the page Libraries, a line each.
    assert first.split("\n\n")[1].startswith("Libraries:\nnumpy ")


def test_a_run_ends_with_that_message_and_nothing_else(tmp_path):
    stub(tmp_path, "pyproj", "raise ImportError('libproj.so.25: cannot open shared object file')")
    source = ROOT / "resources" / "sample" / "sample.gpkg|layername=hub_schools"
    done = python(RUNS, tmp_path, str(source))
    assert "ENDED" in done.stdout, done.stderr
    assert "CHECKED False Balanced Zones needs the Python library pyproj" in done.stdout
    assert "SAID Balanced Zones needs the Python library pyproj" in done.stdout
    assert "libproj.so.25" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_second_copy_of_geos_is_told_by_its_file(tmp_path, monkeypatch):
    from balanced_zones.algorithms import libraries

    monkeypatch.setattr(libraries.sys, "platform", "linux")
    assert libraries.second_copies() == []
    beside = tmp_path / "shapely.libs"
    beside.mkdir()
    (beside / "libgeos-c1b2.so.3.11").write_text("")
    file = stub(tmp_path, "shapely", "")
    real = libraries._file_of
    monkeypatch.setattr(
        libraries, "_file_of", lambda name: file if name == "shapely" else real(name)
    )
    (told,) = libraries.second_copies()
    assert str(tmp_path / "shapely") in told and "libgeos-c1b2.so.3.11" in told
    assert "python3-shapely" in told


def test_rtree_is_asked_for_where_shapely_is_old(monkeypatch):
    from balanced_zones.algorithms import libraries

    real = libraries.find_spec
    monkeypatch.setattr(
        libraries, "find_spec", lambda name: None if name in ("rtree", "pygeos") else real(name)
    )
    for version, asked in (("1.8.5", ["rtree"]), ("2.0.6", []), ("0+unknown", [])):
        monkeypatch.setattr(libraries.metadata, "version", lambda _, version=version: version)
        libraries._needs_rtree.cache_clear()
        assert libraries.missing_libraries() == asked
    libraries._needs_rtree.cache_clear()
