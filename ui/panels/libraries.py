# SPDX-License-Identifier: GPL-2.0-or-later
"""The page *Libraries*: what there is, what is wrong, install and remove."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from ...algorithms.qgis_io.texts import tr

_WRONG = QColor("#b3261e")
"""Red that stands out on white and on the grey of a selected row (contrast 6.5 to 1)."""


class LibrariesPage(QDialog):
    """Shows the libraries in a table, with buttons to install what is missing and to remove it.

    Parameters
    ----------
    states : callable
        Gives the rows: objects with ``name, version, file, whose, wrong``.
    installed : callable
        Gives names and versions of what the plugin has installed.
    install, remove, copied : callable
        What the buttons do; they take nothing. ``copied`` gives the page's text.
    """

    def __init__(
        self,
        states: Callable[[], Sequence],
        installed: Callable[[], list],
        install: Callable[[], None],
        remove: Callable[[], None],
        copied: Callable[[], str],
        parent=None,
    ):
        super().__init__(parent)
        self.setWindowTitle(tr("Balanced Zones: libraries"))
        self.resize(860, 520)
        self._states, self._installed, self._copied = states, installed, copied
        self._install, self._remove = install, remove

        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.table = QTableWidget(0, 5)
        self.table.setHorizontalHeaderLabels(
            [tr("Library"), tr("Version"), tr("Brought by"), tr("What is wrong"), tr("File")]
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.setAccessibleName(tr("Libraries"))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setMaximumHeight(120)
        self.log.hide()

        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.install_button = buttons.addButton(tr("Install what is missing ..."), action)
        self.remove_button = buttons.addButton(tr("Remove what was installed"), action)
        self.copy_button = buttons.addButton(tr("Copy as text"), action)
        self.install_button.clicked.connect(lambda _: self._do(self._install))
        self.remove_button.clicked.connect(lambda _: self._do(self._remove))
        self.copy_button.clicked.connect(lambda _: self.copy())
        buttons.rejected.connect(self.reject)

        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.log)
        layout.addWidget(buttons)
        self.refresh()

    def refresh(self) -> None:
        """Read the libraries anew."""
        rows = list(self._states())
        self.table.setRowCount(len(rows))
        for at, each in enumerate(rows):
            wrong = each.wrong or tr("nothing")
            for column, text in enumerate(
                (each.name, each.version or "-", each.whose or "-", wrong, each.file or "-")
            ):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if each.wrong and column in (0, 3):
                    item.setForeground(_WRONG)
                self.table.setItem(at, column, item)
        missing = [each.name for each in rows if not each.file]
        odd = [each.name for each in rows if each.file and each.wrong]
        if missing:
            said = tr("This QGIS lacks {names}, which Balanced Zones needs.").format(
                names=", ".join(missing)
            )
        elif odd:
            said = tr("All libraries are there; something is wrong with {names}.").format(
                names=", ".join(odd)
            )
        else:
            said = tr("All libraries are there and can be loaded.")
        installed = self._installed()
        if installed:
            said += " " + tr("Installed by Balanced Zones: {names}.").format(
                names=", ".join(installed)
            )
        self.summary.setText(said)
        self.install_button.setEnabled(bool(missing))
        self.remove_button.setEnabled(bool(installed))

    def say(self, text: str) -> None:
        """Add a line to the log below the table."""
        self.log.show()
        self.log.appendPlainText(text)

    def copy(self) -> None:
        """Put the page, as text, into the clipboard."""
        from qgis.PyQt.QtWidgets import QApplication

        QApplication.clipboard().setText(self._copied())

    def _do(self, what: Callable[[], None]) -> None:
        self.setCursor(Qt.CursorShape.WaitCursor)
        try:
            what()
        finally:
            self.unsetCursor()
            self.refresh()
