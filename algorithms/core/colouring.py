# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours on a map such that neighbours differ."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

MOST_BY_SATURATION = 3000
"""The work of DSATUR grows with the square of the areas: so many take two seconds."""


def colour_classes(n: int, neighbours: Iterable[tuple[int, int]]) -> list[int]:
    """Return a colour number per area, such that no two neighbours share one.

    Greedy colouring of the most constrained area first (DSATUR), which on maps needs four
    to six colours; of very many areas from those with the most neighbours to those with the
    fewest left (smallest last), which needs at most six where no borders cross.

    Parameters
    ----------
    n : int
        Areas are numbered from 0.
    neighbours : iterable of pairs of int
    """
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from((int(a), int(b)) for a, b in neighbours)
    strategy = "saturation_largest_first" if n <= MOST_BY_SATURATION else "smallest_last"
    colours = nx.greedy_color(graph, strategy=strategy)
    return [colours[i] for i in range(n)]
