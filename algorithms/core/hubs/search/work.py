# SPDX-License-Identifier: GPL-2.0-or-later
"""What each effort is worth when hubs are looked for, and what the last resorts may cost."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from ...effort import Effort


@dataclass(frozen=True)
class Work:
    """What an effort makes: searches of small maps, starts where there are few hubs, trials of all
    searches together, and for the programmes of small maps (`programme`) the points and links of
    parts and the links of a whole map; without any there are none."""

    searches: int
    starts_of_few: int
    trials_per_hub: int
    most_trials: int
    least_trials: int = 0
    parts: tuple[tuple[int, int], ...] = ()
    links: int = 0


PARTS = (30, 600), (50, 1500)
"""Hubs of 30 points take HiGHS 0.1 s or so, those of 50 a second or two: that is for thorough."""
WORK = {  # Thorough takes five times the trials of standard.
    Effort.QUICK: Work(1, 2, 0, 0),
    Effort.STANDARD: Work(4, 8, 12, 4000, parts=PARTS[:1], links=1200),
    Effort.THOROUGH: Work(10, 24, 60, 20000, parts=PARTS, links=2500),
}
WORK_BY_WEIGHT = {
    Effort.QUICK: Work(1, 2, 0, 0),
    Effort.STANDARD: Work(4, 6, 6, 2000, 120, parts=PARTS[:1], links=1200),
    Effort.THOROUGH: Work(10, 16, 24, 10000, 900, parts=PARTS, links=2500),
}
"""Assigning by weight, or by a table, takes longer. On small maps a trial takes next to nothing,
and which one leads to the best hubs is a matter of luck, so there is a least number of them. In any
pieces an integer programme follows. In about the time of 150 and 1,200 trials without one, the mean
gap of 8 drawn cases of 50 points in 5 hubs fell from 0.14 to 0 % at standard and at thorough, of 80
points in 8 hubs from 0.05 to 0 % at thorough. Several searches brought that of 4 of 100 points in
10 hubs from 0.33 to 0.04 % at standard, from 0.28 to 0 % at thorough."""
MANY_HUBS = 3000
"""In more hubs whole rounds take long, and fewer of them are worth more than the last digits."""
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
