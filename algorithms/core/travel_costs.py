"""Tables of travel costs: a row per pair of places, named by their ids."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from .errors import Problem
from .texts import tr


def plain(value) -> str:
    """Text of an id as a user would type it: 1 also where a layer holds 1.0."""
    if isinstance(value, (float, np.floating)) and float(value).is_integer():
        value = int(value)
    return str(value).strip()


def is_missing(value) -> bool:
    """Whether a layer's value says nothing: NULL, not a number, or an empty text."""
    return value is None or value != value or str(value).strip() == ""


def cost_pairs(
    table: pd.DataFrame,
    columns: tuple[str, str, str],
    from_ids: Sequence,
    to_ids: Sequence,
    pair: str,
    layer: str,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, list[Problem]]:
    """Read the pairs of a table of travel costs.

    Parameters
    ----------
    table : DataFrame
        A row per pair; pairs with other ids are passed over.
    columns : tuple of str
        The columns that hold where a way starts, where it ends, and its cost.
    from_ids, to_ids : sequence
    pair : str
        What a pair is of, for messages: "unit and school".
    layer : str

    Returns
    -------
    starts, ends : ndarray of int, shape (m,)
        Rows of ``from_ids`` and ``to_ids``, every pair once.
    cost : ndarray of shape (m,)
    problems : list of Problem
        Pairs given twice with different costs, or whose cost is not a number from 0 up.
    """
    start, end, value = columns
    rows, cols = (
        table[column].map(_finder(ids)).to_numpy(int)
        for column, ids in ((start, from_ids), (end, to_ids))
    )
    cost = pd.to_numeric(table[value], errors="coerce").to_numpy(float)
    ours = (rows >= 0) & (cols >= 0)
    rows, cols, cost = rows[ours], cols[ours], cost[ours]

    def named(row, column):
        return tr("{start} to {end}").format(start=from_ids[row], end=to_ids[column])

    wrong = ~(np.isfinite(cost) & (cost >= 0))
    problems = [
        Problem(
            "a travel cost is missing, negative or not a number",
            "Correct it; for a way that does not exist, give a cost too high to be chosen.",
            layer,
            named(r, c),
            value,
        )
        for r, c in zip(rows[wrong], cols[wrong])
    ]
    keys = rows.astype(np.int64) * max(1, len(to_ids)) + cols
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    cost = np.where(wrong, 0.0, cost)
    twice = ~wrong & (cost != cost[first][which.reshape(-1)])
    problems += [
        Problem(
            tr("a pair of {pair} has two different costs").format(pair=pair),
            "Leave one row for every pair.",
            layer,
            named(r, c),
            value,
        )
        for r, c in zip(rows[twice], cols[twice])
    ]
    return rows[first], cols[first], cost[first], problems


def _finder(ids):
    row_of = {plain(each): row for row, each in enumerate(ids)}
    return lambda value: row_of.get(plain(value), -1)
