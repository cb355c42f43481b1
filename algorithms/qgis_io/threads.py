# SPDX-License-Identifier: GPL-2.0-or-later
"""pyproj in the threads of QGIS."""

from __future__ import annotations

import ctypes
import threading

import pyproj
from pyproj.crs import Ellipsoid


def keep_proj_context() -> None:
    """Let pyproj be used again, later, in the thread that this is called in.

    pyproj 3.7 (no other) has a PROJ context per thread of the system, but frees it with
    Python's state of the thread. In a thread that Python has not started that state ends with
    each call out of QGIS into Python. QGIS takes the same threads for many runs: the next one
    would use the freed context, and QGIS would crash
    (https://github.com/pyproj4/pyproj/issues/1622).

    pyproj's objects hold the context that they were made in. (A ``CRS`` does not: its own are
    per thread too.) So one is made, and never freed, not even when the plugin is reloaded.
    """
    if not pyproj.__version__.startswith("3.7."):
        return
    if threading.current_thread() is threading.main_thread():
        return
    holder = Ellipsoid.from_epsg(7030)
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(holder))
