# SPDX-License-Identifier: GPL-2.0-or-later
"""Lengths as people read them, in the unit that the reader has chosen.

What is held against a parameter in metres is told in metres, whatever the unit: see ``metres``.
"""

from __future__ import annotations

from typing import Any

from . import manner
from .texts import number, tr

METRES_PER_MILE = 1609.344
"""The international mile of 1959."""
METRES_PER_KILOMETRE = 1000.0
"""By definition."""


def in_miles() -> bool:
    return manner.current().unit == "miles"


def metres_per_unit() -> float:
    """Divide metres by it to have miles or kilometres."""
    return METRES_PER_MILE if in_miles() else METRES_PER_KILOMETRE


def from_miles(miles: float) -> float:
    """Miles, as outputs and measures have distances, in the reader's unit."""
    return miles * METRES_PER_MILE / metres_per_unit()


def symbol() -> str:
    """The unit as it stands behind a number."""
    return tr("mi") if in_miles() else tr("km")


def unit_in_full() -> str:
    """The unit as it stands in a heading."""
    return tr("miles") if in_miles() else tr("kilometres")


def square_symbol() -> str:
    """The unit of areas."""
    return tr("sq mi") if in_miles() else tr("km²")


def far(metres: Any, digits: int = 2) -> str:
    """A distance in miles or kilometres, without the unit; takes metres."""
    return number(float(metres) / metres_per_unit(), digits)


def shown(metres: Any, digits: int = 2) -> str:
    """A distance in miles or kilometres, with the unit; takes metres."""
    return tr("{n} {unit}").format(n=far(metres, digits), unit=symbol())


def area(square_metres: Any, digits: int = 1) -> str:
    """An area in square miles or kilometres, without the unit; takes square metres."""
    return number(float(square_metres) / metres_per_unit() ** 2, digits)


def between(metres: float) -> str:
    """A gap on the map, to the centimetre, metre or tenth of a unit, as is of use.

    In metres below 10 km, as the parameters are that it is held against.
    """
    if metres < 10:
        return tr("{n} m").format(n=number(metres, 2))
    if metres < 10_000:
        return tr("{n} m").format(n=number(metres))
    return shown(metres, 1)


def in_words(metres: float) -> str:
    """A length that was typed, as people say it.

    In miles: quarters of a mile and whole miles where they are such. Else metres, and
    kilometres where they are round.
    """
    miles = metres / METRES_PER_MILE
    quarters = round(4 * miles)
    # What is typed is often rounded to whole metres.
    if in_miles() and quarters and abs(metres - quarters * METRES_PER_MILE / 4) <= 0.5:
        if quarters <= 4:
            return [
                tr("a quarter of a mile"),
                tr("half a mile"),
                tr("three quarters of a mile"),
                tr("1 mile"),
            ][quarters - 1]
        digits = 0 if quarters % 4 == 0 else 1 if quarters % 2 == 0 else 2
        return tr("{n} miles").format(n=number(quarters / 4, digits))
    if metres >= 1000 and round(metres) % 100 == 0:
        kilometres = round(metres) / 1000
        return tr("{n} km").format(n=number(kilometres, 0 if kilometres.is_integer() else 1))
    return tr("{n} m").format(n=number(metres))
