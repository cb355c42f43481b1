# SPDX-License-Identifier: GPL-2.0-or-later
"""Toolbox entry: everything that is wrong or odd in planning units and schools, at once."""

from qgis.core import QgsProcessingParameterFeatureSink

from ..core import palette, topics
from ..entry import Entry, Results
from ..inputs import asked_of_plans, title
from ..libraries import FOR_ZONES
from ..parameters import conditions, district, outputs
from ..parameters.outputs import LINES, POINTS, POLYGONS
from ..qgis_io.compat import WkbType
from ..qgis_io.texts import tr
from ..writing.neighbours import write_neighbours
from ..writing.tables import write_table

NUMBERS = (
    ("ERRORS", "Errors: no plan can be drawn", ()),
    ("WARNINGS", "Warnings: look at them", ()),
    ("NOTES", "Notes", ()),
    ("REFERENCE_SYSTEM", "Faults of reference systems", (topics.REFERENCE,)),
    ("WITHOUT_GEOMETRY", "Features without a geometry of the right kind", (topics.NO_GEOMETRY,)),
    ("INVALID", "Invalid geometries", (topics.INVALID,)),
    ("EQUAL_UNITS", "Units drawn twice", (topics.EQUAL_UNITS,)),
    ("UNITS_OVER_OTHERS", "Units that lie over others", (topics.OUTLINES,)),
    ("OVERLAPS", "Overlaps", (topics.OVERLAPS,)),
    ("SLIVERS", "Harmless overlaps", (topics.SLIVERS,)),
    ("GAPS", "Gaps between units", (topics.GAPS,)),
    ("HOLES", "Wide ground of no unit within the district", (topics.HOLES,)),
    ("NEAR_PAIRS", "Pairs of units close together, no neighbours", (topics.NEAR,)),
    ("UNMATCHED_BORDERS", "Borders whose vertices do not match", (topics.UNMATCHED,)),
    ("UNITS_WITHOUT_NEIGHBOUR", "Units without a neighbour", (topics.ISLANDS,)),
    ("MULTIPART_UNITS", "Units in several parts", (topics.MULTIPART,)),
    ("PARTS", "Findings about parts of the map", (topics.PARTS,)),
    ("SCHOOLS_OUTSIDE", "Schools outside all units", (topics.SCHOOLS_OUTSIDE,)),
    ("SCHOOLS_ON_BORDERS", "Schools on borders", (topics.SCHOOLS_ON_BORDERS,)),
    ("CROWDED_UNITS", "Units with several schools", (topics.TWO_SCHOOLS,)),
    ("ODD_NUMBERS", "Odd numbers", (topics.NUMBERS,)),
    ("ID_FAULTS", "Faults of ids", (topics.IDS,)),
    ("OTHER_FAULTS", "Other faults", (topics.OTHER,)),
)
"""Name, label and topics of every number."""

AREAS = {
    topics.OUTLINES: ("Unit over others", 3),
    topics.EQUAL_UNITS: ("Unit drawn twice", 1),
    topics.OVERLAPS: ("Overlap", 0),
    topics.SLIVERS: ("Harmless overlap", 5),
    topics.GAPS: ("Gap", 2),
    topics.HOLES: ("Wide ground of no unit", 4),
}
"""Problems that are a piece of ground: legend text and colour."""

SEVERITIES = {
    "error": ("Error", palette.SEVERITIES["error"]),
    "warning": ("Warning", palette.SEVERITIES["warning"]),
    "note": ("Note", palette.SEVERITIES["note"]),
}
"""What a finding may be, the gravest first: legend text and colour."""


class CheckPlanningUnits(Entry):
    ID = "checkplanningunits"
    TITLE = "Check planning units"
    GROUP = "Zones"
    LIBRARIES = FOR_ZONES
    ICON = "zones.svg"
    TAGS = (
        "check",
        "validate",
        "topology",
        "overlap",
        "sliver",
        "gap",
        "redistricting",
        "school",
        "catchment",
        "attendance boundary",
        "territory",
    )
    HELP = (
        "The first step with layers that you do not know: it finds everything that is wrong or "
        "odd in planning units and schools, at once, and changes nothing.\n\n"
        "Errors are what the zone tools would refuse: if there is none, they take the layers. "
        "Warnings are worth a look, notes good to know. A table has a row for each, with its "
        "size and what to do; layers show where it is; and lines show who counts as a "
        "neighbour.\n\n"
        "It looks at reference systems, ids, numbers of students and seats, geometries (also once "
        "they are projected into metres), overlaps with area and width, gaps, units close "
        "together that are no neighbours, units without a neighbour, parts of the map and whether "
        "they have schools and seats enough, units in several parts or drawn twice, and schools "
        "outside all units, on borders, or several in one unit. Schools and students may be left "
        "out to check the units alone. 'Repair planning units' mends much of what is found."
    )

    def initAlgorithm(self, config=None):
        district.declare(self, units_alone=True)
        conditions.declare(self)
        outputs.declare_table(
            self, "TABLE", tr("Findings"), tr("One row per finding, the gravest first.")
        )
        for name, label, kinds, help_text in (
            (
                "PROBLEM_AREAS",
                tr("Overlaps and gaps"),
                POLYGONS,
                tr("The ground of overlaps, gaps and units that should not be there."),
            ),
            (
                "PROBLEM_POINTS",
                tr("Places of findings"),
                POINTS,
                tr("A point for every finding that has a place."),
            ),
            (
                "ADJACENCY",
                tr("Neighbours"),
                LINES,
                tr(
                    "A line between every two units that count as neighbours, or nearly do, "
                    "whatever else is found."
                ),
            ),
        ):
            self.described(
                QgsProcessingParameterFeatureSink(name, label, kinds, optional=True), help_text
            )
        outputs.declare_numbers(self, [(name, label) for name, label, _ in NUMBERS])

    def compute(self, run):
        from ..core.progress import interruptible
        from ..core.zones.unit_check import ERROR, NOTE, WARNING, check_units

        run.check_layer_of("SCHOOLS", ("SCHOOL_ID", "CAPACITY", "LEVEL_FIELD"))
        progress = run.progress()
        progress.stage(tr("Reading the layers ..."))
        plans = [*run.fields("EXISTING_FIELD"), *run.fields("LOCKED_FIELD")]
        layers = district.read(run, progress, plans, units_alone=True)
        units, columns = layers.units, layers.columns
        asked = asked_of_plans(run, units.crs)
        progress.stage(tr("Looking for everything that is wrong or odd ..."))
        schools = None if layers.schools is None else layers.schools.frame
        check = interruptible(
            lambda listener: check_units(units.frame, schools, columns, listener, asked),
            progress,
        )
        _tell(check, progress)
        numbers = {name: check.count(*about) for name, _, about in NUMBERS if about}
        for name, severity in (("ERRORS", ERROR), ("WARNINGS", WARNING), ("NOTES", NOTE)):
            numbers[name] = len(check.of(severity))
        results = {
            "TABLE": _write_table(run, check),
            "PROBLEM_AREAS": _write_places(run, "PROBLEM_AREAS", check, units.crs),
            "PROBLEM_POINTS": _write_places(run, "PROBLEM_POINTS", check, units.crs),
            "ADJACENCY": _write_neighbours(run, check, units, columns),
        }
        return Results({**results, **numbers}, title=title(run, columns))


def _tell(check, progress):
    """The findings, the gravest first, a line per kind with at most twenty named."""
    from ..core.errors import describe
    from ..core.zones.unit_check import ERROR, NOTE, WARNING

    for severity, text, say in (
        (ERROR, tr("Error: {problem}"), progress.warn),
        (WARNING, tr("Warning: {problem}"), progress.warn),
        (NOTE, tr("Note: {problem}"), progress.info),
    ):
        faults = [finding.problem for finding in check.of(severity)]
        for line in describe(faults).splitlines():
            say(text.format(problem=line))
    if not check.findings:
        progress.info(tr("Nothing was found: the zone tools can take these layers."))
    elif not check.of(ERROR):
        progress.info(tr("The zone tools can take these layers; no error was found."))


def _fields():
    from ..core.zones.tables import FINDING_COLUMNS
    from ..qgis_io import sinks

    return sinks.as_fields([sinks.field(name, kind) for name, kind in FINDING_COLUMNS])


def _write_table(run, check):
    from ..core.zones.tables import finding_values

    rows = [finding_values(finding) for finding in check.findings]
    return write_table(run, "TABLE", _fields(), rows)


def _write_places(run, name, check, crs):
    from ..core.shapes import areal
    from ..core.zones.tables import finding_values
    from ..qgis_io import sinks, sources, styling

    as_areas = name == "PROBLEM_AREAS"
    kind = WkbType.MultiPolygon if as_areas else WkbType.Point
    fields = _fields()
    sink, destination = run.sink(name, fields, kind, crs)
    if sink is None:
        return None
    for finding in check.findings:
        place = finding.place
        if place is None or (as_areas and finding.topic not in AREAS):
            continue
        place = place if place.is_valid else place.buffer(0)
        shape = sources.to_qgis(areal(place) if as_areas else _point_of(place))
        if as_areas:
            shape.convertToMultiType()
        sinks.write(sink, fields, finding_values(finding), shape, name)
    if as_areas:
        field, known, rank = "problem", AREAS, styling.MARKS
    else:
        field, known, rank = "severity", SEVERITIES, styling.POINTS
    style = styling.by_area(
        run.label(name),
        field,
        list(known),
        [colour for _, colour in known.values()],
        [tr(text) for text, _ in known.values()],
        first_on_top=not as_areas,
    )
    run.style(destination, fields, [style], rank)
    return destination


def _write_neighbours(run, check, units, columns):
    from ..core.zones.attributes import ids_of

    if check.adjacency is None:
        return None
    ids, ground = ids_of(units.frame, columns.unit_id), check.ground
    return write_neighbours(
        run,
        units,
        columns,
        check.adjacency,
        [ids[row] for row in ground.index],
        ground.representative_point(),
    )


def _point_of(place):
    """A point on a place of any kind."""
    if place.geom_type == "LineString":
        return place.interpolate(0.5, normalized=True)
    return place.representative_point()
