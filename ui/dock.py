# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock: tools, the table of zones, what a click would do, and the plan's totals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

from qgis.gui import QgsDockWidget, QgsFilterLineEdit, QgsScrollArea
from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QStyle,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..algorithms.core.texts import number, students_counted, units_counted
from ..algorithms.qgis_io.compat import QAction
from ..algorithms.qgis_io.texts import tr
from .canvas.tool import BRUSHES
from .levels import LevelsRow
from .sharing import SharingRow
from .solver.panel import SolverPanel
from .table.view import ZoneTable
from .tour import Tour
from .variants import VariantsRow

MODES = ("paint", "rectangle", "lasso", "pick", "lock_unit", "split")
LOCKING = ("lock_zone", "lock_but", "lock_all", "unlock")
SAVING = ("save_field", "save_layer", "close")
_FEWEST_ROWS = 5
"""Of the table, its titles among them, that are always to be seen."""


_LINES, _LINES_A_LEVEL = 4, 2
"""Of the totals, and of what every further level adds to them."""


class _StillUnderTheWheel(QObject):
    """A wheel that is to scroll the dock changes no number or choice that lies under the mouse."""

    def eventFilter(self, watched, event):
        if event.type() != QEvent.Type.Wheel:
            return False
        # Not accepted, it goes on to what scrolls.
        event.ignore()
        return True


class EditorDock(QgsDockWidget):
    """Shows one session; the editor fills it.

    Parameters
    ----------
    editor : Editor
    parent : QWidget, optional
    """

    closing = pyqtSignal()
    """The user wants to close the dock."""

    def __init__(self, editor, parent=None):
        super().__init__(tr("Plan editor"), parent)
        self.setObjectName("BalancedZonesPlanEditor")
        self.editor, self.words, self.tour = editor, editor.words, None
        whole, body = QWidget(self), QWidget(self)
        head, column = QVBoxLayout(whole), QVBoxLayout(body)
        head.setContentsMargins(4, 4, 4, 0)
        column.setContentsMargins(0, 0, 0, 4)
        for each in (head, column):
            each.setSpacing(3)
        actions = editor.actions
        self.levels = LevelsRow(editor, whole)
        head.addWidget(self.levels)
        self.variants = VariantsRow(editor, whole)
        save = self._menu(tr("Save"), actions["save_field"].icon(), actions, SAVING)
        save.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.variants.layout().addWidget(save)
        head.addWidget(self.variants)
        head.addWidget(self._tools(actions))
        column.addLayout(self._rules())
        self.sharing = SharingRow(body)
        self.sharing.hide()
        actions["split"].toggled.connect(self.sharing.setVisible)
        column.addWidget(self.sharing)
        self.table = ZoneTable(editor.model, body)
        self.table.setMinimumHeight(_FEWEST_ROWS * self.table.verticalHeader().defaultSectionSize())
        column.addLayout(self._filter())
        column.addWidget(self.table, 1)
        self.about = QLabel(body)
        self.about.setTextFormat(Qt.TextFormat.RichText)
        self.about.setWordWrap(True)
        # Of fixed height: nothing jumps while the mouse moves, and the table, whose painting is
        # the dearest part of a click, need not be laid out anew.
        self.about.setFixedHeight(5 * self.fontMetrics().lineSpacing() + 4)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Whatever the text, the dock keeps its width; else QGIS's window would grow with it.
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column.addWidget(self.about)
        self.summary = QLabel(body)
        self.summary.setTextFormat(Qt.TextFormat.RichText)
        self.summary.setWordWrap(True)
        self.summary.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 4)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.summary)
        self.solver = SolverPanel(editor, body)
        column.addWidget(self.solver)
        # Where the screen is too low for all of it the dock scrolls below its tools, and QGIS's
        # window stays as high as it is.
        around = QgsScrollArea(self)
        around.setWidgetResizable(True)
        around.setFrameShape(QFrame.Shape.NoFrame)
        around.setWidget(body)
        head.addWidget(around, 1)
        self.setWidget(whole)
        self.whole, self._around = whole, around
        self._still = _StillUnderTheWheel(self)
        for kind in (QAbstractSpinBox, QComboBox):
            for each in whole.findChildren(kind):
                each.installEventFilter(self._still)

    # -- parts ---------------------------------------------------------------------------------

    def _tools(self, actions) -> QToolBar:
        bar = QToolBar(self)
        # Small, so that every tool is to be seen in a window of 1,366 pixels.
        small = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        bar.setIconSize(QSize(small, small))
        for name in MODES:
            bar.addAction(actions[name])
        self.brush = QComboBox(bar)
        self.brush.setToolTip(tr("Size of the brush"))
        for radius in BRUSHES:
            text = tr("{n} px").format(n=2 * radius) if radius else tr("1 unit")
            self.brush.addItem(text, radius)
        bar.addWidget(self.brush)
        bar.addSeparator()
        for name in ("undo", "redo"):
            bar.addAction(actions[name])
        bar.addSeparator()
        for name in ("previous", "next", "stray", "mend"):
            bar.addAction(actions[name])
        bar.addSeparator()
        bar.addWidget(self._menu(tr("Locks"), actions["lock_zone"].icon(), actions, LOCKING))
        bar.addAction(actions["help"])
        return bar

    def _menu(self, text, icon, actions, names) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon)
        button.setToolTip(text)
        button.setText(text)
        menu = QMenu(button)
        for name in names:
            menu.addAction(actions[name])
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _rules(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.only_unassigned = QCheckBox(tr("Only unassigned"))
        self.only_unassigned.setToolTip(tr("Paint only units without a zone"))
        self.not_over = QCheckBox(tr("Not over changes"))
        self.not_over.setToolTip(
            tr("Leave alone the units that have been changed since the session began")
        )
        self.only_from = QComboBox()
        self.only_from.setToolTip(tr("Take units from this zone only"))
        self.only_from.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.only_from.setMinimumContentsLength(8)
        self.only_from.addItem(tr("from any zone"), None)
        for zone, title in enumerate(self.editor.session.titles):
            self.only_from.addItem(tr("from {zone}").format(zone=title), zone)
        for box in (self.only_unassigned, self.not_over, self.only_from):
            row.addWidget(box)
        self.only_unassigned.toggled.connect(self._rules_changed)
        self.not_over.toggled.connect(self._rules_changed)
        self.only_from.currentIndexChanged.connect(self._rules_changed)
        return row

    def _rules_changed(self, *_) -> None:
        self.editor.set_rules(
            self.only_unassigned.isChecked(),
            self.only_from.currentData(),
            self.not_over.isChecked(),
        )

    def _filter(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.filter = QgsFilterLineEdit()
        self.filter.setPlaceholderText(tr("Search for a school"))
        self.filter.textChanged.connect(self.table.sorted.search)
        self.outside = QCheckBox(tr("Outside the limits"))
        self.outside.toggled.connect(self.table.sorted.set_only_outside)
        row.addWidget(self.filter, 1)
        row.addWidget(self.outside)
        return row

    def show_solver(self) -> None:
        """Scroll to the solver's part, where not all of it is to be seen."""
        self._around.ensureWidgetVisible(self.solver, 0, 0)

    def show_tour(self, changed: Optional[Callable[[], None]] = None) -> None:
        """Lead the user through a session, at the top of the dock; see ``Tour``."""
        self.tour = Tour(self.editor, self.whole, changed)
        self.whole.layout().insertWidget(0, self.tour)

    # -- what is shown -----------------------------------------------------------------------

    def show_active(self, zone) -> None:
        title = self.editor.session.titles[zone]
        self.setWindowTitle(tr("Plan editor: painting {zone}").format(zone=title))
        self.table.show_zone(zone)

    def show_about(self, html: str) -> None:
        self.about.setText(html)

    def show_totals(self) -> None:
        t, n = self.editor.session.figures.totals(), number
        words = self.words
        parts = [
            tr("Balance {n}").format(n=n(t.balance, 1)),
            tr("compactness {n}").format(n=n(t.compactness, 1)),
            tr("mean travel {n} {unit}").format(
                n=words.travel(t.mean_travel), unit=words.travel_unit()
            ),
        ]
        if t.gap == t.gap:
            parts.append(tr("{n} % above the lowest possible").format(n=n(t.gap, 1)))
        if self.editor.session.in_force is not None:
            parts.append(tr("students who change school: {n}").format(n=n(t.students_changed)))
        parts.append(
            tr("zones outside the limits: {n}").format(n=_alarm(t.n_outside, n(t.n_outside)))
        )
        parts.append(tr("pieces cut off: {n}").format(n=_alarm(t.n_detached, n(t.n_detached))))
        if t.n_unassigned:
            parts.append(
                _alarm(
                    1,
                    tr("unassigned: {units}, {students}").format(
                        units=units_counted(t.n_unassigned),
                        students=students_counted(t.students_unassigned),
                    ),
                )
            )
        levels = self.editor.levels
        feeders = levels.feeders() if levels is not None else ""
        if feeders:
            parts.append(feeders)
        lines = _LINES + _LINES_A_LEVEL * (len(levels.editors) - 1) if feeders else _LINES
        self.summary.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 4)
        self.summary.setText(" \N{MIDDLE DOT} ".join(parts))

    def name_steps(self, actions) -> None:
        """Say in the actions' tips what undo and redo would do."""
        history = self.editor.session.history
        for name, text, step in (
            ("undo", tr("Undo"), history.next_back),
            ("redo", tr("Redo"), history.next_on),
        ):
            each: QAction = actions[name]
            each.setEnabled(step is not None)
            each.setText(f"{text}: {step.name}" if step is not None and step.name else text)
            each.setToolTip(each.text())
        if history.next_back is None and self.editor.session.divided:
            actions["undo"].setToolTip(
                tr("Undo ends at the last division of a unit: all plans share the parts")
            )

    def closeEvent(self, event):
        event.ignore()
        self.closing.emit()


def _alarm(count, text: str) -> str:
    return f'<b style="color:#b2182b">{text}</b>' if count else text
