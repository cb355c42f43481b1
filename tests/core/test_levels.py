# SPDX-License-Identifier: GPL-2.0-or-later
"""Several levels drawn together: one objective, kept up to date, never worse, the best there is."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.jobs.codec import decode, encode
from balanced_zones.algorithms.core.jobs.solver import Solver
from balanced_zones.algorithms.core.progress import Progress
from balanced_zones.algorithms.core.report.levels import feeder_section
from balanced_zones.algorithms.core.zones import climb, whole_feeders
from balanced_zones.algorithms.core.zones.branches import move_branches
from balanced_zones.algorithms.core.zones.climb import improve_levels
from balanced_zones.algorithms.core.zones.coarse import merge_agreed
from balanced_zones.algorithms.core.zones.contiguous import make_contiguous
from balanced_zones.algorithms.core.zones.criteria.ceilings import MeanTravelLimit, MovedLimit
from balanced_zones.algorithms.core.zones.goal import Goal, Objective
from balanced_zones.algorithms.core.zones.lawful import ground_of, islands
from balanced_zones.algorithms.core.zones.levels import Ladder, Level
from balanced_zones.algorithms.core.zones.metrics import pieces
from balanced_zones.algorithms.core.zones.pace import Effort
from balanced_zones.algorithms.core.zones.plan import Plan
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.search import Search
from balanced_zones.algorithms.core.zones.stack import stacked
from balanced_zones.algorithms.core.zones.travel import TravelTable
from balanced_zones.algorithms.core.zones.whole_bound import goal_bound
from balanced_zones.algorithms.core.zones.whole_feeders import fed_as_wholes
from cases import COLUMNS, cells, schools_at, schools_in, squares


def nearest(problem, random_seed):
    """A plan in force: nearest schools, but for some units."""
    rng = np.random.default_rng(random_seed)
    offset = problem.centre_m[:, None] - problem.school_m[None]
    labels = np.argmin((offset**2).sum(axis=2), axis=1)
    odd = rng.choice(problem.n_units, problem.n_units // 5, replace=False)
    labels[odd] = rng.integers(problem.n_zones, size=len(odd))
    return make_contiguous(problem, labels)


def ladder(n=60, zones=(6, 3), random_seed=0, **goal):
    """Levels of a generated map; the higher ones have fewer students and zones."""
    units, levels = cells(n, random_seed), []
    for at, count in enumerate(zones):
        units = units.assign(students=units["students"] // (1 + at))
        problem = build_problem(units, schools_in(units, count, random_seed + at), COLUMNS)
        force = nearest(problem, random_seed + at)
        asked = {"tolerance": 60, "stability_weight": 3.0, "smallest_patch": 10.0, **goal}
        asked["existing"] = asked["may_lie_apart"] = tuple(force.tolist())
        levels.append(Level(f"L{at}", problem, Goal(**asked), force))
    return Ladder(tuple(levels), feeder_weight=3.0, branch=40.0)


def bounds_of(steps):
    return [goal_bound(each.problem, each.goal) for each in steps.levels]


def objective_of(stack):
    return Objective(stack.problem, stack.goal, stack.bound.limits, stack.bound.divisible)


def worth(stack, labels):
    plan = Plan(stack.problem, labels, TravelTable(stack.problem))
    return objective_of(stack).of(plan)


def feeders_by_hand(steps, plans):
    """Minority students and branches of every two levels, from a table made of loops."""
    total = 0.0
    for at, (lower, upper) in enumerate(zip(plans, plans[1:])):
        table: dict = {}
        for zone, to, students in zip(lower, upper, steps.levels[at].problem.students):
            if students > 0:
                row = table.setdefault(zone, {})
                row[to] = row.get(to, 0) + students
        for row in table.values():
            total += sum(row.values()) - max(row.values()) + steps.branch * (len(row) - 1)
    return steps.feeder_weight * total


def unevenly_stable(steps):
    """The existing plans weigh 3 at the first level, and less at those above."""
    levels = [
        replace(each, goal=replace(each.goal, stability_weight=3.0 - at, smallest_patch=10.0))
        for at, each in enumerate(steps.levels)
    ]
    return replace(steps, levels=tuple(levels))


@pytest.mark.parametrize("zones", [(6, 3), (7, 4, 2)])
def test_the_joint_objective_is_the_sum_of_the_levels_and_their_feeders(zones):
    steps = unevenly_stable(ladder(zones=zones))
    bounds = bounds_of(steps)
    stack = stacked(steps, bounds)
    rng = np.random.default_rng(1)
    plans = [rng.integers(each.problem.n_zones, size=60) for each in steps.levels]
    heavy = max(1.0, (3.0 + 3.0) / 10)
    students = 0.0
    for each, bound, plan in zip(steps.levels, bounds, plans):
        goal = replace(each.goal, limits_weight=each.goal.limits_weight * heavy)
        own = Objective(each.problem, goal, bound.limits, bound.divisible)
        state = Plan(each.problem, plan, TravelTable(each.problem))
        outside = sum(own.outside(zone, s) for zone, s in enumerate(state.students))
        # All but the limits, which weigh alike at every level whatever its students.
        value = own.of(state) - own.goal.limits_weight * outside
        students += value / own.per_student
        students += own.goal.limits_weight * outside / objective_of(stack).per_student
    students += feeders_by_hand(steps, plans)
    joint = worth(stack, stack.joined(plans))
    assert joint / objective_of(stack).per_student == pytest.approx(students)


def test_limits_of_a_level_cost_in_the_joint_plan_what_they_cost_in_its_own():
    """What a level's limit costs in the plan of all levels, it costs in its own."""
    steps = ladder(zones=(6, 3))
    wishes = []
    for each in steps.levels:
        force = np.asarray(each.goal.existing)
        wishes.append((MovedLimit(force, 5.0), MeanTravelLimit(force, 0.0)))
    rich = replace(
        steps,
        levels=tuple(
            replace(each, goal=replace(each.goal, criteria=wish))
            for each, wish in zip(steps.levels, wishes)
        ),
    )
    bounds, rng = bounds_of(steps), np.random.default_rng(2)
    plans = [rng.integers(each.problem.n_zones, size=60) for each in steps.levels]
    stack = stacked(rich, bounds)
    labels = stack.joined(plans)
    found = sum(wish.price(stack.problem).of(labels) for wish in stack.goal.criteria[1:])
    alone = [
        wish.price(each.problem).of(plan)
        for each, plan, of_level in zip(steps.levels, plans, wishes)
        for wish in of_level
    ]
    assert len(stack.goal.criteria) == 5 and min(alone) > 0
    assert found == pytest.approx(sum(alone))
    assert decode(encode(stack.goal)).criteria[1].exceeded(stack.problem, labels)


def test_what_does_not_hold_is_told_with_its_level(quick_search):
    steps = ladder(24, (4, 2), 3)
    low, high = steps.levels
    shorter = MeanTravelLimit(np.asarray(high.goal.existing), -90.0)
    high = replace(high, goal=replace(high.goal, criteria=(shorter,)))

    class Told(Progress):
        warnings: list = []

        def warn(self, text):
            self.warnings.append(text)

    improve_levels(replace(steps, levels=(low, high)), workers=1, progress=Told())
    assert (
        [text for text in Told.warnings if "within all limits at once" in text]
        == [
            text
            for text in Told.warnings
            if text.startswith("Level L1: Students' mean travel grows")
        ]
        != []
    )


def test_the_existing_plan_of_a_level_weighs_by_itself():
    """Seen move by move, too: the students of a unit, and the patch that it makes."""
    steps = unevenly_stable(ladder(zones=(6, 3)))
    stack = stacked(steps, bounds_of(steps))
    objective, force = objective_of(stack), np.array(stack.goal.existing)
    bare = objective_of(replace(stack, goal=replace(stack.goal, existing=None)))
    plan = objective.follow(Plan(stack.problem, force, TravelTable(stack.problem)))
    students = stack.problem.students
    for at, weight in enumerate((3.0, 2.0)):
        unit = next(u for u in range(*stack.units[at : at + 2]) if students[u] > 0)
        other = next(z for z in range(*stack.zones[at : at + 2]) if z != force[unit])
        moved = objective.pull(plan, unit, other) - bare.pull(plan, unit, other)
        assert moved == pytest.approx(weight * students[unit] * objective.per_student)
        patch = plan.terms[-1].change(unit, int(force[unit]), other)
        assert patch == pytest.approx(10 * weight)


def beyond_by_hand(steps, plans, price):
    """What split zones beyond the limits cost."""
    counts = [found.split for found in steps.splits(plans)]
    over = sum(max(0, n - most) for n, most in zip(counts, steps.most_split) if most is not None)
    return price.per_beyond * over


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize("most", [(None, None), (6, 2), (None, 3)])
def test_the_tables_of_feeders_are_kept_up_to_date(merged, most):
    steps = replace(ladder(zones=(7, 4, 2)), most_split=most)
    stack = stacked(steps, bounds_of(steps))
    problem, labels = stack.problem, np.array(stack.goal.existing)
    price = stack.goal.criteria[0].price(problem)
    if merged:
        coarse = merge_agreed(problem, [labels, np.arange(180) // 4])
        price, problem, labels = price.merged(coarse.problem, coarse.unit_of), *coarse_of(coarse)
    plan = Plan(problem, labels)
    plan.terms = [price.term(plan.zone_of)]
    rng = np.random.default_rng(0)
    for unit in rng.integers(problem.n_units, size=150).tolist():
        donor = plan.zone_of[unit]
        level = np.searchsorted(stack.zones, donor, side="right") - 1
        zone = int(rng.integers(stack.zones[level], stack.zones[level + 1]))
        if zone != donor:
            before = plan.terms[0].value
            change = plan.terms[0].change(unit, donor, zone)
            plan.move(unit, zone)
            assert plan.terms[0].value == pytest.approx(before + change, abs=1e-6)
    whole = plan.labels if not merged else coarse.project(plan.labels)
    parted = stack.by_level(whole)
    by_hand = feeders_by_hand(steps, parted) + beyond_by_hand(steps, parted, price)
    assert plan.terms[0].value == pytest.approx(by_hand)
    assert price.of(plan.labels) == pytest.approx(by_hand)


def coarse_of(coarse):
    return coarse.problem, coarse.labels


@pytest.mark.parametrize("zones", [(6, 3), (7, 4, 2)])
def test_plans_are_lawful_and_never_worse(zones, quick_search):
    steps = ladder(zones=zones, random_seed=2)
    result = improve_levels(steps, workers=1)
    stack = stacked(steps, bounds_of(steps))
    start = ground_of(stack.problem, stack.goal).lawful(np.array(stack.goal.existing))
    ground = ground_of(stack.problem, stack.goal)
    assert result.before == pytest.approx(worth(replace(stack, problem=ground.problem), start))
    joined = stack.joined(result.plans)
    assert result.after == pytest.approx(worth(replace(stack, problem=ground.problem), joined))
    assert result.after < result.before
    assert sum(s.branches for s in result.splits) < sum(s.branches for s in result.splits_before)
    for each, plan, found in zip(steps.levels, result.plans, result.results):
        assert not found.violations
        assert (pieces(each.problem, plan) == 1).all() or islands(each.problem, plan).pieces
        assert (plan[each.problem.seed_unit] == np.arange(each.problem.n_zones)).all()


def test_the_same_random_seed_gives_the_same_plans_whatever_the_workers(monkeypatch):
    # How many there are is decided here, not in the workers.
    monkeypatch.setattr(climb, "STARTS", {Effort.STANDARD: 3})
    monkeypatch.setattr(climb, "CROSSINGS", {Effort.STANDARD: 2})
    steps = ladder(16, (3, 2), 3)
    first = improve_levels(steps, random_seed=7, workers=1)
    again = improve_levels(steps, random_seed=7, workers=2)
    assert all((a == b).all() for a, b in zip(first.plans, again.plans))
    assert first.after == again.after


@pytest.mark.parametrize("random_seed", range(4))
def test_moves_of_branches_never_make_a_plan_worse_and_leave_it_whole(random_seed):
    steps = ladder(60, (7, 4, 2), random_seed)
    stack = stacked(steps, bounds_of(steps))
    goal = replace(stack.goal, may_lie_apart=None)
    ground = ground_of(stack.problem, goal)
    objective = objective_of(stack)
    labels = ground.lawful(stack.joined([each.labels for each in steps.levels]))
    plan = objective.follow(Plan(stack.problem, labels, TravelTable(stack.problem)))
    before = objective.of(plan)
    after = move_branches(plan, objective)
    assert after < before
    assert after == pytest.approx(worth(stack, plan.labels))
    assert (pieces(stack.problem, plan.labels) == 1).all()
    fixed = np.array(stack.problem.fixed_zone)
    assert (plan.labels[fixed >= 0] == fixed[fixed >= 0]).all()


def test_a_branch_moves_at_two_levels_where_one_alone_gains_nothing():
    """In a row of six, place 2 goes on elsewhere, at the middle and at the highest level."""
    units = squares(6, 1).assign(students=10)
    levels = []
    for places, force in (
        ((1, 4), [0, 0, 0, 1, 1, 1]),
        ((0, 5), [0, 0, 1, 1, 1, 1]),
        ((0, 5), [0, 0, 1, 1, 1, 1]),
    ):
        schools = schools_at(units, dict.fromkeys(places, 30))
        problem = build_problem(units, schools, COLUMNS)
        if not levels:
            # Else its neighbours' zone at the lowest level would be the nearer way out.
            problem = replace(problem, locked=np.array([-1, -1, 0, -1, -1, -1]))
        asked = {"stability_weight": 1.0, "travel_weight": 0.0, "compactness_weight": 0.0}
        goal = Goal(tolerance=90, balance_weight=0.0, existing=tuple(force), **asked)
        levels.append(Level(str(len(levels)), problem, goal, np.array(force)))
    steps = Ladder(tuple(levels), feeder_weight=1.0, branch=15.0)
    stack = stacked(steps, bounds_of(steps))
    objective = objective_of(stack)
    low, mid, high = (each.labels for each in levels)

    def plan_of(*plans):
        return Plan(stack.problem, stack.joined(plans), TravelTable(stack.problem))

    # 25 for the branch; moved in the middle 10, and 25 for the branch above; moved at both 20.
    worths = [
        objective.of(plan_of(*plans)) / objective.per_student
        for plans in ((low, mid, high), (low, low, high), (low, low, low))
    ]
    assert worths == pytest.approx([25, 35, 20])
    plan = objective.follow(plan_of(low, mid, high))
    move_branches(plan, objective)
    assert (plan.labels == stack.joined([low, low, low])).all()


@pytest.mark.parametrize("most", [None, (0,)])
def test_two_levels_on_eight_units_are_as_good_as_any(most):
    """All pairs of plans in one piece each, by enumeration; no zone split where none may be."""
    units = squares(4, 2).assign(students=[30, 10, 20, 5, 15, 25, 10, 40])
    levels = []
    for places, shift in (((0, 7), 1), ((4, 3), 2)):
        schools = schools_at(units, dict.fromkeys(places, 90))
        problem = build_problem(units, schools, COLUMNS)
        force = np.array([0, 0, 1, 1, 0, 1, 1, 1]) if shift == 1 else np.array([0, 1] * 4)
        force = make_contiguous(problem, force)
        goal = Goal(tolerance=70, stability_weight=1.0, existing=tuple(force.tolist()))
        levels.append(Level(f"L{shift}", problem, goal, force))
    weight = 1.0 if most is None else 0.0
    steps = Ladder(tuple(levels), feeder_weight=weight, branch=10.0, most_split=most)
    stack = stacked(steps, bounds_of(steps))
    every = []
    for each in levels:
        plans = (np.array(plan) for plan in product((0, 1), repeat=8))
        every.append(
            [
                plan
                for plan in plans
                if (plan[each.problem.seed_unit] == (0, 1)).all()
                and (pieces(each.problem, plan) == 1).all()
            ]
        )
    best = min(worth(stack, stack.joined(pair)) for pair in product(*every))
    assert len(every[0]) * len(every[1]) > 100
    result = improve_levels(steps, workers=1)
    assert result.after == pytest.approx(best, abs=1e-6)
    assert most is None or result.splits[0].split == 0


def swapped_between_full_schools():
    """Two levels in a row of eight, whose full schools can only exchange the odd places.

    The second lower zone goes on to the first upper one with a place, the first lower one to the
    second; no seat is free, so no place can change hands alone, at either level.
    """
    units = squares(8, 1).assign(students=10)
    levels = []
    for number, (places, force) in enumerate(
        (
            ((0, 7), [0, 0, 0, 0, 1, 1, 1, 1]),
            ((1, 6), [0, 0, 0, 1, 1, 1, 1, 1]),
        )
    ):
        schools = schools_at(units, dict.fromkeys(places, 40 if number == 0 else 50))
        problem = build_problem(units, schools, COLUMNS)
        asked = {"stability_weight": 0.1, "travel_weight": 0.0, "compactness_weight": 0.0}
        goal = Goal(tolerance=30, balance_weight=0.0, existing=tuple(force), **asked)
        levels.append(Level(str(number), problem, goal, np.array(force)))
    return Ladder(tuple(levels), feeder_weight=1.0, branch=10.0)


def programmes_of(steps, rounds=1):
    """What the programmes yield, as plans of the stack, on the search that they are made with."""
    stack = stacked(steps, bounds_of(steps))
    ground = ground_of(stack.problem, stack.goal)
    with Solver() as solver:
        search = Search(ground.problem, stack.goal, stack.bound, solver).on(ground)
        labels = ground.lawful(stack.joined([each.labels for each in steps.levels]))
        start = search.plan(ground.onto(labels))
        plans = [search.plan(each) for each in fed_as_wholes(search, start, rounds)]
    return stack, ground, search, start, plans


def test_programmes_make_feeders_whole():
    stack, ground, search, start, plans = programmes_of(swapped_between_full_schools())
    splits = stack.ladder.splits
    assert splits(stack.by_level(ground.back(start.labels)))[0].split == 1
    assert plans and splits(stack.by_level(ground.back(plans[-1].labels)))[0].split == 0
    assert search.objective.of(plans[-1]) < search.objective.of(start)


@pytest.mark.parametrize("zones", [(6, 3), (5, 4, 2)])
def test_plans_of_programmes_are_in_one_piece_and_split_fewer_zones(zones):
    steps = ladder(n=40, zones=zones)
    most = tuple(found.split // 2 for found in steps.splits([e.labels for e in steps.levels]))
    stack, ground, search, start, plans = programmes_of(replace(steps, most_split=most))
    assert len(plans) == 2
    fixed = np.array(search.problem.fixed_zone)
    for plan in plans:
        assert (pieces(search.problem, plan.labels) == 1).all()
        assert (plan.labels[fixed >= 0] == fixed[fixed >= 0]).all()
        assert search.objective.of(plan) < search.objective.of(start)
        found = steps.splits(stack.by_level(ground.back(plan.labels)))
        assert all(each.split <= limit for each, limit in zip(found, most))


def test_without_a_chain_there_is_no_programme_and_with_too_many_columns_a_small_one(monkeypatch):
    steps = ladder(zones=(6, 3))
    assert not programmes_of(replace(steps, feeder_weight=0.0))[-1]
    monkeypatch.setattr(whole_feeders, "_MOST_COLUMNS", 50)
    _, _, search, start, plans = programmes_of(steps)
    existing = np.asarray(search.goal.existing)
    for plan in plans:
        assert ((plan.labels == start.labels) | (plan.labels == existing)).all()


def test_a_limit_on_split_zones_that_cannot_be_kept_is_told(quick_search):
    """Three upper schools in the ground of two lower ones: one zone at least is split."""
    units = squares(6, 1).assign(students=10)
    levels = []
    for places in ((0, 5), (0, 2, 5)):
        schools = schools_at(units, dict.fromkeys(places, 40))
        problem = build_problem(units, schools, COLUMNS)
        force = nearest(problem, 0)
        goal = Goal(tolerance=90, stability_weight=1.0, existing=tuple(force.tolist()))
        levels.append(Level(f"L{len(levels)}", problem, goal, force))

    class Told(Progress):
        warnings: list = []

        def warn(self, text):
            self.warnings.append(text)

    improve_levels(Ladder(tuple(levels), most_split=(0,)), workers=1, progress=Told())
    said = "Level L0: 1 zone feeds more than one zone of L1, in place of none"
    assert [text for text in Told.warnings if text.startswith(said)]


@pytest.mark.parametrize("most", [-1, float("nan")])
def test_a_limit_on_split_zones_that_makes_no_sense_is_refused(most):
    with pytest.raises(InputError, match="L0: the limit on split zones is no number of 0 or more"):
        improve_levels(replace(ladder(zones=(4, 2)), most_split=(most,)), workers=1)


def test_without_plans_the_levels_start_from_their_own_best():
    steps = ladder(40, (2, 2), 4)
    bare = tuple(replace(each, goal=Goal(tolerance=60), labels=None) for each in steps.levels)
    result = improve_levels(replace(steps, levels=bare), workers=1)
    assert result.after <= result.before
    assert [len(plan) for plan in result.plans] == [40, 40]
    assert min(plan.min() for plan in result.plans) == 0


def test_levels_of_different_layers_are_refused():
    steps = ladder(40, (5, 3), 4)
    other = ladder(45, (5, 3), 4).levels[1]
    with pytest.raises(InputError, match="not of the same planning units"):
        improve_levels(replace(steps, levels=(steps.levels[0], other)), workers=1)


def test_the_report_holds_every_split_zone():
    steps = ladder(40, (5, 3), 4)
    plans = [each.labels for each in steps.levels]
    names = [list(each.problem.school_ids) for each in steps.levels]
    (found,) = steps.splits(plans)
    body = feeder_section(steps, plans, plans, names).body
    assert found.split > 0
    for zone, branches in enumerate(steps.branches(0, plans)):
        assert sum(branches.values()) == steps.levels[0].problem.students[plans[0] == zone].sum()
    table = body[body.index('id="split-1"') :]
    assert table.count('<th scope="row"') == found.split
    assert "at most" not in body
    limited = feeder_section(replace(steps, most_split=(7,)), plans, plans, names).body
    now, asked = (limited[: limited.index('id="split-1"')].split("<tr")[at] for at in (-2, -1))
    assert "7</td>" in asked and "7</td>" not in now and "Split zones at most" in limited
    alone = [np.zeros(40, int), np.zeros(40, int)]
    assert "no zone feeds several" in feeder_section(steps, alone, [None, None], names).body
