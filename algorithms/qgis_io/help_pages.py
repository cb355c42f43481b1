# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the help pages are, in the reader's language where there are some."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "help"


def page(name: str) -> Path:
    """Return the help page of a tool, or another one of the folder, without its ending.

    English pages stand in the folder itself, those of other languages in one that is called after
    the language: ``es``.
    """
    own = FOLDER / QgsApplication.locale()[:2].lower() / f"{name}.html"
    return own if own.is_file() else FOLDER / f"{name}.html"
