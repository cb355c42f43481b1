# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbox entry: groups of features alike in place, in scores or in both."""

from functools import partial

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from ..core.texts import number
from ..entry import Entry, Results
from ..parameters import outputs, pages, random_seed, time_limit
from ..qgis_io.compat import FieldDataType, NumberType, SourceType
from ..qgis_io.texts import tr
from ..run import Cancelled
from ..writing import groups

MISSING = ("refuse", "median")

NUMBERS = (
    ("GROUP_COUNT", "Number of groups"),
    ("SILHOUETTE", "Mean silhouette, -1 to 1"),
    (
        "INERTIA",
        "Sum of squared distances to the centres (squared standard deviations; by place alone km²)",
    ),
    ("EXPLAINED", "Share of the variance that lies between the groups (%)"),
    ("MIN_SIZE", "Size of the smallest group"),
    ("MAX_SIZE", "Size of the largest group"),
    ("LARGEST_GAP", "Largest difference of a category's share in a group from all (points of %)"),
    ("IMPUTED", "Missing scores for which a median stands in"),
)


class KMeansGroups(Entry):
    ID = "kmeansgroups"
    TITLE = "Group by place and scores"
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
        "mixed groups",
        "anticlustering",
        "stratified",
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

    def initAlgorithm(self, config=None):
        whole = NumberType.Integer
        real = NumberType.Double
        self.described(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Features to group"), [SourceType.Vector]
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
                type=FieldDataType.Numeric,
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
            advanced=True,
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
        self.described(
            QgsProcessingParameterBoolean("MIXED", tr("Mixed groups"), defaultValue=False),
            tr(
                "The opposite: groups of equal size that are each like the whole in the scores, in "
                "the categories below and, where it counts, in place. For classes, teams and "
                "parallel cohorts. The number of groups is needed."
            ),
        )
        self.described(
            QgsProcessingParameterField(
                "CATEGORY_FIELDS",
                tr("Categories of mixed groups"),
                parentLayerParameterName="INPUT",
                type=FieldDataType.Any,
                allowMultiple=True,
                optional=True,
            ),
            tr("Fields such as school, language or sex: each group gets its share of every value."),
        )
        random_seed.declare(self, tr("The same random seed gives the same groups."))
        time_limit.declare(self)
        self.described(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Features by group")),
            tr(
                "Every feature with its group, the group's size and its distance to the group's "
                "centre: on the ground in metres where place counts, in standard deviations where "
                "scores do."
            ),
        )
        outputs.declare_table(
            self,
            "PROFILE",
            tr("Profile of the groups"),
            tr(
                "One row per group, and a last one of all features: size, mean and standard "
                "deviation of each field, how far the mean lies from that of all, and the fields "
                "that set the group apart."
            ),
        )
        pages.declare(
            self,
            tr(
                "One page to read, print and hand on: what sets each group apart as a chart, the "
                "map, sizes, settings and versions. Beside it lies a JSON file with which "
                "qgis_process runs the same again."
            ),
        )
        pages.declare_members(
            self,
            tr(
                "A field such as a name or a number: the report lists who is in every group. "
                "Nothing by default: features may be people."
            ),
        )
        outputs.declare_numbers(self, NUMBERS)

    def compute(self, run):
        from ..core.groups.groups import k_means_groups
        from ..qgis_io import sources
        from ..qgis_io.discretion import by_role

        source = run.source("INPUT")
        name = by_role(source, tr("Features"))
        # By the names that the layer itself uses, whatever case was typed, and each once.
        there = source.fields()
        fields, categories = (
            list(
                dict.fromkeys(
                    there.at(there.lookupField(field)).name()
                    if there.lookupField(field) >= 0
                    else field
                    for field in run.fields(parameter)
                )
            )
            for parameter in ("FIELDS", "CATEGORY_FIELDS")
        )
        search = time_limit.read(run)
        progress = run.progress(0, 0.1)
        progress.stage(tr("Reading the features ..."))
        member_field = run.field("MEMBER_FIELD")
        own = [] if member_field is None else [member_field]
        wanted = list(dict.fromkeys([*fields, *categories, *own]))
        layer = sources.read(source, wanted, run.context, layer=name, progress=progress)
        progress.stage(tr("Forming groups; features: {n} ...").format(n=number(len(layer.frame))))
        result = k_means_groups(
            layer.frame,
            fields,
            use_place=run.flag("USE_LOCATION"),
            place_weight=run.number("PLACE_WEIGHT"),
            missing=MISSING[run.choice("MISSING")],
            groups=run.whole_number_if_any("GROUPS"),
            min_groups=run.whole_number("MIN_GROUPS"),
            max_groups=run.whole_number("MAX_GROUPS"),
            equal_sizes=run.flag("EQUAL_SIZES"),
            random_seed=random_seed.read(run),
            layer=name,
            progress=search.progress(0.1, 0.9),
            mixed=run.flag("MIXED"),
            categories=categories,
        )
        if result is None:
            raise Cancelled
        groups.tell_groups(result, run.feedback)
        results = {
            "OUTPUT": groups.write_features(run, layer, result),
            "PROFILE": groups.write_profile(run, result),
            "GROUP_COUNT": result.count,
            "SILHOUETTE": result.silhouette,
            "INERTIA": result.inertia,
            "EXPLAINED": 100 * result.explained,
            "MIN_SIZE": int(result.sizes.min()),
            "MAX_SIZE": int(result.sizes.max()),
            "IMPUTED": sum(result.imputed.values()),
            **({"LARGEST_GAP": max(result.gaps.values())} if result.gaps else {}),
            **search.outputs(),
        }
        members = None if member_field is None else layer.frame[member_field].tolist()
        return Results(results, partial(groups.report, layer.frame, result, members))
