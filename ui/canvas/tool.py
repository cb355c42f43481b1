# SPDX-License-Identifier: GPL-2.0-or-later
"""The map tool: what mouse and keys on the map ask of the session."""

from __future__ import annotations

from enum import Enum
from typing import Optional

from qgis.core import QgsApplication
from qgis.gui import QgsMapTool
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, pyqtSignal

BRUSHES = (0, 15, 30, 60)
"""Radii of the brush in pixels, the smallest first: the unit under the mouse alone."""


_REST_MS = 60
"""So long the mouse rests before the figures of several units are told: they cost more time than
there is between two of its movements."""


class Mode(Enum):
    """What the left button does."""

    PAINT = "paint"
    RECTANGLE = "rectangle"
    LASSO = "lasso"
    PICK = "pick"
    LOCK = "lock"
    SPLIT = "split"


class EditTool(QgsMapTool):
    """Paints units into the active zone.

    Left button: paint; right: back to the plan in force; Shift: with the units enclosed; Alt
    or the eyedropper: the zone under the mouse becomes the active one; Esc: takes the stroke back.

    Parameters
    ----------
    canvas : QgsMapCanvas
    session : Session
    hit : Hit
    overlay : Overlay
    """

    hovered = pyqtSignal(object)
    """A ``WhatIf``, or None where there is nothing to tell."""
    refused = pyqtSignal(object)
    locked = pyqtSignal(int, bool)
    """A ``Refusal``."""
    picked = pyqtSignal(int)
    """The zone under the mouse."""
    finished = pyqtSignal(object, object)
    """The ``Step`` that a stroke became, or None; units not painted, each with a ``Refusal``."""
    entered = pyqtSignal()
    """The mouse has come onto the map."""
    drawn = pyqtSignal(object)
    """A line to divide a unit by: the two places of the map view where it begins and ends."""
    painted = pyqtSignal(object)
    """A ``Painted``, while the button is down."""

    def __init__(self, canvas, session, hit, overlay):
        super().__init__(canvas)
        self.session, self.hit, self.overlay = session, hit, overlay
        self.mode, self.brush = Mode.PAINT, BRUSHES[0]
        self.zone: Optional[int] = None
        self._button = Qt.MouseButton.NoButton
        self._last: Optional[QPoint] = None
        self._outline: list[QPoint] = []
        self._foreseen: Optional[tuple] = None
        self.setCursor(QgsApplication.getThemeCursor(QgsApplication.Cursor.CrossHair))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._at_rest)
        self._several: tuple[tuple[int, ...], bool] = ((), False)
        self._enclosed = False
        self._left: dict = {}
        """Units that the stroke should have painted and did not, with why."""
        canvas.keyPressed.connect(self._key_while_pressed)

    def release(self) -> None:
        """Let go of the map view."""
        self._rest.stop()
        self.canvas().keyPressed.disconnect(self._key_while_pressed)

    # -- mouse ----------------------------------------------------------------------------------

    def canvasPressEvent(self, event):
        if self._button != Qt.MouseButton.NoButton:
            return
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        where = event.pos()
        mode = self.mode
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            mode = Mode.PICK
        if mode is Mode.PICK or (mode is Mode.LOCK and self.hit.at(where) is not None):
            self._point_at(self.hit.at(where), mode)
            return
        if mode is Mode.SPLIT and event.button() != Qt.MouseButton.LeftButton:
            return
        self._rest.stop()
        self._button, self._last, self._outline = event.button(), where, [where]
        self.overlay.set_hover()
        if mode is Mode.SPLIT:
            return
        self.session.begin()
        self._left = {}
        if mode is Mode.PAINT:
            self._paint(self.hit.brushed(where, where, self.brush), event)

    def canvasMoveEvent(self, event):
        where = event.pos()
        if self._button == Qt.MouseButton.NoButton:
            self._hover(where, event.modifiers())
            return
        if self.mode is Mode.PAINT:
            self._paint(self.hit.brushed(self._last, where, self.brush), event)
        elif self.mode is Mode.RECTANGLE:
            start = self._outline[0]
            across = QPoint(where.x(), start.y()), where, QPoint(start.x(), where.y())
            self._outline = [start, *across]
            self.overlay.set_band([QPointF(each) for each in self._outline])
        elif self.mode is Mode.SPLIT:
            self._outline = [self._outline[0], where]
            self.overlay.set_band([QPointF(each) for each in self._outline])
            middle = self.hit.at(_middle(self._outline))
            self.overlay.set_hover(() if middle is None else (middle,))
        else:
            self._outline.append(where)
            self.overlay.set_band([QPointF(each) for each in self._outline])
        if self.mode in (Mode.RECTANGLE, Mode.LASSO):
            self._enclosed = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._rest.start()
        self._last = where

    def canvasReleaseEvent(self, event):
        if event.button() != self._button:
            return
        if self.mode is Mode.SPLIT:
            line = self._outline
            self._end()
            if len(line) == 2:
                self.drawn.emit(line)
            return
        if self.mode in (Mode.RECTANGLE, Mode.LASSO) and self.session.in_stroke:
            self.overlay.set_hover()
            self._paint(self.hit.within(self._outline), event)
        self._end()
        self.finished.emit(self.session.finish(), self._left)

    def _end(self) -> None:
        self._button, self._last, self._outline = Qt.MouseButton.NoButton, None, []
        self._foreseen = None
        self._rest.stop()
        self.overlay.set_band()

    def _paint(self, units, event) -> None:
        if not units or not self.session.in_stroke:
            return
        if self._button == Qt.MouseButton.RightButton:
            done = self.session.paint_back(units)
        elif self.zone is None:
            return
        else:
            enclosed = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            done = self.session.paint(units, self.zone, enclosed)
        self.painted.emit(done)
        for unit in done.moved:
            self._left.pop(unit, None)
        if done.refusals:
            refusal = done.refusals[-1]
            self._left.update(dict.fromkeys(done.left, refusal))
            # As before the click: what is in the way stays marked until the mouse goes on.
            self.overlay.set_hover(done.left, self.zone, True, set(refusal.units) - set(done.left))
            self.refused.emit(refusal)

    def _point_at(self, unit, mode) -> None:
        if unit is None:
            return
        if mode is Mode.LOCK:
            on = unit not in self.session.locks.units
            self.session.lock_units([unit], on)
            self.locked.emit(unit, on)
        elif self.session.plan.zone_of[unit] >= 0:
            self.picked.emit(self.session.plan.zone_of[unit])

    def _hover(self, where: QPoint, modifiers) -> None:
        units = ()
        if self.mode is Mode.PAINT:
            units = tuple(self.hit.brushed(where, where, self.brush))
        elif self.hit.at(where) is not None:
            units = (self.hit.at(where),)
        enclosed = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        about = units, self.zone, enclosed, self.mode, len(self.session.history.steps)
        if about == self._foreseen:
            return
        self._foreseen = about
        if not units or self.zone is None or self.mode is not Mode.PAINT:
            self.overlay.set_hover(units)
            self.hovered.emit(None)
            return
        if len(units) == 1:
            self._foresee(units, enclosed)
        else:
            self.overlay.set_hover(units, self.zone)
            self._several = units, enclosed
            self._rest.start()

    def _at_rest(self) -> None:
        """Tell the figures of several units: under the brush, or within what is being drawn."""
        if self.zone is None:
            return
        if self._button == Qt.MouseButton.NoButton:
            units, enclosed = self._several
            if self._foreseen is not None and self._foreseen[0] == units:
                self._foresee(units, enclosed)
        elif self._button == Qt.MouseButton.LeftButton:
            self._foresee(tuple(self.hit.within(self._outline)), self._enclosed)

    def _foresee(self, units, enclosed: bool) -> None:
        foreseen = self.session.what_if(units, self.zone, enclosed)
        if foreseen.refusal is None:
            self.overlay.set_hover(foreseen.moved or units, self.zone)
        else:
            beside = set(foreseen.refusal.units) - set(units)
            self.overlay.set_hover(units, self.zone, True, beside)
        self.hovered.emit(foreseen)

    # -- keys ------------------------------------------------------------------------------------

    def take_back(self) -> bool:
        """Drop the stroke, or the line that divides, if there is one."""
        if self.mode is Mode.SPLIT and self._outline:
            self._end()
            self.overlay.set_hover()
            return True
        if not self.session.in_stroke:
            return False
        self._end()
        self.session.take_back()
        return True

    def _key_while_pressed(self, event) -> None:
        # While a button is down the map view gives keys to no tool.
        if event.key() == Qt.Key.Key_Escape and self.take_back():
            event.accept()

    def activate(self):
        super().activate()
        self.canvas().viewport().installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Enter:
            self.entered.emit()
        if event.type() == QEvent.Type.Leave:
            # Nothing is under the mouse any more; what was said of it may still be read.
            self._foreseen = None
            self._rest.stop()
            self.overlay.set_hover()
        return False

    def deactivate(self):
        self._rest.stop()
        self.canvas().viewport().removeEventFilter(self)
        if self.session.in_stroke:
            self._end()
            self.finished.emit(self.session.finish(), self._left)
        self.overlay.set_hover()
        self.hovered.emit(None)
        super().deactivate()


def _middle(line: list[QPoint]) -> QPoint:
    return (line[0] + line[-1]) / 2
