# SPDX-License-Identifier: GPL-2.0-or-later
"""What the layers' fields say: ids, students, seats and levels, checked before any work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

import geopandas as gpd
import numpy as np
import pandas as pd

from ..errors import MOST_NAMED, Fault, InputError
from ..fields import is_key
from ..ids import (
    are,
    as_number,
    as_numbers,
    has_comma,
    id_faults,
    is_missing,
    plain,
    to_number_remedy,
)
from ..progress import Progress
from ..texts import listed, number, seats_counted, students_counted, tr

CROWDED, EMPTY = 150, 20
"""Per cent of the seats that a district's students rarely exceed or stay under."""


@dataclass(frozen=True)
class Columns:
    """Which columns of the two layers hold what, and how the layers are called.

    Attributes
    ----------
    students : sequence of str
        Added up: the grades of a level.
    school_id, capacity : str
    unit_id : str, optional
        The index of the layer (the feature id) if absent.
    level_field, level : str, optional
        Only schools whose ``level_field`` reads ``level`` are used.
    level_candidate : str, optional
        A field that may be the one of the levels, where none is chosen.
    units_layer, schools_layer : str
        For messages.
    """

    students: Sequence[str]
    school_id: str
    capacity: str
    unit_id: Optional[str] = None
    level_field: Optional[str] = None
    level: Optional[str] = None
    level_candidate: Optional[str] = None
    units_layer: str = "Planning units"
    schools_layer: str = "Schools"


def ids_of(layer: gpd.GeoDataFrame, field: Optional[str]) -> list:
    return (layer[field] if field else layer.index).tolist()


def names_of(layer: gpd.GeoDataFrame, field: Optional[str]) -> list:
    """Ids for messages about layers whose ids may be missing: then the feature id stands there."""
    return [
        tr("feature {n} (without an id)").format(n=feature) if is_missing(value) else value
        for feature, value in zip(layer.index, ids_of(layer, field))
    ]


def students_of(units: gpd.GeoDataFrame, columns: Columns) -> pd.DataFrame:
    names = dict.fromkeys(columns.students)
    return pd.DataFrame({name: as_numbers(units[name]) for name in names}, index=units.index)


def check_level(schools: gpd.GeoDataFrame, columns: Columns) -> list[Fault]:
    if bool(columns.level_field) == bool(columns.level):
        return []
    remedy = tr("Give both the level field and the level, or neither.")
    if columns.level_field:
        remedy += " " + tr("The levels in the layer are: {levels}.").format(
            levels=listed(_levels_in(schools[columns.level_field]), MOST_NAMED)
        )
    return [
        Fault(
            "a field of levels is chosen, but no level"
            if columns.level_field
            else "a level is chosen, but no field of levels",
            remedy,
            columns.schools_layer,
        )
    ]


def _levels_in(values: pd.Series) -> list[str]:
    return sorted({plain(level) for level in values if not is_missing(level)})


def schools_of_level(schools: gpd.GeoDataFrame, columns: Columns) -> gpd.GeoDataFrame:
    if not columns.level_field:
        return schools
    given = schools[columns.level_field].tolist()
    chosen = schools.loc[are(given, columns.level)]
    if chosen.empty:
        there = _levels_in(given)
        raise InputError(
            Fault(
                tr("there is no school of level '{level}'").format(level=columns.level),
                tr("The levels in the layer are: {levels}.").format(
                    levels=listed(there, MOST_NAMED)
                )
                if there
                else tr("The field is empty everywhere: choose another."),
                columns.schools_layer,
                field=columns.level_field,
            )
        )
    return chosen


def check_ids(layer: gpd.GeoDataFrame, field: Optional[str], name: str) -> list[Fault]:
    if not field:
        return []
    return list(id_faults(layer[field].tolist(), layer.index, field, name))


def check_students(units: gpd.GeoDataFrame, columns: Columns) -> list[Fault]:
    faults = []
    names = ids_of(units, columns.unit_id)
    numbers = students_of(units, columns)
    for name in numbers.columns:
        is_text = _is_text(units[name])
        for feature, raw, count in zip(names, units[name], numbers[name]):
            if np.isfinite(count) and count >= 0:
                continue
            if np.isfinite(count):
                what = tr("the number of students is negative")
                remedy = tr("Correct it; where nobody lives, write 0.")
            elif has_comma(raw):
                what = tr("the number of students is written with a decimal comma")
                remedy = to_number_remedy(name)
            elif is_text:
                what = tr("this is a text field, and not all that it holds are numbers")
                remedy = tr("Choose a number field, or make one of it with the field calculator.")
            else:
                what = tr("the number of students is missing or not a number")
                remedy = tr("Fill it in; where nobody lives, write 0.")
            shown = "NULL" if is_missing(raw) else repr(raw)
            if count < 0:
                shown = plain(raw)
            faults.append(Fault(what, remedy, columns.units_layer, feature, name, shown))
    if not faults and numbers.to_numpy().sum() == 0:
        faults.append(
            Fault(
                "no planning unit has any student",
                "Choose the fields that count the students of this level.",
                columns.units_layer,
                field=", ".join(columns.students),
            )
        )
    return faults


def _is_text(values: pd.Series) -> bool:
    given = [value for value in values if not is_missing(value)]
    return bool(given) and all(isinstance(value, str) for value in given)


def tell_text_fields(units: gpd.GeoDataFrame, columns: Columns, progress: Progress) -> None:
    texts = [name for name in dict.fromkeys(columns.students) if _is_text(units[name])]
    if texts:
        progress.info(
            tr(
                "{layer}: text fields whose digits are taken as numbers of students: {fields}."
            ).format(layer=columns.units_layer, fields=", ".join(texts))
        )


def check_capacity(schools: gpd.GeoDataFrame, columns: Columns) -> list[Fault]:
    faults = []
    for school, raw in zip(ids_of(schools, columns.school_id), schools[columns.capacity]):
        seats = as_number(raw)
        if np.isfinite(seats) and seats > 0:
            continue
        what = tr("the capacity is missing, zero or negative")
        remedy = tr("A zone needs a school with seats: give its capacity, or leave the school out.")
        if has_comma(raw):
            what = tr("the capacity is written with a decimal comma")
            remedy = to_number_remedy(columns.capacity)
        elif not is_missing(raw) and np.isnan(seats):
            what = tr("the capacity is not a number")
            remedy = tr("Choose the field that holds the seats, or correct it.")
        shown = "NULL" if is_missing(raw) else plain(raw)
        faults.append(Fault(what, remedy, columns.schools_layer, school, columns.capacity, shown))
    return faults


def tell_doubts(
    units: gpd.GeoDataFrame, schools: gpd.GeoDataFrame, columns: Columns, progress: Progress
) -> None:
    """Question fields that are likely to be the wrong ones."""
    if columns.capacity == columns.school_id:
        progress.warn(
            tr(
                "{layer}: '{field}' is chosen both as the schools' id and as their capacity. Is "
                "there no other field with the seats?"
            ).format(layer=columns.schools_layer, field=columns.capacity)
        )
    elif is_key(columns.capacity):
        progress.warn(
            tr(
                "{layer}: '{field}' is chosen as the capacity, but is called like a number that "
                "software gives to features. Does it hold the seats?"
            ).format(layer=columns.schools_layer, field=columns.capacity)
        )
    if columns.unit_id in columns.students:
        progress.warn(
            tr(
                "{layer}: '{field}' is chosen both as the units' id and as a number of students."
            ).format(layer=columns.units_layer, field=columns.unit_id)
        )
    pupils = float(students_of(units, columns).to_numpy().sum())
    seats = float(as_numbers(schools[columns.capacity]).sum())
    filled = 100 * pupils / seats
    if not EMPTY <= filled <= CROWDED:
        progress.warn(
            tr(
                "All students together would fill {filled} % of all seats ({students}, {seats}). "
                "Do '{fields}' count the students of these schools' level, and "
                "does '{capacity}' hold the schools' seats?"
            ).format(
                filled=number(filled, 0 if filled >= 1 else 2),
                students=students_counted(pupils),
                seats=seats_counted(seats),
                fields=", ".join(columns.students),
                capacity=columns.capacity,
            )
        )
