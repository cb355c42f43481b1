# SPDX-License-Identifier: GPL-2.0-or-later
"""How much work each effort of an improvement is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..effort import Effort
from .repair import NARROW, WIDE, Size

UNITS_OF_WORK = 1_500
WORK_PER_UNIT = 5
"""From so many units on the first annealing may take so much more for each: as much as it takes
where half of its proposals are moves."""


@dataclass(frozen=True)
class Pace:
    """How much work an effort is.

    Attributes
    ----------
    melts : int
        How often to anneal the start; what comes out is crossed.
    per_unit, per_zone, per_border : int
        Proposals of each annealing, per unit and per zone: the more zones, the longer it takes
        until all of them fit. On the fine map of a coarse one, per pair of neighbouring units
        in different zones.
    cold : float
        The temperature at which the annealing ends. Below, next to nothing moves: the time is
        better spent above.
    repair_work : int
        Of all integer programmes that bring zones within their limits, after every annealing;
        see ``Budget``.
    repair_spared : int
        What the annealing leaves for them at least.
    repair_size : Size
        Of each of them.
    zone_columns : bool
        Whether plans of few units per zone are chosen from whole zones first.
    work : float
        Of all attempts of a start on ``UNITS_OF_WORK`` units or fewer, annealings and repairs:
        what needs more cools the faster, and after the first none is begun whose annealing
        would exceed what is left.
    climbs : int
        Rounds of moves of wholes, where units ought to move together; see ``wholes``.
    rounds : int
        How often to warm the plan up, or not, and redraw its zones in small groups.
    per_unit_warm : int
        Proposals of the annealing in each of these rounds, per unit.
    melting : float
        About which share of the time the annealing and the crossing take.
    """

    per_unit: int
    per_border: int
    cold: float
    repair_work: int
    repair_size: Size
    melting: float
    melts: int = 1
    per_zone: int = 0
    rounds: int = 0
    per_unit_warm: int = 0
    work: float = np.inf
    repair_spared: int = 0
    zone_columns: bool = False
    climbs: int = 3


# By trials on Fairfax County's levels and on made-up maps; see the benchmark of zones.
PACE = {
    Effort.STANDARD: Pace(
        per_unit=1_600,
        per_border=60,
        cold=0.0025,
        repair_work=1_300,
        repair_size=NARROW,
        melting=0.9,
        work=2_800,
        repair_spared=300,
        zone_columns=True,
    ),
    Effort.THOROUGH: Pace(
        per_unit=2_200,
        per_zone=30_000,
        melts=6,
        per_border=300,
        cold=0.005,
        repair_work=150_000,
        repair_size=WIDE,
        rounds=9,
        climbs=6,
        per_unit_warm=2_000,
        melting=0.5,
    ),
}
