# SPDX-License-Identifier: GPL-2.0-or-later
"""The pages of a zone entry: the report and the web map."""

from __future__ import annotations

from ..core import lengths, plan_names
from ..core.texts import schools_counted, students_counted
from ..qgis_io.texts import tr

_MOST_PLANS = 8
"""On a web map, where every plan adds its zones' outlines to the page: more are not told apart."""


def report(inputs, outcome, walking_distance_m=None):
    """What makes the report: a function of a ``RunRecord`` and the settings file's name.

    Parameters
    ----------
    inputs : Inputs
    outcome : Outcome
    walking_distance_m : float, optional
        The core's own by default.
    """
    return lambda record, json_name: _report(inputs, outcome, walking_distance_m, record, json_name)


def web_map(inputs, outcome):
    """What makes the ``WebMap`` of the plan that the run is about."""
    return lambda: _web_map(inputs, outcome)


def _report(inputs, outcome, walking_distance_m, record, json_name):
    from ..core.report.zones import BoundOnPaper, PlanOnPaper, ZoneReport, zone_report
    from ..core.zones.criteria.units import held_against
    from ..core.zones.evaluation import SMALLEST_PATCH, WALKING_DISTANCE_M, evaluate_plan
    from ..core.zones.limits import highest_balance
    from ..qgis_io import styling

    problem, in_force = inputs.problem, inputs.in_force
    shown, before = _plans(inputs, outcome)
    about = outcome.about
    best = highest_balance(problem)
    in_force_labels = None if in_force is None else in_force.labels
    # Of the plan held against, with closed schools apart from units without a zone.
    left = in_force_labels if outcome.before is None else None
    if outcome.left is not None:
        left = outcome.left[about]
    on_paper = []
    for place, (number, name, labels) in enumerate(shown):
        is_about = number == about
        existing, criteria = in_force_labels if is_about else None, inputs.criteria
        if in_force is None and before is not None:
            # Where plans are compared every one is held against the one that is left.
            existing = shown[before][2] if outcome.left is None else outcome.left[number]
            criteria = held_against(criteria, existing)
        evaluation = evaluate_plan(
            problem,
            labels,
            inputs.units_m,
            existing=existing,
            highest_balance=best,
            criteria=criteria,
            walking_distance_m=WALKING_DISTANCE_M
            if walking_distance_m is None
            else walking_distance_m,
            smallest_patch=SMALLEST_PATCH
            if inputs.smallest_patch is None
            else inputs.smallest_patch,
        )
        shapes = outcome.shapes(inputs, labels) if is_about or place == before else None
        on_paper.append(PlanOnPaper(name, evaluation, shapes))
    bound = outcome.bound
    if bound is not None:
        bound = BoundOnPaper(bound.mean_travel if bound.proves else 0.0, bound.limits, bound.whole)
    return zone_report(
        ZoneReport(
            problem=problem,
            plans=on_paper,
            before=before,
            about=[number for number, *_ in shown].index(about),
            changed=None if before is None else outcome.changed,
            left=left,
            units=None if before is None else inputs.units_m.tolist(),
            run=record,
            school_names=inputs.schools.names,
            fills=[styling.colour_name(number) for number in outcome.colours],
            classes=styling.UTILISATION_CLASSES,
            bound=bound,
        ),
        json_name,
    )


def _plans(inputs, outcome):
    """The plans that the pages show: ``(number, name, labels)``, and which is held against.

    The number is the one in ``outcome.plans``, None for the plan in force.
    """
    shown = [(number, name, labels) for number, (name, labels) in enumerate(outcome.plans)]
    before = outcome.before
    if inputs.in_force is not None and before is None:
        shown.insert(1, (None, plan_names.in_force(), inputs.in_force.placed))
        before = 1
    return shown, before


def _web_map(inputs, outcome):
    import geopandas as gpd
    import numpy as np

    from ..core import geo
    from ..core.date_line import in_unbroken_degrees
    from ..core.report.webmap import OtherPlan, Scale, WebMap
    from ..core.zones.metrics import evaluate
    from ..qgis_io import styling

    problem, schools, about = inputs.problem, inputs.schools, outcome.about
    shown, before = _plans(inputs, outcome)
    # The plan that the run is about, then the one that it is held against, then any others.
    shown = [(place == before, *each) for place, each in enumerate(shown)]
    shown.sort(key=lambda each: (each[1] != about, not each[0]))
    shown = shown[:_MOST_PLANS]
    moved = _moves(inputs, outcome, shown[1][3] if before is not None else None)
    shapes = [shape for _, _, _, labels in shown for shape in outcome.shapes(inputs, labels)]
    shapes += [shape for *_, shape in moved]
    shapes, whole = in_unbroken_degrees(gpd.GeoSeries(shapes, crs=problem.crs))
    places = whole.lay_points(geo.project(problem.school_m, problem.crs, "EPSG:4326"))
    k = problem.n_zones
    plans = []
    for at, (_, number, name, labels) in enumerate(shown):
        metrics = outcome.metrics if number == about else evaluate(problem, labels)
        its = shapes[at * k : (at + 1) * k]
        plans.append(OtherPlan(name, _groups(inputs, outcome, metrics, its, places)))
    return WebMap(
        title=tr("Attendance zones: {students}, {schools}").format(
            students=students_counted(outcome.metrics.students.sum()),
            schools=schools_counted(k),
        ),
        all_groups=tr("All zones"),
        one_group=tr("Zone"),
        groups=plans[0].groups,
        lonlat=places,
        group_of_point=np.arange(k),
        names=schools.titles,
        fields=schools.told,
        values=[
            [row[schools.fields.index(field)] for row in schools.rows] for field in schools.told
        ],
        marks=tr("School"),
        scale=Scale(
            tr("Utilisation"),
            [(colour, tr(text)) for _, _, colour, text in styling.UTILISATION_CLASSES],
        ),
        plan=plans[0].name,
        others=plans[1:],
        moves=_as_groups(inputs, moved, shapes[len(plans) * k :]),
    )


def _groups(inputs, outcome, metrics, shapes, places):
    """The zones of a plan, as the web map has them."""
    from ..core.report.texts import number
    from ..core.report.webmap import MapGroup
    from ..core.report.zones.paper import short_name
    from ..qgis_io import styling

    def facts(zone):
        return (
            (tr("Students"), number(metrics.students[zone])),
            (tr("Seats"), number(metrics.capacity[zone])),
            (tr("Utilisation"), f"{number(metrics.utilisation[zone], 1)} %"),
            (tr("Mean distance"), lengths.shown(metrics.proximity_m[zone])),
            (
                tr("Longest distance"),
                lengths.shown(metrics.max_distance_m[zone]),
            ),
            (tr("Compactness"), f"{number(metrics.compactness[zone], 1)} %"),
            (tr("Planning units"), number(metrics.n_units[zone])),
        )

    return [
        MapGroup(
            inputs.schools.titles[zone],
            styling.colour_name(outcome.colours[zone]),
            shape,
            facts(zone),
            label=short_name(inputs.schools.names[zone]),
            label_at=tuple(places[zone]),
            level=_level(metrics.utilisation[zone]),
        )
        for zone, shape in enumerate(shapes)
    ]


def _level(utilisation):
    """Which of the classes of utilisation a zone is in; None if it has no figure."""
    from ..qgis_io import styling

    if utilisation != utilisation:
        return None
    tops = [high for _, high, *_ in styling.UTILISATION_CLASSES[:-1]]
    return sum(bool(utilisation > top) for top in tops)


def _moves(inputs, outcome, before):
    """What changes school from one plan to another, all from one school to another as one.

    ``(from, to, students, units, shape)``, the shape in the problem's metres. Single units
    and their students are not told: they may be few enough to know them by.
    """
    import numpy as np
    from shapely.ops import unary_union

    from ..core.zones.problem import UNASSIGNED

    changed = outcome.changed
    if before is None or changed is None or not changed.any():
        return []
    ways = np.maximum(np.column_stack([before, outcome.labels])[changed], UNASSIGNED)
    units, students = inputs.units_m[changed], inputs.problem.students[changed]
    found = []
    for old, new in np.unique(ways, axis=0).tolist():
        those = (ways == (old, new)).all(axis=1)
        shape = unary_union(units[those].tolist())
        found.append((old, new, float(students[those].sum()), int(those.sum()), shape))
    return found


def _as_groups(inputs, moved, shapes):
    from ..core.report.texts import number
    from ..core.report.webmap import MapGroup

    def called(zone):
        return tr("none of these schools") if zone < 0 else inputs.schools.names[zone]

    return [
        MapGroup(
            tr("{before} → {after}").format(before=called(old), after=called(new)),
            "",
            shape,
            ((tr("Students"), number(students)), (tr("Planning units"), number(units))),
        )
        for (old, new, students, units, _), shape in zip(moved, shapes)
    ]
