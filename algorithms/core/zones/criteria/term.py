# SPDX-License-Identifier: GPL-2.0-or-later
"""How a criterion enters the search for a plan.

A criterion is what officers ask for: data of the units, a weight, and the measures that reports
show. For one map it is made into a *price*, which knows what a plan costs, and for one plan on
that map into a *term*: the price's sums, kept up to date move by move, so that what a move would
change is known without measuring the plan anew. All prices are in students: what a student who
changes school costs at a stability of 1 is the unit of all criteria.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, Protocol

import numpy as np

from .measure import Measure

if TYPE_CHECKING:
    from ..problem import ZoningProblem


class Term(Protocol):
    """A price for one plan."""

    value: float
    """What the plan costs, in students times weight."""

    def change(self, unit: int, donor: int, zone: int) -> float:
        """What the cost changes by if a unit goes from a zone to another."""
        ...

    def move(self, unit: int, donor: int, zone: int) -> None:
        """Take note that a unit goes from a zone to another, either of which may be none."""
        ...


class Price(Protocol):
    """A criterion for one map."""

    def term(self, zone_of: list[int]) -> Term:
        """The term of a plan; ``zone_of`` is the plan's own list, as it is before each move."""
        ...

    def of(self, labels: np.ndarray) -> float:
        """What a plan costs, from its labels alone."""
        ...

    def merged(self, problem: ZoningProblem, unit_of: np.ndarray) -> Price:
        """The same on a map of merged units, each in one zone: what costs there costs here."""
        ...


class Criterion(Protocol):
    """What is asked for."""

    weight: float

    def price(self, problem: ZoningProblem) -> Optional[Price]:
        """The criterion on a map; None where it does not weigh."""
        ...

    def measures(self, problem: ZoningProblem, labels: np.ndarray) -> list[Measure]:
        """What reports say of it."""
        ...
