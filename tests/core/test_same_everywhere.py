# SPDX-License-Identifier: GPL-2.0-or-later
"""The same random seed gives the same plan in any process, whatever its hash seed and threads."""

import json
import os
import subprocess
import sys

import pytest

from conftest import ROOT


@pytest.fixture(scope="module")
def here_and_there():
    """The plans of this process, whose hash seed is its own, and those of another."""
    from same_plans import plans

    there = subprocess.run(
        [sys.executable, "same_plans.py"],
        cwd=ROOT / "tests",
        env={**os.environ, "PYTHONHASHSEED": "77", "OMP_NUM_THREADS": "4"},
        capture_output=True,
        text=True,
        check=True,
    )
    return plans(), json.loads(there.stdout)


@pytest.mark.parametrize("method", ["GeoKMeans", "AZP", "SARA", "improve", "objective", "hubs"])
def test_the_same_plan_everywhere(here_and_there, method):
    here, there = here_and_there
    assert here[method] == there[method]
