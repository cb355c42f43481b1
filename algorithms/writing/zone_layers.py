"""Layers that several zone entries write: changes between two plans, and neighbours."""

from __future__ import annotations

from qgis.core import QgsGeometry, QgsWkbTypes

from ..core.texts import counted
from ..entry import tr


def tell_swaps(swapped, say):
    """Say how many students change places between the same two schools, if any do."""
    if swapped.pairs:
        say(
            tr(
                "Students swapped: between {pairs} students change both ways; "
                "{students:,.0f} of them change places one for one, which leaves the schools' "
                "numbers as they are."
            ).format(
                pairs=counted(swapped.pairs, tr("1 pair of schools"), tr("{n} pairs of schools")),
                students=swapped.students,
            )
        )


def write_changes(entry, name, plans, changed, parameters, context, feedback, more=()):
    """Write every planning unit with its zone in two plans.

    Parameters
    ----------
    entry : ZoneEntry
        That has set ``shown``.
    name : str
        The output.
    plans : pair of ndarray of shape (n,)
        Labels before and after; below 0 where a unit has no zone, or one of a closed school.
    changed : ndarray of bool, shape (n,)
    more : sequence of (str, type, values of length n)
        Further columns.
    """
    from ..core.zones.problem import UNASSIGNED
    from ..qgis_io import sinks, sources, styling

    problem = entry.shown.problem
    source = entry.source("INPUT", parameters, context)
    id_field = entry._school_id_field(parameters, context)
    new = [
        sinks.field("changed", int),
        sinks.renamed(id_field, "from"),
        sinks.renamed(id_field, "to"),
        *[sinks.field(column, kind) for column, kind, _ in more],
    ]
    fields = sinks.with_new_fields(sinks.fields_of(source, feedback), new)
    sink, destination = entry.sink(
        name, parameters, context, fields, source.wkbType(), source.sourceCrs()
    )
    if sink is None:
        return None
    columns = [problem.over_layer(values) for values in (changed, *(each[-1] for each in more))]
    before, after = (problem.over_layer(plan, UNASSIGNED) for plan in plans)
    for feature, moves, old, now, *rest in zip(
        sources.features(source), columns[0], before, after, *columns[1:]
    ):
        row = [
            None if moves is None else int(moves),
            problem.school_ids[old] if old >= 0 else None,
            problem.school_ids[now] if now >= 0 else None,
            *rest,
        ]
        sinks.write(sink, fields, [*feature.attributes(), *row], feature.geometry(), tr("Changes"))
    changed_name, from_name, to_name = fields.names()[len(fields) - len(new) :][:3]
    ids, colours = problem.school_ids, entry.shown.colours
    entry.output_styles.append(
        styling.OutputStyles(
            destination,
            fields,
            [
                styling.changes(tr("Changes"), changed_name, from_name, to_name, ids, colours),
                styling.by_area(tr("Zones after"), to_name, ids, colours, base="units"),
                styling.by_area(tr("Zones before"), from_name, ids, colours, base="units"),
            ],
            styling.UNITS,
        )
    )
    return destination


def write_adjacency(entry, problem, parameters, context):
    """Write a line per pair of neighbouring units, from inside one into the other.

    Units that the problem leaves out are drawn too: they may be joined by hand.

    Parameters
    ----------
    entry : ZoneEntry
        That has read ``every_unit``.
    """
    from ..core.date_line import whole_map

    adjacency, ids = problem.layer_neighbours
    units = entry.every_unit
    insides = whole_map(units.geometry, problem.crs).lay(units.geometry).representative_point()
    if insides.crs != units.crs:
        insides = insides.to_crs(units.crs)
    return write_neighbours(
        entry,
        adjacency.kinds,
        ids,
        insides.tolist(),
        parameters,
        context,
    )


def write_neighbours(entry, kinds, ids, insides, parameters, context):
    """Write a line per pair of units.

    Parameters
    ----------
    entry : ZoneEntry
    kinds : tuple of pairs, their kinds and borders
        As ``Adjacency.kinds`` has them.
    ids : sequence
        Of the units that the pairs name.
    insides : sequence or mapping of shapely Points
        A point inside every such unit.
    """
    from ..qgis_io import sinks, sources, styling

    source = entry.source("INPUT", parameters, context)
    unit_field = next(iter(entry.field_names("UNIT_ID", parameters, context)), None)

    def end(name):
        if unit_field is None:
            return sinks.field(name, int)
        there = source.fields()
        return sinks.renamed(there.at(there.lookupField(unit_field)), name)

    fields = sinks.as_fields(
        [
            end("unit_a"),
            end("unit_b"),
            sinks.field("kind", str),
            sinks.field("border_m", float),
        ]
    )
    sink, destination = entry.sink(
        "ADJACENCY", parameters, context, fields, QgsWkbTypes.Type.LineString, source.sourceCrs()
    )
    if sink is None:
        return None
    for (a, b), kind, border in zip(*kinds):
        ends = [sources.to_qgis(insides[unit]).asPoint() for unit in (a, b)]
        line = QgsGeometry.fromPolylineXY(ends)
        sinks.write(sink, fields, [ids[a], ids[b], kind, border], line, tr("Neighbours"))
    styles = [styling.from_file(tr("Neighbours"), "adjacency")]
    entry.output_styles.append(styling.OutputStyles(destination, fields, styles, styling.LINES))
    return destination
