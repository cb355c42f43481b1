"""Toolbox entry: a better plan from any plan."""

from qgis.core import (
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
)

from ..entry import tr
from ..improve_base import ImproveEntry


class ImprovePlan(ImproveEntry):
    ID = "improveplan"
    TITLE = "Improve a zone plan"
    ICON = "zones.svg"
    TAGS = (
        "redistricting",
        "school",
        "attendance zone",
        "attendance boundary",
        "catchment",
        "optimise",
        "optimize",
        "balance",
        "capacity",
        "territory",
        "balanced clustering",
    )
    HELP = (
        "Takes any plan (the one in force, one drawn by a method or by hand) and looks for a "
        "better one: schools filled within a tolerance around the district's utilisation as far "
        "as such a plan is found, short journeys, compact zones and, if asked, few students who "
        "change school. Schools that stay outside the tolerance are named. Without "
        "a plan it starts from the least travel that the limits allow.\n\n"
        "Every zone is in one piece and holds its school. The result is never worse than the "
        "plan that it starts from, by the objective that the weights state (a plan in pieces is "
        "made contiguous first).\n\n"
        "Beside the plan stands a proof: the lowest mean travel that any plan within the same "
        "limits can have, so that you know how much there is left to gain.\n\n"
        "The method anneals (many small moves, worse ones too at first), redraws groups of "
        "neighbouring zones by small exact programmes, and on maps of many small units does so "
        "on merged units first. A thorough run makes several plans and keeps what they agree on "
        "while it redraws the rest."
    )

    def initAlgorithm(self, config=None):
        self.add_input_parameters()
        self.described(
            QgsProcessingParameterField(
                "ZONE_FIELD",
                tr("Plan to improve"),
                parentLayerParameterName="INPUT",
                optional=True,
            ),
            tr(
                "The school id of each unit's zone. Left empty, the plan starts from the least "
                "travel that the limits allow."
            ),
        )
        self.described(
            QgsProcessingParameterEnum(
                "EFFORT",
                tr("Effort"),
                options=[tr("Standard: seconds"), tr("Thorough: minutes")],
                defaultValue=0,
            ),
            tr("Thorough finds somewhat shorter journeys and rounder zones."),
        )
        self.add_goal_parameters(default_starts=2)
        self.add_random_seed(tr("The same random seed gives the same plan."))
        self.add_condition_parameters()
        self.add_output_parameters()
        self.add_goal_outputs()

    def fill_remedy(self):
        return ""

    def compute(self, parameters, context, feedback):
        from ..core.zones.improve import Effort
        from ..core.zones.zonefield import labels_of_field
        from ..parameters.time_limit import Search
        from ..qgis_io.feedback import FeedbackProgress

        search = Search(self, parameters, context, feedback)
        self.check_stability(parameters, context)
        progress = FeedbackProgress(feedback, 0, 0.05)
        field = next(iter(self.field_names("ZONE_FIELD", parameters, context)), None)
        problem, units = self.read_layers(
            parameters, context, progress, also=[field] if field else []
        )
        given = None
        if field:
            layer = self.units_layer_name(parameters, context)
            given = labels_of_field(problem, units[field].tolist(), field, layer, progress)
        self.stop_if_cancelled(feedback)
        results = self.better(
            problem,
            units,
            given,
            Effort(1 + self.parameterAsEnum(parameters, "EFFORT", context)),
            parameters,
            context,
            search.progress(0.05, 0.9),
        )
        return {
            **self.write_plan(
                problem,
                units,
                results[0].labels,
                parameters,
                context,
                feedback,
                self.other_plans(results, parameters, context),
                beside=self._start_to_show(given, field, parameters, context),
                bound=results[0].bound,
            ),
            **self.goal_numbers(problem, results[0]),
            **search.outputs(),
        }

    def _start_to_show(self, given, field, parameters, context):
        """The plan improved, for the report, unless it is the plan in force anyway."""
        if given is None or field in self.field_names("EXISTING_FIELD", parameters, context):
            return {}
        return {tr("The start: {field}").format(field=field): given}
