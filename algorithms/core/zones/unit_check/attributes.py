# SPDX-License-Identifier: GPL-2.0-or-later
"""Faults and oddities of ids, numbers and reference systems."""

from __future__ import annotations

import numpy as np

from ... import topics
from ...errors import Fault
from ...ids import as_numbers
from ...on_earth import looks_like_degrees
from ...texts import counted, tr
from ..attributes import check_capacity, check_ids, check_students
from ..geometry_checks import AREAS, PLACES, check_geometries, check_layer
from .survey import NOTE, WARNING, Survey


def look_at_attributes(survey: Survey) -> None:
    columns = survey.columns
    # Where the level has no school, or there are no schools, a plan's checks end early.
    survey.refuse(check_ids(survey.units, columns.unit_id, columns.units_layer))
    survey.refuse(check_geometries(survey.units, columns.units_layer, survey.names, AREAS))
    if columns.students and len(survey.units):
        survey.refuse(check_students(survey.units, columns))
    if survey.schools is not None:
        schools = survey.of_level()
        ids = (schools[columns.school_id] if columns.school_id else schools.index).tolist()
        survey.refuse(check_layer(schools, columns.schools_layer) if len(schools) else [])
        survey.refuse(check_geometries(schools, columns.schools_layer, ids, PLACES))
        survey.refuse(check_ids(schools, columns.school_id, columns.schools_layer))
        if columns.capacity and columns.school_id:
            survey.refuse(check_capacity(schools, columns))
    if columns.capacity and columns.capacity == columns.school_id:
        survey.add(
            WARNING,
            Fault(
                "one field is chosen both as the schools' id and as their capacity",
                "Choose the field that holds the seats.",
                columns.schools_layer,
                field=columns.capacity,
                topic=topics.NUMBERS,
            ),
        )
    layers = [(survey.units, columns.units_layer, name, "students") for name in columns.students]
    if survey.schools is not None and columns.capacity:
        layers.append((survey.schools, columns.schools_layer, columns.capacity, "seats"))
    for layer, layer_name, name, what in layers:
        values = as_numbers(layer[name])
        fractions = int((np.isfinite(values) & (values != np.round(values))).sum())
        if fractions:
            survey.add(
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
        (survey.units, columns.units_layer),
        (survey.schools, columns.schools_layer),
    ):
        if layer is not None and len(layer) and looks_like_degrees(layer):
            survey.add(
                WARNING,
                Fault(
                    "the coordinates look like longitudes and latitudes, but the layer's "
                    "reference system counts otherwise",
                    "Assign the right one in the layer's properties, perhaps EPSG:4326.",
                    layer_name,
                    topic=topics.REFERENCE,
                ),
            )
