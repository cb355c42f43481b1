# SPDX-License-Identifier: GPL-2.0-or-later
"""The program of a worker process: it does the tasks that its parent sends through a pipe.

It ends when that pipe does, so that none outlives its parent, however that ended. Run by its
path: nothing of the plugin is imported before the parent has said where it is.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import queue
import signal
import struct
import sys
import threading
import time
import traceback
from typing import IO, Any

SETUP, WORK, TASK, CANCEL = b"S", b"W", b"T", b"C"
"""What a parent sends: where the code is (JSON), the function, an argument of it, the stop."""

READY, SHARE, INFO, WARN, RESULT, ERROR = b"R", b"s", b"i", b"w", b"r", b"e"
"""What a worker answers; after READY (JSON), in the course of each task."""

LIBRARIES = ("numpy", "scipy")
"""Their versions must agree, so that every process draws the same plan."""

CODEC = ".algorithms.core.jobs.codec"
"""The module that reads and writes messages, below the package."""
MANNER = ".algorithms.core.manner"
"""The module that knows how the parent's reader has numbers."""

_HEAD = struct.Struct("<cQ")
"""Before every message: its kind, one byte, and its length."""
_PIECE = 1 << 20
"""Bytes written or read at once: so many that the calls cost nothing beside the copying."""
_SHARE_EVERY_S = 0.1
"""Progress is told no more often than a bar can show it."""


def send(pipe: IO[bytes], kind: bytes, body: bytes = b"") -> None:
    """Write one message to an unbuffered pipe."""
    for part in (_HEAD.pack(kind, len(body)), body):
        rest = memoryview(part)
        while rest:
            rest = rest[pipe.write(rest[:_PIECE]) :]


def receive(pipe: IO[bytes]) -> tuple[bytes, bytes]:
    """Read one message; EOFError if the other side is gone."""
    kind, length = _HEAD.unpack(_read(pipe, _HEAD.size))
    return kind, _read(pipe, length)


def _read(pipe: IO[bytes], length: int) -> bytes:
    pieces = []
    while length > 0:
        piece = pipe.read(min(length, _PIECE))
        if not piece:
            raise EOFError
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def versions() -> dict:
    """What must agree between a worker and its parent."""
    found = {"Python": "{}.{}".format(*sys.version_info)}
    for name in LIBRARIES:
        found[name] = importlib.import_module(name).__version__
    return found


def load_package(name: str, folder: str) -> None:
    """Import a package from its folder under a name, whatever the folder is called."""
    spec = importlib.util.spec_from_file_location(
        name, os.path.join(folder, "__init__.py"), submodule_search_locations=[folder]
    )
    assert spec is not None and spec.loader is not None, "a file ends in .py"
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)


class _Worker:
    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self.incoming, self.outgoing = incoming, outgoing
        self.inbox: queue.SimpleQueue = queue.SimpleQueue()
        self.cancelled = threading.Event()
        self.codec: Any = None

    def listen(self) -> None:
        try:
            while True:
                kind, body = receive(self.incoming)
                if kind == CANCEL:
                    self.cancelled.set()
                else:
                    self.inbox.put(body)
        except (EOFError, OSError):
            os._exit(0)

    def answer(self, kind: bytes, body: bytes = b"") -> None:
        try:
            send(self.outgoing, kind, body)
        except OSError:
            os._exit(0)

    def run(self) -> None:
        setup = json.loads(self.inbox.get())
        own = [entry for entry in sys.path[1:] if entry not in setup["path"]]
        sys.path[:] = setup["path"] + own
        load_package(setup["package"], setup["folder"])
        self.codec = importlib.import_module(setup["package"] + CODEC)
        manner = importlib.import_module(setup["package"] + MANNER)
        manner.use(manner.Manner(**setup["manner"]))
        importlib.import_module(self.codec.absolute(setup["module"]))
        work = self.codec.decode(self.inbox.get())
        self.answer(READY, json.dumps(versions()).encode())
        while True:
            task = self.codec.decode(self.inbox.get())
            try:
                kind, body = RESULT, self.codec.encode(work(task, _Progress(self)))
            except MemoryError:
                os._exit(1)
            except Exception as error:
                story = "".join(traceback.format_exception(type(error), error, error.__traceback__))
                kind, body = ERROR, self.codec.encode_error(error, story)
            self.answer(kind, body)


class _Progress:
    """A Progress that tells the parent, without importing the class."""

    def __init__(self, worker: _Worker):
        self.worker, self.reported = worker, 0.0

    def share(self, done: float) -> None:
        now = time.monotonic()
        if now - self.reported >= _SHARE_EVERY_S:
            self.reported = now
            self.worker.answer(SHARE, struct.pack("<d", done))

    def info(self, text: str) -> None:
        self.worker.answer(INFO, self.worker.codec.encode(text))

    def warn(self, text: str) -> None:
        self.worker.answer(WARN, self.worker.codec.encode(text))

    def cancelled(self) -> bool:
        return self.worker.cancelled.is_set()

    def unlimited(self) -> _Progress:
        return self  # the parent keeps the time, and tells of its end by a stop


def main() -> None:
    """Take over standard input and output; what is printed goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides, not the terminal
    incoming = os.fdopen(os.dup(0), "rb", buffering=0)
    outgoing = os.fdopen(os.dup(1), "wb", buffering=0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    worker = _Worker(incoming, outgoing)
    threading.Thread(target=worker.listen, daemon=True).start()
    worker.run()


if __name__ == "__main__":
    main()
