"""Compact hubs of the sizes asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Optional

import numpy as np

from ..progress import SILENT, Progress
from .balance import balance
from .spectral import spectral_labels


class Objective(Enum):
    MEAN_DISTANCE = "mean distance"
    SQUARED = "squared distance"


class Effort(Enum):
    QUICK = "quick"
    STANDARD = "standard"
    THOROUGH = "thorough"


@dataclass(frozen=True)
class Solution:
    labels: np.ndarray
    lower_bound: Optional[float] = None


def solve_hubs(
    xy: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    *,
    start: Optional[np.ndarray] = None,
    objective: Objective = Objective.MEAN_DISTANCE,
    effort: Effort = Effort.STANDARD,
    connected: bool = True,
    random_seed: int = 0,
    progress: Progress = SILENT,
) -> Optional[Solution]:
    if start is None:
        start = spectral_labels(xy, len(low), 10, random_seed)
    labels = balance(xy, start, low, high, progress)
    return None if labels is None else Solution(labels)
