# SPDX-License-Identifier: GPL-2.0-or-later
"""From a layer of polygons to a problem of regions: every check before any work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any, Optional

import geopandas as gpd
import numpy as np

from .. import geo
from ..errors import Fault, InputError
from ..ids import as_numbers, has_comma, is_missing, plain, to_number_remedy
from ..progress import SILENT, Progress
from ..texts import number, tr
from ..zones.attributes import Columns, check_ids, ids_of
from ..zones.conditions import NO_CONDITIONS, Conditions
from ..zones.geometry_checks import AREAS, check_geometries, check_layer, is_bad_geometry
from ..zones.preflight import unbroken
from ..zones.survey import Survey, survey
from .problem import RegionProblem, without_schools


@dataclass(frozen=True)
class RegionColumns:
    """Which columns of the layer hold what, and how the layer is called.

    Attributes
    ----------
    balance : sequence of str
        Sums that the regions are to have alike, each by itself; without any, the number of
        units, or their area, is.
    by_area : bool
        Without ``balance``: the area rather than the number of units.
    unit_id : str, optional
        The index of the layer if absent.
    layer : str
        For messages.
    """

    balance: Sequence[str] = ()
    by_area: bool = False
    unit_id: Optional[str] = None
    layer: str = "Areas"


@dataclass(frozen=True)
class RegionGround:
    """Areas that have been checked, before it is known how many regions they make.

    Attributes
    ----------
    ground : dict
        The fields of a ``ZoningProblem`` that depend on the map alone.
    sums : ndarray of shape (n, F)
    names : tuple of length F
        Of the sums: fields, or "" for the number of units or their area.
    units_m : GeoSeries of length n
        The areas in metres.
    columns : RegionColumns
    """

    ground: dict[str, Any]
    sums: np.ndarray
    names: tuple
    units_m: gpd.GeoSeries
    columns: RegionColumns

    @property
    def rows(self) -> np.ndarray:
        """The row of every unit in the layer; shape (n,)."""
        left_out = self.ground["left_out"]
        return np.delete(np.arange(len(self.sums) + len(left_out)), left_out.rows)

    def largest(self, field: int) -> tuple[Any, float]:
        """The id and the value of the unit with most of a sum."""
        at = int(self.sums[:, field].argmax())
        return self.ground["unit_ids"][at], float(self.sums[at, field])


def region_ground(
    units: gpd.GeoDataFrame,
    columns: RegionColumns,
    progress: Progress = SILENT,
    conditions: Conditions = NO_CONDITIONS,
) -> RegionGround:
    """Check a layer of areas.

    Parameters
    ----------
    units : GeoDataFrame of polygons
        Indexed by feature id.
    columns : RegionColumns
    progress : Progress
        Takes the warnings.
    conditions : Conditions
        Barriers, bridges, neighbours and what is to become of parts of the map apart from the
        largest, which is the one with most of the first sum.

    Raises
    ------
    InputError
        With everything that is wrong, as far as it can be known at once.
    """
    faults = check_layer(units, columns.layer)
    if faults:
        raise InputError(faults)
    unit_ids = ids_of(units, columns.unit_id)
    faults = check_geometries(units, columns.layer, unit_ids, AREAS)
    faults += check_ids(units, columns.unit_id, columns.layer)
    faults += _number_faults(units, columns)
    if faults and any(is_bad_geometry(shape, AREAS) for shape in units.geometry):
        raise InputError(faults)
    metric = geo.local_metric_crs(units.geometry)
    units, _, conditions = unbroken(units, units.iloc[:0], conditions, metric)
    weights = [as_numbers(units[name]) for name in columns.balance]
    shown = Columns((), "", "", columns.unit_id, units_layer=columns.layer)
    mapped = survey(
        units,
        metric,
        shown,
        conditions,
        progress,
        weight=None if faults or not weights else weights[0],
        known=faults,
    )
    faults += mapped.faults
    if faults:
        raise InputError(faults)
    mapped.tell(progress)
    return _ground(mapped, weights, columns)


def _ground(mapped: Survey, weights: list[np.ndarray], columns: RegionColumns) -> RegionGround:
    names: tuple = tuple(columns.balance)
    if not names:
        area = mapped.units_m.area.to_numpy()
        weights, names = [area if columns.by_area else np.ones(len(area))], ("",)
    sums = np.column_stack(weights)[mapped.inside]
    faults = [
        Fault(
            "all that is to be balanced lies in parts of the map that are left out",
            "Let ISLANDS join these parts to the nearest unit (1), or draw a line to them in "
            "BRIDGES.",
            columns.layer,
            field=name,
        )
        for name, column in zip(names, sums.T)
        if not column.any()
    ]
    if faults:
        raise InputError(faults)
    return RegionGround(
        mapped.for_problem(weights[0]),
        sums,
        names,
        mapped.units_m.iloc[mapped.inside],
        columns,
    )


def _number_faults(units: gpd.GeoDataFrame, columns: RegionColumns) -> list[Fault]:
    faults = []
    ids = ids_of(units, columns.unit_id)
    for name in columns.balance:
        values = as_numbers(units[name])
        for unit, raw, value in zip(ids, units[name], values):
            if np.isfinite(value) and value >= 0:
                continue
            if np.isfinite(value):
                what, remedy = (
                    tr("the number to balance is negative"),
                    tr("Correct it, or write 0."),
                )
            elif has_comma(raw):
                what = tr("the number to balance is written with a decimal comma")
                remedy = to_number_remedy(name)
            else:
                what = tr("the number to balance is missing or not a number")
                remedy = tr("Fill it in; where there is nothing, write 0.")
            shown = "NULL" if is_missing(raw) else plain(raw)
            faults.append(Fault(what, remedy, columns.layer, unit, name, shown))
        if np.isfinite(values).all() and (values >= 0).all() and not values.any():
            faults.append(
                Fault(
                    "the field to balance is 0 everywhere",
                    "Choose another field, or none: the number of units is balanced then.",
                    columns.layer,
                    field=name,
                )
            )
    return faults


def with_number(ground: RegionGround, regions: int, tolerance: Sequence[float]) -> RegionProblem:
    """So many regions, every sum of each within a part of an equal share.

    Parameters
    ----------
    ground : RegionGround
    regions : int
    tolerance : sequence of length F
        0.01 stands for 1 %.

    Raises
    ------
    InputError
        If there are fewer units than regions, or no region at all is asked for.
    """
    n = len(ground.sums)
    if not 1 <= regions <= n:
        raise InputError(
            Fault(
                "so many regions cannot be formed",
                tr("Ask for a number of regions from 1 to {n}: every one needs an area.").format(
                    n=n
                ),
                ground.columns.layer,
                detail=str(regions),
            )
        )
    share = ground.sums.sum(axis=0) / regions
    margin = np.asarray(tolerance, float)
    zoning = without_schools(ground.ground, regions)
    return RegionProblem(zoning, ground.sums, share * (1 - margin), share * (1 + margin))


def range_of_numbers(
    ground: RegionGround, least: Optional[float], most: Optional[float]
) -> tuple[int, int]:
    """Fewest and most regions that the first sum allows, each with ``least`` to ``most`` of it.

    Raises
    ------
    InputError
        If no number of regions does: the sums of all units are too small or lie between two
        numbers, or a single unit has more than ``most``.
    """
    total, n = float(ground.sums[:, 0].sum()), len(ground.sums)
    layer, name = ground.columns.layer, ground.names[0] or ""
    if most is not None:
        unit, value = ground.largest(0)
        if value > most:
            raise InputError(
                Fault(
                    "a single area has more than a region may have at most",
                    "Raise the largest sum (MAX_SUM), or divide the area.",
                    layer,
                    unit,
                    name,
                    tr("{value} of at most {most}").format(value=number(value), most=number(most)),
                )
            )
    if least is not None and least > total:
        raise InputError(
            Fault(
                "all areas together do not reach the least sum of a region",
                tr("Lower the least sum (MIN_SUM) to {total} at most.").format(
                    total=number(floor(total))
                ),
                layer,
                field=name,
                detail=tr("{total} in all").format(total=number(total)),
            )
        )
    fewest = 1 if most is None else max(1, ceil(total / most * (1 - 1e-12)))
    greatest = n if least is None or least <= 0 else min(n, floor(total / least * (1 + 1e-12)))
    if fewest > greatest:
        raise InputError(
            Fault(
                "no number of regions keeps both the least and the largest sum",
                "Lower the least sum (MIN_SUM) or raise the largest one (MAX_SUM).",
                layer,
                field=name,
                detail=tr("{total} in all").format(total=number(total)),
            )
        )
    return fewest, greatest


def with_range(
    ground: RegionGround, regions: int, least: Optional[float], most: Optional[float]
) -> RegionProblem:
    """So many regions, the first sum of each between two limits; other sums are free."""
    zoning = without_schools(ground.ground, regions)
    return RegionProblem(
        zoning,
        ground.sums[:, :1],
        np.array([0.0 if least is None else least]),
        np.array([np.inf if most is None else most]),
    )
