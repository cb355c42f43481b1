# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbox entry: two or more plans of one layer, side by side."""

from dataclasses import replace

from qgis.core import (
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from .. import inputs as zone_inputs
from .. import outcome
from ..core.plan_names import in_sentence
from ..core.texts import number
from ..entry import Entry, Results
from ..libraries import FOR_ZONES
from ..parameters import (
    conditions,
    criteria,
    criteria_read,
    district,
    outputs,
    pages,
    smallest_patch,
    walking_distance,
)
from ..parameters.outputs import POLYGONS
from ..qgis_io.texts import tr
from ..writing import log, zone_pages
from ..writing.tables import write_table
from ..writing.units import write_changes, write_divided
from ..writing.zones import write_old_zones

NUMBERS = (
    ("PLAN_COUNT", "Number of plans"),
    ("UNITS_CHANGED", "Units that change zone"),
    ("STUDENTS_CHANGED", "Students who change zone"),
    ("UNITS_AGREED", "Units on which all plans agree"),
    ("STUDENTS_SWAPPED", "Students swapped between two schools"),
    *outputs.PATCH_NUMBERS,
)


class ComparePlans(Entry):
    ID = "compareplans"
    TITLE = "Compare zone plans"
    GROUP = "Zones"
    LIBRARIES = FOR_ZONES
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
        "plans agree on every unit. Against the plan that one leaves it counts for every other who "
        "changes school, grade by grade, in which patches, and whose way grows. For one pair of "
        "plans, from and to, the output layer shows the units that change and their zones before "
        "and after."
    )

    def initAlgorithm(self, config=None):
        district.declare(self)
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
        walking_distance.declare(self)
        smallest_patch.declare(self, smallest_patch.counted_apart())
        criteria.declare(self, weighed=False, changes=False)
        conditions.declare_lines(self)
        self.described(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Changes"), POLYGONS),
            tr(
                "Every planning unit with its zone in the two plans chosen, whether it changes, "
                "and which of all the plans agree on it."
            ),
        )
        outputs.declare_old_zones(
            self, tr("Zones before"), tr("The outlines of the plan that one goes from, dashed.")
        )
        outputs.declare_table(
            self,
            "TABLE",
            tr("Measures by plan"),
            tr("One row per measure of the whole plan, one column per plan."),
        )
        outputs.declare_table(
            self,
            "ZONE_TABLE",
            tr("Measures by zone and plan"),
            tr("One row per zone and measure, one column per plan."),
        )
        outputs.declare_table(
            self,
            "MOVES_TABLE",
            tr("Students who move between plans"),
            tr("One row per pair of plans: units and students whose zone differs."),
        )
        outputs.declare_divided(self)
        pages.declare_of_zones(self)
        outputs.declare_numbers(self, NUMBERS)

    def compute(self, run):
        from ..core.zones.comparison import compare_plans
        from ..core.zones.metrics import patches, swaps

        progress = run.progress(0, 0.6)
        names = run.fields("ZONE_FIELDS")
        pair = _pair(run, names)
        called = _plan_names(run, names)
        inputs = zone_inputs.read(run, progress, plans=names, with_conditions=False)
        plans = [(title, inputs.plan(name, progress)) for name, title in zip(names, called)]
        # What is said of changes is said against the plan that one leaves.
        changes = criteria_read.changes(run, inputs, plans[pair[0]][1], progress)
        inputs = replace(inputs, criteria=(*inputs.criteria, *changes))
        progress.share(0.3)
        progress.stage(tr("Measuring {n} plans ...").format(n=len(plans)))
        walkable = walking_distance.read(run)
        comparison = compare_plans(
            inputs.problem,
            plans,
            inputs.units_m,
            walking_distance_m=walkable,
            named=[inputs.units[name].tolist() for name in names],
            criteria=inputs.criteria,
            against=pair[0],
            smallest_patch=smallest_patch.read(run),
        )
        progress.share(1)
        progress = run.progress(0.6, 1)
        _tell(comparison, progress)
        # About the plan that one goes to, held against the one that one leaves.
        changed = comparison.changed(*pair)
        left = [comparison.left(pair[0], plan) for plan in range(len(plans))]
        found = outcome.of_plans(
            inputs, plans, about=pair[1], before=pair[0], changed=changed, left=left
        )
        before = left[pair[1]]
        swapped = swaps(inputs.problem.students, before, found.labels)
        log.tell_swaps(swapped, progress.info)
        together, smallest = patches(inputs.problem, before, found.labels), smallest_patch.read(run)
        log.tell_patches(together, smallest, progress.info)
        agreement = [
            ("n_zones", int, comparison.n_zones_of_unit),
            ("agreement", str, comparison.agreement()),
        ]
        results = {
            "OUTPUT": write_changes(run, inputs, found, "OUTPUT", before, agreement),
            "OLD_ZONES": write_old_zones(run, inputs, found, plans[pair[0]][1], named=True),
            "DIVIDED": write_divided(run, inputs),
            "TABLE": _write_table(run, comparison, pair),
            "ZONE_TABLE": _write_zone_table(run, inputs, comparison, pair),
            "MOVES_TABLE": _write_moves(run, inputs.problem, comparison),
            "PLAN_COUNT": len(names),
            "UNITS_CHANGED": int(comparison.units_moved[pair]),
            "STUDENTS_CHANGED": float(comparison.students_moved[pair]),
            "UNITS_AGREED": int((comparison.n_zones_of_unit == 1).sum()),
            "STUDENTS_SWAPPED": swapped.students,
            "PATCHES": len(together.students),
            "SMALL_PATCHES": together.smaller_than(smallest),
        }
        return Results(
            results,
            zone_pages.report(inputs, found, walkable),
            zone_pages.web_map(inputs, found),
            zone_inputs.title(run, inputs.columns),
        )


def _pair(run, names):
    """The two plans whose differences the output shows, by their place in the list."""
    from ..core.errors import Fault, InputError
    from ..core.zones.comparison import check_names

    check_names(names)
    chosen = []
    for parameter in ("FROM", "TO"):
        name = run.field(parameter)
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


def _plan_names(run, fields):
    """What the plans are called, one by one; like their fields if nothing is said."""
    from ..core.errors import Fault, InputError

    names = run.texts("PLAN_NAMES")
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


def _tell(comparison, progress):
    for measure, values in comparison.measures():
        if any(value is not None for value in values):
            figures = ", ".join(
                f"{name} {log.figure(measure._replace(value=value).value_shown)}"
                for name, value in zip(comparison.names, values)
            )
            unit = f" ({measure.unit_shown})" if measure.unit else ""
            progress.info(f"{tr(measure.name)}{unit}: {figures}")
    for first, one in enumerate(comparison.names):
        for second in range(first + 1, len(comparison.names)):
            progress.info(
                tr("Between {a} and {b} differ: units {units}, students {students}.").format(
                    units=number(comparison.units_moved[first, second]),
                    students=number(comparison.students_moved[first, second]),
                    a=in_sentence(one),
                    b=in_sentence(comparison.names[second]),
                )
            )


def _plan_columns(comparison):
    from ..qgis_io import sinks

    columns = [sinks.field(name, float) for name in comparison.names]
    # Our own column last, and by its own name if a plan is not called so.
    taken = {name.lower() for name in comparison.names}
    return [
        *columns,
        sinks.field("difference_" if "difference" in taken else "difference", float),
    ]


def _write_table(run, comparison, pair):
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
        _plan_columns(comparison),
    )
    rows = [
        [measure.key, tr(measure.name), tr(measure.unit), *_with_difference(values, pair)]
        for measure, values in comparison.measures()
        if any(value is not None for value in values)
    ]
    return write_table(run, "TABLE", fields, rows)


def _write_zone_table(run, inputs, comparison, pair):
    from ..qgis_io import sinks

    id_field = sinks.renamed(inputs.schools.id_field, "zone_id")
    fields = sinks.with_new_fields(
        sinks.as_fields([id_field, sinks.field("metric", str), sinks.field("unit", str)]),
        _plan_columns(comparison),
    )
    measures = comparison.zone_measures()
    rows = [
        [school, name, unit, *_with_difference(values[:, zone].tolist(), pair)]
        for zone, school in enumerate(inputs.problem.school_ids)
        for name, (values, unit) in measures.items()
    ]
    return write_table(run, "ZONE_TABLE", fields, rows)


def _write_moves(run, problem, comparison):
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
    return write_table(run, "MOVES_TABLE", fields, rows)


def _with_difference(values, pair):
    """The values of all plans as floats, and the change from the first to the second."""
    numbers = [None if value is None else float(value) for value in values]
    before, after = numbers[pair[0]], numbers[pair[1]]
    change = None if before is None or after is None else after - before
    return [*numbers, change]
