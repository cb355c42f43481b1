# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of zones, by mouse and by keys."""

from __future__ import annotations

from qgis.PyQt.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QApplication, QTableView

from .bar import BarDelegate
from .model import FULL, LOCK, NAME, SortedZones

_CHARACTERS = {NAME: 19, FULL: 17}
"""How wide columns are that do not follow their titles."""


_SELECTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""With these keys a click adds rows to the selection."""


class ZoneTable(QTableView):
    """Rows can be sorted, filtered and gone through by keys.

    A click or Return makes a zone the active one; a double click zooms to it; a click in the
    first column, or L, locks it.
    """

    activated_zone = pyqtSignal(int)
    zoomed = pyqtSignal(int)
    lock_toggled = pyqtSignal(list)

    def __init__(self, model, parent=None):
        super().__init__(parent)
        self.sorted = SortedZones(model, self)
        self.setModel(self.sorted)
        # Sorted when the window has had its turn: every comparison asks Python twice.
        self.horizontalHeader().setSortIndicator(NAME, Qt.SortOrder.AscendingOrder)
        QTimer.singleShot(0, self._begin_to_sort)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegateForColumn(FULL, BarDelegate(self))
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        # Bold titles would not fit into their columns.
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        wide = self.fontMetrics().horizontalAdvance("0")
        for column in range(model.columnCount()):
            title = self.horizontalHeader().sectionSizeHint(column) - wide
            self.setColumnWidth(column, max(wide * _CHARACTERS.get(column, 7), title))
        self.setColumnWidth(LOCK, 3 * wide)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda index: self.zoomed.emit(self.zone_of(index)))

    def _begin_to_sort(self) -> None:
        self.setSortingEnabled(True)
        self.scrollTo(self.currentIndex())

    def zone_of(self, index) -> int:
        return self.sorted.mapToSource(index).row()

    def selected_zones(self) -> list[int]:
        return sorted(self.zone_of(index) for index in self.selectionModel().selectedRows())

    def show_zone(self, zone: int) -> None:
        """Go to a zone's row, if it is not filtered out."""
        index = self.sorted.mapFromSource(self.sorted.sourceModel().index(zone, NAME))
        if index.isValid():
            across = self.horizontalScrollBar().value()
            if self.selectionModel().isRowSelected(index.row(), QModelIndex()):
                # Of several rows selected the others stay so.
                kept = QItemSelectionModel.SelectionFlag.NoUpdate
                self.selectionModel().setCurrentIndex(index, kept)
            else:
                self.setCurrentIndex(index)
            self.scrollTo(index)
            self.horizontalScrollBar().setValue(across)

    def step(self, by: int) -> None:
        """Make the zone of a row further on the active one, from the last to the first."""
        rows = self.sorted.rowCount()
        if not rows:
            return
        current = self.currentIndex()
        row = (current.row() + by) % rows if current.isValid() else 0
        index = self.sorted.index(row, NAME)
        self.setCurrentIndex(index)
        self.activated_zone.emit(self.zone_of(index))

    def _clicked(self, index) -> None:
        if QApplication.keyboardModifiers() & _SELECTING:
            # For the solver and for locks; the zone that is painted stays.
            return
        if index.column() == LOCK:
            self.lock_toggled.emit([self.zone_of(index)])
        else:
            self.activated_zone.emit(self.zone_of(index))

    def keyPressEvent(self, event):
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                zone = self.zone_of(self.currentIndex())
                self.activated_zone.emit(zone)
                self.zoomed.emit(zone)
            return
        if event.key() == Qt.Key.Key_L and self.selected_zones():
            self.lock_toggled.emit(self.selected_zones())
            return
        super().keyPressEvent(event)
