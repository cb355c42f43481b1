# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages of the plugin's menu: plain widgets that know Qt and no QGIS."""
