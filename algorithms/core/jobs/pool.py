# SPDX-License-Identifier: GPL-2.0-or-later
"""Jobs at once on this computer: in worker processes, or in threads where there are none.

``processAlgorithm`` runs in a thread of QGIS, and QGIS may be closed, stopped or crash at any
time. So the workers are plain child processes that end with the pipe to their parent, and
nothing here outlasts ``run_jobs``.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Optional

from ..progress import SILENT, Progress
from ..texts import tr
from .interpreter import worker_python
from .process import START_S, TaskError, WorkerLost, WorkerProcess

STOP_S = 10
"""After a stop, workers that are still busy after so long are ended without their result."""

_POLL_S = 0.1
"""How often the user is asked whether to stop: not felt as a delay."""


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def run_jobs(
    work: Callable,
    tasks: Sequence,
    workers: int,
    progress: Progress = SILENT,
    python: Optional[str] = None,
) -> list:
    """Return ``work(task, progress)`` of every task, in the order of the tasks.

    A task that a worker process was lost over is done again in this process. ``progress`` is
    only called in the calling thread.

    Parameters
    ----------
    work : callable
        A module's function, or a dataclass of a module with ``__call__``. The first exception
        that it raises is raised here, and ends the other tasks.
    tasks : sequence
        Of what ``codec.encode`` takes, as are their results.
    workers : int
        How many at once.
    progress : Progress
        When the user stops, tasks that have not begun stay None; the others return what they
        have.
    python : str, optional
        Path of the workers' Python; that of ``worker_python`` by default.
    """
    return _Pool(work, tasks, min(workers, len(tasks)), progress).run(python)


class _Pool:
    """Lanes that take tasks from one list; each has a worker process or works itself.

    The lanes are threads: most only wait for their worker. They speak to the caller through
    a queue of events.
    """

    def __init__(self, work: Callable, tasks: Sequence, lanes: int, progress: Progress) -> None:
        self.work, self.tasks, self.lanes, self.progress = work, tasks, lanes, progress
        self.todo = deque(enumerate(tasks))
        self.results = [None] * len(tasks)
        self.shares = [0.0] * len(tasks)
        self.events: queue.SimpleQueue = queue.SimpleQueue()
        self.stopped = threading.Event()
        self.stop_deadline = float("inf")
        self.reported = False

    def run(self, python: Optional[str]) -> list:
        if self.progress.cancelled():
            return self.results
        workers: list = []
        threads: list = []
        try:
            self.start_workers(python, workers)
            of_lane = workers + [None] * (self.lanes - len(workers))
            for worker in of_lane:
                thread = threading.Thread(target=self.lane, args=(worker,), daemon=True)
                thread.start()
                threads.append(thread)
            self.follow(len(threads), workers)
        finally:
            self.stopped.set()
            for worker in workers:
                worker.kill(tr("the work has ended"))
            for thread in threads:
                thread.join()
            for worker in workers:
                worker.close()
        return self.results

    def start_workers(self, python: Optional[str], workers: list) -> None:
        python = python or worker_python()
        if python is None:
            self.tell_lost(tr("no Python of this version with numpy and scipy was found"))
            return
        for _ in range(self.lanes):
            try:
                workers.append(WorkerProcess(python, self.work))
            except OSError as error:
                self.tell_lost(str(error))
                return

    def tell_lost(self, reason: str) -> None:
        if not self.reported and not self.stopped.is_set():
            self.reported = True
            self.progress.info(
                tr(
                    "A worker process cannot be used ({reason}). Its part is done within this "
                    "process: the result is the same, but it takes longer."
                ).format(reason=reason)
            )

    # -- in the threads of the lanes -------------------------------------------------------

    def lane(self, worker: Optional[WorkerProcess]) -> None:
        try:
            while not self.stopped.is_set():
                try:
                    number, task = self.todo.popleft()
                except IndexError:
                    break
                self.tell("result", number, self.do(worker, number, task))
        except TaskError as carried:
            self.tell("error", carried.error)
        except BaseException as error:
            self.tell("error", error)
        finally:
            self.tell("end")

    def do(self, worker: Optional[WorkerProcess], number: int, task: Any) -> Any:
        relay = _Relay(self, number)
        if worker is not None and not worker.lost:
            try:
                return worker.run(task, relay)
            except WorkerLost as lost:
                if self.stopped.is_set():
                    return None
                self.tell("lost", str(lost))
        return self.work(task, relay)

    def tell(self, *event: Any) -> None:
        self.events.put(event)

    # -- in the calling thread -------------------------------------------------------------

    def follow(self, lanes: int, workers: list) -> None:
        while lanes > 0:
            try:
                kind, *what = self.events.get(timeout=_POLL_S)
            except queue.Empty:
                kind, what = "", []
            if kind == "end":
                lanes -= 1
            elif kind == "result":
                self.results[what[0]] = what[1]
                self.share(what[0], 1.0)
            elif kind == "share":
                self.share(*what)
            elif kind == "lost":
                self.tell_lost(*what)
            elif kind == "error":
                raise what[0]
            elif kind:
                getattr(self.progress, kind)(*what)
            self.watch(workers)

    def share(self, number: int, done: float) -> None:
        self.shares[number] = max(done, self.shares[number])
        self.progress.share(sum(self.shares) / len(self.shares))

    def watch(self, workers: list) -> None:
        now = time.monotonic()
        if not self.stopped.is_set() and self.progress.cancelled():
            self.stopped.set()
            self.stop_deadline = now + STOP_S
            for worker in workers:
                worker.cancel()
        for worker in workers:
            if not worker.ready and not worker.lost and now > worker.deadline:
                worker.kill(tr("it did not answer within {n} s").format(n=START_S))
        if now > self.stop_deadline:
            for worker in workers:
                worker.kill(tr("it did not stop"))


class _Relay(Progress):
    """What a task says, passed on to the caller's thread."""

    def __init__(self, pool: _Pool, number: int):
        self.pool, self.number = pool, number
        self.reported_at = 0.0

    def share(self, done: float) -> None:
        now = time.monotonic()
        if now - self.reported_at >= _POLL_S:
            self.reported_at = now
            self.pool.tell("share", self.number, done)

    def info(self, text: str) -> None:
        self.pool.tell("info", text)

    def warn(self, text: str) -> None:
        self.pool.tell("warn", text)

    def cancelled(self) -> bool:
        return self.pool.stopped.is_set()
