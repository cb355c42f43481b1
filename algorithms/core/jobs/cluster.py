# SPDX-License-Identifier: GPL-2.0-or-later
"""Jobs at once on an existing Dask cluster.

``dask.distributed`` is an optional library. The cluster's workers need this plugin's libraries
but not the plugin: its core is sent along as a zip file (see ``remote``).
"""

from __future__ import annotations

import hashlib
import importlib
import sys
import tempfile
import threading
import time
import uuid
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from .. import manner
from ..errors import Fault, InputError
from ..progress import SILENT, Progress
from ..texts import tr
from . import codec
from .process import PACKAGE_FOLDER, remote_error
from .worker import load_package, versions

CONNECT_S = 10
"""A scheduler that does not answer for so long cannot be reached."""

STOP_S = 3
"""After a stop, for so long the tasks may still send what they have."""

_POLL_S = 0.1
"""How often the user is asked whether to stop: not felt as a delay."""
_TELL_S = 1
"""How long to wait for the thread that passes on progress, once the results are there."""
_CLOSE_S = 5
"""How long a client may take to close its connection; it has nothing left to send."""

_REMOTE = ".algorithms.core.jobs.remote"
"""The module that does tasks on a cluster, below the package."""

_sent: set = set()
"""Schedulers and the packages that they were sent: each once in this process."""


def run_on_cluster(
    work: Callable, tasks: Sequence, address: str, progress: Progress = SILENT
) -> list:
    """Return ``work(task, progress)`` of every task, in the order of the tasks.

    As ``pool.run_jobs``, on the cluster of the scheduler at an address such as
    ``tcp://127.0.0.1:8786``. A task that the cluster lost is done in this process.
    """
    with _Connection(address) as client:
        return _Run(client, work, tasks, address, progress).run()


class _Connection:
    """A client of the cluster, closed at the end; an InputError if there is none."""

    def __init__(self, address: str):
        self.address = address

    def __enter__(self) -> Any:
        try:
            from distributed import Client
        except ImportError as error:
            raise InputError(
                Fault(
                    tr(
                        "a Dask cluster can only be used with the Python library "
                        "dask.distributed, which is not installed ({error})"
                    ).format(error=error),
                    "Install it (on Debian and Ubuntu the package python3-distributed), or leave"
                    " the address of the Dask scheduler empty.",
                )
            ) from None
        try:
            self.client = Client(self.address, timeout=CONNECT_S, set_as_default=False)
        except Exception as error:
            raise InputError(
                Fault(
                    tr("no Dask scheduler can be reached at '{address}'").format(
                        address=self.address
                    ),
                    tr(
                        "Start it, or correct the address (such as tcp://127.0.0.1:8786), or "
                        "leave it empty. What was found: {error}."
                    ).format(error=error or type(error).__name__),
                )
            ) from None
        return self.client

    def __exit__(self, *_: object) -> None:
        try:
            self.client.close(timeout=_CLOSE_S)
        except Exception:
            return  # the scheduler has gone: nothing is left to close


class _Run:
    def __init__(
        self, client: Any, work: Callable, tasks: Sequence, address: str, progress: Progress
    ) -> None:
        self.client, self.work, self.tasks = client, work, tasks
        self.address, self.progress = address, progress
        self.results = [None] * len(tasks)
        self.name = f"balanced-zones-{uuid.uuid4().hex}"
        self.done = 0
        self.warned = self.stopped = False

    def run(self) -> list:
        if self.progress.cancelled() or not self.tasks:
            return self.results
        try:
            pending = self.submit()
        except OSError as error:
            self.tell_lost(error)
            pending, lost = {}, list(range(len(self.tasks)))
        else:
            try:
                lost = self.collect(pending)
            finally:
                self.drop(pending)
        for number in lost:
            if self.progress.cancelled():
                break
            self.results[number] = self.work(self.tasks[number], self.progress)
        return self.results

    def submit(self) -> dict:
        """Hand in all tasks; returns their numbers by future."""
        if not self.client.scheduler_info().get("workers"):
            self.progress.info(
                tr("The Dask cluster at {address} has no workers yet.").format(address=self.address)
            )
        remote = send_core(self.client)
        module, work = codec.module_of(self.work), codec.encode(self.work)
        # With every task: as a result of its own it would lie on one worker, and the scheduler
        # puts tasks where their data lie, one behind the other, while other workers are idle.
        pending = {}
        for number, task in enumerate(self.tasks):
            arguments = module, work, codec.encode(task), self.name, manner.as_dict()
            key = f"{self.name}-{number}"
            pending[self.client.submit(remote.run, *arguments, key=key, pure=False)] = number
        return pending

    def collect(self, pending: dict) -> list:
        """Take results as they come, until all are there or the stop; returns what was lost."""
        lost, deadline = [], float("inf")
        while pending and time.monotonic() < deadline:
            for future in [future for future in pending if future.done()]:
                number = pending.pop(future)
                if not self.take(number, future) and deadline == float("inf"):
                    lost.append(number)
            if deadline == float("inf") and self.progress.cancelled():
                deadline = time.monotonic() + STOP_S
                self.stop()
            if pending:
                time.sleep(_POLL_S)
        return sorted(lost)

    def take(self, number: int, future: Any) -> bool:
        """Keep a result; False if the cluster has lost it."""
        try:
            kind, body, said, theirs = future.result(timeout=CONNECT_S)
        except Exception as error:
            self.tell_lost(error)
            return False
        self.compare(theirs)
        for method, text in codec.decode(said):
            getattr(self.progress, method)(text)
        content = codec.decode(body)
        if kind == "error":
            raise self.explained(**content)
        self.results[number] = content
        self.done += 1
        self.progress.share(self.done / len(self.tasks))
        return True

    def tell_lost(self, error: BaseException) -> None:
        self.progress.info(
            tr(
                "The Dask cluster at {address} lost a part of the work ({reason}); it is done "
                "on this computer instead."
            ).format(address=self.address, reason=error or type(error).__name__)
        )

    def explained(self, error: BaseException, story: str) -> BaseException:
        if isinstance(error, ImportError):
            return InputError(
                Fault(
                    tr(
                        "the workers of the Dask cluster at '{address}' lack a library ({error})"
                    ).format(address=self.address, error=error),
                    "Install the plugin's Python libraries on them, in the versions of this"
                    " computer, or leave the address of the Dask scheduler empty.",
                )
            )
        return remote_error(error, story)

    def compare(self, theirs: dict) -> None:
        ours = versions()
        if theirs != ours and not self.warned:
            self.warned = True
            named = ", ".join(
                tr("{name} {theirs} there and {ours} here").format(
                    name=name, theirs=theirs[name], ours=ours[name]
                )
                for name in ours
                if theirs[name] != ours[name]
            )
            self.progress.warn(
                tr(
                    "The Dask cluster has other libraries than this computer ({named}): the plans "
                    "may differ from those that would be drawn here."
                ).format(named=named)
            )

    def stop(self) -> None:
        """Tell the tasks at work to return what they have."""
        if not self.stopped:
            self.stopped = True
            # The scheduler may have gone: then nothing is at work, and nothing answers.
            teller = threading.Thread(target=self.tell_to_stop, daemon=True)
            teller.start()
            teller.join(_TELL_S)

    def tell_to_stop(self) -> None:
        from distributed import Event

        try:
            Event(self.name, client=self.client).set()
        except Exception:
            return

    def drop(self, pending: dict) -> None:
        """Leave nothing at work on the cluster."""
        if pending:
            self.stop()
            try:
                self.client.cancel(list(pending))
            except Exception:
                return  # the client is closed next, which frees its tasks as well


def core_sources() -> dict[str, bytes]:
    """The files of the core, by path within the package, and of the packages above it."""
    root = PACKAGE_FOLDER
    files = [*root.glob("__init__.py"), *root.glob("algorithms/__init__.py")]
    files += sorted(root.glob("algorithms/core/**/*.py"))
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def send_core(client: Any) -> ModuleType:
    """Make the core importable on a cluster, and return the module that does tasks there.

    The package is called by its content, so that neither another version of the plugin on the
    cluster nor one that another computer sent is in its way.
    """
    sources = core_sources()
    digest = hashlib.sha256(repr(sorted(sources.items())).encode()).hexdigest()[:16]
    name = f"{codec.PACKAGE}_{digest}"
    to = client.scheduler_info()["id"], name
    if to not in _sent:
        with tempfile.TemporaryDirectory(prefix="balanced-zones-") as folder:
            path = Path(folder) / f"{name}.zip"
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for file, content in sources.items():
                    archive.writestr(f"{name}/{file}", content)
            client.upload_file(str(path))
        _sent.add(to)
    # A function is sent by its name, so that it must have the same one here.
    if name not in sys.modules:
        load_package(name, str(PACKAGE_FOLDER))
    return importlib.import_module(name + _REMOTE)
