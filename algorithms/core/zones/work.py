# SPDX-License-Identifier: GPL-2.0-or-later
"""How much work a search may still take: counted, so that no clock decides what is found."""

from __future__ import annotations

from math import inf

PROPOSALS = 2_500
"""Proposals of an annealing that take about as long as one unit of work: on Fairfax County and
three made-up maps of 1,500 units a proposal took about 4 microseconds, and a programme about
10 ms for each unit."""

PROPOSALS_PER_MOVE = 10
"""Proposals that take about as long as one move, the search whether its zone stays in one piece
included: 42 microseconds, over annealings that moved at 5 to 50 % of the proposals."""


class Budget:
    """Work that may still be taken, in hundredths of about a second.

    Attributes
    ----------
    left : float
    annealed : float
        Of what was taken, the annealings' part.
    """

    def __init__(self, work: float = inf):
        self.left = work
        self.annealed = 0.0

    def take(self, work: float) -> None:
        self.left -= work

    def anneal(self, proposals: int, moves: int) -> float:
        """Take, and return, what so many proposals take of which so many were moves."""
        work = (proposals + PROPOSALS_PER_MOVE * moves) / PROPOSALS
        self.annealed += work
        self.left -= work
        return work
