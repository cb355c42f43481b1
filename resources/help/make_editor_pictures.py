# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the pictures of ``editor.html``: a session of the plan editor on Fairfax's middle schools.

    xvfb-run -a -s "-screen 0 1600x1000x24" env QT_QPA_PLATFORM=xcb \\
        python3 resources/help/make_editor_pictures.py [FOLDER]

The real widgets, moved by mouse events. Needs the data folder of the tests.
"""

from __future__ import annotations

import os
import sys
import time
from importlib import import_module
from pathlib import Path

from qgis.core import QgsPointXY, QgsProject
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QImage, QPainter

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "tests"))
session = import_module("benchmarks.bench_editor")
hand = import_module("benchmarks.hand")

WIDTH = 1000
"""Of a picture, in pixels."""

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE


class Recorder(hand.Hand):
    """Moves the mouse in a session and takes pictures of its window."""

    def __init__(self, editor, canvas, window):
        super().__init__(editor, canvas)
        self.window = window

    def picture(self, name: str) -> None:
        session.idle(2.5)
        self.keep(self.window.grab().toImage(), name)

    def keep(self, image, name: str) -> None:
        image = image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
        path = FOLDER / f"editor_{name}.png"
        flag = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        image.convertToFormat(QImage.Format.Format_Indexed8, flag).save(str(path), "PNG", 0)
        print(path, path.stat().st_size)

    def choose_among_plans(self) -> None:
        """A picture of the variants: the menu beside the names of the plans, as keys open them.

        A menu is a window of its own, which a picture of another does not hold: it is painted
        where it stands on the screen.
        """
        row = self.editor.dock.variants
        QTimer.singleShot(1000, lambda: self._grabbed_with(row.menu))
        row.show_menu()

    def _grabbed_with(self, menu) -> None:
        image = self.window.grab().toImage()
        painter = QPainter(image)
        at = self.window.mapFromGlobal(menu.pos())
        at.setX(min(at.x(), image.width() - menu.width()))  # it may reach beyond the window
        painter.drawPixmap(at, menu.grab())
        painter.end()
        menu.close()
        self.keep(image, "variants")


def border_units(editor, zone: int, refused: bool) -> list:
    """Units beside a zone that could come to it, or that may not."""
    plan, school = editor.session.plan, set(editor.session.problem.seed_unit.tolist())
    beside = [
        unit
        for unit in range(editor.session.problem.n_units)
        if plan.zone_of[unit] not in (zone, -1) and zone in plan.adjacent_zones(unit)
    ]
    beside.sort(key=lambda unit: -editor.session.problem.students[unit])
    return [
        unit
        for unit in beside
        if (editor.session.what_if([unit], zone).refusal is not None) == refused
        and unit not in school
    ]


def main() -> None:
    from processing.core.Processing import Processing

    Processing.initialize()
    given, layers = session.fairfax("MS")
    QgsProject.instance().addMapLayers(layers)
    editor, canvas, window, _took = session.opened(given, layers[0])
    window.resizeDocks([editor.dock], [500], Qt.Orientation.Horizontal)
    made = Recorder(editor, canvas, window)
    editor.zoom_to_units(range(editor.session.problem.n_units))
    editor.dock.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    editor.dock.table.scrollToTop()
    made.picture("start")

    editor.mend()
    # A zone that can grow, and where something stands against it too.
    empty = max(
        range(editor.session.problem.n_zones),
        key=lambda zone: min(len(border_units(editor, zone, refused)) for refused in (False, True)),
    )
    editor.set_zone(empty)
    editor.zoom_to(empty)
    session.idle(2)
    unit = border_units(editor, empty, refused=False)[0]
    made.hover(unit)
    made.picture("hover")
    made.click(unit)
    made.hover(border_units(editor, empty, refused=True)[0])
    made.picture("refusal")

    left = border_units(editor, empty, refused=False)[:6]
    editor.session.lock_units(left)
    editor.session.lock_zones({editor.session.plan.zone_of[unit] for unit in left[:1]})
    editor.actions["split"].setChecked(True)
    largest = max(
        editor.session.figures.members[empty],
        key=lambda each: editor.session.problem.area_m2[each],
    )
    box = editor.hit.path(largest).boundingRect()
    to_pixel = canvas.getCoordinateTransform()
    ends = [
        to_pixel.transform(QgsPointXY(editor.hit.inner_points()[largest][0], y))
        for y in (box.top() - 0.05 * box.height(), box.bottom() + 0.05 * box.height())
    ]
    editor.divide([QPoint(round(end.x()), round(end.y())) for end in ends])
    made.picture("divided")

    editor.actions["paint"].setChecked(True)
    editor.session.unlock_all()
    editor.zoom_to_units(range(editor.session.problem.n_units))
    panel = editor.dock.solver
    panel.setCollapsed(False)
    panel.ceiling.setValue(105)
    panel.wish.setCurrentIndex(1)
    panel.run()
    begun = time.monotonic()
    while panel.task is not None:
        session.idle(0.1)
        if time.monotonic() - begun > 25:
            panel.halt()
    made.picture("solver")

    editor.session.duplicate("With the solver")
    panel.take.click()
    editor.session.duplicate("A third way")
    made.choose_among_plans()
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
