# SPDX-License-Identifier: GPL-2.0-or-later
"""AZP and SARA: what every plan must be, and the methods' own rules."""

import numpy as np
import pytest

from balanced_zones.algorithms.core.progress import Progress
from balanced_zones.algorithms.core.zones import sara as sara_module
from balanced_zones.algorithms.core.zones.azp import azp
from balanced_zones.algorithms.core.zones.metrics import evaluate
from balanced_zones.algorithms.core.zones.plan import Plan
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.problem import UNASSIGNED
from balanced_zones.algorithms.core.zones.runs import Deviation, Target, best_of_runs
from balanced_zones.algorithms.core.zones.sara import Cooling, sara
from balanced_zones.algorithms.core.zones.seeding import random_partition
from cases import COLUMNS, county, schools_at, squares

METHODS = [azp, sara]


def is_whole(problem, labels):
    return (
        np.isin(labels, range(problem.n_zones)).all()
        and labels[problem.seed_unit].tolist() == list(range(problem.n_zones))
        and (evaluate(problem, labels).n_pieces == 1).all()
    )


# -- the start ------------------------------------------------------------------------------


@pytest.mark.parametrize("random_seed", range(8))
def test_random_partitions_are_whole_and_differ(random_seed):
    _, _, problem = county(100, 7, random_seed)
    rng = np.random.default_rng(random_seed)
    plans = [random_partition(problem, rng) for _ in range(5)]
    assert all(is_whole(problem, labels) for labels in plans)
    assert len({tuple(labels) for labels in plans}) == 5


def test_every_partition_can_come_up():
    """A row of four, schools at its ends: the middle can be cut in three places."""
    units = squares(4, 1)
    problem = build_problem(units, schools_at(units, {0: 20, 3: 20}), COLUMNS)
    rng = np.random.default_rng(0)
    seen = {tuple(random_partition(problem, rng)) for _ in range(100)}
    assert seen == {(0, 0, 0, 1), (0, 0, 1, 1), (0, 1, 1, 1)}


def test_a_locked_unit_is_taken_by_no_other_zone():
    from dataclasses import replace

    units = squares(5, 3)
    problem = build_problem(units, schools_at(units, {5: 75, 9: 75}), COLUMNS)
    locked = np.full(15, UNASSIGNED)
    locked[8] = 0
    problem = replace(problem, locked=locked)
    for random_seed in range(20):
        labels = random_partition(problem, np.random.default_rng(random_seed))
        assert labels[8] in (0, UNASSIGNED)
        for method in METHODS:
            assert method(problem, random_seed=random_seed).labels[8] in (0, UNASSIGNED)


# -- the plans ------------------------------------------------------------------------------


@pytest.mark.parametrize("random_seed", range(6))
@pytest.mark.parametrize("target", list(Target))
@pytest.mark.parametrize("method", METHODS)
def test_plans_are_whole_and_better_than_their_starts(method, target, random_seed):
    _, _, problem = county(100, 7, random_seed)
    result = method(problem, target, runs=2, random_seed=random_seed)
    assert is_whole(problem, result.labels)
    deviation = Deviation(problem, target)
    assert result.deviation.min() == pytest.approx(deviation.of(Plan(problem, result.labels)))
    for run, seed in enumerate(np.random.SeedSequence(random_seed).spawn(2)):
        start = random_partition(problem, np.random.default_rng(seed))
        assert result.deviation[run] <= deviation.of(Plan(problem, start))


def test_deviation_worked_by_hand():
    """20, 10 and 10 students on 25, 10 and 5 seats.

    From the seats: |0.8 - 1| + 0 + |2 - 1| = 1.2, a third of which is 40 %: balance is 60.
    From their mean, 13.33: 0.5 + 0.25 + 0.25 = 1, a third of which is 33.3 %.
    """
    units = squares(4, 1)
    problem = build_problem(units, schools_at(units, {0: 25, 2: 10, 3: 5}), COLUMNS)
    plan = Plan(problem, [0, 0, 1, 2])
    assert Deviation(problem, Target.CAPACITY).of(plan) == pytest.approx(40)
    assert evaluate(problem, plan.labels).balance == pytest.approx(60)
    assert Deviation(problem, Target.POPULATION).of(plan) == pytest.approx(100 / 3)


@pytest.mark.parametrize("target", list(Target))
def test_change_of_deviation_is_the_difference_of_whole_plans(target):
    _, _, problem = county(60, 5, 1)
    plan = Plan(problem, random_partition(problem, np.random.default_rng(0)))
    deviation = Deviation(problem, target)
    for unit in range(problem.n_units):
        for zone in plan.adjacent_zones(unit) - {plan.zone_of[unit]}:
            before, donor = deviation.of(plan), plan.zone_of[unit]
            change = deviation.change(plan, unit, zone)
            plan.move(unit, zone)
            assert deviation.of(plan) - before == pytest.approx(change, abs=1e-9)
            plan.move(unit, donor)


@pytest.mark.parametrize("random_seed", range(6))
def test_azp_ends_where_no_single_move_helps(random_seed):
    _, _, problem = county(100, 7, random_seed)
    labels = azp(problem, random_seed=random_seed).labels
    plan, deviation = Plan(problem, labels), Deviation(problem, Target.CAPACITY)
    for unit in range(problem.n_units):
        if plan.can_leave(unit):
            for zone in plan.adjacent_zones(unit) - {plan.zone_of[unit]}:
                assert deviation.change(plan, unit, zone) > -1e-9


def test_sara_finds_the_optimum_of_a_small_case():
    """Against all plans in one piece of a 5 x 2 board, by brute force."""
    units = squares(5, 2)
    units["students"] = [3, 8, 1, 9, 4, 7, 2, 6, 5, 3]
    problem = build_problem(units, schools_at(units, {0: 14, 6: 15, 9: 19}), COLUMNS)
    free = [u for u in range(10) if problem.fixed_zone[u] < 0]
    best = np.inf
    labels = np.full(10, UNASSIGNED)
    labels[problem.seed_unit] = range(3)
    for code in range(3 ** len(free)):
        for unit in free:
            code, labels[unit] = divmod(code, 3)
        sums = np.bincount(labels, problem.students, minlength=3)
        value = 100 * np.mean(np.abs(sums / problem.capacity - 1))
        if value < best - 1e-9 and is_whole(problem, labels):
            best = value
    assert sara(problem, Target.CAPACITY, runs=10).deviation.min() == pytest.approx(best)
    assert azp(problem, Target.CAPACITY, runs=40).deviation.min() >= best - 1e-9


def test_sara_at_temperature_0_never_accepts_worse(monkeypatch):
    _, _, problem = county(100, 7, 2)
    monkeypatch.setattr(sara_module, "_first_temperature", lambda *_: 1e-12)
    real, changes = Plan.move, []
    deviation = Deviation(problem, Target.POPULATION)

    def move(plan, unit, zone):
        if plan.n_unassigned == 0:
            changes.append(deviation.change(plan, unit, zone))
        real(plan, unit, zone)

    monkeypatch.setattr(Plan, "move", move)
    sara(problem, cooling=Cooling(max_stages=3))
    assert len(changes) > 20
    assert max(changes) <= 1e-9


def test_sara_returns_the_best_plan_it_met(monkeypatch):
    """However hot it ends: labels and value agree, and no plan on the way was better."""
    _, _, problem = county(60, 5, 2)
    deviation = Deviation(problem, Target.POPULATION)
    real, values = Plan.move, []

    def move(plan, unit, zone):
        real(plan, unit, zone)
        if plan.n_unassigned == 0:
            values.append(deviation.of(plan))

    hot = Cooling(start_acceptance=0.9, factor=1.0, max_stages=10, frozen_stages=10)
    monkeypatch.setattr(Plan, "move", move)
    result = sara(problem, cooling=hot)
    # Rebuilding plans from labels moves units too: only the best value counts.
    assert result.deviation[0] == pytest.approx(min(values))


def test_both_look_for_balance_and_for_nothing_else():
    _, _, problem = county(200, 8, 1)
    for method in METHODS:
        result = method(problem, Target.CAPACITY, runs=3)
        start = evaluate(problem, random_partition(problem, np.random.default_rng(0)))
        assert result.balance.min() > start.balance + 10


# -- runs -----------------------------------------------------------------------------------


@pytest.mark.parametrize("method", METHODS)
def test_the_best_run_is_kept_and_all_are_told(method):
    _, _, problem = county(100, 7, 3)
    result = method(problem, runs=6, random_seed=4)
    assert result.n_runs == 6 and result.completed
    assert result.best_run == int(np.argmin(result.deviation))
    metrics = evaluate(problem, result.labels)
    assert result.balance[result.best_run] == pytest.approx(metrics.balance)
    spread = result.spread("compactness")
    assert spread.mean == pytest.approx(np.mean(result.compactness))
    assert spread.std == pytest.approx(np.std(result.compactness))
    assert (spread.min, spread.max) == (result.compactness.min(), result.compactness.max())


@pytest.mark.parametrize("method", METHODS)
def test_a_run_is_the_same_however_many_there_are(method):
    _, _, problem = county(80, 6, 3)
    few, many = (method(problem, runs=n, random_seed=9) for n in (2, 4))
    assert few.deviation.tolist() == many.deviation[:2].tolist()
    assert many.deviation.min() <= few.deviation.min()
    assert len(set(many.compactness.tolist())) == 4


def test_no_run_is_no_plan():
    _, _, problem = county(20, 2, 0)
    with pytest.raises(ValueError, match="at least one run"):
        azp(problem, runs=0)


class CancelledAfter(Progress):
    def __init__(self, questions):
        self.left, self.shares = questions, []

    def cancelled(self):
        self.left -= 1
        return self.left < 0

    def share(self, done):
        self.shares.append(done)


@pytest.mark.parametrize("questions", [0, 1, 5, 20])
@pytest.mark.parametrize("method", METHODS)
def test_cancelling_still_gives_a_whole_plan(method, questions):
    _, _, problem = county(150, 8, 3)
    result = method(problem, runs=50, progress=CancelledAfter(questions))
    assert not result.completed
    assert result.n_runs < 50
    assert is_whole(problem, result.labels)


@pytest.mark.parametrize("method", METHODS)
def test_progress_never_goes_back(method):
    _, _, problem = county(80, 6, 3)
    listener = CancelledAfter(10**9)
    method(problem, runs=3, progress=listener)
    assert listener.shares == sorted(listener.shares)
    assert listener.shares[0] > 0 and listener.shares[-1] == 1


def test_as_many_schools_as_units_and_maps_in_parts():
    units = squares(3, 1)
    problem = build_problem(units, schools_at(units, {0: 9, 1: 9, 2: 9}), COLUMNS)
    for method in METHODS:
        assert method(problem).labels.tolist() == [0, 1, 2]

    units = squares(6, 1).drop(index=3).reset_index(drop=True)
    problem = build_problem(units, schools_at(units, {0: 9, 4: 9}), COLUMNS)
    for method in METHODS:
        assert method(problem).labels.tolist() == [0, 0, 0, 1, 1]


def test_a_map_where_nobody_must_move_ends_at_once():
    """Without students but in the schools' own units, every move is as good."""
    units = squares(6, 4)
    units["students"] = 0
    units.loc[[0, 23], "students"] = 10
    problem = build_problem(units, schools_at(units, {0: 10, 23: 10}), COLUMNS)
    for method in METHODS:
        result = method(problem)
        assert is_whole(problem, result.labels) and result.deviation[0] == pytest.approx(0)


def test_the_caller_s_random_state_is_left_alone():
    import random

    random.seed(1)
    np.random.seed(1)  # noqa: NPY002
    expected = random.random(), np.random.random()  # noqa: NPY002
    random.seed(1)
    np.random.seed(1)  # noqa: NPY002
    _, _, problem = county(40, 4, 0)
    for method in METHODS:
        method(problem)
    assert (random.random(), np.random.random()) == expected  # noqa: NPY002


def test_a_search_sees_the_objective_asked_for():
    _, _, problem = county(40, 4, 0)
    seen = []

    def search(plan, deviation, rng, progress):
        seen.append(deviation.target)
        return plan.labels

    best_of_runs(problem, search, Target.CAPACITY, 1, 0)
    best_of_runs(problem, search, Target.POPULATION, 1, 0)
    assert seen[0] == problem.capacity.tolist()
    assert seen[1] == pytest.approx([problem.students.sum() / 4] * 4)


@pytest.mark.parametrize(
    "level, method, target, balance, compactness, proximity",
    [
        ("ES", azp, Target.CAPACITY, 87.9, 51.2, 0.914),
        ("MS", azp, Target.CAPACITY, 92.7, 35.2, 2.105),
        ("HS", sara, Target.POPULATION, 90.8, 32.5, 2.668),
    ],
)
def test_fairfax(fairfax, level, method, target, balance, compactness, proximity):
    """An independent prototype's means of 51 runs; AZP varies more from run to run."""
    problem = fairfax.problem(level)
    result = method(problem, target, runs=12 if method is azp else 2)
    assert is_whole(problem, result.labels)
    assert result.spread("balance").mean == pytest.approx(balance, abs=2.5)
    assert result.spread("compactness").mean == pytest.approx(compactness, abs=4)
    assert result.spread("proximity_mi").mean == pytest.approx(proximity, rel=0.15)


def test_defaults_are_the_published_objectives():
    """SARA equals populations (Macmillan); AZP's function is the user's, here the seats."""
    import inspect

    assert inspect.signature(sara).parameters["target"].default == Target.POPULATION
    assert inspect.signature(azp).parameters["target"].default == Target.CAPACITY
