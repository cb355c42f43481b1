# SPDX-License-Identifier: GPL-2.0-or-later
"""Two variants side by side: the report of 'Compare zone plans', opened in the browser."""

from __future__ import annotations

import tempfile
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProject,
)
from qgis.PyQt.QtCore import QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ..algorithms import outcome
from ..algorithms.entry import Entry, Results
from ..algorithms.libraries import FOR_ZONES
from ..algorithms.parameters import pages
from ..algorithms.qgis_io.texts import tr
from ..algorithms.writing import zone_pages
from .saving import inputs_now
from .start_dialog import Feedback

_UNDER_WAY: list = []
"""What the tasks that run need to live, until they are over."""


class CompareVariants(Entry):
    """Writes the pages of two plans of a session."""

    ID = "comparevariants"
    TITLE = "Compare variants"
    GROUP = "Zones"
    LIBRARIES = FOR_ZONES
    ICON = "zones.svg"

    def __init__(self, inputs=None, plans=()):
        super().__init__()
        self.inputs, self.plans = inputs, list(plans)

    def createInstance(self):
        return type(self)(self.inputs, self.plans)

    def initAlgorithm(self, config=None):
        pages.declare_of_zones(self, with_schools=False)

    def compute(self, run):
        (_, before), (_, after) = self.plans
        found = outcome.of_plans(
            self.inputs, self.plans, about=1, before=0, changed=before != after
        )
        return Results(
            {},
            zone_pages.report(self.inputs, found),
            zone_pages.web_map(self.inputs, found),
            " / ".join(name for name, _ in self.plans),
        )


def compare(editor, names, show=None):
    """Write the report of two variants in the background, and open it.

    Parameters
    ----------
    editor : Editor
    names : (str, str)
        The plan to go from, and the one to go to.
    show : callable, optional
        Takes the path of the report; a browser opens it by default.

    Returns
    -------
    QgsTask
    """
    plans = editor.session.plans()
    inputs = inputs_now(editor.inputs, editor.session)
    entry = CompareVariants(inputs, [(name, plans[name]) for name in names])
    entry.initAlgorithm()
    path = Path(tempfile.mkdtemp(prefix="balanced_zones_")) / "comparison.html"
    context, feedback = QgsProcessingContext(), Feedback()
    context.setProject(QgsProject.instance())
    task = QgsProcessingAlgRunnerTask(entry, {"REPORT": str(path)}, context, feedback)
    # The task holds their C++ halves only, and the task manager the task's.
    held = task, entry, context, feedback
    _UNDER_WAY.append(held)

    def executed(fine, results):
        # Not while the task itself is on its way back from here.
        QTimer.singleShot(0, lambda: _UNDER_WAY.remove(held))
        if not fine:
            editor.announce("\n".join(feedback.errors) or tr("The report could not be written."))
        elif show is not None:
            show(path)
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        if fine and not editor.ended:
            editor.say(
                tr("The comparison of {one} and {other} is in {path}.").format(
                    one=names[0], other=names[1], path=path
                )
            )

    task.executed.connect(executed)
    editor.say(
        tr("Writing the comparison of {one} and {other} ...").format(one=names[0], other=names[1])
    )
    QgsApplication.taskManager().addTask(task)
    return task
