# SPDX-License-Identifier: GPL-2.0-or-later
"""How full schools may be: a tolerance around the district's utilisation, and a ceiling."""

from __future__ import annotations

from typing import NamedTuple, Optional

from qgis.core import QgsProcessingParameterNumber

from ..qgis_io.compat import NumberType
from ..qgis_io.texts import tr


class LimitsAsked(NamedTuple):
    """Both in %; no ceiling is None."""

    tolerance: float
    max_utilisation: Optional[float]


def declare(entry):
    """Add ``TOLERANCE`` and ``MAX_UTILISATION``."""
    entry.described(
        QgsProcessingParameterNumber(
            "TOLERANCE",
            tr("Tolerance around the district's utilisation (%)"),
            type=NumberType.Double,
            defaultValue=10,
            minValue=0,
            maxValue=1000,
        ),
        tr(
            "10 in a district that fills 90 % of its seats lets every school be filled from "
            "81 to 99 %."
        ),
    )
    entry.described(
        QgsProcessingParameterNumber(
            "MAX_UTILISATION",
            tr("Highest utilisation (%)"),
            type=NumberType.Double,
            optional=True,
            minValue=0,
        ),
        tr("A ceiling for every school, whatever the tolerance. Left empty: none."),
        advanced=True,
    )


def read(run) -> LimitsAsked:
    return LimitsAsked(run.number("TOLERANCE"), run.number_if_any("MAX_UTILISATION"))
