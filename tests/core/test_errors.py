# SPDX-License-Identifier: GPL-2.0-or-later
from balanced_zones.algorithms.core import texts
from balanced_zones.algorithms.core.errors import MOST_NAMED, Fault, InputError
from balanced_zones.algorithms.core.jobs.codec import decode, encode
from balanced_zones.algorithms.core.texts import counted


def problem(feature, detail=""):
    return Fault("the capacity is zero", "Give it.", "Schools", feature, "seats", detail)


def test_names_layer_field_feature_value_and_remedy():
    assert str(InputError(problem("E1", "0"))) == (
        "Schools: the capacity is zero (field 'seats'): E1 (0). Give it."
    )


def test_features_of_a_kind_are_told_together_and_kinds_keep_their_order():
    other = Fault("no geometry", "Draw it.", "Units", 7)
    text = str(InputError([problem("E1"), other, problem("E2")]))
    assert text.splitlines() == [
        "Schools: the capacity is zero (field 'seats'): E1, E2. Give it.",
        "Units: no geometry: 7. Draw it.",
    ]


def test_names_at_most_so_many_and_counts_the_rest():
    text = str(InputError([problem(f"E{i:03d}") for i in range(MOST_NAMED + 5)]))
    assert f"E{MOST_NAMED - 1:03d} and 5 more" in text
    assert f"E{MOST_NAMED:03d}" not in text


def test_comes_whole_out_of_another_process():
    error = InputError([problem("E1", "0"), problem("E2")])
    copy = decode(encode(error))
    assert copy.faults == error.faults
    assert str(copy) == str(error)


def test_texts_of_another_process_are_told_in_the_readers_language(monkeypatch):
    """Workers know no language: what they put together with figures is told anew."""
    monkeypatch.setattr(texts, "_translate", texts._as_it_is)
    told = texts.tr("locked to {school}").format(school="S{1}")
    problem = Fault("out of reach", "Unlock it.", feature="U2", detail=told)
    sent = encode(InputError(problem))
    assert str(decode(sent)) == "out of reach: U2 (locked to S{1}). Unlock it."
    spanish = {"locked to {school}": "fijada a {school}", "out of reach": "fuera de alcance"}
    monkeypatch.setattr(texts, "_translate", lambda text: spanish.get(text, text))
    assert str(decode(sent)) == "fuera de alcance: U2 (fijada a S{1}). Unlock it."


def test_one_is_told_as_one():
    assert [counted(n, "1 hub", "{n} hubs") for n in (0, 1, 2, 1200)] == [
        "0 hubs",
        "1 hub",
        "2 hubs",
        "1,200 hubs",
    ]
