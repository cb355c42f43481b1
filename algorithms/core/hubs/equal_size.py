# SPDX-License-Identifier: GPL-2.0-or-later
"""A given number of hubs of equal or nearly equal size."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Optional

import geopandas as gpd

from ..errors import Fault, raise_any
from ..progress import SILENT, Progress
from ..texts import number, tr
from .demands import equal_demands
from .forming import form_hubs
from .inputs.conditions import NO_CONDITIONS, HubConditions
from .inputs.points import PointGroup, groups_of
from .inputs.reading import read_inputs
from .inputs.settings import DEFAULTS, Settings
from .inputs.tie_faults import tie_faults
from .results.result import HubResult


def equal_size_hubs(
    points: gpd.GeoDataFrame,
    hubs: int,
    equity: float = 1.0,
    group_field: Optional[str] = None,
    settings: Settings = DEFAULTS,
    layer: str = "",
    progress: Progress = SILENT,
    conditions: HubConditions = NO_CONDITIONS,
) -> Optional[HubResult]:
    """Group points into compact hubs of equal or nearly equal size.

    Parameters
    ----------
    points : GeoDataFrame of length n
        With a coordinate reference system, indexed by feature id. Geometries other than
        points are taken by their centroid.
    hubs : int
        From 2 to n - 1. With groups: of the whole layer, shared out to the groups in
        proportion to their points (``sizes.share_out``), at least one each.
    equity : float
        From 0 to 1. At 1 the sizes (of one group) differ by at most one; below, they stay
        within ``sizes.size_range``.
    group_field : str, optional
        The column that tells groups of points which are worked on apart.
    settings : Settings
    layer : str
        Name of the layer, for messages.
    progress : Progress
    conditions : HubConditions
        Weights to balance, given centres (``hubs`` is then their number), travel costs.

    Returns
    -------
    HubResult or None
        None if the user cancelled.

    Raises
    ------
    InputError
        No points; no reference system; missing geometries or groups; ``hubs``, ``equity`` or
        a setting out of range; what is asked for besides cannot be, or was not found.

    References
    ----------
    Equal-size spectral clustering, A. Mabo; each part names its own sources.
    """
    given = conditions.centres is not None
    faults: Iterable[Fault] = _equity_faults(equity)
    if not given:
        faults = chain(_hubs_faults(points, hubs, group_field), faults)
    inputs = read_inputs(points, group_field, conditions, settings, layer, faults)
    raise_any([*(() if given else _part_count_faults(hubs, inputs.groups)), *tie_faults(inputs)])
    demands = equal_demands(inputs, hubs, equity)
    return form_hubs(inputs, demands, settings, progress)


def _hubs_faults(
    points: gpd.GeoDataFrame, hubs: int, group_field: Optional[str]
) -> Iterator[Fault]:
    n = len(points)
    if hubs < 2:
        yield Fault(
            "at least 2 hubs are needed",
            "Ask for 2 or more.",
            tr("Number of hubs"),
            detail=str(hubs),
        )
    elif hubs >= n:
        yield Fault(
            tr("there must be fewer hubs than points ({n})").format(n=number(n)),
            tr("Ask for at most {n} hubs.").format(n=n - 1)
            if n > 2
            else "Choose a layer with more points.",
            tr("Number of hubs"),
            detail=str(hubs),
        )
    else:
        groups = len(groups_of(points, group_field))
        if hubs < groups:
            yield Fault(
                tr("every group needs at least one hub, and there are {n} groups").format(n=groups),
                tr("Ask for at least {n} hubs, or leave groups out by a filter.").format(n=groups)
                if groups < n
                else "Every point is a group by itself: choose another field.",
                tr("Number of hubs"),
                detail=str(hubs),
            )


def _part_count_faults(hubs: int, groups: Sequence[PointGroup]) -> Iterator[Fault]:
    if hubs < len(groups) and any(group.part for group in groups):
        yield Fault(
            tr(
                "every part needs at least one hub, and barriers part the points into {n} parts"
            ).format(n=len(groups)),
            tr(
                "Ask for at least {n} hubs, or draw lines in BRIDGES that tie parts together."
            ).format(n=len(groups)),
            tr("Number of hubs"),
            detail=str(hubs),
        )


def _equity_faults(equity: float) -> Iterator[Fault]:
    if math.isnan(equity) or not 0 <= equity <= 1:
        yield Fault(
            "it must be from 0 to 1",
            "Choose 1 for equal sizes, less for more compact hubs of less equal sizes.",
            tr("Equity"),
            detail=str(equity),
        )
