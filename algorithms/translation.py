# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin in the user's language."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator


def install(folder: Path) -> QTranslator | None:
    """Let QGIS speak the user's language in our texts, if we have a translation.

    Parameters
    ----------
    folder : Path
        Holds ``balanced_zones_<language>.qm``.

    Returns
    -------
    QTranslator or None
        To be kept, and removed with ``QCoreApplication.removeTranslator``.
    """
    language = QgsApplication.locale()[:2].lower()
    path = folder / f"balanced_zones_{language}.qm"
    translator = QTranslator()
    if not path.is_file() or not translator.load(str(path)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator
