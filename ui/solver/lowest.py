# SPDX-License-Identifier: GPL-2.0-or-later
"""The lowest travel possible, kept beside the plan that is being edited.

As *Evaluate a zone plan* has it: pieces that are cut off in the plan may be so in the plans that it
is compared with. Other pieces, another bound: it is looked for when the user has paused, in another
process, and remembered.
"""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...algorithms.core.zones.bounds import Bound
from ...algorithms.core.zones.whole_bound import detached_pairs
from ...algorithms.qgis_io.texts import tr
from ..state.session import Session
from .task import SolverTask
from .work import bound_of

PAUSE_MS = 1500
"""So long after the last stroke the search begins."""


class LowestTravel(QObject):
    """Looks for the bound that holds for the pieces of a session's plan.

    Parameters
    ----------
    session : Session
    """

    found = pyqtSignal()
    """The bound of the pieces that the plan has now is known."""

    def __init__(self, session: Session, parent=None):
        super().__init__(parent)
        self.session = session
        self._bounds: dict[tuple, Bound] = {}
        self._task: Optional[SolverTask] = None
        self._of: tuple = ()
        self._problem = session.problem
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._look)

    @property
    def bound(self) -> Optional[Bound]:
        """Of the plan as it is; None while it is not known."""
        return self._bounds.get(self.session.figures.detached_pairs())

    def changed(self) -> None:
        """The plan has changed: look for its bound soon, if that is needed."""
        of = self.session.figures.detached_pairs()
        if self._problem is not self.session.problem:
            # Other units, other bounds.
            self._problem = self.session.problem
            self._bounds.clear()
            self.halt()
        if self._task is not None and of != self._of:
            self.halt()
        if self._task is None and of not in self._bounds:
            self._timer.start()

    def _look(self) -> None:
        session = self.session
        self._of = session.figures.detached_pairs()
        if self._task is not None or self._of in self._bounds or session.in_stroke:
            return
        apart = detached_pairs(session.problem, session.labels)
        what = session.problem, session.limits, apart
        self._task = SolverTask(
            tr("Plan editor: least travel that any plan could have"), bound_of, what
        )
        self._task.ended.connect(self._ended)
        QgsApplication.taskManager().addTask(self._task)

    def _ended(self) -> None:
        task, self._task = self._task, None
        if task is None:
            return
        if not task.stopping and task.result is not None:
            bound = self._bounds[self._of] = task.result
            if bound.proves:
                self.session.figures.least[self._of] = bound.mean_travel
            if self.bound is not None:
                self.found.emit()
        elif task.stopping:
            # The plan changed meanwhile.
            self.changed()

    def halt(self) -> None:
        """Stop the search that runs."""
        self._timer.stop()
        if self._task is not None:
            self._task.stopping = True

    def end(self) -> None:
        """The session ends."""
        self.halt()
        if self._task is not None:
            self._task.ended.disconnect(self._ended)
            self._task.cancel()
            self._task = None
