# SPDX-License-Identifier: GPL-2.0-or-later
"""What the last resorts of a run may cost together, and what they have found out on the way."""

from __future__ import annotations

from collections.abc import Set

MOST_WORK, WORK_PER_POINT = 1_500_000, 100
"""So many steps of drawing hubs anew, with the usual few places beside each: about five seconds,
and on a map of 100,000 points half a minute. Where sizes forbid what is looked for, all groupings
would be tried in vain."""
MOST_SEARCHED = 3_000_000
"""So many steps of searching all groupings: a few seconds."""


class Budget:
    """The work that is left for one run, and which sets of places were split in vain.

    Work is counted in steps, not in time, so that the hubs never depend on the computer.

    Attributes
    ----------
    work : float
        Steps of drawing hubs anew that are left.
    searches : int
        Steps of searching all groupings that are left.
    """

    def __init__(self, work: float = MOST_WORK, searches: int = MOST_SEARCHED) -> None:
        self.most = work
        self.work, self.searches = work, searches
        self._proven: list[frozenset] = []
        self._given_up: dict[frozenset, int] = {}

    @classmethod
    def of(cls, points: int) -> Budget:
        """For a map of so many points."""
        return cls(MOST_WORK + WORK_PER_POINT * points)

    def again(self) -> Budget:
        """What is known, with all the work: for the same map with less effort."""
        other = Budget(self.most)
        other._proven, other._given_up = self._proven, self._given_up
        return other

    def takes(self, work: float) -> bool:
        """Whether so much work is left; if so, it is taken off."""
        if work > self.work:
            return False
        self.work -= work
        return True

    def note_impossible(self, split: Set[int]) -> None:
        """Note that no hubs are without fault even if these places are split."""
        self._proven.append(frozenset(split))

    def is_impossible(self, split: Set[int]) -> bool:
        """Whether hubs without fault are known not to exist with only these places split."""
        return any(split <= each for each in self._proven)

    def note_given_up(self, split: Set[int], steps: int) -> None:
        """Note that so many steps did not search all groupings of the whole map."""
        self._given_up[frozenset(split)] = steps

    def was_given_up(self, split: Set[int], steps: int) -> bool:
        return self._given_up.get(frozenset(split), -1) >= steps

    def is_best(self, rank: tuple[int, int, int], too_large: Set[int]) -> bool:
        """Whether no hubs can have fewer faults.

        Parameters
        ----------
        rank : (int, int, int)
            Points that cannot be reached, points cut off and stray pieces, places split.
        too_large : set of int
            Places that no hub can hold: they are split in any case.
        """
        *others, split = rank
        if any(others):
            return False
        spare = split - len(too_large)
        return spare <= 0 or (spare == 1 and self.is_impossible(too_large))
