# SPDX-License-Identifier: GPL-2.0-or-later
"""All criteria in one plan: each is measured as by hand, and each is worse off left out."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.zones.bounds import lower_bound
from balanced_zones.algorithms.core.zones.contiguous import make_contiguous
from balanced_zones.algorithms.core.zones.criteria.by_unit import (
    LongerJourneys,
    LongJourneys,
    MovedBefore,
    Walkers,
)
from balanced_zones.algorithms.core.zones.criteria.crossings import SoftBarriers
from balanced_zones.algorithms.core.zones.criteria.grandfathered import Grandfathered
from balanced_zones.algorithms.core.zones.criteria.overfull import Overfull
from balanced_zones.algorithms.core.zones.criteria.shares import Shares
from balanced_zones.algorithms.core.zones.criteria.splits import Feeders, KeptTogether
from balanced_zones.algorithms.core.zones.criteria.tables import PART
from balanced_zones.algorithms.core.zones.goal import Goal
from balanced_zones.algorithms.core.zones.improve import run_start
from balanced_zones.algorithms.core.zones.improvement import Start, StartKind
from balanced_zones.algorithms.core.zones.limits import utilisation_limits
from cases import county

pytestmark = pytest.mark.usefixtures("quick_search")
N, K, SEED = 14, 2, 4
LIMIT_M, INCREASE, WALK_M, FULL, FIRST_YEAR = 3500.0, 20.0, 2000.0, 90.0, 85.0
STABILITY = 1.0
WEIGHTS = {
    "feeders": 0.5,
    "kept": 0.3,
    "shares": 8.0,
    "far": 2.0,
    "farther": 1.0,
    "walk": 2.0,
    "crossings": 0.5,
    "spared": 8.0,
    "first year": 1.0,
    "margin": 3.0,
}
"""By which none of the criteria is idle on this map."""


def near(problem, count, random_seed):
    """Areas by place, as another level's zones would be."""
    rng = np.random.default_rng(random_seed)
    centres = problem.centre_m[rng.choice(N, count, replace=False)]
    return np.argmin(((problem.centre_m[:, None] - centres[None]) ** 2).sum(axis=2), axis=1)


def crossed(problem):
    """A problem whose borders between its west and its east cost something to cross."""
    east = problem.centre_m[:, 0] > np.median(problem.centre_m[:, 0])
    pairs = problem.adjacency.pairs
    soft = pairs[east[pairs[:, 0]] != east[pairs[:, 1]]]
    cost = 20.0 + np.arange(len(soft)) % 3
    return replace(problem, adjacency=replace(problem.adjacency, soft=soft, soft_cost=cost))


@pytest.fixture(scope="module")
def district():
    """A map, a plan in force that nobody would draw again, and all that may be asked of it."""
    problem, rng = crossed(county(N, K, SEED)[2]), np.random.default_rng(SEED)
    offset = (problem.centre_m[:, None] - problem.school_m[None]) * [1.0, 0.2]
    force = make_contiguous(problem, np.argmin((offset**2).sum(axis=2), axis=1))
    north = problem.centre_m[:, 1] > np.median(problem.centre_m[:, 1])
    poor = rng.binomial(problem.students.astype(int), np.where(north, 0.6, 0.1)).astype(float)
    older = problem.students // 2
    grades = {"young": problem.students - older, "old": older}
    wishes = {
        "feeders": Feeders("hs", near(problem, 3, 1), above=True),
        "kept": KeptTogether("town", near(problem, 5, 2)),
        "shares": Shares("poor", poor),
        "far": LongJourneys(LIMIT_M),
        "farther": LongerJourneys(force, INCREASE),
        "walk": Walkers(WALK_M, force),
        "crossings": SoftBarriers(),
        "spared": MovedBefore(force, (np.arange(N) % 3 == 0) * 1.0),
        "first year": Grandfathered(force, grades, ("old",), FIRST_YEAR),
        "margin": Overfull(FULL),
    }
    weighed = {name: replace(wish, weight=WEIGHTS[name]) for name, wish in wishes.items()}
    return problem, force, weighed


def plan_of(district, without=None):
    problem, force, wishes = district
    goal = Goal(
        tolerance=40,
        compactness_weight=0,
        balance_weight=0,
        existing=tuple(force.tolist()),
        stability_weight=STABILITY,
        criteria=tuple(wish for name, wish in wishes.items() if name != without),
    )
    return run_start(problem, goal, Effort.STANDARD, Start(StartKind.EXISTING, 0))


def in_one_piece(problem, labels, zone):
    members = {unit for unit in range(N) if labels[unit] == zone}
    front = [int(problem.seed_unit[zone])]
    seen = set(front)
    while front:
        more = members & set(problem.adjacency.neighbours[front.pop()]) - seen
        seen |= more
        front += more
    return seen == members


@pytest.fixture(scope="module")
def every_plan(district):
    """All lawful plans, and what each costs: travel with stability, and criterion by criterion."""
    problem, force, wishes = district
    n, limits = problem.students, utilisation_limits(problem, 40)
    least = lower_bound(problem, limits).divisible
    free = [unit for unit in range(N) if unit not in problem.seed_unit]
    way = problem.distance_m(np.repeat(np.arange(N), K), np.tile(np.arange(K), N)).reshape(N, K)
    prices = {name: wish.price(problem) for name, wish in wishes.items()}
    plans, costs = [], []
    for zones in product(range(K), repeat=len(free)):
        labels = np.zeros(N, int)
        labels[problem.seed_unit], labels[free] = np.arange(K), zones
        full = np.bincount(labels, n, K)
        if (full < limits.low - 1e-9).any() or (full > limits.high + 1e-9).any():
            continue
        if all(in_one_piece(problem, labels, zone) for zone in range(K)):
            moved = STABILITY * n[labels != force].sum()
            plans.append(labels)
            costs.append(
                [
                    (n * way[np.arange(N), labels]).sum() / least + moved,
                    *(price.of(labels) for price in prices.values()),
                ]
            )
    return np.array(plans), K / n.sum() * np.array(costs)


@pytest.mark.parametrize("name", [None, *WEIGHTS])
def test_the_plan_is_the_best_of_all_and_another_without_any_one_criterion(
    district, every_plan, name
):
    plans, costs = every_plan
    result = plan_of(district, name)
    kept = [True, *(each != name for each in WEIGHTS)]
    assert result.objective_after == pytest.approx(costs[:, kept].sum(axis=1).min())
    if name is not None:
        best, own = plans[costs.sum(axis=1).argmin()], costs[:, 1 + list(WEIGHTS).index(name)]
        found = (plans == result.labels).all(axis=1).argmax()
        assert own[found] > own[(plans == best).all(axis=1).argmax()]


def split_by_hand(lines, parts, students):
    """Split lines, branches and students in branches."""
    table: dict = {}
    for line, part, n in zip(lines.tolist(), parts.tolist(), students.tolist()):
        if n > 0:
            row = table.setdefault(line, {})
            row[part] = row.get(part, 0) + n
    rows = [sorted(row.values()) for row in table.values()]
    branches = sum(len(row) - 1 for row in rows)
    return sum(len(row) > 1 for row in rows), branches, sum(sum(row[:-1]) for row in rows)


def test_every_measure_and_price_is_what_loops_count(district):
    problem, force, wishes = district
    n, seats, plan = problem.students, problem.capacity, plan_of(district).labels
    way = problem.distance_m(np.repeat(np.arange(N), K), np.tile(np.arange(K), N)).reshape(N, K)
    units = range(N)
    now, before = way[units, plan], way[units, force]
    full, year = np.zeros(K), np.zeros(K)
    poor = np.zeros(K)
    old = wishes["first year"].grades["old"]
    for unit in units:
        full[plan[unit]] += n[unit]
        poor[plan[unit]] += wishes["shares"].group[unit]
        year[plan[unit]] += n[unit] - old[unit]
        year[force[unit]] += old[unit]
    moved = plan != force
    split, branches, minority = split_by_hand(plan, wishes["feeders"].group, n)
    areas, parts, apart = split_by_hand(wishes["kept"].group, plan, n)
    rest = full - poor
    apart_from_others = sum(abs(p / poor.sum() - r / rest.sum()) for p, r in zip(poor, rest)) / 2
    soft = zip(problem.adjacency.soft.tolist(), problem.adjacency.soft_cost.tolist())
    tolls = [cost for (one, other), cost in soft if plan[one] == plan[other]]
    measures = {m.key: m.value for wish in wishes.values() for m in wish.measures(problem, plan)}
    expected = {
        "FEEDER_SPLITS": split,
        "FEEDER_MINORITY": minority,
        "AREAS_SPLIT": areas,
        "AREAS_MINORITY": apart,
        "DISSIMILARITY": apart_from_others,
        "HIGHEST_SHARE": max(100 * poor / full),
        "STUDENTS_TOO_FAR": sum(n[u] for u in units if now[u] > LIMIT_M),
        "STUDENTS_FARTHER": sum(n[u] for u in units if now[u] > before[u]),
        "STUDENTS_MUCH_FARTHER": sum(n[u] for u in units if now[u] > 1.2 * before[u]),
        "WALKERS_LOST": sum(n[u] for u in units if before[u] <= WALK_M < now[u]),
        "WALKERS_GAINED": sum(n[u] for u in units if now[u] <= WALK_M < before[u]),
        "BARRIER_CROSSINGS": len(tolls),
        "BARRIER_COST": sum(tolls),
        "MOVED_AGAIN": sum(n[u] for u in units if moved[u] and u % 3 == 0),
        "MOVED_AT_ONCE": sum(n[u] - old[u] for u in units if moved[u]),
        "FIRST_YEAR_MAX_UTILISATION": max(100 * year / seats),
        "FIRST_YEAR_STUDENTS_OVER": sum(
            max(0, y - FIRST_YEAR / 100 * c) for y, c in zip(year, seats)
        ),
        "STUDENTS_IN_MARGIN": sum(max(0, f - FULL / 100 * c) for f, c in zip(full, seats)),
    }
    assert {key: measures[key] for key in expected} == pytest.approx(expected)
    costs = {
        "feeders": (minority + PART * branches),
        "kept": (apart + PART * parts),
        "farther": expected["STUDENTS_MUCH_FARTHER"],
        "walk": sum(n[u] for u in units if way[u].min() <= WALK_M < now[u]),
        "crossings": sum(tolls),
        "spared": expected["MOVED_AGAIN"],
        "first year": expected["FIRST_YEAR_STUDENTS_OVER"],
        "margin": expected["STUDENTS_IN_MARGIN"],
    }
    weighed = {name: WEIGHTS[name] * cost for name, cost in costs.items()}
    assert {name: wishes[name].price(problem).of(plan) for name in costs} == pytest.approx(weighed)
