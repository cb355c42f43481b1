# SPDX-License-Identifier: GPL-2.0-or-later
"""Spectral clustering of points on the ground: the first part of equal-size hubs.

Points are joined to their nearest neighbours; the slowest vibrations of that graph give
every point a place in a space where natural groups stand apart, and k-means groups them
there. The clusters follow the density of the points, but their sizes are not equal yet.

Everything is sparse: memory grows with points times neighbours, never with their square.

References
----------
Ng, A. Y., Jordan, M. I. and Weiss, Y. (2002). On spectral clustering: analysis and an
    algorithm. NIPS 14.
von Luxburg, U. (2007). A tutorial on spectral clustering. Statistics and Computing 17.
"""

from __future__ import annotations

import warnings
from typing import Optional

import numpy as np
from scipy import sparse
from scipy.linalg import eigh
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import ArpackNoConvergence, eigsh
from scipy.spatial import cKDTree
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning
from threadpoolctl import threadpool_limits

from ...progress import SILENT, Progress, Stage
from .places import Places, members_of_hubs, shortest_links, split_along

# The method advises 10 % of the points. On 3,889 London schools in 111 hubs, 10 % are ten
# times a hub's size and blur the clusters (mean distance to the hub's centre before
# balancing 3.2 km, against 1.5 km with 15 to 60 neighbours); in 6 hubs, any number from 10
# to 389 gives the same hubs after balancing to within 0.1 %.
SHARE_OF_NEIGHBOURS = 0.1
MOST_NEIGHBOURS = 30  # See above.
# There, 20, 50 or 111 dimensions change the balanced hubs less than another random seed does;
# the work grows with the square of their number.
MOST_DIMENSIONS = 111
# Beyond, places are taken in small groups, which bounds the time and memory of this part.
MOST_NODES = 12_000
NODES_PER_HUB = 4  # Fewer could not show where groups part.
# More hubs than that are formed in parts of the map, which bounds k-means as well: its work grows
# with the square of the hubs.
MOST_HUBS_AT_ONCE = MOST_NODES // NODES_PER_HUB
HUBS_PER_PART = 100  # 8 s in all for 350,000 points in 10,000 hubs.
DENSE_UP_TO = 400  # Nodes whose whole spectrum is sooner there than its leading part.
WEAK_LINK = 0.01  # Against 1 and 1/2 of neighbours; see affinity.
STARTS_OF_FEW = 10  # A start of few hubs takes little, and may end in a poor grouping.
FEW_HUBS = 20  # Of more, a poor start spoils a part of the map only.


def default_neighbours(points: int) -> int:
    """Return the method's number of neighbours, 10 % of the points, at most 30."""
    return int(np.clip(round(SHARE_OF_NEIGHBOURS * points), 1, MOST_NEIGHBOURS))


def spectral_labels(
    xy: np.ndarray,
    hubs: int,
    neighbours: int,
    random_seed: int,
    progress: Progress = SILENT,
) -> Optional[np.ndarray]:
    """Cluster points into exactly ``hubs`` clusters, none empty.

    Points at one place stay together unless there are fewer places than hubs. The result
    depends on the random seed, not on the number of threads.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
        Points in metres.
    hubs : int
        With ``1 <= hubs <= n``.
    neighbours : int
        How many nearest places each place is joined to; at least 1.
    random_seed : int

    Returns
    -------
    ndarray of int, shape (n,), or None if the user cancelled
        Labels 0..hubs-1.
    """
    places = Places.of(xy)
    if places.count <= hubs:
        return fill_empty(xy, places.index, hubs)
    rng = np.random.default_rng(random_seed % 2**63)
    # One thread: sums in another order would differ in their last digits.
    with threadpool_limits(limits=1):
        if hubs <= MOST_HUBS_AT_ONCE:
            found = _at_once(_nodes(places, MOST_NODES), hubs, neighbours, rng, progress)
        else:
            found = _in_parts(places, hubs, neighbours, rng, progress)
    return None if found is None else fill_empty(xy, found, hubs)


def _at_once(
    nodes: Places, hubs: int, neighbours: int, rng: np.random.Generator, progress: Progress
) -> Optional[np.ndarray]:
    """Labels of the points, some hubs perhaps without any; None if the user cancelled."""
    graph = affinity(nodes.xy, nodes.points, neighbours)
    progress.share(0.2)
    if progress.cancelled():
        return None
    space = embedding(graph, min(hubs, MOST_DIMENSIONS), rng)
    progress.share(0.7)
    if progress.cancelled():
        return None
    labels = _group(space, nodes.points, hubs, rng)
    progress.share(1.0)
    return labels[nodes.index]


def _in_parts(
    places: Places, hubs: int, neighbours: int, rng: np.random.Generator, progress: Progress
) -> Optional[np.ndarray]:
    """The same, for parts of the map by themselves, each with its share of the hubs."""
    of_place = np.empty(places.count, np.int64)
    waiting, done = [(np.arange(places.count), hubs)], 0
    while waiting:
        members, share = waiting.pop()
        if share > HUBS_PER_PART:
            halves = split_along(places.xy, members)
            points = [int(places.points[half].sum()) for half in halves]
            first = int(np.clip(round(share * points[0] / sum(points)), 1, share - 1))
            waiting += zip(halves, (first, share - first))
            continue
        part = Places(places.xy[members], places.points[members], np.arange(len(members)))
        labels = part.index
        if len(members) > share:
            nodes = _nodes(part, NODES_PER_HUB * share)
            found = _at_once(nodes, share, neighbours, rng, Stage(progress, 1.0, 1.0))
            if found is None:
                return None
            labels = found
        of_place[members] = done + labels
        done += share
        progress.share(done / hubs)
    return of_place[places.index]


def _nodes(places: Places, most: int) -> Places:
    """The nodes of the graph: places, or small groups of places where there are many."""
    if places.count <= most:
        return places
    cell = np.empty(places.count, np.int64)
    waiting, cells = [np.arange(places.count)], 0
    capacity = -(-places.count // (most // 2))
    while waiting:
        members = waiting.pop()
        if len(members) <= capacity:
            cell[members] = cells
            cells += 1
        else:
            waiting.extend(split_along(places.xy, members))
    points = np.bincount(cell, places.points)
    xy = [np.bincount(cell, places.xy[:, axis] * places.points) / points for axis in (0, 1)]
    return Places(np.column_stack(xy), points, cell[places.index])


def affinity(xy: np.ndarray, points: np.ndarray, neighbours: int) -> sparse.csr_matrix:
    """Return the affinity between places, connected and symmetric.

    Two points are alike by 1 if each is among the nearest neighbours of the other, by 1/2
    if only one is, and by 1 if they share a place. A place of several points weighs as
    many. Parts of the map without a link are joined by the shortest links between them, weak
    ones, so that a part is cut away sooner than it is cut through.

    Parameters
    ----------
    xy : ndarray of shape (m, 2)
        Distinct places in metres.
    points : ndarray of int, shape (m,)
        How many points stand at each place.
    neighbours : int

    Returns
    -------
    csr_matrix of shape (m, m)
    """
    m = len(xy)
    neighbours = min(neighbours, m - 1)
    _, near = cKDTree(xy).query(xy, k=neighbours + 1)
    near = near.reshape(m, neighbours + 1)[:, 1:]
    rows = np.repeat(np.arange(m), neighbours)
    links = sparse.csr_matrix((np.ones(rows.size), (rows, near.ravel())), shape=(m, m))
    links = (links + links.T) * 0.5
    parts, part = connected_components(links, directed=False)
    if parts > 1:
        ends = shortest_links(xy)
        ends = ends[part[ends[:, 0]] != part[ends[:, 1]]]
        weak = np.full(len(ends), WEAK_LINK)
        joined = sparse.csr_matrix((weak, (ends[:, 0], ends[:, 1])), shape=(m, m))
        links = links + joined + joined.T
    weight = sparse.diags(points.astype(float))
    within = sparse.diags(points * (points - 1.0))
    return sparse.csr_matrix(weight @ links @ weight + within)


def embedding(graph: sparse.csr_matrix, dimensions: int, rng: np.random.Generator) -> np.ndarray:
    """Return the spectral embedding of a connected graph, rows of length one.

    The columns are the leading eigenvectors of ``D^-1/2 W D^-1/2``, where W is the affinity
    and D holds its row sums.

    Parameters
    ----------
    graph : csr_matrix of shape (m, m)
        Symmetric, not negative, connected; every row sum is positive.
    dimensions : int
    rng : numpy Generator
        Gives the start vector.

    Returns
    -------
    ndarray of shape (m, d)
        With ``d <= dimensions``.
    """
    m = graph.shape[0]
    degree = np.asarray(graph.sum(axis=1)).ravel()
    scale = sparse.diags(1 / np.sqrt(degree))
    operator = (scale @ graph @ scale).tocsr()
    start = rng.uniform(0.5, 1.5, m)
    if m <= max(DENSE_UP_TO, 2 * dimensions):
        vectors = eigh(operator.toarray())[1][:, -dimensions:]
    else:
        try:
            vectors = eigsh(operator, k=dimensions, which="LA", v0=start, tol=1e-5)[1]
        except ArpackNoConvergence as stopped:
            # The slowest vibrations converge first and hold the coarse shape.
            vectors = stopped.eigenvectors
            if vectors.shape[1] == 0:
                vectors = np.ones((m, 1))
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(length > 0, length, 1.0)


def _group(
    space: np.ndarray, points: np.ndarray, hubs: int, rng: np.random.Generator
) -> np.ndarray:
    starts = STARTS_OF_FEW if hubs <= FEW_HUBS else 1
    seed = int(rng.integers(2**31 - 1))
    with warnings.catch_warnings():
        # Fewer distinct rows than hubs: the clusters left empty are filled afterwards.
        warnings.simplefilter("ignore", ConvergenceWarning)
        means = KMeans(hubs, n_init=starts, max_iter=50, random_state=seed)
        return means.fit_predict(space, sample_weight=points.astype(float)).astype(np.int64)


def fill_empty(xy: np.ndarray, labels: np.ndarray, hubs: int) -> np.ndarray:
    """Give every empty cluster half of the largest one.

    Parameters
    ----------
    xy : ndarray of shape (n, 2)
    labels : ndarray of int, shape (n,)
    hubs : int
        At most n.

    Returns
    -------
    ndarray of int, shape (n,)
    """
    labels = labels.astype(np.int64)
    sizes = np.bincount(labels, minlength=hubs)
    empty = np.flatnonzero(sizes == 0)
    members = members_of_hubs(labels, hubs) if len(empty) else []
    for hub in empty.tolist():
        largest = int(sizes.argmax())
        kept, moved = split_along(xy, np.sort(members[largest]))
        labels[moved] = hub
        members[largest], members[hub] = kept, moved
        sizes[largest], sizes[hub] = len(kept), len(moved)
    return labels
