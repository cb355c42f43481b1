# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan that a layer holds: from the values of its zone field to labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ..errors import MOST_NAMED, Fault, InputError
from ..ids import plain
from ..progress import SILENT, Progress
from ..texts import listed, number, students_counted, tr, units_counted
from .conditions import unknown_schools, zones_named
from .problem import UNASSIGNED, ZoningProblem

CLOSED = -2
"""In an existing plan: a school that is not among those used, unlike any zone and unlike none."""

_MOST_NAMED = 5
"""Units that one sentence names: examples."""


def labels_of_field(
    problem: ZoningProblem,
    values: Sequence,
    field: str,
    layer: str = "Planning units",
    progress: Progress = SILENT,
) -> np.ndarray:
    """Return the plan that a field of the planning units holds.

    A plan may name schools that are not among those used: closed since, or of another level.
    Their units count as without a zone, and a warning says so.

    Parameters
    ----------
    problem : ZoningProblem
    values : sequence of length n
        The id of the school that serves each unit; None, NaN or blank text where none does.
        What ids are alike ``ids.plain`` says.
    field, layer : str
        For messages.
    progress : Progress
        Takes the warnings: units without a zone, unknown schools, schools without a unit.

    Returns
    -------
    ndarray of shape (n,)
        Zone of every unit, or ``UNASSIGNED``.

    Raises
    ------
    InputError
        If no unit has a zone of a school used.
    """
    labels, unknown = zones_named(values, problem.school_ids, problem.other_schools)
    if (labels == UNASSIGNED).all():
        raise InputError(
            Fault(
                "no planning unit has a zone of any school used",
                "Choose the field that names the school of each unit, and check the level and the "
                "field with the schools' ids.",
                layer,
                field=field,
                detail=tr("the field has {theirs}, the schools {ours}").format(
                    theirs=plain(values[unknown[0]]), ours=plain(problem.school_ids[0])
                ),
            )
            if len(unknown)
            else Fault(
                "no planning unit has a zone",
                "Choose the field that names the school of each unit.",
                layer,
                field=field,
            )
        )
    if len(unknown):
        schools = unknown_schools(values, unknown)
        progress.warn(
            tr(
                "{layer}: '{field}' names schools that are not among the schools used. Their units "
                "count as without a zone: {n}, with {students}: {schools}."
            ).format(
                layer=layer,
                field=field,
                n=units_counted(len(unknown)),
                students=students_counted(problem.students[unknown].sum()),
                schools=named_schools(schools),
            )
        )
    _tell(problem, labels, unknown, field, layer, progress)
    return labels


def existing_labels(
    problem: ZoningProblem,
    values: Sequence,
    field: str,
    layer: str = "Planning units",
    progress: Progress = SILENT,
    closed: int = UNASSIGNED,
) -> np.ndarray:
    """Return the plan in force, which may name schools that are not among those used.

    Parameters
    ----------
    problem : ZoningProblem
    values : sequence of length n
        The id of the school that serves each unit; None, NaN or blank text where none does.
    field, layer : str
        For messages.
    progress : Progress
        Takes the warnings.
    closed : int
        What stands for a school that is not among those used: ``CLOSED`` to tell its units
        from those without a zone.

    Returns
    -------
    ndarray of shape (n,)
        Zone of every unit, ``UNASSIGNED`` or ``closed``.
    """
    labels, unknown = zones_named(values, problem.school_ids, problem.other_schools)
    if len(unknown):
        progress.warn(
            tr(
                "{layer}: schools of the existing plan that are not among the schools used, "
                "whose students all change school: {schools}."
            ).format(layer=layer, schools=named_schools(unknown_schools(values, unknown)))
        )
    without = int((labels < 0).sum()) - len(unknown)
    labels[unknown] = closed
    if without:
        progress.warn(
            tr("{layer}: planning units without a zone in '{field}': {n}.").format(
                layer=layer, field=field, n=without
            )
        )
    return labels


def named_schools(counts: Mapping[str, int]) -> str:
    """Schools, each with the number of its units."""
    return listed(
        (
            tr("{school} ({n} units)").format(school=school, n=n)
            if n != 1
            else tr("{school} (1 unit)").format(school=school)
            for school, n in counts.items()
        ),
        MOST_NAMED,
    )


def _tell(
    problem: ZoningProblem,
    labels: np.ndarray,
    unknown: np.ndarray,
    field: str,
    layer: str,
    progress: Progress,
) -> None:
    nowhere = np.setdiff1d(np.flatnonzero(labels == UNASSIGNED), unknown)
    without = [problem.unit_ids[unit] for unit in nowhere]
    if without:
        progress.warn(
            tr(
                "{layer}: planning units without a zone in '{field}', which count as unassigned: "
                "{n} ({units})."
            ).format(
                layer=layer,
                n=number(len(without)),
                field=field,
                units=listed(without, _MOST_NAMED),
            )
        )
    empty = np.setdiff1d(np.arange(problem.n_zones), labels)
    if len(empty):
        named = listed((problem.school_ids[zone] for zone in empty), _MOST_NAMED)
        progress.warn(
            tr("{layer}: no planning unit in '{field}' has these schools: {schools}.").format(
                layer=layer, field=field, schools=named
            )
        )
