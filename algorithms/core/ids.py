# SPDX-License-Identifier: GPL-2.0-or-later
"""One notion of an id, a number, a level and emptiness, for every layer and table.

The same school is 1 in one layer, 1.0 in the next and "1 " in a third. Wherever values of
two layers are held against each other, or an id must be unique, it is their normal form
(``plain``) that counts, and never the values themselves.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from numbers import Integral, Real
from typing import Any, Optional

import numpy as np
import pandas as pd

from . import topics
from .errors import Fault
from .texts import listed, tr

_WHOLE = re.compile(r"(-?\d+)\.0*")
"""A whole number written with decimals, as spreadsheets write ids."""
_COMMA = re.compile(r"[+-]?[\d\s.'\u2019]*\d,\d+")
"""A number with a decimal comma, thousands parted by blanks, points or apostrophes."""
_MOST_NAMED = 5
"""Ids that one sentence names: an example, not the list."""
_FROM_QT = ("toPyDateTime", "toPyDate", "toPyTime")
"""Methods by which PyQt's dates and times become Python's."""


def is_missing(value: Any) -> bool:
    """Whether a layer's value says nothing: NULL, not a number or a time, an empty text."""
    if value is None or value is pd.NA:
        return True
    if isinstance(value, str):
        return not value.strip()
    null = getattr(value, "isNull", None)  # Qt's own kinds of nothing
    if callable(null) and null():
        return True
    return bool(np.ndim(value) == 0 and value != value)


def plain(value: Any) -> str:
    """Return the normal form of an id: what is alike in it is the same id.

    - 1, 1.0, "1", "1.0" and " 1 " are one id, and so are "A" and "A ".
    - Whole numbers are kept digit by digit, however long.
    - "007" is not 7: leading zeros belong to a code (a district may have both), and where
      a table has lost them nobody should guess which was meant; ``unlike_in_zeros`` says so.
    - "1E3" is a code, not 1000; "1.10" is a section, not 1.1; "a" is not "A".
    - Accents are one whether they are written as one sign or as two.
    - Yes and no are "true" and "false", as text files write them; dates are ISO's.
    """
    for convert in _FROM_QT:
        if hasattr(value, convert):
            value = getattr(value, convert)()
            break
    if isinstance(value, (bool, np.bool_)):
        return "true" if value else "false"
    if isinstance(value, Integral):
        return str(int(value))
    if isinstance(value, Real) and math.isfinite(value) and float(value).is_integer():
        return str(int(value))  # type: ignore[call-overload]  # every finite one has __int__
    if isinstance(value, (date, time)):
        return value.isoformat()
    text = unicodedata.normalize("NFC", str(value).strip())
    whole = _WHOLE.fullmatch(text)
    if whole:
        text = whole[1]
    if text == "-0":
        return "0"
    return text.lower() if text.lower() in ("true", "false") else text


def rows_by_id(ids: Iterable) -> dict[str, int]:
    """The row of every id, by its normal form; of ids that are there twice the last."""
    return {plain(each): row for row, each in enumerate(ids)}


def look_up(values: Iterable, rows: Mapping[str, int]) -> np.ndarray:
    """Look values up by their normal forms: -1 where there is none or the value is missing."""
    return np.array([-1 if is_missing(v) else rows.get(plain(v), -1) for v in values], int)


def rows_of(values: Iterable, ids: Iterable) -> np.ndarray:
    """Look values up among ids: the row of each, -1 where it is none of them or missing."""
    return look_up(values, rows_by_id(ids))


def are(values: Iterable, wanted: Any) -> np.ndarray:
    """Which values are the one wanted, e.g. which schools are of a level; of bools."""
    wanted = plain(wanted)
    return np.array([not is_missing(v) and plain(v) == wanted for v in values], bool)


def id_faults(
    values: Sequence,
    features: Sequence,
    field: str,
    layer: str,
    missing: Optional[tuple[str, str]] = None,
    repeated: Optional[tuple[str, str]] = None,
) -> Iterator[Fault]:
    """Find ids that are missing, or that look-ups could not tell apart.

    Parameters
    ----------
    values, features : sequences of length n
        The ids, and the features' own, for those that have none.
    field, layer : str
        For messages.
    missing, repeated : tuple of str, optional
        What is wrong and what to do, where the usual words say too little.
    """
    missing = missing or (tr("the id is missing"), tr("Give every feature an id."))
    repeated = repeated or (
        tr("the id is not unique"),
        tr("Give every feature its own id (merge features that belong together)."),
    )
    alike: dict[str, list[tuple]] = {}
    for value, feature in zip(values, features):
        if is_missing(value):
            yield Fault(*missing, layer, feature, field, topic=topics.IDS)
        else:
            alike.setdefault(plain(value), []).append((value, feature))
    for name, those in alike.items():
        if len(those) > 1:
            detail = tr("{n} features: {features}").format(
                n=len(those), features=listed((feature for _, feature in those), _MOST_NAMED)
            )
            ways = list(dict.fromkeys(repr(value) for value, _ in those))
            if len(ways) > 1:
                detail = tr("{features}, which write it {ways}").format(
                    features=detail, ways=listed(ways, _MOST_NAMED)
                )
            yield Fault(*repeated, layer, name, field, detail, topics.IDS)


def unlike_in_zeros(some: Iterable, others: Iterable) -> bool:
    """Whether ids differ from others in leading zeros only, which tables are apt to lose."""

    def bare(values: Iterable[Any]) -> set[str]:
        texts = (plain(value) for value in values if not is_missing(value))
        return {text.lstrip("0") or "0" for text in texts if text.isdigit()}

    return not bare(some).isdisjoint(bare(others))


def as_number(value: Any) -> float:
    """A value as a number; not a number where it is none.

    Texts may hold numbers with a decimal point. Yes and no are no numbers, nor is what only
    Python reads as one ("1_000").
    """
    if is_missing(value) or isinstance(value, (bool, np.bool_)):
        return math.nan
    if isinstance(value, str) and "_" in value:
        return math.nan
    try:
        return float(value)
    except (TypeError, ValueError):
        return math.nan


def as_numbers(values: Iterable) -> np.ndarray:
    """Values as numbers, not a number where they are none; of floats."""
    return np.array([as_number(value) for value in values], float)


def has_comma(value: Any) -> bool:
    """Whether a text would be a number but for its comma: "12,5", "1.234,5"."""
    return isinstance(value, str) and _COMMA.fullmatch(value.strip()) is not None


def to_number_remedy(field: str) -> str:
    """What to do about a field of numbers with decimal commas."""
    return tr(
        "Make a number field of it with the field calculator, "
        "to_real(replace(\"{field}\", ',', '.')), and choose that one."
    ).format(field=field)


def order(value: Any) -> tuple:
    """Sorts ids: numbers by size, then texts by letters."""
    if isinstance(value, Real) and not isinstance(value, bool):
        return (0, value, "")
    return (1, 0, plain(value))


def numbered_names(*columns: Optional[Sequence]) -> tuple[tuple[str, ...], list]:
    """The names in one or more columns, and each column as numbers of these names.

    Returns
    -------
    names : tuple of str
        Those of the first column first, each lot in the order of numbers or of the alphabet.
    numbers : list of ndarray of int, or None where there is no column
        -1 where a value is missing.
    """
    names: dict[str, int] = {}
    found: list[Optional[np.ndarray]] = []
    for values in columns:
        if values is None:
            found.append(None)
            continue
        texts = ["" if is_missing(value) else plain(value) for value in values]
        for text in sorted(set(texts) - {""}, key=_as_written):
            names.setdefault(text, len(names))
        found.append(np.array([names.get(text, -1) for text in texts], int))
    return tuple(names), found


def _as_written(text: str) -> tuple:
    return (0, float(text), text) if text.replace(".", "", 1).isdigit() else (1, 0.0, text)
