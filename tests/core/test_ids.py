# SPDX-License-Identifier: GPL-2.0-or-later
"""One notion of an id, a number, a level, emptiness; and fields known by their names."""

import datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from balanced_zones.algorithms.core import ids
from balanced_zones.algorithms.core.errors import describe
from balanced_zones.algorithms.core.fields import is_key, level_like_field, likely_field

ALIKE = [
    [1, 1.0, "1", "1.0", " 1 ", "1.", np.int32(1), np.float64(1), Decimal("1.00")],
    ["A", "A ", "\tA", "A\u00a0"],
    [2**53 + 1, str(2**53 + 1), f"{2**53 + 1}.0"],
    ["é", "e\u0301"],
    [0, -0.0, "0", "-0.0"],
    [True, "true", "True", np.bool_(True)],
    [False, "FALSE"],
    [datetime.date(2026, 9, 1), "2026-09-01"],
    ["007", "007.0"],
]
APART = [1, 7, "007", "07", 2**53, 2**53 + 1, "1E3", 1000, "1.1", "1.10", "a", "A", "A B", "AB"]
NOTHING = [None, float("nan"), np.nan, pd.NA, pd.NaT, "", "  ", "\u00a0", Decimal("nan")]


@pytest.mark.parametrize("alike", ALIKE, ids=lambda values: repr(values[0]))
def test_what_an_officer_takes_for_one_id_is_one(alike):
    assert len({ids.plain(value) for value in alike}) == 1
    assert not any(ids.is_missing(value) for value in alike)


def test_what_differs_stays_apart():
    assert len({ids.plain(value) for value in APART}) == len(APART)


@pytest.mark.parametrize("value", NOTHING, ids=repr)
def test_nothing_is_nothing(value):
    assert ids.is_missing(value)
    assert np.isnan(ids.as_number(value))
    assert ids.rows_of([value], ["", "nan", "None", "NaT", "<NA>"]).tolist() == [-1]
    assert not ids.are([value], str(value)).any()


def test_uniqueness_is_judged_on_what_look_ups_use():
    faults = list(ids.id_faults(["A", "A ", "B", None, 1, "1.0"], range(6), "id", "Schools"))
    text = describe(faults)
    assert "the id is missing (field 'id'): 3." in text
    assert "A (2 features: 0, 1, which write it 'A', 'A ')" in text
    assert "1 (2 features: 4, 5, which write it 1, '1.0')" in text
    assert "B" not in text.replace("features", "")
    # Every id that is unique is found again, whatever it is written like, and no other is.
    assert ids.rows_of(["A", " 1 ", "B", "C"], ["B", "A ", 1.0]).tolist() == [1, 2, 0, -1]


@pytest.mark.parametrize(
    "value, expected",
    [(3, 3), ("3", 3), (" 3.5 ", 3.5), ("1e3", 1000), (Decimal("2.5"), 2.5), (np.int64(4), 4)],
)
def test_numbers(value, expected):
    assert ids.as_number(value) == expected


@pytest.mark.parametrize("value", ["1_000", "twelve", True, "12,5", [1], "1 000"])
def test_what_is_no_number(value):
    assert np.isnan(ids.as_number(value))


def test_a_decimal_comma_is_seen():
    assert all(map(ids.has_comma, ["12,5", " 1.234,5", "-0,5", "1 000,25", "1,000"]))
    assert not any(map(ids.has_comma, ["12.5", "a,b", "1,", ",5a", 12.5, None, "1,5,", ""]))


def test_leading_zeros_that_a_table_lost_are_told():
    assert ids.unlike_in_zeros([512, 7], ["0512", "0007"])
    assert not ids.unlike_in_zeros(["A"], ["B"])
    assert not ids.unlike_in_zeros([5], ["6"])


def test_numbers_are_sorted_by_size_and_texts_by_letters():
    assert sorted([10, 9.5, 2], key=ids.order) == [2, 9.5, 10]
    assert sorted(["b", 3, "a"], key=ids.order) == [3, "a", "b"]


@pytest.mark.parametrize(
    "kind, names, found",
    [
        ("capacity", ["fid", "name", "Seats", "capacity"], "capacity"),
        ("capacity", ["fid", "name", "SEATS"], "SEATS"),
        ("capacity", ["fid", "id", "objectid"], None),
        ("school_id", ["fid", "School ID", "name"], "School ID"),
        ("unit_id", ["fid", "UNIT-ID"], "UNIT-ID"),
        ("level", ["id", "name"], None),
        ("zone", ["id", "zone_es", "zone"], "zone"),
        ("zone", ["id", "Zone_ES", "zones"], "Zone_ES"),
    ],
)
def test_fields_are_known_by_their_names(kind, names, found):
    assert likely_field(kind, names) == found


def test_a_field_is_not_chosen_for_two_things():
    assert likely_field("zone", ["zone"], but=["zone"]) is None
    assert level_like_field(["school_id", "SchoolLevel"]) == "SchoolLevel"
    assert is_key("FID") and not is_key("capacity")
