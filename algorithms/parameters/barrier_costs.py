# SPDX-License-Identifier: GPL-2.0-or-later
"""Barriers that zones may cross at a cost: which they are, and how much they weigh."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterField

from ..qgis_io.compat import FieldDataType
from ..qgis_io.texts import tr
from . import numbers

NUMBERS = (
    ("BARRIER_CROSSINGS", "Neighbouring units of one zone across barriers with a cost"),
    ("BARRIER_COST", "What crossings of barriers cost (students)"),
)


def declare(entry):
    """Add ``BARRIER_COST_FIELD``."""
    entry.described(
        QgsProcessingParameterField(
            "BARRIER_COST_FIELD",
            tr("Cost of crossing a barrier"),
            parentLayerParameterName="BARRIERS",
            type=FieldDataType.Numeric,
            optional=True,
        ),
        tr(
            "A number field of the barriers: what it costs that two neighbouring units across one "
            "are of one zone, in students who change school. Where it is empty the barrier is "
            "absolute. Left empty: all barriers are."
        ),
        advanced=True,
    )


def declare_weight(entry):
    """Add ``BARRIER_WEIGHT``."""
    numbers.declare(
        entry,
        "BARRIER_WEIGHT",
        tr("Weight of barriers with a cost"),
        1,
        tr("What crossings of barriers cost is multiplied by this. 0 only measures."),
    )


def fields(run) -> list:
    """The field of the barriers that is needed, if any."""
    return run.fields("BARRIER_COST_FIELD") if asked(run) else []


def asked(run) -> bool:
    """Whether barriers may have a cost."""
    return run.has("BARRIERS") and run.has("BARRIER_COST_FIELD")
