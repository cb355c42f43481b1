# SPDX-License-Identifier: GPL-2.0-or-later
"""The balanced assignment: points to fixed centres at the least cost, every sum in its range.

For fixed centres this is a transportation problem. A price per hub and unit of weight steers it:
each point goes where its cost and the price of its weight together are least. Newton's method on
an entropy-smoothed dual finds prices that nearly keep the ranges. Then, where every point counts
one, points are handed over between hubs along shortest paths until every size is inside its
range, which is the exact optimum over the candidates; where weights differ, whole points are
moved and exchanged (`exchange`).

References
----------
Cuturi, M. and Peyre, G. (2018). Semi-dual regularized optimal transport. SIAM Review 60.
    (The smoothed dual.)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import splu

from ...progress import SILENT, Progress
from .exchange import brought_into_range, within_ranges
from .hand_over import HandOver, kept_sizes

TEMPERATURES = (1.0, 0.1, 0.01)  # In mean costs: from prices of nothing to sharp ones.
WARM_TEMPERATURES = (0.03, 0.01)  # Prices of a similar problem are nearly right.
NEWTON_STEPS = 25  # At one temperature; most end before, and what is left is handed over.
NEARLY_KEPT = 0.005
"""Share of points that may violate the sizes before warm prices are smoothed again."""
FAR_OFF = 0.5
"""Share from which warm prices are no better than none: steps are bounded by the temperature, too
short to bring them back."""
LEAST_SHARE = 1e-5
"""A smaller share of a point in a hub does not bend the dual."""
DENSE_UP_TO = 64
"""Up to so many hubs, matrices of hubs by hubs are dense."""


@dataclass(frozen=True)
class Assignment:
    """Points assigned to fixed centres.

    Attributes
    ----------
    labels : ndarray of int, shape (n,)
        The hub of each point.
    prices : ndarray of float, shape (k,)
        What a place in each hub costs, in the unit of the cost; with weights, for a mean one.
        In an exact assignment every point is in the candidate where its cost and the price
        together are least, a hub with a price above 0 is full and one with a price below 0 has
        its least size: that proves the optimum.
    """

    labels: np.ndarray
    prices: np.ndarray


@dataclass(frozen=True)
class Costs:
    """What each point costs in each of its candidate hubs.

    Attributes
    ----------
    cost : ndarray of shape (n, c)
        Not negative; inf where a candidate is named for filling up only.
    candidates : ndarray of int, shape (n, c), or None
        The hubs that the costs belong to, no hub with a finite cost twice in a row. None if
        there are c hubs and every point has a cost in each, in their order.
    hubs : int
    weights : ndarray of shape (n,), optional
        What ranges are sums of: not negative, not all 0. Without, each point counts one.
    """

    cost: np.ndarray
    candidates: Optional[np.ndarray]
    hubs: int
    weights: Optional[np.ndarray] = None

    @property
    def n(self) -> int:
        return len(self.cost)

    @property
    def heads(self) -> np.ndarray:
        """The hub that each cost belongs to, shape (n, c)."""
        if self.candidates is None:
            return np.broadcast_to(np.arange(self.hubs), self.cost.shape)
        return self.candidates

    def with_prices(self, prices: np.ndarray) -> np.ndarray:
        """Cost and price together, shape (n, c)."""
        if self.candidates is None:
            return self.cost + (prices if self.weights is None else self.weights[:, None] * prices)
        # In place: of very many points each copy is hundreds of megabytes.
        own = prices[self.candidates]
        if self.weights is not None:
            own *= self.weights[:, None]
        own += self.cost
        return own

    def hub_at(self, columns: np.ndarray) -> np.ndarray:
        """The hubs that stand in the given column of each row, shape (n,)."""
        return self.heads[np.arange(self.n), columns].astype(np.int64)

    def sums(self, share: np.ndarray) -> np.ndarray:
        """Shares of the points' weights, shape (n, c), added up by hub, shape (k,)."""
        share = self.weighed(share)
        if self.candidates is None:
            return share.sum(axis=0)
        return np.bincount(self.candidates.ravel(), share.ravel(), minlength=self.hubs)

    def weighed(self, share: np.ndarray) -> np.ndarray:
        """Shares of the points times their weights."""
        return share if self.weights is None else share * self.weights[:, None]


def assign(
    costs: Costs,
    low: np.ndarray,
    high: np.ndarray,
    prices: Optional[np.ndarray] = None,
    progress: Progress = SILENT,
) -> Optional[Assignment]:
    """Assign points to hubs at the least total cost, every size or sum inside its range.

    Parameters
    ----------
    costs : Costs
    low, high : ndarray of shape (k,)
        Least and greatest size of each hub; with weights, sum of weights.
    prices : ndarray of shape (k,), optional
        Prices of a similar problem, to start from.

    Returns
    -------
    Assignment or None
        Exact over the candidates; with weights near the optimum of the problem whose points may
        be split, which bounds it from below. None if no assignment keeps the ranges (with
        weights: if none was found), or if the user cancelled.
    """
    nearly = assign_nearly(costs, low, high, prices, progress)
    if costs.weights is None:
        return HandOver(costs, low, high, nearly).run(progress)
    labels = brought_into_range(costs, nearly.labels, low, high, progress)
    load = np.bincount(labels, costs.weights, minlength=costs.hubs)
    return Assignment(labels, nearly.prices) if within_ranges(load, low, high) else None


def assign_nearly(
    costs: Costs,
    low: np.ndarray,
    high: np.ndarray,
    prices: Optional[np.ndarray] = None,
    progress: Progress = SILENT,
) -> Assignment:
    """Assign by smoothed prices: sizes or sums are near their ranges, not inside.

    Parameters and result as in `assign`; if the user cancelled, they are farther off.
    """
    if costs.weights is not None:
        unit = float(costs.weights.mean())
        costs, low, high = replace(costs, weights=costs.weights / unit), low / unit, high / unit
    scale = float(costs.cost.min(axis=1).mean()) or _finite_mean(costs.cost) or 1.0
    courses: list[tuple[tuple[float, ...], np.ndarray]] = [(TEMPERATURES, np.zeros(costs.hubs))]
    if prices is not None:
        labels = costs.hub_at(costs.with_prices(prices).argmin(axis=1))
        violation = _violation(costs, labels, prices, low, high)
        # Sums are restored the better the nearer the prices are.
        if costs.weights is None and violation <= NEARLY_KEPT * costs.n:
            return Assignment(labels, prices)
        if violation <= FAR_OFF * costs.n:
            courses.insert(0, (WARM_TEMPERATURES, prices.copy()))
    for temperatures, found in courses:
        for temperature in np.array(temperatures) * scale:
            found = _newton(costs, low, high, found, temperature, progress)
        # Inside its range a hub's price is zero; leave no trace of the smoothing there.
        found[(low < high) & (np.abs(found) < 4 * temperature)] = 0.0
        labels = costs.hub_at(costs.with_prices(found).argmin(axis=1))
        if _violation(costs, labels, found, low, high) <= FAR_OFF * costs.n:
            break
    return Assignment(labels, found)


def _finite_mean(cost: np.ndarray) -> float:
    finite = cost[np.isfinite(cost)]
    return float(finite.mean()) if len(finite) else 0.0


def _violation(
    costs: Costs, labels: np.ndarray, prices: np.ndarray, low: np.ndarray, high: np.ndarray
) -> float:
    """How many points, or what weight, stand where the prices do not want them."""
    sizes = np.bincount(labels, costs.weights, minlength=len(low))
    return float(np.abs(sizes - kept_sizes(sizes, prices, low, high)).sum())


# --- The smoothed dual ----------------------------------------------------------------------


def _newton(
    costs: Costs,
    low: np.ndarray,
    high: np.ndarray,
    prices: np.ndarray,
    temperature: float,
    progress: Progress,
) -> np.ndarray:
    """Climb the smoothed dual at one temperature; returns the prices.

    Each point is shared among its candidates by a soft minimum, and a hub's wanted size
    slides from ``low`` to ``high`` with its price.
    """
    now = _dual(costs, low, high, prices, temperature)
    enough = max(0.5, 0.001 * costs.n)
    for _ in range(NEWTON_STEPS):
        value, gap = now[:2]
        if np.abs(gap).sum() < enough or progress.cancelled():
            break
        bound = 8 * temperature
        step = np.clip(_newton_step(costs, low, high, prices, temperature, *now[1:]), -bound, bound)
        del now  # Of very many points, no shares beside those that are worked out.
        length = 1.0
        while length > 1e-3:
            now = _dual(costs, low, high, prices + length * step, temperature)
            if now[0] > value:
                break
            del now
            length /= 2
        else:
            break
        prices = prices + length * step
    return prices


def _dual(
    costs: Costs, low: np.ndarray, high: np.ndarray, prices: np.ndarray, temperature: float
) -> tuple[float, np.ndarray, np.ndarray]:
    """The smoothed dual's value, its gradient and the points' shares."""
    share = costs.with_prices(prices)
    least = share.min(axis=1, keepdims=True)
    np.subtract(least, share, out=share)
    share /= temperature
    np.exp(share, out=share)
    mass = share.sum(axis=1, keepdims=True)
    share /= mass
    slope = prices / temperature
    value = float(least.sum() - temperature * np.log(mass).sum())
    value -= float((low * prices + (high - low) * temperature * np.logaddexp(0, slope)).sum())
    wanted = low + (high - low) * _sigmoid(slope)
    return value, costs.sums(share) - wanted, share


def _newton_step(
    costs: Costs,
    low: np.ndarray,
    high: np.ndarray,
    prices: np.ndarray,
    temperature: float,
    gap: np.ndarray,
    share: np.ndarray,
) -> np.ndarray:
    k = costs.hubs
    bend = _sigmoid(prices / temperature)
    bend = (high - low) * bend * (1 - bend)
    # Prices count only up to a constant when no range has slack: a ridge pins them.
    pull = costs.weighed(share)
    diagonal = costs.sums(pull) + bend + 1e-6 * max(1.0, costs.n / k)
    if costs.candidates is None:
        return temperature * np.linalg.solve(np.diag(diagonal) - pull.T @ pull, gap)
    rows, columns = np.nonzero(share > LEAST_SHARE)
    ends = np.searchsorted(rows, np.arange(costs.n + 1))
    pulls = sparse.csr_matrix(
        (pull[rows, columns], costs.candidates[rows, columns], ends), shape=(costs.n, k)
    )
    met = pulls.T @ pulls
    if k <= DENSE_UP_TO:
        return temperature * np.linalg.solve(np.diag(diagonal) - met.toarray(), gap)
    curvature = (sparse.diags(diagonal) - met).tocsc()
    solver = splu(curvature, permc_spec="MMD_AT_PLUS_A", options={"SymmetricMode": True})
    return temperature * solver.solve(gap)


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 0.5 * (1 + np.tanh(x / 2))
