# SPDX-License-Identifier: GPL-2.0-or-later
"""The editor's place in QGIS Desktop: menu, dialog, dock, sessions left behind.

The only module of the editor, beside the plugin itself, that knows ``iface``.
"""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication, QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QEvent, QObject, Qt, QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QDockWidget, QMessageBox, QPushButton

from ..algorithms.libraries import what_is_missing
from ..algorithms.qgis_io.compat import LayerType, MessageLevel, QAction
from ..algorithms.qgis_io.given import remembered
from ..algorithms.qgis_io.styling import GIVEN
from ..algorithms.qgis_io.texts import tr
from . import last_time
from .canvas.layers import WORKING

ICON = Path(__file__).resolve().parent.parent / "resources" / "icons" / "zones.svg"

_WIDTH = 480
"""Of the dock to begin with, in pixels: more than a third of a window of 1,366."""

_REMIND_MS = 2000
"""So long after the plugin is loaded QGIS's window is there to say something."""


def journals() -> Path:
    """Where sessions are kept: in the user's profile."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "balanced_zones" / "sessions"


class EditorMenu(QObject):
    """Opens the editor from QGIS's menus.

    Parameters
    ----------
    iface : QgisInterface
    menu : str
        The plugin's menu.
    """

    def __init__(self, iface, menu: str):
        super().__init__()
        self.iface, self.menu = iface, menu
        self.levels = self.dialog = None
        self._kept: list = []
        self._on_tour: Optional[Callable[[], None]] = None
        self.action = QAction(QIcon(str(ICON)), tr("Edit a plan ..."), iface.mainWindow())
        self.action.setObjectName("BalancedZonesEditPlan")
        self.action.triggered.connect(lambda _: self.start())
        self.of_layer = QAction(
            QIcon(str(ICON)), tr("Edit as a plan of zones ..."), iface.mainWindow()
        )
        self.of_layer.triggered.connect(lambda _: self.start(iface.activeLayer()))

    def add(self) -> None:
        self.iface.addPluginToMenu(self.menu, self.action)
        # In the context menu of layers that results of ours are marked as.
        self.iface.addCustomActionForLayerType(self.of_layer, "", LayerType.Vector, False)

        self.iface.mainWindow().installEventFilter(self)
        project = QgsProject.instance()
        project.layersAdded.connect(self._added)
        self._look_at(list(project.mapLayers()))
        QTimer.singleShot(_REMIND_MS, self.remind)

    def _added(self, layers) -> None:
        # The run marks its layers a moment after it has added them.
        ids = [layer.id() for layer in layers]
        QTimer.singleShot(0, lambda: self._look_at(ids))

    def _look_at(self, ids: list[str]) -> None:
        project = QgsProject.instance()
        self.offer(map(project.mapLayer, ids))
        # In a project that was saved in the middle of a session they are left, without features.
        own = [] if self.levels is None else self.levels.editors
        in_use = {each for editor in own for each in editor.layers.ids()}
        working = [
            each
            for each in set(ids) - in_use
            if project.mapLayer(each) is not None and project.mapLayer(each).customProperty(WORKING)
        ]
        project.removeMapLayers(working)

    def offer(self, layers) -> None:
        """Show the action in the context menu of those layers that are plans of ours."""
        for layer in layers:
            if layer is not None and layer.customProperty(GIVEN):
                self.iface.addCustomActionForLayer(self.of_layer, layer)

    def eventFilter(self, watched, event):
        """QGIS is about to close: the session ends first, or keeps it open."""
        closing = event.type() == QEvent.Type.Close and self.levels is not None
        if closing and not self.levels.close():
            event.ignore()
            return True
        return False

    def remove(self) -> None:
        self.iface.mainWindow().removeEventFilter(self)
        if self.levels is not None:
            self.levels.end(keep_journal=True)
        QgsProject.instance().layersAdded.disconnect(self._added)
        self.iface.removePluginMenu(self.menu, self.action)
        self.iface.removeCustomActionForLayerType(self.of_layer)
        for each in (self.action, self.of_layer):
            each.deleteLater()

    def remind(self) -> None:
        """Say, when QGIS has started, that there is a session to be opened again."""
        if self.levels is not None or not any(journals().glob("*")) or what_is_missing():
            return
        from .state.journal import left_behind

        stories = left_behind(journals())
        if not stories:
            return
        bar = self.iface.messageBar()
        message = bar.createMessage(tr("Plan editor"), _told(stories[0]))
        button = QPushButton(tr("Open it again ..."), message)
        button.clicked.connect(lambda _: (bar.popWidget(message), self.start()))
        message.layout().addWidget(button)
        bar.pushWidget(message, MessageLevel.Info)

    # -- starting ------------------------------------------------------------------------------

    def start(self, layer=None) -> None:
        """Show the dialog that starts a session; a session that is open comes first."""
        missing = what_is_missing()
        if missing:
            QMessageBox.warning(self.iface.mainWindow(), tr("Plan editor"), missing)
            return
        if self.levels is not None and not self.levels.close():
            return
        story = self._left_behind()
        self._kept = self._together_with(story)
        if story is not None:
            self._open_again(story)
        else:
            self._open_dialog(_of_layer(layer))

    def tour(self, parameters: dict, done: Callable[[], None]) -> None:
        """Start a session that leads the user through; ``done`` at the first step by hand."""
        if what_is_missing():
            self.start()
            return
        if self.levels is not None and not self.levels.close():
            return
        self._kept = []
        self._open_dialog(parameters)
        self._on_tour = done

    def _left_behind(self):
        """A session that ended without being closed, if the user wants it back."""
        from .state.journal import left_behind, remove

        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        for story in left_behind(journals()):
            answer = QMessageBox.question(
                self.iface.mainWindow(),
                tr("Plan editor"),
                _told(story) + " " + tr("Open it again? 'No' deletes it."),
                yes | no | QMessageBox.StandardButton.Cancel,
                yes,
            )
            if answer == yes:
                return story
            if answer == no:
                remove(story.path)
        return None

    def _together_with(self, story) -> list:
        """Sessions of other levels that were open beside one that is wanted back."""
        from .state.journal import left_behind

        if story is None or "together" not in story.about:
            return []
        return [
            each
            for each in left_behind(journals())
            if each.path != story.path and each.about.get("together") == story.about["together"]
        ]

    def _open_again(self, story) -> None:
        """Show the dialog with all that a session was begun with, its layers opened again."""
        from .found_again import found_again

        known = story.about.get("layers", {})
        given = story.about.get("parameters", {})
        given, lost = found_again(given, known, QgsProject.instance())
        self._open_dialog(given, story)
        if lost:
            self.dialog.say(
                tr("Not found where it was: {layers}. Choose where it is now.").format(
                    layers=", ".join(lost)
                )
            )
        else:
            # All is known that it was begun with.
            self.dialog.run()

    def _open_dialog(self, parameters: dict, story=None) -> None:
        from .reading import EditPlan
        from .start_dialog import EntryDialog

        self._on_tour = None
        found = []
        entry = EditPlan(found.append)
        entry.initAlgorithm()

        def done(results, context, feedback, given):
            self.open(found[-1], story)

        # One that was left open asks for a session that is not wanted any more.
        with suppress(AttributeError, RuntimeError):
            self.dialog.reject()
        self.dialog = EntryDialog(entry, tr("Start"), done, parameters, self.iface.mainWindow())
        if self.levels is not None:
            self.dialog.setWindowTitle(tr("Edit another level"))
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.dialog.show()

    def open(self, opened, story=None) -> None:
        """Open the dock on what was read, beside the levels that are open."""
        from .editor import Editor
        from .found_again import whereabouts
        from .levels import CannotJoin, Levels, name_of
        from .state.journal import fits, remove, replay

        if self.levels is None:
            self.levels = Levels(self._open_dialog)
            self.levels.closed.connect(self._closed)
            self.together = time.time()
        try:
            self.levels.check(opened)
        except CannotJoin as why:
            self.say(str(why))
            return
        if not self.levels.editors:
            last_time.keep(QgsProject.instance(), opened.parameters)
        parameters = json.loads(remembered(opened.parameters))
        about = {
            "parameters": parameters,
            "layers": whereabouts(parameters, QgsProject.instance()),
            "layer": opened.layer.name(),
            "level": name_of(opened),
            "together": self.together,
        }
        editor = Editor(
            opened,
            self.iface.mapCanvas(),
            QgsProject.instance(),
            self.iface.mainWindow(),
            journals(),
            about,
            self.say,
        )
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, editor.dock)
        _in_front(editor.dock, self.iface.mainWindow())
        editor.dock.show()
        editor.dock.raise_()
        self.iface.mainWindow().resizeDocks([editor.dock], [_WIDTH], Qt.Orientation.Horizontal)
        if story is not None:
            if fits(story.path, editor.session):
                replay(story.path, editor.session, editor.recorder.journal)
                remove(story.path)
                editor.refreshed()
            else:
                self.say(tr("The session that was kept is of other units or schools."))
        self.levels.add(editor)
        if self._on_tour is not None:
            editor.dock.show_tour(self._on_tour)
            self._on_tour = None
        if self._kept:
            further = self._kept.pop(0)
            self._open_again(further)
        for warning in opened.warnings[:3]:
            self.say(warning)

    def _closed(self) -> None:
        self.levels = None

    def say(self, text: str) -> None:
        self.iface.messageBar().pushMessage(tr("Plan editor"), text, MessageLevel.Info, 8)


def _in_front(dock, window) -> None:
    """Share the place of a dock at the window's right edge, at its full height, not below it."""
    area = window.dockWidgetArea(dock)
    for other in window.findChildren(QDockWidget):
        beside = other is not dock and window.dockWidgetArea(other) == area
        if beside and other.isVisible() and not other.isFloating():
            window.tabifyDockWidget(other, dock)
            return


def _told(story) -> str:
    when = datetime.datetime.fromtimestamp(story.began).strftime("%Y-%m-%d %H:%M")
    layer, level = story.about.get("layer", "?"), story.about.get("level", "")
    return tr("A session of {when} on {layer} ended without being saved. Steps kept: {n}.").format(
        when=when, layer=f"{layer} ({level})" if level else layer, n=story.steps
    )


def _of_layer(layer) -> dict:
    """What the dialog begins with for a layer: what its last session did, or all that its run was
    given, or the layer alone."""
    if not isinstance(layer, QgsMapLayer):
        return last_time.kept(QgsProject.instance())
    last = last_time.kept(QgsProject.instance(), layer.id())
    if last:
        return last
    given = json.loads(layer.customProperty(GIVEN) or "{}")
    return {**given, "INPUT": layer.id()}
