# SPDX-License-Identifier: GPL-2.0-or-later
"""A dialog for an entry that stands in no toolbox: its parameters, run in the background.

Made of Processing's own widgets, so that fields, layers and files are chosen as in every other
dialog of the plugin.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Optional

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QEvent, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QVBoxLayout,
)

from ..algorithms.libraries import what_is_broken
from ..algorithms.qgis_io.texts import tr


class Feedback(QgsProcessingFeedback):
    """Keeps what went wrong, to be shown."""

    stage = pyqtSignal(str)

    def __init__(self):
        super().__init__(False)
        self.errors: list[str] = []

    def reportError(self, error, fatalError=False):
        self.errors.append(error)
        super().reportError(error, fatalError)

    def setProgressText(self, text):
        self.stage.emit(text)
        super().setProgressText(text)


class EntryDialog(QDialog):
    """Asks for an entry's parameters and runs it.

    Parameters
    ----------
    entry : Entry
    button : str
        What the button that runs it reads.
    done : callable
        Called with the results, the context, the feedback and the parameters when it has run.
    parameters : dict, optional
        To begin with.
    """

    def __init__(
        self,
        entry,
        button: str,
        done: Callable,
        parameters: Optional[dict] = None,
        parent=None,
    ):
        # Processing is a plugin itself: not on the path before QGIS has loaded it.
        from processing.gui.ParametersPanel import ParametersPanel

        super().__init__(parent)
        self.entry, self._then = entry, done
        self.setWindowTitle(entry.displayName())
        self.resize(620, 640)
        column = QVBoxLayout(self)
        self._bar = QgsMessageBar(self)
        column.addWidget(self._bar)
        # A message bar cuts off what does not fit into two lines.
        self.wrong = QLabel(self)
        self.wrong.setWordWrap(True)
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.wrong.setStyleSheet(
            "background: #fbe3e0; color: #5e1208; border: 1px solid #b2182b; padding: 6px;"
        )
        self.wrong.hide()
        column.addWidget(self.wrong)
        about = QLabel(entry.shortHelpString(), self)
        about.setWordWrap(True)
        column.addWidget(about)
        self.panel = ParametersPanel(self, entry)
        if parameters:
            self.panel.setParameters(parameters)
        # Else it takes Escape for itself, and does nothing.
        self.panel.installEventFilter(self)
        column.addWidget(self.panel, 1)
        self.stage = QLabel(self)
        column.addWidget(self.stage)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 100)
        self.progress.hide()
        column.addWidget(self.progress)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        if entry.helpUrl():
            self.buttons.addButton(QDialogButtonBox.StandardButton.Help)
            self.buttons.helpRequested.connect(
                lambda: QDesktopServices.openUrl(QUrl(entry.helpUrl()))
            )
        self.start = self.buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.start.setDefault(True)
        self.buttons.accepted.connect(self.run)
        self.buttons.rejected.connect(self.reject)
        # Left to Python's garbage collector its parts would go in an order that Qt cannot bear.
        self.finished.connect(self.deleteLater)
        column.addWidget(self.buttons)
        self.task = self.feedback = self.context = self.given = None
        # Loaded while the user chooses, they do not keep anybody waiting.
        Thread(target=what_is_broken, args=(entry.LIBRARIES,), daemon=True).start()

    def messageBar(self):
        """Where Processing's widgets speak."""
        return self._bar

    def run(self) -> None:
        """Run the entry with what is chosen, or say what is wrong with that."""
        if self.task is not None:
            return
        self._bar.clearWidgets()
        self.wrong.hide()
        try:
            self.given = self.panel.createProcessingParameters()
        except Exception as error:
            # Processing's own exceptions: most carry the parameter, and no words.
            wrong = getattr(error, "parameter", None)
            self.say(
                tr("{parameter}: a value is missing, or is none that fits.").format(
                    parameter=wrong.description()
                )
                if wrong is not None
                else str(error) or tr("A parameter is missing or wrong.")
            )
            return
        self.context = QgsProcessingContext()
        self.context.setProject(QgsProject.instance())
        can, why = self.entry.canExecute()
        if can:
            can, why = self.entry.checkParameterValues(self.given, self.context)
        if not can:
            self.say(why)
            return
        self.feedback = Feedback()
        self.feedback.progressChanged.connect(lambda share: self.progress.setValue(int(share)))
        self.feedback.stage.connect(self.stage.setText)
        self.context.setFeedback(self.feedback)
        self.task = QgsProcessingAlgRunnerTask(self.entry, self.given, self.context, self.feedback)
        self.task.executed.connect(self._executed)
        self.start.setEnabled(False)
        self.panel.setEnabled(False)
        self.progress.show()
        QgsApplication.taskManager().addTask(self.task)

    def _executed(self, fine: bool, results: dict) -> None:
        self.task = None
        self.start.setEnabled(True)
        self.panel.setEnabled(True)
        self.progress.hide()
        self.stage.setText("")
        if self.feedback.isCanceled():
            super().reject()
        elif not fine:
            self.say("\n".join(self.feedback.errors) or tr("The run failed."))
            # The button was switched off meanwhile, and lost it to Cancel.
            self.start.setFocus()
        else:
            self.accept()
            self._then(results, self.context, self.feedback, self.given)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.reject()
            return True
        return super().eventFilter(watched, event)

    def say(self, text: str) -> None:
        """Say what is wrong, in full, above the parameters."""
        self.wrong.setText(text)
        self.wrong.show()

    def reject(self):
        if self.task is not None:
            self.feedback.cancel()
            with suppress(RuntimeError):
                self.task.cancel()
            return
        super().reject()
