# SPDX-License-Identifier: GPL-2.0-or-later
"""The improver: what every plan must be, what it may not do, and how good it is on Fairfax."""

import time
from dataclasses import replace

import numpy as np
import pytest

from balanced_zones.algorithms.core.effort import Effort
from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.jobs.codec import decode, encode
from balanced_zones.algorithms.core.jobs.solver import Solver
from balanced_zones.algorithms.core.progress import SILENT, Progress
from balanced_zones.algorithms.core.zones import coarse, search
from balanced_zones.algorithms.core.zones.adjacency import Adjacency
from balanced_zones.algorithms.core.zones.annealing import Borders, Schedule, anneal
from balanced_zones.algorithms.core.zones.bounds import lower_bound
from balanced_zones.algorithms.core.zones.coarse import MergedTravel, coarsen, merge_agreed
from balanced_zones.algorithms.core.zones.contiguous import make_contiguous
from balanced_zones.algorithms.core.zones.geokmeans import geokmeans
from balanced_zones.algorithms.core.zones.goal import Goal, Objective
from balanced_zones.algorithms.core.zones.improve import improve, run_start, run_starts
from balanced_zones.algorithms.core.zones.improvement import Start, StartKind, starts, starts_for
from balanced_zones.algorithms.core.zones.lawful import main_zone
from balanced_zones.algorithms.core.zones.limits import district_utilisation, utilisation_limits
from balanced_zones.algorithms.core.zones.metrics import evaluate, pieces
from balanced_zones.algorithms.core.zones.pace import PACE
from balanced_zones.algorithms.core.zones.plan import Plan
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.problem import UNASSIGNED, ZoningProblem
from balanced_zones.algorithms.core.zones.repair import redraw_everywhere, repair
from balanced_zones.algorithms.core.zones.travel import TravelTable
from balanced_zones.algorithms.core.zones.whole_bound import goal_bound
from balanced_zones.algorithms.core.zones.work import PROPOSALS, Budget
from cases import COLUMNS, county, schools_at, squares


def changed(problem, **what):
    fields = {name: getattr(problem, name) for name in ZoningProblem.__dataclass_fields__}
    return ZoningProblem(**{**fields, **what})


def random_plan(problem, random_seed, share_unassigned=0.1):
    rng = np.random.default_rng(random_seed)
    labels = rng.integers(0, problem.n_zones, problem.n_units)
    labels[rng.random(problem.n_units) < share_unassigned] = UNASSIGNED
    return labels


def lock_some(problem, random_seed, count):
    """Lock units near their nearest schools, so that the locks can be honoured."""
    rng = np.random.default_rng(random_seed)
    offset = problem.centre_m[:, None] - problem.school_m[None]
    nearest = np.argmin((offset**2).sum(axis=2), axis=1)
    locked = np.full(problem.n_units, UNASSIGNED)
    free = np.setdiff1d(np.arange(problem.n_units), problem.seed_unit)
    units = rng.choice(free, count, replace=False)
    locked[units] = nearest[units]
    return changed(problem, locked=locked)


def assert_sound(problem, labels):
    """All units assigned, zones in one piece with their schools, fixed units where they belong."""
    assert np.isin(labels, range(problem.n_zones)).all()
    assert pieces(problem, labels).tolist() == [1] * problem.n_zones
    fixed = np.asarray(problem.fixed_zone)
    assert (labels[fixed >= 0] == fixed[fixed >= 0]).all()


# -- contiguous starts ------------------------------------------------------------------------


@pytest.mark.parametrize("random_seed", range(6))
def test_any_plan_is_made_contiguous(random_seed):
    _, _, problem = county(100, 7, random_seed)
    assert_sound(problem, make_contiguous(problem, random_plan(problem, random_seed)))
    locked = lock_some(problem, random_seed, 8)
    assert_sound(locked, make_contiguous(locked, random_plan(locked, random_seed)))


def test_a_contiguous_plan_stays_as_it_is():
    _, _, problem = county(100, 7, 3)
    labels = make_contiguous(problem, random_plan(problem, 3))
    assert (make_contiguous(problem, labels) == labels).all()


def test_a_lock_out_of_reach_is_told():
    """In a row of squares the school in the middle is in the way."""
    units = squares(5, 1)
    problem = build_problem(units, schools_at(units, {0: 25, 2: 25}), COLUMNS)
    problem = changed(problem, locked=np.array([-1, -1, -1, -1, 0]))
    with pytest.raises(InputError, match=r"no way was found.*school S0: U4"):
        make_contiguous(problem, np.zeros(5, int))


# -- the pieces of the improver ---------------------------------------------------------------


def work_on(random_seed=0, units=100, zones=7, tolerance=15.0, **goal):
    _, _, problem = county(units, zones, random_seed)
    limits = utilisation_limits(problem, tolerance)
    bound = lower_bound(problem, limits)
    objective = Objective(problem, Goal(tolerance, **goal), limits, bound.mean_travel)
    plan = Plan(problem, make_contiguous(problem, bound.labels), TravelTable(problem))
    return problem, objective, plan


def test_plan_keeps_travel_and_borders_are_kept_up_to_date():
    problem, _, plan = work_on()
    borders = Borders(plan)
    rng = np.random.default_rng(0)
    for _ in range(300):
        unit = int(rng.integers(problem.n_units))
        if problem.fixed_zone[unit] < 0:
            plan.move(unit, int(rng.integers(problem.n_zones)))
            borders.moved(unit, plan.zone_of)
    labels = plan.labels
    travel = problem.travel(np.arange(problem.n_units), labels) * problem.students
    assert plan.travel == pytest.approx(np.bincount(labels, travel, minlength=problem.n_zones))
    fixed = np.asarray(problem.fixed_zone) >= 0
    expected = {
        pair
        for a, b in problem.adjacency.pairs.tolist()
        for pair in ((a, b), (b, a))
        if labels[a] != labels[b] and not fixed[pair[0]]
    }
    assert {(borders.unit[e], borders.other[e]) for e in borders.pairs} == expected
    assert len(borders.pairs) == len(expected)


def test_every_move_of_the_annealing_keeps_zones_in_one_piece(monkeypatch):
    problem, objective, plan = work_on(2)
    transfer, checked = plan.transfer, []

    def watched(unit, *to):
        transfer(unit, *to)
        checked.append(pieces(problem, plan.labels).max())

    monkeypatch.setattr(plan, "transfer", watched)
    anneal(plan, objective, Schedule(8192, hot=0.2, ramp=0.0, first_price=300.0), 1)
    # Only while the best state is brought back, unit by unit, may a zone be in pieces.
    assert len(checked) > 300
    assert_sound(problem, plan.labels)
    assert set(checked[:300]) == {1}


def test_annealing_reports_what_the_plan_is_worth():
    """The sum of the changes is the objective worked out anew: no state drifts."""
    problem, objective, _ = work_on(1, tolerance=25.0)
    plan = Plan(problem, geokmeans(problem).labels, TravelTable(problem))
    before = objective.of(plan)
    after = anneal(plan, objective, Schedule(100_000), 3)
    again = Plan(plan.problem, plan.labels, plan.travel_table)
    assert after == pytest.approx(objective.of(again))
    assert after < before


def test_an_annealing_keeps_to_its_budget_and_ends_at_the_full_price():
    schedule = Schedule(48 * 4096, hot=1.0, cold=0.0025, keep_start=False)
    problem, objective, whole = work_on(1)
    worth, ample = anneal(whole, objective, schedule, 0), Budget(100_000)
    plan = work_on(1)[2]
    assert anneal(plan, objective, schedule, 0, budget=ample) == worth
    assert (plan.labels == whole.labels).all()
    taken = 100_000 - ample.left
    assert taken == pytest.approx(ample.annealed)
    assert taken > 48 * 4096 / PROPOSALS
    for share in (0.2, 0.6):
        budget, plan = Budget(share * taken), work_on(1)[2]
        before = objective.of(plan)
        hurried = anneal(plan, objective, schedule, 0, budget=budget)
        # The last twentieth, once every zone pays in full, is never left out.
        assert -0.05 * taken < budget.left < 0.3 * share * taken
        assert hurried == objective.of(plan) < before
        assert_sound(problem, plan.labels)


def test_integer_programmes_better_a_plan_and_only_then_change_it():
    problem, objective, plan = work_on(4, tolerance=8.0)
    before = objective.of(plan)
    redraw_everywhere(plan, objective, zones_at_once=3)
    middle = objective.of(plan)
    repair(plan, objective)
    assert objective.of(plan) <= middle <= before
    assert objective.of(plan) < before
    assert_sound(problem, plan.labels)


@pytest.mark.parametrize("random_seed", range(3))
def test_merged_maps_keep_the_totals_and_the_plan(random_seed):
    _, _, problem = county(200, 6, random_seed)
    problem = lock_some(problem, random_seed, 5)
    labels = make_contiguous(problem, random_plan(problem, random_seed))
    coarse = coarsen(problem, labels, 70)
    assert 70 <= coarse.problem.n_units < 200
    assert (coarse.project(coarse.labels) == labels).all()
    fine, merged = evaluate(problem, labels), evaluate(coarse.problem, coarse.labels)
    assert merged.students == pytest.approx(fine.students)
    assert merged.compactness == pytest.approx(fine.compactness)
    assert merged.n_pieces.tolist() == fine.n_pieces.tolist()
    assert pieces(changed(problem, capacity=np.ones(6)), labels).max() == 1
    together = changed(coarse.problem)
    assert_sound(together, coarse.labels)


@pytest.mark.parametrize("random_seed", range(3))
def test_plans_are_worth_the_same_where_what_they_agree_on_is_merged(random_seed):
    problem, objective, plan = work_on(random_seed, tolerance=8.0, units=120)
    problem = lock_some(problem, random_seed, 4)
    start = make_contiguous(problem, plan.labels)
    plans = []
    for seed in range(3):
        melted = Plan(problem, start, TravelTable(problem))
        anneal(melted, objective, Schedule(20_000), seed)
        plans.append(melted.labels)
    coarse = merge_agreed(problem, plans)
    assert 7 < coarse.problem.n_units < problem.n_units
    assert (coarse.project(coarse.labels) == plans[0]).all()
    table = MergedTravel(coarse, TravelTable(problem))
    for labels in plans:
        merged = np.empty(coarse.problem.n_units, int)
        merged[coarse.unit_of] = labels
        # All plans can be told on the merged map, no unit of one lies in two of its zones.
        assert (coarse.project(merged) == labels).all()
        there = objective.of(Plan(coarse.problem, merged, table))
        here = objective.of(Plan(problem, labels, TravelTable(problem)))
        assert there == pytest.approx(here, rel=1e-9)
        assert_sound(coarse.problem, merged)
    fixed = np.array(coarse.problem.fixed_zone)
    held = np.array(problem.fixed_zone)
    assert (fixed[coarse.unit_of[held >= 0]] == held[held >= 0]).all()


def test_travel_costs_of_merged_units_are_the_means_of_their_students():
    _, _, problem = county(60, 4, 0)
    costs = np.random.default_rng(0).uniform(1, 9, (60, 4))
    problem = changed(problem, costs=costs)
    labels = make_contiguous(problem, np.zeros(60, int))
    coarse = merge_agreed(problem, [labels])
    table = MergedTravel(coarse, TravelTable(problem))
    for unit in range(coarse.problem.n_units):
        members = np.flatnonzero(coarse.unit_of == unit)
        students = problem.students[members]
        if students.sum():
            expected = np.average(costs[members, 2], weights=students)
            assert table.of(unit, 2) == pytest.approx(expected)


@pytest.mark.parametrize("nobody", (UNASSIGNED, -2))
def test_merged_units_have_the_existing_zone_of_most_students(nobody):
    _, _, problem = county(60, 4, 0)
    labels = make_contiguous(problem, np.zeros(60, int))
    coarse = coarsen(problem, labels, 25)
    existing = np.random.default_rng(1).choice([nobody, 0, 1, 2, 3], 60)
    main = main_zone(coarse.unit_of, existing, problem.students + 1e-6)
    assert len(main) == coarse.problem.n_units
    for unit, zone in enumerate(main):
        members = np.flatnonzero(coarse.unit_of == unit)
        held = {z: problem.students[members][existing[members] == z].sum() for z in set(existing)}
        assert held[zone] == max(held.values())


# -- the improver -----------------------------------------------------------------------------


@pytest.fixture
def hurried(monkeypatch):
    """Thorough starts of a second: as many meltings, crossings and rounds, all of them short."""
    pace = PACE[Effort.THOROUGH]
    work = {"per_unit": 60, "per_zone": 0, "per_unit_warm": 60, "choices": 2}
    quick = replace(pace, melts=2, crossings=2, rounds=2, **work)
    monkeypatch.setitem(PACE, Effort.THOROUGH, quick)
    monkeypatch.setattr(search, "_PER_MERGED", 60)


@pytest.mark.parametrize("random_seed", range(2))
def test_crossed_plans_are_sound_and_at_least_as_good_as_the_best(hurried, random_seed):
    _, _, problem = county(40, 3, random_seed)
    problem = lock_some(problem, random_seed, 3)
    existing = tuple(geokmeans(problem).labels.tolist())
    goal = Goal(tolerance=30, stability_weight=random_seed / 2.0, existing=existing)
    chosen = starts(2, random_seed)
    results = run_starts(problem, goal, Effort.THOROUGH, chosen)
    alone = [run_start(problem, goal, Effort.THOROUGH, start) for start in chosen]
    best = min(result.objective_after for result in alone)
    assert results[0].objective_after <= best + 1e-9
    # The others are as they were.
    rest = [result.objective_after for result in results[1:]]
    assert rest == sorted(result.objective_after for result in alone)[1:]
    assert {r.start for r in results} == set(chosen)
    assert_sound(problem, results[0].labels)
    if random_seed == 0:
        again = run_starts(problem, goal, Effort.THOROUGH, chosen)
        assert (again[0].labels == results[0].labels).all()


@pytest.mark.parametrize(
    "units, schools, changes, times",
    [
        (270, 8, {}, 2),
        (250, 8, {"units_a_melt": 50}, 5),
        (250, 8, {"units_a_melt": 50, "melts": 3}, 3),
        (100, 4, {}, 1),
        (250, 13, {}, 1),
        (250, 8, {"melted_up_to": 249}, 1),
    ],
)
def test_standard_starts_are_annealed_as_often_as_the_map_is_worth_it(
    units, schools, changes, times
):
    _, _, problem = county(units, schools, 0)
    pace = replace(PACE[Effort.STANDARD], **changes)
    bound = goal_bound(problem, Goal())
    with Solver(SILENT) as solver:
        assert search.Search(problem, Goal(), bound, solver).melts(pace) == times
        # Where units ought to move together, moves of wholes have the time instead.
        kept = Goal(existing=tuple(geokmeans(problem).labels.tolist()), stability_weight=1)
        assert search.Search(problem, kept, bound, solver).melts(pace) == 1


@pytest.mark.parametrize("brought_within, repairs", [(1, 1), (2, 2), (9, 3)])
def test_what_is_chosen_from_whole_zones_is_repaired_again(monkeypatch, brought_within, repairs):
    """By chance otherwise than before, up to the first plan within its limits."""
    _, _, problem = county(45, 3, 1)
    bound = goal_bound(problem, Goal(tolerance=25))
    torn = make_contiguous(problem, bound.labels)
    seeds = []

    def repair(plan, pace, budget, random_seed, progress):
        seeds.append(random_seed)
        budget.take(5)

    with Solver(SILENT) as solver:
        work = search.Search(problem, Goal(tolerance=25), bound, solver)
        monkeypatch.setattr(search, "best_of_zones", lambda *_: torn)
        monkeypatch.setattr(work, "repair", repair)
        monkeypatch.setattr(
            work.objective, "violations", lambda plan: int(len(seeds) < brought_within)
        )
        budget = Budget(0)
        assert work.of_zones(torn, PACE[Effort.STANDARD], 7, budget, SILENT) is not None
    assert len(seeds) == len(set(seeds)) == repairs
    assert budget.taken == 5 * repairs


def test_several_annealings_share_the_budget_and_are_crossed():
    _, _, problem = county(45, 3, 1)
    goal = Goal(tolerance=25)
    bound = goal_bound(problem, goal)
    few = {"per_unit": 2_000, "units_a_melt": 22, "melted_above": 0, "repair_spared": 0}
    pace = replace(PACE[Effort.STANDARD], **few)
    labels = make_contiguous(problem, bound.labels)
    with Solver(SILENT) as solver:
        work = search.Search(problem, goal, bound, solver)
        assert work.melts(pace) == 2
        ample = Budget(100_000)
        plan = work.drawn(labels, pace, 1.0, 0, ample, SILENT)
        alone = [work.plan(labels) for _ in range(2)]
        for number, each in enumerate(alone):
            work.melt(each, pace, 1.0, search._MELT * number, Budget(), SILENT)
        assert work.objective.of(plan) <= min(work.objective.of(each) for each in alone)
        assert_sound(problem, plan.labels)
        short = Budget(ample.annealed / 2)
        work.drawn(labels, pace, 1.0, 0, short, SILENT)
        # The end of each, once every zone pays in full, is never left out.
        assert 0.3 * ample.annealed < short.annealed < 0.6 * ample.annealed


def test_crossing_takes_from_every_plan_what_it_does_best():
    """Two plans, each good in one half of the map only: crossed, both halves are good."""
    _, _, problem = county(100, 6, 2)
    goal = Goal(tolerance=25)
    good = improve(problem, geokmeans(problem).labels, goal)
    bound = goal_bound(problem, goal)
    with Solver(SILENT) as solver:
        work = search.Search(problem, goal, bound, solver)
        west = problem.school_m[:, 0] < np.median(problem.school_m[:, 0])
        halves = []
        for side in (west, ~west):
            plan = work.plan(good.labels)
            spoil(plan, side)
            halves.append(plan)
        worth = [work.objective.of(plan) for plan in halves]
        crossed = work.objective.of(work.crossed(halves, 0, SILENT))
    assert crossed < min(worth)
    assert crossed <= good.objective_after + 0.2 * (min(worth) - good.objective_after)


def test_where_rounds_better_nothing_parts_of_plans_are_annealed_too(hurried, monkeypatch):
    """Programmes alone mix the parts at first; the plan is never worse, and always the same."""
    _, _, problem = county(40, 3, 1)
    goal = Goal(tolerance=25)
    pace = replace(PACE[Effort.THOROUGH], rounds=3)
    crossed, rounds = search.Search.crossed, []

    def followed(work, plans, random_seed, progress, tries=1):
        monkeypatch.setattr(search.Search, "crossed", crossed)
        found = work.crossed(plans, random_seed, progress, tries)
        monkeypatch.setattr(search.Search, "crossed", followed)
        best = min(work.objective.of(plan) for plan in plans)
        rounds.append((work.objective.of(plans[0]), tries, work.objective.of(found)))
        assert work.objective.of(found) <= best
        return found

    monkeypatch.setattr(search.Search, "crossed", followed)
    monkeypatch.setattr(search.Search, "redraw", lambda *_: None)
    bound = lower_bound(problem, utilisation_limits(problem, 25))
    with Solver(SILENT) as solver:
        work = search.Search(problem, goal, bound, solver)
        start = work.plan(geokmeans(problem).labels)
        plans = [work.shaken(start, pace, 7, SILENT) for _ in range(2)]
    assert plans[0].labels.tolist() == plans[1].labels.tolist()
    assert work.objective.of(plans[0]) <= work.objective.of(start)
    assert_sound(problem, plans[0].labels)
    once = rounds[: len(rounds) // 2]
    assert rounds == 2 * once
    settled = False
    for before, tries, after in once:
        assert tries == (pace.crossings if settled else 1)
        settled = after > before * (1 - search._SETTLED_SHARE)
    assert {tries for _, tries, _ in once} == {1, pace.crossings}


def spoil(plan, zones):
    """Move units at random between some zones, all of which stay in one piece."""
    problem, draw = plan.problem, np.random.default_rng(3)
    for unit in draw.permutation(problem.n_units).tolist():
        others = sorted(plan.adjacent_zones(unit) - {plan.zone_of[unit]})
        free = problem.fixed_zone[unit] < 0 and zones[plan.zone_of[unit]] and plan.can_leave(unit)
        others = [zone for zone in others if zones[zone]]
        if free and others:
            plan.move(unit, others[0])


@pytest.mark.parametrize("random_seed", range(3))
def test_sound_and_never_worse(random_seed):
    _, _, problem = county(60, 5, random_seed)
    problem = lock_some(problem, random_seed, 4)
    labels = random_plan(problem, random_seed)
    result = improve(problem, labels, Goal(tolerance=20), random_seed=random_seed)
    assert_sound(problem, result.labels)
    assert result.objective_after <= result.objective_before + 1e-9
    again = improve(problem, result.labels, Goal(tolerance=20), random_seed=random_seed + 1)
    assert again.objective_before == pytest.approx(result.objective_after)
    assert again.objective_after <= again.objective_before + 1e-9


def test_no_plan_within_limits_travels_less_than_the_bound():
    within = 0
    for random_seed in range(2):
        _, _, problem = county(50, 4, random_seed)
        for start in starts(2, random_seed):
            result = run_start(problem, Goal(tolerance=25), Effort.STANDARD, start)
            assert_sound(problem, result.labels)
            if not result.violations and not result.bound.limits.faults:
                within += 1
                assert result.gap >= -1e-9
    assert within >= 3


@pytest.fixture
def made_large(monkeypatch):
    """Treat small maps as large ones."""
    monkeypatch.setattr(coarse, "COARSE_ABOVE", 150)
    monkeypatch.setattr(coarse, "COARSE_ABOVE_PER_ZONE", 20)
    monkeypatch.setattr(coarse, "_FEWEST_MERGED", 60)
    monkeypatch.setattr(coarse, "_MERGED_PER_ZONE", 12)


def test_large_maps_by_way_of_merged_ones(made_large):
    _, _, problem = county(160, 4, 1)
    problem = lock_some(problem, 1, 5)
    existing = make_contiguous(problem, random_plan(problem, 5))
    goal = Goal(tolerance=25, stability_weight=3.0, existing=tuple(existing.tolist()))
    result = improve(problem, existing, goal)
    assert_sound(problem, result.labels)
    assert not result.violations
    assert result.objective_after < result.objective_before


def test_stability_keeps_pupils_where_they_are():
    _, _, problem = county(80, 5, 2)
    existing = make_contiguous(problem, random_plan(problem, 2))
    moved = []
    for weight in (0.0, 20.0):
        goal = Goal(60, stability_weight=weight, existing=tuple(existing.tolist()))
        result = improve(problem, existing, goal)
        assert result.students_moved == problem.students[result.labels != existing].sum()
        moved.append(result.students_moved)
    assert moved[1] < moved[0] / 2


def test_no_school_starves():
    for random_seed in range(2):
        _, _, problem = county(60, 5, random_seed)
        result = run_starts(problem, Goal(tolerance=20))[0]
        use = np.bincount(result.labels, problem.students) / problem.capacity
        expected = np.flatnonzero(use < 0.7 * district_utilisation(problem))
        assert result.starved == tuple(expected.tolist())
        assert not result.starved or result.violations


def test_several_starts_are_told_apart_and_the_best_comes_first(quick_search):
    _, _, problem = county(50, 4, 0)
    given = make_contiguous(problem, random_plan(problem, 0))
    existing = tuple(make_contiguous(problem, random_plan(problem, 1)).tolist())
    goal = Goal(tolerance=25, existing=existing, stability_weight=0.1)
    results = run_starts(problem, goal, start_list=starts_for(goal, 4, 7, given), given=given)
    assert [r.objective_after for r in results] == sorted(r.objective_after for r in results)
    assert {r.start.kind for r in results} == set(StartKind)
    assert sorted(r.start.random_seed for r in results) == [7, 8, 9, 10]
    for result in results:
        alone = run_start(problem, goal, Effort.STANDARD, result.start, given)
        assert (alone.labels == result.labels).all()
    # An existing plan that is the one given, or weighs nothing, makes no start of its own.
    for same, plan in ((goal, np.array(existing)), (replace(goal, stability_weight=0), given)):
        assert StartKind.EXISTING not in {each.kind for each in starts_for(same, 4, 7, plan)}


def test_a_start_can_be_sent_to_another_process():
    _, _, problem = county(60, 4, 0)
    job = (problem, Goal(), Effort.STANDARD, Start(StartKind.BOUND, 3))
    sent = run_start(*decode(encode(job)))
    here = run_start(*job)
    assert (decode(encode(sent)).labels == here.labels).all()


def test_numbering_the_units_otherwise_gives_a_plan_as_good():
    """The random numbers fall on other units, so the plans differ, but not in what counts."""
    _, _, problem = county(60, 4, 6)
    order = np.random.default_rng(0).permutation(problem.n_units)
    place = np.argsort(order)
    border = problem.adjacency.border_m[order][:, order].tocsr()
    border.sort_indices()
    permuted = changed(
        problem,
        **{
            name: getattr(problem, name)[order]
            for name in ("students", "area_m2", "perimeter_m", "centre_m", "centre_lonlat")
        },
        unit_ids=tuple(problem.unit_ids[i] for i in order),
        locked=problem.locked[order],
        adjacency=Adjacency(border),
        seed_unit=place[problem.seed_unit],
    )
    goal = Goal(tolerance=20)
    one, other = goal_bound(problem, goal), goal_bound(permuted, goal)
    assert one.mean_travel == pytest.approx(other.mean_travel)
    plans = [run_starts(p, goal, start_list=starts(2))[0] for p in (problem, permuted)]
    assert plans[0].objective_after == pytest.approx(plans[1].objective_after, rel=0.02)


class StopsAfter(Progress):
    """Cancelled from the given question on; remembers when, and the longest silence."""

    def __init__(self, questions):
        self.left, self.when = questions, None

    def cancelled(self):
        self.left -= 1
        if self.left <= 0 and self.when is None:
            self.when = time.perf_counter()
        return self.left <= 0


@pytest.fixture(scope="module")
def stopped_on():
    return county(180, 6, 3)[2]


@pytest.mark.parametrize("questions", [1, 2, 5, 20, 40])
@pytest.mark.parametrize("large", [False, True])
def test_stopped_anywhere_it_returns_a_sound_plan(questions, large, request, stopped_on):
    if large:
        request.getfixturevalue("made_large")
    problem = stopped_on
    progress = StopsAfter(questions)
    results = run_starts(problem, Goal(5), Effort.THOROUGH, starts(3), progress=progress)
    assert results[0].cancelled
    for result in results:
        assert_sound(problem, result.labels)
        assert result.objective_after <= result.objective_before + 1e-9


@pytest.mark.parametrize(
    "goal, told",
    [
        (Goal(tolerance=-1), "^Tolerance around .*tolerance is negative"),
        (Goal(max_utilisation=0), "^Highest utilisation .*not positive"),
        (Goal(stability_weight=1), "without an existing plan"),
        (Goal(existing=(0, 1)), "has 2 units"),
    ],
)
def test_goals_that_make_no_sense_are_told(goal, told):
    _, _, problem = county(30, 3, 0)
    with pytest.raises(InputError, match=told):
        run_starts(problem, goal)


# -- Fairfax's elementary schools; its high schools in tests/qgis/test_improveplan.py ------------


@pytest.mark.slow
def test_fairfax_standard(fairfax):
    problem, in_force, tolerance = fairfax.problem("ES"), fairfax.in_force("ES"), 15
    (result,) = run_starts(problem, Goal(tolerance=tolerance))
    metrics = evaluate(problem, result.labels)
    assert_sound(problem, result.labels)
    assert metrics.balance >= 87.7
    assert metrics.mean_compactness >= 64
    assert metrics.proximity_mi <= 0.715
    district = 100 * district_utilisation(problem)
    assert np.abs(metrics.utilisation / district - 1).max() <= tolerance / 100 + 1e-9
    assert 0 <= result.gap <= 8
    before = evaluate(problem, in_force)
    assert metrics.balance > before.balance
    assert metrics.mean_compactness > before.mean_compactness
    assert metrics.proximity_mi < before.proximity_mi


def test_merged_maps_keep_their_bridges():
    """A bridge has no length; sums of borders must not forget it."""
    _, _, problem = county(120, 5, 2)
    part = problem.centre_m[:, 0] < np.median(problem.centre_m[:, 0])
    pairs = problem.adjacency.pairs
    across = pairs[part[pairs[:, 0]] != part[pairs[:, 1]]]
    # All borders over the middle are barriers, and one bridge leads over them.
    adjacency = problem.adjacency.changed(across[1:], across[:0])
    zero = adjacency.border_m.copy()
    a, b = across[0]
    zero[a, b] = zero[b, a] = 0.0
    bridged = changed(problem, adjacency=replace(adjacency, border_m=zero))
    assert bridged.adjacency.components.max() == 0
    coarse = coarsen(bridged, make_contiguous(bridged, np.zeros(120, int)), 40)
    assert coarse.problem.n_units < 120
    assert coarse.problem.adjacency.components.max() == 0


def test_a_stop_keeps_the_best_plan_met():
    """Stopped half-way, the plan is better than its start, and sound."""
    _, _, problem = county(100, 6, 5)
    goal = Goal(tolerance=20)
    result = improve(problem, geokmeans(problem).labels, goal, progress=StopsAfter(30))
    assert result.cancelled
    assert result.objective_after < result.objective_before
    assert_sound(problem, result.labels)
