# SPDX-License-Identifier: GPL-2.0-or-later
"""What is given from Python, checked before anything is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Real
from typing import Optional

import geopandas as gpd
import pandas as pd

from ..errors import Fault, InputError
from ..texts import tr


def check_geodataframe(layer: object, argument: str) -> None:
    """Raise an InputError if this is no GeoDataFrame with geometries."""
    # A plain DataFrame may well have a column of that name.
    if not isinstance(layer, gpd.GeoDataFrame) or not hasattr(layer, "geometry"):
        raise InputError(
            Fault(
                "this is not a GeoDataFrame with geometries",
                "Read the layer with geopandas.read_file, or make a geopandas.GeoDataFrame with "
                "geometry and crs.",
                argument,
                detail=type(layer).__name__,
            )
        )


def check_columns(table: pd.DataFrame, names: Sequence[Optional[str]], argument: str) -> None:
    """Raise an InputError that names the columns that are not there."""
    faults = [
        Fault(
            tr("there is no column '{name}'").format(name=name),
            tr("Choose one of: {names}.").format(
                names=", ".join(str(each) for each in table.columns)
            ),
            argument,
        )
        for name in dict.fromkeys(names)
        if name is not None and name not in table.columns
    ]
    if faults:
        raise InputError(faults)


def whole_number(value: object, argument: str) -> int:
    """Return a whole number, given as any kind of number; an InputError if it is none."""
    if isinstance(value, Real) and float(value).is_integer():
        return int(float(value))
    raise InputError(
        Fault("this is not a whole number", "Give one, such as 10.", argument, detail=repr(value))
    )


def whole_number_or_none(value: object, argument: str) -> Optional[int]:
    """The same where nothing need be given."""
    return None if value is None else whole_number(value, argument)
