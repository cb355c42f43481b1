# SPDX-License-Identifier: GPL-2.0-or-later
"""The pages of a run: a report to print, a map for the browser."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterField, QgsProcessingParameterFileDestination

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
    """Find out before any work whether the map asked for can be written."""
    from ..core.errors import Fault, InputError

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
