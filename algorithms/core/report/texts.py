"""The one place through which every visible text of a page goes."""

from __future__ import annotations

from ..texts import tr, translate_with

__all__ = ["listed", "number", "signed", "tr", "translate_with"]


def number(value, digits: int = 0) -> str:
    """A number as people write it; a dash where there is none."""
    if value is None or value != value:
        return "\N{EN DASH}"
    text = f"{value:,.{digits}f}"
    # No "-0".
    text = text.lstrip("-") if not text.strip("-0.,") else text
    return text.replace("-", "\N{MINUS SIGN}")


def signed(value, digits: int = 0) -> str:
    """A difference, with its sign."""
    text = number(value, digits)
    return f"+{text}" if value is not None and value > 0 and text.strip("0.,") else text


def listed(names, most: int = 6) -> str:
    """Names in a row, the rest counted."""
    names = [str(name) for name in names]
    more = len(names) - most
    shown = ", ".join(names[:most])
    return tr("{names} and {n} more").format(names=shown, n=more) if more > 0 else shown
