# SPDX-License-Identifier: GPL-2.0-or-later
"""The script `run` as a newcomer meets it; what it does in full is tried on a bare Debian."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ["demo", "test", "bench", "matrix", "package"]


def run(*arguments, **options):
    return subprocess.run(
        ["sh", str(ROOT / "run"), *arguments], capture_output=True, text=True, timeout=60, **options
    )


def test_alone_it_says_what_there_is():
    done = run()
    assert done.returncode == 0
    for command in COMMANDS:
        assert f"./run {command}" in done.stdout


def test_an_unknown_command_is_refused_with_the_usage():
    done = run("dmeo")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "./run demo" in done.stderr


def test_it_works_from_any_folder_and_lists_the_benchmarks(tmp_path):
    done = run("bench", cwd=tmp_path)
    assert done.returncode == 0
    for script in (ROOT / "tests/benchmarks").glob("bench_*.py"):
        assert script.stem.removeprefix("bench_") in done.stdout


def test_an_unknown_benchmark_is_refused():
    done = run("bench", "no-such-benchmark")
    assert done.returncode == 1
    assert "no-such-benchmark" in done.stderr


@pytest.mark.parametrize(
    "library, package",
    [("libpysal", "libpysal"), ("networkx", "networkx"), ("scikit-learn", "sklearn")],
)
def test_what_the_core_needs_apt_installs_here(library, package):
    asked = (ROOT / "requirements.txt").read_text()
    assert re.search(rf"^{library}\b", asked, re.MULTILINE)
    assert f"python3-{package}" in (ROOT / "run").read_text()
