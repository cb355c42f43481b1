# SPDX-License-Identifier: GPL-2.0-or-later
"""What QGIS leaves behind in GeoPackages."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def end_write_ahead_log(path: Path) -> None:
    """Let a GeoPackage keep no write-ahead log, as before something was saved in it.

    QGIS 3.22 leaves it switched on after it has saved a style. Layers that it then opens for
    reading take no locks and cannot read such a file ("unable to open database file"), and
    nor can anyone to whom the file is given without the right to write beside it.
    """
    try:
        with closing(sqlite3.connect(path, timeout=0)) as database:
            database.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error:
        pass  # it is in use, and whoever uses it will see to it
