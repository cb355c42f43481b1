# SPDX-License-Identifier: GPL-2.0-or-later
"""What a better plan is: limits and weights, and from how many starts it is looked for."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..qgis_io.compat import NumberType
from ..qgis_io.texts import tr
from . import criteria, limits, numbers, outputs, preference, smallest_patch, time_limit

WEIGHTS = (
    (
        "TRAVEL_WEIGHT",
        "Weight of short journeys",
        1.0,
        "How much students' mean distance to school counts.",
    ),
    (
        "COMPACTNESS_WEIGHT",
        "Weight of compact shapes",
        0.74,
        "How much round outlines count. 1 favours compact zones, 0.3 short journeys.",
    ),
    (
        "EVENNESS_WEIGHT",
        "Weight of full schools",
        1.35,
        "How much it counts, within the tolerance, that students equal seats.",
    ),
    (
        "STABILITY",
        "Weight of the existing plan",
        None,
        "How much it counts that students keep their school. Needs the existing plan. 0 does not "
        "look at it, 1 weighs it lightly, 20 moves hardly anyone who need not. Left empty: 1 with "
        "an existing plan, 0 without.",
    ),
)
"""Parameter, its label, its default and its help."""

NUMBERS = (
    ("MEAN_TRAVEL_MI", "Students' mean travel (miles)"),
    ("LOWER_BOUND_MI", "Lowest mean travel possible within the limits (miles)"),
    ("MEAN_TRAVEL_COST", "Students' mean travel (unit of the travel costs)"),
    ("LOWER_BOUND_COST", "Lowest mean travel cost possible within the limits"),
    ("GAP", "Mean travel above the lowest possible (%)"),
    ("ZONES_OUTSIDE_LIMITS", "Zones outside the limits asked for"),
    ("ZONES_OUTSIDE_WIDENED_LIMITS", "Zones outside the limits as widened"),
)


@dataclass(frozen=True)
class Improvement:
    """How a plan is to be bettered.

    Attributes
    ----------
    limits : LimitsAsked
    travel_weight, compactness_weight, balance_weight, stability_weight : float
    islands_weight : float
        Of every island that stays.
    keep_islands : bool
        Pieces away from their school may stay as they are.
    smallest_patch : float
        Students; fewer do not change school by themselves.
    starts : int
    random_seed : int
    all_starts : bool
        The plans of all starts are written.
    dask_address : str
        Of a scheduler; empty for none.
    """

    limits: limits.LimitsAsked
    travel_weight: float
    compactness_weight: float
    balance_weight: float
    stability_weight: float
    islands_weight: float
    keep_islands: bool
    smallest_patch: float
    starts: int
    random_seed: int
    all_starts: bool
    dask_address: str

    def goal(self, inputs, given):
        """The core's ``Goal``, with the plan in force and the one to start from, if any."""
        from ..core.zones.goal import Goal
        from ..core.zones.lawful import with_islands_kept

        in_force = inputs.in_force
        goal = Goal(
            tolerance=self.limits.tolerance,
            max_utilisation=self.limits.max_utilisation,
            travel_weight=self.travel_weight,
            compactness_weight=self.compactness_weight,
            balance_weight=self.balance_weight,
            stability_weight=self.stability_weight,
            existing=None if in_force is None else tuple(in_force.placed.tolist()),
            smallest_patch=self.smallest_patch,
            criteria=inputs.criteria,
        )
        islands_of = self.islands_of(in_force, given)
        return with_islands_kept(goal, inputs.problem, islands_of, self.islands_weight)

    def islands_of(self, in_force, given):
        """The plan whose islands may stay: the one in force, else the start; None for none."""
        if not self.keep_islands:
            return None
        return given if in_force is None else in_force.placed


def declare(entry, default_starts):
    """Add the parameters of the goal and the time limit."""
    preference.declare(entry)
    declare_weights(entry)
    criteria.declare(entry, weighed=True)
    _declare_starts(entry, default_starts)
    time_limit.declare(entry)


def declare_weights(entry):
    """Add the limits, the weights, and what becomes of islands and scraps."""
    real = NumberType.Double
    limits.declare(entry)
    for name, label, default, help_text in WEIGHTS:
        entry.described(
            QgsProcessingParameterNumber(
                name,
                tr(label),
                type=real,
                defaultValue=default,
                optional=default is None,
                minValue=0,
            ),
            tr(help_text),
            advanced=True,
        )
    entry.described(
        QgsProcessingParameterBoolean(
            "KEEP_ISLANDS", tr("Attendance islands may stay"), defaultValue=True
        ),
        tr(
            "Pieces of a zone that lie away from its school in the existing plan (without one, "
            "in the plan to start from) may stay with their school; no new ones are made. "
            "Otherwise every zone is in one piece, and all who live in such pieces change school."
        ),
        advanced=True,
    )
    numbers.declare(
        entry,
        "ISLANDS_WEIGHT",
        tr("Weight of attendance islands"),
        0,
        tr(
            "Every island that stays counts as so many times 25 students who change school: the "
            "more, the more of them are joined. 0 leaves them as they are."
        ),
    )
    smallest_patch.declare(
        entry,
        tr(
            "Of the existing plan no area with fewer students than this changes school by itself: "
            "units with fewer go with their neighbours. 0 lets every unit go alone."
        ),
    )


def _declare_starts(entry, default_starts):
    entry.described(
        QgsProcessingParameterNumber(
            "STARTS",
            tr("Starts"),
            type=NumberType.Integer,
            defaultValue=default_starts,
            minValue=1,
            maxValue=1000,
        ),
        tr(
            "How many times to improve, from different starts, side by side on the "
            "processor's cores: the plan given, the existing one where it has a weight, the least "
            "travel possible, GeoKMeans. The "
            "best plan is kept."
        ),
        advanced=True,
    )
    entry.described(
        QgsProcessingParameterBoolean(
            "ALL_STARTS", tr("Write the plans of all starts"), defaultValue=False
        ),
        tr(
            "Adds a field per further start (zone_2, zone_3 ...), so that 'Compare zone "
            "plans' can lay them side by side."
        ),
        advanced=True,
    )
    entry.described(
        QgsProcessingParameterString(
            "DASK_SCHEDULER", tr("Address of a Dask scheduler"), optional=True
        ),
        tr(
            "Runs the starts on an existing cluster, e.g. tcp://10.0.0.5:8786. Needs the "
            "Python library distributed. The plans are the same."
        ),
        advanced=True,
    )


def declare_outputs(entry):
    outputs.declare_numbers(entry, NUMBERS)
    outputs.declare_numbers(entry, criteria.NUMBERS)


def completed(run) -> dict:
    """Parameters with the weight of the existing plan: by default 1 if there is such a plan."""
    if run.has("STABILITY"):
        return run.parameters
    from ..core.zones.goal import DEFAULT_STABILITY

    has_plan = bool(run.fields("EXISTING_FIELD"))
    return {**run.parameters, "STABILITY": DEFAULT_STABILITY if has_plan else 0.0}


def check(run) -> None:
    """Refuse, before any work, a weight for an existing plan that is not given."""
    from ..core.errors import Fault, InputError

    preference.check(run)
    weight = run.number("STABILITY")
    if weight > 0 and not run.fields("EXISTING_FIELD"):
        raise InputError(
            Fault(
                "the existing plan has a weight, but no field is chosen that holds it",
                "Choose the field of the existing plan, or set its weight to 0.",
                "STABILITY",
            )
        )


def _weight(run, name) -> float:
    return run.number(name) * preference.factor(run, name)


def _asks(run, name) -> bool:
    """Whether the entry has a parameter; those of several levels have none for starts."""
    return run.entry.parameterDefinition(name) is not None


def read(run) -> Improvement:
    return Improvement(
        limits=limits.read(run),
        travel_weight=_weight(run, "TRAVEL_WEIGHT"),
        compactness_weight=_weight(run, "COMPACTNESS_WEIGHT"),
        balance_weight=_weight(run, "EVENNESS_WEIGHT"),
        stability_weight=_weight(run, "STABILITY"),
        islands_weight=run.number("ISLANDS_WEIGHT"),
        keep_islands=run.flag("KEEP_ISLANDS"),
        smallest_patch=smallest_patch.read(run),
        starts=run.whole_number("STARTS") if _asks(run, "STARTS") else 1,
        random_seed=run.whole_number("RANDOM_SEED"),
        all_starts=_asks(run, "ALL_STARTS") and run.flag("ALL_STARTS"),
        dask_address=run.text("DASK_SCHEDULER") if _asks(run, "DASK_SCHEDULER") else "",
    )
