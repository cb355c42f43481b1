# SPDX-License-Identifier: GPL-2.0-or-later
"""What the editor asks the user."""

from __future__ import annotations

from qgis.gui import QgsFieldComboBox
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QInputDialog,
    QLineEdit,
    QMessageBox,
)

from ..algorithms.qgis_io.texts import tr


def leave(window):
    """Whether to save before the session ends: a standard button of ``QMessageBox``."""
    save = QMessageBox.StandardButton.Save
    others = QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel
    return QMessageBox.question(
        window,
        tr("Plan editor"),
        tr("The plan has changes that are not saved. Save them to a field of the layer?"),
        save | others,
        save,
    )


class FieldDialog(QDialog):
    """Asks for the field that takes the plan: one that is there, or a new one."""

    def __init__(self, layer, suggested: str, window=None):
        super().__init__(window)
        self.setWindowTitle(tr("Save the plan"))
        form = QFormLayout(self)
        self.there = QgsFieldComboBox(self)
        self.there.setLayer(layer)
        self.there.setAllowEmptyFieldName(True)
        form.addRow(tr("Field to overwrite"), self.there)
        self.new = QLineEdit(self)
        taken = {name.lower() for name in layer.fields().names()}
        name, number = f"{suggested or 'zone'}_edited", 2
        while name.lower() in taken:
            name, number = f"{suggested or 'zone'}_edited_{number}", number + 1
        self.new.setText(name)
        form.addRow(tr("or a new field"), self.new)
        self.there.fieldChanged.connect(lambda chosen: self.new.setEnabled(not chosen))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    def field(self) -> str:
        return self.there.currentField() or self.new.text().strip()


def field_of(layer, suggested: str, window) -> str:
    """The name of a field, there or to be made; empty if the user cancels."""
    dialog = FieldDialog(layer, suggested, window)
    return dialog.field() if dialog.exec() == QDialog.DialogCode.Accepted else ""


def new_layers(editor) -> None:
    """Ask where to write the plan as layers, and write it in the background."""
    from .saving import SavePlan, inputs_now
    from .start_dialog import EntryDialog

    session = editor.session
    plans = session.plans()
    first = session.variant
    ordered = [(first, plans[first])]
    ordered += [(name, plan) for name, plan in plans.items() if name != first]
    entry = SavePlan(inputs_now(editor.inputs, session), ordered, editor.lowest.bound)
    entry.initAlgorithm()

    def done(results, context, feedback, given):
        from processing.gui.Postprocessing import handleAlgorithmResults

        handleAlgorithmResults(entry, context, feedback, parameters=given)
        editor.saved(tr("The plan is saved."))

    dialog = EntryDialog(entry, tr("Save"), done, parent=editor.window)
    editor.save_dialog = dialog
    dialog.show()


def name_for(window, title: str, text: str, suggested: str = "") -> str:
    """A name that the user types; empty if they cancel."""
    name, fine = QInputDialog.getText(window, title, text, text=suggested)
    return name.strip() if fine else ""


def one_of(window, title: str, text: str, names) -> str:
    """One of some names; empty if the user cancels."""
    name, fine = QInputDialog.getItem(window, title, text, list(names), 0, False)
    return name if fine else ""
