# SPDX-License-Identifier: GPL-2.0-or-later
"""The criteria that a run asks for, from the fields and numbers of ``criteria``."""

from __future__ import annotations

from . import ceilings, criteria, preference, walking_distance

NEED_EXISTING = (
    "MAX_INCREASE",
    "MOVED_BEFORE_FIELD",
    "GRANDFATHERED_FIELDS",
    *ceilings.NAMES,
)
"""Parameters that say something about a change."""


def fields(run) -> list:
    """The fields of the planning units that are needed."""
    return [field for name in criteria.FIELDS if _has(run, name) for field in run.fields(name)]


def check(run) -> None:
    """Refuse, before any work, what needs an existing plan that is not given."""
    from ..core.errors import Fault, InputError

    faults = [
        Fault(
            "this is about changes, but no field is chosen that holds the existing plan",
            "Choose the field of the existing plan, or leave this empty.",
            run.own(name),
        )
        for name in NEED_EXISTING
        if run.has(name) and not run.has("EXISTING_FIELD")
    ]
    if run.has("MARGIN") and not run.has("MAX_UTILISATION"):
        faults.append(
            Fault(
                "a margin is asked for, but not below which utilisation",
                "Give the highest utilisation, or no margin.",
                "MARGIN",
            )
        )
    if _has(run, "FEEDER_FIELD") and run.has("MAX_SPLIT") and not run.has("FEEDER_FIELD"):
        faults.append(
            Fault(
                "a limit on split zones is given, but no field that holds the feeder zones",
                "Choose the field of the feeder zones, or leave the limit empty.",
                "MAX_SPLIT",
            )
        )
    if faults:
        raise InputError(faults)


def read(run, problem, units, columns, in_force, progress) -> tuple:
    """The core's criteria, of ``n`` units; none where the entry does not ask.

    Parameters
    ----------
    run : Run
    problem : ZoningProblem
    units : GeoDataFrame of length n
    columns : Columns
    in_force : PlanInForce or None
    progress : Progress

    Raises
    ------
    InputError
        If a field is empty, or holds no numbers where it must.
    """
    from ..core.zones.criteria.criteria import criteria_of

    existing = None if in_force is None else in_force.labels
    asked = _asked(run, existing is not None)
    return criteria_of(asked, problem, units, columns, existing, progress)


def changes(run, inputs, before, progress) -> tuple:
    """What an entry that compares plans says of the changes from one of them.

    Parameters
    ----------
    run : Run
    inputs : Inputs
    before : ndarray of int, shape (n,)
        The zones of that plan.
    progress : Progress
    """
    from ..core.zones.criteria.criteria import Criteria, criteria_of

    asked = Criteria(
        by_grade=True,
        walk_distance_m=walking_distance.read(run),
        walk_weight=0.0,
        # Of changes it says nothing: they are measured with what holds of every plan.
        barrier_weight=None,
    )
    return criteria_of(asked, inputs.problem, inputs.units, inputs.columns, before, progress)


def _asked(run, changes):
    """The core's ``Criteria``.

    Parameters
    ----------
    run : Run
    changes : bool
        There is an existing plan.
    """
    from ..core.zones.criteria.criteria import Criteria

    def chosen(name) -> tuple:
        return tuple(run.fields(name)) if _has(run, name) else ()

    walk, walk_weight = run.number_if_any("WALK_DISTANCE"), _weight(run, "WALK_WEIGHT")
    if _has(run, "MAX_TRAVEL") and not _has(run, "WALK_DISTANCE") and changes:
        # An entry that only measures has one distance that can be walked, for all figures.
        walk, walk_weight = walking_distance.read(run), 0.0
    levels = {criteria.BY_NUMBER: None, criteria.BELOW: False, criteria.ABOVE: True}
    feeders, most = {}, run.number_if_any("MAX_UTILISATION")
    if _has(run, "FEEDER_LEVEL"):
        feeders = {
            "feeders_above": levels[run.choice("FEEDER_LEVEL")],
            "feeder_share": run.number("FEEDER_SHARE"),
        }
    if _has(run, "FEEDER_FIELD") and _has(run, "FEEDER_BRANCH"):
        feeders["feeder_branch"] = run.number("FEEDER_BRANCH")
        feeders["max_split"] = run.whole_number_if_any("MAX_SPLIT")
    margin = None
    if run.has("MARGIN") and most is not None:
        margin = max(0.0, most - run.number("MARGIN"))
    return Criteria(
        feeders=chosen("FEEDER_FIELD"),
        **feeders,
        feeder_weight=_weight(run, "FEEDER_WEIGHT"),
        keep=chosen("KEEP_FIELD"),
        keep_weight=_weight(run, "KEEP_WEIGHT"),
        shares=chosen("SHARE_FIELDS"),
        share_weight=_weight(run, "SHARE_WEIGHT"),
        max_travel=run.number_if_any("MAX_TRAVEL"),
        max_increase=run.number_if_any("MAX_INCREASE"),
        farther=_has(run, "MAX_TRAVEL"),
        by_grade=_has(run, "MAX_TRAVEL") and not _has(run, "FEEDER_WEIGHT"),
        walk_distance_m=walk,
        walk_weight=walk_weight,
        moved_before=next(iter(chosen("MOVED_BEFORE_FIELD")), None),
        moved_before_weight=_weight(run, "MOVED_BEFORE_WEIGHT"),
        grandfathered=chosen("GRANDFATHERED_FIELDS"),
        first_year_above=100.0 if most is None else most,
        first_year_weight=_weight(run, "GRANDFATHERED_WEIGHT"),
        full_above=margin,
        full_weight=_weight(run, "MARGIN_WEIGHT"),
        barrier_weight=_weight(run, "BARRIER_WEIGHT"),
        max_moved=run.number_if_any("MAX_MOVED"),
        max_mean_increase=run.number_if_any("MAX_MEAN_INCREASE"),
    )


def _weight(run, name) -> float:
    return run.number(name) * preference.factor(run, name) if _has(run, name) else 0.0


def _has(run, name) -> bool:
    """Whether the entry asks for it; what it was not given then has its default."""
    return run.entry.parameterDefinition(name) is not None
