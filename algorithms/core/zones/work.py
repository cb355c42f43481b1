# SPDX-License-Identifier: GPL-2.0-or-later
"""How much work a search may still take: counted, so that no clock decides what is found."""

from __future__ import annotations

from math import inf

PROPOSALS = 2_500
PROPOSALS_PER_MOVE = 10
PROPOSALS_PER_UNIT_SEARCHED = 0.6
"""Proposals of an annealing that take about as long as one unit of work, as one move, and as one
unit that is visited to see whether a zone stays in one piece: a least-squares fit over blocks of
annealings on Fairfax County and two made-up maps gave 3.8, 40 and 2.3 microseconds."""


class Budget:
    """Work that may still be taken, in hundredths of about a second.

    Attributes
    ----------
    left : float
    taken : float
    annealed : float
        Of what was taken, the annealings' part.
    """

    def __init__(self, work: float = inf):
        self.left = work
        self.taken = 0.0
        self.annealed = 0.0

    def take(self, work: float) -> None:
        self.left -= work
        self.taken += work

    def add(self, part: Budget) -> None:
        """Take what was taken of a part."""
        self.annealed += part.annealed
        self.take(part.taken)

    def anneal(self, proposals: int, moves: int, searched: int) -> float:
        """Take, and return, what an annealing takes.

        Parameters
        ----------
        proposals, moves : int
            How many moves were proposed, and how many of them were made.
        searched : int
            Units visited; see ``Plan.searched``.
        """
        work = proposals + PROPOSALS_PER_MOVE * moves + PROPOSALS_PER_UNIT_SEARCHED * searched
        work /= PROPOSALS
        self.annealed += work
        self.take(work)
        return work
