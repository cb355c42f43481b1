# SPDX-License-Identifier: GPL-2.0-or-later
"""What lies over the map: units changed since it was drawn, the hover, locks, a preview.

The map itself is drawn anew a little later, in QGIS's own threads. Until then the units that have
changed are painted here: that is what makes a click feel instant, however large the map.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Optional

import numpy as np
from qgis.core import QgsProject
from qgis.gui import QgsMapCanvasItem
from qgis.PyQt.QtCore import QLineF, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QGraphicsItem

LINE = QColor("#5a5a5a")
DARK = QColor("#202020")
REFUSED = QColor("#b2182b")
NO_ZONE = QColor("#ffffff")
LOCK_PX = 5.0
"""Half the size of the mark on a locked unit."""


class Overlay(QgsMapCanvasItem):
    """Painted over one map view.

    Parameters
    ----------
    canvas : QgsMapCanvas
    hit : Hit
        Knows the units' outlines.
    colour_of : callable
        The fill of a zone, as a QColor.
    names : sequence of str of length K
        Of the zones' schools.
    """

    def __init__(self, canvas, hit, colour_of, names=()):
        super().__init__(canvas)
        self.canvas, self.hit, self.colour_of, self.names = canvas, hit, colour_of, list(names)
        # Without it every change would paint the whole item anew.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption, True)
        self.setZValue(50)
        self.changed: dict[int, int] = {}
        """Units to be painted, with their zones."""
        self.hover: tuple[tuple[int, ...], Optional[int], bool] = ((), None, False)
        self.cut_off: tuple[int, ...] = ()
        self.locked: set[int] = set()
        self.preview: dict[int, int] = {}
        self.patches: list[tuple[int, QRectF]] = []
        """Of the preview: the unit that carries the name of the school to come, and the box."""
        self.band: list[QPointF] = []
        self.schools = np.zeros((0, 2))
        """Where schools stand, in the coordinates of the map."""
        self.visible_layer = None

    def remove(self) -> None:
        """Take the item off the map; it would stay there without a Python reference too."""
        scene = self.scene()
        if scene is not None:
            scene.removeItem(self)

    def boundingRect(self):
        return QRectF(0, 0, self.canvas.width(), self.canvas.height())

    def updatePosition(self):
        # Pixels of the map view are the item's own coordinates.
        self.prepareGeometryChange()

    # -- what is shown ----------------------------------------------------------------------

    def set_changed(self, zones: dict[int, int]) -> None:
        self.changed.update(zones)
        self.touch(zones)

    def drop_changed(self, units: Iterable[int]) -> None:
        # Where they lie the map was drawn anew: nothing is to be painted again.
        for unit in units:
            self.changed.pop(unit, None)

    def set_hover(self, units=(), zone=None, refused=False, cut_off=()) -> None:
        old = (*self.hover[0], *self.cut_off)
        self.hover, self.cut_off = (tuple(units), zone, refused), tuple(cut_off)
        self.touch((*old, *self.hover[0], *self.cut_off))

    def set_locked(self, units: Iterable[int]) -> None:
        old, self.locked = self.locked, set(units)
        self.touch(old ^ self.locked)

    def set_preview(self, zones: dict[int, int], patches: Iterable[list[int]] = ()) -> None:
        """Hatch units with the zones that they would go to.

        Parameters
        ----------
        zones : dict of int to int
        patches : iterable of list of int
            Units that go the same way in one piece, the one that can carry a name first.
        """
        self.preview, self.patches = dict(zones), []
        for units in patches:
            box = QRectF()
            for unit in units:
                box = box.united(self.hit.path(unit).boundingRect())
            self.patches.append((units[0], box))
        self.update()

    def set_band(self, points=()) -> None:
        if points or self.band:
            self.band = list(points)
            self.update()

    def touch(self, units: Iterable[int]) -> None:
        """Paint anew where some units lie."""
        try:
            to_pixel = self.canvas.getCoordinateTransform().transform()
        except RuntimeError:
            # A map view that goes takes its leave of the tool, too late for the overlay.
            return
        box = QRectF()
        for unit in units:
            box = box.united(to_pixel.mapRect(self.hit.path(unit).boundingRect()))
        if not box.isEmpty():
            self.update(box.adjusted(-4, -4, 4, 4))

    # -- painting ----------------------------------------------------------------------------

    def paint(self, painter, option=None, widget=None):
        if self.visible_layer is not None and not self._shown():
            return
        to_pixel = self.canvas.getCoordinateTransform().transform()
        exposed = option.exposedRect if option is not None else self.boundingRect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        base = painter.worldTransform()
        painter.setWorldTransform(to_pixel * base)
        self._fill(painter, to_pixel, exposed)
        self._fill_preview(painter, to_pixel, exposed)
        self._outline_hover(painter)
        painter.setWorldTransform(base)
        self._mark_schools(painter, to_pixel, exposed)
        self._name_preview(painter, to_pixel)
        self._mark_locks(painter, to_pixel, exposed)
        if len(self.band) > 1:
            painter.setPen(QPen(DARK, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(QPolygonF(self.band))

    def _shown(self) -> bool:
        layer = QgsProject.instance().mapLayer(self.visible_layer)
        return layer is not None and layer in self.canvas.layers()

    def _near(self, units, to_pixel, exposed):
        for unit in units:
            path = self.hit.path(unit)
            if to_pixel.mapRect(path.boundingRect()).adjusted(-3, -3, 3, 3).intersects(exposed):
                yield unit, path

    def _fill(self, painter, to_pixel, exposed) -> None:
        painter.setPen(_pen(LINE, 0.6))
        for unit, path in self._near(self.changed, to_pixel, exposed):
            zone = self.changed[unit]
            painter.setBrush(QBrush(self.colour_of(zone) if zone >= 0 else NO_ZONE))
            painter.drawPath(path)

    def _fill_preview(self, painter, to_pixel, exposed) -> None:
        for unit, path in self._near(self.preview, to_pixel, exposed):
            zone = self.preview[unit]
            colour = self.colour_of(zone) if zone >= 0 else NO_ZONE
            brush = QBrush(colour.darker(135), Qt.BrushStyle.BDiagPattern)
            # Hatches keep their width on the screen, whatever the scale of the map.
            brush.setTransform(to_pixel.inverted()[0])
            painter.setBrush(brush)
            painter.setPen(_pen(DARK, 1.2))
            painter.drawPath(path)

    def _name_preview(self, painter, to_pixel) -> None:
        """Which school each hatched patch would go to, where there is room for its name."""
        if not self.patches:
            return
        points, metrics = self.hit.inner_points(), QFontMetricsF(painter.font())
        for unit, box in self.patches:
            text = f"\N{RIGHTWARDS ARROW} {self.names[self.preview[unit]]}"
            width = metrics.horizontalAdvance(text)
            if to_pixel.mapRect(box).width() < width:
                continue
            at = to_pixel.map(QPointF(*points[unit])) - QPointF(width / 2, 0)
            letters = QPainterPath()
            letters.addText(at, painter.font(), text)
            painter.strokePath(letters, QPen(QColor("white"), 3))
            painter.fillPath(letters, DARK)

    def _outline_hover(self, painter) -> None:
        units, zone, refused = self.hover
        for unit in units:
            if refused or zone is None:
                painter.setBrush(Qt.BrushStyle.NoBrush)
            else:
                colour = QColor(self.colour_of(zone))
                colour.setAlpha(150)
                painter.setBrush(QBrush(colour))
            painter.setPen(_pen(REFUSED if refused else DARK, 2.5))
            painter.drawPath(self.hit.path(unit))
        red = QColor(REFUSED)
        red.setAlpha(70)
        painter.setBrush(QBrush(red))
        painter.setPen(_pen(REFUSED, 1.5, Qt.PenStyle.DashLine))
        for unit in self.cut_off:
            painter.drawPath(self.hit.path(unit))

    def _mark_locks(self, painter, to_pixel, exposed) -> None:
        """A padlock on every locked unit that is large enough to carry it."""
        if not self.locked:
            return
        points = self.hit.inner_points()
        for unit, path in self._near(self.locked, to_pixel, exposed):
            if to_pixel.mapRect(path.boundingRect()).width() < 2 * LOCK_PX:
                continue
            at = to_pixel.map(QPointF(*points[unit]))
            painter.setPen(QPen(QColor("white"), 3))
            for colour, width in ((QColor("white"), 4.0), (DARK, 1.6)):
                painter.setPen(QPen(colour, width))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawArc(
                    QRectF(at.x() - 3, at.y() - LOCK_PX - 2, 6, LOCK_PX + 5), 0, 180 * 16
                )
            painter.setPen(QPen(QColor("white"), 1))
            painter.setBrush(QBrush(DARK))
            painter.drawRect(QRectF(at.x() - 4.5, at.y() - 1, 9, LOCK_PX + 2))

    def _mark_schools(self, painter, to_pixel, exposed) -> None:
        """Schools that lie under what is painted here, as the map has them."""
        if not (self.changed or self.preview):
            return
        box = to_pixel.inverted()[0].mapRect(exposed)
        x, y = self.schools.T
        near = (box.left() <= x) & (x <= box.right()) & (box.top() <= y) & (y <= box.bottom())
        for place in self.schools[near].tolist():
            at = to_pixel.map(QPointF(*place))
            if exposed.contains(at):
                painter.setPen(QPen(DARK, 1))
                painter.setBrush(QBrush(QColor("white")))
                painter.drawEllipse(at, 3.5, 3.5)
                painter.drawLine(QLineF(at.x() - 2, at.y(), at.x() + 2, at.y()))
                painter.drawLine(QLineF(at.x(), at.y() - 2, at.x(), at.y() + 2))


def _pen(colour, width, style=Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(colour, width, style)
    pen.setCosmetic(True)
    return pen
