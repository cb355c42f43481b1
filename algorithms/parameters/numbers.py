# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers among the advanced parameters."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterNumber

from ..qgis_io.compat import NumberType


def declare(entry, name, label, default, help_text, most=None):
    """Add a number of 0 or more; it may be left empty where there is no default."""
    limits = {} if most is None else {"maxValue": most}
    entry.described(
        QgsProcessingParameterNumber(
            name,
            label,
            type=NumberType.Double,
            defaultValue=default,
            optional=default is None,
            minValue=0,
            **limits,
        ),
        help_text,
        advanced=True,
    )
