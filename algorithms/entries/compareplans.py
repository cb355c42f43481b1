"""Toolbox entry: two or more plans of one layer, side by side."""

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from ..entry import tr
from ..parameters import ground
from ..writing.zone_layers import tell_swaps, write_changes
from ..zone_base import POLYGONS, Shown, ZoneEntry
from .evaluateplan import add_table, add_walking_distance, shown, write_table


class ComparePlans(ZoneEntry):
    ID = "compareplans"
    TITLE = "Compare zone plans"
    ICON = "zones.svg"
    TAGS = (
        "redistricting",
        "school",
        "attendance zone",
        "plan",
        "scenario",
        "difference",
        "reassigned",
        "boundary change",
        "catchment",
        "attendance boundary",
        "balanced clustering",
        "territory",
    )
    HELP = (
        "Compares two or more plans: fields of one layer of planning units, each naming the "
        "school of every unit, e.g. the plan in force and automated ones.\n\n"
        "It tells every measure of 'Evaluate a zone plan' for every plan, of the whole and zone "
        "by zone, how many units and students change zone between every two plans, and which "
        "plans agree on every unit. For one pair of plans, from and to, the output layer shows "
        "the units that change and their zones before and after."
    )

    def initAlgorithm(self, config=None):
        self.add_input_parameters()
        self.described(
            QgsProcessingParameterField(
                "ZONE_FIELDS",
                tr("Zone fields"),
                parentLayerParameterName="INPUT",
                allowMultiple=True,
            ),
            tr("Two or more fields with the school id of each unit's zone; one plan each."),
        )
        self.described(
            QgsProcessingParameterString("PLAN_NAMES", tr("Names of the plans"), optional=True),
            tr(
                "What the plans are called in tables, report and map: one per zone field, in the "
                "same order, with semicolons between. Left empty: the fields' names."
            ),
        )
        for name, title, which in (
            ("FROM", tr("From plan"), tr("the first")),
            ("TO", tr("To plan"), tr("the second")),
        ):
            self.described(
                QgsProcessingParameterField(
                    name, title, parentLayerParameterName="INPUT", optional=True
                ),
                tr("One of the zone fields, for the changes in the output; else {which}.").format(
                    which=which
                ),
            )
        add_walking_distance(self)
        self.described(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Changes"), POLYGONS),
            tr(
                "Every planning unit with its zone in the two plans chosen, whether it changes, "
                "and which of all the plans agree on it."
            ),
        )
        add_table(
            self,
            "TABLE",
            tr("Measures by plan"),
            tr("One row per measure of the whole plan, one column per plan."),
        )
        add_table(
            self,
            "ZONE_TABLE",
            tr("Measures by zone and plan"),
            tr("One row per zone and measure, one column per plan."),
        )
        add_table(
            self,
            "MOVES_TABLE",
            tr("Students who move between plans"),
            tr("One row per pair of plans: units and students whose zone differs."),
        )
        ground.declare_output(self)
        self.add_zone_pages()
        for name, text in (
            ("PLAN_COUNT", "Number of plans"),
            ("UNITS_CHANGED", "Units that change zone"),
            ("STUDENTS_CHANGED", "Students who change zone"),
            ("UNITS_AGREED", "Units on which all plans agree"),
            ("STUDENTS_SWAPPED", "Students swapped between two schools"),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, tr(text)))

    def compute(self, parameters, context, feedback):
        from ..core.zones.comparison import compare_plans
        from ..core.zones.metrics import swaps
        from ..core.zones.zonefield import labels_of_field
        from ..qgis_io.feedback import FeedbackProgress

        progress = FeedbackProgress(feedback, 0, 0.6)
        names = self.field_names("ZONE_FIELDS", parameters, context)
        pair = self._pair(names, parameters, context)
        called = self._plan_names(names, parameters, context)
        problem, units = self.read_layers(parameters, context, progress, also=names)
        layer = self.units_layer_name(parameters, context)
        plans = [
            (title, labels_of_field(problem, units[name].tolist(), name, layer, progress))
            for name, title in zip(names, called)
        ]
        progress.share(0.3)
        progress.stage(tr("Measuring {n} plans ...").format(n=len(plans)))
        comparison = compare_plans(
            problem,
            plans,
            self.units_m,
            walking_distance_m=self.parameterAsDouble(parameters, "WALKING_DISTANCE", context),
            named=[units[name].tolist() for name in names],
        )
        progress.share(1)
        progress = FeedbackProgress(feedback, 0.6, 1)
        self._tell(comparison, progress)
        first, second = comparison.labels[list(pair)]
        swapped = swaps(problem.students, first, second)
        tell_swaps(swapped, progress.info)
        return {
            "OUTPUT": self._write_changes(
                problem, units, comparison, pair, parameters, context, feedback
            ),
            "DIVIDED": ground.write_divided(self, self.divided, parameters, context, feedback),
            "TABLE": self._write_table(comparison, pair, parameters, context),
            "ZONE_TABLE": self._write_zone_table(problem, comparison, pair, parameters, context),
            "MOVES_TABLE": self._write_moves(problem, comparison, parameters, context),
            "PLAN_COUNT": len(names),
            "UNITS_CHANGED": int(comparison.units_moved[pair]),
            "STUDENTS_CHANGED": float(comparison.students_moved[pair]),
            "UNITS_AGREED": int((comparison.n_zones_of_unit == 1).sum()),
            "STUDENTS_SWAPPED": swapped.students,
        }

    def _pair(self, names, parameters, context):
        """The two plans whose differences the output shows, by their place in the list."""
        from ..core.errors import Fault, InputError
        from ..core.zones.comparison import check_names

        check_names(names)
        chosen = []
        for parameter in ("FROM", "TO"):
            name = next(iter(self.field_names(parameter, parameters, context)), None)
            if name and name not in names:
                raise InputError(
                    Fault(
                        tr("the field '{name}' is not one of the plans compared").format(name=name),
                        "Choose it among the zone fields too, or choose another.",
                        parameter,
                    )
                )
            chosen.append(names.index(name) if name else None)
        first, second = chosen
        if first is None:
            first = 0 if second != 0 else 1
        if second is None:
            second = 1 if first == 0 else 0
        if first == second:
            raise InputError(
                Fault("from and to are the same plan", "Choose two different plans.", "FROM, TO")
            )
        return first, second

    def _plan_names(self, fields, parameters, context):
        """What the plans are called, one by one; like their fields if nothing is said."""
        from ..core.errors import Fault, InputError

        names = self.texts("PLAN_NAMES", parameters, context)
        if not names:
            return fields
        if len(names) != len(fields):
            raise InputError(
                Fault(
                    "there are not as many names as plans",
                    "Give one per zone field, with semicolons between, or none.",
                    "PLAN_NAMES",
                    detail=tr("names: {names}, plans: {plans}").format(
                        names=len(names), plans=len(fields)
                    ),
                )
            )
        # They become columns, whose names layers do not tell apart by their case.
        lower = [name.lower() for name in names]
        repeated = sorted({name for name in names if lower.count(name.lower()) > 1})
        if repeated:
            raise InputError(
                Fault(
                    "two plans have the same name",
                    "Give every plan a name of its own.",
                    "PLAN_NAMES",
                    detail=", ".join(repeated),
                )
            )
        return names

    def _tell(self, comparison, progress):
        for measure, values in comparison.measures():
            if any(value is not None for value in values):
                figures = ", ".join(
                    f"{name} {shown(value)}" for name, value in zip(comparison.names, values)
                )
                unit = f" ({tr(measure.unit)})" if measure.unit else ""
                progress.info(f"{tr(measure.name)}{unit}: {figures}")
        for first, one in enumerate(comparison.names):
            for second in range(first + 1, len(comparison.names)):
                progress.info(
                    tr(
                        "Between {a} and {b} differ: units {units}, students {students:,.0f}."
                    ).format(
                        units=comparison.units_moved[first, second],
                        students=comparison.students_moved[first, second],
                        a=one,
                        b=comparison.names[second],
                    )
                )

    def _write_changes(self, problem, units, comparison, pair, parameters, context, feedback):
        from ..core.zones.metrics import plan_colours

        before, after = comparison.labels[list(pair)]
        plans = list(zip(comparison.names, comparison.labels))
        colours = plan_colours(problem, after, before)
        # About the plan that one goes to, held against the one that one leaves.
        self.shown = Shown(problem, units, plans, colours, about=pair[1], before=pair[0])
        return write_changes(
            self,
            "OUTPUT",
            (before, after),
            comparison.changed(*pair),
            parameters,
            context,
            feedback,
            more=[
                ("n_zones", int, comparison.n_zones_of_unit),
                ("agreement", str, comparison.agreement()),
            ],
        )

    def _plan_columns(self, comparison):
        from ..qgis_io import sinks

        columns = [sinks.field(name, float) for name in comparison.names]
        # Our own column last, and by its own name if a plan is not called so.
        taken = {name.lower() for name in comparison.names}
        return [
            *columns,
            sinks.field("difference_" if "difference" in taken else "difference", float),
        ]

    def _write_table(self, comparison, pair, parameters, context):
        from ..qgis_io import sinks

        # A plan's field may be called like one of ours: it gets a number behind.
        fields = sinks.with_new_fields(
            sinks.as_fields(
                [
                    sinks.field("metric", str),
                    sinks.field("name", str),
                    sinks.field("unit", str),
                ]
            ),
            self._plan_columns(comparison),
        )
        rows = [
            [measure.key, tr(measure.name), tr(measure.unit), *_with_difference(values, pair)]
            for measure, values in comparison.measures()
            if any(value is not None for value in values)
        ]
        return write_table(self, "TABLE", fields, rows, parameters, context)

    def _write_zone_table(self, problem, comparison, pair, parameters, context):
        from ..qgis_io import sinks

        id_field = sinks.renamed(self._school_id_field(parameters, context), "zone_id")
        fields = sinks.with_new_fields(
            sinks.as_fields([id_field, sinks.field("metric", str), sinks.field("unit", str)]),
            self._plan_columns(comparison),
        )
        measures = comparison.zone_measures()
        rows = [
            [school, name, unit, *_with_difference(values[:, zone].tolist(), pair)]
            for zone, school in enumerate(problem.school_ids)
            for name, (values, unit) in measures.items()
        ]
        return write_table(self, "ZONE_TABLE", fields, rows, parameters, context)

    def _write_moves(self, problem, comparison, parameters, context):
        from ..qgis_io import sinks

        fields = sinks.as_fields(
            [
                sinks.field("from_plan", str),
                sinks.field("to_plan", str),
                sinks.field("units", int),
                sinks.field("students", float),
                sinks.field("students_percent", float),
            ]
        )
        every = problem.students.sum()
        rows = [
            [one, other, units, students, 100 * students / every]
            for one, units_row, students_row in zip(
                comparison.names, comparison.units_moved, comparison.students_moved
            )
            for other, units, students in zip(comparison.names, units_row, students_row)
            if one != other
        ]
        return write_table(self, "MOVES_TABLE", fields, rows, parameters, context)


def _with_difference(values, pair):
    """The values of all plans as floats, and the change from the first to the second."""
    numbers = [None if value is None else float(value) for value in values]
    before, after = numbers[pair[0]], numbers[pair[1]]
    change = None if before is None or after is None else after - before
    return [*numbers, change]
