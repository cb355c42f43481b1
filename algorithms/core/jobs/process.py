# SPDX-License-Identifier: GPL-2.0-or-later
"""A worker process, as seen from the process that started it."""

from __future__ import annotations

import json
import os
import struct
import subprocess  # nosec B404  # starts workers of our own
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from .. import manner
from ..progress import Progress
from ..texts import tr
from . import codec
from . import worker as protocol
from .interpreter import WITHOUT_WINDOW, library_path

START_S = 20
"""A worker that has not answered for so long is given up."""

_THREADS_OF = ("OMP", "OPENBLAS", "MKL", "NUMEXPR")
"""Libraries that start a thread per core, in the names of their environment variables."""
_ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in _THREADS_OF}
"""Every worker has one core: threads of their own would only get in the way of each other."""

PACKAGE_FOLDER = Path(__file__).resolve().parents[__name__.count(".") - 1]
"""The plugin's folder."""


class WorkerLost(Exception):
    """A worker process could not be used, or ended by itself; says why."""


class TaskError(Exception):
    """Carries an exception that the work raised, apart from those of the pipe."""

    def __init__(self, error: BaseException):
        super().__init__(str(error))
        self.error = error


class WorkerProcess:
    """One worker process: ``run`` has a task done, from one thread at a time.

    Parameters
    ----------
    python : str
        Path of its Python.
    work : callable
        A module's function, or a dataclass of a module with ``__call__``; takes a task and a
        Progress.
    """

    def __init__(self, python: str, work: Callable) -> None:
        self.setup = {
            "package": codec.PACKAGE,
            "folder": str(PACKAGE_FOLDER),
            "path": library_path(),
            "module": codec.module_of(work),
            "manner": manner.as_dict(),
        }
        self.work = codec.encode(work)
        self.lock = threading.Lock()
        self.ready = self.busy = False
        self.lost = ""
        self.deadline = time.monotonic() + START_S
        self.errors = tempfile.TemporaryFile()  # noqa: SIM115
        try:
            self.process = subprocess.Popen(  # nosec B603  # no shell; our own file
                [python, str(Path(protocol.__file__).resolve())],
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self.errors,
                env={**os.environ, **_ONE_THREAD},
                creationflags=WITHOUT_WINDOW,
            )
        except BaseException:
            self.errors.close()
            raise
        assert self.process.stdin is not None and self.process.stdout is not None
        self.to_worker, self.from_worker = self.process.stdin, self.process.stdout

    def run(self, task: Any, progress: Progress) -> Any:
        """Have a task done.

        Raises
        ------
        WorkerLost
            If the process ends before.
        TaskError
            With the exception that the work raised.
        """
        body = codec.encode(task)
        try:
            self.prepare()
            with self.lock:
                self.busy = True
                protocol.send(self.to_worker, protocol.TASK, body)
            return self.follow(progress)
        except (EOFError, OSError):
            self.kill(self.lost or self.last_words())
            raise WorkerLost(self.lost) from None
        finally:
            self.busy = False

    def prepare(self) -> None:
        """Say where the code is, send the work and compare versions, once."""
        if self.ready:
            return
        protocol.send(self.to_worker, protocol.SETUP, json.dumps(self.setup).encode())
        protocol.send(self.to_worker, protocol.WORK, self.work)
        theirs = json.loads(protocol.receive(self.from_worker)[1])
        if theirs != protocol.versions():
            self.kill(tr("it has other libraries: {versions}").format(versions=theirs))
            raise OSError
        self.ready = True

    def follow(self, progress: Progress) -> Any:
        while True:
            kind, body = protocol.receive(self.from_worker)
            if kind == protocol.SHARE:
                progress.share(struct.unpack("<d", body)[0])
            elif kind == protocol.INFO:
                progress.info(codec.decode(body))
            elif kind == protocol.WARN:
                progress.warn(codec.decode(body))
            elif kind == protocol.RESULT:
                return codec.decode(body)
            elif kind == protocol.ERROR:
                raise TaskError(remote_error(**codec.decode(body)))

    def cancel(self) -> None:
        """Ask for what the worker has; without a task to tell of, it just ends."""
        with self.lock:
            if self.busy:
                with suppress(OSError):
                    protocol.send(self.to_worker, protocol.CANCEL)
            else:
                self.kill(tr("the work was stopped"))

    def kill(self, reason: str) -> None:
        """End the process, which keeps nothing that could be lost."""
        self.lost = self.lost or reason
        self.process.kill()

    def last_words(self) -> str:
        """What the process said on standard error at its end."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(1)
        self.errors.seek(0)
        said = self.errors.read().decode("utf-8", "replace").strip().splitlines()
        return (
            said[-1] if said else tr("it ended by itself ({code})").format(code=self.process.poll())
        )

    def close(self) -> None:
        for pipe in (self.to_worker, self.from_worker, self.errors):
            pipe.close()
        self.process.wait()


class _Elsewhere(Exception):
    """The traceback of an exception in another process, as text."""

    def __str__(self) -> str:
        return f"in another process:\n{self.args[0]}"


def remote_error(error: BaseException, story: str) -> BaseException:
    """Give an exception from another process the traceback that it had there."""
    error.__cause__ = _Elsewhere(story)
    return error
