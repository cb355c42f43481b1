"""Toolbox entry: hubs of equal size by equal-size spectral clustering."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from .base import Cancelled, Entry, tr


class EqualSizeHubs(Entry):
    ID = "equalsizehubs"
    TITLE = "Group points into hubs of equal size"
    GROUP = "Hubs"
    ICON = "hubs.svg"
    TAGS = (
        "hub",
        "equal size",
        "balanced clustering",
        "spectral clustering",
        "cluster",
        "school",
        "territory",
        "group",
    )
    HELP = (
        "Groups points, such as schools, into a given number of hubs of equal size whose "
        "members are close together on the ground.\n\n"
        "The method is equal-size spectral clustering. Points are joined to their nearest "
        "neighbours, the graph is cut into clusters by its spectrum, and points then move "
        "between neighbouring clusters until every hub has its size, at the least extra "
        "distance.\n\n"
        "Equity 1 gives sizes that differ by at most one. Equity e lets sizes range from e times "
        "the average rounded down to 2 - e times the average rounded up, which keeps hubs closer "
        "to the clusters on the ground.\n\n"
        "Distances run along the ellipsoid from each point to the mean place of its hub's "
        "points. The dispersion is the method's own measure: per hub the standard deviation of "
        "the distances between its points, added up over the hubs."
    )

    def initAlgorithm(self, config=None):
        whole = QgsProcessingParameterNumber.Type.Integer
        real = QgsProcessingParameterNumber.Type.Double
        self.described(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Points"), [QgsProcessing.SourceType.TypeVectorAnyGeometry]
            ),
            tr("Schools or other places. Lines and polygons count by their centroid."),
        )
        self.described(
            QgsProcessingParameterNumber("HUBS", tr("Number of hubs"), type=whole, defaultValue=6),
            tr("At least 2, and fewer than there are points."),
        )
        self.described(
            QgsProcessingParameterNumber(
                "EQUITY", tr("Equity"), type=real, defaultValue=1.0, minValue=0, maxValue=1
            ),
            tr("1: sizes differ by at most one. Lower: sizes may differ, hubs get more compact."),
        )
        self.described(
            QgsProcessingParameterNumber(
                "NEIGHBOURS", tr("Neighbours per point"), type=whole, optional=True
            ),
            tr(
                "How many nearest places each place is joined to. Left empty: 10 % of the "
                "points, at most 30."
            ),
            advanced=True,
        )
        self.add_random_seed(tr("The same random seed gives the same hubs."))
        self.described(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Points by hub")),
            tr("Every point with its hub, the hub's size and the distance to the hub's centre."),
        )
        self.described(
            QgsProcessingParameterFeatureSink(
                "HUBS_OUTPUT", tr("Hubs"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr("One polygon around every hub, with its size and distances."),
        )
        self.addOutput(QgsProcessingOutputNumber("MIN_SIZE", tr("Size of the smallest hub")))
        self.addOutput(QgsProcessingOutputNumber("MAX_SIZE", tr("Size of the largest hub")))
        self.addOutput(
            QgsProcessingOutputNumber("MEAN_DISTANCE_KM", tr("Mean distance to the centre (km)"))
        )
        self.addOutput(
            QgsProcessingOutputNumber("DISPERSION_KM", tr("Total dispersion over the hubs (km)"))
        )

    def compute(self, parameters, context, feedback):
        from .core.hubs.equal_size import equal_size_hubs
        from .qgis_io import sources
        from .qgis_io.feedback import FeedbackProgress

        source = self.source("INPUT", parameters, context)
        has_neighbours = parameters.get("NEIGHBOURS") is not None
        hubs = equal_size_hubs(
            sources.read(source, [], context, layer=self.layer_name(source, tr("Points"))),
            hubs=self.parameterAsInt(parameters, "HUBS", context),
            neighbours=(
                self.parameterAsInt(parameters, "NEIGHBOURS", context) if has_neighbours else None
            ),
            equity=self.parameterAsDouble(parameters, "EQUITY", context),
            random_seed=self.parameterAsInt(parameters, "RANDOM_SEED", context),
            layer=self.layer_name(source, tr("Points")),
            progress=FeedbackProgress(feedback, 0, 0.9),
        )
        if hubs is None:
            raise Cancelled
        self._log(hubs, feedback)
        return {
            "OUTPUT": self._write_points(source, hubs, parameters, context, feedback),
            "HUBS_OUTPUT": self._write_hubs(source, hubs, parameters, context),
            "MIN_SIZE": int(hubs.sizes.min()),
            "MAX_SIZE": int(hubs.sizes.max()),
            "MEAN_DISTANCE_KM": hubs.mean_distance_km,
            "DISPERSION_KM": hubs.dispersion_km,
        }

    def _write_points(self, source, hubs, parameters, context, feedback):
        from .core.colouring import colour_classes
        from .qgis_io import sinks, sources, styling

        new = [
            sinks.field("hub_id", int),
            sinks.field("hub_size", int),
            sinks.field("distance_m", float),
        ]
        fields = sinks.with_new_fields(sinks.fields_of(source, feedback), new)
        sink, destination = self.sink(
            "OUTPUT", parameters, context, fields, source.wkbType(), source.sourceCrs()
        )
        for feature, hub, distance in zip(sources.features(source), hubs.labels, hubs.distance_m):
            sinks.write(
                sink,
                fields,
                [*feature.attributes(), hub + 1, hubs.sizes[hub], distance],
                feature.geometry(),
                tr("Points by hub"),
            )
        ids = range(1, len(hubs.sizes) + 1)
        colours = colour_classes(len(hubs.sizes), hubs.neighbours)
        hub_name, _, distance_name = fields.names()[-3:]
        longest = float(hubs.distance_m.max())
        self.output_styles.append(
            styling.OutputStyles(
                destination,
                fields,
                [
                    styling.by_area(
                        tr("Hubs"), hub_name, ids, colours, self._texts(hubs), outline_mm=0.1
                    ),
                    styling.by_class(
                        tr("Distance to centre"), distance_name, styling.distance_classes(longest)
                    ),
                ],
            )
        )
        return destination

    def _write_hubs(self, source, hubs, parameters, context):
        from .core.colouring import colour_classes
        from .qgis_io import sinks, sources, styling

        fields = sinks.as_fields(
            [
                sinks.field("hub_id", int),
                sinks.field("hub_size", int),
                sinks.field("mean_distance_m", float),
                sinks.field("max_distance_m", float),
                sinks.field("dispersion_m", float),
            ]
        )
        sink, destination = self.sink(
            "HUBS_OUTPUT",
            parameters,
            context,
            fields,
            QgsWkbTypes.Type.MultiPolygon,
            source.sourceCrs(),
        )
        for hub, outline in enumerate(hubs.outlines):
            sinks.write(
                sink,
                fields,
                [
                    hub + 1,
                    hubs.sizes[hub],
                    hubs.mean_distance_m[hub],
                    hubs.max_distance_m[hub],
                    hubs.dispersion_m[hub],
                ],
                sources.to_qgis(outline),
                tr("Hubs"),
            )
        ids = range(1, len(hubs.sizes) + 1)
        colours = colour_classes(len(hubs.sizes), hubs.neighbours)
        longest = float(hubs.mean_distance_m.max())
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
                        label='"hub_id"',
                        opacity=0.5,
                    ),
                    styling.by_class(
                        tr("Mean distance"),
                        "mean_distance_m",
                        styling.distance_classes(longest),
                        label='"hub_id"',
                    ),
                ],
            )
        )
        return destination

    def _texts(self, hubs):
        return [
            tr("Hub {hub} ({size})").format(hub=hub + 1, size=size)
            for hub, size in enumerate(hubs.sizes)
        ]

    def _log(self, hubs, feedback):
        feedback.pushInfo(
            tr("{n} points in {k} hubs of {low} to {high} (before balancing: {first}).").format(
                n=len(hubs.labels),
                k=len(hubs.sizes),
                low=hubs.sizes.min(),
                high=hubs.sizes.max(),
                first=f"{hubs.first_sizes.min()} to {hubs.first_sizes.max()}",
            )
        )
        feedback.pushInfo(
            tr(
                "Mean distance to the hub's centre {mean:.3f} km, longest {longest:.2f} km. "
                "Dispersion {after:.3f} km, before balancing {before:.3f} km."
            ).format(
                mean=hubs.mean_distance_km,
                longest=hubs.max_distance_m.max() / 1000,
                after=hubs.dispersion_km,
                before=hubs.first_dispersion_km,
            )
        )
        if hubs.cut_off.any():
            feedback.pushInfo(
                tr("Points cut off, their five nearest all in other hubs: {n}.").format(
                    n=int(hubs.cut_off.sum())
                )
            )
