# SPDX-License-Identifier: GPL-2.0-or-later
"""What is looked at, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Optional

import geopandas as gpd
import numpy as np
from shapely.geometry.base import BaseGeometry

from ... import topics
from ...errors import Fault
from ...ids import are, plain
from ...on_earth import has_no_place
from ...progress import Progress, Stopped
from ...texts import tr
from ..adjacency import Adjacency
from ..attributes import Columns, names_of
from ..conditions import Conditions

ERROR, WARNING, NOTE = "error", "warning", "note"
"""How grave it is: no plan can be drawn; a plan can, but look at it; good to know."""

_RANK = {ERROR: 0, WARNING: 1, NOTE: 2}
"""Order in which findings are listed."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or odd.

    Attributes
    ----------
    severity : str
        ``ERROR``, ``WARNING`` or ``NOTE``.
    problem : Fault
        What, where and what to do; its topic is the kind.
    place : geometry, optional
        In the coordinates of the planning units: ground for overlaps, gaps and units, else a
        point or line.
    area_m2, width_m, distance_m : float
        Where they have a meaning, else NaN. The width is the mean one.
    """

    severity: str
    problem: Fault
    place: Optional[BaseGeometry] = None
    area_m2: float = np.nan
    width_m: float = np.nan
    distance_m: float = np.nan

    @property
    def topic(self) -> str:
        return self.problem.topic


@dataclass(frozen=True)
class Check:
    """What a check found.

    Attributes
    ----------
    findings : list of Finding
        Worst first.
    adjacency : Adjacency
        Of the units of ``ground``: as the zone tools would use it where nothing is wrong.
    ground : GeoSeries
        The units that have a ground, valid and without overlaps, indexed by their positions.
    """

    findings: list = field(default_factory=list)
    adjacency: Optional[Adjacency] = None
    ground: gpd.GeoSeries = field(default_factory=lambda: gpd.GeoSeries([]))

    def of(self, severity: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == severity]

    def count(self, *about: str) -> int:
        """How many findings there are of some topics."""
        return sum(finding.topic in about for finding in self.findings)


class Survey:
    """The layers under survey and the findings so far.

    Attributes
    ----------
    units : GeoDataFrame
        Laid as they lie on the ground once that is known, like ``schools`` and ``conditions``.
    schools : GeoDataFrame or None
    columns : Columns
    conditions : Conditions
    progress : Progress
    names : list of length n
        What messages call the units.
    findings : list of Finding
    reported : set
        What is among the findings, so that it is there once.
    """

    def __init__(
        self,
        units: gpd.GeoDataFrame,
        schools: Optional[gpd.GeoDataFrame],
        columns: Columns,
        conditions: Conditions,
        progress: Progress,
    ):
        self.units, self.schools = units, schools
        self.columns, self.conditions, self.progress = columns, conditions, progress
        self.names = names_of(units, columns.unit_id)
        self.findings: list[Finding] = []
        self.reported: set = set()

    def add(
        self,
        severity: str,
        problem: Fault,
        place: Optional[BaseGeometry] = None,
        **figures: float,
    ) -> None:
        key = (problem.kind, str(problem.feature), problem.detail)
        if key in self.reported:
            return
        self.reported.add(key)
        self.findings.append(Finding(severity, problem, place, **figures))

    def refuse(self, faults: Sequence[Fault]) -> None:
        for problem in faults:
            if problem.topic == topics.OTHER:
                problem = replace(problem, topic=self.topic_of(problem))
            self.add(ERROR, problem, self.place_of(problem))

    def topic_of(self, problem: Fault) -> str:
        """What a problem is about by the field that it is of."""
        columns = self.columns
        counted = {*columns.students, ", ".join(columns.students), columns.capacity}
        if problem.field and problem.field in counted:
            return topics.NUMBERS
        named = {columns.units_layer: columns.unit_id, columns.schools_layer: columns.school_id}
        if problem.field and problem.field == named.get(problem.layer):
            return topics.IDS
        return topics.OTHER

    def place_of(self, problem: Fault) -> Optional[BaseGeometry]:
        """Where the feature of a problem is, if it has one and that a place."""
        column: Optional[str]
        if problem.layer == self.columns.schools_layer and self.schools is not None:
            layer, column = self.schools, self.columns.school_id or None
        elif problem.layer == self.columns.units_layer:
            layer, column = self.units, self.columns.unit_id
        else:
            return None
        if problem.feature is None or not len(layer):
            return None
        name = plain(problem.feature)
        ids = layer[column].map(plain) if column else layer.index.map(plain)
        at = np.flatnonzero(np.asarray(ids) == name)
        if not len(at):
            at = np.flatnonzero(np.asarray(layer.index.map(plain)) == name)
        shape = layer.geometry.iloc[at[0]] if len(at) else None
        if has_no_place(shape):
            return None
        crs, units_crs = layer.crs, self.units.crs
        if crs is not None and units_crs is not None and crs != units_crs:
            shape = gpd.GeoSeries([shape], crs=crs).to_crs(units_crs).iloc[0]
        return shape

    def unit(self, at: int) -> object:
        return self.names[at]

    def pair(self, a: int, b: int) -> str:
        return tr("{a} and {b}").format(a=self.unit(a), b=self.unit(b))

    def is_complete(self) -> bool:
        """Whether there is all that a plan needs."""
        columns = self.columns
        return self.schools is not None and bool(
            columns.students and columns.school_id and columns.capacity
        )

    def of_level(self) -> gpd.GeoDataFrame:
        columns = self.columns
        assert self.schools is not None, "called where there are schools only"
        if not (columns.level_field and columns.level):
            return self.schools
        return self.schools[are(self.schools[columns.level_field], columns.level)]

    def stop_if_cancelled(self) -> None:
        if self.progress.cancelled():
            raise Stopped

    def check(self, *more: Any) -> Check:
        """The findings as a ``Check``, the gravest first."""
        order = {topic: at for at, topic in enumerate(topics.TOPICS)}
        findings = sorted(self.findings, key=lambda f: (_RANK[f.severity], order[f.topic]))
        return Check(findings, *more)
