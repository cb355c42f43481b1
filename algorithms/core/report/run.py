# SPDX-License-Identifier: GPL-2.0-or-later
"""What was run, so that it can be run again."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib import metadata
from typing import NamedTuple, Optional

from ..texts import number, tr, trimmed
from .page import (
    NO_LETTERHEAD,
    Cell,
    Column,
    Letterhead,
    Section,
    bullets,
    paragraph,
    report_page,
    table,
)

LIBRARIES = (
    "numpy",
    "scipy",
    "pandas",
    "shapely",
    "pyproj",
    "geopandas",
    "libpysal",
    "scikit-learn",
    "networkx",
)
"""Whose versions a report tells: those that plans depend on."""


class Setting(NamedTuple):
    """A parameter: its name, how people call it, its value in words."""

    name: str
    label: str
    value: str


class Output(NamedTuple):
    """A number that the run gave."""

    name: str
    label: str
    value: float


@dataclass(frozen=True)
class RunRecord:
    """A run of a toolbox entry.

    Attributes
    ----------
    entry : str
        Its id, e.g. ``balancedzones:improveplan``.
    title : str
        What people call it.
    day : str
        Of the run, e.g. 2024-05-31.
    settings : sequence of Setting
    inputs : mapping
        Every parameter as ``qgis_process`` takes it back.
    versions : mapping of str to str
    warnings : sequence of str
    numbers : sequence of Output
    cannot_repeat : sequence of str
        Why the inputs alone do not bring the same result back; empty if they do.
    letterhead : Letterhead
        Whose report it is.
    """

    entry: str
    title: str
    day: str
    settings: Sequence[Setting]
    inputs: Mapping
    versions: Mapping[str, str]
    warnings: Sequence[str]
    numbers: Sequence[Output]
    cannot_repeat: Sequence[str] = ()
    letterhead: Letterhead = NO_LETTERHEAD

    def json(self) -> str:
        """As ``qgis_process run ENTRY -`` takes it on standard input."""
        kept = {
            "inputs": dict(self.inputs),
            "entry": self.entry,
            "versions": dict(self.versions),
        }
        if self.cannot_repeat:
            kept["before_you_run_it_again"] = list(self.cannot_repeat)
        return json.dumps(kept, indent=2, ensure_ascii=False) + "\n"


def library_versions() -> dict[str, str]:
    """Versions of Python and of the libraries that results depend on."""
    found = {"Python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def run_page(
    run: RunRecord, subtitle: str, sections: Sequence[Section], json_name: Optional[str]
) -> str:
    """Write a report: its own sections, then what every run tells of itself.

    Parameters
    ----------
    json_name : str, optional
        File name of the run's JSON, which lies beside the page. None for a part of a page that
        tells of the run elsewhere.
    """
    own = [] if json_name is None else run_sections(run, json_name)
    foot = tr("Made with Balanced Zones {version}.").format(
        version=run.versions.get("Balanced Zones", "")
    )
    return report_page(run.title, subtitle, [*sections, *own], foot, run.letterhead)


def run_sections(run: RunRecord, json_name: str) -> list[Section]:
    """What every run tells of itself."""
    return [warnings_section(run), numbers_section(run), run_section(run, json_name)]


def warnings_section(run: RunRecord) -> Section:
    """What the run warned of."""
    body = (
        bullets(run.warnings, "warnings")
        if run.warnings
        else paragraph(tr("The run gave no warnings."))
    )
    return Section("warnings", tr("Warnings of the run"), body)


def numbers_section(run: RunRecord) -> Section:
    """Every number that the run gave."""
    rows = [
        [
            Cell(each.label),
            Cell(_plain(each.value), each.value),
            Cell(f"<code>{escape(each.name)}</code>", is_html=True),
        ]
        for each in run.numbers
    ]
    columns = [Column(tr("Figure"), False), Column(tr("Value")), Column(tr("Output"), False)]
    return Section(
        "figures", tr("Every figure"), table(columns, rows, tr("The outputs of the run"))
    )


def run_section(run: RunRecord, json_name: str) -> Section:
    """Settings and versions, and how to run it again."""
    settings = table(
        [Column(tr("Setting"), False), Column(tr("Value"), False), Column(tr("Parameter"), False)],
        [
            [
                Cell(each.label),
                Cell(each.value),
                Cell(f"<code>{escape(each.name)}</code>", is_html=True),
            ]
            for each in run.settings
        ],
        tr("Settings of {title}").format(title=run.title),
    )
    versions = table(
        [Column(tr("Software"), False), Column(tr("Version"), False)],
        [[Cell(name), Cell(version)] for name, version in run.versions.items()],
        tr("Versions"),
    )
    command = f"qgis_process run {run.entry} - < {json_name}"
    again = (
        paragraph(
            tr("To run it again, with QGIS 3.24 or later, from the folder that holds this page:"),
            "before",
        )
        + f"<pre><code>{escape(command)}</code></pre>"
        + paragraph(tr("The same input, settings and versions give the same result."))
    )
    if run.cannot_repeat:
        again += bullets(run.cannot_repeat, "warnings")
    return Section("run", tr("How this was made"), settings + again + versions)


def _plain(value: float) -> str:
    """A number with the digits that matter."""
    if float(value).is_integer():
        return number(value)
    return trimmed(value, 4)
