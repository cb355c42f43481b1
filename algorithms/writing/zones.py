# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers of zones: one polygon each, with its measures; and the pieces cut off from them."""

from __future__ import annotations

from ..qgis_io.compat import WkbType
from ..qgis_io.texts import tr

ZONE_LABEL = (
    """if("school_name" = to_string("zone_id"), "school_name", """
    """"school_name" || ' (' || "zone_id" || ')') || '\\n' || """
    """format_number("students", 0) || ' / ' || format_number("capacity", 0)"""
)
"""School and its id; students and seats."""


def write_zones(run, inputs, outcome, more=None):
    """Write ``ZONES``, or return None where it is left out.

    Parameters
    ----------
    run : Run
    inputs : Inputs
    outcome : Outcome
    more : mapping, optional
        Further columns: name to a type, or a field of which it is one, and a value per zone.
    """
    from ..core.zones.tables import zone_columns
    from ..qgis_io import sinks, sources, styling

    schools, ids = inputs.schools, inputs.problem.school_ids
    columns = {
        "school_name": (str, schools.names),
        **zone_columns(outcome.metrics),
        **(more or {}),
    }
    fields = sinks.as_fields(
        [
            sinks.renamed(schools.id_field, "zone_id"),
            *(
                sinks.field(name, kind) if isinstance(kind, type) else sinks.renamed(kind, name)
                for name, (kind, _) in columns.items()
            ),
        ]
    )
    crs = inputs.layer.crs
    sink, destination = run.sink("ZONES", fields, WkbType.MultiPolygon, crs)
    if sink is None:
        return None
    for zone, outline in enumerate(outcome.outlines(inputs, outcome.labels)):
        values = [ids[zone], *(v[zone] for _, v in columns.values())]
        sinks.write(sink, fields, values, sources.to_qgis(outline), tr("Attendance zones"))
    styles = [
        styling.by_area(
            tr("Zones"), "zone_id", ids, outcome.colours, schools.titles, label=ZONE_LABEL
        ),
        styling.from_file(tr("Utilisation"), "utilisation"),
        styling.from_file(tr("Balance"), "balance"),
    ]
    run.style(destination, fields, styles)
    return destination


def write_old_zones(run, inputs, outcome, labels=None, named=False):
    """Write ``OLD_ZONES``: outlines of the zones that the plan is held against.

    None where that is left out, and where there is no such plan.

    Parameters
    ----------
    run : Run
    inputs : Inputs
    outcome : Outcome
    labels : ndarray of shape (n,), optional
        Of that plan; the one in force by default.
    named : bool
        Whether they are labelled with their schools: where no layer of zones is.
    """
    from ..core.zones.metrics import evaluate
    from ..qgis_io import sinks, sources, styling

    if labels is None:
        if inputs.in_force is None:
            return None
        labels = inputs.in_force.placed
    schools, ids = inputs.schools, inputs.problem.school_ids
    metrics = evaluate(inputs.problem, labels)
    fields = sinks.as_fields(
        [
            sinks.renamed(schools.id_field, "zone_id"),
            sinks.field("school_name", str),
            *(sinks.field(name, float) for name in ("students", "capacity", "utilisation")),
        ]
    )
    crs = inputs.layer.crs
    sink, destination = run.sink("OLD_ZONES", fields, WkbType.MultiPolygon, crs)
    if sink is None:
        return None
    told = zip(ids, schools.names, metrics.students, metrics.capacity, metrics.utilisation)
    for row, outline in zip(told, outcome.outlines(inputs, labels)):
        sinks.write(sink, fields, list(row), sources.to_qgis(outline), tr("Zones before"))
    styles = [styling.outlines(tr("Zones before"), "school_name" if named else "")]
    run.style(destination, fields, styles, styling.MARKS)
    return destination


def write_schools(run, inputs, outcome):
    """Write ``SCHOOLS_OUTPUT``: a point per zone's school; None where it is left out."""
    from ..core.zones.tables import zone_columns
    from ..qgis_io import sinks, sources, styling

    schools, ids = inputs.schools, inputs.problem.school_ids
    measures = zone_columns(outcome.metrics)
    columns = {
        "school_name": (str, schools.names),
        **{name: measures[name] for name in ("capacity", "students", "utilisation")},
        "seats_free": (float, outcome.metrics.capacity - outcome.metrics.students),
    }
    fields = sinks.as_fields(
        [
            sinks.renamed(schools.id_field, "zone_id"),
            *(sinks.field(name, kind) for name, (kind, _) in columns.items()),
        ]
    )
    sink, destination = run.sink("SCHOOLS_OUTPUT", fields, WkbType.Point, inputs.layer.crs)
    if sink is None:
        return None
    for zone, place in enumerate(schools.places):
        values = [ids[zone], *(v[zone] for _, v in columns.values())]
        sinks.write(sink, fields, values, sources.to_qgis(place), tr("Schools, with their figures"))
    styles = [
        styling.by_class(
            tr("Utilisation"),
            "utilisation",
            [(*limits, tr(text)) for *limits, text in styling.UTILISATION_CLASSES],
            base="schools",
        )
    ]
    run.style(destination, fields, styles, styling.POINTS)
    return destination


def sums_by_zone(inputs, outcome):
    """Columns for ``write_zones``: the sum of each field asked for over the units of a zone."""
    import numpy as np

    from ..core.ids import as_numbers

    placed, zones = outcome.labels >= 0, inputs.problem.n_zones
    return {
        name: (
            float,
            np.bincount(
                outcome.labels[placed],
                weights=as_numbers(inputs.units[name])[placed],
                minlength=zones,
            ),
        )
        for name in inputs.sums
    }


def main_values_by_zone(inputs, outcome):
    """Columns for ``write_zones``: of each field asked for the value of most students of a zone."""
    return {
        name: (inputs.layer.field(name), _main_values(inputs, outcome.labels, name))
        for name in inputs.mains
    }


def _main_values(inputs, labels, field) -> list:
    """Of every zone the value of a field that most students have; None without any; length K."""
    import numpy as np

    from ..core.ids import as_numbers, is_missing, plain

    students = inputs.problem.students
    if inputs.sums:
        students = sum(as_numbers(inputs.units[name]) for name in inputs.sums)
    counts: list = [{} for _ in range(inputs.problem.n_zones)]
    shown = {}
    for zone, value, n in zip(labels.tolist(), inputs.units[field].tolist(), np.asarray(students)):
        if zone >= 0 and not is_missing(value):
            shown.setdefault(plain(value), value)
            counts[zone][plain(value)] = counts[zone].get(plain(value), 0.0) + float(n)
    # Of values with as many students the first in the layer's order.
    return [shown[max(each, key=each.get)] if each else None for each in counts]


def write_detached(run, inputs, evaluation):
    """Write ``DETACHED``: a polygon per piece cut off; None where that is left out."""
    import numpy as np

    from ..core.zones.outlines import dissolve_groups
    from ..qgis_io import sinks, sources, styling

    problem = inputs.problem
    fields = sinks.as_fields(
        [
            sinks.renamed(inputs.schools.id_field, "zone_id"),
            sinks.field("students", float),
            sinks.field("n_units", int),
        ]
    )
    crs = inputs.layer.crs
    sink, destination = run.sink("DETACHED", fields, WkbType.MultiPolygon, crs)
    if sink is None:
        return None
    found, group = np.unique(evaluation.piece[evaluation.detached], return_inverse=True)
    groups = np.full(problem.n_units, -1)
    groups[evaluation.detached] = group
    shapes = dissolve_groups(problem, inputs.units.geometry, groups, len(found))
    for number, shape in enumerate(shapes):
        members = np.flatnonzero(groups == number)
        zone = problem.school_ids[evaluation.labels[members[0]]]
        row = [zone, problem.students[members].sum(), len(members)]
        sinks.write(sink, fields, row, sources.to_qgis(shape), tr("Detached pieces"))
    styles = [styling.from_file(tr("Detached pieces"), "detached")]
    run.style(destination, fields, styles, styling.MARKS)
    return destination
