# SPDX-License-Identifier: GPL-2.0-or-later
"""How a long computation speaks to its caller and is stopped by it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

_POLL_S = 0.1
"""How often the user is asked whether to stop: not felt as a delay."""


class Stopped(Exception):
    """The user stopped a computation that has nothing to show yet.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> class Impatient(core.Progress):
    ...     def cancelled(self):
    ...         return True
    >>> units, _ = core.example_layers()
    >>> try:
    ...     core.equal_size_hubs(units, 4, progress=Impatient())
    ... except core.Stopped:
    ...     print("nothing yet")
    nothing yet
    """


class Progress:
    """A silent listener that never cancels; callers override what they need.

    Every method of the core that may take more than a second accepts one of these.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> class Told(core.Progress):
    ...     def __init__(self):
    ...         self.done = []
    ...     def share(self, done):
    ...         self.done.append(done)
    >>> units, _ = core.example_layers()
    >>> told = Told()
    >>> hubs = core.equal_size_hubs(units, 4, effort="quick", progress=told)
    >>> told.done[-1]
    1.0
    """

    def stage(self, text: str) -> None:
        """Take what is being done now, in the user's words."""

    def share(self, done: float) -> None:
        """Take the share of the work done, from 0 to 1."""

    def info(self, text: str) -> None:
        """Take a line for the log, in the user's words."""

    def warn(self, text: str) -> None:
        """Take a warning for the log and the report."""

    def cancelled(self) -> bool:
        """Whether to stop: the user asked for it, or the time for a search is up."""
        return False

    def unlimited(self) -> Progress:
        """This listener, heedless of a time limit: for what no limit is to cut short."""
        return self

    def to_the_end(self) -> Progress:
        """A listener for what is done with what was found, however the search ended."""
        return SILENT if self.unlimited().cancelled() else self.unlimited()


SILENT = Progress()
"""Keeps nothing, so one serves all."""


class Stage(Progress):
    """A part of a longer computation, which sees itself as 0 to 1."""

    def __init__(self, parent: Progress, start: float, end: float):
        self.parent, self.start, self.end = parent, start, end

    def share(self, done: float) -> None:
        self.parent.share(self.start + done * (self.end - self.start))

    def info(self, text: str) -> None:
        self.parent.info(text)

    def warn(self, text: str) -> None:
        self.parent.warn(text)

    def cancelled(self) -> bool:
        return self.parent.cancelled()

    def unlimited(self) -> Progress:
        return Stage(self.parent.unlimited(), self.start, self.end)


class Deadline:
    """When a search has to end.

    Parameters
    ----------
    seconds : float
        From now on.

    Attributes
    ----------
    over : bool
        Whether a search was told that its time is up.
    """

    def __init__(self, seconds: float):
        self._at = time.monotonic() + seconds
        self.over = False

    def passed(self) -> bool:
        self.over = self.over or time.monotonic() >= self._at
        return self.over


class Limited(Progress):
    """A listener of a search that ends at a deadline, just as if the user had stopped it then."""

    def __init__(self, parent: Progress, deadline: Deadline):
        self.parent, self.deadline = parent, deadline

    def stage(self, text: str) -> None:
        self.parent.stage(text)

    def share(self, done: float) -> None:
        self.parent.share(done)

    def info(self, text: str) -> None:
        self.parent.info(text)

    def warn(self, text: str) -> None:
        self.parent.warn(text)

    def cancelled(self) -> bool:
        return self.parent.cancelled() or self.deadline.passed()

    def unlimited(self) -> Progress:
        return self.parent.unlimited()


def interruptible(work: Callable, progress: Progress) -> Any:
    """Return ``work(listener)``, or raise ``Stopped`` as soon as the user stops.

    For steps of libraries that cannot be asked to stop. The work runs in a thread of its own,
    which after a stop is left to come to its end by itself: until its next word to the
    listener at the latest, and whatever it finds is lost.
    """
    relay = _Relay(progress)
    outcome: dict = {}

    def run() -> None:
        try:
            outcome["value"] = work(relay)
        except BaseException as error:
            outcome["error"] = error

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_POLL_S)
        relay.pass_on()
        if thread.is_alive() and progress.cancelled():
            relay.left = True
            raise Stopped
    relay.pass_on()
    if "error" in outcome:
        raise outcome["error"]
    return outcome["value"]


class _Relay(Progress):
    """Keeps what a thread says until the listener's own thread passes it on."""

    def __init__(self, listener: Progress):
        self.listener, self.left = listener, False
        self.said: list[tuple[str, Any]] = []

    def say(self, method: str, value: Any) -> None:
        if self.left:
            raise Stopped
        self.said.append((method, value))

    def pass_on(self) -> None:
        while self.said:
            method, value = self.said.pop(0)
            getattr(self.listener, method)(value)

    def share(self, done: float) -> None:
        self.say("share", done)

    def info(self, text: str) -> None:
        self.say("info", text)

    def warn(self, text: str) -> None:
        self.say("warn", text)

    def cancelled(self) -> bool:
        if self.left:
            raise Stopped
        return False
