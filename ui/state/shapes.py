# SPDX-License-Identifier: GPL-2.0-or-later
"""The units' outlines and students, as far as dividing a unit needs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional

import numpy as np

from ...algorithms.core.ids import as_number
from ...algorithms.core.zones.adjacency import TOLERANCE_M
from ...algorithms.core.zones.dividing import NewIds, shared_out
from ...algorithms.core.zones.problem import ZoningProblem
from ...algorithms.core.zones.splitting import Parts, cut, with_parts


class Shapes:
    """What the units of a session look like; it changes as units are divided.

    Parameters
    ----------
    shapes : sequence of polygons, length n
        In the layer's coordinates.
    crs : anything pyproj takes
        Theirs.
    shapes_m : sequence of polygons, length n
        The same in the problem's metres.
    students : dict of str to sequence of length n
        By the columns that hold the students.
    tolerance_m : float
        See ``rook_adjacency``.
    """

    def __init__(
        self,
        shapes: Sequence,
        crs: Any,
        shapes_m: Sequence,
        students: Mapping[str, Sequence],
        tolerance_m: float = TOLERANCE_M,
    ):
        self.shapes, self.shapes_m, self.crs = list(shapes), list(shapes_m), crs
        self.students = {name: list(map(as_number, column)) for name, column in students.items()}
        self.tolerance_m = tolerance_m
        self._whole = {
            name: all(float(value).is_integer() for value in column if value == value)
            for name, column in self.students.items()
        }

    def parts(
        self,
        problem: ZoningProblem,
        unit: int,
        line: Any,
        weigh: Optional[Any] = None,
    ) -> Parts:
        """Return what a line makes of a unit.

        Parameters
        ----------
        problem : ZoningProblem
        unit : int
        line : LineString
            In the layer's coordinates.
        weigh : callable, optional
            Takes the parts' shapes and returns how many students each has, as shares; by area
            where it is not given, or finds nobody.

        Raises
        ------
        InputError
            The line does not divide the unit.
        """
        shapes = cut(self.shapes[unit], line, problem.unit_ids[unit])
        weights = np.zeros(len(shapes)) if weigh is None else np.asarray(weigh(shapes), float)
        if not weights.sum() > 0:
            weights = np.array([shape.area for shape in shapes])
        ids = NewIds([*problem.unit_ids, *problem.left_out.unit_ids])
        new = ids.take(problem.unit_ids[unit], len(shapes))
        return Parts(unit, tuple(shapes), tuple(new), tuple(weights.tolist()))

    def shared(self, parts: Parts) -> dict[str, list]:
        """The students of the parts of a unit that is still whole, by column."""
        weights, found = np.array(parts.weights), {}
        for name, column in self.students.items():
            amount = column[parts.unit]
            found[name] = shared_out(amount if amount == amount else 0, weights, self._whole[name])
        return found

    def divide(self, problem: ZoningProblem, parts: Parts) -> ZoningProblem:
        """Divide a unit, and return the problem that comes of it."""
        students = self.shared(parts)
        made, shapes_m = with_parts(
            problem,
            self.shapes_m,
            parts,
            np.sum(list(students.values()), axis=0),
            self.crs,
            self.tolerance_m,
        )
        for values, own in (
            (self.shapes, parts.shapes),
            (self.shapes_m, shapes_m),
            *((self.students[name], students[name]) for name in self.students),
        ):
            values[parts.unit] = own[0]
            values += own[1:]
        return made

    def state(self, unit: int) -> tuple:
        """What ``put_back`` needs."""
        columns = {name: column[unit] for name, column in self.students.items()}
        return unit, len(self.shapes), self.shapes[unit], self.shapes_m[unit], columns

    def put_back(self, state: tuple) -> None:
        """Make one of the parts again."""
        unit, n, shape, shape_m, columns = state
        for values, own in (
            (self.shapes, shape),
            (self.shapes_m, shape_m),
            *((self.students[name], columns[name]) for name in columns),
        ):
            del values[n:]
            values[unit] = own
