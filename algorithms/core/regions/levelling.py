# SPDX-License-Identifier: GPL-2.0-or-later
"""Sums brought within their limits across several regions, where pairs of them cannot.

Where units are large, surplus stalls: no exchange between two regions makes both better, and the
one that lacks what they have too much of lies beyond others. A flow over the graph of neighbouring
regions says how much has to pass every border; exchanges across the borders of that flow then
pass about as much each.
"""

from __future__ import annotations

from typing import Optional

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from ..progress import SILENT, Progress
from .exchanges import border_pairs, likely_exchanges, made
from .goal import RegionGoal
from .plan import RegionPlan

MARGIN = 0.7
"""Part of the margin to their limits to which sums are brought: the rest is for what exchanges of
whole units miss."""

MOST_PER_REGION = 4
"""Borders tried per region at most: a surplus seldom passes more than two or three others."""


def level(plan: RegionPlan, goal: RegionGoal, price: float, progress: Progress = SILENT) -> bool:
    """Bring sums within their limits in place; whether less is outside them than before.

    Parameters
    ----------
    price : float
        Of what an exchange passes more or less than the flow has, in shape and distance.
    """
    start, labels = goal.excess(plan), plan.labels
    if not start:
        return False
    closed: set[tuple[int, int]] = set()
    for _ in range(MOST_PER_REGION * len(plan.mass)):
        if progress.cancelled() or not goal.excess(plan):
            break
        pairs = sorted(border_pairs(plan) - closed)
        flow = needed_flow(plan, goal, pairs)
        if flow is None or not flow.any():
            break
        at = int(np.abs(flow).sum(axis=0).argmax())
        if _passed(plan, goal, price, pairs[at], flow[:, at]):
            closed.clear()
        else:
            closed.add(pairs[at])
    if goal.excess(plan) < start:
        return True
    for unit in np.flatnonzero(plan.labels != labels).tolist():
        plan.move(unit, int(labels[unit]))
    return False


def needed_flow(
    plan: RegionPlan, goal: RegionGoal, pairs: list[tuple[int, int]]
) -> Optional[np.ndarray]:
    """The least that has to pass between neighbouring regions for all sums to be in their limits.

    Returns
    -------
    ndarray of shape (fields, len(pairs)) or None
        From the first region of each pair to the second, as parts of the target; None where no
        flow does it.
    """
    if not pairs:
        return None
    m, k = len(pairs), len(plan.mass)
    first, second = np.array(pairs).T
    edge = np.arange(m)
    leaves = sparse.coo_matrix(
        (np.r_[np.ones(m), -np.ones(m)], (np.r_[first, second], np.r_[edge, edge])), shape=(k, m)
    )
    # What leaves each region, for flows one way and, as unknowns of their own, the other.
    balance = sparse.hstack([leaves, -leaves]).tocsr()
    flows = []
    for field, totals in enumerate(plan.sums):
        target = goal.target[field]
        low, high = (
            target + MARGIN * (limit - target) if np.isfinite(limit) else limit
            for limit in (goal.low[field], goal.high[field])
        )
        have = np.array(totals) / target
        rows, limits = [], []
        if np.isfinite(low):
            rows.append(balance)
            limits.append(have - low / target)
        if np.isfinite(high):
            rows.append(-balance)
            limits.append(high / target - have)
        found = linprog(np.ones(2 * m), sparse.vstack(rows), np.concatenate(limits), method="highs")
        if found.status != 0:
            return None
        flows.append(found.x[:m] - found.x[m:])
    return np.array(flows)


def _passed(
    plan: RegionPlan, goal: RegionGoal, price: float, pair: tuple[int, int], flow: np.ndarray
) -> bool:
    """Make an exchange across a border that passes about its flow; whether one could be made.

    With it less has to flow: across all other borders the same, across this one what it missed.
    """
    wanted = flow * np.array(goal.target)
    members = plan.units_of(*pair)
    return any(
        made(plan, out, back, *pair)
        for out, back in likely_exchanges(plan, goal, price, *pair, members, wanted)
    )
