# SPDX-License-Identifier: GPL-2.0-or-later
"""Criteria: what they measure against counts of their own, and their sums after random walks."""

from collections import defaultdict
from dataclasses import replace

import numpy as np
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.jobs.codec import decode, encode
from balanced_zones.algorithms.core.zones.bounds import lower_bound
from balanced_zones.algorithms.core.zones.coarse import merge_agreed
from balanced_zones.algorithms.core.zones.contiguous import make_contiguous
from balanced_zones.algorithms.core.zones.criteria.by_unit import (
    ISLAND,
    FewIslands,
    LongerJourneys,
    LongJourneys,
    MovedBefore,
    Walkers,
)
from balanced_zones.algorithms.core.zones.criteria.ceilings import MeanTravelLimit, MovedLimit
from balanced_zones.algorithms.core.zones.criteria.crossings import SoftBarriers
from balanced_zones.algorithms.core.zones.criteria.grandfathered import Grandfathered
from balanced_zones.algorithms.core.zones.criteria.overfull import Overfull
from balanced_zones.algorithms.core.zones.criteria.patches import PatchPrice
from balanced_zones.algorithms.core.zones.criteria.shares import (
    Shares,
    dissimilarity,
    variance_ratio,
)
from balanced_zones.algorithms.core.zones.criteria.splits import Feeders, KeptTogether
from balanced_zones.algorithms.core.zones.criteria.tables import PART, splits
from balanced_zones.algorithms.core.zones.evaluation import evaluate_plan
from balanced_zones.algorithms.core.zones.goal import Goal, Objective
from balanced_zones.algorithms.core.zones.improve import run_start
from balanced_zones.algorithms.core.zones.improvement import Start, StartKind
from balanced_zones.algorithms.core.zones.limits import utilisation_limits
from balanced_zones.algorithms.core.zones.plan import Plan
from balanced_zones.algorithms.core.zones.travel import TravelTable
from cases import county as bare_county

SHARE = 25.0


def county(n, zones, random_seed):
    """A county with a cost on every third border."""
    units, schools, problem = bare_county(n, zones, random_seed)
    soft = problem.adjacency.pairs[::3]
    cost = 1.0 + np.arange(len(soft)) % 4
    priced = replace(problem.adjacency, soft=soft, soft_cost=cost)
    return units, schools, replace(problem, adjacency=priced)


def nearest(problem):
    offset = problem.centre_m[:, None] - problem.school_m[None]
    return make_contiguous(problem, np.argmin((offset**2).sum(axis=2), axis=1))


def blocks(problem, count=3, none=0.1, random_seed=0):
    """Areas by place, as another level's zones would be; some units are in none."""
    rng = np.random.default_rng(random_seed)
    centres = problem.centre_m[rng.choice(problem.n_units, count, replace=False)]
    group = np.argmin(((problem.centre_m[:, None] - centres[None]) ** 2).sum(axis=2), axis=1)
    group[rng.random(problem.n_units) < none] = -1
    return group


def asked(problem, force):
    """Every criterion there is, by name."""
    return {
        "below": Feeders("es", blocks(problem, 9), above=False, weight=1.5),
        "above": Feeders("hs", blocks(problem, 3), above=True, weight=2.0, number=2),
        "kept": KeptTogether("town", blocks(problem, 6, random_seed=2), weight=0.7),
        "shares": Shares("poor", poor(problem), weight=1.2),
        "far": LongJourneys(3000.0, weight=3.0),
        "farther": LongerJourneys(force, 10.0, weight=2.0),
        "walk": Walkers(2500.0, force, weight=1.1),
        "margin": Overfull(90.0, weight=1.3),
        "islands": FewIslands(np.array([[3, 1], [9, 0]]), weight=2.0),
        "spared": MovedBefore(force, np.arange(problem.n_units) % 3, weight=0.4),
        "crossings": SoftBarriers(weight=1.6),
    }


def poor(problem, random_seed=5):
    """Students of a group, more of them in the west."""
    rng = np.random.default_rng(random_seed)
    x = problem.centre_m[:, 0]
    return rng.binomial(problem.students.astype(int), 0.1 + 0.6 * (x < np.median(x)))


LIMITED = ["moved", "travel", "split below", "split above"]
NAMES = [
    "below",
    "above",
    "kept",
    "shares",
    "far",
    "farther",
    "walk",
    "spared",
    "patches",
    "margin",
    "islands",
    "crossings",
]


def price_of(name, problem, force):
    if name == "patches":
        return PatchPrice(problem, force, 12.0)
    if name == "moved":
        return MovedLimit(force, problem.students.sum() / 3).price(problem)
    if name == "travel":
        return MeanTravelLimit(force, 20.0).price(problem)
    if name == "split below":
        return Feeders("es", blocks(problem, 9), above=False, most_split=2).price(problem)
    if name == "split above":
        return Feeders("hs", blocks(problem, 3), True, 0.5, most_split=1).price(problem)
    return asked(problem, force)[name].price(problem)


# -- measures ---------------------------------------------------------------------------------


def by_hand(lines, parts, students, share):
    """Split lines, small branches and students in branches, with dictionaries alone."""
    table = defaultdict(lambda: defaultdict(float))
    for line, part, n in zip(lines, parts, students):
        if line >= 0 and part >= 0 and n > 0:
            table[line][part] += n
    split = small = minority = 0
    for row in table.values():
        parts = sorted(row.values(), reverse=True)
        split += len(parts) > 1
        small += sum(n < share / 100 * sum(parts) for n in parts[1:])
        minority += sum(parts[1:])
    return split, small, minority


def test_a_zone_that_feeds_three():
    found = splits(np.zeros(4, int), np.array([0, 1, 2, 2]), np.array([60.0, 25, 10, 5]), 25)
    assert (found.split, found.branches, found.small, found.minority) == (1, 2, 1, 40.0)
    nothing = splits(np.array([-1, 0]), np.array([0, 1]), np.array([5.0, 0]), 25)
    assert (nothing.lines, nothing.split, nothing.minority) == (0, 0, 0)


@pytest.mark.parametrize("random_seed", range(5))
def test_feeders_are_counted_as_by_hand(random_seed):
    _, _, problem = county(80, 5, random_seed)
    rng = np.random.default_rng(random_seed)
    labels, group = rng.integers(-1, 5, 80), rng.integers(-1, 7, 80)
    for above in (False, True):
        criterion = decode(encode(Feeders("other", group, above, share=SHARE)))
        lines, parts = (labels, group) if above else (group, labels)
        measured = [m.value for m in criterion.measures(problem, labels)]
        assert measured == pytest.approx(by_hand(lines, parts, problem.students, SHARE))
    measured = [m.value for m in KeptTogether("town", group).measures(problem, labels)]
    split, _, minority = by_hand(group, labels, problem.students, 0)
    assert measured == pytest.approx([split, minority])


def test_evaluation_holds_the_measures_of_what_is_asked():
    _, _, problem = county(80, 5, 0)
    labels = nearest(problem)
    wishes = asked(problem, labels)
    found = {
        m.key: m.value for m in evaluate_plan(problem, labels, criteria=wishes.values()).measures()
    }
    lines = by_hand(wishes["below"].group, labels, problem.students, SHARE)
    assert found["FEEDER_SPLITS"] == lines[0] and found["FEEDER_BRANCHES"] == lines[1]
    assert (
        found["FEEDER_MINORITY_2"] == by_hand(labels, wishes["above"].group, problem.students, 0)[2]
    )
    assert {"AREAS_SPLIT", "AREAS_MINORITY"} <= set(found)


def test_dissimilarity_and_variance_ratio_by_hand():
    """Two schools of 100, 80 and 20 of the group: 0.6, and (0.68 - 0.5) / 0.5."""
    group, students = np.array([80.0, 20]), np.array([100.0, 100])
    assert dissimilarity(group, students) == pytest.approx(0.6)
    assert variance_ratio(group, students) == pytest.approx(0.36)
    assert dissimilarity(students / 4, students) == pytest.approx(0)
    assert np.isnan(dissimilarity(0 * group, students)) and np.isnan(
        variance_ratio(students, students)
    )


def test_the_price_of_shares_is_dissimilarity():
    _, _, problem = county(80, 5, 0)
    labels, shares = nearest(problem), Shares("poor", poor(problem), weight=1.0)
    group, students = shares.by_zone(problem, labels)
    assert group.sum() == poor(problem).sum() and students.sum() == problem.students.sum()
    per_point = 2 * group.sum() * (1 - group.sum() / students.sum())
    expected = per_point * dissimilarity(group, students)
    assert shares.price(problem).of(labels) == pytest.approx(expected)
    value = {m.key: m.value for m in shares.measures(problem, labels)}
    assert value["DISSIMILARITY"] == pytest.approx(dissimilarity(group, students))
    assert value["HIGHEST_SHARE"] == pytest.approx(max(100 * group / students))


def test_journeys_walks_and_second_moves_are_counted_unit_by_unit():
    _, _, problem = county(80, 5, 0)
    force, rng = nearest(problem), np.random.default_rng(1)
    labels = np.where(rng.random(80) < 0.3, rng.integers(0, 5, 80), force)
    distance = problem.distance_m(np.repeat(np.arange(80), 5), np.tile(np.arange(5), 80))
    distance = distance.reshape(80, 5)
    expected = dict.fromkeys(
        [
            "STUDENTS_TOO_FAR",
            "STUDENTS_FARTHER",
            "STUDENTS_MUCH_FARTHER",
            "WALKERS_LOST",
            "WALKERS_GAINED",
            "MOVED_AGAIN",
        ],
        0.0,
    )
    for unit, (zone, old) in enumerate(zip(labels, force)):
        n, now, then = problem.students[unit], distance[unit, zone], distance[unit, old]
        expected["STUDENTS_TOO_FAR"] += n * (now > 3000)
        expected["STUDENTS_FARTHER"] += n * (now > then)
        expected["STUDENTS_MUCH_FARTHER"] += n * (now > 1.1 * then)
        expected["WALKERS_LOST"] += n * (then <= 2500 < now)
        expected["WALKERS_GAINED"] += n * (now <= 2500 < then)
        expected["MOVED_AGAIN"] += n * (zone != old and unit % 3 > 0)
    wishes = asked(problem, force)
    found = [m for name in NAMES[4:8] for m in wishes[name].measures(problem, labels)]
    assert {m.key: m.value for m in found} == expected
    cost = wishes["farther"].price(problem).of(labels)
    assert cost == pytest.approx(2 * expected["STUDENTS_MUCH_FARTHER"])
    only = LongerJourneys(force, None, weight=2.0)
    assert only.price(problem) is None
    assert [m.key for m in only.measures(problem, labels)] == ["STUDENTS_FARTHER"]
    beyond = distance.min(axis=1) > 3000
    assert (wishes["far"].unreachable(problem) == (beyond & (problem.students > 0))).all()
    assert wishes["far"].price(problem).of(distance.argmin(axis=1)) == 0


def test_who_stays_fills_the_old_school_for_a_year():
    _, _, problem = county(40, 3, 0)
    force = np.random.default_rng(0).integers(-1, 3, 40)
    after = nearest(problem)
    young = problem.students // 2
    grades = {"g1": young, "g2": problem.students - young}
    wish = decode(encode(Grandfathered(force, grades, ("g2",))))
    expected, moved = np.zeros(3), {"g1": 0.0, "g2": 0.0}
    for unit in range(40):
        old, new = force[unit], after[unit]
        expected[new] += grades["g1"][unit]
        expected[old if old >= 0 else new] += grades["g2"][unit]
        moved["g1"] += grades["g1"][unit] * (old >= 0 and old != new)
    assert wish.first_year(problem, after) == pytest.approx(expected)
    value = {m.key: m.value for m in wish.measures(problem, after)}
    assert value["MOVED_g1"] == value["MOVED_AT_ONCE"] == moved["g1"] and value["MOVED_g2"] == 0
    assert value["FIRST_YEAR_MAX_UTILISATION"] == max(100 * expected / problem.capacity)
    assert wish.price(problem) is None


# -- prices -----------------------------------------------------------------------------------


def test_what_a_split_costs():
    _, _, problem = county(80, 5, 0)
    labels = nearest(problem)
    criterion = asked(problem, labels)["below"]
    found = criterion.splits(problem, labels)
    cost = criterion.price(problem).of(labels)
    assert found.split > 0
    assert cost == pytest.approx(1.5 * (found.minority + PART * found.branches))
    dearer = replace(criterion, branch=400.0).price(problem)
    assert dearer.of(labels) == pytest.approx(1.5 * (found.minority + 400 * found.branches))
    assert dearer.term(labels.tolist()).value == pytest.approx(dearer.of(labels))
    assert Feeders("es", criterion.group, above=False).price(problem) is None
    full = np.bincount(labels, problem.students, 5)
    over = np.maximum(0, full - 0.9 * problem.capacity).sum()
    assert Overfull(90.0, 1.3).price(problem).of(labels) == pytest.approx(1.3 * over)
    assert Overfull(90.0).measures(problem, labels)[0].value == pytest.approx(over)
    labels[[3, 9]] = 1
    assert asked(problem, labels)["islands"].price(problem).of(labels) == 2 * ISLAND


@pytest.mark.parametrize("name", [*NAMES, *LIMITED])
@pytest.mark.parametrize("merged", [False, True])
def test_sums_are_kept_up_to_date(name, merged):
    """After every move of a random walk the term tells what the labels tell."""
    _, _, problem = county(70, 5, 1)
    force = nearest(problem)
    price = price_of(name, problem, force)
    if merged:
        # Units that go together are of one zone in force, but of several groups.
        coarse = merge_agreed(problem, [force, np.arange(70) // 4])
        price, problem, force = (
            price.merged(coarse.problem, coarse.unit_of),
            coarse.problem,
            coarse.labels,
        )
    plan = Plan(problem, force, TravelTable(problem))
    plan.terms = [price.term(plan.zone_of)]
    rng = np.random.default_rng(0)
    for unit in rng.integers(problem.n_units, size=150).tolist():
        zone, donor = int(rng.integers(problem.n_zones)), plan.zone_of[unit]
        if zone != donor:
            before = plan.terms[0].value
            change = plan.terms[0].change(unit, donor, zone)
            plan.move(unit, zone)
            assert plan.terms[0].value == pytest.approx(before + change, abs=1e-6)
        assert plan.terms[0].value == pytest.approx(price.of(plan.labels), abs=1e-6)


@pytest.mark.parametrize("name", [*NAMES, *LIMITED])
def test_what_costs_on_merged_units_costs_on_the_map(name):
    _, _, problem = county(70, 5, 1)
    force = nearest(problem)
    price = price_of(name, problem, force)
    coarse = merge_agreed(problem, [force, np.arange(70) // 4])
    there = price.merged(coarse.problem, coarse.unit_of)
    for random_seed in range(5):
        labels = np.random.default_rng(random_seed).integers(0, 5, coarse.problem.n_units)
        assert there.of(labels) == pytest.approx(price.of(coarse.project(labels)))


def test_an_objective_counts_every_criterion():
    _, _, problem = county(70, 5, 1)
    force = nearest(problem)
    goal = Goal(
        existing=tuple(force.tolist()),
        stability_weight=2.0,
        smallest_patch=10,
        criteria=tuple(asked(problem, force).values()),
    )
    bare = Goal(existing=goal.existing, stability_weight=2.0)
    limits = utilisation_limits(problem, 10_000)
    least = lower_bound(problem, limits).mean_travel
    plan = Plan(problem, np.random.default_rng(3).integers(0, 5, 70), TravelTable(problem))
    rich, poor = (Objective(problem, each, limits, least) for each in (goal, bare))
    costs = sum(price_of(n, problem, force).of(plan.labels) for n in NAMES if n != "patches")
    costs += PatchPrice(problem, force, 20.0).of(plan.labels)
    expected = poor.of(plan) + costs * problem.n_zones / problem.students.sum()
    assert rich.of(plan) == pytest.approx(expected)
    assert rich.of(rich.follow(plan)) == pytest.approx(expected)
    # The more they weigh, and the more students a branch counts as, the more the limits do.
    weights = 2.0 + sum(criterion.weight for criterion in goal.criteria)
    weights += max(each.weight * getattr(each, "branch", 0.0) for each in goal.criteria) / 100
    assert weights > 10 and poor.goal.limits_weight == bare.limits_weight
    assert rich.goal.limits_weight == pytest.approx(goal.limits_weight * weights / 10)


# -- plans ------------------------------------------------------------------------------------


def test_a_criterion_with_a_weight_changes_the_plan():
    """One by itself; ``test_all_criteria`` takes each of them from all."""
    _, _, problem = county(36, 3, 2)
    force = make_contiguous(problem, np.random.default_rng(0).integers(0, 3, 36))
    criterion = replace(asked(problem, force)["below"], weight=4.0)

    def cost(criteria):
        goal = Goal(tolerance=40, criteria=criteria)
        start = Start(StartKind.GIVEN, 0)
        result = run_start(problem, goal, Effort.STANDARD, start, force)
        return criterion.price(problem).of(result.labels)

    assert cost((criterion,)) < cost(())
