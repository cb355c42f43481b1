# SPDX-License-Identifier: GPL-2.0-or-later
"""Where zones start from (Algorithm 1 of Biswas et al. 2020)."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Optional

import numpy as np

from .locks import cores
from .problem import UNASSIGNED, ZoningProblem


def initial_labels(problem: ZoningProblem) -> np.ndarray:
    """Return the plan in which every zone is its school's own unit and what is locked to it.

    Parameters
    ----------
    problem : ZoningProblem

    Returns
    -------
    ndarray of shape (n,)
        Zone of every unit, or ``UNASSIGNED``. Every zone is in one piece: units on the way
        to locked ones are in it too, but free to leave.

    Raises
    ------
    InputError
        If no ways are found that join the locked units to their schools.
    """
    return cores(problem)


def random_partition(problem: ZoningProblem, rng: np.random.Generator) -> np.ndarray:
    """Return a random plan whose zones are in one piece, grown from the schools.

    One zone at a time, drawn at random from those that still border free units, takes one
    of these units, also drawn at random, until no unit is left (the start of Openshaw and
    Rao 1995, with the schools as the seeds of the regions, as in Biswas et al. 2020).

    Parameters
    ----------
    problem : ZoningProblem
        Units that must stay in a zone are taken by no other.
    rng : numpy.random.Generator

    Returns
    -------
    ndarray of shape (n,)
        Zone of every unit; ``UNASSIGNED`` only where no zone can get to.
    """
    # Python's own generator draws single numbers several times faster than numpy's.
    draw = random.Random(int(rng.integers(2**63))).random  # nosec B311  # seeded
    neighbours, fixed = problem.adjacency.neighbours, problem.fixed_zone
    zone_of = initial_labels(problem).tolist()
    frontier: list[list[int]] = [[] for _ in range(problem.n_zones)]

    def reach_out(unit: int) -> None:
        zone = zone_of[unit]
        for other in neighbours[unit]:
            if zone_of[other] == UNASSIGNED and fixed[other] in (UNASSIGNED, zone):
                frontier[zone].append(other)

    for unit, zone in enumerate(zone_of):
        if zone != UNASSIGNED:
            reach_out(unit)
    growing = list(range(problem.n_zones))
    while growing:
        at = int(draw() * len(growing))
        zone = growing[at]
        drawn = _draw_out(frontier[zone], draw, zone_of)
        if drawn is None:
            growing[at] = growing[-1]
            growing.pop()
            continue
        zone_of[drawn] = zone
        reach_out(drawn)
    return np.array(zone_of, dtype=int)


def _draw_out(units: list[int], draw: Callable[[], float], zone_of: list[int]) -> Optional[int]:
    """Take a random unit that is still free out of a list; None if there is none."""
    while units:
        at = int(draw() * len(units))
        unit, units[at] = units[at], units[-1]
        units.pop()
        if zone_of[unit] == UNASSIGNED:
            return unit
    return None
