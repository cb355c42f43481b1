# SPDX-License-Identifier: GPL-2.0-or-later
"""What the last resorts of a run may cost together, and what they have found out on the way."""

from __future__ import annotations

from collections.abc import Set
from typing import Optional

MOST_WORK = 1_000_000
"""So many steps of drawing hubs anew, with the usual few places beside each: about ten seconds.
Where sizes forbid what is looked for, all ways would be tried in vain."""
MOST_SEARCHED = 3_000_000
"""So many steps of searching all the ways: a few seconds."""


class LastResorts:
    """The work that is left for one run, and which sets of places cannot be parted in vain twice.

    Work is counted in steps, not in time, so that the hubs never depend on the computer.

    Attributes
    ----------
    work : float
        Steps of drawing hubs anew that are left.
    searches : int
        Steps of searching all the ways that are left.
    """

    def __init__(self, work: float = MOST_WORK, searches: int = MOST_SEARCHED) -> None:
        self.most = work
        self.work, self.searches = work, searches
        self._proven: list[frozenset] = []
        self._given_up: dict[frozenset, int] = {}

    def again(self) -> LastResorts:
        """What is known, with the whole budget: for the same map with less effort."""
        other = LastResorts(self.most)
        other._proven, other._given_up = self._proven, self._given_up
        return other

    def takes(self, work: float) -> bool:
        """Whether so much work is left; if so, it is taken off."""
        if work > self.work:
            return False
        self.work -= work
        return True

    def note_impossible(self, parted: Set[int]) -> None:
        """Note that no hubs are without fault even if these places are parted."""
        self._proven.append(frozenset(parted))

    def is_impossible(self, parted: Set[int]) -> bool:
        """Whether hubs without fault are known not to exist with only these places parted."""
        return any(parted <= each for each in self._proven)

    def note_given_up(self, parted: Set[int], steps: int) -> None:
        """Note that so many steps did not search all the ways to part the whole map."""
        self._given_up[frozenset(parted)] = steps

    def was_given_up(self, parted: Set[int], steps: int) -> bool:
        return self._given_up.get(frozenset(parted), -1) >= steps

    def is_best(self, rank: tuple[int, int, int], too_large: Set[int]) -> bool:
        """Whether no hubs can have fewer faults.

        Parameters
        ----------
        rank : (int, int, int)
            Points that cannot be reached, points cut off and pieces apart, places parted.
        too_large : set of int
            Places that no hub can hold: they are parted in any case.
        """
        *others, parted = rank
        if any(others):
            return False
        spare = parted - len(too_large)
        return spare <= 0 or (spare == 1 and self.is_impossible(too_large))


def share_of(resorts: Optional[LastResorts]) -> LastResorts:
    """The budget given, or a new one."""
    return LastResorts() if resorts is None else resorts
