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
    from ..core.regions.wishes import KeptPlaces, RegionWishes, named_regions
    from ..core.zones.criteria.groups import groups_of

    frame, layer = asked.layer.frame.iloc[ground.rows], asked.columns.layer
    locked, existing = run.field("LOCKED_FIELD"), run.field("EXISTING_FIELD")
    for field in (locked, existing):
        if field:
            groups_of(frame[field].tolist(), field, layer)
    names, locked_to, was_in = named_regions(
        *(frame[field].tolist() if field else None for field in (locked, existing))
    )
    weight = run.number("KEEP_WEIGHT")
    criteria = [
        KeptPlaces(field, groups_of(frame[field].tolist(), field, layer), weight, number)
        for number, field in enumerate(run.fields("KEEP_FIELD"), 1)
    ]
    criteria += _groups(run, asked, ground, frame)
    return RegionWishes(
        names, locked_to, was_in, run.number("STABILITY"), tuple(criteria), layer, locked or ""
    )


def _groups(run, asked, ground, frame):
    from ..core.errors import Fault, InputError
    from ..core.ids import as_numbers
    from ..core.regions.wishes import SpreadGroup

    fields, layer = run.fields("SHARE_FIELDS"), asked.columns.layer
    if fields and not asked.columns.balance:
        raise InputError(
            Fault(
                "a group is to be spread over the regions, but no field says of how many people",
                "Choose the field of all people first among the fields to balance "
                "(BALANCE_FIELDS).",
                run.label("SHARE_FIELDS"),
            )
        )
    found, faults = [], []
    people, weight = ground.sums[:, 0], run.number("SHARE_WEIGHT")
    ids = ground.ground["unit_ids"]
    for number, field in enumerate(fields, 1):
        group = as_numbers(frame[field])
        wrong = ~(group >= 0) | (group > people * (1 + 1e-9))
        faults += [
            Fault(
                "the number of a group is no number from 0 to the number of people of the area",
                "Correct it, or put the field that the group is a part of first in BALANCE_FIELDS.",
                layer,
                ids[unit],
                field,
            )
            for unit in wrong.nonzero()[0].tolist()
        ]
        found.append(SpreadGroup(field, group, weight, number, people))
    if faults:
        raise InputError(faults)
    return found
