"""What the zone entries share: the layers they read and the layers they write."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from .core.errors import MOST_NAMED
from .core.lengths import METRES_PER_MILE
from .core.texts import counted, listed, schools_counted, seats_counted, students_counted
from .entry import Entry, tr
from .libraries import FOR_ZONES
from .parameters import ground
from .parameters.cost_tables import add_cost_parameters, read_costs
from .parameters.snap_tolerance import add_snap_tolerance, snap_tolerance
from .writing.zone_layers import tell_swaps, write_adjacency

POLYGONS = QgsProcessing.SourceType.TypeVectorPolygon
POINTS = QgsProcessing.SourceType.TypeVectorPoint


COST_FIELDS = (
    ("COST_UNIT", "Planning unit in the travel costs", ("origin_id", "FROM_ID", "unit_id", "unit")),
    (
        "COST_SCHOOL",
        "School in the travel costs",
        ("destination_id", "TO_ID", "school_id", "school"),
    ),
    ("COST", "Cost in the travel costs", ("total_cost", "DURATION_H", "DIST_KM", "cost")),
)
"""Parameter, its label, and the names under which other plugins write such a field."""

ZONE_LABEL = (
    """if("school_name" = to_string("zone_id"), "school_name", """
    """"school_name" || ' (' || "zone_id" || ')') || '\\n' || """
    """format_number("students", 0) || ' / ' || format_number("capacity", 0)"""
)
"""School and its id; students and seats."""


@dataclass
class Shown:
    """What the pages of a run show.

    Attributes
    ----------
    problem : ZoningProblem
    units : GeoDataFrame
    plans : list of (name, labels)
        In the order in which reports show them.
    colours : list of int of length K
        Of the zones of the plan that the run is about, as in the layer.
    about : int
        Which of the plans the run is about.
    before : int, optional
        Which of them that one is held against; else the plan in force is, if there is one.
    bound : Bound, optional
    """

    problem: Any
    units: Any
    plans: list
    colours: list
    about: int = 0
    before: Optional[int] = None
    bound: Any = None
    outlines: dict = field(default_factory=dict)


@dataclass
class ZoneInputs:
    """What a run reads: both layers, which of their fields hold what, and what is asked.

    Attributes
    ----------
    units : GeoDataFrame
    schools : GeoDataFrame, optional
    columns : Columns
    conditions : Conditions
    """

    units: Any
    schools: Any
    columns: Any
    conditions: Any


class ZoneEntry(Entry):
    """An entry that reads planning units and schools and writes a plan."""

    GROUP = "Zones"
    LIBRARIES = FOR_ZONES

    def __init__(self):
        super().__init__()
        self.shown = None
        self.units_m = None
        self.level = ""
        self.divided = None
        self.every_unit = None

    def add_input_parameters(self):
        numeric = QgsProcessingParameterField.DataType.Numeric
        self.described(
            QgsProcessingParameterFeatureSource("INPUT", tr("Planning units"), [POLYGONS]),
            tr("Polygons that tile the district: the smallest areas that one school serves."),
            kind="layer",
        )
        self.described(
            QgsProcessingParameterField(
                "UNIT_ID", tr("Planning unit id"), parentLayerParameterName="INPUT", optional=True
            ),
            tr("Names the units in messages. Without it, the feature id does."),
            kind="unit_id",
        )
        self.described(
            QgsProcessingParameterField(
                "STUDENT_FIELDS",
                tr("Students (fields are added up)"),
                parentLayerParameterName="INPUT",
                type=numeric,
                allowMultiple=True,
            ),
            tr("Students who live in each unit: the grades of one level, or their total."),
            kind="students",
        )
        self.described(
            QgsProcessingParameterFeatureSource("SCHOOLS", tr("Schools"), [POINTS, POLYGONS]),
            tr("Points, or polygons, of which a point inside is taken. One zone per school."),
            kind="schools",
        )
        self.described(
            QgsProcessingParameterField(
                "SCHOOL_ID", tr("School id"), parentLayerParameterName="SCHOOLS"
            ),
            tr("Becomes the id of the school's zone."),
            kind="school_id",
        )
        self.described(
            QgsProcessingParameterField(
                "CAPACITY", tr("Capacity"), parentLayerParameterName="SCHOOLS", type=numeric
            ),
            tr("Seats of each school."),
            kind="capacity",
        )
        self.described(
            QgsProcessingParameterField(
                "LEVEL_FIELD",
                tr("Level field"),
                parentLayerParameterName="SCHOOLS",
                optional=True,
            ),
            tr("Where one layer holds the schools of several levels: the field that tells them."),
            kind="level",
        )
        self.described(
            QgsProcessingParameterString("LEVEL", tr("Level"), optional=True),
            tr("Only schools whose level field reads this are used, e.g. ES."),
        )
        add_snap_tolerance(self)
        ground.declare(self)

    def source(self, name, parameters, context):
        """A feature source; that of the planning units holds their parts once they are divided."""
        if name == "INPUT" and self.divided is not None:
            return self.divided.source
        return super().source(name, parameters, context)

    def add_condition_parameters(self):
        """What officers bring: an existing plan, locks, barriers, bridges, travel costs."""
        lines = [QgsProcessing.SourceType.TypeVectorLine]
        for name, label, help_text in (
            (
                "EXISTING_FIELD",
                tr("Existing plan"),
                tr("The school id of each unit's zone in force, to count who is reassigned."),
            ),
            (
                "LOCKED_FIELD",
                tr("Locked to school"),
                tr(
                    "Units where this field names a school stay in that school's zone. Empty "
                    "where a unit is free."
                ),
            ),
        ):
            self.described(
                QgsProcessingParameterField(
                    name, label, parentLayerParameterName="INPUT", optional=True
                ),
                help_text,
                advanced=name != "EXISTING_FIELD",
            )
        for name, label, help_text in (
            (
                "BARRIERS",
                tr("Barriers"),
                tr(
                    "Lines, e.g. rivers or motorways, across which units do not count as "
                    "neighbours: where a line crosses the way from inside one unit over the "
                    "middle of the common border into the other."
                ),
            ),
            (
                "BRIDGES",
                tr("Bridges"),
                tr(
                    "Lines that make two units neighbours, e.g. across water: the one in which "
                    "the line starts and the one in which it ends."
                ),
            ),
        ):
            self.described(
                QgsProcessingParameterFeatureSource(name, label, lines, optional=True),
                help_text,
                advanced=True,
            )
        add_cost_parameters(
            self,
            COST_FIELDS,
            tr(
                "A table with a row per unit and school, as QNEAT3 and ORS Tools write matrices. "
                "Travel then means this cost, in its own unit. Needs the planning unit id."
            ),
        )
        self.described(
            QgsProcessingParameterEnum(
                "MISSING_COSTS",
                tr("Pairs without a travel cost"),
                options=[tr("Error that names them"), tr("Cannot be travelled")],
                defaultValue=0,
                optional=True,
            ),
            tr(
                "A pair of unit and school that the table lacks, or whose cost is empty, stops the "
                "run or is a way that nobody can travel. A plan then avoids it; where it cannot, "
                "the log names the unit."
            ),
            advanced=True,
        )

    def add_output_parameters(self):
        self.described(
            QgsProcessingParameterField(
                "SUM_FIELDS",
                tr("Also add up per zone"),
                parentLayerParameterName="INPUT",
                type=QgsProcessingParameterField.DataType.Numeric,
                allowMultiple=True,
                optional=True,
            ),
            tr(
                "Number fields of the planning units whose sums the attendance zones are to hold "
                "too, under the same names: the grades of the next level, say, so that these "
                "zones can be its planning units."
            ),
            advanced=True,
        )
        self.described(
            QgsProcessingParameterString("ZONE_NAME", tr("Name of the zone field"), optional=True),
            tr(
                "How the planning units by zone call the plan, e.g. plan_es: a field of this name "
                "that they hold already is replaced, and the distance is called after it "
                "(plan_es_distance_m). Left empty: zone_id, and distance_m, with a number behind "
                "where the name is taken."
            ),
            advanced=True,
        )
        self.described(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Planning units by zone"), POLYGONS),
            tr("Every planning unit with its zone and its distance to school."),
        )
        self.add_zones_output()
        ground.declare_output(self)
        self.add_adjacency_output()
        self.add_zone_pages()
        self.addOutput(QgsProcessingOutputNumber("BALANCE", tr("Balance (of 100)")))
        self.addOutput(QgsProcessingOutputNumber("COMPACTNESS", tr("Compactness (of 100)")))
        self.addOutput(QgsProcessingOutputNumber("PROXIMITY_MI", tr("Proximity (miles)")))
        self.addOutput(QgsProcessingOutputNumber("ZONE_COUNT", tr("Number of zones")))
        self.addOutput(QgsProcessingOutputNumber("UNASSIGNED", tr("Units without a zone")))
        self.addOutput(
            QgsProcessingOutputNumber("STUDENTS_UNASSIGNED", tr("Students without a zone"))
        )
        self.addOutput(QgsProcessingOutputNumber("UNITS_REASSIGNED", tr("Units reassigned")))
        self.addOutput(QgsProcessingOutputNumber("STUDENTS_REASSIGNED", tr("Students reassigned")))
        self.addOutput(
            QgsProcessingOutputNumber(
                "STUDENTS_SWAPPED", tr("Students swapped between two schools")
            )
        )
        self.addOutput(
            QgsProcessingOutputNumber(
                "STUDENTS_WITHOUT_WAY",
                tr("Students who cannot reach their school by the travel costs"),
            )
        )

    def add_zones_output(self):
        self.described(
            QgsProcessingParameterFeatureSink(
                "ZONES",
                tr("Attendance zones"),
                POLYGONS,
                optional=True,
                createByDefault=True,
            ),
            tr("One polygon per zone with its students, capacity and measures."),
        )

    def add_adjacency_output(self):
        self.described(
            QgsProcessingParameterFeatureSink(
                "ADJACENCY",
                tr("Neighbours"),
                QgsProcessing.SourceType.TypeVectorLine,
                optional=True,
                createByDefault=False,
            ),
            tr(
                "A line between every two planning units that count as neighbours, or nearly do: "
                "whether libpysal found their border or the tolerance did, a bridge joins them, a "
                "barrier parts them, or they only run close to each other; and how many metres of "
                "border they share."
            ),
        )

    def add_zone_pages(self):
        self.add_page_parameters(
            tr(
                "One page to read, print and hand on: maps, figures against the plan in force and "
                "against the bound, every zone, what holds the worst ones, settings and versions. "
                "Beside it lies a JSON file with which qgis_process runs the same again."
            ),
            tr(
                "One page with a map to explore in a browser: zones, schools with all their "
                "fields, search by name. With the network it shows OpenStreetMap. Needs the "
                "Python library plotly."
            ),
        )

    def read_problem(self, parameters, context, progress):
        """Read and check both layers.

        Returns
        -------
        ZoningProblem
        GeoDataFrame
            The planning units, in their own coordinates.
        """
        return self.read_layers(parameters, context, progress)

    def read_inputs(self, parameters, context, progress, also=()):
        """Read both layers and what is asked of every plan.

        Parameters
        ----------
        also : iterable of str
            More fields of the planning units to read.

        Returns
        -------
        ZoneInputs
            Without schools if none are given where they may be left out.
        """
        from .core.fields import level_like_field
        from .core.zones.preflight import Columns
        from .qgis_io import sources

        progress.stage(tr("Reading the layers ..."))
        units_source = self.source("INPUT", parameters, context)
        units_layer = self.layer_name(units_source, tr("Planning units"))
        sources.check_geometry(units_source, units_layer, only_polygons=True)
        schools_source, schools_layer = None, tr("Schools")
        if parameters.get("SCHOOLS") not in (None, "") or not _may_be_left_out(self, "SCHOOLS"):
            schools_source = self.source("SCHOOLS", parameters, context)
            schools_layer = self.layer_name(schools_source, schools_layer)
            sources.check_geometry(schools_source, schools_layer)

        def one(name):
            chosen = self.field_names(name, parameters, context)
            return chosen[0] if chosen else None

        columns = Columns(
            students=self.field_names("STUDENT_FIELDS", parameters, context),
            school_id=one("SCHOOL_ID"),
            capacity=one("CAPACITY"),
            unit_id=one("UNIT_ID"),
            level_field=one("LEVEL_FIELD"),
            level=self.parameterAsString(parameters, "LEVEL", context).strip() or None,
            level_candidate=schools_source and level_like_field(schools_source.fields().names()),
            units_layer=units_layer,
            schools_layer=schools_layer,
        )
        self.level = columns.level or ""
        crs = units_source.sourceCrs()
        conditions = replace(
            self._conditions(parameters, context, crs),
            snap_tolerance_m=snap_tolerance(self, parameters, context),
            **ground.read(self, parameters, context, crs),
        )
        also = [*also, conditions.locked_field, one("EXISTING_FIELD")]
        units = sources.read(
            units_source,
            filter(None, [columns.unit_id, *columns.students, *also]),
            context,
            layer=units_layer,
            progress=progress,
        )
        schools = None
        if schools_source is not None:
            schools = sources.read(
                schools_source,
                filter(
                    None,
                    [
                        columns.school_id,
                        columns.capacity,
                        columns.level_field or columns.level_candidate,
                    ],
                ),
                context,
                into=crs,
                layer=schools_layer,
            )
        return ZoneInputs(units, schools, columns, conditions)

    def read_layers(self, parameters, context, progress, also=()):
        """Read and check both layers.

        Parameters
        ----------
        also : iterable of str
            More fields of the planning units to read.

        Returns
        -------
        ZoningProblem
        GeoDataFrame
            The planning units, in their own coordinates, with the fields asked for.
        """
        from .core.progress import interruptible
        from .core.zones.preflight import problem_and_outlines
        from .core.zones.school_places import TwoSchools

        sums = self._sum_fields(parameters, context)
        inputs = self.read_inputs(parameters, context, progress, [*also, *sums])
        _check_sums(inputs.units, sums, inputs.columns)
        progress.stage(tr("Checking the layers ..."))
        if inputs.conditions.two_schools == TwoSchools.DIVIDE:
            source = self.source("INPUT", parameters, context)
            self.divided = ground.divide(source, inputs, sums, context, progress)
            if self.divided is not None:
                inputs.units = self.divided.units
        problem, self.units_m = interruptible(
            lambda listener: problem_and_outlines(
                inputs.units, inputs.schools, inputs.columns, listener, inputs.conditions
            ),
            progress,
        )
        plans = [*also, *self.field_names("EXISTING_FIELD", parameters, context)]
        ground.tell_plans_left_out(problem, inputs, plans, progress)
        self.every_unit = inputs.units
        return problem, inputs.units.iloc[problem.rows]

    def _conditions(self, parameters, context, crs):
        """Read the optional layers of ``add_condition_parameters``."""
        from .core.zones.conditions import NO_CONDITIONS, Conditions
        from .qgis_io import sources

        if self.parameterDefinition("BARRIERS") is None:
            return NO_CONDITIONS
        lines, names = {}, {}
        for name, role in (("BARRIERS", tr("Barriers")), ("BRIDGES", tr("Bridges"))):
            source = self.parameterAsSource(parameters, name, context)
            if source is not None:
                names[name] = self.layer_name(source, role)
                lines[name] = sources.read(source, [], context, into=crs, layer=names[name])
        costs, cost_columns = self._costs(parameters, context)
        return Conditions(
            locked_field=next(iter(self.field_names("LOCKED_FIELD", parameters, context)), None),
            barriers=lines.get("BARRIERS"),
            bridges=lines.get("BRIDGES"),
            costs=costs,
            cost_columns=cost_columns,
            missing_is_no_way=self.parameterAsEnum(parameters, "MISSING_COSTS", context) == 1,
            barriers_layer=names.get("BARRIERS", ""),
            bridges_layer=names.get("BRIDGES", ""),
        )

    def _costs(self, parameters, context):
        from .core.zones.conditions import CostColumns

        costs, columns, layer = read_costs(self, COST_FIELDS, parameters, context)
        return costs, None if costs is None else CostColumns(*columns, layer)

    def existing_plan(self, problem, units, parameters, context, progress, closed=-1):
        """The plan in force, shape (n,), or None if no field is chosen.

        Units of a school that is not among those used are given as ``closed``.
        """
        from .core.zones.zonefield import existing_labels

        field = next(iter(self.field_names("EXISTING_FIELD", parameters, context)), None)
        if field is None:
            return None
        layer = self.units_layer_name(parameters, context)
        return existing_labels(problem, units[field].tolist(), field, layer, progress, closed)

    def _sum_fields(self, parameters, context):
        """The fields to add up per zone beside the students, by their names in the layer."""
        if self.parameterDefinition("SUM_FIELDS") is None:
            return []
        return self.field_names("SUM_FIELDS", parameters, context)

    def units_layer_name(self, parameters, context):
        """How messages call the layer of planning units."""
        return self.layer_name(self.source("INPUT", parameters, context), tr("Planning units"))

    def write_plan(
        self,
        problem,
        units,
        labels,
        parameters,
        context,
        feedback,
        other_plans=None,
        beside=None,
        bound=None,
    ):
        """Write ``OUTPUT`` and ``ZONES``, log the headline figures, return all outputs.

        Parameters
        ----------
        other_plans : dict of str to ndarray of shape (n,), optional
            Plans that become further fields of ``OUTPUT``, by field name.
        beside : dict of str to ndarray of shape (n,), optional
            Plans that the report shows beside this one, by name.
        bound : Bound, optional
            For the report.
        """
        from .core.progress import SILENT
        from .core.zones import metrics as zone_metrics
        from .core.zones.costs import tell_without_way
        from .core.zones.zonefield import CLOSED
        from .qgis_io.feedback import FeedbackProgress

        progress = FeedbackProgress(feedback, 0.9, 1)
        progress.stage(tr("Writing the layers ..."))
        metrics = zone_metrics.evaluate(problem, labels)
        existing = self.existing_plan(problem, units, parameters, context, SILENT, closed=CLOSED)
        colours = zone_metrics.plan_colours(problem, labels, existing)
        plans = {tr("This plan"): labels, **(beside or {}), **(other_plans or {})}
        self.shown = Shown(problem, units, list(plans.items()), colours, bound=bound)
        results = {
            "OUTPUT": self._write_units(
                problem,
                labels,
                existing,
                metrics,
                colours,
                parameters,
                context,
                feedback,
                other_plans or {},
            ),
            "ZONES": self._write_zones(
                problem,
                metrics,
                colours,
                parameters,
                context,
                _sums(units, self._sum_fields(parameters, context), labels, problem.n_zones),
            ),
            "ADJACENCY": write_adjacency(self, problem, parameters, context),
            "BALANCE": metrics.balance,
            "COMPACTNESS": metrics.mean_compactness,
            "PROXIMITY_MI": metrics.proximity_mi,
            "ZONE_COUNT": problem.n_zones,
            "UNASSIGNED": metrics.n_unassigned,
            "STUDENTS_UNASSIGNED": metrics.students_unassigned,
            "DIVIDED": ground.write_divided(self, self.divided, parameters, context, feedback),
            **self._reassigned(problem, existing, labels, feedback),
        }
        if problem.costs is not None:
            without_way = problem.without_way(labels)
            results["STUDENTS_WITHOUT_WAY"] = float(problem.students[without_way].sum())
            tell_without_way(problem, labels, progress)
        progress.share(1)
        self._log(problem, metrics, self._zone_titles(parameters, context), progress)
        return results

    def _write_units(
        self,
        problem,
        labels,
        existing,
        metrics,
        colours,
        parameters,
        context,
        feedback,
        other_plans,
    ):
        from .core.zones.metrics import moved
        from .core.zones.problem import UNASSIGNED
        from .qgis_io import sinks, sources, styling

        source = self.source("INPUT", parameters, context)
        id_field = self._school_id_field(parameters, context)
        chosen = self.parameterAsString(parameters, "ZONE_NAME", context).strip()
        before = f"{chosen}_" if chosen else ""
        new = [
            sinks.renamed(id_field, chosen or "zone_id"),
            sinks.field(f"{before}distance_m", float),
        ]
        more = []
        if problem.costs is not None:
            new.append(sinks.field(f"{before}travel_cost", float))
            more.append(problem.travel_of(labels))
        for name, plan in other_plans.items():
            new.append(sinks.renamed(id_field, name))
            more.append([problem.school_ids[zone] if zone >= 0 else None for zone in plan])
        if existing is not None:
            new.append(sinks.field("changed", int))
            more.append(moved(existing, labels).astype(int))
        own, keep = sinks.fields_of(source, feedback), range(source.fields().count())
        if chosen:
            own, keep = sinks.without(own, {each.name() for each in new})
        fields = sinks.with_new_fields(own, new)
        sink, destination = self.sink(
            "OUTPUT", parameters, context, fields, source.wkbType(), source.sourceCrs()
        )
        for feature, zone, distance, *rest in zip(
            sources.features(source),
            problem.over_layer(labels, UNASSIGNED),
            *(problem.over_layer(values) for values in (metrics.unit_distance_m, *more)),
        ):
            zone_id = problem.school_ids[zone] if zone >= 0 else None
            attributes = feature.attributes()
            sinks.write(
                sink,
                fields,
                [*(attributes[at] for at in keep), zone_id, distance, *rest],
                feature.geometry(),
                tr("Planning units by zone"),
            )
        names = fields.names()[len(fields) - len(new) :]
        styles = [
            styling.by_area(
                tr("Zones"),
                names[0],
                problem.school_ids,
                colours,
                self._zone_titles(parameters, context),
                base="units",
            ),
            styling.by_class(
                tr("Distance to school"),
                names[1],
                styling.distance_classes(metrics.unit_distance_m),
                base="units",
            ),
        ]
        before = next(iter(self.field_names("EXISTING_FIELD", parameters, context)), None)
        # The new plan may take the place of the old one's field: nothing to hatch with is left.
        if existing is not None and before in own.names():
            styles.append(
                styling.changes(
                    tr("Changes"), names[-1], before, names[0], problem.school_ids, colours
                )
            )
        self.output_styles.append(styling.OutputStyles(destination, fields, styles, styling.UNITS))
        return destination

    def _zone_titles(self, parameters, context, problem=None):
        """What the zones are called in legends: the school's name and id, zone by zone."""
        problem = problem or self.shown.problem
        names, _ = self._schools(parameters, context, problem)
        return [
            name if name == str(school) else f"{name} ({school})"
            for name, school in zip(names, problem.school_ids)
        ]

    def _write_zones(self, problem, metrics, colours, parameters, context, more_columns=None):
        """Write ``ZONES``, or return None where it is left out.

        The plan is the one that ``shown`` is about; ``more_columns`` maps names to a type and
        values per zone.
        """
        from .core.zones.tables import zone_columns
        from .qgis_io import sinks, sources, styling

        source = self.source("INPUT", parameters, context)
        columns = {**zone_columns(metrics), **(more_columns or {})}
        school_names, _ = self._schools(parameters, context)
        columns = {"school_name": (str, school_names), **columns}
        id_field = sinks.renamed(self._school_id_field(parameters, context), "zone_id")
        fields = sinks.as_fields(
            [id_field, *(sinks.field(name, kind) for name, (kind, _) in columns.items())]
        )
        sink, destination = self.sink(
            "ZONES", parameters, context, fields, QgsWkbTypes.Type.MultiPolygon, source.sourceCrs()
        )
        if sink is None:
            return None
        about = self.shown.about
        for zone, outline in enumerate(self._outlines(about, self.shown.plans[about][1])):
            values = [problem.school_ids[zone], *(v[zone] for _, v in columns.values())]
            sinks.write(sink, fields, values, sources.to_qgis(outline), tr("Attendance zones"))
        self.output_styles.append(
            styling.OutputStyles(
                destination,
                fields,
                [
                    styling.by_area(
                        tr("Zones"),
                        "zone_id",
                        problem.school_ids,
                        colours,
                        self._zone_titles(parameters, context),
                        label=ZONE_LABEL,
                    ),
                    styling.from_file(tr("Utilisation"), "utilisation"),
                    styling.from_file(tr("Balance"), "balance"),
                ],
            )
        )
        return destination

    def _reassigned(self, problem, existing, labels, feedback):
        """Units and students that change school, as outputs and in the log.

        A school of the existing plan that is not among those used is closed: all its
        students change.
        """
        from .core.zones.metrics import moved, swaps

        if existing is None:
            return {}
        changes = moved(existing, labels)
        students = float(problem.students[changes].sum())
        feedback.pushInfo(
            tr(
                "Against the existing plan change school: units {units}, students "
                "{students:,.0f} ({share:.1f} %)."
            ).format(
                units=int(changes.sum()),
                students=students,
                share=100 * students / problem.students.sum(),
            )
        )
        swapped = swaps(problem.students, existing, labels)
        tell_swaps(swapped, feedback.pushInfo)
        return {
            "UNITS_REASSIGNED": int(changes.sum()),
            "STUDENTS_REASSIGNED": students,
            "STUDENTS_SWAPPED": swapped.students,
        }

    def report_page(self, record, json_name, parameters, context):
        import numpy as np

        from .core.progress import SILENT
        from .core.report.zones import BoundOnPaper, PlanOnPaper, ZoneReport, zone_report
        from .core.zones.evaluation import evaluate_plan
        from .core.zones.limits import highest_balance
        from .core.zones.zonefield import CLOSED
        from .qgis_io import styling

        shown = self.shown
        problem, plans, before = shown.problem, list(shown.plans), shown.before
        existing = self.existing_plan(
            problem, shown.units, parameters, context, SILENT, closed=CLOSED
        )
        if existing is not None and before is None:
            plans.insert(1, (tr("In force"), np.maximum(existing, -1)))
            before = 1
        best = highest_balance(problem)
        walking = {}
        if self.parameterDefinition("WALKING_DISTANCE") is not None:
            distance = self.parameterAsDouble(parameters, "WALKING_DISTANCE", context)
            walking = {"walking_distance_m": distance}
        on_paper = []
        for number, (name, labels) in enumerate(plans):
            evaluation = evaluate_plan(
                problem,
                labels,
                self.units_m,
                existing=existing if number == shown.about else None,
                highest_balance=best,
                **walking,
            )
            drawn = number in (shown.about, before)
            shapes = self._shapes(number, labels) if drawn else None
            on_paper.append(PlanOnPaper(name, evaluation, shapes))
        bound = shown.bound
        if bound is not None:
            least = bound.mean_travel if bound.proves else 0.0
            bound = BoundOnPaper(least, bound.limits)
        names, _ = self._schools(parameters, context)
        return zone_report(
            ZoneReport(
                problem=problem,
                plans=on_paper,
                before=before,
                about=shown.about,
                units=None if before is None else self.units_m.tolist(),
                run=record,
                school_names=names,
                fills=[styling.colour_name(number) for number in shown.colours],
                classes=styling.UTILISATION_CLASSES,
                bound=bound,
            ),
            json_name,
        )

    def map_content(self, parameters, context):
        import geopandas as gpd
        import numpy as np

        from .core import geo
        from .core.date_line import in_whole_degrees
        from .core.report.texts import number
        from .core.report.webmap import MapGroup, WebMap
        from .core.zones.metrics import evaluate
        from .qgis_io import styling

        problem = self.shown.problem
        name, labels = self.shown.plans[self.shown.about]
        metrics = evaluate(problem, labels)
        shapes = self._shapes(self.shown.about, labels)
        shapes, whole = in_whole_degrees(gpd.GeoSeries(shapes, crs=problem.crs))
        _, (fields, rows) = self._schools(parameters, context)
        titles = self._zone_titles(parameters, context)
        groups = [
            MapGroup(
                titles[zone],
                styling.colour_name(self.shown.colours[zone]),
                shape,
                (
                    (tr("Students"), number(metrics.students[zone])),
                    (tr("Seats"), number(metrics.capacity[zone])),
                    (tr("Utilisation"), f"{number(metrics.utilisation[zone], 1)} %"),
                    (
                        tr("Mean distance"),
                        f"{number(metrics.proximity_m[zone] / METRES_PER_MILE, 2)} mi",
                    ),
                    (
                        tr("Longest distance"),
                        f"{number(metrics.max_distance_m[zone] / METRES_PER_MILE, 2)} mi",
                    ),
                    (tr("Compactness"), f"{number(metrics.compactness[zone], 1)} %"),
                    (tr("Planning units"), number(metrics.n_units[zone])),
                ),
            )
            for zone, shape in enumerate(shapes)
        ]
        # Of several plans the map shows one, and says which.
        title = (
            tr("Attendance zones: {students}, {schools}")
            if self.shown.before is None
            else tr("Attendance zones of {plan}: {students}, {schools}")
        )
        return WebMap(
            title=title.format(
                plan=name,
                students=students_counted(metrics.students.sum()),
                schools=schools_counted(problem.n_zones),
            ),
            all_groups=tr("All zones"),
            one_group=tr("Zone"),
            groups=groups,
            lonlat=whole.lay_points(geo.project(problem.school_m, problem.crs, "EPSG:4326")),
            group_of_point=np.arange(problem.n_zones),
            names=titles,
            fields=fields,
            values=[list(column) for column in zip(*rows)],
        )

    def _outlines(self, number, labels):
        """The outlines of one of the plans shown, in the layer's reference system."""
        from .core.zones.outlines import dissolve_zones

        shown = self.shown
        outlines = shown.outlines.get(number)
        if outlines is None:
            outlines = dissolve_zones(shown.problem, shown.units.geometry, labels)
            # The zones layer, the report and the map draw the plan that the run is about.
            if number == shown.about:
                shown.outlines[number] = outlines
        return outlines

    def _shapes(self, number, labels):
        """The outlines of one of the plans shown, in the problem's metres."""
        import geopandas as gpd

        from .core.shapes import in_crs

        problem, units = self.shown.problem, self.shown.units
        outlines = gpd.GeoSeries(self._outlines(number, labels), crs=units.crs)
        return in_crs(outlines, problem.crs).tolist()

    def _schools(self, parameters, context, problem=None):
        """Names of the schools as their layer shows them, and all their fields; zone by zone.

        Of schools merged into one zone all names, and the fields of the one that leads it.
        """
        from .core.ids import are, plain, rows_by_id
        from .qgis_io import sources

        problem = problem or self.shown.problem
        source = self.source("SCHOOLS", parameters, context)
        id_field = self.field_names("SCHOOL_ID", parameters, context)[0]
        level_field = next(iter(self.field_names("LEVEL_FIELD", parameters, context)), None)
        level = self.parameterAsString(parameters, "LEVEL", context)
        layer = sources.layer_of(self, "SCHOOLS", parameters, context)
        called, fields, columns = sources.labelled(source, layer)
        column_of = dict(zip(fields, columns))
        schools = [plain(each) for each in column_of[id_field]]
        used = [True] * len(schools)
        if level_field:
            used = are(column_of[level_field], level).tolist()
        leading = rows_by_id(problem.school_ids)
        names: list = [[] for _ in problem.school_ids]
        rows = [[None] * len(fields) for _ in names]
        for school, is_used, name, row in zip(schools, used, called, zip(*columns)):
            zone = problem.zone_of_school.get(school)
            if zone is None or not is_used:
                continue
            if school in leading:
                rows[zone] = list(row)
                names[zone].insert(0, name or str(problem.school_ids[zone]))
            else:
                names[zone].append(name or school)
        return [" + ".join(each) for each in names], (fields, rows)

    def results_title(self):
        return f"{self.displayName()}: {self.level}" if self.level else self.displayName()

    def _school_id_field(self, parameters, context):
        schools = self.source("SCHOOLS", parameters, context)
        name = self.field_names("SCHOOL_ID", parameters, context)[0]
        return schools.fields().field(name)

    def _log(self, problem, metrics, titles, progress):
        students, seats = metrics.students.sum(), problem.capacity.sum()
        progress.info(
            tr("{zones} for {students} and {seats}.").format(
                zones=counted(problem.n_zones, tr("1 zone"), tr("{n} zones")),
                students=students_counted(students),
                seats=seats_counted(seats),
            )
        )
        progress.info(
            tr(
                "Balance {balance:.1f} of 100, compactness {compactness:.1f} of 100, "
                "proximity {proximity:.3f} miles."
            ).format(
                balance=metrics.balance,
                compactness=metrics.mean_compactness,
                proximity=metrics.proximity_mi,
            )
        )
        progress.info(
            tr(
                "Utilisation from {low:.0f} % to {high:.0f} %; the district's is {mean:.0f} %, "
                "so no plan can bring every school to 100 %."
                if abs(students / seats - 1) > 0.005
                else "Utilisation from {low:.0f} % to {high:.0f} %; the district's is {mean:.0f} %."
            ).format(
                low=metrics.utilisation.min(),
                high=metrics.utilisation.max(),
                mean=100 * students / seats,
            )
        )
        self._warn(metrics, titles, progress)

    def fill_remedy(self):
        """What the user can do where schools are far too empty or too full."""
        return tr(
            "'Improve a zone plan' looks for a plan in which every school is filled within a "
            "tolerance."
        )

    def _warn(self, metrics, titles, progress):
        def named(zones):
            return listed((titles[z] for z in zones.nonzero()[0]), MOST_NAMED)

        in_pieces = metrics.n_pieces > 1
        if in_pieces.any():
            progress.warn(
                tr("Zones in more than one piece: {n} ({zones}).").format(
                    n=int(in_pieces.sum()), zones=named(in_pieces)
                )
            )
        starved = metrics.utilisation < 50
        if starved.any():
            progress.warn(
                tr("Zones that fill less than half of their school: {n} ({zones}).").format(
                    n=int(starved.sum()), zones=named(starved)
                )
            )
        twice = metrics.utilisation > 200
        if twice.any():
            progress.warn(
                tr(
                    "Zones with more than twice their school's seats, which count below 0 in the "
                    "balance: {n} ({zones})."
                ).format(n=int(twice.sum()), zones=named(twice))
            )
        if (starved.any() or twice.any()) and self.fill_remedy():
            progress.warn(self.fill_remedy())
        if metrics.n_unassigned:
            progress.warn(
                tr("Planning units without a zone: {n}, with {students}.").format(
                    n=metrics.n_unassigned,
                    students=students_counted(metrics.students_unassigned),
                )
            )


def _may_be_left_out(entry, name):
    definition = entry.parameterDefinition(name)
    return bool(definition.flags() & definition.Flag.FlagOptional)


ZONE_FIELDS = (
    "zone_id",
    "school_name",
    "students",
    "capacity",
    "utilisation",
    "balance",
    "compactness",
    "polsby_popper",
    "proximity_m",
    "max_distance_m",
    "n_units",
)
"""What the layer of zones holds of its own."""


def _check_sums(units, names, columns):
    """Refuse fields to add up that are no numbers everywhere, or named like one of ours."""
    import numpy as np

    from .core.errors import Fault, InputError
    from .core.ids import as_numbers

    faults = [
        Fault(
            "the attendance zones hold a field of this name already",
            "Rename the field that is to be added up.",
            columns.units_layer,
            field=name,
        )
        for name in names
        if name.lower() in ZONE_FIELDS
    ]
    for name in names:
        numbers = as_numbers(units[name])
        ids = units[columns.unit_id] if columns.unit_id else units.index
        faults += [
            Fault(
                "the value to be added up per zone is missing or not a number",
                "Fill it in, or write 0.",
                columns.units_layer,
                unit,
                name,
            )
            for unit in ids[np.isnan(numbers)]
        ]
    if faults:
        raise InputError(faults)


def _sums(units, names, labels, n_zones):
    """Columns for ``_write_zones``: the sum of each field over the units of every zone."""
    import numpy as np

    from .core.ids import as_numbers

    placed = labels >= 0
    return {
        name: (
            float,
            np.bincount(
                labels[placed],
                weights=as_numbers(units[name])[placed],
                minlength=n_zones,
            ),
        )
        for name in names
    }
