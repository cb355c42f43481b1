# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the help pages: one per toolbox entry, from the entry itself and ``contents.py``.

    python3 make_help.py            # writes the pages beside this script
    python3 make_help.py FOLDER

What a page says of parameters and outputs is read from the entry, so it cannot grow stale. In
Spanish the pages stand in ``es``, those written by hand (``WRITTEN``) too: what the entries say
comes from the plugin's translation, all else from ``contents_es.json``, block by block.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
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
from qgis.PyQt.QtCore import QCoreApplication, QTranslator  # noqa: E402

FLAGS = QgsProcessingParameterDefinition.Flag

PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - Balanced Zones</title>
<link rel="stylesheet" href="{up}help.css">
</head>
<body>
<nav><a href="index.html">Balanced Zones</a> · <a href="tutorial.html">{tutorial}</a> ·
<a href="layers.html">{layers}</a></nav>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


TUTORIAL, LAYERS = "From the sample to a board report", "How the layers look"

WRITTEN = ("tutorial", "layers", "editor")
"""Pages written by hand, in English, beside this script."""

LANGUAGES = ("es",)

_BLOCK = re.compile(
    r"(<(p|li|dt|dd|h1|h2|h3|th|td|figcaption|title)(?: [^>]*)?>)(.*?)(</\2>)", re.DOTALL
)
_NAV = re.compile(r"<nav>.*?</nav>", re.DOTALL)
_PLAIN = re.compile(r"<(code|i|b|sub|sup|span|a)(?: [^>]*)?>|</(?:code|i|b|sub|sup|span|a)>")


class Language:
    """Says the texts of ``contents.py`` and of the pages in another language.

    Parameters
    ----------
    name : str
        "en" for the texts as they are.

    Attributes
    ----------
    missing : list of str
        What has been asked for and is not known.
    used : set of str
        What has been asked for.
    """

    def __init__(self, name: str):
        self.name = name
        self.missing: list[str] = []
        self.used: set[str] = set()
        self.known: dict[str, str] = {}
        if name != "en":
            file = HERE / f"contents_{name}.json"
            self.known = json.loads(file.read_text(encoding="utf-8"))

    def text(self, text: str) -> str:
        """One block: a sentence, a heading, a cell; what holds no words stays as it is."""
        if self.name == "en" or not re.search(r"[^\W\d_]{2}", _without_code(text)):
            return text
        key = " ".join(text.split())
        self.used.add(key)
        if key not in self.known:
            self.missing.append(key)
        return self.known.get(key, key)

    def html(self, html: str) -> str:
        """All blocks of a page, or of a part of one, and the texts that stand for pictures."""
        if self.name == "en":
            return html
        if not _BLOCK.search(html):
            return self.text(html)
        html = _NAV.sub(
            lambda nav: re.sub(r">([^<>]+)</a>", lambda at: f">{self.text(at[1])}</a>", nav[0]),
            html,
        )
        html = _BLOCK.sub(lambda at: at[1] + self.text(at[3]) + at[4], html)
        return re.sub(r'alt="([^"]+)"', lambda at: f'alt="{self.text(at[1])}"', html)

    @property
    def up(self) -> str:
        """From where the pages of the language are to what they share with the English ones."""
        return "" if self.name == "en" else "../"

    def shared(self, html: str) -> str:
        """Links to pictures, styles and tables, which there are once."""
        return re.sub(
            r'((?:src|href)=")([^":/]+\.(?:png|css|json|batch))"', rf'\1{self.up}\2"', html
        )


ENGLISH = Language("en")


def _without_code(html: str) -> str:
    return _PLAIN.sub("", re.sub(r"<(code|pre)[^>]*>.*?</\1>", "", html, flags=re.DOTALL))


def framed(title: str, body: str, language: Language) -> str:
    """A page."""
    return PAGE.format(
        lang=language.name,
        up=language.up,
        title=escape(title),
        tutorial=language.text(TUTORIAL),
        layers=language.text(LAYERS),
        body=within_reach(body),
    )


def within_reach(body: str) -> str:
    """A page's body in which what is wider than the window scrolls, from the keyboard too."""
    body = body.replace("<pre>", '<pre tabindex="0">')
    body = body.replace("<table>", '<div class="scroll" tabindex="0"><table>')
    return body.replace("</table>", "</table></div>")


def page_of(entry, content: dict, language: Language = ENGLISH) -> str:
    """The help page of a toolbox entry.

    Parameters
    ----------
    entry : QgsProcessingAlgorithm
    content : dict
        Its part of ``contents.ENTRIES``.
    language : Language
        That the entry speaks.
    """
    say = language.text
    parts = [
        f'<p class="id">{say("Toolbox")}: {escape(entry.group())} · <code>{entry.id()}</code></p>',
        *(f"<p>{escape(text)}</p>" for text in entry.shortHelpString().split("\n\n")),
        section(say("When to use it"), language.html(content["when"])),
        section(say("Method"), language.html(content["method"])),
        section(say("Parameters"), parameters(entry, say)),
        section(say("Results"), results(entry, content["fields"], say)),
        section(say("Example"), language.shared(example(entry, content, say))),
        section(say("Limits"), language.html(content["limits"])),
    ]
    return framed(entry.displayName(), "\n".join(parts), language)


def section(title: str, body: str) -> str:
    return f"<h2>{title}</h2>\n{body.strip()}"


def parameters(entry, say: Callable) -> str:
    inputs = [each for each in entry.parameterDefinitions() if not each.isDestination()]
    plain = [each for each in inputs if not each.flags() & FLAGS.FlagAdvanced]
    advanced = [each for each in inputs if each.flags() & FLAGS.FlagAdvanced]
    head = [say("parameter"), say("what"), say("default")]
    text = table(head, (parameter_row(each, say) for each in plain))
    if advanced:
        text += f"\n<h3>{say('Advanced parameters')}</h3>\n"
        text += table(head, (parameter_row(each, say) for each in advanced))
    return text


def parameter_row(definition, say: Callable) -> list[str]:
    what = f"<b>{escape(definition.description())}</b><br>{escape(definition.help())}"
    if isinstance(definition, QgsProcessingParameterEnum):
        options = "".join(
            f"<br>{number}: {escape(option)}" for number, option in enumerate(definition.options())
        )
        what += options
    default = definition.defaultValue()
    if default is None or default == "":
        shown = say("none" if definition.flags() & FLAGS.FlagOptional else "must be given")
    elif isinstance(default, bool):
        shown = say("yes" if default else "no")
    elif isinstance(default, float):
        shown = f"{default:g}" if default < 100 else f"{default:.10g}"
    else:
        shown = escape(str(default))
    return [f"<code>{definition.name()}</code>", what, shown]


def results(entry, fields: dict, say: Callable) -> str:
    parts = []
    for definition in entry.parameterDefinitions():
        if not definition.isDestination():
            continue
        optional = f" ({say('optional')})" if definition.flags() & FLAGS.FlagOptional else ""
        parts.append(
            f"<h3>{escape(definition.description())}</h3>\n"
            f"<p><code>{definition.name()}</code>{optional}. {escape(definition.help())}</p>"
        )
        rows = fields.get(definition.name().split(":")[-1])
        if rows:
            parts.append(
                table(
                    [say("field"), say("unit"), say("what")],
                    ([f"<code>{name}</code>", say(unit), say(what)] for name, unit, what in rows),
                )
            )
    numbers = [each for each in entry.outputDefinitions() if each.type() == "outputNumber"]
    if numbers:
        parts.append(f"<h3>{say('Numbers')}</h3>")
        parts.append(
            table(
                [say("output"), say("what")],
                ([f"<code>{n.name()}</code>", escape(n.description())] for n in numbers),
            )
        )
    return "\n".join(parts)


def table(head: list[str], rows) -> str:
    def line(cells, tag):
        return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"

    return "\n".join(["<table>", line(head, "th"), *(line(r, "td") for r in rows), "</table>"])


def example(entry, content: dict, say: Callable) -> str:
    lines = [f"qgis_process run {entry.id()} --"]
    for name, value in content["example"].items():
        text = f"{name}={value}"
        lines.append(f'"{text}"' if any(c in text for c in ";|( ") else text)
    for definition in entry.parameterDefinitions():
        if definition.isDestination() and not definition.flags() & FLAGS.FlagOptional:
            name = definition.name()
            ending = "html" if definition.type() == "fileDestination" else "gpkg"
            lines.append(f"{name}=/tmp/{name.split(':')[-1].lower()}.{ending}")
    before = say(content.get("before", "On the sample that comes with the plugin, in its folder:"))
    parts = [f"<p>{before}</p>", "<pre>" + escape(" \\\n    ".join(lines)) + "</pre>"]
    if "picture" in content:
        name, caption = content["picture"][0], say(content["picture"][1])
        parts.append(
            f'<figure><img src="{name}" alt="{caption}"><figcaption>{caption}</figcaption></figure>'
        )
    return "\n".join(parts)


INTRODUCTION = (
    '<p>Balanced school attendance zones and equal-size hubs. New here? <a href="tutorial.html">'
    'From the sample to a board report</a> leads through it. <a href="layers.html">How the layers '
    'look</a> shows every style, <a href="editor.html">Change a plan by hand</a> a session of the '
    "plan editor.</p>"
)


def index(entries: list, language: Language = ENGLISH) -> str:
    groups: dict[str, list] = {}
    for entry in entries:
        groups.setdefault(entry.group(), []).append(entry)
    parts = [language.html(INTRODUCTION)]
    for group, members in sorted(groups.items(), reverse=True):
        parts.append(f"<h2>{escape(group)}</h2>\n<ul>")
        for entry in sorted(members, key=lambda each: each.displayName()):
            first = entry.shortHelpString().split("\n\n")[0]
            parts.append(
                f'<li><a href="{entry.name()}.html">{escape(entry.displayName())}</a><br>'
                f"{escape(first)}</li>"
            )
        parts.append("</ul>")
    return framed("Balanced Zones", "\n".join(parts), language)


def pages() -> dict[str, str]:
    """Every generated page by its place in the folder; QGIS must hold our provider.

    Raises
    ------
    ValueError
        If ``contents.py`` says nothing of an entry, or something is not known in a language.
    """
    provider = QgsApplication.processingRegistry().providerById("balancedzones")
    made = _of_entries(provider.algorithms(), ENGLISH)
    for name in LANGUAGES:
        language, translator = Language(name), QTranslator()
        if not translator.load(str(HERE.parent / "i18n" / f"balanced_zones_{name}.qm")):
            raise ValueError(f"there is no translation to {name}")
        QCoreApplication.installTranslator(translator)
        try:
            found = _of_entries([each.create() for each in provider.algorithms()], language)
        finally:
            QCoreApplication.removeTranslator(translator)
        for page in WRITTEN:
            text = (HERE / f"{page}.html").read_text(encoding="utf-8")
            text = text.replace('<html lang="en">', f'<html lang="{name}">')
            found[f"{page}.html"] = language.shared(language.html(text))
        if language.missing:
            raise ValueError(
                f"contents_{name}.json lacks {len(language.missing)} texts:\n"
                + "\n".join(dict.fromkeys(language.missing))
            )
        stale = set(language.known) - language.used
        if stale:
            raise ValueError(f"contents_{name}.json holds what no page says:\n" + "\n".join(stale))
        made.update({f"{name}/{page}": text for page, text in found.items()})
    return made


def _of_entries(entries: list, language: Language) -> dict[str, str]:
    without = [entry.name() for entry in entries if entry.name() not in ENTRIES]
    if without:
        raise ValueError(f"contents.py says nothing of {', '.join(without)}")
    made = {
        f"{entry.name()}.html": page_of(entry, ENTRIES[entry.name()], language) for entry in entries
    }
    return {"index.html": index(entries, language), **made}


def main(folder: Path) -> None:
    for name, text in pages().items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        print(folder / name)


if __name__ == "__main__":
    kept = start_qgis()
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
