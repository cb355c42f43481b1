"""Compact hubs in one piece, every size inside its range.

From a start, assignment and centres alternate (`alternate`); then a few neighbouring hubs at a
time are seeded anew and solved again (`neighbourhood`); then points cut off and pieces apart
are brought home (`whole`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Optional

import numpy as np
from threadpoolctl import threadpool_limits

from ..progress import SILENT, Progress, Stage
from .alternate import Ground, Grouping, Objective, alternate
from .balanced_start import MOST_UNEVEN, balanced_start, even_out
from .bound import is_cheap, lower_bound
from .last_resorts import LastResorts
from .mending import soundness
from .neighbourhood import MOST_POINTS, search
from .transport import assign
from .whole import SOLVED_ANEW_UP_TO, Neighbours, make_whole

__all__ = ["Effort", "Objective", "Solution", "solve_hubs"]

FEW_HUBS = 8
"""With so few hubs several starts find more than the search among neighbours does."""


class Effort(Enum):
    """How long to look for shorter distances."""

    QUICK = "quick"
    STANDARD = "standard"
    THOROUGH = "thorough"


@dataclass(frozen=True)
class _Plan:
    """What an effort buys: starts where there are few hubs, trials of the search elsewhere."""

    starts_of_few: int
    trials_per_hub: int
    most_trials: int


PLANS = {
    Effort.QUICK: _Plan(2, 0, 0),
    Effort.STANDARD: _Plan(8, 12, 4000),
    Effort.THOROUGH: _Plan(24, 60, 20000),
}
LESS = {Effort.STANDARD: Effort.QUICK, Effort.THOROUGH: Effort.STANDARD}
LENGTHENED = 1.003
"""Where making hubs whole takes more, it is worth looking at what less effort finds."""
DENSITY_POWER = {Objective.MEAN_DISTANCE: 1 / 3, Objective.SQUARED: 1 / 2}
"""The best size of a hub grows with this power of the density of its points."""
STARTING_CANDIDATES = (12, 24, 48)
"""Nearest hubs that a point of a start may go to, more if the sizes ask for it."""


@dataclass(frozen=True)
class Solution:
    """Hubs of the sizes asked for.

    Attributes
    ----------
    labels : ndarray of int, shape (n,)
        The hub of each point, 0..k-1; hub h has from ``low[h]`` to ``high[h]`` points.
    total : float
        Metres (or square metres) from all points to the centres of their hubs: to the middle
        point (medoid), or to the centroid where squared distance was asked for.
    lower_bound : float, optional
        No hubs of these sizes have a lower total; None where it was not computed.
    cut_off : int
        Points whose five nearest points are all in other hubs; hubs of up to five points
        are not counted.
    pieces : int
        Hubs that are not in one piece on the Gabriel graph of the points.
    parted : int
        Places whose points are in different hubs.
    """

    labels: np.ndarray
    total: float
    lower_bound: Optional[float]
    cut_off: int
    pieces: int
    parted: int


def solve_hubs(
    xy: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    *,
    start: Optional[np.ndarray] = None,
    objective: Objective = Objective.MEAN_DISTANCE,
    effort: Effort = Effort.STANDARD,
    connected: bool = True,
    random_seed: int = 0,
    progress: Progress = SILENT,
) -> Optional[Solution]:
    """Group points into compact hubs of the sizes asked for.

    The same points and random seed give the same hubs, whatever the number of threads, and
    wherever the map's origin lies; another order of the points gives the same hubs if no two
    are at one place.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        Points in metres.
    low, high : ndarray of int, shape (k,)
        Least and greatest size of each hub: 1 <= low <= high, sum(low) <= n <= sum(high).
    start : ndarray of int, shape (n,), optional
        A first grouping, of any sizes; by default the map is cut in even parts. Where it keeps
        the sizes, the result is never worse.
    objective : Objective
    effort : Effort
    connected : bool
        Whether every hub is to be in one piece, and no point cut off.
    random_seed : int
    progress : Progress

    Returns
    -------
    Solution or None
        None if the user cancelled before there was anything; else the best found until then.

    Raises
    ------
    ValueError
        Sizes that cannot be kept.
    """
    xy, low, high = np.asarray(xy, float), np.asarray(low, np.int64), np.asarray(high, np.int64)
    if not (
        len(low) == len(high)
        and (low >= 1).all()
        and (low <= high).all()
        and low.sum() <= len(xy) <= high.sum()
    ):
        raise ValueError("no grouping keeps these sizes")
    if progress.cancelled():
        return None
    # Points in one order, about their middle and in kilometres: none of these may matter.
    order = np.lexsort((xy[:, 1], xy[:, 0]))
    placed = (xy - xy.min(axis=0))[order] / 1000
    ground = Ground(placed, low, high, objective)
    # One thread: sums in another order would differ in their last digits.
    with threadpool_limits(limits=1):
        first = None if start is None else np.asarray(start, np.int64)[order]
        neighbours = Neighbours.of(placed)
        if progress.cancelled():
            return None
        seed = random_seed % 2**63
        labels, bound = _solve(
            ground, first, effort, connected, neighbours, seed, progress, LastResorts()
        )
        unit = 1e6 if objective is Objective.SQUARED else 1e3
        back = np.empty_like(labels)
        back[order] = labels
        return Solution(
            labels=back,
            total=unit * ground.total(labels),
            lower_bound=None if bound is None else unit * bound,
            cut_off=int(neighbours.cut_off(labels).sum()),
            pieces=int((neighbours.pieces_per_hub(labels, ground.hubs) > 1).sum()),
            parted=neighbours.parted(labels),
        )


def _solve(ground, first, effort, connected, neighbours, random_seed, progress, resorts):
    rng = np.random.default_rng(random_seed)
    plan = PLANS[effort]
    k, n = ground.hubs, len(ground.xy)
    few = k <= FEW_HUBS
    starts = plan.starts_of_few if few else 1
    if k == 1:
        return np.zeros(n, np.int64), None
    best = None
    for turn in range(starts):
        stage = Stage(progress, 0.3 * turn / starts, 0.3 * (turn + 1) / starts)
        found = _one_start(ground, first if turn == 0 else None, rng, stage)
        if best is None or found.total < best.total:
            best = found
        if progress.cancelled():
            break
    trials = min(plan.trials_per_hub * k, plan.most_trials)
    if trials and (not few or n <= MOST_POINTS) and not progress.cancelled():
        best = search(ground, best, trials, rng, Stage(progress, 0.3, 0.8))
        if not progress.cancelled():
            again = alternate(ground, best.labels, None, progress)
            best = again if again is not None and again.total < best.total else best
    labels = best.labels
    if connected:
        raw = ground.total(labels)
        stage = Stage(progress, 0.8, 1.0)
        labels = make_whole(ground, labels, neighbours, rng, stage, resorts)

        def solve_again(less, progress):
            known = resorts.again()
            return _solve(ground, first, less, connected, neighbours, random_seed, progress, known)[
                0
            ]

        labels = or_with_less(solve_again, ground, raw, labels, neighbours, effort, progress)
    if first is not None and _is_better(ground, neighbours, first, labels, connected):
        labels = first
    bound = None
    if effort is Effort.THOROUGH and is_cheap(ground) and not progress.cancelled():
        bound = lower_bound(ground, labels, progress=Stage(progress, 1.0, 1.0))
    progress.share(1.0)
    return labels, bound


def or_with_less(solve_again, ground, raw, labels, neighbours, effort, progress):
    """Hubs made whole, or those that less effort finds where they are sounder or shorter.

    The shorter hubs that more effort finds may be the longer ones once they are whole. Where
    that lengthened them little, or the user cancelled, less effort is not tried.

    Parameters
    ----------
    solve_again : callable
        Takes an effort and a progress; returns labels made whole, or None.
    ground : Ground or AskedGround
    raw : float
        The total before the hubs were made whole.
    labels : ndarray of int, shape (n,)
    neighbours : Neighbours
    effort : Effort
        With which the labels were found.
    progress : Progress
    """
    little = len(labels) > SOLVED_ANEW_UP_TO or ground.total(labels) <= LENGTHENED * raw
    if little or effort is Effort.QUICK or progress.cancelled():
        return labels
    other = solve_again(LESS[effort], Stage(progress, 1.0, 1.0))
    if other is None:
        return labels
    return min((labels, other), key=lambda each: soundness(ground, each, neighbours))


def _is_better(ground, neighbours, first, labels, connected):
    """Whether a start keeps the sizes, is as whole as the result and has a shorter total."""
    sizes = np.bincount(first, minlength=ground.hubs)
    return (
        ((ground.low <= sizes) & (sizes <= ground.high)).all()
        and ground.total(first) < ground.total(labels)
        and (not connected or neighbours.faults(first) <= neighbours.faults(labels))
    )


def _with_sizes_kept(ground, first, rng, progress):
    """A grouping near the first one, with all sizes inside their ranges."""
    k, low, high = ground.hubs, ground.low, ground.high
    sizes = np.bincount(first, minlength=k)
    if ((low <= sizes) & (sizes <= high)).all():
        return first
    ratio = max(MOST_UNEVEN, high.max() / low.min())
    near = even_out(ground.xy, first, k, ratio)
    centres = ground.centres(near)
    for most in STARTING_CANDIDATES:
        found = assign(ground.costs(centres, None, most), low, high, None, progress)
        if found is not None:
            return found.labels
        if progress.cancelled() or most >= k:
            break
    return _cut_evenly(ground, rng)


def _cut_evenly(ground, rng):
    power = DENSITY_POWER[ground.objective]
    return balanced_start(ground.xy, ground.low, ground.high, power, rng)


def _one_start(ground, first, rng, progress) -> Grouping:
    if first is None:
        labels = _cut_evenly(ground, rng)
    else:
        labels = _with_sizes_kept(ground, first, rng, progress)
    found = alternate(ground, labels, None, progress)
    if found is None:
        found = Grouping(labels, np.zeros(ground.hubs), ground.total(labels))
    return found
