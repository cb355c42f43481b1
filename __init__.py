# SPDX-License-Identifier: GPL-2.0-or-later
"""Balanced Zones: balanced school attendance zones and equal-size hubs for QGIS.

Importing this package imports nothing of QGIS, so that ``algorithms.core`` serves in a
plain Python interpreter as well.
"""


def classFactory(iface):
    """Return the plugin; QGIS calls this by name when it loads the package."""
    from .plugin import BalancedZonesPlugin

    return BalancedZonesPlugin(iface)
