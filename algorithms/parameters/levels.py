# SPDX-License-Identifier: GPL-2.0-or-later
"""Several levels of schools in one run: which of the parameters each of them has of its own."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from ..qgis_io.compat import FieldDataType
from ..qgis_io.texts import tr
from . import ceilings, numbers, outputs

MOST = 3
NEEDED = 2

OWN = (
    "LEVEL",
    "STUDENT_FIELDS",
    "EXISTING_FIELD",
    "LOCKED_FIELD",
    "TOLERANCE",
    "STABILITY",
    "ZONES",
    "MAX_SPLIT",
    *ceilings.NAMES,
)
"""Parameters of which every level has one, with the level's number behind."""

NUMBERS = (
    ("STUDENTS_REASSIGNED", "Students reassigned (level {level})"),
    ("ZONES_OUTSIDE_LIMITS", "Zones outside the limits asked for (level {level})"),
    ("MEAN_TRAVEL_MI", "Students' mean travel (miles, level {level})"),
    ("GAP", "Mean travel above the lowest possible (%, level {level})"),
    ("BALANCE", "Balance (of 100, level {level})"),
    ("COMPACTNESS", "Compactness (of 100, level {level})"),
    ("PATCHES", "Patches that change school together (level {level})"),
    ("SMALL_PATCHES", "Patches with too few students (level {level})"),
    ("DETACHED_PIECES", "Attendance islands (detached pieces, level {level})"),
    ("BARRIER_CROSSINGS", "Units of one zone across barriers with a cost (level {level})"),
    ("BARRIER_COST", "What crossings of barriers cost (students, level {level})"),
    *ceilings.NUMBERS_OF_LEVEL,
)
"""Of every level."""

BETWEEN = (
    ("FEEDER_SPLITS", "Zones of level {level} that feed more than one zone"),
    ("FEEDER_BRANCHES", "Feeder branches of level {level} with a small share"),
    ("FEEDER_MINORITY", "Students of level {level} in minority feeder branches"),
)
"""Of every level but the highest."""


def declare(entry):
    """Add what every level has of its own: which schools, which students, which plan."""
    for level in range(1, MOST + 1):
        _declare_level(entry, level)


def declare_advanced(entry):
    """Add what few levels need of their own."""
    ceilings.declare_of_levels(entry, MOST)
    for level in range(1, MOST):
        numbers.declare(
            entry,
            f"MAX_SPLIT_{level}",
            tr("Most zones of level {level} that feed more than one zone").format(level=level),
            None,
            tr(
                "As far as such plans are found, no more zones of this level are split between "
                "zones of the next one. Up to that number they weigh as ever."
            ),
        )
    for level in range(1, MOST + 1):
        numbers.declare(
            entry,
            f"TOLERANCE_{level}",
            tr("Tolerance of level {level} (%)").format(level=level),
            None,
            tr("In place of the tolerance of all levels."),
        )
        numbers.declare(
            entry,
            f"STABILITY_{level}",
            tr("Weight of the existing plan of level {level}").format(level=level),
            None,
            tr(
                "In place of the weight of the existing plans of all levels: the higher, the "
                "fewer students of this level change school."
            ),
        )
        entry.described(
            QgsProcessingParameterField(
                f"LOCKED_FIELD_{level}",
                tr("Locked to school (level {level})").format(level=level),
                parentLayerParameterName="INPUT",
                optional=True,
            ),
            tr(
                "Units where this field names a school stay in that school's zone. Empty "
                "where a unit is free."
            ),
            advanced=True,
        )


def _declare_level(entry, level):
    optional = level > NEEDED
    called = {
        1: tr("Level 1: the lowest"),
        2: tr("Level 2: which level 1 feeds"),
        3: tr("Level 3: which level 2 feeds"),
    }
    entry.described(
        QgsProcessingParameterString(f"LEVEL_{level}", called[level], optional=optional),
        tr("What the level field reads for its schools, e.g. ES. A third level may be left out."),
    )
    entry.described(
        QgsProcessingParameterField(
            f"STUDENT_FIELDS_{level}",
            tr("Students of level {level} (fields are added up)").format(level=level),
            parentLayerParameterName="INPUT",
            type=FieldDataType.Numeric,
            allowMultiple=True,
            optional=optional,
        ),
        tr("Students who live in each unit: the grades of the level, or their total."),
        kind="" if optional else "students",
    )
    entry.described(
        QgsProcessingParameterField(
            f"EXISTING_FIELD_{level}",
            tr("Existing plan of level {level}").format(level=level),
            parentLayerParameterName="INPUT",
            optional=True,
        ),
        tr(
            "The school id of each unit's zone in force, from which the level's plan starts. Left "
            "empty, it starts from the least travel that the limits allow."
        ),
    )


def declare_zones(entry):
    """Add a layer of attendance zones per level."""
    for level in range(1, MOST + 1):
        entry.described(
            QgsProcessingParameterFeatureSink(
                f"ZONES_{level}",
                tr("Attendance zones of level {level}").format(level=level),
                outputs.POLYGONS,
                optional=True,
                createByDefault=level <= NEEDED,
            ),
            tr("One polygon per zone with its students, capacity and measures."),
        )


def declare_numbers(entry):
    """Add the numbers of every level, and of the feeders between each two."""
    for level in range(1, MOST + 1):
        found = NUMBERS if level == MOST else (*NUMBERS, *BETWEEN)
        for name, label in found:
            text = tr(label).format(level=level)
            entry.addOutput(QgsProcessingOutputNumber(f"{name}_{level}", text))


def most_split(levels):
    """Of all levels but the highest, how many zones may be split; None where any number may."""
    lower = levels[:-1]
    return tuple(each.whole_number_if_any("MAX_SPLIT") for each in lower)


def read(run) -> list:
    """The levels asked for, from the lowest to the highest, as ``RunOfLevel``.

    Raises
    ------
    InputError
        If a level is given in part, or two are the same.
    """
    from ..core.errors import Fault, InputError

    found = [run.of_level(level, OWN) for level in range(1, MOST + 1)]
    names = ("LEVEL", "STUDENT_FIELDS", "EXISTING_FIELD", "LOCKED_FIELD")
    faults = [
        Fault(
            "the level is given in part",
            "Give what its schools are called in the level field, and its students; or leave out "
            "all of it.",
            each.label("LEVEL"),
            detail=each.own(name),
        )
        for each in found
        if any(each.has(name) for name in names)
        for name in names[:2]
        if not each.has(name)
    ]
    found = [each for each in found if each.has("LEVEL") and each.has("STUDENT_FIELDS")]
    called = [each.text("LEVEL") for each in found]
    faults += [
        Fault(
            "two levels have the same schools",
            "Give every level its own, from the lowest to the highest.",
            each.label("LEVEL"),
            detail=each.text("LEVEL"),
        )
        for at, each in enumerate(found)
        if each.text("LEVEL") in called[:at]
    ]
    if run.choice("TWO_SCHOOLS") == DIVIDE:
        faults.append(
            Fault(
                "units cannot be divided for several levels at once, as every level would divide "
                "others",
                "Merge the schools into one zone, or divide the units first: 'Draw attendance "
                "zones (GeoKMeans)' writes them as DIVIDED.",
                "TWO_SCHOOLS",
            )
        )
    faults += [
        Fault(
            "the highest level feeds no other, so none of its zones can be split",
            "Leave the limit on its split zones empty.",
            each.label("MAX_SPLIT"),
            detail=each.text("LEVEL"),
        )
        for each in found[-1:]
        if each.level < MOST and each.has("MAX_SPLIT")
    ]
    faults += [
        Fault(
            "the existing plan of a level has a weight, but no field is chosen that holds it",
            "Choose the level's existing plan, or leave its weight empty.",
            each.own("STABILITY"),
            detail=each.text("LEVEL"),
        )
        for each in found
        if each.own("STABILITY") != "STABILITY" and each.number("STABILITY") > 0
        if not each.has("EXISTING_FIELD")
    ]
    if (
        not faults
        and run.number("STABILITY") > 0
        and not any(each.has("EXISTING_FIELD") for each in found)
    ):
        faults.append(
            Fault(
                "the existing plan has a weight, but no field is chosen that holds it",
                "Choose the field of the existing plan, or set its weight to 0.",
                "STABILITY",
            )
        )
    if faults:
        raise InputError(faults)
    return found


DIVIDE = 2
"""Of ``TWO_SCHOOLS``."""
