# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan editor's widgets in a real QGIS, by mouse and keys."""

import json
import re
import shutil
import sys
import time
import traceback
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsLayoutExporter,
    QgsLayoutItemMap,
    QgsPointXY,
    QgsPrintLayout,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt import sip
from qgis.PyQt.QtCore import (
    QCoreApplication,
    QEvent,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from qgis.PyQt.QtGui import QCloseEvent, QColor, QIcon, QKeyEvent, QMouseEvent, QWheelEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QInputDialog,
    QMainWindow,
    QMenu,
    QMessageBox,
    QPushButton,
)

from balanced_zones.algorithms.core.palette import PALETTE, colour
from balanced_zones.algorithms.qgis_io.given import remembered
from balanced_zones.algorithms.qgis_io.styling import GIVEN
from balanced_zones.ui import comparing, last_time, menu, questions
from balanced_zones.ui.canvas.ground import Ground
from balanced_zones.ui.canvas.tool import Mode
from balanced_zones.ui.editor import Editor
from balanced_zones.ui.found_again import found_again, whereabouts
from balanced_zones.ui.levels import CannotJoin, Levels
from balanced_zones.ui.reading import EditPlan
from balanced_zones.ui.saving import SavePlan, inputs_now, see_field
from balanced_zones.ui.start_dialog import EntryDialog
from balanced_zones.ui.state import journal
from balanced_zones.ui.state.feeding import feeding
from balanced_zones.ui.state.journal import left_behind
from balanced_zones.ui.state.session import Session
from balanced_zones.ui.state.shapes import Shapes
from balanced_zones.ui.table.model import FULL, NAME, STUDENTS
from cases import schools_at, squares

COLUMNS_, ROWS = 8, 6
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def at(column, row):
    return row * COLUMNS_ + column


def wait_for(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        QCoreApplication.processEvents()
        time.sleep(0.002)


@pytest.fixture(autouse=True)
def no_exception_is_lost(monkeypatch):
    """PyQt ends the process at an exception in a virtual method, unless somebody listens."""
    raised = []
    monkeypatch.setattr(sys, "excepthook", lambda *what: raised.append(what))
    yield
    for kind, error, where in raised:
        traceback.print_exception(kind, error, where)
    assert not raised


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    """A chessboard of two zones, west and east, and a school in a corner of each."""
    folder = tmp_path_factory.mktemp("editor")
    units = squares(COLUMNS_, ROWS)
    units["zone"] = ["S0" if i % COLUMNS_ < 4 else "S1" for i in range(len(units))]
    units.to_file(folder / "in.gpkg", layer="units", driver="GPKG")
    schools = schools_at(units, {at(0, 0): 250, at(7, 5): 250})
    schools.to_file(folder / "in.gpkg", layer="schools", driver="GPKG")
    return folder / "in.gpkg"


@pytest.fixture
def layers(provider, district):
    project = QgsProject.instance()
    project.clear()
    found = {
        name: QgsVectorLayer(f"{district}|layername={name}", name, "ogr")
        for name in ("units", "schools")
    }
    project.addMapLayers(list(found.values()))
    yield found
    project.clear()


def given(layers):
    return {
        "INPUT": layers["units"].id(),
        "UNIT_ID": "unit",
        "STUDENT_FIELDS": ["students"],
        "SCHOOLS": layers["schools"].id(),
        "SCHOOL_ID": "school",
        "CAPACITY": "seats",
        "ZONE_FIELD": "zone",
        "EXISTING_FIELD": "zone",
    }


READ = {}


@pytest.fixture
def opened(layers):
    """What the dialog hands over; read once, with a session of its own for every test."""
    if not READ:
        found = []
        entry = EditPlan(found.append)
        entry.initAlgorithm()
        done = []
        dialog = EntryDialog(entry, "Start", lambda *what: done.append(what), given(layers))
        dialog.show()
        dialog.start.click()
        wait_for(lambda: dialog.task is None)
        assert done and not dialog.feedback.errors and not dialog.isVisible()
        READ["opened"] = found[0]
    first = READ["opened"]
    units = first.inputs.units
    shapes = Shapes(units.geometry, units.crs, first.inputs.units_m, {"students": units.students})
    session = Session(
        first.session.problem,
        first.session.start,
        first.session.titles,
        first.session.limits,
        first.inputs.in_force.labels,
        shapes,
    )
    # A session divides the ground that it draws.
    ground = Ground(units.geometry, first.inputs.layer.crs, list(first.ground.classes))
    return replace(first, session=session, ground=ground, layer=layers["units"], colours=[0, 1])


def draw(canvas):
    """Have the map drawn to its end."""
    drawn = []

    def done():
        drawn.append(True)

    canvas.mapCanvasRefreshed.connect(done)
    canvas.refresh()
    wait_for(lambda: drawn)
    canvas.mapCanvasRefreshed.disconnect(done)


@pytest.fixture
def editor(opened, tmp_path):
    window = QMainWindow()
    canvas = QgsMapCanvas(window)
    canvas.setFixedSize(640, 480)
    canvas.setDestinationCrs(opened.inputs.layer.crs)
    canvas.setExtent(opened.layer.extent())
    folder = tmp_path / "journal"
    made = Editor(opened, canvas, QgsProject.instance(), window, folder, background=False)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made.dock)
    canvas.setLayers([made.layers.schools, made.layers.units])
    window.show()
    draw(canvas)
    yield made
    made.end()
    # Deleted by Python's garbage collector in the midst of drawing it would call what has gone.
    canvas.stopRendering()
    window.close()
    sip.delete(window)


def pixel(editor, unit):
    """Where a unit's middle lies on the map view."""
    point = editor.hit.geometries[unit].centroid().asPoint()
    to_map = editor.hit._transform.transform(QgsPointXY(point))
    on_screen = editor.canvas.getCoordinateTransform().transform(to_map)
    return QPoint(round(on_screen.x()), round(on_screen.y()))


def mouse(editor, kind, where, button, buttons, modifiers=NO_MODIFIER):
    port = editor.canvas.viewport()
    local = QPointF(where)
    event = QMouseEvent(kind, local, QPointF(port.mapToGlobal(where)), button, buttons, modifiers)
    QCoreApplication.sendEvent(port, event)


def hover(editor, unit, modifiers=NO_MODIFIER):
    none = Qt.MouseButton.NoButton
    mouse(editor, QEvent.Type.MouseMove, pixel(editor, unit), none, none, modifiers)


def stroke(editor, units, button=LEFT, modifiers=NO_MODIFIER, release=True):
    """Press on the first unit, move over the others, release on the last."""
    places = [pixel(editor, unit) for unit in units]
    mouse(editor, QEvent.Type.MouseButtonPress, places[0], button, button, modifiers)
    for place in places[1:]:
        none = Qt.MouseButton.NoButton
        mouse(editor, QEvent.Type.MouseMove, place, none, button, modifiers)
    if release:
        none = Qt.MouseButton.NoButton
        mouse(editor, QEvent.Type.MouseButtonRelease, places[-1], button, none, modifiers)


def press(widget, key, modifiers=NO_MODIFIER):
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))


def zone_of(editor, column, row):
    return editor.session.plan.zone_of[at(column, row)]


def text(editor, zone, column):
    return editor.model.data(editor.model.index(zone, column))


def seen_class(editor, unit):
    """The palette's colour that the map view shows nearest to a unit's middle."""
    where = pixel(editor, unit) + QPoint(6, 8)
    return nearest_class(QColor(editor.canvas.grab().toImage().pixel(where)))


def nearest_class(seen):
    """The palette's colour that is nearest to a colour."""

    def away(name):
        other = QColor(name)
        return sum((a - b) ** 2 for a, b in zip(seen.getRgb()[:3], other.getRgb()[:3]))

    return min(range(len(PALETTE)), key=lambda number: away(colour(number)))


def test_a_click_paints_and_all_follows(editor):
    assert editor.zone == 0 and text(editor, 0, STUDENTS) == "240"
    hover(editor, at(4, 2))
    assert "School" not in editor.dock.about.text()
    assert {"96.0\xa0%", "100.0\xa0%"} <= set(re.findall(r"[\d.]+\s%", editor.dock.about.text()))
    assert "Students who change school: +10" in editor.dock.about.text()
    assert editor.session.is_saved
    stroke(editor, [at(4, 2)])
    assert zone_of(editor, 4, 2) == 0
    assert (text(editor, 0, STUDENTS), text(editor, 1, STUDENTS)) == ("250", "230")
    assert "students who change school: 10" in editor.dock.summary.text()
    # At once by the overlay, and after the layer was drawn anew by the layer.
    assert seen_class(editor, at(4, 2)) == 0 and editor.overlay.changed
    wait_for(lambda: not editor.overlay.changed)
    assert seen_class(editor, at(4, 2)) == 0 and seen_class(editor, at(5, 2)) == 1
    assert "Unit U20" in editor.actions["undo"].toolTip()
    press(editor.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert zone_of(editor, 4, 2) == 1 and not editor.actions["undo"].isEnabled()
    press(
        editor.dock.table,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert zone_of(editor, 4, 2) == 0
    # The right button paints back to the plan in force.
    stroke(editor, [at(4, 2)], RIGHT)
    assert zone_of(editor, 4, 2) == 1


def test_a_render_that_began_before_a_stroke_does_not_end_its_mark(editor):
    """What is painted stays drawn above the map until a map that has it is there."""
    unit, canvas = at(4, 2), editor.canvas
    stroke(editor, [unit])
    editor.layers.flush()
    canvas.renderStarting.emit()
    editor.undo()
    editor.layers.flush()
    canvas.mapCanvasRefreshed.emit()
    assert unit in editor.overlay.changed
    canvas.renderStarting.emit()
    canvas.mapCanvasRefreshed.emit()
    assert not editor.overlay.changed


def test_a_drag_takes_the_units_along_the_line(editor):
    stroke(editor, [at(4, 0), at(7, 0)])
    assert [zone_of(editor, c, 0) for c in range(4, 8)] == [0, 0, 0, 0]
    assert len(editor.session.history.steps) == 1
    stroke(editor, [at(4, 3), at(6, 3)], release=False)
    assert zone_of(editor, 6, 3) == 0
    press(editor.canvas, Qt.Key.Key_Escape)
    assert zone_of(editor, 4, 3) == 1 and not editor.session.in_stroke
    mouse(
        editor,
        QEvent.Type.MouseButtonRelease,
        pixel(editor, at(6, 3)),
        LEFT,
        Qt.MouseButton.NoButton,
    )
    assert len(editor.session.history.steps) == 1


def test_rectangle_lasso_and_brush(editor):
    editor.actions["rectangle"].setChecked(True)
    a, b = pixel(editor, at(4, 1)) + QPoint(-9, 9), pixel(editor, at(5, 3)) + QPoint(9, -9)
    none = Qt.MouseButton.NoButton
    mouse(editor, QEvent.Type.MouseButtonPress, a, LEFT, LEFT)
    mouse(editor, QEvent.Type.MouseMove, b, none, LEFT)
    assert len(editor.overlay.band) == 4
    # Where the mouse rests, what letting go would do is told and shown, and nothing has moved.
    wait_for(lambda: "S0" in editor.dock.about.text())
    assert sorted(editor.overlay.hover[0]) == [at(c, r) for r in (1, 2, 3) for c in (4, 5)]
    assert zone_of(editor, 4, 1) == 1
    mouse(editor, QEvent.Type.MouseButtonRelease, b, LEFT, none)
    painted = {(c, r) for c in range(4, 8) for r in range(ROWS) if zone_of(editor, c, r) == 0}
    assert painted == {(c, r) for c in (4, 5) for r in (1, 2, 3)}
    editor.undo()
    editor.actions["lasso"].setChecked(True)
    # A triangle around (4, 0), (5, 0) and (4, 1), and no middle of another unit.
    low, right, high = (pixel(editor, at(*place)) for place in ((4, 0), (6, 0), (4, 2)))
    inner = [low + QPoint(-8, 8), right + QPoint(-8, 8), high + QPoint(-8, 8)]
    mouse(editor, QEvent.Type.MouseButtonPress, inner[0], LEFT, LEFT)
    for place in inner[1:]:
        mouse(editor, QEvent.Type.MouseMove, place, none, LEFT)
    mouse(editor, QEvent.Type.MouseButtonRelease, inner[-1], LEFT, none)
    painted = {(c, r) for c in range(4, 8) for r in range(ROWS) if zone_of(editor, c, r) == 0}
    assert painted == {(4, 0), (5, 0), (4, 1)}
    editor.undo()
    editor.actions["paint"].setChecked(True)
    side = abs(pixel(editor, at(1, 0)).x() - pixel(editor, at(0, 0)).x())
    editor.tool.brush = 1.2 * side
    editor.session.lock_units([at(4, 3)])
    hover(editor, at(4, 2))
    wait_for(lambda: "Units that stay: 1" in editor.dock.about.text())
    assert set(editor.overlay.hover[0]) == {at(4, 1), at(4, 2), at(5, 2)}
    editor.session.unlock_all()
    stroke(editor, [at(4, 2)])
    painted = {(c, r) for c in range(4, 8) for r in range(ROWS) if zone_of(editor, c, r) == 0}
    assert painted == {(4, 1), (4, 2), (4, 3), (5, 2)}
    # What a stroke did is told, and of what it did not only that is marked.
    assert "4 units to S0</b>: 40 students." in editor.dock.about.text()
    editor.undo()
    assert not editor.overlay.hover[0] and not editor.dock.about.text()
    editor.session.lock_units([at(4, 3), at(4, 1)])
    stroke(editor, [at(4, 2)])
    assert "2 units to S0</b>: 20 students." in editor.dock.about.text()
    assert "Units that stay: 2" in editor.dock.about.text()
    assert "You have locked" in editor.dock.about.text()
    assert set(editor.overlay.hover[0]) == {at(4, 3), at(4, 1)}


def test_refusals_are_shown_and_nothing_moves(editor):
    before = editor.session.labels.tolist()
    editor.set_zone(1)
    for unit, words in (
        (at(0, 0), "holds a school"),
        (at(1, 1), "Does not touch"),
    ):
        hover(editor, unit)
        said = editor.dock.about.text()
        assert words in said and editor.overlay.hover[2]
        stroke(editor, [unit])
        # It looks no less refused after the click.
        assert editor.dock.about.text() == said and editor.overlay.hover[2]
    assert editor.session.labels.tolist() == before
    # A corridor: the units beyond it would be cut off, or go along with Shift.
    editor.set_zone(0)
    for row in range(5):
        stroke(editor, [at(4, row), at(5, row)])
    stroke(editor, [at(6, 0), at(6, 4)])
    editor.set_zone(1)
    hover(editor, at(3, 0))
    editor.set_zone(0)
    stroke(editor, [at(7, 3)])
    assert "Would cut off" in editor.dock.about.text()
    assert set(editor.overlay.cut_off) == {at(7, 0), at(7, 1), at(7, 2)}
    assert zone_of(editor, 7, 3) == 1
    hover(editor, at(7, 3))
    assert set(editor.overlay.cut_off) == {at(7, 0), at(7, 1), at(7, 2)}
    stroke(editor, [at(7, 3)], modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert [zone_of(editor, 7, row) for row in range(5)] == [0, 0, 0, 0, 1]


def test_locks_on_map_and_table(editor):
    editor.actions["lock_unit"].setChecked(True)
    stroke(editor, [at(4, 2)])
    assert editor.session.locks.units == {at(4, 2)} == editor.overlay.locked
    assert "is locked." in editor.dock.about.text()
    editor.actions["paint"].setChecked(True)
    # Another tool begins with nothing said or marked of the one before.
    assert editor.dock.about.text() == "" and editor.overlay.hover[0] == ()
    stroke(editor, [at(4, 2)])
    assert "You have locked" in editor.dock.about.text() and zone_of(editor, 4, 2) == 1
    table = editor.dock.table
    table.selectRow(1)
    press(table, Qt.Key.Key_L)
    assert editor.session.locks.zones == {1}
    assert "Limits: " in editor.model.index(1, 2).data(Qt.ItemDataRole.ToolTipRole)
    # The colour by which a zone is found on the map is the same where its row is selected.
    swatch = editor.model.index(1, 1).data(Qt.ItemDataRole.DecorationRole)
    shown = [
        swatch.pixmap(16, 16, mode).toImage().pixelColor(8, 8).name()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected)
    ]
    assert shown == [colour(editor.model.colours[1])] * 2
    padlock = editor.model.index(1, 0).data(Qt.ItemDataRole.DecorationRole)
    assert padlock is not None and not padlock.isNull()
    stroke(editor, [at(4, 1)])
    assert "is locked: it keeps" in editor.dock.about.text()
    editor.unlock_all()
    stroke(editor, [at(4, 1)])
    assert zone_of(editor, 4, 1) == 0


def test_picking_the_rules_and_the_table(editor):
    stroke(editor, [at(6, 2)], modifiers=Qt.KeyboardModifier.AltModifier)
    assert editor.zone == 1 and editor.model.active == 1
    assert editor.dock.about.text() == "Painting S1"
    editor.step_zone(1)
    assert editor.zone == 0
    dock = editor.dock
    dock.only_from.setCurrentIndex(1)
    stroke(editor, [at(4, 2)])
    assert zone_of(editor, 4, 2) == 1
    dock.only_from.setCurrentIndex(0)
    dock.filter.setText("s1")
    assert dock.table.sorted.rowCount() == 1
    dock.filter.setText("")
    dock.outside.setChecked(True)
    assert dock.table.sorted.rowCount() == 0
    dock.outside.setChecked(False)
    dock.table.sortByColumn(STUDENTS, Qt.SortOrder.DescendingOrder)
    # What comes back from being filtered out stands where it belongs.
    in_order = [dock.table.sorted.index(row, STUDENTS).data() for row in range(2)]
    for text in ("s1", "s2", ""):
        dock.filter.setText(text)
    assert [dock.table.sorted.index(row, STUDENTS).data() for row in range(2)] == in_order
    stroke(editor, [at(4, 2), at(5, 2)])
    first = dock.table.sorted.index(0, NAME)
    assert dock.table.zone_of(first) == 0
    assert dock.table.sorted.index(0, FULL).data() == "104.0 %"


def test_rows_are_selected_together_with_control_and_the_painted_zone_stays(editor):
    table = editor.dock.table
    editor.dock.show()
    rows = [table.visualRect(table.sorted.index(row, NAME)).center() for row in range(2)]
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, rows[0])
    painted = editor.zone
    control = Qt.KeyboardModifier.ControlModifier
    for selected in (2, 1, 2):
        # Given to the view by Qt itself, as a hand on the key does.
        QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, control, rows[1])
        QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, control, rows[1])
        assert len(table.selected_zones()) == selected and editor.zone == painted
    # A zone that is made the painted one by other means keeps the others selected.
    editor.set_zone(1 - painted)
    assert len(table.selected_zones()) == 2


def test_keys_are_for_the_map_when_the_mouse_is(editor):
    editor.window.activateWindow()
    editor.dock.filter.setFocus()
    assert QApplication.focusWidget() is editor.dock.filter
    QCoreApplication.sendEvent(editor.canvas.viewport(), QEvent(QEvent.Type.Enter))
    assert QApplication.focusWidget() in (editor.canvas, editor.canvas.viewport())


def test_the_wheel_scrolls_the_dock_and_changes_nothing_in_it(editor):
    before = editor.dock.solver.tolerance.value(), editor.dock.brush.currentIndex()
    for box in (editor.dock.solver.tolerance, editor.dock.brush):
        box.setFocus()
        middle = QPointF(box.rect().center())
        down = QWheelEvent(
            middle,
            QPointF(box.mapToGlobal(box.rect().center())),
            QPoint(0, 0),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            NO_MODIFIER,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(box, down)
    assert (editor.dock.solver.tolerance.value(), editor.dock.brush.currentIndex()) == before


def test_a_plan_goes_to_a_new_field_unless_another_is_chosen(layers, monkeypatch):
    """Never to the key of a GeoPackage, an id or the students."""
    names = layers["units"].fields().names()
    assert names[0] == "fid"
    kept, schools = ["unit", "students"], ["S0", "S1"]
    dialog = questions.FieldDialog(layers["units"], "zone", kept, schools)
    assert dialog.field() == "zone_edited" and not dialog.there.isEnabled()
    # Of all others only those that hold a plan already.
    offered = [dialog.there.itemText(at) for at in range(dialog.there.count())]
    assert offered == ["zone"] and len(names) == 4
    dialog.overwrites.setChecked(True)
    assert dialog.field() == dialog.there.currentText() == "zone" and not dialog.new.isEnabled()
    # What is overwritten is asked about first.
    asked = []

    def question(window, title, text, buttons, default):
        asked.append(text)
        return default if len(asked) == 1 else QMessageBox.StandardButton.Yes

    def overwrite():
        box = QApplication.activeModalWidget()
        box.overwrites.setChecked(True)
        box.accept()

    monkeypatch.setattr(QMessageBox, "question", question)
    for answer in ("", "zone"):
        QTimer.singleShot(50, overwrite)
        assert questions.field_of(layers["units"], "zone", kept, schools, None) == answer
    assert len(asked) == 2 and "the plan in the field zone" in asked[0]


def test_nothing_is_marked_once_the_mouse_has_left_the_map(editor):
    hover(editor, at(4, 2))
    assert editor.overlay.hover[0]
    QCoreApplication.sendEvent(editor.canvas.viewport(), QEvent(QEvent.Type.Leave))
    assert not editor.overlay.hover[0]


def test_strays_are_stepped_through_and_mended(editor):
    labels = editor.session.labels
    labels[at(6, 3)], labels[at(1, 1)] = 0, -1
    editor.take("torn", labels)
    assert "pieces cut off: <b" in editor.dock.summary.text()
    assert "unassigned: 1 planning unit" in editor.dock.summary.text()
    editor.next_stray()
    assert "1 / 2" in editor.dock.about.text()
    editor.next_stray()
    assert "2 / 2" in editor.dock.about.text() and "unassigned" in editor.dock.about.text()
    editor.mend()
    assert "Pieces mended: 1" in editor.dock.about.text()
    assert "Students who change zone: 10." in editor.dock.about.text()
    assert zone_of(editor, 6, 3) == 1 and zone_of(editor, 1, 1) == -1
    editor.canvas.setExtent(editor.opened.layer.extent())
    draw(editor.canvas)
    editor.dock.only_unassigned.setChecked(True)
    stroke(editor, [at(1, 1), at(4, 1)])
    assert zone_of(editor, 1, 1) == 0 and zone_of(editor, 4, 1) == 1


@pytest.mark.parametrize("crs, rotation", [("EPSG:3857", 30), ("EPSG:4326", 0)])
def test_other_reference_systems_and_rotation(editor, crs, rotation):
    canvas = editor.canvas
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    canvas.setRotation(rotation)
    canvas.zoomToFullExtent()
    editor.zoom_to_units(range(COLUMNS_ * ROWS))
    draw(canvas)
    stroke(editor, [at(4, 3), at(5, 3)])
    assert [zone_of(editor, c, 3) for c in (3, 4, 5, 6)] == [0, 0, 0, 1]
    assert seen_class(editor, at(5, 3)) == 0
    assert seen_class(editor, at(6, 3)) == 1


def test_saving_to_a_field_and_leaving(editor, monkeypatch, run):
    source = editor.opened.layer
    stroke(editor, [at(4, 2), at(5, 2)])
    asked = []

    def leave(window, variants, divided, level):
        asked.append(variants)
        return questions.Leaving.STAY

    monkeypatch.setattr(questions, "leave", leave)
    assert not editor.close() and len(asked) == 1 and not editor.ended
    in_force = [f"S{zone}" for zone in editor.session.in_force]
    assert [feature["zone"] for feature in source.getFeatures()] == in_force
    assert editor.save_in("by_hand")
    values = [feature["by_hand"] for feature in source.getFeatures()]
    assert values == [f"S{zone}" for zone in editor.session.labels.tolist()]
    asked_of = {**given({"units": source, "schools": source}), "ZONE_FIELD": "by_hand"}
    asked_of["SCHOOLS"] = source.source().replace("=units", "=schools")
    found = run("evaluateplan", **asked_of)
    totals = editor.session.figures.totals()
    assert found["BALANCE"] == pytest.approx(totals.balance, abs=1e-9)
    assert found["COMPACTNESS"] == pytest.approx(totals.compactness, abs=1e-9)
    assert found["STUDENTS_REASSIGNED"] == totals.students_changed == 20
    assert found["ZONES_OUTSIDE_LIMITS"] == totals.n_outside
    # With a piece cut off and without: the gap is that of 'Evaluate a zone plan', to the digit.
    editor.in_background = True
    editor.lowest._timer.setInterval(0)
    for cut_off in (at(6, 3), None):
        if cut_off is not None:
            labels = editor.session.labels
            labels[cut_off] = 0
            editor.take("torn", labels)
            assert np.isnan(editor.session.figures.totals().gap)
        else:
            editor.undo()
        wait_for(lambda: editor.lowest.bound is not None, 120)
        assert editor.save_in("by_hand")
        found = run("evaluateplan", **asked_of)
        gap = editor.session.figures.totals().gap
        assert gap > 0 and found["GAP"] == pytest.approx(gap, abs=1e-9)
        assert f"{gap:.1f} % above" in editor.dock.summary.text()
    assert editor.close() and editor.ended and len(asked) == 1
    source.startEditing()
    source.deleteAttribute(source.fields().lookupField("by_hand"))
    source.commitChanges()


def test_a_session_ends_when_its_plan_is_written_as_layers(editor, tmp_path):
    """Nothing can be painted while it is written, and Escape leaves all as it is."""
    stroke(editor, [at(4, 2)])

    def pressed(text):
        done = []

        def press_it():
            box = QApplication.activeModalWidget()
            named = {each.text().replace("&", ""): each for each in box.buttons()}
            done.append(sorted(named))
            named[text].click()

        QTimer.singleShot(50, press_it)
        assert not editor.close()
        return done[0]

    assert pressed("Cancel") == [
        "Cancel",
        "Discard",
        "Save as new layers ...",
        "Save to a field ...",
    ]
    pressed("Save as new layers ...")
    first = editor.save_dialog
    assert first.isModal() and not editor.ended
    # The panel of parameters would take it for itself.
    QTest.keyClick(first.panel, Qt.Key.Key_Escape)
    assert not first.isVisible() and not editor.session.is_saved
    pressed("Save as new layers ...")
    dialog = editor.save_dialog
    # A temporary layer is no saving: it is gone when QGIS ends.
    dialog.panel.setParameters({"OUTPUT": "TEMPORARY_OUTPUT", "REPORT": None})
    dialog.start.click()
    wait_for(lambda: dialog.task is None, 60)
    assert not editor.ended and not editor.session.is_saved
    assert "temporary layer" in editor.dock.about.text()
    pressed("Save as new layers ...")
    dialog = editor.save_dialog
    dialog.panel.setParameters({"OUTPUT": f"{tmp_path}/left.gpkg", "REPORT": None})
    dialog.start.click()
    wait_for(lambda: dialog.task is None, 60)
    assert editor.ended and (tmp_path / "left.gpkg").is_file()


def test_the_next_session_on_a_layer_begins_with_what_the_last_one_did(layers):
    project, units = QgsProject.instance(), layers["units"].id()
    assert menu._of_layer(None) == {} and menu._of_layer(layers["units"]) == {"INPUT": units}
    last_time.keep(project, given(layers), "by_hand")
    begin = menu._of_layer(None)
    assert begin == menu._of_layer(layers["units"])
    assert (begin["ZONE_FIELD"], begin["STUDENT_FIELDS"]) == ("by_hand", ["students"])
    assert menu._of_layer(layers["schools"]) == {"INPUT": layers["schools"].id()}
    project.removeMapLayer(layers["schools"].id())
    assert menu._of_layer(None) == {}


def test_a_field_that_the_file_has_is_seen(layers):
    """As where another layer of the file opened it while the field was written."""
    from osgeo import ogr

    layer = layers["units"]
    renderer, known = layer.renderer().dump(), layer.id()
    data = ogr.Open(layer.source().split("|")[0], 1)
    data.GetLayerByName("units").CreateField(ogr.FieldDefn("from_elsewhere", ogr.OFTString))
    del data
    assert layer.fields().lookupField("from_elsewhere") < 0
    see_field(layer, "from_elsewhere")
    assert layer.fields().lookupField("from_elsewhere") >= 0
    assert sum(1 for _ in layer.getFeatures()) == COLUMNS_ * ROWS
    assert layer.isValid() and layer.id() == known and layer.renderer().dump() == renderer
    layer.startEditing()
    layer.deleteAttribute(layer.fields().lookupField("from_elsewhere"))
    assert layer.commitChanges()


def test_a_unit_is_divided_along_a_line(editor, tmp_path):
    """By the mouse; its parts are painted, undone, and saved with ids of their own."""
    editor.actions["split"].setChecked(True)
    assert editor.dock.sharing.isVisibleTo(editor.dock)
    unit, none = at(4, 2), Qt.MouseButton.NoButton
    high, low = (pixel(editor, at(4, row)) for row in (3, 1))

    def draw_line(start, end):
        mouse(editor, QEvent.Type.MouseButtonPress, start, LEFT, LEFT)
        mouse(editor, QEvent.Type.MouseMove, end, none, LEFT)
        assert len(editor.overlay.band) == 2
        mouse(editor, QEvent.Type.MouseButtonRelease, end, LEFT, none)

    draw_line(pixel(editor, unit), low)
    assert "does not divide the unit" in editor.dock.about.text()
    draw_line(high + QPoint(4, 0), low + QPoint(4, 0))
    assert "Unit U20 divided into 2: 6 + 4 students" in editor.dock.about.text()
    session, more = editor.session, COLUMNS_ * ROWS
    assert session.problem.n_units == more + 1 and len(session.history.steps) == 1
    editor.actions["paint"].setChecked(True)
    assert not editor.dock.sharing.isVisibleTo(editor.dock)
    stroke(editor, [unit])
    assert session.plan.zone_of[unit] == 0 and session.plan.zone_of[more] == 1
    assert text(editor, 0, STUDENTS) == "246"
    wait_for(lambda: not editor.overlay.changed)
    assert seen_class(editor, unit) == 0 and seen_class(editor, more) == 1
    assert editor.layers.units.featureCount() == more + 1
    assert not editor.save_in("divided") and "new layers" in editor.dock.about.text()
    saved = SavePlan(inputs_now(editor.inputs, session), [("Plan", session.labels)])
    saved.initAlgorithm()
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    asked = {"OUTPUT": f"{tmp_path}/saved.gpkg"}
    _, fine = saved.run(asked, context, feedback)
    assert fine
    layer = QgsVectorLayer(asked["OUTPUT"], "saved", "ogr")
    found = {f["unit"]: (f["zone_id"], f["students"]) for f in layer.getFeatures()}
    assert len(found) == more + 1 and "U20" not in found
    assert found["U20-1"] == ("S0", 6) and found["U20-2"] == ("S1", 4)
    # Undone, with keys, until all is as it was.
    for _ in range(2):
        press(editor.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.problem.n_units == more and session.is_saved
    wait_for(lambda: not editor.overlay.changed)
    assert editor.layers.units.featureCount() == more and seen_class(editor, unit) == 1
    editor.redo()
    editor.redo()
    wait_for(lambda: not editor.overlay.changed)
    assert seen_class(editor, unit) == 0 and seen_class(editor, more) == 1
    hover(editor, more)
    assert editor.overlay.hover[0] == (more,)
    editor.undo()
    editor.undo()
    assert len(editor.opened.ground.geometries) == more


def test_addresses_share_out_the_students(editor):
    """Three of four addresses of a unit lie in its western part."""
    addresses = QgsVectorLayer("Point?field=people:int", "addresses", "memory")
    addresses.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    way = QgsCoordinateTransform(editor.inputs.layer.crs, addresses.crs(), QgsProject.instance())
    box = editor.opened.ground.geometries[at(4, 2)].boundingBox()
    features = []
    for share, people in ((0.1, 1), (0.2, 1), (0.3, 6), (0.9, 2)):
        feature = QgsFeature(addresses.fields())
        point = QgsPointXY(box.xMinimum() + share * box.width(), box.center().y())
        feature.setGeometry(QgsGeometry.fromPointXY(way.transform(point)))
        feature.setAttributes([people])
        features.append(feature)
    addresses.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(addresses)
    high, low = (pixel(editor, at(4, row)) for row in (3, 1))
    row = editor.dock.sharing
    row.layer.setLayer(addresses)
    for field, shared in (("", {8, 2}), ("people", {8, 2})):
        row.field.setField(field)
        editor.divide([high, low])
        parts = editor.session.history.steps[-1].parts
        numbers = editor.session.divided[-1].numbers
        students = editor.session.problem.students[numbers].tolist()
        assert set(students) == shared
        west = min(parts.shapes, key=lambda shape: shape.bounds[0])
        assert students[parts.shapes.index(west)] == 8
        editor.undo()
    QgsProject.instance().removeMapLayer(addresses.id())


def test_a_removed_layer_ends_the_session_and_keeps_its_steps(editor, tmp_path):
    stroke(editor, [at(4, 2)])
    QgsProject.instance().removeMapLayer(editor.layers.ids()[0])
    wait_for(lambda: editor.ended)
    assert editor.canvas.mapTool() is not editor.tool
    (story,) = left_behind(tmp_path / "journal")
    assert story.steps == 1


def test_a_cleared_project_ends_the_session(editor):
    QgsProject.instance().clear()
    wait_for(lambda: editor.ended)


def test_the_tour_goes_on_as_its_sentences_are_followed(editor):
    dock = editor.dock
    editor.set_zone(1)
    by_hand = []
    dock.show_tour(lambda: by_hand.append(1))
    tour = dock.tour
    assert tour.zone == 0 and tour.count.text() == "1 / 8" and "S0" in tour.text.text()
    tour.look()
    assert tour.at == 0
    for asked in (
        lambda: editor.set_zone(0),
        lambda: hover(editor, at(4, 2)),
        lambda: stroke(editor, [at(4, 2)]),
        lambda: press(editor.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        lambda: editor.toggle_zones([1]),
    ):
        stop = tour.at
        asked()
        tour.look()
        assert tour.at == stop + 1
        tour.look()
        assert tour.at == stop + 1
    assert "Start" in tour.text.text() and zone_of(editor, 4, 2) == 1
    assert by_hand == [1]
    for _ in range(2):
        tour.skip.click()
    assert "Save" in tour.text.text() and not tour.skip.isVisibleTo(tour)
    tour.leave.click()
    assert not tour.isVisibleTo(dock)


def test_a_second_map_view_follows_and_may_go(editor):
    view = QgsMapCanvas()
    view.setFixedSize(320, 240)
    view.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    view.setLayers([editor.layers.units])
    view.show()
    view.zoomToFullExtent()
    draw(view)

    def seen():
        way = QgsCoordinateTransform(
            editor.hit.crs, view.mapSettings().destinationCrs(), QgsProject.instance()
        )
        middle = editor.hit.geometries[at(4, 2)].centroid().asPoint()
        place = view.getCoordinateTransform().transform(way.transform(middle))
        return nearest_class(
            QColor(view.grab().toImage().pixel(round(place.x()), round(place.y())))
        )

    assert seen() == 1
    stroke(editor, [at(4, 2)])
    wait_for(lambda: seen() == 0)
    view.stopRendering()
    sip.delete(view)
    stroke(editor, [at(5, 2)])
    wait_for(lambda: not editor.overlay.changed)
    assert zone_of(editor, 5, 2) == 0 and editor.canvas.mapTool() is editor.tool


def test_a_layout_shows_the_plan_as_it_is(editor):
    stroke(editor, [at(4, 2)])
    wait_for(lambda: not editor.overlay.changed)
    layout = QgsPrintLayout(QgsProject.instance())
    layout.initializeDefaults()
    item = QgsLayoutItemMap(layout)
    item.attemptSetSceneRect(QRectF(0, 0, 240, 180))
    item.setLayers([editor.layers.units])
    item.setCrs(editor.hit.crs)
    item.zoomToExtent(editor.layers.units.extent())
    layout.addLayoutItem(item)
    image = QgsLayoutExporter(layout).renderRegionToImage(item.sceneBoundingRect(), QSize(), 60)
    shown = item.extent()

    def seen(unit):
        place = editor.hit.geometries[unit].centroid().asPoint()
        x = (place.x() - shown.xMinimum()) / shown.width() * image.width()
        y = (shown.yMaximum() - place.y()) / shown.height() * image.height()
        return nearest_class(QColor(image.pixel(int(x), int(y))))

    assert [seen(at(column, 2)) for column in (3, 4, 5)] == [0, 0, 1]


def test_without_the_source_the_plan_is_still_saved_as_layers(editor, layers):
    stroke(editor, [at(4, 2)])
    QgsProject.instance().removeMapLayer(layers["units"].id())
    stroke(editor, [at(5, 2)])
    assert not editor.ended and editor.session.history.done == 2
    assert not editor.save_to_field()
    assert "no longer open" in editor.dock.about.text()


def test_layers_of_a_session_that_broke_off_are_opened_again(layers, tmp_path):
    project = QgsProject.instance()
    memory = QgsVectorLayer("Point", "lines", "memory")
    secret = QgsVectorLayer("dbname='x' user='u' password='secret'", "s", "postgres")
    gone = QgsVectorLayer(
        str(shutil.copy(layers["units"].source().split("|")[0], tmp_path)), "gone"
    )
    key = QgsVectorLayer("url='https://x.example/wfs?token=secret' typename='a'", "k", "WFS")
    project.addMapLayers([memory, secret, key, gone], False)
    asked = {**given(layers), "BRIDGES": memory.id(), "COSTS": secret.id(), "BARRIERS": gone.id()}
    asked["ADJACENCY_LINES"] = key.id()
    known = whereabouts(asked, project)
    assert set(known) == {layers["units"].id(), layers["schools"].id(), gone.id()}
    assert found_again(asked, known, project) == (asked, [])
    project.clear()
    for file in tmp_path.glob("*.gpkg*"):
        file.unlink()
    kept, lost = found_again(asked, json.loads(json.dumps(known)), project)
    assert lost == ["gone"] and "BARRIERS" not in kept
    opened = {name: project.mapLayer(kept[name]).name() for name in ("INPUT", "SCHOOLS")}
    assert opened == {"INPUT": "units", "SCHOOLS": "schools"}
    # Another session of the same layers takes those that are there now.
    again, _ = found_again(asked, known, project)
    assert again["INPUT"] == kept["INPUT"] and len(project.mapLayers()) == 2


class Desktop:
    """As much of QGIS Desktop as the menu asks when it starts and layers come."""

    def __init__(self):
        self.bar = QgsMessageBar()

    def mainWindow(self):
        return None

    def messageBar(self):
        return self.bar

    def __getattr__(self, name):
        return lambda *_: None


def test_the_next_start_offers_a_session_that_broke_off(editor, tmp_path, monkeypatch):
    monkeypatch.setattr(menu, "journals", lambda: tmp_path / "journal")
    about = menu.EditorMenu(Desktop(), "Balanced Zones")
    started = []
    monkeypatch.setattr(about, "start", lambda: started.append(True))
    stroke(editor, [at(4, 2)])
    about.remind()
    # It is still open: nothing to be offered.
    assert about.iface.bar.currentItem() is None
    editor.end(keep_journal=True)
    about.remind()
    offer = about.iface.bar.currentItem()
    assert "Steps kept: 1" in offer.text() and not started
    offer.findChild(QPushButton).click()
    assert started == [True]
    wait_for(lambda: about.iface.bar.currentItem() is None)


def test_working_layers_of_a_saved_project_are_cleared_away(editor, layers):
    project = QgsProject.instance()
    about = menu.EditorMenu(Desktop(), "Balanced Zones")
    about.levels = Levels()
    about.levels.add(editor)
    ids = [*editor.layers.ids(), layers["units"].id()]
    about._look_at(ids)
    assert all(project.mapLayer(each) is not None for each in ids)
    about.levels = None
    editor.session.mark_saved()
    about._look_at(ids)
    assert [each for each in ids if project.mapLayer(each) is not None] == ids[2:]
    wait_for(lambda: editor.ended)


def test_a_random_walk_of_clicks_is_undone(editor):
    rng = np.random.default_rng(1)
    start = editor.session.labels.tolist()
    for _ in range(60):
        editor.set_zone(int(rng.integers(2)))
        units = rng.integers(0, COLUMNS_ * ROWS, rng.integers(1, 3)).tolist()
        stroke(editor, units, LEFT if rng.random() < 0.8 else RIGHT)
    assert editor.session.history.done > 10
    wait_for(lambda: not editor.overlay.changed)
    shown = {f["unit"]: f["class"] for f in editor.layers.units.getFeatures()}
    assert [shown[u] for u in range(48)] == [editor.colours[z] for z in editor.session.labels]
    while editor.actions["undo"].isEnabled():
        editor.undo()
    assert editor.session.labels.tolist() == start
    assert Mode.PAINT is editor.tool.mode


def solved(panel):
    panel.setCollapsed(True)
    panel.dropped()
    assert not panel.start.isVisibleTo(panel)
    panel.setCollapsed(False)
    assert panel.start.isVisibleTo(panel)
    others = panel.stop, panel.take, panel.drop, panel.progress, panel.told
    assert not any(widget.isVisibleTo(panel) for widget in others)
    panel.start.click()
    assert panel.task is not None and panel.stop.isVisibleTo(panel)
    wait_for(lambda: panel.task is None, 60)
    wait_for(lambda: panel.take.isEnabled())


def test_the_solver_shows_a_preview_and_it_is_taken_or_dropped(editor):
    panel = editor.dock.solver
    panel.setCollapsed(False)
    labels = editor.session.labels
    # Crooked: a tongue of the west into the east, and a unit without a zone.
    for column in (4, 5, 6):
        labels[at(column, 2)] = 0
    labels[at(1, 1)] = -1
    editor.take("crooked", labels)
    start = editor.session.labels.tolist()
    panel.wish.setCurrentIndex(2)
    solved(panel)
    assert editor.overlay.preview == {at(1, 1): 0}
    # Which school a hatched unit would go to is told under the mouse, and on the map.
    hover(editor, at(1, 1))
    assert "<b>Preview</b>: from no zone to S0" in editor.dock.about.text()
    assert [unit for unit, _ in editor.overlay.patches] == [at(1, 1)]
    assert "Would change zone: 1 planning unit" in panel.told.text()
    assert not editor.close() and "take or drop" in editor.dock.about.text()
    panel.drop.click()
    assert editor.session.labels.tolist() == start and not editor.overlay.preview
    editor.session.lock_units([at(6, 2)])
    panel.wish.setCurrentIndex(0)
    editor.dock.table.selectAll()
    solved(panel)
    preview = dict(editor.overlay.preview)
    assert preview and at(6, 2) not in preview
    # How full each of the schools would be.
    assert "S0: " in panel.told.text() and "S1: " in panel.told.text()
    # What is painted there meanwhile is not undone by an old preview; what is elsewhere stays.
    stroke(editor, [at(1, 1)])
    stroke(editor, [at(4, 0)])
    found = panel.found
    panel.take.click()
    assert "changed there in the meantime" in panel.told.text() and zone_of(editor, 4, 0) == 0
    editor.undo()
    panel.found = found
    steps = editor.session.history.done
    panel.take.click()
    assert editor.session.history.done == steps + 1
    assert {u: editor.session.plan.zone_of[u] for u in preview} == preview
    assert not editor.session.figures.strays() and zone_of(editor, 1, 1) == 0
    editor.undo()
    assert zone_of(editor, 4, 2) == 0


def test_a_run_of_the_solver_is_stopped(editor):
    """What it has found until then is shown, or it says that it was stopped; nothing is taken."""
    panel = editor.dock.solver
    panel.setCollapsed(False)
    before = editor.session.labels.tolist()
    panel.start.click()
    assert "two or more neighbouring zones" in panel.told.text() and panel.task is None
    panel.wish.setCurrentIndex(3)
    panel.start.click()
    assert "Select two zones" in panel.told.text() and panel.task is None
    panel.wish.setCurrentIndex(1)
    panel.start.click()
    assert panel.stop.isVisibleTo(panel) and not panel.ask.isVisibleTo(panel)
    panel.stop.click()
    wait_for(lambda: panel.task is None, 60)
    assert editor.session.labels.tolist() == before and not editor.session.history.steps
    assert panel.found is not None or panel.told.text()
    panel.dropped()
    assert panel.start.isVisibleTo(panel) and not editor.overlay.preview


def answer(steps):
    """Give the keys to whatever asks: menus and dialogs, in their order.

    Each step is a test of what is on top, and what to press in it; a key that closes a menu or a
    dialog comes last in its step.
    """
    done, end = [], time.monotonic() + 20

    def look():
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        kind, keys = steps[len(done)]
        if isinstance(top, kind):
            done.append(top)
            if len(done) < len(steps):
                QTimer.singleShot(20, look)
            target = top if isinstance(top, QMenu) else top.focusWidget() or top
            for each in keys:
                (QTest.keyClicks if isinstance(each, str) else QTest.keyClick)(target, each)
        elif time.monotonic() < end:
            QTimer.singleShot(20, look)
        elif top is not None:
            top.close()

    QTimer.singleShot(0, look)
    return done


def test_variants_are_handled_by_keys_and_by_mouse(editor, tmp_path, monkeypatch):
    """Menu, dialogs and list as they are, from the map on."""
    row, session, enter = editor.dock.variants, editor.session, Qt.Key.Key_Return
    first = session.variant
    editor.window.activateWindow()
    editor.canvas.setFocus()
    assert not any(each.isEnabled() for each in row.of_others)

    def choose(letter, *answers):
        done = answer([(QMenu, [letter]), *answers])
        press(editor.canvas, Qt.Key.Key_V)
        assert len(done) == 1 + len(answers)

    choose("d", (QInputDialog, ["More", enter]))
    assert session.variant == "More" == row.box.currentText()
    stroke(editor, [at(4, 2)])
    # A name that is taken is refused.
    choose("d", (QInputDialog, ["More", enter]))
    assert "a name of its own" in editor.dock.about.text()
    choose("r", (QInputDialog, ["Most", enter]))
    assert list(session.variants) == [first, "Most"] and row.box.currentText() == "Most"
    # The list, by keys and by the mouse wheel's cousin, the click on a row of what pops up.
    row.box.setFocus()
    QTest.keyClick(row.box, Qt.Key.Key_Up)
    assert session.variant == first and zone_of(editor, 4, 2) == 1
    row.box.showPopup()
    view = row.box.view()
    place = view.visualRect(row.box.model().index(1, 0)).center()
    QTest.mouseMove(view.viewport(), place)
    QTest.qWait(QApplication.doubleClickInterval() + 50)
    QTest.mouseClick(view.viewport(), LEFT, NO_MODIFIER, place)
    assert session.variant == "Most" and zone_of(editor, 4, 2) == 0
    # The button, by mouse: a comparison opens in the browser.
    opened = []
    monkeypatch.setattr(comparing.QDesktopServices, "openUrl", lambda url: opened.append(url))
    done = answer([(QMenu, ["c"]), (QInputDialog, [enter])])
    QTest.mouseClick(row.button, LEFT)
    assert len(done) == 2
    wait_for(lambda: opened or "could not" in editor.dock.about.text())
    assert opened[0].toLocalFile() in editor.dock.about.text()
    page = Path(opened[0].toLocalFile()).read_text(encoding="utf-8")
    assert "Most" in page and first in page
    # All of them as fields of one layer, which 'Compare zone plans' takes.
    choose("s")
    dialog = editor.save_dialog
    dialog.panel.setParameters({"OUTPUT": f"{tmp_path}/all.gpkg", "REPORT": None})
    dialog.start.click()
    wait_for(lambda: dialog.task is None, 60)
    assert not dialog.feedback.errors
    layer = QgsVectorLayer(f"{tmp_path}/all.gpkg", "all", "ogr")
    (moved,) = (f for f in layer.getFeatures() if f["zone_id"] != f["variant_2"])
    assert (moved["zone_id"], moved["variant_2"]) == ("S0", "S1")
    (result,) = (
        each
        for each in QgsProject.instance().mapLayers().values()
        if "all.gpkg" in each.source() and each.fields().lookupField("variant_2") >= 0
    )
    assert result.attributeAlias(result.fields().lookupField("variant_2")) == f"Zone in {first}"
    # It waits until the session is over, or somebody wants to see it.
    node = QgsProject.instance().layerTreeRoot().findLayer(result.id())
    assert not node.itemVisibilityChecked()
    # All were saved: leaving asks nothing; a stroke in the one is asked about from the other.
    assert session.is_saved
    stroke(editor, [at(5, 2)])
    row.open(first)
    asked = []
    stay = questions.Leaving.STAY
    monkeypatch.setattr(questions, "leave", lambda _, names, *__: asked.append(names) or stay)
    assert not editor.close() and asked == [["Most"]]
    row.open("Most")
    choose("l", (QInputDialog, [enter]))
    assert list(session.variants) == ["Most"] and row.box.count() == 1


def test_a_layer_of_results_knows_how_its_plan_came_about(layers):
    import processing

    asked = {**given(layers), "BARRIERS": None, "IMPROVE": 0, "OUTPUT": "TEMPORARY_OUTPUT"}
    processing.runAndLoadResults("balancedzones:geokmeansredistricting", asked)
    project = QgsProject.instance()
    (result,) = (each for each in project.mapLayers().values() if each.customProperty(GIVEN))
    begin = menu._of_layer(result)
    assert begin["INPUT"] == result.id() and begin["ZONE_FIELD"] == "zone_id"
    assert begin["SCHOOLS"] == layers["schools"].id() and begin["STUDENT_FIELDS"] == ["students"]
    found = []
    entry = EditPlan(found.append)
    entry.initAlgorithm()
    dialog = EntryDialog(entry, "Start", lambda *_: None, begin)
    dialog.run()
    wait_for(lambda: dialog.task is None)
    assert found[0].zone_field == "zone_id" and found[0].layer.id() == result.id()
    secret = {"INPUT": "dbname='a' password='b'", "LEVEL": "ES", "N": 2, "X": object()}
    secret["SCHOOLS"] = "https://x.example/schools.geojson?token=b"
    assert remembered(secret) == '{"LEVEL": "ES", "N": 2}'


def test_what_is_wrong_is_said_in_full_in_the_start_dialog(layers):
    """With every level that the layer has, in as many lines as that takes."""
    entry = EditPlan(lambda _: None)
    entry.initAlgorithm()
    dialog = EntryDialog(entry, "Start", lambda *_: None, given(layers))
    dialog.show()
    dialog.say("A long text of what is wrong. " * 20)
    QCoreApplication.processEvents()
    lines = dialog.wrong.height() / dialog.wrong.fontMetrics().lineSpacing()
    assert dialog.wrong.isVisible() and lines > 4
    dialog.start.click()
    assert not dialog.wrong.isVisible()
    wait_for(lambda: dialog.task is None)
    without = EntryDialog(entry, "Start", lambda *_: None, {**given(layers), "STUDENT_FIELDS": []})
    without.run()
    assert without.wrong.text().startswith("Students") and "missing" in without.wrong.text()


def test_two_levels_on_the_same_units(editor, layers, tmp_path, monkeypatch):
    """One dock at a time; a division is of both; how the one feeds the other is told live."""
    opened = editor.opened
    first = opened.session
    units = opened.inputs.units
    high = Session(
        replace(
            first.problem,
            school_ids=("H",),
            capacity=first.problem.capacity[:1],
            school_m=first.problem.school_m[:1],
            school_lonlat=first.problem.school_lonlat[:1],
            seed_unit=first.problem.seed_unit[:1],
        ),
        np.where(np.arange(len(units)) % COLUMNS_ < 2, 0, -1),
        ["H"],
        replace(
            first.limits,
            **{
                name: getattr(first.limits, name)[:1]
                for name in ("low", "high", "asked_low", "asked_high")
            },
        ),
        None,
        Shapes(units.geometry, units.crs, opened.inputs.units_m, {"students": units.students}),
    )
    columns = replace(opened.inputs.columns, level="HS")
    inputs = replace(opened.inputs, columns=columns)
    ground = Ground(units.geometry, opened.inputs.layer.crs, [0] * len(units))
    other = Editor(
        replace(opened, session=high, inputs=inputs, ground=ground, colours=[2]),
        editor.canvas,
        QgsProject.instance(),
        editor.window,
        tmp_path / "high",
        background=False,
    )
    levels = Levels(lambda given: None)
    levels.add(editor)
    assert editor.canvas.mapTool() is editor.tool
    levels.add(other)
    assert editor.canvas.mapTool() is other.tool and not editor.dock.isVisible()
    assert [other.dock.levels.box.itemText(at) for at in (0, 1)] == ["zone", "HS"]
    stroke(other, [at(2, 2), at(6, 2)])
    assert zone_of(editor, 4, 2) == 1 and high.plan.zone_of[at(6, 2)] == 0
    # All of the high school's zone lies in the west but what was painted now.
    found = feeding([high, first])[0].found
    assert (found.split, found.lines) == (0, 2)
    assert "that feed more than one of HS: 0" in other.dock.summary.text()
    other.actions["split"].setChecked(True)
    other.divide([pixel(other, at(4, row)) for row in (3, 1)])
    assert first.problem.n_units == high.problem.n_units == COLUMNS_ * ROWS + 1
    # What a division has done to another level is no change of its plan, and fits its field.
    assert first.is_saved and not high.is_saved
    assert editor.fits_field() and editor.save_in("also") and other.fits_field()
    assert editor.layers.units.name() == "Plan being edited (zone)"
    other.dock.levels.box.setCurrentIndex(0)
    other.dock.levels.box.activated.emit(0)
    assert levels.current is editor and editor.canvas.mapTool() is editor.tool
    assert not other.overlay.isVisible() and editor.dock.isVisibleTo(editor.window)
    assert editor.dock.levels.box.currentText() == "zone"
    west = min(first.divided[-1].numbers, key=lambda each: editor.hit.inner_points()[each][0])
    stroke(editor, [west])
    assert not editor.fits_field()
    assert first.plan.zone_of[west] == 0 and len(set(first.labels[first.divided[-1].numbers])) == 2
    editor.undo()
    levels.switch(other)
    other.undo()
    assert first.problem.n_units == COLUMNS_ * ROWS
    with pytest.raises(CannotJoin, match="open already"):
        levels.check(other.opened)
    # All levels end together; where one is to stay, QGIS stays too.
    asked = []

    def leave(window, names, divided, level):
        asked.append(level)
        return questions.Leaving.STAY

    monkeypatch.setattr(questions, "leave", leave)
    about = menu.EditorMenu(Desktop(), "Balanced Zones")
    about.levels, closing = levels, QCloseEvent()
    assert about.eventFilter(editor.window, closing) and not closing.isAccepted()
    assert asked == ["HS"] and not other.ended
    about.levels = None
    other.end()
    assert not editor.session.linked
    (kept,) = (tmp_path / "journal").glob("*.session")
    events = [kind for kind, _ in journal._read(kept)[1]]
    assert "divided" in events and events[-1] == "whole"
