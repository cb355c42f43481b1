# SPDX-License-Identifier: GPL-2.0-or-later
"""What matters most, in plain words: it multiplies the weights."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterEnum

from ..core.texts import general
from ..qgis_io.texts import tr

FACTORS = (
    ("Balanced: the weights as they are", {}),
    ("Few changes", {"STABILITY": 10}),
    ("Short journeys", {"TRAVEL_WEIGHT": 3, "COMPACTNESS_WEIGHT": 0.4, "WALK_WEIGHT": 3}),
    ("Full schools", {"EVENNESS_WEIGHT": 3}),
    ("Mixed schools", {"SHARE_WEIGHT": 10}),
    ("Kept feeders", {"FEEDER_WEIGHT": 10}),
)
"""Preferences, and by how much they multiply which weights."""


def declare(entry):
    """Add ``PREFERENCE``."""
    entry.described(
        QgsProcessingParameterEnum(
            "PREFERENCE",
            tr("What matters most"),
            options=[tr(words) for words, _ in FACTORS],
            defaultValue=0,
        ),
        tr(
            "Multiplies weights: few changes that of the existing plan by 10; short journeys those "
            "of journeys and walks by 3 and that of shapes by 0.4; full schools that of full "
            "schools by 3; mixed schools and kept feeders theirs by 10. The last two need their "
            "fields, few changes the existing plan. The log tells the weights used."
        ),
    )


def factor(run, name) -> float:
    """What a weight is multiplied by."""
    if run.entry.parameterDefinition("PREFERENCE") is None:
        return 1.0
    return FACTORS[run.choice("PREFERENCE")][1].get(name, 1.0)


def check(run) -> None:
    """Refuse, before any work, a preference for something that is not given."""
    from ..core.errors import Fault, InputError

    needs = {"STABILITY": "EXISTING_FIELD", "SHARE_WEIGHT": "SHARE_FIELDS"}
    needs["FEEDER_WEIGHT"] = "FEEDER_FIELD"
    words, factors = FACTORS[run.choice("PREFERENCE")]
    faults = [
        Fault(
            "what matters most has no field that it could be seen by",
            "Choose the field, or prefer something else.",
            "PREFERENCE",
            field=needs[weight],
            detail=tr(words),
        )
        for weight in factors
        if weight in needs and not run.has(needs[weight])
    ]
    if faults:
        raise InputError(faults)


def tell(run, progress) -> None:
    """Say which weights a preference makes."""
    words, factors = FACTORS[run.choice("PREFERENCE")]
    if factors:
        weights = ", ".join(
            f"{run.label(name)} {general(run.number(name) * by)}" for name, by in factors.items()
        )
        progress.info(tr("{preference}: {weights}.").format(preference=tr(words), weights=weights))
