# SPDX-License-Identifier: GPL-2.0-or-later
"""Hubs of equal size or within a range, as GeoDataFrames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Union

import geopandas as gpd
import numpy as np

from ..effort import Effort
from ..hubs import equal_size as _equal_size
from ..hubs import within_range as _within_range
from ..hubs.inputs.conditions import NO_CONDITIONS, HubConditions
from ..hubs.inputs.settings import Compactness, Method, Settings
from ..hubs.results.hub_columns import hub_columns, point_columns
from ..hubs.results.result import HubResult
from ..progress import Progress, Stopped
from .checks import check_columns, check_geodataframe, whole_number, whole_number_or_none
from .choices import TO_WARNINGS, chosen


@dataclass(frozen=True)
class HubPlan:
    """Points in hubs; made by ``equal_size_hubs`` and ``hubs_within_range``.

    Attributes
    ----------
    points : GeoDataFrame of length n
        As they were given.
    result : HubResult
        The hub of every point, and all measures.
    conditions : HubConditions
        What was asked of the hubs besides their sizes.
    group_column : str, optional

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, _ = core.example_layers()
    >>> hubs = core.equal_size_hubs(units, 4, effort="quick")
    >>> hubs.to_geodataframe()["hub_id"].value_counts().tolist()
    [12, 12, 12, 12]
    >>> len(hubs.hubs_to_geodataframe())
    4
    """

    points: gpd.GeoDataFrame
    result: HubResult
    conditions: HubConditions = NO_CONDITIONS
    group_column: Optional[str] = None

    def __repr__(self) -> str:
        sizes = self.result.sizes
        return (
            f"HubPlan({sizes.sum():,} points in {len(sizes):,} hubs of {sizes.min():,} to "
            f"{sizes.max():,}, {self.result.mean_to_medoid_km:.3f} km to their middle points)"
        )

    def to_geodataframe(self) -> gpd.GeoDataFrame:
        """Return the points with all their columns and their hub.

        Returns
        -------
        GeoDataFrame of length n
            New columns (in place of those of the same name): ``hub_id`` from 1, ``hub_size``,
            ``distance_m`` to the hub's centre along the ellipsoid; where they have a meaning
            ``hub_weight``, ``travel_cost``, ``hub_name``, and with last time's hubs
            ``hub_before`` and ``changed``.
        """
        columns = point_columns(self.result, self.conditions)
        return self.points.assign(
            **{name: np.asarray(values, _kind(kind)) for name, (kind, values) in columns.items()}
        )

    def hubs_to_geodataframe(self) -> gpd.GeoDataFrame:
        """Return one polygon around every hub's points.

        Returns
        -------
        GeoDataFrame of length k
            In the reference system of the points. Columns as of the layer of hubs that the
            toolbox writes (README, "Form hubs of equal size"), with ``hub_group`` if there are
            groups.
        """
        result = self.result
        columns: dict[str, object] = {
            name: np.asarray(values, _kind(kind))
            for name, (kind, values) in hub_columns(result, self.conditions).items()
        }
        if self.group_column is not None:
            columns["hub_group"] = [result.groups[group].value for group in result.group_of_hub]
        return gpd.GeoDataFrame(columns, geometry=result.outlines)


def _kind(kind: type) -> type:
    return object if kind is str else kind


def equal_size_hubs(
    points: gpd.GeoDataFrame,
    hubs: int,
    *,
    equity: float = 1.0,
    group_column: Optional[str] = None,
    method: Union[str, Method] = Method.SPECTRAL,
    objective: Union[str, Compactness] = Compactness.MEAN_DISTANCE,
    effort: Union[str, Effort] = Effort.STANDARD,
    one_piece: bool = True,
    neighbours: Optional[int] = None,
    conditions: HubConditions = NO_CONDITIONS,
    random_seed: int = 0,
    progress: Progress = TO_WARNINGS,
) -> HubPlan:
    """Group points into compact hubs of equal or nearly equal size.

    Parameters
    ----------
    points : GeoDataFrame of length n
        With a coordinate reference system. Geometries other than points count by their centroid.
    hubs : int
        From 2 to n - 1; with groups, of all of them.
    equity : float
        1 for sizes that differ by at most one; less for more compact hubs of less equal sizes.
    group_column : str, optional
        Column whose values are worked on apart.
    method : {"spectral", "kmeans"}
        What gives the first grouping.
    objective : {"mean_distance", "squared"}
        Distance to the hub's middle point, or squared distance to its centroid.
    effort : {"quick", "standard", "thorough"}
    one_piece : bool
        Whether hubs should be in one piece on the map.
    neighbours : int, optional
        Of spectral clustering: how many nearest places each place is joined to.
    conditions : HubConditions
        A weight to balance, given centres, travel costs, last time's hubs, locks, points that
        stay together or apart, barriers and bridges.
    random_seed : int
    progress : Progress

    Returns
    -------
    HubPlan

    Raises
    ------
    InputError
        If the points or what is asked cannot be.
    Stopped
        If the listener cancelled.

    References
    ----------
    Equal-size spectral clustering, A. Mabo.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, _ = core.example_layers()
    >>> hubs = core.equal_size_hubs(units, 3, method="kmeans", effort="quick")
    >>> hubs.result.sizes.tolist()
    [16, 16, 16]
    """
    _check(points, group_column, conditions)
    settings = _settings(method, objective, effort, one_piece, neighbours, random_seed)
    result = _equal_size.equal_size_hubs(
        points,
        whole_number(hubs, "hubs"),
        equity=equity,
        group_field=group_column,
        settings=settings,
        layer="points",
        progress=progress,
        conditions=conditions,
    )
    return _plan(points, result, conditions, group_column)


def hubs_within_range(
    points: gpd.GeoDataFrame,
    low: Optional[float],
    high: Optional[float],
    *,
    hubs: Optional[int] = None,
    group_column: Optional[str] = None,
    method: Union[str, Method] = Method.SPECTRAL,
    objective: Union[str, Compactness] = Compactness.MEAN_DISTANCE,
    effort: Union[str, Effort] = Effort.STANDARD,
    one_piece: bool = True,
    neighbours: Optional[int] = None,
    conditions: HubConditions = NO_CONDITIONS,
    random_seed: int = 0,
    progress: Progress = TO_WARNINGS,
) -> HubPlan:
    """Group points into compact hubs, each of ``low`` to ``high`` points.

    Parameters
    ----------
    points : GeoDataFrame of length n
        With a coordinate reference system. Geometries other than points count by their centroid.
    low, high : float, optional
        Numbers of points, or with a weight sums of it; None for no such limit, not both.
    hubs : int, optional
        How many; by default as the method has it.
    group_column, method, objective, effort, one_piece, neighbours, conditions, random_seed
        As in ``equal_size_hubs``.
    progress : Progress

    Returns
    -------
    HubPlan

    Raises
    ------
    InputError
        If the points or what is asked cannot be: with a range that could.
    Stopped
        If the listener cancelled.

    References
    ----------
    Equal-size spectral clustering, A. Mabo, second example.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, _ = core.example_layers()
    >>> hubs = core.hubs_within_range(units, 10, 14, effort="quick")
    >>> bool(hubs.result.sizes.min() >= 10 and hubs.result.sizes.max() <= 14)
    True
    """
    _check(points, group_column, conditions)
    settings = _settings(method, objective, effort, one_piece, neighbours, random_seed)
    result = _within_range.hubs_within_range(
        points,
        low,
        high,
        hubs=whole_number_or_none(hubs, "hubs"),
        group_field=group_column,
        settings=settings,
        layer="points",
        progress=progress,
        conditions=conditions,
    )
    return _plan(points, result, conditions, group_column)


def _check(
    points: gpd.GeoDataFrame, group_column: Optional[str], conditions: HubConditions
) -> None:
    """Raise an InputError if a layer is none, or a column is not there."""
    check_geodataframe(points, "points")
    check_columns(points, [group_column, *conditions.point_columns], "points")
    if conditions.centres is not None:
        check_geodataframe(conditions.centres, "centres")
        named = (conditions.centre_min, conditions.centre_max, conditions.centre_id)
        check_columns(conditions.centres, named, "centres")
    if conditions.costs is not None:
        check_columns(conditions.costs, conditions.cost_columns or (), "costs")
    for lines, argument in ((conditions.barriers, "barriers"), (conditions.bridges, "bridges")):
        if lines is not None:
            check_geodataframe(lines, argument)


def _settings(
    method: Union[str, Method],
    objective: Union[str, Compactness],
    effort: Union[str, Effort],
    one_piece: bool,
    neighbours: Optional[int],
    random_seed: int,
) -> Settings:
    return Settings(
        method=chosen(method, Method, "method"),
        neighbours=neighbours,
        effort=chosen(effort, Effort, "effort"),
        objective=chosen(objective, Compactness, "objective"),
        one_piece=one_piece,
        random_seed=random_seed,
    )


def _plan(
    points: gpd.GeoDataFrame,
    result: Optional[HubResult],
    conditions: HubConditions,
    group_column: Optional[str],
) -> HubPlan:
    if result is None:
        raise Stopped
    return HubPlan(points, result, conditions, group_column)
