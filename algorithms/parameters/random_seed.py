# SPDX-License-Identifier: GPL-2.0-or-later
"""What makes random methods repeatable."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterNumber

from ..qgis_io.compat import NumberType
from ..qgis_io.texts import tr


def declare(entry, help_text):
    """Add ``RANDOM_SEED``."""
    entry.described(
        QgsProcessingParameterNumber(
            "RANDOM_SEED",
            tr("Random seed"),
            type=NumberType.Integer,
            defaultValue=0,
            minValue=0,
        ),
        help_text,
        advanced=True,
    )


def read(run) -> int:
    """The value of ``RANDOM_SEED``."""
    return run.whole_number("RANDOM_SEED")
