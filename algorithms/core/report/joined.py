# SPDX-License-Identifier: GPL-2.0-or-later
"""Several reports as one page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape

from ..errors import Fault, InputError
from . import page
from .texts import tr

_REFERENCES = re.compile(
    r'(\b(?:id|for|aria-labelledby|aria-describedby)="|href="#|url\(#)([^")]+)', re.ASCII
)
"""Attributes that name an anchor or refer to one."""


def joined_report(
    title: str,
    reports: Sequence[tuple[str, str, str]],
    *first: page.Section,
    last: Sequence[page.Section] = (),
    letterhead: page.Letterhead = page.NO_LETTERHEAD,
) -> str:
    """Put reports into one page, one after the other, each with its own contents.

    Parameters
    ----------
    title : str
    reports : sequence of (str, str, str)
        What each is called in messages, its title (empty: its own), and its page as
        ``page.report_page`` made it.
    first : Section
        What stands above all reports.
    last : sequence of Section
        What stands below them.
    letterhead : Letterhead

    Raises
    ------
    InputError
        If a page is none of ours.
    """
    faults: list[Fault] = []
    sections = [*first]
    for number, (name, own_title, text) in enumerate(reports, start=1):
        found = _parts(text)
        if found is None:
            faults.append(
                Fault(
                    "the file is not a report of Balanced Zones",
                    "Choose files that were written as REPORT.",
                    "REPORTS",
                    detail=name,
                )
            )
            continue
        heading, subtitle, links, body = (_apart(part, f"r{number}-") for part in found)
        heading = own_title or unescape(heading)
        # A table is called after its report too, for those who go from one to the next by name.
        body = body.replace(' aria-label="', f' aria-label="{escape(heading)}: ')
        inner = (
            f'<p class="subtitle">{subtitle}</p>\n'
            f'<nav aria-label="{escape(heading)}"><ul>{links}</ul></nav>\n{body}'
        )
        sections.append(page.Section(f"r{number}", heading, inner, "report"))
    if faults:
        raise InputError(faults)
    subtitle = tr("{n} reports on one page").format(n=len(reports))
    return page.report_page(title, subtitle, [*sections, *last], letterhead=letterhead)


def _parts(text: str) -> tuple[str, str, str, str] | None:
    """Heading, subtitle, links and body of a report; None if it is not one."""
    found = [
        re.search(pattern, text, re.DOTALL)
        for pattern in (
            r"<h1>(.*?)</h1>",
            r'<p class="subtitle">(.*?)</p>',
            r"<nav [^>]*><ul>(.*?)</ul></nav>",
            r"<main>(.*)</main>",
        )
    ]
    heading, subtitle, links, body = ("" if each is None else each[1] for each in found)
    return (heading, subtitle, links, body) if all(found) else None


def _apart(html: str, prefix: str) -> str:
    """A part whose anchors are like no other report's."""
    # Several ids may stand in one attribute.
    return _REFERENCES.sub(lambda m: m[1] + " ".join(prefix + w for w in m[2].split()), html)
