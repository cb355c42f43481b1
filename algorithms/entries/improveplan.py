# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbox entry: a better plan from any plan."""

from qgis.core import (
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
)

from .. import inputs as zone_inputs
from ..entry import Entry
from ..libraries import FOR_ZONES
from ..methods import improved, improvement_written
from ..parameters import conditions, district, goal, outputs, preference, random_seed, time_limit
from ..qgis_io.texts import tr


class ImprovePlan(Entry):
    ID = "improveplan"
    TITLE = "Improve a zone plan"
    GROUP = "Zones"
    LIBRARIES = FOR_ZONES
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
        "Every zone is in one piece and holds its school, but for attendance islands that the "
        "existing plan has, which may stay; no area with fewer than ten students changes school "
        "by itself, if an existing plan is given. The result is never worse than the "
        "plan that it starts from, by the objective that the weights state (a plan in pieces is "
        "made contiguous, and scraps are put back, first).\n\n"
        "Beside the plan stands a proof: the lowest mean travel that any plan within the same "
        "limits can have, so that you know how much there is left to gain.\n\n"
        "The method anneals (many small moves, worse ones too at first), redraws groups of "
        "neighbouring zones by small exact programmes, and on maps of many small units does so "
        "on merged units first. A thorough run makes several plans and keeps what they agree on "
        "while it redraws the rest."
    )

    def initAlgorithm(self, config=None):
        district.declare(self)
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
                options=[tr("Standard: seconds to a minute"), tr("Thorough: minutes")],
                defaultValue=0,
            ),
            tr("Thorough finds somewhat shorter journeys and rounder zones."),
        )
        goal.declare(self, default_starts=2)
        random_seed.declare(self, tr("The same random seed gives the same plan."))
        conditions.declare(self)
        outputs.declare(self)
        goal.declare_outputs(self)

    def completed(self, run):
        return goal.completed(run)

    def compute(self, run):
        from ..core.effort import Effort

        search = time_limit.read(run)
        goal.check(run)
        preference.tell(run, run.progress())
        asked, fields = goal.read(run), run.fields("ZONE_FIELD")
        progress = run.progress(0, 0.05)
        inputs = zone_inputs.read(run, progress, plans=fields, sums=run.fields("SUM_FIELDS"))
        given = inputs.plan(fields[0], progress) if fields else None
        run.stop_if_cancelled()
        results = improved(
            inputs,
            asked,
            given,
            list(Effort)[1 + run.choice("EFFORT")],
            search.progress(0.05, 0.9),
        )
        beside = []
        # The plan in force stands in the report anyway.
        if fields and fields != run.fields("EXISTING_FIELD"):
            beside = [(tr("The start: {field}").format(field=fields[0]), given)]
        return improvement_written(run, inputs, results, asked, beside, search)
