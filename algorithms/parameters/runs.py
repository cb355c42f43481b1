# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs from random plans: what they lower, how many there are, and their spread."""

from __future__ import annotations

from typing import Any, NamedTuple

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)

from ..qgis_io.compat import NumberType
from ..qgis_io.texts import tr
from . import random_seed, time_limit

METRICS = (
    ("BALANCE", "balance", "balance (%)"),
    ("COMPACTNESS", "compactness", "compactness (%)"),
    ("PROXIMITY_MI", "proximity_mi", "proximity (miles)"),
)
"""Output name, name in the core's result, and how people call it."""

SPREADS = (
    ("MEAN", "mean", "Mean {metric} of the runs"),
    ("SPREAD", "std", "Standard deviation of {metric} over the runs"),
    ("MIN", "min", "Lowest {metric} of the runs"),
    ("MAX", "max", "Highest {metric} of the runs"),
)


class RunsAsked(NamedTuple):
    """Arguments of the core's methods that start from random plans."""

    target: Any
    runs: int
    random_seed: int


def declare(entry, default_objective):
    """Add the parameters of the runs and the time limit."""
    entry.described(
        QgsProcessingParameterEnum(
            "OBJECTIVE",
            tr("Students of a zone should equal"),
            options=[tr("Those of every other zone"), tr("The seats of its school")],
            defaultValue=default_objective,
        ),
        tr(
            "What the method lowers: the difference between the zones' numbers of students, "
            "or the deviation from capacity, which is what balance measures."
        ),
    )
    entry.described(
        QgsProcessingParameterNumber(
            "RUNS",
            tr("Runs"),
            type=NumberType.Integer,
            defaultValue=1,
            minValue=1,
            maxValue=10000,
        ),
        tr(
            "Independent starts from random plans; the best by the objective is kept, and "
            "mean and spread of all are told. The paper uses 51."
        ),
        advanced=True,
    )
    random_seed.declare(entry, tr("The same random seed gives the same plans."))
    time_limit.declare(entry)


def declare_outputs(entry):
    """Add the numbers that tell the runs' spread."""
    for spread, _, text in SPREADS:
        for output, _, metric in METRICS:
            entry.addOutput(
                QgsProcessingOutputNumber(f"{spread}_{output}", tr(text).format(metric=tr(metric)))
            )


def read(run) -> RunsAsked:
    from ..core.zones.runs import Target

    return RunsAsked(
        target=Target(run.choice("OBJECTIVE")),
        runs=run.whole_number("RUNS"),
        random_seed=random_seed.read(run),
    )


def numbers(result) -> dict:
    """The outputs of ``declare_outputs``."""
    return {
        f"{spread}_{output}": getattr(result.spread(metric), statistic)
        for spread, statistic, _ in SPREADS
        for output, metric, _ in METRICS
    }
