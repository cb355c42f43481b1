# SPDX-License-Identifier: GPL-2.0-or-later
"""Collect the visible texts of the plugin, and compile the translations.

    python3 make_ts.py           # balanced_zones.ts and every balanced_zones_<language>.ts
    python3 make_ts.py FOLDER    # the same, written elsewhere, without compiling

Qt's pylupdate sees only texts that stand inside a call of ``tr``. Ours also stand in constants
(titles, help, tables of outputs), in the core's messages, which know nothing of QGIS, in the
models and in the legends of the styles. Translations that are there are kept; texts that are gone
lose theirs.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CONTEXT = "BalancedZones"
NAME = "balanced_zones"
LANGUAGES = ("es",)
SAYING = {"info", "warn", "stage"}
"""Methods of the core's ``Progress`` that take a text for the log."""


def texts() -> list[str]:
    """Every visible text, each once, in alphabetical order.

    Not in the order of the code: moving a function from one file to another changes nothing here.
    """
    found: dict[str, None] = {}
    sources = [ROOT / "plugin.py", *sorted((ROOT / "algorithms").rglob("*.py"))]
    sources += sorted((ROOT / "ui").rglob("*.py"))
    for path in sources:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        in_core = "core" in path.relative_to(ROOT).parts
        found.update(dict.fromkeys(of_module(tree, in_core)))
    for path in sorted((ROOT / "resources" / "models").glob("*.model3")):
        found.update(dict.fromkeys(of_model(path)))
    for path in sorted((ROOT / "resources" / "styles").glob("*.qml")):
        found.update(dict.fromkeys(of_style(path)))
    return sorted(text for text in found if re.search(r"[^\W\d_]", text))


def of_module(tree: ast.Module, in_core: bool) -> Iterator[str]:
    if not in_core:
        yield from of_constants(tree.body)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and not in_core:
            yield from of_constants(node.body)
        elif isinstance(node, ast.FunctionDef) and not in_core:
            yield from of_loops(node)
        elif isinstance(node, ast.Call):
            yield from of_call(node)


def of_call(call: ast.Call) -> Iterator[str]:
    name = called(call)
    if name == "tr":
        yield from whole_strings(call.args[0])
    elif name == "Fault":
        words = [*call.args[:2], *(k.value for k in call.keywords if k.arg in ("what", "remedy"))]
        for word in words:
            yield from whole_strings(word)
    elif name == "Measure":
        yield from whole_strings(call.args[1])
        yield from whole_strings(call.args[3])
    elif name in SAYING and isinstance(call.func, ast.Attribute) and call.args:
        yield from whole_strings(call.args[0])


def called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def whole_strings(node: ast.expr) -> Iterator[str]:
    """The text of a node that is one, or that chooses between some."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from whole_strings(node.body)
        yield from whole_strings(node.orelse)


def of_constants(body: list[ast.stmt]) -> Iterator[str]:
    """Texts in constants: all of a title, help or list of tags, else what reads like words."""
    for statement in body:
        if not isinstance(statement, ast.Assign):
            continue
        names = {
            each.id
            for target in statement.targets
            for each in ast.walk(target)
            if isinstance(each, ast.Name)
        }
        if names & {"TITLE", "HELP", "GROUP", "TAGS"}:
            yield from (text for text in constants(statement.value) if text)
        elif any(name.isupper() and not name.startswith("_") for name in names):
            yield from filter(is_words, constants(statement.value))


def of_loops(function: ast.FunctionDef) -> Iterator[str]:
    """Texts in tables that a function goes through with ``tr(variable)`` in the loop."""
    for loop in ast.walk(function):
        if isinstance(loop, ast.For) and any(
            isinstance(each, ast.Call)
            and called(each) == "tr"
            and isinstance(each.args[0], ast.Name)
            for each in ast.walk(loop)
        ):
            yield from filter(is_words, constants(loop.iter))


def constants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        for each in node.elts:
            yield from constants(each)
    elif isinstance(node, ast.Dict):
        for each in node.values:
            yield from constants(each)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def is_words(text: str) -> bool:
    """Whether a constant is for people: it has a space, or one capital at its start."""
    if "||" in text:
        return False  # an expression of QGIS
    return bool(" " in text.strip() or re.fullmatch(r"[A-Z][a-z]+", text))


def of_model(path: Path) -> Iterator[str]:
    """Texts of a model: its help, its parameters and what its outputs are called."""
    tree = ElementTree.parse(path)

    def options(node: ElementTree.Element, name: str) -> Iterable[ElementTree.Element]:
        return (each for each in node.iter("Option") if each.get("name") == name)

    for group in tree.getroot().iter("Option"):
        if group.get("name") == "help" and group.get("type") == "Map":
            for each in group:
                if each.get("name") != "ALG_CREATOR":
                    yield each.get("value")
        elif group.get("name") == "parameterDefinitions":
            for each in options(group, "description"):
                yield each.get("value")
            for each in options(group, "options"):
                yield from (option.get("value") for option in each if option.get("value"))
        elif group.get("name") == "outputs":
            for output in group:
                for each in options(output, "description"):
                    yield each.get("value")
    for each in options(tree.getroot(), "model_group"):
        yield each.get("value")


def of_style(path: Path) -> Iterator[str]:
    """The legend texts of a style."""
    for each in ElementTree.parse(path).getroot().find("renderer-v2").iter():
        if each.tag in ("category", "range", "rule") and each.get("label"):
            yield each.get("label")


def translations(path: Path) -> dict[str, str]:
    """What a .ts file translates."""
    if not path.is_file():
        return {}
    kept = {}
    for message in ElementTree.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") != "unfinished":
            kept[message.findtext("source")] = translation.text or ""
    return kept


def ts(sources: list[str], language: str, kept: dict[str, str]) -> str:
    """A .ts file as Qt Linguist writes it."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    opening = f' language="{language}"' if language else ""
    lines.append(f'<TS version="2.1" sourcelanguage="en"{opening}>')
    lines += ["<context>", f"    <name>{CONTEXT}</name>"]
    for source in sources:
        lines += ["    <message>", f"        <source>{escape(source)}</source>"]
        if kept.get(source):
            lines.append(f"        <translation>{escape(kept[source])}</translation>")
        else:
            lines.append('        <translation type="unfinished"></translation>')
        lines.append("    </message>")
    return "\n".join([*lines, "</context>", "</TS>", ""])


def compiled(path: Path) -> None:
    """Make the .qm file that QGIS reads."""
    tool = shutil.which("lrelease") or shutil.which("lrelease-qt5")
    if tool is None:
        raise SystemExit("lrelease is missing: apt install qttools5-dev-tools")
    subprocess.run([tool, "-silent", str(path)], check=True)


def main(folder: Path) -> None:
    sources = texts()
    (folder / f"{NAME}.ts").write_text(ts(sources, "", {}), encoding="utf-8")
    print(f"{folder / NAME}.ts: {len(sources)} texts")
    for language in LANGUAGES:
        kept = translations(HERE / f"{NAME}_{language}.ts")
        path = folder / f"{NAME}_{language}.ts"
        path.write_text(ts(sources, language, kept), encoding="utf-8")
        print(f"{path}: {sum(bool(kept.get(source)) for source in sources)} translated")
        if folder == HERE:
            compiled(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
