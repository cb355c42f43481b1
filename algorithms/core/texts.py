"""The one place through which texts of the core go that are put together with figures.

Plain texts need no call: whoever shows them looks them up as they are.
"""

from __future__ import annotations

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
