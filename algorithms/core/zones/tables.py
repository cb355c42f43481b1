# SPDX-License-Identifier: GPL-2.0-or-later
"""The columns that layers of units and zones hold, whoever writes them."""

from __future__ import annotations

import numpy as np

from ..texts import tr
from .evaluation import PlanEvaluation
from .metrics import PlanMetrics
from .unit_check import Finding

FINDING_COLUMNS = (
    ("severity", str),
    ("problem", str),
    ("layer", str),
    ("feature", str),
    ("field", str),
    ("what", str),
    ("found", str),
    ("area_m2", float),
    ("width_m", float),
    ("distance_m", float),
    ("remedy", str),
)
"""What a table of findings holds: names, as the README tells them, and types."""


def zone_columns(metrics: PlanMetrics) -> dict[str, tuple[type, np.ndarray]]:
    """Return what a layer of zones tells of each: its type and values of shape (K,), by name.

    Shares are in %, distances in metres.
    """
    return {
        "students": (float, metrics.students),
        "capacity": (float, metrics.capacity),
        "utilisation": (float, metrics.utilisation),
        "balance": (float, 100 - abs(100 - metrics.utilisation)),
        "compactness": (float, metrics.compactness),
        "polsby_popper": (float, metrics.polsby_popper),
        "proximity_m": (float, metrics.proximity_m),
        "max_distance_m": (float, metrics.max_distance_m),
        "n_units": (int, metrics.n_units),
    }


def more_zone_columns(evaluation: PlanEvaluation) -> dict[str, tuple[type, np.ndarray]]:
    """Return what is known of each zone beside ``zone_columns``, in the same form."""
    already = zone_columns(evaluation.metrics)
    return {
        name: (int if values.dtype.kind in "iu" else float, values)
        for name, (values, _) in evaluation.zone_measures().items()
        if name not in already
    }


def finding_values(finding: Finding) -> list:
    """Return one row of such a table, in the reader's language; None where nothing is known."""
    fault = finding.problem
    return [
        finding.severity,
        fault.topic,
        fault.layer,
        None if fault.feature is None else str(fault.feature),
        fault.field or None,
        tr(fault.what),
        fault.detail or None,
        finding.area_m2,
        finding.width_m,
        finding.distance_m,
        tr(fault.remedy),
    ]
