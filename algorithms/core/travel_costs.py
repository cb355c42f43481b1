# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of travel costs: a row per pair of places, named by their ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from . import ids
from .errors import Fault
from .texts import tr

TOO_FAR = 1000.0
"""A way that cannot be travelled costs so many times the dearest way that can."""


def cost_pairs(
    table: pd.DataFrame,
    columns: tuple[str, str, str],
    from_ids: Sequence,
    to_ids: Sequence,
    pair: str,
    layer: str,
    kinds: tuple[str, str],
    empty_is_no_way: bool = False,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, list[Fault]]:
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
    kinds : tuple of str
        What ways start at and end at, for messages: "planning units" and "schools".
    empty_is_no_way : bool
        A row without a cost says that there is no way, as programs for routes write it;
        otherwise it is a problem.

    Returns
    -------
    starts, ends : ndarray of int, shape (m,)
        Rows of ``from_ids`` and ``to_ids``, every pair once.
    cost : ndarray of shape (m,)
    faults : list of Fault
        Pairs given twice with different costs, or whose cost is not a number from 0 up; or
        that the table names other places, or has its columns the other way round.
    """
    start, end, value = columns
    rows, cols = ids.rows_of(table[start], from_ids), ids.rows_of(table[end], to_ids)
    raw = table[value].tolist()
    ours = (rows >= 0) & (cols >= 0)
    if empty_is_no_way:
        ours &= np.array([not ids.is_missing(each) for each in raw], bool)
    faults = _strangers(table, columns, (from_ids, to_ids), (rows, cols), layer, kinds)
    comma = next((each for each in raw if ids.has_comma(each)), None)
    if faults and comma is not None:
        # Told at once, so that the next run is not the next message.
        faults.append(Fault(_comma(), ids.to_number_remedy(value), layer, None, value, comma))
    rows, cols = rows[ours], cols[ours]
    raw = [each for each, our in zip(raw, ours) if our]
    cost = ids.as_numbers(raw)

    def named(row: int, column: int) -> str:
        return tr("{start} to {end}").format(start=from_ids[row], end=to_ids[column])

    wrong = ~(np.isfinite(cost) & (cost >= 0))
    for r, c, each in zip(rows[wrong], cols[wrong], (each for each, w in zip(raw, wrong) if w)):
        detail = "" if ids.is_missing(each) else repr(each)
        if ids.has_comma(each):
            what = _comma()
            remedy = ids.to_number_remedy(value)
        else:
            what = tr("a travel cost is missing, negative or not a number")
            remedy = tr(
                "Correct it; for a way that does not exist, give a cost too high to be chosen."
            )
        faults.append(Fault(what, remedy, layer, named(r, c), value, detail))
    keys = rows.astype(np.int64) * max(1, len(to_ids)) + cols
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    cost = np.where(wrong, 0.0, cost)
    twice = ~wrong & (cost != cost[first][which.reshape(-1)])
    faults += [
        Fault(
            tr("a pair of {pair} has two different costs").format(pair=pair),
            "Leave one row for every pair.",
            layer,
            named(r, c),
            value,
        )
        for r, c in zip(rows[twice], cols[twice])
    ]
    return rows[first], cols[first], cost[first], faults


def _comma() -> str:
    return tr("a travel cost is written with a decimal comma, so it is read as a text")


def _strangers(
    table: pd.DataFrame, columns: Sequence[str], of_layer: Any, found: Any, layer: str, kinds: Any
) -> list[Fault]:
    """Columns that name none of the places, or those of the other column."""
    if len(table) == 0:
        return [
            Fault(
                "the table of travel costs has no row",
                "Choose another table, or clear its filter or selection.",
                layer,
            )
        ]
    start, end, _ = columns
    if kinds[0] != kinds[1]:
        crossed = ids.rows_of(table[start], of_layer[1]), ids.rows_of(table[end], of_layer[0])
        as_is, other_way = (
            np.count_nonzero((rows >= 0) & (cols >= 0)) for rows, cols in (found, crossed)
        )
        # Ids of both kinds may be small numbers: what counts is which way fits far better.
        if other_way > 2 * as_is:
            return [
                Fault(
                    tr("the column for {kind} holds {others}, and the other way round").format(
                        kind=kinds[0], others=kinds[1]
                    ),
                    tr("Exchange the two fields: '{end}' and '{start}'.").format(
                        end=end, start=start
                    ),
                    layer,
                    field=start,
                )
            ]
    faults = []
    for column, places, rows, kind in zip((start, end), of_layer, found, kinds):
        if (rows >= 0).any():
            continue
        remedy = tr("Choose the fields by which the table and the layer name the same {kind}.")
        if ids.unlike_in_zeros(table[column], places):
            remedy = tr(
                "They differ in leading zeros, which were lost where text was read as a number: "
                "read the ids of the {kind} as text in both."
            )
        in_table = next((v for v in table[column] if not ids.is_missing(v)), None)
        faults.append(
            Fault(
                tr("the table of travel costs names none of the {kind}").format(kind=kind),
                remedy.format(kind=kind),
                layer,
                field=column,
                detail=tr("the table has {theirs}, the layer {ours}").format(
                    theirs=repr(in_table), ours=repr(places[0])
                ),
            )
        )
    return faults
