# SPDX-License-Identifier: GPL-2.0-or-later
"""HiGHS in a process of its own, so that a programme under way can be stopped.

scipy holds Python's lock while HiGHS works: in this process neither the window nor the stop
button would answer meanwhile. The other process holds scipy only, does one programme after
the other, and ends when its input does, so nothing outlives a crash of this one. Where none
can be started the programmes are solved here, with the same answers.
"""

from __future__ import annotations

import queue
import threading
from typing import Any, Optional

from ..progress import SILENT, Progress, Stopped
from ..texts import tr
from .interpreter import worker_python
from .process import TaskError, WorkerLost, WorkerProcess

_LOOK_EVERY_S = 0.05
"""How often the user is asked whether to stop: not felt as a delay."""


def _solve(programme: tuple, progress: Progress) -> Any:
    """Call a function of ``scipy.optimize`` by name; the task of the other process."""
    from scipy import optimize

    name, args, options = programme
    return getattr(optimize, name)(*args, **options)


AT_ONCE = 600
"""Columns of an integer programme that takes HiGHS 0.1 s or so: it need not be one that can be
stopped, and starting another process would take longer."""


class Solver:
    """Calls functions of ``scipy.optimize`` in another process; use it in a with statement.

    Parameters
    ----------
    progress : Progress
        Asked all the time whether to stop.
    """

    def __init__(self, progress: Progress = SILENT):
        self.progress = progress
        self.worker: Optional[WorkerProcess] = None
        self.may_start = True

    def __enter__(self) -> Solver:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def call(self, name: str, *args: Any, **options: Any) -> Any:
        """Return what ``scipy.optimize.<name>`` returns.

        Raises
        ------
        Stopped
            If the user stopped it.
        """
        programme = name, args, options
        if self.worker is None and self.may_start:
            self.start()
        if self.worker is not None:
            try:
                return self.answer(self.worker, programme)
            except WorkerLost:
                self.close()
        # Once it failed it is not tried again: the answers are the same here, only slower
        # to stop.
        self.may_start = False
        return _solve(programme, self.progress)

    def milp(self, cost: Any, **options: Any) -> Any:
        """Return what ``scipy.optimize.milp`` returns: at once where it takes a moment.

        Raises
        ------
        Stopped
            If the user stopped it.
        """
        if len(cost) <= AT_ONCE:
            return _solve(("milp", (cost,), options), self.progress)
        return self.call("milp", cost, **options)

    def start(self) -> None:
        python = worker_python()
        if python is None:
            return
        try:
            self.worker = WorkerProcess(python, _solve)
        except OSError:
            return

    def answer(self, worker: WorkerProcess, programme: tuple) -> Any:
        """What the other process answers, for which a thread waits, while this one looks up."""
        answers: queue.SimpleQueue = queue.SimpleQueue()
        threading.Thread(target=_wait, args=(worker, programme, answers), daemon=True).start()
        while True:
            try:
                answer = answers.get(timeout=_LOOK_EVERY_S)
            except queue.Empty:
                if self.progress.cancelled():
                    worker.kill(tr("the work was stopped"))
                    answers.get()
                    self.close()
                    raise Stopped from None
                continue
            if isinstance(answer, TaskError):
                raise answer.error
            if isinstance(answer, BaseException):
                raise answer
            return answer

    def close(self) -> None:
        """End the other process, whatever it is doing."""
        worker, self.worker = self.worker, None
        if worker is not None:
            worker.kill(tr("the work has ended"))
            worker.close()


def _wait(worker: WorkerProcess, programme: tuple, answers: queue.SimpleQueue) -> None:
    try:
        answers.put(worker.run(programme, SILENT))
    except BaseException as error:
        answers.put(error)
