# SPDX-License-Identifier: GPL-2.0-or-later
"""Work for the tests of jobs: importable in worker processes, as functions of a test are not."""

import os
import signal
import sys
import time
from dataclasses import dataclass, field

from balanced_zones.algorithms.core import lengths
from balanced_zones.algorithms.core.errors import Fault, InputError


def pid(task, progress):
    return os.getpid()


def square(task, progress):
    print("what a library prints must not disturb")
    os.write(1, b"nor what a program writes\n")
    progress.info(f"squaring {task}")
    progress.share(0.5)
    return task * task


def modules(task, progress):
    return sorted(sys.modules)


def until_stopped(task, progress):
    """Says where it runs, and goes on for ever."""
    progress.info(f"pid {os.getpid()}")
    while not progress.cancelled():
        time.sleep(0.01)
    return task, "stopped"


def deaf(task, progress):
    progress.info(f"pid {os.getpid()}")
    if task:
        return "done"
    time.sleep(600)


def die_elsewhere(home, progress):
    """Ends every process but its home, mid-way and without a word."""
    progress.share(0.3)
    if os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return "survived"


def refuse(task, progress):
    raise InputError(Fault(f"task {task} is wrong", "Give another."))


class Unsendable(Exception):
    def __init__(self, one, two):
        super().__init__(one)


def refuse_strangely(task, progress):
    raise Unsendable("odd", "even")


@dataclass(frozen=True)
class CannotBeLoaded:
    """Work that can be made at home only."""

    home: int = field(default_factory=os.getpid)

    def __post_init__(self):
        if os.getpid() != self.home:
            raise ImportError("No module named 'geopandas'")

    def __call__(self, task, progress):
        return "at home"


def told(metres, progress):
    """A length in the unit and with the separators of the parent's reader."""
    return lengths.shown(metres)
