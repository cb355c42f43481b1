# SPDX-License-Identifier: GPL-2.0-or-later
"""Features as points in the space in which they are grouped: place, scores, or both.

Scores are standardised: from each field its mean is taken, and what is left is divided by its
standard deviation, so that every field has a variance of 1 whatever it counts. Place is the
centroid in an equal-area projection around the layer, in metres. Where both count, place is
scaled so that it has the share of the total variance that is asked for; one unit of the space
is then still one standard deviation of a field.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Optional

import geopandas as gpd
import numpy as np

from ..errors import Fault, InputError
from ..geo import is_on_earth, local_metric_crs
from ..ids import as_numbers, is_missing
from ..on_earth import no_place_faults, off_earth_faults

if TYPE_CHECKING:
    from pyproj import CRS

REFUSE, MEDIAN = "refuse", "median"
"""What may be done with missing scores; the names are part of the door for Python."""


@dataclass(frozen=True)
class Space:
    """Features in one order, whatever the order of the layer.

    n features, f fields, d dimensions.

    Attributes
    ----------
    order : ndarray of int, shape (n,)
        The row of the layer that each feature stands in.
    points : ndarray of shape (n, d)
        Where the features are grouped: the varying scores in the order of their names, in
        standard deviations, then scaled place; or place alone, in metres.
    scores : ndarray of shape (n, f)
        The fields as they are, in the order asked for; NaN where a value is missing.
    imputed : dict of str to int
        Missing values that the field's median stands in for, by field; only where any are.
    constant : tuple of str
        Fields that have one value only, and so tell no features apart.
    place_m : ndarray of shape (n, 2), optional
        Centroids in metres, if place was asked for.
    crs : pyproj.CRS, optional
        The reference system of ``place_m``.
    by_place, by_scores : bool
        What counts in ``points``.
    place_scale : float
        Units of the space per metre; 0 if place does not count.
    """

    order: np.ndarray
    points: np.ndarray
    scores: np.ndarray
    imputed: dict
    constant: tuple
    place_m: Optional[np.ndarray]
    crs: Optional[object]
    by_place: bool
    by_scores: bool
    place_scale: float

    def ordered(self, order: np.ndarray) -> Space:
        """The same features in another order."""
        place_m = None if self.place_m is None else self.place_m[order]
        return replace(
            self,
            order=self.order[order],
            points=self.points[order],
            scores=self.scores[order],
            place_m=place_m,
        )


def space_of(
    features: gpd.GeoDataFrame,
    fields: Sequence[str],
    use_place: bool,
    place_weight: float,
    missing: str = REFUSE,
    layer: str = "",
) -> Space:
    """Check the features and put them into the space in which they are grouped.

    With scores of ``p`` varying fields, whose variances add up to ``p``, and a weight ``w``
    below 1, east and north are scaled by one number such that their variances add up to
    ``p w / (1 - w)``: the share ``w`` of the total. At 1, or without a varying field, place
    counts alone; at 0, or where all features are at one place, scores do.

    Parameters
    ----------
    features : GeoDataFrame of length n
        Indexed by feature id, with the fields as columns.
    fields : sequence of str
        Number fields; may be empty if ``use_place``.
    use_place : bool
    place_weight : float
        From 0 to 1.
    missing : {"refuse", "median"}
        What to do where a score is missing: an error that names the features, or the median
        of the field's other values.
    layer : str
        Name of the layer, for messages.

    Raises
    ------
    InputError
        Missing or unreadable scores, missing geometries, no reference system, or nothing
        that tells features apart.
    """
    if len(features) == 0:
        raise InputError(
            Fault(
                "the layer has no features",
                "Choose another layer, or clear its filter or selection.",
                layer,
            )
        )
    fields = list(dict.fromkeys(fields))
    scores = _numbers(features, fields)
    faults = list(_score_faults(features, fields, scores, missing, layer))
    if use_place:
        faults += _place_faults(features, layer)
    if faults:
        raise InputError(faults)

    # One order of features and of fields, so that neither can matter.
    by_name = sorted(range(len(fields)), key=fields.__getitem__)
    bounds = features.geometry.bounds.to_numpy() if use_place else np.empty((len(features), 0))
    order = np.lexsort(np.column_stack([scores[:, by_name], bounds]).T)
    scores = scores[order]

    filled, imputed = _imputed(scores, fields)
    varies = filled.max(axis=0) > filled.min(axis=0)
    standard = _standardised(filled[:, [i for i in by_name if varies[i]]])
    place_m: Optional[np.ndarray] = None
    crs: Optional[CRS] = None
    scale, by_scores = 0.0, standard.shape[1] > 0
    if use_place:
        place_m, crs = _place(features.geometry.iloc[order])
        scale = _place_scale(place_m, standard.shape[1], place_weight)
        # Place alone is left in metres.
        by_scores = by_scores and not (scale == 1.0 and place_weight == 1)
    parts = [standard] if by_scores else []
    if place_m is not None and scale > 0:
        parts.append((place_m - place_m.mean(axis=0)) * scale)
    if not parts:
        raise InputError(_nothing_to_tell_apart(fields, use_place, layer))
    return Space(
        order=order,
        points=np.column_stack(parts),
        scores=scores,
        imputed=imputed,
        constant=tuple(name for name, does in zip(fields, varies) if not does),
        place_m=place_m,
        crs=crs,
        by_place=scale > 0,
        by_scores=by_scores,
        place_scale=scale,
    )


def _numbers(features: gpd.GeoDataFrame, fields: Sequence[str]) -> np.ndarray:
    columns = [as_numbers(features[name]) for name in fields]
    return np.column_stack(columns) if columns else np.empty((len(features), 0))


def _score_faults(
    features: gpd.GeoDataFrame, fields: Sequence[str], scores: np.ndarray, missing: str, layer: str
) -> Iterator[Fault]:
    for name, numbers in zip(fields, scores.T):
        raw = features[name]
        there = np.array([not is_missing(value) for value in raw])
        for row in np.flatnonzero(there & ~np.isfinite(numbers)):
            yield Fault(
                "the score is not a number",
                "Correct it, or choose a number field.",
                layer,
                features.index[row],
                name,
                repr(raw.iloc[row]),
            )
        if not there.any():
            yield Fault("the field holds no value at all", "Leave it out.", layer, field=name)
        elif missing == REFUSE:
            for row in np.flatnonzero(~there):
                yield Fault(
                    "the score is missing",
                    "Fill it in, leave the features or the field out, or let the median of the "
                    "field stand in for missing values.",
                    layer,
                    features.index[row],
                    name,
                )


def _place_faults(features: gpd.GeoDataFrame, layer: str) -> list[Fault]:
    geometry = features.geometry
    if all(shape is None for shape in geometry):
        return [
            Fault(
                "the layer has no geometry, so there is no place to group by",
                "Choose number fields to group by and switch the use of location off, or choose "
                "a layer with geometries.",
                layer,
            )
        ]
    faults = []
    if not is_on_earth(features.crs):
        faults.append(
            Fault(
                "the layer has no coordinate reference system that ties it to a place on Earth",
                "Assign the right one in the layer's properties; without it distances have no "
                "meaning.",
                layer,
            )
        )
    faults += off_earth_faults(features, layer)
    faults += no_place_faults(features, layer)
    return faults


def _imputed(scores: np.ndarray, fields: Sequence[str]) -> tuple[np.ndarray, dict[str, int]]:
    """The scores with medians for missing values, and how many by field."""
    filled, counts = scores.copy(), {}
    for column, name in enumerate(fields):
        gone = np.isnan(scores[:, column])
        if gone.any():
            filled[gone, column] = np.median(scores[~gone, column])
            counts[name] = int(gone.sum())
    return filled, counts


def _standardised(scores: np.ndarray) -> np.ndarray:
    if not scores.shape[1]:
        return scores
    # In parts of its range a field's squares cannot overflow or vanish.
    middle = scores - np.median(scores, axis=0)
    middle /= np.abs(middle).max(axis=0)
    return (middle - middle.mean(axis=0)) / middle.std(axis=0)


def _place(geometry: gpd.GeoSeries) -> tuple[np.ndarray, CRS]:
    crs = local_metric_crs(geometry)
    centroid = geometry.to_crs(crs).centroid
    return np.column_stack([centroid.x, centroid.y]), crs


def _place_scale(place_m: np.ndarray, fields: int, weight: float) -> float:
    variance = float(place_m.var(axis=0).sum())
    # Below a millimetre, places differ by rounding only.
    if variance < 1e-6:
        return 0.0
    if fields == 0 or weight == 1:
        return 1.0
    return float(np.sqrt(fields * weight / (1 - weight) / variance))


def _nothing_to_tell_apart(fields: Sequence[str], use_place: bool, layer: str) -> Fault:
    if not fields and not use_place:
        return Fault(
            "there is nothing to group by",
            "Choose number fields, or use the location.",
            layer,
        )
    return Fault(
        "nothing tells the features apart: every field chosen has one value only and all features "
        "are at one place"
        if fields and use_place
        else "nothing tells the features apart: every field chosen has one value only"
        if fields
        else "nothing tells the features apart: all features are at one place",
        "Choose other fields or features.",
        layer,
    )
