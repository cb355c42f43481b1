# SPDX-License-Identifier: GPL-2.0-or-later
"""The pages of a run: a report to print, a map for the browser."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from .. import libraries
from ..qgis_io.texts import tr


def declare(entry, report="", web_map=""):
    """Add ``REPORT`` and ``MAP``, where their help is given."""
    for name, label, help_text in (
        ("REPORT", tr("Report"), report),
        ("MAP", tr("Web map"), web_map),
    ):
        if help_text:
            entry.described(
                QgsProcessingParameterFileDestination(
                    name,
                    label,
                    tr("HTML files (*.html)"),
                    optional=True,
                    # A report is what people want of a run; few want a map to explore.
                    createByDefault=name == "REPORT",
                ),
                help_text,
            )
    if report:
        _declare_letterhead(entry)


def _declare_letterhead(entry):
    for name, label, help_text in (
        (
            "REPORT_TITLE",
            tr("Title of the report"),
            tr("Such as the plan's name. Left empty: what the tool is called."),
        ),
        (
            "REPORT_DISTRICT",
            tr("District on the report"),
            tr("Stands above the title. Left empty: as in the settings of Balanced Zones."),
        ),
        (
            "REPORT_AUTHOR",
            tr("Author on the report"),
            tr("Left empty: as in the settings of Balanced Zones."),
        ),
    ):
        entry.described(
            QgsProcessingParameterString(name, label, optional=True), help_text, advanced=True
        )
    entry.described(
        QgsProcessingParameterFile("REPORT_LOGO", tr("Logo on the report"), optional=True),
        tr(
            "A PNG, JPEG or SVG file of at most 1 MB. Left empty: as in the settings of Balanced "
            "Zones."
        ),
        advanced=True,
    )


def declare_map_fields(entry, layer="INPUT", why=None):
    """Add ``MAP_FIELDS``: which fields of a layer's points travel with the web map."""
    entry.described(
        QgsProcessingParameterField(
            "MAP_FIELDS",
            tr("Fields shown on the web map"),
            parentLayerParameterName=layer,
            allowMultiple=True,
            optional=True,
        ),
        why
        or tr(
            "Who gets the map can read these fields of every point, and search by its name if "
            "that is among them. None by default: points may be people."
        ),
        advanced=True,
    )


def declare_members(entry, help_text):
    """Add ``MEMBER_FIELD``: by what the report lists the features of every hub or group."""
    entry.described(
        QgsProcessingParameterField(
            "MEMBER_FIELD",
            tr("List members in the report by"),
            parentLayerParameterName="INPUT",
            optional=True,
        ),
        help_text,
        advanced=True,
    )


def declare_of_zones(entry, with_schools=True):
    """Add the pages of a zone entry, one ``with_schools`` among its parameters."""
    declare(
        entry,
        tr(
            "One page to read, print and hand on: maps, figures against the plan in force and "
            "against the bound, every zone, what holds the worst ones, settings and versions. "
            "Beside it lies a JSON file with which qgis_process runs the same again."
        ),
        tr(
            "One page with a map to explore in a browser: zones coloured by utilisation or one "
            "from another, schools with search by name, the plan in force and what changes, a "
            "legend, and a print of what is shown. With the network it shows OpenStreetMap. "
            "Needs the Python library plotly."
        ),
    )
    if with_schools:
        declare_map_fields(
            entry,
            "SCHOOLS",
            tr(
                "Who gets the map can read these fields of every school, beside its name and the "
                "figures of its zone. None by default: a field may name a person. The map never "
                "holds fields of the planning units."
            ),
        )


def check(run) -> None:
    """Find out before any work whether the pages asked for can be written."""
    from ..core.errors import Fault, InputError

    if run.has("REPORT_LOGO"):
        from ..qgis_io.record import is_logo

        logo = run.text("REPORT_LOGO")
        if not is_logo(Path(logo)):
            raise InputError(
                Fault(
                    "this is no picture of at most 1 MB",
                    "Choose a PNG, JPEG or SVG file, or leave it empty.",
                    tr("Logo on the report"),
                    detail=logo,
                )
            )
    if run.file("MAP") and not libraries.is_there("plotly"):
        raise InputError(
            Fault(
                "the web map needs the Python library plotly, which this QGIS lacks",
                "On Debian or Ubuntu, run: sudo apt install python3-plotly. On Windows "
                "or macOS, run with the Python of QGIS: python3 -m pip install plotly. Or run "
                "this without the map.",
                "MAP",
            )
        )
