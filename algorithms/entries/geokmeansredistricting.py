"""Toolbox entry: attendance zones by GeoKMeans and its variants."""

from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterNumber

from ..core.texts import counted, schools_counted
from ..entry import tr
from ..improve_base import ImproveEntry

METHOD_NAMES = ("GeoKMeans", "SCKM", "CKM", "SKM")


class GeoKMeansRedistricting(ImproveEntry):
    ID = "geokmeansredistricting"
    TITLE = "Draw attendance zones (GeoKMeans)"
    ICON = "zones.svg"
    TAGS = (
        "redistricting",
        "school",
        "attendance zone",
        "attendance boundary",
        "catchment",
        "regionalization",
        "balanced clustering",
        "territory",
        "geokmeans",
    )
    HELP = (
        "Draws one attendance zone around every school from planning units, so that zones are "
        "in one piece, enrolment is close to capacity, shapes are compact and students live "
        "near their school.\n\n"
        "The method is GeoKMeans (Biswas et al., AAAI 2020). Zones grow from the schools: every "
        "unit joins the nearest zone that it borders, if the zone it leaves stays in one piece "
        "and if balance and compactness together do not get worse. Units that no zone takes are "
        "placed at the end where they do least harm.\n\n"
        "The variants leave checks out, for comparison: SCKM does not look at balance, CKM lets "
        "zones fall apart, SKM takes the nearest school alone.\n\n"
        "Balance is the mean over the zones of 100 x (1 - |1 - students / capacity|). Compactness "
        "compares each outline with a circle's. Proximity is the mean over the zones of their "
        "students' distance to school, along the ellipsoid."
    )

    def initAlgorithm(self, config=None):
        self.add_input_parameters()
        self.described(
            QgsProcessingParameterEnum(
                "VARIANT",
                tr("Variant"),
                options=[
                    tr("GeoKMeans: in one piece, balanced"),
                    tr("SCKM: in one piece"),
                    tr("CKM: adjacent when added"),
                    tr("SKM: nearest school"),
                ],
                defaultValue=0,
            ),
            tr("GeoKMeans is the method; the others leave checks out, for comparison."),
        )
        self.described(
            QgsProcessingParameterNumber(
                "BALANCE_WEIGHT",
                tr("Weight of balance against compactness (w)"),
                type=QgsProcessingParameterNumber.Type.Double,
                defaultValue=0.9,
                minValue=0,
                maxValue=1,
            ),
            tr("1 looks at enrolment only, 0 at shape only. The paper uses 0.9."),
        )
        self.described(
            QgsProcessingParameterEnum(
                "IMPROVE",
                tr("Improve the plan afterwards"),
                options=[
                    tr("No: the paper's plan"),
                    tr("Standard: seconds"),
                    tr("Thorough: minutes"),
                ],
                defaultValue=0,
            ),
            tr(
                "The published method's plan, or one bettered from there as 'Improve a zone plan' "
                "does: schools filled within the tolerance as far as such a plan is found, with "
                "short journeys and round zones."
            ),
        )
        self.add_goal_parameters(default_starts=2)
        self.described(
            QgsProcessingParameterNumber(
                "MAX_STAGNATION",
                tr("Iterations without improvement before stopping (T_max)"),
                type=QgsProcessingParameterNumber.Type.Integer,
                defaultValue=5,
                minValue=0,
                maxValue=100,
            ),
            tr("The paper uses 5."),
            advanced=True,
        )
        self.described(
            QgsProcessingParameterEnum(
                "UNIT_ORDER",
                tr("Order in which units are taken"),
                options=[tr("Nearest to a school first"), tr("As in the layer"), tr("Random")],
                defaultValue=0,
            ),
            tr("The paper does not say. It changes the balance by a point or two."),
            advanced=True,
        )
        self.described(
            QgsProcessingParameterEnum(
                "OWN_ZONE",
                tr("When a unit's own zone is the nearest left"),
                options=[tr("Look at the next nearest"), tr("Stay")],
                defaultValue=0,
            ),
            tr(
                "The paper does not say. Looking further gives better balance, staying shorter "
                "journeys."
            ),
            advanced=True,
        )
        self.add_random_seed(tr("The same random seed gives the same plan."))
        self.add_condition_parameters()
        self.add_output_parameters()
        self.add_goal_outputs()

    def fill_remedy(self):
        if self.improved:
            return ""
        return tr(
            "'Improve the plan afterwards' set to Standard (IMPROVE=1) looks for a plan in which "
            "every school is filled within the tolerance."
        )

    def compute(self, parameters, context, feedback):
        from ..core.zones.geokmeans import OwnZone, UnitOrder, Variant, geokmeans
        from ..core.zones.improve import Effort
        from ..parameters.time_limit import Search
        from ..qgis_io.feedback import FeedbackProgress

        search = Search(self, parameters, context, feedback)
        effort = self.parameterAsEnum(parameters, "IMPROVE", context)
        self.improved = effort > 0
        if self.improved:
            self.check_stability(parameters, context)
        problem, units = self.read_problem(parameters, context, FeedbackProgress(feedback))
        self.stop_if_cancelled(feedback)
        progress = search.progress(0.05, 0.2)
        variant = Variant(self.parameterAsEnum(parameters, "VARIANT", context))
        progress.stage(
            tr("Drawing zones around {schools} ({method}) ...").format(
                schools=schools_counted(problem.n_zones), method=METHOD_NAMES[variant]
            )
        )
        result = geokmeans(
            problem,
            variant=variant,
            balance_weight=self.parameterAsDouble(parameters, "BALANCE_WEIGHT", context),
            max_stagnation=self.whole_number("MAX_STAGNATION", parameters, context),
            random_seed=self.whole_number("RANDOM_SEED", parameters, context),
            unit_order=UnitOrder(self.parameterAsEnum(parameters, "UNIT_ORDER", context)),
            own_zone=OwnZone(self.parameterAsEnum(parameters, "OWN_ZONE", context)),
            progress=progress,
        )
        progress = search.progress(0.2, 0.9)
        if not result.converged:
            progress.warn(
                counted(
                    result.iterations,
                    tr("Stopped after 1 iteration, before the plan settled."),
                    tr("Stopped after {n} iterations, before the plan settled."),
                )
            )
        else:
            progress.info(
                counted(
                    result.iterations,
                    tr("Settled after 1 iteration."),
                    tr("Settled after {n} iterations."),
                )
            )
        if result.n_relaxed:
            progress.info(
                tr(
                    "Units that fitted no zone without making it worse, placed where they do "
                    "least harm: {n}."
                ).format(n=result.n_relaxed)
            )
        if effort > 0 and progress.cancelled():
            progress.warn(tr("Stopped before the plan was improved: this is GeoKMeans' own."))
            effort = 0
        if effort == 0:
            return {
                **self.write_plan(problem, units, result.labels, parameters, context, feedback),
                **search.outputs(),
            }
        results = self.better(
            problem, units, result.labels, Effort(effort), parameters, context, progress
        )
        others = self.other_plans(results, parameters, context)
        return {
            **self.write_plan(
                problem,
                units,
                results[0].labels,
                parameters,
                context,
                feedback,
                others,
                beside={tr("GeoKMeans alone"): result.labels},
                bound=results[0].bound,
            ),
            **self.goal_numbers(problem, results[0]),
            **search.outputs(),
        }
