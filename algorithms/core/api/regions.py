# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions of equal sums without given centres, as GeoDataFrames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional, Union

import geopandas as gpd
import numpy as np

from ..effort import Effort
from ..errors import Fault, InputError
from ..progress import Progress, Stopped
from ..regions.measures import RegionMeasures, measure
from ..regions.preflight import RegionColumns, region_ground
from ..regions.request import RegionRequest, regions_asked_for
from ..regions.wishes import wishes_of
from ..zones.conditions import NO_CONDITIONS, Conditions
from ..zones.criteria.measure import Measure
from ..zones.outlines import dissolve_zones
from .checks import check_columns, check_geodataframe, whole_number_or_none
from .choices import TO_WARNINGS, chosen


@dataclass(frozen=True)
class RegionSet:
    """Areas in regions; made by ``balanced_regions``.

    Attributes
    ----------
    areas : GeoDataFrame of length n
        As they were given.
    labels : ndarray of int, shape (n,)
        The region of every area from 1; 0 for those that are left out.
    measures : RegionMeasures
    wishes : list of Measure
        Of places kept together, groups and last time's regions.
    names : tuple of str, length K
        Where regions have names; else empty.
    kept : bool
        Whether all sums lie within their limits.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, _ = core.example_layers()
    >>> regions = core.balanced_regions(units, 4, balance="students", tolerance=10, effort="quick")
    >>> regions.kept, regions.measures.pieces.tolist()
    (True, [1, 1, 1, 1])
    >>> len(regions.regions_to_geodataframe())
    4
    """

    areas: gpd.GeoDataFrame
    labels: np.ndarray
    measures: RegionMeasures
    wishes: list[Measure]
    names: tuple
    kept: bool
    _outlines: list

    def __repr__(self) -> str:
        sums = "all sums kept" if self.kept else "some sums outside their limits"
        return f"RegionSet({len(self.labels):,} areas in {len(self._outlines):,} regions, {sums})"

    def to_geodataframe(self) -> gpd.GeoDataFrame:
        """Return the areas with all their columns, ``region_id`` and, if there are, names.

        Returns
        -------
        GeoDataFrame of length n
        """
        found = self.areas.assign(region_id=self.labels)
        if self.names:
            names = np.array(["", *self.names], object)
            found = found.assign(region_name=names[self.labels])
        return found

    def regions_to_geodataframe(self) -> gpd.GeoDataFrame:
        """Return one polygon per region with its measures.

        Returns
        -------
        GeoDataFrame of length K
            ``region_id``, ``n_units``, ``area_km2``, ``deviation`` (the largest of all sums, in
            % of an equal share), ``compactness`` (of 100), ``distance_m`` (mean).
        """
        measures = self.measures
        largest = np.abs(measures.deviation).argmax(axis=1)
        return gpd.GeoDataFrame(
            {
                "region_id": np.arange(1, len(measures.n_units) + 1),
                "n_units": measures.n_units,
                "area_km2": measures.area_km2,
                "deviation": measures.deviation[np.arange(len(largest)), largest],
                "compactness": measures.compactness,
                "distance_m": measures.distance_m,
            },
            geometry=self._outlines,
            crs=self.areas.crs,
        )


def balanced_regions(
    areas: gpd.GeoDataFrame,
    regions: Optional[int] = None,
    *,
    balance: Union[str, Sequence[str]] = (),
    tolerance: Union[float, Sequence[float]] = 5.0,
    min_sum: Optional[float] = None,
    max_sum: Optional[float] = None,
    unit_id: Optional[str] = None,
    existing: Optional[str] = None,
    stability: float = 1.0,
    locked: Optional[str] = None,
    keep: Sequence[str] = (),
    keep_weight: float = 1.0,
    shares: Sequence[str] = (),
    share_weight: float = 1.0,
    districts: Optional[str] = None,
    conditions: Conditions = NO_CONDITIONS,
    effort: str = "standard",
    random_seed: int = 0,
    progress: Progress = TO_WARNINGS,
) -> RegionSet:
    """Group areas into regions in one piece with sums as equal as asked for.

    Parameters
    ----------
    areas : GeoDataFrame of polygons
        In a known reference system; overlaps and gaps are faults.
    regions : int, optional
        Number of regions; or else ``min_sum`` (as many regions as reach it are formed),
        ``max_sum`` (as few as keep it) or both.
    balance : str or sequence of str
        Columns whose sums are to be equal; without any, the number of areas is.
    tolerance : float or sequence of float
        In % of an equal share, for all sums or for each.
    min_sum, max_sum : float, optional
        Of the first column.
    unit_id : str, optional
        Column that names the areas in messages; their index by default.
    existing, locked, districts : str, optional
        Columns with last time's regions, with the region that areas must be in, and with the
        districts that no region may cross.
    stability, keep_weight, share_weight : float
        How much last time's regions, places kept together and groups count.
    keep, shares : sequence of str
        Columns that name places, and columns with the people of a group.
    conditions : Conditions
        Barriers, bridges, neighbours, islands.
    effort : {"quick", "standard", "thorough"}
    random_seed : int
        The same seed gives the same regions.
    progress : Progress
        Warnings become Python warnings by default.

    Returns
    -------
    RegionSet

    Raises
    ------
    InputError
        With everything that is wrong.
    Stopped
        If the progress says that the run is cancelled before any regions are found.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, _ = core.example_layers()
    >>> wards = core.balanced_regions(units, 3, balance="students", tolerance=10, effort="quick")
    >>> sorted(set(wards.to_geodataframe()["region_id"]))
    [1, 2, 3]
    """
    if (regions is None) == (min_sum is None and max_sum is None):
        raise InputError(
            Fault(
                "it is not clear how many regions are wanted",
                "Give either their number (regions), or a least sum (min_sum), a largest one "
                "(max_sum) or both.",
            )
        )
    sums = (balance,) if isinstance(balance, str) else tuple(balance)
    wanted = [*sums, unit_id, existing, locked, districts, *keep, *shares]
    check_geodataframe(areas, "areas")
    check_columns(areas, wanted, "areas")
    allowed = np.broadcast_to(np.asarray(tolerance, float) / 100, max(1, len(sums)))
    columns = RegionColumns(sums, unit_id=unit_id)
    ground = region_ground(areas, columns, progress, conditions)
    frame = areas.iloc[ground.rows]
    wishes = wishes_of(
        frame,
        ground,
        existing=existing,
        locked=locked,
        keep=keep,
        shares=shares,
        stability=stability,
        keep_weight=keep_weight,
        share_weight=share_weight,
        shares_called="shares",
    )
    request = RegionRequest(
        whole_number_or_none(regions, "regions"),
        allowed.tolist(),
        min_sum,
        max_sum,
        effort=chosen(effort, Effort, "effort"),
        random_seed=random_seed,
    )
    apart = (frame[districts].tolist(), districts) if districts else None
    found = regions_asked_for(ground, request, wishes, apart, progress)
    if found is None:
        raise Stopped
    problem = found.problem
    labels = np.zeros(len(areas), int)
    labels[ground.rows] = found.labels + 1
    own = problem.names
    return RegionSet(
        areas,
        labels,
        measure(problem, found.labels),
        [each for c in problem.criteria for each in c.measures(problem.zoning, found.labels)],
        (*own, *[""] * (problem.n_regions - len(own))) if own else (),
        found.kept,
        dissolve_zones(problem.zoning, frame.geometry, found.labels),
    )
