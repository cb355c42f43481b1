# SPDX-License-Identifier: GPL-2.0-or-later
"""What may be asked of hubs besides their sizes: sums, given centres, travel costs, limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from ...ids import as_numbers
from ...texts import tr
from .limit_texts import SizeLimit, SumLimit

TOLERANCE = 5.0
"""Per cent of the mean weight of a hub that a hub's weight may differ by."""
STABILITY = 1.0
"""A point rather goes the mean distance farther than to another hub: as much as zones and regions
hold last time's against all else."""


@dataclass(frozen=True)
class HubConditions:
    """What the user asks of hubs besides their sizes; all of it optional.

    Attributes
    ----------
    weight_field : str, optional
        Column of the points whose sum is balanced in place of their number.
    tolerance : float
        Per cent by which a hub's sum may differ from the mean where hubs are to be equal.
    centres : GeoDataFrame of points, optional
        One hub grows around each; indexed by feature id.
    centre_min, centre_max, centre_id : str, optional
        Columns of the centres with the least and greatest size of their hub, and its name.
    costs : DataFrame, optional
        A row per way between two points.
    cost_columns : tuple of str, optional
        Where a way starts, where it ends and its cost; given with ``costs``.
    point_id : str, optional
        Column of the points with the ids that the costs use; given with ``costs``.
    existing_field : str, optional
        Column with the hub that each point was in last time; empty for new points.
    stability : float
        How many mean distances farther a point may be rather than change its hub; with 0 hubs
        are only called as they were and changes counted.
    locked_field : str, optional
        Column that names the hub of points that have to be in it; empty for all others.
    together_field : str, optional
        Column whose values name points that stay in one hub; empty for all others.
    apart_field : str, optional
        Column whose values name points that ought to be in different hubs; empty for all others.
    barriers, bridges : GeoDataFrame of lines, optional
        What no hub in one piece crosses, and what leads over it.
    centres_layer, costs_layer, barriers_layer, bridges_layer : str
        For messages.
    sums : tuple of SumLimit
        Further sums, each in a range of its own in every hub: the nearest hubs are formed where
        none are found that keep all.
    max_distance : float, optional
        No point is to be farther from the centre of its hub, in metres, or in the unit of
        ``costs``; kept where that is found possible.
    hub_limits : tuple of SizeLimit
        So many hubs have sizes, or sums of the weight, within such limits, without centres.

    Examples
    --------
    Hubs of as many students, one around each school:

    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> balanced = core.HubConditions(weight_field="students", tolerance=10, centres=schools)
    >>> hubs = core.equal_size_hubs(units, 3, conditions=balanced)
    >>> bool(hubs.result.deviation <= 0.10)
    True
    """

    weight_field: Optional[str] = None
    tolerance: float = TOLERANCE
    centres: Optional[gpd.GeoDataFrame] = None
    centre_min: Optional[str] = None
    centre_max: Optional[str] = None
    centre_id: Optional[str] = None
    costs: Optional[pd.DataFrame] = None
    cost_columns: Optional[tuple[str, str, str]] = None
    point_id: Optional[str] = None
    existing_field: Optional[str] = None
    stability: float = STABILITY
    locked_field: Optional[str] = None
    together_field: Optional[str] = None
    apart_field: Optional[str] = None
    barriers: Optional[gpd.GeoDataFrame] = None
    bridges: Optional[gpd.GeoDataFrame] = None
    barriers_layer: str = "Barriers"
    bridges_layer: str = "Bridges"
    centres_layer: str = "Centres"
    costs_layer: str = "Travel costs"
    sums: tuple[SumLimit, ...] = ()
    max_distance: Optional[float] = None
    hub_limits: tuple[SizeLimit, ...] = ()

    @property
    def is_anything(self) -> bool:
        wishes = (
            self.weight_field,
            self.centres,
            self.costs,
            self.together_field,
            self.apart_field,
            self.barriers,
            self.max_distance,
        )
        is_more = self.has_own_hubs or bool(self.sums or self.hub_limits)
        return is_more or any(each is not None for each in wishes)

    @property
    def of_what(self) -> str:
        """What sizes count, for messages after a number."""
        if self.weight_field is None:
            return tr("points")
        return tr("of '{field}'").format(field=self.weight_field)

    @property
    def point_columns(self) -> list[str]:
        """The columns of the points that are needed."""
        named = (
            self.weight_field,
            self.point_id,
            self.existing_field,
            self.locked_field,
            self.together_field,
            *(each.field for each in self.sums),
            self.apart_field,
        )
        return [each for each in named if each is not None]

    @property
    def has_own_hubs(self) -> bool:
        """Whether points have a hub of their own."""
        return self.existing_field is not None or self.locked_field is not None

    def amounts(self, points: gpd.GeoDataFrame) -> np.ndarray:
        """What each point has of each further quantity, shape (n, q)."""
        columns = [
            np.ones(len(points)) if each.field is None else as_numbers(points[each.field])
            for each in self.sums
        ]
        return np.column_stack(columns) if columns else np.empty((len(points), 0))

    @property
    def has_capacities(self) -> bool:
        return self.centre_min is not None or self.centre_max is not None

    @property
    def centre_names(self) -> Sequence:
        """What each centre is called: by its id field, or its feature id."""
        assert self.centres is not None
        if self.centre_id is None:
            return list(self.centres.index)
        return self.centres[self.centre_id].tolist()

    @property
    def centre_count(self) -> int:
        return 0 if self.centres is None else len(self.centres)


NO_CONDITIONS = HubConditions()
"""Nothing besides sizes is asked for; it cannot be changed, so one serves all."""
