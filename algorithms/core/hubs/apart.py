# SPDX-License-Identifier: GPL-2.0-or-later
"""Points that ought to be in different hubs, or spread over these as evenly as can be.

Of m points with one value every one of k hubs should have m / k, rounded down or up: a sum per
value with a range of its own, which is what the search for several sums keeps.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, Optional

import geopandas as gpd
import numpy as np

from ..errors import Fault
from ..ids import numbered_names
from ..texts import tr
from .conditions import HubConditions
from .demand import Demand
from .result import HubResult
from .wishes import Sums, SumsTerm

if TYPE_CHECKING:
    from .region import Region


def apart_of(points: gpd.GeoDataFrame, conditions: HubConditions) -> Optional[np.ndarray]:
    """For each point the number of the points that it ought to be apart from, -1 for none; (n,)."""
    if conditions.apart_field is None:
        return None
    return numbered_names(points[conditions.apart_field].tolist())[1][0]


class Apart(Sums):
    """How many points of each value every hub has; most points have none of them."""

    is_like_sizes = False

    def of_points(self, points: np.ndarray, hubs: Optional[np.ndarray] = None) -> Apart:
        return Apart(self.amounts[points], self.low, self.high)

    def term(self, region: Region) -> SumsTerm:
        return _ApartTerm(self, region)


class _ApartTerm(SumsTerm):
    """Steps of points that have no value change nothing, which is seen at once."""

    def __init__(self, wish: Sums, region: Region) -> None:
        super().__init__(wish, region)
        self.counts = [any(own) for own in self.own]

    def change(self, v: int, a: int, b: int, u: Optional[int] = None) -> float:
        if not (self.counts[v] or (u is not None and self.counts[u])):
            return 0.0
        return super().change(v, a, b, u)

    def go(self, v: int, a: int, b: int) -> float:
        return super().go(v, a, b) if self.counts[v] else self.price


def spread_evenly(demand: Demand) -> tuple[Sums, ...]:
    """The wish that points of one value are spread over the hubs; none without such values."""
    if demand.apart is None:
        return ()
    amounts = _amounts(demand.apart)
    if not amounts.shape[1]:
        return ()
    share = amounts.sum(axis=0) / demand.hubs
    return (Apart(amounts, np.floor(share), np.ceil(share)),)


def _amounts(value: np.ndarray) -> np.ndarray:
    """A column for each value that more than one point has, 1 for these points."""
    count = np.bincount(value[value >= 0], minlength=1)
    return (value[:, None] == np.flatnonzero(count > 1)).astype(float)


class Spread(NamedTuple):
    """How far points of one value are apart."""

    sharing: int
    """Points that are in a hub with another of their value."""
    least: int
    """As many would be at least, by the numbers of points and hubs."""
    beyond: int
    """Points that would have to change hub for all to be spread as evenly as can be."""


def spread_of(
    points: gpd.GeoDataFrame, conditions: HubConditions, hubs: HubResult
) -> Optional[Spread]:
    """How far points are apart in hubs that were formed; None if that was not asked for."""
    value = apart_of(points, conditions)
    if value is None:
        return None
    sharing = least = beyond = 0
    for at, group in enumerate(hubs.groups):
        own = np.flatnonzero(hubs.group_of_hub == at)
        count = np.zeros((int(value.max(initial=0)) + 1, len(own)), np.int64)
        rows = group.rows[value[group.rows] >= 0]
        np.add.at(count, (value[rows], np.searchsorted(own, hubs.labels[rows])), 1)
        k, total = len(own), count.sum(axis=1)
        sharing += int(count[count > 1].sum())
        share, more = np.divmod(total, k)
        # Of m points m // k go to each hub, and one more to m % k of them.
        least += int((np.where(share > 1, share * (k - more), 0)).sum())
        least += int((np.where(share > 0, (share + 1) * more, 0)).sum())
        over = np.maximum(count - share[:, None] - (more > 0)[:, None], 0).sum(axis=1)
        under = np.maximum(share[:, None] - count, 0).sum(axis=1)
        beyond += int(np.maximum(over, under).sum())
    return Spread(sharing, least, beyond)


def apart_faults(
    points: gpd.GeoDataFrame, conditions: HubConditions, layer: str
) -> Iterator[Fault]:
    """Find points that cannot be apart whatever hubs there are."""
    field = conditions.apart_field
    if field is None:
        return
    names, (value,) = numbered_names(points[field].tolist())
    if not names:
        yield Fault(
            "the field is empty for all points",
            "Choose the field whose values name what is to be apart, or none.",
            layer,
            field=field,
        )
        return
    if conditions.together_field is None:
        return
    blocks, (block,) = numbered_names(points[conditions.together_field].tolist())
    both = np.flatnonzero((value >= 0) & (block >= 0))
    pairs, count = np.unique(np.column_stack([value, block])[both], axis=0, return_counts=True)
    for (apart, together), many in zip(pairs.tolist(), count.tolist()):
        if many > 1:
            yield Fault(
                "points that are to stay together are to be apart too",
                "Correct one of the two fields.",
                layer,
                feature=blocks[together],
                field=field,
                detail=tr("'{name}': {n} points").format(name=names[apart], n=many),
            )
