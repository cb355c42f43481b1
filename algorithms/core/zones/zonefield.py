# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan that a layer holds: from the values of its zone field to labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ..errors import MOST_NAMED, Fault, InputError
from ..ids import is_missing, plain
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
                "{layer}: schools of the existing plan that are not among the schools used, whose "
                "students change school wherever a plan does not name the same one: {schools}."
            ).format(layer=layer, schools=named_schools(unknown_schools(values, unknown)))
        )
    without = int((labels < 0).sum()) - len(unknown)
    labels[unknown] = closed
    if without == len(labels):
        progress.warn(
            tr(
                "{layer}: no planning unit has a zone in '{field}', so nothing is held against the "
                "existing plan."
            ).format(layer=layer, field=field)
        )
    elif without:
        progress.warn(
            tr("{layer}: planning units without a zone in '{field}': {n}.").format(
                layer=layer, field=field, n=without
            )
        )
    return labels


def told_apart(labels: np.ndarray, named: Sequence[Sequence]) -> np.ndarray:
    """Return plans in which schools that are not among those used are told apart.

    Parameters
    ----------
    labels : ndarray of shape (P, n)
        Zones; ``UNASSIGNED`` where a unit has none, or a school that is not used.
    named : P sequences of length n
        The ids of the schools as the plans name them.

    Returns
    -------
    ndarray of shape (P, n)
        As ``labels``, with numbers from ``UNASSIGNED`` - 1 downwards for schools that are not
        used: one number per school, the same in all plans.
    """
    schools = labels.copy()
    numbers: dict = {}
    for row, values in zip(schools, named):
        for unit in np.flatnonzero(row == UNASSIGNED).tolist():
            if not is_missing(values[unit]):
                school = plain(values[unit])
                row[unit] = numbers.setdefault(school, UNASSIGNED - 1 - len(numbers))
    return schools


def left_of(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the first of two plans, as changes to the second are counted from it.

    Parameters
    ----------
    first, second : ndarray of shape (n,)
        Of ``told_apart``.

    Returns
    -------
    ndarray of shape (n,)
        Below ``UNASSIGNED`` where students leave a school that is not used, ``UNASSIGNED`` where
        they have none or stay at such a one: between the two plans nothing changes for them.
    """
    return np.where((first < UNASSIGNED) & (first == second), UNASSIGNED, first)


def existing_left(
    existing: np.ndarray, labels: np.ndarray, named: tuple[Sequence, Sequence]
) -> np.ndarray:
    """Return the existing plan, as changes to another are counted from it (``left_of``).

    Parameters
    ----------
    existing : ndarray of shape (n,)
        Of ``existing_labels``.
    labels : ndarray of shape (n,)
        The other plan, of ``labels_of_field``.
    named : two sequences of length n
        The ids of the schools as the existing plan and the other one name them.
    """
    return left_of(*told_apart(np.array([np.maximum(existing, UNASSIGNED), labels]), named))


def named_schools(counts: Mapping[str, int]) -> str:
    """Schools, each with the number of its units."""
    return listed(
        (
            tr("{school} ({n} units)").format(school=school, n=number(n))
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
