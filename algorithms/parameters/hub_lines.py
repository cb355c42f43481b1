# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines that no hub crosses, and lines that lead over them."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterFeatureSource

from ..qgis_io.compat import SourceType
from ..qgis_io.texts import tr

PARAMETERS = ("BARRIERS", "BRIDGES")


def declare(entry):
    """Add ``BARRIERS`` and ``BRIDGES``."""
    for name, label, help_text in (
        (
            "BARRIERS",
            tr("Barriers"),
            tr(
                "Lines, e.g. rivers or motorways, that no hub in one piece crosses: two points are "
                "no neighbours where a line crosses the straight way between them. What lines part "
                "wholly gets hubs of its own, by its share of the points. Not with given centres."
            ),
        ),
        (
            "BRIDGES",
            tr("Bridges"),
            tr(
                "Lines that make two points neighbours, e.g. across water: the one nearest to "
                "where the line starts and the one nearest to where it ends."
            ),
        ),
    ):
        entry.described(
            QgsProcessingParameterFeatureSource(
                name, label, [SourceType.VectorLine], optional=True
            ),
            help_text,
            advanced=True,
        )


def read(run, crs) -> dict:
    """What the parameters say, as arguments of ``HubConditions``."""
    from ..qgis_io import sources
    from ..qgis_io.discretion import by_role

    found = {}
    for name, role in zip(PARAMETERS, (tr("Barriers"), tr("Bridges"))):
        source = run.source_if_any(name)
        if source is not None:
            layer = by_role(source, role)
            read_in = sources.read(source, [], run.context, into=crs, layer=layer)
            found[name.lower()] = read_in.frame
            found[f"{name.lower()}_layer"] = layer
    return found
