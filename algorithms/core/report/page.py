# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages of HTML: their parts, escaped, and one self-contained file of them."""

from __future__ import annotations

import base64
import contextlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from .texts import number, tr

PAGES = Path(__file__).resolve().parents[3] / "resources" / "pages"
"""HTML, CSS and JavaScript that every page holds."""
MOST_ROWS = 1000
"""Of a table that are shown at first: browsers need seconds to lay out ten thousand."""
_DIGITS = 9
"""Of numbers in tables' CSV, significant ones: more than any figure here is known to."""


@dataclass(frozen=True)
class Section:
    """A part of a page.

    Attributes
    ----------
    key : str
        Its anchor.
    heading : str
        Plain text.
    body : str
        HTML, escaped where it holds what users gave.
    kind : str
        What the style sheet knows it by, also where pages are joined; its key by default.
    """

    key: str
    heading: str
    body: str
    kind: str = ""

    @property
    def html(self) -> str:
        kind = escape(self.kind or self.key)
        heading = f"<h2>{escape(self.heading)}</h2>"
        return f'<section id="{escape(self.key)}" data-kind="{kind}">{heading}{self.body}</section>'


@dataclass(frozen=True)
class Cell:
    """A table's cell: what it shows, and the number or text that it is sorted by."""

    text: str
    order: object = None
    is_html: bool = False
    tone: str = ""

    @property
    def html(self) -> str:
        return self.text if self.is_html else escape(self.text)


@dataclass(frozen=True)
class Column:
    """A table's column; numbers stand at the right."""

    title: str
    numeric: bool = True
    hint: str = ""


@dataclass(frozen=True)
class Figure:
    """A headline figure with what it is held against."""

    name: str
    value: str
    unit: str = ""
    notes: Sequence[str] = ()
    tone: str = ""


def paragraph(text: str, kind: str = "") -> str:
    """Plain text as a paragraph."""
    return f"<p{_class(kind)}>{escape(text)}</p>"


def bullets(texts: Iterable[str], kind: str = "") -> str:
    """Plain texts as a list."""
    rows = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<ul{_class(kind)}>{rows}</ul>"


def cards(figures: Iterable[Figure]) -> str:
    """Headline figures side by side."""
    return '<div class="cards">' + "".join(map(_card, figures)) + "</div>"


def _card(figure: Figure) -> str:
    unit = f' <span class="unit">{escape(figure.unit)}</span>' if figure.unit else ""
    notes = "".join(f"<p>{escape(note)}</p>" for note in figure.notes if note)
    return (
        f'<div class="card {figure.tone}"><h3>{escape(figure.name)}</h3>'
        f'<p class="value">{escape(figure.value)}{unit}</p>{notes}</div>'
    )


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    caption: str,
    sortable: bool = False,
    key: str = "",
) -> str:
    """A table; the first cell of every row is its head.

    Parameters
    ----------
    sortable : bool
        A click on a column's head sorts by it; of very many rows all but the first wait in the
        page until they are asked for.
    """
    rows = list(rows)
    at_first, note, later = len(rows), "", ""
    if sortable and len(rows) > MOST_ROWS and not any(cell.is_html for row in rows for cell in row):
        at_first, (note, later) = MOST_ROWS, _later(rows)
    heads = "".join(_head(column, sortable) for column in columns)
    body = "".join(_row(columns, row) for row in rows[:at_first])
    kinds = "sortable" if sortable else "plain"
    anchor = f' id="{escape(key)}"' if key else ""
    return note + (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}">{later}'
        f'<table class="{kinds}"{anchor}><caption>{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _later(rows: Sequence[Sequence[Cell]]) -> tuple[str, str]:
    """A sentence that says that there are more rows, and those as data."""
    told = tr("The first {n} of {all} rows.").format(n=number(MOST_ROWS), all=number(len(rows)))
    mouse = tr("Sorting and the CSV download take all of them.")
    data = [[[c.text, _order(c.order), c.tone] for c in row] for row in rows[MOST_ROWS:]]
    return (
        f'<p class="rows">{escape(told)} <span class="mouse">{escape(mouse)}</span></p>',
        f'<script type="application/json">{script_json(data)}</script>',
    )


def _order(order: Any) -> Any:
    """What a cell is sorted by, as short as it can be told; nothing if it has no value."""
    if order is None or order != order:
        return None
    if not isinstance(order, float):
        return order if isinstance(order, int) else str(order)
    return int(order) if order.is_integer() else float(f"{order:.{_DIGITS}g}")


def _head(column: Column, sortable: bool) -> str:
    name = escape(column.title)
    hint = f' title="{escape(column.hint)}"' if column.hint else ""
    inner = f'<button type="button">{name}</button>' if sortable else name
    return f'<th scope="col"{_class("n" if column.numeric else "")}{hint}>{inner}</th>'


def _row(columns: Sequence[Column], row: Sequence[Cell]) -> str:
    cells = []
    for at, (column, cell) in enumerate(zip(columns, row)):
        kinds = " ".join(filter(None, ["n" if column.numeric else "", cell.tone]))
        by = _order(cell.order)
        order = "" if by is None else f' data-order="{escape(str(by))}"'
        tag = 'th scope="row"' if at == 0 else "td"
        cells.append(f"<{tag}{_class(kinds)}{order}>{cell.html}</{tag.split()[0]}>")
    return f"<tr>{''.join(cells)}</tr>"


def figure(drawing: str, caption: str, kind: str = "", mouse: str = "") -> str:
    """A drawing with its caption; ``mouse`` says what a pointer does, and is left out in print."""
    told = escape(caption)
    if mouse:
        told += f' <span class="mouse">{escape(mouse)}</span>'
    return f"<figure{_class(kind)}>{drawing}<figcaption>{told}</figcaption></figure>"


def side_by_side(parts: Iterable[str]) -> str:
    """Blocks next to one another where there is room."""
    return '<div class="beside">' + "".join(f"<div>{part}</div>" for part in parts) + "</div>"


def details(summary: str, body: str) -> str:
    """A part that opens on a click, and is open in print."""
    return f"<details><summary>{escape(summary)}</summary>{body}</details>"


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""


@dataclass(frozen=True)
class Letterhead:
    """Whose report it is.

    Attributes
    ----------
    district, author, day : str
        Plain texts; empty ones are left out.
    logo : bytes
        A picture; none if empty.
    logo_kind : str
        Its type, e.g. ``image/png``.
    """

    district: str = ""
    author: str = ""
    day: str = ""
    logo: bytes = b""
    logo_kind: str = ""

    @property
    def html(self) -> str:
        parts = []
        if self.logo:
            data = base64.b64encode(self.logo).decode("ascii")
            parts.append(f'<img alt="" src="data:{escape(self.logo_kind)};base64,{data}">')
        texts = [each for each in (self.district, self.author, self.day) if each]
        if texts:
            parts.append(f"<span>{escape(' · '.join(texts))}</span>")
        return f'<p class="letterhead">{"".join(parts)}</p>\n' if parts else ""


NO_LETTERHEAD = Letterhead()
"""Of pages whose owner has set none; it cannot be changed, so one serves all."""


def report_page(
    title: str,
    subtitle: str,
    sections: Sequence[Section],
    foot: str = "",
    letterhead: Letterhead = NO_LETTERHEAD,
) -> str:
    """Put a report together: one HTML file that needs no other and no network.

    Parameters
    ----------
    title, subtitle, foot : str
        Plain texts.
    letterhead : Letterhead, optional
        Whose report it is; nothing by default.
    """
    links = "".join(
        f'<li><a href="#{escape(part.key)}">{escape(part.heading)}</a></li>' for part in sections
    )
    return fill(
        "report.html",
        # Translators give the code of their own language here.
        lang=escape(tr("en")),
        letterhead=letterhead.html,
        title=escape(title),
        subtitle=escape(subtitle),
        contents=escape(tr("Contents")),
        links=links,
        body="".join(part.html for part in sections),
        foot=escape(foot),
        style=resource("report.css"),
        script=resource("report.js"),
        words=script_json(
            {
                "sort": tr("Sort by this column"),
                "scroll": tr("Scroll for more columns"),
                "csv": tr("Download this table (CSV)"),
                "all": tr("Show all rows"),
            }
        ),
    )


def fill(name: str, **parts: str) -> str:
    """Fill one of the page templates in ``resources/pages``."""
    return Template(resource(name)).substitute(parts)


def resource(name: str) -> str:
    return (PAGES / name).read_text(encoding="utf-8")


def script_json(value: Any) -> str:
    """JSON that may stand inside a script element, whatever texts it holds."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def write(path: str, text: str) -> str:
    """Write a page or what lies beside it, whole or not at all; returns its path."""
    target = os.path.realpath(path)
    part = f"{target}.part"
    try:
        with open(part, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(part, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.remove(part)
        raise
    return path
