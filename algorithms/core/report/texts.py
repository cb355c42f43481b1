# SPDX-License-Identifier: GPL-2.0-or-later
"""The one place through which every visible text of a page goes."""

from __future__ import annotations

from collections.abc import Iterable

from .. import texts
from ..texts import (
    amount,
    counted,
    general,
    number,
    seats_counted,
    signed,
    students_counted,
    tr,
    translate_with,
    trimmed,
    units_counted,
)

__all__ = [
    "amount",
    "counted",
    "general",
    "listed",
    "number",
    "seats_counted",
    "signed",
    "students_counted",
    "tr",
    "translate_with",
    "trimmed",
    "units_counted",
]


def listed(names: Iterable, most: int = 6) -> str:
    """Names in a row, the rest counted."""
    return texts.listed(names, most)
