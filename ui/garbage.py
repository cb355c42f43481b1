# SPDX-License-Identifier: GPL-2.0-or-later
"""Python's garbage collector, kept from holding up the window.

While it looks through all objects every thread waits: 200 ms with 10,000 units.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_SELDOM = 1_000_000
"""Rounds over young objects between two over all: more than a district takes to be read."""


_lock, _inside, _usual = Lock(), 0, gc.get_threshold()


@contextmanager
def young_objects_only() -> Iterator[None]:
    """Meanwhile only objects made lately are looked through, which takes a moment.

    Several threads may be inside at once; the last one to leave puts things right.
    """
    _enter(1)
    try:
        yield
    finally:
        _enter(-1)


def _enter(more: int) -> None:
    global _inside, _usual
    with _lock:
        if _inside == 0:
            _usual = gc.get_threshold()
        _inside += more
        gc.set_threshold(*_usual[:2], _SELDOM if _inside else _usual[2])
