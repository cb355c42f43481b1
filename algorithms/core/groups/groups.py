# SPDX-License-Identifier: GPL-2.0-or-later
"""Groups of features alike in place, in scores or in both: k-means with its profile."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Optional

import geopandas as gpd
import numpy as np

from ..errors import Fault, InputError
from ..geo import geodesic_m, to_lonlat
from ..progress import SILENT, Progress, Stage
from ..texts import number, tr
from .mixed import categories_of, mixed_partition, sorted_by, traits
from .partition import SAMPLE, inertia, means, partition, silhouette
from .profile import Profile, profile_of
from .space import REFUSE, Space, space_of

WIDE_M = 2_000_000
"""Beyond, a flat map bends distances by more than 1 %."""
MIN_GROUPS, MAX_GROUPS = 2, 10
"""The numbers of groups that are tried unless the user says others: a profile of
more than ten is hard to take in."""


@dataclass(frozen=True)
class GroupResult:
    """Groups of features.

    n features, k groups. Groups by place alone are numbered from the north-west to the
    south-east, others from the largest to the smallest (of equal ones, by the centre's
    scores, the fields in the order of their names, from low to high).

    Attributes
    ----------
    labels : ndarray of int, shape (n,)
        The group of each feature, 0..k-1, in the order of the layer.
    sizes : ndarray of int, shape (k,)
    distance_m : ndarray of shape (n,), optional
        Metres along the ellipsoid from each feature's centroid to the mean place of its
        group. None if place was not asked for.
    distance_sd : ndarray of shape (n,), optional
        Distance from each feature to its group's centre in standard deviations of a field,
        scaled place included. None if groups are by place alone.
    silhouette : float
        Mean silhouette, -1 to 1.
    silhouettes : dict of int to float
        By number of groups: every number that was tried.
    sampled : int
        How many features the silhouettes were taken over.
    inertia : float
        Sum of squared distances to the centres: in km² by place alone, else in squared
        standard deviations.
    explained : float
        Share of the total variance that lies between the groups, 0 to 1.
    by_place, by_scores : bool
        What the groups were formed by.
    profile : Profile
        Scores by group.
    centres : GeoSeries of length k, optional
        The mean place of each group, in the layer's reference system.
    imputed : dict of str to int
        Missing scores that the median stood in for, by field.
    constant : tuple of str
        Fields with one value only, which did not count.
    mixed : bool
        Whether groups are each like the whole, rather than of features that are alike.
    by_lot : float
        What ``explained`` is on average if groups are drawn by lot.
    gaps : dict of str to float
        By field of categories: by how many percentage points a value's share in a group differs
        most from that of all.
    """

    labels: np.ndarray
    sizes: np.ndarray
    distance_m: Optional[np.ndarray]
    distance_sd: Optional[np.ndarray]
    silhouette: float
    silhouettes: dict
    sampled: int
    inertia: float
    explained: float
    by_place: bool
    by_scores: bool
    profile: Profile
    centres: Optional[gpd.GeoSeries]
    imputed: dict
    constant: tuple
    mixed: bool = False
    by_lot: float = 0.0
    gaps: dict = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.sizes)

    def mean_and_longest(self, distance: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the mean and the greatest of distances of shape (n,), each of shape (k,)."""
        longest = np.zeros(self.count)
        np.maximum.at(longest, self.labels, distance)
        total = np.bincount(self.labels, distance, minlength=self.count)
        return total / self.sizes, longest


def k_means_groups(
    features: gpd.GeoDataFrame,
    fields: Sequence[str] = (),
    use_place: bool = False,
    place_weight: float = 0.5,
    missing: str = REFUSE,
    groups: Optional[int] = None,
    min_groups: int = MIN_GROUPS,
    max_groups: int = MAX_GROUPS,
    equal_sizes: bool = False,
    random_seed: int = 0,
    layer: str = "",
    progress: Progress = SILENT,
    mixed: bool = False,
    categories: Sequence[str] = (),
) -> Optional[GroupResult]:
    """Group features by place, by scores, or by both.

    The same features and random seed give the same groups, whatever the order of the
    features and fields (features alike in all that counts may change roles).

    Parameters
    ----------
    features : GeoDataFrame of length n
        Indexed by feature id, with the fields as columns. Geometries other than points are
        taken by their centroid. Without place it needs neither geometries nor a reference
        system.
    fields : sequence of str
        Number fields: the scores. Without any, features are grouped by place.
    use_place : bool
        Whether place counts beside the scores.
    place_weight : float
        Where place and scores count: the share of the total variance that place has, 0 to 1.
    missing : {"refuse", "median"}
        Missing scores: an error that names them, or the median of the field.
    groups : int, optional
        From 2 to n - 1, and at most as many as there are distinct features unless
        ``equal_sizes``. By default the number with the best silhouette from ``min_groups``
        to ``max_groups`` (or to the highest that is possible); of equals, the lowest.
    equal_sizes : bool
        Whether sizes may differ by at most one.
    random_seed : int
    layer : str
        Name of the layer, for messages.
    progress : Progress
    mixed : bool
        Groups of equal size that are each like the whole in place, scores and categories; needs
        ``groups``.
    categories : sequence of str
        Columns of categories that mixed groups are to have in equal shares.

    Returns
    -------
    GroupResult or None
        None if the user cancelled.

    Raises
    ------
    InputError
        See ``space_of``; ``groups``, ``min_groups``, ``max_groups`` or ``place_weight`` out
        of range.
    """
    use_place = use_place or not (fields or categories)
    faults = list(_setting_faults(place_weight, groups, min_groups, max_groups))
    faults += _mixed_faults(mixed, categories, groups)
    if faults:
        raise InputError(faults)
    if mixed:
        assert groups is not None, "faults are raised above"
        distinct = list(dict.fromkeys(fields))
        spaced = (features, distinct, use_place, place_weight, missing)
        return _mixed(*spaced, categories, groups, random_seed, layer, progress)
    space = space_of(features, fields, use_place, place_weight, missing, layer)
    _warn(space, features, use_place, place_weight, progress)
    counts = _counts(space, groups, min_groups, max_groups, equal_sizes, progress)

    tried = _partitions(space.points, counts, equal_sizes, random_seed, progress)
    if tried is None:
        return None
    silhouettes, labels = tried
    labels = _numbered(space, labels)
    return _result(space, features, list(dict.fromkeys(fields)), labels, silhouettes)


def _mixed_faults(mixed: bool, categories: Sequence[str], groups: Optional[int]) -> Iterator[Fault]:
    if mixed and groups is None:
        yield Fault(
            "the number of mixed groups cannot be chosen: any number can be alike",
            "Say how many groups there are to be.",
            tr("Number of groups"),
        )
    if categories and not mixed:
        yield Fault(
            "categories count in mixed groups only",
            "Ask for mixed groups, or choose no categories.",
            tr("Categories"),
            detail=", ".join(categories),
        )


def _mixed(
    features: gpd.GeoDataFrame,
    fields: Sequence[str],
    use_place: bool,
    place_weight: float,
    missing: str,
    categories: Sequence[str],
    k: int,
    random_seed: int,
    layer: str,
    progress: Progress,
) -> Optional[GroupResult]:
    """Mixed groups; see ``k_means_groups``."""
    known = categories_of(features, categories)
    if fields or use_place or not len(features):
        space = space_of(features, fields, use_place, place_weight, missing, layer)
        _warn(space, features, use_place, place_weight, progress)
    else:
        space = _no_space(len(features))
    _counts(replace(space, points=np.zeros((len(features), 0))), k, k, k, True, progress)
    order = sorted_by(space.points, [category.ordered(space.order) for category in known])
    space = space.ordered(order)
    known = [category.ordered(space.order) for category in known]
    if not space.by_scores:
        # Place alone is in metres: in standard deviations, it counts as much as a category.
        space = replace(space, points=space.points / np.sqrt(space.points.var(axis=0).sum()))
    columns = traits(space.points, known, 2 * space.by_place)
    labels = mixed_partition(columns, k, random_seed, progress)
    if labels is None:
        return None
    points = np.column_stack([space.points, *(category.columns() for category in known)])
    space = replace(space, points=points - points.mean(axis=0), by_scores=True)
    labels = _numbered(space, labels)
    silhouettes = {k: round(silhouette(space.points, labels, random_seed), 9)}
    return replace(
        _result(space, features, fields, labels, silhouettes),
        mixed=True,
        by_lot=(k - 1) / (len(labels) - 1),
        gaps={category.field: category.gap(labels) for category in known},
    )


def _no_space(n: int) -> Space:
    """Of features that only their categories tell apart."""
    nothing = np.zeros((n, 0))
    return Space(np.arange(n), nothing, nothing, {}, (), None, None, False, True, 0.0)


def _setting_faults(
    place_weight: float, groups: Optional[int], min_groups: int, max_groups: int
) -> Iterator[Fault]:
    if math.isnan(place_weight) or not 0 <= place_weight <= 1:
        yield Fault(
            "it must be from 0 to 1",
            "Choose 0 to group by scores alone, 1 by place alone, or what lies between.",
            tr("Weight of place"),
            detail=str(place_weight),
        )
    if groups is not None:
        if groups < 2:
            yield Fault(
                "at least 2 groups are needed",
                "Ask for 2 or more, or leave it empty to have the number chosen.",
                tr("Number of groups"),
                detail=str(groups),
            )
    elif min_groups < 2:
        yield Fault(
            "at least 2 groups are needed",
            "Ask for 2 or more.",
            tr("Fewest groups"),
            detail=str(min_groups),
        )
    elif min_groups > max_groups:
        yield Fault(
            "the fewest groups are more than the most",
            "Let the first be at most the second.",
            tr("Fewest and most groups"),
            detail=tr("{fewest} and {most}").format(fewest=min_groups, most=max_groups),
        )


def _warn(
    space: Space,
    features: gpd.GeoDataFrame,
    use_place: bool,
    place_weight: float,
    progress: Progress,
) -> None:
    for name in space.constant:
        progress.warn(
            tr(
                "Every feature has the same value in '{name}': it tells none apart and does not "
                "count."
            ).format(name=name)
        )
    if use_place and not space.by_place and place_weight > 0:
        progress.warn("All features are at one place: groups are formed by scores alone.")
    place_m = space.place_m
    if space.by_place and place_m is not None and np.ptp(place_m, axis=0).max() > WIDE_M:
        progress.warn(
            "The features spread over more than 2,000 km. Groups are formed on a flat map, which "
            "bends distances there; those written are measured along the ellipsoid."
        )
    if space.imputed:
        named = ", ".join(f"{name} {count}" for name, count in space.imputed.items())
        progress.warn(
            tr(
                "Missing scores for which the field's median stands in: {n} ({fields}), of {all} "
                "features."
            ).format(n=sum(space.imputed.values()), fields=named, all=len(features))
        )


def _counts(
    space: Space,
    groups: Optional[int],
    min_groups: int,
    max_groups: int,
    equal_sizes: bool,
    progress: Progress,
) -> range:
    """The numbers of groups to try."""
    n = len(space.points)
    distinct = len(np.unique(space.points, axis=0))
    most = n - 1 if equal_sizes else min(n - 1, distinct)
    why = (
        tr("there must be fewer groups than features ({n})").format(n=number(n))
        if most == n - 1
        else tr("only {n} features differ in what counts").format(n=distinct)
    )
    fewest = min_groups if groups is None else groups
    if fewest > most:
        raise InputError(
            Fault(
                why,
                tr("Ask for at most {n} groups.").format(n=most)
                if most > 1
                else "Choose a layer with more.",
                tr("Fewest groups") if groups is None else tr("Number of groups"),
                detail=str(fewest),
            )
        )
    if groups is not None:
        return range(groups, groups + 1)
    if max_groups > most:
        progress.info(tr("At most {n} groups are tried: {why}.").format(n=most, why=why))
    return range(min_groups, min(max_groups, most) + 1)


def _partitions(
    points: np.ndarray, counts: range, equal_sizes: bool, random_seed: int, progress: Progress
) -> Optional[tuple[dict[int, float], np.ndarray]]:
    silhouettes: dict[int, float] = {}
    best: Optional[tuple[int, np.ndarray]] = None
    for turn, k in enumerate(counts):
        part = Stage(progress, turn / len(counts), (turn + 1) / len(counts))
        # A time limit ends the search for the number of groups; one number there must be.
        stage = part if best else part.unlimited()
        labels = partition(points, k, equal_sizes, random_seed, stage)
        if stage.unlimited().cancelled():
            return None
        if labels is None or stage.cancelled():
            break
        # To nine digits: of two that differ by rounding, the fewer groups.
        silhouettes[k] = round(silhouette(points, labels, random_seed), 9)
        if best is None or silhouettes[k] > silhouettes[best[0]]:
            best = k, labels
        stage.share(1.0)
    assert best is not None, "the first number is tried without a time limit"
    return silhouettes, best[1]


def _numbered(space: Space, labels: np.ndarray) -> np.ndarray:
    """The labels under the numbers that ``GroupResult`` promises."""
    k = int(labels.max()) + 1
    if space.by_scores:
        centres = np.round(means(space.points, labels, k), 9)
        ranked = np.lexsort([*centres.T[::-1], -np.bincount(labels, minlength=k)])
    else:
        assert space.place_m is not None
        centres = means(space.place_m, labels, k)
        ranked = np.lexsort((centres[:, 0], np.round(centres[:, 0] - centres[:, 1], 3)))
    place = np.empty(k, np.int64)
    place[ranked] = np.arange(k)
    return place[labels]


def _result(
    space: Space,
    features: gpd.GeoDataFrame,
    fields: Sequence[str],
    labels: np.ndarray,
    silhouettes: dict[int, float],
) -> GroupResult:
    k = int(labels.max()) + 1
    spread = inertia(space.points, labels, k)
    total = inertia(space.points, np.zeros(len(labels), np.int64), 1)
    away = np.sqrt(((space.points - means(space.points, labels, k)[labels]) ** 2).sum(axis=1))
    distance_m = centres = None
    if space.place_m is not None:
        middle = means(space.place_m, labels, k)
        distance_m = geodesic_m(
            to_lonlat(space.place_m, space.crs), to_lonlat(middle[labels], space.crs), space.crs
        )
        centres = gpd.GeoSeries.from_xy(*middle.T, crs=space.crs).to_crs(features.crs)
    return GroupResult(
        labels=_in_layer_order(labels, space.order),
        sizes=np.bincount(labels, minlength=k),
        distance_m=None if distance_m is None else _in_layer_order(distance_m, space.order),
        distance_sd=_in_layer_order(away, space.order) if space.by_scores else None,
        silhouette=silhouettes[k],
        silhouettes=silhouettes,
        sampled=min(SAMPLE, len(labels)),
        inertia=spread if space.by_scores else spread / 1e6,
        explained=1 - spread / total if total > 0 else 0.0,
        by_place=space.by_place,
        by_scores=space.by_scores,
        profile=profile_of(fields, space.scores, labels, k),
        centres=centres,
        imputed=space.imputed,
        constant=space.constant,
    )


def _in_layer_order(values: np.ndarray, order: np.ndarray) -> np.ndarray:
    back = np.empty_like(values)
    back[order] = values
    return back
