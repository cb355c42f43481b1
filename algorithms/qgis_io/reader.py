# SPDX-License-Identifier: GPL-2.0-or-later
"""The reader: his language, his separators, his unit of distances."""

from __future__ import annotations

import re

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QLocale

from ..core import manner
from ..core.texts import translate_with
from . import preferences
from .texts import tr

_OF_MILES = re.compile(r"\b(mi|ft|yd|in)\b|mile|feet|foot|yard|inch")
_OF_KILOMETRES = re.compile(r"\bkm\b|kilomet")
"""As QGIS encodes units of distance in projects, old and new."""


def speak_to_reader(project=None) -> None:
    """Have texts, numbers and lengths of the core as the user of this QGIS reads them.

    Parameters
    ----------
    project : QgsProject, optional
        Whose unit of distances counts; the open one by default.
    """
    translate_with(tr)
    locale = _locale()
    manner.use(
        manner.Manner(
            thousands=str(locale.groupSeparator()),
            decimal=str(locale.decimalPoint()),
            unit=preferences.read().units or _unit(project or QgsProject.instance(), locale),
        )
    )


def _locale():
    """QGIS's locale; ``qgis_process`` has its language but leaves Qt's own at "C"."""
    locale = QLocale()
    return locale if locale.name() != "C" else QLocale(QgsApplication.locale())


def _unit(project, locale) -> str:
    """What the project's unit of distances says, else the locale.

    Metres say nothing: QGIS gives them to every new project, in Ohio as in Oslo. Where not even
    the locale has a country, as in many containers, it is miles, as in the method's source.
    """
    told = str(project.readEntry("Measurement", "/DistanceUnits", "")[0]).lower()
    if _OF_KILOMETRES.search(told):
        return "kilometres"
    if _OF_MILES.search(told):
        return "miles"
    metric = locale.measurementSystem() == QLocale.MeasurementSystem.MetricSystem
    return "kilometres" if metric and locale.name() != "C" else "miles"
