# SPDX-License-Identifier: GPL-2.0-or-later
"""The pages of a zone entry: the report and the web map."""

from __future__ import annotations

from ..core import lengths
from ..core.texts import schools_counted, students_counted
from ..qgis_io.texts import tr


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
    from ..core.zones.evaluation import WALKING_DISTANCE_M, evaluate_plan
    from ..core.zones.limits import highest_balance
    from ..qgis_io import styling

    problem, in_force = inputs.problem, inputs.in_force
    shown = [(number, name, labels) for number, (name, labels) in enumerate(outcome.plans)]
    about, before = outcome.about, outcome.before
    if in_force is not None and before is None:
        shown.insert(1, (None, tr("In force"), in_force.placed))
        before = 1
    best = highest_balance(problem)
    on_paper = []
    for place, (number, name, labels) in enumerate(shown):
        is_about = number == about
        evaluation = evaluate_plan(
            problem,
            labels,
            inputs.units_m,
            existing=in_force.labels if in_force is not None and is_about else None,
            highest_balance=best,
            criteria=inputs.criteria,
            walking_distance_m=WALKING_DISTANCE_M
            if walking_distance_m is None
            else walking_distance_m,
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
            changed=outcome.changed,
            units=None if before is None else inputs.units_m.tolist(),
            run=record,
            school_names=inputs.schools.names,
            fills=[styling.colour_name(number) for number in outcome.colours],
            classes=styling.UTILISATION_CLASSES,
            bound=bound,
        ),
        json_name,
    )


def _web_map(inputs, outcome):
    import geopandas as gpd
    import numpy as np

    from ..core import geo
    from ..core.date_line import in_unbroken_degrees
    from ..core.report.texts import number
    from ..core.report.webmap import MapGroup, WebMap
    from ..qgis_io import styling

    problem, metrics, schools = inputs.problem, outcome.metrics, inputs.schools
    shapes = outcome.shapes(inputs, outcome.labels)
    shapes, whole = in_unbroken_degrees(gpd.GeoSeries(shapes, crs=problem.crs))

    def facts(zone):
        return (
            (tr("Students"), number(metrics.students[zone])),
            (tr("Seats"), number(metrics.capacity[zone])),
            (tr("Utilisation"), f"{number(metrics.utilisation[zone], 1)} %"),
            (tr("Mean distance"), lengths.told(metrics.proximity_m[zone])),
            (
                tr("Longest distance"),
                lengths.told(metrics.max_distance_m[zone]),
            ),
            (tr("Compactness"), f"{number(metrics.compactness[zone], 1)} %"),
            (tr("Planning units"), number(metrics.n_units[zone])),
        )

    groups = [
        MapGroup(
            schools.titles[zone], styling.colour_name(outcome.colours[zone]), shape, facts(zone)
        )
        for zone, shape in enumerate(shapes)
    ]
    # Of several plans the map shows one, and says which.
    title = (
        tr("Attendance zones: {students}, {schools}")
        if outcome.before is None
        else tr("Attendance zones of {plan}: {students}, {schools}")
    )
    return WebMap(
        title=title.format(
            plan=outcome.plans[outcome.about][0],
            students=students_counted(metrics.students.sum()),
            schools=schools_counted(problem.n_zones),
        ),
        all_groups=tr("All zones"),
        one_group=tr("Zone"),
        groups=groups,
        lonlat=whole.lay_points(geo.project(problem.school_m, problem.crs, "EPSG:4326")),
        group_of_point=np.arange(problem.n_zones),
        names=schools.titles,
        fields=schools.fields,
        values=[list(column) for column in zip(*schools.rows)],
    )
