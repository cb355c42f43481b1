# SPDX-License-Identifier: GPL-2.0-or-later
"""How hubs are formed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Optional

from ...effort import Effort
from ..problem import Compactness


class Method(Enum):
    """What gives the first grouping, before sizes are balanced."""

    SPECTRAL = "spectral clustering"
    KMEANS = "k-means"


@dataclass(frozen=True)
class Settings:
    """How hubs are formed, whatever their sizes.

    Attributes
    ----------
    method : Method
    neighbours : int, optional
        How many nearest places each place is joined to by spectral clustering; 10 % of the
        points, at most 30, by default.
    effort : Effort
    objective : Compactness
    one_piece : bool
        Whether every hub is to be connected on the neighbour graph of the points.
    random_seed : int
    is_trial : bool
        Whether only to learn if all that is asked can be kept: hubs that do not keep it are
        searched less.
    """

    method: Method = Method.SPECTRAL
    neighbours: Optional[int] = None
    effort: Effort = Effort.STANDARD
    objective: Compactness = Compactness.MEAN_DISTANCE
    one_piece: bool = True
    random_seed: int = 0
    is_trial: bool = False


DEFAULTS = Settings()
"""Of both hub entries; they cannot be changed, so one serves all."""
