"""HiGHS in a process of its own, so that a programme under way can be stopped.

scipy holds Python's lock while HiGHS works: in this process neither the window nor the stop
button would answer meanwhile. The other process holds scipy only, does one programme after
the other, and ends when its input does, so nothing outlives a crash of this one. Where none
can be started the programmes are solved here, with the same answers.
"""

from __future__ import annotations

import contextlib
import pickle
import queue
import struct
import subprocess
import threading
from typing import Optional

from ..jobs.interpreter import WITHOUT_WINDOW, library_path, worker_python
from ..progress import SILENT, Progress, Stopped

_LOOK_EVERY_S = 0.05

_WORKER = """
import sys
sys.path[:] = {path!r}
import pickle, struct
source, sink = sys.stdin.buffer, sys.stdout.buffer
sys.stdout = sys.stderr
from scipy import optimize
while True:
    head = source.read(8)
    if len(head) < 8:
        break
    name, args, options = pickle.loads(source.read(struct.unpack("<Q", head)[0]))
    try:
        answer = getattr(optimize, name)(*args, **options)
    except Exception as error:
        answer = error
    data = pickle.dumps(answer)
    sink.write(struct.pack("<Q", len(data)) + data)
    sink.flush()
"""


class Solver:
    """Calls functions of ``scipy.optimize`` in another process; use it in a with statement.

    Parameters
    ----------
    progress : Progress
        Asked all the time whether to stop.
    """

    def __init__(self, progress: Progress = SILENT):
        self.progress = progress
        self.process: Optional[subprocess.Popen] = None
        self.answers: queue.Queue = queue.Queue()
        self.may_start = True

    def __enter__(self) -> Solver:
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def call(self, name: str, *args, **options):
        """Return what ``scipy.optimize.<name>`` returns.

        Raises
        ------
        Stopped
            If the user stopped it.
        """
        if self.process is None and self.may_start:
            self.start()
        if self.process is not None:
            try:
                self.send((name, args, options))
                return self.wait()
            except (OSError, EOFError):
                self.close()
        # Once it failed it is not tried again: the answers are the same here, only slower
        # to stop.
        self.may_start = False
        from scipy import optimize

        return getattr(optimize, name)(*args, **options)

    def start(self) -> None:
        python = worker_python()
        if python is None:
            return
        try:
            self.process = subprocess.Popen(
                [python, "-c", _WORKER.format(path=library_path())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=WITHOUT_WINDOW,
            )
        except OSError:
            return
        self.answers = queue.Queue()
        threading.Thread(
            target=_read_answers, args=(self.process.stdout, self.answers), daemon=True
        ).start()

    def send(self, job) -> None:
        data = pickle.dumps(job)
        self.process.stdin.write(struct.pack("<Q", len(data)) + data)
        self.process.stdin.flush()

    def wait(self):
        while True:
            try:
                answer = self.answers.get(timeout=_LOOK_EVERY_S)
            except queue.Empty:
                if self.progress.cancelled():
                    self.close()
                    raise Stopped from None
                continue
            if isinstance(answer, Exception):
                raise answer
            return answer

    def close(self) -> None:
        """End the other process, whatever it is doing."""
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()


def _read_answers(source, answers: queue.Queue) -> None:
    try:
        while True:
            head = source.read(8)
            if len(head) < 8:
                break
            answers.put(pickle.loads(source.read(struct.unpack("<Q", head)[0])))
    except (OSError, ValueError, EOFError, pickle.UnpicklingError):
        pass
    answers.put(EOFError("the other process ended"))
