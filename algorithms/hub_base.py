"""What the hub entries share: the points they read, the settings, the layers they write."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from . import hub_extras as extras
from .core.texts import counted
from .entry import Cancelled, Entry, tr
from .parameters.time_limit import Search, add_time_limit

MOST_GROUPS_LOGGED = 50


def _left_to_gain(mean_km: float, bound_km: float) -> str:
    """How much shorter the mean distance to the hubs' middle points could be at most."""
    least = tr(
        "No hubs of these sizes have a shorter mean distance to their middle point than "
        "{bound:.3f} km"
    ).format(bound=bound_km)
    # Below a tenth of a metre rounding speaks, not the hubs.
    if mean_km - bound_km < 1e-4:
        return tr("{least}, and these hubs are there: there is nothing left to gain.").format(
            least=least
        )
    if bound_km <= 0:
        return f"{least}."
    return tr("{least}, so {gap:.1f} % is the most there is left to gain.").format(
        least=least, gap=100 * (1 - bound_km / mean_km)
    )


class HubEntry(Entry):
    """An entry that groups points into hubs of stated sizes.

    Subclasses implement ``form``.
    """

    GROUP = "Hubs"
    ICON = "hubs.svg"

    def __init__(self):
        super().__init__()
        self.shown = None

    def add_input_parameter(self):
        self.described(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Points"), [QgsProcessing.SourceType.TypeVectorAnyGeometry]
            ),
            tr("Schools or other places. Lines and polygons count by their centroid."),
        )

    def add_group_parameter(self, help_text):
        self.described(
            QgsProcessingParameterField(
                "GROUP_FIELD",
                tr("Group apart by"),
                parentLayerParameterName="INPUT",
                optional=True,
            ),
            help_text,
        )

    def add_setting_parameters(self, neighbours_help):
        self.described(
            QgsProcessingParameterEnum(
                "METHOD",
                tr("Method"),
                options=[tr("Spectral clustering"), tr("k-means")],
                defaultValue=0,
            ),
            tr(
                "What gives the first grouping, before every hub is brought to its size. "
                "Spectral clustering is the published method's; k-means takes less time."
            ),
        )
        self.described(
            QgsProcessingParameterEnum(
                "OBJECTIVE",
                tr("Keep short"),
                options=[tr("Mean distance"), tr("Squared distance")],
                defaultValue=0,
            ),
            tr(
                "Mean distance from the points to the middle point of their hub, which is one of "
                "them: the shortest journeys. Squared distance to the mean place: long journeys "
                "weigh more, and hubs are rounder."
            ),
        )
        self.described(
            QgsProcessingParameterEnum(
                "EFFORT",
                tr("Effort"),
                options=[tr("Quick"), tr("Standard"), tr("Thorough")],
                defaultValue=1,
            ),
            tr(
                "Sizes are kept at any effort. More effort finds shorter journeys, and takes "
                "longer. Thorough also works out how short they could be at best, where that "
                "takes seconds."
            ),
        )
        self.described(
            QgsProcessingParameterBoolean("ONE_PIECE", tr("Hubs in one piece"), defaultValue=True),
            tr(
                "Every hub holds together on the map: no point is cut off inside the ground of "
                "another hub. Switched off, hubs may be a little more compact."
            ),
        )
        self.described(
            QgsProcessingParameterNumber(
                "NEIGHBOURS",
                tr("Neighbours per point"),
                type=QgsProcessingParameterNumber.Type.Integer,
                optional=True,
            ),
            neighbours_help,
            advanced=True,
        )
        self.add_random_seed(tr("The same random seed gives the same hubs."))
        add_time_limit(self)

    def add_outputs(self):
        self.described(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Points by hub")),
            tr("Every point with its hub, the hub's size and the distance to the hub's centre."),
        )
        self.described(
            QgsProcessingParameterFeatureSink(
                "HUBS_OUTPUT",
                tr("Hubs"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
                createByDefault=True,
            ),
            tr("One polygon around every hub, with its size and distances."),
        )
        self.described(
            QgsProcessingParameterFeatureSink(
                "SPIDER_LINES",
                tr("Lines to the centres"),
                QgsProcessing.SourceType.TypeVectorLine,
                optional=True,
                createByDefault=False,
            ),
            tr("A line from every point to the centre of its hub, with its length."),
        )
        self.add_page_parameters(
            tr(
                "One page to read, print and hand on: the map, sizes, distances against the "
                "bound, every hub, what holds the widest ones, settings and versions. Beside it "
                "lies a JSON file with which qgis_process runs the same again."
            ),
            tr(
                "One page with a map to explore in a browser: one hub or all, points with all "
                "their fields, search by name. With the network it shows OpenStreetMap. Needs "
                "the Python library plotly."
            ),
        )
        for name, label in (
            ("HUB_COUNT", tr("Number of hubs formed")),
            ("MIN_SIZE", tr("Size of the smallest hub")),
            ("MAX_SIZE", tr("Size of the largest hub")),
            ("MEAN_DISTANCE_KM", tr("Mean distance to the centre (km)")),
            ("P95_DISTANCE_KM", tr("Distance to the centre that 95 % do not exceed (km)")),
            ("MAX_DISTANCE_KM", tr("Longest distance to the centre (km)")),
            ("MEAN_TO_MEDOID_KM", tr("Mean distance to the hub's middle point (km)")),
            ("LOWER_BOUND_KM", tr("Lowest possible mean distance to the middle point (km)")),
            ("DISPERSION_KM", tr("Total dispersion over the hubs, as the method defines it (km)")),
            ("DISPERSION_BEFORE_KM", tr("Total dispersion before balancing (km)")),
            ("CUT_OFF", tr("Points cut off, their five nearest all in other hubs")),
            ("HUBS_IN_PIECES", tr("Hubs in more than one piece")),
            ("SITES_PARTED", tr("Places whose points are in different hubs")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))
        extras.add_extra_outputs(self)

    def form(self, points, group_field, settings, asked, layer, parameters, context, progress):
        """Form the hubs: a ``HubResult``, or None if the user cancelled."""
        raise NotImplementedError(f"{type(self).__name__} implements form()")

    def optional_int(self, name, parameters, context):
        """A whole number, or None where the parameter is left empty."""
        if self.is_left_empty(name, parameters):
            return None
        return self.whole_number(name, parameters, context)

    def is_left_empty(self, name, parameters):
        """Whether a parameter is not given, or without a value."""
        from .core.ids import is_missing
        from .qgis_io import sources

        return is_missing(sources.value(parameters.get(name)))

    def compute(self, parameters, context, feedback):
        from .qgis_io import sources
        from .qgis_io.feedback import FeedbackProgress

        source = self.source("INPUT", parameters, context)
        layer = self.layer_name(source, tr("Points"))
        sources.check_geometry(source, layer)
        group_field = next(iter(self.field_names("GROUP_FIELD", parameters, context)), None)
        settings = self._settings(parameters, context)
        search = Search(self, parameters, context, feedback)
        progress = FeedbackProgress(feedback, 0, 0.1)
        progress.stage(tr("Reading the points ..."))
        asked = extras.read_extras(self, source, parameters, context)
        needed = [*([group_field] if group_field else []), *extras.fields_read(asked)]
        points = sources.read(source, needed, context, layer=layer, progress=progress)
        progress.stage(tr("Forming hubs; points: {n} ...").format(n=len(points)))
        hubs = self.form(
            points,
            group_field,
            settings,
            asked,
            layer,
            parameters,
            context,
            search.progress(0.1, 0.9),
        )
        if hubs is None:
            raise Cancelled
        FeedbackProgress(feedback, 0.9, 1).stage(tr("Writing the layers ..."))
        self.shown = points, hubs, group_field, asked
        self._log(hubs, group_field, asked, settings.one_piece, feedback)
        extras.log(hubs, asked, feedback)
        results = {
            "OUTPUT": self._write_points(source, hubs, asked, parameters, context, feedback),
            "HUBS_OUTPUT": self._write_hubs(source, hubs, group_field, asked, parameters, context),
            "SPIDER_LINES": self._write_spider_lines(source, points, hubs, parameters, context),
            "HUB_COUNT": hubs.count,
            "MIN_SIZE": int(hubs.sizes.min()),
            "MAX_SIZE": int(hubs.sizes.max()),
            "MEAN_DISTANCE_KM": hubs.mean_distance_km,
            "P95_DISTANCE_KM": hubs.p95_distance_km,
            "MAX_DISTANCE_KM": hubs.max_distance_km,
            "MEAN_TO_MEDOID_KM": hubs.mean_to_medoid_km,
            "DISPERSION_KM": hubs.dispersion_km,
            "DISPERSION_BEFORE_KM": hubs.first_dispersion_km,
            "CUT_OFF": int(hubs.cut_off.sum()),
            "HUBS_IN_PIECES": hubs.hubs_in_pieces,
            "SITES_PARTED": hubs.sites_parted,
            **extras.numbers(hubs, asked),
        }
        results.update(search.outputs())
        if hubs.lower_bound_km is not None:
            results["LOWER_BOUND_KM"] = hubs.lower_bound_km
        return results

    def _settings(self, parameters, context):
        from .core.hubs.forming import Method, Settings
        from .core.hubs.solve import Effort, Objective

        def chosen(name, options):
            return list(options)[self.parameterAsEnum(parameters, name, context)]

        return Settings(
            method=chosen("METHOD", Method),
            neighbours=self.optional_int("NEIGHBOURS", parameters, context),
            effort=chosen("EFFORT", Effort),
            objective=chosen("OBJECTIVE", Objective),
            one_piece=self.parameterAsBool(parameters, "ONE_PIECE", context),
            random_seed=self.whole_number("RANDOM_SEED", parameters, context),
        )

    def _write_points(self, source, hubs, asked, parameters, context, feedback):
        from .core.hubs.tables import point_columns
        from .qgis_io import sinks, sources, styling

        columns = point_columns(hubs, asked)
        new = [sinks.field(name, kind) for name, (kind, _) in columns.items()]
        fields = sinks.with_new_fields(sinks.fields_of(source, feedback), new)
        sink, destination = self.sink(
            "OUTPUT", parameters, context, fields, source.wkbType(), source.sourceCrs()
        )
        for feature, *row in zip(
            sources.features(source), *(values for _, values in columns.values())
        ):
            sinks.write(
                sink,
                fields,
                [*feature.attributes(), *row],
                feature.geometry(),
                tr("Points by hub"),
            )
        ids = range(1, hubs.count + 1)
        colours = self._colours(hubs)
        hub_name, _, distance_name = fields.names()[-len(new) :][:3]
        self.output_styles.append(
            styling.OutputStyles(
                destination,
                fields,
                [
                    styling.by_area(tr("Hubs"), hub_name, ids, colours, self._texts(hubs)),
                    styling.by_class(
                        tr("Distance to centre"),
                        distance_name,
                        styling.distance_classes(hubs.distance_m),
                    ),
                ],
                styling.POINTS,
            )
        )
        return destination

    def _write_hubs(self, source, hubs, group_field, asked, parameters, context):
        from .core.hubs.tables import hub_columns
        from .qgis_io import sinks, sources, styling

        columns = hub_columns(hubs, asked)
        new = [sinks.field(name, kind) for name, (kind, _) in columns.items()]
        values = [each for _, each in columns.values()]
        if group_field is not None:
            there = source.fields()
            new.append(sinks.renamed(there.at(there.lookupField(group_field)), "hub_group"))
            values.append([hubs.groups[number].value for number in hubs.group_of_hub])
        fields = sinks.as_fields(new)
        sink, destination = self.sink(
            "HUBS_OUTPUT",
            parameters,
            context,
            fields,
            QgsWkbTypes.Type.MultiPolygon,
            source.sourceCrs(),
        )
        if sink is None:
            return None
        for outline, *row in zip(hubs.outlines, *values):
            sinks.write(sink, fields, row, sources.to_qgis(outline), tr("Hubs"))
        ids = range(1, hubs.count + 1)
        colours = self._colours(hubs)
        self.output_styles.append(
            styling.OutputStyles(
                destination,
                fields,
                [
                    styling.by_area(
                        tr("Hubs"),
                        "hub_id",
                        ids,
                        colours,
                        self._texts(hubs),
                        base="hub_outlines",
                        label='"hub_id"',
                    ),
                    styling.by_class(
                        tr("Mean distance"),
                        "mean_distance_m",
                        styling.distance_classes(hubs.mean_distance_m),
                        base="hub_outlines",
                        label='"hub_id"',
                    ),
                ],
            )
        )
        return destination

    def _write_spider_lines(self, source, points, hubs, parameters, context):
        """A line from every point to its hub's centre; None where they are not asked for."""
        from qgis.core import QgsGeometry, QgsPointXY

        from .qgis_io import sinks, sources, styling

        fields = sinks.as_fields(
            [
                sinks.field("hub_id", int),
                sinks.field("hub_size", int),
                sinks.field("distance_m", float),
            ]
        )
        sink, destination = self.sink(
            "SPIDER_LINES",
            parameters,
            context,
            fields,
            QgsWkbTypes.Type.LineString,
            source.sourceCrs(),
        )
        if sink is None:
            return None
        centres = [QgsPointXY(each.x, each.y) for each in hubs.centres]
        for place, hub, distance in zip(sources.middles(points), hubs.labels, hubs.distance_m):
            line = QgsGeometry.fromPolylineXY([QgsPointXY(*place.tolist()), centres[hub]])
            row = [hub + 1, hubs.sizes[hub], distance]
            sinks.write(sink, fields, row, line, tr("Lines to the centres"))
        ids = range(1, hubs.count + 1)
        colours = self._colours(hubs)
        self.output_styles.append(
            styling.OutputStyles(
                destination,
                fields,
                [
                    styling.from_file(tr("Lines to the centres"), "spider_lines"),
                    styling.by_area(tr("Hubs"), "hub_id", ids, colours, self._texts(hubs)),
                    styling.by_class(
                        tr("Distance to centre"),
                        "distance_m",
                        styling.distance_classes(hubs.distance_m),
                    ),
                ],
                styling.LINES,
            )
        )
        return destination

    def report_page(self, record, json_name, parameters, context):
        import numpy as np

        from .core import geo
        from .core.hubs.tables import names_of_hubs
        from .core.report.hubs import HubReport, hub_report
        from .core.shapes import in_crs
        from .qgis_io import sources

        points, hubs, group_field, asked = self.shown
        metric = geo.local_metric_crs(points.geometry)
        centres = np.column_stack([hubs.centres.x, hubs.centres.y])
        return hub_report(
            HubReport(
                hubs=hubs,
                xy=geo.project(sources.middles(points), points.crs, metric),
                centres=geo.project(centres, points.crs, metric),
                outlines=in_crs(hubs.outlines, metric).tolist(),
                fills=self._fills(hubs),
                run=extras.told_what_is_not_used(record, asked),
                group_field=group_field,
                weight_field=asked.weight_field,
                hub_names=names_of_hubs(asked),
                given_centres=asked.centres is not None,
                capacities=asked.has_capacities,
            ),
            json_name,
        )

    def map_content(self, parameters, context):
        from .core import geo
        from .core.hubs.tables import names_of_hubs
        from .core.report.hubs import hub_called, in_short
        from .core.report.texts import amount, number
        from .core.report.webmap import MapGroup, WebMap
        from .core.shapes import in_crs
        from .qgis_io import sources

        points, hubs, group_field, asked = self.shown
        source = self.source("INPUT", parameters, context)
        layer = sources.layer_of(self, "INPUT", parameters, context)
        names, fields, columns = sources.labelled(source, layer)
        groups, fills = [], self._fills(hubs)
        called = names_of_hubs(asked) or [""] * hubs.count
        centres = hubs.centres.to_crs("EPSG:4326") if asked.centres is not None else None
        for hub, outline in enumerate(in_crs(hubs.outlines, "EPSG:4326")):
            group = ""
            facts = [
                (tr("Points"), number(hubs.sizes[hub])),
                (tr("Mean distance"), f"{number(hubs.mean_distance_m[hub] / 1000, 2)} km"),
                (tr("95 % within"), f"{number(hubs.p95_distance_m[hub] / 1000, 2)} km"),
                (tr("Longest distance"), f"{number(hubs.max_distance_m[hub] / 1000, 2)} km"),
            ]
            if asked.weight_field is not None:
                facts.append((asked.weight_field, amount(hubs.load[hub])))
            if asked.has_capacities:
                facts += [
                    (tr("Least allowed"), amount(hubs.low[hub])),
                    (tr("Most allowed"), amount(hubs.high[hub])),
                ]
            if group_field is not None:
                group = hubs.groups[hubs.group_of_hub[hub]].name
                facts.append((group_field, group))
            centre = None if centres is None else (centres[hub].x, centres[hub].y)
            name = hub_called(hub, called[hub], group)
            groups.append(MapGroup(name, fills[hub], outline, facts, centre))
        return WebMap(
            title=in_short(hubs, asked.weight_field),
            all_groups=tr("All hubs"),
            one_group=tr("Hub"),
            groups=groups,
            lonlat=geo.project(sources.middles(points), points.crs, "EPSG:4326"),
            group_of_point=hubs.labels,
            names=[name or tr("Point {n}").format(n=at) for at, name in enumerate(names, 1)],
            fields=fields,
            values=columns,
        )

    def _fills(self, hubs):
        """The hubs' colours, as in the layers."""
        from .qgis_io import styling

        return [styling.colour_name(number) for number in self._colours(hubs)]

    def _colours(self, hubs):
        """A colour class per hub."""
        from .core.colouring import colour_classes

        return colour_classes(hubs.count, hubs.neighbours)

    def _texts(self, hubs):
        return [
            tr("Hub {hub} ({size})").format(hub=hub + 1, size=size)
            for hub, size in enumerate(hubs.sizes)
        ]

    def _log(self, hubs, group_field, asked, one_piece, feedback):
        from .core.report.hubs import from_to, in_short

        feedback.pushInfo(
            tr("{hubs} (points before balancing: {first}).").format(
                hubs=in_short(hubs, asked.weight_field), first=from_to(hubs.first_sizes)
            )
        )
        if group_field is not None:
            self._log_groups(hubs, feedback)
        feedback.pushInfo(
            tr(
                "Distance to the hub's centre: mean {mean:.3f} km, 95 % within {p95:.2f} km, "
                "longest {longest:.2f} km. Mean distance to the hub's middle point (medoid) "
                "{medoid:.3f} km."
            ).format(
                mean=hubs.mean_distance_km,
                p95=hubs.p95_distance_km,
                longest=hubs.max_distance_km,
                medoid=hubs.mean_to_medoid_km,
            )
        )
        if hubs.lower_bound_km is not None:
            feedback.pushInfo(_left_to_gain(hubs.mean_to_medoid_km, hubs.lower_bound_km))
        feedback.pushInfo(
            tr(
                "Dispersion, as the method defines it (standard deviation of the distances "
                "between a hub's points, added up over the hubs): {after:.3f} km, before "
                "balancing {before:.3f} km."
            ).format(after=hubs.dispersion_km, before=hubs.first_dispersion_km)
        )
        feedback.pushInfo(
            tr(
                "Points cut off, their five nearest all in other hubs: {cut_off}. Hubs in more "
                "than one piece: {pieces}. Places shared by several points: {sites}, of which "
                "parted between hubs: {parted}."
            ).format(
                cut_off=int(hubs.cut_off.sum()),
                pieces=hubs.hubs_in_pieces,
                sites=hubs.sites,
                parted=hubs.sites_parted,
            )
        )

        if one_piece and (hubs.cut_off.any() or hubs.hubs_in_pieces):
            feedback.pushWarning(
                tr(
                    "No plan was found with these sizes in which every hub is whole; there may be "
                    "none. Points cut off: {cut_off}, hubs in pieces: {pieces}. More room in the "
                    "sizes or more effort may help."
                ).format(cut_off=int(hubs.cut_off.sum()), pieces=hubs.hubs_in_pieces)
            )

    def _log_groups(self, hubs, feedback):
        from .core.report.hubs import from_to

        for number, group in enumerate(hubs.groups[:MOST_GROUPS_LOGGED]):
            sizes = hubs.sizes[hubs.group_of_hub == number]
            feedback.pushInfo(
                tr("{group}: {points}, hubs: {k}, of {sizes}.").format(
                    group=group.name,
                    points=counted(group.size, tr("1 point"), tr("{n} points")),
                    k=len(sizes),
                    sizes=from_to(sizes),
                )
            )
        more = len(hubs.groups) - MOST_GROUPS_LOGGED
        if more > 0:
            feedback.pushInfo(tr("Groups not listed: {n}.").format(n=more))
