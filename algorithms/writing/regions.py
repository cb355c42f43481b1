# SPDX-License-Identifier: GPL-2.0-or-later
"""What the entry of regions writes: layers, log and pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..qgis_io.compat import WkbType
from ..qgis_io.texts import tr


@dataclass(frozen=True)
class Formed:
    """Regions and what they were formed from, for all who write them.

    Attributes
    ----------
    layer : Layer
    ground : RegionGround
    regions : Regions
    measures : RegionMeasures
    asked : Asked
    """

    layer: Any
    ground: Any
    regions: Any
    measures: Any
    asked: Any

    @property
    def problem(self):
        """The ``ZoningProblem`` under the regions."""
        return self.regions.problem.zoning

    @property
    def columns(self):
        return self.ground.columns

    @property
    def ids(self):
        return range(1, self.problem.n_zones + 1)

    @cached_property
    def colours(self):
        from ..core.zones.metrics import plan_colours

        return plan_colours(self.problem, self.regions.labels)

    @cached_property
    def names(self):
        """Of the regions, "" for those without one; none where no region has a name."""
        names = self.regions.problem.names
        return [*names, *[""] * (self.problem.n_zones - len(names))] if names else []

    @cached_property
    def titles(self):
        numbered = [tr("Region {n}").format(n=region) for region in self.ids]
        return [name or title for name, title in zip(self.names, numbered)] or numbered

    @cached_property
    def wishes(self):
        """The measures of what else was wished; a list of ``Measure``."""
        criteria, labels = self.regions.problem.criteria, self.regions.labels
        return [each for c in criteria for each in c.measures(self.problem, labels)]

    @cached_property
    def outlines(self):
        """In the layer's reference system; length K."""
        from ..core.zones.outlines import dissolve_zones

        units = self.layer.frame.geometry.iloc[self.problem.rows]
        return dissolve_zones(self.problem, units, self.regions.labels)

    @cached_property
    def shapes(self):
        """The outlines in metres."""
        import geopandas as gpd

        from ..core.shapes import in_crs

        outlines = gpd.GeoSeries(self.outlines, crs=self.layer.frame.crs)
        return in_crs(outlines, self.problem.crs).tolist()

    @cached_property
    def sum_names(self):
        """What the sums are called, column by column of the regions."""
        names = self.ground.names[: self.measures.totals.shape[1]]
        plain = "area_m2" if self.columns.by_area else "areas"
        return [name or plain for name in names]


def write_units(run, formed):
    """Write ``OUTPUT``: every area with its region."""
    from ..qgis_io import sinks, styling

    problem, layer = formed.problem, formed.layer
    labels = formed.regions.labels
    columns = {
        "region_id": (int, [int(each) + 1 for each in labels]),
        "distance_m": (float, formed.measures.unit_distance_m),
    }
    if formed.names:
        columns["region_name"] = (str, [formed.names[label] for label in labels])
    existing = formed.regions.problem.existing
    if existing is not None:
        columns["changed"] = (int, [int(a not in (-1, b)) for a, b in zip(existing, labels)])
    new = [sinks.field(name, kind) for name, (kind, _) in columns.items()]
    fields = sinks.with_new_fields(sinks.fields_of(layer, run.feedback), new, run.feedback)
    sink, destination = run.sink("OUTPUT", fields, layer.kind, layer.crs)
    rows = zip(*(problem.over_layer(values) for _, values in columns.values()))
    for feature, row in zip(layer.features, rows):
        sinks.write(
            sink,
            fields,
            [*feature.attributes(), *row],
            feature.geometry(),
            tr("Areas by region"),
        )
    name = fields.names()[len(fields) - len(new)]
    styles = [
        styling.by_area(
            tr("Regions"), name, formed.ids, formed.colours, formed.titles, base="units"
        )
    ]
    run.style(destination, fields, styles)
    return destination


def write_regions(run, formed):
    """Write ``REGION_AREAS``: one polygon per region; None where that is left out."""
    from ..qgis_io import sinks, sources, styling

    measures = formed.measures
    columns = {"region_name": (str, formed.names)} if formed.names else {}
    columns["n_units"], columns["area_km2"] = (int, measures.n_units), (float, measures.area_km2)
    for number, name in enumerate(formed.sum_names):
        columns[f"sum_{name}"] = (float, measures.totals[:, number])
        columns[f"dev_{name}"] = (float, measures.deviation[:, number])
    columns["compactness"] = (float, measures.compactness)
    columns["distance_m"] = (float, measures.distance_m)
    columns["longest_m"] = (float, measures.longest_m)
    made = {name: sinks.field(name, kind) for name, (kind, _) in columns.items()}
    made["n_units"].setAlias(tr("Areas"))
    fields = sinks.as_fields([sinks.field("region_id", int), *made.values()])
    sink, destination = run.sink("REGION_AREAS", fields, WkbType.MultiPolygon, formed.layer.crs)
    if sink is None:
        return None
    for region, outline in enumerate(formed.outlines):
        row = [region + 1, *(kind(values[region]) for kind, values in columns.values())]
        sinks.write(sink, fields, row, sources.to_qgis(outline), tr("Regions"))
    name = 'coalesce(nullif("region_name", \'\'), "region_id")' if formed.names else '"region_id"'
    label = f"{name} || '\\n' || format_number(\"sum_{formed.sum_names[0]}\", 0)"
    styles = [
        styling.by_area(
            tr("Regions"), "region_id", formed.ids, formed.colours, formed.titles, label=label
        )
    ]
    run.style(destination, fields, styles)
    return destination


def tell(formed, feedback) -> None:
    """Say what came out, and why sums lie outside their limits where they do."""
    from ..core.regions.texts import found_sentence, outside_sentence
    from .log import figure

    feedback.pushInfo(found_sentence(formed.measures, formed.sum_names))
    for measure in formed.wishes:
        feedback.pushInfo(f"{measure.name}: {figure(measure.value)} {measure.unit}".rstrip())
    if not formed.regions.kept:
        feedback.pushWarning(
            outside_sentence(formed.ground, formed.regions, formed.measures, formed.sum_names)
        )


def report(formed, record, json_name):
    """The report as HTML."""
    from ..core.report.regions import RegionReport, region_report
    from ..qgis_io import styling

    fills = [styling.colour_name(number) for number in formed.colours]
    return region_report(
        RegionReport(
            formed.measures,
            formed.sum_names,
            formed.shapes,
            fills,
            record,
            formed.titles if formed.names else (),
            formed.wishes,
        ),
        json_name,
    )


def web_map(formed):
    """The ``WebMap`` of the regions; its points are the areas' centroids."""
    import geopandas as gpd

    from ..core import lengths
    from ..core.date_line import in_unbroken_degrees
    from ..core.report.texts import number, signed
    from ..core.report.webmap import MapGroup, WebMap
    from ..qgis_io import styling

    measures, problem = formed.measures, formed.problem
    shapes, whole = in_unbroken_degrees(gpd.GeoSeries(formed.shapes, crs=problem.crs))

    totals, deviation = measures.totals, measures.deviation

    def facts(region):
        return (
            *(
                (
                    name,
                    f"{number(totals[region, at])} ({signed(deviation[region, at], 2)} %)",
                )
                for at, name in enumerate(formed.sum_names)
            ),
            (tr("Areas"), number(measures.n_units[region])),
            (tr("Compactness"), f"{number(measures.compactness[region], 1)} %"),
            (tr("Mean distance"), lengths.shown(measures.distance_m[region])),
        )

    groups = [
        MapGroup(title, styling.colour_name(colour), shape, facts(region), label=title)
        for region, (title, colour, shape) in enumerate(zip(formed.titles, formed.colours, shapes))
    ]
    return WebMap(
        title=tr("{n} regions").format(n=number(len(groups))),
        all_groups=tr("All regions"),
        one_group=tr("Region"),
        groups=groups,
        lonlat=whole.lay_points(problem.centre_lonlat),
        group_of_point=formed.regions.labels,
        names=[str(unit) for unit in problem.unit_ids],
        fields=formed.sum_names,
        values=[formed.regions.problem.sums[:, at] for at in range(len(formed.sum_names))],
        marks=tr("Centre of an area"),
    )
