# SPDX-License-Identifier: GPL-2.0-or-later
"""A hand on the mouse, over the map view of a plan editor."""

from __future__ import annotations

from qgis.core import QgsPointXY
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


class Hand:
    """Moves and clicks where units lie.

    Parameters
    ----------
    editor : Editor
    canvas : QgsMapCanvas
        On which the units are to be seen.
    """

    def __init__(self, editor, canvas):
        self.editor, self.canvas = editor, canvas

    def place(self, unit: int) -> QPoint:
        x, y = self.editor.hit.inner_points()[unit]
        point = self.canvas.getCoordinateTransform().transform(QgsPointXY(x, y))
        return QPoint(round(point.x()), round(point.y()))

    def mouse(self, kind, where: QPoint, button=NONE, buttons=NONE, modifiers=None) -> None:
        port = self.canvas.viewport()
        event = QMouseEvent(
            kind,
            QPointF(where),
            QPointF(port.mapToGlobal(where)),
            button,
            buttons,
            Qt.KeyboardModifier.NoModifier if modifiers is None else modifiers,
        )
        QCoreApplication.sendEvent(port, event)

    def hover(self, unit: int, modifiers=None) -> None:
        self.mouse(QEvent.Type.MouseMove, self.place(unit), modifiers=modifiers)

    def click(self, unit: int, modifiers=None) -> None:
        self.hover(unit, modifiers)
        self.mouse(QEvent.Type.MouseButtonPress, self.place(unit), LEFT, LEFT, modifiers)
        self.mouse(QEvent.Type.MouseButtonRelease, self.place(unit), LEFT, NONE, modifiers)
