# SPDX-License-Identifier: GPL-2.0-or-later
"""Utilisation as a bar, with the limits marked and the figure beside it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ...algorithms.core.palette import UTILISATION_CLASSES
from .model import BAR

FULL_SCALE = 150.0
"""Utilisation in % at the right end of the bar."""


def bar_colour(utilisation: float) -> QColor:
    """The colour that maps of results give a utilisation."""
    for low, high, name, _ in UTILISATION_CLASSES:
        if low <= utilisation < high:
            return QColor(name)
    return QColor(UTILISATION_CLASSES[-1][2])


class BarDelegate(QStyledItemDelegate):
    """Paints the column of utilisation."""

    _room = None

    def paint(self, painter, option, index):
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        utilisation, low, high = index.data(BAR)
        # Bold, as figures outside the limits are.
        font = painter.font()
        font.setBold(True)
        if self._room is None:
            self._room = QFontMetrics(font).horizontalAdvance("000.0 %") + 6
        room = self._room
        rect = QRectF(option.rect).adjusted(3, 4, -room - 3, -4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        edge = option.palette.color(QPalette.ColorRole.Mid)
        if rect.width() > 10:
            painter.setPen(QPen(edge, 1))
            painter.setBrush(option.palette.color(QPalette.ColorRole.Base))
            painter.drawRect(rect)
            share = min(utilisation, FULL_SCALE) / FULL_SCALE
            painter.setBrush(bar_colour(utilisation))
            painter.drawRect(QRectF(rect.x(), rect.y(), rect.width() * share, rect.height()))
            painter.setPen(QPen(QColor("#202020"), 1))
            for limit in (low, high):
                x = rect.x() + rect.width() * min(limit, FULL_SCALE) / FULL_SCALE
                painter.drawLine(int(x), int(rect.y()) - 2, int(x), int(rect.bottom()) + 2)
        selected = option.state & QStyle.StateFlag.State_Selected
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        if not low <= utilisation <= high:
            painter.setFont(font)
        beside = QRectF(option.rect).adjusted(option.rect.width() - room, 0, -3, 0)
        painter.drawText(
            beside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text
        )
        painter.restore()
