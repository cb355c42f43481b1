# SPDX-License-Identifier: GPL-2.0-or-later
"""Options that are chosen by name, and what the user is told."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from enum import Enum
from typing import TypeVar, Union

from ..errors import Fault, InputError
from ..progress import Progress
from ..texts import tr

Choice = TypeVar("Choice", bound=Enum)


def chosen(value: Union[str, Choice], options: Iterable[Choice], argument: str) -> Choice:
    """Return a member of an enumeration, given by itself or by its name in any case.

    Parameters
    ----------
    value : str or member
    options : iterable of members
        Perhaps the enumeration itself.
    argument : str
        For the message.

    Raises
    ------
    InputError
        If there is no such option.
    """
    names = {member.name.lower(): member for member in options}
    if isinstance(value, Enum) and value in names.values():
        return value
    key = str(value).strip().lower().replace(" ", "_")
    if key not in names:
        raise InputError(
            Fault(
                "there is no such option",
                tr("Choose one of: {names}.").format(names=", ".join(names)),
                argument,
                detail=str(value),
            )
        )
    return names[key]


class PlanWarning(UserWarning):
    """What is odd in the input, or what a plan does not keep, in plain words.

    Examples
    --------
    >>> import warnings
    >>> from balanced_zones.algorithms import core
    >>> units, schools = core.example_layers()
    >>> schools["seats"] = [26, 18, 14]
    >>> with warnings.catch_warnings(record=True) as caught:
    ...     warnings.simplefilter("always")
    ...     district = core.build_district(
    ...         units, schools, students="students", school_id="school", capacity="seats"
    ...     )
    >>> caught[0].category is core.PlanWarning
    True
    """


class WarningsProgress(Progress):
    """The listener where none is given: warnings become Python's, all else is dropped.

    Examples
    --------
    >>> import warnings
    >>> with warnings.catch_warnings(record=True) as caught:
    ...     warnings.simplefilter("always")
    ...     WarningsProgress().warn("School A has no seats.")
    >>> str(caught[0].message)
    'School A has no seats.'
    """

    def warn(self, text: str) -> None:
        # From here to the caller of the function that was called lie too many frames to count.
        warnings.warn(text, PlanWarning, stacklevel=2)


TO_WARNINGS = WarningsProgress()
"""Keeps nothing, so one serves all."""
