# SPDX-License-Identifier: GPL-2.0-or-later
"""What the QGIS plugin repository asks of an upload: held here before it does.

Bandit, flake8 and qgis-plugin-analyzer take half a minute of work together. So they run once, in
``./run qt6`` (which ``./run matrix`` calls) and in the environment that it makes; the suite skips
them, and holds by itself what would block a package.
"""

import configparser
import json
import os
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT

SHIPPED = ["__init__.py", "plugin.py", "algorithms", "ui"]
BLOCKING = ("B102", "B108", "B301", "B314", "B405")
"""Findings of Bandit with which the repository refuses a package, or that it warns of."""
LEFT = {"B101"}
"""``assert`` tells the type checker what is known; no input is checked with it."""


TOOLS = os.environ.get("BALANCED_ZONES_PYQT6")
"""The Python that has the tools."""
with_tools = pytest.mark.skipif(not TOOLS, reason="./run qt6 runs this, not the suite")


@pytest.fixture(scope="module")
def metadata():
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser["general"]


@with_tools
def test_bandit_finds_only_what_carries_a_reason():
    run = subprocess.run(
        [TOOLS, "-m", "bandit", "-q", "-r", *SHIPPED, "-f", "json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    found = json.loads(run.stdout)["results"]
    assert {each["test_id"] for each in found} - LEFT == set(), found
    assert not {each["test_id"] for each in found} & set(BLOCKING)


def test_nothing_is_imported_that_blocks_a_package():
    """What B102, B301, B314, B405 and B108 look for, without Bandit."""
    for path in sorted(path for name in SHIPPED[2:] for path in (ROOT / name).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"^\s*(from|import) (xml|pickle|marshal|shelve)\b", text, re.M), path
        assert not re.search(r"""["']/(tmp|var/tmp|dev/shm)\b""", text), path
        assert not re.search(r"(?<![\w.])(exec|eval)\(", text), path


def test_no_mark_hides_what_the_repository_blocks():
    """It does not heed a mark for these; every other mark says why it stands."""
    for path in sorted(path for name in SHIPPED[2:] for path in (ROOT / name).rglob("*.py")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for before, line in zip(["", *lines], lines):
            if "# nosec" in line:
                marked = re.search(r"# nosec (B\d{3})", line)
                assert marked and marked[1] not in BLOCKING, f"{path}: {line}"
                why = re.search(r"# nosec B\d{3}  # \w", line) or before.strip().startswith("# ")
                assert why, f"{path}: {line}"


@with_tools
def test_flake8_finds_nothing():
    run = subprocess.run(
        [TOOLS, "-m", "flake8", *SHIPPED], cwd=ROOT, capture_output=True, text=True
    )
    assert run.stdout == ""


EXPLAINED = {("algorithms/qgis_io/places.py", "B608")}
"""SQLite is asked what a query would read, and SQLite explains only what it is given whole."""


@with_tools
def test_the_analyzer_finds_nothing_on_security_and_old_qt(tmp_path):
    """Of qgis-plugin-analyzer's findings these are held.

    Not its scores: they count docstrings as texts without translation, and ask type hints of what
    mypy and ruff look after.
    """
    analyzer = str(Path(TOOLS).with_name("qgis-analyzer"))
    command = [analyzer, "analyze", str(ROOT), "--linters", "none", "--no-cache", "--json"]
    command += ["--exclude", "tests,resources", "-o", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True)
    told = json.loads(run.stdout)
    assert told["metrics"]["total_files"] > 150  # it did look
    found = {(each["file"], each["type"]) for each in told["security"]["findings"]}
    assert found - EXPLAINED == set()
    kinds = set(re.findall(r'"type": "([A-Z_:0-9]+)"', run.stdout))
    assert not [kind for kind in kinds if "PYQT5" in kind or "LEGACY" in kind]


def test_the_metadata_has_all_that_is_asked(metadata):
    for name in ("about", "description", "author", "email", "homepage", "repository", "tracker"):
        assert metadata[name].strip()
    version = metadata["version"]
    assert metadata["changelog"].startswith(f"{version}: ")
    assert metadata["qgisminimumversion"] == "3.22"
    assert float(metadata["qgismaximumversion"]) >= 4
    assert "supportsqt6" not in metadata
    assert "plugin_dependencies" not in metadata
    first = re.search(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert re.fullmatch(rf"{re.escape(version)} - \d{{4}}-\d\d-\d\d", first[1])


def zip_of_a_copy(tmp_path, *options, metadata_text=None):
    """``./run package`` in a clone whose commit holds the checkout as it is."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout")
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "-q", "--shared", str(ROOT), str(copy)], check=True)
    for name in ("run", ".gitattributes", "metadata.txt", "pyproject.toml", "CHANGELOG.md"):
        (copy / name).write_bytes((ROOT / name).read_bytes())
    if metadata_text is not None:
        (copy / "metadata.txt").write_text(metadata_text, encoding="utf-8")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "add", "-A"], cwd=copy, check=True)
    subprocess.run([*git, "commit", "-qm", "as it is", "--allow-empty"], cwd=copy, check=True)
    run = subprocess.run(
        ["sh", "run", "package", *options], cwd=copy, capture_output=True, text=True
    )
    return copy, run


def test_a_release_is_refused_while_addresses_are_the_owners_to_fill(tmp_path, metadata):
    copy, run = zip_of_a_copy(tmp_path / "1", "--release")
    text = (ROOT / "metadata.txt").read_text(encoding="utf-8")
    if "example.org" in re.sub(r"(?m)^#.*$", "", text):
        assert run.returncode == 1
        assert "email homepage repository tracker" in run.stderr
        assert not list(copy.glob("dist/*.zip"))
    filled = text.replace("@example.org", "@district.test").replace("example.org", "district.test")
    _, run = zip_of_a_copy(tmp_path / "2", "--release", metadata_text=filled)
    assert run.returncode == 0, run.stderr


def test_the_zip_holds_the_plugin_and_nothing_that_makes_it(tmp_path):
    copy, run = zip_of_a_copy(tmp_path, "--tree")
    assert run.returncode == 0, run.stderr
    (file,) = copy.glob("dist/*.zip")
    with zipfile.ZipFile(file) as opened:
        names = opened.namelist()
    assert all(name.startswith("balanced_zones/") for name in names)
    names = {name.partition("/")[2] for name in names}
    for needed in ("metadata.txt", "LICENSE", "__init__.py", "plugin.py", "CHANGELOG.md"):
        assert needed in names
    assert "resources/i18n/balanced_zones_es.qm" in names
    assert "resources/sample/sample.gpkg" in names
    hidden_or_making = [
        name
        for name in names
        if re.search(r"(^|/)(\.|tests/|make_|contents\.py|requirements|run$)|\.(ts|pyc)$", name)
    ]
    assert hidden_or_making == []
    assert file.stat().st_size < 20e6  # what the repository takes
    assert (copy / "dist/tree/balanced_zones/metadata.txt").is_file()
    assert "[tool.qgis-plugin-ci]" in (copy / "dist/tree/pyproject.toml").read_text()
