# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run of several levels writes: units with a zone per level, log, numbers, one report."""

from __future__ import annotations

import re

from ..qgis_io.texts import tr
from . import log, zone_pages


def field_names(levels) -> list[str]:
    """What the planning units by zone call the plan of each level: plan_es and the like."""
    names: list[str] = []
    for level in levels:
        bare = re.sub(r"\W+", "_", level.text("LEVEL").lower()).strip("_")
        name = f"plan_{bare or level.level}"
        names.append(name if name not in names else f"{name}_{level.level}")
    return names


def write_units(run, levels, read, found):
    """Write ``OUTPUT``: every planning unit with its zone and its distance to school by level.

    Parameters
    ----------
    run : Run
    levels : list of RunOfLevel
    read : list of Inputs
    found : list of Outcome
    """
    from ..core.zones.problem import UNASSIGNED
    from ..qgis_io import sinks, styling

    layer, new, columns = read[0].layer, [], []
    for inputs, outcome, name in zip(read, found, field_names(levels)):
        problem, ids = inputs.problem, inputs.problem.school_ids
        labels = problem.over_layer(outcome.labels, UNASSIGNED)
        new += [
            sinks.renamed(inputs.schools.id_field, name),
            sinks.field(f"{name}_distance_m", float),
        ]
        columns += [
            [ids[zone] if zone >= 0 else None for zone in labels],
            problem.over_layer(outcome.metrics.unit_distance_m),
        ]
        if inputs.in_force is not None:
            new.append(sinks.field(f"{name}_changed", int))
            columns.append(problem.over_layer(outcome.changed.astype(int)))
    own, keep = sinks.without(sinks.fields_of(layer, run.feedback), {each.name() for each in new})
    fields = sinks.with_new_fields(own, new, run.feedback)
    sink, destination = run.sink("OUTPUT", fields, layer.kind, layer.crs)
    for feature, *values in zip(layer.features, *columns):
        attributes = feature.attributes()
        row = [*(attributes[at] for at in keep), *values]
        sinks.write(sink, fields, row, feature.geometry(), tr("Planning units by zone"))
    names, styles, changes = fields.names()[own.count() :], [], []
    for level, inputs, outcome in zip(levels, read, found):
        ids, titles, colours = inputs.problem.school_ids, inputs.schools.titles, outcome.colours
        name, *rest = names[: 2 + (inputs.in_force is not None)]
        names = names[1 + len(rest) :]
        called = level.text("LEVEL")
        title = tr("Zones: {level}").format(level=called)
        styles.append(styling.by_area(title, name, ids, colours, titles, base="units"))
        if inputs.in_force is not None and inputs.in_force.field in own.names():
            title = tr("Changes: {level}").format(level=called)
            old = inputs.in_force.field
            changes.append(styling.changes(title, rest[-1], old, name, ids, colours))
    run.style(destination, fields, [*styles, *changes], styling.UNITS)
    return destination


def tell_level(level, inputs, outcome, result, progress) -> dict:
    """Log how a level's plan fares; returns its numbers."""
    import numpy as np

    from ..core.lengths import METRES_PER_MILE
    from ..core.zones.metrics import patches

    problem, labels, metrics = inputs.problem, outcome.labels, outcome.metrics
    progress.info(tr("Level {level}:").format(level=level.text("LEVEL")))
    progress.info(
        log.travel_sentence(problem, result.mean_travel, result.bound, result.without_way)
    )
    numbers = {
        "ZONES_OUTSIDE_LIMITS": len(result.outside_given),
        "GAP": result.gap,
        "BALANCE": metrics.balance,
        "COMPACTNESS": metrics.mean_compactness,
        "DETACHED_PIECES": int(np.maximum(metrics.n_pieces - 1, 0).sum()),
    }
    if problem.costs is None:
        numbers["MEAN_TRAVEL_MI"] = result.mean_travel / METRES_PER_MILE
    if inputs.in_force is not None:
        smallest = level.number("SMALLEST_PATCH")
        found = patches(problem, inputs.in_force.labels, labels)
        log.tell_reassigned(problem, outcome.changed, progress)
        log.tell_patches(found, smallest, progress.info)
        numbers["STUDENTS_REASSIGNED"] = float(problem.students[outcome.changed].sum())
        numbers["PATCHES"] = len(found.students)
        numbers["SMALL_PATCHES"] = found.smaller_than(smallest)
    numbers.update(log.tell_criteria(inputs, labels, progress))
    log.tell_plan(problem, metrics, inputs.schools.titles, "", progress)
    return {f"{name}_{level.level}": value for name, value in numbers.items() if value == value}


def tell_feeders(ladder, levels, read, result, progress) -> dict:
    """Log what the zones of each level are split into by the next; returns the numbers.

    Parameters
    ----------
    ladder : Ladder
    levels : list of RunOfLevel
    read : list of Inputs
    result : LevelsResult
    progress : Progress
    """
    from ..core.report.levels import splits_in_force

    in_force = _in_force(read)
    numbers = {"OBJECTIVE_BEFORE": result.before, "OBJECTIVE": result.after}
    for at, now in enumerate(result.splits):
        said = tr(
            "Feeders from {lower} to {upper}: {split} of {zones} zones feed more than one; "
            "students in minority branches: {students:,.0f}."
        ).format(
            lower=ladder.levels[at].name,
            upper=ladder.levels[at + 1].name,
            split=now.split,
            zones=now.lines,
            students=now.minority,
        )
        before = splits_in_force(ladder, at, in_force)
        if before is not None:
            said += " " + tr("In the existing plans: {split} and {students:,.0f}.").format(
                split=before.split, students=before.minority
            )
        progress.info(said)
        for name, value in (
            ("FEEDER_SPLITS", now.split),
            ("FEEDER_BRANCHES", now.small),
            ("FEEDER_MINORITY", now.minority),
        ):
            numbers[f"{name}_{levels[at].level}"] = value
    return numbers


def _in_force(read) -> list:
    """The plans in force of all levels; None where there is none."""
    return [None if each.in_force is None else each.in_force.placed for each in read]


def report(ladder, levels, read, found):
    """What makes the one report of all levels: a function like those of ``zone_pages.report``.

    Parameters
    ----------
    ladder : Ladder
    levels : list of RunOfLevel
    read : list of Inputs
    found : list of Outcome
    """

    def made(record, json_name):
        from ..core.report.joined import joined_report
        from ..core.report.levels import feeder_section
        from ..core.report.run import run_sections

        in_force = _in_force(read)
        names = [inputs.schools.titles for inputs in read]
        plans = [outcome.labels for outcome in found]
        first = feeder_section(ladder, plans, in_force, names)
        reports = [
            (title, title, zone_pages.report(inputs, outcome)(record, None))
            for title, inputs, outcome in zip(
                (level.text("LEVEL") for level in levels), read, found
            )
        ]
        own = run_sections(record, json_name)
        return joined_report(record.title, reports, first, last=own, letterhead=record.letterhead)

    return made
