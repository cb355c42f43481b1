# SPDX-License-Identifier: GPL-2.0-or-later
"""The one place through which texts of the core go that are put together with figures.

Plain texts need no call: whoever shows them looks them up as they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, Callable, Optional

from . import manner


class Untranslated(str):
    """A text where the reader's language is not known, as in other processes.

    Sent to where it is known, it is told there, figures and all.

    Attributes
    ----------
    as_written : tuple of (str, dict or None)
        The text with its placeholders, and what stands for them; what ``translated`` takes.
    """

    as_written: tuple[str, Optional[dict]]

    def __new__(cls, text: str, figures: Optional[dict] = None) -> Untranslated:
        self = super().__new__(cls, text if figures is None else str.format(text, **figures))
        self.as_written = text, figures
        return self

    def format(self, **figures: Any) -> Untranslated:  # type: ignore[override]  # never by position
        return Untranslated(str(self), figures)


def translated(text: str, figures: Optional[dict]) -> str:
    """An ``Untranslated`` text in the reader's language."""
    text = tr(text)
    return text if figures is None else text.format(**figures)


def _as_it_is(text: str) -> str:
    return Untranslated(text)


_translate: Callable[[str], str] = _as_it_is


def translate_with(function: Callable[[str], str]) -> None:
    """Let texts be translated; without it they are the English of the sources."""
    global _translate
    _translate = function


def tr(text: str) -> str:
    """A text in the reader's language, its placeholders still open."""
    return _translate(text)


def number(value: Any, digits: int = 0) -> str:
    """A number as the reader writes it; a dash where there is none."""
    if value is None or value != value:
        return "\N{EN DASH}"
    text = f"{value:,.{digits}f}"
    # No "-0".
    text = text.lstrip("-") if not text.strip("-0.,") else text
    return _in_manner(text)


def signed(value: Any, digits: int = 0) -> str:
    """A difference, with its sign."""
    text = number(value, digits)
    return f"+{text}" if value is not None and value > 0 and round(value, digits) else text


def general(value: float, digits: int = 6) -> str:
    """A number with the digits that matter, as one types it: with nothing between thousands."""
    return f"{value:.{digits}g}".replace(".", manner.current().decimal)


def trimmed(value: float, digits: int) -> str:
    """A number with at most so many decimals, and no zeros behind them."""
    text = f"{value:,.{digits}f}"
    return _in_manner(text.rstrip("0").rstrip(".") if digits else text)


def _in_manner(text: str) -> str:
    """A number of Python, with thousands apart, with the reader's marks."""
    marks = {",": manner.current().thousands, ".": manner.current().decimal}
    marks["-"] = "\N{MINUS SIGN}"
    return "".join(marks.get(letter, letter) for letter in text)


def counted(count: float, one: str, many: str) -> str:
    """How many there are: one text for what reads as 1, and another, with its ``{n}``, for more."""
    shown = number(count)
    return one if shown == "1" else many.format(n=shown)


def units_counted(count: float) -> str:
    return counted(count, tr("1 planning unit"), tr("{n} planning units"))


def pairs_counted(count: float) -> str:
    return counted(count, tr("1 pair"), tr("{n} pairs"))


def students_counted(count: float) -> str:
    return counted(count, tr("1 student"), tr("{n} students"))


def seats_counted(count: float) -> str:
    return counted(count, tr("1 seat"), tr("{n} seats"))


def schools_counted(count: float) -> str:
    return counted(count, tr("1 school"), tr("{n} schools"))


def points_counted(count: float) -> str:
    return counted(count, tr("1 point"), tr("{n} points"))


def hubs_counted(count: float) -> str:
    return counted(count, tr("1 hub"), tr("{n} hubs"))


def listed(names: Iterable, most: int) -> str:
    """Names in a row, the rest counted."""
    names = [str(name) for name in names]
    more = len(names) - most
    shown = ", ".join(names[:most])
    return tr("{names} and {n} more").format(names=shown, n=more) if more > 0 else shown


def amount(value: Any) -> str:
    """A number of points, or a sum of weights: whole where it is, else with four digits or more."""
    value = float(value)
    if not math.isfinite(value) or value.is_integer():
        return number(value)
    return trimmed(value, min(max(3 - math.floor(math.log10(abs(value))), 1), 9))
