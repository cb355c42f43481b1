# SPDX-License-Identifier: GPL-2.0-or-later
"""From how many students on an area that changes school is no scrap."""

from __future__ import annotations

from ..qgis_io.texts import tr
from . import numbers


def declare(entry, help_text):
    """Add the parameter."""
    label = tr("Fewest students who change school together")
    numbers.declare(entry, "SMALLEST_PATCH", label, 10, help_text)


def counted_apart() -> str:
    """The help of an entry that only counts."""
    return tr("Areas that change school with fewer students than this are counted apart.")


def read(run) -> float:
    """The number of students; the usual one where the entry does not ask."""
    from ..core.zones.evaluation import SMALLEST_PATCH

    if run.entry.parameterDefinition("SMALLEST_PATCH") is None:
        return SMALLEST_PATCH
    return run.number("SMALLEST_PATCH")
