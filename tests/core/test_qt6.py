# SPDX-License-Identifier: GPL-2.0-or-later
"""What QGIS 4 asks of the code: names that Qt 6 and QGIS 4 know, read from the syntax tree.

QGIS 4 itself is not to be had on the systems that the tests run on. What PyQt6 alone can tell is
tried in an environment of its own, which ``./run qt6`` makes; without it that test is skipped.
"""

import ast
import json
import os
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

SOURCES = [
    *sorted((ROOT / "algorithms").rglob("*.py")),
    *sorted((ROOT / "ui").rglob("*.py")),
    ROOT / "plugin.py",
]
COMPAT = ROOT / "algorithms" / "qgis_io" / "compat.py"

NOT_ENUMS = {
    "QgsFeatureRequest.OrderBy",
    "QgsFeatureRequest.OrderByClause",
    "QgsMapLayer.StyleCategories",
    "QgsProcessing.TEMPORARY_OUTPUT",
    "QgsVectorFileWriter.SaveVectorOptions",
}
"""Classes and constants inside a class: with these a scope is complete."""

MOVED = (
    "QgsProcessing.SourceType",
    "QgsProcessing.Type",
    "QgsProcessingFeatureSource.Flag",
    "QgsProcessingGui",
    "QgsProcessingParameterDefinition.Flag",
    "QgsProcessingParameterField.DataType",
    "QgsProcessingParameterNumber.Type",
    "QgsFeatureRequest.Flag",
    "QgsProperty.Type",
    "QgsSymbolLayer.Property",
    "QgsSymbol.SymbolType",
    "QgsUnitTypes.Distance",
    "QgsWkbTypes.GeometryType",
    "QgsWkbTypes.Type",
    "Qgis.QGIS_VERSION",
    "Qgis.Info",
    "Qgis.Warning",
    "Qgis.Critical",
)
"""Newer QGIS has these as aliases at best; ``compat`` has them all."""

RETURNS_AN_ENUM = {"type", "geometryType", "wkbType", "dataType", "propertyType", "layerType"}


def dotted(node):
    """``Qt.DateFormat.ISODate`` of an attribute's node; nothing if it begins with a call."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def faults(text):
    """What QGIS 4 would refuse in a source text: line and reason."""
    tree = ast.parse(text)
    inner = {node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            if node.attr == "exec_":
                yield node.lineno, "exec_ is exec in Qt 6"
            name = dotted(node)
            if node in inner or not name.startswith("Q"):
                continue
            members = name.split(".")[1:]
            if name.startswith("QVariant."):
                yield node.lineno, f"{name}: types are in compat"
            elif name.startswith(MOVED):
                yield node.lineno, f"{name}: its name is in compat"
            elif len(members) == 1 and members[0][0].isupper() and name not in NOT_ENUMS:
                yield node.lineno, f"{name} lacks the name of its enum"
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [each.name for each in node.names]
            for name in names:
                if name.split(".")[0] in ("PyQt5", "PyQt6", "sip"):
                    yield node.lineno, f"{name}: import from qgis.PyQt"
                if name == "QAction" and not getattr(node, "module", "").endswith("compat"):
                    yield node.lineno, "QAction: it is in compat"
        elif isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            calls = [
                side
                for side in sides
                if isinstance(side, ast.Call)
                and isinstance(side.func, ast.Attribute)
                and side.func.attr in RETURNS_AN_ENUM
            ]
            numbers = [
                side
                for side in sides
                if isinstance(side, ast.Constant) and isinstance(side.value, (int, float))
            ]
            if calls and numbers:
                yield node.lineno, "an enum is compared with a number"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_names_are_those_of_qt_6(path):
    if path != COMPAT:
        assert list(faults(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "a = Qt.AlignLeft",
        "a = QMessageBox.Yes | b",
        "dialog.exec_()",
        "from PyQt5.QtCore import Qt",
        "import PyQt5.QtCore",
        "from qgis.PyQt.QtWidgets import QAction",
        "a = QVariant.Int",
        "a = QVariant.Type.Int",
        "a = copy.type() != 1",
        "a = 2 == layer.geometryType()",
        "a = QgsProcessing.TypeVectorPolygon",
        "a = QgsProcessing.SourceType.TypeVectorPolygon",
        "a = QgsWkbTypes.PointGeometry",
        "a = QgsUnitTypes.DistanceMeters",
        "a = Qgis.QGIS_VERSION",
    ],
)
def test_the_reading_finds_what_qt_6_refuses(text):
    assert list(faults(text))


@pytest.mark.parametrize(
    "text",
    [
        "a = Qt.AlignmentFlag.AlignLeft",
        "dialog.exec()",
        "a = QVariant(1)",
        "a = definition.type() == 'enum'",
        "a = QgsFeatureRequest.OrderByClause(b)",
        "a = QgsProject.instance().homePath()",
    ],
)
def test_the_reading_lets_pass_what_qt_6_knows(text):
    assert not list(faults(text))


def asked_of_pyqt():
    """What the sources import from ``qgis.PyQt``: (module, name), and enum members by name."""
    names, members = set(), set()
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        here = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt"):
                module = node.module.partition("PyQt.")[2]
                for each in node.names:
                    names.add((module or each.name, each.name if module else ""))
                    here[each.name] = module
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                name = dotted(node)
                first, _, rest = name.partition(".")
                if here.get(first) and rest[:1].isupper() and path != COMPAT:
                    members.add((here[first], name))
    return sorted(names), sorted(members)


PYQT6 = Path(
    os.environ.get("BALANCED_ZONES_PYQT6")
    or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    / "balanced-zones"
    / "pyqt6"
    / "bin"
    / "python"
)
needs_pyqt6 = pytest.mark.skipif(
    not PYQT6.is_file(), reason="no environment with PyQt6 here; ./run qt6 makes it"
)

LOOK_UP = """
import functools, importlib, json, sys
names, members = json.load(sys.stdin)
lacking = []
for module, name in names:
    found = importlib.import_module("PyQt6." + module)
    if name and not hasattr(found, name):
        lacking.append([module, name])
for module, name in members:
    try:
        functools.reduce(getattr, name.split("."), importlib.import_module("PyQt6." + module))
    except AttributeError:
        lacking.append([module, name])
print(json.dumps(lacking))
"""


def in_pyqt6(script, told=""):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "tests")}
    run = subprocess.run(
        [str(PYQT6), "-c", script],
        input=told,
        capture_output=True,
        text=True,
        timeout=120,
        env=environment,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


@needs_pyqt6
def test_what_is_imported_from_qt_exists_in_pyqt6():
    names, members = asked_of_pyqt()
    assert ("QtCore", "QCoreApplication") in names
    assert ("QtCore", "Qt.DateFormat.ISODate") in members
    assert json.loads(in_pyqt6(LOOK_UP, json.dumps([names, members]))) == []
    extra = json.dumps([[["QtWidgets", "QDesktopWidget"]], [["QtCore", "Qt.AlignLeft"]]])
    assert len(json.loads(in_pyqt6(LOOK_UP, extra))) == 2


PANELS = """
import sys, types
import PyQt6
from PyQt6 import QtCore, QtGui, QtWidgets
qgis = types.ModuleType("qgis")
qgis.__path__ = []
qgis.PyQt = PyQt6
sys.modules.update({"qgis": qgis, "qgis.PyQt": PyQt6})
for name, module in (("QtCore", QtCore), ("QtGui", QtGui), ("QtWidgets", QtWidgets)):
    sys.modules["qgis.PyQt." + name] = module
import importlib.util
from pathlib import Path
root = Path(sys.argv[1] if len(sys.argv) > 1 else sys.stdin.read())
spec = importlib.util.spec_from_file_location(
    "balanced_zones", root / "__init__.py", submodule_search_locations=[str(root)]
)
package = importlib.util.module_from_spec(spec)
sys.modules["balanced_zones"] = package
spec.loader.exec_module(package)
app = QtWidgets.QApplication([])
from types import SimpleNamespace as S

from balanced_zones.ui.panels.about import AboutPage
from balanced_zones.ui.panels.first_steps import FirstStepsPage
from balanced_zones.ui.panels.libraries import LibrariesPage
from balanced_zones.ui.panels.settings import SettingsPage

begun = []
page = FirstStepsPage([("a", "A", lambda done: done()), ("b", "B", begun.append)])
page.show()
for button in page.buttons:
    button.click()
assert page.ticks[0].text() == "\u2713" and page.ticks[1].text() != "\u2713"
begun[0]()
assert page.ticks[1].text() == "\u2713"

rows = [S(name="numpy", version="1", file="/a", whose="QGIS", wrong="")]
rows.append(S(name="sklearn", version="", file="", whose="", wrong="missing"))
page = LibrariesPage(lambda: rows, lambda: [], rows.pop, lambda: None, lambda: "text")
page.show()
assert page.table.rowCount() == 2 and page.install_button.isEnabled()
assert "sklearn" in page.summary.text()
page.install_button.click()
assert page.table.rowCount() == 1 and not page.install_button.isEnabled()
page.copy_button.click()

page = SettingsPage({"author": "me"}, ["networkx 3"], lambda page: None)
page.show()
page.title.setText(" ours ")
page.units.setCurrentIndex(1)
assert page.values() == {"title": "ours", "author": "me", "logo": "", "units": "miles"}

about = dict.fromkeys(("name", "version", "about", "author", "license"), "x")
page = AboutPage(about, "QGIS 4", "es")
page.show()
app.processEvents()
print("all shown")
"""


@needs_pyqt6
def test_the_menus_pages_work_on_qt_6():
    assert in_pyqt6(PANELS, str(ROOT)) == "all shown\n"


EDITOR = (
    PANELS.split("from balanced_zones.ui.panels.about")[0]
    + """
# All that these widgets ask of QGIS itself.
core = types.ModuleType("qgis.core")
core.QgsApplication = S(getThemeIcon=lambda name: QtGui.QIcon())
sys.modules["qgis.core"] = core
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from balanced_zones.ui.table.model import FULL, NAME, SORT, STUDENTS, ZoneModel
from balanced_zones.ui.table.view import ZoneTable
from balanced_zones.ui.tour import Tour

def zone(students):
    return S(utilisation=float(students), students=students, capacity=100, compactness=50.0,
             mean_travel=1000.0, longest_travel=2000.0, students_in=0, students_out=0, n_pieces=1)

words = S(percent=str, travel=str, travel_unit=lambda: "km")
figures = S(zones=[zone(80), zone(120), zone(95)])
figures.outside = lambda row: not 90 <= figures.zones[row].utilisation <= 110
session = S(
    figures=figures, titles=["C", "A", "B"], locks=S(zones={1}, units=set()),
    problem=S(n_zones=3, capacity=[100] * 3, n_units=1),
    limits=S(asked_low=[90] * 3, asked_high=[110] * 3),
    plan=S(zone_of=[0], adjacent_zones=lambda unit: {1}), history=S(done=0),
    what_if=lambda units, zone: S(refusal=None, zones={0: 1}),
)
model = ZoneModel(session, words, [0, 1, 2])
table = ZoneTable(model)
table.resize(700, 300)
table.show()
app.processEvents()

def shown(column=NAME):
    return [table.sorted.index(row, column).data() for row in range(table.sorted.rowCount())]

assert shown() == ["A", "B", "C"]
assert not table.grab().isNull()
table.sortByColumn(FULL, Qt.SortOrder.DescendingOrder)
assert shown(STUDENTS) == ["120", "95", "80"]
table.sorted.set_only_outside(True)
assert shown() == ["A", "C"]
table.sorted.set_only_outside(False)
chosen, locked = [], []
table.activated_zone.connect(chosen.append)
table.lock_toggled.connect(locked.append)
table.step(1)
assert chosen == [table.zone_of(table.currentIndex())]
table.selectRow(0)
for key in (Qt.Key.Key_L, Qt.Key.Key_Return):
    QTest.keyClick(table, key)
assert locked == [[1]] and chosen[-1] == 1
figures.zones[0] = zone(130)
model.refresh([0])
table.sorted.sort_again()
assert shown(STUDENTS) == ["130", "120", "95"]

class Tool(QtCore.QObject):
    hovered = QtCore.pyqtSignal(object)

panel = S(found=None)
editor = S(session=session, tool=Tool(), zone=0, dock=S(solver=panel))
tour = Tour(editor)
tour.show()
assert tour.zone == 1 and "A" in tour.text.text()
editor.zone = 1
tour.look()
editor.tool.hovered.emit(S(refusal=None, zones={0: 1}))
tour.look()
assert tour.count.text() == "3 / 8"
tour.leave.click()
assert not tour.isVisible()
print("all shown")
"""
)


@needs_pyqt6
def test_the_editors_table_and_tour_work_on_qt_6():
    assert in_pyqt6(EDITOR, str(ROOT)) == "all shown\n"
