# SPDX-License-Identifier: GPL-2.0-or-later
"""How soon the plan editor answers: start, hover, and from mouse press to map and table painted.

    ./run bench editor                      # Fairfax, elementary schools, from the plan in force
    ./run bench editor --units 10000        # a made-up district with 500 schools
    ./run bench editor --busy               # while the solver improves everything in the background

Real widgets: offscreen, or under Xvfb with QT_QPA_PLATFORM=xcb. Milliseconds, of ``--clicks``.
On a machine that does other work too, the processor's time of the window's own thread says more
than the clock; both are told.
"""

# The package is loaded by its path before its modules can be imported.

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from qgis.core import QgsApplication, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QMainWindow
from qgis.testing import start_app

import conftest

conftest.load_package()
APP = start_app(cleanup=False)
sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--units", type=int, default=0)
    parser.add_argument("--clicks", type=int, default=200)
    parser.add_argument("--busy", action="store_true")
    options = parser.parse_args()
    from processing.core.Processing import Processing

    Processing.initialize()
    with tempfile.TemporaryDirectory() as folder:
        given, layers = made_up(folder, options.units) if options.units else fairfax()
        QgsProject.instance().addMapLayers(layers)
        editor, canvas, _window = opened(given, layers[0])
        if options.busy:
            panel = editor.dock.solver
            panel.wish.setCurrentIndex(1)
            panel.run()
        for what, took in measured(editor, canvas, options.clicks).items():
            told(what, took)
        print("solver still at work:", editor.dock.solver.task is not None)
        sys.stdout.flush()
        os._exit(0)


def fairfax():
    file = conftest.SHARED_DATA / "fairfax.gpkg"
    units, schools = (
        QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
        for name in ("planning_units", "schools")
    )
    given = {
        "UNIT_ID": "unit_id",
        "STUDENT_FIELDS": ["es_students"],
        "SCHOOL_ID": "school_id",
        "CAPACITY": "capacity",
        "LEVEL_FIELD": "level",
        "LEVEL": "ES",
        "ZONE_FIELD": "zone_es",
        "EXISTING_FIELD": "zone_es",
    }
    return {"INPUT": units.id(), "SCHOOLS": schools.id(), **given}, [units, schools]


def made_up(folder, n_units):
    """A honeycomb; every unit begins in the zone of the nearest way over the map."""
    import geopandas as gpd
    from benchmarks.maps import honeycomb, write_layers

    from balanced_zones.algorithms.core.zones.contiguous import regrow

    path, n_schools = Path(folder) / "map.gpkg", max(2, n_units // 20)
    write_layers(path, n_units, n_schools)
    problem = honeycomb(n_units, n_schools)
    labels = np.full(problem.n_units, -1)
    labels[problem.seed_unit] = np.arange(n_schools)
    frame = gpd.read_file(path, layer="units")
    frame["zone"] = [problem.school_ids[zone] for zone in regrow(problem, labels)]
    frame.to_file(path, layer="with_zones", driver="GPKG")
    units = QgsVectorLayer(f"{path}|layername=with_zones", "units", "ogr")
    schools = QgsVectorLayer(f"{path}|layername=schools", "schools", "ogr")
    given = {
        "UNIT_ID": "unit_id",
        "STUDENT_FIELDS": ["students"],
        "SCHOOL_ID": "school_id",
        "CAPACITY": "capacity",
        "ZONE_FIELD": "zone",
        "EXISTING_FIELD": "zone",
    }
    return {"INPUT": units.id(), "SCHOOLS": schools.id(), **given}, [units, schools]


class Pump:
    """Lets the window work, and takes the time of the longest step that it could not answer in.

    By the clock: from one turn of the window to the next, whoever was in the way. By the
    processor: what all threads of this process did meanwhile, which is what a free machine would
    need at most; and what the window's own thread did.
    """

    def __init__(self):
        self.wall = self.process = self.own = 0.0
        self._mark()

    def _mark(self):
        self._last = time.perf_counter(), time.process_time(), time.thread_time()

    def __call__(self, condition, seconds=600.0):
        end = time.perf_counter() + seconds
        self._mark()
        while condition() and time.perf_counter() < end:
            self.turn()
            time.sleep(0.002)

    def turn(self):
        APP.processEvents()
        last = self._last
        self._mark()
        wall, process, own = (now - then for now, then in zip(self._last, last))
        self.wall, self.own = max(self.wall, wall), max(self.own, own)
        self.process = max(self.process, min(wall, process))

    def told(self, what):
        print(
            f"longest block {what}: {1000 * self.wall:.0f} ms by the clock, "
            f"{1000 * self.process:.0f} ms of CPU, "
            f"{1000 * self.own:.0f} ms of it in the window's own thread"
        )


def opened(given, layer):
    from balanced_zones.ui.editor import Editor
    from balanced_zones.ui.reading import EditPlan
    from balanced_zones.ui.start_dialog import EntryDialog

    found = []
    window = QMainWindow()
    canvas = QgsMapCanvas(window)
    window.setCentralWidget(canvas)
    window.resize(1366, 768)
    canvas.setDestinationCrs(layer.crs())
    canvas.setExtent(layer.extent())
    window.show()
    entry = EditPlan(found.append)
    entry.initAlgorithm()
    dialog = EntryDialog(entry, "Start", lambda *_: None, given)
    dialog.show()
    idle(0.5)
    pump = Pump()
    begun, used, here = time.perf_counter(), time.process_time(), time.thread_time()
    dialog.run()
    pump.turn()
    pump(lambda: dialog.task is not None)
    if not found:
        sys.exit("\n".join(dialog.feedback.errors))
    pump.told("while the layers are read")
    pump = Pump()
    folder = tempfile.mkdtemp()
    editor = Editor(found[0], canvas, QgsProject.instance(), window, folder, background=False)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, editor.dock)
    canvas.setLayers([editor.layers.schools, editor.layers.units])
    pump.turn()
    now = time.perf_counter()
    print(
        f"start: {now - begun:.2f} s, {time.process_time() - used:.2f} s of CPU, "
        f"{time.thread_time() - here:.2f} s of it in the window's own thread"
    )
    pump(lambda: True, 1.0)
    pump.told("while the dock opens")
    return editor, canvas, window


def idle(seconds):
    Pump()(lambda: True, seconds)


def measured(editor, canvas, n):
    """Clicks and hovers on units that can move, each with what it took, by its name."""
    rng = np.random.default_rng(0)
    session, port = editor.session, canvas.viewport()
    took = {}

    def send(what, kind, where, button, buttons):
        local, everywhere = QPointF(where), QPointF(port.mapToGlobal(where))
        modifiers = Qt.KeyboardModifier.NoModifier
        begun, used = time.perf_counter(), time.thread_time()
        APP.sendEvent(port, QMouseEvent(kind, local, everywhere, button, buttons, modifiers))
        if what != "hover":
            APP.processEvents()
        took.setdefault(what, []).append(time.perf_counter() - begun)
        cpu = f"{what}, CPU of the window's thread"
        took.setdefault(cpu, []).append(time.thread_time() - used)
        APP.processEvents()

    pump = Pump()
    while len(took.get("click", ())) < n:
        unit = int(rng.integers(session.problem.n_units))
        zones = session.plan.adjacent_zones(unit) - {session.plan.zone_of[unit]}
        if not zones:
            continue
        zone = min(zones)
        if session.what_if([unit], zone).refusal is not None:
            continue
        editor.set_zone(zone)
        point = canvas.getCoordinateTransform().transform(
            QgsPointXY(*editor.hit.inner_points()[unit])
        )
        where = QPoint(round(point.x()), round(point.y()))
        pump(lambda: True, 0.02)
        send("hover", QEvent.Type.MouseMove, where, NONE, NONE)
        send("click", QEvent.Type.MouseButtonPress, where, LEFT, LEFT)
        send("release", QEvent.Type.MouseButtonRelease, where, LEFT, NONE)
        pump(lambda: True, 0.05)
    pump.told("between clicks")
    return took


def told(what, seconds):
    ms = 1000 * np.array(seconds)
    median, p95 = np.percentile(ms, [50, 95])
    print(f"{what}: median {median:.1f} ms, p95 {p95:.1f} ms, longest {ms.max():.1f} ms")


if __name__ == "__main__":
    main()
