# SPDX-License-Identifier: GPL-2.0-or-later
"""How long to look for shorter hubs."""

from dataclasses import dataclass
from enum import Enum


class Effort(Enum):
    """How long to look for shorter distances."""

    QUICK = "quick"
    STANDARD = "standard"
    THOROUGH = "thorough"


@dataclass(frozen=True)
class Plan:
    """What an effort buys: starts where there are few hubs, trials of the search elsewhere."""

    starts_of_few: int
    trials_per_hub: int
    most_trials: int


PLANS = {  # Thorough takes five times the trials of standard.
    Effort.QUICK: Plan(2, 0, 0),
    Effort.STANDARD: Plan(8, 12, 4000),
    Effort.THOROUGH: Plan(24, 60, 20000),
}
PLANS_BY_WEIGHT = {
    Effort.QUICK: Plan(2, 0, 0),
    Effort.STANDARD: Plan(6, 6, 2000),
    Effort.THOROUGH: Plan(16, 24, 10000),
}
"""Assigning by weight, or by a table, takes longer."""
MANY_HUBS = 3000
"""In more hubs whole rounds take long, and fewer of them are worth more than the last digits."""
