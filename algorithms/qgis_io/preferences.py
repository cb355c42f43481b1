# SPDX-License-Identifier: GPL-2.0-or-later
"""What the user has set for all runs: whose reports they are, and in which unit."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from qgis.core import QgsSettings

_FOLDER = "balanced_zones"
UNITS = ("", "miles", "kilometres")


@dataclass(frozen=True)
class Preferences:
    """Settings as the page *Settings* has them.

    Attributes
    ----------
    title, author : str
        The district and the author, above every report; empty ones are left out.
    logo : str
        The path of a picture; empty: none.
    units : str
        Of distances: "miles" or "kilometres"; empty: as project and language have it.
    """

    title: str = ""
    author: str = ""
    logo: str = ""
    units: str = ""


def read() -> Preferences:
    """What is set, with defaults where nothing is."""
    settings = QgsSettings()
    defaults = asdict(Preferences())
    found = {
        name: str(settings.value(f"{_FOLDER}/{name}", default) or "")
        for name, default in defaults.items()
    }
    if found["units"] not in UNITS:
        found["units"] = ""
    return Preferences(**found)


def write(preferences: Preferences) -> None:
    """Keep settings in the user's profile."""
    settings = QgsSettings()
    for name, value in asdict(preferences).items():
        settings.setValue(f"{_FOLDER}/{name}", value)
