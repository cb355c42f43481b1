"""Everything that is wrong or odd in planning units and schools, all at once.

What a plan would be refused for is found by the very checks that refuse it
(``preflight.build_problem``): first on the layers as they are, then, so that one fault does not
hide the next, on layers in which the faults found are put right for the moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Optional

import geopandas as gpd
import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse import csgraph
from shapely.geometry import LineString

from .. import geo, topics
from ..date_line import whole_map
from ..errors import Fault, InputError
from ..ids import are, as_numbers, is_missing, plain
from ..on_earth import has_no_place, looks_like_degrees
from ..progress import SILENT, Progress, Stopped
from ..shapes import in_crs, made_valid, polygons_of
from ..texts import counted, listed, number, tr
from .adjacency import NEAR_M, Adjacency, rook_adjacency
from .attributes import Columns, check_capacity, check_ids, check_students
from .borders import with_lines
from .conditions import NO_CONDITIONS, Conditions
from .geometry_checks import AREAS, PLACES, check_geometries, check_layer
from .overlaps import (
    NOISE_M,
    SLIVER,
    Overlaps,
    find_overlaps,
    overlap_faults,
    without_slivers,
)
from .preflight import build_problem, divided_units, laid
from .school_places import TwoSchools
from .unit_repair import NARROW_M, enclosed_gaps

ERROR, WARNING, NOTE = "error", "warning", "note"
"""How grave it is: no plan can be drawn; a plan can, but look at it; good to know."""

_RANK = {ERROR: 0, WARNING: 1, NOTE: 2}
"""Order in which findings are listed."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or odd.

    Attributes
    ----------
    severity : str
        ``ERROR``, ``WARNING`` or ``NOTE``.
    problem : Fault
        What, where and what to do; its topic is the kind.
    place : geometry, optional
        In the coordinates of the planning units: ground for overlaps, gaps and units, else a
        point or line.
    area_m2, width_m, distance_m : float
        Where they have a meaning, else NaN. The width is the mean one.
    """

    severity: str
    problem: Fault
    place: object = None
    area_m2: float = np.nan
    width_m: float = np.nan
    distance_m: float = np.nan

    @property
    def topic(self) -> str:
        return self.problem.topic


@dataclass(frozen=True)
class Check:
    """What a check found.

    Attributes
    ----------
    findings : list of Finding
        Worst first.
    adjacency : Adjacency
        Of the units of ``ground``: as the zone tools would use it where nothing is wrong.
    ground : GeoSeries
        The units that have a ground, valid and without overlaps, indexed by their positions.
    """

    findings: list = field(default_factory=list)
    adjacency: Optional[Adjacency] = None
    ground: gpd.GeoSeries = field(default_factory=lambda: gpd.GeoSeries([]))

    def of(self, severity: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == severity]

    def count(self, *about: str) -> int:
        """How many findings there are of some topics."""
        return sum(finding.topic in about for finding in self.findings)


def check_units(
    units: gpd.GeoDataFrame,
    schools: Optional[gpd.GeoDataFrame],
    columns: Columns,
    progress: Progress = SILENT,
    conditions: Conditions = NO_CONDITIONS,
) -> Check:
    """Find everything that is wrong or odd in planning units and schools.

    If no error is among the findings, ``build_problem`` takes the layers.

    Parameters
    ----------
    units : GeoDataFrame of n polygons
        Indexed by feature id.
    schools : GeoDataFrame of points or polygons, optional
        In the coordinate reference system of the units if its own differs. Without it the units
        are checked alone.
    columns : Columns
        ``students`` may be empty, ``school_id`` and ``capacity`` too where there are no schools.
    progress : Progress
    conditions : Conditions

    Raises
    ------
    Stopped
        If the user stopped.
    """
    return _Search(units, schools, columns, conditions, progress).run()


class _Search:
    def __init__(
        self,
        units: gpd.GeoDataFrame,
        schools: Optional[gpd.GeoDataFrame],
        columns: Columns,
        conditions: Conditions,
        progress: Progress,
    ) -> None:
        self.units, self.schools = units, schools
        self.columns, self.conditions, self.progress = columns, conditions, progress
        self.names = (units[columns.unit_id] if columns.unit_id else units.index).tolist()
        self._crs = units.crs
        self.findings: list[Finding] = []
        self._reported: set = set()

    def run(self) -> Check:
        problem = self._as_it_is()
        self._attributes()
        self._stop_if_cancelled()
        wrong = check_layer(self.units, self.columns.units_layer)
        self._errors(wrong)
        usable = self._usable(wrong)
        if not len(usable):
            return self._done()
        self.metric = geo.local_metric_crs(usable)
        before = len(self.findings)
        usable = self._in_one_piece(usable)
        overlaps = find_overlaps(usable, self.metric, self.conditions.snap_tolerance_m)
        self._overlaps(usable, overlaps)
        ground = self._without_slivers(usable, overlaps)
        self._stop_if_cancelled()
        self.progress.share(0.4)
        self.in_metres = in_crs(ground, self.metric)
        if problem is None:
            adjacency, _ = rook_adjacency(ground, self.metric)
            adjacency = self._with_lines(adjacency, ground)
            self._put_right(ground)
        else:
            adjacency = problem.left_out.adjacency
        self._stop_if_cancelled()
        self.progress.share(0.7)
        self._shapes()
        self._gaps(ground)
        self._borders(ground, adjacency)
        self._parts(ground, adjacency)
        self._schools_on_borders(ground)
        if ground.crs != self._crs:
            places = [finding.place for finding in self.findings[before:]]
            places = gpd.GeoSeries(places, crs=ground.crs).to_crs(self._crs)
            self.findings[before:] = [
                replace(finding, place=place)
                for finding, place in zip(self.findings[before:], places)
            ]
        self.progress.share(1)
        return self._done(adjacency, ground)

    def _done(self, *more: Any) -> Check:
        order = {topic: at for at, topic in enumerate(topics.TOPICS)}
        findings = sorted(self.findings, key=lambda f: (_RANK[f.severity], order[f.topic]))
        return Check(findings, *more)

    def _stop_if_cancelled(self) -> None:
        if self.progress.cancelled():
            raise Stopped

    # -- telling --------------------------------------------------------------------------

    def _add(self, severity: str, problem: Fault, place: Any = None, **figures: float) -> None:
        key = (problem.kind, str(problem.feature), problem.detail)
        if key in self._reported:
            return
        self._reported.add(key)
        self.findings.append(Finding(severity, problem, place, **figures))

    def _errors(self, faults: Sequence[Fault]) -> None:
        for problem in faults:
            if problem.topic == topics.OTHER:
                problem = replace(problem, topic=self._topic_of(problem))
            self._add(ERROR, problem, self._place_of(problem))

    def _topic_of(self, problem: Fault) -> str:
        """What a problem is about by the field that it is of."""
        columns = self.columns
        counted = {*columns.students, ", ".join(columns.students), columns.capacity}
        if problem.field and problem.field in counted:
            return topics.NUMBERS
        named = {columns.units_layer: columns.unit_id, columns.schools_layer: columns.school_id}
        if problem.field and problem.field == named.get(problem.layer):
            return topics.IDS
        return topics.OTHER

    def _place_of(self, problem: Fault) -> Any:
        """Where the feature of a problem is, if it has one and that a place."""
        column: Optional[str]
        if problem.layer == self.columns.schools_layer and self.schools is not None:
            layer, column = self.schools, self.columns.school_id or None
        elif problem.layer == self.columns.units_layer:
            layer, column = self.units, self.columns.unit_id
        else:
            return None
        if problem.feature is None or not len(layer):
            return None
        name = plain(problem.feature)
        ids = layer[column].map(plain) if column else layer.index.map(plain)
        at = np.flatnonzero(np.asarray(ids) == name)
        if not len(at):
            at = np.flatnonzero(np.asarray(layer.index.map(plain)) == name)
        shape = layer.geometry.iloc[at[0]] if len(at) else None
        if has_no_place(shape):
            return None
        crs, units_crs = layer.crs, self.units.crs
        if crs is not None and units_crs is not None and crs != units_crs:
            shape = gpd.GeoSeries([shape], crs=crs).to_crs(units_crs).iloc[0]
        return shape

    def _unit(self, at: int) -> object:
        return self.names[at]

    def _pair(self, a: int, b: int) -> str:
        return tr("{a} and {b}").format(a=self._unit(a), b=self._unit(b))

    # -- what refuses a plan --------------------------------------------------------------

    def _complete(self) -> bool:
        """Whether there is all that a plan needs."""
        columns = self.columns
        return self.schools is not None and bool(
            columns.students and columns.school_id and columns.capacity
        )

    def _as_it_is(self) -> Any:
        """The problem that the layers make, or None with what refuses it among the findings."""
        if not self._complete():
            return None
        units, columns, conditions = self.units, self.columns, self.conditions
        try:
            if conditions.two_schools == TwoSchools.DIVIDE:
                division = divided_units(units, self.schools, columns)
                units = units if division is None else division.units
            problem = build_problem(units, self.schools, columns, SILENT, conditions)
        except InputError as error:
            self._errors(error.faults)
            return None
        # Of units that are divided only for the plan the neighbours are looked for themselves.
        return problem if units is self.units else None

    def _with_lines(self, adjacency: Adjacency, ground: gpd.GeoSeries) -> Adjacency:
        units = self.units.iloc[ground.index]
        adjacency, _, wrong = with_lines(
            adjacency, ground, units, self.columns, self.conditions, SILENT
        )
        self._errors(wrong)
        return adjacency

    def _put_right(self, ground: gpd.GeoSeries) -> None:
        """Look again once the faults found are put right, so that none hides another."""
        if not self._complete() or not self.findings:
            return
        columns = self.columns
        units = self.units.iloc[ground.index].copy()
        units = units.set_geometry(gpd.GeoSeries(ground.to_list(), units.index, crs=ground.crs))
        conditions = self.conditions
        if columns.unit_id:
            names = _made_unique(units[columns.unit_id])
            if names != units[columns.unit_id].tolist():
                conditions = replace(conditions, costs=None, cost_columns=None)
            units[columns.unit_id] = names
        for name in columns.students:
            units[name] = np.maximum(np.nan_to_num(as_numbers(units[name]), posinf=0), 0)
        if sum(units[name].sum() for name in columns.students) == 0:
            units[columns.students[0]] = 1.0
        schools = self.schools
        if schools is None:
            return
        there = [not has_no_place(shape) for shape in schools.geometry]
        schools = schools[np.array(there, bool)].copy()
        if not len(schools) or check_layer(schools, columns.schools_layer):
            return
        schools[columns.school_id] = _made_unique(schools[columns.school_id])
        seats = as_numbers(schools[columns.capacity])
        schools[columns.capacity] = np.where(np.isfinite(seats) & (seats > 0), seats, 1.0)
        points = gpd.GeoSeries(
            [shape if shape.is_valid else shape.buffer(0) for shape in schools.geometry],
            schools.index,
            crs=schools.crs,
        )
        points = points.representative_point()
        schools = schools.set_geometry(points)
        try:
            if conditions.two_schools == TwoSchools.DIVIDE:
                division = divided_units(units, schools, columns)
                units = units if division is None else division.units
            build_problem(units, schools, columns, SILENT, conditions)
        except InputError as error:
            self._errors(error.faults)

    def _attributes(self) -> None:
        columns = self.columns
        # Where the level has no school, or there are no schools, a plan's checks end early.
        self._errors(check_ids(self.units, columns.unit_id, columns.units_layer))
        self._errors(check_geometries(self.units, columns.units_layer, self.names, AREAS))
        if columns.students and len(self.units):
            self._errors(check_students(self.units, columns))
        if self.schools is not None:
            schools = self._of_level()
            ids = (schools[columns.school_id] if columns.school_id else schools.index).tolist()
            self._errors(check_layer(schools, columns.schools_layer) if len(schools) else [])
            self._errors(check_geometries(schools, columns.schools_layer, ids, PLACES))
            self._errors(check_ids(schools, columns.school_id, columns.schools_layer))
            if columns.capacity and columns.school_id:
                self._errors(check_capacity(schools, columns))
        if columns.capacity and columns.capacity == columns.school_id:
            self._add(
                WARNING,
                Fault(
                    "one field is chosen both as the schools' id and as their capacity",
                    "Choose the field that holds the seats.",
                    columns.schools_layer,
                    field=columns.capacity,
                    topic=topics.NUMBERS,
                ),
            )
        layers = [(self.units, columns.units_layer, name, "students") for name in columns.students]
        if self.schools is not None and columns.capacity:
            layers.append((self.schools, columns.schools_layer, columns.capacity, "seats"))
        for layer, layer_name, name, what in layers:
            values = as_numbers(layer[name])
            fractions = int((np.isfinite(values) & (values != np.round(values))).sum())
            if fractions:
                self._add(
                    NOTE,
                    Fault(
                        "students are not counted in whole numbers"
                        if what == "students"
                        else "seats are not counted in whole numbers",
                        "They may be estimates; if they are not, choose another field.",
                        layer_name,
                        field=name,
                        detail=counted(fractions, tr("1 feature"), tr("{n} features")),
                        topic=topics.NUMBERS,
                    ),
                )
        for layer, layer_name in (
            (self.units, columns.units_layer),
            (self.schools, columns.schools_layer),
        ):
            if layer is not None and len(layer) and looks_like_degrees(layer):
                self._add(
                    WARNING,
                    Fault(
                        "the coordinates look like longitudes and latitudes, but the layer's "
                        "reference system counts otherwise",
                        "Assign the right one in the layer's properties, perhaps EPSG:4326.",
                        layer_name,
                        topic=topics.REFERENCE,
                    ),
                )

    # -- ground ---------------------------------------------------------------------------

    def _in_one_piece(self, usable: gpd.GeoSeries) -> gpd.GeoSeries:
        """Lay everything as it lies on the ground, where the 180th meridian parts the units."""
        whole = whole_map(usable, self.metric)
        if whole.changes_nothing:
            return usable
        schools = self.schools
        if schools is None or check_layer(schools, self.columns.schools_layer):
            self.units, _, self.conditions = laid(
                self.units, self.units, self.conditions, self.metric
            )
        else:
            self.units, self.schools, self.conditions = laid(
                self.units, schools.to_crs(self.units.crs), self.conditions, self.metric
            )
        return made_valid(whole.lay(usable))

    def _usable(self, wrong: Any) -> gpd.GeoSeries:
        """The units that have a ground, made valid, indexed by position."""
        off = {plain(problem.feature) for problem in wrong if problem.feature is not None}
        if any(problem.feature is None for problem in wrong):
            return gpd.GeoSeries([])
        shapes = {
            at: shape
            for at, (feature, shape) in enumerate(zip(self.units.index, self.units.geometry))
            if polygons_of(shape) and not has_no_place(shape) and plain(feature) not in off
        }
        series = gpd.GeoSeries(list(shapes.values()), index=list(shapes), crs=self.units.crs)
        series = made_valid(series)
        return series[[bool(polygons_of(shape)) for shape in series]]

    def _overlaps(self, usable: gpd.GeoSeries, overlaps: Overlaps) -> None:
        names = [self._unit(at) for at in usable.index]
        at = usable.index.to_numpy()
        by_pair = {self._pair(at[a], at[b]): row for row, (a, b) in enumerate(overlaps.pairs)}
        for problem in overlap_faults(overlaps, usable, names, self.columns.units_layer):
            row = by_pair.get(str(problem.feature))
            self._reported.discard((problem.kind, str(problem.feature), problem.detail))
            self.findings = [f for f in self.findings if f.problem != problem]
            if row is None:
                self._errors([problem])
            else:
                self._add(
                    ERROR,
                    problem,
                    overlaps.common[row],
                    area_m2=float(overlaps.area_m2[row]),
                    width_m=float(overlaps.width_m[row]),
                )
        for row in np.flatnonzero(overlaps.kinds == SLIVER).tolist():
            a, b = at[overlaps.pairs[row]].tolist()
            self._add(
                WARNING,
                Fault(
                    "planning units overlap by a hair, which counts as a common border",
                    "It does no harm. 'Repair planning units' removes it.",
                    self.columns.units_layer,
                    self._pair(a, b),
                    detail=_size(overlaps.area_m2[row], overlaps.width_m[row]),
                    topic=topics.SLIVERS,
                ),
                overlaps.common[row],
                area_m2=float(overlaps.area_m2[row]),
                width_m=float(overlaps.width_m[row]),
            )

    def _without_slivers(self, usable: gpd.GeoSeries, overlaps: Overlaps) -> gpd.GeoSeries:
        """The units with every overlap left to the smaller one; none that is left with nothing."""
        if not len(overlaps):
            return usable
        all_slivers = replace(overlaps, kinds=np.full(len(overlaps), SLIVER))
        separated = without_slivers(usable, all_slivers)
        # What is left of the outline of a district are hairs.
        flat = separated.to_crs(self.metric)
        wide = 2 * flat.area > NOISE_M * flat.length
        return separated[[bool(polygons_of(s)) and w for s, w in zip(separated, wide)]]

    def _shapes(self) -> None:
        layer = self.columns.units_layer
        for at, shape in enumerate(self.units.geometry):
            if len(polygons_of(shape)) > 1:
                self._add(
                    NOTE,
                    Fault(
                        "the planning unit is drawn in several parts, which count as one piece",
                        "Make a unit of each part if they are to go to different schools.",
                        layer,
                        self._unit(at),
                        detail=tr("parts: {n}").format(n=len(polygons_of(shape))),
                        topic=topics.MULTIPART,
                    ),
                    shape,
                )
        is_valid = self.units.geometry.is_valid.to_numpy()
        there = np.array(
            [bool(polygons_of(s)) and not has_no_place(s) for s in self.units.geometry]
        )
        valid = np.flatnonzero(is_valid & there)
        in_metres = self.units.geometry.iloc[valid].to_crs(self.metric)
        for at in valid[~in_metres.is_valid.to_numpy()].tolist():
            self._add(
                WARNING,
                Fault(
                    "the outline is valid as it is, but crosses itself by a hair once it is "
                    "projected into metres",
                    "The zone tools make it valid. Elsewhere it may do harm: take out the "
                    "vertices that all but touch another stretch of the outline.",
                    layer,
                    self._unit(at),
                    topic=topics.INVALID,
                ),
                self.units.geometry.iloc[at],
            )

    def _gaps(self, ground: gpd.GeoSeries) -> None:
        gaps = enclosed_gaps(ground)
        if not gaps:
            return
        holes = gpd.GeoSeries(gaps, crs=ground.crs).to_crs(self.metric)
        width = 2 * holes.area / holes.length
        at = ground.index.to_numpy()
        hits = gpd.sjoin(
            gpd.GeoDataFrame({"unit": at}, geometry=list(ground)),
            gpd.GeoDataFrame({"gap": range(len(gaps))}, geometry=gaps),
            predicate="intersects",
        )
        around = hits.groupby("gap")["unit"].agg(sorted).to_dict()
        for row, gap in enumerate(gaps):
            units = around.get(row, [])
            if width[row] < NOISE_M or len(units) < 2:
                continue
            narrow = width[row] <= NARROW_M
            self._add(
                WARNING if narrow else NOTE,
                Fault(
                    "a gap between planning units"
                    if narrow
                    else "ground within the district that is of no planning unit",
                    "'Repair planning units' gives it to one of them."
                    if narrow
                    else "Where nobody lives, as on a lake, it does no harm. Is a unit missing?",
                    self.columns.units_layer,
                    listed((self._unit(unit) for unit in units), _UNITS_NAMED),
                    detail=_size(holes.area.iloc[row], width[row]),
                    topic=topics.GAPS if narrow else topics.HOLES,
                ),
                gap,
                area_m2=float(holes.area.iloc[row]),
                width_m=float(width[row]),
            )

    # -- neighbours -----------------------------------------------------------------------

    def _borders(self, ground: gpd.GeoSeries, adjacency: Adjacency) -> None:
        at = ground.index.to_numpy()
        metres = self.in_metres.to_list()
        insides = ground.representative_point().to_list()

        def report(
            pairs: np.ndarray, severity: str, what: str, remedy: str, topic: str, detail: str
        ) -> None:
            for a, b in pairs.tolist():
                distance = metres[a].distance(metres[b])
                self._add(
                    severity,
                    Fault(
                        what,
                        remedy,
                        self.columns.units_layer,
                        self._pair(at[a], at[b]),
                        detail=detail.format(metres=number(distance, 2)),
                        topic=topic,
                    ),
                    _between(insides[a], insides[b]),
                    distance_m=float(distance),
                )

        report(
            adjacency.near,
            WARNING,
            tr("planning units less than {near} m apart along a border, no neighbours").format(
                near=f"{NEAR_M:g}"
            ),
            tr("If they should be neighbours, 'Repair planning units' closes the gap."),
            topics.NEAR,
            tr("{metres} m apart"),
        )
        report(
            adjacency.added,
            NOTE,
            tr("a border whose vertices do not match, counted all the same"),
            tr("It does no harm."),
            topics.UNMATCHED,
            "",
        )
        own = _without_islands(adjacency.border_pairs, adjacency)
        alone = np.setdiff1d(np.arange(len(at)), own.ravel())
        has_school = np.zeros(len(at), bool)
        if self.schools is not None:
            unit = self._unit_of_schools(ground)
            has_school[unit[unit >= 0]] = True
        for row in alone.tolist() if len(at) > 1 else []:
            self._add(
                NOTE if has_school[row] else WARNING,
                Fault(
                    "the planning unit has no neighbour",
                    "It is the zone of its own school; a line in BRIDGES joins it to others."
                    if has_school[row]
                    else "ISLANDS of the zone tools says what becomes of it; a line in BRIDGES "
                    "joins it to the unit of your choice.",
                    self.columns.units_layer,
                    self._unit(at[row]),
                    topic=topics.ISLANDS,
                ),
                ground.iloc[row],
            )

    def _parts(self, ground: gpd.GeoSeries, adjacency: Adjacency) -> None:
        """Every part of the map, and whether it has schools and seats for its students."""
        part = _components(_without_islands(adjacency.pairs, adjacency), len(ground))
        if part.max(initial=0) == 0:
            return
        students, schools, seats = self._by_part(ground, part)
        for number_of, size in enumerate(np.bincount(part)):
            rows = np.flatnonzero(part == number_of)
            remedy, severity = tr("It does no harm."), NOTE
            if schools is not None and schools[number_of] == 0:
                severity = WARNING
                remedy = tr(
                    "The zone tools join it to the nearest unit, refuse it or leave it out, as "
                    "ISLANDS says. A line in BRIDGES joins it where you draw it."
                )
            elif (
                seats is not None
                and students is not None
                and seats[number_of] < students[number_of]
            ):
                severity = WARNING
                remedy = tr(
                    "Its schools cannot hold its students: join it to another part by BRIDGES."
                )
            facts = [tr("units: {n}").format(n=size)]
            if students is not None:
                facts.append(tr("students: {n}").format(n=number(students[number_of])))
            if schools is not None:
                facts.append(tr("schools: {n}").format(n=schools[number_of]))
            if seats is not None:
                facts.append(tr("seats: {n}").format(n=number(seats[number_of])))
            self._add(
                severity,
                Fault(
                    "a part of the map that hangs together with no other",
                    remedy,
                    self.columns.units_layer,
                    self._unit(ground.index[rows[0]]),
                    detail=", ".join(facts),
                    topic=topics.PARTS,
                ),
                ground.iloc[rows[0]].representative_point(),
                area_m2=float(self.in_metres.iloc[rows].area.sum()),
            )

    def _by_part(
        self, ground: gpd.GeoSeries, part: np.ndarray
    ) -> tuple[Optional[np.ndarray], Optional[np.ndarray], Optional[np.ndarray]]:
        """Students, schools and seats of every part; None for what nobody gave."""
        columns, n = self.columns, part.max() + 1
        students = schools = seats = None
        if columns.students:
            living = sum(
                np.nan_to_num(as_numbers(self.units[name]))[ground.index]
                for name in columns.students
            )
            students = np.bincount(part, living, minlength=n)
        if self.schools is not None:
            unit = self._unit_of_schools(ground)
            placed = unit >= 0
            schools = np.bincount(part[unit[placed]], minlength=n)
            if columns.capacity:
                held = np.nan_to_num(as_numbers(self._of_level()[columns.capacity]))[placed]
                seats = np.bincount(part[unit[placed]], held, minlength=n)
        return students, schools, seats

    def _of_level(self) -> gpd.GeoDataFrame:
        columns = self.columns
        assert self.schools is not None, "called where there are schools only"
        if not (columns.level_field and columns.level):
            return self.schools
        return self.schools[are(self.schools[columns.level_field], columns.level)]

    def _school_hits(self, ground: gpd.GeoSeries) -> pd.DataFrame:
        """Rows of schools of the level and of ground that they touch."""
        schools = self._of_level()
        if not len(schools) or check_layer(schools, self.columns.schools_layer):
            return pd.DataFrame({"school": [], "unit": []}, dtype=int)
        points = schools.geometry.to_crs(ground.crs)
        there = np.flatnonzero([not has_no_place(shape) for shape in points])
        points = made_valid(points.iloc[there]).representative_point()
        hits = gpd.sjoin(
            gpd.GeoDataFrame({"school": there}, geometry=list(points)),
            gpd.GeoDataFrame({"unit": range(len(ground))}, geometry=list(ground)),
            predicate="intersects",
        )
        return hits[["school", "unit"]].sort_values(["school", "unit"])

    def _unit_of_schools(self, ground: gpd.GeoSeries) -> np.ndarray:
        unit = np.full(len(self._of_level()), -1)
        hits = self._school_hits(ground).drop_duplicates("school")
        unit[hits["school"].to_numpy(int)] = hits["unit"].to_numpy(int)
        return unit

    def _schools_on_borders(self, ground: gpd.GeoSeries) -> None:
        if self.schools is None:
            return
        schools, columns = self._of_level(), self.columns
        ids = (schools[columns.school_id] if columns.school_id else schools.index).tolist()
        for school, units in self._school_hits(ground).groupby("school")["unit"].agg(list).items():
            if len(units) > 1:
                problem = Fault(
                    "the school stands on the border of several planning units",
                    "It is taken to be in one of them that holds no other school; move it into "
                    "the unit that it belongs to.",
                    columns.schools_layer,
                    ids[school],
                    columns.school_id or "",
                    ", ".join(str(self._unit(ground.index[unit])) for unit in units),
                    topics.SCHOOLS_ON_BORDERS,
                )
                self._add(WARNING, problem, self._place_of(problem))


_UNITS_NAMED = 5
"""Units that one sentence names: examples."""


def _size(area: float, width: float) -> str:
    return tr("{area} m², {width} m wide").format(
        area=number(area, 0 if area >= 10 else 2), width=number(width, 1 if width >= 10 else 3)
    )


def _between(one: Any, two: Any) -> LineString:
    return LineString([(one.x, one.y), (two.x, two.y)])


def _without_islands(pairs: np.ndarray, adjacency: Adjacency) -> np.ndarray:
    """Pairs but those that were joined for want of a school."""
    joined = set(map(tuple, np.sort(adjacency.islands, axis=1).tolist()))
    return np.array([p for p in pairs.tolist() if tuple(p) not in joined], int).reshape(-1, 2)


def _components(pairs: np.ndarray, n: int) -> np.ndarray:
    links = sparse.coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(n, n))
    return csgraph.connected_components(links, directed=False)[1]


def _made_unique(values: pd.Series) -> list:
    """Ids of which each is there once; those that were are what they were."""
    seen, unique = set(), []
    for row, value in enumerate(values):
        name = value
        if is_missing(value) or plain(value) in seen:
            name = f"\N{NUMBER SIGN}{row} {'' if is_missing(value) else plain(value)}".strip()
        seen.add(plain(name))
        unique.append(name)
    return unique
