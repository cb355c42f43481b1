# SPDX-License-Identifier: GPL-2.0-or-later
"""What else is wished of regions: last time's, locked areas, districts, places, groups."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterField

from ..qgis_io.compat import FieldDataType
from ..qgis_io.texts import tr
from . import numbers

FIELDS = ("EXISTING_FIELD", "GROUP_FIELD", "LOCKED_FIELD", "KEEP_FIELD", "SHARE_FIELDS")
"""Parameters that name fields of the areas."""


def declare(entry):
    """Add the parameters to an entry."""
    for name, label, help_text, several, kind in (
        (
            "EXISTING_FIELD",
            tr("Regions of last time"),
            tr(
                "Field with each area's present region. Regions keep their names, and as few "
                "areas as the weight below asks for change region."
            ),
            False,
            FieldDataType.Any,
        ),
        (
            "GROUP_FIELD",
            tr("Districts"),
            tr(
                "Field that names each area's district: no region crosses a district's border, "
                "and equal shares are each district's own. The number of regions is shared out "
                "by the first field to balance."
            ),
            False,
            FieldDataType.Any,
        ),
        (
            "LOCKED_FIELD",
            tr("Areas locked to a region"),
            tr(
                "Field that names the region of areas that must be together; empty for all others. "
                "Each name is one region."
            ),
            False,
            FieldDataType.Any,
        ),
        (
            "KEEP_FIELD",
            tr("Places to keep together"),
            tr(
                "Fields that name each area's town, county or the like. A place is split between "
                "regions only where all else gains more."
            ),
            True,
            FieldDataType.Any,
        ),
        (
            "SHARE_FIELDS",
            tr("Groups to spread over the regions"),
            tr(
                "Number fields with the people of a group in each area, a part of the first field "
                "to balance. Each region's share ought to be about the whole map's."
            ),
            True,
            FieldDataType.Numeric,
        ),
    ):
        entry.described(
            QgsProcessingParameterField(
                name,
                label,
                parentLayerParameterName="INPUT",
                type=kind,
                allowMultiple=several,
                optional=True,
            ),
            help_text,
            advanced=name != "EXISTING_FIELD",
        )
    for name, label, help_text in (
        (
            "STABILITY",
            tr("Weight of last time's regions"),
            tr(
                "How much it counts that areas stay in their region. 0 only compares with them and "
                "keeps their names."
            ),
        ),
        (
            "KEEP_WEIGHT",
            tr("Weight of places kept together"),
            tr("How much it counts that places are not split. 0 only measures."),
        ),
        (
            "SHARE_WEIGHT",
            tr("Weight of groups"),
            tr("How much it counts that regions have equal shares of a group. 0 only measures."),
        ),
    ):
        numbers.declare(entry, name, label, 1, help_text)


def fields(run):
    """The fields of the areas that are needed."""
    return [field for name in FIELDS for field in run.fields(name)]


def read(run, asked, ground):
    """What else is wished of the regions, for the areas of the ground.

    Raises
    ------
    InputError
        If a field is empty, or a group has more people than there are.
    """
    from ..core.regions.wishes import wishes_of

    return wishes_of(
        asked.layer.frame.iloc[ground.rows],
        ground,
        existing=run.field("EXISTING_FIELD"),
        locked=run.field("LOCKED_FIELD"),
        keep=run.fields("KEEP_FIELD"),
        shares=run.fields("SHARE_FIELDS"),
        stability=run.number("STABILITY"),
        keep_weight=run.number("KEEP_WEIGHT"),
        share_weight=run.number("SHARE_WEIGHT"),
        shares_called=run.label("SHARE_FIELDS"),
    )
