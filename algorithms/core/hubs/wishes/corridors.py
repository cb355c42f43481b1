# SPDX-License-Identifier: GPL-2.0-or-later
"""A point inside a hub handed to a hub beside it, with the places on the way between them.

Two points side by side in the middle of a hub can only be in different hubs if another hub reaches
in between: steps of one place at a time would have to go that way at a loss, and none of them
gains anything before the last.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components, dijkstra

from ..ground.neighbours import Neighbours
from ..problem import HubProblem

PER_PLACE = 0.1
"""What every place on the way counts besides what it is farther from the other hub, in mean
distances: of ways that are as good the one with fewer places, which change sizes less."""


def corridors(
    problem: HubProblem,
    labels: np.ndarray,
    neighbours: Neighbours,
    point: int,
    kept: np.ndarray,
) -> Iterator[tuple[float, np.ndarray, int]]:
    """One point of a hub given to each hub near it in turn, with the places on the way.

    Parameters
    ----------
    problem : HubProblem
    labels : ndarray of int, shape (n,)
    neighbours : Neighbours
    point : int
    kept : ndarray of int
        Points that no way leads over.

    Yields
    ------
    tuple of float, ndarray of int, shape (n,), and int
        What is lost in distance, in mean distances; the hubs then, which need not keep their
        sizes; and which hub the point is in. The hub that it was in stays in one piece.
    """
    hub, place, links = int(labels[point]), neighbours.places.index, neighbours.links
    of_place = np.empty(neighbours.places.count, np.int64)
    of_place[place] = labels
    inside = np.flatnonzero(of_place == hub)
    at = np.full(neighbours.places.count, -1)
    at[inside] = np.arange(len(inside))
    start = at[place[point]]
    if start < 0 or len(inside) < 2:
        return
    among = links[inside][:, inside].tocoo()
    rim = links[inside].tocoo()
    beside, of_rim = rim.row, of_place[rim.col]
    others = np.unique(of_rim[of_rim != hub])
    members = np.flatnonzero(labels == hub)
    ways = _ways(problem, labels, members, np.append(others, hub))
    mean = float(ways[:, -1].mean()) or 1.0
    # Points at split places stand in other hubs too.
    here = at[place[members]]
    members, ways, here = members[here >= 0], ways[here >= 0], here[here >= 0]
    barred = at[place[kept]]
    barred = barred[barred >= 0]
    for column, other in enumerate(others.tolist()):
        more = (ways[:, column] - ways[:, -1]) / mean
        each = PER_PLACE + np.maximum(np.bincount(here, more, minlength=len(inside)), 0.0)
        each[barred] = np.inf
        is_open = np.isfinite(each[among.row]) & np.isfinite(each[among.col])
        tails, heads = among.row[is_open], among.col[is_open]
        graph = sparse.csr_matrix((each[heads], (tails, heads)), shape=(len(inside),) * 2)
        far, before = dijkstra(graph, indices=start, return_predecessors=True)
        ends = np.unique(beside[of_rim == other])
        end = int(ends[np.argmin(far[ends])])
        if not np.isfinite(far[end]):
            continue
        gone = np.zeros(len(inside), bool)
        while end >= 0:
            gone[end] = True
            end = int(before[end])
        if gone.all():
            continue
        _with_what_falls_off(gone, among)
        found = labels.copy()
        found[members[gone[here]]] = other
        yield float(more[gone[here]].sum()), found, other


def _ways(
    problem: HubProblem, labels: np.ndarray, points: np.ndarray, hubs: np.ndarray
) -> np.ndarray:
    """How far points are from the mean places of hubs, with what ties them; shape (m, h).

    Of all hubs' middle points, or with a table, that would take as long as the search itself.
    """
    at = problem.given
    if at is None:
        at = np.array([problem.map[labels == hub].mean(axis=0) for hub in hubs.tolist()])
    else:
        at = at[hubs]
    ways = np.hypot(*np.moveaxis(problem.map[points][:, None] - at, -1, 0))
    if problem.ties is not None:
        ways = ways + problem.ties.price(points[:, None], hubs)
    return ways


def _with_what_falls_off(gone: np.ndarray, among: sparse.coo_matrix) -> None:
    """Let all but the largest piece of what stays go too."""
    stays = ~gone[among.row] & ~gone[among.col]
    links = (np.ones(int(stays.sum())), (among.row[stays], among.col[stays]))
    piece = connected_components(sparse.coo_matrix(links, shape=among.shape), directed=False)[1]
    size = np.bincount(piece[~gone])
    gone |= piece != size.argmax()
