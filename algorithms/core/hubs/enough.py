# SPDX-License-Identifier: GPL-2.0-or-later
"""How many hubs it takes so that no point is too far from the centre of its hub."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

import numpy as np

from ..effort import Effort
from ..errors import InputError
from ..progress import Progress, Stage
from ..texts import tr
from .forming import form_hubs
from .inputs.cover import least_hubs
from .inputs.demand import Demand
from .inputs.points import HubInputs, PointGroup
from .inputs.settings import Method, Settings

MOST_TRIED = 9
"""Numbers of hubs that are tried per group: enough to double and halve up to some hundreds."""


class _Quiet(Stage):
    """Of numbers that are tried nothing is told."""

    def info(self, text: str) -> None:
        pass

    def warn(self, text: str) -> None:
        pass


def enough_hubs(
    inputs: HubInputs,
    wanted: Sequence[int],
    most: Sequence[int],
    demanded: Callable[[Sequence[int]], list[Demand]],
    settings: Settings,
    progress: Progress,
) -> list[int]:
    """The numbers of hubs with which the longest way is kept, so far as that is found.

    Parameters
    ----------
    inputs : HubInputs
    wanted, most : sequence of int
        Hubs per group as the range has it, and as it allows at most.
    demanded : callable
        The demands of groups with so many hubs.
    settings : Settings
        Numbers are tried at quick effort, the same otherwise.
    progress : Progress

    Returns
    -------
    list of int
        Never fewer than wanted; where no number up to the most is found to do, the one with the
        fewest points too far, of equals the least.
    """
    shares = list(wanted)
    for at, group in enumerate(inputs.groups):

        def demand_of(hubs: int, at: int = at) -> Demand:
            return demanded([*shares[:at], hubs, *shares[at + 1 :]])[at]

        trials = _Trials(inputs, group, demand_of, settings, progress)
        low = min(max(wanted[at], trials.needed(wanted[at])), most[at])
        shares[at] = trials.best(wanted[at], low, most[at])
        if shares[at] != wanted[at]:
            text = tr(
                "With {wanted} hubs some points of {group} would be too far from their centre, "
                "so there are {n}."
            )
            if trials.tried.get(shares[at]):
                text = tr(
                    "With {wanted} hubs more points of {group} would be too far from their centre "
                    "than with {n}, so there are so many; no number was found with which none is."
                )
            name = group.name or tr("the layer")
            progress.info(text.format(wanted=wanted[at], group=name, n=shares[at]))
    return shares


class _Trials:
    """Numbers of hubs of one group, and how many points are too far with each."""

    def __init__(
        self,
        inputs: HubInputs,
        group: PointGroup,
        demand_of: Callable[[int], Demand],
        settings: Settings,
        progress: Progress,
    ) -> None:
        self.points = inputs.points.iloc[group.rows]
        of_all = PointGroup(group.value, np.arange(group.size))
        self.inputs = HubInputs(self.points, [of_all], inputs.conditions)
        self.demand_of, self.progress = demand_of, progress
        self.settings = replace(settings, effort=Effort.QUICK, method=Method.KMEANS, is_trial=True)
        self.tried: dict[int, int] = {}

    def needed(self, hubs: int) -> int:
        return least_hubs(self.points, self.demand_of(hubs)) or 1

    def best(self, wanted: int, low: int, most: int) -> int:
        """The least number from ``low`` that is found to do; else that with the fewest too far.

        Where there are no hubs at all of as many, fewer are tried too, down to those wanted.
        """
        fewer = [*range(low - 1, max(wanted, low - MOST_TRIED), -1), wanted]
        high, step = low, max(1, low // 8)
        while self._too_far(high) and high < most and len(self.tried) < MOST_TRIED - 3:
            low, high, step = high + 1, min(most, high + step), 2 * step
        while low < high and not self.tried.get(high, 1) and len(self.tried) < MOST_TRIED:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._too_far(middle) else (low, middle)
        if min(self.tried.values(), default=0) > len(self.points):
            next((k for k in fewer if self._too_far(k) <= len(self.points)), None)
        return min(self.tried, key=lambda k: (self.tried[k], k), default=high)

    def _too_far(self, hubs: int) -> int:
        if hubs in self.tried or self.progress.cancelled():
            return self.tried.get(hubs, 0)
        quiet = _Quiet(self.progress, 0.0, 0.0)
        # Where there are no such hubs at all: none are found, or what else is asked forbids them.
        self.tried[hubs] = len(self.points) + 1
        with suppress(InputError):
            demand = self.demand_of(hubs)
            found = form_hubs(self.inputs, [demand], self.settings, quiet)
            if found is not None:
                self.tried[hubs] = len(found.too_far(demand.conditions.max_distance or 0.0))
        return self.tried[hubs]
