# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs that were formed, with their measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Optional

import geopandas as gpd
import numpy as np

from ...texts import tr
from ..assignment.exchange import ROUNDING, breach
from ..inputs.cover import AS_LONG
from ..inputs.own_hubs import NONE
from ..inputs.points import PointGroup


@dataclass(frozen=True)
class LastHubs:
    """The hubs that n points were in, or are locked to.

    Attributes
    ----------
    names : tuple of str
    before : ndarray of int, shape (n,)
        For each point the number of the name of the hub that it was in; below 0 if it was in none.
    is_shown : bool
        Whether it is known at all which hubs points were in.
    given : bool
        Whether the names are those of given centres.
    """

    names: tuple[str, ...]
    before: np.ndarray
    is_shown: bool = True
    given: bool = False

    @property
    def are_numbers(self) -> bool:
        """Whether all names are whole numbers, which new hubs then go on from.

        Codes are none: 01 and 1 are two hubs, and 01 stays 01.
        """
        return not self.given and all(_is_number(name) for name in self.names)

    def numbers(self, name: np.ndarray) -> np.ndarray:
        """The number of each hub, by the number of its name; shape (k,)."""
        if not self.are_numbers:
            return np.arange(1, len(name) + 1)
        old = np.array([*map(int, self.names), NONE])
        numbers, new = old[name], np.flatnonzero(name < 0)
        numbers[new] = old.max() + 1 + np.arange(len(new))
        return numbers

    def called(self, name: np.ndarray) -> Optional[list[str]]:
        """What each hub is called, by the number of its name; None if by its number."""
        if self.given or self.are_numbers:
            return None
        new = (tr("New hub {n}").format(n=number) for number in count(1))
        free = (each for each in new if each not in self.names)
        return [self.names[each] if each >= 0 else next(free) for each in name.tolist()]

    @property
    def had_points(self) -> np.ndarray:
        """The numbers of the names of hubs that points were in."""
        return np.unique(self.before[self.before >= 0])

    @property
    def names_before(self) -> list[str]:
        """The name of the hub that each point was in, empty if it was in none."""
        names = [*self.names, ""]
        return [names[max(each, NONE)] for each in self.before.tolist()]


def _is_number(name: str) -> bool:
    return name.isdecimal() and len(name) < 10 and str(int(name)) == name


@dataclass(frozen=True)
class PerHub:
    """Measures of k hubs, beside one another in arrays."""

    sizes: np.ndarray
    low: np.ndarray
    high: np.ndarray
    medoids: np.ndarray
    mean_distance_m: np.ndarray
    p95_distance_m: np.ndarray
    max_distance_m: np.ndarray
    mean_to_medoid_m: np.ndarray
    dispersion_m: np.ndarray
    points_cut_off: np.ndarray
    pieces: np.ndarray
    places_split: np.ndarray
    load: np.ndarray
    mean_cost: np.ndarray
    name: np.ndarray
    sums: np.ndarray
    sums_low: np.ndarray
    sums_high: np.ndarray


@dataclass(frozen=True)
class HubResult(PerHub):
    """Hubs of points.

    n points, k hubs. Hubs are numbered group by group, within a group from the north-west to
    the south-east.

    Attributes
    ----------
    sizes : ndarray of int, shape (k,)
        Points per hub.
    load : ndarray of shape (k,)
        What is balanced, per hub, all from ``low`` to ``high``: points, or the sum of their
        weights.
    low, high : ndarray of shape (k,)
        What is allowed of it. A least sum of 0 asks for a point that has a weight.
    medoids : ndarray of int, shape (k,)
        The row of the point in the middle of each hub: the one with the least sum of
        distances to the hub's other points.
    mean_distance_m, p95_distance_m, max_distance_m : ndarray of shape (k,)
        Of ``distance_m``, per hub: mean, 95th percentile, longest.
    mean_to_medoid_m : ndarray of shape (k,)
        Mean distance of the hub's points to its medoid.
    dispersion_m : ndarray of shape (k,)
        The method's dispersion per hub: the standard deviation of the distances between
        its points.
    points_cut_off : ndarray of int, shape (k,)
        Of ``cut_off``, per hub.
    pieces : ndarray of int, shape (k,)
        In how many pieces the hub is on the neighbour graph of its group's points.
    places_split : ndarray of int, shape (k,)
        Places where the hub has some of the points and another hub of its group others.
    name : ndarray of int, shape (k,)
        The number of the hub's name among those of ``last``; below 0 for a new hub.
    mean_cost : ndarray of shape (k,)
        Mean of ``cost``, per hub; not a number without travel costs.
    sums, sums_low, sums_high : ndarray of shape (k, q)
        Of each further quantity what each hub has, and from what to what it may be.
    labels : ndarray of int, shape (n,)
        The hub of each point, 0..k-1, in the order of the layer.
    distance_m : ndarray of shape (n,)
        Metres along the ellipsoid from each point to the centre of its hub.
    cost : ndarray of shape (n,)
        The travel cost from each point to the centre of its hub, in the unit of the table; not
        a number without travel costs.
    groups : list of PointGroup
    group_of_hub : ndarray of int, shape (k,)
        Which of ``groups`` each hub is of.
    centres : GeoSeries of length k
        In the layer's reference system: the mean place of each hub's points; with travel
        costs the point with the least sum of costs from the others; or the given centre.
    first_dispersion_km : float
        Total dispersion of the clusters before balancing, in kilometres.
    first_sizes : ndarray of int, shape (k,)
        Sizes of those clusters, largest first.
    lower_bound_km : float, optional
        No hubs of these sizes have a shorter ``mean_to_medoid_km``; None if it was not worked
        out.
    cut_off : ndarray of bool, shape (n,)
        Points whose five nearest points are all in other hubs.
    shared_places, split_places : int
        Places where several points of one group stand, and those of them whose points are in
        different hubs.
    outlines : GeoSeries of length k
        A multipolygon around each hub, in the layer's reference system.
    neighbours : ndarray of int, shape (e, 2)
        Pairs of hubs that meet on the map, the lower number first.
    last : LastHubs, optional
        The hubs that points were in or are locked to, if any are known.
    """

    labels: np.ndarray
    distance_m: np.ndarray
    groups: Sequence[PointGroup]
    group_of_hub: np.ndarray
    centres: gpd.GeoSeries
    first_dispersion_km: float
    first_sizes: np.ndarray
    lower_bound_km: Optional[float]
    cut_off: np.ndarray
    cost: np.ndarray
    shared_places: int
    split_places: int
    outlines: gpd.GeoSeries
    neighbours: np.ndarray
    last: Optional[LastHubs] = None

    @property
    def share_changed(self) -> float:
        """The share of points that changed, of those that were in a hub."""
        had = 0 if self.last is None else int((self.last.before >= 0).sum())
        return float(self.changed.sum()) / had if had else 0.0

    @property
    def closed(self) -> list[str]:
        """The hubs of last time that are no more."""
        if self.last is None:
            return []
        gone = np.setdiff1d(self.last.had_points, self.name)
        return [self.last.names[each] for each in gone.tolist()]

    @property
    def opened(self) -> list[int]:
        """The numbers of the hubs that no point was in before."""
        if self.last is None:
            return []
        return self.numbers[~np.isin(self.name, self.last.had_points)].tolist()

    @property
    def deviations(self) -> np.ndarray:
        """How far each hub's load is from the mean load of its group; signed shares, (k,)."""
        total = np.bincount(self.group_of_hub, self.load)
        mean = (total / np.bincount(self.group_of_hub))[self.group_of_hub]
        return self.load / mean - 1

    @property
    def sums_deviations(self) -> np.ndarray:
        """How far each further sum is from the mean of its group; signed shares, (k, q)."""
        groups = len(self.groups)
        total = np.zeros((groups, self.sums.shape[1]))
        np.add.at(total, self.group_of_hub, self.sums)
        mean = total / np.bincount(self.group_of_hub, minlength=groups)[:, None]
        return self.sums / np.where(mean > 0, mean, 1.0)[self.group_of_hub] - 1

    @property
    def sums_outside(self) -> np.ndarray:
        """How far each further sum is outside its range; 0 inside; shape (k, q)."""
        off = breach(self.sums, self.sums_low, self.sums_high)
        return np.where(off > ROUNDING * np.maximum(self.sums.mean(axis=0), 1e-300), off, 0.0)

    @property
    def ways(self) -> np.ndarray:
        """What is between each point and the centre of its hub: travel cost, or metres; (n,)."""
        return self.distance_m if np.isnan(self.cost).all() else self.cost

    def too_far(self, longest: float) -> np.ndarray:
        """Rows of the points whose ``ways`` are longer than so much, the farthest first."""
        far = np.flatnonzero(~(self.ways <= longest * (1 + AS_LONG)))
        return far[np.argsort(-self.ways[far], kind="stable")]

    @property
    def deviation(self) -> float:
        """The greatest of ``deviations``, whichever way."""
        return float(np.abs(self.deviations).max())

    @property
    def mean_cost_of_all(self) -> float:
        """Mean travel cost of all points to the centre of their hub; in the table's unit."""
        return float(self.cost.mean())

    @property
    def count(self) -> int:
        return len(self.sizes)

    @property
    def hub_ids(self) -> np.ndarray:
        """The number of each point's hub, shape (n,)."""
        return self.numbers[self.labels]

    @cached_property
    def numbers(self) -> np.ndarray:
        """The number of each hub: last time's where hubs had numbers, else from 1; (k,)."""
        if self.last is None:
            return np.arange(1, self.count + 1)
        return self.last.numbers(self.name)

    @cached_property
    def names(self) -> Optional[list[str]]:
        """What hubs are called where last time's had names that are no numbers; else None."""
        return None if self.last is None else self.last.called(self.name)

    @property
    def changed(self) -> np.ndarray:
        """Which points were in another hub, shape (n,)."""
        if self.last is None:
            return np.zeros(len(self.labels), bool)
        return (self.last.before >= 0) & (self.last.before != self.name[self.labels])

    @property
    def mean_distance_km(self) -> float:
        """Mean distance of all points to the centre of their hub, in kilometres."""
        return float(self.distance_m.mean()) / 1000

    @property
    def p95_distance_km(self) -> float:
        """The distance to the centre that 95 % of all points do not exceed."""
        return float(np.quantile(self.distance_m, 0.95)) / 1000

    @property
    def max_distance_km(self) -> float:
        return float(self.distance_m.max()) / 1000

    @property
    def mean_to_medoid_km(self) -> float:
        """Mean distance of all points to the point in the middle of their hub."""
        return float((self.mean_to_medoid_m * self.sizes).sum() / self.sizes.sum()) / 1000

    @property
    def dispersion_km(self) -> float:
        """Total dispersion over the hubs, in kilometres."""
        return float(self.dispersion_m.sum()) / 1000

    @property
    def hubs_in_pieces(self) -> int:
        return int((self.pieces > 1).sum())
