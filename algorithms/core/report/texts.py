# SPDX-License-Identifier: GPL-2.0-or-later
"""The one place through which every visible text of a page goes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .. import texts
from ..texts import (
    amount,
    counted,
    number,
    seats_counted,
    students_counted,
    tr,
    translate_with,
    units_counted,
)

__all__ = [
    "amount",
    "counted",
    "listed",
    "number",
    "seats_counted",
    "signed",
    "students_counted",
    "tr",
    "translate_with",
    "units_counted",
]


def signed(value: Any, digits: int = 0) -> str:
    """A difference, with its sign."""
    text = number(value, digits)
    return f"+{text}" if value is not None and value > 0 and text.strip("0.,") else text


def listed(names: Iterable, most: int = 6) -> str:
    """Names in a row, the rest counted."""
    return texts.listed(names, most)
