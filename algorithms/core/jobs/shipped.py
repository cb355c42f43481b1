"""What a worker of a Dask cluster executes: the plugin's core comes along as source text.

So the cluster needs the libraries but not the plugin, and whatever version of the plugin it
may have is left alone: the core is imported under a name of its own that follows from its
content. This file is itself sent as text; it imports nothing of the plugin.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.abc
import importlib.util
import io
import pickle
import sys
import threading
import traceback

_POLL_S = 0.3

_INSTALLING = threading.Lock()


class Renaming(pickle.Unpickler):
    """Loads pickles that name a package otherwise than it is called here."""

    def __init__(self, body: bytes, theirs: str, ours: str):
        super().__init__(io.BytesIO(body))
        self.theirs, self.ours = theirs, ours

    def find_class(self, module, name):
        if module == self.theirs or module.startswith(self.theirs + "."):
            module = self.ours + module[len(self.theirs) :]
        return super().find_class(module, name)


def alias_of(package: str, sources: dict) -> str:
    """A name for the package that differs where its sources do."""
    text = repr(sorted(sources.items())).encode()
    return f"{package}_{hashlib.sha256(text).hexdigest()[:16]}"


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports a package from a dictionary of file names and source texts."""

    def __init__(self, name: str, sources: dict):
        self.name, self.sources = name, sources

    def file_of(self, name):
        if name != self.name and not name.startswith(self.name + "."):
            return None
        path = "/".join(name.split(".")[1:])
        tries = (f"{path}.py", f"{path}/__init__.py" if path else "__init__.py")
        return next((file for file in tries if file in self.sources), None)

    def find_spec(self, name, path=None, target=None):
        file = self.file_of(name)
        if file is None:
            return None
        inside = file.endswith("__init__.py")
        return importlib.util.spec_from_loader(name, self, is_package=inside)

    def exec_module(self, module):
        file = self.file_of(module.__name__)
        module.__file__ = f"<{self.name}>/{file}"
        exec(compile(self.sources[file], module.__file__, "exec"), module.__dict__)


def install(package: str, sources: dict) -> str:
    """Make the package importable and return the name that it has here."""
    alias = alias_of(package, sources)
    with _INSTALLING:
        if not any(getattr(finder, "name", None) == alias for finder in sys.meta_path):
            sys.meta_path.append(_Finder(alias, sources))
    return alias


class _Task:
    """This task as its scheduler knows it: whether it should stop, or is wanted no more."""

    def __init__(self, stop_name):
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

    def __init__(self, task):
        self.said = []
        self.task, self.stopped, self.ended = task, threading.Event(), threading.Event()

    def share(self, done):
        pass

    def info(self, text):
        self.said.append(("info", text))

    def warn(self, text):
        self.said.append(("warn", text))

    def cancelled(self):
        return self.stopped.is_set()

    def listen(self):
        try:
            while not self.ended.wait(_POLL_S):
                if self.task.stopped():
                    self.stopped.set()
                    return
        except Exception:
            return  # without the scheduler there is nobody to stop for


def _version(name: str) -> str:
    try:
        return importlib.import_module(name).__version__
    except ImportError:
        return "none"


def _versions() -> dict:
    python = "{}.{}".format(*sys.version_info)
    return {"Python": python, "numpy": _version("numpy"), "scipy": _version("scipy")}


def run(shared, task, stop_name):
    """Do one task; returns what came of it: its kind, a pickle, the package's name in that,
    what was said, and versions.
    """
    package, sources, work = pickle.loads(shared)
    alias = install(package, sources)
    progress = _Progress(_Task(stop_name))
    threading.Thread(target=progress.listen, daemon=True).start()
    try:
        work, task = (Renaming(body, package, alias).load() for body in (work, task))
        kind, body = "result", pickle.dumps(work(task, progress), protocol=4)
    except MemoryError:
        raise  # lost to this worker only: it is tried elsewhere
    except Exception as error:
        kind, body = "error", _portable(error)
    finally:
        progress.ended.set()
    return kind, body, alias, progress.said, _versions()


def _portable(error) -> bytes:
    story = traceback.format_exc()
    try:
        return pickle.dumps((error, story), protocol=4)
    except Exception:
        error = RuntimeError(f"{type(error).__name__}: {error}")
        return pickle.dumps((error, story), protocol=4)
