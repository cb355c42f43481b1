# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers of planning units: with their zone, with their changes, divided."""

from __future__ import annotations

from ..qgis_io.texts import tr


def write_units(run, inputs, outcome):
    """Write ``OUTPUT``: every planning unit with its zone and its distance to school."""
    from ..core.zones.problem import UNASSIGNED
    from ..qgis_io import sinks, styling

    problem, labels, metrics = inputs.problem, outcome.labels, outcome.metrics
    layer, id_field, ids = inputs.layer, inputs.schools.id_field, problem.school_ids
    chosen = run.text("ZONE_NAME")
    before = f"{chosen}_" if chosen else ""
    new = [
        sinks.renamed(id_field, chosen or "zone_id"),
        sinks.field(f"{before}distance_m", float),
    ]
    more = []
    if problem.costs is not None:
        new.append(sinks.field(f"{before}travel_cost", float))
        more.append(problem.travel_of(labels))
    called = {id(labels): title for title, labels in outcome.plans}
    for name, plan in outcome.further.items():
        new.append(sinks.renamed(id_field, name))
        # Variants of the editor have names of their own.
        if called.get(id(plan), name) != name:
            new[-1].setAlias(tr("Zone in {plan}").format(plan=called[id(plan)]))
        more.append([ids[zone] if zone >= 0 else None for zone in plan])
    if inputs.in_force is not None:
        new.append(sinks.field("changed", int))
        more.append(outcome.changed.astype(int))
    own, keep = sinks.fields_of(layer, run.feedback), range(layer.fields.count())
    if chosen:
        own, keep = sinks.without(own, {each.name() for each in new})
    fields = sinks.with_new_fields(own, new, run.feedback)
    sink, destination = run.sink("OUTPUT", fields, layer.kind, layer.crs)
    for feature, zone, distance, *rest in zip(
        layer.features,
        problem.over_layer(labels, UNASSIGNED),
        *(problem.over_layer(values) for values in (metrics.unit_distance_m, *more)),
    ):
        zone_id = ids[zone] if zone >= 0 else None
        attributes = feature.attributes()
        sinks.write(
            sink,
            fields,
            [*(attributes[at] for at in keep), zone_id, distance, *rest],
            feature.geometry(),
            tr("Planning units by zone"),
        )
    names = fields.names()[len(fields) - len(new) :]
    titles, colours = inputs.schools.titles, outcome.colours
    called = inputs.schools.names
    styles = [
        styling.by_area(tr("Zones"), names[0], ids, colours, titles, base="units"),
        styling.by_class(
            tr("Distance to school"),
            names[1],
            styling.distance_classes(metrics.unit_distance_m),
            base="units",
        ),
    ]
    # The new plan may take the place of the old one's field: nothing to hatch with is left.
    if inputs.in_force is not None and inputs.in_force.field in own.names():
        old = inputs.in_force.field
        styles.append(
            styling.changes(tr("Changes"), names[-1], old, names[0], ids, colours, called)
        )
    run.style(destination, fields, styles, styling.UNITS, names[0])
    return destination


def write_changes(run, inputs, outcome, name, before, more=()):
    """Write every planning unit with its zone in two plans; None where that is left out.

    Parameters
    ----------
    run : Run
    inputs : Inputs
    outcome : Outcome
        About the plan after, with the units that change.
    name : str
        The output.
    before : ndarray of shape (n,)
        Labels; below 0 where a unit has no zone, or one of a closed school.
    more : sequence of (str, type, values of length n)
        Further columns.
    """
    from ..core.zones.problem import UNASSIGNED
    from ..qgis_io import sinks, styling

    problem, layer, id_field = inputs.problem, inputs.layer, inputs.schools.id_field
    new = [
        sinks.field("changed", int),
        sinks.renamed(id_field, "from"),
        sinks.renamed(id_field, "to"),
        *[sinks.field(column, kind) for column, kind, _ in more],
    ]
    fields = sinks.with_new_fields(sinks.fields_of(layer, run.feedback), new, run.feedback)
    sink, destination = run.sink(name, fields, layer.kind, layer.crs)
    if sink is None:
        return None
    ids, colours = problem.school_ids, outcome.colours
    columns = (outcome.changed, *(each[-1] for each in more))
    changes, *rest = (problem.over_layer(values) for values in columns)
    plans = (problem.over_layer(plan, UNASSIGNED) for plan in (before, outcome.labels))
    for feature, moves, old, now, *others in zip(layer.features, changes, *plans, *rest):
        row = [
            None if moves is None else int(moves),
            ids[old] if old >= 0 else None,
            ids[now] if now >= 0 else None,
            *others,
        ]
        sinks.write(sink, fields, [*feature.attributes(), *row], feature.geometry(), tr("Changes"))
    changed_name, from_name, to_name = fields.names()[len(fields) - len(new) :][:3]
    styles = [
        styling.changes(
            tr("Changes"), changed_name, from_name, to_name, ids, colours, inputs.schools.names
        ),
        styling.by_area(tr("Zones after"), to_name, ids, colours, base="units"),
        styling.by_area(tr("Zones before"), from_name, ids, colours, base="units"),
    ]
    run.style(destination, fields, styles, styling.UNITS)
    return destination


def write_divided(run, inputs):
    """Write ``DIVIDED``; returns its destination, None where it is not asked for.

    Where no unit had to be divided it is the layer as it was given.
    """
    from ..qgis_io import sinks, styling

    layer = inputs.layer
    fields = sinks.fields_of(layer, run.feedback)
    sink, destination = run.sink("DIVIDED", fields, layer.kind, layer.crs)
    if sink is None:
        return None
    for feature in layer.features:
        sinks.write(
            sink, fields, feature.attributes(), feature.geometry(), tr("Planning units, divided")
        )
    run.style(destination, fields, (), styling.UNITS)
    return destination
