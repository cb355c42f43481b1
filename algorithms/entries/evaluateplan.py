"""Toolbox entry: the figures of any plan that a layer holds."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..core.errors import MOST_NAMED, describe
from ..core.lengths import METRES_PER_MILE
from ..core.texts import listed
from ..entry import tr
from ..improve_base import add_limit_parameters, ceiling, travel_sentence
from ..parameters import ground
from ..writing.zone_layers import tell_swaps, write_adjacency, write_changes
from ..zone_base import POLYGONS, Shown, ZoneEntry

NUMBERS = (
    ("ZONE_COUNT", "Number of zones"),
    ("EMPTY_ZONES", "Zones without any unit"),
    ("STUDENTS", "Students in zones"),
    ("SEATS", "Seats"),
    ("UNASSIGNED", "Units without a zone"),
    ("STUDENTS_UNASSIGNED", "Students without a zone"),
    ("BALANCE", "Balance (of 100)"),
    ("HIGHEST_BALANCE", "Highest balance of any plan (of 100)"),
    ("UTILISATION", "Utilisation of the district (%)"),
    ("MIN_UTILISATION", "Lowest utilisation (%)"),
    ("MAX_UTILISATION", "Highest utilisation (%)"),
    ("SEATS_OVER", "Students over capacity"),
    ("ZONES_OVER_110", "Zones over 110 %"),
    ("PROXIMITY_MI", "Proximity (miles)"),
    ("MEAN_TRAVEL_MI", "Students' mean travel (miles)"),
    ("MAX_TRAVEL_MI", "Students' longest travel (miles)"),
    ("WALK_SHARE", "Students within the walking distance (%)"),
    ("COMPACTNESS", "Compactness (of 100)"),
    ("POLSBY_POPPER", "Mean Polsby-Popper"),
    ("REOCK", "Mean Reock"),
    ("CUT_EDGES", "Cut edges"),
    ("ZONES_IN_PIECES", "Zones in more than one piece"),
    ("STUDENTS_DETACHED", "Students in detached pieces"),
    ("SCHOOLS_OUTSIDE", "Schools outside their zone"),
    ("UNITS_REASSIGNED", "Units reassigned"),
    ("STUDENTS_REASSIGNED", "Students reassigned"),
    ("REASSIGNED_SHARE", "Share of students reassigned (%)"),
    ("STUDENTS_SWAPPED", "Students swapped between two schools"),
    ("LOWER_BOUND_MI", "Lowest mean travel possible within the limits (miles)"),
    ("LOWER_BOUND_COST", "Lowest mean travel cost possible within the limits"),
    ("MEAN_TRAVEL_COST", "Students' mean travel (unit of the travel costs)"),
    ("MAX_TRAVEL_COST", "Students' longest travel (unit of the travel costs)"),
    ("STUDENTS_WITHOUT_WAY", "Students who cannot reach their school by the travel costs"),
    ("GAP", "Mean travel above the lowest possible (%)"),
    ("ZONES_OUTSIDE_LIMITS", "Zones outside the limits asked for"),
    ("ZONES_OUTSIDE_WIDENED_LIMITS", "Zones outside the limits as widened"),
)
"""The core's measures of a plan, as outputs."""


def add_walking_distance(entry):
    """The parameter that says how far students may walk."""
    entry.described(
        QgsProcessingParameterNumber(
            "WALKING_DISTANCE",
            tr("Walking distance (metres)"),
            type=QgsProcessingParameterNumber.Type.Double,
            defaultValue=1609.344,
            minValue=0,
        ),
        tr(
            "Students who live no farther than this from their school count as walkers: "
            "1609.344 m is one mile. Always in metres, whatever the layers' unit, and as the "
            "crow flies."
        ),
    )


def add_table(entry, name, description, help_text):
    """A table output, features without geometry; may be left out, as on a server."""
    entry.described(
        QgsProcessingParameterFeatureSink(
            name,
            description,
            QgsProcessing.SourceType.TypeVector,
            optional=True,
            createByDefault=True,
        ),
        help_text,
    )


def write_table(entry, name, fields, rows, parameters, context):
    """Write a table; returns its destination, None where it is left out."""
    from ..qgis_io import sinks, styling

    sink, destination = entry.sink(
        name,
        parameters,
        context,
        fields,
        QgsWkbTypes.Type.NoGeometry,
        QgsCoordinateReferenceSystem(),
    )
    if sink is None:
        return None
    for row in rows:
        sinks.write(sink, fields, row, None, name)
    entry.output_styles.append(styling.OutputStyles(destination, fields, (), styling.TABLES))
    return destination


def shown(value):
    """A figure for the log: thousands apart, three decimals at most; a dash for none."""
    return "-" if value is None else f"{value:,.3f}".rstrip("0").rstrip(".")


class EvaluatePlan(ZoneEntry):
    ID = "evaluateplan"
    TITLE = "Evaluate a zone plan"
    ICON = "zones.svg"
    TAGS = (
        "redistricting",
        "school",
        "attendance zone",
        "plan",
        "balance",
        "capacity",
        "compactness",
        "polsby-popper",
        "reock",
        "contiguity",
        "metrics",
        "catchment",
        "attendance boundary",
        "balanced clustering",
        "territory",
    )
    HELP = (
        "Measures any plan: a layer of planning units with a field that names the school of "
        "each unit.\n\n"
        "Of every zone and of the whole plan it tells balance, compactness and proximity (as "
        "'Draw attendance zones' does), utilisation, students over capacity, zones over 110 %, "
        "students' mean and longest travel and how many can walk, Polsby-Popper and Reock, cut "
        "edges, zones in more than one piece and the students in their detached pieces, schools "
        "outside their zone and units without a zone.\n\n"
        "A piece is detached if it does not hold the school of its zone; where the school "
        "stands outside its zone, all pieces but the one with most students are. With a field "
        "that holds the existing plan, it also counts the units and students reassigned."
    )

    def initAlgorithm(self, config=None):
        self.add_input_parameters()
        self.described(
            QgsProcessingParameterField(
                "ZONE_FIELD", tr("Zone field"), parentLayerParameterName="INPUT"
            ),
            tr("The school id of each unit's zone. Empty where a unit has none."),
            kind="zone",
        )
        add_walking_distance(self)
        add_limit_parameters(self)
        self.add_condition_parameters()
        self.add_zones_output()
        self.described(
            QgsProcessingParameterFeatureSink(
                "DETACHED",
                tr("Detached pieces"),
                POLYGONS,
                optional=True,
                createByDefault=False,
            ),
            tr("One polygon per piece of a zone that is cut off from its school."),
        )
        self.described(
            QgsProcessingParameterFeatureSink(
                "CHANGES", tr("Changes"), POLYGONS, optional=True, createByDefault=False
            ),
            tr("Every planning unit with its zone before (the existing plan) and after."),
        )
        ground.declare_output(self)
        self.add_adjacency_output()
        add_table(
            self, "TABLE", tr("Measures of the plan"), tr("One row per measure of the whole plan.")
        )
        self.add_zone_pages()
        for name, text in NUMBERS:
            self.addOutput(QgsProcessingOutputNumber(name, tr(text)))

    def compute(self, parameters, context, feedback):
        from ..core.errors import Fault, InputError
        from ..core.zones.bounds import lower_bound
        from ..core.zones.costs import tell_without_way
        from ..core.zones.evaluation import evaluate_plan
        from ..core.zones.limits import highest_balance, utilisation_limits
        from ..core.zones.zonefield import CLOSED, labels_of_field
        from ..qgis_io.feedback import FeedbackProgress

        if parameters.get("CHANGES") and not parameters.get("EXISTING_FIELD"):
            raise InputError(
                Fault(
                    "changes are asked for, but not against which plan",
                    "Choose the existing plan's field.",
                    "EXISTING_FIELD",
                )
            )
        progress = FeedbackProgress(feedback, 0, 0.6)
        zone_field = self.field_names("ZONE_FIELD", parameters, context)[0]
        problem, units = self.read_layers(parameters, context, progress, also=[zone_field])
        layer = self.units_layer_name(parameters, context)
        labels = labels_of_field(problem, units[zone_field].tolist(), zone_field, layer, progress)
        self.stop_if_cancelled(feedback)
        limits = utilisation_limits(
            problem,
            self.parameterAsDouble(parameters, "TOLERANCE", context),
            ceiling(self, parameters, context),
        )
        progress.stage(tr("Working out how short journeys could be at best ..."))
        bound = lower_bound(problem, limits, progress)
        existing = self.existing_plan(problem, units, parameters, context, progress, closed=CLOSED)
        progress.stage(tr("Measuring the plan ..."))
        evaluation = evaluate_plan(
            problem,
            labels,
            self.units_m,
            existing=existing,
            walking_distance_m=self.parameterAsDouble(parameters, "WALKING_DISTANCE", context),
            highest_balance=highest_balance(problem),
        )
        progress.share(1)
        progress = FeedbackProgress(feedback, 0.6, 1)
        measures = [m for m in evaluation.measures() if m.value is not None]
        for measure in measures:
            progress.info(f"{tr(measure.name)}: {shown(measure.value)} {tr(measure.unit)}".rstrip())
        titles = self._zone_titles(parameters, context, problem)
        tell_without_way(problem, labels, progress)
        self._tell(evaluation, titles, progress)
        if evaluation.swaps is not None:
            tell_swaps(evaluation.swaps, progress.info)
        numbers = self._tell_bound(problem, evaluation, bound, progress)
        return {
            "ZONES": self._write_evaluated(
                problem, units, evaluation, existing, bound, parameters, context
            ),
            "DETACHED": self._write_detached(problem, units, evaluation, parameters, context),
            "CHANGES": self._write_changes(existing, labels, parameters, context, feedback),
            "ADJACENCY": write_adjacency(self, problem, parameters, context),
            "DIVIDED": ground.write_divided(self, self.divided, parameters, context, feedback),
            "TABLE": self._write_measures(measures, parameters, context),
            **{measure.key: measure.value for measure in measures},
            **numbers,
        }

    def _tell(self, evaluation, titles, progress):
        self._warn(evaluation.metrics, titles, progress)
        outside = evaluation.school_outside.nonzero()[0]
        if len(outside):
            progress.warn(
                tr("Schools outside their own zone: {n} ({schools}).").format(
                    n=len(outside),
                    schools=listed((titles[z] for z in outside), MOST_NAMED),
                )
            )

    def _tell_bound(self, problem, evaluation, bound, progress):
        """How near the plan's travel is to the lowest possible, in the log and as outputs."""
        from ..core.zones.bounds import gap_percent

        for text in describe(bound.limits.faults).splitlines():
            progress.warn(text)
        students = evaluation.metrics.students
        outside = bound.limits.outside(students)
        lost = int((evaluation.without_way & ~problem.stranded).sum())
        unplaced = evaluation.students_unplaced
        progress.info(travel_sentence(problem, evaluation.mean_travel, bound, lost, unplaced))
        if outside.any():
            progress.info(
                tr(
                    "That bound is for plans within the limits; zones of this one outside them: "
                    "{n}. It may travel less for that."
                ).format(n=int(outside.sum()))
            )
        numbers = {
            "ZONES_OUTSIDE_LIMITS": int(bound.limits.outside_asked(students).sum()),
            "ZONES_OUTSIDE_WIDENED_LIMITS": int(outside.sum()),
        }
        gap = gap_percent(evaluation.mean_travel, bound.mean_travel)
        if bound.proves and not lost and not unplaced and gap >= 0:
            numbers["GAP"] = gap
        if problem.costs is None:
            numbers["LOWER_BOUND_MI"] = bound.mean_travel / METRES_PER_MILE
        elif bound.proves:
            numbers["LOWER_BOUND_COST"] = bound.mean_travel
        return numbers

    def _write_evaluated(self, problem, units, evaluation, existing, bound, parameters, context):
        from ..core.zones.metrics import plan_colours
        from ..core.zones.tables import more_zone_columns

        colours = plan_colours(problem, evaluation.labels, existing)
        name = self.field_names("ZONE_FIELD", parameters, context)[0]
        plans = [(name, evaluation.labels)]
        self.shown = Shown(problem, units, plans, colours, bound=bound)
        return self._write_zones(
            problem,
            evaluation.metrics,
            colours,
            parameters,
            context,
            more_columns=more_zone_columns(evaluation),
        )

    def _write_detached(self, problem, units, evaluation, parameters, context):
        import numpy as np

        from ..core.zones.outlines import dissolve_groups
        from ..qgis_io import sinks, sources, styling

        source = self.source("INPUT", parameters, context)
        id_field = sinks.renamed(self._school_id_field(parameters, context), "zone_id")
        fields = sinks.as_fields(
            [id_field, sinks.field("students", float), sinks.field("n_units", int)]
        )
        sink, destination = self.sink(
            "DETACHED",
            parameters,
            context,
            fields,
            QgsWkbTypes.Type.MultiPolygon,
            source.sourceCrs(),
        )
        if sink is None:
            return None
        found, group = np.unique(evaluation.piece[evaluation.detached], return_inverse=True)
        groups = np.full(problem.n_units, -1)
        groups[evaluation.detached] = group
        shapes = dissolve_groups(problem, units.geometry, groups, len(found))
        for number, shape in enumerate(shapes):
            members = np.flatnonzero(groups == number)
            zone = problem.school_ids[evaluation.labels[members[0]]]
            row = [zone, problem.students[members].sum(), len(members)]
            sinks.write(sink, fields, row, sources.to_qgis(shape), tr("Detached pieces"))
        self.output_styles.append(
            styling.OutputStyles(
                destination,
                fields,
                [styling.from_file(tr("Detached pieces"), "detached")],
                styling.MARKS,
            )
        )
        return destination

    def _write_changes(self, existing, labels, parameters, context, feedback):
        if existing is None:
            return None
        from ..core.zones.metrics import moved

        plans = existing, labels
        changed = moved(*plans)
        return write_changes(self, "CHANGES", plans, changed, parameters, context, feedback)

    def _write_measures(self, measures, parameters, context):
        from ..qgis_io import sinks

        fields = sinks.as_fields(
            [
                sinks.field("metric", str),
                sinks.field("name", str),
                sinks.field("value", float),
                sinks.field("unit", str),
            ]
        )
        rows = [[m.key, tr(m.name), float(m.value), tr(m.unit)] for m in measures]
        return write_table(self, "TABLE", fields, rows, parameters, context)
