# SPDX-License-Identifier: GPL-2.0-or-later
"""How many hubs each group gets where all are to lie in a range, and enough for short ways."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from typing import Optional

import numpy as np

from ..effort import Effort
from ..errors import Fault, InputError, raise_any
from ..progress import Progress, Stage
from ..texts import amount, general, hubs_counted, number, points_counted, tr
from .forming import form_hubs
from .inputs.cover import least_hubs
from .inputs.demand import Demand
from .inputs.packing import Packing, fewest_hubs, most_hubs, pack
from .inputs.points import HubInputs, PointGroup
from .inputs.range_faults import size_faults, sum_faults, too_small_faults
from .inputs.settings import Method, Settings
from .inputs.sizes import ROUND_OFF, HubCounts, hub_counts, share_out

MOST_TRIED = 9
"""Numbers of hubs that are tried per group: enough to double and halve up to some hundreds."""


class RangeCounts:
    """Groups of points, and how many hubs each can make in a range.

    Attributes
    ----------
    low, high : float, optional
        By number of points the least and the most there is where one is left out; by weight None.
    counts : list of HubCounts
        Of each group. With one limit those wanted are the fewest that hold all, or the most in
        which all have enough.

    Raises
    ------
    InputError
        A group cannot be parted so.
    """

    def __init__(self, inputs: HubInputs, low: Optional[float], high: Optional[float]) -> None:
        self.groups, self.field = inputs.groups, inputs.conditions.weight_field
        self.low, self.high, self.has_both, self.is_least = low, high, bool(low and high), not high
        self.packings: Optional[list[Packing]] = None
        self.parts = [inputs.loads[group.rows] for group in self.groups]
        if self.field is None:
            self.low, self.high = int(low or 1), int(high or max(map(len, self.parts)))
            raise_any(size_faults(inputs, self.low, self.high))
        elif low and high:
            raise_any(sum_faults(inputs, low, high))
        else:
            raise_any(too_small_faults(inputs, low))
        self.loads = [Fraction(float(part.sum())) for part in self.parts]
        if self.low and self.high:
            self.counts = [self._in_range(part, self.low, self.high) for part in self.parts]
        else:
            self.counts = self._packed_counts()

    def _in_range(self, part: np.ndarray, low: float, high: float) -> HubCounts:
        found = hub_counts(float(part.sum()), low, high, int(np.count_nonzero(part)))
        if self.has_both:
            return found
        # Points that all count alike are packed without a remainder.
        return found._replace(wanted=found.most if self.is_least else found.fewest)

    def _packed_counts(self) -> list[HubCounts]:
        """Hubs of whole points that weigh more or less, where only one limit is set."""
        if self.low:
            self.packings = [most_hubs(part, self.low) for part in self.parts]
            return [HubCounts(1, each.hubs, each.bound) for each in self.packings]
        assert self.high
        if max(part.max() for part in self.parts) > self.high * (1 + ROUND_OFF):
            # Told with the points that are too heavy, as with any range.
            return [HubCounts(1, 1, int(np.count_nonzero(part))) for part in self.parts]
        self.packings = [fewest_hubs(part, self.high) for part in self.parts]
        return [
            HubCounts(each.bound, each.hubs, int(np.count_nonzero(part)))
            for each, part in zip(self.packings, self.parts)
        ]

    @property
    def fewest(self) -> int:
        return sum(each.fewest for each in self.counts)

    @property
    def most(self) -> int:
        return sum(each.most for each in self.counts)

    @property
    def allowed(self) -> str:
        return _span(self.fewest, self.most)

    def shares(
        self, hubs: Optional[int], last: Optional[Sequence[int]], locked: Sequence[int]
    ) -> list[int]:
        """How many hubs each group gets.

        Parameters
        ----------
        hubs : int, optional
            In all; shared out in proportion to the groups' points or weights.
        last : sequence of int, optional
            What groups had last time, which is kept so far as the range allows.
        locked : sequence of int
            To so many hubs points of each group are locked.

        Raises
        ------
        InputError
            No such number of hubs can be.
        """
        fewest = [each.fewest for each in self.counts]
        most = [each.most for each in self.counts]
        least = [min(max(few, own), many) for few, own, many in zip(fewest, locked, most)]
        if hubs is None:
            wanted = [each.wanted or 1 for each in self.counts]
            return [min(max(k, few), many) for k, few, many in zip(last or wanted, least, most)]
        if not self.fewest <= hubs <= self.most:
            raise InputError(self._count_fault(hubs))
        # More than that by locks of some groups together with the largest hubs of others: told
        # group by group.
        return share_out(hubs, self.loads, least if sum(least) <= hubs else fewest, most)

    def _count_fault(self, hubs: int) -> Fault:
        n, groups = sum(group.size for group in self.groups), len(self.groups)
        if self.field is None and groups > 1:
            text = tr("{points} in {n} groups make {hubs} of {low} to {high}")
        elif self.field is None:
            text = tr("{points} make {hubs} of {low} to {high}")
        elif self.has_both:
            text = tr("a sum of {sum} makes {hubs} of {low} to {high}")
        else:
            text = tr("the sums of '{field}' make {hubs}")
        return Fault(
            text.format(
                points=points_counted(n),
                n=groups,
                hubs=self.allowed,
                low=general(self.low or 0.0),
                high=general(self.high or 0.0),
                sum=general(float(sum(self.loads))),
                field=self.field,
            ),
            tr("Ask for {hubs}, or leave it empty.").format(hubs=self.allowed),
            tr("Number of hubs"),
            detail=str(hubs),
        )

    def packed(self, shares: Sequence[int]) -> Optional[list[np.ndarray]]:
        """For each group hubs that keep the one limit, wherever the points are; None if not all."""
        if self.packings is None:
            return None
        low, high = self.low or 0.0, self.high or math.inf
        found = [
            own.labels if own.hubs == k else pack(part, k, low, high)
            for own, part, k in zip(self.packings, self.parts, shares)
        ]
        kept = [each for each in found if each is not None]
        return kept if len(kept) == len(found) else None

    def how(self, shares: Sequence[int]) -> str:
        """Why there are as many hubs as wanted, for the log."""
        if not self.has_both and self.is_least:
            return tr("the most in which all have enough")
        if not self.has_both:
            return tr("the fewest that hold all")
        if self.field is not None:
            return tr("the sum over the middle of the range")
        assert self.low and self.high
        rule = (
            tr("the points divided by {middle}, the middle of the range")
            if len(self.groups) == 1
            else tr("in each group the points divided by {middle}, the middle, rounded down")
        ).format(middle=general((self.low + self.high) / 2))
        if any(k != 2 * g.size // (self.low + self.high) for k, g in zip(shares, self.groups)):
            return tr("{rule}, as near as the range allows").format(rule=rule)
        return rule

    def text(self, hubs: int, how: str) -> str:
        """What the log says of the number chosen."""
        limit, bound = amount(self.low or self.high), self.most if self.is_least else self.fewest
        if self.field is None and len(self.groups) == 1:
            text = tr("Sizes of {low} to {high} allow {allowed}. Chosen: {n}, {how}.")
        elif self.field is None:
            text = tr("Sizes of {low} to {high} allow {allowed} in all groups. Chosen: {n}, {how}.")
        elif self.has_both:
            text = tr("Sums of '{field}' of {low} to {high} allow {allowed}. Chosen: {n}, {how}.")
        elif self.is_least:
            text = tr(
                "No more than {bound} can have sums of '{field}' of {size} or more. Chosen: {n}, "
                "{how}."
            )
        else:
            text = tr(
                "No fewer than {bound} can hold all with sums of '{field}' of at most {size}. "
                "Chosen: {n}, {how}."
            )
        return text.format(
            low=general(self.low or 0.0),
            high=general(self.high or 0.0),
            allowed=self.allowed,
            bound=_span(bound, bound),
            size=limit,
            field=self.field,
            n=number(hubs),
            how=how,
        )


def _span(fewest: int, most: int) -> str:
    if fewest == most:
        return hubs_counted(most)
    return tr("{fewest} to {most} hubs").format(fewest=number(fewest), most=number(most))


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
