"""Toolbox entry: groups of features alike in place, in scores or in both."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from ..entry import Cancelled, Entry, tr
from ..parameters.time_limit import Search, add_time_limit
from .evaluateplan import add_table, write_table

MISSING = ("refuse", "median")


class KMeansGroups(Entry):
    ID = "kmeansgroups"
    TITLE = "Group by place and scores (k-means)"
    GROUP = "Hubs"
    ICON = "hubs.svg"
    TAGS = (
        "cohort",
        "targeting",
        "k-means",
        "cluster",
        "segmentation",
        "silhouette",
        "questionnaire",
        "profile",
        "group",
        "balanced clustering",
        "equal size",
        "territory",
        "school",
    )
    HELP = (
        "Groups features that are alike, e.g. young people of a cohort: by where they are, by "
        "their scores (number fields such as interests, strengths or answers to a "
        "questionnaire), or by both. Tables without geometry can be grouped by scores.\n\n"
        "Scores are standardised, so that each field counts the same whatever its unit. Where "
        "place counts beside them, the weight of place is the share of the total variance that "
        "it has: at 0.5 it counts as much as all fields together.\n\n"
        "The number of groups is given or chosen: the one with the best silhouette, which says "
        "how much closer features are to their own group than to the next (1 far apart, 0 run "
        "together, below 0 mixed up). Groups may be made equal in size.\n\n"
        "The profile tells, for every group, its size, the mean and standard deviation of each "
        "field, how far the mean lies from that of all, and in words the fields that set the "
        "group apart: 'higher' or 'lower' from half a standard deviation, 'much' from one."
    )

    def __init__(self):
        super().__init__()
        self.shown = None

    def initAlgorithm(self, config=None):
        whole = QgsProcessingParameterNumber.Type.Integer
        real = QgsProcessingParameterNumber.Type.Double
        self.described(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Features to group"), [QgsProcessing.SourceType.TypeVector]
            ),
            tr(
                "A layer of points (lines and polygons count by their centroid) or a table "
                "without geometry."
            ),
        )
        self.described(
            QgsProcessingParameterField(
                "FIELDS",
                tr("Scores"),
                parentLayerParameterName="INPUT",
                type=QgsProcessingParameterField.DataType.Numeric,
                allowMultiple=True,
                optional=True,
            ),
            tr("Number fields to group by. With none chosen, features are grouped by place."),
        )
        self.described(
            QgsProcessingParameterBoolean("USE_LOCATION", tr("Use location"), defaultValue=False),
            tr("Place counts beside the scores. Without scores it counts in any case."),
        )
        self.described(
            QgsProcessingParameterNumber(
                "PLACE_WEIGHT",
                tr("Weight of place"),
                type=real,
                defaultValue=0.5,
                minValue=0,
                maxValue=1,
            ),
            tr(
                "Where place counts beside scores: the share of the total variance that place "
                "has. 0: scores alone; 0.5: place as much as all scores together; 1: place alone."
            ),
        )
        self.described(
            QgsProcessingParameterEnum(
                "MISSING",
                tr("Missing scores"),
                options=[
                    tr("Refuse: say which are missing"),
                    tr("Let the field's median stand in"),
                ],
                defaultValue=0,
            ),
            tr(
                "What to do where a score is missing. Medians that stand in are counted in the "
                "log; the profile is of the values that are there."
            ),
        )
        self.described(
            QgsProcessingParameterNumber(
                "GROUPS", tr("Number of groups"), type=whole, optional=True
            ),
            tr(
                "At least 2, and fewer than there are features. Left empty: the number with the "
                "best silhouette is chosen; the log tells the silhouette of every number tried."
            ),
        )
        self.described(
            QgsProcessingParameterNumber(
                "MIN_GROUPS", tr("Fewest groups"), type=whole, defaultValue=2
            ),
            tr("Where the number of groups is chosen: the lowest to try."),
            advanced=True,
        )
        self.described(
            QgsProcessingParameterNumber(
                "MAX_GROUPS", tr("Most groups"), type=whole, defaultValue=10
            ),
            tr("Where the number of groups is chosen: the highest to try."),
            advanced=True,
        )
        self.described(
            QgsProcessingParameterBoolean(
                "EQUAL_SIZES", tr("Groups of equal size"), defaultValue=False
            ),
            tr("Sizes differ by at most one, at the least loss of likeness."),
        )
        self.add_random_seed(tr("The same random seed gives the same groups."))
        add_time_limit(self)
        self.described(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Features by group")),
            tr(
                "Every feature with its group, the group's size and its distance to the group's "
                "centre: on the ground in metres where place counts, in standard deviations where "
                "scores do."
            ),
        )
        add_table(
            self,
            "PROFILE",
            tr("Profile of the groups"),
            tr(
                "One row per group, and a last one of all features: size, mean and standard "
                "deviation of each field, how far the mean lies from that of all, and the fields "
                "that set the group apart."
            ),
        )
        self.add_page_parameters(
            tr(
                "One page to read, print and hand on: what sets each group apart as a chart, the "
                "map, sizes, settings and versions. Beside it lies a JSON file with which "
                "qgis_process runs the same again."
            )
        )
        for name, text in (
            ("GROUP_COUNT", "Number of groups"),
            ("SILHOUETTE", "Mean silhouette, -1 to 1"),
            (
                "INERTIA",
                "Sum of squared distances to the centres (squared standard deviations; by place "
                "alone km²)",
            ),
            ("EXPLAINED", "Share of the variance that lies between the groups (%)"),
            ("MIN_SIZE", "Size of the smallest group"),
            ("MAX_SIZE", "Size of the largest group"),
            ("IMPUTED", "Missing scores for which a median stands in"),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, tr(text)))

    def compute(self, parameters, context, feedback):
        from ..core.groups.groups import k_means_groups
        from ..qgis_io import sources
        from ..qgis_io.feedback import FeedbackProgress

        source = self.source("INPUT", parameters, context)
        layer = self.layer_name(source, tr("Features"))
        # By the names that the layer itself uses, whatever case was typed, and each once.
        there = source.fields()
        fields = [
            there.at(there.lookupField(name)).name() if there.lookupField(name) >= 0 else name
            for name in self.field_names("FIELDS", parameters, context)
        ]
        fields = list(dict.fromkeys(fields))
        search = Search(self, parameters, context, feedback)
        progress = FeedbackProgress(feedback, 0, 0.1)
        given = parameters.get("GROUPS") not in (None, "")
        progress.stage(tr("Reading the features ..."))
        features = sources.read(source, fields, context, layer=layer, progress=progress)
        progress.stage(tr("Forming groups; features: {n} ...").format(n=len(features)))
        result = k_means_groups(
            features,
            fields,
            use_place=self.parameterAsBool(parameters, "USE_LOCATION", context),
            place_weight=self.parameterAsDouble(parameters, "PLACE_WEIGHT", context),
            missing=MISSING[self.parameterAsEnum(parameters, "MISSING", context)],
            groups=self.whole_number("GROUPS", parameters, context) if given else None,
            min_groups=self.whole_number("MIN_GROUPS", parameters, context),
            max_groups=self.whole_number("MAX_GROUPS", parameters, context),
            equal_sizes=self.parameterAsBool(parameters, "EQUAL_SIZES", context),
            random_seed=self.whole_number("RANDOM_SEED", parameters, context),
            layer=layer,
            progress=search.progress(0.1, 0.9),
        )
        if result is None:
            raise Cancelled
        self.shown = features, result
        self._log(result, feedback)
        return {
            "OUTPUT": self._write_features(source, result, parameters, context, feedback),
            "PROFILE": self._write_profile(result, parameters, context),
            "GROUP_COUNT": result.count,
            "SILHOUETTE": result.silhouette,
            "INERTIA": result.inertia,
            "EXPLAINED": 100 * result.explained,
            "MIN_SIZE": int(result.sizes.min()),
            "MAX_SIZE": int(result.sizes.max()),
            "IMPUTED": sum(result.imputed.values()),
            **search.outputs(),
        }

    def report_page(self, record, json_name, parameters, context):
        from ..core import geo
        from ..core.on_earth import off_earth_faults
        from ..core.report.groups import GroupReport, group_report
        from ..qgis_io import sources, styling

        features, result = self.shown
        xy = None
        if (
            geo.is_on_earth(features.crs)
            and not (features.geometry.isna().any() or features.geometry.is_empty.any())
            and not any(off_earth_faults(features, ""))
        ):
            metric = geo.local_metric_crs(features.geometry)
            xy = geo.project(sources.middles(features), features.crs, metric)
        fills = [styling.colour_name(group) for group in range(result.count)]
        return group_report(GroupReport(result, fills, record, xy), json_name)

    def _log(self, result, feedback):
        from ..core.report.hubs import from_to

        if len(result.silhouettes) > 1:
            tried = ", ".join(f"{k} {value:.3f}" for k, value in result.silhouettes.items())
            feedback.pushInfo(tr("Silhouette by number of groups: {tried}.").format(tried=tried))
        if result.sampled < len(result.labels):
            feedback.pushInfo(
                tr("The silhouette is that of a random sample of {n} features.").format(
                    n=result.sampled
                )
            )
        what = tr("by place and scores")
        if not (result.by_place and result.by_scores):
            what = tr("by place") if result.by_place else tr("by scores")
        feedback.pushInfo(
            tr(
                "{n} features in {k} groups of {sizes}, {what}: silhouette "
                "{silhouette:.3f}, {explained:.1f} % of the variance lies between the groups."
            ).format(
                n=len(result.labels),
                k=result.count,
                sizes=from_to(result.sizes),
                what=what,
                silhouette=result.silhouette,
                explained=100 * result.explained,
            )
        )
        if result.profile.fields:
            for group, size in enumerate(result.sizes):
                feedback.pushInfo(
                    tr("Group {group} ({size}): {words}.").format(
                        group=group + 1, size=size, words=result.profile.set_apart(group)
                    )
                )

    def _write_features(self, source, result, parameters, context, feedback):
        from ..core.groups.tables import feature_columns
        from ..qgis_io import sinks, sources, styling

        columns = feature_columns(result)
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
        self.output_styles.append(styling.OutputStyles(destination, fields, styles))
        return destination

    def _write_profile(self, result, parameters, context):
        from ..core.groups.tables import profile_columns
        from ..qgis_io import sinks

        columns = profile_columns(result)
        fields = sinks.as_fields([sinks.field(name, kind) for name, kind, _ in columns])
        rows = zip(*[values for _, _, values in columns])
        return write_table(self, "PROFILE", fields, rows, parameters, context)
