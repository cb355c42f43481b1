# SPDX-License-Identifier: GPL-2.0-or-later
"""Units locked to a school: joined to it in one piece, around all that other schools hold.

Every zone with locked units needs a tree over free units from its school to them, and no two
trees may share a unit. Trees are grown by shortest paths, one zone after the other, in several
orders; where every order leaves a zone shut in, all zones bargain for the units that they
share (McMurchie and Ebeling 1995); on small maps an integer programme has the last word.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import Any, Optional

import networkx as nx
import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from ..errors import Fault, InputError
from ..texts import listed, tr
from .adjacency import Adjacency
from .problem import UNASSIGNED, ZoningProblem

_STEP_IN_OWN_ZONE = 1e-3
"""Of a step's length, where the plan gives the unit to the zone already."""
_MORE_ORDERS = 8
"""Random orders that paths are laid in after every zone has had its turn to be first."""
_ROUNDS = 80
"""Of bargaining; what they leave shared is tried exactly."""
_EXACT_COLUMNS = 800
"""Beyond, the integer programme would not be small."""
_EXACT_NODES = 300
"""Branches of the integer programme, so that it ends whatever it has found."""
_MOST_NAMED = 5
"""Units that one sentence names: examples."""


def check_locks(
    adjacency: Adjacency,
    seed_unit: np.ndarray,
    locked: np.ndarray,
    school_ids: Sequence,
    unit_ids: Sequence,
    layer: str,
    field: str,
) -> list[Fault]:
    """Find locks that no plan can honour, each by itself.

    A unit that holds a school belongs to that school; a locked unit must be able to reach
    its school over units that are not locked to another one.

    Parameters
    ----------
    adjacency : Adjacency
    seed_unit : ndarray of shape (K,)
    locked : ndarray of shape (n,)
        Zone of every locked unit, or ``UNASSIGNED``.
    school_ids, unit_ids : sequences of length K and n
    layer, field : str
        For messages.
    """
    faults = []
    for zone, unit in enumerate(seed_unit.tolist()):
        if locked[unit] not in (UNASSIGNED, zone):
            faults.append(
                Fault(
                    "a unit is locked to another school than the one that stands in it",
                    "Unlock it, or lock it to its own school.",
                    layer,
                    unit_ids[unit],
                    field,
                    tr("locked to {locked}, holds {held}").format(
                        locked=school_ids[locked[unit]], held=school_ids[zone]
                    ),
                )
            )
    if faults:
        return faults
    fixed = locked.copy()
    fixed[seed_unit] = np.arange(len(seed_unit))
    for zone in np.unique(locked[locked != UNASSIGNED]).tolist():
        ground = np.flatnonzero((fixed == UNASSIGNED) | (fixed == zone))
        reached = nx.node_connected_component(_graph(adjacency, ground), int(seed_unit[zone]))
        faults += [
            Fault(
                "a locked unit cannot be joined to its school in one piece",
                "Units locked to other schools, or a barrier, lie between: unlock some of them.",
                layer,
                unit_ids[unit],
                field,
                str(school_ids[zone]),
            )
            for unit in np.flatnonzero(locked == zone).tolist()
            if unit not in reached
        ]
    return faults


def _graph(adjacency: Adjacency, units: np.ndarray) -> nx.Graph:
    inside = np.zeros(adjacency.n_units, bool)
    inside[units] = True
    pairs = adjacency.pairs
    graph = nx.Graph()
    graph.add_nodes_from(units.tolist())
    graph.add_edges_from(pairs[inside[pairs].all(axis=1)].tolist())
    return graph


def cores(
    problem: ZoningProblem,
    labels: Optional[np.ndarray] = None,
    layer: str = "",
    field: str = "",
) -> np.ndarray:
    """Return every zone's fixed units and the paths that tie them to its school.

    Parameters
    ----------
    problem : ZoningProblem
    labels : ndarray of shape (n,), optional
        A plan: paths lead through their own zones where they can.
    layer, field : str
        For the message.

    Returns
    -------
    ndarray of shape (n,)
        Zone of the units that are fixed or on a path, else ``UNASSIGNED``. Every zone is in
        one piece, so that the units left can all be handed out.

    Raises
    ------
    InputError
        If no such paths are found.

    References
    ----------
    McMurchie and Ebeling (1995), PathFinder: a negotiation-based performance-driven router
    for FPGAs, ACM/SIGDA symposium on FPGAs.
    """
    paths = _Paths(problem, labels)
    found = paths.in_orders()
    if found is None and labels is not None:
        paths = _Paths(problem, None)
        found = paths.in_orders()
    if found is None:
        found = paths.by_bargaining()
    if found is None:
        found = paths.by_programme()
    if found is None:
        raise InputError(paths.not_found(layer, field))
    return found


class _Paths:
    """The search for paths: the map, what is fixed on it, and what a step costs."""

    def __init__(self, problem: ZoningProblem, labels: Optional[np.ndarray]):
        self.problem = problem
        self.neighbours = problem.adjacency.neighbours
        self.fixed = list(problem.fixed_zone)
        self.root = problem.seed_unit.tolist()
        self.own = [UNASSIGNED] * problem.n_units if labels is None else list(labels)
        self.x, self.y = problem.centre_m.T.tolist()
        self.fixed_units: dict[int, set[int]] = {}
        for unit, zone in enumerate(self.fixed):
            if zone != UNASSIGNED:
                self.fixed_units.setdefault(zone, set()).add(unit)
        self.zones = [zone for zone in sorted(self.fixed_units) if len(self.fixed_units[zone]) > 1]
        self.stuck: list[int] = []

    def step(self, a: int, b: int, zone: int) -> float:
        length = ((self.x[a] - self.x[b]) ** 2 + (self.y[a] - self.y[b]) ** 2) ** 0.5
        return length * _STEP_IN_OWN_ZONE if self.own[b] == zone else length

    def tree(self, zone: int, price: Callable[[int], float]) -> Optional[set[int]]:
        """A tree from a school to all that is fixed to it; None if it cannot get there.

        ``price`` says how many times its length a step into a free unit costs, or infinity.
        """
        unreached, tree = set(self.fixed_units[zone]), set()
        new = {self.root[zone]}
        while True:
            # What is fixed to the zone and touches the tree is part of it.
            while new:
                tree |= new
                unreached -= new
                new = {o for unit in new for o in self.neighbours[unit] if o in unreached}
            if not unreached:
                return tree
            path = self._path(zone, tree, unreached, price)
            if path is None:
                return None
            new = path

    def _path(
        self, zone: int, tree: Iterable[int], unreached: Any, price: Callable[[int], float]
    ) -> Optional[set[int]]:
        """The cheapest path from a tree to any of some units."""
        before: dict[int, int] = {}
        least = dict.fromkeys(tree, 0.0)
        waiting = [(0.0, unit) for unit in sorted(tree)]
        while waiting:
            cost, unit = heapq.heappop(waiting)
            if cost > least[unit]:
                continue
            if unit in unreached:
                path = set()
                while unit not in tree:
                    path.add(unit)
                    unit = before[unit]
                return path
            for other in self.neighbours[unit]:
                if self.fixed[other] not in (UNASSIGNED, zone) or other in tree:
                    continue
                times = price(other) if self.fixed[other] == UNASSIGNED else 1.0
                further = cost + self.step(unit, other, zone) * times
                if further < least.get(other, np.inf):
                    least[other], before[other] = further, unit
                    heapq.heappush(waiting, (further, other))
        return None

    # -- one after the other ----------------------------------------------------------------

    def in_orders(self) -> Optional[np.ndarray]:
        """Paths laid zone by zone, what was shut in first next time; then in random orders."""
        order, draw = list(self.zones), Random(0)  # nosec B311  # seeded
        for attempt in range(len(order) + 1 + _MORE_ORDERS):
            if attempt > len(order):
                draw.shuffle(order)
            found = self._in_order(order)
            if found is not None:
                return found
            if self.stuck[-1] == order[0]:
                return None  # shut in by what is fixed: no order helps
            order.remove(self.stuck[-1])
            order.insert(0, self.stuck[-1])
        return None

    def _in_order(self, order: Sequence[int]) -> Optional[np.ndarray]:
        core = list(self.fixed)
        for zone in order:
            tree = self.tree(zone, lambda unit: 1.0 if core[unit] == UNASSIGNED else np.inf)
            if tree is None:
                self.stuck.append(zone)
                return None
            for unit in tree:
                core[unit] = zone
        return np.array(core)

    # -- all at once ------------------------------------------------------------------------

    def by_bargaining(self) -> Optional[np.ndarray]:
        """All zones lay paths as if alone; what they share grows dearer until they do not."""
        dear: dict[int, float] = {}
        users: dict[int, int] = {}
        trees: dict[int, set] = {}
        dearer = 0.5

        def price(unit: int) -> float:
            return (1 + dear.get(unit, 0.0)) * (1 + dearer * users.get(unit, 0))

        for _ in range(_ROUNDS):
            for zone in self.zones:
                for unit in trees.get(zone, ()):
                    users[unit] -= 1
                tree = self.tree(zone, price)
                if tree is None:
                    return None
                trees[zone] = tree
                for unit in tree:
                    users[unit] = users.get(unit, 0) + 1
            shared = [unit for unit, count in users.items() if count > 1]
            if not shared:
                return self._of_trees(trees)
            for unit in shared:
                dear[unit] = dear.get(unit, 0.0) + 1.0
            dearer *= 1.3
        return None

    def _of_trees(self, trees: Any) -> np.ndarray:
        core = list(self.fixed)
        for zone, tree in trees.items():
            for unit in tree:
                core[unit] = zone
        return np.array(core)

    # -- exactly ----------------------------------------------------------------------------

    def by_programme(self) -> Optional[np.ndarray]:
        """An integer programme, where it is small: a flow per zone from school to locks.

        Every unit fixed to a zone takes one unit of flow, and flow enters only free units that
        the zone is given; each is given to one zone at most.
        """
        free = [unit for unit, zone in enumerate(self.fixed) if zone == UNASSIGNED]
        pairs = [(a, b) for a, others in enumerate(self.neighbours) for b in others]
        if len(self.zones) * (len(free) + len(pairs)) > _EXACT_COLUMNS:
            return None
        given = {key: c for c, key in enumerate((u, z) for z in self.zones for u in free)}
        flow: dict[tuple[int, int, int], int] = {}
        for zone in self.zones:
            for a, b in pairs:
                if all(self.fixed[unit] in (UNASSIGNED, zone) for unit in (a, b)):
                    flow[a, b, zone] = len(given) + len(flow)
        entries: list[tuple[int, int, float]] = []
        lower: list[float] = []
        upper: list[float] = []

        def row(terms: Sequence[tuple[int, float]], least: float, most: float) -> None:
            entries.extend((len(lower), c, value) for c, value in terms)
            lower.append(least)
            upper.append(most)

        for unit in free:
            row([(given[unit, zone], 1.0) for zone in self.zones], 0, 1)
        for zone in self.zones:
            most = len(self.fixed_units[zone]) - 1
            for unit in [*free, *self.fixed_units[zone]]:
                into = [
                    (flow[o, unit, zone], 1.0)
                    for o in self.neighbours[unit]
                    if (o, unit, zone) in flow
                ]
                out = [
                    (flow[unit, o, zone], -1.0)
                    for o in self.neighbours[unit]
                    if (unit, o, zone) in flow
                ]
                if unit == self.root[zone]:
                    continue
                takes = 0 if self.fixed[unit] == UNASSIGNED else 1
                row([*into, *out], takes, takes)
                if not takes:
                    row([*into, (given[unit, zone], -most)], -np.inf, 0)
        columns = len(given) + len(flow)
        rows, cols, values = zip(*entries)
        matrix = sparse.csr_matrix((values, (rows, cols)), shape=(len(lower), columns))
        whole = np.arange(columns) < len(given)
        answer = milp(
            whole.astype(float),
            constraints=LinearConstraint(matrix, lower, upper),
            integrality=whole.astype(int),
            bounds=Bounds(0, np.where(whole, 1, np.inf)),
            options={"node_limit": _EXACT_NODES, "mip_rel_gap": 1.0},
        )
        if answer.x is None:
            return None
        core = list(self.fixed)
        for (unit, zone), c in given.items():
            if answer.x[c] > 0.5:
                core[unit] = zone
        return self._joined(core)

    def _joined(self, core: Sequence[int]) -> Optional[np.ndarray]:
        """The paths of a programme without the units on them that lead nowhere."""
        trees = {}
        for zone in self.zones:

            def price(unit: int, zone: int = zone) -> float:
                return 1.0 if core[unit] == zone else np.inf

            trees[zone] = self.tree(zone, price)
        return None if None in trees.values() else self._of_trees(trees)

    def not_found(self, layer: str, field: str) -> Fault:
        school_ids, unit_ids = self.problem.school_ids, self.problem.unit_ids
        zones = list(dict.fromkeys(reversed(self.stuck)))[:_MOST_NAMED]
        detail = "; ".join(
            tr("school {id}: {units}").format(
                id=school_ids[zone],
                units=listed(
                    (unit_ids[u] for u in sorted(self.fixed_units[zone] - {self.root[zone]})),
                    _MOST_NAMED,
                ),
            )
            for zone in zones
        )
        return Fault(
            "no way was found to join all locked units to their schools, each zone in one piece",
            "The ways of several schools to their locked units get into each other's way: unlock "
            "some of these, lock the units of a way to them too, or join some with a bridge.",
            layer,
            field=field,
            detail=detail,
        )
