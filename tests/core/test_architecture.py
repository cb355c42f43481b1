# SPDX-License-Identifier: GPL-2.0-or-later
"""The house's rules on who may import whom, read from the imports themselves."""

import ast
import functools
import io
import os
import re
import subprocess
import sys
import tokenize
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    *sorted((ROOT / "algorithms").rglob("*.py")),
    *sorted((ROOT / "ui").rglob("*.py")),
    ROOT / "__init__.py",
    ROOT / "plugin.py",
]


@functools.cache
def tree_of(path):
    """What a file says, parsed once for all that ask."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path, for_types=True):
    """Absolute dotted names of everything that a file imports, ours as balanced_zones.x.y.

    Inside functions too; what only type checkers read may be left out.
    """
    package = ["balanced_zones", *path.relative_to(ROOT).parts[:-1]]
    tree = tree_of(path)
    left_out = set()
    if not for_types:
        blocks = [node for node in ast.walk(tree) if isinstance(node, ast.If)]
        typing = [node for node in blocks if ast.unparse(node.test) == "TYPE_CHECKING"]
        left_out = {each for block in typing for line in block.body for each in ast.walk(line)}
    for node in ast.walk(tree):
        if node in left_out:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


CORE_ROOMS = ("zones", "hubs", "regions", "groups", "report", "api")
ROOM_OF = {
    "libraries": "libraries",
    "extra_libraries": "libraries",
    "run": "run",
    "entry": "entry",
    "models": "provider",
    "provider": "provider",
    "translation": "provider",
}
"""Modules of ``algorithms`` itself; the others, ``runs``, are what entries share."""


def room(name):
    """The room of the house that a dotted name lies in."""
    parts = name.split(".")
    if parts[0] != "balanced_zones":
        return None
    if parts[1:2] == ["plugin"]:
        return "plugin"
    if parts[1:2] == ["ui"]:
        return "ui.state" if parts[2:3] == ["state"] or parts[2:4] == ["solver", "work"] else "ui"
    if parts[1:2] != ["algorithms"]:
        return "root"
    if parts[2:3] == ["core"]:
        return ".".join(["core", *[p for p in parts[3:4] if p in CORE_ROOMS]])
    if parts[2:3] and parts[2] in ("entries", "parameters", "writing", "qgis_io"):
        return parts[2]
    return ROOM_OF.get(".".join(parts[2:3]), "runs")


CORE = {"core", *(f"core.{name}" for name in CORE_ROOMS)}
PARTS = {"parameters", "writing", "qgis_io"}
MAY = {
    "root": {"plugin"},
    "plugin": {"provider", "libraries", "ui"},
    "ui": {
        "ui",
        "ui.state",
        "provider",
        "entries",
        "runs",
        "entry",
        "run",
        "libraries",
        *PARTS,
        *CORE,
    },
    "ui.state": {"ui.state", "core", "core.zones"},
    "provider": {"provider", "entries", "entry", "libraries", "qgis_io", *CORE},
    "entries": {"runs", "entry", "run", "libraries", *PARTS, *CORE},
    "runs": {"runs", "entry", "run", *PARTS, *CORE},
    "entry": {"run", "libraries", *PARTS, *CORE},
    "run": {"qgis_io", *CORE},
    "libraries": {"libraries", "qgis_io", *CORE},
    "writing": {"writing", "parameters", "qgis_io", *CORE},
    "parameters": {"parameters", "libraries", "qgis_io", *CORE},
    "qgis_io": {"qgis_io", *CORE},
    "core": {"core"},
    "core.zones": {"core", "core.zones"},
    "core.hubs": {"core", "core.hubs"},
    "core.groups": {"core", "core.groups", "core.hubs"},
    "core.regions": {"core", "core.regions", "core.zones", "core.hubs"},
    "core.report": {
        "core",
        "core.report",
        "core.zones",
        "core.hubs",
        "core.groups",
        "core.regions",
    },
    "core.api": {"core", "core.api", "core.zones", "core.hubs", "core.groups", "core.regions"},
}
DOOR = "balanced_zones.algorithms.core.__init__"
"""Hands on the names of ``core.api``, without importing them."""


def own_name(path):
    return ".".join(["balanced_zones", *path.relative_to(ROOT).with_suffix("").parts])


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_stay_within_the_rules(path):
    here = room(own_name(path)) if path != ROOT / "__init__.py" else "root"
    here = "core.api" if own_name(path) == DOOR else here
    for name in imports(path):
        there = room(name)
        assert there is None or there in MAY[here], f"{here} may not import {name}"
        if here.startswith("core") or here == "ui.state":
            assert name.split(".")[0] not in ("qgis", "PyQt5", "PyQt6", "processing"), name


def modules_in_circles(needs):
    """Groups of modules that all need one another, out of a mapping of each to what it needs."""
    graph = nx.DiGraph([(name, other) for name, others in needs.items() for other in others])
    return [sorted(group) for group in nx.strongly_connected_components(graph) if len(group) > 1]


def test_no_modules_import_one_another_in_a_circle():
    """Nor do they when a function imports only as it is called."""
    own = {own_name(path).replace(".__init__", ""): path for path in SOURCES}

    def module_of(name):
        return name if name in own else name.rpartition(".")[0]

    needs = {
        name: {module_of(other) for other in imports(path, for_types=False)} & own.keys() - {name}
        for name, path in own.items()
    }
    assert sum(map(len, needs.values())) > len(own)
    assert modules_in_circles(needs) == []
    assert modules_in_circles({"a": ["b"], "b": ["c", "d"], "c": ["a"]}) == [["a", "b", "c"]]


LONGEST = {"core": 500, "": 400}
"""Lines of a module of the core, and of any other module of ``algorithms`` and ``ui``."""


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_are_short(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    folder, _, name = path.relative_to(ROOT).as_posix().partition("/")
    if folder in ("algorithms", "ui"):
        assert lines <= LONGEST["core" if name.startswith("core/") else ""]


def test_one_guess_leads_to_an_entry():
    """A file per entry, named by its id, with the page of help and the test of the same name."""
    for path in sorted((ROOT / "algorithms" / "entries").glob("[a-z]*.py")):
        name = path.stem
        assert f'    ID = "{name}"' in path.read_text(encoding="utf-8")
        assert (ROOT / "resources" / "help" / f"{name}.html").is_file(), name
        of_both = {"azpredistricting": "azp_sara", "saraannealing": "azp_sara"}
        of_reports = {"joinreports": "report_and_map"}
        tests = {**of_both, **of_reports}.get(name, name)
        assert (ROOT / "tests" / "qgis" / f"test_{tests}.py").is_file(), name


TEXTS_BEGIN = 19
"""The column of the README's tree from which on a line goes on with what the last one began."""


def named_in_the_readme():
    """What the README's tree names in every folder, apart from what it names in folders therein."""
    chapter = (ROOT / "README.md").read_text(encoding="utf-8").partition("## How it is built\n")[2]
    named, folders = {"": set()}, []
    for line in filter(None, chapter.split("```")[1].splitlines()):
        indent = len(line) - len(line.lstrip())
        if indent < TEXTS_BEGIN:
            folders = folders[: indent // 2]
            head = line.split()[0]
            if head.endswith("/"):
                named["/".join(folders)].add(head)
                folders.append(head[:-1])
        named.setdefault("/".join(folders), set()).update(re.findall(r"\w+/?", line))
    return named


def test_every_module_and_folder_is_named_in_the_readme():
    named = named_in_the_readme()
    core = [path for path in (ROOT / "algorithms" / "core").rglob("*.py") if path.stem[0] != "_"]
    tops = [ROOT / name for name in ("algorithms", "ui", "tests", "resources")]
    folders = {path.parent for top in tops for path in top.rglob("*.py")}
    wanted = [(path, path.stem) for path in core] + [(path, f"{path.name}/") for path in folders]
    homes = [(path.relative_to(ROOT).parent.as_posix().strip("."), name) for path, name in wanted]
    missing = sorted(f"{home}/{name}" for home, name in homes if name not in named.get(home, ()))
    assert not missing
    assert "transport" in named["algorithms/core/hubs/assignment"] - named["algorithms/core/hubs"]


def test_the_rules_see_a_breach():
    assert room("balanced_zones.ui.state.session") == "ui.state"
    assert "ui" not in MAY["ui.state"]
    assert room("balanced_zones.algorithms.core.zones.plan") == "core.zones"
    assert room("balanced_zones.algorithms.qgis_io.sources") not in MAY["core.zones"]
    assert "core.hubs" not in MAY["core.zones"]
    assert room("balanced_zones.algorithms.entries.improveplan") not in MAY["writing"]
    assert room("balanced_zones.algorithms.inputs.Inputs") not in MAY["parameters"]


WITHOUT_QGIS = """
import sys
import tokenize

class NoQgis:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("qgis", "PyQt5", "PyQt6", "processing"):
            raise ImportError("the core asked for " + name)

sys.meta_path.insert(0, NoQgis())
import conftest, importlib, pathlib
core = conftest.ROOT / "algorithms" / "core"
count = 0
for path in core.rglob("*.py"):
    parts = path.relative_to(conftest.ROOT).with_suffix("").parts
    importlib.import_module(".".join(["balanced_zones", *parts]))
    count += 1
print(count)
"""


def test_the_core_imports_in_a_plain_interpreter():
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_QGIS],
        cwd=ROOT / "tests",
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests")},
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) == len(list((ROOT / "algorithms" / "core").rglob("*.py")))


def test_no_print_in_what_qgis_runs():
    """qgis_process writes JSON on standard output; a print would break it."""
    for path in SOURCES:
        for node in ast.walk(tree_of(path)):
            assert not (isinstance(node, ast.Name) and node.id == "print"), path


def test_nothing_is_unpickled_or_made_from_text():
    """Data from a file or another process may be wrong, but can never be a programme."""
    for path in SOURCES:
        for node in ast.walk(tree_of(path)):
            assert not (isinstance(node, ast.Name) and node.id in ("exec", "eval")), path
        for name in imports(path):
            assert name.split(".")[0] not in ("pickle", "marshal", "shelve", "joblib", "dill"), path


def test_every_source_names_its_licence():
    pages = ROOT / "resources" / "pages"
    sources = [*SOURCES, *(ROOT / "resources").rglob("*.py"), *pages.glob("*.js")]
    # The hubs get theirs with their rebuilding.
    sources = [path for path in sources if "hubs" not in path.parts]
    for path in [*sources, *pages.glob("*.css"), ROOT / "run"]:
        head = path.read_text(encoding="utf-8")[:200]
        assert "SPDX-License-Identifier: GPL-2.0-or-later" in head, f"{path}: lacks the SPDX line"


def unexplained(text):
    """Constants of a module without a comment above or beside them, or a text after their run.

    A run are constants line after line; what stands under the last speaks of all.
    """
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    comments = [each for each in tokens if each.type == tokenize.COMMENT]
    beside = {each.start[0] for each in comments}
    above = {each.start[0] for each in comments if each.line.lstrip().startswith("#")}
    waiting, end = [], 0
    for node in ast.parse(text).body:
        if node.lineno != end + 1:
            yield from waiting
            waiting = []
        elif isinstance(node, ast.Expr):
            waiting = []
        end = node.end_lineno
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [each for target in targets for each in ast.walk(target)]
            if node.lineno - 1 not in above and beside.isdisjoint(range(node.lineno, end + 1)):
                waiting += [each.id for each in names if getattr(each, "id", "").isupper()]
    yield from waiting


def test_what_is_unexplained_is_found():
    text = (
        "A = 1  # why\n# why\nB = 2\nC = 3\nD, E = 4, 5\n'Why.'\nF = 6\n\n\nG = 7  # why\nH = 8\n"
    )
    assert list(unexplained(text)) == ["F", "H"]


def test_constants_of_the_core_say_why():
    """All but the names of what findings are about, which are their own reason."""
    core = ROOT / "algorithms" / "core"
    found = {
        f"{path.relative_to(core)}: {name}"
        for path in core.rglob("*.py")
        if path.name != "topics.py"
        for name in unexplained(path.read_text(encoding="utf-8"))
    }
    assert not found
