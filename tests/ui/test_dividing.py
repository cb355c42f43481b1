# SPDX-License-Identifier: GPL-2.0-or-later
"""Units divided in a session: figures, borders, undo, variants, the journal."""

import numpy as np
import pytest
from shapely.geometry import LineString, MultiPolygon, Point, box

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.zones.attributes import Columns
from balanced_zones.algorithms.core.zones.limits import utilisation_limits
from balanced_zones.algorithms.core.zones.plan import Plan
from balanced_zones.algorithms.core.zones.preflight import problem_and_outlines
from balanced_zones.algorithms.core.zones.splitting import cut, weights_of
from balanced_zones.algorithms.core.zones.travel import TravelTable
from balanced_zones.ui.state.figures import Figures
from balanced_zones.ui.state.journal import Journal, Recorder, fits, left_behind, replay
from balanced_zones.ui.state.session import UNITS, Session
from balanced_zones.ui.state.shapes import Shapes
from cases import schools_at, squares

COLUMNS = Columns(students=("students",), capacity="seats", unit_id="unit", school_id="school")
WIDE, HIGH = 6, 4


def at(column, row):
    return row * WIDE + column


@pytest.fixture(scope="module")
def read():
    units = squares(WIDE, HIGH)
    schools = schools_at(units, {at(0, 0): 150, at(5, 3): 150})
    problem, outlines = problem_and_outlines(units, schools, COLUMNS)
    return units, schools, problem, outlines


@pytest.fixture
def session(read):
    units, _, problem, outlines = read
    labels = np.array([0 if unit % WIDE < 3 else 1 for unit in range(problem.n_units)])
    shapes = Shapes(units.geometry, units.crs, outlines, {"students": units["students"]})
    limits = utilisation_limits(problem, 10, None)
    return Session(problem, labels, ["S0", "S1"], limits, labels, shapes)


def upright(session, unit, share=0.75):
    """A line from south to north through a unit, at a share of its width from the west."""
    west, south, east, north = session.shapes.shapes[unit].bounds
    x = west + share * (east - west)
    return LineString([(x, south - 10), (x, north + 10)])


def divide(session, unit, share=0.75):
    line = upright(session, unit, share)
    return session.split(session.shapes.parts(session.problem, unit, line))


def as_before(session, problem, labels, figures):
    assert session.problem is problem
    assert session.labels.tolist() == labels.tolist()
    for now, then in zip(session.figures.zones, figures):
        assert now[:9] == pytest.approx(then[:9]) and now[9:11] == then[9:11]


def test_a_divided_unit_is_read_again_as_it_was_divided(session, read):
    """The problem is the one that the layer with the parts would have given."""
    units, schools, _, _ = read
    heard = []
    session.listeners.append(heard.append)
    unit = at(2, 1)
    step = divide(session, unit)
    assert heard[-1].kind == UNITS and heard[-1].units == (unit, 24)
    made = session.problem
    assert [made.unit_ids[u] for u in (unit, 24)] == list(step.parts.ids) == ["U8-1", "U8-2"]
    assert made.students[[unit, 24]].tolist() == [8, 2]
    layer = units.iloc[[*range(24), unit]].copy().reset_index(drop=True)
    layer["unit"] = list(made.unit_ids)
    layer["students"] = session.shapes.students["students"]
    layer = layer.set_geometry(session.shapes.shapes, crs=units.crs)
    again, _ = problem_and_outlines(layer, schools, COLUMNS)
    assert again.unit_ids == made.unit_ids
    for name in ("students", "area_m2", "perimeter_m", "centre_lonlat", "seed_unit"):
        np.testing.assert_allclose(getattr(made, name), getattr(again, name), rtol=1e-6)
    mine, theirs = made.adjacency, again.adjacency
    assert mine.neighbours == theirs.neighbours
    np.testing.assert_allclose(mine.border_m.toarray(), theirs.border_m.toarray(), atol=1e-3)
    assert made.left_out.adjacency.neighbours == again.left_out.adjacency.neighbours


def test_figures_stay_as_they_are_and_parts_can_be_painted(session):
    before = session.figures.totals()
    divide(session, at(2, 1))
    after = session.figures.totals()
    assert after.balance == before.balance and after.n_detached == 0
    assert after.compactness == pytest.approx(before.compactness)
    session.begin()
    assert session.paint([24], 1).moved == (24,)
    session.finish()
    # Against figures counted anew.
    labels = session.labels
    plan = Plan(session.problem, labels, TravelTable(session.problem))
    anew = Figures(plan, session.in_force, session.figures.low, session.figures.high)
    for now, then in zip(session.figures.zones, anew.zones):
        assert now[:9] == pytest.approx(then[:9]) and now[9:11] == then[9:11]
    assert session.figures.totals().students_changed == session.problem.students[24]


def test_a_school_stays_in_the_part_where_it_stands(session):
    for share in (0.25, 0.75):
        divide(session, at(5, 3), share)
        seed = session.problem.seed_unit[1]
        assert session.shapes.shapes_m[seed].contains(Point(session.problem.school_m[1]))
        assert session.labels[seed] == 1
        session.undo()
        assert session.problem.seed_unit[1] == at(5, 3)


def test_undo_and_redo_over_divisions(session):
    problem, labels, figures = session.problem, session.labels, session.figures.zones
    session.lock_units([at(2, 1)])
    assert session.is_saved
    divide(session, at(2, 1))
    assert session.locks.units == {at(2, 1), 24} and not session.is_saved
    session.unlock_all()
    session.begin()
    session.paint([24], 1)
    session.finish()
    # A part is divided again.
    divide(session, 24)
    assert session.problem.n_units == 26
    ends = session.labels.tolist(), session.problem.unit_ids
    for _ in range(3):
        while session.undo() is not None:
            pass
        as_before(session, problem, labels, figures)
        assert session.is_saved and len(session.shapes.shapes) == 24
        while session.redo() is not None:
            pass
        assert (session.labels.tolist(), session.problem.unit_ids) == ends


def test_variants_survive_a_division_and_hold_on_to_their_parts(session):
    unit = at(2, 1)
    session.begin()
    session.paint([unit], 1)
    session.finish()
    first = session.variant
    session.duplicate("other")
    divide(session, unit)
    assert session.variants[first].labels[[unit, 24]].tolist() == [1, 1]
    # In the first variant the unit's own way back takes both parts along.
    session.open(first)
    session.undo()
    assert session.labels[[unit, 24]].tolist() == [0, 0]
    session.redo()
    session.begin()
    session.paint([unit], 0)
    session.finish()
    assert session.labels[[unit, 24]].tolist() == [0, 1]
    session.open("other")
    with pytest.raises(InputError, match="another variant or level gives"):
        session.undo()
    assert session.problem.n_units == 25
    session.open(first)
    session.undo()
    # What was taken back there can then not be taken again.
    session.open("other")
    session.undo()
    assert session.problem.n_units == 24
    assert session.variants[first].history.next_on is None
    session.redo()
    assert session.problem.n_units == 25


def test_the_journal_tells_of_divisions(session, read, tmp_path):
    recorder = Recorder(Journal(tmp_path / "a.session", session, {}))
    recorder.step(divide(session, at(2, 1)))
    session.begin()
    session.paint([24], 1)
    recorder.step(session.finish())
    recorder.step(divide(session, at(4, 2)))
    session.undo()
    recorder.write("undo")
    recorder.journal._store.close()
    recorder.journal._alive.close()
    (story,) = left_behind(tmp_path)
    assert story.steps == 2
    units, _, problem, outlines = read
    shapes = Shapes(units.geometry, units.crs, outlines, {"students": units["students"]})
    fresh = Session(problem, session.start[:24], ["S0", "S1"], session.limits, None, shapes)
    assert fits(story.path, fresh)
    replay(story.path, fresh, Journal(tmp_path / "b.session", fresh, {}))
    assert fresh.labels.tolist() == session.labels.tolist()
    assert fresh.problem.unit_ids == session.problem.unit_ids
    assert [a.equals(b) for a, b in zip(fresh.shapes.shapes, session.shapes.shapes)].count(0) == 0


def test_what_a_line_makes_of_a_polygon():
    square = box(0, 0, 10, 10)
    parts = cut(square, LineString([(-1, 4), (11, 4)]))
    assert [part.area for part in parts] == [60, 40]
    # A horseshoe is crossed twice; an island beside it goes with what is nearest.
    horseshoe = square.difference(box(4, 4, 6, 11))
    parts = cut(MultiPolygon([horseshoe, box(20, 0, 21, 1)]), LineString([(-1, 7), (11, 7)]))
    assert sorted(part.area for part in parts) == [12, 12, 65]
    for line in ([(-1, 4), (5, 4)], [(20, 0), (30, 0)], [(-1, 0.0005), (11, 0.0005)]):
        with pytest.raises(InputError):
            cut(square, LineString(line))


def test_students_are_shared_by_who_lives_where(session):
    unit = at(2, 1)
    west, south, east, north = session.shapes.shapes[unit].bounds
    middle = (south + north) / 2
    people = [Point(west + 1, middle)] + [Point(east - 1, middle)] * 3
    homes = [*people, box(west - 100, south, west, north)]

    def weigh(shapes):
        return weights_of(shapes, homes, [1] * 5)

    def shared(weigh):
        parts = session.shapes.parts(session.problem, unit, upright(session, unit), weigh)
        students = session.shapes.shared(parts)["students"]
        return {shape.bounds[0] == west: n for shape, n in zip(parts.shapes, students)}

    total = session.problem.students[unit]
    by_people = shared(weigh)
    assert by_people[True] == pytest.approx(0.25 * total, abs=0.51)
    assert sum(by_people.values()) == total
    by_area = shared(None)
    assert by_area[True] == pytest.approx(0.75 * total, abs=0.51)
    # Where nobody lives the area counts.
    assert shared(lambda shapes: np.zeros(len(shapes))) == by_area


def test_another_level_follows(session, read, tmp_path):
    """Its schools, students and plan are its own; the units are the same."""
    units, _, _, _ = read
    unit = at(2, 1)
    older = units.assign(students=[unit % 3 for unit in range(len(units))])
    problem, outlines = problem_and_outlines(older, schools_at(older, {unit: 50}), COLUMNS)
    shapes = Shapes(units.geometry, units.crs, outlines, {"students": older["students"]})
    limits = utilisation_limits(problem, 10, None)
    other = Session(problem, np.zeros(24, int), ["High"], limits, None, shapes)
    other.level, session.level = "HS", "ES"
    other.linked, session.linked = [session], [other]
    divide(session, unit, 0.3)
    assert other.problem.unit_ids == session.problem.unit_ids
    assert other.problem.students[[unit, 24]].sum() == older["students"][unit] == 2
    school = Point(other.problem.school_m[0])
    assert other.shapes.shapes_m[other.problem.seed_unit[0]].contains(school)
    assert other.history.steps == [] and other.undo() is None
    # The other level parts them: here they cannot be made one.
    labels = other.labels
    labels[24] = -1
    other.take("parted", labels)
    with pytest.raises(InputError, match="HS, Plan 1"):
        session.undo()
    other.undo()
    session.undo()
    assert other.problem is problem and other.labels.tolist() == [0] * 24
    divide(other, unit)
    assert session.problem.n_units == 25 and session.history.next_on is None
