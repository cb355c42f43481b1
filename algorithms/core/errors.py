# SPDX-License-Identifier: GPL-2.0-or-later
"""The one exception of the core: bad input, with where it is and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Union

from .texts import listed, tr
from .topics import OTHER

MOST_NAMED = 20
"""Features of one kind that a message names: as many as fit a screen; the rest are counted."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with the input.

    Faults that agree in everything but ``feature`` and ``detail`` are of one kind and
    are told together.

    Attributes
    ----------
    what : str
        What is wrong, as a sentence without a full stop.
    remedy : str
        What the user can do, as one or more full sentences.
    layer : str
        Name of the layer (or parameter) that holds the error; empty if none.
    feature : object
        Id of the feature as the user knows it; None if the error is not of one feature.
    field : str
        Name of the field; empty if the error is not of one field.
    detail : str
        What was found at this feature, e.g. the wrong value.
    topic : str
        What it is about, one of ``topics.TOPICS``; it changes nothing in what is said.
    """

    what: str
    remedy: str
    layer: str = ""
    feature: object = None
    field: str = ""
    detail: str = ""
    topic: str = OTHER

    @property
    def kind(self) -> tuple:
        return (self.layer, self.field, self.what, self.remedy)

    def named(self) -> str:
        return f"{self.feature} ({self.detail})" if self.detail else str(self.feature)


class InputError(ValueError):
    """Input that cannot be worked with.

    Parameters
    ----------
    faults : Fault or iterable of Fault
        Everything found wrong, worst first.

    Examples
    --------
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> schools["seats"] = [260, 0, 140]
    >>> try:
    ...     core.build_district(
    ...         units, schools, students="students", school_id="school", capacity="seats"
    ...     )
    ... except core.InputError as error:
    ...     fault = error.faults[0]
    >>> fault.layer, fault.field, fault.feature
    ('Schools', 'seats', 'B')
    """

    def __init__(self, faults: Union[Fault, Iterable[Fault]]):
        self.faults = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__(describe(self.faults))

    def __reduce__(self) -> tuple[type, tuple]:
        # How it is made again behind a pipe (``jobs.codec``): by its problems, not by its text.
        return type(self), (self.faults,)


def describe(faults: Iterable[Fault]) -> str:
    """Tell problems in plain words, in the reader's language, one paragraph per kind.

    At most ``MOST_NAMED`` features are named per kind; the rest are counted.
    """
    kinds: dict[tuple, list[Fault]] = {}
    for problem in faults:
        kinds.setdefault(problem.kind, []).append(problem)
    return "\n".join(_paragraph(of_kind) for of_kind in kinds.values())


def _paragraph(of_kind: list[Fault]) -> str:
    first = of_kind[0]
    where = f"{first.layer}: " if first.layer else ""
    field = " " + tr("(field '{name}')").format(name=first.field) if first.field else ""
    named = [p.named() for p in of_kind if p.feature is not None]
    which = ""
    if named:
        which = f": {listed(named, MOST_NAMED)}"
    elif first.detail:
        which = f": {first.detail}"
    return f"{where}{tr(first.what)}{field}{which}. {tr(first.remedy)}"


def raise_any(faults: Iterable[Fault]) -> None:
    """Raise an ``InputError`` of faults, if there are any."""
    found = tuple(faults)
    if found:
        raise InputError(found)
