# SPDX-License-Identifier: GPL-2.0-or-later
"""What the user has set for all runs: units, and what stands on the pages."""

from __future__ import annotations

import locale
from dataclasses import asdict, dataclass

from qgis.core import QgsApplication, QgsProject, QgsSettings

from .compat import DistanceUnit

MILES, KILOMETRES, BY_PROJECT = "miles", "kilometres", "auto"
_FOLDER = "balanced_zones"
_MILES_HERE = ("US", "GB", "LR", "MM")
"""Countries whose roads are signed in miles."""


@dataclass(frozen=True)
class Preferences:
    """Settings as the page *Settings* has them.

    Attributes
    ----------
    units : str
        ``MILES``, ``KILOMETRES``, or ``BY_PROJECT``: by the project, then the locale.
    title, author, logo : str
        Defaults for pages; ``logo`` is the path of a picture. Empty: none.
    """

    units: str = BY_PROJECT
    title: str = ""
    author: str = ""
    logo: str = ""


def read() -> Preferences:
    """What is set, with defaults where nothing is."""
    settings = QgsSettings()
    defaults = asdict(Preferences())
    found = {
        name: str(settings.value(f"{_FOLDER}/{name}", default) or "")
        for name, default in defaults.items()
    }
    if found["units"] not in (MILES, KILOMETRES):
        found["units"] = BY_PROJECT
    return Preferences(**found)


def write(preferences: Preferences) -> None:
    """Keep settings in the user's profile."""
    settings = QgsSettings()
    for name, value in asdict(preferences).items():
        settings.setValue(f"{_FOLDER}/{name}", value)


def units(project: QgsProject | None = None) -> str:
    """``MILES`` or ``KILOMETRES``: as set; else of the project; else of the user's country."""
    asked = read().units
    if asked != BY_PROJECT:
        return asked
    project = project or QgsProject.instance()
    imperial = (DistanceUnit.Miles, DistanceUnit.Feet, DistanceUnit.Yards)
    # A project that nobody saved has the unit that QGIS begins with, which says nothing.
    if project.fileName():
        return MILES if project.distanceUnits() in imperial else KILOMETRES
    return MILES if _country() in _MILES_HERE else KILOMETRES


def _country() -> str:
    """The country of the user's locale, such as ``US``; empty if it names none."""
    settings = QgsSettings()
    name = str(settings.value("locale/globalLocale", "") or "") or QgsApplication.locale()
    if "_" not in name:
        name = locale.getlocale()[0] or ""
    return name.partition("_")[2][:2].upper()
