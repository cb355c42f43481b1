# SPDX-License-Identifier: GPL-2.0-or-later
"""What officers bring to a map: locked units, barriers, bridges, and costs of travel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from .. import ids
from .costs import CostColumns
from .overlaps import SNAP_TOLERANCE_M
from .parts import Islands
from .problem import zones_by_school
from .school_places import TwoSchools


@dataclass(frozen=True)
class Conditions:
    """What the officer asks of every plan, as layers; all of it optional.

    Attributes
    ----------
    locked_field : str, optional
        Column of the planning units with the school that a unit must stay with.
    barriers, bridges : GeoDataFrame of lines, optional
        Indexed by feature id.
    barrier_cost_field : str, optional
        Column of the barriers with what it costs, in students who change school, that two
        neighbouring units across one are of one zone; where it is empty they do not count as
        neighbours, as without this field.
    costs : DataFrame, optional
        A row per pair of unit and school.
    cost_columns : CostColumns, optional
        Given with ``costs``.
    missing_is_no_way : bool
        Pairs without a cost cannot be travelled, rather than being a problem.
    neighbours : GeoDataFrame of lines, optional
        Who is a neighbour, pair by pair (see ``neighbour_lines.neighbours_given``).
    islands : Islands
        What becomes of parts of the map without a school.
    two_schools : TwoSchools
        What becomes of units that hold several schools.
    snap_tolerance_m : float
        Overlaps of planning units that are narrower, and small, do no harm (see
        ``overlaps.find_overlaps``).
    barriers_layer, bridges_layer, neighbours_layer : str
        For messages.

    Examples
    --------
    A river parts the units on its banks:

    >>> import geopandas as gpd
    >>> from shapely.geometry import LineString
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> river = LineString([(392_050, 5_819_000), (392_050, 5_824_000)])
    >>> barriers = gpd.GeoDataFrame(geometry=[river], crs=units.crs)
    >>> district = core.build_district(
    ...     units, schools, students="students", school_id="school", capacity="seats",
    ...     conditions=core.Conditions(barriers=barriers),
    ... )
    >>> int(district.problem.adjacency.components.max()) + 1
    2
    """

    locked_field: Optional[str] = None
    barriers: Optional[gpd.GeoDataFrame] = None
    barrier_cost_field: Optional[str] = None
    bridges: Optional[gpd.GeoDataFrame] = None
    neighbours: Optional[gpd.GeoDataFrame] = None
    islands: Islands = Islands.JOIN
    two_schools: TwoSchools = TwoSchools.REFUSE
    snap_tolerance_m: float = SNAP_TOLERANCE_M
    costs: Optional[pd.DataFrame] = None
    cost_columns: Optional[CostColumns] = None
    missing_is_no_way: bool = False
    barriers_layer: str = "Barriers"
    bridges_layer: str = "Bridges"
    neighbours_layer: str = "Neighbours"


NO_CONDITIONS = Conditions()
"""Nothing is asked for; it cannot be changed, so one serves all."""


# -- zones named in a field ---------------------------------------------------------------


def zones_named(
    values: Sequence, school_ids: Sequence, other_schools: Sequence[Sequence] = ()
) -> tuple[np.ndarray, np.ndarray]:
    """Read a field that names schools as zones.

    Parameters
    ----------
    values : sequence of length n
        A school's id per unit; nothing (NULL, empty) means no zone.
    school_ids : sequence of length K
    other_schools : sequence of length K, or empty
        Further schools of each zone.

    Returns
    -------
    ndarray of shape (n,)
        Zone of every unit, or -1 (``UNASSIGNED``).
    ndarray of int
        The units that name a school that is not there.
    """
    labels = ids.look_up(values, zones_by_school(school_ids, other_schools))
    named = np.array([not ids.is_missing(value) for value in values], bool)
    return labels, np.flatnonzero(named & (labels < 0))


def unknown_schools(values: Sequence, units: np.ndarray) -> dict[str, int]:
    """How many of some units name each school, most first."""
    return dict(Counter(ids.plain(values[unit]) for unit in units.tolist()).most_common())
