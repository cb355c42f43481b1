# SPDX-License-Identifier: GPL-2.0-or-later
"""What regions without schools are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from qgis.core import (
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.texts import general
from ..qgis_io.compat import FieldDataType, NumberType, SourceType
from ..qgis_io.texts import tr
from . import conditions, ground, region_wishes, snap_tolerance


@dataclass(frozen=True)
class Asked:
    """The layer as it was read, and what is asked of its regions.

    Attributes
    ----------
    layer : Layer
    columns : RegionColumns
    conditions : Conditions
    regions : int or None
    least, most : float or None
        Sums of the first field, where the number of regions is to be found.
    tolerance : list of float
        One per sum; 0.01 stands for 1 %.
    weights : Weights
    effort : Effort
    """

    layer: Any
    columns: Any
    conditions: Any
    regions: Optional[int]
    least: Optional[float]
    most: Optional[float]
    tolerance: list
    weights: Any
    effort: Any


def declare(entry):
    """Add the parameters to an entry."""
    entry.described(
        QgsProcessingParameterFeatureSource("INPUT", tr("Areas"), [SourceType.VectorPolygon]),
        tr("Polygons that tile a map: blocks, precincts, parishes, planning units."),
        kind="layer",
    )
    entry.described(
        QgsProcessingParameterField(
            "UNIT_ID", tr("Area id"), parentLayerParameterName="INPUT", optional=True
        ),
        tr("Names the areas in messages. Without it, the feature id does."),
        kind="unit_id",
    )
    entry.described(
        QgsProcessingParameterField(
            "BALANCE_FIELDS",
            tr("Fields to balance"),
            parentLayerParameterName="INPUT",
            type=FieldDataType.Numeric,
            allowMultiple=True,
            optional=True,
        ),
        tr(
            "Number fields whose sums all regions shall have alike, each field by itself: people, "
            "customers, turnover. Distances are weighted with the first. With none chosen, the "
            "number of areas counts, or their area."
        ),
    )
    entry.described(
        QgsProcessingParameterEnum(
            "BALANCE_BY",
            tr("Without fields, balance"),
            options=[tr("the number of areas"), tr("the area in square kilometres")],
            defaultValue=0,
        ),
        tr("Counts only where no field to balance is chosen."),
        advanced=True,
    )
    entry.described(
        QgsProcessingParameterNumber(
            "REGIONS", tr("Number of regions"), type=NumberType.Integer, optional=True
        ),
        tr("Give this, or a least or largest sum of a region."),
    )
    entry.described(
        QgsProcessingParameterString(
            "TOLERANCE", tr("Tolerance (% of an equal share)"), defaultValue="5"
        ),
        tr(
            "How far the sum of a region may be from an equal share, where the number of regions "
            "is given. One number for all fields, or one for each, with semicolons between."
        ),
    )
    for name, label, help_text in (
        (
            "MIN_SUM",
            tr("Least sum of a region"),
            tr(
                "In place of the number: as many regions as can be found that each reach this sum "
                "of the first field (the max-p problem)."
            ),
        ),
        (
            "MAX_SUM",
            tr("Largest sum of a region"),
            tr(
                "In place of the number: as few regions as can be found that each keep to this "
                "sum of the first field. With a least sum too: the most regions within both."
            ),
        ),
    ):
        entry.described(
            QgsProcessingParameterNumber(name, label, type=NumberType.Double, optional=True),
            help_text,
        )
    entry.described(
        QgsProcessingParameterEnum(
            "COMPACTNESS",
            tr("Shape against distance"),
            options=[
                tr("Rather compact outlines"),
                tr("Both alike"),
                tr("Rather short distances to the middle"),
            ],
            defaultValue=1,
        ),
        tr(
            "What regions shall be like within the tolerance: with short outlines for their area, "
            "or with people close to the centre of their region."
        ),
    )
    entry.described(
        QgsProcessingParameterEnum(
            "EFFORT",
            tr("Effort"),
            options=[tr("Quick"), tr("Standard"), tr("Thorough")],
            defaultValue=1,
        ),
        tr("How long to search: more starts, and more steps from each."),
    )
    region_wishes.declare(entry)
    conditions.declare_lines(entry, with_costs=False)
    entry.described(
        QgsProcessingParameterEnum(
            "ISLANDS",
            tr("Parts of the map apart from the largest"),
            options=[
                tr("Refuse, and name them"),
                tr("Join each to the nearest area by a bridge"),
                tr("Leave their areas without a region"),
            ],
            defaultValue=1,
        ),
        tr(
            "Islands, and whole parts of the map that no border ties to the part with most of the "
            "first field. Bridges are as short as can be and never lead over a barrier; log, "
            "report and the layer of neighbours show them."
        ),
        advanced=True,
    )
    ground.declare_neighbours(entry)
    snap_tolerance.declare(entry)


def read(run, progress) -> Asked:
    """Read the layer and what is asked.

    Raises
    ------
    InputError
        If neither a number of regions nor a sum is given, or both are, or numbers are none.
    """
    from ..core.effort import Effort
    from ..core.regions.preflight import RegionColumns
    from ..core.regions.solve import WEIGHTINGS
    from ..core.zones.conditions import Conditions
    from ..qgis_io import sources
    from ..qgis_io.discretion import by_role

    source = run.source("INPUT")
    name = by_role(source, tr("Areas"))
    balance, unit_id = list(dict.fromkeys(run.fields("BALANCE_FIELDS"))), run.field("UNIT_ID")
    regions, least, most = _how_many(run)
    tolerance = _tolerance(run, max(1, len(balance)))
    wanted = list(
        dict.fromkeys([*balance, *region_wishes.fields(run), *([unit_id] * bool(unit_id))])
    )
    layer = sources.read(source, wanted, run.context, layer=name, progress=progress)
    return Asked(
        layer=layer,
        columns=RegionColumns(balance, run.choice("BALANCE_BY") == 1, unit_id, name),
        conditions=Conditions(
            snap_tolerance_m=snap_tolerance.read(run),
            **conditions.read_lines(run, layer.crs),
            **ground.read_parts(run, layer.crs),
        ),
        regions=regions,
        least=least,
        most=most,
        tolerance=tolerance,
        weights=WEIGHTINGS[run.choice("COMPACTNESS")],
        effort=list(Effort)[run.choice("EFFORT")],
    )


def _how_many(run) -> tuple:
    from ..core.errors import Fault, InputError

    regions = run.whole_number_if_any("REGIONS")
    least, most = run.number_if_any("MIN_SUM"), run.number_if_any("MAX_SUM")
    if (regions is None) == (least is None and most is None):
        raise InputError(
            Fault(
                "it is not clear how many regions are wanted",
                "Give either their number (REGIONS), or a least sum (MIN_SUM), a largest one "
                "(MAX_SUM) or both.",
                run.label("REGIONS"),
            )
        )
    for name, value in (("MIN_SUM", least), ("MAX_SUM", most)):
        if value is not None and not value > 0:
            raise InputError(
                Fault(
                    "the sum of a region is not a number above 0",
                    "Give a number above 0, or leave it empty.",
                    run.label(name),
                    detail=general(value),
                )
            )
    return regions, least, most


def _tolerance(run, fields: int) -> list:
    from ..core.errors import Fault, InputError
    from ..core.ids import as_number

    texts = run.texts("TOLERANCE")
    values = [as_number(text) for text in texts]
    if len(values) == 1:
        values = values * fields
    if len(values) != fields or not all(0 <= value <= 100 for value in values):
        raise InputError(
            Fault(
                "the tolerance is not a percentage for each field to balance",
                "Give one number from 0 to 100 for all fields, or one for each with semicolons "
                "between, such as 1;5.",
                run.label("TOLERANCE"),
                detail="; ".join(texts),
            )
        )
    return [value / 100 for value in values]
