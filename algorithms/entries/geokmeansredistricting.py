# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbox entry: attendance zones by GeoKMeans and its variants."""

from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterNumber

from .. import inputs as zone_inputs
from .. import outcome
from ..core import plan_names
from ..core.texts import counted, schools_counted
from ..entry import Entry
from ..libraries import FOR_ZONES
from ..methods import improved, improvement_written, only_measured, plan_written
from ..parameters import conditions, district, goal, outputs, preference, random_seed, time_limit
from ..qgis_io.compat import NumberType
from ..qgis_io.texts import tr

METHOD_NAMES = ("GeoKMeans", "SCKM", "CKM", "SKM")


class GeoKMeansRedistricting(Entry):
    ID = "geokmeansredistricting"
    TITLE = "Draw attendance zones"
    GROUP = "Zones"
    LIBRARIES = FOR_ZONES
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
        "placed at the end where they do least harm. The plan is then improved, until schools are "
        "filled within a tolerance as far as such a plan is found; the paper's own plan is one "
        "choice away.\n\n"
        "The variants leave checks out, for comparison: SCKM does not look at balance, CKM lets "
        "zones fall apart, SKM takes the nearest school alone.\n\n"
        "Balance is the mean over the zones of 100 x (1 - |1 - students / capacity|). Compactness "
        "compares each outline with a circle's. Proximity is the mean over the zones of their "
        "students' distance to school, along the ellipsoid."
    )

    def initAlgorithm(self, config=None):
        district.declare(self)
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
            tr(
                "GeoKMeans is the method; the others leave checks out, for comparison. Their own "
                "plans are those that are not improved afterwards."
            ),
            advanced=True,
        )
        self.described(
            QgsProcessingParameterNumber(
                "BALANCE_WEIGHT",
                tr("Weight of balance against compactness (w)"),
                type=NumberType.Double,
                defaultValue=0.9,
                minValue=0,
                maxValue=1,
            ),
            tr("1 looks at enrolment only, 0 at shape only. The paper uses 0.9."),
            advanced=True,
        )
        self.described(
            QgsProcessingParameterEnum(
                "IMPROVE",
                tr("Improve the plan afterwards"),
                options=[
                    tr("No: the paper's own plan"),
                    tr("Standard: seconds to a minute"),
                    tr("Thorough: minutes"),
                ],
                # The published method may leave schools nearly empty: nobody could use that plan.
                defaultValue=1,
            ),
            tr(
                "The published method's own plan, or one bettered from there as 'Improve a zone "
                "plan' does: schools filled within the tolerance as far as such a plan is found, "
                "with short journeys and round zones."
            ),
        )
        goal.declare(self, default_starts=2)
        self.described(
            QgsProcessingParameterNumber(
                "MAX_STAGNATION",
                tr("Iterations without improvement before stopping (T_max)"),
                type=NumberType.Integer,
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
        random_seed.declare(self, tr("The same random seed gives the same plan."))
        conditions.declare(self)
        outputs.declare(self)
        goal.declare_outputs(self)

    def completed(self, run):
        return goal.completed(run)

    def compute(self, run):
        from ..core.effort import Effort

        search = time_limit.read(run)
        effort = run.choice("IMPROVE")
        if effort > 0:
            goal.check(run)
            preference.tell(run, run.progress())
        inputs = zone_inputs.read(run, run.progress(), sums=run.fields("SUM_FIELDS"))
        run.stop_if_cancelled()
        drawn = self._drawn(run, inputs.problem, search.progress(0.05, 0.2))
        progress = search.progress(0.2, 0.9)
        _tell(drawn, progress)
        remedy = "" if effort > 0 else _remedy()
        if effort > 0 and progress.cancelled():
            progress.warn(tr("Stopped before the plan was improved: this is GeoKMeans' own."))
            effort = 0
        if effort == 0:
            found = outcome.of_plans(inputs, [(plan_names.new(), drawn.labels)])
            numbers = {**only_measured(inputs, drawn.labels, progress), **search.outputs()}
            return plan_written(run, inputs, found, remedy, numbers)
        asked = goal.read(run)
        results = improved(inputs, asked, drawn.labels, list(Effort)[effort], progress)
        beside = [(tr("GeoKMeans alone"), drawn.labels)]
        return improvement_written(run, inputs, results, asked, beside, search)

    def _drawn(self, run, problem, progress):
        """The core's ``GeoKMeansResult``."""
        from ..core.zones.geokmeans import OwnZone, UnitOrder, Variant, geokmeans

        variant = Variant(run.choice("VARIANT"))
        progress.stage(
            tr("Drawing zones around {schools} ({method}) ...").format(
                schools=schools_counted(problem.n_zones), method=METHOD_NAMES[variant]
            )
        )
        return geokmeans(
            problem,
            variant=variant,
            balance_weight=run.number("BALANCE_WEIGHT"),
            max_stagnation=run.whole_number("MAX_STAGNATION"),
            random_seed=random_seed.read(run),
            unit_order=UnitOrder(run.choice("UNIT_ORDER")),
            own_zone=OwnZone(run.choice("OWN_ZONE")),
            progress=progress,
        )


def _tell(result, progress):
    """How the method came to its plan."""
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


def _remedy() -> str:
    return tr(
        "'Improve the plan afterwards' set to Standard (IMPROVE=1) looks for a plan in which "
        "every school is filled within the tolerance."
    )
