# SPDX-License-Identifier: GPL-2.0-or-later
"""What each effort is worth when hubs are looked for."""

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
