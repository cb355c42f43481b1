# SPDX-License-Identifier: GPL-2.0-or-later
"""Python's garbage collector, kept from holding up the window.

While it looks through all objects every thread waits: 200 ms with 10,000 units.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 1_000_000
"""Rounds over young objects between two over all: more than a district takes to be read."""


@contextmanager
def young_objects_only() -> Iterator[None]:
    """Meanwhile only objects made lately are looked through, which takes a moment."""
    before = gc.get_threshold()
    gc.set_threshold(*before[:2], _SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
