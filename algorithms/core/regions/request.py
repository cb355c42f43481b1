# SPDX-License-Identifier: GPL-2.0-or-later
"""From what is asked for to regions: by their number or by sums, of the whole or by district."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Optional

from ..effort import Effort
from ..errors import Fault, InputError
from ..progress import SILENT, Progress
from .districts import District, districts_of, form_in_districts, shared_out
from .preflight import RegionGround, range_of_numbers, with_number, with_range
from .solve import Regions, Weights, form_regions, most_regions
from .wishes import NO_WISHES, RegionWishes, with_wishes


@dataclass(frozen=True)
class RegionRequest:
    """What is asked of regions.

    Attributes
    ----------
    regions : int, optional
        Their number; without it ``least``, ``most`` or both decide it.
    tolerance : sequence of float, one per sum
        0.01 stands for 1 % of an equal share; of a given number of regions.
    least, most : float, optional
        Of the first sum of every region.
    weights : Weights
    effort : Effort
    random_seed : int
    """

    regions: Optional[int] = None
    tolerance: Sequence[float] = (0.05,)
    least: Optional[float] = None
    most: Optional[float] = None
    weights: Weights = field(default_factory=Weights)
    effort: Effort = Effort.STANDARD
    random_seed: int = 0


def regions_asked_for(
    ground: RegionGround,
    request: RegionRequest,
    wishes: RegionWishes = NO_WISHES,
    districts: Optional[tuple[Sequence[Any], str]] = None,
    progress: Progress = SILENT,
) -> Optional[Regions]:
    """Form regions.

    Parameters
    ----------
    ground : RegionGround
    request : RegionRequest
    wishes : RegionWishes
    districts : tuple of a sequence of length n and str, optional
        The district of every area, within which regions are to stay, and the field's name.
    progress : Progress

    Returns
    -------
    Regions or None
        None if the run was cancelled before any were found.

    Raises
    ------
    InputError
        If what is asked for cannot be, or no regions with such sums were found.
    """
    if districts is None:
        return _of_one(ground, request, request.regions, wishes, progress)
    values, field = districts
    parts = districts_of(ground, values, field, wishes)
    counts: list[Optional[int]] = [None] * len(parts)
    if request.regions is not None:
        counts = list(shared_out(parts, request.regions, ground.columns.layer))

    def form(number: int, district: District, stage: Progress) -> Optional[Regions]:
        return _of_one(district.ground, request, counts[number], district.wishes, stage)

    return form_in_districts(ground, parts, form, wishes, progress)


def _of_one(
    ground: RegionGround,
    request: RegionRequest,
    regions: Optional[int],
    wishes: RegionWishes,
    progress: Progress,
) -> Optional[Regions]:
    seed, effort, weights = request.random_seed, request.effort, request.weights
    if regions is not None:
        problem = with_wishes(with_number(ground, regions, request.tolerance), wishes)
        return form_regions(problem, seed, effort, weights, progress)
    fewest, most = range_of_numbers(ground, request.least, request.most)
    found = most_regions(
        lambda n: with_wishes(with_range(ground, n, request.least, request.most), wishes),
        max(fewest, wishes.n_locked),
        max(most, wishes.n_locked),
        request.least is None,
        seed,
        effort,
        weights,
        progress,
    )
    if found is None and not progress.cancelled():
        raise InputError(
            Fault(
                "no regions were found that keep the sums",
                "Lower the least sum (MIN_SUM) or raise the largest one (MAX_SUM).",
                ground.columns.layer,
            )
        )
    return found
