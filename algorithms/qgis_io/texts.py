"""The plugin's texts in the user's language."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtCore import QCoreApplication

from ..core.errors import InputError

CONTEXT = "BalancedZones"


def tr(text: str) -> str:
    """A text of the plugin in the user's language; as it is where there is no translation."""
    return QCoreApplication.translate(CONTEXT, text) if text else text


def in_words(error: InputError) -> str:
    """What is wrong with the input, in the user's language; the core speaks English."""
    problems = [
        replace(problem, what=tr(problem.what), remedy=tr(problem.remedy))
        for problem in error.problems
    ]
    return str(InputError(problems))
