# SPDX-License-Identifier: GPL-2.0-or-later
"""The editor's actions, and its keys on the map and in the dock."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QObject, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QIcon, QKeySequence

from ..algorithms.qgis_io import help_pages
from ..algorithms.qgis_io.compat import QAction
from ..algorithms.qgis_io.texts import tr

_RESOURCES = Path(__file__).resolve().parent.parent / "resources"
ICONS = _RESOURCES / "icons"


def action(parent, text: str, icon: str, slot, key: str = "", checkable: bool = False) -> QAction:
    """An action whose key, if it has one, is told in its tip and taken by ``Keys``.

    Qt's own shortcuts would clash with those of QGIS, of which neither fires then.
    """
    made = QAction(parent)
    made.setText(text)
    if icon:
        own = ICONS / f"{icon}.svg"
        made.setIcon(
            QIcon(str(own)) if own.is_file() else QgsApplication.getThemeIcon(f"/{icon}.svg")
        )
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
    made.setToolTip(f"{text} ({shown})" if shown else text)
    made.setCheckable(checkable)
    made.setData(key)
    if slot is not None:
        (made.toggled if checkable else made.triggered).connect(slot)
    return made


class Keys(QObject):
    """Gives the keys of actions, pressed on the map or in the dock, to the actions.

    Qt asks first whether a widget wants a key that is a shortcut as well (``ShortcutOverride``):
    here it does, so that QGIS's own undo does not come in between.
    """

    def __init__(self, actions, parent=None):
        super().__init__(parent)
        self._of_key = {
            QKeySequence(each.data()).toString(): each for each in actions if each.data()
        }

    def watch(self, *widgets) -> None:
        for widget in widgets:
            widget.installEventFilter(self)

    def unwatch(self, *widgets) -> None:
        for widget in widgets:
            widget.removeEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        found = self._of_key.get(_sequence(event))
        if found is None or not found.isEnabled():
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            found.trigger()
            return True
        return False


def _sequence(event) -> str:
    """What a key event is called, as ``QKeySequence`` calls it."""
    names = []
    for modifier, name in (
        (Qt.KeyboardModifier.ControlModifier, "Ctrl"),
        (Qt.KeyboardModifier.ShiftModifier, "Shift"),
        (Qt.KeyboardModifier.AltModifier, "Alt"),
    ):
        if event.modifiers() & modifier:
            names.append(name)
    key = QKeySequence(event.key()).toString()
    return QKeySequence("+".join([*names, key])).toString() if key else ""


def open_help() -> None:
    """Show the help page of the editor in the browser."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(help_pages.page("editor"))))


def all_actions(editor) -> dict[str, QAction]:
    """Every action of an editor, by name, in the order in which they are shown."""
    from .canvas.tool import Mode

    def mode(which):
        return lambda on: editor.set_mode(which) if on else None

    def made(name, text, icon, slot, key="", checkable=False):
        found[name] = action(editor, text, icon, slot, key, checkable)

    found: dict[str, QAction] = {}
    made("paint", tr("Paint units"), "mActionToggleEditing", mode(Mode.PAINT), "P", True)
    made("rectangle", tr("Paint in a rectangle"), "mActionSelectRectangle",
         mode(Mode.RECTANGLE), "R", True)  # fmt: skip
    made("lasso", tr("Paint in a lasso"), "mActionSelectFreehand", mode(Mode.LASSO), "O", True)
    made("pick", tr("Pick the zone under the mouse (or Alt and a click)"), "mActionIdentify",
         mode(Mode.PICK), "I", True)  # fmt: skip
    made("lock_unit", tr("Lock or unlock units"), "locked", mode(Mode.LOCK), "U", True)
    made("split", tr("Divide a unit along a line"), "mActionSplitFeatures", mode(Mode.SPLIT),
         "D", True)  # fmt: skip
    made("undo", tr("Undo"), "mActionUndo", editor.undo, "Ctrl+Z")
    made("redo", tr("Redo"), "mActionRedo", editor.redo, "Ctrl+Shift+Z")
    made("previous", tr("Previous zone"), "mActionArrowLeft", lambda: editor.step_zone(-1),
         "Ctrl+Up")  # fmt: skip
    made("next", tr("Next zone"), "mActionArrowRight", lambda: editor.step_zone(1), "Ctrl+Down")
    made("mend", tr("Mend all strays"), "mActionMergeFeatures", editor.mend, "")
    made("stray", tr("Go to the next stray or unassigned unit"), "mActionZoomToSelected",
         editor.next_stray, "S")  # fmt: skip
    made("lock_zone", tr("Lock or unlock the selected zones"), "locked",
         editor.toggle_selected, "")  # fmt: skip
    made("lock_but", tr("Lock all zones but the selected ones"), "", editor.lock_all_but)
    made("lock_all", tr("Lock all zones"), "", editor.lock_all)
    made("unlock", tr("Unlock everything"), "unlocked", editor.unlock_all)
    made("variants", tr("Variants: duplicate, rename, delete, compare, save all"), "",
         lambda: editor.dock.variants.show_menu(), "V")  # fmt: skip
    made("save_field", tr("Save to a field of the layer ..."), "mActionSaveEdits",
         editor.save_to_field)  # fmt: skip
    made("save_layer", tr("Save as new layers ..."), "mActionFileSaveAs", editor.save_as_layers)
    made("help", tr("How the plan editor works"), "mActionHelpContents", open_help, "F1")
    made("close", tr("End the session"), "mActionRemove", editor.close_all)
    return found
