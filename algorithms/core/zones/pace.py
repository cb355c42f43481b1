# SPDX-License-Identifier: GPL-2.0-or-later
"""How much work each effort of an improvement is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..effort import Effort
from .area import NARROW, WIDE, Size

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
        How often to anneal the start at most; what comes out is crossed.
    units_a_melt : int
        Units of the map for each of these: on smaller maps annealings find much the same plan.
    melted_above : int
        Units per zone up to which there is only one: with so few, what plans lack is rather that
        their zones fit, and the time is spent on that.
    melted_up_to : float
        Units beyond which there is only one: of larger maps each takes long enough.
    crossings : int
        How often to search the map of what they agree on.
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
        What the annealings leave for them at least.
    repair_size : Size
        Of each of them.
    whole_work, whole_columns : int
        Of the programme of the whole map that follows where these leave a limit exceeded: the work
        of all its solutions, and how many pairs of a unit and a zone it may have.
    choices : int
        How often a plan of few units per zone is chosen from whole zones first; what comes out is
        crossed.
    work : float
        Of all attempts of a start on ``UNITS_OF_WORK`` units or fewer, annealings and repairs, as
        often as it is melted:
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
    crossings: int = 1
    units_a_melt: int = 1
    melted_above: int = 0
    melted_up_to: float = np.inf
    per_zone: int = 0
    rounds: int = 0
    per_unit_warm: int = 0
    work: float = np.inf
    repair_spared: int = 0
    whole_work: int = 0
    whole_columns: int = 0
    choices: int = 0
    climbs: int = 3


# By trials on Fairfax County's levels and on made-up maps; see the benchmark of zones.
# In place of one, eight annealings that are crossed brought Fairfax's middle and high schools from
# medians of 33.22 and 30.90 to 32.99 and 30.64; six came out 0.02 and 0.01 higher. Annealings half
# as long are as good at middle schools, and twelve of them take longer to cross than they save.
# Four choices from whole zones that are crossed brought a thorough start on its elementary schools
# from 163.85 to 162.87 (seed 0), two to 163.49, six to what four do.
PACE = {
    Effort.STANDARD: Pace(
        per_unit=1_600,
        per_border=60,
        cold=0.0025,
        melts=8,
        crossings=2,
        units_a_melt=130,
        melted_above=20,
        melted_up_to=UNITS_OF_WORK,
        repair_work=1_300,
        repair_size=NARROW,
        melting=0.9,
        work=2_800,
        repair_spared=300,
        whole_work=4_000,
        whole_columns=8_000,
        choices=1,
    ),
    Effort.THOROUGH: Pace(
        per_unit=2_200,
        per_zone=30_000,
        melts=6,
        crossings=2,
        per_border=300,
        cold=0.005,
        repair_work=150_000,
        repair_size=WIDE,
        whole_work=20_000,
        whole_columns=12_000,
        rounds=12,
        choices=4,
        climbs=6,
        per_unit_warm=2_000,
        melting=0.5,
    ),
}
