# SPDX-License-Identifier: GPL-2.0-or-later
"""What the editor asks of the solver, run in this process: wishes, locks, criteria."""

import numpy as np
import pytest

from balanced_zones.algorithms.core.jobs.codec import decode, encode
from balanced_zones.algorithms.core.progress import SILENT
from balanced_zones.algorithms.core.zones.attributes import Columns
from balanced_zones.algorithms.core.zones.criteria.by_unit import LongerJourneys, MovedBefore
from balanced_zones.algorithms.core.zones.criteria.ceilings import MeanTravelLimit, MovedLimit
from balanced_zones.algorithms.core.zones.criteria.grandfathered import Grandfathered
from balanced_zones.algorithms.core.zones.criteria.shares import Shares
from balanced_zones.algorithms.core.zones.criteria.splits import Feeders, KeptTogether
from balanced_zones.algorithms.core.zones.criteria.units import of_divided, of_part
from balanced_zones.algorithms.core.zones.limits import utilisation_limits
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.ui.solver.work import Options, Wish, request, solve
from balanced_zones.ui.state.repairs import part_of
from balanced_zones.ui.state.session import Session
from cases import schools_at, squares

WIDE, HIGH = 9, 6
COLUMNS = Columns(students=("students",), capacity="seats", unit_id="unit", school_id="school")


def at(column, row):
    return row * WIDE + column


@pytest.fixture(scope="module")
def problem():
    units = squares(WIDE, HIGH)
    return build_problem(
        units, schools_at(units, {at(1, 1): 200, at(4, 4): 200, at(7, 1): 200}), COLUMNS
    )


def session_of(problem, labels):
    return Session(problem, labels, ["A", "B", "C"], utilisation_limits(problem, 10, None), labels)


@pytest.fixture
def session(problem):
    """Three upright bands, of which the middle one has a tongue into the east."""
    columns = np.arange(problem.n_units) % WIDE
    labels = np.where(columns < 4, 0, np.where(columns < 6, 1, 2))
    labels[[at(6, 5), at(7, 5), at(8, 5)]] = 1
    return session_of(problem, labels)


def taken(session, wish, zones, options=None):
    """The plan that a wish leads to, taken as a step."""
    asked = request(session, wish, zones, options or Options())
    found = solve(asked.task, SILENT)
    assert not found.cancelled
    before = session.labels
    whole = asked.part.in_whole(before, found.labels)
    outside = np.setdiff1d(np.arange(len(before)), asked.part.units)
    assert (whole[outside] == before[outside]).all()
    session.take("solver", whole)
    assert not session.figures.strays()
    return session.figures.zones


def test_two_zones_are_balanced_and_the_third_stays(session):
    third = np.flatnonzero(session.labels == 2)
    before = session.figures.zones
    assert abs(before[0].utilisation - before[1].utilisation) > 30
    after = taken(session, Wish.BALANCE, [0, 1])
    assert abs(after[0].utilisation - after[1].utilisation) <= 5
    assert (session.labels[third] == 2).all()


def test_smoothed_borders_are_rounder_and_few_units_move(session):
    labels = session.labels
    teeth = [at(6, 1), at(6, 3)]
    labels[teeth], labels[[at(7, 5), at(8, 5)]] = 1, 2
    labels[at(6, 5)] = 2
    session.take("teeth", labels)
    before = session.figures.totals()
    taken(session, Wish.SMOOTH, [1, 2])
    assert session.figures.totals().compactness > before.compactness + 3
    assert (session.labels != labels).sum() <= 4


def test_everywhere_heeds_locks_of_zones_and_units(session):
    session.lock_units([at(3, 0)])
    session.lock_zones([2])
    before, held = session.figures.totals(), np.flatnonzero(session.labels == 2)
    taken(session, Wish.EVERYWHERE, [])
    assert session.plan.zone_of[at(3, 0)] == 0
    assert (np.flatnonzero(session.labels == 2) == held).all()
    assert session.figures.totals().balance > before.balance


def test_criteria_of_the_session_go_along(session):
    group = (np.arange(session.problem.n_units) % WIDE >= 3).astype(int)
    session.criteria = (KeptTogether("area", group, 20.0),)
    asked = request(session, Wish.IMPROVE, [0, 1], Options())
    (kept,) = asked.task.goal.criteria
    assert (kept.weight, kept.group.tolist()) == (20, group[asked.part.units].tolist())
    assert kept.price(asked.task.problem) is not None
    for wish in (Wish.BALANCE, Wish.SMOOTH):
        assert request(session, wish, [0, 1], Options()).task.goal.criteria == ()


def test_criteria_for_a_part_and_for_divided_units(session):
    problem, n = session.problem, session.problem.n_units
    rng = np.random.default_rng(3)
    group, labels = rng.integers(0, 4, n), session.labels
    criteria = (
        Feeders("other", group, True, 1.0),
        Shares("some", rng.uniform(0, 1, n) * problem.students, 1.0),
        MovedBefore(labels, rng.integers(0, 2, n).astype(float), 1.0),
    )
    part = part_of(session, [0, 1])
    feeders, shares, moved = of_part(criteria, part, problem, labels)
    inside = np.isin(labels, [0, 1])
    assert (feeders.group == group[inside]).all() and len(moved.times) == inside.sum()
    assert (moved.existing == part.labels).all()
    np.testing.assert_array_equal(
        shares.by_zone(part.problem, part.labels)[0],
        criteria[1].by_zone(problem, labels)[0][:2],
    )
    feeders, shares, moved = of_divided(criteria, 7, np.array([3.0, 1.0]))
    assert feeders.group[-1] == group[7] and moved.existing[-1] == labels[7]
    assert shares.group[7] == 3 * shares.group[-1]
    assert shares.group.sum() == pytest.approx(criteria[1].group.sum())


def test_a_part_has_what_the_rest_leaves_of_limits_and_of_seats(session):
    """A plan of the part costs what it costs in the whole, whose rest stays as it is."""
    problem, labels = session.problem, session.labels
    rng = np.random.default_rng(5)
    # Some have moved beside the part, some into it, some out of it.
    force = np.where(rng.random(problem.n_units) < 0.3, rng.integers(0, 3, len(labels)), labels)
    force[:2] = -2, -1
    moved = problem.students[(force >= 0) & (force != labels)].sum()
    grades = {"young": np.floor(problem.students / 3), "older": problem.students}
    criteria = (
        MovedLimit(force, moved - 5),
        MeanTravelLimit(force, -4.0),
        Grandfathered(force, grades, ("young",), 60.0, 1.0),
        LongerJourneys(force, 10.0, 50.0),
    )
    assert 0 < moved < problem.students.sum()
    part = part_of(session, [0, 1])
    assert len(np.unique(force[part.units])) == 5 and (force != labels)[labels == 2].any()
    costs = []
    for _ in range(4):
        plan = rng.integers(0, 2, len(part.units))
        whole = part.in_whole(labels, plan)
        costs.append(
            [
                (of.price(part.problem).of(plan), each.price(problem).of(whole))
                for each, of in zip(criteria, of_part(criteria, part, problem, labels))
            ]
        )
    here, there = np.moveaxis(costs, 2, 0)
    assert (here[:, :2] > 0).all()
    np.testing.assert_allclose(here[:, :2], there[:, :2])
    # Schools beside the part may be too full and ways there too long, in every plan alike.
    np.testing.assert_allclose(here[:, 2:] - here[0, 2:], there[:, 2:] - there[0, 2:], atol=1e-9)
    assert np.ptp(here[:, 3]) > 0
    session.criteria = criteria
    asked = request(session, Wish.IMPROVE, [0, 1], Options()).task
    assert decode(encode(asked)).labels.tolist() == asked.labels.tolist()


def test_assigning_leaves_a_zone_where_it_lies_whose_school_stands_in_another(problem):
    """Only units without a zone get one; the school's unit is the other zone's."""
    columns = np.arange(problem.n_units) % WIDE
    labels = np.where(columns < 4, 0, np.where(columns < 6, 1, 2))
    school = at(1, 1)
    labels[school], labels[[at(3, 0), at(3, 1)]] = 1, -1
    # Nothing but its own ground holds the first school's zone now.
    labels[[at(2, 1), at(3, 1)]] = 1
    session = session_of(problem, labels)
    asked = request(session, Wish.UNASSIGNED, [], Options())
    whole = asked.part.in_whole(labels, solve(asked.task, SILENT).labels)
    there = (labels >= 0) & ~np.isin(
        np.arange(problem.n_units), [unit for piece in session.figures.strays() for unit in piece]
    )
    assert (whole[there] == labels[there]).all() and (whole >= 0).all()


def test_a_school_without_a_zone_comes_to_its_own(problem):
    """Its unit is part of the part, although it is in none of the zones."""
    columns = np.arange(problem.n_units) % WIDE
    labels = np.where(columns < 4, 0, np.where(columns < 6, 1, 2))
    labels[at(4, 4)] = -1
    session = session_of(problem, labels)
    part = part_of(session, [0, 1])
    assert part.units[part.problem.seed_unit[1]] == at(4, 4)
    asked = request(session, Wish.IMPROVE, [0, 1], Options())
    whole = asked.part.in_whole(labels, solve(asked.task, SILENT).labels)
    assert whole[at(4, 4)] == 1 and (whole[labels == 2] == 2).all()
