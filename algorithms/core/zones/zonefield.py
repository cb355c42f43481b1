"""A plan that a layer holds: from the values of its zone field to labels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..errors import InputError, Problem
from ..progress import SILENT, Progress
from ..texts import listed, tr
from .conditions import zones_named
from .problem import UNASSIGNED, ZoningProblem

_MOST_NAMED = 5


def labels_of_field(
    problem: ZoningProblem,
    values: Sequence,
    field: str,
    layer: str = "Planning units",
    progress: Progress = SILENT,
) -> np.ndarray:
    """Return the plan that a field of the planning units holds.

    Parameters
    ----------
    problem : ZoningProblem
    values : sequence of length n
        The id of the school that serves each unit; None, NaN or blank text where none does.
        Numbers and their text are the same.
    field, layer : str
        For messages.
    progress : Progress
        Takes the warnings: units without a zone, schools without a unit.

    Returns
    -------
    ndarray of shape (n,)
        Zone of every unit, or ``UNASSIGNED``.

    Raises
    ------
    InputError
        If a value is the id of no school, naming the units; if no unit has a value.
    """
    labels, unknown = zones_named(
        values, problem.school_ids, problem.unit_ids, layer, field, problem.other_schools
    )
    if unknown:
        raise InputError(unknown)
    if (labels == UNASSIGNED).all():
        raise InputError(
            Problem(
                "no planning unit has a zone",
                "Choose the field that names the school of each unit.",
                layer,
                field=field,
            )
        )
    _tell(problem, labels, field, layer, progress)
    return labels


def _tell(problem, labels, field, layer, progress) -> None:
    without = [problem.unit_ids[u] for u in np.flatnonzero(labels == UNASSIGNED)]
    if without:
        progress.warn(
            tr(
                "{layer}: {n} planning units have no zone in '{field}' and count as unassigned: "
                "{units}."
            ).format(layer=layer, n=len(without), field=field, units=listed(without, _MOST_NAMED))
        )
    empty = np.setdiff1d(np.arange(problem.n_zones), labels)
    if len(empty):
        named = listed((problem.school_ids[zone] for zone in empty), _MOST_NAMED)
        progress.warn(
            tr("{layer}: no planning unit in '{field}' has these schools: {schools}.").format(
                layer=layer, field=field, schools=named
            )
        )
