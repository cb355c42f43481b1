# SPDX-License-Identifier: GPL-2.0-or-later
"""The edit session alone: no widgets, no QGIS."""

import itertools
import os
import signal
import subprocess
import sys

import numpy as np
import pytest

from balanced_zones.algorithms.core.zones.contiguous import make_contiguous
from balanced_zones.algorithms.core.zones.evaluation import evaluate_plan
from balanced_zones.algorithms.core.zones.limits import utilisation_limits
from balanced_zones.algorithms.core.zones.metrics import plan_colours
from balanced_zones.algorithms.core.zones.preflight import build_problem
from balanced_zones.algorithms.core.zones.problem import UNASSIGNED
from balanced_zones.algorithms.core.zones.seeding import initial_labels
from balanced_zones.ui.state import journal as journals
from balanced_zones.ui.state.colours import Colouring, beside
from balanced_zones.ui.state.journal import Journal, Recorder, left_behind, replay
from balanced_zones.ui.state.refusals import Why
from balanced_zones.ui.state.repairs import part_of, repaired, seats
from balanced_zones.ui.state.session import Rules, Session
from cases import COLUMNS, county, schools_at, squares
from conftest import ROOT


def session_of(problem, labels, in_force=None):
    titles = [f"School {school}" for school in problem.school_ids]
    return Session(problem, labels, titles, utilisation_limits(problem, 10), in_force)


def torn_county(random_seed, share=0.15):
    """A session on a plan in pieces, with units of no zone; the plan in force is whole."""
    problem = county(80, 6, random_seed)[2]
    rng = np.random.default_rng(random_seed)
    whole = make_contiguous(problem, initial_labels(problem))
    labels = whole.copy()
    some = np.setdiff1d(np.flatnonzero(rng.random(problem.n_units) < share), problem.seed_unit)
    labels[some] = rng.integers(-1, problem.n_zones, len(some))
    return session_of(problem, labels, whole), rng


def check_figures(session):
    """The figures at hand are those that evaluation makes of the labels."""
    labels = session.labels
    found = evaluate_plan(session.problem, labels, existing=np.array(session.in_force))
    metrics, totals, zones = found.metrics, session.figures.totals(), session.figures.zones

    def column(name):
        return np.array([getattr(zone, name) for zone in zones])

    assert column("students") == pytest.approx(metrics.students)
    assert column("utilisation") == pytest.approx(metrics.utilisation)
    assert column("compactness") == pytest.approx(metrics.compactness, nan_ok=True)
    assert column("mean_travel") == pytest.approx(metrics.proximity_m, nan_ok=True)
    assert column("longest_travel") == pytest.approx(metrics.max_distance_m, nan_ok=True)
    assert column("n_units").tolist() == metrics.n_units.tolist()
    assert column("n_pieces").tolist() == metrics.n_pieces.tolist()
    detached = sorted(unit for zone in zones for unit in zone.detached)
    assert detached == np.flatnonzero(found.detached).tolist()
    assert totals.balance == pytest.approx(metrics.balance)
    assert totals.compactness == pytest.approx(metrics.mean_compactness)
    assert totals.mean_travel == pytest.approx(found.mean_travel)
    assert totals.longest_travel == pytest.approx(found.max_travel)
    assert totals.n_unassigned == metrics.n_unassigned
    assert totals.students_unassigned == pytest.approx(metrics.students_unassigned)
    assert totals.units_changed == found.reassigned.sum()
    assert totals.students_changed == pytest.approx(
        session.problem.students[found.reassigned].sum()
    )
    limits = session.limits
    assert totals.n_outside == limits.outside_given(metrics.students).sum()


@pytest.mark.parametrize("random_seed", range(2))
def test_random_walks_keep_the_figures_and_undo_leads_to_the_start(random_seed):
    session, rng = torn_county(random_seed)
    problem, start = session.problem, session.labels
    told = []
    session.listeners.append(told.append)
    steps = partly = 0
    for turn in range(300):
        act = rng.random()
        if act < 0.1 and session.history.done:
            session.undo()
        elif act < 0.15:
            session.redo()
        else:
            units = rng.choice(problem.n_units, rng.integers(1, 5), replace=False).tolist()
            zone = int(rng.integers(problem.n_zones))
            enclosed = bool(rng.random() < 0.5)
            before = session.labels
            foreseen = session.what_if(units, zone, enclosed)
            assert (session.labels == before).all()
            session.begin()
            painted = session.paint(units, zone, enclosed)
            assert set(foreseen.moved) == set(painted.moved)
            if foreseen.moved:
                partly += bool(foreseen.staying)
                assert foreseen.refusal is None
                for each, (_, then) in foreseen.zones.items():
                    have = session.figures.zones[each]
                    for name in ("students", "compactness", "mean_travel", "students_in"):
                        assert getattr(then, name) == pytest.approx(
                            getattr(have, name), nan_ok=True
                        )
            moved = np.flatnonzero(session.labels != before).tolist()
            assert sorted(painted.moved) == moved
            assert not set(moved) & set(problem.seed_unit.tolist())
            if rng.random() < 0.1:
                session.take_back()
                assert (session.labels == before).all()
            else:
                steps += session.finish() is not None
        if turn % 60 == 0:
            check_figures(session)
    check_figures(session)
    assert steps > 30 and partly > 10
    end = session.labels
    done = session.history.done
    while session.undo():
        pass
    assert (session.labels == start).all()
    check_figures(session)
    while session.history.done < done:
        session.redo()
    assert (session.labels == end).all()
    assert {change.kind for change in told} >= {"stroke", "step"}


@pytest.mark.parametrize("random_seed", range(2))
def test_undo_and_redo_bring_back_the_colours(random_seed):
    """And no two neighbours share one, whatever is painted."""
    session, rng = torn_county(random_seed)
    colours = plan_colours(session.problem, session.labels)
    colouring = Colouring(session, colours)
    session.listeners.append(
        lambda change: change.kind != "stroke" and colouring.settle(change.zones)
    )
    seen, changes = [list(colours)], 0

    def apart():
        return all(
            colours[zone] != colours[other]
            for zone in range(session.problem.n_zones)
            for other in beside(session, zone)
        )

    while len(seen) < 80:
        session.begin()
        some = rng.choice(session.problem.n_units, 4, replace=False).tolist()
        session.paint(some, int(rng.integers(session.problem.n_zones)))
        if session.finish() is not None:
            assert apart()
            changes += colours != seen[-1]
            seen.append(list(colours))
    assert changes > 0
    for known in seen[-2::-1]:
        session.undo()
        assert colours == known and apart()
    for known in seen[1:]:
        session.redo()
        assert colours == known
    # Another way from the middle: what was known of the way not taken does not come back.
    for _ in range(40):
        session.undo()
    session.begin()
    for unit in rng.permutation(session.problem.n_units).tolist():
        if session.paint([unit], int(rng.integers(session.problem.n_zones))).moved:
            break
    assert session.finish() is not None and apart()
    # Another variant keeps its own.
    now = list(colours)
    session.duplicate("other")
    for _ in range(10):
        session.undo()
    session.open(next(iter(session.variants)))
    assert colours == now


def test_a_plan_that_puts_another_school_outside_names_it():
    """And counts the students beyond the limits, which may fall all the same."""
    units = squares(9, 1)
    schools = schools_at(units, {0: 30, 4: 30, 8: 30})
    problem = build_problem(units, schools, COLUMNS)
    # Of 30 seats each, 27 to 33 students are within the limits.
    session = session_of(problem, np.array([0, 0, 0, 0, 1, 1, 1, 1, 2]))
    found = seats(session, np.array([0, 0, 0, 1, 1, 1, 1, 1, 2]))
    assert (found.before, found.after) == (3, 2)
    assert found.newly_outside == ()
    assert [zone for zone, _, _ in found.fuller] == [1]
    assert (found.beyond_before, found.beyond_after) == (7 + 7 + 17, 17 + 17)
    found = seats(session, np.array([0, 0, 0, 1, 1, 1, 2, 2, 2]))
    assert found.after == 0 and found.beyond_after == 0
    back = session_of(problem, np.array([0, 0, 0, 1, 1, 1, 2, 2, 2]))
    (newly, *_) = seats(back, np.array([0, 0, 0, 0, 1, 1, 2, 2, 2])).newly_outside
    assert newly == (0, pytest.approx(100), pytest.approx(400 / 3))
    # From above its limits to below them: outside before and after, and told all the same.
    emptied = seats(session, np.array([0, 0, 0, 0, 1, 2, 2, 2, 2])).emptier
    assert emptied == ((1, pytest.approx(400 / 3), pytest.approx(100 / 3)),)


def row(n=5):
    """Squares in a row, schools at both ends, split after the second."""
    units = squares(n, 1)
    problem = build_problem(units, schools_at(units, {0: 50, n - 1: 50}), COLUMNS)
    return session_of(problem, np.array([0, 0] + [1] * (n - 2)), np.array([0] * (n - 1) + [1]))


def test_every_refusal_says_why():
    session = row()

    def why(units, zone):
        return session.what_if(units, zone).refusal

    assert "holds a school" in session.words(why([0], 1))
    assert "Does not touch the zone of School S0: U3" in session.words(why([3], 0))
    session.lock_units([2])
    assert "You have locked: U2" in session.words(why([2], 0))
    session.lock_units([2], False)
    session.lock_zones([1])
    assert "School S1 is locked: it keeps" in session.words(why([2], 0))
    assert "School S1 is locked: it takes no" in session.words(why([1], 1))
    session.lock_all(but=[1])
    assert why([2], 0).why is Why.TARGET_LOCKED
    session.unlock_all()
    assert why([2], 0) is None
    units = squares(3, 3)
    problem = build_problem(units, schools_at(units, {0: 50, 8: 50}), COLUMNS)
    corner = session_of(problem, np.array([0, 0, 0, 1, 1, 1, 1, 1, 1]))
    refusal = corner.what_if([1], 1).refusal
    assert corner.words(refusal) == (
        "Would cut off from the school: 1 planning unit (U2). Hold Shift to take them too."
    )
    # The remedy named: with the units it encloses.
    corner.begin()
    assert sorted(corner.paint([1], 1, enclosed=True).moved) == [1, 2]
    assert corner.finish().name == "2 units to School S1"
    corner.undo()
    corner.lock_units([2])
    assert corner.what_if([1], 1, enclosed=True).refusal.why is Why.UNIT_LOCKED


def test_painting_back_and_rules():
    session = row()
    session.begin()
    assert session.paint_back([1, 2, 3]).moved == (2, 3)
    assert session.finish().name == "2 units to School S0"
    assert session.figures.totals().students_changed == 0
    session.rules = Rules(not_over=True)
    session.begin()
    assert session.paint([3], 1).moved == ()
    session.finish()
    session.rules = Rules(only_from=1)
    session.begin()
    assert session.paint([3], 1).moved == ()
    session.rules = Rules(only_unassigned=True)
    assert session.paint([3], 1).moved == ()
    session.rules = Rules()
    assert session.paint([3], 1).moved == (3,)
    session.take_back()
    assert session.labels.tolist() == [0, 0, 0, 0, 1]


@pytest.mark.parametrize("random_seed", range(2))
def test_strays_are_mended_in_one_step_and_locks_hold(random_seed):
    session, _ = torn_county(random_seed)
    strays = session.figures.strays()
    assert strays
    labels, pieces, left = repaired(session)
    assert (pieces, left) == (len(strays), 0)
    step = session.take("mended", labels)
    assert step is not None and not session.figures.strays()
    # Only pieces that were cut off have gone to another zone.
    assert set(step.units) <= {unit for piece in strays for unit in piece}
    session.undo()
    zone = session.plan.zone_of[strays[0][0]]
    session.lock_zones([zone])
    labels, pieces, left = repaired(session)
    assert left >= 1 and pieces + left == len(strays)
    before = session.labels
    assert ((labels == zone) == (before == zone)).all()
    session.lock_all()
    assert repaired(session)[1:] == (0, len(strays))
    session.unlock_all()
    session.lock_units(strays[0])
    part = part_of(session, range(session.problem.n_zones))
    at = {unit: place for place, unit in enumerate(part.units.tolist())}
    assert all(part.problem.locked[at[unit]] == zone for unit in strays[0])
    labels = repaired(session).labels
    assert (labels[list(strays[0])] == zone).all()


def test_variants_have_steps_of_their_own():
    session = row()
    first = session.variant
    session.begin()
    session.paint([2], 0)
    session.finish()
    session.duplicate("More")
    session.begin()
    session.paint([3], 0)
    session.finish()
    with pytest.raises(ValueError):
        session.duplicate("More")
    with pytest.raises(ValueError):
        session.delete("More")
    session.open(first)
    assert session.labels.tolist() == [0, 0, 0, 1, 1]
    assert session.history.done == 1
    session.undo()
    session.open("More")
    assert session.labels.tolist() == [0, 0, 0, 0, 1]
    session.rename("Most")
    assert {n: p.tolist() for n, p in session.plans().items()} == {
        first: [0, 0, 1, 1, 1],
        "Most": [0, 0, 0, 0, 1],
    }
    # One that is saved saves no other; the one that is open is named first.
    assert session.unsaved() == ["Most"] and not session.is_saved
    session.mark_saved()
    assert session.is_saved
    session.open(first)
    session.begin()
    session.paint([2], 0)
    session.finish()
    session.open("Most")
    assert session.unsaved() == [first]
    session.mark_saved()
    assert session.unsaved() == [first]
    session.mark_saved(with_variants=True)
    assert session.is_saved
    session.open(first)
    session.delete("Most")
    assert list(session.variants) == [first]


def play(session, journal):
    """Strokes, locks, undo and a variant, all told to the journal."""
    recorder = Recorder(journal)
    for unit in (2, 3):
        session.begin()
        session.paint([unit], 0)
        recorder.step(session.finish())
    session.undo()
    recorder.write("undo")
    session.lock_units([1])
    recorder.locks(session)
    session.duplicate("More")
    recorder.write("duplicate", "More")
    session.redo()
    recorder.write("redo")
    assert not recorder.broken


def test_a_journal_is_played_again(tmp_path):
    session = row()
    journal = Journal(tmp_path / "one.session", session, {"level": "ES"})
    assert journal.writes_ahead
    play(session, journal)
    # It is alive: nobody is offered it.
    assert left_behind(tmp_path) == []
    journal.close(keep=True)
    (story,) = left_behind(tmp_path)
    assert story.about == {"level": "ES"} and story.steps == 2
    again = row()
    assert journals.fits(story.path, again)
    assert not journals.fits(story.path, row(6))
    second = Journal(tmp_path / "two.session", again, {})
    replay(story.path, again, second)
    assert {n: p.tolist() for n, p in again.plans().items()} == {
        n: p.tolist() for n, p in session.plans().items()
    }
    assert again.locks.units == {1} and again.variant == "More"
    assert [s.name for s in again.history.steps] == [s.name for s in session.history.steps]
    second.close()
    journals.remove(story.path)
    assert list(tmp_path.iterdir()) == []


KILLED = """
import conftest, os, pathlib, sys
conftest.load_package()
sys.path.insert(0, str(conftest.ROOT / "tests" / "ui"))
import test_session as tests
session = tests.row()
journal = tests.Journal(pathlib.Path(sys.argv[1]) / "killed.session", session, {})
tests.play(session, journal)
print("done", flush=True)
import time; time.sleep(600)
"""


def test_a_killed_process_loses_nothing_that_it_reported(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)],
        cwd=ROOT / "tests",
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests")},
    )
    assert process.stdout.readline().strip() == "done"
    assert left_behind(tmp_path) == []
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    (story,) = left_behind(tmp_path)
    again = row()
    replay(story.path, again, Journal(tmp_path / "new.session", again, {}))
    assert again.labels.tolist() == [0, 0, 0, 0, 1]


def test_a_full_disk_costs_no_step(tmp_path):
    session = row()
    journal = Journal(tmp_path / "full.session", session, {})
    journal._store.close()
    recorder = Recorder(journal)
    session.begin()
    session.paint([2], 0)
    recorder.step(session.finish())
    assert recorder.broken and session.labels.tolist() == [0, 0, 0, 1, 1]


def test_unassigned_units_are_counted_and_painted():
    session = row()
    labels = session.labels
    labels[2:4] = UNASSIGNED
    session.take("freed", labels)
    totals = session.figures.totals()
    assert (totals.n_unassigned, totals.students_unassigned) == (2, 20)
    session.begin()
    for unit in itertools.chain([2], [3]):
        assert session.paint([unit], 0).moved == (unit,)
    session.finish()
    check_figures(session)
