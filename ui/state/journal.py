# SPDX-License-Identifier: GPL-2.0-or-later
"""Every step on disk as soon as it is done, so that a crash costs nothing that was reported.

One SQLite file per session. With a write-ahead log a step costs a fraction of a millisecond; where
the file's folder cannot have one (network drives), SQLite's own journal does, which is slower.
A session that is alive holds a lock beside the file, which the system lets go of when its process
ends, however it ends: so that nobody is offered the session of another QGIS that still runs.
"""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Optional

import numpy as np
from shapely import wkb

from ...algorithms.core.zones.splitting import Parts
from .divisions import Split
from .session import Session
from .steps import Step

SUFFIX = ".session"
_ALIVE = ".alive"
_FORMAT = 1


@dataclass(frozen=True)
class Story:
    """What a journal tells of a session.

    Attributes
    ----------
    path : Path
    about : dict
        What was written when it began, as given to ``Journal``.
    began : float
        Seconds since 1970.
    steps : int
        Of all that was done, those that count as done.
    """

    path: Path
    about: dict
    began: float
    steps: int


class Journal:
    """Writes down what a session does, and plays it back.

    Parameters
    ----------
    path : Path
        A new file.
    session : Session
    about : dict
        What is needed to read the layers again, and to tell the user what the session was.
    """

    def __init__(self, path: Path, session: Session, about: dict):
        self.path, self.session = path, session
        path.parent.mkdir(parents=True, exist_ok=True)
        self._alive = _hold(path)
        self._store = sqlite3.connect(str(path), isolation_level=None)
        with suppress(sqlite3.OperationalError):
            self._store.execute("PRAGMA journal_mode=WAL")
        self._store.execute("PRAGMA synchronous=NORMAL")
        self._store.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
        self._store.execute(
            "CREATE TABLE events (number INTEGER PRIMARY KEY, kind TEXT, value TEXT)"
        )
        for name, value in (
            ("format", _FORMAT),
            ("about", about),
            ("began", time.time()),
            ("units", fingerprint(session.problem.unit_ids)),
            ("schools", fingerprint(session.problem.school_ids)),
            ("start", session.start.tolist()),
            ("first", session.variant),
        ):
            self._store.execute("INSERT INTO about VALUES (?, ?)", (name, json.dumps(value)))

    @property
    def writes_ahead(self) -> bool:
        """Whether the file has a write-ahead log."""
        return self._store.execute("PRAGMA journal_mode").fetchone()[0] == "wal"

    def write(self, kind: str, value: Any = None) -> None:
        """Write an event down; when this returns, the end of the process cannot undo it."""
        self._store.execute(
            "INSERT INTO events (kind, value) VALUES (?, ?)", (kind, json.dumps(value))
        )

    def close(self, keep: bool = False) -> None:
        """End the journal; its file goes unless it is kept for a next time."""
        self._store.close()
        _let_go(self._alive)
        if not keep:
            remove(self.path)


def fingerprint(ids: Any) -> str:
    """Tells whether ids are those of another time."""
    return sha256(json.dumps([str(each) for each in ids]).encode()).hexdigest()


def _hold(path: Path) -> Optional[sqlite3.Connection]:
    """Hold the lock of a living session; None where another does."""
    lock = sqlite3.connect(str(path) + _ALIVE, isolation_level=None, timeout=0)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        lock.close()
        return None
    return lock


def _let_go(lock: Optional[sqlite3.Connection]) -> None:
    if lock is not None:
        lock.close()


def remove(path: Path) -> None:
    """Delete a journal and what stands beside it."""
    for end in ("", "-wal", "-shm", "-journal", _ALIVE, _ALIVE + "-journal"):
        with suppress(OSError):
            Path(str(path) + end).unlink()


def left_behind(folder: Path) -> list[Story]:
    """Sessions that ended without being closed, the newest first."""
    found = []
    for path in sorted(folder.glob("*" + SUFFIX)):
        lock = _hold(path)
        if lock is None:
            continue
        # What cannot be read is no session of this version.
        with suppress(sqlite3.Error, ValueError, KeyError):
            found.append(_story(path))
        _let_go(lock)
    return sorted((each for each in found if each.steps), key=lambda each: -each.began)


def _story(path: Path) -> Story:
    about, events = _read(path)
    done = 0
    for kind, _ in events:
        done += {"step": 1, "split": 1, "redo": 1, "undo": -1}.get(kind, 0)
    return Story(path, about["about"], about["began"], done)


def _read(path: Path) -> tuple[dict, list[tuple[str, Any]]]:
    store = sqlite3.connect(str(path), isolation_level=None)
    try:
        about = {name: json.loads(value) for name, value in store.execute("SELECT * FROM about")}
        rows = store.execute("SELECT kind, value FROM events ORDER BY number").fetchall()
    finally:
        store.close()
    if about.get("format") != _FORMAT:
        raise ValueError("a journal of another version")
    return about, [(kind, json.loads(value)) for kind, value in rows]


def fits(path: Path, session: Session) -> bool:
    """Whether a journal is of the same units and schools as a session."""
    about = _read(path)[0]
    return about["units"] == fingerprint(session.problem.unit_ids) and about[
        "schools"
    ] == fingerprint(session.problem.school_ids)


def replay(path: Path, session: Session, journal: Journal) -> int:
    """Do again all that a journal tells, and write it into the session's own.

    Parameters
    ----------
    path : Path
        Of a journal that ``fits``.
    session : Session
        As it begins.
    journal : Journal
        Of the session.

    Returns
    -------
    int
        How many events were done again.
    """
    about, events = _read(path)
    start = np.array(about["start"], int)
    if not np.array_equal(start, session.start):
        # The layer's plan has changed since: the session's own beginning counts.
        events = [("begin", start.tolist()), *events]
    if about["first"] != session.variant:
        session.rename(about["first"])
        journal.write("rename", about["first"])
    for kind, value in events:
        _play(session, kind, value)
        journal.write(kind, value)
    return len(events)


def _parts_written(parts: Parts) -> list:
    shapes = [wkb.dumps(shape, hex=True) for shape in parts.shapes]
    return [parts.unit, shapes, list(parts.ids), list(parts.weights)]


def _parts_read(value: list) -> Parts:
    unit, shapes, ids, weights = value
    found = tuple(wkb.loads(shape, hex=True) for shape in shapes)
    return Parts(unit, found, tuple(ids), tuple(weights))


def _play(session: Session, kind: str, value: Any) -> None:
    if kind == "step":
        name, units, _, after = value
        labels = session.labels
        labels[list(units)] = after
        session.take(name, labels)
    elif kind == "begin":
        labels = np.array(value, int)
        session.take("", labels)
        session.history.steps.clear()
        session.history.done = 0
    elif kind == "split":
        session.split(_parts_read(value))
    elif kind == "divided":
        session.follow(_parts_read(value))
    elif kind == "whole":
        session.follow_back()
    elif kind in ("undo", "redo"):
        getattr(session, kind)()
    elif kind == "locks":
        session.unlock_all()
        session.lock_units(value[0])
        session.lock_zones(value[1])
    elif kind in ("duplicate", "rename", "open", "delete"):
        getattr(session, kind)(value)


class Recorder:
    """Listens to nothing by itself: the editor tells it what the user did, and it writes.

    A journal that cannot be written (a full disk) never costs a step: it is given up, and
    ``broken`` says why.
    """

    def __init__(self, journal: Optional[Journal]):
        self.journal, self.broken = journal, ""

    def write(self, kind: str, value: Any = None) -> None:
        if self.journal is None:
            return
        try:
            self.journal.write(kind, value)
        except sqlite3.Error as error:
            self.broken, self.journal = str(error), None

    def step(self, step: Optional[Step]) -> None:
        if isinstance(step, Split):
            self.write("split", _parts_written(step.parts))
        elif step is not None:
            self.write("step", [step.name, step.units, step.before, step.after])

    def divided(self, parts: Optional[Parts]) -> None:
        """On another level a unit was divided, or made whole again."""
        if parts is None:
            self.write("whole")
        else:
            self.write("divided", _parts_written(parts))

    def locks(self, session: Session) -> None:
        self.write("locks", [sorted(session.locks.units), sorted(session.locks.zones)])
