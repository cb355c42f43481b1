# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin's texts in the user's language."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "BalancedZones"


def tr(text: str) -> str:
    """A text of the plugin in the user's language; as it is where there is no translation."""
    return QCoreApplication.translate(CONTEXT, text) if text else text
