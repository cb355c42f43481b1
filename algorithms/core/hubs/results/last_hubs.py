# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs that keep the names and numbers of last time's, and who changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Optional

import numpy as np

from ...texts import tr
from ..inputs.demand import Demand
from ..inputs.groups import PointGroup
from ..inputs.own_hubs import NONE


@dataclass(frozen=True)
class LastHubs:
    """The hubs that n points were in, or are locked to.

    Attributes
    ----------
    names : tuple of str
    before : ndarray of int, shape (n,)
        For each point the number of the name of the hub that it was in; below 0 if it was in none.
    is_told : bool
        Whether it is known at all which hubs points were in.
    given : bool
        Whether the names are those of given centres.
    """

    names: tuple[str, ...]
    before: np.ndarray
    is_told: bool = True
    given: bool = False

    @property
    def are_numbers(self) -> bool:
        """Whether all names are whole numbers, which new hubs then go on from.

        Codes are none: 01 and 1 are two hubs, and 01 stays 01.
        """
        return not self.given and all(_is_number(name) for name in self.names)

    def numbers(self, name: np.ndarray) -> np.ndarray:
        """The number of each hub, by the number of its name; shape (k,)."""
        if not self.are_numbers:
            return np.arange(1, len(name) + 1)
        old = np.array([*map(int, self.names), NONE])
        numbers, new = old[name], np.flatnonzero(name < 0)
        numbers[new] = old.max() + 1 + np.arange(len(new))
        return numbers

    def called(self, name: np.ndarray) -> Optional[list[str]]:
        """What each hub is called, by the number of its name; None if by its number."""
        if self.given or self.are_numbers:
            return None
        new = (tr("New hub {n}").format(n=number) for number in count(1))
        free = (each for each in new if each not in self.names)
        return [self.names[each] if each >= 0 else next(free) for each in name.tolist()]

    def closed(self, name: np.ndarray) -> list[str]:
        """Hubs that points were in and that are no more, by the numbers of those there are."""
        return [self.names[each] for each in np.setdiff1d(self._were, name).tolist()]

    def opened(self, name: np.ndarray) -> np.ndarray:
        """Hubs that no point was in before, by the numbers of all names; rows of ``name``."""
        return np.flatnonzero(~np.isin(name, self._were))

    @property
    def _were(self) -> np.ndarray:
        return np.unique(self.before[self.before >= 0])

    @property
    def names_before(self) -> list[str]:
        """The name of the hub that each point was in, empty if it was in none."""
        names = [*self.names, ""]
        return [names[max(each, NONE)] for each in self.before.tolist()]


def _is_number(name: str) -> bool:
    return name.isdecimal() and len(name) < 10 and str(int(name)) == name


def last_hubs(groups: Sequence[PointGroup], demands: Sequence[Demand]) -> Optional[LastHubs]:
    """Last time's hubs of all groups; None if nothing is known of them."""
    known = [each.own_hubs for each in demands if each.own_hubs is not None]
    if not known:
        return None
    before = np.full(sum(group.size for group in groups), NONE)
    for group, each in zip(groups, known):
        if each.was_in is not None:
            before[group.rows] = each.was_in
    return LastHubs(known[0].names, before, known[0].was_in is not None, known[0].given > 0)


def in_order_of_names(name: np.ndarray) -> np.ndarray:
    """New numbers for hubs: those with a name in the names' order, then the new ones; (k,)."""
    ranked = np.lexsort((np.arange(len(name)), name, name < 0))
    number = np.empty(len(name), np.int64)
    number[ranked] = np.arange(len(name))
    return number
