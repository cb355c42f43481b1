# SPDX-License-Identifier: GPL-2.0-or-later
"""Limits on the whole plan, against the existing one: who may move, how long journeys may get."""

from __future__ import annotations

from ..qgis_io.texts import tr
from . import numbers

NAMES = ("MAX_MOVED", "MAX_MEAN_INCREASE")

NUMBERS = (
    ("MOVED_BEYOND_LIMIT", "Students who change school beyond the limit"),
    ("MEAN_TRAVEL_INCREASE", "Increase of students' mean travel (%)"),
)

NUMBERS_OF_LEVEL = (
    ("MOVED_BEYOND_LIMIT", "Students who change school beyond the limit (level {level})"),
    ("MEAN_TRAVEL_INCREASE", "Increase of students' mean travel (%, level {level})"),
)


def declare(entry):
    numbers.declare(
        entry,
        "MAX_MOVED",
        tr("Most students who change school"),
        None,
        tr(
            "As far as such a plan is found, no more students leave the school of the existing "
            "plan. Up to that number they weigh as ever."
        ),
    )
    numbers.declare(
        entry,
        "MAX_MEAN_INCREASE",
        tr("Largest increase of mean travel (%)"),
        None,
        tr(
            "By how much students' mean travel may grow against the existing plan, as far as such "
            "a plan is found: 0 for not at all."
        ),
    )


def declare_of_levels(entry, most):
    """The same of every level, with its number behind."""
    for level in range(1, most + 1):
        numbers.declare(
            entry,
            f"MAX_MOVED_{level}",
            tr("Most students who change school (level {level})").format(level=level),
            None,
            tr("As far as such plans are found, no more leave the school of the existing plan."),
        )
        numbers.declare(
            entry,
            f"MAX_MEAN_INCREASE_{level}",
            tr("Largest increase of mean travel (%, level {level})").format(level=level),
            None,
            tr("Against the existing plan, as far as such plans are found: 0 for not at all."),
        )
