# SPDX-License-Identifier: GPL-2.0-or-later
"""GeoKMeans: what every plan must be, and the method's own rules."""

import numpy as np
import pytest

from balanced_zones.algorithms.core.progress import Progress
from balanced_zones.algorithms.core.zones.geokmeans import (
    MAX_ITERATIONS,
    OwnZone,
    UnitOrder,
    Variant,
    _GeoKMeans,
    geokmeans,
)
from balanced_zones.algorithms.core.zones.metrics import evaluate
from balanced_zones.algorithms.core.zones.plan import Plan
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.problem import UNASSIGNED
from cases import COLUMNS, cells, county, schools_at, schools_in, squares

IN_ONE_PIECE = [Variant.GEOKMEANS, Variant.SCKM]


def run_of(problem, **options):
    settings = {
        "variant": Variant.GEOKMEANS,
        "weight": 0.9,
        "max_stagnation": 5,
        "random_seed": 0,
        "unit_order": UnitOrder.NEAREST_FIRST,
        "own_zone": OwnZone.LOOK_FURTHER,
        "progress": Progress(),
    }
    return _GeoKMeans(problem, **{**settings, **options})


@pytest.mark.parametrize("random_seed", range(4))
@pytest.mark.parametrize("variant", list(Variant))
def test_every_unit_is_in_one_zone_and_every_school_in_its_own(variant, random_seed):
    _, _, problem = county(100, 7, random_seed)
    result = geokmeans(problem, variant, unit_order=UnitOrder(random_seed % 3))
    assert np.isin(result.labels, range(problem.n_zones)).all()
    assert result.labels[problem.seed_unit].tolist() == list(range(problem.n_zones))
    assert result.iterations <= MAX_ITERATIONS
    if variant in IN_ONE_PIECE:
        assert evaluate(problem, result.labels).n_pieces.tolist() == [1] * problem.n_zones


@pytest.mark.parametrize("random_seed", range(4))
def test_skm_is_kmeans_from_the_schools(random_seed):
    """One E-step puts every unit with the nearest of the weighted centres before it."""
    _, _, problem = county(100, 7, random_seed)
    run = run_of(problem, variant=Variant.SKM)
    movable = np.array(problem.fixed_zone) < 0
    for _ in range(3):
        centres = np.column_stack(run.centres)
        run.expectation_step()
        offset = problem.centre_m[:, None] - centres[None]
        nearest = np.argmin((offset**2).sum(axis=2), axis=1)
        assert (nearest == run.plan.labels)[movable].all()
        run.centres = run.weighted_centres()


def test_the_feasibility_check_pays_in_balance():
    better = 0
    for random_seed in range(8):
        _, _, problem = county(100, 7, random_seed)
        geo_km, sckm = (
            evaluate(problem, geokmeans(problem, variant).labels).balance
            for variant in IN_ONE_PIECE
        )
        better += geo_km > sckm
    assert better >= 7


def test_state_function_worked_by_hand():
    """Eq. 3-5: two squares of 1 km, 20 students on 25 seats, w = 0.9.

    0.9 x |1 - 0.8| + 0.1 x (1 - 8 pi / 36) = 0.18 + 0.0302 = 0.2102.
    """
    units = squares(4, 1)
    problem = build_problem(units, schools_at(units, {0: 25, 3: 10}), COLUMNS)
    run = run_of(problem)
    assert run.state(0, 20, 2e6, 6e3) == pytest.approx(0.21019, abs=1e-5)


def test_change_of_state_is_the_difference_of_whole_states():
    _, _, problem = county(80, 6, 5)
    run = run_of(problem)
    run.run()

    def whole():
        plan = Plan(problem, run.plan.labels)
        return sum(
            run.state(z, plan.students[z], plan.area[z], plan.perimeter[z])
            for z in range(problem.n_zones)
        )

    checked = 0
    for unit in run.movable.tolist():
        for zone in run.plan.adjacent_zones(unit) - {run.plan.zone_of[unit]}:
            change, before, donor = run.change_of_state(unit, zone), whole(), run.plan.zone_of[unit]
            if run.plan.n_units[donor] == 1:
                continue
            run.plan.move(unit, zone)
            assert whole() - before == pytest.approx(change, abs=1e-9)
            run.plan.move(unit, donor)
            checked += 1
    assert checked > 20


def test_weighted_centres_eq_7_by_hand():
    """alpha = 20 / 25 = 0.8, centroid at 1 km, school at 0.5 km: 0.8 x 0.5 + 0.2 x 1 = 0.6 km;
    20 students on 10 seats: alpha is held at 1, the centre is the school."""
    units = squares(4, 1)
    problem = build_problem(units, schools_at(units, {0: 25, 3: 10}), COLUMNS)
    run = run_of(problem)
    run.plan = Plan(problem, [0, 0, 1, 1])
    x, y = run.weighted_centres()
    west = problem.centre_m[:2].mean(axis=0)
    expected = 0.8 * problem.school_m[0] + 0.2 * west
    assert (x[0], y[0]) == pytest.approx(expected)
    assert (x[1], y[1]) == pytest.approx(problem.school_m[1])


def test_next_nearest_zone_when_the_nearest_fails():
    """A row of five, schools at both ends with seats for one unit and for four.

    The second unit is nearest to the western school, which is full with its own: it goes to
    the eastern one as soon as that zone borders it.
    """
    units = squares(5, 1)
    problem = build_problem(units, schools_at(units, {0: 10, 4: 40}), COLUMNS)
    result = geokmeans(problem, balance_weight=1.0)
    assert result.labels.tolist() == [0, 1, 1, 1, 1]
    by_distance = geokmeans(problem, Variant.SCKM)
    assert by_distance.labels.tolist()[:2] == [0, 0]


def test_what_no_zone_takes_is_placed_where_it_harms_least():
    """Both schools are full with their own unit; the middle goes to the larger."""
    units = squares(3, 1)
    problem = build_problem(units, schools_at(units, {0: 10, 2: 11}), COLUMNS)
    result = geokmeans(problem, balance_weight=1.0)
    # To the west: |1 - 20/10| - 0 = 1; to the east: |1 - 20/11| - 1/11 = 0.727.
    assert result.n_relaxed == 1
    assert result.labels.tolist() == [0, 1, 1]


def test_terminates_by_stagnation():
    _, _, problem = county(100, 7, 3)
    short, long = geokmeans(problem, max_stagnation=0), geokmeans(problem, max_stagnation=20)
    assert short.converged and long.converged
    assert long.iterations >= short.iterations + 15


def test_cancelling_still_gives_a_whole_plan_in_one_piece():
    class Cancelled(Progress):
        def cancelled(self):
            return True

    _, _, problem = county(100, 7, 3)
    result = geokmeans(problem, progress=Cancelled())
    assert not result.converged
    assert (result.labels != UNASSIGNED).all()
    assert evaluate(problem, result.labels).n_pieces.max() == 1


@pytest.mark.parametrize("variant", list(Variant))
def test_order_of_features_and_place_on_the_ground_change_nothing(variant):
    units, schools, problem = county(100, 7, 4)
    plan = [problem.school_ids[z] for z in geokmeans(problem, variant).labels]
    by_unit = dict(zip(problem.unit_ids, plan))

    rng = np.random.default_rng(0)
    for moved in (0, 5000):
        shuffled = units.iloc[rng.permutation(len(units))].reset_index(drop=True)
        shuffled.geometry = shuffled.geometry.translate(moved, moved)
        mixed = schools.iloc[rng.permutation(len(schools))].reset_index(drop=True)
        mixed.geometry = mixed.geometry.translate(moved, moved)
        other = build_problem(shuffled, mixed, COLUMNS)
        labels = geokmeans(other, variant).labels
        assert dict(zip(other.unit_ids, (other.school_ids[z] for z in labels))) == by_unit


def test_random_orders_differ_by_random_seed():
    _, _, problem = county(150, 8, 0)
    plans = {
        tuple(geokmeans(problem, unit_order=UnitOrder.RANDOM, random_seed=s).labels)
        for s in range(6)
    }
    assert len(plans) > 1


def test_as_many_schools_as_units():
    units = cells(9, 0)
    problem = build_problem(units, schools_in(units, 9, 0), COLUMNS)
    result = geokmeans(problem)
    assert sorted(result.labels) == list(range(9))


@pytest.mark.parametrize(
    "level, balance, compactness, proximity",
    [
        ("ES", 88.3, 62.2, 0.743),
        ("MS", 86.4, 57.5, 1.653),
        ("HS", 86.5, 55.4, 1.708),
    ],
)
def test_fairfax(fairfax, level, balance, compactness, proximity):
    """An independent prototype of the same readings, each figure within 1.5 or better."""
    problem = fairfax.problem(level)
    metrics = evaluate(problem, geokmeans(problem).labels)
    assert metrics.balance > balance - 1.5
    assert metrics.mean_compactness > compactness - 1.5
    assert metrics.proximity_mi < proximity * 1.015
    assert metrics.n_unassigned == 0
    assert metrics.n_pieces.max() == 1


def test_fairfax_without_checks_falls_apart(fairfax):
    """The paper's reason for the checks: K-means alone leaves zones in pieces."""
    problem = fairfax.problem("ES")
    in_pieces = {
        variant: int((evaluate(problem, geokmeans(problem, variant).labels).n_pieces > 1).sum())
        for variant in Variant
    }
    assert in_pieces[Variant.SKM] > 5
    assert in_pieces[Variant.SCKM] == in_pieces[Variant.GEOKMEANS] == 0
