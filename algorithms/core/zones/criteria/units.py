# SPDX-License-Identifier: GPL-2.0-or-later
"""Criteria of other units than they were made for: of a part of the district, of divided ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from .shares import Shares

if TYPE_CHECKING:
    from ..problem import ZoningProblem
    from ..subproblem import SubProblem

PLANS = ("existing",)
"""Attributes of criteria that are plans: a zone per unit, or None."""

OF_UNITS = ("group", "times", "concerned")
"""Attributes that say something of every unit."""

AMOUNTS = ("grades",)
"""Attributes that hold students of every unit, by name; ``Shares.group`` does too."""


def of_part(
    criteria: Iterable, part: SubProblem, problem: ZoningProblem, labels: np.ndarray
) -> tuple:
    """Return criteria for the units and zones of a part of the district.

    What of the rest bears on the part goes along, where a criterion has a method ``carried``: of
    a limit on the whole plan only so much is left as the rest has not used up.

    Parameters
    ----------
    criteria : iterable of Criterion
        Of the whole.
    part : SubProblem
    problem : ZoningProblem
        The whole.
    labels : ndarray of shape (n,)
        Its plan, which stays as it is beside the part.
    """

    def taken(values: Any) -> np.ndarray:
        return np.asarray(values)[part.units]

    found = []
    for each in criteria:
        carried = each.carried(problem, labels, part) if hasattr(each, "carried") else {}
        found.append(replace(_changed(each, part.of_whole, taken, taken), **carried))
    return tuple(found)


def held_against(criteria: Iterable, existing: np.ndarray) -> tuple:
    """Return criteria, those about changes held against another plan; shape (n,)."""

    def kept(values: Any) -> Any:
        return values

    return tuple(_changed(each, lambda _: existing, kept, kept) for each in criteria)


def of_divided(criteria: Iterable, unit: int, shares: np.ndarray) -> tuple:
    """Return criteria for units of which one was divided.

    Parameters
    ----------
    criteria : iterable of Criterion
        Of n units.
    unit : int
        The one that was divided: its first part has its number, the others follow behind.
    shares : ndarray of shape (k,)
        By which its parts share the students.
    """
    shares = np.asarray(shares, float) / np.sum(shares)

    def inherited(values: Any) -> np.ndarray:
        values = np.asarray(values)
        return np.concatenate([values, np.repeat(values[unit], len(shares) - 1)])

    def shared(values: Any) -> np.ndarray:
        values = np.array(values, float)
        own = values[unit] * shares
        values[unit] = own[0]
        return np.concatenate([values, own[1:]])

    return tuple(_changed(each, inherited, inherited, shared) for each in criteria)


def _changed(criterion: Any, plan: Callable, of_units: Callable, amounts: Callable) -> Any:
    made: dict[str, Any] = {}
    for each in fields(criterion):
        value = getattr(criterion, each.name)
        if value is None:
            continue
        if each.name in PLANS:
            made[each.name] = plan(value)
        elif each.name in AMOUNTS:
            made[each.name] = {name: amounts(column) for name, column in value.items()}
        elif each.name in OF_UNITS:
            made[each.name] = (amounts if isinstance(criterion, Shares) else of_units)(value)
    return replace(criterion, **made)
