# SPDX-License-Identifier: GPL-2.0-or-later
"""Two neighbouring regions are merged and cut anew, along a line or where borders are shortest.

After DeFord, Duchin and Solomon (2021), Recombination: a family of Markov chains for
redistricting, Harvard Data Science Review 3.1, with cuts of our own: in place of random trees,
the units in order along one of twelve directions, or in the order of the Fiedler vector of
their shared borders.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import pi
from typing import Optional

import numpy as np
from scipy import sparse
from scipy.linalg import eigh
from scipy.sparse import csgraph

from ..progress import SILENT, Progress
from .exchanges import border_pairs, exchanged
from .goal import LEAST_GAIN, RegionGoal
from .plan import RegionPlan

LINES = 12
"""Directions that the cuts go in, 15 degrees from one to the next."""
FIEDLER_UP_TO = 250
"""Units of two regions up to which the Fiedler order is looked at: it takes their cube of time."""

TRIED = 4
"""Cuts of two regions that are tried in earnest, the likeliest first."""

MARGIN = 0.05
"""By how much a cut may be worse before its units are exchanged, to be tried at all."""


def recut(
    plan: RegionPlan,
    goal: RegionGoal,
    price: float,
    progress: Progress = SILENT,
    rounds: int = 3,
) -> int:
    """Better a plan in place by cutting pairs of regions anew; returns how many were."""
    waiting = sorted(border_pairs(plan))
    made = 0
    for _ in range(rounds):
        changed: set[int] = set()
        for a, b in waiting:
            if progress.cancelled():
                return made
            if _recut(plan, goal, price, a, b):
                changed.update((a, b))
                made += 1
        if not changed:
            break
        waiting = sorted(border_pairs(plan, changed))
    return made


def _recut(plan: RegionPlan, goal: RegionGoal, price: float, a: int, b: int) -> bool:
    units = np.array(plan.units_of(a, b))
    if len(units) < 4:
        return False
    fixed = np.asarray(plan.problem.fixed_zone)[units]
    number = {unit: at for at, unit in enumerate(units.tolist())}
    neighbours = plan.problem.adjacency.neighbours
    beside = [[number[o] for o in neighbours[unit] if o in number] for unit in number]
    members = units.tolist()
    before = goal.around(plan, a, b, price)
    old = np.array([plan.zone_of[unit] for unit in members])
    links = plan.problem.adjacency.open_border_m[units][:, units]
    # Cuts are ranked without the criteria.
    enough = before - goal.wishes(plan) + MARGIN
    for first in _cuts(plan, goal, price, units, links, enough):
        side = _whole_sides(first, beside)
        if side is None:
            continue
        # The sides keep the names under which fewer units move.
        if (side == (old == a)).sum() * 2 < len(units):
            side = ~side
        new = np.where(side, a, b)
        if (new == old).all() or ((fixed >= 0) & (fixed != new)).any():
            continue
        _go_to(plan, units, new)
        while exchanged(plan, goal, price, a, b, members):
            pass
        if goal.around(plan, a, b, price) < before - LEAST_GAIN:
            return True
        _go_to(plan, units, old)
    return False


def _go_to(plan: RegionPlan, units: np.ndarray, labels: np.ndarray) -> None:
    for unit, zone in zip(units.tolist(), labels.tolist()):
        plan.move(unit, zone)


def _cuts(
    plan: RegionPlan,
    goal: RegionGoal,
    price: float,
    units: np.ndarray,
    links: sparse.csr_matrix,
    enough: float,
) -> Iterator[np.ndarray]:
    """Which units come first in the likeliest cuts: arrays of bool, shape (len(units),)."""
    at = plan.problem.centre_m[units]
    angles = np.arange(LINES) * pi / LINES
    along = np.stack([np.cos(angles), np.sin(angles)]).T @ (at - at.mean(axis=0)).T
    if len(units) <= FIEDLER_UP_TO:
        laplacian = csgraph.laplacian(links + links.T).toarray()
        along = np.vstack([along, eigh(laplacian, subset_by_index=[1, 1])[1][:, 0]])
    orders = np.argsort(along, axis=1, kind="stable")
    worth = _worth_along(plan, goal, price, units, orders)
    best = np.argsort(worth, axis=1, kind="stable")[:, :2]
    found = [
        (float(worth[number, cut]), number, cut)
        for number, cuts in enumerate(best.tolist())
        for cut in cuts
    ]
    for value, number, cut in sorted(found)[:TRIED]:
        if value < enough:
            first = np.zeros(len(units), bool)
            first[orders[number, : cut + 1]] = True
            yield first


def _worth_along(
    plan: RegionPlan, goal: RegionGoal, price: float, units: np.ndarray, orders: np.ndarray
) -> np.ndarray:
    """What two regions cost, cut after each unit of each order but the last; (R, m - 1)."""
    problem = plan.problem
    number, m = orders.shape
    ranks = np.argsort(orders, axis=1)
    edges = problem.adjacency.border_m[units][:, units].tocoo()
    upper = edges.row < edges.col
    one, other = ranks[:, edges.row[upper]], ranks[:, edges.col[upper]]
    border = np.broadcast_to(edges.data[upper], one.shape)
    row = m * np.arange(number)[:, None]

    def summed(at: np.ndarray) -> np.ndarray:
        found = np.bincount((at + row).ravel(), border.ravel(), minlength=number * m)
        return np.cumsum(found.reshape(number, m), axis=1)

    inner_first = summed(np.maximum(one, other))
    inner_last = border[0].sum() - summed(np.minimum(one, other))
    moments = [plan.mass_of[units], *plan.moments_of[:, units]]
    worth = np.zeros((number, m))
    outline, area = problem.perimeter_m[units][orders], problem.area_m2[units][orders]
    for inner, along in ((inner_first, _from_first), (inner_last, _after)):
        mass, x, y, squares = (along(moment[orders]) for moment in moments)
        perimeter = along(outline) - 2 * inner
        with np.errstate(divide="ignore", invalid="ignore"):
            inertia = squares - (x * x + y * y) / mass
            worth += goal.distance * inertia / goal.reference
            worth -= goal.compactness * np.sqrt(4 * pi * np.maximum(along(area), 0)) / perimeter
        for field, sums in enumerate(plan.asked.sums[units].T):
            totals = along(sums[orders])
            worth += price * goal.outside_all(field, totals)
    return np.nan_to_num(worth[:, :-1], nan=np.inf)


def _from_first(values: np.ndarray) -> np.ndarray:
    return np.cumsum(values, axis=-1)


def _after(values: np.ndarray) -> np.ndarray:
    return values.sum(axis=-1, keepdims=True) - np.cumsum(values, axis=-1)


def _whole_sides(first: np.ndarray, links: list[list[int]]) -> Optional[np.ndarray]:
    """Two sides in one piece each: smaller pieces go to the other side; None if that fails."""
    side = first.tolist()
    for _ in range(3):
        pieces = _pieces(side, links)
        if sum(len(found) for found in pieces) == 2 and all(pieces):
            return np.array(side)
        if not all(pieces):
            return None
        for found in pieces:
            if len(found) > 1:
                for piece in sorted(found, key=len)[:-1]:
                    for unit in piece:
                        side[unit] = not side[unit]
                break
    return None


def _pieces(side: list[bool], links: list[list[int]]) -> tuple[list, list]:
    """The connected pieces of either side."""
    met = [False] * len(side)
    found: tuple[list, list] = ([], [])
    for unit, here in enumerate(side):
        if met[unit]:
            continue
        met[unit] = True
        piece = [unit]
        for member in piece:
            for other in links[member]:
                if not met[other] and side[other] == here:
                    met[other] = True
                    piece.append(other)
        found[here].append(piece)
    return found
