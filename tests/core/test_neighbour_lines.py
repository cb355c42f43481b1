# SPDX-License-Identifier: GPL-2.0-or-later
"""Neighbours written, edited and given back."""

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import LineString

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.zones.conditions import Conditions
from balanced_zones.algorithms.core.zones.geokmeans import geokmeans
from balanced_zones.algorithms.core.zones.parts import Islands
from balanced_zones.algorithms.core.zones.preflight import build_problem
from cases import COLUMNS, CRS, archipelago, county, in_two, schools_at, squares, with_row
from cases import lines as drawn


def written(problem, units):
    """The neighbours as the output layer holds them."""
    inside = units.geometry.representative_point().tolist()
    pairs, kinds, border = problem.adjacency.kinds
    return gpd.GeoDataFrame(
        {
            "unit_a": [problem.unit_ids[a] for a, _ in pairs],
            "unit_b": [problem.unit_ids[b] for _, b in pairs],
            "kind": kinds,
            "border_m": border,
        },
        index=np.arange(1, len(pairs) + 1),
        geometry=[LineString([inside[a], inside[b]]) for a, b in pairs],
        crs=CRS,
    )


def given(units, schools, lines, **conditions):
    return build_problem(
        units, schools, COLUMNS, conditions=Conditions(neighbours=lines, **conditions)
    )


def refusal(units, schools, lines, **conditions):
    with pytest.raises(InputError) as caught:
        given(units, schools, lines, **conditions)
    return str(caught.value)


def same(one, other):
    a, b = one.adjacency, other.adjacency
    assert (a.border_m != b.border_m).nnz == 0
    assert a.border_m.indices.tolist() == b.border_m.indices.tolist()
    assert a.pairs.tolist() == b.pairs.tolist()
    assert a.kinds[0].tolist() == b.kinds[0].tolist() and a.kinds[1] == b.kinds[1]
    assert geokmeans(one).labels.tolist() == geokmeans(other).labels.tolist()


@pytest.mark.parametrize("random_seed", [0])
def test_given_back_unchanged_the_neighbours_are_the_same(random_seed):
    units, schools, _ = county(30, 3, random_seed)
    wall = drawn([(3, -1), (3.5, 6)])
    bridge = drawn([(0.5, 0.5), (9, 9)])
    for conditions in ({}, {"barriers": wall}, {"barriers": wall, "bridges": bridge}):
        first = build_problem(units, schools, COLUMNS, conditions=Conditions(**conditions))
        lines = written(first, units)
        same(given(units, schools, lines), first)
        # With the barriers and bridges that made them, too, and in whatever order.
        same(given(units, schools, lines.iloc[::-1].to_crs("EPSG:4326"), **conditions), first)


def test_joined_parts_and_gaps_come_back_as_they_were():
    for units, schools in (archipelago(1)[:2], in_two(0.3), in_two(2.0)):
        first = build_problem(units, schools, COLUMNS)
        same(given(units, schools, written(first, units)), first)


def test_the_person_overrules_what_was_found():
    units = squares(4, 2)
    schools = schools_at(units, {0: 60, 3: 60})
    lines = written(build_problem(units, schools, COLUMNS), units)
    pair = {(a, b): n for n, a, b in zip(lines.index, lines["unit_a"], lines["unit_b"])}
    # One pair taken out, one called cut, one drawn by hand from the first to the last.
    changed = lines.drop(index=pair["U1", "U2"])
    changed.loc[pair["U5", "U6"], "kind"] = "cut"
    inside = units.geometry.representative_point()
    way = LineString([inside[0], inside[7]])
    changed = with_row(changed, 99, None, None, None, None, way)
    problem = given(units, schools, changed)
    neighbours = problem.adjacency.neighbours
    assert neighbours[1] == [0, 5] and neighbours[5] == [1, 4] and neighbours[0] == [1, 4, 7]
    kinds = dict(zip(map(tuple, problem.adjacency.kinds[0].tolist()), problem.adjacency.kinds[1]))
    assert kinds[1, 2] == kinds[5, 6] == "cut" and kinds[0, 7] == "bridge"
    # The border is there all the same: outlines are measured with it.
    assert problem.adjacency.border_m[1, 2] == pytest.approx(1000, rel=1e-3)
    assert problem.adjacency.border_m[0, 7] == 0


def test_a_line_drawn_by_hand_counts_over_the_one_beneath():
    units, schools = in_two(2.0)
    lines = written(build_problem(units, schools, COLUMNS), units)
    lines["kind"] = lines["kind"].replace("joined", "near")
    assert "leave a part of the map without a school" in refusal(units, schools, lines)
    inside = units.geometry.representative_point()
    lines = with_row(lines, 99, None, "", "", None, LineString([inside[2], inside[3]]))
    assert given(units, schools, lines).adjacency.neighbours[3] == [2]


def test_parts_that_the_person_leaves_apart_are_not_joined():
    units, schools = in_two(2.0)
    lines = written(build_problem(units, schools, COLUMNS), units)
    apart = lines[lines["kind"] != "joined"]
    text = refusal(units, schools, apart)
    assert "U3 (2.00 m from unit U2; a single unit)" in text and "ADJACENCY_LINES" in text
    assert given(units, schools, apart, islands=Islands.LEAVE).left_out.unit_ids == ("U3",)


@pytest.mark.parametrize(
    "a, b, kind, message",
    [
        ("U0", None, "found", "names one planning unit only: 99"),
        ("U0", "X", "found", "a planning unit that is not there: 99 (X)"),
        ("U0", "U0", "found", "the same planning unit twice: 99 (U0)"),
        ("U0", "U1", "friends", "none that is known: 99 (friends)"),
        ("U1", "U0", "cut", "contradict each other on a pair of planning units: 99 (U1 and U0"),
        (None, None, None, "starts or ends outside all planning units: 99"),
    ],
)
def test_lines_that_say_nothing_are_named(a, b, kind, message):
    units = squares(4, 2)
    schools = schools_at(units, {0: 60, 3: 60})
    lines = written(build_problem(units, schools, COLUMNS), units)
    lines = with_row(lines, 99, a, b, kind, None, LineString([(0, 0), (1, 1)]))
    assert message in refusal(units, schools, lines)


def test_a_layer_without_lines_is_refused():
    units, schools = in_two(2.0)
    lines = written(build_problem(units, schools, COLUMNS), units)
    assert "Neighbours: the layer has no feature" in refusal(units, schools, lines.iloc[:0])
