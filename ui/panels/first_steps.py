# SPDX-License-Identifier: GPL-2.0-or-later
"""The page *First steps*: from nothing to a report of the sample in three clicks."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from ...algorithms.qgis_io.texts import tr

_FOOT = 60
"""Pixels left free under the page, for its own title bar and QGIS's status bar."""


class FirstStepsPage(QDialog):
    """Numbered steps, each with a sentence and a button; a tick shows those done.

    Parameters
    ----------
    steps : sequence of (str, str, callable)
        A sentence, the text of the button, and what begins it. That is handed a callable without
        parameters, to be called when what the sentence asks has been done: a dialog that opens has
        done nothing yet.
    """

    def __init__(self, steps: Sequence[tuple[str, str, Callable]], parent=None):
        super().__init__(parent)
        self.setWindowTitle(tr("Balanced Zones: first steps"))
        head = QLabel(
            tr(
                "A made-up county with planning units and schools comes with the plugin. Nothing "
                "here touches your own data."
            )
        )
        head.setWordWrap(True)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(12)
        self.ticks, self.buttons = [], []
        for number, (sentence, label, do) in enumerate(steps):
            tick = QLabel(f"<b>{number + 1}</b>")
            text = QLabel(sentence)
            text.setWordWrap(True)
            button = QPushButton(label)
            button.clicked.connect(lambda _, number=number, do=do: do(lambda: self.tick(number)))
            for column, widget in enumerate((tick, text, button)):
                grid.addWidget(widget, number, column, Qt.AlignmentFlag.AlignVCenter)
            self.ticks.append(tick)
            self.buttons.append(button)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addLayout(grid)
        layout.addStretch(1)
        layout.addWidget(close)
        self.resize(620, 340)
        if parent is not None:  # beside the map, of which the steps speak
            corner = parent.geometry().bottomLeft()
            self.move(corner.x(), max(corner.y() - self.height() - _FOOT, 0))

    def tick(self, number: int) -> None:
        """Tick a step, and bring the next one's button to the keyboard."""
        with suppress(RuntimeError):  # a run may end when the page has gone
            self.ticks[number].setText("✓")
            if number + 1 < len(self.buttons):
                self.buttons[number + 1].setFocus()
