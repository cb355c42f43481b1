# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers and lengths as the reader has them."""

import json
import re
from dataclasses import replace

import pytest

import job_work
from balanced_zones.algorithms.core import lengths, manner
from balanced_zones.algorithms.core.jobs.interpreter import worker_python
from balanced_zones.algorithms.core.jobs.process import WorkerProcess
from balanced_zones.algorithms.core.progress import SILENT
from balanced_zones.algorithms.core.report.webmap import web_map
from balanced_zones.algorithms.core.texts import amount, general, number, signed, trimmed
from balanced_zones.algorithms.core.zones.criteria.measure import Measure
from pages import hub_map

SPANISH = manner.Manner(".", ",", "kilometres")


@pytest.fixture
def write_as():
    yield manner.use
    manner.use(manner.Manner())


def test_separators_are_the_readers_everywhere(write_as):
    write_as(SPANISH)
    assert number(1234567.891, 2) == "1.234.567,89"
    assert number(-0.04, 1) == "0,0" and number(-1351) == "\N{MINUS SIGN}1.351"
    assert signed(0.5, 1) == "+0,5" and signed(0.04, 1) == "0,0"
    assert amount(1500.26) == "1.500,3" and amount(0.125) == "0,125"
    assert trimmed(1500.5, 3) == "1.500,5" and trimmed(2000, 0) == "2.000"
    # As one types it into a dialog: nothing between thousands.
    assert general(24513.5, 12) == "24513,5"


def test_lengths_are_in_the_readers_unit(write_as):
    # By hand: 8,046.72 m are 5 miles.
    assert lengths.shown(8046.72) == "5.00 mi" and lengths.area(8046.72**2) == "25.0"
    assert lengths.in_words(1609) == "1 mile" and lengths.in_words(2500) == "2.5 km"
    measure = Measure("MEAN_TRAVEL_MI", "Travel", 5.0, "mi")
    assert (measure.value_shown, measure.unit_shown) == (5.0, "mi")
    write_as(SPANISH)
    assert lengths.shown(8046.72) == "8,05 km" and lengths.area(8046.72**2) == "64,7"
    assert lengths.in_words(1609) == "1.609 m" and lengths.in_words(2500) == "2,5 km"
    assert measure.value_shown == pytest.approx(8.04672) and measure.unit_shown == "km"
    share = Measure("BALANCE", "Balance", 92.0, "of 100")
    assert (share.value_shown, share.unit_shown) == (92.0, "of 100")


@pytest.mark.parametrize("unit", ["miles", "kilometres"])
def test_what_is_held_against_metres_is_told_in_metres(unit, write_as):
    write_as(manner.Manner(unit=unit))
    assert lengths.between(0.304) == "0.30 m" and lengths.between(9999) == "9,999 m"


def test_other_processes_write_as_their_parent(write_as):
    write_as(SPANISH)
    worker = WorkerProcess(worker_python(), job_work.told)
    try:
        assert worker.run(8046.72, SILENT) == "8,05 km"
    finally:
        worker.close()


def test_a_maps_own_fields_are_written_alike(write_as):
    write_as(SPANISH)
    text = web_map(replace(hub_map(), values=[[1234.5] * 300] * 2), "")
    data = json.loads(re.search(r"var DATA = (.*);\nvar WORDS", text)[1])
    assert data["values"][0]["texts"] == ["1234,5"]
