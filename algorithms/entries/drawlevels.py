# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbox entry: plans of two or three levels of schools at once."""

from dataclasses import replace

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
)

from .. import inputs as zone_inputs
from .. import outcome
from ..core import plan_names
from ..entry import Entry, Results
from ..libraries import FOR_ZONES
from ..parameters import (
    barrier_costs,
    conditions,
    district,
    goal,
    ground,
    levels,
    numbers,
    outputs,
    pages,
    random_seed,
    snap_tolerance,
    time_limit,
)
from ..qgis_io.texts import tr


class DrawLevels(Entry):
    ID = "drawlevels"
    TITLE = "Draw zones of all levels"
    GROUP = "Zones"
    LIBRARIES = FOR_ZONES
    ICON = "zones.svg"
    TAGS = (
        "redistricting",
        "school",
        "attendance zone",
        "attendance boundary",
        "catchment",
        "feeder pattern",
        "split feeder",
        "optimise",
        "optimize",
        "balance",
        "capacity",
        "territory",
        "balanced clustering",
    )
    HELP = (
        "Looks for better zones of elementary, middle and high schools (two levels or three) at "
        "once, so that the zones of each level feed those of the next as wholes: few split "
        "feeders, and few children who go on with few of their classmates. It starts from the "
        "plans in force, or from none, and may change any level.\n\n"
        "Every level has its own limits, journeys and shapes, and counts students who change "
        "school, as 'Improve a zone plan' does; the feeders between two levels count once. All "
        "levels are drawn as one: a move at any level sees the others, single units move as well "
        "as whole branches of a zone. Together the plans are never worse than those that they "
        "start from, by the objective that the weights state.\n\n"
        "The report holds all levels, with every zone that feeds several schools."
    )

    def initAlgorithm(self, config=None):
        district.declare_units(self)
        district.declare_schools(self)
        self.parameterDefinition("LEVEL_FIELD").setFlags(self.parameterDefinition("INPUT").flags())
        levels.declare(self)
        self.described(
            QgsProcessingParameterEnum(
                "EFFORT",
                tr("Effort"),
                options=[tr("Standard: minutes"), tr("Thorough: up to an hour")],
                defaultValue=0,
            ),
            tr("Thorough finds somewhat shorter journeys and rounder zones."),
        )
        goal.declare_weights(self)
        numbers.declare(
            self,
            "FEEDER_WEIGHT",
            tr("Weight of the feeders"),
            1,
            tr(
                "How much a student in a minority branch counts, held against one who changes "
                "school at a weight of the existing plan of 1."
            ),
        )
        numbers.declare(
            self,
            "FEEDER_BRANCH",
            tr("Students that a feeder branch counts for"),
            100,
            tr(
                "Every minority branch counts as so many students more: the higher, the more it "
                "matters how many zones are split, and the less how many children that concerns."
            ),
        )
        numbers.declare(
            self,
            "FEEDER_SHARE",
            tr("Smallest feeder branch (%)"),
            25,
            tr(
                "A branch with a smaller share of its zone's students is counted: its children go "
                "on with few of their classmates."
            ),
            most=100,
        )
        levels.declare_advanced(self)
        random_seed.declare(self, tr("The same random seed gives the same plans."))
        time_limit.declare(self)
        snap_tolerance.declare(self)
        ground.declare(self)
        conditions.declare_lines(self)
        barrier_costs.declare_weight(self)
        conditions.declare_costs(self)
        self.described(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Planning units by zone"), outputs.POLYGONS
            ),
            tr("Every planning unit with its zone and its distance to school at every level."),
        )
        levels.declare_zones(self)
        pages.declare(
            self,
            tr(
                "One page for all levels to read, print and hand on: the feeders between them, "
                "then every level's maps, figures and zones. Beside it lies a JSON file with which "
                "qgis_process runs the same again."
            ),
        )
        levels.declare_numbers(self)
        for name, label in (
            ("OBJECTIVE_BEFORE", tr("Joint objective of the start")),
            ("OBJECTIVE", tr("Joint objective of the plans")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def completed(self, run):
        if run.has("STABILITY"):
            return run.parameters
        from ..core.zones.goal import DEFAULT_STABILITY

        asked = any(run.has(f"EXISTING_FIELD_{level}") for level in range(1, levels.MOST + 1))
        return {**run.parameters, "STABILITY": DEFAULT_STABILITY if asked else 0.0}

    def compute(self, run):
        from ..core.effort import Effort
        from ..core.zones.climb import improve_levels
        from ..core.zones.levels import Ladder, Level
        from ..writing import levels as writing
        from ..writing.zones import write_zones

        search, asked = time_limit.read(run), levels.read(run)
        read, rungs = [], []
        for level in asked:
            share = [0.1 * at / len(asked) for at in (len(read), len(read) + 1)]
            inputs = zone_inputs.read(level, run.progress(*share))
            run.stop_if_cancelled()
            in_force = inputs.in_force
            wished = goal.read(level)
            if in_force is None:
                # There is nothing to be kept, nor to tell scraps and islands by.
                wished = replace(wished, stability_weight=0.0)
            rungs.append(
                Level(
                    level.text("LEVEL"),
                    inputs.problem,
                    wished.goal(inputs, None),
                    None if in_force is None else in_force.placed,
                )
            )
            read.append(inputs)
        ladder = Ladder(
            tuple(rungs),
            feeder_weight=run.number("FEEDER_WEIGHT"),
            branch=run.number("FEEDER_BRANCH"),
            islands_weight=run.number("ISLANDS_WEIGHT"),
            share=run.number("FEEDER_SHARE"),
            most_split=levels.most_split(asked),
        )
        progress = search.progress(0.1, 0.9)
        progress.stage(tr("Improving the plans ..."))
        result = improve_levels(
            ladder, list(Effort)[1 + run.choice("EFFORT")], random_seed.read(run), progress
        )
        found = [
            outcome.of_plans(inputs, [(plan_names.new(), each.labels)], bound=each.bound)
            for inputs, each in zip(read, result.results)
        ]
        progress = run.progress(0.9, 1)
        progress.stage(tr("Writing the layers ..."))
        written = {"OUTPUT": writing.write_units(run, asked, read, found)}
        for level, inputs, made, each in zip(asked, read, found, result.results):
            written[level.own("ZONES")] = write_zones(level, inputs, made)
            written.update(writing.tell_level(level, inputs, made, each, progress))
        written.update(writing.tell_feeders(ladder, asked, read, result, progress))
        return Results({**written, **search.outputs()}, writing.report(ladder, asked, read, found))
