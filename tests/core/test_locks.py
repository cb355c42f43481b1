# SPDX-License-Identifier: GPL-2.0-or-later
"""Locked units joined to their schools: against every way that there is, on small maps."""

import itertools

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.zones import locks
from balanced_zones.algorithms.core.zones.adjacency import Adjacency
from balanced_zones.algorithms.core.zones.conditions import Conditions
from balanced_zones.algorithms.core.zones.contiguous import make_contiguous
from balanced_zones.algorithms.core.zones.metrics import pieces
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.problem import UNASSIGNED, ZoningProblem
from balanced_zones.algorithms.core.zones.seeding import initial_labels, random_partition
from cases import COLUMNS, schools_at, squares


def grid(columns, rows, seeds, locked):
    """A chessboard of 1 km with schools in some units and others locked to them."""
    n = columns * rows
    at = np.arange(n)
    pairs = [(u, u + 1) for u in at if (u + 1) % columns] + [
        (u, u + columns) for u in at[:-columns]
    ]
    first, second = np.array(pairs).T
    metres = sparse.coo_matrix((np.full(len(pairs), 1000.0), (first, second)), shape=(n, n))
    centre = np.column_stack([at % columns, at // columns]) * 1000.0
    lonlat = np.column_stack([-1 + centre[:, 0] / 70000, 52 + centre[:, 1] / 111000])
    labels = np.full(n, UNASSIGNED)
    for unit, zone in locked.items():
        labels[unit] = zone
    return ZoningProblem(
        unit_ids=tuple(f"U{u}" for u in range(n)),
        students=np.full(n, 10.0),
        area_m2=np.full(n, 1e6),
        perimeter_m=np.full(n, 4000.0),
        centre_m=centre,
        centre_lonlat=lonlat,
        adjacency=Adjacency((metres + metres.T).tocsr()),
        school_ids=tuple(f"S{zone}" for zone in range(len(seeds))),
        capacity=np.full(len(seeds), 100.0),
        school_m=centre[seeds],
        school_lonlat=lonlat[seeds],
        seed_unit=np.array(seeds),
        crs="EPSG:32630",
        locked=labels,
    )


def can_be(problem):
    """Whether any plan honours the locks: tries every connected set of every zone in turn."""
    neighbours, fixed = problem.adjacency.neighbours, problem.fixed_zone
    held = [{u for u, z in enumerate(fixed) if z == zone} for zone in range(problem.n_zones)]
    zones = [zone for zone in range(problem.n_zones) if len(held[zone]) > 1]

    def sets_of(zone, taken):
        """The connected sets around a school that hold its locks, none with another inside."""
        root = int(problem.seed_unit[zone])
        seen, waiting, found = set(), [frozenset([root])], []
        while waiting:
            here = waiting.pop()
            if here in seen:
                continue
            seen.add(here)
            if held[zone] <= here:
                found.append(here)
                continue
            for unit in {o for u in here for o in neighbours[u]} - here:
                if unit not in taken and fixed[unit] in (UNASSIGNED, zone):
                    waiting.append(here | {unit})
        return [one for one in found if not any(other < one for other in found)]

    def go(left, taken):
        return not left or any(go(left[1:], taken | one) for one in sets_of(left[0], taken))

    return go(zones, frozenset())


def drawn(random_seed, columns, rows, zones, n_locked):
    rng = np.random.default_rng(random_seed)
    at = rng.permutation(columns * rows)
    lock = {int(unit): int(rng.integers(zones)) for unit in at[zones : zones + n_locked]}
    return grid(columns, rows, at[:zones].tolist(), lock)


def honours(problem, labels):
    fixed = np.array(problem.fixed_zone)
    held = fixed != UNASSIGNED
    assert (labels[held] == fixed[held]).all()
    assert pieces(problem, labels).max() == 1


def test_every_set_of_locks_that_can_be_honoured_is():
    can = cannot = 0
    for random_seed in range(200):
        shape = [(4, 3, 2, 3), (4, 3, 3, 4), (4, 4, 3, 4), (5, 3, 2, 4)][random_seed % 4]
        problem = drawn(random_seed, *shape)
        if can_be(problem):
            can += 1
            honours(problem, locks.cores(problem))
        else:
            cannot += 1
            with pytest.raises(InputError, match="no way was found to join all locked units"):
                locks.cores(problem)
    assert can >= 45 and cannot >= 45


@pytest.mark.parametrize("way", ["in_orders", "by_bargaining", "by_programme"])
def test_each_way_of_searching_only_returns_what_holds(way):
    for random_seed in range(20):
        problem = drawn(1000 + random_seed, 5, 5, 3, 5)
        found = getattr(locks._Paths(problem, None), way)()
        if found is not None:
            honours(problem, found)


def test_every_method_starts_from_the_same_ways():
    done = 0
    for random_seed in itertools.count(500):
        problem = drawn(random_seed, 5, 5, 3, 5)
        try:
            locks.cores(problem)
        except InputError:
            continue
        rng = np.random.default_rng(random_seed)
        plan = rng.integers(0, problem.n_zones, problem.n_units)
        for labels in (initial_labels(problem), make_contiguous(problem, plan)):
            honours(problem, labels)
        labels = random_partition(problem, rng)
        honours(problem, labels)
        assert (make_contiguous(problem, plan) != UNASSIGNED).all()
        done += 1
        if done == 15:
            break


def test_two_schools_in_one_unit_are_named_though_units_are_locked():
    units = squares(3, 1)
    schools = schools_at(units, {0: 30, 2: 30})
    schools = pd.concat([schools, schools.iloc[[1]].assign(school="S9")], ignore_index=True)
    units["lock"] = ["S0", None, "S1"]
    with pytest.raises(InputError, match="more than one school"):
        build_problem(units, schools, COLUMNS, conditions=Conditions(locked_field="lock"))


def test_what_is_not_found_names_schools_and_units():
    problem = grid(3, 3, [0, 2], {8: 0, 6: 1})
    with pytest.raises(InputError) as caught:
        locks.cores(problem, layer="Units", field="lock")
    said = str(caught.value)
    assert said.startswith("Units: no way was found to join all locked units to their schools")
    assert "(field 'lock')" in said and "cannot" not in said
    assert "U8" in said or "U6" in said


def test_the_way_that_the_message_names_helps():
    """A bridge over the crossing, as the message proposes, makes these locks possible."""
    problem = grid(3, 3, [0, 2], {8: 0, 6: 1})
    bridge = np.array([[0, 8]])
    bridged = ZoningProblem(
        **{**vars(problem), "adjacency": problem.adjacency.changed(np.zeros((0, 2), int), bridge)}
    )
    honours(bridged, locks.cores(bridged))
