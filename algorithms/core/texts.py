"""The one place through which texts of the core go that are put together with figures.

Plain texts need no call: whoever shows them looks them up as they are.
"""

from __future__ import annotations

import math
from typing import Callable


def _as_it_is(text: str) -> str:
    return text


_translate: Callable[[str], str] = _as_it_is


def translate_with(function: Callable[[str], str]) -> None:
    """Let texts be translated; without it they are the English of the sources."""
    global _translate
    _translate = function


def tr(text: str) -> str:
    """A text in the reader's language, its placeholders still open."""
    return _translate(text)


def number(value, digits: int = 0) -> str:
    """A number as people write it; a dash where there is none."""
    if value is None or value != value:
        return "\N{EN DASH}"
    text = f"{value:,.{digits}f}"
    # No "-0".
    text = text.lstrip("-") if not text.strip("-0.,") else text
    return text.replace("-", "\N{MINUS SIGN}")


def amount(value) -> str:
    """A number of points, or a sum of weights: whole where it is, else with four digits or more."""
    value = float(value)
    if not math.isfinite(value) or value.is_integer():
        return number(value)
    digits = min(max(3 - math.floor(math.log10(abs(value))), 1), 9)
    whole, _, rest = number(value, digits).partition(".")
    rest = rest.rstrip("0")
    return f"{whole}.{rest}" if rest else whole
