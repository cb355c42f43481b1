# SPDX-License-Identifier: GPL-2.0-or-later
"""Groups of units by the values of a field: zones of another level, neighbourhoods."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...errors import Fault, InputError
from ...ids import is_missing, plain


def groups_of(values: Sequence, field: str, layer: str) -> np.ndarray:
    """Number the values of a field, by the normal form of an id; -1 where there is none.

    Parameters
    ----------
    values : sequence of length n
    field, layer : str
        For messages.

    Returns
    -------
    ndarray of int, shape (n,)

    Raises
    ------
    InputError
        If no unit has a value.
    """
    numbers: dict[str, int] = {}
    group = np.array(
        [-1 if is_missing(v) else numbers.setdefault(plain(v), len(numbers)) for v in values], int
    )
    if not numbers:
        raise InputError(
            Fault(
                "the field is empty for every planning unit",
                "Fill it in, or choose another field or none.",
                layer,
                field=field,
            )
        )
    return group
