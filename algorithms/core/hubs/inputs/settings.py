# SPDX-License-Identifier: GPL-2.0-or-later
"""How hubs are formed, and what may be wrong with that and with a layer of points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Optional

import geopandas as gpd
from pyproj import CRS

from ...effort import Effort
from ...errors import Fault
from ...ids import is_missing
from ...on_earth import no_place_faults, off_earth_faults
from ...texts import tr
from ..problem import Compactness


class Method(Enum):
    """What gives the first grouping, before sizes are balanced."""

    SPECTRAL = "spectral clustering"
    KMEANS = "k-means"


@dataclass(frozen=True)
class Settings:
    """How hubs are formed, whatever their sizes.

    Attributes
    ----------
    method : Method
    neighbours : int, optional
        How many nearest places each place is joined to by spectral clustering; 10 % of the
        points, at most 30, by default.
    effort : Effort
    objective : Compactness
    one_piece : bool
        Whether every hub is to be connected on the neighbour graph of the points.
    random_seed : int
    is_trial : bool
        Whether only to learn if all that is asked can be kept: hubs that do not keep it are
        searched less.
    """

    method: Method = Method.SPECTRAL
    neighbours: Optional[int] = None
    effort: Effort = Effort.STANDARD
    objective: Compactness = Compactness.MEAN_DISTANCE
    one_piece: bool = True
    random_seed: int = 0
    is_trial: bool = False


DEFAULTS = Settings()
"""Of both hub entries; they cannot be changed, so one serves all."""


def settings_faults(settings: Settings) -> Iterator[Fault]:
    """Find what is wrong with the settings."""
    if settings.neighbours is not None and settings.neighbours < 1:
        yield Fault(
            "at least 1 neighbour is needed",
            "Ask for 1 or more, or leave it empty for the default.",
            tr("Neighbours per point"),
            detail=str(settings.neighbours),
        )


def point_faults(points: gpd.GeoDataFrame, layer: str) -> Iterator[Fault]:
    """Find what is wrong with a layer of points, for hubs of any kind.

    Parameters
    ----------
    points : GeoDataFrame
        Indexed by feature id.
    layer : str
        Its name, for messages.
    """
    if len(points) == 0:
        yield Fault(
            "the layer has no features",
            "Choose a layer with points, or clear its filter or selection.",
            layer,
        )
        return
    if points.crs is None:
        yield Fault(
            "the layer has no coordinate reference system",
            "Assign one in the layer's properties; without it distances have no meaning.",
            layer,
        )
    elif CRS.from_user_input(points.crs).geodetic_crs is None:
        yield Fault(
            "the layer's coordinate reference system has no place on Earth",
            "Assign the right one in the layer's properties.",
            layer,
        )
    else:
        yield from off_earth_faults(points, layer)
    yield from no_place_faults(points, layer)


def without_group(points: gpd.GeoDataFrame, field: Optional[str], layer: str) -> Iterator[Fault]:
    """Find the points whose group is not known."""
    if field is None:
        return
    for feature, value in zip(points.index, points[field].tolist()):
        if is_missing(value):
            yield Fault(
                "points without a group",
                "Fill the field, or leave them out by a filter or selection.",
                layer,
                feature=feature,
                field=field,
            )
