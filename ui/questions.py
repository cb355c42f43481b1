# SPDX-License-Identifier: GPL-2.0-or-later
"""What the editor asks the user."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import Optional

from qgis.core import NULL, QgsProject
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QRadioButton,
)

from ..algorithms.qgis_io.texts import tr


class Leaving(Enum):
    """What becomes of changes that are not saved when the session ends."""

    FIELD = "field"
    LAYERS = "layers"
    DISCARD = "discard"
    STAY = "stay"
    """The session does not end."""


def leave(window, variants, divided: bool, level: str = "") -> Leaving:
    """Ask what becomes of the changes.

    Parameters
    ----------
    window : QWidget
    variants : sequence of str
        The names of the plans that are not saved; empty where there is one plan.
    divided : bool
        Units were divided: a field cannot take the plan.
    level : str
        Which of several levels it is about.
    """
    text = tr("The plan has changes that are not saved.")
    if variants:
        text = tr("Plans with changes that are not saved: {names}.").format(
            names=", ".join(variants)
        )
    if level:
        text = tr("Level {level}: {text}").format(level=level, text=text)
    box = QMessageBox(QMessageBox.Icon.Question, tr("Plan editor"), text, parent=window)
    box.setInformativeText(tr("Save them before the session ends?"))
    named = {} if divided else {Leaving.FIELD: tr("Save to a field ...")}
    named[Leaving.LAYERS] = tr("Save as new layers ...")
    accept = QMessageBox.ButtonRole.AcceptRole
    buttons = {box.addButton(each, accept): way for way, each in named.items()}
    box.setDefaultButton(next(iter(buttons)))
    discard = box.addButton(QMessageBox.StandardButton.Discard)
    box.addButton(QMessageBox.StandardButton.Cancel)
    buttons[discard] = Leaving.DISCARD
    box.exec()
    return buttons.get(box.clickedButton(), Leaving.STAY)


class FieldDialog(QDialog):
    """Asks for the field that takes the plan: a new one, or one that is there.

    Parameters
    ----------
    layer : QgsVectorLayer
    suggested : str
        The field of the plan that was read, or empty.
    kept : sequence of str
        Fields that no plan may overwrite: ids, students. The layer's own key is one besides.
    schools : sequence
        Their ids: a field is only offered if it holds nothing else, so that it is a plan.
    """

    def __init__(self, layer, suggested: str, kept=(), schools=(), window=None):
        super().__init__(window)
        self.setWindowTitle(tr("Save the plan"))
        names = layer.fields().names()
        barred = {names[at].lower() for at in layer.primaryKeyAttributes()}
        barred |= {name.lower() for name in kept}
        taken = {name.lower() for name in names}
        # What was saved and is edited again gets the next number, not the ending twice.
        base = re.sub(r"_edited(_\d+)?$", "", suggested) or "zone"
        name, number = f"{base}_edited", 2
        while name.lower() in taken:
            name, number = f"{base}_edited_{number}", number + 1
        form = QFormLayout(self)
        self.makes = QRadioButton(tr("A new field"), self)
        self.new = QLineEdit(name, self)
        form.addRow(self.makes, self.new)
        self.overwrites = QRadioButton(tr("Overwrite the field"), self)
        self.there = QComboBox(self)
        known = {str(school) for school in schools}
        self.there.addItems(
            [
                each
                for at, each in enumerate(names)
                if each.lower() not in barred and _is_plan(layer, at, known)
            ]
        )
        self.there.setCurrentText(suggested)
        form.addRow(self.overwrites, self.there)
        self.overwrites.setEnabled(self.there.count() > 0)
        self.makes.toggled.connect(self._chosen)
        self.makes.setChecked(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    def _chosen(self, new: bool) -> None:
        self.new.setEnabled(new)
        self.there.setEnabled(not new)

    def field(self) -> str:
        return self.new.text().strip() if self.makes.isChecked() else self.there.currentText()


def _is_plan(layer, at: int, schools: set) -> bool:
    """Whether a field holds nothing but ids of schools, and some of them."""
    values = {
        str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        for value in layer.uniqueValues(at)
        if value not in (None, NULL, "")
    }
    return bool(values) and values <= schools


def field_of(layer, suggested: str, kept, schools, window, plan: str = "") -> str:
    """The name of a field, there or to be made; empty if the user cancels.

    Parameters
    ----------
    plan : str
        Which of several plans is to be saved.
    """
    dialog = FieldDialog(layer, suggested, kept, schools, window)
    if plan:
        dialog.setWindowTitle(tr("Save {plan}").format(plan=plan))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return ""
    if dialog.overwrites.isChecked() and not layer.isEditable():
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        text = tr("Overwrite the plan in the field {field}? It cannot be brought back.")
        text = text.format(field=dialog.field())
        if QMessageBox.question(window, tr("Save the plan"), text, yes | no, no) != yes:
            return ""
    return dialog.field()


def new_layers(editor, then: Optional[Callable[[], object]] = None) -> None:
    """Ask where to write the plan as layers, and write it in the background.

    Parameters
    ----------
    editor : Editor
    then : callable, optional
        Called when it is written.
    """
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

        project = QgsProject.instance()
        before = set(project.mapLayers())
        handleAlgorithmResults(entry, context, feedback, parameters=given)
        # Their labels would show through the plan that is edited, of whatever level.
        for each in set(project.mapLayers()) - before if then is None else ():
            node = project.layerTreeRoot().findLayer(each)
            if node is not None:
                node.setItemVisibilityChecked(False)
        written = results.get("OUTPUT")
        layer = context.getMapLayer(written) or project.mapLayer(written)
        lasting = layer is None or layer.providerType() != "memory"
        editor.saved_as_layers(ordered, lasting)
        if then is not None and lasting:
            then()

    dialog = EntryDialog(entry, tr("Save"), done, parent=editor.window)
    # What is written is the plan as it is now: it may not be painted on meanwhile.
    dialog.setModal(True)
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
