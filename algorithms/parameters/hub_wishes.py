# SPDX-License-Identifier: GPL-2.0-or-later
"""What is wished of hubs: last time's kept, points locked to a hub."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterField

from ..qgis_io.texts import tr
from . import numbers

NUMBERS = (
    ("POINTS_CHANGED", "Points that change hub"),
    ("SHARE_CHANGED", "Share of points that change hub (%)"),
    ("POINTS_NEW", "Points that were in no hub"),
    ("HUBS_OPENED", "Hubs that no point was in before"),
    ("APART_SHARING", "Points in a hub with one that they ought to be apart from"),
    ("HUBS_CLOSED", "Hubs of last time that are no more"),
)


def declare(entry):
    """Add the parameters to an entry."""
    for name, label, help_text in (
        (
            "EXISTING_FIELD",
            tr("Hubs of last time"),
            tr(
                "Field with the hub that each point was in, empty for new points: hub_id, or "
                "hub_name, of that run. Hubs keep their numbers or names, and few points change "
                "hub: how few is a matter of the weight of last time's hubs, among the advanced "
                "parameters. With given centres it holds their names. If the layer already has a "
                "field hub_id, that stays as it was, and the new hubs are in hub_id_2."
            ),
        ),
        (
            "TOGETHER_FIELD",
            tr("Points that stay together"),
            tr(
                "Field whose values name points that are in one hub, such as the two sites of a "
                "school; empty for all others."
            ),
        ),
        (
            "APART_FIELD",
            tr("Points to keep apart"),
            tr(
                "Field whose values name points that ought to be in different hubs, such as two "
                "schools that share a head; empty for all others. Where there are more of them "
                "than hubs, they are spread over these as evenly as can be."
            ),
        ),
        (
            "LOCKED_FIELD",
            tr("Points locked to a hub"),
            tr(
                "Field that names the hub of points that have to be in it; empty for all others. "
                "Each name is one hub: one of last time's, a given centre, or a new one."
            ),
        ),
    ):
        entry.described(
            QgsProcessingParameterField(
                name, label, parentLayerParameterName="INPUT", optional=True
            ),
            help_text,
            advanced=name != "EXISTING_FIELD",
        )
        if name == "EXISTING_FIELD":
            _declare_stability(entry)


def _declare_stability(entry):
    numbers.declare(
        entry,
        "STABILITY",
        tr("Weight of last time's hubs"),
        1,
        tr(
            "How much it counts that points stay in their hub: with 1 a point rather goes farther "
            "by the mean distance (with travel costs, the mean cost) than to another hub, with 0.5 "
            "by half of it. 0 only compares with last time's hubs and keeps their names."
        ),
    )


def read(run) -> dict:
    """What the parameters say, as arguments of ``HubConditions``."""
    return {
        "existing_field": run.field("EXISTING_FIELD"),
        "locked_field": run.field("LOCKED_FIELD"),
        "together_field": run.field("TOGETHER_FIELD"),
        "apart_field": run.field("APART_FIELD"),
        "stability": run.number("STABILITY"),
    }
