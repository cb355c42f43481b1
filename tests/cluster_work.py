# SPDX-License-Identifier: GPL-2.0-or-later
"""Work for the tests of a Dask cluster, which knows no module of the tests.

``as_part_of_the_core`` sends this file along with the plugin's core, as a module of it.
"""

import importlib.util
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

FILE = "algorithms/core/cluster_work.py"


def as_part_of_the_core(monkeypatch):
    from balanced_zones.algorithms.core.jobs import cluster

    name = "balanced_zones.algorithms.core.cluster_work"
    spec = importlib.util.spec_from_file_location(name, __file__)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    sources = {**cluster.core_sources(), FILE: Path(__file__).read_bytes()}
    monkeypatch.setattr(cluster, "core_sources", lambda: sources)
    return module


def client_class():
    from distributed import Client

    return Client


def square(task, progress):
    return task * task


def modules(task, progress):
    return os.getpid(), sorted(sys.modules)


@dataclass(frozen=True)
class TooLarge:
    """More than any process but its home can bear."""

    home: int

    def __call__(self, task, progress):
        if os.getpid() != self.home:
            raise MemoryError("too large")
        return task, os.getpid()


@dataclass(frozen=True)
class ForEver:
    """Goes on until it is stopped, and leaves files of when."""

    folder: str

    def __call__(self, task, progress):
        self.leave(task, "begun")
        while not progress.cancelled():
            time.sleep(0.05)
        self.leave(task, "ended")
        return task

    def leave(self, task, ending):
        Path(self.folder, f"{task}.{ending}").touch()
