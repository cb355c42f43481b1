# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns of attributes from a few plain values: ids, numbers, texts, with and without dirt."""

from __future__ import annotations

import numpy as np

KINDS = ("integer", "double", "string")
"""Types of fields, as addresses of memory layers call them."""

ID_STYLES = ("A1", "number", "decimal", "digits", "blanks", "unicode")
VALUE_DIRT = ("null", "repeated", "negative", "huge", "nan", "inf", "text", "blank", "comma")


def ids(style, n):
    """n different ids and the type of field that holds them."""
    if style == "number":
        return "integer", [7 + i for i in range(n)]
    if style == "decimal":
        return "double", [7.0 + i for i in range(n)]
    if style == "digits":
        return "string", [f"{i:03d}" for i in range(n)]
    if style == "blanks":
        return "string", [f" No. {i} " for i in range(n)]
    if style == "unicode":
        return "string", [f"Ñandú-{i} “ß” <b>&" for i in range(n)]
    return "string", [f"A{i}" for i in range(n)]


def numbers(kind, low, high, n, random_seed):
    """n random numbers of a type of field; text fields hold their digits."""
    rng = np.random.default_rng(random_seed)
    if kind == "double":
        return [round(float(x), 2) for x in rng.uniform(low, high, n)]
    whole = [int(x) for x in rng.integers(low, high + 1, n)]
    return [str(x) for x in whole] if kind == "string" else whole


def soiled(kind, values, dirt):
    """The values with dirt of some kinds at some rows, as far as the type can hold it."""
    values = list(values)
    for what, at in dirt:
        at %= len(values)
        if what == "null":
            values[at] = None
        elif what == "repeated":
            values[at] = values[0]
        elif what == "negative" and kind != "string":
            values[at] = -3
        elif what == "huge" and kind != "string":
            values[at] = 2_000_000_000
        elif what in ("nan", "inf") and kind == "double":
            values[at] = float(what)
        elif kind == "string" and what in ("text", "blank", "comma"):
            values[at] = {"text": "many", "blank": "  ", "comma": "3,5"}[what]
    return values
