# SPDX-License-Identifier: GPL-2.0-or-later
"""The criteria that a run asks for, from the fields and numbers of ``criteria``."""

from __future__ import annotations

from dataclasses import replace

from ..qgis_io.texts import tr
from . import barrier_costs, ceilings, criteria, preference, walking_distance

NEED_EXISTING = (
    "MAX_INCREASE",
    "MOVED_BEFORE_FIELD",
    "GRANDFATHERED_FIELDS",
    *ceilings.NAMES,
)
"""Parameters that say something about a change."""

STRICT = 50.0
"""Of a student beyond a limit on journeys: as much as 50 who change school."""


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
            name,
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
    from ..core.zones.criteria.crossings import SoftBarriers
    from ..core.zones.criteria.overfull import Overfull

    found, layer = [], columns.units_layer
    if _has(run, "FEEDER_FIELD"):
        found += _feeders(run, problem, units, layer, progress)
    if _has(run, "KEEP_FIELD"):
        from ..core.zones.criteria.groups import groups_of
        from ..core.zones.criteria.splits import KeptTogether

        weight = _weight(run, "KEEP_WEIGHT")
        for number, field in enumerate(run.fields("KEEP_FIELD"), 1):
            group = groups_of(units[field].tolist(), field, layer)
            found.append(KeptTogether(field, group, weight, number))
    if _has(run, "SHARE_FIELDS"):
        found += _shares(run, problem, units, columns)
    if _has(run, "MAX_TRAVEL"):
        found += _journeys(run, problem, in_force, progress)
    if run.has("MARGIN") and run.has("MAX_UTILISATION"):
        above = max(0.0, run.number("MAX_UTILISATION") - run.number("MARGIN"))
        found.append(Overfull(above, _weight(run, "MARGIN_WEIGHT")))
    if in_force is not None:
        found += _spared(run, problem, units, columns, in_force)
        found += ceilings.read(run, in_force)
    if barrier_costs.asked(run):
        found.append(SoftBarriers(_weight(run, "BARRIER_WEIGHT")))
    return tuple(found)


def _shares(run, problem, units, columns):
    from ..core.errors import Fault, InputError
    from ..core.zones.criteria.shares import Shares

    weight, found, faults = _weight(run, "SHARE_WEIGHT"), [], []
    for number, field in enumerate(run.fields("SHARE_FIELDS"), 1):
        group = _numbers(problem, units, field, columns)
        faults += [
            Fault(
                "a group has more students than there are in the unit",
                "Correct the number, or choose the fields of the students that it is part of.",
                columns.units_layer,
                problem.unit_ids[unit],
                field,
            )
            for unit in (group > problem.students + 1e-6).nonzero()[0].tolist()
        ]
        found.append(Shares(field, group, weight, number))
    if faults:
        raise InputError(faults)
    return found


def _journeys(run, problem, in_force, progress):
    from ..core.errors import MOST_NAMED
    from ..core.texts import listed
    from ..core.zones.criteria.by_unit import LongerJourneys, LongJourneys, Walkers

    found, labels = [], None if in_force is None else in_force.labels
    if run.has("MAX_TRAVEL"):
        limit = LongJourneys(run.number("MAX_TRAVEL"), STRICT)
        lost = limit.unreachable(problem).nonzero()[0]
        if len(lost):
            progress.warn(
                tr("Units with no school within the longest journey: {n} ({units}).").format(
                    n=len(lost), units=listed((problem.unit_ids[u] for u in lost), MOST_NAMED)
                )
            )
        found.append(limit)
    if in_force is not None:
        most = run.number("MAX_INCREASE") if run.has("MAX_INCREASE") else None
        found.append(LongerJourneys(labels, most, STRICT))
    if _has(run, "WALK_DISTANCE"):
        if run.has("WALK_DISTANCE"):
            found.append(Walkers(run.number("WALK_DISTANCE"), labels, _weight(run, "WALK_WEIGHT")))
    elif labels is not None:
        found.append(Walkers(walking_distance.read(run), labels))
    return found


def _spared(run, problem, units, columns, in_force):
    from ..core.zones.criteria.by_unit import MovedBefore
    from ..core.zones.criteria.grandfathered import Grandfathered

    found = []
    if _has(run, "MOVED_BEFORE_FIELD") and run.has("MOVED_BEFORE_FIELD"):
        times = _numbers(problem, units, run.field("MOVED_BEFORE_FIELD"), columns, empty=0.0)
        weight = _weight(run, "MOVED_BEFORE_WEIGHT")
        found.append(MovedBefore(in_force.labels, times, weight))
    if _has(run, "GRANDFATHERED_FIELDS") and run.has("GRANDFATHERED_FIELDS"):
        stays = tuple(run.fields("GRANDFATHERED_FIELDS"))
        _check_grades(stays, columns)
        grades = {each: _numbers(problem, units, each, columns) for each in columns.students}
        above = run.number("MAX_UTILISATION") if run.has("MAX_UTILISATION") else 100.0
        weight = _weight(run, "GRANDFATHERED_WEIGHT")
        found.append(Grandfathered(in_force.labels, grades, stays, above, weight))
    return found


def _check_grades(stays, columns):
    from ..core.errors import Fault, InputError

    faults = [
        Fault(
            "a grade that stays is not among the fields of students",
            "Choose it there too, or leave it out here.",
            columns.units_layer,
            field=field,
        )
        for field in stays
        if field not in columns.students
    ]
    if faults:
        raise InputError(faults)


def _numbers(problem, units, field, columns, empty=None):
    """The numbers of a field, of 0 or more; empty ones are refused unless they mean something."""
    import numpy as np

    from ..core.errors import Fault, InputError
    from ..core.ids import as_numbers, is_missing

    values = units[field].tolist()
    if empty is not None:
        values = [empty if is_missing(value) else value for value in values]
    found = as_numbers(values)
    faults = [
        Fault(
            "the value is missing, negative or not a number",
            "Fill it in, or write 0.",
            columns.units_layer,
            problem.unit_ids[unit],
            field,
        )
        for unit in np.flatnonzero(~(found >= 0)).tolist()
    ]
    if faults:
        raise InputError(faults)
    return found


def _feeders(run, problem, units, layer, progress):
    import numpy as np

    from ..core.zones.criteria.groups import groups_of
    from ..core.zones.criteria.splits import Feeders

    level, found = run.choice("FEEDER_LEVEL"), []
    for number, field in enumerate(run.fields("FEEDER_FIELD"), 1):
        group = groups_of(units[field].tolist(), field, layer)
        count = len(np.unique(group[group >= 0]))
        above = level == criteria.ABOVE or (level == criteria.BY_NUMBER and count < problem.n_zones)
        said = (
            tr("Feeders: the {own} zones here feed the {n} of '{field}'.")
            if above
            else tr("Feeders: the {n} zones of '{field}' feed the {own} here.")
        )
        progress.info(said.format(own=problem.n_zones, n=count, field=field))
        weight = _weight(run, "FEEDER_WEIGHT")
        wished = Feeders(field, group, above, weight, run.number("FEEDER_SHARE"), number)
        if _has(run, "FEEDER_BRANCH"):
            wished = replace(wished, branch=run.number("FEEDER_BRANCH"))
        found.append(wished)
    return found


def _weight(run, name) -> float:
    return run.number(name) * preference.factor(run, name) if _has(run, name) else 0.0


def _has(run, name) -> bool:
    """Whether the entry asks for it; what it was not given then has its default."""
    return run.entry.parameterDefinition(name) is not None
