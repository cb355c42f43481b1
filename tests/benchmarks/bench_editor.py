# SPDX-License-Identifier: GPL-2.0-or-later
"""How soon the plan editor answers: start, hover, and from mouse press to map and table painted.

    ./run bench editor                 # both maps, quiet and with the solver at work: the table
    ./run bench editor --map fairfax   # elementary schools, from the plan in force
    ./run bench editor --map 10000     # a made-up district of so many units, 20 to a school
    ./run bench editor --busy          # only while the solver improves all in the background

Real widgets, each map in a process of its own, under Xvfb where that is installed. Of every answer
the table tells what the clock says, what the window's own thread computed, what it waited for a
processor (a machine that does other work, or the map renderer and the solver on few cores), and
what it waited for anything else (a lock, a disk, the screen). The second and the last are ours.
"""

# The package is loaded by its path before its modules can be imported.

from __future__ import annotations

import argparse
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from qgis.core import Qgis, QgsApplication, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QMainWindow
from qgis.testing import start_app

import conftest

conftest.load_package()
# The process that hands out the work needs no QGIS.
APP = None
if __name__ != "__main__" or "--here" in sys.argv:
    APP = start_app(cleanup=False)
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


ASKED = {
    "fairfax": {"click": 30, "click, solver at work": 40, "hover": 5, "start": 3000, "block": 150},
    "10000": {"click": 60, "click, solver at work": 80, "hover": 5, "start": 8000, "block": 150},
}
"""Milliseconds: of clicks and hovers at the 95th percentile."""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--map", default="", help="fairfax, or a number of units")
    parser.add_argument("--clicks", type=int, default=200)
    parser.add_argument("--busy", action="store_true", help="only with the solver at work")
    parser.add_argument("--quiet", action="store_true", help="only without the solver")
    parser.add_argument("--offscreen", action="store_true", help="without Xvfb")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        measure(options)
    print(f"QGIS {Qgis.QGIS_VERSION}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(TITLES)
    for which in [options.map] if options.map else list(ASKED):
        in_process_of_its_own(which, options)


def in_process_of_its_own(which: str, options) -> None:
    command = [sys.executable, __file__, "--here", "--map", which, "--clicks", str(options.clicks)]
    command += [f"--{name}" for name in ("busy", "quiet") if getattr(options, name)]
    surroundings = dict(os.environ)
    if shutil.which("xvfb-run") and not options.offscreen:
        command = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24", *command]
        surroundings["QT_QPA_PLATFORM"] = "xcb"
    # QGIS and Qt talk at length; the table is all that is wanted, unless there is none.
    ran = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    rows = [line[len(ROW) :] for line in ran.stdout.splitlines() if line.startswith(ROW)]
    print("\n".join(rows) if ran.returncode == 0 and rows else ran.stdout + ran.stderr, flush=True)


def measure(options) -> None:
    from processing.core.Processing import Processing

    Processing.initialize()
    is_fairfax = options.map == "fairfax"
    asked = ASKED.get(options.map, {})
    with tempfile.TemporaryDirectory() as folder:
        given, layers = fairfax() if is_fairfax else made_up(folder, int(options.map))
        QgsProject.instance().addMapLayers(layers)
        editor, canvas, _window, took = opened(given, layers[0])
        if not options.busy:
            took.update(measured(editor, canvas, options.clicks))
        if not options.quiet:
            while_solving = measured(editor, canvas, options.clicks, busy=True)
            took.update({f"{what}, solver at work": spans for what, spans in while_solving.items()})
        units = f"{editor.session.problem.n_units:,} units, {options.map}"
        print(f"{ROW}{units}")
        for what, spans in took.items():
            is_block = what.startswith("longest block")
            print(ROW + told(what, spans, asked.get("block" if is_block else what)))
        sys.stdout.flush()
        os._exit(0)


def fairfax(level="ES", file=conftest.SHARED_DATA / "fairfax.gpkg"):
    """What is given for the zones in force of a level, and the layers."""
    units, schools = (
        QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
        for name in ("planning_units", "schools")
    )
    given = {
        "UNIT_ID": "unit_id",
        "STUDENT_FIELDS": [f"{level.lower()}_students"],
        "SCHOOL_ID": "school_id",
        "CAPACITY": "capacity",
        "LEVEL_FIELD": "level",
        "LEVEL": level,
        "ZONE_FIELD": f"zone_{level.lower()}",
        "EXISTING_FIELD": f"zone_{level.lower()}",
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


class Span(NamedTuple):
    """How long something took, and how the window's own thread spent that; seconds."""

    clock: float
    computed: float
    queued: float
    """Ready to run, but every processor was busy: NaN where the system does not tell."""

    @property
    def waited(self) -> float:
        """For anything else: a lock, above all Python's, a disk, the screen."""
        return max(0.0, self.clock - self.computed - self.queued)


class Watch:
    """Runs from when it is made; of the window's own thread."""

    def __init__(self):
        self.begun = self._now()

    def __call__(self) -> Span:
        return Span(*(now - then for now, then in zip(self._now(), self.begun)))

    @staticmethod
    def _now() -> tuple:
        try:
            queued = 1e-9 * int(Path("/proc/self/schedstat").read_text().split()[1])
        except (OSError, IndexError):
            queued = math.nan
        return time.perf_counter(), time.thread_time(), queued


class Pump:
    """Lets the window work, and takes the time of every step that it could not answer in."""

    def __init__(self):
        self.steps: list[Span] = []
        self._watch = Watch()

    def __call__(self, condition, seconds=600.0):
        end = time.perf_counter() + seconds
        self._watch = Watch()
        while condition() and time.perf_counter() < end:
            self.turn()
            time.sleep(0.002)
            self._watch = Watch()

    def turn(self):
        APP.processEvents()
        self.step()

    def step(self):
        """A step has come to its end."""
        self.steps.append(self._watch())
        self._watch = Watch()


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
    took = {}
    pump, start, used = Pump(), Watch(), time.process_time()
    dialog.run()
    pump.step()
    pump(lambda: dialog.task is not None)
    if not found:
        sys.exit("\n".join(dialog.feedback.errors))
    took["longest block while the layers are read"] = pump.steps
    pump = Pump()
    folder = tempfile.mkdtemp()
    editor = Editor(found[0], canvas, QgsProject.instance(), window, folder, background=False)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, editor.dock)
    canvas.setLayers([editor.layers.schools, editor.layers.units])
    pump.step()
    pump.turn()
    used = time.process_time() - used
    took = {"start": [start()], "start, CPU of all threads": [Span(used, used, 0.0)], **took}
    pump(lambda: True, 1.0)
    took["longest block while the dock opens"] = pump.steps
    return editor, canvas, window, took


def idle(seconds):
    Pump()(lambda: True, seconds)


def measured(editor, canvas, n, busy=False):
    """Clicks and hovers on units that can move: the spans of each, by its name.

    ``busy``: while the solver improves everything but the locks in the background.
    """
    rng = np.random.default_rng(0)
    session, port, panel = editor.session, canvas.viewport(), editor.dock.solver
    took = {"hover": [], "click": [], "release": []}

    def send(what, kind, where, button, buttons):
        local, everywhere = QPointF(where), QPointF(port.mapToGlobal(where))
        modifiers = Qt.KeyboardModifier.NoModifier
        watch = Watch()
        APP.sendEvent(port, QMouseEvent(kind, local, everywhere, button, buttons, modifiers))
        if what != "hover":
            APP.processEvents()
        took[what].append(watch())
        APP.processEvents()

    pump = Pump()
    while len(took["click"]) < n:
        if busy and panel.task is None:
            panel.wish.setCurrentIndex(1)
            panel.run()
            idle(1.0)
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
    took["longest block between clicks"] = pump.steps
    return took


TITLES = (
    f"{'milliseconds':48}{'asked':>7}{'median':>8}{'p95':>8}{'longest':>9}"
    f"{'computed':>10}{'queued':>8}{'waited':>8}"
)
ROW = "row: "
"""Begins the lines that are meant for the table."""


def told(what, spans, asked) -> str:
    """A line of the table; of blocks the longest counts, of answers the 95th percentile."""
    share = 100 if what.startswith("longest") else 95
    clock = 1000 * np.array([span.clock for span in spans])
    parts = [
        1000 * np.percentile([getattr(span, name) for span in spans], share)
        for name in ("computed", "queued", "waited")
    ]
    return (
        f"  {what:46}{asked or '':>7}{np.median(clock):8.1f}{np.percentile(clock, 95):8.1f}"
        f"{clock.max():9.1f}{parts[0]:10.1f}{parts[1]:8.1f}{parts[2]:8.1f}"
    )


if __name__ == "__main__":
    main()
