# SPDX-License-Identifier: GPL-2.0-or-later
"""What else officers wish of a plan: feeders, areas and groups, journeys, who is to be spared."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterField

from ..qgis_io.compat import FieldDataType
from ..qgis_io.texts import tr
from . import barrier_costs, ceilings, numbers

FIELDS = (
    "FEEDER_FIELD",
    "KEEP_FIELD",
    "SHARE_FIELDS",
    "MOVED_BEFORE_FIELD",
    "GRANDFATHERED_FIELDS",
)
"""Parameters that name fields of the planning units."""

NUMERIC = ("SHARE_FIELDS", "MOVED_BEFORE_FIELD", "GRANDFATHERED_FIELDS")

NUMBERS = (
    ("STUDENTS_IN_MARGIN", "Students in the margin below the highest utilisation"),
    ("FEEDER_SPLITS", "Zones split between feeder zones"),
    ("FEEDER_BRANCHES", "Feeder branches with a small share"),
    ("FEEDER_MINORITY", "Students in minority feeder branches"),
    ("AREAS_SPLIT", "Areas split between zones"),
    ("AREAS_MINORITY", "Students apart from most of their area"),
    ("DISSIMILARITY", "Dissimilarity"),
    ("VARIANCE_RATIO", "Variance ratio"),
    ("LOWEST_SHARE", "Lowest share of a school (%)"),
    ("HIGHEST_SHARE", "Highest share of a school (%)"),
    ("STUDENTS_TOO_FAR", "Students who travel farther than the longest journey allowed"),
    ("STUDENTS_FARTHER", "Students whose way to school grows"),
    ("STUDENTS_MUCH_FARTHER", "Students whose way grows by more than allowed"),
    ("WALKERS_LOST", "Students who lose their walk to school"),
    ("WALKERS_GAINED", "Students who gain a walk to school"),
    ("MOVED_AGAIN", "Students moved who were moved before"),
    ("MOVED_AT_ONCE", "Students who change school at once"),
    ("FIRST_YEAR_MAX_UTILISATION", "Highest utilisation in the first year (%)"),
    ("FIRST_YEAR_OVER_105", "Zones over 105 % in the first year"),
    ("FIRST_YEAR_STUDENTS_OVER", "Students beyond the seats in the first year"),
    *ceilings.NUMBERS,
    *barrier_costs.NUMBERS,
)

BY_NUMBER, BELOW, ABOVE = range(3)
"""Of ``FEEDER_LEVEL``."""


OF_CHANGES = ("GRANDFATHERED_FIELDS", "MOVED_BEFORE_FIELD")
"""Fields that say something about the changes from an existing plan."""


def declare(entry, weighed, changes=True):
    """Add the parameters.

    Parameters
    ----------
    entry : Entry
    weighed : bool
        A plan is looked for: with weights.
    changes : bool
        The entry knows an existing plan and limits on utilisation.
    """
    _declare_fields(entry, changes)
    entry.described(
        QgsProcessingParameterEnum(
            "FEEDER_LEVEL",
            tr("Level of the feeder zones"),
            options=[
                tr("By the number of zones"),
                tr("Below: they feed these zones"),
                tr("Above: these zones feed them"),
            ],
            defaultValue=BY_NUMBER,
        ),
        tr("By number, the level with more zones is taken to feed the other; the log says so."),
        advanced=True,
    )
    numbers.declare(
        entry,
        "FEEDER_SHARE",
        tr("Smallest feeder branch (%)"),
        25,
        tr(
            "A branch with a smaller share of its zone's students is counted: its children go on "
            "with few of their classmates."
        ),
        most=100,
    )
    if changes:
        numbers.declare(
            entry,
            "MARGIN",
            tr("Margin below the highest utilisation (%)"),
            None,
            tr(
                "Schools ought to stay so far below the highest utilisation: students beyond count."
            ),
        )
    numbers.declare(
        entry,
        "MAX_TRAVEL",
        tr("Longest journey"),
        None,
        tr(
            "In metres, or in the unit of the travel costs: nobody travels farther as far as such "
            "a plan is found. Units that have no school so near are named, and the nearest is "
            "their limit."
        ),
    )
    if changes:
        numbers.declare(
            entry,
            "MAX_INCREASE",
            tr("Largest increase of a journey (%)"),
            None,
            tr("By how much a student's way may grow against the existing plan."),
        )
    if weighed:
        ceilings.declare(entry)
        numbers.declare(
            entry,
            "MAX_SPLIT",
            tr("Most zones split between feeder zones"),
            None,
            tr(
                "As far as such a plan is found, no more zones of the lower of both levels feed "
                "more than one zone of the other. Up to that number they weigh as ever."
            ),
        )
        numbers.declare(
            entry,
            "WALK_DISTANCE",
            tr("Longest walk to be kept (metres)"),
            None,
            tr(
                "Students who live no farther than this from a school ought to go to one that "
                "is so near. Left empty: walks do not count."
            ),
        )
        for name, label, help_text in (
            (
                "WALK_WEIGHT",
                tr("Weight of walks"),
                tr(
                    "How much a student counts who could walk and is sent elsewhere, held against "
                    "one who changes school."
                ),
            ),
            (
                "MARGIN_WEIGHT",
                tr("Weight of the margin"),
                tr("How much a student in the margin counts, held against one who changes school."),
            ),
            (
                "SHARE_WEIGHT",
                tr("Weight of mixed schools"),
                tr(
                    "How much a student counts whom a school has too many or too few of a group, "
                    "held against one who changes school. 0 only measures."
                ),
            ),
            (
                "MOVED_BEFORE_WEIGHT",
                tr("Weight of those moved before"),
                tr(
                    "How much more a student counts who changes school a second time, held "
                    "against one who changes for the first time."
                ),
            ),
            (
                "GRANDFATHERED_WEIGHT",
                tr("Weight of seats in the first year"),
                tr(
                    "How much a student counts who is beyond the seats (or the highest "
                    "utilisation) of a school as long as the grades that stay are there, held "
                    "against one who changes school. 0 only measures."
                ),
            ),
            (
                "FEEDER_WEIGHT",
                tr("Weight of the feeders"),
                tr(
                    "How much a student in a minority branch counts, held against one who changes "
                    "school at a weight of the existing plan of 1. 0 only measures."
                ),
            ),
            (
                "KEEP_WEIGHT",
                tr("Weight of areas kept together"),
                tr(
                    "How much a student counts who is apart from most of the area, held against "
                    "one who changes school; every further part counts as 25 students more. 0 "
                    "only measures."
                ),
            ),
        ):
            numbers.declare(entry, name, label, 1, help_text)
        numbers.declare(
            entry,
            "FEEDER_BRANCH",
            tr("Students that a feeder branch counts for"),
            25,
            tr(
                "Every minority branch counts as so many students more: the higher, the more it "
                "matters how many zones are split, and the less how many children that concerns."
            ),
        )
        barrier_costs.declare_weight(entry)


def _declare_fields(entry, changes):
    for name, label, help_text in (
        (
            "FEEDER_FIELD",
            tr("Feeder zones"),
            tr(
                "Fields with the zones of the level below or above, e.g. the middle schools' where "
                "elementary zones are looked at: a zone whose children go on to several schools is "
                "a split feeder."
            ),
        ),
        (
            "KEEP_FIELD",
            tr("Areas to keep together"),
            tr("Fields that name each unit's neighbourhood, municipality or the like."),
        ),
        (
            "SHARE_FIELDS",
            tr("Groups to spread over the schools"),
            tr(
                "Number fields with the students of a group in each unit (of low income, by "
                "language ...). Their share ought to be the district's at every school: told are "
                "dissimilarity, variance ratio, lowest and highest share."
            ),
        ),
        (
            "GRANDFATHERED_FIELDS",
            tr("Grades that stay"),
            tr(
                "Those of the fields of students whose children finish at their old school: told "
                "is who changes school at once, and how full schools are in the first year."
            ),
        ),
        (
            "MOVED_BEFORE_FIELD",
            tr("Moved before"),
            tr(
                "A number field that is above 0 for units that changed school the last time, e.g. "
                "1: they are spared."
            ),
        ),
    ):
        if name in OF_CHANGES and not changes:
            continue
        entry.described(
            QgsProcessingParameterField(
                name,
                label,
                parentLayerParameterName="INPUT",
                type=FieldDataType.Numeric if name in NUMERIC else FieldDataType.Any,
                optional=True,
                allowMultiple=name != "MOVED_BEFORE_FIELD",
            ),
            help_text,
            advanced=True,
        )
