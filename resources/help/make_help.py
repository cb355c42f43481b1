# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the help pages: one per toolbox entry, from the entry itself and ``contents.py``.

    python3 make_help.py            # writes the pages beside this script
    python3 make_help.py FOLDER

What a page says of parameters and outputs is read from the entry, so it cannot grow stale.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

HERE = Path(__file__).resolve().parent
for folder in (HERE, HERE.parent / "models"):
    sys.path.insert(0, str(folder))

from contents import ENTRIES  # noqa: E402
from make_models import start_qgis  # noqa: E402
from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
)

FLAGS = QgsProcessingParameterDefinition.Flag

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - Balanced Zones</title>
<link rel="stylesheet" href="help.css">
</head>
<body>
<nav><a href="index.html">Balanced Zones</a> · <a href="tutorial.html">From the sample to a board
report</a> · <a href="layers.html">How the layers look</a></nav>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def within_reach(body: str) -> str:
    """A page's body in which what is wider than the window scrolls, from the keyboard too."""
    body = body.replace("<pre>", '<pre tabindex="0">')
    body = body.replace("<table>", '<div class="scroll" tabindex="0"><table>')
    return body.replace("</table>", "</table></div>")


def page_of(entry, content: dict) -> str:
    """The help page of a toolbox entry.

    Parameters
    ----------
    entry : QgsProcessingAlgorithm
    content : dict
        Its part of ``contents.ENTRIES``.
    """
    parts = [
        f'<p class="id">Toolbox: {escape(entry.group())} · <code>{entry.id()}</code></p>',
        *(f"<p>{escape(text)}</p>" for text in entry.shortHelpString().split("\n\n")),
        section("When to use it", content["when"]),
        section("Method", content["method"]),
        section("Parameters", parameters(entry)),
        section("Results", results(entry, content["fields"])),
        section("Example", example(entry, content)),
        section("Limits", content["limits"]),
    ]
    return PAGE.format(title=escape(entry.displayName()), body=within_reach("\n".join(parts)))


def section(title: str, body: str) -> str:
    return f"<h2>{title}</h2>\n{body.strip()}"


def parameters(entry) -> str:
    inputs = [each for each in entry.parameterDefinitions() if not each.isDestination()]
    plain = [each for each in inputs if not each.flags() & FLAGS.FlagAdvanced]
    advanced = [each for each in inputs if each.flags() & FLAGS.FlagAdvanced]
    text = table(["parameter", "what", "default"], map(parameter_row, plain))
    if advanced:
        text += "\n<h3>Advanced parameters</h3>\n"
        text += table(["parameter", "what", "default"], map(parameter_row, advanced))
    return text


def parameter_row(definition) -> list[str]:
    what = f"<b>{escape(definition.description())}</b><br>{escape(definition.help())}"
    if isinstance(definition, QgsProcessingParameterEnum):
        options = "".join(
            f"<br>{number}: {escape(option)}" for number, option in enumerate(definition.options())
        )
        what += options
    default = definition.defaultValue()
    if default is None or default == "":
        shown = "none" if definition.flags() & FLAGS.FlagOptional else "must be given"
    elif isinstance(default, bool):
        shown = "yes" if default else "no"
    elif isinstance(default, float):
        shown = f"{default:g}" if default < 100 else f"{default:.10g}"
    else:
        shown = escape(str(default))
    return [f"<code>{definition.name()}</code>", what, shown]


def results(entry, fields: dict) -> str:
    parts = []
    for definition in entry.parameterDefinitions():
        if not definition.isDestination():
            continue
        optional = " (optional)" if definition.flags() & FLAGS.FlagOptional else ""
        parts.append(
            f"<h3>{escape(definition.description())}</h3>\n"
            f"<p><code>{definition.name()}</code>{optional}. {escape(definition.help())}</p>"
        )
        rows = fields.get(definition.name().split(":")[-1])
        if rows:
            parts.append(
                table(
                    ["field", "unit", "what"],
                    ([f"<code>{name}</code>", unit, what] for name, unit, what in rows),
                )
            )
    numbers = [each for each in entry.outputDefinitions() if each.type() == "outputNumber"]
    if numbers:
        parts.append("<h3>Numbers</h3>")
        parts.append(
            table(
                ["output", "what"],
                ([f"<code>{n.name()}</code>", escape(n.description())] for n in numbers),
            )
        )
    return "\n".join(parts)


def table(head: list[str], rows) -> str:
    def line(cells, tag):
        return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"

    return "\n".join(["<table>", line(head, "th"), *(line(r, "td") for r in rows), "</table>"])


def example(entry, content: dict) -> str:
    lines = [f"qgis_process run {entry.id()} --"]
    for name, value in content["example"].items():
        text = f"{name}={value}"
        lines.append(f'"{text}"' if any(c in text for c in ";|( ") else text)
    for definition in entry.parameterDefinitions():
        if definition.isDestination() and not definition.flags() & FLAGS.FlagOptional:
            name = definition.name()
            ending = "html" if definition.type() == "fileDestination" else "gpkg"
            lines.append(f"{name}=/tmp/{name.split(':')[-1].lower()}.{ending}")
    before = content.get("before", "On the sample that comes with the plugin, in its folder:")
    parts = [f"<p>{before}</p>", "<pre>" + escape(" \\\n    ".join(lines)) + "</pre>"]
    if "picture" in content:
        name, caption = content["picture"]
        parts.append(
            f'<figure><img src="{name}" alt="{caption}"><figcaption>{caption}</figcaption></figure>'
        )
    return "\n".join(parts)


def index(entries: list) -> str:
    groups: dict[str, list] = {}
    for entry in entries:
        groups.setdefault(entry.group(), []).append(entry)
    parts = [
        "<p>Balanced school attendance zones and equal-size hubs. New here? "
        '<a href="tutorial.html">From the sample to a board report</a> leads through it. '
        '<a href="layers.html">How the layers look</a> shows every style, '
        '<a href="editor.html">Change a plan by hand</a> a session of the plan editor.</p>'
    ]
    for group, members in sorted(groups.items(), reverse=True):
        parts.append(f"<h2>{escape(group)}</h2>\n<ul>")
        for entry in sorted(members, key=lambda each: each.displayName()):
            first = entry.shortHelpString().split("\n\n")[0]
            parts.append(
                f'<li><a href="{entry.name()}.html">{escape(entry.displayName())}</a><br>'
                f"{escape(first)}</li>"
            )
        parts.append("</ul>")
    return PAGE.format(title="Balanced Zones", body=within_reach("\n".join(parts)))


def pages() -> dict[str, str]:
    """Every generated page by its file name; QGIS must hold our provider."""
    registry = QgsApplication.processingRegistry()
    entries = registry.providerById("balancedzones").algorithms()
    without = [entry.name() for entry in entries if entry.name() not in ENTRIES]
    if without:
        raise ValueError(f"contents.py says nothing of {', '.join(without)}")
    made = {f"{entry.name()}.html": page_of(entry, ENTRIES[entry.name()]) for entry in entries}
    return {"index.html": index(entries), **made}


def main(folder: Path) -> None:
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
        print(folder / name)


if __name__ == "__main__":
    kept = start_qgis()
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
