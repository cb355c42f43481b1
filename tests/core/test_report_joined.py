# SPDX-License-Identifier: GPL-2.0-or-later
"""Several reports on one page."""

import re

import pytest

from balanced_zones.algorithms.core.errors import InputError
from balanced_zones.algorithms.core.report import page
from balanced_zones.algorithms.core.report.joined import joined_report


def report(title):
    body = '<svg><defs><clipPath id="clip"/></defs><g clip-path="url(#clip)"/></svg>'
    body += '<p id="a b" aria-labelledby="map other">x &lt; y</p>'
    body += page.table([page.Column("Zone", False)], [[page.Cell("x")]], "All zones")
    return page.report_page(title, "12 zones", [page.Section("map", "Map & more", body)])


def test_every_link_stays_within_its_report():
    text = joined_report(
        "Board", [("one.html", "", report("A & B")), ("two.html", "Two", report("C"))]
    )
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(set(ids)) == len(ids)
    for link in re.findall(r'href="#([^"]+)"', text) + re.findall(r"url\(#([^)]+)\)", text):
        assert link in ids
    assert "<h2>A &amp; B</h2>" in text and "<h2>Two</h2>" in text
    names = re.findall(r'aria-label="([^"]+)"', text)
    assert {"A &amp; B: All zones", "Two: All zones"} <= set(names)
    assert len(set(names)) == len(names)
    assert text.count("x &lt; y") == 2 and text.count("<html") == 1


def test_joined_pages_keep_what_the_style_sheet_goes_by():
    text = joined_report(
        "Board",
        [("one.html", "", report("A")), ("two.html", "", report("B"))],
        last=[page.Section("run", "How this was made", "")],
    )
    assert text.count('<section id="r1-map" data-kind="map">') == 1
    assert re.findall(r'<section id="(?:r\d|run)" data-kind="(\w+)"', text) == [
        "report",
        "report",
        "run",
    ]
    # Anchors are no report's own once it is joined: the style goes by none.
    style = re.sub(r"/\*.*?\*/", "", page.resource("report.css"), flags=re.DOTALL)
    selectors = re.findall(r"([^{}]+)\{", style)
    assert selectors and not [each for each in selectors if "#" in each]


def test_other_files_are_refused_by_name():
    with pytest.raises(InputError, match=r"letter\.html"):
        joined_report(
            "Board", [("one.html", "", report("A")), ("letter.html", "", "<html></html>")]
        )
