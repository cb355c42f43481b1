# SPDX-License-Identifier: GPL-2.0-or-later
"""Several levels on the same planning units: one is edited at a time, the others stay open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from ..algorithms.core.texts import number
from ..algorithms.qgis_io.texts import tr
from .state.feeding import feeding

OF_LEVEL = ("STUDENT_FIELDS", "LEVEL", "ZONE_FIELD", "EXISTING_FIELD", "LOCKED_FIELD", "COSTS")
"""Parameters of a session that are not those of another level."""


class CannotJoin(Exception):
    """Says why a level cannot be edited beside those that are open."""


class Levels(QObject):
    """The editors of one district.

    Parameters
    ----------
    ask : callable, optional
        Takes the parameters to begin with: asks the user for another level.
    """

    closed = pyqtSignal()
    """The last level has been closed."""

    def __init__(self, ask: Optional[Callable[[dict], Any]] = None, parent=None):
        super().__init__(parent)
        self.ask = ask
        self.editors: list = []
        self.current: Any = None

    def check(self, opened) -> None:
        """Refuse a session whose units are not those of the levels that are open.

        Raises
        ------
        CannotJoin
        """
        if not self.editors:
            return
        session = self.editors[0].session
        first = session.divided[0].problem if session.divided else session.problem
        if list(map(str, first.unit_ids)) != list(map(str, opened.session.problem.unit_ids)):
            raise CannotJoin(
                tr(
                    "The planning units of the other level are not the same: choose the same layer "
                    "and the same treatment of parts without a school."
                )
            )
        names = {name_of(each.opened) for each in self.editors}
        if name_of(opened) in names:
            raise CannotJoin(tr("{level} is open already.").format(level=name_of(opened)))

    def add(self, editor) -> None:
        """Take an editor in, on units that have passed ``check``, and show it."""
        session = editor.session
        session.level = name_of(editor.opened)
        editor.layers.name(session.level)
        if self.editors:
            first = self.editors[0].session
            # A session that was kept has followed them already.
            for each in first.divided[len(session.divided) :]:
                session.follow(each.step.parts)
                editor.recorder.divided(each.step.parts)
        for other in self.editors:
            other.session.linked.append(session)
            session.linked.append(other.session)
        self.editors.append(editor)
        editor.levels = self
        editor.closed.connect(lambda: self._closed(editor))
        self.switch(editor)

    def switch(self, editor) -> None:
        """Edit another level."""
        if self.current is not None and self.current is not editor:
            self.current.suspend()
        self.current = editor
        editor.resume()
        for each in self.editors:
            each.dock.levels.show_all()
            each.dock.show_totals()

    def another(self) -> None:
        """Ask for another level, with the same layers."""
        if self.ask is None:
            return
        given = {
            key: value
            for key, value in self.current.opened.parameters.items()
            if key not in OF_LEVEL
        }
        self.ask(given)

    def feeders(self) -> str:
        """How the levels feed each other, in words; empty of one level."""
        return " \N{MIDDLE DOT} ".join(
            tr(
                "{below} zones that feed more than one of {above}: {n} (students who go apart "
                "from the others: {students})"
            ).format(
                below=each.below.level,
                above=each.above.level,
                n=number(each.found.split),
                students=number(each.found.minority),
            )
            for each in feeding([editor.session for editor in self.editors])
        )

    def _closed(self, editor) -> None:
        if editor not in self.editors:
            return
        self.editors.remove(editor)
        for other in self.editors:
            other.session.linked.remove(editor.session)
        if self.current is editor:
            self.current = None
        if not self.editors:
            self.closed.emit()
        elif self.current is None:
            self.switch(self.editors[-1])

    def close(self) -> bool:
        """End all levels, unless the user wants to keep unsaved edits; whether they have ended."""
        if not all(editor.may_end() for editor in list(self.editors)):
            return False
        self.end()
        return True

    def end(self, keep_journal: bool = False) -> None:
        """End all levels without a question."""
        for editor in list(self.editors):
            editor.end(keep_journal and not editor.session.is_saved)


class LevelsRow(QWidget):
    """The row of the dock that shows which level is edited, and opens others."""

    def __init__(self, editor, parent=None):
        super().__init__(parent)
        self.editor = editor
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(tr("Level"), self))
        self.box = QComboBox(self)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.box, 1)
        self.more = QToolButton(self)
        self.more.setText(tr("Another level ..."))
        self.more.setToolTip(tr("Edit the zones of another level on the same planning units"))
        self.more.clicked.connect(lambda: editor.levels.another())
        row.addWidget(self.more)
        self.box.activated.connect(self._chosen)
        self.hide()

    def show_all(self) -> None:
        """Take the levels from the editor's."""
        levels = self.editor.levels
        self.setVisible(levels is not None and (levels.ask is not None or len(levels.editors) > 1))
        if levels is None:
            return
        self.box.clear()
        self.box.addItems([each.session.level for each in levels.editors])
        self.box.setCurrentIndex(levels.editors.index(self.editor))

    def _chosen(self, at: int) -> None:
        levels = self.editor.levels
        # The box is shown again by the dock that it belongs to.
        self.box.setCurrentIndex(levels.editors.index(self.editor))
        levels.switch(levels.editors[at])


def name_of(opened) -> str:
    """What a level is called: by its value, or else by the field of its plan or its students."""
    columns = opened.inputs.columns
    return str(columns.level or opened.zone_field or columns.students[0])
