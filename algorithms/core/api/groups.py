# SPDX-License-Identifier: GPL-2.0-or-later
"""Groups of features alike in place or scores, as GeoDataFrames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from ..groups import groups as _groups
from ..groups.groups import MAX_GROUPS, MIN_GROUPS, GroupResult
from ..groups.space import REFUSE
from ..groups.tables import feature_columns, profile_columns
from ..progress import Progress, Stopped
from .checks import check_columns, check_geodataframe, whole_number_or_none
from .choices import TO_WARNINGS


@dataclass(frozen=True)
class Groups:
    """Features in groups; made by ``k_means_groups``.

    Attributes
    ----------
    features : GeoDataFrame of length n
        As they were given.
    result : GroupResult
        The group of every feature, and all measures.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, _ = core.example_layers()
    >>> groups = core.k_means_groups(units, groups=2)
    >>> sorted(groups.to_geodataframe()["group_id"].unique().tolist())
    [1, 2]
    >>> len(groups.profile())
    3
    """

    features: gpd.GeoDataFrame
    result: GroupResult

    def __repr__(self) -> str:
        sizes = self.result.sizes
        return (
            f"Groups({sizes.sum():,} features in {len(sizes):,} groups of {sizes.min():,} to "
            f"{sizes.max():,})"
        )

    def to_geodataframe(self) -> gpd.GeoDataFrame:
        """Return the features with all their columns and their group.

        Returns
        -------
        GeoDataFrame of length n
            New columns (in place of those of the same name): ``group_id`` from 1,
            ``group_size``; ``distance_m`` to the group's centre if place counts,
            ``distance_sd`` in standard deviations if scores do.
        """
        columns = feature_columns(self.result)
        return self.features.assign(
            **{name: np.asarray(values, kind) for name, (kind, values) in columns.items()}
        )

    def profile(self) -> pd.DataFrame:
        """Return a row per group and a last one of all: sizes, means, what sets it apart."""
        columns = profile_columns(self.result)
        return pd.DataFrame({name: values for name, _, values in columns})


def k_means_groups(
    features: gpd.GeoDataFrame,
    fields: Sequence[str] = (),
    *,
    use_place: bool = False,
    place_weight: float = 0.5,
    missing: str = REFUSE,
    groups: Optional[int] = None,
    min_groups: int = MIN_GROUPS,
    max_groups: int = MAX_GROUPS,
    equal_sizes: bool = False,
    random_seed: int = 0,
    progress: Progress = TO_WARNINGS,
    mixed: bool = False,
    categories: Sequence[str] = (),
) -> Groups:
    """Group features by place, by scores, or by both.

    Parameters
    ----------
    features : GeoDataFrame of length n
    fields : sequence of str
        Number columns, standardised; without any, features are grouped by place.
    use_place : bool
        Whether place counts beside the scores.
    place_weight : float
        The share of the total variance that place then has, 0 to 1.
    missing : {"refuse", "median"}
        Missing scores: an error that names them, or the median of the field.
    groups : int, optional
        How many; by default the number with the best silhouette from ``min_groups`` to
        ``max_groups``.
    equal_sizes : bool
        Whether sizes may differ by at most one.
    random_seed : int
    progress : Progress
    mixed : bool
        Groups of equal size that are each like the whole; needs ``groups``.
    categories : sequence of str
        Columns of categories that mixed groups are to have in equal shares.

    Returns
    -------
    Groups

    Raises
    ------
    InputError
        If the features or what is asked cannot be.
    Stopped
        If the listener cancelled.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, _ = core.example_layers()
    >>> groups = core.k_means_groups(units, ["students"], groups=3, equal_sizes=True)
    >>> groups.result.sizes.tolist()
    [16, 16, 16]
    """
    check_geodataframe(features, "features")
    check_columns(features, [*fields, *categories], "features")
    result = _groups.k_means_groups(
        features,
        fields,
        use_place=use_place,
        place_weight=place_weight,
        missing=missing,
        groups=whole_number_or_none(groups, "groups"),
        min_groups=min_groups,
        max_groups=max_groups,
        equal_sizes=equal_sizes,
        random_seed=random_seed,
        layer="features",
        progress=progress,
        mixed=mixed,
        categories=categories,
    )
    if result is None:
        raise Stopped
    return Groups(features, result)
