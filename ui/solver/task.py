# SPDX-License-Identifier: GPL-2.0-or-later
"""Work of the solver as a task of QGIS, done in another process.

In a thread of this one it would hold Python's lock, and every click would wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from ...algorithms.core.jobs.pool import run_jobs
from ...algorithms.core.progress import Progress, Stopped


class _TaskProgress(Progress):
    """Tells the task; its methods are called in the task's thread."""

    def __init__(self, task: SolverTask):
        self.task = task

    def share(self, done: float) -> None:
        self.task.setProgress(100 * done)

    def info(self, text: str) -> None:
        self.task.said.append(text)

    def warn(self, text: str) -> None:
        self.task.said.append(text)

    def cancelled(self) -> bool:
        return self.task.stopping or self.task.isCanceled()


class SolverTask(QgsTask):
    """Runs ``work(what, progress)`` of a module without Qt elsewhere.

    Parameters
    ----------
    title : str
        Of the task in QGIS's list.
    work : callable
    what : object
        The work's argument, which ``jobs`` can send.

    Attributes
    ----------
    result : object
        What the work returned; None if it was stopped before it had anything, or failed.
    error : BaseException or None
    said : list of str
        What the work, and the way to it, had to tell.
    stopping : bool
        Set to end the work with what it has.
    """

    ended = pyqtSignal()
    """In the main thread, whatever came of it."""

    def __init__(self, title: str, work: Callable, what: Any):
        super().__init__(title, QgsTask.Flag.CanCancel)
        self.work, self.what = work, what
        self.result: Any = None
        self.error = None
        self.said: list[str] = []
        self.stopping = False

    def run(self):
        try:
            (self.result,) = run_jobs(self.work, [self.what], 1, _TaskProgress(self))
        except Stopped:
            # Before it had anything.
            pass
        except Exception as error:
            self.error = error
        # A task that was stopped has done what it was asked, with a result or without.
        return self.error is None

    def finished(self, fine):
        self.ended.emit()
