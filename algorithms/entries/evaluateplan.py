# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbox entry: the figures of any plan that a layer holds."""

from dataclasses import replace

from qgis.core import QgsProcessingParameterFeatureSink, QgsProcessingParameterField, QgsProject

from .. import inputs as zone_inputs
from .. import outcome
from ..core import plan_names
from ..core.errors import MOST_NAMED, describe
from ..core.lengths import METRES_PER_MILE
from ..core.texts import listed
from ..entry import Entry, Results
from ..libraries import FOR_ZONES
from ..parameters import (
    conditions,
    criteria,
    district,
    limits,
    outputs,
    pages,
    smallest_patch,
    walking_distance,
)
from ..parameters.outputs import POLYGONS
from ..qgis_io.texts import tr
from ..writing import log, zone_pages
from ..writing.neighbours import write_adjacency
from ..writing.tables import write_table
from ..writing.units import write_changes, write_divided
from ..writing.zones import write_detached, write_old_zones, write_schools, write_zones

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
    ("ZONES_OVER_100", "Zones over 100 %"),
    ("ZONES_OVER_105", "Zones over 105 %"),
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
    *outputs.ISLAND_NUMBERS,
    ("STUDENTS_DETACHED", "Students in detached pieces"),
    ("SCHOOLS_OUTSIDE", "Schools outside their zone"),
    ("UNITS_REASSIGNED", "Units reassigned"),
    ("STUDENTS_REASSIGNED", "Students reassigned"),
    ("REASSIGNED_SHARE", "Share of students reassigned (%)"),
    ("STUDENTS_SWAPPED", "Students swapped between two schools"),
    *outputs.PATCH_NUMBERS,
    *criteria.NUMBERS,
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


class EvaluatePlan(Entry):
    ID = "evaluateplan"
    TITLE = "Evaluate a zone plan"
    GROUP = "Zones"
    LIBRARIES = FOR_ZONES
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
        "'Draw attendance zones' does), utilisation, students over capacity, zones over 100, 105 "
        "and 110 %, students' mean and longest travel and how many can walk, Polsby-Popper and "
        "Reock, cut edges, zones in more than one piece and the students in their detached "
        "pieces, schools outside their zone and units without a zone.\n\n"
        "A piece is detached if it does not hold the school of its zone; where the school "
        "stands outside its zone, all pieces but the one with most students are. With a field "
        "that holds the existing plan, it also counts the units and students reassigned, and the "
        "patches of units that change school together."
    )

    def initAlgorithm(self, config=None):
        district.declare(self)
        self.described(
            QgsProcessingParameterField(
                "ZONE_FIELD", tr("Zone field"), parentLayerParameterName="INPUT"
            ),
            tr("The school id of each unit's zone. Empty where a unit has none."),
            kind="zone",
        )
        walking_distance.declare(self)
        smallest_patch.declare(self, smallest_patch.counted_apart())
        criteria.declare(self, weighed=False)
        limits.declare(self)
        conditions.declare(self)
        outputs.declare_zones(self)
        outputs.declare_schools(self)
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
        outputs.declare_old_zones(
            self,
            tr("Zones in force"),
            tr("Their outlines, dashed. Written where the existing plan is another one."),
        )
        outputs.declare_divided(self)
        outputs.declare_neighbours(self)
        outputs.declare_table(
            self, "TABLE", tr("Measures of the plan"), tr("One row per measure of the whole plan.")
        )
        pages.declare_of_zones(self)
        outputs.declare_numbers(self, NUMBERS)

    def compute(self, run):
        from ..core.errors import Fault, InputError
        from ..core.zones.bounds import lower_bound
        from ..core.zones.costs import tell_without_way
        from ..core.zones.evaluation import evaluate_plan
        from ..core.zones.limits import highest_balance, utilisation_limits
        from ..core.zones.tables import more_zone_columns
        from ..core.zones.whole_bound import detached_pairs, with_whole_units

        if run.wants("CHANGES") and not run.has("EXISTING_FIELD"):
            raise InputError(
                Fault(
                    "changes are asked for, but not against which plan",
                    "Choose the existing plan's field.",
                    "EXISTING_FIELD",
                )
            )
        progress = run.progress(0, 0.6)
        zone_field = run.field("ZONE_FIELD")
        inputs = zone_inputs.read(run, progress, plans=[zone_field])
        problem, in_force = inputs.problem, inputs.in_force
        is_in_force = in_force is not None and in_force.field == zone_field
        labels = inputs.plan(zone_field, progress)
        inputs = inputs.left_for(zone_field, labels)
        in_force = inputs.in_force
        run.stop_if_cancelled()
        asked = utilisation_limits(problem, *limits.read(run))
        progress.stage(tr("Working out how short journeys could be at best ..."))
        # The plan's own pieces count as lawful: else it might lie below the bound.
        apart = detached_pairs(problem, labels)
        bound = with_whole_units(problem, lower_bound(problem, asked, progress), apart, progress)
        progress.stage(tr("Measuring the plan ..."))
        walkable = walking_distance.read(run)
        evaluation = evaluate_plan(
            problem,
            labels,
            inputs.units_m,
            existing=None if in_force is None else in_force.labels,
            walking_distance_m=walkable,
            highest_balance=highest_balance(problem),
            smallest_patch=smallest_patch.read(run),
            criteria=inputs.criteria,
        )
        progress.share(1)
        progress = run.progress(0.6, 1)
        measures = [m for m in evaluation.measures() if m.value is not None]
        for measure in measures:
            value = log.figure(measure.value_shown)
            progress.info(f"{tr(measure.name)}: {value} {measure.unit_shown}".rstrip())
        tell_without_way(problem, labels, progress)
        _tell(evaluation, inputs.schools.titles, progress)
        numbers = _tell_bound(problem, evaluation, bound, len(apart), progress)
        found = outcome.of_plans(inputs, [(_called(run, inputs, zone_field), labels)], bound=bound)
        # The plan in force itself has nothing to be held against on its pages.
        told = replace(inputs, in_force=None) if is_in_force else inputs
        results = {
            "ZONES": write_zones(run, inputs, found, more_zone_columns(evaluation)),
            "SCHOOLS_OUTPUT": write_schools(run, inputs, found),
            "DETACHED": write_detached(run, inputs, evaluation),
            "CHANGES": None
            if in_force is None
            else write_changes(run, inputs, found, "CHANGES", in_force.labels),
            "OLD_ZONES": None
            if in_force is None or is_in_force
            else write_old_zones(run, inputs, found),
            "ADJACENCY": write_adjacency(run, inputs),
            "DIVIDED": write_divided(run, inputs),
            "TABLE": _write_measures(run, measures),
            **{measure.key: measure.value for measure in measures},
            **numbers,
        }
        return Results(
            results,
            zone_pages.report(told, found, walkable),
            zone_pages.web_map(told, found),
            zone_inputs.title(run, inputs.columns),
        )


def _called(run, inputs, field):
    """What pages call the plan: as people do, if that is known."""
    if inputs.in_force is not None and inputs.in_force.field == field:
        return plan_names.in_force()
    layer = run.layer_of("INPUT")
    in_project = layer is not None and QgsProject.instance().mapLayer(layer.id()) is not None
    if field.lower() != plan_names.GENERIC:
        at = layer.fields().lookupField(field) if in_project else -1
        return (layer.attributeAlias(at) if at >= 0 else "") or field
    # Of a result layer: the user's name for it, unless it is called as all of them are.
    named = in_project and layer.name() != tr("Planning units by zone")
    return layer.name() if named else plan_names.evaluated()


def _tell(evaluation, titles, progress):
    log.warn_of(evaluation.metrics, titles, log.better_filled(), progress)
    outside = evaluation.school_outside.nonzero()[0]
    if len(outside):
        progress.warn(
            tr("Schools outside their own zone: {n} ({schools}).").format(
                n=len(outside),
                schools=listed((titles[z] for z in outside), MOST_NAMED),
            )
        )
    if evaluation.swaps is not None:
        log.tell_swaps(evaluation.swaps, progress.info)
        log.tell_patches(evaluation.patches, evaluation.smallest_patch, progress.info)


def _tell_bound(problem, evaluation, bound, cut_off, progress):
    """How near the plan's travel is to the lowest possible, in the log and as outputs."""
    from ..core.zones.bounds import gap_percent

    for text in describe(bound.limits.faults).splitlines():
        progress.warn(text)
    students = evaluation.metrics.students
    outside = bound.limits.outside(students)
    lost = int((evaluation.without_way & ~problem.stranded).sum())
    unplaced = evaluation.students_unplaced
    travel = evaluation.mean_travel
    progress.info(log.travel_sentence(problem, travel, bound, lost, unplaced, cut_off))
    if outside.any():
        progress.info(
            tr(
                "That bound is for plans within the limits; zones of this one outside them: "
                "{n}. It may travel less for that."
            ).format(n=int(outside.sum()))
        )
    numbers = {
        "ZONES_OUTSIDE_LIMITS": int(bound.limits.outside_given(students).sum()),
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


def _write_measures(run, measures):
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
    return write_table(run, "TABLE", fields, rows)
