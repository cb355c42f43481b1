# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan editor: session, map, table and journal, wired together.

Knows no ``iface``: a map view, a project and, for questions, a window are enough.
"""

from __future__ import annotations

import gc
import time
from contextlib import suppress
from pathlib import Path
from typing import Callable, Optional

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProject,
)
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QApplication

from ..algorithms.core.palette import colour
from ..algorithms.qgis_io.compat import QActionGroup
from ..algorithms.qgis_io.reader import speak_to_reader
from ..algorithms.qgis_io.texts import tr
from . import questions
from .actions import Keys, all_actions
from .canvas.hit import Hit
from .canvas.layers import WorkingLayers
from .canvas.overlay import Overlay
from .canvas.tool import EditTool, Mode
from .commands import Commands
from .dock import MODES, EditorDock
from .questions import Leaving
from .solver.lowest import LowestTravel
from .state.colours import Colouring
from .state.journal import SUFFIX, Journal, Recorder
from .state.session import LOCKS, PLAN, STEP, UNITS, VARIANTS, Change, Rules
from .table.model import ZoneModel
from .texts import Words


class Editor(Commands):
    """One edit session on one map view.

    Parameters
    ----------
    opened : Opened
        What was read.
    canvas : QgsMapCanvas
    project : QgsProject
    window : QWidget, optional
        Owns dialogs and the dock.
    folder : Path, optional
        For the journal; without it there is none.
    say : callable, optional
        Takes a text for the user; the dock shows it otherwise.
    background : bool
        Find the lower bound on travel meanwhile, in another process.

    Attributes
    ----------
    dock : EditorDock
        Whoever makes the editor puts it in its place.
    """

    closed = pyqtSignal()

    def __init__(
        self,
        opened,
        canvas,
        project: Optional[QgsProject] = None,
        window=None,
        folder: Optional[Path] = None,
        about: Optional[dict] = None,
        say: Optional[Callable[[str], None]] = None,
        background: bool = True,
    ):
        super().__init__(window)
        # The district stays as long as the session: looked through by Python's garbage collector,
        # now or at a click, it would hold up the window by 100 ms at 10,000 units.
        gc.freeze()
        self.opened, self.session, self.inputs = opened, opened.session, opened.inputs
        self.canvas, self.window = canvas, window
        self.project = project or QgsProject.instance()
        self.colours = list(opened.colours)
        self.colouring = Colouring(self.session, self.colours)
        speak_to_reader()
        self.words = Words(self.session)
        self.say_outside = say
        self.source_id = opened.layer.id() if opened.layer is not None else ""
        self.levels = None
        self.zone = 0
        self.ended = False

        self.hit = Hit(opened.ground, canvas)
        self.overlay = Overlay(canvas, self.hit, self.colour_of, self.inputs.schools.names)
        self.layers = WorkingLayers(
            opened.ground,
            self._schools(),
            self.session,
            self.colours,
            canvas,
            self.overlay,
        )
        self.tool = EditTool(canvas, self.session, self.hit, self.overlay)
        self.actions = all_actions(self)
        group = QActionGroup(self)
        for name in MODES:
            group.addAction(self.actions[name])
        self.model = ZoneModel(self.session, self.words, self.colours, self)
        self.dock = EditorDock(self, window)
        self.recorder = Recorder(self._journal(folder, about))
        self._connect()
        self.layers.add_to(self.project)
        self._place_schools()
        self.tool_before = canvas.mapTool()
        canvas.setMapTool(self.tool)
        self.actions["paint"].setChecked(True)
        self.set_zone(0)
        self.dock.show_totals()
        self.dock.name_steps(self.actions)
        self.lowest = LowestTravel(self.session, self)
        self.lowest.found.connect(self.dock.show_totals)
        self.in_background = background
        self._look_for_lowest()

    def _look_for_lowest(self) -> None:
        if self.in_background:
            self.lowest.changed()

    def _connect(self) -> None:
        self.session.listeners.append(self._changed)
        self.tool.hovered.connect(self._hovered)
        self.tool.locked.connect(self._unit_locked)
        self.tool.refused.connect(lambda refusal: self.say(self.words.refused(refusal)))
        self.tool.picked.connect(self._picked)
        self.tool.finished.connect(self._stroke_done)
        self.tool.entered.connect(self._take_keys)
        self.tool.drawn.connect(self.divide)
        self.dock.table.activated_zone.connect(self.set_zone)
        self.dock.table.zoomed.connect(self.zoom_to)
        self.dock.table.lock_toggled.connect(self.toggle_zones)
        self.dock.brush.currentIndexChanged.connect(self._brush_changed)
        self.dock.closing.connect(self.close_all)
        self.canvas.destinationCrsChanged.connect(self._crs_changed)
        self.keys = Keys(self.actions.values(), self)
        self.keys.watch(self.canvas, self.dock, self.dock.table)
        self.project.layersWillBeRemoved.connect(self._layers_go)
        self.project.cleared.connect(self._project_gone)
        self.project.readProject.connect(self._project_gone)

    def _journal(self, folder, about) -> Optional[Journal]:
        if folder is None:
            return None
        path = Path(folder) / f"{int(1000 * time.time())}{SUFFIX}"
        try:
            return Journal(path, self.session, about or {})
        except Exception as error:
            self.announce(tr("This session cannot be kept on disk: {why}").format(why=error))
            return None

    def _schools(self) -> list:
        problem = self.inputs.problem
        degrees = QgsCoordinateReferenceSystem("EPSG:4326")
        way = QgsCoordinateTransform(degrees, self.inputs.layer.crs, self.project)
        places = [way.transform(QgsPointXY(*place)) for place in problem.school_lonlat.tolist()]
        return list(zip(places, self.inputs.schools.names))

    def _place_schools(self) -> None:
        way = QgsCoordinateTransform(
            self.inputs.layer.crs, self.canvas.mapSettings().destinationCrs(), self.project
        )
        points = []
        for place, _ in self._schools():
            with suppress(QgsCsException):
                point = way.transform(place)
                points.append((point.x(), point.y()))
        self.overlay.schools = np.array(points).reshape(-1, 2)

    def colour_of(self, zone: int) -> QColor:
        return QColor(colour(self.colours[zone]))

    # -- hearing the session -----------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        if change.kind == UNITS:
            self._units_changed(change.units)
        elif change.units and change.kind != LOCKS:
            self.layers.changed(change.units)
        if change.zones:
            self.model.refresh(change.zones)
        if change.kind == LOCKS:
            self.overlay.set_locked(self.session.locks.units)
            self.recorder.locks(self.session)
            return
        if change.kind == VARIANTS:
            self.dock.variants.show_all()
        self.dock.show_totals()
        if change.kind in (STEP, PLAN, VARIANTS, UNITS):
            self._settle(change.zones)

    def _units_changed(self, units) -> None:
        """Units have been divided, or made whole again: the map follows."""
        self.dock.solver.dropped()
        self.overlay.set_hover()
        if self.levels is not None and self.levels.current is not self:
            divided = self.session.divided
            self.recorder.divided(divided[-1].step.parts if len(units) > 1 else None)
        self.opened.ground.sync(self.session.shapes.shapes, units)
        self.hit.units_changed(units)
        self.layers.units_changed(units)
        self.overlay.set_locked(self.session.locks.units)

    def _settle(self, zones) -> None:
        """At the end of a stroke: colours where they clash, the order of rows, names of steps."""
        other = self.colouring.settle(zones)
        if other:
            members = self.session.figures.members
            self.layers.changed([unit for zone in other for unit in members[zone]])
            self.model.refresh(other)
        self._look_for_lowest()
        self.dock.table.sorted.sort_again()
        self.dock.name_steps(self.actions)

    def _hovered(self, foreseen) -> None:
        told = [self._of_preview(), self.words.what_if(foreseen)]
        self.dock.show_about("<br>".join(filter(None, told)))

    def _take_keys(self) -> None:
        """Keys are for the map when the mouse is: what was used in the dock has them no longer."""
        holder = QApplication.focusWidget()
        if holder is not None and self.dock.isAncestorOf(holder):
            self.canvas.setFocus()

    def say(self, text: str) -> None:
        """Tell the user something, in the dock."""
        self.dock.show_about(text)

    def announce(self, text: str) -> None:
        """Tell the user something that may not be missed."""
        if self.say_outside is not None:
            self.say_outside(text)
        elif not self.ended:
            self.say(text)

    def refreshed(self) -> None:
        """Show all anew, after a session was played again."""
        self.layers.flush()
        self.overlay.set_locked(self.session.locks.units)
        self.model.refresh(range(self.session.problem.n_zones))
        self.dock.show_totals()
        self._settle(range(self.session.problem.n_zones))

    # -- what actions ask ----------------------------------------------------------------------

    def set_mode(self, mode: Mode) -> None:
        if mode is not self.tool.mode:
            # What painting would have done here says nothing of another tool.
            self.overlay.set_hover()
            self.say("")
        self.tool.mode = mode
        if self.canvas.mapTool() is not self.tool:
            self.canvas.setMapTool(self.tool)

    def set_zone(self, zone: int) -> None:
        """Make a zone the one that units are painted into."""
        self.zone = self.tool.zone = zone
        self.model.set_active(zone)
        self.dock.show_active(zone)

    def set_rules(self, only_unassigned: bool, only_from: Optional[int], not_over: bool) -> None:
        self.session.rules = Rules(only_unassigned, only_from, not_over)

    def _brush_changed(self, _) -> None:
        self.tool.brush = self.dock.brush.currentData()

    def step_zone(self, by: int) -> None:
        self.dock.table.step(by)

    # -- ending ---------------------------------------------------------------------------------

    def suspend(self) -> None:
        """Make room for another level."""
        self.tool.take_back()
        self.keys.unwatch(self.canvas, self.dock, self.dock.table)
        if self.canvas.mapTool() is self.tool:
            self.canvas.unsetMapTool(self.tool)
        self.overlay.setVisible(False)
        self.layers.set_visible(self.project, False)
        self.dock.hide()

    def resume(self) -> None:
        """Come back from ``suspend``."""
        self.keys.unwatch(self.canvas, self.dock, self.dock.table)
        self.keys.watch(self.canvas, self.dock, self.dock.table)
        self.overlay.setVisible(True)
        self.layers.set_visible(self.project, True)
        self.canvas.setMapTool(self.tool)
        self.dock.show()

    def close(self) -> bool:
        """End the session, unless the user wants to keep unsaved edits; whether it has ended."""
        if not self.may_end():
            return False
        self.end()
        return True

    def may_end(self) -> bool:
        """Ask what becomes of unsaved edits, and save them; whether the session may end."""
        if self.ended:
            return True
        if self.dock.solver.found is not None:
            self.announce(tr("First take or drop what the solver has found."))
            return False
        unsaved = self.session.unsaved()
        if not unsaved:
            return True
        named = unsaved if len(self.session.variants) > 1 else []
        several = self.levels is not None and len(self.levels.editors) > 1
        level = self.session.level if several else ""
        answer = questions.leave(self.window, named, not self.fits_field(), level)
        if answer is Leaving.LAYERS:
            # Written in the background: the session ends when that is done.
            questions.new_layers(self, self.close_all)
        if answer is Leaving.FIELD:
            for name in unsaved:
                self.dock.variants.open(name)
                if not self.save_to_field():
                    return False
        return answer in (Leaving.FIELD, Leaving.DISCARD)

    def end(self, keep_journal: bool = False) -> None:
        """Take all away that the session has put on the map."""
        if self.ended:
            return
        self.ended = True
        gc.unfreeze()
        self.dock.solver.end()
        self.lowest.end()
        self.session.listeners.clear()
        for signal, slot in (
            (self.project.layersWillBeRemoved, self._layers_go),
            (self.project.cleared, self._project_gone),
            (self.project.readProject, self._project_gone),
            (self.canvas.destinationCrsChanged, self._crs_changed),
        ):
            signal.disconnect(slot)
        self.keys.unwatch(self.canvas, self.dock, self.dock.table)
        self.tool.release()
        if self.canvas.mapTool() is self.tool:
            self.canvas.unsetMapTool(self.tool)
            if self.tool_before is not None:
                self.canvas.setMapTool(self.tool_before)
        self.overlay.remove()
        self.layers.remove_from(self.project)
        if self.recorder.journal is not None:
            self.recorder.journal.close(keep_journal)
        self.dock.hide()
        self.dock.deleteLater()
        self.closed.emit()

    # -- the project ------------------------------------------------------------------------------

    def _crs_changed(self) -> None:
        self.hit.reset()
        self._place_schools()
        self.overlay.update()

    def _layers_go(self, ids) -> None:
        if set(ids) & set(self.layers.ids()):
            self.layers.halt()
            # QGIS is in the middle of removing them: what else goes must wait.
            QTimer.singleShot(0, self._project_gone)

    def _project_gone(self, *_) -> None:
        """The map has gone under the session: it ends, and is offered again if it is unsaved."""
        unsaved = not self.session.is_saved
        self.end(keep_journal=unsaved)
        if unsaved:
            self.announce(
                tr(
                    "The plan editor has ended with its layers. Its steps are kept: 'Edit a plan' "
                    "offers them again."
                )
            )
