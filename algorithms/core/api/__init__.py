# SPDX-License-Identifier: GPL-2.0-or-later
"""The door for Python: from GeoDataFrames to plans, hubs and groups, and back.

``algorithms.core`` hands these names on; see there.
"""
