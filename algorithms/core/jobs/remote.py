# SPDX-License-Identifier: GPL-2.0-or-later
"""What a worker of a Dask cluster does with a task.

The plugin's core comes along in a zip file (see ``cluster``), as a package whose name follows
from its content: the cluster needs the libraries but not the plugin, and whatever version of
the plugin it may have is left alone.
"""

from __future__ import annotations

import importlib
import sys
import threading
import traceback
from typing import Any, Optional

from .. import manner
from . import codec
from .worker import LIBRARIES

_POLL_S = 0.3
"""How often a task on a cluster asks whether it is to stop; each time is a message."""


class _Task:
    """This task as its scheduler knows it: whether it should stop, or is wanted no more."""

    def __init__(self, stop_name: Optional[str]) -> None:
        from distributed import Event, get_client, get_worker

        # Asked from another thread, where distributed would find no client by itself.
        self.stop = Event(stop_name, client=get_client())
        self.worker = get_worker()
        self.key = self.worker.get_current_task()

    def stopped(self) -> bool:
        if self.stop.is_set():
            return True
        # What becomes of a task whose client has crashed.
        state = getattr(self.worker, "state", None)
        task = getattr(state, "tasks", {}).get(self.key)
        return task is not None and task.state == "cancelled"


class _Progress:
    """Keeps what is said for the end; asks now and then whether to stop."""

    def __init__(self, task: _Task) -> None:
        self.said: list[tuple[str, Any]] = []
        self.task, self.stopped, self.ended = task, threading.Event(), threading.Event()

    def share(self, done: float) -> None:
        pass

    def info(self, text: str) -> None:
        self.said.append(("info", text))

    def warn(self, text: str) -> None:
        self.said.append(("warn", text))

    def cancelled(self) -> bool:
        return self.stopped.is_set()

    def unlimited(self) -> _Progress:
        return self  # the client keeps the time, and tells of its end by a stop

    def listen(self) -> None:
        try:
            while not self.ended.wait(_POLL_S):
                if self.task.stopped():
                    self.stopped.set()
                    return
        except Exception:
            return  # without the scheduler there is nobody to stop for


def _versions() -> dict:
    found = {"Python": "{}.{}".format(*sys.version_info)}
    for name in LIBRARIES:
        try:
            found[name] = importlib.import_module(name).__version__
        except ImportError:
            found[name] = "none"
    return found


def run(
    module: str, work: bytes, task: bytes, stop_name: str, marks: dict
) -> tuple[str, bytes, bytes, dict]:
    """Do one task.

    Parameters
    ----------
    module : str
        That the work is of, as ``codec.module_of`` names it.
    work, task : bytes
        As ``codec.encode`` gives them.
    stop_name : str
        Of the event that stops it.
    marks : dict
        How the client's reader has numbers, as ``manner.as_dict`` gives it.

    Returns
    -------
    str
        "result" or "error".
    bytes
        The one or the other, for ``codec.decode``.
    bytes
        What was said: pairs of "info" or "warn" and a text, for ``codec.decode``.
    dict
        Versions of Python and of the libraries that plans depend on.
    """
    progress = _Progress(_Task(stop_name))
    threading.Thread(target=progress.listen, daemon=True).start()
    try:
        manner.use(manner.Manner(**marks))
        importlib.import_module(codec.absolute(module))
        function = codec.decode(work)
        kind, body = "result", codec.encode(function(codec.decode(task), progress))
    except MemoryError:
        raise  # lost to this worker only: it is tried elsewhere
    except Exception as error:
        kind, body = "error", codec.encode_error(error, traceback.format_exc())
    finally:
        progress.ended.set()
    return kind, body, codec.encode(progress.said), _versions()
