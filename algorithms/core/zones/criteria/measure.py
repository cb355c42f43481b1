# SPDX-License-Identifier: GPL-2.0-or-later
"""One figure of a plan."""

from __future__ import annotations

from typing import NamedTuple, Optional

from ... import lengths
from ...texts import tr


class Measure(NamedTuple):
    """One figure of a plan; ``value`` is None where it has no meaning."""

    key: str
    name: str
    value: Optional[float]
    unit: str

    @property
    def value_shown(self) -> Optional[float]:
        """The value in the reader's unit of distances."""
        if self.value is None or self.unit != "mi":
            return self.value
        return lengths.from_miles(self.value)

    @property
    def unit_shown(self) -> str:
        """The unit in the reader's language, and his unit of distances for miles."""
        if self.unit == "mi":
            return lengths.symbol()
        return tr(self.unit) if self.unit else ""
