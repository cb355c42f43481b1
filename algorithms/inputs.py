# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run of a zone entry reads: once, checked, and all that is written is made from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Optional

from .core.texts import students_counted
from .parameters import (
    conditions,
    criteria_read,
    district,
    ground,
    main_values,
    outputs,
    smallest_patch,
    snap_tolerance,
)
from .qgis_io.texts import tr


@dataclass(frozen=True)
class Schools:
    """The schools, zone by zone.

    Attributes
    ----------
    id_field : QgsField
        Of the schools' ids: zones are called by them.
    names : list of str of length K
        As the layer shows them; of schools merged into one zone all names.
    titles : list of str of length K
        Names with ids, for legends.
    fields : list of str
    rows : list of length K of lists
        The values of all fields; of merged schools those of the one that leads the zone.
    places : list of length K of Point
        Of the school that leads the zone, in the reference system of the planning units.
    told : list of str
        The fields that whoever gets the web map may read.
    """

    id_field: Any
    names: list
    titles: list
    fields: list
    rows: list
    places: list
    told: list


@dataclass(frozen=True)
class PlanInForce:
    """The existing plan.

    Attributes
    ----------
    field : str
        Of the planning units, that holds it.
    labels : ndarray of shape (n,)
        Zones; ``UNASSIGNED`` where a unit has none, ``CLOSED`` where its school is not used.
    """

    field: str
    labels: Any

    @property
    def placed(self):
        """The labels with closed schools as no zone."""
        import numpy as np

        from .core.zones.problem import UNASSIGNED

        return np.maximum(self.labels, UNASSIGNED)


@dataclass(frozen=True)
class Inputs:
    """All that a run of a zone entry has read.

    Attributes
    ----------
    problem : ZoningProblem
    layer : Layer
        The planning units, with parts in place of those that were divided between schools.
    units : GeoDataFrame
        The units of the problem, in the layer's coordinates, with the fields asked for.
    units_m : GeoSeries
        The same in the problem's metres, valid there.
    columns : Columns
        Which fields hold what, and what messages call the layers.
    schools : Schools
    in_force : PlanInForce or None
    sums : list of str
        Fields of the units to add up per zone.
    mains : list of str
        Fields of the units whose commonest value every zone is to hold.
    criteria : tuple of Criterion
        What else is wished of a plan.
    smallest_patch : float or None
        Patches that change school with fewer students are counted apart; the usual number if None.
    """

    problem: Any
    layer: Any
    units: Any
    units_m: Any
    columns: Any
    schools: Schools
    in_force: Optional[PlanInForce]
    sums: Sequence[str] = ()
    mains: Sequence[str] = ()
    criteria: tuple = ()
    smallest_patch: Optional[float] = None

    def plan(self, field: str, progress):
        """The plan that a field of the units holds; shape (n,)."""
        from .core.zones.zonefield import labels_of_field

        values = self.units[field].tolist()
        return labels_of_field(self.problem, values, field, self.columns.units_layer, progress)

    def left_for(self, field: str, labels) -> Inputs:
        """The same, with the existing plan as the plan of a field is held against it."""
        from .core.zones.criteria.units import held_against
        from .core.zones.zonefield import existing_left

        if self.in_force is None:
            return self
        named = self.units[self.in_force.field].tolist(), self.units[field].tolist()
        left = existing_left(self.in_force.labels, labels, named)
        return replace(
            self,
            in_force=replace(self.in_force, labels=left),
            criteria=held_against(self.criteria, left),
        )


def title(run, columns) -> str:
    """What the layers of a run are called together: by its entry and the level."""
    name = run.entry.displayName()
    return f"{name}: {columns.level}" if columns.level else name


def asked_of_plans(run, crs, with_conditions=True):
    """The ``Conditions``: what stands in the layers beside the district, and its ground.

    Parameters
    ----------
    run : Run
    crs : QgsCoordinateReferenceSystem
        Of the planning units.
    with_conditions : bool
        The entry takes all that officers bring; else barriers and bridges alone.
    """
    from .core.zones.conditions import Conditions

    if with_conditions:
        asked = conditions.read(run, crs)
    else:
        asked = Conditions(**conditions.read_lines(run, crs))
    return replace(asked, snap_tolerance_m=snap_tolerance.read(run), **ground.read(run, crs))


def read(run, progress, plans=(), sums=(), with_conditions=True) -> Inputs:
    """Read and check all layers of a run.

    Parameters
    ----------
    run : Run
        Of an entry that declares ``district``.
    progress : Progress
    plans : iterable of str
        Fields of the planning units that hold plans.
    sums : list of str
        Fields of the planning units to add up per zone.
    with_conditions : bool
        The entry declares ``conditions``, and a plan in force.

    Raises
    ------
    InputError
        With everything that is wrong, as far as it can be known at once.
    """
    from .core.progress import interruptible
    from .core.zones.preflight import problem_and_outlines
    from .core.zones.school_places import TwoSchools

    criteria_read.check(run)
    progress.stage(tr("Reading the layers ..."))
    existing = run.field("EXISTING_FIELD") if with_conditions else None
    plans = [*plans, *([existing] if existing else [])]
    locked = run.fields("LOCKED_FIELD") if with_conditions else []
    mains = run.fields("MAIN_FIELDS") if run.has("MAIN_FIELDS") else []
    also = [*plans, *sums, *mains, *locked, *criteria_read.fields(run)]
    given = district.read(run, progress, also)
    columns, layer = given.columns, given.units
    asked = asked_of_plans(run, layer.crs, with_conditions)
    outputs.check_sums(layer.frame, sums, columns)
    main_values.check(mains, {*outputs.ZONE_FIELDS, *(name.lower() for name in sums)}, columns)
    progress.stage(tr("Checking the layers ..."))
    if asked.two_schools == TwoSchools.DIVIDE:
        layer = _divided(given, sums, progress)
    problem, units_m = interruptible(
        lambda listener: problem_and_outlines(
            layer.frame, given.schools.frame, columns, listener, asked
        ),
        progress,
    )
    _tell_plans_left_out(problem, layer, plans, progress)
    units = layer.frame.iloc[problem.rows]
    in_force = _in_force(problem, units, existing, columns, progress) if existing else None
    return Inputs(
        problem=problem,
        layer=layer,
        units=units,
        units_m=units_m,
        columns=columns,
        schools=_by_zone(problem, given, run.fields("MAP_FIELDS") if run.has("MAP_FIELDS") else []),
        in_force=in_force,
        sums=sums,
        mains=mains,
        criteria=criteria_read.read(run, problem, units, columns, in_force, progress),
        smallest_patch=smallest_patch.read(run),
    )


def _divided(given, sums, progress):
    """The units' layer with parts in place of the units that several schools share."""
    from .core.zones.preflight import divided_units
    from .qgis_io.divided import divided

    columns = given.columns
    division = divided_units(given.units.frame, given.schools.frame, columns, sums)
    if division is None:
        return given.units
    layer = divided(given.units, division, columns.unit_id, [*columns.students, *sums])
    progress.warn(f"{columns.units_layer}: {division.sentence()}")
    return layer


def _by_zone(problem, given, told) -> Schools:
    """The schools of a problem, zone by zone."""
    from .core.ids import are, plain, rows_by_id

    columns = given.columns
    called, fields, values = given.school_labels
    column_of = dict(zip(fields, values))
    schools = [plain(each) for each in column_of[columns.school_id]]
    used = [True] * len(schools)
    if columns.level_field:
        used = are(column_of[columns.level_field], columns.level).tolist()
    leading = rows_by_id(problem.school_ids)
    names: list = [[] for _ in problem.school_ids]
    rows = [[None] * len(fields) for _ in names]
    places = [None] * len(names)
    shapes = given.schools.frame.geometry
    for school, is_used, name, row, shape in zip(schools, used, called, zip(*values), shapes):
        zone = problem.zone_of_school.get(school)
        if zone is None or not is_used:
            continue
        if school in leading:
            rows[zone] = list(row)
            places[zone] = shape.centroid
            names[zone].insert(0, name or str(problem.school_ids[zone]))
        else:
            names[zone].append(name or school)
    joined = [" + ".join(each) for each in names]
    titles = [
        name if name == str(school) else f"{name} ({school})"
        for name, school in zip(joined, problem.school_ids)
    ]
    id_field = given.schools.field(columns.school_id)
    return Schools(id_field, joined, titles, fields, rows, places, told)


def _in_force(problem, units, field, columns, progress) -> PlanInForce:
    from .core.zones.zonefield import CLOSED, existing_labels

    values = units[field].tolist()
    labels = existing_labels(problem, values, field, columns.units_layer, progress, CLOSED)
    return PlanInForce(field, labels)


def _tell_plans_left_out(problem, layer, fields, progress):
    """Say which plans have a zone for units that are left without one."""
    from .core.ids import is_missing

    rows = problem.left_out.rows
    for name in dict.fromkeys(fields):
        zoned = [not is_missing(value) for value in layer.frame[name].iloc[rows]]
        if any(zoned):
            progress.warn(
                tr(
                    "{layer}: units left without a zone that have one in '{field}', which is not "
                    "looked at: {n}, with {students}."
                ).format(
                    layer=layer.name,
                    n=sum(zoned),
                    students=students_counted(problem.left_out.students[zoned].sum()),
                    field=name,
                )
            )
