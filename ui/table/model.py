# SPDX-License-Identifier: GPL-2.0-or-later
"""The zones as rows: their figures as texts, made anew only where a zone has changed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QAbstractTableModel, QSortFilterProxyModel, Qt
from qgis.PyQt.QtGui import QColor, QFont, QIcon, QPixmap

from ...algorithms.core.palette import colour
from ...algorithms.core.texts import number
from ...algorithms.qgis_io.texts import tr

SORT = Qt.ItemDataRole.UserRole
"""The role under which a cell has the number that it is sorted by."""
BAR = Qt.ItemDataRole.UserRole + 1
"""Utilisation in %, and the limits on it: for the bar."""

LOCK, NAME, FULL, STUDENTS, SEATS, SHAPE, MEAN, LONGEST, IN, OUT, PIECES = range(11)

MANY = 30
"""From so many rows at once the whole table is painted anew."""

SWATCH = 16
"""Pixels of a zone's colour beside its name, as small icons have."""

_OVER = QColor("#b2182b")


@cache
def _swatch(number: int) -> QIcon:
    """A zone's colour; the same in a row that is selected, where Qt would tint it."""
    square = QPixmap(SWATCH, SWATCH)
    square.fill(QColor(colour(number)))
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(square, mode)
    return icon


class ZoneModel(QAbstractTableModel):
    """A row per zone.

    Parameters
    ----------
    session : Session
    words : Words
    colours : list of int
        Of the zones; shared with the editor.
    """

    def __init__(self, session, words, colours, parent=None):
        super().__init__(parent)
        self.session, self.words, self.colours = session, words, colours
        self.active = -1
        self._padlock = QgsApplication.getThemeIcon("/locked.svg")
        n = session.problem.n_zones
        self._texts: list = [None] * n
        self._numbers: list = [None] * n
        limits, seats = session.limits, session.problem.capacity
        self._limits = [
            (100 * low / seat, 100 * high / seat)
            for low, high, seat in zip(limits.asked_low, limits.asked_high, seats)
        ]
        unit = words.travel_unit()
        self._titles = [
            "",
            tr("School"),
            tr("Utilisation"),
            tr("Students"),
            tr("Seats"),
            tr("Compactness"),
            tr("Mean"),
            tr("Longest"),
            tr("In"),
            tr("Out"),
            tr("Pieces"),
        ]
        self._tips = {
            LOCK: tr("Locked zones neither lose nor gain units"),
            MEAN: tr("Students' mean travel ({unit})").format(unit=unit),
            LONGEST: tr("Longest travel of a unit with students ({unit})").format(unit=unit),
            PIECES: tr("In how many pieces the zone lies"),
            IN: tr("Students who had another school in the plan in force"),
            OUT: tr("Students who had this school in the plan in force and have another now"),
        }

    def rowCount(self, parent=None):
        return len(self._texts) if _is_root(parent) else 0

    def columnCount(self, parent=None):
        return len(self._titles) if _is_root(parent) else 0

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return self._tips.get(section) if role == Qt.ItemDataRole.ToolTipRole else None

    def _row(self, zone: int) -> None:
        z = self.session.figures.zones[zone]
        self._numbers[zone] = [
            float(zone in self.session.locks.zones),
            self.session.titles[zone].casefold(),
            z.utilisation,
            z.students,
            z.capacity,
            z.compactness,
            z.mean_travel,
            z.longest_travel,
            z.students_in,
            z.students_out,
            z.n_pieces,
        ]
        self._texts[zone] = [
            "",
            self.session.titles[zone],
            self.words.percent(z.utilisation),
            number(z.students),
            number(z.capacity),
            number(z.compactness, 1),
            self.words.travel(z.mean_travel),
            self.words.travel(z.longest_travel),
            number(z.students_in),
            number(z.students_out),
            number(z.n_pieces),
        ]

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        zone, column = index.row(), index.column()
        if self._texts[zone] is None:
            self._row(zone)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[zone][column]
        if role == SORT:
            value = self._numbers[zone][column]
            # Without a figure a zone stands at the end.
            return value if value == value else float("-inf")
        if role == BAR:
            return (self._numbers[zone][FULL], *self._limits[zone])
        if role == Qt.ItemDataRole.TextAlignmentRole and column not in (NAME, LOCK):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DecorationRole and column == NAME:
            return _swatch(self.colours[zone])
        if role == Qt.ItemDataRole.DecorationRole and column == LOCK:
            return self._padlock if self._numbers[zone][LOCK] else None
        if role == Qt.ItemDataRole.AccessibleTextRole and column == LOCK:
            return tr("locked") if self._numbers[zone][LOCK] else ""
        if role == Qt.ItemDataRole.FontRole and zone == self.active:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and column == PIECES:
            return _OVER if self._numbers[zone][PIECES] > 1 else None
        if role == Qt.ItemDataRole.ToolTipRole and column == NAME:
            return self._texts[zone][NAME]
        if role == Qt.ItemDataRole.ToolTipRole and column == FULL:
            low, high = map(self.words.percent, self._limits[zone])
            return tr("Limits: {low} to {high}").format(low=low, high=high)
        return None

    def refresh(self, zones: Iterable[int], look: bool = False) -> None:
        """Make rows anew, and tell which cells differ.

        Qt paints the whole table when it hears of more than one cell at once: that would be
        the dearest part of a click.

        Parameters
        ----------
        look : bool
            The rows look otherwise even where their texts are the same.
        """
        zones = sorted(set(zones))
        if len(zones) > MANY:
            for zone in zones:
                self._texts[zone] = None
            last = self.index(self.rowCount() - 1, len(self._titles) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        for zone in zones:
            before = self._texts[zone]
            self._row(zone)
            for column, text in enumerate(self._texts[zone]):
                own_look = column in (LOCK, NAME, FULL)
                if look or own_look or before is None or before[column] != text:
                    cell = self.index(zone, column)
                    self.dataChanged.emit(cell, cell)

    def set_active(self, zone: int) -> None:
        before, self.active = self.active, zone
        self.refresh({before, zone} - {-1}, look=True)


class SortedZones(QSortFilterProxyModel):
    """The rows sorted and filtered; sorted anew only when it is told to, so that no row jumps."""

    def __init__(self, model, parent=None):
        super().__init__(parent)
        self.setSourceModel(model)
        self.setDynamicSortFilter(False)
        self.setSortRole(SORT)
        self.setFilterKeyColumn(NAME)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.only_outside = False

    def sort_again(self) -> None:
        """Put the rows in order; nothing is touched where they still are."""
        if self.only_outside:
            self.invalidate()
            return
        column, descending = self.sortColumn(), self.sortOrder() == Qt.SortOrder.DescendingOrder
        if column < 0:
            return
        keys = [self.index(row, column).data(SORT) for row in range(self.rowCount())]
        if keys != sorted(keys, reverse=descending):
            self.sort(column, self.sortOrder())

    def set_only_outside(self, only: bool) -> None:
        self.only_outside = only
        self.invalidateFilter()
        # Rows that come back stand behind the others until they are sorted.
        self.sort_again()

    def search(self, text: str) -> None:
        """Show the schools alone whose names hold a text."""
        self.setFilterFixedString(text)
        self.sort_again()

    def filterAcceptsRow(self, row, parent):
        if self.only_outside and not self.sourceModel().session.figures.outside(row):
            return False
        return super().filterAcceptsRow(row, parent)


def _is_root(parent):
    """Whether rows are asked for that stand in no other row, as all of a table do."""
    return parent is None or not parent.isValid()
