"""Assignment and centres in turn, until they agree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Optional

import numpy as np
from scipy.spatial import cKDTree

from ..progress import SILENT, Progress
from .centres import centroids, medoids
from .transport import Assignment, Costs, assign, assign_nearly

CANDIDATES = 12
NEARLY_UNTIL = 1e-3
EXACT_UNTIL = 1e-4
MOST_ROUNDS = 60


class Objective(Enum):
    """What hubs are made compact by."""

    MEAN_DISTANCE = "mean distance"
    """The mean distance to the hub's middle point: the shortest journeys."""
    SQUARED = "squared distance"
    """The mean squared distance to the hub's centroid: round hubs that do not overlap."""


@dataclass(frozen=True)
class Grouping:
    """Points grouped around centres.

    Attributes
    ----------
    labels : ndarray of int, shape (n,)
    prices : ndarray of shape (k,)
    total : float
        The sum of distances, or of squared distances, to the centres of the hubs as they are.
    """

    labels: np.ndarray
    prices: np.ndarray
    total: float


@dataclass(frozen=True)
class Ground:
    """Points with the size ranges of their hubs and what is to be least.

    Attributes
    ----------
    xy : ndarray of shape (n, 2)
    low, high : ndarray of int, shape (k,)
    objective : Objective
    """

    xy: np.ndarray
    low: np.ndarray
    high: np.ndarray
    objective: Objective

    # What only grounds with more asked of them have (`asked_ground`).
    weights = None
    given = None

    @property
    def hubs(self) -> int:
        return len(self.low)

    @property
    def map(self) -> np.ndarray:
        """Where the points are, shape (n, 2)."""
        return self.xy

    def unreachable(self, labels: np.ndarray) -> np.ndarray:
        """Points from which there is no way to the centre of their hub; rows."""
        return np.empty(0, np.int64)

    def centres(self, labels: np.ndarray) -> np.ndarray:
        """The centres of hubs, none empty; shape (k, 2)."""
        if self.objective is Objective.SQUARED:
            return centroids(self.xy, labels, self.hubs)
        return self.xy[medoids(self.xy, labels, self.hubs)]

    def cost_to(self, at: np.ndarray, centres: np.ndarray) -> np.ndarray:
        """What it costs to join points to centres, row by row."""
        return self.cost_of(np.hypot(at[..., 0] - centres[..., 0], at[..., 1] - centres[..., 1]))

    def cost_of(self, distance: np.ndarray) -> np.ndarray:
        return distance**2 if self.objective is Objective.SQUARED else distance

    def total(self, labels: np.ndarray, centres: Optional[np.ndarray] = None) -> float:
        """The sum of costs of all points."""
        if centres is None:
            centres = self.centres(labels)
        return float(self.cost_to(self.xy, centres[labels]).sum())

    def costs(
        self, centres: np.ndarray, labels: Optional[np.ndarray], most: int = CANDIDATES
    ) -> Costs:
        """Costs in the nearest centres and, so that the sizes can be kept, the present hub."""
        k = self.hubs
        if k <= most:
            return Costs(self.cost_to(self.xy[:, None], centres[None]), None, k, self.weights)
        distance, candidates = cKDTree(centres).query(self.xy, k=most)
        cost = self.cost_of(distance)
        if labels is not None:
            own = self.cost_to(self.xy, centres[labels])
            own[(candidates == labels[:, None]).any(axis=1)] = np.inf
            cost = np.column_stack([cost, own])
            candidates = np.column_stack([candidates, labels])
        return Costs(cost, candidates, k, self.weights)

    def assign(
        self, costs: Costs, prices: Optional[np.ndarray] = None, progress: Progress = SILENT
    ) -> Optional[Assignment]:
        """The assignment of least cost with all sizes inside their ranges; None as `assign`."""
        return assign(costs, self.low, self.high, prices, progress)


def alternate(
    ground: Ground,
    labels: np.ndarray,
    prices: Optional[np.ndarray] = None,
    progress: Progress = SILENT,
    exact_until: float = EXACT_UNTIL,
) -> Optional[Grouping]:
    """Assign and centre in turn, first nearly and then exactly.

    Parameters
    ----------
    ground : Ground
    labels : ndarray of int, shape (n,)
        A grouping with all sizes inside their ranges.
    prices : ndarray of shape (k,), optional

    Returns
    -------
    Grouping or None
        With all sizes inside their ranges and never worse than ``labels``; None if the user
        cancelled before there was anything better.
    """
    kept, least = labels, np.inf
    centres = ground.centres(labels)
    first = Grouping(labels, np.zeros(ground.hubs), ground.total(labels, centres))
    for _ in range(MOST_ROUNDS):
        if progress.cancelled():
            return None
        # The present hub of a grouping that keeps the sizes is always among the candidates.
        costs = ground.costs(centres, kept)
        nearly = assign_nearly(costs, ground.low, ground.high, prices, progress)
        if (np.bincount(nearly.labels, minlength=ground.hubs) == 0).any():
            break
        prices = nearly.prices
        moved = ground.centres(nearly.labels)
        total = ground.total(nearly.labels, moved)
        if total > least * (1 - NEARLY_UNTIL):
            break
        centres, least = moved, total
    best = None
    for _ in range(MOST_ROUNDS):
        if progress.cancelled():
            break
        found = assign(ground.costs(centres, kept), ground.low, ground.high, prices, progress)
        if found is None:
            break
        prices, centres = found.prices, ground.centres(found.labels)
        total = ground.total(found.labels, centres)
        gain = np.inf if best is None else best.total - total
        if gain > 0:
            best = Grouping(found.labels, prices, total)
            kept = found.labels
        if gain <= exact_until * total:
            break
    if best is None:
        return None
    return best if best.total < first.total else first
