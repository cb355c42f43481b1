# SPDX-License-Identifier: GPL-2.0-or-later
"""A page that cannot be made costs nothing but itself."""

import builtins
import errno
import json
import os
import sys
import types
from pathlib import Path

import pytest

from cases import county

ZONES = {
    "UNIT_ID": "unit",
    "STUDENT_FIELDS": ["students"],
    "SCHOOL_ID": "school",
    "CAPACITY": "seats",
    "OUTPUT": "TEMPORARY_OUTPUT",
    "ZONES": "TEMPORARY_OUTPUT",
}


@pytest.fixture
def case(files, tmp_path):
    units, schools, _ = county(60, 4, 4)
    source, seats = files(units=units, schools=schools)
    pages = {"REPORT": str(tmp_path / "report.html"), "MAP": str(tmp_path / "map.html")}
    return {"INPUT": source, "SCHOOLS": seats, **ZONES, **pages}


def fail_with(error):
    def fail(*arguments, **named):
        raise error

    return fail


def break_report_page(monkeypatch):
    from balanced_zones.algorithms.core.report import zones

    monkeypatch.setattr(zones, "zone_report", fail_with(RuntimeError("crossed itself")))


def break_record(monkeypatch):
    from balanced_zones.algorithms.qgis_io import record

    monkeypatch.setattr(record, "run_record", fail_with(KeyError("no such field")))


def break_map_content(monkeypatch):
    from balanced_zones.algorithms.core.report import webmap

    monkeypatch.setattr(webmap, "web_map", fail_with(MemoryError()))


def break_plotly(monkeypatch):
    # There, so that the check before the work finds it, but broken.
    monkeypatch.setitem(sys.modules, "plotly", types.ModuleType("plotly"))
    monkeypatch.setitem(sys.modules, "plotly.offline", None)
    sys.modules["plotly"].__spec__ = types.SimpleNamespace(name="plotly")


def fill_disk(monkeypatch):
    opened = builtins.open

    class Full:
        def __init__(self, file):
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.file.close()

        def write(self, text):
            self.file.write(text[: len(text) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def open_(path, mode="r", *arguments, **named):
        file = opened(path, mode, *arguments, **named)
        return Full(file) if ".html" in str(path) and "w" in mode else file

    monkeypatch.setattr(builtins, "open", open_)


BREAKS = {
    break_report_page: ({"report.html.json", "map.html"}, "RuntimeError: crossed itself"),
    break_record: ({"map.html"}, "KeyError: 'no such field'"),
    break_map_content: ({"report.html", "report.html.json"}, "MemoryError"),
    break_plotly: ({"report.html", "report.html.json"}, "plotly"),
    fill_disk: (set(), "No space left on device"),
}


@pytest.mark.parametrize("fault", BREAKS, ids=lambda fault: fault.__name__)
def test_whatever_fails_the_layers_are_there_and_no_half_page(run, case, monkeypatch, fault):
    fault(monkeypatch)
    results = run("geokmeansredistricting", **case)
    monkeypatch.undo()
    assert results["OUTPUT"].featureCount() == 60 and results["ZONES"].featureCount() == 4
    written, reason = BREAKS[fault]
    folder = Path(case["REPORT"]).parent
    pages = {path.name for path in folder.iterdir() if ".html" in path.name}
    assert pages == written
    assert {"REPORT", "MAP"} & set(results) == {
        name for name in ("REPORT", "MAP") if Path(case[name]).name in written
    }
    warned = [line for line in results["said"].splitlines() if "could not be written" in line]
    expected = {"report.html", "report.html.json", "map.html"} - written
    assert {Path(line.split(": ")[1].split(" could")[0]).name for line in warned} == expected
    assert all(reason in line for line in warned)


def test_hubs_and_groups_too(run, monkeypatch, tmp_path):
    from balanced_zones.algorithms.core.report import groups, hubs
    from conftest import ROOT

    monkeypatch.setattr(hubs, "hub_report", fail_with(ValueError("no ink")))
    monkeypatch.setattr(groups, "group_report", fail_with(ValueError("no ink")))
    sample = f"{ROOT}/resources/sample/sample.gpkg|layername="
    page = {"REPORT": str(tmp_path / "page.html"), "OUTPUT": "TEMPORARY_OUTPUT"}
    formed = run(
        "equalsizehubs",
        INPUT=sample + "hub_schools",
        HUBS=12,
        EFFORT=0,
        HUBS_OUTPUT="TEMPORARY_OUTPUT",
        **page,
    )
    grouped = run("kmeansgroups", INPUT=sample + "cohort", FIELDS=["maths"], GROUPS=3, **page)
    for results in (formed, grouped):
        assert results["OUTPUT"].featureCount() > 0 and "REPORT" not in results
        assert "ValueError: no ink" in results["said"]
    assert not (tmp_path / "page.html").exists()


def test_an_earlier_page_stays_whole_and_is_told(run, case, monkeypatch):
    Path(case["REPORT"]).write_text("earlier")
    fill_disk(monkeypatch)
    results = run("geokmeansredistricting", **case)
    monkeypatch.undo()
    assert Path(case["REPORT"]).read_text() == "earlier"
    assert f"What lies at {case['REPORT']} is of an earlier run." in results["said"]


def test_a_style_that_fails_costs_no_layer(run, case, monkeypatch):
    from balanced_zones.algorithms.qgis_io import styling

    monkeypatch.setattr(styling, "name_fields", fail_with(RuntimeError("no brush")))
    results = run("geokmeansredistricting", **case)
    assert results["OUTPUT"].featureCount() == 60
    assert "could not be set (RuntimeError: no brush)" in results["said"]


def test_settings_are_written_whole(run, case):
    results = run("geokmeansredistricting", **case)
    settings = json.loads(Path(results["REPORT"] + ".json").read_text())
    assert settings["inputs"]["CAPACITY"] == "seats"
