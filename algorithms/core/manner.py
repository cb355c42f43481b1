# SPDX-License-Identifier: GPL-2.0-or-later
"""How the reader has numbers and lengths: separators, miles or kilometres.

Whoever knows the reader says so once, with ``use``; other processes are told by their parent.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Manner:
    """How numbers are written.

    Attributes
    ----------
    thousands, decimal : str
        What stands between thousands, and before decimals.
    unit : str
        Of distances: "miles" or "kilometres".
    """

    thousands: str = ","
    decimal: str = "."
    unit: str = "miles"


_manner = Manner()


def current() -> Manner:
    """How numbers are written now: as in English and in miles, unless ``use`` said otherwise."""
    return _manner


def use(manner: Manner) -> None:
    """Write numbers and lengths in this manner from now on."""
    global _manner
    _manner = manner


def as_dict() -> dict[str, Any]:
    """The manner as JSON has it; ``use(Manner(**it))`` takes it up elsewhere."""
    return asdict(_manner)
