# SPDX-License-Identifier: GPL-2.0-or-later
"""What the grouping by place and scores writes: layers, log and report."""

from __future__ import annotations

from ..qgis_io.texts import tr
from .tables import write_table


def write_features(run, layer, result):
    """Write ``OUTPUT``: every feature with its group."""
    from ..core.groups.tables import feature_columns
    from ..qgis_io import sinks, styling

    columns = feature_columns(result)
    new = [sinks.field(name, kind) for name, (kind, _) in columns.items()]
    fields = sinks.with_new_fields(sinks.fields_of(layer, run.feedback), new, run.feedback)
    sink, destination = run.sink("OUTPUT", fields, layer.kind, layer.crs)
    for feature, *row in zip(layer.features, *(values for _, values in columns.values())):
        sinks.write(
            sink,
            fields,
            [*feature.attributes(), *row],
            feature.geometry(),
            tr("Features by group"),
        )
    names = dict(zip([each.name() for each in new], fields.names()[-len(new) :]))
    styles = [
        styling.by_area(
            tr("Groups"),
            names["group_id"],
            range(1, result.count + 1),
            range(result.count),
            [
                tr("Group {group} ({size})").format(group=group + 1, size=size)
                for group, size in enumerate(result.sizes)
            ],
        )
    ]
    if result.distance_m is not None:
        styles.append(
            styling.by_class(
                tr("Distance to centre"),
                names["distance_m"],
                styling.distance_classes(result.distance_m),
            )
        )
    run.style(destination, fields, styles)
    return destination


def write_profile(run, result):
    """Write ``PROFILE``: a row per group; None where that is left out."""
    from ..core.groups.tables import profile_columns
    from ..qgis_io import sinks

    columns = profile_columns(result)
    fields = sinks.as_fields([sinks.field(name, kind) for name, kind, _ in columns])
    rows = zip(*[values for _, _, values in columns])
    return write_table(run, "PROFILE", fields, rows)


def tell_groups(result, feedback):
    from ..core.groups.apart import little_apart
    from ..core.report.hubs import from_to
    from ..core.texts import number

    if len(result.silhouettes) > 1:
        tried = ", ".join(f"{k} {number(value, 3)}" for k, value in result.silhouettes.items())
        feedback.pushInfo(tr("Silhouette by number of groups: {tried}.").format(tried=tried))
    if result.sampled < len(result.labels):
        feedback.pushInfo(
            tr("The silhouette is that of a random sample of {n} features.").format(
                n=result.sampled
            )
        )
    if result.mixed:
        _tell_mixed(result, feedback)
        return
    what = tr("by place and scores")
    if not (result.by_place and result.by_scores):
        what = tr("by place") if result.by_place else tr("by scores")
    feedback.pushInfo(
        tr(
            "{n} features in {k} groups of {sizes}, {what}: silhouette "
            "{silhouette}, {explained} % of the variance lies between the groups."
        ).format(
            n=number(len(result.labels)),
            k=result.count,
            sizes=from_to(result.sizes),
            what=what,
            silhouette=number(result.silhouette, 3),
            explained=number(100 * result.explained, 1),
        )
    )
    first = little_apart(result)
    if first:
        feedback.pushWarning(first)
    if result.profile.fields:
        for group, size in enumerate(result.sizes):
            feedback.pushInfo(
                tr("Group {group} ({size}): {words}.").format(
                    group=group + 1, size=size, words=result.profile.set_apart(group)
                )
            )


def _tell_mixed(result, feedback):
    from ..core.report.hubs import from_to
    from ..core.texts import number

    feedback.pushInfo(
        tr(
            "{n} features in {k} mixed groups of {sizes}: {explained} % of the variance lies "
            "between the groups; in groups drawn by lot {by_lot} % would."
        ).format(
            n=number(len(result.labels)),
            k=result.count,
            sizes=from_to(result.sizes),
            explained=number(100 * result.explained, 3),
            by_lot=number(100 * result.by_lot, 3),
        )
    )
    for field, gap in result.gaps.items():
        feedback.pushInfo(
            tr(
                "{field}: no value's share in a group is farther from that of all than {gap} "
                "percentage points."
            ).format(field=field, gap=number(gap, 1))
        )


def report(features, result, members, record, json_name):
    """The report as HTML; ``members`` are the features' names where they are to be listed."""
    from ..core import geo
    from ..core.on_earth import off_earth_faults
    from ..core.report.groups import GroupReport, group_report
    from ..qgis_io import sources, styling

    xy = None
    if (
        geo.is_on_earth(features.crs)
        and not (features.geometry.isna().any() or features.geometry.is_empty.any())
        and not any(off_earth_faults(features, ""))
    ):
        metric = geo.local_metric_crs(features.geometry)
        xy = geo.project(sources.middles(features), features.crs, metric)
    fills = [styling.colour_name(group) for group in range(result.count)]
    return group_report(GroupReport(result, fills, record, xy, members), json_name)
