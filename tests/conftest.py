# SPDX-License-Identifier: GPL-2.0-or-later
"""Load the checkout under its fixed package name, whatever its folder is called."""

import importlib.util
import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "balanced_zones"
SHARED_DATA = ROOT.parent / "shared" / "data"
SHARED_CASES = ROOT.parent / "shared" / "cases"


def load_package():
    if PACKAGE not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            PACKAGE, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
        )
        module = importlib.util.module_from_spec(spec)
        sys.modules[PACKAGE] = module
        spec.loader.exec_module(module)
    return sys.modules[PACKAGE]


load_package()

# The files that take longest, by the processor time measured. Handed out first, none of them is
# left for one core alone at the end.
LONGEST_FIRST = (
    "browser/test_pages_in_chromium.py",
    "qgis/test_desktop.py",
    "qgis/test_models.py",
    "qgis/test_help.py",
    "core/test_levels.py",
    "qgis/test_hubswithinsizerange.py",
    "qgis/test_destinations.py",
    "qgis/test_evaluateplan.py",
    "qgis/test_report_and_map.py",
    "core/test_hubs_equal_size.py",
    "qgis/test_hub_extras.py",
    "core/test_unit_check.py",
    "qgis/test_ground.py",
    "core/test_hubs_repair.py",
    "qgis/test_kmeansgroups.py",
    "core/test_hubs_within_range.py",
    "core/test_regions.py",
)


def pytest_configure(config):
    """Let the programs that tests start keep compiled modules for one another, but not here.

    QGIS and its plugins would be compiled anew by each of them. The processes of pytest, of which
    there are few, have the modules that come compiled with the system.
    """
    folder = os.environ.get("BALANCED_ZONES_BYTECODE")
    starts_others = bool(getattr(config.option, "numprocesses", None))
    if folder and not starts_others:
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    else:
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"


def pytest_collection_modifyitems(config, items):
    if hasattr(config, "workerinput"):  # one of several processes of pytest-xdist
        place = {ROOT / "tests" / file: number for number, file in enumerate(LONGEST_FIRST)}
        items.sort(key=lambda item: place.get(item.path, len(place)))


@pytest.fixture(scope="session")
def shared_data():
    """The folder of real data; tests that need it skip aloud where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the real data (../shared/data) is not here")
    return SHARED_DATA


@pytest.fixture(scope="session")
def fairfax(shared_data):
    """The county of Fairfax: its layers, and the problem and plan in force of each level."""
    from real_data import Fairfax

    return Fairfax(shared_data / "fairfax.gpkg")


@pytest.fixture(scope="session")
def london(shared_data):
    """London's schools, in degrees."""
    from real_data import london_schools

    return london_schools(shared_data)


@pytest.fixture(scope="session")
def shared_cases():
    """The folder of small inputs on which the plugin went wrong; tests skip aloud without it."""
    if not SHARED_CASES.is_dir():
        pytest.skip("the small inputs (../shared/cases) are not here")
    return SHARED_CASES


@pytest.fixture
def quick_search(monkeypatch):
    """Improvements and bounds of a moment, for tests of all but how good they are.

    Holds in this process only: with one start, which needs no other.
    """
    from dataclasses import replace

    from balanced_zones.algorithms.core.effort import Effort
    from balanced_zones.algorithms.core.zones import climb, whole_bound
    from balanced_zones.algorithms.core.zones.pace import PACE

    monkeypatch.setattr(whole_bound, "_WORK", whole_bound._WORK // 50)

    monkeypatch.setattr(climb, "STARTS", dict.fromkeys(climb.STARTS, 1))
    monkeypatch.setattr(climb, "ROUNDS", dict.fromkeys(climb.ROUNDS, 1))
    standard, thorough = PACE[Effort.STANDARD], PACE[Effort.THOROUGH]
    monkeypatch.setitem(
        PACE,
        Effort.STANDARD,
        replace(standard, per_unit=200, melts=1, repair_work=100, choices=0),
    )
    monkeypatch.setitem(
        PACE,
        Effort.THOROUGH,
        replace(
            thorough, per_unit=200, per_zone=0, melts=2, rounds=1, per_unit_warm=200, choices=0
        ),
    )
