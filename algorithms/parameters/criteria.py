# SPDX-License-Identifier: GPL-2.0-or-later
"""What else officers wish of a plan: other levels' feeders, areas kept together."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterField

from ..qgis_io.texts import tr
from . import numbers

FIELDS = ("FEEDER_FIELD", "KEEP_FIELD")
"""Parameters that name fields of the planning units."""

NUMBERS = (
    ("FEEDER_SPLITS", "Zones split between feeder zones"),
    ("FEEDER_BRANCHES", "Feeder branches with a small share"),
    ("FEEDER_MINORITY", "Students in minority feeder branches"),
    ("AREAS_SPLIT", "Areas split between zones"),
    ("AREAS_MINORITY", "Students apart from most of their area"),
)

_BY_NUMBER, _BELOW, _ABOVE = range(3)


def declare(entry, weighed):
    """Add the parameters; with weights where a plan is looked for."""
    _declare_fields(entry)
    entry.described(
        QgsProcessingParameterEnum(
            "FEEDER_LEVEL",
            tr("Level of the feeder zones"),
            options=[
                tr("By the number of zones"),
                tr("Below: they feed these zones"),
                tr("Above: these zones feed them"),
            ],
            defaultValue=_BY_NUMBER,
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
    if weighed:
        for name, label, help_text in (
            (
                "FEEDER_WEIGHT",
                tr("Weight of the feeders"),
                tr(
                    "How much a student in a minority branch counts, held against one who changes "
                    "school at a weight of the existing plan of 1; every branch counts as 25 "
                    "students more. 0 only measures."
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


def _declare_fields(entry):
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
    ):
        entry.described(
            QgsProcessingParameterField(
                name, label, parentLayerParameterName="INPUT", optional=True, allowMultiple=True
            ),
            help_text,
            advanced=True,
        )


def fields(run) -> list:
    """The fields of the planning units that are needed."""
    return [field for name in FIELDS if _has(run, name) for field in run.fields(name)]


def read(run, problem, units, layer, progress) -> tuple:
    """The core's criteria, of ``n`` units; none where the entry does not ask.

    Parameters
    ----------
    run : Run
    problem : ZoningProblem
    units : GeoDataFrame of length n
    layer : str
        The units', for messages.
    progress : Progress
    """
    found = []
    if _has(run, "FEEDER_FIELD"):
        found += _feeders(run, problem, units, layer, progress)
    if _has(run, "KEEP_FIELD"):
        from ..core.zones.criteria.groups import groups_of
        from ..core.zones.criteria.splits import KeptTogether

        weight = _weight(run, "KEEP_WEIGHT")
        for number, field in enumerate(run.fields("KEEP_FIELD"), 1):
            group = groups_of(units[field].tolist(), field, layer)
            found.append(KeptTogether(field, group, weight, number))
    return tuple(found)


def _feeders(run, problem, units, layer, progress):
    import numpy as np

    from ..core.zones.criteria.groups import groups_of
    from ..core.zones.criteria.splits import Feeders

    level, found = run.choice("FEEDER_LEVEL"), []
    for number, field in enumerate(run.fields("FEEDER_FIELD"), 1):
        group = groups_of(units[field].tolist(), field, layer)
        count = len(np.unique(group[group >= 0]))
        above = level == _ABOVE or (level == _BY_NUMBER and count < problem.n_zones)
        said = (
            tr("Feeders: the {own} zones here feed the {n} of '{field}'.")
            if above
            else tr("Feeders: the {n} zones of '{field}' feed the {own} here.")
        )
        progress.info(said.format(own=problem.n_zones, n=count, field=field))
        weight = _weight(run, "FEEDER_WEIGHT")
        found.append(Feeders(field, group, above, weight, run.number("FEEDER_SHARE"), number))
    return found


def _weight(run, name) -> float:
    return run.number(name) if _has(run, name) else 0.0


def _has(run, name) -> bool:
    """Whether the entry asks for it; what it was not given then has its default."""
    return run.entry.parameterDefinition(name) is not None
