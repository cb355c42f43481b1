# SPDX-License-Identifier: GPL-2.0-or-later
"""Planning units checked and repaired, as GeoDataFrames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional, Union

import geopandas as gpd
import numpy as np

from ..errors import InputError
from ..progress import Progress
from ..zones import unit_check as _check
from ..zones import unit_repair as _repair
from ..zones.conditions import NO_CONDITIONS, Conditions
from ..zones.geometry_checks import check_layer
from ..zones.tables import FINDING_COLUMNS, finding_values
from .checks import check_geodataframe
from .choices import TO_WARNINGS
from .district import named_columns, on_units


@dataclass(frozen=True)
class UnitCheck:
    """Everything that is wrong or odd in planning units and schools; made by ``check_units``.

    Attributes
    ----------
    check : Check
        The findings, worst first, and who counts as a neighbour.
    crs : CRS
        The reference system of the units.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> check = core.check_units(
    ...     units, schools, students="students", school_id="school", capacity="seats"
    ... )
    >>> check.is_usable
    True
    """

    check: _check.Check
    crs: object = None

    def __repr__(self) -> str:
        many = [len(self.check.of(each)) for each in (_check.ERROR, _check.WARNING, _check.NOTE)]
        return "UnitCheck({} errors, {} warnings, {} notes)".format(*many)

    @property
    def is_usable(self) -> bool:
        """Whether ``build_district`` takes the layers: no finding is an error."""
        return not self.check.of(_check.ERROR)

    def to_geodataframe(self) -> gpd.GeoDataFrame:
        """Return a row per finding, worst first.

        Returns
        -------
        GeoDataFrame
            In the reference system of the units. Columns: ``severity`` (error, warning, note),
            ``problem`` (its kind), ``layer``, ``feature``, ``field``, ``what``, ``found``,
            ``area_m2``, ``width_m``, ``distance_m``, ``remedy``; the geometry is the place of
            the finding, None where it has none.
        """
        findings = self.check.findings
        rows = [finding_values(finding) for finding in findings]
        names = [name for name, _ in FINDING_COLUMNS]
        return gpd.GeoDataFrame(
            {name: [row[at] for row in rows] for at, name in enumerate(names)},
            geometry=gpd.GeoSeries([finding.place for finding in findings], crs=self.crs),
        )


def check_units(
    units: gpd.GeoDataFrame,
    schools: Optional[gpd.GeoDataFrame] = None,
    *,
    students: Union[str, Sequence[str]] = (),
    school_id: Optional[str] = None,
    capacity: Optional[str] = None,
    unit_id: Optional[str] = None,
    level_column: Optional[str] = None,
    level: Optional[str] = None,
    conditions: Conditions = NO_CONDITIONS,
    progress: Progress = TO_WARNINGS,
) -> UnitCheck:
    """Find everything that is wrong or odd in planning units and schools, all at once.

    Parameters
    ----------
    units : GeoDataFrame of polygons
    schools : GeoDataFrame of points or polygons, optional
        Without them the units are checked alone.
    students : str or sequence of str
        Columns of the units; may be left out.
    school_id, capacity : str, optional
        Columns of the schools, if there are schools.
    unit_id, level_column, level, conditions
        As in ``build_district``.
    progress : Progress

    Returns
    -------
    UnitCheck

    Raises
    ------
    InputError
        If there is no such column.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, _ = core.example_layers()
    >>> twice = core.check_units(units.iloc[[0, 1, 8, 9, 9]].reset_index(drop=True))
    >>> twice.is_usable
    False
    >>> set(twice.to_geodataframe()["severity"])
    {'error'}
    """
    columns = named_columns(
        units, schools, students, school_id, capacity, unit_id, level_column, level
    )
    conditions = on_units(conditions, units)
    found = _check.check_units(units, schools, columns, progress, conditions)
    return UnitCheck(found, units.crs)


@dataclass(frozen=True)
class UnitRepair:
    """A repaired copy of planning units, and what was changed; made by ``repair_units``.

    Attributes
    ----------
    units : GeoDataFrame of length n
        As they were given.
    repair : Repair
        New outlines, changes, and the overlaps that were left.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, _ = core.example_layers()
    >>> core.repair_units(units).changes_to_geodataframe().empty
    True
    """

    units: gpd.GeoDataFrame
    repair: _repair.Repair

    def __repr__(self) -> str:
        return f"UnitRepair({len(self.units):,} units, {len(self.repair.changes):,} changes)"

    def to_geodataframe(self) -> gpd.GeoDataFrame:
        """Return the repaired units with all their columns, without those left out."""
        there = [shape is not None for shape in self.repair.shapes]
        repaired = self.units.set_geometry(
            gpd.GeoSeries(self.repair.shapes, index=self.units.index, crs=self.units.crs)
        )
        return repaired[there]

    def changes_to_geodataframe(self) -> gpd.GeoDataFrame:
        """Return a row per change: its kind, the units by their index, and the ground.

        Returns
        -------
        GeoDataFrame
            Columns ``change`` (overlap, gap, mended, dropped, without geometry), ``units`` (the
            first has the ground now), ``area_m2``, ``width_m``.
        """
        changes = self.repair.changes
        index = self.units.index
        return gpd.GeoDataFrame(
            {
                "change": [change.kind for change in changes],
                "units": [tuple(index[unit] for unit in change.units) for change in changes],
                "area_m2": np.array([change.area_m2 for change in changes], float),
                "width_m": np.array([change.width_m for change in changes], float),
            },
            geometry=gpd.GeoSeries([change.ground for change in changes], crs=self.units.crs),
        )


def repair_units(
    units: gpd.GeoDataFrame,
    *,
    overlap_m: float = _repair.NARROW_M,
    gap_m: float = _repair.NARROW_M,
    progress: Progress = TO_WARNINGS,
) -> UnitRepair:
    """Repair planning units: invalid outlines, narrow overlaps and gaps, units drawn twice.

    Parameters
    ----------
    units : GeoDataFrame of polygons
        With a coordinate reference system.
    overlap_m, gap_m : float
        Widest overlap and gap, by their mean width in metres, that is given to one unit.
    progress : Progress

    Returns
    -------
    UnitRepair

    Raises
    ------
    InputError
        If the layer has no features or no reference system that it could be measured in.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, _ = core.example_layers()
    >>> wide = units.copy()
    >>> wide.loc[0, "geometry"] = units.geometry[0].buffer(1, join_style=2)
    >>> repair = core.repair_units(wide)
    >>> repair.changes_to_geodataframe()["change"].unique().tolist()
    ['overlap']
    """
    check_geodataframe(units, "units")
    faults = check_layer(units, "units")
    if faults:
        raise InputError(faults)
    return UnitRepair(units, _repair.repair_units(units.geometry, overlap_m, gap_m, progress))
