# SPDX-License-Identifier: GPL-2.0-or-later
"""The row of the dock in which plans stand beside each other: switch, copy, compare, delete."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ..algorithms.qgis_io.texts import tr
from . import questions
from .comparing import compare


class VariantsRow(QWidget):
    """Shows which variant is open.

    Parameters
    ----------
    editor : Editor
    """

    def __init__(self, editor, parent=None):
        super().__init__(parent)
        self.editor, self.session = editor, editor.session
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(tr("Plan"), self))
        self.box = QComboBox(self)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.box, 1)
        self.box.setToolTip(tr("Which of the plans of this session is open"))
        self.button = QToolButton(self)
        self.button.setText(tr("Variants"))
        self.button.setToolTip(editor.actions["variants"].toolTip())
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        # The letters underlined choose without a mouse, once the menu is open.
        self.menu.addAction(tr("&Duplicate ..."), self.duplicate)
        self.menu.addAction(tr("&Rename ..."), self.rename)
        self.of_others = [
            self.menu.addAction(tr("De&lete another ..."), self.delete),
            self.menu.addAction(tr("&Compare with another ..."), self.compare),
        ]
        self.menu.addAction(
            tr("&Save all as fields of new layers ..."), lambda: editor.save_as_layers()
        )
        self.button.setMenu(self.menu)
        row.addWidget(self.button)
        self.show_all()
        self.box.activated.connect(self._chosen)

    def show_all(self) -> None:
        """Take the names from the session."""
        self.box.clear()
        self.box.addItems(list(self.session.variants))
        self.box.setCurrentText(self.session.variant)
        for action in self.of_others:
            action.setEnabled(len(self.session.variants) > 1)

    def show_menu(self) -> None:
        """Open the menu, for keys to choose from."""
        self.button.showMenu()

    def _chosen(self, number: int) -> None:
        self.open(self.box.itemText(number))

    # -- each is written down, so that a crash loses none -----------------------------------------

    def open(self, name: str) -> None:
        if name != self.session.variant:
            self._do("open", name)

    def duplicate(self) -> None:
        name = questions.name_for(
            self.editor.window, tr("Duplicate the plan"), tr("Name of the copy"), self._free_name()
        )
        self._named("duplicate", name)

    def rename(self) -> None:
        name = questions.name_for(
            self.editor.window, tr("Rename the plan"), tr("Name"), self.session.variant
        )
        self._named("rename", name)

    def delete(self) -> None:
        name = self._other(tr("Delete a plan"))
        if name:
            self._do("delete", name)

    def compare(self) -> None:
        name = self._other(tr("Compare with"))
        if name:
            compare(self.editor, (name, self.session.variant))

    def _named(self, kind: str, name: str) -> None:
        if name:
            self._do(kind, name)

    def _do(self, kind: str, name: str) -> None:
        try:
            getattr(self.session, kind)(name)
        except ValueError as error:
            self.editor.say(str(error))
            return
        self.editor.recorder.write(kind, name)

    def _free_name(self) -> str:
        number = len(self.session.variants) + 1
        while tr("Plan {n}").format(n=number) in self.session.variants:
            number += 1
        return tr("Plan {n}").format(n=number)

    def _other(self, title: str) -> str:
        others = [name for name in self.session.variants if name != self.session.variant]
        if not others:
            self.editor.say(tr("There is no other plan yet: duplicate this one first."))
            return ""
        return questions.one_of(self.editor.window, title, tr("Plan"), others)
